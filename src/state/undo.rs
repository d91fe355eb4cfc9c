//! What can be taken back, and for how long it is offered on the screen.

use brace_domain::mark::Mark;
use brace_domain::update::{Changes, Command};

/// As many actions can be taken back, one after the other.
const KEPT: usize = 20;

/// What was done, for the words of the offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Done {
    /// A session began.
    SessionStarted,
    /// An exercise was picked.
    ExerciseAdded,
    /// An exercise and its sets were taken out.
    ExerciseRemoved,
    /// A set was logged.
    SetLogged,
    /// A set was corrected.
    SetEdited,
    /// A set was taken away.
    SetDeleted,
    /// A session was ended.
    SessionFinished,
    /// A session was logged afterwards.
    PastLogged,
    /// A session was corrected.
    SessionEdited,
    /// A session was taken away.
    SessionDeleted,
    /// An own exercise was made.
    ExerciseCreated,
    /// An own exercise was corrected.
    ExerciseEdited,
    /// An exercise became a favourite, or is none any more.
    FavouriteSet,
    /// A day was marked as trained, not logged.
    DayMarked,
    /// A deload was accepted.
    DeloadAccepted,
    /// A deload was declined.
    DeloadDeclined,
    /// A flare was noted.
    FlareNoted,
    /// A flare is over.
    FlareOver,
    /// A check was passed.
    CheckPassed,
    /// A phase was begun.
    PhaseBegun,
    /// What was said of a day was taken back.
    MarkTakenBack,
    /// What is wanted of the training was set.
    ProgrammeSaved,
    /// Bars and plates were set.
    RackSaved,
    /// A check-in was given.
    CheckInSaved,
    /// The safety screen was answered.
    SafetyAnswered,
    /// The plan was changed by hand, or a change was taken back.
    PlanChanged,
    /// Something was said of a week.
    ReviewSaved,
    /// An import came in.
    Imported,
    /// Something was taken back.
    Undone,
}

impl Done {
    pub(super) fn of(command: &Command) -> Self {
        match command {
            Command::StartSession { .. } => Self::SessionStarted,
            Command::AddExercise { .. } => Self::ExerciseAdded,
            Command::RemoveExercise { .. } => Self::ExerciseRemoved,
            Command::LogSet { .. } => Self::SetLogged,
            Command::EditSet { .. } => Self::SetEdited,
            Command::DeleteSet { .. } => Self::SetDeleted,
            Command::FinishSession { .. } => Self::SessionFinished,
            Command::LogPast(_) => Self::PastLogged,
            Command::EditSession { .. } => Self::SessionEdited,
            Command::DeleteSession { .. } => Self::SessionDeleted,
            Command::CreateExercise(_) => Self::ExerciseCreated,
            Command::EditExercise { .. } => Self::ExerciseEdited,
            Command::SetFavourite { .. } => Self::FavouriteSet,
            Command::MarkDay { mark: Mark::Unlogged, on: true, .. } => Self::DayMarked,
            Command::MarkDay { mark: Mark::Deload, on: true, .. } => Self::DeloadAccepted,
            Command::MarkDay { mark: Mark::DeloadDeclined, on: true, .. } => Self::DeloadDeclined,
            Command::MarkDay { mark: Mark::Flare, on: true, .. } => Self::FlareNoted,
            Command::MarkDay { mark: Mark::FlareOver, on: true, .. } => Self::FlareOver,
            Command::MarkDay { mark: Mark::BraceCheck | Mark::HingeCheck, on: true, .. } => Self::CheckPassed,
            Command::MarkDay { mark: Mark::Phase(_), on: true, .. } => Self::PhaseBegun,
            Command::MarkDay { on: false, .. } => Self::MarkTakenBack,
            Command::SetProgramme(_) => Self::ProgrammeSaved,
            Command::SetRack(_) => Self::RackSaved,
            Command::CheckIn(_) => Self::CheckInSaved,
            Command::AnswerSafety(_) => Self::SafetyAnswered,
            Command::ChangePlan(_) | Command::TakeBackPlanChange { .. } => Self::PlanChanged,
            Command::Review(_) => Self::ReviewSaved,
            Command::Import(_) => Self::Imported,
            Command::Undo(_) => Self::Undone,
        }
    }
}

/// An action that can be taken back.
#[derive(Debug)]
pub(crate) struct UndoOffer {
    /// Counts up, so that a notice knows whether it still stands for the newest one.
    pub(crate) number: usize,
    /// What was done.
    pub(crate) done: Done,
    /// What it changed.
    changes: Changes,
}

/// The actions that can be taken back, the newest last.
#[derive(Debug, Default)]
pub(crate) struct UndoStack {
    offers: Vec<UndoOffer>,
    counted: usize,
}

impl UndoStack {
    /// The newest action.
    pub(crate) fn newest(&self) -> Option<&UndoOffer> {
        self.offers.last()
    }

    /// Takes the newest action's changes out, to take them back.
    pub(super) fn take(&mut self) -> Option<Changes> {
        self.offers.pop().map(|offer| offer.changes)
    }

    /// Offers to take an action back. Taking something back is no action to be offered again.
    pub(super) fn offer(&mut self, done: Done, changes: Changes) {
        if done == Done::Undone {
            return;
        }
        self.counted = self.counted.wrapping_add(1);
        self.offers.push(UndoOffer { number: self.counted, done, changes });
        let surplus = self.offers.len().saturating_sub(KEPT);
        self.offers.drain(..surplus);
    }
}
