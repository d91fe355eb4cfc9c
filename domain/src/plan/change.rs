//! What somebody changed in a week by hand. Nothing is forbidden but by the safety screen: a change that bends a rule says
//! which, and is kept with it.

use super::Rule;
use crate::catalog::{Equipment, ExerciseId};
use crate::log::Extra;
use crate::programme::Bits;
use chrono::NaiveDate;

/// A change of one day of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanChange {
    /// The day whose session is changed.
    pub date: NaiveDate,
    /// What is changed.
    pub edit: PlanEdit,
    /// The rule that it bends, if it does.
    pub bends: Option<Rule>,
    /// Fields of a later version.
    pub extra: Extra,
}

/// What is changed of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanEdit {
    /// The session moves to another day of the same week, or to the day after it.
    Move {
        /// The day to which it moves.
        to: NaiveDate,
    },
    /// There is no session.
    Skip,
    /// An exercise gives way to another one.
    Swap {
        /// What was planned.
        from: ExerciseId,
        /// What is done in its place.
        to: ExerciseId,
    },
    /// An exercise is left out.
    Remove(ExerciseId),
    /// An exercise is put in.
    Add(ExerciseId),
    /// An exercise stays in, whatever else is planned anew.
    Lock(ExerciseId),
    /// Only this many minutes.
    Minutes(u8),
    /// Some equipment is not to be had.
    Without(Bits<Equipment>),
}

impl PlanEdit {
    /// Fewest and most minutes of a session that is cut or stretched by hand.
    pub const MINUTES: std::ops::RangeInclusive<u8> = 5..=75;
}

/// What somebody says of a week that is over, and wants of the next (T80). All words are their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The first day of the week that is over.
    pub week: NaiveDate,
    /// What to keep.
    pub keep: Option<String>,
    /// What to change.
    pub change: Option<String>,
    /// The goal of the next week.
    pub goal: Option<String>,
    /// Fields of a later version.
    pub extra: Extra,
}
