//! Backups, and golden files: what a released schema wrote, in storage and as a backup, loads for ever to
//! the same records. A golden file is never edited; a new schema adds a folder.

#![allow(clippy::unwrap_used)]

mod support;

use std::{fs, path::PathBuf};

use brace_record::{
    BackupError, Change, Flaw, KvError, MAX_FOREIGN_CLOCK, MemoryKv, Month, NotWritten, Record, SCHEMA,
    Stamp, Store, read_backup,
};
use serde_json::{Map, Value, json};
use support::*;

const MADE: &str = "2026-11-22T17:04:00+01:00";

/// The golden folders, each with its schema. The first of a schema holds a log that was lived with; the others what was
/// added to the schema later: kinds of records that an older app keeps and does not use.
const GOLDEN: [(&str, u32); 5] = [
    ("schema-1", 1),
    ("schema-1-kinds", 1),
    ("schema-1-plan", 1),
    ("schema-1-gym", 1),
    ("schema-1-session", 1),
];

fn golden(folder: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(folder)
}

/// The keys of a golden folder: each file is named as its key.
fn golden_content(folder: &str) -> Content {
    let files = fs::read_dir(golden(folder)).unwrap().map(|file| file.unwrap().path());
    let keys = files.filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with("brace."));
    keys.map(|path| {
        let key = path.file_name().unwrap().to_str().unwrap().to_owned();
        (key, fs::read_to_string(path).unwrap())
    })
    .collect()
}

fn golden_records(folder: &str) -> Vec<Record> {
    let text = fs::read_to_string(golden(folder).join("expected.json")).unwrap();
    let records: Vec<Value> = serde_json::from_str(&text).unwrap();
    records.into_iter().map(|record| Record::from_json(record).unwrap()).collect()
}

fn prefs() -> Map<String, Value> {
    fields(json!({"theme": "dark", "units": "kg"}))
}

#[test]
fn every_golden_storage_opens_to_its_records() {
    for (folder, _) in GOLDEN {
        let content = golden_content(folder);
        let months = content.keys().filter(|key| key.contains("month.2026")).count();
        assert!(months >= 2 && content.contains_key("brace.head"));
        assert!(content.keys().any(|key| key.contains("journal")));
        let (kv, opened) = open(&content, 2);
        assert_eq!(opened.report, Default::default());
        assert_eq!(opened.store.records().iter().cloned().collect::<Vec<_>>(), golden_records(folder));
        // And without its head, and month by month.
        let mut headless = content.clone();
        headless.remove("brace.head");
        assert_eq!(&reopen(&headless, None, 3), opened.store.records());
        let mut lazy = Store::open_months(Box::new(kv), NOW, writer(4), &[]).store;
        assert!(lazy.months().all(|info| info.summary["version"] == 1));
        for month in lazy.months().map(|info| info.month).collect::<Vec<Month>>() {
            lazy.read_month(month).unwrap();
        }
        assert_eq!(lazy.records(), opened.store.records());
    }
}

#[test]
fn every_golden_backup_reads_to_its_records() {
    for (folder, schema) in GOLDEN {
        let text = fs::read_to_string(golden(folder).join("backup.json")).unwrap();
        let backup = read_backup(&text).unwrap();
        assert_eq!((backup.schema, backup.app.as_str(), backup.made.as_str()), (schema, "1.0.0", MADE));
        assert_eq!(backup.prefs, prefs());
        assert_eq!(backup.records.iter().cloned().collect::<Vec<_>>(), golden_records(folder));
    }
}

#[test]
fn the_backup_of_a_log_is_written_as_ever() {
    for (folder, _) in GOLDEN.into_iter().filter(|&(_, schema)| schema == SCHEMA) {
        let text = fs::read_to_string(golden(folder).join("backup.json")).unwrap();
        let mut store = open(&golden_content(folder), 2).1.store;
        assert_eq!(store.backup("1.0.0", MADE, &prefs()), text);
    }
}

/// Every schema has golden files; those of a new one are written here, once, by the lifter of these tests. A folder that is
/// there is never touched.
#[test]
fn the_schema_that_is_written_has_golden_files() {
    let folder = format!("schema-{SCHEMA}");
    assert!(GOLDEN.contains(&(&folder, SCHEMA)));
    if golden(&folder).exists() {
        return;
    }
    let mut lifter = Lifter::new(FaultyKv::default(), false, 1);
    lifter.run(&workload());
    let from_later = json!({
        "id": "1792590000-lre10", "kind": "from_the_future", "date": "2026-10-21", "note": "e\u{301} \u{645}\u{631}\u{62d}\u{628}\u{627}",
        "numbers": [60, 60.0, -0.5, 74.99999999999999, 1e300], "empty": [], "nothing": null, "+sign": 1
    });
    let with_note = json!({"id": "1792590000-other", "kind": "set", "date": "2026-11-05", "note": "slow"});
    let records = [from_later, with_note].map(|record| Record::from_json(record).unwrap());
    let records = records.into_iter().collect();
    lifter.store.restore(lifter.now + 40, records, &ByDate).unwrap();
    lifter.store.tidy(lifter.now + 60).unwrap();
    lifter.now += 100;
    lifter.run(&[Step::Log(101), Step::EditSet(4), Step::DeleteSet(5)]);
    write_golden(&folder, lifter);
}

/// Keeps each record as an action of its own.
fn log(store: &mut Store, records: &[Value], later: u64) {
    for record in records {
        let mut fields = fields(record.clone());
        let kind = fields.remove("kind").unwrap().as_str().unwrap().to_owned();
        let id = store.next_stamp(NOW + later);
        store.append(NOW + later, vec![Change { id, kind, fields, deleted: false }]).unwrap();
    }
}

/// One record of every kind that the app of schema 1 came to have, with every field of it.
#[test]
fn the_kinds_that_were_added_have_golden_files() {
    if golden("schema-1-kinds").exists() {
        return;
    }
    let mut lifter = Lifter::new(FaultyKv::default(), false, 1);
    log(
        &mut lifter.store,
        &[
            json!({"kind": "session", "date": "2026-10-20", "start": "17:04", "offset": 60, "title": "Hinge", "minutes": 55,
                "session_rpe": 6, "estimated": true, "running": true, "exercises": ["barbell_deadlift", "1792500002-lre10"],
                "note": "لاحقًا 🐢", "origin": "hevy"}),
            json!({"kind": "set", "session": "1792500000-lre10", "exercise": "barbell_deadlift", "reps": 5, "kg": 82.5,
                "side": "left", "type": "warm_up", "rpe": 7.5, "tempo": [3, 1, "X", 0], "minute": 12, "note": "slow"}),
            json!({"kind": "exercise", "name": "Half-kneeling chop", "measure": "hold_reps", "axial": "low",
                "laterality": "per_side", "loadable": false, "pillar": "bracing", "equipment": ["long_band"],
                "note": "low anchor", "archived": true, "class_is_guess": true}),
            json!({"kind": "name_map", "app": "hevy", "name": "Deadlift (Barbell)", "exercise": "barbell_deadlift"}),
            json!({"kind": "favourite", "exercise": "barbell_deadlift"}),
            json!({"kind": "day_mark", "date": "2026-10-21", "mark": "unlogged", "why": "camp"}),
            json!({"kind": "day_mark", "date": "2026-10-26", "mark": "deload_declined"}),
            json!({"kind": "day_mark", "date": "2026-11-02", "mark": "deload"}),
            json!({"kind": "day_mark", "date": "2026-11-09", "mark": "from_the_future"}),
            json!({"kind": "day_mark", "date": "2026-10-22", "mark": "unlogged"}),
        ],
        0,
    );
    let taken_back = lifter.store.records().live().last().unwrap().id;
    let change = Change { id: taken_back, kind: "day_mark".into(), fields: Map::new(), deleted: true };
    lifter.store.append(NOW + 20, vec![change]).unwrap();
    lifter.store.checkpoint(NOW + 30, &ByDate).unwrap();
    lifter.store.tidy(NOW + 50).unwrap();
    log(&mut lifter.store, &[json!({"kind": "day_mark", "date": "2026-10-19", "mark": "unlogged"})], 60);
    write_golden("schema-1-kinds", lifter);
}

/// What the plan is made from: every kind with every field of it, every word of its changes, and what a later version may say.
#[test]
fn the_kinds_of_the_plan_have_golden_files() {
    if golden("schema-1-plan").exists() {
        return;
    }
    let mut lifter = Lifter::new(FaultyKv::default(), false, 1);
    let change = |date: &str, change: &str, more: Value| {
        let mut record = more;
        record["kind"] = "plan_change".into();
        record["date"] = date.into();
        record["change"] = change.into();
        record
    };
    log(
        &mut lifter.store,
        &[
            json!({"kind": "programme", "since": "2026-10-19", "days": ["mon", "wed", "sat"], "minutes": 45,
                "equipment": ["mini_band", "barbell"], "flags": ["hypertension", "knee_pain"],
                "last_lifted": "within_12_weeks", "at_most": "return", "mobility_first": true, "body_kg": 82.5, "seed": 3,
                "declared": [{"date": "2026-08-01", "exercise": "barbell_deadlift", "lb": 225, "reps": 5}],
                "own_week": [["barbell_deadlift", "1792500002-lre10"], [], [], [], [], ["glute_bridge"], []]}),
            json!({"kind": "check_in", "date": "2026-10-20", "time": "07:10", "pain": 3, "usual": 2, "stiffness": 4, "sleep": 7,
                "settled": {"session": "1792500000-lre10", "yes": true}, "just_up": true,
                "beliefs": {"avoid": 3, "harm": 2, "low": 1, "manage": 8, "sleep": 6}}),
            json!({"kind": "check_in", "date": "2026-11-02", "time": "18:00", "pain": 0, "usual": 10, "weather": "rain",
                "settled": {"session": "1792500000-lre10", "how": "slowly"}}),
            json!({"kind": "safety", "date": "2026-10-19", "yes": ["B1", "C7"], "checked": ["B1"]}),
            json!({"kind": "safety", "date": "2026-11-02", "yes": []}),
            json!({"kind": "safety", "date": "2026-10-20", "yes": ["C8"]}),
            change("2026-10-21", "move", json!({"to": "2026-10-22", "bends": "axial_neighbours"})),
            change("2026-10-24", "skip", json!({})),
            change("2026-10-26", "swap", json!({"exercise": "barbell_deadlift", "other": "glute_bridge"})),
            change("2026-10-26", "remove", json!({"exercise": "barbell_deadlift", "bends": "pillars"})),
            change("2026-10-26", "add", json!({"exercise": "glute_bridge", "bends": "from_the_future"})),
            change("2026-10-26", "lock", json!({"exercise": "glute_bridge"})),
            change("2026-11-02", "minutes", json!({"minutes": 20})),
            change("2026-11-02", "without", json!({"equipment": ["barbell", "rack"]})),
            change("2026-11-02", "from_the_future", json!({})),
            json!({"kind": "review", "week": "2026-10-19", "keep": "Walks 🐢", "change": "Less sitting", "goal": "لاحقًا"}),
            json!({"kind": "day_mark", "date": "2026-10-20", "mark": "flare"}),
            json!({"kind": "day_mark", "date": "2026-10-23", "mark": "flare_over"}),
            json!({"kind": "day_mark", "date": "2026-10-26", "mark": "brace_check"}),
            json!({"kind": "day_mark", "date": "2026-10-27", "mark": "hinge_check"}),
            json!({"kind": "day_mark", "date": "2026-10-19", "mark": "phase_calm_down"}),
            json!({"kind": "day_mark", "date": "2026-10-24", "mark": "phase_rebuild"}),
            json!({"kind": "day_mark", "date": "2026-11-01", "mark": "phase_return"}),
            json!({"kind": "day_mark", "date": "2026-11-02", "mark": "phase_perform"}),
        ],
        0,
    );
    lifter.store.checkpoint(NOW + 30, &ByDate).unwrap();
    lifter.store.tidy(NOW + 50).unwrap();
    // One action that makes two records: the second has an id above the revision.
    let id = lifter.store.next_stamp(NOW + 60);
    let next = Stamp::new(id.clock + 1, writer(1));
    let removed =
        |exercise: &str| fields(json!({"date": "2026-11-04", "change": "remove", "exercise": exercise}));
    let changes = [(id, "barbell_deadlift"), (next, "glute_bridge")].map(|(id, exercise)| Change {
        id,
        kind: "plan_change".into(),
        fields: removed(exercise),
        deleted: false,
    });
    lifter.store.append(NOW + 60, changes.into()).unwrap();
    assert!(lifter.store.next_stamp(NOW + 60) > next);
    write_golden("schema-1-plan", lifter);
}

/// Bars and plates, each field of them and what a later version may say, beside sessions of two months.
#[test]
fn the_kind_of_the_gym_has_golden_files() {
    if golden("schema-1-gym").exists() {
        return;
    }
    let mut lifter = Lifter::new(FaultyKv::default(), false, 1);
    log(
        &mut lifter.store,
        &[
            json!({"kind": "rack", "bars": [{"kg": 20}, {"name": "Hex \u{1F422}", "lb": 55}],
                "plates": [{"kg": 25, "pairs": 4}, {"lb": 45, "pairs": 2}, {"kg": 1.25, "pairs": 0}]}),
            json!({"kind": "rack", "bars": [{"kg": 15}], "plates": [], "floor": "rubber"}),
            json!({"kind": "rack", "bars": [{"kg": 20, "sleeve": 50}], "plates": [{"kg": 25, "pairs": 4}]}),
            json!({"kind": "session", "date": "2026-10-20", "minutes": 40, "session_rpe": 6,
                "exercises": ["barbell_deadlift"]}),
            json!({"kind": "session", "date": "2026-11-02", "exercises": ["glute_bridge"]}),
        ],
        0,
    );
    lifter.store.checkpoint(NOW + 30, &ByDate).unwrap();
    lifter.store.tidy(NOW + 50).unwrap();
    log(
        &mut lifter.store,
        &[json!({"kind": "rack", "bars": [{"lb": 45}], "plates": [{"lb": 2.5, "pairs": 20}]})],
        60,
    );
    write_golden("schema-1-gym", lifter);
}

/// What a session and a set say since there is a player, with what a later version may say of an exercise in a session.
#[test]
fn the_fields_of_the_player_have_golden_files() {
    if golden("schema-1-session").exists() {
        return;
    }
    let mut lifter = Lifter::new(FaultyKv::default(), false, 1);
    let of_player = |date: &str, entries: serde_json::Value| {
        json!({"kind": "session", "date": date, "exercises": ["goblet_squat", "pallof_press", "dead_bug"],
            "entries": entries, "pain_after": 2, "minutes": 40, "session_rpe": 6})
    };
    log(
        &mut lifter.store,
        &[
            of_player(
                "2026-10-20",
                json!([{"exercise": "goblet_squat", "with_next": true, "note": "Heels up \u{1F422}"},
                    {"exercise": "dead_bug", "skipped": "busy"}]),
            ),
            of_player(
                "2026-11-02",
                json!([{"exercise": "dead_bug", "skipped": "earthquake", "with_next": true}]),
            ),
        ],
        0,
    );
    lifter.store.checkpoint(NOW + 30, &ByDate).unwrap();
    lifter.store.tidy(NOW + 50).unwrap();
    let set = |rest: serde_json::Value| {
        let mut set = json!({"kind": "set", "session": "1792500001-lre10", "exercise": "goblet_squat", "reps": 8, "kg": 16});
        set.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        set
    };
    log(
        &mut lifter.store,
        &[
            set(json!({"pain": 0})),
            set(json!({"pain": 6, "sharp_or_down": true, "tempo": [4, 2, 2, 1]})),
            set(json!({"pain": 11})),
        ],
        60,
    );
    write_golden("schema-1-session", lifter);
}

fn write_golden(folder: &str, mut lifter: Lifter) {
    let folder = golden(folder);
    fs::create_dir_all(&folder).unwrap();
    for (key, value) in lifter.kv.content() {
        fs::write(folder.join(key), value).unwrap();
    }
    let records: Vec<_> = lifter.store.records().iter().map(Record::to_json).collect();
    fs::write(folder.join("expected.json"), format!("[\n{}\n]\n", records.join(",\n"))).unwrap();
    fs::write(folder.join("backup.json"), lifter.store.backup("1.0.0", MADE, &prefs())).unwrap();
    panic!("{} was missing and has been written: commit it", folder.display());
}

/// A log with an unsaved action and a tombstone, and its backup.
fn backup() -> (Lifter, String) {
    let mut lifter = Lifter::new(FaultyKv::default(), false, 1);
    lifter.run(&workload());
    lifter.kv.0.borrow_mut().faults.fail_from = Some(0);
    assert!(!lifter.step(Step::Log(123)));
    let text = lifter.store.backup("1.0.0", MADE, &prefs());
    (lifter, text)
}

#[test]
fn a_backup_has_all_unsaved_and_deleted_records_and_writes_nothing() {
    let (mut lifter, text) = backup();
    let writes = lifter.kv.writes();
    let read = read_backup(&text).unwrap();
    check(&read.records, &lifter.tried, &lifter.tried);
    assert!(read.records.iter().any(|record| record.deleted));
    let live = |kind| lifter.store.records().live().filter(|record| record.kind == kind).count() as u64;
    assert_eq!(
        (read.counts.get("session"), read.counts.get("set")),
        (Some(&live("session")), Some(&live("set")))
    );
    lifter.store.backup("1.0.0", MADE, &prefs());
    assert_eq!(lifter.kv.writes(), writes);
}

#[test]
fn backup_restore_backup_is_the_same_to_the_byte() {
    let (_, text) = backup();
    let (kv, mut opened) = open(&Content::new(), 2);
    let restored = opened.store.restore(NOW, read_backup(&text).unwrap().records, &ByDate).unwrap();
    assert!(!restored.is_empty());
    assert_eq!(opened.store.backup("1.0.0", MADE, &prefs()), text);
    let mut again = open(&kv.content(), 3).1.store;
    assert_eq!(again.backup("1.0.0", MADE, &prefs()), text);
    // A second time there is nothing new, and nothing is written.
    let writes = kv.writes();
    assert!(opened.store.restore(NOW, read_backup(&text).unwrap().records, &ByDate).unwrap().is_empty());
    assert_eq!(kv.writes(), writes);
}

#[test]
fn a_restore_keeps_what_is_newer_here_and_moves_the_clock_on() {
    let (lifter, text) = backup();
    let mut file = read_backup(&text).unwrap().records;
    let far = Stamp::new(MAX_FOREIGN_CLOCK, writer(9));
    let id = lifter.store.records().live().find(|r| r.kind == "set").unwrap().id;
    file.absorb(lifter.store.records().get(id).unwrap().tombstone(far));
    let (kv, opened) = open(&lifter.kv.content(), 2);
    let mut here = Lifter::with(kv, opened.store, None);
    here.run(&[Step::EditSet(1), Step::DeleteSet(2)]);
    let mine = here.acked.clone();
    here.store.restore(here.now, file, &ByDate).unwrap();
    assert!(here.store.records().get(id).unwrap().deleted);
    assert!(here.store.next_stamp(NOW) > far);
    let same = |record: &&Record| here.store.records().get(record.id) == Some(record);
    assert_eq!(mine.0.values().filter(same).count(), mine.0.len() - 1);
}

#[test]
fn a_restore_that_does_not_fit_changes_nothing() {
    let (_, text) = backup();
    let (kv, mut opened) = open(&golden_content("schema-1"), 2);
    let before = (kv.content(), opened.store.records().clone());
    kv.0.borrow_mut().faults.fail_from = Some(2);
    let restored = opened.store.restore(NOW + 200_000, read_backup(&text).unwrap().records, &ByDate);
    assert_eq!(restored, Err(NotWritten::Store(KvError::Full)));
    assert_eq!((kv.content(), opened.store.records().clone()), before);
}

#[test]
fn a_backup_may_be_formatted_anew_and_keep_fields_nobody_knows() {
    let (_, text) = backup();
    let mut json: Value = serde_json::from_str(&text).unwrap();
    json["from_the_future"] = json!({"a": 1});
    json["records"].as_array_mut().unwrap().reverse();
    for text in [json.to_string(), format!("\u{feff}{json:#}")] {
        assert!(read_backup(&text).is_ok());
    }
}

#[test]
fn what_is_no_backup_is_refused_with_the_reason() {
    let (_, text) = backup();
    assert!(matches!(read_backup(&text[..text.len() / 2]), Err(BackupError::NotJson { at: 1_000.. })));
    assert!(matches!(read_backup(""), Err(BackupError::NotJson { .. })));
    assert!(matches!(read_backup(&"[".repeat(10_000)), Err(BackupError::NotJson { .. })));
    for other in [
        "{}",
        "[]",
        "7",
        r#"{"format":"brace-backup"}"#,
        r#"{"format":"brace-backup","schema":1,"records":{}}"#,
    ] {
        assert_eq!(read_backup(other), Err(BackupError::NotABackup), "{other}");
    }
    let newer = text.replace("\"schema\": 1", "\"schema\": 2");
    assert_eq!(read_backup(&newer), Err(BackupError::NewerSchema(2)));
}

#[track_caller]
fn flawed(change: impl Fn(&mut Value)) -> (usize, Vec<Flaw>) {
    let (_, text) = backup();
    let mut json: Value = serde_json::from_str(&text).unwrap();
    change(&mut json);
    match read_backup(&json.to_string()) {
        Err(BackupError::Flawed { readable, flaws }) => (readable.records.len(), flaws),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_flawed_backup_says_what_is_missing_and_gives_the_rest() {
    let all = read_backup(&backup().1).unwrap();
    let sets = *all.counts.get("set").unwrap();
    let live = |json: &Value| {
        json["records"].as_array().unwrap().iter().rposition(|r| r.get("deleted").is_none()).unwrap()
    };

    let (found, flaws) = flawed(|json| {
        let last = live(json);
        json["records"].as_array_mut().unwrap().remove(last);
    });
    assert_eq!(found, all.records.len() - 1);
    assert_eq!(flaws, [Flaw::Count { kind: "set".into(), told: sets, found: sets - 1 }, Flaw::Check]);

    let (found, flaws) = flawed(|json| {
        let last = live(json);
        json["records"][last]["kg"] = json!(999);
    });
    assert_eq!((found, flaws), (all.records.len(), vec![Flaw::Check]));

    let (found, flaws) = flawed(|json| json["records"][0] = json!("rubbish"));
    assert_eq!(found, all.records.len() - 1);
    assert_eq!(flaws[0], Flaw::Unreadable(1));

    let (_, flaws) =
        flawed(|json| json["records"][0]["id"] = json!(format!("{}-aaaaa", MAX_FOREIGN_CLOCK + 1)));
    assert_eq!(flaws[0], Flaw::Unreadable(1), "a clock that would use up the stamps");
}

#[test]
fn a_log_in_memory_only_can_be_backed_up_too() {
    let mut store = Store::open(Box::new(MemoryKv::new()), NOW, writer(1)).store;
    let empty = read_backup(&store.backup("1.0.0", MADE, &Map::new())).unwrap();
    assert!(empty.records.is_empty() && empty.counts.is_empty());
}
