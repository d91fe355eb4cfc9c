//! The load of ten years in figures for `cargo xtask bench`: every day of three ledgers by every method, and what is
//! computed anew after a set. Natively also beside R, which gets the same daily loads and computes the same series; in
//! wasm as the phone has it, optimised for size.

#![allow(clippy::expect_used, reason = "what cannot be measured ends the benchmark")]

#[cfg(not(target_arch = "wasm32"))]
mod beside_r;
mod ten_years;

use brace_domain::catalog::ExerciseId;
use brace_domain::load::{Ledger, MethodDay, allowance, day_report, method_days};
use brace_domain::state::State;
use brace_domain::update::{Command, Context, update};
use std::hint::black_box;
use ten_years::{DAYS, id, moment, set};

const LEDGERS: [Ledger; 3] = [Ledger::Session, Ledger::Axial, Ledger::Volume];
const TODAY: u64 = DAYS - 1;

/// Of so many samples the middle one counts, each the mean of a few repetitions: clocks of browsers are coarse.
const SAMPLES: usize = 61;
const REPETITIONS: u32 = 10;

/// Sets of the session that is logged.
const SETS: u64 = 20;

/// The middle time of some work in the unit of the clock, each time on something new, whose making does not count.
fn middle<T, R>(now: &impl Fn() -> f64, new: impl Fn() -> T, work: impl Fn(&mut T) -> R) -> f64 {
    let sample = || {
        let times = (0..REPETITIONS).map(|_| {
            let mut on = new();
            let start = now();
            black_box(work(&mut on));
            now() - start
        });
        times.sum::<f64>() / f64::from(REPETITIONS)
    };
    let mut samples: Vec<f64> = (0..SAMPLES).map(|_| sample()).collect();
    samples.sort_by(f64::total_cmp);
    samples[SAMPLES / 2]
}

/// Every day of each ledger by every method.
fn report(state: &State) -> [Vec<MethodDay>; 3] {
    LEDGERS.map(|ledger| method_days(state.ledgers(), ledger, moment(0).date, moment(TODAY).date))
}

fn command(state: &mut State, place: u64, command: Command) {
    let context = Context { now: moment(TODAY), id: id(1_000 * DAYS + place) };
    state.apply(&update(state, command, &context).expect("nothing refuses it"));
}

/// Logs a session, and after each set computes what the screens show of today.
fn train(state: &mut State) {
    let today = moment(TODAY).date;
    for place in 1..=SETS {
        let exercise = ExerciseId::library("barbell_back_squat");
        let session = id(1_000 * DAYS);
        command(state, place, Command::LogSet { session, exercise, set: set(100, 8) });
        black_box(LEDGERS.map(|ledger| day_report(state.ledgers(), ledger, today)));
        let caps = [Ledger::Session, Ledger::Axial];
        black_box(caps.map(|ledger| allowance(state.ledgers(), ledger, today, None)));
    }
}

/// Milliseconds of the full report, and of what follows a set on the last of the ten years' days.
fn measure(state: &mut State, now: impl Fn() -> f64) -> (f64, f64) {
    let full = middle(&now, || (), |()| report(state));
    command(state, 0, Command::StartSession { like: None, exercises: Vec::new() });
    (full, middle(&now, || state.clone(), train) / SETS as f64)
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    let mut state = ten_years::ten_years();
    #[allow(clippy::disallowed_methods, reason = "the core has no clock, its benchmark has one")]
    let start = std::time::Instant::now();
    let report = report(&state);
    let daily = LEDGERS.map(|ledger| beside_r::daily_loads(&state, ledger));
    let (full, after_a_set) = measure(&mut state, || start.elapsed().as_secs_f64() * 1_000.0);
    println!("load_ten_years_native_ms {full:.3} 5");
    println!("load_after_a_set_native_ms {after_a_set:.4} 0.1");
    if let Some(r) = beside_r::compute(&daily) {
        r.agrees_with(&report);
        println!("load_ten_years_r_ms {:.3} -", r.milliseconds);
        println!("load_times_faster_than_r {:.2} >=3", r.milliseconds / full);
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen_test::wasm_bindgen_test]
fn ten_years_in_wasm() {
    use js_sys::{Function, Reflect, global};
    let of = |object: &_, name: &str| Reflect::get(object, &name.into()).expect("every engine has it");
    let performance = of(&global(), "performance");
    let clock = Function::from(of(&performance, "now"));
    let now = || clock.call0(&performance).ok().and_then(|time| time.as_f64()).expect("a time");
    let (full, after_a_set) = measure(&mut ten_years::ten_years(), now);
    wasm_bindgen_test::console_log!("load_ten_years_wasm_ms {full:.3} 5");
    wasm_bindgen_test::console_log!("load_after_a_set_wasm_ms {after_a_set:.4} 0.1");
}
