//! One stylesheet instead of one for each component: the first load asks for fewer files.

use super::page::{attribute, tags};
use super::{PAGES, read, write};
use crate::{Outcome, While};
use std::fs;
use std::path::Path;

const JOINED: &str = "app.css";

/// Joins the stylesheets that `index.html` links, in its order, and links the one file in every page.
pub(super) fn join(stage: &Path) -> Outcome {
    let parts = links(&read(stage, "index.html")?);
    let mut joined = String::new();
    for (_, address) in &parts {
        joined.push_str(&squeeze(&read(stage, file_of(address))?));
    }
    write(stage, JOINED, &joined)?;
    for page in PAGES {
        let mut html = read(stage, page)?;
        for (i, (tag, address)) in links(&html).into_iter().enumerate() {
            if !parts.iter().any(|(_, part)| *part == address) {
                return Err(format!("{page} links {address}, which index.html does not"));
            }
            let link = format!(r#"<link rel="stylesheet" href="./{JOINED}">"#);
            html = html.replacen(&tag, if i == 0 { &link } else { "" }, 1);
        }
        write(stage, page, &html)?;
    }
    for (_, address) in &parts {
        fs::remove_file(stage.join(file_of(address))).doing(address)?;
    }
    Ok(())
}

/// The stylesheet links of a page: the whole tag and its address.
fn links(html: &str) -> Vec<(String, String)> {
    tags(html, "link")
        .filter(|tag| attribute(tag, "rel") == Some("stylesheet"))
        .filter_map(|tag| Some((tag.to_owned(), attribute(tag, "href")?.to_owned())))
        .collect()
}

fn file_of(address: &str) -> &str {
    address.trim_start_matches("./")
}

/// Leaves out comments, indents and empty lines; compression does the rest.
fn squeeze(css: &str) -> String {
    let mut bare = String::new();
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    bare.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::squeeze;

    #[test]
    fn comments_and_indents_do_not_travel() {
        let css = "/* a\n b */\n:root {\n  --ink: #000; /* ink */\n\n}\n";
        assert_eq!(squeeze(css), ":root {\n--ink: #000;\n}\n");
    }
}
