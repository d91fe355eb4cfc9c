//! `bench`: figures with a goal, as a table and as `target/bench.json`.
//!
//! A benchmark is any command of this workspace that prints lines of three words, `metric value goal`. A goal is the most
//! that the value should be, `>=3` the least, and `-` none. Everything else it prints is ignored.

use crate::browser::Engine;
use crate::run::{Run, cargo};
use crate::{Outcome, While, place, release, size, tools};
use std::fmt;
use std::fs;
use std::path::Path;

/// On the release, in a browser.
const IN_THE_BROWSER: &[&str] = &["run", "--quiet", "--package", "brace-journeys", "--bin", "bench"];
/// The load of ten years, beside R where there is R.
const LOAD: &[&str] = &["bench", "--quiet", "--package", "brace-domain", "--bench", "load"];
/// The same compiled as the release is. In Node, whose engine is Chromium's: a page has nothing to add.
const LOAD_IN_WASM: &[&str] = &[
    "test",
    "--quiet",
    "--release",
    "--target",
    "wasm32-unknown-unknown",
    "--package",
    "brace-domain",
    "--bench",
    "load",
    "--",
    "--nocapture",
];

#[derive(Debug, PartialEq)]
struct Figure {
    metric: String,
    value: f64,
    goal: Goal,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Goal {
    AtMost(f64),
    AtLeast(f64),
    /// Shown beside another figure.
    None,
}

/// Measures everything and prints the table. A missed goal is shown, not an error: machines differ.
///
/// # Errors
/// When the release cannot be built or a benchmark does not run.
pub fn bench() -> Outcome {
    let dist = release::ensure()?;
    let load = size::Load::of(&size::weigh(&dist)?);
    let exact = |n: usize| n as f64;
    let sizes = load.against_budget();
    let mut figures: Vec<Figure> = sizes
        .iter()
        .map(|&(name, value, goal)| Figure {
            metric: name.to_owned(),
            value: exact(value),
            goal: Goal::AtMost(exact(goal)),
        })
        .collect();
    for printed in [cargo(LOAD).shown_text()?, load_in_wasm()?, in_the_browser(&dist)?] {
        figures.extend(printed.lines().filter_map(figure));
    }
    println!("{:<34}{:>12}{:>12}", "metric", "value", "goal");
    for Figure { metric, value, goal } in &figures {
        let missed = if goal.is_met_by(*value) { "" } else { "  missed" };
        println!("{metric:<34}{value:>12}{:>12}{missed}", goal.to_string());
    }
    let file = place::target()?.join("bench.json");
    fs::write(&file, json(&figures)).doing(file.display())
}

fn in_the_browser(dist: &Path) -> Outcome<String> {
    tools::axe()?;
    Engine::Chromium.ensure()?;
    cargo(IN_THE_BROWSER).env("BRACE_DIST", dist).shown_text()
}

fn load_in_wasm() -> Outcome<String> {
    if !Run::new("node", &["--version"]).succeeds() {
        eprintln!("skipped: the load in wasm, there is no node; install Node.js (https://nodejs.org)");
        return Ok(String::new());
    }
    let runner = tools::wasm_bindgen()?.join("wasm-bindgen-test-runner");
    cargo(LOAD_IN_WASM).env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner).shown_text()
}

fn figure(line: &str) -> Option<Figure> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [metric, value, goal] = words.as_slice() else {
        return None;
    };
    Some(Figure { metric: (*metric).to_owned(), value: value.parse().ok()?, goal: Goal::parse(goal)? })
}

impl Goal {
    fn parse(word: &str) -> Option<Self> {
        match word.strip_prefix(">=") {
            Some(least) => least.parse().ok().map(Self::AtLeast),
            None if word == "-" => Some(Self::None),
            None => word.parse().ok().map(Self::AtMost),
        }
    }

    fn is_met_by(self, value: f64) -> bool {
        match self {
            Self::AtMost(most) => value <= most,
            Self::AtLeast(least) => value >= least,
            Self::None => true,
        }
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtMost(most) => write!(f, "{most}"),
            Self::AtLeast(least) => write!(f, ">={least}"),
            Self::None => write!(f, "-"),
        }
    }
}

fn json(figures: &[Figure]) -> String {
    let line = |Figure { metric, value, goal }: &Figure| {
        let goal = match goal {
            Goal::AtMost(most) => format!(", \"goal\": {most}"),
            Goal::AtLeast(least) => format!(", \"at_least\": {least}"),
            Goal::None => String::new(),
        };
        format!("  {{\"metric\": \"{metric}\", \"value\": {value}{goal}}}")
    };
    let lines: Vec<String> = figures.iter().map(line).collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}

#[cfg(test)]
mod tests {
    use super::{Figure, Goal, figure, json};

    #[test]
    fn a_line_of_three_words_is_a_figure_and_nothing_else_is() {
        let read = |line, goal| {
            assert_eq!(figure(line), Some(Figure { metric: "log_set_ms".to_owned(), value: 1.5, goal }));
        };
        read("log_set_ms 1.5 5", Goal::AtMost(5.0));
        read("log_set_ms 1.5 >=5", Goal::AtLeast(5.0));
        read("log_set_ms 1.5 -", Goal::None);
        for other in ["running 1 test", "log_set_ms 1.5", "log_set_ms 1.5 >="] {
            assert_eq!(figure(other), None);
        }
    }

    #[test]
    fn a_goal_is_met_at_its_bound() {
        assert!(Goal::AtMost(5.0).is_met_by(5.0) && !Goal::AtMost(5.0).is_met_by(5.1));
        assert!(Goal::AtLeast(3.0).is_met_by(3.0) && !Goal::AtLeast(3.0).is_met_by(2.9));
    }

    #[test]
    fn the_file_is_json() {
        let figures = ["a 1 2", "b 0.5 >=3", "c 7 -"].map(|line| figure(line).unwrap());
        let lines = [
            "  {\"metric\": \"a\", \"value\": 1, \"goal\": 2},",
            "  {\"metric\": \"b\", \"value\": 0.5, \"at_least\": 3},",
            "  {\"metric\": \"c\", \"value\": 7}",
        ];
        assert_eq!(json(&figures), format!("[\n{}\n]\n", lines.join("\n")));
    }
}
