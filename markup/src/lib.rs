//! `view!` of Brace, in the notation of Leptos'.
//!
//! Leptos' macro writes code that makes each element and each attribute by a call of its own, typed by all that it holds.
//! This one puts whatever stays the same into one text of HTML, which the browser reads once and copies from then on, and
//! notes the way from part to part of what does not (`brace::view::Template`). What travels to a phone is a text that packs well,
//! and a call for each changing part.

mod template;

use proc_macro2::TokenStream;

/// A view: elements, `{expressions}` and components, as in Leptos' macro of this name.
///
/// An element may have `name="text"`, `name=expression`, a bare `name`, `class:name=expression`, `prop:name=expression` and
/// `on:event=handler`; an expression may be a closure, which is followed. Several nodes side by side make a list.
#[proc_macro]
pub fn view(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand(tokens.into()).unwrap_or_else(syn::Error::into_compile_error).into()
}

fn expand(tokens: TokenStream) -> syn::Result<TokenStream> {
    let nodes = rstml::parse2(tokens)?;
    template::views_of(&nodes)
}
