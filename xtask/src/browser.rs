//! The browsers that Brace is tested in, and their drivers: the installed ones, or Debian's packages when we may install
//! them.

use crate::run::{Run, is_root};
use crate::{Outcome, place, tools};
use std::env;
use std::fmt;
use std::path::PathBuf;

/// What is inside a browser; each of the three keeps a log in its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Of Chrome and most browsers on Android.
    Chromium,
    /// Of Firefox.
    Firefox,
    /// Of Safari, as WebKitGTK.
    WebKit,
}

/// A browser and the driver that belongs to it.
#[derive(Clone, Debug)]
pub struct Browser {
    /// Chromium or Chrome; Firefox; for WebKit the interpreter that opens a window with it.
    pub browser: PathBuf,
    /// chromedriver of the same major version; geckodriver; `WebKitWebDriver`.
    pub driver: PathBuf,
}

impl Engine {
    /// All of them, the one of most phones first.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Why this system can have no browser of this engine, if that is so.
    #[must_use]
    pub fn nowhere_here(self) -> Option<&'static str> {
        (self == Self::WebKit && !cfg!(target_os = "linux")).then_some("WebKitGTK is for Linux only")
    }

    /// A browser of this engine; installed if it is missing and we may.
    ///
    /// # Errors
    /// One line on what to install.
    pub fn ensure(self) -> Outcome<Browser> {
        if let Some(reason) = self.nowhere_here() {
            return Err(reason.to_owned());
        }
        match self {
            Self::Chromium => self.found(chromium),
            Self::Firefox => Ok(Browser { browser: self.found(firefox)?, driver: tools::geckodriver()? }),
            Self::WebKit => self.found(webkit),
        }
    }

    fn found<T>(self, find: fn() -> Option<T>) -> Outcome<T> {
        let after_installing = || {
            self.install();
            find()
        };
        find().or_else(after_installing).ok_or_else(|| self.what_to_install().to_owned())
    }

    fn install(self) {
        if place::on_path("apt-get").is_none() {
            return;
        }
        let packages: &[&str] = match self {
            Self::Chromium => &["chromium", "chromium-driver"],
            Self::Firefox => &["firefox-esr"],
            Self::WebKit => &["webkit2gtk-driver", "gjs", "gir1.2-webkit2-4.1", "xvfb"],
        };
        eprintln!("Installing {self} and its driver ...");
        let install = [&["install", "-y", "--no-install-recommends"], packages].concat();
        if !apt_get(&install) && apt_get(&["update"]) {
            apt_get(&install);
        }
    }

    fn what_to_install(self) -> &'static str {
        match self {
            Self::Chromium => {
                "Install Chromium and its driver \
                 (Debian: apt-get install chromium chromium-driver; elsewhere Chrome and chromedriver of the same \
                 version, or set BRACE_CHROMIUM and CHROMEDRIVER)"
            }
            Self::Firefox => {
                "Install Firefox (Debian: apt-get install firefox-esr; elsewhere Firefox, or set BRACE_FIREFOX)"
            }
            Self::WebKit => {
                "Install WebKitGTK with its driver, an interpreter that can open it, and a screen \
                 (Debian: apt-get install webkit2gtk-driver gjs gir1.2-webkit2-4.1 xvfb)"
            }
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, formatter)
    }
}

/// The file that a variable names.
fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file())
}

fn on_mac(path: &str) -> Option<PathBuf> {
    Some(PathBuf::from("/Applications").join(path)).filter(|path| path.is_file())
}

fn chromium() -> Option<Browser> {
    let browser = named("BRACE_CHROMIUM").or_else(|| {
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
            .into_iter()
            .find_map(place::on_path)
            .or_else(|| on_mac("Google Chrome.app/Contents/MacOS/Google Chrome"))
    })?;
    // GitHub's machines name a folder.
    let of_runner = || {
        let folder = env::var_os("CHROMEWEBDRIVER").map(PathBuf::from)?;
        Some(folder.join("chromedriver")).filter(|path| path.is_file())
    };
    let driver = named("CHROMEDRIVER").or_else(of_runner).or_else(|| place::on_path("chromedriver"))?;
    Some(Browser { browser, driver })
}

fn firefox() -> Option<PathBuf> {
    named("BRACE_FIREFOX")
        .or_else(|| ["firefox-esr", "firefox"].into_iter().find_map(place::on_path))
        .or_else(|| on_mac("Firefox.app/Contents/MacOS/firefox"))
}

fn webkit() -> Option<Browser> {
    let (browser, driver) = (place::on_path("gjs")?, place::on_path("WebKitWebDriver")?);
    place::on_path("Xvfb")?;
    let opens = "imports.gi.versions.WebKit2 = '4.1'; imports.gi.WebKit2";
    Run::new(&browser, &["-c", opens]).succeeds().then_some(Browser { browser, driver })
}

fn apt_get(arguments: &[&str]) -> bool {
    let (program, mut line) = if is_root() {
        ("apt-get", vec![])
    } else if Run::new("sudo", &["-n", "true"]).succeeds() {
        ("sudo", vec!["-n", "apt-get"])
    } else {
        return false;
    };
    line.extend(arguments);
    Run::new(program, &line).env("DEBIAN_FRONTEND", "noninteractive").shown().is_ok()
}
