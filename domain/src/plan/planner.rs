//! The planner: everything that a plan is made from, gathered once from the state for a day.

use super::check::check;
use super::days::after;
use super::fit;
use super::phase::{PhaseFacts, PhaseNow, phase_on};
use super::week::{Cap, Heavy, Room, Week};
use super::{
    Because, Block, DayKind, DayPlan, DayState, Diary, Finding, FlareMarks, Flares, Limit, Past, PlanChange,
    Prescription, Readiness, Situation, WeekPlan, flares, ladder, progress,
};
use crate::catalog::{Equipment, Exercise, ExerciseId, Focus, Phase, Pillar, find};
use crate::check_in::{Beliefs, Rating};
use crate::load::{
    Acwr, Allowance, DeloadDecisions, Ledger, Load, Ramp, Reason, acwr, allowance, ramp, week_budget,
};
use crate::mark::Mark;
use crate::programme::{Bits, Programme};
use crate::safety::{Screen, screen};
use crate::state::State;
use crate::units::{LocalMoment, Weight};
use chrono::{Datelike, Days, NaiveDate};

/// The first day of the week of a date. Weeks begin on Monday.
pub fn week_of(date: NaiveDate) -> NaiveDate {
    date - Days::new(u64::from(date.weekday().num_days_from_monday()))
}

/// What plans are made from, on one day.
#[derive(Debug, Clone)]
pub struct Planner {
    today: NaiveDate,
    step: Weight,
    programme: Programme,
    changes: Vec<PlanChange>,
    past: Past,
    readiness: Readiness,
    beliefs: Option<Beliefs>,
    flares: Flares,
    phase: PhaseNow,
    /// The phase from tomorrow on, if nothing else happens.
    ahead: Phase,
    screen: Screen,
    brace_check: Option<NaiveDate>,
    hinge_check: Option<NaiveDate>,
    deloads: DeloadDecisions,
    ramp: Option<Ramp>,
    room: Room,
}

/// Sessions of a pillar in a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Balance {
    /// Which.
    pub pillar: Pillar,
    /// Sessions with it that were done.
    pub done: u32,
    /// And those that are planned.
    pub planned: u32,
}

/// How far back a change by hand can matter: the week of yesterday.
const CHANGES_DAYS: i64 = 14;
/// So many weeks before a week to come are looked at for what it follows.
const WEEKS_BEFORE: u64 = 4;

impl Planner {
    /// Of a moment; none before anything was said of days, minutes and equipment. `step` is the smallest change of weight that
    /// the plates allow, in the unit in which somebody lifts.
    pub fn new(state: &State, now: LocalMoment, step: Weight) -> Option<Self> {
        let today = now.date;
        let programme = state.programme()?.clone();
        let traits = |exercise: &ExerciseId| state.traits(exercise);
        let diary = Diary::up_to(recent(state, today), today);
        let past = Past::read(state.log(), &traits, programme.body_mass, &diary, today);
        // What is said of days to come (a clock that was wrong) does not count yet: a past plan is found again as it was.
        let told = |mark| {
            let days = marked(state, mark);
            days.into_iter().filter(|date| *date <= today).collect::<Vec<_>>()
        };
        let mut steps = state.phases();
        steps.retain(|(date, _)| *date <= today);
        let (began, over) = (told(Mark::Flare), told(Mark::FlareOver));
        let flare_marks = FlareMarks { began: &began, over: &over };
        let flares = flares(flare_marks, &diary, &past.sessions, today);
        let answers: Vec<_> = state.safety_answers().map(|(_, answers)| answers.clone()).collect();
        let answered = state.safety();
        let red = answered.is_some_and(|answers| past.red_since(answers.date));
        let screen = screen(answered, red, today);
        let first = |mark| told(mark).into_iter().min();
        let (brace_check, hinge_check) = (first(Mark::BraceCheck), first(Mark::HingeCheck));
        let readiness = Readiness::read(&diary, &past, flares.now, today, now.time);
        let facts = PhaseFacts {
            programme: &programme,
            log: state.log(),
            traits: &traits,
            past: &past,
            diary: &diary,
            flare_marks,
            flares: &flares,
            answers: &answers,
            lock: screen.lock(),
            steps: &steps,
            brace_check,
            hinge_check,
        };
        let phase = phase_on(&facts, today);
        // Today's pain says nothing of tomorrow, and the calm days of a flare have a plan of their own.
        let settled = Flares { now: None, past: flares.past.clone() };
        let ahead = phase_on(&PhaseFacts { flares: &settled, ..facts }, after(today, 1)).phase;
        let deloads = state.deload_decisions(today);
        let ramp = ramp(state.ledgers(), Ledger::Axial, today);
        let changes = state.plan_changes().map(|(_, change)| change);
        let recent = changes.filter(|change| (today - change.date).num_days() <= CHANGES_DAYS);
        Some(Self {
            today,
            step,
            changes: recent.cloned().collect(),
            programme,
            past,
            beliefs: diary.beliefs(today),
            readiness,
            flares,
            phase,
            ahead,
            screen,
            brace_check,
            hinge_check,
            deloads,
            ramp,
            room: room(state, today, deloads, ramp),
        })
    }

    /// The day it was made for.
    pub fn today(&self) -> NaiveDate {
        self.today
    }

    /// What it was told.
    pub fn programme(&self) -> &Programme {
        &self.programme
    }

    /// The same, told something else: for a preview.
    #[must_use]
    pub fn with_programme(&self, programme: Programme) -> Self {
        Self { programme, ..self.clone() }
    }

    /// The same with one more change by hand: for a preview.
    #[must_use]
    pub fn with_change(&self, change: PlanChange) -> Self {
        let mut planner = self.clone();
        planner.changes.push(change);
        planner
    }

    /// The answers of the safety screen.
    pub fn screen(&self) -> Screen {
        self.screen
    }

    /// The phase in force.
    pub fn phase(&self) -> &PhaseNow {
        &self.phase
    }

    /// The phase of the days to come, if nothing else happens: without the pain of today and the calm days of a flare.
    pub fn phase_ahead(&self) -> Phase {
        self.ahead
    }

    /// How it is today.
    pub fn readiness(&self) -> &Readiness {
        &self.readiness
    }

    /// The five own questions as they stand (T9).
    pub fn beliefs(&self) -> Option<Beliefs> {
        self.beliefs
    }

    /// What the ledgers leave.
    pub fn room(&self) -> &Room {
        &self.room
    }

    /// When the two checks were passed first: brace, hinge.
    pub fn checks(&self) -> [Option<NaiveDate>; 2] {
        [self.brace_check, self.hinge_check]
    }

    /// The week of a day. Of weeks to come it is a preview: what is done until then changes it.
    pub fn week(&self, day: NaiveDate) -> WeekPlan {
        self.with_week(day, |week| week.plan())
    }

    /// The session of a day.
    pub fn day(&self, day: NaiveDate) -> DayPlan {
        let [mon, tue, wed, thu, fri, sat, sun] = self.week(day).days;
        match day.weekday() {
            chrono::Weekday::Mon => mon,
            chrono::Weekday::Tue => tue,
            chrono::Weekday::Wed => wed,
            chrono::Weekday::Thu => thu,
            chrono::Weekday::Fri => fri,
            chrono::Weekday::Sat => sat,
            chrono::Weekday::Sun => sun,
        }
    }

    /// The next day with a planned session, after today, within two weeks.
    pub fn next_session(&self) -> Option<DayPlan> {
        let weeks = [self.today, self.today + Days::new(7)].map(|day| self.week(day));
        let days = weeks.into_iter().flat_map(|week| week.days);
        days.into_iter().find(|day| day.date > self.today && day.state == DayState::Planned)
    }

    /// Five minutes for today, which there always are (T48).
    pub fn five_minutes(&self) -> DayPlan {
        self.with_week(self.today, |week| week.five_minutes(self.today))
    }

    /// Which rules a week bends.
    pub fn findings(&self, plan: &WeekPlan) -> Vec<Finding> {
        self.with_week(plan.days[0].date, |week| check(week, plan))
    }

    /// What can stand in for an exercise of a session: easier, harder and like ones that are eligible.
    pub fn alternatives(&self, exercise: &ExerciseId, day: &DayPlan) -> Vec<&'static Exercise> {
        self.with_week(day.date, |week| week.alternatives(exercise, day))
    }

    /// What is not to be had on a day, by hand.
    pub fn without(&self, date: NaiveDate) -> Bits<Equipment> {
        self.with_week(date, |week| week.without(date))
    }

    /// Load of a session as it is planned: whole AU and kg·rep.
    pub fn load_of(&self, day: &DayPlan) -> [i64; 2] {
        fit::load_of(day)
    }

    /// Sessions with each of the five pillars in a week, done and planned.
    pub fn balance(&self, plan: &WeekPlan) -> [Balance; 5] {
        let pillars =
            [Pillar::Glutes, Pillar::SpinalMotion, Pillar::Mobility, Pillar::Bracing, Pillar::Lifts];
        let monday = plan.days[0].date;
        let of_week = |date: NaiveDate| (0..7).contains(&(date - monday).num_days());
        pillars.map(|pillar| {
            let is = |id: &ExerciseId| find(id.as_str()).is_some_and(|record| record.pillar == pillar);
            let done = self.past.sessions.iter().filter(|session| of_week(session.date));
            let done = done.filter(|session| session.exercises.iter().any(is)).count() as u32;
            let planned = plan.days.iter().filter(|day| day.items.iter().any(|item| is(&item.exercise)));
            Balance { pillar, done, planned: planned.count() as u32 }
        })
    }

    /// Kinds of the days of a week to come or behind, for a month: the days before today as they were.
    pub fn kinds(&self, day: NaiveDate) -> [(NaiveDate, DayKind, bool); 7] {
        self.week(day).days.map(|day| (day.date, day.kind, day.deload))
    }

    fn with_week<T>(&self, day: NaiveDate, read: impl FnOnce(&Week<'_>) -> T) -> T {
        let first = week_of(day);
        // What is planned until then counts as if it were done: no axial Monday after an axial Sunday.
        let mut monday = week_of(self.today).max(first - Days::new(7 * WEEKS_BEFORE));
        let mut before = Heavy::default();
        while monday < first {
            before = self.with_week_after(monday, &before, |week| week.heavy());
            monday = monday + Days::new(7);
        }
        self.with_week_after(first, &before, read)
    }

    fn with_week_after<T>(&self, first: NaiveDate, before: &Heavy, read: impl FnOnce(&Week<'_>) -> T) -> T {
        let prescribe = |exercise: &'static Exercise, date: NaiveDate| self.prescribe(exercise, date);
        let rung = |focus: Focus, date: NaiveDate, open: &dyn Fn(&'static Exercise) -> bool| {
            let ladder = match focus {
                Focus::Hinge => &ladder::PULL,
                Focus::Bracing => &ladder::BRACING,
                _ => &ladder::SQUAT,
            };
            ladder::rung(ladder, open, &self.situation(date), &self.past)
        };
        let block = |exercise: &ExerciseId, date: NaiveDate| {
            Some(match self.past.block(exercise, date)? {
                Block::Red { back } => Because::Red { back },
                Block::Amber => Because::Amber,
            })
        };
        // What the ledgers leave is known for this week only.
        let this_week = first == week_of(self.today);
        let room = if this_week { self.room } else { Room { deload: self.room.deload, ..Room::default() } };
        read(&Week {
            first,
            today: self.today,
            programme: &self.programme,
            phase: self.phase.phase,
            ahead: self.ahead,
            past: &self.past,
            changes: &self.changes,
            before,
            readiness: self.readiness,
            room,
            brace_check: self.brace_check.is_some(),
            hinge_check: self.hinge_check.is_some(),
            step: self.step,
            prescribe: &prescribe,
            find_rung: &rung,
            find_block: &block,
        })
    }

    fn prescribe(&self, exercise: &'static Exercise, date: NaiveDate) -> Option<Prescription> {
        progress::prescribe(exercise, &self.situation(date), &self.past)
    }

    fn situation(&self, date: NaiveDate) -> Situation<'_> {
        let today = date == self.today;
        let ahead = (date - self.today).num_days().clamp(0, 100) as u8;
        let flare = self.readiness.flare;
        let ended = self.flares.past.last().map(|flare| flare.over);
        let half_points = self.readiness.usual.half_points();
        Situation {
            day: date,
            phase: if date > self.today { self.ahead } else { self.phase.phase },
            week_in_phase: self.phase.weeks + 1,
            deload: self.deloads.accepted,
            last_deload: self.deloads.last,
            ramp: self.ramp,
            pain: self.readiness.pain.filter(|_| today),
            usual: Rating::new(half_points.div_ceil(2)).unwrap_or(Rating::MAX),
            flare: flare.map(|flare| flare.day.saturating_add(ahead)),
            since_flare: ended.map(|over| u16::try_from((date - over).num_days()).unwrap_or(0)),
            flags: self.programme.flags,
            brace_check: self.brace_check.is_some(),
            hinge_check: self.hinge_check.is_some(),
            body_mass: self.programme.body_mass,
            step: self.step,
            declared: &self.programme.declared,
            extensor_seconds: None,
            equipment: self.programme.equipment,
        }
    }
}

/// Check-ins that can matter.
fn recent(state: &State, today: NaiveDate) -> impl Iterator<Item = &crate::check_in::CheckIn> {
    let since = today - Days::new(Past::DAYS + 28);
    let mut recent: Vec<_> = state.check_ins().rev().take_while(|check_in| check_in.date >= since).collect();
    recent.reverse();
    recent.into_iter()
}

/// The days of a mark.
fn marked(state: &State, mark: Mark) -> Vec<NaiveDate> {
    state.day_marks().filter(|(_, other)| other.mark == mark).map(|(_, mark)| mark.date).collect()
}

/// What the ledgers leave today and this week (L29 to L62).
fn room(state: &State, today: NaiveDate, deloads: DeloadDecisions, axial_ramp: Option<Ramp>) -> Room {
    let ledgers = state.ledgers();
    let monday = week_of(today);
    let deload = deloads.accepted.filter(|deload| deload.start <= today);
    let of = |ledger: Ledger| {
        let limit = |cap: Reason| Limit::Room { ledger, cap };
        // What a running session holds is part of what was planned.
        let running = Load::of(ledger, ledgers.day(today).singles(ledger).running).whole();
        let session = match allowance(ledgers, ledger, today, deload) {
            Allowance::NoCap => None,
            Allowance::UpTo { max, reason } => Some(Cap { max: max.whole() + running, limit: limit(reason) }),
            Allowance::RestOnly { reason, beyond, .. } => {
                Some(Cap { max: (running - beyond.whole()).max(0), limit: limit(reason) })
            }
        };
        let loads = ledgers.days(monday, today).filter_map(|(_, totals)| totals.load(ledger));
        let done: i64 = loads.map(Load::whole).sum::<i64>() - running;
        let budget = week_budget(ledgers, ledger, monday).map(|(load, _)| (load.whole(), Reason::Ratio));
        let back = ramp(ledgers, ledger, today);
        let left = match back {
            Some(ramp) => Some((ramp.week_cap.whole() - ramp.done.whole() + running, Reason::Layoff)),
            // In an easier week too: nothing that makes it easier raises a bound (T1).
            None => budget.map(|(budget, reason)| (budget - done, reason)),
        };
        (session, left.map(|(max, reason)| Cap { max: max.max(0), limit: limit(reason) }))
    };
    let (session, axial) = (of(Ledger::Session), of(Ledger::Axial));
    let low = |ratio: Acwr| matches!(ratio, Acwr::Ratio { value, .. } if value <= 1.1);
    Room {
        session: [session.0, axial.0],
        week: [session.1, axial.1],
        axial_days: axial_ramp.map(|ramp| ramp.axial_days()),
        rpe_cap: axial_ramp.map(|ramp| ramp.rpe_cap()),
        ratio_is_low: low(acwr(ledgers, Ledger::Axial, today)),
        deload: deloads.accepted,
    }
}
