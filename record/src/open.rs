//! Opening: one pass over the keys, everything that verifies is merged, the rest is named and left alone.

use std::collections::BTreeSet;

use crate::{
    SCHEMA,
    head::{HEAD_KEY, Head},
    journal::{self, Action, JOURNAL},
    kv::{KvError, KvStore},
    stamp::Stamp,
};

/// What was found at the start that the user should hear of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OpenReport {
    /// Keys whose value cannot be used. They stay as they are.
    pub damaged: Vec<Damaged>,
    /// Actions that are known to have been, and are not there.
    pub missing: Vec<Missing>,
    /// The newest schema found, if this version does not know it; then the store is read-only.
    pub newer_schema: Option<u32>,
    /// Why nothing could be read at all: everything then stays in memory.
    pub unavailable: Option<KvError>,
}

/// A key whose value cannot be used, or not all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damaged {
    /// The key.
    pub key: String,
    /// What is wrong.
    pub why: Damage,
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// Checksum or form does not hold; nothing of it is used.
    Unreadable,
    /// So many of its records have no readable form; the others are used.
    Records(usize),
    /// The store refused to give it.
    Store(KvError),
}

/// A gap in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing {
    /// The action that is not there.
    pub action: Stamp,
    /// The action that followed it.
    pub before: Stamp,
}

/// Everything readable under `brace.*`.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    pub(crate) head: Option<Head>,
    pub(crate) actions: Vec<Action>,
    /// The highest clock seen anywhere, in the names of damaged keys too.
    pub(crate) highest: u64,
    pub(crate) report: OpenReport,
}

impl Scan {
    /// Reads every key once. Never fails: what cannot be read is in the report.
    pub(crate) fn of(kv: &dyn KvStore) -> Self {
        let mut scan = Self::default();
        match kv.keys() {
            Ok(keys) => keys.iter().for_each(|key| scan.read(kv, key)),
            Err(why) => scan.report.unavailable = Some(why),
        }
        scan.find_gaps();
        scan
    }

    fn read(&mut self, kv: &dyn KvStore, key: &str) {
        let stamp = key
            .rsplit('.')
            .next()
            .and_then(|text| text.parse::<Stamp>().ok());
        if let Some(stamp) = stamp {
            self.saw(stamp.clock);
        }
        let journal = key.starts_with(JOURNAL);
        if key != HEAD_KEY && !journal {
            return;
        }
        let value = match kv.get(key) {
            Ok(Some(value)) => value,
            Ok(None) => return,
            Err(why) => return self.damaged(key, Damage::Store(why)),
        };
        let read = if journal {
            stamp
                .and_then(|stamp| journal::read(stamp, &value))
                .map(|a| self.take_action(key, a))
        } else {
            Head::read(&value).map(|head| self.take_head(head))
        };
        if read.is_none() {
            self.damaged(key, Damage::Unreadable);
        }
    }

    fn take_head(&mut self, head: Head) {
        self.saw(head.clock);
        self.saw(head.stamp.clock);
        self.saw_schema(head.schema);
        self.head = Some(head);
    }

    fn take_action(&mut self, key: &str, action: Action) {
        if action.unreadable > 0 {
            self.damaged(key, Damage::Records(action.unreadable));
        }
        self.saw_schema(action.schema);
        for record in &action.records {
            self.saw(record.id.clock.max(record.rev.clock));
        }
        self.actions.push(action);
    }

    fn saw(&mut self, clock: u64) {
        self.highest = self.highest.max(clock);
    }

    fn saw_schema(&mut self, schema: u32) {
        if schema > SCHEMA {
            self.report.newer_schema = self.report.newer_schema.max(Some(schema));
        }
    }

    fn damaged(&mut self, key: &str, why: Damage) {
        self.report.damaged.push(Damaged {
            key: key.to_owned(),
            why,
        });
    }

    /// An action whose predecessor is neither here nor folded into the months follows a gap (spec S16).
    fn find_gaps(&mut self) {
        let present: BTreeSet<Stamp> = self.actions.iter().map(|action| action.stamp).collect();
        let covers = self.head.as_ref().and_then(|head| head.covers);
        for action in &self.actions {
            if let Some(prev) = action.prev
                && Some(prev) > covers
                && !present.contains(&prev)
            {
                self.report.missing.push(Missing {
                    action: prev,
                    before: action.stamp,
                });
            }
        }
    }
}
