//! Ten years of somebody who never was: a log of full size (storage rule S5), for the benchmark and for a journey.
//!
//! Dice with a seed make it, the domain's own types check it, and the record keeps it as months, as after an import.

use crate::Outcome;
use brace_domain::catalog::{self, Measure};
use brace_domain::log::{Extra, PlacedSet, SessionFacts, Set, SetKind};
use brace_domain::schema::Item;
use brace_domain::units::{
    Breaths, Id, LocalMoment, Metres, Minutes, Reps, Resistance, Seconds, SessionRpe, SetRpe, Side, Tempo,
    Weight, WeightUnit, Work,
};
use brace_record::{Change, Layout, MemoryKv, Month, Record, Records, Store, Writer};
use chrono::DateTime;
use serde_json::Value;
use std::collections::BTreeMap;

const SESSIONS: i64 = 2_750;
const SETS: i64 = 68_000;
const NOTES: i64 = 825;

const SETS_EACH: i64 = 4;

const DAYS: i64 = 3_652;
const DAY: i64 = 24 * HOUR;
const HOUR: i64 = 3_600;

/// Exercise and its usual weight in kilograms. What its sets count, the catalogue knows.
const EXERCISES: [(&str, f64); 16] = [
    ("cat_camel", 0.0),
    ("barbell_back_squat", 95.0),
    ("side_bridge", 0.0),
    ("romanian_deadlift", 80.0),
    ("clamshell", 0.0),
    ("barbell_hip_thrust", 90.0),
    ("mcgill_curl_up", 0.0),
    ("goblet_squat", 24.0),
    ("farmers_carry", 48.0),
    ("bird_dog", 0.0),
    ("trap_bar_deadlift", 110.0),
    ("ninety_ninety_switch", 0.0),
    ("split_squat", 16.0),
    ("leg_press", 120.0),
    ("diaphragmatic_breathing", 0.0),
    ("single_leg_rdl", 20.0),
];

const WORDS: &str = "left right hip felt easy hard slow again morning after walk rain new shoes bar path tight hamstring \
    breath lost brace last two reps better than week tired slept badly coach said knees out film from side good depth stop";

/// All keys and values of the log at this moment, in seconds since 1970. Its last session was a day before.
///
/// # Errors
/// When the domain or the record refuses what the dice made.
pub fn ten_years(now: u64) -> Outcome<BTreeMap<String, String>> {
    let kv = MemoryKv::new();
    let mut store = Store::open(Box::new(kv.clone()), now, Writer::from_random([10; 8])).store;
    store.import(now, sessions(i64::try_from(now)?)?, &ByDate)?;
    Ok(kv.content())
}

/// A session is in the month of its date, a set in that of its session.
struct ByDate;

impl Layout for ByDate {
    fn month(&self, record: &Record, all: &Records) -> Option<Month> {
        let dated = match record.fields.get("session") {
            Some(session) => all.get(session.as_str()?.parse().ok()?)?,
            None => record,
        };
        Month::of_date(dated.fields.get("date")?.as_str()?)
    }

    fn summary(&self, _: Month, _: &[&Record]) -> Value {
        Value::Null
    }
}

fn sessions(now: i64) -> Outcome<Vec<Change>> {
    let mut dice = Dice(0x0b5e_55ed);
    let mut changes = Vec::new();
    let mut sets = SETS;
    for to_come in (0..SESSIONS).rev() {
        let midnight = now - now % DAY - (1 + to_come * DAYS / SESSIONS) * DAY;
        let start = midnight + dice.between(16 * HOUR, 19 * HOUR);
        let mut clock = start;
        let mut facts = SessionFacts::starting(moment(start)?);
        let writer = Writer::from_random(dice.roll().to_le_bytes()).digits();
        let session = Id { clock: start.try_into()?, writer };

        let mean = sets / (to_come + 1);
        let count = if to_come == 0 { sets } else { dice.around(mean, 4) };
        sets -= count;
        let first = dice.between(0, EXERCISES.len() as i64 - 1);
        for place in 0..count {
            let (exercise, kg) = EXERCISES[(first + place / SETS_EACH) as usize % EXERCISES.len()];
            let exercise = catalog::find(exercise).ok_or(exercise)?;
            if !facts.exercises.contains(&exercise.id) {
                facts.exercises.push(exercise.id.clone());
            }
            clock += dice.between(60, 260);
            let mut set = set(&mut dice, exercise.measure, kg * form(to_come), place % SETS_EACH)?;
            set.minute = u16::try_from((clock - start) / 60).ok();
            let placed = PlacedSet { session, exercise: exercise.id.clone(), set };
            changes.push(change(Id { clock: clock.try_into()?, writer }, &Item::Set(placed))?);
        }

        facts.running = false;
        facts.minutes = Some(Minutes::new((clock - start) / 60)?);
        facts.rpe = Some(SessionRpe::new(dice.around(6, 2))?);
        facts.note = (to_come * NOTES % SESSIONS < NOTES).then(|| dice.note());
        changes.push(change(session, &Item::Session(facts))?);
    }
    Ok(changes)
}

/// A moment of winter or summer time.
fn moment(clock: i64) -> Outcome<LocalMoment> {
    let offset = if clock / DAY % 365 < 210 { 120 } else { 60 };
    let local = DateTime::from_timestamp(clock + i64::from(offset) * 60, 0).ok_or("no such moment")?;
    Ok(LocalMoment { date: local.date_naive(), time: local.time(), offset })
}

/// Strength comes and goes.
fn form(to_come: i64) -> f64 {
    1.0 + 0.25 * (to_come as f64 / 180.0).sin()
}

/// A set as this exercise counts it: often a warm-up first, plates that change, odd repetitions.
fn set(dice: &mut Dice, measure: Measure, kg: f64, place: i64) -> Outcome<Set> {
    let work = match measure {
        Measure::Reps => Work::Reps(Reps::new(dice.around(8, 3))?),
        Measure::HoldReps => Work::Holds { reps: Reps::new(dice.around(6, 2))?, each: Seconds::new(10)? },
        Measure::Seconds => Work::Time(Seconds::new(dice.around(45, 25))?),
        Measure::Breaths => Work::Breaths(Breaths::new(dice.around(6, 2))?),
        Measure::Metres => Work::Distance(Metres::new(dice.around(40, 10))?),
    };
    let warm_up = place == 0 && dice.one_in(2);
    let share = if warm_up { 60 } else { dice.around(100, 8) };
    let plates = (kg * share as f64 / 125.0).round() as i64;
    let resistance = match plates {
        0 => Resistance::Unloaded,
        plates => Resistance::External(Weight::from_thousandths(plates * 1_250, WeightUnit::Kg)?),
    };
    let half_points = u8::try_from(dice.around(15, 4))?;
    Ok(Set {
        work,
        resistance,
        side: Side::Both,
        kind: if warm_up { SetKind::WarmUp } else { SetKind::Working },
        rpe: if dice.one_in(4) { None } else { Some(SetRpe::from_half_points(half_points)?) },
        tempo: dice.one_in(6).then_some(Tempo::new(3, 1, 1, 0)),
        pain: None,
        minute: None,
        note: None,
        extra: Extra::default(),
    })
}

/// A fact as it is stored.
pub(crate) fn change(id: Id, item: &Item) -> Outcome<Change> {
    Ok(Change { id: id.to_string().parse()?, kind: item.kind().into(), fields: item.write(), deleted: false })
}

/// The same throws each time.
struct Dice(u64);

impl Dice {
    /// Xorshift of 64 bits (Marsaglia 2003).
    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Both ends included.
    fn between(&mut self, low: i64, high: i64) -> i64 {
        low + (self.roll() >> 11) as i64 % (high - low + 1)
    }

    fn around(&mut self, usual: i64, spread: i64) -> i64 {
        self.between(usual - spread, usual + spread)
    }

    fn one_in(&mut self, chances: i64) -> bool {
        self.between(1, chances) == 1
    }

    fn note(&mut self) -> String {
        let words: Vec<&str> = WORDS.split_whitespace().collect();
        let count = self.between(4, 17);
        let chosen: Vec<&str> = (0..count).map(|_| words[self.roll() as usize % words.len()]).collect();
        chosen.join(" ")
    }
}
