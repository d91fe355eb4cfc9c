//! What a finished session was and what it moved: its numbers, both ledgers before and after, what next time brings, and a text
//! to share.

use crate::components::choice::tick;
use crate::pages::check_in::to_settle;
use crate::pages::plan::{self, says};
use crate::pages::settings::method;
use crate::platform::gym;
use crate::show;
use crate::state::{App, app};
use crate::view::{View, live, view};
use crate::words::{said, say, words};
use brace_domain::catalog::ExerciseId;
use brace_domain::check_in::Rating;
use brace_domain::load::{Acwr, AxialLoad, Ledger, acwr_by, session_load, set_load};
use brace_domain::log::{Session, Set, SetKind};
use brace_domain::plan::{DayPlan, DayState, Item, Limit, Role, Why};
use brace_domain::state::State;
use brace_domain::units::Id;
use chrono::{Days, NaiveDate};
use leptos::prelude::{Set as _, *};
use leptos::task::spawn_local;

/// Days in which a session is told against what came before and what comes next; of older ones only what was done.
const FRESH_DAYS: i64 = 7;

/// Whether a session is of the last days.
fn is_fresh(app: App, session: &Session) -> bool {
    (0..=FRESH_DAYS).contains(&(app.today() - session.facts.date).num_days())
}

/// The card of a finished session.
pub(crate) fn card(id: Id) -> View {
    let app = app();
    let facts = live(move || app.with_state(|state| Some(told(app, state, state.log().session(id)?))));
    view! { <section class="card summary">{facts} {sharing(app, id)}</section> }
}

fn told(app: App, state: &State, session: &Session) -> View {
    let w = words();
    let facts = &session.facts;
    let rated = match (facts.rpe, facts.minutes) {
        (Some(rpe), Some(minutes)) => (w.log.rated)(rpe.get(), minutes.get()),
        (None, Some(minutes)) => {
            format!("{} · {}", w.session.not_rated.said(), (w.common.minutes_of)(minutes.get()))
        }
        _ => w.session.not_rated.to_owned(),
    };
    let estimated = facts.estimated.then(|| format!(" ({})", w.session.estimated.said()));
    let entries = session.entries.iter().filter(|entry| !entry.sets.is_empty()).count();
    let count = format!("{} · {}", (w.common.sets)(session.set_count()), (w.common.exercises)(entries));
    let note = facts.note.as_ref().map(|note| view! { <p class="pre">{note.clone()}</p> });
    let moved = is_fresh(app, session) && app.is_whole();
    // What a session set as a record has its place below what it moved.
    let lines = [axial_line(app, state, session, moved), pain_line(session), question(app, session.id)];
    let lines = lines.into_iter().flatten().map(|line| view! { <p class="sub">{line}</p> });
    view! {
        <p class="h2">{rated} {estimated}</p>
        <p class="sub">{count}</p>
        {ledgers(state, session, moved)}
        {lines.collect::<Vec<_>>()}
        {note}
    }
}

/// What a session added to both ledgers, and where that took them on its day.
fn ledgers(state: &State, session: &Session, moved: bool) -> Vec<View> {
    let w = &words().load;
    let (before, date, method) =
        (moved.then(|| state.ledgers_without(session)), session.facts.date, method());
    let added = [(Ledger::Session, session_au(session)), (Ledger::Axial, Some(axial(state, session)))];
    let row = |(ledger, load): (Ledger, Option<i64>)| {
        let load = match load {
            Some(load) => format!("+{}", show::load(ledger, load)),
            None => said("summary_unknown").to_owned(),
        };
        let moved = before.as_ref().map(|before| {
            let before = acwr_by(before, ledger, date, method);
            let heading = |acwr| show::ratio(ledger, acwr, method).heading;
            let (from, to) = (heading(before), heading(acwr_by(state.ledgers(), ledger, date, method)));
            if from == to || matches!(before, Acwr::Building { day: 0 }) {
                to
            } else {
                say("summary_moved", &[&from, &to])
            }
        });
        view! {
            <div>
                <p class="row between"><span class="cap">{(w.ledger_of)(ledger)}</span> <b>{load}</b></p>
                <p class="sub">{moved}</p>
            </div>
        }
    };
    added.into_iter().map(row).collect()
}

/// AU of a session; none without a rating or minutes.
fn session_au(session: &Session) -> Option<i64> {
    Some(session_load(session.facts.rpe?, session.facts.minutes?).whole())
}

/// Load on the spine, in whole kg·rep.
fn axial(state: &State, session: &Session) -> i64 {
    let mut sum = AxialLoad::default();
    for (exercise, _, set) in session.sets() {
        if let Some(traits) = state.traits(exercise) {
            sum = sum + set_load(set, &traits, None).axial;
        }
    }
    sum.whole()
}

/// What an axial day asks of the day after it, where there is a plan to keep to it.
fn axial_line(app: App, state: &State, session: &Session, moved: bool) -> Option<String> {
    let date = session.facts.date;
    let is_axial = moved && state.programme().is_some() && state.ledgers().day(date).axial_day;
    (is_axial && (app.today() - date).num_days() < 2).then(|| said("summary_axial").to_owned())
}

fn worst_pain(session: &Session) -> Option<Rating> {
    session.sets().filter_map(|(_, _, set)| set.pain).map(|pain| pain.rating).max()
}

fn pain_line(session: &Session) -> Option<String> {
    let of = |code, pain: Option<Rating>| Some(say(code, &[&pain?.get().to_string()]));
    let during = of("summary_pain_during", worst_pain(session));
    let after = of("summary_pain_after", session.facts.pain_after);
    let parts: Vec<_> = during.into_iter().chain(after).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// Which check-in asks how it settled, as long as nobody has said so (T14).
fn question(app: App, id: Id) -> Option<String> {
    let asks = |date: NaiveDate| to_settle(app, date).is_some_and(|(session, _)| session == id);
    let today = app.today();
    let code = if asks(today) {
        "summary_ask_today"
    } else if asks(today + Days::new(1)) {
        "summary_ask_tomorrow"
    } else {
        return None;
    };
    Some(said(code).to_owned())
}

/// The days with a plan that are still to come, for a session of the last days: this week's and next week's.
pub(crate) fn days_to_come(app: App, session: &Session) -> Vec<DayPlan> {
    let fresh = !session.facts.running && is_fresh(app, session) && app.is_whole();
    let planner = fresh.then(|| plan::planner(app)).flatten();
    let Some(planner) = planner.filter(|planner| planner.screen().plan_is_open()) else { return Vec::new() };
    let today = planner.today();
    let days = [today, today + Days::new(7)].into_iter().flat_map(|day| planner.week(day).days);
    days.filter(|day| day.date >= today && day.state == DayState::Planned).collect()
}

/// What the next day with an exercise, or with what takes its place, brings of it, and why; nothing where it was done again since.
pub(crate) fn next_time(
    state: &State,
    days: &[DayPlan],
    session: &Session,
    exercise: &ExerciseId,
) -> Option<String> {
    let holds = |item: &&Item| {
        let instead = matches!(&item.why, Why::InsteadOf { exercise: other, .. } if other == exercise);
        (item.exercise == *exercise || instead) && !matches!(item.role, Role::Breath | Role::WarmUp)
    };
    let found = |day: &DayPlan| Some((day.date, day.items.iter().find(holds)?.clone()));
    let (date, mut item) = days.iter().find_map(found)?;
    if state.log().history(exercise).next()?.0.id != session.id {
        return None;
    }
    // That it is not known yet how the session settled is said of all of it at once.
    item.dose.limits.retain(|limit| *limit != Limit::Unknown);
    let name = show::exercise_name(state, &item.exercise);
    let mut dose = says::dose(&item);
    let why = if item.exercise == *exercise {
        item.dose.step.map(says::step).or_else(|| says::limits(&item, &name).into_iter().next())
    } else {
        dose = format!("{name}, {dose}");
        Some(says::why(state, &item.why))
    };
    let day = (words().format.short_date)(date);
    Some(say("summary_next", &[&day, &dose, &why.unwrap_or_default()]))
}

/// The key that hands the session on as a text, and whether that says what concerns health.
fn sharing(app: App, id: Id) -> View {
    let all = RwSignal::new(false);
    let done = RwSignal::new(String::new());
    let share = move |_| {
        let text = untrack(|| {
            app.with_state(|state| Some(share_text(state, state.log().session(id)?, all.get_untracked())))
        });
        let Some(text) = text else { return };
        spawn_local(async move {
            let word = match &*gym::share(&text).await {
                "copied" => said("share_copied"),
                "no" => said("share_no"),
                _ => "",
            };
            done.try_set(word.to_owned());
        });
    };
    view! {
        <div class="row between wrap line-above">
            {tick(said("share_all"), Box::new(move || all.get()), Box::new(move |on| all.set(on)))}
            <button type="button" class="btn" on:click=share>{said("share_button")}</button>
        </div>
        <p class="sub" role="status">{done}</p>
    }
}

/// A session as a plain text for others: what was done and how hard it was. Pain and remarks only if `all` is wanted.
fn share_text(state: &State, session: &Session, all: bool) -> String {
    let w = words();
    let facts = &session.facts;
    let title =
        facts.title.as_deref().filter(|title| !title.trim().is_empty()).unwrap_or(w.session.title.said());
    let mut lines = vec![format!("{title}, {}", (w.format.date_with_year)(facts.date))];
    let with_note = |line: String, note: Option<&String>| match note.filter(|_| all) {
        Some(note) => format!("{line} ({note})"),
        None => line,
    };
    let set_line = |set: &Set| {
        let warm_up =
            if set.kind == SetKind::WarmUp { format!("{} ", w.common.warm_up.said()) } else { String::new() };
        with_note(warm_up + &show::set(set), set.note.as_ref())
    };
    for entry in session.entries.iter().filter(|entry| !entry.sets.is_empty()) {
        let sets = entry.sets.values().map(set_line).collect::<Vec<_>>().join(", ");
        let line = format!("{}: {sets}", show::exercise_name(state, &entry.exercise));
        let known = facts.entry(&entry.exercise);
        lines.push(with_note(line, known.and_then(|known| known.note.as_ref())));
    }
    if let (Some(rpe), Some(minutes), Some(load)) = (facts.rpe, facts.minutes, session_au(session)) {
        let load = (w.finish.load)(&show::load(Ledger::Session, load));
        lines.push(format!("{} {load}", (w.log.rated)(rpe.get(), minutes.get())));
    } else if let Some(minutes) = facts.minutes {
        lines.push((w.common.minutes_of)(minutes.get()));
    }
    let spinal = show::load(Ledger::Axial, axial(state, session));
    lines.push(format!("{}: {spinal}", (w.load.ledger_of)(Ledger::Axial).said()));
    if all {
        lines.extend(pain_line(session));
        lines.extend(facts.note.clone());
    }
    lines.join("\n").replace('\u{a0}', " ")
}
