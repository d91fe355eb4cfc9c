//! What a bar can be loaded to with the plates at hand.
//!
//! The sums that plates marked in one unit make on one side are found once, in whole thousandths of that unit; a load is a
//! sum of kilograms beside one of pounds. So nothing is rounded on the way, and an answer costs one walk along both lists.

use super::{Plates, Rack};
use crate::units::{Weight, WeightUnit};
use std::cmp::Reverse;

/// Masses in hundred-millionths of a gram, so that a thousandth of a kilogram and of a pound are both whole.
const GRAM: i64 = 100_000_000;
/// A thousandth of a pound in these.
const THOUSANDTH_LB: i64 = 45_359_237;

/// Two masses that differ by this much at most are one to a person: 50 g, half of what a tenth of a kilogram shows, and
/// less than plates differ from their marks (choice). It matters where units meet: 102.058 kg is the 225 lb of an import.
const SAME: i64 = 50 * GRAM;

/// Most sums that are kept of one unit: more than plates make that are marked in eighths of a kilogram or in half pounds. Of more,
/// which only odd marks could make, those nearest to each other are thinned out.
const MOST_SUMS: usize = 4_096;

/// No load is heavier: a gram less than the heaviest weight, so that it is one in either unit.
const HEAVIEST: i64 = (Weight::MAX_GRAMS - 1) * GRAM;

const fn exact(weight: Weight) -> i64 {
    weight.thousandths() as i64 * thousandth(weight.unit())
}

const fn thousandth(unit: WeightUnit) -> i64 {
    match unit {
        WeightUnit::Kg => GRAM,
        WeightUnit::Lb => THOUSANDTH_LB,
    }
}

/// A loaded bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// What is on each side, the heaviest plates first; `pairs` is how many of them are on a side.
    pub plates: Vec<Plates>,
    /// Bar and plates, in the unit of what was asked for, to the nearest thousandth.
    pub total: Weight,
    /// How much more that is than what was asked for, in thousandths of the same unit; less if it is negative.
    pub difference: i64,
}

impl Loaded {
    /// Whether it is what was asked for, as far as a person can tell: within 50 g.
    pub const fn is_exact(&self) -> bool {
        self.difference.abs() * thousandth(self.total.unit()) <= SAME
    }
}

/// The pairs of each size, the heaviest size first.
type Pairs = [u8; Rack::SIZES];

/// What plates of one unit make on one side.
#[derive(Debug, Clone, Copy)]
struct Sum {
    thousandths: u32,
    /// How many plates that are.
    count: u16,
    pairs: Pairs,
}

impl Sum {
    /// What is better comes first: fewer plates, then the larger ones.
    const fn rank(&self) -> (u16, Reverse<Pairs>) {
        (self.count, Reverse(self.pairs))
    }

    const fn with(mut self, place: usize, pairs: u8, thousandths: u32) -> Self {
        self.thousandths += thousandths * pairs as u32;
        self.count += pairs as u16;
        self.pairs[place] += pairs;
        self
    }
}

/// A candidate for an answer.
struct Found {
    /// Grams from what was asked for, so that fewer plates weigh more than a gram.
    grams: i64,
    total: i64,
    count: u16,
    pairs: Pairs,
}

/// All that one bar can be loaded to, the same on both sides. Made once for a bar and its plates, then asked at every step.
#[derive(Debug, Clone)]
pub struct Loads {
    bar: Weight,
    /// The heaviest first.
    plates: Vec<Plates>,
    /// In rising order, beginning with nothing.
    kilograms: Vec<Sum>,
    pounds: Vec<Sum>,
}

impl Loads {
    pub(super) fn new(plates: &[Plates], bar: Weight) -> Self {
        let mut plates: Vec<_> = plates.iter().take(Rack::SIZES).copied().collect();
        crate::sorted::sort_short(&mut plates, |one, other| exact(one.weight) > exact(other.weight));
        let (kilograms, pounds) = (sums(&plates, WeightUnit::Kg), sums(&plates, WeightUnit::Lb));
        Self { bar, plates, kilograms, pounds }
    }

    /// The bar alone.
    pub const fn bar(&self) -> Weight {
        self.bar
    }

    /// The bar loaded to a target: exactly if that can be, else to the nearest that is not above it, with the fewest plates and
    /// of these the larger ones. The empty bar if even that is above it.
    pub fn at(&self, target: Weight) -> Loaded {
        let [below, above] = self.around(exact(target));
        let above = above.filter(|above| above.total - exact(target) <= SAME);
        let best = [below, above].into_iter().flatten().min_by_key(|found| found.grams);
        let (total, pairs) =
            best.map_or((exact(self.bar), Pairs::default()), |best| (best.total, best.pairs));
        self.loaded(total, pairs, target).unwrap_or(Loaded {
            plates: Vec::new(),
            total: self.bar,
            difference: 0,
        })
    }

    /// The next load above a weight, in its unit; none above the heaviest. What differs by 50 g at most is the same load.
    pub fn above(&self, weight: Weight) -> Option<Loaded> {
        let [_, above] = self.around(exact(weight) + SAME);
        above.and_then(|found| self.loaded(found.total, found.pairs, weight))
    }

    /// The next load below a weight, in its unit; none below the empty bar.
    pub fn below(&self, weight: Weight) -> Option<Loaded> {
        let [below, _] = self.around(exact(weight) - SAME - 1);
        below.and_then(|found| self.loaded(found.total, found.pairs, weight))
    }

    /// The heaviest load that is not above a mass, and the lightest that is.
    fn around(&self, mass: i64) -> [Option<Found>; 2] {
        let total = |kilograms: &Sum, pounds: &Sum| {
            let sides =
                i64::from(kilograms.thousandths) * GRAM + i64::from(pounds.thousandths) * THOUSANDTH_LB;
            exact(self.bar) + 2 * sides
        };
        let mut best = [None, None];
        // So many sums of pounds leave it not above the mass: fewer and fewer, as the kilograms grow.
        let mut fit = self.pounds.len();
        for kilograms in &self.kilograms {
            let is_above = |pounds: &Sum| total(kilograms, pounds) > mass;
            while self.pounds[..fit].last().is_some_and(is_above) {
                fit -= 1;
            }
            for (best, place) in best.iter_mut().zip([fit.checked_sub(1), Some(fit)]) {
                let Some(pounds) = place.and_then(|place| self.pounds.get(place)) else { continue };
                let total = total(kilograms, pounds);
                if total > HEAVIEST {
                    continue;
                }
                let mut pairs = kilograms.pairs;
                pairs.iter_mut().zip(pounds.pairs).for_each(|(pairs, more)| *pairs += more);
                let grams = ((total - mass).abs() + GRAM / 2) / GRAM;
                let found = Found { grams, total, count: kilograms.count + pounds.count, pairs };
                let rank = |found: &Found| (found.grams, found.count, Reverse(found.pairs));
                if best.as_ref().is_none_or(|best| rank(&found) < rank(best)) {
                    *best = Some(found);
                }
            }
        }
        best
    }

    /// None above the heaviest weight that there is.
    fn loaded(&self, total: i64, pairs: Pairs, asked: Weight) -> Option<Loaded> {
        let unit = thousandth(asked.unit());
        let total = Weight::from_thousandths((total + unit / 2) / unit, asked.unit()).ok()?;
        let on = self.plates.iter().zip(pairs).filter(|(_, pairs)| *pairs > 0);
        Some(Loaded {
            plates: on.map(|(plates, pairs)| Plates { pairs, ..*plates }).collect(),
            total,
            difference: i64::from(total.thousandths()) - i64::from(asked.thousandths()),
        })
    }
}

/// What the plates of a unit make on one side, each sum in the best way, in rising order.
fn sums(plates: &[Plates], unit: WeightUnit) -> Vec<Sum> {
    let mut sums = vec![Sum { thousandths: 0, count: 0, pairs: Pairs::default() }];
    for (place, plates) in plates.iter().enumerate().filter(|(_, plates)| plates.weight.unit() == unit) {
        // One, two, four: with these and the rest every number of pairs is made, each in few steps.
        let (mut left, mut part) = (plates.pairs.min(Rack::PAIRS), 1);
        while left > 0 {
            let pairs = left.min(part);
            sums = thinned(with_or_without(&sums, place, pairs, plates.weight));
            left -= pairs;
            part *= 2;
        }
    }
    sums
}

/// All sums, each without these plates and with them.
fn with_or_without(sums: &[Sum], place: usize, pairs: u8, plate: Weight) -> Vec<Sum> {
    let mut all: Vec<Sum> = Vec::with_capacity(2 * sums.len());
    let fits =
        |sum: &Sum| 2 * i64::from(sum.thousandths) * thousandth(plate.unit()) <= Weight::MAX_GRAMS * GRAM;
    let with = sums.iter().map(|sum| sum.with(place, pairs, plate.thousandths()));
    let mut with = with.take_while(fits).peekable();
    for &sum in sums {
        while let Some(heavier) = with.next_if(|heavier| heavier.thousandths < sum.thousandths) {
            put(&mut all, heavier, 1);
        }
        put(&mut all, sum, 1);
    }
    with.for_each(|heavier| put(&mut all, heavier, 1));
    all
}

/// Puts a sum at the end; of two within the same grain the better one stays.
fn put(sums: &mut Vec<Sum>, sum: Sum, grain: u32) {
    match sums.last_mut() {
        Some(last) if last.thousandths / grain == sum.thousandths / grain => {
            if sum.rank() < last.rank() {
                *last = sum;
            }
        }
        _ => sums.push(sum),
    }
}

fn thinned(mut sums: Vec<Sum>) -> Vec<Sum> {
    let mut grain = 1;
    while sums.len() > MOST_SUMS {
        grain *= 2;
        let mut fewer = Vec::with_capacity(sums.len());
        sums.into_iter().for_each(|sum| put(&mut fewer, sum, grain));
        sums = fewer;
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn weight(thousandths: i64, unit: WeightUnit) -> Weight {
        Weight::from_thousandths(thousandths, unit).unwrap()
    }

    fn kg(thousandths: i64) -> Weight {
        weight(thousandths, WeightUnit::Kg)
    }

    fn lb(thousandths: i64) -> Weight {
        weight(thousandths, WeightUnit::Lb)
    }

    fn on(loaded: &Loaded) -> Vec<(String, u8)> {
        loaded.plates.iter().map(|plates| (plates.weight.to_string(), plates.pairs)).collect()
    }

    #[track_caller]
    fn check(loads: &Loads, target: Weight, plates: &[(&str, u8)], total: &str, difference: i64) {
        let loaded = loads.at(target);
        let expected: Vec<_> = plates.iter().map(|&(weight, pairs)| (weight.to_owned(), pairs)).collect();
        assert_eq!(
            (on(&loaded), loaded.total.to_string(), loaded.difference),
            (expected, total.into(), difference)
        );
    }

    fn usual(unit: WeightUnit) -> Loads {
        let rack = Rack::usual(unit);
        rack.loads(rack.bars[0].weight)
    }

    #[test]
    fn a_hundred_kilograms_are_a_bar_with_a_25_and_a_15_on_each_side() {
        let loads = usual(WeightUnit::Kg);
        check(&loads, kg(100_000), &[("25", 1), ("15", 1)], "100", 0);
        check(&loads, kg(60_000), &[("20", 1)], "60", 0);
        check(&loads, kg(142_500), &[("25", 2), ("10", 1), ("1.25", 1)], "142.5", 0);
    }

    #[test]
    fn two_plates_a_side_are_225_pounds() {
        let loads = usual(WeightUnit::Lb);
        check(&loads, lb(225_000), &[("45", 2)], "225", 0);
        check(&loads, lb(405_000), &[("45", 4)], "405", 0);
        // Of two ways with as many plates the one with the larger plates.
        check(&loads, lb(185_000), &[("45", 1), ("25", 1)], "185", 0);
        // The same as an import wrote it in kilograms.
        let of_import = loads.at(kg(102_058));
        assert_eq!((on(&of_import), of_import.is_exact()), (vec![("45".to_owned(), 2)], true));
    }

    #[test]
    fn what_cannot_be_loaded_is_rounded_down_and_says_by_how_much() {
        let loads = usual(WeightUnit::Kg);
        check(&loads, kg(101_000), &[("25", 1), ("15", 1)], "100", -1_000);
        check(&loads, kg(12_000), &[], "20", 8_000);
        assert!(!loads.at(kg(101_000)).is_exact() && loads.at(kg(100_000)).is_exact());
        assert_eq!(loads.at(kg(1_000_000)).total.to_string(), "515");
    }

    #[test]
    fn plates_in_pounds_go_on_a_bar_in_kilograms() {
        let plates = Rack::usual(WeightUnit::Lb).plates;
        let loads = Loads::new(&plates, kg(20_000));
        // 20 kg and 90 lb: 20 + 40.8233133.
        check(&loads, kg(61_000), &[("45", 1)], "60.823", -177);
        check(&loads, lb(135_000), &[("45", 1)], "134.092", -908);
        // Within 50 g it is what was asked for.
        check(&loads, kg(60_800), &[("45", 1)], "60.823", 23);
        assert!(loads.at(kg(60_800)).is_exact());
    }

    #[test]
    fn greed_would_miss_what_can_be_loaded() {
        let plates = [(15_000, 1), (10_000, 2)].map(|(of, pairs)| Plates { weight: kg(of), pairs });
        check(&Loads::new(&plates, kg(20_000)), kg(60_000), &[("10", 2)], "60", 0);
    }

    #[test]
    fn steps_go_to_the_next_load_and_end_at_both_ends() {
        let loads = usual(WeightUnit::Kg);
        let total = |loaded: Option<Loaded>| loaded.map(|loaded| loaded.total.to_string());
        let around = |of| [total(loads.below(kg(of))), total(loads.above(kg(of)))];
        let of = |text: &str| Some(text.to_owned());
        assert_eq!(around(100_000), [of("97.5"), of("102.5")]);
        assert_eq!(around(101_000), [of("100"), of("102.5")]);
        assert_eq!(around(20_000), [None, of("22.5")]);
        assert_eq!(around(7_000), [None, of("20")]);
        assert_eq!(around(515_000), [of("512.5"), None]);
        // A load that is 50 g away is the one that one stands on.
        assert_eq!(around(99_960), [of("97.5"), of("102.5")]);
    }

    #[test]
    fn steps_of_mixed_plates_go_up_and_come_back_down() {
        let mut plates = Rack::usual(WeightUnit::Kg).plates;
        plates.extend(Rack::usual(WeightUnit::Lb).plates);
        let loads = Loads::new(&plates, kg(20_000));
        let mut at = kg(20_000);
        let mut steps = vec![at];
        while let Some(next) = loads.above(at).filter(|_| steps.len() < 300) {
            assert!(next.total.grams() > at.grams() + 49, "{at} {}", next.total);
            at = next.total;
            steps.push(at);
        }
        assert_eq!(steps.len(), 300);
        assert!(loads.below(kg(20_000)).is_none());
    }

    #[test]
    fn a_rack_of_odd_plates_is_answered_in_bounded_work() {
        let plates = (0..24).map(|n: i64| Plates { weight: kg(1_000 + 997 * n + n * n), pairs: 20 });
        let loads = Loads::new(&plates.collect::<Vec<_>>(), kg(20_000));
        assert!(loads.kilograms.len() <= MOST_SUMS && loads.pounds.len() == 1);
        let loaded = loads.at(kg(180_000));
        assert!((-200..=50).contains(&loaded.difference), "{loaded:?}");
    }

    /// Every way to load a bar: mass, number of plates on a side, pairs by size.
    fn all(plates: &[Plates], bar: Weight) -> Vec<(i64, u16, Vec<u8>)> {
        plates.iter().fold(vec![(exact(bar), 0, Vec::new())], |all, plates| {
            let with = |(mass, count, pairs): &(i64, u16, Vec<u8>), more: u8| {
                let mut pairs = pairs.clone();
                pairs.push(more);
                (mass + 2 * i64::from(more) * exact(plates.weight), count + u16::from(more), pairs)
            };
            all.iter().flat_map(|one| (0..=plates.pairs).map(move |more| with(one, more))).collect()
        })
    }

    fn any_mass() -> impl Strategy<Value = Weight> {
        let of_kg = (1..=100_i64).prop_map(|quarters| kg(250 * quarters));
        let of_lb = (1..=40_i64).prop_map(|steps| lb(1_250 * steps));
        prop_oneof![of_kg, of_lb]
    }

    proptest! {
        #[test]
        fn nothing_nearer_and_nothing_with_fewer_plates_can_be_loaded(
            sizes in prop::collection::vec((any_mass(), 0..=3_u8), 0..=4),
            bar in any_mass(),
            target in prop_oneof![
                (0..=1_600_i64).prop_map(|quarters| kg(250 * quarters)),
                (0..=1_000_i64).prop_map(|pounds| lb(1_000 * pounds)),
            ],
        ) {
            let plates: Vec<_> = sizes.into_iter().map(|(weight, pairs)| Plates { weight, pairs }).collect();
            let loads = Loads::new(&plates, bar);
            let mut ways = all(&loads.plates, bar);
            ways.sort_by(|one, other| (one.1, Reverse(&one.2)).cmp(&(other.1, Reverse(&other.2))));
            let grams = |mass: i64, from: i64| ((mass - from).abs() + GRAM / 2) / GRAM;
            // Of equally near ones the first in the order above.
            let nearest = |from: i64, fits: &dyn Fn(i64) -> bool| {
                ways.iter().filter(|way| fits(way.0)).min_by_key(|way| grams(way.0, from)).cloned()
            };
            let pairs = |loaded: &Loaded| -> Vec<(Weight, u8)> {
                loaded.plates.iter().map(|plates| (plates.weight, plates.pairs)).collect()
            };
            let expected = |way: &(i64, u16, Vec<u8>)| -> Vec<(Weight, u8)> {
                let on = loads.plates.iter().zip(&way.2).filter(|(_, pairs)| **pairs > 0);
                on.map(|(plates, pairs)| (plates.weight, *pairs)).collect()
            };
            let mass = exact(target);
            let loaded = loads.at(target);
            let best = nearest(mass, &|of| of <= mass + SAME);
            prop_assert_eq!(pairs(&loaded), best.as_ref().map(expected).unwrap_or_default());
            let total = best.map_or(exact(bar), |best| best.0);
            prop_assert!((exact(loaded.total) - total).abs() <= thousandth(target.unit()));
            prop_assert_eq!(loaded.total.unit(), target.unit());

            let above = nearest(mass + SAME, &|of| of > mass + SAME);
            prop_assert_eq!(loads.above(target).as_ref().map(pairs), above.as_ref().map(expected));
            let below = nearest(mass - SAME - 1, &|of| of < mass - SAME);
            prop_assert_eq!(loads.below(target).as_ref().map(pairs), below.as_ref().map(expected));
        }
    }
}
