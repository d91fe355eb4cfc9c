//! A session while it goes on: what is wanted of each exercise, which set comes next, and what that set would do to the room that
//! the ledgers leave.
//!
//! Nothing of it is stored: the plan does not count a running session as done, so it says the same before its first set and
//! after its last.

use crate::catalog::{AxialClass, ExerciseId, Phase, find};
use crate::load::{Allowance, Ledger, Load, Reason, allowance, set_load};
use crate::log::{Entry, Extra, Log, Session, Set, SetKind};
use crate::plan::{Item, PhaseNow, PlanChange, PlanEdit, Planner, planned_axial};
use crate::state::State;
use crate::units::{Id, Side};
use chrono::NaiveDate;

/// A rating of the whole session where none was given yet (choice).
const USUAL_RPE: i64 = 6;

/// What the plan says of the exercises of a session that goes on.
#[derive(Debug, Clone, Default)]
pub struct Course {
    items: Vec<Item>,
}

impl Course {
    /// Of a session of the planner's day, by the rules of the plan: what was taken out by hand is out, what was put in or swapped in
    /// gets its dose, and the ledgers' room is shared by all of them.
    pub fn of(planner: &Planner, session: &Session) -> Self {
        let date = planner.today();
        let planned = planner.day(date).items;
        let there = |exercise: &ExerciseId| session.entry(exercise).is_some();
        let holds = |items: &[Item]| {
            let is_of = |entry: &Entry| items.iter().any(|item| item.exercise == entry.exercise);
            session.entries.iter().all(is_of)
        };
        if !holds(&planned) {
            let five = planner.five_minutes().items;
            if holds(&five) {
                return Self { items: five };
            }
        }
        let change = |edit| PlanChange { date, edit, bends: None, extra: Extra::NONE };
        let gone = planned.iter().filter(|item| !there(&item.exercise));
        let mut changes: Vec<_> = gone.map(|item| change(PlanEdit::Remove(item.exercise.clone()))).collect();
        let is_new = |entry: &&Entry| !planned.iter().any(|item| item.exercise == entry.exercise);
        let new = session.entries.iter().filter(is_new);
        changes.extend(new.map(|entry| change(PlanEdit::Add(entry.exercise.clone()))));
        if changes.is_empty() {
            return Self { items: planned };
        }
        let changed =
            changes.into_iter().fold(planner.clone(), |planner, change| planner.with_change(change));
        Self { items: changed.day(date).items }
    }

    /// What is planned of an exercise.
    pub fn item(&self, exercise: &ExerciseId) -> Option<&Item> {
        self.items.iter().find(|item| item.exercise == *exercise)
    }

    /// Working sets wanted of an exercise: as planned, else as many as last time; none where nothing tells.
    pub fn wanted(&self, log: &Log, session: Id, exercise: &ExerciseId) -> Option<u16> {
        let planned = self.item(exercise).map(|item| item.dose.sets.into());
        planned.or_else(|| log.previous_entry(exercise, session).map(|(_, entry)| entry.working_sets().0))
    }

    /// The exercise whose set comes next after one of `after`: the next of its superset, itself until its sets are done, then the
    /// first of the session that has sets left. None: all is done. Where nothing says how many are wanted, one goes on with the
    /// same, and is done elsewhere with the first set.
    pub fn next(&self, log: &Log, session: &Session, after: &ExerciseId) -> Option<ExerciseId> {
        let left = |entry: &Entry, here: bool| self.is_left(log, session, entry, here);
        let circuit = session.circuit(after);
        let all = &session.entries;
        let place = all.iter().position(|entry| entry.exercise == *after)?;
        let turns = (place + 1..circuit.end).chain(circuit.start..place + 1);
        let of_circuit = turns.map(|at| &all[at]).find(|entry| left(entry, true));
        let rest = || (circuit.end..all.len()).chain(0..circuit.start).map(|at| &all[at]);
        of_circuit.or_else(|| rest().find(|entry| left(entry, false))).map(|entry| entry.exercise.clone())
    }

    /// How many exercises have sets left. Without a plan and a last time, one set is all that is known to be wanted.
    pub fn left(&self, log: &Log, session: &Session) -> usize {
        session.entries.iter().filter(|entry| self.is_left(log, session, entry, false)).count()
    }

    fn is_left(&self, log: &Log, session: &Session, entry: &Entry, here: bool) -> bool {
        let done = entry.working_sets().0;
        let wanted = self.wanted(log, session.id, &entry.exercise);
        let more = wanted.map_or(here || done == 0, |wanted| done < wanted);
        more && session.facts.skipped(&entry.exercise).is_none()
    }

    /// The exercise with which the session goes on: after its newest set, or its first one. None: all is done.
    pub fn current(&self, log: &Log, session: &Session) -> Option<ExerciseId> {
        let newest = session.sets().max_by_key(|(_, id, _)| *id).map(|(exercise, ..)| exercise.clone());
        let first = session.entries.iter().find(|entry| session.facts.skipped(&entry.exercise).is_none());
        match newest {
            Some(newest) => self.next(log, session, &newest),
            None => first.map(|entry| entry.exercise.clone()),
        }
    }

    /// Load on the spine, in whole kg·rep, of the planned sets that are still to come.
    pub fn axial_to_come(&self, session: &Session) -> i64 {
        let open = self.items.iter().filter(|item| session.facts.skipped(&item.exercise).is_none());
        let left = open.filter_map(|item| {
            let done = session.entry(&item.exercise)?.working_sets().0;
            let sets = u16::from(item.dose.sets).saturating_sub(done);
            Some(planned_axial(item) * i64::from(sets) / i64::from(item.dose.sets.max(1)))
        });
        left.sum()
    }

    /// What can stand in for an exercise whose place is taken, by the rules of the plan; the easier ones first.
    pub fn stand_ins(&self, planner: &Planner, session: &Session, exercise: &ExerciseId) -> Vec<ExerciseId> {
        let day = planner.day(planner.today());
        let found = planner.alternatives(exercise, &day).into_iter().map(|record| record.id.clone());
        found.filter(|other| session.entry(other).is_none()).collect()
    }

    /// The exercise that an answer in red asks for instead (T12): the first easier one that is not in the session.
    pub fn easier(&self, session: &Session, exercise: &ExerciseId) -> Option<ExerciseId> {
        let easier = find(exercise.as_str())?.easier().iter();
        easier.map(|record| &record.id).find(|id| session.entry(id).is_none()).cloned()
    }
}

impl Entry {
    /// Working sets that are done, and the side that the next one is for: one of both sides is one, and so are one of the left and
    /// one of the right.
    pub fn working_sets(&self) -> (u16, Side) {
        let count = |side: Side| {
            let working = self.sets.values().filter(|set| set.kind != SetKind::WarmUp && set.side == side);
            working.count() as u16
        };
        let (left, right) = (count(Side::Left), count(Side::Right));
        let next = match left.cmp(&right) {
            std::cmp::Ordering::Greater => Side::Right,
            std::cmp::Ordering::Less => Side::Left,
            std::cmp::Ordering::Equal => Side::Both,
        };
        (count(Side::Both) + left.min(right), next)
    }
}

/// What a ledger leaves of today, and what the next set takes of it, in whole AU or kg·rep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meter {
    /// Done today.
    pub done: i64,
    /// What today may hold in all; none without a cap.
    pub of: Option<(i64, Reason)>,
    /// What the next set adds.
    pub set: i64,
}

impl Meter {
    /// Whether the next set would go beyond the cap. What adds nothing never does.
    pub fn crosses(&self) -> bool {
        self.set > 0 && self.of.is_some_and(|(of, _)| self.done + self.set > of)
    }

    /// What is left; 0 where the cap is behind.
    pub fn left(&self) -> Option<i64> {
        self.of.map(|(of, _)| (of - self.done).max(0))
    }
}

/// The meter of the spinal ledger (L29 to L33) before a set.
pub fn axial_meter(state: &State, exercise: &ExerciseId, set: Option<&Set>, today: NaiveDate) -> Meter {
    let body_mass = state.programme().and_then(|programme| programme.body_mass);
    let traits = state.traits(exercise);
    let next = set.zip(traits).map_or(0, |(set, traits)| set_load(set, &traits, body_mass).axial.whole());
    meter(state, Ledger::Axial, today, 0, next)
}

/// The meter of the session ledger while a session goes on: its minutes so far at the rating that the last session had, since its
/// own comes at the end (choice). `next` are the minutes that the next set and its rest will take.
pub fn session_meter(state: &State, minutes: i64, next: i64, rpe_cap: Option<u8>, today: NaiveDate) -> Meter {
    let rated = state.log().sessions().rev().find_map(|session| session.facts.rpe);
    let rpe = rated.map(|rpe| i64::from(rpe.get())).filter(|rpe| *rpe > 0).unwrap_or(USUAL_RPE);
    let rpe = rpe_cap.map_or(rpe, |cap| rpe.min(cap.into()));
    meter(state, Ledger::Session, today, minutes * rpe, next * rpe)
}

/// `running` is what a running session holds and the ledger does not know yet.
fn meter(state: &State, ledger: Ledger, today: NaiveDate, running: i64, set: i64) -> Meter {
    let ledgers = state.ledgers();
    let deload = state.deload_decisions(today).accepted.filter(|deload| deload.start <= today);
    let known = ledgers.day(today).load(ledger).map_or(0, Load::whole);
    let of = match allowance(ledgers, ledger, today, deload) {
        Allowance::NoCap => None,
        Allowance::UpTo { max, reason } => Some((known + max.whole(), reason)),
        Allowance::RestOnly { reason, beyond, .. } => Some(((known - beyond.whole()).max(0), reason)),
    };
    Meter { done: known + running, of, set }
}

/// Whether somebody is asked to brace before a set of this class (T65).
pub const fn asks_for_brace(class: AxialClass) -> bool {
    matches!(class, AxialClass::Moderate | AxialClass::High)
}

/// Whether that question may be switched off: after four weeks in the last phase, as long as it is in force (T65).
pub fn brace_may_be_off(now: &PhaseNow) -> bool {
    now.phase == Phase::Perform && now.weeks >= 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Origin;

    #[test]
    fn the_brace_is_asked_for_until_four_weeks_of_the_last_phase_and_again_below_it() {
        let now = |phase, weeks| PhaseNow {
            phase,
            earned: Phase::Perform,
            origin: Origin::Accepted,
            held_by: Vec::new(),
            since: NaiveDate::default(),
            weeks,
            next: None,
        };
        assert!(!brace_may_be_off(&now(Phase::Perform, 3)));
        assert!(brace_may_be_off(&now(Phase::Perform, 4)));
        assert!(!brace_may_be_off(&now(Phase::Return, 40)));
    }
}
