//! The way back after days off: a ramp for the weeks of a ledger, and a cap for the load of each lift.
//!
//! Both apply, and the stricter one wins. Factors: 50, 30, 20 and 10 % below the former volume after two weeks off or more
//! are a joint consensus for conditioning (CSCCa/NSCA, Caterisano 2019); their use for spinal load, the split at 28 days
//! and the mean as the reference are choices.

use super::ledger::{DayTotals, Ledgers};
use super::{Ledger, Load};
use crate::catalog::ExerciseId;
use crate::log::{Log, Session, SetKind};
use crate::units::{Id, Resistance, Weight};
use chrono::{Days, NaiveDate};

/// Days without training from which on there is a ramp (L46).
const LAYOFF_DAYS: i64 = 14;
/// Days without an axial day from which on the next one is no larger than usual.
const PAUSE_DAYS: i64 = 7;
/// From this many days on the ramp takes four weeks.
const LONG_LAYOFF_DAYS: i64 = 28;
/// No ramp is longer: four weeks with training and three without between them. Two of those in a row are a layoff.
const LONGEST_RAMP_DAYS: i64 = 49;
/// After more days than this all maxima are measured anew.
const FORGOTTEN_DAYS: i64 = 84;
const SHORT_RAMP: &[u8] = &[50, 70];
const LONG_RAMP: &[u8] = &[50, 70, 80, 90];

/// Where somebody stands on the way back of a ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ramp {
    /// Days off, both ends left out: last on the 1st, again on the 15th is 13 (L45).
    pub days_off: u16,
    /// The week of the ramp that counts, from 1. A week without training is repeated.
    pub week: u8,
    /// Percent of the former load.
    pub percent: u8,
    /// Most that this week of the ramp may hold.
    pub week_cap: Load,
    /// Most that one session of it may hold.
    pub session_cap: Load,
    /// What this week of the ramp holds already.
    pub done: Load,
}

impl Ramp {
    /// Highest rating of a session in this week of the ramp (L48).
    pub const fn rpe_cap(&self) -> u8 {
        match self.week {
            1 => 6,
            2 => 7,
            _ => 8,
        }
    }

    /// Most axial days in this week of the ramp, never two in a row (L48).
    pub const fn axial_days(&self) -> u8 {
        if self.week == 1 { 2 } else { 3 }
    }

    /// Whether maxima and what is reckoned in percent of them are to be measured anew.
    pub const fn measure_anew(&self) -> bool {
        self.days_off as i64 > FORGOTTEN_DAYS
    }
}

/// The ramp of a ledger on a day (L45 to L49); none when nothing was missed, too little was done before to share it out in
/// whole units, or the way back is behind. The volume ledger has none: its rests are those of the session ledger.
///
/// No pain response is recorded yet, so none is reckoned with: a week with training in it counts as passed, and no layoff
/// counts as one that ended because of pain.
pub fn ramp(ledgers: &Ledgers, ledger: Ledger, day: NaiveDate) -> Option<Ramp> {
    let (last, back) = layoff(ledgers, ledger, day)?;
    let days_off = days_between_exclusive(last, back);
    let factors = if days_off < LONG_LAYOFF_DAYS { SHORT_RAMP } else { LONG_RAMP };
    let weeks_since = (day - back).num_days() / 7;
    let start_of = |week: i64| back + Days::new(7 * week as u64);
    let trained_in = |week: &i64| {
        let mut days = ledgers.days(start_of(*week), start_of(*week) + Days::new(6));
        days.any(|(_, totals)| trained(ledger, totals))
    };
    let passed = (0..weeks_since).filter(trained_in).count();
    let percent = *factors.get(passed)?;
    let Reference { sum, weeks, largest } = reference(ledgers, ledger, last)?;
    let share = |load: i64, of: i64| {
        Load::of(ledger, (i128::from(load) * i128::from(percent) / i128::from(100 * of)) as i64)
    };
    let (week_cap, session_cap) = (share(sum, weeks), share(largest, 1));
    if week_cap.whole() == 0 || session_cap.whole() == 0 {
        return None;
    }
    let done = ledgers.days(start_of(weeks_since), day).map(|(_, totals)| totals.load(ledger));
    Some(Ramp {
        days_off: u16::try_from(days_off).unwrap_or(u16::MAX),
        week: passed as u8 + 1,
        percent,
        week_cap,
        session_cap,
        done: Load::of(ledger, done.flatten().map(Load::units).sum()),
    })
}

/// Whether the ledger was trained on a day; a gap counts as if it was.
fn trained(ledger: Ledger, totals: &DayTotals) -> bool {
    let trained = match ledger {
        Ledger::Session => totals.session.is_none_or(|load| load.0 > 0) || totals.running,
        Ledger::Axial => totals.axial_day,
        Ledger::Volume => return false,
    };
    trained || totals.unlogged
}

/// Days on which the ledger was trained, the newest first, back from this day.
fn training_days(ledgers: &Ledgers, ledger: Ledger, day: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let trained = ledgers.days_back(day).filter(move |(_, totals)| trained(ledger, totals));
    trained.map(|(date, _)| date)
}

/// The newest layoff whose ramp may still last: the last day before it and the first one after it, which is the day asked
/// about while it goes on.
fn layoff(ledgers: &Ledgers, ledger: Ledger, day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let mut back = day;
    for last in training_days(ledgers, ledger, day) {
        if (day - back).num_days() >= LONGEST_RAMP_DAYS {
            return None;
        }
        if days_between_exclusive(last, back) >= LAYOFF_DAYS {
            return Some((last, back));
        }
        back = last;
    }
    None
}

fn days_between_exclusive(last: NaiveDate, next: NaiveDate) -> i64 {
    (next - last).num_days() - 1
}

/// What was usual before a layoff.
struct Reference {
    sum: i64,
    weeks: i64,
    /// The largest session in those weeks.
    largest: i64,
}

/// Up to four times seven days that end with the last day trained. Weeks with a gap, without load, and from before the
/// log are left out (choice); none if none is left.
fn reference(ledgers: &Ledgers, ledger: Ledger, last: NaiveDate) -> Option<Reference> {
    let first = ledgers.first_day()?;
    let mut found = Reference { sum: 0, weeks: 0, largest: 0 };
    for week in 0..4_u64 {
        let (start, end) = (last - Days::new(7 * week + 6), last - Days::new(7 * week));
        let days = || ledgers.days(start, end).map(|(_, totals)| totals);
        let load = days().map(|totals| totals.load(ledger).map(Load::units)).sum::<Option<i64>>();
        let whole = week == 0 || start >= first;
        if let Some(load) = load.filter(|&load| load > 0 && whole) {
            found.sum += load;
            found.weeks += 1;
            found.largest = days().map(|totals| totals.singles(ledger).largest).fold(found.largest, i64::max);
        }
    }
    (found.weeks > 0).then_some(found)
}

/// Most that the first axial session after 7 to 13 days may hold: the last typical one, the median of the last four (L46).
pub(super) fn after_a_pause(ledgers: &Ledgers, day: NaiveDate) -> Option<i64> {
    let mut before = training_days(ledgers, Ledger::Axial, day).skip_while(|&date| date == day).peekable();
    let off = days_between_exclusive(*before.peek()?, day);
    if !(PAUSE_DAYS..LAYOFF_DAYS).contains(&off) {
        return None;
    }
    let largest = |date: NaiveDate| ledgers.day(date).singles(Ledger::Axial).largest;
    let mut last: Vec<i64> = before.take(4).map(largest).collect();
    crate::sorted::sort_short(&mut last, |one, other| one < other);
    let upper = last.get(last.len() / 2)?;
    let lower = last.get((last.len() - 1) / 2)?;
    Some((upper + lower) / 2).filter(|&median| Load::of(Ledger::Axial, median).whole() > 0)
}

/// How the body answered a session, by the next morning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Response {
    /// As before.
    Green,
    /// A little worse.
    Amber,
    /// Clearly worse.
    Red,
}

/// How much one lift may be loaded after days without it (L53, L54).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LiftCap {
    /// Days since its last working set when it was taken up again, or up to today: from the 1st to the 15th are 14.
    pub days: u16,
    /// Percent of the former top load.
    pub percent: u8,
    /// The most to load, rounded down to the step of the plates.
    pub max: Weight,
    /// Highest rating of its sets; none where only the load is lower.
    pub rpe_cap: Option<u8>,
    /// One set fewer than planned, though at least one.
    pub one_set_less: bool,
    /// Lowered in three seconds with pauses: 3-2-1-1.
    pub slow: bool,
    /// Taken up at the first rung of its ladder.
    pub from_the_intro: bool,
}

/// What days without a lift do to its load, by the days since its last working set.
pub(crate) const fn lift_percent(days: i64) -> Option<u8> {
    match days {
        ..=9 => None,
        10..=13 => Some(90),
        14..=27 => Some(80),
        28..=55 => Some(65),
        _ => Some(50),
    }
}

/// The cap on the load of a lift on a day; none when it was not away for ten days, or is back at its former load.
///
/// The former load P is the heaviest working set of the 28 days up to the last one. Each session of the lift since then
/// moves the cap by its response: green up by a tenth of P, amber not, red back to the value before (choice). Responses
/// are not recorded yet; `response` is the place for them. `step` is the smallest change of weight the plates allow.
pub fn lift_cap(
    log: &Log,
    exercise: &ExerciseId,
    day: NaiveDate,
    step: Weight,
    response: &dyn Fn(Id) -> Response,
) -> Option<LiftCap> {
    let done: Vec<_> = log
        .sessions()
        .filter(|session| session.facts.date <= day)
        .filter_map(|session| Some((session, heaviest(session, exercise)?)))
        .collect();
    let away = |last: usize, next: Option<usize>| {
        let next = next.and_then(|next| done.get(next)).map_or(day, |(session, _)| session.facts.date);
        (next - done[last].0.facts.date).num_days()
    };
    // The newest return that still counts: whatever came before it was measured by it.
    let last = (0..done.len()).rev().find(|&last| lift_percent(away(last, Some(last + 1))).is_some())?;
    let days = away(last, Some(last + 1));
    let start = lift_percent(days)?;
    // On the day of the return itself its own session moves nothing yet.
    let since = done[last + 1..].iter().filter(|(session, _)| session.facts.date < day);
    let mut percents = vec![start];
    for (session, _) in since {
        let now = percents.last().copied().unwrap_or(start);
        match response(session.id) {
            Response::Green => percents.push((now + 10).min(100)),
            Response::Amber => {}
            Response::Red if percents.len() > 1 => drop(percents.pop()),
            Response::Red => {}
        }
    }
    let percent = percents.last().copied().filter(|&percent| percent < 100)?;
    let from = done[last].0.facts.date - Days::new(27);
    let recent = done[..=last].iter().filter(|(session, _)| session.facts.date >= from);
    let top = recent.map(|&(_, grams)| grams).max().filter(|&grams| grams > 0)?;
    Some(LiftCap {
        days: u16::try_from(days).unwrap_or(u16::MAX),
        percent,
        max: round_down(top * i64::from(percent) / 100, step)?,
        rpe_cap: match days {
            10..=13 => Some(7),
            28..=55 => Some(6),
            _ => None,
        },
        one_set_less: (14..=27).contains(&days),
        slow: (28..=55).contains(&days),
        from_the_intro: days >= 56,
    })
}

/// Grams of the heaviest working set of an exercise in a session; none without a working set.
pub(super) fn heaviest(session: &Session, exercise: &ExerciseId) -> Option<i64> {
    let sets = session.entry(exercise)?.sets.values();
    let working = sets.filter(|set| set.kind != SetKind::WarmUp).map(|set| match set.resistance {
        Resistance::External(weight) => weight.grams(),
        Resistance::Unloaded | Resistance::Assistance(_) | Resistance::Band(_) => 0,
    });
    working.max()
}

/// The largest multiple of a step that is no heavier than this; none for a step of nothing.
pub(crate) fn round_down(grams: i64, step: Weight) -> Option<Weight> {
    let steps = grams.checked_div(step.grams())?;
    let weight =
        |steps: i64| Weight::from_thousandths(steps * i64::from(step.thousandths()), step.unit()).ok();
    // A step of pounds is rounded to grams, so one more may fit, or one less.
    [steps + 1, steps, steps - 1].into_iter().filter_map(weight).find(|weight| weight.grams() <= grams)
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::*;
    use super::*;
    use crate::units::WeightUnit;

    /// The cap on the deadlift on a day, after sessions on these days with these weights.
    fn cap(done: &[(u64, i64)], on: u64, response: Response) -> Option<LiftCap> {
        let mut log = Log::default();
        for &(number, kilograms) in done {
            log.put_session(id(number), Some(facts(day(number), Some(5), 60)));
            log.put_set(id(1_000 + number), Some(placed(id(number), DEADLIFT, set(reps(5), kilograms))));
        }
        let step = Weight::from_thousandths(2_500, WeightUnit::Kg).unwrap();
        lift_cap(&log, &exercise(DEADLIFT), day(on), step, &|_| response)
    }

    fn max(done: &[(u64, i64)], on: u64, response: Response) -> Option<String> {
        cap(done, on, response).map(|cap| cap.max.to_string())
    }

    #[test]
    fn days_without_a_lift_lower_its_load_as_the_table_says() {
        for (days, percent, rpe_cap) in [
            (9, None, None),
            (10, Some(90), Some(7)),
            (13, Some(90), Some(7)),
            (14, Some(80), None),
            (27, Some(80), None),
            (28, Some(65), Some(6)),
            (55, Some(65), Some(6)),
            (56, Some(50), None),
        ] {
            let cap = cap(&[(0, 100)], days, Response::Green);
            assert_eq!(cap.map(|cap| cap.percent), percent, "{days}");
            assert_eq!(cap.and_then(|cap| cap.rpe_cap), rpe_cap, "{days}");
        }
        let squat = cap(&[(0, 100)], 30, Response::Green).unwrap();
        assert_eq!((squat.max, squat.slow, squat.one_set_less), (kg(65), true, false));
        assert_eq!(max(&[(0, 140)], 10, Response::Green).unwrap(), "125");
    }

    #[test]
    fn the_former_load_is_the_heaviest_of_28_days() {
        assert_eq!(max(&[(0, 200), (1, 150), (28, 100)], 38, Response::Green).unwrap(), "135");
    }

    #[test]
    fn green_sessions_raise_the_cap_amber_hold_it_and_red_lower_it() {
        let done = [(0, 100), (30, 60), (33, 60)];
        assert_eq!(max(&done[..2], 30, Response::Green).unwrap(), "65");
        assert_eq!(max(&done[..2], 33, Response::Green).unwrap(), "75");
        assert_eq!(max(&done, 36, Response::Green).unwrap(), "85");
        assert_eq!(max(&done, 36, Response::Amber).unwrap(), "65");
        assert_eq!(max(&done, 36, Response::Red).unwrap(), "65");
        let back = [(0, 100), (14, 80), (17, 90), (20, 100)];
        assert_eq!(cap(&back, 22, Response::Green), None);
    }

    #[test]
    fn a_step_of_pounds_is_never_exceeded() {
        let step = Weight::from_thousandths(5_000, WeightUnit::Lb).unwrap();
        let down = |grams| round_down(grams, step).unwrap().to_string();
        assert_eq!(
            (down(2_267), down(2_268), down(61_234), down(61_235)),
            ("0".into(), "5".into(), "130".into(), "135".into())
        );
        assert_eq!(round_down(1_000, kg(0)), None);
    }
}
