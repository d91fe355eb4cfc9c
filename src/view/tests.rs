//! Views in a real page.

use super::{View, live, live_by, view};
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// A view in an element of the page.
struct Shown(HtmlElement);

impl Shown {
    fn new(view: impl FnOnce() -> View + 'static) -> Self {
        let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&place).unwrap();
        mount_to(place.clone(), view).forget();
        Self(place)
    }

    /// Its HTML, without the comments that mark places.
    fn html(&self) -> String {
        self.0.inner_html().replace("<!---->", "")
    }

    fn find(&self, selector: &str) -> Element {
        self.0.query_selector(selector).unwrap().unwrap()
    }
}

/// Until what has changed is drawn.
async fn settled() {
    for _ in 0..3 {
        JsFuture::from(js_sys::Promise::resolve(&JsValue::NULL)).await.unwrap();
    }
}

#[wasm_bindgen_test]
async fn texts_attributes_classes_and_properties_follow_what_they_read() {
    let (text, on) = (RwSignal::new("a <b>".to_owned()), RwSignal::new(false));
    let shown = Shown::new(move || {
        view! {
            <p class="x" class:on=on title=text hidden=move || on.get().then_some("hidden")>
                {text} "!" <input prop:value=text/> <input type="checkbox" prop:checked=on/>
            </p>
        }
    });
    let field: HtmlInputElement = shown.find("input").unchecked_into();
    let tick: HtmlInputElement = shown.find("[type=checkbox]").unchecked_into();
    assert_eq!(
        shown.html(),
        r#"<p class="x" title="a &lt;b&gt;">a &lt;b&gt;!<input><input type="checkbox"></p>"#
    );
    assert_eq!((field.value().as_str(), tick.checked()), ("a <b>", false));

    text.set("c".into());
    on.set(true);
    settled().await;
    assert_eq!(
        shown.html(),
        r#"<p class="x on" title="c" hidden="hidden">c!<input><input type="checkbox"></p>"#
    );
    assert_eq!((field.value().as_str(), tick.checked()), ("c", true));

    on.set(false);
    settled().await;
    assert_eq!(shown.html(), r#"<p class="x" title="c">c!<input><input type="checkbox"></p>"#);
}

#[wasm_bindgen_test]
async fn a_list_grows_shrinks_and_keeps_the_elements_that_stay() {
    let count = RwSignal::new(2);
    let rows = move || (0..count.get()).map(|n| view! { <li>{n.to_string()}</li> }).collect::<Vec<_>>();
    let shown = Shown::new(move || view! { <ul>{live(rows)}<li>"end"</li></ul> });
    let first = shown.find("li");
    for (next, html) in [
        (3, "<ul><li>0</li><li>1</li><li>2</li><li>end</li></ul>"),
        (0, "<ul><li>end</li></ul>"),
        (1, "<ul><li>0</li><li>end</li></ul>"),
    ] {
        count.set(next);
        settled().await;
        assert_eq!(shown.html(), html);
        assert!(next != 3 || shown.find("li").is_same_node(Some(&first)), "the first row is still the same");
    }
}

#[wasm_bindgen_test]
async fn one_view_takes_the_place_of_another_wherever_it_stands() {
    let step = RwSignal::new(0);
    let part = move || -> View {
        match step.get() {
            0 => "text".into(),
            1 => view! { <i>"one"</i> },
            2 => view! { <b>"two"</b> <b>"three"</b> },
            3 => ().into(),
            4 => live(|| "inner"),
            _ => Some("last").into(),
        }
    };
    let shown = Shown::new(move || view! { {live(part)} <hr/> });
    for (next, html) in [
        (0, "text<hr>"),
        (1, "<i>one</i><hr>"),
        (2, "<b>two</b><b>three</b><hr>"),
        (3, "<hr>"),
        (4, "inner<hr>"),
        (1, "<i>one</i><hr>"),
        (5, "last<hr>"),
    ] {
        step.set(next);
        settled().await;
        assert_eq!(shown.html(), html, "after {next}");
    }
}

#[wasm_bindgen_test]
async fn a_key_that_is_built_anew_keeps_its_focus_and_calls_its_newest_handler() {
    let (turn, pressed) = (RwSignal::new(1), Arc::new(AtomicU32::new(0)));
    let count = pressed.clone();
    let key = move || {
        let (now, count) = (turn.get(), count.clone());
        let press = move |_| {
            count.fetch_add(now, Ordering::Relaxed);
            turn.set(now * 10);
        };
        view! { <button on:click=press>{now.to_string()}</button> }
    };
    let shown = Shown::new(move || live(key));
    let button: HtmlElement = shown.find("button").unchecked_into();
    button.focus().unwrap();
    for (sum, label) in [(1, "10"), (11, "100"), (111, "1000")] {
        button.click();
        settled().await;
        assert_eq!((pressed.load(Ordering::Relaxed), button.inner_text().as_str()), (sum, label));
    }
    assert!(document().active_element().is_some_and(|active| active.is_same_node(Some(&button))));
}

#[wasm_bindgen_test]
fn drawings_are_drawings_with_and_without_an_svg_around_them() {
    let shown = Shown::new(|| {
        let path = view! { <path d="M0 0h1"></path> };
        view! { <svg viewBox="0 0 1 1">{path}<g></g></svg> }
    });
    for part in ["svg", "path", "g"] {
        assert_eq!(shown.find(part).namespace_uri().as_deref(), Some("http://www.w3.org/2000/svg"));
    }
    assert_eq!(shown.find("svg").get_attribute("viewBox").as_deref(), Some("0 0 1 1"));
}

#[wasm_bindgen_test]
fn what_a_user_has_typed_is_text() {
    let shown = Shown::new(|| {
        let name = "<img src=x onerror=alert(1)>".to_owned();
        view! { <p title=name.clone()>{name}</p> }
    });
    assert!(shown.0.query_selector("img").unwrap().is_none());
    assert_eq!(shown.find("p").text_content().as_deref(), Some("<img src=x onerror=alert(1)>"));
}

#[wasm_bindgen_test]
async fn what_is_within_a_part_that_is_built_anew_reads_nothing_that_is_gone() {
    let outer = RwSignal::new(0);
    let shown = Shown::new(move || {
        live(move || {
            let turn = outer.get();
            let inner = RwSignal::new(turn);
            // Follows both: the signal of its own turn, which is gone with it, and what begins the next turn.
            let deep = move || view! { <i>{live(move || (outer.get() + inner.get()).to_string())}</i> };
            view! { <p>{live(move || view! { <b>{live(deep)}</b> })}</p> }
        })
    });
    for turn in 1..4 {
        outer.set(turn);
        settled().await;
        assert_eq!(shown.html(), format!("<p><b><i>{}</i></b></p>", 2 * turn));
    }
}

#[wasm_bindgen_test]
async fn a_part_that_goes_by_a_number_is_built_anew_with_it_and_with_nothing_else() {
    let (number, other) = (RwSignal::new(0_usize), RwSignal::new(0));
    let shown = Shown::new(move || {
        live_by(move || number.get() / 2, move || view! { <i>{other.get().to_string()}</i> })
    });
    for (step, html) in [(0, "<i>0</i>"), (1, "<i>0</i>"), (2, "<i>2</i>"), (3, "<i>2</i>"), (4, "<i>4</i>")]
    {
        other.set(step);
        number.set(step);
        settled().await;
        assert_eq!(shown.html(), html, "after {step}");
    }
}
