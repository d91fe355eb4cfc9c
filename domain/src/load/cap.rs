//! "What may I do today?": how much more load the next session of a ledger may hold, and why not more.
//!
//! | cap | from | evidence |
//! |---|---|---|
//! | layoff | the ramp after two weeks off | CSCCa/NSCA 2019 for conditioning; choice for spinal load |
//! | deload | 60 % of the usual, in an accepted deload | choice; volume down, exercises kept: Bell 2023, Rogerson 2024 |
//! | session guard | a tenth above the largest session of 30 days | Frandsen 2025, 5,205 runners; by analogy |
//! | ratio | this week at most 1.3 times the last four | Gabbett 2016, team sports; convention |
//!
//! The strictest one counts. A cap is advice: it never raises a plan, it is rounded down, and it locks nothing (L37).

use super::deload::{AcceptedDeload, Session60, deload_cap};
use super::ramp::{after_a_pause, ramp, round_down};
use super::room::Before;
use super::series::{History, Series};
use super::{Acwr, AxialLoad, Ledger, Ledgers, Load};
use crate::catalog::AxialClass;
use crate::units::{Reps, Weight};
use chrono::{Days, NaiveDate};

/// Which cap bound. Of equal caps the first one in this order is named (L33).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The way back after days off.
    Layoff,
    /// The first session with heavy spinal load after 7 to 13 days without one: no more than the last typical one (L46, choice).
    Pause,
    /// An accepted deload week.
    Deload,
    /// A single session well above those of the last 30 days.
    SessionGuard,
    /// The ratio of this week to the last four.
    Ratio,
}

/// How much more the next session may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Allowance {
    /// Nothing to go by: the dose of the phase decides alone.
    NoCap,
    /// Up to this much.
    UpTo {
        /// Whole AU or kg·rep, at least 1.
        max: Load,
        /// The cap that bound.
        reason: Reason,
    },
    /// Rest or easy movement. Breathing, mobility, walking and the five-minute session are always allowed.
    RestOnly {
        /// The cap that bound.
        reason: Reason,
        /// By how much today is beyond the cap already: whole AU or kg·rep, 0 at least.
        beyond: Load,
        /// The first day with room again if nothing is done until then; none if it is more than eight weeks away.
        from_day: Option<NaiveDate>,
    },
}

/// How far ahead room is looked for: by then no window holds anything of today.
const LOOK_AHEAD_DAYS: u64 = 56;
/// Days before today in which the session guard looks (L31).
const GUARD_DAYS: u64 = 30;
/// As many sessions with load make a guard.
const GUARD_SESSIONS: u32 = 3;

/// The answer for a ledger today. The volume ledger has no caps: it is bars and a change from week to week.
pub fn allowance(
    ledgers: &Ledgers,
    ledger: Ledger,
    today: NaiveDate,
    deload: Option<AcceptedDeload>,
) -> Allowance {
    let series = Series::look_back(ledgers, ledger, today);
    match least_cap(ledgers, ledger, today, series.history(), deload) {
        None => Allowance::NoCap,
        Some((max, reason)) if max > 0 => Allowance::UpTo { max: Load::of(ledger, max), reason },
        Some((max, reason)) => {
            let series = Series::look_ahead(ledgers, ledger, today, today + Days::new(LOOK_AHEAD_DAYS));
            let mut days = (1..=LOOK_AHEAD_DAYS).map(|ahead| today + Days::new(ahead));
            let cap = |day| least_cap(ledgers, ledger, day, series.on(day), deload);
            let from_day = days.find(|&day| cap(day).is_none_or(|(max, _)| max > 0));
            Allowance::RestOnly { reason, beyond: Load::of(ledger, -max), from_day }
        }
    }
}

/// The strictest cap on a day, with what was known up to it: in whole AU or kg·rep but the ledger's own units.
fn least_cap(
    ledgers: &Ledgers,
    ledger: Ledger,
    day: NaiveDate,
    history: History<'_>,
    deload: Option<AcceptedDeload>,
) -> Option<(i64, Reason)> {
    if ledger == Ledger::Volume {
        return None;
    }
    // What a running session holds already is part of the session that the caps on a session are about.
    let running = ledgers.day(day).singles(ledger).running;
    let largest = largest_session(ledgers, ledger, day);
    let layoff = layoff_cap(ledgers, ledger, day, running);
    let deload = deload.and_then(|deload| {
        deload_cap(ledgers, ledger, day, deload, Session60 { largest: largest.load, running })
    });
    let comparable = enough_to_compare(ledger, history.loads());
    let guard = largest.guard().filter(|_| comparable).map(|guard| guard - running);
    let ratio = ratio_cap(history).filter(|_| comparable);
    let caps = [
        layoff,
        deload.map(|cap| (cap, Reason::Deload)),
        guard.map(|cap| (cap, Reason::SessionGuard)),
        ratio.map(|cap| (cap, Reason::Ratio)),
    ];
    let least = caps.into_iter().flatten().min()?;
    let whole = ledger.per_whole();
    Some((least.0.div_euclid(whole) * whole, least.1))
}

/// From five-minute sessions or the first kettlebell a tenth more is less than a set: guard and ratio rest until some
/// seven days in a row of the last 28 held this much (L33, choice).
pub(super) fn enough_to_compare(ledger: Ledger, loads: &[i64]) -> bool {
    let least = match ledger {
        Ledger::Session => 300,
        Ledger::Axial | Ledger::Volume => 1_500,
    };
    let yesterday = loads.len().saturating_sub(1);
    let before = loads.get(yesterday.saturating_sub(28)..yesterday).unwrap_or_default();
    let week = |days: &[i64]| days.iter().sum::<i64>() >= least * ledger.per_whole();
    if before.len() < 7 { week(before) } else { before.windows(7).any(week) }
}

/// Room below a ratio of 1.3, less what today already holds (L29). It is the same whichever form is shown, and only there
/// when the state of the ratio is one that can be compared.
fn ratio_cap(history: History<'_>) -> Option<i64> {
    let (&done, before) = history.loads().split_last()?;
    match history.acwr() {
        Acwr::Ratio { .. } => Some(Before::today(before)?.room()? - done),
        _ => None,
    }
}

/// The sessions of the last 30 days before a day.
struct Largest {
    load: i64,
    loaded: u32,
}

impl Largest {
    /// 1.10 times the largest, when there are enough of them (L31).
    fn guard(&self) -> Option<i64> {
        (self.loaded >= GUARD_SESSIONS).then_some(self.load / 10 * 11 + self.load % 10 * 11 / 10)
    }
}

/// The session guard of a day whose daily loads end with that day.
pub(super) fn session_guard(ledgers: &Ledgers, ledger: Ledger, day: NaiveDate, loads: &[i64]) -> Option<i64> {
    largest_session(ledgers, ledger, day).guard().filter(|_| enough_to_compare(ledger, loads))
}

fn largest_session(ledgers: &Ledgers, ledger: Ledger, day: NaiveDate) -> Largest {
    let days = ledgers.days(day - Days::new(GUARD_DAYS), day - Days::new(1));
    days.fold(Largest { load: 0, loaded: 0 }, |found, (_, totals)| {
        let singles = totals.singles(ledger);
        Largest { load: found.load.max(singles.largest), loaded: found.loaded + u32::from(singles.loaded) }
    })
}

fn layoff_cap(ledgers: &Ledgers, ledger: Ledger, day: NaiveDate, running: i64) -> Option<(i64, Reason)> {
    if let Some(ramp) = ramp(ledgers, ledger, day) {
        let of_week = ramp.week_cap.units() - ramp.done.units();
        return Some((of_week.min(ramp.session_cap.units() - running), Reason::Layoff));
    }
    let pause = if ledger == Ledger::Axial { after_a_pause(ledgers, day) } else { None };
    pause.map(|median| (median - running, Reason::Pause))
}

/// What room of the axial ledger means on the bar: the heaviest weight for these sets and repetitions, rounded down to the
/// step of the plates (L36). Repetitions of both sides together. None for a class without spinal load, for no sets, and for
/// a step of nothing.
pub fn bar_weight(room: AxialLoad, sets: u16, reps: Reps, class: AxialClass, step: Weight) -> Option<Weight> {
    let per_gram = i64::from(sets) * i64::from(reps.get()) * class.weight_200();
    round_down(room.0.checked_div(per_gram)?.min(Weight::MAX_GRAMS), step)
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::*;
    use super::*;
    use crate::log::SessionFacts;

    fn au(load: i64) -> Load {
        Load::of(Ledger::Session, load)
    }

    /// The answer on the day after these loads of the session ledger.
    fn after(loads: &[i64]) -> Allowance {
        let known: Vec<_> = loads.iter().copied().map(Some).collect();
        allowance(&ledgers(&sessions(&known)), Ledger::Session, day(loads.len() as u64), None)
    }

    fn up_to(max: i64, reason: Reason) -> Allowance {
        Allowance::UpTo { max: au(max), reason }
    }

    fn days(parts: &[(i64, usize)]) -> Vec<i64> {
        parts.iter().flat_map(|&(load, days)| vec![load; days]).collect()
    }

    #[test]
    fn the_guard_binds_before_the_ratio_in_a_steady_month() {
        // Case 1 of the worked cases: the ratio alone would allow 411 after 100 a day.
        assert_eq!(after(&days(&[(100, 60)])), up_to(110, Reason::SessionGuard));
    }

    #[test]
    fn a_heavy_week_leaves_rest_and_names_the_day_with_room() {
        // Case 4: 21 x 100, then 6 x 300; two rest days later there is room again, if only for 3.
        let loads = days(&[(100, 21), (300, 6)]);
        let Allowance::RestOnly { reason, from_day, .. } = after(&loads) else {
            panic!("{:?}", after(&loads));
        };
        assert_eq!((reason, from_day), (Reason::Ratio, Some(day(29))));
        let log = ledgers(&sessions(&loads.iter().copied().map(Some).collect::<Vec<_>>()));
        assert_eq!(allowance(&log, Ledger::Session, day(29), None), up_to(3, Reason::Ratio));
    }

    #[test]
    fn what_today_holds_already_is_taken_off_the_room_and_not_off_the_guard() {
        let mut loads = days(&[(100, 28)]);
        loads.push(80);
        let log = ledgers(&sessions(&loads.iter().copied().map(Some).collect::<Vec<_>>()));
        assert_eq!(allowance(&log, Ledger::Session, day(28), None), up_to(110, Reason::SessionGuard));
        loads[28] = 400;
        let log = ledgers(&sessions(&loads.iter().copied().map(Some).collect::<Vec<_>>()));
        assert_eq!(allowance(&log, Ledger::Session, day(28), None), up_to(11, Reason::Ratio));
    }

    #[test]
    fn small_beginnings_have_no_cap() {
        assert_eq!(after(&days(&[(40, 40)])), Allowance::NoCap);
        assert_eq!(after(&[]), Allowance::NoCap);
        assert_eq!(after(&[150, 0, 100]), Allowance::NoCap);
        assert_eq!(after(&[150, 150, 150]), up_to(165, Reason::SessionGuard));
    }

    #[test]
    fn the_first_session_after_two_weeks_is_half_of_the_largest_before() {
        assert_eq!(after(&days(&[(100, 40), (0, 14)])), up_to(50, Reason::Layoff));
        assert_eq!(after(&days(&[(100, 40), (0, 13)])), up_to(110, Reason::SessionGuard));
        // Six times 50 are spent of the week's 350.
        assert_eq!(after(&days(&[(100, 40), (0, 14), (50, 6)])), up_to(50, Reason::Layoff));
        assert_eq!(after(&days(&[(100, 40), (0, 14), (58, 6)])), up_to(2, Reason::Layoff));
        // The second week holds 70 %; then the ramp is over, and the largest session of the last 30 days counts again.
        assert_eq!(after(&days(&[(100, 40), (0, 14), (50, 7)])), up_to(70, Reason::Layoff));
        assert_eq!(after(&days(&[(100, 40), (0, 14), (50, 7), (70, 7)])), up_to(110, Reason::SessionGuard));
        assert_eq!(after(&days(&[(100, 40), (0, 14), (50, 7), (70, 10)])), up_to(77, Reason::SessionGuard));
    }

    #[test]
    fn a_week_without_training_is_repeated_in_the_ramp() {
        let percent = |loads: &[i64]| {
            let known: Vec<_> = loads.iter().copied().map(Some).collect();
            let ramp = ramp(&ledgers(&sessions(&known)), Ledger::Session, day(loads.len() as u64));
            ramp.map(|ramp| (ramp.days_off, ramp.week, ramp.percent))
        };
        let off = [(100, 40), (0, 30)];
        assert_eq!(percent(&days(&off)), Some((30, 1, 50)));
        assert_eq!(percent(&days(&[&off[..], &[(50, 1), (0, 6)]].concat())), Some((30, 2, 70)));
        assert_eq!(percent(&days(&[&off[..], &[(50, 1), (0, 13)]].concat())), Some((30, 2, 70)));
        assert_eq!(percent(&days(&[&off[..], &[(50, 14)]].concat())), Some((30, 3, 80)));
        assert_eq!(percent(&days(&[&off[..], &[(50, 21)]].concat())), Some((30, 4, 90)));
        assert_eq!(percent(&days(&[&off[..], &[(50, 28)]].concat())), None);
        assert_eq!(percent(&days(&[&off[..], &[(50, 3), (0, 14)]].concat())), Some((14, 1, 50)));
        // The longest ramp there can be: every second week without training.
        let longest = days(&[&off[..], &[(50, 1), (0, 13)].repeat(4)].concat());
        assert_eq!([48, 49].map(|since| percent(&longest[..70 + since])), [Some((30, 4, 90)), None]);
    }

    #[test]
    fn an_axial_day_after_a_week_off_is_no_larger_than_usual() {
        let mut loads = vec![0; 40];
        for (day, load) in [(24, 900), (26, 800), (28, 700), (30, 600)] {
            loads[day] = load;
        }
        let log = ledgers(&deadlifts(&loads));
        let expected = Allowance::UpTo { max: Load::of(Ledger::Axial, 750 * 200_000), reason: Reason::Pause };
        assert_eq!(allowance(&log, Ledger::Axial, day(40), None), expected);
    }

    #[test]
    fn sets_of_a_running_session_count_towards_its_guard() {
        let mut log = deadlifts(&[500; 40]);
        log.put_session(id(900), Some(SessionFacts { running: true, ..facts(day(40), None, 0) }));
        log.put_set(id(901), Some(placed(id(900), DEADLIFT, set(reps(2), 100))));
        let expected =
            Allowance::UpTo { max: Load::of(Ledger::Axial, 350 * 200_000), reason: Reason::SessionGuard };
        assert_eq!(allowance(&ledgers(&log), Ledger::Axial, day(40), None), expected);
        assert_eq!(allowance(&ledgers(&log), Ledger::Volume, day(40), None), Allowance::NoCap);
    }

    #[test]
    fn room_becomes_a_weight_on_the_bar() {
        let step = Weight::from_thousandths(2_500, crate::units::WeightUnit::Kg).unwrap();
        let five = Reps::new(5).unwrap();
        let bar = |room: i64| bar_weight(AxialLoad(room * 200_000), 3, five, AxialClass::High, step);
        assert_eq!((bar(1_275), bar(1_290)), (Some(kg(85)), Some(kg(85))));
        assert_eq!(bar_weight(AxialLoad(1), 3, five, AxialClass::None, step), None);
        assert_eq!(bar(0), Some(kg(0)));
    }
}
