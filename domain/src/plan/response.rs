//! How the body answers an exercise, and what that does to the next session (T12 to T18).
//!
//! The traffic light comes from programmes for Achilles and knee-cap pain (Silbernagel 2007; Thomee 1997), not for backs.
//! Painful exercise gave a small short-term benefit and no long-term harm (Smith 2017). The cut at 2 and 5 is one of two
//! that are published; the next morning's +1 and +2, and every number of days, are choices.

use super::days::after;
use super::past::{Done, Past, PastSession};
use super::readiness::Usual;
use crate::catalog::{ExerciseId, find};
use crate::check_in::Rating;
use crate::load::Response;
use crate::log::Set;
use chrono::NaiveDate;

/// Days for which an exercise is blocked after a red response (T15, choice).
const BLOCKED_DAYS: u64 = 7;

/// What was felt during the sets of an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct During {
    /// The worst pain.
    pub pain: Rating,
    /// A pain of 3 that is usual and that the sets did not raise (T12).
    pub as_usual: bool,
    /// Whether it was sharp, or travelled further down the leg. Symptoms that move up towards the back are not meant (T13).
    pub sharp_or_down: bool,
}

/// What was felt the morning after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Morning {
    /// Whether what the session stirred up had settled within 24 hours.
    pub settled: bool,
    /// Pain then.
    pub pain: Rating,
    /// What was usual when the session was done.
    pub usual: Usual,
}

impl During {
    /// The worst of what was said of the sets of an exercise, warm-ups too; none: nothing was said. A pain of 3
    /// was not raised where 3 is usual.
    pub fn of<'a>(sets: impl IntoIterator<Item = &'a Set>, usual: Usual) -> Option<Self> {
        let felt = sets.into_iter().filter_map(|set| set.pain);
        felt.fold(None, |worst: Option<Self>, felt| {
            let before = worst.map_or(Rating::MIN, |worst| worst.pain);
            let sharp_or_down = felt.sharp_or_down || worst.is_some_and(|worst| worst.sharp_or_down);
            Some(Self {
                pain: felt.rating.max(before),
                as_usual: usual.at_least(3) && usual.at_most(3),
                sharp_or_down,
            })
        })
    }

    /// What it asks for (T12): green goes on, amber ends the exercise with no more load, red stops it.
    pub const fn colour(self) -> Response {
        match self.pain.get() {
            _ if self.sharp_or_down => Response::Red,
            0..=2 => Response::Green,
            3 if self.as_usual => Response::Green,
            3..=5 => Response::Amber,
            _ => Response::Red,
        }
    }
}

impl Morning {
    fn colour(self) -> Response {
        let worse = !self.settled || self.usual.is_exceeded(self.pain, 2);
        if worse { Response::Red } else { Response::Green }
    }
}

/// The answer to a session: the worse of what was felt during it and the next morning (T12).
///
/// A morning alone counts by itself: nothing was reported during the sets (choice). Sets alone count as far as they were
/// amber or red, which no morning makes better; green sets without a morning are not known yet (T14).
pub fn colour(during: Option<During>, morning: Option<Morning>) -> Option<Response> {
    let during = during.map(During::colour);
    match morning.map(Morning::colour) {
        Some(morning) => worse(Some(during.unwrap_or(morning)), Some(morning)),
        None => during.filter(|&during| during != Response::Green),
    }
}

/// The worse of two answers; one that is known, where the other is not, as far as it was amber or red.
pub(super) const fn worse(one: Option<Response>, other: Option<Response>) -> Option<Response> {
    match (one, other) {
        (Some(Response::Red), _) | (_, Some(Response::Red)) => Some(Response::Red),
        (Some(Response::Amber), _) | (_, Some(Response::Amber)) => Some(Response::Amber),
        (Some(Response::Green), Some(Response::Green)) => Some(Response::Green),
        (None, _) | (_, None) => None,
    }
}

/// Why an exercise gives way to an easier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Block {
    /// Its answer was red: not before this day (T15).
    Red {
        /// The first day on which it may be planned again.
        back: NaiveDate,
    },
    /// Its last two answers were amber: the easier one next time (T16).
    Amber,
}

/// The block of an exercise on a day, from its sessions, the newest first (T15, T16).
///
/// `easier` is when one of its easier variants was last done: an amber block is over after that session, or a week after
/// the second amber, so that every block ends (choice).
pub(super) fn block(done: &[Done], easier: Option<NaiveDate>, day: NaiveDate) -> Option<Block> {
    let red = done.iter().find(|done| done.response == Some(Response::Red));
    if let Some(back) = red.map(|red| after(red.date, BLOCKED_DAYS)).filter(|&back| day < back) {
        return Some(Block::Red { back });
    }
    // A red answer that is behind is no better than an amber one.
    let amber = |done: &Done| matches!(done.response, Some(Response::Amber | Response::Red));
    match done {
        [last, before, ..] if amber(last) && amber(before) => {
            let open =
                day < after(last.date, BLOCKED_DAYS) && easier.is_none_or(|easier| easier <= last.date);
            open.then_some(Block::Amber)
        }
        _ => None,
    }
}

/// Whether an exercise comes back on a day after a block, at 80 % of its load (T15): it was not done since its red answer.
pub(super) fn comes_back(done: &[Done], day: NaiveDate) -> bool {
    done.first()
        .is_some_and(|last| last.response == Some(Response::Red) && day >= after(last.date, BLOCKED_DAYS))
}

impl Past {
    /// What keeps an exercise out of a session on a day (T15, T16).
    pub fn block(&self, exercise: &ExerciseId, day: NaiveDate) -> Option<Block> {
        let easier = find(exercise.as_str()).map_or(&[][..], |record| record.easier());
        let dates = easier.iter().filter_map(|easier| Some(self.of(&easier.id).first()?.date));
        block(self.of(exercise), dates.max(), day)
    }

    /// Whether an exercise comes back after a block, at 80 % of its load (T15).
    pub fn comes_back(&self, exercise: &ExerciseId, day: NaiveDate) -> bool {
        comes_back(self.of(exercise), day)
    }

    /// Sessions with a red answer in the last days, the day itself included.
    pub fn red_sessions(&self, day: NaiveDate, days: i64) -> usize {
        red_sessions(&self.sessions, day, days)
    }

    /// Three red sessions in 14 days: worth a check (T17, choice).
    pub fn worth_a_check(&self, day: NaiveDate) -> bool {
        self.red_sessions(day, 14) >= 3
    }

    /// Whether a session from this date on had a red answer: the safety list is due again after it (T3).
    pub fn red_since(&self, date: NaiveDate) -> bool {
        self.sessions.iter().any(|session| session.date >= date && is_red(session))
    }
}

fn is_red(session: &PastSession) -> bool {
    session.response == Some(Response::Red)
}

fn red_sessions(sessions: &[PastSession], day: NaiveDate, days: i64) -> usize {
    let recent = |session: &&PastSession| (0..days).contains(&(day - session.date).num_days());
    sessions.iter().filter(recent).filter(|session| is_red(session)).count()
}

/// Whether the second red session within seven days was on this day: it starts a flare (T17, choice).
pub(super) fn second_red(sessions: &[PastSession], day: NaiveDate) -> bool {
    sessions.iter().any(|session| session.date == day && is_red(session))
        && red_sessions(sessions, day, 7) >= 2
}

/// A scale on which somebody is asked again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scale {
    /// Pain, 0 to 10 (NRS).
    Pain,
    /// Roland-Morris, 0 to 24 (RMDQ).
    RolandMorris,
    /// Oswestry, 0 to 100, where somebody brings the number from elsewhere (ODI).
    Oswestry,
}

/// What became of a rating; lower is better on every [`Scale`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// It fell by an amount that matters.
    Better,
    /// About the same.
    Same,
    /// It rose by an amount that matters.
    Worse,
}

impl Scale {
    /// Points, and percent of what it was, from which on a change matters (T18; Ostelo 2008).
    const fn matters(self) -> (u8, Option<u8>) {
        match self {
            Self::Pain => (2, Some(30)),
            Self::RolandMorris => (5, Some(30)),
            Self::Oswestry => (10, None),
        }
    }

    /// What became of a rating (T18). Of nothing there are no percent.
    pub fn change(self, was: u8, is: u8) -> Change {
        let (points, percent) = self.matters();
        let by = was.abs_diff(is);
        let share = percent.is_some_and(|percent| {
            was > 0 && by > 0 && u16::from(by) * 100 >= u16::from(percent) * u16::from(was)
        });
        match was.cmp(&is) {
            _ if by < points && !share => Change::Same,
            std::cmp::Ordering::Greater => Change::Better,
            _ => Change::Worse,
        }
    }
}

/// Recovered: no pain, and at most two points of Roland-Morris (T18; Kamper 2010).
pub const fn is_recovered(pain: Rating, roland_morris: u8) -> bool {
    pain.get() == 0 && roland_morris <= 2
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::*;
    use super::*;
    use crate::catalog::AxialClass;
    use proptest::prelude::*;

    const RED: Option<Response> = Some(Response::Red);
    const AMBER: Option<Response> = Some(Response::Amber);
    const GREEN: Option<Response> = Some(Response::Green);

    fn during(pain: u8) -> During {
        During { pain: rating(pain), as_usual: false, sharp_or_down: false }
    }

    fn morning(pain: u8, usual: u8, settled: bool) -> Option<Morning> {
        Some(Morning { settled, pain: rating(pain), usual: rating(usual).into() })
    }

    fn done(number: u64, response: Option<Response>) -> Done {
        Done { session: id(number), date: day(number), sets: Vec::new(), response, form: None }
    }

    #[test]
    fn t12_pain_during_a_set_is_green_to_2_amber_to_5_and_red_above() {
        let calm = morning(0, 0, true);
        for (pain, expected) in [(0, GREEN), (2, GREEN), (3, AMBER), (5, AMBER), (6, RED), (10, RED)] {
            assert_eq!(colour(Some(during(pain)), calm), expected, "{pain}");
        }
        assert_eq!(colour(Some(During { as_usual: true, ..during(3) }), calm), GREEN);
        assert_eq!(colour(Some(During { as_usual: true, ..during(4) }), calm), AMBER);
        assert_eq!(colour(Some(During { sharp_or_down: true, ..during(1) }), calm), RED);
    }

    #[test]
    fn t13_symptoms_further_down_the_leg_are_always_red() {
        for pain in 0..=10 {
            let set = During { sharp_or_down: true, ..during(pain) };
            assert_eq!(colour(Some(set), None), RED);
            assert_eq!(colour(Some(set), morning(0, 5, true)), RED);
        }
    }

    #[test]
    fn t12_the_next_morning_is_red_from_two_above_usual_or_when_it_has_not_settled() {
        for (pain, usual, settled, expected) in [
            (3, 2, true, GREEN),
            (4, 2, true, RED),
            (0, 2, false, RED),
            (2, 4, true, GREEN),
            (10, 9, true, GREEN),
        ] {
            assert_eq!(colour(None, morning(pain, usual, settled)), expected, "{pain} against {usual}");
        }
        assert_eq!(colour(Some(during(4)), morning(0, 0, false)), RED);
    }

    #[test]
    fn t14_without_a_morning_nothing_is_green() {
        assert_eq!(colour(None, None), None);
        assert_eq!(colour(Some(during(0)), None), None);
        assert_eq!(colour(Some(during(4)), None), AMBER);
        assert_eq!(colour(Some(during(6)), None), RED);
    }

    #[test]
    fn t15_a_red_exercise_is_blocked_seven_days_and_comes_back_lighter() {
        let all = [done(10, RED), done(3, GREEN)];
        let on = |number| (block(&all, None, day(number)), comes_back(&all, day(number)));
        let red = Some(Block::Red { back: day(17) });
        assert_eq!([on(10), on(11), on(16)], [(red, false), (red, false), (red, false)]);
        assert_eq!(on(17), (None, true));
        // Done since, it is no longer coming back; done by hand meanwhile, it stays blocked.
        assert!(!comes_back(&[done(17, None), done(10, RED)], day(18)));
        assert_eq!(block(&[done(12, GREEN), done(10, RED)], None, day(13)), red);
    }

    #[test]
    fn t16_a_second_amber_in_a_row_asks_for_the_easier_one_once() {
        let amber = Some(Block::Amber);
        let two = [done(10, AMBER), done(7, AMBER)];
        assert_eq!(block(&two, None, day(12)), amber);
        assert_eq!(block(&two, Some(day(9)), day(12)), amber);
        assert_eq!(block(&two, Some(day(12)), day(13)), None);
        assert_eq!(block(&two, None, day(17)), None);
        assert_eq!(block(&two[..1], None, day(12)), None);
        assert_eq!(block(&[done(10, AMBER), done(1, RED)], None, day(12)), amber);
        assert_eq!(block(&[done(10, AMBER), done(7, GREEN), done(5, AMBER)], None, day(12)), None);
        assert_eq!(block(&[done(10, None), done(7, AMBER), done(5, AMBER)], None, day(12)), None);
    }

    #[test]
    fn t16_the_easier_one_is_that_of_the_library() {
        let mut all = past(Vec::new());
        let name = ExerciseId::library("barbell_deadlift");
        all.by_exercise.insert(name.clone(), vec![done(10, AMBER), done(7, AMBER)]);
        assert_eq!(all.block(&name, day(12)), Some(Block::Amber));
        let easier = find("barbell_deadlift").unwrap().easier()[0].id.clone();
        all.by_exercise.insert(easier, vec![done(12, GREEN)]);
        assert_eq!(all.block(&name, day(12)), None);
    }

    #[test]
    fn t17_red_sessions_are_counted_in_seven_and_in_fourteen_days() {
        let red = |number| session(number, AxialClass::Low, RED);
        let two = past(vec![red(0), red(6)]);
        assert!(second_red(&two.sessions, day(6)));
        assert!(!second_red(&two.sessions, day(0)) && !second_red(&two.sessions, day(5)));
        assert!(!second_red(&past(vec![red(0), red(7)]).sessions, day(7)));
        assert!(!two.worth_a_check(day(6)));
        let three = past(vec![red(0), red(6), red(13)]);
        assert!(three.worth_a_check(day(13)) && !three.worth_a_check(day(14)));
        assert!(!past(vec![red(0), red(6), session(8, AxialClass::Low, None)]).worth_a_check(day(8)));
        assert!(three.red_since(day(13)) && !three.red_since(day(14)));
    }

    #[test]
    fn t18_smaller_changes_are_about_the_same() {
        use Change::{Better, Same, Worse};
        for (scale, was, is, expected) in [
            (Scale::Pain, 8, 7, Same),
            (Scale::Pain, 8, 6, Better),
            (Scale::Pain, 3, 2, Better),
            (Scale::Pain, 4, 3, Same),
            (Scale::Pain, 0, 1, Same),
            (Scale::Pain, 0, 2, Worse),
            (Scale::Pain, 5, 5, Same),
            (Scale::RolandMorris, 20, 16, Same),
            (Scale::RolandMorris, 20, 15, Better),
            (Scale::RolandMorris, 10, 7, Better),
            (Scale::Oswestry, 20, 11, Same),
            (Scale::Oswestry, 20, 30, Worse),
        ] {
            assert_eq!(scale.change(was, is), expected, "{scale:?} {was} to {is}");
        }
        assert!(is_recovered(rating(0), 2) && !is_recovered(rating(0), 3) && !is_recovered(rating(1), 0));
    }

    fn any_response() -> impl Strategy<Value = Option<Response>> {
        prop::sample::select(vec![None, GREEN, AMBER, RED])
    }

    fn any_during() -> impl Strategy<Value = During> {
        (0..=10_u8, any::<[bool; 2]>()).prop_map(|(pain, [as_usual, sharp_or_down])| During {
            pain: rating(pain),
            as_usual,
            sharp_or_down,
        })
    }

    /// How bad an answer is; what is not known lies between green and amber: no progression, no penalty.
    fn badness(response: Option<Response>) -> u8 {
        [GREEN, None, AMBER, RED].iter().position(|other| *other == response).unwrap() as u8
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn invariant_7_a_worse_answer_never_gives_a_better_colour(
            set in prop::option::of(any_during()),
            next in prop::option::of((0..=10_u8, 0..=10_u8, any::<bool>())),
            more in (0..=10_u8, 0..=10_u8, any::<[bool; 3]>()),
        ) {
            let (more_pain, more_later, [usual, sharp, unsettled]) = more;
            let worse_set = set.map(|set| During {
                pain: rating((set.pain.get() + more_pain).min(10)),
                as_usual: set.as_usual && usual,
                sharp_or_down: set.sharp_or_down || sharp,
            });
            let of = |(pain, usual, settled)| morning(pain, usual, settled);
            let worse_next = next.map(|(pain, usual, settled)| {
                ((pain + more_later).min(10), usual, settled && !unsettled)
            });
            let before = colour(set, next.and_then(of));
            let after = colour(worse_set, worse_next.and_then(of));
            prop_assert!(badness(after) >= badness(before), "{before:?} became {after:?}");
        }

        #[test]
        fn invariant_5_every_block_ends_within_seven_days(
            answers in prop::collection::vec((0..30_u64, any_response()), 0..12),
            easier in prop::option::of(0..30_u64),
        ) {
            let mut all: Vec<_> = answers.into_iter().map(|(date, answer)| done(date, answer)).collect();
            all.sort_by_key(|done| std::cmp::Reverse(done.date));
            let last = all.first().map_or(day(0), |done| done.date);
            let easier = easier.map(day);
            prop_assert_eq!(block(&all, easier, after(last, 7)), None);
            if let Some(Block::Red { back }) = block(&all, easier, last) {
                prop_assert!(last < back && back <= after(last, 7));
            }
        }

        #[test]
        fn invariant_7_a_worse_answer_never_opens_a_block(
            answers in prop::collection::vec((0..30_u64, any_response()), 1..12),
            which in any::<prop::sample::Index>(),
            to in any_response(),
            on in 0..40_u64,
        ) {
            let mut all: Vec<_> = answers.into_iter().map(|(date, answer)| done(date, answer)).collect();
            all.sort_by_key(|done| std::cmp::Reverse(done.date));
            let strictness = |all: &[Done]| match block(all, None, day(on)) {
                None => 0,
                Some(Block::Amber) => 1,
                Some(Block::Red { back }) => 2 + (back - day(0)).num_days(),
            };
            let before = strictness(&all);
            let changed = which.get(&all).response;
            if badness(to) >= badness(changed) {
                let place = which.index(all.len());
                all[place].response = to;
                prop_assert!(strictness(&all) >= before);
            }
        }
    }
}
