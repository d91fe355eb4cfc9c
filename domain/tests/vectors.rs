//! Load vectors: daily series and the numbers that a right implementation gives for them.
//!
//! The generated series are in `vectors/`. Series of third parties are read in place, from the folder that the environment
//! variable `BRACE_VECTORS` names; without it their test is skipped and says so.

#![allow(clippy::unwrap_used, reason = "a vector that cannot be read fails its test")]

use brace_domain::load::{
    Before, Ewma, Formula, Monotony, Projection, Trend, Windows, estimated_1rm, highest_monotony,
    relative_volume, session_load, week_to_week, window_mean,
};
use brace_domain::units::{Concentric, Minutes, Reps, SessionRpe, SetRpe, Tempo, Weight, WeightUnit};
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
            let place = format!("{}: {field}, day {}", self.file, day + 1);
            assert!(same(computed, expected), "{place}: {computed:?} instead of {expected:?}");
        }
    }
}

/// Equal to nine digits.
fn same(computed: Option<f64>, expected: Option<f64>) -> bool {
    match (computed, expected) {
        (None, None) => true,
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * b.abs() || a.abs().max(b.abs()) <= 1e-9,
        _ => false,
    }
}

/// Checks a series; false if its method is none that we know.
fn check_series(vector: &Vector, method: &str) -> bool {
    match method {
        "coupled_ra_7_28" => {
            vector.check("expected_acute", SCALE, |loads| window_mean(loads, 7));
            vector.check("expected_chronic", SCALE, |loads| window_mean(loads, 28));
            vector.check("expected", 1.0, |loads| Windows::ending(loads)?.ratio());
        }
        // Growing windows in the first days: never shown, they only check the means.
        "coupled_ra_7_28_partial" => {
            let mean = |loads: &[i64], days: usize| window_mean(loads, days.min(loads.len()));
            vector.check("expected_acute", SCALE, |loads| mean(loads, 7));
            vector.check("expected_chronic", SCALE, |loads| mean(loads, 28));
            vector.check("expected", 1.0, |loads| {
                let chronic = mean(loads, 28).filter(|&chronic| chronic > 0.0)?;
                Some(mean(loads, 7)? / chronic)
            });
        }
        "uncoupled_ra_7_21" => {
            vector.check("expected_acute", SCALE, |loads| window_mean(loads, 7));
            vector.check("expected_chronic", SCALE, |loads| {
                window_mean(&loads[..loads.len().checked_sub(7)?], 21)
            });
            vector.check("expected", 1.0, |loads| Windows::ending(loads)?.uncoupled_ratio());
        }
        "ewma_7_28" => {
            vector.check("expected_acute", SCALE, |loads| Some(Ewma::over(loads)?.acute));
            vector.check("expected_chronic", SCALE, |loads| Some(Ewma::over(loads)?.chronic));
            vector.check("expected", 1.0, |loads| Ewma::over(loads)?.ratio());
        }
        "banister_pmc_7_42" => {
            vector.check("expected_acute", SCALE, |loads| Some(Trend::over(loads).short));
            vector.check("expected_chronic", SCALE, |loads| Some(Trend::over(loads).long));
            vector.check("expected", SCALE, |loads| Some(Trend::over(loads).balance()));
        }
        "monotony_7_sample_sd" => {
            // Population deviations divide by 7 where ours divide by 6.
            let population = (7.0_f64 / 6.0).sqrt();
            vector.check("expected_acute", SCALE, |loads| Some(Monotony::ending(loads)?.mean));
            vector.check("expected_chronic", SCALE, |loads| Some(Monotony::ending(loads)?.deviation));
            vector.check("expected", 1.0, |loads| Monotony::ending(loads)?.monotony);
            vector.check("expected_monotony_population_sd", 1.0, |loads| {
                Some(Monotony::ending(loads)?.monotony? * population)
            });
            vector.check("expected_week_load", SCALE, |loads| Some(Monotony::ending(loads)?.week));
            vector.check("expected_strain_sample", SCALE, |loads| Monotony::ending(loads)?.strain);
        }
        // The app has no such mean. The series are read so that a file which cannot be understood is noticed.
        "redi_0.1" => {
            vector.check("expected", SCALE, |loads| decaying_mean(loads, |_| true));
            vector.check("expected_zero_as_missing", SCALE, |loads| decaying_mean(loads, |load| load > 0));
        }
        "week_to_week_change" => vector.check("expected", 1.0, week_to_week),
        _ => return false,
    }
    true
}

/// Mean of the days that count, each weighing e^-0.1 of the one after it.
fn decaying_mean(loads: &[i64], counts: impl Fn(i64) -> bool) -> Option<f64> {
    let days = loads.iter().rev().enumerate().filter(|&(_, &load)| counts(load));
    let (sum, weights) = days.fold((0.0, 0.0), |(sum, weights), (ago, &load)| {
        let weight = (-0.1 * ago as f64).exp();
        (sum + weight * load as f64, weights + weight)
    });
    (weights > 0.0).then(|| sum / weights)
}

/// Checks every series of these sources in a folder, of every method; gives their number.
fn check_folder(folder: &Path, sources: &[&str]) -> usize {
    let mut checked = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let Some((series, method)) = name.split_once("__") else {
            continue;
        };
        if sources.iter().any(|source| series.starts_with(source)) {
            assert!(check_series(&Vector::read(&path), method), "no such method: {}", path.display());
            checked += 1;
        }
    }
    checked
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors")
}

/// The folder with all vectors, if it was named; else says on the terminal what is not checked, since the harness
/// swallows what a passing test prints.
fn all_vectors(without: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("BRACE_VECTORS").map(PathBuf::from);
    if folder.is_none() {
        let mut terminal = std::io::stderr();
        writeln!(terminal, "skipped: BRACE_VECTORS is not set, {without}").unwrap();
    }
    folder
}

#[test]
fn generated_series_agree() {
    assert_eq!(check_folder(&fixtures(), &["edge_", "synthetic_"]), 48);
}

#[test]
fn series_of_third_parties_agree() {
    let without = "40 load series of third parties, which are not copied, were not checked";
    if let Some(folder) = all_vectors(without) {
        let checked = check_folder(&folder, &["acwr_pkg_", "athletemonitoring_"]);
        assert_eq!(checked, 40, "series found in {}", folder.display());
    }
}

#[test]
fn the_copies_are_what_they_were_copied_from() {
    let Some(folder) = all_vectors("the copied series were not compared with their originals") else {
        return;
    };
    assert_eq!(check_folder(&folder, &["edge_", "synthetic_"]), 48);
    for file in ["misc_formulas.json", "what_may_i_do_today.json"] {
        assert_eq!(Vector::read(&folder.join(file)).json, Vector::read(&fixtures().join(file)).json);
    }
}

/// Daily loads of the cases of one day: up to two decimals.
fn hundredths(row: &Value, field: &str) -> Vec<i64> {
    let loads = row[field].as_array().unwrap().iter();
    loads.map(|load| (load.as_f64().unwrap() * 100.0).round() as i64).collect()
}

#[track_caller]
fn check_number(row: &Value, field: &str, computed: Option<f64>) {
    let expected = row[field].as_f64();
    assert!(same(computed, expected), "{field}: {computed:?} instead of {expected:?} in {row}");
}

#[test]
fn the_room_of_today_agrees() {
    let file = Vector::read(&fixtures().join("what_may_i_do_today.json"));
    let cases = file.json["vectors"].as_array().unwrap();
    assert_eq!(cases.len(), 11);
    for case in cases {
        let history = hundredths(case, "history_27_days_oldest_first");
        let before = Before::today(&history).unwrap();
        let ewma = Ewma::over(&history).unwrap();
        check_number(case, "ewma_acute_yesterday", Some(ewma.acute / 100.0));
        check_number(case, "ewma_chronic_yesterday", Some(ewma.chronic / 100.0));
        let by_ewma = |ratio| (ewma.chronic > 0.0).then(|| ewma.load_for(ratio));
        let forms: [(_, &dyn Fn(f64) -> Option<f64>, _); 3] = [
            ("coupled", &|ratio| before.coupled_load_for(ratio), before.ratio_with(0)),
            ("uncoupled", &|ratio| before.uncoupled_load_for(ratio), before.uncoupled_ratio_with(0)),
            ("ewma", &by_ewma, ewma.next(0.0).ratio()),
        ];
        for (form, load_for, at_rest) in forms {
            let row = &case[form];
            let load_for = |ratio| load_for(ratio).map(|load| load / 100.0);
            check_number(row, "max_1_3_raw", load_for(1.3));
            check_number(row, "max_1_3", load_for(1.3).map(|load| load.max(0.0)));
            check_number(row, "max_1_5", load_for(1.5).map(|load| load.max(0.0)));
            check_number(row, "min_0_8_raw", load_for(0.8));
            check_number(row, "min_0_8", load_for(0.8).map(|load| load.max(0.0)));
            check_number(row, "ratio_if_rest", at_rest);
            let state = match load_for(1.3) {
                None => "no_baseline",
                Some(load) if load <= 0.0 => "rest_only",
                Some(_) => "ok",
            };
            assert_eq!(row["state"].as_str(), Some(state), "{form} of {case}");
        }
        let floor = before.coupled_load_for(1.3).map(|load| (load + 1e-6).floor() as i64);
        assert_eq!(before.room(), floor, "{case}");
        let converted = before.uncoupled_load_for(13.0 / 9.0);
        assert!(same(converted, before.coupled_load_for(1.3)), "{case}");
    }
}

#[test]
fn plans_of_a_week_agree() {
    let file = Vector::read(&fixtures().join("what_may_i_do_today.json"));
    let plans = file.json["week_projection"].as_array().unwrap();
    assert_eq!(plans.len(), 4);
    for plan in plans {
        let projection =
            Projection::new(&hundredths(plan, "history_27"), 0, &hundredths(plan, "plan")).unwrap();
        let share = projection.largest_share(None).unwrap();
        check_number(plan, "max_common_factor_1_3", Some(share.value()));
        for (field, share) in [("ratios", 1.0), ("ratios_at_factor", share.value())] {
            let expected = plan[field].as_array().unwrap().iter().map(Value::as_f64);
            let agree = projection.ratios(share).zip(expected).all(|(ratio, expected)| same(ratio, expected));
            assert!(agree, "{field} of {plan}");
        }
    }
}

fn misc(table: &str) -> Vec<Value> {
    let rows = Vector::read(&fixtures().join("misc_formulas.json")).json[table].as_array().unwrap().clone();
    assert!(!rows.is_empty(), "{table}");
    rows
}

fn whole(row: &Value, field: &str) -> i64 {
    row[field].as_i64().unwrap()
}

fn reps(row: &Value) -> Reps {
    Reps::new(whole(row, "reps")).unwrap()
}

fn check_1rm(row: &Value, rpe: Option<SetRpe>) {
    let thousandths = (row["kg"].as_f64().unwrap() * 1_000.0).round() as i64;
    let weight = Weight::from_thousandths(thousandths, WeightUnit::Kg).unwrap();
    for (field, formula) in [("epley", Formula::Epley), ("brzycki", Formula::Brzycki)] {
        let estimate = estimated_1rm(weight, reps(row), rpe, formula);
        if whole(row, "reps") > 10 {
            assert_eq!(estimate, None, "more repetitions than tell anything: {row}");
        } else {
            check_number(row, field, estimate);
        }
    }
}

#[test]
fn estimates_of_one_repetition_agree() {
    misc("one_rm").iter().for_each(|row| check_1rm(row, None));
    for row in misc("rpe_adjusted") {
        check_1rm(&row, SetRpe::parse(&row["rpe"].to_string()).ok());
    }
}

#[test]
fn times_under_tension_agree() {
    for row in misc("tempo") {
        let text = row["tempo"].as_str().unwrap().replace('-', "");
        let phases: Vec<_> = text.chars().map(|phase| phase.to_digit(10).map(|digit| digit as u8)).collect();
        let tempo = Tempo {
            eccentric: phases[0].unwrap(),
            bottom: phases[1].unwrap(),
            concentric: phases[2].map_or(Concentric::Explosive, Concentric::Seconds),
            top: phases.get(3).copied().flatten().unwrap_or(0),
        };
        assert_eq!(i64::from(tempo.rep_seconds()), whole(&row, "seconds_per_rep"), "{row}");
        assert_eq!(i64::from(tempo.time_under_tension(reps(&row))), whole(&row, "tut_s"), "{row}");
    }
}

#[test]
fn bounds_of_monotony_agree() {
    for row in misc("monotony_bound") {
        let bound = highest_monotony(u8::try_from(whole(&row, "train_days")).unwrap());
        check_number(&row, "max_sample", bound);
        check_number(&row, "max_population", bound.map(|bound| bound * (7.0_f64 / 6.0).sqrt()));
    }
}

#[test]
fn the_converted_ratios_agree() {
    for row in misc("coupled_to_uncoupled") {
        // A month of 2,800 with so much of it in the last week.
        let acute = (row["coupled"].as_f64().unwrap() * 700.0).round() as i64;
        let mut loads = [0; 28];
        (loads[0], loads[27]) = (2_800 - acute, acute);
        let windows = Windows::ending(&loads).unwrap();
        check_number(&row, "coupled", windows.ratio());
        check_number(&row, "uncoupled", windows.uncoupled_ratio());
    }
}

#[test]
fn relative_volumes_agree() {
    for row in misc("session_irv") {
        let sets = u16::try_from(whole(&row, "sets")).unwrap();
        check_number(&row, "irv", Some(relative_volume(sets, reps(&row), row["pct1rm"].as_f64().unwrap())));
    }
}

#[test]
fn session_loads_agree() {
    for row in misc("srpe") {
        let rpe = SessionRpe::new(whole(&row, "rpe")).unwrap();
        let minutes = Minutes::new(whole(&row, "minutes")).unwrap();
        assert_eq!(session_load(rpe, minutes).whole(), whole(&row, "load"), "{row}");
    }
}
