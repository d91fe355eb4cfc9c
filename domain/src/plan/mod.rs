//! The plan: a week made from what somebody wants, how the back feels, and what was logged; computed, never stored.
//!
//! ```text
//! programme, check-ins, safety answers, marks ─┐
//! log of the last 112 days ── Past ────────────┼─▶ Situation ─▶ axial days ─▶ composition ─▶ prescription ─▶ fit to time and room
//! ledgers ── caps of load ─────────────────────┘                  T51-T54      T37-T49         T57-T60, T83     T45-T50, L29-L62
//! ```
//!
//! Every limit is an "at most" that carries its reason as data; the order in which limits are applied does not matter, the
//! strictest wins (T1). The same input gives the same plan (T55). What is not known brings no progression and no penalty (T14).
//! The rules are those of the training specification (T1...) and of the load specification (L1...); where a number comes from a
//! paper its place is named, the others are choices or conventions.

mod axial;
pub mod calendar;
pub mod change;
mod check;
mod compose;
mod days;
mod fit;
#[cfg(test)]
mod fixtures;
mod flare;
mod ladder;
mod neighbours;
mod past;
mod phase;
mod planner;
mod progress;
mod readiness;
mod response;
mod time;
mod week;

pub use change::{PlanChange, PlanEdit, Review};
pub use check::Finding;
pub use fit::planned_axial;
pub use flare::{Flare, FlareMarks, FlareStage, Flares, PastFlare, flares};
pub use past::{Done, DoneSet, FormResult, Past, PastSession};
pub use phase::{Condition, NextPhase, Origin, PhaseFacts, PhaseNow, phase_on};
pub use planner::{Balance, Planner, week_of};
pub use progress::Situation;
pub use readiness::{Diary, Readiness, Usual};
pub use response::{Block, Change, During, Morning, Scale, colour, is_recovered};
pub use week::{Cap, Room};

use crate::catalog::{
    Amount, AxialClass, Dose, Equipment, Exercise, ExerciseId, Focus, Phase, Pillar, UserFlag,
};
use crate::load::{Ledger, Reason as CapReason};
use crate::units::{SetRpe, Weight};
use chrono::NaiveDate;

/// A rule that a plan keeps and that only a person may bend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Two to six training days and a full day of rest a week (T37).
    Days,
    /// All five pillars every week (T38).
    Pillars,
    /// The weekly minimum of a pillar or a part of it (T39, T40).
    Quota,
    /// Equipment, dose of the phase, own conditions, comfort filters, unlocks (T41).
    Eligible,
    /// An exercise at most once a session and three days a week (T42).
    Repeats,
    /// Minutes of a session (T45).
    Minutes,
    /// Days with a high exercise a week, and high lifts a session (T51).
    AxialDays,
    /// No axial day beside an axial day (T52).
    AxialNeighbours,
    /// The day after an axial day stays low (T53).
    DayAfter,
    /// An exercise that is blocked after a red response (T15).
    Blocked,
}

/// What kind of day it is, by its heaviest exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayKind {
    /// No session.
    Rest,
    /// A session without an exercise of class high.
    NonAxial,
    /// A session with one.
    Axial,
}

/// What an item is for in its session, in the order in which it is done (T44).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Breathing or bracing before anything else.
    Breath,
    /// A walk or cat-camel.
    WarmUp,
    /// The lift or glute exercise that the session is about.
    Main,
    /// Controlled motion of the spine.
    SpinalMotion,
    /// Bracing or a smaller exercise of any pillar.
    Accessory,
    /// Thoracic spine, hips, ankles.
    Mobility,
    /// Walking.
    Aerobic,
}

/// Why an item is in the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Every session begins with it.
    Opens,
    /// Every week holds its pillar.
    Pillar(Pillar),
    /// Every week holds this part of a pillar.
    Focus(Focus),
    /// The highest rung of its ladder that is open now.
    Rung,
    /// The rung after the last one: its sessions were green.
    NextRung,
    /// The easier variant of what was planned.
    InsteadOf {
        /// What was planned.
        exercise: ExerciseId,
        /// Why not that.
        because: Because,
    },
    /// It fills the minutes that are left.
    Time,
    /// Somebody put it in, or keeps it in.
    ByHand,
    /// It is part of a week of one's own.
    OwnWeek,
    /// A session for a bad day: calm, short, on the floor.
    Calm,
    /// It is tested or learned before loaded lifts.
    Unlocks,
}

/// Why an exercise was not planned as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Because {
    /// One's own condition asks for the easier variant first (T35).
    Flag(UserFlag),
    /// The last response was red; it is back on this day (T15).
    Red {
        /// The first day on which it may be planned again.
        back: NaiveDate,
    },
    /// Two amber responses in a row (T16).
    Amber,
    /// The form score was below 60 twice in a row (T68).
    Form,
    /// A break of eight weeks or more (L53).
    DaysOff,
    /// Something is not to be had today.
    Equipment,
    /// The rung is not open yet (T29, T82).
    Locked,
    /// Pain now (T10).
    Pain,
}

/// Why an item is no heavier, or no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Limit {
    /// The dose of the phase.
    Phase(Phase),
    /// What it was last time: its range is not full yet.
    LastTime,
    /// Days without this lift (L53).
    DaysOff {
        /// How many.
        days: u16,
    },
    /// The first weeks after days off (L46).
    Ramp {
        /// The week, from 1.
        week: u8,
    },
    /// An easier week (L59).
    Deload,
    /// The week after an easier week starts no higher than before it (L62).
    AfterDeload,
    /// Pain now (T10).
    Pain {
        /// Its rating.
        now: u8,
    },
    /// A flare, and its day (T20).
    Flare {
        /// Days since it began.
        day: u8,
    },
    /// The response of the last session was amber (T12).
    Amber,
    /// Back after a red response, at 80 % (T15).
    AfterRed,
    /// How the last session settled is not known yet (T14).
    Unknown,
    /// The last form check was below 80, or a needed one is missing (T68, T69).
    Form,
    /// The room of a ledger (L29 to L33).
    Room {
        /// Which.
        ledger: Ledger,
        /// The cap that bound.
        cap: CapReason,
    },
    /// Heavier, it would count one class higher on a day that has no room for it (L8).
    Class,
    /// Minutes of the session (T50).
    Time,
    /// By one's own account and not logged: nine tenths (T83).
    Declared,
    /// The first session with it (T83).
    First,
    /// A share of body mass (T59).
    BodyMass,
    /// The effort ceiling of the day or the phase.
    Effort,
    /// The brace and hinge checks come first (T82).
    Checks,
    /// No set of the last sessions was rated: whether the effort stayed under its ceiling is not known (T57).
    Unrated,
    /// An own condition (T36).
    Flag(UserFlag),
}

/// What grew since last time (T57, T59).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// More external mass.
    Load {
        /// How much more.
        by: Weight,
    },
    /// The next band.
    Band,
    /// One set more than the dose.
    Set,
    /// One second more in the lowering.
    Tempo,
    /// More repetitions of the hold.
    Reps,
    /// More metres, seconds or breaths.
    Amount,
    /// Back towards the former load after days off (L54).
    BackUp,
}

/// The external load of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlannedLoad {
    /// None: body weight, or what it is done without.
    Unloaded,
    /// This much.
    Weight(Weight),
    /// A band of this strength, 1 to 5.
    Band(u8),
    /// No number is known: the lightest first, in warm-up sets, until the effort is right (T83 b).
    Find {
        /// The most of the first session.
        at_most: Option<Weight>,
    },
}

/// How much of an exercise: the dose of the phase after all limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prescription {
    /// Working sets; per side for exercises done per side. At least 1.
    pub sets: u8,
    /// Content of one set.
    pub amount: Amount,
    /// Rest after a set, in seconds.
    pub rest_seconds: u8,
    /// A ceiling of effort, not a target.
    pub rpe_cap: SetRpe,
    /// External load.
    pub load: PlannedLoad,
    /// What grew since last time.
    pub step: Option<Step>,
    /// Why not more; the one that binds the load first.
    pub limits: Vec<Limit>,
}

impl Prescription {
    /// The dose of a phase as it stands.
    pub fn of_dose(dose: &Dose) -> Self {
        Self {
            sets: dose.sets,
            amount: dose.amount,
            rest_seconds: dose.rest_seconds,
            rpe_cap: dose.rpe_cap,
            load: PlannedLoad::Unloaded,
            step: None,
            limits: Vec::new(),
        }
    }

    /// Notes a limit, once.
    pub fn limit(&mut self, limit: Limit) {
        if !self.limits.contains(&limit) {
            self.limits.push(limit);
        }
    }
}

/// One exercise of a planned session.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Which exercise. Only a week of one's own holds exercises that are not in the library.
    pub exercise: ExerciseId,
    /// Its record, if it is in the library.
    pub record: Option<&'static Exercise>,
    /// What it is for.
    pub role: Role,
    /// How much.
    pub dose: Prescription,
    /// Why it is there.
    pub why: Why,
}

/// Something that a week should hold and does not, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Waived {
    /// A pillar without an eligible exercise.
    Pillar(Pillar, WaivedBecause),
    /// A part of a pillar without one.
    Focus(Focus, WaivedBecause),
}

/// Why something is waived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WaivedBecause {
    /// No exercise is eligible: equipment, phase, own conditions, filters, blocks.
    NoneEligible,
    /// The minutes do not hold it.
    Time,
    /// The days that are left of the week do not hold it.
    Days,
    /// It is a week of calm: a flare, or much pain.
    Calm,
    /// It was taken out by hand.
    ByHand,
    /// What the ledgers leave does not hold it.
    Room,
}

/// One day of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct DayPlan {
    /// The civil date.
    pub date: NaiveDate,
    /// What kind of day it is.
    pub kind: DayKind,
    /// How it stands.
    pub state: DayState,
    /// The heaviest class that the rules leave it.
    pub top: AxialClass,
    /// Why no heavier class, where a neighbour or a count binds.
    pub held_by: Option<HeldBy>,
    /// Its exercises in the order in which they are done.
    pub items: Vec<Item>,
    /// Minutes, rounded up, the two between items included.
    pub minutes: u16,
    /// Highest rating of the whole session (L48, L59), where one is set.
    pub rpe_cap: Option<u8>,
    /// Whether an easier week holds it.
    pub deload: bool,
}

/// What a session is about, for its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Theme {
    /// A hinge of a ladder, or its drill.
    Hinge,
    /// A squat of a ladder, a leg press, or its drill.
    Squat,
    /// Another pillar.
    Pillar(Pillar),
}

impl DayPlan {
    /// What it is about: its main exercises first, then what else it holds; two at most.
    pub fn themes(&self) -> Vec<Theme> {
        let main = |item: &&Item| item.role == Role::Main;
        let firm = |item: &&Item| !matches!(item.role, Role::Breath | Role::WarmUp);
        let mut themes = Vec::new();
        for item in self.items.iter().filter(main).chain(self.items.iter().filter(firm)).chain(&self.items) {
            let Some(record) = item.record else { continue };
            let theme = match (record.pillar, record.focus) {
                (Pillar::Lifts, Focus::Hinge) => Theme::Hinge,
                (Pillar::Lifts, _) => Theme::Squat,
                (pillar, _) => Theme::Pillar(pillar),
            };
            if themes.len() < 2 && !themes.contains(&theme) {
                themes.push(theme);
            }
        }
        themes
    }
}

/// How a day of the plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayState {
    /// A session is planned.
    Planned,
    /// A session was done.
    Done,
    /// A session was planned on this day and is behind. It is never stacked on another (T56).
    Missed,
    /// No session.
    Rest,
    /// The session was skipped or moved away by hand.
    Moved,
}

/// What keeps a day from a heavier class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HeldBy {
    /// The phase has no such days, or no more of them this week (T51).
    Count,
    /// A day with a high exercise is beside it (T52, T53).
    Neighbour(NaiveDate),
    /// The first weeks after days off (L48).
    Ramp,
    /// Pain, a flare, or open checks.
    Calm,
    /// The room of the spinal ledger.
    Room,
}

/// A week of the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct WeekPlan {
    /// Its days, Monday to Sunday.
    pub days: [DayPlan; 7],
    /// The phase it was made for.
    pub phase: Phase,
    /// What it should hold and does not.
    pub waived: Vec<Waived>,
}

/// What may be had of equipment, always: for tests and texts.
pub const ALWAYS: [Equipment; 2] = [Equipment::Mat, Equipment::Wall];
