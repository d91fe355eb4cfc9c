//! The translation layer. Every word on the screen is a field of [`Words`]; a language is one value of it, in
//! `content/<language>`. There is no default: when a field is added, the compiler lists every language that lacks it.
//!
//! Sentences with numbers are functions, so that each language orders and inflects as it needs. The domain makes no
//! words; `show` turns its codes into these.

#[path = "../content/en/mod.rs"]
mod en;
mod library;

pub(crate) use library::{
    Claim, ExerciseWords, Secret, abbreviations, citation, exercise_words, prose, said, say, secrets, term,
    text, verdicts,
};

use crate::state::Done;
use brace_domain::catalog::source::Grade;
use brace_domain::catalog::{AxialClass, Laterality, Measure, Phase, Pillar};
use brace_domain::figure::motion::Beat;
use brace_domain::import::{FileProblem, Note, RowProblem};
use brace_domain::load::{Ledger, Method, Reason, Signal, WeekBase, Zone};
use brace_domain::units::number::InputError;
use brace_domain::update::Refusal;
use chrono::NaiveDate;

/// A fixed text.
pub(crate) type Text = &'static str;

/// The words of the language in use.
pub(crate) fn words() -> &'static Words {
    &en::WORDS
}

/// All words of the screens.
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
    pub(crate) kg: Text,
    pub(crate) lb: Text,
    pub(crate) reps: Text,
    pub(crate) seconds: Text,
    pub(crate) seconds_each: Text,
    pub(crate) breaths: Text,
    pub(crate) metres: Text,
    pub(crate) minutes: Text,
    pub(crate) band: fn(u8) -> String,
    pub(crate) assisted: fn(&str) -> String,
    pub(crate) rpe: Text,
    pub(crate) left: Text,
    pub(crate) right: Text,
    pub(crate) each_side: Text,
    pub(crate) warm_up: Text,
    pub(crate) drop_set: Text,
    pub(crate) failure_set: Text,
    pub(crate) save: Text,
    pub(crate) cancel: Text,
    pub(crate) delete: Text,
    pub(crate) edit: Text,
    pub(crate) note: Text,
    pub(crate) sets: fn(usize) -> String,
    pub(crate) exercises: fn(usize) -> String,
    pub(crate) sessions: fn(usize) -> String,
    pub(crate) minutes_of: fn(u16) -> String,
    /// What is wrong with a typed number.
    pub(crate) input_error: fn(InputError) -> String,
    /// Why nothing was changed.
    pub(crate) refusal: fn(Refusal) -> String,
    pub(crate) read_only: Text,
    pub(crate) reading: Text,
    pub(crate) no_room: Text,
    pub(crate) not_written: Text,
    pub(crate) not_found: Text,
    pub(crate) not_found_text: Text,
    pub(crate) to_today: Text,
    /// "None", "Low"... of spinal load.
    pub(crate) axial_class: fn(AxialClass) -> Text,
    /// The same within a line: "high spinal load".
    pub(crate) axial_short: fn(AxialClass) -> Text,
    pub(crate) pillar: fn(Pillar) -> Text,
    pub(crate) unknown_exercise: Text,
}

pub(crate) struct FrameWords {
    pub(crate) today: Text,
    pub(crate) plan: Text,
    pub(crate) log: Text,
    pub(crate) load: Text,
    pub(crate) library: Text,
    pub(crate) main: Text,
    pub(crate) back: Text,
    pub(crate) leave_open: Text,
    pub(crate) settings: Text,
    pub(crate) resume: fn(&str) -> String,
}

pub(crate) struct StepperWords {
    pub(crate) less: fn(&str, &str) -> String,
    pub(crate) more: fn(&str, &str) -> String,
    pub(crate) last_time: Text,
}

pub(crate) struct NoticeWords {
    pub(crate) not_saved: Text,
    pub(crate) not_saved_full: fn(usize) -> String,
    pub(crate) not_saved_other: fn(usize) -> String,
    pub(crate) no_storage: Text,
    pub(crate) export_now: Text,
    pub(crate) try_again: Text,
    pub(crate) read_only: Text,
    pub(crate) newer_text: Text,
    pub(crate) other_tab_text: Text,
    pub(crate) use_here: Text,
    pub(crate) recovered: Text,
    pub(crate) recovered_text: fn(usize) -> String,
    pub(crate) undo: Text,
    pub(crate) done: fn(Done) -> Text,
    pub(crate) dismiss: Text,
    pub(crate) update_ready: Text,
    pub(crate) update_text: Text,
    pub(crate) update_accept: Text,
}

pub(crate) struct TodayWords {
    pub(crate) title: Text,
    pub(crate) start: Text,
    pub(crate) resume: Text,
    pub(crate) repeat_last: Text,
    pub(crate) running_since: fn(&str) -> String,
    pub(crate) last_session: Text,
    pub(crate) first_heading: Text,
    pub(crate) first_steps: [Text; 3],
    pub(crate) import: Text,
    pub(crate) load_heading: Text,
    pub(crate) backup_due: fn(usize) -> String,
    pub(crate) nearly_full: Text,
    pub(crate) install_first: Text,
    pub(crate) use_tab: Text,
    pub(crate) to_data: Text,
}

pub(crate) struct SessionWords {
    pub(crate) title: Text,
    pub(crate) empty: Text,
    pub(crate) add_exercise: Text,
    pub(crate) finish: Text,
    pub(crate) no_sets: Text,
    pub(crate) place: fn(usize, usize) -> String,
    pub(crate) next_cue: fn(usize, usize) -> String,
    pub(crate) weight: Text,
    pub(crate) add_note: Text,
    pub(crate) note_label: Text,
    pub(crate) rpe_none: Text,
    pub(crate) kind: Text,
    pub(crate) working: Text,
    pub(crate) side: Text,
    pub(crate) table_caption: fn(&str) -> String,
    pub(crate) set: Text,
    pub(crate) last: fn(&str) -> String,
    pub(crate) never: Text,
    pub(crate) this_time: Text,
    pub(crate) log_set: fn(usize) -> String,
    pub(crate) edit_set: fn(usize, &str) -> String,
    pub(crate) save_set: fn(usize) -> String,
    pub(crate) previous: Text,
    pub(crate) next: Text,
    pub(crate) remove_exercise: Text,
    pub(crate) about_exercise: Text,
    pub(crate) edit_details: Text,
    pub(crate) delete: Text,
    pub(crate) not_rated: Text,
    pub(crate) estimated: Text,
}

pub(crate) struct PickWords {
    pub(crate) title: Text,
    pub(crate) search: Text,
    pub(crate) recent: Text,
    pub(crate) nothing: fn(&str) -> String,
    pub(crate) make_own: Text,
    pub(crate) own: Text,
    pub(crate) in_session: Text,
    pub(crate) new_title: Text,
    pub(crate) edit_title: Text,
    pub(crate) name: Text,
    pub(crate) measure: Text,
    pub(crate) measures: fn(Measure) -> (Text, Text),
    pub(crate) axial: Text,
    pub(crate) axial_example: fn(AxialClass) -> Text,
    pub(crate) axial_preset: Text,
    pub(crate) sides: Text,
    pub(crate) laterality: fn(Laterality) -> (Text, Text),
    pub(crate) choose_axial: Text,
    /// Three plain questions that tell the class.
    pub(crate) axial_questions: [Text; 3],
    pub(crate) axial_ask: Text,
    pub(crate) yes_no: [Text; 2],
    pub(crate) create: Text,
}

pub(crate) struct FinishWords {
    pub(crate) title: Text,
    pub(crate) question: Text,
    /// Words of the CR10 scale; not every number has one.
    pub(crate) scale: [Text; 11],
    pub(crate) minutes: Text,
    pub(crate) load: fn(&str) -> String,
    pub(crate) finish: Text,
    pub(crate) finish_unrated: Text,
    pub(crate) unrated_text: Text,
    pub(crate) edit_title: Text,
    pub(crate) date: Text,
    pub(crate) start: Text,
    pub(crate) name: Text,
    pub(crate) rating: Text,
    pub(crate) bad_date: Text,
    pub(crate) bad_time: Text,
}

pub(crate) struct LogWords {
    pub(crate) title: Text,
    pub(crate) empty: Text,
    pub(crate) empty_text: Text,
    pub(crate) more: fn(usize) -> String,
    pub(crate) rated: fn(u8, u16) -> String,
    pub(crate) imported: Text,
    pub(crate) running: Text,
}

pub(crate) struct LoadWords {
    pub(crate) title: Text,
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
    /// What is to be known of the zones of the weighted form.
    pub(crate) weighted_note: Text,
    /// Its first value still counts.
    pub(crate) weighted_start: Text,
    /// A ratio and its zone in a line.
    pub(crate) short_state: fn(&str, &str) -> String,
    pub(crate) building_title: Text,
    pub(crate) building_day: fn(u16) -> String,
    pub(crate) building: fn(u16) -> String,
    pub(crate) returning_title: Text,
    /// While a layoff goes on.
    pub(crate) layoff_title: Text,
    pub(crate) returning_day: fn(u16) -> String,
    pub(crate) returning: fn(Ledger, u16) -> String,
    pub(crate) incomplete_title: Text,
    pub(crate) incomplete: fn(u16) -> String,
    /// Leads to a session whose load is not known.
    pub(crate) add_numbers: fn(&str) -> String,
    /// Leads to a day that is marked as trained, not logged.
    pub(crate) marked_day: fn(&str) -> String,
    pub(crate) no_baseline_title: Text,
    pub(crate) no_baseline: Text,
    pub(crate) nothing_title: Text,
    pub(crate) nothing: Text,
    pub(crate) first_session: Text,
    pub(crate) estimated: fn(usize) -> String,
    /// The ratio and where the zones begin.
    pub(crate) scale_label: fn(&str, &[String; 3]) -> String,
    pub(crate) how: Text,
    pub(crate) evidence: Text,
    pub(crate) day: Text,
    pub(crate) previous_day: Text,
    pub(crate) next_day: Text,
    pub(crate) show_day: fn(&str) -> String,
    pub(crate) back_to_today: Text,
    pub(crate) choose_ledger: Text,
    pub(crate) chart_title: fn(Ledger) -> Text,
    /// What, how many days, until when.
    pub(crate) chart_label: fn(Ledger, i64, &str) -> String,
    pub(crate) choose_range: Text,
    /// Which exercises the ledgers of mass are shown for.
    pub(crate) of: Text,
    pub(crate) of_all: Text,
    pub(crate) ranges: [Text; 3],
    /// Above the days of a deload.
    pub(crate) deload_band: Text,
    pub(crate) note_row: Text,
    /// How many axial days a bar has, and whether it stands for several days.
    pub(crate) axial_in_bar: fn(u16, bool) -> String,
    /// A mean load of a day.
    pub(crate) a_day: fn(&str) -> String,
    /// How many of its days have no numbers.
    pub(crate) gaps_in_bar: fn(u16) -> String,
    /// How many days, until when.
    pub(crate) days_to: fn(i64, &str) -> String,
    pub(crate) earlier: Text,
    pub(crate) later: Text,
    pub(crate) open_day: Text,
    /// What a bar of so many days is.
    pub(crate) legend_means: fn(i64) -> String,
    pub(crate) column_until: Text,
    pub(crate) show_table: Text,
    pub(crate) show_chart: Text,
    pub(crate) axial_row: Text,
    pub(crate) acute: fn(&str) -> String,
    pub(crate) chronic: fn(&str) -> String,
    pub(crate) legend_bars: Text,
    pub(crate) legend_gap: Text,
    pub(crate) column_day: Text,
    pub(crate) column_acute: Text,
    pub(crate) column_chronic: Text,
    pub(crate) column_axial: Text,
    pub(crate) yes: Text,
    /// A load that is not known, in a cell.
    pub(crate) gap: Text,
    /// A mean that is not there, in a cell.
    pub(crate) no_mean: Text,
    pub(crate) table_note: Text,
    pub(crate) unknown: Text,
    pub(crate) week_to_week: Text,
    /// In a unit a day.
    pub(crate) difference: fn(Ledger) -> Text,
    pub(crate) axial_days: Text,
    pub(crate) percent: fn(&str) -> String,
    pub(crate) unknown_sets: fn(u32) -> String,
    pub(crate) weeks_title: Text,
    pub(crate) weeks_text: Text,
    pub(crate) weeks_label: fn(&str, &str) -> String,
    pub(crate) column_week: Text,
    pub(crate) more_weeks: fn(usize) -> String,
    pub(crate) method_words: &'static MethodWords,
    pub(crate) allowed: &'static AllowedWords,
    pub(crate) ahead: &'static AheadWords,
    pub(crate) trends: &'static TrendWords,
    pub(crate) marks: &'static MarkWords,
}

/// "What may I do today?"
pub(crate) struct AllowedWords {
    pub(crate) title: Text,
    /// Up to so much more.
    pub(crate) up_to: fn(&str) -> String,
    pub(crate) no_cap: Text,
    pub(crate) rest_only: Text,
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
    /// Where a lift is taken up after a long time.
    pub(crate) from_the_intro: Text,
    /// Load that the seven days from today are suggested to hold, and what that is measured against.
    pub(crate) week: fn(&str, WeekBase) -> String,
    pub(crate) advice: Text,
    /// Today so far, and with the room: done, of.
    pub(crate) done_of: fn(&str, &str) -> String,
}

/// "What if": the days ahead.
pub(crate) struct AheadWords {
    pub(crate) title: Text,
    pub(crate) text: Text,
    pub(crate) repeat: Text,
    pub(crate) clear: Text,
    /// Load planned for a day, for those who cannot see it beside its slider.
    pub(crate) load_of: fn(&str) -> String,
    pub(crate) none: Text,
    pub(crate) fits: Text,
    /// At most this percent of the plan, which day is the limit, and whether as a single session.
    pub(crate) at_most: fn(i64, &str, bool) -> String,
    /// Nothing is planned.
    pub(crate) all_rest: Text,
    /// No share of the plan helps on this day.
    pub(crate) no_share: fn(&str) -> String,
    pub(crate) no_ratio: Text,
    pub(crate) own_caps: Text,
}

/// How alike the days are, and the long view.
pub(crate) struct TrendWords {
    pub(crate) title: Text,
    pub(crate) monotony: Text,
    pub(crate) strain: Text,
    pub(crate) long_view: Text,
    pub(crate) short: fn(&str) -> String,
    pub(crate) long: fn(&str) -> String,
    /// Monotony and strain of the last seven days.
    pub(crate) now: fn(&str, &str) -> String,
    pub(crate) unknown: Text,
    /// Training days of the last seven, the highest monotony that they can have.
    pub(crate) bound: fn(u8, &str) -> String,
    /// Lowest and highest of the range.
    pub(crate) own_range: fn(&str, &str) -> String,
    /// Days without numbers in the long view.
    pub(crate) gaps: Text,
    /// What a chart shows in which unit, from when, until when.
    pub(crate) label: fn(&str, &str, &str, &str) -> String,
    pub(crate) column_short: Text,
    pub(crate) column_long: Text,
}

/// Days without numbers, and easier weeks.
pub(crate) struct MarkWords {
    pub(crate) unlogged: Text,
    pub(crate) unlogged_text: Text,
    pub(crate) not_unlogged: Text,
    pub(crate) marked: Text,
    /// Loaded weeks behind.
    pub(crate) deload_title: fn(u16) -> String,
    pub(crate) deload_text: Text,
    pub(crate) signal: fn(Signal) -> Text,
    pub(crate) accept: Text,
    pub(crate) decline: Text,
    pub(crate) deload_running: Text,
    /// Until when.
    pub(crate) deload_until: fn(&str) -> String,
    pub(crate) end: Text,
}

/// How the ratio is computed, and what it does not prove.
pub(crate) struct MethodWords {
    pub(crate) title: Text,
    pub(crate) sum_title: Text,
    pub(crate) numbers_title: Text,
    pub(crate) numbers_text: Text,
    pub(crate) last_7: Text,
    pub(crate) last_28: Text,
    pub(crate) per_day: Text,
    pub(crate) ratio: fn(Method) -> Text,
    pub(crate) unknown: Text,
    pub(crate) room_title: Text,
    pub(crate) before_6: Text,
    pub(crate) before_27: Text,
    /// Room of the whole day by the ratio.
    pub(crate) room: Text,
    pub(crate) done: Text,
    pub(crate) states_title: Text,
    pub(crate) zones_title: Text,
    pub(crate) zone_bounds: fn(Zone) -> Text,
    pub(crate) ledgers_title: Text,
    pub(crate) class: Text,
    pub(crate) factor: Text,
    pub(crate) class_factor: fn(AxialClass) -> Text,
    pub(crate) limits_title: Text,
}

pub(crate) struct LibraryWords {
    pub(crate) title: Text,
    pub(crate) search: Text,
    pub(crate) setup: Text,
    pub(crate) cues: Text,
    pub(crate) faults: Text,
    pub(crate) dose: Text,
    pub(crate) phase: Text,
    pub(crate) phases: fn(Phase) -> Text,
    pub(crate) sets_by: Text,
    pub(crate) tempo: Text,
    pub(crate) rpe_to: Text,
    pub(crate) not_used: Text,
    pub(crate) tempo_note: Text,
    pub(crate) dose_note: Text,
    pub(crate) easier: Text,
    pub(crate) harder: Text,
    pub(crate) evidence: Text,
    pub(crate) unchecked: Text,
    pub(crate) sources: Text,
    pub(crate) article: Text,
    pub(crate) own_text: Text,
    pub(crate) in_session: Text,
    pub(crate) guess: Text,
    pub(crate) per_side: Text,
    /// The fold with the filters: how many are set.
    pub(crate) filter: fn(usize) -> String,
    pub(crate) clear: Text,
    pub(crate) nothing: Text,
    /// No choice among the options of a filter.
    pub(crate) any: Text,
    pub(crate) pillar: Text,
    /// Of no pillar.
    pub(crate) other: Text,
    pub(crate) axial: Text,
    pub(crate) position: Text,
    pub(crate) favourite: Text,
    pub(crate) favourites: Text,
    pub(crate) bad_day: Text,
    pub(crate) bad_day_text: Text,
    pub(crate) have: Text,
    pub(crate) have_what: Text,
    pub(crate) equipment: Text,
    pub(crate) no_equipment: Text,
    pub(crate) or: Text,
    pub(crate) may_use: fn(&str) -> String,
    pub(crate) camera: Text,
    pub(crate) history: Text,
    pub(crate) no_history: Text,
    pub(crate) start_with: Text,
    pub(crate) grade: fn(Grade) -> Text,
    pub(crate) archived_group: fn(usize) -> String,
    pub(crate) archived: Text,
    pub(crate) archive: Text,
    pub(crate) restore: Text,
}

pub(crate) struct LearnWords {
    pub(crate) title: Text,
    /// How the library leads there, how the page about Brace does, and an exercise to its secret.
    pub(crate) library_row: Text,
    pub(crate) about_row: Text,
    pub(crate) exercise_row: Text,
    pub(crate) intro: Text,
    pub(crate) supported: Text,
    pub(crate) overreach: Text,
    pub(crate) exercises: Text,
    /// The page of verdicts.
    pub(crate) evidence: Text,
    pub(crate) evidence_text: Text,
    pub(crate) all_sources: Text,
    pub(crate) grade: fn(Grade) -> Text,
}

pub(crate) struct DataWords {
    pub(crate) title: Text,
    pub(crate) where_title: Text,
    pub(crate) where_text: Text,
    pub(crate) used: fn(&str, &str) -> String,
    pub(crate) counts: fn(usize, usize) -> String,
    pub(crate) saved: Text,
    pub(crate) backup: Text,
    pub(crate) backup_done: fn(&str) -> String,
    pub(crate) backup_failed: Text,
    pub(crate) import: Text,
    pub(crate) import_text: Text,
    pub(crate) offline: Text,
    pub(crate) offline_text: Text,
    pub(crate) damaged: fn(usize) -> String,
    pub(crate) missing: fn(usize) -> String,
    pub(crate) unused: fn(usize) -> String,
    pub(crate) problems_title: Text,
    pub(crate) promise_title: Text,
    pub(crate) can: Text,
    pub(crate) cannot: Text,
    pub(crate) promises: &'static [Text],
    pub(crate) limits: &'static [Text],
    pub(crate) rescue: Text,
    pub(crate) restore: Text,
    pub(crate) restore_text: Text,
    pub(crate) second_copy: fn(bool) -> Text,
    pub(crate) lasting: fn(Option<bool>) -> Text,
    pub(crate) erase: Text,
    pub(crate) erase_now: Text,
    pub(crate) erase_failed: Text,
}

pub(crate) struct ImportWords {
    pub(crate) title: Text,
    pub(crate) intro: Text,
    pub(crate) steps: [Text; 3],
    pub(crate) choose: Text,
    pub(crate) reading: Text,
    pub(crate) unreadable: Text,
    pub(crate) refused: Text,
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
    pub(crate) samples: Text,
    pub(crate) rating: Text,
    pub(crate) no_rating: Text,
    pub(crate) lb_title: Text,
    pub(crate) lb_text: Text,
    pub(crate) as_kg: Text,
    pub(crate) as_lb: Text,
    pub(crate) names_title: Text,
    pub(crate) matched: fn(usize) -> String,
    pub(crate) name_choice: fn(&str) -> String,
    pub(crate) own_class: fn(&str) -> String,
    pub(crate) leave_out: Text,
    pub(crate) use_library: Text,
    pub(crate) new: fn(usize, usize) -> String,
    pub(crate) there: fn(usize) -> String,
    pub(crate) changed: fn(usize) -> String,
    pub(crate) removed: fn(usize) -> String,
    pub(crate) nothing_new: Text,
    pub(crate) import: Text,
    pub(crate) done: Text,
    pub(crate) done_text: fn(usize, usize) -> String,
    pub(crate) see_load: Text,
    pub(crate) from_name: Text,
    pub(crate) unknown_name: Text,
    pub(crate) again: Text,
}

pub(crate) struct RestoreWords {
    pub(crate) title: Text,
    pub(crate) intro: Text,
    pub(crate) refused: Text,
    pub(crate) not_ours: Text,
    pub(crate) newer_version: Text,
    pub(crate) preview: Text,
    pub(crate) made: fn(&str) -> String,
    pub(crate) sessions: fn(usize) -> String,
    pub(crate) sets: fn(usize) -> String,
    pub(crate) others: fn(usize) -> String,
    pub(crate) newer: fn(usize) -> String,
    pub(crate) deleted: fn(usize) -> String,
    pub(crate) kept: fn(usize) -> String,
    pub(crate) nothing: Text,
    pub(crate) flawed: Text,
    pub(crate) flawed_text: Text,
    pub(crate) add: Text,
    pub(crate) add_readable: Text,
    pub(crate) done: Text,
    pub(crate) done_text: fn(usize) -> String,
}

pub(crate) struct SettingsWords {
    pub(crate) title: Text,
    pub(crate) unit: Text,
    pub(crate) unit_text: Text,
    pub(crate) theme: Text,
    pub(crate) theme_system: Text,
    pub(crate) theme_light: Text,
    pub(crate) theme_dark: Text,
    pub(crate) method: Text,
    pub(crate) method_text: Text,
    pub(crate) methods: [Text; 3],
    /// How often an easier week is proposed.
    pub(crate) block: Text,
    pub(crate) block_text: Text,
    /// How many weeks.
    pub(crate) weeks: fn(&str) -> String,
    pub(crate) data: Text,
    pub(crate) data_text: Text,
    pub(crate) about: Text,
    pub(crate) about_text: Text,
    pub(crate) undo_title: Text,
    pub(crate) undo_none: Text,
    pub(crate) version: fn(&str) -> String,
    pub(crate) about_title: Text,
}

/// The moving figure of an exercise.
pub(crate) struct MovementWords {
    /// What the stage is.
    pub(crate) label: Text,
    pub(crate) play: Text,
    pub(crate) pause: Text,
    /// One beat back, one on.
    pub(crate) back: Text,
    pub(crate) forward: Text,
    /// Half speed.
    pub(crate) slower: Text,
    /// Which side is shown.
    pub(crate) right: Text,
    pub(crate) left: Text,
    /// The beats of a repetition.
    pub(crate) tempo: Text,
    pub(crate) beat: fn(Beat) -> Text,
    /// How many seconds it lasts, after its word.
    pub(crate) lasts: fn(u32) -> String,
}
