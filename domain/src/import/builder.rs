//! From neutral rows, one by one, to sessions: what repeats on every row is kept once, rows that come twice are found.

use super::ids::hash;
use super::parsed::{Counts, Note, Parsed, Problem, ReadEntry, ReadName, ReadSession, ReadSet};
use super::text::{clean, cut};
use super::{App, RowProblem};
use crate::units::{Minutes, WeightUnit};
use crate::update::{NAME_CHARACTERS, NOTE_CHARACTERS};
use chrono::NaiveDateTime;
use rustc_hash::FxHashMap;

/// A row of any app in which something was done. Texts are as written.
pub(super) struct NeutralRow<'a> {
    pub(super) start: NaiveDateTime,
    pub(super) title: &'a str,
    pub(super) minutes: Option<Minutes>,
    pub(super) session_note: &'a str,
    pub(super) exercise: &'a str,
    pub(super) entry_note: &'a str,
    pub(super) set: ReadSet,
    /// The row as it stands in the file.
    pub(super) raw: &'a str,
}

/// Gathers the rows of a file.
pub(super) struct Builder {
    parsed: Parsed,
    sessions: FxHashMap<NaiveDateTime, usize>,
    names: FxHashMap<String, usize>,
    /// Per session, what its rows said.
    sources: Vec<Source>,
    /// Rows by their session and the hash of their text.
    rows: FxHashMap<(usize, u64), Repeats>,
    /// The session of the latest row.
    current: Option<usize>,
    texts_cut: usize,
}

struct Source {
    title: String,
    note: String,
    /// Rows that follow each other are a block.
    block: usize,
    joined: bool,
}

/// How often the same row came in one session.
#[derive(Default)]
struct Repeats {
    block: usize,
    in_earlier_blocks: usize,
    in_this_block: usize,
    kept: usize,
}

impl Builder {
    pub(super) fn new(app: App, unit: WeightUnit, notes: Vec<Note>) -> Self {
        let parsed = Parsed {
            app,
            unit,
            sessions: Vec::new(),
            names: Vec::new(),
            counts: Counts::default(),
            problems: Vec::new(),
            notes,
        };
        Self {
            parsed,
            sessions: FxHashMap::default(),
            names: FxHashMap::default(),
            sources: Vec::new(),
            rows: FxHashMap::default(),
            current: None,
            texts_cut: 0,
        }
    }

    /// A row in which nothing was done.
    pub(super) fn empty(&mut self) {
        self.parsed.counts.rows += 1;
        self.parsed.counts.empty += 1;
    }

    /// A row that is no set.
    pub(super) fn problem(&mut self, line: usize, code: RowProblem, raw: &str) {
        self.parsed.counts.rows += 1;
        self.parsed.counts.problems += 1;
        let row = raw.trim_end().chars().take(120).collect();
        self.parsed.problems.push(Problem { line, code, row });
    }

    /// A set.
    pub(super) fn add(&mut self, row: NeutralRow<'_>) {
        self.parsed.counts.rows += 1;
        let place = self.session(&row);
        if self.came_before(place, row.raw) {
            self.parsed.counts.duplicates += 1;
            return;
        }
        let name = self.name(row.exercise);
        let mut set = row.set;
        if let Some(kind) = &mut set.unknown_kind {
            self.texts_cut += usize::from(cut(kind, NAME_CHARACTERS));
        }
        self.parsed.counts.sets += 1;
        self.parsed.counts.warm_ups += usize::from(set.kind == crate::log::SetKind::WarmUp);
        self.parsed.names[name].count(&set);
        let entries = &mut self.parsed.sessions[place].entries;
        let entry = match entries.iter().position(|entry| entry.name == name) {
            Some(place) => &mut entries[place],
            None => entries.push_mut(ReadEntry { name, note: None, sets: Vec::new() }),
        };
        append(&mut entry.note, row.entry_note);
        entry.sets.push(set);
    }

    /// The session of a row. The start alone makes it: titles get changed (X13).
    fn session(&mut self, row: &NeutralRow<'_>) -> usize {
        if let Some(&place) = self.sessions.get(&row.start) {
            let source = &mut self.sources[place];
            source.joined |= source.title != row.title;
            if source.note != row.session_note {
                row.session_note.clone_into(&mut source.note);
                append(&mut self.parsed.sessions[place].note, row.session_note);
            }
            return place;
        }
        let place = self.parsed.sessions.len();
        self.sessions.insert(row.start, place);
        self.sources.push(Source {
            title: row.title.to_owned(),
            note: row.session_note.to_owned(),
            block: 0,
            joined: false,
        });
        self.parsed.sessions.push(ReadSession {
            start: row.start,
            title: clean(row.title),
            minutes: row.minutes,
            note: clean(row.session_note),
            entries: Vec::new(),
        });
        place
    }

    /// Two equal sets in a row are two sets. But when a session goes on after another one, the file holds it twice (two
    /// exports in one), and what is the same as before came before.
    fn came_before(&mut self, session: usize, raw: &str) -> bool {
        let source = &mut self.sources[session];
        if self.current.replace(session) != Some(session) {
            source.block += 1;
        }
        let row = self.rows.entry((session, hash(&[raw.trim_end()]))).or_default();
        if row.block != source.block {
            row.block = source.block;
            row.in_earlier_blocks = row.kept;
            row.in_this_block = 0;
        }
        row.in_this_block += 1;
        let before = row.in_this_block <= row.in_earlier_blocks;
        row.kept += usize::from(!before);
        before
    }

    fn name(&mut self, written: &str) -> usize {
        if let Some(&place) = self.names.get(written) {
            return place;
        }
        let mut name = written.to_owned();
        self.texts_cut += usize::from(cut(&mut name, NAME_CHARACTERS));
        let known = self.parsed.names.iter().position(|known| known.name == name);
        let place = known.unwrap_or_else(|| {
            self.parsed.names.push(ReadName::new(name));
            self.parsed.names.len() - 1
        });
        self.names.insert(written.to_owned(), place);
        place
    }

    /// The whole file, with what is to be said about it.
    pub(super) fn finish(mut self) -> Parsed {
        let parsed = &mut self.parsed;
        let mut cut_count = self.texts_cut;
        let mut shorten = |text: &mut Option<String>, max| {
            let was_cut = text.as_mut().is_some_and(|text| cut(text, max));
            cut_count += usize::from(was_cut);
        };
        for session in &mut parsed.sessions {
            shorten(&mut session.title, NAME_CHARACTERS);
            shorten(&mut session.note, NOTE_CHARACTERS);
            for entry in &mut session.entries {
                shorten(&mut entry.note, NOTE_CHARACTERS);
            }
        }
        let without_minutes = parsed.sessions.iter().filter(|s| s.minutes.is_none()).count();
        let unknown_kinds = parsed.sets().filter(|set| set.unknown_kind.is_some()).count();
        let joined = self.sources.iter().filter(|source| source.joined).count();
        for (count, note) in [
            (cut_count, Note::TextsCut(cut_count)),
            (without_minutes, Note::MinutesUnknown(without_minutes)),
            (unknown_kinds, Note::UnknownSetKinds(unknown_kinds)),
            (joined, Note::SessionsJoined(joined)),
        ] {
            if count > 0 {
                parsed.notes.push(note);
            }
        }
        self.parsed
    }
}

/// Adds a remark once; it repeats on every row.
fn append(note: &mut Option<String>, written: &str) {
    if written.is_empty() {
        return;
    }
    let Some(written) = clean(written) else {
        return;
    };
    match note {
        Some(note) if note.contains(&written) => {}
        Some(note) => {
            note.push('\n');
            note.push_str(&written);
        }
        None => *note = Some(written),
    }
}
