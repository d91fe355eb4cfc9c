//! The fixed texts of the screens: the app reads them by their order, so what it declares (`src/words/texts.rs`) and what the
//! words file holds have to be the same names, sorted in the same way.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use serde_json::{Map, Value};
use std::fs;
use std::path::Path;

const DECLARED: &str = include_str!("../../src/words/texts.rs");
const HELD: &str = include_str!("../../content/en/exercises.json");

/// What a name stands for.
#[derive(Debug, PartialEq)]
enum Shape {
    Text,
    /// So many texts.
    Several(usize),
    /// A text for each of these cases of an enum.
    Cases(Vec<String>),
}

/// Groups, each with its names in their order.
type Groups = Vec<(String, Vec<(String, Shape)>)>;

/// What the macro `texts!` is given, read as text.
fn declared() -> Groups {
    let (_, body) = DECLARED.split_once("\ntexts! {\n").unwrap();
    let lines = body.lines().map(str::trim).filter(|line| !line.starts_with("//"));
    let mut rest = lines.collect::<Vec<_>>().join(" ");
    let mut groups = Groups::new();
    while let Some((head, after)) = rest.split_once('{') {
        let (group, _) = head.split_once(':').unwrap();
        let mut names = Vec::new();
        let mut fields = after.trim_start();
        while !fields.starts_with('}') {
            let end = fields.find([',', '{']).unwrap();
            let (field, cases) = if fields[end..].starts_with('{') {
                let close = fields.find('}').unwrap();
                let cases = fields[end + 1..close].split(',').map(str::trim).filter(|case| !case.is_empty());
                let cases: Vec<String> = cases.map(str::to_owned).collect();
                let field = &fields[..end];
                fields = fields[close + 1..].strip_prefix(',').unwrap();
                (field, Some(cases))
            } else {
                let field = &fields[..end];
                fields = &fields[end + 1..];
                (field, None)
            };
            fields = fields.trim_start();
            let name = field.split([' ', ':']).next().unwrap();
            let count = field.split_once('[').map(|(_, count)| count.trim().trim_end_matches(']').parse());
            let shape = match (count, cases) {
                (Some(count), None) => Shape::Several(count.unwrap()),
                (None, Some(cases)) => Shape::Cases(cases),
                (None, None) => Shape::Text,
                (Some(_), Some(_)) => panic!("{field}"),
            };
            names.push((name.to_owned(), shape));
        }
        groups.push((group.trim().to_owned(), names));
        rest = fields[1..].trim_start().to_owned();
        if rest.starts_with('}') {
            break;
        }
    }
    groups
}

fn screens() -> Map<String, Value> {
    let all: Value = serde_json::from_str(HELD).unwrap();
    all["screens"].as_object().unwrap().clone()
}

/// In the order in which the app meets them: a map of the reader is sorted.
fn held() -> Groups {
    let shape = |value: &Value| match value {
        Value::String(_) => Shape::Text,
        Value::Array(texts) => Shape::Several(texts.len()),
        Value::Object(cases) => Shape::Cases(cases.keys().cloned().collect()),
        _ => panic!("{value}"),
    };
    let names = |group: &Value| {
        let names = group.as_object().unwrap().iter();
        names.map(|(name, value)| (name.clone(), shape(value))).collect()
    };
    screens().iter().map(|(group, names_of)| (group.clone(), names(names_of))).collect()
}

#[test]
fn the_app_and_the_words_file_name_the_same_texts_in_the_same_order() {
    let (declared, held) = (declared(), held());
    for ((group, names), (other, held)) in declared.iter().zip(&held) {
        assert_eq!(group, other);
        for (one, other) in names.iter().zip(held) {
            assert_eq!(one, other, "in {group}");
        }
        assert_eq!(names.len(), held.len(), "{group}");
    }
    assert_eq!(declared.len(), held.len());
    assert!(declared.iter().map(|(_, names)| names.len()).sum::<usize>() > 400);
}

#[test]
fn what_is_read_in_the_order_of_its_names_is_sorted_by_them() {
    let sorted = |names: Vec<&String>| assert!(names.is_sorted(), "{names:?}");
    let declared = declared();
    sorted(declared.iter().map(|(group, _)| group).collect());
    for (_, names) in &declared {
        sorted(names.iter().map(|(name, _)| name).collect());
        for (_, shape) in names {
            if let Shape::Cases(cases) = shape {
                sorted(cases.iter().collect());
            }
        }
    }
}

/// All sources below a folder.
fn sources(folder: &Path, found: &mut String) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_text_of_the_screens_is_shown_somewhere() {
    let mut code = String::new();
    for folder in ["src", "content"] {
        sources(&Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join(folder), &mut code);
    }
    let used = |name: &str| {
        let field = format!(".{name}");
        let mut after = code.match_indices(&field).map(|(at, _)| code[at + field.len()..].chars().next());
        after.any(|next| next.is_none_or(|next| !next.is_alphanumeric() && next != '_'))
    };
    for (group, names) in declared() {
        for (name, _) in names {
            assert!(used(&name), "nothing shows {name} of {group}");
        }
    }
}

fn texts<'a>(value: &'a Value, path: &str, found: &mut Vec<(String, &'a str)>) {
    match value {
        Value::String(text) => found.push((path.to_owned(), text)),
        Value::Array(parts) => parts.iter().for_each(|part| texts(part, path, found)),
        Value::Object(parts) => {
            parts.iter().for_each(|(name, part)| texts(part, &format!("{path}/{name}"), found));
        }
        _ => panic!("{path} is no text"),
    }
}

#[test]
fn no_text_is_empty_and_braces_hold_the_place_of_a_value() {
    let screens = Value::Object(screens());
    let mut all = Vec::new();
    texts(&screens, "", &mut all);
    for (path, text) in all {
        // Not every number of the scale has a word.
        assert!(!text.is_empty() || path == "/finish/scale", "{path}");
        for part in text.split('{').skip(1) {
            let place = part.split_once('}').map(|(place, _)| place);
            assert!(place.is_some_and(|place| ["0", "1", "2", "3"].contains(&place)), "{path}: {text}");
        }
        assert_eq!(text.matches('{').count(), text.matches('}').count(), "{path}: {text}");
    }
}
