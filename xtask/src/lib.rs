//! The project's commands, and the static server that they share with the browser journeys.
//!
//! What has to be compiled or downloaded is kept in the user's cache (`tools`), by version. What the
//! app is made of lives elsewhere: this package only builds, checks, weighs and serves it.

#![allow(
    clippy::disallowed_methods,
    reason = "the ban on clocks guards the core; here we time builds and tests"
)]

pub mod bench;
pub mod browser;
pub mod figures;
pub mod hook;
pub mod place;
pub mod release;
pub mod run;
pub mod serve;
pub mod server;
pub mod size;
pub mod test;
pub mod tools;

/// What a command returns: nothing more to say, or the reason for its reader.
pub type Outcome<T = ()> = Result<T, String>;

/// Adds what was being done to an error, for [`Outcome`].
pub trait While<T> {
    /// "reading dist/sw.js: no such file".
    ///
    /// # Errors
    /// The error of `self` as text, after the words of `doing`.
    fn doing(self, doing: impl std::fmt::Display) -> Outcome<T>;
}

impl<T, E: std::fmt::Display> While<T> for Result<T, E> {
    fn doing(self, doing: impl std::fmt::Display) -> Outcome<T> {
        self.map_err(|error| format!("{doing}: {error}"))
    }
}
