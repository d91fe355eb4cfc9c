//! The paper that charts are drawn on: two widths, paths and texts.
//!
//! A drawing is made twice, for phones from 360 px and for narrower ones, and the stylesheet shows one of the two. Each
//! fills its card at about its own size, so that no text is drawn smaller than 13 px.

use crate::view::{View, view};
use std::fmt::{self, Write};

/// For which screens a drawing is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Width {
    /// From 360 px on.
    Full,
    /// Below.
    Narrow,
}

impl Width {
    /// Its units are pixels on the smallest screen that it is for.
    pub(crate) const fn px(self) -> f64 {
        match self {
            Self::Full => 288.0,
            Self::Narrow => 256.0,
        }
    }

    /// The class of what is for these screens only.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Full => "only-l",
            Self::Narrow => "only-s",
        }
    }
}

/// The same drawing for all screens.
pub(crate) fn at_both_widths(draw: impl Fn(Width) -> View) -> Vec<View> {
    [Width::Full, Width::Narrow].map(draw).into()
}

/// Where a text stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// A drawing in the making.
pub(crate) struct Drawing {
    width: Width,
    height: u16,
    parts: Vec<View>,
}

impl Drawing {
    /// An empty one.
    pub(crate) const fn new(width: Width, height: u16) -> Self {
        Self { width, height, parts: Vec::new() }
    }

    /// Adds a path with a class of the stylesheet.
    pub(crate) fn path(&mut self, class: &'static str, path: Path) {
        if !path.0.is_empty() {
            self.parts.push(view! { <path class=class d=path.0></path> });
        }
    }

    /// Adds something that changes.
    pub(crate) fn add(&mut self, part: View) {
        self.parts.push(part);
    }

    /// Adds a text.
    pub(crate) fn text(&mut self, class: &'static str, anchor: Anchor, x: f64, y: f64, text: String) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let [x, y] = [x, y].map(|place| Tenths(place).to_string());
        self.parts.push(view! { <text class=class text-anchor=anchor x=x y=y>{text}</text> });
    }

    /// The drawing, with its words for those who cannot see it.
    pub(crate) fn view(self, label: String) -> View {
        let view_box = format!("0 0 {} {}", Tenths(self.width.px()), self.height);
        view! {
            <svg class=format!("chart {}", self.width.class()) viewBox=view_box role="img" aria-label=label>{self.parts}</svg>
        }
    }
}

/// The commands of a path. Many marks of one kind are one path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Path(String);

impl Path {
    /// A rectangle.
    pub(crate) fn rect(&mut self, x: f64, y: f64, width: f64, height: f64) {
        let [x, y, width, height] = [x, y, width, height].map(Tenths);
        self.add(format_args!("M{x} {y}h{width}v{height}h-{width}z"));
    }

    /// A straight line.
    pub(crate) fn line(&mut self, from: (f64, f64), to: (f64, f64)) {
        let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(Tenths);
        self.add(format_args!("M{x1} {y1}L{x2} {y2}"));
    }

    /// A triangle that points down, with its upper side centred at a point.
    pub(crate) fn triangle_down(x: f64, y: f64, half_width: f64, height: f64) -> Self {
        let mut path = Self::default();
        let [x, y, width, half_width, height] =
            [x - half_width, y, 2.0 * half_width, half_width, height].map(Tenths);
        path.add(format_args!("M{x} {y}h{width}l-{half_width} {height}z"));
        path
    }

    /// A line through points; where there is none it is broken off, and a lone point becomes a dot.
    pub(crate) fn polyline(points: impl IntoIterator<Item = Option<(f64, f64)>>) -> Self {
        let mut path = Self::default();
        let mut drawing = false;
        for point in points {
            match point {
                Some((x, y)) if drawing => path.add(format_args!("L{} {}", Tenths(x), Tenths(y))),
                Some((x, y)) => path.add(format_args!("M{} {}h.1", Tenths(x), Tenths(y))),
                None => {}
            }
            drawing = point.is_some();
        }
        path
    }

    /// As it stands in the attribute of a path.
    pub(crate) fn text(self) -> String {
        self.0
    }

    fn add(&mut self, command: std::fmt::Arguments<'_>) {
        // A string takes all that is written.
        let _ = self.0.write_fmt(command);
    }
}

/// A coordinate with one decimal. Written through integers: the tables of the standard library's float printer would
/// travel to every phone for it.
#[derive(Clone, Copy)]
pub(crate) struct Tenths(pub(crate) f64);

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.0 * 10.0).round() as i64;
        let sign = if tenths < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{}", tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_coordinate_has_one_decimal() {
        let texts = [0.04, 12.35, -0.26, 320.0].map(|value| Tenths(value).to_string());
        assert_eq!(texts, ["0.0", "12.4", "-0.3", "320.0"]);
    }

    #[wasm_bindgen_test]
    fn a_line_is_broken_where_nothing_is_known() {
        let points = [Some((0.0, 1.0)), Some((2.0, 3.0)), None, Some((6.0, 7.0))];
        assert_eq!(Path::polyline(points).0, "M0.0 1.0h.1L2.0 3.0M6.0 7.0h.1");
        assert_eq!(Path::polyline([None, None]), Path::default());
    }
}
