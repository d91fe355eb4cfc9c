//! What speaks for an easier week before its time (L58).
//!
//! The bounds, and that two different signals are needed, are choices: no trial stands behind them.

use super::series::Series;
use super::{Acwr, Ledger, Ledgers, Monotony, Zone};
use crate::log::{Entry, Log, Session};
use chrono::{Days, NaiveDate};

/// Twelve weeks: less is no history of one's own to compare monotony with.
const HISTORY_DAYS: usize = 84;

/// A reason to bring a deload forward. Two different ones are needed (L58).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Signal {
    /// The ratio of the session or of the axial ledger was a jump today and yesterday.
    Spike,
    /// Sessions of the last 7 days were rated 1.5 or more above those of the last 28, on average; or the last three sessions
    /// were each rated 2 or more above what the like of them was rated before.
    Effort,
    /// The days are more alike than in nine of ten weeks of the person's own history of twelve weeks or more.
    Monotony,
}

/// Which signals hold. Responses, form and sleep are not recorded yet, so their signals do not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Signals {
    /// [`Signal::Spike`].
    pub spike: bool,
    /// [`Signal::Effort`].
    pub effort: bool,
    /// [`Signal::Monotony`].
    pub monotony: bool,
}

impl Signals {
    /// The signals of a day.
    pub fn on(log: &Log, ledgers: &Ledgers, today: NaiveDate) -> Self {
        Self {
            spike: spikes(ledgers, today),
            effort: effort(log, today) || harder(log, ledgers, today),
            monotony: monotonous(ledgers, today),
        }
    }

    /// Those that hold.
    pub fn held(self) -> impl Iterator<Item = Signal> {
        let all =
            [(self.spike, Signal::Spike), (self.effort, Signal::Effort), (self.monotony, Signal::Monotony)];
        all.into_iter().filter(|(holds, _)| *holds).map(|(_, signal)| signal)
    }
}

fn spikes(ledgers: &Ledgers, today: NaiveDate) -> bool {
    let spike =
        |ledger, day| matches!(super::acwr(ledgers, ledger, day), Acwr::Ratio { zone: Zone::Spike, .. });
    [Ledger::Session, Ledger::Axial]
        .into_iter()
        .any(|ledger| spike(ledger, today) && spike(ledger, today - Days::new(1)))
}

fn effort(log: &Log, today: NaiveDate) -> bool {
    // Sum and number of the ratings of the last days.
    let ratings = |days: u64| {
        let dates = (0..days).map(|ago| today - Days::new(ago));
        let ratings = dates.flat_map(|date| log.on(date)).filter_map(|session| session.facts.rpe);
        ratings.fold((0, 0), |(sum, count), rpe| (sum + i32::from(rpe.get()), count + 1))
    };
    let ((week, of_week), (month, of_month)) = (ratings(7), ratings(28));
    of_week > 0 && 2 * (week * of_month - month * of_week) >= 3 * of_week * of_month
}

/// A session with its rating and its minutes.
struct Rated<'a> {
    session: &'a Session,
    rpe: u8,
    minutes: u16,
}

impl<'a> Rated<'a> {
    fn of(session: &'a Session) -> Option<Self> {
        let (rpe, minutes) = session.facts.rpe.zip(session.facts.minutes)?;
        Some(Self { session, rpe: rpe.get(), minutes: minutes.get() })
    }

    fn done(&self) -> impl Iterator<Item = &Entry> {
        self.session.entries.iter().filter(|entry| !entry.sets.is_empty())
    }

    /// Whether half or more of what was done in either was done in both.
    fn shares_exercises(&self, other: &Self) -> bool {
        let in_both = |entry: &&Entry| other.done().any(|other| other.exercise == entry.exercise);
        let shared = self.done().filter(in_both).count();
        shared > 0 && 2 * shared >= self.done().count().max(other.done().count())
    }
}

/// As many sessions in a row have to be harder than their like.
const HARDER_SESSIONS: usize = 3;
/// As many sessions of the like are looked at.
const LIKE_SESSIONS: usize = 4;
/// Points above the median of their ratings.
const HARDER_POINTS: u8 = 2;

/// Whether the last three rated sessions were each rated 2 or more above the median of the last four that can be compared
/// with it, at a load that was no higher (L58 c). They count for 28 days (choice).
///
/// Compared with is what came before the three, within 84 days: sessions with half or more of the same exercises and at
/// least the same load, which is the kg·rep of the day and, where that is equal, the minutes (choice). Ratings that an
/// import estimated are none.
fn harder(log: &Log, ledgers: &Ledgers, today: NaiveDate) -> bool {
    let since = today - Days::new(HISTORY_DAYS as u64 - 1);
    let answered = |session: &&Session| !session.facts.running && !session.facts.estimated;
    let sessions = log.sessions().rev().filter(|session| session.facts.date <= today);
    let sessions = sessions.take_while(|session| session.facts.date >= since).filter(answered);
    let rated: Vec<_> = sessions.filter_map(Rated::of).collect();
    let load = |rated: &Rated<'_>| (ledgers.day(rated.session.facts.date).volume, rated.minutes);
    let alike = |one: &Rated<'_>, other: &Rated<'_>| one.shares_exercises(other) && load(other) >= load(one);
    let Some((last, before)) = rated.split_at_checked(HARDER_SESSIONS) else { return false };
    last.iter().all(|session| {
        let like = before.iter().filter(|other| alike(session, other)).map(|other| other.rpe);
        let mut like: Vec<u8> = like.take(LIKE_SESSIONS).collect();
        crate::sorted::sort_short(&mut like, |one, other| one < other);
        let recent = (today - session.session.facts.date).num_days() < 28;
        // The median of four is the mean of the two in the middle.
        recent && matches!(like[..], [_, low, high, _] if 2 * session.rpe >= low + high + 2 * HARDER_POINTS)
    })
}

fn monotonous(ledgers: &Ledgers, today: NaiveDate) -> bool {
    let series = Series::between(ledgers, Ledger::Session, NaiveDate::MIN, today);
    let loads = series.history().loads();
    if loads.len() < HISTORY_DAYS {
        return false;
    }
    // One value a week, that of today first.
    let mut weeks = loads.rchunks_exact(7).map(|week| Monotony::ending(week).and_then(|week| week.monotony));
    let Some(now) = weeks.next().flatten() else {
        return false;
    };
    let (below, all) =
        weeks.flatten().fold((0, 0), |(below, all), week| (below + u32::from(week < now), all + 1));
    all > 0 && 10 * below > 9 * all
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::*;
    use super::*;

    fn is_harder(log: &Log, today: u64) -> bool {
        harder(log, &ledgers(log), day(today))
    }

    #[test]
    fn three_sessions_rated_2_above_their_like_are_a_signal() {
        let usual = [(5, 100), (6, 100), (6, 100), (9, 100)];
        let then = |last: &[(i64, i64)]| is_harder(&rated(&[&usual[..], last].concat()), 12);
        // The median of 5, 6, 6 and 9 is 6.
        assert!(then(&[(8, 100), (8, 100), (8, 100)]));
        assert!(then(&[(8, 80), (9, 100), (10, 90)]));
        assert!(!then(&[(8, 100), (7, 100), (8, 100)]));
        // Two are not three, and a heavier bar may be harder.
        assert!(!then(&[(6, 100), (8, 100), (8, 100)]));
        assert!(!then(&[(8, 100), (8, 101), (8, 100)]));
        // Three like it are too few, and only what is like it counts.
        assert!(!is_harder(&rated(&[&usual[1..], &[(10, 100); 3]].concat()), 10));
        let one_lighter = [(5, 100), (6, 99), (6, 100), (9, 100)];
        assert!(!is_harder(&rated(&[&one_lighter[..], &[(9, 100); 3]].concat()), 12));
        let lighter = [&[(1, 60); 4][..], &usual, &[(8, 100), (8, 100), (8, 100)]].concat();
        assert!(is_harder(&rated(&lighter), 20));
    }

    #[test]
    fn a_session_is_compared_with_those_that_share_half_of_its_exercises() {
        let mut log = rated(&[(6, 100), (6, 100), (6, 100), (6, 100), (8, 100), (8, 100), (8, 100)]);
        assert!(is_harder(&log, 12));
        log.put_set(id(2_000), Some(placed(id(6), HIP_THRUST, set(reps(5), 0))));
        assert!(is_harder(&log, 12));
        log.put_set(id(2_001), Some(placed(id(6), CARRY, set(metres(20), 20))));
        assert!(!is_harder(&log, 12));
    }

    #[test]
    fn hard_sessions_of_long_ago_and_estimated_ratings_are_no_signal() {
        let mut log = rated(&[(6, 100), (6, 100), (6, 100), (6, 100), (8, 100), (8, 100), (8, 100)]);
        assert!(is_harder(&log, 8 + 27) && !is_harder(&log, 8 + 28));
        // Seen from a day before the third of them there are two.
        assert!(!is_harder(&log, 11));
        let estimated = crate::log::SessionFacts { estimated: true, ..facts(day(12), Some(8), 60) };
        log.put_session(id(6), Some(estimated));
        assert!(!is_harder(&log, 12));
    }
}
