//! The phase in force on a day, what holds it there, and what is missing for the next one (T7, T10, T61, T62, T82).
//!
//! ```text
//! first phase (T82) ─▶ steps that were accepted ─▶ earned ─▶ at most: safety, flare, pain, own choice, checks ─▶ in force
//! ```
//!
//! The earned phase is found anew from what was said and done. A step up is offered once nothing of T61 is missing, and
//! taken only when the person takes it; what holds a phase down lets go by itself. All numbers are choices.

use super::days::{before, each};
use super::flare::{FlareMarks, Flares, flares};
use super::past::{Done, Past, PastSession};
use super::readiness::{Diary, RATINGS};
use crate::catalog::{AxialClass, Exercise, ExerciseId, LIBRARY, Phase, Pillar, Traits, find};
use crate::load::{Response, set_load};
use crate::log::{Log, SetKind};
use crate::programme::{LastLifted, Programme};
use crate::safety::{Level, SafetyAnswers, in_force};
use crate::sorted::sort_short;
use crate::units::Resistance;
use chrono::NaiveDate;

/// After more days than this without a session the first phase is chosen again (T82).
const FORGOTTEN_DAYS: i64 = 84;
/// Up to this many days ago is recently (T82).
const RECENT_DAYS: i64 = 28;

/// What a phase is found from. All lists in any order, but of one day the later entry counts.
#[derive(Clone, Copy)]
pub struct PhaseFacts<'a> {
    /// What is wanted, and the answer to the one question of T82.
    pub programme: &'a Programme,
    /// The whole log: with a part of it a break would be seen where there was none.
    pub log: &'a Log,
    /// What is known of an exercise.
    pub traits: &'a dyn Fn(&ExerciseId) -> Option<Traits>,
    /// The last 112 days.
    pub past: &'a Past,
    /// Check-ins up to the day.
    pub diary: &'a Diary<'a>,
    /// Flares that were said by hand.
    pub flare_marks: FlareMarks<'a>,
    /// The flares that follow, up to the day.
    pub flares: &'a Flares,
    /// All safety answers.
    pub answers: &'a [SafetyAnswers],
    /// The lock that holds on the day.
    pub lock: Option<Level>,
    /// Phases that were begun by hand: a step up that was offered, or a lower one (T62).
    pub steps: &'a [(NaiveDate, Phase)],
    /// When the brace check was passed first.
    pub brace_check: Option<NaiveDate>,
    /// When the hinge check was passed first.
    pub hinge_check: Option<NaiveDate>,
}

/// Something without which there is no higher phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Condition {
    /// The safety list has an open answer (T7).
    SafetyAnswers,
    /// A flare is going on (T62).
    Flare,
    /// Pain now, at most this (T10).
    PainNow {
        /// Its rating.
        at_most: u8,
    },
    /// Usual pain, at most this (T61, T62).
    UsualPain {
        /// Its rating.
        at_most: u8,
    },
    /// Usual pain rose against the week before.
    Rising,
    /// More than one red session in seven days.
    RedSessions,
    /// More days in the phase.
    Days {
        /// How many.
        left: u8,
    },
    /// More sessions in the phase.
    Sessions {
        /// How many.
        left: u8,
    },
    /// More sessions in a row without a red answer. Those whose answer is not known are passed over (T14).
    SessionsNotRed {
        /// How many.
        left: u8,
    },
    /// The same of axial days; where no high lift is to be had, of sessions with a lift.
    AxialDaysNotRed {
        /// How many.
        left: u8,
    },
    /// A form check of a main lift of 80 or more (T69).
    Form,
    /// The brace check (T82).
    BraceCheck,
    /// The hinge check (T82).
    HingeCheck,
    /// A lower phase was chosen (T62).
    Chosen,
}

/// From where the earned phase comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The first one: to settle first (T82, row 1).
    Settle,
    /// The first one, by when loaded squats or pulls were last done, or by usual pain (rows 2 to 4).
    Lifted(LastLifted),
    /// It was begun by hand (T61, T62).
    Accepted,
}

/// The step up that comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextPhase {
    /// To which phase.
    pub phase: Phase,
    /// What is missing; nothing: it can be offered.
    pub missing: Vec<Condition>,
}

/// The phase of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseNow {
    /// The one in force.
    pub phase: Phase,
    /// The one that was earned: in force again as soon as nothing holds it down.
    pub earned: Phase,
    /// From where that comes.
    pub origin: Origin,
    /// What holds the phase in force below the earned one.
    pub held_by: Vec<Condition>,
    /// The day on which the earned phase began.
    pub since: NaiveDate,
    /// Whole weeks since then.
    pub weeks: u16,
    /// The next step; none from the last phase.
    pub next: Option<NextPhase>,
}

/// The phase in force on a day.
pub fn phase_on(facts: &PhaseFacts<'_>, day: NaiveDate) -> PhaseNow {
    let (earned, origin, since) = facts.earned(day);
    let caps = facts.caps(day);
    let phase = caps.iter().map(|(at_most, _)| *at_most).fold(earned, Phase::min);
    let below =
        |top: Phase| caps.iter().filter(move |(at_most, _)| *at_most < top).map(|(_, condition)| *condition);
    let next = up(phase).map(|next| {
        let mut missing: Vec<_> = below(next).collect();
        if next > earned {
            for condition in facts.conditions(earned, since, day) {
                if !missing.contains(&condition) {
                    missing.push(condition);
                }
            }
        }
        NextPhase { phase: next, missing }
    });
    let weeks = u16::try_from((day - since).num_days() / 7).unwrap_or(0);
    PhaseNow { phase, earned, origin, held_by: below(earned).collect(), since, weeks, next }
}

/// The phase after one.
fn up(phase: Phase) -> Option<Phase> {
    Phase::ALL.into_iter().find(|&other| other > phase)
}

impl PhaseFacts<'_> {
    /// The phase without what holds it down on the day, and since when.
    fn earned(&self, day: NaiveDate) -> (Phase, Origin, NaiveDate) {
        let start = self.start(day);
        let (mut phase, mut origin) = self.first(start);
        let mut since = start;
        let mut steps: Vec<_> =
            self.steps.iter().filter(|(date, _)| (start..=day).contains(date)).copied().collect();
        sort_short(&mut steps, |(one, _), (other, _)| one < other);
        for (at, &(date, to)) in steps.iter().enumerate() {
            let told_again = steps.get(at + 1).is_some_and(|(next, _)| *next == date);
            // One step up at a time, whatever was stored.
            let to = up(phase).map_or(to, |next| to.min(next));
            if !told_again && to != phase {
                (phase, origin, since) = (to, Origin::Accepted, date);
            }
        }
        (phase, origin, since)
    }

    /// The day of the first phase: when the programme was made, or the first session after more than 84 days without one;
    /// while those go on, today (T82).
    fn start(&self, day: NaiveDate) -> NaiveDate {
        let made = self.programme.since.min(day);
        let mut next = day;
        for session in self.log.between(made, day).rev() {
            if (next - session.facts.date).num_days() > FORGOTTEN_DAYS {
                return next;
            }
            next = session.facts.date;
        }
        if (next - made).num_days() > FORGOTTEN_DAYS { next } else { made }
    }

    /// The first phase (T82). The first row that fits wins.
    fn first(&self, start: NaiveDate) -> (Phase, Origin) {
        let check_in = self.diary.on_or_after(start);
        let asked = check_in.map_or(start, |check_in| check_in.date);
        let usual = self.diary.usual(asked);
        let sore = usual.at_least(4) || check_in.is_some_and(|check_in| check_in.pain.get() >= 4);
        let afraid = self.diary.beliefs(asked).is_some_and(|beliefs| beliefs.confidence_first());
        let locked = in_force(self.answers, start).is_some_and(|answers| answers.lock().is_some());
        let flare = || flares(self.flare_marks, self.diary, &self.past.sessions, start).now;
        if sore || afraid || locked || flare().is_some_and(|flare| flare.stage.is_calm()) {
            return (Phase::CalmDown, Origin::Settle);
        }
        let lifted = self.last_lifted(start);
        let phase = match lifted {
            LastLifted::Never | LastLifted::Longer => Phase::Rebuild,
            LastLifted::WithinTwelveWeeks => Phase::Return,
            LastLifted::WithinFourWeeks if usual.at_most(2) => Phase::Perform,
            LastLifted::WithinFourWeeks => Phase::Return,
        };
        (phase, Origin::Lifted(lifted))
    }

    /// When loaded squats or pulls were last done before the start: by the answer at first run, the log, or what was
    /// declared; the latest of them.
    fn last_lifted(&self, start: NaiveDate) -> LastLifted {
        let ago = |date: NaiveDate| match (start - date).num_days() {
            ..0 => LastLifted::Never,
            0..=RECENT_DAYS => LastLifted::WithinFourWeeks,
            ..=FORGOTTEN_DAYS => LastLifted::WithinTwelveWeeks,
            _ => LastLifted::Longer,
        };
        let programme = self.programme;
        // An answer is not asked again after a break: the log knows of one.
        let answer = if start <= programme.since { programme.last_lifted } else { LastLifted::Longer };
        let declared = programme.declared.iter().filter(|set| is_lift(&set.exercise, None));
        let declared = declared.map(|set| ago(set.date)).max();
        let mut logged = self.log.between(before(start, FORGOTTEN_DAYS as u64), before(start, 1)).rev();
        let logged = logged.find(|session| {
            session.sets().any(|(exercise, _, set)| {
                let traits = (self.traits)(exercise);
                let class = traits.map(|traits| set_load(set, &traits, None).class_for_day);
                let loaded = matches!(set.resistance, Resistance::External(weight) if weight.grams() > 0);
                set.kind != SetKind::WarmUp && loaded && is_lift(exercise, class)
            })
        });
        let logged = logged.map(|session| ago(session.facts.date));
        answer.max(declared.unwrap_or(LastLifted::Never)).max(logged.unwrap_or(LastLifted::Never))
    }

    /// The highest phases that the day leaves, and why.
    fn caps(&self, day: NaiveDate) -> Vec<(Phase, Condition)> {
        let pain = self.diary.on(day).map_or(0, |check_in| check_in.pain.get());
        let passed = |date: Option<NaiveDate>| date.is_some_and(|date| date <= day);
        let high = high_days(self.diary, day).last() == Some(&true);
        let calm = self.flares.now.is_some_and(|flare| flare.stage.is_calm());
        let caps = [
            (self.lock.is_some(), Phase::CalmDown, Condition::SafetyAnswers),
            (calm, Phase::CalmDown, Condition::Flare),
            (pain >= 6, Phase::CalmDown, Condition::PainNow { at_most: 5 }),
            (pain >= 4, Phase::Rebuild, Condition::PainNow { at_most: 3 }),
            (high, Phase::Rebuild, Condition::UsualPain { at_most: 3 }),
            (!passed(self.brace_check), Phase::Rebuild, Condition::BraceCheck),
            (!passed(self.hinge_check), Phase::Rebuild, Condition::HingeCheck),
            (
                self.programme.at_most.is_some(),
                self.programme.at_most.unwrap_or(Phase::Perform),
                Condition::Chosen,
            ),
        ];
        caps.into_iter().filter(|(holds, ..)| *holds).map(|(_, phase, why)| (phase, why)).collect()
    }

    /// What is missing of the row of T61 that leads up from a phase; the checks are among the caps.
    fn conditions(&self, from: Phase, since: NaiveDate, day: NaiveDate) -> Vec<Condition> {
        let sessions = || self.past.sessions.iter().filter(|session| session.date <= day);
        let in_phase = || sessions().filter(|session| session.date >= since);
        let usual = self.diary.usual(day);
        let rated = self.diary.is_rated(day);
        let rising = self.diary.rising(day);
        let mut missing = Vec::new();
        let mut need = |met: bool, condition| {
            if !met {
                missing.push(condition);
            }
        };
        need(self.flares.now.is_none(), Condition::Flare);
        let days = |least: u8| least.saturating_sub(self.days_in(from, since, day));
        let mut left = |left: u8, condition: fn(u8) -> Condition| need(left == 0, condition(left));
        match from {
            Phase::CalmDown => {
                left(days(7), |left| Condition::Days { left });
                let done = in_phase().take(3).count() as u8;
                left(3 - done, |left| Condition::Sessions { left });
                // Long-standing pain that is steady may go on at 4 to 5.
                let steady = usual.at_most(5) && rising == Some(false) && not_red(sessions(), 4) == 0;
                need(rated && (usual.at_most(3) || steady), Condition::UsualPain { at_most: 3 });
                need(rising != Some(true), Condition::Rising);
                need(self.past.red_sessions(day, 7) <= 1, Condition::RedSessions);
            }
            Phase::Rebuild => {
                left(days(14), |left| Condition::Days { left });
                let start = self.start(day);
                let recent = sessions().filter(|session| session.date >= start);
                left(not_red(recent, 6), |left| Condition::SessionsNotRed { left });
                need(rated && usual.at_most(3), Condition::UsualPain { at_most: 3 });
            }
            Phase::Return => {
                left(days(28), |left| Condition::Days { left });
                let high = self.has_a_high_lift();
                let loaded = |session: &&PastSession| match high {
                    true => session.top == Some(AxialClass::High),
                    false => session.exercises.iter().any(|exercise| is_lift(exercise, None)),
                };
                let axial = not_red(in_phase().filter(loaded), 4);
                left(axial, |left| Condition::AxialDaysNotRed { left });
                need(rated && usual.at_most(2), Condition::UsualPain { at_most: 2 });
                need(self.form_is_good(since), Condition::Form);
            }
            Phase::Perform => {}
        }
        missing
    }

    /// Days before this one on which a phase was in force since it began: not held down by a flare or by usual pain, nor
    /// before the checks that it needs. 112 are enough for every row.
    fn days_in(&self, phase: Phase, since: NaiveDate, day: NaiveDate) -> u8 {
        let checks = [self.brace_check, self.hinge_check];
        let since = match phase {
            Phase::CalmDown | Phase::Rebuild => since,
            Phase::Return | Phase::Perform => checks.into_iter().flatten().fold(since, NaiveDate::max),
        };
        let held = |date, high| match phase {
            Phase::CalmDown => false,
            Phase::Rebuild => self.flares.calm_on(date),
            Phase::Return | Phase::Perform => high || self.flares.calm_on(date),
        };
        let days = each(before(day, Past::DAYS), day).zip(high_days(self.diary, day));
        days.filter(|&(date, high)| since <= date && date < day && !held(date, high)).count() as u8
    }

    /// Whether a high lift is to be had in the phase of return: equipment and own conditions.
    fn has_a_high_lift(&self) -> bool {
        LIBRARY.iter().any(|exercise| {
            exercise.axial == AxialClass::High
                && exercise.dose.returning.is_some()
                && exercise.required.iter().all(|group| group.iter().any(|item| self.programme.has(*item)))
                && !exercise.avoid.iter().any(|flag| self.programme.flags.has(*flag))
        })
    }

    /// Whether the form of every lift done in the phase is good enough (T61, T69).
    fn form_is_good(&self, since: NaiveDate) -> bool {
        self.past.by_exercise.iter().all(|(exercise, done)| {
            let lift = find(exercise.as_str()).filter(|exercise| exercise.pillar == Pillar::Lifts);
            let recent = done.first().is_some_and(|done| done.date >= since);
            !recent || lift.is_none_or(|lift| form_of(lift, done))
        })
    }
}

/// Whether the last valid check of a lift is 80 or more without a critical fault; with a high lift a video is needed within
/// its last four sessions, with a moderate one a check within eight (T69). The newest session first.
fn form_of(lift: &Exercise, done: &[Done]) -> bool {
    let high = lift.axial == AxialClass::High;
    let (within, needed) = match lift.axial {
        AxialClass::High => (4, true),
        AxialClass::Moderate => (8, true),
        AxialClass::None | AxialClass::Low => (done.len(), false),
    };
    let mut recent = done.iter().take(within).filter_map(|done| done.form);
    let video = !high || recent.clone().any(|form| form.video);
    match recent.next() {
        Some(form) => form.score >= 80 && !form.critical && video,
        None => !(needed && lift.camera.is_some()),
    }
}

/// Whether an exercise is a squat or a pull: by the library, or one's own by its class.
fn is_lift(exercise: &ExerciseId, class: Option<AxialClass>) -> bool {
    match find(exercise.as_str()) {
        Some(exercise) => exercise.pillar == Pillar::Lifts,
        None => class == Some(AxialClass::High),
    }
}

/// How many sessions without a red answer are missing of this many in a row. What is not known is passed over (T14).
fn not_red<'a>(sessions: impl Iterator<Item = &'a PastSession>, needed: usize) -> u8 {
    let known = sessions.filter_map(|session| session.response).take(needed);
    (needed - known.take_while(|response| *response != Response::Red).count()) as u8
}

/// For each of the 112 days up to this one, and for it, whether usual pain holds the phase at rebuild (T62): from a week's
/// median of 4 or more, of three ratings, until it is 3 or less. With fewer ratings usual pain by T12 lifts it (choice).
fn high_days(diary: &Diary<'_>, day: NaiveDate) -> Vec<bool> {
    let mut high = false;
    let mut days = Vec::new();
    for date in each(before(day, Past::DAYS), day) {
        match diary.median(before(date, 6), date) {
            Some((week, ratings)) if ratings >= RATINGS => {
                high = week.at_least(4) || (high && !week.at_most(3));
            }
            _ => high = high && !diary.usual(date).at_most(3),
        }
        days.push(high);
    }
    days
}
