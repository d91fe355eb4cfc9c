//! Correcting what is known of a session besides its sets: date, start, minutes, rating, name, note.

use crate::components::frame::{Leave, Screen};
use crate::components::stepper::Stepper;
use crate::pages::finish::{rating_at, rating_scale};
use crate::pages::missing::page_while;
use crate::platform::page;
use crate::route::Route;
use crate::show;
use crate::state::{NotDone, app};
use crate::view::{View, ask, view};
use crate::words::{text, words};
use brace_domain::log::SessionFacts;
use brace_domain::units::number::InputError;
use brace_domain::units::{Id, Minutes, parse_date};
use brace_domain::update::{Command, NAME_CHARACTERS, NOTE_CHARACTERS, Refusal};
use chrono::NaiveTime;
use leptos::prelude::*;

/// The page on which a session is corrected.
pub(crate) fn edit_session_page(id: Id) -> View {
    let app = app();
    let facts = move || app.with_log(|log| log.session(id).map(|session| session.facts.clone()));
    page_while(move || facts().is_some(), move || facts().map(|facts| form(id, facts)).into())
}

fn form(id: Id, facts: SessionFacts) -> View {
    let app = app();
    let w = words();
    let date = RwSignal::new(facts.date.to_string());
    let start = RwSignal::new(facts.start.map(show::time).unwrap_or_default());
    let title = RwSignal::new(facts.title.clone().unwrap_or_default());
    let note = RwSignal::new(facts.note.clone().unwrap_or_default());
    let minutes = RwSignal::new(facts.minutes.map(|minutes| minutes.get().to_string()).unwrap_or_default());
    let rating = RwSignal::new(facts.rpe.map(|rpe| usize::from(rpe.get())));
    let rate = Callback::new(move |place| rating.set(place));
    // What is wrong, beside its field.
    let [date_error, start_error, title_error, note_error, minutes_error, failed] =
        std::array::from_fn(|_| RwSignal::new(String::new()));
    let running = facts.running;
    let at_first = StoredValue::new(facts);
    let read = move || -> Option<SessionFacts> {
        // What is not on the form is taken as it is now: the session may have been ended in another tab meanwhile.
        let now = app.with_log(|log| log.session(id).map(|session| session.facts.clone()));
        let before = now.unwrap_or_else(|| at_first.get_value());
        let text = |signal: RwSignal<String>| {
            Some(signal.get_untracked().trim().to_owned()).filter(|t| !t.is_empty())
        };
        let start_text = text(start);
        let (date, start) = (parse_date(&date.get_untracked()), start_text.as_deref().and_then(parse_time));
        let (title, note) = (text(title), text(note));
        let (minutes, minutes_problem) = match Minutes::parse(&minutes.get_untracked()) {
            Ok(minutes) => (Some(minutes), None),
            Err(InputError::Empty) => (None, None),
            Err(problem) => (None, Some((w.common.input_error)(problem))),
        };
        let too_long = |text: &Option<String>, max| {
            let too_long = text.as_ref().is_some_and(|text| text.chars().count() > max);
            too_long.then(|| (w.common.refusal)(Refusal::TooLong { max }))
        };
        let problems = [
            (date_error, date.is_none().then(|| w.finish.bad_date.to_owned())),
            (start_error, (start_text.is_some() && start.is_none()).then(|| w.finish.bad_time.to_owned())),
            (title_error, too_long(&title, NAME_CHARACTERS)),
            (note_error, too_long(&note, NOTE_CHARACTERS)),
            (minutes_error, minutes_problem),
        ];
        let sound = problems.iter().all(|(_, problem)| problem.is_none());
        for (error, problem) in problems {
            error.set(problem.unwrap_or_default());
        }
        let date = date.filter(|_| sound)?;
        let typed_rpe = rating_at(rating.get_untracked());
        // Not shown for a session that runs.
        let (rpe, minutes) = if running { (before.rpe, before.minutes) } else { (typed_rpe, minutes) };
        let answered = rpe != before.rpe || minutes != before.minutes;
        let estimated = before.estimated && !answered;
        Some(SessionFacts { date, start, minutes, rpe, title, note, estimated, ..before })
    };
    let save = move |_| {
        failed.set(String::new());
        let Some(facts) = read() else { return };
        match app.dispatch(Command::EditSession { id, facts }) {
            Ok(_) => page::replace(&Route::Session(id).to_string()),
            Err(NotDone::Refused(refusal @ Refusal::DateOutOfRange)) => {
                date_error.set((w.common.refusal)(refusal));
            }
            Err(why) => failed.set(show::not_done(why)),
        }
    };
    let dock = {
        view! {
            <p class="error" role="alert">{failed}</p>
            <div class="row wide">
                <a class="btn tall" href=Route::Session(id).to_string()>{w.common.cancel}</a>
                <button type="button" class="btn main-act" on:click=save>{w.common.save}</button>
            </div>
        }
    };
    // A running session is rated when it is ended.
    let ended = (!running).then(|| {
        view! {
            {rating_scale(w.finish.rating.said(), text("rating_why"), ask(move || rating.get()), rate)}
            <div class="narrow">
                <Stepper id="minutes" label=w.finish.minutes.said() unit=ask(|| words().common.minutes.to_owned()) value=minutes step=ask(|| 5_000)
                    error=ask(move || minutes_error.get()) words=&w.stepper />
            </div>
        }
    });
    view! {
        <Screen title=w.finish.edit_title leave=Leave::Back(Route::Session(id)) dock=dock>
            <div class="pair">{field("date", w.finish.date.said(), date, date_error)} {field("time", w.finish.start.said(), start, start_error)}</div>
            {field("text", w.finish.name.said(), title, title_error)}
            {ended}
            {note_field(note, note_error)}
        </Screen>
    }
}

/// A field in a line with its label, and beside it what is wrong.
pub(crate) fn field(
    kind: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    error: RwSignal<String>,
) -> View {
    view! {
        <label class="field">
            <span class="h3">{label}</span>
            <input
                type=kind
                aria-invalid=move || error.with(|error| (!error.is_empty()).to_string())
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
            <span class="error" role="alert">{error}</span>
        </label>
    }
}

/// A remark of several lines.
pub(crate) fn note_field(note: RwSignal<String>, error: RwSignal<String>) -> View {
    view! {
        <label class="field">
            <span class="h3">{words().common.note}</span>
            <textarea
                rows="3"
                aria-invalid=move || error.with(|error| (!error.is_empty()).to_string())
                prop:value=note
                on:input=move |event| note.set(event_target_value(&event))
            ></textarea>
            <span class="error" role="alert">{error}</span>
        </label>
    }
}

/// `17:04`, or with seconds, as a time field gives it.
pub(crate) fn parse_time(text: &str) -> Option<NaiveTime> {
    let mut parts = text.split(':').map(str::parse::<u32>);
    let (hour, minute) = (parts.next()?.ok()?, parts.next()?.ok()?);
    NaiveTime::from_hms_opt(hour, minute, 0)
}
