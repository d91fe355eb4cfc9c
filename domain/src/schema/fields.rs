//! Taking known fields out of a stored record, so that what is left is what this version does not know.
//!
//! What many fields share is here once: what is generic is a thin shell over it, because every copy travels to the phone.

use super::{Item, Unreadable};
use crate::catalog::ExerciseId;
use crate::log::Extra;
use crate::units::number::{format_thousandths, parse_thousandths};
use crate::units::{Id, Weight, WeightUnit, iso_date, parse_date};
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use serde_json::{Map, Number, Value};

/// A word of the schema for each case of an enum; a case without a word is the one that is left out.
pub(super) type Words<T> = [(T, &'static str)];

/// Words by their places, for the members of a set; none at the end.
pub(super) type Table<'a> = &'a dyn Fn(usize) -> Option<&'static str>;

/// Fields of a mass in kilograms and in pounds.
pub(super) type MassKeys = [&'static str; 2];

/// A record being read. Only a field that could be read counts as known; none is asked for twice.
pub(super) struct Reader {
    fields: Map<String, Value>,
    known: Vec<&'static str>,
    /// The field for want of which the record is set aside.
    missing: &'static str,
}

impl Reader {
    pub(super) const fn new(fields: Map<String, Value>) -> Self {
        Self { fields, known: Vec::new(), missing: "" }
    }

    #[inline(never)]
    fn get(&self, key: &str) -> Option<&Value> {
        self.fields.get(key)
    }

    #[inline(never)]
    fn was_read(&mut self, key: &'static str) {
        self.known.push(key);
    }

    /// What this version does not know.
    fn rest(self) -> Extra {
        let mut rest = Map::new();
        // A record of this version, as nearly all are, is cleared away as a whole.
        if self.known.len() < self.fields.len() {
            let unknown = self.fields.into_iter().filter(|(key, _)| !self.known.contains(&key.as_str()));
            rest.extend(unknown);
        }
        Extra::new(rest)
    }

    /// Takes a field if `read` understands it.
    pub(super) fn take<T>(&mut self, key: &'static str, read: impl FnOnce(&Value) -> Option<T>) -> Option<T> {
        let value = read(self.get(key)?)?;
        self.was_read(key);
        Some(value)
    }

    /// A needed field; without it the record is set aside.
    pub(super) fn needed<T>(&mut self, key: &'static str, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.missing = key;
        }
        value
    }

    /// A field without which the record would say something else: it may be missing, but not be unreadable.
    pub(super) fn sure<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&Value) -> Option<T>,
    ) -> Option<Option<T>> {
        let value = self.take(key, read);
        if value.is_none() && self.get(key).is_some() {
            return self.needed(key, None);
        }
        Some(value)
    }

    #[inline(never)]
    pub(super) fn text(&mut self, key: &'static str) -> Option<String> {
        self.take(key, |value| value.as_str().map(str::to_owned))
    }

    #[inline(never)]
    pub(super) fn date(&mut self, key: &'static str) -> Option<NaiveDate> {
        self.take(key, |value| read_date(value.as_str()?))
    }

    pub(super) fn needed_date(&mut self, key: &'static str) -> Option<NaiveDate> {
        let date = self.date(key);
        self.needed(key, date)
    }

    #[inline(never)]
    pub(super) fn time(&mut self, key: &'static str) -> Option<NaiveTime> {
        self.take(key, |value| read_time(value.as_str()?))
    }

    #[inline(never)]
    pub(super) fn id(&mut self, key: &'static str) -> Option<Id> {
        self.take(key, |value| value.as_str()?.parse().ok())
    }

    #[inline(never)]
    pub(super) fn exercise(&mut self, key: &'static str) -> Option<ExerciseId> {
        self.take(key, |value| Some(ExerciseId::from(value.as_str()?)))
    }

    #[inline(never)]
    fn place(&mut self, key: &'static str, words: Table) -> Option<usize> {
        self.take(key, |value| place(value, words))
    }

    /// The case whose word it is.
    pub(super) fn word<T: Copy>(&mut self, key: &'static str, words: &Words<T>) -> Option<T> {
        self.place(key, &|place| Some(words.get(place)?.1)).map(|place| words[place].0)
    }

    #[inline(never)]
    fn number(&self, key: &str) -> Option<i64> {
        self.get(key)?.as_i64()
    }

    pub(super) fn whole<T>(&mut self, key: &'static str, read: impl FnOnce(i64) -> Option<T>) -> Option<T> {
        let value = read(self.number(key)?)?;
        self.was_read(key);
        Some(value)
    }

    /// A decimal number, in thousandths.
    #[inline(never)]
    pub(super) fn thousandths<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(i64) -> Option<T>,
    ) -> Option<T> {
        self.take(key, |value| read(thousandths_of(value)?))
    }

    /// A mass under the field of its unit.
    #[inline(never)]
    pub(super) fn mass(&mut self, keys: MassKeys, fits: fn(Weight) -> bool) -> Option<Weight> {
        [WeightUnit::Kg, WeightUnit::Lb].into_iter().zip(keys).find_map(|(unit, key)| {
            let read = |value| Weight::from_thousandths(value, unit).ok().filter(|weight| fits(*weight));
            self.thousandths(key, read)
        })
    }

    #[inline(never)]
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        self.yes_or_no(key) == Some(true)
    }

    #[inline(never)]
    pub(super) fn yes_or_no(&mut self, key: &'static str) -> Option<bool> {
        self.take(key, Value::as_bool)
    }

    /// What was read, or why the record is set aside.
    pub(super) fn done(self, item: Option<Item>) -> Result<Item, Unreadable> {
        let Some(mut item) = item else { return Err(Unreadable::Field(self.missing)) };
        *item.extra_mut() = self.rest();
        Ok(item)
    }
}

/// An object within a record, read by `read` if that knows every field of it.
pub(super) fn read_within<T>(value: &Value, read: impl FnOnce(&mut Reader) -> Option<T>) -> Option<T> {
    let mut reader = Reader::new(value.as_object()?.clone());
    let value = read(&mut reader)?;
    (reader.known.len() == reader.fields.len()).then_some(value)
}

/// `2026-11-22`. Years far from any log would make charts of millennia.
fn read_date(text: &str) -> Option<NaiveDate> {
    parse_date(text).filter(|date| (1900..2200).contains(&date.year()))
}

/// `17:04`.
fn read_time(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.split_once(':')?;
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

/// A decimal number in thousandths, rounded to the nearest.
fn thousandths_of(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => parse_thousandths(number.as_str()).ok(),
        _ => None,
    }
}

/// The place of a word in a table.
fn place(word: &Value, words: Table) -> Option<usize> {
    let word = word.as_str()?;
    (0..).map_while(words).position(|known| known == word)
}

/// The case whose word it is.
pub(super) fn case_of<T: Copy>(words: &Words<T>, word: &Value) -> Option<T> {
    let place = place(word, &|place| Some(words.get(place)?.1))?;
    Some(words[place].0)
}

/// The places of a list of words: all of it, or nothing. What only a later version knows is not cut out of a list.
pub(super) fn read_places(value: &Value, words: Table) -> Option<Vec<usize>> {
    value.as_array()?.iter().map(|word| place(word, words)).collect()
}

/// A list of words as the bits of a number, each at the place of the word.
pub(super) fn read_bits(value: &Value, words: Table) -> Option<u32> {
    Some(read_places(value, words)?.into_iter().fold(0, |bits, place| bits | 1 << place))
}

/// A list of exercises: all of it, or nothing.
pub(super) fn read_exercises(value: &Value) -> Option<Vec<ExerciseId>> {
    value.as_array()?.iter().map(|id| Some(ExerciseId::from(id.as_str()?))).collect()
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

    #[inline(never)]
    pub(super) fn put(&mut self, key: &str, value: Value) -> &mut Self {
        self.0.insert(key.to_owned(), value);
        self
    }

    #[inline(never)]
    pub(super) fn text(&mut self, key: &str, value: &str) -> &mut Self {
        self.put(key, value.into())
    }

    /// Writes what is there; nothing is not written.
    #[inline(never)]
    pub(super) fn maybe_text(&mut self, key: &str, value: Option<&str>) -> &mut Self {
        match value {
            Some(value) => self.text(key, value),
            None => self,
        }
    }

    #[inline(never)]
    pub(super) fn whole(&mut self, key: &str, value: i64) -> &mut Self {
        self.put(key, value.into())
    }

    pub(super) fn number(&mut self, key: &str, value: impl Into<i64>) -> &mut Self {
        self.whole(key, value.into())
    }

    pub(super) fn maybe_number(&mut self, key: &str, value: Option<impl Into<i64>>) -> &mut Self {
        match value {
            Some(value) => self.number(key, value),
            None => self,
        }
    }

    #[inline(never)]
    pub(super) fn flag(&mut self, key: &str, value: bool) -> &mut Self {
        if value { self.put(key, true.into()) } else { self }
    }

    #[inline(never)]
    pub(super) fn date(&mut self, key: &str, date: NaiveDate) -> &mut Self {
        self.put(key, iso_date(date).into())
    }

    #[inline(never)]
    pub(super) fn time(&mut self, key: &str, time: NaiveTime) -> &mut Self {
        self.put(key, format!("{:02}:{:02}", time.hour(), time.minute()).into())
    }

    #[inline(never)]
    pub(super) fn id(&mut self, key: &str, id: Id) -> &mut Self {
        self.put(key, id.to_string().into())
    }

    /// The word of a case; one without a word is not written.
    #[inline(never)]
    pub(super) fn word<T: PartialEq>(&mut self, key: &str, words: &Words<T>, value: T) -> &mut Self {
        let word = words.iter().find(|(case, _)| *case == value).map(|(_, word)| *word);
        self.maybe_text(key, word)
    }

    /// A list, unless it is empty.
    #[inline(never)]
    pub(super) fn list(&mut self, key: &str, list: Value) -> &mut Self {
        if list.as_array().is_some_and(|items| !items.is_empty()) { self.put(key, list) } else { self }
    }

    #[inline(never)]
    pub(super) fn thousandths(&mut self, key: &str, value: i64) {
        self.put(key, Value::Number(Number::from_string_unchecked(format_thousandths(value))));
    }

    /// A mass under the field of its unit.
    pub(super) fn mass(&mut self, keys: MassKeys, mass: Weight) {
        let [kg, lb] = keys;
        let key = match mass.unit() {
            WeightUnit::Kg => kg,
            WeightUnit::Lb => lb,
        };
        self.thousandths(key, mass.thousandths().into());
    }

    pub(super) fn done(self) -> Map<String, Value> {
        self.0
    }
}

/// The words of the bits of a number, in the order of their places.
pub(super) fn write_bits(bits: u32, words: Table) -> Value {
    let words = (0..).map_while(words).enumerate();
    words.filter(|(place, _)| bits >> place & 1 == 1).map(|(_, word)| word).collect()
}

/// A list of exercises.
pub(super) fn write_exercises(ids: &[ExerciseId]) -> Value {
    ids.iter().map(ExerciseId::as_str).collect()
}
