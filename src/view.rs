//! Views of one type. Leptos makes a type of its own of every view, every closure in one and every row of a list, each with
//! a copy of its machinery; here they share one, and the phone is spared a fifth of the wasm (docs/adr/0006).

use leptos::prelude::{AnyView, IntoAny};
use std::any::Any;
use std::sync::Arc;

/// Leptos' `view!`, its type erased at once, with the children of each element gathered by [`list`].
macro_rules! view {
    ($($tokens:tt)*) => {{
        #[allow(unused_imports, reason = "a view may have no list of children")]
        use $crate::view::list as vec;
        $crate::view::erased(::leptos::prelude::view! { $($tokens)* })
    }};
}
pub(crate) use view;

/// What `vec!` means in the code that Leptos' `view!` makes. For children, one call for each: the `vec!` of the standard
/// library has all of them in place before it moves them into the list, and the code that moves a view is longer than a call.
#[allow(unused_macros, reason = "without erased types, in debug builds, children are tuples")]
macro_rules! list {
    ($(::leptos::prelude::IntoMaybeErased::into_maybe_erased($child:expr)),+ $(,)?) => {{
        let mut children = ::std::vec::Vec::new();
        $($crate::view::add(&mut children, $child);)+
        children
    }};
    ($($other:tt)*) => { ::std::vec![$($other)*] };
}
pub(crate) use list;

/// One child more.
#[allow(dead_code, reason = "as `list`")]
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
