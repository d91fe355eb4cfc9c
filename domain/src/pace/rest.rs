//! The rest between two sets (S41, S54): when it ends, what is left, what is said of it.

use crate::catalog::{AxialClass, Measure, Traits};
use crate::log::SetKind;

/// A rest is no longer than this, in milliseconds: 15 minutes (choice).
const LONGEST_MS: i64 = 900_000;
/// What is said when so much is left, in milliseconds (S54).
const MARKS: [(i64, Announcement); 3] =
    [(30_000, Announcement::Left30), (10_000, Announcement::Left10), (0, Announcement::Done)];
/// Nothing is said this soon after the start, which is itself said.
const QUIET_MS: i64 = 5000;

/// A rest that runs, or is over: Unix milliseconds. Its time is that of the wall clock, so that it lives through a reload and
/// a locked screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rest {
    /// When it began.
    pub start: i64,
    /// When it ends or ended. Not before the start, and at most 15 minutes after it.
    pub end: i64,
    /// Whether its end was announced (S41: once).
    pub told: bool,
}

/// What is said of a rest (S54).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Announcement {
    /// It begins.
    Start,
    /// 30 seconds are left.
    Left30,
    /// 10 seconds are left.
    Left10,
    /// It is over.
    Done,
}

impl Rest {
    /// A rest of so many seconds from now on; of 15 minutes at most.
    #[must_use]
    pub fn of(seconds: u16, now: i64) -> Self {
        Self { start: now, end: now + (i64::from(seconds) * 1000).min(LONGEST_MS), told: false }
    }

    /// A rest that was stored; none where it could not have been one.
    pub(super) fn stored(start: i64, end: i64, told: bool) -> Option<Self> {
        (0..=LONGEST_MS).contains(&(end - start)).then_some(Self { start, end, told })
    }

    /// With this many seconds more, or fewer. It never ends before now, and lasts 15 minutes at most. More of a rest that is
    /// over is a new one; less of it changes nothing.
    #[must_use]
    pub fn changed_by(self, seconds: i16, now: i64) -> Self {
        if now < self.end {
            let end = (self.end + i64::from(seconds) * 1000).min(self.start + LONGEST_MS);
            Self { end: end.max(now).max(self.start), ..self }
        } else if seconds > 0 {
            Self::of(seconds.unsigned_abs(), now)
        } else {
            self
        }
    }

    /// Milliseconds that are left. Never more than the whole rest, whatever became of the clock.
    #[must_use]
    pub fn left(self, now: i64) -> i64 {
        (self.end - now).clamp(0, self.end - self.start)
    }

    /// Whole seconds that are left, rounded up.
    #[must_use]
    pub fn seconds_left(self, now: i64) -> u16 {
        ((self.left(now) + 999) / 1000) as u16
    }

    /// How much of it is over, 0 to 1000.
    #[must_use]
    pub fn per_mille(self, now: i64) -> u16 {
        let length = (self.end - self.start).max(1);
        (1000 - self.left(now) * 1000 / length) as u16
    }

    /// For how many whole minutes it has been over; none while it runs. It counts on calmly: nobody is late.
    #[must_use]
    pub fn over_minutes(self, now: i64) -> Option<u32> {
        (now >= self.end).then(|| ((now - self.end) / 60_000) as u32)
    }

    /// What is to be said of the time since the last look and up to now, of several the last. The first look is at the start:
    /// `last = start - 1`; after a reload `last = now`. The end is said once, however late.
    pub fn announce(&mut self, last: i64, now: i64) -> Option<Announcement> {
        if now >= self.end {
            let first_time = !self.told;
            self.told = true;
            return first_time.then_some(Announcement::Done);
        }
        let due = |at: i64| last < at && at <= now;
        let mark = MARKS.iter().rev().find(|(left, _)| {
            let at = self.end - left;
            at > self.start + QUIET_MS && due(at)
        });
        let said = mark.map(|(_, said)| *said);
        said.or_else(|| due(self.start).then_some(Announcement::Start))
    }
}

/// Seconds of rest after a set.
///
/// `prescribed` is the rest of the dose; 0 where one set is all. Without one it goes by class and measure: 180 s after
/// high, 120 s after moderate, 90 s after other weights (convention: 2 to 3 minutes for the big lifts, 1 to 2 for others,
/// ACSM 2009), 30 s after stretches and breaths and 60 s after the rest (choice). After a warm-up set it is half of that,
/// 60 s at most (choice): [`least_rest`] speaks of working sets. Between the exercises of a superset the one is the rest of
/// the other: 15 s to walk over where a weight waits, else none (choice).
#[must_use]
pub fn usual_rest(prescribed: Option<u8>, traits: &Traits, kind: SetKind, in_superset: bool) -> u16 {
    if in_superset {
        return if traits.loadable { 15 } else { 0 };
    }
    let full = match (prescribed, traits.axial, traits.measure) {
        (Some(seconds), ..) => u16::from(seconds),
        (None, AxialClass::High, _) => 180,
        (None, AxialClass::Moderate, _) => 120,
        (None, _, _) if traits.loadable => 90,
        (None, _, Measure::Seconds | Measure::Breaths) => 30,
        (None, ..) => 60,
    };
    if kind == SetKind::WarmUp { (full / 2).min(60) } else { full }
}

/// The shortest rest that may be offered after a working set: 75 % of the full one, rounded up (T50).
#[must_use]
pub const fn least_rest(seconds: u16) -> u16 {
    seconds - seconds / 4
}
