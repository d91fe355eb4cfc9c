//! What a browser journey needs: the release build on a server of its own, a phone-sized Chromium with
//! a fresh or a kept profile, and the questions that journeys ask again and again.
//!
//! ```no_run
//! # async fn journey() -> brace_journeys::Outcome {
//! use brace_journeys::{Browser, Profile, site};
//! let mut site = site("/")?;
//! let profile = Profile::new();
//! let browser = Browser::start(&profile).await?;
//! browser.open(&site.url()).await?;
//! browser.click("Start session").await?;
//! browser.see("Session").await?;
//! browser.ready_for_offline().await?;
//! site.stop();
//! browser.reload().await?;
//! browser.check_accessibility().await?;
//! browser.quit().await?;
//! let browser = Browser::start(&profile).await?; // the same phone, later
//! # browser.quit().await }
//! ```
//!
//! The journeys themselves are in `tests/`. They fail, and are never skipped, where there is no browser.

mod browser;
mod driver;

pub use browser::{Browser, Theme};
pub use xtask::server::Server;
pub use xtask::server::testing::Folder;

use std::error::Error;
use std::fs;
use std::path::PathBuf;

/// A step's result; the error says what was waited for and what was there instead.
pub type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

/// What a browser keeps: start another with the same one, and it is the same phone.
#[derive(Debug)]
pub struct Profile {
    folder: Folder,
}

impl Profile {
    /// Of someone who has never been here.
    #[must_use]
    #[allow(clippy::new_without_default, reason = "it makes a folder")]
    pub fn new() -> Self {
        Self { folder: Folder::new() }
    }

    /// Where the browser saves files that the page offers.
    #[must_use]
    pub fn downloads(&self) -> PathBuf {
        self.folder.path().join("downloads")
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }
}

/// The folder of the release build: `BRACE_DIST`, or `dist/` of the checkout.
///
/// # Errors
/// When it cannot be found.
pub fn dist() -> Outcome<PathBuf> {
    match std::env::var_os("BRACE_DIST") {
        Some(folder) => Ok(folder.into()),
        None => Ok(xtask::place::dist()?),
    }
}

/// The release build, served at `/` or a sub-path such as `/brace/`, on a free port.
///
/// # Errors
/// When there is no release build.
pub fn site(base: &str) -> Outcome<Server> {
    Ok(Server::start(&dist()?, base, 0)?)
}

/// A copy of the release build, to change a file of it and publish that.
///
/// # Errors
/// When there is no release build.
pub fn copy_of_dist() -> Outcome<Folder> {
    let (from, to) = (dist()?, Folder::new());
    for file in xtask::place::files_below(&from)? {
        let target = to.path().join(&file);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(from.join(&file), target)?;
    }
    Ok(to)
}
