//! The service worker, as far as the app has to do with it: hearing of an update, and accepting one.
//!
//! `public/start.js` registers the worker and tells the page by an event; the app never forces an update (S35).

use leptos::leptos_dom::helpers::window_event_listener_untyped;
use leptos::prelude::{document, window};
use wasm_bindgen::JsValue;
use web_sys::CustomEvent;

/// Calls `then` when a new version is ready and waits.
pub(crate) fn on_update_ready(then: impl Fn() + 'static) {
    let _listener = window_event_listener_untyped("brace-update-ready", move |_| then());
}

/// Whether a new version waited already when the app started.
pub(crate) fn update_waits() -> bool {
    let root = document().document_element();
    root.and_then(|root| root.get_attribute("data-update")).as_deref() == Some("ready")
}

/// Lets the waiting version take over; the page is loaded again when it has.
pub(crate) fn accept_update() {
    if let Ok(event) = CustomEvent::new("brace-accept-update") {
        let _ = window().dispatch_event(&event);
    }
}

/// Whether the browser says that there is no network. A yes may be wrong, a no is not shown.
pub(crate) fn offline() -> bool {
    let online = js_sys::Reflect::get(&window().navigator(), &JsValue::from_str("onLine"));
    online.is_ok_and(|online| online.as_bool() == Some(false))
}
