//! What was done in the last 112 days, as far as a plan asks for it: by exercise and by session, the newest first.
//!
//! It is read once for a plan, in time that depends on those days and not on the length of the log. Pain during sets and
//! form checks are places that the log does not fill yet: absent means unknown.

use super::days::before;
use super::readiness::Diary;
use super::response::colour;
use crate::catalog::{AxialClass, ExerciseId, Traits};
use crate::check_in::Rating;
use crate::load::{Response, set_load};
use crate::log::{Log, Session, Set, SetKind};
use crate::sorted::SortedMap;
use crate::units::{Id, Resistance, SetRpe, Weight, Work};
use chrono::NaiveDate;

/// A working set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DoneSet {
    /// What was done.
    pub work: Work,
    /// Against what.
    pub resistance: Resistance,
    /// Perceived effort, if given.
    pub rpe: Option<SetRpe>,
}

/// A form check of an exercise (T67).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormResult {
    /// 0 to 100.
    pub score: u8,
    /// Whether a fault of weight 3 was there.
    pub critical: bool,
    /// Whether a video was looked at.
    pub video: bool,
}

impl FormResult {
    /// Whether it allows more next time: 80 or better, and no fault of weight 3 (T68).
    pub const fn allows_more(self) -> bool {
        self.score >= 80 && !self.critical
    }
}

/// An exercise in one session: its working sets and the body's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The session.
    pub session: Id,
    /// Its date.
    pub date: NaiveDate,
    /// Working sets, in order. Never empty.
    pub sets: Vec<DoneSet>,
    /// The worse of what was felt during it and the next morning (T12); none: not known (T14).
    pub response: Option<Response>,
    /// A valid form check of it.
    pub form: Option<FormResult>,
}

/// A session as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastSession {
    /// Which one.
    pub id: Id,
    /// Its date.
    pub date: NaiveDate,
    /// Its exercises with working sets.
    pub exercises: Vec<ExerciseId>,
    /// The heaviest class of its working sets, by the load that was on them (L8); none without sets.
    pub top: Option<AxialClass>,
    /// The worst response in it; none: not known.
    pub response: Option<Response>,
    /// Worst pain during a set, if it was said.
    pub pain: Option<Rating>,
}

/// All of it. Finished sessions before the day that is asked about, and those of that day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Past {
    /// Of each exercise the sessions that held it, the newest first.
    pub by_exercise: SortedMap<ExerciseId, Vec<Done>>,
    /// All sessions, the newest first.
    pub sessions: Vec<PastSession>,
}

impl Past {
    /// Days that are looked back: the 84 in which a load is remembered (T83), and the 28 before it (L53).
    pub const DAYS: u64 = 112;

    /// The sessions with an exercise, the newest first.
    pub fn of(&self, exercise: &ExerciseId) -> &[Done] {
        self.by_exercise.get(exercise).map_or(&[], Vec::as_slice)
    }

    /// What the log says of the 112 days before a day and of that day, without the session that is going on. The heaviest
    /// class of a session is taken as the ledgers take it, an unknown body mass as 75 kg (L8).
    pub fn read(
        log: &Log,
        traits: &dyn Fn(&ExerciseId) -> Option<Traits>,
        body_mass: Option<Weight>,
        diary: &Diary<'_>,
        day: NaiveDate,
    ) -> Self {
        let mut past = Self::default();
        let sessions = log.between(before(day, Self::DAYS), day).rev();
        for session in sessions.filter(|session| !session.facts.running) {
            past.take_in(session, traits, body_mass, diary);
        }
        past
    }

    fn take_in(
        &mut self,
        session: &Session,
        traits: &dyn Fn(&ExerciseId) -> Option<Traits>,
        body_mass: Option<Weight>,
        diary: &Diary<'_>,
    ) {
        let (id, date) = (session.id, session.facts.date);
        // What was felt during the sets is not recorded yet: the morning speaks for all of them.
        let response = colour(None, diary.morning(id, date));
        let mut known = PastSession { id, date, exercises: Vec::new(), top: None, response, pain: None };
        for entry in &session.entries {
            let working = || entry.sets.values().filter(|set| set.kind != SetKind::WarmUp);
            let sets: Vec<_> = working().map(DoneSet::of).collect();
            if sets.is_empty() {
                continue;
            }
            if let Some(traits) = traits(&entry.exercise) {
                let class = |set: &Set| set_load(set, &traits, body_mass).class_for_day;
                known.top = known.top.max(working().map(class).max());
            }
            known.exercises.push(entry.exercise.clone());
            let done = Done { session: id, date, sets, response, form: None };
            match self.by_exercise.get_mut(&entry.exercise) {
                Some(all) => all.push(done),
                None => self.by_exercise.insert(entry.exercise.clone(), vec![done]),
            }
        }
        self.sessions.push(known);
    }
}

impl DoneSet {
    fn of(set: &Set) -> Self {
        Self { work: set.work, resistance: set.resistance, rpe: set.rpe }
    }
}
