//! English.

mod data;
mod load;
mod movement;
mod screens;

use crate::words::{Text, Words, library};

/// The words of the screens.
pub(crate) const WORDS: Words = Words {
    format: screens::FORMAT,
    common: screens::COMMON,
    frame: screens::FRAME,
    stepper: screens::STEPPER,
    notices: screens::NOTICES,
    today: screens::TODAY,
    session: screens::SESSION,
    pick: screens::PICK,
    finish: screens::FINISH,
    log: screens::LOG,
    load: load::LOAD,
    library: screens::LIBRARY,
    learn: screens::LEARN,
    movement: movement::MOVEMENT,
    data: data::DATA,
    import: data::IMPORT,
    restore: data::RESTORE,
    settings: data::SETTINGS,
};

/// A text with values in the places `{0}`, `{1}`.
fn put(text: Text, values: &[&str]) -> String {
    library::put(text.said(), values)
}

/// "1 set", "1,240 sets": of two sentences the one for this number, with the number in it.
fn many(number: usize, [one, many]: &[Text; 2]) -> String {
    put(if number == 1 { *one } else { *many }, &[&grouped(number)])
}

/// "1,240".
fn grouped(number: usize) -> String {
    (screens::FORMAT.number)(i64::try_from(number).unwrap_or(i64::MAX))
}

/// "1240".
fn digits(number: impl Into<i64>) -> String {
    number.into().to_string()
}
