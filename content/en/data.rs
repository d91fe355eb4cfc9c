//! Words of data, import, settings and about.

use super::count;
use crate::words::{DataWords, ImportWords, RestoreWords, SettingsWords};
use brace_domain::import::{Column, FileProblem, Note, OtherApp, RowProblem};

pub(super) const DATA: DataWords = DataWords {
    title: "Data",
    where_title: "Where your log is",
    where_text: "In this browser on this phone, and nowhere else. No account, no server.",
    used: |used, of| format!("{used} of {of} thousand characters used"),
    counts: |sessions, sets| {
        format!("{}, {}.", count(sessions, "session", "sessions"), count(sets, "set", "sets"))
    },
    saved: "Everything is saved.",
    backup: "Export everything",
    backup_done: |name| format!("Saved as {name}."),
    backup_failed: "The browser refused to save a file.",
    import: "Import from another app",
    import_text: "Hevy, as a CSV file",
    offline: "Offline",
    offline_text: "Everything works. Nothing waits for a network.",
    problems_title: "Something could not be read",
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
    promise_title: "What you can rely on",
    can: "You can rely on",
    cannot: "You cannot rely on",
    promises: &[
        "When it says “logged”, it survives closing the tab, reloading, and losing the network.",
        "An update never deletes or resets your log. An older version never overwrites a newer log.",
        "Nothing leaves the phone unless you export it.",
        "If saving fails you are told at once and can export what is in memory.",
        "A damaged piece is noticed and named; the rest stays usable.",
    ],
    limits: &[
        "If the browser is killed in the middle of an action, that action may be gone. Where there is no second copy, the last seconds may be: up to 5, or a minute if you log very fast.",
        "If you clear site data, or the browser throws it away, the log goes with it. Only an exported file helps.",
        "Private windows forget everything when closed.",
        "Somebody with your unlocked phone can read the log.",
        "A Safari tab on iPhone can be emptied after 7 days without a visit. Install Brace to the home screen first.",
    ],
    rescue: "If Brace ever fails to start: save the raw data",
    restore: "Bring back a backup",
    restore_text: "A file of “Export everything”, or one of the rescue page",
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
    erase: "Delete everything",
    erase_now: "Delete everything now",
    erase_failed: "The browser refused. Nothing was deleted.",
};

pub(super) const RESTORE: RestoreWords = RestoreWords {
    title: "Bring back a backup",
    intro: "Choose a file of “Export everything”, or one that the rescue page saved. What is in it is added to what is here; where both differ, the later change stays. You see what would come before anything is written.",
    refused: "This file cannot be brought back",
    not_ours: "It is not a backup of Brace, or it was cut off. Your log is as it was.",
    newer_version: "A newer version of Brace made it. Update Brace first: load the page again while online.",
    preview: "What would come",
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
    nothing: "Nothing in this file is new here.",
    flawed: "Incomplete or changed",
    flawed_text: "The file does not hold all that it says it holds. What can be read can be added all the same.",
    add: "Add to this phone",
    add_readable: "Add what is readable",
    done: "Brought back",
    done_text: |n| format!("{} new or newer.", count(n, "entry was", "entries were")),
};

fn is_or_are(number: usize) -> &'static str {
    if number == 1 { "is" } else { "are" }
}

pub(super) const IMPORT: ImportWords = ImportWords {
    title: "Import",
    intro: "Bring your history from Hevy. The file is read on this phone; nothing is sent anywhere.",
    steps: [
        "In Hevy: Profile, Settings, Export & Import Data, Export Workouts.",
        "Save the CSV file on this phone.",
        "Choose it here. You see what is in it before anything is written.",
    ],
    choose: "Choose a file",
    reading: "Reading the file…",
    unreadable: "The browser could not read this file. Your log is as it was.",
    refused: "This file cannot be imported",
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
    samples: "Some of the sessions",
    rating: "How hard were these sessions, as a rule?",
    no_rating: "Not answered: the session load of these days stays unknown, not zero. The spinal load works all the same.",
    lb_title: "Kilograms or pounds?",
    lb_text: "The file says kilograms, but its weights look like pounds.",
    as_kg: "They are kg",
    as_lb: "They are lb",
    names_title: "Exercises",
    matched: |names| {
        format!(
            "{} found in the library or remembered from an earlier import.",
            count(names, "exercise was", "exercises were")
        )
    },
    name_choice: |name| format!("What is {name}?"),
    own_class: |class| format!("My exercise, {class}"),
    leave_out: "Leave out",
    use_library: "It is this one",
    new: |sessions, sets| {
        format!("New: {}, {}.", count(sessions, "session", "sessions"), count(sets, "set", "sets"))
    },
    there: |sets| format!("{} there already.", count(sets, "set is", "sets are")),
    changed: |sets| format!("{} different here and left alone.", count(sets, "set is", "sets are")),
    removed: |sets| format!("You removed {}; left alone.", count(sets, "set", "sets")),
    nothing_new: "Nothing new in this file.",
    import: "Import",
    done: "Imported",
    done_text: |sessions, sets| {
        let (sessions, sets) = (count(sessions, "session", "sessions"), count(sets, "set", "sets"));
        format!("{sessions} and {sets} are in your log. Undo takes all of them out again.")
    },
    see_load: "See your load",
    from_name: "filled in from its name",
    unknown_name: "its name does not say: moderate is our choice, correct it if you know better",
    again: "Take in again what I removed",
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
    title: "Settings",
    unit: "Weights I type are in",
    unit_text: "What was logged keeps the unit in which it was typed.",
    theme: "Look",
    theme_system: "System",
    theme_light: "Light",
    theme_dark: "Dark",
    method: "Ratio is shown",
    method_text: "Coupled: 7 days over the 28 that include them. Uncoupled: 7 days over the 21 before. Weighted: recent days weigh more (7 and 28). What a day may hold is the same in all.",
    methods: ["Coupled", "Uncoupled", "Weighted"],
    block: "Propose an easier week every",
    block_text: "The easier week is the last one of them. You can always decline it.",
    weeks: |weeks| format!("{weeks} weeks"),
    data: "Data",
    data_text: "where it is, backup, import",
    about: "About Brace",
    about_text: "what it is and is not",
    undo_title: "Last change",
    undo_none: "Nothing to take back since Brace was opened.",
    version: |version| format!("Version {version}"),
    about_title: "About Brace",
};
