//! The ruler: the one meter of Brace, for every "how much of how much".

use super::drawing::Tenths;
use crate::view::{View, view};

/// Width of its drawing; it stretches to its container.
const WIDTH: f64 = 320.0;

/// A ticked bar that is filled up to `done` of `of`, with its words for those who cannot see it.
pub(crate) fn ruler(done: f64, of: f64, label: String) -> View {
    filled("done", done, of, label)
}

/// The same of what is planned and not done yet.
pub(crate) fn planned_ruler(planned: f64, of: f64, label: String) -> View {
    filled("plan", planned, of, label)
}

/// What is done and what is still planned, of what a day has room for.
pub(crate) fn room_ruler(done: i64, planned: i64, of: i64, label: String) -> View {
    let x = |load: i64| (WIDTH as i64 * load.clamp(0, of) / of.max(1)).to_string();
    let planned = x(planned.min(of - done.min(of)));
    view! {
        <svg class="ruler" viewBox="0 0 320 24" preserveAspectRatio="none" role="img" aria-label=label>
            <rect class="track" width="320" height="12"></rect>
            <rect class="done" width=x(done) height="12"></rect>
            <rect class="plan" x=x(done) width=planned height="12"></rect>
            <rect class="edge" x=".5" y=".5" width="319" height="11" vector-effect="non-scaling-stroke"></rect>
            <path class="tick" d=ticks() vector-effect="non-scaling-stroke"></path>
        </svg>
    }
}

fn ticks() -> String {
    let ticks = (0..=10).map(|tick| {
        let length = if tick % 5 == 0 { 8 } else { 4 };
        format!("M{} 14v{length}", tick * WIDTH as i32 / 10)
    });
    ticks.collect()
}

fn filled(class: &'static str, done: f64, of: f64, label: String) -> View {
    let share = if of > 0.0 { (done / of).clamp(0.0, 1.0) } else { 0.0 };
    view! {
        <svg class="ruler" viewBox="0 0 320 24" preserveAspectRatio="none" role="img" aria-label=label>
            <rect class="track" width="320" height="12"></rect>
            <rect class=class width=Tenths(WIDTH * share).to_string() height="12"></rect>
            <rect class="edge" x=".5" y=".5" width="319" height="11" vector-effect="non-scaling-stroke"></rect>
            <path class="tick" d=ticks() vector-effect="non-scaling-stroke"></path>
        </svg>
    }
}
