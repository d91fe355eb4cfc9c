//! How much a day may hold before the ratio leaves `Steady`: the coupled ratio solved for today's load.
//!
//! In words: the 7-day budget is 13/9 = 1.44 times the average of the three weeks before.

use super::ratio::sum;
use super::series::Series;
use super::{Ledger, Ledgers, Load};
use chrono::NaiveDate;

/// What the windows of today hold before today's training, in a ledger's own units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Before {
    /// Sum of the six days before today.
    six: i64,
    /// Sum of the 27 days before today.
    month: i64,
}

impl Before {
    /// From the daily loads up to yesterday, oldest first; none before 27 of them.
    pub fn today(until_yesterday: &[i64]) -> Option<Self> {
        Some(Self { six: sum(until_yesterday, 0, 6)?, month: sum(until_yesterday, 0, 27)? })
    }

    /// From the log, on a day.
    pub fn day(ledgers: &Ledgers, ledger: Ledger, day: NaiveDate) -> Option<Self> {
        let series = Series::look_back(ledgers, ledger, day);
        let (_, before) = series.history().loads().split_last()?;
        Self::today(before)
    }

    /// What it holds of a ledger: six days, and 27.
    pub const fn loads(self, ledger: Ledger) -> [Load; 2] {
        [Load::of(ledger, self.six), Load::of(ledger, self.month)]
    }

    /// Sum of the three full weeks before the last six days.
    const fn three_weeks(self) -> i64 {
        self.month - self.six
    }

    /// The largest load of the whole day with a coupled ratio of at most 1.3 (L29), rounded down; below 0 if even a rest
    /// day ends above it. None if the three weeks before hold nothing: then any load at all reads 4.
    pub fn room(self) -> Option<i64> {
        (self.three_weeks() > 0).then(|| (13 * self.month - 40 * self.six).div_euclid(27))
    }

    /// The same as a load of a ledger; 0 where even rest ends above it.
    pub fn room_of(self, ledger: Ledger) -> Option<Load> {
        self.room().map(|room| Load::of(ledger, room.max(0)))
    }

    /// The same for any coupled ratio below 4, not rounded. For the page about the method and its charts.
    pub fn coupled_load_for(self, ratio: f64) -> Option<f64> {
        let load = (ratio * self.month as f64 - 4.0 * self.six as f64) / (4.0 - ratio);
        (self.three_weeks() > 0).then_some(load)
    }

    /// The same for an uncoupled ratio. At 13/9 it is the number of the coupled form at 1.3 (L30).
    pub fn uncoupled_load_for(self, ratio: f64) -> Option<f64> {
        let load = ratio * self.three_weeks() as f64 / 3.0 - self.six as f64;
        (self.three_weeks() > 0).then_some(load)
    }

    /// The coupled ratio at the end of a day with this load; none if the month holds nothing.
    pub fn ratio_with(self, load: i64) -> Option<f64> {
        let month = self.month + load;
        (month > 0).then(|| (4 * (self.six + load)) as f64 / month as f64)
    }

    /// The same uncoupled; none if the three weeks before hold nothing.
    pub fn uncoupled_ratio_with(self, load: i64) -> Option<f64> {
        let before = self.three_weeks();
        (before > 0).then(|| (3 * (self.six + load)) as f64 / before as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_month_that_holds_only_this_week_bounds_nothing() {
        let mut loads = [0; 27];
        loads[21] = 150;
        let before = Before::today(&loads).unwrap();
        assert_eq!(
            (before.room(), before.ratio_with(0), before.ratio_with(900)),
            (None, Some(4.0), Some(4.0))
        );
        assert_eq!(Before::today(&loads[1..]), None);
    }

    fn before() -> impl Strategy<Value = Before> {
        (0..=40_000_i64, 0..=120_000_i64).prop_map(|(six, rest)| Before { six, month: six + rest })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn invariant_4_the_room_is_the_largest_load_within_the_band(before in before()) {
            let Some(x) = before.room() else {
                prop_assert_eq!(before.three_weeks(), 0);
                return Ok(());
            };
            let within = |x: i64| 40 * (before.six + x) <= 13 * (before.month + x);
            prop_assert!(within(x) && !within(x + 1));
            prop_assert_eq!(x, (13 * before.three_weeks()).div_euclid(27) - before.six);
        }

        #[test]
        fn invariant_5_more_today_never_lowers_the_ratio(before in before(), x in 0..=50_000_i64, more in 1..=50_000_i64) {
            let (less, more) = (before.ratio_with(x), before.ratio_with(x + more));
            prop_assert!(less <= more);
            if less.is_some() {
                prop_assert_eq!(less < more, before.three_weeks() > 0);
            }
        }

        #[test]
        fn invariant_6_less_in_the_three_weeks_before_never_raises_the_room(
            loads in prop::collection::vec(0..=900_i64, 27),
            day in 0..21_usize,
            less in 0..=900_i64,
        ) {
            let room = |loads: &[i64]| Before::today(loads).and_then(Before::room).unwrap_or(i64::MIN);
            let mut lower = loads.clone();
            lower[day] = lower[day].saturating_sub(less).max(0);
            prop_assert!(room(&lower) <= room(&loads));
        }
    }
}
