//! The weight that could be lifted once, estimated from a set. For charts and for information, never to raise a load
//! (L66).

use crate::units::{Reps, SetRpe, Weight};

/// A formula, named wherever its number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Formula {
    /// w (1 + r / 30), and w itself for one repetition.
    #[default]
    Epley,
    /// 36 w / (37 - r). Equal to the other at exactly 10 repetitions.
    Brzycki,
}

/// More repetitions than this tell too little about one.
const MAX_REPS: f64 = 10.0;
/// Sets easier than this tell too little: estimates of what was left are poor there. In half points.
const MIN_RPE_HALF_POINTS: u8 = 12;

/// Estimated one-repetition maximum in kilograms. With a rating of the set, the repetitions left count as done: 10 less
/// the rating (Zourdos 2016). None above 10 repetitions in all, below a rating of 6, and without mass.
pub fn estimated_1rm(weight: Weight, reps: Reps, rpe: Option<SetRpe>, formula: Formula) -> Option<f64> {
    let half_points = rpe.map_or(20, SetRpe::half_points);
    let reps = f64::from(reps.get()) + (20.0 - f64::from(half_points)) / 2.0;
    if half_points < MIN_RPE_HALF_POINTS || reps > MAX_REPS || weight.grams() == 0 {
        return None;
    }
    let kg = weight.grams() as f64 / 1_000.0;
    Some(match formula {
        Formula::Epley if reps <= 1.0 => kg,
        Formula::Epley => kg * (1.0 + reps / 30.0),
        Formula::Brzycki => 36.0 * kg / (37.0 - reps),
    })
}

/// Sets × repetitions × share of the estimated maximum: shown as information in the first two weeks of a return, advised
/// to stay at 30 or below per movement (L52; CSCCa/NSCA 2019).
pub fn relative_volume(sets: u16, reps: Reps, share: f64) -> f64 {
    f64::from(sets) * f64::from(reps.get()) * share
}
