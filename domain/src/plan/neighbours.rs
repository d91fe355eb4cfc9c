//! Easier and harder neighbours: which two are too alike for one session, and when a harder one takes over (T57, T60).
//!
//! What carries a weight grows by it. What does not grows by sets, then tempo, and then gives way to its harder neighbour of
//! the same part of a pillar; bracing climbs a ladder of its own. All numbers are choices.

use super::week::Week;
use super::{Done, PlannedLoad, ladder};
use crate::catalog::{Amount, Equipment, Exercise, Focus, Phase, Pillar};
use crate::load::Response;
use crate::units::{Resistance, Work};
use chrono::NaiveDate;

/// Days for which it is remembered where somebody stood (T82).
const REMEMBERED_DAYS: i64 = 84;
/// Sessions in a row, green and full, before the harder neighbour: two for the set more, two for the second more (T57).
const FULL_SESSIONS: usize = 4;
/// The same where the minutes left no room for a set more (choice).
const FULL_SESSIONS_OF_FEW_SETS: usize = 8;

/// Green sessions without a weight before motion of the spine against one (choice).
const PREPARED_SESSIONS: usize = 2;

/// Whether two exercises are too alike for one session: neighbours for the same part, or two that train the hip or a lift in
/// the same way (choice).
pub(super) fn alike(one: &Exercise, other: &Exercise) -> bool {
    let strong = |exercise: &Exercise| matches!(exercise.pillar, Pillar::Glutes | Pillar::Lifts);
    one.focus == other.focus && (strong(one) && strong(other) || are_neighbours(one, other))
}

fn are_neighbours(one: &Exercise, other: &Exercise) -> bool {
    one.easier().contains(&other) || other.easier().contains(&one)
}

/// Where an exercise stands for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// An easier one comes first.
    TooHard,
    /// It is the one to do.
    Here,
    /// It was not done yet, and the sessions of the easier one were green and full.
    Next,
    /// Its harder neighbour takes over.
    Outgrown,
}

/// Where an exercise stands on a day. Only what has neither weight nor band to grow by, and no days to grow by as mobility
/// has, is asked. From the phase of return on somebody begins where they like, and stays where they are.
pub(super) fn standing(week: &Week, exercise: &'static Exercise, date: NaiveDate) -> Standing {
    let at_hand = |other: &&&'static Exercise| {
        other.focus == exercise.focus && week.is_eligible(other, date, week.without(date))
    };
    if exercise.pillar == Pillar::Mobility || exercise.focus == Focus::Breathing {
        return Standing::Here;
    }
    let rung = on_the_ladder(week, exercise, date);
    if rung == Some(Standing::TooHard) || is_loaded_motion(exercise) && !is_prepared(week, exercise, date) {
        return Standing::TooHard;
    }
    if exercise.harder().iter().any(|harder| at_hand(&harder)) && is_full(week, exercise, date) {
        return Standing::Outgrown;
    }
    let mut easier = exercise.easier().iter().filter(at_hand).peekable();
    if grows_by_itself(exercise) || easier.peek().is_none() || was_done(week, exercise, date) {
        return rung.unwrap_or(Standing::Here);
    }
    let easier: Vec<_> = easier.collect();
    if easier.iter().any(|easier| is_full(week, easier, date)) {
        return Standing::Next;
    }
    let busy = easier.iter().any(|easier| was_done(week, easier, date));
    if week.phase_on(date) >= Phase::Return && !busy { Standing::Here } else { Standing::TooHard }
}

/// The same for the rungs of bracing: lying, kneeling, standing, carrying (T60). All rungs up to the one that is reached stay.
fn on_the_ladder(week: &Week, exercise: &'static Exercise, date: NaiveDate) -> Option<Standing> {
    let at = ladder::BRACING.place(exercise)?;
    let open = |other: &'static Exercise| week.is_eligible(other, date, week.without(date));
    let (reached, why) = week.rung(Focus::Bracing, date, &open)?;
    let reached = ladder::BRACING.place(reached)?;
    let later = week.phase_on(date) >= Phase::Return && !was_done(week, exercise, date);
    Some(match at.cmp(&reached) {
        std::cmp::Ordering::Equal if why == super::Why::NextRung => Standing::Next,
        std::cmp::Ordering::Greater if !later => Standing::TooHard,
        _ => Standing::Here,
    })
}

/// Motion of the spine against a weight.
fn is_loaded_motion(exercise: &Exercise) -> bool {
    matches!(exercise.focus, Focus::FlexionLoaded | Focus::ExtensionLoaded)
}

/// Whether it was done, or the motion without a weight was green twice (T59: quality and range before load).
fn is_prepared(week: &Week, exercise: &'static Exercise, date: NaiveDate) -> bool {
    let green = |easier: &Exercise| {
        let green = |done: &&Done| done.response == Some(Response::Green);
        sessions(week, easier, date).filter(green).count() >= PREPARED_SESSIONS
    };
    was_done(week, exercise, date) || exercise.easier().iter().any(|easier| green(easier))
}

/// Whether a weight or a band that it cannot do without lets it begin light and grow.
pub(super) fn grows_by_itself(exercise: &Exercise) -> bool {
    exercise.loadable
        && exercise
            .required
            .iter()
            .flat_map(|group| group.iter())
            .any(|item| item.is_weight() || is_band(*item))
}

const fn is_band(item: Equipment) -> bool {
    matches!(item, Equipment::MiniBand | Equipment::LongBand)
}

fn sessions<'a>(week: &Week<'a>, exercise: &Exercise, date: NaiveDate) -> impl Iterator<Item = &'a Done> {
    let recent = move |done: &&Done| (1..=REMEMBERED_DAYS).contains(&(date - done.date).num_days());
    week.past.of(&exercise.id).iter().filter(recent)
}

fn was_done(week: &Week, exercise: &Exercise, date: NaiveDate) -> bool {
    sessions(week, exercise, date).next().is_some()
}

/// Whether sets and tempo of an exercise without weight are used up: all its last sessions green, every set at the top.
fn is_full(week: &Week, exercise: &'static Exercise, date: NaiveDate) -> bool {
    let Some(dose) = exercise.dose.get(week.phase_on(date)) else { return false };
    let light = (week.prescribe)(exercise, date).is_some_and(|dose| dose.load == PlannedLoad::Unloaded);
    let top = |done: &&Done| {
        done.response == Some(Response::Green)
            && done
                .sets
                .iter()
                .all(|set| set.resistance == Resistance::Unloaded && is_top(set.work, dose.amount))
    };
    // Motion of the spine grows by tempo alone.
    let more = usize::from(dose.sets) + usize::from(exercise.pillar != Pillar::SpinalMotion);
    let full = sessions(week, exercise, date).take_while(top);
    let full: Vec<bool> = full.map(|done| done.sets.len() >= more).collect();
    let with_more = full.iter().take_while(|more| **more).count();
    light && (with_more >= FULL_SESSIONS || full.len() >= FULL_SESSIONS_OF_FEW_SETS)
}

/// Whether a set reached the upper end; later sets of held repetitions may be shorter (T59).
fn is_top(work: Work, amount: Amount) -> bool {
    match (work, amount) {
        (Work::Reps(reps), Amount::Reps { high, .. }) => reps.get() >= u16::from(high),
        (Work::Holds { reps, each }, Amount::Holds { high, seconds, pyramid, .. }) => {
            let least = pyramid.last().copied().unwrap_or(high);
            reps.get() >= u16::from(least) && each.get() >= u32::from(seconds)
        }
        (Work::Breaths(breaths), Amount::Breaths(most)) => breaths.get() >= u16::from(most),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{bracing, glutes, lifts, mobility};

    #[test]
    fn two_that_train_the_same_in_the_same_way_are_alike_and_others_are_not() {
        for (one, other) in [
            (&glutes::GLUTE_BRIDGE, &glutes::BANDED_GLUTE_BRIDGE),
            (&glutes::STEP_UP, &glutes::BULGARIAN_SPLIT_SQUAT),
            (&bracing::BIRD_DOG, &bracing::BIRD_DOG_LEG_ONLY),
            (&bracing::SIDE_BRIDGE, &bracing::SIDE_BRIDGE_KNEES),
            (&lifts::KETTLEBELL_DEADLIFT, &glutes::SINGLE_LEG_RDL),
        ] {
            assert!(alike(one, other) && alike(other, one), "{one:?} {other:?}");
        }
        for (one, other) in [
            (&glutes::BARBELL_HIP_THRUST, &glutes::SPLIT_SQUAT),
            (&bracing::BIRD_DOG, &bracing::PALLOF_PRESS),
            (&mobility::HIP_CARS, &mobility::COUCH_STRETCH),
            (&lifts::GOBLET_SQUAT, &glutes::SPLIT_SQUAT),
        ] {
            assert!(!alike(one, other) && !alike(other, one), "{one:?} {other:?}");
        }
    }
}
