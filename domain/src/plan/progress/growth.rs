//! How an exercise grows (T57, T59): one thing at a time, and only what its last sessions filled.
//!
//! | exercise | order | sessions |
//! |---|---|---|
//! | with mass | a step of load, if the plates have one that is small enough; else a set, a second, the smallest step | 2 each |
//! | with mass, motion of the spine | a second, then load: range and quality come before both | 2 each |
//! | with a band | the next band; the strongest: as without mass | 3 |
//! | without mass | a set, a second; then the next rung | 2 each |
//! | holds | repetitions, a set, two seconds | 2 each |
//! | carries | metres to half as many again, in two steps, then load | 2 each |
//! | mobility, breaths, stretches, walks | nothing: more days come first, and those are the week's | |
//!
//! 2 to 10 % a step: ACSM 2009. The order is a choice. The log does not say of a second more whether it was done: it is
//! counted in sessions at the full set, and wished anew each time.

use super::earlier::Earlier;
use super::implement;
use crate::catalog::{Amount, Dose, Exercise, Pace, Pillar};
use crate::plan::{PlannedLoad, Step};
use crate::units::{Tempo, Weight, Work};

/// How much of an exercise, without the limits of a day.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Level {
    /// External load.
    pub(super) load: PlannedLoad,
    /// Sets.
    pub(super) sets: u8,
    /// Content of a set.
    pub(super) amount: Amount,
}

/// What the last sessions reached, and what comes next if nothing speaks against it.
pub(super) struct Growth {
    /// As it was.
    pub(super) now: Level,
    /// As it is wished. It depends on what was done, not on how it was answered: that may only hold it.
    pub(super) next: Level,
    /// What grows.
    pub(super) step: Option<Step>,
    /// How many sessions that rests on.
    pub(super) sessions: usize,
}

/// Seconds by which held repetitions become longer (choice).
const LONGER_HOLD: u8 = 2;

/// Reads the level from the sessions, the newest first, which has this load.
pub(super) fn growth(
    exercise: &Exercise,
    dose: &Dose,
    load: PlannedLoad,
    earlier: &[Earlier<'_>],
    step: Weight,
) -> Growth {
    let same = earlier.iter().take_while(|one| one.load == load).count();
    let same = &earlier[..same];
    let one_more = dose.sets.saturating_add(1);
    let extra_set = same.iter().rposition(|one| one.set_count(exercise, dose.sets) > dose.sets);
    let now = Level {
        load,
        sets: if extra_set.is_some() { one_more } else { dose.sets },
        amount: amount_now(&dose.amount, same),
    };
    let streak = same.iter().take_while(|one| one.reached(&now.amount)).count();
    // Of these, the ones since the set more.
    let fuller = extra_set.map_or(0, |oldest| streak.min(oldest + 1));
    let mut growth = Growth { now, next: now, step: None, sessions: 2 };
    let spine = exercise.pillar == Pillar::SpinalMotion;
    if exercise.pillar == Pillar::Mobility {
        return growth;
    }
    match (now.amount, load) {
        (Amount::Reps { .. }, PlannedLoad::Weight(weight)) => {
            match implement::small_step(exercise, weight, step) {
                Some(by) if streak >= 2 && !spine => growth.load(dose, weight, by),
                _ if spine && streak >= 4 || !spine && fuller >= 4 => growth.load(dose, weight, step),
                _ if spine && streak >= 2 || !spine && fuller >= 2 => {
                    growth.second(if spine { streak } else { fuller })
                }
                _ if streak >= 2 && !spine && extra_set.is_none() => growth.set(one_more),
                _ => {}
            }
        }
        (Amount::Reps { .. }, PlannedLoad::Band(band @ ..5)) => {
            growth.sessions = 3;
            if streak >= 3 {
                growth.next =
                    Level { load: PlannedLoad::Band(band + 1), sets: dose.sets, amount: dose.amount };
                growth.step = Some(Step::Band);
            }
        }
        (Amount::Reps { .. }, _) => match extra_set {
            None if streak >= 2 && !spine => growth.set(one_more),
            _ if spine && streak >= 2 || fuller >= 2 => growth.second(if spine { streak } else { fuller }),
            _ => {}
        },
        (Amount::Holds { low, high, seconds, pyramid }, _) if streak >= 2 => {
            let more = dose_high(&dose.amount).saturating_add(1);
            if high < more {
                growth.next.amount = Amount::Holds { low, high: more, seconds, pyramid };
                growth.step = Some(Step::Reps);
            } else if extra_set.is_none() {
                growth.set(one_more);
            } else if seconds == dose_seconds(&dose.amount) {
                let seconds = seconds.saturating_add(LONGER_HOLD);
                growth.next.amount = Amount::Holds { low, high, seconds, pyramid };
                growth.step = Some(Step::Amount);
            }
        }
        (Amount::Metres(metres), _) if streak >= 2 => {
            let farther = carry(&dose.amount).into_iter().find(|&farther| farther > metres);
            match (farther, load) {
                (Some(farther), _) => {
                    growth.next.amount = Amount::Metres(farther);
                    growth.step = Some(Step::Amount);
                }
                (None, PlannedLoad::Weight(weight)) => {
                    let by = implement::small_step(exercise, weight, step).unwrap_or(step);
                    growth.load(dose, weight, by);
                }
                _ => {}
            }
        }
        _ => {}
    }
    growth
}

impl Growth {
    /// A heavier weight; sets, tempo and metres go back to the dose. None where a weight ends.
    fn load(&mut self, dose: &Dose, weight: Weight, by: Weight) {
        if let Some(heavier) = implement::sum(weight, by) {
            self.next = Level { load: PlannedLoad::Weight(heavier), sets: dose.sets, amount: dose.amount };
            self.step = Some(Step::Load { by });
        }
    }

    fn set(&mut self, sets: u8) {
        self.next.sets = sets;
        self.step = Some(Step::Set);
    }

    /// One second more in the lowering, after so many sessions that were full without it or with it.
    fn second(&mut self, sessions: usize) {
        if let Amount::Reps { pace: Pace::Tempo(tempo), .. } = &mut self.next.amount {
            *tempo = Tempo { eccentric: tempo.eccentric.saturating_add(1), ..*tempo };
            self.step = (sessions == 2).then_some(Step::Tempo);
        }
    }
}

/// The amount of the dose, and what the newest sessions with this load added to it.
fn amount_now(dose: &Amount, same: &[Earlier<'_>]) -> Amount {
    let sets = || same.iter().flat_map(|one| one.sets);
    match *dose {
        Amount::Holds { low, high, seconds, pyramid } => {
            let held = |set: &crate::plan::DoneSet| match set.work {
                Work::Holds { reps, each } => Some((reps.get(), each.get())),
                _ => None,
            };
            let more = sets().filter_map(held).any(|(reps, _)| reps > u16::from(high));
            let longer = seconds.saturating_add(LONGER_HOLD);
            let is_longer = sets().filter_map(held).any(|(_, each)| each >= u32::from(longer));
            Amount::Holds {
                low,
                high: high.saturating_add(u8::from(more)),
                seconds: if is_longer { longer } else { seconds },
                pyramid,
            }
        }
        Amount::Metres(least) => {
            let newest = same.first().into_iter().flat_map(|one| one.top_sets());
            let walked = newest.filter_map(|set| match set.work {
                Work::Distance(metres) => Some(metres.get()),
                _ => None,
            });
            let walked = walked.min().unwrap_or(0);
            let steps = carry(dose).into_iter().filter(|&metres| u32::from(metres) <= walked);
            Amount::Metres(steps.max().unwrap_or(least))
        }
        amount => amount,
    }
}

/// The distances of a carry: a quarter and a half more than the dose (T59).
fn carry(dose: &Amount) -> [u8; 2] {
    let metres = if let Amount::Metres(metres) = dose { u16::from(*metres) } else { 0 };
    [5, 6].map(|quarters| u8::try_from(metres * quarters / 4).unwrap_or(u8::MAX))
}

fn dose_high(amount: &Amount) -> u8 {
    if let Amount::Holds { high, .. } = amount { *high } else { 0 }
}

fn dose_seconds(amount: &Amount) -> u8 {
    if let Amount::Holds { seconds, .. } = amount { *seconds } else { 0 }
}
