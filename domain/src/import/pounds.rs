//! Pounds in disguise: a file in kilograms whose plates are pound plates, `61.23492` for 135 lb (X10).

use super::Parsed;
use crate::units::{Resistance, Weight, WeightUnit};

impl Parsed {
    /// Whether the weights of a file in kilograms look like pounds: at least 80 % of those above zero are within
    /// 0.01 lb of half pounds, and fewer are multiples of 0.25 kg. It is offered to the person, never assumed.
    pub fn looks_like_lb(&self) -> bool {
        if self.unit != WeightUnit::Kg {
            return false;
        }
        let (mut all, mut pounds, mut kilograms) = (0_usize, 0, 0);
        for weight in self.sets().filter_map(|set| weight(set.resistance)) {
            all += 1;
            pounds += usize::from(half_pounds(weight).is_some());
            kilograms += usize::from(weight.thousandths() % 250 == 0);
        }
        all > 0 && pounds * 5 >= all * 4 && kilograms < pounds
    }
}

/// The same mass in pounds: whole half pounds where it is close to them, else to the thousandth.
pub(super) fn in_pounds(resistance: Resistance) -> Resistance {
    let convert = |weight: Weight| {
        let thousandths = half_pounds(weight).unwrap_or_else(|| exact(weight));
        Weight::from_thousandths(thousandths, WeightUnit::Lb).unwrap_or(weight)
    };
    match resistance {
        Resistance::External(weight) => Resistance::External(convert(weight)),
        Resistance::Assistance(weight) => Resistance::Assistance(convert(weight)),
        Resistance::Unloaded | Resistance::Band(_) => resistance,
    }
}

fn weight(resistance: Resistance) -> Option<Weight> {
    match resistance {
        Resistance::External(weight) | Resistance::Assistance(weight) => Some(weight),
        Resistance::Unloaded | Resistance::Band(_) => None,
    }
}

/// Thousandths of a pound of a weight in kilograms.
fn exact(weight: Weight) -> i64 {
    (i64::from(weight.thousandths()) * 100_000_000 + 22_679_618) / 45_359_237
}

/// The same, if it is within 0.01 lb of a multiple of 0.5 lb: that multiple.
fn half_pounds(weight: Weight) -> Option<i64> {
    let exact = exact(weight);
    let nearest = (exact + 250) / 500 * 500;
    ((exact - nearest).abs() <= 10).then_some(nearest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pound_plate_in_kilograms_is_found_again() {
        for (kilograms, pounds) in [(61_235, 135_000), (102_058, 225_000), (1_134, 2_500), (20_000, 44_092)] {
            let weight = Weight::from_thousandths(kilograms, WeightUnit::Kg).unwrap();
            let expected = Weight::from_thousandths(pounds, WeightUnit::Lb).unwrap();
            assert_eq!(in_pounds(Resistance::External(weight)), Resistance::External(expected));
        }
    }
}
