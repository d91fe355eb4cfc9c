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
