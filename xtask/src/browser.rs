//! Chromium and its driver: the installed ones, or Debian's packages when we may install them.

use crate::run::{Run, is_root};
use crate::{Outcome, place};
use std::env;
use std::path::PathBuf;

/// A browser and the driver that belongs to it.
#[derive(Clone, Debug)]
pub struct Browser {
    /// Chromium or Chrome.
    pub browser: PathBuf,
    /// chromedriver of the same major version.
    pub driver: PathBuf,
}

const WHAT_TO_INSTALL: &str = "Install Chromium and its driver \
    (Debian: apt-get install chromium chromium-driver; elsewhere Chrome and chromedriver of the same version, \
    or set BRACE_CHROMIUM and CHROMEDRIVER)";

/// The browser for wasm tests and journeys; installed if it is missing and we may.
///
/// # Errors
/// One line on what to install.
pub fn ensure() -> Outcome<Browser> {
    if let Some(found) = find() {
        return Ok(found);
    }
    install();
    find().ok_or_else(|| WHAT_TO_INSTALL.to_owned())
}

/// The browser for wasm tests and journeys, if there is one.
#[must_use]
pub fn find() -> Option<Browser> {
    let named = |variable| env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file());
    let browser = named("BRACE_CHROMIUM").or_else(|| {
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
            .into_iter()
            .find_map(place::on_path)
            .or_else(|| {
                let mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
                Some(PathBuf::from(mac)).filter(|path| path.is_file())
            })
    })?;
    // GitHub's machines name a folder.
    let of_runner = || {
        let folder = env::var_os("CHROMEWEBDRIVER").map(PathBuf::from)?;
        Some(folder.join("chromedriver")).filter(|path| path.is_file())
    };
    let driver = named("CHROMEDRIVER").or_else(of_runner).or_else(|| place::on_path("chromedriver"))?;
    Some(Browser { browser, driver })
}

fn install() {
    if place::on_path("apt-get").is_none() {
        return;
    }
    let packages = ["install", "-y", "--no-install-recommends", "chromium", "chromium-driver"];
    let run = |arguments: &[&str]| {
        let (program, mut line) = if is_root() {
            ("apt-get", vec![])
        } else if Run::new("sudo", &["-n", "true"]).succeeds() {
            ("sudo", vec!["-n", "apt-get"])
        } else {
            return false;
        };
        line.extend(arguments);
        Run::new(program, &line).env("DEBIAN_FRONTEND", "noninteractive").shown().is_ok()
    };
    eprintln!("Installing Chromium and its driver ...");
    if !run(&packages) && run(&["update"]) {
        run(&packages);
    }
}
