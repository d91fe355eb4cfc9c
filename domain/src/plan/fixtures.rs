//! What the tests of this folder are made of.

use super::{Diary, Past, PastSession};
use crate::catalog::AxialClass;
use crate::check_in::{CheckIn, Rating, Settled};
use crate::load::Response;
use crate::log::Extra;
use crate::units::Id;
use chrono::{Days, NaiveDate, NaiveTime};

/// A day of a test, counted from a Monday.
pub(super) fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + Days::new(number)
}

pub(super) fn id(clock: u64) -> Id {
    Id { clock, writer: *b"tests" }
}

pub(super) fn rating(value: u8) -> Rating {
    Rating::new(value).unwrap()
}

/// A check-in at eight in the morning: pain now, usual pain.
pub(super) fn check_in(number: u64, pain: u8, usual: u8) -> CheckIn {
    CheckIn {
        date: day(number),
        time: NaiveTime::from_hms_opt(8, 0, 0).unwrap(),
        pain: rating(pain),
        usual: rating(usual),
        stiffness: None,
        sleep: None,
        settled: None,
        just_up: false,
        beliefs: None,
        extra: Extra::NONE,
    }
}

/// The same, with the answer how a session had settled.
pub(super) fn settled(check_in: CheckIn, session: u64, yes: bool) -> CheckIn {
    CheckIn { settled: Some(Settled { session: id(session), yes }), ..check_in }
}

/// One check-in a day from day 0 on, with pain now as usual.
pub(super) fn usual(ratings: &[u8]) -> Vec<CheckIn> {
    (0..).zip(ratings).map(|(number, &rating)| check_in(number, rating, rating)).collect()
}

pub(super) fn diary(check_ins: &[CheckIn], on: u64) -> Diary<'_> {
    Diary::up_to(check_ins, day(on))
}

/// A session of which only the answer and the class are asked.
pub(super) fn session(number: u64, top: AxialClass, response: Option<Response>) -> PastSession {
    PastSession {
        id: id(number),
        date: day(number),
        exercises: Vec::new(),
        top: Some(top),
        response,
        pain: None,
    }
}

/// Sessions, given in any order.
pub(super) fn past(mut sessions: Vec<PastSession>) -> Past {
    crate::sorted::sort_short(&mut sessions, |one, other| one.date > other.date);
    Past { sessions, ..Past::default() }
}
