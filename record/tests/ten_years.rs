//! Ten years of training: how much room they take, and how little of them a start decodes.

#![allow(clippy::unwrap_used)]

mod support;

use std::io::Write as _;

use brace_record::{Change, KvStore, MemoryKv, Month, QUOTA, Record, Stamp, Store};
use serde_json::{Map, Value, json};
use support::*;

const SESSIONS: u64 = 2_750;
const SETS: usize = 68_000;
const NOTES: usize = 825;
const DAY: u64 = 86_400;
/// 2016-10-24, a Monday.
const FIRST: u64 = 1_477_267_200;

/// Exercise, usual weight in kg (0: none), usual reps.
const EXERCISES: [(&str, f64, i64); 16] = [
    ("romanian_deadlift", 80.0, 8),
    ("goblet_squat", 24.0, 10),
    ("split_squat", 16.0, 9),
    ("hip_thrust", 90.0, 9),
    ("single_leg_bridge", 0.0, 12),
    ("bird_dog", 0.0, 8),
    ("mcgill_curl_up", 0.0, 6),
    ("side_plank", 0.0, 0),
    ("cat_camel", 0.0, 7),
    ("back_squat", 95.0, 6),
    ("trap_bar_deadlift", 110.0, 5),
    ("bench_press", 70.0, 7),
    ("seated_row", 55.0, 10),
    ("farmer_carry", 32.0, 0),
    ("clamshell", 0.0, 15),
    ("90_90_hip_switch", 0.0, 10),
];

const WORDS: [&str; 40] = [
    "left",
    "right",
    "hip",
    "felt",
    "easy",
    "hard",
    "slow",
    "again",
    "morning",
    "after",
    "walk",
    "rain",
    "new",
    "shoes",
    "bar",
    "path",
    "tight",
    "hamstring",
    "breath",
    "lost",
    "brace",
    "last",
    "two",
    "reps",
    "better",
    "than",
    "week",
    "tired",
    "slept",
    "badly",
    "coach",
    "said",
    "knees",
    "out",
    "film",
    "from",
    "side",
    "good",
    "depth",
    "stop",
];

/// A log as a real lifter makes it: rising and falling weights, odd reps, gaps, notes.
fn ten_years() -> Vec<Change> {
    let mut dice = Dice(0x0b5e_55ed);
    let mut changes = Vec::new();
    let (mut sets, mut notes) = (0, 0);
    for n in 0..SESSIONS {
        let writer = brace_record::Writer::from_random(dice.roll().to_le_bytes());
        let start = FIRST + n * 3_652 * DAY / SESSIONS / DAY * DAY + 16 * 3_600 + dice.roll() % 10_800;
        let id = Stamp::new(start, writer);
        let mut session = fields(json!({
            "date": date(start), "start": format!("{:02}:{:02}", start / 3600 % 24, start / 60 % 60),
            "offset": if date(start)[5..7].parse::<u8>().unwrap() % 11 < 4 { 60 } else { 120 },
            "minutes": 35 + dice.below(50), "session_rpe": 3 + dice.below(6),
        }));
        if notes < NOTES && dice.below(10) < 3 {
            session.insert("note".into(), note(&mut dice).into());
            notes += 1;
        }
        changes.push(change(id, "session", session));
        let pain = json!({"date": date(start), "pain": dice.below(5), "stiffness": dice.below(4), "sleep": 1 + dice.below(5)});
        changes.push(change(Stamp::new(start - 60 - dice.roll() % 600, writer), "check_in", fields(pain)));
        let left = SETS - sets;
        let here = (left / (SESSIONS - n) as usize + dice.below(9)).saturating_sub(4).min(left);
        let here = if n + 1 == SESSIONS { left } else { here };
        let mut clock = start;
        let mut exercise = dice.below(EXERCISES.len());
        for set in 0..here {
            if set % 4 == 0 {
                exercise = dice.below(EXERCISES.len());
            }
            clock += 60 + dice.roll() % 200;
            let fields = a_set(&mut dice, EXERCISES[exercise], id, n as f64);
            changes.push(change(Stamp::new(clock, writer), "set", fields));
            sets += 1;
        }
    }
    assert_eq!(sets, SETS);
    changes
}

fn a_set(
    dice: &mut Dice,
    (exercise, kg, reps): (&str, f64, i64),
    session: Stamp,
    day: f64,
) -> Map<String, Value> {
    let mut set = fields(json!({"session": session.to_string(), "exercise": exercise}));
    if kg > 0.0 {
        let form = 1.0 + 0.25 * (day / 180.0).sin() + (dice.below(17) as f64 - 8.0) / 100.0;
        let plates = (kg * form / 1.25).round() * 1.25;
        let plates = if plates.fract() == 0.0 { json!(plates as i64) } else { json!(plates) };
        set.insert("kg".into(), plates);
    }
    if reps > 0 {
        set.insert("reps".into(), (reps - 3 + dice.below(7) as i64).into());
    } else {
        set.insert("seconds".into(), (20 + dice.below(60)).into());
    }
    if dice.below(4) > 0 {
        let rpe = 5.0 + dice.below(10) as f64 / 2.0;
        set.insert("rpe".into(), if rpe.fract() == 0.0 { json!(rpe as i64) } else { json!(rpe) });
    }
    if dice.below(6) == 0 {
        set.insert("tempo".into(), json!([3, 1 + dice.below(2), 1, 0]));
    }
    if dice.below(9) == 0 {
        set.insert("pain".into(), dice.below(4).into());
    }
    if dice.below(8) == 0 {
        set.insert("warm_up".into(), true.into());
    }
    set
}

fn note(dice: &mut Dice) -> String {
    let count = 4 + dice.below(14);
    (0..count).map(|_| WORDS[dice.below(WORDS.len())]).collect::<Vec<_>>().join(" ")
}

fn change(id: Stamp, kind: &str, fields: Map<String, Value>) -> Change {
    Change { id, kind: kind.into(), fields, deleted: false }
}

/// The civil date of a moment (days to years after Hinnant, chrono-compatible algorithms).
fn date(seconds: u64) -> String {
    let days = seconds / DAY + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let (day, month) = (day - (153 * month + 2) / 5 + 1, if month < 10 { month + 3 } else { month - 9 });
    format!("{:04}-{month:02}-{day:02}", year + era * 400 + u64::from(month <= 2))
}

/// A summary of the size that the app makes: day totals, and per exercise the last date and best sets.
struct Summaries;

impl brace_record::Layout for Summaries {
    fn month(&self, record: &Record, all: &brace_record::Records) -> Option<Month> {
        ByDate.month(record, all)
    }

    fn summary(&self, _: Month, records: &[&Record]) -> Value {
        let mut days = Map::new();
        let mut best = Map::new();
        for record in records {
            if let Some(date) =
                record.fields.get("date").and_then(Value::as_str).filter(|_| record.kind == "session")
            {
                days.insert(date[8..].to_owned(), json!([312, 118, 5_240.5]));
            }
            if let (Some(exercise), Some(kg)) = (record.fields.get("exercise"), record.fields.get("kg")) {
                best.insert(
                    exercise.as_str().unwrap().to_owned(),
                    json!([28, kg, record.fields.get("reps")]),
                );
            }
        }
        json!({"v": 1, "days": days, "best": best})
    }
}

#[test]
fn ten_years_fit_in_a_quarter_and_a_start_decodes_three_months() {
    let kv = MemoryKv::new();
    let now = FIRST + 3_653 * DAY;
    let mut store = Store::open(Box::new(kv.clone()), now, writer(1)).store;
    let changes = ten_years();
    assert_eq!(date(1_709_164_800), "2024-02-29");
    store.import(now, changes, &Summaries).unwrap();
    let used = store.used_characters().unwrap();
    let share = used as f64 * 100.0 / QUOTA as f64;
    let head = kv.get("brace.head").unwrap().unwrap().len();
    let months = store.months().count();
    let largest = kv.content().values().map(String::len).filter(|len| *len != head).max().unwrap();
    let line = format!(
        "ten years: {used} characters, {share:.1} % of the quota; head {head}, {months} months, largest {largest}\n"
    );
    std::io::stdout().write_all(line.as_bytes()).unwrap();
    assert!(share <= 25.0, "{share} %");

    let recent: Vec<Month> = ["2026-10", "2026-09"].map(|text| text.parse().unwrap()).into();
    let mut opened = Store::open_months(Box::new(kv.clone()), now, writer(2), &recent);
    let decoded = |store: &Store| store.months().filter(|info| info.decoded).count();
    assert!(decoded(&opened.store) <= 3);
    assert!(opened.records.len() > 500);

    // A set logged now is one small write and decodes nothing.
    let id = opened.store.next_stamp(now + 60);
    let set = fields(json!({"session": opened.records[0].id.to_string(), "kg": 60}));
    opened.store.append(now + 60, vec![change(id, "set", set)]).unwrap();
    assert!(decoded(&opened.store) <= 3);
    assert!(opened.store.used_characters().unwrap() - used < 250);

    // Nor does the checkpoint at its end.
    opened.store.checkpoint(now + 120, &Summaries).unwrap();
    assert!(decoded(&opened.store) <= 3);

    opened.store.read_all();
    assert_eq!(opened.store.records().len(), store.records().len() + 1);
    assert!(store.records().iter().all(|record| opened.store.records().get(record.id) == Some(record)));
}
