//! A week of one's own: which exercises on which day. Brace doses them and says where a rule is bent.

use super::says;
use crate::components::choice::do_one;
use crate::components::frame::{Leave, Screen};
use crate::components::icon::Icon;
use crate::pages::today::reading;
use crate::platform::page;
use crate::route::Route;
use crate::show;
use crate::state::{App, app};
use crate::view::{View, live, view};
use crate::words::{said, words};
use brace_domain::catalog::{ExerciseId, LIBRARY};
use brace_domain::plan::{DayState, Planner, week_of};
use brace_domain::programme::{Programme, WEEK};
use brace_domain::update::Command;
use chrono::{Days, NaiveDate};
use leptos::prelude::*;

/// The page on which the week is made.
pub(crate) fn own_week_page() -> View {
    let app = app();
    let body = move || match super::planner(app) {
        _ if !app.is_whole() => reading(),
        None => super::start_card(),
        Some(planner) => week(app, &planner),
    };
    view! { <Screen title=said("own_title") leave=Leave::Back(Route::Plan)>{live(body)}</Screen> }
}

/// Changes a day of the stored week; each change can be undone.
fn change(app: App, place: usize, to: impl FnOnce(&mut Vec<ExerciseId>)) {
    let programme = untrack(|| app.with_state(|state| state.programme().cloned()));
    let Some(mut programme) = programme else { return };
    if let Some(week) = programme.own_week.as_mut() {
        to(&mut week[place]);
        // Refused when nothing changed.
        let _ = app.dispatch(Command::SetProgramme(programme));
        page::focus(format!("#own-{place}"));
    }
}

fn week(app: App, planner: &Planner) -> View {
    let Some(own) = planner.programme().own_week.clone() else {
        let begin = move |_| begin(app);
        return view! {
            <section class="card">
                <p class="sub">{said("own_text")}</p>
                <p class="acts-row"><button type="button" class="btn" on:click=begin>{said("own_use")}</button></p>
            </section>
        };
    };
    let stop = move |_| {
        let programme = untrack(|| app.with_state(|state| state.programme().cloned()));
        if let Some(programme) = programme {
            let _ = app.dispatch(Command::SetProgramme(Programme { own_week: None, ..programme }));
            page::focus("h1");
        }
    };
    // A whole week to come is checked: this one may have days behind it.
    let checked = planner.week(planner.today() + Days::new(7));
    let bent = planner.findings(&checked);
    let bent = app.with_state(|state| {
        bent.iter().map(|found| view! { <li>{says::finding(state, found)}</li> }).collect::<Vec<_>>()
    });
    let verdict = if bent.is_empty() {
        view! { <p class="sub">{said("own_good")}</p> }
    } else {
        view! { <ul class="bullets sub">{bent}</ul> }
    };
    let monday = week_of(planner.today());
    let days = WEEK.iter().enumerate().filter(|(_, day)| planner.programme().days.has(**day));
    let days = days.map(|(place, _)| {
        let minutes = checked.days[place].minutes;
        one_day(app, place, monday + Days::new(place as u64), &own[place], minutes)
    });
    view! {
        <p class="sub">{said("own_text")}</p>
        <section class="card" role="status">{verdict}</section>
        {days.collect::<Vec<_>>()}
        <button type="button" class="btn" on:click=stop>{said("own_stop")}</button>
    }
}

/// Begins with what Brace would do.
fn begin(app: App) {
    let Some(planner) = untrack(|| super::planner(app)) else { return };
    let next = planner.week(planner.today() + Days::new(7)).days;
    let own = next.map(|day| match day.state {
        DayState::Planned => day.items.iter().map(|item| item.exercise.clone()).collect(),
        _ => Vec::new(),
    });
    let programme = Programme { own_week: Some(own), ..planner.programme().clone() };
    let _ = app.dispatch(Command::SetProgramme(programme));
    page::focus("h1");
}

fn one_day(app: App, place: usize, date: NaiveDate, exercises: &[ExerciseId], minutes: u16) -> View {
    let name = (words().format.weekday)(date);
    let offered: Vec<ExerciseId> = app.with_state(|state| {
        let own = state.own_exercises().iter().filter(|(_, own)| !own.archived).map(|(&id, _)| id.into());
        LIBRARY
            .iter()
            .map(|exercise| exercise.id.clone())
            .chain(own)
            .filter(|id| !exercises.contains(id))
            .collect()
    });
    let (names, labels): (Vec<_>, Vec<String>) = app.with_state(|state| {
        let name = |id: &ExerciseId| show::exercise_name(state, id);
        (exercises.iter().map(|id| (id.clone(), name(id))).collect(), offered.iter().map(name).collect())
    });
    let add = Callback::new(move |chosen: usize| {
        if let Some(id) = offered.get(chosen).cloned() {
            change(app, place, |day| day.push(id));
        }
    });
    let rows = names.into_iter().enumerate().map(|(at, (id, name))| {
        // By its name and not by its place: another tab may have changed the day by then.
        let gone = id.clone();
        let out = move |_| change(app, place, |day| day.retain(|other| *other != gone));
        let up = move |_| {
            change(app, place, |day| {
                if let Some(at) = day.iter().position(|other| *other == id) {
                    day.swap(at, at.saturating_sub(1));
                }
            });
        };
        let label = |code: &str| format!("{}: {name}", said(code));
        let (up_label, out_label) = (label("own_up"), label("day_remove"));
        let up = (at > 0).then(|| {
            view! { <button type="button" class="ibtn up" aria-label=up_label on:click=up>{Icon::Back.view()}</button> }
        });
        view! {
            <li class="row">
                <span class="grow">{name}</span>
                {up}
                <button type="button" class="ibtn" aria-label=out_label on:click=out>{Icon::Minus.view()}</button>
            </li>
        }
    });
    let add_label: &'static str = said("day_add");
    let id = format!("own-{place}");
    view! {
        <section class="card" id=id tabindex="-1" aria-label=name.clone()>
            <div class="row between">
                <h2 class="h3">{name}</h2>
                <span class="cap">{(words().common.minutes_of)(minutes)}</span>
            </div>
            <ul class="rows">{rows.collect::<Vec<_>>()}</ul>
            {do_one(add_label, labels, said("day_do"), add)}
        </section>
    }
}
