//! Preferences of this phone under `brace.pref.*`: theme, unit, what the Load screen showed last, what is half filled in at
//! first run. Losing one costs nothing.
//!
//! gloo-storage panics where localStorage is blocked or throws, so reading stands behind a check, and writing does
//! without it: there it panics even after a check, when what is thrown is no error object (S31).

use brace_record::{Letters, read_json, write_value};
use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::window;

fn readable() -> bool {
    window().local_storage().is_ok_and(|storage| storage.is_some_and(|s| s.get_item("brace.pref").is_ok()))
}

/// A preference, if there is one.
pub(crate) fn read(name: &str) -> Option<String> {
    // What gloo-storage reads by type brings serde_json's reader along, which nothing else here needs.
    let text =
        readable().then(|| LocalStorage::raw().get_item(&format!("brace.pref.{name}")).ok()).flatten()??;
    read_json(&text).ok()?.as_str().map(str::to_owned)
}

/// Keeps a preference where that is possible.
pub(crate) fn write(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let mut json = String::new();
        write_value(&mut json, &value.into(), Letters::Ascii);
        // Full storage must not spoil a change of theme: the
        // preference just does not last.
        let _ = storage.set_item(&format!("brace.pref.{name}"), &json);
    }
}
