//! Correcting what is known of a session besides its sets: date, start, minutes, rating, name, note.

use crate::components::frame::{Leave, Screen};
use crate::components::stepper::Stepper;
use crate::pages::finish::{rating_at, rating_scale};
use crate::pages::missing::missing_page;
use crate::platform::page;
use crate::route::Route;
use crate::show;
use crate::state::{NotDone, app};
use crate::view::view;
use crate::words::words;
use brace_domain::log::SessionFacts;
use brace_domain::units::number::InputError;
use brace_domain::units::{Id, Minutes, parse_date};
use brace_domain::update::Command;
use chrono::NaiveTime;
use leptos::prelude::*;

/// The page on which a session is corrected.
pub(crate) fn edit_session_page(id: Id) -> impl IntoView {
    let facts = app().with_log(|log| log.session(id).map(|session| session.facts.clone()));
    match facts {
        Some(facts) => form(id, facts).into_any(),
        None => missing_page().into_any(),
    }
}

fn form(id: Id, facts: SessionFacts) -> impl IntoView {
    let app = app();
    let w = words();
    let date = RwSignal::new(facts.date.to_string());
    let start = RwSignal::new(facts.start.map(show::time).unwrap_or_default());
    let title = RwSignal::new(facts.title.clone().unwrap_or_default());
    let note = RwSignal::new(facts.note.clone().unwrap_or_default());
    let minutes = RwSignal::new(facts.minutes.map(|minutes| minutes.get().to_string()).unwrap_or_default());
    let rating = RwSignal::new(facts.rpe.map(|rpe| usize::from(rpe.get())));
    let rate = Callback::new(move |place| rating.set(place));
    let minutes_error = RwSignal::new(String::new());
    let failed = RwSignal::new(String::new());
    let running = facts.running;
    let before = StoredValue::new(facts);
    let read = move || -> Result<SessionFacts, String> {
        let before = before.get_value();
        let text = |signal: RwSignal<String>| {
            Some(signal.get_untracked().trim().to_owned()).filter(|t| !t.is_empty())
        };
        let date = parse_date(&date.get_untracked()).ok_or(w.finish.bad_date)?;
        let start = match text(start) {
            Some(start) => Some(parse_time(&start).ok_or(w.finish.bad_time)?),
            None => None,
        };
        let minutes = match Minutes::parse(&minutes.get_untracked()) {
            Ok(minutes) => Some(minutes),
            Err(InputError::Empty) => None,
            Err(problem) => {
                minutes_error.set((w.common.input_error)(problem));
                return Err(String::new());
            }
        };
        let rpe = rating_at(rating.get_untracked());
        let answered = rpe != before.rpe || minutes != before.minutes;
        Ok(SessionFacts {
            date,
            start,
            minutes,
            rpe,
            title: text(title),
            note: text(note),
            estimated: before.estimated && !answered,
            ..before
        })
    };
    let save = move |_| {
        minutes_error.set(String::new());
        let done = match read() {
            Ok(facts) => app.dispatch(Command::EditSession { id, facts }).map_err(|problem| match problem {
                NotDone::Refused(refusal) => (w.common.refusal)(refusal),
                NotDone::ReadOnly => w.common.read_only.to_owned(),
            }),
            Err(problem) => Err(problem),
        };
        match done {
            Ok(_) => page::replace(&Route::Session(id).to_string()),
            Err(problem) => failed.set(problem),
        }
    };
    let dock = move || {
        view! {
            <p class="error" role="alert">{failed}</p>
            <div class="row wide">
                <a class="btn tall" href=Route::Session(id).to_string()>{w.common.cancel}</a>
                <button type="button" class="btn main-act" on:click=save>{w.common.save}</button>
            </div>
        }
    };
    let field = |kind: &'static str, label: &'static str, value: RwSignal<String>| {
        view! {
            <label class="field">
                <span class="h3">{label}</span>
                <input type=kind prop:value=value on:input=move |event| value.set(event_target_value(&event)) />
            </label>
        }
    };
    // A running session is rated when it is ended.
    let ended = (!running).then(|| {
        view! {
            {rating_scale(w.finish.rating, w.finish.why, rating.into(), rate)}
            <div class="narrow">
                <Stepper id="minutes" label=w.finish.minutes unit=w.common.minutes value=minutes step=5_000
                    error=minutes_error words=&w.stepper />
            </div>
        }
    });
    view! {
        <Screen title=w.finish.edit_title leave=Leave::Back(Route::Session(id)) dock=dock>
            <div class="pair">{field("date", w.finish.date, date)} {field("time", w.finish.start, start)}</div>
            {field("text", w.finish.name, title)}
            {ended}
            <label class="field">
                <span class="h3">{w.common.note}</span>
                <textarea rows="3" prop:value=note on:input=move |event| note.set(event_target_value(&event))></textarea>
            </label>
        </Screen>
    }
}

/// `17:04`, or with seconds, as a time field gives it.
fn parse_time(text: &str) -> Option<NaiveTime> {
    let mut parts = text.split(':').map(str::parse::<u32>);
    let (hour, minute) = (parts.next()?.ok()?, parts.next()?.ok()?);
    NaiveTime::from_hms_opt(hour, minute, 0)
}
