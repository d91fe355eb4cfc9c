//! What changes faster than the reactive system should: whether something is in sight, whether motion is wanted, attributes of
//! what is drawn, what a list hides.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry};

/// Watches an element until it is dropped.
pub(crate) struct Watch {
    observer: IntersectionObserver,
    _called: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls `then` when the element comes into sight and when it leaves it. None where the browser cannot tell.
pub(crate) fn watch(id: &str, then: impl Fn(bool) + 'static) -> Option<Watch> {
    let called = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let last = entries.pop().dyn_into::<IntersectionObserverEntry>();
        then(last.is_ok_and(|entry| entry.is_intersecting()));
    });
    let observer = IntersectionObserver::new(called.as_ref().unchecked_ref()).ok()?;
    observer.observe(&element(id)?);
    Some(Watch { observer, _called: called })
}

/// Whether the phone was told to keep things still.
pub(crate) fn wants_stillness() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    query.is_some_and(|query| query.matches())
}

/// Sets an attribute of an element, if it is there.
pub(crate) fn set(id: &str, name: &str, value: &str) {
    if let Some(element) = element(id) {
        // Refused for names that are none.
        let _ = element.set_attribute(name, value);
    }
}

/// Sets attributes of children of an element: which child, which attribute, what. The children come in order.
pub(crate) fn set_on_children(id: &str, changes: &[(usize, &str, &str)]) {
    let mut child = element(id).and_then(|parent| parent.first_element_child());
    let mut place = 0;
    for (wanted, name, value) in changes {
        while place < *wanted {
            child = child.and_then(|child| child.next_element_sibling());
            place += 1;
        }
        if let Some(child) = &child {
            let _ = child.set_attribute(name, value);
        }
    }
}

/// Hides or shows what a selector finds, in the order of the page; none leaves an element as it is.
pub(crate) fn hide(selector: &str, hidden: &mut dyn Iterator<Item = Option<bool>>) {
    let Ok(found) = document().query_selector_all(selector) else { return };
    for (place, hidden) in (0..).zip(hidden) {
        if let (Some(hidden), Some(element)) = (hidden, found.item(place)) {
            element.unchecked_ref::<HtmlElement>().set_hidden(hidden);
        }
    }
}

fn element(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}
