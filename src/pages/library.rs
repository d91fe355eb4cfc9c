//! All exercises: own ones, then the library pillar by pillar, searched by name and filtered.

use crate::components::choice::{select_one, tick};
use crate::components::frame::{Leave, Screen, link_row};
use crate::components::icon::Icon;
use crate::pages::listing::{Group, groups, list, redraw, search_field, sift};
use crate::route::Route;
use crate::state::{Sought, app};
use crate::view::{IntoList, View, ask, live, view, whether};
use crate::words::{term, words};
use brace_domain::catalog::filter::Filter;
use brace_domain::catalog::{AxialClass, Equipment, ExerciseId, Phase, Pillar, Position};
use brace_domain::state::State;
use leptos::prelude::*;

/// The list of exercises. What is searched and asked stays while one looks at an exercise.
pub(crate) fn library_page() -> View {
    let app = app();
    let w = words();
    let sought = app.sought();
    let current = StoredValue::new_local((Vec::new(), RwSignal::new(0)));
    let change = Callback::new(move |change| seek(sought, current, change));
    // Made anew when exercises or favourites change: here or in another tab.
    let lists = move || {
        let (groups, archived) = app.with_state(|state| (groups(state), archived(state)));
        let found = sought.with_untracked(|sought| sift(&groups, &sought.typed, &sought.filter));
        let found = RwSignal::new(found);
        let rows = list(&groups, &|listed| {
            let star = listed.facts.favourite.then(|| {
                view! { <span class="starred">{Icon::Star.view()}<span class="vh">{w.library.favourite}</span></span> }
            });
            view! {
                <a class="lrow pad" href=Route::Exercise(listed.id.clone()).to_string()>
                    {listed.picture()} {listed.title()} {star} {Icon::Next.view()}
                </a>
            }
        });
        current.set_value((groups, found));
        // What is on the page may be left over from the list before.
        request_animation_frame(move || {
            let _ = current.try_with_value(|(groups, _)| redraw(groups));
        });
        view! { {result(sought, found, change)} {rows} {archived} }
    };
    let typed = move || sought.with(|sought| sought.typed.clone());
    let search = move |typed| change.run(Box::new(move |sought: &mut Sought| sought.typed = typed));
    view! {
        <Screen title=w.library.title leave=Leave::Gear>
            {link_row(&Route::Learn, w.learn.library_row)}
            {search_field(w.library.search.said(), ask(typed), search)}
            {filters(sought, change)}
            {live(lists)}
            <a class="btn" href=Route::NewExercise(None).to_string()>{w.pick.make_own}</a>
        </Screen>
    }
}

/// A change of what is sought.
type Change = Box<dyn FnOnce(&mut Sought)>;

/// The rows that there are now, and how many of them are shown.
type Current = StoredValue<(Vec<Group>, RwSignal<usize>), LocalStorage>;

/// Makes a change of what is sought and shows what is found by it.
fn seek(sought: RwSignal<Sought>, current: Current, change: Change) {
    sought.update(change);
    current.with_value(|(groups, found)| {
        found.set(sought.with_untracked(|sought| sift(groups, &sought.typed, &sought.filter)));
        redraw(groups);
    });
}

/// How many were found, and the way back to all of them.
fn result(sought: RwSignal<Sought>, found: RwSignal<usize>, seek: Callback<Change>) -> View {
    let w = words();
    let result = move || match found.get() {
        0 => w.library.nothing.to_owned(),
        found => (w.common.exercises)(found),
    };
    let clear = move || {
        sought.with(|sought| *sought != Sought::default()).then(|| view! {
            <button type="button" class="btn quiet" on:click=move |_| seek.run(Box::new(|sought| *sought = Sought::default()))>
                {w.library.clear}
            </button>
        })
    };
    view! {
        <div class="row between result"><p class="sub" role="status">{live(result)}</p> {live(clear)}</div>
    }
}

/// How a choice is read from a filter and put into one: 0 is any, then the options in their order.
type Choice = (&'static str, Vec<String>, fn(&Filter) -> usize, fn(&mut Filter, usize));

fn filters(sought: RwSignal<Sought>, seek: Callback<Change>) -> View {
    let w = &words().library;
    let common = &words().common;
    let choices: [Choice; 4] = [
        (
            w.pillar.said(),
            PILLARS.map(|pillar| pillar.map_or(w.other, common.pillar).to_owned()).to_vec(),
            |filter| place(&PILLARS, filter.pillar),
            |filter, at| filter.pillar = option(&PILLARS, at),
        ),
        (
            w.axial.said(),
            AxialClass::ALL.map(|class| (common.axial_class)(class).to_owned()).to_vec(),
            |filter| place(&AxialClass::ALL, filter.axial),
            |filter, at| filter.axial = option(&AxialClass::ALL, at),
        ),
        (
            w.position.said(),
            Position::ALL.map(|position| term(position.code()).to_owned()).to_vec(),
            |filter| place(&Position::ALL, filter.position),
            |filter, at| filter.position = option(&Position::ALL, at),
        ),
        (
            w.phase.said(),
            Phase::ALL.map(|phase| (w.phases)(phase).to_owned()).to_vec(),
            |filter| place(&Phase::ALL, filter.phase),
            |filter, at| filter.phase = option(&Phase::ALL, at),
        ),
    ];
    let selects = choices.into_iter().map(|(label, options, read, write)| {
        let chosen = ask(move || sought.with(|sought| read(&sought.filter)));
        let choose = move |at| seek.run(Box::new(move |sought| write(&mut sought.filter, at)));
        select_one(label, w.any.said(), options, chosen, Callback::new(choose))
    });
    let box_of = move |word: &'static str, read: fn(&Filter) -> bool, write: fn(&mut Filter, bool)| {
        let ticked = Box::new(move || sought.with(|sought| read(&sought.filter)));
        tick(
            word,
            ticked,
            Box::new(move |on| seek.run(Box::new(move |sought| write(&mut sought.filter, on)))),
        )
    };
    let equipment = move || {
        let items = Equipment::ALL.into_iter().filter(|item| !item.is_everywhere()).map(|item| {
            let ticked =
                move || sought.with(|sought| sought.filter.have.iter().flatten().any(|have| *have == item));
            let change = move |on: bool| {
                seek.run(Box::new(move |sought| {
                    let have = sought.filter.have.get_or_insert_with(Vec::new);
                    have.retain(|have| *have != item);
                    have.extend(on.then_some(item));
                }));
            };
            tick(term(item.code()), Box::new(ticked), Box::new(change))
        });
        view! {
            <fieldset class="ticks"><legend class="cap">{w.have_what}</legend>{items.into_list()}</fieldset>
        }
    };
    let having = whether(move || sought.with(|sought| sought.filter.have.is_some()));
    let heading = move || (w.filter)(sought.with(|sought| sought.filter.count()));
    view! {
        <details class="filters">
            <summary>{live(heading)}</summary>
            <div class="pair">{selects.into_list()}</div>
            <div class="ticks">
                {box_of(w.favourites.said(), |filter| filter.favourites, |filter, on| filter.favourites = on)}
                {box_of(w.bad_day.said(), |filter| filter.bad_day, |filter, on| filter.bad_day = on)}
                {box_of(w.have.said(), |filter| filter.have.is_some(), |filter, on| filter.have = on.then(Vec::new))}
            </div>
            {live(move || having.get().then(equipment))}
            <p class="cap">{w.bad_day_text}</p>
        </details>
    }
}

/// What an exercise can train: a pillar, or something else.
const PILLARS: [Option<Pillar>; 7] = [
    Some(Pillar::Glutes),
    Some(Pillar::SpinalMotion),
    Some(Pillar::Mobility),
    Some(Pillar::Bracing),
    Some(Pillar::Lifts),
    Some(Pillar::Aerobic),
    None,
];

fn place<T: PartialEq>(options: &[T], chosen: Option<T>) -> usize {
    chosen.and_then(|chosen| options.iter().position(|option| *option == chosen)).map_or(0, |place| place + 1)
}

fn option<T: Copy>(options: &[T], at: usize) -> Option<T> {
    options.get(at.wrapping_sub(1)).copied()
}

/// Own exercises that were put away: closed, and each leads to where it can be brought back.
fn archived(state: &State) -> Option<View> {
    let w = &words().library;
    let archived = state.own_exercises().iter().filter(|(_, own)| own.archived).map(|(&id, own)| {
        let to = Route::Exercise(ExerciseId::from(id)).to_string();
        view! {
            <li><a class="lrow pad" href=to>
                <b class="grow clamp" dir="auto">{own.name.clone()}</b> {Icon::Next.view()}
            </a></li>
        }
    });
    let rows: Vec<_> = archived.collect();
    let heading = (w.archived_group)(rows.len());
    (!rows.is_empty()).then(|| {
        view! {
            <details><summary>{heading}</summary><ul class="card rows flush">{rows}</ul></details>
        }
    })
}
