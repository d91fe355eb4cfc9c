//! Screens: one module each, thin. They read the state, put it into words and dispatch commands.

pub(crate) mod about;
pub(crate) mod checks;
pub(crate) mod data;
pub(crate) mod edit_session;
pub(crate) mod exercise;
pub(crate) mod finish;
mod form;
pub(crate) mod import;
pub(crate) mod learn;
pub(crate) mod library;
mod listing;
pub(crate) mod load;
pub(crate) mod log;
pub(crate) mod method;
pub(crate) mod missing;
pub(crate) mod own_exercise;
pub(crate) mod pick;
mod plan_preview;
pub(crate) mod restore;
pub(crate) mod safety;
pub(crate) mod session;
pub(crate) mod sets;
pub(crate) mod settings;
pub(crate) mod setup;
pub(crate) mod start;
pub(crate) mod today;
