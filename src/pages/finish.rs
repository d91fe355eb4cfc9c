//! Ending a session: one rating of the whole, and its minutes.

use crate::components::frame::{Leave, Screen};
use crate::components::stepper::Stepper;
use crate::pages::missing::page_while;
use crate::platform::{clock, page};
use crate::route::Route;
use crate::show;
use crate::state::app;
use crate::view::{Ask, View, ask, live, view};
use crate::words::{text, words};
use brace_domain::load::{Ledger, session_load};
use brace_domain::log::Session;
use brace_domain::units::{Id, LocalMoment, Minutes, SessionRpe};
use brace_domain::update::Command;
use leptos::prelude::*;

/// A session whose last set is older than this was left without being ended: its minutes end with that set.
const FORGOTTEN_AFTER_MINUTES: i64 = 20;

/// The page on which a session is ended.
pub(crate) fn finish_page(id: Id) -> View {
    let app = app();
    let minutes =
        move || app.with_log(|log| log.session(id).map(|session| proposed_minutes(session, &clock::now())));
    page_while(move || minutes().is_some(), move || minutes().map(|minutes| form(id, minutes)).into())
}

fn form(id: Id, minutes: i64) -> View {
    let app = app();
    let w = words();
    let rating = RwSignal::new(None::<usize>);
    let typed = RwSignal::new(minutes.to_string());
    let error = RwSignal::new(String::new());
    let load = move || {
        let minutes = Minutes::parse(&typed.get()).ok()?;
        let load = session_load(rating_at(rating.get())?, minutes).whole();
        Some((w.finish.load)(&show::load(Ledger::Session, load)))
    };
    let finish = move |_| match Minutes::parse(&typed.get_untracked()) {
        Ok(minutes) => {
            let rpe = rating_at(rating.get_untracked());
            // Refused only when another tab took the session away.
            let _ = app.dispatch(Command::FinishSession {
                id,
                rpe,
                minutes: Some(minutes),
                pain_after: None,
                note: None,
            });
            page::replace(&Route::Session(id).to_string());
        }
        Err(problem) => error.set((w.common.input_error)(problem)),
    };
    let rate = Callback::new(move |place| rating.set(place));
    let dock = {
        let word = move || if rating.get().is_some() { w.finish.finish } else { w.finish.finish_unrated };
        view! {
            <div class="row wide">
                <button type="button" class="btn main-act" on:click=finish>{live(word)} <small>{live(load)}</small></button>
            </div>
        }
    };
    let unrated = move || rating.get().is_none().then_some(w.finish.unrated_text);
    view! {
        <Screen title=w.finish.title leave=Leave::Back(Route::Session(id)) dock=dock>
            {rating_scale(w.finish.question, text("rating_why"), ask(move || rating.get()), rate)}
            <p class="sub">{live(unrated)}</p>
            <div class="narrow">
                <Stepper id="minutes" label=w.finish.minutes unit=ask(|| words().common.minutes.to_owned()) value=typed step=ask(|| 5_000)
                    error=ask(move || error.get())
                    words=&w.stepper />
            </div>
        </Screen>
    }
}

/// The CR10 scale: eleven keys with the words that it has. A second tap takes the rating back.
pub(crate) fn rating_scale(
    question: &'static str,
    why: &'static str,
    rating: Ask<Option<usize>>,
    rate: Callback<Option<usize>>,
) -> View {
    let keys = words().finish.scale.iter().enumerate().map(|(value, word)| {
        let (rating, rated) = (rating.clone(), rating.clone());
        let pressed = move || (rating() == Some(value)).to_string();
        let choose = move |_| rate.run((untrack(&*rated) != Some(value)).then_some(value));
        view! {
            <button type="button" class="btn scale-key" aria-pressed=pressed on:click=choose>
                <b>{value.to_string()}</b>
                " "
                <small>{*word}</small>
            </button>
        }
    });
    view! {
        <fieldset class="scale">
            <legend class="h3">{question}</legend>
            <p class="sub">{why}</p>
            <div class="scale-keys">{keys.collect_view()}</div>
        </fieldset>
    }
}

/// The rating that a key of the scale stands for.
pub(crate) fn rating_at(key: Option<usize>) -> Option<SessionRpe> {
    SessionRpe::new(i64::try_from(key?).ok()?).ok()
}

/// Minutes from the start to now; to the last set where the end was forgotten (L7). At most what a session may have.
fn proposed_minutes(session: &Session, now: &LocalMoment) -> i64 {
    let since_start = session.facts.minutes_since_start(now).unwrap_or(0);
    let minutes = match session.minutes_to_last_set().map(i64::from) {
        Some(last_set) if since_start - last_set > FORGOTTEN_AFTER_MINUTES => last_set,
        _ => since_start,
    };
    minutes.clamp(0, i64::from(Minutes::MAX.get()))
}
