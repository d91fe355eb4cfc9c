//! From facts to what a screen says of them: a set in a line, the name of an exercise, the state of a ratio.
//!
//! Numbers come from the domain, words from the translation layer; here they meet.

use crate::state::NotDone;
use crate::words::{exercise_words, said, say, words};
use brace_domain::catalog::{Amount, AxialClass, Dose, ExerciseId, Pace};
use brace_domain::load::{Acwr, Best, Ledger, Method};
use brace_domain::log::{Entry, Session, Set, SetKind};
use brace_domain::plan::Prescription;
use brace_domain::state::State;
use brace_domain::units::{Resistance, Side, Weight, WeightUnit, Work};
use chrono::{NaiveTime, Timelike};

/// The sign between a weight and its repetitions.
const TIMES: &str = "\u{a0}×\u{a0}";

/// A number as people here write it: the decimal sign of the language.
pub(crate) fn decimal(text: &str) -> String {
    match words().format.decimal {
        '.' => text.to_owned(),
        sign => text.replace('.', &sign.to_string()),
    }
}

/// A ratio, 0 to 4, with two decimals, cut and not rounded: what stands in a zone never reads as the next one up.
pub(crate) fn two_decimals(value: f64) -> String {
    // A ratio that was divided from integers may lie a hair below its two decimals.
    let hundredths = (value * 100.0 + 1e-9) as u32;
    decimal(&format!("{}.{:02}", hundredths / 100, hundredths % 100))
}

/// A whole number with groups; halves away from zero.
pub(crate) fn rounded(value: f64) -> String {
    (words().format.number)(value.round() as i64)
}

/// Why something was not done.
pub(crate) fn not_done(why: NotDone) -> String {
    let w = &words().common;
    match why {
        NotDone::Refused(refusal) => (w.refusal)(refusal),
        NotDone::ReadOnly => w.read_only.to_owned(),
        NotDone::NoRoom => w.no_room.to_owned(),
        NotDone::NotWritten => w.not_written.to_owned(),
    }
}

/// The word of a unit of weight.
pub(crate) fn unit(unit: WeightUnit) -> &'static str {
    let word = match unit {
        WeightUnit::Kg => words().common.kg,
        WeightUnit::Lb => words().common.lb,
    };
    word.said()
}

/// "82.5 kg".
pub(crate) fn weight(weight: Weight) -> String {
    format!("{}\u{a0}{}", decimal(&weight.to_string()), unit(weight.unit()))
}

/// Time of day: "17:04".
pub(crate) fn time(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// What was done: "6", "5 × 10 s", "45 s", "40 m".
pub(crate) fn work(work: Work) -> String {
    let w = &words().common;
    let number = |value: u32| (words().format.number)(i64::from(value));
    match work {
        Work::Reps(reps) => reps.get().to_string(),
        Work::Holds { reps, each } => format!("{}{TIMES}{}\u{a0}s", reps.get(), each.get()),
        Work::Time(seconds) => duration(seconds.get()),
        Work::Breaths(breaths) => format!("{}\u{a0}{}", breaths.get(), w.breaths.said()),
        Work::Distance(metres) => format!("{}\u{a0}m", number(metres.get())),
        Work::TimedDistance { metres, seconds } => {
            format!("{}\u{a0}m, {}", number(metres.get()), duration(seconds.get()))
        }
    }
}

/// "45 s" up to two minutes, then "12:30 min".
fn duration(seconds: u32) -> String {
    if seconds <= 120 {
        return format!("{seconds}\u{a0}s");
    }
    format!("{}:{:02}\u{a0}{}", seconds / 60, seconds % 60, words().common.minutes.said())
}

/// A set in a line: "80 kg × 6", "12", "45 s", "−20 kg × 8".
pub(crate) fn set(set: &Set) -> String {
    let w = &words().common;
    let done = work(set.work);
    let mut line = match set.resistance {
        Resistance::Unloaded => match set.work {
            Work::Reps(_) => format!("{done}\u{a0}{}", w.reps.said()),
            _ => done,
        },
        Resistance::External(load) => format!("{}{TIMES}{done}", weight(load)),
        Resistance::Assistance(load) => format!("{}{TIMES}{done}", (w.assisted)(&weight(load))),
        Resistance::Band(strength) => format!("{}{TIMES}{done}", (w.band)(strength)),
    };
    match set.side {
        Side::Both => {}
        Side::Left => line = format!("{line} {}", w.left.said()),
        Side::Right => line = format!("{line} {}", w.right.said()),
    }
    line
}

/// The sets of an exercise in a line.
pub(crate) fn sets(entry: &Entry) -> String {
    entry.sets.values().map(set).collect::<Vec<_>>().join(", ")
}

/// What is said of a set besides its numbers: "RPE 6.5", "warm-up".
pub(crate) fn set_remarks(set: &Set) -> String {
    let w = &words().common;
    let kind = match set.kind {
        SetKind::Working => None,
        SetKind::WarmUp => Some(w.warm_up.to_owned()),
        SetKind::Drop => Some(w.drop_set.to_owned()),
        SetKind::Failure => Some(w.failure_set.to_owned()),
    };
    let rpe = set.rpe.map(|rpe| format!("{}\u{a0}{}", w.rpe.said(), decimal(&rpe.to_string())));
    let pain = set.pain.map(|pain| {
        let sharp = if pain.sharp_or_down { said("pain_sharp") } else { "" };
        say("pain_of", &[&pain.rating.get().to_string(), sharp])
    });
    kind.into_iter().chain(rpe).chain(pain).collect::<Vec<_>>().join(" · ")
}

/// In what a set was the best so far: "best: most at 6 reps".
pub(crate) fn best(best: Best, set: &Set) -> String {
    let here = if set.resistance == Resistance::Unloaded { "" } else { said("best_here") };
    match (best, set.work) {
        (Best::Heaviest, Work::Reps(_)) => say("best_load_reps", &[&work(set.work)]),
        (Best::Heaviest, _) => say("best_load", &[&work(set.work)]),
        (Best::MostReps, _) => say("best_reps", &[here]),
        (Best::LongestHold, _) => say("best_held", &[here]),
        (Best::Farthest, _) => say("best_far", &[here]),
        (Best::Estimate, _) => said("best_estimate").to_owned(),
    }
}

/// The name of an exercise: of the library in the language in use, of one's own as it was written.
pub(crate) fn exercise_name(state: &State, exercise: &ExerciseId) -> String {
    let own = exercise.custom().and_then(|id| state.own_exercises().get(&id));
    match (exercise_words(exercise.as_str()), own) {
        (Some(words), _) => words.name.clone(),
        (None, Some(own)) => own.name.clone(),
        (None, None) => words().common.unknown_exercise.to_owned(),
    }
}

/// The class of an exercise; none for one that only a later version knows.
pub(crate) fn axial_class(state: &State, exercise: &ExerciseId) -> Option<AxialClass> {
    state.traits(exercise).map(|traits| traits.axial)
}

/// A session in a line: its title, or its exercises.
pub(crate) fn session_title(state: &State, session: &Session) -> String {
    if let Some(title) = session.facts.title.as_ref().filter(|title| !title.trim().is_empty()) {
        return title.clone();
    }
    let names = session.entries.iter().map(|entry| exercise_name(state, &entry.exercise));
    let line = names.collect::<Vec<_>>().join(", ");
    if line.is_empty() { words().session.title.to_owned() } else { line }
}

/// The dose of a phase in a line: "3 × 8–12", "3 × 20 m".
pub(crate) fn dose(dose: &Dose) -> String {
    sets_of(dose.sets, dose.amount)
}

/// The same of a plan.
pub(crate) fn prescription(dose: &Prescription) -> String {
    sets_of(dose.sets, dose.amount)
}

fn sets_of(sets: u8, amount: Amount) -> String {
    let w = &words().common;
    let range = |low: u8, high: u8| {
        if low == high { low.to_string() } else { format!("{low}–{high}") }
    };
    let amount = match amount {
        Amount::Reps { low, high, pace: Pace::Brace(seconds) } | Amount::Holds { low, high, seconds, .. } => {
            format!("{}{TIMES}{seconds}\u{a0}s", range(low, high))
        }
        Amount::Reps { low, high, .. } => range(low, high),
        Amount::Seconds(seconds) => duration(seconds.into()),
        Amount::Breaths(breaths) => format!("{breaths}\u{a0}{}", w.breaths.said()),
        Amount::Metres(metres) => format!("{metres}\u{a0}m"),
    };
    format!("{sets}{TIMES}{amount}")
}

/// State of a ratio, in words for a heading and a sentence. Nothing that is not a number looks like one.
pub(crate) struct RatioWords {
    /// "1.20 × Steady", "Day 9 of 28".
    pub(crate) heading: String,
    /// The sentence of the specification.
    pub(crate) sentence: String,
    /// Done and of, where a ruler shows how far it is.
    pub(crate) ruler: Option<(u16, u16)>,
}

/// The words for a state of the ratio.
pub(crate) fn ratio(ledger: Ledger, acwr: Acwr, method: Method) -> RatioWords {
    let w = &words().load;
    let (heading, sentence, ruler) = match acwr {
        Acwr::Building { day: 0 } => (w.nothing_title.to_owned(), w.nothing.to_owned(), None),
        Acwr::Building { day } => ((w.building_day)(day), (w.building)(day), Some((day, 28))),
        Acwr::Incomplete { gap_days } => (w.incomplete_title.to_owned(), (w.incomplete)(gap_days), None),
        Acwr::Returning { day } => ((w.returning_day)(day), (w.returning)(ledger, day), Some((day, 21))),
        Acwr::NoBaseline => (w.no_baseline_title.to_owned(), w.no_baseline.to_owned(), None),
        Acwr::Ratio { value, zone } => {
            let value = two_decimals(value);
            ((w.short_state)(&value, (w.zone)(zone).said()), (w.ratio_sentence)(method, &value), None)
        }
    };
    RatioWords { heading, sentence, ruler }
}

/// A load with its unit: "1,675 kg·rep".
pub(crate) fn load(ledger: Ledger, whole: i64) -> String {
    format!("{}\u{a0}{}", (words().format.number)(whole), (words().load.unit)(ledger).said())
}
