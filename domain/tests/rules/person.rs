//! People drawn at random: what they want, how their backs feel, what they logged.

use crate::dice::Dice;
use brace_domain::catalog::{
    AxialClass, Equipment, Exercise, ExerciseId, LIBRARY, Measure, Phase, UserFlag, find,
};
use brace_domain::check_in::{Beliefs, CheckIn, Rating, Settled};
use brace_domain::log::{Extra, Origin, PlacedSet, SessionFacts, Set, SetKind, SetPain};
use brace_domain::mark::{DayMark, Mark};
use brace_domain::plan::{PlanChange, PlanEdit, Planner, Rule, week_of};
use brace_domain::programme::{Declared, LastLifted, Programme, WEEK, Weekdays};
use brace_domain::safety::{Question, SafetyAnswers};
use brace_domain::schema::Item;
use brace_domain::state::State;
use brace_domain::units::{
    Breaths, Id, LocalMoment, Metres, Minutes, Reps, Resistance, Seconds, SessionRpe, SetRpe, Side, Weight,
    WeightUnit, Work,
};
use chrono::{Days, NaiveDate, NaiveTime};

/// A session that was logged.
#[derive(Debug, Clone)]
pub struct Visit {
    pub date: NaiveDate,
    pub rpe: Option<u8>,
    pub minutes: u16,
    pub sets: Vec<(ExerciseId, Set)>,
}

/// All that the app knows of somebody.
#[derive(Debug, Clone)]
pub struct Person {
    pub now: LocalMoment,
    pub step: Weight,
    pub programme: Programme,
    pub check_ins: Vec<CheckIn>,
    pub marks: Vec<(NaiveDate, Mark)>,
    pub answers: Vec<SafetyAnswers>,
    pub visits: Vec<Visit>,
}

pub fn kg(kilograms: f64) -> Weight {
    Weight::from_thousandths((kilograms * 1_000.0) as i64, WeightUnit::Kg).unwrap()
}

pub fn rating(value: u8) -> Rating {
    Rating::new(value.min(10)).unwrap()
}

pub fn exercise(id: &str) -> &'static Exercise {
    find(id).unwrap_or_else(|| panic!("{id}"))
}

pub fn working(work: Work, resistance: Resistance, half_points: Option<u8>) -> Set {
    Set {
        work,
        resistance,
        side: Side::Both,
        kind: SetKind::Working,
        rpe: half_points.map(|value| SetRpe::from_half_points(value).unwrap()),
        tempo: None,
        pain: None,
        minute: None,
        note: None,
        extra: Extra::NONE,
    }
}

pub fn reps(count: u64, kilograms: f64, half_points: Option<u8>) -> Set {
    let work = Work::Reps(Reps::new(count as i64).unwrap());
    let load = if kilograms > 0.0 { Resistance::External(kg(kilograms)) } else { Resistance::Unloaded };
    working(work, load, half_points)
}

fn id(clock: usize) -> Id {
    Id { clock: clock as u64, writer: *b"rules" }
}

/// The id of the record of a session, which check-ins name.
pub fn session_id(place: usize) -> Id {
    Id { clock: 1_000_000 + 1_000 * place as u64, writer: *b"rules" }
}

pub fn check_in(date: NaiveDate, pain: u8, usual: u8) -> CheckIn {
    CheckIn {
        date,
        time: NaiveTime::from_hms_opt(7, 0, 0).unwrap(),
        pain: rating(pain),
        usual: rating(usual),
        stiffness: None,
        sleep: None,
        settled: None,
        just_up: false,
        beliefs: None,
        extra: Extra::NONE,
    }
}

pub fn change(date: NaiveDate, edit: PlanEdit) -> PlanChange {
    PlanChange { date, edit, bends: None, extra: Extra::NONE }
}

pub fn back(day: NaiveDate, days: u64) -> NaiveDate {
    day - Days::new(days)
}

pub fn on(day: NaiveDate, days: u64) -> NaiveDate {
    day + Days::new(days)
}

impl Person {
    /// Somebody without pain and without a log, on a Monday at noon.
    pub fn new() -> Self {
        let date = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let time = NaiveTime::from_hms_opt(12, 0, 0).unwrap();
        let since = back(date, 100);
        Self {
            now: LocalMoment { date, time, offset: 60 },
            step: kg(2.5),
            programme: Programme::new(since),
            check_ins: Vec::new(),
            marks: Vec::new(),
            answers: Vec::new(),
            visits: Vec::new(),
        }
    }

    /// The same, in this phase with both checks passed.
    pub fn in_phase(phase: Phase) -> Self {
        let mut person = Self::new();
        let today = person.today();
        person.programme.since = back(today, 60);
        person.check_ins.push(check_in(today, 0, 0));
        person.marks = vec![(back(today, 90), Mark::BraceCheck), (back(today, 90), Mark::HingeCheck)];
        person.programme.at_most = Some(phase);
        person.programme.last_lifted = LastLifted::WithinFourWeeks;
        person
    }

    pub fn today(&self) -> NaiveDate {
        self.now.date
    }

    pub fn days(mut self, days: &[usize]) -> Self {
        self.programme.days = days.iter().map(|&day| WEEK[day]).collect();
        self
    }

    pub fn gym(mut self) -> Self {
        self.programme.equipment = Equipment::ALL.into_iter().collect();
        self
    }

    pub fn state(&self) -> State {
        State::from_items(self.items())
    }

    pub fn planner(&self) -> Planner {
        Planner::new(&self.state(), self.now, self.step).unwrap()
    }

    pub fn items(&self) -> Vec<(Id, Item)> {
        let mut items = vec![(id(1), Item::Programme(Box::new(self.programme.clone())))];
        items.extend((0..self.check_ins.len()).map(|place| self.check_in_item(place)));
        for (place, &(date, mark)) in self.marks.iter().enumerate() {
            items.push((id(20_000 + place), Item::DayMark(DayMark { date, mark, extra: Extra::NONE })));
        }
        for (place, answers) in self.answers.iter().enumerate() {
            items.push((id(30_000 + place), Item::Safety(answers.clone())));
        }
        items.extend((0..self.visits.len()).flat_map(|place| self.visit_items(place)));
        items
    }

    /// The record of a check-in.
    pub fn check_in_item(&self, place: usize) -> (Id, Item) {
        (id(10_000 + place), Item::CheckIn(self.check_ins[place].clone()))
    }

    /// The records of a session and its sets.
    pub fn visit_items(&self, place: usize) -> Vec<(Id, Item)> {
        let visit = &self.visits[place];
        let session = session_id(place);
        let mut exercises: Vec<ExerciseId> = Vec::new();
        for (exercise, _) in &visit.sets {
            if !exercises.contains(exercise) {
                exercises.push(exercise.clone());
            }
        }
        let facts = SessionFacts {
            date: visit.date,
            start: NaiveTime::from_hms_opt(18, 0, 0),
            offset: Some(60),
            title: None,
            minutes: Minutes::new(visit.minutes.into()).ok(),
            rpe: visit.rpe.map(|rpe| SessionRpe::new(rpe.into()).unwrap()),
            estimated: false,
            running: false,
            entries: Vec::new(),
            pain_after: None,
            exercises,
            note: None,
            origin: Origin::Brace,
            extra: Extra::NONE,
        };
        let mut items = vec![(session, Item::Session(facts))];
        for (number, (exercise, set)) in visit.sets.iter().enumerate() {
            let placed = PlacedSet { session, exercise: exercise.clone(), set: set.clone() };
            items.push((Id { clock: session.clock + 1 + number as u64, ..session }, Item::Set(placed)));
        }
        items
    }

    /// Only what was known at the end of a day.
    pub fn known_on(&self, day: NaiveDate) -> Self {
        let mut person = self.clone();
        person.check_ins.retain(|check_in| check_in.date <= day);
        person.marks.retain(|(date, _)| *date <= day);
        person.answers.retain(|answers| answers.date <= day);
        // Check-ins name sessions by their place: nothing may move.
        let kept = person.visits.iter().take_while(|visit| visit.date <= day).count();
        person.visits.truncate(kept);
        person.now.date = day;
        person
    }
}

const LIFTS: [&str; 9] = [
    "kettlebell_deadlift",
    "romanian_deadlift",
    "trap_bar_deadlift",
    "block_pull",
    "barbell_deadlift",
    "goblet_squat",
    "front_squat",
    "barbell_back_squat",
    "leg_press",
];

pub const DIRECTIONS: [UserFlag; 3] =
    [UserFlag::FlexionIntolerant, UserFlag::ExtensionIntolerant, UserFlag::RotationIntolerant];

/// A person drawn from a seed.
pub fn drawn(seed: u64) -> Person {
    let dice = &mut Dice::new(seed);
    let date = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap() + Days::new(dice.of(0..=700));
    let time = NaiveTime::from_hms_opt(dice.of(5..=22) as u32, dice.of(0..=59) as u32, 0).unwrap();
    let mut person = Person::new();
    person.now = LocalMoment { date, time, offset: 60 };
    person.step = match dice.of(0..=9) {
        0 => kg(1.0),
        1 => kg(5.0),
        2 => Weight::from_thousandths(5_000, WeightUnit::Lb).unwrap(),
        _ => kg(2.5),
    };
    person.programme = programme(dice, date);
    // Marks last: the programme knows of none of them.
    person.visits = visits(dice, &person);
    person.check_ins = check_ins(dice, &person);
    person.marks = marks(dice, date);
    person.answers = answers(dice, date);
    if dice.in_hundred(55) {
        strong(dice, &mut person);
    }
    person
}

/// Somebody who lifts: little pain, a gym, both checks, a high phase.
fn strong(dice: &mut Dice, person: &mut Person) {
    let today = person.today();
    let Programme { equipment, flags, at_most, last_lifted, .. } = &mut person.programme;
    *equipment = Equipment::ALL.into_iter().collect();
    *last_lifted = LastLifted::WithinFourWeeks;
    *at_most = dice.in_hundred(30).then_some(Phase::Return);
    if dice.in_hundred(70) {
        *flags = Default::default();
    }
    for check_in in &mut person.check_ins {
        let lower = |rating: Rating| Rating::new(rating.get() / 3).unwrap();
        (check_in.pain, check_in.usual) = (lower(check_in.pain), lower(check_in.usual));
    }
    person.marks.retain(|(_, mark)| matches!(mark, Mark::Deload | Mark::Unlogged));
    for check in [Mark::BraceCheck, Mark::HingeCheck] {
        person.marks.push((back(today, 100), check));
    }
    person.answers.clear();
}

fn programme(dice: &mut Dice, today: NaiveDate) -> Programme {
    let mut programme = Programme::new(back(today, dice.of(0..=220)));
    let mask = dice.of(0..=127);
    let days: Weekdays = (0..7).filter(|day| mask >> day & 1 == 1).map(|day| WEEK[day as usize]).collect();
    programme.days = days;
    programme.minutes = match dice.of(0..=9) {
        0..=1 => 15,
        2..=3 => 30,
        4..=5 => 45,
        6 => 60,
        7 => 75,
        _ => dice.byte(5..=90),
    };
    programme.equipment = match dice.of(0..=9) {
        0..=2 => Default::default(),
        3..=5 => Equipment::ALL.into_iter().collect(),
        _ => dice.some(&Equipment::ALL, 45).into_iter().collect(),
    };
    programme.flags = match dice.of(0..=19) {
        0..=8 => Default::default(),
        9..=10 => DIRECTIONS.into_iter().collect(),
        11..=12 => dice.some(&DIRECTIONS, 50).into_iter().collect(),
        13..=14 => dice.some(&UserFlag::ALL, 35).into_iter().collect(),
        _ => dice.some(&UserFlag::ALL, 7).into_iter().collect(),
    };
    programme.last_lifted = dice.one(&LastLifted::ALL);
    if dice.in_hundred(30) {
        for _ in 0..dice.of(1..=3) {
            programme.declared.push(Declared {
                exercise: dice.one(&LIFTS).into(),
                weight: kg(2.5 * dice.of(8..=64) as f64),
                reps: Reps::new(dice.of(1..=10) as i64).unwrap(),
                date: back(today, dice.of(0..=120)),
            });
        }
    }
    programme.at_most = dice.in_hundred(12).then(|| dice.one(&Phase::ALL));
    programme.mobility_first = dice.in_hundred(30);
    programme.body_mass = dice.in_hundred(60).then(|| kg(dice.of(40..=140) as f64));
    programme.seed = dice.number() as u32 % 1_000;
    programme
}

/// The days on which somebody trained, the oldest first.
fn dates(dice: &mut Dice, person: &Person) -> Vec<NaiveDate> {
    let today = person.today();
    let mut dates = match dice.of(0..=19) {
        0..=3 => Vec::new(),
        4..=6 => (0..dice.of(1..=4)).map(|_| back(today, dice.of(0..=13))).collect(),
        7..=9 => (0..dice.of(4..=12)).map(|_| back(today, dice.of(0..=20))).collect(),
        10..=11 => vec![back(today, dice.of(1..=2))],
        _ => {
            let share = dice.of(25..=60);
            (0..dice.of(30..=118)).filter(|_| dice.in_hundred(share)).map(|ago| back(today, ago)).collect()
        }
    };
    if dice.in_hundred(35) {
        let (from, days) = (dice.of(0..=30), dice.one(&[10, 14, 20, 28, 40, 60, 100]));
        dates.retain(|date| !(from..from + days).contains(&((today - *date).num_days() as u64)));
    }
    // Ten years, thinned out.
    if dice.in_hundred(1) && dice.in_hundred(30) {
        dates.extend((40..1_200).map(|visit| back(today, 3 * visit)));
    }
    dates.sort();
    dates.dedup();
    dates
}

fn visits(dice: &mut Dice, person: &Person) -> Vec<Visit> {
    let heavy = dice.in_hundred(50);
    // A person does the same things again and again.
    let mut known: Vec<(&'static Exercise, f64, u64)> = Vec::new();
    for _ in 0..dice.of(2..=9) {
        let one = if heavy && dice.in_hundred(50) { exercise(dice.one(&LIFTS)) } else { dice.one(LIBRARY) };
        let lightest = if one.axial == AxialClass::High { 12 } else { 2 };
        known.push((one, 2.5 * dice.of(lightest..=48) as f64, dice.of(1..=4)));
    }
    let dates = dates(dice, person);
    let many = dates.len() > 150;
    let mut visits = Vec::new();
    for date in dates {
        let mut sets = Vec::new();
        for (one, load, count) in &mut known {
            if !dice.in_hundred(if many { 25 } else { 55 }) {
                continue;
            }
            if dice.in_hundred(15) {
                *load += 2.5;
            }
            let effort = dice.in_hundred(80).then(|| dice.byte(8..=19));
            for _ in 0..*count {
                sets.push((one.id.clone(), done(dice, one, *load, effort)));
            }
        }
        visits.push(Visit {
            date,
            rpe: dice.in_hundred(90).then(|| dice.byte(2..=9)),
            minutes: dice.of(10..=90) as u16,
            sets,
        });
    }
    visits
}

fn done(dice: &mut Dice, one: &Exercise, kilograms: f64, effort: Option<u8>) -> Set {
    let work = match one.measure {
        Measure::Reps => Work::Reps(Reps::new(dice.one(&[3, 5, 6, 8, 10, 12, 15])).unwrap()),
        Measure::HoldReps => {
            Work::Holds { reps: Reps::new(dice.of(3..=10) as i64).unwrap(), each: Seconds::new(10).unwrap() }
        }
        Measure::Seconds => Work::Time(Seconds::new(dice.of(20..=600) as i64).unwrap()),
        Measure::Breaths => Work::Breaths(Breaths::new(dice.of(4..=10) as i64).unwrap()),
        Measure::Metres => Work::Distance(Metres::new(dice.of(10..=60) as i64).unwrap()),
    };
    let load = match one.loadable {
        true if dice.in_hundred(90) => Resistance::External(kg(kilograms)),
        true => Resistance::Band(dice.byte(1..=5)),
        false => Resistance::Unloaded,
    };
    let mut set = working(work, load, effort);
    if dice.in_hundred(5) {
        set.kind = SetKind::WarmUp;
    }
    if dice.in_hundred(8) {
        let rating = Rating::new(dice.one(&[0, 1, 2, 2, 3, 3, 4, 5, 6, 8])).unwrap();
        set.pain = Some(SetPain { rating, sharp_or_down: dice.in_hundred(5) });
    }
    set
}

fn check_ins(dice: &mut Dice, person: &Person) -> Vec<CheckIn> {
    let today = person.today();
    if dice.in_hundred(10) {
        return Vec::new();
    }
    let base = dice.one(&[0, 0, 0, 0, 1, 1, 2, 3, 4, 5, 7]);
    let share = dice.one(&[15, 60, 95]);
    let settles = dice.one(&[100, 95, 70]);
    let mut check_ins = Vec::new();
    for ago in (0..=60).rev() {
        if !dice.in_hundred(share) {
            continue;
        }
        let date = back(today, ago);
        let near = |dice: &mut Dice| (base + dice.byte(0..=1)).saturating_sub(dice.byte(0..=1));
        let pain = if dice.in_hundred(3) { dice.byte(0..=10) } else { near(dice) };
        let mut one = check_in(date, pain, near(dice));
        one.time = NaiveTime::from_hms_opt(dice.of(5..=21) as u32, 30, 0).unwrap();
        let session = person.visits.iter().rposition(|visit| visit.date < date);
        one.settled = session
            .filter(|_| dice.in_hundred(85))
            .map(|place| Settled { session: session_id(place), yes: dice.in_hundred(settles) });
        one.sleep = dice.in_hundred(30).then(|| rating(dice.byte(0..=10)));
        one.stiffness = dice.in_hundred(30).then(|| rating(dice.byte(0..=10)));
        one.beliefs = dice.in_hundred(3).then(|| Beliefs {
            harm: rating(dice.byte(0..=10)),
            low: rating(dice.byte(0..=10)),
            avoid: rating(dice.byte(0..=10)),
            manage: rating(dice.byte(0..=10)),
            sleep: rating(dice.byte(0..=10)),
        });
        if ago == 0 && dice.in_hundred(25) {
            one.just_up = true;
            one.time = person.now.time;
        }
        check_ins.push(one);
    }
    check_ins
}

fn marks(dice: &mut Dice, today: NaiveDate) -> Vec<(NaiveDate, Mark)> {
    let mut marks = Vec::new();
    let checks = dice.in_hundred(75);
    for check in [Mark::BraceCheck, Mark::HingeCheck] {
        if checks || dice.in_hundred(30) {
            marks.push((back(today, dice.of(0..=120)), check));
        }
    }
    if dice.in_hundred(12) {
        let began = dice.of(0..=20);
        marks.push((back(today, began), Mark::Flare));
        if dice.in_hundred(40) {
            marks.push((back(today, dice.of(0..=began)), Mark::FlareOver));
        }
    }
    for _ in 0..dice.one(&[0, 0, 1, 2, 3]) {
        marks.push((back(today, dice.of(0..=70)), Mark::Phase(dice.one(&Phase::ALL))));
    }
    if dice.in_hundred(15) {
        marks.push((on(back(today, 12), dice.of(0..=18)), Mark::Deload));
    }
    if dice.in_hundred(5) {
        marks.push((back(today, dice.of(0..=30)), Mark::Unlogged));
    }
    marks.sort_by_key(|(date, _)| *date);
    marks
}

fn answers(dice: &mut Dice, today: NaiveDate) -> Vec<SafetyAnswers> {
    let mut answers = Vec::new();
    for _ in 0..dice.one(&[0, 1, 1, 1, 2]) {
        let all: Vec<Question> = Question::all().collect();
        let share = dice.one(&[0, 0, 0, 0, 4]);
        let yes = dice.some(&all, share);
        answers.push(SafetyAnswers {
            date: back(today, dice.of(0..=45)),
            yes: yes.iter().copied().collect(),
            checked: dice.some(&yes, 50).into_iter().collect(),
            extra: Extra::NONE,
        });
    }
    answers.sort_by_key(|answers| answers.date);
    answers
}

/// Changes by hand of the week of today.
pub fn changes(dice: &mut Dice, person: &Person) -> Vec<PlanChange> {
    let monday = week_of(person.today());
    let mut changes = Vec::new();
    for _ in 0..dice.of(1..=4) {
        let date = on(monday, dice.of(0..=6));
        let one = || LIBRARY.to_vec();
        let any = |dice: &mut Dice| dice.one(&one()).id.clone();
        let edit = match dice.of(0..=8) {
            0..=1 => PlanEdit::Move { to: on(monday, dice.of(0..=7)) },
            2 => PlanEdit::Skip,
            3 => PlanEdit::Swap { from: any(dice), to: any(dice) },
            4 => PlanEdit::Remove(any(dice)),
            5 => PlanEdit::Add(any(dice)),
            6 => PlanEdit::Lock(any(dice)),
            7 => PlanEdit::Minutes(dice.byte(5..=75)),
            _ => PlanEdit::Without(dice.some(&Equipment::ALL[2..], 40).into_iter().collect()),
        };
        let bends = dice.in_hundred(30).then_some(Rule::AxialNeighbours);
        changes.push(PlanChange { bends, ..change(date, edit) });
    }
    changes
}

/// Somebody in a phase with nothing but a floor, without pain and without a log.
pub fn on_a_floor(seed: u64) -> Person {
    let dice = &mut Dice::new(seed);
    let mut person = Person::in_phase(dice.one(&Phase::ALL));
    let days = dice.of(2..=6) as usize;
    while (person.programme.days.len() as usize) != days {
        person.programme.days = dice.some(&WEEK, 50).into_iter().collect();
    }
    person.programme.minutes = dice.byte(15..=75);
    person.programme.seed = dice.number() as u32;
    person.programme.mobility_first = dice.in_hundred(50);
    person
}
