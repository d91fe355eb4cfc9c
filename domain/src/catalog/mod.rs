//! The exercise catalogue: one record per exercise, structure only.
//!
//! Its words (name, set-up, cues, faults, reasons) are in `content/<language>`, so that they can be translated. What a
//! person made themselves is a [`CustomExercise`]; both answer the same question, [`Traits`].
//!
//! A new exercise is one record in the file of its pillar, one line in [`LIBRARY`] and its words; the test `catalogue`
//! names what is missing.

pub mod aerobic;
pub mod bracing;
mod dose;
mod exercise;
pub mod filter;
pub mod glutes;
mod library;
pub mod lifts;
pub mod mobility;
pub mod preset;
pub mod source;
pub mod spinal_motion;

pub use dose::{Amount, ByPhase, Dose, Pace, Phase};
pub use exercise::{
    Camera, Direction, DirectionLoad, Equipment, Exercise, Exposure, FaultWeight, Focus, LoadStep, Pacer,
    Position, UserFlag,
};
pub use library::{LIBRARY, find};

use crate::units::Id;
use std::borrow::Cow;
use std::fmt;

/// Which exercise: a word for one of the library (`romanian_deadlift`), the id of its record for one's own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExerciseId(Cow<'static, str>);

impl ExerciseId {
    /// The id of a library exercise.
    pub const fn library(id: &'static str) -> Self {
        Self(Cow::Borrowed(id))
    }

    /// The id as text, as stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The record of one's own exercise, if this is one.
    pub fn custom(&self) -> Option<Id> {
        self.0.parse().ok()
    }
}

impl From<Id> for ExerciseId {
    fn from(id: Id) -> Self {
        Self(Cow::Owned(id.to_string()))
    }
}

impl From<&str> for ExerciseId {
    /// Any text, known to this version or not: an exercise of a later version must survive.
    fn from(text: &str) -> Self {
        match find(text) {
            Some(exercise) => exercise.id.clone(),
            None => Self(Cow::Owned(text.to_owned())),
        }
    }
}

impl fmt::Display for ExerciseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What an exercise trains, after the article's five "secrets" (load management is the whole app), and walking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pillar {
    /// Hip extension, abduction, single-leg work.
    Glutes,
    /// Controlled flexion, extension and rotation of the spine.
    SpinalMotion,
    /// Thoracic spine, hips, ankles.
    Mobility,
    /// Breathing, bracing, anti-movement, carries.
    Bracing,
    /// Hinges and squats with load.
    Lifts,
    /// Walking.
    Aerobic,
}

impl Pillar {
    /// In the order in which a list shows them.
    pub const ALL: [Self; 6] =
        [Self::Glutes, Self::SpinalMotion, Self::Mobility, Self::Bracing, Self::Lifts, Self::Aerobic];
}

/// How much the exercise compresses the spine along its axis: a class, never newtons (L16, L70).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AxialClass {
    /// Lying or on all fours.
    None,
    /// Upright, or a short lever, with little load.
    Low,
    /// A light external load through the spine.
    Moderate,
    /// A bar through the spine, or a heavy load bent forward.
    High,
}

impl AxialClass {
    /// From the lightest to the heaviest.
    pub const ALL: [Self; 4] = [Self::None, Self::Low, Self::Moderate, Self::High];

    /// Weight in the axial ledger in two-hundredths: 0, 0.25, 0.6, 1.0 (L8, choice). Two-hundredths, so that half of
    /// it (carries) is still whole.
    pub const fn weight_200(self) -> i64 {
        match self {
            Self::None => 0,
            Self::Low => 50,
            Self::Moderate => 120,
            Self::High => 200,
        }
    }

    /// One class higher, `High` at most (the class-up of L8).
    pub const fn up(self) -> Self {
        match self {
            Self::None => Self::Low,
            Self::Low => Self::Moderate,
            Self::Moderate | Self::High => Self::High,
        }
    }
}

/// In what a set is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Repetitions.
    Reps,
    /// Repetitions that are each held some seconds.
    HoldReps,
    /// Seconds.
    Seconds,
    /// Breaths.
    Breaths,
    /// Metres.
    Metres,
}

impl Measure {
    /// In the order in which a form offers them.
    pub const ALL: [Self; 5] = [Self::Reps, Self::HoldReps, Self::Seconds, Self::Breaths, Self::Metres];
}

/// How the two sides work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Laterality {
    /// Both at once.
    Bilateral,
    /// One side, then the other: the number is per side.
    PerSide,
    /// In turn: the number is the total.
    Alternating,
}

/// What the ledgers and the forms need to know of an exercise, whoever made it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Traits {
    /// In what its sets are counted.
    pub measure: Measure,
    /// Spinal load class.
    pub axial: AxialClass,
    /// A working set above this percentage of body mass counts one class higher for the axial day (L8).
    pub class_up_above_pct_bw: Option<u8>,
    /// How the two sides work.
    pub laterality: Laterality,
    /// Whether external mass is usual.
    pub loadable: bool,
}

/// An exercise that its user made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomExercise {
    /// Its name as typed. At most 500 characters.
    pub name: String,
    /// Its traits.
    pub traits: Traits,
    /// What it trains; none for anything else.
    pub pillar: Option<Pillar>,
    /// What it needs, all of it.
    pub equipment: Vec<Equipment>,
    /// A remark. At most 2,000 characters.
    pub note: Option<String>,
    /// True when it is put away: no list offers it, the log keeps it.
    pub archived: bool,
    /// True when the class is our guess from the name and nobody confirmed it (X11).
    pub class_is_guess: bool,
    /// Fields of a later version, kept as they are.
    pub extra: crate::log::Extra,
}

impl CustomExercise {
    /// An exercise of which no more is known than its name and its traits.
    pub const fn new(name: String, traits: Traits) -> Self {
        Self {
            name,
            traits,
            pillar: None,
            equipment: Vec::new(),
            note: None,
            archived: false,
            class_is_guess: false,
            extra: crate::log::Extra::NONE,
        }
    }
}

/// An exercise that was marked to be found again. There may be two marks for one exercise, made on two phones; one is
/// enough, and taking the mark away takes both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Favourite {
    /// Which exercise.
    pub exercise: ExerciseId,
    /// Fields of a later version.
    pub extra: crate::log::Extra,
}
