//! The rules of training, asked of thousands of people drawn at random (docs/rules.md names each).
//!
//! Everything is counted anew here, from what a person said and logged and from the plan that they got; the checker of the
//! app is a party, not the judge. `RULES_SEED=17` asks one person alone, `RULES_CASES=500` fewer of them.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod case;
mod dice;
mod dose;
mod examples;
mod invariants;
mod lifter;
mod person;
mod tally;
mod walk;
mod week;
mod words;

use case::Case;
use std::sync::LazyLock;
use tally::{Rule, Tally, ask, verdict};

macro_rules! rules {
    ($all:ident, $of:ty, $cases:literal, $make:expr; $($name:ident = $rule:expr, $least:literal;)*) => {
        static $all: LazyLock<Vec<(&'static str, Tally)>> = LazyLock::new(|| {
            const RULES: &[Rule<$of>] = &[$((stringify!($name), $rule)),*];
            ask(RULES, $cases, $make)
        });
        $(#[test]
        fn $name() {
            verdict(&$all, stringify!($name), $least);
        })*
    };
}

rules! {
    PEOPLE, Case, 10_000, Case::drawn;
    t55_nothing_panics = |_, _| {}, 10_000;
    t37_sessions_stand_on_the_chosen_days_and_one_day_is_free = week::t37, 10_000;
    t38_every_week_holds_the_five_pillars = week::t38, 10_000;
    t39_every_pillar_has_its_weekly_minimum = week::t39, 10_000;
    t40_every_week_bends_both_ways_and_moves_the_hip_both_ways = week::t40, 10_000;
    t41_every_exercise_may_be_there = week::t41, 10_000;
    t42_nothing_comes_twice_a_session_or_on_four_days = week::t42, 10_000;
    t44_a_session_has_its_order = week::t44, 10_000;
    t45_a_session_fits_its_minutes = week::t45, 10_000;
    t46_the_minutes_hold_their_parts = week::t46, 10_000;
    t47_what_is_trimmed_says_why = week::t47, 10_000;
    t48_five_minutes_there_always_are = week::t48, 10_000;
    t50_small_things_are_trimmed_first = week::t50, 10_000;
    t51_axial_days_are_few = week::t51, 10_000;
    t52_no_axial_day_beside_another = week::t52, 10_000;
    t53_the_day_after_an_axial_day_stays_low = week::t53, 10_000;
    t54_of_three_days_in_a_row_the_middle_one_gives_way = week::t54, 1_000;
    t55_the_same_input_gives_the_same_week = week::t55, 10_000;
    t56_a_missed_day_is_not_stacked = week::t56, 10_000;
    t57_no_more_load_but_by_a_step_that_was_earned = dose::t57, 10_000;
    t58_effort_and_tempo_of_the_way_back = dose::t58, 10_000;
    t59_each_kind_grows_in_its_order = dose::t59, 10_000;
    t60_one_rung_at_a_time = dose::t60, 10_000;
    t61_no_phase_without_its_gate = dose::t61, 10_000;
    t62_what_holds_a_phase_down = dose::t62, 10_000;
    t63_a_week_stays_within_the_room_of_the_ledgers = dose::t63, 10_000;
    t64_nothing_grows_after_a_bad_answer_or_none = dose::t64, 10_000;
    t15_what_was_red_comes_back_lighter = dose::t15, 10_000;
    t36_no_long_brace_with_high_blood_pressure = dose::t36, 10_000;
    t83_a_first_load_is_small = dose::t83, 10_000;
    l48_weeks_of_a_ramp = dose::l48, 10_000;
    l53_a_lift_after_days_without_it = dose::l53, 10_000;
    l59_an_easier_week_halves_the_sets = dose::l59, 10_000;
    invariant_1_nothing_that_makes_it_harder_makes_the_plan_heavier = invariants::invariant_1, 10_000;
    invariant_2_a_beats_b_beats_c = invariants::invariant_2, 10_000;
    invariant_5_every_block_ends = invariants::invariant_5, 10_000;
    invariant_6_a_past_plan_can_be_seen_again = invariants::invariant_6, 10_000;
    invariant_9_a_phase_that_is_offered_is_had = invariants::invariant_9, 10_000;
    invariant_10_five_minutes_there_always_are = invariants::invariant_10, 10_000;
    generator_and_checker_agree = invariants::findings, 10_000;
}

rules! {
    FLOOR, Case, 10_000, |seed| Case::of(seed, person::on_a_floor(seed), Vec::new());
    t49_a_floor_is_enough_for_all_pillars = week::t49, 10_000;
}

rules! {
    WALKS, walk::Walk, 1_250, walk::walk;
    invariant_4_over_eight_weeks_no_axial_day_beside_another = walk::invariant_4, 10_000;
    t43_three_of_five_exercises_stay_from_week_to_week = walk::t43, 1_000;
}

rules! {
    LIFTERS, lifter::Lifter, 10_000, lifter::lifter;
    t57_two_full_green_sessions_give_a_step = lifter::t57, 8_000;
    invariant_7_a_worse_answer_never_gives_more = lifter::invariant_7, 10_000;
}
