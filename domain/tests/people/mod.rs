//! People who use Brace: what they say, log and feel, all through commands.

use brace_domain::catalog::{Amount, Equipment, ExerciseId, Measure, UserFlag, find};
use brace_domain::check_in::{CheckIn, Rating, Settled};
use brace_domain::log::{Extra, Set, SetKind};
use brace_domain::mark::Mark;
use brace_domain::plan::{DayState, Item, PlanChange, PlanEdit, PlannedLoad, Planner};
use brace_domain::programme::{Bits, Declared, LastLifted, Programme};
use brace_domain::safety::SafetyAnswers;
use brace_domain::state::State;
use brace_domain::units::{
    Breaths, Id, LocalMoment, Metres, Minutes, Reps, Resistance, Seconds, SessionRpe, SetRpe, Side, Weight,
    WeightUnit, Work,
};
use brace_domain::update::{Command, Context, update};
use chrono::{Days, NaiveDate, NaiveTime, Weekday};

/// How a session and its morning feel.
#[derive(Debug, Clone, Copy)]
pub struct Felt {
    /// Usual pain.
    pub usual: u8,
    /// Pain the next time.
    pub pain: u8,
    /// Whether it had settled by the morning.
    pub settled: bool,
    /// Whether that is said at all.
    pub answers: bool,
}

impl Felt {
    /// No pain, and all settled.
    pub const WELL: Self = Self { usual: 0, pain: 0, settled: true, answers: true };
}

/// One of them. Day 0 is a Monday; days before it count backwards.
#[derive(Clone)]
pub struct Person {
    state: State,
    programme: Programme,
    now: LocalMoment,
    clock: u64,
    /// The last session, and how it settled.
    last: Option<(Id, Felt)>,
}

/// The Monday on which the week begins that is looked at.
pub fn monday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()
}

pub fn kg(kilograms: u16) -> Weight {
    Weight::from_thousandths(i64::from(kilograms) * 1000, WeightUnit::Kg).unwrap()
}

fn id(exercise: &str) -> ExerciseId {
    find(exercise).unwrap().id.clone()
}

impl Person {
    pub fn new(days: &str, minutes: u8, equipment: &[Equipment], last_lifted: LastLifted) -> Self {
        let days = days.split(' ').map(|day| day.parse::<Weekday>().unwrap());
        let programme = Programme {
            days: days.collect(),
            minutes,
            equipment: equipment.iter().copied().collect(),
            last_lifted,
            ..Programme::new(monday())
        };
        let now = LocalMoment { date: monday(), time: NaiveTime::MIN, offset: 60 };
        let mut person = Self { state: State::default(), programme, now, clock: 0, last: None };
        person.on(0, "08:00");
        person.set_programme();
        person.answer_safety();
        person
    }

    fn dispatch(&mut self, command: Command) -> Id {
        self.clock += 1;
        let id = Id { clock: self.clock, writer: *b"plans" };
        let changes = update(&self.state, command, &Context { now: self.now, id }).unwrap();
        self.state.apply(&changes);
        // Changes of several records take the ids after this one.
        self.clock += 10;
        id
    }

    fn set_programme(&mut self) {
        self.dispatch(Command::SetProgramme(self.programme.clone()));
    }

    fn answer_safety(&mut self) {
        let date = self.now.date;
        let none = SafetyAnswers { date, yes: Bits::NONE, checked: Bits::NONE, extra: Extra::NONE };
        self.dispatch(Command::AnswerSafety(none));
    }

    /// Now it is this time of a day, so many days before the Monday.
    pub fn on(&mut self, days_before: u64, time: &str) {
        self.now.date = monday() - Days::new(days_before);
        self.now.time = NaiveTime::parse_from_str(time, "%H:%M").unwrap();
    }

    pub fn go_to(&mut self, date: NaiveDate) {
        self.now.date = date;
    }

    pub fn today(&self) -> NaiveDate {
        self.now.date
    }

    pub fn programme(&self) -> &Programme {
        &self.programme
    }

    pub fn change_programme(&mut self, change: impl FnOnce(&mut Programme)) {
        change(&mut self.programme);
        self.set_programme();
    }

    /// They began so many days before the Monday.
    pub fn since(&mut self, days_before: u64) {
        self.on(days_before, "07:00");
        let since = self.now.date;
        self.change_programme(|programme| programme.since = since);
        self.answer_safety();
    }

    pub fn body_mass(&mut self, kilograms: u16) {
        self.change_programme(|programme| programme.body_mass = Some(kg(kilograms)));
    }

    pub fn flags(&mut self, flags: &[UserFlag]) {
        self.change_programme(|programme| programme.flags = flags.iter().copied().collect());
    }

    pub fn declare(&mut self, exercise: &str, kilograms: u16, reps: i64, days_before: u64) {
        let date = monday() - Days::new(days_before);
        let exercise = id(exercise);
        let declared = Declared { exercise, weight: kg(kilograms), reps: Reps::new(reps).unwrap(), date };
        self.change_programme(|programme| programme.declared.push(declared));
    }

    pub fn mark(&mut self, mark: Mark) {
        self.dispatch(Command::MarkDay { date: self.now.date, mark, on: true });
    }

    /// Brace and hinge check, passed long ago.
    pub fn checks(&mut self) {
        let now = self.now;
        self.on(120, "08:00");
        self.mark(Mark::BraceCheck);
        self.mark(Mark::HingeCheck);
        self.now = now;
    }

    pub fn change(&mut self, days_after: u64, edit: PlanEdit) {
        let date = self.now.date + Days::new(days_after);
        let change = PlanChange { date, edit, bends: None, extra: Extra::NONE };
        self.dispatch(Command::ChangePlan(vec![change]));
    }

    /// The two taps, and how the last session settled.
    pub fn check_in(&mut self, pain: u8, usual: u8) {
        let last = self.last.take().filter(|(_, felt)| felt.answers);
        let settled = last.map(|(session, felt)| (session, felt.settled));
        let check_in = CheckIn {
            date: self.now.date,
            time: self.now.time,
            pain: Rating::new(pain).unwrap(),
            usual: Rating::new(usual).unwrap(),
            stiffness: None,
            sleep: None,
            settled: settled.map(|(session, yes)| Settled { session, yes }),
            just_up: false,
            beliefs: None,
            extra: Extra::NONE,
        };
        self.dispatch(Command::CheckIn(check_in));
    }

    /// A session: exercise, sets, kilograms, repetitions (or what the exercise is counted in).
    pub fn session(&mut self, done: &[(&str, u8, u16, u16)], rpe: i64, minutes: i64, felt: Felt) {
        let session = self.dispatch(Command::StartSession { like: None, exercises: Vec::new() });
        for &(exercise, sets, kilograms, count) in done {
            let record = find(exercise).unwrap();
            let count = i64::from(count);
            let work = match record.measure {
                Measure::Reps => Work::Reps(Reps::new(count).unwrap()),
                Measure::HoldReps => {
                    Work::Holds { reps: Reps::new(count).unwrap(), each: Seconds::new(10).unwrap() }
                }
                Measure::Seconds => Work::Time(Seconds::new(count).unwrap()),
                Measure::Breaths => Work::Breaths(Breaths::new(count).unwrap()),
                Measure::Metres => Work::Distance(Metres::new(count).unwrap()),
            };
            let resistance =
                if kilograms > 0 { Resistance::External(kg(kilograms)) } else { Resistance::Unloaded };
            for _ in 0..sets {
                self.log(session, record.id.clone(), work, resistance, 2 * rpe as u8);
            }
        }
        self.finish(session, rpe, minutes, felt);
    }

    fn log(&mut self, session: Id, exercise: ExerciseId, work: Work, resistance: Resistance, rpe: u8) {
        let set = Set {
            work,
            resistance,
            side: Side::Both,
            kind: SetKind::Working,
            rpe: SetRpe::from_half_points(rpe).ok(),
            tempo: None,
            pain: None,
            minute: None,
            note: None,
            extra: Extra::NONE,
        };
        self.dispatch(Command::LogSet { session, exercise, set });
    }

    fn finish(&mut self, session: Id, rpe: i64, minutes: i64, felt: Felt) {
        let (rpe, minutes) = (SessionRpe::new(rpe).ok(), Minutes::new(minutes).ok());
        self.dispatch(Command::FinishSession { id: session, rpe, minutes, pain_after: None, note: None });
        self.last = Some((session, felt));
    }

    pub fn planner(&self) -> Planner {
        let step = Weight::from_thousandths(2500, WeightUnit::Kg).unwrap();
        Planner::new(&self.state, self.now, step).unwrap()
    }

    /// So many weeks before the Monday, each done as it was planned and answered like this.
    pub fn weeks(&mut self, weeks: u64, felt: Felt) {
        self.since(7 * weeks);
        for day in (1..=7 * weeks).rev() {
            self.on(day, "08:00");
            self.live(felt);
        }
        self.on(0, "08:00");
    }

    /// A day: on a training day a check-in, and the session as it is planned, every set to the top of its range.
    pub fn live(&mut self, felt: Felt) {
        if !self.programme.days.on(self.now.date) {
            return;
        }
        self.check_in(felt.pain, felt.usual);
        let planner = self.planner();
        let day = planner.day(self.now.date);
        if day.state != DayState::Planned || day.items.is_empty() {
            return;
        }
        let session = self.dispatch(Command::StartSession { like: None, exercises: Vec::new() });
        for item in &day.items {
            self.do_item(session, item);
        }
        // A point under the ceiling, as the sets.
        let hardest = day.items.iter().map(|item| item.dose.rpe_cap.half_points() / 2).max().unwrap_or(3);
        let rpe = day.rpe_cap.unwrap_or(10).min(hardest - 1);
        self.finish(session, rpe.into(), i64::from(day.minutes), felt);
    }

    fn do_item(&mut self, session: Id, item: &Item) {
        let work = match item.dose.amount {
            Amount::Reps { high, .. } => Work::Reps(Reps::new(high.into()).unwrap()),
            Amount::Holds { high, seconds, .. } => Work::Holds {
                reps: Reps::new(high.into()).unwrap(),
                each: Seconds::new(seconds.into()).unwrap(),
            },
            Amount::Seconds(seconds) => Work::Time(Seconds::new(seconds.into()).unwrap()),
            Amount::Breaths(breaths) => Work::Breaths(Breaths::new(breaths.into()).unwrap()),
            Amount::Metres(metres) => Work::Distance(Metres::new(metres.into()).unwrap()),
        };
        let resistance = match item.dose.load {
            PlannedLoad::Unloaded => Resistance::Unloaded,
            PlannedLoad::Weight(weight) => Resistance::External(weight),
            PlannedLoad::Band(band) => Resistance::Band(band),
            // What people find: light.
            PlannedLoad::Find { at_most } => Resistance::External(at_most.unwrap_or(kg(20))),
        };
        // A point under the ceiling.
        let rpe = item.dose.rpe_cap.half_points().saturating_sub(2);
        for _ in 0..item.dose.sets {
            self.log(session, item.exercise.clone(), work, resistance, rpe);
        }
    }
}
