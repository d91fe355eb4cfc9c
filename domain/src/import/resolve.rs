//! From what the file says and what the person answers to what would be stored.

use super::ids::Ids;
use super::names::{NameMap, NameUse};
use super::parsed::{Parsed, ReadName, ReadSession, ReadSet};
use super::pounds::in_pounds;
use super::text::cut;
use crate::catalog::preset::axial_preset;
use crate::catalog::{AxialClass, CustomExercise, ExerciseId, Laterality, Measure, Traits};
use crate::log::{Extra, Origin, PlacedSet, SessionFacts, Set};
use crate::sorted::SortedMap;
use crate::units::{Id, Minutes, Reps, SessionRpe, Side, Work, iso_date};
use crate::update::NOTE_CHARACTERS;
use chrono::Timelike;

/// Minutes of a session of unknown length, by its sets (X17, choice).
const MINUTES_PER_SET: i64 = 3;
const SHORTEST_ESTIMATE: i64 = 10;
const LONGEST_ESTIMATE: i64 = 150;

/// What the person answered to the preview.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// What each name means. A name without an answer becomes an exercise of one's own with the preset class, marked.
    pub names: SortedMap<String, Choice>,
    /// How hard the sessions were, as a rule. None: their load stays unknown.
    pub session_rpe: Option<SessionRpe>,
    /// Whether the weights of a file in kilograms are pounds.
    pub as_lb: bool,
}

impl Answers {
    /// What holds until the person says otherwise: matches are applied, everything else becomes an exercise of one's own
    /// whose class is a guess.
    pub fn proposed(names: &[NameUse]) -> Self {
        let choice = |name: &NameUse| match &name.matched {
            Some(matched) => Choice::Exercise(matched.exercise.clone()),
            None => Choice::unconfirmed(&name.name),
        };
        let mut answers = Self::default();
        for name in names {
            answers.names.insert(name.name.clone(), choice(name));
        }
        answers
    }
}

/// What a name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// This exercise.
    Exercise(ExerciseId),
    /// A new exercise of one's own.
    Own {
        /// Its spinal load class.
        axial: AxialClass,
        /// Whether the person confirmed the class.
        confirmed: bool,
    },
    /// Nothing: its sets are left out of this import.
    LeaveOut,
}

impl Choice {
    /// An exercise of one's own with the class that its name suggests, else moderate (X11).
    fn unconfirmed(name: &str) -> Self {
        let axial = axial_preset(name).unwrap_or(AxialClass::Moderate);
        Self::Own { axial, confirmed: false }
    }
}

/// A file in our terms. Every id is made from its content, so the same file always gives the same.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imported {
    /// Exercises of one's own.
    pub exercises: Vec<(Id, CustomExercise)>,
    /// What the names mean, to be remembered.
    pub names: Vec<(Id, NameMap)>,
    /// Sessions with at least one set.
    pub sessions: Vec<(Id, SessionFacts)>,
    /// Sets.
    pub sets: Vec<(Id, PlacedSet)>,
    /// Sets that were left out because their name was.
    pub left_out_sets: usize,
}

/// What a name became.
struct Target {
    exercise: ExerciseId,
    measure: Option<Measure>,
}

impl Parsed {
    /// Puts the answers in. `measure` tells in what an exercise is counted.
    pub fn resolve(&self, answers: &Answers, measure: impl Fn(&ExerciseId) -> Option<Measure>) -> Imported {
        let mut imported = Imported::default();
        let mut ids = Ids::default();
        let targets: Vec<Option<Target>> = self
            .names
            .iter()
            .map(|name| self.target(name, answers, &measure, &mut ids, &mut imported))
            .collect();
        for session in &self.sessions {
            self.place(session, answers, &targets, &mut ids, &mut imported);
        }
        imported
    }

    fn target(
        &self,
        read: &ReadName,
        answers: &Answers,
        measure: &dyn Fn(&ExerciseId) -> Option<Measure>,
        ids: &mut Ids,
        imported: &mut Imported,
    ) -> Option<Target> {
        let answer = answers.names.get(&read.name).cloned();
        let target = match answer.unwrap_or_else(|| Choice::unconfirmed(&read.name)) {
            Choice::LeaveOut => return None,
            Choice::Exercise(exercise) => Target { measure: measure(&exercise), exercise },
            Choice::Own { axial, confirmed } => {
                let id = ids.undated(&[self.app.code(), "exercise", &read.name]);
                imported.exercises.push((id, own_exercise(read, axial, confirmed)));
                Target { exercise: id.into(), measure: Some(read.measure) }
            }
        };
        let id = ids.undated(&[self.app.code(), "name", &read.name]);
        let map = NameMap {
            app: self.app.code().to_owned(),
            name: read.name.clone(),
            exercise: target.exercise.clone(),
            extra: Extra::default(),
        };
        imported.names.push((id, map));
        Some(target)
    }

    fn place(
        &self,
        read: &ReadSession,
        answers: &Answers,
        targets: &[Option<Target>],
        ids: &mut Ids,
        imported: &mut Imported,
    ) {
        let (date, time) = (read.start.date(), read.start.time());
        // Spelt out, since ids are made of it: 2026-02-03T06:26:00.
        let start =
            format!("{}T{:02}:{:02}:{:02}", iso_date(date), time.hour(), time.minute(), time.second());
        let seconds = u64::try_from(read.start.and_utc().timestamp()).unwrap_or_default();
        let id = ids.dated(seconds, &[self.app.code(), &start]);
        let mut exercises: Vec<ExerciseId> = Vec::new();
        for entry in &read.entries {
            let (Some(name), Some(target)) = (self.names.get(entry.name), targets.get(entry.name)) else {
                continue;
            };
            let Some(target) = target else {
                imported.left_out_sets += entry.sets.len();
                continue;
            };
            if !exercises.contains(&target.exercise) {
                exercises.push(target.exercise.clone());
            }
            // The remark on an exercise is kept once, with its first set.
            let mut note = entry.note.as_ref();
            for (clock, set) in (seconds..).zip(&entry.sets) {
                let set_id = ids.dated(clock, &[self.app.code(), &start, &name.name]);
                let set = set_of(set, note.take(), target.measure, answers.as_lb);
                let placed = PlacedSet { session: id, exercise: target.exercise.clone(), set };
                imported.sets.push((set_id, placed));
            }
        }
        if !exercises.is_empty() {
            imported.sessions.push((id, facts(read, exercises, answers.session_rpe)));
        }
    }
}

fn own_exercise(read: &ReadName, axial: AxialClass, confirmed: bool) -> CustomExercise {
    let traits = Traits {
        measure: read.measure,
        axial,
        class_up_above_pct_bw: None,
        laterality: Laterality::Bilateral,
        loadable: read.loaded,
    };
    CustomExercise { class_is_guess: !confirmed, ..CustomExercise::new(read.name.clone(), traits) }
}

fn facts(read: &ReadSession, exercises: Vec<ExerciseId>, rpe: Option<SessionRpe>) -> SessionFacts {
    let sets = i64::try_from(read.set_count()).unwrap_or(i64::MAX);
    let by_sets = sets.saturating_mul(MINUTES_PER_SET).clamp(SHORTEST_ESTIMATE, LONGEST_ESTIMATE);
    let minutes = match rpe {
        Some(_) => read.minutes.or_else(|| Minutes::new(by_sets).ok()),
        None => read.minutes,
    };
    let start = read.start.time();
    SessionFacts {
        date: read.start.date(),
        // To the minute, as it is stored.
        start: start.with_second(0),
        offset: None,
        title: read.title.clone(),
        minutes,
        rpe,
        estimated: rpe.is_some(),
        running: false,
        entries: Vec::new(),
        pain_after: None,
        exercises,
        note: read.note.clone(),
        origin: Origin::Hevy,
        extra: Extra::default(),
    }
}

fn set_of(read: &ReadSet, note: Option<&String>, measure: Option<Measure>, as_lb: bool) -> Set {
    let note = match (&read.unknown_kind, note) {
        (Some(kind), Some(note)) => {
            let mut note = format!("{kind}\n{note}");
            cut(&mut note, NOTE_CHARACTERS);
            Some(note)
        }
        (kind, note) => kind.as_ref().or(note).cloned(),
    };
    Set {
        work: work(read.work, measure),
        resistance: if as_lb { in_pounds(read.resistance) } else { read.resistance },
        side: Side::Both,
        kind: read.kind,
        rpe: read.rpe,
        tempo: None,
        pain: None,
        minute: None,
        note,
        extra: Extra::default(),
    }
}

/// A plank of 60 seconds is one repetition held for 60 where holds are counted.
fn work(work: Work, measure: Option<Measure>) -> Work {
    match (work, measure, Reps::new(1)) {
        (Work::Time(each), Some(Measure::HoldReps), Ok(reps)) => Work::Holds { reps, each },
        (work, ..) => work,
    }
}
