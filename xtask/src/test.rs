//! `test`: everything that has to hold, step by step, with a summary at the end.

use crate::browser::Engine;
use crate::run::{cargo, is_root};
use crate::{Outcome, While, figures, place, release, size, tools};
use std::fs;
use std::time::{Duration, Instant};

/// How much to test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Without wasm tests, release build, budgets and journeys.
    WithoutBrowser,
    /// All of it.
    Everything,
}

const WASM: &str = "wasm32-unknown-unknown";
const NATIVE: [&str; 6] =
    ["brace-domain", "brace-record", "brace-markup", "brace-packing", "xtask", "brace-journeys"];

type Step = (&'static str, fn() -> Outcome);

const FAST: [Step; 6] = [
    ("formatting", || cargo(&["fmt", "--all", "--check"]).shown()),
    ("lints, native", || {
        cargo(&of(&["clippy"], &NATIVE, &["--all-targets", "--", "-D", "warnings"])).shown()
    }),
    ("lints, app", || {
        cargo(&["clippy", "-p", "brace", "--target", WASM, "--all-targets", "--", "-D", "warnings"]).shown()
    }),
    ("domain and record alone", cores_stand_alone),
    ("contact sheet", figures::is_current),
    ("native tests", || cargo(&of(&["test", "--no-fail-fast"], &NATIVE[..4], &[])).shown()),
];

const WITH_BROWSER: [Step; 2] = [("wasm tests", wasm_tests), (RELEASE, || release::ensure().map(|_| ()))];

const RELEASE: &str = "release build";

/// Runs every step, also after one failed, and says which did.
///
/// # Errors
/// When a step failed or a tool is missing.
pub fn test(extent: Extent) -> Outcome {
    tools::rust()?;
    let mut results: Vec<_> = FAST.into_iter().map(timed).collect();
    let mut skipped = Vec::new();
    if extent == Extent::Everything {
        results.extend(WITH_BROWSER.into_iter().map(timed));
        let built = results.iter().any(|done| done.name == RELEASE && done.outcome.is_ok());
        let nothing: fn() -> Outcome = || Err("not run, there is no release build".to_owned());
        let step = |(name, step)| timed((name, if built { step } else { nothing }));
        results.push(step(("byte budgets", size::size)));
        for engine in Engine::ALL {
            let (name, journeys) = journeys_in(engine);
            match engine.nowhere_here() {
                None => results.push(step((name, journeys))),
                Some(reason) => skipped.push((name, reason)),
            }
        }
    }
    println!();
    for Done { name, outcome, time } in &results {
        let word = if outcome.is_ok() { "passed" } else { "FAILED" };
        println!("{word}  {name:<26}{:>6.1} s", time.as_secs_f64());
    }
    for (name, reason) in &skipped {
        println!("SKIPPED {name}: {reason}");
    }
    let failed = results.iter().filter(|done| done.outcome.is_err()).count();
    println!("\n{} passed, {failed} failed, {} skipped", results.len() - failed, skipped.len());
    if failed == 0 { Ok(()) } else { Err("Not everything holds.".to_owned()) }
}

struct Done {
    name: &'static str,
    outcome: Outcome,
    time: Duration,
}

fn timed((name, step): Step) -> Done {
    eprintln!("\n== {name}");
    let start = Instant::now();
    let outcome = step();
    if let Err(reason) = &outcome {
        eprintln!("{name}: {reason}");
    }
    Done { name, outcome, time: start.elapsed() }
}

fn of<'a>(before: &[&'a str], packages: &[&'a str], after: &[&'a str]) -> Vec<&'a str> {
    let named = packages.iter().flat_map(|package| ["-p", package]);
    before.iter().copied().chain(named).chain(after.iter().copied()).collect()
}

/// What neither core may ever depend on: a web, a clock, chance, each other.
const FOREIGN: [&str; 10] = [
    "leptos",
    "wasm-bindgen",
    "js-sys",
    "web-sys",
    "gloo-storage",
    "getrandom",
    "rand",
    "iana-time-zone",
    "brace-domain",
    "brace-record",
];

/// Each by itself, because features unify in a workspace build and would hide what one borrows.
fn cores_stand_alone() -> Outcome {
    for package in ["brace-domain", "brace-record"] {
        cargo(&["check", "-p", package]).shown()?;
        let tree =
            ["tree", "-p", package, "-e", "normal", "--target", "all", "--prefix", "none", "--format", "{p}"];
        let tree = cargo(&tree).shown_text()?;
        let names = tree.lines().filter_map(|line| line.split(' ').next());
        if let Some(found) = names.filter(|name| *name != package).find(|name| FOREIGN.contains(name)) {
            return Err(format!("{package} depends on {found}"));
        }
    }
    Ok(())
}

fn wasm_tests() -> Outcome {
    let bindgen = tools::wasm_bindgen()?;
    let browser = Engine::Chromium.ensure()?;
    let settings = place::target()?.join("xtask").join("webdriver.json");
    if let Some(folder) = settings.parent() {
        fs::create_dir_all(folder).doing(folder.display())?;
    }
    let sandbox = if is_root() { r#", "--no-sandbox""# } else { "" };
    let text = format!(
        r#"{{"goog:chromeOptions": {{"binary": {:?}, "args": ["--headless=new", "--disable-gpu", "--disable-dev-shm-usage",
"--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"{sandbox}]}}}}"#,
        browser.browser.to_string_lossy()
    );
    fs::write(&settings, text).doing(settings.display())?;
    cargo(&["test", "-p", "brace", "--target", WASM])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", bindgen.join("wasm-bindgen-test-runner"))
        .env("CHROMEDRIVER", &browser.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &settings)
        .shown()
}

fn journeys_in(engine: Engine) -> Step {
    match engine {
        Engine::Chromium => ("journeys in Chromium", || journeys(Engine::Chromium)),
        Engine::Firefox => ("journeys in Firefox", || journeys(Engine::Firefox)),
        Engine::WebKit => ("journeys in WebKit", || journeys(Engine::WebKit)),
    }
}

fn journeys(engine: Engine) -> Outcome {
    engine.ensure()?;
    tools::axe()?;
    let dist = release::ensure()?;
    // A journey that names no engine is one in Chromium, so each belongs to exactly one step.
    let which: &[&str] = match engine {
        Engine::Chromium => &["--skip=firefox::", "--skip=webkit::"],
        Engine::Firefox => &["firefox::"],
        Engine::WebKit => &["webkit::"],
    };
    // Each journey has a browser of its own; more than two at a time only make them slow.
    let tests = ["test", "-p", "brace-journeys", "--no-fail-fast", "--", "--test-threads=2"];
    cargo(&[&tests, which].concat()).env("BRACE_DIST", dist).shown()
}
