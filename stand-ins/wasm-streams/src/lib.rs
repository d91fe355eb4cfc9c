//! Stands in for the crate `wasm-streams` (ADR 0006).
//!
//! Leptos comes with server functions, and these with `wasm-streams`, for requests that are sent in pieces. Brace calls no
//! server, so none of it is ever reached; but the classes of that crate are exported to the page, and what is exported no
//! linker leaves out: 3 kB brotli with all that they need. Here is what has to be there to compile, and nothing more.

use futures_core::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};
use wasm_bindgen::{JsValue, throw_str};
use web_sys::ReadableStream as Raw;

/// A stream of the browser, as far as server functions name it.
#[derive(Debug)]
pub struct ReadableStream(Raw);

impl ReadableStream {
    /// The stream of a response.
    #[must_use]
    pub const fn from_raw(raw: Raw) -> Self {
        Self(raw)
    }

    /// A stream for a request. There is no request: it throws.
    pub fn from_stream<S: Stream<Item = Result<JsValue, JsValue>> + 'static>(_: S) -> Self {
        throw_str("Brace calls no server")
    }

    /// The stream as the browser knows it.
    #[must_use]
    pub fn into_raw(self) -> Raw {
        self.0
    }

    /// The pieces of a response. There is no response: it throws.
    #[must_use]
    pub fn into_stream(self) -> Pieces {
        throw_str("Brace calls no server")
    }
}

/// What [`ReadableStream::into_stream`] would give.
#[derive(Debug)]
pub enum Pieces {}

impl Stream for Pieces {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match *self {}
    }
}
