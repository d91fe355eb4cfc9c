//! Words of the daily screens: today, session, picking, finishing, log, library.

use super::count;
use crate::state::Done;
use crate::words::{
    CommonWords, FinishWords, FormatWords, FrameWords, LearnWords, LibraryWords, LogWords, NoticeWords,
    PickWords, SessionWords, StepperWords, TodayWords,
};
use brace_domain::catalog::source::Grade;
use brace_domain::catalog::{AxialClass, Laterality, Measure, Phase, Pillar};
use brace_domain::units::number::InputError;
use brace_domain::update::Refusal;
use chrono::{Datelike, NaiveDate};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn weekday(date: NaiveDate) -> &'static str {
    DAYS.get(date.weekday().num_days_from_monday() as usize).copied().unwrap_or_default()
}

fn month(date: NaiveDate) -> &'static str {
    MONTHS.get(date.month0() as usize).copied().unwrap_or_default()
}

fn short(date: NaiveDate) -> String {
    format!("{}\u{a0}{}", date.day(), month(date).get(..3).unwrap_or_default())
}

pub(super) const FORMAT: FormatWords = FormatWords {
    number: |value| {
        let digits = value.unsigned_abs().to_string();
        let mut text = String::from(if value < 0 { "−" } else { "" });
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place) % 3 == 0 {
                text.push(',');
            }
            text.push(digit);
        }
        text
    },
    weekday: |date| weekday(date).to_owned(),
    long_date: |date, today| {
        let day = weekday(date);
        let year = if date.year() == today.year() { String::new() } else { format!(" {}", date.year()) };
        format!("{day} {} {}{year}", date.day(), month(date))
    },
    short_date: short,
    date_with_year: |date| format!("{} {}", short(date), date.year()),
    month: |date| format!("{} {}", month(date), date.year()),
    decimal: '.',
};

pub(super) const COMMON: CommonWords = CommonWords {
    kg: "kg",
    lb: "lb",
    reps: "reps",
    seconds: "seconds",
    seconds_each: "seconds each",
    breaths: "breaths",
    metres: "metres",
    minutes: "min",
    band: |strength| format!("band {strength}"),
    assisted: |weight| format!("{weight} assist"),
    rpe: "RPE",
    left: "left",
    right: "right",
    each_side: "each side",
    warm_up: "warm-up",
    drop_set: "drop set",
    failure_set: "to failure",
    save: "Save",
    cancel: "Cancel",
    delete: "Delete",
    edit: "Edit",
    note: "Note",
    sets: |sets| count(sets, "set", "sets"),
    exercises: |exercises| count(exercises, "exercise", "exercises"),
    sessions: |sessions| count(sessions, "session", "sessions"),
    minutes_of: |minutes| format!("{minutes} min"),
    input_error: |error| match error {
        InputError::Empty => "Type a number.".to_owned(),
        InputError::NotANumber => "Only digits and one comma or point.".to_owned(),
        InputError::NotWhole => "Whole numbers only.".to_owned(),
        InputError::NotHalfPoints => "Whole or half points only.".to_owned(),
        InputError::TooSmall { min } => format!("At least {min}."),
        InputError::TooLarge { max } => format!("At most {max}."),
    },
    refusal: |refusal| match refusal {
        Refusal::AlreadyRunning(_) => "A session is open already.".to_owned(),
        Refusal::NoSuchSession => "This session was deleted.".to_owned(),
        Refusal::NoSuchSet => "This set was deleted.".to_owned(),
        Refusal::NoSuchExercise => "This exercise is not there.".to_owned(),
        Refusal::NoName => "Give it a name.".to_owned(),
        Refusal::TooLong { max } => format!("At most {max} characters."),
        Refusal::DateOutOfRange => "A date from 1990 to tomorrow.".to_owned(),
        Refusal::NotForThisDay => "Not possible for this day.".to_owned(),
        Refusal::DaysOutOfRange => "Choose 2 to 6 days.".to_owned(),
        Refusal::MinutesOutOfRange { min, max } => format!("{min} to {max} minutes."),
        Refusal::BodyMassOutOfRange => "More than 0, at most 400 kg.".to_owned(),
        Refusal::RackOutOfRange => {
            "1 to 8 bars and up to 24 sizes of plates, each at most 100 kg, 20 pairs of a size.".to_owned()
        }
        Refusal::Nothing => "Nothing would change.".to_owned(),
    },
    read_only: "This log is read-only here. Nothing was changed.",
    reading: "Reading older months…",
    no_room: "It does not fit into this phone's storage. Nothing of it was taken in.",
    not_written: "The browser refused to keep it. Nothing of it was taken in.",
    not_found: "Not found",
    not_found_text: "This address leads nowhere, or what it led to was deleted.",
    to_today: "To Today",
    axial_class: |class| match class {
        AxialClass::None => "None",
        AxialClass::Low => "Low",
        AxialClass::Moderate => "Moderate",
        AxialClass::High => "High",
    },
    axial_short: |class| match class {
        AxialClass::None => "no axial load",
        AxialClass::Low => "low axial",
        AxialClass::Moderate => "moderate axial",
        AxialClass::High => "high axial",
    },
    pillar: |pillar| match pillar {
        Pillar::Glutes => "Glutes",
        Pillar::SpinalMotion => "Spinal motion",
        Pillar::Mobility => "Mobility",
        Pillar::Bracing => "Bracing",
        Pillar::Lifts => "Lifts",
        Pillar::Aerobic => "Walking",
    },
    unknown_exercise: "Exercise of a newer version",
};

pub(super) const FRAME: FrameWords = FrameWords {
    today: "Today",
    plan: "Plan",
    log: "Log",
    load: "Load",
    library: "Library",
    main: "Main",
    back: "Back",
    leave_open: "Leave the session open, go to Today",
    settings: "Settings",
    resume: |title| format!("Resume: {title}"),
};

pub(super) const STEPPER: StepperWords = StepperWords {
    less: |step, unit| format!("{step} {unit} less"),
    more: |step, unit| format!("{step} {unit} more"),
    last_time: "last time",
};

pub(super) const NOTICES: NoticeWords = NoticeWords {
    not_saved: "Not saved",
    not_saved_full: |actions| {
        let last = if actions == 1 {
            "The last change is".to_owned()
        } else {
            format!("The last {actions} changes are")
        };
        format!(
            "The phone's storage is full. {last} still on screen, in memory. Export a copy, then make room and try again."
        )
    },
    not_saved_other: |actions| {
        let last =
            if actions == 1 { "the last change".to_owned() } else { format!("the last {actions} changes") };
        format!(
            "The browser refused {last}. Everything is still on screen, in memory. Export a copy, then try again."
        )
    },
    no_storage: "Not saved",
    export_now: "Export now",
    try_again: "Try again",
    read_only: "Read only",
    newer_text: "A newer version of Brace wrote this log. Load the page again to get it; nothing is changed until then.",
    other_tab_text: "Brace is open in another tab, which writes the log. This tab shows what is logged there.",
    use_here: "Use here",
    recovered: "Recovered",
    recovered_text: |records| {
        format!("{} came back from the second copy on this phone.", count(records, "record", "records"))
    },
    undo: "Undo",
    done: |done| match done {
        Done::SessionStarted => "Session started",
        Done::ExerciseAdded => "Exercise added",
        Done::ExerciseRemoved => "Exercise removed",
        Done::SetLogged => "Set logged",
        Done::SetEdited => "Set changed",
        Done::SetDeleted => "Set deleted",
        Done::SessionFinished => "Session finished",
        Done::PastLogged => "Session logged",
        Done::SessionEdited => "Session changed",
        Done::SessionDeleted => "Session deleted",
        Done::ExerciseCreated => "Exercise made",
        Done::ExerciseEdited => "Exercise changed",
        Done::FavouriteSet => "Favourite changed",
        Done::DayMarked => "Marked: trained, not logged",
        Done::DeloadAccepted => "Deload accepted",
        Done::DeloadDeclined => "Deload declined",
        Done::FlareNoted => "Flare noted",
        Done::FlareOver => "Flare over",
        Done::CheckPassed => "Check passed",
        Done::PhaseBegun => "Phase changed",
        Done::ProgrammeSaved => "Programme saved",
        Done::RackSaved => "Bars and plates saved",
        Done::CheckInSaved => "Check-in saved",
        Done::SafetyAnswered => "Answers saved",
        Done::PlanChanged => "Plan changed",
        Done::ReviewSaved => "Review saved",
        Done::MarkTakenBack => "Mark taken back",
        Done::Imported => "Import added",
        Done::Undone => "Taken back",
    },
    dismiss: "Later",
    update_ready: "Update ready",
    update_text: "A new version of Brace was fetched. Your log stays as it is.",
    update_accept: "Use it now",
};

pub(super) const TODAY: TodayWords = TodayWords {
    title: "Today",
    start: "Start session",
    resume: "Resume session",
    repeat_last: "Repeat last",
    running_since: |time| format!("Open since {time}"),
    last_session: "Last session",
    first_heading: "Log your first session",
    first_steps: [
        "Start a session and pick an exercise.",
        "Log each set with one tap.",
        "Rate the session at the end: Brace adds it to your load.",
    ],
    import: "Or bring your history from Hevy",
    load_heading: "Your last 7 days against your last 28",
    backup_due: |sessions| format!("{} in no backup.", count(sessions, "session is", "sessions are")),
    nearly_full: "The phone's room for Brace is nearly full. Export everything.",
    install_first: "Install Brace before you log",
    use_tab: "I will use the tab",
    to_data: "Back up",
};

pub(super) const SESSION: SessionWords = SessionWords {
    title: "Session",
    empty: "No exercise picked yet.",
    add_exercise: "Add exercise",
    finish: "Finish",
    no_sets: "no sets yet",
    place: |place, of| format!("{place} of {of}"),
    next_cue: |place, of| format!("Next cue, {place} of {of}"),
    weight: "Weight",
    add_note: "Note",
    note_label: "Note on this set",
    rpe_none: "–",
    kind: "Kind",
    working: "working",
    side: "Side",
    table_caption: |name| format!("Sets of {name}: last time and this time"),
    set: "Set",
    last: |date| format!("Last, {date}"),
    never: "Last time",
    this_time: "This time",
    log_set: |number| format!("Log set {number}"),
    edit_set: |number, line| format!("Set {number}, {line}: correct it"),
    save_set: |number| format!("Save set {number}"),
    previous: "Before",
    next: "Next",
    remove_exercise: "Remove exercise",
    about_exercise: "How to do it",
    edit_details: "Edit details",
    delete: "Delete session",
    not_rated: "Not rated: its load is unknown",
    estimated: "estimate",
};

pub(super) const PICK: PickWords = PickWords {
    title: "Add exercise",
    search: "Search by name",
    recent: "Lately",
    nothing: |typed| format!("No exercise is called “{typed}”. You can make your own."),
    make_own: "Make your own exercise",
    own: "My exercises",
    in_session: "in this session",
    new_title: "Your own exercise",
    edit_title: "Edit exercise",
    name: "Name",
    measure: "What is counted",
    measures: |measure| match measure {
        Measure::Reps => ("Reps", "with or without weight"),
        Measure::HoldReps => ("Held reps", "each held some seconds"),
        Measure::Seconds => ("Seconds", "a hold, a stretch, a walk"),
        Measure::Breaths => ("Breaths", "breathing drills"),
        Measure::Metres => ("Metres", "carries"),
    },
    axial: "Does it load the spine?",
    axial_example: |class| match class {
        AxialClass::None => "lying or supported: bench press, curl",
        AxialClass::Low => "upright, little weight: leg press, lunge",
        AxialClass::Moderate => "some weight through the spine: row, overhead press",
        AxialClass::High => "a bar through the spine, or heavy and bent forward: squat, deadlift",
    },
    axial_preset: "Proposed from the words of the name. Change it if it does not fit.",
    sides: "Sides",
    laterality: |laterality| match laterality {
        Laterality::Bilateral => ("Both at once", "one number"),
        Laterality::PerSide => ("One side, then the other", "the number is per side"),
        Laterality::Alternating => ("In turn", "the number is the total"),
    },
    choose_axial: "Choose how much it loads the spine.",
    axial_questions: [
        "Is your weight supported: lying, or on hands and knees?",
        "Does a weight rest on your shoulders, or hang from your hands while you stand?",
        "Is it a barbell, or as heavy as you can lift for ten?",
    ],
    axial_ask: "Three questions find it",
    yes_no: ["Yes", "No"],
    create: "Make exercise",
};

pub(super) const FINISH: FinishWords = FinishWords {
    title: "Finish session",
    question: "How hard was the whole session?",
    scale: [
        "rest",
        "very easy",
        "easy",
        "moderate",
        "somewhat hard",
        "hard",
        "",
        "very hard",
        "",
        "",
        "maximal",
    ],
    minutes: "Minutes",
    load: |load| format!("= {load}"),
    finish: "Finish",
    finish_unrated: "Finish without rating",
    unrated_text: "Without a rating this day counts as unknown, not as zero. You can rate it later.",
    edit_title: "Session details",
    date: "Date",
    start: "Start",
    name: "Name",
    rating: "How hard was it?",
    bad_date: "Type a date.",
    bad_time: "Type a time such as 17:30.",
};

pub(super) const LOG: LogWords = LogWords {
    title: "Log",
    empty: "Nothing logged yet",
    empty_text: "Your first session fills this page. Five minutes count too.",
    more: |hidden| format!("Show more ({hidden} older)"),
    rated: |rpe, minutes| format!("RPE {rpe} × {minutes} min"),
    imported: "imported",
    running: "open",
};

pub(super) const LIBRARY: LibraryWords = LibraryWords {
    title: "Library",
    search: "Search by name",
    setup: "Set up",
    cues: "Cues",
    faults: "Look out for",
    dose: "Dose by phase",
    phase: "Phase",
    phases: |phase| match phase {
        Phase::CalmDown => "Calm down",
        Phase::Rebuild => "Rebuild",
        Phase::Return => "Return",
        Phase::Perform => "Perform",
    },
    sets_by: "Sets × dose",
    tempo: "Tempo",
    rpe_to: "RPE to",
    not_used: "not used yet",
    tempo_note: "Tempo: seconds lowering, pause at the bottom, lifting, pause at the top.",
    dose_note: "Doses are our programming judgement (choice), not trial results.",
    easier: "Easier",
    harder: "Harder",
    evidence: "Evidence",
    unchecked: "The sources for this exercise have not been checked yet, so nothing is claimed here.",
    sources: "Sources",
    article: "One of the 24 exercises of the article behind Brace.",
    own_text: "An exercise of your own. It counts in your load like the others.",
    in_session: "In your session: log a set",
    guess: "How much it loads the spine was guessed at import. Edit it if it does not fit.",
    per_side: "Per side.",
    filter: |count| if count == 0 { "Filter".to_owned() } else { format!("Filter ({count} set)") },
    clear: "Clear",
    nothing: "No exercise fits. Clear the search, or make your own.",
    any: "Any",
    pillar: "Pillar",
    other: "Other",
    axial: "Axial load",
    position: "Position",
    favourite: "Favourite",
    favourites: "Favourites",
    bad_day: "Good on a bad day",
    bad_day_text: "Good on a bad day: it has a calm-down dose, needs no weight, and its axial load is none or low (choice).",
    have: "Only with what I have",
    have_what: "I have a mat, a wall and",
    equipment: "Equipment",
    no_equipment: "none",
    or: " or ",
    may_use: |items| format!("if you like: {items}"),
    camera: "To film it",
    history: "Your last sets",
    no_history: "No sets of this exercise yet.",
    start_with: "Start with this",
    grade: |grade| match grade {
        Grade::Source => "It rests on named publications (source).",
        Grade::Choice => "It is our own judgement (choice).",
        Grade::Check => "Its sources are still to be checked (check).",
    },
    archived_group: |count| format!("Archived ({count})"),
    archived: "Archived: no list offers it, the log keeps its sets.",
    archive: "Archive",
    restore: "Restore",
};

pub(super) const LEARN: LearnWords = LearnWords {
    title: "Learn",
    library_row: "Learn: five ideas behind the exercises",
    about_row: "The ideas and their evidence",
    exercise_row: "Why: the idea behind it",
    intro: "An article about training and the lower back gave Brace its five ideas. Here they are in our own words, with what the evidence says.",
    supported: "What the evidence supports",
    overreach: "Where the article goes too far",
    exercises: "Exercises",
    evidence: "Does the article hold?",
    evidence_text: "What the article says or cites, and what we found.",
    all_sources: "All sources",
    grade: |grade| match grade {
        Grade::Source => "Named source",
        Grade::Check => "Still to be checked",
        Grade::Choice => "Our own judgement",
    },
};
