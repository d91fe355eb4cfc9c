//! How much was done, and how it compares with the weeks before: for today, and for any day of the past as it stood then.

use crate::components::choice::{place_of, segmented};
use crate::components::frame::{Leave, Screen};
use crate::components::icon::{Icon, zone_sign};
use crate::components::load_chart::{DAYS, legend, load_chart, load_table};
use crate::components::ratio_card::{ratio_card, state_title, zone_class};
use crate::components::ratio_lines::ratio_lines;
use crate::pages::today::reading;
use crate::platform::{page, prefs};
use crate::route::Route;
use crate::show;
use crate::state::{App, app};
use crate::view::{View, ask, live, view};
use crate::words::words;
use brace_domain::load::{Acwr, DayReport, Ledger, acwr, day_points, day_report, weekly_ratios};
use brace_domain::log::{Log, Session};
use brace_domain::units::parse_date;
use chrono::{Datelike, Days, NaiveDate};
use leptos::prelude::*;
use std::sync::Arc;

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
    let shown = move || {
        let first = app.with_state(|state| state.ledgers().first_day());
        first.and_then(|first| Shown::new(first, day, app.today()))
    };
    let over = ask(move || {
        let today = app.today();
        match shown().filter(|shown| !shown.is_today()) {
            Some(shown) => (w.format.long_date)(shown.day, today),
            None => (w.load.today_counted)(&(w.format.long_date)(today, today)),
        }
    });
    let body = move || match shown() {
        _ if !app.is_whole() => reading(),
        None => nothing_logged(),
        Some(shown) => view! {
            {day_choice(shown)}
            {ratio_cards(app, shown.day)}
            {method_row()}
            {daily(app, shown.day)}
            {every_week(app, shown)}
        },
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
    live(move || {
        let [session, axial] = app.with_state(|state| {
            [Ledger::Session, Ledger::Axial].map(|ledger| acwr(state.ledgers(), ledger, day))
        });
        view! {
            {ratio_card(Ledger::Session, session, app.with_log(|log| about_ratings(log, session, day)))}
            {ratio_card(Ledger::Axial, axial, ().into())}
        }
    })
}

/// What is missing or estimated among the ratings of the last 28 days.
fn about_ratings(log: &Log, acwr: Acwr, day: NaiveDate) -> View {
    let w = words();
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
    let open = matches!(acwr, Acwr::Incomplete { .. }).then(|| {
        view! { <p class="acts-row">{open.collect_view()}</p> }
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

/// The bars of eight weeks in one ledger, or their table, and what they come to.
fn daily(app: App, day: NaiveDate) -> View {
    let w = &words().load;
    let place = RwSignal::new(kept_ledger());
    let ledger = move || LEDGERS.get(place.get()).copied().unwrap_or(Ledger::Session);
    let as_table = RwSignal::new(prefs::read("load_table").is_some_and(|kept| kept == "yes"));
    let from = day.checked_sub_days(Days::new(u64::from(DAYS) - 1)).unwrap_or(day);
    let report = move || app.with_state(|state| day_report(state.ledgers(), ledger(), day));
    let choose = Callback::new(move |chosen: usize| {
        place.set(chosen);
        prefs::write("ledger", ledger_code(untrack(ledger)));
    });
    let turn = move |_| {
        as_table.update(|table| *table = !*table);
        prefs::write("load_table", if as_table.get_untracked() { "yes" } else { "no" });
    };
    let switch = LEDGERS.map(|ledger| (w.ledger)(ledger).to_owned()).to_vec();
    let drawn = move || {
        let ledger = ledger();
        let points = app.with_state(|state| day_points(state.ledgers(), ledger, from, day));
        if as_table.get() {
            load_table(ledger, &points)
        } else {
            view! { {load_chart(ledger, &points, day)} {legend(ledger, &points)} }
        }
    };
    let turn_to = move || {
        if as_table.get() {
            view! { {Icon::Bars.view()} {w.show_chart} }
        } else {
            view! { {Icon::Table.view()} {w.show_table} }
        }
    };
    view! {
        {segmented(w.choose_ledger, switch, ask(move || place.get()), choose)}
        <section class="card">
            <div class="row between head">
                <h2 class="h3">{live(move || (w.chart_title)(ledger()))}</h2>
                <button type="button" class="btn quiet" on:click=turn>{live(turn_to)}</button>
            </div>
            {live(drawn)}
        </section>
        {live(move || facts(ledger(), report()))}
    }
}

const LEDGERS: [Ledger; 3] = [Ledger::Session, Ledger::Axial, Ledger::Volume];

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
            {(ledger != Ledger::Volume).then(|| fact(w.difference, difference))}
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
    // Worked out anew with the whole page.
    let weeks = Arc::new(app.with_state(|state| weekly_ratios(state.ledgers(), shown.today)));
    let number = weeks.len();
    let listed = RwSignal::new(WEEKS);
    let next = move || number.saturating_sub(listed.get()).min(MORE_WEEKS);
    let lines = ratio_lines(&weeks, (!shown.is_today()).then_some(shown.day));
    let date = move |date: NaiveDate| {
        let this_year = date.year() == shown.today.year();
        if this_year { (w.format.short_date)(date) } else { (w.format.date_with_year)(date) }
    };
    let rows = move || {
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
