//! The glue that wasm-bindgen writes between page and wasm: with the short names that wasm-opt gives to imports and exports,
//! and without what nothing calls any more. A name is as long as the path of a Rust type, and stands in both files.

use super::script::squeezed;
use crate::Outcome;
use std::collections::{BTreeMap, BTreeSet};

/// How the page gets at the glue (`public/start.js`).
const ENTRY: &str = "__wbg_init as default";
/// The function whose object holds what the wasm may import.
const IMPORTS: &str = "__wbg_get_imports";

/// New names by old ones, as wasm-opt prints them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
    modules: BTreeSet<String>,
}

impl Names {
    /// Reads lines such as `["./brace_bg.js", "from", "to"],` and `["from", "to"],`.
    pub(super) fn read(printed: &str) -> Self {
        let mut names = Self::default();
        for line in printed.lines() {
            let mut texts = line.split('"').skip(1).step_by(2).map(str::to_owned);
            match (texts.next(), texts.next(), texts.next()) {
                (Some(module), Some(from), Some(to)) => {
                    names.modules.insert(module);
                    names.imports.insert(from, to);
                }
                (Some(from), Some(to), None) => {
                    names.exports.insert(from, to);
                }
                _ => {}
            }
        }
        names
    }
}

/// The glue with the names of the wasm as it is now, without the imports that it lost and what only these called.
pub(super) fn renamed(glue: &str, names: &Names) -> Outcome<String> {
    let [module] = names.modules.iter().collect::<Vec<_>>()[..] else {
        return Err(format!("the wasm imports from {:?}, not from one module", names.modules));
    };
    let mut renamed = String::new();
    let mut found = 0;
    for item in items(glue) {
        if !defined(item).contains(&IMPORTS) {
            renamed.push_str(item);
            continue;
        }
        // wasm-opt calls the one module `a`.
        for entry in entries(item) {
            let name = entry.trim_start().split(':').next().unwrap_or_default();
            if let Some(to) = names.imports.get(name) {
                renamed.push_str(&entry.replacen(name, to, 1));
                found += 1;
            } else if !is_function_entry(entry) {
                renamed.push_str(&entry.replace(&format!("\"{module}\""), "a"));
            }
        }
    }
    if found != names.imports.len() {
        return Err(format!("the glue has {found} of {} imports", names.imports.len()));
    }
    Ok(squeezed(&with_exports(&in_use(&renamed)?, names)))
}

/// What can be reached from the entry.
fn in_use(glue: &str) -> Outcome<String> {
    let mut items: Vec<(String, bool)> = items(glue).map(|item| (item.to_owned(), false)).collect();
    let exports = items.iter_mut().find(|(item, _)| item.starts_with("export {") && item.contains(ENTRY));
    exports.ok_or_else(|| format!("the glue does not export {ENTRY}"))?.0 =
        format!("export {{ {ENTRY} }};\n");
    loop {
        let kept = items.iter().filter(|(_, kept)| *kept);
        let named: BTreeSet<String> =
            kept.flat_map(|(item, _)| identifiers(item)).map(|(_, name)| name.to_owned()).collect();
        let before = items.iter().filter(|(_, kept)| *kept).count();
        for (item, kept) in &mut items {
            let names = defined(item);
            *kept = *kept || names.is_empty() || names.iter().any(|name| named.contains(*name));
        }
        if items.iter().filter(|(_, kept)| *kept).count() == before {
            return Ok(items.into_iter().filter(|(_, kept)| *kept).map(|(item, _)| item).collect());
        }
    }
}

/// Declarations and statements of the outermost level. They begin at the margin, and nothing else does but what closes them.
fn items(glue: &str) -> impl Iterator<Item = &str> {
    pieces(glue, |line| !line.starts_with([' ', '}', ')', '\n']))
}

/// The imports, each with its body, and what stands around them.
fn entries(item: &str) -> impl Iterator<Item = &str> {
    pieces(item, |line| {
        is_function_entry(line) || line.strip_prefix("    ").is_some_and(|rest| !rest.starts_with(' '))
    })
}

fn is_function_entry(entry: &str) -> bool {
    let name = entry
        .strip_prefix("        ")
        .and_then(|entry| entry.split_once(": function("))
        .map(|(name, _)| name);
    name.is_some_and(|name| !name.contains(|c: char| !is_of_name(c)))
}

/// Cuts before each line that begins something.
fn pieces(text: &str, begins: impl Fn(&str) -> bool) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.split_inclusive('\n').next()?.len();
        let next = rest[first..].split_inclusive('\n').scan(first, |at, line| {
            let start = *at;
            *at += line.len();
            Some((start, line))
        });
        let end = next.into_iter().find(|(_, line)| begins(line)).map_or(rest.len(), |(start, _)| start);
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

/// The names that an item stands for: it is of use only where one of them is. None for what has to run anyway.
fn defined(item: &str) -> Vec<&str> {
    let item = item.strip_prefix("export ").unwrap_or(item);
    let item = item.strip_prefix("async ").unwrap_or(item);
    let one = |rest| identifiers(rest).map(|(_, name)| name).take(1).collect();
    for keyword in ["function ", "class ", "const "] {
        if let Some(rest) = item.strip_prefix(keyword) {
            return one(rest);
        }
    }
    let variables = item.strip_prefix("let ").and_then(|rest| rest.split(['=', ';']).next());
    variables.map(|names| identifiers(names).map(|(_, name)| name).collect()).unwrap_or_default()
}

fn with_exports(glue: &str, names: &Names) -> String {
    // A closure is called through a function of the glue that bears the name of the export.
    let functions: BTreeSet<&str> = items(glue).flat_map(defined).collect();
    let mut renamed = String::new();
    let mut done = 0;
    for (start, name) in identifiers(glue) {
        let Some(to) = names.exports.get(name) else { continue };
        let prefix = match (glue[..start].ends_with("wasm."), functions.contains(name)) {
            (true, _) => "",
            (false, true) => "call_",
            (false, false) => continue,
        };
        renamed.extend([&glue[done..start], prefix, to]);
        done = start + name.len();
    }
    renamed + &glue[done..]
}

/// All names with their places; also those in texts and comments, which does no harm.
fn identifiers(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(|c| !is_of_name(c)).filter_map(move |name| {
        let start = at;
        at += name.len() + text[at + name.len()..].chars().next().map_or(0, char::len_utf8);
        (!name.is_empty()).then_some((start, name))
    })
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::{Names, renamed};

    const GLUE: &str = r#"function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_log_1: function(arg0) {
            // Says it.
            console.log(heapOf(arg0));
        },
        __wbg_lost_2: function(arg0) {
            lostHelper(arg0);
        },
    };
    return {
        __proto__: null,
        "./brace_bg.js": import0,
    };
}

function invoke_long(arg0) {
    wasm.invoke_long(arg0);
}

let cached = null;
function heapOf(index) {
    cached = invoke_long;
    return wasm.memory.buffer[index];
}

function lostHelper(arg0) {
    wasm.lost(arg0);
}

function initSync(module) {
    wasm.sync();
}

let wasmModule, wasm;
async function __wbg_init() {
    return __wbg_get_imports();
}

export { initSync, __wbg_init as default };
"#;
    const PRINTED: &str = r#"{
 "imports": [
  ["./brace_bg.js", "__wbg_log_1", "$"]
 ],
"exports": [
  ["memory", "b"],
  ["invoke_long", "c"]
 ]
}"#;

    #[test]
    fn the_glue_speaks_the_names_of_the_wasm() {
        let glue = renamed(GLUE, &Names::read(PRINTED)).unwrap();
        let expected = "function __wbg_get_imports() {\nconst import0 = {\n__proto__: null,\n$: function(arg0) {\n\
            console.log(heapOf(arg0));\n},\n};\nreturn {\n__proto__: null,\na: import0,\n};\n}\n\
            function call_c(arg0) {\nwasm.c(arg0);\n}\nlet cached = null;\nfunction heapOf(index) {\n\
            cached = call_c;\nreturn wasm.b.buffer[index];\n}\nlet wasmModule, wasm;\n\
            async function __wbg_init() {\nreturn __wbg_get_imports();\n}\nexport { __wbg_init as default };\n";
        assert_eq!(glue, expected);
    }

    #[test]
    fn an_import_that_the_glue_lacks_fails_the_build() {
        let names = Names::read(&PRINTED.replace("log_1", "other_3"));
        assert!(renamed(GLUE, &names).is_err());
        assert!(renamed("function x() {}\n", &Names::read(PRINTED)).is_err(), "no entry");
    }
}
