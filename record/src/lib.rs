//! How anything is kept: the record of Brace.
//!
//! Everything the user made is a [`Record`]: an id, a revision, a kind and fields. The higher revision
//! wins, and that one rule ([`Records::absorb`]) replays the journal, joins copies and takes in backups.
//! This package knows nothing of training: kinds and fields are texts and JSON. It reads no clock, draws
//! no random bytes and touches no browser: the app gives it a [`KvStore`], the time and a [`Writer`].
//!
//! # How an app uses it
//! ```
//! use brace_record::{Change, MemoryKv, NotSaved, Opened, Store, Writer};
//! use serde_json::json;
//!
//! let kv = MemoryKv::new(); // the app: its own `KvStore` over localStorage
//! let writer = Writer::from_random([7; 8]); // drawn anew at every start
//! let Opened { mut store, records, report } = Store::open(Box::new(kv.clone()), 1_795_363_440, writer);
//! assert!(records.is_empty() && report.damaged.is_empty());
//!
//! // One user action = one `append` = one small write. A new record gets its id first.
//! let id = store.next_stamp(1_795_363_440);
//! let fields = json!({"exercise": "romanian_deadlift", "kg": 60, "reps": 8});
//! let fields = fields.as_object().cloned().unwrap_or_default();
//! match store.append(1_795_363_440, vec![Change { id, kind: "set".into(), fields, deleted: false }]) {
//!     Ok(rev) => assert_eq!(rev, id), // say "logged"
//!     Err(NotSaved::Kept { unsaved, .. }) => println!("Not saved: {unsaved} waiting"), // banner
//!     Err(NotSaved::ReadOnly(_)) => {} // nothing happened; the screen offers no action in this state
//! }
//! store.verify_last(); // two seconds later
//!
//! // The next start finds it.
//! let again = Store::open(Box::new(kv), 1_795_363_500, Writer::from_random([8; 8]));
//! assert_eq!(again.records.len(), 1);
//! ```
//!
//! - Changing a record: a [`Change`] with the existing id and *all* fields. Deleting: `deleted: true`.
//!   Undo: a new action with the former values.
//! - When [`Store::append`] gives [`NotSaved::Kept`], the records in memory are complete all the same
//!   ([`Store::records`], [`Store::backup`]); the next action or [`Store::retry`] writes what waits, and
//!   [`Store::unsaved`] is 0 again.
//! - [`read_backup`] verifies a file (and [`read_raw`] a dump of the rescue page); [`Records::absorb`] on a
//!   clone of [`Store::records`] gives a preview, [`Store::restore`] merges it.
//! - [`Store::used_characters`] against [`QUOTA`] is the gauge of the Data page.
//!
//! # Months
//! A growing journal is folded into months by a checkpoint. What a month is, the app tells through
//! [`Layout`]: [`Layout::month`] gives the month of a record by its local date, looking into other records
//! where the date is theirs (a set is in the month of its session); [`Layout::summary`] makes what a screen
//! wants to know of a month without decoding it.
//!
//! | when | call |
//! |---|---|
//! | start | [`Store::open_months`] with the current and the previous month, or [`Store::open`] for all |
//! | start, if [`OpenReport::erasing`] | delete the second copy, [`finish_erase`], open again |
//! | after the first paint | [`Store::compare_mirror`] with all keys of the second copy, or [`Store::turn_mirror_off`] |
//! | a screen asks for an older month | [`Store::read_month`]; summaries are in [`Store::months`] |
//! | one user action | [`Store::append`], then [`Store::take_mirror_writes`] to the second copy |
//! | 2 s after a write or a checkpoint | [`Store::verify_last`] |
//! | end of a session; [`Store::wants_checkpoint`] | [`Store::checkpoint`] |
//! | 10 s after a checkpoint | [`Store::tidy`] with the time of then |
//! | an import | [`Store::import`], wholly there or wholly absent after a crash |
//! | a write failed | banner; [`Store::make_room`]; the next action tries again by itself |
//! | another tab writes | [`Store::follow_other_tab`], [`Store::catch_up`] on `storage` events, [`Store::become_writer`] |
//! | "delete everything" | [`begin_erase`], delete the second copy, [`finish_erase`] |
//!
//! # What is kept under which key
//! | key | value |
//! |---|---|
//! | `brace.journal.<stamp>` | one action: schema, the action before, the records it changed |
//! | `brace.month.<YYYY-MM>.<stamp>` | all records of a month, as packed columns |
//! | `brace.head` | which month keys count, what is folded into them, a summary of each month |
//! | `brace.erase` | everything is being deleted |
//!
//! Every value of the first three is `crc32|payload`. Nothing is rewritten in place but the head, and
//! nothing unreadable is ever deleted.

mod backup;
mod base64;
mod checkpoint;
mod codec;
mod columns;
mod erase;
mod head;
mod journal;
mod json;
mod kv;
mod layout;
mod memory;
mod merge;
mod mirror;
mod month;
mod open;
mod pack;
mod parse;
mod raw;
mod record;
mod recover;
mod snapshot;
mod sorted;
mod stamp;
mod store;

pub use backup::{Backup, BackupError, Flaw, read_backup};
pub use checkpoint::NotWritten;
pub use erase::{begin_erase, finish_erase, is_erasing};
pub use json::{Letters, write_value};
pub use kv::{KvError, KvStore, MemoryKv};
pub use layout::Layout;
pub use merge::Records;
pub use mirror::MirrorWrite;
pub use month::{Month, NotAMonth};
pub use open::{Damage, Damaged, Missing, OpenReport};
pub use parse::{NotJson, read_json};
pub use raw::{RawDump, RawError, read_raw, write_raw};
pub use record::{MAX_DEPTH, NotARecord, Record};
pub use recover::Recovered;
pub use sorted::SortedMap;
pub use stamp::{MAX_CLOCK, MAX_FOREIGN_CLOCK, NotAStamp, Stamp, Writer};
pub use store::{Change, MonthInfo, NotSaved, Opened, QUOTA, ReadOnly, Store, Verified};

/// The schema of stored records that this version writes, and the newest that it reads.
pub const SCHEMA: u32 = 1;
