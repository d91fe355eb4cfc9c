//! A flare: three days of calm and movement, then the way back (T20 to T22).
//!
//! It is found anew from what was said and rated, day by day, and never stored. Keeping moving is public advice; the 72
//! hours, the thresholds and the shares of volume and load are choices. Every flare ends: by a rating, by hand, or in time.

use super::days::{before, each};
use super::past::{Past, PastSession};
use super::readiness::{Diary, Usual};
use super::response::second_red;
use crate::catalog::{AxialClass, Exercise, aerobic, bracing, glutes, lifts, spinal_motion};
use crate::check_in::Rating;
use crate::load::Response;
use chrono::NaiveDate;

/// Days of calm before pain is looked at again (T20).
const CALM_DAYS: i64 = 3;
/// From this many days on without a way back, having it looked at is worth saying (T21).
const UNSETTLED_DAYS: i64 = 7;
/// Nothing is a flare for longer: by then it is what is usual (choice).
const LONGEST_CALM_DAYS: i64 = 28;
/// The week back lasts so long, and on until a session of it was green (choice) ...
const BACK_DAYS: i64 = 7;
/// ... but no longer than this, whether or not anybody says how sessions settle (choice).
const LONGEST_BACK_DAYS: i64 = 21;

/// The days on which somebody said so by hand.
#[derive(Debug, Clone, Copy, Default)]
pub struct FlareMarks<'a> {
    /// A flare began.
    pub began: &'a [NaiveDate],
    /// It was over: the week back begins; said in that week, it is over too.
    pub over: &'a [NaiveDate],
}

/// What a day of a flare allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FlareStage {
    /// Days 0 and 1: short sessions of the calmest.
    Calm,
    /// Day 2, and on while pain does not settle: two more exercises.
    CalmMore,
    /// From day 3 on, once pain is at most one above usual: the former plan, at less volume and load.
    Back {
        /// Whether a session without high lifts was green since, so that these may return.
        high: bool,
    },
}

impl FlareStage {
    /// The heaviest class that it allows.
    pub const fn top(self) -> AxialClass {
        match self {
            Self::Calm | Self::CalmMore => AxialClass::Low,
            Self::Back { high: false } => AxialClass::Moderate,
            Self::Back { high: true } => AxialClass::High,
        }
    }

    /// Whether the plan is that of calm.
    pub const fn is_calm(self) -> bool {
        matches!(self, Self::Calm | Self::CalmMore)
    }

    /// Of this many sets how many: 70 %, rounded up, on the way back.
    pub const fn sets(self, sets: u8) -> u8 {
        match self {
            Self::Calm | Self::CalmMore => sets,
            Self::Back { .. } => sets - sets / 10 * 3 - sets % 10 * 3 / 10,
        }
    }

    /// Percent of the load that was used before.
    pub const fn load_percent(self) -> u8 {
        match self {
            Self::Calm | Self::CalmMore => 0,
            Self::Back { .. } => 80,
        }
    }

    /// What its short sessions are made of; on the way back none.
    pub fn exercises(self) -> &'static [&'static Exercise] {
        match self {
            Self::Calm => MINI.split_at(MINI.len() - 2).0,
            Self::CalmMore => &MINI,
            Self::Back { .. } => &[],
        }
    }
}

/// Exercises of the short sessions (T20); the last two from day 2 on.
static MINI: [&Exercise; 6] = [
    &bracing::DIAPHRAGMATIC_BREATHING,
    &spinal_motion::PELVIC_TILT,
    &glutes::GLUTE_BRIDGE,
    &aerobic::WALKING,
    &bracing::BIRD_DOG_LEG_ONLY,
    &lifts::HIP_HINGE_DRILL,
];

/// A flare that is going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flare {
    /// Its first day.
    pub began: NaiveDate,
    /// Days since then.
    pub day: u8,
    /// What it allows today.
    pub stage: FlareStage,
    /// Whether the three days of calm came twice.
    pub repeated: bool,
    /// Whether having it looked at is worth saying: a week without a way back, or clearly worse than it began (T21).
    pub worth_a_check: bool,
}

/// A flare that is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PastFlare {
    /// Its first day.
    pub began: NaiveDate,
    /// The first day of the way back.
    pub back: NaiveDate,
    /// The first day after it; of one on its way back the day that was asked about.
    pub over: NaiveDate,
}

impl PastFlare {
    /// Whether it counts as a layoff that ended because of pain: more than seven days (T21, L46, L53).
    pub fn is_layoff(&self) -> bool {
        (self.back - self.began).num_days() > UNSETTLED_DAYS
    }
}

/// The flares of the last 112 days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flares {
    /// The one that is going on.
    pub now: Option<Flare>,
    /// Those that are over, and the calm days of the one that is on its way back, the newest last.
    pub past: Vec<PastFlare>,
}

impl Flares {
    /// Whether a day belonged to the calm part of a flare.
    pub fn calm_on(&self, day: NaiveDate) -> bool {
        let now = self.now.is_some_and(|flare| flare.stage.is_calm() && flare.began <= day);
        now || self.past.iter().any(|flare| flare.began <= day && day < flare.back)
    }
}

/// The course of a flare while it is followed.
struct Course {
    began: NaiveDate,
    /// What was usual when it began: ratings from within it are no measure of it (choice).
    usual: Usual,
    /// The first rating of pain in it.
    first: Option<Rating>,
    /// When its days of calm began once more.
    again: Option<NaiveDate>,
    back: Option<NaiveDate>,
}

impl Course {
    fn is_over(&self, sessions: &[PastSession], day: NaiveDate) -> bool {
        match self.back {
            None => (day - self.began).num_days() >= LONGEST_CALM_DAYS,
            Some(back) => {
                let days = (day - back).num_days();
                days >= LONGEST_BACK_DAYS || (days >= BACK_DAYS && green_without_high(sessions, back, day))
            }
        }
    }

    /// Looks at pain, once the days of calm are behind: it settled, or they come once more, but once only.
    fn look(&mut self, pain: Rating, day: NaiveDate) {
        let calm = (day - self.again.unwrap_or(self.began)).num_days();
        if self.back.is_none() && calm >= CALM_DAYS {
            if self.usual.holds(pain, 1) {
                self.back = Some(day);
            } else {
                self.again = self.again.or(Some(day));
            }
        }
    }

    fn on(&self, sessions: &[PastSession], pain: Option<Rating>, day: NaiveDate) -> Flare {
        let days = (day - self.began).num_days();
        let calm = (day - self.again.unwrap_or(self.began)).num_days();
        let stage = match self.back {
            Some(back) => FlareStage::Back { high: green_without_high(sessions, back, day) },
            None if calm < CALM_DAYS - 1 => FlareStage::Calm,
            None => FlareStage::CalmMore,
        };
        let worse = pain.zip(self.first).is_some_and(|(pain, first)| pain.get() >= first.get() + 2);
        Flare {
            began: self.began,
            day: days as u8,
            stage,
            repeated: self.again.is_some(),
            worth_a_check: self.back.is_none() && (days >= UNSETTLED_DAYS || worse),
        }
    }

    fn ended(&self, over: NaiveDate) -> PastFlare {
        PastFlare { began: self.began, back: self.back.unwrap_or(over), over }
    }
}

/// Whether a session without high lifts was green from one day to another.
fn green_without_high(sessions: &[PastSession], from: NaiveDate, to: NaiveDate) -> bool {
    sessions.iter().any(|session| {
        (from..=to).contains(&session.date)
            && session.response == Some(Response::Green)
            && session.top.is_some_and(|top| top < AxialClass::High)
    })
}

/// The flares up to a day (T20): begun by hand, by a second red session within seven days, or by pain now of 4 or more
/// that is three or more above usual. What is said of later days (a clock that was wrong) is not looked at.
pub fn flares(marks: FlareMarks<'_>, diary: &Diary<'_>, sessions: &[PastSession], day: NaiveDate) -> Flares {
    let mut course: Option<Course> = None;
    let mut past = Vec::new();
    for date in each(before(day, Past::DAYS), day) {
        let pain = diary.on(date).map(|check_in| check_in.pain);
        let rises = |pain: Rating| pain.get() >= 4 && diary.usual(date).is_exceeded(pain, 3);
        let begins = marks.began.contains(&date) || pain.is_some_and(rises) || second_red(sessions, date);
        // On its way back it gives way to a new one.
        let open = |now: &Course| !(now.is_over(sessions, date) || (begins && now.back.is_some()));
        if let Some(ended) = course.take_if(|now| !open(now)) {
            past.push(ended.ended(date));
        }
        if course.is_none() && begins {
            let usual = diary.usual(date);
            course = Some(Course { began: date, usual, first: None, again: None, back: None });
        }
        let Some(now) = course.as_mut() else { continue };
        now.first = now.first.or(pain);
        if let Some(pain) = pain {
            now.look(pain, date);
        }
        if marks.over.contains(&date) {
            match now.back {
                None => now.back = Some(date),
                Some(back) if back < date => {
                    past.extend(course.take().map(|ended| ended.ended(date)));
                }
                Some(_) => {}
            }
        }
    }
    let pain = diary.on(day).map(|check_in| check_in.pain);
    let now = course.as_ref().map(|course| course.on(sessions, pain, day));
    past.extend(course.filter(|course| course.back.is_some()).map(|course| course.ended(day)));
    Flares { now, past }
}
