//! Views of one type. Leptos makes a type of its own of every view, every closure in one and every row of a list, each with
//! a copy of its machinery; here they share one, and the phone is spared a fifth of the wasm (docs/adr/0006).

use leptos::prelude::{AnyView, IntoAny};

/// Leptos' `view!`, its type erased at once.
macro_rules! view {
    ($($tokens:tt)*) => {
        ::leptos::prelude::IntoAny::into_any(::leptos::prelude::view! { $($tokens)* })
    };
}
pub(crate) use view;

/// A part of a view that is built anew whenever something that it reads changes.
pub(crate) fn live<V: IntoAny>(mut part: impl FnMut() -> V + Send + 'static) -> Live {
    Box::new(move || part().into_any())
}

/// What [`live`] makes.
pub(crate) type Live = Box<dyn FnMut() -> AnyView + Send>;
