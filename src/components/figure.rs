//! The figure of an exercise: a still picture, and the stage on which it moves at its tempo.
//!
//! The domain says what is to be seen at a moment; this draws it, frame by frame and past the reactive system, and only
//! while it is in sight. Signals change at most once a beat.

use super::icon::Icon;
use crate::platform::{clock, frames};
use crate::view::{IntoList, View, live, view};
use crate::words::{ExerciseWords, words};
use brace_domain::catalog::{Dose, Exercise, Laterality, Phase};
use brace_domain::figure::motion::{Beat, Cycle, Moment, Motion};
use brace_domain::figure::{Figure, Frame, Role, Shape};
use leptos::prelude::*;

/// Ids of what is drawn anew in each frame. There is one stage on a page.
pub(crate) const PICTURE: &str = "movement";
pub(crate) const GHOST: &str = "ghost";

/// A gap between two frames that is longer was no frame: the page was hidden.
const LONGEST_FRAME: f64 = 100.0;

/// A still picture of a part of the movement, from 0 to 1. Hidden from screen readers: a name stands beside it.
pub(crate) fn thumb(figure: &Figure, part: f32) -> View {
    let shapes = figure.shapes(part.into());
    let frame = figure.frame_of(&shapes);
    still(figure, shapes, frame)
}

pub(crate) fn still(figure: &Figure, shapes: Vec<Shape>, frame: Frame) -> View {
    view! {
        <svg class="fig" viewBox=view_box(frame) aria-hidden="true" focusable="false">
            {paths(vec![figure.floor(frame)])} {paths(shapes)}
        </svg>
    }
}

/// The stage of an exercise, at the dose of a phase, which is a place in [`Phase::ALL`].
pub(crate) fn stage(exercise: &'static Exercise, text: &ExerciseWords, phase: RwSignal<usize>) -> View {
    let w = &words().movement;
    if frames::wants_stillness() {
        let ends = [(0.0, &text.start), (1.0, &text.end)].map(|(part, words)| {
            let figure = exercise.figure;
            let picture = still(figure, figure.shapes(part.into()), figure.frame());
            view! { <figure>{picture}<figcaption class="cap">{words.clone()}</figcaption></figure> }
        });
        return view! { <section class="stage stills" aria-label=w.label>{ends.into_list()}</section> };
    }
    let player = Player::new(exercise, phase);
    let figure = exercise.figure;
    let frame = figure.frame();
    let first = figure.shapes(0.0.into());
    let mirror =
        move || player.other_side.get().then(|| format!("matrix(-1 0 0 1 {} 0)", frame.left + frame.right));
    let sides = (exercise.laterality == Laterality::PerSide).then(|| {
        let word = move || if player.other_side.get() { w.left } else { w.right };
        let change = move |_| player.other_side.update(|other| *other = !*other);
        view! { <button type="button" class="btn quiet" on:click=change>{live(word)}</button> }
    });
    let (start, end) = (text.start.clone(), text.end.clone());
    let alternative = format!("{}: {start}. {end}.", text.name);
    let readout = move || {
        let (cycle, place) = (player.cycle(), player.place.get());
        let Some(&(beat, length)) = cycle.beats().get(place) else { return ().into() };
        let toward = if cycle.is_out(place) { end.clone() } else { start.clone() };
        view! { <b class="h2">{(w.beat)(beat)} {(w.lasts)(length / 1000)}</b><span class="cap">{toward}</span> }
    };
    let playing = move || if player.playing.get() { Icon::Pause.view() } else { Icon::Play.view() };
    let label = move || if player.playing.get() { w.pause } else { w.play };
    let key = |icon: Icon, label: &'static str, forward: bool| {
        view! {
            <button type="button" class="key" aria-label=label on:click=move |_| player.step(forward)>{icon.view()}</button>
        }
    };
    request_animation_frame(move || player.begin());
    view! {
        <section class="stage" aria-label=w.label>
            <svg class="fig" viewBox=view_box(frame) role="img" aria-label=alternative>
                <g transform=mirror>
                    {paths(vec![figure.floor(frame)])}
                    <path id=GHOST class="f-ghost" d=player.ghost(true)></path>
                    <g id=PICTURE>{paths(first)}</g>
                </g>
            </svg>
            <div class="player">
                {key(Icon::StepBack, w.back.said(), false)}
                <button type="button" class="key go" aria-label=label on:click=move |_| player.toggle()>{live(playing)}</button>
                {key(Icon::StepForward, w.forward.said(), true)}
                <p class="grow">{live(readout)}</p>
            </div>
            {live(move || tempo_bar(&player.cycle(), player.place.get()))}
            <div class="row between">
                <button
                    type="button"
                    class="btn quiet"
                    aria-pressed=move || player.slow.get().to_string()
                    on:click=move |_| player.slow.update(|slow| *slow = !*slow)
                >
                    {w.slower}
                </button>
                {sides}
            </div>
        </section>
    }
}

/// The beats of a repetition, as wide as they are long; the one that runs fills.
fn tempo_bar(cycle: &Cycle, now: usize) -> Option<View> {
    let w = &words().movement;
    let beats = cycle.beats();
    if beats.iter().any(|(beat, _)| *beat == Beat::Step) {
        return None;
    }
    let beats = beats.iter().enumerate().map(|(place, (beat, length))| {
        let class =
            format!("n{}{}", (length / 1000).clamp(1, 10), if beat.is_pause() { " pause" } else { "" });
        let filled = if place < now { "100" } else { "0" };
        view! {
            <li class=class aria-current=(place == now).then_some("step")>
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                    <rect id=beat_id(place) width=filled height="8"></rect>
                </svg>
                {(w.beat)(*beat)} " " {(length / 1000).to_string()}
            </li>
        }
    });
    let beats: Vec<_> = beats.collect();
    Some(view! { <ol class="tempo" aria-label=w.tempo>{beats}</ol> })
}

fn beat_id(place: usize) -> String {
    format!("beat-{place}")
}

pub(crate) fn view_box(frame: Frame) -> String {
    format!("{} {} {} {}", frame.left, frame.top, frame.width(), frame.height())
}

pub(crate) fn paths(shapes: Vec<Shape>) -> Vec<View> {
    shapes.into_iter().map(|shape| view! { <path class=class(shape.role) d=shape.path></path> }).collect()
}

const fn class(role: Role) -> &'static str {
    match role {
        Role::Ghost => "f-ghost",
        Role::Floor => "f-floor",
        Role::Mat => "f-mat",
        Role::Far => "f-body far",
        Role::Body => "f-body",
        Role::Spine => "f-spine",
        Role::Brace => "f-brace",
        Role::Solid => "f-solid",
        Role::Line => "f-line",
        Role::Band => "f-band",
        Role::Stick => "f-stick",
        Role::Plate => "f-plate",
        Role::Hub => "f-hub",
        Role::Breath => "f-breath",
    }
}

/// What moves the figure.
#[derive(Clone, Copy)]
struct Player {
    exercise: &'static Exercise,
    phase: RwSignal<usize>,
    playing: RwSignal<bool>,
    slow: RwSignal<bool>,
    other_side: RwSignal<bool>,
    /// The beat that runs, by its place.
    place: RwSignal<usize>,
    film: StoredValue<Film, LocalStorage>,
}

/// What changes with each frame.
struct Film {
    /// Milliseconds into the movement.
    time: f64,
    /// When the last frame was drawn; none while nothing runs.
    last: Option<f64>,
    in_sight: bool,
    shown: Vec<Shape>,
    watch: Option<frames::Watch>,
}

impl Player {
    fn new(exercise: &'static Exercise, phase: RwSignal<usize>) -> Self {
        let film = Film { time: 0.0, last: None, in_sight: false, shown: Vec::new(), watch: None };
        Self {
            exercise,
            phase,
            playing: RwSignal::new(true),
            slow: RwSignal::new(false),
            other_side: RwSignal::new(false),
            place: RwSignal::new(0),
            film: StoredValue::new_local(film),
        }
    }

    fn dose(self, phase: usize) -> Option<&'static Dose> {
        let phase = Phase::ALL.get(phase)?;
        self.exercise.dose.get(*phase).as_ref()
    }

    /// The rhythm at the dose of the chosen phase.
    fn cycle(self) -> Cycle {
        Cycle::of(self.exercise, self.dose(self.phase.try_get().unwrap_or(0)))
    }

    /// Starts once the stage is on the page.
    fn begin(self) {
        let sight = move |in_sight: bool| {
            let there = self.film.try_update_value(|film| film.in_sight = in_sight);
            if there.is_some() {
                self.wake();
            }
        };
        let watch = frames::watch(PICTURE, sight);
        let blind = watch.is_none();
        let there = self.film.try_update_value(|film| {
            film.watch = watch;
            film.in_sight |= blind;
            // What is on the page may be left over from another exercise: all of it is drawn anew.
            film.shown.clear();
        });
        if there.is_some() {
            self.show_from(true, 0.0);
            self.wake();
        }
    }

    fn toggle(self) {
        self.playing.update(|playing| *playing = !*playing);
        self.wake();
    }

    /// Asks for frames, unless they come already.
    fn wake(self) {
        let idle = self.film.try_update_value(|film| {
            let idle = film.last.is_none();
            film.last = Some(clock::milliseconds());
            idle
        });
        if idle == Some(true) {
            request_animation_frame(move || self.frame());
        }
    }

    fn frame(self) {
        // None: the page is gone.
        let Some(playing) = self.playing.try_get_untracked() else { return };
        let speed = if self.slow.try_get_untracked() == Some(true) { 0.5 } else { 1.0 };
        let now = clock::milliseconds();
        let time = self.film.try_update_value(|film| {
            let last = film.last.take()?;
            if !playing || !film.in_sight {
                return None;
            }
            film.time += (now - last).min(LONGEST_FRAME) * speed;
            film.last = Some(now);
            Some(film.time)
        });
        if let Some(Some(time)) = time {
            self.show(time);
            request_animation_frame(move || self.frame());
        }
    }

    /// Stops, and goes to where the next beat begins, or to where this one, or the one before, began.
    fn step(self, forward: bool) {
        self.playing.set(false);
        let cycle = untrack(|| self.cycle());
        let length = f64::from(cycle.length());
        let time = self.film.try_update_value(|film| {
            let Moment { place, done, .. } = cycle.at(film.time as u32);
            let whole = (film.time / length.max(1.0)).floor() * length;
            let to = |place: usize| whole + f64::from(cycle.start_of(place));
            film.time = match (forward, place) {
                (true, _) => to(place + 1),
                (false, _) if done > 0.02 => to(place),
                (false, 0) => to(cycle.beats().len().saturating_sub(1)),
                (false, _) => to(place - 1),
            };
            film.time
        });
        self.show_from(true, time.unwrap_or_default());
    }

    /// Draws the figure and the tempo bar of a time, as far as they changed.
    fn show(self, time: f64) {
        self.show_from(false, time);
    }

    fn show_from(self, anew: bool, time: f64) {
        let cycle = untrack(|| self.cycle());
        let moment = cycle.at(time as u32);
        let shapes = self.exercise.figure.shapes(moment.instant);
        self.film.try_update_value(|film| redraw(&mut film.shown, shapes));
        if anew || self.place.try_get_untracked() != Some(moment.place) {
            frames::set(GHOST, "d", &self.ghost(cycle.is_out(moment.place)));
            for place in 0..cycle.beats().len() {
                frames::set(&beat_id(place), "width", if place < moment.place { "100" } else { "0" });
            }
            self.place.try_set(moment.place);
        }
        let filled = (moment.done * 100.0) as u8;
        frames::set(&beat_id(moment.place), "width", &filled.to_string());
    }

    fn ghost(self, out: bool) -> String {
        ghost(self.exercise.figure, out)
    }
}

/// What a figure goes to.
pub(crate) fn ghost(figure: &Figure, out: bool) -> String {
    match figure.motion {
        Motion::Rep | Motion::Hold => figure.ghost(if out { 1.0 } else { 0.0 }).path,
        Motion::Breath | Motion::Walk => String::new(),
    }
}

/// Draws what differs from what is shown.
pub(crate) fn redraw(shown: &mut Vec<Shape>, shapes: Vec<Shape>) {
    let mut changes = Vec::new();
    for (place, shape) in shapes.iter().enumerate() {
        let before = shown.get(place);
        if before.is_none_or(|before| shape.role != before.role) {
            changes.push((place, "class", class(shape.role)));
        }
        if before.is_none_or(|before| shape.path != before.path) {
            changes.push((place, "d", shape.path.as_str()));
        }
    }
    frames::set_on_children(PICTURE, &changes);
    *shown = shapes;
}
