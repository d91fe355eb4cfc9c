//! Every method on every day of a ledger, in one pass over its days: for the page that compares them.

use super::series::Series;
use super::{Acwr, Ewma, Ledger, Ledgers, Monotony, Trend, Zone};
use chrono::NaiveDate;

/// One day by every method. Means, differences and trends are in AU or kg·rep, days with a gap count in the long ones as
/// what is known of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MethodDay {
    /// Which day.
    pub date: NaiveDate,
    /// The coupled ratio, or why there is none. Where there is none, the other forms have none either.
    pub coupled: Acwr,
    /// The uncoupled ratio 7:21. Its zone is the coupled one.
    pub uncoupled: Option<f64>,
    /// The weighted ratio with its own zone.
    pub ewma: Option<(f64, Zone)>,
    /// Whether the display has to say that the first load still counts in the weighted ratio.
    pub ewma_starting: bool,
    /// Acute mean less chronic mean, per day.
    pub difference: Option<f64>,
    /// Change of the last 7 days against the 7 before.
    pub week_to_week: Option<f64>,
    /// How alike the last seven days were; none while one of them is a gap.
    pub monotony: Option<Monotony>,
    /// The long view.
    pub trend: Trend,
}

/// Every civil day of a ledger from one date to another, oldest first, by every method. Costs the work of all days from
/// the first logged one, since the weighted forms remember them.
pub fn method_days(ledgers: &Ledgers, ledger: Ledger, from: NaiveDate, to: NaiveDate) -> Vec<MethodDay> {
    let series = Series::between(ledgers, ledger, NaiveDate::MIN, to);
    let mut days = Vec::with_capacity(series.len());
    let (mut trend, mut ewma) = (Trend::default(), None);
    for (index, date) in series.dates().enumerate() {
        let history = series.up_to(index);
        let load = ledger.amount(history.loads().last().copied().unwrap_or(0) as f64);
        let means = ewma.map_or(Ewma::first(load), |ewma: Ewma| ewma.next(load));
        ewma = Some(means);
        trend = trend.next(load);
        if date < from {
            continue;
        }
        let coupled = history.acwr();
        let comparable = matches!(coupled, Acwr::Ratio { .. });
        let windows = history.windows();
        let known = |days| history.gap_days(days) == 0;
        let week = if known(7) { history.loads() } else { &[] };
        days.push(MethodDay {
            date,
            coupled,
            uncoupled: windows.filter(|_| comparable).and_then(|windows| windows.uncoupled_ratio()),
            ewma: means.ratio().zip(means.zone()).filter(|_| comparable),
            ewma_starting: index < usize::from(Ewma::START_UP_DAYS),
            difference: windows.filter(|_| known(28)).map(|windows| ledger.amount(windows.difference())),
            week_to_week: history.week_to_week(),
            monotony: Monotony::in_amounts(week, |units| ledger.amount(units)),
            trend,
        });
    }
    days
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::*;
    use super::*;

    #[test]
    fn every_method_reads_a_steady_month_as_steady() {
        let log = ledgers(&sessions(&[Some(200); 45]));
        let days = method_days(&log, Ledger::Session, day(26), day(44));
        assert_eq!((days.len(), days[0].date), (19, day(26)));
        // Day 27 of the log: nothing to compare with yet.
        assert_eq!(days[0].coupled, Acwr::Building { day: 27 });
        assert_eq!((days[0].uncoupled, days[0].ewma, days[0].difference), (None, None, None));
        let last = days[18];
        assert_eq!(last.coupled, Acwr::Ratio { value: 1.0, zone: Zone::Steady });
        assert_eq!((last.uncoupled, last.ewma), (Some(1.0), Some((1.0, Zone::Steady))));
        assert_eq!((last.difference, last.week_to_week), (Some(0.0), Some(0.0)));
        assert_eq!(last.monotony.map(|week| (week.mean, week.monotony)), Some((200.0, None)));
        let starting: Vec<_> = days.iter().filter(|day| day.ewma_starting).map(|day| day.date).collect();
        assert_eq!(starting.last(), Some(&day(41)));
    }

    #[test]
    fn no_method_gives_a_ratio_where_the_coupled_one_rests() {
        let mut loads = [vec![Some(200); 40], vec![Some(0); 14], vec![Some(200); 20]].concat();
        let all = |loads: &[Option<i64>]| {
            method_days(&ledgers(&sessions(loads)), Ledger::Session, day(0), day(loads.len() as u64 - 1))
        };
        assert!(all(&loads)[54..].iter().all(|day| day.uncoupled.is_none() && day.ewma.is_none()));
        loads.truncate(40);
        loads[38] = None;
        let last = all(&loads)[39];
        assert_eq!((last.ewma, last.difference, last.week_to_week), (None, None, None));
        assert!(last.monotony.is_none());
    }

    #[test]
    fn mass_is_told_in_kilograms_times_repetitions() {
        let log = ledgers(&deadlifts(&[100; 30]));
        let last = method_days(&log, Ledger::Axial, day(29), day(29))[0];
        assert_eq!(last.monotony.map(|week| week.week), Some(700.0));
        assert!(last.trend.long > 0.0 && last.trend.short < 100.0);
    }
}
