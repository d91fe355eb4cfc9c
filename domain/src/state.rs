//! Everything that the app knows, in memory: the log, one's own exercises, name mappings, favourites, day marks, what the
//! plan is made from, and the day totals that follow from them.
//!
//! It is filled from stored records at the start and changed by [`Changes`] alone.

use crate::catalog::{self, CustomExercise, ExerciseId, Favourite, Phase, Pillar, Traits};
use crate::check_in::CheckIn;
use crate::gym::Rack;
use crate::import::NameMap;
use crate::load::{AcceptedDeload, DeloadDecisions, Ledgers};
use crate::log::{Log, PlacedSet, Session, SessionFacts};
use crate::mark::{DayMark, Mark};
use crate::plan::{PlanChange, Review};
use crate::programme::Programme;
use crate::safety::SafetyAnswers;
use crate::schema::{Item, KINDS, Kind};
use crate::sorted::{SortedMap, sort_short};
use crate::units::Id;
use crate::update::Changes;
use chrono::{NaiveDate, NaiveTime};

/// Records of one kind.
type Records = SortedMap<Id, Item>;

/// Own exercises by their record.
#[derive(Debug, Clone, Default)]
pub struct OwnExercises(Records);

impl OwnExercises {
    /// One of them.
    pub fn get(&self, id: &Id) -> Option<&CustomExercise> {
        self.0.get(id).and_then(exercise)
    }

    /// Whether there is one of this record.
    pub fn contains_key(&self, id: &Id) -> bool {
        self.0.contains_key(id)
    }

    /// Their records, in the order in which they were made.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &Id> {
        self.0.keys()
    }

    /// All of them, each with its record.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&Id, &CustomExercise)> {
        self.0.iter().filter_map(|(id, item)| Some((id, exercise(item)?)))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

const fn exercise(item: &Item) -> Option<&CustomExercise> {
    if let Item::Exercise(exercise) = item { Some(exercise) } else { None }
}

const fn check_in(item: &Item) -> Option<&CheckIn> {
    if let Item::CheckIn(check_in) = item { Some(check_in) } else { None }
}

/// The order of check-ins.
const fn moment(id: Id, check_in: &CheckIn) -> (NaiveDate, NaiveTime, Id) {
    (check_in.date, check_in.time, id)
}

/// The whole of what is known.
#[derive(Debug, Clone, Default)]
pub struct State {
    log: Log,
    own: OwnExercises,
    /// Everything else, each kind in its place.
    facts: [Records; KINDS.len()],
    /// The check-ins by date, time and record.
    check_ins: SortedMap<(NaiveDate, NaiveTime, Id), ()>,
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

/// What was seen while items were put in place.
#[derive(Default)]
struct Taken {
    /// Days whose totals may have changed.
    dates: SortedMap<NaiveDate, ()>,
    sets: Vec<(Id, Option<PlacedSet>)>,
    /// Own exercises are not what they were.
    exercises: bool,
}

impl Taken {
    /// Notes what depends on an item that comes or goes.
    fn note(&mut self, item: &Item) {
        match item {
            Item::DayMark(mark) => self.dates.insert(mark.date, ()),
            Item::Exercise(_) => self.exercises = true,
            _ => {}
        }
    }
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
        let mut taken = Taken::default();
        for (id, item) in items {
            self.put(id, item, &mut taken);
        }
        self.finish(taken);
    }

    /// Puts an item in place, or takes away what has this id.
    fn put(&mut self, id: Id, item: Option<Item>, taken: &mut Taken) {
        match item {
            Some(Item::Set(placed)) => taken.sets.push((id, Some(placed))),
            Some(Item::Session(facts)) => self.put_session(id, Some(facts), taken),
            Some(item) => {
                let kind = item.kind_of();
                self.take_away(kind, id, taken);
                taken.note(&item);
                if let Item::CheckIn(check_in) = &item {
                    self.check_ins.insert(moment(id, check_in), ());
                }
                self.records_mut(kind).insert(id, item);
            }
            None => {
                for (kind, _) in KINDS {
                    self.take_away(kind, id, taken);
                }
                self.put_session(id, None, taken);
                taken.sets.push((id, None));
            }
        }
    }

    fn put_session(&mut self, id: Id, facts: Option<SessionFacts>, taken: &mut Taken) {
        let before = self.log.session(id).map(|session| session.facts.date);
        let dates = [before, facts.as_ref().map(|facts| facts.date)];
        dates.into_iter().flatten().for_each(|date| taken.dates.insert(date, ()));
        if facts.is_some() || before.is_some() {
            self.log.put_session(id, facts);
        }
    }

    fn take_away(&mut self, kind: Kind, id: Id, taken: &mut Taken) {
        if let Some(before) = self.records_mut(kind).remove(&id) {
            taken.note(&before);
            if let Item::CheckIn(check_in) = &before {
                self.check_ins.remove(&moment(id, check_in));
            }
        }
    }

    /// What all that was taken in asks for in the end.
    fn finish(&mut self, taken: Taken) {
        let Taken { mut dates, sets, exercises } = taken;
        // After the sessions that they belong to.
        for (id, placed) in sets {
            let sessions =
                [self.log.set(id).map(|before| before.session), placed.as_ref().map(|set| set.session)];
            for session in sessions.into_iter().flatten().filter_map(|session| self.log.session(session)) {
                dates.insert(session.facts.date, ());
            }
            self.log.put_set(id, placed);
        }
        if exercises {
            // What is known of an exercise says how much its sets of any day weigh.
            self.rebuild_ledgers();
        } else {
            dates.keys().for_each(|date| self.refresh_day(*date));
        }
    }

    /// The records of a kind that is neither session nor set.
    pub(crate) const fn records(&self, kind: Kind) -> &Records {
        match kind {
            Kind::Exercise => &self.own.0,
            _ => &self.facts[kind as usize],
        }
    }

    const fn records_mut(&mut self, kind: Kind) -> &mut Records {
        match kind {
            Kind::Exercise => &mut self.own.0,
            _ => &mut self.facts[kind as usize],
        }
    }

    /// A record as it is now.
    pub(crate) fn item(&self, kind: Kind, id: Id) -> Option<Item> {
        match kind {
            Kind::Session => self.log.session(id).map(|session| Item::Session(session.facts.clone())),
            Kind::Set => self.log.set(id).map(Item::Set),
            _ => self.records(kind).get(&id).cloned(),
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
        self.records(Kind::NameMap).iter().filter_map(|(&id, item)| match item {
            Item::NameMap(map) => Some((id, map)),
            _ => None,
        })
    }

    /// One of these mappings.
    pub fn name_map(&self, id: Id) -> Option<&NameMap> {
        match self.records(Kind::NameMap).get(&id)? {
            Item::NameMap(map) => Some(map),
            _ => None,
        }
    }

    /// The marks of favourite exercises, each with its record.
    pub fn favourites(&self) -> impl Iterator<Item = (Id, &Favourite)> {
        self.records(Kind::Favourite).iter().filter_map(|(&id, item)| match item {
            Item::Favourite(favourite) => Some((id, favourite)),
            _ => None,
        })
    }

    /// Whether an exercise is marked as a favourite.
    pub fn is_favourite(&self, exercise: &ExerciseId) -> bool {
        self.favourites().any(|(_, favourite)| favourite.exercise == *exercise)
    }

    /// What is said of days, each mark with its record.
    pub fn day_marks(&self) -> impl Iterator<Item = (Id, &DayMark)> {
        self.records(Kind::DayMark).iter().filter_map(|(&id, item)| match item {
            Item::DayMark(mark) => Some((id, mark)),
            _ => None,
        })
    }

    fn marks(&self) -> impl DoubleEndedIterator<Item = &DayMark> {
        self.records(Kind::DayMark).values().filter_map(|item| match item {
            Item::DayMark(mark) => Some(mark),
            _ => None,
        })
    }

    /// Whether this is said of a day.
    pub fn is_marked(&self, date: NaiveDate, mark: Mark) -> bool {
        self.marks().any(|other| other.date == date && other.mark == mark)
    }

    /// The mark of a day that counts beside this one: the newest of those that are told again by it (two phases, or a flare
    /// that begins and is over), or the same.
    pub(crate) fn mark_that_counts(&self, date: NaiveDate, like: Mark) -> Option<Mark> {
        let mut of_day = self.marks().rev().filter(|other| other.date == date).map(|other| other.mark);
        of_day.find(|&mark| mark == like || mark.is_told_again_by(like))
    }

    /// The newest day that is marked so.
    pub fn last_mark(&self, mark: Mark) -> Option<NaiveDate> {
        self.marks().filter(|other| other.mark == mark).map(|mark| mark.date).max()
    }

    /// The phases that were begun, in the order of their days; of several on one day only the one that was said last.
    pub fn phases(&self) -> Vec<(NaiveDate, Phase)> {
        let mut phases: Vec<(NaiveDate, Phase)> = Vec::new();
        // In the order of their records, which is nearly that of their days.
        for mark in self.marks() {
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
        let told = self.marks().filter(|mark| mark.date <= day);
        let told = told.filter(|mark| mark.mark.is_told_again_by(Mark::Flare));
        // Of equal days the last record.
        let last = told.max_by_key(|mark| mark.date)?;
        (last.mark == Mark::Flare).then_some(last.date)
    }

    /// What was decided about deloads, as far as it counts today. The accepted one is what
    /// [`allowance`](crate::load::allowance) asks for.
    pub fn deload_decisions(&self, today: NaiveDate) -> DeloadDecisions {
        let days = |mark| self.marks().filter(move |other| other.mark == mark).map(|mark| mark.date);
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
        self.records(Kind::Programme).iter().filter_map(|(&id, item)| match item {
            Item::Programme(programme) => Some((id, &**programme)),
            _ => None,
        })
    }

    /// What is wanted of the training: the newest record.
    pub fn programme(&self) -> Option<&Programme> {
        self.programmes().next_back().map(|(_, programme)| programme)
    }

    /// Own bars and plates, each with its record, the newest last. More than one only if two phones made one each.
    pub fn racks(&self) -> impl DoubleEndedIterator<Item = (Id, &Rack)> {
        self.records(Kind::Rack).iter().filter_map(|(&id, item)| match item {
            Item::Rack(rack) => Some((id, rack)),
            _ => None,
        })
    }

    /// Own bars and plates: the newest record. None for somebody who never said, whom [`Rack::usual`] serves.
    pub fn rack(&self) -> Option<&Rack> {
        self.racks().next_back().map(|(_, rack)| rack)
    }

    /// All check-ins in the order of date, time and record. Reading some of the newest from the back costs what they are.
    pub fn check_ins(&self) -> impl DoubleEndedIterator<Item = &CheckIn> {
        self.check_ins.keys().filter_map(|(_, _, id)| self.check_in(*id))
    }

    fn check_in(&self, id: Id) -> Option<&CheckIn> {
        self.records(Kind::CheckIn).get(&id).and_then(check_in)
    }

    /// The newest check-in of a day.
    pub fn check_in_on(&self, date: NaiveDate) -> Option<&CheckIn> {
        self.check_in(self.check_in_record(date)?)
    }

    /// Its record.
    pub(crate) fn check_in_record(&self, date: NaiveDate) -> Option<Id> {
        let end = (date.succ_opt()?, NaiveTime::MIN, Id { clock: 0, writer: [0; 5] });
        let (&(of, _, id), ()) = self.check_ins.back_from_key(&end).next()?;
        (of == date).then_some(id)
    }

    /// The answers to the safety screen, each with its record.
    pub fn safety_answers(&self) -> impl DoubleEndedIterator<Item = (Id, &SafetyAnswers)> {
        self.records(Kind::Safety).iter().filter_map(|(&id, item)| match item {
            Item::Safety(answers) => Some((id, answers)),
            _ => None,
        })
    }

    /// The answers that hold: those of the newest date, and of two records of it the newer one.
    pub fn safety(&self) -> Option<&SafetyAnswers> {
        // Of equal ones the last.
        self.safety_answers().map(|(_, answers)| answers).max_by_key(|answers| answers.date)
    }

    /// What was changed in the plan by hand, each with its record, in the order in which it was done.
    pub fn plan_changes(&self) -> impl DoubleEndedIterator<Item = (Id, &PlanChange)> {
        self.records(Kind::PlanChange).iter().filter_map(|(&id, item)| match item {
            Item::PlanChange(change) => Some((id, change)),
            _ => None,
        })
    }

    /// What was said of weeks, each with its record, in the order in which it was written.
    pub fn reviews(&self) -> impl DoubleEndedIterator<Item = (Id, &Review)> {
        self.records(Kind::Review).iter().filter_map(|(&id, item)| match item {
            Item::Review(review) => Some((id, review)),
            _ => None,
        })
    }

    /// What was said of the week that began on this day: the newest record.
    pub fn review_of(&self, week: NaiveDate) -> Option<&Review> {
        self.reviews().rev().map(|(_, review)| review).find(|review| review.week == week)
    }

    /// Day totals of the three ledgers.
    pub fn ledgers(&self) -> &Ledgers {
        &self.ledgers
    }

    /// The ledgers as they would be without one of the sessions: what it changed is told against these.
    pub fn ledgers_without(&self, session: &Session) -> Ledgers {
        let own = &self.own;
        self.ledgers.without(&self.log, session, &|exercise| traits(own, exercise))
    }

    /// Traits of an exercise of the library or of one's own; none for one that only a later version knows.
    pub fn traits(&self, exercise: &ExerciseId) -> Option<Traits> {
        traits(&self.own, exercise)
    }

    /// The pillar of an exercise of the library, or of one's own if that was given one.
    pub fn pillar(&self, exercise: &ExerciseId) -> Option<Pillar> {
        match catalog::find(exercise.as_str()) {
            Some(exercise) => Some(exercise.pillar),
            None => self.own.get(&exercise.custom()?)?.pillar,
        }
    }

    /// Every item with its id: what a backup from memory holds.
    pub fn items(&self) -> impl Iterator<Item = (Id, Item)> {
        let sessions = self.log.sessions();
        let facts = sessions.map(|session| (session.id, Item::Session(session.facts.clone())));
        let sets = self.log.placed_sets().map(|(id, placed)| (id, Item::Set(placed)));
        let others = self.facts.iter().chain([&self.own.0]).flat_map(SortedMap::iter);
        facts.chain(sets).chain(others.map(|(&id, item)| (id, item.clone())))
    }

    /// Puts changes in place and says what they touched.
    pub fn apply(&mut self, changes: &Changes) -> Touched {
        let mut touched = Touched::default();
        let mut taken = Taken::default();
        let mut reweighed = false;
        for change in changes.iter() {
            match change.kind {
                Kind::Session | Kind::Set => touched.log = true,
                Kind::Exercise => {
                    touched.exercises = true;
                    // A new exercise has no sets yet; an edit may move the class of old ones.
                    reweighed |= change.before.is_some();
                }
                Kind::NameMap | Kind::Favourite => touched.exercises = true,
                Kind::DayMark => (touched.log, touched.plan) = (true, true),
                _ => touched.plan = true,
            }
            self.put(change.id, change.after.clone(), &mut taken);
        }
        self.finish(Taken { exercises: reweighed, ..taken });
        touched
    }

    fn refresh_day(&mut self, date: NaiveDate) {
        let own = &self.own;
        self.ledgers.refresh_day(&self.log, date, &|exercise| traits(own, exercise));
        self.ledgers.mark_unlogged(date, self.is_marked(date, Mark::Unlogged));
    }

    fn rebuild_ledgers(&mut self) {
        let own = &self.own;
        let mut ledgers = Ledgers::from_log(&self.log, &|exercise| traits(own, exercise));
        for mark in self.marks().filter(|mark| mark.mark == Mark::Unlogged) {
            ledgers.mark_unlogged(mark.date, true);
        }
        self.ledgers = ledgers;
    }
}

fn traits(own: &OwnExercises, exercise: &ExerciseId) -> Option<Traits> {
    match catalog::find(exercise.as_str()) {
        Some(exercise) => Some(exercise.traits()),
        None => own.get(&exercise.custom()?).map(|exercise| exercise.traits),
    }
}
