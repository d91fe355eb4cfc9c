//! Brace: a training planner and log for people who lift and want to train in a back-friendly way.
//!
//! The app: screens, their state, and the browser. What is true about training is in `brace-domain`, how anything is kept
//! in `brace-record`; see ARCHITECTURE.md.

mod app;
mod components;
mod pages;
mod platform;
mod route;
mod show;
mod state;
mod view;
mod words;

fn main() {
    app::start();
}

#[cfg(test)]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
