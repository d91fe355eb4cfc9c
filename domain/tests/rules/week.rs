//! What a generated week keeps: composition, minutes, axial days, sameness (T37 to T56).

use crate::case::{Case, Quota, Seen, alike, filtered, opens, quotas, seconds, shortest};
use crate::person::on;
use crate::tally::Tally;
use brace_domain::catalog::{AxialClass, Exercise, Focus, LIBRARY, Phase, Pillar};
use brace_domain::load::{Acwr, Ledger, acwr};
use brace_domain::plan::{
    DayKind, DayPlan, DayState, Limit, PlanEdit, PlannedLoad, Planner, Role, Waived, WaivedBecause, WeekPlan,
    Why,
};
use chrono::{Datelike, NaiveDate};

/// Each of the weeks that nobody changed.
fn generated(case: &Case, t: &mut Tally, rule: fn(&Seen, &mut Tally)) {
    case.seen().iter().filter(|seen| !seen.by_hand()).for_each(|seen| rule(seen, t));
}

/// Each of the weeks, changed by hand or not.
fn every(case: &Case, t: &mut Tally, rule: fn(&Seen, &mut Tally)) {
    case.seen().iter().for_each(|seen| rule(seen, t));
}

/// The sessions that the generator composed: those of calm have a list of their own (T20).
fn composed<'a>(seen: &Seen<'a>) -> impl Iterator<Item = &'a DayPlan> {
    let case = seen.case;
    seen.planned().filter(|day| !case.is_calm_on(day.date))
}

fn names(day: &DayPlan) -> String {
    let one = |item: &brace_domain::plan::Item| format!("{}×{}", item.exercise, item.dose.sets);
    format!("{} {:?} [{}]", day.date, day.top, day.items.iter().map(one).collect::<Vec<_>>().join(" "))
}

pub fn t37(case: &Case, t: &mut Tally) {
    generated(case, t, |seen, t| {
        let chosen = seen.case.person.programme.days;
        let today = seen.case.person.today();
        let done: Vec<NaiveDate> = seen.done().iter().map(|(date, _)| *date).collect();
        for day in &seen.plan.days {
            let open = day.date >= today && !done.contains(&day.date);
            let planned = day.state == DayState::Planned;
            t.holds(!planned || open && chosen.on(day.date), || format!("{} was not chosen", day.date));
            if chosen.len() <= 6 && done.iter().all(|date| chosen.on(*date)) {
                let due = open && chosen.on(day.date);
                t.holds(planned == due, || format!("{} {:?}, due {due}", day.date, day.state));
            }
        }
        let trained = seen.plan.days.iter().filter(|day| seen.trains_on(day.date)).count();
        if seen.planned().next().is_some() {
            t.holds(trained <= 6, || format!("{trained} days of training"));
        }
        // Two of them at least, where two were chosen and none is behind.
        if chosen.len() >= 2 && seen.monday() >= today {
            t.holds(trained >= 2, || format!("{trained} days of training"));
        }
    });
}

fn waiver(plan: &WeekPlan, quota: &Quota) -> Option<WaivedBecause> {
    plan.waived.iter().find_map(|waived| match (*waived, quota.what) {
        (Waived::Pillar(pillar, because), Ok(of)) if pillar == of => Some(because),
        (Waived::Focus(focus, because), Err(of)) if focus == of => Some(because),
        _ => None,
    })
}

/// Whether a quota is held, or waived for a reason that is true.
fn quota(seen: &Seen, quota: &Quota, t: &mut Tally) {
    if seen.planned().next().is_none() {
        return;
    }
    let held = seen.count(quota.serves);
    if held >= quota.least {
        t.holds(true, String::new);
        return;
    }
    let told = |what: &str| {
        let days: Vec<_> = seen.planned().map(names).collect();
        format!(
            "{:?} {held} of {}: {what}; {:?} {}",
            quota.what,
            quota.least,
            seen.plan.phase,
            days.join("; ")
        )
    };
    let serves = |exercise: &&'static Exercise| (quota.serves)(exercise);
    let eligible = |day: &DayPlan| {
        LIBRARY.iter().copied().filter(serves).filter(|one| seen.is_to_be_had(one, day.date)).count()
    };
    let calm = seen.planned().any(|day| seen.case.is_calm_on(day.date) || seen.case.pain_on(day.date) >= 6);
    let Some(because) = waiver(seen.plan, quota) else {
        t.holds(false, || told("not waived"));
        return;
    };
    let plausible = match because {
        WaivedBecause::NoneEligible => composed(seen).all(|day| eligible(day) == 0),
        WaivedBecause::Calm => calm,
        WaivedBecause::ByHand => seen.by_hand(),
        WaivedBecause::Room => is_held_by_room(seen),
        // Fewer days than the quota counts on, or too few exercises for the days.
        WaivedBecause::Days => {
            let days = composed(seen).count() as u32 + seen.done().len() as u32;
            let most: u32 = composed(seen).map(|day| most_of(seen, day, quota)).sum();
            days < seen.days() || is_held_by_room(seen) || held + most < quota.least || single(seen, quota)
        }
        WaivedBecause::Time => {
            is_held_by_room(seen)
                || composed(seen).all(|day| {
                    let missing = LIBRARY.iter().copied().filter(serves);
                    let mut missing = missing.filter(|one| may_join(seen, day, one));
                    let most = seen.minutes(day.date) * 63;
                    let now = seconds(&firm(day));
                    missing.all(|one| now + dose_seconds(seen, day, one) > most)
                })
        }
    };
    t.holds(plausible, || told(&format!("{because:?} is not so")));
}

/// How many exercises of a session could serve a quota, those that are there left out.
fn most_of(seen: &Seen, day: &DayPlan, quota: &Quota) -> u32 {
    let serves = |one: &&&'static Exercise| (quota.serves)(one) && may_join(seen, day, one);
    LIBRARY.iter().filter(serves).count() as u32
}

/// All that serve it are on as many days as they may be.
fn single(seen: &Seen, quota: &Quota) -> bool {
    let mut serving = LIBRARY.iter().copied().filter(|one| (quota.serves)(one));
    serving.all(|one| {
        let there = seen.count(|other| *other == *one);
        composed(seen).all(|day| there >= 3 || !may_join(seen, day, one))
    })
}

/// A session without the walk that only fills it.
fn firm(day: &DayPlan) -> Vec<brace_domain::plan::Item> {
    let walks =
        |item: &&brace_domain::plan::Item| item.record.is_none_or(|record| record.pillar != Pillar::Aerobic);
    day.items.iter().filter(walks).cloned().collect()
}

/// Whether the ledgers hold this week down: what they took out is not to be seen any more.
fn is_held_by_room(seen: &Seen) -> bool {
    let room = seen.case.planner.room();
    seen.this && [room.session, room.week].concat().iter().any(Option::is_some)
}

fn dose_seconds(seen: &Seen, day: &DayPlan, one: &Exercise) -> u32 {
    one.dose.get(seen.case.phase_on(day.date)).as_ref().map_or(u32::MAX / 2, |dose| shortest(one, dose))
}

/// Whether an exercise that is not in a session could be.
fn may_join(seen: &Seen, day: &DayPlan, one: &'static Exercise) -> bool {
    let there =
        day.items.iter().any(|item| item.record.is_some_and(|other| other == one || alike(other, one)));
    let room =
        one.axial <= day.top.min(AxialClass::Low) && (seen.count(|other| *other == *one) < 3 || daily(one));
    !there && room && seen.is_to_be_had(one, day.date)
}

pub fn t38(case: &Case, t: &mut Tally) {
    every(case, t, |seen, t| {
        for one in quotas(seen.days()).iter_mut().filter(|quota| quota.what.is_ok()) {
            one.least = 1;
            quota(seen, one, t);
        }
        let calm = seen.planned().filter(|day| seen.case.phase_on(day.date) == Phase::CalmDown);
        for item in calm.flat_map(|day| &day.items).filter(|item| item.why != Why::ByHand) {
            if item.record.is_some_and(|record| record.pillar == Pillar::Lifts) {
                let id = item.exercise.as_str();
                t.holds(["hip_hinge_drill", "bodyweight_box_squat"].contains(&id), || id.to_owned());
            }
        }
    });
}

pub fn t39(case: &Case, t: &mut Tally) {
    every(case, t, |seen, t| {
        let all = quotas(seen.days());
        let of_t39 = |quota: &&Quota| {
            quota.what.is_ok() || matches!(quota.what, Err(Focus::Thoracic | Focus::Hip | Focus::Ankle))
        };
        all.iter().filter(of_t39).for_each(|one| quota(seen, one, t));
        // One drill in each session.
        for day in composed(seen) {
            let drill = |item: &brace_domain::plan::Item| {
                item.record.is_some_and(|record| record.pillar == Pillar::Mobility)
            };
            let drills = LIBRARY.iter().copied().filter(|one| one.pillar == Pillar::Mobility);
            let mut left = drills.filter(|one| may_join(seen, day, one));
            let waived =
                seen.plan.waived.iter().any(|one| matches!(one, Waived::Pillar(Pillar::Mobility, _)));
            let held =
                day.items.iter().any(drill) || waived || is_held_by_room(seen) || left.next().is_none();
            t.holds(held || seen.by_hand(), || format!("no drill: {}", names(day)));
        }
    });
}

pub fn t40(case: &Case, t: &mut Tally) {
    every(case, t, |seen, t| {
        let all = quotas(seen.days());
        let of_t40 = |quota: &&Quota| {
            matches!(
                quota.what,
                Err(Focus::HipExtension | Focus::Abduction | Focus::Flexion | Focus::Extension)
            )
        };
        all.iter().filter(of_t40).for_each(|one| quota(seen, one, t));
    });
}

pub fn t41(case: &Case, t: &mut Tally) {
    every(case, t, |seen, t| {
        for day in seen.planned() {
            for item in &day.items {
                let record = item.record.unwrap();
                if seen.put_by_hand(day.date, record) {
                    continue;
                }
                let against = seen.against(record, day.date);
                t.holds(against.is_none(), || format!("{} on {}: {against:?}", item.exercise, day.date));
            }
        }
    });
}

fn daily(exercise: &Exercise) -> bool {
    exercise.pillar == Pillar::Aerobic
        || exercise.focus == Focus::Breathing
        || exercise.id.as_str() == "cat_camel"
}

pub fn t42(case: &Case, t: &mut Tally) {
    every(case, t, |seen, t| {
        for day in seen.planned() {
            for (place, item) in day.items.iter().enumerate() {
                let twice = day.items[..place].iter().any(|other| other.exercise == item.exercise);
                t.holds(!twice, || format!("twice: {} {}", item.exercise, names(day)));
            }
        }
        for &one in LIBRARY {
            let times = seen.count(|other| *other == *one);
            // The calm days of a flare have a list of their own.
            let mut on = composed(seen).filter(|day| day.items.iter().any(|item| item.record == Some(one)));
            let by_hand = || seen.planned().any(|day| seen.put_by_hand(day.date, one));
            if times <= 3 || daily(one) || on.next().is_none() || by_hand() {
                continue;
            }
            let only = quotas(seen.days()).iter().filter(|quota| (quota.serves)(one)).any(|quota| {
                composed(seen).any(|day| {
                    let others = LIBRARY.iter().copied().filter(|other| (quota.serves)(other));
                    others.filter(|other| **other == *one || seen.is_to_be_had(other, day.date)).count() <= 1
                })
            });
            t.holds(only, || format!("{} on {times} days", one.id));
        }
    });
}

pub fn t44(case: &Case, t: &mut Tally) {
    generated(case, t, |seen, t| {
        let first = seen.case.person.programme.mobility_first;
        for day in composed(seen) {
            let place = |item: &brace_domain::plan::Item| match item.role {
                Role::Breath => 0,
                Role::WarmUp => 1,
                Role::Mobility if first => 2,
                Role::Main => 3,
                Role::SpinalMotion => 4,
                Role::Accessory => 5,
                Role::Mobility => 6,
                Role::Aerobic => 7,
            };
            for pair in day.items.windows(2) {
                let (one, other) = (place(&pair[0]), place(&pair[1]));
                t.holds(one <= other, || {
                    format!("{:?} before {:?}: {}", pair[0].role, pair[1].role, names(day))
                });
                if one == other {
                    let class = |item: &brace_domain::plan::Item| item.record.unwrap().axial;
                    let down = class(&pair[0]) >= class(&pair[1]);
                    t.holds(down, || format!("{} before {}", pair[0].exercise, pair[1].exercise));
                }
            }
            // Nothing is heavier than what leads.
            let mut work = day.items.iter().filter(|item| !opens(item) && item.role != Role::Mobility);
            if let Some(lead) = work.next() {
                let heaviest = day.items.iter().map(|item| seen.case.class_of(item)).max().unwrap();
                let led = heaviest < AxialClass::High || seen.case.class_of(lead) == heaviest;
                t.holds(led, || names(day));
            }
        }
    });
}

pub fn t45(case: &Case, t: &mut Tally) {
    every(case, t, |seen, t| {
        for day in composed(seen) {
            let (now, minutes) = (seconds(&day.items), seen.minutes(day.date));
            let swapped = seen.edits(day.date).any(|edit| matches!(edit, PlanEdit::Swap { .. }));
            t.holds(swapped || now <= minutes * 63, || format!("{now} s of {minutes} min: {}", names(day)));
            t.holds(u32::from(day.minutes) == now.div_ceil(60) || day.items.is_empty(), || {
                format!("{} min said, {now} s", day.minutes)
            });
            // Shorter by intent: an easier week, the way back, a flare, no room.
            if day.deload || is_held_by_room(seen) || seen.case.flare_on(day.date).is_some() {
                continue;
            }
            let left = LIBRARY.iter().copied().filter(|one| may_join(seen, day, one)).find(|one| {
                // Another breath or brace is no exercise for minutes that are left.
                let firm = !matches!(one.focus, Focus::Breathing | Focus::Bracing);
                firm && now + dose_seconds(seen, day, one) <= minutes * 63
            });
            // More exercises than this are not done well: a walk may take the minutes that are left, or nothing.
            let full = day.items.len() as u32 >= 3 + minutes / 10;
            t.holds(now >= minutes * 42 || full || left.is_none(), || {
                format!("{now} s of {minutes} min, {:?} is left: {}", left, names(day))
            });
        }
    });
}

pub fn t46(case: &Case, t: &mut Tally) {
    generated(case, t, |seen, t| {
        // In an easier week and after days off nothing new is tried: a part may be missing.
        let known_only = |day: &&DayPlan| day.deload || day.rpe_cap.is_some();
        for day in composed(seen).filter(|day| !is_held_by_room(seen) && !known_only(day)) {
            let has = |pillars: &[Pillar]| {
                day.items
                    .iter()
                    .any(|item| item.record.is_some_and(|record| pillars.contains(&record.pillar)))
            };
            let left = |pillars: &[Pillar]| {
                LIBRARY.iter().copied().any(|one| pillars.contains(&one.pillar) && may_join(seen, day, one))
            };
            let held = |pillars: &[Pillar]| has(pillars) || !left(pillars);
            let waived = |of: &[Pillar]| {
                seen.plan
                    .waived
                    .iter()
                    .any(|one| matches!(one, Waived::Pillar(pillar, _) if of.contains(pillar)))
            };
            let main = [Pillar::Glutes, Pillar::Lifts];
            let led = day.items.iter().any(|item| item.role == Role::Main);
            t.holds(led || held(&main) || waived(&main), || format!("no main: {}", names(day)));
            let brace = [Pillar::Bracing, Pillar::SpinalMotion];
            // What the week has to hold goes first where everything is at one set already.
            let spare = || day.items.iter().any(|item| item.dose.sets > 1);
            let short = seen.minutes(day.date) < 20 && !spare();
            t.holds(held(&brace) || waived(&brace) || short, || {
                format!("no brace, no motion: {}", names(day))
            });
            if seen.minutes(day.date) >= 30 {
                let spine = [Pillar::SpinalMotion];
                let said = held(&spine) || waived(&spine);
                t.holds(said, || format!("no motion of the spine: {}", names(day)));
            }
        }
    });
}

pub fn t47(case: &Case, t: &mut Tally) {
    every(case, t, |seen, t| {
        for day in composed(seen) {
            for item in &day.items {
                let dose = item.record.and_then(|record| *record.dose.get(seen.case.phase_on(day.date)));
                let Some(dose) = dose else { continue };
                t.holds(item.dose.sets >= 1, || format!("{} without a set", item.exercise));
                if item.dose.sets < dose.sets {
                    t.holds(!item.dose.limits.is_empty(), || {
                        format!("{} {} of {} sets, and no reason", item.exercise, item.dose.sets, dose.sets)
                    });
                }
            }
        }
    });
}

pub fn t48(case: &Case, t: &mut Tally) {
    let day = case.planner.five_minutes();
    let flags = case.flags_on(day.date);
    for pillar in [Pillar::Bracing, Pillar::SpinalMotion, Pillar::Mobility] {
        let suits = |one: &&&'static Exercise| {
            one.pillar == pillar
                && (pillar != Pillar::Bracing || one.focus == Focus::Breathing)
                && one.dose.calm_down.is_some()
                && one.required.iter().all(|group| group.iter().any(|item| item.is_everywhere()))
                && !filtered(one, flags)
                && !one.avoid.iter().any(|flag| flags.has(*flag))
        };
        let there: Vec<_> = day
            .items
            .iter()
            .filter(|item| item.record.is_some_and(|record| record.pillar == pillar))
            .collect();
        t.holds(there.len() <= 1, || names(&day));
        let suiting = LIBRARY.iter().filter(suits).count();
        t.holds(there.len() == 1 || suiting == 0, || format!("{pillar:?}: {suiting} suit; {}", names(&day)));
        for item in there {
            let fits = suits(&&item.record.unwrap());
            t.holds(fits && item.dose.sets == 1, || format!("{} in five minutes", item.exercise));
            t.holds(!matches!(item.dose.load, PlannedLoad::Weight(_) | PlannedLoad::Find { .. }), || {
                names(&day)
            });
        }
    }
    t.holds(!day.items.is_empty(), || "nothing".to_owned());
    t.holds(seconds(&day.items) <= 315 + 120, || format!("{} s", seconds(&day.items)));
}

/// Nothing but a floor, in any phase: all five pillars, and nothing waived but what needs a thing.
pub fn t49(case: &Case, t: &mut Tally) {
    let seen = &case.seen()[0];
    for one in quotas(seen.days()).iter().filter(|quota| quota.what.is_ok()) {
        t.holds(seen.count(one.serves) >= 1, || {
            let days: Vec<_> = seen.planned().map(names).collect();
            format!("{:?}: no {:?}: {}", seen.plan.phase, one.what, days.join("; "))
        });
    }
    for day in seen.planned() {
        let loaded = |item: &brace_domain::plan::Item| crate::case::grams(item.dose.load) > 0;
        t.holds(!day.items.iter().any(loaded), || names(day));
    }
}

pub fn t50(case: &Case, t: &mut Tally) {
    generated(case, t, |seen, t| {
        for day in composed(seen) {
            let cut = |role: fn(Role) -> bool| {
                let limited = |item: &&brace_domain::plan::Item| item.dose.limits.contains(&Limit::Time);
                day.items.iter().filter(move |item| role(item.role)).filter(limited).count() > 0
            };
            let single = |role: fn(Role) -> bool| {
                day.items.iter().filter(|item| role(item.role)).all(|item| item.dose.sets == 1)
            };
            let mobility = |role| role == Role::Mobility;
            let small = |role| matches!(role, Role::SpinalMotion | Role::Accessory);
            let main = |role| role == Role::Main;
            // What was put in for minutes that were left is cut to what fits.
            let filled = day.items.iter().any(|item| matches!(item.why, Why::Time | Why::InsteadOf { .. }));
            if cut(small) && !filled {
                t.holds(single(mobility), || format!("drills first: {}", names(day)));
            }
            if cut(main) && !filled {
                t.holds(single(mobility) && single(small), || format!("mains last: {}", names(day)));
            }
            for item in &day.items {
                let dose = item.record.and_then(|record| *record.dose.get(seen.case.phase_on(day.date)));
                if let Some(dose) = dose {
                    let rest = u32::from(item.dose.rest_seconds) * 4 >= u32::from(dose.rest_seconds) * 3;
                    t.holds(rest, || format!("{} rests {} s", item.exercise, item.dose.rest_seconds));
                }
                t.holds(item.dose.sets >= 1, || names(day));
            }
        }
    });
}

fn most_days(phase: Phase, days: u32) -> (u32, u32) {
    let half = days.div_ceil(2);
    match phase {
        Phase::CalmDown => (0, 0),
        Phase::Rebuild => (0, 2),
        Phase::Return => (half.min(2), 3),
        Phase::Perform => (half.min(3), 4),
    }
}

/// Whether axial rules speak of a week as it was generated: nobody put something heavy in or moved a session across one.
fn axial_by_hand(seen: &Seen) -> bool {
    seen.changes.iter().any(|change| {
        change.bends.is_some()
            || matches!(change.edit, PlanEdit::Add(_) | PlanEdit::Lock(_) | PlanEdit::Swap { .. })
    })
}

pub fn t51(case: &Case, t: &mut Tally) {
    every(case, t, |seen, t| {
        if axial_by_hand(seen) {
            return;
        }
        let (high, moderate) = most_days(seen.case.planner.phase_ahead(), seen.days());
        let of = |class: AxialClass| {
            let all =
                seen.plan.days.iter().filter(|day| seen.class_on(day.date) == Some(class)).count() as u32;
            let planned = seen.planned().filter(|day| seen.case.top_of(day) == Some(class)).count() as u32;
            (all, planned)
        };
        let told = |what: &str| {
            let days: Vec<_> = seen.planned().map(names).collect();
            format!("{what} {:?}: {}", seen.plan.phase, days.join("; "))
        };
        for (class, most) in [(AxialClass::High, high), (AxialClass::Moderate, moderate)] {
            let (all, planned) = of(class);
            t.holds(planned == 0 || all <= most, || told(&format!("{all} {class:?} of {most}")));
        }
        for day in seen.planned() {
            let date = day.date;
            let phase = seen.case.phase_on(date);
            let lifts = day.items.iter().filter(|item| seen.case.class_of(item) == AxialClass::High).count();
            let most = match phase {
                Phase::CalmDown | Phase::Rebuild => 0,
                Phase::Return => 1,
                Phase::Perform => 2,
            };
            t.holds(lifts <= most, || told(&format!("{lifts} high lifts on {date}")));
            if lifts > 0 {
                let week = |first: NaiveDate| (0..7).filter(|&ahead| high_on(seen, on(first, ahead))).count();
                let crowded = (0..7).map(|ago| week(crate::person::back(date, ago))).max().unwrap();
                t.holds(crowded <= 3, || told(&format!("{crowded} high of seven days about {date}")));
            }
            if seen.case.planner.phase_ahead() == Phase::Rebuild
                && seen.case.top_of(day) == Some(AxialClass::Moderate)
            {
                let before = seen.class_on(crate::person::back(date, 1));
                let next = seen.class_on(on(date, 1)).filter(|_| on(date, 1) < on(seen.monday(), 7));
                let alone = ![before, next].contains(&Some(AxialClass::Moderate));
                t.holds(alone, || told(&format!("moderate about {date}")));
            }
        }
    });
}

/// High in this plan, in the log, or in the plan of the week before it.
fn high_on(seen: &Seen, date: NaiveDate) -> bool {
    class_about(seen, date) == Some(AxialClass::High)
}

fn class_about(seen: &Seen, date: NaiveDate) -> Option<AxialClass> {
    if seen.this || date >= seen.monday() {
        return seen.class_on(date);
    }
    seen.case.seen()[0].class_on(date)
}

pub fn t52(case: &Case, t: &mut Tally) {
    every(case, t, |seen, t| {
        if axial_by_hand(seen) {
            return;
        }
        for day in seen.planned() {
            let high = seen.case.top_of(day) == Some(AxialClass::High);
            for other in [crate::person::back(day.date, 1), on(day.date, 1)] {
                let told = || format!("{} beside {other}: {:?} {}", day.date, seen.plan.phase, names(day));
                t.holds(!high || !high_on(seen, other), told);
            }
            t.holds(high == (day.kind == DayKind::Axial), || format!("{:?}: {}", day.kind, names(day)));
        }
    });
}

pub fn t53(case: &Case, t: &mut Tally) {
    every(case, t, |seen, t| {
        if axial_by_hand(seen) {
            return;
        }
        let ratio = acwr(seen.case.state.ledgers(), Ledger::Axial, seen.case.person.today());
        let low = seen.this && matches!(ratio, Acwr::Ratio { value, .. } if value <= 1.1);
        for day in seen.planned() {
            let after = high_on(seen, crate::person::back(day.date, 1));
            let most = match low && seen.case.phase_on(day.date) == Phase::Perform {
                _ if !after => AxialClass::High,
                true => AxialClass::Moderate,
                false => AxialClass::Low,
            };
            let top = seen.case.top_of(day).unwrap_or(AxialClass::None);
            t.holds(top <= most, || format!("{top:?} after an axial day: {}", names(day)));
            t.holds(day.top <= most, || format!("may hold {:?} after an axial day", day.top));
        }
    });
}

pub fn t54(case: &Case, t: &mut Tally) {
    generated(case, t, |seen, t| {
        for three in seen.plan.days.windows(3) {
            let all = three.iter().all(|day| seen.trains_on(day.date));
            if all {
                let high = three.iter().filter(|day| high_on(seen, day.date)).count();
                let planned = three.iter().any(|day| {
                    day.state == DayState::Planned && seen.case.top_of(day) == Some(AxialClass::High)
                });
                let apart = !high_on(seen, three[1].date) || high == 1;
                t.holds(!planned || apart, || format!("three in a row from {}", three[0].date));
            }
        }
    });
}

pub fn t55(case: &Case, t: &mut Tally) {
    let today = case.person.today();
    t.holds(case.planner.week(today) == case.weeks[0], || "not the same twice".to_owned());
    t.holds(case.planner.clone().week(today) == case.weeks[0], || "not the same of a copy".to_owned());
    let mut items = case.person.items();
    items.reverse();
    let state = brace_domain::state::State::from_items(items);
    let planner = Planner::new(&state, case.person.now, case.person.step).unwrap();
    t.holds(planner.week(today) == case.weeks[0], || "not the same of records in another order".to_owned());
    // Planned again: what is done stays.
    let mut programme = case.person.programme.clone();
    programme.seed = programme.seed.wrapping_add(1);
    let again = planner.with_programme(programme).week(today);
    for (one, other) in case.weeks[0].days.iter().zip(&again.days) {
        let done = one.state == DayState::Done;
        t.holds(!done || one == other, || format!("{} was done", one.date));
        t.holds(one.date == other.date && one.state == other.state, || format!("{}", one.date));
    }
}

/// Tomorrow, with nothing done today.
pub fn t56(case: &Case, t: &mut Tally) {
    let today = case.person.today();
    let missed = case.weeks[0].days.iter().any(|day| day.date == today && day.state == DayState::Planned);
    if !missed || today.weekday() == chrono::Weekday::Sun {
        return;
    }
    let mut person = case.person.clone();
    person.now.date = on(today, 1);
    let tomorrow = Planner::new(&case.state, person.now, person.step).unwrap().week(on(today, 1));
    let sessions = |week: &WeekPlan| {
        let rest = week.days.iter().filter(|day| day.date > today && day.state == DayState::Planned);
        rest.map(|day| day.date).collect::<Vec<_>>()
    };
    let (before, after) = (sessions(&case.weeks[0]), sessions(&tomorrow));
    t.holds(before == after, || format!("{before:?}, then {after:?}"));
    // The short sessions of a flare are two or three (T20).
    if case.planner.readiness().flare.is_some() {
        return;
    }
    let minutes = u32::from(person.programme.minutes.clamp(15, 75));
    for day in tomorrow.days.iter().filter(|day| day.state == DayState::Planned) {
        t.holds(seconds(&day.items) <= minutes * 63, || format!("{} min: {}", day.minutes, names(day)));
    }
    let state = tomorrow.days.iter().find(|day| day.date == today).unwrap().state;
    t.holds(state == DayState::Missed, || format!("{today} {state:?}"));
}
