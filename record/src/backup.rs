//! The backup: the whole log as one JSON document that a person can read.
//!
//! Records stand one a line in the order of their ids, under the names of the stored schema. Counts and
//! a checksum over the canonical records tell a whole file from a cut or edited one. Taking a backup in
//! again is [`merge`](crate::merge); choosing and previewing is the app's work.

use serde_json::{Map, Value};

use crate::{
    SCHEMA, codec,
    head::{counts_json, read_schema},
    json::{self, Letters},
    memory::count,
    merge::Records,
    parse::{NotJson, read_json},
    record::{Record, write_array},
    sorted::SortedMap,
    stamp::MAX_FOREIGN_CLOCK,
};

/// The name of the format, as it stands in the file.
const FORMAT: &str = "brace-backup";

/// A backup that has been read.
#[derive(Debug, Clone, PartialEq)]
pub struct Backup {
    /// The schema that wrote it.
    pub schema: u32,
    /// The version of the app that wrote it.
    pub app: String,
    /// When, as the writer's local time with its offset.
    pub made: String,
    /// Live records per kind.
    pub counts: SortedMap<String, u64>,
    /// The records, tombstones included.
    pub records: Records,
    /// The preferences of the phone that wrote it.
    pub prefs: Map<String, Value>,
}

/// Why a text is no backup that can be taken in as it is.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum BackupError {
    /// The text is not JSON: another kind of file, or cut off.
    #[error("not JSON from byte {at} on")]
    NotJson {
        /// Where reading stopped, in bytes.
        at: usize,
    },
    /// JSON, but not of this format.
    #[error("not a Brace backup")]
    NotABackup,
    /// Written by a newer version; nothing of it is taken in.
    #[error("schema {0} is newer than this version knows")]
    NewerSchema(u32),
    /// Counts or checksum do not agree. What is readable may be taken in as a second, explicit choice.
    #[error("incomplete or changed: {flaws:?}")]
    Flawed {
        /// What can be read.
        readable: Box<Backup>,
        /// What does not agree.
        flaws: Vec<Flaw>,
    },
}

/// What does not agree in a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// So many records have no readable form.
    Unreadable(usize),
    /// The file says there are `told` records of a kind, and `found` are readable.
    Count {
        /// The kind.
        kind: String,
        /// How many the file says there are.
        told: u64,
        /// How many can be read.
        found: u64,
    },
    /// The checksum over the records differs.
    Check,
}

/// Writes a backup.
pub(crate) fn write(
    schema: u32,
    app: &str,
    made: &str,
    records: &Records,
    prefs: &Map<String, Value>,
) -> String {
    let mut out = format!("{{\n  \"format\": \"{FORMAT}\",\n  \"schema\": {schema},\n  \"app\": ");
    json::write_text(&mut out, app, Letters::All);
    out.push_str(",\n  \"made\": ");
    json::write_text(&mut out, made, Letters::All);
    out.push_str(",\n  \"counts\": ");
    json::write_value(&mut out, &counts_json(&count(records.iter())), Letters::All);
    out.push_str(",\n  \"records\": [");
    for (n, record) in records.iter().enumerate() {
        out.push_str(if n == 0 { "\n    " } else { ",\n    " });
        record.write_json(&mut out, Letters::All);
    }
    out.push_str("\n  ],\n  \"prefs\": ");
    json::write_value(&mut out, &prefs.clone().into(), Letters::All);
    out.push_str(&format!(",\n  \"check\": \"{}\"\n}}\n", check(records)));
    out
}

/// Reads a backup and verifies schema, counts and checksum.
///
/// # Errors
/// [`BackupError`] says what is wrong; a flawed file still gives what can be read.
pub fn read_backup(text: &str) -> Result<Backup, BackupError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut json = read_json(text).map_err(|NotJson { at }| BackupError::NotJson { at })?;
    if json.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(BackupError::NotABackup);
    }
    let schema = read_schema(&json).ok_or(BackupError::NotABackup)?;
    if schema > SCHEMA {
        return Err(BackupError::NewerSchema(schema));
    }
    let Some(Value::Array(all)) = json.get_mut("records").map(Value::take) else {
        return Err(BackupError::NotABackup);
    };
    let total = all.len();
    let readable: Vec<_> = all.into_iter().filter_map(read_foreign).collect();
    let unreadable = total - readable.len();
    let records: Records = readable.into_iter().collect();

    let mut flaws = Vec::new();
    if unreadable > 0 {
        flaws.push(Flaw::Unreadable(unreadable));
    }
    let counts = count(records.iter());
    flaws.extend(compare_counts(json.get("counts"), &counts));
    if json.get("check").and_then(Value::as_str) != Some(check(&records).as_str()) {
        flaws.push(Flaw::Check);
    }
    let text = |name| json.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let prefs = json.get("prefs").and_then(Value::as_object).cloned().unwrap_or_default();
    let backup = Backup { schema, app: text("app"), made: text("made"), counts, records, prefs };
    if flaws.is_empty() { Ok(backup) } else { Err(BackupError::Flawed { readable: Box::new(backup), flaws }) }
}

/// A record of a file. A clock that leaves too few stamps above it is no clock (see [`MAX_FOREIGN_CLOCK`]).
fn read_foreign(value: Value) -> Option<Record> {
    let record = Record::from_json(value).ok()?;
    (record.id.clock.max(record.rev.clock) <= MAX_FOREIGN_CLOCK).then_some(record)
}

/// The checksum of the canonical records, in the order of their ids.
fn check(records: &Records) -> String {
    let mut canonical = String::new();
    write_array(&mut canonical, records.iter(), Letters::Ascii);
    format!("{:08x}", codec::crc32(&[&canonical]))
}

/// The kinds of which the file says another number than can be read.
fn compare_counts(told: Option<&Value>, found: &SortedMap<String, u64>) -> Vec<Flaw> {
    let told = told.and_then(Value::as_object);
    let unread = told.into_iter().flatten().map(|(kind, _)| kind).filter(|kind| !found.contains_key(*kind));
    let differs = |kind: &String| {
        let told = told.and_then(|told| told.get(kind)).and_then(Value::as_u64).unwrap_or(0);
        let found = found.get(kind).copied().unwrap_or(0);
        (told != found).then(|| Flaw::Count { kind: kind.clone(), told, found })
    };
    found.keys().chain(unread).filter_map(differs).collect()
}
