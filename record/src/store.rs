//! The store: the one door between an app and what is kept.
//!
//! It holds the records in memory, writes one journal key per action, and keeps what could not be
//! written until it can. It is told the time and the writer; it never reads a clock.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::{
    backup, journal,
    kv::{KvError, KvStore},
    merge::Records,
    open::{OpenReport, Scan},
    record::Record,
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
    /// All its fields, not only those that changed; empty for a deletion.
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

/// The records, and the way to keep them.
pub struct Store {
    kv: Box<dyn KvStore>,
    writer: Writer,
    highest: u64,
    /// The stamp that [`Store::next_stamp`] gave last, until an action takes it.
    given: Option<Stamp>,
    records: Records,
    /// The action before the next one.
    last: Option<Stamp>,
    /// Values of actions that could not be written, by stamp.
    pending: BTreeMap<Stamp, String>,
    /// Values of actions written since the last verification, and of the last one written.
    written: BTreeMap<Stamp, String>,
    read_only: Option<ReadOnly>,
}

impl std::fmt::Debug for Store {
    /// Only counts: a log of health data has no place in a console (spec S48).
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store")
            .field("records", &self.records.len())
            .field("unsaved", &self.pending.len())
            .field("read_only", &self.read_only)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Opens what is kept. Never fails and never deletes: what cannot be read is in the report.
    ///
    /// `now` is seconds since 1970; `writer` must be drawn anew for every start.
    #[must_use]
    pub fn open(kv: Box<dyn KvStore>, now: u64, writer: Writer) -> Opened {
        let scan = Scan::of(kv.as_ref());
        let last = scan.actions.iter().map(|action| action.stamp).max();
        let store = Self {
            kv,
            writer,
            highest: scan
                .highest
                .max(now.min(MAX_FOREIGN_CLOCK).saturating_sub(1)),
            given: None,
            records: scan
                .actions
                .into_iter()
                .flat_map(|action| action.records)
                .collect(),
            last: last.max(scan.head.and_then(|head| head.covers)),
            pending: BTreeMap::new(),
            written: BTreeMap::new(),
            read_only: scan.report.newer_schema.map(ReadOnly::NewerSchema),
        };
        let records = store.records.live().cloned().collect();
        Opened {
            store,
            records,
            report: scan.report,
        }
    }

    /// The records in memory, tombstones included.
    #[must_use]
    pub fn records(&self) -> &Records {
        &self.records
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
        let records: Vec<_> = changes
            .into_iter()
            .map(|change| change.into_record(stamp))
            .collect();
        self.pending
            .insert(stamp, journal::write(stamp, self.last, &records));
        self.last = Some(stamp);
        self.records.merge(records);
        match self.retry() {
            Ok(()) => Ok(stamp),
            Err(why) => Err(NotSaved::Kept {
                stamp,
                unsaved: self.unsaved(),
                why,
            }),
        }
    }

    /// How many actions are in memory only.
    #[must_use]
    pub fn unsaved(&self) -> usize {
        self.pending.len()
    }

    /// Writes the actions that are in memory only, oldest first, and stops at the first refusal.
    ///
    /// # Errors
    /// What the store said; the rest still waits.
    pub fn retry(&mut self) -> Result<(), KvError> {
        while let Some(entry) = self.pending.first_entry() {
            self.kv.set(&journal::key(*entry.key()), entry.get())?;
            let (stamp, value) = entry.remove_entry();
            self.written.insert(stamp, value);
        }
        Ok(())
    }

    /// Reads again what was written since the last call, and the last action in any case; writes again
    /// what is missing or differs. To be called two seconds after a write: WebKit may take a value back
    /// after it was set (spec S15).
    pub fn verify_last(&mut self) -> Verified {
        let mut gone = Vec::new();
        for (stamp, value) in &self.written {
            match self.kv.get(&journal::key(*stamp)) {
                Ok(found) if found.as_ref() == Some(value) => {}
                _ => gone.push(*stamp),
            }
        }
        if gone.is_empty() {
            while self.written.len() > 1 {
                self.written.pop_first();
            }
            return Verified::Held;
        }
        for stamp in &gone {
            if let Some(value) = self.written.remove(stamp) {
                self.pending.insert(*stamp, value);
            }
        }
        match self.retry() {
            Ok(()) => Verified::WrittenAgain(gone.len()),
            Err(why) => Verified::NotSaved(why),
        }
    }

    /// Whether this store may write, and if not, why.
    #[must_use]
    pub fn read_only(&self) -> Option<ReadOnly> {
        self.read_only
    }

    /// Everything as one JSON document (spec X30): all records, tombstones and unsaved actions too.
    ///
    /// `app` is the version of the app, `made` the local time with its offset, `prefs` the preferences.
    /// Writes nothing, so it works when nothing can be written.
    pub fn backup(&mut self, app: &str, made: &str, prefs: &Map<String, Value>) -> String {
        backup::write(app, made, &self.records, prefs)
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

    /// The stamp of an action: the one given last if the action makes that record and nothing came since.
    fn action_stamp(&mut self, now: u64, changes: &[Change]) -> Stamp {
        let given = self
            .given
            .take()
            .filter(|given| given.clock == self.highest);
        match given {
            Some(given) if changes.iter().any(|change| change.id == given) => given,
            _ => {
                let stamp = self.next_stamp(now);
                self.given = None;
                stamp
            }
        }
    }
}

impl Change {
    fn into_record(self, rev: Stamp) -> Record {
        let fields = if self.deleted {
            Map::new()
        } else {
            self.fields
        };
        Record {
            id: self.id,
            rev,
            kind: self.kind,
            deleted: self.deleted,
            fields,
        }
    }
}
