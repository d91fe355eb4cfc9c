//! The check-in before a session: two taps, and what else somebody cares to say (T8, T9).

use crate::log::Extra;
use crate::sorted::SortedMap;
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

/// All check-ins in the order of date, time and id, to be found by their record too.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct CheckIns {
    order: SortedMap<(NaiveDate, NaiveTime, Id), CheckIn>,
    places: SortedMap<Id, (NaiveDate, NaiveTime)>,
}

impl CheckIns {
    /// Puts a record in place, or takes it away.
    pub(crate) fn put(&mut self, id: Id, check_in: Option<CheckIn>) {
        if let Some((date, time)) = self.places.remove(&id) {
            self.order.remove(&(date, time, id));
        }
        if let Some(check_in) = check_in {
            self.places.insert(id, (check_in.date, check_in.time));
            self.order.insert((check_in.date, check_in.time, id), check_in);
        }
    }

    /// One of them.
    pub(crate) fn get(&self, id: Id) -> Option<&CheckIn> {
        let &(date, time) = self.places.get(&id)?;
        self.order.get(&(date, time, id))
    }

    /// All of them, the newest last.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (Id, &CheckIn)> {
        self.order.iter().map(|(&(_, _, id), check_in)| (id, check_in))
    }

    /// The newest of a day.
    pub(crate) fn on(&self, date: NaiveDate) -> Option<(Id, &CheckIn)> {
        let end = date.succ_opt()?;
        let least = Id { clock: 0, writer: [0; 5] };
        let ((_, _, id), check_in) = self.order.back_from_key(&(end, NaiveTime::MIN, least)).next()?;
        (check_in.date == date).then_some((*id, check_in))
    }
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
