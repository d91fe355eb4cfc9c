//! What somebody lifts with: their bars and plates, what these can be loaded to, the sets before the working sets.
//!
//! Kilograms and pounds may be mixed, a 20 kg bar with 45 lb plates: every mass is kept as it is marked, and sums are exact.

mod change;
mod loads;
mod warm_up;

pub use change::{PlateChange, plate_change};
pub use loads::{Loaded, Loads};
pub use warm_up::{Steps, warm_up};

use crate::log::Extra;
use crate::units::{Weight, WeightUnit};

/// A bar, or anything else that takes plates on two sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What its owner calls it, at most [`Rack::NAME_CHARACTERS`] characters; empty for one that is known by its mass.
    pub name: String,
    /// Its mass without plates, collars included if they are always on it. 0 to 100 kg; 0 for a machine with plates.
    pub weight: Weight,
}

/// Plates of one size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plates {
    /// What one of them weighs: more than 0, at most 100 kg.
    pub weight: Weight,
    /// How many there are on or for each side, 0 to 20.
    pub pairs: u8,
}

/// One's own bars and plates. One record; the newest counts if two phones made one each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rack {
    /// The bars, 1 to 8, the usual one first.
    pub bars: Vec<Bar>,
    /// The plates, at most 24 sizes, in the order in which they were entered.
    pub plates: Vec<Plates>,
    /// Fields of a later version.
    pub extra: Extra,
}

impl Rack {
    /// Most bars.
    pub const BARS: usize = 8;
    /// Most sizes of plates.
    pub const SIZES: usize = 24;
    /// Most pairs of one size.
    pub const PAIRS: u8 = 20;
    /// Heaviest bar and heaviest plate, in grams.
    pub const MAX_GRAMS: i64 = 100_000;
    /// Longest name of a bar.
    pub const NAME_CHARACTERS: usize = 40;

    /// What a gym has where plates are marked in this unit, for somebody who has not said what theirs has (convention).
    pub fn usual(unit: WeightUnit) -> Self {
        let (bars, plates): (&[i64], &[(i64, u8)]) = match unit {
            WeightUnit::Kg => (
                &[20_000, 15_000],
                &[(25_000, 4), (20_000, 4), (15_000, 2), (10_000, 2), (5_000, 2), (2_500, 2), (1_250, 2)],
            ),
            WeightUnit::Lb => {
                (&[45_000], &[(45_000, 8), (35_000, 2), (25_000, 2), (10_000, 4), (5_000, 2), (2_500, 2)])
            }
        };
        let weight = |thousandths| Weight::from_thousandths(thousandths, unit).ok();
        let bar = |&thousandths: &i64| Some(Bar { name: String::new(), weight: weight(thousandths)? });
        let plates_of =
            |&(thousandths, pairs): &(i64, u8)| Some(Plates { weight: weight(thousandths)?, pairs });
        Self {
            bars: bars.iter().filter_map(bar).collect(),
            plates: plates.iter().filter_map(plates_of).collect(),
            extra: Extra::NONE,
        }
    }

    /// Whether numbers and masses are within their limits. The names of bars are for whoever takes them in to check.
    pub fn is_possible(&self) -> bool {
        let plates_fit = |plates: &Plates| {
            plates.pairs <= Self::PAIRS && (1..=Self::MAX_GRAMS).contains(&plates.weight.grams())
        };
        (1..=Self::BARS).contains(&self.bars.len())
            && self.plates.len() <= Self::SIZES
            && self.bars.iter().all(|bar| bar.weight.grams() <= Self::MAX_GRAMS)
            && self.plates.iter().all(plates_fit)
    }

    /// All that a bar of this mass can be loaded to with these plates.
    pub fn loads(&self, bar: Weight) -> Loads {
        Loads::new(&self.plates, bar)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_offered_at_first_is_within_the_limits() {
        for unit in [WeightUnit::Kg, WeightUnit::Lb] {
            let rack = Rack::usual(unit);
            assert!(rack.is_possible() && rack.bars.iter().all(|bar| bar.weight.unit() == unit));
        }
        assert_eq!(Rack::usual(WeightUnit::Kg).plates.len(), 7);
        assert_eq!(Rack::usual(WeightUnit::Lb).bars[0].weight.to_string(), "45");
    }

    #[test]
    fn a_rack_without_a_bar_or_with_absurd_plates_is_not_possible() {
        let usual = || Rack::usual(WeightUnit::Kg);
        let kg = |thousandths| Weight::from_thousandths(thousandths, WeightUnit::Kg).unwrap();
        let with = |plates: Plates| Rack { plates: vec![plates; 1], ..usual() }.is_possible();
        assert!(!Rack { bars: Vec::new(), ..usual() }.is_possible());
        assert!(!Rack { bars: vec![usual().bars[0].clone(); 9], ..usual() }.is_possible());
        assert!(!Rack { plates: vec![usual().plates[0]; 25], ..usual() }.is_possible());
        assert!(
            !Rack { bars: vec![Bar { name: String::new(), weight: kg(100_001) }], ..usual() }.is_possible()
        );
        assert!(with(Plates { weight: kg(100_000), pairs: 20 }));
        assert!(with(Plates { weight: kg(1), pairs: 0 }));
        assert!(!with(Plates { weight: kg(1_000), pairs: 21 }));
        assert!(!with(Plates { weight: kg(100_001), pairs: 1 }) && !with(Plates { weight: kg(0), pairs: 1 }));
    }
}
