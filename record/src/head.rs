//! The head: commit mark of the last checkpoint, and what a screen wants to know of a month at once.
//!
//! It is one key, so its write is atomic: before it, the log is the former months and the journal; after
//! it, the new months. It is a cache besides: deleting it loses nothing that months and journal hold.

use serde_json::{Map, Value};

use crate::{
    codec,
    json::{self, Letters},
    month::Month,
    parse::read_json,
    sorted::SortedMap,
    stamp::Stamp,
};

/// Where the head stands.
pub(crate) const HEAD_KEY: &str = "brace.head";

/// What the head says.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Head {
    /// The schema that wrote it.
    pub(crate) schema: u32,
    /// The checkpoint that wrote it.
    pub(crate) stamp: Stamp,
    /// The highest clock seen by then.
    pub(crate) clock: u64,
    /// The highest journal stamp folded into the months.
    pub(crate) covers: Option<Stamp>,
    /// The months of the log.
    pub(crate) months: SortedMap<Month, MonthEntry>,
}

/// What the head says of one month.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct MonthEntry {
    /// The checkpoint that wrote its key.
    pub(crate) stamp: Stamp,
    /// Lowest and highest clock of the ids in it: where to look for an id.
    pub(crate) clocks: (u64, u64),
    /// Live records per kind.
    pub(crate) counts: SortedMap<String, u64>,
    /// What the caller makes of the month ([`Layout::summary`](crate::Layout::summary)); never read here.
    pub(crate) summary: Value,
}

impl Head {
    /// The value to store under [`HEAD_KEY`].
    pub(crate) fn to_value(&self) -> String {
        let mut fields = Map::new();
        fields.insert("schema".into(), self.schema.into());
        fields.insert("stamp".into(), self.stamp.to_string().into());
        fields.insert("clock".into(), self.clock.into());
        if let Some(covers) = self.covers {
            fields.insert("covers".into(), covers.to_string().into());
        }
        let mut months = Map::new();
        for (month, entry) in self.months.iter() {
            months.insert(month.to_string(), entry.to_json());
        }
        fields.insert("months".into(), months.into());
        let mut payload = String::new();
        json::write_value(&mut payload, &Value::Object(fields), Letters::Ascii);
        codec::seal(HEAD_KEY, &payload)
    }

    /// Reads a head; `None` if checksum or form does not hold.
    pub(crate) fn read(value: &str) -> Option<Self> {
        let json: Value = read_json(codec::unseal(HEAD_KEY, value)?).ok()?;
        let mut months = SortedMap::default();
        for (month, entry) in json.get("months")?.as_object()? {
            months.insert(month.parse().ok()?, MonthEntry::from_json(entry)?);
        }
        Some(Self {
            schema: read_schema(&json)?,
            stamp: read_stamp(&json, "stamp")??,
            clock: json.get("clock")?.as_u64()?,
            covers: read_stamp(&json, "covers")?,
            months,
        })
    }
}

impl MonthEntry {
    /// Whether a record of this id can be in the month.
    pub(crate) fn may_hold(&self, id: Stamp) -> bool {
        (self.clocks.0..=self.clocks.1).contains(&id.clock)
    }

    fn to_json(&self) -> Value {
        let mut fields = Map::new();
        fields.insert("stamp".into(), self.stamp.to_string().into());
        fields.insert("clocks".into(), vec![self.clocks.0, self.clocks.1].into());
        fields.insert("counts".into(), counts_json(&self.counts));
        if !self.summary.is_null() {
            fields.insert("summary".into(), self.summary.clone());
        }
        fields.into()
    }

    fn from_json(json: &Value) -> Option<Self> {
        let [low, high] = json.get("clocks")?.as_array()?.as_slice() else {
            return None;
        };
        let mut counts = SortedMap::default();
        for (kind, count) in json.get("counts")?.as_object()? {
            counts.insert(kind.clone(), count.as_u64()?);
        }
        Some(Self {
            stamp: read_stamp(json, "stamp")??,
            clocks: (low.as_u64()?, high.as_u64()?),
            counts,
            summary: json.get("summary").cloned().unwrap_or(Value::Null),
        })
    }
}

/// Numbers per kind as an object.
pub(crate) fn counts_json(counts: &SortedMap<String, u64>) -> Value {
    let mut fields = Map::new();
    for (kind, count) in counts.iter() {
        fields.insert(kind.clone(), (*count).into());
    }
    fields.into()
}

/// A stamp of a stored object, which may be absent; `None` if it is malformed.
pub(crate) fn read_stamp(json: &Value, name: &str) -> Option<Option<Stamp>> {
    match json.get(name) {
        None => Some(None),
        Some(stamp) => stamp.as_str()?.parse().ok().map(Some),
    }
}

/// The schema number of a stored object.
pub(crate) fn read_schema(json: &Value) -> Option<u32> {
    u32::try_from(json.get("schema")?.as_u64()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_reads_back_as_written() {
        let entry = MonthEntry {
            stamp: "7-aaaaa".parse().unwrap(),
            clocks: (3, 6),
            counts: [("set".into(), 2)].into(),
            summary: serde_json::json!({"days": {"22": [1.5, null]}}),
        };
        let head = Head {
            schema: 1,
            stamp: "7-aaaaa".parse().unwrap(),
            clock: 7,
            covers: Some("6-aaaaa".parse().unwrap()),
            months: [(Month::new(2026, 11).unwrap(), entry)].into(),
        };
        assert_eq!(Head::read(&head.to_value()), Some(head));
    }
}
