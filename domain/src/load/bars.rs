//! Days gathered for a chart: a bar for each day, each seven, each four weeks.

use super::{DayPoint, Load};
use chrono::NaiveDate;

/// One bar of a chart. Loads and means are in AU or kg·rep per day, however many days it stands for: one axis serves all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
    /// Mean load of its days as far as it is known; none if all of them are gaps.
    pub mean: Option<f64>,
    /// Days whose load is not known.
    pub gap_days: u16,
    /// Days with heavy spinal load.
    pub axial_days: u16,
    /// Mean of 7 days on its last day, as in [`DayPoint`].
    pub acute_mean: Option<f64>,
    /// Mean of 28 days on its last day.
    pub chronic_mean: Option<f64>,
}

/// The bars of consecutive days, oldest first, each of `days` (at least 1) days. The last one ends with the last day, so the
/// first one may have fewer.
pub fn bars(points: &[DayPoint], days: usize) -> Vec<Bar> {
    let mut bars: Vec<_> = points.rchunks(days.max(1)).filter_map(bar).collect();
    bars.reverse();
    bars
}

fn bar(points: &[DayPoint]) -> Option<Bar> {
    let (first, last) = (points.first()?, points.last()?);
    let known = || points.iter().filter_map(|point| point.load).map(Load::amount);
    let count = known().count();
    Some(Bar {
        from: first.date,
        to: last.date,
        mean: (count > 0).then(|| known().sum::<f64>() / count as f64),
        gap_days: (points.len() - count) as u16,
        axial_days: points.iter().filter(|point| point.axial_day).count() as u16,
        acute_mean: last.acute_mean,
        chronic_mean: last.chronic_mean,
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::*;
    use super::super::{Ledger, day_points};
    use super::*;

    #[test]
    fn a_bar_of_a_day_is_that_day_and_one_of_a_week_its_mean() {
        let loads: Vec<_> = (0..30).map(|day| (day != 25).then_some(10 * (day % 7))).collect();
        let points = day_points(&ledgers(&sessions(&loads)), Ledger::Session, day(0), day(29));
        let daily = bars(&points, 1);
        assert_eq!(daily.len(), 30);
        assert_eq!((daily[5].from, daily[5].to, daily[5].mean), (day(5), day(5), Some(50.0)));
        assert_eq!((daily[25].mean, daily[25].gap_days), (None, 1));

        let weekly = bars(&points, 7);
        assert_eq!(weekly.len(), 5);
        // Two days are left for the first one.
        assert_eq!((weekly[0].from, weekly[0].to, weekly[0].mean), (day(0), day(1), Some(5.0)));
        assert_eq!((weekly[1].from, weekly[1].to, weekly[1].mean), (day(2), day(8), Some(30.0)));
        // The gap is not counted as rest.
        assert_eq!((weekly[4].to, weekly[4].gap_days, weekly[4].mean), (day(29), 1, Some(170.0 / 6.0)));
    }

    #[test]
    fn no_days_make_no_bar() {
        assert_eq!(bars(&[], 7), []);
        assert_eq!(bars(&[], 0), []);
    }
}
