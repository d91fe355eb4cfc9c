//! Columns: records of one kind side by side, so that packing finds what repeats.
//!
//! The transposition is free of any schema: every field name becomes a column, known or not. It turns
//! `{"kg":60,"reps":8}, {"kg":60,"reps":7}` into `{"+kg":[60,0],"reps":[8,7]}`.
//!
//! - A column is a list with one place for each record. A record that lacks the field has `[]` there; a
//!   value that is `[]` itself, or `[[]]` and so on, is wrapped once more, so nothing is ambiguous.
//! - A name with `+` in front: whole numbers as differences to the one before, when that is shorter.
//! - A name with `*` in front: a field that few records have, as places and values in turn. (So the text
//!   is never much longer than the records, whatever names a file brings.)
//! - A whole column whose field has a name that begins with `+`, `*` or `=` gets a `=` in front.
//! - `id` is two lists, clocks (always differences) and writers. `rev` and `deleted` are columns like the
//!   others; fields cannot have these names.

use serde_json::{Map, Value};

use crate::{
    json::{self, Letters},
    record::{OWN_NAMES, Record},
    sorted::SortedMap,
    stamp::Stamp,
};

/// Whole numbers beyond this are not stored as differences (2⁵³, where other readers lose digits).
const MAX_WHOLE: i64 = 1 << 53;

/// A field that fewer than one in so many records have is stored with their places.
const SPARSE: usize = 8;

/// What tells how a column is stored.
const MARKS: [char; 3] = ['+', '*', '='];

/// Appends records, in the order given, as an object of kinds.
pub(crate) fn write(out: &mut String, records: &[&Record]) {
    let kinds = places(records.iter().map(|record| [record.kind.as_str()]));
    let mut open = '{';
    for (kind, places) in kinds {
        let records: Vec<_> = places.iter().filter_map(|n| records.get(*n).copied()).collect();
        out.push(open);
        open = ',';
        json::write_text(out, kind, Letters::Ascii);
        out.push(':');
        write_kind(out, &records);
    }
    out.push_str(if open == '{' { "{}" } else { "}" });
}

/// Reads what [`write`] wrote; `None` if the form does not hold.
pub(crate) fn read(kinds: Value) -> Option<Vec<Record>> {
    let Value::Object(kinds) = kinds else {
        return None;
    };
    let mut records = Vec::new();
    for (kind, columns) in kinds {
        let Value::Object(columns) = columns else {
            return None;
        };
        read_kind(&mut records, &kind, columns)?;
    }
    Some(records)
}

fn write_kind(out: &mut String, records: &[&Record]) {
    let clocks = records.iter().map(|record| i64::try_from(record.id.clock).unwrap_or(0));
    out.push_str("{\"id\":[");
    write_list(out, differences(clocks), |out, step| out.push_str(&step.to_string()));
    out.push(',');
    write_list(out, records, |out, record| out.push_str(&format!("\"{}\"", record.id.writer)));
    out.push(']');
    if records.iter().any(|record| record.rev != record.id) {
        out.push_str(",\"rev\":");
        write_list(out, records, |out, record| match record.rev {
            rev if rev == record.id => out.push_str("[]"),
            rev => out.push_str(&format!("\"{rev}\"")),
        });
    }
    if records.iter().any(|record| record.deleted) {
        out.push_str(",\"deleted\":");
        write_list(out, records, |out, record| {
            out.push_str(if record.deleted { "true" } else { "[]" });
        });
    }
    for (name, places) in places(records.iter().map(|record| record.fields.keys().map(String::as_str))) {
        if !OWN_NAMES.contains(&name) {
            out.push(',');
            write_column(out, name, &places, records);
        }
    }
    out.push('}');
}

/// For each name, in their order, which of the items have it.
fn places<'a, N: IntoIterator<Item = &'a str>>(
    items: impl Iterator<Item = N>,
) -> SortedMap<&'a str, Vec<usize>> {
    let mut places: SortedMap<&str, Vec<usize>> = SortedMap::default();
    for (n, names) in items.enumerate() {
        for name in names {
            match places.get_mut(&name) {
                Some(here) => here.push(n),
                None => places.insert(name, vec![n]),
            }
        }
    }
    places
}

fn write_column(out: &mut String, name: &str, places: &[usize], records: &[&Record]) {
    let value = |n: &usize| records.get(*n).and_then(|record| record.fields.get(name));
    let (mark, text) = if places.len() * SPARSE < records.len() {
        let mut text = String::new();
        write_list(&mut text, places, |out, n| {
            out.push_str(&format!("{n},"));
            json::write_value(out, value(n).unwrap_or(&Value::Null), Letters::Ascii);
        });
        ("*", text)
    } else {
        let column: Vec<_> = records.iter().map(|record| record.fields.get(name)).collect();
        let plain = write_plain(&column);
        match write_differences(&column) {
            Some(short) if short.len() < plain.len() => ("+", short),
            _ => (if name.starts_with(MARKS) { "=" } else { "" }, plain),
        }
    };
    json::write_text(out, &format!("{mark}{name}"), Letters::Ascii);
    out.push(':');
    out.push_str(&text);
}

fn write_plain(column: &[Option<&Value>]) -> String {
    let mut plain = String::new();
    write_list(&mut plain, column, |out, value| match value {
        None => out.push_str("[]"),
        Some(value) if is_tower(value) => {
            out.push('[');
            json::write_value(out, value, Letters::Ascii);
            out.push(']');
        }
        Some(value) => json::write_value(out, value, Letters::Ascii),
    });
    plain
}

/// The differences of a column, if all of it is whole numbers.
fn write_differences(column: &[Option<&Value>]) -> Option<String> {
    let whole: Option<Vec<i64>> = column
        .iter()
        .map(|value| value.and_then(Value::as_i64).filter(|n| n.unsigned_abs() <= MAX_WHOLE as u64))
        .collect();
    let mut out = String::new();
    write_list(&mut out, differences(whole?), |out, step| out.push_str(&step.to_string()));
    Some(out)
}

fn differences(numbers: impl IntoIterator<Item = i64>) -> impl Iterator<Item = i64> {
    numbers.into_iter().scan(0, |before, number| {
        let step = number - *before;
        *before = number;
        Some(step)
    })
}

fn write_list<T>(out: &mut String, items: impl IntoIterator<Item = T>, write: impl Fn(&mut String, T)) {
    out.push('[');
    for (n, item) in items.into_iter().enumerate() {
        if n > 0 {
            out.push(',');
        }
        write(out, item);
    }
    out.push(']');
}

/// `[]`, `[[]]`, `[[[]]]`: what stands for "absent", and what has to be told apart from it.
fn is_tower(mut value: &Value) -> bool {
    loop {
        match value {
            Value::Array(items) => match items.as_slice() {
                [] => return true,
                [one] => value = one,
                _ => return false,
            },
            _ => return false,
        }
    }
}

fn read_kind(out: &mut Vec<Record>, kind: &str, mut columns: Map<String, Value>) -> Option<()> {
    let Value::Array(ids) = columns.get_mut("id")?.take() else {
        return None;
    };
    let [clocks, writers] = <[Value; 2]>::try_from(ids).ok()?;
    let (Value::Array(clocks), Value::Array(writers)) = (clocks, writers) else {
        return None;
    };
    if clocks.len() != writers.len() {
        return None;
    }
    let first = out.len();
    for (clock, writer) in read_differences(&clocks)?.into_iter().zip(writers) {
        // Through the text, so that the one reader of stamps judges the range.
        let id: Stamp = format!("{clock}-{}", writer.as_str()?).parse().ok()?;
        let kind = kind.to_owned();
        out.push(Record { id, rev: id, kind, deleted: false, fields: Map::new() });
    }
    let records = out.get_mut(first..)?;
    for (name, column) in columns.into_iter().filter(|(name, _)| name != "id") {
        let Value::Array(column) = column else {
            return None;
        };
        if let Some(name) = name.strip_prefix('*') {
            read_sparse(records, name, column)?;
        } else if column.len() == records.len() {
            read_column(records, &name, column)?;
        } else {
            return None;
        }
    }
    Some(())
}

fn read_column(records: &mut [Record], name: &str, column: Vec<Value>) -> Option<()> {
    if let Some(name) = name.strip_prefix('+') {
        for (record, number) in records.iter_mut().zip(read_differences(&column)?) {
            record.fields.insert(name.to_owned(), number.into());
        }
        return Some(());
    }
    let name = name.strip_prefix('=').unwrap_or(name);
    for (record, value) in records.iter_mut().zip(column) {
        match (name, value) {
            (_, Value::Array(items)) if items.is_empty() => {}
            ("rev", Value::String(text)) => record.rev = text.parse().ok()?,
            ("deleted", Value::Bool(deleted)) => record.deleted = deleted,
            (name, _) if OWN_NAMES.contains(&name) => return None,
            (name, value) => {
                let value = match value {
                    Value::Array(mut items) if items.len() == 1 && is_tower(items.first()?) => items.pop()?,
                    value => value,
                };
                record.fields.insert(name.to_owned(), value);
            }
        }
    }
    Some(())
}

fn read_sparse(records: &mut [Record], name: &str, column: Vec<Value>) -> Option<()> {
    let mut column = column.into_iter();
    while let Some(place) = column.next() {
        let place = usize::try_from(place.as_u64()?).ok()?;
        records.get_mut(place)?.fields.insert(name.to_owned(), column.next()?);
    }
    Some(())
}

fn read_differences(steps: &[Value]) -> Option<Vec<i64>> {
    let mut sum = 0_i64;
    steps
        .iter()
        .map(|step| {
            sum = sum.checked_add(step.as_i64()?)?;
            Some(sum)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(records: &str, columns: &str) {
        let records: Vec<Value> = serde_json::from_str(records).unwrap();
        let records: Vec<_> = records.into_iter().map(|r| Record::from_json(r).unwrap()).collect();
        let mut out = String::new();
        write(&mut out, &records.iter().collect::<Vec<_>>());
        assert_eq!(out, columns);
        assert_eq!(read(serde_json::from_str(&out).unwrap()), Some(records));
    }

    #[test]
    fn records_become_columns_and_back() {
        check("[]", "{}");
        check(
            r#"[{"id":"100-aaaaa","kind":"set","kg":60,"reps":8},
                {"id":"160-aaaaa","rev":"170-aaaaa","kind":"set","kg":62.5,"reps":8},
                {"id":"220-aaaaa","rev":"230-bbbbb","kind":"set","deleted":true}]"#,
            concat!(
                r#"{"set":{"id":[[100,60,60],["aaaaa","aaaaa","aaaaa"]],"#,
                r#""rev":[[],"170-aaaaa","230-bbbbb"],"deleted":[[],[],true],"#,
                r#""kg":[60,62.5,[]],"reps":[8,8,[]]}}"#
            ),
        );
    }

    #[test]
    fn whole_numbers_become_differences_when_that_is_shorter() {
        check(
            r#"[{"id":"1-aaaaa","kind":"b","x":100,"y":1,"z":60.0},{"id":"1-bbbbb","kind":"b","x":101,"y":9,"z":60}]"#,
            r#"{"b":{"id":[[1,0],["aaaaa","bbbbb"]],"+x":[100,1],"y":[1,9],"z":[60.0,60]}}"#,
        );
    }

    #[test]
    fn a_field_that_few_records_have_is_stored_with_its_places() {
        let mut records = String::from(r#"[{"id":"1-aaaaa","kind":"a","note":[]}"#);
        (2..18).for_each(|n| records += &format!(r#",{{"id":"{n}-aaaaa","kind":"a"}}"#));
        records += r#",{"id":"18-aaaaa","kind":"a","note":"tired"}]"#;
        let ones = ["1"; 18].join(",");
        let writers = ["\"aaaaa\""; 18].join(",");
        check(&records, &format!(r#"{{"a":{{"id":[[{ones}],[{writers}]],"*note":[0,[],17,"tired"]}}}}"#));
    }

    #[test]
    fn absent_null_and_empty_are_told_apart() {
        check(
            r#"[{"id":"1-aaaaa","kind":"a"},{"id":"2-aaaaa","kind":"a","x":null},{"id":"3-aaaaa","kind":"a","x":[]},
                {"id":"4-aaaaa","kind":"a","x":[[]]},{"id":"5-aaaaa","kind":"a","x":[[],[]]},{"id":"6-aaaaa","kind":"a","x":[1]}]"#,
            concat!(
                r#"{"a":{"id":[[1,1,1,1,1,1],["aaaaa","aaaaa","aaaaa","aaaaa","aaaaa","aaaaa"]],"#,
                r#""x":[[],null,[[]],[[[]]],[[],[]],[1]]}}"#
            ),
        );
    }

    #[test]
    fn no_name_collides_with_the_marks() {
        check(
            r#"[{"id":"1-aaaaa","kind":"","+kg":1000,"=kg":7,"kg":1000},{"id":"2-aaaaa","kind":"","+kg":1000,"=kg":7,"kg":1000}]"#,
            r#"{"":{"id":[[1,1],["aaaaa","aaaaa"]],"++kg":[1000,0],"==kg":[7,7],"+kg":[1000,0]}}"#,
        );
    }

    #[test]
    fn a_malformed_column_is_refused() {
        for text in [
            "[]",
            r#"{"a":[]}"#,
            r#"{"a":{}}"#,
            r#"{"a":{"id":[[1],[]]}}"#,
            r#"{"a":{"id":[[1],["aaaaa"],[]]}}"#,
            r#"{"a":{"id":[[-1],["aaaaa"]]}}"#,
            r#"{"a":{"id":[[1],["aaaaa"]],"x":[1,2]}}"#,
            r#"{"a":{"id":[[1],["aaaaa"]],"+x":["1"]}}"#,
            r#"{"a":{"id":[[1,1],["aaaaa","aaaaa"]],"+x":[9223372036854775807,1]}}"#,
            r#"{"a":{"id":[[1],["aaaaa"]],"*x":[1,2]}}"#,
            r#"{"a":{"id":[[1],["aaaaa"]],"*x":[0]}}"#,
            r#"{"a":{"id":[[1],["aaaaa"]],"*x":[-1,2]}}"#,
            r#"{"a":{"id":[[1],["aaaaa"]],"rev":[7]}}"#,
            r#"{"a":{"id":[[1],["aaaaa"]],"kind":["b"]}}"#,
        ] {
            assert_eq!(read(serde_json::from_str(text).unwrap()), None, "{text}");
        }
    }
}
