//! An exercise through all its sessions: what each held, the estimated maximum over time, the best so far, quietly.
//!
//! A best is information: it raises no load and asks for nothing (L66). Numbers are whole, masses in grams; [`tenths`] makes of them
//! what a chart shows.

use super::{Formula, VolumeLoad, estimated_1rm, set_load};
use crate::catalog::{ExerciseId, Traits};
use crate::check_in::Rating;
use crate::log::{Entry, Log, Session, Set, SetKind};
use crate::sorted::sort_short;
use crate::units::{Id, Reps, Resistance, Weight, WeightUnit, Work};
use chrono::NaiveDate;

/// Rows of the table of repetition maxima: more repetitions tell little about strength (as for the estimate).
pub const REP_MAXES: usize = 10;

/// In what a set was the best so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Best {
    /// More mass, or less help, than ever with at least as many repetitions, seconds or metres.
    Heaviest,
    /// More repetitions than ever at this mass or above it.
    MostReps,
    /// A longer hold than ever at this mass or above it.
    LongestHold,
    /// Farther than ever with this mass or more.
    Farthest,
    /// The highest estimated maximum.
    Estimate,
}

/// One session of an exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExerciseSession {
    /// The session.
    pub session: Id,
    /// Its civil date.
    pub date: NaiveDate,
    /// Sets that were no warm-ups.
    pub sets: u16,
    /// The heaviest external mass of these, as it was entered.
    pub top: Option<Weight>,
    /// External mass × repetitions. 0 for an exercise that this version does not know.
    pub volume: VolumeLoad,
    /// The highest estimated maximum of its sets, in whole grams. None where no set tells one.
    pub estimate: Option<i64>,
    /// The longest hold of these in seconds, or the farthest way in metres; none where repetitions or breaths are counted.
    pub longest: Option<u32>,
    /// The worst pain of its sets, warm-ups included, if any was told.
    pub worst_pain: Option<Rating>,
    /// Its sets that were a best so far, in their order; a set may be one in two ways. Never warm-ups, never in the first session.
    pub bests: Vec<(Id, Best)>,
}

/// The best set with at least so many repetitions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RepMax {
    /// External mass, as it was entered.
    pub weight: Weight,
    /// Repetitions that were done: at least those of its row.
    pub reps: Reps,
    /// When it was first done.
    pub date: NaiveDate,
    /// In which session.
    pub session: Id,
}

/// What the log knows of an exercise.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExerciseRecords {
    /// Its sessions with sets, the oldest first.
    pub sessions: Vec<ExerciseSession>,
    /// The heaviest weight with at least 1, 2, up to 10 repetitions.
    pub rep_maxes: [Option<RepMax>; REP_MAXES],
}

/// Walks once through the sessions of an exercise. Without traits there is no volume load.
pub fn exercise_records(
    log: &Log,
    exercise: &ExerciseId,
    traits: Option<&Traits>,
    formula: Formula,
) -> ExerciseRecords {
    let mut history: Vec<_> = log.history(exercise).collect();
    history.reverse();
    let (mut records, mut far) = (ExerciseRecords::default(), SoFar::default());
    for (session, entry) in history {
        records.sessions.push(exercise_session(session, entry, traits, formula, &mut far));
        for set in working(entry).map(|(_, set)| set) {
            let (Work::Reps(reps), Resistance::External(weight)) = (set.work, set.resistance) else {
                continue;
            };
            if weight.grams() == 0 {
                continue;
            }
            let new = RepMax { weight, reps, date: session.facts.date, session: session.id };
            for row in records.rep_maxes.iter_mut().take(reps.get().into()) {
                if row.is_none_or(|best| best.weight.grams() < weight.grams()) {
                    *row = Some(new);
                }
            }
        }
    }
    records
}

/// A mass in tenths of a unit, to the nearest: for charts in one unit. What was entered stays in the unit it was entered in.
pub const fn tenths(grams: i64, unit: WeightUnit) -> i64 {
    match unit {
        WeightUnit::Kg => (grams + 50) / 100,
        // A tenth of a pound is 45.359237 g.
        WeightUnit::Lb => (grams * 1_000_000 + 22_679_618) / 45_359_237,
    }
}

fn working(entry: &Entry) -> impl Iterator<Item = (Id, &Set)> {
    entry.sets.iter().map(|(&id, set)| (id, set)).filter(|(_, set)| set.kind != SetKind::WarmUp)
}

/// Pain that was told of a set.
fn pain_of(set: &Set) -> Option<Rating> {
    set.pain.map(|pain| pain.rating)
}

fn exercise_session(
    session: &Session,
    entry: &Entry,
    traits: Option<&Traits>,
    formula: Formula,
    far: &mut SoFar,
) -> ExerciseSession {
    let (mut top, mut volume): (Option<Weight>, _) = (None, VolumeLoad::default());
    for (_, set) in working(entry) {
        if let Resistance::External(weight) = set.resistance
            && top.is_none_or(|top| top.grams() < weight.grams())
        {
            top = Some(weight);
        }
        volume = volume + traits.map_or(VolumeLoad::default(), |traits| set_load(set, traits, None).volume);
    }
    let (estimate, bests) = (best_estimate(entry, formula), far.bests(entry, formula));
    far.take_in(entry, estimate);
    ExerciseSession {
        session: session.id,
        date: session.facts.date,
        sets: u16::try_from(working(entry).count()).unwrap_or(u16::MAX),
        top,
        volume,
        longest: working(entry).filter_map(|(_, set)| Feat::of(set)?.length()).max(),
        estimate: estimate.map(|(_, grams)| grams),
        worst_pain: entry.sets.values().filter_map(pain_of).max(),
        bests,
    }
}

/// The first set with the highest estimate.
fn best_estimate(entry: &Entry, formula: Formula) -> Option<(Id, i64)> {
    let mut best: Option<(Id, i64)> = None;
    for (id, set) in working(entry) {
        if let Some(grams) = estimate(set, formula)
            && best.is_none_or(|(_, so_far)| so_far < grams)
        {
            best = Some((id, grams));
        }
    }
    best
}

/// Whole grams.
fn estimate(set: &Set, formula: Formula) -> Option<i64> {
    let (Work::Reps(reps), Resistance::External(weight)) = (set.work, set.resistance) else { return None };
    estimated_1rm(weight, reps, set.rpe, formula).map(|kilograms| (kilograms * 1_000.0).round() as i64)
}

/// What is compared of a set: against how much, and how much of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Feat {
    /// External mass; help counts as less than nothing.
    grams: i64,
    amount: u32,
    /// What the amount is of; amounts of different things are not compared.
    of: Best,
}

impl Feat {
    /// None for breaths, which nobody counts up, and bands, whose kilograms nobody knows.
    fn of(set: &Set) -> Option<Self> {
        let grams = match set.resistance {
            Resistance::Unloaded => 0,
            Resistance::External(weight) => weight.grams(),
            Resistance::Assistance(weight) => -weight.grams(),
            Resistance::Band(_) => return None,
        };
        let (amount, of) = match set.work {
            Work::Reps(reps) => (reps.get().into(), Best::MostReps),
            Work::Holds { each: seconds, .. } | Work::Time(seconds) => (seconds.get(), Best::LongestHold),
            Work::Distance(metres) | Work::TimedDistance { metres, .. } => (metres.get(), Best::Farthest),
            Work::Breaths(_) => return None,
        };
        Some(Self { grams, amount, of })
    }

    /// Seconds or metres.
    fn length(self) -> Option<u32> {
        (self.of != Best::MostReps).then_some(self.amount)
    }

    /// At least as heavy and at least as much.
    fn covers(self, other: Self) -> bool {
        self.of == other.of && self.grams >= other.grams && self.amount >= other.amount
    }
}

/// The best of all sessions before one.
#[derive(Debug, Default)]
pub struct SoFar {
    /// The most that was done with each mass.
    feats: Vec<Feat>,
    estimate: Option<i64>,
}

impl SoFar {
    /// Of all sessions before this one. Whoever shows the bests of a session that goes on makes it once.
    pub fn before(log: &Log, exercise: &ExerciseId, session: Id, formula: Formula) -> Self {
        let mut far = Self::default();
        let older = log.sessions().rev().skip_while(|other| other.id != session).skip(1);
        for entry in older.filter_map(|session| session.entry(exercise)) {
            far.take_in(entry, best_estimate(entry, formula));
        }
        far
    }

    /// The bests of a session against those before it. Of several sets that lead up to one, that one is named, and the first
    /// of equal ones.
    pub fn bests(&self, entry: &Entry, formula: Formula) -> Vec<(Id, Best)> {
        let mut feats: Vec<(Id, Feat)> = Vec::new();
        for (id, feat) in working(entry).filter_map(|(id, set)| Some((id, Feat::of(set)?))) {
            if !feats.iter().any(|(_, other)| other.covers(feat)) {
                feats.retain(|(_, other)| !feat.covers(*other));
                feats.push((id, feat));
            }
        }
        let mut bests: Vec<_> = feats.iter().filter_map(|&(id, feat)| Some((id, self.best(feat)?))).collect();
        if let Some((id, grams)) = best_estimate(entry, formula)
            && self.estimate.is_some_and(|so_far| so_far < grams)
        {
            bests.push((id, Best::Estimate));
        }
        sort_short(&mut bests, |one, other| one < other);
        bests
    }

    /// Puts a session behind.
    fn take_in(&mut self, entry: &Entry, estimate: Option<(Id, i64)>) {
        self.estimate = self.estimate.max(estimate.map(|(_, grams)| grams));
        for feat in working(entry).filter_map(|(_, set)| Feat::of(set)) {
            let with_it = |before: &&mut Feat| before.of == feat.of && before.grams == feat.grams;
            match self.feats.iter_mut().find(with_it) {
                Some(before) => before.amount = before.amount.max(feat.amount),
                None => self.feats.push(feat),
            }
        }
    }

    /// In what it goes beyond all sessions before. A mass below all that were used compares with none of them, whatever is
    /// done with it: the first lighter set of many repetitions is no best.
    fn best(&self, feat: Feat) -> Option<Best> {
        let mut same = self.feats.iter().filter(|before| before.of == feat.of);
        let lightest = same.clone().map(|before| before.grams).min()?;
        if feat.grams < lightest || same.clone().any(|before| before.covers(feat)) {
            return None;
        }
        Some(if same.any(|before| before.grams == feat.grams) { feat.of } else { Best::Heaviest })
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::*;
    use super::*;
    use crate::units::{Metres, Seconds, SetRpe};
    use proptest::prelude::*;

    /// Sessions a week apart with these sets of an exercise.
    fn logged(name: &'static str, sessions: &[Vec<Set>]) -> Log {
        let mut log = Log::default();
        for (number, sets) in (0..).zip(sessions) {
            log.put_session(id(number), Some(facts(day(7 * number), Some(6), 60)));
            for (place, set) in (0..).zip(sets) {
                log.put_set(id(1_000 + 100 * number + place), Some(placed(id(number), name, set.clone())));
            }
        }
        log
    }

    fn records(name: &'static str, sessions: &[Vec<Set>]) -> ExerciseRecords {
        let traits = traits_of(&exercise(name));
        exercise_records(&logged(name, sessions), &exercise(name), traits.as_ref(), Formula::Epley)
    }

    /// The bests of each session, each with the place of its set.
    fn bests(sessions: &[Vec<Set>]) -> Vec<Vec<(u64, Best)>> {
        let of = |session: &ExerciseSession| {
            session.bests.iter().map(|(id, best)| (id.clock % 100, *best)).collect()
        };
        records(DEADLIFT, sessions).sessions.iter().map(of).collect()
    }

    fn done(kilograms: i64, count: i64) -> Set {
        set(reps(count), kilograms)
    }

    fn at_rpe(set: Set, rpe: u8) -> Set {
        Set { rpe: SetRpe::from_half_points(2 * rpe).ok(), ..set }
    }

    fn warm_up(set: Set) -> Set {
        Set { kind: SetKind::WarmUp, ..set }
    }

    #[test]
    fn a_session_is_told_in_whole_numbers() {
        let sets = vec![warm_up(done(140, 1)), done(100, 5), at_rpe(done(90, 5), 8), done(60, 15)];
        let session = records(DEADLIFT, &[sets]).sessions.remove(0);
        assert_eq!((session.sets, session.top.unwrap().to_string()), (3, "100".to_owned()));
        // 500 + 450 + 900 kg.rep; 100 x 5 is 116.67 kg by Epley, 90 x 5 with two left 111.
        assert_eq!((session.volume.whole(), session.estimate), (1_850, Some(116_667)));
        assert_eq!((session.date, session.worst_pain, session.bests.len()), (day(0), None, 0));
    }

    #[test]
    fn a_mass_on_a_chart_is_in_tenths_of_its_unit() {
        assert_eq!([116_667, 116_649, 0].map(|grams| tenths(grams, WeightUnit::Kg)), [1_167, 1_166, 0]);
        // 225 lb are 102,058 g.
        assert_eq!(tenths(102_058, WeightUnit::Lb), 2_250);
    }

    #[test]
    fn what_was_never_done_before_is_a_best_and_the_first_session_has_none() {
        let sessions = [
            vec![done(100, 5)],
            vec![done(102, 5)],
            vec![done(102, 6)],
            vec![done(102, 6)],
            vec![done(90, 5)],
            vec![done(95, 6)],
        ];
        let up = |best| vec![(0, best), (0, Best::Estimate)];
        let none = Vec::new;
        assert_eq!(
            bests(&sessions),
            [none(), up(Best::Heaviest), up(Best::MostReps), none(), none(), none()]
        );
    }

    #[test]
    fn sets_that_lead_up_to_a_best_are_not_named() {
        let sessions = [vec![done(100, 5)], vec![done(101, 5), done(103, 5), done(103, 5), done(80, 9)]];
        // 80 kg were never done, and nothing lighter was: nine repetitions compare with nothing.
        assert_eq!(bests(&sessions)[1], [(1, Best::Heaviest), (1, Best::Estimate)]);
        let back_off = [vec![done(100, 5), done(80, 8)], vec![done(100, 5), done(80, 9)]];
        assert_eq!(bests(&back_off)[1], [(1, Best::MostReps)]);
    }

    #[test]
    fn a_warm_up_is_no_best_and_nothing_to_beat() {
        let sessions = [vec![done(100, 5), warm_up(done(200, 5))], vec![warm_up(done(150, 5)), done(101, 5)]];
        assert_eq!(bests(&sessions)[1], [(1, Best::Heaviest), (1, Best::Estimate)]);
        // Sessions of warm-ups alone do not make the next one the second.
        assert_eq!(bests(&[vec![warm_up(done(60, 5))], vec![done(100, 5)]])[1], []);
    }

    #[test]
    fn the_estimate_may_be_a_best_of_a_set_that_is_none_otherwise() {
        let sessions =
            [vec![at_rpe(done(100, 5), 10)], vec![at_rpe(done(100, 5), 9), at_rpe(done(100, 5), 8)]];
        assert_eq!(bests(&sessions)[1], [(1, Best::Estimate)]);
    }

    #[test]
    fn holds_carries_and_less_help_have_bests_of_their_own() {
        let hold = |seconds| Set::working(Work::Time(Seconds::new(seconds).unwrap()), Resistance::Unloaded);
        let big_three = |each| {
            let work = Work::Holds { reps: Reps::new(5).unwrap(), each: Seconds::new(each).unwrap() };
            Set::working(work, Resistance::Unloaded)
        };
        let helped = |kilograms| Set::working(reps(5), Resistance::Assistance(kg(kilograms)));
        let carry = |far, kilograms| {
            Set::working(Work::Distance(Metres::new(far).unwrap()), Resistance::External(kg(kilograms)))
        };
        let second = |one: Set, other: Set| bests(&[vec![one], vec![other]]).remove(1);
        assert_eq!(second(hold(30), hold(40)), [(0, Best::LongestHold)]);
        assert_eq!(second(big_three(8), big_three(10)), [(0, Best::LongestHold)]);
        assert_eq!(second(carry(30, 40), carry(40, 40)), [(0, Best::Farthest)]);
        assert_eq!(second(carry(30, 40), carry(30, 48)), [(0, Best::Heaviest)]);
        assert_eq!(second(helped(20), helped(15)), [(0, Best::Heaviest)]);
        assert_eq!(second(helped(15), helped(20)), []);
        assert_eq!(second(hold(30), carry(300, 40)), []);
        let band = |strength| Set::working(reps(10), Resistance::Band(strength));
        assert_eq!(second(band(1), band(5)), []);
    }

    #[test]
    fn a_session_that_has_no_set_yet_has_something_to_beat() {
        let mut log = logged(DEADLIFT, &[vec![done(100, 5)]]);
        log.put_session(id(7), Some(facts(day(9), None, 0)));
        let before = SoFar::before(&log, &exercise(DEADLIFT), id(7), Formula::Epley);
        log.put_set(id(3_000), Some(placed(id(7), DEADLIFT, done(105, 5))));
        let entry = log.session(id(7)).unwrap().entry(&exercise(DEADLIFT)).unwrap();
        let up = [(id(3_000), Best::Heaviest), (id(3_000), Best::Estimate)];
        assert_eq!(before.bests(entry, Formula::Epley), up);
    }

    #[test]
    fn the_length_of_a_session_is_its_longest_hold_or_farthest_way() {
        let hold = |seconds| Set::working(Work::Time(Seconds::new(seconds).unwrap()), Resistance::Unloaded);
        let session = |sets| records(CARRY, &[sets]).sessions.remove(0);
        assert_eq!(session(vec![hold(30), hold(45), warm_up(hold(60))]).longest, Some(45));
        assert_eq!(session(vec![done(100, 5)]).longest, None);
    }

    #[test]
    fn the_table_holds_the_heaviest_weight_with_at_least_so_many_repetitions() {
        let sessions =
            [vec![done(100, 5), warm_up(done(300, 1))], vec![done(110, 3), done(80, 12)], vec![done(110, 3)]];
        let table = records(DEADLIFT, &sessions)
            .rep_maxes
            .map(|row| row.map_or_else(String::new, |best| best.weight.to_string()));
        assert_eq!(table, ["110", "110", "110", "100", "100", "80", "80", "80", "80", "80"]);
        let third = records(DEADLIFT, &sessions).rep_maxes[2].unwrap();
        assert_eq!((third.reps.get(), third.date, third.session), (3, day(7), id(1)));
        assert_eq!(records(DEADLIFT, &[]), ExerciseRecords::default());
    }

    proptest! {
        #[test]
        fn a_best_is_better_than_all_before_it_and_what_is_not_named_is_not(
            sessions in prop::collection::vec(prop::collection::vec((1..8_i64, 1..8_i64), 1..4), 1..6),
        ) {
            let sets: Vec<Vec<_>> =
                sessions.iter().map(|sets| sets.iter().map(|&(kg, reps)| done(20 * kg, reps)).collect()).collect();
            let (log, deadlift) = (logged(DEADLIFT, &sets), exercise(DEADLIFT));
            for (number, named) in bests(&sets).into_iter().enumerate() {
                let session = log.session(id(number as u64)).unwrap();
                let alone = SoFar::before(&log, &deadlift, session.id, Formula::Epley);
                let alone = alone.bests(session.entry(&deadlift).unwrap(), Formula::Epley);
                prop_assert_eq!(alone.iter().map(|(id, best)| (id.clock % 100, *best)).collect::<Vec<_>>(), named.clone());
                let before = || sessions[..number].iter().flatten();
                for (place, set) in (0..).zip(&sessions[number]) {
                    let covers = |one: &(i64, i64), other: &(i64, i64)| one.0 >= other.0 && one.1 >= other.1;
                    let is_new = !before().any(|old| covers(old, set)) && before().any(|old| old.0 <= set.0);
                    let is_named = named.iter().any(|&(at, best)| at == place && best != Best::Estimate);
                    prop_assert!(!is_named || is_new);
                    // A new one is named itself, or another of this session that is no less.
                    let or_better = named.iter().any(|&(at, best)| {
                        best != Best::Estimate && covers(&sessions[number][at as usize], set)
                    });
                    prop_assert!(!is_new || or_better, "{:?} {:?}", sessions, named);
                }
            }
        }
    }
}
