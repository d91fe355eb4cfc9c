//! Things around the body: what it stands, lies or leans on, and what it holds.

use super::Role;
use super::picture::Easel;
use super::skeleton::{Joint, Skeleton};
use super::space::{Point, at};

/// A thing in a picture. Lengths are thousandths of the body's height; x runs ahead from the anchor, y up from the floor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prop {
    /// A box, a step, a block, a wall: from one x to another, from one y to another.
    Block {
        /// Behind and in front.
        x: [i16; 2],
        /// Below and above.
        y: [i16; 2],
    },
    /// A bench on legs.
    Bench {
        /// Behind and in front.
        x: [i16; 2],
        /// How high its top is.
        top: i16,
    },
    /// A chair whose seat is this high.
    Chair {
        /// Behind and in front.
        x: [i16; 2],
        /// How high the seat is.
        seat: i16,
    },
    /// A foam roller on the floor.
    Roller {
        /// Where its middle is.
        x: i16,
    },
    /// A beam from one place to another, as thick as that.
    Beam {
        /// Its ends, x and y.
        ends: [[i16; 2]; 2],
        /// Half its thickness.
        half: i16,
    },
    /// A post to keep a hand on, ahead of the anchor and to the right of the body's middle.
    Post {
        /// How far ahead.
        x: i16,
        /// How far to the right.
        z: i16,
        /// How high.
        top: i16,
    },
    /// A barbell seen along its bar.
    Barbell(Hold),
    /// A trap bar in the hands: plates, and the frame that the lifter stands in.
    TrapBar,
    /// A light bar or a small plate, seen along it.
    LightBar(Hold),
    /// A dumbbell in the near hand and one in the far hand.
    Dumbbells,
    /// A dumbbell in one hand.
    Dumbbell(Joint),
    /// A kettlebell.
    Kettlebell(Hold),
    /// A band around both legs above the knees.
    BandAboveKnees,
    /// A band around both ankles.
    BandAtAnkles,
    /// A band from a hold to a fixed place: x, y and z.
    Band(Hold, [i16; 3]),
    /// A stick along the back, from the seat to the head.
    StickOnBack,
    /// A stick across the chest.
    StickAcrossChest,
    /// A balloon at the mouth that fills as the belly empties.
    Balloon,
    /// The plate of a leg press under the feet.
    FootPlate,
}

/// Where something is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// In both hands.
    Hands,
    /// In the near hand.
    Hand,
    /// In the far hand.
    FarHand,
    /// In front of the hips.
    Hips,
    /// Behind the hips.
    HipCrease,
    /// On the upper back.
    UpperBack,
    /// On the front of the shoulders.
    FrontOfShoulders,
    /// On the near thigh, just above the knee.
    Knee,
}

impl Hold {
    fn at(self, skeleton: &Skeleton) -> Point {
        let hips = &skeleton.spine[0];
        let neck = &skeleton.spine[4];
        match self {
            Self::Hands => skeleton.arms[0].hand.toward(skeleton.arms[1].hand, 0.5),
            Self::Hand => skeleton.arms[0].hand,
            Self::FarHand => skeleton.arms[1].hand,
            Self::Hips => hips.at + hips.facing.ahead * 0.085 + hips.facing.up * 0.02,
            Self::HipCrease => skeleton.legs[0].hip.toward(skeleton.legs[0].knee, 0.12),
            Self::UpperBack => neck.at - neck.facing.ahead * 0.052 - neck.facing.up * 0.012,
            Self::FrontOfShoulders => neck.at + neck.facing.ahead * 0.066 - neck.facing.up * 0.004,
            Self::Knee => {
                let leg = &skeleton.legs[0];
                leg.knee.toward(leg.hip, 0.12) + at(0.0, 0.17, 0.0)
            }
        }
    }
}

/// How far a plate reaches around the bar.
const PLATE: f32 = 0.128;

/// Drawn between the near leg and the near arm.
const BEFORE_THE_LEG: f32 = 0.08;
/// Behind everything.
const BEHIND: f32 = -9.0;
/// Half of how far wide things reach to both sides.
const HALF_WIDTH: f32 = 0.17;

/// Things of several shapes.
impl Easel {
    fn block(&mut self, x: [f32; 2], y: [f32; 2]) {
        let corners: [Point; 8] = std::array::from_fn(|corner| {
            at(x[corner & 1], y[corner >> 1 & 1], if corner < 4 { HALF_WIDTH } else { -HALF_WIDTH })
        });
        self.draw(BEHIND, Role::Solid, |pen| pen.hull(&corners));
    }

    fn legs(&mut self, x: [f32; 2], top: f32) {
        let foot = |x: f32| [at(x, 0.0, 0.0), at(x, top, 0.0)];
        let inset = (x[1] - x[0]) * 0.15;
        self.draw(BEHIND - 1.0, Role::Line, |pen| {
            pen.line(&foot(x[0] + inset));
            pen.line(&foot(x[1] - inset));
        });
    }

    fn plates(&mut self, centre: Point, radius: f32) {
        let depth = BEFORE_THE_LEG;
        self.draw(depth, Role::Plate, |pen| pen.ball(centre, radius));
        self.draw(depth + 0.001, Role::Line, |pen| pen.ball(centre, radius * 0.68));
        self.draw(depth + 0.002, Role::Hub, |pen| pen.ball(centre, 0.017));
    }

    fn dumbbell(&mut self, hand: Point) {
        let depth = self.view.depth(hand) - 0.01;
        let end = |by: f32| hand + at(by, 0.0, 0.0);
        self.draw(depth, Role::Line, |pen| pen.line(&[end(-0.04), end(0.04)]));
        self.draw(depth + 0.001, Role::Solid, |pen| {
            for x in [-0.062, 0.062] {
                let corner = |dx: f32, dy: f32| hand + at(x + dx, dy, 0.0);
                pen.hull(&[
                    corner(-0.018, -0.034),
                    corner(0.018, -0.034),
                    corner(0.018, 0.034),
                    corner(-0.018, 0.034),
                ]);
            }
        });
    }

    fn kettlebell(&mut self, handle: Point) {
        let depth = self.view.depth(handle) - 0.01;
        self.draw(depth, Role::Line, |pen| pen.ball(handle + at(0.0, -0.024, 0.0), 0.032));
        self.draw(depth + 0.001, Role::Solid, |pen| pen.ball(handle + at(0.0, -0.088, 0.0), 0.054));
    }

    /// Across both limbs, where a band goes round them.
    fn across(&mut self, [near, far]: [Point; 2], along: Point, half: f32) {
        let depth = self.view.depth(near) + 0.05;
        // Square to the limb on the picture.
        let on_picture = self.view.flat(along);
        let side = at(-on_picture.y, on_picture.x, 0.0) * (half / (along.length().max(1e-6)));
        if self.view.flat(near - far).x.abs() < 0.02 {
            self.draw(depth, Role::Band, |pen| pen.line(&[near + side, near - side]));
        } else {
            self.draw(depth, Role::Band, |pen| pen.line(&[near, far]));
        }
    }
}

/// A length of a record in heights of the body.
fn part(thousandths: i16) -> f32 {
    f32::from(thousandths) / 1000.0
}

/// Draws a thing. `belly` runs from 0 to 1.
pub(super) fn draw(easel: &mut Easel, prop: Prop, skeleton: &Skeleton, belly: f32) {
    let view = easel.view;
    let depth = |point: Point| view.depth(point) + BEFORE_THE_LEG;
    match prop {
        Prop::Block { x, y } => easel.block(x.map(part), y.map(part)),
        Prop::Bench { x, top } => {
            let (x, top) = (x.map(part), part(top));
            easel.legs(x, top);
            easel.block(x, [top - 0.045, top]);
        }
        Prop::Chair { x, seat } => {
            let (x, seat) = (x.map(part), part(seat));
            easel.legs(x, seat);
            easel.block(x, [seat - 0.03, seat]);
        }
        Prop::Roller { x } => {
            let middle = |z: f32| (at(part(x), 0.045, z), 0.045);
            easel.draw(BEHIND, Role::Solid, |pen| pen.limb(middle(-0.15), middle(0.15)));
        }
        Prop::Beam { ends, half } => {
            let [one, other] = ends.map(|[x, y]| (at(part(x), part(y), 0.0), part(half)));
            easel.draw(BEHIND, Role::Solid, |pen| pen.limb(one, other));
        }
        Prop::Post { x, z, top } => {
            let end = |y: i16| (at(part(x), part(y), part(z)), 0.013);
            easel.draw(view.depth(end(0).0), Role::Solid, |pen| pen.limb(end(13), end(top)));
        }
        Prop::Barbell(hold) => easel.plates(hold.at(skeleton), PLATE),
        Prop::TrapBar => {
            let centre = Hold::Hands.at(skeleton);
            easel.plates(centre, PLATE);
            let end = |by: f32| centre + at(by, 0.0, 0.0);
            easel.draw(BEFORE_THE_LEG + 0.003, Role::Stick, |pen| pen.line(&[end(-0.22), end(0.22)]));
        }
        Prop::LightBar(hold) => easel.plates(hold.at(skeleton), PLATE * 0.5),
        Prop::Dumbbells => {
            easel.dumbbell(skeleton.arms[1].hand);
            easel.dumbbell(skeleton.arms[0].hand);
        }
        Prop::Dumbbell(hand) => easel.dumbbell(skeleton.joint(hand)),
        Prop::Kettlebell(hold) => easel.kettlebell(hold.at(skeleton)),
        Prop::BandAboveKnees => {
            let [near, far] = [0, 1].map(|side: usize| {
                let leg = &skeleton.legs[side];
                leg.hip.toward(leg.knee, 0.82)
            });
            let leg = &skeleton.legs[0];
            easel.across([near, far], leg.knee - leg.hip, 0.046);
        }
        Prop::BandAtAnkles => {
            let [near, far] = [0, 1].map(|side: usize| skeleton.legs[side].ankle);
            easel.across([near, far], skeleton.legs[0].ankle - skeleton.legs[0].knee, 0.026);
        }
        Prop::Band(hold, [x, y, z]) => {
            let held = hold.at(skeleton);
            let fixed = at(part(x), part(y), part(z));
            easel.draw(depth(held), Role::Band, |pen| pen.line(&[held, fixed]));
        }
        Prop::StickOnBack => {
            let (hips, head) = (&skeleton.spine[0], &skeleton.head);
            let low = hips.at - hips.facing.ahead * 0.078 - hips.facing.up * 0.05;
            let high = head.at - head.facing.ahead * 0.070 + head.facing.up * 0.07;
            easel.draw(depth(high), Role::Stick, |pen| pen.line(&[low, high]));
        }
        Prop::StickAcrossChest => {
            let chest = &skeleton.spine[4];
            let end = |by: f32| {
                chest.at + chest.facing.ahead * 0.075 - chest.facing.up * 0.05 + chest.facing.right * by
            };
            easel.draw(depth(end(0.0)), Role::Stick, |pen| pen.line(&[end(-0.32), end(0.32)]));
        }
        Prop::Balloon => {
            let head = &skeleton.head;
            let mouth = head.at + head.facing.ahead * 0.062 - head.facing.up * 0.03;
            let size = 0.02 + 0.045 * (1.0 - belly);
            easel.draw(depth(mouth), Role::Solid, |pen| {
                pen.limb((mouth, 0.006), (mouth + head.facing.ahead * (size + 0.01), size));
            });
        }
        Prop::FootPlate => {
            let leg = &skeleton.legs[0];
            let (heel, toe) = (leg.heel + leg.down * 0.016, leg.toe + leg.down * 0.016);
            let along = toe - heel;
            easel.draw(BEHIND, Role::Solid, |pen| {
                pen.limb((heel - along * 0.5, 0.014), (toe + along * 0.8, 0.014))
            });
        }
    }
}
