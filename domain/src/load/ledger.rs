//! From sets and sessions to the totals of a civil day.
//!
//! The totals are the only thing that ratios and charts look at, and they are kept per day, so that a logged set costs
//! the work of one day.

use super::{Au, AxialLoad, Ledger, Load, VolumeLoad};
use crate::catalog::{self, AxialClass, ExerciseId, Focus, Laterality, Traits};
use crate::log::{Log, Session, Set, SetKind};
use crate::sorted::SortedMap;
use crate::units::{Id, Minutes, Resistance, SessionRpe, Side, Weight, Work};
use chrono::NaiveDate;

/// Body mass that stands in for an unknown one where a class depends on it (L8, choice).
pub(crate) const UNKNOWN_BODY_MASS_GRAMS: i64 = 75_000;

/// Load of a session after Foster: its rating × its minutes. Rating 0 or 0 minutes give 0 AU, which is valid.
pub fn session_load(rpe: SessionRpe, minutes: Minutes) -> Au {
    Au(i64::from(rpe.get()) * i64::from(minutes.get()))
}

/// What one set adds to the two ledgers of external mass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetLoad {
    /// For the axial ledger.
    pub axial: AxialLoad,
    /// For the volume ledger.
    pub volume: VolumeLoad,
    /// The class that counts for the day: one higher for a heavy set of the exercises that say so, none for a warm-up.
    pub class_for_day: AxialClass,
}

/// The load of a set (L8, L10 to L13).
///
/// Only external mass counts, and only with repetitions or metres: no kilograms are invented for body weight, bands,
/// assistance, holds and breaths. On an exercise done per side, [`Side::Both`] counts for each side; alternating work
/// was entered as its total. Warm-ups add nothing and make no axial day. The body mass decides the class alone, never
/// the load, and is taken as 75 kg when unknown.
pub fn set_load(set: &Set, traits: &Traits, body_mass: Option<Weight>) -> SetLoad {
    if set.kind == SetKind::WarmUp {
        return SetLoad { axial: AxialLoad(0), volume: VolumeLoad(0), class_for_day: AxialClass::None };
    }
    let grams = match set.resistance {
        Resistance::External(weight) => weight.grams(),
        Resistance::Unloaded | Resistance::Assistance(_) | Resistance::Band(_) => 0,
    };
    let sides = if traits.laterality == Laterality::PerSide && set.side == Side::Both { 2 } else { 1 };
    let weight = traits.axial.weight_200();
    let (axial, volume) = match set.work {
        Work::Reps(reps) => {
            let volume = grams * sides * i64::from(reps.get());
            (volume * weight, volume)
        }
        Work::Distance(metres) | Work::TimedDistance { metres, .. } => {
            (grams * sides * i64::from(metres.get()) * weight / 2, 0)
        }
        Work::Holds { .. } | Work::Time(_) | Work::Breaths(_) => (0, 0),
    };
    SetLoad {
        axial: AxialLoad(axial),
        volume: VolumeLoad(volume),
        class_for_day: class_for_day(grams, traits, body_mass),
    }
}

fn class_for_day(grams: i64, traits: &Traits, body_mass: Option<Weight>) -> AxialClass {
    let body = body_mass.map_or(UNKNOWN_BODY_MASS_GRAMS, Weight::grams);
    match traits.class_up_above_pct_bw {
        Some(percent) if grams * 100 > i64::from(percent) * body => traits.axial.up(),
        _ => traits.axial,
    }
}

/// All that was logged on one civil day. Sessions of a day are summed, never averaged (L2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayTotals {
    /// Load of the finished sessions. None is a gap: one of them has no rating or no minutes yet.
    pub session: Option<Au>,
    /// True while a session of this day is not finished. It adds nothing to the session ledger; on the day itself it is
    /// no gap either, seen from any later day it is one (choice: a load is known when it was rated, and the day on which
    /// one trains should not lose its numbers for it).
    pub running: bool,
    /// Load of the axial ledger; sets of a running session count as they are logged.
    pub axial: AxialLoad,
    /// Load of the volume ledger, likewise.
    pub volume: VolumeLoad,
    /// Whether it was an axial day: at least one working set of class high, with any resistance (L15).
    pub axial_day: bool,
    /// Number of sessions, running ones included.
    pub sessions: u16,
    /// Sets of exercises that only a later version of the app knows. They count 0 kg and make no axial day.
    pub unknown_sets: u16,
    /// True if the day was marked "trained, not logged": a gap in every ledger (L3).
    pub unlogged: bool,
    /// What single sessions of the day held, by ledger.
    singles: [Singles; 3],
}

/// Sessions of one day, one by one, in a ledger's own units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Singles {
    /// The largest of them.
    pub(crate) largest: i64,
    /// How many had any load.
    pub(crate) loaded: u16,
    /// What the running one holds so far.
    pub(crate) running: i64,
}

impl Singles {
    fn count(&mut self, load: i64, running: bool) {
        self.largest = self.largest.max(load);
        self.loaded = self.loaded.saturating_add(u16::from(load > 0));
        if running {
            self.running = load;
        }
    }
}

impl DayTotals {
    /// A day without sessions.
    pub const REST: Self = Self {
        session: Some(Au(0)),
        running: false,
        axial: AxialLoad(0),
        volume: VolumeLoad(0),
        axial_day: false,
        sessions: 0,
        unknown_sets: 0,
        unlogged: false,
        singles: [Singles { largest: 0, loaded: 0, running: 0 }; 3],
    };

    /// The day's load of a ledger; none if it is a gap there.
    pub fn load(&self, ledger: Ledger) -> Option<Load> {
        if self.unlogged {
            return None;
        }
        match ledger {
            Ledger::Session => self.session.map(Load::Session),
            Ledger::Axial => Some(Load::Axial(self.axial)),
            Ledger::Volume => Some(Load::Volume(self.volume)),
        }
    }

    pub(crate) fn singles(&self, ledger: Ledger) -> Singles {
        self.singles[ledger as usize]
    }
}

/// The totals of the sessions of one day.
pub fn day_totals<'a>(
    sessions: impl Iterator<Item = &'a Session>,
    body_mass: Option<Weight>,
    traits_of: &dyn Fn(&ExerciseId) -> Option<Traits>,
) -> DayTotals {
    let mut day = DayTotals::REST;
    for session in sessions {
        day.sessions = day.sessions.saturating_add(1);
        let running = session.facts.running;
        let rated = session.facts.rpe.zip(session.facts.minutes);
        let rated = rated.map(|(rpe, minutes)| session_load(rpe, minutes)).filter(|_| !running);
        if running {
            day.running = true;
        } else {
            day.session = day.session.zip(rated).map(|(sum, load)| sum + load);
        }
        let (mut axial, mut volume) = (AxialLoad(0), VolumeLoad(0));
        for entry in &session.entries {
            let Some(traits) = traits_of(&entry.exercise) else {
                let sets = u16::try_from(entry.sets.len()).unwrap_or(u16::MAX);
                day.unknown_sets = day.unknown_sets.saturating_add(sets);
                continue;
            };
            for set in entry.sets.values() {
                let load = set_load(set, &traits, body_mass);
                axial = axial + load.axial;
                volume = volume + load.volume;
                day.axial_day |= load.class_for_day == AxialClass::High;
            }
        }
        day.axial = day.axial + axial;
        day.volume = day.volume + volume;
        let loads = [rated.unwrap_or_default().0, axial.0, volume.0];
        day.singles.iter_mut().zip(loads).for_each(|(single, load)| single.count(load, running));
    }
    day
}

/// The family of movements of an exercise, whose sets can be compared with each other: its focus in the library. An
/// exercise of one's own stands alone.
pub fn family(exercise: &ExerciseId) -> Option<Focus> {
    catalog::find(exercise.as_str()).map(|exercise| exercise.focus)
}

/// The totals of every day with a session.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ledgers {
    days: SortedMap<NaiveDate, DayTotals>,
    first_axial_day: Option<NaiveDate>,
    /// Days marked "trained, not logged", in order.
    unlogged: SortedMap<NaiveDate, ()>,
}

impl Ledgers {
    /// The ledgers of a whole log. The body mass is taken as unknown.
    pub fn from_log(log: &Log, traits_of: &dyn Fn(&ExerciseId) -> Option<Traits>) -> Self {
        let mut ledgers = Self::default();
        for session in log.sessions() {
            if !ledgers.days.contains_key(&session.facts.date) {
                ledgers.refresh_day(log, session.facts.date, traits_of);
            }
        }
        ledgers
    }

    /// Looks at one date again, after something on it was logged, edited or deleted.
    pub fn refresh_day(
        &mut self,
        log: &Log,
        date: NaiveDate,
        traits_of: &dyn Fn(&ExerciseId) -> Option<Traits>,
    ) {
        self.look_at(log, date, None, traits_of);
    }

    /// The ledgers as they would be without a session: what it changed is told against these.
    pub(crate) fn without(
        &self,
        log: &Log,
        session: &Session,
        traits_of: &dyn Fn(&ExerciseId) -> Option<Traits>,
    ) -> Self {
        let mut ledgers = self.clone();
        ledgers.look_at(log, session.facts.date, Some(session.id), traits_of);
        ledgers
    }

    fn look_at(
        &mut self,
        log: &Log,
        date: NaiveDate,
        but: Option<Id>,
        traits_of: &dyn Fn(&ExerciseId) -> Option<Traits>,
    ) {
        let unlogged = self.unlogged.contains_key(&date);
        let counted = log.on(date).filter(|session| Some(session.id) != but);
        let day = DayTotals { unlogged, ..day_totals(counted, None, traits_of) };
        self.put(date, day);
        if day.axial_day {
            self.first_axial_day = Some(self.first_axial_day.map_or(date, |first| first.min(date)));
        } else if self.first_axial_day == Some(date) {
            self.first_axial_day = self.days.iter().find(|(_, day)| day.axial_day).map(|(&date, _)| date);
        }
    }

    /// Marks a day as "trained, not logged", or takes the mark back (L3). It is a gap in every ledger while it is marked;
    /// without the mark every number is what it was before.
    pub fn mark_unlogged(&mut self, date: NaiveDate, unlogged: bool) {
        if unlogged {
            self.unlogged.insert(date, ());
        } else {
            self.unlogged.remove(&date);
        }
        self.put(date, DayTotals { unlogged, ..self.day(date) });
    }

    /// The days marked so, oldest first.
    pub fn unlogged_days(&self) -> impl Iterator<Item = NaiveDate> {
        self.unlogged.keys().copied()
    }

    fn put(&mut self, date: NaiveDate, day: DayTotals) {
        if day == DayTotals::REST {
            self.days.remove(&date);
        } else {
            self.days.insert(date, day);
        }
    }

    /// The same log, of which only some exercises count: the ledgers of mass for one exercise or one family of them. A
    /// session's rating belongs to all of it, so every day of the session ledger is a gap here.
    ///
    /// The series begin on the first day with one of these exercises. Marks are not in the log: days that are marked are
    /// to be marked here too. Costs the work of the whole log.
    pub fn of_exercises(log: &Log, counted: &dyn Fn(&ExerciseId) -> Option<Traits>) -> Self {
        let mut ledgers = Self::default();
        for session in log.sessions() {
            let date = session.facts.date;
            let counts = session.entries.iter().any(|entry| counted(&entry.exercise).is_some());
            if counts && !ledgers.days.contains_key(&date) {
                let day = day_totals(log.on(date), None, counted);
                ledgers.put(date, DayTotals { session: None, unknown_sets: 0, ..day });
                ledgers.first_axial_day = ledgers.first_axial_day.or(day.axial_day.then_some(date));
            }
        }
        ledgers
    }

    /// The totals of a date; a day without sessions is a rest day.
    pub fn day(&self, date: NaiveDate) -> DayTotals {
        self.days.get(&date).copied().unwrap_or(DayTotals::REST)
    }

    /// The days with sessions from one date to another, both included, oldest first.
    pub fn days(&self, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = (NaiveDate, &DayTotals)> {
        self.days.from_key(from).map(|(date, day)| (*date, day)).take_while(move |&(date, _)| date <= to)
    }

    /// The same days back from one date to the first with a session, the newest first.
    pub(super) fn days_back(&self, from: NaiveDate) -> impl Iterator<Item = (NaiveDate, &DayTotals)> {
        let days = self.days.back_from_key(&from).map(|(date, day)| (*date, day));
        let first = self.first_day();
        days.take_while(move |&(date, _)| first.is_some_and(|first| first <= date))
    }

    /// The first date with a session: the daily series of every ledger begin there (L2).
    pub fn first_day(&self) -> Option<NaiveDate> {
        let mut days = self.days.iter();
        days.find(|(_, day)| day.sessions > 0).map(|(&date, _)| date)
    }

    /// The first axial day ever: before it there is no layoff of the axial ledger (L21).
    pub fn first_axial_day(&self) -> Option<NaiveDate> {
        self.first_axial_day
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::*;
    use super::*;
    use crate::log::SessionFacts;
    use crate::units::{Breaths, Metres, Reps, Seconds, WeightUnit};

    #[track_caller]
    fn check(name: &'static str, set: Set, sets: u64, expected: (i64, i64, bool)) {
        let mut log = Log::default();
        log.put_session(id(0), Some(facts(day(0), Some(5), 60)));
        for number in 1..=sets {
            log.put_set(id(number), Some(placed(id(0), name, set.clone())));
        }
        let totals = day_totals(log.on(day(0)), None, &traits_of);
        let kg_reps = (totals.axial.whole(), totals.volume.whole(), totals.axial_day);
        assert_eq!(kg_reps, expected, "{name}: axial, volume, axial day");
    }

    #[test]
    fn a_rating_of_7_over_75_minutes_is_525_au() {
        let load = |rpe, minutes| {
            session_load(SessionRpe::new(rpe).unwrap(), Minutes::new(minutes).unwrap()).whole()
        };
        assert_eq!((load(7, 75), load(0, 60), load(10, 0), load(10, 600)), (525, 0, 0, 6_000));
    }

    #[test]
    fn kilograms_count_as_worked_in_the_specification() {
        check(DEADLIFT, set(reps(5), 100), 3, (1_500, 1_500, true));
        check(GOBLET_SQUAT, set(reps(10), 20), 3, (360, 600, false));
        check(HIP_THRUST, set(reps(10), 80), 3, (600, 2_400, false));
        check(CARRY, set(metres(40), 48), 4, (2_304, 0, true));
        check(SPLIT_SQUAT, set(reps(8), 20), 3, (240, 960, false));
    }

    #[test]
    fn on_an_exercise_per_side_each_logged_side_counts_once_and_both_twice() {
        let left = Set { side: Side::Left, ..set(reps(8), 20) };
        let right = Set { side: Side::Right, ..left.clone() };
        check(SPLIT_SQUAT, left, 1, (40, 160, false));
        check(SPLIT_SQUAT, right, 1, (40, 160, false));
        check(SPLIT_SQUAT, set(reps(8), 20), 1, (80, 320, false));
        check(SPLIT_SQUAT, set(metres(10), 20), 1, (50, 0, false));
        check(DEADLIFT, Set { side: Side::Left, ..set(reps(5), 100) }, 1, (500, 500, true));
    }

    #[test]
    fn warm_ups_count_nowhere_and_drop_and_failure_sets_do() {
        for (kind, expected) in [
            (SetKind::WarmUp, (0, 0, false)),
            (SetKind::Drop, (500, 500, true)),
            (SetKind::Failure, (500, 500, true)),
        ] {
            check(DEADLIFT, Set { kind, ..set(reps(5), 100) }, 1, expected);
        }
    }

    #[test]
    fn no_kilograms_are_invented() {
        let reps_5 = Reps::new(5).unwrap();
        let seconds = Seconds::new(30).unwrap();
        for work in [
            Work::Holds { reps: reps_5, each: seconds },
            Work::Time(seconds),
            Work::Breaths(Breaths::new(10).unwrap()),
        ] {
            check(HIP_THRUST, set(work, 100), 1, (0, 0, false));
        }
        for resistance in [Resistance::Unloaded, Resistance::Assistance(kg(40)), Resistance::Band(5)] {
            check(HIP_THRUST, Set { resistance, ..set(reps(5), 0) }, 1, (0, 0, false));
        }
    }

    #[test]
    fn a_walk_with_a_load_counts_its_metres_whether_or_not_it_was_timed() {
        let seconds = Seconds::new(30).unwrap();
        let work = Work::TimedDistance { metres: Metres::new(40).unwrap(), seconds };
        check(CARRY, set(work, 20), 1, (240, 0, false));
        check(CARRY, set(metres(40), 20), 1, (240, 0, false));
    }

    #[test]
    fn half_a_metre_times_half_a_class_is_still_exact() {
        let light = Weight::from_thousandths(1, WeightUnit::Kg).unwrap();
        let set = Set { resistance: Resistance::External(light), ..set(metres(1), 0) };
        let load = set_load(&set, &traits_of(&exercise(CARRY)).unwrap(), None);
        assert_eq!(load.axial, AxialLoad(60));
    }

    #[test]
    fn a_set_above_the_share_of_body_mass_counts_one_class_higher_for_the_day_alone() {
        let class = |name, kilograms, body_mass| {
            let traits = traits_of(&exercise(name)).unwrap();
            let left = Set { side: Side::Left, ..set(reps(1), kilograms) };
            let load = set_load(&left, &traits, body_mass);
            assert_eq!(load.axial.0, kilograms * 1_000 * traits.axial.weight_200(), "{name}");
            load.class_for_day
        };
        assert_eq!(class(GOBLET_SQUAT, 37, None), AxialClass::Moderate);
        assert_eq!(class(GOBLET_SQUAT, 38, None), AxialClass::High);
        assert_eq!(class(GOBLET_SQUAT, 38, Some(kg(76))), AxialClass::Moderate);
        assert_eq!(class(GOBLET_SQUAT, 31, Some(kg(60))), AxialClass::High);
        assert_eq!(class(SPLIT_SQUAT, 38, None), AxialClass::Moderate);
        assert_eq!(class(HIP_THRUST, 200, None), AxialClass::Low);
    }

    #[test]
    fn pounds_enter_as_grams() {
        let weight = Weight::from_thousandths(225_000, WeightUnit::Lb).unwrap();
        let set = Set { resistance: Resistance::External(weight), ..set(reps(5), 0) };
        let load = set_load(&set, &traits_of(&exercise(DEADLIFT)).unwrap(), None);
        assert_eq!((load.volume, load.volume.whole()), (VolumeLoad(5 * 102_058), 510));
    }

    #[test]
    fn a_session_without_rating_or_minutes_makes_its_day_a_gap_of_the_session_ledger_alone() {
        let mut log = sessions(&[Some(300)]);
        log.put_session(id(1), Some(SessionFacts { minutes: None, ..facts(day(0), Some(5), 0) }));
        log.put_set(id(2), Some(placed(id(1), DEADLIFT, set(reps(5), 100))));
        let gap = ledgers(&log).day(day(0));
        assert_eq!((gap.session, gap.volume.whole(), gap.sessions), (None, 500, 2));
        log.put_session(id(1), Some(facts(day(0), Some(5), 40)));
        assert_eq!(ledgers(&log).day(day(0)).session, Some(Au(500)));
    }

    #[test]
    fn a_running_session_adds_its_sets_and_no_au() {
        let mut log = sessions(&[Some(300)]);
        log.put_session(id(1), Some(SessionFacts { running: true, ..facts(day(0), None, 0) }));
        log.put_set(id(2), Some(placed(id(1), DEADLIFT, set(reps(5), 100))));
        let today = ledgers(&log).day(day(0));
        assert_eq!((today.session, today.running, today.axial.whole()), (Some(Au(300)), true, 500));
    }

    #[test]
    fn an_exercise_of_a_later_version_counts_nothing_and_is_reported() {
        let mut log = sessions(&[Some(300)]);
        log.put_set(id(1), Some(placed(id(0), "test_of_a_later_version", set(reps(5), 100))));
        let totals = ledgers(&log).day(day(0));
        assert_eq!((totals.unknown_sets, totals.volume.whole()), (1, 0));
    }

    #[test]
    fn a_marked_day_is_a_gap_of_every_ledger_until_the_mark_is_taken_back() {
        let mut log = deadlifts(&[60, 0, 60]);
        let mut marked = ledgers(&log);
        let before = marked.clone();
        for number in [1, 2] {
            marked.mark_unlogged(day(number), true);
        }
        for ledger in [Ledger::Session, Ledger::Axial, Ledger::Volume] {
            assert_eq!(
                [0, 1, 2].map(|number| marked.day(day(number)).load(ledger).is_none()),
                [false, true, true]
            );
        }
        // The mark outlives an edit of its day, and is no first day of a log.
        log.put_session(id(2), None);
        marked.refresh_day(&log, day(2), &traits_of);
        assert!(marked.day(day(2)).unlogged);
        marked.mark_unlogged(day(0).pred_opt().unwrap(), true);
        assert_eq!(marked.first_day(), Some(day(0)));

        let mut undone = before.clone();
        undone.mark_unlogged(day(1), true);
        undone.mark_unlogged(day(1), false);
        assert_eq!(undone, before);
    }

    #[test]
    fn the_ledgers_of_one_exercise_hold_its_mass_alone() {
        let mut log = deadlifts(&[0, 60, 60]);
        log.put_set(id(900), Some(placed(id(1), GOBLET_SQUAT, set(reps(10), 20))));
        let of = |name: &'static str| {
            Ledgers::of_exercises(&log, &move |id| traits_of(id).filter(|_| id.as_str() == name))
        };
        let (deadlift, squat) = (of(DEADLIFT), of(GOBLET_SQUAT));
        let volume = |ledgers: &Ledgers| [1, 2].map(|number| ledgers.day(day(number)).volume.whole());
        assert_eq!((volume(&deadlift), volume(&squat)), ([60, 60], [200, 0]));
        assert_eq!((deadlift.first_day(), deadlift.first_axial_day()), (Some(day(1)), Some(day(1))));
        assert_eq!(squat.day(day(1)).load(Ledger::Session), None);
        assert_eq!(squat.first_axial_day(), None);
    }

    #[test]
    fn the_family_of_an_exercise_is_its_focus_in_the_library() {
        assert!(catalog::LIBRARY.iter().all(|known| family(&known.id) == Some(known.focus)));
        assert_eq!(family(&exercise(DEADLIFT)), None);
    }

    #[test]
    fn the_first_axial_day_follows_every_edit() {
        let mut log = deadlifts(&[0, 0, 60, 0, 60]);
        let mut ledgers = ledgers(&log);
        assert_eq!(ledgers.first_axial_day(), Some(day(2)));
        for (deleted, first) in [(2, Some(day(4))), (4, None)] {
            log.put_session(id(deleted), None);
            ledgers.refresh_day(&log, day(deleted), &traits_of);
            assert_eq!(ledgers.first_axial_day(), first);
        }
    }

    #[test]
    fn absurd_days_stop_at_a_bound_that_no_window_can_leave() {
        let heaviest = set(metres(500_000), 1_000);
        let traits = Traits { axial: AxialClass::High, ..traits_of(&exercise(SPLIT_SQUAT)).unwrap() };
        let mut sum = AxialLoad::default();
        for _ in 0..1_000 {
            sum = sum + set_load(&heaviest, &traits, None).axial;
        }
        assert_eq!(sum.0, super::super::MAX_DAY);
    }
}
