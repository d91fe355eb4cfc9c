//! All sessions, the newest first, or those with an exercise or of a pillar.

use crate::components::choice::select_one;
use crate::components::frame::{Leave, Screen};
use crate::components::icon::Icon;
use crate::route::Route;
use crate::show;
use crate::state::{App, LogView, app};
use crate::view::{IntoList, View, ask, live, live_by, memo, view};
use crate::words::{said, say, words};
use brace_domain::catalog::{ExerciseId, Pillar};
use brace_domain::log::{Origin, Session, SessionFacts};
use brace_domain::log_filter::LogFilter;
use brace_domain::state::State;
use leptos::prelude::*;

/// As many sessions are shown at first, and added by each "Show more".
pub(super) const PAGE: usize = 30;

/// The list of sessions.
pub(crate) fn log_page() -> View {
    let app = app();
    let w = words();
    let shown = app.log_view().shown;
    let over = ask(move || {
        if !app.is_whole() {
            return words().common.reading.to_owned();
        }
        let (sessions, sets) = app.with_log(|log| (log.session_count(), log.set_count()));
        if sessions == 0 {
            return String::new();
        }
        format!("{} · {}", (w.common.sessions)(sessions), (w.common.sets)(sets))
    });
    let found = memo(move || {
        let filter = asked(app.log_view());
        app.with_state(|state| match filter.is_empty() {
            true => state.log().session_count(),
            false => filter.sessions(state.log(), &|exercise| state.pillar(exercise)).count(),
        })
    });
    let months = move || {
        let filter = asked(app.log_view());
        app.with_state(|state| {
            let mut months: Vec<(String, Vec<_>)> = Vec::new();
            let pillar_of = |exercise: &ExerciseId| state.pillar(exercise);
            for session in filter.sessions(state.log(), &pillar_of).take(PAGE + shown.get()) {
                let month = (w.format.month)(session.facts.date);
                let row = row(state, session, filter.exercise.as_ref());
                match months.last_mut() {
                    Some((last, rows)) if *last == month => rows.push(row),
                    _ => months.push((month, vec![row])),
                }
            }
            let months = months.into_iter().map(|(month, rows)| {
                view! { <section><h2 class="h3">{month}</h2><ul class="card rows flush">{rows}</ul></section> }
            });
            months.into_list()
        })
    };
    let add = || view! { <a class="btn" href=Route::AddSession.to_string()>{Icon::Plus.view()} {said("past_add")}</a> };
    let none = move || app.with_log(|log| log.session_count() == 0);
    let top = move || {
        if none() {
            view! {
                <div class="card">
                    <h2 class="h3">{w.log.empty}</h2>
                    <p class="sub">{w.log.empty_text}</p>
                    <p class="acts-row"><a class="btn" href=Route::Today.to_string()>{w.common.to_today}</a> {add()}</p>
                </div>
            }
        } else {
            view! { {add()} {filters(app, found)} }
        }
    };
    view! {
        <Screen title=w.log.title over=over leave=Leave::Gear>
            {live_by(move || none().into(), top)}
            {live(months)}
            {live(move || more(found.get(), shown))}
        </Screen>
    }
}

/// The key to more rows, as long as there are some.
pub(super) fn more(count: usize, shown: RwSignal<usize>) -> Option<View> {
    let hidden = count.saturating_sub(PAGE + shown.get());
    (hidden > 0).then(|| {
        view! {
            <button type="button" class="btn" on:click=move |_| shown.update(|shown| *shown += PAGE)>
                {(words().log.more)(hidden)}
            </button>
        }
    })
}

/// What the choices on the page ask for.
fn asked(view: LogView) -> LogFilter {
    LogFilter {
        exercise: view.exercise.with(|id| (!id.is_empty()).then(|| id.as_str().into())),
        pillar: Pillar::ALL.get(view.pillar.get().wrapping_sub(1)).copied(),
    }
}

/// Exercise and pillar, and what they leave.
fn filters(app: App, found: Memo<usize>) -> View {
    let w = words();
    let view = app.log_view();
    let LogView { pillar, exercise, shown, .. } = view;
    let choose_pillar = Callback::new(move |place| {
        pillar.set(place);
        let asked = untrack(|| asked(view));
        let fits = |one: ExerciseId| app.with_state(|state| state.pillar(&one) == asked.pillar);
        if asked.pillar.is_some() && !asked.exercise.is_some_and(fits) {
            exercise.set(String::new());
        }
        shown.set(0);
    });
    // Those of the pillar, the one done last first. A choice among them does not make the list anew.
    let sessions = move || app.with_log(|log| log.session_count());
    let exercises = move || {
        let asked = asked(view).pillar;
        let (ids, names): (Vec<_>, Vec<_>) = app.with_state(|state| {
            let fits = |one: &&ExerciseId| asked.is_none() || state.pillar(one) == asked;
            let done = state.log().recent_exercises().into_iter().filter(fits);
            done.map(|one| (one.to_string(), show::exercise_name(state, one))).unzip()
        });
        let of_place = ids.clone();
        let choose = Callback::new(move |place: usize| {
            exercise.set(of_place.get(place.wrapping_sub(1)).cloned().unwrap_or_default());
            shown.set(0);
        });
        let place =
            move || exercise.with(|chosen| ids.iter().position(|id| id == chosen)).map_or(0, |at| at + 1);
        select_one(said("log_exercise"), w.library.any.said(), names, ask(place), choose)
    };
    let made_of = move || pillar.get() + 8 * usize::from(app.is_whole()) + 16 * sessions();
    let pillars = Pillar::ALL.map(|pillar| (w.common.pillar)(pillar).to_owned()).to_vec();
    let asks = move || !asked(view).is_empty();
    let result = move || match found.get() {
        _ if !asks() => String::new(),
        _ if !app.is_whole() => w.common.reading.to_owned(),
        0 => said("log_none").to_owned(),
        found => say("log_found", &[&found.to_string(), &(w.common.sessions)(sessions())]),
    };
    let clear = move |_| {
        exercise.set(String::new());
        pillar.set(0);
        shown.set(0);
    };
    let keys = move || {
        let history = asked(view).exercise.map(|one| {
            view! { <a class="btn quiet" href=Route::History(one).to_string()>{said("history_title")}</a> }
        });
        asks().then(|| {
            view! { <span class="row">{history} <button type="button" class="btn quiet" on:click=clear>{w.library.clear}</button></span> }
        })
    };
    view! {
        <div>
            <div class="pair close">
                {live_by(made_of, exercises)}
                {select_one(w.library.pillar.said(), w.library.any.said(), pillars, ask(move || pillar.get()), choose_pillar)}
            </div>
            <div class="row between"><p class="sub" role="status">{live(result)}</p> {live(keys)}</div>
        </div>
    }
}

/// " · RPE 6 × 52 min", marked where it is an estimate; nothing where it is not known.
pub(crate) fn rated(facts: &SessionFacts) -> Option<String> {
    let w = words();
    let rated = match (facts.rpe, facts.minutes) {
        (Some(rpe), Some(minutes)) => (w.log.rated)(rpe.get(), minutes.get()),
        (None, Some(minutes)) => (w.common.minutes_of)(minutes.get()),
        _ => return None,
    };
    let estimated =
        if facts.estimated { format!(" ({})", w.session.estimated.said()) } else { String::new() };
    Some(format!(" · {rated}{estimated}"))
}

fn row(state: &State, session: &Session, exercise: Option<&ExerciseId>) -> View {
    let w = words();
    let facts = &session.facts;
    let origin = (facts.origin != Origin::Brace).then(|| format!(" · {}", w.log.imported.said()));
    let running = facts.running.then(|| format!(" · {}", w.log.running.said()));
    let pain = session.sets().filter_map(|(_, _, set)| set.pain).map(|pain| pain.rating.get()).max();
    let pain = pain.filter(|pain| *pain > 0).map(|pain| say("log_pain", &[&pain.to_string()]));
    // Of the exercise that is asked for, what was done.
    let done = match exercise.and_then(|exercise| session.entry(exercise)) {
        Some(entry) => show::sets(entry),
        None => (w.common.sets)(session.set_count()),
    };
    view! {
        <li>
            <a class="lrow pad" href=Route::Session(session.id).to_string()>
                <span class="date sub">{(w.format.short_date)(facts.date)}</span>
                <span class="grow">
                    <b class="clamp">{show::session_title(state, session)}</b>
                    <span class="sub block">
                        {done} {rated(facts)} {pain} {running} {origin}
                    </span>
                </span>
                {Icon::Next.view()}
            </a>
        </li>
    }
}
