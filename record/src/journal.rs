//! The journal: one key per user action, written once, never changed.
//!
//! An action holds the records it changed, whole, and the stamp of the action before it, so that a gap
//! is noticed. Keys of two writers never meet, and an action may be read twice or in any order.

use serde_json::Value;

use crate::{
    SCHEMA, codec,
    head::{read_schema, read_stamp},
    json::Letters,
    parse::read_json,
    record::{Record, write_array},
    stamp::Stamp,
};

/// What a journal key begins with; the stamp of the action follows.
pub(crate) const JOURNAL: &str = "brace.journal.";

/// One user action as the journal holds it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Action {
    pub(crate) stamp: Stamp,
    pub(crate) schema: u32,
    /// The action before, if there was one.
    pub(crate) prev: Option<Stamp>,
    pub(crate) records: Vec<Record>,
    /// How many of its records have no readable form.
    pub(crate) unreadable: usize,
}

/// The key of an action.
pub(crate) fn key(stamp: Stamp) -> String {
    format!("{JOURNAL}{stamp}")
}

/// The stamp in the key of an action; `None` for other keys.
pub(crate) fn stamp_of(key: &str) -> Option<Stamp> {
    key.strip_prefix(JOURNAL)?.parse().ok()
}

/// The value of a new action.
pub(crate) fn write(stamp: Stamp, prev: Option<Stamp>, records: &[Record]) -> String {
    let mut payload = format!("{{\"schema\":{SCHEMA}");
    if let Some(prev) = prev {
        payload.push_str(&format!(",\"prev\":\"{prev}\""));
    }
    payload.push_str(",\"records\":");
    write_array(&mut payload, records, Letters::Ascii);
    payload.push('}');
    codec::seal(&key(stamp), &payload)
}

/// Reads an action; `None` if checksum or form does not hold.
pub(crate) fn read(stamp: Stamp, value: &str) -> Option<Action> {
    let mut json: Value = read_json(codec::unseal(&key(stamp), value)?).ok()?;
    let prev = read_stamp(&json, "prev")?;
    let schema = read_schema(&json)?;
    let Value::Array(all) = json.get_mut("records")?.take() else {
        return None;
    };
    let count = all.len();
    let records: Vec<_> = all.into_iter().filter_map(|r| Record::from_json(r).ok()).collect();
    Some(Action { stamp, schema, prev, unreadable: count - records.len(), records })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_reads_back_as_written() {
        let text = r#"{"id":"5-aaaaa","rev":"6-aaaaa","kind":"set","note":"\u{1f3cb}"}"#;
        let record = Record::from_json(serde_json::json!({
            "id": "5-aaaaa", "rev": "6-aaaaa", "kind": "set", "note": "\u{1f3cb}"
        }));
        let records = vec![record.unwrap_or_else(|why| panic!("{text}: {why}"))];
        let stamp = "6-aaaaa".parse().unwrap();
        let prev = Some("5-aaaaa".parse().unwrap());
        let value = write(stamp, prev, &records);
        assert!(value.is_ascii());
        let action = Action { stamp, schema: SCHEMA, prev, records, unreadable: 0 };
        assert_eq!(read(stamp, &value), Some(action));
        assert_eq!(read("7-aaaaa".parse().unwrap(), &value), None);
    }
}
