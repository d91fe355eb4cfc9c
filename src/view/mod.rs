//! Views of one type. Leptos makes a type of its own of every view, every closure in one and every row of a list, each with
//! a copy of its machinery; here they share one, and the phone is spared a fifth of the wasm (docs/adr/0006).

mod markup;

use leptos::prelude::{AnyView, IntoAny};
use std::any::Any;
use std::sync::Arc;

pub(crate) use brace_markup::view;
pub(crate) use markup::{Markup, Template};

/// One child more.
#[inline(never)]
pub(crate) fn add<V: IntoAny + 'static>(children: &mut Vec<AnyView>, child: V) {
    children.push(erased(child));
}

/// The view with its type erased. One whose type is erased already stays as it is: Leptos would pack it once more.
pub(crate) fn erased<V: IntoAny + 'static>(view: V) -> AnyView {
    let mut view = Some(view);
    let already = (&mut view as &mut dyn Any).downcast_mut::<Option<AnyView>>().and_then(Option::take);
    already.or_else(|| view.map(IntoAny::into_any)).unwrap_or_else(|| ().into_any())
}

/// A part of a view that is built anew whenever something that it reads changes.
pub(crate) fn live<V: IntoAny + 'static>(mut part: impl FnMut() -> V + Send + 'static) -> Live {
    Box::new(move || erased(part()))
}

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

/// What [`live`] makes.
pub(crate) type Live = Box<dyn FnMut() -> AnyView + Send>;
