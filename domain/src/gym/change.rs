//! What to take off and what to put on between two loads.

use super::Plates;

/// The plates that change on each side. What stays on is in neither list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlateChange {
    /// To be taken off, the heaviest first.
    pub off: Vec<Plates>,
    /// To be put on, the heaviest first.
    pub on: Vec<Plates>,
}

/// From what is on a side to what shall be on it, with the fewest plates moved. Where they sit on the sleeve is not considered.
pub fn plate_change(before: &[Plates], after: &[Plates]) -> PlateChange {
    PlateChange { off: more(before, after), on: more(after, before) }
}

/// What one side has more than another.
fn more(one: &[Plates], other: &[Plates]) -> Vec<Plates> {
    let more = |plates: &Plates| {
        let others =
            other.iter().filter(|other| other.weight == plates.weight).map(|other| other.pairs).sum();
        Plates { pairs: plates.pairs.saturating_sub(others), ..*plates }
    };
    one.iter().map(more).filter(|plates| plates.pairs > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gym::Rack;
    use crate::units::{Weight, WeightUnit};
    use proptest::prelude::*;

    fn kg(of: i64) -> Weight {
        Weight::from_thousandths(of, WeightUnit::Kg).unwrap()
    }

    fn told(plates: &[Plates]) -> Vec<(String, u8)> {
        plates.iter().map(|plates| (plates.weight.to_string(), plates.pairs)).collect()
    }

    #[test]
    fn from_60_to_100_the_20_comes_off_and_25_and_15_go_on() {
        let loads = Rack::usual(WeightUnit::Kg).loads(kg(20_000));
        let side = |of| loads.at(kg(of)).plates;
        let change = plate_change(&side(60_000), &side(100_000));
        assert_eq!(told(&change.off), [("20".to_owned(), 1)]);
        assert_eq!(told(&change.on), [("25".to_owned(), 1), ("15".to_owned(), 1)]);
        let on = plate_change(&side(100_000), &side(102_500));
        assert_eq!((on.off.len(), told(&on.on)), (0, vec![("1.25".to_owned(), 1)]));
        assert_eq!(plate_change(&side(100_000), &side(100_000)), PlateChange::default());
    }

    proptest! {
        #[test]
        fn what_is_on_afterwards_is_what_shall_be_on(before in 8..=200_i64, after in 8..=200_i64) {
            let loads = Rack::usual(WeightUnit::Kg).loads(kg(20_000));
            let [before, after] = [before, after].map(|steps| loads.at(kg(2_500 * steps)).plates);
            let change = plate_change(&before, &after);
            for plates in Rack::usual(WeightUnit::Kg).plates {
                let count = |side: &[Plates]| -> i32 {
                    let of = side.iter().filter(|other| other.weight == plates.weight);
                    of.map(|plates| i32::from(plates.pairs)).sum()
                };
                prop_assert_eq!(count(&before) - count(&change.off) + count(&change.on), count(&after));
                prop_assert!(count(&change.off) == 0 || count(&change.on) == 0);
            }
        }
    }
}
