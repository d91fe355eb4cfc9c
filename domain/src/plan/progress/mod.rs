//! How much of an exercise: double progression (T57 to T59), the first load (T83), and everything that may only lower it.
//!
//! First a wish is made from what was done; then limits are put on it, each an "at most" with its reason. So a worse
//! answer never gives more of anything, and the order of the limits does not matter (T1, invariants 1 and 7). A wish does
//! not depend on answers but for the way back after days off, which a green session lengthens and no other one does.
//!
//! | file | what |
//! |---|---|
//! | `earlier` | the sessions of the exercise, and what somebody says they lifted |
//! | `growth` | what comes next: load, set, second, band, metres |
//! | `back` | the way back of a lift after days without it |
//! | `implement` | what it is loaded with, and how finely |
//! | `limits` | what an "at most" is |
//!
//! Evidence: 2 to 10 % a step, ACSM 2009; traffic light from tendon programmes, Silbernagel 2007 and Thomee 1997, not from
//! back pain; deload, Rogerson 2024 and Bell 2023 for practice. All other numbers here are choices or conventions.

mod back;
mod earlier;
#[cfg(test)]
pub(super) mod fixtures;
mod growth;
mod implement;
mod limits;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use super::{Done, FormResult, Limit, Past, PlannedLoad, Prescription, Step, ladder};
use crate::catalog::{AxialClass, Dose, Equipment, Exercise, Phase, Pillar, UserFlag, bracing};
use crate::check_in::Rating;
use crate::load::{AcceptedDeload, DELOAD_RPE, Ramp, Response, deload_sets, round_down, share_of};
use crate::programme::{Bits, Declared};
use crate::units::{SetRpe, Weight};
use back::{up_again, ways_back};
use chrono::NaiveDate;
use earlier::{Earlier, earlier, mass};
use growth::{Growth, growth};
use limits::AtMost;

/// What holds for a person on a day, whatever the exercise.
#[derive(Debug, Clone)]
pub struct Situation<'a> {
    /// The day that is planned.
    pub day: NaiveDate,
    /// The phase of that day. Pain and open checks may take doses of a calmer one (T10, T82).
    pub phase: Phase,
    /// The week in that phase, from 1.
    pub week_in_phase: u16,
    /// The accepted deload, if it covers the day.
    pub deload: Option<AcceptedDeload>,
    /// The last one that is over.
    pub last_deload: Option<AcceptedDeload>,
    /// The ramp of the spinal ledger, if there is one.
    pub ramp: Option<Ramp>,
    /// Pain now, if it was said.
    pub pain: Option<Rating>,
    /// Usual pain (T12).
    pub usual: Rating,
    /// The day of a flare that goes on, from 0.
    pub flare: Option<u8>,
    /// Days since the last flare was over; none: there was none.
    pub since_flare: Option<u16>,
    /// Own conditions.
    pub flags: Bits<UserFlag>,
    /// Whether the brace check was passed.
    pub brace_check: bool,
    /// Whether the hinge check was passed.
    pub hinge_check: bool,
    /// Body mass, if it was said.
    pub body_mass: Option<Weight>,
    /// The smallest change of weight that the plates allow, in the person's own unit.
    pub step: Weight,
    /// What was lifted elsewhere, by one's own account.
    pub declared: &'a [Declared],
    /// Seconds of the last extensor test (T29).
    pub extensor_seconds: Option<u16>,
    /// What there is to train with.
    pub equipment: Bits<Equipment>,
}

impl Situation<'_> {
    /// Whether it is a day without external mass (T10, T20).
    fn is_calm(&self) -> bool {
        let pain = self.pain.is_some_and(|pain| pain.get() >= 6);
        self.phase == Phase::CalmDown || pain || self.flare.is_some_and(|day| day <= 2)
    }
}

/// Days in which a load is remembered (T83).
pub(super) const REMEMBERED_DAYS: i64 = 84;
/// Body mass where it is not said, so that 5 and 10 % of it are 2.5 and 5 kg (T59).
const UNSAID_BODY_GRAMS: i64 = 50_000;
/// The most of a first session where body mass is not said, and its thousandths where it is (T83).
const FIRST_GRAMS: i64 = 16_000;
const FIRST_PER_MILLE: i64 = 250;

/// The dose of an exercise on a day, after all limits but those of the room and the minutes. None where the exercise has no
/// dose in the phase, or is not for a day like this.
pub(super) fn prescribe(
    exercise: &'static Exercise,
    situation: &Situation<'_>,
    past: &Past,
) -> Option<Prescription> {
    let dose = exercise.dose.get(situation.phase).as_ref()?;
    let step = implement::step(exercise, situation);
    let all = earlier(exercise, situation, past.of(&exercise.id));
    let usual = outside_of(situation.last_deload, &all);
    let ways = ways_back(&all, situation.day, step);

    let load = load_now(exercise, situation, &usual);
    let mut growth = growth(exercise, dose, load, &usual, step);
    let again = usual.first().filter(|newest| newest.load == load);
    if let Some(load) = again.and_then(|newest| up_again(&ways, newest, step)) {
        growth.now.load = PlannedLoad::Weight(load);
        if mass(growth.next.load).is_none_or(|next| next.grams() < load.grams()) {
            growth.next.load = growth.now.load;
            growth.step = Some(Step::BackUp);
        }
    }
    let wish = Prescription {
        sets: growth.next.sets,
        amount: growth.next.amount,
        load: growth.next.load,
        step: growth.step,
        ..Prescription::of_dose(dose)
    };

    let case = Case { exercise, dose, situation, step, all: &all, usual: &usual, growth: &growth };
    let mut limits = case.phase();
    limits.extend(case.calm()?);
    limits.extend(case.deload());
    limits.extend(case.ramp());
    for way in ways.iter().filter(|way| !way.full) {
        limits.push(case.days_off(way.days).mass(Some(way.max)));
    }
    if let Some(way) = ways.iter().find(|way| way.towards.is_some()) {
        limits.push(case.held(Limit::DaysOff { days: way.days }));
    }
    limits.extend(case.last_answer());
    limits.extend(case.answers());
    limits.extend(case.form());
    limits.extend(case.forgotten());
    limits.extend(case.first(past));
    Some(case.told(limits::under(&limits, wish)))
}

/// Sessions outside of a deload week: what is usual. All of them where there are no others.
fn outside_of<'a>(deload: Option<AcceptedDeload>, all: &[Earlier<'a>]) -> Vec<Earlier<'a>> {
    let outside = |one: &&Earlier<'_>| deload.is_none_or(|deload| !one.within(deload));
    let usual: Vec<_> = all.iter().filter(outside).copied().collect();
    if usual.is_empty() { all.to_vec() } else { usual }
}

/// The load of last time, if that is not too long ago; else what it begins with. What was done without load
/// or with a band stays so.
fn load_now(exercise: &Exercise, situation: &Situation<'_>, usual: &[Earlier<'_>]) -> PlannedLoad {
    let needs_weight = implement::needs_weight(exercise);
    let remembered = |one: &&Earlier<'_>| (situation.day - one.date).num_days() <= REMEMBERED_DAYS;
    match usual.first() {
        Some(Earlier { load: PlannedLoad::Unloaded, .. }) if !needs_weight => PlannedLoad::Unloaded,
        Some(Earlier { load: PlannedLoad::Band(band), date, .. }) => {
            let long_ago = (situation.day - *date).num_days() > REMEMBERED_DAYS;
            PlannedLoad::Band(if long_ago { 1 } else { *band })
        }
        _ => {
            let mut recent = usual.iter().take_while(remembered).map(|one| one.load);
            let last = recent.find(|load| mass(*load).is_some()).filter(|_| !situation.is_calm());
            last.unwrap_or_else(|| implement::first(exercise, situation))
        }
    }
}

/// All that the limits of one exercise on one day are made from.
struct Case<'a> {
    exercise: &'static Exercise,
    dose: &'a Dose,
    situation: &'a Situation<'a>,
    step: Weight,
    all: &'a [Earlier<'a>],
    usual: &'a [Earlier<'a>],
    growth: &'a Growth,
}

impl Case<'_> {
    /// Nothing grows.
    fn held(&self, because: Limit) -> AtMost {
        AtMost::new(because).level(&self.growth.now)
    }

    fn is_heavy(&self) -> bool {
        self.exercise.axial >= AxialClass::Moderate
    }

    fn share(&self, of: Weight, percent: i64) -> Option<Weight> {
        share_of(of.grams(), percent, self.step)
    }

    /// What the phase, the pillar and the body ask for (T36, T58, T59, T62).
    fn phase(&self) -> Vec<AtMost> {
        let Situation { phase, week_in_phase, flags, body_mass, .. } = self.situation;
        let mut limits = Vec::new();
        match phase {
            Phase::CalmDown => limits.push(self.held(Limit::Phase(*phase)).no_mass()),
            Phase::Rebuild | Phase::Return => limits.push(AtMost::new(Limit::Effort).rpe(7)),
            Phase::Perform => {}
        }
        if *phase == Phase::Return && *week_in_phase <= 2 && self.is_heavy() {
            limits.push(AtMost::new(Limit::Phase(*phase)).slow([3, 1]));
        }
        if self.exercise.pillar == Pillar::Mobility {
            limits.push(AtMost::new(Limit::Effort).rpe(4));
        }
        if let Some(percent) = self.dose.max_load_pct_bw {
            let body = body_mass.map_or(UNSAID_BODY_GRAMS, Weight::grams);
            let most = round_down(body * i64::from(percent) / 100, self.step);
            limits.push(AtMost::new(Limit::BodyMass).mass(most));
        }
        if flags.has(UserFlag::Hypertension) {
            limits.push(AtMost::new(Limit::Flag(UserFlag::Hypertension)).brace(2));
        }
        limits
    }

    /// Open checks, pain now and a flare: doses of calmer phases (T10, T20, T82). None where there is no such dose.
    fn calm(&self) -> Option<Vec<AtMost>> {
        let Situation { phase, pain, flare, brace_check, hinge_check, .. } = *self.situation;
        let pain = pain.map_or(0, Rating::get);
        let mut limits = Vec::new();
        let capped = |to: Phase, because: Limit| {
            let dose = if phase <= to { self.dose } else { self.exercise.dose.get(to).as_ref()? };
            Some((AtMost::new(because).dose(dose), dose.rpe_cap.min(self.dose.rpe_cap)))
        };
        if !(brace_check && hinge_check) {
            limits.push(capped(Phase::Rebuild, Limit::Checks)?.0);
        }
        if pain >= 4 {
            let because = Limit::Pain { now: pain };
            let (dose, rpe) = capped(Phase::Rebuild, because)?;
            limits.push(dose.half_points(rpe.half_points().saturating_sub(2)));
            limits.push(self.held(because));
        }
        let calmest = [
            (pain >= 6).then_some(Limit::Pain { now: pain }),
            flare.filter(|day| *day <= 2).map(|day| Limit::Flare { day }),
        ];
        for because in calmest.into_iter().flatten() {
            if !self.exercise.good_on_a_bad_day() {
                return None;
            }
            limits.push(capped(Phase::CalmDown, because)?.0.no_mass());
            limits.push(self.held(because));
        }
        limits.extend(flare.filter(|day| *day > 2).map(|day| self.after_flare(day)));
        Some(limits)
    }

    /// From the third day of a flare on: 70 % of the sets and 80 % of the load before it, after a week of it half (T20, T21).
    fn after_flare(&self, day: u8) -> AtMost {
        let since = |one: &&Earlier<'_>| (self.situation.day - one.date).num_days() > i64::from(day);
        let before = self.all.iter().filter(since).find_map(Earlier::mass);
        let percent = if day > 7 { 50 } else { 80 };
        let sets = (u16::from(self.growth.now.sets) * 7).div_ceil(10) as u8;
        let load = before.or(mass(self.growth.now.load)).and_then(|load| self.share(load, percent));
        self.held(Limit::Flare { day }).sets(sets).mass(load)
    }

    /// A deload week, and the first session after one (L59, L62).
    fn deload(&self) -> Vec<AtMost> {
        let day = self.situation.day;
        let mut limits = Vec::new();
        let before = |deload: AcceptedDeload| {
            let before = self.all.iter().filter(move |one| one.date < deload.start);
            before.map(|one| one.mass()).find(Option::is_some).flatten()
        };
        let covers = |deload: &AcceptedDeload| (0..7).contains(&(day - deload.start).num_days());
        if let Some(deload) = self.situation.deload.filter(covers) {
            let load = before(deload).or(mass(self.growth.now.load));
            let lighter = self.held(Limit::Deload).sets(deload_sets(self.growth.now.sets)).rpe(DELOAD_RPE);
            limits.push(lighter.mass(load.and_then(|load| self.share(load, 90))));
        }
        if let Some(deload) = self.situation.last_deload {
            let since = |one: &Earlier<'_>| (one.date - deload.start).num_days() >= 7;
            if (day - deload.start).num_days() >= 7 && !self.all.iter().any(since) {
                limits.extend(before(deload).map(|load| self.held(Limit::AfterDeload).mass(Some(load))));
            }
        }
        limits
    }

    /// The first weeks after days off (L48, L50, T64).
    fn ramp(&self) -> Vec<AtMost> {
        let Some(ramp) = self.situation.ramp else { return Vec::new() };
        let because = Limit::Ramp { week: ramp.week };
        let mut limits = Vec::new();
        if ramp.week <= 1 {
            limits.push(self.held(because));
        }
        if self.is_heavy() {
            let calmer = AtMost::new(because).rpe(ramp.rpe_cap());
            limits.push(if ramp.week <= 2 { calmer.slow([3, 1]) } else { calmer });
        }
        limits
    }

    /// What goes with days without a lift (L53). Each row holds for all longer breaks too.
    fn days_off(&self, days: u16) -> AtMost {
        let limit = AtMost::new(Limit::DaysOff { days });
        let fewer = self.dose.sets.saturating_sub(1);
        match days {
            ..14 => limit.rpe(7),
            14..28 => limit.rpe(7).sets(fewer),
            _ => limit.rpe(6).sets(fewer).slow([3, 2]),
        }
    }

    /// The answer to the last session: amber a set less, red four fifths of the load too (T12, T15, T16).
    fn last_answer(&self) -> Option<AtMost> {
        let last = self.all.first()?;
        let sets = last.set_count(self.exercise, self.dose.sets).min(self.growth.now.sets).saturating_sub(1);
        match last.response? {
            Response::Green => None,
            Response::Amber => Some(self.held(Limit::Amber).sets(sets)),
            Response::Red => {
                let red = self.held(Limit::AfterRed).sets(sets);
                Some(match last.load {
                    PlannedLoad::Weight(load) => red.mass(self.share(load, 80)),
                    PlannedLoad::Band(band) => red.band(band.saturating_sub(1).max(1)),
                    _ => red,
                })
            }
        }
    }

    /// What the sessions that a step rests on have against it (T57, T64).
    fn answers(&self) -> Vec<AtMost> {
        let most = match self.situation.phase {
            Phase::Rebuild | Phase::Return => self.dose.rpe_cap.min(SEVEN),
            _ => self.dose.rpe_cap,
        };
        let mut limits = Vec::new();
        for one in self.usual.iter().take(self.growth.sessions) {
            let efforts = || one.sets.iter().filter_map(|set| set.rpe);
            let against = [
                match one.response {
                    Some(Response::Green) => None,
                    Some(Response::Amber) => Some(Limit::Amber),
                    Some(Response::Red) => Some(Limit::AfterRed),
                    None => Some(Limit::Unknown),
                },
                efforts().next().is_none().then_some(Limit::Unrated),
                efforts().any(|effort| effort > most).then_some(Limit::Effort),
            ];
            limits.extend(against.into_iter().flatten().map(|because| self.held(because)));
        }
        limits
    }

    /// The form checks of the exercise (T68, T69).
    fn form(&self) -> Vec<AtMost> {
        let mut limits = Vec::new();
        if form_bars(self.exercise, self.all.iter().map(|one| one.form)) {
            limits.push(self.held(Limit::Form));
        }
        let checked = self.all.iter().find_map(|one| Some((one, one.form?)));
        if let Some((one, form)) = checked
            && form.score < 60
        {
            let lighter = one.mass().and_then(|load| self.share(load, 90));
            limits.push(AtMost::new(Limit::Form).mass(lighter));
        }
        limits
    }

    /// A load that is found anew is no higher than the last one, however long ago that was.
    fn forgotten(&self) -> Option<AtMost> {
        let (date, load) = self.all.iter().find_map(|one| Some((one.date, one.mass()?)))?;
        let days = u16::try_from((self.situation.day - date).num_days()).unwrap_or(u16::MAX);
        let finds = matches!(self.growth.now.load, PlannedLoad::Find { .. });
        finds.then(|| AtMost::new(Limit::DaysOff { days }).mass(Some(load)))
    }

    /// The most of a first session (T83).
    fn first(&self, past: &Past) -> Vec<AtMost> {
        let told = match self.all.first() {
            Some(Earlier { sets: [], load: PlannedLoad::Weight(told), .. }) => {
                Some(AtMost::new(Limit::Declared).mass(self.share(*told, 90)))
            }
            _ => None,
        };
        // What was told of too long ago is no load to begin with, and still no reason for more.
        told.into_iter().chain(self.found(past)).collect()
    }

    /// The most of a load that is still to be found (T83 b).
    fn found(&self, past: &Past) -> Option<AtMost> {
        let finds = matches!(self.growth.now.load, PlannedLoad::Find { .. });
        let Situation { phase, body_mass, .. } = *self.situation;
        if !finds || !matches!(phase, Phase::Rebuild | Phase::Return) {
            return None;
        }
        let half = if *self.exercise == bracing::SUITCASE_CARRY { 2 } else { 1 };
        let most = match self.exercise.axial {
            AxialClass::None | AxialClass::Low => return None,
            AxialClass::Moderate => {
                let grams = body_mass.map_or(FIRST_GRAMS, |body| body.grams() * FIRST_PER_MILLE / 1_000);
                round_down(grams / half, self.step)
            }
            AxialClass::High => {
                let below = ladder::load_below(self.exercise, self.situation, past);
                let most = below.into_iter().chain(implement::bar(self.step.unit()));
                most.max_by_key(|weight| weight.grams())
            }
        };
        Some(AtMost::new(Limit::First).mass(most))
    }

    /// The plan with what is left of its step, and a reason where no limit gave one.
    fn told(&self, mut plan: Prescription) -> Prescription {
        let Growth { now, next, .. } = self.growth;
        let last = self.all.first().and_then(Earlier::mass);
        plan.step = plan.step.and_then(|step| match step {
            Step::Load { .. } | Step::BackUp => {
                let more = mass(plan.load)?.grams() > last.or(mass(now.load))?.grams();
                (more && plan.load == next.load).then_some(step)
            }
            Step::Band => (plan.load == next.load).then_some(step),
            Step::Set => (plan.sets == next.sets).then_some(step),
            Step::Tempo | Step::Reps | Step::Amount => (plan.amount == next.amount).then_some(step),
        });
        if matches!(plan.load, PlannedLoad::Find { .. }) {
            plan.limit(Limit::First);
        } else if plan.step.is_none() && plan.limits.is_empty() && !self.all.is_empty() {
            plan.limit(Limit::LastTime);
        }
        plan
    }
}

/// RPE 7: the ceiling of rebuild and return (T58).
const SEVEN: SetRpe = match SetRpe::from_half_points(14) {
    Ok(rpe) => rpe,
    Err(_) => panic!("within 0 to 10"),
};

/// Whether form checks speak against a step: the last one, or that one is missing (T68, T69). The newest session first.
fn form_bars(exercise: &Exercise, forms: impl Iterator<Item = Option<FormResult>>) -> bool {
    let (within, video) = match exercise.axial {
        _ if exercise.camera.is_none() => (usize::MAX, false),
        AxialClass::None | AxialClass::Low => (usize::MAX, false),
        AxialClass::Moderate => (8, false),
        AxialClass::High => (4, true),
    };
    let (mut last, mut filmed) = (None, false);
    for form in forms.take(within).flatten() {
        last = last.or(Some(form));
        filmed |= form.video;
    }
    last.map_or(within < usize::MAX, |form: FormResult| !form.allows_more()) || video && !filmed
}

/// The heaviest working set of a session of any exercise, in the unit of the plates.
pub(super) fn top_mass(done: &Done, step: Weight) -> Option<Weight> {
    mass(earlier::heaviest(&done.sets, step))
}
