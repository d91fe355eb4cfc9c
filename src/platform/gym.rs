//! The browser's part of a session at the gym, which `public/gym.js` reaches for the app: tones, vibration, a screen that stays on,
//! the share sheet. Where the browser lacks something, nothing happens.

use super::prefs;
use super::record::{awaited, call, get};
use super::text::text;
use js_sys::Function;
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};

/// A preference that is on until it is switched off.
pub(crate) fn is_on(name: &str) -> bool {
    prefs::read(name).as_deref() != Some("off")
}

/// What is wanted of a cue: 1 sound, 2 vibration, both, or 0.
pub(crate) fn wishes() -> u8 {
    u8::from(is_on("sound")) | u8::from(is_on("vibration")) << 1
}

/// The cue for the end of a set or a rest.
pub(crate) const END: u8 = 4;

/// Lets cue number `kind` of `gym.js` be heard and felt at this millisecond of the page's life ([`super::clock::milliseconds`]). A moment and
/// not a delay: nothing that takes long in between makes it late.
pub(crate) fn cue(due: i64, kind: u8, wishes: u8) {
    let gym = gym();
    if let Ok(cue) = get(&gym, "cue").dyn_into::<Function>() {
        // It does not throw.
        let _ = cue.call3(&gym, &(due as f64).into(), &kind.into(), &wishes.into());
    }
}

/// Nothing that was announced is heard or felt any more.
pub(crate) fn quiet() {
    call(&gym(), "quiet", &JsValue::UNDEFINED);
}

/// Wakes the sound, within a tap.
pub(crate) fn ready() {
    if is_on("sound") {
        call(&gym(), "ready", &JsValue::UNDEFINED);
    }
}

/// Keeps the screen on, or no longer (S40).
pub(crate) fn keep_awake(on: bool) {
    call(&gym(), "awake", &(on && is_on("awake")).into());
}

/// Hands a text to the share sheet, or to the clipboard: "shared", "copied" or "no".
pub(crate) async fn share(of: &str) -> String {
    text(&awaited(call(&gym(), "share", &of.into())).await).unwrap_or_default()
}

fn gym() -> JsValue {
    get(&window(), "braceGym")
}
