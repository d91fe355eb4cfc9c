//! What a person says of a day besides what they log on it: marks with a date.

use crate::log::Extra;
use chrono::NaiveDate;

/// What is said of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// "Trained, not logged": its load is not known, which is not 0 (L3). Sessions that are logged on it too do not change
    /// that.
    Unlogged,
    /// An accepted deload begins on this day and lasts seven (L61).
    Deload,
    /// A proposed deload was declined on this day (L61).
    DeloadDeclined,
}

/// A mark and its day. Two phones may mark the same day the same way: that is one mark, and goes as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayMark {
    /// The civil date.
    pub date: NaiveDate,
    /// What is said of it.
    pub mark: Mark,
    /// Fields of a later version.
    pub extra: Extra,
}
