//! The words of the library: of each exercise, and how its sources are cited. They are data, `content/<language>/exercises.json`.

use crate::platform::page;
use brace_record::read_json;
use serde_json::Value;
use std::sync::LazyLock;

/// The words of an exercise of the library; none for one that this version does not know. They are a file of their own,
/// `content/<language>/exercises.json`, which the page loads beside the wasm.
pub(crate) fn exercise_words(id: &str) -> Option<&'static ExerciseWords> {
    found(&LIBRARY_WORDS.exercises, id)
}

/// How a source of the library is cited; none for one that is no publication.
pub(crate) fn citation(id: &str) -> Option<&'static Citation> {
    found(&LIBRARY_WORDS.sources, id)
}

/// The words for a code of the domain: a position, a piece of equipment, a place of the camera.
pub(crate) fn term(code: &str) -> &'static str {
    found(&LIBRARY_WORDS.terms, code).map_or("", String::as_str)
}

/// What lifters write in short, and what it stands for.
pub(crate) fn abbreviations() -> &'static [(String, String)] {
    &LIBRARY_WORDS.abbreviations
}

/// What the file holds, each part in the order of its ids. A file that cannot be read leaves all of it out, which the
/// catalogue's test does not let through.
struct LibraryWords {
    exercises: ById<ExerciseWords>,
    sources: ById<Citation>,
    terms: ById<String>,
    abbreviations: ById<String>,
}

static LIBRARY_WORDS: LazyLock<LibraryWords> = LazyLock::new(|| {
    let all = read_json(&page::exercise_words()).unwrap_or_default();
    let part = |name: &str| all.get(name).and_then(Value::as_object).into_iter().flatten();
    let texts = |name: &str| {
        let texts = part(name).map(|(id, text)| (id.clone(), text.as_str().unwrap_or_default().to_owned()));
        texts.collect()
    };
    LibraryWords {
        exercises: part("exercises").map(|(id, words)| (id.clone(), ExerciseWords::read(words))).collect(),
        sources: part("sources").map(|(id, words)| (id.clone(), Citation::read(words))).collect(),
        terms: texts("terms"),
        abbreviations: texts("abbreviations"),
    }
});

type ById<T> = Vec<(String, T)>;

fn found<T>(all: &'static [(String, T)], id: &str) -> Option<&'static T> {
    let place = all.binary_search_by(|(other, _)| other.as_str().cmp(id)).ok()?;
    all.get(place).map(|(_, words)| words)
}

/// The words of one exercise.
#[derive(Debug, Clone, Default)]
pub(crate) struct ExerciseWords {
    pub(crate) name: String,
    /// The kind of movement, in a few words by which it can be found.
    pub(crate) pattern: String,
    pub(crate) setup: String,
    pub(crate) cues: Vec<String>,
    /// What goes wrong, and how to tell that it does not.
    pub(crate) faults: Vec<(String, String)>,
    /// Why its spinal load class is what it is.
    pub(crate) reason: String,
    /// What the evidence says.
    pub(crate) evidence: String,
    /// Where the movement starts, and where it turns.
    pub(crate) start: String,
    pub(crate) end: String,
}

impl ExerciseWords {
    fn read(words: &Value) -> Self {
        let list = |name: &str| words.get(name).and_then(Value::as_array).into_iter().flatten();
        Self {
            name: text(words, "name"),
            pattern: text(words, "pattern"),
            setup: text(words, "setup"),
            cues: list("cues").filter_map(Value::as_str).map(str::to_owned).collect(),
            faults: list("faults").map(|fault| (text(fault, "fault"), text(fault, "check"))).collect(),
            reason: text(words, "reason"),
            evidence: text(words, "evidence"),
            start: text(words, "start_words"),
            end: text(words, "end_words"),
        }
    }
}

/// A publication.
#[derive(Debug, Clone, Default)]
pub(crate) struct Citation {
    /// Authors, title, place, year.
    pub(crate) text: String,
    /// Where to read it. Shown as a link, never requested.
    pub(crate) url: Option<String>,
}

impl Citation {
    fn read(words: &Value) -> Self {
        Self { text: text(words, "citation"), url: Some(text(words, "url")).filter(|url| !url.is_empty()) }
    }
}

fn text(words: &Value, name: &str) -> String {
    words.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}
