//! Ten years of somebody who never was. Dice with a seed train on most days, rest for two or three weeks now and then, and
//! forget a rating here and there: all states of the ratio are among the days.

use brace_domain::catalog::ExerciseId;
use brace_domain::log::{PlacedSet, SessionFacts, Set};
use brace_domain::schema::Item;
use brace_domain::state::State;
use brace_domain::units::{Id, LocalMoment, Minutes, Reps, Resistance, SessionRpe, Weight, WeightUnit, Work};
use chrono::{Days, NaiveDate, NaiveTime};

/// Ten years with three leap days.
pub const DAYS: u64 = 3_653;

/// So many sets of an exercise in each session.
const SETS: u64 = 4;

const EXERCISES: [(&str, i64); 6] = [
    ("barbell_back_squat", 95),
    ("romanian_deadlift", 80),
    ("goblet_squat", 24),
    ("barbell_hip_thrust", 90),
    ("trap_bar_deadlift", 110),
    ("split_squat", 16),
];

/// A moment of a day of the ten years, which are counted from 0.
pub fn moment(day: u64) -> LocalMoment {
    let date = NaiveDate::default() + Days::new(16_436 + day);
    LocalMoment { date, time: NaiveTime::default(), offset: 60 }
}

/// An id that is larger than those before it.
pub const fn id(clock: u64) -> Id {
    Id { clock, writer: *b"bench" }
}

/// A set of an exercise with this many kilograms.
pub fn set(kilograms: i64, reps: i64) -> Set {
    let weight = Weight::from_thousandths(kilograms * 1_000, WeightUnit::Kg).expect("a weight");
    Set::working(Work::Reps(Reps::new(reps).expect("repetitions")), Resistance::External(weight))
}

/// Everything up to the evening before the last day: about 2,750 sessions and 60,000 sets.
pub fn ten_years() -> State {
    last_days(DAYS)
}

/// The same days of the end alone.
pub fn last_days(days: u64) -> State {
    let mut dice = Dice(0x0b5e_55ed);
    let (mut items, mut back) = (Vec::new(), 0);
    for day in 0..DAYS - 1 {
        if dice.one_in(120) {
            back = day + dice.below(10) + 10;
        }
        if day < back || dice.one_in(6) {
            continue;
        }
        let session = id(1_000 * (day + 1));
        let kept = day >= DAYS - days;
        let mut facts = SessionFacts { running: false, ..SessionFacts::starting(moment(day)) };
        facts.minutes = Minutes::new(dice.between(40, 90)).ok();
        facts.rpe = SessionRpe::new(dice.between(4, 8)).ok().filter(|_| !dice.one_in(150));
        if kept {
            items.push((session, Item::Session(facts)));
        }
        let first = dice.below(6) as usize;
        for place in 0..SETS * (EXERCISES.len() as u64 - 1) + dice.below(4) {
            let (name, kilograms) = EXERCISES[(first + (place / SETS) as usize) % EXERCISES.len()];
            let placed = PlacedSet {
                session,
                exercise: ExerciseId::library(name),
                set: set(dice.between(kilograms * 4 / 5, kilograms * 6 / 5), dice.between(4, 12)),
            };
            if kept {
                items.push((id(session.clock + place + 1), Item::Set(placed)));
            }
        }
    }
    State::from_items(items)
}

/// The generator of Lehmer: the same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: u64) -> u64 {
        self.0 = self.0 * 48_271 % 0x7fff_ffff;
        self.0 % count
    }

    fn between(&mut self, least: i64, most: i64) -> i64 {
        least + self.below((most - least + 1) as u64) as i64
    }

    fn one_in(&mut self, count: u64) -> bool {
        self.below(count) == 0
    }
}
