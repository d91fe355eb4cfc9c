//! Logs for the tests of this folder.

use super::Ledgers;
use crate::catalog::{AxialClass, ExerciseId, Laterality, Measure, Traits};
use crate::log::{Extra, Log, Origin, PlacedSet, SessionFacts, Set};
use crate::units::{Id, Metres, Minutes, Reps, Resistance, SessionRpe, Weight, WeightUnit, Work};
use chrono::{Days, NaiveDate};

pub(super) const DEADLIFT: &str = "test_deadlift";
pub(super) const GOBLET_SQUAT: &str = "test_goblet_squat";
pub(super) const HIP_THRUST: &str = "test_hip_thrust";
pub(super) const SPLIT_SQUAT: &str = "test_split_squat";
pub(super) const CARRY: &str = "test_carry";

/// Traits of the test exercises, which are classed as their namesakes are.
pub(super) fn traits_of(exercise: &ExerciseId) -> Option<Traits> {
    let both = Laterality::Bilateral;
    let (axial, percent, laterality, measure) = match exercise.as_str() {
        DEADLIFT => (AxialClass::High, None, both, Measure::Reps),
        GOBLET_SQUAT => (AxialClass::Moderate, Some(50), both, Measure::Reps),
        HIP_THRUST => (AxialClass::Low, None, both, Measure::Reps),
        SPLIT_SQUAT => (AxialClass::Low, Some(50), Laterality::PerSide, Measure::Reps),
        CARRY => (AxialClass::Moderate, Some(50), both, Measure::Metres),
        _ => return None,
    };
    Some(Traits { measure, axial, class_up_above_pct_bw: percent, laterality, loadable: true })
}

pub(super) fn exercise(name: &'static str) -> ExerciseId {
    ExerciseId::library(name)
}

/// A day of a test log, counted from a Monday.
pub(super) fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, 11, 6).unwrap() + Days::new(number)
}

pub(super) fn id(clock: u64) -> Id {
    Id { clock, writer: *b"tests" }
}

pub(super) fn kg(kilograms: i64) -> Weight {
    Weight::from_thousandths(kilograms * 1_000, WeightUnit::Kg).unwrap()
}

pub(super) fn reps(reps: i64) -> Work {
    Work::Reps(Reps::new(reps).unwrap())
}

pub(super) fn metres(metres: i64) -> Work {
    Work::Distance(Metres::new(metres).unwrap())
}

pub(super) fn set(work: Work, kilograms: i64) -> Set {
    Set::working(work, Resistance::External(kg(kilograms)))
}

/// A finished session; without a rating its load is unknown.
pub(super) fn facts(date: NaiveDate, rpe: Option<i64>, minutes: i64) -> SessionFacts {
    SessionFacts {
        date,
        start: None,
        offset: None,
        title: None,
        minutes: Some(Minutes::new(minutes).unwrap()),
        rpe: rpe.map(|rpe| SessionRpe::new(rpe).unwrap()),
        estimated: false,
        running: false,
        entries: Vec::new(),
        pain_after: None,
        exercises: Vec::new(),
        note: None,
        origin: Origin::Brace,
        extra: Extra::default(),
    }
}

pub(super) fn placed(session: Id, name: &'static str, set: Set) -> PlacedSet {
    PlacedSet { session, exercise: exercise(name), set }
}

/// One session a day with this load in AU (0 is a rest day, `None` a session without a rating), from day 0 on.
pub(super) fn sessions(loads: &[Option<i64>]) -> Log {
    let mut log = Log::default();
    for (number, load) in (0..).zip(loads) {
        match load {
            Some(0) if number > 0 => {}
            Some(load) => log.put_session(id(number), Some(facts(day(number), Some(1), *load))),
            None => log.put_session(id(number), Some(facts(day(number), None, 60))),
        }
    }
    log
}

/// One session a day with this many kilograms deadlifted once (0 is a rest day), from day 0 on. Day 0 is always logged.
pub(super) fn deadlifts(kilograms: &[i64]) -> Log {
    let mut log = Log::default();
    for (number, &load) in (0..).zip(kilograms) {
        if load > 0 || number == 0 {
            log.put_session(id(number), Some(facts(day(number), Some(5), 60)));
        }
        if load > 0 {
            let set = placed(id(number), DEADLIFT, set(reps(1), load));
            log.put_set(id(10_000 + number), Some(set));
        }
    }
    log
}

/// Sessions of one set of five deadlifts every other day, with these ratings and kilograms.
pub(super) fn rated(done: &[(i64, i64)]) -> Log {
    let mut log = Log::default();
    for (number, &(rpe, kilograms)) in (0..).zip(done) {
        log.put_session(id(number), Some(facts(day(2 * number), Some(rpe), 60)));
        log.put_set(id(1_000 + number), Some(placed(id(number), DEADLIFT, set(reps(5), kilograms))));
    }
    log
}

pub(super) fn ledgers(log: &Log) -> Ledgers {
    Ledgers::from_log(log, &traits_of)
}
