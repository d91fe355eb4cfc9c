//! Pacers and timers (T71, T72, S41): where a set, a rest and a pause stand at a moment.
//!
//! Lives here: the course of one set as spans ([`Pace`]), the rest after it ([`Rest`]), what joins the two clocks of a phone
//! ([`Clockface`]), and how a running timer is kept over a reload ([`Kept`]). What does not: tones, vibration, frames, words.
//!
//! Nothing is counted in ticks. Everything follows from milliseconds since the beginning, so nothing drifts (T71 allows
//! 30 ms in 10 minutes), and after any sleep the next look is right.

mod build;
mod clockface;
mod kept;
mod rest;
#[cfg(test)]
mod tests;

pub use build::{CHANGE_MS, LEAD_IN_MS, Target, Wishes};
pub use clockface::{Clockface, Look};
pub use kept::{Kept, Timer};
pub use rest::{Announcement, Rest, least_rest, usual_rest};

use crate::figure::Instant;
use crate::figure::motion::{Beat, Cycle, STEP};
use crate::units::Side;

/// What a span of a set is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// "Get ready": the countdown before the first repetition.
    LeadIn,
    /// A part of a repetition, a breath, a hold, a walk.
    Beat(Beat),
    /// The brace of the brace drill: firm all round, counting aloud, breathing goes on (T72).
    Brace,
    /// Letting the brace go.
    Release,
    /// The pause in which the side changes.
    Change,
}

/// A stretch of a set in which one thing happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// What happens.
    pub part: Part,
    /// Which side works; in a lead-in or a change, which one comes next. [`Side::Both`] where sides do not matter.
    pub side: Side,
    /// Which repetition, held repetition or breath of the side, from 1; of the set where sides alternate. 0 in a lead-in or
    /// a change.
    pub rep: u16,
    /// How long, in milliseconds. [`Span::OPEN`] where no end is known.
    pub ms: u32,
    /// Where the figure's cycle is when it begins, and how much of the cycle it takes, in milliseconds.
    figure: (u32, u32),
    /// Whether the repetition counts as done when it ends.
    closes: bool,
}

impl Span {
    /// The length of a span whose end is not known, a carry by distance: 24 days.
    pub const OPEN: u32 = i32::MAX.unsigned_abs();

    /// Whether its end is not known. It is a stopwatch: seconds count up.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.ms == Self::OPEN
    }
}

/// The course of one set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pace {
    /// At least one.
    spans: Vec<Span>,
    /// Repetitions, held repetitions or breaths of each side; of the set where sides alternate.
    reps: u16,
    cycle: Cycle,
}

/// Where a set stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The span, by its place in [`Pace::spans`].
    pub place: usize,
    /// What happens.
    pub part: Part,
    /// Which side works, or comes next. [`Side::Both`] where sides do not matter.
    pub side: Side,
    /// Which repetition, held repetition or breath, from 1; 0 in a lead-in or a change.
    pub rep: u16,
    /// Of how many.
    pub reps: u16,
    /// Whole seconds that are left of the span, rounded up: 3, 2, 1. Where no end is known: whole seconds gone.
    pub seconds: u32,
    /// Whole seconds of the span, rounded up. 0 where no end is known.
    pub of_seconds: u32,
    /// How much of the span is over, 0 to 1000. 0 where no end is known.
    pub per_mille: u16,
    /// Milliseconds for [`Cycle::at`] of [`Pace::cycle`]; see [`Pace::instant`].
    pub figure: u32,
    /// Whether the whole set is over. Then the rest tells of the end of the last span.
    pub over: bool,
}

/// Something to be heard or felt (T71).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cue {
    /// A second of a lead-in or of a change of side.
    LeadIn,
    /// A second within a span: low.
    Tick,
    /// A step of a walk or carry, in place of seconds.
    Step,
    /// A span begins: high.
    Phase,
    /// The side changes.
    Change,
    /// The set is over: double.
    End,
}

/// How much was done of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Repetitions, held repetitions, breaths that are complete. The pause at the end of one need not be waited for.
    pub reps: u16,
    /// Milliseconds held, braced or walked.
    pub ms: u32,
}

/// How much was done of a set, and with which side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Done {
    /// All of it.
    pub all: Tally,
    /// What the left side did. Nothing where sides do not matter.
    pub left: Tally,
    /// What the right side did. Nothing where sides do not matter.
    pub right: Tally,
}

impl Pace {
    /// Its spans in order.
    #[must_use]
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Repetitions, held repetitions or breaths of each side; of the set where sides alternate.
    #[must_use]
    pub const fn reps(&self) -> u16 {
        self.reps
    }

    /// The rhythm of the figure that goes with it.
    #[must_use]
    pub const fn cycle(&self) -> &Cycle {
        &self.cycle
    }

    /// Its length with lead-in and change of side, in milliseconds; none where the end is not known.
    #[must_use]
    pub fn length(&self) -> Option<i64> {
        let known = !self.spans.iter().any(Span::is_open);
        known.then(|| self.spans.iter().map(|span| i64::from(span.ms)).sum())
    }

    /// Where it stands this many milliseconds after it began. Before that it is at its beginning.
    #[must_use]
    pub fn at(&self, ms: i64) -> Now {
        let ms = ms.max(0);
        let last = self.spans.len().saturating_sub(1);
        let (mut place, mut start) = (0, 0);
        while place < last && ms >= start + i64::from(self.spans[place].ms) {
            start += i64::from(self.spans[place].ms);
            place += 1;
        }
        let span = self.spans[place];
        let length = i64::from(span.ms);
        let gone = (ms - start).clamp(0, length);
        let (from, through) = span.figure;
        // The end of the last span is the beginning of another cycle; the figure stays where it is.
        let shown = gone.min(length - 1) * i64::from(through) / length;
        let (seconds, of_seconds, per_mille) = if span.is_open() {
            (gone / 1000, 0, 0)
        } else {
            ((length - gone + 999) / 1000, (length + 999) / 1000, gone * 1000 / length)
        };
        Now {
            place,
            part: span.part,
            side: span.side,
            rep: span.rep,
            reps: self.reps,
            seconds: seconds as u32,
            of_seconds: of_seconds as u32,
            per_mille: per_mille as u16,
            figure: from + shown as u32,
            over: place == last && gone == length,
        }
    }

    /// What the figure looks like then. It is drawn for the right side; the left is its mirror image (T74).
    #[must_use]
    pub fn instant(&self, now: &Now) -> Instant {
        Instant { mirrored: now.side == Side::Left, ..self.cycle.at(now.figure).instant }
    }

    /// What is to be heard and felt from one moment on and before another, in order, with its millisecond. Windows side by
    /// side give each cue once.
    pub fn cues(&self, from: i64, to: i64, each: &mut dyn FnMut(i64, Cue)) {
        let from = from.max(0);
        let mut start = 0;
        for span in &self.spans {
            let end = start + i64::from(span.ms);
            if start >= to {
                return;
            }
            let (first, then, every) = match span.part {
                Part::LeadIn => (Cue::LeadIn, Cue::LeadIn, 1000),
                Part::Change => (Cue::Change, Cue::LeadIn, 1000),
                Part::Beat(Beat::Step) => (Cue::Phase, Cue::Step, i64::from(STEP)),
                _ => (Cue::Phase, Cue::Tick, 1000),
            };
            let mut at = start + ((from - start).max(0) + every - 1) / every * every;
            while at < end.min(to) {
                each(at, if at == start { first } else { then });
                at += every;
            }
            start = end;
        }
        if (from..to).contains(&start) {
            each(start, Cue::End);
        }
    }

    /// What is done after this many milliseconds.
    #[must_use]
    pub fn done(&self, ms: i64) -> Done {
        let ms = ms.max(0);
        let mut done = Done::default();
        let mut start = 0;
        for span in &self.spans {
            let length = i64::from(span.ms);
            let gone = (ms - start).clamp(0, length);
            start += length;
            let effort = matches!(span.part, Part::Beat(Beat::Held | Beat::Step) | Part::Brace);
            let tally = Tally {
                reps: u16::from(span.closes && gone == length),
                ms: if effort { gone as u32 } else { 0 },
            };
            done.all.add(tally);
            match span.side {
                Side::Both => {}
                Side::Left => done.left.add(tally),
                Side::Right => done.right.add(tally),
            }
        }
        done
    }
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.reps += other.reps;
        self.ms = self.ms.saturating_add(other.ms);
    }
}
