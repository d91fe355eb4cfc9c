//! The store: the one door between an app and what is kept.
//!
//! It holds the records in memory, writes one journal key per action, and keeps what could not be
//! written until it can. It is told the time and the writer; it never reads a clock.

use serde_json::{Map, Value};

use crate::{
    SCHEMA, backup,
    checkpoint::Committed,
    journal,
    kv::{KvError, KvStore},
    memory::Memory,
    merge::Records,
    mirror::MirrorQueue,
    month::Month,
    open::{Damage, Damaged, OpenReport, Scan},
    record::{OWN_NAMES, Record},
    snapshot,
    sorted::{Sorted, SortedMap},
    stamp::{MAX_CLOCK, MAX_FOREIGN_CLOCK, Stamp, Writer},
};

/// What a browser gives an origin: keys and values together, in UTF-16 units.
pub const QUOTA: usize = 5_242_880;

/// One record as an action leaves it. Its revision will be the stamp of the action.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The record: an existing id, a stamp of [`Store::next_stamp`], or an id made from imported content.
    pub id: Stamp,
    /// Its kind.
    pub kind: String,
    /// All its fields, not only those that changed; empty for a deletion. Nested at most
    /// [`MAX_DEPTH`](crate::MAX_DEPTH) deep; without the names `id`, `rev`, `kind`, `deleted`.
    pub fields: Map<String, Value>,
    /// Whether the record is deleted by this.
    pub deleted: bool,
}

/// A store that has been opened.
#[derive(Debug)]
pub struct Opened {
    /// The store.
    pub store: Store,
    /// The records that are not deleted, by id. [`Store::records`] has the tombstones too.
    pub records: Vec<Record>,
    /// What the user should hear of.
    pub report: OpenReport,
}

/// The action is not on the disk.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotSaved {
    /// It is kept in memory and tried again with the next action and by [`Store::retry`].
    #[error("not saved, {unsaved} waiting: {why}")]
    Kept {
        /// The stamp of the action; its records have it as their revision already.
        stamp: Stamp,
        /// How many actions wait, this one included.
        unsaved: usize,
        /// What the store said.
        why: KvError,
    },
    /// This store may not write; nothing was changed, in memory neither.
    #[error("read-only")]
    ReadOnly(ReadOnly),
}

/// Why a store may not write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadOnly {
    /// A newer version of the app has written here, with this schema.
    NewerSchema(u32),
    /// Another tab is the writer.
    OtherTab,
    /// "Delete everything" was begun and is not finished; the log is empty.
    Erasing,
}

/// What [`Store::verify_last`] found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verified {
    /// Everything written is there.
    Held,
    /// So many actions had gone and were written again; ask again in two seconds.
    WrittenAgain(usize),
    /// Something is not there and could not be written; it waits with the unsaved.
    NotSaved(KvError),
}

/// What is known of a month without decoding it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MonthInfo<'a> {
    /// Which month.
    pub month: Month,
    /// Live records per kind, by the last checkpoint.
    pub counts: &'a SortedMap<String, u64>,
    /// What [`Layout::summary`](crate::Layout::summary) made of it at the last checkpoint.
    pub summary: &'a Value,
    /// Whether its records are in memory.
    pub decoded: bool,
    /// Whether its key cannot be read.
    pub lost: bool,
}

/// The records, and the way to keep them.
pub struct Store {
    pub(crate) kv: Box<dyn KvStore>,
    writer: Writer,
    highest: u64,
    /// The stamp that [`Store::next_stamp`] gave last, until an action takes it.
    given: Option<Stamp>,
    pub(crate) memory: Memory,
    /// The action before the next one.
    pub(crate) last: Option<Stamp>,
    /// Values of actions that could not be written, by stamp.
    pub(crate) pending: Sorted<(Stamp, String)>,
    /// Values of actions written since the last verification, and of the last one written.
    pub(crate) written: Sorted<(Stamp, String)>,
    /// The actions in the journal that have been read whole.
    pub(crate) journal: Sorted<Stamp>,
    pub(crate) head: Mark,
    /// The last checkpoint, until it is tidied up after.
    pub(crate) committed: Option<Committed>,
    pub(crate) damaged: Vec<Damaged>,
    /// A recovery has put something into memory that no month key holds.
    pub(crate) recovered: bool,
    pub(crate) mirror: MirrorQueue,
    pub(crate) read_only: Option<ReadOnly>,
}

/// The head as this store last read or wrote it.
#[derive(Debug, Default)]
pub(crate) struct Mark {
    pub(crate) text: Option<String>,
    pub(crate) stamp: Option<Stamp>,
    pub(crate) covers: Option<Stamp>,
}

impl std::fmt::Debug for Store {
    /// Only counts: a log of health data has no place in a console (spec S48).
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store")
            .field("records", &self.memory.records.len())
            .field("unsaved", &self.pending.as_slice().len())
            .field("read_only", &self.read_only)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Opens what is kept, all months of it. Never fails and never deletes: what cannot be read is in the
    /// report.
    ///
    /// `now` is seconds since 1970; `writer` must be drawn anew for every start.
    #[must_use]
    pub fn open(kv: Box<dyn KvStore>, now: u64, writer: Writer) -> Opened {
        Self::open_wanted(kv, now, writer, None)
    }

    /// Opens the journal, the undated records and these months (the current and the previous one).
    /// [`Store::read_month`] brings others when a screen asks. If anything is damaged, all is read.
    #[must_use]
    pub fn open_months(kv: Box<dyn KvStore>, now: u64, writer: Writer, months: &[Month]) -> Opened {
        Self::open_wanted(kv, now, writer, Some(months))
    }

    fn open_wanted(kv: Box<dyn KvStore>, now: u64, writer: Writer, wanted: Option<&[Month]>) -> Opened {
        let mut scan = Scan::of(kv.as_ref());
        let memory = scan.merge(kv.as_ref(), wanted);
        let covers = scan.head.as_ref().and_then(|head| head.covers);
        let read_only = if scan.report.erasing {
            Some(ReadOnly::Erasing)
        } else {
            scan.report.newer_schema.map(ReadOnly::NewerSchema)
        };
        let store = Self {
            kv,
            writer,
            highest: scan.highest.max(now.min(MAX_FOREIGN_CLOCK).saturating_sub(1)),
            given: None,
            memory,
            last: scan.last.max(covers),
            pending: Sorted::default(),
            written: Sorted::default(),
            journal: scan.journal,
            head: Mark { text: scan.head_text, stamp: scan.head.map(|head| head.stamp), covers },
            committed: None,
            damaged: scan.report.damaged.clone(),
            recovered: scan.report.rebuilt || !scan.report.lost_months.is_empty(),
            mirror: MirrorQueue::default(),
            read_only,
        };
        let records = store.records().live().cloned().collect();
        Opened { store, records, report: scan.report }
    }

    /// The records in memory, tombstones included.
    #[must_use]
    pub fn records(&self) -> &Records {
        &self.memory.records
    }

    /// The months of the last checkpoint, by date, [`Month::UNDATED`] first.
    pub fn months(&self) -> impl Iterator<Item = MonthInfo<'_>> {
        self.memory.months.iter().map(|(month, entry)| MonthInfo {
            month: *month,
            counts: &entry.counts,
            summary: &entry.summary,
            decoded: self.memory.is_decoded(*month),
            lost: self.memory.lost.contains(month),
        })
    }

    /// Brings a month into memory, if it is not there yet, and gives its live records as they are now.
    ///
    /// # Errors
    /// [`Damage`] if its key cannot be read; it is then among [`Store::damaged`].
    pub fn read_month(&mut self, month: Month) -> Result<Vec<Record>, Damage> {
        self.decode(month)?;
        Ok(self.memory.live_of(month).cloned().collect())
    }

    /// Brings every month into memory that can be read.
    pub fn read_all(&mut self) {
        let months: Vec<_> = self.memory.months.keys().copied().collect();
        for month in months {
            // An unreadable one is among the damaged then; the others come all the same.
            drop(self.decode(month));
        }
    }

    /// The keys whose value cannot be used, as far as is known. They are never deleted or overwritten,
    /// except by the good copy of the very same key.
    #[must_use]
    pub fn damaged(&self) -> &[Damaged] {
        &self.damaged
    }

    /// A stamp higher than any seen: for the id of a new record.
    ///
    /// If an action follows that changes the record of this id, it gets the same stamp; so the usual new
    /// record needs no `rev`.
    pub fn next_stamp(&mut self, now: u64) -> Stamp {
        let now = now.min(MAX_FOREIGN_CLOCK);
        self.highest = now.max(self.highest.saturating_add(1)).min(MAX_CLOCK);
        let stamp = Stamp::new(self.highest, self.writer);
        self.given = Some(stamp);
        stamp
    }

    /// Keeps one user action: all its changes in one journal key, or none.
    ///
    /// Actions that could not be written before are written first. The returned stamp is the revision of
    /// the changed records. No changes, no write.
    ///
    /// # Errors
    /// [`NotSaved::Kept`]: the changes are in memory and wait. [`NotSaved::ReadOnly`]: nothing happened.
    pub fn append(&mut self, now: u64, changes: Vec<Change>) -> Result<Stamp, NotSaved> {
        if let Some(why) = self.read_only {
            return Err(NotSaved::ReadOnly(why));
        }
        let stamp = self.action_stamp(now, &changes);
        if changes.is_empty() {
            return Ok(stamp);
        }
        let records: Vec<_> = changes.into_iter().map(|change| change.into_record(stamp)).collect();
        self.pending.insert((stamp, journal::write(stamp, self.last, &records)));
        self.last = Some(stamp);
        for record in records {
            self.saw(record.id.clock);
            self.memory.absorb(record);
        }
        match self.retry() {
            Ok(()) => Ok(stamp),
            Err(why) => Err(NotSaved::Kept { stamp, unsaved: self.unsaved(), why }),
        }
    }

    /// How many actions the journal holds. Above 200 a checkpoint is due, between two sets of a running
    /// session above 400.
    #[must_use]
    pub fn journal_length(&self) -> usize {
        self.journal.as_slice().len()
    }

    /// How many actions are in memory only.
    #[must_use]
    pub fn unsaved(&self) -> usize {
        self.pending.as_slice().len()
    }

    /// Writes the actions that are in memory only, oldest first, and stops at the first refusal.
    ///
    /// # Errors
    /// What the store said; the rest still waits.
    pub fn retry(&mut self) -> Result<(), KvError> {
        while let Some((stamp, value)) = self.pending.as_slice().first() {
            let key = journal::key(*stamp);
            self.kv.set(&key, value)?;
            if let Some((stamp, value)) = self.pending.pop_first() {
                self.mirror.push([(key, value.clone())]);
                self.journal.insert(stamp);
                self.written.insert((stamp, value));
            }
        }
        Ok(())
    }

    /// Reads again what was written since the last call, and the last action in any case; writes again
    /// what is missing or differs. To be called two seconds after a write or a checkpoint: WebKit may
    /// take a value back after it was set (spec S15).
    pub fn verify_last(&mut self) -> Verified {
        match self.verify() {
            Ok(0) => {
                while self.written.as_slice().len() > 1 {
                    self.written.pop_first();
                }
                Verified::Held
            }
            Ok(again) => Verified::WrittenAgain(again),
            Err(why) => Verified::NotSaved(why),
        }
    }

    /// Says how many values had to be written again.
    fn verify(&mut self) -> Result<usize, KvError> {
        if self.read_only.is_some() {
            return Ok(0);
        }
        let mut again = self.verify_committed()?;
        let mut gone = Vec::new();
        for action in self.written.as_slice() {
            if self.kv.get(&journal::key(action.0))?.as_ref() != Some(&action.1) {
                gone.push(action.clone());
            }
        }
        if !gone.is_empty() {
            // Another writer may have folded it into a month.
            self.sync()?;
        }
        for action in gone {
            self.written.remove(&action);
            let read = journal::read(action.0, &action.1).into_iter();
            if !read.flat_map(|read| read.records).all(|record| self.memory.stands(record.id)) {
                self.pending.insert(action);
                again += 1;
            }
        }
        self.retry()?;
        Ok(again)
    }

    /// Whether this store may write, and if not, why.
    #[must_use]
    pub fn read_only(&self) -> Option<ReadOnly> {
        self.read_only
    }

    /// Another tab has become the writer: no more writing here.
    pub fn follow_other_tab(&mut self) {
        self.read_only.get_or_insert(ReadOnly::OtherTab);
    }

    /// This tab becomes the writer, after taking in what the other one wrote; gives what was new.
    ///
    /// # Errors
    /// What the store said; this tab then still follows.
    pub fn become_writer(&mut self) -> Result<Vec<Record>, KvError> {
        let new = self.catch_up()?;
        if self.read_only == Some(ReadOnly::OtherTab) {
            self.read_only = None;
        }
        Ok(new)
    }

    /// Everything as one JSON document (spec X30): all records, tombstones and unsaved actions too.
    ///
    /// `app` is the version of the app, `made` the local time with its offset, `prefs` the preferences.
    /// Writes nothing, so it works when nothing can be written. Months that cannot be read are not in it
    /// ([`Store::damaged`] names them).
    pub fn backup(&mut self, app: &str, made: &str, prefs: &Map<String, Value>) -> String {
        self.read_all();
        let schema = match self.read_only {
            Some(ReadOnly::NewerSchema(schema)) => schema,
            _ => SCHEMA,
        };
        backup::write(schema, app, made, self.records(), prefs)
    }

    /// How many characters of the [`QUOTA`] all `brace.*` keys and values use. The browser cannot tell.
    ///
    /// # Errors
    /// What the store said.
    pub fn used_characters(&self) -> Result<usize, KvError> {
        let mut sum = 0;
        for key in self.kv.keys()? {
            let value = self.kv.get(&key)?.unwrap_or_default();
            sum += key.encode_utf16().count() + value.encode_utf16().count();
        }
        Ok(sum)
    }

    /// A stamp for a checkpoint; never that of an action.
    pub(crate) fn own_stamp(&mut self, now: u64) -> Stamp {
        let stamp = self.next_stamp(now);
        self.given = None;
        stamp
    }

    /// Whatever is taken in from outside moves the own clock above it.
    pub(crate) fn saw(&mut self, clock: u64) {
        self.highest = self.highest.max(clock);
    }

    pub(crate) fn saw_schema(&mut self, schema: Option<u32>) {
        if let Some(schema) = schema.filter(|schema| *schema > SCHEMA) {
            self.read_only = Some(ReadOnly::NewerSchema(schema));
        }
    }

    pub(crate) fn found_damage(&mut self, key: String, why: Damage) {
        if self.damaged.iter().all(|damaged| damaged.key != key) {
            self.damaged.push(Damaged { key, why });
        }
    }

    pub(crate) fn decode(&mut self, month: Month) -> Result<Vec<Stamp>, Damage> {
        let done = self.memory.decode(self.kv.as_ref(), month);
        self.saw_schema(self.memory.newer_schema);
        if let Err(why) = &done
            && let Some(entry) = self.memory.months.get(&month)
        {
            self.found_damage(snapshot::key(month, entry.stamp), why.clone());
        }
        done
    }

    /// The stamp of an action: the one given last if the action makes that record and nothing came since.
    fn action_stamp(&mut self, now: u64, changes: &[Change]) -> Stamp {
        let given = self.given.take().filter(|given| given.clock == self.highest);
        match given {
            Some(given) if changes.iter().any(|change| change.id == given) => given,
            _ => self.own_stamp(now),
        }
    }
}

impl Change {
    pub(crate) fn into_record(self, rev: Stamp) -> Record {
        let mut fields = if self.deleted { Map::new() } else { self.fields };
        if OWN_NAMES.iter().any(|name| fields.contains_key(*name)) {
            // What is in memory is what will be read back.
            let all = std::mem::take(&mut fields).into_iter();
            fields.extend(all.filter(|(name, _)| !OWN_NAMES.contains(&name.as_str())));
        }
        Record { id: self.id, rev, kind: self.kind, deleted: self.deleted, fields }
    }
}
