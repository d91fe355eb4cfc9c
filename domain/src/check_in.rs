//! The check-in before a session: two taps, and what else somebody cares to say (T8, T9).

use crate::log::Extra;
use crate::units::Id;
use chrono::{NaiveDate, NaiveTime};

/// A rating from 0 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rating(u8);

impl Rating {
    /// The lowest: none.
    pub const MIN: Self = Self(0);
    /// The highest.
    pub const MAX: Self = Self(10);

    /// Checks the range; none outside it.
    pub const fn new(value: u8) -> Option<Self> {
        if value <= 10 { Some(Self(value)) } else { None }
    }

    /// The plain number.
    pub const fn get(self) -> u8 {
        self.0
    }
}

/// How somebody feels on a day. The newest of a day counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckIn {
    /// The civil date.
    pub date: NaiveDate,
    /// Local time, for what holds an hour only (T35).
    pub time: NaiveTime,
    /// Pain now.
    pub pain: Rating,
    /// Usual pain of the last 24 hours.
    pub usual: Rating,
    /// Stiffness.
    pub stiffness: Option<Rating>,
    /// Sleep: 0 very bad, 10 very good.
    pub sleep: Option<Rating>,
    /// Whether the session before had settled by the morning after it, and which one it was (T12, T14).
    pub settled: Option<Settled>,
    /// "Just up": for an hour no loaded flexion (T35).
    pub just_up: bool,
    /// The five own questions, when they were asked (T9).
    pub beliefs: Option<Beliefs>,
    /// Fields of a later version.
    pub extra: Extra,
}

/// How a session had settled by the next morning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Settled {
    /// The session.
    pub session: Id,
    /// Whether it had.
    pub yes: bool,
}

/// Answers to the five own questions, 0 not at all to 10 fully (T9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Beliefs {
    /// "Movement will harm my back."
    pub harm: Rating,
    /// "I feel low because of it."
    pub low: Rating,
    /// "I do less because I fear pain."
    pub avoid: Rating,
    /// "I can manage this."
    pub manage: Rating,
    /// "My sleep is good."
    pub sleep: Rating,
}

impl Beliefs {
    /// Whether confidence comes before load: fear of harm or pain at 7 or more, or managing at 3 or less (T9, choice).
    pub const fn confidence_first(self) -> bool {
        self.harm.get() >= 7 || self.avoid.get() >= 7 || self.manage.get() <= 3
    }

    /// Whether mood is so low that talking to a professional is worth suggesting (T9, choice).
    pub const fn low_mood(self) -> bool {
        self.low.get() >= 8
    }
}
