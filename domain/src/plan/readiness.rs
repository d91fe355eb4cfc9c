//! How somebody feels on a day, against how they usually feel: what the check-ins say of it.

use super::days::{after, before};
use super::flare::Flare;
use super::past::Past;
use super::response::Morning;
use crate::check_in::{Beliefs, CheckIn, Rating};
use crate::sorted::sort_short;
use crate::units::Id;
use chrono::{NaiveDate, NaiveTime};

/// Days whose ratings say what is usual (T12, choice).
const USUAL_DAYS: u64 = 14;
/// Ratings that a median needs (T12, T62, choice).
pub(super) const RATINGS: usize = 3;
/// Days after a session on which it is still asked how it had settled (T14, choice).
const ASKED_DAYS: u64 = 7;
/// Days for which the five own questions hold (T9, choice).
const BELIEFS_DAYS: u64 = 28;
/// Minutes for which "just up" holds (T35; what the first hour changes: Snook 1998, to be checked).
const JUST_UP_MINUTES: i64 = 60;

/// Usual pain, 0 to 10, in half points: the median of an even number of ratings may lie between two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Usual(u8);

impl Usual {
    /// Twice its rating, 0 to 20.
    pub const fn half_points(self) -> u8 {
        self.0
    }

    /// Whether it is this rating or less.
    pub const fn at_most(self, rating: u8) -> bool {
        self.0 <= rating.saturating_mul(2)
    }

    /// Whether it is this rating or more.
    pub const fn at_least(self, rating: u8) -> bool {
        self.0 >= rating.saturating_mul(2)
    }

    /// Whether pain now is at most this many points above it.
    pub const fn holds(self, now: Rating, by: u8) -> bool {
        now.get() * 2 <= self.0.saturating_add(by.saturating_mul(2))
    }

    /// Whether pain now is this many points above it, or more.
    pub const fn is_exceeded(self, now: Rating, by: u8) -> bool {
        now.get() * 2 >= self.0.saturating_add(by.saturating_mul(2))
    }
}

impl From<Rating> for Usual {
    fn from(rating: Rating) -> Self {
        Self(rating.get() * 2)
    }
}

/// Check-ins up to a day, in the order of time. What is dated later (a clock that was wrong) is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diary<'a>(Vec<&'a CheckIn>);

impl<'a> Diary<'a> {
    /// The check-ins up to a day, this day included. They may come in any order; nearly in order is fastest.
    pub fn up_to(check_ins: impl IntoIterator<Item = &'a CheckIn>, day: NaiveDate) -> Self {
        let mut known: Vec<_> = check_ins.into_iter().filter(|check_in| check_in.date <= day).collect();
        sort_short(&mut known, |one, other| (one.date, one.time) < (other.date, other.time));
        Self(known)
    }

    /// All from one date to another, both included, the oldest first.
    fn between(&self, from: NaiveDate, to: NaiveDate) -> &[&'a CheckIn] {
        let at = |date| self.0.partition_point(|check_in| check_in.date < date);
        let end = self.0.partition_point(|check_in| check_in.date <= to);
        self.0.get(at(from)..end).unwrap_or_default()
    }

    /// The one that counts on a day: its newest.
    pub fn on(&self, day: NaiveDate) -> Option<&'a CheckIn> {
        self.between(day, day).last().copied()
    }

    /// The one that counts on a day, or else on the first day after it that has one.
    pub(super) fn on_or_after(&self, day: NaiveDate) -> Option<&'a CheckIn> {
        self.on(self.between(day, NaiveDate::MAX).first()?.date)
    }

    /// The median of usual pain between two dates, both included, and how many days were rated; none without a rating.
    pub(super) fn median(&self, from: NaiveDate, to: NaiveDate) -> Option<(Usual, usize)> {
        let all = self.between(from, to);
        let newest =
            |&(at, one): &(usize, &&CheckIn)| all.get(at + 1).is_none_or(|next| next.date != one.date);
        let mut ratings: Vec<u8> =
            all.iter().enumerate().filter(newest).map(|(_, one)| one.usual.get()).collect();
        sort_short(&mut ratings, |one, other| one < other);
        let (low, high) = (ratings.get(ratings.len().wrapping_sub(1) / 2)?, ratings.get(ratings.len() / 2)?);
        Some((Usual(low + high), ratings.len()))
    }

    /// Whether usual pain was ever rated within the days that say what is usual, or on the day itself.
    pub(super) fn is_rated(&self, day: NaiveDate) -> bool {
        !self.between(before(day, USUAL_DAYS), day).is_empty()
    }

    /// Usual pain as of a day (T12): the median of the 14 days before it. With fewer than three ratings the latest of
    /// them; without any the one of the day itself, then the latest ever, then 0.
    pub fn usual(&self, day: NaiveDate) -> Usual {
        let (first, last) = (before(day, USUAL_DAYS), before(day, 1));
        match self.median(first, last) {
            Some((median, ratings)) if ratings >= RATINGS => median,
            _ => {
                let recent = self.between(first, last).last().copied();
                let latest = || self.between(NaiveDate::MIN, last).last().copied();
                let rated = recent.or_else(|| self.on(day)).or_else(latest);
                rated.map_or(Usual::default(), |check_in| check_in.usual.into())
            }
        }
    }

    /// Whether usual pain rose against the week before; none if one of the two weeks has no rating.
    pub(super) fn rising(&self, day: NaiveDate) -> Option<bool> {
        let (now, _) = self.median(before(day, 6), day)?;
        let (then, _) = self.median(before(day, 13), before(day, 7))?;
        Some(now > then)
    }

    /// How the body was by the morning after a session, from the newest answer of the seven days after it (T14).
    pub(super) fn morning(&self, session: Id, date: NaiveDate) -> Option<Morning> {
        let answers = self.between(after(date, 1), after(date, ASKED_DAYS)).iter().rev();
        let mut answered =
            answers.filter_map(|answer| Some((answer, answer.settled.filter(|of| of.session == session)?)));
        let (answer, settled) = answered.next()?;
        Some(Morning { settled: settled.yes, pain: answer.pain, usual: self.usual(date) })
    }

    /// The five own questions as they stood on a day (T9).
    pub fn beliefs(&self, day: NaiveDate) -> Option<Beliefs> {
        self.between(before(day, BELIEFS_DAYS), day).iter().rev().find_map(|check_in| check_in.beliefs)
    }
}

/// What a day's session begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Readiness {
    /// Pain now; none: not said today.
    pub pain: Option<Rating>,
    /// Usual pain (T12).
    pub usual: Usual,
    /// Sleep, if it was said today.
    pub sleep: Option<Rating>,
    /// A flare that is going on (T20).
    pub flare: Option<Flare>,
    /// Sessions of the last seven days with a red response (T17).
    pub red_sessions: usize,
    /// Whether having it looked at is worth saying: three red sessions in 14 days, or a flare that does not settle (T17, T21).
    pub worth_a_check: bool,
    /// Up for less than an hour (T35).
    pub just_up: bool,
}

impl Readiness {
    /// Of a day, at a local time of it.
    pub fn read(
        diary: &Diary<'_>,
        past: &Past,
        flare: Option<Flare>,
        day: NaiveDate,
        time: NaiveTime,
    ) -> Self {
        let today = diary.on(day);
        let up = |check_in: &&CheckIn| {
            let minutes = (time - check_in.time).num_minutes();
            check_in.just_up && (0..JUST_UP_MINUTES).contains(&minutes)
        };
        Self {
            pain: today.map(|check_in| check_in.pain),
            usual: diary.usual(day),
            sleep: today.and_then(|check_in| check_in.sleep),
            flare,
            red_sessions: past.red_sessions(day, 7),
            worth_a_check: past.worth_a_check(day) || flare.is_some_and(|flare| flare.worth_a_check),
            just_up: diary.between(day, day).iter().any(up),
        }
    }

    /// Only what has a dose for the calmest phase, and no external load: pain now at 6 or more (T10, choice).
    pub fn calm_only(&self) -> bool {
        self.pain.is_some_and(|pain| pain.get() >= 6)
    }

    /// No progression, and a ceiling of effort one lower: pain now at 4 or more (T10, T64, choice).
    pub fn holds_back(&self) -> bool {
        self.pain.is_some_and(|pain| pain.get() >= 4)
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::*;
    use super::*;
    use crate::check_in::CheckIn;

    #[track_caller]
    fn check_usual(check_ins: &[CheckIn], on: u64, half_points: u8) {
        assert_eq!(diary(check_ins, on).usual(day(on)).half_points(), half_points);
    }

    #[test]
    fn t12_usual_is_the_median_of_the_14_days_before() {
        check_usual(&usual(&[2, 9, 3]), 3, 6);
        check_usual(&usual(&[2, 4, 3, 9]), 4, 7);
        // The day itself is not before it, and the first rating is 15 days back.
        check_usual(&[usual(&[9, 2, 3]), vec![check_in(15, 9, 9)]].concat(), 15, 6);
    }

    #[test]
    fn t12_with_fewer_than_three_ratings_the_latest_counts_and_without_any_it_is_0() {
        check_usual(&usual(&[2, 6]), 2, 12);
        check_usual(&[], 2, 0);
        check_usual(&[check_in(2, 5, 4)], 2, 8);
        check_usual(&[check_in(0, 5, 4), check_in(90, 5, 3)], 90, 6);
        check_usual(&[check_in(0, 5, 4)], 90, 8);
    }

    #[test]
    fn the_newest_check_in_of_a_day_counts_and_later_days_do_not() {
        let noon = CheckIn { time: NaiveTime::from_hms_opt(12, 0, 0).unwrap(), ..check_in(1, 1, 1) };
        let all = [noon, check_in(0, 2, 2), check_in(1, 9, 9), check_in(5, 8, 8)];
        assert_eq!(diary(&all, 4).on(day(1)).unwrap().pain, rating(1));
        assert_eq!(diary(&all, 4).median(day(0), day(9)), Some((Usual(3), 2)));
    }

    #[test]
    fn t14_how_a_session_settled_may_be_said_within_seven_days() {
        let answered = |on, yes| [settled(check_in(on, 2, 2), 7, yes)].to_vec();
        let morning = |check_ins: &[CheckIn]| diary(check_ins, 90).morning(id(7), day(10));
        assert_eq!(morning(&answered(10, true)), None);
        assert_eq!(morning(&answered(11, true)).unwrap().pain, rating(2));
        assert!(morning(&answered(17, false)).is_some_and(|morning| !morning.settled));
        assert_eq!(morning(&answered(18, false)), None);
        // What is said later corrects it.
        let both = [answered(11, false), answered(12, true)].concat();
        assert!(morning(&both).unwrap().settled);
    }

    #[test]
    fn t35_just_up_holds_for_an_hour() {
        let up = [CheckIn { just_up: true, ..check_in(3, 5, 2) }, check_in(3, 5, 2)];
        let at = |hour, minute| {
            let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
            Readiness::read(&diary(&up, 3), &Past::default(), None, day(3), time)
        };
        assert_eq!(
            [at(7, 59), at(8, 0), at(8, 59), at(9, 0)].map(|now| now.just_up),
            [false, true, true, false]
        );
    }

    #[test]
    fn t10_pain_now_holds_back_from_4_and_leaves_the_calmest_from_6() {
        let at = |pain| {
            let today = [check_in(0, pain, 0)];
            let now = Readiness::read(&diary(&today, 0), &Past::default(), None, day(0), NaiveTime::MIN);
            (now.holds_back(), now.calm_only())
        };
        assert_eq!([3, 4, 5, 6].map(at), [(false, false), (true, false), (true, false), (true, true)]);
    }
}
