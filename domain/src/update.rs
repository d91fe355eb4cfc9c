//! The only way in: a command becomes changes with an inverse, or a refusal. Nothing is changed here; [`State::apply`]
//! does that after the changes were written to the record.

use crate::catalog::{CustomExercise, ExerciseId, Favourite};
use crate::check_in::CheckIn;
use crate::import::{Imported, NameMap};
use crate::load::AcceptedDeload;
use crate::log::{Extra, PlacedSet, Session, SessionFacts, Set};
use crate::mark::{DayMark, Mark};
use crate::plan::{PlanChange, PlanEdit, Review};
use crate::programme::Programme;
use crate::safety::{Question, SafetyAnswers};
use crate::schema::Item;
use crate::state::State;
use crate::units::{Id, LocalMoment, Minutes, SessionRpe};
use chrono::{Datelike, Days, NaiveDate, Timelike};

/// Longest note, in characters (X2).
pub const NOTE_CHARACTERS: usize = 2_000;
/// Longest title of a session and longest name of an exercise, in characters.
pub const NAME_CHARACTERS: usize = 500;
/// Nothing was logged before this year.
const FIRST_YEAR: i32 = 1990;
/// No stored date is of this year or later.
const END_YEAR: i32 = 2200;
/// How far back somebody can say how a day was, in days.
const DAYS_BACK: u64 = 7;

/// What somebody wants. Numbers are parsed and in range already.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Starts a session now, with the exercises of an earlier one if one is named.
    StartSession {
        /// The session to repeat.
        like: Option<Id>,
        /// The exercises of a session that repeats none, in their order.
        exercises: Vec<ExerciseId>,
    },
    /// Picks an exercise for a session.
    AddExercise {
        /// The session.
        session: Id,
        /// The exercise.
        exercise: ExerciseId,
    },
    /// Takes an exercise and its sets out of a session.
    RemoveExercise {
        /// The session.
        session: Id,
        /// The exercise.
        exercise: ExerciseId,
    },
    /// Logs a set. In a running session the minute is filled in from the clock.
    LogSet {
        /// The session.
        session: Id,
        /// The exercise.
        exercise: ExerciseId,
        /// What was done.
        set: Set,
    },
    /// Corrects a set.
    EditSet {
        /// Which set.
        id: Id,
        /// What it should be.
        set: Set,
    },
    /// Takes a set away.
    DeleteSet {
        /// Which set.
        id: Id,
    },
    /// Ends a running session. Without a rating its load stays unknown until it is given.
    FinishSession {
        /// Which session.
        id: Id,
        /// Rating of the whole session.
        rpe: Option<SessionRpe>,
        /// Minutes.
        minutes: Option<Minutes>,
    },
    /// Corrects what is known of a session besides its sets.
    EditSession {
        /// Which session.
        id: Id,
        /// What it should be.
        facts: SessionFacts,
    },
    /// Takes a session and its sets away.
    DeleteSession {
        /// Which session.
        id: Id,
    },
    /// Makes an exercise of one's own.
    CreateExercise(CustomExercise),
    /// Corrects an exercise of one's own.
    EditExercise {
        /// Which one.
        id: Id,
        /// What it should be.
        exercise: CustomExercise,
    },
    /// Marks an exercise as a favourite, or takes the mark away.
    SetFavourite {
        /// The exercise.
        exercise: ExerciseId,
        /// Whether it shall be one.
        on: bool,
    },
    /// Says something of a day, or takes it back.
    MarkDay {
        /// The civil date.
        date: NaiveDate,
        /// What is said of it.
        mark: Mark,
        /// Whether it shall be said.
        on: bool,
    },
    /// Sets what is wanted of the training.
    SetProgramme(Programme),
    /// Says how a day is, or says it anew: a day has one check-in. A day from a week ago to today.
    CheckIn(CheckIn),
    /// Answers the safety screen, or answers it anew: a day has one set of answers. A day from a week ago to today.
    AnswerSafety(SafetyAnswers),
    /// Changes the plan by hand: one action, however many changes it takes, put in place in their order.
    ChangePlan(Vec<PlanChange>),
    /// Takes a change of the plan back.
    TakeBackPlanChange {
        /// Which one.
        id: Id,
    },
    /// Says something of a week, or says it anew. Nothing said takes the record away.
    Review(Review),
    /// Takes in what an import found new.
    Import(Imported),
    /// Takes earlier changes back. They may be any changes, not only the last ones.
    Undo(Changes),
}

/// What the world tells: the moment, and an id that was never used.
#[derive(Debug, Clone, Copy)]
pub struct Context {
    /// Now, where the phone is.
    pub now: LocalMoment,
    /// A fresh id, larger than any before it. No id of this writer with a higher clock was used either: an action that
    /// makes several records counts on from here, and the record keeps its clock above all ids that it saw.
    pub id: Id,
}

/// Why a command changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A session is running already.
    #[error("session {0} is running")]
    AlreadyRunning(Id),
    /// No such session: deleted here or in another tab.
    #[error("no such session")]
    NoSuchSession,
    /// No such set.
    #[error("no such set")]
    NoSuchSet,
    /// No such exercise.
    #[error("no such exercise")]
    NoSuchExercise,
    /// An exercise needs a name.
    #[error("no name")]
    NoName,
    /// A text is longer than it may be.
    #[error("more than {max} characters")]
    TooLong {
        /// Most characters.
        max: usize,
    },
    /// A date before 1990 or after tomorrow.
    #[error("date out of range")]
    DateOutOfRange,
    /// A day that this cannot be said of: before 1990 or still to come, or more than a week from today for a deload.
    #[error("not for this day")]
    NotForThisDay,
    /// Fewer than 2 or more than 6 training days.
    #[error("not 2 to 6 days")]
    DaysOutOfRange,
    /// Minutes that no session has: outside 15 to 75, or 5 to 75 for one that is changed by hand.
    #[error("minutes out of range")]
    MinutesOutOfRange {
        /// Fewest minutes.
        min: u8,
        /// Most minutes.
        max: u8,
    },
    /// A body mass of 0, or above 400 kg.
    #[error("body mass out of range")]
    BodyMassOutOfRange,
    /// Nothing would change.
    #[error("nothing to change")]
    Nothing,
}

/// The change of one item: from nothing, to nothing, or from one value to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit<T> {
    /// Which item.
    pub id: Id,
    /// What it was.
    pub before: Option<T>,
    /// What it becomes.
    pub after: Option<T>,
}

impl<T> Edit<T> {
    /// The values that there are, before and after.
    pub fn either(&self) -> impl Iterator<Item = &T> {
        self.before.iter().chain(&self.after)
    }

    fn inverse(self) -> Self {
        Self { id: self.id, before: self.after, after: self.before }
    }

    /// Puts a value in the place of the record that there is, or under a new id.
    fn put(new: Id, there: Option<(Id, T)>, after: Option<T>) -> Self {
        match there {
            Some((id, before)) => Self { id, before: Some(before), after },
            None => Self { id: new, before: None, after },
        }
    }
}

/// One change of one item.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Of a session's facts.
    Session(Edit<SessionFacts>),
    /// Of a set.
    Set(Edit<PlacedSet>),
    /// Of an exercise of one's own.
    Exercise(Edit<CustomExercise>),
    /// Of a name mapping.
    NameMap(Edit<NameMap>),
    /// Of a favourite.
    Favourite(Edit<Favourite>),
    /// Of something said of a day.
    DayMark(Edit<DayMark>),
    /// Of what is wanted of the training.
    Programme(Edit<Box<Programme>>),
    /// Of a check-in.
    CheckIn(Edit<CheckIn>),
    /// Of answers to the safety screen.
    Safety(Edit<SafetyAnswers>),
    /// Of a change of the plan by hand.
    PlanChange(Edit<PlanChange>),
    /// Of what was said of a week.
    Review(Edit<Review>),
}

impl Change {
    /// The item, the word for its kind, and what is to be stored: nothing means that it was deleted.
    pub fn stored(&self) -> (Id, &'static str, Option<Item>) {
        match self {
            Self::Session(edit) => (edit.id, "session", edit.after.clone().map(Item::Session)),
            Self::Set(edit) => (edit.id, "set", edit.after.clone().map(Item::Set)),
            Self::Exercise(edit) => (edit.id, "exercise", edit.after.clone().map(Item::Exercise)),
            Self::NameMap(edit) => (edit.id, "name_map", edit.after.clone().map(Item::NameMap)),
            Self::Favourite(edit) => (edit.id, "favourite", edit.after.clone().map(Item::Favourite)),
            Self::DayMark(edit) => (edit.id, "day_mark", edit.after.clone().map(Item::DayMark)),
            Self::Programme(edit) => (edit.id, "programme", edit.after.clone().map(Item::Programme)),
            Self::CheckIn(edit) => (edit.id, "check_in", edit.after.clone().map(Item::CheckIn)),
            Self::Safety(edit) => (edit.id, "safety", edit.after.clone().map(Item::Safety)),
            Self::PlanChange(edit) => (edit.id, "plan_change", edit.after.clone().map(Item::PlanChange)),
            Self::Review(edit) => (edit.id, "review", edit.after.clone().map(Item::Review)),
        }
    }

    /// The same change, from what the item is now.
    fn over(self, state: &State) -> Self {
        match self {
            Self::Session(edit) => {
                let before = state.log().session(edit.id).map(|session| session.facts.clone());
                Self::Session(Edit { before, ..edit })
            }
            Self::Set(edit) => Self::Set(Edit { before: state.log().set(edit.id), ..edit }),
            Self::Exercise(edit) => {
                let before = state.own_exercises().get(&edit.id).cloned();
                Self::Exercise(Edit { before, ..edit })
            }
            Self::NameMap(edit) => {
                let before = state.name_map(edit.id).cloned();
                Self::NameMap(Edit { before, ..edit })
            }
            Self::Favourite(edit) => {
                let before = state.favourite(edit.id).cloned();
                Self::Favourite(Edit { before, ..edit })
            }
            Self::DayMark(edit) => {
                let before = state.day_mark(edit.id).cloned();
                Self::DayMark(Edit { before, ..edit })
            }
            Self::Programme(edit) => {
                let before = state.programme_of(edit.id).cloned().map(Box::new);
                Self::Programme(Edit { before, ..edit })
            }
            Self::CheckIn(edit) => {
                let before = state.check_in(edit.id).cloned();
                Self::CheckIn(Edit { before, ..edit })
            }
            Self::Safety(edit) => {
                let before = state.safety_of(edit.id).cloned();
                Self::Safety(Edit { before, ..edit })
            }
            Self::PlanChange(edit) => {
                let before = state.plan_change(edit.id).cloned();
                Self::PlanChange(Edit { before, ..edit })
            }
            Self::Review(edit) => {
                let before = state.review(edit.id).cloned();
                Self::Review(Edit { before, ..edit })
            }
        }
    }

    fn inverse(self) -> Self {
        match self {
            Self::Session(edit) => Self::Session(edit.inverse()),
            Self::Set(edit) => Self::Set(edit.inverse()),
            Self::Exercise(edit) => Self::Exercise(edit.inverse()),
            Self::NameMap(edit) => Self::NameMap(edit.inverse()),
            Self::Favourite(edit) => Self::Favourite(edit.inverse()),
            Self::DayMark(edit) => Self::DayMark(edit.inverse()),
            Self::Programme(edit) => Self::Programme(edit.inverse()),
            Self::CheckIn(edit) => Self::CheckIn(edit.inverse()),
            Self::Safety(edit) => Self::Safety(edit.inverse()),
            Self::PlanChange(edit) => Self::PlanChange(edit.inverse()),
            Self::Review(edit) => Self::Review(edit.inverse()),
        }
    }
}

/// One action of a person: all of its changes, written and undone together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Changes(Vec<Change>);

impl Changes {
    /// The changes in the order in which they are put in place.
    pub fn iter(&self) -> impl Iterator<Item = &Change> {
        self.0.iter()
    }

    /// What takes these changes back.
    #[must_use]
    pub fn inverse(self) -> Self {
        Self(self.0.into_iter().rev().map(Change::inverse).collect())
    }

    fn session(id: Id, before: Option<&SessionFacts>, after: Option<SessionFacts>) -> Change {
        Change::Session(Edit { id, before: before.cloned(), after })
    }

    fn sets_taken_away<'a>(
        session: Id,
        sets: impl Iterator<Item = (&'a ExerciseId, Id, &'a Set)>,
    ) -> impl Iterator<Item = Change> {
        sets.map(move |(exercise, id, set)| {
            let placed = PlacedSet { session, exercise: exercise.clone(), set: set.clone() };
            Change::Set(Edit { id, before: Some(placed), after: None })
        })
    }
}

/// Works out what a command changes.
pub fn update(state: &State, command: Command, context: &Context) -> Result<Changes, Refusal> {
    let Context { now, id: new } = *context;
    let changes = match command {
        Command::StartSession { like, exercises } => {
            if let Some(running) = state.log().running() {
                return Err(Refusal::AlreadyRunning(running.id));
            }
            let mut facts = SessionFacts::starting(now);
            if let Some(like) = like {
                let like = session(state, like)?;
                facts.title.clone_from(&like.facts.title);
                facts.exercises = like.entries.iter().map(|entry| entry.exercise.clone()).collect();
            } else {
                for exercise in exercises {
                    state.traits(&exercise).ok_or(Refusal::NoSuchExercise)?;
                    if !facts.exercises.contains(&exercise) {
                        facts.exercises.push(exercise);
                    }
                }
            }
            vec![Changes::session(new, None, Some(facts))]
        }
        Command::AddExercise { session: id, exercise } => {
            let session = session(state, id)?;
            state.traits(&exercise).ok_or(Refusal::NoSuchExercise)?;
            if session.entry(&exercise).is_some() {
                return Err(Refusal::Nothing);
            }
            let mut facts = session.facts.clone();
            facts.exercises = session.entries.iter().map(|entry| entry.exercise.clone()).collect();
            facts.exercises.push(exercise);
            vec![Changes::session(id, Some(&session.facts), Some(facts))]
        }
        Command::RemoveExercise { session: id, exercise } => {
            let session = session(state, id)?;
            let entry = session.entry(&exercise).ok_or(Refusal::NoSuchExercise)?;
            let mut facts = session.facts.clone();
            facts.exercises.retain(|other| *other != exercise);
            let sets = entry.sets.iter().map(|(&id, set)| (&exercise, id, set));
            let mut changes: Vec<_> = Changes::sets_taken_away(id, sets).collect();
            changes.push(Changes::session(id, Some(&session.facts), Some(facts)));
            changes
        }
        Command::LogSet { session: id, exercise, mut set } => {
            let session = session(state, id)?;
            check_note(set.note.as_deref())?;
            if session.facts.running {
                let minutes = session.facts.minutes_since_start(&now);
                set.minute = minutes.and_then(|minutes| u16::try_from(minutes).ok());
            }
            let after = Some(PlacedSet { session: id, exercise, set });
            vec![Change::Set(Edit { id: new, before: None, after })]
        }
        Command::EditSet { id, set } => {
            check_note(set.note.as_deref())?;
            let before = state.log().set(id).ok_or(Refusal::NoSuchSet)?;
            let after = PlacedSet { set, ..before.clone() };
            vec![Change::Set(Edit { id, before: Some(before), after: Some(after) })]
        }
        Command::DeleteSet { id } => {
            let before = state.log().set(id).ok_or(Refusal::NoSuchSet)?;
            let session = session(state, before.session)?;
            // The exercise stays picked when its last set goes.
            let mut facts = session.facts.clone();
            facts.exercises = session.entries.iter().map(|entry| entry.exercise.clone()).collect();
            let unpicked = facts.exercises != session.facts.exercises;
            let picked = Changes::session(before.session, Some(&session.facts), Some(facts));
            let gone = Change::Set(Edit { id, before: Some(before), after: None });
            if unpicked { vec![picked, gone] } else { vec![gone] }
        }
        Command::FinishSession { id, rpe, minutes } => {
            let before = &session(state, id)?.facts;
            let after = SessionFacts { rpe, minutes, running: false, ..before.clone() };
            vec![Changes::session(id, Some(before), Some(after))]
        }
        Command::EditSession { id, facts } => {
            let before = &session(state, id)?.facts;
            check_note(facts.note.as_deref())?;
            check_length(facts.title.as_deref(), NAME_CHARACTERS)?;
            check_date(facts.date, now.date)?;
            vec![Changes::session(id, Some(before), Some(facts))]
        }
        Command::DeleteSession { id } => {
            let session = session(state, id)?;
            let mut changes: Vec<_> = Changes::sets_taken_away(id, session.sets()).collect();
            changes.push(Changes::session(id, Some(&session.facts), None));
            changes
        }
        Command::CreateExercise(exercise) => {
            let after = Some(check_exercise(exercise)?);
            vec![Change::Exercise(Edit { id: new, before: None, after })]
        }
        Command::EditExercise { id, exercise } => {
            let before = state.own_exercises().get(&id).ok_or(Refusal::NoSuchExercise)?.clone();
            let after = Some(check_exercise(exercise)?);
            vec![Change::Exercise(Edit { id, before: Some(before), after })]
        }
        Command::SetFavourite { exercise, on: true } => {
            state.traits(&exercise).ok_or(Refusal::NoSuchExercise)?;
            if state.is_favourite(&exercise) {
                return Err(Refusal::Nothing);
            }
            let after = Some(Favourite { exercise, extra: Extra::default() });
            vec![Change::Favourite(Edit { id: new, before: None, after })]
        }
        Command::SetFavourite { exercise, on: false } => {
            let marks = state.favourites().filter(|(_, favourite)| favourite.exercise == exercise);
            let gone =
                |(id, favourite): (Id, &Favourite)| Edit { id, before: Some(favourite.clone()), after: None };
            marks.map(gone).map(Change::Favourite).collect()
        }
        Command::MarkDay { date, mark, on: true } => {
            check_mark(mark, date, now.date)?;
            let decided = mark == Mark::Deload && state.deload_decisions(now.date).accepted.is_some();
            if decided || state.mark_that_counts(date, mark) == Some(mark) {
                return Err(Refusal::Nothing);
            }
            let after = Some(DayMark { date, mark, extra: Extra::default() });
            vec![Change::DayMark(Edit { id: new, before: None, after })]
        }
        Command::MarkDay { date, mark, on: false } => {
            let marks = state.day_marks().filter(|(_, other)| other.date == date && other.mark == mark);
            let gone = |(id, mark): (Id, &DayMark)| Edit { id, before: Some(mark.clone()), after: None };
            marks.map(gone).map(Change::DayMark).collect()
        }
        Command::SetProgramme(mut programme) => {
            check_programme(&programme, now.date)?;
            let there = state.programmes().next_back();
            keep_extra(&mut programme.extra, there.map(|(_, before)| &before.extra));
            let there = there.map(|(id, before)| (id, Box::new(before.clone())));
            vec![Change::Programme(Edit::put(new, there, Some(Box::new(programme))))]
        }
        Command::CheckIn(mut check_in) => {
            check_recent(check_in.date, now.date)?;
            // Times are kept to the minute.
            check_in.time = check_in.time.with_second(0).unwrap_or(check_in.time);
            check_in.time = check_in.time.with_nanosecond(0).unwrap_or(check_in.time);
            let there = state.check_in_record(check_in.date);
            keep_extra(&mut check_in.extra, there.map(|(_, before)| &before.extra));
            let there = there.map(|(id, before)| (id, before.clone()));
            vec![Change::CheckIn(Edit::put(new, there, Some(check_in)))]
        }
        Command::AnswerSafety(mut answers) => {
            check_recent(answers.date, now.date)?;
            let both = |question: &Question| answers.yes.has(*question) && answers.checked.has(*question);
            answers.checked = Question::all().filter(both).collect();
            let there = state.safety_answers().rev().find(|(_, before)| before.date == answers.date);
            keep_extra(&mut answers.extra, there.map(|(_, before)| &before.extra));
            let there = there.map(|(id, before)| (id, before.clone()));
            vec![Change::Safety(Edit::put(new, there, Some(answers)))]
        }
        Command::ChangePlan(changes) => {
            let mut id = new;
            let mut made = Vec::new();
            for change in changes {
                check_plan_change(state, &change)?;
                made.push(Change::PlanChange(Edit { id, before: None, after: Some(change) }));
                id.clock = id.clock.saturating_add(1);
            }
            made
        }
        Command::TakeBackPlanChange { id } => {
            let before = state.plan_change(id).ok_or(Refusal::Nothing)?.clone();
            vec![Change::PlanChange(Edit { id, before: Some(before), after: None })]
        }
        Command::Review(mut review) => {
            check_storable(review.week)?;
            for text in [&mut review.keep, &mut review.change, &mut review.goal] {
                check_note(text.as_deref())?;
                *text = text.take().filter(|text| !text.trim().is_empty());
            }
            let there = state.reviews().rev().find(|(_, before)| before.week == review.week);
            keep_extra(&mut review.extra, there.map(|(_, before)| &before.extra));
            let there = there.map(|(id, before)| (id, before.clone()));
            let said = [&review.keep, &review.change, &review.goal].into_iter().any(Option::is_some);
            let after = (said || review.extra != Extra::NONE).then_some(review);
            if there.is_none() && after.is_none() {
                return Err(Refusal::Nothing);
            }
            vec![Change::Review(Edit::put(new, there, after))]
        }
        Command::Import(imported) => import(imported).map(|change| change.over(state)).collect(),
        // Whatever was changed since: the inverse of this undo has to lead back to now.
        Command::Undo(changes) => changes.inverse().0.into_iter().map(|change| change.over(state)).collect(),
    };
    if changes.is_empty() { Err(Refusal::Nothing) } else { Ok(Changes(changes)) }
}

/// Everything that an import brings: sessions before their sets.
fn import(imported: Imported) -> impl Iterator<Item = Change> {
    fn put<T>(items: Vec<(Id, T)>, change: fn(Edit<T>) -> Change) -> impl Iterator<Item = Change> {
        items.into_iter().map(move |(id, item)| change(Edit { id, before: None, after: Some(item) }))
    }
    put(imported.exercises, Change::Exercise)
        .chain(put(imported.names, Change::NameMap))
        .chain(put(imported.sessions, Change::Session))
        .chain(put(imported.sets, Change::Set))
}

fn session(state: &State, id: Id) -> Result<&Session, Refusal> {
    state.log().session(id).ok_or(Refusal::NoSuchSession)
}

fn check_length(text: Option<&str>, max: usize) -> Result<(), Refusal> {
    let too_long = text.is_some_and(|text| text.chars().count() > max);
    if too_long { Err(Refusal::TooLong { max }) } else { Ok(()) }
}

fn check_note(note: Option<&str>) -> Result<(), Refusal> {
    check_length(note, NOTE_CHARACTERS)
}

fn check_date(date: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
    if date.year() < FIRST_YEAR || date > tomorrow { Err(Refusal::DateOutOfRange) } else { Ok(()) }
}

/// Nobody trained or decided on a day to come. A deload begins so that one of its days is still ahead, and within a week.
fn check_mark(mark: Mark, date: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    let possible = match mark {
        Mark::Deload => AcceptedDeload { start: date }.is_open(today),
        _ => date.year() >= FIRST_YEAR && date <= today,
    };
    if possible { Ok(()) } else { Err(Refusal::NotForThisDay) }
}

/// How a day was is said while it is remembered.
fn check_recent(date: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    let first = today.checked_sub_days(Days::new(DAYS_BACK)).unwrap_or(today);
    if (first..=today).contains(&date) { Ok(()) } else { Err(Refusal::NotForThisDay) }
}

/// A day that reads back, past or to come.
fn check_storable(date: NaiveDate) -> Result<(), Refusal> {
    if (FIRST_YEAR..END_YEAR).contains(&date.year()) { Ok(()) } else { Err(Refusal::DateOutOfRange) }
}

fn check_minutes(minutes: u8, range: std::ops::RangeInclusive<u8>) -> Result<(), Refusal> {
    let (min, max) = (*range.start(), *range.end());
    if range.contains(&minutes) { Ok(()) } else { Err(Refusal::MinutesOutOfRange { min, max }) }
}

/// Exercises are not asked for: a week of one's own may hold some that only a later version knows.
fn check_programme(programme: &Programme, today: NaiveDate) -> Result<(), Refusal> {
    check_storable(programme.since)?;
    if !Programme::DAYS.contains(&programme.days.len()) {
        return Err(Refusal::DaysOutOfRange);
    }
    check_minutes(programme.minutes, Programme::MINUTES)?;
    if programme.body_mass.is_some_and(|mass| !Programme::is_body_mass(mass)) {
        return Err(Refusal::BodyMassOutOfRange);
    }
    programme.declared.iter().try_for_each(|declared| check_date(declared.date, today))
}

/// What comes into the plan exists; what goes out of it may be anything.
fn check_plan_change(state: &State, change: &PlanChange) -> Result<(), Refusal> {
    check_storable(change.date)?;
    match &change.edit {
        PlanEdit::Move { to } => check_storable(*to),
        PlanEdit::Swap { to: exercise, .. } | PlanEdit::Add(exercise) | PlanEdit::Lock(exercise) => {
            state.traits(exercise).map(drop).ok_or(Refusal::NoSuchExercise)
        }
        PlanEdit::Minutes(minutes) => check_minutes(*minutes, PlanEdit::MINUTES),
        PlanEdit::Without(equipment) if equipment.is_empty() => Err(Refusal::Nothing),
        PlanEdit::Skip | PlanEdit::Remove(_) | PlanEdit::Without(_) => Ok(()),
    }
}

/// What is said anew keeps what a later version said of it.
fn keep_extra(extra: &mut Extra, before: Option<&Extra>) {
    if let (true, Some(before)) = (*extra == Extra::NONE, before) {
        extra.clone_from(before);
    }
}

fn check_exercise(mut exercise: CustomExercise) -> Result<CustomExercise, Refusal> {
    exercise.name = exercise.name.trim().to_owned();
    if exercise.name.is_empty() {
        return Err(Refusal::NoName);
    }
    check_length(Some(&exercise.name), NAME_CHARACTERS)?;
    check_note(exercise.note.as_deref())?;
    Ok(exercise)
}
