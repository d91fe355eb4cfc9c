//! The raw dump: every key of both stores as it is, for the worst day (spec S32).
//!
//! The rescue page writes one without any of this code; here it is read, and written for the same file
//! from within the app. Values are not judged when it is written: what is damaged goes along.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::{
    SCHEMA,
    head::{HEAD_KEY, Head},
    journal,
    json::{self, Letters},
    merge::Records,
    parse::read_json,
    snapshot,
    sorted::Sorted,
    stamp::MAX_FOREIGN_CLOCK,
};

/// The name of the format, as it stands in the file.
const FORMAT: &str = "brace-raw";

/// A raw dump that has been read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RawDump {
    /// What can be read of both stores, merged.
    pub records: Records,
    /// Keys that cannot be read in either store.
    pub unreadable: Vec<String>,
}

/// Why a text is no raw dump.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RawError {
    /// Not JSON, or not of this format.
    #[error("not a raw dump of Brace")]
    NotARawDump,
    /// Written by a newer version; nothing of it is taken in.
    #[error("schema {0} is newer than this version knows")]
    NewerSchema(u32),
}

/// Writes the keys of both stores as one document, `made` being the local time with its offset.
#[must_use]
pub fn write_raw(made: &str, local: &BTreeMap<String, String>, mirror: &BTreeMap<String, String>) -> String {
    let object = |keys: &BTreeMap<String, String>| -> Value {
        let mut fields = Map::new();
        for (key, value) in keys {
            fields.insert(key.clone(), value.clone().into());
        }
        fields.into()
    };
    let mut fields = Map::new();
    fields.insert("format".into(), FORMAT.into());
    fields.insert("made".into(), made.into());
    fields.insert("local".into(), object(local));
    fields.insert("mirror".into(), object(mirror));
    let mut out = String::new();
    json::write_value(&mut out, &fields.into(), Letters::Ascii);
    out
}

/// Reads a raw dump and merges all that verifies in it.
///
/// # Errors
/// [`RawError`] says why nothing can be taken in.
pub fn read_raw(text: &str) -> Result<RawDump, RawError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let json: Value = read_json(text).map_err(|_| RawError::NotARawDump)?;
    if json.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(RawError::NotARawDump);
    }
    let mut dump = RawDump::default();
    let (mut read, mut unread) = (Sorted::default(), Sorted::default());
    let mut newest = 0;
    for store in ["local", "mirror"] {
        for (key, value) in json.get(store).and_then(Value::as_object).into_iter().flatten() {
            match value.as_str().and_then(|value| read_key(key, value)) {
                Some((schema, records)) => {
                    newest = newest.max(schema);
                    dump.records.merge(records);
                    read.insert(key.clone());
                }
                None if is_ours(key) => unread.insert(key.clone()),
                None => {}
            }
        }
    }
    dump.unreadable = unread.into_iter().filter(|key| !read.contains(key)).collect();
    if newest > SCHEMA { Err(RawError::NewerSchema(newest)) } else { Ok(dump) }
}

fn is_ours(key: &str) -> bool {
    key == HEAD_KEY || key.starts_with("brace.journal.") || key.starts_with("brace.month.")
}

/// Schema and records of a good value.
fn read_key(key: &str, value: &str) -> Option<(u32, Vec<crate::Record>)> {
    let (schema, mut records) = if key == HEAD_KEY {
        (Head::read(value)?.schema, Vec::new())
    } else if let Some(stamp) = journal::stamp_of(key) {
        let action = journal::read(stamp, value)?;
        (action.schema, action.records)
    } else {
        let (month, stamp) = snapshot::parse_key(key)?;
        let month = snapshot::read(month, stamp, value)?;
        (month.schema, month.records)
    };
    records.retain(|record| record.id.clock.max(record.rev.clock) <= MAX_FOREIGN_CLOCK);
    Some((schema, records))
}
