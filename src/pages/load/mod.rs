//! How much was done, and how it compares with the weeks before: for today, and for any day of the past as it stood then.

mod ahead;
mod allowed;
mod marks;
mod over_time;
mod trends;
mod weeks;

pub(crate) use marks::deload;

use crate::components::choice::place_of;
use crate::components::frame::{Leave, Screen};
use crate::components::icon::Icon;
use crate::components::ratio_card::ratio_card;
use crate::pages::settings::method;
use crate::pages::today::reading;
use crate::platform::{page, prefs};
use crate::route::Route;
use crate::state::{App, app};
use crate::view::{IntoList, View, ask, live, live_by, view};
use crate::words::words;
use brace_domain::load::{Acwr, Ewma, Ledger, Method, acwr_by};
use brace_domain::log::Session;
use brace_domain::state::State;
use brace_domain::units::parse_date;
use chrono::{Days, NaiveDate};
use leptos::prelude::*;

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
            {over_time::over_time(app, shown)}
            {shown.is_today().then(|| unfolded(w.load.ahead.title.said(), move || ahead::ahead(app)))}
            {(!shown.is_today()).then(|| marks::unlogged(app, shown.day))}
            {weeks::every_week(app, shown)}
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
            {step(Icon::Back, w.load.previous_day.said(), shown.day.pred_opt())}
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
            {step(Icon::Next, w.load.next_day.said(), shown.day.succ_opt())}
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
        view! { <p class="acts-row">{open.chain(marked).into_list()}</p> }
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
