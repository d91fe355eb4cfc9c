//! Everything that the app knows, in memory: the log, one's own exercises, name mappings, favourites, day marks, what the
//! plan is made from, and the day totals that follow from them.
//!
//! It is filled from stored records at the start and changed by [`Changes`] alone.

use crate::catalog::{self, CustomExercise, ExerciseId, Favourite, Phase, Traits};
use crate::check_in::{CheckIn, CheckIns};
use crate::import::NameMap;
use crate::load::{AcceptedDeload, DeloadDecisions, Ledgers};
use crate::log::Log;
use crate::mark::{DayMark, Mark};
use crate::plan::{PlanChange, Review};
use crate::programme::Programme;
use crate::safety::SafetyAnswers;
use crate::schema::Item;
use crate::sorted::{SortedMap, sort_short};
use crate::units::Id;
use crate::update::{Change, Changes};
use chrono::NaiveDate;

/// Own exercises by their record.
pub type OwnExercises = SortedMap<Id, CustomExercise>;

/// The whole of what is known.
#[derive(Debug, Clone, Default)]
pub struct State {
    log: Log,
    own: OwnExercises,
    names: SortedMap<Id, NameMap>,
    favourites: SortedMap<Id, Favourite>,
    marks: SortedMap<Id, DayMark>,
    programmes: SortedMap<Id, Box<Programme>>,
    check_ins: CheckIns,
    safety: SortedMap<Id, SafetyAnswers>,
    plan_changes: SortedMap<Id, PlanChange>,
    reviews: SortedMap<Id, Review>,
    ledgers: Ledgers,
}

/// What a change touched, so that only what depends on it is looked at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Touched {
    /// Sessions, sets or day marks.
    pub log: bool,
    /// Own exercises, name mappings or favourites.
    pub exercises: bool,
    /// What the plan is made from besides the log: programme, check-ins, safety answers, changes by hand, reviews, day marks.
    pub plan: bool,
}

impl Touched {
    /// Anything may have changed.
    pub const ALL: Self = Self { log: true, exercises: true, plan: true };
}

impl State {
    /// The state that stored items stand for. Their order does not matter.
    pub fn from_items(items: impl IntoIterator<Item = (Id, Item)>) -> Self {
        let mut state = Self::default();
        state.take_in(items.into_iter().map(|(id, item)| (id, Some(item))));
        state
    }

    /// Takes in stored items as they are now, `None` for one that was deleted: from a month that is read later, another
    /// tab, a second copy, a backup. Their order does not matter.
    pub fn take_in(&mut self, items: impl IntoIterator<Item = (Id, Option<Item>)>) {
        let mut dates = SortedMap::default();
        let mut sets = Vec::new();
        let mut exercises_changed = false;
        for (id, item) in items {
            match item {
                Some(Item::Session(facts)) => {
                    let before = self.log.session(id).map(|session| session.facts.date);
                    before.into_iter().chain([facts.date]).for_each(|date| dates.insert(date, ()));
                    self.log.put_session(id, Some(facts));
                }
                Some(Item::Set(placed)) => sets.push((id, Some(placed))),
                Some(Item::Exercise(exercise)) => {
                    exercises_changed = true;
                    self.own.insert(id, exercise);
                }
                Some(Item::NameMap(map)) => self.names.insert(id, map),
                Some(Item::Favourite(favourite)) => self.favourites.insert(id, favourite),
                Some(Item::DayMark(mark)) => {
                    dates.insert(mark.date, ());
                    if let Some(before) = self.marks.remove(&id) {
                        dates.insert(before.date, ());
                    }
                    self.marks.insert(id, mark);
                }
                Some(Item::Programme(programme)) => self.programmes.insert(id, programme),
                Some(Item::CheckIn(check_in)) => self.check_ins.put(id, Some(check_in)),
                Some(Item::Safety(answers)) => self.safety.insert(id, answers),
                Some(Item::PlanChange(change)) => self.plan_changes.insert(id, change),
                Some(Item::Review(review)) => self.reviews.insert(id, review),
                None => {
                    self.favourites.remove(&id);
                    exercises_changed |= self.own.remove(&id).is_some();
                    self.names.remove(&id);
                    self.programmes.remove(&id);
                    self.check_ins.put(id, None);
                    self.safety.remove(&id);
                    self.plan_changes.remove(&id);
                    self.reviews.remove(&id);
                    if let Some(mark) = self.marks.remove(&id) {
                        dates.insert(mark.date, ());
                    }
                    if let Some(session) = self.log.session(id) {
                        dates.insert(session.facts.date, ());
                        self.log.put_session(id, None);
                    }
                    sets.push((id, None));
                }
            }
        }
        // After the sessions that they belong to.
        for (id, placed) in sets {
            let sessions =
                [self.log.set(id).map(|before| before.session), placed.as_ref().map(|set| set.session)];
            for session in sessions.into_iter().flatten().filter_map(|session| self.log.session(session)) {
                dates.insert(session.facts.date, ());
            }
            self.log.put_set(id, placed);
        }
        if exercises_changed {
            // What is known of an exercise says how much its sets of any day weigh.
            self.rebuild_ledgers();
        } else {
            dates.keys().for_each(|date| self.refresh_day(*date));
        }
    }

    /// The log.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// Own exercises.
    pub fn own_exercises(&self) -> &OwnExercises {
        &self.own
    }

    /// What names in other apps' exports mean here.
    pub fn name_maps(&self) -> impl Iterator<Item = (Id, &NameMap)> {
        self.names.iter().map(|(&id, map)| (id, map))
    }

    /// One of these mappings.
    pub fn name_map(&self, id: Id) -> Option<&NameMap> {
        self.names.get(&id)
    }

    /// The marks of favourite exercises, each with its record.
    pub fn favourites(&self) -> impl Iterator<Item = (Id, &Favourite)> {
        self.favourites.iter().map(|(&id, favourite)| (id, favourite))
    }

    /// One of these marks.
    pub fn favourite(&self, id: Id) -> Option<&Favourite> {
        self.favourites.get(&id)
    }

    /// Whether an exercise is marked as a favourite.
    pub fn is_favourite(&self, exercise: &ExerciseId) -> bool {
        self.favourites.values().any(|favourite| favourite.exercise == *exercise)
    }

    /// What is said of days, each mark with its record.
    pub fn day_marks(&self) -> impl Iterator<Item = (Id, &DayMark)> {
        self.marks.iter().map(|(&id, mark)| (id, mark))
    }

    /// One of these marks.
    pub fn day_mark(&self, id: Id) -> Option<&DayMark> {
        self.marks.get(&id)
    }

    /// Whether this is said of a day.
    pub fn is_marked(&self, date: NaiveDate, mark: Mark) -> bool {
        self.marks.values().any(|other| other.date == date && other.mark == mark)
    }

    /// The mark of a day that counts beside this one: the newest of those that are told again by it (two phases, or a flare
    /// that begins and is over), or the same.
    pub(crate) fn mark_that_counts(&self, date: NaiveDate, like: Mark) -> Option<Mark> {
        let mut of_day = self.marks.values().rev().filter(|other| other.date == date).map(|other| other.mark);
        of_day.find(|&mark| mark == like || mark.is_told_again_by(like))
    }

    /// The newest day that is marked so.
    pub fn last_mark(&self, mark: Mark) -> Option<NaiveDate> {
        self.marks.values().filter(|other| other.mark == mark).map(|mark| mark.date).max()
    }

    /// The phases that were begun, in the order of their days; of several on one day only the one that was said last.
    pub fn phases(&self) -> Vec<(NaiveDate, Phase)> {
        let mut phases: Vec<(NaiveDate, Phase)> = Vec::new();
        // In the order of their records, which is nearly that of their days.
        for mark in self.marks.values() {
            let Mark::Phase(phase) = mark.mark else { continue };
            match phases.iter_mut().find(|(date, _)| *date == mark.date) {
                Some(told) => told.1 = phase,
                None => phases.push((mark.date, phase)),
            }
        }
        sort_short(&mut phases, |one, other| one.0 < other.0);
        phases
    }

    /// The day on which the flare began that goes on on this day; none if there was none or it is over by then. Marks of
    /// later days do not count, and of several on one day the one that was said last does. How long a flare lasts that
    /// nobody ended is for the plan to say.
    pub fn flare_on(&self, day: NaiveDate) -> Option<NaiveDate> {
        let told = self.marks.values().filter(|mark| mark.date <= day);
        let told = told.filter(|mark| mark.mark.is_told_again_by(Mark::Flare));
        // Of equal days the last record.
        let last = told.max_by_key(|mark| mark.date)?;
        (last.mark == Mark::Flare).then_some(last.date)
    }

    /// What was decided about deloads, as far as it counts today. The accepted one is what
    /// [`allowance`](crate::load::allowance) asks for.
    pub fn deload_decisions(&self, today: NaiveDate) -> DeloadDecisions {
        let days = |mark| self.marks.values().filter(move |other| other.mark == mark).map(|mark| mark.date);
        let deloads = || days(Mark::Deload).map(|start| AcceptedDeload { start });
        DeloadDecisions {
            // Two phones may have accepted one each: what began first goes on first.
            accepted: deloads().filter(|deload| deload.is_open(today)).min_by_key(|deload| deload.start),
            last: deloads().filter(|deload| deload.end() <= today).max_by_key(|deload| deload.start),
            // A clock that was wrong for a while does not keep proposals away for years.
            declined: days(Mark::DeloadDeclined).filter(|&day| day <= today).max(),
        }
    }

    /// What is wanted of the training, each with its record, the newest last. More than one only if two phones made one each.
    pub fn programmes(&self) -> impl DoubleEndedIterator<Item = (Id, &Programme)> {
        self.programmes.iter().map(|(&id, programme)| (id, &**programme))
    }

    /// One of these records.
    pub(crate) fn programme_of(&self, id: Id) -> Option<&Programme> {
        self.programmes.get(&id).map(|programme| &**programme)
    }

    /// One of the check-ins.
    pub(crate) fn check_in(&self, id: Id) -> Option<&CheckIn> {
        self.check_ins.get(id)
    }

    /// The newest check-in of a day, with its record.
    pub(crate) fn check_in_record(&self, date: NaiveDate) -> Option<(Id, &CheckIn)> {
        self.check_ins.on(date)
    }

    /// Some of the answers.
    pub(crate) fn safety_of(&self, id: Id) -> Option<&SafetyAnswers> {
        self.safety.get(&id)
    }

    /// One of the changes by hand.
    pub(crate) fn plan_change(&self, id: Id) -> Option<&PlanChange> {
        self.plan_changes.get(&id)
    }

    /// One of the reviews.
    pub(crate) fn review(&self, id: Id) -> Option<&Review> {
        self.reviews.get(&id)
    }

    /// What is wanted of the training: the newest record.
    pub fn programme(&self) -> Option<&Programme> {
        self.programmes.values().next_back().map(|programme| &**programme)
    }

    /// All check-ins in the order of date, time and record. Reading some of the newest from the back costs what they are.
    pub fn check_ins(&self) -> impl DoubleEndedIterator<Item = &CheckIn> {
        self.check_ins.iter().map(|(_, check_in)| check_in)
    }

    /// The newest check-in of a day.
    pub fn check_in_on(&self, date: NaiveDate) -> Option<&CheckIn> {
        self.check_in_record(date).map(|(_, check_in)| check_in)
    }

    /// The answers to the safety screen, each with its record.
    pub fn safety_answers(&self) -> impl DoubleEndedIterator<Item = (Id, &SafetyAnswers)> {
        self.safety.iter().map(|(&id, answers)| (id, answers))
    }

    /// The answers that hold: those of the newest date, and of two records of it the newer one.
    pub fn safety(&self) -> Option<&SafetyAnswers> {
        // Of equal ones the last.
        self.safety.values().max_by_key(|answers| answers.date)
    }

    /// What was changed in the plan by hand, each with its record, in the order in which it was done.
    pub fn plan_changes(&self) -> impl DoubleEndedIterator<Item = (Id, &PlanChange)> {
        self.plan_changes.iter().map(|(&id, change)| (id, change))
    }

    /// What was said of weeks, each with its record, in the order in which it was written.
    pub fn reviews(&self) -> impl DoubleEndedIterator<Item = (Id, &Review)> {
        self.reviews.iter().map(|(&id, review)| (id, review))
    }

    /// What was said of the week that began on this day: the newest record.
    pub fn review_of(&self, week: NaiveDate) -> Option<&Review> {
        self.reviews.values().rev().find(|review| review.week == week)
    }

    /// Day totals of the three ledgers.
    pub fn ledgers(&self) -> &Ledgers {
        &self.ledgers
    }

    /// Traits of an exercise of the library or of one's own; none for one that only a later version knows.
    pub fn traits(&self, exercise: &ExerciseId) -> Option<Traits> {
        traits(&self.own, exercise)
    }

    /// Every item with its id: what a backup from memory holds.
    pub fn items(&self) -> impl Iterator<Item = (Id, Item)> {
        let sessions = self.log.sessions();
        let facts = sessions.map(|session| (session.id, Item::Session(session.facts.clone())));
        let sets = self.log.placed_sets().map(|(id, placed)| (id, Item::Set(placed)));
        let own = self.own.iter().map(|(&id, exercise)| (id, Item::Exercise(exercise.clone())));
        let names = self.names.iter().map(|(&id, map)| (id, Item::NameMap(map.clone())));
        let favourites = self.favourites.iter();
        let favourites = favourites.map(|(&id, favourite)| (id, Item::Favourite(favourite.clone())));
        let marks = self.marks.iter().map(|(&id, mark)| (id, Item::DayMark(mark.clone())));
        let programmes = self.programmes.iter();
        let programmes = programmes.map(|(&id, programme)| (id, Item::Programme(programme.clone())));
        let check_ins = self.check_ins.iter().map(|(id, check_in)| (id, Item::CheckIn(check_in.clone())));
        let safety = self.safety.iter().map(|(&id, answers)| (id, Item::Safety(answers.clone())));
        let plan = self.plan_changes.iter().map(|(&id, change)| (id, Item::PlanChange(change.clone())));
        let reviews = self.reviews.iter().map(|(&id, review)| (id, Item::Review(review.clone())));
        let log = facts.chain(sets).chain(own).chain(names).chain(favourites).chain(marks);
        log.chain(programmes).chain(check_ins).chain(safety).chain(plan).chain(reviews)
    }

    /// Puts changes in place and says what they touched.
    pub fn apply(&mut self, changes: &Changes) -> Touched {
        let mut touched = Touched::default();
        let mut dates = SortedMap::default();
        let mut classes_changed = false;
        for change in changes.iter() {
            match change {
                Change::Session(edit) => {
                    touched.log = true;
                    edit.either().for_each(|facts| dates.insert(facts.date, ()));
                    self.log.put_session(edit.id, edit.after.clone());
                }
                Change::Set(edit) => {
                    touched.log = true;
                    if let Some(session) = edit.either().find_map(|placed| self.log.session(placed.session)) {
                        dates.insert(session.facts.date, ());
                    }
                    self.log.put_set(edit.id, edit.after.clone());
                }
                Change::Exercise(edit) => {
                    touched.exercises = true;
                    // A new exercise has no sets yet; an edit may move the class of old ones.
                    classes_changed |= edit.before.is_some();
                    put(&mut self.own, edit.id, edit.after.clone());
                }
                Change::NameMap(edit) => {
                    touched.exercises = true;
                    put(&mut self.names, edit.id, edit.after.clone());
                }
                Change::Favourite(edit) => {
                    touched.exercises = true;
                    put(&mut self.favourites, edit.id, edit.after.clone());
                }
                Change::DayMark(edit) => {
                    touched.log = true;
                    touched.plan = true;
                    edit.either().for_each(|mark| dates.insert(mark.date, ()));
                    put(&mut self.marks, edit.id, edit.after.clone());
                }
                Change::Programme(edit) => {
                    touched.plan = true;
                    put(&mut self.programmes, edit.id, edit.after.clone());
                }
                Change::CheckIn(edit) => {
                    touched.plan = true;
                    self.check_ins.put(edit.id, edit.after.clone());
                }
                Change::Safety(edit) => {
                    touched.plan = true;
                    put(&mut self.safety, edit.id, edit.after.clone());
                }
                Change::PlanChange(edit) => {
                    touched.plan = true;
                    put(&mut self.plan_changes, edit.id, edit.after.clone());
                }
                Change::Review(edit) => {
                    touched.plan = true;
                    put(&mut self.reviews, edit.id, edit.after.clone());
                }
            }
        }
        if classes_changed {
            self.rebuild_ledgers();
        } else {
            dates.keys().for_each(|date| self.refresh_day(*date));
        }
        touched
    }

    fn refresh_day(&mut self, date: NaiveDate) {
        let own = &self.own;
        self.ledgers.refresh_day(&self.log, date, &|exercise| traits(own, exercise));
        self.ledgers.mark_unlogged(date, self.is_marked(date, Mark::Unlogged));
    }

    fn rebuild_ledgers(&mut self) {
        let own = &self.own;
        self.ledgers = Ledgers::from_log(&self.log, &|exercise| traits(own, exercise));
        for mark in self.marks.values().filter(|mark| mark.mark == Mark::Unlogged) {
            self.ledgers.mark_unlogged(mark.date, true);
        }
    }
}

fn traits(own: &OwnExercises, exercise: &ExerciseId) -> Option<Traits> {
    match catalog::find(exercise.as_str()) {
        Some(exercise) => Some(exercise.traits()),
        None => own.get(&exercise.custom()?).map(|exercise| exercise.traits),
    }
}

fn put<T>(map: &mut SortedMap<Id, T>, id: Id, value: Option<T>) {
    match value {
        Some(value) => map.insert(id, value),
        None => drop(map.remove(&id)),
    }
}
