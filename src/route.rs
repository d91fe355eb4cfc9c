//! Addresses of the screens. They live behind `#`, so that every one of them can be typed or reloaded on any static host,
//! online and offline, without rewrite rules (ADR 0003).

use brace_domain::catalog::ExerciseId;
use brace_domain::safety::Question;
use brace_domain::units::{Id, iso_date, parse_date};
use chrono::NaiveDate;
use std::fmt;

/// How many parts the first run has.
pub(crate) const START_PARTS: u8 = 8;

/// A screen with what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Route {
    /// What to do now.
    Today,
    /// A session as a whole, running or past.
    Session(Id),
    /// One exercise of a session, to log its sets.
    Sets(Id, ExerciseId),
    /// Picking an exercise for a session.
    Pick(Id),
    /// Making an exercise, for a session or just so.
    NewExercise(Option<Id>),
    /// Rating a session and ending it.
    Finish(Id),
    /// Correcting date, minutes, rating and note of a session.
    EditSession(Id),
    /// All sessions.
    Log,
    /// Logging a session afterwards.
    AddSession,
    /// The load on a day of the past, or today.
    Load(Option<NaiveDate>),
    /// How the ratio is computed, and what it does not prove.
    Method,
    /// All exercises.
    Library,
    /// One exercise in words.
    Exercise(ExerciseId),
    /// An exercise through all its sessions.
    History(ExerciseId),
    /// Correcting an exercise of one's own.
    EditExercise(Id),
    /// The five secrets of the article, in our own words.
    Learn,
    /// One of them, by its name in the words.
    Secret(String),
    /// Whether the article holds, and all sources.
    Evidence,
    /// The week of today.
    Plan,
    /// One day of the plan.
    PlanDay(NaiveDate),
    /// A week of one's own.
    OwnWeek,
    /// The weekly review.
    Review,
    /// The plan as a file for a calendar.
    Calendar,
    /// What Brace is told at first run, part by part.
    Start(u8),
    /// The same on one page.
    Setup,
    /// Brace check and hinge check.
    Checks,
    /// A question of the safety screen by its number; 0: what its answers lead to.
    Safety(u8),
    /// All answers with their dates.
    SafetyAnswers,
    /// Unit, theme, and the way to data and about.
    Settings,
    /// Own bars and plates.
    Kit,
    /// Where the data is, backup, import.
    Data,
    /// Importing another app's export.
    Import,
    /// Bringing back a backup.
    Restore,
    /// What Brace is and is not.
    About,
    /// An address that leads nowhere.
    Unknown,
}

impl Route {
    /// Reads an address, with or without its `#`.
    pub(crate) fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_start_matches('/');
        let path = path.split('?').next().unwrap_or_default();
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        Self::of_parts(&parts).unwrap_or(Self::Unknown)
    }

    fn of_parts(parts: &[&str]) -> Option<Self> {
        Some(match parts {
            [] | ["today"] => Self::Today,
            ["session", id] => Self::Session(id.parse().ok()?),
            ["session", id, "add"] => Self::Pick(id.parse().ok()?),
            ["session", id, "new"] => Self::NewExercise(Some(id.parse().ok()?)),
            ["session", id, "finish"] => Self::Finish(id.parse().ok()?),
            ["session", id, "edit"] => Self::EditSession(id.parse().ok()?),
            ["session", id, "do", exercise] => Self::Sets(id.parse().ok()?, (*exercise).into()),
            ["log"] => Self::Log,
            ["log", "add"] => Self::AddSession,
            ["load"] => Self::Load(None),
            ["load", "method"] => Self::Method,
            ["load", date] => Self::Load(Some(parse_date(date)?)),
            ["library"] => Self::Library,
            ["library", "new"] => Self::NewExercise(None),
            ["library", exercise] => Self::Exercise((*exercise).into()),
            ["library", exercise, "history"] => Self::History((*exercise).into()),
            ["library", exercise, "edit"] => Self::EditExercise(exercise.parse().ok()?),
            ["learn"] => Self::Learn,
            ["learn", "evidence"] => Self::Evidence,
            ["learn", slug] => Self::Secret((*slug).to_owned()),
            ["start"] => Self::Start(0),
            ["start", part] => Self::Start(part.parse().ok().filter(|part| *part < START_PARTS)?),
            ["plan"] => Self::Plan,
            ["plan", "setup"] => Self::Setup,
            ["plan", "own"] => Self::OwnWeek,
            ["plan", "review"] => Self::Review,
            ["plan", "calendar"] => Self::Calendar,
            ["plan", date] => Self::PlanDay(parse_date(date)?),
            ["checks"] => Self::Checks,
            ["safety"] => Self::Safety(0),
            ["safety", "answers"] => Self::SafetyAnswers,
            ["safety", number] => {
                Self::Safety(number.parse().ok().filter(|number| *number <= Question::COUNT)?)
            }
            ["settings"] => Self::Settings,
            ["settings", "gym"] => Self::Kit,
            ["settings", "data"] => Self::Data,
            ["settings", "import"] => Self::Import,
            ["settings", "restore"] => Self::Restore,
            ["settings", "about"] => Self::About,
            _ => return None,
        })
    }

    /// Whether it belongs to a session or asks something: there the thumb's reach is the dock's, and the navigation steps back.
    pub(crate) fn is_deep(&self) -> bool {
        matches!(
            self,
            Self::Session(_)
                | Self::Sets(..)
                | Self::Pick(_)
                | Self::NewExercise(Some(_))
                | Self::Finish(_)
                | Self::EditSession(_)
                | Self::AddSession
                | Self::Start(_)
                | Self::Setup
                | Self::Safety(_)
        )
    }

    /// The tab of the navigation that this screen belongs to.
    pub(crate) fn tab(&self) -> Option<Tab> {
        match self {
            Self::Today => Some(Tab::Today),
            Self::Plan | Self::PlanDay(_) | Self::OwnWeek | Self::Review | Self::Calendar => Some(Tab::Plan),
            Self::Log | Self::AddSession => Some(Tab::Log),
            Self::Load(_) | Self::Method => Some(Tab::Load),
            Self::Library | Self::Exercise(_) | Self::History(_) | Self::EditExercise(_) => {
                Some(Tab::Library)
            }
            Self::NewExercise(None) | Self::Learn | Self::Secret(_) | Self::Evidence => Some(Tab::Library),
            _ => None,
        }
    }

    /// Which main screen it is, if it is one: another day of the load is the same screen.
    pub(crate) fn main_screen(&self) -> Option<Tab> {
        matches!(self, Self::Today | Self::Plan | Self::Log | Self::Load(_) | Self::Library)
            .then(|| self.tab())
            .flatten()
    }
}

impl fmt::Display for Route {
    /// The address, with its `#`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Today | Self::Unknown => f.write_str("#/today"),
            Self::Session(id) => write!(f, "#/session/{id}"),
            Self::Sets(id, exercise) => write!(f, "#/session/{id}/do/{exercise}"),
            Self::Pick(id) => write!(f, "#/session/{id}/add"),
            Self::NewExercise(Some(id)) => write!(f, "#/session/{id}/new"),
            Self::NewExercise(None) => f.write_str("#/library/new"),
            Self::Finish(id) => write!(f, "#/session/{id}/finish"),
            Self::EditSession(id) => write!(f, "#/session/{id}/edit"),
            Self::Log => f.write_str("#/log"),
            Self::AddSession => f.write_str("#/log/add"),
            Self::Load(None) => f.write_str("#/load"),
            Self::Load(Some(date)) => write!(f, "#/load/{date}"),
            Self::Method => f.write_str("#/load/method"),
            Self::Library => f.write_str("#/library"),
            Self::Exercise(exercise) => write!(f, "#/library/{exercise}"),
            Self::History(exercise) => write!(f, "#/library/{exercise}/history"),
            Self::EditExercise(id) => write!(f, "#/library/{id}/edit"),
            Self::Learn => f.write_str("#/learn"),
            Self::Secret(slug) => write!(f, "#/learn/{slug}"),
            Self::Evidence => f.write_str("#/learn/evidence"),
            Self::Start(0) => f.write_str("#/start"),
            Self::Start(part) => write!(f, "#/start/{part}"),
            Self::Plan => f.write_str("#/plan"),
            Self::PlanDay(date) => write!(f, "#/plan/{}", iso_date(*date)),
            Self::OwnWeek => f.write_str("#/plan/own"),
            Self::Review => f.write_str("#/plan/review"),
            Self::Calendar => f.write_str("#/plan/calendar"),
            Self::Setup => f.write_str("#/plan/setup"),
            Self::Checks => f.write_str("#/checks"),
            Self::Safety(0) => f.write_str("#/safety"),
            Self::Safety(number) => write!(f, "#/safety/{number}"),
            Self::SafetyAnswers => f.write_str("#/safety/answers"),
            Self::Settings => f.write_str("#/settings"),
            Self::Kit => f.write_str("#/settings/gym"),
            Self::Data => f.write_str("#/settings/data"),
            Self::Import => f.write_str("#/settings/import"),
            Self::Restore => f.write_str("#/settings/restore"),
            Self::About => f.write_str("#/settings/about"),
        }
    }
}

/// A place of the bottom navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tab {
    /// Today.
    Today,
    /// Plan.
    Plan,
    /// Log.
    Log,
    /// Load.
    Load,
    /// Library.
    Library,
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn every_address_leads_back_to_its_screen() {
        let id = Id { clock: 1_795_363_440, writer: *b"k3x9q" };
        let date = NaiveDate::from_ymd_opt(2026, 11, 19);
        for route in [
            Route::Today,
            Route::Session(id),
            Route::Sets(id, "romanian_deadlift".into()),
            Route::Sets(id, id.into()),
            Route::Pick(id),
            Route::NewExercise(Some(id)),
            Route::NewExercise(None),
            Route::Finish(id),
            Route::EditSession(id),
            Route::Log,
            Route::AddSession,
            Route::Load(None),
            Route::Load(date),
            Route::Method,
            Route::Library,
            Route::Exercise("cat_camel".into()),
            Route::History("cat_camel".into()),
            Route::History(id.into()),
            Route::EditExercise(id),
            Route::Learn,
            Route::Secret("spinal-motion".to_owned()),
            Route::Evidence,
            Route::Plan,
            Route::PlanDay(NaiveDate::from_ymd_opt(2026, 11, 19).unwrap_or_default()),
            Route::OwnWeek,
            Route::Review,
            Route::Calendar,
            Route::Start(0),
            Route::Start(7),
            Route::Setup,
            Route::Checks,
            Route::Safety(0),
            Route::Safety(20),
            Route::SafetyAnswers,
            Route::Settings,
            Route::Kit,
            Route::Data,
            Route::Import,
            Route::About,
        ] {
            assert_eq!(Route::parse(&route.to_string()), route);
        }
    }

    #[wasm_bindgen_test]
    fn an_address_that_leads_nowhere_is_known_as_such() {
        for wrong in [
            "#/nowhere",
            "#/session/x",
            "#/load/2026-13-01",
            "#/session/1-aaaaa/do",
            "#/start/8",
            "#/safety/21",
        ] {
            assert_eq!(Route::parse(wrong), Route::Unknown, "{wrong}");
        }
        assert_eq!(Route::parse(""), Route::Today);
    }
}
