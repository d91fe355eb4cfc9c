//! The translation layer. Every word on the screen is a field of [`Words`]: fixed texts are data, which `texts` lists and the
//! words file holds; what depends on values is a function, so that each language orders and inflects as it needs. A language is
//! one value of the functions in `content/<language>` and one file. There is no default: when a function is added, the compiler
//! lists every language that lacks it, and for a text a test does.
//!
//! The domain makes no words; `show` turns its codes into these.

#[path = "../content/en/mod.rs"]
mod en;
mod library;
mod texts;

pub(crate) use library::{
    Claim, ExerciseWords, Secret, abbreviations, citation, exercise_words, prose, said, say, secrets, term,
    text, verdicts,
};
pub(crate) use texts::Text;
use texts::texts;

use crate::state::Done;
use brace_domain::catalog::source::Grade;
use brace_domain::catalog::{AxialClass, Laterality, Measure, Phase, Pillar};
use brace_domain::figure::motion::Beat;
use brace_domain::import::{FileProblem, Note, RowProblem};
use brace_domain::load::{Ledger, Method, Reason, Signal, WeekBase, Zone};
use brace_domain::units::number::InputError;
use brace_domain::update::Refusal;
use chrono::NaiveDate;

/// The words of the language in use.
pub(crate) fn words() -> &'static Words {
    &en::WORDS
}

/// All words of the screens: the functions here, the texts by way of `Deref`.
pub(crate) struct Words {
    /// Dates and numbers.
    pub(crate) format: FormatWords,
    /// Words of more than one screen.
    pub(crate) common: CommonWords,
    /// Header and navigation.
    pub(crate) frame: FrameWords,
    /// Steppers.
    pub(crate) stepper: StepperWords,
    /// Not saved, undo, update.
    pub(crate) notices: NoticeWords,
    /// Today.
    pub(crate) today: TodayWords,
    /// A session and its sets.
    pub(crate) session: SessionWords,
    /// Picking and making exercises.
    pub(crate) pick: PickWords,
    /// Ending and correcting a session.
    pub(crate) finish: FinishWords,
    /// The log.
    pub(crate) log: LogWords,
    /// The load.
    pub(crate) load: LoadWords,
    /// The library.
    pub(crate) library: LibraryWords,
    /// The pages that explain; what they say is data.
    pub(crate) learn: LearnWords,
    /// The moving figure.
    pub(crate) movement: MovementWords,
    /// Data, backup, import.
    pub(crate) data: DataWords,
    /// Importing.
    pub(crate) import: ImportWords,
    /// Bringing back a backup.
    pub(crate) restore: RestoreWords,
    /// Settings and about.
    pub(crate) settings: SettingsWords,
}

pub(crate) struct FormatWords {
    /// A whole number, grouped.
    pub(crate) number: fn(i64) -> String,
    /// "Thursday 19 November", with the year when it is not this one.
    pub(crate) long_date: fn(NaiveDate, NaiveDate) -> String,
    /// "12 Nov".
    pub(crate) short_date: fn(NaiveDate) -> String,
    /// "12 Nov 2025".
    pub(crate) date_with_year: fn(NaiveDate) -> String,
    /// "Thursday".
    pub(crate) weekday: fn(NaiveDate) -> String,
    /// "November 2026".
    pub(crate) month: fn(NaiveDate) -> String,
    /// The decimal sign.
    pub(crate) decimal: char,
}

pub(crate) struct CommonWords {
    pub(crate) band: fn(u8) -> String,
    pub(crate) assisted: fn(&str) -> String,
    pub(crate) sets: fn(usize) -> String,
    pub(crate) exercises: fn(usize) -> String,
    pub(crate) sessions: fn(usize) -> String,
    pub(crate) minutes_of: fn(u16) -> String,
    /// What is wrong with a typed number.
    pub(crate) input_error: fn(InputError) -> String,
    /// Why nothing was changed.
    pub(crate) refusal: fn(Refusal) -> String,
    /// "None", "Low"... of spinal load.
    pub(crate) axial_class: fn(AxialClass) -> Text,
    /// The same within a line: "high spinal load".
    pub(crate) axial_short: fn(AxialClass) -> Text,
    pub(crate) pillar: fn(Pillar) -> Text,
}

pub(crate) struct FrameWords {
    pub(crate) resume: fn(&str) -> String,
}

pub(crate) struct StepperWords {
    pub(crate) less: fn(&str, &str) -> String,
    pub(crate) more: fn(&str, &str) -> String,
}

pub(crate) struct NoticeWords {
    pub(crate) not_saved_full: fn(usize) -> String,
    pub(crate) not_saved_other: fn(usize) -> String,
    pub(crate) recovered_text: fn(usize) -> String,
    pub(crate) done: fn(Done) -> Text,
}

pub(crate) struct TodayWords {
    pub(crate) running_since: fn(&str) -> String,
    pub(crate) backup_due: fn(usize) -> String,
}

pub(crate) struct SessionWords {
    pub(crate) place: fn(usize, usize) -> String,
    pub(crate) next_cue: fn(usize, usize) -> String,
    pub(crate) table_caption: fn(&str) -> String,
    pub(crate) last: fn(&str) -> String,
    pub(crate) log_set: fn(usize) -> String,
    pub(crate) edit_set: fn(usize, &str) -> String,
    pub(crate) save_set: fn(usize) -> String,
}

pub(crate) struct PickWords {
    pub(crate) nothing: fn(&str) -> String,
    pub(crate) measures: fn(Measure) -> (Text, Text),
    pub(crate) axial_example: fn(AxialClass) -> Text,
    pub(crate) laterality: fn(Laterality) -> (Text, Text),
}

pub(crate) struct FinishWords {
    pub(crate) load: fn(&str) -> String,
}

pub(crate) struct LogWords {
    pub(crate) more: fn(usize) -> String,
    pub(crate) rated: fn(u8, u16) -> String,
}

pub(crate) struct LoadWords {
    pub(crate) today_counted: fn(&str) -> String,
    /// Its word in a switch.
    pub(crate) ledger: fn(Ledger) -> Text,
    /// Its name as a heading.
    pub(crate) ledger_of: fn(Ledger) -> Text,
    pub(crate) unit: fn(Ledger) -> Text,
    pub(crate) zone: fn(Zone) -> Text,
    /// The same on the scale.
    pub(crate) zone_scale: fn(Zone) -> Text,
    pub(crate) zone_sentence: fn(Zone) -> Text,
    /// The method by its name, with its windows.
    pub(crate) method: fn(Method) -> Text,
    pub(crate) ratio_sentence: fn(Method, &str) -> String,
    /// A ratio and its zone in a line.
    pub(crate) short_state: fn(&str, &str) -> String,
    pub(crate) building_day: fn(u16) -> String,
    pub(crate) building: fn(u16) -> String,
    pub(crate) returning_day: fn(u16) -> String,
    pub(crate) returning: fn(Ledger, u16) -> String,
    pub(crate) incomplete: fn(u16) -> String,
    /// Leads to a session whose load is not known.
    pub(crate) add_numbers: fn(&str) -> String,
    /// Leads to a day that is marked as trained, not logged.
    pub(crate) marked_day: fn(&str) -> String,
    pub(crate) estimated: fn(usize) -> String,
    /// The ratio and where the zones begin.
    pub(crate) scale_label: fn(&str, &[String; 3]) -> String,
    pub(crate) show_day: fn(&str) -> String,
    pub(crate) chart_title: fn(Ledger) -> Text,
    /// What, how many days, until when.
    pub(crate) chart_label: fn(Ledger, i64, &str) -> String,
    /// How many axial days a bar has, and whether it stands for several days.
    pub(crate) axial_in_bar: fn(u16, bool) -> String,
    /// A mean load of a day.
    pub(crate) a_day: fn(&str) -> String,
    /// How many of its days have no numbers.
    pub(crate) gaps_in_bar: fn(u16) -> String,
    /// How many days, until when.
    pub(crate) days_to: fn(i64, &str) -> String,
    /// What a bar of so many days is.
    pub(crate) legend_means: fn(i64) -> String,
    pub(crate) acute: fn(&str) -> String,
    pub(crate) chronic: fn(&str) -> String,
    /// In a unit a day.
    pub(crate) difference: fn(Ledger) -> Text,
    pub(crate) percent: fn(&str) -> String,
    pub(crate) unknown_sets: fn(u32) -> String,
    pub(crate) weeks_label: fn(&str, &str) -> String,
    pub(crate) more_weeks: fn(usize) -> String,
    pub(crate) method_words: &'static MethodWords,
    pub(crate) allowed: &'static AllowedWords,
    pub(crate) ahead: &'static AheadWords,
    pub(crate) trends: &'static TrendWords,
    pub(crate) marks: &'static MarkWords,
}

/// "What may I do today?"
pub(crate) struct AllowedWords {
    /// Up to so much more.
    pub(crate) up_to: fn(&str) -> String,
    /// The same with the day that has room again.
    pub(crate) rest_until: fn(&str) -> String,
    pub(crate) reason: fn(Reason) -> Text,
    /// Minutes, at which rating.
    pub(crate) as_minutes: fn(i64, &str) -> String,
    /// Sets, repetitions, weight, exercise; and whether that is as last time.
    pub(crate) as_lift: fn(u16, u16, &str, &str, bool) -> String,
    /// Less than the lightest load of the lift: lift.
    pub(crate) not_a_set: fn(&str) -> String,
    /// Days since the last time, exercise.
    pub(crate) since_lift: fn(u16, &str) -> String,
    /// Highest rating of its sets, and whether they are lowered slowly.
    pub(crate) lift_care: fn(u8, bool) -> String,
    /// Week of the way back, percent of the former week, highest rating of a session.
    pub(crate) ramp: fn(u8, u8, u8) -> String,
    /// Load that the seven days from today are suggested to hold, and what that is measured against.
    pub(crate) week: fn(&str, WeekBase) -> String,
    /// Today so far, and with the room: done, of.
    pub(crate) done_of: fn(&str, &str) -> String,
}

/// "What if": the days ahead.
pub(crate) struct AheadWords {
    /// Load planned for a day, for those who cannot see it beside its slider.
    pub(crate) load_of: fn(&str) -> String,
    /// At most this percent of the plan, which day is the limit, and whether as a single session.
    pub(crate) at_most: fn(i64, &str, bool) -> String,
    /// No share of the plan helps on this day.
    pub(crate) no_share: fn(&str) -> String,
}

/// How alike the days are, and the long view.
pub(crate) struct TrendWords {
    pub(crate) short: fn(&str) -> String,
    pub(crate) long: fn(&str) -> String,
    /// Monotony and strain of the last seven days.
    pub(crate) now: fn(&str, &str) -> String,
    /// Training days of the last seven, the highest monotony that they can have.
    pub(crate) bound: fn(u8, &str) -> String,
    /// Lowest and highest of the range.
    pub(crate) own_range: fn(&str, &str) -> String,
    /// What a chart shows in which unit, from when, until when.
    pub(crate) label: fn(&str, &str, &str, &str) -> String,
}

/// Days without numbers, and easier weeks.
pub(crate) struct MarkWords {
    /// Loaded weeks behind.
    pub(crate) deload_title: fn(u16) -> String,
    pub(crate) signal: fn(Signal) -> Text,
    /// Until when.
    pub(crate) deload_until: fn(&str) -> String,
}

/// How the ratio is computed, and what it does not prove.
pub(crate) struct MethodWords {
    pub(crate) ratio: fn(Method) -> Text,
    pub(crate) zone_bounds: fn(Zone) -> Text,
    pub(crate) class_factor: fn(AxialClass) -> Text,
}

pub(crate) struct LibraryWords {
    pub(crate) phases: fn(Phase) -> Text,
    /// The fold with the filters: how many are set.
    pub(crate) filter: fn(usize) -> String,
    pub(crate) may_use: fn(&str) -> String,
    pub(crate) grade: fn(Grade) -> Text,
    pub(crate) archived_group: fn(usize) -> String,
}

pub(crate) struct LearnWords {
    pub(crate) grade: fn(Grade) -> Text,
}

pub(crate) struct DataWords {
    pub(crate) used: fn(&str, &str) -> String,
    pub(crate) counts: fn(usize, usize) -> String,
    pub(crate) backup_done: fn(&str) -> String,
    pub(crate) damaged: fn(usize) -> String,
    pub(crate) missing: fn(usize) -> String,
    pub(crate) unused: fn(usize) -> String,
    pub(crate) second_copy: fn(bool) -> Text,
    pub(crate) lasting: fn(Option<bool>) -> Text,
}

pub(crate) struct ImportWords {
    pub(crate) problem: fn(&FileProblem) -> String,
    pub(crate) row_problem: fn(RowProblem) -> String,
    pub(crate) line: fn(usize) -> String,
    pub(crate) app: fn(&str) -> String,
    pub(crate) range: fn(&str, &str) -> String,
    pub(crate) volume: fn(&str, &str) -> String,
    pub(crate) rows_read: fn(usize) -> String,
    pub(crate) warm_ups: fn(usize) -> String,
    pub(crate) not_done: fn(usize) -> String,
    pub(crate) duplicates: fn(usize) -> String,
    pub(crate) problems: fn(usize) -> String,
    pub(crate) note: fn(&Note) -> String,
    pub(crate) matched: fn(usize) -> String,
    pub(crate) name_choice: fn(&str) -> String,
    pub(crate) own_class: fn(&str) -> String,
    pub(crate) new: fn(usize, usize) -> String,
    pub(crate) there: fn(usize) -> String,
    pub(crate) changed: fn(usize) -> String,
    pub(crate) removed: fn(usize) -> String,
    pub(crate) done_text: fn(usize, usize) -> String,
}

pub(crate) struct RestoreWords {
    pub(crate) made: fn(&str) -> String,
    pub(crate) sessions: fn(usize) -> String,
    pub(crate) sets: fn(usize) -> String,
    pub(crate) others: fn(usize) -> String,
    pub(crate) newer: fn(usize) -> String,
    pub(crate) deleted: fn(usize) -> String,
    pub(crate) kept: fn(usize) -> String,
    pub(crate) done_text: fn(usize) -> String,
}

pub(crate) struct SettingsWords {
    /// How many weeks.
    pub(crate) weeks: fn(&str) -> String,
    pub(crate) version: fn(&str) -> String,
}

/// The moving figure of an exercise.
pub(crate) struct MovementWords {
    pub(crate) beat: fn(Beat) -> Text,
    /// How many seconds it lasts, after its word.
    pub(crate) lasts: fn(u32) -> String,
}
