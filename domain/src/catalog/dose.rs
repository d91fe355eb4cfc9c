//! How much of an exercise belongs to which phase.
//!
//! Lives here: the dose of a record and its parts. What does not: how a dose is lowered for a day (rules) or raised over
//! weeks (plan). The numbers in the records are programming judgement, anchored to ACSM 2009 (8-12 repetitions, steps of
//! 2-10 %), McGill's short repeated holds and Silbernagel's pain monitoring; no trial prescribes them.

use super::Measure;
use crate::units::{SetRpe, Tempo};
use std::ops::RangeInclusive;

/// Stage of the programme, from the calmest to the hardest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Pain is usually 4 of 10 or more, or flares: settle it and keep moving.
    CalmDown,
    /// Pain 0 to 3 on most days: control, endurance, tempo.
    Rebuild,
    /// Graded return of the loaded hinge and squat.
    Return,
    /// Normal training, watched.
    Perform,
}

impl Phase {
    /// From the calmest to the hardest.
    pub const ALL: [Self; 4] = [Self::CalmDown, Self::Rebuild, Self::Return, Self::Perform];
}

/// One value for each phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByPhase<T> {
    /// In [`Phase::CalmDown`].
    pub calm_down: T,
    /// In [`Phase::Rebuild`].
    pub rebuild: T,
    /// In [`Phase::Return`].
    pub returning: T,
    /// In [`Phase::Perform`].
    pub perform: T,
}

impl<T> ByPhase<T> {
    /// The value of a phase.
    pub const fn get(&self, phase: Phase) -> &T {
        match phase {
            Phase::CalmDown => &self.calm_down,
            Phase::Rebuild => &self.rebuild,
            Phase::Return => &self.returning,
            Phase::Perform => &self.perform,
        }
    }
}

/// What one session of a phase holds of an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dose {
    /// Working sets; per side for exercises done per side.
    pub sets: u8,
    /// Content of one set.
    pub amount: Amount,
    /// Rest after a set, in seconds. Zero where one set is all.
    pub rest_seconds: u8,
    /// A ceiling of effort, not a target.
    pub rpe_cap: SetRpe,
    /// The heaviest external load, in percent of body mass, where the exercise has such a limit.
    pub max_load_pct_bw: Option<u8>,
}

/// What one set holds. Always in the measure of its exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// Repetitions; double progression moves between the two ends.
    Reps {
        /// Fewest.
        low: u8,
        /// Most.
        high: u8,
        /// How fast, or how long.
        pace: Pace,
    },
    /// Repetitions that are each held: more of them before longer ones.
    Holds {
        /// Fewest in the first set.
        low: u8,
        /// Most in the first set.
        high: u8,
        /// Seconds of each.
        seconds: u8,
        /// Repetitions of the sets one after the other, falling.
        pyramid: &'static [u8],
    },
    /// Seconds of a stretch or a walk.
    Seconds(u16),
    /// Breaths.
    Breaths(u8),
    /// Metres of a carry.
    Metres(u8),
}

impl Amount {
    /// The measure it is counted in.
    pub const fn measure(&self) -> Measure {
        match self {
            Self::Reps { .. } => Measure::Reps,
            Self::Holds { .. } => Measure::HoldReps,
            Self::Seconds(_) => Measure::Seconds,
            Self::Breaths(_) => Measure::Breaths,
            Self::Metres(_) => Measure::Metres,
        }
    }
}

/// What gives a repetition its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Its four phases.
    Tempo(Tempo),
    /// An effort without movement, this many seconds: the brace of the brace drill.
    Brace(u8),
}

/// A dose as the records write it: sets, amount, seconds of rest, ceiling of effort.
pub(super) const fn dose(sets: u8, amount: Amount, rest_seconds: u8, rpe_cap: SetRpe) -> Dose {
    Dose { sets, amount, rest_seconds, rpe_cap, max_load_pct_bw: None }
}

impl Dose {
    /// The same dose with a limit of load, in percent of body mass.
    pub(super) const fn at_most_pct_bw(mut self, percent: u8) -> Self {
        self.max_load_pct_bw = Some(percent);
        self
    }
}

/// Repetitions at a tempo: lowering, pause, lifting, pause.
pub(super) const fn reps(range: RangeInclusive<u8>, tempo: [u8; 4]) -> Amount {
    let [eccentric, bottom, concentric, top] = tempo;
    let pace = Pace::Tempo(Tempo::new(eccentric, bottom, concentric, top));
    Amount::Reps { low: *range.start(), high: *range.end(), pace }
}

/// Repetitions of bracing, each this many seconds.
pub(super) const fn braces(range: RangeInclusive<u8>, seconds: u8) -> Amount {
    Amount::Reps { low: *range.start(), high: *range.end(), pace: Pace::Brace(seconds) }
}

/// Held repetitions: the range of the first set, seconds of each, repetitions set by set.
pub(super) const fn holds(range: RangeInclusive<u8>, seconds: u8, pyramid: &'static [u8]) -> Amount {
    Amount::Holds { low: *range.start(), high: *range.end(), seconds, pyramid }
}

/// Effort in points. A record with anything but half points from 0 to 10 does not compile.
pub(super) const fn rpe(points: f32) -> SetRpe {
    let half_points = (points * 2.0) as u8;
    assert!(half_points as f32 == points * 2.0, "half points only");
    match SetRpe::from_half_points(half_points) {
        Ok(rpe) => rpe,
        Err(_) => panic!("0 to 10 only"),
    }
}
