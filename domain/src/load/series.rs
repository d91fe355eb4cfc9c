//! One ledger as a row of civil days without holes, and the state of the ratio on any of them.
//!
//! One pass notes for each day what is asked of those before it: their sum, their gaps, the layoff, the best month. Then a
//! state costs the same on every day, however long the log is.

use super::ratio::{ACUTE_DAYS, Acwr, CHRONIC_DAYS, Windows, change};
use super::{DayTotals, Ledger, Ledgers, Load};
use chrono::{Days, NaiveDate};
use std::collections::VecDeque;

/// How far back a state looks: the best month is sought in twelve weeks.
const LOOK_BACK_DAYS: usize = 84;
/// A layoff is at least this many days (L21).
const LAYOFF_DAYS: u32 = 14;
/// The ratio rests on the first day back and the 20 after it (L20).
const SUSPENDED_DAYS: u16 = 21;

/// Every civil day of a ledger once, from the first logged day of the log or later.
pub(super) struct Series {
    first: NaiveDate,
    /// Own units of the ledger; 0 for a gap.
    loads: Vec<i64>,
    days: Vec<Day>,
}

/// What is known at the end of a day.
#[derive(Clone, Copy, Default)]
struct Day {
    /// Of all loads up to this one. It may go round: the difference of two of them is the sum of a window all the same.
    sum: i64,
    /// How many of these days are gaps for a later one.
    gaps: u32,
    /// A session of this day is still running: complete so far on the day itself, a gap for every later one.
    so_far: bool,
    /// Day of the return from a layoff, 0 while one goes on; none otherwise.
    returning: Option<u16>,
    /// Largest sum of 28 days in a row within the look-back.
    best_month: i64,
}

impl Series {
    /// The days from one date to another that belong to the series (L2); there may be none.
    pub(super) fn between(ledgers: &Ledgers, ledger: Ledger, from: NaiveDate, to: NaiveDate) -> Self {
        Self::read(ledgers, ledger, from, to, None)
    }

    /// As much as the state of one day needs.
    pub(super) fn look_back(ledgers: &Ledgers, ledger: Ledger, day: NaiveDate) -> Self {
        Self::read(ledgers, ledger, look_back_from(day), day, None)
    }

    /// As much as the states of the days after today need. What a running session of today holds so far is taken as all
    /// there will be.
    pub(super) fn look_ahead(ledgers: &Ledgers, ledger: Ledger, today: NaiveDate, to: NaiveDate) -> Self {
        Self::read(ledgers, ledger, look_back_from(today), to, Some(today))
    }

    fn read(
        ledgers: &Ledgers,
        ledger: Ledger,
        from: NaiveDate,
        to: NaiveDate,
        closed: Option<NaiveDate>,
    ) -> Self {
        let first = ledgers.first_day().map_or(from, |first| first.max(from));
        let len = ledgers.first_day().map_or(0, |_| days_from(first, to));
        let mut series = Self { first, loads: Vec::with_capacity(len), days: Vec::with_capacity(len) };
        let mut day = Day::default();
        let (mut layoffs, mut months) = (Layoffs::default(), Months::default());
        let mut logged = ledgers.days(first, to).peekable();
        for date in first.iter_days().take(len) {
            let totals =
                logged.next_if(|(logged, _)| *logged == date).map_or(&DayTotals::REST, |(_, day)| day);
            let load = totals.load(ledger);
            let units = load.map_or(0, Load::units);
            let idle = match ledger {
                Ledger::Session | Ledger::Volume => units == 0,
                Ledger::Axial => {
                    !totals.axial_day && ledgers.first_axial_day().is_some_and(|first| first < date)
                }
            };
            let running = ledger == Ledger::Session && totals.running && closed != Some(date);
            series.loads.push(units);
            day.sum = day.sum.wrapping_add(units);
            day.gaps += u32::from(load.is_none() || running);
            day.so_far = load.is_some() && running;
            day.returning = layoffs.next(idle && load.is_some(), running);
            day.best_month = months.next(&series.loads);
            series.days.push(day);
        }
        series
    }

    /// Number of days.
    pub(super) fn len(&self) -> usize {
        self.loads.len()
    }

    /// The dates of the days.
    pub(super) fn dates(&self) -> impl Iterator<Item = NaiveDate> {
        self.first.iter_days().take(self.len())
    }

    /// The date of a day, by its place.
    pub(super) fn date(&self, index: usize) -> NaiveDate {
        self.first.checked_add_days(Days::new(index as u64)).unwrap_or(NaiveDate::MAX)
    }

    /// What was known up to the day at this place, that day included; nothing if the place is outside.
    pub(super) fn up_to(&self, index: usize) -> History<'_> {
        History {
            loads: self.loads.get(..=index).unwrap_or_default(),
            days: self.days.get(..=index).unwrap_or_default(),
        }
    }

    /// The same by its date; nothing if it is before the series.
    pub(super) fn on(&self, date: NaiveDate) -> History<'_> {
        match days_from(self.first, date).checked_sub(1) {
            Some(index) => self.up_to(index),
            None => History { loads: &[], days: &[] },
        }
    }

    /// What was known up to the last day.
    pub(super) fn history(&self) -> History<'_> {
        History { loads: &self.loads, days: &self.days }
    }
}

fn look_back_from(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(LOOK_BACK_DAYS as u64 - 1)).unwrap_or(NaiveDate::MIN)
}

/// Number of days from one date to another, both included; 0 if there are none.
fn days_from(first: NaiveDate, last: NaiveDate) -> usize {
    usize::try_from((last - first).num_days() + 1).unwrap_or(0)
}

/// Layoffs and the three weeks after them, day by day (L21). Days before the series belong to none.
#[derive(Default)]
struct Layoffs {
    /// Days in a row that can belong to one.
    idle_days: u32,
    /// Days since the return, that day included.
    back: Option<u16>,
}

impl Layoffs {
    /// The day of the return on a day that is idle or not. A running session makes it one that is not, for later days.
    fn next(&mut self, idle: bool, running: bool) -> Option<u16> {
        let after_layoff = self.idle_days >= LAYOFF_DAYS;
        self.back = self.back.map(|days| days + 1).filter(|&days| days <= SUSPENDED_DAYS);
        let returning = if after_layoff { Some(u16::from(!idle)) } else { self.back };
        if idle && !running {
            self.idle_days += 1;
        } else {
            self.idle_days = 0;
            if after_layoff {
                self.back = Some(1);
            }
        }
        returning
    }
}

/// Sums of 28 days in a row, day by day, and the largest of the look-back.
#[derive(Default)]
struct Months {
    sum: i64,
    /// Last day and sum of those that are or may become the largest: each is smaller than the one before it.
    falling: VecDeque<(usize, i64)>,
}

impl Months {
    /// The largest sum on the last of these days. In the first month the sum of what is there stands in for it.
    fn next(&mut self, loads: &[i64]) -> i64 {
        let today = loads.len() - 1;
        let dropped = today.checked_sub(CHRONIC_DAYS).map_or(0, |day| loads[day]);
        self.sum += loads[today] - dropped;
        while self.falling.pop_back_if(|(_, sum)| *sum <= self.sum).is_some() {}
        self.falling.push_back((today, self.sum));
        self.falling.pop_front_if(|(day, _)| *day + LOOK_BACK_DAYS < today + CHRONIC_DAYS);
        self.falling[0].1
    }
}

/// The days of a series up to one of them, which is asked about.
#[derive(Clone, Copy)]
pub(super) struct History<'a> {
    loads: &'a [i64],
    days: &'a [Day],
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
        if let Some(day) = self.end_of(self.loads.len()).returning {
            return Acwr::Returning { day };
        }
        let windows = self.windows();
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
        let today = self.end_of(self.days.len());
        let before = self.end_of(self.days.len().saturating_sub(days));
        (today.gaps - before.gaps - u32::from(today.so_far)) as u16
    }

    /// Both windows; none before day 28.
    pub(super) fn windows(&self) -> Option<Windows> {
        Some(Windows { acute: self.sum(0, ACUTE_DAYS)?, chronic: self.sum(0, CHRONIC_DAYS)? })
    }

    /// Sum of `days` daily loads, the newest of them `ago` days before the last one; none if there are fewer.
    pub(super) fn sum(&self, ago: usize, days: usize) -> Option<i64> {
        let end = self.days.len().checked_sub(ago)?;
        let start = end.checked_sub(days)?;
        Some(self.end_of(end).sum.wrapping_sub(self.end_of(start).sum))
    }

    /// Mean of the acute window; none in the first 27 days (nothing but bars is shown then) and over a gap.
    pub(super) fn acute_mean(&self) -> Option<f64> {
        self.mean(ACUTE_DAYS)
    }

    /// Mean of the chronic window, likewise.
    pub(super) fn chronic_mean(&self) -> Option<f64> {
        self.mean(CHRONIC_DAYS)
    }

    /// Change of the last 7 days against the 7 before; none before day 14, over a gap, and after a week without load.
    pub(super) fn week_to_week(&self) -> Option<f64> {
        let (before, now) = (self.sum(ACUTE_DAYS, ACUTE_DAYS)?, self.sum(0, ACUTE_DAYS)?);
        change(before, now).filter(|_| self.gap_days(2 * ACUTE_DAYS) == 0)
    }

    fn mean(&self, days: usize) -> Option<f64> {
        let known = self.loads.len() >= CHRONIC_DAYS && self.gap_days(days) == 0;
        self.sum(0, days).filter(|_| known).map(|sum| sum as f64 / days as f64)
    }

    /// Whether the three weeks before the acute one can carry a comparison: none of them empty, and their mean at least a
    /// quarter of the best 28-day mean of the last twelve weeks. Days with a gap count there as what is known of them.
    fn has_baseline(&self) -> bool {
        let before = [7, 14, 21].map(|ago| self.sum(ago, 7).unwrap_or(0));
        if before.contains(&0) {
            return false;
        }
        16 * before.iter().sum::<i64>() >= 3 * self.end_of(self.days.len()).best_month
    }

    /// What is known at the end of this many days.
    fn end_of(&self, days: usize) -> Day {
        days.checked_sub(1).and_then(|last| self.days.get(last)).copied().unwrap_or_default()
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
            let end_of_week = |week: usize| series.up_to((first_week + week) * 7 - 1);
            let ratios: Vec<_> = (1..=factors.len())
                .map(|week| {
                    let pure = end_of_week(week).windows().unwrap().ratio().unwrap();
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
