//! The way back of a lift after days without it (L53, L54).
//!
//! Its former load P is the heaviest working set of the 28 days up to the last one. Each green session since then moves the
//! cap up by a tenth of P, amber and unknown ones hold it, red ones lower it. All ways back of the remembered days count,
//! the strictest wins; what holds after ten days holds after fourteen too, so that one more day off never gives more.

use super::earlier::Earlier;
use crate::load::{Response, lift_percent, round_down, share_of};
use crate::units::Weight;
use chrono::NaiveDate;

/// Where a lift stands on a way back.
pub(super) struct Back {
    /// Days without it: from the 1st to the 15th are 14.
    pub(super) days: u16,
    /// The most to load.
    pub(super) max: Weight,
    /// Whether that is all of the former load: then it is a cap no more.
    pub(super) full: bool,
    /// The load to which it goes back: that of the session before. None once it was lifted again.
    pub(super) towards: Option<Weight>,
    /// A tenth of the former load and a step: the most that it goes up from session to session.
    pub(super) rise: i64,
}

/// The ways back that a day has to do with, from the sessions, the newest first.
pub(super) fn ways_back(earlier: &[Earlier<'_>], day: NaiveDate, step: Weight) -> Vec<Back> {
    let mass = |one: &Earlier<'_>| one.mass().map(Weight::grams);
    let lifted: Vec<_> = earlier.iter().filter_map(|one| Some((*one, mass(one)?))).collect();
    let way = |last: usize| {
        let (before, pre) = lifted.get(last)?;
        let since = &lifted[..last];
        let next = since.last().map_or(day, |(one, _)| one.date);
        let days = (next - before.date).num_days();
        let start = i64::from(lift_percent(days)?);
        let recent = lifted[last..].iter().take_while(|(one, _)| (before.date - one.date).num_days() < 28);
        let former = recent.map(|(_, grams)| *grams).max()?;
        // How many tenths up, with the last one going to 100 %.
        let full = (100 - start + 9) / 10;
        let tenths = since.iter().rev().fold(0, |tenths: i64, (one, _)| match one.response {
            Some(Response::Green) => (tenths + 1).min(full),
            Some(Response::Red) => (tenths - 1).max(0),
            Some(Response::Amber) | None => tenths,
        });
        let percent = (start + 10 * tenths).min(100);
        let lifted_again = since.iter().any(|(_, grams)| grams >= pre);
        Some(Back {
            days: u16::try_from(days).unwrap_or(u16::MAX),
            max: share_of(former, percent, step)?,
            full: percent == 100,
            towards: before.mass().filter(|_| !lifted_again),
            rise: former / 10 + step.grams(),
        })
    };
    (0..lifted.len()).filter_map(way).collect()
}

/// The load to go back to today: after a green session some of the way up, on all ways back that are not behind. None where
/// nothing is to be made up.
pub(super) fn up_again(ways: &[Back], newest: &Earlier<'_>, step: Weight) -> Option<Weight> {
    let last = newest.mass().filter(|_| newest.response == Some(Response::Green))?.grams();
    let highest = |way: &Back| {
        let risen = round_down(last + way.rise, step)?;
        [way.towards?, way.max, risen].into_iter().min_by_key(|weight| weight.grams())
    };
    let least = ways.iter().filter_map(highest).min_by_key(|weight| weight.grams())?;
    Some(least).filter(|least| least.grams() > last)
}
