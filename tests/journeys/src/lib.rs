//! What a browser journey needs: the release build on a server of its own, a phone-sized browser with a fresh or a kept
//! profile, and the questions that journeys ask again and again.
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
//! The journeys themselves are in `tests/`. They fail, and are never skipped, where there is no browser. Most are in
//! Chromium; those in Firefox and WebKit have the engine in their path, `firefox::` or `webkit::`.

mod browser;
mod capabilities;
mod driver;
mod processes;
pub mod steps;
mod ten_years;
mod trained;

pub use browser::{Browser, Theme};
pub use ten_years::ten_years;
pub use trained::trained;
pub use xtask::browser::Engine;
pub use xtask::server::Server;
pub use xtask::server::testing::Folder;

use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

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

    /// Blocks all storage in Chromium, as its user does with "block all cookies". Before the first start only.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn block_storage(&self) -> Outcome {
        let folder = self.data().join("Default");
        fs::create_dir_all(&folder)?;
        let blocked = r#"{"profile":{"default_content_setting_values":{"cookies":2}}}"#;
        Ok(fs::write(folder.join("Preferences"), blocked)?)
    }

    /// Where Chromium saves files that the page offers.
    #[must_use]
    pub fn downloads(&self) -> PathBuf {
        self.folder.path().join("downloads")
    }

    /// The text of a file that the page offers, as soon as all of it is there. It is taken out of the folder, so that
    /// the next one is another.
    ///
    /// # Errors
    /// When none with this ending is there after ten seconds.
    pub async fn take_download(&self, ending: &str) -> Outcome<String> {
        let mut before = None;
        for _ in 0..200 {
            let files = xtask::place::files_below(&self.downloads()).unwrap_or_default();
            if let Some(file) = files.iter().find(|file| file.ends_with(ending)) {
                let file = self.downloads().join(file);
                // The name can be there before the contents: it is done when it is the same twice, and not empty.
                let text = Some(fs::read_to_string(&file)?).filter(|text| !text.is_empty());
                if text.is_some() && text == before {
                    fs::remove_file(file)?;
                    return Ok(text.unwrap_or_default());
                }
                before = text;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Err(format!("no file that ends in {ending} was saved").into())
    }

    /// Waits until Chromium has written this key of localStorage to disk. It takes 5 seconds, and a minute
    /// where there were many writes shortly before (storage rules, section 2).
    ///
    /// # Errors
    /// When it is not there after that.
    pub async fn until_on_disk(&self, key: &str) -> Outcome {
        let folder = self.data().join("Default/Local Storage");
        for _ in 0..300 {
            let files = xtask::place::files_below(&folder).unwrap_or_default();
            let holds = |file: &String| {
                let bytes = fs::read(folder.join(file)).unwrap_or_default();
                bytes.windows(key.len()).any(|part| part == key.as_bytes())
            };
            if files.iter().any(holds) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
        Err(format!("{key} did not reach the disk").into())
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
