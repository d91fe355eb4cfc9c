//! Figures. Walking.

use super::*;

/// Brisk walk.
pub static WALKING: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Walk,
    start: pose(2).legs(22, 8, -12).far_leg(-16, 14, 7).arms(-13, 25).far_arm(20, 22),
    end: pose(2).legs(-16, 14, 7).far_leg(22, 8, -12).arms(20, 22).far_arm(-13, 25),
    props: &[],
};
