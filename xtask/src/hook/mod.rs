//! What a release gets after Trunk, in its staging folder: wasm-opt, one stylesheet, names by content,
//! the security policy, the headers file, and the service worker's list.
//!
//! Order matters: contents first, then names, then what lists names.

pub mod digest;
mod glue;
mod headers;
mod names;
mod order;
mod pack;
mod page;
mod policy;
mod script;
mod sheet;
mod wasm;
mod words;
mod worker;

use crate::run::Run;
use crate::{Outcome, While};
use std::fs;
use std::path::Path;

pub use pack::bytes_of_words;
pub use worker::is_kept;

/// What pays in what travels (ADR 0006). The lowest kilobyte of the memory is the end of the stack: no address is reckoned from
/// below it.
const SMALLER: [&str; 12] = [
    "-Oz",
    "--low-memory-unused",
    "--skip-pass=code-folding",
    "--skip-pass=code-pushing",
    "--skip-pass=inlining",
    "--skip-pass=inlining-optimizing",
    "--skip-pass=local-cse",
    "--skip-pass=memory-packing",
    "--skip-pass=merge-blocks",
    "--skip-pass=merge-locals",
    "--skip-pass=remove-unused-brs",
    "--skip-pass=simplify-locals",
];

/// Alike side by side, and short names.
const IN_ORDER: [&str; 4] = [
    "--reorder-functions-by-name",
    "--strip-producers",
    "--strip-target-features",
    "--minify-imports-and-exports-and-modules",
];

const PAGES: [&str; 2] = ["index.html", "rescue.html"];

/// Makes a release of what Trunk has built into `stage`; without `wasm-opt` where that is no file.
///
/// # Errors
/// When the build is not what this expects.
pub fn finish_release(stage: &Path, wasm_opt: &Path, unpacker: &Path) -> Outcome {
    words::squeeze(stage)?;
    if wasm_opt.is_file() {
        shrink(stage, wasm_opt)?;
        pack::in_place_of_wasm(stage, &unpacker_for_the_way(wasm_opt, unpacker)?)?;
    } else {
        eprintln!("wasm-opt is left out");
    }
    finish(stage)
}

/// Optimised, put in order, and named in short, in the glue too.
fn shrink(stage: &Path, wasm_opt: &Path) -> Outcome {
    let wasm = stage.join("brace_bg.wasm");
    let optimise = |options: &[&str]| {
        let path = wasm.to_string_lossy();
        Run::new(wasm_opt, &[options, &[&*path, "-o", &*path]].concat()).shown_text()
    };
    optimise(&SMALLER)?;
    let named = order::named_by_place(&fs::read(&wasm).doing(wasm.display())?)?;
    fs::write(&wasm, named).doing(wasm.display())?;
    let names = glue::Names::read(&optimise(&IN_ORDER)?);
    write(stage, "brace.js", &glue::renamed(&read(stage, "brace.js")?, &names)?)
}

/// Without the names for debuggers.
fn unpacker_for_the_way(wasm_opt: &Path, unpacker: &Path) -> Outcome<Vec<u8>> {
    let bare = unpacker.with_extension("bare.wasm");
    let (from, to) = (unpacker.to_string_lossy(), bare.to_string_lossy());
    const OPTIONS: [&str; 4] = ["-Oz", "--strip-debug", "--strip-producers", "--strip-target-features"];
    Run::new(wasm_opt, &[&OPTIONS[..], &["--low-memory-unused", &*from, "-o", &*to]].concat()).shown()?;
    fs::read(&bare).doing(bare.display())
}

fn finish(stage: &Path) -> Outcome {
    sheet::join(stage)?;
    worker::take_in_script(stage)?;
    names::by_content(stage)?;
    let mut scripts = Vec::new();
    for page in PAGES {
        page::check(stage, page)?;
        let taken_in = page::take_in_scripts(stage, page)?;
        page::insert(stage, page, &policy::meta(&taken_in))?;
        scripts.extend(taken_in);
    }
    let build = worker::build_id(stage)?;
    page::insert(stage, "index.html", &format!(r#"<meta name="brace-build" content="{build}">"#))?;
    headers::write(stage, &scripts)?;
    worker::fill(stage, &build)
}

fn read(stage: &Path, file: &str) -> Outcome<String> {
    fs::read_to_string(stage.join(file)).doing(format!("reading {file}"))
}

fn write(stage: &Path, file: &str, text: &str) -> Outcome {
    fs::write(stage.join(file), text).doing(format!("writing {file}"))
}

#[cfg(test)]
mod tests {
    use super::{finish, read};
    use crate::server::testing::Folder;

    /// As Trunk leaves it, with the project's own pages and scripts.
    fn staged() -> Folder {
        let folder = Folder::new();
        let index = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
            <link rel=\"stylesheet\" href=\"./tokens.css\"/>\n<link rel=\"stylesheet\" href=\"./base.css\"/>\n\
            <link rel=\"stylesheet\" href=\"./shell.css\"/>\n\
            <script src=\"./record.js\"></script><script src=\"./gym.js\"></script><script src=\"./unpack.js\"></script>\
            <script src=\"./start.js\" data-js=\"./brace.js\" data-wasm=\"./brace_bg.wasm\"></script>\n\
            </head><body></body></html>";
        folder.put("index.html", index);
        folder.put("tokens.css", ":root { --ink: #000; } /* ink */\n");
        folder.put("base.css", "body {\n  color: var(--ink);\n}\n");
        folder.put("shell.css", include_str!("../../../style/shell.css"));
        folder.put("brace.js", "new URL('brace_bg.wasm', import.meta.url)");
        folder.put("brace_bg.wasm", "wasm");
        folder.put("start.js", include_str!("../../../public/start.js"));
        folder.put("unpack.js", include_str!("../../../public/unpack.js"));
        folder.put("record.js", include_str!("../../../public/record.js"));
        folder.put("gym.js", include_str!("../../../public/gym.js"));
        folder.put("rescue.js", include_str!("../../../public/rescue.js"));
        folder.put("rescue.html", include_str!("../../../public/rescue.html"));
        folder.put("sw.js", include_str!("../../../public/sw.js"));
        folder.put("exercises.json", include_str!("../../../content/en/exercises.json"));
        folder.put("manifest.webmanifest", "{}");
        folder.put("icons/icon-192.png", "png");
        folder
    }

    fn names(folder: &Folder, extension: &str) -> Vec<String> {
        let files = crate::place::files_below(folder.path()).unwrap();
        files.into_iter().filter(|file| file.ends_with(extension)).collect()
    }

    #[test]
    fn every_reference_in_the_pages_exists_under_its_hashed_name() {
        let folder = staged();
        finish(folder.path()).unwrap();
        for page in ["index.html", "rescue.html"] {
            let html = read(folder.path(), page).unwrap();
            for reference in html.split("\"./").skip(1).filter_map(|rest| rest.split('"').next()) {
                let known = reference.is_empty() || folder.path().join(reference).is_file();
                assert!(known || reference.starts_with("icons/"), "{page} asks for {reference}");
            }
        }
        assert_eq!(names(&folder, ".css").len(), 1, "one stylesheet");
        assert!(!folder.path().join("brace.js").exists());
    }

    #[test]
    fn each_page_carries_its_scripts_and_its_policy_names_them() {
        let folder = staged();
        finish(folder.path()).unwrap();
        let scripts = [
            ("index.html", include_str!("../../../public/record.js")),
            ("index.html", include_str!("../../../public/gym.js")),
            ("index.html", include_str!("../../../public/unpack.js")),
            ("index.html", include_str!("../../../public/start.js")),
            ("rescue.html", include_str!("../../../public/rescue.js")),
        ];
        let headers = read(folder.path(), "_headers").unwrap();
        for (page, script) in scripts {
            let script = super::script::squeezed(script);
            let html = read(folder.path(), page).unwrap();
            let hash = super::digest::integrity(script.as_bytes());
            assert!(html.contains(&format!("{script}</script>")), "{page}");
            let policy = html.split_once("script-src 'self' 'wasm-unsafe-eval'").unwrap().1;
            let policy = policy.split_once(';').unwrap().0;
            assert!(policy.contains(&format!(" '{hash}'")), "{page}: {policy}");
            assert!(headers.contains(&format!(" '{hash}'")), "{headers}");
        }
        let files = names(&folder, ".js");
        assert_eq!(files.len(), 2, "the glue and the worker: {files:?}");
    }

    #[test]
    fn the_worker_lists_the_page_at_the_scope_and_leaves_out_what_installing_needs() {
        let folder = staged();
        finish(folder.path()).unwrap();
        let worker = read(folder.path(), "sw.js").unwrap();
        assert!(worker.contains(r#"["./","sha256-"#), "{worker}");
        assert!(worker.contains("manifest.webmanifest"));
        for absent in ["index.html", "icon-192.png", "_headers", "\"./sw.js\"", "development"] {
            assert!(!worker.contains(absent), "{absent} is in sw.js");
        }
    }

    #[test]
    fn the_same_sources_give_the_same_build_and_a_changed_byte_another() {
        let build = |change: &str| {
            let folder = staged();
            folder.put("brace_bg.wasm", change);
            finish(folder.path()).unwrap();
            read(folder.path(), "sw.js").unwrap()
        };
        assert_eq!(build("wasm"), build("wasm"));
        assert_ne!(build("wasm"), build("wasn"));
    }

    #[test]
    fn an_inline_script_or_style_fails_the_build() {
        for inline in ["<script>x</script>", "<style>p{}</style>", "<p style=\"x\">", "<p onclick=\"x\">"] {
            let folder = staged();
            let html =
                read(folder.path(), "rescue.html").unwrap().replace("<main", &format!("{inline}<main"));
            folder.put("rescue.html", &html);
            assert!(finish(folder.path()).is_err(), "{inline} went through");
        }
    }
}
