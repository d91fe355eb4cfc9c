//! From space to a flat picture: where the viewer stands, and outlines as SVG path data.
//!
//! All outlines run the same way round, so that several of them in one path are one shape under the non-zero rule.

use super::space::{Point, at, sine};
use super::{Role, Shape};
use std::fmt::Write as _;

/// Where the viewer stands, in degrees: around the figure, and above the floor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Camera {
    /// 0: the figure faces right. 90: it faces the viewer. -90: away from the viewer, or up the page from above.
    pub around: i16,
    /// 0: at its height. 90: above its head.
    pub above: i16,
}

impl Camera {
    /// The figure faces right.
    pub const SIDE: Self = Self { around: 0, above: 0 };
    /// The figure faces the viewer.
    pub const FRONT: Self = Self { around: 90, above: 0 };
    /// From above; the figure faces up the page.
    pub const TOP: Self = Self { around: -90, above: 90 };

    /// Another place.
    pub const fn new(around: i16, above: i16) -> Self {
        Self { around, above }
    }

    /// What is seen from there; mirrored, of the same movement of the other side.
    pub(super) fn view(self, mirrored: bool) -> View {
        let seen = self.seen();
        let other = |at: Point| Point { z: -at.z, ..at };
        let View { right, up, toward } = seen;
        if mirrored { View { right: other(right), up: other(up), toward: other(toward) } } else { seen }
    }

    fn seen(self) -> View {
        let (around, above) = (f32::from(self.around), f32::from(self.above));
        let level = at(sine(around), 0.0, sine(around + 90.0));
        let right = at(sine(around + 90.0), 0.0, -sine(around));
        let (sin, cos) = (sine(above), sine(above + 90.0));
        let up = at(0.0, 1.0, 0.0);
        View { right, up: up * cos - level * sin, toward: level * cos + up * sin }
    }
}

/// The directions of the picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct View {
    right: Point,
    up: Point,
    toward: Point,
}

impl View {
    /// How near to the viewer.
    pub(super) fn depth(&self, point: Point) -> f32 {
        point.dot(self.toward)
    }

    /// On the picture: right and up.
    pub(super) fn flat(&self, point: Point) -> Flat {
        Flat { x: point.dot(self.right), y: point.dot(self.up) }
    }

    /// Whether the floor is seen as a line.
    pub(super) fn is_level(&self) -> bool {
        self.up.y > 0.999
    }
}

/// A place on the picture: right and up, in heights of the body.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Flat {
    pub(super) x: f32,
    pub(super) y: f32,
}

/// What a picture holds, in thousandths of the body's height; y points down, as in SVG.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// Smallest x.
    pub left: i32,
    /// Smallest y.
    pub top: i32,
    /// Largest x.
    pub right: i32,
    /// Largest y.
    pub bottom: i32,
}

impl Frame {
    pub(super) const EMPTY: Self = Self { left: i32::MAX, top: i32::MAX, right: i32::MIN, bottom: i32::MIN };

    pub(super) fn with(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Wider on all sides.
    pub(super) fn padded(self, by: i32) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    /// How wide.
    #[must_use]
    pub const fn width(&self) -> i32 {
        self.right - self.left
    }

    /// How high.
    #[must_use]
    pub const fn height(&self) -> i32 {
        self.bottom - self.top
    }
}

/// The shapes of a picture, the farthest first.
pub(super) struct Easel {
    pub(super) view: View,
    pub(super) shapes: Vec<(f32, Shape)>,
}

impl Easel {
    pub(super) const fn new(view: View) -> Self {
        Self { view, shapes: Vec::new() }
    }

    /// Draws one shape. Of shapes as near as each other the later one is in front.
    pub(super) fn draw(&mut self, depth: f32, role: Role, mut draw: impl FnMut(&mut Pen)) {
        self.place(depth, role, &mut draw);
    }

    fn place(&mut self, depth: f32, role: Role, draw: &mut dyn FnMut(&mut Pen)) {
        let mut pen = Pen { view: self.view, path: String::new(), frame: Frame::EMPTY };
        draw(&mut pen);
        let before = self.shapes.iter().take_while(|(other, _)| *other <= depth).count();
        self.shapes.insert(before, (depth, Shape { role, path: pen.path, frame: pen.frame }));
    }
}

/// Writes path data, and notes how much room it takes.
pub(super) struct Pen {
    view: View,
    path: String,
    frame: Frame,
}

impl Pen {
    fn write(&mut self, command: char, Flat { x, y }: Flat) {
        let (x, y) = (thousandths(x), thousandths(-y));
        // Writing into a string does not fail.
        let _ = write!(self.path, "{command}{x} {y}");
    }

    fn arc(&mut self, radius: f32, large: bool, to: Flat) {
        let (r, large) = (thousandths(radius), u8::from(large));
        let _ = write!(self.path, "A{r} {r} 0 {large} 0 ");
        self.write(' ', to);
    }

    fn notice(&mut self, Flat { x, y }: Flat, radius: f32) {
        let (x, y, r) = (thousandths(x), thousandths(-y), thousandths(radius));
        self.frame = self.frame.with(Frame { left: x - r, top: y - r, right: x + r, bottom: y + r });
    }

    /// A ball.
    pub(super) fn ball(&mut self, centre: Point, radius: f32) {
        let centre = self.view.flat(centre);
        self.notice(centre, radius);
        let side = |by: f32| Flat { x: centre.x + by, ..centre };
        self.write('M', side(radius));
        self.arc(radius, false, side(-radius));
        self.arc(radius, false, side(radius));
    }

    /// What two balls and all between them cover: a limb.
    pub(super) fn limb(&mut self, (one, r1): (Point, f32), (other, r2): (Point, f32)) {
        let (a, b) = (self.view.flat(one), self.view.flat(other));
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let distance = (dx * dx + dy * dy).sqrt();
        if distance <= (r1 - r2).abs() + 1e-4 {
            return if r1 > r2 { self.ball(one, r1) } else { self.ball(other, r2) };
        }
        self.notice(a, r1);
        self.notice(b, r2);
        let along = Flat { x: dx / distance, y: dy / distance };
        // Where the common tangents touch, seen from the centres: this much ahead and this much aside.
        let ahead = (r1 - r2) / distance;
        let aside = (1.0 - ahead * ahead).max(0.0).sqrt();
        let touch = |centre: Flat, radius: f32, side: f32| Flat {
            x: centre.x + radius * (along.x * ahead + side * along.y * aside),
            y: centre.y + radius * (along.y * ahead - side * along.x * aside),
        };
        self.write('M', touch(a, r1, 1.0));
        self.write('L', touch(b, r2, 1.0));
        self.arc(r2, ahead < 0.0, touch(b, r2, -1.0));
        self.write('L', touch(a, r1, -1.0));
        self.arc(r1, ahead > 0.0, touch(a, r1, 1.0));
    }

    /// The smallest outline without dents around these points, found by walking round them.
    pub(super) fn hull(&mut self, points: &[Point]) {
        let flat = points.iter().map(|point| self.view.flat(*point));
        let points: Vec<_> = flat.map(|at| (thousandths(at.x), thousandths(at.y))).collect();
        let Some(first) = points.iter().copied().min() else { return };
        let mut here = first;
        loop {
            let at = Flat { x: here.0 as f32 / 1000.0, y: here.1 as f32 / 1000.0 };
            self.notice(at, 0.0);
            self.write(if here == first { 'M' } else { 'L' }, at);
            // The one that has all others on its left; of several in line the farthest.
            let farther = |next: (i32, i32), point: (i32, i32)| {
                let side = turn(here, next, point);
                side < 0 || (side == 0 && distance(here, point) > distance(here, next))
            };
            here = points.iter().fold(here, |next, &point| if farther(next, point) { point } else { next });
            if here == first {
                break;
            }
        }
        self.path.push('Z');
    }

    /// A line through these points.
    pub(super) fn line(&mut self, points: &[Point]) {
        for (place, point) in points.iter().enumerate() {
            let at = self.view.flat(*point);
            self.notice(at, 0.0);
            self.write(if place == 0 { 'M' } else { 'L' }, at);
        }
    }

    /// A smooth line through three points.
    pub(super) fn curve(&mut self, [from, by, to]: [Point; 3]) {
        // A quadratic curve passes halfway between its control point and the middle of its ends.
        let control = by * 2.0 - from.toward(to, 0.5);
        let [from, control, to] = [from, control, to].map(|point| self.view.flat(point));
        self.write('M', from);
        self.write('Q', control);
        self.write(' ', to);
    }
}

/// Above zero where the way from a to b to c turns left, below where it turns right.
const fn turn(a: (i32, i32), b: (i32, i32), c: (i32, i32)) -> i32 {
    (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)
}

const fn distance(a: (i32, i32), b: (i32, i32)) -> i32 {
    (b.0 - a.0) * (b.0 - a.0) + (b.1 - a.1) * (b.1 - a.1)
}

/// In thousandths, rounded.
fn thousandths(part: f32) -> i32 {
    let scaled = part * 1000.0;
    (if scaled < 0.0 { scaled - 0.5 } else { scaled + 0.5 }) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(draw: impl FnMut(&mut Pen)) -> Shape {
        let mut easel = Easel::new(Camera::SIDE.view(false));
        easel.draw(0.0, Role::Body, draw);
        easel.shapes.remove(0).1
    }

    #[test]
    fn a_hull_leaves_out_what_is_inside_and_on_its_edges() {
        let corner = |(x, y): (f32, f32)| at(x, y, 0.0);
        let corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.5, 0.5), (0.5, 0.0)];
        let square = drawn(|pen| pen.hull(&corners.map(corner)));
        assert_eq!(square.path, "M0 0L1000 0L1000 -1000L0 -1000Z");
        assert_eq!(square.frame, Frame { left: 0, top: -1000, right: 1000, bottom: 0 });
    }

    #[test]
    fn a_limb_whose_one_end_swallows_the_other_is_a_ball() {
        let swallowed = drawn(|pen| pen.limb((at(0.0, 0.0, 0.0), 0.1), (at(0.02, 0.0, 0.0), 0.02)));
        assert_eq!(swallowed.path, "M100 0A100 100 0 0 0  -100 0A100 100 0 0 0  100 0");
    }

    #[test]
    fn the_viewer_sees_the_figure_face_right_the_viewer_and_up_the_page() {
        let ahead = at(1.0, 0.0, 0.0);
        let seen = |camera: Camera| camera.view(false).flat(ahead);
        assert!((seen(Camera::SIDE).x - 1.0).abs() < 1e-5);
        assert!((Camera::FRONT.view(false).depth(ahead) - 1.0).abs() < 1e-5);
        assert!((seen(Camera::TOP).y - 1.0).abs() < 1e-5);
        // Its right hand is on the viewer's left from the front, on the viewer's right from above.
        let right = at(0.0, 0.0, 1.0);
        assert!((Camera::FRONT.view(false).flat(right).x + 1.0).abs() < 1e-5);
        assert!((Camera::TOP.view(false).flat(right).x - 1.0).abs() < 1e-5);
    }
}
