//! The check-in of the day: how it is now, and whether the session before had settled (T8, T14). Two taps on the numbers, one
//! on the answer; each is kept at once and can be undone.

use crate::pages::plan::says;
use crate::platform::{clock, page};
use crate::route::Route;
use crate::state::{App, app};
use crate::view::{View, live, view};
use crate::words::{said, say, words};
use brace_domain::check_in::{CheckIn, Rating, Settled};
use brace_domain::log::Extra;
use brace_domain::units::Id;
use brace_domain::update::Command;
use chrono::NaiveDate;
use leptos::prelude::*;

/// Days after a session in which it is asked how it had settled (T14).
const ASKED_DAYS: i64 = 7;

/// What the tiles ask.
const TILES: [&str; 4] = ["today_pain", "today_usual", "today_stiff", "today_sleep"];

/// The card of the check-in.
pub(crate) fn card() -> View {
    let app = app();
    // Which tile is open, from 1.
    let open = RwSignal::new(0_usize);
    let tiles = move || {
        let now = app.with_state(|state| state.check_in_on(app.today()).cloned());
        let tiles = TILES.iter().enumerate().map(|(place, code)| {
            let value = now.as_ref().and_then(|check_in| rated(check_in, place));
            let number = value.map_or_else(|| "–".to_owned(), |value| value.get().to_string());
            let toggle = move |_| open.update(|open| *open = if *open == place + 1 { 0 } else { place + 1 });
            let expanded = move || (open.get() == place + 1).to_string();
            view! {
                <button type="button" class="tile" aria-expanded=expanded on:click=toggle>
                    <span class="cap">{said(code)}</span>
                    <span class="num">{number} " " <small>{said("today_of_ten")}</small></span>
                </button>
            }
        });
        view! { <div class="tiles">{tiles.collect::<Vec<_>>()}</div> }
    };
    let keys = move || {
        let place = open.get().checked_sub(1)?;
        let now = app
            .with_state(|state| state.check_in_on(app.today()).and_then(|check_in| rated(check_in, place)));
        let keys = (0..=10_u8).map(|number| {
            let pressed = (now.map(Rating::get) == Some(number)).to_string();
            let rate = move |_| {
                if let Some(rating) = Rating::new(number) {
                    change(app, |check_in| put(check_in, place, rating));
                }
                // From pain now to usual pain in two taps.
                let next = if place == 0 && now.is_none() { 2 } else { 0 };
                open.set(next);
                page::focus(match next {
                    0 => format!(".tile:nth-child({})", place + 1),
                    _ => ".scale-key".to_owned(),
                });
            };
            view! { <button type="button" class="btn scale-key" aria-pressed=pressed on:click=rate>{number.to_string()}</button> }
        });
        Some(view! {
            <fieldset class="scale pad">
                <legend class="cap">{TILES.get(place).map(|code| said(code))}</legend>
                <div class="scale-keys eleven">{keys.collect::<Vec<_>>()}</div>
            </fieldset>
        })
    };
    let question = move || {
        let (session, date) = to_settle(app, app.today())?;
        let settle = move |yes: bool| {
            change(app, |check_in| check_in.settled = Some(Settled { session, yes }));
            page::focus(".check-in");
        };
        Some(view! {
            <div class="row between wrap ask-row">
                <span>{say("today_settle", &[&day_name(app, date)])}</span>
                <span class="row">
                    <button type="button" class="btn" on:click=move |_| settle(true)>{said("today_settled")}</button>
                    <button type="button" class="btn" on:click=move |_| settle(false)>{said("today_not_yet")}</button>
                </span>
            </div>
        })
    };
    let just_up = move || {
        app.with_state(|state| state.check_in_on(app.today()).map(|check_in| check_in.just_up)).map(|ticked| {
            let tick = move |event| change(app, |check_in| check_in.just_up = event_target_checked(&event));
            view! {
                <label class="tick plain-tick"><input type="checkbox" prop:checked=ticked on:change=tick /> {said("today_just_up")}</label>
                <a class="btn quiet" href=Route::Safety(0).to_string()>{said("plan_new_symptom")}</a>
            }
        })
    };
    view! {
        <section class="card flush check-in" tabindex="-1" aria-label=said("today_check_in")>
            {live(tiles)}
            {live(keys)}
            {live(question)}
            <div class="row between wrap more">{live(just_up)}</div>
        </section>
    }
}

fn rated(check_in: &CheckIn, place: usize) -> Option<Rating> {
    match place {
        0 => Some(check_in.pain),
        1 => Some(check_in.usual),
        2 => check_in.stiffness,
        _ => check_in.sleep,
    }
}

fn put(check_in: &mut CheckIn, place: usize, rating: Rating) {
    match place {
        0 => check_in.pain = rating,
        1 => check_in.usual = rating,
        2 => check_in.stiffness = Some(rating),
        _ => check_in.sleep = Some(rating),
    }
}

/// Changes today's check-in, or begins it: what was not said yet is as it usually is.
fn change(app: App, to: impl FnOnce(&mut CheckIn)) {
    let today = app.today();
    let mut check_in = untrack(|| {
        app.with_state(|state| {
            state.check_in_on(today).cloned().unwrap_or_else(|| {
                let usual = state.check_ins().next_back().map_or(Rating::MIN, |last| last.usual);
                CheckIn {
                    date: today,
                    time: clock::now().time,
                    pain: usual,
                    usual,
                    stiffness: None,
                    sleep: None,
                    settled: None,
                    just_up: false,
                    beliefs: None,
                    extra: Extra::NONE,
                }
            })
        })
    });
    to(&mut check_in);
    check_in.time = clock::now().time;
    // Refused when nothing changed.
    let _ = app.dispatch(Command::CheckIn(check_in));
}

/// What a check-in of a day asks about: the last finished session of the seven days before, if nobody said yet how it had settled.
pub(crate) fn to_settle(app: App, today: NaiveDate) -> Option<(Id, NaiveDate)> {
    app.with_state(|state| {
        let finished = state
            .log()
            .sessions()
            .rev()
            .find(|session| !session.facts.running && session.facts.date < today)?;
        let recent = (today - finished.facts.date).num_days() <= ASKED_DAYS;
        let mut answers = state.check_ins().rev().take_while(|check_in| check_in.date >= finished.facts.date);
        let answered =
            answers.any(|check_in| check_in.settled.is_some_and(|settled| settled.session == finished.id));
        (recent && !answered).then_some((finished.id, finished.facts.date))
    })
}

/// "Tuesday", or the date if it is longer ago than the names of the days reach.
fn day_name(app: App, date: NaiveDate) -> String {
    if (app.today() - date).num_days() < 7 { (words().format.weekday)(date) } else { says::date(date) }
}
