//! The rhythm of a figure: which part of a repetition it is in, for how long, and where the body is.

use super::Instant;
use crate::catalog::{Amount, Dose, Exercise, Laterality, Pace, Pacer, Traits};
use crate::units::{Concentric, Tempo};

/// Which way the movement goes from the start pose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outward {
    /// Down, or into the stretch: the eccentric part comes first.
    Lowering,
    /// Up, or into the effort: the concentric part comes first.
    Lifting,
}

/// How the movement goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// There and back at the tempo.
    Rep,
    /// There, held, and back.
    Hold,
    /// With the breath.
    Breath,
    /// Step by step.
    Walk,
}

/// A part of a repetition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beat {
    /// Lowering: the eccentric part.
    Lower,
    /// The pause at the bottom.
    Bottom,
    /// Lifting: the concentric part.
    Lift,
    /// The pause at the top.
    Top,
    /// Out of the start pose, where nothing is lifted.
    Out,
    /// Held in the end pose.
    Held,
    /// Back to the start pose.
    Back,
    /// Rest in the start pose.
    Rest,
    /// Breathing in.
    In,
    /// Breathing out.
    Exhale,
    /// A step.
    Step,
}

impl Beat {
    /// Whether the body keeps still in it.
    #[must_use]
    pub const fn is_pause(self) -> bool {
        matches!(self, Self::Bottom | Self::Top | Self::Held | Self::Rest)
    }
}

/// Where a breath goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breath {
    /// In.
    In,
    /// Out.
    Out,
}

/// One repetition of a figure as beats with their milliseconds. Beats of no length are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cycle {
    beats: Vec<(Beat, u32)>,
    walks: bool,
    /// Every second repetition is the other side's.
    alternates: bool,
}

/// Where a cycle stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moment {
    /// Which beat, by its place in [`Cycle::beats`].
    pub place: usize,
    /// How much of the beat is over, from 0 to 1.
    pub done: f32,
    /// What the figure looks like.
    pub instant: Instant,
}

/// A movement that its tempo gives no time is shown in this, in milliseconds.
const QUICK: u32 = 700;
/// How long a movement into a hold takes, and the rest after it (choice).
const INTO_HOLD: u32 = 2000;
/// At most this much of a long hold is shown, in milliseconds.
const LONGEST_HOLD: u32 = 10_000;
/// One step of a walk, in milliseconds: about 100 a minute (choice).
pub(crate) const STEP: u32 = 600;

impl Cycle {
    /// How an exercise goes at a dose; without one, held for a moment.
    #[must_use]
    pub fn of(exercise: &Exercise, dose: Option<&Dose>) -> Self {
        Self::with_amount(exercise, dose.map_or(Amount::Seconds(2), |dose| dose.amount))
    }

    /// How an exercise goes with this in a set.
    pub(crate) fn with_amount(exercise: &Exercise, amount: Amount) -> Self {
        let figure = exercise.figure;
        let beats = match figure.motion {
            Motion::Walk => steps(),
            Motion::Breath => breaths(exercise.pacer, figure.fills_first()),
            Motion::Rep | Motion::Hold => there_and_back(figure.outward, exercise.loadable, amount),
        };
        // One that starts on a side goes to the other by itself.
        let alternates = exercise.laterality == Laterality::Alternating
            && figure.motion != Motion::Walk
            && figure.start.is_even();
        Self::new(beats, alternates)
    }

    /// How an exercise goes of which there is no figure. Lowering comes first, as a tempo is written (convention).
    pub(crate) fn without_figure(traits: &Traits, amount: Amount) -> Self {
        let beats = match amount {
            Amount::Breaths(_) => breaths(None, true),
            Amount::Metres(_) => steps(),
            _ => there_and_back(Outward::Lowering, traits.loadable, amount),
        };
        Self::new(beats, traits.laterality == Laterality::Alternating)
    }

    fn new(mut beats: Vec<(Beat, u32)>, alternates: bool) -> Self {
        beats.retain(|(_, length)| *length > 0);
        let walks = beats.first().is_some_and(|(beat, _)| *beat == Beat::Step);
        Self { beats, walks, alternates: alternates && !walks }
    }

    /// Whether every second repetition is the other side's.
    pub(crate) const fn alternates(&self) -> bool {
        self.alternates
    }

    /// Its beats in order, with their milliseconds.
    #[must_use]
    pub fn beats(&self) -> &[(Beat, u32)] {
        &self.beats
    }

    /// How long it takes, in milliseconds.
    #[must_use]
    pub fn length(&self) -> u32 {
        self.beats.iter().map(|(_, length)| length).sum()
    }

    /// When a beat begins, in milliseconds.
    #[must_use]
    pub fn start_of(&self, place: usize) -> u32 {
        self.beats.iter().take(place).map(|(_, length)| length).sum()
    }

    /// Where it stands after this many milliseconds; it begins again by itself.
    #[must_use]
    pub fn at(&self, milliseconds: u32) -> Moment {
        let mut left = milliseconds % self.length().max(1);
        let mut place = 0;
        for (_, length) in &self.beats {
            if left < *length || place + 1 == self.beats.len() {
                break;
            }
            left -= length;
            place += 1;
        }
        let (beat, length) = self.beats.get(place).copied().unwrap_or((Beat::Rest, 1));
        let done = left as f32 / length as f32;
        let mirrored = self.alternates && milliseconds / self.length().max(1) % 2 == 1;
        Moment { place, done, instant: Instant { mirrored, ..self.instant(beat, place, done) } }
    }

    /// Whether a beat leads to the end pose, or stays there.
    #[must_use]
    pub fn is_out(&self, place: usize) -> bool {
        let pause = self.beats.get(place).is_some_and(|(beat, _)| beat.is_pause());
        self.moved(place) == usize::from(pause)
    }

    /// How many movements are over when a beat begins.
    fn moved(&self, place: usize) -> usize {
        self.beats.iter().take(place).filter(|(before, _)| !before.is_pause()).count()
    }

    fn instant(&self, beat: Beat, place: usize, done: f32) -> Instant {
        let moved = self.moved(place);
        let part = match (self.walks, beat.is_pause(), moved) {
            (true, ..) => place as f32 + done,
            (_, true, 1) => 1.0,
            (_, true, _) => 0.0,
            (_, false, 0) => ease(done),
            (_, false, _) => 1.0 - ease(done),
        };
        let breath = match beat {
            Beat::In => Some(Breath::In),
            Beat::Exhale => Some(Breath::Out),
            _ => None,
        };
        Instant { part, breath, mirrored: false }
    }
}

/// A movement that is no walk and no breath.
fn there_and_back(outward: Outward, lifted: bool, amount: Amount) -> Vec<(Beat, u32)> {
    match amount {
        Amount::Reps { pace: Pace::Tempo(tempo), .. } => repetition(outward, lifted, tempo),
        Amount::Reps { pace: Pace::Brace(seconds), .. } | Amount::Holds { seconds, .. } => {
            held(u32::from(seconds) * 1000)
        }
        Amount::Seconds(seconds) => held(u32::from(seconds) * 1000),
        Amount::Breaths(_) | Amount::Metres(_) => held(LONGEST_HOLD),
    }
}

fn steps() -> Vec<(Beat, u32)> {
    vec![(Beat::Step, STEP), (Beat::Step, STEP)]
}

fn repetition(outward: Outward, lifted: bool, tempo: Tempo) -> Vec<(Beat, u32)> {
    let seconds = |seconds: u8| u32::from(seconds) * 1000;
    let movement = |time: u32| if time == 0 { QUICK } else { time };
    let lower = movement(seconds(tempo.eccentric));
    let lift = match tempo.concentric {
        Concentric::Seconds(time) => movement(seconds(time)),
        Concentric::Explosive => QUICK,
    };
    let (bottom, top) = (seconds(tempo.bottom), seconds(tempo.top));
    let ([go, stay, come, wait], names) = match outward {
        Outward::Lowering => ([lower, bottom, lift, top], [Beat::Lower, Beat::Bottom, Beat::Lift, Beat::Top]),
        Outward::Lifting => ([lift, top, lower, bottom], [Beat::Lift, Beat::Top, Beat::Lower, Beat::Bottom]),
    };
    let names = if lifted { names } else { [Beat::Out, Beat::Held, Beat::Back, Beat::Rest] };
    names.into_iter().zip([go, stay, come, wait]).collect()
}

fn held(milliseconds: u32) -> Vec<(Beat, u32)> {
    vec![
        (Beat::Out, INTO_HOLD),
        (Beat::Held, milliseconds.min(LONGEST_HOLD)),
        (Beat::Back, INTO_HOLD),
        (Beat::Rest, 1000),
    ]
}

/// In and out as the pacer says; without one as in [`Pacer::Calm`]. The belly of the start pose tells which comes first.
fn breaths(pacer: Option<Pacer>, fills_first: bool) -> Vec<(Beat, u32)> {
    let (inward, out, pause) = match pacer {
        Some(Pacer::Balloon) => (3000, 5000, 3000),
        _ => (4000, 6000, 0),
    };
    if fills_first {
        vec![(Beat::In, inward), (Beat::Exhale, out), (Beat::Rest, pause)]
    } else {
        vec![(Beat::Exhale, out), (Beat::Rest, pause), (Beat::In, inward)]
    }
}

/// Ease in and out: no speed at either end.
#[must_use]
pub fn ease(done: f32) -> f32 {
    done * done * (3.0 - 2.0 * done)
}
