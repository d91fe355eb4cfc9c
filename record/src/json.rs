//! Writing JSON in one canonical way.
//!
//! The same value always gives the same bytes: no white space, names of an object in byte order. That
//! is what a checksum and the last tie-break of [`merge`](crate::merge) stand on. Storage is written in
//! ASCII, since one character above U+00FF doubles what WebKit counts against the quota (spec S3).

use serde_json::Value;

/// Which letters may stand as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    /// Everything above U+007E as `\uXXXX`: for storage and checksums.
    Ascii,
    /// All letters as they are: for files that people open.
    All,
}

/// Appends the canonical JSON of a value.
pub fn write_value(out: &mut String, value: &Value, letters: Letters) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        // As it was read, digit for digit.
        Value::Number(number) => out.push_str(number.as_str()),
        Value::String(text) => write_text(out, text, letters),
        Value::Array(items) => {
            out.push('[');
            for (n, item) in items.iter().enumerate() {
                if n > 0 {
                    out.push(',');
                }
                write_value(out, item, letters);
            }
            out.push(']');
        }
        Value::Object(fields) => {
            out.push('{');
            write_fields(out, fields, &[], true, letters);
            out.push('}');
        }
    }
}

/// Appends the fields of an object in the order of their names, without the braces and without these names.
///
/// The order is that of serde_json's map, unless a crate of the workspace turns on its `preserve_order`;
/// then the tests of this file fail.
pub(crate) fn write_fields(
    out: &mut String,
    fields: &serde_json::Map<String, Value>,
    without: &[&str],
    mut first: bool,
    letters: Letters,
) {
    for (name, value) in fields.iter().filter(|(name, _)| !without.contains(&name.as_str())) {
        if !first {
            out.push(',');
        }
        first = false;
        write_text(out, name, letters);
        out.push(':');
        write_value(out, value, letters);
    }
}

/// Appends a text in quotes.
pub(crate) fn write_text(out: &mut String, text: &str, letters: Letters) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            ' '..='~' => out.push(letter),
            _ if letters == Letters::All && !letter.is_control() => out.push(letter),
            _ => {
                for unit in letter.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    out.push('"');
}

/// How deep a value is nested: 0 for a number or a text, 1 for a flat list.
pub(crate) fn depth(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Object(fields) => 1 + fields.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_stored_as_ascii_and_reads_back_the_same() {
        for text in
            ["\u{1f3cb}\u{fe0f}", "\u{645}\u{631}\u{62d}\u{628}\u{627}", "e\u{301}", "\0\u{7f}\u{80}\"\\\n"]
        {
            let value = Value::from(text);
            let mut out = String::new();
            write_value(&mut out, &value, Letters::Ascii);
            assert!(out.is_ascii());
            assert_eq!(serde_json::from_str::<Value>(&out).unwrap(), value);
        }
    }

    #[test]
    fn names_are_sorted_and_numbers_keep_their_form() {
        let value: Value = serde_json::from_str(r#"{"b": 60.0, "a": [1, -0.0, 74.99999999999999]}"#).unwrap();
        let mut out = String::new();
        write_value(&mut out, &value, Letters::Ascii);
        assert_eq!(out, r#"{"a":[1,-0.0,74.99999999999999],"b":60.0}"#);
    }
}
