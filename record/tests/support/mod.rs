//! What the tests of the record share: a store that fails on demand, a log being made, and the model it
//! is compared with.

#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use brace_record::{
    Change, KvError, KvStore, Layout, MirrorWrite, Month, NotSaved, NotWritten, Opened, Record, Records,
    Stamp, Store, Writer,
};
use serde_json::{Map, Value, json};

/// When every test begins: 2026-10-20.
pub const NOW: u64 = 1_792_500_000;

pub type Content = BTreeMap<String, String>;

pub fn writer(n: u8) -> Writer {
    Writer::from_random([n, n, n, 0, 0, 0, 0, 0])
}

pub fn fields(json: Value) -> Map<String, Value> {
    json.as_object().unwrap().clone()
}

/// Sessions have a date, sets have that of their session, all else is undated.
pub struct ByDate;

impl Layout for ByDate {
    fn month(&self, record: &Record, records: &Records) -> Option<Month> {
        let dated = match record.fields.get("session") {
            Some(session) => records.get(session.as_str()?.parse().ok()?)?,
            None => record,
        };
        Month::of_date(dated.fields.get("date")?.as_str()?)
    }

    fn summary(&self, _: Month, records: &[&Record]) -> Value {
        let kg = records.iter().filter_map(|record| record.fields.get("kg")?.as_f64());
        json!({"version": 1, "kg": kg.fold(0.0, |sum, kg| sum + kg)})
    }
}

/// One write that a [`FaultyKv`] has made.
#[derive(Debug, Clone, PartialEq)]
pub struct Write {
    pub key: String,
    pub value: Option<String>,
}

/// What is to go wrong. Writes are counted from 0, removals too.
#[derive(Debug, Clone, Default)]
pub struct Faults {
    /// Refuse this write once.
    pub fail_at: Option<usize>,
    /// Refuse this and all later ones.
    pub fail_from: Option<usize>,
    /// Nothing reaches the storage from this one on: the app is dead.
    pub crash_at: Option<usize>,
    /// This write is taken back later, at [`FaultyKv::settle`].
    pub revert_at: Option<usize>,
    /// This write is acknowledged and never made.
    pub lie_at: Option<usize>,
    /// Refuse what would make keys and values longer than this.
    pub quota: Option<usize>,
}

#[derive(Default)]
pub struct World {
    pub content: Content,
    pub faults: Faults,
    /// Every write tried.
    pub writes: Vec<Write>,
    /// A write was refused because of [`Faults::crash_at`].
    dead: bool,
    /// The key and value that [`FaultyKv::settle`] brings back.
    revert: Option<(String, Option<String>)>,
    /// Called before each write with its number.
    #[allow(clippy::type_complexity)]
    pub before: Option<Box<dyn FnMut(usize)>>,
}

/// A store that fails on demand; clones share everything.
#[derive(Clone, Default)]
pub struct FaultyKv(pub Rc<RefCell<World>>);

impl FaultyKv {
    pub fn new(content: Content) -> Self {
        Self(Rc::new(RefCell::new(World { content, ..World::default() })))
    }

    pub fn with(content: Content, faults: Faults) -> Self {
        Self(Rc::new(RefCell::new(World { content, faults, ..World::default() })))
    }

    pub fn content(&self) -> Content {
        self.0.borrow().content.clone()
    }

    pub fn writes(&self) -> usize {
        self.0.borrow().writes.len()
    }

    pub fn crashed(&self) -> bool {
        self.0.borrow().dead
    }

    /// Takes back the write that was to be taken back, as WebKit may do some time after it was made.
    pub fn settle(&self) -> bool {
        let mut world = self.0.borrow_mut();
        match world.revert.take() {
            Some((key, Some(value))) => world.content.insert(key, value).is_some(),
            Some((key, None)) => world.content.remove(&key).is_some(),
            None => false,
        }
    }

    pub fn heal(&self) {
        self.0.borrow_mut().faults = Faults::default();
    }

    fn write(&mut self, key: &str, value: Option<&str>) -> Result<(), KvError> {
        let n = self.writes();
        let hook = self.0.borrow_mut().before.take();
        if let Some(mut hook) = hook {
            hook(n);
            self.0.borrow_mut().before = Some(hook);
        }
        let mut world = self.0.borrow_mut();
        let n = world.writes.len();
        let faults = world.faults.clone();
        if faults.crash_at.is_some_and(|at| n >= at) {
            world.dead = true;
            return Err(KvError::Unavailable);
        }
        world.writes.push(Write { key: key.to_owned(), value: value.map(str::to_owned) });
        if value.is_some() && (faults.fail_at == Some(n) || faults.fail_from.is_some_and(|from| n >= from)) {
            return Err(KvError::Full);
        }
        if faults.lie_at == Some(n) {
            return Ok(());
        }
        let before = world.content.get(key).cloned();
        match value {
            Some(value) => {
                let sizes = world.content.iter().map(|(key, value)| key.len() + value.len());
                let old = before.as_ref().map_or(0, |old| old.len() + key.len());
                let size = sizes.sum::<usize>() - old + key.len() + value.len();
                if faults.quota.is_some_and(|quota| size > quota) {
                    return Err(KvError::Full);
                }
                world.content.insert(key.to_owned(), value.to_owned());
            }
            None => drop(world.content.remove(key)),
        }
        if faults.revert_at == Some(n) {
            world.revert = Some((key.to_owned(), before));
        }
        Ok(())
    }
}

impl KvStore for FaultyKv {
    fn get(&self, key: &str) -> Result<Option<String>, KvError> {
        Ok(self.0.borrow().content.get(key).cloned())
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), KvError> {
        self.write(key, Some(value))
    }

    fn remove(&mut self, key: &str) -> Result<(), KvError> {
        self.write(key, None)
    }

    fn keys(&self) -> Result<Vec<String>, KvError> {
        let world = self.0.borrow();
        Ok(world.content.keys().filter(|key| key.starts_with("brace.")).cloned().collect())
    }
}

/// What ought to be there: the records as they were told to the store, never read back from it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Model(pub BTreeMap<Stamp, Record>);

impl Model {
    fn apply(&mut self, changes: &[Change], rev: Stamp) {
        for change in changes {
            let Change { id, kind, fields, deleted } = change.clone();
            let fields = if deleted { Map::new() } else { fields };
            self.0.insert(id, Record { id, rev, kind, deleted, fields });
        }
    }
}

/// One thing that a user does, or the app on its own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    StartSession(&'static str),
    Log(u32),
    EditSet(usize),
    DeleteSet(usize),
    UndoLast,
    MoveSession(&'static str),
    Setting(u32),
    EndSession,
    Verify,
    Checkpoint,
    Tidy,
    Import,
}

/// A person with a phone: an open store, what they know they have logged, and a mirror.
pub struct Lifter {
    pub kv: FaultyKv,
    pub store: Store,
    pub now: u64,
    /// What was acknowledged.
    pub acked: Model,
    /// What was acknowledged and what was tried last.
    pub tried: Model,
    pub mirror: Option<Content>,
    sessions: Vec<Stamp>,
    sets: Vec<Stamp>,
    setting: Option<Stamp>,
    undo: Vec<(Vec<Change>, bool)>,
}

impl Lifter {
    pub fn new(kv: FaultyKv, mirror: bool, n: u8) -> Self {
        let Opened { store, .. } = Store::open(Box::new(kv.clone()), NOW, writer(n));
        Self::with(kv, store, mirror.then(Content::new))
    }

    /// Goes on with a store that is open, knowing what it knows.
    pub fn with(kv: FaultyKv, store: Store, mirror: Option<Content>) -> Self {
        let all = Model(store.records().iter().map(|r| (r.id, r.clone())).collect());
        let live = |kind: &str| {
            let live = store.records().live().filter(|r| r.kind == kind);
            live.map(|record| record.id).collect::<Vec<_>>()
        };
        let (sessions, sets) = (live("session"), live("set"));
        let setting = live("setting").first().copied();
        let (acked, tried) = (all.clone(), all);
        Self { kv, store, now: NOW, acked, tried, mirror, sessions, sets, setting, undo: Vec::new() }
    }

    /// The same person with another store.
    pub fn on(self, kv: FaultyKv, store: Store) -> Self {
        Self { kv, store, mirror: None, ..self }
    }

    /// Does one step; true if it was acknowledged.
    pub fn step(&mut self, step: Step) -> bool {
        self.now += 40;
        let done = match step {
            Step::Checkpoint => {
                let head = self.kv.content().remove("brace.head");
                let done = self.store.checkpoint(self.now, &ByDate).is_ok();
                if done && head != self.kv.content().remove("brace.head") {
                    // An impatient app; the store knows better.
                    assert_eq!(self.store.tidy(self.now + 9).unwrap_or(0), 0);
                }
                done
            }
            Step::Tidy => {
                self.now += 10;
                self.store.tidy(self.now).is_ok()
            }
            Step::Verify => {
                self.store.verify_last();
                true
            }
            Step::Import => self.import(),
            _ => match self.changes(step) {
                Some(changes) => self.act(changes),
                None => true,
            },
        };
        if self.store.unsaved() == 0 && !self.kv.crashed() {
            self.acked = self.tried.clone();
        }
        if let Some(mirror) = &mut self.mirror
            && !self.kv.crashed()
        {
            write_mirror(mirror, self.store.take_mirror_writes());
        }
        done
    }

    pub fn run(&mut self, steps: &[Step]) {
        for step in steps {
            self.step(*step);
            if self.kv.crashed() {
                return;
            }
        }
    }

    /// After something else than a step has saved what waited.
    pub fn note_saved(&mut self) {
        if self.store.unsaved() == 0 {
            self.acked = self.tried.clone();
        }
    }

    fn act(&mut self, changes: Vec<Change>) -> bool {
        let before = changes.iter().filter_map(|change| self.tried.0.get(&change.id)).map(as_change);
        let was_new = before.clone().count() == 0;
        let undo = if was_new {
            changes.iter().map(|change| Change { deleted: true, ..change.clone() }).collect()
        } else {
            before.collect()
        };
        self.undo.push((undo, was_new));
        match self.store.append(self.now, changes.clone()) {
            Ok(rev) => {
                self.tried.apply(&changes, rev);
                true
            }
            Err(NotSaved::Kept { stamp, .. }) => {
                self.tried.apply(&changes, stamp);
                false
            }
            Err(NotSaved::ReadOnly(_)) => panic!("read-only"),
        }
    }

    /// Two sessions of another app, in two months of their own.
    fn import(&mut self) -> bool {
        let mut changes = Vec::new();
        for (days, date) in [(60, "2026-08-21"), (30, "2026-09-20")] {
            let id = |n: u64| Stamp::new(NOW - days * 86_400 + n, "impor".parse().unwrap());
            let session = fields(json!({"date": date, "from": "hevy"}));
            changes.push(Change { id: id(0), kind: "session".into(), fields: session, deleted: false });
            for n in 1..4 {
                let set = fields(json!({"session": id(0).to_string(), "kg": 100 + n, "date": null}));
                changes.push(Change { id: id(n), kind: "set".into(), fields: set, deleted: false });
            }
        }
        let mut tried = self.tried.clone();
        match self.store.import(self.now, changes.clone(), &ByDate) {
            Ok(rev) => {
                self.tried.apply(&changes, rev);
                true
            }
            Err(NotWritten::ReadOnly(_)) => panic!("read-only"),
            Err(_) if self.kv.crashed() => {
                // Nobody was told whether it is there; both is right.
                let rev = Stamp::new(self.now, writer(1));
                tried.apply(&changes, rev);
                self.tried = tried;
                false
            }
            Err(_) => false,
        }
    }

    fn changes(&mut self, step: Step) -> Option<Vec<Change>> {
        let edit = |model: &Model, id: Stamp, name: &str, value: Value| {
            let mut change = as_change(model.0.get(&id)?);
            change.fields.insert(name.into(), value);
            Some(vec![change])
        };
        match step {
            Step::StartSession(date) => {
                let id = self.store.next_stamp(self.now);
                self.sessions.push(id);
                let fields =
                    fields(json!({"date": date, "start": "17:04", "offset": 60, "odd": "\u{1f3cb}"}));
                Some(vec![Change { id, kind: "session".into(), fields, deleted: false }])
            }
            Step::Log(kg) => {
                let session = self.sessions.last()?.to_string();
                let id = self.store.next_stamp(self.now);
                self.sets.push(id);
                let fields = fields(json!({"session": session, "kg": kg, "reps": 8, "tempo": [3, 1, 1, 0]}));
                Some(vec![Change { id, kind: "set".into(), fields, deleted: false }])
            }
            Step::EditSet(n) => edit(&self.tried, *self.sets.get(n)?, "reps", 5.into()),
            Step::DeleteSet(n) => {
                let change = as_change(self.tried.0.get(self.sets.get(n)?)?);
                Some(vec![Change { deleted: true, fields: Map::new(), ..change }])
            }
            Step::UndoLast => self.undo.pop().map(|(changes, _)| changes),
            Step::MoveSession(date) => edit(&self.tried, *self.sessions.last()?, "date", date.into()),
            Step::Setting(n) => {
                let id = match self.setting {
                    Some(id) => id,
                    None => self.store.next_stamp(self.now),
                };
                self.setting = Some(id);
                Some(vec![Change {
                    id,
                    kind: "setting".into(),
                    fields: fields(json!({"n": n})),
                    deleted: false,
                }])
            }
            Step::EndSession => edit(&self.tried, *self.sessions.last()?, "session_rpe", 6.into()),
            Step::Verify | Step::Checkpoint | Step::Tidy | Step::Import => None,
        }
    }
}

pub fn as_change(record: &Record) -> Change {
    let Record { id, kind, fields, deleted, .. } = record.clone();
    Change { id, kind, fields, deleted }
}

/// Writes what waits for the mirror.
pub fn write_mirror(mirror: &mut Content, batches: Vec<Vec<MirrorWrite>>) {
    for write in batches.into_iter().flatten() {
        match write.value {
            Some(value) => drop(mirror.insert(write.key, value)),
            None => drop(mirror.remove(&write.key)),
        }
    }
}

/// Three sessions over two months, 24 sets, edits, deletes, undo, four checkpoints, one import.
pub fn workload() -> Vec<Step> {
    use Step::*;
    let mut steps = vec![Setting(1), StartSession("2026-10-20")];
    steps.extend((0..8).map(|n| Log(60 + n)));
    steps.extend([EditSet(2), DeleteSet(3), UndoLast, EndSession, Checkpoint, Verify, Tidy]);
    steps.extend([StartSession("2026-10-31"), Log(80), Log(81), Import, Log(82), Setting(2)]);
    steps.extend((3..8).map(|n| Log(80 + n)));
    steps.extend([DeleteSet(0), EndSession, Checkpoint, Verify, Tidy, MoveSession("2026-11-01")]);
    steps.extend([StartSession("2026-11-02"), EditSet(9), Log(90), UndoLast, Checkpoint, DeleteSet(10)]);
    steps.extend((1..9).map(|n| Log(90 + n)));
    steps.extend([Verify, EndSession, EditSet(1), Checkpoint, Tidy, Log(99), DeleteSet(20)]);
    steps
}

/// Opens what is there; all months in memory.
pub fn open(content: &Content, n: u8) -> (FaultyKv, Opened) {
    let kv = FaultyKv::new(content.clone());
    let opened = Store::open(Box::new(kv.clone()), NOW + 100_000, writer(n));
    (kv, opened)
}

/// The one question of the whole suite: everything that was acknowledged is there, nothing else is
/// except what was tried last, and that wholly or not at all.
#[track_caller]
pub fn check(found: &Records, acked: &Model, tried: &Model) {
    let mut whole = None;
    let mut ids: Vec<_> = acked.0.keys().chain(tried.0.keys()).collect();
    ids.sort_unstable();
    ids.dedup();
    for id in &ids {
        let (acked, tried, found) = (acked.0.get(id), tried.0.get(id), found.get(**id));
        if same(acked, tried) {
            assert!(same(found, acked), "lost or changed {id}:\nfound {found:?}\nacked {acked:?}");
        } else {
            let is_tried = same(found, tried);
            assert!(is_tried || same(found, acked), "wrong value of {id}: {found:?}");
            assert!(*whole.get_or_insert(is_tried) == is_tried, "only part of an action is there: {id}");
        }
    }
    for record in found.iter() {
        assert!(ids.contains(&&record.id), "never heard of {record:?}");
    }
}

/// Equal, but for the revision of an import that died before it could tell.
fn same(a: Option<&Record>, b: Option<&Record>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => {
            a == b || (a.id.writer.to_string() == "impor" && Record { rev: b.rev, ..a.clone() } == *b)
        }
        (None, None) => true,
        _ => false,
    }
}

/// Reads everything that is there after a start, with the mirror if there is one.
pub fn reopen(content: &Content, mirror: Option<&Content>, n: u8) -> Records {
    let (_, mut opened) = open(content, n);
    if let Some(mirror) = mirror {
        opened.store.compare_mirror(mirror);
    }
    opened.store.read_all();
    opened.store.records().clone()
}

/// `crc32|payload`, made without the record.
pub fn seal(key: &str, payload: &str) -> String {
    let text = format!("{key}|{payload}");
    let crc = !text.bytes().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(byte), |c, _| if c & 1 == 1 { 0xedb8_8320 ^ (c >> 1) } else { c >> 1 })
    });
    format!("{crc:08x}|{payload}")
}

/// Numbers that look random and are the same in every run (xorshift, Marsaglia 2003).
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.roll() >> 11) as usize % end.max(1)
    }
}
