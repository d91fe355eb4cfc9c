//! From an exercise and the target of a set to the spans of its [`Pace`].

use super::{Pace, Part, Span};
use crate::catalog::{Amount, Exercise, Laterality, Pace as RepPace, Pacer, Traits};
use crate::figure::motion::{Beat, Cycle};
use crate::units::{Side, Work};

/// How long one gets ready (choice).
pub const LEAD_IN_MS: u32 = 3000;
/// How long one has to change sides (choice).
pub const CHANGE_MS: u32 = 5000;
/// With high blood pressure no breath is held longer at a prompt (T36).
const LONGEST_PAUSE_MS: u32 = 2000;

/// What a set is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// How much. On an exercise done per side with [`Side::Both`]: of each side.
    pub work: Work,
    /// What gives a repetition its length, where something does: of the dose, or of the set.
    pub pace: Option<RepPace>,
    /// Which side. [`Side::Both`] on an exercise done per side: left, then right (choice).
    pub side: Side,
}

/// What a person asks of a pacer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wishes {
    /// In 3, out 5, rest 1 in place of in 4, out 6, for whom that is too slow.
    pub shorter_breaths: bool,
    /// High blood pressure (T36): no pause of a breath and no brace is longer than 2 seconds.
    pub short_pauses: bool,
}

impl Pace {
    /// The course of a set of an exercise of the library. None where nothing gives its repetitions a length.
    ///
    /// A distance on an exercise done per side has no known end: with [`Side::Both`] it is the left side alone, and the
    /// right is a pace of its own.
    #[must_use]
    pub fn of(exercise: &Exercise, target: Target, wishes: Wishes) -> Option<Self> {
        let cycle = Cycle::with_amount(exercise, amount(target)?);
        Some(course(cycle, exercise.laterality, exercise.pacer, target, wishes))
    }

    /// The course of a set of one's own exercise. None for repetitions without a tempo.
    #[must_use]
    pub fn of_own(traits: &Traits, target: Target, wishes: Wishes) -> Option<Self> {
        let cycle = Cycle::without_figure(traits, amount(target)?);
        Some(course(cycle, traits.laterality, None, target, wishes))
    }
}

/// What the figure needs to know of a target.
fn amount(target: Target) -> Option<Amount> {
    Some(match target.work {
        Work::Reps(_) => Amount::Reps { low: 1, high: 1, pace: target.pace? },
        Work::Holds { each, .. } => {
            Amount::Holds { low: 1, high: 1, seconds: each.get().min(255) as u8, pyramid: &[] }
        }
        Work::Time(seconds) | Work::TimedDistance { seconds, .. } => {
            Amount::Seconds(seconds.get().min(60_000) as u16)
        }
        Work::Breaths(_) => Amount::Breaths(1),
        Work::Distance(_) => Amount::Metres(1),
    })
}

fn course(
    cycle: Cycle,
    laterality: Laterality,
    pacer: Option<Pacer>,
    target: Target,
    wishes: Wishes,
) -> Pace {
    let (reps, rep) = repetition(&cycle, pacer, target, wishes);
    let open = rep.iter().any(Span::is_open);
    let sides: &[Side] = match (laterality, target.side) {
        (Laterality::PerSide, Side::Both) if open => &[Side::Left],
        (Laterality::PerSide, Side::Both) => &[Side::Left, Side::Right],
        (_, Side::Both) => &[Side::Both],
        (_, Side::Left) => &[Side::Left],
        (_, Side::Right) => &[Side::Right],
    };
    let alternates = target.side == Side::Both
        && laterality == Laterality::Alternating
        && cycle.alternates()
        && matches!(target.work, Work::Reps(_) | Work::Holds { .. });
    let side_of = |side: Side, place: u16| match (alternates, place % 2) {
        (false, _) => side,
        (true, 0) => Side::Left,
        (true, _) => Side::Right,
    };
    let holds = is_held(target.work);

    let mut spans = Vec::new();
    for (turn, &side) in sides.iter().enumerate() {
        let (part, ms) = if turn == 0 { (Part::LeadIn, LEAD_IN_MS) } else { (Part::Change, CHANGE_MS) };
        spans.push(Span { side: side_of(side, 0), ..span(part, ms, (0, 0)) });
        for place in 0..reps {
            for part in &rep {
                spans.push(Span { side: side_of(side, place), rep: place + 1, ..*part });
                // After the last hold one leaves the pose in one's own time.
                if holds && part.closes && place + 1 == reps {
                    break;
                }
            }
        }
    }
    Pace { spans, reps, cycle }
}

const fn span(part: Part, ms: u32, figure: (u32, u32)) -> Span {
    Span { part, side: Side::Both, rep: 0, ms, figure, closes: false }
}

/// One repetition, and how many of them. A walk is one.
fn repetition(cycle: &Cycle, pacer: Option<Pacer>, target: Target, wishes: Wishes) -> (u16, Vec<Span>) {
    let first = cycle.beats().first().map_or(Beat::Held, |(beat, _)| *beat);
    let most = if wishes.short_pauses { LONGEST_PAUSE_MS } else { Span::OPEN };
    let beat = |beat: Beat, ms: u32| span(Part::Beat(beat), ms, part_of(cycle, beat));
    // The figure goes on as it likes.
    let on_and_on = |beat: Beat, ms: u32| vec![span(Part::Beat(beat), ms, (0, ms))];
    let hold = |seconds: u32| {
        let ms = seconds * 1000;
        if !cycle.beats().iter().any(|(name, _)| *name == Beat::Held) {
            return on_and_on(if first == Beat::Step { first } else { Beat::Held }, ms);
        }
        let beats = cycle.beats().iter();
        beats.map(|(name, into)| beat(*name, if *name == Beat::Held { ms } else { *into })).collect()
    };
    let (reps, mut spans): (u16, Vec<Span>) = match target.work {
        Work::Reps(reps) => {
            let spans = match target.pace {
                Some(RepPace::Brace(seconds)) => {
                    let back = part_of(cycle, Beat::Back).0;
                    vec![
                        span(Part::Beat(Beat::In), 2000, part_of(cycle, Beat::Out)),
                        span(Part::Brace, (u32::from(seconds) * 1000).min(most), part_of(cycle, Beat::Held)),
                        span(Part::Release, 3000, (back, cycle.length().saturating_sub(back))),
                    ]
                }
                _ => cycle.beats().iter().map(|(name, ms)| beat(*name, *ms)).collect(),
            };
            (reps.get(), spans)
        }
        Work::Holds { reps, each } => (reps.get(), hold(each.get())),
        Work::Time(seconds) | Work::TimedDistance { seconds, .. } => (1, hold(seconds.get())),
        Work::Distance(_) => (1, on_and_on(Beat::Step, Span::OPEN)),
        Work::Breaths(breaths) => {
            let [inward, out, pause] = match pacer {
                Some(Pacer::Balloon) => [3000, 5000, 3000.min(most)],
                _ if wishes.shorter_breaths => [3000, 5000, 1000],
                _ => [4000, 6000, 0],
            };
            let inward = beat(Beat::In, inward);
            let out = beat(Beat::Exhale, out);
            let pause = beat(Beat::Rest, pause);
            let spans = if first == Beat::Exhale { [out, pause, inward] } else { [inward, out, pause] };
            (breaths.get(), spans.into())
        }
    };
    spans.retain(|span| span.ms > 0);
    // A repetition is done with the end of its hold or brace, else of its last movement.
    let closes = |span: &&mut Span| match span.part {
        Part::Beat(Beat::Step) | Part::Brace => true,
        Part::Beat(beat) if is_held(target.work) => beat == Beat::Held,
        Part::Beat(beat) => !beat.is_pause(),
        _ => false,
    };
    if let Some(last) = spans.iter_mut().rev().find(closes) {
        last.closes = true;
    }
    (reps, spans)
}

/// Whether the work is in the holding, not in the movement.
const fn is_held(work: Work) -> bool {
    matches!(work, Work::Holds { .. } | Work::Time(_) | Work::TimedDistance { .. })
}

/// Where the cycle has this beat: when it begins there, and how long it takes. A figure without it keeps still.
fn part_of(cycle: &Cycle, beat: Beat) -> (u32, u32) {
    let place = |name: Beat| cycle.beats().iter().position(|(beat, _)| *beat == name);
    match (place(beat), place(Beat::Held)) {
        (Some(place), _) => (cycle.start_of(place), cycle.beats()[place].1),
        (None, Some(held)) => (cycle.start_of(held), 0),
        (None, None) => (cycle.length().saturating_sub(1), 0),
    }
}
