//! What an exercise is loaded with, and how finely that can be changed.

use super::Situation;
use crate::catalog::{Equipment, Exercise, Phase};
use crate::plan::PlannedLoad;
use crate::units::{Weight, WeightUnit};

/// Weights that are made in sizes: from one to the next, in thousandths of a kilogram and of a pound (convention). All
/// others change by the plates.
const SIZES: [(Equipment, [i64; 2]); 3] = [
    (Equipment::Kettlebell, [4_000, 9_000]),
    (Equipment::Cable, [5_000, 10_000]),
    (Equipment::LegPress, [5_000, 10_000]),
];

/// The empty bar, in thousandths of a kilogram and of a pound.
const BAR: [i64; 2] = [20_000, 45_000];

fn in_unit([kilograms, pounds]: [i64; 2], unit: WeightUnit) -> Result<Weight, crate::units::OutOfRange> {
    match unit {
        WeightUnit::Kg => Weight::from_thousandths(kilograms, unit),
        WeightUnit::Lb => Weight::from_thousandths(pounds, unit),
    }
}

/// The empty bar in a unit.
pub(super) fn bar(unit: WeightUnit) -> Option<Weight> {
    in_unit(BAR, unit).ok()
}

fn weights(exercise: &Exercise) -> impl Iterator<Item = Equipment> {
    let all = exercise.required.iter().copied().flatten().chain(exercise.optional).copied();
    all.filter(|item| item.is_weight())
}

/// The smallest change of weight that what there is to train with allows: of several things the finest.
pub(super) fn step(exercise: &Exercise, situation: &Situation<'_>) -> Weight {
    let plates = situation.step;
    let size = |item: Equipment| {
        let size = SIZES.into_iter().find(|(sized, _)| *sized == item);
        size.and_then(|(_, size)| in_unit(size, plates.unit()).ok()).unwrap_or(plates)
    };
    let finest = |at_hand: bool| {
        let weights = weights(exercise).filter(|&item| !at_hand || situation.equipment.has(item));
        weights.map(size).min_by_key(|size| size.thousandths())
    };
    finest(true).or_else(|| finest(false)).unwrap_or(plates)
}

/// What it is done with the first time. No mass in the calmest phase (choice).
pub(super) fn first(exercise: &Exercise, situation: &Situation<'_>) -> PlannedLoad {
    let is_band = |item: &Equipment| matches!(item, Equipment::MiniBand | Equipment::LongBand);
    let with_band = exercise.required.iter().any(|group| {
        let no_weight = !group.iter().any(|item| item.is_weight());
        group.iter().any(|item| is_band(item) && (no_weight || situation.equipment.has(*item)))
    });
    let with_mass = needs_weight(exercise) || weights(exercise).any(|item| situation.equipment.has(item));
    match (exercise.loadable, with_band, with_mass) {
        (true, true, _) => PlannedLoad::Band(1),
        (true, false, true) if situation.phase != Phase::CalmDown => PlannedLoad::Find { at_most: None },
        _ => PlannedLoad::Unloaded,
    }
}

/// Whether it cannot be done without a weight.
pub(super) fn needs_weight(exercise: &Exercise) -> bool {
    exercise.required.iter().any(|group| group.iter().all(|item| item.is_weight()))
}

/// The step of the exercise on this weight, so that the result is rounded down to what can be changed; one such change
/// where that is nothing, if it is not too large (T57).
pub(super) fn small_step(exercise: &Exercise, weight: Weight, step: Weight) -> Option<Weight> {
    let rule = exercise.load_step()?;
    let (weight, one) = (i64::from(weight.thousandths()), i64::from(step.thousandths()));
    let usual = (weight * (1_000 + i64::from(rule.per_mille)) / 1_000).checked_div(one)? * one - weight;
    let by = if usual > 0 { usual } else { one };
    let fits = usual > 0 || one * 1_000 <= weight * i64::from(rule.max_per_mille);
    fits.then(|| Weight::from_thousandths(by, step.unit()).ok()).flatten()
}

/// A weight and a change of it, in the same unit.
pub(super) fn sum(weight: Weight, by: Weight) -> Option<Weight> {
    let sum = i64::from(weight.thousandths()) + i64::from(by.thousandths());
    Weight::from_thousandths(sum, weight.unit()).ok().filter(|_| weight.unit() == by.unit())
}
