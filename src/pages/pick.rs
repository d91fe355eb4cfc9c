//! Picking an exercise for a session: what was done lately first, then the library by pillar, then one's own.

use crate::components::frame::{Leave, Screen};
use crate::components::icon::{Icon, axial_glyph};
use crate::pages::missing::missing_page;
use crate::platform::page;
use crate::route::Route;
use crate::show;
use crate::state::app;
use crate::view::{live, view};
use crate::words::words;
use brace_domain::catalog::{AxialClass, ExerciseId, LIBRARY, Pillar};
use brace_domain::sorted::SortedMap;
use brace_domain::state::State;
use brace_domain::text::lower;
use brace_domain::units::Id;
use brace_domain::update::Command;
use leptos::prelude::*;

/// As many exercises are offered as recent ones.
const RECENT: usize = 8;

/// An exercise in a list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Listed {
    pub(crate) id: ExerciseId,
    pub(crate) name: String,
    pub(crate) class: Option<AxialClass>,
}

impl Listed {
    fn new(state: &State, id: ExerciseId) -> Self {
        let (name, class) = (show::exercise_name(state, &id), show::axial_class(state, &id));
        Self { id, name, class }
    }

    /// Whether every word that was typed is part of its name.
    pub(crate) fn matches(&self, typed: &str) -> bool {
        let name = lower(&self.name);
        lower(typed).split_whitespace().all(|word| name.contains(word))
    }
}

/// Exercises under their headings: own ones, then the library pillar by pillar.
pub(crate) fn groups(state: &State) -> Vec<(String, Vec<Listed>)> {
    let mut own = SortedMap::default();
    for &id in state.own_exercises().keys() {
        let listed = Listed::new(state, id.into());
        own.insert((lower(&listed.name), id), listed);
    }
    let own: Vec<_> = own.into_iter().map(|(_, listed)| listed).collect();
    let pillars = [
        Pillar::Glutes,
        Pillar::SpinalMotion,
        Pillar::Mobility,
        Pillar::Bracing,
        Pillar::Lifts,
        Pillar::Aerobic,
    ];
    let library = pillars.map(|pillar| {
        let exercises = LIBRARY.iter().filter(|exercise| exercise.pillar == pillar);
        let listed = exercises.map(|exercise| Listed::new(state, exercise.id.clone())).collect();
        ((words().common.pillar)(pillar).to_owned(), listed)
    });
    let own = (words().pick.own.to_owned(), own);
    std::iter::once(own).chain(library).filter(|(_, listed)| !listed.is_empty()).collect()
}

/// A search field over a list.
pub(crate) fn search_field(label: &'static str, typed: RwSignal<String>) -> impl IntoView {
    view! {
        <label class="field">
            <span class="vh">{label}</span>
            <input
                type="search"
                autocomplete="off"
                placeholder=label
                prop:value=typed
                on:input=move |event| typed.set(event_target_value(&event))
            />
        </label>
    }
}

/// The page on which an exercise is picked.
pub(crate) fn pick_page(session: Id) -> impl IntoView {
    let app = app();
    if app.with_log(|log| log.session(session).is_none()) {
        return missing_page().into_any();
    }
    let w = words();
    let typed = RwSignal::new(String::new());
    let lists = app.with_state(|state| {
        let recent = state.log().recent_exercises().into_iter().take(RECENT);
        let recent: Vec<_> = recent.map(|id| Listed::new(state, id.clone())).collect();
        let recent = (w.pick.recent.to_owned(), recent);
        std::iter::once(recent).chain(groups(state)).collect::<Vec<_>>()
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
    let row = move |listed: Listed, there: bool| {
        let there = there.then_some(w.pick.in_session);
        let class = listed.class.map(w.common.axial_short);
        let id = listed.id;
        view! {
            <li>
                <button type="button" class="lrow pad" on:click=move |_| pick(id.clone())>
                    {listed.class.map(axial_glyph)}
                    <span class="grow"><b>{listed.name}</b><span class="sub block">{class}</span></span>
                    <span class="cap">{there}</span>
                    {Icon::Plus.view()}
                </button>
            </li>
        }
    };
    let found = move || {
        let typed = typed.get();
        let searching = !typed.trim().is_empty();
        let mut any = false;
        // While searching, an exercise stands in one list only.
        let lists = lists.iter().skip(usize::from(searching));
        let found = lists.filter_map(|(heading, listed)| {
            let listed: Vec<_> = listed.iter().filter(|listed| listed.matches(&typed)).cloned().collect();
            if listed.is_empty() {
                return None;
            }
            any = true;
            let rows = listed.into_iter().map(|listed| {
                let there = picked.contains(&listed.id);
                row(listed, there)
            });
            Some(view! {
                <section>
                    <h2 class="h3">{heading.clone()}</h2>
                    <ul class="card rows flush">{rows.collect_view()}</ul>
                </section>
            })
        });
        let found = found.collect_view();
        let nothing =
            (!any).then(|| view! { <p class="sub" role="status">{(w.pick.nothing)(typed.trim())}</p> });
        view! { {found} {nothing} }
    };
    view! {
        <Screen title=w.pick.title leave=Leave::Back(Route::Session(session))>
            {search_field(w.pick.search, typed)}
            {live(found)}
            <a class="btn" href=Route::NewExercise(Some(session)).to_string()>{w.pick.make_own}</a>
        </Screen>
    }
}
