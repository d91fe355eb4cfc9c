//! Logging a session afterwards, from memory: which day, like which other time, how long, how hard. What was different is
//! corrected on its page, which opens then.

use super::plan::planner_at;
use crate::components::choice::radio;
use crate::components::frame::{Leave, Screen};
use crate::components::stepper::Stepper;
use crate::pages::edit_session::{field, note_field};
use crate::pages::finish::{rating_at, rating_scale};
use crate::platform::{clock, page};
use crate::route::Route;
use crate::show;
use crate::state::{App, NotDone, app};
use crate::view::{IntoList, View, ask, live, live_by, view};
use crate::words::{said, text, words};
use brace_domain::catalog::ExerciseId;
use brace_domain::log::{Log, Session};
use brace_domain::plan::DayState;
use brace_domain::units::{LocalMoment, Minutes, parse_date};
use brace_domain::update::{Command, PastSession, Refusal};
use chrono::{Days, NaiveDate, NaiveTime};
use leptos::prelude::*;

/// As many of the last sessions are offered.
const OFFERED: usize = 5;
/// Places of what it may have been like: as planned, then the last sessions, then none of them.
const PLANNED: usize = 0;
const EMPTY: usize = OFFERED + 1;

/// The page on which it is told.
pub(crate) fn add_session_page() -> View {
    let app = app();
    let w = words();
    let yesterday = untrack(|| app.today()) - Days::new(1);
    let [date, minutes, note] = [yesterday.to_string(), String::new(), String::new()].map(RwSignal::new);
    let (like, rating) = (RwSignal::new(None::<usize>), RwSignal::new(None::<usize>));
    let [date_error, like_error, minutes_error, note_error, failed] =
        std::array::from_fn(|_| RwSignal::new(String::new()));
    let told = Told { app, date, like };
    // Minutes that were offered, and those alone, give way to those of another choice.
    let offered = RwSignal::new(String::new());
    let offer = move |_| {
        let new = told.minutes().map(|minutes| minutes.to_string()).unwrap_or_default();
        if minutes.get_untracked() == offered.get_untracked() {
            minutes.set(new.clone());
            offered.set(new);
        }
    };
    let save = move |_| {
        let day = told.day();
        let minutes = Minutes::parse(&minutes.get_untracked());
        let past = told.past(day.unwrap_or(yesterday));
        let problems = [
            (date_error, day.is_none().then(|| said("past_date").to_owned())),
            (like_error, past.is_none().then(|| said("past_choose").to_owned())),
            (minutes_error, minutes.err().map(w.common.input_error)),
            (note_error, None),
            // Some of the fields are out of sight from the key.
            (failed, (day.is_none() || past.is_none()).then(|| said("past_missing").to_owned())),
        ];
        for (error, problem) in problems {
            error.set(problem.unwrap_or_default());
        }
        let (Some(_), Some(past), Ok(minutes)) = (day, past, minutes) else { return };
        let note = Some(note.get_untracked().trim().to_owned()).filter(|note| !note.is_empty());
        let rpe = rating_at(rating.get_untracked());
        match app.dispatch(Command::LogPast(PastSession { rpe, minutes: Some(minutes), note, ..past })) {
            Ok(id) => {
                app.log_view().added.set(id.to_string());
                page::replace(&Route::Session(id).to_string());
            }
            Err(NotDone::Refused(Refusal::NotForThisDay)) => date_error.set(said("past_date").to_owned()),
            Err(why @ NotDone::Refused(Refusal::TooLong { .. })) => note_error.set(show::not_done(why)),
            Err(why) => failed.set(show::not_done(why)),
        }
    };
    let weekday = move || told.followed_day().map(|day| (w.format.long_date)(day, app.today()));
    let sessions = move || {
        app.with_state(|state| {
            let row = |(place, session): (usize, &Session)| {
                let facts = &session.facts;
                let sets = (w.common.sets)(session.set_count());
                let mut line = format!("{} · {sets}", show::session_title(state, session));
                if let Some(minutes) = facts.minutes {
                    line = format!("{line} · {}", (w.common.minutes_of)(minutes.get()));
                }
                radio("like", place, (w.format.long_date)(facts.date, app.today()), line, like)
            };
            (1..).zip(recent(state.log())).map(row).into_list()
        })
    };
    let planned = move || {
        let planned = told.planned(told.followed_day()?);
        let names: Vec<_> =
            app.with_state(|state| planned.iter().map(|one| show::exercise_name(state, one)).collect());
        (!names.is_empty())
            .then(|| radio("like", PLANNED, said("past_planned").to_owned(), names.join(", "), like))
    };
    let unrated = move || rating.get().is_none().then_some(w.finish.unrated_text);
    let rate = Callback::new(move |place| rating.set(place));
    let dock = view! {
        <p class="error" role="alert">{failed}</p>
        <div class="row wide"><button type="button" class="btn main-act" on:click=save>{w.common.save}</button></div>
    };
    view! {
        <Screen title=said("past_title") leave=Leave::Back(Route::Log) dock=dock>
            <div>{field("date", w.finish.date.said(), date, date_error)} <p class="sub">{live(weekday)}</p></div>
            <fieldset class="radios like" on:change=offer>
                <legend class="h3">{said("past_like")}</legend>
                {live(planned)}
                {live_by(move || app.is_whole().into(), sessions)}
                {radio("like", EMPTY, said("past_empty").to_owned(), said("past_empty_text").to_owned(), like)}
                <p class="error" role="alert">{like_error}</p>
            </fieldset>
            <div class="narrow">
                <Stepper id="minutes" label=w.finish.minutes.said() unit=ask(|| words().common.minutes.to_owned()) value=minutes step=ask(|| 5_000)
                    error=ask(move || minutes_error.get()) words=&w.stepper />
            </div>
            {rating_scale(w.finish.rating.said(), text("rating_why"), ask(move || rating.get()), rate)}
            <p class="sub">{live(unrated)}</p>
            {note_field(note, note_error)}
        </Screen>
    }
}

/// The last sessions, the newest first, without one that goes on.
fn recent(log: &Log) -> Vec<&Session> {
    let over = |session: &&Session| !session.facts.running && session.set_count() > 0;
    log.sessions().rev().filter(over).take(OFFERED).collect()
}

/// What the page knows of the session. A copyable handle.
#[derive(Clone, Copy)]
struct Told {
    app: App,
    date: RwSignal<String>,
    like: RwSignal<Option<usize>>,
}

impl Told {
    fn followed_day(self) -> Option<NaiveDate> {
        parse_date(&self.date.get())
    }

    fn day(self) -> Option<NaiveDate> {
        untrack(|| self.followed_day())
    }

    /// Exercises that were planned for a day which has no session yet.
    fn planned(self, date: NaiveDate) -> Vec<ExerciseId> {
        let time = NaiveTime::from_hms_opt(23, 59, 0).unwrap_or_default();
        if date > self.app.today() || !self.app.is_whole() {
            return Vec::new();
        }
        let planner = planner_at(self.app, LocalMoment { date, time, ..clock::now() });
        let day = planner.filter(|planner| planner.screen().plan_is_open()).map(|planner| planner.day(date));
        let items = day.filter(|day| day.state == DayState::Planned).map(|day| day.items);
        items.into_iter().flatten().map(|item| item.exercise).collect()
    }

    /// Minutes of the session that it was like, or of those that are planned.
    fn minutes(self) -> Option<u16> {
        let place = self.like.get_untracked()?;
        self.app.with_state(|state| match place {
            PLANNED => state.programme().map(|programme| programme.minutes.into()),
            _ => Some(recent(state.log()).get(place - 1)?.facts.minutes?.get()),
        })
    }

    /// Its exercises and sets; none as long as it is not told what it was like.
    fn past(self, date: NaiveDate) -> Option<PastSession> {
        let mut past = PastSession::on(date);
        let place = self.like.get_untracked()?;
        let planned = if place == PLANNED { self.planned(date) } else { Vec::new() };
        self.app.with_log(|log| {
            for exercise in &planned {
                let earlier = log.history(exercise).find(|(session, _)| session.facts.date < date);
                past.add(exercise, earlier.map(|(_, entry)| entry));
            }
            if let Some(like) = recent(log).get(place.wrapping_sub(1)) {
                like.entries.iter().for_each(|entry| past.add(&entry.exercise, Some(entry)));
            }
        });
        (place == EMPTY || !past.exercises.is_empty()).then_some(past)
    }
}
