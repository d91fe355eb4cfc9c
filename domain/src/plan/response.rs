//! How the body answers an exercise, and what that does to the next session (T12 to T18).
//!
//! The traffic light comes from programmes for Achilles and knee-cap pain (Silbernagel 2007; Thomee 1997), not for backs.
//! Painful exercise gave a small short-term benefit and no long-term harm (Smith 2017). The cut at 2 and 5 is one of two
//! that are published; the next morning's +1 and +2, and every number of days, are choices.

use super::days::after;
use super::past::{Done, Past, PastSession};
use super::readiness::Usual;
use crate::catalog::{ExerciseId, find};
use crate::check_in::Rating;
use crate::load::Response;
use chrono::NaiveDate;

/// Days for which an exercise is blocked after a red response (T15, choice).
const BLOCKED_DAYS: u64 = 7;

/// What was felt during a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct During {
    /// The worst pain.
    pub pain: Rating,
    /// A pain of 3 that is usual and that the set did not raise (T12).
    pub as_usual: bool,
    /// Whether it was sharp.
    pub sharp: bool,
    /// Whether it travelled further down the leg. Symptoms that move up towards the back are not meant (T13).
    pub further_down: bool,
}

/// What was felt the morning after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Morning {
    /// Whether what the session stirred up had settled within 24 hours.
    pub settled: bool,
    /// Pain then.
    pub pain: Rating,
    /// What was usual when the session was done.
    pub usual: Usual,
}

impl During {
    fn colour(self) -> Response {
        match self.pain.get() {
            _ if self.sharp || self.further_down => Response::Red,
            0..=2 => Response::Green,
            3 if self.as_usual => Response::Green,
            3..=5 => Response::Amber,
            _ => Response::Red,
        }
    }
}

impl Morning {
    fn colour(self) -> Response {
        let worse = !self.settled || self.usual.is_exceeded(self.pain, 2);
        if worse { Response::Red } else { Response::Green }
    }
}

/// The answer to a session: the worse of what was felt during it and the next morning (T12).
///
/// A morning alone counts by itself: nothing was reported during the sets (choice). Sets alone count as far as they were
/// amber or red, which no morning makes better; green sets without a morning are not known yet (T14).
pub fn colour(during: Option<During>, morning: Option<Morning>) -> Option<Response> {
    let during = during.map(During::colour);
    match morning.map(Morning::colour) {
        Some(morning) => Some(during.map_or(morning, |during| worse(during, morning))),
        None => during.filter(|&during| during != Response::Green),
    }
}

/// The worse of two answers.
const fn worse(one: Response, other: Response) -> Response {
    match (one, other) {
        (Response::Red, _) | (_, Response::Red) => Response::Red,
        (Response::Amber, _) | (_, Response::Amber) => Response::Amber,
        (Response::Green, Response::Green) => Response::Green,
    }
}

/// Why an exercise gives way to an easier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Block {
    /// Its answer was red: not before this day (T15).
    Red {
        /// The first day on which it may be planned again.
        back: NaiveDate,
    },
    /// Its last two answers were amber: the easier one next time (T16).
    Amber,
}

/// The block of an exercise on a day, from its sessions, the newest first (T15, T16).
///
/// `easier` is when one of its easier variants was last done: an amber block is over after that session, or a week after
/// the second amber, so that every block ends (choice).
pub(super) fn block(done: &[Done], easier: Option<NaiveDate>, day: NaiveDate) -> Option<Block> {
    let red = done.iter().find(|done| done.response == Some(Response::Red));
    if let Some(back) = red.map(|red| after(red.date, BLOCKED_DAYS)).filter(|&back| day < back) {
        return Some(Block::Red { back });
    }
    let amber = |done: &Done| done.response == Some(Response::Amber);
    match done {
        [last, before, ..] if amber(last) && amber(before) => {
            let open =
                day < after(last.date, BLOCKED_DAYS) && easier.is_none_or(|easier| easier <= last.date);
            open.then_some(Block::Amber)
        }
        _ => None,
    }
}

/// Whether an exercise comes back on a day after a block, at 80 % of its load (T15): it was not done since its red answer.
pub(super) fn comes_back(done: &[Done], day: NaiveDate) -> bool {
    done.first()
        .is_some_and(|last| last.response == Some(Response::Red) && day >= after(last.date, BLOCKED_DAYS))
}

impl Past {
    /// What keeps an exercise out of a session on a day (T15, T16).
    pub fn block(&self, exercise: &ExerciseId, day: NaiveDate) -> Option<Block> {
        let easier = find(exercise.as_str()).map_or(&[][..], |record| record.easier());
        let dates = easier.iter().filter_map(|easier| Some(self.of(&easier.id).first()?.date));
        block(self.of(exercise), dates.max(), day)
    }

    /// Whether an exercise comes back after a block, at 80 % of its load (T15).
    pub fn comes_back(&self, exercise: &ExerciseId, day: NaiveDate) -> bool {
        comes_back(self.of(exercise), day)
    }

    /// Sessions with a red answer in the last days, the day itself included.
    pub fn red_sessions(&self, day: NaiveDate, days: i64) -> usize {
        red_sessions(&self.sessions, day, days)
    }

    /// Three red sessions in 14 days: worth a check (T17, choice).
    pub fn worth_a_check(&self, day: NaiveDate) -> bool {
        self.red_sessions(day, 14) >= 3
    }

    /// Whether a session from this date on had a red answer: the safety list is due again after it (T3).
    pub fn red_since(&self, date: NaiveDate) -> bool {
        self.sessions.iter().any(|session| session.date >= date && is_red(session))
    }
}

fn is_red(session: &PastSession) -> bool {
    session.response == Some(Response::Red)
}

fn red_sessions(sessions: &[PastSession], day: NaiveDate, days: i64) -> usize {
    let recent = |session: &&PastSession| (0..days).contains(&(day - session.date).num_days());
    sessions.iter().filter(recent).filter(|session| is_red(session)).count()
}

/// Whether the second red session within seven days was on this day: it starts a flare (T17, choice).
pub(super) fn second_red(sessions: &[PastSession], day: NaiveDate) -> bool {
    sessions.iter().any(|session| session.date == day && is_red(session))
        && red_sessions(sessions, day, 7) >= 2
}

/// A scale on which somebody is asked again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scale {
    /// Pain, 0 to 10 (NRS).
    Pain,
    /// Roland-Morris, 0 to 24 (RMDQ).
    RolandMorris,
    /// Oswestry, 0 to 100, where somebody brings the number from elsewhere (ODI).
    Oswestry,
}

/// What became of a rating; lower is better on every [`Scale`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// It fell by an amount that matters.
    Better,
    /// About the same.
    Same,
    /// It rose by an amount that matters.
    Worse,
}

impl Scale {
    /// Points, and percent of what it was, from which on a change matters (T18; Ostelo 2008).
    const fn matters(self) -> (u8, Option<u8>) {
        match self {
            Self::Pain => (2, Some(30)),
            Self::RolandMorris => (5, Some(30)),
            Self::Oswestry => (10, None),
        }
    }

    /// What became of a rating (T18). Of nothing there are no percent.
    pub fn change(self, was: u8, is: u8) -> Change {
        let (points, percent) = self.matters();
        let by = was.abs_diff(is);
        let share = percent.is_some_and(|percent| {
            was > 0 && by > 0 && u16::from(by) * 100 >= u16::from(percent) * u16::from(was)
        });
        match was.cmp(&is) {
            _ if by < points && !share => Change::Same,
            std::cmp::Ordering::Greater => Change::Better,
            _ => Change::Worse,
        }
    }
}

/// Recovered: no pain, and at most two points of Roland-Morris (T18; Kamper 2010).
pub const fn is_recovered(pain: Rating, roland_morris: u8) -> bool {
    pain.get() == 0 && roland_morris <= 2
}
