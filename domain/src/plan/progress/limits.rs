//! What may lower a prescription, as a list of "at most". None of them knows of another, and the strictest wins (T1).

use super::earlier::mass;
use super::growth::Level;
use crate::catalog::{Amount, Dose, Pace};
use crate::plan::{Limit, PlannedLoad, Prescription, Step};
use crate::units::{SetRpe, Tempo, Weight};

/// The most that a reason leaves. What it does not speak of it leaves alone.
#[derive(Clone, Copy)]
pub(super) struct AtMost {
    because: Limit,
    /// Nothing grows.
    holds: bool,
    mass: Option<Weight>,
    no_mass: bool,
    band: Option<u8>,
    sets: Option<u8>,
    rpe: Option<SetRpe>,
    amount: Option<Amount>,
    /// Seconds of a brace.
    brace: Option<u8>,
    /// At least these seconds of lowering and of the pause below.
    slow: Option<[u8; 2]>,
}

impl AtMost {
    /// A reason that leaves everything.
    pub(super) const fn new(because: Limit) -> Self {
        Self {
            because,
            holds: false,
            mass: None,
            no_mass: false,
            band: None,
            sets: None,
            rpe: None,
            amount: None,
            brace: None,
            slow: None,
        }
    }

    /// At most what a level is: nothing grows.
    pub(super) fn level(self, level: &Level) -> Self {
        let band = if let PlannedLoad::Band(band) = level.load { Some(band) } else { None };
        let (sets, amount) = (Some(level.sets), Some(level.amount));
        Self { holds: true, mass: mass(level.load), band, sets, amount, ..self }
    }

    /// At most a dose. Its tempo is at least as slow.
    pub(super) fn dose(self, dose: &Dose) -> Self {
        let amount =
            Self { sets: Some(dose.sets), amount: Some(dose.amount), rpe: Some(dose.rpe_cap), ..self };
        match dose.amount {
            Amount::Reps { pace: Pace::Tempo(tempo), .. } => amount.slow([tempo.eccentric, tempo.bottom]),
            _ => amount,
        }
    }

    /// At most this external mass. None leaves it alone.
    pub(super) fn mass(self, mass: Option<Weight>) -> Self {
        Self { mass, ..self }
    }

    /// No external mass.
    pub(super) const fn no_mass(self) -> Self {
        Self { no_mass: true, ..self }
    }

    /// At most this band.
    pub(super) const fn band(self, band: u8) -> Self {
        Self { band: Some(band), ..self }
    }

    /// At most so many sets, and at least one.
    pub(super) const fn sets(self, sets: u8) -> Self {
        Self { sets: Some(if sets == 0 { 1 } else { sets }), ..self }
    }

    /// At most this effort, in half points.
    pub(super) fn half_points(self, half_points: u8) -> Self {
        Self { rpe: SetRpe::from_half_points(half_points).ok(), ..self }
    }

    /// At most this effort.
    pub(super) fn rpe(self, rpe: u8) -> Self {
        self.half_points(rpe.saturating_mul(2))
    }

    /// Braces at most so many seconds.
    pub(super) const fn brace(self, seconds: u8) -> Self {
        Self { brace: Some(seconds), ..self }
    }

    /// Lowered at least so long, with at least this pause below.
    pub(super) const fn slow(self, seconds: [u8; 2]) -> Self {
        Self { slow: Some(seconds), ..self }
    }
}

/// A wish under all limits. It names those that lowered something by themselves; the one that binds the load comes first.
pub(super) fn under(limits: &[AtMost], wish: Prescription) -> Prescription {
    let mut plan = lowered(limits, &wish);
    let alone = |limit: &AtMost| lowered(std::slice::from_ref(limit), &wish);
    let binds = |limit: &&AtMost| plan.load != wish.load && alone(limit).load == plan.load;
    let binding = limits.iter().find(binds).map(|limit| limit.because);
    let mut named = Prescription { limits: Vec::new(), ..plan.clone() };
    binding.into_iter().for_each(|limit| named.limit(limit));
    limits.iter().filter(|limit| alone(limit) != wish).for_each(|limit| named.limit(limit.because));
    plan.limits = named.limits;
    // On the way back up there is no growth to hold.
    let held = limits.iter().any(|limit| limit.holds);
    plan.step = plan.step.filter(|step| !held || *step == Step::BackUp);
    plan
}

fn lowered(limits: &[AtMost], wish: &Prescription) -> Prescription {
    let mut plan = wish.clone();
    for limit in limits {
        plan.load = lighter(plan.load, limit);
        plan.sets = limit.sets.map_or(plan.sets, |sets| sets.min(plan.sets));
        plan.rpe_cap = limit.rpe.map_or(plan.rpe_cap, |rpe| rpe.min(plan.rpe_cap));
        plan.amount = limit.amount.map_or(plan.amount, |amount| less(plan.amount, amount));
    }
    // Seconds that make it easier come last: a shorter tempo above took back a step, and no more.
    for limit in limits {
        if let Amount::Reps { pace, .. } = &mut plan.amount {
            match pace {
                Pace::Tempo(tempo) => {
                    let [eccentric, bottom] = limit.slow.unwrap_or_default();
                    tempo.eccentric = tempo.eccentric.max(eccentric);
                    tempo.bottom = tempo.bottom.max(bottom);
                }
                Pace::Brace(seconds) => *seconds = limit.brace.map_or(*seconds, |most| most.min(*seconds)),
            }
        }
    }
    plan
}

fn lighter(load: PlannedLoad, limit: &AtMost) -> PlannedLoad {
    let under = |weight: Weight| match limit.mass {
        Some(most) if most.grams() < weight.grams() => most,
        _ => weight,
    };
    match load {
        PlannedLoad::Weight(_) | PlannedLoad::Find { .. } if limit.no_mass => PlannedLoad::Unloaded,
        PlannedLoad::Weight(weight) => some_mass(PlannedLoad::Weight(under(weight)), under(weight)),
        PlannedLoad::Find { at_most } => match at_most.map(under).or(limit.mass) {
            Some(most) => some_mass(PlannedLoad::Find { at_most: Some(most) }, most),
            None => load,
        },
        PlannedLoad::Band(band) => PlannedLoad::Band(limit.band.map_or(band, |most| most.min(band))),
        PlannedLoad::Unloaded => load,
    }
}

/// Less than the lightest weight at hand is none (T59).
fn some_mass(load: PlannedLoad, weight: Weight) -> PlannedLoad {
    if weight.grams() > 0 { load } else { PlannedLoad::Unloaded }
}

/// The lower ends of both. Amounts of one exercise are in one measure.
fn less(one: Amount, other: Amount) -> Amount {
    match (one, other) {
        (Amount::Reps { low, high, pace }, Amount::Reps { low: low2, high: high2, pace: pace2 }) => {
            Amount::Reps { low: low.min(low2), high: high.min(high2), pace: shorter(pace, pace2) }
        }
        (
            Amount::Holds { low, high, seconds, pyramid },
            Amount::Holds { low: low2, high: high2, seconds: seconds2, pyramid: pyramid2 },
        ) => Amount::Holds {
            low: low.min(low2),
            high: high.min(high2),
            seconds: seconds.min(seconds2),
            pyramid: if pyramid2 < pyramid { pyramid2 } else { pyramid },
        },
        (Amount::Seconds(seconds), Amount::Seconds(most)) => Amount::Seconds(seconds.min(most)),
        (Amount::Breaths(breaths), Amount::Breaths(most)) => Amount::Breaths(breaths.min(most)),
        (Amount::Metres(metres), Amount::Metres(most)) => Amount::Metres(metres.min(most)),
        (amount, _) => amount,
    }
}

fn shorter(one: Pace, other: Pace) -> Pace {
    let length = |tempo: Tempo| (tempo.rep_seconds(), tempo.eccentric, tempo.bottom, tempo.top);
    match (one, other) {
        (Pace::Brace(seconds), Pace::Brace(most)) => Pace::Brace(seconds.min(most)),
        (Pace::Tempo(tempo), Pace::Tempo(most)) if length(most) < length(tempo) => other,
        _ => one,
    }
}
