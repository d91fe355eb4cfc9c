//! Stored shapes: how the facts of the log look as JSON fields. What is stored is not what is used.
//!
//! A shape that was released is frozen in a module of its own (`v1`); types of [`crate::log`] move freely, and these
//! functions join them. What a record holds besides the fields known here is carried along untouched (S22): unknown
//! fields, and known fields with a value that this version cannot read.

mod fields;
mod v1;

use crate::catalog::{CustomExercise, Favourite};
use crate::check_in::CheckIn;
use crate::gym::Rack;
use crate::import::NameMap;
use crate::log::{Extra, PlacedSet, SessionFacts};
use crate::mark::DayMark;
use crate::plan::{PlanChange, Review};
use crate::programme::Programme;
use crate::safety::SafetyAnswers;
use fields::{Reader, Writer};
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
    /// Own bars and plates.
    Rack(Rack),
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

/// What kind of record it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Session,
    Set,
    Exercise,
    NameMap,
    Favourite,
    DayMark,
    Programme,
    CheckIn,
    Safety,
    PlanChange,
    Review,
    Rack,
}

/// The words of the kinds, as stored, in their order.
pub(crate) const KINDS: [(Kind, &str); 12] = [
    (Kind::Session, "session"),
    (Kind::Set, "set"),
    (Kind::Exercise, "exercise"),
    (Kind::NameMap, "name_map"),
    (Kind::Favourite, "favourite"),
    (Kind::DayMark, "day_mark"),
    (Kind::Programme, "programme"),
    (Kind::CheckIn, "check_in"),
    (Kind::Safety, "safety"),
    (Kind::PlanChange, "plan_change"),
    (Kind::Review, "review"),
    (Kind::Rack, "rack"),
];

impl Kind {
    /// Its word, as stored.
    pub(crate) const fn word(self) -> &'static str {
        KINDS[self as usize].1
    }
}

impl Item {
    /// The word for its kind, as stored.
    pub const fn kind(&self) -> &'static str {
        self.kind_of().word()
    }

    pub(crate) const fn kind_of(&self) -> Kind {
        match self {
            Self::Session(_) => Kind::Session,
            Self::Set(_) => Kind::Set,
            Self::Exercise(_) => Kind::Exercise,
            Self::NameMap(_) => Kind::NameMap,
            Self::Favourite(_) => Kind::Favourite,
            Self::DayMark(_) => Kind::DayMark,
            Self::Programme(_) => Kind::Programme,
            Self::CheckIn(_) => Kind::CheckIn,
            Self::Safety(_) => Kind::Safety,
            Self::PlanChange(_) => Kind::PlanChange,
            Self::Review(_) => Kind::Review,
            Self::Rack(_) => Kind::Rack,
        }
    }

    /// Its fields of a later version.
    pub(crate) const fn extra(&self) -> &Extra {
        match self {
            Self::Session(facts) => &facts.extra,
            Self::Set(placed) => &placed.set.extra,
            Self::Exercise(exercise) => &exercise.extra,
            Self::NameMap(map) => &map.extra,
            Self::Favourite(favourite) => &favourite.extra,
            Self::DayMark(mark) => &mark.extra,
            Self::Programme(programme) => &programme.extra,
            Self::CheckIn(check_in) => &check_in.extra,
            Self::Safety(answers) => &answers.extra,
            Self::PlanChange(change) => &change.extra,
            Self::Review(review) => &review.extra,
            Self::Rack(rack) => &rack.extra,
        }
    }

    pub(crate) const fn extra_mut(&mut self) -> &mut Extra {
        match self {
            Self::Session(facts) => &mut facts.extra,
            Self::Set(placed) => &mut placed.set.extra,
            Self::Exercise(exercise) => &mut exercise.extra,
            Self::NameMap(map) => &mut map.extra,
            Self::Favourite(favourite) => &mut favourite.extra,
            Self::DayMark(mark) => &mut mark.extra,
            Self::Programme(programme) => &mut programme.extra,
            Self::CheckIn(check_in) => &mut check_in.extra,
            Self::Safety(answers) => &mut answers.extra,
            Self::PlanChange(change) => &mut change.extra,
            Self::Review(review) => &mut review.extra,
            Self::Rack(rack) => &mut rack.extra,
        }
    }

    /// Reads the fields of a stored record, id and kind aside.
    pub fn read(kind: &str, fields: Map<String, Value>) -> Result<Self, Unreadable> {
        let known = KINDS.iter().find(|(_, word)| *word == kind);
        let Some((kind, _)) = known else { return Err(Unreadable::Kind(kind.to_owned())) };
        let mut reader = Reader::new(fields);
        let read = &mut reader;
        let item = match kind {
            Kind::Session => v1::read_session(read),
            Kind::Set => v1::read_set(read),
            Kind::Exercise => v1::read_exercise(read),
            Kind::NameMap => v1::read_name_map(read),
            Kind::Favourite => v1::read_favourite(read),
            Kind::DayMark => v1::read_day_mark(read),
            Kind::Programme => v1::plan::read_programme(read),
            Kind::CheckIn => v1::plan::read_check_in(read),
            Kind::Safety => v1::plan::read_safety(read),
            Kind::PlanChange => v1::plan::read_change(read),
            Kind::Review => v1::plan::read_review(read),
            Kind::Rack => v1::gym::read_rack(read),
        };
        reader.done(item)
    }

    /// The fields to be stored, id and kind aside.
    pub fn write(&self) -> Map<String, Value> {
        let mut writer = Writer::new(self.extra());
        let write = &mut writer;
        match self {
            Self::Session(facts) => v1::write_session(write, facts),
            Self::Set(placed) => v1::write_set(write, placed),
            Self::Exercise(exercise) => v1::write_exercise(write, exercise),
            Self::NameMap(map) => v1::write_name_map(write, map),
            Self::Favourite(favourite) => v1::write_favourite(write, favourite),
            Self::DayMark(mark) => v1::write_day_mark(write, mark),
            Self::Programme(programme) => v1::plan::write_programme(write, programme),
            Self::CheckIn(check_in) => v1::plan::write_check_in(write, check_in),
            Self::Safety(answers) => v1::plan::write_safety(write, answers),
            Self::PlanChange(change) => v1::plan::write_change(write, change),
            Self::Review(review) => v1::plan::write_review(write, review),
            Self::Rack(rack) => v1::gym::write_rack(write, rack),
        }
        writer.done()
    }
}
