//! What room in the spinal ledger means in sets of a lift that somebody does anyway.

use super::cap::bar_weight;
use super::{AxialLoad, LiftCap, set_load};
use crate::catalog::{AxialClass, ExerciseId, Laterality, Traits};
use crate::log::{Entry, Log, Set, SetKind};
use crate::units::{Reps, Resistance, Weight, Work};
use chrono::NaiveDate;

/// Days in which a lift counts as one that is done (choice).
const USUAL_DAYS: i64 = 84;

/// The lift that loads the spine most in somebody's last sessions, as it was done.
#[derive(Debug, Clone, PartialEq)]
pub struct UsualLift {
    /// The exercise.
    pub exercise: ExerciseId,
    /// Its class.
    pub class: AxialClass,
    /// Working sets of the last time.
    pub sets: u16,
    /// Fewest repetitions of one of them, as they were entered.
    pub reps: Reps,
    /// 2 where they were done on each side.
    pub sides: u16,
    /// Heaviest load of these sets.
    pub weight: Weight,
}

/// The lift of the last session, up to a day and within twelve weeks of it, that had working sets with load on the spine: of
/// several the one with most of it. None without such a session.
pub fn usual_lift(
    log: &Log,
    traits_of: &dyn Fn(&ExerciseId) -> Option<Traits>,
    today: NaiveDate,
) -> Option<UsualLift> {
    let sessions = log.sessions().rev().skip_while(|session| session.facts.date > today);
    let mut recent = sessions.take_while(|session| (today - session.facts.date).num_days() < USUAL_DAYS);
    recent.find_map(|session| {
        let lifts = session.entries.iter().filter_map(|entry| lift(entry, &traits_of(&entry.exercise)?));
        lifts.max_by_key(|(load, _)| *load).map(|(_, lift)| lift)
    })
}

fn lift(entry: &Entry, traits: &Traits) -> Option<(AxialLoad, UsualLift)> {
    let done = |set: &Set| match (set.kind, set.work, set.resistance) {
        (SetKind::WarmUp, ..) => None,
        (_, Work::Reps(reps), Resistance::External(weight)) => Some((reps, weight)),
        _ => None,
    };
    let load = entry.sets.values().map(|set| set_load(set, traits, None).axial);
    let load = load.fold(AxialLoad::default(), |sum, load| sum + load);
    let mut sets: Vec<_> = entry.sets.values().filter_map(done).collect();
    let (reps, _) = *sets.iter().min_by_key(|(reps, _)| reps.get())?;
    crate::sorted::sort_short(&mut sets, |(_, one), (_, other)| one.grams() < other.grams());
    let (_, weight) = *sets.last()?;
    let usual = UsualLift {
        exercise: entry.exercise.clone(),
        class: traits.axial,
        sets: sets.len() as u16,
        reps,
        sides: if traits.laterality == Laterality::PerSide { 2 } else { 1 },
        weight,
    };
    (load > AxialLoad::default()).then_some((load, usual))
}

impl UsualLift {
    /// The load at which its usual sets and repetitions fit a room: no more than last time, nor than a cap on the lift, rounded
    /// down to the step of the plates. None if not one step fits.
    pub fn fitting(&self, room: AxialLoad, cap: Option<LiftCap>, step: Weight) -> Option<Weight> {
        let by_room = bar_weight(room, self.sets * self.sides, self.reps, self.class, step)?;
        let lighter = |one: Weight, other: Weight| if other.grams() < one.grams() { other } else { one };
        let fitting = lighter(by_room, self.weight);
        let fitting = cap.map_or(fitting, |cap| lighter(fitting, cap.max));
        (fitting.grams() > 0).then_some(fitting)
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::*;
    use super::super::{Allowance, Ledger};
    use super::super::{Load, allowance};
    use super::*;
    use crate::units::WeightUnit;

    fn step() -> Weight {
        Weight::from_thousandths(2_500, WeightUnit::Kg).unwrap()
    }

    fn kilograms(weight: Option<Weight>) -> Option<String> {
        weight.map(|weight| weight.to_string())
    }

    #[test]
    fn the_usual_lift_is_the_heaviest_on_the_spine_of_the_last_session_with_one() {
        let log = deadlifts(&[90, 100, 0]);
        let lift = usual_lift(&log, &traits_of, day(2)).unwrap();
        assert_eq!((lift.exercise.as_str(), lift.weight.to_string()), (DEADLIFT, "100".to_owned()));
        assert_eq!(
            usual_lift(&log, &traits_of, day(0)).map(|lift| lift.weight.to_string()),
            Some("90".to_owned())
        );
        assert_eq!(usual_lift(&log, &traits_of, day(1 + 84)), None);
        assert_eq!(usual_lift(&Log::default(), &traits_of, day(0)), None);
    }

    #[test]
    fn room_is_told_as_a_weight_and_never_as_more_than_last_time() {
        let log = deadlifts(&[100]);
        let lift = UsualLift { sets: 3, ..usual_lift(&log, &traits_of, day(0)).unwrap() };
        assert_eq!(lift.reps.get(), 1);
        let lift = UsualLift { reps: Reps::new(5).unwrap(), ..lift };
        let fitting = |room| kilograms(lift.fitting(AxialLoad(room * AxialLoad::PER_WHOLE), None, step()));
        // L36: 1,275 and 1,290 kg·rep are 85 kg for 3 x 5.
        assert_eq!([1_275, 1_290, 9_999].map(fitting), ["85", "85", "100"].map(|kg| Some(kg.to_owned())));
        assert_eq!(fitting(30), None);
    }

    #[test]
    fn whatever_fits_keeps_within_the_room() {
        let log = ledgers(&deadlifts(&[300; 40]));
        let Allowance::UpTo { max: Load::Axial(room), .. } = allowance(&log, Ledger::Axial, day(40), None)
        else {
            panic!("no room");
        };
        let lift = usual_lift(&deadlifts(&[300; 40]), &traits_of, day(40)).unwrap();
        let weight = lift.fitting(room, None, step()).unwrap();
        assert!(weight.grams() * i64::from(lift.sets) * i64::from(lift.reps.get()) / 1_000 <= room.whole());
    }
}
