//! The content security policy (storage rule S44): everything from this origin, nothing inline but the scripts
//! of a page, which are named by their hashes.
//!
//! `require-trusted-types-for 'script'` is left out: Leptos builds its templates through `innerHTML`
//! with strings of its own, and a policy that lets all of them pass would guard nothing (S45).

const POLICY: [&str; 10] = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "manifest-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
];

/// The policy with the scripts that may stand in a page, each as `sha256-...`.
fn with(scripts: &[String]) -> String {
    let allowed: String = scripts.iter().map(|hash| format!(" '{hash}'")).collect();
    POLICY
        .map(|rule| if rule.starts_with("script-src") { format!("{rule}{allowed}") } else { rule.to_owned() })
        .join("; ")
}

/// For a page: it binds on every host, also on one that sends no headers of ours.
pub(super) fn meta(scripts: &[String]) -> String {
    format!(r#"<meta http-equiv="Content-Security-Policy" content="{}">"#, with(scripts))
}

/// For the headers file: the same, and what only a header can say.
pub(super) fn header(scripts: &[String]) -> String {
    format!("{}; frame-ancestors 'none'", with(scripts))
}
