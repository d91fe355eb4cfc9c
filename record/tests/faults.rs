//! Fails every operation and damages every key, and asks each time the same question: is everything that
//! was acknowledged there, and nothing that is not true? The rows are those of the specification.

#![allow(clippy::unwrap_used)]

mod support;

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write as _,
    sync::{
        LazyLock,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
};

use brace_record::{
    Change, KvError, KvStore, NotSaved, NotWritten, Opened, ReadOnly, Record, Records, Stamp, Store,
    Verified, read_backup, read_raw,
};
use serde_json::{Map, json};
use support::*;

/// How many rows there are; the last one to end prints the sum.
const ROWS: usize = 17;

static CASES: AtomicUsize = AtomicUsize::new(0);
static DONE: AtomicUsize = AtomicUsize::new(0);

/// Prints past the capture of the test runner, so that the number is always seen.
fn ran(row: &str, cases: usize) {
    let all = CASES.fetch_add(cases, SeqCst) + cases;
    let mut line = format!("{row}: {cases} cases\n");
    if DONE.fetch_add(1, SeqCst) + 1 == ROWS {
        line += &format!("fault matrix: {all} cases\n");
        assert!(all >= 10_000, "only {all} cases");
    }
    std::io::stdout().write_all(line.as_bytes()).unwrap();
}

/// A moment at which the app died.
#[derive(Clone)]
struct Moment {
    content: Content,
    mirror: Content,
    acked: Model,
    tried: Model,
    /// An import was under way.
    importing: bool,
}

/// Every moment of the workload: after each of its writes.
static MOMENTS: LazyLock<Vec<Moment>> = LazyLock::new(|| {
    (0..=undisturbed())
        .map(|at| {
            let kv = FaultyKv::with(Content::new(), Faults { crash_at: Some(at), ..Faults::default() });
            let mut lifter = Lifter::new(kv.clone(), true, 1);
            lifter.run(&workload());
            let (acked, tried) = (lifter.acked, lifter.tried);
            let importing = tried.0.len() > acked.0.len() + 1;
            Moment { content: kv.content(), mirror: lifter.mirror.unwrap(), acked, tried, importing }
        })
        .collect()
});

/// The workload without a fault: how many writes it makes.
fn undisturbed() -> usize {
    let kv = FaultyKv::default();
    let mut lifter = Lifter::new(kv.clone(), true, 1);
    for step in workload() {
        assert!(lifter.step(step), "{step:?}");
    }
    check(&reopen(&kv.content(), None, 2), &lifter.acked, &lifter.acked);
    check(&reopen(&Content::new(), lifter.mirror.as_ref(), 2), &lifter.acked, &lifter.acked);
    check(lifter.store.records(), &lifter.acked, &lifter.acked);
    kv.writes()
}

fn faulty(faults: Faults, mirror: bool) -> (FaultyKv, Lifter) {
    let kv = FaultyKv::with(Content::new(), faults);
    let lifter = Lifter::new(kv.clone(), mirror, 1);
    (kv, lifter)
}

/// The screen and the export have everything, whatever the storage has.
#[track_caller]
fn check_memory(lifter: &mut Lifter) {
    check(lifter.store.records(), &lifter.tried, &lifter.tried);
    let backup = read_backup(&lifter.store.backup("1", "now", &Map::new())).unwrap();
    check(&backup.records, &lifter.tried, &lifter.tried);
}

#[test]
fn f1_a_write_that_fails_once_is_made_up_by_the_next_action() {
    let mut cases = 0;
    for at in 0..undisturbed() {
        let (kv, mut lifter) = faulty(Faults { fail_at: Some(at), ..Faults::default() }, false);
        let mut failed = false;
        for step in workload() {
            let done = lifter.step(step);
            failed |= !done;
            check(&reopen(&kv.content(), None, 2), &lifter.acked, &lifter.tried);
            if !done && step == Step::Import {
                assert!(lifter.step(step), "the second try");
            }
        }
        lifter.step(Step::Log(1));
        assert_eq!(lifter.store.unsaved(), 0);
        assert!(failed || kv.0.borrow().writes[at].value.is_none(), "write {at} did not fail");
        check_memory(&mut lifter);
        check(&reopen(&kv.content(), None, 2), &lifter.tried, &lifter.tried);
        cases += 1;
    }
    ran("F1", cases);
}

#[test]
fn f2_while_writes_fail_the_memory_and_the_export_are_complete() {
    let mut cases = 0;
    for from in 0..undisturbed() {
        let (kv, mut lifter) = faulty(Faults { fail_from: Some(from), ..Faults::default() }, false);
        lifter.run(&workload());
        check_memory(&mut lifter);
        check_parts(&reopen(&kv.content(), None, 2), &lifter);
        kv.heal();
        lifter.store.retry().unwrap();
        assert_eq!(lifter.store.unsaved(), 0);
        check(&reopen(&kv.content(), None, 2), &lifter.tried, &lifter.tried);
        cases += 1;
    }
    ran("F2", cases);
}

/// As [`check`], for several unsaved actions: what was acknowledged is there.
#[track_caller]
fn check_parts(found: &Records, lifter: &Lifter) {
    for (id, acked) in &lifter.acked.0 {
        assert_eq!(found.get(*id), Some(acked), "lost or changed");
    }
}

#[test]
fn f3_a_crash_after_any_operation_loses_nothing_acknowledged() {
    let mut cases = 0;
    for moment in MOMENTS.iter() {
        for mirror in [None, Some(&moment.mirror)] {
            check(&reopen(&moment.content, mirror, 2), &moment.acked, &moment.tried);
            cases += 1;
        }
    }
    ran("F3", cases);
}

#[test]
fn f4_a_crash_during_recovery_is_a_normal_crash() {
    let mut cases = 0;
    for moment in MOMENTS.iter() {
        for at in 0..12 {
            let kv =
                FaultyKv::with(moment.content.clone(), Faults { crash_at: Some(at), ..Faults::default() });
            let mut store = Store::open(Box::new(kv.clone()), NOW + 90_000, writer(2)).store;
            let mut mirror = moment.mirror.clone();
            store.compare_mirror(&mirror);
            drop(store.checkpoint(NOW + 90_000, &ByDate));
            drop(store.tidy(NOW + 90_010));
            if !kv.crashed() {
                write_mirror(&mut mirror, store.take_mirror_writes());
            }
            check(&reopen(&kv.content(), None, 3), &moment.acked, &moment.tried);
            check(&reopen(&kv.content(), Some(&mirror), 3), &moment.acked, &moment.tried);
            cases += 2;
        }
    }
    ran("F4", cases);
}

/// The ways in which one value is damaged: gone, emptied, cut in half, cut by one, a bit flipped.
fn damages(value: &str) -> [Option<String>; 7] {
    let flip = |at: usize| {
        let mut bytes = value.as_bytes().to_vec();
        bytes[at] ^= 1 << (at % 7);
        Some(String::from_utf8(bytes).unwrap())
    };
    let cut = |to: usize| Some(value[..to].to_owned());
    let end = value.len();
    [None, cut(0), cut(end / 2), cut(end - 1), flip(3), flip(end / 3), flip(end * 2 / 3)]
}

/// Two of the seven in turn: a key stands there for many moments, so each sees them all.
fn some_damages(turn: usize, value: &str) -> impl Iterator<Item = Option<String>> {
    damages(value).into_iter().cycle().skip(turn * 2 % 7).take(2)
}

fn damage(content: &Content, key: &str, value: Option<String>) -> Content {
    let mut content = content.clone();
    match value {
        Some(value) => drop(content.insert(key.to_owned(), value)),
        None => drop(content.remove(key)),
    }
    content
}

#[test]
fn f5_one_damaged_key_loses_nothing_when_there_is_a_mirror() {
    let mut cases = 0;
    for (turn, moment) in MOMENTS.iter().enumerate() {
        for (key, value) in &moment.content {
            for (n, damaged) in some_damages(turn, value).enumerate() {
                let content = damage(&moment.content, key, damaged);
                let (kv, mut opened) = open(&content, 2);
                opened.store.compare_mirror(&moment.mirror);
                opened.store.read_all();
                let tried = if moment.importing { &moment.acked } else { &moment.tried };
                check_known(opened.store.records(), &moment.acked, tried, moment);
                if (cases + n) % 11 == 0 {
                    opened.store.checkpoint(NOW + 200_000, &ByDate).unwrap();
                    let found = reopen(&kv.content(), None, 3);
                    assert_eq!(&found, opened.store.records(), "healed for good");
                }
                cases += 1;
            }
        }
    }
    ran("F5", cases);
}

/// As [`check`]; but an import whose last step was damaged before the mirror had it may be there in part.
#[track_caller]
fn check_known(found: &Records, acked: &Model, tried: &Model, moment: &Moment) {
    if moment.importing {
        let known = |r: &&Record| acked.0.contains_key(&r.id);
        check(&found.iter().filter(known).cloned().collect(), acked, tried);
    } else {
        check(found, acked, tried);
    }
}

/// What one key holds, read alone.
fn ids_of(key: &str, value: &str) -> BTreeSet<Stamp> {
    let (_, opened) = open(&Content::from([(key.to_owned(), value.to_owned())]), 9);
    opened.store.records().iter().map(|record| record.id).collect()
}

#[test]
fn f6_one_damaged_key_without_a_mirror_costs_only_that_key_and_is_reported() {
    let moments = &*MOMENTS;
    let mut known: BTreeMap<Stamp, Vec<Record>> = BTreeMap::new();
    for record in moments.iter().flat_map(|moment| moment.tried.0.values()) {
        let values = known.entry(record.id).or_default();
        if !values.contains(record) {
            values.push(record.clone());
        }
    }
    let mut cases = 0;
    for (turn, moment) in moments.iter().enumerate() {
        let newest = moment.content.keys().filter(|key| key.contains("journal")).max();
        let whole = reopen(&moment.content, None, 2);
        for (key, value) in &moment.content {
            let ids = ids_of(key, value);
            for damaged in some_damages(turn, value) {
                let deleted = damaged.is_none();
                let (_, opened) = open(&damage(&moment.content, key, damaged), 2);
                let (found, report) = (opened.store.records(), opened.report);
                let mut missing = false;
                let acked = |record: &&Record| moment.acked.0.contains_key(&record.id);
                for record in whole.iter().filter(acked) {
                    let here = found.get(record.id);
                    if here != Some(record) {
                        missing = true;
                        assert!(ids.contains(&record.id), "{key} took {record:?} along");
                        let imported = moment.importing || record.id.writer.to_string() == "impor";
                        let values = known.get(&record.id);
                        assert!(imported || here.is_none_or(|h| values.is_some_and(|v| v.contains(h))));
                    }
                }
                // Without a head even the rest of an unfinished import counts as data.
                let possible =
                    |id| whole.get(id).is_some() || moment.importing && moment.tried.0.contains_key(&id);
                assert!(found.iter().all(|record| possible(record.id)), "{key}");
                // Nothing points to the last action of all: only the mirror knows that it was.
                let untold = deleted && Some(key) == newest;
                let told = !report.damaged.is_empty() || !report.missing.is_empty();
                assert!(!missing || told || untold, "{key} is not reported");
                assert!(deleted || report.damaged.iter().any(|damaged| damaged.key == *key));
                cases += 1;
            }
        }
    }
    ran("F6", cases);
}

#[test]
fn f7_swapped_values_are_found_and_stale_ones_do_no_harm() {
    let moments = &*MOMENTS;
    let mut cases = 0;
    let mut pairs = 0;
    let mut former: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (n, moment) in moments.iter().enumerate() {
        for (key, value) in &moment.content {
            former.entry(key.clone()).or_default().insert(value.clone());
        }
        if n % 4 != 3 && n + 1 < moments.len() {
            continue;
        }
        let keys: Vec<_> = moment.content.keys().collect();
        for (a, b) in keys.iter().enumerate().flat_map(|(i, a)| keys[..i].iter().map(move |b| (*a, *b))) {
            // Every third pair, and every pair with the head.
            pairs += 1;
            if pairs % 3 != 0 && a != "brace.head" && b != "brace.head" {
                continue;
            }
            let mut content = moment.content.clone();
            content.insert(a.clone(), moment.content[b].clone());
            content.insert(b.clone(), moment.content[a].clone());
            let (_, mut opened) = open(&content, 2);
            for key in [a, b] {
                assert!(opened.report.damaged.iter().any(|damaged| damaged.key == *key));
            }
            opened.store.compare_mirror(&moment.mirror);
            check_known(opened.store.records(), &moment.acked, &moment.tried, moment);
            cases += 1;
        }
        for (key, values) in &former {
            for value in values.iter().filter(|value| moment.content.get(key) != Some(value)) {
                let content = damage(&moment.content, key, Some(value.clone()));
                for mirror in [None, Some(&moment.mirror)] {
                    let found = reopen(&content, mirror, 2);
                    check_known(&found, &moment.acked, &moment.tried, moment);
                    cases += 1;
                }
            }
        }
    }
    ran("F7", cases);
}

#[test]
fn f8_the_journal_may_come_in_any_order_and_twice() {
    let last = MOMENTS.last().unwrap();
    let whole = reopen(&last.content, None, 2);
    let journal: Vec<_> = last.mirror.iter().filter(|(key, _)| key.contains("journal")).collect();
    let mut dice = Dice(8);
    for _ in 0..300 {
        let mut store = open(&last.content, 2).1.store;
        let mut deliveries: Vec<_> = journal.iter().chain(&journal).collect();
        for n in (1..deliveries.len()).rev() {
            deliveries.swap(n, dice.below(n + 1));
        }
        deliveries.truncate(dice.below(deliveries.len() + 1));
        for part in deliveries.chunks(1 + dice.below(40)) {
            let part = part.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect();
            assert!(store.compare_mirror(&part).records.is_empty());
        }
        assert_eq!(store.records(), &whole);
    }
    ran("F8", 300);
}

#[test]
fn f9_a_storage_that_fell_back_is_made_whole_by_the_mirror() {
    let moments = &*MOMENTS;
    let mut cases = 0;
    for (to, last) in moments.iter().enumerate().filter(|(n, _)| n % 9 == 0 || n + 1 == moments.len()) {
        for early in &moments[..to] {
            check(&reopen(&early.content, Some(&last.mirror), 2), &last.acked, &last.tried);
            // Worse: there was time to go on before the mirror was read.
            let (kv, opened) = open(&early.content, 2);
            let mut lifter = Lifter::with(kv, opened.store, None);
            lifter.now = NOW + 100_000;
            lifter.run(&[Step::StartSession("2026-11-09"), Step::Log(7), Step::EditSet(0), Step::Checkpoint]);
            lifter.store.compare_mirror(&last.mirror);
            lifter.store.read_all();
            check_union(lifter.store.records(), &lifter.acked, &last.acked);
            cases += 2;
        }
    }
    ran("F9", cases);
}

/// Both histories are there, and where they disagree the later revision.
#[track_caller]
fn check_union(found: &Records, a: &Model, b: &Model) {
    for record in a.0.values().chain(b.0.values()) {
        let here = found.get(record.id).unwrap_or_else(|| panic!("lost {record:?}"));
        assert!(here.rev >= record.rev, "older than {record:?}");
        assert!(here == record || a.0.get(&record.id) == Some(here) || b.0.get(&record.id) == Some(here));
    }
}

#[test]
fn f10_a_mirror_that_fell_back_or_forked_is_united_with() {
    let moments = &*MOMENTS;
    let last = moments.last().unwrap();
    let mut cases = 0;
    for early in moments {
        check(&reopen(&last.content, Some(&early.mirror), 2), &last.acked, &last.tried);
        // Another life of the same log, known to the mirror only.
        let (kv, opened) = open(&early.content, 3);
        let mut other = Lifter::with(kv, opened.store, Some(early.mirror.clone()));
        other.now = NOW + 1_000;
        other.run(&[Step::StartSession("2026-10-21"), Step::Log(5), Step::DeleteSet(1), Step::EditSet(0)]);
        other.run(if cases % 4 == 0 { &[Step::Checkpoint, Step::Tidy] } else { &[Step::Log(6)] });
        let (kv, mut opened) = open(&last.content, 4);
        opened.store.compare_mirror(other.mirror.as_ref().unwrap());
        opened.store.read_all();
        check_union(opened.store.records(), &last.acked, &other.acked);
        opened.store.checkpoint(NOW + 200_000, &ByDate).unwrap();
        assert_eq!(&reopen(&kv.content(), None, 5), opened.store.records());
        cases += 3;
    }
    ran("F10", cases);
}

#[test]
fn f11_a_full_storage_keeps_the_old_head_and_room_is_used_when_it_comes() {
    let size = |content: &Content| content.iter().map(|(key, value)| key.len() + value.len()).sum::<usize>();
    let largest = MOMENTS.iter().map(|moment| size(&moment.content)).max().unwrap();
    let mut cases = 0;
    for quota in (100..largest + 100).step_by(61) {
        let (kv, mut lifter) = faulty(Faults { quota: Some(quota), ..Faults::default() }, false);
        for step in workload() {
            if !lifter.step(step) && step == Step::Checkpoint {
                drop(lifter.store.make_room(lifter.now, &ByDate));
                lifter.note_saved();
            }
            check_parts(&reopen(&kv.content(), None, 2), &lifter);
        }
        check_memory(&mut lifter);
        kv.heal();
        lifter.step(Step::Log(1));
        assert_eq!(lifter.store.unsaved(), 0);
        assert!(lifter.step(Step::Import), "there is room now");
        check(&reopen(&kv.content(), None, 2), &lifter.tried, &lifter.tried);
        cases += 1;
    }
    ran("F11", cases);
}

#[test]
fn f12_a_value_taken_back_is_noticed_and_written_again() {
    let mut cases = 0;
    for at in 0..undisturbed() {
        // Noticed two seconds later.
        let (kv, mut lifter) = faulty(Faults { revert_at: Some(at), ..Faults::default() }, false);
        for step in workload() {
            lifter.step(step);
            if kv.settle() {
                assert_ne!(lifter.store.verify_last(), Verified::Held, "write {at} in {step:?}");
            }
            assert_eq!(lifter.store.verify_last(), Verified::Held);
        }
        check(&reopen(&kv.content(), None, 2), &lifter.acked, &lifter.acked);
        // Or the app is killed before: then at most the last action is gone.
        let (kv, mut lifter) = faulty(Faults { revert_at: Some(at), ..Faults::default() }, false);
        for step in workload() {
            let before = lifter.acked.clone();
            lifter.step(step);
            if kv.settle() {
                let found = reopen(&kv.content(), None, 2);
                for id in lifter.acked.0.keys() {
                    let here = found.get(*id);
                    let known = [before.0.get(id), lifter.acked.0.get(id)];
                    assert!(known.contains(&here), "write {at} in {step:?}: {here:?}");
                }
                break;
            }
        }
        // Or it was never written: then no head names it, and the next second finds it out.
        let (kv, mut lifter) = faulty(Faults { lie_at: Some(at), ..Faults::default() }, false);
        for step in workload() {
            if !lifter.step(step) {
                assert!(lifter.step(step), "the second try of {step:?}");
            }
            let (_, opened) = open(&kv.content(), 2);
            assert_eq!(opened.report.lost_months, [], "write {at} in {step:?}");
            lifter.store.verify_last();
        }
        check(&reopen(&kv.content(), None, 2), &lifter.acked, &lifter.acked);
        cases += 3;
    }
    ran("F12", cases);
}

/// What two tabs do to each other.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Turn {
    Log,
    Edit,
    Checkpoint,
    Tidy,
    CatchUp,
    Restart,
}

struct Tab {
    kv: FaultyKv,
    store: Store,
    shared: Stamp,
    n: u8,
    acked: Vec<Record>,
    now: u64,
}

impl Tab {
    fn open(kv: &FaultyKv, shared: Stamp, n: u8) -> Self {
        let store = Store::open(Box::new(kv.clone()), NOW, writer(n)).store;
        Self { kv: kv.clone(), store, shared, n, acked: Vec::new(), now: NOW + 100 }
    }

    fn turn(&mut self, turn: Turn) {
        match turn {
            Turn::Log => {
                let id = self.store.next_stamp(self.now);
                let fields = fields(json!({"kg": self.n, "date": "2026-10-22"}));
                self.append(Change { id, kind: "set".into(), fields, deleted: false });
            }
            Turn::Edit => {
                let fields = fields(json!({"by": self.n, "date": "2026-11-22"}));
                self.append(Change { id: self.shared, kind: "set".into(), fields, deleted: false });
            }
            // Another writer may be faster; then the journal still has all.
            Turn::Checkpoint => drop(self.store.checkpoint(self.now, &ByDate)),
            Turn::Tidy => {
                self.now += 20;
                self.store.tidy(self.now).unwrap();
            }
            Turn::CatchUp => drop(self.store.catch_up().unwrap()),
            Turn::Restart => {
                self.n += 10;
                self.store = Store::open(Box::new(self.kv.clone()), NOW, writer(self.n)).store;
            }
        }
    }

    fn append(&mut self, change: Change) {
        let rev = self.store.append(self.now, vec![change.clone()]).unwrap();
        let Change { id, kind, fields, deleted } = change;
        self.acked.push(Record { id, rev, kind, deleted, fields });
    }
}

#[track_caller]
fn check_tabs(kv: &FaultyKv, tabs: &[&Tab], what: &dyn std::fmt::Debug) {
    let found = reopen(&kv.content(), None, 99);
    for record in tabs.iter().flat_map(|tab| &tab.acked) {
        let here = found.get(record.id).unwrap_or_else(|| panic!("lost {record:?} in {what:?}"));
        assert!(here == record || here.rev > record.rev, "{what:?}");
    }
}

/// A log with a folded and an open part, and one record that both tabs know.
fn shared_log() -> (Content, Stamp) {
    let kv = FaultyKv::default();
    let mut store = Store::open(Box::new(kv.clone()), NOW, writer(1)).store;
    let shared = store.next_stamp(NOW);
    let set =
        |id| Change { id, kind: "set".into(), fields: fields(json!({"date": "2026-10-21"})), deleted: false };
    store.append(NOW, vec![set(shared)]).unwrap();
    store.checkpoint(NOW, &ByDate).unwrap();
    let id = store.next_stamp(NOW);
    store.append(NOW, vec![set(id)]).unwrap();
    (kv.content(), shared)
}

#[test]
fn f13_two_writers_lose_nothing_in_any_order() {
    use Turn::*;
    let (content, shared) = shared_log();
    let scripts = [
        [Log, Checkpoint, Tidy],
        [Edit, Checkpoint, Tidy],
        [Checkpoint, Tidy, Log],
        [Checkpoint, Log, Edit],
        [Log, CatchUp, Checkpoint],
        [Edit, Restart, Checkpoint],
        [Checkpoint, Edit, Tidy],
    ];
    let mut cases = 0;
    for (a, b) in scripts.iter().flat_map(|a| scripts.iter().map(move |b| (a, b))) {
        // Each order of three and three turns is a number with three bits set.
        for order in (0_u32..64).filter(|order| order.count_ones() == 3) {
            let kv = FaultyKv::new(content.clone());
            let mut tabs = [Tab::open(&kv, shared, 2), Tab::open(&kv, shared, 3)];
            let (mut a, mut b) = (a.iter(), b.iter());
            for n in 0..6 {
                let first = order >> n & 1 == 1;
                let turn = if first { a.next() } else { b.next() };
                tabs[usize::from(!first)].turn(*turn.unwrap());
                let [a, b] = &tabs;
                check_tabs(&kv, &[a, b], &(order, n));
            }
            cases += 1;
        }
    }
    // Finer: all of one tab's turn happens just before one write of the other's.
    for (a, b) in scripts.iter().flat_map(|a| scripts.iter().map(move |b| (a, b))) {
        for at in 0..12 {
            let kv = FaultyKv::new(content.clone());
            let mut first = Tab::open(&kv, shared, 2);
            let second = std::rc::Rc::new(std::cell::RefCell::new(Tab::open(&kv, shared, 3)));
            let (other, b) = (second.clone(), *b);
            kv.0.borrow_mut().before = Some(Box::new(move |n| {
                if n == at {
                    b.iter().for_each(|turn| other.borrow_mut().turn(*turn));
                }
            }));
            a.iter().for_each(|turn| first.turn(*turn));
            kv.0.borrow_mut().before = None;
            check_tabs(&kv, &[&first, &second.borrow()], &(a, b, at));
            cases += 1;
        }
    }
    ran("F13", cases);
}

#[test]
fn f14_a_newer_schema_is_never_written_over() {
    let mut cases = 0;
    for moment in MOMENTS.iter().step_by(3) {
        for (key, value) in &moment.content {
            let newer = match key.split('.').nth(1) {
                Some("month") => seal(key, r#"j1:{"schema":2,"last":"0000-00","kinds":{}}"#),
                _ => seal(key, &value[9..].replace("\"schema\":1", "\"schema\":2")),
            };
            let content = damage(&moment.content, key, Some(newer.clone()));
            let (kv, Opened { mut store, report, .. }) = open(&content, 2);
            let newer_is_used = store.read_only().is_some();
            assert_eq!(report.newer_schema, newer_is_used.then_some(2));
            // A month key that no head names is not read at all.
            assert!(newer_is_used || key.contains("month"), "{key}");
            if newer_is_used {
                refuses(&mut store, &moment.mirror);
                assert_eq!(kv.content(), content);
            }
            if !key.contains("month") {
                let mut mirror = moment.mirror.clone();
                mirror.insert(key.clone(), newer);
                let (kv, mut opened) = open(&moment.content, 2);
                opened.store.compare_mirror(&mirror);
                refuses(&mut opened.store, &mirror);
                assert_eq!(kv.content(), moment.content);
            }
            cases += 1;
        }
    }
    ran("F14", cases);
}

#[track_caller]
fn refuses(store: &mut Store, mirror: &Content) {
    let why = ReadOnly::NewerSchema(2);
    let id = store.next_stamp(NOW);
    let change = Change { id, kind: "set".into(), fields: Map::new(), deleted: false };
    let before = store.records().clone();
    assert_eq!(store.append(NOW, vec![change.clone()]), Err(NotSaved::ReadOnly(why)));
    assert_eq!(store.import(NOW, vec![change], &ByDate), Err(NotWritten::ReadOnly(why)));
    assert_eq!(store.checkpoint(NOW, &ByDate), Err(NotWritten::ReadOnly(why)));
    assert_eq!(store.tidy(NOW + 100), Ok(0));
    store.compare_mirror(mirror);
    store.verify_last();
    assert_eq!(store.records(), &before);
    assert!(store.take_mirror_writes().is_empty());
    assert!(store.backup("1", "now", &Map::new()).contains("\"schema\": 2"));
}

#[test]
fn f15_the_order_is_kept_whatever_the_clock_says() {
    const DAY: i64 = 86_400;
    let mut cases = 0;
    // Ten years either way, daylight saving, Auckland to Honolulu, a leap day, a clock at zero.
    for jump in [3_653 * DAY, -3_653 * DAY, 3_600, -3_600, -23 * 3_600, DAY, i64::MIN / 4, i64::MAX / 4] {
        for at in 0..workload().len() {
            let kv = FaultyKv::default();
            let mut lifter = Lifter::new(kv.clone(), false, 1);
            for (n, step) in workload().into_iter().enumerate() {
                if n == at {
                    lifter.now = lifter.now.saturating_add_signed(jump);
                    let (now, acked) = (lifter.now, lifter.acked.clone());
                    if cases % 2 == 0 {
                        let opened = Store::open(Box::new(kv.clone()), now, writer(2));
                        lifter = Lifter::with(kv.clone(), opened.store, None);
                        lifter.now = now;
                        assert_eq!(lifter.acked, acked);
                    }
                }
                lifter.step(step);
            }
            assert_eq!(lifter.store.unsaved(), 0);
            check(&reopen(&kv.content(), None, 3), &lifter.tried, &lifter.tried);
            cases += 1;
        }
    }
    ran("F15", cases);
}

#[test]
fn f16_no_value_however_odd_makes_a_decoder_panic() {
    let moments = &*MOMENTS;
    let mut dice = Dice(16);
    let mut cases = 0;
    let deep = "[".repeat(10_000);
    let odd = [
        String::new(),
        "{}".into(),
        "null".into(),
        deep.clone(),
        format!(r#"{{"schema":1,"records":{deep}"#),
        r#"{"schema":1,"records":[{"id":"999999999999-zzzzz","kind":"set"}]}"#.into(),
        r#"{"schema":1,"prev":7,"records":[]}"#.into(),
        r#"{"schema":-1,"records":[]}"#.into(),
        r#"{"schema":1,"stamp":"1-aaaaa","clock":18446744073709551615,"months":{}}"#.into(),
        "j1:{\"schema\":1,\"last\":\"0000-00\",\"kinds\":{\"a\":{\"id\":[[1],[\"aaaaa\"]],\"+x\":[1e300]}}}"
            .into(),
        "c1:////".into(),
        "c1:AAAA".into(),
        bomb(),
    ];
    let keys = [
        "brace.head",
        "brace.journal.5-aaaaa",
        "brace.month.2026-10.5-aaaaa",
        "brace.month.x",
        "brace.journal.",
    ];
    for (key, payload) in keys.iter().flat_map(|key| odd.iter().map(move |payload| (*key, payload))) {
        for value in [seal(key, payload), payload.clone()] {
            exercise(&Content::from([(key.to_owned(), value)]));
            cases += 1;
        }
        drop(read_backup(payload));
        drop(read_raw(payload));
    }
    for round in 0..fuzz_rounds() {
        // A real value, changed somewhere behind its checksum.
        let moment = &moments[dice.below(moments.len())];
        let Some((key, value)) = moment.content.iter().nth(dice.below(moment.content.len().max(1))) else {
            continue;
        };
        let mut payload = value.as_bytes()[9..].to_vec();
        for _ in 0..=dice.below(3) {
            let at = dice.below(payload.len());
            match round % 3 {
                0 => payload[at] = b" !\"+-,.0189:[]aez{}"[dice.below(19)],
                1 => payload.truncate(at.max(1)),
                _ => drop(payload.splice(at..at, [b'9'; 20])),
            }
        }
        let payload = String::from_utf8(payload).unwrap();
        exercise(&damage(&moment.content, key, Some(seal(key, &payload))));
        cases += 1;
    }
    ran("F16", cases);
}

/// 1,500, or what `BRACE_FUZZ_ROUNDS` says: 400,000 take about ten minutes in a release build.
fn fuzz_rounds() -> usize {
    std::env::var("BRACE_FUZZ_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(1_500)
}

/// Everything that an app does with what it finds.
fn exercise(content: &Content) {
    let (_, Opened { mut store, .. }) = open(content, 2);
    store.compare_mirror(content);
    let backup = store.backup("1", "now", &Map::new());
    if store.read_only().is_none() {
        assert!(read_backup(&backup).is_ok() || backup.contains("999999999999"));
        let id = store.next_stamp(NOW);
        let change = Change { id, kind: "set".into(), fields: Map::new(), deleted: false };
        store.append(NOW, vec![change]).unwrap();
        drop(store.checkpoint(NOW, &ByDate));
        drop(store.tidy(NOW + 10));
        assert!(store.records().get(id).is_some());
    }
}

/// 70 KB that say they are 50 MB.
fn bomb() -> String {
    let bytes = [&(50_u32 << 20).to_le_bytes()[..], &[0x55; 70_000]].concat();
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::from("c1:");
    for chunk in bytes.chunks_exact(3) {
        let bits = u32::from(chunk[0]) << 16 | u32::from(chunk[1]) << 8 | u32::from(chunk[2]);
        (0..4).for_each(|n| text.push(char::from(letters[(bits >> (18 - 6 * n) & 63) as usize])));
    }
    text
}

#[test]
fn the_seal_of_these_tests_is_that_of_the_record() {
    for moment in MOMENTS.iter().step_by(20) {
        for (key, value) in &moment.content {
            assert_eq!(&seal(key, &value[9..]), value);
        }
    }
    let absent = KvError::Unavailable;
    assert_eq!(
        FaultyKv::with(Content::new(), Faults { crash_at: Some(0), ..Faults::default() }).set("brace.x", ""),
        Err(absent)
    );
    ran("seal", 1);
}
