//! Which rung of a ladder is planned now (T60, T29, first rung of T82).
//!
//! The ladders are tables. Whether an exercise is to be had (equipment, phase, own conditions, blocks) is somebody else's
//! question; the ladder decides by what was done. It goes up one rung at a time, after green sessions on the last one, and
//! down only where a rung is not to be had or eight weeks went by. All numbers are choices.

use super::progress::{REMEMBERED_DAYS, Situation, top_mass};
use super::{Because, Done, FormResult, Past, Why};
use crate::catalog::{AxialClass, Exercise, bracing, lifts};
use crate::load::Response;
use crate::units::Weight;
use chrono::NaiveDate;

/// Rungs from the easiest to the hardest; of a rung the exercise that is offered first comes first.
pub(super) struct Ladder(&'static [&'static [&'static Exercise]]);

impl Ladder {
    /// The rung of an exercise, from 0.
    pub(super) fn place(&self, exercise: &Exercise) -> Option<usize> {
        self.0.iter().position(|rung| rung.contains(&exercise))
    }
}

/// From hinging without weight to the floor.
pub(super) static PULL: Ladder = Ladder(&[
    &[&lifts::HIP_HINGE_DRILL],
    &[&lifts::KETTLEBELL_DEADLIFT],
    &[&lifts::TRAP_BAR_DEADLIFT, &lifts::ROMANIAN_DEADLIFT],
    &[&lifts::BLOCK_PULL],
    &[&lifts::BARBELL_DEADLIFT],
]);

/// From a box to the bar on the back.
pub(super) static SQUAT: Ladder = Ladder(&[
    &[&lifts::BODYWEIGHT_BOX_SQUAT],
    &[&lifts::GOBLET_SQUAT],
    &[&lifts::FRONT_SQUAT],
    &[&lifts::BARBELL_BACK_SQUAT],
]);

/// Lying, kneeling, standing, carrying. Lifting is the other two.
pub(super) static BRACING: Ladder = Ladder(&[
    &[&bracing::DEAD_BUG, &bracing::WALL_DEAD_BUG],
    &[&bracing::TALL_KNEEL_PALLOF, &bracing::BIRD_DOG],
    &[&bracing::PALLOF_PRESS],
    &[&bracing::FARMERS_CARRY, &bracing::SUITCASE_CARRY],
]);

/// Green sessions before the next rung.
const GREEN: usize = 2;
/// The same from a moderate rung to a high one.
const GREEN_TO_HIGH: usize = 4;
/// From so many days without a rung on, the ladder begins anew (L53).
const ANEW_DAYS: i64 = 56;

/// Days without a flare, and days in which the floor pull was done, for its gate to be open without a test (T29).
const NO_FLARE_DAYS: u16 = 84;
const RECENT_DAYS: i64 = 28;
/// Green sessions on the rung below that open it.
const GREEN_TO_FLOOR: usize = 8;
/// Seconds of the extensor test that open it: less pain, less disability and a longer hold went with more benefit
/// (Berglund 2015); 60 is a choice.
const EXTENSOR_SECONDS: u16 = 60;

/// The exercise of a ladder that is planned now, and why. `open` says whether one is to be had. None where none is.
pub(super) fn rung(
    Ladder(ladder): &Ladder,
    open: &dyn Fn(&'static Exercise) -> bool,
    situation: &Situation<'_>,
    past: &Past,
) -> Option<(&'static Exercise, Why)> {
    let seen = Seen { situation, past };
    let to_be_had =
        |exercise: &&'static Exercise| exercise.dose.get(situation.phase).is_some() && open(exercise);
    // Of a rung the exercise that was done last; of none the first.
    let choice = |rung: &&[&'static Exercise]| {
        let later = |best: Option<&'static Exercise>, one| match best {
            Some(best) if seen.last(one) <= seen.last(best) => Some(best),
            _ => Some(one),
        };
        rung.iter().copied().filter(to_be_had).fold(None, later)
    };
    let rungs: Vec<_> = ladder.iter().map(choice).collect();
    let (at, why) = seen.reach(ladder, &rungs)?;
    let exercise = (*rungs.get(at)?)?;
    if *exercise != lifts::BARBELL_DEADLIFT || seen.floor_is_open() {
        return Some((exercise, why));
    }
    let below = rungs[..at].iter().rev().find_map(|rung| *rung)?;
    Some((below, Why::InsteadOf { exercise: exercise.id.clone(), because: Because::Locked }))
}

/// The last working load of the nearest rung below an exercise that was loaded (T83 b).
pub(super) fn load_below(exercise: &Exercise, situation: &Situation<'_>, past: &Past) -> Option<Weight> {
    let seen = Seen { situation, past };
    let ladders = [&PULL, &SQUAT];
    let below = ladders.iter().find_map(|Ladder(ladder)| {
        let at = ladder.iter().position(|rung| rung.contains(&exercise))?;
        Some(&ladder[..at])
    });
    below?.iter().rev().find_map(|rung| {
        let loaded = seen.sessions(rung).filter(|done| seen.ago(done.date) <= REMEMBERED_DAYS);
        let loaded = loaded.filter_map(|done| Some((done.date, top_mass(done, situation.step)?)));
        loaded.max_by_key(|(date, _)| *date).map(|(_, weight)| weight)
    })
}

/// What a day has behind it.
struct Seen<'a> {
    situation: &'a Situation<'a>,
    past: &'a Past,
}

impl<'a> Seen<'a> {
    fn ago(&self, date: NaiveDate) -> i64 {
        (self.situation.day - date).num_days()
    }

    fn done(&self, exercise: &Exercise) -> impl Iterator<Item = &'a Done> + use<'a> {
        let day = self.situation.day;
        self.past.of(&exercise.id).iter().filter(move |done| done.date < day)
    }

    fn sessions(&self, rung: &[&'static Exercise]) -> impl Iterator<Item = &'a Done> {
        rung.iter().flat_map(|exercise| self.done(exercise))
    }

    /// The last day with an exercise, logged, imported or by one's own account.
    fn last(&self, exercise: &Exercise) -> Option<NaiveDate> {
        let told = self.situation.declared.iter().filter(|declared| declared.exercise == exercise.id);
        let told = told.map(|declared| declared.date).filter(|date| *date < self.situation.day);
        self.done(exercise).map(|done| done.date).chain(told).max()
    }

    fn green(&self, rung: &[&'static Exercise]) -> usize {
        self.sessions(rung).filter(|done| done.response == Some(Response::Green)).count()
    }

    /// The rung that is due, by its place.
    fn reach(
        &self,
        ladder: &[&[&'static Exercise]],
        rungs: &[Option<&'static Exercise>],
    ) -> Option<(usize, Why)> {
        let lowest = rungs.iter().position(Option::is_some)?;
        let recent =
            |exercise: &Exercise, days| self.last(exercise).is_some_and(|date| self.ago(date) < days);
        let reached = |days| ladder.iter().rposition(|rung| rung.iter().any(|one| recent(one, days)));
        let Some(from) = reached(ANEW_DAYS) else {
            let former = reached(REMEMBERED_DAYS + 1).filter(|&former| former > lowest);
            let former = former.and_then(|former| ladder[former].iter().find(|one| self.last(one).is_some()));
            let because = Because::DaysOff;
            let instead = |former: &&Exercise| Why::InsteadOf { exercise: former.id.clone(), because };
            return Some((lowest, former.map_or(Why::Rung, instead)));
        };
        // The highest one to be had that is no higher than what was reached.
        let at = rungs[..=from].iter().rposition(Option::is_some).unwrap_or(lowest);
        let now = rungs[at]?;
        let up = (at + 1..rungs.len()).find_map(|up| Some((up, rungs[up]?)));
        let due = up.filter(|(up, next)| {
            let to_high = now.axial <= AxialClass::Moderate && next.axial == AxialClass::High;
            let needed = if to_high { GREEN_TO_HIGH } else { GREEN } + (up - at - 1);
            self.may_go_up(ladder[at], needed)
        });
        Some(due.map_or((at, Why::Rung), |(up, _)| (up, Why::NextRung)))
    }

    /// Whether the sessions on a rung are enough, and nothing speaks against the next one (T60, T64).
    fn may_go_up(&self, rung: &[&'static Exercise], needed: usize) -> bool {
        let Situation { deload, ramp, pain, flare, .. } = self.situation;
        let calm = pain.is_none_or(|pain| pain.get() < 4) && flare.is_none();
        let steady = deload.is_none() && ramp.is_none();
        let newest = self.sessions(rung).max_by_key(|done| done.date);
        let last_is_green = newest.is_some_and(|done| done.response == Some(Response::Green));
        let checked = self.sessions(rung).filter_map(|done| Some((done.date, done.form?)));
        let form = checked.max_by_key(|(date, _)| *date).map(|(_, form)| form);
        let good = form.is_none_or(FormResult::allows_more);
        calm && steady && last_is_green && good && self.green(rung) >= needed
    }

    /// Whether pulls from the floor are open (T29).
    fn floor_is_open(&self) -> bool {
        let floor = &lifts::BARBELL_DEADLIFT;
        let Situation { usual, flare, since_flare, extensor_seconds, .. } = self.situation;
        let no_flare = flare.is_none() && since_flare.is_none_or(|days| days > NO_FLARE_DAYS);
        let used_to = self.last(floor).is_some_and(|date| self.ago(date) <= RECENT_DAYS);
        let red = |done: &Done| done.response == Some(Response::Red) && self.ago(done.date) <= RECENT_DAYS;
        let by_habit = usual.get() <= 1 && no_flare && used_to && !self.done(floor).any(red);
        let by_rungs = self.green(&[&lifts::BLOCK_PULL, &lifts::TRAP_BAR_DEADLIFT]) >= GREEN_TO_FLOOR;
        let by_test = usual.get() <= 4 && extensor_seconds.is_some_and(|held| held >= EXTENSOR_SECONDS);
        by_habit || by_rungs || by_test
    }
}

#[cfg(test)]
mod tests {
    use super::super::progress::fixtures::*;
    use super::*;
    use crate::catalog::Phase;
    use crate::check_in::Rating;
    use crate::load::{AcceptedDeload, Response};
    use crate::programme::Declared;
    use chrono::Days;
    use proptest::prelude::*;

    const ALL: [Option<Response>; 4] =
        [Some(Response::Green), None, Some(Response::Amber), Some(Response::Red)];

    /// So many green sessions of an exercise, three days apart, the last one three days ago.
    fn green(past: Past, exercise: &Exercise, count: u64) -> Past {
        answered(past, exercise, count, Some(Response::Green))
    }

    fn answered(past: Past, exercise: &Exercise, count: u64, response: Option<Response>) -> Past {
        let done = (1..=count).map(|number| Done { response, ..did(3 * number, load(40.0), &[reps(5)]) });
        with(past, exercise, done.collect())
    }

    fn pull(situation: &Situation<'_>, past: &Past) -> (&'static str, Why) {
        let (exercise, why) = rung(&PULL, &|_| true, situation, past).unwrap();
        (exercise.id.as_str(), why)
    }

    fn in_phase(phase: Phase) -> Situation<'static> {
        Situation { phase, ..good_day() }
    }

    fn locked() -> Why {
        Why::InsteadOf { exercise: lifts::BARBELL_DEADLIFT.id.clone(), because: Because::Locked }
    }

    #[test]
    fn without_a_past_a_ladder_begins_at_its_first_rung() {
        for phase in Phase::ALL {
            let day = in_phase(phase);
            assert_eq!(pull(&day, &Past::default()), ("hip_hinge_drill", Why::Rung));
            let squat = rung(&SQUAT, &|_| true, &day, &Past::default()).unwrap().0;
            assert_eq!(squat.id.as_str(), "bodyweight_box_squat");
            let brace = rung(&BRACING, &|_| true, &day, &Past::default()).unwrap().0;
            let calm = if phase == Phase::CalmDown { "wall_dead_bug" } else { "dead_bug" };
            assert_eq!(brace.id.as_str(), calm);
        }
        assert_eq!(rung(&PULL, &|_| false, &good_day(), &Past::default()), None);
    }

    #[test]
    fn two_green_sessions_lead_up_and_four_to_a_high_rung() {
        let drill = |count| green(Past::default(), &lifts::HIP_HINGE_DRILL, count);
        let rebuild = in_phase(Phase::Rebuild);
        assert_eq!(pull(&rebuild, &drill(1)), ("hip_hinge_drill", Why::Rung));
        assert_eq!(pull(&rebuild, &drill(2)), ("kettlebell_deadlift", Why::NextRung));
        let bell = |count| green(drill(4), &lifts::KETTLEBELL_DEADLIFT, count);
        assert_eq!(pull(&good_day(), &bell(3)), ("kettlebell_deadlift", Why::Rung));
        assert_eq!(pull(&good_day(), &bell(4)), ("trap_bar_deadlift", Why::NextRung));
        // In rebuild the next rung has no dose.
        assert_eq!(pull(&rebuild, &bell(9)), ("kettlebell_deadlift", Why::Rung));
    }

    #[test]
    fn a_missing_rung_is_skipped_and_asks_for_one_session_more() {
        let open = |exercise: &'static Exercise| *exercise != lifts::KETTLEBELL_DEADLIFT;
        let next = |count| {
            let past = green(Past::default(), &lifts::HIP_HINGE_DRILL, count);
            rung(&PULL, &open, &good_day(), &past).unwrap().0.id.as_str()
        };
        assert_eq!([4, 5].map(next), ["hip_hinge_drill", "trap_bar_deadlift"]);
        // What was reached and is not to be had today gives way to the rung below.
        let past = green(green(Past::default(), &lifts::BLOCK_PULL, 1), &lifts::ROMANIAN_DEADLIFT, 1);
        let no_bar = |exercise: &'static Exercise| *exercise != lifts::BLOCK_PULL;
        assert_eq!(rung(&PULL, &no_bar, &good_day(), &past).unwrap().0, &lifts::ROMANIAN_DEADLIFT);
    }

    #[test]
    fn nobody_goes_up_in_pain_a_deload_a_flare_or_after_a_bad_session() {
        let past = green(Past::default(), &lifts::HIP_HINGE_DRILL, 5);
        let day = good_day();
        let stays = |day: Situation<'_>| assert_eq!(pull(&day, &past), ("hip_hinge_drill", Why::Rung));
        stays(Situation { pain: Rating::new(4), ..day.clone() });
        stays(Situation { flare: Some(4), ..day.clone() });
        stays(Situation { deload: Some(AcceptedDeload { start: day.day }), ..day.clone() });
        for response in &ALL[1..] {
            let mut past = past.clone();
            let done = past.by_exercise.get_mut(&lifts::HIP_HINGE_DRILL.id).unwrap();
            done[0].response = *response;
            assert_eq!(pull(&day, &past), ("hip_hinge_drill", Why::Rung));
        }
    }

    #[test]
    fn eight_weeks_off_begin_anew() {
        let after =
            |days| with(Past::default(), &lifts::BLOCK_PULL, vec![did(days, load(100.0), &[reps(5)])]);
        assert_eq!(pull(&good_day(), &after(55)).0, "block_pull");
        let because = Because::DaysOff;
        let instead = Why::InsteadOf { exercise: lifts::BLOCK_PULL.id.clone(), because };
        assert_eq!(pull(&good_day(), &after(56)), ("hip_hinge_drill", instead));
        assert_eq!(pull(&good_day(), &after(85)), ("hip_hinge_drill", Why::Rung));
    }

    #[test]
    fn the_floor_is_open_by_habit_by_rungs_or_by_test() {
        let lifted =
            answered(green(Past::default(), &lifts::BLOCK_PULL, 1), &lifts::BARBELL_DEADLIFT, 1, None);
        let day = good_day();
        let open = |day: &Situation<'_>, past: &Past| Seen { situation: day, past }.floor_is_open();
        assert_eq!(pull(&day, &lifted), ("barbell_deadlift", Why::Rung));
        for closed in [
            Situation { usual: Rating::new(2).unwrap(), ..day.clone() },
            Situation { flare: Some(1), ..day.clone() },
            Situation { since_flare: Some(84), ..day.clone() },
        ] {
            assert_eq!(pull(&closed, &lifted), ("block_pull", locked()));
            let tested = Situation { extensor_seconds: Some(60), ..closed };
            assert!(open(&tested, &lifted));
        }
        let red = answered(Past::default(), &lifts::BARBELL_DEADLIFT, 1, Some(Response::Red));
        assert!(!open(&day, &red));
        let declared = [Declared {
            exercise: lifts::BARBELL_DEADLIFT.id.clone(),
            weight: kg(140.0),
            reps: crate::units::Reps::new(5).unwrap(),
            date: day.day - Days::new(28),
        }];
        assert!(open(&Situation { declared: &declared, ..day.clone() }, &Past::default()));
        let later = Situation { day: day.day + Days::new(1), declared: &declared, ..day.clone() };
        assert!(!open(&later, &Past::default()));
        let rungs = |blocks, trap| {
            let past = green(Past::default(), &lifts::BLOCK_PULL, blocks);
            pull(&day, &green(past, &lifts::TRAP_BAR_DEADLIFT, trap))
        };
        assert_eq!(rungs(3, 4), ("block_pull", locked()));
        assert_eq!(rungs(3, 5), ("barbell_deadlift", Why::NextRung));
        let held = |seconds, usual| Situation {
            extensor_seconds: Some(seconds),
            usual: Rating::new(usual).unwrap(),
            ..day.clone()
        };
        let tests = [(60, 4), (59, 4), (60, 5)]
            .map(|(held_for, usual)| open(&held(held_for, usual), &Past::default()));
        assert_eq!(tests, [true, false, false]);
    }

    #[test]
    fn the_load_of_the_rung_below_is_the_last_one_of_the_nearest() {
        let past = green(Past::default(), &lifts::GOBLET_SQUAT, 2);
        let below = |exercise| load_below(exercise, &good_day(), &past);
        assert_eq!(below(&lifts::BARBELL_BACK_SQUAT), Some(kg(40.0)));
        assert_eq!(below(&lifts::GOBLET_SQUAT), None);
        assert_eq!(below(&lifts::LEG_PRESS), None);
    }

    fn place(ladder: &Ladder, exercise: &'static Exercise) -> usize {
        ladder.0.iter().position(|rung| rung.contains(&exercise)).unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_worse_answer_or_day_never_gives_a_higher_rung(
            squat in any::<bool>(),
            phase in prop::sample::select(&Phase::ALL[..]),
            done in prop::collection::vec((0..5_usize, 1..70_u64, prop_oneof![4 => Just(0_usize), 1 => 0..4_usize]), 0..25),
            missing in prop::option::of(0..5_usize),
            (which, kind, usual) in (0..25_usize, 0..7_u8, 0..6_u8),
        ) {
            let ladder = if squat { &SQUAT } else { &PULL };
            let exercises: Vec<_> = ladder.0.iter().map(|rung| rung[0]).collect();
            let of = |done: &[(usize, u64, usize)]| {
                exercises.iter().enumerate().fold(Past::default(), |past, (at, exercise)| {
                    let mut of = done.iter().filter(|one| one.0 == at).copied().collect::<Vec<_>>();
                    of.sort_by_key(|one| one.1);
                    of.dedup_by_key(|one| one.1);
                    let of = of.into_iter().map(|(_, ago, answer)| Done {
                        response: ALL[answer],
                        ..did(ago, load(40.0), &[reps(5)])
                    });
                    with(past, exercise, of.collect())
                })
            };
            let open = |exercise: &'static Exercise| missing.is_none_or(|at| place(ladder, exercise) != at);
            let found = |day: &Situation<'_>, done: &[(usize, u64, usize)]| {
                rung(ladder, &open, day, &of(done)).map(|(exercise, _)| place(ladder, exercise))
            };
            let day = Situation { phase, usual: Rating::new(usual).unwrap(), ..good_day() };
            let better = found(&day, &done);
            let mut worse = (day, done.clone());
            match kind {
                0 => worse.0.pain = Rating::new(4),
                1 => worse.0.flare = Some(3),
                2 => worse.0.deload = Some(AcceptedDeload { start: worse.0.day }),
                3 => worse.0.usual = Rating::new(10).unwrap(),
                4 => worse.0.since_flare = Some(3),
                _ => {
                    // On one day the newest is not known: one session a day and exercise.
                    let Some(at) = done.get(which).copied() else { return Ok(()) };
                    let same = |one: &&mut (usize, u64, usize)| (one.0, one.1) == (at.0, at.1);
                    worse.1.iter_mut().filter(same).for_each(|one| one.2 = 3);
                }
            }
            prop_assert!(found(&worse.0, &worse.1) <= better);
        }
    }
}
