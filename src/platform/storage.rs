//! localStorage as a [`KvStore`]. Every call may throw; none of them panics (S29, S31).

use super::text::text;
use brace_record::{KvError, KvStore};
use js_sys::{Function, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

/// Only keys that begin so are ours (S1).
const PREFIX: &str = "brace.";

/// The record's keys in localStorage.
pub(crate) struct LocalStorageKv(Storage);

impl LocalStorageKv {
    /// The browser's localStorage; none where it is absent, blocked or unreadable. One that refuses to write is found
    /// by writing.
    pub(crate) fn open() -> Option<Self> {
        let storage = window().local_storage().ok().flatten()?;
        // Blocked storage may throw only when it is used.
        storage.length().ok()?;
        storage.get_item(PREFIX).ok()?;
        Some(Self(storage))
    }
}

impl KvStore for LocalStorageKv {
    fn get(&self, key: &str) -> Result<Option<String>, KvError> {
        let get: Function = Reflect::get(&self.0, &"getItem".into()).map_err(error)?.unchecked_into();
        get.call1(&self.0, &key.into()).map(|value| text(&value)).map_err(error)
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), KvError> {
        self.0.set_item(key, value).map_err(error)
    }

    fn remove(&mut self, key: &str) -> Result<(), KvError> {
        self.0.remove_item(key).map_err(error)
    }

    fn keys(&self) -> Result<Vec<String>, KvError> {
        let mut keys = Vec::new();
        for index in 0..self.0.length().map_err(error)? {
            let key = self.0.key(index).map_err(error)?;
            keys.extend(key.filter(|key| key.starts_with(PREFIX)));
        }
        Ok(keys)
    }
}

/// What was thrown. It need not be an error object at all.
fn error(thrown: JsValue) -> KvError {
    match thrown.dyn_ref::<DomException>().map(DomException::name).as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => KvError::Full,
        Some("SecurityError" | "InvalidStateError") => KvError::Unavailable,
        Some(name) => KvError::Other(name.to_owned()),
        None => KvError::Other("not an exception".to_owned()),
    }
}
