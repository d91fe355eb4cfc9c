//! The stage of a set: the figure, which moves with the pacer, the count beside it, and the beats of a repetition below.

use super::Player;
use super::timer::{Mode, Timer, timer};
use crate::components::figure::{GHOST, PICTURE, ghost, paths, redraw, view_box};
use crate::components::icon::Icon;
use crate::platform::{clock, frames, page};
use crate::view::{View, live, live_by, view};
use crate::words::{exercise_words, said, say, words};
use brace_domain::catalog::Exercise;
use brace_domain::figure::motion::{Beat, Cycle};
use brace_domain::figure::{Instant, Shape};
use brace_domain::pace::{Now, Pace, Part, Span};
use brace_domain::units::Side;
use leptos::prelude::*;

/// The movement is shown this many times when a set is opened, or until a finger or a key has something to say.
const SHOWN: f64 = 2.0;

/// The figure of an exercise of the library with the count beside it; of one's own exercise the count alone.
pub(super) fn stage(player: Player, record: Option<&'static Exercise>) -> View {
    let timer = timer();
    let wanted = player.wanted();
    let picture = record.map(|record| picture(record, timer));
    let mine = move || player.mode() >= Mode::Pace;
    let count = live(move || match timer.pacing(readout).filter(|_| mine()) {
        Some(running) => running,
        None => {
            let done = player.editing.sets.with(|sets| sets.done.0);
            let of = wanted.map(|wanted| say("player_of", &[&wanted.to_string()]));
            if wanted.is_none_or(|wanted| done < wanted) {
                view! {
                    <span class="cap">{said("player_set")}</span>
                    <b class="big">{(done + 1).to_string()}</b>
                    <span class="cap">{of}</span>
                }
            } else {
                view! { <span class="big done">{Icon::Check.view()}</span><span class="cap">{said("player_all_sets")}</span> }
            }
        }
    });
    // Built anew for each repetition, and when what is aimed at changes.
    let bar = move || {
        let running = timer.pacing(|pace, now| tempo(&repetition(pace, now), Some(now)));
        running
            .filter(|_| mine())
            .flatten()
            .or_else(|| tempo(&repetition_of(&untrack(|| player.pace())?, Side::Both, 1), None))
    };
    let key = move || timer.pacing(|_, now| 1 + now.place).filter(|_| mine()).unwrap_or(0);
    view! {
        <section class="stage set-stage" class:alone=record.is_none() aria-label=said("player_stage")>
            {picture}
            <div class="count">{count}</div>
        </section>
        {live_by(key, bar)}
    }
}

/// The figure, still but for the pacer and for the first moments.
fn picture(record: &'static Exercise, timer: Timer) -> View {
    let figure = record.figure;
    let frame = figure.frame();
    let text = exercise_words(record.id.as_str());
    let alternative =
        text.map(|text| format!("{}: {}. {}.", text.name, text.start, text.end)).unwrap_or_default();
    let mirror = format!("matrix(-1 0 0 1 {} 0)", frame.left + frame.right);
    let shown = StoredValue::new_local((Vec::<Shape>::new(), false));
    let draw = move |instant: Instant| {
        shown.try_update_value(|(shown, mirrored)| {
            if *mirrored != instant.mirrored {
                *mirrored = instant.mirrored;
                frames::set(MIRRORED, "transform", if instant.mirrored { &mirror } else { "" });
            }
            redraw(shown, figure.shapes(Instant { mirrored: false, ..instant }));
        })
    };
    let again = StoredValue::new_local(draw.clone());
    if !frames::wants_stillness() {
        timer.draw_with(move |pace, now| {
            again.try_with_value(|draw| draw(pace.instant(now)));
            let filled = (u32::from(now.per_mille) / 10).to_string();
            frames::set(BEAT, "width", &filled);
        });
        // Wherever the pacer or a tap has stopped it, it waits at the start.
        Effect::new(move |_| {
            if timer.mode() < Mode::Pace {
                again.try_with_value(|draw| draw(0.0.into()));
            }
        });
        let wanted = page::until_touched();
        request_animation_frame(move || show(record, timer, clock::milliseconds(), wanted, again));
    }
    view! {
        <svg class="fig" viewBox=view_box(frame) role="img" aria-label=alternative>
            {paths(vec![figure.floor(frame)])}
            <path id=GHOST class="f-ghost" d=ghost(figure, true)></path>
            <g id=MIRRORED><g id=PICTURE>{paths(figure.shapes(0.0.into()))}</g></g>
        </svg>
    }
}

/// What is turned round for the left side, and the beat that fills.
const MIRRORED: &str = "mirrored";
const BEAT: &str = "beat";

/// Shows the movement at its tempo, before anything else moves the figure.
fn show<D: Fn(Instant) -> Option<()> + 'static>(
    record: &'static Exercise,
    timer: Timer,
    begun: f64,
    wanted: StoredValue<bool>,
    draw: StoredValue<D, LocalStorage>,
) {
    let cycle = Cycle::of(
        record,
        brace_domain::catalog::Phase::ALL.iter().rev().find_map(|phase| record.dose.get(*phase).as_ref()),
    );
    let length = f64::from(cycle.length().min(12_000));
    let gone = clock::milliseconds() - begun;
    let idle = matches!(untrack(|| timer.mode()), Mode::Off | Mode::Over);
    let over = gone >= SHOWN * length || wanted.try_get_value() != Some(true);
    let instant = if over { 0.0.into() } else { cycle.at((gone % length.max(1.0)) as u32).instant };
    // None: the page is gone.
    let there = idle && draw.try_with_value(|draw| draw(instant)).flatten().is_some();
    if there && !over {
        request_animation_frame(move || show(record, timer, begun, wanted, draw));
    }
}

/// The part of a set in a word.
fn word(part: Part) -> &'static str {
    match part {
        Part::LeadIn => said("player_lead_in"),
        Part::Beat(beat) => (words().movement.beat)(beat).said(),
        Part::Brace => said("player_brace"),
        Part::Release => said("player_release"),
        Part::Change => said("player_change"),
    }
}

/// Where the pacer stands: what, how many seconds, which repetition, which side.
fn readout(pace: &Pace, now: &Now) -> View {
    if now.over {
        return view! { <span class="big done">{Icon::Check.view()}</span><span class="cap">{said("player_over")}</span> };
    }
    let of = (now.of_seconds > 0).then(|| say("player_of_seconds", &[&now.of_seconds.to_string()]));
    let counted = now.rep > 0 && pace.reps() > 1;
    let rep = counted.then(|| say("player_rep", &[&now.rep.to_string(), &now.reps.to_string()]));
    let side = match now.side {
        Side::Left => said("player_left"),
        Side::Right => said("player_right"),
        Side::Both => "",
    };
    // Whoever breathes by a count can feel light in the head, and needs no key of the dock to stop (T36).
    let breathes = matches!(now.part, Part::Beat(Beat::In | Beat::Exhale) | Part::Brace | Part::Release);
    let stop = breathes.then(|| {
        let stop = move |_| timer().stop();
        view! { <button type="button" class="btn quiet" on:click=stop>{said("player_light_headed")}</button> }
    });
    view! {
        <b class="h2">{word(now.part)}</b>
        <span class="big">{now.seconds.to_string()}</span>
        <span class="cap">{of}</span>
        <span class="cap">{rep}</span>
        <b class="cap side">{side}</b>
        {stop}
    }
}

/// The spans of the repetition that runs, or comes next.
fn repetition(pace: &Pace, now: &Now) -> Vec<Span> {
    repetition_of(pace, now.side, now.rep.max(1))
}

fn repetition_of(pace: &Pace, side: Side, rep: u16) -> Vec<Span> {
    let is_of = |span: &&Span| span.rep == rep && (side == Side::Both || span.side == side);
    let first = pace.spans().iter().find(is_of).map(|span| span.side);
    pace.spans().iter().filter(is_of).filter(|span| Some(span.side) == first).copied().collect()
}

/// The beats of a repetition, as wide as they are long; the one that runs fills.
fn tempo(spans: &[Span], now: Option<&Now>) -> Option<View> {
    if spans.iter().any(|span| span.is_open() || span.part == Part::Beat(Beat::Step)) {
        return None;
    }
    let now_at =
        now.filter(|now| now.rep > 0).and_then(|now| spans.iter().position(|span| span.part == now.part));
    let beats = spans.iter().enumerate().map(|(place, span)| {
        let seconds = (span.ms + 500) / 1000;
        let pause = matches!(span.part, Part::Beat(beat) if beat.is_pause());
        let class = format!("n{}{}", seconds.clamp(1, 10), if pause { " pause" } else { "" });
        let is_now = now_at == Some(place);
        let filled = match (now, now_at) {
            (Some(now), Some(at)) if at == place => now.per_mille / 10,
            (_, Some(at)) if place < at => 100,
            _ => 0,
        };
        // One that is not begun has none: what the pacer drew there goes with it.
        let fill = (is_now || filled > 0).then(|| {
            view! { <rect id=is_now.then_some(BEAT) width=filled.to_string() height="8"></rect> }
        });
        view! {
            <li class=class aria-current=is_now.then_some("step")>
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">{fill}</svg>
                {word(span.part)} " " {seconds.to_string()}
            </li>
        }
    });
    let beats: Vec<_> = beats.collect();
    Some(view! { <ol class="tempo set-tempo" aria-label=words().movement.tempo>{beats}</ol> })
}
