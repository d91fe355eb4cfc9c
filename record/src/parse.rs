//! Reading JSON (RFC 8259), strictly: what is stored, a backup, the words of the exercises.
//!
//! serde_json reads JSON for types of all kinds, and its parts for that and for its messages would be 6 kB of what travels
//! to a phone; this reads the one type that is used here. The tests read the same texts with both.

use serde_json::{Map, Number, Value};

/// How deep a text may be nested. serde_json stops there too; the stack of a phone is small.
const DEEPEST: usize = 127;

/// The text is not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not JSON from byte {at} on")]
pub struct NotJson {
    /// Where reading stopped, in bytes.
    pub at: usize,
}

/// Reads a whole text. Numbers stay the text that they are; of fields with the same name the last one holds.
///
/// # Errors
/// [`NotJson`] if it is cut off, nested too deeply or not JSON at all.
pub fn read_json(text: &str) -> Result<Value, NotJson> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0).filter(|_| {
        reader.skip_white_space();
        reader.at == text.len()
    });
    value.ok_or(NotJson { at: reader.at })
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_white_space(&mut self) {
        self.skip_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    }

    /// Passes all bytes that fit; says how many.
    fn skip_while(&mut self, fits: impl Fn(u8) -> bool) -> usize {
        let from = self.at;
        while self.peek().is_some_and(&fits) {
            self.at += 1;
        }
        self.at - from
    }

    /// Passes this text if it is next.
    fn skip(&mut self, text: &str) -> Option<()> {
        self.text.get(self.at..)?.starts_with(text).then(|| self.at += text.len())
    }

    /// Passes white space and this sign.
    fn skip_sign(&mut self, sign: &str) -> Option<()> {
        self.skip_white_space();
        self.skip(sign)
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        self.skip_white_space();
        match self.peek()? {
            b'"' => self.string().map(Value::String),
            b'[' | b'{' if depth >= DEEPEST => None,
            b'[' => {
                let mut items = Vec::new();
                self.list("[", "]", |reader| {
                    items.push(reader.value(depth + 1)?);
                    Some(())
                })?;
                Some(Value::Array(items))
            }
            b'{' => {
                let mut fields = Map::new();
                self.list("{", "}", |reader| {
                    reader.skip_white_space();
                    let name = reader.string()?;
                    reader.skip_sign(":")?;
                    fields.insert(name, reader.value(depth + 1)?);
                    Some(())
                })?;
                Some(Value::Object(fields))
            }
            b't' => self.skip("true").map(|()| Value::Bool(true)),
            b'f' => self.skip("false").map(|()| Value::Bool(false)),
            b'n' => self.skip("null").map(|()| Value::Null),
            _ => self.number(),
        }
    }

    /// Parts between two signs, with commas between them.
    fn list(&mut self, open: &str, close: &str, mut part: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.skip(open)?;
        if self.skip_sign(close).is_some() {
            return Some(());
        }
        loop {
            part(self)?;
            if self.skip_sign(close).is_some() {
                return Some(());
            }
            self.skip(",")?;
        }
    }

    fn number(&mut self) -> Option<Value> {
        let from = self.at;
        let digits = |reader: &mut Self| reader.skip_while(|byte| byte.is_ascii_digit());
        self.skip("-");
        let leading_zero = self.peek() == Some(b'0');
        let whole = digits(self);
        if whole == 0 || leading_zero && whole > 1 {
            return None;
        }
        if self.skip(".").is_some() && digits(self) == 0 {
            return None;
        }
        if self.skip("e").or_else(|| self.skip("E")).is_some() {
            self.skip("+").or_else(|| self.skip("-"));
            if digits(self) == 0 {
                return None;
            }
        }
        Some(Value::Number(Number::from_string_unchecked(self.text[from..self.at].to_owned())))
    }

    fn string(&mut self) -> Option<String> {
        self.skip("\"")?;
        let mut read = String::new();
        loop {
            let from = self.at;
            self.skip_while(|byte| !matches!(byte, b'"' | b'\\' | 0..0x20));
            read.push_str(&self.text[from..self.at]);
            match self.peek()? {
                b'"' => {
                    self.at += 1;
                    return Some(read);
                }
                b'\\' => {
                    self.at += 1;
                    read.push(self.escaped()?);
                }
                _ => return None,
            }
        }
    }

    /// What follows a backslash.
    fn escaped(&mut self) -> Option<char> {
        let sign = self.peek()?;
        self.at += 1;
        Some(match sign {
            b'"' | b'\\' | b'/' => char::from(sign),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.unit()?;
                let pair = match first {
                    0xD800..0xDC00 => {
                        self.skip("\\u")?;
                        [first, self.unit()?]
                    }
                    _ => [first, 0],
                };
                let units = pair.into_iter().take(if pair[1] == 0 { 1 } else { 2 });
                char::decode_utf16(units).next()?.ok()?
            }
            _ => return None,
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u16> {
        let digits = self.text.get(self.at..self.at + 4)?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        self.at += 4;
        u16::from_str_radix(digits, 16).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn same_as_serde_json(text: &str) {
        // serde_json writes the powers of numbers in one way; here they stay as they are.
        let plain = |value: Value| value.to_string().replace('E', "e").replace("e+", "e");
        let (ours, theirs) = (read_json(text).ok(), serde_json::from_str::<Value>(text).ok());
        assert_eq!(ours.map(plain), theirs.map(plain), "{text}");
    }

    #[test]
    fn odd_texts_are_read_and_refused_as_serde_json_does() {
        let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        for text in [&deep(127), &deep(128), &deep(100_000), &"[".repeat(100_000)] {
            same_as_serde_json(text);
        }
        for text in [
            "",
            " ",
            "nul",
            "null",
            " true ",
            "tru",
            "[",
            "[]",
            "[ ]",
            "[1,]",
            "[,1]",
            "[1 2]",
            "{}",
            "{,}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{\"a\":1,\"a\":2}",
            "{a:1}",
            "-",
            "-0",
            "01",
            "-01",
            "1.",
            ".5",
            "1.5e",
            "1e+",
            "1E-7",
            "1e5",
            "+1",
            "--1",
            "123456789012345678901234567890",
            "0.1000000000000000055511151231257827",
            "\"",
            "\"a",
            "\"\\\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\u12g4\"",
            "\"\\u+123\"",
            "\"\\ud83c\\udfcb\"",
            "\"\\ud83c\"",
            "\"\\udfcb\"",
            "\"\\ud83cx\"",
            "\"\\ud83c\\u0041\"",
            "\"\\u0000\"",
            "\"\n\"",
            "\"\u{7f}\"",
            "\"\u{1f3cb}\"",
            "\u{feff}1",
            "1 2",
            "[1]x",
            "\"\\/\\b\\f\\n\\r\\t\"",
            "\t\r\n[\u{a0}]",
            "Infinity",
            "NaN",
            "\"\\u\u{e9}000\"",
        ] {
            same_as_serde_json(text);
        }
    }

    proptest! {
        #[test]
        fn every_text_of_json_signs_is_read_as_serde_json_does(text in "[\\[\\]{}:,\"\\\\u0-9a-fE.+ntrlse \\-]{0,40}") {
            same_as_serde_json(&text);
        }

        #[test]
        fn a_written_value_reads_back(text in ".*", whole in any::<i64>(), fraction in -1e9..1e9) {
            let value = serde_json::json!({ "a": [text.clone(), whole, { text.clone(): fraction }, null, true], "b": text });
            same_as_serde_json(&value.to_string());
            same_as_serde_json(&format!("{value:#}"));
        }
    }
}
