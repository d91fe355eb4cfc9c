//! When an easier week is worth proposing, and what it may hold.
//!
//! "Every four to six weeks" is what lifters do (Rogerson 2024, a survey: every 5.6 ± 2.3 weeks, 6.4 ± 1.7 days) and no
//! proof; what a deload is: Bell 2023, a Delphi consensus. 60 %, half the sets and nine tenths of the load are choices.

use super::ramp::{heaviest, round_down};
use super::{Ledger, Ledgers, Load, Signal, Signals};
use crate::catalog::ExerciseId;
use crate::log::Log;
use crate::units::Weight;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Most percent of the usual week or session in a deload, and the bound of a light week (L56, L60).
const LIGHT_PERCENT: i128 = 60;

/// A deload week that was accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AcceptedDeload {
    /// Its first day; it lasts seven.
    pub start: NaiveDate,
}

impl AcceptedDeload {
    /// The first day after it.
    pub fn end(self) -> NaiveDate {
        self.start + Days::new(7)
    }

    /// Whether it goes on, or begins within seven days: later than that none can be accepted.
    pub fn is_open(self, today: NaiveDate) -> bool {
        (-7..7).contains(&(today - self.start).num_days())
    }
}

/// What was decided about deloads, as far as it counts today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DeloadDecisions {
    /// The accepted one that goes on or begins within a week.
    pub accepted: Option<AcceptedDeload>,
    /// The last accepted one that is over.
    pub last: Option<AcceptedDeload>,
    /// The day on which a proposal was last declined.
    pub declined: Option<NaiveDate>,
}

/// The cap of an accepted deload on a day (L60), in the ledger's own units: 60 % of the largest session before it, which is
/// given, and of the mean week less what this week holds. None outside the week and with nothing to compare with.
pub(super) fn deload_cap(
    ledgers: &Ledgers,
    ledger: Ledger,
    day: NaiveDate,
    AcceptedDeload { start }: AcceptedDeload,
    session: Session60,
) -> Option<i64> {
    if !(0..7).contains(&(day - start).num_days()) {
        return None;
    }
    let done = || ledgers.days(start, day).filter_map(|(_, totals)| totals.load(ledger)).map(Load::units);
    // Less than one unit to share out is nothing to go by.
    let shared = |load: i64, of: i128| {
        let share = LIGHT_PERCENT * i128::from(load) / (100 * of);
        i64::try_from(share).ok().filter(|&share| share >= ledger.per_whole())
    };
    let session = shared(session.largest, 1).map(|share| share - session.running);
    let week = usual_week(ledgers, ledger, start).and_then(|(sum, weeks)| shared(sum, weeks));
    let week = week.map(|share| share - done().sum::<i64>());
    session.into_iter().chain(week).min()
}

/// What the cap on a session of a deload is made from.
pub(super) struct Session60 {
    /// The largest session of the last 30 days.
    pub(super) largest: i64,
    /// What the running session holds already.
    pub(super) running: i64,
}

/// Sum and number of the up to four weeks before a day that can be compared with: none from before the log, none with a gap.
fn usual_week(ledgers: &Ledgers, ledger: Ledger, start: NaiveDate) -> Option<(i64, i128)> {
    let sums = (1..=4).filter_map(|ago| week_sum(ledgers, ledger, start - Days::new(7 * ago))?);
    let (sum, weeks) = sums.fold((0, 0), |(sum, weeks), week| (sum + week, weeks + 1));
    (weeks > 0).then_some((sum, weeks))
}

/// Load of the seven days from this one: none from before the log, and no sum of a week with a gap.
fn week_sum(ledgers: &Ledgers, ledger: Ledger, start: NaiveDate) -> Option<Option<i64>> {
    let end = start + Days::new(6);
    ledgers.first_day().filter(|&first| first <= end)?;
    // A session still running at the end of its day was never rated.
    let known = |totals: &super::DayTotals| totals.load(ledger).filter(|_| !totals.running).map(Load::units);
    Some(ledgers.days(start, end).map(|(_, totals)| known(totals)).sum())
}

/// Loaded weeks since the last light one: completed calendar weeks with session load (L56, L57).
///
/// A week is light at 60 % or less of the mean of those before it, four at most and two at least, planned or not; an
/// empty one always is, and two weeks off hold one. A week with a gap was trained: it is loaded, and no measure for others.
pub fn loaded_weeks(ledgers: &Ledgers, today: NaiveDate, week_start: Weekday) -> u16 {
    let this_week = today - Days::new(u64::from(today.weekday().days_since(week_start)));
    let weeks = (1..).map(|ago| this_week - Days::new(7 * ago));
    let loaded = weeks.take_while(|&start| match week_sum(ledgers, Ledger::Session, start) {
        None => false,
        Some(None) => true,
        Some(Some(sum)) => !is_light(sum, usual_week(ledgers, Ledger::Session, start)),
    });
    u16::try_from(loaded.count()).unwrap_or(u16::MAX)
}

/// Whether the seven days from this one were light.
fn was_light(ledgers: &Ledgers, start: NaiveDate) -> bool {
    let sum = week_sum(ledgers, Ledger::Session, start).flatten();
    sum.is_some_and(|sum| is_light(sum, usual_week(ledgers, Ledger::Session, start)))
}

/// Whole weeks between two days; none if the second is not a week later.
fn whole_weeks(from: NaiveDate, to: NaiveDate) -> u16 {
    u16::try_from((to - from).num_days() / 7).unwrap_or(0)
}

fn is_light(week: i64, before: Option<(i64, i128)>) -> bool {
    let below = |(sum, weeks): (i64, i128)| {
        weeks >= 2 && 100 * weeks * i128::from(week) <= LIGHT_PERCENT * i128::from(sum)
    };
    week == 0 || before.is_some_and(below)
}

/// What there is to say about deloads on a day: never more than one thing (L61).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeloadBanner {
    /// An accepted one goes on, or begins within a week.
    Accepted(AcceptedDeload),
    /// One is proposed; it can be accepted or declined.
    Proposed(Proposal),
}

/// The banner of a day: the accepted deload while there is one, else a proposal if one is due (L57, L58, L61).
///
/// `block_weeks` is the length of a block, 4 to 6, the deload included. After a proposal was declined nothing is proposed
/// for seven days, then at the start of each week. None in a ramp; whether the phase or a flare forbids it is for the
/// caller to say, who knows them.
pub fn deload_banner(
    log: &Log,
    ledgers: &Ledgers,
    today: NaiveDate,
    week_start: Weekday,
    block_weeks: u8,
    decisions: DeloadDecisions,
) -> Option<DeloadBanner> {
    if let Some(accepted) = decisions.accepted {
        return Some(DeloadBanner::Accepted(accepted));
    }
    proposal(log, ledgers, today, week_start, block_weeks, decisions).map(DeloadBanner::Proposed)
}

/// A deload worth proposing. It is shown as one banner that can be declined (L61).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Loaded weeks behind.
    pub loaded_weeks: u16,
    /// The signals that brought it forward; empty when the block is simply full.
    pub signals: Vec<Signal>,
    /// Whether it was declined earlier in this block: then it is asked once a week, with the count.
    pub reminder: bool,
}

fn proposal(
    log: &Log,
    ledgers: &Ledgers,
    today: NaiveDate,
    week_start: Weekday,
    block_weeks: u8,
    decisions: DeloadDecisions,
) -> Option<Proposal> {
    let ramping = |ledger| super::ramp(ledgers, ledger, today).is_some();
    if ramping(Ledger::Session) || ramping(Ledger::Axial) {
        return None;
    }
    let this_week = today - Days::new(u64::from(today.weekday().days_since(week_start)));
    // A deload that began within a calendar week leaves it loaded on both sides; a new block begins after it all the same,
    // if its own seven days were light (choice).
    let kept = decisions.last.filter(|deload| was_light(ledgers, deload.start));
    let since_kept = kept.map_or(u16::MAX, |deload| whole_weeks(deload.end(), this_week));
    let loaded_weeks = loaded_weeks(ledgers, today, week_start).min(since_kept);
    let block_start = this_week - Days::new(7 * u64::from(loaded_weeks));
    let declined = decisions.declined.filter(|&day| day >= block_start);
    if let Some(declined) = declined
        && ((today - declined).num_days() < 7 || today.weekday() != week_start)
    {
        return None;
    }
    let full = loaded_weeks + 1 >= u16::from(block_weeks.clamp(4, 6));
    let signals: Vec<_> = if full { Vec::new() } else { Signals::on(log, ledgers, today).held().collect() };
    let early = loaded_weeks >= 2 && signals.len() >= 2;
    (full || early).then(|| Proposal { loaded_weeks, signals, reminder: declined.is_some() })
}

/// Sets of a planned exercise in a deload week: half, rounded up (L59).
pub const fn deload_sets(sets: u8) -> u8 {
    sets.div_ceil(2)
}

/// Highest rating of a session in a deload (L59).
pub const DELOAD_RPE: u8 = 6;

/// Load of a planned exercise in a deload week: nine tenths, rounded down to the step of the plates (L59). None for a step
/// of nothing.
pub fn deload_weight(usual: Weight, step: Weight) -> Option<Weight> {
    share_of(usual.grams(), 90, step)
}

/// A share of a weight. Pounds were rounded to grams on their way here: the gram that this may have cost is given back.
pub(crate) fn share_of(grams: i64, percent: i64, step: Weight) -> Option<Weight> {
    round_down((grams * percent + 99) / 100, step)
}

/// Where a lift starts in the block after a deload (L62).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextBlock {
    /// 5 % below the last load before the deload, rounded down to the step of the plates.
    pub from: Weight,
    /// That load: not higher.
    pub max: Weight,
}

/// Where a lift starts after a deload that is over: its heaviest working set of the last session before the deload, minus 0
/// to 5 %. None before the end of the deload, once it has been lifted since, and where it was never loaded before.
pub fn next_block(
    log: &Log,
    exercise: &ExerciseId,
    day: NaiveDate,
    deload: AcceptedDeload,
    step: Weight,
) -> Option<NextBlock> {
    let lifted = || {
        let before = log.history(exercise).filter(|(session, _)| session.facts.date < day);
        before.filter_map(|(session, _)| Some((session.facts.date, heaviest(session, exercise)?)))
    };
    if day < deload.end() || lifted().next().is_some_and(|(date, _)| date >= deload.end()) {
        return None;
    }
    let (_, grams) = lifted().find(|&(date, grams)| date < deload.start && grams > 0)?;
    Some(NextBlock { from: share_of(grams, 95, step)?, max: round_down(grams, step)? })
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::*;
    use super::*;
    use crate::units::WeightUnit;

    /// One session a week on its Monday, from day 0 on.
    fn weeks(loads: &[i64]) -> Log {
        let days = loads.iter().flat_map(|&load| [&[load][..], &[0; 6]].concat());
        sessions(&days.map(Some).collect::<Vec<_>>())
    }

    fn counter(loads: &[i64]) -> u16 {
        loaded_weeks(&ledgers(&weeks(loads)), day(7 * loads.len() as u64), Weekday::Mon)
    }

    #[test]
    fn loaded_weeks_are_counted_since_the_last_light_one() {
        assert_eq!(counter(&[]), 0);
        assert_eq!(counter(&[500; 4]), 4);
        assert_eq!(counter(&[500, 500, 0, 500]), 1);
        assert_eq!(counter(&[500, 500, 300, 500, 500]), 2);
        assert_eq!(counter(&[500, 500, 301, 500, 500]), 5);
        // A single week before is no measure.
        assert_eq!(counter(&[500, 100, 500]), 3);
    }

    fn banner(log: &Log, today: u64, decisions: DeloadDecisions) -> Option<DeloadBanner> {
        deload_banner(log, &ledgers(log), day(today), Weekday::Mon, 5, decisions)
    }

    fn proposed(log: &Log, today: u64, decisions: DeloadDecisions) -> Option<Proposal> {
        banner(log, today, decisions).map(|banner| match banner {
            DeloadBanner::Proposed(proposal) => proposal,
            accepted => panic!("{accepted:?}"),
        })
    }

    fn proposal(loads: &[i64], declined: Option<u64>, days_later: u64) -> Option<(u16, bool)> {
        let decisions = DeloadDecisions { declined: declined.map(day), ..DeloadDecisions::default() };
        let found = proposed(&weeks(loads), 7 * loads.len() as u64 + days_later, decisions);
        found.map(|proposal| (proposal.loaded_weeks, proposal.reminder))
    }

    #[test]
    fn a_deload_is_proposed_after_four_loaded_weeks_of_a_block_of_five() {
        assert_eq!(proposal(&[500; 3], None, 0), None);
        assert_eq!(proposal(&[500; 4], None, 0), Some((4, false)));
        assert_eq!(proposal(&[500, 500, 500, 500, 200], None, 0), None);
    }

    #[test]
    fn a_declined_one_comes_back_at_the_start_of_a_week_and_after_seven_days() {
        assert_eq!(proposal(&[500; 4], Some(28), 0), None);
        assert_eq!(proposal(&[500; 4], Some(28), 6), None);
        assert_eq!(proposal(&[500; 5], Some(28), 0), Some((5, true)));
        assert_eq!(proposal(&[500; 5], Some(28), 1), None);
    }

    #[test]
    fn while_one_is_accepted_none_is_proposed() {
        let log = weeks(&[500; 5]);
        let accepted = AcceptedDeload { start: day(35) };
        let decisions = DeloadDecisions { accepted: Some(accepted), ..DeloadDecisions::default() };
        assert_eq!(banner(&log, 35, decisions), Some(DeloadBanner::Accepted(accepted)));
        let open = |today: u64| accepted.is_open(day(today));
        assert_eq!([27, 28, 35, 41, 42].map(open), [false, true, true, true, false]);
    }

    #[test]
    fn a_light_deload_begins_a_new_block_wherever_in_the_week_it_began() {
        // Sessions on Mondays and Thursdays. From Thursday of the fifth week on one deload of 300 AU in seven days.
        let mut loads = [500, 0, 0, 500, 0, 0, 0].repeat(9);
        (loads[31], loads[35]) = (150, 150);
        let log = sessions(&loads.iter().copied().map(Some).collect::<Vec<_>>());
        let last = |start: u64| DeloadDecisions {
            last: Some(AcceptedDeload { start: day(start) }),
            ..DeloadDecisions::default()
        };
        assert_eq!(proposed(&log, 42, DeloadDecisions::default()).map(|found| found.loaded_weeks), Some(6));
        assert_eq!(proposed(&log, 42, last(31)), None);
        assert_eq!(proposed(&log, 63, last(31)), None);
        // A fourth loaded week after it, and there is one to propose again.
        let log = sessions(
            &[loads.clone(), vec![500, 0, 0, 500, 0, 0, 0]]
                .concat()
                .into_iter()
                .map(Some)
                .collect::<Vec<_>>(),
        );
        assert_eq!(proposed(&log, 70, last(31)).map(|found| found.loaded_weeks), Some(4));
        // What was accepted and not kept to is no deload.
        assert_eq!(proposed(&log, 35, last(21)).map(|found| found.loaded_weeks), Some(5));
    }

    #[test]
    fn none_is_proposed_on_the_way_back_from_a_layoff() {
        let mut loads = vec![500; 4];
        loads.extend([0, 0, 0]);
        assert_eq!(proposal(&loads, None, 0), None);
    }

    #[test]
    fn two_signals_bring_it_forward_and_one_does_not() {
        // Four steady weeks, a light one, two loaded ones and a jump to days of 3 times the load, rated 10 instead of 1.
        let mut loads = [vec![100; 28], vec![50; 7], vec![100; 14]].concat();
        let jump = |loads: &[i64], rpe: i64| {
            let mut log = sessions(&loads.iter().copied().map(Some).collect::<Vec<_>>());
            for number in 49..56 {
                log.put_session(id(number), Some(facts(day(number), Some(rpe), 300 / rpe)));
            }
            proposed(&log, 55, DeloadDecisions::default()).map(|found| found.signals)
        };
        assert_eq!(jump(&loads, 1), None);
        assert_eq!(jump(&loads, 10), Some(vec![Signal::Spike, Signal::Effort]));
        loads[42..].fill(40);
        assert_eq!(jump(&loads, 10), None);
    }

    #[test]
    fn sets_are_halved_and_rounded_up_and_loads_lowered_and_rounded_down() {
        assert_eq!([5, 3, 1].map(deload_sets), [3, 2, 1]);
        let down = |usual: i64, step: i64, unit| {
            let weight = |thousandths| Weight::from_thousandths(thousandths, unit).unwrap();
            deload_weight(weight(usual * 1_000), weight(step)).map(|weight| weight.to_string())
        };
        let kilograms = |usual| down(usual, 2_500, WeightUnit::Kg).unwrap();
        assert_eq!([100, 99, 61, 2, 0].map(kilograms), ["90", "87.5", "52.5", "0", "0"]);
        let pounds = |usual| down(usual, 1_000, WeightUnit::Lb).unwrap();
        assert_eq!([70, 135, 150, 225].map(pounds), ["63", "121", "135", "202"]);
        assert_eq!(down(100, 0, WeightUnit::Kg), None);
    }

    #[test]
    fn the_next_block_starts_no_higher_than_the_last_one_ended() {
        // Every other day: 110, 100, 101 before, 90 in the deload from day 6 on, then 120 on day 14.
        let log = rated(&[(6, 110), (6, 100), (6, 101), (6, 90), (6, 90), (6, 90), (6, 90), (6, 120)]);
        let step = Weight::from_thousandths(2_500, WeightUnit::Kg).unwrap();
        let next = |on: u64| {
            let deload = AcceptedDeload { start: day(6) };
            let next = next_block(&log, &exercise(DEADLIFT), day(on), deload, step)?;
            Some((next.from.to_string(), next.max.to_string()))
        };
        // The week is over on day 13; on day 14 the first session after it is done.
        let block = Some(("95".to_owned(), "100".to_owned()));
        assert_eq!([12, 13, 14, 15].map(next), [None, block.clone(), block, None]);
        let none = next_block(&log, &exercise(HIP_THRUST), day(13), AcceptedDeload { start: day(6) }, step);
        assert_eq!(none, None);
    }
}
