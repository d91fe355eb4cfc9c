//! Names by content: a file with such a name never changes, so every cache may keep it.

use super::digest::short;
use super::{PAGES, read, write};
use crate::{Outcome, While, place};
use std::fs;
use std::path::Path;

/// Renames the app's own files to `name-<hash>.extension` and mends what refers to them.
pub(super) fn by_content(stage: &Path) -> Outcome {
    let mut files: Vec<String> = place::files_below(stage)?;
    files.retain(|file| is_by_content(file));
    // The glue names the wasm, so its own name comes after.
    files.sort_by_key(|file| file.ends_with(".js"));
    let mut referring: Vec<String> = PAGES.map(str::to_owned).to_vec();
    referring.extend(files.iter().filter(|file| file.ends_with(".js")).cloned());
    for file in files {
        let contents = fs::read(stage.join(&file)).doing(&file)?;
        let (stem, extension) = file.rsplit_once('.').unwrap_or((&file, ""));
        let name = format!("{stem}-{}.{extension}", short(&contents));
        fs::rename(stage.join(&file), stage.join(&name)).doing(&file)?;
        referring.retain(|other| *other != file);
        for other in &referring {
            let text = read(stage, other)?;
            write(stage, other, &mended(&text, &file, &name))?;
        }
    }
    Ok(())
}

/// Whether a release names this file by its content. The worker keeps its name: that is how it is updated.
pub(super) fn is_by_content(file: &str) -> bool {
    !file.contains('/')
        && file != "sw.js"
        && [".wasm", ".txt", ".css", ".js", ".json"].iter().any(|extension| file.ends_with(extension))
}

/// References stand in quotes, with or without `./`.
fn mended(text: &str, from: &str, to: &str) -> String {
    let mut text = text.to_owned();
    for (before, after) in [("\"./", '"'), ("'./", '\''), ("\"", '"'), ("'", '\'')] {
        text = text.replace(&format!("{before}{from}{after}"), &format!("{before}{to}{after}"));
    }
    text
}
