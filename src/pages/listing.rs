//! Exercises in a list that can be searched and filtered. The rows are made once and shown or hidden, so that a letter
//! typed costs no more than the rows that it changes.

use crate::components::figure::thumb;
use crate::components::icon::axial_glyph;
use crate::platform::frames;
use crate::show;
use crate::view::{Ask, IntoList, View, view};
use crate::words::{abbreviations, exercise_words, words};
use brace_domain::catalog::filter::{Facts, Filter};
use brace_domain::catalog::{AxialClass, ExerciseId, LIBRARY, Pillar, find};
use brace_domain::search::{Findable, Typed};
use brace_domain::sorted::SortedMap;
use brace_domain::state::State;
use brace_domain::text::lower;
use leptos::prelude::*;
use std::cell::Cell;

/// An exercise in a list.
pub(crate) struct Listed {
    pub(crate) id: ExerciseId,
    pub(crate) name: String,
    pub(crate) class: AxialClass,
    pub(crate) facts: Facts,
    findable: Findable,
    shown: Shown,
}

impl Listed {
    /// None for one that was put away, or that only a later version knows: it cannot be picked.
    pub(crate) fn new(state: &State, id: ExerciseId) -> Option<Self> {
        let favourite = state.is_favourite(&id);
        let facts = match (find(id.as_str()), id.custom()) {
            (Some(exercise), _) => Facts::of_library(exercise, favourite),
            (None, Some(own)) => {
                let own = state.own_exercises().get(&own).filter(|own| !own.archived)?;
                Facts::of_own(own, favourite)
            }
            (None, None) => return None,
        };
        let name = show::exercise_name(state, &id);
        let pattern = exercise_words(id.as_str()).map_or("", |words| &words.pattern);
        let findable = Findable::new(&[&name, pattern], abbreviations());
        Some(Self { class: facts.axial?, id, name, facts, findable, shown: Shown::default() })
    }

    /// Its figure, where it has one.
    pub(crate) fn picture(&self) -> Option<View> {
        let figure = find(self.id.as_str())?.figure;
        Some(view! { <span class="thumb">{thumb(figure, 1.0)}</span> })
    }

    /// Its name over its class.
    pub(crate) fn title(&self) -> View {
        view! {
            <span class="grow">
                <b class="clamp" dir="auto">{self.name.clone()}</b>
                <span class="sub row">{axial_glyph(self.class)} {(words().common.axial_short)(self.class)}</span>
            </span>
        }
    }
}

/// Exercises under their heading.
pub(crate) struct Group {
    heading: &'static str,
    listed: Vec<Listed>,
    /// They stand in another group too, so they step back while somebody searches.
    again: bool,
    shown: Shown,
}

/// Whether a row or a group is to be seen, and whether the page has yet to follow.
struct Shown {
    wanted: Cell<bool>,
    stale: Cell<bool>,
}

impl Default for Shown {
    fn default() -> Self {
        Self { wanted: Cell::new(true), stale: Cell::new(true) }
    }
}

impl Shown {
    fn set(&self, wanted: bool) {
        if self.wanted.replace(wanted) != wanted {
            self.stale.set(true);
        }
    }

    fn is_hidden(&self) -> bool {
        !self.wanted.get()
    }

    /// Whether it is to be hidden now, if that is news to the page.
    fn news(&self) -> Option<bool> {
        self.stale.replace(false).then(|| self.is_hidden())
    }
}

impl Group {
    pub(crate) fn new(heading: &'static str, listed: Vec<Listed>, again: bool) -> Self {
        Self { heading, listed, again, shown: Shown::default() }
    }
}

/// Own exercises, then the library pillar by pillar.
pub(crate) fn groups(state: &State) -> Vec<Group> {
    let mut own = SortedMap::default();
    for &id in state.own_exercises().keys() {
        if let Some(listed) = Listed::new(state, id.into()) {
            own.insert((lower(&listed.name), id), listed);
        }
    }
    let own = own.into_iter().map(|(_, listed)| listed).collect();
    let mut groups = vec![Group::new(words().pick.own.said(), own, false)];
    for pillar in Pillar::ALL {
        let exercises = LIBRARY.iter().filter(|exercise| exercise.pillar == pillar);
        let listed = exercises.filter_map(|exercise| Listed::new(state, exercise.id.clone())).collect();
        groups.push(Group::new((words().common.pillar)(pillar).said(), listed, false));
    }
    groups
}

/// Every exercise with its name, own ones first; also those that were put away, which an import may bring sets of.
pub(crate) fn names(state: &State) -> Vec<(ExerciseId, String)> {
    let own = state.own_exercises().keys().map(|&id| ExerciseId::from(id));
    let all = own.chain(LIBRARY.iter().map(|exercise| exercise.id.clone()));
    all.map(|id| (id.clone(), show::exercise_name(state, &id))).collect()
}

/// Shows what was typed and asked, hides the rest, and gives the number of what is shown. Typing mistakes are forgiven
/// where nothing is called as it was typed.
pub(crate) fn sift(groups: &[Group], typed: &str, filter: &Filter) -> usize {
    let typed = Typed::new(typed);
    let mut all = groups.iter().filter(|group| !group.again).flat_map(|group| &group.listed);
    let exactly = all.any(|listed| typed.finds(&listed.findable));
    let mut count = 0;
    for group in groups {
        let mut any = false;
        for listed in &group.listed {
            let asked = filter.shows(&listed.facts) && (typed.is_empty() || !group.again);
            let found = asked
                && if exactly { typed.finds(&listed.findable) } else { typed.nearly_finds(&listed.findable) };
            any |= found;
            count += usize::from(found && !group.again);
            listed.shown.set(found);
        }
        group.shown.set(any);
    }
    count
}

/// Hides and shows on the page what was sifted out and in, past the reactive system: a long list has to follow the finger.
pub(crate) fn redraw(groups: &[Group]) {
    frames::hide(".sift", &mut groups.iter().map(|group| group.shown.news()));
    let rows = groups.iter().flat_map(|group| &group.listed);
    frames::hide(".sifted > li", &mut rows.map(|listed| listed.shown.news()));
}

/// The groups with their rows.
pub(crate) fn list(groups: &[Group], row: &dyn Fn(&Listed) -> View) -> View {
    let section = |group: &Group| {
        let rows = group.listed.iter();
        let rows = rows.map(|listed| view! { <li hidden=listed.shown.is_hidden()>{row(listed)}</li> });
        view! {
            <section class="sift" hidden=group.shown.is_hidden()>
                <h2 class="h3">{group.heading}</h2>
                <ul class="card rows flush sifted">{rows.into_list()}</ul>
            </section>
        }
    };
    groups.iter().map(section).into_list()
}

/// A search field over a list.
pub(crate) fn search_field(
    label: &'static str,
    typed: Ask<String>,
    search: impl Fn(String) + 'static,
) -> View {
    view! {
        <label class="field">
            <span class="vh">{label}</span>
            <input
                type="search"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                dir="auto"
                placeholder=label
                prop:value=move || typed()
                on:input=move |event| search(event_target_value(&event))
            />
        </label>
    }
}
