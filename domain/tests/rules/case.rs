//! A person with the plans that were made for them, and what the rules count in them: counted here, not asked of the code
//! under test.

use crate::dice::Dice;
use crate::person::{Person, changes, drawn, on};
use brace_domain::catalog::{
    Amount, AxialClass, Dose, Equipment, Exercise, Exposure, Focus, LIBRARY, Laterality, Pace, Phase, Pillar,
    UserFlag, find,
};
use brace_domain::load::Response;
use brace_domain::log::SetKind;
use brace_domain::plan::{
    DayPlan, DayState, Diary, FlareStage, Item, Past, PlanChange, PlanEdit, PlannedLoad, Planner, Role,
    WeekPlan, week_of,
};
use brace_domain::programme::Bits;
use brace_domain::state::State;
use brace_domain::units::{Resistance, Weight};
use chrono::NaiveDate;

pub struct Case {
    pub seed: u64,
    pub person: Person,
    pub state: State,
    pub planner: Planner,
    pub past: Past,
    /// The week of today and the one after it, as they were generated.
    pub weeks: [WeekPlan; 2],
    /// Changes by hand, and the week of today with them.
    pub changes: Vec<PlanChange>,
    pub changed: WeekPlan,
}

impl Case {
    pub fn drawn(seed: u64) -> Self {
        let person = drawn(seed);
        let changes = changes(&mut Dice::new(seed ^ 0xabcd_0000), &person);
        Self::of(seed, person, changes)
    }

    pub fn of(seed: u64, person: Person, changes: Vec<PlanChange>) -> Self {
        let state = person.state();
        let planner = Planner::new(&state, person.now, person.step).unwrap();
        let today = person.today();
        let past = past(&state, &person);
        let weeks = [planner.week(today), planner.week(on(today, 7))];
        let by_hand =
            changes.iter().fold(planner.clone(), |planner, change| planner.with_change(change.clone()));
        let changed = by_hand.week(today);
        Self { seed, person, state, planner, past, weeks, changes, changed }
    }

    /// The three plans, each as the rules look at it.
    pub fn seen(&self) -> [Seen<'_>; 3] {
        [
            Seen { case: self, plan: &self.weeks[0], changes: &[], this: true },
            Seen { case: self, plan: &self.weeks[1], changes: &[], this: false },
            Seen { case: self, plan: &self.changed, changes: &self.changes, this: true },
        ]
    }

    pub fn flare_on(&self, date: NaiveDate) -> Option<FlareStage> {
        let flare = self.planner.readiness().flare?;
        let ahead = (date - self.person.today()).num_days().max(0);
        Some(match (flare.stage, i64::from(flare.day) + ahead) {
            (stage, _) if ahead == 0 => stage,
            (stage @ FlareStage::Back { .. }, _) => stage,
            (_, 0..=1) => FlareStage::Calm,
            (_, 2) => FlareStage::CalmMore,
            _ => FlareStage::Back { high: false },
        })
    }

    pub fn is_calm_on(&self, date: NaiveDate) -> bool {
        self.flare_on(date).is_some_and(|stage| matches!(stage, FlareStage::Calm | FlareStage::CalmMore))
    }

    pub fn pain_on(&self, date: NaiveDate) -> u8 {
        let today = date == self.person.today();
        let said = self.person.check_ins.iter().rfind(|check_in| check_in.date == date);
        said.filter(|_| today).map_or(0, |check_in| check_in.pain.get())
    }

    /// The phase in force on a day of the plan (T10, T20).
    pub fn phase_on(&self, date: NaiveDate) -> Phase {
        let ahead = date > self.person.today();
        let phase = if ahead { self.planner.phase_ahead() } else { self.planner.phase().phase };
        match self.pain_on(date) {
            6.. => Phase::CalmDown,
            4..=5 => phase.min(Phase::Rebuild),
            _ if self.is_calm_on(date) => Phase::CalmDown,
            _ => phase,
        }
    }

    pub fn flags_on(&self, date: NaiveDate) -> Bits<UserFlag> {
        let Person { now, check_ins, programme, .. } = &self.person;
        let up = |minutes: i64| (0..60).contains(&minutes);
        let up = check_ins.iter().any(|check_in| {
            check_in.date == date && check_in.just_up && up((now.time - check_in.time).num_minutes())
        });
        let flags = programme.flags.with(UserFlag::AcuteFlare, self.is_calm_on(date));
        flags.with(UserFlag::EarlyMorning, up && date == now.date)
    }
}

pub fn past(state: &State, person: &Person) -> Past {
    let today = person.today();
    let diary = Diary::up_to(state.check_ins(), today);
    Past::read(state.log(), &|id| state.traits(id), person.programme.body_mass, &diary, today)
}

/// A week of a case.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    pub case: &'a Case,
    pub plan: &'a WeekPlan,
    pub changes: &'a [PlanChange],
    /// Whether it is the week of today.
    pub this: bool,
}

impl<'a> Seen<'a> {
    pub fn by_hand(&self) -> bool {
        !self.changes.is_empty()
    }

    pub fn monday(&self) -> NaiveDate {
        self.plan.days[0].date
    }

    pub fn planned(&self) -> impl Iterator<Item = &'a DayPlan> + use<'a> {
        self.plan.days.iter().filter(|day| day.state == DayState::Planned)
    }

    /// Sessions of the log that fall in this week: date and exercises with a working set.
    pub fn done(&self) -> Vec<(NaiveDate, Vec<&'static Exercise>)> {
        let monday = self.monday();
        let visits = self.case.person.visits.iter().filter(|visit| week_of(visit.date) == monday);
        let visits = visits.filter(|visit| visit.date <= self.case.person.today());
        let exercises = visits.map(|visit| {
            let mut exercises: Vec<&'static Exercise> = Vec::new();
            for (id, set) in &visit.sets {
                let Some(record) = find(id.as_str()) else { continue };
                if set.kind != SetKind::WarmUp && !exercises.contains(&record) {
                    exercises.push(record);
                }
            }
            (visit.date, exercises)
        });
        exercises.collect()
    }

    pub fn trains_on(&self, date: NaiveDate) -> bool {
        self.done().iter().any(|(done, _)| *done == date) || self.planned().any(|day| day.date == date)
    }

    /// How often a week holds what is asked for, done and planned.
    pub fn count(&self, counts: impl Fn(&Exercise) -> bool) -> u32 {
        let done = self.done().into_iter().flat_map(|(_, exercises)| exercises);
        let planned = self.planned().flat_map(|day| &day.items).filter_map(|item| item.record);
        done.chain(planned).filter(|exercise| counts(exercise)).count() as u32
    }

    /// Training days as the rules count them.
    pub fn days(&self) -> u32 {
        self.case.person.programme.days.len().clamp(2, 6)
    }

    pub fn edits(&self, date: NaiveDate) -> impl Iterator<Item = &'a PlanEdit> + use<'a> {
        self.changes.iter().filter(move |change| change.date == date).map(|change| &change.edit)
    }

    pub fn minutes(&self, date: NaiveDate) -> u32 {
        let by_hand = self.edits(date).filter_map(|edit| match edit {
            PlanEdit::Minutes(minutes) => Some(*minutes),
            _ => None,
        });
        u32::from(by_hand.last().unwrap_or(self.case.person.programme.minutes.clamp(15, 75)))
    }

    /// Whether somebody put an exercise there.
    pub fn put_by_hand(&self, date: NaiveDate, exercise: &Exercise) -> bool {
        self.edits(date).any(|edit| match edit {
            PlanEdit::Add(id) | PlanEdit::Lock(id) | PlanEdit::Swap { to: id, .. } => *id == exercise.id,
            _ => false,
        })
    }

    /// Why an exercise may not be planned on a day; none: it may (T41, T15).
    pub fn against(&self, exercise: &'static Exercise, date: NaiveDate) -> Option<&'static str> {
        let programme = &self.case.person.programme;
        let flags = self.case.flags_on(date);
        let without = self.edits(date).filter_map(|edit| match edit {
            PlanEdit::Without(items) => Some(*items),
            _ => None,
        });
        let without = without.last().unwrap_or_default();
        let there = |item: &Equipment| {
            (matches!(item, Equipment::Mat | Equipment::Wall) || programme.equipment.has(*item))
                && !without.has(*item)
        };
        let phase = self.case.phase_on(date);
        let [brace, hinge] = self.case.planner.checks();
        let loaded = exercise.axial >= AxialClass::Moderate;
        // One answer speaks for a whole session: what is calm by itself goes on.
        let calm = matches!(exercise.focus, Focus::Breathing | Focus::Walking)
            || exercise.pillar == Pillar::Mobility && exercise.axial <= AxialClass::Low;
        let removed = self.edits(date).any(|edit| matches!(edit, PlanEdit::Remove(id) if *id == exercise.id));
        if exercise.dose.get(phase).is_none() {
            Some("no dose in the phase")
        } else if !exercise.required.iter().all(|group| group.iter().any(there)) {
            Some("equipment")
        } else if exercise.avoid.iter().any(|flag| flags.has(*flag)) {
            Some("an own condition")
        } else if filtered(exercise, flags) && !self.small_open_book(exercise, date, flags) {
            Some("a filter")
        } else if loaded && brace.is_none() {
            Some("brace check")
        } else if loaded && exercise.focus == Focus::Hinge && exercise.loadable && hinge.is_none() {
            Some("hinge check")
        } else if self.case.pain_on(date) >= 6 && !exercise.good_on_a_bad_day() {
            Some("pain")
        } else if !calm && self.case.past.block(&exercise.id, date).is_some() {
            Some("blocked")
        } else if removed {
            Some("taken out by hand")
        } else {
            None
        }
    }

    /// Whether an exercise may be planned as itself: it may be there, and no easier one of its pillar comes first (T35).
    pub fn is_to_be_had(&self, exercise: &'static Exercise, date: NaiveDate) -> bool {
        let flags = self.case.flags_on(date);
        let eased = exercise.modify.iter().any(|flag| flags.has(*flag));
        let mut easier = exercise.easier().iter().filter(|easier| easier.pillar == exercise.pillar);
        self.against(exercise, date).is_none()
            && !(eased && easier.any(|easier| self.against(easier, date).is_none()))
            && !self.begins_lower(exercise, date)
    }

    /// Whether somebody who never did it begins with something easier for the same part (T59, T60).
    fn begins_lower(&self, exercise: &'static Exercise, date: NaiveDate) -> bool {
        let same = |easier: &&&'static Exercise| easier.focus == exercise.focus;
        let mut easier = exercise.easier().iter().filter(same);
        let loaded = matches!(exercise.focus, Focus::FlexionLoaded | Focus::ExtensionLoaded);
        let done = !self.case.past.of(&exercise.id).is_empty();
        let rungs = ["tall_kneel_pallof", "bird_dog", "pallof_press", "farmers_carry", "suitcase_carry"];
        !done
            && (loaded
                || rungs.contains(&exercise.id.as_str())
                || easier.any(|easier| matches!(self.against(easier, date), None | Some("blocked"))))
    }

    /// T33: the open book in a small range, where rotation is filtered and nothing else moves the mid-back.
    fn small_open_book(&self, exercise: &Exercise, date: NaiveDate, flags: Bits<UserFlag>) -> bool {
        let other = |other: &&'static Exercise| {
            other.focus == Focus::Thoracic
                && **other != *exercise
                && !filtered(other, flags)
                && self.against(other, date).is_none()
        };
        let rotation_only = flags.with(UserFlag::RotationIntolerant, false);
        exercise.id.as_str() == "open_book"
            && !filtered(exercise, rotation_only)
            && !LIBRARY.iter().copied().any(|one| other(&one))
    }

    /// Classes of planned and logged sessions by day, whichever is higher.
    pub fn class_on(&self, date: NaiveDate) -> Option<AxialClass> {
        let day = self.plan.days.iter().find(|day| day.date == date && day.state == DayState::Planned);
        day.and_then(|day| self.case.top_of(day)).max(self.case.logged_class(date))
    }
}

impl Case {
    pub fn class_of(&self, item: &Item) -> AxialClass {
        let grams = match item.dose.load {
            PlannedLoad::Weight(weight) => weight.grams(),
            _ => 0,
        };
        item.record.map_or(AxialClass::None, |record| self.class_with(record, grams))
    }

    /// The class of an exercise with a load on it (L8).
    fn class_with(&self, record: &Exercise, grams: i64) -> AxialClass {
        let body = self.person.programme.body_mass.map_or(75_000, Weight::grams);
        match record.class_up_above_pct_bw {
            Some(percent) if 100 * grams > i64::from(percent) * body => match record.axial {
                AxialClass::None => AxialClass::Low,
                AxialClass::Low => AxialClass::Moderate,
                _ => AxialClass::High,
            },
            _ => record.axial,
        }
    }

    pub fn top_of(&self, day: &DayPlan) -> Option<AxialClass> {
        day.items.iter().map(|item| self.class_of(item)).max()
    }

    pub fn logged_class(&self, date: NaiveDate) -> Option<AxialClass> {
        let visits = self.person.visits.iter().filter(|visit| visit.date == date);
        let sets = visits.flat_map(|visit| &visit.sets).filter(|(_, set)| set.kind != SetKind::WarmUp);
        let class = |(id, set): &(_, brace_domain::log::Set)| {
            let id: &brace_domain::catalog::ExerciseId = id;
            let grams = match set.resistance {
                Resistance::External(weight) => weight.grams(),
                _ => 0,
            };
            find(id.as_str()).map(|record| self.class_with(record, grams))
        };
        sets.filter_map(class).max()
    }

    /// The last answer of the body to an exercise before a day, by the session that held it.
    pub fn last_answer(&self, exercise: &Exercise, day: NaiveDate) -> Option<Option<Response>> {
        let done = self.past.of(&exercise.id).iter().find(|done| done.date < day);
        done.map(|done| done.response)
    }
}

/// T33: any exposure to a direction that is filtered.
pub fn filtered(exercise: &Exercise, flags: Bits<UserFlag>) -> bool {
    let load = exercise.direction_load;
    flags.has(UserFlag::FlexionIntolerant) && load.flexion != Exposure::None
        || flags.has(UserFlag::ExtensionIntolerant) && load.extension != Exposure::None
        || flags.has(UserFlag::RotationIntolerant) && load.rotation != Exposure::None
}

/// Something that a week holds at least so often (T38 to T40).
pub struct Quota {
    pub what: Result<Pillar, Focus>,
    pub least: u32,
    pub serves: fn(&Exercise) -> bool,
}

pub fn quotas(days: u32) -> Vec<Quota> {
    let half = days.div_ceil(2).max(2);
    let two = if days == 2 { 1 } else { 2 };
    let pillar = |pillar, least, serves| Quota { what: Ok(pillar), least, serves };
    let focus = |focus, least, serves| Quota { what: Err(focus), least, serves };
    fn moves(exercise: &Exercise) -> bool {
        exercise.pillar == Pillar::SpinalMotion
            && !["mcgill_curl_up", "pelvic_tilt"].contains(&exercise.id.as_str())
    }
    vec![
        pillar(Pillar::Lifts, 1, |exercise| exercise.pillar == Pillar::Lifts),
        pillar(Pillar::Glutes, half, |exercise| exercise.pillar == Pillar::Glutes),
        pillar(Pillar::Bracing, half, |exercise| exercise.pillar == Pillar::Bracing),
        pillar(Pillar::SpinalMotion, 2, |exercise| exercise.pillar == Pillar::SpinalMotion),
        pillar(Pillar::Mobility, days, |exercise| exercise.pillar == Pillar::Mobility),
        focus(Focus::HipExtension, 1, |exercise| {
            exercise.pillar == Pillar::Glutes
                && matches!(exercise.focus, Focus::HipExtension | Focus::Hinge | Focus::SingleLeg)
        }),
        focus(Focus::Abduction, 1, |exercise| {
            exercise.pillar == Pillar::Glutes && exercise.focus == Focus::Abduction
        }),
        focus(Focus::Flexion, 1, |exercise| {
            moves(exercise) && exercise.direction_load.flexion >= Exposure::Unloaded
        }),
        focus(Focus::Extension, 1, |exercise| {
            moves(exercise) && exercise.direction_load.extension >= Exposure::Unloaded
        }),
        focus(Focus::Thoracic, two, |exercise| exercise.focus == Focus::Thoracic),
        focus(Focus::Hip, two, |exercise| exercise.focus == Focus::Hip),
        focus(Focus::Ankle, 1, |exercise| exercise.focus == Focus::Ankle),
    ]
}

/// Seconds of an exercise: work and rest of all sets, and 18 to begin (time.rs names the same choices).
pub fn item_seconds(laterality: Laterality, sets: u8, amount: Amount, rest: u8) -> u32 {
    let work = match amount {
        Amount::Reps { high, pace: Pace::Tempo(tempo), .. } => {
            u32::from(high) * u32::from(tempo.rep_seconds())
        }
        Amount::Reps { high, pace: Pace::Brace(seconds), .. } => u32::from(high) * (2 + u32::from(seconds)),
        Amount::Holds { high, seconds, .. } => u32::from(high) * (4 + u32::from(seconds)),
        Amount::Seconds(seconds) => seconds.into(),
        Amount::Breaths(breaths) => 10 * u32::from(breaths),
        Amount::Metres(metres) => metres.into(),
    };
    let sides = if laterality == Laterality::PerSide { 2 } else { 1 };
    u32::from(sets) * (sides * work + u32::from(rest)) + 18
}

pub fn seconds(items: &[Item]) -> u32 {
    let one = |item: &Item| {
        let laterality = item.record.map_or(Laterality::Bilateral, |record| record.laterality);
        item_seconds(laterality, item.dose.sets, item.dose.amount, item.dose.rest_seconds)
    };
    120 + items.iter().map(one).sum::<u32>()
}

/// One set of an exercise as the phase doses it.
pub fn shortest(exercise: &Exercise, dose: &Dose) -> u32 {
    let amount = match dose.amount {
        // A walk is as long as one likes, from three minutes on.
        Amount::Seconds(_) if exercise.pillar == Pillar::Aerobic => Amount::Seconds(180),
        amount => amount,
    };
    item_seconds(exercise.laterality, 1, amount, dose.rest_seconds)
}

/// What of a session loads the spine, in kg·rep (L8, L10): class weight × mass × repetitions, metres by half.
pub fn axial(items: &[Item]) -> f64 {
    let one = |item: &Item| {
        let (Some(record), PlannedLoad::Weight(weight)) = (item.record, item.dose.load) else { return 0.0 };
        let class = match record.axial {
            AxialClass::None => 0.0,
            AxialClass::Low => 0.25,
            AxialClass::Moderate => 0.6,
            AxialClass::High => 1.0,
        };
        let sides = if record.laterality == Laterality::PerSide { 2.0 } else { 1.0 };
        let work = match item.dose.amount {
            Amount::Reps { high, .. } => f64::from(high),
            Amount::Metres(metres) => f64::from(metres) / 2.0,
            _ => 0.0,
        };
        f64::from(item.dose.sets) * class * sides * work * weight.grams() as f64 / 1_000.0
    };
    items.iter().map(one).sum()
}

pub fn grams(load: PlannedLoad) -> i64 {
    match load {
        PlannedLoad::Weight(weight) => weight.grams(),
        PlannedLoad::Find { at_most } => at_most.map_or(0, Weight::grams),
        _ => 0,
    }
}

/// Whether two are too alike for one session: the hip or a lift trained in the same way, or neighbours for the same part.
pub fn alike(one: &Exercise, other: &Exercise) -> bool {
    let strong = |exercise: &Exercise| matches!(exercise.pillar, Pillar::Glutes | Pillar::Lifts);
    let neighbours = |one: &Exercise, other: &Exercise| one.easier().contains(&other);
    one.focus == other.focus
        && (strong(one) && strong(other) || neighbours(one, other) || neighbours(other, one))
}

/// Whether the place of an item is before the work of a session.
pub fn opens(item: &Item) -> bool {
    matches!(item.role, Role::Breath | Role::WarmUp)
}
