//! The page around the app: address, focus, title, theme, leaving, becoming visible.

use js_sys::{Function, Object, Reflect};
use leptos::ev;
use leptos::leptos_dom::helpers::{WindowListenerHandle, window_event_listener_untyped};
use leptos::prelude::{
    SetValue, StoredValue, document, on_cleanup, request_animation_frame, window, window_event_listener,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, MouseEvent};

/// What follows `#` in the address.
pub(crate) fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to another screen.
pub(crate) fn go(hash: &str) {
    // Refused only in a document that is being closed.
    let _ = window().location().set_hash(hash);
}

/// Goes to another screen without leaving this one in the history.
pub(crate) fn replace(hash: &str) {
    let _ = window().location().replace(hash);
}

/// Loads the page again.
pub(crate) fn reload() {
    // Refused only in a document that is being closed.
    let _ = window().location().reload();
}

/// Prints the page.
pub(crate) fn print() {
    // Refused only where nothing can be printed.
    let _ = window().print();
}

fn sharing() -> Option<Function> {
    Reflect::get(&window().navigator(), &"share".into()).ok()?.dyn_into().ok()
}

/// Whether a text can be handed to another app.
pub(crate) fn can_share() -> bool {
    sharing().is_some()
}

/// Hands what the screen says, from its scroller, to an app that the user picks.
pub(crate) fn share() {
    let said = scroller().and_then(|main| main.dyn_into::<HtmlElement>().ok()).map(|main| main.inner_text());
    let content = Object::new();
    let named = Reflect::set(&content, &"text".into(), &said.unwrap_or_default().into());
    if let (Ok(_), Some(share)) = (named, sharing()) {
        // Its promise is broken when the user picks none; nothing follows from either.
        let _ = share.call1(&window().navigator(), &content);
    }
}

/// Calls `then` whenever the address changes.
pub(crate) fn on_hash_change(then: impl Fn() + 'static) {
    let _listener = window_event_listener(ev::hashchange, move |_| then());
}

/// Calls `then` with true when the page is shown again, with false when it is about to be hidden.
pub(crate) fn on_visibility_change(then: impl Fn(bool) + 'static) {
    // It happens to the document and bubbles up to the window.
    let _listener = window_event_listener_untyped("visibilitychange", move |_| then(!document().hidden()));
}

/// Asks for confirmation before the page is left, as long as `ask` says so.
pub(crate) fn confirm_leaving(ask: impl Fn() -> bool + 'static) {
    let _listener = window_event_listener(ev::beforeunload, move |event| {
        if ask() {
            event.prevent_default();
        }
    });
}

/// Puts a text into a field, whatever is half typed there.
pub(crate) fn set_field(id: &str, text: &str) {
    if let Some(field) = document().get_element_by_id(id) {
        field.unchecked_into::<HtmlInputElement>().set_value(text);
    }
}

/// The words of the exercises as JSON, which start.js had before it started the app.
pub(crate) fn exercise_words() -> String {
    let given = js_sys::Reflect::get(&window(), &"braceExercises".into()).ok();
    given.and_then(|text| text.as_string()).unwrap_or_default()
}

/// Takes the static shell of `index.html` away.
pub(crate) fn remove_shell() {
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
}

/// When what is being answered was done, in milliseconds of the page's life: on a busy phone that is well before it is answered.
pub(crate) fn event_milliseconds() -> f64 {
    window().event().dyn_ref().map_or_else(super::clock::milliseconds, Event::time_stamp)
}

/// How far along the element that listens something was tapped: 0 at its left side, 1 at its right one.
pub(crate) fn along(event: &Event) -> f64 {
    let element = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let tapped = event.dyn_ref::<MouseEvent>();
    let (Some(element), Some(tapped)) = (element, tapped) else { return 0.0 };
    let place = element.get_bounding_client_rect();
    (f64::from(tapped.client_x()) - place.left()) / place.width().max(1.0)
}

/// True until the first touch or key on the page that asks.
pub(crate) fn until_touched() -> StoredValue<bool> {
    let untouched = StoredValue::new(true);
    let listeners = ["pointerdown", "keydown"]
        .map(|event| window_event_listener_untyped(event, move |_| _ = untouched.try_set_value(false)));
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
    untouched
}

/// How far the screen is scrolled, in pixels.
pub(crate) fn scrolled() -> i32 {
    scroller().map_or(0, |main| main.scroll_top())
}

fn scroller() -> Option<Element> {
    document().query_selector("main").ok().flatten()
}

/// Names the page. Where one comes from another one, scrolls it that far and puts the focus on its heading, so that a screen
/// reader says where it is. The name is the screen's alone: what was trained stays out of titles and histories (S48).
pub(crate) fn arrive(name: &str, scroll: Option<i32>) {
    document().set_title(&format!("{name} - Brace"));
    let Some(scroll) = scroll else { return };
    request_animation_frame(move || {
        if let Some(main) = scroller() {
            main.set_scroll_top(scroll);
        }
        focus_now(HEADING);
    });
}

/// What says on every screen where one is.
const HEADING: &str = "h1[tabindex]";

/// Puts the focus, once the screen is drawn anew, on what a selector finds, or on the heading: what was pressed may be gone.
pub(crate) fn focus(selector: impl Into<String>) {
    let selector = selector.into();
    request_animation_frame(move || {
        if !focus_now(&selector) {
            focus_now(HEADING);
        }
    });
}

/// The key of a screen that is pressed most.
pub(crate) const MAIN_KEY: &str = ".dock .main-act";

/// Before what a selector finds goes away: a focus in it goes to the main key, or to the heading.
pub(crate) fn save_focus_of(selector: &str) {
    let focused = document().query_selector(&format!("{selector} :focus")).ok().flatten();
    if focused.is_some() {
        focus(MAIN_KEY);
    }
}

fn focus_now(selector: &str) -> bool {
    let found = document().query_selector(selector).ok().flatten();
    // Where it vanished meanwhile there is no focus to lose.
    found.and_then(|found| found.dyn_into::<HtmlElement>().ok()).is_some_and(|found| found.focus().is_ok())
}

/// Sets the theme: `light`, `dark`, or none for the system's.
pub(crate) fn set_theme(theme: Option<&str>) {
    let Some(root) = document().document_element() else { return };
    let _ = match theme {
        Some(theme) => root.set_attribute("data-theme", theme),
        None => root.remove_attribute("data-theme"),
    };
}
