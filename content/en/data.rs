//! Words of data, import, settings and about.

use super::screens::{sessions, sets};
use super::{digits, many, put};
use crate::words::{DataWords, ImportWords, RestoreWords, SettingsWords, texts};
use brace_domain::import::{FileProblem, Note, OtherApp, RowProblem};

pub(super) const DATA: DataWords = DataWords {
    used: |used, of| put(texts().data.used, &[used, of]),
    counts: |of_sessions, of_sets| put(texts().data.counts, &[&sessions(of_sessions), &sets(of_sets)]),
    backup_done: |name| put(texts().data.backup_done, &[name]),
    damaged: |keys| many(keys, &texts().data.damaged),
    missing: |actions| many(actions, &texts().data.missing),
    unused: |records| many(records, &texts().data.unused),
    second_copy: |on| texts().data.second_copy[usize::from(on)],
    lasting: |lasting| {
        let [unknown, no, yes] = texts().data.lasting;
        lasting.map_or(unknown, |lasting| if lasting { yes } else { no })
    },
};

pub(super) const RESTORE: RestoreWords = RestoreWords {
    made: |date| put(texts().restore.made, &[date]),
    sessions: |n| many(n, &texts().restore.sessions),
    sets: |n| many(n, &texts().restore.sets),
    others: |n| many(n, &texts().restore.others),
    newer: |n| many(n, &texts().restore.newer),
    deleted: |n| many(n, &texts().restore.deleted),
    kept: |n| many(n, &texts().restore.kept),
    done_text: |n| many(n, &texts().restore.done_text),
};

pub(super) const IMPORT: ImportWords = ImportWords {
    problem: |problem| {
        let t = &texts().file_problem;
        let with = |text, max: &usize| put(text, &[&digits(*max as u32)]);
        let what = match problem {
            FileProblem::TooLarge { max } => with(t.too_large, &(max / 1_000_000)),
            FileProblem::Empty => t.empty.to_owned(),
            FileProblem::Zipped => t.zipped.to_owned(),
            FileProblem::Binary => t.binary.to_owned(),
            FileProblem::NotCsv => t.not_csv.to_owned(),
            FileProblem::OtherApp(OtherApp::Strong) => put(t.other_app, &["Strong"]),
            FileProblem::OtherApp(OtherApp::FitNotes) => put(t.other_app, &["FitNotes"]),
            FileProblem::UnknownColumns { found } => put(t.unknown_columns, &[&found.join(", ")]),
            FileProblem::TooManyColumns { max } => with(t.too_many_columns, max),
            FileProblem::TooManyRows { max } => with(t.too_many_rows, max),
        };
        put(texts().import.problem, &[&what])
    },
    row_problem: |problem| {
        let t = &texts().row_problem;
        let text = match problem {
            RowProblem::CutOff => t.cut_off,
            RowProblem::TooFewCells => t.too_few_cells,
            RowProblem::TooManyCells => t.too_many_cells,
            RowProblem::CellTooLong => t.cell_too_long,
            RowProblem::NulCharacter => t.nul_character,
            RowProblem::Date => t.date,
            RowProblem::DateOutOfRange => t.date_out_of_range,
            RowProblem::NoExercise => t.no_exercise,
            RowProblem::Number(column, error) => {
                let wrong = (super::screens::COMMON.input_error)(error);
                return put(t.number, &[texts().import.column(column).said(), &wrong]);
            }
            RowProblem::Ambiguous(column) => {
                return put(t.ambiguous, &[texts().import.column(column).said()]);
            }
            RowProblem::RepsAndDistance => t.reps_and_distance,
        };
        text.to_owned()
    },
    line: |line| put(texts().import.line, &[&digits(line as u32)]),
    app: |app| put(texts().import.app, &[app]),
    range: |first, last| put(texts().import.range, &[first, last]),
    volume: |volume, unit| put(texts().import.volume, &[volume, unit]),
    rows_read: |rows| many(rows, &texts().import.rows_read),
    warm_ups: |sets| many(sets, &texts().import.warm_ups),
    not_done: |rows| many(rows, &texts().import.not_done),
    duplicates: |rows| many(rows, &texts().import.duplicates),
    problems: |rows| many(rows, &texts().import.problems),
    note: |note| {
        let t = &texts().import_note;
        let (n, pair) = match note {
            Note::Windows1252 => return t.windows_1252.to_owned(),
            Note::DecimalComma => return t.decimal_comma.to_owned(),
            Note::UnusedColumns(columns) => return put(t.unused_columns, &[&columns.join(", ")]),
            Note::UnreadableCharacters(n) => (n, &t.unreadable_characters),
            Note::TextsCut(n) => (n, &t.texts_cut),
            Note::MinutesUnknown(n) => (n, &t.minutes_unknown),
            Note::UnknownSetKinds(n) => (n, &t.unknown_set_kinds),
            Note::SessionsJoined(n) => (n, &t.sessions_joined),
        };
        many(*n, pair)
    },
    matched: |names| many(names, &texts().import.matched),
    name_choice: |name| put(texts().import.name_choice, &[name]),
    own_class: |class| put(texts().import.own_class, &[class]),
    new: |of_sessions, of_sets| put(texts().import.new, &[&sessions(of_sessions), &sets(of_sets)]),
    there: |sets| many(sets, &texts().import.there),
    changed: |sets| many(sets, &texts().import.changed),
    removed: |sets| many(sets, &texts().import.removed),
    done_text: |of_sessions, of_sets| {
        put(texts().import.done_text, &[&sessions(of_sessions), &sets(of_sets)])
    },
};

pub(super) const SETTINGS: SettingsWords = SettingsWords {
    weeks: |weeks| put(texts().settings.weeks, &[weeks]),
    version: |version| put(texts().settings.version, &[version]),
};
