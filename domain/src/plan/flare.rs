//! A flare: three days of calm and movement, then the way back (T20 to T22).
//!
//! It is found anew from what was said and rated, day by day, and never stored. Keeping moving is public advice; the 72
//! hours, the thresholds and the shares of volume and load are choices. Every flare ends: by a rating, by hand, or in time.

use super::days::{before, each};
use super::past::{Past, PastSession};
use super::readiness::{Diary, Usual};
use super::response::second_red;
use crate::catalog::{AxialClass, Exercise, aerobic, bracing, glutes, lifts, spinal_motion};
use crate::check_in::Rating;
use crate::load::Response;
use chrono::NaiveDate;

/// Days of calm before pain is looked at again (T20).
const CALM_DAYS: i64 = 3;
/// From this many days on without a way back, having it looked at is worth saying (T21).
const UNSETTLED_DAYS: i64 = 7;
/// Nothing is a flare for longer: by then it is what is usual (choice).
const LONGEST_CALM_DAYS: i64 = 28;
/// The week back lasts so long, and on until a session of it was green (choice) ...
const BACK_DAYS: i64 = 7;
/// ... but no longer than this, whether or not anybody says how sessions settle (choice).
const LONGEST_BACK_DAYS: i64 = 21;

/// The days on which somebody said so by hand.
#[derive(Debug, Clone, Copy, Default)]
pub struct FlareMarks<'a> {
    /// A flare began.
    pub began: &'a [NaiveDate],
    /// It was over: the week back begins; said in that week, it is over too.
    pub over: &'a [NaiveDate],
}

/// What a day of a flare allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FlareStage {
    /// Days 0 and 1: short sessions of the calmest.
    Calm,
    /// Day 2, and on while pain does not settle: two more exercises.
    CalmMore,
    /// From day 3 on, once pain is at most one above usual: the former plan, at less volume and load.
    Back {
        /// Whether a session without high lifts was green since, so that these may return.
        high: bool,
    },
}

impl FlareStage {
    /// The heaviest class that it allows.
    pub const fn top(self) -> AxialClass {
        match self {
            Self::Calm | Self::CalmMore => AxialClass::Low,
            Self::Back { high: false } => AxialClass::Moderate,
            Self::Back { high: true } => AxialClass::High,
        }
    }

    /// Whether the plan is that of calm.
    pub const fn is_calm(self) -> bool {
        matches!(self, Self::Calm | Self::CalmMore)
    }

    /// Of this many sets how many: 70 %, rounded up, on the way back.
    pub const fn sets(self, sets: u8) -> u8 {
        match self {
            Self::Calm | Self::CalmMore => sets,
            Self::Back { .. } => sets - sets / 10 * 3 - sets % 10 * 3 / 10,
        }
    }

    /// Percent of the load that was used before.
    pub const fn load_percent(self) -> u8 {
        match self {
            Self::Calm | Self::CalmMore => 0,
            Self::Back { .. } => 80,
        }
    }

    /// What its short sessions are made of; on the way back none.
    pub fn exercises(self) -> &'static [&'static Exercise] {
        match self {
            Self::Calm => MINI.split_at(MINI.len() - 2).0,
            Self::CalmMore => &MINI,
            Self::Back { .. } => &[],
        }
    }
}

/// Exercises of the short sessions (T20); the last two from day 2 on.
static MINI: [&Exercise; 6] = [
    &bracing::DIAPHRAGMATIC_BREATHING,
    &spinal_motion::PELVIC_TILT,
    &glutes::GLUTE_BRIDGE,
    &aerobic::WALKING,
    &bracing::BIRD_DOG_LEG_ONLY,
    &lifts::HIP_HINGE_DRILL,
];

/// A flare that is going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flare {
    /// Its first day.
    pub began: NaiveDate,
    /// Days since then.
    pub day: u8,
    /// What it allows today.
    pub stage: FlareStage,
    /// Whether the three days of calm came twice.
    pub repeated: bool,
    /// Whether having it looked at is worth saying: a week without a way back, or clearly worse than it began (T21).
    pub worth_a_check: bool,
}

/// A flare that is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PastFlare {
    /// Its first day.
    pub began: NaiveDate,
    /// The first day of the way back.
    pub back: NaiveDate,
    /// The first day after it; of one on its way back the day that was asked about.
    pub over: NaiveDate,
}

impl PastFlare {
    /// Whether it counts as a layoff that ended because of pain: more than seven days (T21, L46, L53).
    pub fn is_layoff(&self) -> bool {
        (self.back - self.began).num_days() > UNSETTLED_DAYS
    }
}

/// The flares of the last 112 days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flares {
    /// The one that is going on.
    pub now: Option<Flare>,
    /// Those that are over, and the calm days of the one that is on its way back, the newest last.
    pub past: Vec<PastFlare>,
}

impl Flares {
    /// Whether a day belonged to the calm part of a flare.
    pub fn calm_on(&self, day: NaiveDate) -> bool {
        let now = self.now.is_some_and(|flare| flare.stage.is_calm() && flare.began <= day);
        now || self.past.iter().any(|flare| flare.began <= day && day < flare.back)
    }
}

/// The course of a flare while it is followed.
struct Course {
    began: NaiveDate,
    /// What was usual when it began: ratings from within it are no measure of it (choice).
    usual: Usual,
    /// The first rating of pain in it.
    first: Option<Rating>,
    /// When its days of calm began, the last time.
    calm: NaiveDate,
    /// Whether they came once more because pain had not settled.
    repeated: bool,
    back: Option<NaiveDate>,
}

impl Course {
    fn is_over(&self, sessions: &[PastSession], day: NaiveDate) -> bool {
        match self.back {
            None => (day - self.calm).num_days() >= LONGEST_CALM_DAYS,
            Some(back) => {
                let days = (day - back).num_days();
                days >= LONGEST_BACK_DAYS || (days >= BACK_DAYS && green_without_high(sessions, back, day))
            }
        }
    }

    /// Looks at pain, once the days of calm are behind: it settled, or they come once more, but once only, and not when
    /// twice as many are behind already.
    fn look(&mut self, pain: Rating, day: NaiveDate) {
        let behind = (day - self.calm).num_days();
        if self.back.is_none() && behind >= CALM_DAYS {
            if self.usual.holds(pain, 1) {
                self.back = Some(day);
            } else if !self.repeated && behind < 2 * CALM_DAYS {
                (self.calm, self.repeated) = (day, true);
            }
        }
    }

    fn on(&self, sessions: &[PastSession], pain: Option<Rating>, day: NaiveDate) -> Flare {
        let days = (day - self.began).num_days();
        let calm = (day - self.calm).num_days();
        let stage = match self.back {
            Some(back) => FlareStage::Back { high: green_without_high(sessions, back, day) },
            None if calm < CALM_DAYS - 1 => FlareStage::Calm,
            None => FlareStage::CalmMore,
        };
        let worse = pain.zip(self.first).is_some_and(|(pain, first)| pain.get() >= first.get() + 2);
        Flare {
            began: self.began,
            day: days as u8,
            stage,
            repeated: self.repeated,
            worth_a_check: self.back.is_none() && (days >= UNSETTLED_DAYS || worse),
        }
    }

    fn ended(&self, over: NaiveDate) -> PastFlare {
        PastFlare { began: self.began, back: self.back.unwrap_or(over), over }
    }
}

/// Whether a session without high lifts was green from one day to another.
fn green_without_high(sessions: &[PastSession], from: NaiveDate, to: NaiveDate) -> bool {
    sessions.iter().any(|session| {
        (from..=to).contains(&session.date)
            && session.response == Some(Response::Green)
            && session.top.is_some_and(|top| top < AxialClass::High)
    })
}

/// The flares up to a day (T20): begun by hand, by a second red session within seven days, or by pain now of 4 or more
/// that is three or more above usual. What is said of later days (a clock that was wrong) is not looked at.
pub fn flares(marks: FlareMarks<'_>, diary: &Diary<'_>, sessions: &[PastSession], day: NaiveDate) -> Flares {
    let mut course: Option<Course> = None;
    let mut past = Vec::new();
    for date in each(before(day, Past::DAYS), day) {
        let pain = diary.on(date).map(|check_in| check_in.pain);
        let rises = |pain: Rating| pain.get() >= 4 && diary.usual(date).is_exceeded(pain, 3);
        let told = marks.began.contains(&date) || second_red(sessions, date);
        let begins = told || pain.is_some_and(rises);
        // On its way back it gives way to a new one.
        let ends = |now: &mut Course| now.is_over(sessions, date) || (begins && now.back.is_some());
        past.extend(course.take_if(ends).map(|ended| ended.ended(date)));
        // High ratings belong to its days of calm; what is told or red in them makes them begin anew.
        if (course.is_none() && begins) || told {
            let (began, first) = course.map_or((date, None), |now| (now.began, now.first));
            let usual = diary.usual(date);
            course = Some(Course { began, usual, first, calm: date, repeated: false, back: None });
        }
        let Some(now) = course.as_mut() else { continue };
        now.first = now.first.or(pain);
        if let Some(pain) = pain {
            now.look(pain, date);
        }
        if marks.over.contains(&date) {
            match now.back {
                None => now.back = Some(date),
                Some(back) if back < date => {
                    past.extend(course.take().map(|ended| ended.ended(date)));
                }
                Some(_) => {}
            }
        }
    }
    let pain = diary.on(day).map(|check_in| check_in.pain);
    let now = course.as_ref().map(|course| course.on(sessions, pain, day));
    past.extend(course.filter(|course| course.back.is_some()).map(|course| course.ended(day)));
    Flares { now, past }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::*;
    use super::*;
    use crate::check_in::CheckIn;
    use proptest::prelude::*;

    const RED: Option<Response> = Some(Response::Red);
    const GREEN: Option<Response> = Some(Response::Green);

    /// Five calm days of usual pain 2, and then these ratings of pain, each on its day.
    fn rated(then: &[(u64, u8)]) -> Vec<CheckIn> {
        let mut all = usual(&[2; 5]);
        all.extend(then.iter().map(|&(on, pain)| check_in(on, pain, 2)));
        all
    }

    fn at(check_ins: &[CheckIn], sessions: &[PastSession], on: u64) -> Flares {
        flares(FlareMarks::default(), &diary(check_ins, on), sessions, day(on))
    }

    fn said(began: u64, over: Option<u64>, check_ins: &[CheckIn], on: u64) -> Flares {
        let over: Vec<_> = over.map(day).into_iter().collect();
        let marks = FlareMarks { began: &[day(began)], over: &over };
        flares(marks, &diary(check_ins, on), &[], day(on))
    }

    fn stage(flares: &Flares) -> Option<(u8, FlareStage)> {
        flares.now.map(|flare| (flare.day, flare.stage))
    }

    const BACK: FlareStage = FlareStage::Back { high: false };

    #[test]
    fn t20_pain_of_4_that_is_three_above_usual_starts_a_flare() {
        for (pain, starts) in [(3, false), (4, false), (5, true), (9, true)] {
            assert_eq!(at(&rated(&[(5, pain)]), &[], 5).now.is_some(), starts, "{pain}");
        }
        let none = usual(&[0; 5]);
        let with = |pain| [none.clone(), vec![check_in(5, pain, 0)]].concat();
        assert!(at(&with(3), &[], 5).now.is_none() && at(&with(4), &[], 5).now.is_some());
    }

    #[test]
    fn t20_a_flare_starts_by_hand_and_a_day_that_has_not_come_is_not_looked_at() {
        assert_eq!(stage(&said(5, None, &[], 5)), Some((0, FlareStage::Calm)));
        assert_eq!(stage(&said(5, None, &[], 4)), None);
    }

    #[test]
    fn t17_two_red_sessions_in_seven_days_start_a_flare() {
        let red = |number| session(number, AxialClass::Low, RED);
        let all = past(vec![red(1), red(7)]).sessions;
        assert_eq!(at(&[], &all, 6).now, None);
        assert_eq!(stage(&at(&[], &all, 8)), Some((1, FlareStage::Calm)));
        assert_eq!(at(&[], &past(vec![red(1), red(8)]).sessions, 9).now, None);
    }

    #[test]
    fn t20_two_days_of_calm_a_third_with_more_and_then_the_way_back() {
        let settled = rated(&[(5, 6), (8, 3)]);
        let days = [5, 6, 7, 8].map(|on| stage(&at(&settled, &[], on)).unwrap());
        assert_eq!(
            days,
            [(0, FlareStage::Calm), (1, FlareStage::Calm), (2, FlareStage::CalmMore), (3, BACK)]
        );
    }

    #[test]
    fn t20_pain_above_usual_and_one_repeats_the_days_of_calm_but_once() {
        let all = rated(&[(5, 6), (8, 4), (9, 3), (11, 4), (12, 4), (14, 3)]);
        let on = |number| at(&all, &[], number).now.unwrap();
        let stages = [8, 9, 10, 11, 12, 14].map(|number| on(number).stage);
        use FlareStage::{Calm, CalmMore};
        assert_eq!(stages, [Calm, Calm, CalmMore, CalmMore, CalmMore, BACK]);
        assert!(!on(7).repeated && on(8).repeated && on(14).repeated);
    }

    #[test]
    fn t20_without_a_rating_nobody_knows_that_it_settled() {
        assert_eq!(stage(&said(5, None, &[], 10)), Some((5, FlareStage::CalmMore)));
    }

    #[test]
    fn t20_high_lifts_come_back_after_a_green_session_without_them() {
        let settled = rated(&[(5, 6), (8, 2)]);
        let high = |done: Vec<PastSession>| at(&settled, &past(done).sessions, 12).now.unwrap().stage;
        let done = |top, response| high(vec![session(9, top, response)]);
        assert_eq!(done(AxialClass::Moderate, None), BACK);
        assert_eq!(done(AxialClass::High, GREEN), BACK);
        assert_eq!(done(AxialClass::Moderate, GREEN), FlareStage::Back { high: true });
        // A session from before the way back is none of it.
        assert_eq!(high(vec![session(6, AxialClass::Low, GREEN)]), BACK);
    }

    #[test]
    fn t20_the_way_back_ends_after_a_week_with_a_green_session_and_after_three_without() {
        let settled = rated(&[(5, 6), (8, 2)]);
        let green = past(vec![session(9, AxialClass::Low, GREEN)]).sessions;
        assert!(at(&settled, &green, 14).now.is_some() && at(&settled, &green, 15).now.is_none());
        assert!(at(&settled, &[], 28).now.is_some() && at(&settled, &[], 29).now.is_none());
    }

    #[test]
    fn a_flare_that_is_said_to_be_over_goes_the_way_back_and_said_again_it_ends() {
        assert_eq!(stage(&said(5, Some(6), &[], 6)), Some((1, BACK)));
        let over = [day(6), day(8)];
        let marks = FlareMarks { began: &[day(5)], over: &over };
        let on = |number| flares(marks, &diary(&[], number), &[], day(number));
        assert_eq!(stage(&on(7)), Some((2, BACK)));
        assert_eq!(on(8).now, None);
        assert_eq!(on(8).past, [PastFlare { began: day(5), back: day(6), over: day(8) }]);
    }

    #[test]
    fn a_flare_that_is_told_again_begins_its_days_of_calm_anew() {
        let calm = rated(&[(5, 6), (8, 2), (9, 2), (10, 2)]);
        let marks = FlareMarks { began: &[day(5), day(7)], over: &[] };
        let on = |number| stage(&flares(marks, &diary(&calm, number), &[], day(number))).unwrap();
        use FlareStage::{Calm, CalmMore};
        assert_eq!([7, 8, 9, 10].map(on), [(2, Calm), (3, Calm), (4, CalmMore), (5, BACK)]);
        // A high rating in them does not.
        let high = rated(&[(5, 6), (7, 6), (8, 2)]);
        assert_eq!(stage(&at(&high, &[], 8)), Some((3, BACK)));
    }

    #[test]
    fn a_new_rise_on_the_way_back_is_a_new_flare() {
        let all = rated(&[(5, 6), (8, 2), (10, 7)]);
        let flares = at(&all, &[], 10);
        assert_eq!(stage(&flares), Some((0, FlareStage::Calm)));
        assert_eq!(flares.past.len(), 1);
    }

    #[test]
    fn t21_a_week_without_a_way_back_is_worth_a_check_and_a_longer_flare_a_layoff() {
        let sore = rated(&[(5, 6), (11, 6), (12, 6), (13, 3)]);
        let on = |number| at(&sore, &[], number);
        assert!(!on(11).now.unwrap().worth_a_check && on(12).now.unwrap().worth_a_check);
        assert!(!on(13).now.unwrap().worth_a_check);
        assert!(on(13).past[0].is_layoff());
        assert!(!at(&rated(&[(5, 6), (12, 3)]), &[], 12).past[0].is_layoff());
    }

    #[test]
    fn t21_clearly_worse_than_it_began_is_worth_a_check_at_once() {
        let worse = |pain| at(&rated(&[(5, 6), (6, pain)]), &[], 6).now.unwrap().worth_a_check;
        assert!(!worse(7) && worse(8));
    }

    #[test]
    fn t20_short_sessions_hold_what_suits_a_bad_day() {
        assert_eq!(FlareStage::Calm.exercises().len(), 4);
        for exercise in FlareStage::CalmMore.exercises() {
            assert!(exercise.good_on_a_bad_day(), "{exercise:?}");
            assert!(exercise.axial <= FlareStage::Calm.top());
        }
        assert!(BACK.exercises().is_empty());
    }

    #[test]
    fn t20_sets_are_seven_tenths_rounded_up() {
        for sets in 0..=u8::MAX {
            assert_eq!(u16::from(BACK.sets(sets)), (u16::from(sets) * 7).div_ceil(10));
        }
        assert_eq!(BACK.load_percent(), 80);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn invariant_5_every_flare_ends_once_nothing_new_is_said(
            ratings in prop::collection::vec((0..40_u64, 0..=10_u8, 0..=10_u8), 0..20),
            began in prop::collection::vec(0..40_u64, 0..4),
            over in prop::collection::vec(0..40_u64, 0..4),
            reds in prop::collection::vec(0..40_u64, 0..6),
        ) {
            let check_ins: Vec<_> = ratings.iter().map(|&(on, pain, usual)| check_in(on, pain, usual)).collect();
            let days = |all: &[u64]| all.iter().copied().map(day).collect::<Vec<_>>();
            let (began, over) = (days(&began), days(&over));
            let marks = FlareMarks { began: &began, over: &over };
            let sessions = past(reds.iter().map(|&on| session(on, AxialClass::Low, RED)).collect()).sessions;
            let on = |number| flares(marks, &diary(&check_ins, number), &sessions, day(number));
            for number in [20, 40] {
                let flares = on(number);
                for flare in &flares.past {
                    prop_assert!(flare.began <= flare.back && flare.back <= flare.over);
                }
                if let Some(now) = flares.now {
                    prop_assert_eq!(now.began + chrono::Days::new(now.day.into()), day(number));
                }
            }
            prop_assert_eq!(on(100).now, None);
        }

        #[test]
        fn what_is_said_of_later_days_changes_nothing(
            ratings in prop::collection::vec((0..40_u64, 0..=10_u8, 0..=10_u8), 0..20),
            began in prop::collection::vec(0..40_u64, 0..4),
            on in 0..40_u64,
        ) {
            let check_ins: Vec<_> = ratings.iter().map(|&(on, pain, usual)| check_in(on, pain, usual)).collect();
            let known: Vec<_> = check_ins.iter().filter(|one| one.date <= day(on)).cloned().collect();
            let began: Vec<_> = began.into_iter().map(day).collect();
            let told: Vec<_> = began.iter().copied().filter(|date| *date <= day(on)).collect();
            let of = |began: &[NaiveDate], check_ins: &[CheckIn]| {
                flares(FlareMarks { began, over: &[] }, &diary(check_ins, on), &[], day(on))
            };
            prop_assert_eq!(of(&began, &check_ins), of(&told, &known));
        }
    }
}
