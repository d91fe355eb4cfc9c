//! The long view: two trends that follow the load slowly, and what lies between them (Banister's idea, L28).
//!
//! Not the means of [`super::Ewma`]: a week's trend here takes up 13 % of a day, there 25 %. They share no name.

/// 1 - e^(-1/7), written out because a phone need not compute it.
const WEEK: f64 = 0.133_122_100_249_818_35;
/// 1 - e^(-1/42).
const SIX_WEEKS: f64 = 0.023_528_313_347_756_77;

/// Both trends of a day, in the unit of the loads they were made from. Before the first logged day both are 0.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Trend {
    /// Follows the load within about a week (τ = 7 days).
    pub short: f64,
    /// Follows it within about six weeks (τ = 42 days).
    pub long: f64,
}

impl Trend {
    /// One day later.
    #[must_use]
    pub fn next(self, load: f64) -> Self {
        Self {
            short: self.short + WEEK * (load - self.short),
            long: self.long + SIX_WEEKS * (load - self.long),
        }
    }

    /// On the last of these daily loads, oldest first.
    pub fn over(loads: &[i64]) -> Self {
        loads.iter().fold(Self::default(), |trend, &load| trend.next(load as f64))
    }

    /// Long less short of the same day: below 0 while more is done than one is used to.
    pub fn balance(self) -> f64 {
        self.long - self.short
    }
}
