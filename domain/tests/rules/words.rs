//! What no text says (T76, invariant 11): every text of the language content, whole words, with the exemptions of T76.

use serde_json::Value;

const CONTENT: [(&str, &str); 4] = [
    ("exercises.json", include_str!("../../../content/en/exercises.json")),
    ("data.rs", include_str!("../../../content/en/data.rs")),
    ("screens.rs", include_str!("../../../content/en/screens.rs")),
    ("load.rs", include_str!("../../../content/en/load.rs")),
];

/// Words that promise, frighten or name a finding. The questions of the safety list and the disclaimer have to name things.
const NEVER: [&str; 19] = [
    "treat",
    "treats",
    "relieves",
    "relieve",
    "heals",
    "heal",
    "cures",
    "cure",
    "prevents",
    "prevent",
    "rehab",
    "diagnosis",
    "diagnose",
    "unloads",
    "damage",
    "slipped",
    "unstable",
    "danger",
    "dangerous",
];

fn strings(value: &Value, path: &str, out: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => out.push((path.to_owned(), text.clone())),
        Value::Array(values) => values.iter().for_each(|value| strings(value, path, out)),
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| strings(value, &format!("{path}/{key}"), out));
        }
        _ => {}
    }
}

/// What stands between quotation marks in a source file of texts.
fn literals(source: &str) -> Vec<String> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = code.collect::<Vec<_>>().join("\n");
    let mut out = Vec::new();
    let mut rest = code.as_str();
    while let Some(start) = rest.find('"') {
        let after = &rest[start + 1..];
        let Some(end) =
            after.char_indices().find(|&(at, letter)| letter == '"' && !after[..at].ends_with('\\'))
        else {
            break;
        };
        out.push(after[..end.0].to_owned());
        rest = &after[end.0 + 1..];
    }
    out
}

fn texts() -> Vec<(String, String)> {
    let mut out = Vec::new();
    for (file, content) in CONTENT {
        if file.ends_with(".json") {
            strings(&serde_json::from_str(content).unwrap(), file, &mut out);
        } else {
            out.extend(literals(content).into_iter().map(|text| (file.to_owned(), text)));
        }
    }
    out
}

/// The Evidence page, the evidence notes and what the ratio does not prove report studies; the disclaimer says what the app is not.
fn is_exempt(path: &str, text: &str) -> bool {
    let report = ["evidence", "sources", "ratio_limits"].iter().any(|name| path.contains(name));
    report && !path.contains("/screens/") || text.contains("not medical care")
}

#[test]
fn invariant_11_no_text_promises_or_frightens() {
    let texts = texts();
    assert!(texts.len() > 1_000, "{} texts", texts.len());
    for (path, text) in texts.iter().filter(|(path, text)| !is_exempt(path, text)) {
        let plain = text.to_lowercase().replace("safety pins", "");
        let mut words = plain.split(|letter: char| !letter.is_alphanumeric());
        let said = words.find(|word| NEVER.contains(word));
        assert!(said.is_none(), "{path}: {said:?} in {text}");
        assert!(!plain.contains("clinically proven") && !plain.contains("disc pressure"), "{path}: {text}");
    }
}

#[test]
fn invariant_11_no_text_names_a_percentage_of_risk() {
    for (path, text) in texts() {
        let lower = text.to_lowercase();
        let risk = lower.contains("injury risk") || lower.contains("risk of injury");
        assert!(!(risk && text.contains('%')), "{path}: {text}");
    }
}

#[test]
fn invariant_11_no_text_holds_a_figure_in_newtons() {
    for (path, text) in texts() {
        let words: Vec<_> = text.split(|letter: char| !letter.is_alphanumeric()).collect();
        let unit = |word: &str| ["N", "kN", "newton", "newtons"].contains(&word);
        let figure = |pair: &[&str]| pair[0].ends_with(|digit: char| digit.is_ascii_digit()) && unit(pair[1]);
        let glued = |word: &&str| {
            let rest = word.trim_start_matches(|digit: char| digit.is_ascii_digit());
            rest.len() < word.len() && unit(rest)
        };
        let said = words.windows(2).any(figure) || words.iter().any(glued);
        assert!(!said || is_exempt(&path, &text), "{path}: {text}");
    }
}
