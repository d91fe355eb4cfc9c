//! The only way in: a command becomes changes with an inverse, or a refusal. Nothing is changed here; [`State::apply`]
//! does that after the changes were written to the record.

use crate::catalog::{CustomExercise, ExerciseId, Favourite};
use crate::check_in::{CheckIn, Rating};
use crate::gym::Rack;
use crate::import::Imported;
use crate::load::AcceptedDeload;
use crate::log::{Entry, Extra, PlacedSet, Session, SessionFacts, Set};
use crate::mark::{DayMark, Mark};
use crate::plan::{PlanChange, PlanEdit, Review};
use crate::programme::{Bits, Programme};
use crate::safety::SafetyAnswers;
use crate::schema::{Item, Kind};
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
        /// Pain at its end.
        pain_after: Option<Rating>,
        /// A remark; none leaves the one that is there, an empty one takes it away.
        note: Option<String>,
    },
    /// Logs a finished session afterwards, with all of its sets: one action.
    LogPast(PastSession),
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
    /// Says which bars and plates one has.
    SetRack(Rack),
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

/// A session that somebody tells from memory. When in the day it began is not asked.
#[derive(Debug, Clone, PartialEq)]
pub struct PastSession {
    /// Its civil date, today or before.
    pub date: NaiveDate,
    /// Rating of the whole session.
    pub rpe: Option<SessionRpe>,
    /// Minutes.
    pub minutes: Option<Minutes>,
    /// A remark.
    pub note: Option<String>,
    /// The exercises in their order; those that have sets and are missing here follow.
    pub exercises: Vec<ExerciseId>,
    /// The sets in the order in which they were done, each with its exercise.
    pub sets: Vec<(ExerciseId, Set)>,
}

impl PastSession {
    /// A day on which somebody trained; more is not told yet.
    pub const fn on(date: NaiveDate) -> Self {
        Self { date, rpe: None, minutes: None, note: None, exercises: Vec::new(), sets: Vec::new() }
    }

    /// Adds an exercise with the sets of another time: weights and amounts as then. What was felt, rated and remarked belongs to
    /// that time.
    pub fn add(&mut self, exercise: &ExerciseId, like: Option<&Entry>) {
        self.exercises.push(exercise.clone());
        for set in like.into_iter().flat_map(|entry| entry.sets.values()) {
            let Set { work, resistance, side, kind, tempo, .. } = *set;
            let set = Set { side, kind, tempo, ..Set::working(work, resistance) };
            self.sets.push((exercise.clone(), set));
        }
    }
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
    /// No bar, more bars or plates than are kept, or a mass that none has.
    #[error("rack out of range")]
    RackOutOfRange,
    /// Nothing would change.
    #[error("nothing to change")]
    Nothing,
}

/// The change of one item: from nothing, to nothing, or from one value to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Which item.
    pub(crate) id: Id,
    /// What it is; what it was may be gone by the time when it is taken away again.
    pub(crate) kind: Kind,
    /// What it was.
    pub(crate) before: Option<Item>,
    /// What it becomes.
    pub(crate) after: Option<Item>,
}

impl Change {
    /// The item, the word for its kind, and what is to be stored: nothing means that it was deleted.
    pub const fn stored(&self) -> (Id, &'static str, Option<&Item>) {
        (self.id, self.kind.word(), self.after.as_ref())
    }

    fn inverse(self) -> Self {
        Self { before: self.after, after: self.before, ..self }
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

    fn made(&mut self, id: Id, item: Item) {
        self.0.push(Change { id, kind: item.kind_of(), before: None, after: Some(item) });
    }

    fn edited(&mut self, id: Id, before: Item, after: Option<Item>) {
        self.0.push(Change { id, kind: before.kind_of(), before: Some(before), after });
    }

    fn gone(&mut self, id: Id, before: Item) {
        self.edited(id, before, None);
    }

    fn session(&mut self, session: &Session, after: Option<SessionFacts>) {
        self.edited(session.id, Item::Session(session.facts.clone()), after.map(Item::Session));
    }

    fn set_gone(&mut self, session: &Session, exercise: &ExerciseId, id: Id, set: &Set) {
        let placed = PlacedSet { session: session.id, exercise: exercise.clone(), set: set.clone() };
        self.gone(id, Item::Set(placed));
    }

    /// Everything that an import brings: sessions before their sets.
    fn imported(&mut self, imported: Imported) {
        let Imported { exercises, names, sessions, sets, .. } = imported;
        exercises.into_iter().for_each(|(id, exercise)| self.made(id, Item::Exercise(exercise)));
        names.into_iter().for_each(|(id, map)| self.made(id, Item::NameMap(map)));
        sessions.into_iter().for_each(|(id, facts)| self.made(id, Item::Session(facts)));
        sets.into_iter().for_each(|(id, placed)| self.made(id, Item::Set(placed)));
    }

    /// The same changes, from what the items are now.
    fn over(&mut self, state: &State) {
        for change in &mut self.0 {
            change.before = state.item(change.kind, change.id);
        }
    }

    /// All records of a kind that are like this go.
    fn all_gone(&mut self, state: &State, kind: Kind, like: &dyn Fn(&Item) -> bool) {
        for (&id, item) in state.records(kind).iter().filter(|(_, item)| like(item)) {
            self.gone(id, item.clone());
        }
    }

    /// Says something anew: in the place of the record that there is, or under a new id. What a later version said of it
    /// stays.
    fn said_anew(&mut self, state: &State, new: Id, mut after: Item, there: Option<Id>) {
        let before = there.and_then(|id| Some((id, state.item(after.kind_of(), id)?)));
        let Some((id, before)) = before else { return self.made(new, after) };
        if *after.extra() == Extra::NONE {
            after.extra_mut().clone_from(before.extra());
        }
        self.edited(id, before, Some(after));
    }
}

/// Works out what a command changes.
pub fn update(state: &State, command: Command, context: &Context) -> Result<Changes, Refusal> {
    let Context { now, id: new } = *context;
    let mut changes = Changes::default();
    match command {
        Command::StartSession { like, exercises } => {
            if let Some(running) = state.log().running() {
                return Err(Refusal::AlreadyRunning(running.id));
            }
            let mut facts = SessionFacts::starting(now);
            if let Some(like) = like {
                let like = session(state, like)?;
                facts.title.clone_from(&like.facts.title);
                facts.exercises = like.entries.iter().map(|entry| entry.exercise.clone()).collect();
                facts.entries = like.facts.supersets();
            } else {
                for exercise in exercises {
                    state.traits(&exercise).ok_or(Refusal::NoSuchExercise)?;
                    if !facts.exercises.contains(&exercise) {
                        facts.exercises.push(exercise);
                    }
                }
            }
            changes.made(new, Item::Session(facts));
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
            changes.session(session, Some(facts));
        }
        Command::RemoveExercise { session: id, exercise } => {
            let session = session(state, id)?;
            let entry = session.entry(&exercise).ok_or(Refusal::NoSuchExercise)?;
            let mut facts = session.facts.clone();
            facts.exercises.retain(|other| *other != exercise);
            facts.entries.retain(|entry| entry.exercise != exercise);
            for (&set_id, set) in entry.sets.iter() {
                changes.set_gone(session, &exercise, set_id, set);
            }
            changes.session(session, Some(facts));
        }
        Command::LogSet { session: id, exercise, mut set } => {
            let session = session(state, id)?;
            check_note(set.note.as_deref())?;
            if session.facts.running {
                let minutes = session.facts.minutes_since_start(&now);
                set.minute = minutes.and_then(|minutes| u16::try_from(minutes).ok());
            }
            changes.made(new, Item::Set(PlacedSet { session: id, exercise, set }));
        }
        Command::EditSet { id, set } => {
            check_note(set.note.as_deref())?;
            let before = state.log().set(id).ok_or(Refusal::NoSuchSet)?;
            let after = PlacedSet { set, ..before.clone() };
            changes.edited(id, Item::Set(before), Some(Item::Set(after)));
        }
        Command::DeleteSet { id } => {
            let before = state.log().set(id).ok_or(Refusal::NoSuchSet)?;
            let session = session(state, before.session)?;
            // The exercise stays picked when its last set goes.
            let mut facts = session.facts.clone();
            facts.exercises = session.entries.iter().map(|entry| entry.exercise.clone()).collect();
            if facts.exercises != session.facts.exercises {
                changes.session(session, Some(facts));
            }
            changes.gone(id, Item::Set(before));
        }
        Command::FinishSession { id, rpe, minutes, pain_after, note } => {
            let session = session(state, id)?;
            check_note(note.as_deref())?;
            let mut after = session.facts.clone();
            after = SessionFacts { rpe, minutes, pain_after, running: false, ..after };
            after.note = note.or(after.note).filter(|note| !note.is_empty());
            changes.session(session, Some(after));
        }
        Command::LogPast(past) => {
            check_past(state, &past, now.date)?;
            let PastSession { date, rpe, minutes, note, exercises, sets } = past;
            // A session that is neither running nor knows when it began.
            let mut facts = SessionFacts { date, rpe, minutes, note, ..SessionFacts::starting(now) };
            (facts.start, facts.offset, facts.running) = (None, None, false);
            for exercise in exercises.iter().chain(sets.iter().map(|(exercise, _)| exercise)) {
                if !facts.exercises.contains(exercise) {
                    facts.exercises.push(exercise.clone());
                }
            }
            changes.made(new, Item::Session(facts));
            let mut id = new;
            for (exercise, mut set) in sets {
                id.clock = id.clock.saturating_add(1);
                set.minute = None;
                changes.made(id, Item::Set(PlacedSet { session: new, exercise, set }));
            }
        }
        Command::EditSession { id, facts } => {
            let session = session(state, id)?;
            check_note(facts.note.as_deref())?;
            facts.entries.iter().try_for_each(|entry| check_note(entry.note.as_deref()))?;
            check_length(facts.title.as_deref(), NAME_CHARACTERS)?;
            check_date(facts.date, now.date)?;
            changes.session(session, Some(facts));
        }
        Command::DeleteSession { id } => {
            let session = session(state, id)?;
            for (exercise, set_id, set) in session.sets() {
                changes.set_gone(session, exercise, set_id, set);
            }
            changes.session(session, None);
        }
        Command::CreateExercise(exercise) => {
            changes.made(new, Item::Exercise(check_exercise(exercise)?));
        }
        Command::EditExercise { id, exercise } => {
            let before = state.item(Kind::Exercise, id).ok_or(Refusal::NoSuchExercise)?;
            changes.edited(id, before, Some(Item::Exercise(check_exercise(exercise)?)));
        }
        Command::SetFavourite { exercise, on: true } => {
            state.traits(&exercise).ok_or(Refusal::NoSuchExercise)?;
            if state.is_favourite(&exercise) {
                return Err(Refusal::Nothing);
            }
            changes.made(new, Item::Favourite(Favourite { exercise, extra: Extra::NONE }));
        }
        Command::SetFavourite { exercise, on: false } => {
            let like = |item: &Item| matches!(item, Item::Favourite(other) if other.exercise == exercise);
            changes.all_gone(state, Kind::Favourite, &like);
        }
        Command::MarkDay { date, mark, on: true } => {
            check_mark(mark, date, now.date)?;
            let decided = mark == Mark::Deload && state.deload_decisions(now.date).accepted.is_some();
            if decided || state.mark_that_counts(date, mark) == Some(mark) {
                return Err(Refusal::Nothing);
            }
            changes.made(new, Item::DayMark(DayMark { date, mark, extra: Extra::NONE }));
        }
        Command::MarkDay { date, mark, on: false } => {
            let like = |item: &Item| matches!(item, Item::DayMark(other) if other.date == date && other.mark == mark);
            changes.all_gone(state, Kind::DayMark, &like);
        }
        Command::SetProgramme(programme) => {
            check_programme(&programme, now.date)?;
            let there = state.programmes().next_back().map(|(id, _)| id);
            changes.said_anew(state, new, Item::Programme(Box::new(programme)), there);
        }
        Command::SetRack(mut rack) => {
            check_rack(&mut rack)?;
            let there = state.racks().next_back().map(|(id, _)| id);
            changes.said_anew(state, new, Item::Rack(rack), there);
        }
        Command::CheckIn(mut check_in) => {
            check_recent(check_in.date, now.date)?;
            // Times are kept to the minute.
            check_in.time = check_in.time.with_second(0).unwrap_or(check_in.time);
            check_in.time = check_in.time.with_nanosecond(0).unwrap_or(check_in.time);
            let there = state.check_in_record(check_in.date);
            changes.said_anew(state, new, Item::CheckIn(check_in), there);
        }
        Command::AnswerSafety(mut answers) => {
            check_recent(answers.date, now.date)?;
            answers.checked = Bits::of_bits(answers.checked.bits() & answers.yes.bits());
            let there = state.safety_answers().rev().find(|(_, before)| before.date == answers.date);
            changes.said_anew(state, new, Item::Safety(answers), there.map(|(id, _)| id));
        }
        Command::ChangePlan(planned) => {
            let mut id = new;
            for change in planned {
                check_plan_change(state, &change)?;
                changes.made(id, Item::PlanChange(change));
                id.clock = id.clock.saturating_add(1);
            }
        }
        Command::TakeBackPlanChange { id } => {
            changes.gone(id, state.item(Kind::PlanChange, id).ok_or(Refusal::Nothing)?);
        }
        Command::Review(mut review) => {
            check_storable(review.week)?;
            for text in [&mut review.keep, &mut review.change, &mut review.goal] {
                check_note(text.as_deref())?;
                *text = text.take().filter(|text| !text.trim().is_empty());
            }
            let said = [&review.keep, &review.change, &review.goal].into_iter().any(Option::is_some);
            let there = state.reviews().rev().find(|(_, before)| before.week == review.week);
            let kept = there.is_some_and(|(_, before)| before.extra != Extra::NONE);
            if said || kept || review.extra != Extra::NONE {
                changes.said_anew(state, new, Item::Review(review), there.map(|(id, _)| id));
            } else if let Some((id, before)) = there {
                changes.gone(id, Item::Review(before.clone()));
            }
        }
        Command::Import(imported) => {
            changes.imported(imported);
            changes.over(state);
        }
        Command::Undo(done) => {
            // Whatever was changed since: the inverse of this undo has to lead back to now.
            changes = done.inverse();
            changes.over(state);
        }
    }
    if changes.0.is_empty() { Err(Refusal::Nothing) } else { Ok(changes) }
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

/// Nothing is told of a day to come, and nothing that holds neither an exercise nor minutes.
fn check_past(state: &State, past: &PastSession, today: NaiveDate) -> Result<(), Refusal> {
    if past.date.year() < FIRST_YEAR || past.date > today {
        return Err(Refusal::NotForThisDay);
    }
    check_note(past.note.as_deref())?;
    if past.exercises.is_empty() && past.sets.is_empty() && past.minutes.is_none() {
        return Err(Refusal::Nothing);
    }
    past.sets.iter().try_for_each(|(_, set)| check_note(set.note.as_deref()))?;
    let mut exercises = past.exercises.iter().chain(past.sets.iter().map(|(exercise, _)| exercise));
    if exercises.all(|exercise| state.traits(exercise).is_some()) {
        Ok(())
    } else {
        Err(Refusal::NoSuchExercise)
    }
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

fn check_rack(rack: &mut Rack) -> Result<(), Refusal> {
    for bar in &mut rack.bars {
        bar.name = bar.name.trim().to_owned();
        check_length(Some(&bar.name), Rack::NAME_CHARACTERS)?;
    }
    if rack.is_possible() { Ok(()) } else { Err(Refusal::RackOutOfRange) }
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

fn check_exercise(mut exercise: CustomExercise) -> Result<CustomExercise, Refusal> {
    exercise.name = exercise.name.trim().to_owned();
    if exercise.name.is_empty() {
        return Err(Refusal::NoName);
    }
    check_length(Some(&exercise.name), NAME_CHARACTERS)?;
    check_note(exercise.note.as_deref())?;
    Ok(exercise)
}
