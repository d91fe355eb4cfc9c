//! The rules of training, asked of thousands of people drawn at random (docs/rules.md names each).
//!
//! Everything is counted anew here, from what a person said and logged and from the plan that they got; the checker of the
//! app is a party, not the judge. `RULES_SEED=17 cargo test --test rules` asks one person alone.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod case;
mod dice;
mod look;
mod person;
mod tally;
mod week;

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
    PEOPLE, Case, 2_500, Case::drawn;
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
}

rules! {
    FLOOR, Case, 10_000, |seed| Case::of(seed, person::on_a_floor(seed), Vec::new());
    t49_a_floor_is_enough_for_all_pillars = week::t49, 10_000;
}
