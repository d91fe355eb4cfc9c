//! What the screens show of a ledger: one day in full, a row of days for bars and lines, all weeks of the log.
//!
//! Everything is computed for a given day from that day and the days before it, so a past day shows what it showed then
//! (with later corrections of those days). Means and differences are in AU or kg·rep per day.

use super::ratio::{ACUTE_DAYS, Acwr, CHRONIC_DAYS};
use super::series::Series;
use super::{Ledger, Ledgers, Load};
use chrono::{Datelike, Days, NaiveDate};

/// State of the ratio of a ledger on a day, today or any day of the past.
pub fn acwr(ledgers: &Ledgers, ledger: Ledger, day: NaiveDate) -> Acwr {
    Series::look_back(ledgers, ledger, day).history().acwr()
}

/// One ledger on one day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DayReport {
    /// Load of the day; none if it is a gap.
    pub load: Option<Load>,
    /// The ratio, or why there is none.
    pub acwr: Acwr,
    /// Mean of the last 7 days, per day. None in the first 27 days and while one of the 7 is a gap.
    pub acute_mean: Option<f64>,
    /// Mean of the last 28 days, per day. None in the first 27 days and while one of the 28 is a gap.
    pub chronic_mean: Option<f64>,
    /// Acute mean less chronic mean, per day (L27).
    pub difference: Option<f64>,
    /// Change of the last 7 days against the 7 before; 0.1 is a tenth more. None before day 14, after a week without
    /// load, and while one of the 14 days is a gap (L27).
    pub week_to_week: Option<f64>,
    /// Days with heavy spinal load among the last 7 (L15).
    pub axial_days: u16,
    /// Sets of the last 28 days whose exercise this version does not know: the ledgers of mass lack them.
    pub unknown_sets: u32,
}

/// Everything that is shown of a ledger for one day.
pub fn day_report(ledgers: &Ledgers, ledger: Ledger, day: NaiveDate) -> DayReport {
    let series = Series::look_back(ledgers, ledger, day);
    let history = series.history();
    let acute_mean = history.acute_mean().map(|mean| ledger.amount(mean));
    let chronic_mean = history.chronic_mean().map(|mean| ledger.amount(mean));
    let last = |days| ledgers.days(days_before(day, days - 1), day).map(|(_, totals)| totals);
    DayReport {
        load: ledgers.day(day).load(ledger),
        acwr: history.acwr(),
        acute_mean,
        chronic_mean,
        difference: acute_mean.zip(chronic_mean).map(|(acute, chronic)| acute - chronic),
        week_to_week: history.week_to_week(),
        axial_days: last(ACUTE_DAYS).filter(|totals| totals.axial_day).count() as u16,
        unknown_sets: last(CHRONIC_DAYS).map(|totals| u32::from(totals.unknown_sets)).sum(),
    }
}

/// One day of a chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DayPoint {
    /// Which day.
    pub date: NaiveDate,
    /// Its load; none if it is a gap, which is not the same as a rest day.
    pub load: Option<Load>,
    /// Whether it was a day with heavy spinal load.
    pub axial_day: bool,
    /// As in [`DayReport`].
    pub acute_mean: Option<f64>,
    /// As in [`DayReport`].
    pub chronic_mean: Option<f64>,
}

/// Every civil day of a ledger from one date to another, oldest first. Days before the first logged one are not part of
/// the series and are left out (L2).
pub fn day_points(ledgers: &Ledgers, ledger: Ledger, from: NaiveDate, to: NaiveDate) -> Vec<DayPoint> {
    let series = Series::between(ledgers, ledger, days_before(from, CHRONIC_DAYS - 1), to);
    let points = (0..series.len()).map(|index| {
        let date = series.date(index);
        let history = series.up_to(index);
        let totals = ledgers.day(date);
        // A running session is a gap for later days, see DayTotals::running.
        let unfinished = ledger == Ledger::Session && totals.running && date < to;
        DayPoint {
            date,
            load: totals.load(ledger).filter(|_| !unfinished),
            axial_day: totals.axial_day,
            acute_mean: history.acute_mean().map(|mean| ledger.amount(mean)),
            chronic_mean: history.chronic_mean().map(|mean| ledger.amount(mean)),
        }
    });
    points.filter(|point| point.date >= from).collect()
}

/// Both ratios at the end of a week.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeekRatio {
    /// The Sunday that ends the week, or today.
    pub week_end: NaiveDate,
    /// Of the session ledger.
    pub session: Acwr,
    /// Of the axial ledger.
    pub axial: Acwr,
}

/// Both ratios today and on every Sunday before it back to the first logged day, newest first.
pub fn weekly_ratios(ledgers: &Ledgers, today: NaiveDate) -> Vec<WeekRatio> {
    let session = Series::between(ledgers, Ledger::Session, NaiveDate::MIN, today);
    let axial = Series::between(ledgers, Ledger::Axial, NaiveDate::MIN, today);
    let Some(last) = session.len().checked_sub(1) else {
        return Vec::new();
    };
    let since_sunday = match today.weekday().num_days_from_sunday() {
        0 => 7,
        days => days as usize,
    };
    let first_sunday = last.checked_sub(since_sunday);
    let sundays = std::iter::successors(first_sunday, |index| index.checked_sub(7));
    std::iter::once(last)
        .chain(sundays)
        .map(|index| WeekRatio {
            week_end: session.date(index),
            session: session.up_to(index).acwr(),
            axial: axial.up_to(index).acwr(),
        })
        .collect()
}

fn days_before(date: NaiveDate, days: usize) -> NaiveDate {
    date.checked_sub_days(Days::new(days as u64)).unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::*;
    use super::*;
    use crate::log::SessionFacts;

    fn two_months() -> Ledgers {
        let mut loads = [vec![Some(200); 49], vec![Some(300); 7]].concat();
        loads[20] = None;
        let mut log = sessions(&loads);
        log.put_set(id(900), Some(placed(id(50), DEADLIFT, set(reps(5), 100))));
        log.put_set(id(901), Some(placed(id(54), DEADLIFT, set(reps(5), 100))));
        log.put_set(id(902), Some(placed(id(28), "test_of_a_later_version", set(reps(5), 100))));
        ledgers(&log)
    }

    #[test]
    fn a_report_holds_the_means_their_difference_and_the_change_of_the_week() {
        let report = day_report(&two_months(), Ledger::Session, day(55));
        assert_eq!(report.load, Some(Load::Session(super::super::Au(300))));
        assert_eq!((report.acute_mean, report.chronic_mean), (Some(300.0), Some(225.0)));
        assert_eq!((report.difference, report.week_to_week), (Some(75.0), Some(0.5)));
        assert_eq!((report.axial_days, report.unknown_sets), (2, 1));
        assert!(matches!(report.acwr, Acwr::Ratio { .. }));
    }

    #[test]
    fn what_a_gap_touches_is_not_known() {
        let ledgers = two_months();
        let on = |number| day_report(&ledgers, Ledger::Session, day(number));
        assert_eq!((on(20).load, on(20).acute_mean, on(20).week_to_week), (None, None, None));
        assert_eq!((on(30).acute_mean, on(30).chronic_mean), (Some(200.0), None));
        assert_eq!((on(30).difference, on(30).week_to_week), (None, None));
        assert_eq!(on(34).week_to_week, Some(0.0));
        let axial = day_report(&ledgers, Ledger::Axial, day(30));
        assert_eq!((axial.load.map(Load::whole), axial.chronic_mean), (Some(0), Some(0.0)));
    }

    #[test]
    fn means_of_mass_are_in_kilograms_times_repetitions() {
        let report = day_report(&two_months(), Ledger::Axial, day(55));
        assert_eq!(report.acute_mean, Some(1_000.0 / 7.0));
        let report = day_report(&two_months(), Ledger::Volume, day(55));
        assert_eq!(report.acute_mean, Some(1_000.0 / 7.0));
    }

    #[test]
    fn points_cover_every_day_of_the_series_and_no_other() {
        let ledgers = two_months();
        let before = days_before(day(0), 10);
        let points = day_points(&ledgers, Ledger::Session, before, day(60));
        let dates: Vec<_> = points.iter().map(|point| point.date).collect();
        assert_eq!(dates, (0..=60).map(day).collect::<Vec<_>>());
        assert_eq!((points[20].load, points[60].load.map(Load::whole)), (None, Some(0)));
        assert_eq!((points[26].acute_mean, points[27].chronic_mean), (None, None));
        assert!(points[50].axial_day && !points[51].axial_day);
        assert_eq!(day_points(&ledgers, Ledger::Session, before, before), []);
        assert_eq!(day_points(&ledgers, Ledger::Session, day(9), day(3)), []);
        assert_eq!(day_points(&Ledgers::default(), Ledger::Axial, day(0), day(9)), []);
    }

    #[test]
    fn an_unfinished_session_leaves_its_sets_on_the_chart_and_its_rating_open() {
        let mut log = sessions(&[Some(200); 3]);
        log.put_session(id(9), Some(SessionFacts { running: true, ..facts(day(2), None, 0) }));
        log.put_set(id(10), Some(placed(id(9), DEADLIFT, set(reps(5), 100))));
        let ledgers = ledgers(&log);
        let load = |ledger, to| {
            let points = day_points(&ledgers, ledger, day(2), day(to));
            points[0].load.map(Load::whole)
        };
        assert_eq!((load(Ledger::Session, 2), load(Ledger::Session, 3)), (Some(200), None));
        assert_eq!((load(Ledger::Axial, 2), load(Ledger::Axial, 3)), (Some(500), Some(500)));
    }

    #[test]
    fn weeks_end_on_sundays_and_today_comes_first() {
        let ledgers = two_months();
        let ends =
            |today| -> Vec<_> { weekly_ratios(&ledgers, today).iter().map(|week| week.week_end).collect() };
        // Day 0 is a Monday, so days 6 and 13 are Sundays.
        assert_eq!(ends(day(15)), [day(15), day(13), day(6)]);
        assert_eq!(ends(day(13)), [day(13), day(6)]);
        assert_eq!(ends(day(0)), [day(0)]);
        assert_eq!(ends(days_before(day(0), 1)), []);
        assert_eq!(weekly_ratios(&Ledgers::default(), day(0)), []);
    }
}
