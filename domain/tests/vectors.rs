//! Load vectors: daily series and the numbers that a right implementation gives for them.
//!
//! The generated series are in `vectors/`. Series of third parties are read in place, from the folder that the environment
//! variable `BRACE_VECTORS` names; without it their test is skipped and says so.

#![allow(clippy::unwrap_used, reason = "a vector that cannot be read fails its test")]

use brace_domain::load::{Windows, session_load, week_to_week, window_mean};
use brace_domain::units::{Minutes, SessionRpe};
use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Loads have at most one decimal, windows hold integers.
const SCALE: f64 = 10.0;

struct Vector {
    file: String,
    json: Value,
}

impl Vector {
    fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap();
        Self { file: path.display().to_string(), json: serde_json::from_str(&text).unwrap() }
    }

    fn numbers(&self, field: &str) -> Vec<Option<f64>> {
        let values = self.json[field].as_array().unwrap_or_else(|| panic!("{}: {field}", self.file));
        values.iter().map(Value::as_f64).collect()
    }

    fn loads(&self) -> Vec<i64> {
        let loads = self.numbers("loads").into_iter().map(|load| load.unwrap() * SCALE);
        loads
            .map(|load| {
                assert!((load - load.round()).abs() < 1e-6, "{}: {load} is finer", self.file);
                load.round() as i64
            })
            .collect()
    }

    /// Compares what is computed from the loads up to each day with what is expected of that day.
    fn check(&self, field: &str, scale: f64, computed: impl Fn(&[i64]) -> Option<f64>) {
        let (loads, expected) = (self.loads(), self.numbers(field));
        assert_eq!(loads.len(), expected.len(), "{}: {field}", self.file);
        for (day, expected) in expected.into_iter().enumerate() {
            let computed = computed(&loads[..=day]).map(|value| value / scale);
            let same = match (computed, expected) {
                (None, None) => true,
                (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * b.abs() || a.abs().max(b.abs()) <= 1e-9,
                _ => false,
            };
            let place = format!("{}: {field}, day {}", self.file, day + 1);
            assert!(same, "{place}: {computed:?} instead of {expected:?}");
        }
    }
}

fn check_coupled(vector: &Vector) {
    vector.check("expected_acute", SCALE, |loads| window_mean(loads, 7));
    vector.check("expected_chronic", SCALE, |loads| window_mean(loads, 28));
    vector.check("expected", 1.0, |loads| Windows::ending(loads)?.ratio());
}

fn check_week_to_week(vector: &Vector) {
    vector.check("expected", 1.0, week_to_week);
}

/// Checks every series of these sources in a folder; gives the number of series per method.
fn check_folder(folder: &Path, sources: &[&str]) -> (usize, usize) {
    let mut checked = (0, 0);
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let Some((series, method)) = name.split_once("__") else {
            continue;
        };
        if !sources.iter().any(|source| series.starts_with(source)) {
            continue;
        }
        match method {
            "coupled_ra_7_28" => {
                check_coupled(&Vector::read(&path));
                checked.0 += 1;
            }
            "week_to_week_change" => {
                check_week_to_week(&Vector::read(&path));
                checked.1 += 1;
            }
            _ => {}
        }
    }
    checked
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors")
}

#[test]
fn generated_series_agree() {
    assert_eq!(check_folder(&fixtures(), &["edge_", "synthetic_"]), (6, 6));
}

#[test]
fn series_of_third_parties_agree() {
    let Some(folder) = std::env::var_os("BRACE_VECTORS") else {
        // Straight to the terminal: the harness swallows what a passing test prints.
        let mut terminal = std::io::stderr();
        let skipped = "skipped: BRACE_VECTORS is not set, third-party load series were not checked";
        writeln!(terminal, "{skipped}").unwrap();
        return;
    };
    let checked = check_folder(Path::new(&folder), &["acwr_pkg_", "athletemonitoring_"]);
    assert_eq!(checked, (5, 5), "series found in {}", Path::new(&folder).display());
}

#[test]
fn session_loads_agree() {
    let misc = Vector::read(&fixtures().join("misc_formulas.json"));
    let rows = misc.json["srpe"].as_array().unwrap();
    assert!(!rows.is_empty());
    for row in rows {
        let whole = |field: &str| row[field].as_i64().unwrap();
        let rpe = SessionRpe::new(whole("rpe")).unwrap();
        let minutes = Minutes::new(whole("minutes")).unwrap();
        assert_eq!(session_load(rpe, minutes).whole(), whole("load"), "{row}");
    }
}
