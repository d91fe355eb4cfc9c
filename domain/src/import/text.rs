//! From bytes to text, and the small repairs that a text needs before it is kept.

use super::{FileProblem, MAX_BYTES};
use std::borrow::Cow;

/// A file as text.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    /// It was neither UTF-8 nor marked as UTF-16.
    pub(super) windows_1252: bool,
    /// Characters that could not be read.
    pub(super) unreadable: usize,
}

/// Characters 0x80..=0x9F of Windows-1252; the five holes are unreadable.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž', '\u{FFFD}',
    '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{FFFD}', 'ž', 'Ÿ',
];

/// Reads UTF-8 with or without its mark, UTF-16 with its mark, else Windows-1252 (X3).
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, FileProblem> {
    if bytes.len() > MAX_BYTES {
        return Err(FileProblem::TooLarge { max: MAX_BYTES });
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(FileProblem::Zipped);
    }
    let decoded = match bytes {
        [0xFF, 0xFE, rest @ ..] => decode_utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => decode_utf16(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => decode_bytes(rest)?,
        _ => decode_bytes(bytes)?,
    };
    if decoded.text.trim().is_empty() { Err(FileProblem::Empty) } else { Ok(decoded) }
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded<'static> {
    let mut text = String::with_capacity(bytes.len() / 2);
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut unreadable = odd.len();
    for character in char::decode_utf16(pairs.iter().map(|&pair| unit(pair))) {
        unreadable += usize::from(character.is_err());
        text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    Decoded { text: Cow::Owned(text), windows_1252: false, unreadable }
}

fn decode_bytes(bytes: &[u8]) -> Result<Decoded<'_>, FileProblem> {
    // A picture, a database: more than one control character in a hundred. A single one is a problem of its row.
    let control = |byte: &&u8| **byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
    if bytes.iter().filter(control).count() * 100 > bytes.len() {
        return Err(FileProblem::Binary);
    }
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => {
            return Ok(Decoded { text: text.into(), windows_1252: false, unreadable: 0 });
        }
        Err(error) => error,
    };
    // Cut off in the middle of a character: the rest is UTF-8 all the same.
    if error.error_len().is_none() {
        let text = String::from_utf8_lossy(bytes);
        return Ok(Decoded { text, windows_1252: false, unreadable: 1 });
    }
    let character = |&byte: &u8| match byte {
        0x80..=0x9F => WINDOWS_1252.get(usize::from(byte - 0x80)).copied().unwrap_or_default(),
        _ => char::from(byte),
    };
    let text: String = bytes.iter().map(character).collect();
    let unreadable = text.matches(char::REPLACEMENT_CHARACTER).count();
    Ok(Decoded { text: Cow::Owned(text), windows_1252: true, unreadable })
}

/// A text to be kept: the two characters `\n` are a line end like a real one (X23), ends are trimmed. Nothing if
/// nothing is left.
pub(super) fn clean(text: &str) -> Option<String> {
    let text = text.replace("\\n", "\n").replace("\r\n", "\n");
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Cuts a text to at most `max` characters, never inside an emoji made of several. True if it was longer.
pub(super) fn cut(text: &mut String, max: usize) -> bool {
    const JOINER: char = '\u{200D}';
    let continues =
        |c: char| matches!(c, JOINER | '\u{300}'..='\u{36F}' | '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}');
    let Some((mut end, _)) = text.char_indices().nth(max) else {
        return false;
    };
    loop {
        let (before, after) = text.split_at(end);
        let joined = before.ends_with(JOINER) || after.starts_with(continues);
        match before.char_indices().next_back() {
            Some((shorter, _)) if joined => end = shorter,
            _ => break,
        }
    }
    text.truncate(end);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_never_cut_inside_an_emoji() {
        let mut text = "ab👩\u{200D}🚀c".to_owned();
        assert!(cut(&mut text, 4));
        assert_eq!(text, "ab");
        let mut whole = "ab👩\u{200D}🚀".to_owned();
        assert!(!cut(&mut whole, 5));
        assert_eq!(whole, "ab👩\u{200D}🚀");
    }

    #[test]
    fn escaped_and_real_line_ends_become_one_kind() {
        assert_eq!(clean(" slow\\nand\r\nlong ").as_deref(), Some("slow\nand\nlong"));
        assert_eq!(clean(" \\n \n"), None);
    }
}
