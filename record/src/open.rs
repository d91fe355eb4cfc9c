//! Opening: one pass over the keys, everything that verifies is merged, the rest is named and left alone.

use crate::{
    SCHEMA, codec,
    erase::ERASE_KEY,
    head::{HEAD_KEY, Head},
    journal::{self, Action, JOURNAL},
    kv::{KvError, KvStore},
    memory::{self, Memory},
    month::Month,
    snapshot,
    sorted::Sorted,
    stamp::Stamp,
};

/// What was found at the start that the user should hear of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OpenReport {
    /// Keys whose value cannot be used. They stay as they are ([`Store::damaged`](crate::Store::damaged)).
    pub damaged: Vec<Damaged>,
    /// Actions that are known to have been, and are not there.
    pub missing: Vec<Missing>,
    /// Months that cannot be read as they were written; what other keys held of them is used.
    pub lost_months: Vec<Month>,
    /// The head was bad, absent or older than the months, and has been made from them.
    pub rebuilt: bool,
    /// The newest schema found, if this version does not know it; then the store is read-only.
    pub newer_schema: Option<u32>,
    /// Why nothing could be read at all: everything then stays in memory.
    pub unavailable: Option<KvError>,
    /// "Delete everything" was begun and has to be finished: [`finish_erase`](crate::finish_erase).
    pub erasing: bool,
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
    /// The head names the key, and it is not there.
    Absent,
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

/// Everything under `brace.*`, read once and judged.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    pub(crate) head: Option<Head>,
    /// The head as it is stored, if it is good.
    pub(crate) head_text: Option<String>,
    actions: Vec<Action>,
    /// The actions that have been read whole.
    pub(crate) journal: Sorted<Stamp>,
    /// The month keys whose checksum holds.
    months: Sorted<(Month, Stamp)>,
    /// The highest action, read whole or not.
    pub(crate) last: Option<Stamp>,
    /// The highest clock seen anywhere, in the names of damaged keys too.
    pub(crate) highest: u64,
    pub(crate) report: OpenReport,
}

impl Scan {
    /// Reads every key once. Never fails: what cannot be read is in the report.
    pub(crate) fn of(kv: &dyn KvStore) -> Self {
        let mut scan = Self::default();
        match kv.keys() {
            Ok(keys) if keys.iter().any(|key| key == ERASE_KEY) => scan.report.erasing = true,
            Ok(keys) => keys.iter().for_each(|key| scan.read(kv, key)),
            Err(why) => scan.report.unavailable = Some(why),
        }
        scan.find_gaps();
        scan
    }

    /// Merges what was read: the journal, the wanted months, and all that is readable if the head does
    /// not hold.
    pub(crate) fn merge(&mut self, kv: &dyn KvStore, wanted: Option<&[Month]>) -> Memory {
        let mut memory = Memory::default();
        for action in std::mem::take(&mut self.actions) {
            for record in action.records {
                memory.absorb(record);
            }
        }
        let spare = match &self.head {
            Some(head) => {
                memory.months = head.months.clone();
                self.spare_months(kv, head)
            }
            None => self.rebuild_months(kv, &mut memory),
        };
        let lost = memory.months.iter().any(|(month, entry)| !self.months.contains(&(*month, entry.stamp)));
        self.report.rebuilt = self.head.is_none() && !memory.months.is_empty();
        if self.report.rebuilt || !spare.is_empty() || lost {
            self.read_all(kv, &mut memory, spare, lost);
        } else {
            let months: Vec<_> = match wanted {
                Some(wanted) => [Month::UNDATED].iter().chain(wanted).copied().collect(),
                None => memory.months.keys().copied().collect(),
            };
            for month in months {
                if let Err(why) = memory.decode(kv, month) {
                    self.lost(&memory, month, why);
                }
            }
            self.resolve_covered(kv, &mut memory);
        }
        self.report.newer_schema = self.report.newer_schema.max(memory.newer_schema);
        memory
    }

    /// Month keys that are newer than the head and have to be taken in all the same.
    ///
    /// Usually there are none, or they are what a crash has left of a checkpoint: all that they hold is in
    /// the journal, or was never acknowledged. But if one of them was made on top of a newer head, then the
    /// head is an old one that was put back; and a checkpoint that is complete does no harm.
    fn spare_months(&self, kv: &dyn KvStore, head: &Head) -> Vec<(Month, Stamp)> {
        let newer: Vec<_> = self
            .months
            .as_slice()
            .iter()
            .copied()
            .filter(|(_, stamp)| *stamp > head.stamp)
            .filter_map(|key| Some((key, memory::read_month(kv, key.0, key.1).ok()?)))
            .collect();
        let stale = newer.iter().any(|(_, snapshot)| snapshot.base > Some(head.stamp));
        let complete = |stamp: Stamp, last: Month| self.months.contains(&(last, stamp));
        newer
            .into_iter()
            .filter(|((_, stamp), snapshot)| stale || complete(*stamp, snapshot.last))
            .map(|(key, _)| key)
            .collect()
    }

    /// Without a head: each month is the good key with the highest stamp; the others are spare copies.
    fn rebuild_months(&self, kv: &dyn KvStore, memory: &mut Memory) -> Vec<(Month, Stamp)> {
        let mut spare = Vec::new();
        for (month, stamp) in self.months.as_slice().iter().copied().rev() {
            let Ok(snapshot) = memory::read_month(kv, month, stamp) else {
                continue;
            };
            let records: Vec<_> = snapshot.records.iter().collect();
            match memory::entry(stamp, &records) {
                Some(entry) if !memory.months.contains_key(&month) => {
                    memory.months.insert(month, entry);
                    memory.stale.insert(month);
                }
                _ => spare.push((month, stamp)),
            }
        }
        spare
    }

    /// Decodes all named months and merges every good copy that may hold what they lack.
    fn read_all(
        &mut self,
        kv: &dyn KvStore,
        memory: &mut Memory,
        mut spare: Vec<(Month, Stamp)>,
        lost: bool,
    ) {
        let months: Vec<_> = memory.months.keys().copied().collect();
        for month in months {
            if let Err(why) = memory.decode(kv, month) {
                self.lost(memory, month, why);
            }
        }
        if lost {
            // What a lost month held may stand in any older key: records move between months.
            spare.extend(self.months.as_slice());
        }
        for (month, stamp) in spare {
            if let Ok(snapshot) = memory::read_month(kv, month, stamp) {
                memory.saw_schema(snapshot.schema);
                for record in snapshot.records {
                    self.report.rebuilt |= memory.absorb(record);
                }
            }
        }
    }

    /// Actions that the head covers are usually gone. One that is still there may be older than what an
    /// undecoded month holds, so those months are brought in.
    fn resolve_covered(&self, kv: &dyn KvStore, memory: &mut Memory) {
        let covers = self.head.as_ref().and_then(|head| head.covers);
        let covered = |stamp: &Stamp| Some(*stamp) <= covers;
        let ids: Vec<_> =
            memory.records.iter().filter(|record| covered(&record.rev)).map(|record| record.id).collect();
        // A month that the store refuses to give is tried again when it is needed.
        drop(memory.resolve(kv, ids));
    }

    fn read(&mut self, kv: &dyn KvStore, key: &str) {
        let month = snapshot::parse_key(key);
        let stamp = month.map(|(_, stamp)| stamp).or_else(|| journal::stamp_of(key));
        if let Some(stamp) = stamp {
            self.saw(stamp.clock);
        }
        if stamp.is_none() && key != HEAD_KEY && !key.starts_with(JOURNAL) {
            return;
        }
        let value = match kv.get(key) {
            Ok(Some(value)) => value,
            Ok(None) => return,
            Err(why) => return self.damaged(key, Damage::Store(why)),
        };
        let good = match (month, stamp) {
            (Some(month), _) => {
                // Only the checksum: decoding is for those that are wanted.
                let good = codec::unseal(key, &value).is_some();
                if good {
                    self.months.insert(month);
                }
                good
            }
            (None, Some(stamp)) => {
                journal::read(stamp, &value).map(|action| self.take_action(key, action)).is_some()
            }
            (None, None) => {
                key == HEAD_KEY && Head::read(&value).map(|head| self.take_head(head, value)).is_some()
            }
        };
        if !good {
            self.damaged(key, Damage::Unreadable);
        }
    }

    fn take_head(&mut self, head: Head, text: String) {
        self.saw(head.clock);
        self.saw(head.stamp.clock);
        self.saw_schema(head.schema);
        self.head = Some(head);
        self.head_text = Some(text);
    }

    fn take_action(&mut self, key: &str, action: Action) {
        if action.unreadable > 0 {
            self.damaged(key, Damage::Records(action.unreadable));
        } else {
            self.journal.insert(action.stamp);
        }
        self.last = self.last.max(Some(action.stamp));
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

    fn lost(&mut self, memory: &Memory, month: Month, why: Damage) {
        if let Some(entry) = memory.months.get(&month) {
            self.damaged(&snapshot::key(month, entry.stamp), why);
        }
        self.report.lost_months.push(month);
    }

    fn damaged(&mut self, key: &str, why: Damage) {
        if self.report.damaged.iter().all(|damaged| damaged.key != key) {
            self.report.damaged.push(Damaged { key: key.to_owned(), why });
        }
    }

    /// An action whose predecessor is neither here nor folded into the months follows a gap (spec S16).
    fn find_gaps(&mut self) {
        let covers = match &self.head {
            Some(head) => head.covers,
            // A month key is younger than every action folded into it.
            None => self.months.as_slice().iter().map(|(_, stamp)| *stamp).max(),
        };
        let mut present = self.journal.clone();
        present.extend(self.actions.iter().map(|action| action.stamp));
        for action in &self.actions {
            if let Some(prev) = action.prev
                && Some(prev) > covers
                && !present.contains(&prev)
            {
                self.report.missing.push(Missing { action: prev, before: action.stamp });
            }
        }
    }
}
