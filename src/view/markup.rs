//! What [`view!`](super::view) makes of an element: a text of HTML that the browser reads once and copies from then on, and the parts
//! of it that change. One type for all, where Leptos' own elements are a type each with code for all that one can do with it.

use super::built::BuiltView;
use super::{Kind, View};
use crate::words::Text;
use leptos::prelude::{Get, RwSignal, document};
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::view::{Mountable, Render};
use send_wrapper::SendWrapper;
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlTemplateElement, Node};

/// What stays the same of an element, written by `view!` at compile time.
pub(crate) struct Template {
    html: &'static str,
    /// From part to part: `d` down to the first child, `n` to the next sibling, `u` up. Here is the next part: `.` something
    /// within, `@name;` an attribute, `:name;` a class, `=name;` a property, `!name;` a listener.
    way: &'static str,
    /// It belongs into an `<svg>` and has none around it.
    drawn: bool,
    /// Its place among those that were read, from 1.
    read: AtomicUsize,
}

thread_local! {
    static READ: RefCell<Vec<Node>> = const { RefCell::new(Vec::new()) };
}

impl Template {
    /// The macro knows what it writes: nothing is checked here.
    pub(crate) const fn new(html: &'static str, way: &'static str, drawn: bool) -> Self {
        Self { html, way, drawn, read: AtomicUsize::new(0) }
    }

    /// A copy that is not in the page yet.
    fn copy(&self) -> Option<Node> {
        READ.with_borrow_mut(|nodes| {
            let place = self.read.load(Ordering::Relaxed);
            if place == 0 {
                nodes.push(self.node()?);
                self.read.store(nodes.len(), Ordering::Relaxed);
            }
            let node = nodes.get(self.read.load(Ordering::Relaxed) - 1)?;
            document().import_node_with_deep(node, true).ok()
        })
    }

    #[allow(clippy::disallowed_methods, reason = "the text stands in the source, where `view!` wrote it")]
    fn node(&self) -> Option<Node> {
        let template: HtmlTemplateElement = document().create_element("template").ok()?.unchecked_into();
        let node = template.content();
        if self.drawn {
            template.set_inner_html(&format!("<svg>{}</svg>", self.html));
            return node.first_child()?.first_child();
        }
        template.set_inner_html(self.html);
        node.first_child()
    }
}

/// An element with its parts.
pub(crate) struct Markup {
    template: &'static Template,
    parts: Vec<Part>,
}

enum Part {
    Child(View),
    Setting(Value),
    Listener(Handler),
}

/// A page has one thread, and handlers hold what belongs to it.
type Handler = SendWrapper<Box<dyn FnMut(Event)>>;

/// What it is set to.
pub(crate) enum Value {
    /// Off, or not there.
    No,
    /// On.
    Yes,
    Text(Cow<'static, str>),
    /// Whatever this says, now and later.
    Live(Box<dyn FnMut() -> Value + Send>),
}

/// Becomes the value of an attribute, a property or the presence of a class.
pub(crate) trait IntoValue: Sized {
    /// That value.
    fn value(self) -> Value;

    /// Makes it the next part of an element.
    fn set_on(self, element: &mut Kind) {
        element.set(self.value());
    }
}

impl IntoValue for bool {
    fn value(self) -> Value {
        if self { Value::Yes } else { Value::No }
    }
}

impl IntoValue for &'static str {
    fn value(self) -> Value {
        Value::Text(Cow::Borrowed(self))
    }

    fn set_on(self, element: &mut Kind) {
        element.set_text(self);
    }
}

impl IntoValue for Text {
    fn value(self) -> Value {
        self.said().value()
    }

    fn set_on(self, element: &mut Kind) {
        element.set_word(self);
    }
}

impl IntoValue for String {
    fn value(self) -> Value {
        Value::Text(Cow::Owned(self))
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn value(self) -> Value {
        self.map_or(Value::No, IntoValue::value)
    }
}

impl<T: IntoValue + Clone + Send + Sync + 'static> IntoValue for RwSignal<T> {
    fn value(self) -> Value {
        (move || self.get()).value()
    }
}

impl<T: IntoValue, F: FnMut() -> T + Send + 'static> IntoValue for F {
    fn value(mut self) -> Value {
        Value::Live(Box::new(move || self().value()))
    }

    fn set_on(mut self, element: &mut Kind) {
        element.follow(Box::new(move || self().value()));
    }
}

/// What `view!` calls: an element without its parts, then each of them in the order of the template's way. All of it is
/// there hundreds of times, so a call says as little as can be.
impl View {
    #[inline(never)]
    pub(crate) fn element(template: &'static Template) -> Self {
        Self(Box::new(Kind::Element(Markup { template, parts: Vec::new() })))
    }

    /// Something within it.
    pub(crate) fn child(&mut self, view: View) {
        self.0.child(view);
    }

    /// The value of an attribute or a property, or whether a class is there.
    pub(crate) fn set(&mut self, value: impl IntoValue) {
        value.set_on(&mut self.0);
    }

    /// What happens on an event of it.
    pub(crate) fn on(&mut self, handler: impl FnMut(Event) + 'static) {
        self.0.listen(Box::new(handler));
    }
}

impl Kind {
    #[inline(never)]
    fn child(&mut self, view: View) {
        self.part(Part::Child(view));
    }

    #[inline(never)]
    fn set(&mut self, value: Value) {
        self.part(Part::Setting(value));
    }

    #[inline(never)]
    fn set_text(&mut self, text: &'static str) {
        self.set(text.value());
    }

    #[inline(never)]
    fn set_word(&mut self, text: Text) {
        self.set(text.value());
    }

    #[inline(never)]
    fn follow(&mut self, value: Box<dyn FnMut() -> Value + Send>) {
        self.set(Value::Live(value));
    }

    #[inline(never)]
    fn listen(&mut self, handler: Box<dyn FnMut(Event)>) {
        self.part(Part::Listener(SendWrapper::new(handler)));
    }

    #[inline(never)]
    fn part(&mut self, part: Part) {
        if let Self::Element(element) = self {
            element.parts.push(part);
        }
    }
}

/// A [`Markup`] in the page.
pub(super) struct BuiltMarkup {
    template: &'static Template,
    root: Node,
    parts: Vec<BuiltPart>,
}

enum BuiltPart {
    Child(BuiltView),
    Setting(Setting),
    Listener(Listener),
}

impl Markup {
    /// Makes it, not in the page yet.
    pub(super) fn build(self) -> BuiltMarkup {
        let Self { template, parts } = self;
        // Without a document there is no page to build.
        let root = template.copy().unwrap_or_else(|| JsValue::NULL.unchecked_into());
        let mut way = template.way;
        let mut at = root.clone();
        let parts = parts.into_iter().map(|part| {
            let mut what = b'.';
            while let Some((step, rest)) = way.split_at_checked(1) {
                way = rest;
                what = step.as_bytes()[0];
                let next = match what {
                    b'd' => at.first_child(),
                    b'n' => at.next_sibling(),
                    b'u' => at.parent_node(),
                    _ => break,
                };
                debug_assert!(next.is_some(), "the browser reads {} in another way", template.html);
                at = next.unwrap_or(at.clone());
            }
            let mut name = "";
            if what != b'.' {
                (name, way) = way.split_once(';').unwrap_or_default();
            }
            part.build(&at, what, name)
        });
        let parts = parts.collect();
        BuiltMarkup { template, root, parts }
    }
}

impl BuiltMarkup {
    /// Changes its parts, unless the element is another one, which is given back.
    pub(super) fn change_to(&mut self, element: Markup) -> Option<Markup> {
        if !std::ptr::eq(element.template, self.template) {
            return Some(element);
        }
        for (part, built) in element.parts.into_iter().zip(&mut self.parts) {
            part.rebuild(built);
        }
        None
    }

    pub(super) fn root(&self) -> &Node {
        &self.root
    }
}

impl Part {
    fn build(self, at: &Node, kind: u8, name: &'static str) -> BuiltPart {
        match self {
            Self::Child(view) => {
                let mut view = view.build();
                if at.node_type() == Node::COMMENT_NODE {
                    view.mount_before(at);
                } else {
                    view.mount(at.unchecked_ref(), None);
                }
                BuiltPart::Child(view)
            }
            Self::Setting(value) => {
                let mut setting =
                    Setting { element: at.clone().unchecked_into(), kind, name, now: Now::Is(Value::No) };
                setting.change_to(value);
                BuiltPart::Setting(setting)
            }
            Self::Listener(handler) => {
                BuiltPart::Listener(Listener::new(at.clone().unchecked_into(), name, handler))
            }
        }
    }

    fn rebuild(self, built: &mut BuiltPart) {
        match (self, built) {
            (Self::Child(view), BuiltPart::Child(built)) => view.rebuild(built),
            (Self::Setting(value), BuiltPart::Setting(setting)) => setting.change_to(value),
            (Self::Listener(handler), BuiltPart::Listener(listener)) => {
                *listener.handler.borrow_mut() = Some(handler);
            }
            // One template has parts of the same kinds in the same order.
            _ => {}
        }
    }
}

/// An attribute, property or class of an element.
struct Setting {
    element: Element,
    /// As the way has it: `@` an attribute, `:` a class, `=` a property.
    kind: u8,
    name: &'static str,
    now: Now,
}

enum Now {
    Is(Value),
    Follows(RenderEffect<Value>),
}

impl Setting {
    fn change_to(&mut self, value: Value) {
        let before = match std::mem::replace(&mut self.now, Now::Is(Value::No)) {
            Now::Is(value) => Some(value),
            Now::Follows(effect) => effect.take_value(),
        };
        let (element, kind, name) = (self.element.clone(), self.kind, self.name);
        self.now = match value {
            Value::Live(mut ask) => Now::Follows(RenderEffect::new_with_value(
                move |before: Option<Value>| put(&element, kind, name, before, ask()),
                before,
            )),
            value => Now::Is(put(&element, kind, name, before, value)),
        }
    }
}

/// Sets what is not so already, and gives it back.
fn put(element: &Element, kind: u8, name: &str, before: Option<Value>, value: Value) -> Value {
    let is_so = match (&before, &value) {
        (Some(Value::No), Value::No) | (Some(Value::Yes), Value::Yes) => true,
        (Some(Value::Text(before)), Value::Text(text)) => before == text,
        _ => false,
    };
    if is_so {
        return value;
    }
    let text = match &value {
        Value::No | Value::Live(_) => None,
        Value::Yes => Some(""),
        Value::Text(text) => Some(&**text),
    };
    // None of these fails for names and values that the app has.
    let _ = match kind {
        b'@' => match text {
            Some(text) => element.set_attribute(name, text),
            None => element.remove_attribute(name),
        },
        b':' => element.class_list().toggle_with_force(name, text.is_some()).map(drop),
        _ => {
            let value = match &value {
                Value::Text(text) => JsValue::from_str(text),
                value => JsValue::from_bool(matches!(value, Value::Yes)),
            };
            js_sys::Reflect::set(element, &JsValue::from_str(name), &value).map(drop)
        }
    };
    value
}

/// A handler of an event; taken away with it.
struct Listener {
    element: Element,
    event: &'static str,
    handler: Rc<RefCell<Option<Handler>>>,
    call: Closure<dyn FnMut(Event)>,
}

impl Listener {
    fn new(element: Element, event: &'static str, handler: Handler) -> Self {
        let handler = Rc::new(RefCell::new(Some(handler)));
        let call = Closure::new({
            let handler = handler.clone();
            move |event| {
                // Taken out while it runs: it may build its own element anew, or cause the same event once more.
                let taken = handler.borrow_mut().take();
                if let Some(mut call) = taken {
                    call(event);
                    handler.borrow_mut().get_or_insert(call);
                }
            }
        });
        let _ = element.add_event_listener_with_callback(event, Closure::as_ref(&call).unchecked_ref());
        Self { element, event, handler, call }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let call = Closure::as_ref(&self.call).unchecked_ref();
        let _ = self.element.remove_event_listener_with_callback(self.event, call);
    }
}
