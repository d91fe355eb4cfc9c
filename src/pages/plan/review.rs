//! The weekly review: what the week was, what to keep and to change, and the goal of the next one in one's own words (T80).

use super::says;
use crate::components::frame::{Leave, Screen};
use crate::pages::today::reading;
use crate::platform::page;
use crate::route::Route;
use crate::show;
use crate::state::{App, app};
use crate::view::{View, live_by, view};
use crate::words::{said, say, words};
use brace_domain::log::Extra;
use brace_domain::plan::{DayState, Planner, Review, week_of};
use brace_domain::update::{Command, NOTE_CHARACTERS};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use leptos::prelude::*;

/// The review of the week that is over; from Friday on of the one that ends.
pub(crate) fn review_page() -> View {
    let app = app();
    let week = week_to_review(app.today());
    let body = move || if app.is_whole() { form(app, week) } else { reading() };
    view! {
        <Screen title=said("review_title") over=say("review_week", &[&says::date(week)]) leave=Leave::Back(Route::Plan)>
            {live_by(move || app.is_whole().into(), body)}
        </Screen>
    }
}

/// From Friday on the week that ends is looked at, before that the one before it.
pub(crate) fn week_to_review(today: NaiveDate) -> NaiveDate {
    let this = week_of(today);
    let ends = matches!(today.weekday(), Weekday::Fri | Weekday::Sat | Weekday::Sun);
    if ends { this } else { this - Days::new(7) }
}

fn form(app: App, week: NaiveDate) -> View {
    let planner = super::planner(app);
    let before = app.with_state(|state| state.review_of(week).cloned());
    let text = |text: Option<&String>| RwSignal::new(text.cloned().unwrap_or_default());
    let keep = text(before.as_ref().and_then(|review| review.keep.as_ref()));
    let change = text(before.as_ref().and_then(|review| review.change.as_ref()));
    let goal = text(before.as_ref().and_then(|review| review.goal.as_ref()));
    let failed = RwSignal::new(String::new());
    let save = move |_| {
        let own = |text: RwSignal<String>| {
            Some(text.get_untracked().trim().to_owned()).filter(|text| !text.is_empty())
        };
        let review =
            Review { week, keep: own(keep), change: own(change), goal: own(goal), extra: Extra::NONE };
        match app.dispatch(Command::Review(review)) {
            Ok(_) => page::go(&Route::Plan.to_string()),
            Err(why) => failed.set(show::not_done(why)),
        }
    };
    let field = |label: &'static str, value: RwSignal<String>| {
        view! {
            <label class="field">
                <span class="h3">{said(label)}</span>
                <textarea rows="2" maxlength=NOTE_CHARACTERS.to_string() prop:value=value
                    on:input=move |event| value.set(event_target_value(&event))></textarea>
            </label>
        }
    };
    view! {
        {planner.map(|planner| facts(app, &planner, week))}
        {field("review_keep", keep)}
        {field("review_change", change)}
        {field("review_goal", goal)}
        <p class="error" role="alert">{failed}</p>
        <button type="button" class="btn main-act" on:click=save>{words().common.save}</button>
    }
}

/// Sessions done, pillars, and what grew for the week to come.
fn facts(app: App, planner: &Planner, week: NaiveDate) -> View {
    let plan = planner.week(week);
    let done = plan.days.iter().filter(|day| day.state == DayState::Done).count();
    let all = plan.days.iter().filter(|day| !matches!(day.state, DayState::Rest | DayState::Moved)).count();
    // Of a week that is over nothing is planned any more: each pillar is seen against the sessions that were done.
    let held = plan.days.iter().filter(|day| matches!(day.state, DayState::Done | DayState::Planned)).count();
    let pillars = planner.balance(&plan).map(|balance| {
        let line = say("plan_of", &[&balance.done.to_string(), &held.to_string()]);
        view! { <li class="row between"><span>{(words().common.pillar)(balance.pillar)}</span><span class="sub">{line}</span></li> }
    });
    let next = planner.week(app.today() + Days::new(7));
    let mut grown: Vec<String> = Vec::new();
    app.with_state(|state| {
        for item in next.days.iter().flat_map(|day| &day.items) {
            if let Some(step) = item.dose.step {
                let line = format!("{}: {}", show::exercise_name(state, &item.exercise), says::step(step));
                if !grown.contains(&line) {
                    grown.push(line);
                }
            }
        }
    });
    if grown.is_empty() {
        grown.push(said("review_none_up").to_owned());
    }
    let grown = grown.into_iter().map(|line| view! { <li>{line}</li> });
    view! {
        <section class="card">
            <h2 class="h3">{say("review_sessions", &[&done.to_string(), &all.to_string()])}</h2>
            <ul class="plain">{pillars}</ul>
        </section>
        <section class="card">
            <h2 class="h3">{said("review_up")}</h2>
            <ul class="bullets">{grown.collect::<Vec<_>>()}</ul>
        </section>
    }
}
