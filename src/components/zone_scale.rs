//! The scale of the ratio with its four zones. They differ by word, texture and colour, in this order.
//!
//! The textures are drawn as lines and not as patterns: a pattern needs an id, and several scales stand on one page.

use super::drawing::{Anchor, Drawing, Path, Tenths, Width, at_both_widths};
use crate::show;
use crate::view::View;
use crate::words::words;
use brace_domain::load::Zone;

/// What the scale reaches over; beyond it the marker rests at its end.
pub(crate) const RANGE: (f64, f64) = (0.4, 2.0);
/// Where one zone becomes the next. Only drawn here; which zone a ratio is in says the domain.
pub(crate) const BOUNDS: [f64; 3] = [0.8, 1.3, 1.5];

const ZONES: [Zone; 4] = [Zone::Lighter, Zone::Steady, Zone::Rising, Zone::Spike];
const TOP: f64 = 17.0;
const BOTTOM: f64 = 31.0;
const GAP: f64 = 1.5;

/// The scale with a marker at a ratio.
pub(crate) fn zone_scale(value: f64, zone: Zone, bounds: [f64; 3]) -> Vec<View> {
    at_both_widths(|width| draw(value, zone, bounds, width))
}

/// Where a ratio stands between the ends of the scale, 0 to 1.
pub(crate) fn place(value: f64) -> f64 {
    ((value - RANGE.0) / (RANGE.1 - RANGE.0)).clamp(0.0, 1.0)
}

fn draw(value: f64, zone: Zone, bounds: [f64; 3], width: Width) -> View {
    let w = &words().load;
    let x = |value: f64| 1.0 + (width.px() - 2.0) * place(value);
    let mut drawing = Drawing::new(width, 66);
    let [steady, rising, spike] = bounds;
    let ends = [RANGE.0, steady, rising, spike, RANGE.1];
    let texts = bounds.map(bound_text);
    for (each, pair) in ZONES.into_iter().zip(ends.windows(2)) {
        let &[low, high] = pair else { continue };
        let (left, right) = (x(low) + GAP / 2.0, x(high) - GAP / 2.0);
        texture(&mut drawing, each, left, right);
        let class = if each == zone { "strong" } else { "" };
        let middle = f64::midpoint(left, right);
        drawing.text(class, Anchor::Middle, middle, 62.0, (w.zone_scale)(each).to_owned());
    }
    for (bound, text) in bounds.into_iter().zip(&texts) {
        drawing.text("", Anchor::Middle, x(bound), 46.0, text.clone());
    }
    let at = x(value).clamp(7.0, width.px() - 7.0);
    let stem = |from| {
        let mut stem = Path::default();
        stem.line((at, from), (at, 35.0));
        stem
    };
    drawing.path("c-under", stem(10.0));
    drawing.path("c-marker", stem(8.0));
    drawing.path("c-head", Path::triangle_down(at, 2.0, 7.0, 10.0));
    drawing.view((w.scale_label)(&show::two_decimals(value), &texts))
}

/// One decimal where that is all of it.
fn bound_text(bound: f64) -> String {
    let tenths = bound * 10.0;
    if (tenths - tenths.round()).abs() < 1e-9 {
        show::decimal(&Tenths(bound).to_string())
    } else {
        show::two_decimals(bound)
    }
}

fn texture(drawing: &mut Drawing, zone: Zone, left: f64, right: f64) {
    let mut outline = Path::default();
    outline.rect(left, TOP, right - left, BOTTOM - TOP);
    let mut marks = Path::default();
    let (outlined, marked) = match zone {
        Zone::Lighter => {
            dots(&mut marks, left, right);
            ("z-lighter z-edge", "z-lighter z-dots")
        }
        Zone::Steady => ("z-steady z-edge z-full", "z-steady"),
        Zone::Rising => {
            diagonals(&mut marks, left, right, 7.0, true);
            ("z-rising z-edge", "z-rising z-lines")
        }
        Zone::Spike => {
            diagonals(&mut marks, left, right, 7.0, true);
            diagonals(&mut marks, left, right, 7.0, false);
            ("z-spike z-edge", "z-spike z-mesh")
        }
    };
    drawing.path(marked, marks);
    drawing.path(outlined, outline);
}

/// Two rows of dots, half a step from all sides.
fn dots(marks: &mut Path, left: f64, right: f64) {
    let count = ((right - left) / 6.0).floor();
    let step = (right - left) / count;
    for column in 0..count as u32 {
        let x = left + step * (f64::from(column) + 0.5);
        for y in [TOP + 4.0, BOTTOM - 4.0] {
            marks.line((x, y), (x + 0.1, y));
        }
    }
}

/// Lines at 45 degrees, cut off where the zone ends.
fn diagonals(marks: &mut Path, left: f64, right: f64, step: f64, rising: bool) {
    let height = BOTTOM - TOP;
    let mut foot = left - height + step / 2.0;
    while foot < right {
        let from = (left - foot).max(0.0);
        let to = (right - foot).min(height);
        let point = |along: f64| {
            let y = if rising { BOTTOM - along } else { TOP + along };
            (foot + along, y)
        };
        if from < to {
            marks.line(point(from), point(to));
        }
        foot += step;
    }
}
