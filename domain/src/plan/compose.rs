//! Which exercises a week holds: what every week needs first, then what the minutes of a session hold (T37 to T49).
//!
//! Needs are a table, the parts of a session are a table, and there is one way to choose: of all eligible exercises the one
//! with the most points. Points for a need that is still open, for being known from the last two weeks (T43), for how far up
//! its ladder it stands as the phase rises; against repeating (T42). What is equal is decided by the seed, so the same input
//! gives the same week (T55). The weights are choices.

use super::axial::high_lifts_a_session;
use super::neighbours::{Standing, alike, grows_by_itself, standing};
use super::week::Week;
use super::{Because, DayPlan, PlanEdit, Role, Waived, WaivedBecause, Why};
use crate::catalog::{
    AxialClass, ByPhase, Equipment, Exercise, Exposure, Focus, LIBRARY, Phase, Pillar, UserFlag, find, lifts,
};
use crate::programme::Bits;
use chrono::NaiveDate;

/// Points of the choice (all of them choices): for a need of the week that is still open,
const POINTS_NEED: i32 = 64;
/// for what was done in the last two weeks: a week keeps most of the one before (T43),
const POINTS_KNOWN: i32 = 40;
/// the same in an easier week and on the way back, in which nothing new is tried but for such a need,
const POINTS_KNOWN_ONLY: i32 = 100;
/// but against half of it once somebody planned again, the other half the next time,
const POINTS_ASIDE: i32 = -16;
/// for what the article names,
const POINTS_NAMED: i32 = 6;
/// for what can begin light and grow: a band or a weight that somebody has,
const POINTS_GROWS: i32 = 12;
/// for what a direction that is not comfortable asks for (T33),
const POINTS_PREFERRED: i32 = 40;
/// for the harder neighbour, once its sessions are earned, and against the one that it takes over from (T57, T60),
const POINTS_NEXT: i32 = 48;
/// for the first time that the week holds it already, twice for the second, and so on (T42),
const POINTS_REPEATED: i32 = -20;
/// for each exercise of the week that trains the same part,
const POINTS_SAME_PART: i32 = -8;
/// and the day after it, or the day before.
const POINTS_NEXT_DAY: i32 = -64;
/// Points for each easier variant below: calm phases stay low, later ones do not (choice).
const POINTS_RISE: ByPhase<i32> = ByPhase { calm_down: -6, rebuild: -4, returning: 3, perform: 5 };
/// From so many days without a rung on, its ladder begins anew (L53).
const ANEW_DAYS: i64 = 56;
/// Below this many points the seed decides.
const POINTS_SEED: u32 = 24;

/// The most exercises of a session that are still well done: four in 15 minutes, nine in an hour (choice). The minutes that
/// are left then are for a walk.
const fn most_items(minutes: u8) -> usize {
    3 + minutes as usize / 10
}

/// What is preferred while a direction is not comfortable (T33). A preferred exercise gives way to no easier one for it.
const PREFERRED: [(UserFlag, &[&str]); 3] = [
    (UserFlag::FlexionIntolerant, &["prone_press_up", "hip_hinge_drill"]),
    (
        UserFlag::ExtensionIntolerant,
        &["childs_pose", "pelvic_tilt", "wall_dead_bug", "dead_bug", "bodyweight_box_squat"],
    ),
    (UserFlag::RotationIntolerant, &["bird_dog_leg_only", "side_bridge_knees", "wall_dead_bug"]),
];

/// Whether a direction that is not comfortable asks for an exercise; for one flag, or any of them.
pub(super) fn is_preferred(exercise: &Exercise, flags: Bits<UserFlag>) -> bool {
    PREFERRED.iter().any(|(flag, ids)| flags.has(*flag) && ids.contains(&exercise.id.as_str()))
}

/// A session that is being composed.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) date: NaiveDate,
    pub(super) top: AxialClass,
    pub(super) minutes: u8,
    pub(super) without: Bits<Equipment>,
    pub(super) items: Vec<Chosen>,
}

impl Draft {
    fn has(&self, exercise: &Exercise) -> bool {
        self.items.iter().any(|item| item.exercise == exercise)
    }

    /// Whether it holds the exercise, or one that is too much like it.
    fn has_alike(&self, exercise: &Exercise) -> bool {
        self.items.iter().any(|item| item.exercise == exercise || alike(item.exercise, exercise))
    }

    /// The heaviest class of anything but a lift: beside a heavy lift no more hinges, carries and loaded bending (choice).
    fn side_top(&self) -> AxialClass {
        if self.top == AxialClass::High { AxialClass::Low } else { self.top }
    }

    fn high_lifts(&self) -> usize {
        self.items.iter().filter(|item| item.exercise.axial == AxialClass::High).count()
    }
}

/// An exercise in its place.
#[derive(Debug, Clone)]
pub(super) struct Chosen {
    pub(super) exercise: &'static Exercise,
    pub(super) role: Role,
    pub(super) why: Why,
}

/// What every week holds at least so many times.
pub(super) struct Need {
    what: NeedOf,
    at_least: u32,
    counts: fn(&Exercise) -> bool,
}

#[derive(Debug, Clone, Copy)]
enum NeedOf {
    Pillar(Pillar),
    Focus(Focus),
}

impl Need {
    pub(super) fn at_least(&self) -> u32 {
        self.at_least
    }

    pub(super) fn is_served_by(&self, exercise: &Exercise) -> bool {
        (self.counts)(exercise)
    }

    pub(super) fn is_a_pillar(&self) -> bool {
        matches!(self.what, NeedOf::Pillar(_))
    }

    pub(super) fn waived(&self, because: WaivedBecause) -> Waived {
        match self.what {
            NeedOf::Pillar(pillar) => Waived::Pillar(pillar, because),
            NeedOf::Focus(focus) => Waived::Focus(focus, because),
        }
    }

    /// What of it is said to be waived.
    pub(super) fn find<'a>(&self, waived: &'a [Waived]) -> Option<&'a Waived> {
        waived.iter().find(|waived| match (self.what, waived) {
            (NeedOf::Pillar(pillar), Waived::Pillar(of, _)) => pillar == *of,
            (NeedOf::Focus(focus), Waived::Focus(of, _)) => focus == *of,
            _ => false,
        })
    }

    fn why(&self) -> Why {
        match self.what {
            NeedOf::Pillar(pillar) => Why::Pillar(pillar),
            NeedOf::Focus(focus) => Why::Focus(focus),
        }
    }
}

/// The needs of a week of so many training days (T38 to T40). A part of glutes is named after its best-known focus.
pub(super) fn needs(days: u32) -> [Need; 12] {
    let half = days.div_ceil(2).max(2);
    let twice = if days <= 2 { 1 } else { 2 };
    let pillar = |pillar, at_least, counts| Need { what: NeedOf::Pillar(pillar), at_least, counts };
    let focus = |focus, at_least, counts| Need { what: NeedOf::Focus(focus), at_least, counts };
    [
        pillar(Pillar::Lifts, 1, |exercise| exercise.pillar == Pillar::Lifts),
        pillar(Pillar::Glutes, half, |exercise| exercise.pillar == Pillar::Glutes),
        pillar(Pillar::Bracing, half, |exercise| exercise.pillar == Pillar::Bracing),
        pillar(Pillar::SpinalMotion, 2, |exercise| exercise.pillar == Pillar::SpinalMotion),
        pillar(Pillar::Mobility, days, |exercise| exercise.pillar == Pillar::Mobility),
        focus(Focus::HipExtension, 1, |exercise| {
            exercise.pillar == Pillar::Glutes && exercise.focus != Focus::Abduction
        }),
        focus(Focus::Abduction, 1, |exercise| exercise.focus == Focus::Abduction),
        focus(Focus::Flexion, 1, |exercise| exposes(exercise, |load| load.flexion)),
        focus(Focus::Extension, 1, |exercise| exposes(exercise, |load| load.extension)),
        focus(Focus::Thoracic, twice, |exercise| exercise.focus == Focus::Thoracic),
        focus(Focus::Hip, twice, |exercise| exercise.focus == Focus::Hip),
        focus(Focus::Ankle, 1, |exercise| exercise.focus == Focus::Ankle),
    ]
}

fn exposes(exercise: &Exercise, direction: fn(&crate::catalog::DirectionLoad) -> Exposure) -> bool {
    exercise.pillar == Pillar::SpinalMotion && direction(&exercise.direction_load) != Exposure::None
}

/// A part of a session, in the order in which parts are chosen; they are done in the order of their roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Breath,
    WarmUp,
    /// The first, second or third.
    Main(u8),
    SpinalMotion,
    Accessory,
    Mobility,
    Carry,
}

/// From so many minutes on a session holds a bracing exercise besides its mains (T46).
const ACCESSORY_MINUTES: u8 = 45;

/// What the minutes hold (T46), each part with the fewest minutes that it is there for.
const PARTS: [(u8, Part); 10] = [
    (0, Part::Main(0)),
    (0, Part::Breath),
    (0, Part::Mobility),
    (0, Part::SpinalMotion),
    (30, Part::Main(1)),
    (30, Part::WarmUp),
    (ACCESSORY_MINUTES, Part::Accessory),
    (45, Part::Mobility),
    (60, Part::Main(2)),
    (75, Part::Carry),
];

/// What a main exercise may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum MainKind {
    /// A rung of a ladder, as heavy as the day allows.
    Lift,
    /// A glute exercise.
    Glutes,
    /// A lift where the session holds a bracing exercise besides; else the two take turns.
    Either,
}

/// The mains of a day by what it may hold, the first one first. On a day that stays low the glutes lead. Squat and pull have a
/// day each where the week has days for both.
const fn mains(top: AxialClass, phase: Phase, axial_days: usize) -> [MainKind; 3] {
    use MainKind::{Either, Glutes, Lift};
    match (top, phase) {
        (AxialClass::High, Phase::Perform) if axial_days < 2 => [Lift, Glutes, Lift],
        (AxialClass::High, _) | (AxialClass::Moderate, Phase::Rebuild | Phase::Return) => {
            [Lift, Glutes, Glutes]
        }
        (_, Phase::CalmDown | Phase::Rebuild) => [Glutes, Either, Glutes],
        // The lifts have days of their own then.
        _ => [Glutes, Glutes, Glutes],
    }
}

/// A week that is being composed.
pub(super) struct Composer<'a> {
    pub(super) week: &'a Week<'a>,
    /// What was done in this week already, session by session.
    pub(super) done: Vec<Vec<&'static Exercise>>,
    pub(super) drafts: Vec<Draft>,
    needs: [Need; 12],
}

impl<'a> Composer<'a> {
    /// A week with these sessions still to fill.
    pub(super) fn new(week: &'a Week<'a>, done: Vec<Vec<&'static Exercise>>, drafts: Vec<Draft>) -> Self {
        let needs = needs(week.days());
        Self { week, done, drafts, needs }
    }

    /// Fills all sessions.
    pub(super) fn compose(&mut self) {
        for draft in &mut self.drafts {
            draft.items = self.week.calm(draft.date);
        }
        let composed = self.composed();
        for &at in &composed {
            self.by_hand(at);
            for (from, part) in PARTS {
                if self.drafts[at].minutes >= from {
                    self.part(at, part);
                }
            }
        }
        self.open_needs(&composed);
        for draft in &mut self.drafts {
            let place = |chosen: &Chosen| (chosen.role, chosen.exercise.axial, Some(chosen.exercise));
            arrange(&mut draft.items, self.week.programme.mobility_first, place);
        }
    }

    /// The sessions but those of the calm days of a flare, which have a list of their own.
    fn composed(&self) -> Vec<usize> {
        (0..self.drafts.len()).filter(|&at| !self.week.is_calm(self.drafts[at].date)).collect()
    }

    /// What somebody put in or keeps in.
    fn by_hand(&mut self, at: usize) {
        let date = self.drafts[at].date;
        let edits = self.week.edits(date).filter_map(|edit| match edit {
            PlanEdit::Add(id) | PlanEdit::Lock(id) => find(id.as_str()),
            _ => None,
        });
        for exercise in edits.collect::<Vec<_>>() {
            if !self.drafts[at].has(exercise) && self.week.dose_of(exercise, date) {
                self.put(at, exercise, role_of(exercise), Why::ByHand);
            }
        }
    }

    fn part(&mut self, at: usize, part: Part) {
        match part {
            Part::Breath => {
                // A brace before what is braced for; else the two take turns. Either in the place of the other.
                let count = |focus| self.count(&|exercise: &Exercise| exercise.focus == focus);
                let brace = self.drafts[at].top >= AxialClass::Moderate
                    || count(Focus::Bracing) < count(Focus::Breathing);
                let [first, second] = if brace {
                    [Focus::Bracing, Focus::Breathing]
                } else {
                    [Focus::Breathing, Focus::Bracing]
                };
                for focus in [first, second] {
                    let role = Role::Breath;
                    if self.choose(at, AxialClass::Low, role, Why::Opens, &|exercise| exercise.focus == focus)
                    {
                        return;
                    }
                }
            }
            Part::WarmUp => {
                let cat_camel = |exercise: &Exercise| exercise.focus == Focus::FlexionExtension;
                let walk = |exercise: &Exercise| exercise.pillar == Pillar::Aerobic;
                if !self.choose(at, AxialClass::Low, Role::WarmUp, Why::Opens, &cat_camel) {
                    self.choose(at, AxialClass::Low, Role::WarmUp, Why::Opens, &walk);
                }
            }
            Part::Main(place) => self.main(at, place),
            Part::SpinalMotion => {
                let top = self.drafts[at].side_top();
                self.choose_of(at, top, Role::SpinalMotion, Pillar::SpinalMotion, &|_| true);
            }
            Part::Mobility => {
                self.choose_of(at, AxialClass::Low, Role::Mobility, Pillar::Mobility, &|_| true);
            }
            Part::Accessory => {
                let top = self.drafts[at].side_top();
                self.choose_of(at, top, Role::Accessory, Pillar::Bracing, &is_firm);
            }
            Part::Carry => {
                let top = self.drafts[at].side_top();
                let carry = |exercise: &Exercise| exercise.focus == Focus::Carry;
                self.choose_of(at, top, Role::Accessory, Pillar::Bracing, &carry);
            }
        }
    }

    fn main(&mut self, at: usize, place: u8) {
        let Draft { top, date, minutes, .. } = self.drafts[at];
        let phase = self.week.phase_on(date);
        let high = |draft: &&Draft| draft.top == AxialClass::High;
        let axial_days = self.drafts.iter().filter(high).count();
        let firm = |exercise: &Exercise| exercise.pillar == Pillar::Bracing && is_firm(exercise);
        let kinds = mains(top, phase, axial_days);
        let kind = match kinds[usize::from(place) % kinds.len()] {
            MainKind::Either if minutes < ACCESSORY_MINUTES => {
                let lifts = self.count(&|exercise: &Exercise| exercise.pillar == Pillar::Lifts);
                if self.count(&firm) < lifts && self.choose_of(at, top, Role::Main, Pillar::Bracing, &is_firm)
                {
                    return;
                }
                MainKind::Lift
            }
            MainKind::Either => MainKind::Lift,
            kind => kind,
        };
        let top_of_glutes = self.drafts[at].side_top();
        let lift = kind == MainKind::Lift && self.lift(at, top);
        let glutes = lift || self.choose_of(at, top_of_glutes, Role::Main, Pillar::Glutes, &|_| true);
        // A session needs a main; a second one of glutes is no lift.
        if !glutes && place == 0 && !self.lift(at, top) {
            self.choose_of(at, AxialClass::Low, Role::Main, Pillar::Lifts, &|_| true);
        }
    }

    /// A rung of the ladder that this week holds less of, else of the one that was done longer ago; on a day that stays low a
    /// lift of that class.
    fn lift(&mut self, at: usize, top: AxialClass) -> bool {
        // Drills, light and heavy lifts take turns among themselves.
        let same = |class: AxialClass| class == top || (class.max(top) <= AxialClass::Low);
        let of = |focus, exercise: &Exercise| exercise.pillar == Pillar::Lifts && exercise.focus == focus;
        let turn = |focus| {
            let count = self.count(&|exercise: &Exercise| of(focus, exercise) && same(exercise.axial));
            let last = LIBRARY.iter().filter(|exercise| of(focus, exercise));
            (
                count,
                self.count(&|exercise: &Exercise| of(focus, exercise)),
                last.filter_map(|exercise| self.week.last_done(exercise)).max(),
            )
        };
        let hinge_first = turn(Focus::Hinge) <= turn(Focus::Squat);
        let ladders = if hinge_first { [Focus::Hinge, Focus::Squat] } else { [Focus::Squat, Focus::Hinge] };
        let phase = self.week.phase_on(self.drafts[at].date);
        let top = if self.drafts[at].high_lifts() >= high_lifts_a_session(phase) {
            top.min(AxialClass::Moderate)
        } else {
            top
        };
        // Drills are no main exercise for somebody who lifts.
        let drills = matches!(phase, Phase::CalmDown | Phase::Rebuild);
        let least = if drills { AxialClass::None } else { AxialClass::Moderate };
        for ladder in ladders {
            let date = self.drafts[at].date;
            let open = |exercise: &'static Exercise| {
                (least..=top).contains(&exercise.axial) && self.is_open(at, exercise)
            };
            let found = self.week.rung(ladder, date, &open);
            let found = found.filter(|(exercise, why)| *why != Why::Rung || !self.is_a_jump(at, exercise));
            if let Some((exercise, why)) = found.and_then(|(exercise, why)| self.settle(at, exercise, why)) {
                self.put(at, exercise, Role::Main, why);
                return true;
            }
        }
        self.choose_of(at, top, Role::Main, Pillar::Lifts, &|exercise| drills || exercise.loadable)
    }

    /// Chooses one of a pillar that answers, and says which need it is for.
    fn choose_of(
        &mut self,
        at: usize,
        top: AxialClass,
        role: Role,
        pillar: Pillar,
        answers: &dyn Fn(&Exercise) -> bool,
    ) -> bool {
        self.choose(at, top, role, Why::Pillar(pillar), &|exercise| {
            exercise.pillar == pillar && answers(exercise)
        })
    }

    fn choose(
        &mut self,
        at: usize,
        top: AxialClass,
        role: Role,
        why: Why,
        answers: &dyn Fn(&Exercise) -> bool,
    ) -> bool {
        let Some((exercise, instead)) = self.best(at, top, answers) else { return false };
        let why = match instead {
            Some(instead) => instead,
            None if matches!(why, Why::Pillar(_)) => self.reason(exercise).unwrap_or(why),
            None => why,
        };
        self.put(at, exercise, role, why);
        true
    }

    /// The most special open need that an exercise is for.
    fn reason(&self, exercise: &Exercise) -> Option<Why> {
        let open = self.needs.iter().rev().find(|need| (need.counts)(exercise) && self.is_short(need));
        open.map(Need::why)
    }

    /// The best exercise that answers, and why, if it takes the place of another.
    fn best(
        &self,
        at: usize,
        top: AxialClass,
        answers: &dyn Fn(&Exercise) -> bool,
    ) -> Option<(&'static Exercise, Option<Why>)> {
        let mut best: Option<(i32, &'static Exercise, Option<Why>)> = None;
        let short: Vec<&Need> = self.needs.iter().filter(|need| self.is_short(need)).collect();
        for &exercise in LIBRARY {
            if exercise.axial > top || !answers(exercise) || !self.is_open(at, exercise) {
                continue;
            }
            let date = self.drafts[at].date;
            if self.week.is_too_new(exercise, date) && !short.iter().any(|need| (need.counts)(exercise)) {
                continue;
            }
            let standing = standing(self.week, exercise, date);
            let points = self.points(exercise, date, standing, &short);
            if standing == Standing::TooHard
                || self.is_above_the_rung(at, exercise)
                || best.as_ref().is_some_and(|(most, ..)| *most >= points)
            {
                continue;
            }
            let why = if standing == Standing::Next { Why::NextRung } else { Why::Time };
            match self.settle(at, exercise, why) {
                // What takes its place has to answer too.
                Some((settled, _)) if !answers(settled) => {}
                Some((settled, why @ (Why::InsteadOf { .. } | Why::NextRung))) => {
                    best = Some((points, settled, Some(why)));
                }
                Some((settled, _)) => best = Some((points, settled, None)),
                None => {}
            }
        }
        best.map(|(_, exercise, why)| (exercise, why))
    }

    /// Points of a choice, given where it stands and the needs that are still open.
    fn points(
        &self,
        exercise: &'static Exercise,
        date: NaiveDate,
        standing: Standing,
        short: &[&Need],
    ) -> i32 {
        let needed = short.iter().filter(|need| (need.counts)(exercise)).count();
        let times = self.count(&|other: &Exercise| other == exercise);
        let same_part = self.count(&|other: &Exercise| other.focus == exercise.focus);
        let seed = self.week.programme.seed;
        let aside = seed > 0 && noise(0, exercise).wrapping_add(seed) & 1 == 0;
        let known = match self.week.tries_nothing_new(date) {
            true => POINTS_KNOWN_ONLY,
            // Planned again with another seed, a week with much behind it still changes in part.
            false if aside => POINTS_ASIDE,
            false => POINTS_KNOWN,
        };
        let standing = match standing {
            Standing::Next => POINTS_NEXT,
            Standing::Outgrown => -POINTS_NEXT,
            Standing::Here | Standing::TooHard => 0,
        };
        POINTS_NEED * needed as i32
            + known * i32::from(self.week.is_known(exercise, date))
            + POINTS_NAMED * i32::from(exercise.in_article)
            + POINTS_GROWS * i32::from(exercise.pillar != Pillar::Mobility && grows_by_itself(exercise))
            + POINTS_PREFERRED * i32::from(is_preferred(exercise, self.week.programme.flags))
            + standing
            + POINTS_REPEATED * (times * (times + 1) / 2) as i32
            + POINTS_SAME_PART * same_part as i32
            + POINTS_NEXT_DAY * i32::from(self.is_beside(exercise, date))
            + POINTS_RISE.get(self.week.phase_on(date)) * depth(exercise)
            + (noise(seed, exercise) % POINTS_SEED) as i32
    }

    /// The exercise itself, or what takes its place; none when it is left out.
    fn settle(&self, at: usize, exercise: &'static Exercise, why: Why) -> Option<(&'static Exercise, Why)> {
        let Draft { date, without, .. } = self.drafts[at];
        let Some(because) = self.week.because(exercise, date) else { return Some((exercise, why)) };
        let easier = || {
            let easier = exercise.easier().iter().copied();
            // What trains something else is no stand-in.
            easier.filter(|easier| {
                easier.pillar == exercise.pillar
                    && self.week.is_eligible(easier, date, without)
                    && !matches!(self.week.because(easier, date), Some(Because::Red { .. }))
            })
        };
        match easier().find(|easier| self.is_open(at, easier)) {
            Some(easier) => Some((easier, Why::InsteadOf { exercise: exercise.id.clone(), because })),
            // A condition of one's own asks for the easier one first; where there is none, the exercise itself stays (T35).
            None if matches!(because, Because::Flag(_)) && easier().next().is_none() => Some((exercise, why)),
            None => None,
        }
    }

    /// Whether a lift is a rung that nobody got to yet (T60). A leg press is on no ladder.
    fn is_above_the_rung(&self, at: usize, exercise: &'static Exercise) -> bool {
        let on_a_ladder = exercise.pillar == Pillar::Lifts && *exercise != lifts::LEG_PRESS;
        if !on_a_ladder || exercise.axial <= AxialClass::Low {
            return false;
        }
        let open = |other: &'static Exercise| self.is_open(at, other);
        let rung = self.week.rung(exercise.focus, self.drafts[at].date, &open);
        rung.is_none_or(|(rung, why)| rung != exercise || why == Why::Rung && self.is_a_jump(at, exercise))
    }

    /// Whether a lift would take the place of a lower rung that somebody does and that is not to be had today: blocked after a
    /// red answer, or something is missing. That is no reason to go up (T15, T60).
    fn is_a_jump(&self, at: usize, exercise: &Exercise) -> bool {
        let date = self.drafts[at].date;
        // Drills are rungs of their own as long as nobody lifts.
        let least =
            if self.week.phase_on(date) <= Phase::Rebuild { AxialClass::None } else { AxialClass::Moderate };
        let lower = |other: &Exercise| {
            other.pillar == Pillar::Lifts
                && other.focus == exercise.focus
                && other.axial >= least
                && *other != lifts::LEG_PRESS
                && depth(other) < depth(exercise)
        };
        // On three days of this week already, and so not to be had on a fourth, is one of the reasons.
        let known = |other: &Exercise| {
            self.week.last_done(other).is_some() || self.week.was_told(other) || self.days_with(other) > 0
        };
        let lately = |last: NaiveDate| (date - last).num_days() < ANEW_DAYS;
        let told = self.week.programme.declared.iter().filter(|told| told.exercise == exercise.id);
        let last = self.week.last_done(exercise).into_iter().chain(told.map(|told| told.date));
        let there = last.max().is_some_and(lately) || self.days_with(exercise) > 0;
        !there && LIBRARY.iter().any(|other| lower(other) && known(other))
    }

    /// Whether an exercise may be put into a session: eligible, none like it there, and not on three days already (T41, T42).
    fn is_open(&self, at: usize, exercise: &'static Exercise) -> bool {
        let draft = &self.drafts[at];
        !draft.has_alike(exercise)
            && !self.is_hot(exercise, draft.date)
            && self.week.is_eligible(exercise, draft.date, draft.without)
            && (self.days_with(exercise) < 3 || self.may_repeat(at, exercise))
    }

    /// Whether it is new and loads the part that a red answer keeps quiet: its load would have to be found first.
    fn is_hot(&self, exercise: &Exercise, date: NaiveDate) -> bool {
        let red = |other: &&&'static Exercise| {
            other.focus == exercise.focus
                && matches!(self.week.because(other, date), Some(Because::Red { .. }))
        };
        exercise.axial >= AxialClass::Moderate
            && self.week.last_done(exercise).is_none()
            && LIBRARY.iter().any(|other| red(&other))
    }

    /// Walking, breathing, cat-camel, and what alone serves its part of a pillar may come every day (T42).
    fn may_repeat(&self, at: usize, exercise: &'static Exercise) -> bool {
        let draft = &self.drafts[at];
        let alike = |other: &&&'static Exercise| {
            other.pillar == exercise.pillar && (**other == exercise || self.is_to_be_had(draft, other))
        };
        may_come_daily(exercise) || LIBRARY.iter().filter(alike).count() == 1
    }

    /// Whether an exercise that wants a day of rest is done or planned on the day before or after.
    fn is_beside(&self, exercise: &Exercise, date: NaiveDate) -> bool {
        let beside = |day: NaiveDate| (day - date).num_days().abs() == 1;
        let rests = matches!(exercise.pillar, Pillar::Glutes | Pillar::Lifts | Pillar::Bracing)
            && !may_come_daily(exercise);
        rests
            && (self.week.last_done(exercise).is_some_and(beside)
                || self.drafts.iter().any(|draft| beside(draft.date) && draft.has(exercise)))
    }

    /// The first day of the week for which an exercise is planned.
    pub(super) fn first_day(&self, exercise: &Exercise) -> Option<NaiveDate> {
        self.drafts.iter().find(|draft| draft.has(exercise)).map(|draft| draft.date)
    }

    fn days_with(&self, exercise: &Exercise) -> u32 {
        self.count(&|other: &Exercise| other == exercise)
    }

    fn count(&self, counts: &dyn Fn(&Exercise) -> bool) -> u32 {
        let done = self.done.iter().flatten().filter(|exercise| counts(exercise)).count();
        let planned = self.drafts.iter().flat_map(|draft| &draft.items);
        (done + planned.filter(|item| counts(item.exercise)).count()) as u32
    }

    /// Whether the week still needs it. The days after the calm ones of a flare do not make up for them.
    fn is_short(&self, need: &Need) -> bool {
        self.composed().len() == self.drafts.len() && self.holds_too_little(need)
    }

    fn holds_too_little(&self, need: &Need) -> bool {
        self.count(&|exercise: &Exercise| (need.counts)(exercise)) < need.at_least
    }

    /// Whether the week still holds all that it needs without an exercise.
    pub(super) fn can_spare(&self, exercise: &'static Exercise) -> bool {
        if self.composed().len() < self.drafts.len() {
            return true;
        }
        let needed = |need: &Need| {
            (need.counts)(exercise) && self.count(&|other: &Exercise| (need.counts)(other)) <= need.at_least
        };
        !self.needs.iter().any(needed)
    }

    /// Puts what is still needed into the sessions with the fewest exercises for their minutes.
    fn open_needs(&mut self, composed: &[usize]) {
        for place in 0..self.needs.len() {
            while self.is_short(&self.needs[place]) {
                let mut order = composed.to_vec();
                crate::sorted::sort_short(&mut order, |&one, &other| {
                    self.fullness(one) < self.fullness(other)
                });
                if !order.into_iter().any(|at| self.serve(at, place, &|_| true)) {
                    break;
                }
            }
        }
    }

    /// Puts an exercise into a session that a need is short of, of those that fit.
    fn serve(&mut self, at: usize, need: usize, fits: &dyn Fn(&Exercise) -> bool) -> bool {
        let (counts, why) = (self.needs[need].counts, self.needs[need].why());
        let top = self.drafts[at].side_top();
        let found = self.best(at, top, &|exercise| counts(exercise) && fits(exercise));
        let Some((exercise, instead)) = found else { return false };
        self.put(at, exercise, role_of(exercise), instead.unwrap_or(why));
        true
    }

    /// One more exercise of those that fit into the minutes of a session, for a need that is short.
    pub(super) fn serve_any(&mut self, at: usize, fits: &dyn Fn(&Exercise) -> bool) -> bool {
        (0..self.needs.len()).any(|need| self.is_short(&self.needs[need]) && self.serve(at, need, fits))
    }

    fn fullness(&self, at: usize) -> usize {
        let draft = &self.drafts[at];
        60 * draft.items.len() / usize::from(draft.minutes.max(1))
    }

    /// One more exercise for a session with minutes left: what the week holds least of (T45); none when nothing is left.
    pub(super) fn one_more(&mut self, at: usize, fits: &dyn Fn(&Exercise) -> bool) -> bool {
        if self.drafts[at].items.len() >= most_items(self.drafts[at].minutes) {
            return false;
        }
        let any = |exercise: &Exercise| exercise.pillar != Pillar::Aerobic && is_firm(exercise);
        let found = self.best(at, AxialClass::Low, &|exercise| any(exercise) && fits(exercise));
        let Some((exercise, instead)) = found else { return false };
        self.put(at, exercise, role_of(exercise), instead.unwrap_or(Why::Time));
        true
    }

    /// What the week should hold and does not, each with the reason, by what its sessions hold in the end.
    pub(super) fn waived(&self, days: &[DayPlan]) -> Vec<Waived> {
        let week = self.week;
        let composed = self.composed();
        let gone = self.drafts.len() + self.done.len() < week.days() as usize;
        let short = |need: &&Need| {
            let planned = days.iter().flat_map(|day| &day.items).filter_map(|item| item.record);
            let held = self.done.iter().flatten().copied().chain(planned);
            (held.filter(|exercise| (need.counts)(exercise)).count() as u32) < need.at_least
        };
        let because = |need: &Need| {
            let to_be_had = |&at: &usize| {
                let serving = LIBRARY.iter().copied().filter(|exercise| (need.counts)(exercise));
                serving.filter(|exercise| self.is_to_be_had(&self.drafts[at], exercise)).count() > 0
            };
            let open = |&at: &usize| {
                let top = self.drafts[at].side_top();
                self.best(at, top, &|exercise| (need.counts)(exercise)).is_some()
            };
            if composed.len() < self.drafts.len() {
                WaivedBecause::Calm
            } else if !self.drafts.is_empty() && !composed.iter().any(to_be_had) {
                WaivedBecause::NoneEligible
            } else if week.is_by_hand() {
                WaivedBecause::ByHand
            } else if !self.holds_too_little(need) {
                // It was composed, and what the ledgers leave took it out.
                WaivedBecause::Room
            } else if gone || !composed.iter().any(open) {
                WaivedBecause::Days
            } else {
                WaivedBecause::Time
            }
        };
        self.needs.iter().filter(short).map(|need| need.waived(because(need))).collect()
    }

    /// Whether an exercise may be in a session by itself: eligible, not blocked, not too hard, and no easier one of its pillar
    /// comes first.
    fn is_to_be_had(&self, draft: &Draft, exercise: &'static Exercise) -> bool {
        let eligible = |one: &'static Exercise| self.week.is_eligible(one, draft.date, draft.without);
        let easier = || exercise.easier().iter().filter(|easier| easier.pillar == exercise.pillar);
        eligible(exercise)
            && standing(self.week, exercise, draft.date) != Standing::TooHard
            && match self.week.because(exercise, draft.date) {
                None => true,
                Some(Because::Flag(_)) => !easier().any(|easier| eligible(easier)),
                Some(_) => false,
            }
    }

    fn put(&mut self, at: usize, exercise: &'static Exercise, role: Role, why: Why) {
        self.drafts[at].items.push(Chosen { exercise, role, why });
    }
}

/// Walking, breathing and cat-camel may come every day (T42).
pub(super) fn may_come_daily(exercise: &Exercise) -> bool {
    matches!(exercise.focus, Focus::Walking | Focus::Breathing | Focus::FlexionExtension)
}

/// Whether it is more than a breath or a brace on its own.
fn is_firm(exercise: &Exercise) -> bool {
    !matches!(exercise.focus, Focus::Breathing | Focus::Bracing)
}

/// The place of an exercise that no part of a session asked for.
fn role_of(exercise: &Exercise) -> Role {
    match exercise.pillar {
        Pillar::SpinalMotion => Role::SpinalMotion,
        Pillar::Mobility => Role::Mobility,
        Pillar::Aerobic => Role::Aerobic,
        Pillar::Bracing if !is_firm(exercise) => Role::Breath,
        Pillar::Lifts if exercise.axial >= AxialClass::Moderate => Role::Main,
        Pillar::Glutes if exercise.axial >= AxialClass::Low && exercise.loadable => Role::Main,
        Pillar::Glutes | Pillar::Bracing | Pillar::Lifts => Role::Accessory,
    }
}

/// The order in which a session is done: breath, warm-up, the heaviest and the one with most skill first, the rest, mobility,
/// a walk (T44). Of an item are asked its role, its class with the load on it, and its record.
pub(super) fn arrange<T>(
    items: &mut [T],
    mobility_first: bool,
    of: impl Fn(&T) -> (Role, AxialClass, Option<&'static Exercise>),
) {
    let place = |item: &T| {
        let (role, class, exercise) = of(item);
        let role = match role {
            Role::Mobility if mobility_first => Role::WarmUp as u8 * 2 + 1,
            role => role as u8 * 2,
        };
        let skill = exercise.map(|one| (one.pillar != Pillar::Lifts, one.focus == Focus::Abduction));
        (role, std::cmp::Reverse(class), skill)
    };
    crate::sorted::sort_short(items, |one, other| place(one) < place(other));
}

/// Steps below an exercise, following the first easier variant.
fn depth(exercise: &Exercise) -> i32 {
    let mut depth = 0;
    let mut at = exercise;
    while let Some(easier) = at.easier().first() {
        at = easier;
        depth += 1;
    }
    depth
}

/// A number that looks drawn, the same for the same seed and exercise (FNV-1a).
fn noise(seed: u32, exercise: &Exercise) -> u32 {
    let hashed = exercise
        .id
        .as_str()
        .bytes()
        .chain(seed.to_le_bytes())
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hashed ^ hashed >> 15
}

/// Whether a direction that is filtered leaves an exercise out (T33): any exposure to it does.
pub(super) fn is_filtered(exercise: &Exercise, flags: Bits<UserFlag>) -> bool {
    let load = exercise.direction_load;
    [
        (UserFlag::FlexionIntolerant, load.flexion),
        (UserFlag::ExtensionIntolerant, load.extension),
        (UserFlag::RotationIntolerant, load.rotation),
    ]
    .iter()
    .any(|&(flag, exposure)| flags.has(flag) && exposure != Exposure::None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_direction_prefers_is_in_the_library_and_does_not_load_it() {
        for (flag, ids) in PREFERRED {
            for id in ids {
                let exercise = find(id).unwrap();
                assert!(!is_filtered(exercise, Bits::NONE.with(flag, true)), "{id}");
            }
        }
    }
}
