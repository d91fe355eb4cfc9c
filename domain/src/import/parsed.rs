//! Neutral rows, whichever app they come from, and what the preview shows of them.

use super::{App, RowProblem};
use crate::catalog::Measure;
use crate::log::SetKind;
use crate::units::{Minutes, Resistance, SetRpe, WeightUnit, Work};
use chrono::{NaiveDate, NaiveDateTime};

/// A file that was read: nothing of it is in the log yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The app that wrote it.
    pub app: App,
    /// Unit of its weights.
    pub unit: WeightUnit,
    /// Sessions with at least one set, in the order of the file.
    pub sessions: Vec<ReadSession>,
    /// Names of exercises in the order of the file.
    pub names: Vec<ReadName>,
    /// What became of its rows.
    pub counts: Counts,
    /// Rows that are no set because something is wrong with them.
    pub problems: Vec<Problem>,
    /// What else is to be said about the file as a whole.
    pub notes: Vec<Note>,
}

/// What became of the rows: `sets + empty + duplicates + problems` is `rows` (X5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Rows under the header, blank lines not counted.
    pub rows: usize,
    /// Sets.
    pub sets: usize,
    /// Warm-up sets among them.
    pub warm_ups: usize,
    /// Rows without repetitions, time or distance: planned and not done, or nothing at all.
    pub empty: usize,
    /// Rows of a session that stands in the file twice.
    pub duplicates: usize,
    /// Rows with a problem.
    pub problems: usize,
}

/// A row that is no set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Its line in the file, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub code: RowProblem,
    /// The row as it stands in the file, its beginning.
    pub row: String,
}

/// Something about the whole file that its owner should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// It was neither UTF-8 nor UTF-16 and was read as Windows-1252.
    Windows1252,
    /// So many characters could not be read.
    UnreadableCharacters(usize),
    /// Weights have a decimal comma.
    DecimalComma,
    /// Columns that were not used.
    UnusedColumns(Vec<String>),
    /// So many texts were longer than is kept and were cut.
    TextsCut(usize),
    /// The length of so many sessions is unknown: more than 6 hours, none, negative or not readable.
    MinutesUnknown(usize),
    /// So many sets are of a kind that is not known here. They count as working sets, and the kind is in their note.
    UnknownSetKinds(usize),
    /// So many sessions had the start of another one under another title; they are one session.
    SessionsJoined(usize),
}

/// A session of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadSession {
    /// Local time as written.
    pub start: NaiveDateTime,
    /// Its name.
    pub title: Option<String>,
    /// Its length, if the file knows it.
    pub minutes: Option<Minutes>,
    /// A remark.
    pub note: Option<String>,
    /// Its exercises in the order of the file, one entry per name.
    pub entries: Vec<ReadEntry>,
}

impl ReadSession {
    /// Number of sets.
    pub fn set_count(&self) -> usize {
        self.entries.iter().map(|entry| entry.sets.len()).sum()
    }
}

/// An exercise of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadEntry {
    /// Which of the [`Parsed::names`].
    pub name: usize,
    /// A remark.
    pub note: Option<String>,
    /// Its sets in the order of the file.
    pub sets: Vec<ReadSet>,
}

/// A set of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadSet {
    /// What was done.
    pub work: Work,
    /// Against what.
    pub resistance: Resistance,
    /// Which kind of set.
    pub kind: SetKind,
    /// The kind as written, if it is not known here.
    pub unknown_kind: Option<String>,
    /// Perceived effort.
    pub rpe: Option<SetRpe>,
}

impl ReadSet {
    /// Thousandths of a unit moved in all repetitions, warm-up or not, assistance as written.
    fn volume(&self) -> i64 {
        let weight = match self.resistance {
            Resistance::External(weight) | Resistance::Assistance(weight) => weight.thousandths(),
            Resistance::Unloaded | Resistance::Band(_) => 0,
        };
        let reps = match self.work {
            Work::Reps(reps) | Work::Holds { reps, .. } => reps.get(),
            Work::Time(_) | Work::Breaths(_) | Work::Distance(_) | Work::TimedDistance { .. } => 0,
        };
        i64::from(weight) * i64::from(reps)
    }
}

/// A name of an exercise, as the file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadName {
    /// As written.
    pub name: String,
    /// Number of sets.
    pub sets: usize,
    /// Whether any set has a weight.
    pub loaded: bool,
    /// In what its sets are counted, most of them.
    pub measure: Measure,
    /// Sets that are counted in repetitions, held repetitions, seconds, metres, metres and seconds.
    tally: [usize; 5],
}

impl ReadName {
    pub(super) fn new(name: String) -> Self {
        Self { name, sets: 0, loaded: false, measure: Measure::Reps, tally: [0; 5] }
    }

    /// Whether what most sets say can be said in a measure: a plank of 60 seconds is one repetition held for 60.
    pub(super) fn fits(&self, measure: Measure) -> bool {
        matches!(
            (self.most(), measure),
            (0, Measure::Reps)
                | (1, Measure::HoldReps)
                | (2, Measure::Seconds | Measure::HoldReps)
                | (3, Measure::Metres)
                | (4, Measure::Metres | Measure::Seconds)
        )
    }

    fn most(&self) -> usize {
        let most = self.tally.iter().enumerate().rev().max_by_key(|(_, sets)| **sets);
        most.map_or(0, |(kind, _)| kind)
    }

    pub(super) fn count(&mut self, set: &ReadSet) {
        let kind = match set.work {
            Work::Reps(_) | Work::Breaths(_) => 0,
            Work::Holds { .. } => 1,
            Work::Time(_) => 2,
            Work::Distance(_) => 3,
            Work::TimedDistance { .. } => 4,
        };
        self.sets += 1;
        self.tally[kind] += 1;
        self.loaded |= set.resistance != Resistance::Unloaded;
        self.measure = match self.most() {
            0 => Measure::Reps,
            1 => Measure::HoldReps,
            2 => Measure::Seconds,
            _ => Measure::Metres,
        };
    }
}

impl Parsed {
    /// The civil dates of the first and the last session.
    pub fn range(&self) -> Option<(NaiveDate, NaiveDate)> {
        let dates = || self.sessions.iter().map(|session| session.start.date());
        Some((dates().min()?, dates().max()?))
    }

    /// Weight times repetitions of all sets, warm-ups included, in thousandths of the file's unit.
    pub fn volume_thousandths(&self) -> i64 {
        self.sets().map(ReadSet::volume).sum()
    }

    pub(super) fn sets(&self) -> impl Iterator<Item = &ReadSet> {
        self.sessions.iter().flat_map(|session| &session.entries).flat_map(|entry| &entry.sets)
    }
}
