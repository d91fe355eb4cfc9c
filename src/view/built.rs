//! Views in the page.

use super::markup::BuiltMarkup;
use super::{Kind, View};
use leptos::prelude::document;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::view::{Mountable, Render};
use std::borrow::Cow;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// A [`View`] in the page. It always has a node there, so that something can take its place.
pub(crate) struct BuiltView(Built);

enum Built {
    /// A comment, which marks the place.
    Nothing(Node),
    Text(Node, Cow<'static, str>),
    Element(BuiltMarkup),
    Live(Following),
    /// The comment stands behind the last of them.
    List(Vec<BuiltView>, Node),
}

/// What follows something it reads.
struct Following(RenderEffect<BuiltView>);

impl Drop for Following {
    /// The effect itself ends in a task of its own, later; what it has built would until then follow signals that are gone.
    fn drop(&mut self) {
        drop(self.0.take_value());
    }
}

fn comment() -> Node {
    document().create_comment("").into()
}

impl BuiltView {
    pub(super) fn new(view: Kind) -> Self {
        Self(match view {
            Kind::Nothing => Built::Nothing(comment()),
            Kind::Text(text) => Built::Text(document().create_text_node(&text).into(), text),
            Kind::Element(element) => Built::Element(element.build()),
            Kind::Live(mut part) => Built::Live(Following(RenderEffect::new(move |before: Option<Self>| {
                let view = part();
                match before {
                    None => view.build(),
                    Some(mut built) => {
                        view.rebuild(&mut built);
                        built
                    }
                }
            }))),
            Kind::List(views) => Built::List(views.into_iter().map(View::build).collect(), comment()),
        })
    }

    /// Shows something else, and keeps of what is there what stays the same.
    pub(super) fn change_to(&mut self, view: Kind) {
        let view = match (&mut self.0, view) {
            (Built::Nothing(_), Kind::Nothing) => return,
            (Built::Text(node, before), Kind::Text(text)) => {
                if *before != text {
                    node.set_node_value(Some(&text));
                    *before = text;
                }
                return;
            }
            (Built::Element(built), Kind::Element(element)) => match built.change_to(element) {
                None => return,
                Some(element) => Kind::Element(element),
            },
            (Built::List(built, end), Kind::List(views)) => {
                for mut gone in built.drain(views.len().min(built.len())..) {
                    gone.unmount();
                }
                for (place, view) in views.into_iter().enumerate() {
                    match built.get_mut(place) {
                        Some(built) => view.rebuild(built),
                        None => {
                            let mut new = view.build();
                            new.mount_before(end);
                            built.push(new);
                        }
                    }
                }
                return;
            }
            (_, view) => view,
        };
        let mut new = Self::new(view);
        self.insert_before_this(&mut new);
        self.unmount();
        *self = new;
    }

    /// The first of its nodes.
    fn first(&self) -> Option<Node> {
        match &self.0 {
            Built::Nothing(node) | Built::Text(node, _) => Some(node.clone()),
            Built::Element(built) => Some(built.root().clone()),
            Built::Live(part) => part.0.with_value_mut(|built| built.first())?,
            Built::List(built, end) => built.first().map_or_else(|| Some(end.clone()), Self::first),
        }
    }

    pub(super) fn mount_before(&mut self, node: &Node) {
        if let Some(parent) = node.parent_node() {
            self.mount(parent.unchecked_ref(), Some(node));
        }
    }
}

impl Mountable for BuiltView {
    fn unmount(&mut self) {
        let remove = |node: &Node| node.unchecked_ref::<Element>().remove();
        match &mut self.0 {
            Built::Nothing(node) | Built::Text(node, _) => remove(node),
            Built::Element(built) => remove(built.root()),
            Built::Live(part) => {
                part.0.with_value_mut(Self::unmount);
            }
            Built::List(built, end) => {
                built.iter_mut().for_each(Self::unmount);
                remove(end);
            }
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        // Refused only if the marker were elsewhere.
        let put = |node: &Node| drop(parent.insert_before(node, marker));
        match &mut self.0 {
            Built::Nothing(node) | Built::Text(node, _) => put(node),
            Built::Element(built) => put(built.root()),
            Built::Live(part) => {
                part.0.with_value_mut(|built| built.mount(parent, marker));
            }
            Built::List(built, end) => {
                built.iter_mut().for_each(|built| built.mount(parent, marker));
                put(end);
            }
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let first = self.first();
        let parent = first.as_ref().and_then(Node::parent_node);
        if let Some(parent) = &parent {
            child.mount(parent.unchecked_ref(), first.as_ref());
        }
        parent.is_some()
    }

    /// Attributes would be spread on them, which views here do not take.
    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}
