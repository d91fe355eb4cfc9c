//! How long things take. Seconds of work are the tempo times the most repetitions; what a person needs beyond work and rest
//! is a choice.

use super::Prescription;
#[cfg(test)]
use crate::catalog::Exercise;
use crate::catalog::{Amount, Laterality, Pace};

/// To set an exercise up and begin.
const START_SECONDS: u32 = 18;
/// A calm breath, at six in a minute.
const BREATH_SECONDS: u32 = 10;
/// A held repetition besides its hold: into it and out of it.
const HOLD_CHANGE_SECONDS: u32 = 4;
/// To come in, and to leave (T45).
pub(super) const SESSION_SECONDS: u32 = 120;

/// Seconds of one set of one side.
fn set_seconds(amount: Amount) -> u32 {
    match amount {
        Amount::Reps { high, pace: Pace::Tempo(tempo), .. } => {
            u32::from(high) * u32::from(tempo.rep_seconds())
        }
        // In for two, the effort, release for three.
        Amount::Reps { high, pace: Pace::Brace(seconds), .. } => u32::from(high) * (u32::from(seconds) + 2),
        Amount::Holds { high, seconds, .. } => u32::from(high) * (u32::from(seconds) + HOLD_CHANGE_SECONDS),
        Amount::Seconds(seconds) => u32::from(seconds),
        Amount::Breaths(breaths) => u32::from(breaths) * BREATH_SECONDS,
        // A metre a second.
        Amount::Metres(metres) => u32::from(metres),
    }
}

/// Seconds of an exercise with its rests.
pub(super) fn seconds(laterality: Laterality, dose: &Prescription) -> u32 {
    let sides = if laterality == Laterality::PerSide { 2 } else { 1 };
    u32::from(dose.sets) * (sides * set_seconds(dose.amount) + u32::from(dose.rest_seconds)) + START_SECONDS
}

/// Seconds of an exercise of the library.
#[cfg(test)]
pub(super) fn of(exercise: &Exercise, dose: &Prescription) -> u32 {
    seconds(exercise.laterality, dose)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Phase, glutes, lifts, mobility, spinal_motion};

    #[track_caller]
    fn check(exercise: &Exercise, phase: Phase, tenths_of_minutes: u32) {
        let dose = exercise.dose.get(phase).unwrap();
        let seconds = of(exercise, &Prescription::of_dose(&dose));
        assert!(seconds.abs_diff(tenths_of_minutes * 6) <= 24, "{exercise:?} {seconds}");
    }

    #[test]
    fn estimates_agree_with_those_of_the_content_within_half_a_minute() {
        check(&lifts::ROMANIAN_DEADLIFT, Phase::Return, 99);
        check(&lifts::ROMANIAN_DEADLIFT, Phase::Perform, 139);
        check(&glutes::SPLIT_SQUAT, Phase::Rebuild, 132);
        check(&mobility::DEEP_LUNGE_HOLD, Phase::CalmDown, 22);
        check(&spinal_motion::CAT_CAMEL, Phase::Return, 37);
    }
}
