//! The same rules from the other side: what a week bends that somebody made or changed by hand. Nothing is forbidden here; each
//! finding names the rule and the day, and the app says it in words.

use super::axial::{high_lifts_a_session, most_days};
use super::compose::{may_come_daily, needs};
use super::week::{Week, class_of};
use super::{Because, DayKind, DayPlan, DayState, Item, Rule, WeekPlan};
use crate::catalog::{AxialClass, Exercise, ExerciseId, Phase, find};
use chrono::{Days, NaiveDate};

/// A rule that a week bends.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The day, or the first day of the week for a rule of the week.
    pub date: NaiveDate,
    /// The rule.
    pub rule: Rule,
    /// The other day, where two are too near.
    pub other: Option<NaiveDate>,
    /// The exercise, where one is the matter.
    pub exercise: Option<ExerciseId>,
    /// What the week holds too little of, where that is the matter.
    pub missing: Option<super::Waived>,
}

impl Finding {
    fn new(date: NaiveDate, rule: Rule) -> Self {
        Self { date, rule, other: None, exercise: None, missing: None }
    }
}

/// What a week bends, in the order of days and rules.
pub(super) fn check(week: &Week, plan: &WeekPlan) -> Vec<Finding> {
    let mut found = Vec::new();
    let planned = || plan.days.iter().filter(|day| day.state == DayState::Planned);
    let with_session = plan.days.iter().filter(|day| matches!(day.state, DayState::Planned | DayState::Done));
    let training = with_session.count() as u32;
    // A week with days behind it, or begun in its middle, is not judged by what it holds too little of.
    let open = |day: &DayPlan| !matches!(day.state, DayState::Missed | DayState::Moved);
    let whole = week.programme.since <= week.first && plan.days.iter().all(open);
    if training > 6 || whole && training < 2 {
        found.push(Finding::new(week.first, Rule::Days));
    }
    of_the_week(week, plan, &mut found);
    for day in planned() {
        of_a_day(week, day, &mut found);
    }
    neighbours(week, plan, &mut found);
    crate::sorted::sort_short(&mut found, |one, other| one < other);
    found.dedup();
    found
}

/// Needs (T38 to T40), repeats (T42), axial days (T51).
fn of_the_week(week: &Week, plan: &WeekPlan, found: &mut Vec<Finding>) {
    let mut exercises: Vec<&'static Exercise> = week.done_exercises().flatten().collect();
    exercises.extend(plan.days.iter().flat_map(|day| &day.items).filter_map(|item| item.record));
    for need in needs(week.days()) {
        // What Brace itself could not give is told with the week.
        if !week.is_by_hand() && need.find(&plan.waived).is_some() {
            continue;
        }
        if (exercises.iter().filter(|exercise| need.is_served_by(exercise)).count() as u32) < need.at_least()
        {
            let missing = Some(need.waived(super::WaivedBecause::ByHand));
            let rule = if need.is_a_pillar() { Rule::Pillars } else { Rule::Quota };
            found.push(Finding { missing, ..Finding::new(week.first, rule) });
        }
    }
    for (place, exercise) in exercises.iter().enumerate() {
        let times = exercises[..=place].iter().filter(|other| *other == exercise).count();
        // Brace itself repeats only what alone serves its part.
        if times == 4 && week.is_by_hand() && !may_come_daily(exercise) {
            let exercise = Some(exercise.id.clone());
            found.push(Finding { exercise, ..Finding::new(week.first, Rule::Repeats) });
        }
    }
    let axial = plan.days.iter().filter(|day| day.kind == DayKind::Axial).count() as u32;
    // What was done is a fact: only a session to come can be one too many.
    let to_come = |day: &DayPlan| day.state == DayState::Planned && day.kind == DayKind::Axial;
    if axial > most_days(week.ahead, week.days()).0 && plan.days.iter().any(to_come) {
        found.push(Finding::new(week.first, Rule::AxialDays));
    }
}

/// Eligibility (T41), blocks (T15), minutes (T45), heavy lifts of one session (T51).
fn of_a_day(week: &Week, day: &DayPlan, found: &mut Vec<Finding>) {
    let high = |item: &&Item| class_of(item, week.programme.body_mass) == AxialClass::High;
    for item in &day.items {
        let exercise = Some(item.exercise.clone());
        if let Some(record) = item.record
            && !week.is_eligible(record, day.date, week.without(day.date))
        {
            found.push(Finding { exercise: exercise.clone(), ..Finding::new(day.date, Rule::Eligible) });
        }
        if let Some(record) = find(item.exercise.as_str())
            && let Some(Because::Red { .. }) = week.because(record, day.date)
        {
            found.push(Finding { exercise, ..Finding::new(day.date, Rule::Blocked) });
        }
    }
    // The short sessions of a flare are done one at a time.
    let calm = day.items.iter().all(|item| item.why == super::Why::Calm);
    if !calm && u32::from(day.minutes) * 60 > u32::from(week.minutes(day.date)) * 63 + 60 {
        found.push(Finding::new(day.date, Rule::Minutes));
    }
    if day.items.iter().filter(high).count() > high_lifts_a_session(week.ahead) {
        found.push(Finding::new(day.date, Rule::AxialDays));
    }
}

/// Axial days beside axial days, and what comes the day after one (T52, T53), across the edges of the week.
fn neighbours(week: &Week, plan: &WeekPlan, found: &mut Vec<Finding>) {
    let body_mass = week.programme.body_mass;
    let top = |day: &DayPlan| day.items.iter().map(|item| class_of(item, body_mass)).max();
    let logged = |date: NaiveDate| {
        let on = week.past.sessions.iter().filter(move |session| session.date == date);
        on.filter_map(|session| session.top).max()
    };
    let class = |date: NaiveDate| {
        let planned = plan.days.iter().find(|day| day.date == date).and_then(top);
        planned.max(logged(date))
    };
    for day in plan.days.iter().filter(|day| day.state == DayState::Planned) {
        let before = day.date - Days::new(1);
        let (Some(today), Some(AxialClass::High)) = (top(day), class(before)) else { continue };
        let low_enough = week.ahead == Phase::Perform && week.room.ratio_is_low;
        let rule = match today {
            AxialClass::High => Rule::AxialNeighbours,
            AxialClass::Moderate if !low_enough => Rule::DayAfter,
            _ => continue,
        };
        found.push(Finding { other: Some(before), ..Finding::new(day.date, rule) });
    }
}
