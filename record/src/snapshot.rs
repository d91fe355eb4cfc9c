//! Month snapshots: all records of one month under a key of its own, written once, never changed.

use serde_json::Value;

use crate::{
    SCHEMA, codec, columns,
    head::{read_schema, read_stamp},
    month::Month,
    parse::read_json,
    record::Record,
    stamp::Stamp,
};

/// What a month key begins with; the month and the stamp of the checkpoint follow.
const MONTH: &str = "brace.month.";

/// One month as a checkpoint wrote it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Snapshot {
    pub(crate) schema: u32,
    /// The last month that the same checkpoint wrote. If that is there, all of it is there.
    pub(crate) last: Month,
    /// The head that it was to replace. If a key says so, that head has been.
    pub(crate) base: Option<Stamp>,
    pub(crate) records: Vec<Record>,
}

/// The key of a month written by a checkpoint.
pub(crate) fn key(month: Month, stamp: Stamp) -> String {
    format!("{MONTH}{month}.{stamp}")
}

/// Month and checkpoint of a month key; `None` for other keys.
pub(crate) fn parse_key(key: &str) -> Option<(Month, Stamp)> {
    let (month, stamp) = key.strip_prefix(MONTH)?.split_once('.')?;
    Some((month.parse().ok()?, stamp.parse().ok()?))
}

/// The value of a month.
pub(crate) fn write(
    (month, stamp): (Month, Stamp),
    last: Month,
    base: Option<Stamp>,
    records: &[&Record],
) -> String {
    let mut text = format!("{{\"schema\":{SCHEMA},\"last\":\"{last}\",");
    if let Some(base) = base {
        text.push_str(&format!("\"base\":\"{base}\","));
    }
    text.push_str("\"kinds\":");
    columns::write(&mut text, records);
    text.push('}');
    codec::seal(&key(month, stamp), &codec::pack(&text))
}

/// Reads a month; `None` if checksum or form does not hold.
pub(crate) fn read(month: Month, stamp: Stamp, value: &str) -> Option<Snapshot> {
    let text = codec::unpack(codec::unseal(&key(month, stamp), value)?)?;
    let mut json: Value = read_json(&text).ok()?;
    Some(Snapshot {
        schema: read_schema(&json)?,
        last: json.get("last")?.as_str()?.parse().ok()?,
        base: read_stamp(&json, "base")?,
        records: columns::read(json.get_mut("kinds")?.take())?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_reads_back_as_written() {
        let month = Month::new(2026, 11).unwrap();
        let stamp = "9-aaaaa".parse().unwrap();
        let record = serde_json::json!({"id": "5-aaaaa", "kind": "set", "note": "\u{1f3cb}"});
        let record = Record::from_json(record).unwrap();
        let base = Some("8-aaaaa".parse().unwrap());
        let value = write((month, stamp), month, base, &[&record]);
        assert!(value.is_ascii());
        let snapshot = Snapshot { schema: SCHEMA, last: month, base, records: vec![record] };
        assert_eq!(read(month, stamp, &value), Some(snapshot));
        assert_eq!(read(Month::UNDATED, stamp, &value), None);
        assert_eq!(parse_key(&key(month, stamp)), Some((month, stamp)));
    }
}
