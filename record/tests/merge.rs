//! The laws of merge, and what follows from them: replay gives the state, a checkpoint changes nothing
//! visible, and what this version does not know survives every way through it.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod support;

use brace_record::{Change, Month, Record, Records, Stamp, Store, read_backup, read_raw, write_raw};
use proptest::{collection::vec, prelude::*};
use serde_json::{Map, Number, Value};
use support::*;

/// Few clocks, writers and kinds, so that ids and revisions meet often.
fn stamps() -> impl Strategy<Value = Stamp> {
    (0_u64..6, 0_u8..3).prop_map(|(clock, n)| Stamp::new(clock, writer(n)))
}

fn records() -> impl Strategy<Value = Record> {
    let kinds = prop::sample::select(vec!["set", "session", "from_the_future"]);
    (stamps(), stamps(), kinds, any::<bool>(), 0_i64..3).prop_map(|(id, rev, kind, deleted, kg)| {
        let fields = if deleted { Map::new() } else { fields(serde_json::json!({"kg": kg})) };
        Record { id, rev, kind: kind.into(), deleted, fields }
    })
}

fn replicas() -> impl Strategy<Value = Records> {
    vec(records(), 0..20).prop_map(Records::from_iter)
}

fn merged(a: &Records, b: &Records) -> Records {
    let mut all = a.clone();
    all.merge(b.clone());
    all
}

/// Any JSON that a later version may put into a field.
fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_filter_map("finite", |n| Number::from_f64(n).map(Value::from)),
        ".*".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(".{0,4}", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// Changes with any kind and any fields, some of them dated.
fn changes() -> impl Strategy<Value = Vec<Change>> {
    let names = prop_oneof!["[a-z+=]{1,3}", ".{0,3}", Just("id".to_owned()), Just("rev".to_owned())];
    let fields = prop::collection::btree_map(names, values(), 0..5);
    let date =
        prop::sample::select::<&'static str>(vec!["", "2026-10-20", "2026-11-01", "2024-02-29", "soon"]);
    vec((".{0,6}", fields, date, any::<bool>()), 1..6).prop_map(|all| {
        let change = |(n, (kind, fields, date, deleted)): (usize, (String, _, &str, bool))| {
            let mut fields: Map<String, Value> = Map::from_iter(fields);
            if !date.is_empty() {
                fields.insert("date".into(), Value::from(date));
            }
            Change { id: Stamp::new(n as u64, writer(7)), kind, fields, deleted }
        };
        all.into_iter().enumerate().map(change).collect()
    })
}

proptest! {
    #[test]
    fn merging_with_itself_changes_nothing(a in replicas()) {
        prop_assert_eq!(merged(&a, &a), a);
    }

    #[test]
    fn the_order_of_merging_does_not_matter(a in replicas(), b in replicas()) {
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
    }

    #[test]
    fn the_grouping_of_merges_does_not_matter(a in replicas(), b in replicas(), c in replicas()) {
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
    }

    #[test]
    fn the_later_revision_wins_and_deleted_stays_deleted(all in vec(records(), 1..40)) {
        let state: Records = all.iter().cloned().collect();
        for record in &all {
            let here = state.get(record.id).unwrap();
            prop_assert!(here.rev >= record.rev);
            let last = all.iter().filter(|r| r.id == record.id).map(|r| r.rev).max();
            prop_assert_eq!(Some(here.rev), last);
            prop_assert!(all.contains(here));
        }
    }

    #[test]
    fn a_journal_in_any_order_and_twice_gives_the_same_state(
        all in vec(records(), 0..20),
        order in any::<prop::sample::Index>().prop_map(|index| index.index(1 << 30) as u64),
    ) {
        let mut dice = Dice(order + 1);
        let mut shuffled: Vec<_> = all.iter().chain(&all).cloned().collect();
        for n in (1..shuffled.len()).rev() {
            shuffled.swap(n, dice.below(n + 1));
        }
        prop_assert_eq!(Records::from_iter(shuffled), Records::from_iter(all));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn nothing_is_lost_or_changed_on_any_way_through(actions in vec(changes(), 1..4)) {
        let kv = FaultyKv::default();
        let mut store = Store::open(Box::new(kv.clone()), NOW, writer(1)).store;
        let mut mirror = Content::new();
        for changes in actions {
            store.append(NOW, changes).unwrap();
        }
        let state = store.records().clone();
        prop_assert_eq!(&reopen(&kv.content(), None, 2), &state, "journal");

        let backup = store.backup("1.0.0", "2026-10-20T10:00:00+13:00", &Map::new());
        prop_assert_eq!(&read_backup(&backup).unwrap().records, &state, "backup");

        store.checkpoint(NOW, &ByDate).unwrap();
        prop_assert_eq!(store.records(), &state, "checkpoint");
        store.tidy(NOW + 10).unwrap();
        let content = kv.content();
        prop_assert!(content.keys().all(|key| !key.contains("journal")));
        prop_assert!(content.iter().all(|(key, value)| key.is_ascii() && value.is_ascii()));
        prop_assert_eq!(&reopen(&content, None, 3), &state, "months");

        write_mirror(&mut mirror, store.take_mirror_writes());
        prop_assert_eq!(&reopen(&Content::new(), Some(&mirror), 3), &state, "mirror");
        let raw = write_raw("now", &content, &mirror);
        prop_assert_eq!(&read_raw(&raw).unwrap().records, &state, "raw dump");
    }

    #[test]
    fn three_devices_end_alike_whoever_meets_whom_first(
        a in vec(0_usize..6, 0..8), b in vec(0_usize..6, 0..8), c in vec(0_usize..6, 0..8),
    ) {
        let steps = [Step::Log(60), Step::EditSet(0), Step::DeleteSet(0), Step::DeleteSet(1), Step::UndoLast, Step::Checkpoint];
        let mut common = Lifter::new(FaultyKv::default(), false, 1);
        common.run(&[Step::StartSession("2026-10-20"), Step::Log(50), Step::Log(51)]);
        let lives: Vec<Records> = [a, b, c].iter().enumerate().map(|(n, life)| {
            let (kv, opened) = open(&common.kv.content(), n as u8 + 2);
            let mut lifter = Lifter::with(kv, opened.store, None);
            lifter.run(&life.iter().map(|step| steps[*step]).collect::<Vec<_>>());
            lifter.store.records().clone()
        }).collect();
        let [a, b, c] = [&lives[0], &lives[1], &lives[2]];
        let one = merged(&merged(a, b), c);
        prop_assert_eq!(&one, &merged(&merged(c, a), b));
        prop_assert_eq!(&one, &merged(c, &merged(b, a)));
    }
}

#[test]
fn undo_and_redo_end_where_they_began() {
    let mut lifter = Lifter::new(FaultyKv::default(), false, 1);
    lifter.run(&[Step::StartSession("2026-10-20"), Step::Log(60)]);
    let visible = |store: &Store| -> Vec<_> {
        store.records().live().map(|r| (r.id, r.kind.clone(), r.fields.clone())).collect()
    };
    let before = visible(&lifter.store);
    lifter.run(&[Step::EditSet(0), Step::UndoLast]);
    assert_eq!(visible(&lifter.store), before, "undo");
    lifter.run(&[Step::DeleteSet(0), Step::UndoLast]);
    assert_eq!(visible(&lifter.store), before, "undo of a deletion");
    lifter.run(&[Step::EditSet(0)]);
    let edited = visible(&lifter.store);
    lifter.run(&[Step::UndoLast, Step::EditSet(0)]);
    assert_eq!(visible(&lifter.store), edited, "redo");
}

#[test]
fn a_month_shows_the_same_before_and_after_a_checkpoint() {
    let mut lifter = Lifter::new(FaultyKv::default(), false, 1);
    lifter.run(&workload());
    let before = lifter.store.records().clone();
    lifter.step(Step::Checkpoint);
    assert_eq!(lifter.store.records(), &before);
    let october = Month::new(2026, 10).unwrap();
    let here = lifter.store.read_month(october).unwrap();
    let (kv, _) = open(&lifter.kv.content(), 2);
    let mut lazy = Store::open_months(Box::new(kv), NOW, writer(3), &[]).store;
    assert_eq!(lazy.read_month(october).unwrap(), here);
    assert!(!here.is_empty());
}
