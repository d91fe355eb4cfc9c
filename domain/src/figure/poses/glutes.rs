//! Figures. Glutes: bridges, thrusts, split squats, abduction, one-leg hinges.

use super::*;
use crate::figure::Pose;

/// On the left side, the head on the lower arm, the upper hand on the floor in front of the chest. The spine bends up a little,
/// because shoulders are wider than hips.
const ON_THE_SIDE: Pose = pose(0)
    .lying(-90, 0)
    .side(12, 0)
    .arms(52, 55)
    .far_arm(-19, 13)
    .near_arm_out(-10, -80)
    .far_arm_out(168, -2);

/// Glute bridge.
pub static GLUTE_BRIDGE: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Shoulders, 46),
    pins: &[Joint::Toe, Joint::FarToe],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(-94).spine(0, 0, 9).legs(55, 134, -15).arms(-9, 0),
    end: pose(-117).spine(0, 0, 32).legs(-1, 116, 0).arms(-32, 0),
    props: &[],
};

/// Glute bridge with band.
pub static BANDED_GLUTE_BRIDGE: Figure = Figure { props: &[Prop::BandAboveKnees], ..GLUTE_BRIDGE };

/// Single-leg glute bridge.
pub static SINGLE_LEG_GLUTE_BRIDGE: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Shoulders, 46),
    pins: &[Joint::Toe],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(-94).spine(0, 0, 9).legs(55, 134, -15).far_leg(86, 90, 0).arms(-9, 0),
    end: pose(-117).spine(0, 0, 32).legs(-1, 116, 0).far_leg(63, 90, 0).arms(-32, 0),
    props: &[],
};

/// Barbell hip thrust.
pub static BARBELL_HIP_THRUST: Figure = Figure {
    camera: Camera::SIDE,
    // The feet, so that the back can turn over the edge of the bench.
    anchor: (Joint::Toe, 0),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(-44).spine(0, 0, 14).legs(83, 109, -19).arms(-20, 78),
    end: pose(-90).spine(0, 0, 28).legs(0, 90, 0).arms(-20, 78),
    props: &[Prop::Bench { x: [-710, -550], top: 235 }, Prop::Barbell(Hold::Hips)],
};

/// Split squat.
pub static SPLIT_SQUAT: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[Joint::FarToe],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(4).legs(51, 34, -13).far_leg(-15, 44, 13).arms(4, 0),
    end: pose(10).legs(94, 88, 4).far_leg(2, 91, 31).arms(10, 0),
    props: &[],
};

/// Bulgarian split squat.
pub static BULGARIAN_SPLIT_SQUAT: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[Joint::FarToe],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(8).legs(34, 28, 2).far_leg(-17, 52, -88).arms(8, 0),
    end: pose(25).legs(110, 92, 7).far_leg(14, 121, -33).arms(25, 0),
    props: &[Prop::Bench { x: [-740, -540], top: 212 }, Prop::Dumbbells],
};

/// Step-up.
pub static STEP_UP: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 200),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(14).legs(95, 95, 13).far_leg(30, 44, 14).arms(14, 0),
    end: pose(0).legs(2, 4, 2).far_leg(40, 70, 0),
    props: &[Prop::Block { x: [-170, 130], y: [0, 200] }],
};

/// Clamshell.
pub static CLAMSHELL: Figure = Figure {
    camera: Camera::new(110, 15),
    anchor: (Joint::Hips, 108),
    pins: &[Joint::Toe],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: ON_THE_SIDE.legs(49, 92, 2).far_leg(50, 95, 0).near_leg_out(-8, 6).far_leg_out(2, -2),
    end: ON_THE_SIDE.legs(34, 92, -13).far_leg(50, 95, 0).near_leg_out(26, 46).far_leg_out(2, -2),
    props: &[],
};

/// Side-lying leg raise.
pub static SIDE_LYING_HIP_ABDUCTION: Figure = Figure {
    camera: Camera::new(105, 15),
    anchor: (Joint::Hips, 108),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: ON_THE_SIDE.legs(-8, 0, 5).far_leg(28, 65, -10).near_leg_out(-7, 0).far_leg_out(3, -2),
    end: ON_THE_SIDE.legs(-8, 0, 5).far_leg(28, 65, -10).near_leg_out(33, 0).far_leg_out(3, -2),
    props: &[],
};

/// Lateral band walk.
pub static LATERAL_BAND_WALK: Figure = Figure {
    // Turned to the viewer: the step goes along x, in which the anchor holds.
    camera: Camera::SIDE,
    anchor: (Joint::FarToe, 0),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(14)
        .lying(0, -90)
        .spine(0, 0, -4)
        .legs(38, 62, 38)
        .legs_out(8, 4)
        .arms(-12, 104)
        .arms_out(42, -61),
    end: pose(14)
        .lying(0, -90)
        .spine(0, 0, -4)
        .legs(35, 53, 31)
        .legs_out(19, 1)
        .arms(-12, 104)
        .arms_out(42, -61),
    props: &[Prop::BandAtAnkles],
};

/// Single-leg Romanian deadlift.
pub static SINGLE_LEG_RDL: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(0).legs(4, 8, 4).far_leg(-5, 34, -4),
    end: pose(78).legs(94, 22, 6).far_leg(-2, 4, 0).arms(8, 0).far_arm(78, 0),
    props: &[Prop::Dumbbell(Joint::FarHand)],
};

/// Kickstand Romanian deadlift.
pub static KICKSTAND_RDL: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[Joint::FarToe],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(0).legs(15, 28, 14).far_leg(-4, 34, 13),
    end: pose(65).legs(104, 43, 4).far_leg(102, 78, 1).arms(65, 0),
    props: &[Prop::Dumbbells],
};
