//! What never happens, whatever somebody says or logs (section 16 of the specification).

use crate::case::{Case, grams};
use crate::dice::Dice;
use crate::person::{DIRECTIONS, back, check_in, rating};
use crate::tally::Tally;
use brace_domain::catalog::{AxialClass, Exercise, LIBRARY, UserFlag};
use brace_domain::mark::Mark;
use brace_domain::plan::{
    DayPlan, DayState, Finding, HeldBy, Item, Limit, PlannedLoad, Planner, Rule, Waived, WeekPlan, Why,
    week_of,
};
use brace_domain::safety::{Level, Question};
use brace_domain::state::State;

/// Something that makes it harder for somebody, and what it is.
fn harder(case: &Case) -> (&'static str, Planner) {
    let mut person = case.person.clone();
    let dice = &mut Dice::new(case.seed ^ 0x1111_0000);
    let today = person.today();
    let what = match dice.of(0..=4) {
        0 => {
            let flag = dice.one(&UserFlag::ALL);
            person.programme.flags = person.programme.flags.with(flag, true);
            "a flag"
        }
        1 => {
            person.programme.flags = person.programme.flags.with(dice.one(&DIRECTIONS), true);
            "a filter"
        }
        2 => {
            let more = dice.byte(1..=4);
            // In a flare a first rating may say that it settled: that is no pain added.
            match person.check_ins.last_mut().filter(|last| last.date == today) {
                Some(last) => last.pain = rating(last.pain.get() + more),
                None if case.planner.readiness().flare.is_none() => {
                    let usual = person.check_ins.last().map_or(0, |last| last.usual.get());
                    person.check_ins.push(check_in(today, more, usual));
                }
                None => {}
            }
            "pain"
        }
        3 => {
            if !person.marks.iter().any(|(_, mark)| *mark == Mark::Deload) {
                person.marks.push((week_of(today), Mark::Deload));
            }
            "an easier week"
        }
        _ => {
            // A day more without anything: all that is known moves a day back. Where the last session is a week or more ago,
            // so that no neighbour of a heavy day is set free.
            let recent = person.visits.last().is_some_and(|last| (today - last.date).num_days() < 8);
            if !recent {
                person.visits.iter_mut().for_each(|visit| visit.date = back(visit.date, 1));
                let earlier = person.check_ins.iter_mut().filter(|check_in| check_in.date < today);
                earlier.for_each(|check_in| check_in.date = back(check_in.date, 1));
            }
            "a day off"
        }
    };
    (what, person.planner())
}

pub fn invariant_1(case: &Case, t: &mut Tally) {
    let (what, planner) = harder(case);
    // A new flare takes the place of one that is on its way back, and with it what that one held down.
    // With the log a day earlier its red answers fall on other days, and with them the flares that they begin.
    let flared = case.planner.readiness().flare.is_some() || planner.readiness().flare.is_some();
    let rose = planner.phase_ahead() > case.planner.phase_ahead()
        || planner.phase().phase > case.planner.phase().phase;
    if what == "a day off" && (flared || rose) || what == "pain" && case.planner.readiness().flare.is_some() {
        return;
    }
    let week = planner.week(case.person.today());
    let normal = &case.weeks[0];
    for (day, before) in week.days.iter().zip(&normal.days) {
        // A day that was lowered because the week had too many of class moderate may be one of them where it has fewer.
        let crowded = before.held_by == Some(HeldBy::Count) && before.top == AxialClass::Low;
        t.holds(day.top <= before.top || crowded && case.top_of(day) <= Some(AxialClass::Moderate), || {
            format!("{what}: {} may hold {:?}, before {:?}", day.date, day.top, before.top)
        });
    }
    for day in &week.days {
        for item in &day.items {
            // On the same day; else on another one that is not today, of which more may be known.
            let today = case.person.today();
            let held = |of: &dyn Fn(&&DayPlan) -> bool| {
                let items = normal.days.iter().filter(of).flat_map(|day| &day.items);
                // The short sessions of a flare have one set of each.
                let same = |other: &&Item| other.exercise == item.exercise && other.why != Why::Calm;
                items.filter(same).collect::<Vec<_>>()
            };
            let mut before = held(&|other| other.date == day.date);
            if before.is_empty() && day.date > today {
                before = held(&|other| other.date > today && other.deload == day.deload);
            }
            if before.is_empty() {
                continue;
            }
            let told = |of: &str| {
                format!(
                    "{what}: {of} of {} on {}: {:?}, before {:?}",
                    item.exercise,
                    day.date,
                    item.dose,
                    before.iter().map(|item| &item.dose).collect::<Vec<_>>()
                )
            };
            // Minutes and room that something else leaves may hold what they did not hold before.
            let cut = |limit: &Limit| matches!(limit, Limit::Time | Limit::Room { .. } | Limit::Class);
            // Days off count to the first day of the week that holds it, which may be another one then.
            let first = |week: &WeekPlan| {
                let holds = |day: &&DayPlan| day.items.iter().any(|other| other.exercise == item.exercise);
                week.days.iter().find(holds).map(|day| day.date)
            };
            let was_cut =
                before.iter().any(|item| item.dose.limits.iter().any(cut)) || first(&week) != first(normal);
            // A calmer phase has more sets of some exercises (the catalogue's doses); their load is no more.
            let calmer = planner.phase().phase < case.planner.phase().phase
                || planner.phase_ahead() < case.planner.phase_ahead();
            let freed = was_cut || calmer;
            let rpe = before.iter().map(|item| item.dose.rpe_cap).max().unwrap();
            let sets = before.iter().map(|item| item.dose.sets).max().unwrap();
            // One to be found, without a bound, may be any.
            let most = |load: PlannedLoad| match load {
                PlannedLoad::Find { at_most: None } => i64::MAX,
                load => grams(load),
            };
            let mass = before.iter().map(|item| most(item.dose.load)).max().unwrap();
            t.holds(item.dose.rpe_cap <= rpe || freed, || told("effort"));
            t.holds(item.dose.sets <= sets || freed, || told("sets"));
            t.holds(grams(item.dose.load) <= mass || was_cut, || told("load"));
        }
    }
}

pub fn invariant_2(case: &Case, t: &mut Tally) {
    let newest = case.person.answers.iter().max_by_key(|answers| answers.date);
    let open = |level: Level| {
        newest.is_some_and(|answers| {
            Question::all().any(|question| {
                question.level() == level
                    && answers.yes.has(question)
                    && (level == Level::A || !answers.checked.has(question))
            })
        })
    };
    let expected = [Level::A, Level::B, Level::C].into_iter().find(|&level| open(level));
    let lock = case.planner.screen().lock();
    t.holds(lock == expected, || format!("{lock:?}, not {expected:?}"));
}

/// A past day looked at again is the plan that was seen then.
pub fn invariant_6(case: &Case, t: &mut Tally) {
    let dice = &mut Dice::new(case.seed ^ 0x2222_0000);
    let day = back(case.person.today(), dice.of(0..=20));
    let mut later = case.person.clone();
    // An easier week may be accepted ahead, and answers from a day to come hold: neither is part of this.
    later.marks.retain(|(_, mark)| *mark != Mark::Deload);
    later.answers.clear();
    let then = later.known_on(day);
    let plan = |state: &State| Planner::new(state, then.now, then.step).unwrap().week(day);
    let (rebuilt, seen) = (plan(&later.state()), plan(&then.state()));
    // What was logged after that day is no part of its week.
    for (one, other) in rebuilt.days.iter().zip(&seen.days).filter(|(one, _)| one.date >= day) {
        t.holds(one == other, || format!("as of {day}, {}: {:?} and then {:?}", one.date, other, one));
    }
}

pub fn invariant_9(case: &Case, t: &mut Tally) {
    let now = case.planner.phase();
    let Some(next) = &now.next else {
        t.holds(true, String::new);
        return;
    };
    // Taken where nothing is missing it is in force.
    if next.missing.is_empty() {
        let mut person = case.person.clone();
        person.marks.push((person.today(), Mark::Phase(next.phase)));
        let after = person.planner().phase().phase;
        t.holds(after == next.phase, || format!("{:?} was offered, {after:?} is in force", next.phase));
    } else {
        t.holds(now.phase < next.phase, || format!("{:?} and next {:?}", now.phase, next.phase));
    }
}

/// Five minutes there are even with an open answer: the screen hides them.
pub fn invariant_10(case: &Case, t: &mut Tally) {
    let day = case.planner.five_minutes();
    t.holds(!day.items.is_empty() && day.state == DayState::Planned, || format!("{day:?}"));
}

/// Generator and checker agree: what the checker finds in a week that nobody changed is what the week waived.
pub fn findings(case: &Case, t: &mut Tally) {
    for seen in case.seen().iter().filter(|seen| !seen.by_hand()) {
        let found = case.planner.findings(seen.plan);
        let same = |one: &Waived, other: &Waived| match (one, other) {
            (Waived::Pillar(one, _), Waived::Pillar(other, _)) => one == other,
            (Waived::Focus(one, _), Waived::Focus(other, _)) => one == other,
            _ => false,
        };
        for Finding { rule, missing, .. } in &found {
            let known = match (rule, missing) {
                (Rule::Pillars | Rule::Quota, Some(missing)) => {
                    seen.plan.waived.iter().any(|waived| same(waived, missing))
                }
                (Rule::Days, _) => !(2..=6).contains(&case.person.programme.days.len()),
                _ => false,
            };
            // A week that is over is what it was.
            let over = seen.planned().next().is_none();
            t.holds(known || over, || format!("{rule:?} {missing:?} {found:?}"));
        }
        t.holds(true, String::new);
    }
}

#[test]
fn invariant_5_easier_variants_always_end() {
    fn depth(exercise: &'static Exercise, seen: &mut Vec<&'static Exercise>) {
        assert!(!seen.contains(&exercise), "{exercise:?} leads back to itself: {seen:?}");
        seen.push(exercise);
        exercise.easier().iter().for_each(|easier| depth(easier, seen));
        seen.pop();
    }
    LIBRARY.iter().for_each(|exercise| depth(exercise, &mut Vec::new()));
}

/// Every block ends: a week after the last session of an exercise nothing keeps it out (T15, T16).
pub fn invariant_5(case: &Case, t: &mut Tally) {
    for (exercise, done) in case.past.by_exercise.iter() {
        let last = done.first().unwrap().date;
        let later = crate::person::on(last, 7);
        let block = case.past.block(exercise, later);
        t.holds(block.is_none(), || format!("{exercise} on {later}: {block:?}"));
    }
    t.holds(true, String::new);
}
