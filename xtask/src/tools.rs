//! Tools at pinned versions. Compiled and downloaded ones stay in the user's cache by version, so
//! that a second checkout starts at once. Nothing here is needed by the app at run time.

use crate::run::{Run, cargo};
use crate::{Outcome, While, place};
use std::env;
use std::fs;
use std::path::PathBuf;

const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132.0.0";
const AXE: &str = "4.14.1";
const GECKODRIVER: &str = "0.37.1";

/// The parts of the pinned Rust toolchain that `rust-toolchain.toml` names.
///
/// # Errors
/// One line on what to install.
pub fn rust() -> Outcome {
    let sysroot = sysroot()?;
    let program = |name: &str| sysroot.join("bin").join(format!("{name}{}", env::consts::EXE_SUFFIX));
    let complete = sysroot.join("lib/rustlib/wasm32-unknown-unknown").is_dir()
        && program("cargo-fmt").is_file()
        && program("cargo-clippy").is_file();
    if complete {
        return Ok(());
    }
    eprintln!("The Rust toolchain lacks parts that rust-toolchain.toml names.");
    // One by one: `rustup toolchain install` passes over rust-toolchain.toml when Cargo has named the toolchain already.
    let parts: [&[&str]; 2] =
        [&["target", "add", "wasm32-unknown-unknown"], &["component", "add", "rustfmt", "clippy"]];
    parts.into_iter().try_for_each(|part| Run::new("rustup", part).shown()).map_err(|error| {
        format!("{error}\nInstall rustup (https://rustup.rs): it brings the target wasm32-unknown-unknown, rustfmt and clippy")
    })
}

/// Where the toolchain of this checkout is.
///
/// # Errors
/// When there is no `rustc`.
pub fn sysroot() -> Outcome<PathBuf> {
    Ok(PathBuf::from(Run::new("rustc", &["--print", "sysroot"]).text()?))
}

/// The sources of the standard library, which a release compiles anew (ADR 0006).
///
/// # Errors
/// When they are not there and cannot be had.
pub fn rust_sources() -> Outcome {
    if sysroot()?.join("lib/rustlib/src/rust/library/Cargo.lock").is_file() {
        return Ok(());
    }
    eprintln!("The sources of the standard library are missing; a release compiles it for size.");
    Run::new("rustup", &["component", "add", "rust-src"]).shown().map_err(|error| {
        format!("{error}\nInstall the sources of the standard library of this toolchain (rustup: rust-src)")
    })
}

/// Folder with `trunk`.
///
/// # Errors
/// When it cannot be compiled.
pub fn trunk() -> Outcome<PathBuf> {
    // Without optimisation: less than a quarter of the compile time, no measurable cost in use. Its
    // default features only download other tools.
    compiled("trunk", TRUNK, "trunk", "0", &["--no-default-features"])
}

/// Folder with `wasm-bindgen` and `wasm-bindgen-test-runner`, in exactly the version of `Cargo.lock`.
///
/// # Errors
/// When it cannot be compiled, or `Cargo.lock` does not name the library.
pub fn wasm_bindgen() -> Outcome<PathBuf> {
    let lock = place::root()?.join("Cargo.lock");
    let text = fs::read_to_string(&lock).doing(lock.display())?;
    let version = locked_version(&text, "wasm-bindgen").ok_or("Cargo.lock has no wasm-bindgen")?;
    compiled("wasm-bindgen-cli", version, "wasm-bindgen", "1", &[])
}

/// `geckodriver`: the one that `GECKODRIVER` names, or compiled.
///
/// # Errors
/// When it cannot be compiled.
pub fn geckodriver() -> Outcome<PathBuf> {
    if let Some(named) = env::var_os("GECKODRIVER").map(PathBuf::from).filter(|path| path.is_file()) {
        return Ok(named);
    }
    let programs = compiled("geckodriver", GECKODRIVER, "geckodriver", "0", &[])?;
    Ok(programs.join(format!("geckodriver{}", env::consts::EXE_SUFFIX)))
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let entry = format!("name = \"{package}\"\nversion = \"");
    lock.split_once(&entry)?.1.split('"').next()
}

fn compiled(package: &str, version: &str, program: &str, level: &str, options: &[&str]) -> Outcome<PathBuf> {
    let folder = place::cache()?.join(format!("{package}-{version}"));
    let programs = folder.join("bin");
    if programs.join(format!("{program}{}", env::consts::EXE_SUFFIX)).is_file() {
        return Ok(programs);
    }
    eprintln!("Compiling {package} {version} once for this user (a few minutes) ...");
    let folder = folder.to_string_lossy();
    let mut arguments = vec!["install", package, "--version", version, "--locked", "--root", &folder];
    arguments.extend(options);
    // A profile of its own, on this child only: exported, it would change the app's.
    cargo(&arguments)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", level)
        .without_env("CARGO_TARGET_DIR")
        .without_env("CARGO_BUILD_TARGET")
        .without_env("RUSTFLAGS")
        .shown()?;
    Ok(programs)
}

/// `wasm-opt`, installed if it is missing.
///
/// # Errors
/// One line on what to install.
pub fn wasm_opt() -> Outcome<PathBuf> {
    Ok(downloaded("binaryen", BINARYEN)?.join("bin/wasm-opt"))
}

/// `wasm-opt`, if it was installed before.
#[must_use]
pub fn installed_wasm_opt() -> Option<PathBuf> {
    let package = npm_package("binaryen", BINARYEN).ok()?;
    Some(package.join("bin/wasm-opt")).filter(|path| path.is_file())
}

/// The source text of axe, to be run inside a page; installed if it is missing.
///
/// # Errors
/// One line on what to install.
pub fn axe() -> Outcome<PathBuf> {
    Ok(downloaded("axe-core", AXE)?.join("axe.min.js"))
}

fn npm_package(name: &str, version: &str) -> Outcome<PathBuf> {
    Ok(place::cache()?.join(format!("{name}-{version}")).join("node_modules").join(name))
}

fn downloaded(name: &str, version: &str) -> Outcome<PathBuf> {
    let package = npm_package(name, version)?;
    if package.join("package.json").is_file() {
        return Ok(package);
    }
    let npm = place::on_path("npm").ok_or_else(|| {
        format!("Install Node.js 20 or newer with npm (https://nodejs.org): it brings {name}")
    })?;
    eprintln!("Installing {name} {version} for this user ...");
    let prefix = place::cache()?.join(format!("{name}-{version}"));
    fs::create_dir_all(&prefix).doing(prefix.display())?;
    let exact = format!("{name}@{version}");
    let prefix = prefix.to_string_lossy();
    let options = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"];
    let mut arguments = vec!["install", "--prefix", &prefix, &exact];
    arguments.extend(options);
    Run::new(npm, &arguments).shown()?;
    Ok(package)
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn the_cli_follows_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\nsource = \"x\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.129"));
        assert_eq!(locked_version(lock, "leptos"), None);
    }
}
