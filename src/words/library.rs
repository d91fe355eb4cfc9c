//! Words that are data, `content/<language>/exercises.json`: of each exercise, of the pages that explain, of the screens, and how
//! sources are cited.

use crate::platform::page;
use brace_domain::catalog::source::Grade;
use brace_record::read_json;
use serde_json::Value;
use std::sync::LazyLock;

/// The words of an exercise of the library; none for one that this version does not know. They are a file of their own,
/// `content/<language>/exercises.json`, which the page loads with the wasm.
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

/// The long texts of a page, by the name of the part: each a paragraph, or a term and what is said of it.
pub(crate) fn prose(name: &str) -> &'static [(String, String)] {
    found(&LIBRARY_WORDS.prose, name).map_or(&[], Vec::as_slice)
}

/// The first paragraph of a long text.
pub(crate) fn text(name: &str) -> &'static str {
    prose(name).first().map_or("", |(_, text)| text.as_str())
}

/// A sentence of the plan by its code, with values in the places `{0}`, `{1}`.
pub(crate) fn say(code: &str, values: &[&str]) -> String {
    put(said(code), values)
}

/// A text with values in the places `{0}`, `{1}`. What a value holds is left as it is, braces too.
pub(super) fn put(text: &str, values: &[&str]) -> String {
    let mut parts = text.split('{');
    let mut said = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let place = part.bytes().next().map_or(0, |digit| usize::from(digit.wrapping_sub(b'0')));
        said.push_str(values.get(place).copied().unwrap_or_default());
        said.push_str(part.get(2..).unwrap_or_default());
    }
    said
}

/// A sentence of the plan without values.
pub(crate) fn said(code: &str) -> &'static str {
    found(&LIBRARY_WORDS.plan, code).map_or("", String::as_str)
}

/// The fixed texts of the screens, in the order of their names.
pub(super) fn screens() -> &'static [String] {
    &LIBRARY_WORDS.screens
}

/// The five secrets, in the order of the article.
pub(crate) fn secrets() -> &'static [Secret] {
    &LIBRARY_WORDS.secrets
}

/// What the article states or cites, each with what we found.
pub(crate) fn verdicts() -> &'static [Claim] {
    &LIBRARY_WORDS.verdicts
}

/// All of the file; what is found by an id stands in the order of its ids.
struct LibraryFile {
    exercises: ById<ExerciseWords>,
    sources: ById<Citation>,
    terms: ById<String>,
    plan: ById<String>,
    abbreviations: ById<String>,
    prose: ById<Vec<(String, String)>>,
    screens: Vec<String>,
    secrets: Vec<Secret>,
    verdicts: Vec<Claim>,
}

/// What the file holds. One that cannot be read leaves all of it out, which the catalogue's test does not let through.
static LIBRARY_WORDS: LazyLock<LibraryFile> = LazyLock::new(|| {
    let all = read_json(&page::exercise_words()).unwrap_or_default();
    let part = |name: &str| all.get(name).and_then(Value::as_object).into_iter().flatten();
    let texts = |name: &str| {
        let texts = part(name).map(|(id, text)| (id.clone(), text.as_str().unwrap_or_default().to_owned()));
        texts.collect()
    };
    let learn = all.get("learn").unwrap_or(&Value::Null);
    let mut screens = Vec::new();
    all_texts(all.get("screens").unwrap_or(&Value::Null), &mut screens);
    LibraryFile {
        screens,
        exercises: part("exercises").map(|(id, words)| (id.clone(), ExerciseWords::read(words))).collect(),
        sources: part("sources").map(|(id, words)| (id.clone(), Citation::read(words))).collect(),
        terms: texts("terms"),
        plan: texts("plan"),
        abbreviations: texts("abbreviations"),
        prose: part("prose").map(|(name, texts)| (name.clone(), paragraphs(texts))).collect(),
        secrets: list(learn, "secrets").map(Secret::read).collect(),
        verdicts: Claim::list(learn, "verdicts"),
    }
});

/// All texts within, in the order of the names that lead to them.
fn all_texts(within: &Value, found: &mut Vec<String>) {
    match within {
        Value::String(text) => found.push(text.clone()),
        Value::Array(parts) => parts.iter().for_each(|part| all_texts(part, found)),
        Value::Object(parts) => parts.values().for_each(|part| all_texts(part, found)),
        _ => {}
    }
}

/// Paragraphs, some of them with a term before them.
fn paragraphs(texts: &Value) -> Vec<(String, String)> {
    let owned = |text: &Value| text.as_str().unwrap_or_default().to_owned();
    let paragraph = |text: &Value| match text.as_array().map(Vec::as_slice) {
        Some([term, text]) => (owned(term), owned(text)),
        _ => (String::new(), owned(text)),
    };
    texts.as_array().into_iter().flatten().map(paragraph).collect()
}

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
        Self {
            name: field(words, "name"),
            pattern: field(words, "pattern"),
            setup: field(words, "setup"),
            cues: texts(words, "cues"),
            faults: list(words, "faults")
                .map(|fault| (field(fault, "fault"), field(fault, "check")))
                .collect(),
            reason: field(words, "reason"),
            evidence: field(words, "evidence"),
            start: field(words, "start_words"),
            end: field(words, "end_words"),
        }
    }
}

/// One of the five secrets of the article, in our own words.
#[derive(Debug)]
pub(crate) struct Secret {
    /// Its name in the address.
    pub(crate) slug: String,
    pub(crate) title: String,
    /// The idea, what to do with it in training, how Brace uses it.
    pub(crate) paragraphs: Vec<String>,
    /// What the evidence supports.
    pub(crate) supported: Vec<Claim>,
    /// What the article says too strongly, and what is true instead.
    pub(crate) overreach: Vec<Claim>,
}

impl Secret {
    fn read(words: &Value) -> Self {
        Self {
            slug: field(words, "slug"),
            title: field(words, "title"),
            paragraphs: texts(words, "text"),
            supported: Claim::list(words, "supported"),
            overreach: Claim::list(words, "overreach"),
        }
    }
}

/// What can be said, and on what it rests.
#[derive(Debug)]
pub(crate) struct Claim {
    /// What the article says or cites; empty where it is not about that.
    pub(crate) article: String,
    pub(crate) text: String,
    pub(crate) grade: Grade,
    /// Ids of sources.
    pub(crate) sources: Vec<String>,
}

impl Claim {
    fn list(words: &Value, name: &str) -> Vec<Self> {
        list(words, name).map(Self::read).collect()
    }

    fn read(words: &Value) -> Self {
        let grade = match field(words, "grade").as_str() {
            "source" => Grade::Source,
            "choice" => Grade::Choice,
            _ => Grade::Check,
        };
        let sources = texts(words, "sources");
        Self { article: field(words, "says"), text: field(words, "text"), grade, sources }
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
        Self { text: field(words, "citation"), url: Some(field(words, "url")).filter(|url| !url.is_empty()) }
    }
}

fn list<'a>(words: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    words.get(name).and_then(Value::as_array).into_iter().flatten()
}

fn texts(words: &Value, name: &str) -> Vec<String> {
    list(words, name).filter_map(Value::as_str).map(str::to_owned).collect()
}

fn field(words: &Value, name: &str) -> String {
    words.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}
