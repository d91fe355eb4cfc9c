//! A session as a whole: its exercises with what was done, and the way to more or to the end.

use super::missing::page_while;
use super::{finish, summary};
use crate::components::frame::{Leave, Screen};
use crate::components::icon::{Icon, axial_glyph};
use crate::pages::plan::says;
use crate::pages::player::timer::timer;
use crate::pages::player::{course_of, dock::is_new_tap, dock::rest_bar, menu};
use crate::platform::page;
use crate::route::Route;
use crate::show;
use crate::state::app;
use crate::view::{IntoList, View, ask, live, live_by, view, whether};
use crate::words::{said, say, words};
use brace_domain::log::{Entry, Session};
use brace_domain::play::Course;
use brace_domain::state::State;
use brace_domain::units::Id;
use brace_domain::update::Command;
use leptos::prelude::*;

/// The page of a session, running or past.
pub(crate) fn session_page(id: Id) -> View {
    let app = app();
    let there = move || app.with_log(|log| log.session(id).is_some());
    let running = move || app.with_log(|log| log.session(id).is_some_and(|session| session.facts.running));
    // The way out of a session that runs is another one, also when its end was undone.
    page_while(there, move || live_by(move || running().into(), move || page_of(id)))
}

fn page_of(id: Id) -> View {
    let app = app();
    let w = words();
    let running =
        whether(move || app.with_log(|log| log.session(id).is_some_and(|session| session.facts.running)));
    let read = move |read: fn(&State, &Session) -> String| {
        ask(move || {
            app.with_state(|state| state.log().session(id).map(|session| read(state, session)))
                .unwrap_or_default()
        })
    };
    let over = read(|_, session| {
        let date = (words().format.long_date)(session.facts.date, session.facts.date);
        session.facts.start.map_or_else(|| date.clone(), |start| format!("{date}, {}", show::time(start)))
    });
    let title = read(|state, session| match session.facts.title {
        Some(_) => show::session_title(state, session),
        None => words().session.title.to_owned(),
    });
    // What is planned of the exercises: as it was when the page was opened.
    let course = if running.get_untracked() { course_of(app, id).1 } else { Course::default() };
    let course = StoredValue::new(course);
    let entries = move || {
        app.with_state(|state| {
            let session = state.log().session(id)?;
            let days = summary::days_to_come(app, session);
            let row = |entry: &Entry| {
                let next = summary::next_time(state, &days, session, &entry.exercise);
                course.with_value(|course| entry_row(state, session, entry, course, next))
            };
            let rows = session.entries.iter().map(row).into_list();
            let list = view! { <ul class="card rows flush">{rows}</ul> };
            let empty = view! { <p class="card sub">{w.session.empty}</p> };
            Some(if session.entries.is_empty() { empty } else { list })
        })
    };
    let delete = move |_| {
        // Refused only when another tab took the session away already; then it is gone all the same.
        let _ = app.dispatch(Command::DeleteSession { id });
        timer().stop();
        page::replace(&Route::Log.to_string());
    };
    let is_empty =
        move || app.with_log(|log| log.session(id).is_none_or(|session| session.entries.is_empty()));
    let more = move || {
        let shown = running.get() && !is_empty();
        shown.then(|| view! { <a class="btn" href=Route::Pick(id).to_string()>{Icon::Plus.view()} {w.session.add_exercise}</a> })
    };
    let added = move || {
        let added = app.log_view().added.with(|added| *added == id.to_string());
        (added && !is_empty()).then(|| view! { <p class="sub" role="status">{said("past_saved")}</p> })
    };
    let summary = (!running.get_untracked()).then(|| summary::card(id));
    let left = move || app.with_log(|log| finish::left_open(app, log.session(id)?));
    // The keys of this page and of the one that ends a session stand in the same place.
    let once = |event: web_sys::Event| {
        if !is_new_tap() {
            event.prevent_default();
        }
    };
    let dock = {
        // What comes next is the main key: an exercise, else the end, else one to begin with.
        let next = move || {
            if !running.get() {
                return None;
            }
            app.with_state(|state| {
                let session = state.log().session(id)?;
                let exercise = course.with_value(|course| course.current(state.log(), session))?;
                Some((show::exercise_name(state, &exercise), Route::Sets(id, exercise)))
            })
        };
        let keys = move || {
            let add = |class: &'static str| view! { <a class=class href=Route::Pick(id).to_string() on:click=once>{w.session.add_exercise}</a> };
            if !running.get() {
                return add("btn main-act");
            }
            let end = |class: &'static str| view! { <a class=class href=Route::Finish(id).to_string() on:click=once>{w.session.finish}</a> };
            match next() {
                Some((name, to)) => view! {
                    {end("btn tall")}
                    <a class="btn main-act" href=to.to_string()>{said("session_go_on")} <small>{name}</small></a>
                },
                None if is_empty() => view! { {end("btn tall")} {add("btn main-act")} },
                None => end("btn main-act"),
            }
        };
        view! { {live(move || running.get().then(rest_bar))} <div class="row wide">{live(keys)}</div> }
    };
    let leave = if running.get_untracked() { Leave::Down(Route::Today) } else { Leave::Back(Route::Log) };
    view! {
        <Screen title=title over=over leave=leave dock=dock>
            {live(added)}
            {live(move || running.get().then(left))}
            {summary}
            {live(entries)}
            {live(more)}
            <div class="row between">
                <a class="btn quiet" href=Route::EditSession(id).to_string()>{Icon::Edit.view()} {w.session.edit_details}</a>
                <button type="button" class="btn quiet" on:click=delete>{w.session.delete}</button>
            </div>
        </Screen>
    }
}

fn entry_row(state: &State, session: &Session, entry: &Entry, course: &Course, next: Option<String>) -> View {
    let exercise = &entry.exercise;
    let item = course.item(exercise);
    let wanted = course.wanted(state.log(), session.id, exercise).filter(|_| session.facts.running);
    let done = entry.working_sets().0;
    let skipped = session.facts.skipped(exercise).map(menu::reason);
    let sets = show::sets(entry);
    let none = || item.map_or_else(|| words().session.no_sets.to_owned(), says::dose);
    let sets = match skipped {
        Some(reason) => say("session_skipped", &[reason, &sets]),
        None if sets.is_empty() => none(),
        None => sets,
    };
    let circuit = session.circuit(exercise).len() > 1;
    let class = show::axial_class(state, exercise);
    let name = show::exercise_name(state, exercise);
    let count = wanted.filter(|_| skipped.is_none()).map(|wanted| {
        if done >= wanted {
            Icon::Check.view()
        } else {
            say("session_count", &[&done.to_string(), &wanted.to_string()]).into()
        }
    });
    view! {
        <li class:circuit=circuit class:skipped=skipped.is_some()>
            <a class="lrow pad" href=Route::Sets(session.id, exercise.clone()).to_string()>
                {class.map(axial_glyph)}
                <span class="grow">
                    <b>{name}</b>
                    <span class="vh">{class.map(|class| format!(", {}", (words().common.axial_short)(class).said()))}</span>
                    <span class="vh">{circuit.then(|| said("session_superset"))}</span>
                    <span class="sub block">{sets}</span>
                    {next.map(|next| view! { <span class="sub block">{next}</span> })}
                </span>
                <span class="sub num">{count}</span>
                {Icon::Next.view()}
            </a>
        </li>
    }
}
