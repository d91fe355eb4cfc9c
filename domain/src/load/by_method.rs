//! The ratio in the form that somebody chose to see. What a day may hold does not depend on it (L30).

use super::{Acwr, Ledger, Ledgers, acwr, method_days};
use chrono::NaiveDate;

/// A form of the ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    /// Mean of 7 days over mean of the 28 that include them.
    #[default]
    Coupled,
    /// Mean of 7 days over mean of the 21 before them.
    Uncoupled,
    /// Exponentially weighted means of 7 and 28 days (Williams 2017). Its zone differs from the coupled one on 17 to 35 % of days
    /// (own comparison).
    Weighted,
}

impl Method {
    /// All forms, the default first.
    pub const ALL: [Self; 3] = [Self::Coupled, Self::Uncoupled, Self::Weighted];

    /// Where its zones begin: steady, rising (above it) and spike (above it).
    pub const fn bounds(self) -> [f64; 3] {
        match self {
            Self::Coupled | Self::Weighted => [0.8, 1.3, 1.5],
            Self::Uncoupled => [0.75, 13.0 / 9.0, 1.8],
        }
    }
}

/// State of the ratio of a ledger on a day, by a method. Where the coupled form has none, no form has one.
pub fn acwr_by(ledgers: &Ledgers, ledger: Ledger, day: NaiveDate, method: Method) -> Acwr {
    let coupled = acwr(ledgers, ledger, day);
    let Acwr::Ratio { zone, .. } = coupled else { return coupled };
    let last = || method_days(ledgers, ledger, day, day).pop();
    let other = match method {
        Method::Coupled => return coupled,
        Method::Uncoupled => last().and_then(|day| day.uncoupled).map(|value| (value, zone)),
        Method::Weighted => last().and_then(|day| day.ewma),
    };
    other.map_or(Acwr::NoBaseline, |(value, zone)| Acwr::Ratio { value, zone })
}

#[cfg(test)]
mod tests {
    use super::super::Zone;
    use super::super::fixtures::*;
    use super::*;

    #[test]
    fn each_method_gives_its_own_number_and_none_where_the_coupled_one_rests() {
        let loads = [vec![Some(200); 28], vec![Some(300); 7]].concat();
        let log = ledgers(&sessions(&loads));
        let by = |on: u64| Method::ALL.map(|method| acwr_by(&log, Ledger::Session, day(on), method));
        let [
            Acwr::Ratio { value: coupled, zone },
            Acwr::Ratio { value: uncoupled, zone: same },
            Acwr::Ratio { value: weighted, .. },
        ] = by(34)
        else {
            panic!("{:?}", by(34));
        };
        assert_eq!((uncoupled, zone, same), (1.5, Zone::Rising, Zone::Rising));
        assert!((uncoupled - 3.0 * coupled / (4.0 - coupled)).abs() < 1e-12);
        assert!(weighted > 1.0 && weighted < coupled);
        assert_eq!(by(20), [Acwr::Building { day: 21 }; 3]);
    }

    #[test]
    fn the_bounds_of_the_uncoupled_form_are_the_converted_ones() {
        let convert = |coupled: f64| 3.0 * coupled / (4.0 - coupled);
        for (coupled, uncoupled) in Method::Coupled.bounds().into_iter().zip(Method::Uncoupled.bounds()) {
            assert!((convert(coupled) - uncoupled).abs() < 1e-12);
        }
    }
}
