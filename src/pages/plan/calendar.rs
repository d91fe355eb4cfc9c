//! The plan as a file for a calendar, with alarms.

use super::says;
use crate::components::frame::{Leave, Screen};
use crate::platform::{clock, files, prefs};
use crate::route::Route;
use crate::show;
use crate::state::{App, app};
use crate::view::{View, view};
use crate::words::{said, say};
use brace_domain::plan::DayState;
use brace_domain::plan::calendar::{CalendarEvent, calendar};
use chrono::{DateTime, Days, NaiveTime};
use leptos::prelude::*;

/// Weeks that a file holds.
const WEEKS: u64 = 4;

/// The page on which the file is made.
pub(crate) fn calendar_page() -> View {
    let app = app();
    let time = RwSignal::new(prefs::read("session_time").unwrap_or_else(|| "18:00".to_owned()));
    let done = RwSignal::new(String::new());
    let save = move |_| {
        let typed = time.get_untracked();
        let start = crate::pages::edit_session::parse_time(&typed).unwrap_or_default();
        prefs::write("session_time", &typed);
        let name = "brace-plan.ics";
        let saved = file(app, start).is_some_and(|file| files::save(name, &file, "text/calendar"));
        done.set(if saved { say("calendar_done", &[name]) } else { said("calendar_failed").to_owned() });
    };
    view! {
        <Screen title=said("calendar_title") leave=Leave::Back(Route::Plan)>
            <p class="sub">{said("calendar_text")}</p>
            <label class="field narrow">
                <span class="h3">{said("calendar_time")}</span>
                <input type="time" prop:value=time on:input=move |event| time.set(event_target_value(&event)) />
            </label>
            <button type="button" class="btn main-act" on:click=save>{said("calendar_save")}</button>
            <p class="sub" role="status">{done}</p>
        </Screen>
    }
}

fn file(app: App, start: NaiveTime) -> Option<String> {
    let planner = super::planner(app).filter(|planner| planner.screen().plan_is_open())?;
    let weeks = (0..WEEKS).flat_map(|week| planner.week(planner.today() + Days::new(7 * week)).days);
    let events: Vec<_> = app.with_state(|state| {
        let planned = weeks.filter(|day| day.state == DayState::Planned);
        let event = planned.map(|day| {
            let items = day.items.iter();
            let lines = items
                .map(|item| format!("{}: {}", show::exercise_name(state, &item.exercise), says::dose(item)));
            CalendarEvent {
                date: day.date,
                start,
                minutes: day.minutes,
                title: say("calendar_event", &[&format!("{}, {}", says::title(&day), says::kind(day.kind))]),
                text: lines.collect::<Vec<_>>().join("\n"),
            }
        });
        event.collect()
    });
    let now = DateTime::from_timestamp(i64::try_from(clock::unix_seconds()).ok()?, 0)?.naive_utc();
    Some(calendar(&events, (now.date(), now.time())))
}
