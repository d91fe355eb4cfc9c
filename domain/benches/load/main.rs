//! The load of ten years in figures for `cargo xtask bench`: every day of three ledgers by every method, what is
//! computed anew after a set, and the plan of a week. Natively also beside R, which gets the same daily loads and computes the same series; in
//! wasm as the phone has it, optimised for size.

#![allow(clippy::expect_used, reason = "what cannot be measured ends the benchmark")]

#[cfg(not(target_arch = "wasm32"))]
mod beside_r;
mod ten_years;

use brace_domain::catalog::{Equipment, ExerciseId};
use brace_domain::load::{Ledger, MethodDay, allowance, day_report, method_days};
use brace_domain::log::Extra;
use brace_domain::mark::Mark;
use brace_domain::plan::{Planner, WeekPlan};
use brace_domain::programme::{Bits, LastLifted, Programme, WEEK};
use brace_domain::safety::SafetyAnswers;
use brace_domain::state::State;
use brace_domain::units::Weight;
use brace_domain::update::{Command, Context, update};
use chrono::Days;
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

/// The state with a programme of six days in a full gym, so that the week has as much to choose from as there can be.
fn with_a_programme(state: &State) -> State {
    let mut state = state.clone();
    let date = moment(TODAY).date;
    let mut programme = Programme::new(date - Days::new(200));
    programme.days = WEEK.into_iter().take(6).collect();
    programme.minutes = 75;
    programme.equipment = Equipment::ALL.into_iter().collect();
    programme.last_lifted = LastLifted::WithinFourWeeks;
    command(&mut state, 1, Command::SetProgramme(programme));
    for (place, mark) in [(2, Mark::BraceCheck), (3, Mark::HingeCheck)] {
        command(&mut state, place, Command::MarkDay { date, mark, on: true });
    }
    let answers = SafetyAnswers { date, yes: Bits::NONE, checked: Bits::NONE, extra: Extra::NONE };
    command(&mut state, 4, Command::AnswerSafety(answers));
    state
}

/// Gathers what the week of today is made from, and makes it.
fn week(state: &State) -> WeekPlan {
    let planner = Planner::new(state, moment(TODAY), Weight::PLATES_KG).expect("there is a programme");
    planner.week(moment(TODAY).date)
}

/// Milliseconds of a week after ten years, and how many times those after half a year.
fn measure_plan(state: &State, now: impl Fn() -> f64) -> (f64, f64) {
    let old = with_a_programme(state);
    let young = with_a_programme(&ten_years::last_days(180));
    let [old, young] = [old, young].map(|state| middle(&now, || (), |()| week(&state)));
    (old, old / young)
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
    let (plan, ratio) = measure_plan(&ten_years::ten_years(), || start.elapsed().as_secs_f64() * 1_000.0);
    println!("plan_week_native_ms {plan:.3} 5");
    println!("plan_week_ten_years_ratio {ratio:.2} 1.5");
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
    let (plan, ratio) = measure_plan(&ten_years::ten_years(), now);
    wasm_bindgen_test::console_log!("plan_week_wasm_ms {plan:.3} 5");
    wasm_bindgen_test::console_log!("plan_week_wasm_ten_years_ratio {ratio:.2} 1.5");
}
