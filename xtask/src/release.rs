//! The release build into `dist/`, and knowing when there is nothing to do.

use crate::hook::{self, digest::Digest};
use crate::run::{Run, cargo};
use crate::{Outcome, While, place, tools};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// What the release is made from. Tests and documents are not.
const SOURCES: [&str; 16] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "content",
    "domain",
    "index.html",
    "markup",
    "packing",
    "public",
    "record",
    "rust-toolchain.toml",
    "src",
    "stand-ins",
    "style",
    "unpacker",
];

/// The standard library is built along, optimised for size and without the words of panics, which nothing shows: 14 kB less
/// to travel. Cargo does not offer that on a stable toolchain, so this one, whose version is pinned, is told that it
/// may (ADR 0006).
const STANDARD_LIBRARY: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// Builds the release, whether or not it is needed, and returns its folder.
///
/// # Errors
/// When a tool is missing or the build fails.
pub fn build() -> Outcome<PathBuf> {
    build_with(&tools::wasm_opt()?)
}

/// The release, built only if something changed since it was.
///
/// # Errors
/// When a tool is missing or the build fails.
pub fn ensure() -> Outcome<PathBuf> {
    ensure_with(&tools::wasm_opt()?)
}

/// As [`ensure`], and without `wasm-opt` where Node is missing: a little larger, equally good to try.
///
/// # Errors
/// When another tool is missing or the build fails.
pub fn ensure_for_trying() -> Outcome<PathBuf> {
    match tools::wasm_opt() {
        Ok(wasm_opt) => ensure_with(&wasm_opt),
        Err(reason) => {
            eprintln!("{reason}. Going on without wasm-opt; the app is a little larger.");
            ensure_with(Path::new(""))
        }
    }
}

fn ensure_with(wasm_opt: &Path) -> Outcome<PathBuf> {
    let dist = place::dist()?;
    if fs::read_to_string(stamp_file()?).is_ok_and(|stamp| Ok(stamp) == state(&dist, wasm_opt)) {
        return Ok(dist);
    }
    build_with(wasm_opt)
}

fn build_with(wasm_opt: &Path) -> Outcome<PathBuf> {
    tools::rust()?;
    tools::rust_sources()?;
    let (trunk, bindgen) = (tools::trunk()?, tools::wasm_bindgen()?);
    // Recorded only once it is finished: an interrupted build is not taken for a good one.
    let stamp = stamp_file()?;
    fs::remove_file(&stamp).ok();
    // Trunk passes `--locked` on to the build only; what is missing comes from here, in full view.
    cargo(&["fetch", "--locked", "--target", "wasm32-unknown-unknown"]).shown()?;
    let stage = place::target()?.join("xtask").join("stage");
    let arguments = ["build", "--release", "--locked", "--dist", &stage.to_string_lossy()];
    for_the_phone(trunk_run(&trunk, &bindgen, &arguments))?.shown()?;
    hook::finish_release(&stage, wasm_opt, &unpacker()?)?;
    // Only what is whole takes the place of the former one.
    let dist = place::dist()?;
    if dist.is_dir() {
        fs::remove_dir_all(&dist).doing(dist.display())?;
    }
    fs::rename(&stage, &dist).doing(dist.display())?;
    if let Some(folder) = stamp.parent() {
        fs::create_dir_all(folder).doing(folder.display())?;
    }
    fs::write(&stamp, state(&dist, wasm_opt)?).doing(stamp.display())?;
    Ok(dist)
}

/// What unpacks the app, compiled like it.
fn unpacker() -> Outcome<PathBuf> {
    const TARGET: &str = "wasm32-unknown-unknown";
    for_the_phone(cargo(&[
        "build",
        "--release",
        "--locked",
        "--package",
        "brace-unpacker",
        "--target",
        TARGET,
    ]))?
    .shown()?;
    Ok(place::target()?.join(TARGET).join("release/brace_unpacker.wasm"))
}

/// With the flags of what travels.
fn for_the_phone(build: Run) -> Outcome<Run> {
    let build = build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", app_flags()?);
    Ok(STANDARD_LIBRARY.into_iter().fold(build, |build, (name, value)| build.env(name, value)))
}

/// Trunk with its tools in reach.
pub(crate) fn trunk_run(trunk: &Path, bindgen: &Path, arguments: &[&str]) -> Run {
    let run = Run::new(trunk.join("trunk"), arguments).with_programs_from(&[trunk, bindgen]);
    // Trunk wants a word here, others write NO_COLOR=1.
    if env::var_os("NO_COLOR").is_some() { run.env("NO_COLOR", "true") } else { run }
}

/// What the release compiles the app with, beside its profile in `Cargo.toml`.
fn app_flags() -> Outcome<String> {
    // One copy of Leptos' machinery for all views instead of one for each: a sixth less to travel.
    let mut flags = Vec::new();
    flags.extend(["-Zunstable-options", "-Cpanic=immediate-abort"].map(str::to_owned));
    // Nothing prints what is meant for people who look for faults.
    flags.extend(["-Zlocation-detail=none", "-Zfmt-debug=none"].map(str::to_owned));
    // Half a megabyte of stack instead of one: addresses of what lies above it are written with a byte less.
    flags.push("-Clink-arg=-zstack-size=524288".to_owned());
    // Panics name their source; where that lies on this machine is nobody's business.
    let mut hidden = vec![place::root()?, tools::sysroot()?];
    let sources = place::cargo_home()?.join("registry/src");
    for registry in fs::read_dir(&sources).into_iter().flatten().flatten() {
        hidden.push(registry.path());
    }
    hidden.sort();
    // Cargo splits the flags at spaces, so a path with one stays as it is.
    hidden.retain(|path| !path.to_string_lossy().contains(' '));
    flags.extend(hidden.iter().map(|path| format!("--remap-path-prefix={}=", path.display())));
    Ok(flags.join(" "))
}

fn stamp_file() -> Outcome<PathBuf> {
    Ok(place::target()?.join("xtask").join("release.stamp"))
}

/// Everything that went into the release and everything that came out, as one line.
fn state(dist: &Path, wasm_opt: &Path) -> Outcome<String> {
    let root = place::root()?;
    let mut digest = Digest::new();
    digest.add(wasm_opt.to_string_lossy().as_bytes());
    digest.add(app_flags()?.as_bytes());
    for source in SOURCES {
        let path = root.join(source);
        if path.is_file() {
            digest.add_file(&path)?;
        } else if path.is_dir() {
            for file in place::files_below(&path)?.iter().filter(|file| !file.starts_with("tests/")) {
                digest.add(file.as_bytes());
                digest.add_file(&path.join(file))?;
            }
        }
    }
    // The hook and the policy are part of the result; the rest of this package is not.
    for file in place::files_below(&root.join("xtask/src/hook"))? {
        digest.add_file(&root.join("xtask/src/hook").join(file))?;
    }
    for file in place::files_below(dist)? {
        digest.add(file.as_bytes());
        digest.add_file(&dist.join(file))?;
    }
    Ok(digest.hex())
}
