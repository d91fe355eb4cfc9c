//! What a person says of a day besides what they log on it: marks with a date.

use crate::catalog::Phase;
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
    /// A flare began on this day (T20).
    Flare,
    /// From this day on the flare is over.
    FlareOver,
    /// The brace check was passed on this day (T82).
    BraceCheck,
    /// The hinge check was passed on this day (T82).
    HingeCheck,
    /// This phase was begun on this day (T62).
    Phase(Phase),
}

impl Mark {
    /// Whether of two marks of one day only the newer counts: two phases, or a flare that begins and is over.
    pub const fn is_told_again_by(self, newer: Self) -> bool {
        matches!(
            (self, newer),
            (Self::Phase(_), Self::Phase(_)) | (Self::Flare | Self::FlareOver, Self::Flare | Self::FlareOver)
        )
    }
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
