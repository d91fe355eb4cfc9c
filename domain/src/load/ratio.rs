//! The coupled ratio 7:28 as pure arithmetic on daily loads, its zones, and the five states in which it can be.
//!
//! Which state holds is decided in the series of a ledger; here is what the states mean.

/// Days of the acute window.
pub(super) const ACUTE_DAYS: usize = 7;
/// Days of the chronic window, the acute ones included.
pub(super) const CHRONIC_DAYS: usize = 28;

/// Acute:chronic workload ratio of a day, or why there is none. The first case that holds is given (L20).
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Acwr {
    /// The log is younger than 28 days. Shorter histories give a ratio that depends on how one starts counting: 0.61 to
    /// 1.92 for one and the same week.
    Building {
        /// Days from the first logged one, both included: 1..=27; 0 if nothing was logged by then.
        day: u16,
    },
    /// Some days of the last 28 hold a session whose load is unknown.
    Incomplete {
        /// How many, 1..=28.
        gap_days: u16,
    },
    /// A layoff of 14 days or more is going on, or ended within the last 21 days. For three weeks after it the ratio
    /// reads up to 4 however carefully one comes back.
    Returning {
        /// 0 while it goes on; the first day back is day 1, the last suspended one day 21.
        day: u16,
    },
    /// There is too little in the three weeks before this one to compare with.
    NoBaseline,
    /// A ratio that can be compared.
    Ratio {
        /// Acute over chronic, above or equal 0 and at most 4. Exact: only the screen rounds it.
        value: f64,
        /// Its zone, decided by the integers and not by `value`.
        zone: Zone,
    },
}

/// How this week compares with the person's own last four. Bounds after Gabbett 2016; which zone holds an exact bound is
/// a choice (L24).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    /// Below 0.8: lighter than usual. A deload is lighter by design, so this is never a warning, and 0.8 no target.
    Lighter,
    /// 0.8 to 1.3, both included.
    Steady,
    /// Above 1.3, to 1.5 included.
    Rising,
    /// Above 1.5: a jump.
    Spike,
}

/// Sums of the acute and the chronic window of one day, in a ledger's own units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Windows {
    pub(super) acute: i64,
    pub(super) chronic: i64,
}

impl Windows {
    /// The windows that end with the last of these daily loads (oldest first, none negative); none before day 28.
    pub fn ending(loads: &[i64]) -> Option<Self> {
        Some(Self { acute: sum(loads, 0, ACUTE_DAYS)?, chronic: sum(loads, 0, CHRONIC_DAYS)? })
    }

    /// Mean of 7 days over mean of 28 (L17); none if nothing was done in 28 days.
    pub fn ratio(&self) -> Option<f64> {
        (self.chronic > 0).then(|| (4 * self.acute) as f64 / self.chronic as f64)
    }

    /// The zone of the ratio, without a rounding anywhere (L23).
    pub fn zone(&self) -> Option<Zone> {
        (self.chronic > 0).then(|| {
            if 5 * self.acute < self.chronic {
                Zone::Lighter
            } else if 40 * self.acute <= 13 * self.chronic {
                Zone::Steady
            } else if 8 * self.acute <= 3 * self.chronic {
                Zone::Rising
            } else {
                Zone::Spike
            }
        })
    }
}

/// The uncoupled form 7:21, whose chronic window ends where the acute one begins (L18).
///
/// Its bounds are the converted ones: coupled c is uncoupled 3c / (4 - c). Both forms give the same zone on every day.
impl Windows {
    /// Mean of 7 days over the mean of the 21 before them, 0 or more; none if nothing was done in those 21.
    pub fn uncoupled_ratio(&self) -> Option<f64> {
        let before = self.chronic - self.acute;
        (before > 0).then(|| (3 * self.acute) as f64 / before as f64)
    }

    /// The zone by the bounds 0.75, 13/9 and 1.8, without a rounding anywhere (L23).
    pub fn uncoupled_zone(&self) -> Option<Zone> {
        let before = self.chronic - self.acute;
        (before > 0).then(|| {
            if 4 * self.acute < before {
                Zone::Lighter
            } else if 27 * self.acute <= 13 * before {
                Zone::Steady
            } else if 5 * self.acute <= 3 * before {
                Zone::Rising
            } else {
                Zone::Spike
            }
        })
    }

    /// Acute mean less chronic mean, per day (L27).
    pub fn difference(&self) -> f64 {
        (4 * self.acute - self.chronic) as f64 / CHRONIC_DAYS as f64
    }
}

/// Mean of the last `days` daily loads; none if there are fewer.
pub fn window_mean(loads: &[i64], days: usize) -> Option<f64> {
    Some(sum(loads, 0, days)? as f64 / days as f64)
}

/// Change from the 7 days before to the last 7, relative to the former: 0.1 is a tenth more. None before day 14 and after
/// a week without load (L27).
pub fn week_to_week(loads: &[i64]) -> Option<f64> {
    change(sum(loads, 7, 7)?, sum(loads, 0, 7)?)
}

/// Change from one sum to another, relative to the former; none if that is 0.
pub(super) fn change(before: i64, now: i64) -> Option<f64> {
    (before > 0).then(|| (now - before) as f64 / before as f64)
}

/// Sum of `days` daily loads, the newest of them `ago` days before the last one; none if the loads do not reach so far.
pub(super) fn sum(loads: &[i64], ago: usize, days: usize) -> Option<i64> {
    let end = loads.len().checked_sub(ago)?;
    let start = end.checked_sub(days)?;
    loads.get(start..end).map(|window| window.iter().sum())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn windows(acute: i64, before: i64) -> Windows {
        Windows { acute, chronic: acute + before }
    }

    #[test]
    fn exact_bounds_belong_to_the_calmer_zone() {
        for (acute, chronic, zone) in [
            (0, 1, Zone::Lighter),
            (199, 1_000, Zone::Lighter),
            (200, 1_000, Zone::Steady),
            (325, 1_000, Zone::Steady),
            (326, 1_000, Zone::Rising),
            (375, 1_000, Zone::Rising),
            (376, 1_000, Zone::Spike),
            (1_000, 1_000, Zone::Spike),
        ] {
            assert_eq!(Windows { acute, chronic }.zone(), Some(zone), "{acute} of {chronic}");
        }
    }

    #[test]
    fn nothing_in_28_days_has_no_ratio_and_no_zone() {
        let nothing = Windows::ending(&[0; 28]).unwrap();
        assert_eq!((nothing.ratio(), nothing.zone()), (None, None));
    }

    #[test]
    fn windows_need_their_days() {
        assert_eq!(Windows::ending(&[100; 27]), None);
        assert_eq!(window_mean(&[100; 6], 7), None);
        assert_eq!(week_to_week(&[100; 13]), None);
        assert_eq!(week_to_week(&[100; 14]), Some(0.0));
        assert_eq!(week_to_week(&[[0; 7], [100; 7]].concat()), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn invariant_2_a_ratio_lies_between_0_and_4(loads in prop::collection::vec(0..=6_000_i64, 28..60)) {
            if let Some(ratio) = Windows::ending(&loads).unwrap().ratio() {
                prop_assert!((0.0..=4.0).contains(&ratio));
            }
        }

        #[test]
        fn invariant_2_the_same_load_every_day_is_exactly_1(load in 1..=super::super::MAX_DAY) {
            let windows = Windows::ending(&[load; 28]).unwrap();
            prop_assert_eq!((windows.ratio(), windows.zone()), (Some(1.0), Some(Zone::Steady)));
            prop_assert_eq!(windows.uncoupled_ratio(), Some(1.0));
        }

        #[test]
        fn invariant_3_coupled_and_converted_uncoupled_zones_agree(acute in 0..=2_000_i64, before in 1..=4_000_i64) {
            let windows = windows(acute, before);
            prop_assert_eq!(windows.zone(), windows.uncoupled_zone());
        }

        #[test]
        fn invariant_3_zones_agree_at_the_bounds_too(k in 1..=1_000_000_i64, off in -1..=1_i64, bound in 0..3_usize) {
            let (acute, before) = [(k, 4 * k), (13 * k, 27 * k), (3 * k, 5 * k)][bound];
            let acute = acute + off;
            let windows = windows(acute, before);
            prop_assert_eq!(windows.zone(), windows.uncoupled_zone());
        }
    }
}
