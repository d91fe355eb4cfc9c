//! Words of data, import, settings and about.

use super::count;
use crate::words::{DataWords, ImportWords, RestoreWords, SettingsWords};
use brace_domain::import::{Column, FileProblem, Note, OtherApp, RowProblem};

pub(super) const DATA: DataWords = DataWords {
    used: |used, of| format!("{used} of {of} thousand characters used"),
    counts: |sessions, sets| {
        format!("{}, {}.", count(sessions, "session", "sessions"), count(sets, "set", "sets"))
    },
    backup_done: |name| format!("Saved as {name}."),
    damaged: |keys| {
        format!(
            "{} damaged. Nothing was deleted; the rest of your log is here.",
            count(keys, "piece is", "pieces are")
        )
    },
    missing: |actions| format!("{} missing.", count(actions, "change is", "changes are")),
    unused: |records| {
        format!("{} of a newer version are kept, but not shown.", count(records, "record", "records"))
    },
    second_copy: |on| {
        if on {
            "Second copy on this phone: on. It is used only if the first one is damaged."
        } else {
            "Second copy on this phone: off. This browser does not offer it, or it failed."
        }
    },
    lasting: |lasting| match lasting {
        Some(true) => "The browser has promised to keep the log until you delete it.",
        Some(false) => {
            "The browser may throw the log away when the phone runs out of room. Brace asks it not to after your first session."
        }
        None => "This browser does not say whether it keeps the log when the phone runs out of room.",
    },
};

pub(super) const RESTORE: RestoreWords = RestoreWords {
    made: |date| format!("Made on {date}."),
    sessions: |n| format!("{} that {} not here", count(n, "session", "sessions"), is_or_are(n)),
    sets: |n| format!("{} that {} not here", count(n, "set", "sets"), is_or_are(n)),
    others: |n| {
        format!(
            "{} of your own that {} not here",
            count(n, "exercise or name", "exercises or names"),
            is_or_are(n)
        )
    },
    newer: |n| format!("{} newer in the file", count(n, "entry is", "entries are")),
    deleted: |n| format!("{} deleted there later", count(n, "entry was", "entries were")),
    kept: |n| format!("{} the same or newer here, and stay", count(n, "entry is", "entries are")),
    done_text: |n| format!("{} new or newer.", count(n, "entry was", "entries were")),
};

fn is_or_are(number: usize) -> &'static str {
    if number == 1 { "is" } else { "are" }
}

pub(super) const IMPORT: ImportWords = ImportWords {
    problem: |problem| {
        let what = match problem {
            FileProblem::TooLarge { max } => format!("It is larger than {} MB.", max / 1_000_000),
            FileProblem::Empty => "It is empty.".to_owned(),
            FileProblem::Zipped => "It is a zip archive. Unpack it and choose the CSV file in it.".to_owned(),
            FileProblem::Binary => "It is not a text file.".to_owned(),
            FileProblem::NotCsv => "It is not a CSV table.".to_owned(),
            FileProblem::OtherApp(OtherApp::Strong) => {
                "It is an export of Strong. Only Hevy can be read so far.".to_owned()
            }
            FileProblem::OtherApp(OtherApp::FitNotes) => {
                "It is an export of FitNotes. Only Hevy can be read so far.".to_owned()
            }
            FileProblem::UnknownColumns { found } => {
                format!("Its columns are not those of a Hevy export. Found: {}.", found.join(", "))
            }
            FileProblem::TooManyColumns { max } => format!("It has more than {max} columns."),
            FileProblem::TooManyRows { max } => format!("It has more than {max} rows."),
        };
        format!("{what} Your log is as it was.")
    },
    row_problem: |problem| match problem {
        RowProblem::CutOff => "the file ends in the middle of this row".to_owned(),
        RowProblem::TooFewCells => "too few cells".to_owned(),
        RowProblem::TooManyCells => "too many cells".to_owned(),
        RowProblem::CellTooLong => "a cell is too long".to_owned(),
        RowProblem::NulCharacter => "a damaged character".to_owned(),
        RowProblem::Date => "the start is no date that can be read".to_owned(),
        RowProblem::DateOutOfRange => "the date is before 1990 or after tomorrow".to_owned(),
        RowProblem::NoExercise => "no exercise".to_owned(),
        RowProblem::Number(column, error) => {
            format!("{}: {}", column_name(column), (super::screens::COMMON.input_error)(error))
        }
        RowProblem::Ambiguous(column) => {
            format!("{}: decimals or thousands? It can be read both ways", column_name(column))
        }
        RowProblem::RepsAndDistance => "repetitions and a distance in one row".to_owned(),
    },
    line: |line| format!("Line {line}:"),
    app: |app| format!("An export of {app}"),
    range: |first, last| format!("{first} to {last}"),
    volume: |volume, unit| format!("{volume} {unit}·reps in all, as written"),
    rows_read: |rows| format!("{} read", count(rows, "row", "rows")),
    warm_ups: |sets| format!("{} among them", count(sets, "warm-up set", "warm-up sets")),
    not_done: |rows| format!("{} without anything done", count(rows, "row", "rows")),
    duplicates: |rows| format!("{} twice in the file", count(rows, "row", "rows")),
    problems: |rows| format!("{} with a problem, left out", count(rows, "row", "rows")),
    note: |note| match note {
        Note::Windows1252 => {
            "The file was not UTF-8 and was read as Windows-1252: check the special letters".to_owned()
        }
        Note::UnreadableCharacters(n) => {
            format!("{} could not be read", count(*n, "character", "characters"))
        }
        Note::DecimalComma => "Weights have a decimal comma".to_owned(),
        Note::UnusedColumns(columns) => format!("Columns not used: {}", columns.join(", ")),
        Note::TextsCut(n) => {
            format!("{} cut to what Brace keeps", count(*n, "long text was", "long texts were"))
        }
        Note::MinutesUnknown(n) => format!("{} without a usable length", count(*n, "session", "sessions")),
        Note::UnknownSetKinds(n) => {
            format!("{} of an unknown kind: counted as working sets", count(*n, "set", "sets"))
        }
        Note::SessionsJoined(n) => {
            format!("{} had the start of another one: they are one session", count(*n, "session", "sessions"))
        }
    },
    matched: |names| {
        format!(
            "{} found in the library or remembered from an earlier import.",
            count(names, "exercise was", "exercises were")
        )
    },
    name_choice: |name| format!("What is {name}?"),
    own_class: |class| format!("My exercise, {class}"),
    new: |sessions, sets| {
        format!("New: {}, {}.", count(sessions, "session", "sessions"), count(sets, "set", "sets"))
    },
    there: |sets| format!("{} there already.", count(sets, "set is", "sets are")),
    changed: |sets| format!("{} different here and left alone.", count(sets, "set is", "sets are")),
    removed: |sets| format!("You removed {}; left alone.", count(sets, "set", "sets")),
    done_text: |sessions, sets| {
        let (sessions, sets) = (count(sessions, "session", "sessions"), count(sets, "set", "sets"));
        format!("{sessions} and {sets} are in your log. Undo takes all of them out again.")
    },
};

fn column_name(column: Column) -> &'static str {
    match column {
        Column::Weight => "weight",
        Column::Reps => "reps",
        Column::Distance => "distance",
        Column::Duration => "duration",
        Column::Rpe => "RPE",
    }
}

pub(super) const SETTINGS: SettingsWords = SettingsWords {
    weeks: |weeks| format!("{weeks} weeks"),
    version: |version| format!("Version {version}"),
};
