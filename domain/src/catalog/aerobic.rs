//! Aerobic: walking.
//!
//! Minutes before speed (Pocovi 2024).

use super::dose::{Amount, dose, rpe};
use super::{
    AxialClass, ByPhase, Direction, DirectionLoad, Exercise, ExerciseId, FaultWeight, Focus, Laterality,
    Measure, Pillar, Position, UserFlag, bracing, source,
};
use crate::figure::poses;

/// Brisk walk: walking.
pub static WALKING: Exercise = Exercise {
    id: ExerciseId::library("walking"),
    in_article: false,
    pillar: Pillar::Aerobic,
    focus: Focus::Walking,
    position: Position::Walking,
    required: &[],
    optional: &[],
    laterality: Laterality::Bilateral,
    measure: Measure::Seconds,
    loadable: false,
    axial: AxialClass::Low,
    class_up_above_pct_bw: None,
    direction: Direction::Neutral,
    direction_load: DirectionLoad::NONE,
    dose: ByPhase {
        calm_down: Some(dose(1, Amount::Seconds(600), 0, rpe(3.0))),
        rebuild: Some(dose(1, Amount::Seconds(1200), 0, rpe(4.0))),
        returning: Some(dose(1, Amount::Seconds(1800), 0, rpe(4.0))),
        perform: Some(dose(1, Amount::Seconds(1800), 0, rpe(5.0))),
    },
    regressions: &[],
    progressions: &[&bracing::FARMERS_CARRY],
    faults: &[FaultWeight::Moderate, FaultWeight::Minor, FaultWeight::Critical],
    avoid: &[],
    modify: &[UserFlag::LegSymptoms, UserFlag::BalanceRisk, UserFlag::SpinalStenosisKnown],
    camera: None,
    pacer: None,
    sources: &[&source::POCOVI2024],
    figure: &poses::aerobic::WALKING,
};
