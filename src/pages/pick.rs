//! Picking an exercise for a session: what was done lately and favourites first, then one's own and the library.

use crate::components::frame::{Leave, Screen};
use crate::components::icon::Icon;
use crate::pages::listing::{Group, Listed, groups, list, redraw, search_field, sift};
use crate::pages::missing::page_while;
use crate::platform::page;
use crate::route::Route;
use crate::state::app;
use crate::view::{View, ask, live, live_by, view};
use crate::words::words;
use brace_domain::catalog::filter::Filter;
use brace_domain::catalog::{ExerciseId, LIBRARY};
use brace_domain::units::Id;
use brace_domain::update::Command;
use leptos::prelude::*;

/// As many exercises are offered as recent ones.
const RECENT: usize = 8;

/// The page on which an exercise is picked.
pub(crate) fn pick_page(session: Id) -> View {
    let app = app();
    let typed = RwSignal::new(String::new());
    let there = move || app.with_log(|log| log.session(session).is_some());
    page_while(there, move || live_by(move || app.is_whole().into(), move || list_for(session, typed)))
}

/// The lists, made anew when all months are read: what was done last is among them then.
fn list_for(session: Id, typed: RwSignal<String>) -> View {
    let app = app();
    let w = words();
    let groups = app.with_state(|state| {
        let listed = |ids: Vec<ExerciseId>| ids.into_iter().filter_map(|id| Listed::new(state, id)).collect();
        let recent = state.log().recent_exercises().into_iter().take(RECENT).cloned();
        let favourites = LIBRARY.iter().map(|exercise| exercise.id.clone());
        let favourites = favourites.chain(state.own_exercises().keys().map(|&id| id.into()));
        let favourites = favourites.filter(|id| state.is_favourite(id)).collect();
        let mut all = vec![
            Group::new(w.pick.recent.said(), listed(recent.collect()), true),
            Group::new(w.library.favourites.said(), listed(favourites), true),
        ];
        all.extend(groups(state));
        all
    });
    let picked = app.with_log(|log| {
        let entries = log.session(session).map(|session| session.entries.as_slice());
        entries.unwrap_or_default().iter().map(|entry| entry.exercise.clone()).collect::<Vec<_>>()
    });
    let pick = move |exercise: ExerciseId| {
        // Refused when it is part of the session already: then this only leads to it.
        let _ = app.dispatch(Command::AddExercise { session, exercise: exercise.clone() });
        page::replace(&Route::Sets(session, exercise).to_string());
    };
    let row = |listed: &Listed| {
        let there = picked.contains(&listed.id).then_some(w.pick.in_session);
        let id = listed.id.clone();
        view! {
            <button type="button" class="lrow pad" on:click=move |_| pick(id.clone())>
                {listed.picture()} {listed.title()} <span class="cap">{there}</span> {Icon::Plus.view()}
            </button>
        }
    };
    let found = RwSignal::new(sift(&groups, &typed.get_untracked(), &Filter::default()));
    let rows = list(&groups, &row);
    let search = move |text: String| {
        found.set(sift(&groups, &text, &Filter::default()));
        redraw(&groups);
        typed.set(text);
    };
    let result = move || match (typed.get().trim(), found.get()) {
        ("", _) => String::new(),
        (typed, 0) => (w.pick.nothing)(typed),
        (_, found) => (w.common.exercises)(found),
    };
    view! {
        <Screen title=w.pick.title leave=Leave::Back(Route::Session(session))>
            {search_field(w.pick.search.said(), ask(move || typed.get()), search)}
            <p class="sub break" role="status">{live(result)}</p>
            {rows}
            <a class="btn" href=Route::NewExercise(Some(session)).to_string()>{w.pick.make_own}</a>
        </Screen>
    }
}
