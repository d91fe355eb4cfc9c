//! A week from its parts: which days, how heavy they may be, what they hold, how much of it, and whether it fits.

use super::axial::{AxialRules, allot, most_days};
use super::compose::{Chosen, Composer, Draft, arrange, is_filtered, is_preferred};
use super::fit::{fill, fit_room, fit_sets, put_back, trim};
use super::{
    Because, DayKind, DayPlan, DayState, FlareStage, HeldBy, Item, Limit, Past, PastSession, PlanChange,
    PlanEdit, PlannedLoad, Prescription, Readiness, Role, WeekPlan, Why, time,
};
use crate::catalog::{
    AxialClass, Equipment, Exercise, ExerciseId, Focus, LIBRARY, Phase, Pillar, UserFlag, find,
};
use crate::check_in::Rating;
use crate::load::AcceptedDeload;
use crate::programme::{Bits, Programme};
use crate::units::{SetRpe, Weight};
use chrono::{Days, NaiveDate};

/// What the ledgers leave, in whole AU and kg·rep (L29 to L62).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Room {
    /// Of today's session, for both ledgers.
    pub session: [Option<Cap>; 2],
    /// Of the rest of the week, for both ledgers.
    pub week: [Option<Cap>; 2],
    /// Most axial days of the week in a ramp (L48).
    pub axial_days: Option<u8>,
    /// Highest rating of a session in a ramp (L48).
    pub rpe_cap: Option<u8>,
    /// Whether the ratio of the spinal ledger is at most 1.1 (T53).
    pub ratio_is_low: bool,
    /// An accepted easier week.
    pub deload: Option<AcceptedDeload>,
}

/// An upper bound and what made it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cap {
    /// Whole AU or kg·rep, 0 for rest.
    pub max: i64,
    /// Why.
    pub limit: Limit,
}

/// How an exercise is dosed on a day; none where its phase has no dose. The rules of progression are behind it.
pub(super) type Prescribe<'a> = dyn Fn(&'static Exercise, NaiveDate) -> Option<Prescription> + 'a;
/// The rung of a ladder (hinge, squat or bracing) on a day, of those that are open.
pub(super) type FindRung<'a> =
    dyn Fn(Focus, NaiveDate, &dyn Fn(&'static Exercise) -> bool) -> Option<(&'static Exercise, Why)> + 'a;
/// Why an exercise gives way to an easier one on a day, by how the body answered it.
pub(super) type FindBlock<'a> = dyn Fn(&ExerciseId, NaiveDate) -> Option<Because> + 'a;

/// Days of class high and of class moderate.
#[derive(Debug, Clone, Default)]
pub(super) struct Heavy {
    pub(super) high: Vec<NaiveDate>,
    pub(super) moderate: Vec<NaiveDate>,
}

/// All that a week is made from.
pub(super) struct Week<'a> {
    /// Its first day, a Monday.
    pub(super) first: NaiveDate,
    /// Today. Days before it are as they are.
    pub(super) today: NaiveDate,
    pub(super) programme: &'a Programme,
    /// The phase in force.
    pub(super) phase: Phase,
    /// The phase from tomorrow on, if nothing else happens: without the pain of today and the calm days of a flare.
    pub(super) ahead: Phase,
    pub(super) past: &'a Past,
    /// What was changed by hand, the oldest first.
    pub(super) changes: &'a [PlanChange],
    /// The heavier days that are planned before it.
    pub(super) before: &'a Heavy,
    pub(super) readiness: Readiness,
    pub(super) room: Room,
    /// Whether the brace check was passed: it opens moderate and high (T23).
    pub(super) brace_check: bool,
    /// Whether the hinge check was passed: it opens loaded hinges.
    pub(super) hinge_check: bool,
    /// The smallest change of weight that the plates allow.
    pub(super) step: Weight,
    pub(super) prescribe: &'a Prescribe<'a>,
    pub(super) find_rung: &'a FindRung<'a>,
    pub(super) find_block: &'a FindBlock<'a>,
}

impl<'a> Week<'a> {
    /// Training days of the week, as the rules count them.
    pub(super) fn days(&self) -> u32 {
        self.programme.days.len().clamp(2, 6)
    }

    fn dates(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let first = self.first;
        (0..7).map(move |day| first + Days::new(day))
    }

    /// What was changed of a day, the oldest first.
    pub(super) fn edits(&self, date: NaiveDate) -> impl Iterator<Item = &'a PlanEdit> + use<'a> {
        self.changes.iter().filter(move |change| change.date == date).map(|change| &change.edit)
    }

    /// Pain now, on the day on which it was said.
    fn pain_on(&self, date: NaiveDate) -> u8 {
        self.readiness.pain.filter(|_| date == self.today).map_or(0, Rating::get)
    }

    /// The phase of a day: pain now lowers it (T10), and what holds the phase down lets go the next day.
    pub(super) fn phase_on(&self, date: NaiveDate) -> Phase {
        match self.pain_on(date) {
            6.. => Phase::CalmDown,
            4 | 5 => self.phase.min(Phase::Rebuild),
            _ if self.flare_on(date).is_some_and(FlareStage::is_calm) => Phase::CalmDown,
            _ if date > self.today => self.ahead,
            _ => self.phase,
        }
    }

    /// The conditions of a day.
    fn flags_on(&self, date: NaiveDate) -> Bits<UserFlag> {
        let today = date == self.today;
        self.programme
            .flags
            .with(UserFlag::EarlyMorning, today && self.readiness.just_up)
            .with(UserFlag::AcuteFlare, self.flare_on(date).is_some_and(FlareStage::is_calm))
    }

    /// What a flare that goes on allows on a day: of the days to come, as if it settled in its time.
    pub(super) fn flare_on(&self, date: NaiveDate) -> Option<FlareStage> {
        let flare = self.readiness.flare?;
        let ahead = (date - self.today).num_days().max(0);
        match (flare.stage, i64::from(flare.day) + ahead) {
            (stage, _) if ahead == 0 => Some(stage),
            (FlareStage::Back { high }, _) => Some(FlareStage::Back { high }),
            (_, 0 | 1) => Some(FlareStage::Calm),
            (_, 2) => Some(FlareStage::CalmMore),
            _ => Some(FlareStage::Back { high: false }),
        }
    }

    /// Whether an exercise has a dose in the phase of a day.
    pub(super) fn dose_of(&self, exercise: &Exercise, date: NaiveDate) -> bool {
        exercise.dose.get(self.phase_on(date)).is_some()
    }

    /// T41: equipment, a dose in the phase, no condition against it, no filter, its locks open.
    pub(super) fn is_eligible(&self, exercise: &Exercise, date: NaiveDate, without: Bits<Equipment>) -> bool {
        let flags = self.flags_on(date);
        let there = |item: &Equipment| self.programme.has(*item) && !without.has(*item);
        let weighted = exercise.axial >= AxialClass::Moderate;
        let hinge = exercise.focus == Focus::Hinge && exercise.loadable;
        let pain = self.pain_on(date);
        self.dose_of(exercise, date)
            && exercise.required.iter().all(|group| group.iter().any(there))
            && !exercise.avoid.iter().any(|flag| flags.has(*flag))
            && (!is_filtered(exercise, flags) || self.last_thoracic(exercise, date, without))
            && (self.brace_check || !weighted)
            && (self.hinge_check || !hinge || !weighted)
            && (pain < 6 || exercise.good_on_a_bad_day())
            && !self.edits(date).any(|edit| matches!(edit, PlanEdit::Remove(id) if *id == exercise.id))
    }

    /// Where rotation is filtered, the open book in a small range is left if no other thoracic drill is (T33).
    fn last_thoracic(&self, exercise: &Exercise, date: NaiveDate, without: Bits<Equipment>) -> bool {
        let rotates_only = || {
            let others = self.flags_on(date).with(UserFlag::RotationIntolerant, false);
            !is_filtered(exercise, others)
        };
        let another = |other: &&'static Exercise| {
            other.focus == Focus::Thoracic && **other != *exercise && self.is_eligible(other, date, without)
        };
        exercise.id.as_str() == "open_book"
            && rotates_only()
            && LIBRARY.iter().copied().filter(another).count() == 0
    }

    /// What is not to be had on a day.
    pub(super) fn without(&self, date: NaiveDate) -> Bits<Equipment> {
        let items = self.edits(date).filter_map(|edit| match edit {
            PlanEdit::Without(items) => Some(*items),
            _ => None,
        });
        items.last().unwrap_or_default()
    }

    /// Why an easier variant comes first: a condition of one's own (T35), or how the body answered (T15, T16, T68).
    pub(super) fn because(&self, exercise: &'static Exercise, date: NaiveDate) -> Option<Because> {
        let flags = self.flags_on(date);
        let asks =
            |flag: &&UserFlag| flags.has(**flag) && !is_preferred(exercise, Bits::NONE.with(**flag, true));
        let flag = exercise.modify.iter().find(asks).map(|flag| Because::Flag(*flag));
        // One answer speaks for a whole session: what is calm by itself goes on (choice).
        let calm = matches!(exercise.focus, Focus::Breathing | Focus::Walking)
            || exercise.pillar == Pillar::Mobility && exercise.axial <= AxialClass::Low;
        (self.find_block)(&exercise.id, date).filter(|_| !calm).or(flag)
    }

    /// When an exercise was done last.
    pub(super) fn last_done(&self, exercise: &Exercise) -> Option<NaiveDate> {
        self.past.of(&exercise.id).first().map(|done| done.date)
    }

    /// Whether somebody says that they did an exercise elsewhere.
    pub(super) fn was_told(&self, exercise: &Exercise) -> bool {
        self.programme.declared.iter().any(|declared| declared.exercise == exercise.id)
    }

    /// Whether an exercise that takes effort is new on a day for what is known.
    pub(super) fn is_too_new(&self, exercise: &Exercise, date: NaiveDate) -> bool {
        let effort = exercise.dose.get(self.phase_on(date)).is_some_and(|dose| dose.rpe_cap > CALM);
        effort && self.tries_nothing_new(date) && !self.is_known(exercise, date)
    }

    /// Whether it is a day for what is known: an easier week, or the first weeks after days off.
    pub(super) fn tries_nothing_new(&self, date: NaiveDate) -> bool {
        self.deloads(date) || self.room.rpe_cap.is_some()
    }

    pub(super) fn rung(
        &self,
        ladder: Focus,
        date: NaiveDate,
        open: &dyn Fn(&'static Exercise) -> bool,
    ) -> Option<(&'static Exercise, Why)> {
        (self.find_rung)(ladder, date, open)
    }

    /// Whether an exercise was done in the two weeks before this one, or in this one (T43); where nothing new is tried, in
    /// the days that are remembered.
    pub(super) fn is_known(&self, exercise: &Exercise, date: NaiveDate) -> bool {
        let days = if self.tries_nothing_new(date) { Past::DAYS } else { 14 };
        let since = super::days::before(self.first, days);
        self.past.of(&exercise.id).iter().any(|done| done.date >= since)
    }

    /// Sessions of this week that were done.
    fn done(&self) -> impl Iterator<Item = &'a PastSession> {
        let first = self.first;
        self.past.sessions.iter().filter(move |session| (0..7).contains(&(session.date - first).num_days()))
    }

    /// Their exercises of the library, session by session.
    pub(super) fn done_exercises(&self) -> impl Iterator<Item = Vec<&'static Exercise>> {
        self.done().map(|session| session.exercises.iter().filter_map(|id| find(id.as_str())).collect())
    }

    /// Minutes of a session on a day: those of the programme, or the fewer that somebody has.
    pub(super) fn minutes(&self, date: NaiveDate) -> u8 {
        let fewer = self.edits(date).filter_map(|edit| match edit {
            PlanEdit::Minutes(fewer) => Some(*fewer),
            _ => None,
        });
        let usual = self.programme.minutes.clamp(*Programme::MINUTES.start(), *Programme::MINUTES.end());
        fewer.last().unwrap_or(usual)
    }

    /// The days on which a session is still to come, each with the day on which it stood in the pattern of the week: a session
    /// that was moved across a rule keeps what it was.
    fn to_come(&self) -> Vec<(NaiveDate, NaiveDate)> {
        let mut days: Vec<(NaiveDate, NaiveDate)> = Vec::new();
        for date in self.dates().filter(|date| self.programme.days.on(*date)) {
            days.push((date, date));
        }
        for change in self.changes {
            let here = |day: &(NaiveDate, NaiveDate)| day.0 == change.date;
            match change.edit {
                PlanEdit::Move { to } => {
                    if let Some(at) = days.iter().position(here) {
                        let stood = if change.bends.is_some() { days[at].1 } else { to };
                        days.remove(at);
                        if !days.iter().any(|day| day.0 == to) {
                            days.push((to, stood));
                        }
                    }
                }
                PlanEdit::Skip => days.retain(|day| !here(day)),
                _ => {}
            }
        }
        let done = |date: NaiveDate| self.done().any(|session| session.date == date);
        days.retain(|(date, _)| *date >= self.today && !done(*date) && self.holds(*date));
        crate::sorted::sort_short(&mut days, |one, other| one.0 < other.0);
        if self.programme.own_week.is_none() {
            // A day of the week stays free (T37). A day that was missed counts: none takes its place (T56).
            let behind = |date: &NaiveDate| *date < self.today && self.programme.days.on(*date);
            let trained = self.dates().filter(|date| done(*date) || behind(date)).count();
            days.truncate((*Programme::DAYS.end() as usize).saturating_sub(trained));
        }
        // Composed in the order of the pattern: a session that is moved keeps its exercises.
        crate::sorted::sort_short(&mut days, |one, other| one.1 < other.1);
        days
    }

    /// Empty sessions for the days that are still to come, each with the class that it may hold.
    fn drafts(&self) -> Vec<(Draft, Option<HeldBy>)> {
        let to_come = self.to_come();
        let axial = |session: &&PastSession| session.top == Some(AxialClass::High);
        let high = self.past.sessions.iter().filter(axial).map(|session| session.date);
        let near = |date: &NaiveDate| (-7..14).contains(&(*date - self.first).num_days());
        let high: Vec<_> = high.chain(self.before.high.iter().copied()).filter(near).collect();
        let is_moderate = |session: &&PastSession| session.top == Some(AxialClass::Moderate);
        let earlier = self.past.sessions.iter().filter(is_moderate).map(|session| session.date);
        let eve = self.first - Days::new(1);
        let moderate_eve = earlier.chain(self.before.moderate.iter().copied()).any(|date| date == eve);
        let moderate = self.done().filter(|session| session.top == Some(AxialClass::Moderate));
        let moderate: Vec<_> = moderate.map(|session| session.date).collect();
        let rules = AxialRules {
            phase: self.ahead,
            days: self.days(),
            ramp: self.room.axial_days.map(u32::from),
            ratio_is_low: self.room.ratio_is_low,
            high: &high,
            moderate: &moderate,
            eve: moderate_eve.then_some(eve),
            week: self.first,
        };
        let mut stood: Vec<NaiveDate> = to_come.iter().map(|day| day.1).collect();
        crate::sorted::sort_short(&mut stood, |one, other| one < other);
        let allotted = allot(&stood, &rules);
        let draft = |&(date, in_pattern): &(NaiveDate, NaiveDate)| {
            let found = stood.iter().position(|day| *day == in_pattern).and_then(|at| allotted.get(at));
            let (mut top, mut held_by) =
                found.map_or((AxialClass::Low, None), |found| (found.top, found.held_by));
            let flare = self.flare_on(date).map(FlareStage::top).filter(|most| *most < top);
            if let Some(most) = flare {
                (top, held_by) = (most, Some(HeldBy::Calm));
            }
            if self.phase_on(date) == Phase::CalmDown || !self.brace_check {
                top = top.min(AxialClass::Low);
                held_by = Some(HeldBy::Calm);
            }
            if self.phase_on(date) == Phase::Rebuild {
                top = top.min(AxialClass::Moderate);
            }
            (
                Draft {
                    date,
                    top,
                    minutes: self.minutes(date),
                    without: self.without(date),
                    items: Vec::new(),
                },
                held_by,
            )
        };
        to_come.iter().map(draft).collect()
    }

    /// Its days with something heavier to come, as far as they may hold it.
    pub(super) fn heavy(&self) -> Heavy {
        let drafts = self.drafts();
        let of =
            |class| drafts.iter().filter(move |(draft, _)| draft.top == class).map(|(draft, _)| draft.date);
        Heavy { high: of(AxialClass::High).collect(), moderate: of(AxialClass::Moderate).collect() }
    }

    /// The week.
    pub(super) fn plan(&self) -> WeekPlan {
        let mut low = Vec::new();
        loop {
            let plan = self.plan_with(&low);
            match self.one_too_many(&plan).filter(|date| !low.contains(date)) {
                Some(date) => low.push(date),
                None => return plan,
            }
        }
    }

    /// The last session of class moderate, if there are too many (T51): an axial day for which no high lift was to be had is
    /// one of them.
    fn one_too_many(&self, plan: &WeekPlan) -> Option<NaiveDate> {
        if self.programme.own_week.is_some() {
            return None;
        }
        let done = self.done().filter(|session| session.top == Some(AxialClass::Moderate)).count();
        let top = |day: &DayPlan| day.items.iter().map(|item| class_of(item, self.programme.body_mass)).max();
        let moderate = || plan.days.iter().filter(|day| top(day) == Some(AxialClass::Moderate));
        let most = most_days(self.ahead, self.days()).1 as usize;
        moderate().next_back().filter(|_| done + moderate().count() > most).map(|day| day.date)
    }

    /// The same with some days that stay low.
    fn plan_with(&self, low: &[NaiveDate]) -> WeekPlan {
        let (mut drafts, mut held): (Vec<_>, Vec<_>) = self.drafts().into_iter().unzip();
        for (draft, held) in drafts.iter_mut().zip(&mut held).filter(|(draft, _)| low.contains(&draft.date)) {
            draft.top = draft.top.min(AxialClass::Low);
            *held = Some(HeldBy::Count);
        }
        let mut composer = Composer::new(self, self.done_exercises().collect(), drafts);
        let own = self.programme.own_week.is_some();
        if !own {
            composer.compose();
        }
        let sessions = 0..composer.drafts.len();
        let mut planned: Vec<_> = sessions.map(|at| self.session(&mut composer, at, held[at])).collect();
        if !own {
            put_back(self, &mut composer, &mut planned);
        }
        for (at, day) in planned.iter_mut().enumerate() {
            // An easier week and a flare are shorter by intent.
            if !own && !day.deload && !self.is_calm(day.date) {
                fill(self, &mut composer, at, day);
            }
            self.swaps(day);
        }
        fit_room(self, &mut planned);
        self.count_days_off(&mut planned);
        let mut waived = if own { Vec::new() } else { composer.waived(&planned) };
        crate::sorted::sort_short(&mut waived, |one, other| one < other);
        for day in planned.iter_mut().filter(|_| !own) {
            let place = |item: &Item| (item.role, class_of(item, self.programme.body_mass), item.record);
            arrange(&mut day.items, self.programme.mobility_first, place);
        }
        let days = self.dates().map(|date| {
            planned.iter().find(|day| day.date == date).cloned().unwrap_or_else(|| self.without_session(date))
        });
        let days: Vec<DayPlan> = days.collect();
        let days =
            days.try_into().unwrap_or_else(|_| std::array::from_fn(|_| self.without_session(self.first)));
        WeekPlan { days, phase: self.phase, waived }
    }

    /// Whether somebody changed the week by hand, or made it.
    pub(super) fn is_by_hand(&self) -> bool {
        self.programme.own_week.is_some() || self.changes.iter().any(|change| self.holds(change.date))
    }

    fn holds(&self, date: NaiveDate) -> bool {
        (0..7).contains(&(date - self.first).num_days())
    }

    /// Whether a day is one of the calm part of a flare.
    pub(super) fn is_calm(&self, date: NaiveDate) -> bool {
        self.flare_on(date).is_some_and(FlareStage::is_calm)
    }

    /// Days off count to the first day of the week that holds an exercise: what the room took out holds it no more (L53).
    fn count_days_off(&self, planned: &mut [DayPlan]) {
        let is_days_off = |limit: &Limit| matches!(limit, Limit::DaysOff { .. });
        let mut seen: Vec<(&'static Exercise, Option<Prescription>)> = Vec::new();
        for day in planned {
            let date = day.date;
            for item in day.items.iter_mut().filter(|item| item.dose.limits.iter().any(is_days_off)) {
                let Some(record) = item.record else { continue };
                if !seen.iter().any(|(other, _)| *other == record) {
                    seen.push((record, (self.prescribe)(record, date)));
                }
                let Some((_, Some(first))) = seen.iter().find(|(other, _)| *other == record) else {
                    continue;
                };
                if let (PlannedLoad::Weight(now), PlannedLoad::Weight(most)) = (item.dose.load, first.load)
                    && most.grams() < now.grams()
                {
                    item.dose.load = first.load;
                }
                item.dose.sets = item.dose.sets.min(first.sets);
                item.dose.rpe_cap = item.dose.rpe_cap.min(first.rpe_cap);
            }
            finish(day, self.programme.body_mass);
        }
    }

    /// A session of the week with its doses, trimmed to its minutes.
    fn session(&self, composer: &mut Composer, at: usize, held_by: Option<HeldBy>) -> DayPlan {
        let Draft { date, top, .. } = composer.drafts[at];
        let mut day = DayPlan {
            date,
            kind: DayKind::NonAxial,
            state: DayState::Planned,
            top,
            held_by,
            items: Vec::new(),
            minutes: 0,
            rpe_cap: self.room.rpe_cap,
            deload: self.deloads(date),
        };
        match &self.programme.own_week {
            _ if self.is_calm(date) => self.calm_session(&mut day),
            Some(week) => self.own_session(week, &mut day),
            None => trim(self, composer, at, &mut day),
        }
        day
    }

    /// Whether an accepted easier week holds a day.
    pub(super) fn deloads(&self, date: NaiveDate) -> bool {
        self.room.deload.is_some_and(|deload| (0..7).contains(&(date - deload.start).num_days()))
    }

    /// What one of the two or three short sessions of a calm day in a flare holds (T20); nothing on other days.
    pub(super) fn calm(&self, date: NaiveDate) -> Vec<Chosen> {
        let flags = self.flags_on(date);
        let stage = self.flare_on(date).filter(|stage| stage.is_calm());
        let fits = |exercise: &&'static Exercise| {
            let blocked = matches!(self.because(exercise, date), Some(Because::Red { .. }));
            let avoided = exercise.avoid.iter().any(|flag| flags.has(*flag));
            !is_filtered(exercise, flags) && !avoided && !blocked
        };
        let chosen = |exercise: &'static Exercise| {
            let role = match (exercise.pillar, exercise.focus) {
                (Pillar::Bracing, Focus::Breathing) => Role::Breath,
                (Pillar::Aerobic, _) => Role::Aerobic,
                _ => Role::SpinalMotion,
            };
            Chosen { exercise, role, why: Why::Calm }
        };
        let listed = stage.map_or(&[][..], FlareStage::exercises).iter().copied();
        listed.filter(fits).map(chosen).collect()
    }

    /// The same with its doses.
    fn calm_session(&self, day: &mut DayPlan) {
        for Chosen { exercise, role, why } in self.calm(day.date) {
            let Some(dose) = exercise.dose.get(Phase::CalmDown) else { continue };
            let mut dose = Prescription { sets: 1, ..Prescription::of_dose(dose) };
            if exercise.pillar == Pillar::Aerobic {
                dose.amount = crate::catalog::Amount::Seconds(CALM_WALK_SECONDS);
            }
            let pain = self.pain_on(day.date);
            if pain >= 4 {
                let lower = dose.rpe_cap.half_points().saturating_sub(2);
                dose.rpe_cap = SetRpe::from_half_points(lower).unwrap_or(dose.rpe_cap);
                dose.limit(Limit::Pain { now: pain });
            }
            let (exercise, record) = (exercise.id.clone(), Some(exercise));
            day.items.push(Item { exercise, record, role, dose, why });
        }
    }

    /// The exercises of a week of one's own, in the order in which they were put, with the doses of the phase.
    fn own_session(&self, week: &[Vec<ExerciseId>; 7], day: &mut DayPlan) {
        use chrono::Datelike;
        let listed = &week[day.date.weekday().num_days_from_monday() as usize];
        for id in listed {
            day.items.push(self.own_item(id, day.date, Why::OwnWeek));
        }
        fit_sets(day, self.minutes(day.date));
    }

    /// An item for an exercise that a person chose: with the dose of the phase, of the nearest phase that has one, or with
    /// three sets at an effort of 7 where Brace knows none (choice).
    fn own_item(&self, id: &ExerciseId, date: NaiveDate, why: Why) -> Item {
        let record = find(id.as_str());
        let dose = record.and_then(|record| (self.prescribe)(record, date));
        let nearest = || {
            let record = record?;
            Phase::ALL.iter().rev().find_map(|phase| *record.dose.get(*phase)).map(|dose| {
                let mut dose = Prescription::of_dose(&dose);
                dose.limit(Limit::First);
                dose
            })
        };
        let unknown = || Prescription {
            sets: 3,
            amount: crate::catalog::Amount::Reps {
                low: 8,
                high: 12,
                pace: crate::catalog::Pace::Tempo(crate::units::Tempo::new(2, 0, 1, 1)),
            },
            rest_seconds: 90,
            rpe_cap: SetRpe::from_half_points(14).unwrap_or(EASY),
            load: PlannedLoad::Unloaded,
            step: None,
            limits: Vec::new(),
        };
        let dose = dose.or_else(nearest).unwrap_or_else(unknown);
        let role = record.map_or(Role::Accessory, |record| match record.pillar {
            Pillar::SpinalMotion => Role::SpinalMotion,
            Pillar::Mobility => Role::Mobility,
            Pillar::Aerobic => Role::Aerobic,
            Pillar::Glutes | Pillar::Lifts => Role::Main,
            Pillar::Bracing => Role::Accessory,
        });
        Item { exercise: id.clone(), record, role, dose, why }
    }

    /// Exercises that give way by hand.
    fn swaps(&self, day: &mut DayPlan) {
        let date = day.date;
        for edit in self.edits(date) {
            let PlanEdit::Swap { from, to } = edit else { continue };
            if day.items.iter().any(|item| item.exercise == *to) {
                continue;
            }
            if let Some(item) = day.items.iter_mut().find(|item| item.exercise == *from) {
                let role = item.role;
                *item = Item { role, ..self.own_item(to, date, Why::ByHand) };
            }
        }
        if self.programme.own_week.is_some() {
            for edit in self.edits(date) {
                match edit {
                    PlanEdit::Remove(id) => day.items.retain(|item| item.exercise != *id),
                    PlanEdit::Add(id) if !day.items.iter().any(|item| item.exercise == *id) => {
                        day.items.push(self.own_item(id, date, Why::ByHand));
                    }
                    _ => {}
                }
            }
        }
    }

    /// The item of a choice: none where its phase has no dose. `first` is the first day of the week for which it is planned.
    pub(super) fn item(&self, chosen: &Chosen, date: NaiveDate, first: Option<NaiveDate>) -> Option<Item> {
        let mut dose = (self.prescribe)(chosen.exercise, date)?;
        // What the week holds earlier is no days off: then as on that day.
        if dose.limits.iter().any(|limit| matches!(limit, Limit::DaysOff { .. })) {
            dose = first.and_then(|first| (self.prescribe)(chosen.exercise, first)).unwrap_or(dose);
        }
        if chosen.role == Role::WarmUp && chosen.exercise.pillar == Pillar::Aerobic {
            dose.amount = crate::catalog::Amount::Seconds(WARM_UP_WALK_SECONDS);
            dose.sets = 1;
        }
        if matches!(dose.load, PlannedLoad::Weight(_) | PlannedLoad::Find { .. })
            && !self.has_weight(chosen.exercise, date)
        {
            dose.load = PlannedLoad::Unloaded;
        }
        self.start_low(chosen.exercise, date, &mut dose);
        Some(Item {
            exercise: chosen.exercise.id.clone(),
            record: Some(chosen.exercise),
            role: chosen.role,
            dose,
            why: chosen.why.clone(),
        })
    }

    /// Whether a weight that an exercise can be loaded with is to be had on a day: one that its record names, or any.
    fn has_weight(&self, exercise: &Exercise, date: NaiveDate) -> bool {
        let without = self.without(date);
        let named = || {
            let named = exercise.required.iter().copied().flatten().chain(exercise.optional);
            named.copied().filter(|item| item.is_weight())
        };
        let there = |item: &Equipment| item.is_weight() && self.programme.has(*item) && !without.has(*item);
        let any = named().next().is_none() && Equipment::ALL.iter().any(there);
        any || named().any(|item| there(&item))
    }

    /// The first session with an exercise is a set shorter and a point easier, but for what is calm anyway; the first weeks
    /// after days off have a ceiling for all of it (L48; the first one a choice).
    fn start_low(&self, exercise: &Exercise, date: NaiveDate, dose: &mut Prescription) {
        let new = self.last_done(exercise).is_none() && !self.was_told(exercise);
        if new && dose.rpe_cap > CALM {
            let lower = SetRpe::from_half_points(dose.rpe_cap.half_points() - 2).unwrap_or(CALM);
            dose.rpe_cap = lower.max(CALM);
            dose.sets = dose.sets.min(dose.sets.saturating_sub(1).max(2));
            dose.limit(Limit::First);
        }
        let ramp = self.room.rpe_cap;
        // A week after a red answer nothing heavy is hard, whichever exercise it was (choice).
        let red = exercise.axial == AxialClass::High && self.past.red_sessions(date, 7) > 0;
        for most in ramp.into_iter().chain(red.then_some(HARD_ENOUGH_AFTER_RED)) {
            if let Ok(most) = SetRpe::from_half_points(most * 2)
                && most < dose.rpe_cap
            {
                dose.rpe_cap = most;
                dose.limit(Limit::Effort);
            }
        }
    }

    /// A day on which nothing is to come.
    fn without_session(&self, date: NaiveDate) -> DayPlan {
        let done = self.done().filter(|session| session.date == date);
        let top = done.map(|session| session.top.unwrap_or(AxialClass::None)).max();
        let left = self.edits(date).any(|edit| matches!(edit, PlanEdit::Skip | PlanEdit::Move { .. }));
        // Nobody misses what was not planned yet.
        let chosen = self.programme.days.on(date) && date >= self.programme.since;
        let state = match top {
            Some(_) => DayState::Done,
            None if left => DayState::Moved,
            None if chosen && date < self.today => DayState::Missed,
            None => DayState::Rest,
        };
        let kind = match top {
            None => DayKind::Rest,
            Some(AxialClass::High) => DayKind::Axial,
            Some(_) => DayKind::NonAxial,
        };
        DayPlan {
            date,
            kind,
            state,
            top: top.unwrap_or(AxialClass::None),
            held_by: None,
            items: Vec::new(),
            minutes: 0,
            rpe_cap: None,
            deload: self.deloads(date),
        }
    }

    /// What can stand in for an exercise of a session: its easier and harder neighbours first, then others of the same pillar,
    /// none heavier than the day may hold.
    pub(super) fn alternatives(&self, exercise: &ExerciseId, day: &DayPlan) -> Vec<&'static Exercise> {
        let Some(record) = find(exercise.as_str()) else { return Vec::new() };
        let alike =
            LIBRARY.iter().filter(|other| other.pillar == record.pillar && other.focus == record.focus);
        let pillar = LIBRARY.iter().filter(|other| other.pillar == record.pillar);
        let mut found: Vec<&'static Exercise> = Vec::new();
        for &other in record.easier().iter().chain(record.harder()).chain(alike).chain(pillar) {
            let there = other == record
                || found.contains(&other)
                || day.items.iter().any(|item| item.record == Some(other));
            if !there && other.axial <= day.top && self.is_eligible(other, day.date, self.without(day.date)) {
                found.push(other);
            }
        }
        found.truncate(6);
        found
    }

    /// The five-minute session that there always is: a breath, a motion of the spine, a drill, one set each, on the floor (T48).
    pub(super) fn five_minutes(&self, date: NaiveDate) -> DayPlan {
        let ids =
            ["diaphragmatic_breathing", "cat_camel", "pelvic_tilt", "half_kneeling_hip_flexor", "open_book"];
        let flags = self.flags_on(date);
        let fits = |exercise: &&'static Exercise| {
            !is_filtered(exercise, flags) && !exercise.avoid.iter().any(|flag| flags.has(*flag))
        };
        let mut taken = Vec::new();
        for exercise in ids.iter().filter_map(|id| find(id)).filter(fits) {
            let same = |other: &Chosen| other.exercise.pillar == exercise.pillar;
            if !taken.iter().any(same) {
                let role = match exercise.pillar {
                    Pillar::Bracing => Role::Breath,
                    Pillar::Mobility => Role::Mobility,
                    _ => Role::SpinalMotion,
                };
                taken.push(Chosen { exercise, role, why: Why::Calm });
            }
        }
        arrange(&mut taken, false, |one| (one.role, one.exercise.axial, Some(one.exercise)));
        let items = taken.iter().filter_map(|chosen| {
            let dose = (*chosen.exercise.dose.get(Phase::CalmDown))?;
            let dose = Prescription { sets: 1, ..Prescription::of_dose(&dose) };
            let Chosen { exercise, role, why } = chosen.clone();
            Some(Item { exercise: exercise.id.clone(), record: Some(exercise), role, dose, why })
        });
        let mut day = self.without_session(date);
        day.items = items.collect();
        day.state = DayState::Planned;
        finish(&mut day, self.programme.body_mass);
        day
    }
}

/// A walk of a calm day (T20: 5 to 10 minutes).
const CALM_WALK_SECONDS: u16 = 300;
/// A warm-up walk (T44, convention).
const WARM_UP_WALK_SECONDS: u16 = 240;

/// Effort that nobody needs to get used to: breath, mobility, slow motion (choice).
pub(super) const CALM: SetRpe = match SetRpe::from_half_points(8) {
    Ok(rpe) => rpe,
    Err(_) => panic!("a constant"),
};

/// Highest rating of a heavy lift in the seven days after a red answer (choice).
const HARD_ENOUGH_AFTER_RED: u8 = 7;

/// The lowest ceiling of effort that a plan names.
const EASY: SetRpe = match SetRpe::from_half_points(6) {
    Ok(rpe) => rpe,
    Err(_) => panic!("a constant"),
};

/// The class of an item by its load: above a share of body mass one higher (L8).
pub(super) fn class_of(item: &Item, body_mass: Option<Weight>) -> AxialClass {
    let Some(record) = item.record else { return AxialClass::None };
    let over = match (item.dose.load, record.class_up_above_pct_bw) {
        (PlannedLoad::Weight(weight), Some(percent)) => {
            let body = body_mass.map_or(crate::load::UNKNOWN_BODY_GRAMS, Weight::grams);
            100 * weight.grams() > i64::from(percent) * body
        }
        _ => false,
    };
    if over { record.axial.up() } else { record.axial }
}

/// Kind and minutes of a day from its items.
pub(super) fn finish(day: &mut DayPlan, body_mass: Option<Weight>) {
    day.minutes = minutes(&day.items);
    let high = |item: &Item| class_of(item, body_mass) == AxialClass::High;
    day.kind = match day.items.iter().any(high) {
        true => DayKind::Axial,
        false => DayKind::NonAxial,
    };
}

/// Seconds of an item with its rests.
pub(super) fn item_seconds(item: &Item) -> u32 {
    let laterality = item.record.map_or(crate::catalog::Laterality::Bilateral, |record| record.laterality);
    time::seconds(laterality, &item.dose)
}

/// Seconds of all items, coming and leaving included.
pub(super) fn session_seconds(items: &[Item]) -> u32 {
    items.iter().map(item_seconds).sum::<u32>() + time::SESSION_SECONDS
}

fn minutes(items: &[Item]) -> u16 {
    if items.is_empty() {
        return 0;
    }
    u16::try_from(session_seconds(items).div_ceil(60)).unwrap_or(u16::MAX)
}
