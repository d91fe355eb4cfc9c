//! Preferences of this phone under `brace.pref.*`: theme, unit, what the Load screen showed last. Losing one costs
//! nothing.
//!
//! gloo-storage panics where localStorage is blocked, so every call stands behind a check (S31).

use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::window;
use serde_json::Value;

fn available() -> bool {
    window().local_storage().is_ok_and(|storage| storage.is_some_and(|s| s.length().is_ok()))
}

/// A preference, if there is one.
pub(crate) fn read(name: &str) -> Option<String> {
    // Read as plain JSON: a typed reading brings the printers of its error messages along, some 10 kB of tables.
    let value: Value = available().then(|| LocalStorage::get(format!("brace.pref.{name}")).ok()).flatten()?;
    value.as_str().map(str::to_owned)
}

/// Keeps a preference where that is possible.
pub(crate) fn write(name: &str, value: &str) {
    if available() {
        // Full storage must not spoil a change of theme: the preference just does not last.
        let _ = LocalStorage::set(format!("brace.pref.{name}"), value);
    }
}
