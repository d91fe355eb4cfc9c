//! Monotony and strain of a week (Foster 1998): how alike its days were.
//!
//! A trend against the person's own history, without a fixed alarm: whoever trains five days a week or fewer can never
//! reach the "2" that is often quoted (L64).

use super::ratio::ACUTE_DAYS;

/// Seven daily loads, rest days included, and how alike they were. Means and strain are in the unit of the loads.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Monotony {
    /// Mean of a day.
    pub mean: f64,
    /// Standard deviation of the days with n - 1 = 6 below (choice; dividing by 7 gives monotonies 1.0801 times as high).
    pub deviation: f64,
    /// Sum of the week.
    pub week: f64,
    /// Mean over deviation; none for a week of equal days, whose monotony no number tells.
    pub monotony: Option<f64>,
    /// Sum × monotony; none likewise.
    pub strain: Option<f64>,
}

impl Monotony {
    /// Of the last seven of these daily loads; none if there are fewer.
    pub fn ending(loads: &[i64]) -> Option<Self> {
        Self::in_amounts(loads, |units| units)
    }

    /// The same with every number but the monotony as an amount, which is a share of what the loads are given in.
    ///
    /// Whether all days are equal is decided by integers: 7 ∑x² - (∑x)² is 0 then and only then.
    pub(super) fn in_amounts(loads: &[i64], amount: impl Fn(f64) -> f64) -> Option<Self> {
        let days = loads.last_chunk::<ACUTE_DAYS>()?;
        let week: i64 = days.iter().sum();
        let squares: i128 = days.iter().map(|&load| i128::from(load).pow(2)).sum();
        let spread = 7 * squares - i128::from(week).pow(2);
        let mean = week as f64 / 7.0;
        let deviation = (spread as f64 / 42.0).sqrt();
        let monotony = (spread > 0).then(|| mean / deviation);
        let week = amount(week as f64);
        let strain = monotony.map(|monotony| week * monotony);
        Some(Self { mean: amount(mean), deviation: amount(deviation), week, monotony, strain })
    }
}

/// The highest monotony that a week with this many training days (1 to 6) can have; none for other numbers of days.
pub fn highest_monotony(training_days: u8) -> Option<f64> {
    let days = f64::from(training_days);
    (1..=6).contains(&training_days).then(|| (6.0 * days / (7.0 * (7.0 - days))).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_as_worked_in_the_specification() {
        let rounded = |value: f64| (value * 10_000.0).round() / 10_000.0;
        let week = Monotony::ending(&[400, 0, 300, 0, 500, 0, 0]).unwrap();
        assert_eq!((rounded(week.mean), rounded(week.deviation)), (171.4286, 221.467));
        assert_eq!(week.monotony.map(rounded), Some(0.7741));
        assert_eq!(week.strain.map(|strain| (strain * 100.0).round()), Some(92_887.0));
        let week = Monotony::ending(&[300, 200, 0, 300, 200, 400, 0]).unwrap();
        assert_eq!(week.monotony.map(rounded), Some(1.3093));
        assert_eq!(week.strain.map(|strain| (strain * 100.0).round()), Some(183_303.0));
    }

    #[test]
    fn equal_days_have_no_monotony() {
        for load in [0, 1, 100, super::super::MAX_DAY] {
            let week = Monotony::ending(&[load; 7]).unwrap();
            assert_eq!((week.deviation, week.monotony, week.strain), (0.0, None, None), "{load}");
        }
        assert_eq!(Monotony::ending(&[100; 6]), None);
    }

    #[test]
    fn training_days_of_equal_load_reach_the_bound() {
        for days in 1..=6_u8 {
            let mut loads = [0; 7];
            loads[..usize::from(days)].fill(300);
            let monotony = Monotony::ending(&loads).unwrap().monotony.unwrap();
            assert!((monotony - highest_monotony(days).unwrap()).abs() < 1e-12, "{days}");
        }
        assert_eq!((highest_monotony(0), highest_monotony(7)), (None, None));
    }
}
