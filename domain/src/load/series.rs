//! One ledger as a row of civil days without holes, and the state of the ratio on any of them.

use super::ratio::{ACUTE_DAYS, Acwr, CHRONIC_DAYS, Windows, sum};
use super::{Ledger, Ledgers, Load};
use chrono::{Days, NaiveDate};

/// How far back a state looks: the best month is sought in twelve weeks.
const LOOK_BACK_DAYS: usize = 84;
/// A layoff is at least this many days (L21).
const LAYOFF_DAYS: usize = 14;
/// The ratio rests on the first day back and the 20 after it (L20).
const SUSPENDED_DAYS: usize = 21;

/// Every civil day of a ledger once, from the first logged day of the log or later.
pub(super) struct Series {
    first: NaiveDate,
    /// Own units of the ledger; 0 for a gap.
    loads: Vec<i64>,
    marks: Vec<Mark>,
}

#[derive(Clone, Copy)]
struct Mark {
    known: Known,
    /// Without load, or without an axial day: unless it is a gap, such a day can belong to a layoff.
    idle: bool,
}

/// Whether the load of a day is all there is.
#[derive(Clone, Copy, PartialEq)]
enum Known {
    Yes,
    No,
    /// A session of that day is still running: complete so far on the day itself, a gap for every later day.
    SoFar,
}

impl Series {
    /// The days from one date to another that belong to the series (L2); there may be none.
    pub(super) fn between(ledgers: &Ledgers, ledger: Ledger, from: NaiveDate, to: NaiveDate) -> Self {
        let first = ledgers.first_day().map(|first| first.max(from));
        let (first, len) = match first {
            Some(first) if first <= to => (first, days_between(first, to) + 1),
            _ => (from, 0),
        };
        let idle_from = match ledger {
            Ledger::Session | Ledger::Volume => Some(first),
            Ledger::Axial => ledgers.first_axial_day(),
        };
        let idle_from = idle_from.map_or(len, |date| days_between(first, date));
        let mut series = Self { first, loads: vec![0; len], marks: Vec::with_capacity(len) };
        series.marks.extend((0..len).map(|index| Mark { known: Known::Yes, idle: index >= idle_from }));
        for (date, day) in ledgers.days(first, to) {
            let index = days_between(first, date);
            let load = day.load(ledger);
            let Some((units, mark)) = series.loads.get_mut(index).zip(series.marks.get_mut(index)) else {
                continue;
            };
            *units = load.map_or(0, Load::units);
            match ledger {
                Ledger::Session => {
                    mark.known = match load {
                        None => Known::No,
                        Some(_) if day.running => Known::SoFar,
                        Some(_) => Known::Yes,
                    };
                    mark.idle = *units == 0;
                }
                Ledger::Volume => mark.idle = *units == 0,
                Ledger::Axial => mark.idle &= !day.axial_day,
            }
            if day.unlogged {
                mark.known = Known::No;
            }
        }
        series
    }

    /// As much as the state of one day needs.
    pub(super) fn look_back(ledgers: &Ledgers, ledger: Ledger, day: NaiveDate) -> Self {
        let from = day.checked_sub_days(Days::new(LOOK_BACK_DAYS as u64 - 1));
        Self::between(ledgers, ledger, from.unwrap_or(NaiveDate::MIN), day)
    }

    /// Takes what a running session of this day holds so far as all there will be: for questions about later days.
    pub(super) fn close(&mut self, date: NaiveDate) {
        let mark = self.marks.get_mut(days_between(self.first, date));
        if let Some(mark) = mark.filter(|mark| mark.known == Known::SoFar) {
            mark.known = Known::Yes;
        }
    }

    /// Number of days.
    pub(super) fn len(&self) -> usize {
        self.loads.len()
    }

    /// The date of a day, by its place.
    pub(super) fn date(&self, index: usize) -> NaiveDate {
        self.first.checked_add_days(Days::new(index as u64)).unwrap_or(NaiveDate::MAX)
    }

    /// What was known up to the day at this place, that day included; nothing if the place is outside.
    pub(super) fn up_to(&self, index: usize) -> History<'_> {
        History {
            loads: self.loads.get(..=index).unwrap_or_default(),
            marks: self.marks.get(..=index).unwrap_or_default(),
        }
    }

    /// What was known up to the last day.
    pub(super) fn history(&self) -> History<'_> {
        History { loads: &self.loads, marks: &self.marks }
    }
}

/// Whole days from `first` to `date`, 0 if it is earlier.
fn days_between(first: NaiveDate, date: NaiveDate) -> usize {
    usize::try_from((date - first).num_days()).unwrap_or(0)
}

/// The days of a series up to one of them, which is asked about.
#[derive(Clone, Copy)]
pub(super) struct History<'a> {
    loads: &'a [i64],
    marks: &'a [Mark],
}

impl<'a> History<'a> {
    /// The state of the ratio (L20).
    pub(super) fn acwr(&self) -> Acwr {
        if self.loads.len() < CHRONIC_DAYS {
            return Acwr::Building { day: self.loads.len() as u16 };
        }
        let gap_days = self.gap_days(CHRONIC_DAYS);
        if gap_days > 0 {
            return Acwr::Incomplete { gap_days };
        }
        if let Some(day) = self.returning() {
            return Acwr::Returning { day };
        }
        let windows = Windows::ending(self.loads);
        match windows.and_then(|windows| windows.ratio().zip(windows.zone())) {
            Some((value, zone)) if self.has_baseline() => Acwr::Ratio { value, zone },
            _ => Acwr::NoBaseline,
        }
    }

    /// Daily loads, oldest first.
    pub(super) fn loads(&self) -> &'a [i64] {
        self.loads
    }

    /// How many of the last `days` are gaps.
    pub(super) fn gap_days(&self, days: usize) -> u16 {
        let newest_first = self.marks.iter().rev().take(days).enumerate();
        newest_first.filter(|(ago, mark)| mark.is_gap(*ago)).count() as u16
    }

    /// Mean of the acute window; none in the first 27 days (nothing but bars is shown then) and over a gap.
    pub(super) fn acute_mean(&self) -> Option<f64> {
        self.mean(ACUTE_DAYS)
    }

    /// Mean of the chronic window, likewise.
    pub(super) fn chronic_mean(&self) -> Option<f64> {
        self.mean(CHRONIC_DAYS)
    }

    fn mean(&self, days: usize) -> Option<f64> {
        let known = self.loads.len() >= CHRONIC_DAYS && self.gap_days(days) == 0;
        known.then(|| super::window_mean(self.loads, days)).flatten()
    }

    /// Day of the return from a layoff, 0 while one goes on; none otherwise.
    fn returning(&self) -> Option<u16> {
        // A layoff that ended on the last suspended day began at most this long ago. Days before the series are not idle.
        let mut idle = [false; SUSPENDED_DAYS + LAYOFF_DAYS];
        for (ago, (slot, mark)) in idle.iter_mut().zip(self.marks.iter().rev()).enumerate() {
            *slot = mark.idle && !mark.is_gap(ago);
        }
        let all_idle = |from: usize, to: usize| idle[from..to].iter().all(|&idle| idle);
        if all_idle(0, LAYOFF_DAYS + 1) {
            return Some(0);
        }
        (0..SUSPENDED_DAYS)
            .find(|&ago| !idle[ago] && all_idle(ago + 1, ago + 1 + LAYOFF_DAYS))
            .map(|ago| ago as u16 + 1)
    }

    /// Whether the three weeks before the acute one can carry a comparison: none of them empty, and their mean at least a
    /// quarter of the best 28-day mean of the last twelve weeks. Days with a gap count there as what is known of them.
    fn has_baseline(&self) -> bool {
        let before = [7, 14, 21].map(|ago| sum(self.loads, ago, 7).unwrap_or(0));
        if before.contains(&0) {
            return false;
        }
        16 * before.iter().sum::<i64>() >= 3 * self.best_month()
    }

    /// Largest sum of 28 days in a row within the look-back.
    fn best_month(&self) -> i64 {
        let from = self.loads.len().saturating_sub(LOOK_BACK_DAYS);
        let days = self.loads.get(from..).unwrap_or_default();
        let Some((month, rest)) = days.split_at_checked(CHRONIC_DAYS) else {
            return 0;
        };
        let mut sum: i64 = month.iter().sum();
        let mut best = sum;
        for (new, old) in rest.iter().zip(days) {
            sum += new - old;
            best = best.max(sum);
        }
        best
    }
}

impl Mark {
    fn is_gap(&self, days_ago: usize) -> bool {
        match self.known {
            Known::Yes => false,
            Known::No => true,
            Known::SoFar => days_ago > 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::*;
    use super::super::{Zone, acwr};
    use super::*;
    use crate::log::{Log, SessionFacts};

    /// The state on the last of these days of the session ledger.
    #[track_caller]
    fn check(loads: &[Option<i64>], expected: Acwr) {
        check_log(&sessions(loads), Ledger::Session, loads.len(), expected);
    }

    /// The state of the axial ledger on the last of these days of deadlifts.
    #[track_caller]
    fn check_axial(kilograms: &[i64], expected: Acwr) {
        check_log(&deadlifts(kilograms), Ledger::Axial, kilograms.len(), expected);
    }

    #[track_caller]
    fn check_log(log: &Log, ledger: Ledger, days: usize, expected: Acwr) {
        assert_eq!(acwr(&ledgers(log), ledger, day(days as u64 - 1)), expected);
    }

    fn days(parts: &[(i64, usize)]) -> Vec<i64> {
        parts.iter().flat_map(|&(load, days)| vec![load; days]).collect()
    }

    fn known(parts: &[(i64, usize)]) -> Vec<Option<i64>> {
        days(parts).into_iter().map(Some).collect()
    }

    const STEADY: Acwr = Acwr::Ratio { value: 1.0, zone: Zone::Steady };

    #[test]
    fn a_new_user_gets_no_ratio() {
        check(&known(&[(400, 27)]), Acwr::Building { day: 27 });
        check(&known(&[(400, 28)]), STEADY);
        assert_eq!(acwr(&Ledgers::default(), Ledger::Session, day(9)), Acwr::Building { day: 0 });
    }

    #[test]
    fn before_the_first_session_nothing_was_logged() {
        let ledgers = ledgers(&sessions(&known(&[(0, 5), (400, 40)])));
        assert_eq!(ledgers.first_day(), Some(day(0)));
        let before = day(0).pred_opt().unwrap();
        assert_eq!(acwr(&ledgers, Ledger::Session, before), Acwr::Building { day: 0 });
        assert_eq!(acwr(&ledgers, Ledger::Session, day(0)), Acwr::Building { day: 1 });
    }

    #[test]
    fn the_series_of_a_ledger_runs_from_the_first_day_of_any_ledger() {
        let mut log = sessions(&known(&[(400, 28)]));
        log.put_set(id(900), Some(placed(id(27), DEADLIFT, set(reps(5), 100))));
        check_log(&log, Ledger::Axial, 27, Acwr::Building { day: 27 });
        check_log(&log, Ledger::Axial, 28, Acwr::NoBaseline);
    }

    #[test]
    fn unrated_sessions_leave_the_last_28_days_incomplete() {
        let mut loads = known(&[(400, 60)]);
        loads[59] = None;
        loads[32] = None;
        check(&loads, Acwr::Incomplete { gap_days: 2 });
        loads[59] = Some(400);
        check(&loads, Acwr::Incomplete { gap_days: 1 });
        check(&loads[..59], Acwr::Incomplete { gap_days: 1 });
        loads.push(Some(400));
        check(&loads, STEADY);
    }

    #[test]
    fn a_running_session_is_a_gap_from_the_next_day_on() {
        let mut log = sessions(&known(&[(400, 28)]));
        log.put_session(id(900), Some(SessionFacts { running: true, ..facts(day(28), None, 0) }));
        let ledgers = ledgers(&log);
        let value = 4.0 * 2_400.0 / 10_800.0;
        let today = Acwr::Ratio { value, zone: Zone::Steady };
        assert_eq!(acwr(&ledgers, Ledger::Session, day(28)), today);
        let tomorrow = Acwr::Incomplete { gap_days: 1 };
        assert_eq!(acwr(&ledgers, Ledger::Session, day(29)), tomorrow);
        let whole = Series::between(&ledgers, Ledger::Session, day(0), day(29));
        assert_eq!((whole.up_to(28).acwr(), whole.up_to(29).acwr()), (today, tomorrow));
    }

    #[test]
    fn a_layoff_gets_no_ratio() {
        check(&known(&[(400, 40), (0, 14)]), Acwr::NoBaseline);
        check(&known(&[(400, 40), (0, 15)]), Acwr::Returning { day: 0 });
        check(&known(&[(400, 40), (0, 40)]), Acwr::Returning { day: 0 });
        check_axial(&days(&[(60, 40), (0, 40)]), Acwr::Returning { day: 0 });
    }

    #[test]
    fn the_ratio_rests_for_21_days_after_a_layoff() {
        let back = |days_back| known(&[(400, 40), (0, 14), (400, days_back)]);
        check(&back(1), Acwr::Returning { day: 1 });
        check(&back(21), Acwr::Returning { day: 21 });
        check(&back(22), Acwr::Ratio { value: 4.0 * 2_800.0 / 8_800.0, zone: Zone::Steady });
    }

    #[test]
    fn thirteen_days_off_are_no_layoff() {
        check(&known(&[(400, 40), (0, 13), (400, 14)]), Acwr::NoBaseline);
    }

    #[test]
    fn rest_days_after_the_return_do_not_move_its_count() {
        check(&known(&[(400, 40), (0, 20), (400, 1), (0, 9)]), Acwr::Returning { day: 10 });
    }

    #[test]
    fn a_gap_ends_a_layoff() {
        let mut loads = known(&[(400, 40), (0, 14), (400, 21)]);
        check(&loads, Acwr::Returning { day: 21 });
        loads[44] = None;
        check(&loads, Acwr::NoBaseline);
        loads[44] = Some(0);
        let mut log = sessions(&loads);
        log.put_session(id(900), Some(SessionFacts { running: true, ..facts(day(44), None, 0) }));
        check_log(&log, Ledger::Session, loads.len(), Acwr::NoBaseline);
    }

    #[test]
    fn the_volume_ledger_knows_the_same_states() {
        let check = |kilograms: &[i64], expected| {
            check_log(&deadlifts(kilograms), Ledger::Volume, kilograms.len(), expected);
        };
        check(&days(&[(60, 40)]), STEADY);
        check(&days(&[(60, 40), (0, 20)]), Acwr::Returning { day: 0 });
    }

    #[test]
    fn an_axial_layoff_is_days_without_an_axial_day_whatever_else_was_lifted() {
        let mut log = deadlifts(&days(&[(60, 40)]));
        for number in 40..60 {
            log.put_session(id(number), Some(facts(day(number), None, 60)));
            let squat = placed(id(number), GOBLET_SQUAT, set(reps(10), 20));
            log.put_set(id(20_000 + number), Some(squat));
        }
        check_log(&log, Ledger::Axial, 60, Acwr::Returning { day: 0 });
        check_log(&log, Ledger::Session, 60, Acwr::Incomplete { gap_days: 20 });
    }

    #[test]
    fn who_never_had_an_axial_day_has_no_axial_layoff() {
        let mut log = sessions(&known(&[(400, 60)]));
        check_log(&log, Ledger::Axial, 60, Acwr::NoBaseline);
        for number in 0..60 {
            let squat = placed(id(number), GOBLET_SQUAT, set(reps(10), 20));
            log.put_set(id(20_000 + number), Some(squat));
        }
        check_log(&log, Ledger::Axial, 60, STEADY);
        let first = placed(id(59), DEADLIFT, set(reps(1), 12));
        log.put_set(id(30_000), Some(first));
        let value = 4.0 * (7.0 * 120.0 + 12.0) / (28.0 * 120.0 + 12.0);
        check_log(&log, Ledger::Axial, 60, Acwr::Ratio { value, zone: Zone::Steady });
    }

    #[test]
    fn one_empty_week_of_the_three_before_leaves_nothing_to_compare_with() {
        for empty in 0..3 {
            let mut weeks = [(400, 7); 4];
            weeks[empty].0 = 0;
            let steady_month = (400, 28);
            let loads = known(&[&[steady_month][..], &weeks[..]].concat());
            check(&loads, Acwr::NoBaseline);
        }
    }

    #[test]
    fn three_weeks_below_a_quarter_of_the_best_month_are_no_baseline() {
        // The best 28 days hold 28 x 400 within twelve weeks; a quarter of their mean is 100 a day.
        check(&known(&[(400, 28), (100, 28), (99, 21), (100, 7)]), Acwr::NoBaseline);
        check(&known(&[(400, 28), (100, 56)]), STEADY);
        check(&known(&[(400, 28), (99, 56)]), Acwr::NoBaseline);
        // One day later only 27 of its days lie within the twelve weeks.
        check(&known(&[(400, 28), (99, 57)]), STEADY);
    }

    #[test]
    fn ramps_are_suspended_while_they_read_high() {
        // L51: four weeks of a ramp after four weeks off, then normal weeks; and two weeks after 14 days off.
        let ramp = |off, factors: &[i64]| {
            let mut weeks = vec![100; 8];
            weeks.extend(vec![0; off]);
            weeks.extend(factors);
            let first_week = 8 + off;
            let loads = days(&weeks.iter().map(|&load| (load, 7)).collect::<Vec<_>>());
            let ledgers = ledgers(&deadlifts(&loads));
            let series = Series::between(&ledgers, Ledger::Axial, day(0), day(loads.len() as u64 - 1));
            let series = &series;
            let end_of_week = move |week: usize| series.up_to((first_week + week) * 7 - 1);
            let ratios: Vec<_> = (1..=factors.len())
                .map(|week| {
                    let pure = Windows::ending(end_of_week(week).loads).unwrap().ratio().unwrap();
                    (pure * 100.0).round() / 100.0
                })
                .collect();
            let states: Vec<_> = (1..=4).map(|week| end_of_week(week).acwr()).collect();
            (ratios, states)
        };
        let rests = [7, 14, 21].map(|day| Acwr::Returning { day });

        let (ratios, states) = ramp(4, &[50, 70, 80, 90, 100, 100]);
        assert_eq!(ratios, [4.0, 2.33, 1.6, 1.24, 1.18, 1.08]);
        assert_eq!(states[..3], rests);
        assert!(matches!(states[3], Acwr::Ratio { zone: Zone::Steady, .. }), "{states:?}");

        let (ratios, states) = ramp(2, &[50, 70, 100, 100]);
        assert_eq!(ratios, [1.33, 2.33, 1.82, 1.25]);
        assert_eq!(states[..3], rests);
        assert!(matches!(states[3], Acwr::Ratio { zone: Zone::Steady, .. }), "{states:?}");
    }
}
