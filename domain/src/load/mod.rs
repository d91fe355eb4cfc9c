//! How much was done, day by day, and how this week compares with the weeks before it.
//!
//! # Three ledgers, never mixed
//!
//! | ledger | load of a day | unit | grade |
//! |---|---|---|---|
//! | [`Ledger::Session`] | session rating × minutes, summed over sessions | AU | Foster 1998, 2001; reliable in lifting, ICC 0.88 (Day 2004) |
//! | [`Ledger::Axial`] | kg × reps × class weight, carries kg × metres / 2 × weight | kg·rep | weights 0, 0.25, 0.6, 1 are a choice |
//! | [`Ledger::Volume`] | kg × reps | kg·rep | common practice; protocols differ materially (McBride 2009) |
//!
//! AU and kg·rep measure different things, so each ledger has a type of its own ([`Au`], [`AxialLoad`], [`VolumeLoad`])
//! and the compiler refuses to add two of them. All sums are integers: what was never lifted is exactly zero, and an
//! undone edit gives back every number bit for bit.
//!
//! # The ratio, and what it does not prove
//!
//! Acute load is the mean of 7 days, chronic load the mean of 28 that *include* those 7 (coupled rolling averages), and
//! the ratio is one over the other. The band 0.8 to 1.3 belongs to this form (Gabbett 2016; Windt & Gabbett 2019). It was
//! seen in team sports; we know of no study in people who lift for themselves with a sore back.
//!
//! - Sharing days ties the two means together: r of about 0.5 without any cause (Lolli 2019).
//! - Its weak points (first weeks, tapers, cut-points, confounding) were held to speak against using it (Wang 2020).
//! - Chronic loads drawn at random did as well as real ones (Impellizzeri 2020).
//! - The one randomised trial, 482 players in 34 teams, found no effect (RR 1.01, 0.91 to 1.12; Dalen-Lorentsen 2020).
//! - In 5,205 runners more injuries followed a single session longer than those of the last 30 days; with the weekly
//!   ratio it ran the other way (Frandsen 2025).
//!
//! So it is a planning convention, a guide to jumps: never a probability, a diagnosis or a lock. When there is too little
//! to compare with, [`Acwr`] says which of four reasons holds, and there is no number at all. Spinal load is classed and
//! never given in newtons: people and techniques differ more than a formula could know.
//!
//! What does not live here: the dose of a phase and the choice of exercises, and every sentence about a load (the app's
//! words).

mod bars;
mod by_method;
mod cap;
mod deload;
mod e1rm;
mod ewma;
mod ledger;
mod lift;
mod method;
mod monotony;
mod ramp;
mod ratio;
mod records;
mod report;
mod room;
mod series;
mod signal;
mod trend;
mod week;

#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod properties;

pub use bars::{Bar, bars};
pub use by_method::{Method, acwr_by};
pub use cap::{Allowance, Reason, allowance, bar_weight};
pub use deload::{
    AcceptedDeload, DELOAD_RPE, DeloadBanner, DeloadDecisions, NextBlock, Proposal, deload_banner,
    deload_sets, deload_weight, loaded_weeks, next_block,
};
pub use e1rm::{Formula, estimated_1rm, relative_volume};
pub use ewma::Ewma;
pub(crate) use ledger::UNKNOWN_BODY_MASS_GRAMS as UNKNOWN_BODY_GRAMS;
pub use ledger::{DayTotals, Ledgers, SetLoad, day_totals, family, session_load, set_load};
pub use lift::{LiftAdvice, LiftBound, UsualLift, usual_lift};
pub use method::{MethodDay, method_days};
pub use monotony::{Monotony, highest_monotony};
pub use ramp::{LiftCap, Ramp, Response, lift_cap, ramp};
pub use ratio::{Acwr, Windows, Zone, week_to_week, window_mean};
pub use records::{
    Best, ExerciseRecords, ExerciseSession, REP_MAXES, RepMax, SoFar, exercise_records, tenths,
};
pub use report::{DayPoint, DayReport, WeekRatio, acwr, day_points, day_report, weekly_ratios};
pub use room::Before;
pub use signal::{Signal, Signals};
pub use trend::Trend;
pub use week::{
    PlannedRatio, Projection, Share, WeekBase, is_jump, plan_ratios, plan_share, week_after_lighter_ones,
    week_budget, week_by_ratio, week_suggestion,
};
pub(crate) use {deload::share_of, ramp::lift_percent, ramp::round_down};

use std::ops::Add;

/// Which of the three accounts of load.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ledger {
    /// Everything done, as its effort and its length: AU.
    Session,
    /// External mass as far as it passes down the spine: kg·rep, weighted. On the screen "Spinal".
    Axial,
    /// External mass moved: kg·rep. It has bars and a change from week to week; its ratio is not shown.
    Volume,
}

/// The most that one day can hold, in the units of any ledger: sums stop here. It is some thousand times more than
/// anyone can do, and low enough that no window and no test of a zone (at most 364 × a day) leaves the integers.
const MAX_DAY: i64 = i64::MAX / 1_000;

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident, $per_whole:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(i64);

        impl $name {
            const PER_WHOLE: i64 = $per_whole;

            /// Whole units as shown, rounded down.
            pub const fn whole(self) -> i64 {
                self.0 / Self::PER_WHOLE
            }
        }

        impl Add for $name {
            type Output = Self;

            fn add(self, other: Self) -> Self {
                Self(self.0.saturating_add(other.0).min(MAX_DAY))
            }
        }
    };
}

quantity! {
    /// Arbitrary units: rating of the session × its minutes.
    Au, 1
}
quantity! {
    /// Weighted external mass × repetitions, kept in two-hundredths of a gram·rep so that every class weight, and half
    /// of it for metres, stays whole (L5). Shown in kg·rep.
    AxialLoad, 200_000
}
quantity! {
    /// External mass × repetitions, kept in gram·rep. Shown in kg·rep.
    VolumeLoad, 1_000
}

/// A load together with the ledger it belongs to: for charts and tables. Loads can be shown, not added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Load {
    /// Of the session ledger.
    Session(Au),
    /// Of the axial ledger.
    Axial(AxialLoad),
    /// Of the volume ledger.
    Volume(VolumeLoad),
}

impl Load {
    /// The ledger it belongs to.
    pub const fn ledger(self) -> Ledger {
        match self {
            Self::Session(_) => Ledger::Session,
            Self::Axial(_) => Ledger::Axial,
            Self::Volume(_) => Ledger::Volume,
        }
    }

    /// Whole AU or kg·rep, rounded down: for words and tables.
    pub const fn whole(self) -> i64 {
        match self {
            Self::Session(load) => load.whole(),
            Self::Axial(load) => load.whole(),
            Self::Volume(load) => load.whole(),
        }
    }

    /// AU or kg·rep with their fraction: for the height of a bar.
    pub fn amount(self) -> f64 {
        self.ledger().amount(self.units() as f64)
    }

    /// From a ledger's own units.
    pub(crate) const fn of(ledger: Ledger, units: i64) -> Self {
        match ledger {
            Ledger::Session => Self::Session(Au(units)),
            Ledger::Axial => Self::Axial(AxialLoad(units)),
            Ledger::Volume => Self::Volume(VolumeLoad(units)),
        }
    }

    /// In the ledger's own units.
    const fn units(self) -> i64 {
        match self {
            Self::Session(load) => load.0,
            Self::Axial(load) => load.0,
            Self::Volume(load) => load.0,
        }
    }
}

impl Ledger {
    /// From a ledger's own units to AU or kg·rep.
    fn amount(self, units: f64) -> f64 {
        units / self.per_whole() as f64
    }

    const fn per_whole(self) -> i64 {
        match self {
            Self::Session => Au::PER_WHOLE,
            Self::Axial => AxialLoad::PER_WHOLE,
            Self::Volume => VolumeLoad::PER_WHOLE,
        }
    }
}
