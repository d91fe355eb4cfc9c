//! Reading a decimal number that a person typed, and writing one back.
//!
//! Integers in thousandths, never floats: what was typed comes back digit for digit.

use super::OutOfRange;

/// Why a typed number was refused. The app turns it into words beside the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InputError {
    /// Nothing was typed.
    #[error("empty")]
    Empty,
    /// Letters, two decimal signs, a thousands separator.
    #[error("not a number")]
    NotANumber,
    /// A fraction where only whole numbers make sense.
    #[error("not a whole number")]
    NotWhole,
    /// Effort goes in half points.
    #[error("not a half point")]
    NotHalfPoints,
    /// Below the range.
    #[error("less than {min}")]
    TooSmall {
        /// Smallest value allowed.
        min: i64,
    },
    /// Above the range.
    #[error("more than {max}")]
    TooLarge {
        /// Largest value allowed.
        max: i64,
    },
}

impl From<OutOfRange> for InputError {
    fn from(error: OutOfRange) -> Self {
        if error.value < error.min {
            Self::TooSmall { min: error.min }
        } else {
            Self::TooLarge { max: error.max }
        }
    }
}

/// More than anything is counted to. A longer number is read as this one, and the range of what it is for refuses it by
/// its own bound.
const MOST: i64 = 1_000_000_000_000;

/// Reads a decimal number as thousandths: `82,5` and `82.5` are 82,500. More than three decimals are rounded to
/// the nearest thousandth (exports of other apps carry float noise).
pub fn parse_thousandths(text: &str) -> Result<i64, InputError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(InputError::Empty);
    }
    let (negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if (whole.is_empty() && fraction.is_empty()) || !all_digits(whole) || !all_digits(fraction) {
        return Err(InputError::NotANumber);
    }
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().unwrap_or(MOST).min(MOST) };
    let digit = |place: usize| i64::from(fraction.as_bytes().get(place).map_or(0, |b| b - b'0'));
    let rounded = i64::from(digit(3) >= 5);
    let fraction = digit(0) * 100 + digit(1) * 10 + digit(2) + rounded;
    let value = whole * 1000 + fraction;
    Ok(if negative { -value } else { value })
}

/// Reads a whole number; `8,0` passes, `8,5` does not.
pub fn parse_whole(text: &str) -> Result<i64, InputError> {
    let thousandths = parse_thousandths(text)?;
    if thousandths % 1000 == 0 { Ok(thousandths / 1000) } else { Err(InputError::NotWhole) }
}

/// Writes thousandths with a point and no trailing zeros: 82,500 is `82.5`.
pub fn format_thousandths(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, fraction) = (value.unsigned_abs() / 1000, value.unsigned_abs() % 1000);
    if fraction == 0 {
        return format!("{sign}{whole}");
    }
    let text = format!("{sign}{whole}.{fraction:03}");
    text.trim_end_matches('0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comma_and_point_are_the_same_decimal_sign() {
        for text in ["61,5", "61.5", " 61.500 ", "+61,5"] {
            assert_eq!(parse_thousandths(text), Ok(61_500), "{text}");
        }
        assert_eq!(parse_thousandths(",5"), Ok(500));
        assert_eq!(parse_thousandths("-2.5"), Ok(-2_500));
    }

    #[test]
    fn float_noise_is_rounded_to_three_decimals() {
        assert_eq!(parse_thousandths("74.99999999999999"), Ok(75_000));
        assert_eq!(parse_thousandths("61.23492"), Ok(61_235));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["abc", "1.000,5", "1,2,3", "12kg", "--3", "NaN", "1e5", ".", "-", "٣"] {
            assert_eq!(parse_thousandths(text), Err(InputError::NotANumber), "{text}");
        }
        assert_eq!(parse_thousandths("   "), Err(InputError::Empty));
        let huge = "9".repeat(30);
        assert_eq!(parse_thousandths(&huge), Ok(MOST * 1000));
    }

    #[test]
    fn writing_leaves_out_what_was_not_typed() {
        assert_eq!(format_thousandths(82_500), "82.5");
        assert_eq!(format_thousandths(60_000), "60");
        assert_eq!(format_thousandths(-61_235), "-61.235");
    }
}
