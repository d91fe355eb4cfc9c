//! The sessions of an exercise as far as its next one depends on them. What a step reached is not stored: it is read from
//! here.

use super::Situation;
use crate::catalog::{Amount, Exercise, Laterality};
use crate::load::{AcceptedDeload, Response, round_down};
use crate::plan::{Done, DoneSet, FormResult, PlannedLoad};
use crate::units::{Resistance, Weight, Work};
use chrono::NaiveDate;

/// One of them.
#[derive(Clone, Copy)]
pub(super) struct Earlier<'a> {
    /// Its date.
    pub(super) date: NaiveDate,
    /// The load of its heaviest working sets, in the unit of today. Never one to be found.
    pub(super) load: PlannedLoad,
    /// Its working sets. None where it is known by somebody's own account only.
    pub(super) sets: &'a [DoneSet],
    /// The body's answer; none: not known.
    pub(super) response: Option<Response>,
    /// A valid form check.
    pub(super) form: Option<FormResult>,
}

/// The sessions before the day, the newest first, and among them what somebody says they lifted elsewhere (T83 a).
pub(super) fn earlier<'a>(
    exercise: &Exercise,
    situation: &Situation<'_>,
    done: &'a [Done],
) -> Vec<Earlier<'a>> {
    let mut found: Vec<_> = done
        .iter()
        .filter(|done| done.date < situation.day)
        .map(|done| Earlier {
            date: done.date,
            load: heaviest(&done.sets, situation.step),
            sets: &done.sets,
            response: done.response,
            form: done.form,
        })
        .collect();
    let declared = situation.declared.iter().filter(|declared| declared.exercise == exercise.id);
    for declared in declared.filter(|declared| declared.date < situation.day && declared.weight.grams() > 0) {
        let load = PlannedLoad::Weight(in_unit(declared.weight, situation.step));
        let told = Earlier { date: declared.date, load, sets: &[], response: None, form: None };
        let at = found.iter().position(|one| one.date <= told.date).unwrap_or(found.len());
        found.insert(at, told);
    }
    found
}

/// A weight in the unit of the plates. Another unit is rounded down to a step of theirs.
fn in_unit(weight: Weight, step: Weight) -> Weight {
    if weight.unit() == step.unit() { weight } else { round_down(weight.grams(), step).unwrap_or(weight) }
}

pub(super) fn heaviest(sets: &[DoneSet], step: Weight) -> PlannedLoad {
    let heavier = |top: PlannedLoad, set: &DoneSet| match (top, set.resistance) {
        (PlannedLoad::Weight(top), Resistance::External(weight)) if weight.grams() <= top.grams() => {
            PlannedLoad::Weight(top)
        }
        (_, Resistance::External(weight)) if weight.grams() > 0 => PlannedLoad::Weight(weight),
        (PlannedLoad::Band(top), Resistance::Band(band)) => PlannedLoad::Band(top.max(band)),
        (PlannedLoad::Unloaded, Resistance::Band(band)) => PlannedLoad::Band(band),
        (top, _) => top,
    };
    match sets.iter().fold(PlannedLoad::Unloaded, heavier) {
        PlannedLoad::Weight(weight) => PlannedLoad::Weight(in_unit(weight, step)),
        load => load,
    }
}

impl Earlier<'_> {
    /// Its external mass, if there was one.
    pub(super) fn mass(&self) -> Option<Weight> {
        mass(self.load)
    }

    /// Its sets at its heaviest load.
    pub(super) fn top_sets(&self) -> impl Iterator<Item = &DoneSet> {
        let top = self.sets.iter().map(weighed).max();
        self.sets.iter().filter(move |set| Some(weighed(set)) == top)
    }

    /// How many there were; per side where sides were entered one by one.
    pub(super) fn set_count(&self, exercise: &Exercise, planned: u8) -> u8 {
        let count = u8::try_from(self.top_sets().count()).unwrap_or(u8::MAX);
        let by_side = exercise.laterality == Laterality::PerSide && count > planned.saturating_add(1);
        if by_side { count.div_ceil(2) } else { count }
    }

    /// Whether all of them reached the upper end of a range.
    pub(super) fn reached(&self, amount: &Amount) -> bool {
        !self.sets.is_empty() && self.top_sets().zip(0..).all(|(set, place)| reached(set.work, amount, place))
    }

    /// Whether it fell in a deload week.
    pub(super) fn within(&self, deload: AcceptedDeload) -> bool {
        (0..7).contains(&(self.date - deload.start).num_days())
    }
}

/// How heavy a set was: external mass before bands.
fn weighed(set: &DoneSet) -> (i64, u8) {
    match set.resistance {
        Resistance::External(weight) => (weight.grams(), 0),
        Resistance::Band(band) => (0, band),
        Resistance::Unloaded | Resistance::Assistance(_) => (0, 0),
    }
}

fn reached(work: Work, amount: &Amount, place: usize) -> bool {
    match (work, *amount) {
        (Work::Reps(reps), Amount::Reps { high, .. }) => reps.get() >= u16::from(high),
        (Work::Holds { reps, each }, Amount::Holds { high, seconds, pyramid, .. }) => {
            let least =
                if place == 0 { high } else { *pyramid.get(place).or(pyramid.last()).unwrap_or(&high) };
            reps.get() >= u16::from(least) && each.get() >= u32::from(seconds)
        }
        (Work::Distance(metres), Amount::Metres(most)) => metres.get() >= u32::from(most),
        _ => false,
    }
}

/// The external mass of a load.
pub(super) const fn mass(load: PlannedLoad) -> Option<Weight> {
    match load {
        PlannedLoad::Weight(weight) => Some(weight),
        _ => None,
    }
}
