//! How much of each exercise: progression, ladders, phases, days off, easier weeks, the room of the ledgers (T57 to T65,
//! T83; L48, L53, L59).

use crate::case::{Case, Seen, axial, grams};
use crate::person::{Person, back};
use crate::tally::Tally;
use brace_domain::catalog::{Amount, AxialClass, Exercise, ExerciseId, Focus, Pace, Phase, Pillar, UserFlag};
use brace_domain::load::{Allowance, Ledger, Response, allowance, ramp, week_budget};
use brace_domain::log::SetKind;
use brace_domain::mark::Mark;
use brace_domain::plan::{DayPlan, Item, Limit, PlannedLoad, Step, week_of};
use brace_domain::safety::Level;
use brace_domain::units::{Resistance, Weight, Work};
use chrono::NaiveDate;

/// An earlier session of an exercise, as a person could count it.
#[derive(Debug, Clone)]
pub struct Before {
    pub date: NaiveDate,
    /// Its place among the visits; none where it is known by somebody's own account.
    pub place: Option<usize>,
    /// Heaviest external mass of a working set, in grams.
    pub top: i64,
    /// Repetitions and effort of the sets at that mass.
    pub sets: Vec<(u16, Option<u8>)>,
}

/// Sessions with an exercise before a day, the newest first.
pub fn before(person: &Person, exercise: &ExerciseId, day: NaiveDate) -> Vec<Before> {
    let mut all = Vec::new();
    for (place, visit) in person.visits.iter().enumerate().filter(|(_, visit)| visit.date < day) {
        let working = || {
            let sets = visit.sets.iter().filter(|(id, set)| id == exercise && set.kind != SetKind::WarmUp);
            sets.map(|(_, set)| set)
        };
        let mass = |resistance: Resistance| match resistance {
            Resistance::External(weight) => weight.grams(),
            _ => 0,
        };
        let Some(top) = working().map(|set| mass(set.resistance)).max() else { continue };
        let sets = working().filter(|set| mass(set.resistance) == top).map(|set| {
            let reps = match set.work {
                Work::Reps(reps) | Work::Holds { reps, .. } => reps.get(),
                Work::Distance(metres) => metres.get() as u16,
                _ => 0,
            };
            (reps, set.rpe.map(|rpe| rpe.half_points()))
        });
        all.push(Before { date: visit.date, place: Some(place), top, sets: sets.collect() });
    }
    for told in person.programme.declared.iter().filter(|told| told.exercise == *exercise && told.date < day)
    {
        all.push(Before { date: told.date, place: None, top: told.weight.grams(), sets: Vec::new() });
    }
    all.sort_by_key(|one| std::cmp::Reverse(one.date));
    all
}

/// Each exercise of the weeks that nobody changed, but those of the calm days of a flare.
fn items(case: &Case, mut each: impl FnMut(&Seen, &DayPlan, &Item, &'static Exercise)) {
    for seen in case.seen().iter().filter(|seen| !seen.by_hand()) {
        for day in seen.planned() {
            for item in &day.items {
                each(seen, day, item, item.record.unwrap());
            }
        }
    }
}

fn tempo(item: &Item) -> Option<[u8; 2]> {
    match item.dose.amount {
        Amount::Reps { pace: Pace::Tempo(tempo), .. } => Some([tempo.eccentric, tempo.bottom]),
        _ => None,
    }
}

fn told(day: &DayPlan, item: &Item) -> String {
    format!("{} {} {:?}", day.date, item.exercise, item.dose)
}

/// T57: no more mass than ever of late, but by a step that the last two sessions filled; and no larger step than its rule.
pub fn t57(case: &Case, t: &mut Tally) {
    items(case, |_, day, item, record| {
        let PlannedLoad::Weight(weight) = item.dose.load else {
            t.holds(!matches!(item.dose.step, Some(Step::Load { .. } | Step::BackUp)), || told(day, item));
            return;
        };
        let all = before(&case.person, &record.id, day.date);
        // A way back may lead to what was done before the days off.
        let days = if item.dose.step == Some(Step::BackUp) { 118 } else { 90 };
        let recent = all.iter().filter(|one| (day.date - one.date).num_days() <= days);
        let most = recent.map(|one| one.top).max().unwrap_or(0);
        if !matches!(item.dose.step, Some(Step::Load { .. })) {
            t.holds(weight.grams() <= most, || format!("above {most}: {}", told(day, item)));
            return;
        }
        let [one, other] = [0, 1].map(|at| usual(case, &all, day.date).get(at).copied().cloned());
        let (Some(one), Some(other)) = (one, other) else {
            t.holds(false, || format!("fewer than two sessions: {}", told(day, item)));
            return;
        };
        let high = match record.dose.get(case.phase_on(day.date)).map(|dose| dose.amount) {
            Some(Amount::Reps { high, .. }) => u16::from(high),
            _ => 0,
        };
        let filled = |session: &Before| session.sets.iter().all(|(reps, _)| *reps >= high);
        t.holds(filled(&one) && filled(&other) && one.top == other.top, || {
            format!("{one:?} {other:?}: {}", told(day, item))
        });
        let cap = record.dose.get(case.phase_on(day.date)).map_or(20, |dose| dose.rpe_cap.half_points());
        let calm = |session: &Before| {
            session.sets.iter().any(|(_, rpe)| rpe.is_some())
                && session.sets.iter().all(|(_, rpe)| rpe.is_none_or(|rpe| rpe <= cap))
        };
        t.holds(calm(&one) && calm(&other), || format!("effort {one:?} {other:?}: {}", told(day, item)));
        let more = weight.grams() - one.top;
        let share = record.load_step().map_or(0, |step| i64::from(step.max_per_mille));
        t.holds(more * 1_000 <= one.top * share.max(1) || more <= 5_000, || {
            format!("{more} g more than {}: {}", one.top, told(day, item))
        });
    });
}

/// Sessions outside of the last easier week, if there are any.
fn usual<'a>(case: &Case, all: &'a [Before], day: NaiveDate) -> Vec<&'a Before> {
    let deloads = case.person.marks.iter().filter(|(_, mark)| *mark == Mark::Deload);
    let over = deloads.map(|(start, _)| *start).filter(|start| (day - *start).num_days() >= 7).max();
    let within = |one: &&Before| over.is_none_or(|start| !(0..7).contains(&(one.date - start).num_days()));
    let usual: Vec<_> = all.iter().filter(within).collect();
    if usual.is_empty() { all.iter().collect() } else { usual }
}

/// T58: effort and tempo on the way back.
pub fn t58(case: &Case, t: &mut Tally) {
    let now = case.planner.phase();
    let back = ramp(case.state.ledgers(), Ledger::Axial, case.person.today());
    items(case, |seen, day, item, record| {
        let phase = case.phase_on(day.date);
        if matches!(phase, Phase::Rebuild | Phase::Return) {
            t.holds(item.dose.rpe_cap.half_points() <= 14, || told(day, item));
        }
        let dose = record.dose.get(phase).unwrap();
        if let (Some(planned), Amount::Reps { pace: Pace::Tempo(asked), .. }) = (tempo(item), dose.amount) {
            let slow = planned[0] >= asked.eccentric && planned[1] >= asked.bottom;
            t.holds(slow, || format!("faster than its dose: {}", told(day, item)));
        }
        let first_weeks =
            phase == Phase::Return && now.weeks < 2 || seen.this && back.is_some_and(|back| back.week <= 2);
        if let Some([lowering, pause]) =
            tempo(item).filter(|_| first_weeks && record.axial >= AxialClass::Moderate)
        {
            t.holds(lowering >= 3 && pause >= 1, || told(day, item));
        }
        t.holds(item.dose.rpe_cap <= dose.rpe_cap, || format!("above its ceiling: {}", told(day, item)));
    });
}

/// T59: mobility stays easy; a share of body mass; metres before weight; repetitions of a hold before seconds.
pub fn t59(case: &Case, t: &mut Tally) {
    items(case, |_, day, item, record| {
        let phase = case.phase_on(day.date);
        let dose = record.dose.get(phase).unwrap();
        if record.pillar == Pillar::Mobility {
            t.holds(item.dose.rpe_cap.half_points() <= 8, || told(day, item));
        }
        if record.id.as_str() == "jefferson_curl" {
            let body = case.person.programme.body_mass.map_or(50_000, Weight::grams);
            let share = if phase == Phase::Perform { 10 } else { 5 };
            t.holds(100 * grams(item.dose.load) <= share * body, || told(day, item));
        }
        match (item.dose.amount, dose.amount) {
            (Amount::Metres(metres), Amount::Metres(asked)) => {
                t.holds(2 * u16::from(metres) <= 3 * u16::from(asked), || told(day, item));
            }
            (Amount::Holds { high, seconds, .. }, Amount::Holds { high: asked, seconds: each, .. }) => {
                let longer = item.dose.step == Some(Step::Amount) && seconds > each;
                t.holds(!longer || high > asked, || told(day, item));
            }
            _ => {}
        }
    });
}

const PULL: [&[&str]; 5] = [
    &["hip_hinge_drill"],
    &["kettlebell_deadlift"],
    &["trap_bar_deadlift", "romanian_deadlift"],
    &["block_pull"],
    &["barbell_deadlift"],
];
const SQUAT: [&[&str]; 4] =
    [&["bodyweight_box_squat"], &["goblet_squat"], &["front_squat"], &["barbell_back_squat"]];

/// T60: one rung at a time, after green sessions on the one below; T29: the floor has a gate.
pub fn t60(case: &Case, t: &mut Tally) {
    items(case, |seen, day, item, record| {
        let green = |rung: &[&str]| {
            let done = rung.iter().flat_map(|id| case.past.of(&ExerciseId::from(*id)));
            let before = done.filter(|done| done.date < day.date);
            before.filter(|done| done.response == Some(Response::Green)).count()
        };
        let last = |id: &str| before(&case.person, &id.into(), day.date).first().map(|one| one.date);
        for ladder in [&PULL[..], &SQUAT[..]] {
            let Some(at) = ladder.iter().position(|rung| rung.contains(&record.id.as_str())) else {
                continue;
            };
            let reached = ladder.iter().rposition(|rung| {
                rung.iter().any(|id| last(id).is_some_and(|date| (day.date - date).num_days() <= 84))
            });
            let open = |rung: &&[&str]| {
                rung.iter().any(|id| seen.against(crate::person::exercise(id), day.date).is_none())
            };
            // From return on nobody who lifts begins with a drill (choice).
            let lifts = case.phase_on(day.date) >= Phase::Return;
            let begins = |(at, rung): (usize, &&[&str])| open(rung) && (at > 0 || !lifts);
            let lowest = ladder.iter().enumerate().position(begins).unwrap_or(at);
            let below = reached.unwrap_or(0).max(lowest);
            if at <= below {
                t.holds(true, String::new);
                continue;
            }
            let between = ladder[below + 1..at].iter().any(open);
            let high = crate::person::exercise(ladder[at][0]).axial == AxialClass::High;
            let from = ladder[..=below].iter().rposition(open).unwrap_or(below);
            let low = crate::person::exercise(ladder[from][0]).axial < AxialClass::High;
            let needed = if high && low { 4 } else { 2 };
            let greens = (from..=below).map(|rung| green(ladder[rung])).max().unwrap_or(0);
            t.holds(!between && greens >= needed, || {
                format!("from rung {below} to {at} after {greens} green: {}", told(day, item))
            });
        }
        if record.id.as_str() == "barbell_deadlift" {
            let usual = case.planner.readiness().usual;
            let lately = last("barbell_deadlift").is_some_and(|date| (day.date - date).num_days() <= 28);
            let greens = green(&["block_pull", "trap_bar_deadlift"]);
            t.holds(usual.at_most(2) && lately || greens >= 8, || format!("the floor: {}", told(day, item)));
        }
    });
}

/// T61: nothing above rebuild without both checks; what is missing is named, and what is not missing is not.
pub fn t61(case: &Case, t: &mut Tally) {
    let now = case.planner.phase();
    let today = case.person.today();
    let passed = |check| case.person.marks.iter().any(|&(date, mark)| mark == check && date <= today);
    let checked = passed(Mark::BraceCheck) && passed(Mark::HingeCheck);
    t.holds(now.phase <= Phase::Rebuild || checked, || format!("{:?} without checks", now.phase));
    t.holds(now.phase <= now.earned, || format!("{:?} above {:?}", now.phase, now.earned));
    t.holds((now.phase < now.earned) != now.held_by.is_empty(), || format!("{now:?}"));
    if let Some(next) = &now.next {
        let usual = case.planner.readiness().usual;
        let days = (today - now.since).num_days();
        let sessions =
            case.person.visits.iter().filter(|visit| (now.since..=today).contains(&visit.date)).count();
        let against = next.phase > now.earned
            && match now.earned {
                Phase::CalmDown => days < 7 || sessions < 3 || !usual.at_most(5),
                Phase::Rebuild => days < 14 || !usual.at_most(3),
                Phase::Return => days < 28 || !usual.at_most(2),
                Phase::Perform => false,
            };
        let held = next.phase > Phase::Rebuild && !checked
            || case.planner.screen().lock().is_some()
            || case.pain_on(today) >= 4 && next.phase > Phase::Rebuild;
        t.holds(!(against || held) || !next.missing.is_empty(), || format!("{next:?} from {now:?}"));
    }
}

/// T62, T10, T7: what holds a phase down on a day.
pub fn t62(case: &Case, t: &mut Tally) {
    let now = case.planner.phase().phase;
    let today = case.person.today();
    let most = |holds: bool, most: Phase| !holds || now <= most;
    let pain = case.pain_on(today);
    t.holds(most(pain >= 6, Phase::CalmDown), || format!("{now:?} at pain {pain}"));
    t.holds(most(pain >= 4, Phase::Rebuild), || format!("{now:?} at pain {pain}"));
    t.holds(most(case.is_calm_on(today), Phase::CalmDown), || format!("{now:?} in a flare"));
    let locked = case.planner.screen().lock() == Some(Level::C);
    t.holds(most(locked, Phase::CalmDown), || format!("{now:?} with an open answer"));
    let chosen = case.person.programme.at_most.unwrap_or(Phase::Perform);
    t.holds(now <= chosen, || format!("{now:?} where {chosen:?} was chosen"));
    let mut week: Vec<u8> = (0..7)
        .filter_map(|ago| {
            let of_day = case.person.check_ins.iter().rfind(|check_in| check_in.date == back(today, ago));
            of_day.map(|check_in| check_in.usual.get())
        })
        .collect();
    week.sort_unstable();
    if week.len() >= 3 {
        let twice = week[(week.len() - 1) / 2] + week[week.len() / 2];
        t.holds(most(twice >= 8, Phase::Rebuild), || format!("{now:?} at usual pain {week:?}"));
    }
}

/// T63: what the ledgers leave today and this week (L29 to L62).
pub fn t63(case: &Case, t: &mut Tally) {
    let today = case.person.today();
    let ledgers = case.state.ledgers();
    let week = &case.weeks[0];
    let deload = case.state.deload_decisions(today).accepted.filter(|deload| deload.start <= today);
    let most = |ledger| match allowance(ledgers, ledger, today, deload) {
        Allowance::NoCap => None,
        Allowance::UpTo { max, .. } => Some(max.whole()),
        Allowance::RestOnly { .. } => Some(0),
    };
    let of_today = week.days.iter().find(|day| day.date == today && !day.items.is_empty());
    if let (Some(day), Some(most)) = (of_today, most(Ledger::Axial)) {
        let now = axial(&day.items);
        t.holds(now < most as f64 + 1.0, || format!("{now} of {most} kg·rep today: {:?}", day.items));
    }
    if let (Some(day), Some(most)) = (of_today, most(Ledger::Session)) {
        let rpe = day.items.iter().map(|item| item.dose.rpe_cap.half_points().div_ceil(2)).max().unwrap();
        // A ceiling is no target: a session gets a point less than its hardest set.
        let rpe = day.rpe_cap.map_or(rpe - 1, |cap| cap.min(rpe - 1));
        let calm = |item: &Item| item.dose.rpe_cap.half_points() <= 8;
        let now = i64::from(rpe) * i64::from(day.minutes);
        t.holds(now <= most || day.items.iter().all(calm), || {
            format!("{now} of {most} AU today: {} min at {rpe}", day.minutes)
        });
    }
    let monday = week_of(today);
    let done: i64 = ledgers
        .days(monday, today)
        .filter_map(|(_, totals)| totals.load(Ledger::Axial))
        .map(|load| load.whole())
        .sum();
    let budget = week_budget(ledgers, Ledger::Axial, monday).filter(|_| deload.is_none());
    let back = ramp(ledgers, Ledger::Axial, today);
    let left = match back {
        Some(ramp) => Some(ramp.week_cap.whole() - ramp.done.whole()),
        None => budget.map(|(budget, _)| budget.whole() - done),
    };
    if let Some(left) = left {
        let planned: f64 = week.days.iter().map(|day| axial(&day.items)).sum();
        t.holds(planned < left.max(0) as f64 + 7.0, || format!("{planned} of {left} kg·rep this week"));
    }
    t.holds(true, String::new);
}

/// T64: no step of any kind after an answer that speaks against it, or where one is not known.
pub fn t64(case: &Case, t: &mut Tally) {
    let today = case.person.today();
    let deload = case.state.deload_decisions(today).accepted;
    let back = ramp(case.state.ledgers(), Ledger::Axial, today);
    items(case, |_, day, item, record| {
        let Some(step) = item.dose.step else {
            t.holds(true, String::new);
            return;
        };
        let all = before(&case.person, &record.id, day.date);
        let answer = case.last_answer(record, day.date);
        t.holds(answer == Some(Some(Response::Green)), || format!("{answer:?}: {}", told(day, item)));
        let eased = deload.is_some_and(|deload| (0..7).contains(&(day.date - deload.start).num_days()));
        t.holds(!eased, || format!("in an easier week: {}", told(day, item)));
        t.holds(case.pain_on(day.date) < 4, || format!("with pain: {}", told(day, item)));
        if step != Step::BackUp {
            let first = back.is_some_and(|back| back.week <= 1);
            t.holds(!first, || format!("in the first week back: {}", told(day, item)));
            t.holds(all.len() >= 2, || format!("after {} sessions: {}", all.len(), told(day, item)));
        }
        // Nobody films yet: what needs a form check does not grow (T69).
        let filmed = record.camera.is_some() && record.axial >= AxialClass::Moderate;
        t.holds(!filmed || step == Step::BackUp, || format!("without a form check: {}", told(day, item)));
    });
}

/// T15: after a red answer nothing comes back at more than four fifths of its load, or at all its sets.
pub fn t15(case: &Case, t: &mut Tally) {
    items(case, |_, day, item, record| {
        let done = case.past.of(&record.id).iter().find(|done| done.date < day.date);
        let Some(done) = done.filter(|done| done.response == Some(Response::Red)) else {
            t.holds(true, String::new);
            return;
        };
        let mut all = before(&case.person, &record.id, day.date).into_iter();
        let last = all.find(|one| one.date == done.date && one.place.is_some()).unwrap();
        t.holds(5 * grams(item.dose.load) <= 4 * last.top || last.top == 0, || {
            format!("{last:?}: {}", told(day, item))
        });
        let dose = record.dose.get(case.phase_on(day.date)).unwrap().sets;
        let sets = dose
            .saturating_sub(1)
            .max(last.sets.len() as u8)
            .saturating_sub(1)
            .max(1)
            .max(dose.saturating_sub(1));
        let calm = case.is_calm_on(day.date);
        t.holds(item.dose.sets <= sets.max(1) || calm, || {
            format!("{} sets of {sets}: {}", item.dose.sets, told(day, item))
        });
        t.holds(item.dose.step.is_none(), || told(day, item));
    });
}

/// T83: the first load of a lift stays small where somebody comes back.
pub fn t83(case: &Case, t: &mut Tally) {
    items(case, |_, day, item, record| {
        let phase = case.phase_on(day.date);
        let PlannedLoad::Find { at_most } = item.dose.load else {
            t.holds(true, String::new);
            return;
        };
        let recent = before(&case.person, &record.id, day.date);
        let known = recent.iter().any(|one| one.top > 0 && (day.date - one.date).num_days() <= 84);
        t.holds(!known, || format!("a load is known: {}", told(day, item)));
        if matches!(phase, Phase::Rebuild | Phase::Return) && record.axial == AxialClass::Moderate {
            let quarter = case.person.programme.body_mass.map_or(16_000, |body| body.grams() / 4);
            let half = if record.id.as_str() == "suitcase_carry" { 2 } else { 1 };
            let most = at_most.map_or(i64::MAX, Weight::grams);
            t.holds(most * half <= quarter, || told(day, item));
        }
        t.holds(phase != Phase::CalmDown, || told(day, item));
    });
}

/// L48: weeks of a ramp.
pub fn l48(case: &Case, t: &mut Tally) {
    let Some(back) = ramp(case.state.ledgers(), Ledger::Axial, case.person.today()) else {
        t.holds(true, String::new);
        return;
    };
    let (rpe, days) = match back.week {
        1 => (6, 2),
        2 => (7, 3),
        _ => (8, 3),
    };
    let seen = &case.seen()[0];
    for day in seen.planned() {
        t.holds(day.rpe_cap.is_some_and(|cap| cap <= rpe), || {
            format!("{:?} in week {}", day.rpe_cap, back.week)
        });
        for item in day.items.iter().filter(|item| item.record.unwrap().axial >= AxialClass::Moderate) {
            t.holds(item.dose.rpe_cap.half_points() <= 2 * rpe, || told(day, item));
        }
    }
    let high = |planned: bool| {
        let days = seen.plan.days.iter().filter(|day| seen.class_on(day.date) == Some(AxialClass::High));
        days.filter(|day| !planned || seen.case.top_of(day) == Some(AxialClass::High)).count()
    };
    t.holds(high(true) == 0 || high(false) <= days, || format!("{} axial days", high(false)));
}

/// L53: a lift after days without it.
pub fn l53(case: &Case, t: &mut Tally) {
    items(case, |seen, day, item, record| {
        let PlannedLoad::Weight(weight) = item.dose.load else {
            t.holds(true, String::new);
            return;
        };
        let all = before(&case.person, &record.id, day.date);
        let Some(last) = all.iter().find(|one| one.top > 0) else { return };
        // What the week holds earlier is no days off: then as on that day.
        let held = |other: &&&DayPlan| other.items.iter().any(|other| other.exercise == item.exercise);
        let first = seen.planned().filter(|other| held(&other)).map(|day| day.date).next().unwrap();
        let days = (first - last.date).num_days();
        let recent = all.iter().filter(|one| (0..28).contains(&(last.date - one.date).num_days()));
        let former = recent.map(|one| one.top).max().unwrap();
        let share = match days {
            ..=9 => 100,
            10..=13 => 90,
            14..=27 => 80,
            28..=55 => 65,
            _ => 50,
        };
        if share < 100 {
            let told = || format!("{days} days, P {former}: {}", told(day, item));
            t.holds(100 * weight.grams() <= share * former, told);
            t.holds(item.dose.rpe_cap.half_points() <= if days >= 28 { 12 } else { 14 }, told);
            if days >= 28 {
                t.holds(tempo(item).is_none_or(|[lowering, pause]| lowering >= 3 && pause >= 2), told);
            }
            t.holds(!item.dose.limits.is_empty(), told);
        }
    });
}

/// L59: an easier week against the same week without it.
pub fn l59(case: &Case, t: &mut Tally) {
    let today = case.person.today();
    if case.flare_on(today).is_some() || case.person.marks.iter().any(|(_, mark)| *mark == Mark::Deload) {
        return;
    }
    let mut eased = case.person.clone();
    eased.marks.push((week_of(today), Mark::Deload));
    let easier = eased.planner().week(today);
    for (day, normal) in easier.days.iter().zip(&case.weeks[0].days) {
        t.holds(day.state == normal.state, || format!("{} {:?}", day.date, day.state));
        for item in &day.items {
            let record = item.record.unwrap();
            t.holds(item.dose.rpe_cap.half_points() <= 12, || told(day, item));
            let Some(normal) = normal.items.iter().find(|other| other.exercise == item.exercise) else {
                // In the place of what the minutes had no room for.
                continue;
            };
            let dose = record.dose.get(case.phase_on(day.date)).unwrap().sets;
            let cut =
                normal.dose.limits.iter().any(|limit| matches!(limit, Limit::Time | Limit::Room { .. }));
            // Each limit counts from the dose: days off take a set, an easier week half of the sets, and the strictest wins.
            let sets = if cut || !normal.dose.limits.is_empty() {
                normal.dose.sets.max(dose + 1)
            } else {
                normal.dose.sets.max(dose)
            };
            t.holds(item.dose.sets <= sets.div_ceil(2), || {
                format!("{} of {sets} sets: {}", item.dose.sets, told(day, item))
            });
            let bound = |limit: &Limit| matches!(limit, Limit::Class | Limit::Room { .. } | Limit::BodyMass);
            if let (PlannedLoad::Weight(now), PlannedLoad::Weight(was)) = (item.dose.load, normal.dose.load)
                && !normal.dose.limits.iter().any(bound)
                // Days off count to the first day of the week that holds it, which may be another one then.
                && ![item, normal].iter().any(|one| {
                    one.dose.limits.iter().any(|limit| matches!(limit, Limit::DaysOff { .. }))
                })
            {
                let days_off = |limit: &Limit| !matches!(limit, Limit::Time | Limit::LastTime);
                // Nine tenths of what was lifted before this week, to the gram that a pound leaves.
                let lately = before(&case.person, &record.id, day.date);
                let this_week = lately.first().is_some_and(|one| one.date >= week_of(today));
                let lighter = now.grams() <= was.grams() * 9 / 10 + 1
                    || this_week && now.grams() <= was.grams()
                    || normal.dose.limits.iter().any(days_off) && now.grams() <= was.grams();
                t.holds(lighter, || format!("{} of {was} kg: {}", now, told(day, item)));
            }
        }
    }
}

/// T36: no brace longer than two seconds with high blood pressure.
pub fn t36(case: &Case, t: &mut Tally) {
    let high = case.person.programme.flags.has(UserFlag::Hypertension);
    items(case, |_, day, item, record| {
        let brace = match item.dose.amount {
            Amount::Reps { pace: Pace::Brace(seconds), .. } if record.focus == Focus::Bracing => seconds,
            _ => 0,
        };
        let calm = case.is_calm_on(day.date);
        t.holds(!high || brace <= 2 || calm, || told(day, item));
    });
}
