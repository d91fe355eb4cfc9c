//! Days and sessions for the tests of this folder.

use super::Situation;
use crate::catalog::{Equipment, Exercise, Phase};
use crate::check_in::Rating;
use crate::load::Response;
use crate::plan::{Done, DoneSet, FormResult, Past};
use crate::programme::Bits;
use crate::units::{Id, Metres, Reps, Resistance, Seconds, SetRpe, Weight, WeightUnit, Work};
use chrono::{Days, NaiveDate};

pub(in super::super) fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap() + Days::new(number)
}

/// Day 200, in perform, without pain, with everything there is and both checks passed.
pub(in super::super) fn good_day() -> Situation<'static> {
    Situation {
        day: day(200),
        phase: Phase::Perform,
        week_in_phase: 9,
        deload: None,
        last_deload: None,
        ramp: None,
        pain: Rating::new(0),
        usual: Rating::new(0).unwrap(),
        flare: None,
        since_flare: None,
        flags: Bits::NONE,
        brace_check: true,
        hinge_check: true,
        body_mass: None,
        step: kg(2.5),
        declared: &[],
        extensor_seconds: None,
        equipment: Equipment::ALL.into_iter().collect(),
    }
}

pub(in super::super) fn kg(kilograms: f64) -> Weight {
    Weight::from_thousandths((kilograms * 1_000.0) as i64, WeightUnit::Kg).unwrap()
}

pub(in super::super) fn load(kilograms: f64) -> Resistance {
    if kilograms > 0.0 { Resistance::External(kg(kilograms)) } else { Resistance::Unloaded }
}

pub(in super::super) fn reps(count: i64) -> Work {
    Work::Reps(Reps::new(count).unwrap())
}

pub(in super::super) fn holds(count: i64, seconds: i64) -> Work {
    Work::Holds { reps: Reps::new(count).unwrap(), each: Seconds::new(seconds).unwrap() }
}

pub(in super::super) fn metres(count: i64) -> Work {
    Work::Distance(Metres::new(count).unwrap())
}

/// A good session so many days before day 200: green, RPE 5, filmed, form 90.
pub(in super::super) fn did(days_ago: u64, resistance: Resistance, works: &[Work]) -> Done {
    let rpe = SetRpe::from_half_points(4).ok();
    Done {
        session: Id { clock: 1_000 - days_ago, writer: *b"tests" },
        date: day(200 - days_ago),
        sets: works.iter().map(|&work| DoneSet { work, resistance, rpe }).collect(),
        response: Some(Response::Green),
        form: Some(FormResult { score: 90, critical: false, video: true }),
    }
}

/// The sessions with one exercise, the newest first.
pub(in super::super) fn past(exercise: &Exercise, done: Vec<Done>) -> Past {
    with(Past::default(), exercise, done)
}

pub(in super::super) fn with(mut past: Past, exercise: &Exercise, done: Vec<Done>) -> Past {
    past.by_exercise.insert(exercise.id.clone(), done);
    past
}
