//! What a byte of the words may depend on: letters, words and fields before it. They are JSON, at the end of the module, in a
//! section that engines pass over.

use crate::model::hash;

/// That section's id.
pub(crate) const CUSTOM: u8 = 0;

/// What came last, as it is read along.
#[derive(Debug, Default)]
pub(crate) struct Text {
    /// A hash of the letters of this word, capital or not, and how many there are.
    pub(crate) letters: u32,
    count: usize,
    /// The words before, the last one first.
    pub(crate) words: [u32; 2],
    /// The last name of a field: the word before a colon.
    pub(crate) field: u32,
    /// The last sign that is no letter, digit or space.
    pub(crate) sign: u8,
    /// Brackets that are open.
    pub(crate) depth: u32,
}

impl Text {
    pub(crate) fn read(&mut self, byte: u8) {
        if byte.is_ascii_alphabetic() || byte >= 0x80 {
            self.letters = hash(self.letters, u32::from(byte | 0x20));
            self.count += 1;
            return;
        }
        if self.count > 0 {
            self.words = [self.letters, self.words[0]];
            (self.letters, self.count) = (0, 0);
        }
        if byte.is_ascii_punctuation() {
            self.sign = byte;
        }
        match byte {
            b'[' | b'{' => self.depth = self.depth.wrapping_add(1),
            b']' | b'}' => self.depth = self.depth.wrapping_sub(1),
            b':' => self.field = self.words[0],
            _ => {}
        }
    }

    /// Which of 64 ways of weighing: by what kind of byte came last and how many letters this word has.
    pub(crate) fn set(&self, last: u8) -> usize {
        let kind = match last {
            b'a'..=b'z' => 0,
            b' ' => 1,
            b'"' => 2,
            b'A'..=b'Z' => 3,
            b'0'..=b'9' => 4,
            b',' | b'.' => 5,
            0x80.. => 6,
            _ => 7,
        };
        kind * 8 + self.count.min(7)
    }
}
