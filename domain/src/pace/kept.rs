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
        let mut after = text;
        let mut next = || {
            let (part, more) = after.split_once(' ')?;
            after = more;
            Some(part)
        };
        let letter = next()?;
        let mut numbers = [0; 3];
        for number in &mut numbers {
            *number = next()?.parse().ok().filter(|number| (0..LAST).contains(number))?;
        }
        let session = next()?.parse().ok()?;
        if after.is_empty() {
            return None;
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
        Some(Self { session, exercise: after.into(), timer })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn kept(exercise: &str, timer: Timer) -> Kept {
        Kept { session: "1795363440-k3x9q".parse().unwrap(), exercise: exercise.into(), timer }
    }

    #[test]
    fn a_timer_is_one_short_line() {
        let rest = Rest { start: 1_795_363_440_123, end: 1_795_363_590_123, told: false };
        let text = kept("romanian_deadlift", Timer::Rest(rest)).write();
        assert_eq!(text, "r 1795363440123 1795363590123 0 1795363440-k3x9q romanian_deadlift");
        let timer = Timer::Pace { set: 2, start: 1_795_363_440_123, paused: Some(0) };
        let text = kept("1795363440-k3x9q", timer).write();
        assert_eq!(text, "p 1795363440123 2 1 1795363440-k3x9q 1795363440-k3x9q");
    }

    #[test]
    fn what_is_no_timer_reads_as_none() {
        let good = "r 1795363440123 1795363590123 0 1795363440-k3x9q romanian_deadlift";
        assert!(Kept::read(good).is_some());
        for (end, _) in good.char_indices().filter(|(end, _)| *end < good.len() - 16) {
            assert_eq!(Kept::read(&good[..end]), None, "{}", &good[..end]);
        }
        for bad in [
            "x 1795363440123 1795363590123 0 1795363440-k3x9q dead_bug",
            "r 1795363590123 1795363440123 0 1795363440-k3x9q dead_bug",
            "r 1795363440123 1795364440123 0 1795363440-k3x9q dead_bug",
            "r -1 1795363590123 0 1795363440-k3x9q dead_bug",
            "r 9223372036854775807 9223372036854775807 0 1795363440-k3x9q dead_bug",
            "p 1795363440123 70000 0 1795363440-k3x9q dead_bug",
            "p 1795363440123 2 0 1795363440-K3X9Q dead_bug",
            "p 1795363440123 2 0 1795363440-k3x9q ",
        ] {
            assert_eq!(Kept::read(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn a_timer_comes_back_as_it_was(
            clock in any::<u64>(),
            start in 0_i64..LAST - 900_000,
            length in 0_i64..=900_000,
            told in any::<bool>(),
            set in any::<u16>(),
            paused in prop::option::of(0_i64..LAST - 1),
            exercise in "[a-z_ \\u{e4}0-9]{1,40}",
        ) {
            let session = Id { clock, writer: *b"k3x9q" };
            let rest = Timer::Rest(Rest { start, end: start + length, told });
            for timer in [rest, Timer::Pace { set, start, paused }] {
                let kept = Kept { session, exercise: exercise.as_str().into(), timer };
                prop_assert_eq!(Kept::read(&kept.write()), Some(kept));
            }
        }

        #[test]
        fn no_text_is_too_odd_to_read(text in any::<String>(), numbers in any::<[i64; 3]>()) {
            let _ = Kept::read(&text);
            let [a, b, c] = numbers;
            for letter in ["r", "p"] {
                let _ = Kept::read(&format!("{letter} {a} {b} {c} 1795363440-k3x9q {text}"));
            }
        }
    }
}
