//! What room in the spinal ledger means in sets of a lift that somebody does anyway.

use super::cap::bar_weight;
use super::{AxialLoad, LiftCap, deload_weight, set_load};
use crate::catalog::{AxialClass, ExerciseId, Laterality, Traits};
use crate::log::{Entry, Log, Set, SetKind};
use crate::units::{Reps, Resistance, Side, Weight, Work};
use chrono::NaiveDate;

/// Days in which a lift counts as one that is done (choice).
const USUAL_DAYS: i64 = 84;

/// The lift that loads the spine most in somebody's last session, as its heaviest sets were done.
#[derive(Debug, Clone, PartialEq)]
pub struct UsualLift {
    /// The exercise.
    pub exercise: ExerciseId,
    /// Its class.
    pub class: AxialClass,
    /// Working sets at its heaviest load.
    pub sets: u16,
    /// Repetitions of the last of them, as they were entered.
    pub reps: Reps,
    /// 2 where these were done on each side.
    pub sides: u16,
    /// That load.
    pub weight: Weight,
}

/// What binds the load of a lift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LiftBound {
    /// What it was last time.
    LastTime,
    /// Days without it.
    DaysOff,
    /// An easier week.
    Deload,
    /// The room of the ledger.
    Room,
}

/// Sets of a lift that a day has room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LiftAdvice {
    /// How many.
    pub sets: u16,
    /// At which load; none if the room is too small for one step of the plates.
    pub weight: Option<Weight>,
    /// Why not more.
    pub bound: LiftBound,
}

/// The lift of the last finished session, up to a day and within twelve weeks of it, that had working sets with load on the spine:
/// of several the one with most of it. None without such a session.
pub fn usual_lift(
    log: &Log,
    traits_of: &dyn Fn(&ExerciseId) -> Option<Traits>,
    today: NaiveDate,
) -> Option<UsualLift> {
    let sessions = log.sessions().rev().skip_while(|session| session.facts.date > today);
    let recent = sessions.take_while(|session| (today - session.facts.date).num_days() < USUAL_DAYS);
    recent.filter(|session| !session.facts.running).find_map(|session| {
        let lifts = session.entries.iter().filter_map(|entry| lift(entry, &traits_of(&entry.exercise)?));
        lifts.max_by_key(|(load, _)| *load).map(|(_, lift)| lift)
    })
}

fn lift(entry: &Entry, traits: &Traits) -> Option<(AxialLoad, UsualLift)> {
    let weighed = |set: &Set| match (set.kind, set.work, set.resistance) {
        (SetKind::WarmUp, ..) => None,
        (_, Work::Reps(reps), Resistance::External(weight)) => Some((reps, weight, set.side)),
        _ => None,
    };
    let load = entry.sets.values().map(|set| set_load(set, traits, None).axial);
    let load = load.fold(AxialLoad::default(), |sum, load| sum + load);
    let sets: Vec<_> = entry.sets.values().filter_map(weighed).collect();
    let heaviest = sets.iter().map(|(_, weight, _)| weight.grams()).max()?;
    let top = || sets.iter().filter(|(_, weight, _)| weight.grams() == heaviest);
    let &(reps, weight, side) = top().next_back()?;
    let usual = UsualLift {
        exercise: entry.exercise.clone(),
        class: traits.axial,
        sets: top().count() as u16,
        reps,
        sides: if traits.laterality == Laterality::PerSide && side == Side::Both { 2 } else { 1 },
        weight,
    };
    (load > AxialLoad::default()).then_some((load, usual))
}

impl UsualLift {
    /// Its sets in a room of the ledger, if there is one, under a cap on the lift and in a deload: never more than last time, and
    /// rounded down to the step of the plates.
    pub fn advice(
        &self,
        room: Option<AxialLoad>,
        cap: Option<LiftCap>,
        deload: bool,
        step: Weight,
    ) -> Option<LiftAdvice> {
        let mut sets = self.sets;
        if cap.is_some_and(|cap| cap.one_set_less) {
            sets = (sets - 1).max(1);
        }
        if deload {
            sets = sets.div_ceil(2);
        }
        let deloaded = if deload { deload_weight(self.weight, step) } else { None };
        let by_room = match room {
            Some(room) => Some(bar_weight(room, sets * self.sides, self.reps, self.class, step)?),
            None => None,
        };
        let bounds = [
            Some((self.weight, LiftBound::LastTime)),
            deloaded.map(|weight| (weight, LiftBound::Deload)),
            cap.map(|cap| (cap.max, LiftBound::DaysOff)),
            by_room.map(|weight| (weight, LiftBound::Room)),
        ];
        let (weight, bound) = bounds.into_iter().flatten().min_by_key(|(weight, _)| weight.grams())?;
        Some(LiftAdvice { sets, weight: Some(weight).filter(|weight| weight.grams() > 0), bound })
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::*;
    use super::*;
    use crate::units::WeightUnit;

    fn step() -> Weight {
        Weight::from_thousandths(2_500, WeightUnit::Kg).unwrap()
    }

    #[test]
    fn the_usual_lift_is_the_heaviest_on_the_spine_of_the_last_session_with_one() {
        let log = deadlifts(&[90, 100, 0]);
        let lift = usual_lift(&log, &traits_of, day(2)).unwrap();
        assert_eq!((lift.exercise.as_str(), lift.weight.to_string()), (DEADLIFT, "100".to_owned()));
        let before = usual_lift(&log, &traits_of, day(0)).map(|lift| lift.weight.to_string());
        assert_eq!(before, Some("90".to_owned()));
        assert_eq!(usual_lift(&log, &traits_of, day(1 + 84)), None);
        assert_eq!(usual_lift(&Log::default(), &traits_of, day(0)), None);
    }

    #[test]
    fn of_sets_of_many_weights_the_heaviest_ones_count() {
        let mut log = deadlifts(&[60]);
        for (place, (count, kilograms)) in [(5, 60), (3, 80), (2, 100), (1, 100)].into_iter().enumerate() {
            let set = placed(id(0), DEADLIFT, set(reps(count), kilograms));
            log.put_set(id(20_000 + place as u64), Some(set));
        }
        let lift = usual_lift(&log, &traits_of, day(0)).unwrap();
        assert_eq!((lift.sets, lift.reps.get(), lift.weight.to_string()), (2, 1, "100".to_owned()));
    }

    #[test]
    fn sides_logged_one_by_one_are_sets_and_sides_logged_together_count_twice() {
        let with = |side: Side| {
            let mut log = deadlifts(&[0]);
            let set = Set { side, ..set(reps(8), 20) };
            log.put_set(id(20_000), Some(placed(id(0), SPLIT_SQUAT, set)));
            usual_lift(&log, &traits_of, day(0)).unwrap().sides
        };
        assert_eq!([Side::Both, Side::Left].map(with), [2, 1]);
    }

    fn five_reps() -> UsualLift {
        let lift = usual_lift(&deadlifts(&[100]), &traits_of, day(0)).unwrap();
        UsualLift { sets: 3, reps: Reps::new(5).unwrap(), ..lift }
    }

    fn in_room(room: i64) -> (Option<String>, LiftBound) {
        let room = AxialLoad(room * AxialLoad::PER_WHOLE);
        let advice = five_reps().advice(Some(room), None, false, step()).unwrap();
        (advice.weight.map(|weight| weight.to_string()), advice.bound)
    }

    #[test]
    fn room_is_told_as_a_weight_and_never_as_more_than_last_time() {
        // L36: 1,275 and 1,290 kg·rep are 85 kg for 3 x 5.
        let of = |kg: &str, bound| (Some(kg.to_owned()), bound);
        assert_eq!(in_room(1_275), of("85", LiftBound::Room));
        assert_eq!(in_room(1_290), of("85", LiftBound::Room));
        assert_eq!(in_room(9_999), of("100", LiftBound::LastTime));
        assert_eq!(in_room(30), (None, LiftBound::Room));
    }

    #[test]
    fn days_off_and_an_easier_week_lower_sets_and_load_and_say_so() {
        let advice = |cap, deload| five_reps().advice(None, cap, deload, step());
        let told = |advice: Option<LiftAdvice>| {
            advice.map(|found| (found.sets, found.weight.map(|weight| weight.to_string()), found.bound))
        };
        // L59: 3 sets are 2, 100 kg are 90.
        assert_eq!(told(advice(None, true)), Some((2, Some("90".to_owned()), LiftBound::Deload)));
        // L53: after 14 to 27 days 80 % and a set less.
        let log = deadlifts(&[100]);
        let cap = super::super::lift_cap(&log, &exercise(DEADLIFT), day(20), step(), &|_| {
            super::super::Response::Green
        });
        assert_eq!(told(advice(cap, false)), Some((2, Some("80".to_owned()), LiftBound::DaysOff)));
        assert_eq!(told(advice(None, false)), Some((3, Some("100".to_owned()), LiftBound::LastTime)));
    }
}
