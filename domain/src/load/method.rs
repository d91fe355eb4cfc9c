//! Every method on every day of a ledger, in one pass over its days: for the page that compares them.

use super::series::Series;
use super::{Acwr, Ewma, Ledger, Ledgers, Monotony, Trend, Windows, Zone, week_to_week};
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
    let mut trend = Trend::default();
    let mut ewma: Option<Ewma> = None;
    let days = (0..series.len()).filter_map(|index| {
        let history = series.up_to(index);
        let loads = history.loads();
        let load = ledger.amount(loads.last().copied()? as f64);
        trend = trend.next(load);
        let means = ewma.map_or(Ewma::first(load), |ewma| ewma.next(load));
        ewma = Some(means);
        let date = series.date(index);
        if date < from {
            return None;
        }
        let coupled = history.acwr();
        let comparable = matches!(coupled, Acwr::Ratio { .. });
        let windows = Windows::ending(loads);
        let known = |days| history.gap_days(days) == 0;
        Some(MethodDay {
            date,
            coupled,
            uncoupled: windows.filter(|_| comparable).and_then(|windows| windows.uncoupled_ratio()),
            ewma: means.ratio().zip(means.zone()).filter(|_| comparable),
            ewma_starting: index < usize::from(Ewma::START_UP_DAYS),
            difference: windows.filter(|_| known(28)).map(|windows| ledger.amount(windows.difference())),
            week_to_week: week_to_week(loads).filter(|_| known(14)),
            monotony: Monotony::ending(loads).filter(|_| known(7)).map(|week| week.in_units_of(ledger)),
            trend,
        })
    });
    days.collect()
}
