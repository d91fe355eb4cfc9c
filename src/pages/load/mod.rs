//! How much was done, and how it compares with the weeks before: for today, and for any day of the past as it stood then.

mod ahead;
mod allowed;
mod trends;

use crate::components::choice::{place_of, segmented, select_one};
use crate::components::frame::{Leave, Screen};
use crate::components::icon::{Icon, zone_sign};
use crate::components::load_chart::{Chart, DAYS};
use crate::components::notice::{Notice, Tone};
use crate::components::ratio_card::{ratio_card, state_title, zone_class};
use crate::components::ratio_lines::ratio_lines;
use crate::pages::settings::{block_weeks, method};
use crate::pages::today::reading;
use crate::platform::{page, prefs};
use crate::route::Route;
use crate::show;
use crate::state::{App, app};
use crate::view::{View, ask, live, live_by, view};
use crate::words::{term, words};
use brace_domain::catalog::{ExerciseId, Focus};
use brace_domain::load::{
    AcceptedDeload, Acwr, DayPoint, DayReport, DeloadBanner, Ewma, Ledger, Ledgers, Method, acwr_by, bars,
    day_points, day_report, deload_banner, family, weekly_ratios,
};
use brace_domain::log::Session;
use brace_domain::mark::Mark;
use brace_domain::state::State;
use brace_domain::units::parse_date;
use brace_domain::update::Command;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use leptos::prelude::*;

/// As many weeks are listed at first, and added by "Show more": a quarter, then years.
const WEEKS: usize = 12;
const MORE_WEEKS: usize = 52;
/// Days of the longer window of the ratio.
const CHRONIC_DAYS: u64 = 28;
/// As many sessions without numbers are offered at once.
const OPEN_SESSIONS: usize = 3;

/// The load on a day, today if none is given.
pub(crate) fn load_page(day: Option<NaiveDate>) -> View {
    let app = app();
    let w = words();
    let shown = Memo::new(move |_| {
        let first = app.with_state(|state| state.ledgers().first_day());
        first.and_then(|first| Shown::new(first, day, app.today()))
    });
    let over = ask(move || {
        let today = app.today();
        match shown.get().filter(|shown| !shown.is_today()) {
            Some(shown) => (w.format.long_date)(shown.day, today),
            None => (w.load.today_counted)(&(w.format.long_date)(today, today)),
        }
    });
    // Each part follows the log by itself: what is open or chosen stays while something is logged or undone.
    let parts = move |shown: Option<Shown>| match shown {
        None => nothing_logged(),
        Some(shown) => view! {
            {shown.is_today().then(|| deload(app))}
            {day_choice(shown)}
            {ratio_cards(app, shown.day)}
            {shown.is_today().then(|| allowed::allowed(app))}
            {method_row()}
            {over_time(app, shown)}
            {shown.is_today().then(|| unfolded(w.load.ahead.title, move || ahead::ahead(app)))}
            {(!shown.is_today()).then(|| unlogged(app, shown.day))}
            {every_week(app, shown)}
        },
    };
    let body = move || {
        let shown = shown.get();
        if app.is_whole() { untrack(|| parts(shown)) } else { reading() }
    };
    view! { <Screen title=w.load.title over=over leave=Leave::Gear>{live(body)}</Screen> }
}

/// A day within the log, and how far one can go from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shown {
    first: NaiveDate,
    day: NaiveDate,
    today: NaiveDate,
}

impl Shown {
    /// The day that is asked for, or the nearest one of the log. None as long as nothing was logged up to today.
    fn new(first: NaiveDate, asked: Option<NaiveDate>, today: NaiveDate) -> Option<Self> {
        let day = asked.unwrap_or(today).max(first).min(today);
        (first <= today).then_some(Self { first, day, today })
    }

    fn is_today(self) -> bool {
        self.day == self.today
    }

    /// The address of another day; none outside the log. Today has an address of its own, which stays true tomorrow.
    fn route(self, day: Option<NaiveDate>) -> Option<Route> {
        let day = day.filter(|day| (self.first..=self.today).contains(day))?;
        Some(Route::Load((day != self.today).then_some(day)))
    }
}

fn nothing_logged() -> View {
    let w = &words().load;
    view! {
        <div class="card">
            <h2 class="h3">{w.nothing_title}</h2>
            <p class="sub">{w.nothing}</p>
            <p class="acts-row"><a class="btn" href=Route::Today.to_string()>{w.first_session}</a></p>
        </div>
        {method_row()}
    }
}

/// One day back, any day, one day on, today. A typed date waits for a key: while it is typed, or while a wheel turns,
/// every day on the way is a date.
fn day_choice(shown: Shown) -> View {
    let w = words();
    let typed = RwSignal::new(shown.day);
    let step = |icon: Icon, label: &'static str, day: Option<NaiveDate>| {
        let to = shown.route(day).map(|route| route.to_string());
        let off = to.is_none().then_some("true");
        let role = to.is_none().then_some("link");
        view! { <a class="ibtn" href=to role=role aria-disabled=off aria-label=label>{icon.view()}</a> }
    };
    let read = move |event| {
        let date = parse_date(&event_target_value(&event));
        typed.set(date.map_or(shown.day, |date| date.max(shown.first).min(shown.today)));
    };
    let go = move |event: web_sys::Event| {
        event.prevent_default();
        let day = typed.get_untracked();
        if day != shown.day {
            page::go(&shown.route(Some(day)).unwrap_or(Route::Load(None)).to_string());
        }
        page::set_field("load-day", &day.to_string());
    };
    let key = move || {
        let day = typed.get();
        let date = (w.format.long_date)(day, shown.today);
        (day != shown.day).then(|| view! { <button class="btn">{(w.load.show_day)(&date)}</button> })
    };
    let back = (!shown.is_today()).then(|| {
        let to = Route::Load(None).to_string();
        view! { <a class="btn quiet" href=to>{w.load.back_to_today}</a> }
    });
    view! {
        <form class="day-choice" novalidate on:submit=go>
            {step(Icon::Back, w.load.previous_day, shown.day.pred_opt())}
            <label>
                <span class="vh">{w.load.day}</span>
                <input
                    type="date"
                    id="load-day"
                    min=shown.first.to_string()
                    max=shown.today.to_string()
                    value=shown.day.to_string()
                    on:input=read
                />
            </label>
            {step(Icon::Next, w.load.next_day, shown.day.succ_opt())}
            {live(key)}
            {back}
        </form>
    }
}

/// The ratio of all training and that of the spine.
fn ratio_cards(app: App, day: NaiveDate) -> View {
    let method = method();
    live(move || {
        let [session, axial] = app.with_state(|state| {
            [Ledger::Session, Ledger::Axial].map(|ledger| acwr_by(state.ledgers(), ledger, day, method))
        });
        view! {
            {ratio_card(Ledger::Session, session, method, app.with_state(|state| about_ratings(state, session, day)))}
            {ratio_card(Ledger::Axial, axial, method, ().into())}
            {weighted_start(app, day, method)}
        }
    })
}

/// The weighted form begins with the load of the first day, which is to be said until day 42 (L19).
fn weighted_start(app: App, day: NaiveDate, method: Method) -> Option<View> {
    let first = app.with_state(|state| state.ledgers().first_day())?;
    let starting = (day - first).num_days() < i64::from(Ewma::START_UP_DAYS);
    (starting && method == Method::Weighted)
        .then(|| view! { <p class="cap">{words().load.weighted_start}</p> })
}

/// What is missing or estimated among the ratings of the last 28 days, and which of them are marked.
fn about_ratings(state: &State, acwr: Acwr, day: NaiveDate) -> View {
    let w = words();
    let log = state.log();
    let from = day.checked_sub_days(Days::new(CHRONIC_DAYS - 1)).unwrap_or(day);
    let newest_first = log.sessions().rev().skip_while(|session| session.facts.date > day);
    let sessions: Vec<_> = newest_first.take_while(|session| session.facts.date >= from).collect();
    let estimated = sessions.iter().filter(|session| session.facts.estimated).count();
    let estimated = (estimated > 0).then(|| view! { <p class="cap">{(w.load.estimated)(estimated)}</p> });
    let open = sessions.into_iter().filter(|session| lacks_numbers(session, day)).take(OPEN_SESSIONS);
    let open = open.map(|session| {
        let id = session.id;
        let to = if session.facts.running { Route::Finish(id) } else { Route::EditSession(id) };
        let date = (w.format.short_date)(session.facts.date);
        view! { <a class="btn" href=to.to_string()>{(w.load.add_numbers)(&date)}</a> }
    });
    let marked =
        state.ledgers().unlogged_days().filter(|date| (from..=day).contains(date)).take(OPEN_SESSIONS);
    let marked = marked.filter(|date| *date != day).map(|date| {
        let to = Route::Load(Some(date)).to_string();
        view! { <a class="btn" href=to>{(w.load.marked_day)(&(w.format.short_date)(date))}</a> }
    });
    let open = matches!(acwr, Acwr::Incomplete { .. }).then(|| {
        view! { <p class="acts-row">{open.chain(marked).collect_view()}</p> }
    });
    view! { {open} {estimated} }
}

/// Whether a session leaves a gap, seen from a day.
fn lacks_numbers(session: &Session, day: NaiveDate) -> bool {
    let facts = &session.facts;
    if facts.running { facts.date < day } else { facts.rpe.is_none() || facts.minutes.is_none() }
}

fn method_row() -> View {
    let w = &words().load;
    view! {
        <a class="lrow ruled-off" href=Route::Method.to_string()>
            {Icon::Info.view()}
            <span class="grow">{w.how}<span class="cap block">{w.evidence}</span></span>
            {Icon::Next.view()}
        </a>
    }
}

/// Bars and trends of one ledger over a range, or their tables, and what they come to.
fn over_time(app: App, shown: Shown) -> View {
    let w = &words().load;
    let day = shown.day;
    let place = RwSignal::new(kept_ledger());
    let ledger = move || ledger_at(place.get());
    let range = RwSignal::new(prefs::read("load_range").map_or(0, |kept| place_of(&RANGES, &kept.as_str())));
    let as_table = RwSignal::new(prefs::read("load_table").is_some_and(|kept| kept == "yes"));
    let picked = RwSignal::new(0);
    let counted = StoredValue::new(app.with_state(counted));
    let of = RwSignal::new(0_usize);
    let chosen = move || {
        let place = of.get().checked_sub(1).filter(|_| ledger() != Ledger::Session)?;
        counted.with_value(|counted| counted.get(place).cloned())
    };
    let ledgers = move |state: &State| ledgers_of(state, chosen().as_ref());
    let of_name = move |state: &State| chosen().map(|chosen| chosen.name(state));
    let report = move || app.with_state(|state| day_report(&ledgers(state), ledger(), day));
    let choose = Callback::new(move |chosen: usize| {
        place.set(chosen);
        prefs::write("ledger", ledger_code(untrack(ledger)));
    });
    let choose_range = Callback::new(move |chosen: usize| {
        range.set(chosen);
        picked.set(0);
        prefs::write("load_range", RANGES.get(chosen).copied().unwrap_or_default());
    });
    let turn = move |_| {
        as_table.update(|table| *table = !*table);
        prefs::write("load_table", if as_table.get_untracked() { "yes" } else { "no" });
    };
    let switch = LEDGERS.map(|ledger| (w.ledger)(ledger).to_owned()).to_vec();
    let drawn = move || {
        let (from, days) = reach(shown, range.get());
        let chart = app.with_state(|state| {
            let points = day_points(&ledgers(state), ledger(), from, day);
            Chart { of: of_name(state), ..chart(state, ledger(), &points, days) }
        });
        if as_table.get() {
            chart.table()
        } else {
            let open = move |date: NaiveDate| {
                let to = shown.route(Some(date)).unwrap_or(Route::Load(None)).to_string();
                let elsewhere = date != day;
                elsewhere.then(|| view! { <a class="btn quiet" href=to>{w.open_day}</a> }).into()
            };
            view! { {chart.view(picked)} {chart.reader(picked, open)} {chart.legend()} }
        }
    };
    let trended = move || {
        let (from, days) = reach(shown, range.get());
        let ledgers = app.with_state(ledgers);
        trends::trends(&ledgers, ledger(), from, day, days, as_table.get())
    };
    let of_which = move || {
        let names = counted.with_value(|counted| {
            app.with_state(|state| counted.iter().map(|counted| counted.name(state)).collect::<Vec<_>>())
        });
        let choose = Callback::new(move |chosen| {
            of.set(chosen);
            picked.set(0);
        });
        let is_mass = ledger() != Ledger::Session && !names.is_empty();
        is_mass.then(|| select_one(w.of, w.of_all, names, ask(move || of.get()), choose))
    };
    let title = move || {
        let title = (w.chart_title)(ledger());
        app.with_state(of_name).map_or_else(|| title.to_owned(), |of| format!("{title}: {of}"))
    };
    let turn_key = move || {
        let turn_to = move || {
            if as_table.get() {
                view! { {Icon::Bars.view()} {w.show_chart} }
            } else {
                view! { {Icon::Table.view()} {w.show_table} }
            }
        };
        view! { <button type="button" class="btn quiet" on:click=turn>{live(turn_to)}</button> }
    };
    view! {
        {segmented(w.choose_ledger, switch, ask(move || place.get()), choose)}
        {segmented(w.choose_range, w.ranges.map(str::to_owned).to_vec(), ask(move || range.get()), choose_range)}
        <section class="card">
            <div class="row between head">
                <h2 class="h3">{live(title)}</h2>
                {turn_key()}
            </div>
            {live(of_which)}
            {live(drawn)}
        </section>
        {live(move || facts(ledger(), report()))}
        {unfolded(w.trends.title, move || view! { <div class="row between head"><span></span>{turn_key()}</div> {live(trended)} })}
    }
}

/// A card that one opens; what it holds is made only then.
fn unfolded<V: Into<View>>(title: &'static str, content: impl Fn() -> V + Send + 'static) -> View {
    let open = RwSignal::new(false);
    let toggle = move |event| open.set(event_target::<web_sys::Element>(&event).has_attribute("open"));
    view! {
        <details class="card" on:toggle=toggle>
            <summary class="h3">{title}</summary>
            {live_by(move || open.get().into(), move || open.get_untracked().then(&content))}
        </details>
    }
}

/// Ranges of the charts as they are kept: eight weeks, half a year, everything.
const RANGES: [&str; 3] = ["weeks", "months", "all"];

/// From which day a range reaches, and how many days a bar of it stands for: few enough that a bar can be told from the next.
fn reach(shown: Shown, range: usize) -> (NaiveDate, usize) {
    let all = u64::try_from((shown.day - shown.first).num_days()).unwrap_or(0) + 1;
    let days = match range {
        0 => u64::from(DAYS),
        1 => 182,
        _ => all,
    };
    let days = days.min(all.max(u64::from(DAYS)));
    let from = shown.day.checked_sub_days(Days::new(days - 1)).unwrap_or(shown.day);
    let bar = match days {
        ..=56 => 1,
        57..=400 => 7,
        _ => 28,
    };
    (from, bar)
}

/// Exercises whose mass can be looked at alone.
#[derive(Clone)]
enum Counted {
    /// All of one family of movements.
    Family(Focus),
    /// One exercise.
    Exercise(ExerciseId),
}

impl Counted {
    fn counts(&self, exercise: &ExerciseId) -> bool {
        match self {
            Self::Family(focus) => family(exercise) == Some(*focus),
            Self::Exercise(one) => one == exercise,
        }
    }

    fn name(&self, state: &State) -> String {
        match self {
            Self::Family(focus) => term(focus.code()).to_owned(),
            Self::Exercise(exercise) => show::exercise_name(state, exercise),
        }
    }
}

/// As many exercises are offered, those done last.
const COUNTED: usize = 12;

/// The loaded exercises done last, and their families before them.
fn counted(state: &State) -> Vec<Counted> {
    let recent = state.log().recent_exercises().into_iter();
    let loaded = recent.filter(|exercise| state.traits(exercise).is_some_and(|traits| traits.loadable));
    let exercises: Vec<_> = loaded.take(COUNTED).cloned().collect();
    let mut families = Vec::new();
    for focus in exercises.iter().filter_map(family) {
        if !families.contains(&focus) {
            families.push(focus);
        }
    }
    let families = families.into_iter().map(Counted::Family);
    families.chain(exercises.into_iter().map(Counted::Exercise)).collect()
}

/// The ledgers of all exercises, or of some of them, with the days that are gaps all the same.
fn ledgers_of(state: &State, counted: Option<&Counted>) -> Ledgers {
    let Some(counted) = counted else { return state.ledgers().clone() };
    let traits = |exercise: &ExerciseId| state.traits(exercise).filter(|_| counted.counts(exercise));
    let mut ledgers = Ledgers::of_exercises(state.log(), &traits);
    state.ledgers().unlogged_days().for_each(|date| ledgers.mark_unlogged(date, true));
    ledgers
}

fn chart(state: &State, ledger: Ledger, points: &[DayPoint], days: usize) -> Chart {
    let from = points.first().map_or(NaiveDate::MIN, |point| point.date);
    let to = points.last().map_or(NaiveDate::MIN, |point| point.date);
    let deloads = state.day_marks().filter(|(_, mark)| mark.mark == Mark::Deload);
    let deloads = deloads.map(|(_, mark)| AcceptedDeload { start: mark.date });
    let noted = state.log().sessions().rev().skip_while(|session| session.facts.date > to);
    let noted =
        noted.take_while(|session| session.facts.date >= from).filter(|session| session.facts.note.is_some());
    Chart {
        ledger,
        of: None,
        bars: bars(points, days),
        deloads: deloads.map(|deload| (deload.start, deload.end() - Days::new(1))).collect(),
        notes: noted.map(|session| session.facts.date).collect(),
    }
}

/// A past day on which one trained and logged nothing, and the way to say so.
fn unlogged(app: App, day: NaiveDate) -> View {
    let w = words().load.marks;
    live(move || {
        let marked = app.with_state(|state| state.is_marked(day, Mark::Unlogged));
        let mark = move |_| {
            // Refused only in read-only mode, where the notice says why.
            let _ = app.dispatch(Command::MarkDay { date: day, mark: Mark::Unlogged, on: !marked });
        };
        let word = if marked { w.not_unlogged } else { w.unlogged };
        view! {
            <section class="card">
                {marked.then(|| view! { <p><b>{w.marked}</b></p> })}
                <p class="sub">{w.unlogged_text}</p>
                <p class="acts-row"><button type="button" class="btn" on:click=mark>{word}</button></p>
            </section>
        }
    })
}

/// The one banner about an easier week: proposed, or going on (L61).
pub(crate) fn deload(app: App) -> View {
    let w = words().load.marks;
    live(move || {
        let today = app.today();
        if !app.is_whole() {
            return None;
        }
        let banner = app.with_state(|state| {
            let (log, ledgers) = (state.log(), state.ledgers());
            deload_banner(log, ledgers, today, Weekday::Mon, block_weeks(), state.deload_decisions(today))
        })?;
        let say = move |mark: Mark, date: NaiveDate, on: bool| {
            let _ = app.dispatch(Command::MarkDay { date, mark, on });
        };
        // Whoever ends it is not asked again at once.
        let end = move |start: NaiveDate| {
            say(Mark::Deload, start, false);
            say(Mark::DeloadDeclined, today, true);
        };
        Some(match banner {
            DeloadBanner::Accepted(deload) => {
                let until = (words().format.long_date)(deload.end() - Days::new(1), today);
                view! {
                    <Notice tone=Tone::Neutral icon=Icon::Info heading=w.deload_running.to_owned() text=(w.deload_until)(&until)>
                        <button type="button" on:click=move |_| end(deload.start)>{w.end}</button>
                    </Notice>
                }
            }
            DeloadBanner::Proposed(proposal) => {
                let signals = proposal.signals.iter().map(|signal| (w.signal)(*signal));
                let text = signals.chain([w.deload_text]).collect::<Vec<_>>().join(" ");
                view! {
                    <Notice tone=Tone::Neutral icon=Icon::Info heading=(w.deload_title)(proposal.loaded_weeks) text=text>
                        <button type="button" on:click=move |_| say(Mark::Deload, today, true)>{w.accept}</button>
                        <button type="button" on:click=move |_| say(Mark::DeloadDeclined, today, true)>{w.decline}</button>
                    </Notice>
                }
            }
        })
    })
}

const LEDGERS: [Ledger; 3] = [Ledger::Session, Ledger::Axial, Ledger::Volume];

/// The ledger at a place of a switch.
fn ledger_at(place: usize) -> Ledger {
    LEDGERS.get(place).copied().unwrap_or(Ledger::Session)
}

/// The place of the ledger that was looked at last: a screen of another day shows the same one.
fn kept_ledger() -> usize {
    let kept = prefs::read("ledger");
    let kept = LEDGERS.into_iter().find(|&ledger| kept.as_deref() == Some(ledger_code(ledger)));
    place_of(&LEDGERS, &kept.unwrap_or(Ledger::Axial))
}

const fn ledger_code(ledger: Ledger) -> &'static str {
    match ledger {
        Ledger::Session => "session",
        Ledger::Axial => "axial",
        Ledger::Volume => "volume",
    }
}

/// Three numbers beside the ratio; of the volume ledger two.
fn facts(ledger: Ledger, report: DayReport) -> View {
    let w = &words().load;
    let fact = |name: &'static str, value: Option<String>| {
        let none = value.is_none();
        let value = value.unwrap_or_else(|| w.unknown.to_owned());
        view! { <div><dt>{name}</dt><dd class:none=none>{value}</dd></div> }
    };
    let change = report.week_to_week.map(|change| (w.percent)(&signed(100.0 * change)));
    let difference = report.difference.map(signed);
    let unknown = (report.unknown_sets > 0 && ledger != Ledger::Session).then(|| {
        view! { <p class="sub">{(w.unknown_sets)(report.unknown_sets)}</p> }
    });
    view! {
        <dl class="facts">
            {fact(w.week_to_week, change)}
            {(ledger != Ledger::Volume).then(|| fact((w.difference)(ledger), difference))}
            {fact(w.axial_days, Some(report.axial_days.to_string()))}
        </dl>
        {unknown}
    }
}

/// A change with its sign: "+97".
fn signed(change: f64) -> String {
    let sign = if change.round() > 0.0 { "+" } else { "" };
    format!("{sign}{}", show::rounded(change))
}

/// Both ratios over the whole log.
fn every_week(app: App, shown: Shown) -> View {
    let w = words();
    let weeks = move || app.with_state(|state| weekly_ratios(state.ledgers(), shown.today));
    let listed = RwSignal::new(WEEKS);
    let number = move || {
        app.with_state(|state| state.ledgers().first_day()).map_or(0, |first| week_count(first, shown.today))
    };
    let next = move || number().saturating_sub(listed.get()).min(MORE_WEEKS);
    let lines = live(move || ratio_lines(&weeks(), (!shown.is_today()).then_some(shown.day)));
    let date = move |date: NaiveDate| {
        let this_year = date.year() == shown.today.year();
        if this_year { (w.format.short_date)(date) } else { (w.format.date_with_year)(date) }
    };
    let rows = move || {
        let weeks = weeks();
        let rows = weeks.iter().take(listed.get()).map(|week| {
            let here = week.week_end == shown.day;
            let to = shown.route(Some(week.week_end)).unwrap_or(Route::Load(None));
            view! {
                <tr class:now=here>
                    <th scope="row">
                        <a href=to.to_string() aria-current=here.then_some("date")>{date(week.week_end)}</a>
                    </th>
                    <td>{in_a_cell(week.session)}</td>
                    <td>{in_a_cell(week.axial)}</td>
                </tr>
            }
        });
        rows.collect_view()
    };
    let column = |word: &'static str| view! { <th scope="col">{word}</th> };
    view! {
        <section class="card">
            <h2 class="h3">{w.load.weeks_title}</h2>
            <p class="sub">{w.load.weeks_text}</p>
            {lines}
            <table class="dose nums weeks">
                <caption class="vh">{w.load.weeks_title}</caption>
                <thead>
                    <tr>
                        {column(w.load.column_week)}
                        {column((w.load.ledger)(Ledger::Session))}
                        {column((w.load.ledger)(Ledger::Axial))}
                    </tr>
                </thead>
                <tbody>{live(rows)}</tbody>
            </table>
            <button
                type="button"
                class="btn"
                class:gone=move || next() == 0
                on:click=move |_| listed.update(|listed| *listed += MORE_WEEKS)
            >
                {live(move || (w.load.more_weeks)(next()))}
            </button>
        </section>
    }
}

/// How many weeks [`weekly_ratios`] lists.
fn week_count(first: NaiveDate, today: NaiveDate) -> usize {
    let sunday = |date: NaiveDate| date + Days::new(6 - u64::from(date.weekday().num_days_from_monday()));
    usize::try_from((sunday(today) - sunday(first)).num_days() / 7 + 1).unwrap_or(0)
}

fn in_a_cell(acwr: Acwr) -> View {
    match acwr {
        Acwr::Ratio { value, zone } => view! {
            <span class=zone_class(zone)>
                <b>{show::two_decimals(value)}</b> {zone_sign(zone)} <span>{state_title(acwr)}</span>
            </span>
        },
        _ => view! { <span class="none">{state_title(acwr)}</span> },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap_or_default()
    }

    #[wasm_bindgen_test]
    fn a_day_outside_the_log_shows_the_nearest_one() {
        let shown = |asked| Shown::new(day(3), asked, day(19)).map(|shown| shown.day);
        assert_eq!(shown(None), Some(day(19)));
        assert_eq!(shown(Some(day(7))), Some(day(7)));
        assert_eq!(shown(Some(day(1))), Some(day(3)));
        assert_eq!(shown(Some(day(30))), Some(day(19)));
        assert_eq!(Shown::new(day(20), None, day(19)), None);
    }

    #[wasm_bindgen_test]
    fn one_cannot_leave_the_log_and_today_keeps_its_own_address() {
        let shown = Shown::new(day(3), Some(day(4)), day(5)).unwrap();
        assert_eq!(shown.route(Some(day(5))), Some(Route::Load(None)));
        assert_eq!(shown.route(Some(day(3))), Some(Route::Load(Some(day(3)))));
        assert_eq!((shown.route(Some(day(2))), shown.route(Some(day(6)))), (None, None));
    }
}
