//! The worked numbers of the training specification.

use super::fixtures::*;
use super::*;
use crate::catalog::{Amount, Pace, bracing, glutes, lifts, mobility, spinal_motion};
use crate::units::{Resistance, WeightUnit, Work};
use chrono::Days;

fn plan(exercise: &'static Exercise, situation: &Situation<'_>, done: Vec<Done>) -> Prescription {
    prescribe(exercise, situation, &past(exercise, done)).unwrap()
}

/// So many sessions three days apart, the last three days ago.
fn sessions(count: u64, resistance: Resistance, works: &[Work]) -> Vec<Done> {
    (1..=count).map(|number| did(3 * number, resistance, works)).collect()
}

fn kilograms(plan: &Prescription) -> f64 {
    match plan.load {
        PlannedLoad::Weight(weight) => weight.grams() as f64 / 1_000.0,
        PlannedLoad::Unloaded => 0.0,
        load => panic!("{load:?}"),
    }
}

fn tempo(plan: &Prescription) -> String {
    match plan.amount {
        Amount::Reps { pace: Pace::Tempo(tempo), .. } => tempo.to_string(),
        amount => panic!("{amount:?}"),
    }
}

/// Load, sets and lowering after so many sessions of this many full sets.
fn after(
    exercise: &'static Exercise,
    count: u64,
    weight: f64,
    sets: usize,
    repetitions: i64,
) -> (f64, u8, u8, Option<Step>) {
    let plan = plan(exercise, &good_day(), sessions(count, load(weight), &vec![reps(repetitions); sets]));
    let Amount::Reps { pace: Pace::Tempo(tempo), .. } = plan.amount else { panic!() };
    (kilograms(&plan), plan.sets, tempo.eccentric, plan.step)
}

const SQUAT: &Exercise = &lifts::BARBELL_BACK_SQUAT;

#[test]
fn two_full_sessions_raise_the_load_by_the_steps_of_the_plates() {
    let more = |by| Some(Step::Load { by: kg(by) });
    assert_eq!(after(SQUAT, 1, 100.0, 4, 6), (100.0, 4, 2, None));
    assert_eq!(after(SQUAT, 2, 100.0, 4, 6), (102.5, 4, 2, more(2.5)));
    assert_eq!(after(SQUAT, 2, 100.0, 4, 5), (100.0, 4, 2, None));
    assert_eq!(after(SQUAT, 2, 60.0, 4, 6), (62.5, 4, 2, more(2.5)));
    assert_eq!(after(SQUAT, 2, 220.0, 4, 6), (225.0, 4, 2, more(5.0)));
    assert_eq!(after(SQUAT, 2, 63.0, 4, 6), (65.5, 4, 2, more(2.5)));
    assert_eq!(after(&glutes::BARBELL_HIP_THRUST, 2, 100.0, 4, 8), (105.0, 4, 2, more(5.0)));
}

#[test]
fn where_the_plates_are_too_coarse_a_set_comes_first_then_a_second_then_the_plates() {
    for (exercise, load, heavier, full) in
        [(SQUAT, 40.0, 42.5, 6), (SQUAT, 20.0, 22.5, 6), (&lifts::KETTLEBELL_DEADLIFT, 16.0, 20.0, 8)]
    {
        let sets = exercise.dose.perform.unwrap().sets;
        let (now, more) = (usize::from(sets), usize::from(sets) + 1);
        let by = kg(heavier - load);
        assert_eq!(after(exercise, 2, load, now, full), (load, sets + 1, 2, Some(Step::Set)));
        assert_eq!(after(exercise, 1, load, more, full), (load, sets + 1, 2, None));
        assert_eq!(after(exercise, 2, load, more, full), (load, sets + 1, 3, Some(Step::Tempo)));
        assert_eq!(after(exercise, 3, load, more, full), (load, sets + 1, 3, None));
        assert_eq!(after(exercise, 4, load, more, full), (heavier, sets, 2, Some(Step::Load { by })));
    }
}

#[test]
fn the_implement_decides_the_smallest_step() {
    let two = |weight| sessions(2, load(weight), &[reps(8); 3]);
    let with = |items: &[Equipment], weight| {
        let day = Situation { equipment: items.iter().copied().collect(), ..good_day() };
        kilograms(&plan(&lifts::GOBLET_SQUAT, &day, two(weight)))
    };
    // 53.3 kg are 52.5 in plates, and not the next kettlebell.
    assert_eq!(with(&[Equipment::Dumbbell], 52.0), 52.5);
    assert_eq!(with(&[Equipment::Kettlebell], 52.0), 52.0);
    assert_eq!(with(&[Equipment::Kettlebell, Equipment::Dumbbell], 52.0), 52.5);
}

#[test]
fn pounds_stay_pounds() {
    let lb = |pounds: i64| Weight::from_thousandths(1_000 * pounds, WeightUnit::Lb).unwrap();
    let day = Situation { step: lb(5), ..good_day() };
    let of = |weight| plan(SQUAT, &day, sessions(2, Resistance::External(weight), &[reps(6); 4])).load;
    assert_eq!(of(lb(225)), PlannedLoad::Weight(lb(230)));
    // 100 kg are 220.46 lb.
    assert_eq!(of(kg(100.0)), PlannedLoad::Weight(lb(225)));
}

#[test]
fn bands_go_up_after_three_sessions() {
    let band = |count, band| {
        let done = sessions(count, Resistance::Band(band), &[reps(15); 2]);
        plan(&glutes::LATERAL_BAND_WALK, &good_day(), done)
    };
    assert_eq!(band(2, 2).load, PlannedLoad::Band(2));
    assert_eq!((band(3, 2).load, band(3, 2).step), (PlannedLoad::Band(3), Some(Step::Band)));
    assert_eq!((band(3, 5).load, band(3, 5).step), (PlannedLoad::Band(5), Some(Step::Set)));
}

#[test]
fn without_mass_sets_come_before_seconds() {
    assert_eq!(after(&bracing::DEAD_BUG, 2, 0.0, 2, 10), (0.0, 3, 3, Some(Step::Set)));
    assert_eq!(after(&bracing::DEAD_BUG, 2, 0.0, 3, 10), (0.0, 3, 4, Some(Step::Tempo)));
    assert_eq!(after(&bracing::DEAD_BUG, 9, 0.0, 3, 10), (0.0, 3, 4, None));
}

#[test]
fn holds_grow_by_repetitions_before_they_grow_longer() {
    let held = |works: &[Work]| {
        let plan = plan(&bracing::SIDE_BRIDGE, &good_day(), sessions(2, load(0.0), works));
        let Amount::Holds { high, seconds, .. } = plan.amount else { panic!() };
        (plan.sets, high, seconds, plan.step)
    };
    assert_eq!(held(&[holds(7, 10), holds(6, 10)]), (2, 8, 10, None));
    assert_eq!(held(&[holds(8, 10), holds(6, 10)]), (2, 9, 10, Some(Step::Reps)));
    assert_eq!(held(&[holds(9, 10), holds(6, 10)]), (3, 9, 10, Some(Step::Set)));
    let three = [holds(9, 10), holds(6, 10), holds(6, 10)];
    assert_eq!(held(&three), (3, 9, 12, Some(Step::Amount)));
    assert_eq!(held(&three.map(|_| holds(9, 12))), (3, 9, 12, None));
    // Sides entered one by one are no more sets.
    assert_eq!(held(&[holds(8, 10), holds(8, 10), holds(6, 10), holds(6, 10)]).0, 2);
}

#[test]
fn carries_grow_by_metres_before_kilograms() {
    let carried = |weight, walked| {
        let plan =
            plan(&bracing::FARMERS_CARRY, &good_day(), sessions(2, load(weight), &[metres(walked); 4]));
        (kilograms(&plan), plan.amount, plan.step)
    };
    assert_eq!(carried(48.0, 39), (48.0, Amount::Metres(40), None));
    assert_eq!(carried(48.0, 40), (48.0, Amount::Metres(50), Some(Step::Amount)));
    assert_eq!(carried(48.0, 50), (48.0, Amount::Metres(60), Some(Step::Amount)));
    assert_eq!(carried(48.0, 60), (50.5, Amount::Metres(40), Some(Step::Load { by: kg(2.5) })));
}

#[test]
fn motion_of_the_spine_grows_by_seconds_before_load_and_mobility_not_at_all() {
    let day = Situation { body_mass: Some(kg(80.0)), ..good_day() };
    let curl = |count| plan(&spinal_motion::JEFFERSON_CURL, &day, sessions(count, load(5.0), &[reps(6); 2]));
    assert_eq!((kilograms(&curl(2)), tempo(&curl(2)), curl(2).sets), (5.0, "6-2-5-2".into(), 2));
    assert_eq!((kilograms(&curl(4)), tempo(&curl(4))), (7.5, "5-2-5-2".into()));
    let heavy = plan(&spinal_motion::JEFFERSON_CURL, &day, sessions(4, load(7.5), &[reps(6); 2]));
    assert_eq!((kilograms(&heavy), heavy.limits), (7.5, vec![Limit::BodyMass]));
    let unsaid = plan(&spinal_motion::JEFFERSON_CURL, &good_day(), sessions(1, load(20.0), &[reps(6); 2]));
    assert_eq!(kilograms(&unsaid), 5.0);
    let kettlebells = [Equipment::Kettlebell].into_iter().collect();
    let light = Situation { phase: Phase::Return, equipment: kettlebells, body_mass: Some(kg(70.0)), ..day };
    assert_eq!(plan(&spinal_motion::JEFFERSON_CURL, &light, vec![]).load, PlannedLoad::Unloaded);
    let hip = plan(&mobility::HIP_AIRPLANE, &good_day(), sessions(9, load(0.0), &[reps(6)]));
    assert_eq!((hip.step, hip.rpe_cap.half_points()), (None, 8));
}

/// The plan after two full squat sessions with 100 kg of which the last one is changed.
fn squat_after(change: impl Fn(&mut Done)) -> Prescription {
    let mut done = sessions(2, load(100.0), &[reps(6); 4]);
    change(&mut done[0]);
    plan(SQUAT, &good_day(), done)
}

#[test]
fn nothing_grows_after_a_bad_unknown_hard_or_unrated_session() {
    let amber = squat_after(|last| last.response = Some(Response::Amber));
    assert_eq!((kilograms(&amber), amber.sets, &amber.limits[..1]), (100.0, 3, &[Limit::Amber][..]));
    let red = squat_after(|last| last.response = Some(Response::Red));
    assert_eq!((kilograms(&red), &red.limits[..1]), (80.0, &[Limit::AfterRed][..]));
    let unknown = squat_after(|last| last.response = None);
    assert_eq!((kilograms(&unknown), unknown.sets, unknown.limits), (100.0, 4, vec![Limit::Unknown]));
    let hard = squat_after(|last| last.sets[3].rpe = SetRpe::from_half_points(18).ok());
    assert_eq!((kilograms(&hard), hard.limits), (100.0, vec![Limit::Effort]));
    let unrated = squat_after(|last| last.sets.iter_mut().for_each(|set| set.rpe = None));
    assert_eq!((kilograms(&unrated), unrated.limits), (100.0, vec![Limit::Unrated]));
    let one_rated = squat_after(|last| last.sets[..3].iter_mut().for_each(|set| set.rpe = None));
    assert_eq!(kilograms(&one_rated), 102.5);
}

#[test]
fn all_sessions_that_a_step_rests_on_count() {
    let older = |change: &dyn Fn(&mut Done)| {
        let mut done = sessions(2, load(100.0), &[reps(6); 4]);
        change(&mut done[1]);
        plan(SQUAT, &good_day(), done)
    };
    let amber = older(&|older| older.response = Some(Response::Amber));
    assert_eq!((kilograms(&amber), amber.sets, amber.limits), (100.0, 4, vec![Limit::Amber]));
    assert_eq!(older(&|older| older.response = None).limits, [Limit::Unknown]);
    assert_eq!(older(&|older| older.sets[0].rpe = SetRpe::from_half_points(18).ok()).limits, [Limit::Effort]);
    let mut bands = sessions(3, Resistance::Band(2), &[reps(15); 2]);
    bands[2].response = Some(Response::Red);
    assert_eq!(plan(&glutes::LATERAL_BAND_WALK, &good_day(), bands).load, PlannedLoad::Band(2));
}

#[test]
fn form_below_80_holds_and_below_60_lowers_the_load() {
    let with = |score, critical, video| {
        let form = Some(FormResult { score, critical, video });
        let mut done = sessions(2, load(100.0), &[reps(6); 4]);
        done.iter_mut().for_each(|done| done.form = form);
        kilograms(&plan(SQUAT, &good_day(), done))
    };
    assert_eq!(with(80, false, true), 102.5);
    assert_eq!(with(80, false, false), 100.0);
    assert_eq!(with(79, false, true), 100.0);
    assert_eq!(with(100, true, true), 100.0);
    assert_eq!(with(59, false, true), 90.0);
    // The check was nine, or five, sessions ago.
    let late = |exercise, weight, full, ago: usize| {
        let mut done = sessions(9, load(weight), &[reps(full); 4]);
        done.iter_mut().enumerate().filter(|(at, _)| *at != ago).for_each(|(_, done)| done.form = None);
        plan(exercise, &good_day(), done).step.is_some()
    };
    assert_eq!([3, 4].map(|ago| late(SQUAT, 100.0, 6, ago)), [true, false]);
    assert_eq!([7, 8].map(|ago| late(&lifts::GOBLET_SQUAT, 100.0, 8, ago)), [true, false]);
    let unseen = |exercise: &'static Exercise| {
        let mut done = sessions(2, load(100.0), &[reps(12); 4]);
        done.iter_mut().for_each(|done| done.form = None);
        plan(exercise, &good_day(), done).step.is_some()
    };
    assert_eq!([&glutes::BARBELL_HIP_THRUST, SQUAT].map(unseen), [true, false]);
}

#[test]
fn thirty_days_off_give_65_percent_slowly() {
    // Fixture g.
    let squat = plan(SQUAT, &good_day(), vec![did(30, load(100.0), &[reps(5); 4])]);
    assert_eq!((kilograms(&squat), tempo(&squat), squat.rpe_cap.half_points()), (65.0, "3-2-1-1".into(), 12));
    assert_eq!(squat.limits[0], Limit::DaysOff { days: 30 });
    let deadlift = plan(&lifts::BARBELL_DEADLIFT, &good_day(), vec![did(10, load(140.0), &[reps(5); 4])]);
    assert_eq!((kilograms(&deadlift), deadlift.sets, deadlift.rpe_cap.half_points()), (125.0, 4, 14));
    let days = |ago| kilograms(&plan(SQUAT, &good_day(), vec![did(ago, load(100.0), &[reps(5); 4])]));
    assert_eq!(
        [9, 10, 13, 14, 27, 28, 55, 56, 84].map(days),
        [100.0, 90.0, 90.0, 80.0, 80.0, 65.0, 65.0, 50.0, 50.0]
    );
}

#[test]
fn green_sessions_lead_back_up_and_no_further() {
    let back = |loads: &[f64], response| {
        let mut done: Vec<_> =
            (0..).zip(loads).map(|(at, &weight)| did(3 + 3 * at, load(weight), &[reps(6); 4])).collect();
        done.iter_mut().for_each(|done| done.response = response);
        done.extend([did(50, load(100.0), &[reps(6); 4]), did(53, load(100.0), &[reps(6); 4])]);
        let plan = plan(SQUAT, &good_day(), done);
        (kilograms(&plan), plan.step)
    };
    let green = Some(Response::Green);
    assert_eq!(back(&[65.0], green), (75.0, Some(Step::BackUp)));
    assert_eq!(back(&[75.0, 65.0], green), (85.0, Some(Step::BackUp)));
    assert_eq!(back(&[95.0, 85.0, 75.0, 65.0], green), (100.0, Some(Step::BackUp)));
    assert_eq!(back(&[100.0, 95.0, 85.0, 75.0, 65.0], green), (100.0, None));
    assert_eq!(back(&[65.0], None), (65.0, None));
    assert_eq!(back(&[65.0], Some(Response::Amber)), (65.0, None));
    assert_eq!(back(&[65.0], Some(Response::Red)), (50.0, None));
}

#[test]
fn much_pain_leaves_calm_doses_without_weight() {
    // Fixture h.
    let pain = |now| Situation { pain: Rating::new(now), ..good_day() };
    for exercise in crate::catalog::LIBRARY.iter().copied() {
        let done = sessions(3, load(30.0), &[reps(15); 4]);
        let Some(plan) = prescribe(exercise, &pain(6), &past(exercise, done)) else { continue };
        assert!(exercise.dose.calm_down.is_some(), "{exercise:?}");
        assert!(matches!(plan.load, PlannedLoad::Unloaded | PlannedLoad::Band(_)), "{exercise:?}");
    }
    assert_eq!(prescribe(SQUAT, &pain(4), &Past::default()), None);
    let thrust =
        |now| plan(&glutes::BARBELL_HIP_THRUST, &pain(now), sessions(2, load(100.0), &[reps(12); 4]));
    assert_eq!((kilograms(&thrust(3)), thrust(3).rpe_cap.half_points()), (105.0, 16));
    assert_eq!((kilograms(&thrust(4)), thrust(4).rpe_cap.half_points(), thrust(4).sets), (100.0, 10, 3));
    assert!(thrust(4).limits.contains(&Limit::Pain { now: 4 }));
}

#[test]
fn a_deload_halves_sets_and_the_next_block_begins_where_the_last_one_ended() {
    // Fixture i, L59, L62. Two sessions of 100 kg, then the deload from five days ago, with one session in it.
    let deload = AcceptedDeload { start: day(195) };
    let done = vec![
        did(2, load(90.0), &[reps(6); 2]),
        did(6, load(100.0), &[reps(6); 4]),
        did(9, load(100.0), &[reps(6); 4]),
    ];
    let during = plan(SQUAT, &Situation { deload: Some(deload), ..good_day() }, done.clone());
    assert_eq!((kilograms(&during), during.sets, during.rpe_cap.half_points()), (90.0, 2, 12));
    let first = plan(SQUAT, &Situation { deload: Some(deload), ..good_day() }, done[1..].to_vec());
    assert_eq!((kilograms(&first), first.limits[0]), (90.0, Limit::Deload));
    let after = Situation { day: day(202), last_deload: Some(deload), ..good_day() };
    let next = plan(SQUAT, &after, done.clone());
    assert_eq!((kilograms(&next), next.sets, next.limits), (100.0, 4, vec![Limit::AfterDeload]));
    for exercise in crate::catalog::LIBRARY.iter().copied() {
        let normal = plan(exercise, &Situation { phase: Phase::Return, ..good_day() }, vec![]);
        let day = Situation { phase: Phase::Return, deload: Some(deload), ..good_day() };
        assert_eq!(plan(exercise, &day, vec![]).sets, normal.sets.div_ceil(2), "{exercise:?}");
    }
}

#[test]
fn a_first_load_is_remembered_declared_or_found() {
    let told = |days_ago: u64, kilograms| Declared {
        exercise: SQUAT.id.clone(),
        weight: kg(kilograms),
        reps: crate::units::Reps::new(5).unwrap(),
        date: day(200) - Days::new(days_ago),
    };
    let declared = |days_ago| {
        let told = [told(days_ago, 100.0)];
        plan(SQUAT, &Situation { declared: &told, ..good_day() }, vec![])
    };
    assert_eq!((kilograms(&declared(3)), &declared(3).limits[..1]), (90.0, &[Limit::Declared][..]));
    assert_eq!(kilograms(&declared(20)), 80.0);
    assert_eq!(declared(85).load, PlannedLoad::Find { at_most: Some(kg(50.0)) });
    let find = |exercise, phase, body_mass| {
        let day = Situation { phase, body_mass, ..good_day() };
        plan(exercise, &day, vec![]).load
    };
    let at_most = |kilograms| PlannedLoad::Find { at_most: Some(kg(kilograms)) };
    let goblet = &lifts::GOBLET_SQUAT;
    assert_eq!(find(goblet, Phase::Perform, None), PlannedLoad::Find { at_most: None });
    assert_eq!(find(goblet, Phase::Rebuild, None), at_most(15.0));
    assert_eq!(find(goblet, Phase::Rebuild, Some(kg(80.0))), at_most(20.0));
    assert_eq!(find(&bracing::SUITCASE_CARRY, Phase::Return, Some(kg(80.0))), at_most(10.0));
    assert_eq!(find(SQUAT, Phase::Return, Some(kg(80.0))), at_most(20.0));
    assert_eq!(find(&bracing::PALLOF_PRESS, Phase::CalmDown, None), PlannedLoad::Band(1));
    assert_eq!(find(&glutes::GLUTE_BRIDGE, Phase::Return, None), PlannedLoad::Unloaded);
    let below = with(past(goblet, sessions(2, load(32.0), &[reps(8); 3])), SQUAT, vec![]);
    let day = Situation { phase: Phase::Return, ..good_day() };
    assert_eq!(prescribe(SQUAT, &day, &below).unwrap().load, at_most(32.0));
}

#[test]
fn rebuild_and_return_stay_slow_and_below_rpe_7() {
    let goblet = |phase, week_in_phase| {
        plan(&lifts::GOBLET_SQUAT, &Situation { phase, week_in_phase, ..good_day() }, vec![])
    };
    assert_eq!(tempo(&goblet(Phase::Rebuild, 1)), "4-2-2-1");
    assert_eq!(tempo(&goblet(Phase::Return, 2)), "3-1-1-1");
    let ramp = |week| Ramp {
        days_off: 20,
        week,
        percent: 50,
        week_cap: crate::load::Load::Axial(Default::default()),
        session_cap: crate::load::Load::Axial(Default::default()),
        done: crate::load::Load::Axial(Default::default()),
    };
    let squat = |week| {
        let day = Situation { ramp: Some(ramp(week)), ..good_day() };
        let plan = plan(SQUAT, &day, sessions(2, load(100.0), &[reps(6); 4]));
        (kilograms(&plan), tempo(&plan), plan.rpe_cap.half_points())
    };
    assert_eq!(squat(1), (100.0, "3-1-1-1".into(), 12));
    assert_eq!(squat(2), (102.5, "3-1-1-1".into(), 14));
    assert_eq!(squat(3), (102.5, "2-0-1-1".into(), 16));
}

#[test]
fn open_checks_leave_the_dose_of_rebuild_and_high_pressure_short_braces() {
    let day = Situation { hinge_check: false, ..good_day() };
    assert_eq!(prescribe(SQUAT, &day, &Past::default()), None);
    let goblet = plan(&lifts::GOBLET_SQUAT, &day, vec![]);
    assert_eq!((goblet.rpe_cap.half_points(), tempo(&goblet)), (12, "4-2-1-1".into()));
    let flags = Bits::NONE.with(UserFlag::Hypertension, true);
    let brace = plan(&bracing::BRACE_DRILL, &Situation { flags, ..good_day() }, vec![]);
    assert!(matches!(brace.amount, Amount::Reps { pace: Pace::Brace(2), .. }), "{brace:?}");
}

#[test]
fn a_flare_comes_back_at_70_percent_of_sets_and_80_of_load() {
    let on = |flare| {
        let day = Situation { flare: Some(flare), ..good_day() };
        prescribe(SQUAT, &day, &past(SQUAT, vec![did(9, load(100.0), &[reps(6); 4])]))
    };
    assert_eq!(on(2), None);
    let third = on(3).unwrap();
    assert_eq!((kilograms(&third), third.sets, third.limits[0]), (80.0, 3, Limit::Flare { day: 3 }));
    assert_eq!(kilograms(&on(8).unwrap()), 50.0);
}
