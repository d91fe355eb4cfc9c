//! The order of a session: moved, swapped, left out, joined to supersets, and back; and its end.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use brace_domain::catalog::ExerciseId;
use brace_domain::log::{Session, SessionFacts, Set, SkipReason};
use brace_domain::play::Course;
use brace_domain::state::State;
use brace_domain::units::{Id, LocalMoment, Minutes, Reps, Resistance, SessionRpe, Weight, WeightUnit, Work};
use brace_domain::update::{Command, Context, update};
use chrono::{NaiveDate, NaiveTime};

const SQUAT: &str = "goblet_squat";
const BRIDGE: &str = "banded_glute_bridge";
const PRESS: &str = "pallof_press";
const CARRY: &str = "suitcase_carry";

/// A session with some exercises that is going on.
struct Gym {
    state: State,
    clock: u64,
    session: Id,
}

impl Gym {
    fn with(exercises: &[&str]) -> Self {
        let session = Id { clock: 1, writer: *b"aaaaa" };
        let mut gym = Self { state: State::default(), clock: 0, session };
        let exercises = exercises.iter().map(|&exercise| exercise.into()).collect();
        gym.dispatch(Command::StartSession { like: None, exercises });
        gym
    }

    fn dispatch(&mut self, command: Command) {
        self.clock += 1;
        let now = LocalMoment {
            date: NaiveDate::from_ymd_opt(2026, 11, 30).unwrap(),
            time: NaiveTime::from_hms_opt(18, 0, 0).unwrap(),
            offset: 0,
        };
        let id = Id { clock: self.clock, writer: *b"aaaaa" };
        let changes = update(&self.state, command, &Context { now, id }).unwrap();
        self.state.apply(&changes);
    }

    fn session(&self) -> &Session {
        self.state.log().session(self.session).unwrap()
    }

    fn arrange(&mut self, facts: SessionFacts) {
        self.dispatch(Command::EditSession { id: self.session, facts });
    }

    fn log(&mut self, exercise: &str) {
        let set = Set::working(Work::Reps(Reps::new(8).unwrap()), Resistance::Unloaded);
        self.dispatch(Command::LogSet { session: self.session, exercise: exercise.into(), set });
    }

    fn lift(&mut self, kilograms: i64) {
        let weight = Weight::from_thousandths(kilograms * 1_000, WeightUnit::Kg).unwrap();
        let set = Set::working(Work::Reps(Reps::new(5).unwrap()), Resistance::External(weight));
        self.dispatch(Command::LogSet { session: self.session, exercise: SQUAT.into(), set });
    }

    fn finish(&mut self, note: Option<&str>) {
        self.dispatch(Command::FinishSession {
            id: self.session,
            rpe: SessionRpe::new(6).ok(),
            minutes: Minutes::new(40).ok(),
            pain_after: None,
            note: note.map(str::to_owned),
        });
    }

    fn order(&self) -> Vec<&str> {
        self.session().entries.iter().map(|entry| entry.exercise.as_str()).collect()
    }
}

fn id(exercise: &str) -> ExerciseId {
    exercise.into()
}

#[test]
fn an_exercise_moves_one_place_and_not_beyond_the_ends() {
    let mut gym = Gym::with(&[SQUAT, BRIDGE, PRESS]);
    assert_eq!(gym.session().moved(&id(SQUAT), false), None);
    assert_eq!(gym.session().moved(&id(PRESS), true), None);
    assert_eq!(gym.session().moved(&id(CARRY), true), None);
    gym.arrange(gym.session().moved(&id(SQUAT), true).unwrap());
    assert_eq!(gym.order(), [BRIDGE, SQUAT, PRESS]);
}

#[test]
fn a_swap_takes_the_place_and_what_was_done_stays() {
    let mut gym = Gym::with(&[SQUAT, BRIDGE]);
    gym.arrange(gym.session().swapped(&id(SQUAT), &id(PRESS)).unwrap());
    assert_eq!(gym.order(), [PRESS, BRIDGE]);
    gym.log(PRESS);
    gym.arrange(gym.session().swapped(&id(PRESS), &id(CARRY)).unwrap());
    assert_eq!(gym.order(), [PRESS, CARRY, BRIDGE]);
    assert_eq!(gym.session().set_count(), 1);
    assert_eq!(gym.session().facts.skipped(&id(PRESS)), Some(SkipReason::Busy));
    assert_eq!(gym.session().swapped(&id(CARRY), &id(BRIDGE)), None);
}

#[test]
fn a_superset_is_a_run_of_joined_exercises_and_survives_a_swap() {
    let mut gym = Gym::with(&[SQUAT, BRIDGE, PRESS, CARRY]);
    assert_eq!(gym.session().circuit(&id(BRIDGE)), 1..2);
    gym.arrange(gym.session().joined(&id(BRIDGE), true));
    gym.arrange(gym.session().joined(&id(PRESS), true));
    assert_eq!(gym.session().circuit(&id(BRIDGE)), 1..4);
    assert_eq!(gym.session().circuit(&id(CARRY)), 1..4);
    assert_eq!(gym.session().circuit(&id(SQUAT)), 0..1);
    gym.arrange(gym.session().joined(&id(PRESS), false));
    assert_eq!(gym.session().circuit(&id(CARRY)), 3..4);
    gym.arrange(gym.session().swapped(&id(BRIDGE), &id("dead_bug")).unwrap());
    assert_eq!(gym.session().circuit(&id(PRESS)), 1..3);
    // Joined to nothing after it, it is alone.
    gym.arrange(gym.session().joined(&id(CARRY), true));
    assert_eq!(gym.session().circuit(&id(CARRY)), 3..4);
}

#[test]
fn a_session_that_is_repeated_keeps_its_supersets_and_not_its_remarks() {
    let mut gym = Gym::with(&[SQUAT, BRIDGE]);
    gym.arrange(gym.session().joined(&id(SQUAT), true));
    gym.arrange(gym.session().noted(&id(SQUAT), " heels up "));
    gym.arrange(gym.session().skipping(&id(BRIDGE), Some(SkipReason::Tired)));
    assert_eq!(gym.session().facts.entry(&id(SQUAT)).unwrap().note.as_deref(), Some("heels up"));
    let first = gym.session;
    gym.dispatch(Command::FinishSession {
        id: first,
        rpe: None,
        minutes: None,
        pain_after: None,
        note: None,
    });
    gym.dispatch(Command::StartSession { like: Some(first), exercises: Vec::new() });
    let again = gym.state.log().running().unwrap();
    assert_eq!(again.circuit(&id(SQUAT)), 0..2);
    assert_eq!(again.facts.entry(&id(SQUAT)).unwrap().note, None);
    assert_eq!(again.facts.skipped(&id(BRIDGE)), None);
}

#[test]
fn what_is_taken_back_leaves_nothing_behind() {
    let mut gym = Gym::with(&[SQUAT, BRIDGE]);
    gym.arrange(gym.session().skipping(&id(SQUAT), Some(SkipReason::Time)));
    gym.arrange(gym.session().skipping(&id(SQUAT), None));
    gym.arrange(gym.session().noted(&id(BRIDGE), "x"));
    gym.arrange(gym.session().noted(&id(BRIDGE), "  "));
    assert!(gym.session().facts.entries.is_empty());
}

#[test]
fn at_the_end_a_remark_replaces_the_one_that_is_there_and_an_empty_one_takes_it_away() {
    let mut gym = Gym::with(&[SQUAT]);
    for (said, kept) in
        [(Some("heavy"), Some("heavy")), (None, Some("heavy")), (Some(""), None), (Some("x"), Some("x"))]
    {
        gym.finish(said);
        assert_eq!(gym.session().facts.note.as_deref(), kept);
    }
}

#[test]
fn an_exercise_has_sets_left_until_one_is_logged_or_as_many_as_last_time_unless_it_is_skipped() {
    let mut gym = Gym::with(&[SQUAT, BRIDGE, PRESS]);
    let left = |gym: &Gym| Course::default().left(gym.state.log(), gym.session());
    assert_eq!(left(&gym), 3);
    gym.log(SQUAT);
    gym.arrange(gym.session().skipping(&id(BRIDGE), Some(SkipReason::Busy)));
    assert_eq!(left(&gym), 1);
    gym.log(SQUAT);
    gym.finish(None);
    gym.dispatch(Command::StartSession { like: Some(gym.session), exercises: Vec::new() });
    gym.session = gym.state.log().running().unwrap().id;
    for still in [3, 3, 2] {
        assert_eq!(left(&gym), still);
        gym.log(SQUAT);
    }
}

#[test]
fn without_a_session_the_ledgers_are_what_they_were_before_it() {
    let mut gym = Gym::with(&[SQUAT]);
    gym.lift(20);
    gym.finish(None);
    let before = gym.state.ledgers().clone();
    gym.dispatch(Command::StartSession { like: None, exercises: Vec::new() });
    gym.session = gym.state.log().running().unwrap().id;
    gym.lift(120);
    gym.finish(None);
    assert!(gym.state.ledgers().first_axial_day().is_some());
    assert_eq!(gym.state.ledgers_without(gym.session()), before);
}
