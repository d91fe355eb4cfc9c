//! `bench`: figures with a goal, as a table and as `target/bench.json`.
//!
//! A benchmark is any command of this workspace that prints lines of three words, `metric value goal`
//! (smaller is better); it is registered in [`BENCHMARKS`]. Everything else it prints is ignored.

use crate::browser::Engine;
use crate::run::cargo;
use crate::{Outcome, While, place, release, size, tools};
use std::fs;

/// Arguments for cargo, one benchmark each.
const BENCHMARKS: [&[&str]; 1] = [&["run", "--quiet", "--package", "brace-journeys", "--bin", "bench"]];

#[derive(Debug, PartialEq)]
struct Figure {
    metric: String,
    value: f64,
    goal: f64,
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
            goal: exact(goal),
        })
        .collect();
    tools::axe()?;
    Engine::Chromium.ensure()?;
    for benchmark in BENCHMARKS {
        let printed = cargo(benchmark).env("BRACE_DIST", &dist).shown_text()?;
        figures.extend(printed.lines().filter_map(figure));
    }
    println!("{:<34}{:>12}{:>12}", "metric", "value", "goal");
    for Figure { metric, value, goal } in &figures {
        let missed = if value > goal { "  missed" } else { "" };
        println!("{metric:<34}{value:>12}{goal:>12}{missed}");
    }
    let file = place::target()?.join("bench.json");
    fs::write(&file, json(&figures)).doing(file.display())
}

fn figure(line: &str) -> Option<Figure> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [metric, value, goal] = words.as_slice() else {
        return None;
    };
    Some(Figure { metric: (*metric).to_owned(), value: value.parse().ok()?, goal: goal.parse().ok()? })
}

fn json(figures: &[Figure]) -> String {
    let line = |Figure { metric, value, goal }: &Figure| {
        format!("  {{\"metric\": \"{metric}\", \"value\": {value}, \"goal\": {goal}}}")
    };
    let lines: Vec<String> = figures.iter().map(line).collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}

#[cfg(test)]
mod tests {
    use super::{Figure, figure, json};

    #[test]
    fn a_line_of_three_words_is_a_figure_and_nothing_else_is() {
        let log_set = Figure { metric: "log_set_ms".to_owned(), value: 1.5, goal: 5.0 };
        assert_eq!(figure("log_set_ms 1.5 5"), Some(log_set));
        assert_eq!(figure("running 1 test"), None);
        assert_eq!(figure("log_set_ms 1.5"), None);
    }

    #[test]
    fn the_file_is_json() {
        let figures = ["a 1 2", "b 0.5 3"].map(|line| figure(line).unwrap());
        assert_eq!(
            json(&figures),
            "[\n  {\"metric\": \"a\", \"value\": 1, \"goal\": 2},\n  {\"metric\": \"b\", \"value\": 0.5, \"goal\": 3}\n]\n"
        );
    }
}
