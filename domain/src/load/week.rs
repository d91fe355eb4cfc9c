//! A plan for the rest of the week against the ratio, and how much a week may hold.

use super::cap::{enough_to_compare, session_guard};
use super::ramp::ramp;
use super::ratio::sum;
use super::series::Series;
use super::{Acwr, Ledger, Ledgers, Load, Windows, Zone};
use chrono::NaiveDate;

/// The plan of a day against what the windows still hold on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct PlannedDay {
    /// Load already done in the 7 days that end with this one.
    acute: i64,
    /// Load already done in the 28 days that end with this one.
    chronic: i64,
    /// Planned from today to this day.
    planned: i64,
    /// Planned on this day.
    load: i64,
}

/// Today and up to six days after it, with the loads planned for them (L38).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Projection(Vec<PlannedDay>);

/// An exact share of a plan. What is shown of it is rounded down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    over: i64,
    /// Above 0.
    under: i64,
    /// The day of the plan that binds, 0 for today.
    pub day: usize,
    /// Whether that day is a session above the guard, and not above the ratio.
    pub by_guard: bool,
}

impl Share {
    /// Whether the plan fits as it is.
    pub const fn fits(self) -> bool {
        self.over >= self.under
    }

    /// Percent of the plan, rounded down; none if no scaling helps on [`Share::day`], because what was done before is
    /// already above the band.
    pub fn percent(self) -> Option<i64> {
        (self.over > 0).then(|| (i128::from(self.over) * 100 / i128::from(self.under)) as i64)
    }

    /// The share as a number; negative or 0 where [`Share::percent`] is none.
    pub fn value(self) -> f64 {
        self.over as f64 / self.under as f64
    }

    fn is_below(self, other: Self) -> bool {
        i128::from(self.over) * i128::from(other.under) < i128::from(other.over) * i128::from(self.under)
    }
}

impl Projection {
    /// A plan of up to seven days (more are left out) after these daily loads up to yesterday, oldest first; none before
    /// 27 of them. What today holds already is done, the plan comes on top. All in a ledger's own units, none negative.
    pub fn new(until_yesterday: &[i64], done_today: i64, plan: &[i64]) -> Option<Self> {
        sum(until_yesterday, 0, 27)?;
        let mut planned = 0;
        let days = plan.iter().take(7).enumerate().map(|(day, &load)| {
            planned += load;
            let done = |window: usize| done_today + sum(until_yesterday, 0, window - 1 - day).unwrap_or(0);
            PlannedDay { acute: done(7), chronic: done(28), planned, load }
        });
        Some(Self(days.collect()))
    }

    /// The coupled ratio at the end of each day if this share of the plan is done; none for a month of nothing.
    pub fn ratios(&self, share: f64) -> impl Iterator<Item = Option<f64>> {
        self.0.iter().map(move |day| {
            let planned = share * day.planned as f64;
            let chronic = day.chronic as f64 + planned;
            (chronic > 0.0).then(|| 4.0 * (day.acute as f64 + planned) / chronic)
        })
    }

    /// The largest share of the whole plan with every day's ratio at most 1.3 and no session above the guard (L39). None
    /// for a plan of rest. Not for a week of a ramp or a deload: those have caps of their own.
    pub fn largest_share(&self, guard: Option<i64>) -> Option<Share> {
        let days = || self.0.iter().enumerate();
        let by_ratio = days().filter(|(_, day)| day.planned > 0).map(|(place, day)| Share {
            over: 13 * day.chronic - 40 * day.acute,
            under: 27 * day.planned,
            day: place,
            by_guard: false,
        });
        let by_guard = days().filter(|(_, day)| day.load > 0).filter_map(|(place, day)| {
            Some(Share { over: guard?, under: day.load, day: place, by_guard: true })
        });
        by_ratio.chain(by_guard).reduce(|least, share| if share.is_below(least) { share } else { least })
    }
}

/// Most that the whole next week may hold by the ratio (L40): 13/27 of the three weeks before it, rounded down. None
/// before 21 days and after three weeks of nothing.
pub fn week_by_ratio(until_yesterday: &[i64]) -> Option<i64> {
    sum(until_yesterday, 0, 21).filter(|&weeks| weeks > 0).map(|weeks| 13 * weeks / 27)
}

/// What the usual next week is measured against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeekBase {
    /// There is a ratio: a tenth more than the best week of the last four, and no more than the ratio allows.
    ///
    /// A default and no law: 10 % against about 24 % a week made no difference in novice runners (Buist 2008).
    WithRatio,
    /// There is none yet, or none now: a fifth more than the best seven days in a row of the last four weeks (choice).
    WithoutRatio,
}

/// Most that the next week is suggested to hold (L42, L43), rounded down, from the daily loads before it. None in the
/// first seven days, where the dose of the phase decides, and after four weeks of nothing.
pub fn week_suggestion(until_yesterday: &[i64], base: WeekBase) -> Option<i64> {
    let last = until_yesterday.get(until_yesterday.len().saturating_sub(28)..)?;
    let best = match base {
        WeekBase::WithRatio => last.rchunks_exact(7).map(|week| week.iter().sum()).max(),
        WeekBase::WithoutRatio => last.windows(7).map(|week| week.iter().sum::<i64>()).max(),
    };
    let best = best.filter(|&best: &i64| best > 0)?;
    Some(match base {
        WeekBase::WithRatio => {
            let tenth_more = best * 11 / 10;
            week_by_ratio(until_yesterday).map_or(tenth_more, |by_ratio| by_ratio.min(tenth_more))
        }
        WeekBase::WithoutRatio => best * 6 / 5,
    })
}

/// Most that the seven days from today are suggested to hold (L42, L43), and what that is measured against. None on the way back
/// from a layoff, where the ramp leads, and while too little was done to compare with. Not for a deload, which has its own.
pub fn week_budget(ledgers: &Ledgers, ledger: Ledger, today: NaiveDate) -> Option<(Load, WeekBase)> {
    if ramp(ledgers, ledger, today).is_some() {
        return None;
    }
    let series = Series::look_back(ledgers, ledger, today);
    let history = series.history();
    let base = match history.acwr() {
        Acwr::Ratio { .. } => WeekBase::WithRatio,
        Acwr::Returning { .. } => return None,
        _ if !enough_to_compare(ledger, history.loads()) => return None,
        _ => WeekBase::WithoutRatio,
    };
    let (_, until_yesterday) = history.loads().split_last()?;
    week_suggestion(until_yesterday, base).map(|units| (Load::of(ledger, units), base))
}

/// The largest share of a plan that fits the ratio and the session guard (L39): whole AU or kg·rep for today and up to six
/// days after it. None for a plan of rest, and where there is no ratio to hold it against. Not for a week of a ramp or a
/// deload: those have caps of their own.
pub fn plan_share(ledgers: &Ledgers, ledger: Ledger, today: NaiveDate, plan: &[u32]) -> Option<Share> {
    let series = Series::look_back(ledgers, ledger, today);
    let history = series.history();
    let Acwr::Ratio { .. } = history.acwr() else {
        return None;
    };
    let (&done, until_yesterday) = history.loads().split_last()?;
    let plan: Vec<i64> = plan.iter().map(|&load| i64::from(load) * ledger.per_whole()).collect();
    let guard = session_guard(ledgers, ledger, today, history.loads());
    Projection::new(until_yesterday, done, &plan)?.largest_share(guard)
}

/// The end of a day of a plan that is done as it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlannedRatio {
    /// The coupled ratio.
    pub value: f64,
    /// Its zone, decided by the integers.
    pub zone: Zone,
}

/// Where a plan leads, day by day: whole AU or kg·rep for today, on top of what it holds, and up to six days after it. Nothing
/// where there is no ratio to begin with, and none for a day at whose end the month is empty.
pub fn plan_ratios(
    ledgers: &Ledgers,
    ledger: Ledger,
    today: NaiveDate,
    plan: &[u32],
) -> Vec<Option<PlannedRatio>> {
    let series = Series::look_back(ledgers, ledger, today);
    let history = series.history();
    let Acwr::Ratio { .. } = history.acwr() else {
        return Vec::new();
    };
    let mut loads = history.loads().to_vec();
    let whole = |load: u32| i64::from(load) * ledger.per_whole();
    let days = plan.iter().take(7).enumerate().map(|(day, &load)| {
        match loads.last_mut() {
            Some(today) if day == 0 => *today += whole(load),
            _ => loads.push(whole(load)),
        }
        let windows = Windows::ending(&loads)?;
        Some(PlannedRatio { value: windows.ratio()?, zone: windows.zone()? })
    });
    days.collect()
}

/// Whether a week of this load is a jump: more than 30 % above the best of the last four weeks before it (L42).
pub fn is_jump(week: i64, until_yesterday: &[i64]) -> bool {
    let last = until_yesterday.get(until_yesterday.len().saturating_sub(28)..).unwrap_or_default();
    let best: i64 = last.rchunks_exact(7).map(|week| week.iter().sum()).max().unwrap_or(0);
    best > 0 && 10 * week > 13 * best
}

/// Most that the next week may hold after two lighter weeks that were no deloads (L44): a fifth more than the larger of
/// the two, until 90 % of the mean of the four weeks before them is reached. Missed load is never caught up. None once it
/// is reached.
///
/// `weeks` are the sums of full weeks, oldest first: four, then the lighter ones and what followed them.
pub fn week_after_lighter_ones(weeks: &[i64]) -> Option<i64> {
    let (before, since) = weeks.split_first_chunk::<4>()?;
    let usual: i64 = before.iter().sum();
    let last = *since.iter().rev().take(2).max().filter(|_| since.len() >= 2)?;
    (40 * last < 9 * usual).then(|| last * 6 / 5)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_week_may_hold_a_tenth_more_than_the_best_of_four() {
        let weeks = |loads: [i64; 4]| loads.map(|load| [load; 7]).concat();
        assert_eq!(week_suggestion(&weeks([100, 100, 100, 50]), WeekBase::WithRatio), Some(770));
        assert_eq!(week_suggestion(&weeks([0, 0, 0, 100]), WeekBase::WithRatio), Some(337));
        assert_eq!(week_suggestion(&weeks([0; 4]), WeekBase::WithRatio), None);
        assert!(is_jump(911, &weeks([100, 100, 100, 50])) && !is_jump(910, &weeks([100, 100, 100, 50])));
    }

    #[test]
    fn a_plan_is_followed_to_the_end_of_each_of_its_days() {
        use super::super::fixtures::*;
        let log = ledgers(&sessions(&[Some(200); 56]));
        let ratios = |plan: &[u32]| plan_ratios(&log, Ledger::Session, day(55), plan);
        // Today is done already: what is planned comes on top.
        let same = ratios(&[0, 200, 200]);
        assert_eq!(same, [Some(PlannedRatio { value: 1.0, zone: Zone::Steady }); 3]);
        let zones: Vec<_> = ratios(&[800, 800, 800]).iter().map(|day| day.map(|day| day.zone)).collect();
        assert_eq!(zones, [Some(Zone::Rising), Some(Zone::Spike), Some(Zone::Spike)]);
        // It agrees with the share: up to it all days end within the band.
        let share = plan_share(&log, Ledger::Session, day(55), &[0, 700, 700]).unwrap();
        assert!(!share.fits() && ratios(&[0, 700, 700])[2].is_some_and(|day| day.value > 1.3));
        assert_eq!(ratios(&[0; 9]).len(), 7);
        assert!(
            plan_ratios(&ledgers(&sessions(&[Some(200); 9])), Ledger::Session, day(8), &[100]).is_empty()
        );
    }

    #[test]
    fn without_a_ratio_the_best_seven_days_in_a_row_count() {
        assert_eq!(week_suggestion(&[100; 6], WeekBase::WithoutRatio), None);
        assert_eq!(week_suggestion(&[0, 0, 200, 0, 0, 100, 0, 0, 200], WeekBase::WithoutRatio), Some(600));
    }

    #[test]
    fn after_two_lighter_weeks_a_fifth_more_is_added_until_nine_tenths_of_the_usual() {
        let usual = [1_000; 4];
        let next = |since: &[i64]| week_after_lighter_ones(&[&usual[..], since].concat());
        assert_eq!(next(&[500]), None);
        assert_eq!(next(&[500, 400]), Some(600));
        assert_eq!(next(&[500, 400, 600]), Some(720));
        assert_eq!(next(&[500, 400, 899]), Some(1_078));
        assert_eq!(next(&[500, 400, 900]), None);
    }

    #[test]
    fn a_plan_is_held_against_the_log() {
        use super::super::fixtures::*;
        // Mondays 400, Wednesdays 300, Fridays 500 for eight weeks.
        let weeks = [400, 0, 300, 0, 500, 0, 0].map(Some).repeat(8);
        let (ledgers, today) = (ledgers(&sessions(&weeks)), day(56));
        let share = |plan: &[u32]| plan_share(&ledgers, Ledger::Session, today, plan);
        // Monday to Sunday again: 1.4444 by the ratio, 1.1 by the guard of 550.
        let again = share(&[400, 0, 300, 0, 500, 0, 0]).unwrap();
        assert_eq!((again.percent(), again.day, again.fits()), (Some(110), 4, true));
        let half_more = share(&[600, 0, 450, 0, 750, 0, 0]).unwrap();
        assert_eq!((half_more.percent(), half_more.fits()), (Some(73), false));
        assert_eq!(share(&[0; 7]), None);
        let budget = |day| week_budget(&ledgers, Ledger::Session, day).map(|(load, _)| load.whole());
        assert_eq!(budget(today), Some(1_320));
        assert_eq!((budget(day(13)), budget(day(75)), budget(day(3))), (Some(1_440), None, None));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn invariant_9_the_share_keeps_every_bound_and_a_hundredth_more_breaks_one(
            history in prop::collection::vec(0..=600_i64, 27),
            plan in prop::collection::vec(0..=900_i64, 1..8),
            guard in prop::option::of(1..=700_i64),
        ) {
            let projection = Projection::new(&history, 0, &plan).unwrap();
            let Some(share) = projection.largest_share(guard) else {
                prop_assert!(plan.iter().all(|&load| load == 0));
                return Ok(());
            };
            prop_assume!(share.percent().is_some());
            let keeps = |factor: f64| {
                let bound = |value: f64, most: f64| value <= most * (1.0 + 1e-12);
                // A day before the first planned one is as it is, and no share changes it.
                let ratios = projection.ratios(factor).zip(&projection.0);
                ratios.filter(|(_, day)| day.planned > 0).all(|(ratio, _)| ratio.is_none_or(|ratio| bound(ratio, 1.3)))
                    && guard.is_none_or(|guard| plan.iter().all(|&load| bound(factor * load as f64, guard as f64)))
            };
            prop_assert!(keeps(share.value()));
            prop_assert!(!keeps(1.01 * share.value()));
        }

        #[test]
        fn invariant_1_doubling_history_and_plan_changes_no_share(
            history in prop::collection::vec(0..=600_i64, 27),
            plan in prop::collection::vec(0..=900_i64, 1..8),
        ) {
            let twice = |loads: &[i64]| loads.iter().map(|load| 2 * load).collect::<Vec<_>>();
            let once = Projection::new(&history, 0, &plan).unwrap().largest_share(None);
            let doubled = Projection::new(&twice(&history), 0, &twice(&plan)).unwrap().largest_share(None);
            prop_assert_eq!(once.map(|share| (share.value(), share.percent(), share.day)),
                doubled.map(|share| (share.value(), share.percent(), share.day)));
        }
    }
}
