//! Views of one type. Leptos makes a type of its own of every view, every closure in one and every row of a list, each with
//! a copy of its machinery; here they share one, and a phone is spared a quarter of the wasm (docs/adr/0013). Signals, effects,
//! components and the start of the app are Leptos'; a [`View`] is one of its views.

mod built;
mod markup;
#[cfg(test)]
mod tests;

pub(crate) use brace_markup::view;
pub(crate) use markup::Template;

use built::BuiltView;
use leptos::prelude::{Get, GetUntracked, Memo, RwSignal, untrack};
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Position, PositionState, Render, RenderHtml};
use markup::Markup;
use std::borrow::Cow;
use std::sync::Arc;

/// Something on the screen: a text, an element, a part that changes, several of them, or nothing.
pub(crate) struct View(Box<Kind>);

/// What a [`View`] is.
pub(crate) enum Kind {
    Nothing,
    Text(Cow<'static, str>),
    Element(Markup),
    Live(Box<dyn FnMut() -> View + Send>),
    List(Vec<View>),
}

impl From<()> for View {
    fn from((): ()) -> Self {
        Self(Box::new(Kind::Nothing))
    }
}

impl From<&'static str> for View {
    fn from(text: &'static str) -> Self {
        Self(Box::new(Kind::Text(Cow::Borrowed(text))))
    }
}

impl From<String> for View {
    fn from(text: String) -> Self {
        Self(Box::new(Kind::Text(Cow::Owned(text))))
    }
}

impl<V: Into<View>> From<Option<V>> for View {
    fn from(view: Option<V>) -> Self {
        view.map_or_else(|| ().into(), Into::into)
    }
}

impl<V: Into<View>> From<Vec<V>> for View {
    fn from(views: Vec<V>) -> Self {
        Self(Box::new(Kind::List(views.into_iter().map(Into::into).collect())))
    }
}

impl<V: Into<View>, const N: usize> From<[V; N]> for View {
    fn from(views: [V; N]) -> Self {
        Vec::from(views).into()
    }
}

impl From<RwSignal<String>> for View {
    fn from(text: RwSignal<String>) -> Self {
        live(move || text.get())
    }
}

/// What makes a list of views of an iterator, as `collect_view` of Leptos does; how to do it is there once and not with each.
pub(crate) trait IntoList {
    /// One view of all of them.
    fn into_list(self) -> View;
}

impl<I: IntoIterator<Item: Into<View>>> IntoList for I {
    fn into_list(self) -> View {
        let mut views = self.into_iter();
        View::list(&mut || views.next().map(Into::into))
    }
}

/// A part of a view that is built anew whenever something that it reads changes.
pub(crate) fn live<V: Into<View>>(mut part: impl FnMut() -> V + Send + 'static) -> View {
    View::live(Box::new(move || part().into()))
}

impl View {
    #[inline(never)]
    fn list(next: &mut dyn FnMut() -> Option<View>) -> Self {
        Self(Box::new(Kind::List(std::iter::from_fn(next).collect())))
    }

    #[inline(never)]
    fn live_by(number: Memo<usize>, mut part: Box<dyn FnMut() -> View + Send>) -> Self {
        live(move || {
            // Only a memo that is asked for its value follows anything.
            number.get();
            untrack(&mut part)
        })
    }

    /// Code of its own: there are hundreds of these.
    #[inline(never)]
    fn live(part: Box<dyn FnMut() -> View + Send>) -> Self {
        Self(Box::new(Kind::Live(part)))
    }
}

/// A part of a view that is built anew only when this number changes, whatever else it reads.
pub(crate) fn live_by<V: Into<View>>(
    number: impl Fn() -> usize + Send + Sync + 'static,
    mut part: impl FnMut() -> V + Send + 'static,
) -> View {
    View::live_by(memo(number), Box::new(move || part().into()))
}

/// A number that is worked out once for all who ask, and of which they hear only when it is another one.
pub(crate) fn memo(number: impl Fn() -> usize + Send + Sync + 'static) -> Memo<usize> {
    boxed_memo(Box::new(number))
}

/// Leptos makes a type of each memo by what it works out; of these there is one.
#[inline(never)]
fn boxed_memo(number: Box<dyn Fn() -> usize + Send + Sync>) -> Memo<usize> {
    Memo::new(move |_| number())
}

/// Whether something is so: a [`memo`] of it.
#[derive(Clone, Copy)]
pub(crate) struct Whether(Memo<usize>);

/// Makes a [`Whether`].
pub(crate) fn whether(is_so: impl Fn() -> bool + Send + Sync + 'static) -> Whether {
    Whether(memo(move || is_so().into()))
}

impl Whether {
    pub(crate) fn get(self) -> bool {
        self.0.get() > 0
    }

    pub(crate) fn get_untracked(self) -> bool {
        self.0.get_untracked() > 0
    }
}

impl Render for View {
    type State = BuiltView;

    fn build(self) -> BuiltView {
        BuiltView::new(*self.0)
    }

    fn rebuild(self, built: &mut BuiltView) {
        built.change_to(*self.0);
    }
}

/// Only the browser builds views: nothing is written as HTML elsewhere and taken over.
impl RenderHtml for View {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> BuiltView {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl AddAnyAttr for View {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}

/// What a component shows within itself.
pub(crate) type Children = Box<dyn FnOnce() -> View>;

/// A value that a part of a view follows: what to ask for it. One closure instead of Leptos' `Signal`, which is a type of its own
/// for each type of value, with all the ways to read it.
pub(crate) type Ask<T> = Arc<dyn Fn() -> T + Send + Sync>;

/// Makes an [`Ask`].
pub(crate) fn ask<T>(value: impl Fn() -> T + Send + Sync + 'static) -> Ask<T> {
    Arc::new(value)
}

/// A text that a view follows, or one that stays.
pub(crate) struct Said(pub(crate) Ask<String>);

impl Default for Said {
    fn default() -> Self {
        String::new().into()
    }
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        Self(ask(move || text.clone()))
    }
}

impl From<&str> for Said {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<Ask<String>> for Said {
    fn from(text: Ask<String>) -> Self {
        Self(text)
    }
}
