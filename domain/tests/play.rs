//! A session while it goes on: which set comes next, what the plan wants of it, and what it does to the room that is left.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use brace_domain::catalog::{Equipment as E, ExerciseId, find};
use brace_domain::check_in::Rating;
use brace_domain::load::{Reason, Response};
use brace_domain::log::{Session, SessionFacts, Set, SetKind, SetPain, SkipReason};
use brace_domain::mark::Mark;
use brace_domain::plan::{During, Planner, Usual};
use brace_domain::play::{Course, Meter, asks_for_brace, axial_meter, session_meter};
use brace_domain::programme::{LastLifted, Programme};
use brace_domain::safety::SafetyAnswers;
use brace_domain::state::State;
use brace_domain::units::{
    Id, LocalMoment, Minutes, Reps, Resistance, SessionRpe, Side, Weight, WeightUnit, Work,
};
use brace_domain::update::{Command, Context, update};
use chrono::{Days, NaiveDate, NaiveTime, Weekday};

const SQUAT: &str = "barbell_back_squat";
const GOBLET: &str = "goblet_squat";
const BRIDGE: &str = "banded_glute_bridge";
const PRESS: &str = "pallof_press";

fn monday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()
}

fn id(exercise: &str) -> ExerciseId {
    exercise.into()
}

fn kg(kilograms: i64) -> Weight {
    Weight::from_thousandths(kilograms * 1000, WeightUnit::Kg).unwrap()
}

fn squat(kilograms: i64) -> Set {
    Set::working(Work::Reps(Reps::new(5).unwrap()), Resistance::External(kg(kilograms)))
}

/// Somebody at the gym on that Monday.
struct Gym {
    state: State,
    clock: u64,
    now: LocalMoment,
    session: Id,
}

impl Gym {
    fn new() -> Self {
        let now = LocalMoment { date: monday(), time: NaiveTime::from_hms_opt(18, 0, 0).unwrap(), offset: 0 };
        Self { state: State::default(), clock: 0, now, session: Id { clock: 0, writer: *b"aaaaa" } }
    }

    /// With a plan for four days a week and a whole gym, the checks passed.
    fn planned() -> Self {
        let mut gym = Self::new();
        let programme = Programme {
            days: [Weekday::Mon, Weekday::Wed, Weekday::Fri].into_iter().collect(),
            minutes: 60,
            equipment: E::ALL.into_iter().collect(),
            last_lifted: LastLifted::WithinFourWeeks,
            ..Programme::new(monday() - Days::new(60))
        };
        gym.now.date = monday() - Days::new(5);
        gym.dispatch(Command::SetProgramme(programme));
        gym.dispatch(Command::AnswerSafety(SafetyAnswers {
            date: gym.now.date,
            yes: brace_domain::programme::Bits::NONE,
            checked: brace_domain::programme::Bits::NONE,
            extra: brace_domain::log::Extra::NONE,
        }));
        for mark in [Mark::BraceCheck, Mark::HingeCheck] {
            gym.dispatch(Command::MarkDay { date: gym.now.date, mark, on: true });
        }
        gym.now.date = monday();
        gym
    }

    fn dispatch(&mut self, command: Command) -> Id {
        self.clock += 20;
        let id = Id { clock: self.clock, writer: *b"aaaaa" };
        let changes = update(&self.state, command, &Context { now: self.now, id }).unwrap();
        self.state.apply(&changes);
        id
    }

    fn start(&mut self, exercises: &[&str]) {
        let exercises = exercises.iter().map(|exercise| id(exercise)).collect();
        self.session = self.dispatch(Command::StartSession { like: None, exercises });
    }

    fn session(&self) -> &Session {
        self.state.log().session(self.session).unwrap()
    }

    fn log(&mut self, exercise: &str) {
        self.log_set(exercise, Set::working(Work::Reps(Reps::new(8).unwrap()), Resistance::Unloaded));
    }

    fn log_set(&mut self, exercise: &str, set: Set) {
        self.dispatch(Command::LogSet { session: self.session, exercise: id(exercise), set });
    }

    fn arrange(&mut self, facts: SessionFacts) {
        self.dispatch(Command::EditSession { id: self.session, facts });
    }

    fn finish(&mut self) {
        let (rpe, minutes) = (SessionRpe::new(6).ok(), Minutes::new(60).ok());
        self.dispatch(Command::FinishSession {
            id: self.session,
            rpe,
            minutes,
            pain_after: None,
            note: None,
        });
    }

    fn next(&self, course: &Course, after: &str) -> Option<String> {
        let next = course.next(self.state.log(), self.session(), &id(after));
        next.map(|exercise| exercise.to_string())
    }

    fn planner(&self) -> Planner {
        Planner::new(&self.state, self.now, Weight::PLATES_KG).unwrap()
    }
}

#[test]
fn without_a_plan_as_many_sets_are_wanted_as_last_time() {
    let mut gym = Gym::new();
    gym.start(&[GOBLET, BRIDGE]);
    let free = Course::default();
    assert_eq!(free.wanted(gym.state.log(), gym.session, &id(GOBLET)), None);
    // Nobody says how many: one goes on with the same.
    gym.log(GOBLET);
    gym.log(GOBLET);
    assert_eq!(gym.next(&free, GOBLET).as_deref(), Some(GOBLET));
    gym.finish();
    gym.start(&[GOBLET, BRIDGE]);
    assert_eq!(free.wanted(gym.state.log(), gym.session, &id(GOBLET)), Some(2));
    gym.log(GOBLET);
    assert_eq!(gym.next(&free, GOBLET).as_deref(), Some(GOBLET));
    gym.log(GOBLET);
    assert_eq!(gym.next(&free, GOBLET).as_deref(), Some(BRIDGE));
    gym.log(BRIDGE);
    assert_eq!(gym.next(&free, GOBLET), None);
}

#[test]
fn a_superset_takes_turns_until_its_sets_are_done() {
    let mut gym = Gym::new();
    gym.start(&[GOBLET, BRIDGE, PRESS]);
    for exercise in [GOBLET, GOBLET, BRIDGE, BRIDGE, BRIDGE, PRESS] {
        gym.log(exercise);
    }
    gym.finish();
    gym.start(&[GOBLET, BRIDGE, PRESS]);
    gym.arrange(gym.session().joined(&id(GOBLET), true));
    let free = Course::default();
    let mut order = vec![GOBLET.to_owned()];
    while let Some(now) = order.last().cloned() {
        gym.log(&now);
        match gym.next(&free, &now) {
            Some(next) => order.push(next),
            None => break,
        }
    }
    assert_eq!(order, [GOBLET, BRIDGE, GOBLET, BRIDGE, BRIDGE, PRESS]);
}

#[test]
fn what_was_left_out_does_not_come_up_and_what_was_passed_over_does() {
    let mut gym = Gym::new();
    gym.start(&[GOBLET, BRIDGE, PRESS]);
    let free = Course::default();
    assert_eq!(free.current(gym.state.log(), gym.session()), Some(id(GOBLET)));
    gym.arrange(gym.session().skipping(&id(BRIDGE), Some(SkipReason::Busy)));
    gym.log(PRESS);
    gym.arrange(gym.session().skipping(&id(PRESS), Some(SkipReason::Time)));
    assert_eq!(gym.next(&free, PRESS).as_deref(), Some(GOBLET));
    assert_eq!(free.current(gym.state.log(), gym.session()), Some(id(GOBLET)));
}

#[test]
fn one_of_the_left_and_one_of_the_right_are_one_set() {
    let mut gym = Gym::new();
    gym.start(&["bulgarian_split_squat"]);
    let log = |gym: &mut Gym, side, kind| {
        let set = Set { side, kind, ..squat(10) };
        gym.log_set("bulgarian_split_squat", set);
        gym.session().entries[0].working_sets()
    };
    assert_eq!(log(&mut gym, Side::Left, SetKind::WarmUp), (0, Side::Both));
    assert_eq!(log(&mut gym, Side::Left, SetKind::Working), (0, Side::Right));
    assert_eq!(log(&mut gym, Side::Right, SetKind::Working), (1, Side::Both));
    assert_eq!(log(&mut gym, Side::Both, SetKind::Working), (2, Side::Both));
    assert_eq!(log(&mut gym, Side::Right, SetKind::Drop), (2, Side::Left));
}

#[test]
fn the_plan_wants_the_same_before_and_after_its_sets() {
    let mut gym = Gym::planned();
    let planner = gym.planner();
    let planned = planner.day(monday()).items;
    assert!(planned.len() > 2, "{planned:?}");
    let ids: Vec<_> = planned.iter().map(|item| item.exercise.to_string()).collect();
    gym.start(&ids.iter().map(String::as_str).collect::<Vec<_>>());
    let before = Course::of(&gym.planner(), gym.session());
    for item in &planned {
        assert_eq!(before.item(&item.exercise), Some(item));
        gym.log(item.exercise.as_str());
    }
    let after = Course::of(&gym.planner(), gym.session());
    for item in &planned {
        assert_eq!(after.item(&item.exercise), Some(item));
    }
}

#[test]
fn an_exercise_that_was_swapped_in_gets_its_dose_by_the_rules() {
    let mut gym = Gym::planned();
    let planned = gym.planner().day(monday()).items;
    let ids: Vec<_> = planned.iter().map(|item| item.exercise.to_string()).collect();
    gym.start(&ids.iter().map(String::as_str).collect::<Vec<_>>());
    let course = Course::of(&gym.planner(), gym.session());
    let lift = planned.iter().find(|item| item.record.is_some_and(|record| record.loadable)).unwrap();
    let planner = gym.planner();
    let stand_ins = course.stand_ins(&planner, gym.session(), &lift.exercise);
    assert!(!stand_ins.is_empty());
    for other in stand_ins {
        assert!(gym.session().entry(&other).is_none());
        let facts = gym.session().swapped(&lift.exercise, &other).unwrap();
        gym.arrange(facts);
        let course = Course::of(&gym.planner(), gym.session());
        let item = course.item(&other).unwrap_or_else(|| panic!("no dose for {other}"));
        assert!(item.dose.sets > 0);
        assert_eq!(course.item(&lift.exercise), None);
        gym.arrange(gym.session().swapped(&other, &lift.exercise).unwrap());
    }
}

#[test]
fn five_minutes_are_one_set_each_also_on_a_day_with_a_plan() {
    let mut gym = Gym::planned();
    let five = gym.planner().five_minutes().items;
    let ids: Vec<_> = five.iter().map(|item| item.exercise.to_string()).collect();
    gym.start(&ids.iter().map(String::as_str).collect::<Vec<_>>());
    let course = Course::of(&gym.planner(), gym.session());
    for item in &five {
        assert_eq!(course.wanted(gym.state.log(), gym.session, &item.exercise), Some(1));
    }
}

/// Six weeks of squats three times a week.
fn trained() -> Gym {
    let mut gym = Gym::new();
    for week in 0..6 {
        for day in [0, 2, 4] {
            gym.now.date = monday() - Days::new(42 - 7 * week - day);
            gym.start(&[SQUAT]);
            for _ in 0..3 {
                gym.log_set(SQUAT, squat(80));
            }
            gym.finish();
        }
    }
    gym.now.date = monday();
    gym
}

#[test]
fn a_set_that_would_cross_a_cap_is_told_before_it_is_done() {
    let mut gym = trained();
    gym.start(&[SQUAT]);
    let meter = |gym: &Gym, set: &Set| axial_meter(&gym.state, &id(SQUAT), Some(set), monday());
    let set = squat(80);
    let first = meter(&gym, &set);
    let (of, reason) = first.of.unwrap();
    assert_eq!((first.done, first.set), (0, 400));
    assert!(!first.crosses() && matches!(reason, Reason::SessionGuard | Reason::Ratio));
    let mut told = 0;
    for number in 1..=12 {
        let now = meter(&gym, &set);
        assert_eq!(now.of, Some((of, reason)), "the room of a day is the same before and after set {number}");
        assert_eq!(now.crosses(), now.done + 400 > of);
        told += usize::from(now.crosses());
        gym.log_set(SQUAT, set.clone());
        assert_eq!(meter(&gym, &set).done, now.done + 400);
    }
    assert!(told > 0);
    // A warm-up takes nothing, and nothing crosses nothing.
    let warm_up = Set { kind: SetKind::WarmUp, ..set };
    assert!(!meter(&gym, &warm_up).crosses());
}

#[test]
fn the_whole_session_is_measured_by_its_minutes_at_the_last_rating() {
    let gym = trained();
    let meter = session_meter(&gym.state, 20, 4, None, monday());
    assert_eq!((meter.done, meter.set), (120, 24));
    let (of, _) = meter.of.unwrap();
    let late = session_meter(&gym.state, of / 6, 4, None, monday());
    assert!(late.crosses() && !meter.crosses());
    assert_eq!(session_meter(&gym.state, 20, 4, Some(4), monday()).done, 80);
}

#[test]
fn without_a_history_there_is_no_cap_and_nothing_to_cross() {
    let mut gym = Gym::new();
    gym.start(&[SQUAT]);
    let meter = axial_meter(&gym.state, &id(SQUAT), Some(&squat(200)), monday());
    assert_eq!(meter, Meter { done: 0, of: None, set: 1000 });
    assert!(!meter.crosses());
}

#[test]
fn t65_a_brace_is_asked_for_before_moderate_and_high_lifts_alone() {
    for record in ["glute_bridge", "bulgarian_split_squat"] {
        assert!(!asks_for_brace(find(record).unwrap().axial), "{record}");
    }
    for record in [GOBLET, SQUAT] {
        assert!(asks_for_brace(find(record).unwrap().axial), "{record}");
    }
}

#[test]
fn t12_the_worst_of_the_sets_answers_and_an_easier_one_is_offered() {
    let felt = |rating: u8, sharp_or_down: bool| Set {
        pain: Some(SetPain { rating: Rating::new(rating).unwrap(), sharp_or_down }),
        ..squat(60)
    };
    let colour = |sets: &[Set]| During::of(sets, Usual::default()).map(During::colour);
    assert_eq!(colour(&[squat(60)]), None);
    assert_eq!(colour(&[squat(60), felt(2, false)]), Some(Response::Green));
    assert_eq!(colour(&[felt(4, false), felt(0, false)]), Some(Response::Amber));
    assert_eq!(colour(&[felt(0, true), felt(1, false)]), Some(Response::Red));
    let mut gym = Gym::new();
    gym.start(&[SQUAT]);
    let easier = Course::default().easier(gym.session(), &id(SQUAT)).unwrap();
    assert!(find(SQUAT).unwrap().easier().iter().any(|record| record.id == easier));
}
