//! The browser's part of the record, which `public/record.js` reaches for the app: which tab writes, the second copy,
//! storage that lasts. Where the browser lacks something, the answer is that it is not there.

use super::text::text;
use brace_record::MirrorWrite;
use js_sys::{Array, Function, Promise, Reflect};
use leptos::ev;
use leptos::leptos_dom::helpers::window_event_listener_untyped;
use leptos::prelude::{window, window_event_listener};
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Whether this tab may write: it holds the lock, or there are no locks here.
pub(crate) fn writes() -> bool {
    get(&record(), "writes").as_bool() != Some(false)
}

/// Makes this tab the one that writes; [`on_turn`] tells when it is.
pub(crate) fn take_over() {
    call(&record(), "takeOver", &JsValue::UNDEFINED);
}

/// Calls `then` with true when this tab becomes the writer, with false when another one has.
pub(crate) fn on_turn(then: impl Fn(bool) + Copy + 'static) {
    let _writer = window_event_listener_untyped("brace-writer", move |_| then(true));
    let _reader = window_event_listener_untyped("brace-reader", move |_| then(false));
}

/// Calls `then` when another tab has written to localStorage.
pub(crate) fn on_other_writes(then: impl Fn() + 'static) {
    let _listener = window_event_listener(ev::storage, move |_| then());
}

/// Whether there is a second copy; it goes off for good when it fails once.
pub(crate) fn mirror_is_on() -> bool {
    get(&mirror(), "on").as_bool() == Some(true)
}

/// All keys of the second copy; none where there is none.
pub(crate) async fn read_mirror() -> Option<BTreeMap<String, String>> {
    let pairs: Array = awaited(call(&mirror(), "read", &JsValue::UNDEFINED)).await.dyn_into().ok()?;
    let mut texts = pairs.iter().map(|value| text(&value).unwrap_or_default());
    let mut keys = BTreeMap::new();
    while let (Some(key), Some(value)) = (texts.next(), texts.next()) {
        keys.insert(key, value);
    }
    Some(keys)
}

/// Hands one transaction on to the second copy.
pub(crate) fn write_mirror(batch: &[MirrorWrite]) {
    let pairs = Array::new();
    for write in batch {
        pairs.push(&JsValue::from_str(&write.key));
        pairs.push(&write.value.as_deref().map_or(JsValue::NULL, JsValue::from_str));
    }
    call(&mirror(), "write", &pairs);
}

/// Deletes the second copy; false while something of it may be left.
pub(crate) async fn remove_mirror() -> bool {
    awaited(call(&mirror(), "remove", &JsValue::UNDEFINED)).await.as_bool() == Some(true)
}

/// Asks the browser to keep the log until its owner deletes it (S39).
pub(crate) fn ask_to_last() {
    call(&record(), "persist", &JsValue::UNDEFINED);
}

/// What the browser said to that; none if it cannot be asked.
pub(crate) fn lasts() -> Option<bool> {
    get(&record(), "lasting").as_bool()
}

/// Whether this is a tab of Safari on an iPhone or iPad, which may be emptied after seven days (S38).
pub(crate) fn in_a_tab_of_ios() -> bool {
    get(&window().navigator(), "standalone").as_bool() == Some(false)
}

fn record() -> JsValue {
    get(&window(), "braceRecord")
}

fn mirror() -> JsValue {
    get(&record(), "mirror")
}

pub(super) fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &JsValue::from_str(name)).unwrap_or_default()
}

pub(super) fn call(of: &JsValue, name: &str, argument: &JsValue) -> JsValue {
    let function = get(of, name).dyn_into::<Function>().ok();
    function.and_then(|function| function.call1(of, argument).ok()).unwrap_or_default()
}

pub(super) async fn awaited(value: JsValue) -> JsValue {
    match value.dyn_into::<Promise>() {
        Ok(promise) => JsFuture::from(promise).await.unwrap_or_default(),
        Err(value) => value,
    }
}
