//! What can be done with an exercise besides its sets: swap, skip, take turns, move, note, take out. In place, and all of it can be
//! undone.

use super::Player;
use crate::components::icon::{Icon, axial_glyph};
use crate::platform::page;
use crate::route::Route;
use crate::show;
use crate::view::{View, view};
use crate::words::{exercise_words, said, say, words};
use brace_domain::catalog::ExerciseId;
use brace_domain::log::{Session, SessionFacts, SkipReason};
use brace_domain::update::Command;
use leptos::prelude::{Set as _, *};
use std::cell::Cell;

/// Why an exercise is left out, each with its word.
const REASONS: [(SkipReason, &str); 5] = [
    (SkipReason::Busy, "skip_busy"),
    (SkipReason::Pain, "skip_pain"),
    (SkipReason::Tired, "skip_tired"),
    (SkipReason::Time, "skip_time"),
    (SkipReason::Other, "skip_other"),
];

/// The word of a reason.
pub(crate) fn reason(of: SkipReason) -> &'static str {
    REASONS.iter().find(|(reason, _)| *reason == of).map_or("", |(_, code)| said(code))
}

/// Changes the facts of the session; what went is said where it did not work.
fn change(player: Player, facts: Option<SessionFacts>) {
    let Some(facts) = facts else { return };
    if let Err(why) = player.app.dispatch(Command::EditSession { id: player.session, facts }) {
        player.failed.set(show::not_done(why));
    }
}

fn facts_of(
    player: Player,
    make: impl FnOnce(&Session, &ExerciseId) -> Option<SessionFacts>,
) -> Option<SessionFacts> {
    untrack(|| player.with_session(|_, session, exercise| make(session, exercise)).flatten())
}

thread_local! {
    /// What was swapped last, and for what: where undo leads back to.
    static SWAPPED: Cell<Option<(ExerciseId, ExerciseId)>> = const { Cell::new(None) };
}

/// The exercise in whose place this one was put last.
pub(super) fn swapped_for(exercise: &ExerciseId) -> Option<ExerciseId> {
    SWAPPED.take().filter(|(_, to)| to == exercise).map(|(from, _)| from)
}

/// Another exercise takes the place of this one.
pub(super) fn swap(player: Player, to: ExerciseId) {
    let facts = facts_of(player, |session, exercise| session.swapped(exercise, &to));
    if facts.is_some() {
        change(player, facts);
        SWAPPED.set(Some((player.exercise.clone(), to.clone())));
        page::replace(&Route::Sets(player.session, to).to_string());
    }
}

/// No more sets of this exercise are wanted today; the next one comes up.
pub(super) fn skip(player: Player, reason: SkipReason) {
    let facts = facts_of(player, |session, exercise| Some(session.skipping(exercise, Some(reason))));
    change(player, facts);
    super::timer::timer().stop();
    let to = match untrack(|| player.next()) {
        Some(next) => Route::Sets(player.session, next),
        None => Route::Session(player.session),
    };
    page::replace(&to.to_string());
}

/// Folds the menu away; what was pressed goes with it.
fn close(opened: RwSignal<bool>) {
    opened.set(false);
    page::focus(".bar [aria-expanded]");
}

/// The menu of an exercise.
pub(super) fn menu(player: Player, opened: RwSignal<bool>) -> View {
    let w = words();
    let id = player.exercise.clone();
    let facts = |make: fn(&Session, &ExerciseId) -> Option<SessionFacts>| facts_of(player, make);
    let act = move |make: fn(&Session, &ExerciseId) -> Option<SessionFacts>| {
        change(player, facts_of(player, make));
        close(opened);
    };
    let move_key = |make: fn(&Session, &ExerciseId) -> Option<SessionFacts>, code: &'static str| {
        facts(make).map(
            |_| view! { <button type="button" class="btn" on:click=move |_| act(make)>{said(code)}</button> },
        )
    };
    let order = view! {
        {move_key(|session, exercise| session.moved(exercise, false), "menu_earlier")}
        {move_key(|session, exercise| session.moved(exercise, true), "menu_later")}
    };
    let joined = untrack(|| {
        player.with_session(|_, session, exercise| {
            session.facts.entry(exercise).is_some_and(|entry| entry.with_next)
        })
    });
    let can_join = facts(|session, exercise| session.moved(exercise, true)).is_some();
    let joined = joined == Some(true);
    let join = (joined || can_join).then(|| {
        let toggle = move |_| {
            let facts = facts_of(player, |session, exercise| Some(session.joined(exercise, !joined)));
            change(player, facts);
            close(opened);
        };
        view! {
            <button type="button" class="btn" aria-pressed=joined.to_string() on:click=toggle>{said("menu_superset")}</button>
        }
    });
    let note = untrack(|| {
        player.with_session(|_, session, exercise| session.facts.entry(exercise)?.note.clone()).flatten()
    });
    let typed = RwSignal::new(note.unwrap_or_default());
    let save = move |_| {
        let facts =
            facts_of(player, |session, exercise| Some(session.noted(exercise, &typed.get_untracked())));
        change(player, facts);
        close(opened);
    };
    let remove = move |_| {
        let command = Command::RemoveExercise { session: player.session, exercise: player.exercise.clone() };
        // Refused only when another tab took it away already.
        let _ = player.app.dispatch(command);
        page::replace(&Route::Session(player.session).to_string());
    };
    let running = player.running.then(|| view! { {instead(player)} {skipping(player, opened)} });
    view! {
        <section class="card menu" aria-label=said("player_menu")>
            {running}
            <div class="acts-row">{order} {join}</div>
            <label class="field">
                <span class="cap">{said("menu_note")}</span>
                <textarea rows="2" prop:value=typed on:input=move |event| typed.set(event_target_value(&event))></textarea>
            </label>
            <div class="acts-row">
                <button type="button" class="btn" on:click=save>{said("menu_save_note")}</button>
                {exercise_words(id.as_str()).map(|_| view! {
                    <a class="btn" href=Route::Exercise(id.clone()).to_string()>{w.session.about_exercise}</a>
                })}
                <a class="btn" href=Route::Pick(player.session).to_string()>{w.session.add_exercise}</a>
                <button type="button" class="btn" on:click=remove>{w.session.remove_exercise}</button>
            </div>
        </section>
    }
}

/// What can take its place, by the rules of the plan; without a plan its neighbours on the ladder.
fn instead(player: Player) -> Option<View> {
    let found = untrack(|| {
        player.with_session(|state, session, exercise| {
            let ids = player.planner.with_value(|planner| match planner {
                Some(planner) => {
                    player.course.with_value(|course| course.stand_ins(planner, session, exercise))
                }
                None => player.record.map_or_else(Vec::new, |record| {
                    let all = record.easier().iter().chain(record.harder());
                    all.map(|other| other.id.clone()).filter(|id| session.entry(id).is_none()).collect()
                }),
            });
            ids.into_iter()
                .map(|id| (show::axial_class(state, &id), show::exercise_name(state, &id), id))
                .collect::<Vec<_>>()
        })
    })?;
    let keys = found.into_iter().map(|(class, name, id)| {
        view! {
            <button type="button" class="btn" on:click=move |_| swap(player, id.clone())>{class.map(axial_glyph)} {name}</button>
        }
    });
    let keys: Vec<_> = keys.collect();
    (!keys.is_empty())
        .then(|| view! { <p class="h3">{said("menu_swap")}</p><div class="acts-row swaps">{keys}</div> })
}

/// The reasons to leave it out; or the way back.
fn skipping(player: Player, opened: RwSignal<bool>) -> View {
    let skipped =
        untrack(|| player.with_session(|_, session, exercise| session.facts.skipped(exercise)).flatten());
    if let Some(reason_of) = skipped {
        let back = move |_| {
            let facts = facts_of(player, |session, exercise| Some(session.skipping(exercise, None)));
            change(player, facts);
            close(opened);
        };
        let line = say("menu_skipped", &[reason(reason_of)]);
        return view! {
            <div class="row between"><p>{line}</p>
                <button type="button" class="btn" on:click=back>{Icon::Undo.view()} {said("menu_back_in")}</button></div>
        };
    }
    let keys = REASONS.map(|(reason, code)| {
        view! { <button type="button" class="btn" on:click=move |_| skip(player, reason)>{said(code)}</button> }
    });
    view! { <p class="h3">{said("menu_skip")}</p><div class="acts-row">{View::from(keys)}</div> }
}
