//! The order of a session while it goes on: move, swap, leave out, join to a superset, remark. Each gives the facts as they
//! would be; [`Command::EditSession`](crate::update::Command::EditSession) puts them in place, and can be undone.

use crate::catalog::ExerciseId;
use crate::log::{EntryFacts, Session, SessionFacts, SkipReason};

impl SessionFacts {
    /// What is known of an exercise besides its sets.
    pub fn entry(&self, exercise: &ExerciseId) -> Option<&EntryFacts> {
        self.entries.iter().find(|entry| entry.exercise == *exercise)
    }

    /// Why an exercise was left out, or ended early.
    pub fn skipped(&self, exercise: &ExerciseId) -> Option<SkipReason> {
        self.entry(exercise)?.skipped
    }

    /// What takes turns with what, and nothing else: for a session that repeats this one.
    pub(crate) fn supersets(&self) -> Vec<EntryFacts> {
        let joined = self.entries.iter().filter(|entry| entry.with_next);
        joined.map(|entry| EntryFacts { with_next: true, ..EntryFacts::of(entry.exercise.clone()) }).collect()
    }

    fn change_entry(&mut self, exercise: &ExerciseId, change: impl FnOnce(&mut EntryFacts)) {
        let place = self.entries.iter().position(|entry| entry.exercise == *exercise);
        let entry = match place {
            Some(place) => &mut self.entries[place],
            None => self.entries.push_mut(EntryFacts::of(exercise.clone())),
        };
        change(entry);
        self.entries.retain(|entry| !entry.is_empty());
    }
}

impl Session {
    /// The facts with the order written down as it is shown.
    fn ordered(&self) -> SessionFacts {
        let exercises = self.entries.iter().map(|entry| entry.exercise.clone()).collect();
        SessionFacts { exercises, ..self.facts.clone() }
    }

    fn place(&self, exercise: &ExerciseId) -> Option<usize> {
        self.entries.iter().position(|entry| entry.exercise == *exercise)
    }

    /// With an exercise one place earlier or later; none at the end of the list.
    pub fn moved(&self, exercise: &ExerciseId, later: bool) -> Option<SessionFacts> {
        let place = self.place(exercise)?;
        let other = if later { place + 1 } else { place.checked_sub(1)? };
        let mut facts = self.ordered();
        (other < facts.exercises.len()).then(|| facts.exercises.swap(place, other))?;
        Some(facts)
    }

    /// With another exercise in the place of one. Sets that were done of that one stay, before it: nothing is lost. None if the
    /// other is in the session already.
    pub fn swapped(&self, from: &ExerciseId, to: &ExerciseId) -> Option<SessionFacts> {
        let place = self.place(from)?;
        if self.place(to).is_some() {
            return None;
        }
        let mut facts = self.ordered();
        let joined = facts.entry(from).is_some_and(|entry| entry.with_next);
        if self.entries[place].sets.is_empty() {
            facts.exercises[place] = to.clone();
            facts.entries.retain(|entry| entry.exercise != *from);
        } else {
            facts.exercises.insert(place + 1, to.clone());
            facts.change_entry(from, |entry| {
                entry.skipped = Some(SkipReason::Busy);
                entry.with_next = false;
            });
        }
        if joined {
            facts.change_entry(to, |entry| entry.with_next = true);
        }
        Some(facts)
    }

    /// With no more sets wanted of an exercise, and why; without a reason it is wanted again.
    pub fn skipping(&self, exercise: &ExerciseId, reason: Option<SkipReason>) -> SessionFacts {
        let mut facts = self.ordered();
        facts.change_entry(exercise, |entry| entry.skipped = reason);
        facts
    }

    /// With the sets of an exercise taking turns with those of the next one, or no longer.
    pub fn joined(&self, exercise: &ExerciseId, with_next: bool) -> SessionFacts {
        let mut facts = self.ordered();
        facts.change_entry(exercise, |entry| entry.with_next = with_next);
        facts
    }

    /// With a remark on an exercise; an empty one takes it away.
    pub fn noted(&self, exercise: &ExerciseId, note: &str) -> SessionFacts {
        let mut facts = self.ordered();
        let note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
        facts.change_entry(exercise, |entry| entry.note = note);
        facts
    }

    /// The places of the exercises that take turns with this one, itself included, in their order: a run of entries, each joined
    /// to the next. One place alone is no superset.
    pub fn circuit(&self, exercise: &ExerciseId) -> std::ops::Range<usize> {
        let Some(place) = self.place(exercise) else { return 0..0 };
        let joined = |at: usize| {
            let next = at + 1 < self.entries.len();
            next && self
                .entries
                .get(at)
                .is_some_and(|entry| self.facts.entry(&entry.exercise).is_some_and(|entry| entry.with_next))
        };
        let (mut first, mut end) = (place, place + 1);
        while first > 0 && joined(first - 1) {
            first -= 1;
        }
        while joined(end - 1) {
            end += 1;
        }
        first..end
    }
}
