//! `serve`: the app in a browser on this machine.

use crate::server::Server;
use crate::{Outcome, release, tools};

/// Where the release build is served.
pub const PORT: u16 = 8080;
/// Another origin than [`PORT`], so that the service worker of the release stays out of the way.
const WATCH_PORT: u16 = 8081;

/// Builds the release if something changed, and serves it until stopped.
///
/// It is the release, with its service worker: whoever stops the server can go on without it.
///
/// # Errors
/// When a tool is missing, the build fails or the port is taken.
pub fn serve(port: u16) -> Outcome {
    let dist = release::ensure_for_trying()?;
    let server = Server::start(&dist, "/", port)
        .map_err(|error| format!("{error}\nIs it in use? Try `cargo xtask serve --port {}`", port + 2))?;
    println!(
        "\nBrace is at  {url}\n\n\
         Stop the server with Ctrl+C whenever you like: reload, and go on without it.\n\
         On a phone it needs https (browsers start service workers nowhere else, except on localhost):\n  \
         - an Android phone on a cable: adb reverse tcp:{port} tcp:{port}, then the address above on the phone\n  \
         - any phone: put the folder dist/ on a static https host; a sub-folder will do\n",
        url = server.url(),
    );
    server.wait();
    Ok(())
}

/// Serves a debug build, rebuilt on every change, without service worker and policy.
///
/// # Errors
/// When a tool is missing or the first build fails.
pub fn watch() -> Outcome {
    tools::rust()?;
    let (trunk, bindgen) = (tools::trunk()?, tools::wasm_bindgen()?);
    let (port, dist) = (WATCH_PORT.to_string(), crate::place::target()?.join("watch"));
    std::fs::create_dir_all(&dist).ok();
    let dist = dist.to_string_lossy();
    release::trunk_run(&trunk, &bindgen, &["serve", "--port", &port, "--dist", &dist]).shown()
}
