//! Figures. Bracing: breathing, the brace, anti-movement, carries.

use super::*;
use crate::figure::Pose;

/// Hands under the shoulders, knees under the hips, the back in its natural curve.
const HANDS_AND_KNEES: Pose = pose(70).spine(-8, 16, -14).legs(70, 88, -88).arms(71, 15);

/// Belly breathing, hands on abdomen.
pub static DIAPHRAGMATIC_BREATHING: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Hips, 68),
    pins: &[Joint::Toe, Joint::FarToe],
    outward: Outward::Lifting,
    motion: Motion::Breath,
    start: pose(-94)
        .spine(0, 0, 9)
        .legs(50, 121, -23)
        .arms(11, 136)
        .far_arm(-3, 109)
        .near_arm_out(19, -61)
        .far_arm_out(32, -62)
        .breath(-30, 0),
    end: pose(-94)
        .spine(0, 0, 9)
        .legs(50, 121, -23)
        .arms(11, 136)
        .far_arm(5, 105)
        .near_arm_out(19, -61)
        .far_arm_out(29, -58)
        .breath(140, 0),
    props: &[],
};

/// 90/90 breathing with balloon.
pub static NINETY_NINETY_BALLOON: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Shoulders, 48),
    pins: &[Joint::Toe, Joint::FarToe],
    outward: Outward::Lifting,
    motion: Motion::Breath,
    start: pose(-94)
        .spine(0, 0, 9)
        .legs(86, 90, 0)
        .arms(65, 137)
        .far_arm(-9, 0)
        .near_arm_out(9, -42)
        .breath(100, 0),
    end: pose(-106).spine(13, 0, 8).legs(73, 94, 5).arms(66, 137).far_arm(-8, 0).near_arm_out(9, -42),
    props: &[Prop::Block { x: [572, 612], y: [0, 600] }, Prop::Balloon],
};

/// Brace dial: belly breath to brace.
pub static BRACE_DRILL: Figure = Figure {
    camera: Camera::new(40, 0),
    anchor: (Joint::Toe, 0),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Hold,
    start: pose(0).arms(-33, 117).arms_out(24, -30).breath(80, 0),
    end: pose(0).arms(-33, 117).arms_out(24, -30).breath(60, 100),
    props: &[],
};

/// Wall dead bug with posterior tilt.
pub static WALL_DEAD_BUG: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Hips, 66),
    pins: &[Joint::Hand, Joint::FarHand],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(-100).spine(8, 0, 8).legs(80, 90, 0).arms(135, 55),
    end: pose(-100).spine(8, 0, 8).legs(80, 90, 0).far_leg(33, 90, -6).arms(135, 55),
    props: &[Prop::Block { x: [-660, -620], y: [0, 600] }],
};

/// Dead bug.
pub static DEAD_BUG: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Hips, 67),
    pins: &[],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(-97).spine(4, 0, 8).legs(83, 90, 0).arms(87, 0),
    end: pose(-97).spine(4, 0, 8).legs(5, 5, -10).far_leg(83, 90, 0).arms(87, 0).far_arm(160, 0),
    props: &[],
};

/// Bird dog.
pub static BIRD_DOG: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::FarKnee, 37),
    pins: &[Joint::Hand],
    outward: Outward::Lifting,
    motion: Motion::Hold,
    start: HANDS_AND_KNEES,
    end: HANDS_AND_KNEES.legs(-20, 2, -60).far_leg(70, 88, -88).far_arm(176, 0),
    props: &[],
};

/// Bird dog, leg only.
pub static BIRD_DOG_LEG_ONLY: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::FarKnee, 37),
    pins: &[Joint::Hand, Joint::FarHand],
    outward: Outward::Lifting,
    motion: Motion::Hold,
    start: HANDS_AND_KNEES,
    end: HANDS_AND_KNEES.legs(-20, 2, -60).far_leg(70, 88, -88),
    props: &[],
};

/// Side bridge from knees.
pub static SIDE_BRIDGE_KNEES: Figure = Figure {
    // Turned to the viewer: the body lies along x, in which the anchor holds.
    camera: Camera::new(-6, 8),
    anchor: (Joint::FarElbow, 24),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Hold,
    start: pose(0)
        .lying(-69, -90)
        .side(34, 0)
        .legs(0, 90, -60)
        .near_leg_out(11, 5)
        .far_leg_out(-16, -3)
        .arms(-6, 126)
        .far_arm(0, 100)
        .near_arm_out(76, -76)
        .far_arm_out(20, 40),
    end: pose(0)
        .lying(-66, -90)
        .legs(5, 90, -60)
        .far_leg(0, 90, -60)
        .near_leg_out(-4, 3)
        .far_leg_out(0, -3)
        .arms(-3, 104)
        .far_arm(0, 89)
        .near_arm_out(46, -80)
        .far_arm_out(66, 40),
    props: &[],
};

/// Side bridge (side plank).
pub static SIDE_BRIDGE: Figure = Figure {
    camera: Camera::new(-6, 8),
    anchor: (Joint::FarElbow, 24),
    pins: &[Joint::Toe, Joint::FarToe],
    outward: Outward::Lifting,
    motion: Motion::Hold,
    start: pose(0)
        .lying(-75, -90)
        .side(42, 0)
        .legs(17, 8, 0)
        .far_leg(4, 8, 0)
        .near_leg_out(-3, 0)
        .far_leg_out(-9, 0)
        .arms(4, 6)
        .far_arm(0, 102)
        .near_arm_out(20, 0)
        .far_arm_out(15, 40),
    end: pose(0)
        .lying(-72, -90)
        .legs(14, 4, 0)
        .far_leg(4, 4, 0)
        .near_leg_out(-13, 0)
        .arms(4, 6)
        .far_arm(0, 89)
        .near_arm_out(-4, 0)
        .far_arm_out(72, 40),
    props: &[],
};

/// Front plank.
pub static FRONT_PLANK: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Elbow, 24),
    pins: &[Joint::Toe, Joint::FarToe],
    outward: Outward::Lifting,
    motion: Motion::Hold,
    start: pose(74).spine(0, 0, -6).legs(4, 36, 36).arms(85, 79),
    end: pose(82).spine(0, 0, -6).legs(0, 0, 9).arms(82, 90),
    props: &[],
};

/// Tall-kneeling Pallof press.
pub static TALL_KNEEL_PALLOF: Figure = Figure {
    // Turned so that the post and the band are to the right.
    camera: Camera::new(-50, 0),
    anchor: (Joint::Knee, 37),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(0).lying(0, -90).legs(0, 90, -88).arms(37, 135).arms_out(14, -65),
    end: pose(0).lying(0, -90).legs(0, 90, -88).arms(77, 30).arms_out(-3, -64),
    props: &[
        Prop::Beam { ends: [[-560, 14], [-560, 665]], half: 14 },
        Prop::Band(Hold::Hands, [-560, 515, 0]),
    ],
};

/// Pallof press.
pub static PALLOF_PRESS: Figure = Figure {
    camera: Camera::new(-50, 0),
    anchor: (Joint::Toe, 0),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(4).lying(0, -90).legs(11, 16, 9).legs_out(4, 0).arms(37, 135).arms_out(14, -65),
    end: pose(4).lying(0, -90).legs(11, 16, 9).legs_out(4, 0).arms(77, 30).arms_out(-3, -64),
    props: &[
        Prop::Beam { ends: [[-560, 14], [-560, 892]], half: 14 },
        Prop::Band(Hold::Hands, [-560, 742, 0]),
    ],
};

/// Farmer's carry.
pub static FARMERS_CARRY: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Walk,
    start: pose(2).legs(20, 8, 4).far_leg(-16, 14, 4).arms(2, 0),
    end: pose(2).legs(-16, 14, 4).far_leg(20, 8, 4).arms(2, 0),
    props: &[Prop::Dumbbells],
};

/// Suitcase carry.
pub static SUITCASE_CARRY: Figure = Figure {
    camera: Camera::new(130, 0),
    anchor: (Joint::Toe, 0),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Walk,
    start: pose(2)
        .legs(20, 8, 4)
        .far_leg(-16, 14, 4)
        .arms(-12, 8)
        .far_arm(2, 0)
        .near_arm_out(8, 0)
        .far_arm_out(7, 0),
    end: pose(2)
        .legs(-16, 14, 4)
        .far_leg(20, 8, 4)
        .arms(14, 12)
        .far_arm(2, 0)
        .near_arm_out(8, 0)
        .far_arm_out(7, 0),
    props: &[Prop::Kettlebell(Hold::FarHand)],
};
