//! The recovery table, row by row, and what surrounds it: tidying, lazy months, the second tab, deleting
//! everything, the raw dump.

#![allow(clippy::unwrap_used)]

mod support;

use brace_record::{
    Damage, KvStore, Month, NotSaved, NotWritten, ReadOnly, Store, begin_erase, finish_erase, read_raw,
    write_raw,
};
use support::*;

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// A log of two months with a folded and an open part, and its mirror.
fn log() -> Lifter {
    let mut lifter = Lifter::new(FaultyKv::default(), true, 1);
    lifter.run(&[
        Step::Setting(1),
        Step::StartSession("2026-09-30"),
        Step::Log(60),
        Step::Log(61),
        Step::Checkpoint,
        Step::Tidy,
        Step::StartSession("2026-10-20"),
        Step::Log(70),
        Step::Checkpoint,
        Step::Tidy,
        Step::Log(71),
        Step::EditSet(0),
    ]);
    lifter
}

fn key(content: &Content, part: &str) -> String {
    content.keys().find(|key| key.contains(part)).unwrap().clone()
}

#[test]
fn r1_same_in_both_changes_nothing_and_the_mirror_is_tidied() {
    let lifter = log();
    let content = lifter.kv.content();
    let mut mirror = lifter.mirror.unwrap();
    assert!(mirror.len() > content.len(), "not tidied while the app runs");
    let (kv, mut opened) = open(&content, 2);
    let recovered = opened.store.compare_mirror(&mirror);
    assert!(recovered.records.is_empty() && !recovered.whole);
    assert!(!opened.store.wants_checkpoint());
    assert_eq!(kv.writes(), 0);
    write_mirror(&mut mirror, opened.store.take_mirror_writes());
    assert_eq!(mirror, content);
}

#[test]
fn a_mirror_that_lagged_is_brought_level_first_and_tidied_at_the_start_after() {
    let lifter = log();
    let content = lifter.kv.content();
    let mut mirror = lifter.mirror.unwrap();
    mirror.remove("brace.head");
    for _ in 0..2 {
        let (_, mut opened) = open(&content, 2);
        opened.store.compare_mirror(&mirror);
        write_mirror(&mut mirror, opened.store.take_mirror_writes());
    }
    assert_eq!(mirror, content);
}

#[test]
fn r2_an_action_that_only_the_mirror_has_is_merged_and_written_here() {
    for bad in [None, Some("rubbish".to_owned())] {
        let lifter = log();
        let mut content = lifter.kv.content();
        let last = content.keys().filter(|key| key.contains("journal")).max().unwrap().clone();
        match bad {
            Some(bad) => drop(content.insert(last.clone(), bad)),
            None => drop(content.remove(&last)),
        }
        let (kv, mut opened) = open(&content, 2);
        let recovered = opened.store.compare_mirror(lifter.mirror.as_ref().unwrap());
        assert_eq!(recovered.records.len(), 1);
        assert_eq!(kv.content(), lifter.kv.content(), "written here");
        assert!(opened.store.wants_checkpoint() && opened.store.damaged().is_empty());
        assert_eq!(opened.store.unsaved(), 0);
    }
}

#[test]
fn r3_an_action_bad_in_both_stays_and_is_listed() {
    let lifter = log();
    let mut content = lifter.kv.content();
    let bad = key(&content, "journal");
    content.insert(bad.clone(), "rubbish".into());
    let (kv, mut opened) = open(&content, 2);
    assert_eq!(opened.report.damaged[0].key, bad);
    opened.store.compare_mirror(&content);
    opened.store.checkpoint(NOW + 100_000, &ByDate).unwrap();
    opened.store.tidy(NOW + 100_010).unwrap();
    assert_eq!(kv.content()[&bad], "rubbish");
    assert_eq!(opened.store.damaged()[0].key, bad);
    let dump = read_raw(&write_raw("now", &kv.content(), &Content::new())).unwrap();
    assert_eq!(dump.unreadable, [bad]);
    assert_eq!(&dump.records, opened.store.records());
}

#[test]
fn r4_a_month_bad_here_and_good_in_the_mirror_is_put_back() {
    let lifter = log();
    let mut content = lifter.kv.content();
    let bad = key(&content, "month.2026-09");
    content.insert(bad.clone(), "rubbish".into());
    let (kv, mut opened) = open(&content, 2);
    assert_eq!(opened.report.lost_months, [month("2026-09")]);
    let recovered = opened.store.compare_mirror(lifter.mirror.as_ref().unwrap());
    assert!(!recovered.records.is_empty());
    assert_eq!(kv.content(), lifter.kv.content());
    check(opened.store.records(), &lifter.acked, &lifter.acked);
}

#[test]
fn r5_a_month_bad_in_both_is_named_and_the_rest_goes_on() {
    let lifter = log();
    let mut content = lifter.kv.content();
    let bad = key(&content, "month.2026-09");
    content.insert(bad.clone(), "rubbish".into());
    let (kv, mut opened) = open(&content, 2);
    assert_eq!(opened.store.read_month(month("2026-09")), Err(Damage::Unreadable));
    assert!(opened.store.months().any(|info| info.month == month("2026-09") && info.lost));
    // The edit of a set of that month is in the journal, so that set is there; its neighbour is not.
    assert_eq!(opened.records.len(), lifter.store.records().live().count() - 2);
    opened.store.checkpoint(NOW + 100_000, &ByDate).unwrap();
    opened.store.tidy(NOW + 100_010).unwrap();
    assert_eq!(kv.content()[&bad], "rubbish", "nothing unreadable is deleted");
    let again = open(&kv.content(), 3).1;
    assert_eq!(again.store.records(), opened.store.records());
}

#[test]
fn r5_an_older_copy_of_the_month_is_used_if_one_is_left() {
    let mut lifter = log();
    lifter.step(Step::Checkpoint);
    let mut content = lifter.kv.content();
    let bad = content.keys().filter(|key| key.contains("month.2026-09")).max().unwrap().clone();
    content.insert(bad, "rubbish".into());
    let (_, opened) = open(&content, 2);
    assert_eq!(opened.report.lost_months, [month("2026-09")]);
    check(opened.store.records(), &lifter.acked, &lifter.acked);
}

#[test]
fn r6_r7_without_a_head_everything_is_found_by_its_keys() {
    let lifter = log();
    for bad in [None, Some("rubbish".to_owned())] {
        for mirror in [None, lifter.mirror.as_ref()] {
            let mut content = lifter.kv.content();
            match &bad {
                Some(bad) => drop(content.insert("brace.head".into(), bad.clone())),
                None => drop(content.remove("brace.head")),
            }
            let (kv, mut opened) = open(&content, 2);
            assert!(opened.report.rebuilt && opened.report.missing.is_empty());
            if let Some(mirror) = mirror {
                opened.store.compare_mirror(mirror);
            }
            check(opened.store.records(), &lifter.acked, &lifter.acked);
            assert!(opened.store.wants_checkpoint());
            opened.store.checkpoint(NOW + 100_000, &ByDate).unwrap();
            let summaries: Vec<_> = opened.store.months().map(|info| info.summary.clone()).collect();
            assert!(summaries.iter().all(|summary| summary["version"] == 1));
            let again = open(&kv.content(), 3).1;
            assert_eq!(again.report, Default::default());
            check(again.store.records(), &lifter.acked, &lifter.acked);
        }
    }
}

#[test]
fn r9_an_empty_storage_is_restored_whole() {
    let lifter = log();
    let (kv, mut opened) = open(&Content::new(), 2);
    let recovered = opened.store.compare_mirror(lifter.mirror.as_ref().unwrap());
    assert!(recovered.whole);
    check(opened.store.records(), &lifter.acked, &lifter.acked);
    opened.store.checkpoint(NOW + 100_000, &ByDate).unwrap();
    check(&reopen(&kv.content(), None, 3), &lifter.acked, &lifter.acked);
}

#[test]
fn r10_month_keys_of_an_unfinished_checkpoint_are_ignored_and_tidied_later() {
    let lifter = log();
    let mut full = lifter.kv.content();
    let (kv, mut opened) = open(&full, 2);
    opened.store.checkpoint(NOW + 100_000, &ByDate).unwrap();
    let head = full["brace.head"].clone();
    // The crash came before the head, and one month short of the end.
    full = kv.content();
    full.insert("brace.head".into(), head);
    let last = full.keys().filter(|key| key.contains("month")).max().unwrap().clone();
    full.remove(&last);
    let rest = full.keys().filter(|key| key.contains("month.2026-09")).max().unwrap().clone();
    let (kv, mut opened) = open(&full, 3);
    assert_eq!(opened.report, Default::default());
    check(opened.store.records(), &lifter.acked, &lifter.acked);
    for n in 1..3 {
        let id = opened.store.next_stamp(NOW);
        let change = as_change(lifter.store.records().live().next().unwrap());
        opened.store.append(NOW, vec![brace_record::Change { id, ..change }]).unwrap();
        opened.store.checkpoint(NOW + n * 200_000, &ByDate).unwrap();
        opened.store.tidy(NOW + n * 200_000 + 10).unwrap();
    }
    assert!(!kv.content().contains_key(&rest));
}

#[test]
fn tidying_waits_ten_seconds_and_for_a_head_that_holds() {
    let mut lifter = log();
    let now = lifter.now + 1_000;
    lifter.store.checkpoint(now, &ByDate).unwrap();
    assert_eq!(lifter.store.tidy(now + 9), Ok(0));
    let good = lifter.kv.content();
    let newest = good.keys().filter(|key| key.contains("month.2026-09")).max().unwrap().clone();
    lifter.kv.set(&newest, "rubbish").unwrap();
    assert_eq!(lifter.store.tidy(now + 10), Ok(0));
    lifter.kv.set(&newest, &good[&newest]).unwrap();
    lifter.kv.set("brace.head", "rubbish").unwrap();
    assert_eq!(lifter.store.tidy(now + 10), Ok(0));
    lifter.kv.set("brace.head", &good["brace.head"]).unwrap();
    assert!(lifter.store.tidy(now + 10).unwrap() > 0);
    assert_eq!(lifter.store.tidy(now + 10), Ok(0));
    let keys: Vec<_> = lifter.kv.content().into_keys().collect();
    assert!(keys.iter().all(|key| !key.contains("journal")), "{keys:?}");
    assert_eq!(keys.len(), 4, "head, undated and two months: {keys:?}");
}

#[test]
fn a_second_checkpoint_with_nothing_new_writes_nothing() {
    let mut lifter = log();
    lifter.step(Step::Checkpoint);
    let writes = lifter.kv.writes();
    lifter.step(Step::Checkpoint);
    assert_eq!(lifter.kv.writes(), writes);
}

#[test]
fn a_start_decodes_only_what_is_asked_for() {
    let mut lifter = log();
    lifter.run(&[Step::Checkpoint, Step::Tidy]);
    let decoded = |store: &Store| -> Vec<String> {
        store.months().filter(|info| info.decoded).map(|info| info.month.to_string()).collect()
    };
    let kv = FaultyKv::new(lifter.kv.content());
    let months = [month("2026-11"), month("2026-10")];
    let mut opened = Store::open_months(Box::new(kv), NOW, writer(2), &months);
    assert_eq!(decoded(&opened.store), ["0000-00", "2026-10"]);
    assert!(opened.records.len() < lifter.store.records().live().count());
    let september = opened.store.read_month(month("2026-09")).unwrap();
    assert_eq!(september.len(), 3);
    check(opened.store.records(), &lifter.acked, &lifter.acked);
    let info = opened.store.months().find(|info| info.month == month("2026-09")).unwrap();
    assert_eq!((info.counts.get("session"), info.counts.get("set")), (Some(&1), Some(&2)));
    assert_eq!(info.summary["kg"], 60.0 + 61.0);
}

#[test]
fn a_change_in_a_month_that_is_not_decoded_finds_its_way_there() {
    let mut lifter = log();
    lifter.run(&[Step::Checkpoint, Step::Tidy]);
    let kv = FaultyKv::new(lifter.kv.content());
    let store = Store::open_months(Box::new(kv.clone()), NOW, writer(2), &[]).store;
    let mut lazy = lifter.on(kv, store);
    lazy.run(&[Step::EditSet(1), Step::MoveSession("2026-09-15"), Step::Checkpoint, Step::Tidy]);
    check(&reopen(&lazy.kv.content(), None, 3), &lazy.acked, &lazy.acked);
    let months: Vec<_> = lazy.store.months().map(|info| info.month.to_string()).collect();
    assert_eq!(months, ["0000-00", "2026-09"], "the session and its sets have moved");
}

#[test]
fn an_edited_summary_is_made_anew_on_request() {
    let mut lifter = log();
    lifter.run(&[Step::Checkpoint, Step::Tidy]);
    struct NewVersion;
    impl brace_record::Layout for NewVersion {
        fn month(&self, record: &brace_record::Record, all: &brace_record::Records) -> Option<Month> {
            ByDate.month(record, all)
        }
        fn summary(&self, _: Month, records: &[&brace_record::Record]) -> serde_json::Value {
            serde_json::json!({"version": 2, "records": records.len()})
        }
    }
    lifter.store.remake_summary(month("2026-09")).unwrap();
    lifter.store.checkpoint(lifter.now + 100, &NewVersion).unwrap();
    let again = open(&lifter.kv.content(), 2).1;
    let version =
        |text| again.store.months().find(|i| i.month == month(text)).unwrap().summary["version"].clone();
    assert_eq!((version("2026-09"), version("2026-10")), (2.into(), 1.into()));
    check(again.store.records(), &lifter.acked, &lifter.acked);
}

#[test]
fn a_second_tab_follows_and_can_take_over() {
    let mut first = log();
    let kv = first.kv.clone();
    let mut second = Store::open(Box::new(kv.clone()), NOW, writer(2)).store;
    second.follow_other_tab();
    let id = second.next_stamp(NOW);
    let change = brace_record::Change { id, kind: "set".into(), fields: Default::default(), deleted: false };
    assert_eq!(second.append(NOW, vec![change.clone()]), Err(NotSaved::ReadOnly(ReadOnly::OtherTab)));
    first.step(Step::Log(77));
    assert_eq!(second.catch_up().unwrap().len(), 1);
    first.run(&[Step::Checkpoint, Step::Tidy, Step::Log(78)]);
    assert_eq!(second.become_writer().unwrap().len(), 1);
    assert_eq!(second.records(), first.store.records());
    second.append(NOW, vec![change]).unwrap();
    first.store.follow_other_tab();
    let why = NotWritten::ReadOnly(ReadOnly::OtherTab);
    assert_eq!(first.store.checkpoint(NOW, &ByDate), Err(why));
    assert_eq!(first.store.catch_up().unwrap().len(), 1);
}

#[test]
fn what_another_tab_has_folded_is_not_written_again() {
    let mut first = log();
    first.step(Step::Log(77));
    let mut second = Store::open(Box::new(first.kv.clone()), NOW, writer(2)).store;
    second.checkpoint(NOW + 90_000, &ByDate).unwrap();
    second.tidy(NOW + 90_010).unwrap();
    assert_eq!(first.store.verify_last(), brace_record::Verified::Held);
    assert!(first.kv.content().keys().all(|key| !key.contains("journal")));
    check(first.store.records(), &first.acked, &first.acked);
}

#[test]
fn deleting_everything_survives_a_crash_at_every_step() {
    let lifter = log();
    let steps = lifter.kv.content().len() + 2;
    for at in 0..=steps {
        let mut kv = FaultyKv::with(lifter.kv.content(), Faults { crash_at: Some(at), ..Faults::default() });
        kv.0.borrow_mut().content.insert("other.app".into(), "stays".into());
        let begun = begin_erase(&mut kv).is_ok();
        let mirror = if begun { Content::new() } else { lifter.mirror.clone().unwrap() };
        let done = begun && finish_erase(&mut kv).is_ok();
        let (mut kv, opened) = open(&kv.content(), 2);
        if begun && !done {
            assert!(opened.report.erasing && opened.records.is_empty());
            assert_eq!(opened.store.read_only(), Some(ReadOnly::Erasing));
            finish_erase(&mut kv).unwrap();
        }
        let found = reopen(&kv.content(), Some(&mirror), 3);
        assert_eq!(found.is_empty(), begun, "killed after {at}");
        assert!(!begun || kv.content().keys().all(|key| key == "other.app"));
        assert!(kv.content().contains_key("other.app"));
    }
}

#[test]
fn a_raw_dump_of_both_stores_gives_back_the_log() {
    let lifter = log();
    let (local, mirror) = (lifter.kv.content(), lifter.mirror.clone().unwrap());
    for (local, mirror) in [(&local, &Content::new()), (&Content::new(), &mirror), (&local, &mirror)] {
        let dump = read_raw(&write_raw("2026-10-20", local, mirror)).unwrap();
        check(&dump.records, &lifter.acked, &lifter.acked);
        assert!(dump.unreadable.is_empty());
    }
}
