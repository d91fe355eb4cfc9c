//! "What may I do today?": how much more each ledger has room for, why not more, and what that is in sets and minutes.

use crate::components::ruler::ruler;
use crate::pages::settings::unit;
use crate::show;
use crate::state::App;
use crate::view::{View, live, view};
use crate::words::words;
use brace_domain::load::{
    Allowance, Ledger, LiftCap, Load, Response, allowance, lift_cap, ramp, usual_lift, week_budget,
};
use brace_domain::state::State;
use brace_domain::units::{Weight, WeightUnit};
use chrono::NaiveDate;

/// Minutes that a session is worth starting for.
const SHORTEST: i64 = 5;
/// A rating where none was given yet.
const USUAL_RPE: i64 = 6;

/// The card about today.
pub(super) fn allowed(app: App) -> View {
    let w = words().load.allowed;
    let rows = move || {
        let today = app.today();
        app.with_state(|state| [row(state, Ledger::Session, today), row(state, Ledger::Axial, today)])
    };
    view! {
        <section class="card">
            <h2 class="h3">{w.title}</h2>
            <div class="states">{live(rows)}</div>
            <p class="cap">{w.advice}</p>
        </section>
    }
}

fn row(state: &State, ledger: Ledger, today: NaiveDate) -> View {
    let w = words().load.allowed;
    let answer = allowance(state.ledgers(), ledger, today, state.deload_decisions(today).accepted);
    let done = state.ledgers().day(today).load(ledger).map_or(0, Load::whole);
    let (said, reason, room) = match answer {
        Allowance::NoCap => (w.no_cap.to_owned(), None, None),
        Allowance::UpTo { max, reason } => {
            ((w.up_to)(&show::load(ledger, max.whole())), Some(reason), Some(max))
        }
        Allowance::RestOnly { reason, from_day } => {
            let day = from_day.map(|day| (words().format.long_date)(day, today));
            let said = day.map_or_else(|| w.rest_only.to_owned(), |day| (w.rest_until)(&day));
            (said, Some(reason), None)
        }
    };
    let meter = room.filter(|_| done > 0).map(|room| {
        let of = done + room.whole();
        let label = (w.done_of)(&show::load(ledger, done), &show::load(ledger, of));
        view! { <div class="ruled">{ruler(done as f64, of as f64, label.clone())}<p class="cap">{label}</p></div> }
    });
    let usable = match ledger {
        Ledger::Axial => of_a_lift(state, today, room),
        _ => room.and_then(|room| as_minutes(state, room)).into_iter().collect(),
    };
    let ramp = ramp(state.ledgers(), ledger, today);
    let ramp = ramp.map(|ramp| (w.ramp)(ramp.week, ramp.percent, ramp.rpe_cap()));
    let usable = usable.into_iter().map(|line| view! { <p>{line}</p> }).collect::<Vec<_>>();
    let week =
        week_budget(state.ledgers(), ledger, today).map(|week| (w.week)(&show::load(ledger, week.whole())));
    view! {
        <div class="state">
            <p class="cap">{(words().load.ledger_of)(ledger)}</p>
            <p class="h3">{said}</p>
            {meter}
            {usable}
            <p class="sub">{reason.map(w.reason)}</p>
            <p class="sub">{ramp}</p>
            <p class="sub">{week}</p>
        </div>
    }
}

/// Room of the session ledger at the rating of the last session.
fn as_minutes(state: &State, room: Load) -> Option<String> {
    let rated = state.log().sessions().rev().find_map(|session| session.facts.rpe);
    let rpe = rated.map(|rpe| i64::from(rpe.get())).filter(|rpe| *rpe > 0).unwrap_or(USUAL_RPE);
    let minutes = room.whole() / rpe;
    (minutes >= SHORTEST).then(|| (words().load.allowed.as_minutes)(minutes, &rpe.to_string()))
}

/// Room of the spinal ledger in the usual sets of the lift that loads the spine most, and what days without it do to it.
fn of_a_lift(state: &State, today: NaiveDate, room: Option<Load>) -> Vec<String> {
    let w = words().load.allowed;
    let lift = usual_lift(state.log(), &|exercise| state.traits(exercise), today);
    let Some((lift, step)) = lift.zip(step()) else { return Vec::new() };
    let name = show::exercise_name(state, &lift.exercise);
    // Responses are not recorded yet: no session raised a cap, and none lowered it.
    let cap = lift_cap(state.log(), &lift.exercise, today, step, &|_| Response::Amber);
    let mut lines = Vec::new();
    if let Some(Load::Axial(room)) = room {
        lines.push(match lift.fitting(room, cap, step) {
            Some(weight) if weight.grams() == lift.weight.grams() => {
                (w.as_usual)(lift.sets.into(), lift.reps.get(), &show::weight(weight), &name)
            }
            Some(weight) => (w.as_lift)(lift.sets.into(), lift.reps.get(), &show::weight(weight), &name),
            None => (w.not_a_set)(&name),
        });
    }
    if let Some(LiftCap { days, rpe_cap, slow, .. }) = cap {
        lines.push((w.since_lift)(days, &name));
        lines.extend(rpe_cap.map(|rpe| (w.lift_care)(rpe, slow)));
    }
    lines
}

/// The smallest change of a bar's load that the usual plates allow.
fn step() -> Option<Weight> {
    let unit = unit();
    let thousandths = if unit == WeightUnit::Kg { 2_500 } else { 5_000 };
    Weight::from_thousandths(thousandths, unit).ok()
}
