//! The little that a release has to know and change in its two HTML pages.

use super::digest::integrity;
use super::script::squeezed;
use super::{read, write};
use crate::{Outcome, While};
use std::fs;
use std::path::Path;

const CHARSET: &str = r#"<meta charset="utf-8">"#;

/// Inserts a line as early as can be: a policy binds only what comes after it.
pub(super) fn insert(stage: &Path, page: &str, line: &str) -> Outcome {
    let html = read(stage, page)?;
    let Some((before, after)) = html.split_once(CHARSET) else {
        return Err(format!("{page} has no {CHARSET}"));
    };
    write(stage, page, &format!("{before}{CHARSET}\n    {line}{after}"))
}

/// Puts the scripts of a page into it, deferred ones at its end, and returns their hashes for the policy: a request less
/// for each.
pub(super) fn take_in_scripts(stage: &Path, page: &str) -> Outcome<Vec<String>> {
    let mut html = read(stage, page)?;
    let scripts: Vec<String> = tags(&html, "script").map(str::to_owned).collect();
    let mut hashes = Vec::new();
    for tag in scripts {
        let address = attribute(&tag, "src").ok_or_else(|| format!("{page}: {tag} has no address"))?;
        let file = address.trim_start_matches("./");
        let script = squeezed(&read(stage, file)?);
        if script.contains("</script") {
            return Err(format!("{file} would end the script of {page}"));
        }
        let opening = tag.replace(&format!(" src=\"{address}\""), "").replace(" defer", "");
        let inline = format!("{opening}{script}</script>");
        let reference = format!("{tag}</script>");
        html = if tag.contains(" defer") {
            html.replace(&reference, "").replace("</body>", &format!("{inline}\n  </body>"))
        } else {
            html.replace(&reference, &inline)
        };
        hashes.push(integrity(script.as_bytes()));
        fs::remove_file(stage.join(file)).doing(file)?;
    }
    write(stage, page, &html)?;
    Ok(hashes)
}

/// Refuses what the policy would block: inline scripts, styles and handlers.
pub(super) fn check(stage: &Path, page: &str) -> Outcome {
    let html = read(stage, page)?;
    let inline = tags(&html, "style")
        .next()
        .or_else(|| tags(&html, "script").find(|tag| attribute(tag, "src").is_none()));
    let inline = inline.or_else(|| all_tags(&html).find(|tag| has_inline_attribute(tag)));
    inline.map_or(Ok(()), |tag| Err(format!("{page}: the policy would block {tag}")))
}

fn has_inline_attribute(tag: &str) -> bool {
    tag.split_ascii_whitespace()
        .filter_map(|part| part.split_once('='))
        .any(|(name, _)| name == "style" || name.starts_with("on"))
}

/// The opening tags of this name, from `<` to `>`.
pub(super) fn tags<'a>(html: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    all_tags(html).filter(move |tag| {
        tag.strip_prefix('<')
            .and_then(|tag| tag.strip_prefix(name))
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/'))
    })
}

fn all_tags(html: &str) -> impl Iterator<Item = &str> {
    html.match_indices('<').filter_map(|(start, _)| {
        let tag = &html[start..];
        tag.find('>').map(|end| &tag[..=end])
    })
}

/// The value of an attribute in double quotes.
pub(super) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}
