//! The same series by a script of our own in R, with R's vectorised functions, on the same daily loads.

use crate::ten_years::{DAYS, moment};
use brace_domain::load::{Acwr, Ledger, Load, MethodDay};
use brace_domain::state::State;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Stdio};

/// Series of a ledger, in the order in which the script writes them.
const SERIES: [&str; 12] = [
    "coupled",
    "uncoupled",
    "ewma",
    "difference",
    "week_to_week",
    "mean",
    "deviation",
    "week",
    "monotony",
    "strain",
    "trend_short",
    "trend_long",
];

/// What R computed, and how long it took without its start, reading and writing.
pub struct Computed {
    pub milliseconds: f64,
    /// Ledger by ledger, series by series, day by day.
    numbers: Vec<f64>,
}

/// The loads of each day in AU or kg·rep. A day whose load is not known counts as what is known of it.
pub fn daily_loads(state: &State, ledger: Ledger) -> Vec<f64> {
    let load = |day| state.ledgers().day(moment(day).date).load(ledger).map_or(0.0, Load::amount);
    (0..DAYS).map(load).collect()
}

/// Lets R compute; none, with a word on what to install, where there is no R.
pub fn compute(ledgers: &[Vec<f64>]) -> Option<Computed> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (input, output) = (folder.join("load-input.txt"), folder.join("load-output.bin"));
    let line = |loads: &Vec<f64>| loads.iter().map(f64::to_string).collect::<Vec<_>>().join(" ");
    fs::write(&input, ledgers.iter().map(line).collect::<Vec<_>>().join("\n") + "\n").expect("a file for R");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/load/load.R");
    let mut rscript = Command::new("Rscript");
    rscript.args(["--vanilla", script]).args([&input, &output]).stderr(Stdio::inherit());
    let done = match rscript.output() {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            eprintln!("skipped: the load beside R, there is no Rscript; install R (Debian: r-base-core)");
            return None;
        }
        done => done.expect("R starts"),
    };
    assert!(done.status.success(), "load.R ended with {}", done.status);
    let printed = String::from_utf8_lossy(&done.stdout);
    let bytes = fs::read(&output).expect("what R computed");
    let numbers = bytes.chunks_exact(8).map(|number| f64::from_le_bytes(number.try_into().expect("8 bytes")));
    Some(Computed { milliseconds: printed.trim().parse().expect("a time"), numbers: numbers.collect() })
}

impl Computed {
    /// Ends the benchmark if any number that is shown differs from R's by more than rounding. Where a state hides a number,
    /// R has one all the same: it is given no gaps and no layoffs.
    pub fn agrees_with(&self, report: &[Vec<MethodDay>]) {
        let days = DAYS as usize;
        assert_eq!(self.numbers.len(), report.len() * SERIES.len() * days, "numbers of R");
        let series = report.iter().flat_map(|ledger| (0..SERIES.len()).map(move |series| (ledger, series)));
        let mut compared = 0;
        for ((ledger, series), by_r) in series.zip(self.numbers.chunks_exact(days)) {
            for (day, by_r) in ledger.iter().zip(by_r) {
                let Some(ours) = numbers(day)[series] else { continue };
                let same = (ours - by_r).abs() <= 1e-9 * ours.abs().max(1.0);
                assert!(same, "{} on {}: {ours}, by R {by_r}", SERIES[series], day.date);
                compared += 1;
            }
        }
        eprintln!("R agrees on all {compared} numbers that are shown of {}.", self.numbers.len());
    }
}

fn numbers(day: &MethodDay) -> [Option<f64>; SERIES.len()] {
    let coupled = match day.coupled {
        Acwr::Ratio { value, .. } => Some(value),
        _ => None,
    };
    let week = day.monotony;
    [
        coupled,
        day.uncoupled,
        day.ewma.map(|(ratio, _)| ratio),
        day.difference,
        day.week_to_week,
        week.map(|week| week.mean),
        week.map(|week| week.deviation),
        week.map(|week| week.week),
        week.and_then(|week| week.monotony),
        week.and_then(|week| week.strain),
        Some(day.trend.short),
        Some(day.trend.long),
    ]
}
