//! One exercise, done again and again: what comes next is what was earned, and a worse answer never gives more (T57, T64,
//! invariant 7).

use crate::case::grams;
use crate::dice::Dice;
use crate::person::{Person, Visit, back, check_in, kg, on, rating, session_id, working};
use crate::tally::Tally;
use brace_domain::catalog::{Amount, AxialClass, Equipment, Exercise, LIBRARY, Measure, Phase, Pillar};
use brace_domain::check_in::{CheckIn, Settled};
use brace_domain::plan::{Limit, PlannedLoad, Prescription, Step, Why};
use brace_domain::units::{Reps, Resistance, Seconds, SetRpe, Work};

/// Somebody with one exercise a day and a short log of it.
pub struct Lifter {
    person: Person,
    exercise: &'static Exercise,
    phase: Phase,
    /// All sessions at the upper end, under the ceiling, and green.
    earned: bool,
    sessions: usize,
    load: f64,
    seed: u64,
}

pub fn lifter(seed: u64) -> Lifter {
    let dice = &mut Dice::new(seed ^ 0x3333_0000);
    let phase = dice.one(&[Phase::Rebuild, Phase::Return, Phase::Perform]);
    let dosed = |one: &&&'static Exercise| {
        one.dose.get(phase).is_some() && matches!(one.measure, Measure::Reps | Measure::HoldReps)
    };
    let exercise = dice.one(&LIBRARY.iter().filter(dosed).copied().collect::<Vec<_>>());
    let mut person = Person::in_phase(phase).gym();
    person.programme.body_mass = Some(kg(80.0));
    person.programme.own_week = Some(std::array::from_fn(|_| vec![exercise.id.clone()]));
    let today = person.today();
    let dose = exercise.dose.get(phase).unwrap();
    let earned = dice.in_hundred(60);
    let sessions = dice.of(1..=6) as usize;
    let load = 2.5 * dice.of(4..=40) as f64;
    let high = match dose.amount {
        Amount::Reps { high, .. } | Amount::Holds { high, .. } => u64::from(high),
        _ => 1,
    };
    let gap = dice.of(1..=4);
    person.check_ins.clear();
    for ago in (1..=sessions as u64).rev() {
        let date = back(today, ago * gap);
        let reps = if earned || dice.in_hundred(60) { high } else { dice.of(1..=high) };
        let reps = Reps::new(reps as i64).unwrap();
        let work = match dose.amount {
            Amount::Holds { seconds, .. } => {
                Work::Holds { reps, each: Seconds::new(seconds.into()).unwrap() }
            }
            _ => Work::Reps(reps),
        };
        let resistance =
            if exercise.loadable { Resistance::External(kg(load)) } else { Resistance::Unloaded };
        let cap = dose.rpe_cap.half_points().min(if phase == Phase::Perform { 20 } else { 14 });
        let rpe = if earned { cap.saturating_sub(2) } else { dice.byte(6..=18) };
        let set = || (exercise.id.clone(), working(work, resistance, Some(rpe)));
        let sets = (0..dose.sets).map(|_| set()).collect();
        person.visits.push(Visit { date, rpe: Some(5), minutes: 30, sets });
        let yes = earned || dice.in_hundred(80);
        let pain = if earned { 0 } else { dice.byte(0..=2) };
        let settled = Some(Settled { session: session_id(person.visits.len() - 1), yes });
        person.check_ins.push(CheckIn { settled, ..check_in(on(date, 1), pain, 0) });
    }
    Lifter { person, exercise, phase, earned, sessions, load, seed }
}

/// The dose of the exercise today; none where a flare takes the place of the week.
fn planned(person: &Person, exercise: &Exercise) -> Option<Prescription> {
    let day = person.planner().day(person.today());
    day.items
        .iter()
        .find(|item| item.why == Why::OwnWeek && item.exercise == exercise.id)
        .map(|item| item.dose.clone())
}

/// The smallest change of the weights of an exercise.
fn plate(exercise: &Exercise) -> i64 {
    let all = exercise.required.iter().copied().flatten().chain(exercise.optional).copied();
    let size = |item| match item {
        Equipment::Kettlebell => 4_000,
        Equipment::Cable | Equipment::LegPress => 5_000,
        _ => 2_500,
    };
    all.filter(|item| item.is_weight()).map(size).min().unwrap_or(2_500)
}

/// Two full, green sessions under the ceiling give a step, and one that the rule names.
pub fn t57(lifter: &Lifter, t: &mut Tally) {
    let Lifter { person, exercise, phase, earned, sessions, load, .. } = lifter;
    let Some(dose) = planned(person, exercise) else { return };
    let told = || format!("{} {phase:?} {sessions} sessions at {load}: {dose:?}", exercise.id);
    let now = (load * 1_000.0) as i64;
    if *sessions < 2 {
        t.holds(grams(dose.load) <= now.max(0) && dose.step.is_none(), told);
        return;
    }
    // What needs a film or a form check has none yet (T69).
    let checked = exercise.camera.is_none() || exercise.axial <= AxialClass::Low;
    let plain = exercise.pillar != Pillar::Mobility && *earned && checked;
    if !plain {
        t.holds(true, String::new);
        return;
    }
    let PlannedLoad::Weight(weight) = dose.load else {
        t.holds(dose.step.is_some() || exercise.pillar == Pillar::SpinalMotion, told);
        return;
    };
    let plate = plate(exercise);
    let rule = exercise.load_step().unwrap();
    let usual = now * (1_000 + i64::from(rule.per_mille)) / 1_000 / plate * plate - now;
    let by = if usual > 0 { usual } else { plate };
    let small = usual > 0 || plate * 1_000 <= now * i64::from(rule.max_per_mille);
    let limit = exercise.dose.get(*phase).unwrap().max_load_pct_bw;
    match (small, exercise.pillar) {
        _ if limit.is_some() || exercise.measure == Measure::HoldReps => {}
        (_, Pillar::SpinalMotion) => t.holds(weight.grams() <= now + plate, told),
        // Six sessions at a load whose step is too large hold the way around it: a set, a second, then the step.
        (true, _) => {
            let class = exercise.class_up_above_pct_bw.is_some();
            t.holds(weight.grams() == now + by || class && weight.grams() <= now + by, told);
        }
        (false, _) => {
            let around =
                matches!(dose.step, Some(Step::Set | Step::Tempo | Step::Load { .. })) || *sessions > 2;
            t.holds(around && weight.grams() <= now + plate, told);
        }
    }
}

/// One answer worse: pain, the morning, the effort, the repetitions.
pub fn invariant_7(lifter: &Lifter, t: &mut Tally) {
    let dice = &mut Dice::new(lifter.seed ^ 0x4444_0000);
    let mut worse = lifter.person.clone();
    let place = dice.of(0..=worse.visits.len() as u64 - 1) as usize;
    let what = match dice.of(0..=3) {
        0 => {
            let answer = &mut worse.check_ins[place];
            answer.settled = answer.settled.map(|settled| Settled { yes: false, ..settled });
            "not settled"
        }
        1 => {
            let pain = worse.check_ins[place].pain.get();
            worse.check_ins[place].pain = rating(pain + 3);
            "pain the morning after"
        }
        2 => {
            for (_, set) in &mut worse.visits[place].sets {
                let harder = set.rpe.map_or(20, |rpe| (rpe.half_points() + 4).min(20));
                set.rpe = Some(SetRpe::from_half_points(harder).unwrap());
            }
            "effort"
        }
        _ => {
            // Not to know is worse than green alone.
            let morning = &mut worse.check_ins[place];
            let green = morning.pain.get() < 2 && morning.settled.is_some_and(|settled| settled.yes);
            morning.settled = morning.settled.filter(|_| !green);
            "no answer"
        }
    };
    let (Some(before), Some(after)) =
        (planned(&lifter.person, lifter.exercise), planned(&worse, lifter.exercise))
    else {
        return;
    };
    let told = || format!("{what} {} {:?}: {after:?}, before {before:?}", lifter.exercise.id, lifter.phase);
    t.holds(grams(after.load) <= grams(before.load), told);
    // A lighter load may leave room for what the heavier one had none for; a calmer phase has its own doses.
    let room = before.limits.iter().any(|limit| matches!(limit, Limit::Room { .. }));
    let freed = room || worse.planner().phase().phase < lifter.phase;
    t.holds(after.sets <= before.sets || freed, told);
    t.holds(after.rpe_cap <= before.rpe_cap || freed, told);
    t.holds(
        !matches!(after.load, PlannedLoad::Find { .. }) || matches!(before.load, PlannedLoad::Find { .. }),
        told,
    );
}
