//! Eight weeks lived as they were planned: each session is done on its day, and the next one is planned from the log.

use crate::case::{Case, past};
use crate::dice::Dice;
use crate::person::{Person, Visit, check_in, drawn, kg, on, rating, session_id, working};
use crate::tally::Tally;
use brace_domain::catalog::{Amount, AxialClass, Exercise};
use brace_domain::check_in::{CheckIn, Settled};
use brace_domain::log::Set;
use brace_domain::plan::{DayPlan, DayState, Diary, Item, Past, PlannedLoad, Planner, week_of};
use brace_domain::state::State;
use brace_domain::units::{Breaths, Metres, Reps, Resistance, Seconds, Work};
use chrono::{NaiveDate, NaiveTime};

/// The weeks of somebody.
pub struct Walk {
    /// The first day that was planned.
    pub first: NaiveDate,
    /// Heaviest class of each day that was trained, from a week before that on.
    pub days: Vec<(NaiveDate, AxialClass)>,
    /// By week: the exercises of the week before that could be kept, and of them those that were.
    pub kept: Vec<(usize, usize)>,
}

const WEEKS: u64 = 8;

pub fn walk(seed: u64) -> Walk {
    let dice = &mut Dice::new(seed ^ 0x7777_0000);
    let mut person = drawn(seed);
    person.check_ins.retain(|check_in| check_in.pain.get() < 4);
    person.now.time = NaiveTime::from_hms_opt(18, 0, 0).unwrap();
    let first = week_of(on(person.today(), 7));
    person.marks.retain(|(date, _)| *date < first);
    // Who plans again wishes for something else: another seed may change more.
    if dice.in_hundred(75) {
        person.programme.seed = 0;
    }
    let mut state = person.state();
    let logged = past(&state, &person).sessions;
    let near = logged.iter().rev().filter(|session| (first - session.date).num_days() <= 7);
    let days = near.filter_map(|session| Some((session.date, session.top?))).collect();
    let mut walk = Walk { first, days, kept: Vec::new() };
    let mut last_week: Vec<&'static Exercise> = Vec::new();
    for week in 0..WEEKS {
        let mut this_week: Vec<&'static Exercise> = Vec::new();
        for day in 0..7 {
            let today = on(first, 7 * week + day);
            person.now.date = today;
            if day > 0 && !person.programme.days.on(today) {
                continue;
            }
            say(dice, &mut person, &mut state);
            let planner = Planner::new(&state, person.now, person.step).unwrap();
            if day == 0 && !last_week.is_empty() && person.programme.seed == 0 {
                walk.kept.extend(kept(seed, &person, &last_week));
            }
            let plan = planner.day(today);
            if plan.state != DayState::Planned || dice.in_hundred(8) {
                continue;
            }
            train(dice, &mut person, &mut state, &plan);
            let done = Past::read(
                state.log(),
                &|id| state.traits(id),
                person.programme.body_mass,
                &Diary::default(),
                today,
            );
            let top = done.sessions.first().filter(|session| session.date == today);
            walk.days.extend(top.and_then(|session| session.top).map(|top| (today, top)));
            this_week.extend(plan.items.iter().filter_map(|item| item.record));
        }
        last_week = this_week;
    }
    walk
}

/// Of the exercises of a week the ones that the next week could hold, and those that it holds.
fn kept(seed: u64, person: &Person, last: &[&'static Exercise]) -> Option<(usize, usize)> {
    let case = Case::of(seed, person.clone(), Vec::new());
    let seen = case.seen()[0];
    // An easier week, a flare, days off: other reasons to change.
    if seen.planned().any(|day| day.deload || day.rpe_cap.is_some())
        || case.planner.readiness().flare.is_some()
    {
        return None;
    }
    let mut known = last.to_vec();
    known.sort_by_key(|one| one.id.as_str());
    known.dedup();
    known.retain(|one| seen.planned().any(|day| one.axial <= day.top && seen.is_to_be_had(one, day.date)));
    // A rung up or down is progression, no other choice (T60).
    let there = |one: &&'static Exercise| seen.count(|other| *other == **one) > 0;
    let moved = |one: &&'static Exercise| one.harder().iter().chain(one.easier()).any(&there);
    known.retain(|one| there(one) || !moved(one));
    let stayed = known.iter().filter(|one| there(one)).count();
    Some((known.len(), stayed))
}

/// A check-in: mostly well, and mostly the last session had settled.
fn say(dice: &mut Dice, person: &mut Person, state: &mut State) {
    let today = person.today();
    if person.check_ins.last().is_some_and(|last| last.date == today) {
        return;
    }
    let pain = dice.one(&[0, 0, 0, 0, 1, 1, 2]);
    let session = person.visits.len().checked_sub(1);
    let settled = session.map(|place| Settled { session: session_id(place), yes: dice.in_hundred(96) });
    person.check_ins.push(CheckIn { settled, sleep: Some(rating(8)), ..check_in(today, pain, pain) });
    let (id, item) = person.check_in_item(person.check_ins.len() - 1);
    state.take_in([(id, Some(item))]);
}

/// Does what was planned.
fn train(dice: &mut Dice, person: &mut Person, state: &mut State, day: &DayPlan) {
    let mut sets = Vec::new();
    for item in &day.items {
        let Some(set) = set(dice, item) else { continue };
        sets.extend((0..item.dose.sets).map(|_| (item.exercise.clone(), set.clone())));
    }
    let rpe = day.items.iter().map(|item| item.dose.rpe_cap.half_points() / 2).max().unwrap_or(3);
    let rpe = day.rpe_cap.map_or(rpe, |cap| cap.min(rpe)).saturating_sub(1).max(1);
    person.visits.push(Visit { date: day.date, rpe: Some(rpe), minutes: day.minutes.max(1), sets });
    let items = person.visit_items(person.visits.len() - 1);
    state.take_in(items.into_iter().map(|(id, item)| (id, Some(item))));
}

fn set(dice: &mut Dice, item: &Item) -> Option<Set> {
    let work = match item.dose.amount {
        Amount::Reps { high, .. } => Work::Reps(Reps::new(high.into()).ok()?),
        Amount::Holds { high, seconds, .. } => {
            Work::Holds { reps: Reps::new(high.into()).ok()?, each: Seconds::new(seconds.into()).ok()? }
        }
        Amount::Seconds(seconds) => Work::Time(Seconds::new(seconds.into()).ok()?),
        Amount::Breaths(breaths) => Work::Breaths(Breaths::new(breaths.into()).ok()?),
        Amount::Metres(metres) => Work::Distance(Metres::new(metres.into()).ok()?),
    };
    let load = match item.dose.load {
        PlannedLoad::Unloaded => Resistance::Unloaded,
        PlannedLoad::Weight(weight) => Resistance::External(weight),
        PlannedLoad::Band(band) => Resistance::Band(band),
        PlannedLoad::Find { at_most } => {
            let found = kg(2.5 * dice.of(4..=16) as f64);
            let lower =
                |most: brace_domain::units::Weight| if most.grams() < found.grams() { most } else { found };
            Resistance::External(at_most.map_or(found, lower))
        }
    };
    let rpe = item.dose.rpe_cap.half_points().saturating_sub(dice.byte(1..=3));
    Some(working(work, load, Some(rpe)))
}

/// No axial day beside another, over eight weeks that were planned and done.
pub fn invariant_4(walk: &Walk, t: &mut Tally) {
    let high: Vec<NaiveDate> =
        walk.days.iter().filter(|(_, class)| *class == AxialClass::High).map(|(date, _)| *date).collect();
    for (date, class) in walk.days.iter().filter(|(date, _)| *date >= walk.first) {
        let axial = *class == AxialClass::High;
        let beside = high.iter().find(|other| (*date - **other).num_days() == 1);
        t.holds(!axial || beside.is_none(), || format!("{date} after {beside:?}"));
        let seven = high.iter().filter(|other| (0..7).contains(&(*date - **other).num_days())).count();
        t.holds(!axial || seven <= 3, || format!("{seven} axial days in the week up to {date}"));
    }
}

/// Three of five exercises stay from week to week (T43).
pub fn t43(walk: &Walk, t: &mut Tally) {
    for (could, stayed) in &walk.kept {
        t.holds(5 * stayed >= 3 * could, || format!("{stayed} of {could} kept"));
    }
}
