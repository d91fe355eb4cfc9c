//! `figures`: the contact sheet of all figures, kept as documentation in `docs/figures.svg`.

use crate::run::cargo;
use crate::{Outcome, While, place};
use std::fs;

const SHEET: &str = "docs/figures.svg";

/// Draws the sheet anew.
///
/// # Errors
/// When it cannot be drawn or written.
pub fn figures() -> Outcome {
    let path = place::root()?.join(SHEET);
    fs::write(&path, drawn()?).doing(path.display())?;
    println!("{SHEET}: every figure at its start, halfway and at its end");
    Ok(())
}

/// Whether the sheet shows the figures as they are.
///
/// # Errors
/// When it does not, or cannot be drawn.
pub fn is_current() -> Outcome {
    let path = place::root()?.join(SHEET);
    let kept = fs::read_to_string(&path).doing(path.display())?;
    if kept == drawn()? { Ok(()) } else { Err(format!("{SHEET} shows other figures: cargo xtask figures")) }
}

fn drawn() -> Outcome<String> {
    cargo(&["run", "--quiet", "-p", "brace-domain", "--example", "figures"]).shown_text()
}
