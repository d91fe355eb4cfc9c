//! Stored shapes: how the facts of the log look as JSON fields. What is stored is not what is used.
//!
//! A shape that was released is frozen in a module of its own (`v1`); types of [`crate::log`] move freely, and these
//! functions join them. What a record holds besides the fields known here is carried along untouched (S22): unknown
//! fields, and known fields with a value that this version cannot read.

mod fields;
mod v1;

use crate::catalog::{CustomExercise, Favourite};
use crate::check_in::CheckIn;
use crate::import::NameMap;
use crate::log::{PlacedSet, SessionFacts};
use crate::mark::DayMark;
use crate::plan::{PlanChange, Review};
use crate::programme::Programme;
use crate::safety::SafetyAnswers;
use serde_json::{Map, Value};

/// The newest schema that this version reads and the one that it writes.
pub const SCHEMA: u32 = 1;

/// One stored fact of any kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A session without its sets.
    Session(SessionFacts),
    /// A set and where it belongs.
    Set(PlacedSet),
    /// An exercise of one's own.
    Exercise(CustomExercise),
    /// What a name in another app's export means here.
    NameMap(NameMap),
    /// An exercise that was marked.
    Favourite(Favourite),
    /// Something said of a day.
    DayMark(DayMark),
    /// What somebody wants of their training. Larger than the others, of which there are many: so in a box.
    Programme(Box<Programme>),
    /// How somebody felt on a day.
    CheckIn(CheckIn),
    /// Answers to the safety screen.
    Safety(SafetyAnswers),
    /// A change of the plan by hand.
    PlanChange(PlanChange),
    /// What was said of a week that was over.
    Review(Review),
}

/// Why a record stays stored but is not used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// A kind of a later version.
    #[error("unknown kind {0}")]
    Kind(String),
    /// A needed field is missing or has no sense.
    #[error("field {0} is missing or unreadable")]
    Field(&'static str),
}

impl Item {
    /// The word for its kind, as stored.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Session(_) => "session",
            Self::Set(_) => "set",
            Self::Exercise(_) => "exercise",
            Self::NameMap(_) => "name_map",
            Self::Favourite(_) => "favourite",
            Self::DayMark(_) => "day_mark",
            Self::Programme(_) => "programme",
            Self::CheckIn(_) => "check_in",
            Self::Safety(_) => "safety",
            Self::PlanChange(_) => "plan_change",
            Self::Review(_) => "review",
        }
    }

    /// Reads the fields of a stored record, id and kind aside.
    pub fn read(kind: &str, fields: Map<String, Value>) -> Result<Self, Unreadable> {
        match kind {
            "session" => v1::read_session(fields).map(Self::Session),
            "set" => v1::read_set(fields).map(Self::Set),
            "exercise" => v1::read_exercise(fields).map(Self::Exercise),
            "name_map" => v1::read_name_map(fields).map(Self::NameMap),
            "favourite" => v1::read_favourite(fields).map(Self::Favourite),
            "day_mark" => v1::read_day_mark(fields).map(Self::DayMark),
            "programme" => {
                v1::plan::read_programme(fields).map(|programme| Self::Programme(Box::new(programme)))
            }
            "check_in" => v1::plan::read_check_in(fields).map(Self::CheckIn),
            "safety" => v1::plan::read_safety(fields).map(Self::Safety),
            "plan_change" => v1::plan::read_change(fields).map(Self::PlanChange),
            "review" => v1::plan::read_review(fields).map(Self::Review),
            other => Err(Unreadable::Kind(other.to_owned())),
        }
    }

    /// The fields to be stored, id and kind aside.
    pub fn write(&self) -> Map<String, Value> {
        match self {
            Self::Session(facts) => v1::write_session(facts),
            Self::Set(placed) => v1::write_set(placed),
            Self::Exercise(exercise) => v1::write_exercise(exercise),
            Self::NameMap(map) => v1::write_name_map(map),
            Self::Favourite(favourite) => v1::write_favourite(favourite),
            Self::DayMark(mark) => v1::write_day_mark(mark),
            Self::Programme(programme) => v1::plan::write_programme(programme),
            Self::CheckIn(check_in) => v1::plan::write_check_in(check_in),
            Self::Safety(answers) => v1::plan::write_safety(answers),
            Self::PlanChange(change) => v1::plan::write_change(change),
            Self::Review(review) => v1::plan::write_review(review),
        }
    }
}
