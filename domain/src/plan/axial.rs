//! Which days of a week may hold heavy spinal load: never two in a row, and the day after one stays low (T51 to T54; choice).

use super::HeldBy;
use crate::catalog::{AxialClass, Phase};
use chrono::{Days, NaiveDate};

/// Most axial days and most days of class moderate that a phase holds in a week of this many training days (T51).
pub(super) const fn most_days(phase: Phase, days: u32) -> (u32, u32) {
    let half = days.div_ceil(2);
    match phase {
        Phase::CalmDown => (0, 0),
        Phase::Rebuild => (0, 2),
        Phase::Return => (if half < 2 { half } else { 2 }, 3),
        Phase::Perform => (if half < 3 { half } else { 3 }, 4),
    }
}

/// Most high lifts of one session (T51).
pub(super) const fn high_lifts_a_session(phase: Phase) -> usize {
    match phase {
        Phase::CalmDown | Phase::Rebuild => 0,
        Phase::Return => 1,
        Phase::Perform => 2,
    }
}

/// Most axial days of any seven in a row (T51).
const MOST_OF_SEVEN: usize = 3;

/// What the rules of a week ask for.
pub(super) struct AxialRules<'a> {
    /// The phase.
    pub(super) phase: Phase,
    /// Training days of the whole week.
    pub(super) days: u32,
    /// Most axial days in a ramp (L48).
    pub(super) ramp: Option<u32>,
    /// Whether the ratio of the spinal ledger is at most 1.1 (T53).
    pub(super) ratio_is_low: bool,
    /// Axial days that were done or are fixed, within a week of this one.
    pub(super) high: &'a [NaiveDate],
    /// Days of this week whose heaviest class was moderate.
    pub(super) moderate: &'a [NaiveDate],
    /// The day before the week, if its heaviest class was moderate.
    pub(super) eve: Option<NaiveDate>,
    /// The first day of the week.
    pub(super) week: NaiveDate,
}

/// What a day may hold, and what keeps it from more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Allotted {
    pub(super) top: AxialClass,
    pub(super) held_by: Option<HeldBy>,
}

fn next(date: NaiveDate) -> NaiveDate {
    date + Days::new(1)
}

fn beside(one: NaiveDate, other: NaiveDate) -> bool {
    (one - other).num_days().abs() == 1
}

/// Whether one of these new axial days touches another axial day, or makes it more than three of seven days in a row (T51,
/// T52). What was done before them may be what it is: it keeps no later day from being one.
fn breaks_a_rule(new: &[NaiveDate], all: &[NaiveDate]) -> bool {
    let touches = |&one: &NaiveDate| all.iter().any(|&other| beside(one, other));
    let crowds = |&one: &NaiveDate| {
        let seven =
            |first: NaiveDate| all.iter().filter(move |&&day| (0..7).contains(&(day - first).num_days()));
        all.iter()
            .any(|&first| (0..7).contains(&(one - first).num_days()) && seven(first).count() > MOST_OF_SEVEN)
    };
    new.iter().any(|day| touches(day) || crowds(day))
}

/// The heaviest class of each of these dates, which are in order: as many axial days as the rules leave, as far apart as they
/// can be, the earlier the better.
pub(super) fn allot(dates: &[NaiveDate], rules: &AxialRules) -> Vec<Allotted> {
    let (most_high, most_moderate) = most_days(rules.phase, rules.days);
    let in_week = |date: &&NaiveDate| (0..7).contains(&(**date - rules.week).num_days());
    let done = rules.high.iter().filter(in_week).count() as u32;
    let left = rules.ramp.map_or(most_high, |ramp| ramp.min(most_high)).saturating_sub(done);
    let high = best_days(dates, left, rules.high);
    let mut moderate = rules.moderate.to_vec();
    let mut allotted = Vec::with_capacity(dates.len());
    for &date in dates {
        let axial = |day: NaiveDate| high.contains(&day) || rules.high.contains(&day);
        let neighbour = rules.high.iter().chain(&high).find(|&&day| beside(day, date)).copied();
        let after = neighbour.filter(|&day| next(day) == date);
        let told = |count: bool| match neighbour {
            Some(day) => Some(HeldBy::Neighbour(day)),
            None if count && rules.ramp.is_some_and(|ramp| ramp < most_high) => Some(HeldBy::Ramp),
            None => Some(HeldBy::Count),
        };
        let in_a_row =
            rules.phase == Phase::Rebuild && moderate.iter().chain(&rules.eve).any(|&day| beside(day, date));
        let day_after = after.is_some() && !(rules.phase == Phase::Perform && rules.ratio_is_low);
        let found = if axial(date) {
            Allotted { top: AxialClass::High, held_by: None }
        } else if (moderate.len() as u32) < most_moderate && !in_a_row && !day_after {
            moderate.push(date);
            Allotted { top: AxialClass::Moderate, held_by: told(true) }
        } else {
            Allotted { top: AxialClass::Low, held_by: told(true) }
        };
        allotted.push(found);
    }
    allotted
}

/// The best choice of axial days among these: most of them, then the widest apart, then the earliest. A week has six at most.
fn best_days(dates: &[NaiveDate], most: u32, before: &[NaiveDate]) -> Vec<NaiveDate> {
    let mut best = (0, 0, Vec::new());
    for mask in 0_u32..1 << dates.len().min(7) {
        if mask.count_ones() > most {
            continue;
        }
        let chosen: Vec<_> =
            (0..dates.len()).filter(|&place| mask >> place & 1 == 1).map(|place| dates[place]).collect();
        let mut all = before.to_vec();
        all.extend(&chosen);
        if breaks_a_rule(&chosen, &all) {
            continue;
        }
        let gaps = chosen.iter().flat_map(|&day| {
            all.iter().filter(move |&&other| other < day).map(move |&other| (day - other).num_days())
        });
        // Beyond three days apart there is nothing to gain; then the earlier days win.
        let gap = gaps.min().unwrap_or(7).min(3);
        if (chosen.len(), gap) > (best.0, best.1) {
            best = (chosen.len(), gap, chosen);
        }
    }
    best.2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: u64) -> NaiveDate {
        // A Monday.
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap() + Days::new(number)
    }

    fn rules(phase: Phase, days: u32, high: &[NaiveDate]) -> AxialRules<'_> {
        AxialRules {
            phase,
            days,
            ramp: None,
            ratio_is_low: false,
            high,
            moderate: &[],
            eve: None,
            week: day(0),
        }
    }

    fn tops(phase: Phase, dates: &[u64], high: &[u64]) -> String {
        let high: Vec<_> = high.iter().map(|&number| day(number)).collect();
        let dates: Vec<_> = dates.iter().map(|&number| day(number)).collect();
        let allotted = allot(&dates, &rules(phase, dates.len() as u32, &high));
        let letter = |day: &Allotted| match day.top {
            AxialClass::None => 'n',
            AxialClass::Low => 'l',
            AxialClass::Moderate => 'm',
            AxialClass::High => 'H',
        };
        allotted.iter().map(letter).collect()
    }

    #[test]
    fn example_a_four_days_hold_two_axial_ones_that_do_not_touch() {
        assert_eq!(tops(Phase::Perform, &[0, 1, 3, 5], &[]), "HlHm");
    }

    #[test]
    fn example_b_six_days_hold_three_and_the_days_after_stay_low() {
        assert_eq!(tops(Phase::Perform, &[0, 1, 2, 3, 4, 5], &[]), "HlHlHl");
    }

    #[test]
    fn example_f_after_an_axial_sunday_monday_is_none() {
        let high: Vec<_> = vec![day(0) - Days::new(1)];
        let dates = [day(0), day(2), day(4)];
        let allotted = allot(&dates, &rules(Phase::Perform, 3, &high));
        assert_eq!(allotted[0].top, AxialClass::Low);
        assert_eq!(allotted[0].held_by, Some(HeldBy::Neighbour(high[0])));
    }

    #[test]
    fn three_days_put_the_two_axial_ones_at_the_ends() {
        assert_eq!(tops(Phase::Perform, &[0, 2, 4], &[]), "HmH");
        assert_eq!(tops(Phase::Return, &[0, 2, 4], &[]), "HmH");
    }

    #[test]
    fn calmer_phases_have_no_axial_day_and_rebuild_no_two_moderate_ones_in_a_row() {
        assert_eq!(tops(Phase::CalmDown, &[0, 2, 4], &[]), "lll");
        assert_eq!(tops(Phase::Rebuild, &[0, 1, 2, 4], &[]), "mlml");
    }

    #[test]
    fn two_axial_days_in_a_row_that_were_done_keep_no_later_day_from_being_one() {
        let high = [day(0) - Days::new(6), day(0) - Days::new(5)];
        let rules = rules(Phase::Perform, 3, &high);
        let allotted = allot(&[day(0), day(2), day(4)], &rules);
        assert_eq!(allotted.iter().filter(|day| day.top == AxialClass::High).count(), 2);
    }

    #[test]
    fn what_was_done_this_week_counts() {
        assert_eq!(tops(Phase::Return, &[4, 6], &[0, 2]), "mm");
        assert_eq!(tops(Phase::Perform, &[1, 3, 5], &[0]), "lHm");
    }
}
