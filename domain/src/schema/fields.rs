//! Taking known fields out of a stored record, so that what is left is what this version does not know.

use super::Unreadable;
use crate::log::Extra;
use crate::units::number::{format_thousandths, parse_thousandths};
use serde_json::{Map, Number, Value};

/// A record being read. A field leaves it only when it could be read.
pub(super) struct Reader(Map<String, Value>);

impl Reader {
    pub(super) fn new(fields: Map<String, Value>) -> Self {
        Self(fields)
    }

    /// Takes a field if `read` understands it.
    pub(super) fn take<T>(&mut self, key: &str, read: impl FnOnce(&Value) -> Option<T>) -> Option<T> {
        let value = read(self.0.get(key)?)?;
        self.0.remove(key);
        Some(value)
    }

    pub(super) fn text(&mut self, key: &str) -> Option<String> {
        self.take(key, |value| value.as_str().map(str::to_owned))
    }

    /// A text that means something: a date, an id, a word of ours.
    pub(super) fn word<T>(&mut self, key: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        self.take(key, |value| read(value.as_str()?))
    }

    pub(super) fn whole<T>(&mut self, key: &str, read: impl FnOnce(i64) -> Option<T>) -> Option<T> {
        self.take(key, |value| read(value.as_i64()?))
    }

    /// A decimal number, in thousandths.
    pub(super) fn thousandths<T>(&mut self, key: &str, read: impl FnOnce(i64) -> Option<T>) -> Option<T> {
        self.take(key, |value| read(thousandths_of(value)?))
    }

    /// A field without which the record would say something else: it may be missing, but not be unreadable.
    pub(super) fn sure<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&Value) -> Option<T>,
    ) -> Result<Option<T>, Unreadable> {
        if self.0.contains_key(key) { needed(key, self.take(key, read)).map(Some) } else { Ok(None) }
    }

    pub(super) fn flag(&mut self, key: &str) -> bool {
        self.take(key, Value::as_bool).unwrap_or(false)
    }

    pub(super) fn rest(self) -> Extra {
        Extra::new(self.0)
    }
}

/// A decimal number in thousandths, rounded to the nearest.
fn thousandths_of(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => parse_thousandths(number.as_str()).ok(),
        _ => None,
    }
}

/// A needed field, or the reason why the record is set aside.
pub(super) fn needed<T>(key: &'static str, value: Option<T>) -> Result<T, Unreadable> {
    value.ok_or(Unreadable::Field(key))
}

/// A record being written: the unknown fields first, so that a known one wins.
pub(super) struct Writer(Map<String, Value>);

impl Writer {
    pub(super) fn new(extra: &Extra) -> Self {
        let mut fields = Map::new();
        for (key, value) in extra.fields() {
            fields.insert(key.clone(), value.clone());
        }
        Self(fields)
    }

    pub(super) fn put(&mut self, key: &str, value: impl Into<Value>) -> &mut Self {
        self.0.insert(key.to_owned(), value.into());
        self
    }

    /// Writes what is there; nothing is not written.
    pub(super) fn maybe(&mut self, key: &str, value: Option<impl Into<Value>>) -> &mut Self {
        match value {
            Some(value) => self.put(key, value),
            None => self,
        }
    }

    pub(super) fn flag(&mut self, key: &str, value: bool) -> &mut Self {
        self.maybe(key, value.then_some(true))
    }

    pub(super) fn thousandths(&mut self, key: &str, value: i64) -> &mut Self {
        self.put(key, Value::Number(Number::from_string_unchecked(format_thousandths(value))))
    }

    pub(super) fn done(&mut self) -> Map<String, Value> {
        std::mem::take(&mut self.0)
    }
}
