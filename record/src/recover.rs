//! Recovery: other replicas are merged in, never copied over what is here.
//!
//! Another tab's keys and the mirror's are the same matter: a key is good if its checksum holds, and
//! everything good is merged. What that changes stands in memory first and gets to storage through the
//! normal checkpoint, so a crash during recovery is a normal crash (spec S21).

use std::collections::BTreeMap;

use crate::{
    head::{HEAD_KEY, Head},
    journal::{self, Action},
    kv::KvError,
    memory,
    merge::Records,
    mirror::MirrorWrite,
    month::Month,
    open::Damage,
    record::Record,
    snapshot::{self, Snapshot},
    stamp::Stamp,
    store::{Mark, Store},
};

/// What the mirror gave back.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Recovered {
    /// The records that were absent or older here, as they are now; tombstones too.
    pub records: Vec<Record>,
    /// There was nothing here before: the whole log came from the mirror.
    pub whole: bool,
}

impl Store {
    /// Takes in what another writer has put into the journal and the head since; gives what was new. For
    /// a second tab on every `storage` event.
    ///
    /// # Errors
    /// What the store said.
    pub fn catch_up(&mut self) -> Result<Vec<Record>, KvError> {
        let new = self.sync()?;
        Ok(self.now_of(new))
    }

    /// Compares with the mirror, once per start after the first paint: `mirror` is all of its keys.
    ///
    /// What it has and the store lacks is merged; a good copy of a damaged or absent key is put back.
    /// If anything came, [`Store::wants_checkpoint`] says so. If nothing did, the mirror is brought level
    /// and tidied ([`Store::take_mirror_writes`]).
    pub fn compare_mirror(&mut self, mirror: &BTreeMap<String, String>) -> Recovered {
        if self.read_only.is_some() {
            return Recovered::default();
        }
        let copies: Vec<_> = mirror
            .iter()
            .filter(|(key, value)| !self.is_in_use(key, value))
            .filter_map(|(key, value)| Some((key, value, Copy::read(key, value)?)))
            .collect();
        self.saw_schema(copies.iter().map(|(_, _, copy)| copy.schema()).max());
        if self.read_only.is_some() {
            return Recovered::default();
        }
        let was_empty = self.records().is_empty() && self.memory.months.is_empty();
        let (mut new, mut spare, mut actions) = (Vec::new(), Vec::new(), Vec::new());
        // Months first: an action that is folded into one of them then changes nothing.
        for (key, value, copy) in copies {
            match copy {
                Copy::Head(_) => continue,
                Copy::Action(action) => actions.push((key, value, action)),
                Copy::Month(month, stamp, copy) => {
                    new.extend(self.absorb_month(key, value, (month, stamp), copy));
                }
            }
            spare.push(key.clone());
        }
        for (key, value, action) in actions {
            new.extend(self.absorb_action(key, value, action));
        }
        self.recovered |= !new.is_empty();
        if !self.recovered {
            self.level_mirror(mirror, spare);
        }
        Recovered { whole: was_empty && !new.is_empty(), records: self.now_of(new) }
    }

    /// The writes that wait for the mirror, oldest first; each inner list is one transaction.
    pub fn take_mirror_writes(&mut self) -> Vec<Vec<MirrorWrite>> {
        self.mirror.take()
    }

    /// There is no mirror: nothing waits for it any more.
    pub fn turn_mirror_off(&mut self) {
        self.mirror.turn_off();
    }

    /// Takes in what stands in the store by now and is not known yet.
    pub(crate) fn sync(&mut self) -> Result<Vec<Stamp>, KvError> {
        let mut new = Vec::new();
        let text = self.kv.get(HEAD_KEY)?;
        if text != self.head.text
            && let Some(head) = text.as_deref().and_then(Head::read)
        {
            self.adopt(head, text, &mut new);
        }
        for key in self.kv.keys()? {
            let Some(stamp) = journal::stamp_of(&key).filter(|stamp| !self.journal.contains(stamp)) else {
                continue;
            };
            let Some(value) = self.kv.get(&key)? else {
                continue;
            };
            match journal::read(stamp, &value) {
                Some(action) => new.extend(self.take_action(action, &key)),
                None => self.found_damage(key, Damage::Unreadable),
            }
        }
        Ok(new)
    }

    /// Goes over to another writer's head. What only ours named is merged, as from any replica.
    fn adopt(&mut self, head: Head, text: Option<String>, new: &mut Vec<Stamp>) {
        self.saw(head.clock.max(head.stamp.clock));
        self.saw_schema(Some(head.schema));
        self.head = Mark { text, stamp: Some(head.stamp), covers: head.covers };
        self.last = self.last.max(head.covers);
        let ours = std::mem::replace(&mut self.memory.months, head.months);
        for (month, entry) in ours {
            let theirs = self.memory.months.get(&month).map(|entry| entry.stamp);
            if theirs == Some(entry.stamp) {
                continue;
            }
            let decoded = self.memory.is_decoded(month);
            self.memory.forget_month(month);
            if decoded {
                // An unreadable one is among the damaged then, and memory has what it had.
                new.extend(self.decode(month).unwrap_or_default());
            } else if let Ok(copy) = memory::read_month(self.kv.as_ref(), month, entry.stamp) {
                self.saw_schema(Some(copy.schema));
                new.extend(self.absorb_all(copy.records));
            }
        }
    }

    /// Takes in an action of the journal.
    fn take_action(&mut self, action: Action, key: &str) -> Vec<Stamp> {
        self.saw(action.stamp.clock);
        self.saw_schema(Some(action.schema));
        self.last = self.last.max(Some(action.stamp));
        if action.unreadable > 0 {
            self.found_damage(key.to_owned(), Damage::Records(action.unreadable));
        } else {
            self.journal.insert(action.stamp);
        }
        self.absorb_all(action.records)
    }

    /// Takes in records of another replica; says which were new or newer.
    pub(crate) fn absorb_all(&mut self, records: Vec<Record>) -> Vec<Stamp> {
        let ids = records.iter().map(|record| record.id);
        // A month that the store refuses to give is tried again by the checkpoint.
        drop(self.memory.resolve(self.kv.as_ref(), ids));
        let mut new = Vec::new();
        for record in records {
            self.saw(record.id.clock.max(record.rev.clock));
            let id = record.id;
            if self.memory.absorb(record) {
                new.push(id);
            }
        }
        new
    }

    /// Takes in the mirror's copy of an action. It is written here too if it changed something or if the
    /// value here is damaged; if there is no room, it waits with the unsaved.
    fn absorb_action(&mut self, key: &str, value: &str, action: Action) -> Vec<Stamp> {
        let stamp = action.stamp;
        let new = self.absorb_all(action.records);
        self.saw(stamp.clock);
        if action.unreadable == 0 && (self.is_damaged(key) || !new.is_empty()) {
            self.damaged.retain(|damaged| damaged.key != key);
            self.last = self.last.max(Some(stamp));
            self.pending.insert((stamp, value.to_owned()));
            drop(self.retry());
        }
        new
    }

    /// Takes in the mirror's copy of a month. It is put back here if the head names it or if the value here
    /// is damaged; otherwise its records get here through the next checkpoint.
    fn absorb_month(
        &mut self,
        key: &str,
        value: &str,
        (month, stamp): (Month, Stamp),
        copy: Snapshot,
    ) -> Vec<Stamp> {
        self.saw(stamp.clock);
        let named = self.memory.months.get(&month).map(|entry| entry.stamp) == Some(stamp);
        if (named || self.is_damaged(key)) && self.kv.set(key, value).is_ok() {
            self.damaged.retain(|damaged| damaged.key != key);
            if named && !self.memory.is_decoded(month) {
                // Just written; should it not read, the next start finds it.
                return self.decode(month).unwrap_or_default();
            }
        }
        self.absorb_all(copy.records)
    }

    fn is_damaged(&self, key: &str) -> bool {
        self.damaged.iter().any(|damaged| damaged.key == key)
    }

    /// Whether the same value stands under a key here and is in memory or named by the head. (A month key
    /// that is neither may be the rest of a checkpoint whose head the mirror has.)
    fn is_in_use(&self, key: &str, value: &str) -> bool {
        let same = self.kv.get(key).is_ok_and(|here| here.as_deref() == Some(value));
        same && snapshot::parse_key(key).is_none_or(|(month, stamp)| {
            self.memory.months.get(&month).map(|entry| entry.stamp) == Some(stamp)
        })
    }

    /// Nothing was missing here: the mirror gets what it lacks, and loses what is out of use in both.
    fn level_mirror(&mut self, mirror: &BTreeMap<String, String>, spare: Vec<String>) {
        let months = self.memory.months.iter().map(|(month, entry)| snapshot::key(*month, entry.stamp));
        let journal = self.journal.as_slice().iter().map(|stamp| journal::key(*stamp));
        let mut keys: Vec<_> = months.chain(journal).collect();
        keys.push(HEAD_KEY.to_owned());
        let mut batch = Vec::new();
        for key in keys {
            // What cannot be read now is brought level at another start.
            if let Ok(Some(value)) = self.kv.get(&key)
                && mirror.get(&key) != Some(&value)
                && !self.is_damaged(&key)
            {
                batch.push(MirrorWrite { key, value: Some(value) });
            }
        }
        if batch.is_empty() {
            // Both copies name the same months and have them: what is spare in the mirror is in them.
            batch = spare.into_iter().map(|key| MirrorWrite { key, value: None }).collect();
        }
        self.mirror.push_writes(batch);
    }

    /// The records of these ids as they are now, each once.
    pub(crate) fn now_of(&self, ids: Vec<Stamp>) -> Vec<Record> {
        let now: Records = ids.into_iter().filter_map(|id| self.records().get(id).cloned()).collect();
        now.into_iter().collect()
    }
}

/// A good value of another replica.
enum Copy {
    Head(u32),
    Action(Action),
    Month(Month, Stamp, Snapshot),
}

impl Copy {
    fn read(key: &str, value: &str) -> Option<Self> {
        if key == HEAD_KEY {
            return Head::read(value).map(|head| Self::Head(head.schema));
        }
        if let Some(stamp) = journal::stamp_of(key) {
            return journal::read(stamp, value).map(Self::Action);
        }
        let (month, stamp) = snapshot::parse_key(key)?;
        snapshot::read(month, stamp, value).map(|copy| Self::Month(month, stamp, copy))
    }

    fn schema(&self) -> u32 {
        match self {
            Self::Head(schema) => *schema,
            Self::Action(action) => action.schema,
            Self::Month(_, _, copy) => copy.schema,
        }
    }
}
