//! Which sessions a list of the log shows.

use crate::catalog::{ExerciseId, Pillar};
use crate::log::{Entry, Log, Session};

/// What is asked of a session. All that is asked has to hold; nothing asked shows everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LogFilter {
    /// It has sets of this exercise.
    pub exercise: Option<ExerciseId>,
    /// It has sets of an exercise of this pillar.
    pub pillar: Option<Pillar>,
}

impl LogFilter {
    /// Whether nothing is asked.
    pub const fn is_empty(&self) -> bool {
        self.exercise.is_none() && self.pillar.is_none()
    }

    /// Whether a session is shown. An exercise that was picked and not done does not count.
    pub fn shows(&self, session: &Session, pillar_of: &dyn Fn(&ExerciseId) -> Option<Pillar>) -> bool {
        let any_done = |is: &dyn Fn(&Entry) -> bool| {
            session.entries.iter().any(|entry| !entry.sets.is_empty() && is(entry))
        };
        self.exercise.as_ref().is_none_or(|exercise| any_done(&|entry| entry.exercise == *exercise))
            && self.pillar.is_none_or(|pillar| any_done(&|entry| pillar_of(&entry.exercise) == Some(pillar)))
    }

    /// The sessions that are shown, the newest first. It looks only as far back as it is asked to.
    pub fn sessions<'a>(
        &'a self,
        log: &'a Log,
        pillar_of: &'a dyn Fn(&ExerciseId) -> Option<Pillar>,
    ) -> impl Iterator<Item = &'a Session> {
        log.sessions().rev().filter(|session| self.shows(session, pillar_of))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::{PlacedSet, SessionFacts, Set};
    use crate::units::{Id, LocalMoment, Reps, Resistance, Work};
    use chrono::{Days, NaiveDate, NaiveTime};
    use std::cell::Cell;

    const SQUAT: ExerciseId = ExerciseId::library("squat");
    const DEADLIFT: ExerciseId = ExerciseId::library("deadlift");
    const BRIDGE: ExerciseId = ExerciseId::library("bridge");

    fn pillar_of(exercise: &ExerciseId) -> Option<Pillar> {
        match exercise.as_str() {
            "squat" | "deadlift" => Some(Pillar::Lifts),
            "bridge" => Some(Pillar::Glutes),
            _ => None,
        }
    }

    /// Sessions on days in a row, each with a set of these exercises; in each a squat was picked.
    fn log(sessions: &[&[ExerciseId]]) -> Log {
        let mut log = Log::default();
        let id = |clock| Id { clock, writer: *b"tests" };
        for (number, exercises) in (0..).zip(sessions) {
            let date = NaiveDate::from_ymd_opt(2026, 11, 2).unwrap() + Days::new(number);
            let now = LocalMoment { date, time: NaiveTime::MIN, offset: 0 };
            let facts =
                SessionFacts { running: false, exercises: vec![SQUAT], ..SessionFacts::starting(now) };
            log.put_session(id(number), Some(facts));
            for (place, exercise) in (0..).zip(*exercises) {
                let set = Set::working(Work::Reps(Reps::MIN), Resistance::Unloaded);
                let placed = PlacedSet { session: id(number), exercise: exercise.clone(), set };
                log.put_set(id(1_000 + 100 * number + place), Some(placed));
            }
        }
        log
    }

    #[track_caller]
    fn check(filter: &LogFilter, expected: &[u64]) {
        let own = ExerciseId::library("own");
        let log = log(&[&[SQUAT, BRIDGE], &[DEADLIFT], &[BRIDGE], &[own], &[]]);
        let shown: Vec<_> = filter.sessions(&log, &pillar_of).map(|session| session.id.clock).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn sessions_are_found_by_what_was_done_in_them_the_newest_first() {
        let by = |exercise: Option<ExerciseId>, pillar| LogFilter { exercise, pillar };
        check(&LogFilter::default(), &[4, 3, 2, 1, 0]);
        check(&by(None, Some(Pillar::Lifts)), &[1, 0]);
        check(&by(None, Some(Pillar::Glutes)), &[2, 0]);
        check(&by(None, Some(Pillar::Aerobic)), &[]);
        // Picked in all, done in one.
        check(&by(Some(SQUAT), None), &[0]);
        check(&by(Some(BRIDGE), Some(Pillar::Lifts)), &[0]);
        check(&by(Some(ExerciseId::library("own")), None), &[3]);
        assert!(LogFilter::default().is_empty() && !by(Some(SQUAT), None).is_empty());
    }

    #[test]
    fn the_first_rows_of_a_long_log_cost_what_they_are() {
        let bridges = [BRIDGE];
        let sessions: Vec<&[ExerciseId]> = vec![&bridges; 500];
        let (log, asked) = (log(&sessions), Cell::new(0));
        let pillar_of = |exercise: &ExerciseId| {
            asked.set(asked.get() + 1);
            pillar_of(exercise)
        };
        let filter = LogFilter { pillar: Some(Pillar::Glutes), ..LogFilter::default() };
        assert_eq!(filter.sessions(&log, &pillar_of).take(20).count(), 20);
        assert_eq!(asked.get(), 20);
    }
}
