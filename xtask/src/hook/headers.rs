//! `_headers`, which several static hosts read (storage rules S35, S44, S46). On others the policy in
//! the page stays, and the worker's hashes make up for missing cache rules.

use super::{names, policy};
use crate::{Outcome, place};
use std::path::Path;

/// Not in the list: what browsers would only warn about.
const DENIED: [&str; 17] = [
    "bluetooth",
    "browsing-topics",
    "camera",
    "clipboard-read",
    "display-capture",
    "encrypted-media",
    "gamepad",
    "geolocation",
    "hid",
    "idle-detection",
    "local-fonts",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
    "xr-spatial-tracking",
];
/// Screen kept on, backup shared or copied, angle tests.
const ALLOWED: [&str; 6] =
    ["accelerometer", "clipboard-write", "gyroscope", "magnetometer", "screen-wake-lock", "web-share"];

const ASK_AGAIN: &str = "no-cache";
const KEEP: &str = "public, max-age=31536000, immutable";

pub(super) fn write(stage: &Path, scripts: &[String]) -> Outcome {
    let denied = DENIED.iter().map(|feature| format!("{feature}=()"));
    let allowed = ALLOWED.iter().map(|feature| format!("{feature}=(self)"));
    let permissions: Vec<String> = denied.chain(allowed).collect();
    let mut text = format!(
        "/*\n  Content-Security-Policy: {}\n  Strict-Transport-Security: max-age=31536000\n  \
         Referrer-Policy: no-referrer\n  X-Content-Type-Options: nosniff\n  \
         Cross-Origin-Opener-Policy: same-origin\n  Permissions-Policy: {}\n",
        policy::header(scripts),
        permissions.join(", "),
    );
    // One rule for each file: hosts join the values of rules that overlap.
    for file in place::files_below(stage)? {
        for (path, rule) in cache_rules(&file) {
            text.push_str(&format!("{path}\n  Cache-Control: {rule}\n"));
        }
    }
    super::write(stage, "_headers", &text)
}

fn cache_rules(file: &str) -> Vec<(String, &'static str)> {
    let path = format!("/{file}");
    match file {
        "index.html" => vec![("/".to_owned(), ASK_AGAIN), (path, ASK_AGAIN)],
        "manifest.webmanifest" | "rescue.html" | "sw.js" => vec![(path, ASK_AGAIN)],
        _ if names::is_by_content(file) => vec![(path, KEEP)],
        _ => vec![],
    }
}
