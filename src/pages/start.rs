//! First run: one thing on each screen, from what Brace is not to a stored programme. The address tells the part, so that the
//! browser's way back goes one part back, and what is filled in outlives a reload.

use super::form::{AGREED, Form, PARTS, step_words};
use super::safety::{Stand, plan, stand};
use crate::components::frame::Asked;
use crate::platform::{clock, page};
use crate::route::Route;
use crate::show;
use crate::state::{App, app};
use crate::view::{View, view};
use crate::words::text;
use brace_domain::programme::Programme;
use brace_domain::update::Command;
use leptos::prelude::*;

/// A part of it: the first that is not complete, if it comes before the one that is asked for.
pub(crate) fn start_page(part: u8) -> View {
    let app = app();
    let form = Form::kept();
    let part = usize::from(part);
    let today = app.today();
    let agreed = form.numbers[AGREED].get_untracked() == 1;
    let open = stand(app) >= Stand::WorthACheck;
    let first = (0..part).find(|&part| form.problem(part, today).is_some());
    let instead = match first {
        _ if part > 0 && agreed && !open => Some(Route::Safety(0)),
        Some(first) => Some(Route::Start(first as u8)),
        None => None,
    };
    if let Some(route) = instead {
        page::replace(&route.to_string());
        return ().into();
    }
    app.with_log(|log| form.offer_by_log(log, today));
    let failed = RwSignal::new(String::new());
    let next = move |_| {
        form.keep();
        let done = match form.problem(part, today) {
            Some(problem) => Err(problem),
            None if part == 0 && !open => Ok(Route::Safety(1)),
            None if part + 1 < PARTS => Ok(Route::Start(part as u8 + 1)),
            None => finish(app, form),
        };
        match done {
            Ok(route) => page::go(&route.to_string()),
            Err(problem) => failed.set(problem),
        }
    };
    let back = match part {
        0 => Route::Today,
        1 => Route::Safety(20),
        _ => Route::Start(part as u8 - 1),
    };
    let (heading, why) = step_words(part);
    let keep = move |_| {
        failed.set(String::new());
        form.keep();
    };
    let word = if part + 1 < PARTS { text("setup_next") } else { text("setup_done") };
    Asked {
        back,
        place: (part + 1, PARTS),
        over: "",
        heading,
        why,
        content: view! { <div class="stack" on:click=keep on:change=keep on:input=keep>{form.part(part)}</div> },
        dock: view! {
            <p class="error" role="alert">{failed}</p>
            <div class="row wide"><button type="button" class="btn main-act" on:click=next>{word}</button></div>
        },
    }
    .view()
}

/// Stores what was filled in.
fn finish(app: App, form: Form) -> Result<Route, String> {
    let now = clock::now();
    let today = now.date;
    let (programme, check_in) = app.with_state(|state| {
        let programme = state.programme().cloned().unwrap_or_else(|| Programme::new(today));
        (form.programme(programme, today), form.check_in(state.check_in_on(today).cloned(), now))
    });
    let mut commands = vec![Command::SetProgramme(programme?)];
    commands.extend(check_in.map(Command::CheckIn));
    for command in commands {
        app.dispatch(command).map_err(show::not_done)?;
    }
    Form::forget();
    Ok(plan())
}
