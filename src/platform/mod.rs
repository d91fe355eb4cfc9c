//! The browser: storage, clock, random bytes, files, the page itself. Nothing else calls `web-sys`, types of events in
//! `components` aside.
//!
//! Everything here is small and thin; what can be decided without a browser is decided in `domain` and `record`.

pub(crate) mod clock;
pub(crate) mod files;
pub(crate) mod frames;
pub(crate) mod gym;
pub(crate) mod page;
pub(crate) mod prefs;
pub(crate) mod record;
pub(crate) mod storage;
pub(crate) mod text;
pub(crate) mod worker;
