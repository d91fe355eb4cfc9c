//! A worse answer never gives more (invariants 1 and 7), and the order of limits does not matter (T1).

use super::fixtures::*;
use super::limits::under;
use super::*;
use crate::catalog::{Amount, LIBRARY, Measure};
use crate::units::Resistance;
use chrono::Days;
use proptest::prelude::*;

/// A session as drawn: days before the next one, load, sets and how full they were, effort, answer, form.
type Drawn = (u64, u8, usize, i64, Option<u8>, u8, Option<(u8, bool, bool)>);

fn session() -> impl Strategy<Value = Drawn> {
    let days = prop_oneof![6 => 1..9_u64, 1 => 9..40_u64];
    let effort =
        prop_oneof![4 => (0..14_u8).prop_map(Some), 1 => Just(None), 2 => (0..=20_u8).prop_map(Some)];
    let answer = prop_oneof![5 => Just(0_u8), 2 => 0..4_u8];
    let form =
        prop::option::weighted(0.8, (50..=100_u8, prop::bool::weighted(0.1), prop::bool::weighted(0.8)));
    (days, 0..12_u8, 1..6_usize, -2..3_i64, effort, answer, form)
}

/// Sessions that change little from one to the next, so that steps are reached.
fn history() -> impl Strategy<Value = Vec<Drawn>> {
    (prop::collection::vec(session(), 0..9), any::<bool>()).prop_map(|(mut drawn, alike)| {
        if alike && let Some(first) = drawn.first().copied() {
            drawn.iter_mut().for_each(|one| (one.1, one.2, one.3) = (first.1, first.2, 2));
        }
        drawn
    })
}

const ANSWERS: [Option<Response>; 4] =
    [Some(Response::Green), None, Some(Response::Amber), Some(Response::Red)];

fn done(exercise: &Exercise, drawn: &[Drawn]) -> Vec<Done> {
    let full = |more: i64| match exercise.dose.perform.or(exercise.dose.returning).map(|dose| dose.amount) {
        Some(Amount::Reps { high, .. } | Amount::Holds { high, .. }) => (i64::from(high) + more).max(1),
        Some(Amount::Metres(metres)) => i64::from(metres) + 5 * more,
        _ => 6,
    };
    let mut ago = 0;
    let told = drawn.iter().map(|&(days, weight, sets, more, effort, answer, form)| {
        ago = (ago + days).min(199);
        let resistance = match weight {
            0 => Resistance::Unloaded,
            1..=2 => Resistance::Band(weight),
            _ => load(f64::from(weight) * f64::from(weight)),
        };
        let work = match exercise.measure {
            Measure::HoldReps => holds(full(more), 10),
            Measure::Metres => metres(full(more)),
            _ => reps(full(more)),
        };
        let mut done = did(ago, resistance, &vec![work; sets]);
        done.sets
            .iter_mut()
            .for_each(|set| set.rpe = effort.and_then(|half| SetRpe::from_half_points(half).ok()));
        done.response = ANSWERS[usize::from(answer)];
        done.form = form.map(|(score, critical, video)| FormResult { score, critical, video });
        done
    });
    told.collect()
}

fn ramp(week: u8) -> Ramp {
    let none = crate::load::Load::Axial(Default::default());
    Ramp { days_off: 20, week, percent: 50, week_cap: none, session_cap: none, done: none }
}

fn situation() -> impl Strategy<Value = Situation<'static>> {
    let state =
        (0..4_usize, 1..4_u16, prop::option::weighted(0.2, 1..5_u8), prop_oneof![4 => 0..4_u8, 1 => 4..9_u8]);
    let rare = (prop::option::weighted(0.1, 0..10_u8), prop::option::weighted(0.2, 0..7_u64));
    let body = (prop::option::of(40..120_u8), prop::option::weighted(0.2, 7..20_u64), any::<bool>());
    (state, rare, body).prop_map(|((phase, week, ramped, pain), (flare, deload), (body, last, bands))| {
        let of = |ago: u64| AcceptedDeload { start: day(200 - ago) };
        let day = good_day();
        Situation {
            phase: Phase::ALL[phase],
            week_in_phase: week,
            ramp: ramped.map(ramp),
            pain: Rating::new(pain),
            flare,
            deload: deload.map(of),
            last_deload: last.map(of),
            body_mass: body.map(|kilograms| kg(f64::from(kilograms))),
            equipment: day.equipment.with(Equipment::LongBand, bands),
            ..day
        }
    })
}

/// Whether one plan is in nothing more than another: load, sets, repetitions or metres, seconds of a hold, effort.
fn not_more(worse: &Option<Prescription>, better: &Option<Prescription>) -> Result<(), TestCaseError> {
    let Some(worse) = worse else { return Ok(()) };
    let Some(better) = better else { return Err(TestCaseError::fail("planned only when worse")) };
    let grams = |load: PlannedLoad| match load {
        PlannedLoad::Unloaded => (0, 0),
        // The lightest band is the least of an exercise with one, also where less than a weight was left before.
        PlannedLoad::Band(band) => (0, band.saturating_sub(1)),
        PlannedLoad::Weight(weight) | PlannedLoad::Find { at_most: Some(weight) } => (weight.grams(), 0),
        PlannedLoad::Find { at_most: None } => (i64::MAX, 0),
    };
    let amount = |amount: Amount| match amount {
        Amount::Reps { low, high, .. } => [u16::from(low), u16::from(high), 0],
        Amount::Holds { low, high, seconds, .. } => [u16::from(low), u16::from(high), u16::from(seconds)],
        Amount::Seconds(seconds) => [seconds, 0, 0],
        Amount::Breaths(most) | Amount::Metres(most) => [u16::from(most), 0, 0],
    };
    let heavier = |one: PlannedLoad, other: PlannedLoad| match (one, other) {
        // What was a weight is begun anew with a band: neither is more.
        (PlannedLoad::Band(band), PlannedLoad::Weight(_) | PlannedLoad::Find { .. }) => band > 1,
        _ => grams(one) > grams(other),
    };
    prop_assert!(!heavier(worse.load, better.load), "load: {worse:?} {better:?}");
    prop_assert!(worse.sets <= better.sets, "sets: {worse:?} {better:?}");
    prop_assert!(worse.rpe_cap <= better.rpe_cap, "effort: {worse:?} {better:?}");
    let (worse_amount, better_amount) = (amount(worse.amount), amount(better.amount));
    let no_more = worse_amount.iter().zip(better_amount).all(|(worse, better)| *worse <= better);
    prop_assert!(no_more, "amount: {worse:?} {better:?}");
    Ok(())
}

fn planned(exercise: &'static Exercise, situation: &Situation<'_>, drawn: &[Drawn]) -> Option<Prescription> {
    prescribe(exercise, situation, &past(exercise, done(exercise, drawn)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_worse_answer_to_a_session_never_gives_more(
        exercise in prop::sample::select(LIBRARY),
        situation in situation(),
        mut drawn in history(),
        (which, kind, by) in (0..9_usize, 0..5_u8, 1..30_u8),
    ) {
        let better = planned(exercise, &situation, &drawn);
        let Some((_, _, _, _, effort, answer, form)) = drawn.get_mut(which) else { return Ok(()) };
        match (kind, form) {
            (0, _) => *effort = effort.map(|half| (half + by).min(20)),
            (1, _) => *answer = (*answer + by % 3 + 1).min(3),
            (2, Some((score, ..))) => *score -= by,
            (3, Some((_, critical, _))) => *critical = true,
            (4, Some((.., video))) => *video = false,
            _ => return Ok(()),
        }
        not_more(&planned(exercise, &situation, &drawn), &better)?;
    }

    #[test]
    fn a_worse_day_never_gives_more(
        exercise in prop::sample::select(LIBRARY),
        situation in situation(),
        drawn in history(),
        (kind, by) in (0..7_u8, 1..10_u8),
    ) {
        let mut worse = situation.clone();
        match kind {
            0 => worse.pain = Rating::new((situation.pain.map_or(0, Rating::get) + by).min(10)),
            1 if situation.deload.is_none() => {
                worse.deload = Some(AcceptedDeload { start: situation.day - Days::new(u64::from(by % 7)) });
            }
            2 if situation.ramp.is_none_or(|ramp| ramp.week > by % 4 + 1) => worse.ramp = Some(ramp(by % 4 + 1)),
            3 if situation.flare.is_none() => worse.flare = Some(by - 1),
            4 => worse.brace_check = false,
            5 => worse.flags = worse.flags.with(UserFlag::Hypertension, true),
            6 if situation.body_mass.is_some() => worse.body_mass = Some(kg(f64::from(by))),
            _ => return Ok(()),
        }
        let better = planned(exercise, &situation, &drawn);
        not_more(&planned(exercise, &worse, &drawn), &better)?;
    }

    #[test]
    fn more_days_off_never_give_more(
        exercise in prop::sample::select(LIBRARY),
        situation in situation(),
        drawn in history(),
        days in 1..100_u64,
        declared in prop::option::weighted(0.3, (0..100_u64, 20..150_u8)),
    ) {
        let told: Vec<_> = declared.into_iter().map(|(ago, kilograms)| Declared {
            exercise: exercise.id.clone(),
            weight: kg(f64::from(kilograms)),
            reps: crate::units::Reps::new(5).unwrap(),
            date: day(200) - Days::new(ago),
        }).collect();
        let better = Situation { flare: None, deload: None, last_deload: None, declared: &told, ..situation };
        let better = Situation { day: day(201), ..better };
        let worse = Situation { day: better.day + Days::new(days), ..better.clone() };
        let plan = planned(exercise, &better, &drawn);
        not_more(&planned(exercise, &worse, &drawn), &plan)?;
    }

    #[test]
    fn the_order_of_limits_does_not_matter(
        exercise in prop::sample::select(LIBRARY),
        drawn in prop::collection::vec((0..9_u8, 0..6_u8), 0..8),
        mass in prop::option::of(1..40_u8),
    ) {
        let Some(dose) = exercise.dose.perform.as_ref() else { return Ok(()) };
        let of = |(kind, by): (u8, u8)| {
            let limit = AtMost::new(Limit::Pain { now: 10 * kind + by });
            match kind {
                0 => limit.mass(Some(kg(f64::from(by) * 4.0))),
                1 => limit.no_mass(),
                2 => limit.sets(by),
                3 => limit.rpe(by + 4),
                4 => limit.slow([by, 4 - by.min(4)]),
                5 => limit.band(by.max(1)),
                6 => limit.brace(by),
                _ => exercise.dose.get(Phase::ALL[usize::from(by % 3)]).as_ref().map_or(limit, |dose| limit.dose(dose)),
            }
        };
        let load = mass.map_or(PlannedLoad::Band(4), |kilograms| PlannedLoad::Weight(kg(f64::from(kilograms))));
        let wish = Prescription { load, ..Prescription::of_dose(dose) };
        let mut limits: Vec<_> = drawn.into_iter().map(of).collect();
        let mut forward = under(&limits, wish.clone());
        limits.reverse();
        let mut backward = under(&limits, wish);
        prop_assert!(forward.limits.iter().all(|limit| backward.limits.contains(limit)));
        prop_assert!(forward.limits.len() == backward.limits.len());
        (forward.limits, backward.limits) = (Vec::new(), Vec::new());
        prop_assert_eq!(forward, backward);
    }

    #[test]
    fn a_plan_has_a_set_and_an_order_and_says_what_it_grows(
        exercise in prop::sample::select(LIBRARY),
        situation in situation(),
        drawn in history(),
    ) {
        let Some(plan) = planned(exercise, &situation, &drawn) else { return Ok(()) };
        prop_assert!(plan.sets >= 1);
        if let Amount::Reps { low, high, .. } | Amount::Holds { low, high, .. } = plan.amount {
            prop_assert!(low <= high);
        }
        // Nothing grows on the days of T64.
        let pain = situation.pain.is_some_and(|pain| pain.get() >= 4);
        if pain || situation.deload.is_some() || situation.flare.is_some() {
            prop_assert!(matches!(plan.step, None | Some(Step::BackUp)), "{plan:?}");
        }
    }
}
