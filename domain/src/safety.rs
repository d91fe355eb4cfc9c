//! The safety screen: questions whose answers say that a clinician should look first (T3 to T7).
//!
//! It names no condition, gives no score and no probability: an answer opens or closes the plan, and the person unlocks it
//! by answering again. Which questions: IFOMPT framework for red flags (Finucane 2020); warning items of NHS pages; NICE
//! NG59; Downie 2013. The cut into three levels and the intervals are choices. No clinician has reviewed this.

use crate::log::Extra;
use crate::programme::{Bits, Member};
use chrono::NaiveDate;
use std::fmt;

/// What a yes leads to, the strictest first (T4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// "Get emergency help now": no training until the answers change.
    A,
    /// "See a doctor today": no training until somebody was checked.
    B,
    /// "Worth a check": the calmest phase until somebody was checked.
    C,
}

/// A question of the screen, by its place; its words are in the language content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Question(u8);

impl Question {
    /// How many there are of each level.
    const COUNTS: [(Level, u8); 3] = [(Level::A, 8), (Level::B, 5), (Level::C, 7)];
    /// How many there are.
    pub const COUNT: u8 = 20;

    /// All questions in the order in which they are asked.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..Self::COUNT).map(Self)
    }

    /// Its level and its number within the level, from 1.
    pub fn code(self) -> (Level, u8) {
        let mut number = self.0;
        for (level, count) in Self::COUNTS {
            if number < count {
                return (level, number + 1);
            }
            number -= count;
        }
        (Level::C, number)
    }

    /// What a yes to it leads to.
    pub fn level(self) -> Level {
        self.code().0
    }
}

/// Level and number, as stored: `A1` to `C7`.
impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (level, number) = self.code();
        let letter = match level {
            Level::A => 'A',
            Level::B => 'B',
            Level::C => 'C',
        };
        write!(f, "{letter}{number}")
    }
}

impl Member for Question {
    fn place(self) -> u8 {
        self.0
    }
}

/// The answers of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafetyAnswers {
    /// The civil date.
    pub date: NaiveDate,
    /// Questions answered with yes; all others were answered with no.
    pub yes: Bits<Question>,
    /// Of those, the ones with which somebody was checked by a clinician. A confirmed answer stays so until it is said to be new.
    pub checked: Bits<Question>,
    /// Fields of a later version.
    pub extra: Extra,
}

/// Days after which the full list is asked again (T3, choice).
pub const ASK_AGAIN_DAYS: i64 = 28;

impl SafetyAnswers {
    /// The lock that these answers put on: of all open ones the strictest; A cannot be confirmed, only answered anew (T4).
    pub fn lock(&self) -> Option<Level> {
        let open = |question: &Question| {
            self.yes.has(*question) && (question.level() == Level::A || !self.checked.has(*question))
        };
        Question::all().filter(open).map(Question::level).min()
    }
}

/// The answers in force on a day: the newest up to it; of one day the last in the list.
pub fn in_force<'a>(
    answers: impl IntoIterator<Item = &'a SafetyAnswers>,
    day: NaiveDate,
) -> Option<&'a SafetyAnswers> {
    answers.into_iter().filter(|answers| answers.date <= day).max_by_key(|answers| answers.date)
}

/// What the answers in force say of a day (T3 to T7). `red_session_since`: whether a session since then had a red answer.
///
/// Answers from a day that has not come (a clock that was wrong) hold, and are asked for again.
pub fn screen(answers: Option<&SafetyAnswers>, red_session_since: bool, day: NaiveDate) -> Screen {
    let Some(answers) = answers else { return Screen::Never };
    let fresh = (0..ASK_AGAIN_DAYS).contains(&(day - answers.date).num_days());
    if fresh && !red_session_since {
        Screen::Answered(answers.lock())
    } else {
        Screen::AskAgain(answers.lock())
    }
}

/// What the newest answers say of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// Never asked: no plan before it (T3).
    Never,
    /// Asked 28 days ago or earlier, or before a session that ended red: to be asked again; what holds meanwhile is the lock.
    AskAgain(Option<Level>),
    /// Answered; the lock, if there is one.
    Answered(Option<Level>),
}

impl Screen {
    /// The lock that holds. No answers lock nothing by themselves: the plan is not offered then anyway.
    pub const fn lock(self) -> Option<Level> {
        match self {
            Self::Never => None,
            Self::AskAgain(lock) | Self::Answered(lock) => lock,
        }
    }

    /// Whether a plan may be offered (invariant 2).
    pub const fn plan_is_open(self) -> bool {
        !matches!(self, Self::Never) && !matches!(self.lock(), Some(Level::A | Level::B))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Days;
    use proptest::prelude::*;

    fn day(number: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + Days::new(number)
    }

    /// Answers of day 0: questions with yes, and those of them that were checked.
    fn answers(yes: &[u8], checked: &[u8]) -> SafetyAnswers {
        let bits = |places: &[u8]| places.iter().map(|&place| Question(place)).collect();
        SafetyAnswers { date: day(0), yes: bits(yes), checked: bits(checked), extra: Extra::NONE }
    }

    #[test]
    fn t5_t6_t7_there_are_eight_five_and_seven_questions() {
        let of = |level| Question::all().filter(|question| question.level() == level).count();
        assert_eq!([Level::A, Level::B, Level::C].map(of), [8, 5, 7]);
        let codes: Vec<_> = Question::all().map(Question::code).collect();
        assert_eq!((codes[0], codes[7], codes[8]), ((Level::A, 1), (Level::A, 8), (Level::B, 1)));
        assert_eq!((codes[12], codes[13], codes[19]), ((Level::B, 5), (Level::C, 1), (Level::C, 7)));
    }

    #[test]
    fn t3_the_list_is_asked_again_after_28_days_and_after_a_red_session() {
        let none = answers(&[], &[]);
        assert_eq!(screen(None, false, day(0)), Screen::Never);
        assert_eq!(screen(Some(&none), false, day(27)), Screen::Answered(None));
        assert_eq!(screen(Some(&none), false, day(28)), Screen::AskAgain(None));
        assert_eq!(screen(Some(&none), true, day(1)), Screen::AskAgain(None));
        assert!(screen(Some(&none), false, day(28)).plan_is_open());
    }

    #[test]
    fn t4_what_is_asked_again_stays_locked_meanwhile() {
        for (place, level) in [(0, Level::A), (8, Level::B), (13, Level::C)] {
            let answers = answers(&[place], &[]);
            for on in [1, 28, 400] {
                assert_eq!(screen(Some(&answers), false, day(on)).lock(), Some(level));
                assert_eq!(screen(Some(&answers), true, day(on)).lock(), Some(level));
            }
        }
    }

    #[test]
    fn t7_a_confirmed_answer_stays_confirmed_until_it_is_said_anew() {
        assert_eq!(answers(&[14], &[14]).lock(), None);
        assert_eq!(answers(&[14, 15], &[14]).lock(), Some(Level::C));
    }

    #[test]
    fn answers_of_a_day_that_has_not_come_hold_and_are_asked_for_again() {
        let locked = SafetyAnswers { date: day(90), ..answers(&[0], &[]) };
        assert_eq!(screen(Some(&locked), false, day(10)), Screen::AskAgain(Some(Level::A)));
        assert!(!screen(Some(&locked), false, day(10)).plan_is_open());
    }

    #[test]
    fn the_answers_in_force_are_the_newest_up_to_a_day() {
        let at = |date, yes: &[u8]| SafetyAnswers { date: day(date), ..answers(yes, &[]) };
        let all = [at(5, &[1]), at(2, &[2]), at(5, &[3]), at(9, &[4])];
        assert_eq!(in_force(&all, day(8)), Some(&all[2]));
        assert_eq!(in_force(&all, day(4)), Some(&all[1]));
        assert_eq!(in_force(&all, day(1)), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn invariant_2_no_lock_is_open_while_an_unconfirmed_answer_of_its_level_stands(
            yes in prop::collection::vec(0..20_u8, 0..4),
            checked in prop::collection::vec(0..20_u8, 0..12),
            later in 0..60_u64,
            red: bool,
        ) {
            let given = answers(&yes, &checked);
            let stands = |level: Level| yes.iter().any(|place| {
                Question(*place).level() == level && (level == Level::A || !checked.contains(place))
            });
            // A beats B beats C.
            let expected = [Level::A, Level::B, Level::C].into_iter().find(|&level| stands(level));
            let screen = screen(Some(&given), red, day(later));
            prop_assert_eq!(screen.lock(), expected);
            prop_assert_eq!(screen.plan_is_open(), !stands(Level::A) && !stands(Level::B));
        }

        #[test]
        fn invariant_2_one_more_yes_opens_nothing(
            yes in prop::collection::vec(0..20_u8, 0..4),
            checked in prop::collection::vec(0..20_u8, 0..12),
            more in 0..20_u8,
        ) {
            // No lock is the mildest.
            let strictness = |lock: Option<Level>| lock.map_or(3, |level| level as u8);
            let more = [&yes[..], &[more]].concat();
            let (before, after) = (answers(&yes, &checked).lock(), answers(&more, &checked).lock());
            prop_assert!(strictness(after) <= strictness(before));
        }
    }
}
