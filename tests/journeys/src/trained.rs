//! Somebody who never was, who set a plan up in a gym and has trained by it for some weeks: squats on Monday, hinges on
//! Thursday, a carry on Saturday, all of it settled by the next morning but the last session, which nobody has asked about yet.

use crate::Outcome;
use crate::ten_years::change;
use brace_domain::catalog::Equipment;
use brace_domain::check_in::{CheckIn, Rating, Settled};
use brace_domain::log::{Extra, PlacedSet, SessionFacts, Set, SetKind};
use brace_domain::mark::{DayMark, Mark};
use brace_domain::programme::{Bits, LastLifted, Programme};
use brace_domain::safety::SafetyAnswers;
use brace_domain::schema::Item;
use brace_domain::units::{
    Id, LocalMoment, Metres, Minutes, Reps, Resistance, SessionRpe, SetRpe, Side, Weight, WeightUnit, Work,
};
use brace_record::{Change, Layout, MemoryKv, Month, Record, Records, Store, Writer};
use chrono::{Days, NaiveDate, NaiveTime, Weekday};
use serde_json::Value;
use std::collections::BTreeMap;

/// Days on which this lifter trains.
const DAYS: [Weekday; 4] = [Weekday::Mon, Weekday::Wed, Weekday::Thu, Weekday::Sat];

/// A day of the week from Monday, the hour, minutes and rating of its session, and exercises with weight and sets.
type Session = (u64, u32, i64, u8, &'static [(&'static str, i64, u8)]);

const WEEK: [Session; 3] = [
    (0, 18, 50, 6, &[("barbell_back_squat", 80, 3), ("bulgarian_split_squat", 16, 3)]),
    (3, 18, 50, 6, &[("romanian_deadlift", 80, 3), ("barbell_hip_thrust", 90, 3)]),
    (5, 10, 35, 4, &[("farmers_carry", 40, 3)]),
];

/// All keys and values of the log on a Monday, after this many weeks, at this moment of the clock.
///
/// # Errors
/// When the domain or the record refuses what is made.
pub fn trained(monday: NaiveDate, weeks: u64, now: u64) -> Outcome<BTreeMap<String, String>> {
    let kv = MemoryKv::new();
    let mut store = Store::open(Box::new(kv.clone()), now, Writer::from_random([11; 8])).store;
    store.import(now, records(monday, weeks, now)?, &ByDate)?;
    Ok(kv.content())
}

/// Sessions, their sets and check-ins are in the month of their date, all else in none.
struct ByDate;

impl Layout for ByDate {
    fn month(&self, record: &Record, all: &Records) -> Option<Month> {
        let dated = match record.kind.as_str() {
            "session" | "check_in" => record,
            "set" => all.get(record.fields.get("session")?.as_str()?.parse().ok()?)?,
            _ => return None,
        };
        Month::of_date(dated.fields.get("date")?.as_str()?)
    }

    fn summary(&self, _: Month, _: &[&Record]) -> Value {
        Value::Null
    }
}

fn records(monday: NaiveDate, weeks: u64, now: u64) -> Outcome<Vec<Change>> {
    // Every record a second after the one before, and all of them long before now.
    let mut clock = now - 1_000_000;
    let mut next = || {
        clock += 1;
        Id { clock, writer: *b"lift0" }
    };
    let first = monday - Days::new(7 * weeks);
    let eve = first - Days::new(1);
    let mark = |mark| Item::DayMark(DayMark { date: eve, mark, extra: Extra::NONE });
    let answers = SafetyAnswers {
        date: monday - Days::new(3),
        yes: Bits::NONE,
        checked: Bits::NONE,
        extra: Extra::NONE,
    };
    let mut changes = Vec::new();
    for item in [
        Item::Programme(Box::new(programme(eve)?)),
        mark(Mark::BraceCheck),
        mark(Mark::HingeCheck),
        Item::Safety(answers),
    ] {
        changes.push(change(next(), &item)?);
    }
    let sessions = (0..weeks).flat_map(|week| WEEK.map(|session| (week, session)));
    for (week, (day, hour, minutes, rpe, exercises)) in sessions {
        let date = first + Days::new(7 * week + day);
        let time = NaiveTime::from_hms_opt(hour, 0, 0).ok_or("an hour")?;
        let session = next();
        let mut facts = SessionFacts::starting(LocalMoment { date, time, offset: 0 });
        facts.running = false;
        facts.minutes = Some(Minutes::new(minutes)?);
        facts.rpe = Some(SessionRpe::new(rpe.into())?);
        for (exercise, kilograms, sets) in exercises {
            facts.exercises.push((*exercise).into());
            for _ in 0..*sets {
                let set = set(exercise, *kilograms)?;
                let placed = PlacedSet { session, exercise: (*exercise).into(), set };
                changes.push(change(next(), &Item::Set(placed))?);
            }
        }
        changes.push(change(session, &Item::Session(facts))?);
        let morning = date + Days::new(1);
        let last = week + 1 == weeks && day == 5;
        if !last {
            changes.push(change(next(), &Item::CheckIn(settled(morning, session)?))?);
        }
    }
    Ok(changes)
}

/// Four days of 45 minutes, with all that a gym has.
fn programme(since: NaiveDate) -> Outcome<Programme> {
    let gym = Equipment::ALL.into_iter().filter(|item| !item.is_everywhere());
    Ok(Programme {
        days: DAYS.into_iter().collect(),
        equipment: gym.collect(),
        last_lifted: LastLifted::WithinFourWeeks,
        body_mass: Some(Weight::from_thousandths(82_000, WeightUnit::Kg)?),
        ..Programme::new(since)
    })
}

fn set(exercise: &str, kilograms: i64) -> Outcome<Set> {
    let carried = exercise == "farmers_carry";
    Ok(Set {
        work: if carried { Work::Distance(Metres::new(30)?) } else { Work::Reps(Reps::new(6)?) },
        resistance: Resistance::External(Weight::from_thousandths(kilograms * 1_000, WeightUnit::Kg)?),
        side: Side::Both,
        kind: SetKind::Working,
        rpe: Some(SetRpe::from_half_points(15)?),
        tempo: None,
        pain: None,
        minute: None,
        note: None,
        extra: Extra::default(),
    })
}

/// A calm morning on which the session before had settled.
fn settled(date: NaiveDate, session: Id) -> Outcome<CheckIn> {
    let rating = Rating::new(1).ok_or("a rating")?;
    Ok(CheckIn {
        date,
        time: NaiveTime::from_hms_opt(8, 0, 0).ok_or("an hour")?,
        pain: rating,
        usual: rating,
        stiffness: None,
        sleep: None,
        settled: Some(Settled { session, yes: true }),
        just_up: false,
        beliefs: None,
        extra: Extra::NONE,
    })
}
