//! What the record cannot know and has to ask: which month a record belongs to, and what a screen wants
//! to know of a month without decoding it.

use serde_json::Value;

use crate::{merge::Records, month::Month, record::Record};

/// The caller's knowledge of its own records.
pub trait Layout {
    /// The month of a live record, by local date; `None` if it has no date.
    ///
    /// `records` is all that is in memory, for a record that has its date from another one: a set that
    /// belongs to a session is in the month of that session. If that other record is not there, `None`:
    /// the record then stays in the month where it is, or goes to [`Month::UNDATED`]. Tombstones are not
    /// asked for; they stay where the record was.
    fn month(&self, record: &Record, records: &Records) -> Option<Month>;

    /// Whatever the caller wants to know of a month without decoding it (day totals, best sets), with the
    /// caller's own version number in it. `records` are the live records of the month, by id.
    fn summary(&self, month: Month, records: &[&Record]) -> Value;
}
