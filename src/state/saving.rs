//! From the domain's changes to the record's, and what to tell when they could not be written.

use brace_domain::schema::Item;
use brace_domain::units::Id;
use brace_domain::update::Changes;
use brace_record::{Change, KvError, ReadOnly, Stamp, Store, Writer};
use serde_json::Map;

/// Whether what was done is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Saving {
    /// Everything is.
    Saved,
    /// The last actions are in memory only and are tried again.
    NotSaved {
        /// How many.
        actions: usize,
        /// True when there is no room left; false when the browser refuses for another reason.
        full: bool,
    },
    /// This browser keeps nothing: everything is in memory only.
    NoStorage,
    /// Everything is, and nothing may be written here for now.
    ReadOnly(ReadOnly),
}

impl Saving {
    /// Where nothing waits to be written.
    pub(super) fn of(store: &Store) -> Self {
        store.read_only().map_or(Self::Saved, Self::ReadOnly)
    }

    pub(super) fn failed(actions: usize, why: &KvError) -> Self {
        Self::NotSaved { actions, full: *why == KvError::Full }
    }
}

/// The record's stamp for a domain id. The two packages do not know each other; both mean clock and writer.
pub(super) fn stamp_of(id: Id) -> Stamp {
    // Every id was read from such digits or made of them.
    let writer = Writer::from_digits(id.writer).unwrap_or_else(|| Writer::from_random([0; 8]));
    Stamp::new(id.clock, writer)
}

/// One action of a person, as the record keeps it.
pub(super) fn record_changes(changes: &Changes) -> Vec<Change> {
    let change = |change: &brace_domain::update::Change| {
        let (id, kind, item) = change.stored();
        Change {
            id: stamp_of(id),
            kind: kind.to_owned(),
            deleted: item.is_none(),
            fields: item.map_or_else(Map::new, Item::write),
        }
    };
    changes.iter().map(change).collect()
}
