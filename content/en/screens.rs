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
    band: |strength| format!("band {strength}"),
    assisted: |weight| format!("{weight} assist"),
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
};

pub(super) const FRAME: FrameWords = FrameWords { resume: |title| format!("Resume: {title}") };

pub(super) const STEPPER: StepperWords = StepperWords {
    less: |step, unit| format!("{step} {unit} less"),
    more: |step, unit| format!("{step} {unit} more"),
};

pub(super) const NOTICES: NoticeWords = NoticeWords {
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
    recovered_text: |records| {
        format!("{} came back from the second copy on this phone.", count(records, "record", "records"))
    },
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
};

pub(super) const TODAY: TodayWords = TodayWords {
    running_since: |time| format!("Open since {time}"),
    backup_due: |sessions| format!("{} in no backup.", count(sessions, "session is", "sessions are")),
};

pub(super) const SESSION: SessionWords = SessionWords {
    place: |place, of| format!("{place} of {of}"),
    next_cue: |place, of| format!("Next cue, {place} of {of}"),
    table_caption: |name| format!("Sets of {name}: last time and this time"),
    last: |date| format!("Last, {date}"),
    log_set: |number| format!("Log set {number}"),
    edit_set: |number, line| format!("Set {number}, {line}: correct it"),
    save_set: |number| format!("Save set {number}"),
};

pub(super) const PICK: PickWords = PickWords {
    nothing: |typed| format!("No exercise is called “{typed}”. You can make your own."),
    measures: |measure| match measure {
        Measure::Reps => ("Reps", "with or without weight"),
        Measure::HoldReps => ("Held reps", "each held some seconds"),
        Measure::Seconds => ("Seconds", "a hold, a stretch, a walk"),
        Measure::Breaths => ("Breaths", "breathing drills"),
        Measure::Metres => ("Metres", "carries"),
    },
    axial_example: |class| match class {
        AxialClass::None => "lying or supported: bench press, curl",
        AxialClass::Low => "upright, little weight: leg press, lunge",
        AxialClass::Moderate => "some weight through the spine: row, overhead press",
        AxialClass::High => "a bar through the spine, or heavy and bent forward: squat, deadlift",
    },
    laterality: |laterality| match laterality {
        Laterality::Bilateral => ("Both at once", "one number"),
        Laterality::PerSide => ("One side, then the other", "the number is per side"),
        Laterality::Alternating => ("In turn", "the number is the total"),
    },
};

pub(super) const FINISH: FinishWords = FinishWords { load: |load| format!("= {load}") };

pub(super) const LOG: LogWords = LogWords {
    more: |hidden| format!("Show more ({hidden} older)"),
    rated: |rpe, minutes| format!("RPE {rpe} × {minutes} min"),
};

pub(super) const LIBRARY: LibraryWords = LibraryWords {
    phases: |phase| match phase {
        Phase::CalmDown => "Calm down",
        Phase::Rebuild => "Rebuild",
        Phase::Return => "Return",
        Phase::Perform => "Perform",
    },
    filter: |count| if count == 0 { "Filter".to_owned() } else { format!("Filter ({count} set)") },
    may_use: |items| format!("if you like: {items}"),
    grade: |grade| match grade {
        Grade::Source => "It rests on named publications (source).",
        Grade::Choice => "It is our own judgement (choice).",
        Grade::Check => "Its sources are still to be checked (check).",
    },
    archived_group: |count| format!("Archived ({count})"),
};

pub(super) const LEARN: LearnWords = LearnWords {
    grade: |grade| match grade {
        Grade::Source => "Named source",
        Grade::Check => "Still to be checked",
        Grade::Choice => "Our own judgement",
    },
};
