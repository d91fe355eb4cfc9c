//! Flesh on the bones: limbs that taper, a trunk with width and depth, a head like an egg. No face, no clothes, no sex.
//!
//! Radii and half widths are shares of the body's height, chosen by eye after the design's mock screens.

use super::Role;
use super::picture::{Easel, Pen};
use super::pose::{ANGLES, BELLY, BRACE};
use super::skeleton::{Arm, Leg, Skeleton, Station};
use super::space::{Point, sine};

/// A piece of the body: two balls and what is between them.
type Piece = [(Point, f32); 2];

/// The trunk's half width, depth to the front and depth to the back at its five stations.
const TRUNK: [[f32; 3]; 5] = [
    [0.082, 0.052, 0.070],
    [0.076, 0.054, 0.057],
    [0.070, 0.056, 0.047],
    [0.090, 0.062, 0.052],
    [0.072, 0.038, 0.036],
];
/// How far the belly comes out with a full breath.
const BREATH: f32 = 0.026;
/// How many points stand for the outline of a cross-section.
const ROUND: usize = 16;

fn leg(leg: &Leg) -> [Piece; 5] {
    let (heel, toe) = (leg.heel - leg.down * 0.019, leg.toe - leg.down * 0.013);
    [
        [(leg.hip, 0.056), (leg.knee, 0.038)],
        [(leg.knee, 0.037), (leg.ankle, 0.022)],
        [(leg.ankle, 0.022), (heel, 0.019)],
        [(leg.ankle, 0.020), (heel.toward(toe, 0.55), 0.017)],
        [(heel, 0.018), (toe, 0.013)],
    ]
}

fn arm(arm: &Arm) -> [Piece; 3] {
    let Arm { shoulder, elbow, hand } = *arm;
    [
        [(shoulder, 0.035), (elbow, 0.022)],
        [(elbow, 0.022), (hand, 0.016)],
        [(elbow.toward(hand, 0.92), 0.018), (elbow.toward(hand, 1.1), 0.016)],
    ]
}

/// The slopes from the neck to the shoulders, the neck, then the egg of the head: the back of the skull and the chin.
fn upper(skeleton: &Skeleton) -> [Piece; 4] {
    let Station { at, facing } = skeleton.head;
    let neck = skeleton.spine[4];
    let slope = |side: usize| {
        let shoulder = skeleton.arms[side].shoulder;
        [(neck.at + neck.facing.up * 0.012, 0.036), (shoulder - neck.facing.up * 0.006, 0.032)]
    };
    [
        slope(0),
        slope(1),
        [(neck.at, 0.038), (at - facing.up * 0.03, 0.032)],
        [
            (at + facing.up * 0.008 - facing.ahead * 0.004, 0.060),
            (at - facing.up * 0.032 + facing.ahead * 0.016, 0.044),
        ],
    ]
}

/// The outline of the trunk across one station.
fn section(station: &Station, [half_width, front, back]: [f32; 3]) -> [Point; ROUND] {
    let Station { at, facing } = *station;
    std::array::from_fn(|place| {
        let degrees = place as f32 * (360.0 / ROUND as f32);
        let ahead = sine(degrees);
        let depth = if ahead > 0.0 { front } else { back };
        at + facing.ahead * (ahead * depth) + facing.right * (sine(degrees + 90.0) * half_width)
    })
}

/// Half width and depths of the trunk at each station, with its breath.
fn girths(angles: &[f32; ANGLES]) -> [[f32; 3]; 5] {
    let mut girths = TRUNK;
    let out = angles[BELLY] / 100.0 * BREATH;
    girths[1][1] += out * 0.8;
    girths[2][1] += out;
    girths
}

/// Draws the body. `braces` tells whether the exercise ever has a firm waist.
pub(super) fn draw(easel: &mut Easel, skeleton: &Skeleton, angles: &[f32; ANGLES], braces: bool) {
    let view = easel.view;
    let girths = girths(angles);
    let spine = &skeleton.spine;
    let middle = view.depth(spine[2].at);
    easel.draw(middle, Role::Body, |pen| {
        for part in 0..4 {
            pen.hull(
                &[section(&spine[part], girths[part]), section(&spine[part + 1], girths[part + 1])].concat(),
            );
        }
        limbs(pen, &upper(skeleton));
    });
    let seen_from_the_side = view.depth(spine[0].facing.right).abs() > 0.7;
    if seen_from_the_side {
        easel.draw(middle, Role::Spine, |pen| pen.curve([spine[1].at, spine[2].at, spine[4].at]));
    }
    if braces {
        // From the pelvis up, as far as the brace is firm.
        let firm = spine[1].at.toward(spine[2].at, angles[BRACE] / 100.0);
        let top = Station { at: firm, facing: spine[2].facing };
        easel.draw(middle, Role::Brace, |pen| {
            pen.hull(&[section(&spine[1], girths[1]), section(&top, girths[2])].concat());
        });
    }
    for side in 0..2 {
        // Told apart by tone where one is behind the other.
        let behind = |root: Point, middle: Point| {
            if view.depth(root) < view.depth(middle) - 0.03 { Role::Far } else { Role::Body }
        };
        let (leg_of, arm_of) = (&skeleton.legs[side], &skeleton.arms[side]);
        let depth = view.depth(leg_of.hip.toward(leg_of.ankle, 0.5));
        easel.draw(depth, behind(leg_of.hip, spine[0].at), |pen| limbs(pen, &leg(leg_of)));
        let depth = view.depth(arm_of.shoulder.toward(arm_of.hand, 0.7));
        easel.draw(depth, behind(arm_of.shoulder, spine[4].at), |pen| limbs(pen, &arm(arm_of)));
    }
}

fn limbs(pen: &mut Pen, pieces: &[Piece]) {
    pieces.iter().for_each(|[one, other]| pen.limb(*one, *other));
}

/// The balls that the body is made of, and the outline of its trunk, as places with the room around them.
#[cfg(test)]
pub(super) fn flesh(skeleton: &Skeleton, angles: &[f32; ANGLES]) -> Vec<(Point, f32)> {
    let girths = girths(angles);
    let trunk = skeleton.spine.iter().zip(girths).flat_map(|(station, girth)| section(station, girth));
    let legs = skeleton.legs.iter().flat_map(leg).flatten();
    let arms = skeleton.arms.iter().flat_map(arm).flatten();
    trunk
        .map(|point| (point, 0.0))
        .chain(legs)
        .chain(arms)
        .chain(upper(skeleton).into_iter().flatten())
        .collect()
}
