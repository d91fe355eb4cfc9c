//! The lighter sets that lead up to a working weight.
//!
//! A specific warm-up in a few rising sets with fewer and fewer repetitions is how lifters and textbooks do it (convention). Which
//! shares of the working weight, and how many repetitions, is a choice here too: nothing that we know of ranks one ramp
//! above another.

use super::Loads;
use crate::catalog::AxialClass;
use crate::load::share_of;
use crate::units::{Reps, Weight};

/// How finely a load can be changed.
#[derive(Debug, Clone, Copy)]
pub enum Steps<'a> {
    /// Plates on a bar.
    Plates(&'a Loads),
    /// Dumbbells, kettlebells, a stack of plates: from one size to the next.
    Sizes(Weight),
}

/// Repetitions with the empty bar.
const EMPTY_BAR_REPS: i64 = 8;
/// A set adds at least this much of the working weight to the one before it, in per cent.
const LEAST_RISE: i64 = 10;

/// Shares of the working weight, in per cent, with their repetitions. What loads the spine more is approached in more steps.
const fn shares(class: AxialClass) -> &'static [(i64, i64)] {
    match class {
        AxialClass::High => &[(40, 5), (60, 3), (80, 2)],
        AxialClass::Moderate => &[(50, 5), (75, 3)],
        AxialClass::Low | AxialClass::None => &[(60, 5)],
    }
}

/// The warm-up sets before a working weight, the lightest first: the empty bar, then shares of the weight, each rounded down
/// to what can be loaded, none twice and none too near the one before. No set for a weight that is light itself: up to 1.3
/// times the bar, or up to the second size. At most four sets, and no more than nine repetitions with the working weight
/// would move.
pub fn warm_up(working: Weight, class: AxialClass, steps: Steps<'_>) -> Vec<(Weight, Reps)> {
    let mut sets: Vec<(Weight, Reps)> = Vec::new();
    let rise = working.grams() * LEAST_RISE / 100;
    let mut add = |weight: Option<Weight>, reps: i64| {
        let (Some(weight), Ok(reps)) = (weight, Reps::new(reps)) else { return };
        let before = sets.last().map_or(0, |(before, _)| before.grams());
        // Nothing is no load, and the first set is not held to the rise.
        let rises = weight.grams() > 0 && (before == 0 || weight.grams() >= before + rise);
        if rises && weight.grams() + rise <= working.grams() {
            sets.push((weight, reps));
        }
    };
    let is_light = match steps {
        Steps::Plates(loads) => working.grams() * 10 <= loads.bar().grams() * 13,
        Steps::Sizes(step) => working.grams() <= 2 * step.grams(),
    };
    if is_light {
        return sets;
    }
    if let Steps::Plates(loads) = steps {
        // In the unit of the working weight.
        let nothing = Weight::from_thousandths(0, working.unit());
        add(nothing.ok().map(|nothing| loads.at(nothing).total), EMPTY_BAR_REPS);
    }
    for &(percent, reps) in shares(class) {
        let share = i64::from(working.thousandths()) * percent / 100;
        let weight = match steps {
            Steps::Plates(loads) => {
                Weight::from_thousandths(share, working.unit()).ok().map(|share| loads.at(share).total)
            }
            Steps::Sizes(step) => share_of(working.grams(), percent, step),
        };
        add(weight, reps);
    }
    sets
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gym::Rack;
    use crate::units::WeightUnit;
    use proptest::prelude::*;

    fn weight(of: i64, unit: WeightUnit) -> Weight {
        Weight::from_thousandths(of, unit).unwrap()
    }

    fn told(sets: &[(Weight, Reps)]) -> Vec<String> {
        sets.iter()
            .map(|(weight, reps)| [&weight.to_string(), "x", &reps.get().to_string()].concat())
            .collect()
    }

    fn with_bar(of: i64, class: AxialClass, unit: WeightUnit) -> Vec<String> {
        let rack = Rack::usual(unit);
        let loads = rack.loads(rack.bars[0].weight);
        told(&warm_up(weight(of, unit), class, Steps::Plates(&loads)))
    }

    fn with_sizes(of: i64, class: AxialClass, step: i64, unit: WeightUnit) -> Vec<String> {
        told(&warm_up(weight(of, unit), class, Steps::Sizes(weight(step, unit))))
    }

    #[test]
    fn a_deadlift_of_100_kg_is_approached_in_four_sets() {
        let sets = with_bar(100_000, AxialClass::High, WeightUnit::Kg);
        assert_eq!(sets, ["20x8", "40x5", "60x3", "80x2"]);
        let sets = with_bar(225_000, AxialClass::High, WeightUnit::Lb);
        assert_eq!(sets, ["45x8", "90x5", "135x3", "180x2"]);
    }

    #[test]
    fn a_lighter_lift_gets_fewer_sets_and_a_light_one_none() {
        let high = |of| with_bar(of, AxialClass::High, WeightUnit::Kg);
        // 40 % of 60 kg is too near the bar; 36 and 48 kg are rounded down.
        assert_eq!(high(60_000), ["20x8", "35x3", "47.5x2"]);
        assert_eq!(high(40_000), ["20x8", "30x2"]);
        assert_eq!(high(27_500), ["20x8"]);
        assert_eq!(high(26_000), [""; 0]);
        assert_eq!(high(20_000), [""; 0]);
    }

    #[test]
    fn what_loads_the_spine_less_needs_fewer_sets() {
        assert_eq!(with_bar(100_000, AxialClass::Moderate, WeightUnit::Kg), ["20x8", "50x5", "75x3"]);
        assert_eq!(with_bar(100_000, AxialClass::Low, WeightUnit::Kg), ["20x8", "60x5"]);
    }

    #[test]
    fn kettlebells_and_dumbbells_go_by_their_sizes() {
        assert_eq!(with_sizes(24_000, AxialClass::Moderate, 4_000, WeightUnit::Kg), ["12x5", "16x3"]);
        assert_eq!(with_sizes(53_000, AxialClass::Moderate, 9_000, WeightUnit::Lb), ["18x5", "36x3"]);
        assert_eq!(with_sizes(12_000, AxialClass::Moderate, 4_000, WeightUnit::Kg), ["4x5", "8x3"]);
        assert_eq!(with_sizes(8_000, AxialClass::High, 4_000, WeightUnit::Kg), [""; 0]);
        assert_eq!(with_sizes(30_000, AxialClass::Low, 2_500, WeightUnit::Kg), ["17.5x5"]);
        // A step of nothing leads nowhere.
        assert_eq!(with_sizes(30_000, AxialClass::Low, 0, WeightUnit::Kg), [""; 0]);
    }

    #[test]
    fn a_machine_with_plates_has_no_empty_bar() {
        let loads = Rack::usual(WeightUnit::Kg).loads(weight(0, WeightUnit::Kg));
        let sets = warm_up(weight(80_000, WeightUnit::Kg), AxialClass::Moderate, Steps::Plates(&loads));
        assert_eq!(told(&sets), ["40x5", "60x3"]);
    }

    proptest! {
        #[test]
        fn sets_rise_stay_below_the_working_weight_and_cost_little(
            of in 0..=1_000_000_i64,
            class in prop::sample::select(AxialClass::ALL.to_vec()),
            unit in prop::sample::select(vec![WeightUnit::Kg, WeightUnit::Lb]),
            plates in prop::sample::select(vec![WeightUnit::Kg, WeightUnit::Lb]),
            bar in 0..=30_000_i64,
            step in prop::option::of(0..=10_000_i64),
        ) {
            let working = weight(of, unit);
            let loads = Rack::usual(plates).loads(weight(bar, plates));
            let steps = step.map_or(Steps::Plates(&loads), |step| Steps::Sizes(weight(step, plates)));
            let sets = warm_up(working, class, steps);
            prop_assert!(sets.len() <= 4);
            prop_assert!(sets.windows(2).all(|pair| pair[0].0.grams() < pair[1].0.grams()));
            prop_assert!(sets.windows(2).all(|pair| pair[0].1 >= pair[1].1));
            prop_assert!(sets.iter().all(|(weight, _)| (1..working.grams()).contains(&weight.grams())));
            let cost: i64 = sets.iter().map(|(weight, reps)| weight.grams() * i64::from(reps.get())).sum();
            prop_assert!(cost <= 9 * working.grams());
        }
    }
}
