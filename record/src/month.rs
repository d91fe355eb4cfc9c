//! Months: the drawers that a checkpoint sorts the records into.
//!
//! Which month a record belongs to is the caller's knowledge; here a month is a name and an order.

use std::{fmt, str::FromStr};

/// A calendar month by local date, or [`Month::UNDATED`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: u16,
    month: u8,
}

impl Month {
    /// `0000-00`: the drawer of everything without a date (settings, own exercises, programme, mappings).
    pub const UNDATED: Self = Self { year: 0, month: 0 };

    /// A month of the years 0 to 9999; `None` for a month that no calendar has.
    #[must_use]
    pub fn new(year: u16, month: u8) -> Option<Self> {
        (year <= 9999 && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// The month of a date `YYYY-MM-DD`, `None` if the text does not begin like one.
    #[must_use]
    pub fn of_date(date: &str) -> Option<Self> {
        let month = date.get(..7)?.parse().ok()?;
        (month != Self::UNDATED && date.as_bytes().get(7) == Some(&b'-')).then_some(month)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// The text is not a month of the form `2026-11`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a month of the form 2026-11")]
pub struct NotAMonth;

impl FromStr for Month {
    type Err = NotAMonth;

    fn from_str(text: &str) -> Result<Self, NotAMonth> {
        let (year, month) = text.split_once('-').ok_or(NotAMonth)?;
        if year.len() != 4 || month.len() != 2 || !text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            return Err(NotAMonth);
        }
        let (year, month) = (year.parse().map_err(|_| NotAMonth)?, month.parse().map_err(|_| NotAMonth)?);
        let month = Self { year, month };
        if month == Self::UNDATED || Self::new(month.year, month.month).is_some() {
            Ok(month)
        } else {
            Err(NotAMonth)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_reads_back_as_written() {
        for text in ["0000-00", "2026-11", "0001-01"] {
            assert_eq!(text.parse::<Month>().unwrap().to_string(), text);
        }
        for text in ["2026-13", "2026-00", "26-11", "2026-1", "+026-11", "2026/11", "2026-11-"] {
            assert_eq!(text.parse::<Month>(), Err(NotAMonth), "{text}");
        }
    }

    #[test]
    fn a_date_has_a_month() {
        assert_eq!(Month::of_date("2024-02-29"), Month::new(2024, 2));
        for text in ["", "2024", "2024-02", "0000-00-00", "\u{661}024-02-29"] {
            assert_eq!(Month::of_date(text), None, "{text}");
        }
    }
}
