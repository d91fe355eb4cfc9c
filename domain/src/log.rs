//! The log: what a person did, as facts. Sessions by civil date, in each the exercises, in each the sets.
//!
//! Only [`crate::update`] and the replay of stored records change it. Plans, loads and rules are computed from it and
//! live elsewhere.

use crate::catalog::ExerciseId;
use crate::check_in::Rating;
use crate::sorted::{SortedMap, sort_short};
use crate::units::{Id, LocalMoment, Minutes, Resistance, SessionRpe, SetRpe, Side, Tempo, Work};
use chrono::{NaiveDate, NaiveTime};
use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

/// Fields of a stored record that this version does not know. They are written back as they were (S22).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extra(Option<Box<Map<String, Value>>>);

impl Extra {
    /// Nothing unknown.
    pub const NONE: Self = Self(None);

    /// Keeps what is left of a record after its known fields were taken out.
    pub fn new(rest: Map<String, Value>) -> Self {
        Self((!rest.is_empty()).then(|| Box::new(rest)))
    }

    /// The unknown fields, to be written back.
    pub fn fields(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.0.iter().flat_map(|fields| fields.iter())
    }
}

/// What kind of set it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SetKind {
    /// A working set.
    #[default]
    Working,
    /// A warm-up: it counts in no kilogram ledger and makes no axial day (L11).
    WarmUp,
    /// A drop set.
    Drop,
    /// A set to failure.
    Failure,
}

/// What was felt in the back or leg during a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SetPain {
    /// The worst of it, 0 to 10 (NRS).
    pub rating: Rating,
    /// Whether it was sharp, or travelled further down the leg (T12, T13).
    pub sharp_or_down: bool,
}

/// Why an exercise was left out, or ended before its sets were done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SkipReason {
    /// What it needs was taken or missing.
    Busy,
    /// It did not feel right today.
    Pain,
    /// Too tired for it.
    Tired,
    /// No time left.
    Time,
    /// Something else.
    Other,
}

/// What is known of an exercise in a session besides its sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryFacts {
    /// The exercise.
    pub exercise: ExerciseId,
    /// A remark. At most 2,000 characters.
    pub note: Option<String>,
    /// No more sets of it are wanted today.
    pub skipped: Option<SkipReason>,
    /// Its sets take turns with those of the exercise after it: two are a superset, more a circuit.
    pub with_next: bool,
}

impl EntryFacts {
    /// Nothing known.
    pub const fn of(exercise: ExerciseId) -> Self {
        Self { exercise, note: None, skipped: None, with_next: false }
    }

    /// Whether there is nothing to keep.
    pub const fn is_empty(&self) -> bool {
        self.note.is_none() && self.skipped.is_none() && !self.with_next
    }
}

/// Consecutive repetitions, one hold, one carry; then rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set {
    /// What was done.
    pub work: Work,
    /// Against what.
    pub resistance: Resistance,
    /// With which side.
    pub side: Side,
    /// Working set or another kind.
    pub kind: SetKind,
    /// Perceived effort, if it was given.
    pub rpe: Option<SetRpe>,
    /// Tempo, if one was prescribed or given.
    pub tempo: Option<Tempo>,
    /// What was felt during it, if it was said.
    pub pain: Option<SetPain>,
    /// Minutes from the start of the session to the moment it was logged; none for imported sets.
    pub minute: Option<u16>,
    /// A remark. At most 2,000 characters.
    pub note: Option<String>,
    /// Fields of a later version.
    pub extra: Extra,
}

impl Set {
    /// A working set with both sides, of which no more is known.
    pub const fn working(work: Work, resistance: Resistance) -> Self {
        Self {
            work,
            resistance,
            side: Side::Both,
            kind: SetKind::Working,
            rpe: None,
            tempo: None,
            pain: None,
            minute: None,
            note: None,
            extra: Extra::NONE,
        }
    }
}

/// One exercise done in a session, with its sets in the order in which they were done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which exercise. A session has one entry per exercise.
    pub exercise: ExerciseId,
    /// Its sets, ordered by id.
    pub sets: SortedMap<Id, Set>,
}

/// Where the numbers of a session come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// Logged here.
    Brace,
    /// Imported from a Hevy export.
    Hevy,
}

/// What is known of a visit besides its sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionFacts {
    /// Civil date on which it started; a session past midnight keeps it (L1).
    pub date: NaiveDate,
    /// Local time of its start, if known.
    pub start: Option<NaiveTime>,
    /// Minutes east of UTC then, if known.
    pub offset: Option<i16>,
    /// A name, if it was given one. At most 500 characters.
    pub title: Option<String>,
    /// Minutes from the first to the last logged item.
    pub minutes: Option<Minutes>,
    /// The rating of the whole session. None: its load is unknown, and its day a gap in the session ledger (L6).
    pub rpe: Option<SessionRpe>,
    /// True when minutes and rating are an estimate made at import, not answers (X17).
    pub estimated: bool,
    /// True from start to finish.
    pub running: bool,
    /// The order of the exercises as picked. Exercises with sets that are missing here follow in the order of their sets.
    pub exercises: Vec<ExerciseId>,
    /// What is known of single exercises, of those of which something is.
    pub entries: Vec<EntryFacts>,
    /// Pain at its end, if it was said.
    pub pain_after: Option<Rating>,
    /// A remark. At most 2,000 characters.
    pub note: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
    /// Fields of a later version.
    pub extra: Extra,
}

impl SessionFacts {
    /// A session that starts now.
    pub fn starting(now: LocalMoment) -> Self {
        Self {
            date: now.date,
            start: Some(now.time),
            offset: Some(now.offset),
            title: None,
            minutes: None,
            rpe: None,
            estimated: false,
            running: true,
            exercises: Vec::new(),
            entries: Vec::new(),
            pain_after: None,
            note: None,
            origin: Origin::Brace,
            extra: Extra::default(),
        }
    }

    /// Real minutes since the start, 0 at least; none if the start is unknown.
    pub fn minutes_since_start(&self, now: &LocalMoment) -> Option<i64> {
        let start = LocalMoment { date: self.date, time: self.start?, offset: self.offset? };
        Some(start.minutes_until(now).max(0))
    }
}

/// One visit: its facts and its entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its identity.
    pub id: Id,
    /// What is known of it besides its sets.
    pub facts: SessionFacts,
    /// The exercises in the order in which they are shown.
    pub entries: Vec<Entry>,
}

impl Session {
    /// All sets with their exercise, entry by entry.
    pub fn sets(&self) -> impl Iterator<Item = (&ExerciseId, Id, &Set)> {
        self.entries.iter().flat_map(|entry| entry.sets.iter().map(|(&id, set)| (&entry.exercise, id, set)))
    }

    /// The entry of an exercise.
    pub fn entry(&self, exercise: &ExerciseId) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.exercise == *exercise)
    }

    /// Number of sets.
    pub fn set_count(&self) -> usize {
        self.entries.iter().map(|entry| entry.sets.len()).sum()
    }

    /// Minutes from the start to the last logged set (L7).
    pub fn minutes_to_last_set(&self) -> Option<u16> {
        self.sets().filter_map(|(_, _, set)| set.minute).max()
    }

    fn key(&self) -> SessionKey {
        SessionKey { date: self.facts.date, start: self.facts.start, id: self.id }
    }

    /// Puts the entries in the order of the facts; what they do not name follows.
    fn arrange(&mut self) {
        let order = &self.facts.exercises;
        for exercise in order {
            if !self.entries.iter().any(|entry| entry.exercise == *exercise) {
                self.entries.push(Entry { exercise: exercise.clone(), sets: SortedMap::default() });
            }
        }
        self.entries.retain(|entry| !entry.sets.is_empty() || order.contains(&entry.exercise));
        let place = |entry: &Entry| {
            let place = order.iter().position(|exercise| *exercise == entry.exercise);
            (place.unwrap_or(usize::MAX), entry.sets.keys().next().copied())
        };
        sort_short(&mut self.entries, |one, other| place(one) < place(other));
    }
}

/// A set and where it belongs: what is stored of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedSet {
    /// The session.
    pub session: Id,
    /// The exercise.
    pub exercise: ExerciseId,
    /// The set.
    pub set: Set,
}

/// Order of sessions in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct SessionKey {
    date: NaiveDate,
    start: Option<NaiveTime>,
    id: Id,
}

/// All sessions, in order of time, with the indexes that the screens need.
#[derive(Debug, Clone, Default)]
pub struct Log {
    sessions: SortedMap<SessionKey, Session>,
    /// Where each session stands.
    keys: FxHashMap<Id, SessionKey>,
    /// Where the session of each set stands.
    places: FxHashMap<Id, SessionKey>,
    /// Sets whose session is absent or deleted: kept and hidden (X34).
    hidden: SortedMap<Id, PlacedSet>,
}

impl Log {
    /// Sessions from the oldest to the newest. Reverse it for a screen.
    pub fn sessions(&self) -> impl DoubleEndedIterator<Item = &Session> {
        self.sessions.values()
    }

    /// Sessions of one civil date, in order.
    pub fn on(&self, date: NaiveDate) -> impl Iterator<Item = &Session> {
        let first = SessionKey { date, start: None, id: Id { clock: 0, writer: [0; 5] } };
        self.sessions.from_key(first).map(|(_, session)| session).take_while(move |s| s.facts.date == date)
    }

    /// Sessions from one civil date to another, both included, from the oldest to the newest. It costs what these days hold.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> impl DoubleEndedIterator<Item = &Session> {
        let start = |date| SessionKey { date, start: None, id: Id { clock: 0, writer: [0; 5] } };
        let (first, end) = (start(from), start(to.succ_opt().unwrap_or(to)));
        self.sessions.between(&first, &end).map(|(_, session)| session)
    }

    /// A session by its id.
    pub fn session(&self, id: Id) -> Option<&Session> {
        self.sessions.get(self.keys.get(&id)?)
    }

    /// A set by its id, with the session and the exercise it belongs to.
    pub fn set(&self, id: Id) -> Option<PlacedSet> {
        let session = self.sessions.get(self.places.get(&id)?)?;
        let found = |entry: &Entry| Some((entry.exercise.clone(), entry.sets.get(&id)?.clone()));
        let (exercise, set) = session.entries.iter().find_map(found)?;
        Some(PlacedSet { session: session.id, exercise, set })
    }

    /// Every set with the place it belongs to, hidden ones included.
    pub fn placed_sets(&self) -> impl Iterator<Item = (Id, PlacedSet)> {
        let placed = self.sessions.values().flat_map(|session| {
            session.sets().map(|(exercise, id, set)| {
                (id, PlacedSet { session: session.id, exercise: exercise.clone(), set: set.clone() })
            })
        });
        placed.chain(self.hidden.iter().map(|(&id, placed)| (id, placed.clone())))
    }

    /// The session that is going on: the newest one that was started and not finished.
    pub fn running(&self) -> Option<&Session> {
        self.sessions.values().rev().find(|session| session.facts.running)
    }

    /// The newest finished session.
    pub fn last(&self) -> Option<&Session> {
        self.sessions.values().rev().find(|session| !session.facts.running)
    }

    /// The newest entry of an exercise with sets, in a session before `session` (or in any, if that one is unknown).
    pub fn previous_entry(&self, exercise: &ExerciseId, session: Id) -> Option<(&Session, &Entry)> {
        let before = self.keys.get(&session);
        self.sessions.iter().rev().filter(|(key, _)| before.is_none_or(|before| *key < before)).find_map(
            |(_, session)| Some((session, session.entry(exercise).filter(|entry| !entry.sets.is_empty())?)),
        )
    }

    /// The sessions with sets of an exercise, the newest first, each with its entry.
    pub fn history(&self, exercise: &ExerciseId) -> impl Iterator<Item = (&Session, &Entry)> {
        self.sessions.values().rev().filter_map(move |session| {
            Some((session, session.entry(exercise).filter(|entry| !entry.sets.is_empty())?))
        })
    }

    /// Exercises that were ever done, the most recent first.
    pub fn recent_exercises(&self) -> Vec<&ExerciseId> {
        let (mut seen, mut recent) = (SortedMap::default(), Vec::new());
        for session in self.sessions.values().rev() {
            let first = recent.len();
            for entry in session.entries.iter().filter(|entry| !entry.sets.is_empty()) {
                if !seen.contains_key(&&entry.exercise) {
                    seen.insert(&entry.exercise, ());
                    recent.push(&entry.exercise);
                }
            }
            sort_short(&mut recent[first..], |one, other| one > other);
        }
        recent
    }

    /// The civil dates of the first and the last session.
    pub fn range(&self) -> Option<(NaiveDate, NaiveDate)> {
        Some((self.sessions.keys().next()?.date, self.sessions.keys().next_back()?.date))
    }

    /// Number of sessions.
    pub fn session_count(&self) -> usize {
        self.sessions.len()
    }

    /// Number of sets that belong to a session.
    pub fn set_count(&self) -> usize {
        self.places.len()
    }

    /// Puts a session's facts in place, or takes the session away. Its sets stay or become hidden.
    pub(crate) fn put_session(&mut self, id: Id, facts: Option<SessionFacts>) {
        let mut entries = Vec::new();
        if let Some(key) = self.keys.remove(&id)
            && let Some(old) = self.sessions.remove(&key)
        {
            entries = old.entries;
        }
        let Some(facts) = facts else {
            for entry in entries {
                for (set_id, set) in entry.sets {
                    self.places.remove(&set_id);
                    let exercise = entry.exercise.clone();
                    self.hidden.insert(set_id, PlacedSet { session: id, exercise, set });
                }
            }
            return;
        };
        let mut session = Session { id, facts, entries };
        session.arrange();
        let key = session.key();
        for (_, set_id, _) in session.sets() {
            self.places.insert(set_id, key);
        }
        self.keys.insert(id, key);
        self.sessions.insert(key, session);
        let returning: Vec<Id> =
            self.hidden.iter().filter(|(_, set)| set.session == id).map(|(&id, _)| id).collect();
        for set_id in returning {
            if let Some(placed) = self.hidden.remove(&set_id) {
                self.put_set(set_id, Some(placed));
            }
        }
    }

    /// Puts a set in place, or takes it away.
    pub(crate) fn put_set(&mut self, id: Id, placed: Option<PlacedSet>) {
        self.hidden.remove(&id);
        if let Some(key) = self.places.remove(&id)
            && let Some(session) = self.sessions.get_mut(&key)
        {
            for entry in &mut session.entries {
                entry.sets.remove(&id);
            }
            session.arrange();
        }
        let Some(placed) = placed else { return };
        let Some(&key) = self.keys.get(&placed.session) else {
            self.hidden.insert(id, placed);
            return;
        };
        let Some(session) = self.sessions.get_mut(&key) else { return };
        let entry = match session.entries.iter().position(|entry| entry.exercise == placed.exercise) {
            Some(at) => &mut session.entries[at],
            None => session.entries.push_mut(Entry { exercise: placed.exercise, sets: SortedMap::default() }),
        };
        entry.sets.insert(id, placed.set);
        session.arrange();
        self.places.insert(id, key);
    }
}
