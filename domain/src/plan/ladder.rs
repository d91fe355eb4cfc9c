//! Which rung of a ladder is planned now (T60, T29, first rung of T82).
//!
//! The ladders are tables. Whether an exercise is to be had (equipment, phase, own conditions, blocks) is somebody else's
//! question; the ladder decides by what was done. It goes up one rung at a time, after green sessions on the last one, and
//! down only where a rung is not to be had or eight weeks went by. All numbers are choices.

use super::progress::{REMEMBERED_DAYS, Situation, top_mass};
use super::{Because, Done, FormResult, Past, Why};
use crate::catalog::{AxialClass, Exercise, bracing, lifts};
use crate::load::Response;
use crate::units::Weight;
use chrono::NaiveDate;

/// Rungs from the easiest to the hardest; of a rung the exercise that is offered first comes first.
pub(super) struct Ladder(&'static [&'static [&'static Exercise]]);

/// From hinging without weight to the floor.
pub(super) static PULL: Ladder = Ladder(&[
    &[&lifts::HIP_HINGE_DRILL],
    &[&lifts::KETTLEBELL_DEADLIFT],
    &[&lifts::TRAP_BAR_DEADLIFT, &lifts::ROMANIAN_DEADLIFT],
    &[&lifts::BLOCK_PULL],
    &[&lifts::BARBELL_DEADLIFT],
]);

/// From a box to the bar on the back.
pub(super) static SQUAT: Ladder = Ladder(&[
    &[&lifts::BODYWEIGHT_BOX_SQUAT],
    &[&lifts::GOBLET_SQUAT],
    &[&lifts::FRONT_SQUAT],
    &[&lifts::BARBELL_BACK_SQUAT],
]);

/// Lying, kneeling, standing, carrying. Lifting is the other two.
pub(super) static BRACING: Ladder = Ladder(&[
    &[&bracing::DEAD_BUG, &bracing::WALL_DEAD_BUG],
    &[&bracing::TALL_KNEEL_PALLOF, &bracing::BIRD_DOG],
    &[&bracing::PALLOF_PRESS],
    &[&bracing::FARMERS_CARRY, &bracing::SUITCASE_CARRY],
]);

/// Green sessions before the next rung.
const GREEN: usize = 2;
/// The same from a moderate rung to a high one.
const GREEN_TO_HIGH: usize = 4;
/// From so many days without a rung on, the ladder begins anew (L53).
const ANEW_DAYS: i64 = 56;

/// Days without a flare, and days in which the floor pull was done, for its gate to be open without a test (T29).
const NO_FLARE_DAYS: u16 = 84;
const RECENT_DAYS: i64 = 28;
/// Green sessions on the rung below that open it.
const GREEN_TO_FLOOR: usize = 8;
/// Seconds of the extensor test that open it: less pain, less disability and a longer hold went with more benefit
/// (Berglund 2015); 60 is a choice.
const EXTENSOR_SECONDS: u16 = 60;

/// The exercise of a ladder that is planned now, and why. `open` says whether one is to be had. None where none is.
pub(super) fn rung(
    Ladder(ladder): &Ladder,
    open: &dyn Fn(&'static Exercise) -> bool,
    situation: &Situation<'_>,
    past: &Past,
) -> Option<(&'static Exercise, Why)> {
    let seen = Seen { situation, past };
    let to_be_had =
        |exercise: &&'static Exercise| exercise.dose.get(situation.phase).is_some() && open(exercise);
    // Of a rung the exercise that was done last; of none the first.
    let choice = |rung: &&[&'static Exercise]| {
        let later = |best: Option<&'static Exercise>, one| match best {
            Some(best) if seen.last(one) <= seen.last(best) => Some(best),
            _ => Some(one),
        };
        rung.iter().copied().filter(to_be_had).fold(None, later)
    };
    let rungs: Vec<_> = ladder.iter().map(choice).collect();
    let (at, why) = seen.reach(ladder, &rungs)?;
    let exercise = (*rungs.get(at)?)?;
    if *exercise != lifts::BARBELL_DEADLIFT || seen.floor_is_open() {
        return Some((exercise, why));
    }
    let below = rungs[..at].iter().rev().find_map(|rung| *rung)?;
    Some((below, Why::InsteadOf { exercise: exercise.id.clone(), because: Because::Locked }))
}

/// The last working load of the nearest rung below an exercise that was loaded (T83 b).
pub(super) fn load_below(exercise: &Exercise, situation: &Situation<'_>, past: &Past) -> Option<Weight> {
    let seen = Seen { situation, past };
    let ladders = [&PULL, &SQUAT];
    let below = ladders.iter().find_map(|Ladder(ladder)| {
        let at = ladder.iter().position(|rung| rung.contains(&exercise))?;
        Some(&ladder[..at])
    });
    below?.iter().rev().find_map(|rung| {
        let loaded = seen.sessions(rung).filter(|done| seen.ago(done.date) <= REMEMBERED_DAYS);
        let loaded = loaded.filter_map(|done| Some((done.date, top_mass(done, situation.step)?)));
        loaded.max_by_key(|(date, _)| *date).map(|(_, weight)| weight)
    })
}

/// What a day has behind it.
struct Seen<'a> {
    situation: &'a Situation<'a>,
    past: &'a Past,
}

impl<'a> Seen<'a> {
    fn ago(&self, date: NaiveDate) -> i64 {
        (self.situation.day - date).num_days()
    }

    fn done(&self, exercise: &Exercise) -> impl Iterator<Item = &'a Done> + use<'a> {
        let day = self.situation.day;
        self.past.of(&exercise.id).iter().filter(move |done| done.date < day)
    }

    fn sessions(&self, rung: &[&'static Exercise]) -> impl Iterator<Item = &'a Done> {
        rung.iter().flat_map(|exercise| self.done(exercise))
    }

    /// The last day with an exercise, logged, imported or by one's own account.
    fn last(&self, exercise: &Exercise) -> Option<NaiveDate> {
        let told = self.situation.declared.iter().filter(|declared| declared.exercise == exercise.id);
        let told = told.map(|declared| declared.date).filter(|date| *date < self.situation.day);
        self.done(exercise).map(|done| done.date).chain(told).max()
    }

    fn green(&self, rung: &[&'static Exercise]) -> usize {
        self.sessions(rung).filter(|done| done.response == Some(Response::Green)).count()
    }

    /// The rung that is due, by its place.
    fn reach(
        &self,
        ladder: &[&[&'static Exercise]],
        rungs: &[Option<&'static Exercise>],
    ) -> Option<(usize, Why)> {
        let lowest = rungs.iter().position(Option::is_some)?;
        let recent =
            |exercise: &Exercise, days| self.last(exercise).is_some_and(|date| self.ago(date) < days);
        let reached = |days| ladder.iter().rposition(|rung| rung.iter().any(|one| recent(one, days)));
        let Some(from) = reached(ANEW_DAYS) else {
            let former = reached(REMEMBERED_DAYS + 1).filter(|&former| former > lowest);
            let former = former.and_then(|former| ladder[former].iter().find(|one| self.last(one).is_some()));
            let because = Because::DaysOff;
            let instead = |former: &&Exercise| Why::InsteadOf { exercise: former.id.clone(), because };
            return Some((lowest, former.map_or(Why::Rung, instead)));
        };
        // The highest one to be had that is no higher than what was reached.
        let at = rungs[..=from].iter().rposition(Option::is_some).unwrap_or(lowest);
        let now = rungs[at]?;
        let up = (at + 1..rungs.len()).find_map(|up| Some((up, rungs[up]?)));
        let due = up.filter(|(up, next)| {
            let to_high = now.axial <= AxialClass::Moderate && next.axial == AxialClass::High;
            let needed = if to_high { GREEN_TO_HIGH } else { GREEN } + (up - at - 1);
            self.may_go_up(ladder[at], needed)
        });
        Some(due.map_or((at, Why::Rung), |(up, _)| (up, Why::NextRung)))
    }

    /// Whether the sessions on a rung are enough, and nothing speaks against the next one (T60, T64).
    fn may_go_up(&self, rung: &[&'static Exercise], needed: usize) -> bool {
        let Situation { deload, ramp, pain, flare, .. } = self.situation;
        let calm = pain.is_none_or(|pain| pain.get() < 4) && flare.is_none();
        let steady = deload.is_none() && ramp.is_none();
        let newest = self.sessions(rung).max_by_key(|done| done.date);
        let last_is_green = newest.is_some_and(|done| done.response == Some(Response::Green));
        let checked = self.sessions(rung).filter_map(|done| Some((done.date, done.form?)));
        let form = checked.max_by_key(|(date, _)| *date).map(|(_, form)| form);
        let good = form.is_none_or(FormResult::allows_more);
        calm && steady && last_is_green && good && self.green(rung) >= needed
    }

    /// Whether pulls from the floor are open (T29).
    fn floor_is_open(&self) -> bool {
        let floor = &lifts::BARBELL_DEADLIFT;
        let Situation { usual, flare, since_flare, extensor_seconds, .. } = self.situation;
        let no_flare = flare.is_none() && since_flare.is_none_or(|days| days > NO_FLARE_DAYS);
        let used_to = self.last(floor).is_some_and(|date| self.ago(date) <= RECENT_DAYS);
        let red = |done: &Done| done.response == Some(Response::Red) && self.ago(done.date) <= RECENT_DAYS;
        let by_habit = usual.get() <= 1 && no_flare && used_to && !self.done(floor).any(red);
        let by_rungs = self.green(&[&lifts::BLOCK_PULL, &lifts::TRAP_BAR_DEADLIFT]) >= GREEN_TO_FLOOR;
        let by_test = usual.get() <= 4 && extensor_seconds.is_some_and(|held| held >= EXTENSOR_SECONDS);
        by_habit || by_rungs || by_test
    }
}

#[cfg(test)]
mod tests {}
