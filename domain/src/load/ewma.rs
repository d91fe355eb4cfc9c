//! Exponentially weighted means 7:28 (Williams 2017): recent days weigh more, and no day ever drops out at once.
//!
//! They are shown where a person chose them, and never bound a session: days after a layoff they give a confident number
//! from almost no data (L30).

use super::Zone;

/// λ = 2 / (N + 1) for N = 7.
const ACUTE_WEIGHT: f64 = 1.0 / 4.0;
/// λ = 2 / (N + 1) for N = 28.
const CHRONIC_WEIGHT: f64 = 2.0 / 29.0;
/// What the ratio tends to when everything was done today; rounding never leads above it.
const MAX_RATIO: f64 = 3.625;

/// Both means of a day, in the unit of the loads they were made from.
///
/// The publication does not fix how to start. Here both begin with the load of the first logged day, which still weighs
/// 13.5 % of the chronic mean on day 28 and 5 % on day 42 (L19, choice).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ewma {
    /// Mean that forgets within a week.
    pub acute: f64,
    /// Mean that forgets within a month.
    pub chronic: f64,
}

impl Ewma {
    /// The last day on which the display has to say that the first load still counts.
    pub const START_UP_DAYS: u16 = 42;

    /// On the first logged day.
    pub const fn first(load: f64) -> Self {
        Self { acute: load, chronic: load }
    }

    /// One day later.
    #[must_use]
    pub fn next(self, load: f64) -> Self {
        let towards = |mean: f64, weight: f64| weight * load + (1.0 - weight) * mean;
        Self { acute: towards(self.acute, ACUTE_WEIGHT), chronic: towards(self.chronic, CHRONIC_WEIGHT) }
    }

    /// On the last of these daily loads, oldest first; none without any.
    pub fn over(loads: &[i64]) -> Option<Self> {
        let (&first, rest) = loads.split_first()?;
        Some(rest.iter().fold(Self::first(first as f64), |ewma, &load| ewma.next(load as f64)))
    }

    /// Acute over chronic, 0 to 3.625; none while nothing was ever done.
    pub fn ratio(self) -> Option<f64> {
        (self.chronic > 0.0).then(|| (self.acute / self.chronic).min(MAX_RATIO))
    }

    /// The zone by the bounds 0.8, 1.3 and 1.5. It differs from the coupled one on 17 to 35 % of days (own comparison).
    pub fn zone(self) -> Option<Zone> {
        self.ratio().map(|ratio| match ratio {
            ratio if ratio < 0.8 => Zone::Lighter,
            ratio if ratio <= 1.3 => Zone::Steady,
            ratio if ratio <= 1.5 => Zone::Rising,
            _ => Zone::Spike,
        })
    }

    /// The load of the next day that brings the ratio exactly to `ratio` (below 3.625); below 0 if even rest leaves it
    /// higher. For the page about the method: no session is bounded by it.
    pub fn load_for(self, ratio: f64) -> f64 {
        let rest = self.next(0.0);
        (ratio * rest.chronic - rest.acute) / (ACUTE_WEIGHT - ratio * CHRONIC_WEIGHT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_load_every_day_reads_1() {
        let ewma = Ewma::over(&[100; 60]).unwrap();
        assert!((ewma.ratio().unwrap() - 1.0).abs() < 1e-12);
        assert_eq!(ewma.zone(), Some(Zone::Steady));
    }

    #[test]
    fn nothing_at_all_has_no_ratio() {
        assert_eq!(Ewma::over(&[]), None);
        assert_eq!(Ewma::over(&[0; 40]).unwrap().ratio(), None);
    }

    #[test]
    fn a_first_day_after_nothing_reads_the_most_there_is() {
        assert_eq!(Ewma::over(&[0, 0, 500]).unwrap().ratio(), Some(MAX_RATIO));
    }
}
