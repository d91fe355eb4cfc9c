//! Files in and out: a chosen file's bytes, and a text saved as a file. Nothing is sent anywhere.

use js_sys::{Array, Uint8Array};
use leptos::prelude::{document, set_timeout};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlInputElement, Url};

/// The browser could not read the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotReadable;

/// The file that was chosen in a file field, taken out of it so that the same one can be chosen again.
pub(crate) fn take_chosen(input: &HtmlInputElement) -> Option<File> {
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(file)
}

/// Reads a whole file. `limit` bytes and one more at most, so that an oversized file is found without filling memory.
pub(crate) async fn read(file: &File, limit: usize) -> Result<Vec<u8>, NotReadable> {
    let part = file.slice_with_f64_and_f64(0.0, limit as f64 + 1.0).map_err(|_| NotReadable)?;
    let buffer = JsFuture::from(part.array_buffer()).await.map_err(|_| NotReadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Offers a text as a file to save. False where the browser refuses.
pub(crate) fn save(name: &str, text: &str, mime: &str) -> bool {
    try_save(name, text, mime).is_ok()
}

fn try_save(name: &str, text: &str, mime: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let anchor: HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    // Some browsers start reading only after the click returned.
    set_timeout(move || drop(Url::revoke_object_url(&url)), Duration::from_secs(60));
    Ok(())
}
