//! Stamps: the order of everything that was ever recorded.
//!
//! A stamp is `<clock>-<writer>`, for example `1795363440-k3x9q`. It names a record, a revision or an
//! action, and two stamps always have an order. It is an order and nothing more: the clock never goes
//! back, so after a wrong clock was set right it runs ahead of the wall, and no screen shows it as a
//! time. Reading a clock and drawing random bytes are the caller's work.

use std::{fmt, str::FromStr};

/// The letters of a writer: base 36.
const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// The highest clock that a stamp can hold (12 decimal digits).
pub const MAX_CLOCK: u64 = 999_999_999_999;

/// The highest clock that is taken from outside: the phone's own clock, a file, an import.
///
/// It lies far below [`MAX_CLOCK`], so that no file can use up the stamps that come after it.
pub const MAX_FOREIGN_CLOCK: u64 = 99_999_999_999;

/// Who wrote: 5 base-36 characters, drawn anew at every start of the app.
///
/// A new writer at each start means that a stamp is never used twice, even when the browser lost the
/// last seconds of the start before, and that two tabs never write the same key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Writer([u8; 5]);

impl Writer {
    /// Makes a writer of random bytes (all 60,466,176 writers are equally likely to 1 in 10¹¹).
    #[must_use]
    pub fn from_random(bytes: [u8; 8]) -> Self {
        let mut rest = u64::from_le_bytes(bytes);
        Self([(); 5].map(|()| {
            let digit = (rest % 36) as usize;
            rest /= 36;
            DIGITS.get(digit).copied().unwrap_or(b'0')
        }))
    }

    /// The writer of these five characters; none unless all are base 36.
    #[must_use]
    pub fn from_digits(digits: [u8; 5]) -> Option<Self> {
        let base36 = digits.iter().all(|digit| DIGITS.contains(digit));
        base36.then_some(Self(digits))
    }

    /// Its five characters.
    #[must_use]
    pub const fn digits(self) -> [u8; 5] {
        self.0
    }
}

impl fmt::Display for Writer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| fmt::Write::write_char(f, char::from(*byte)))
    }
}

impl FromStr for Writer {
    type Err = NotAStamp;

    fn from_str(text: &str) -> Result<Self, NotAStamp> {
        let bytes: [u8; 5] = text.as_bytes().try_into().map_err(|_| NotAStamp)?;
        Self::from_digits(bytes).ok_or(NotAStamp)
    }
}

/// A place in the order of all changes: clock first, then writer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// Seconds since 1970 when the stamp was made, or one more than the highest clock seen before.
    pub clock: u64,
    /// Who made it.
    pub writer: Writer,
}

impl Stamp {
    /// Joins a clock and a writer; a clock above [`MAX_CLOCK`] counts as that.
    #[must_use]
    pub fn new(clock: u64, writer: Writer) -> Self {
        Self { clock: clock.min(MAX_CLOCK), writer }
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.clock, self.writer)
    }
}

/// The text is not a stamp. There is exactly one spelling of each: no sign, no leading zero, small letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a stamp of the form 1795363440-k3x9q")]
pub struct NotAStamp;

impl FromStr for Stamp {
    type Err = NotAStamp;

    fn from_str(text: &str) -> Result<Self, NotAStamp> {
        let (clock, writer) = text.split_once('-').ok_or(NotAStamp)?;
        let one_spelling = clock == "0" || !clock.starts_with('0');
        if !one_spelling || clock.len() > 12 || !clock.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NotAStamp);
        }
        Ok(Self { clock: clock.parse().map_err(|_| NotAStamp)?, writer: writer.parse()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_reads_back_as_written() {
        for text in ["1795363440-k3x9q", "0-00000", "999999999999-zzzzz"] {
            assert_eq!(text.parse::<Stamp>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn another_spelling_is_not_a_stamp() {
        let long = "1000000000000-k3x9q";
        for text in
            ["", "-", "1", "1-", "1-K3X9Q", "+1-k3x9q", "01-k3x9q", "1-k3x9", "1-k3x9qq", long, "-k3x9q"]
        {
            assert_eq!(text.parse::<Stamp>(), Err(NotAStamp), "{text}");
        }
    }

    #[test]
    fn the_clock_decides_before_the_writer() {
        let stamp = |text: &str| text.parse::<Stamp>().unwrap();
        assert!(stamp("9-zzzzz") < stamp("10-00000"));
        assert!(stamp("10-00000") < stamp("10-00001"));
    }

    #[test]
    fn random_bytes_make_a_writer() {
        assert_eq!(Writer::from_random([0; 8]).to_string(), "00000");
        assert_ne!(Writer::from_random([1; 8]), Writer::from_random([2; 8]));
    }
}
