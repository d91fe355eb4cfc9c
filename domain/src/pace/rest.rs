//! The rest between two sets (S41, S54): when it ends, what is left, what is said of it.

use crate::catalog::{AxialClass, Measure, Traits};
use crate::log::SetKind;

/// A rest is no longer than this, in milliseconds: 15 minutes (choice).
const LONGEST_MS: i64 = 900_000;
/// What is said when so much is left, in milliseconds (S54).
const MARKS: [(i64, Announcement); 2] = [(10_000, Announcement::Left10), (30_000, Announcement::Left30)];
/// Nothing is said this soon after the start, which is itself said.
const QUIET_MS: i64 = 5000;

/// A rest that runs, or is over: Unix milliseconds. Its time is that of the wall clock, so that it lives through a reload and
/// a locked screen. Where that clock may have been set meanwhile, "now" is the time at which a
/// [`Clockface`](super::Clockface) began, plus what it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rest {
    /// When it began.
    pub start: i64,
    /// When it ends or ended. Not before the start, and at most 15 minutes after it.
    pub end: i64,
    /// Whether its end was announced (S41: once).
    pub told: bool,
}

/// What is said of a rest (S54).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Announcement {
    /// It begins.
    Start,
    /// 30 seconds are left.
    Left30,
    /// 10 seconds are left.
    Left10,
    /// It is over.
    Done,
}

impl Rest {
    /// A rest of so many seconds from now on; of 15 minutes at most.
    #[must_use]
    pub fn of(seconds: u16, now: i64) -> Self {
        Self { start: now, end: now + (i64::from(seconds) * 1000).min(LONGEST_MS), told: false }
    }

    /// A rest that was stored; none where it could not have been one.
    pub(super) fn stored(start: i64, end: i64, told: bool) -> Option<Self> {
        (0..=LONGEST_MS).contains(&(end - start)).then_some(Self { start, end, told })
    }

    /// With this many seconds more, or fewer. It never ends before now, and lasts 15 minutes at most. More of a rest that is
    /// over is a new one; less of it changes nothing.
    #[must_use]
    pub fn changed_by(self, seconds: i16, now: i64) -> Self {
        if now < self.end {
            let end = (self.end + i64::from(seconds) * 1000).min(self.start + LONGEST_MS);
            Self { end: end.max(now).max(self.start), ..self }
        } else if seconds > 0 {
            Self::of(seconds.unsigned_abs(), now)
        } else {
            self
        }
    }

    /// Milliseconds that are left. Never more than the whole rest, whatever became of the clock.
    #[must_use]
    pub fn left(self, now: i64) -> i64 {
        (self.end - now).clamp(0, self.end - self.start)
    }

    /// Whole seconds that are left, rounded up.
    #[must_use]
    pub fn seconds_left(self, now: i64) -> u16 {
        ((self.left(now) + 999) / 1000) as u16
    }

    /// How much of it is over, 0 to 1000.
    #[must_use]
    pub fn per_mille(self, now: i64) -> u16 {
        let length = (self.end - self.start).max(1);
        ((length - self.left(now)) * 1000 / length) as u16
    }

    /// For how many whole minutes it has been over; none while it runs. It counts on calmly: nobody is late.
    #[must_use]
    pub fn over_minutes(self, now: i64) -> Option<u32> {
        (now >= self.end).then(|| ((now - self.end) / 60_000) as u32)
    }

    /// What is to be said of the time since the last look and up to now, of several the last. The first look is at the start:
    /// `last = start - 1`; after a reload `last = now`. The end is said once, however late.
    pub fn announce(&mut self, last: i64, now: i64) -> Option<Announcement> {
        if now >= self.end {
            let first_time = !self.told;
            self.told = true;
            return first_time.then_some(Announcement::Done);
        }
        let due = |at: i64| last < at && at <= now;
        let late = |(left, _): &&(i64, Announcement)| {
            let at = self.end - left;
            at > self.start + QUIET_MS && due(at)
        };
        let said = MARKS.iter().find(late).map(|(_, said)| *said);
        said.or_else(|| due(self.start).then_some(Announcement::Start))
    }
}

/// Seconds of rest after a set.
///
/// `prescribed` is the rest of the dose; 0 where one set is all. Without one it goes by class and measure: 180 s after
/// high, 120 s after moderate, 90 s after other weights (convention: 2 to 3 minutes for the big lifts, 1 to 2 for others,
/// ACSM 2009), 30 s after stretches and breaths and 60 s after the rest (choice). After a warm-up set it is half of that,
/// 60 s at most (choice): [`least_rest`] speaks of working sets. Between the exercises of a superset the one is the rest of
/// the other: 15 s to walk over where a weight waits, else none (choice).
#[must_use]
pub fn usual_rest(prescribed: Option<u8>, traits: &Traits, kind: SetKind, in_superset: bool) -> u16 {
    if in_superset {
        return if traits.loadable { 15 } else { 0 };
    }
    let full = match (prescribed, traits.axial, traits.measure) {
        (Some(seconds), ..) => u16::from(seconds),
        (None, AxialClass::High, _) => 180,
        (None, AxialClass::Moderate, _) => 120,
        (None, _, _) if traits.loadable => 90,
        (None, _, Measure::Seconds | Measure::Breaths) => 30,
        (None, ..) => 60,
    };
    if kind == SetKind::WarmUp { (full / 2).min(60) } else { full }
}

/// The shortest rest that may be offered after a working set: 75 % of the full one, rounded up (T50).
#[must_use]
pub const fn least_rest(seconds: u16) -> u16 {
    seconds - seconds / 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{LIBRARY, Phase, bracing, lifts, mobility};
    use proptest::prelude::*;

    const NOW: i64 = 1_795_363_440_000;

    #[test]
    fn two_minutes_are_counted_down_in_whole_seconds() {
        let rest = Rest::of(120, NOW);
        let at =
            |ms: i64| (rest.seconds_left(NOW + ms), rest.per_mille(NOW + ms), rest.over_minutes(NOW + ms));
        assert_eq!(at(0), (120, 0, None));
        assert_eq!(at(1), (120, 0, None));
        assert_eq!(at(1000), (119, 8, None));
        assert_eq!(at(60_000), (60, 500, None));
        assert_eq!(at(119_999), (1, 999, None));
        assert_eq!(at(120_000), (0, 1000, Some(0)));
        assert_eq!(at(120_000 + 179_999), (0, 1000, Some(2)));
    }

    #[test]
    fn fifteen_seconds_more_or_fewer_stay_between_now_and_a_quarter_of_an_hour() {
        let rest = Rest::of(60, NOW);
        assert_eq!(rest.changed_by(15, NOW + 5000).end, NOW + 75_000);
        assert_eq!(rest.changed_by(-15, NOW + 5000).end, NOW + 45_000);
        assert_eq!(rest.changed_by(-15, NOW + 50_000).end, NOW + 50_000, "over at once");
        let longest = (0..100).fold(rest, |rest, _| rest.changed_by(15, NOW + 5000));
        assert_eq!(longest.end, NOW + 900_000);
        assert_eq!(Rest::of(u16::MAX, NOW).end, NOW + 900_000);
    }

    #[test]
    fn more_of_a_rest_that_is_over_is_a_new_one() {
        let mut rest = Rest::of(60, NOW);
        assert_eq!(rest.announce(NOW, NOW + 61_000), Some(Announcement::Done));
        assert_eq!(rest.changed_by(-15, NOW + 62_000), rest);
        let more = rest.changed_by(15, NOW + 62_000);
        assert_eq!(more, Rest::of(15, NOW + 62_000));
        assert!(!more.told);
    }

    #[test]
    fn a_clock_that_was_set_back_makes_no_rest_longer() {
        let rest = Rest::of(60, NOW);
        assert_eq!((rest.left(NOW - 3_600_000), rest.per_mille(NOW - 3_600_000)), (60_000, 0));
    }

    /// What is said at looks every so many milliseconds, with the second in which it is said.
    fn said(seconds: u16, every: usize) -> Vec<(i64, Announcement)> {
        let mut rest = Rest::of(seconds, NOW);
        let mut last = NOW - 1;
        let mut said = Vec::new();
        for now in (NOW..NOW + 400_000).step_by(every) {
            said.extend(rest.announce(last, now).map(|what| ((now - NOW) / 1000, what)));
            last = now;
        }
        said
    }

    #[test]
    fn start_thirty_ten_and_the_end_are_said_once_each() {
        use Announcement::*;
        for every in [16, 250, 1000] {
            assert_eq!(said(120, every), [(0, Start), (90, Left30), (110, Left10), (120, Done)]);
            assert_eq!(said(30, every), [(0, Start), (20, Left10), (30, Done)]);
            assert_eq!(said(15, every), [(0, Start), (15, Done)]);
        }
    }

    #[test]
    fn after_a_sleep_only_the_latest_is_said_and_the_end_once_however_late() {
        let mut rest = Rest::of(120, NOW);
        assert_eq!(rest.announce(NOW - 1, NOW + 112_000), Some(Announcement::Left10));
        assert_eq!(rest.announce(NOW + 112_000, NOW + 3_600_000), Some(Announcement::Done));
        assert_eq!(rest.announce(NOW + 3_600_000, NOW + 3_600_016), None);
        let mut reloaded = Rest { told: false, ..rest };
        assert_eq!(reloaded.announce(NOW + 200_000, NOW + 200_000), Some(Announcement::Done));
        let mut told = rest;
        assert_eq!(told.announce(NOW + 200_000, NOW + 200_000), None);
    }

    #[test]
    fn the_dose_tells_the_rest_and_without_one_class_and_measure_do() {
        let rest = |exercise: &crate::catalog::Exercise| {
            usual_rest(None, &exercise.traits(), SetKind::Working, false)
        };
        assert_eq!(rest(&lifts::BARBELL_DEADLIFT), 180);
        assert_eq!(rest(&lifts::KETTLEBELL_DEADLIFT), 120);
        assert_eq!(rest(&mobility::COUCH_STRETCH), 30);
        assert_eq!(rest(&bracing::DIAPHRAGMATIC_BREATHING), 30);
        assert_eq!(rest(&bracing::BIRD_DOG), 60);
        let deadlift = lifts::BARBELL_DEADLIFT.traits();
        assert_eq!(usual_rest(Some(150), &deadlift, SetKind::Working, false), 150);
        assert_eq!(usual_rest(Some(0), &deadlift, SetKind::Working, false), 0);
        assert_eq!(usual_rest(Some(180), &deadlift, SetKind::WarmUp, false), 60);
        assert_eq!(usual_rest(Some(30), &deadlift, SetKind::WarmUp, false), 15);
        assert_eq!(usual_rest(Some(180), &deadlift, SetKind::Working, true), 15);
        assert_eq!(least_rest(150), 113);
    }

    #[test]
    fn after_a_working_set_nobody_rests_for_less_than_three_quarters_of_the_dose() {
        for exercise in LIBRARY {
            for dose in Phase::ALL.into_iter().filter_map(|phase| exercise.dose.get(phase).as_ref()) {
                let rest = usual_rest(Some(dose.rest_seconds), &exercise.traits(), SetKind::Working, false);
                assert!(rest >= least_rest(u16::from(dose.rest_seconds)), "{exercise:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_rest_keeps_its_bounds_whatever_is_pressed(
            seconds in any::<u16>(),
            presses in prop::collection::vec((0_i64..400_000, -900_i16..900), 0..20),
        ) {
            let mut rest = Rest::of(seconds, NOW);
            let mut now = NOW;
            for (later, by) in presses {
                now += later;
                let before = rest;
                rest = rest.changed_by(by, now);
                prop_assert!(rest.start <= rest.end && rest.end - rest.start <= 900_000);
                prop_assert!(rest == before || rest.end >= now);
                prop_assert!(rest.left(now) <= rest.end - rest.start && rest.per_mille(now) <= 1000);
            }
        }
    }
}
