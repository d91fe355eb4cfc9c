//! The service worker's list of files, and the build's own name.

use super::digest::{Digest, integrity};
use super::script::squeezed;
use super::{read, write};
use crate::{Outcome, While, place};
use std::fs;
use std::path::Path;

/// Whether the worker keeps this file. Not itself, not what only hosts read, and not the bitmaps of the
/// manifest: browsers ask for those when the app is installed, which needs a network anyway.
#[must_use]
pub fn is_kept(file: &str) -> bool {
    file != "sw.js" && file != "_headers" && !file.ends_with(".png")
}

/// Puts the script that the worker shares with the page into it, and leaves out what only we read.
pub(super) fn take_in_script(stage: &Path) -> Outcome {
    let (worker, script) = (read(stage, "sw.js")?, read(stage, "unpack.js")?);
    write(stage, "sw.js", &squeezed(&replaced(&worker, "importScripts(\"./unpack.js\");\n", &script)?))
}

/// A name made from all contents: of the files in the list and of the worker itself, so that no two
/// workers share a cache.
pub(super) fn build_id(stage: &Path) -> Outcome<String> {
    let mut digest = Digest::new();
    for file in place::files_below(stage)?.iter().filter(|f| is_kept(f) || *f == "sw.js") {
        digest.add(file.as_bytes());
        digest.add_file(&stage.join(file))?;
    }
    Ok(digest.hex().chars().take(12).collect())
}

/// Writes name and list into `sw.js`.
pub(super) fn fill(stage: &Path, build: &str) -> Outcome {
    let mut list = Vec::new();
    for file in place::files_below(stage)?.iter().filter(|file| is_kept(file)) {
        let contents = fs::read(stage.join(file)).doing(file)?;
        // The page goes by the address people use; some hosts redirect the other one.
        let address = if file == "index.html" { "" } else { file };
        list.push(format!(r#"["./{address}","{}"]"#, integrity(&contents)));
    }
    let worker = read(stage, "sw.js")?;
    let worker =
        replaced(&worker, r#"const BUILD = "development";"#, &format!(r#"const BUILD = "{build}";"#))?;
    let worker =
        replaced(&worker, "const FILES = [];", &format!("const FILES = [\n{},\n];", list.join(",\n")))?;
    write(stage, "sw.js", &worker)
}

fn replaced(text: &str, from: &str, to: &str) -> Outcome<String> {
    if text.contains(from) { Ok(text.replace(from, to)) } else { Err(format!("sw.js lacks `{from}`")) }
}
