//! Quantities of training, each with its unit and its range, checked once where they enter.
//!
//! Lives here: what a number *means* (kilograms, repetitions, seconds, effort). What does not: the text a person typed
//! (see [`number`]), and any sentence about a number that is out of range (the app's words).

pub mod number;

use chrono::{Datelike, NaiveDate, NaiveTime};
use number::{InputError, parse_thousandths};
use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

/// A value outside the range its type allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{value} is outside {min}..={max}")]
pub struct OutOfRange {
    /// What was offered.
    pub value: i64,
    /// Smallest value allowed.
    pub min: i64,
    /// Largest value allowed.
    pub max: i64,
}

fn check(value: i64, min: i64, max: i64) -> Result<i64, OutOfRange> {
    if (min..=max).contains(&value) { Ok(value) } else { Err(OutOfRange { value, min, max }) }
}

macro_rules! whole_number {
    ($(#[$doc:meta])* $name:ident($int:ty), $min:literal ..= $max:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name($int);

        impl $name {
            /// Smallest value.
            pub const MIN: Self = Self($min);
            /// Largest value.
            pub const MAX: Self = Self($max);

            /// Checks the range.
            pub fn new(value: i64) -> Result<Self, OutOfRange> {
                check(value, $min, $max)?;
                <$int>::try_from(value)
                    .map(Self)
                    .map_err(|_| OutOfRange { value, min: $min, max: $max })
            }

            /// Reads what a person typed; comma and point are both decimal signs, but only whole numbers pass.
            pub fn parse(text: &str) -> Result<Self, InputError> {
                let value = number::parse_whole(text)?;
                Self::new(value).map_err(InputError::from)
            }

            /// The plain number.
            pub const fn get(self) -> $int {
                self.0
            }
        }
    };
}

whole_number! {
    /// Full movements of a set. A set has at least one.
    Reps(u16), 1..=999
}
whole_number! {
    /// A length of time under effort: a hold, a stretch, a walk. At most 24 hours.
    Seconds(u32), 1..=86_400
}
whole_number! {
    /// Breaths of a breathing drill.
    Breaths(u16), 1..=999
}
whole_number! {
    /// Distance of a carry, a walk or a run. At most 500 km.
    Metres(u32), 1..=500_000
}
whole_number! {
    /// Length of a session, from the first to the last logged item (L7). Zero is valid and gives 0 AU.
    Minutes(u16), 0..=600
}
whole_number! {
    /// One rating of the whole session on the CR10 scale, not the mean of its sets (L6; Foster 2001).
    SessionRpe(u8), 0..=10
}

/// The unit in which a weight was entered. It is kept for ever beside the number (S8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum WeightUnit {
    /// Kilograms.
    #[default]
    Kg,
    /// Pounds; 1 lb = 453.59237 g.
    Lb,
}

impl WeightUnit {
    /// `kg` or `lb`, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kg => "kg",
            Self::Lb => "lb",
        }
    }
}

/// A mass exactly as it was entered: thousandths of its unit. 0 to 1,000 kg.
///
/// There is no conversion between units; [`Weight::grams`] is for arithmetic only and is never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Weight {
    thousandths: u32,
    unit: WeightUnit,
}

impl Weight {
    /// The heaviest weight that is accepted, in grams.
    pub const MAX_GRAMS: i64 = 1_000_000;

    /// The smallest change of a bar with the usual plates, one on each side.
    pub const PLATES_KG: Self = Self { thousandths: 2_500, unit: WeightUnit::Kg };
    /// The same in pounds.
    pub const PLATES_LB: Self = Self { thousandths: 5_000, unit: WeightUnit::Lb };

    /// A weight in thousandths of its unit: 82.5 kg is `82_500`.
    pub fn from_thousandths(thousandths: i64, unit: WeightUnit) -> Result<Self, OutOfRange> {
        let max = match unit {
            WeightUnit::Kg => Self::MAX_GRAMS,
            WeightUnit::Lb => 2_204_622,
        };
        check(thousandths, 0, max)?;
        let value = u32::try_from(thousandths);
        let thousandths = value.map_err(|_| OutOfRange { value: thousandths, min: 0, max })?;
        Ok(Self { thousandths, unit })
    }

    /// Reads what a person typed, comma or point as the decimal sign.
    pub fn parse(text: &str, unit: WeightUnit) -> Result<Self, InputError> {
        Self::from_thousandths(parse_thousandths(text)?, unit).map_err(|error| {
            let mut error = InputError::from(error);
            if let InputError::TooLarge { max } | InputError::TooSmall { min: max } = &mut error {
                *max /= 1000;
            }
            error
        })
    }

    /// Thousandths of the unit, as entered.
    pub const fn thousandths(self) -> u32 {
        self.thousandths
    }

    /// The unit, as entered.
    pub const fn unit(self) -> WeightUnit {
        self.unit
    }

    /// Whole grams, rounded to the nearest (L4). For arithmetic, never for storage or display.
    pub const fn grams(self) -> i64 {
        match self.unit {
            WeightUnit::Kg => self.thousandths as i64,
            // thousandths of a pound * 453.59237 g / 1000, in integers
            WeightUnit::Lb => (self.thousandths as i64 * 45_359_237 + 50_000_000) / 100_000_000,
        }
    }
}

impl fmt::Display for Weight {
    /// The number as entered, with a point and without trailing zeros; the unit is not part of it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&number::format_thousandths(i64::from(self.thousandths)))
    }
}

/// Perceived effort of one set, 0 to 10 in half points. RPE 7 leaves about three repetitions in reserve
/// (Zourdos 2016).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SetRpe(u8);

impl SetRpe {
    /// Half points: 13 is RPE 6.5. Range 0..=20.
    pub const fn from_half_points(value: u8) -> Result<Self, OutOfRange> {
        if value <= 20 { Ok(Self(value)) } else { Err(OutOfRange { value: value as i64, min: 0, max: 20 }) }
    }

    /// Reads 0 to 10 as typed; anything but a half point is refused.
    pub fn parse(text: &str) -> Result<Self, InputError> {
        let thousandths = parse_thousandths(text)?;
        if thousandths % 500 != 0 {
            return Err(InputError::NotHalfPoints);
        }
        check(thousandths / 500, 0, 20)
            .map_err(|e| OutOfRange { max: 10, ..e })
            .map_err(InputError::from)
            .map(|half_points| Self(half_points as u8))
    }

    /// Half points, 0..=20.
    pub const fn half_points(self) -> u8 {
        self.0
    }
}

impl fmt::Display for SetRpe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&number::format_thousandths(i64::from(self.0) * 500))
    }
}

/// Duration of the lifting phase: seconds, or as fast as controlled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Concentric {
    /// Whole seconds.
    Seconds(u8),
    /// `X`: as fast as controlled. Counts as one second of time under tension (L14, convention).
    Explosive,
}

/// Seconds of lowering, pause at the bottom, lifting, pause at the top: always in this order, also for a lift that
/// starts from the floor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tempo {
    /// Lowering.
    pub eccentric: u8,
    /// Pause in the stretched position.
    pub bottom: u8,
    /// Lifting.
    pub concentric: Concentric,
    /// Pause in the contracted position.
    pub top: u8,
}

impl Tempo {
    /// A tempo whose four phases are whole seconds.
    pub const fn new(eccentric: u8, bottom: u8, concentric: u8, top: u8) -> Self {
        Self { eccentric, bottom, concentric: Concentric::Seconds(concentric), top }
    }

    /// Seconds of one repetition; `X` counts as one.
    pub const fn rep_seconds(self) -> u16 {
        let concentric = match self.concentric {
            Concentric::Seconds(seconds) => seconds,
            Concentric::Explosive => 1,
        };
        self.eccentric as u16 + self.bottom as u16 + concentric as u16 + self.top as u16
    }

    /// Time under tension of a set (L14).
    pub fn time_under_tension(self, reps: Reps) -> u32 {
        u32::from(self.rep_seconds()) * u32::from(reps.get())
    }
}

impl fmt::Display for Tempo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.concentric {
            Concentric::Seconds(s) => {
                write!(f, "{}-{}-{s}-{}", self.eccentric, self.bottom, self.top)
            }
            Concentric::Explosive => write!(f, "{}-{}-X-{}", self.eccentric, self.bottom, self.top),
        }
    }
}

/// Which side worked. On an exercise done per side, [`Side::Both`] means "this many on each side".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Side {
    /// Both sides: at once, or the same number on each.
    #[default]
    Both,
    /// The left side only.
    Left,
    /// The right side only.
    Right,
}

/// What resisted the movement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Resistance {
    /// Body weight only. Counts 0 kg (L12).
    #[default]
    Unloaded,
    /// Total external mass moved: two 20 kg dumbbells are 40 kg (L10).
    External(Weight),
    /// Mass that *helps* (assisted pull-up). It is no load, so it counts 0 kg.
    Assistance(Weight),
    /// A band, by its order of strength 1..=5. No kilograms are invented for it (L13).
    Band(u8),
}

/// What was done in a set: the measure of its dose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Work {
    /// Repetitions.
    Reps(Reps),
    /// Repetitions that are each held: the McGill "big three".
    Holds {
        /// How many.
        reps: Reps,
        /// How long each.
        each: Seconds,
    },
    /// A hold, a stretch, a walk, by time.
    Time(Seconds),
    /// Breaths.
    Breaths(Breaths),
    /// A carry, by distance.
    Distance(Metres),
    /// A walk or run of which both are known.
    TimedDistance {
        /// How far.
        metres: Metres,
        /// How long.
        seconds: Seconds,
    },
}

/// An instant as the phone's owner saw it: civil date, local time and the zone's offset then.
///
/// The date is never recomputed from an instant (L1), so travel and daylight saving change nothing that was logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LocalMoment {
    /// Civil date on the phone.
    pub date: NaiveDate,
    /// Wall time on the phone, to the minute.
    pub time: NaiveTime,
    /// Minutes east of UTC, -840..=840.
    pub offset: i16,
}

impl LocalMoment {
    /// Whole minutes from `self` to `later` in real time, zone changes included. Negative if `later` is earlier.
    pub fn minutes_until(&self, later: &Self) -> i64 {
        let utc = |moment: &Self| {
            moment.date.and_time(moment.time).and_utc().timestamp() / 60 - i64::from(moment.offset)
        };
        utc(later) - utc(self)
    }
}

/// Reads a civil date as it is stored and as a date field gives it: `2026-11-22`.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let number = |text: &str, digits: RangeInclusive<usize>| {
        let fits = digits.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        if fits { text.parse::<u16>().ok() } else { None }
    };
    let (month, day) = (number(month, 1..=2)?, number(day, 1..=2)?);
    NaiveDate::from_ymd_opt(number(year, 4..=4)?.into(), month.into(), day.into())
}

/// Writes a civil date: `2026-11-22`.
pub fn iso_date(date: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// The identity of something a person made: when (an order, never shown as a time) and by which run of the app.
///
/// Written `1795363440-k3x9q`. The domain never draws one; it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id {
    /// Order of creation, about Unix seconds.
    pub clock: u64,
    /// Five characters of base 36 that tell two writers apart.
    pub writer: [u8; 5],
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-", self.clock)?;
        self.writer.iter().try_for_each(|&byte| write!(f, "{}", char::from(byte)))
    }
}

/// A text that is no [`Id`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (clock, writer) = text.split_once('-').ok_or(NotAnId)?;
        let writer: [u8; 5] = writer.as_bytes().try_into().map_err(|_| NotAnId)?;
        let base36 = |byte: &u8| byte.is_ascii_digit() || byte.is_ascii_lowercase();
        let digits = !clock.is_empty() && clock.bytes().all(|byte| byte.is_ascii_digit());
        if !digits || !writer.iter().all(base36) {
            return Err(NotAnId);
        }
        Ok(Self { clock: clock.parse().map_err(|_| NotAnId)?, writer })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pound_is_453_59237_grams_rounded_to_the_nearest() {
        let lb = |t| Weight::from_thousandths(t, WeightUnit::Lb).unwrap().grams();
        assert_eq!(lb(1_000), 454);
        assert_eq!(lb(135_000), 61_235);
        assert_eq!(lb(2_204_622), 1_000_000);
    }

    #[test]
    fn a_weight_is_shown_as_it_was_typed() {
        for (typed, shown) in [("82,5", "82.5"), ("60", "60"), (" 102.05820 ", "102.058"), ("0", "0")] {
            assert_eq!(Weight::parse(typed, WeightUnit::Kg).unwrap().to_string(), shown);
        }
    }

    #[test]
    fn absurd_numbers_are_refused_with_their_bound() {
        let kg = |text| Weight::parse(text, WeightUnit::Kg);
        assert_eq!(kg("1000.001"), Err(InputError::TooLarge { max: 1000 }));
        assert_eq!(kg("-5"), Err(InputError::TooSmall { min: 0 }));
        assert_eq!(kg(&"9".repeat(20)), Err(InputError::TooLarge { max: 1000 }));
        assert_eq!(Reps::parse(&"9".repeat(20)), Err(InputError::TooLarge { max: 999 }));
        assert_eq!(Reps::parse("1000"), Err(InputError::TooLarge { max: 999 }));
        assert_eq!(Reps::parse("0"), Err(InputError::TooSmall { min: 1 }));
        assert_eq!(Reps::parse("8,5"), Err(InputError::NotWhole));
        assert_eq!(SetRpe::parse("7,3"), Err(InputError::NotHalfPoints));
        assert_eq!(SetRpe::parse("10.5"), Err(InputError::TooLarge { max: 10 }));
    }

    #[test]
    fn five_reps_of_3_1_3_0_are_35_seconds_under_tension() {
        assert_eq!(Tempo::new(3, 1, 3, 0).time_under_tension(Reps::new(5).unwrap()), 35);
        let x = Tempo { eccentric: 4, bottom: 0, concentric: Concentric::Explosive, top: 1 };
        assert_eq!(x.time_under_tension(Reps::new(6).unwrap()), 36);
    }

    #[test]
    fn an_id_reads_back_what_it_wrote_and_refuses_the_rest() {
        let id = Id { clock: 1_795_363_440, writer: *b"k3x9q" };
        assert_eq!(id.to_string().parse(), Ok(id));
        for wrong in ["", "-k3x9q", "12-K3X9Q", "+1-k3x9q", "12-k3x9", "99999999999999999999-k3x9q"] {
            assert_eq!(wrong.parse::<Id>(), Err(NotAnId), "{wrong}");
        }
    }

    #[test]
    fn a_date_reads_back_what_it_wrote_and_refuses_the_rest() {
        let date = NaiveDate::from_ymd_opt(2026, 2, 3).unwrap();
        assert_eq!(iso_date(date), "2026-02-03");
        for text in ["2026-02-03", "2026-2-3"] {
            assert_eq!(parse_date(text), Some(date), "{text}");
        }
        for wrong in ["", "2026", "2026-02", "2026-02-30", "2026-13-01", "2026-02-03T06:26", "-026-02-03"] {
            assert_eq!(parse_date(wrong), None, "{wrong}");
        }
        for wrong in ["26-02-03", "2026-+2-03", "2026-02-003", "2026--03", "2026-02-0٣"] {
            assert_eq!(parse_date(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn minutes_run_in_real_time_across_a_change_of_the_clocks() {
        let at = |h, m, offset| LocalMoment {
            date: NaiveDate::from_ymd_opt(2026, 10, 25).unwrap(),
            time: NaiveTime::from_hms_opt(h, m, 0).unwrap(),
            offset,
        };
        assert_eq!(at(2, 30, 120).minutes_until(&at(2, 10, 60)), 40);
    }
}
