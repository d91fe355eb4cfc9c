//! What somebody wants of their training: days, minutes, equipment, own conditions, the stage they begin with.
//!
//! One record, kept as it was answered. What follows from it and from the log lives in [`crate::plan`].

use crate::catalog::{Equipment, ExerciseId, Phase, UserFlag};
use crate::log::Extra;
use crate::units::{Reps, Weight};
use chrono::{Datelike, NaiveDate, Weekday};
use std::marker::PhantomData;

/// Something of which a set holds each at most once, known by its place in a list.
pub trait Member: Copy {
    /// Its place, below 32.
    fn place(self) -> u8;
}

impl Member for Weekday {
    fn place(self) -> u8 {
        self.num_days_from_monday() as u8
    }
}

impl Member for Equipment {
    fn place(self) -> u8 {
        self as u8
    }
}

impl Member for UserFlag {
    fn place(self) -> u8 {
        self as u8
    }
}

/// A set of things of one kind, in the bits of a number.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Bits<T>(u32, PhantomData<T>);

impl<T> Clone for Bits<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Bits<T> {}

impl<T> Default for Bits<T> {
    fn default() -> Self {
        Self::NONE
    }
}

impl<T> Bits<T> {
    /// Nothing.
    pub const NONE: Self = Self(0, PhantomData);

    /// How many it holds.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether it holds nothing.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Its members as the bits of a number, each at its place.
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// The set of which these are the bits.
    pub const fn of_bits(bits: u32) -> Self {
        Self(bits, PhantomData)
    }
}

impl<T: Member> Bits<T> {
    /// Whether it holds this.
    pub fn has(self, member: T) -> bool {
        self.0 >> member.place() & 1 == 1
    }

    /// The same set with this in it, or without.
    #[must_use]
    pub fn with(self, member: T, on: bool) -> Self {
        let bit = 1 << member.place();
        Self(if on { self.0 | bit } else { self.0 & !bit }, PhantomData)
    }
}

impl<T: Member> FromIterator<T> for Bits<T> {
    fn from_iter<I: IntoIterator<Item = T>>(members: I) -> Self {
        members.into_iter().fold(Self::NONE, |set, member| set.with(member, true))
    }
}

/// Days of the week.
pub type Weekdays = Bits<Weekday>;

impl Weekdays {
    /// Whether a date falls on one of them.
    pub fn on(self, date: NaiveDate) -> bool {
        self.has(date.weekday())
    }
}

/// Monday to Sunday.
pub const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// When somebody last squatted or deadlifted with weight, in their own words (T82).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LastLifted {
    /// Never.
    Never,
    /// More than twelve weeks ago.
    Longer,
    /// Four to twelve weeks ago.
    WithinTwelveWeeks,
    /// Within the last four weeks.
    WithinFourWeeks,
}

impl LastLifted {
    /// In the order in which a form offers them.
    pub const ALL: [Self; 4] = [Self::Never, Self::Longer, Self::WithinTwelveWeeks, Self::WithinFourWeeks];
}

/// A working set that somebody says they did before they came to Brace (T83 a).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// Which exercise.
    pub exercise: ExerciseId,
    /// External mass.
    pub weight: Weight,
    /// Repetitions.
    pub reps: Reps,
    /// About when.
    pub date: NaiveDate,
}

/// What the planner is told. The newest record counts if two phones made one each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// The day on which it was first made: weeks in the first phase count from here.
    pub since: NaiveDate,
    /// Training days, 2 to 6 of them; fewer or more are taken as the nearest that can be planned.
    pub days: Weekdays,
    /// Minutes of a session, 15 to 75.
    pub minutes: u8,
    /// What there is to train with; mat and wall are always there.
    pub equipment: Bits<Equipment>,
    /// Own conditions (T35).
    pub flags: Bits<UserFlag>,
    /// When loaded squats or pulls were last done, asked at first run (T82).
    pub last_lifted: LastLifted,
    /// What was lifted elsewhere, by one's own account.
    pub declared: Vec<Declared>,
    /// Never higher than this phase, if a lower one was chosen (T62).
    pub at_most: Option<Phase>,
    /// Mobility before the main part instead of after it (T44).
    pub mobility_first: bool,
    /// Body mass, for the limits that are a share of it.
    pub body_mass: Option<Weight>,
    /// Which of the equal choices is taken: planning again counts it up.
    pub seed: u32,
    /// The exercises of a week of one's own, Monday to Sunday; none: Brace composes the week.
    pub own_week: Option<[Vec<ExerciseId>; 7]>,
    /// Fields of a later version.
    pub extra: Extra,
}

impl Programme {
    /// Fewest and most training days of a week (T37).
    pub const DAYS: std::ops::RangeInclusive<u32> = 2..=6;
    /// Shortest and longest session, in minutes.
    pub const MINUTES: std::ops::RangeInclusive<u8> = 15..=75;
    /// Heaviest body mass, in grams. It is more than 0.
    pub const MAX_BODY_GRAMS: i64 = 400_000;

    /// Whether a body mass can be that of a person.
    pub fn is_body_mass(mass: Weight) -> bool {
        (1..=Self::MAX_BODY_GRAMS).contains(&mass.grams())
    }

    /// A programme as the form begins: three days of 45 minutes, nothing but a floor.
    pub fn new(since: NaiveDate) -> Self {
        Self {
            since,
            days: [Weekday::Mon, Weekday::Wed, Weekday::Fri].into_iter().collect(),
            minutes: 45,
            equipment: Bits::NONE,
            flags: Bits::NONE,
            last_lifted: LastLifted::Never,
            declared: Vec::new(),
            at_most: None,
            mobility_first: false,
            body_mass: None,
            seed: 0,
            own_week: None,
            extra: Extra::NONE,
        }
    }

    /// Whether something is at hand.
    pub fn has(&self, item: Equipment) -> bool {
        item.is_everywhere() || self.equipment.has(item)
    }
}
