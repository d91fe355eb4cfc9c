//! English.

mod data;
mod load;
mod movement;
mod screens;

use crate::words::Words;

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

/// "1 set", "1,240 sets".
fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

/// "1,240".
fn grouped(number: usize) -> String {
    (screens::FORMAT.number)(i64::try_from(number).unwrap_or(i64::MAX))
}
