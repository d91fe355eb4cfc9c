//! Long texts on their way from the page into the app.

use js_sys::{Function, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    /// The browser's encoder, and what it encodes with.
    static ENCODER: Option<(JsValue, Function)> = {
        let make = Reflect::get(&window(), &"TextEncoder".into()).ok().and_then(|make| make.dyn_into::<Function>().ok());
        let encoder = make.and_then(|make| Reflect::construct(&make, &js_sys::Array::new()).ok());
        encoder.and_then(|encoder| {
            let encode = Reflect::get(&encoder, &"encode".into()).ok()?.dyn_into().ok()?;
            Some((encoder, encode))
        })
    };
}

/// The text that a value is; none if it is none. The browser encodes it as a whole: the usual way goes letter by letter as long as
/// they are plain ones, which took a tenth of the start with a log of ten years.
pub(crate) fn text(value: &JsValue) -> Option<String> {
    if !value.is_string() {
        return None;
    }
    let bytes = ENCODER.with(|encoder| {
        let (encoder, encode) = encoder.as_ref()?;
        encode.call1(encoder, value).ok()?.dyn_into::<Uint8Array>().ok()
    });
    bytes.and_then(|bytes| String::from_utf8(bytes.to_vec()).ok()).or_else(|| value.as_string())
}
