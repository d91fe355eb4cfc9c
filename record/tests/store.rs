//! The facade as an app sees it: append, reopen, refusals, gaps, damage.

#![allow(clippy::unwrap_used)]

use std::{cell::Cell, collections::BTreeMap, rc::Rc};

use brace_record::{
    Change, Damage, KvError, KvStore, MemoryKv, NotSaved, Opened, QUOTA, ReadOnly, Stamp, Store, Verified,
    Writer, read_backup,
};
use serde_json::{Map, json};

const NOW: u64 = 1_795_363_440;

fn writer(n: u8) -> Writer {
    Writer::from_random([n; 8])
}

fn open(kv: &MemoryKv, n: u8) -> Opened {
    Store::open(Box::new(kv.clone()), NOW, writer(n))
}

fn set(id: Stamp, kg: u32) -> Change {
    let fields = json!({"kg": kg}).as_object().unwrap().clone();
    Change { id, kind: "set".into(), fields, deleted: false }
}

fn log(store: &mut Store, kg: u32) -> Result<Stamp, NotSaved> {
    let id = store.next_stamp(NOW);
    store.append(NOW, vec![set(id, kg)])
}

/// Refuses writes while the switch is on; can lose the next write after saying yes.
struct Refusing {
    kv: MemoryKv,
    full: Rc<Cell<bool>>,
}

impl KvStore for Refusing {
    fn get(&self, key: &str) -> Result<Option<String>, KvError> {
        self.kv.get(key)
    }
    fn set(&mut self, key: &str, value: &str) -> Result<(), KvError> {
        if self.full.get() { Err(KvError::Full) } else { self.kv.set(key, value) }
    }
    fn remove(&mut self, key: &str) -> Result<(), KvError> {
        self.kv.remove(key)
    }
    fn keys(&self) -> Result<Vec<String>, KvError> {
        self.kv.keys()
    }
}

/// No storage at all.
struct Absent;

impl KvStore for Absent {
    fn get(&self, _: &str) -> Result<Option<String>, KvError> {
        Err(KvError::Unavailable)
    }
    fn set(&mut self, _: &str, _: &str) -> Result<(), KvError> {
        Err(KvError::Unavailable)
    }
    fn remove(&mut self, _: &str) -> Result<(), KvError> {
        Err(KvError::Unavailable)
    }
    fn keys(&self) -> Result<Vec<String>, KvError> {
        Err(KvError::Unavailable)
    }
}

#[test]
fn what_was_logged_is_there_at_the_next_start() {
    let kv = MemoryKv::new();
    let mut store = open(&kv, 1).store;
    let first = log(&mut store, 60).unwrap();
    let second = log(&mut store, 65).unwrap();
    store.append(NOW, vec![set(first, 62)]).unwrap();
    store.append(NOW, vec![Change { deleted: true, ..set(second, 65) }]).unwrap();

    let again = open(&kv, 2);
    assert_eq!(again.store.records(), store.records());
    assert_eq!(again.records.len(), 1);
    assert_eq!(again.records[0].fields["kg"], 62);
    assert!(again.store.records().get(second).unwrap().deleted);
    assert_eq!(again.report, Default::default());
}

#[test]
fn one_action_is_one_key_and_a_new_record_needs_no_rev() {
    let kv = MemoryKv::new();
    let mut store = open(&kv, 1).store;
    let session = store.next_stamp(NOW);
    let id = store.next_stamp(NOW);
    let rev = store.append(NOW, vec![set(session, 0), set(id, 60)]).unwrap();
    assert_eq!(rev, id);
    let content = kv.content();
    assert_eq!(content.keys().cloned().collect::<Vec<_>>(), [format!("brace.journal.{rev}")]);
    assert!(content.values().all(|value| value.is_ascii()));
}

#[test]
fn stamps_never_go_back_whatever_the_clock_does() {
    let kv = MemoryKv::new();
    let mut store = open(&kv, 1).store;
    let first = log(&mut store, 60).unwrap();
    let mut store = Store::open(Box::new(kv), NOW - 400_000_000, writer(2)).store;
    let second = store.append(NOW - 400_000_000, vec![set(first, 70)]).unwrap();
    assert!(second > first);
    assert_eq!(store.records().get(first).unwrap().fields["kg"], 70);
}

#[test]
fn a_refused_write_keeps_the_action_and_the_next_action_saves_all() {
    let kv = MemoryKv::new();
    let full = Rc::new(Cell::new(true));
    let faulty = Refusing { kv: kv.clone(), full: full.clone() };
    let mut store = Store::open(Box::new(faulty), NOW, writer(1)).store;
    for waiting in 1..=3 {
        let Err(NotSaved::Kept { unsaved, why: KvError::Full, .. }) = log(&mut store, 60) else {
            panic!("said saved")
        };
        assert_eq!(unsaved, waiting);
    }
    let backup = read_backup(&store.backup("1", "now", &Map::new())).unwrap();
    assert_eq!(backup.counts.get("set"), Some(&3));
    assert!(kv.content().is_empty());
    full.set(false);
    log(&mut store, 60).unwrap();
    assert_eq!(store.unsaved(), 0);
    assert_eq!(open(&kv, 2).records.len(), 4);
}

#[test]
fn without_storage_the_app_runs_in_memory() {
    let mut opened = Store::open(Box::new(Absent), NOW, writer(1));
    assert_eq!(opened.report.unavailable, Some(KvError::Unavailable));
    assert!(log(&mut opened.store, 60).is_err());
    assert_eq!(opened.store.records().len(), 1);
    assert!(opened.store.used_characters().is_err());
    assert_eq!(opened.store.verify_last(), Verified::NotSaved(KvError::Unavailable));
    assert_eq!(opened.store.unsaved(), 1);
}

#[test]
fn a_value_taken_back_after_it_was_set_is_written_again() {
    let mut kv = MemoryKv::new();
    let mut store = open(&kv, 1).store;
    log(&mut store, 60).unwrap();
    let rev = log(&mut store, 65).unwrap();
    kv.remove(&format!("brace.journal.{rev}")).unwrap();
    assert_eq!(store.verify_last(), Verified::WrittenAgain(1));
    assert_eq!(store.verify_last(), Verified::Held);
    assert_eq!(open(&kv, 2).records.len(), 2);
}

#[test]
fn a_gap_is_reported_with_its_neighbour() {
    let mut kv = MemoryKv::new();
    let mut store = open(&kv, 1).store;
    log(&mut store, 60).unwrap();
    let gone = log(&mut store, 65).unwrap();
    let after = log(&mut store, 70).unwrap();
    kv.remove(&format!("brace.journal.{gone}")).unwrap();
    let report = open(&kv, 2).report;
    assert_eq!(report.missing.len(), 1);
    assert_eq!((report.missing[0].action, report.missing[0].before), (gone, after));
}

#[test]
fn a_damaged_key_is_named_and_left_alone_and_its_stamp_not_used_again() {
    let mut kv = MemoryKv::new();
    let mut store = open(&kv, 1).store;
    log(&mut store, 60).unwrap();
    let rev = log(&mut store, 65).unwrap();
    let key = format!("brace.journal.{rev}");
    kv.set(&key, "nonsense").unwrap();
    let mut again = open(&kv, 1);
    assert_eq!(again.report.damaged[0].key, key);
    assert_eq!(again.report.damaged[0].why, Damage::Unreadable);
    assert_eq!(again.records.len(), 1);
    assert!(log(&mut again.store, 70).unwrap() > rev);
    assert_eq!(kv.content()[&key], "nonsense");
}

#[test]
fn a_newer_schema_opens_read_only() {
    let mut kv = MemoryKv::new();
    // crc32 of `brace.head|{"clock":5,"months":{},"schema":2,"stamp":"5-aaaaa"}`
    let payload = r#"{"clock":5,"months":{},"schema":2,"stamp":"5-aaaaa"}"#;
    kv.set("brace.head", &format!("{:08x}|{payload}", crc32(&format!("brace.head|{payload}")))).unwrap();
    let mut opened = open(&kv, 1);
    assert_eq!(opened.report.newer_schema, Some(2));
    assert_eq!(log(&mut opened.store, 60), Err(NotSaved::ReadOnly(ReadOnly::NewerSchema(2))));
    assert!(opened.store.records().is_empty());
    assert_eq!(kv.content().len(), 1);
}

#[test]
fn characters_are_counted_as_the_quota_counts_them() {
    let content = [("brace.pref.a".to_owned(), "\u{1f3cb}b".to_owned()), ("other".into(), "xxx".into())];
    let kv = MemoryKv::from(BTreeMap::from(content));
    assert_eq!(open(&kv, 1).store.used_characters(), Ok(12 + 3));
    const { assert!(QUOTA == 5 * 1024 * 1024) };
}

fn crc32(text: &str) -> u32 {
    !text.bytes().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(byte), |c, _| if c & 1 == 1 { 0xedb8_8320 ^ (c >> 1) } else { c >> 1 })
    })
}
