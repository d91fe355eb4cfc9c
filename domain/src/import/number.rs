//! Numbers in the cells of a file: one decimal sign for the whole file (X6).

use super::{Column, RowProblem};
use crate::units::number::{InputError, parse_thousandths};

/// What parts the decimals in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DecimalSign {
    Point,
    Comma,
}

impl DecimalSign {
    /// The comma if any weight is written like `61,5`; `1,234` alone proves nothing.
    pub(super) fn of_weights<'a>(mut weights: impl Iterator<Item = &'a str>) -> Self {
        let decimal = |cell: &str| match cell.split_once(',') {
            Some((whole, decimals)) => {
                let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
                digits(whole) && digits(decimals) && !matches!(decimals.len(), 0 | 3)
            }
            None => false,
        };
        if weights.any(decimal) { Self::Comma } else { Self::Point }
    }

    /// Reads a cell as thousandths; an empty one is nothing. A sign that may part thousands is refused.
    pub(super) fn thousandths(self, cell: &str, column: Column) -> Result<Option<i64>, RowProblem> {
        let ambiguous = match self {
            Self::Point => cell.contains(','),
            Self::Comma => cell.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3),
        };
        match parse_thousandths(cell) {
            Err(InputError::Empty) => Ok(None),
            Ok(_) if ambiguous => Err(RowProblem::Ambiguous(column)),
            Ok(value) => Ok(Some(value)),
            Err(error) => Err(RowProblem::Number(column, error)),
        }
    }

    /// Reads a cell as a whole number.
    pub(super) fn whole(self, cell: &str, column: Column) -> Result<Option<i64>, RowProblem> {
        let Some(value) = self.thousandths(cell, column)? else {
            return Ok(None);
        };
        match value % 1000 {
            0 => Ok(Some(value / 1000)),
            _ => Err(RowProblem::Number(column, InputError::NotWhole)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_decimal_comma_settles_the_whole_file() {
        let sign = DecimalSign::of_weights(["60", "1,234", "61,5"].into_iter());
        assert_eq!(sign, DecimalSign::Comma);
        assert_eq!(sign.thousandths("1,234", Column::Weight), Ok(Some(1_234)));
        assert_eq!(sign.thousandths("74,99999999999999", Column::Weight), Ok(Some(75_000)));
        assert_eq!(sign.thousandths("1.234", Column::Weight), Err(RowProblem::Ambiguous(Column::Weight)));
    }

    #[test]
    fn a_thousands_separator_is_refused() {
        let sign = DecimalSign::of_weights(["60", "61.5", "1,234"].into_iter());
        assert_eq!(sign, DecimalSign::Point);
        assert_eq!(sign.thousandths("1,234", Column::Weight), Err(RowProblem::Ambiguous(Column::Weight)));
        let not_a_number = Err(RowProblem::Number(Column::Weight, InputError::NotANumber));
        assert_eq!(sign.thousandths("1,234.5", Column::Weight), not_a_number);
    }
}
