//! What was done in the last 112 days, as far as a plan asks for it: by exercise and by session, the newest first.
//!
//! It is read once for a plan, in time that depends on those days and not on the length of the log. Form checks are a place that
//! the log does not fill yet: absent means unknown.

use super::days::before;
use super::readiness::Diary;
use super::response::{During, colour, worse};
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
        let (usual, morning) = (diary.usual(date), diary.morning(id, date));
        // The morning speaks for all exercises; what was felt during the sets for its own.
        let response = colour(None, morning);
        let mut known = PastSession { id, date, exercises: Vec::new(), top: None, response, pain: None };
        for entry in &session.entries {
            let during = During::of(entry.sets.values(), usual);
            let response = colour(during, morning);
            known.response = worse(known.response, response);
            known.pain = known.pain.max(during.map(|during| during.pain));
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

#[cfg(test)]
mod tests {
    use super::super::fixtures::*;
    use super::*;
    use crate::catalog::find;
    use crate::check_in::CheckIn;
    use crate::log::{Extra, PlacedSet, SessionFacts, SetPain};
    use crate::units::{LocalMoment, Reps, Side, WeightUnit};
    use chrono::NaiveTime;

    fn facts(number: u64) -> SessionFacts {
        let now = LocalMoment { date: day(number), time: NaiveTime::MIN, offset: 0 };
        SessionFacts { running: false, ..SessionFacts::starting(now) }
    }

    fn kg(kilograms: i64) -> Weight {
        Weight::from_thousandths(kilograms * 1_000, WeightUnit::Kg).unwrap()
    }

    /// Puts one set of five into the session of a day.
    fn put(log: &mut Log, session: u64, name: &'static str, kilograms: i64, kind: SetKind) {
        let set = Set {
            work: Work::Reps(Reps::new(5).unwrap()),
            resistance: Resistance::External(kg(kilograms)),
            side: Side::Both,
            kind,
            rpe: None,
            tempo: None,
            pain: None,
            minute: None,
            note: None,
            extra: Extra::NONE,
        };
        let place = 1_000 * (session + 1) + log.set_count() as u64;
        let exercise = ExerciseId::library(name);
        log.put_set(id(place), Some(PlacedSet { session: id(session), exercise, set }));
    }

    fn log(sessions: &[(u64, &'static str, i64)]) -> Log {
        let mut log = Log::default();
        for &(number, name, kilograms) in sessions {
            log.put_session(id(number), Some(facts(number)));
            put(&mut log, number, name, kilograms, SetKind::Working);
        }
        log
    }

    fn read(log: &Log, body_mass: Option<Weight>, check_ins: &[CheckIn], on: u64) -> Past {
        let traits = |exercise: &ExerciseId| Some(find(exercise.as_str())?.traits());
        Past::read(log, &traits, body_mass, &diary(check_ins, on), day(on))
    }

    #[test]
    fn it_holds_112_days_and_the_day_itself_the_newest_first() {
        let log = log(&[
            (9, "goblet_squat", 10),
            (10, "goblet_squat", 12),
            (50, "goblet_squat", 14),
            (122, "goblet_squat", 16),
            (123, "goblet_squat", 18),
        ]);
        let past = read(&log, None, &[], 122);
        let dates: Vec<_> = past.sessions.iter().map(|session| session.date).collect();
        assert_eq!(dates, [day(122), day(50), day(10)]);
        let done = past.of(&ExerciseId::library("goblet_squat"));
        assert_eq!(done.iter().map(|done| done.date).collect::<Vec<_>>(), dates);
        assert_eq!(done[0].sets[0].resistance, Resistance::External(kg(16)));
    }

    #[test]
    fn a_session_that_is_going_on_is_not_past() {
        let mut log = log(&[(1, "goblet_squat", 10)]);
        log.put_session(id(1), Some(SessionFacts { running: true, ..facts(1) }));
        assert_eq!(read(&log, None, &[], 1), Past::default());
    }

    #[test]
    fn warm_ups_are_no_working_sets_and_drop_and_failure_sets_are() {
        let mut log = log(&[(1, "goblet_squat", 10)]);
        put(&mut log, 1, "barbell_deadlift", 60, SetKind::WarmUp);
        put(&mut log, 1, "goblet_squat", 60, SetKind::WarmUp);
        put(&mut log, 1, "goblet_squat", 8, SetKind::Drop);
        put(&mut log, 1, "goblet_squat", 8, SetKind::Failure);
        let past = read(&log, None, &[], 1);
        assert_eq!(past.sessions[0].exercises, [ExerciseId::library("goblet_squat")]);
        assert_eq!(past.sessions[0].top, Some(AxialClass::Moderate));
        assert_eq!(past.of(&ExerciseId::library("goblet_squat"))[0].sets.len(), 3);
        assert!(past.of(&ExerciseId::library("barbell_deadlift")).is_empty());
    }

    #[test]
    fn l8_a_heavy_set_counts_one_class_higher() {
        let top = |kilograms, body_mass| {
            read(&log(&[(1, "goblet_squat", kilograms)]), body_mass, &[], 1).sessions[0].top
        };
        assert_eq!(top(37, None), Some(AxialClass::Moderate));
        assert_eq!(top(38, None), Some(AxialClass::High));
        assert_eq!(top(38, Some(kg(80))), Some(AxialClass::Moderate));
    }

    #[test]
    fn a_session_without_known_sets_has_no_class() {
        let mut empty = Log::default();
        empty.put_session(id(1), Some(facts(1)));
        assert_eq!(read(&empty, None, &[], 1).sessions[0].top, None);
        let later = log(&[(1, "of_a_later_version", 10)]);
        let past = read(&later, None, &[], 1);
        assert_eq!((past.sessions[0].top, past.sessions[0].exercises.len()), (None, 1));
    }

    #[test]
    fn t12_pain_during_a_set_is_told_of_its_exercise_and_the_worst_of_the_session() {
        let mut log = log(&[(2, "goblet_squat", 10)]);
        put(&mut log, 2, "barbell_deadlift", 60, SetKind::WarmUp);
        put(&mut log, 2, "barbell_deadlift", 60, SetKind::Working);
        let felt = |log: &mut Log, exercise: &'static str, pain: u8, sharp_or_down: bool| {
            let session = log.session(id(2)).unwrap();
            let (set_id, set) =
                session.entry(&ExerciseId::library(exercise)).unwrap().sets.iter().next().unwrap();
            let pain = Some(SetPain { rating: rating(pain), sharp_or_down });
            let set = Set { pain, ..set.clone() };
            let placed = PlacedSet { session: id(2), exercise: ExerciseId::library(exercise), set };
            log.put_set(*set_id, Some(placed));
        };
        let answers = |log: &Log, check_ins: &[CheckIn]| {
            let past = read(log, None, check_ins, 9);
            let of = |exercise| past.of(&ExerciseId::library(exercise))[0].response;
            let session = (past.sessions[0].response, past.sessions[0].pain.map(Rating::get));
            (of("goblet_squat"), of("barbell_deadlift"), session)
        };
        let (amber, red, green) = (Some(Response::Amber), Some(Response::Red), Some(Response::Green));
        let calm = [usual(&[2, 2, 2]), vec![settled(check_in(3, 2, 2), 2, true)]].concat();
        // A warm-up is felt like any other set.
        felt(&mut log, "barbell_deadlift", 4, false);
        assert_eq!(answers(&log, &[]), (None, amber, (amber, Some(4))));
        assert_eq!(answers(&log, &calm), (green, amber, (amber, Some(4))));
        felt(&mut log, "goblet_squat", 1, true);
        assert_eq!(answers(&log, &calm), (red, amber, (red, Some(4))));
        felt(&mut log, "goblet_squat", 3, false);
        assert_eq!(answers(&log, &usual(&[3, 3, 3])).0, None);
        assert_eq!(answers(&log, &usual(&[2, 2, 2])).0, amber);
    }

    #[test]
    fn t12_t14_the_morning_answers_for_the_session_and_its_exercises() {
        let log = log(&[(2, "goblet_squat", 10)]);
        let response = |morning: CheckIn| {
            let past = read(&log, None, &[usual(&[2, 2, 2]), vec![morning]].concat(), 9);
            let done = past.of(&ExerciseId::library("goblet_squat"))[0].response;
            assert_eq!(done, past.sessions[0].response);
            done
        };
        assert_eq!(response(check_in(3, 9, 2)), None);
        assert_eq!(response(settled(check_in(3, 9, 2), 77, false)), None);
        assert_eq!(response(settled(check_in(3, 3, 2), 2, true)), Some(Response::Green));
        assert_eq!(response(settled(check_in(3, 4, 2), 2, true)), Some(Response::Red));
        assert_eq!(response(settled(check_in(3, 0, 0), 2, false)), Some(Response::Red));
    }
}
