//! A file against what is there: new, there already, different, or removed here (X14). Nothing that is there is touched.

use super::names::NameMap;
use super::resolve::Imported;
use crate::log::{Log, SessionFacts};
use crate::sorted::SortedMap;
use crate::units::Id;

/// What is there, and what was there.
pub struct Present<'a> {
    /// The log.
    pub log: &'a Log,
    /// Whether an exercise of one's own is there.
    pub has_exercise: &'a dyn Fn(Id) -> bool,
    /// What a name mapping says.
    pub name_map: &'a dyn Fn(Id) -> Option<&'a NameMap>,
    /// Whether a record was deleted here.
    pub is_deleted: &'a dyn Fn(Id) -> bool,
}

/// How a file stands to what is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Comparison {
    /// Its sessions.
    pub sessions: Tally,
    /// Its sets.
    pub sets: Tally,
}

/// Numbers of sessions or sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Not there: to be added.
    pub new: usize,
    /// There and equal.
    pub present: usize,
    /// There and different: changed in the other app or here. Left alone.
    pub changed: usize,
    /// Deleted here, or of a session that was deleted here. Left alone.
    pub removed: usize,
}

enum Standing {
    New,
    Present,
    Changed,
    Removed,
}

impl Tally {
    fn count(&mut self, standing: &Standing) {
        match standing {
            Standing::New => self.new += 1,
            Standing::Present => self.present += 1,
            Standing::Changed => self.changed += 1,
            Standing::Removed => self.removed += 1,
        }
    }
}

impl Imported {
    /// Compares with what is there.
    pub fn compare(&self, present: &Present<'_>) -> Comparison {
        let (sessions, sets) = self.standings(present);
        let mut comparison = Comparison::default();
        sessions.iter().for_each(|standing| comparison.sessions.count(standing));
        sets.iter().for_each(|standing| comparison.sets.count(standing));
        comparison
    }

    /// Keeps what is to be added, and nothing else: one action, empty if the whole file is there already.
    #[must_use]
    pub fn only_new(mut self, present: &Present<'_>) -> Self {
        let (sessions, sets) = self.standings(present);
        let mut sessions = sessions.iter().map(|standing| matches!(standing, Standing::New));
        let mut sets = sets.iter().map(|standing| matches!(standing, Standing::New));
        self.sessions.retain(|_| sessions.next().unwrap_or(false));
        self.sets.retain(|_| sets.next().unwrap_or(false));
        self.names
            .retain(|(id, map)| (present.name_map)(*id).is_none_or(|there| there.exercise != map.exercise));
        let mut needed = SortedMap::default();
        let of_sets = self.sets.iter().map(|(_, placed)| &placed.exercise);
        let of_names = self.names.iter().map(|(_, map)| &map.exercise);
        for exercise in of_sets.chain(of_names) {
            needed.insert(exercise, ());
        }
        self.exercises.retain(|(id, _)| needed.contains_key(&&(*id).into()) && !(present.has_exercise)(*id));
        self
    }

    fn standings(&self, present: &Present<'_>) -> (Vec<Standing>, Vec<Standing>) {
        let mut removed = SortedMap::default();
        let sessions = self.sessions.iter().map(|(id, facts)| match present.log.session(*id) {
            Some(there) if same(&there.facts, facts) => Standing::Present,
            Some(_) => Standing::Changed,
            None if (present.is_deleted)(*id) => {
                removed.insert(*id, ());
                Standing::Removed
            }
            None => Standing::New,
        });
        let sessions = sessions.collect();
        let sets = self.sets.iter().map(|(id, placed)| match present.log.set(*id) {
            Some(there) if there == *placed => Standing::Present,
            Some(_) => Standing::Changed,
            None if removed.contains_key(&placed.session) || (present.is_deleted)(*id) => Standing::Removed,
            None => Standing::New,
        });
        (sessions, sets.collect())
    }
}

/// Compares what comes from the file alone. Rating and minutes are answers of the person, order and pauses are theirs.
fn same(there: &SessionFacts, file: &SessionFacts) -> bool {
    (there.date, there.start, &there.title, &there.note) == (file.date, file.start, &file.title, &file.note)
}
