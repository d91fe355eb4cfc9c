//! A running timer as a short text, so that it lives through a reload (S41).

use super::Rest;
use crate::catalog::ExerciseId;
use crate::units::Id;

/// The timer that runs. There is one at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The session it belongs to.
    pub session: Id,
    /// The exercise: the one being done, or the one rested from.
    pub exercise: ExerciseId,
    /// What runs.
    pub timer: Timer,
}

/// What runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timer {
    /// A rest.
    Rest(Rest),
    /// The pacer of a set.
    Pace {
        /// Which set of the exercise, from 0.
        set: u16,
        /// When it began, in Unix milliseconds ([`Clockface::began`](super::Clockface::began)).
        start: i64,
        /// After how many milliseconds it was paused, if it is.
        paused: Option<i64>,
    },
}

/// No time is later: the year 5138. What is beyond is no time of ours.
const LAST: i64 = 100_000_000_000_000;

impl Kept {
    /// A letter, three numbers, the session, the exercise, with blanks between them.
    #[must_use]
    pub fn write(&self) -> String {
        let (letter, numbers) = match self.timer {
            Timer::Rest(rest) => ("r", [rest.start, rest.end, i64::from(rest.told)]),
            // One more, so that 0 is "not paused".
            Timer::Pace { set, start, paused } => {
                ("p", [start, i64::from(set), paused.map_or(0, |ms| ms + 1)])
            }
        };
        let mut text = String::from(letter);
        for part in numbers.map(|number| number.to_string()) {
            text.push(' ');
            text.push_str(&part);
        }
        text.push(' ');
        text.push_str(&self.session.to_string());
        text.push(' ');
        text.push_str(self.exercise.as_str());
        text
    }

    /// Reads what [`Kept::write`] wrote. None: it is something else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(6, ' ');
        let letter = parts.next()?;
        let mut numbers = [0; 3];
        for number in &mut numbers {
            *number = parts.next()?.parse().ok().filter(|number| (0..LAST).contains(number))?;
        }
        let [start, second, third] = numbers;
        let timer = match letter {
            "r" => Timer::Rest(Rest::stored(start, second, third != 0)?),
            "p" => Timer::Pace {
                set: u16::try_from(second).ok()?,
                start,
                paused: (third > 0).then(|| third - 1),
            },
            _ => return None,
        };
        let session = parts.next()?.parse().ok()?;
        let exercise = parts.next().filter(|exercise| !exercise.is_empty())?.into();
        Some(Self { session, exercise, timer })
    }
}
