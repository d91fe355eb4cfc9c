//! What the plan says: from its codes and numbers to sentences.

use crate::show;
use crate::words::{said, say, term, words};
use brace_domain::catalog::{AxialClass, ExerciseId, Laterality, Pillar};
use brace_domain::check_in::Rating;
use brace_domain::plan::{
    Because, Condition, DayKind, DayPlan, DayState, Finding, HeldBy, Item, Limit, PlanEdit, PlannedLoad,
    Planner, Prescription, Rule, Step, Theme, Waived, WaivedBecause, WeekPlan, Why,
};
use brace_domain::programme::Bits;
use brace_domain::state::State;
use chrono::NaiveDate;

/// "Thursday 19 November".
pub(crate) fn date(date: NaiveDate) -> String {
    (words().format.long_date)(date, date)
}

/// "Hinge and glutes".
pub(crate) fn title(day: &DayPlan) -> String {
    let word = |theme: &Theme| match theme {
        Theme::Hinge => said("theme_hinge").to_owned(),
        Theme::Squat => said("theme_squat").to_owned(),
        Theme::Pillar(pillar) => (words().common.pillar)(*pillar).to_owned(),
    };
    let themes: Vec<_> = day.themes().iter().map(word).collect();
    match themes.as_slice() {
        [first, second] => say("theme_two", &[first, &second.to_lowercase()]),
        [one] => one.clone(),
        _ => said("kind_rest").to_owned(),
    }
}

/// "Axial".
pub(crate) fn kind(kind: DayKind) -> &'static str {
    said(match kind {
        DayKind::Axial => "kind_axial",
        DayKind::NonAxial => "kind_non_axial",
        DayKind::Rest => "kind_rest",
    })
}

/// "Axial · 45 min", with the easier week.
pub(crate) fn kind_line(day: &DayPlan) -> String {
    let mut line = kind(day.kind).to_owned();
    if day.deload {
        line = format!("{line} · {}", said("kind_deload"));
    }
    if day.minutes > 0 {
        line = format!("{line} · {}", (words().common.minutes_of)(day.minutes));
    }
    line
}

/// "3 × 6–8 · 80 kg · RPE 7 at most".
pub(crate) fn dose(item: &Item) -> String {
    let Prescription { load, rpe_cap, .. } = item.dose;
    let mut parts = vec![show::prescription(&item.dose)];
    if item.record.is_some_and(|record| record.laterality == Laterality::PerSide) {
        parts.push(words().common.each_side.to_owned());
    }
    match load {
        PlannedLoad::Unloaded => {}
        PlannedLoad::Weight(weight) => parts.push(show::weight(weight)),
        PlannedLoad::Band(strength) => parts.push((words().common.band)(strength)),
        PlannedLoad::Find { at_most } => {
            parts.push(said("find_load").to_owned());
            parts.extend(at_most.map(|weight| say("find_at_most", &[&show::weight(weight)])));
        }
    }
    parts.push(say("rpe_at_most", &[&show::decimal(&rpe_cap.to_string())]));
    parts.join(" · ")
}

/// Why an item is there.
pub(crate) fn why(state: &State, why: &Why) -> String {
    let pillar = |pillar: Pillar| (words().common.pillar)(pillar);
    match why {
        Why::Opens => said("why_opens").to_owned(),
        Why::Pillar(of) => say("why_pillar", &[pillar(*of).said()]),
        Why::Focus(focus) => say("why_focus", &[&capital(term(focus.code()))]),
        Why::Rung => said("why_rung").to_owned(),
        Why::NextRung => said("why_next_rung").to_owned(),
        Why::InsteadOf { exercise, because } => {
            say("why_instead", &[&show::exercise_name(state, exercise), &because_of(*because)])
        }
        Why::Time => said("why_time").to_owned(),
        Why::ByHand => said("why_by_hand").to_owned(),
        Why::OwnWeek => said("why_own_week").to_owned(),
        Why::Calm => said("why_calm").to_owned(),
        Why::Unlocks => said("why_unlocks").to_owned(),
    }
}

fn because_of(because: Because) -> String {
    let plain = |code| said(code).to_owned();
    match because {
        Because::Flag(flag) => say("because_flag", &[term(flag.code())]),
        Because::Red { back } => say("because_red", &[&date(back)]),
        Because::Amber => plain("because_amber"),
        Because::Form => plain("because_form"),
        Because::DaysOff => plain("because_days_off"),
        Because::Equipment => plain("because_equipment"),
        Because::Locked => plain("because_locked"),
        Because::Pain => plain("because_pain"),
    }
}

/// What grew since last time.
pub(crate) fn step(step: Step) -> String {
    let plain = |code| said(code).to_owned();
    match step {
        Step::Load { by } => say("step_load", &[&show::weight(by)]),
        Step::Band => plain("step_band"),
        Step::Set => plain("step_set"),
        Step::Tempo => plain("step_tempo"),
        Step::Reps => plain("step_reps"),
        Step::Amount => plain("step_amount"),
        Step::BackUp => plain("step_back_up"),
    }
}

/// Why an item is no heavier. A load is to be found only where there is one.
pub(crate) fn limits(item: &Item, name: &str) -> Vec<String> {
    let finds = matches!(item.dose.load, PlannedLoad::Find { .. });
    let limits = item.dose.limits.iter().filter(|limit| finds || **limit != Limit::First);
    limits.map(|one| limit(*one, name)).collect()
}

fn limit(limit: Limit, name: &str) -> String {
    let plain = |code| said(code).to_owned();
    let number = |code, number: u16| say(code, &[&number.to_string()]);
    match limit {
        Limit::Phase(phase) => say("limit_phase", &[(words().library.phases)(phase).said()]),
        Limit::LastTime => plain("limit_last_time"),
        Limit::DaysOff { days } => say("limit_days_off", &[&days.to_string(), name]),
        Limit::Ramp { week } => number("limit_ramp", week.into()),
        Limit::Deload => plain("limit_deload"),
        Limit::AfterDeload => plain("limit_after_deload"),
        Limit::Pain { now } => number("limit_pain", now.into()),
        Limit::Flare { day } => number("limit_flare", u16::from(day) + 1),
        Limit::Amber => plain("limit_amber"),
        Limit::AfterRed => plain("limit_after_red"),
        Limit::Unknown => plain("limit_unknown"),
        Limit::Form => plain("limit_form"),
        Limit::Room { cap, .. } => (words().load.allowed.reason)(cap).to_owned(),
        Limit::Class => plain("limit_class"),
        Limit::Time => plain("limit_time"),
        Limit::Declared => plain("limit_declared"),
        Limit::First => plain("limit_first"),
        Limit::BodyMass => plain("limit_body_mass"),
        Limit::Effort => plain("limit_effort"),
        Limit::Checks => plain("limit_checks"),
        Limit::Unrated => plain("limit_unrated"),
        Limit::Flag(flag) => say("because_flag", &[term(flag.code())]),
    }
}

/// What keeps a planned day from a heavier class; where it is today's pain, its number.
pub(crate) fn held(planner: &Planner, day: &DayPlan) -> Option<String> {
    let held_by = day.held_by.filter(|_| day.state == DayState::Planned)?;
    let pain = planner.readiness().pain.map_or(0, Rating::get);
    let calm = held_by == HeldBy::Calm && day.date == planner.today();
    let pain = if calm && pain >= 4 { limit(Limit::Pain { now: pain }, "") + " " } else { String::new() };
    let why = match held_by {
        HeldBy::Count => said("held_count").to_owned(),
        HeldBy::Neighbour(day) => say("held_neighbour", &[&(words().format.weekday)(day)]),
        HeldBy::Ramp => said("held_ramp").to_owned(),
        HeldBy::Calm => said("held_calm").to_owned(),
        HeldBy::Room => said("held_room").to_owned(),
    };
    Some(pain + &why)
}

fn waived_of(waived: Waived) -> (String, WaivedBecause) {
    match waived {
        Waived::Pillar(pillar, because) => ((words().common.pillar)(pillar).to_owned(), because),
        Waived::Focus(focus, because) => (capital(term(focus.code())), because),
    }
}

/// What a week should hold and does not.
pub(crate) fn waived(waived: Waived) -> String {
    let (what, because) = waived_of(waived);
    let code = match because {
        WaivedBecause::NoneEligible => "waived_none",
        WaivedBecause::Time => "waived_time",
        WaivedBecause::Days => "waived_days",
        WaivedBecause::Calm => "waived_calm",
        WaivedBecause::ByHand => "waived_by_hand",
        WaivedBecause::Room => "waived_room",
    };
    say(code, &[&what])
}

/// A rule that is bent.
pub(crate) fn finding(state: &State, found: &Finding) -> String {
    let day = (words().format.weekday)(found.date);
    let name =
        found.exercise.as_ref().map(|exercise| show::exercise_name(state, exercise)).unwrap_or_default();
    let missing = found.missing.map(|missing| waived_of(missing).0).unwrap_or_default();
    match found.rule {
        Rule::Days => said("rule_days").to_owned(),
        Rule::Pillars | Rule::Quota => say("rule_quota", &[&missing]),
        Rule::Eligible => say("rule_eligible", &[&name]),
        Rule::Repeats => say("rule_repeats", &[&name]),
        Rule::Minutes => say("rule_minutes", &[&day]),
        Rule::AxialDays => said("rule_axial_days").to_owned(),
        Rule::AxialNeighbours => {
            let other = found.other.map(|other| (words().format.weekday)(other)).unwrap_or_default();
            say("rule_axial_neighbours", &[&other, &day])
        }
        Rule::DayAfter => say("rule_day_after", &[&day]),
        Rule::Blocked => say("rule_blocked", &[&name]),
    }
}

/// What was changed by hand.
pub(crate) fn edit(state: &State, edit: &PlanEdit) -> String {
    let name = |exercise: &ExerciseId| show::exercise_name(state, exercise);
    match edit {
        PlanEdit::Move { to } => say("change_move", &[&date(*to)]),
        PlanEdit::Skip => said("change_skip").to_owned(),
        PlanEdit::Swap { from, to } => say("change_swap", &[&name(from), &name(to)]),
        PlanEdit::Remove(exercise) => say("change_remove", &[&name(exercise)]),
        PlanEdit::Add(exercise) => say("change_add", &[&name(exercise)]),
        PlanEdit::Lock(exercise) => say("change_lock", &[&name(exercise)]),
        PlanEdit::Minutes(minutes) => say("change_minutes", &[&minutes.to_string()]),
        PlanEdit::Without(items) => say("change_without", &[&equipment(*items)]),
    }
}

/// "rack, barbell".
pub(crate) fn equipment(items: Bits<brace_domain::catalog::Equipment>) -> String {
    let all = brace_domain::catalog::Equipment::ALL.into_iter();
    all.filter(|item| items.has(*item)).map(|item| term(item.code())).collect::<Vec<_>>().join(", ")
}

/// What a higher phase waits for, or what holds one down.
pub(crate) fn condition(condition: Condition) -> String {
    let number = |code, number: u8| say(code, &[&number.to_string()]);
    match condition {
        Condition::SafetyAnswers => said("condition_safety").to_owned(),
        Condition::Flare => said("condition_flare").to_owned(),
        Condition::PainNow { at_most } => number("condition_pain", at_most),
        Condition::UsualPain { at_most } => number("condition_usual", at_most),
        Condition::Rising => said("condition_rising").to_owned(),
        Condition::RedSessions => said("condition_red").to_owned(),
        Condition::Days { left } => number("condition_days", left),
        Condition::Sessions { left } => number("condition_sessions", left),
        Condition::SessionsNotRed { left } => number("condition_calm", left),
        Condition::AxialDaysNotRed { left } => number("condition_axial", left),
        Condition::Form => said("condition_form").to_owned(),
        Condition::BraceCheck => said("condition_brace").to_owned(),
        Condition::HingeCheck => said("condition_hinge").to_owned(),
        Condition::Chosen => said("condition_chosen").to_owned(),
        Condition::Directions => said("condition_directions").to_owned(),
    }
}

/// Whether a finding says no more than what the week says of itself already.
pub(crate) fn is_waived(found: &Finding, week: &WeekPlan) -> bool {
    let what = |waived| waived_of(waived).0;
    found.missing.is_some_and(|missing| week.waived.iter().any(|waived| what(*waived) == what(missing)))
}

/// The class that a day's glyph shows.
pub(crate) fn class(day: &DayPlan) -> AxialClass {
    let highest = day.items.iter().filter_map(|item| item.record).map(|record| record.axial).max();
    highest.unwrap_or(day.top)
}

/// With a capital letter, as a line begins.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
