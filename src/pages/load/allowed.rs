//! "What may I do today?": how much more each ledger has room for, why not more, and what that is in sets and minutes.

use crate::components::ruler::ruler;
use crate::pages::settings::step;
use crate::show;
use crate::state::App;
use crate::view::{View, live, view};
use crate::words::words;
use brace_domain::load::{
    Allowance, DELOAD_RPE, Ledger, LiftAdvice, LiftBound, Load, Response, allowance, lift_cap, ramp,
    usual_lift, week_budget,
};
use brace_domain::state::State;
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
    let deload = state.deload_decisions(today).accepted.filter(|deload| deload.start <= today);
    let ramp = ramp(state.ledgers(), ledger, today);
    let answer = allowance(state.ledgers(), ledger, today, deload);
    let done = state.ledgers().day(today).load(ledger).map_or(0, Load::whole);
    let (said, reason, room) = match answer {
        Allowance::NoCap => (w.no_cap.to_owned(), None, None),
        Allowance::UpTo { max, reason } => {
            ((w.up_to)(&show::load(ledger, max.whole())), Some(reason), Some(max))
        }
        Allowance::RestOnly { reason, from_day, .. } => {
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
    let hardest = ramp.map(|ramp| ramp.rpe_cap()).into_iter().chain(deload.map(|_| DELOAD_RPE)).min();
    let usable = match (ledger, room) {
        (Ledger::Session, Some(room)) => as_minutes(state, room, hardest).into_iter().collect(),
        (Ledger::Axial, _) if !matches!(answer, Allowance::RestOnly { .. }) => {
            of_a_lift(state, today, room, deload.is_some())
        }
        _ => Vec::new(),
    };
    let usable = usable.into_iter().map(|line| view! { <p>{line}</p> }).collect::<Vec<_>>();
    let way_back = ramp.map(|ramp| (w.ramp)(ramp.week, ramp.percent, ramp.rpe_cap()));
    let week = week_budget(state.ledgers(), ledger, today).filter(|_| deload.is_none());
    let week = week.map(|(load, base)| (w.week)(&show::load(ledger, load.whole()), base));
    view! {
        <div class="state">
            <p class="cap">{(words().load.ledger_of)(ledger)}</p>
            <p class="h3">{said}</p>
            {meter}
            {usable}
            <p class="sub">{reason.map(w.reason)}</p>
            <p class="sub">{way_back}</p>
            <p class="sub">{week}</p>
        </div>
    }
}

/// Room of the session ledger at the rating of the last session, or the highest that is advised now.
fn as_minutes(state: &State, room: Load, hardest: Option<u8>) -> Option<String> {
    let rated = state.log().sessions().rev().find_map(|session| session.facts.rpe);
    let rpe = rated.map(|rpe| i64::from(rpe.get())).filter(|rpe| *rpe > 0).unwrap_or(USUAL_RPE);
    let rpe = hardest.map_or(rpe, |hardest| rpe.min(hardest.into()));
    let minutes = room.whole() / rpe;
    (minutes >= SHORTEST).then(|| (words().load.allowed.as_minutes)(minutes, &rpe.to_string()))
}

/// Room of the spinal ledger in the usual sets of the lift that loads the spine most, and what days without it do to it.
fn of_a_lift(state: &State, today: NaiveDate, room: Option<Load>, deload: bool) -> Vec<String> {
    let w = words().load.allowed;
    let lift = usual_lift(state.log(), &|exercise| state.traits(exercise), today);
    let Some(lift) = lift else { return Vec::new() };
    let step = step();
    // Responses are not recorded yet. A session that was done counts as one that went well, as in the weeks of a ramp (choice):
    // after holidays the former load comes back by a tenth each time.
    let cap = lift_cap(state.log(), &lift.exercise, today, step, &|_| Response::Green);
    let room = room.and_then(|room| if let Load::Axial(room) = room { Some(room) } else { None });
    if room.is_none() && cap.is_none() && !deload {
        return Vec::new();
    }
    let name = show::exercise_name(state, &lift.exercise);
    let advice = lift.advice(room, cap, deload, step);
    let mut lines = Vec::new();
    lines.push(match advice.and_then(|advice| Some((advice, advice.weight?))) {
        Some((LiftAdvice { sets, bound, .. }, weight)) => {
            let as_last_time = bound == LiftBound::LastTime && sets == lift.sets;
            (w.as_lift)(sets, lift.reps.get(), &show::weight(weight), &name, as_last_time)
        }
        None => (w.not_a_set)(&name),
    });
    if let Some(cap) = cap.filter(|_| advice.is_some_and(|advice| advice.bound == LiftBound::DaysOff)) {
        lines.push((w.since_lift)(cap.days, &name));
        lines.extend(cap.rpe_cap.map(|rpe| (w.lift_care)(rpe, cap.slow)));
        lines.extend(cap.from_the_intro.then(|| w.from_the_intro.to_owned()));
    }
    lines
}
