//! Sets that follow their clock: worked examples, and properties over the whole library.

use super::*;
use crate::catalog::{
    Amount, Exercise, LIBRARY, Laterality, Measure, Pace as RepPace, Pacer, Phase, Traits, bracing, glutes,
    lifts, mobility, spinal_motion,
};
use crate::units::{Breaths, Concentric, Metres, Reps, Seconds, Tempo, Work};
use proptest::prelude::*;

fn reps(reps: i64) -> Work {
    Work::Reps(Reps::new(reps).unwrap())
}

fn holds(reps: i64, seconds: i64) -> Work {
    Work::Holds { reps: Reps::new(reps).unwrap(), each: Seconds::new(seconds).unwrap() }
}

fn time(seconds: i64) -> Work {
    Work::Time(Seconds::new(seconds).unwrap())
}

fn breaths(breaths: i64) -> Work {
    Work::Breaths(Breaths::new(breaths).unwrap())
}

fn metres(metres: i64) -> Work {
    Work::Distance(Metres::new(metres).unwrap())
}

const fn tempo(eccentric: u8, bottom: u8, concentric: u8, top: u8) -> Option<RepPace> {
    Some(RepPace::Tempo(Tempo::new(eccentric, bottom, concentric, top)))
}

const WISHES: Wishes = Wishes { shorter_breaths: false, short_pauses: false };

#[track_caller]
fn pace(exercise: &Exercise, work: Work, pace: Option<RepPace>) -> Pace {
    Pace::of(exercise, Target { work, pace, side: Side::Both }, WISHES).unwrap()
}

/// The spans, with their side, repetition and seconds.
fn course(pace: &Pace) -> Vec<(Part, Side, u16, u32)> {
    pace.spans().iter().map(|span| (span.part, span.side, span.rep, span.ms / 1000)).collect()
}

/// The countdown at each whole second of a stretch.
fn counts(pace: &Pace, seconds: std::ops::Range<i64>) -> Vec<u32> {
    seconds.map(|second| pace.at(second * 1000).seconds).collect()
}

use Part::{Beat as B, Change, LeadIn};
use Side::{Both, Left, Right};

#[test]
fn three_reps_of_3_1_3_0_are_counted_phase_by_phase() {
    let pace = pace(&lifts::ROMANIAN_DEADLIFT, reps(3), tempo(3, 1, 3, 0));
    assert_eq!(pace.length(), Some(3000 + 3 * 7000));
    assert_eq!(
        course(&pace)[..4],
        [
            (LeadIn, Both, 0, 3),
            (B(Beat::Lower), Both, 1, 3),
            (B(Beat::Bottom), Both, 1, 1),
            (B(Beat::Lift), Both, 1, 3)
        ]
    );
    assert_eq!(counts(&pace, 0..11), [3, 2, 1, 3, 2, 1, 1, 3, 2, 1, 3]);
    let now = pace.at(3000 + 7000 + 1500);
    assert_eq!((now.part, now.rep, now.reps), (B(Beat::Lower), 2, 3));
    assert_eq!((now.seconds, now.of_seconds, now.per_mille, now.over), (2, 3, 500, false));
    assert_eq!(now.figure, 1500);
}

#[test]
fn the_slow_tempo_of_the_first_lifts_is_4_2_2_1() {
    let pace = pace(&lifts::ROMANIAN_DEADLIFT, reps(6), tempo(4, 2, 2, 1));
    assert_eq!(counts(&pace, 3..13), [4, 3, 2, 1, 2, 1, 2, 1, 1, 4]);
    assert_eq!(pace.length(), Some(3000 + 6 * 9000));
}

#[test]
fn a_lift_from_the_floor_begins_with_the_lifting() {
    let pace = pace(&glutes::GLUTE_BRIDGE, reps(2), tempo(2, 0, 2, 2));
    let parts: Vec<_> = pace.spans()[1..4].iter().map(|span| span.ms).collect();
    assert_eq!(parts, [2000, 2000, 2000]);
    assert_eq!(counts(&pace, 3..9), [2, 1, 2, 1, 2, 1]);
}

#[test]
fn as_fast_as_controlled_is_one_count_and_one_cue() {
    let quick = Tempo { eccentric: 2, bottom: 0, concentric: Concentric::Explosive, top: 1 };
    let pace = pace(&lifts::BARBELL_DEADLIFT, reps(1), Some(RepPace::Tempo(quick)));
    let lift = pace.spans().iter().find(|span| span.part == B(Beat::Lift)).unwrap();
    assert_eq!(lift.ms, 700);
    let times = cues(&pace, 3000, 10_000);
    let lifted: Vec<_> = times.iter().filter(|(_, cue)| *cue == Cue::Phase).collect();
    assert_eq!(lifted.len(), 3);
}

#[test]
fn repetitions_per_side_are_all_on_one_side_then_all_on_the_other() {
    let pace = pace(&glutes::SPLIT_SQUAT, reps(2), tempo(3, 0, 1, 0));
    assert_eq!(
        course(&pace),
        [
            (LeadIn, Left, 0, 3),
            (B(Beat::Lower), Left, 1, 3),
            (B(Beat::Lift), Left, 1, 1),
            (B(Beat::Lower), Left, 2, 3),
            (B(Beat::Lift), Left, 2, 1),
            (Change, Right, 0, 5),
            (B(Beat::Lower), Right, 1, 3),
            (B(Beat::Lift), Right, 1, 1),
            (B(Beat::Lower), Right, 2, 3),
            (B(Beat::Lift), Right, 2, 1),
        ]
    );
    let instant = |ms: i64| pace.instant(&pace.at(ms)).mirrored;
    assert!(instant(4000) && !instant(12_000), "the figure is drawn for the right side");
}

#[test]
fn a_set_of_one_side_has_no_change() {
    let target = Target { work: reps(2), pace: tempo(3, 0, 1, 0), side: Side::Right };
    let pace = Pace::of(&glutes::SPLIT_SQUAT, target, WISHES).unwrap();
    assert!(pace.spans().iter().all(|span| span.side == Right && span.part != Change));
    assert_eq!(pace.length(), Some(3000 + 2 * 4000));
}

#[test]
fn alternating_repetitions_change_sides_one_by_one_and_their_number_is_the_total() {
    let pace = pace(&bracing::DEAD_BUG, reps(4), tempo(3, 1, 2, 1));
    let sides: Vec<_> = (0..4).map(|rep| pace.at(3000 + 7000 * rep)).collect();
    assert_eq!(sides.iter().map(|now| now.side).collect::<Vec<_>>(), [Left, Right, Left, Right]);
    assert_eq!(sides.iter().map(|now| now.rep).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert_eq!(pace.length(), Some(3000 + 4 * 7000));
    let done = pace.done(3000 + 3 * 7000);
    assert_eq!((done.all.reps, done.left.reps, done.right.reps), (3, 2, 1));
}

#[test]
fn one_that_goes_to_the_other_side_by_itself_names_no_side() {
    let pace = pace(&mobility::NINETY_NINETY_SWITCH, reps(3), tempo(3, 1, 3, 1));
    assert!(pace.spans().iter().all(|span| span.side == Both));
}

#[test]
fn held_repetitions_have_a_way_in_a_way_out_and_a_short_rest() {
    let pace = pace(&bracing::SIDE_BRIDGE, holds(2, 10), None);
    let left = [
        (B(Beat::Out), Left, 1, 2),
        (B(Beat::Held), Left, 1, 10),
        (B(Beat::Back), Left, 1, 2),
        (B(Beat::Rest), Left, 1, 1),
        (B(Beat::Out), Left, 2, 2),
        (B(Beat::Held), Left, 2, 10),
    ];
    let course = course(&pace);
    assert_eq!(course[0], (LeadIn, Left, 0, 3));
    assert_eq!(course[1..7], left);
    assert_eq!(course[7], (Change, Right, 0, 5));
    assert_eq!(course[8..], left.map(|(part, _, rep, seconds)| (part, Right, rep, seconds)));
    assert_eq!(counts(&pace, 5..16), [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 2]);
}

#[test]
fn a_stretch_in_seconds_is_held_on_both_sides() {
    let pace = pace(&mobility::COUCH_STRETCH, time(45), None);
    assert_eq!(
        course(&pace),
        [
            (LeadIn, Left, 0, 3),
            (B(Beat::Out), Left, 1, 2),
            (B(Beat::Held), Left, 1, 45),
            (Change, Right, 0, 5),
            (B(Beat::Out), Right, 1, 2),
            (B(Beat::Held), Right, 1, 45),
        ]
    );
    let held: Vec<_> = (5000..50_000).step_by(100).map(|ms| pace.instant(&pace.at(ms)).part).collect();
    assert!(held.iter().all(|part| *part == 1.0), "the figure stays in the stretch");
    let done = pace.done(3000 + 2000 + 45_000 + 5000 + 2000 + 20_000);
    assert_eq!((done.left, done.right), (Tally { reps: 1, ms: 45_000 }, Tally { reps: 0, ms: 20_000 }));
}

#[test]
fn calm_breaths_are_four_in_and_six_out() {
    let calm = pace(&bracing::DIAPHRAGMATIC_BREATHING, breaths(2), None);
    assert_eq!(counts(&calm, 3..14), [4, 3, 2, 1, 6, 5, 4, 3, 2, 1, 4]);
    assert_eq!((calm.at(3000).part, calm.at(7000).part), (B(Beat::In), B(Beat::Exhale)));
    let now = calm.at(14_000);
    assert_eq!((now.rep, now.reps), (2, 2));
    let target = Target { work: breaths(2), pace: None, side: Side::Both };
    let wishes = Wishes { shorter_breaths: true, ..WISHES };
    let shorter = Pace::of(&bracing::DIAPHRAGMATIC_BREATHING, target, wishes).unwrap();
    assert_eq!(counts(&shorter, 3..13), [3, 2, 1, 5, 4, 3, 2, 1, 1, 3]);
}

#[test]
fn a_balloon_is_blown_for_five_and_no_pause_is_long_with_high_pressure() {
    let target = Target { work: breaths(4), pace: None, side: Side::Both };
    let lengths = |wishes: Wishes| {
        let pace = Pace::of(&bracing::NINETY_NINETY_BALLOON, target, wishes).unwrap();
        let mut lengths: Vec<_> = pace.spans()[1..4].iter().map(|span| (span.part, span.ms)).collect();
        assert_eq!(pace.spans().len(), 1 + 4 * 3);
        lengths.sort_by_key(|(part, _)| [B(Beat::In), B(Beat::Exhale)].iter().position(|one| one == part));
        lengths.into_iter().map(|(part, ms)| (part, ms / 1000)).collect::<Vec<_>>()
    };
    assert_eq!(lengths(WISHES), [(B(Beat::Rest), 3), (B(Beat::In), 3), (B(Beat::Exhale), 5)]);
    let short = Wishes { short_pauses: true, ..WISHES };
    assert_eq!(lengths(short), [(B(Beat::Rest), 2), (B(Beat::In), 3), (B(Beat::Exhale), 5)]);
}

#[test]
fn a_brace_is_a_breath_in_the_effort_and_the_release() {
    let pace = pace(&bracing::BRACE_DRILL, reps(5), Some(RepPace::Brace(5)));
    assert_eq!(
        course(&pace)[1..5],
        [
            (B(Beat::In), Both, 1, 2),
            (Part::Brace, Both, 1, 5),
            (Part::Release, Both, 1, 3),
            (B(Beat::In), Both, 2, 2),
        ]
    );
    assert_eq!(pace.length(), Some(3000 + 5 * 10_000));
    assert_eq!(pace.done(3000 + 7000).all, Tally { reps: 1, ms: 5000 });
    let target = Target { work: reps(5), pace: Some(RepPace::Brace(5)), side: Side::Both };
    let short = Wishes { short_pauses: true, ..WISHES };
    let short = Pace::of(&bracing::BRACE_DRILL, target, short).unwrap();
    assert_eq!(short.spans()[2].ms, 2000);
}

#[test]
fn a_carry_is_a_stopwatch_with_steps() {
    let pace = pace(&bracing::FARMERS_CARRY, metres(40), None);
    assert_eq!(pace.length(), None);
    let now = pace.at(3000 + 25_400);
    assert_eq!((now.part, now.seconds, now.of_seconds, now.over), (B(Beat::Step), 25, 0, false));
    assert_eq!(now.figure, 25_400);
    assert_eq!(cues(&pace, 3000, 4300), [(3000, Cue::Phase), (3600, Cue::Step), (4200, Cue::Step)]);
    assert_eq!(pace.done(3000 + 25_400).all, Tally { reps: 0, ms: 25_400 });
    let suitcase = self::pace(&bracing::SUITCASE_CARRY, metres(20), None);
    assert!(suitcase.spans().iter().all(|span| span.side == Left), "the other side is a pace of its own");
}

#[test]
fn a_walk_in_minutes_counts_down() {
    let pace = pace(&crate::catalog::aerobic::WALKING, time(600), None);
    assert_eq!(pace.length(), Some(603_000));
    assert_eq!(pace.at(3000 + 60_000).seconds, 540);
}

#[test]
fn an_own_exercise_has_a_pace_unless_nothing_gives_its_repetitions_a_length() {
    let traits = |measure: Measure, laterality: Laterality| Traits {
        measure,
        axial: crate::catalog::AxialClass::None,
        class_up_above_pct_bw: None,
        laterality,
        loadable: true,
    };
    let own = |work: Work, rep: Option<RepPace>, laterality: Laterality| {
        let target = Target { work, pace: rep, side: Side::Both };
        Pace::of_own(&traits(Measure::Reps, laterality), target, WISHES)
    };
    assert_eq!(own(reps(5), None, Laterality::Bilateral), None);
    let with_tempo = own(reps(5), tempo(3, 1, 2, 0), Laterality::Alternating).unwrap();
    assert_eq!((with_tempo.at(3000).part, with_tempo.at(3000).side), (B(Beat::Lower), Left));
    assert_eq!(with_tempo.at(9000).side, Right);
    let lengths = [
        (time(30), Laterality::PerSide, Some(3000 + 32_000 + 5000 + 32_000)),
        (holds(3, 10), Laterality::Bilateral, Some(3000 + 2 * 15_000 + 12_000)),
        (breaths(5), Laterality::Bilateral, Some(3000 + 50_000)),
        (metres(20), Laterality::Bilateral, None),
    ];
    for (work, laterality, length) in lengths {
        assert_eq!(own(work, None, laterality).unwrap().length(), length, "{work:?}");
    }
}

#[test]
fn a_repetition_counts_once_its_last_movement_is_over() {
    let pace = pace(&lifts::ROMANIAN_DEADLIFT, reps(2), tempo(4, 2, 2, 1));
    assert_eq!(pace.done(3000 + 7999).all.reps, 0);
    assert_eq!(pace.done(3000 + 8000).all.reps, 1, "the pause at the top need not be waited for");
    assert_eq!(pace.done(i64::MAX / 2).all.reps, 2);
    assert_eq!(pace.done(-5), Done::default());
}

#[test]
fn a_change_of_side_and_the_end_sound_unlike_anything_else() {
    let pace = pace(&mobility::COUCH_STRETCH, time(2), None);
    assert_eq!(
        cues(&pace, 0, 60_000),
        [
            (0, Cue::LeadIn),
            (1000, Cue::LeadIn),
            (2000, Cue::LeadIn),
            (3000, Cue::Phase),
            (4000, Cue::Tick),
            (5000, Cue::Phase),
            (6000, Cue::Tick),
            (7000, Cue::Change),
            (8000, Cue::LeadIn),
            (9000, Cue::LeadIn),
            (10_000, Cue::LeadIn),
            (11_000, Cue::LeadIn),
            (12_000, Cue::Phase),
            (13_000, Cue::Tick),
            (14_000, Cue::Phase),
            (15_000, Cue::Tick),
            (16_000, Cue::End),
        ]
    );
}

#[test]
fn before_its_beginning_a_set_is_at_its_beginning_and_after_its_end_it_is_over() {
    let pace = pace(&spinal_motion::CAT_CAMEL, reps(2), tempo(3, 1, 3, 1));
    assert_eq!(pace.at(-10_000), pace.at(0));
    let length = pace.length().unwrap();
    assert!(!pace.at(length - 1).over);
    for late in [length, length + 1, i64::MAX / 2] {
        let now = pace.at(late);
        assert_eq!((now.over, now.seconds, now.per_mille, now.rep), (true, 0, 1000, 2));
    }
}

/// A set of every exercise of the library in every phase, as its dose has it.
fn doses() -> Vec<(&'static Exercise, Pace)> {
    let mut all = Vec::new();
    for exercise in LIBRARY {
        for dose in Phase::ALL.into_iter().filter_map(|phase| exercise.dose.get(phase).as_ref()) {
            let (work, rep) = match dose.amount {
                Amount::Reps { high, pace, .. } => (reps(high.into()), Some(pace)),
                Amount::Holds { high, seconds, .. } => (holds(high.into(), seconds.into()), None),
                Amount::Seconds(seconds) => (time(seconds.into()), None),
                Amount::Breaths(number) => (breaths(number.into()), None),
                Amount::Metres(number) => (metres(number.into()), None),
            };
            all.push((*exercise, pace(exercise, work, rep)));
        }
    }
    all
}

fn cues(pace: &Pace, from: i64, to: i64) -> Vec<(i64, Cue)> {
    let mut cues = Vec::new();
    pace.cues(from, to, &mut |at, cue| cues.push((at, cue)));
    cues
}

#[test]
fn every_dose_of_the_library_has_a_pace_that_ends_with_all_of_it_done() {
    for (exercise, pace) in doses() {
        let Some(length) = pace.length() else {
            assert_eq!(exercise.measure, Measure::Metres, "{exercise:?}");
            continue;
        };
        let sides = if exercise.laterality == Laterality::PerSide { 2 } else { 1 };
        assert_eq!(pace.done(length).all.reps, pace.reps() * sides, "{exercise:?}");
        assert!(pace.at(length).over && pace.spans().iter().all(|span| span.ms > 0), "{exercise:?}");
    }
}

#[test]
fn the_figure_moves_in_step_with_the_beats_of_its_cycle() {
    for (exercise, pace) in doses() {
        let end = pace.length().unwrap_or(60_000).min(60_000);
        for ms in (LEAD_IN_MS.into()..end).step_by(50) {
            let now = pace.at(ms);
            let shown = pace.cycle().beats()[pace.cycle().at(now.figure).place].0;
            if let Part::Beat(beat) = now.part
                && exercise.pacer != Some(Pacer::Brace)
            {
                assert_eq!(shown, beat, "{exercise:?} at {ms}");
            }
        }
    }
}

#[test]
fn nothing_of_a_figure_jumps_within_a_repetition() {
    for (exercise, pace) in doses() {
        let end = pace.length().unwrap_or(60_000).min(60_000);
        for ms in (LEAD_IN_MS.into()..end - 20).step_by(20) {
            let (one, other) = (pace.at(ms), pace.at(ms + 20));
            if one.rep != other.rep || one.side != other.side {
                continue;
            }
            // The figure of a walk counts its steps.
            if one.part == B(Beat::Step) && one.figure % 1200 > other.figure % 1200 {
                continue;
            }
            let step = (pace.instant(&one).part - pace.instant(&other).part).abs();
            assert!(step < 0.06, "{exercise:?} moves {step} at {ms}");
        }
    }
}

#[test]
fn after_five_minutes_without_a_look_the_next_one_is_as_if_there_had_been_many() {
    let walking = pace(&crate::catalog::aerobic::WALKING, time(600), None);
    let looks = |gap: i64| {
        let (start, asleep) = (Look { wall: 1_795_363_440_000, mono: 40 }, 300_000);
        let mut face = Clockface::start(start);
        let mut shown = 0;
        for ms in (0..=asleep).step_by(gap as usize) {
            // A phone that sleeps between two looks stops its monotonic clock.
            let mono = if gap > 1000 { start.mono } else { start.mono + ms };
            shown = face.look(Look { wall: start.wall + ms, mono });
        }
        walking.at(shown)
    };
    assert_eq!(looks(300_000), walking.at(300_000));
    assert_eq!(looks(300_000), looks(16));
}

proptest! {
    #[test]
    fn windows_side_by_side_give_each_cue_once(
        which in 0_usize..1000,
        edges in prop::collection::vec(-1000_i64..130_000, 0..40),
    ) {
        let doses = doses();
        let (exercise, pace) = &doses[which % doses.len()];
        let mut edges = edges;
        edges.extend([-1000, 130_000]);
        edges.sort_unstable();
        let parts: Vec<_> = edges.windows(2).flat_map(|edge| cues(pace, edge[0], edge[1])).collect();
        let whole = cues(pace, -1000, 130_000);
        prop_assert!(parts == whole, "{exercise:?}");
        prop_assert!(whole.windows(2).all(|two| two[0].0 < two[1].0));
        let ends = pace.length().is_some_and(|length| length < 130_000);
        prop_assert_eq!(whole.iter().filter(|(_, cue)| *cue == Cue::End).count(), usize::from(ends));
    }

    #[test]
    fn at_random_looks_of_ten_minutes_the_course_is_exact(
        which in 0_usize..1000,
        times in prop::collection::vec(0_i64..600_000, 1..50),
    ) {
        let doses = doses();
        let (_, pace) = &doses[which % doses.len()];
        for ms in times {
            let now = pace.at(ms);
            let before: i64 = pace.spans()[..now.place].iter().map(|span| i64::from(span.ms)).sum();
            let span = pace.spans()[now.place];
            let gone = ms - before;
            prop_assert!(gone >= 0);
            prop_assert_eq!(now.over, gone >= i64::from(span.ms));
            if !span.is_open() && !now.over {
                let left = i64::from(span.ms) - gone;
                prop_assert_eq!(i64::from(now.seconds), (left + 999) / 1000);
                prop_assert!(now.seconds >= 1 && now.seconds <= now.of_seconds);
                prop_assert!(now.per_mille <= 1000);
            }
        }
    }

    #[test]
    fn what_is_done_only_grows(which in 0_usize..1000, times in prop::collection::vec(-10_i64..600_000, 2..50)) {
        let doses = doses();
        let (_, pace) = &doses[which % doses.len()];
        let mut times = times;
        times.sort_unstable();
        for two in times.windows(2) {
            let (one, other) = (pace.done(two[0]), pace.done(two[1]));
            for (before, after) in [(one.all, other.all), (one.left, other.left), (one.right, other.right)] {
                prop_assert!(before.reps <= after.reps && before.ms <= after.ms);
            }
            prop_assert!(other.left.reps + other.right.reps <= other.all.reps);
        }
    }

    #[test]
    fn no_target_is_too_large(
        number in 1_i64..=999,
        seconds in 1_i64..=86_400,
        beats in any::<[u8; 4]>(),
        side in prop::sample::select(vec![Side::Both, Side::Left, Side::Right]),
        which in 0_usize..1000,
        look in any::<i64>(),
    ) {
        let exercise = LIBRARY[which % LIBRARY.len()];
        let [eccentric, bottom, concentric, top] = beats;
        let rep = tempo(eccentric, bottom, concentric, top);
        for work in [reps(number), holds(number, seconds), time(seconds), breaths(number), metres(seconds)] {
            for rep in [rep, Some(RepPace::Brace(eccentric)), None] {
                for pace in [
                    Pace::of(exercise, Target { work, pace: rep, side }, WISHES),
                    Pace::of_own(&exercise.traits(), Target { work, pace: rep, side }, WISHES),
                ] {
                    let Some(pace) = pace else {
                        prop_assert!(rep.is_none() && matches!(work, Work::Reps(_)));
                        continue;
                    };
                    let now = pace.at(look);
                    let _ = (pace.instant(&now), pace.done(look), cues(&pace, 5_000_000, 5_010_000));
                    let past = pace.length().unwrap_or(0);
                    prop_assert!(pace.length().is_none() || pace.at(past).over);
                }
            }
        }
    }
}
