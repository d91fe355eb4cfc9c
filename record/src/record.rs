//! The record: everything the user made is one of these.
//!
//! A record is a JSON object with an id (the stamp of its creation), a revision (the stamp of its last
//! change), a kind, and whatever fields its kind has. What the fields mean is not known here; a field or
//! a kind that this version has never heard of is kept and written again as it came (spec S22).

use serde_json::{Map, Value};

use crate::{
    json::{self, Letters},
    stamp::Stamp,
};

/// How deep a field may be nested. JSON readers stop at 128, and a record is stored inside other objects.
pub const MAX_DEPTH: usize = 64;

/// The names that belong to the record itself; no field can have them.
pub(crate) const OWN_NAMES: [&str; 4] = ["id", "rev", "kind", "deleted"];

/// One thing the user made, in its latest revision.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Stamp of its creation: its name for ever.
    pub id: Stamp,
    /// Stamp of its last change. The higher revision wins ([`Records::absorb`](crate::Records::absorb)).
    pub rev: Stamp,
    /// What it is, for example `set`. Any text; unknown kinds are kept.
    pub kind: String,
    /// Deleted: the record is a tombstone and stays one, so that it is not brought back by an older copy.
    pub deleted: bool,
    /// All other fields. The names `id`, `rev`, `kind` and `deleted` are not written if they stand here.
    pub fields: Map<String, Value>,
}

/// Why a JSON value is not a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotARecord {
    /// It is not an object.
    #[error("not an object")]
    Shape,
    /// The field of this name is absent or has the wrong form.
    #[error("`{0}` is absent or malformed")]
    Field(&'static str),
    /// A field is nested deeper than [`MAX_DEPTH`].
    #[error("nested deeper than {MAX_DEPTH}")]
    Depth,
}

impl Record {
    /// Reads a record from its JSON object.
    ///
    /// # Errors
    /// [`NotARecord`] if `id` or `kind` is absent, one of the four own fields is malformed, or the value
    /// is nested too deep.
    pub fn from_json(value: Value) -> Result<Self, NotARecord> {
        let Value::Object(all) = value else {
            return Err(NotARecord::Shape);
        };
        let (mut own, mut fields) = ([const { None }; 4], Map::new());
        for (name, value) in all {
            match OWN_NAMES.iter().position(|own| *own == name) {
                Some(place) => own[place] = Some(value),
                None => {
                    fields.insert(name, value);
                }
            }
        }
        let [id, rev, kind, deleted] = own;
        let id = read_stamp(id, "id")?.ok_or(NotARecord::Field("id"))?;
        let rev = read_stamp(rev, "rev")?.unwrap_or(id);
        let Some(Value::String(kind)) = kind else {
            return Err(NotARecord::Field("kind"));
        };
        let deleted = match deleted {
            None => false,
            Some(Value::Bool(deleted)) => deleted,
            Some(_) => return Err(NotARecord::Field("deleted")),
        };
        if fields.values().any(|value| json::depth(value) > MAX_DEPTH) {
            return Err(NotARecord::Depth);
        }
        Ok(Self { id, rev, kind, deleted, fields })
    }

    /// The canonical JSON: one text for one record, in ASCII. `rev` is left out while it equals `id`.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::with_capacity(160);
        self.write_json(&mut out, Letters::Ascii);
        out
    }

    /// Appends the canonical JSON.
    pub fn write_json(&self, out: &mut String, letters: Letters) {
        out.push_str("{\"id\":\"");
        out.push_str(&self.id.to_string());
        if self.rev != self.id {
            out.push_str("\",\"rev\":\"");
            out.push_str(&self.rev.to_string());
        }
        out.push_str("\",\"kind\":");
        json::write_text(out, &self.kind, letters);
        if self.deleted {
            out.push_str(",\"deleted\":true");
        }
        json::write_fields(out, &self.fields, &OWN_NAMES, false, letters);
        out.push('}');
    }

    /// The tombstone of this record, with a new revision.
    #[must_use]
    pub fn tombstone(&self, rev: Stamp) -> Self {
        Self { id: self.id, rev, kind: self.kind.clone(), deleted: true, fields: Map::new() }
    }
}

fn read_stamp(value: Option<Value>, name: &'static str) -> Result<Option<Stamp>, NotARecord> {
    match value {
        None => Ok(None),
        Some(Value::String(text)) => text.parse().map(Some).map_err(|_| NotARecord::Field(name)),
        Some(_) => Err(NotARecord::Field(name)),
    }
}

/// Appends records as a canonical JSON array.
pub(crate) fn write_array<'a>(
    out: &mut String,
    records: impl IntoIterator<Item = &'a Record>,
    letters: Letters,
) {
    out.push('[');
    for (n, record) in records.into_iter().enumerate() {
        if n > 0 {
            out.push(',');
        }
        record.write_json(out, letters);
    }
    out.push(']');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn read(text: &str) -> Result<Record, NotARecord> {
        Record::from_json(serde_json::from_str(text).unwrap())
    }

    #[test]
    fn a_record_reads_back_as_written_with_fields_nobody_knows() {
        for text in [
            r#"{"id":"5-aaaaa","kind":"set","from_the_future":{"a":[null,1.5]},"kg":60}"#,
            r#"{"id":"5-aaaaa","rev":"6-bbbbb","kind":"set","deleted":true}"#,
        ] {
            assert_eq!(read(text).unwrap().to_json(), text);
        }
    }

    #[test]
    fn what_is_not_a_record_says_why() {
        for (text, why) in [
            ("[]", NotARecord::Shape),
            (r#"{"kind":"set"}"#, NotARecord::Field("id")),
            (r#"{"id":7,"kind":"set"}"#, NotARecord::Field("id")),
            (r#"{"id":"5-aaaaa","rev":"x","kind":"set"}"#, NotARecord::Field("rev")),
            (r#"{"id":"5-aaaaa"}"#, NotARecord::Field("kind")),
            (r#"{"id":"5-aaaaa","kind":"set","deleted":1}"#, NotARecord::Field("deleted")),
        ] {
            assert_eq!(read(text), Err(why), "{text}");
        }
        let deep = format!(r#"{{"id":"5-aaaaa","kind":"set","x":{}{}}}"#, "[".repeat(65), "]".repeat(65));
        assert_eq!(read(&deep), Err(NotARecord::Depth));
    }

    #[test]
    fn a_field_cannot_pose_as_an_own_name() {
        let mut record = read(r#"{"id":"5-aaaaa","kind":"set","kg":60}"#).unwrap();
        record.fields.insert("id".into(), Value::from("6-bbbbb"));
        assert_eq!(record.to_json(), r#"{"id":"5-aaaaa","kind":"set","kg":60}"#);
    }
}
