//! The one rule: union by id, the higher revision wins.
//!
//! The same function replays the journal, heals from the second copy, joins two tabs and takes in a
//! backup; there is no other way in. It is idempotent, commutative and associative, so neither order nor
//! repetition matters (`record/tests/merge.rs`).

use crate::{record::Record, sorted::Pieces, stamp::Stamp};

/// Records by id, each in the highest revision seen; tombstones included.
#[derive(Debug, Clone, Default)]
pub struct Records(Pieces<Record>);

impl PartialEq for Records {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Records {
    /// No records.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in one record. True if it was new or newer than what was here.
    pub fn absorb(&mut self, record: Record) -> bool {
        let newer = self.get(record.id).is_none_or(|here| wins(&record, here));
        if newer {
            self.0.insert(record.id, record);
        }
        newer
    }

    /// Takes in all records of another set; says how many were new or newer.
    pub fn merge(&mut self, other: impl IntoIterator<Item = Record>) -> usize {
        other.into_iter().map(|record| usize::from(self.absorb(record))).sum()
    }

    /// The record of this id, a tombstone too.
    #[must_use]
    pub fn get(&self, id: Stamp) -> Option<&Record> {
        self.0.get(id)
    }

    /// All records in the order of their ids, tombstones included.
    pub fn iter(&self) -> impl Iterator<Item = &Record> {
        self.0.values()
    }

    /// The records that are not deleted, in the order of their ids.
    pub fn live(&self) -> impl Iterator<Item = &Record> {
        self.iter().filter(|record| !record.deleted)
    }

    /// Puts back what was here before, for an action that is taken back whole.
    pub(crate) fn put_back(&mut self, id: Stamp, former: Option<Record>) {
        match former {
            Some(record) => self.0.insert(id, record),
            None => self.0.remove(id),
        }
    }

    /// How many there are, tombstones included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True if there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.len() == 0
    }
}

impl IntoIterator for Records {
    type Item = Record;
    type IntoIter = std::iter::Flatten<std::vec::IntoIter<Vec<Record>>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_values()
    }
}

impl FromIterator<Record> for Records {
    fn from_iter<I: IntoIterator<Item = Record>>(records: I) -> Self {
        let mut all = Self::new();
        all.merge(records);
        all
    }
}

/// Whether `new` replaces `old` of the same id: by revision (clock, then writer), then by the larger
/// canonical JSON, so that two different texts of one revision end the same way everywhere.
fn wins(new: &Record, old: &Record) -> bool {
    new.rev > old.rev || (new.rev == old.rev && new != old && new.to_json() > old.to_json())
}
