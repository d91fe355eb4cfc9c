//! What was said at first run, on one page, to be changed.

use super::form::{FIRST_LASTING, Form, PARTS, step_words};
use super::plan_preview::plan_preview;
use super::safety::plan;
use crate::components::frame::{Leave, Screen, link_row};
use crate::platform::page;
use crate::route::Route;
use crate::show;
use crate::state::app;
use crate::view::{IntoList, View, ask, view};
use crate::words::{text, words};
use brace_domain::update::Command;
use leptos::prelude::*;

/// The page; without a programme it is the first run.
pub(crate) fn setup_page() -> View {
    let app = app();
    let w = &words().common;
    let programme = move || app.with_state(|state| state.programme().cloned());
    let Some(before) = programme() else {
        page::replace(&Route::Start(0).to_string());
        return ().into();
    };
    let form = Form::of(&before);
    let failed = RwSignal::new(String::new());
    // What is not on the form is taken as it is now.
    let edited = move || Some(form.programme(programme()?, app.today()));
    let save = move |_| {
        let Some(edited) = untrack(edited) else { return };
        let stored = edited
            .and_then(|programme| app.dispatch(Command::SetProgramme(programme)).map_err(show::not_done));
        match stored {
            Ok(_) => page::replace(&plan().to_string()),
            Err(problem) => failed.set(problem),
        }
    };
    let parts = (FIRST_LASTING..=PARTS).map(move |part| {
        let (heading, why) = step_words(part);
        view! {
            <details class="card stack" open=part == FIRST_LASTING>
                <summary class="h3">{heading}</summary>
                <p class="sub">{why}</p>
                {form.part(part)}
            </details>
        }
    });
    let dock = view! {
        <p class="error" role="alert">{failed}</p>
        <div class="row wide">
            <a class="btn tall" href=plan().to_string()>{w.cancel}</a>
            <button type="button" class="btn main-act" on:click=save>{w.save}</button>
        </div>
    };
    view! {
        <Screen title=text("setup_title") leave=Leave::Back(plan()) dock=dock>
            {plan_preview(ask(move || edited()?.ok()))}
            {parts.into_list()}
            <div class="card rows flush links">
                {link_row(&Route::Checks, text("checks_title"))}
                {link_row(&Route::Safety(0), text("safety_title"))}
            </div>
        </Screen>
    }
}
