//! The figure that shows an exercise: joint angles in, outlines out, at any moment of a repetition.
//!
//! Lives here: the rig ([`Pose`] to joints), contacts that stay where they are while the body moves, the flesh around the bones, the
//! things around the body, and the rhythm ([`motion`]). What does not: the words for it, colours, and the drawing on a
//! screen. The poses are in [`poses`], one file for a pillar; a new exercise is one record there.
//!
//! The body is one, seen from where it reads best: there is a single rig in space and a camera ([`Camera`]), not a rig for
//! each view. All lengths are shares of the body's height.

mod body;
pub mod motion;
mod picture;
mod pose;
pub mod poses;
mod prop;
mod skeleton;
mod space;
#[cfg(test)]
mod tests;

pub use picture::{Camera, Frame};
pub use pose::Pose;
pub use prop::{Hold, Prop};
pub use skeleton::Joint;

use motion::{Motion, Outward};
use picture::Easel;
use pose::{ANGLES, BELLY, BRACE, KNEE, LIMBS};
use skeleton::Skeleton;
use space::{Point, at, sine};

/// How an exercise looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// From where it is seen.
    pub camera: Camera,
    /// The joint that stays where it is, and how high above the floor, in thousandths of the body's height.
    pub anchor: (Joint, i16),
    /// Hands and feet that stay where they are in the start pose.
    pub pins: &'static [Joint],
    /// Which way it goes from the start pose.
    pub outward: Outward,
    /// How it goes on.
    pub motion: Motion,
    /// Where it starts.
    pub start: Pose,
    /// Where it turns.
    pub end: Pose,
    /// What is around it.
    pub props: &'static [Prop],
}

/// What a shape stands for; it decides tone and line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The other end of the movement, behind the figure.
    Ghost,
    /// The floor.
    Floor,
    /// A mat on the floor, seen from above.
    Mat,
    /// A limb behind the body.
    Far,
    /// Trunk, head and the limbs in front.
    Body,
    /// The line along the spine.
    Spine,
    /// A firm waist.
    Brace,
    /// Something solid.
    Solid,
    /// Something drawn with a line.
    Line,
    /// A band.
    Band,
    /// A stick.
    Stick,
    /// A plate, through which the body can be seen.
    Plate,
    /// The end of a bar.
    Hub,
    /// Where the breath goes.
    Breath,
}

/// One outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// What it stands for.
    pub role: Role,
    /// SVG path data, in thousandths of the body's height.
    pub path: String,
    /// What it covers.
    frame: Frame,
}

/// Where in the movement a picture is taken.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Instant {
    /// From the start pose (0) to the end pose (1); of a walk, one step for each whole number.
    pub part: f32,
    /// Where the breath goes, where it matters: in, or out.
    pub breath: Option<motion::Breath>,
    /// Whether the other side moves.
    pub mirrored: bool,
}

impl From<f32> for Instant {
    fn from(part: f32) -> Self {
        Self { part, breath: None, mirrored: false }
    }
}

impl Figure {
    /// The shapes of one instant, the farthest first. Their number and roles are the same at every instant.
    #[must_use]
    pub fn shapes(&self, instant: Instant) -> Vec<Shape> {
        let mut easel = Easel::new(self.camera.view(instant.mirrored));
        let (skeleton, angles) = self.settled(instant.part);
        body::draw(&mut easel, &skeleton, &angles, self.braces());
        for prop in self.props {
            prop::draw(&mut easel, *prop, &skeleton, angles[BELLY] / 100.0);
        }
        if let Some(breath) = instant.breath {
            breath_mark(&mut easel, &skeleton, breath);
        }
        easel.shapes.into_iter().map(|(_, shape)| shape).collect()
    }

    /// The body at one end of the movement as one flat shape: what the figure moves from, or to.
    #[must_use]
    pub fn ghost(&self, part: f32) -> Shape {
        let shapes = self.shapes(part.into()).into_iter();
        let body = shapes.filter(|shape| matches!(shape.role, Role::Body | Role::Far));
        Shape { role: Role::Ghost, path: body.map(|shape| shape.path).collect(), frame: Frame::EMPTY }
    }

    /// What the whole movement takes, with some room around it.
    #[must_use]
    pub fn frame(&self) -> Frame {
        let instants = [0.0, 0.25, 0.5, 0.75, 1.0];
        let shapes: Vec<_> = instants.into_iter().flat_map(|part| self.shapes(part.into())).collect();
        self.frame_of(&shapes)
    }

    /// What these shapes take, with some room around them.
    #[must_use]
    pub fn frame_of(&self, shapes: &[Shape]) -> Frame {
        let covered = shapes.iter().fold(Frame::EMPTY, |frame, shape| frame.with(shape.frame));
        let frame = covered.padded(30);
        if self.camera.view(false).is_level() { Frame { bottom: 14, ..frame } } else { frame }
    }

    /// The floor below a picture of this size: a line, or a mat where it is seen from above.
    #[must_use]
    pub fn floor(&self, frame: Frame) -> Shape {
        let view = self.camera.view(false);
        if view.is_level() {
            let end = |x: i32| format!("{x} 0");
            let path = format!("M{}L{}", end(frame.left - 4000), end(frame.right + 4000));
            return Shape { role: Role::Floor, path, frame };
        }
        let joints: Vec<Point> =
            [0.0, 1.0].into_iter().flat_map(|part| self.settled(part).0.outermost()).collect();
        let reach = |of: fn(&Point) -> f32| {
            joints.iter().map(of).fold((f32::MAX, f32::MIN), |(low, high), x| (low.min(x), high.max(x)))
        };
        let ((back, ahead), (left, right)) = (reach(|joint| joint.x), reach(|joint| joint.z));
        let corner = |x: f32, z: f32| at(x, 0.0, z);
        let (back, ahead, left, right) = (back - 0.07, ahead + 0.07, left - 0.07, right + 0.07);
        let mut easel = Easel::new(view);
        easel.draw(0.0, Role::Mat, |pen| {
            pen.hull(&[corner(back, left), corner(back, right), corner(ahead, left), corner(ahead, right)]);
        });
        easel.shapes.remove(0).1
    }

    /// Whether the belly fills on the way out of the start pose.
    fn fills_first(&self) -> bool {
        self.start.0[BELLY] < self.end.0[BELLY]
    }

    /// Whether the waist gets firm in it.
    fn braces(&self) -> bool {
        self.start.0[BRACE] + self.end.0[BRACE] > 0
    }

    /// Joints and angles at a part of the movement, every contact where it belongs.
    fn settled(&self, part: f32) -> (Skeleton, [f32; ANGLES]) {
        if self.motion == Motion::Walk {
            return self.walking(part);
        }
        let angles = self.start.toward(&self.end, part);
        let mut skeleton = self.anchored(&angles);
        if part > 0.0 && !self.pins.is_empty() {
            let start = self.anchored(&self.start.toward(&self.start, 0.0));
            for pin in self.pins {
                skeleton.hold(*pin, start.joint(*pin));
            }
        }
        (skeleton, angles)
    }

    /// The joints of these angles with the anchor in its place.
    fn anchored(&self, angles: &[f32; ANGLES]) -> Skeleton {
        let skeleton = Skeleton::of(angles);
        let (joint, height) = self.anchor;
        let anchor = skeleton.joint(joint);
        skeleton.moved(at(-anchor.x, f32::from(height) / 1000.0 - anchor.y, 0.0))
    }

    /// A step from one pose to the other, or back: the hips stay, the standing leg moves back, the other swings
    /// forward with its knee bent.
    fn walking(&self, part: f32) -> (Skeleton, [f32; ANGLES]) {
        let step = part.floor();
        let within = part - step;
        let even = (step * 0.5).floor() * 2.0 == step;
        let mut angles = self.start.toward(&self.end, if even { within } else { 1.0 - within });
        // The leg that was behind.
        let swinging = usize::from(even);
        angles[LIMBS[swinging] + KNEE] += 38.0 * sine(180.0 * within);
        let skeleton = Skeleton::of(&angles);
        let soles = skeleton.legs.iter().flat_map(|leg| [leg.toe.y, leg.heel.y]);
        let floor = soles.fold(f32::MAX, f32::min);
        (skeleton.moved(at(0.0, -floor, 0.0)), angles)
    }
}

/// Two chevrons at the mouth that point the way of the breath.
fn breath_mark(easel: &mut Easel, skeleton: &Skeleton, breath: motion::Breath) {
    let head = &skeleton.head;
    let (ahead, up) = (head.facing.ahead, head.facing.up);
    let mouth = head.at + ahead * 0.1 - up * 0.03;
    let tip = match breath {
        motion::Breath::In => 0.0,
        motion::Breath::Out => 0.05,
    };
    easel.draw(IN_FRONT, Role::Breath, |pen| {
        for by in [0.0, 0.035] {
            let end = |side: f32| mouth + ahead * (0.025 + by) + up * side;
            pen.line(&[end(0.03), mouth + ahead * (tip + by), end(-0.03)]);
        }
    });
}

/// Nearer than any part of a body.
const IN_FRONT: f32 = 9.0;
