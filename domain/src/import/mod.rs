//! Reading what other apps export: bytes -> text -> table -> neutral rows -> a preview with its answers -> records.
//!
//! Nothing here changes anything: [`read`] makes a [`Parsed`], which the person looks at; with their [`Answers`] it
//! becomes [`Imported`], what the file says in our terms; [`Imported::only_new`] is one action to be logged. Lives
//! here: the shapes of files and the identity of what comes from them. Lives elsewhere: storing, undo, sentences.
//! Another app's format is one more file beside `hevy.rs` and one more [`App`].

mod builder;
mod compare;
mod date;
mod hevy;
mod ids;
pub mod names;
mod number;
mod parsed;
mod pounds;
mod resolve;
mod table;
mod text;

pub use compare::{Comparison, Present, Tally};
pub use names::{Known, Match, MatchedBy, NameMap, NameUse};
pub use parsed::{Counts, Note, Parsed, Problem, ReadEntry, ReadName, ReadSession, ReadSet};
pub use resolve::{Answers, Choice, Imported};

use crate::units::number::InputError;
use chrono::NaiveDate;
use table::Table;

/// Largest file, in bytes.
pub const MAX_BYTES: usize = 20_000_000;
/// Most rows under the header.
pub const MAX_ROWS: usize = 100_000;
/// Most columns.
pub const MAX_COLUMNS: usize = 64;
/// Longest cell, in characters.
pub const MAX_CELL_CHARACTERS: usize = 10_000;

/// An app whose exports can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum App {
    /// Hevy.
    Hevy,
}

impl App {
    /// The word for it, as stored in name mappings and hashed into ids.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hevy => "hevy",
        }
    }
}

/// An app whose exports are recognised but not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherApp {
    /// Strong.
    Strong,
    /// FitNotes.
    FitNotes,
}

/// Why a whole file is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileProblem {
    /// Too many bytes.
    #[error("more than {max} bytes")]
    TooLarge {
        /// Most bytes.
        max: usize,
    },
    /// Nothing in it.
    #[error("empty")]
    Empty,
    /// A zip archive.
    #[error("a zip archive")]
    Zipped,
    /// A picture, a database or the like: no text.
    #[error("not a text file")]
    Binary,
    /// A text without columns: prose, JSON, a web page.
    #[error("not a table")]
    NotCsv,
    /// An export of another app.
    #[error("an export of {0:?}")]
    OtherApp(OtherApp),
    /// A table with other columns.
    #[error("unknown columns {found:?}")]
    UnknownColumns {
        /// The first few column names, shortened.
        found: Vec<String>,
    },
    /// Too many columns.
    #[error("more than {max} columns")]
    TooManyColumns {
        /// Most columns.
        max: usize,
    },
    /// Too many rows.
    #[error("more than {max} rows")]
    TooManyRows {
        /// Most rows.
        max: usize,
    },
}

/// Why a row is no set. The rest of the file is not touched by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RowProblem {
    /// The file ends in the middle of the row.
    #[error("the file ends here")]
    CutOff,
    /// Fewer cells than the header.
    #[error("too few cells")]
    TooFewCells,
    /// More cells than the header.
    #[error("too many cells")]
    TooManyCells,
    /// A cell of more than 10,000 characters.
    #[error("a cell is too long")]
    CellTooLong,
    /// A NUL character in it: damage.
    #[error("a NUL character")]
    NulCharacter,
    /// The start is no date with a time that can be read.
    #[error("no date that can be read")]
    Date,
    /// Before 1990 or after tomorrow.
    #[error("date out of range")]
    DateOutOfRange,
    /// No name of an exercise.
    #[error("no exercise")]
    NoExercise,
    /// A cell is no number or out of range.
    #[error("{0:?}: {1}")]
    Number(Column, InputError),
    /// A comma or point that may part decimals or thousands.
    #[error("{0:?}: decimals or thousands")]
    Ambiguous(Column),
    /// Repetitions and a distance in one row.
    #[error("repetitions and a distance")]
    RepsAndDistance,
}

/// A column with a number in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Mass.
    Weight,
    /// Repetitions.
    Reps,
    /// Distance.
    Distance,
    /// Seconds.
    Duration,
    /// Effort of the set.
    Rpe,
}

/// Reads a file of any size and content. `tomorrow` is the last date that is accepted.
pub fn read(bytes: &[u8], tomorrow: NaiveDate) -> Result<Parsed, FileProblem> {
    let decoded = text::decode(bytes)?;
    // JSON and web pages have commas too, but no header.
    if decoded.text.trim_start().starts_with(['{', '[', '<']) {
        return Err(FileProblem::NotCsv);
    }
    let table = Table::read(&decoded.text)?;
    let Some(columns) = hevy::Columns::find(table.header()) else {
        return Err(unknown(table.header()));
    };
    let mut notes = Vec::new();
    if decoded.windows_1252 {
        notes.push(Note::Windows1252);
    }
    if decoded.unreadable > 0 {
        notes.push(Note::UnreadableCharacters(decoded.unreadable));
    }
    Ok(hevy::read(&table, &columns, tomorrow, notes))
}

fn unknown(header: &[String]) -> FileProblem {
    let has = |name: &str| header.iter().any(|column| column == name);
    if has("exercise name") && has("set order") {
        return FileProblem::OtherApp(OtherApp::Strong);
    }
    if has("date") && has("exercise") && has("category") {
        return FileProblem::OtherApp(OtherApp::FitNotes);
    }
    let shorten = |name: &String| name.chars().take(40).collect();
    FileProblem::UnknownColumns { found: header.iter().take(8).map(shorten).collect() }
}
