//! Figures. Bracing: breathing, the brace, anti-movement, carries.

use super::*;

/// Belly breathing, hands on abdomen.
pub static DIAPHRAGMATIC_BREATHING: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Hips, 70),
    pins: &[Joint::Toe, Joint::FarToe],
    outward: Outward::Lifting,
    motion: Motion::Breath,
    start: pose(-90).legs(56, 98, -48).arms(5, 120).breath(0, 0),
    end: pose(-90).legs(56, 98, -48).arms(5, 120).breath(100, 0),
    props: &[],
};

/// 90/90 breathing with balloon.
pub static NINETY_NINETY_BALLOON: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Hips, 70),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Breath,
    start: pose(-90).legs(90, 90, 0).arms(10, 130).breath(100, 0),
    end: pose(-96).legs(84, 90, 0).arms(4, 130).breath(0, 0),
    props: &[Prop::Block { x: [600, 640], y: [0, 600] }, Prop::Balloon],
};

/// Brace dial: belly breath to brace.
pub static BRACE_DRILL: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Hold,
    start: pose(0).legs(0, 0, 0).arms(-15, 85).breath(80, 0),
    end: pose(0).legs(0, 0, 0).arms(-15, 85).breath(60, 100),
    props: &[],
};

/// Wall dead bug with posterior tilt.
pub static WALL_DEAD_BUG: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Hips, 70),
    pins: &[],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(-92).legs(88, 90, 0).arms(-227, 55),
    end: pose(-92).legs(88, 90, 0).far_leg(43, 100, -5).arms(-227, 55),
    props: &[Prop::Block { x: [-640, -600], y: [0, 600] }],
};

/// Dead bug.
pub static DEAD_BUG: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Hips, 70),
    pins: &[],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(-90).legs(90, 90, 0).arms(90, 0),
    end: pose(-90).legs(90, 90, 0).far_leg(15, 5, -10).arms(90, 0).far_arm(-200, 0),
    props: &[],
};

/// Bird dog.
pub static BIRD_DOG: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Knee, 37),
    pins: &[Joint::Hand],
    outward: Outward::Lifting,
    motion: Motion::Hold,
    start: pose(66).legs(66, 90, -90).arms(65, 3),
    end: pose(70).legs(70, 90, -90).far_leg(-14, 2, -4).arms(52, 37).far_arm(162, 0),
    props: &[],
};

/// Bird dog, leg only.
pub static BIRD_DOG_LEG_ONLY: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Knee, 37),
    pins: &[Joint::Hand, Joint::FarHand],
    outward: Outward::Lifting,
    motion: Motion::Hold,
    start: pose(66).legs(66, 90, -90).arms(65, 3),
    end: pose(68).legs(68, 90, -90).far_leg(-16, 2, -4).arms(55, 26),
    props: &[],
};

/// Side bridge from knees.
pub static SIDE_BRIDGE_KNEES: Figure = Figure {
    camera: Camera::FRONT,
    anchor: (Joint::FarElbow, 24),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Hold,
    start: pose(0).legs(0, 0, 0).arms(0, 0),
    end: pose(0).legs(0, 0, 0).arms(0, 0),
    props: &[],
};

/// Side bridge (side plank).
pub static SIDE_BRIDGE: Figure = Figure {
    camera: Camera::FRONT,
    anchor: (Joint::FarElbow, 24),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Hold,
    start: pose(0).legs(0, 0, 0).arms(0, 0),
    end: pose(0).legs(0, 0, 0).arms(0, 0),
    props: &[],
};

/// Front plank.
pub static FRONT_PLANK: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Hold,
    start: pose(80).legs(22, 37, -15).arms(80, 85),
    end: pose(80).legs(0, 0, -5).arms(80, 88),
    props: &[],
};

/// Tall-kneeling Pallof press.
pub static TALL_KNEEL_PALLOF: Figure = Figure {
    camera: Camera::TOP,
    anchor: (Joint::Hips, 100),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(0).legs(0, 0, 0).arms(0, 0).side(0, 0),
    end: pose(0).legs(0, 0, 0).arms(0, 0).side(0, 0),
    props: &[Prop::Band(Hold::Hands, [0, 700, 900])],
};

/// Pallof press.
pub static PALLOF_PRESS: Figure = Figure {
    camera: Camera::TOP,
    anchor: (Joint::Hips, 100),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(0).legs(0, 0, 0).arms(0, 0).side(0, 0),
    end: pose(0).legs(0, 0, 0).arms(0, 0).side(0, 0),
    props: &[Prop::Band(Hold::Hands, [0, 700, 900])],
};

/// Farmer's carry.
pub static FARMERS_CARRY: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Walk,
    start: pose(2).legs(20, 8, -10).far_leg(-16, 12, 10).arms(2, 0),
    end: pose(2).legs(-16, 12, 10).far_leg(20, 8, -10).arms(2, 0),
    props: &[Prop::Dumbbells],
};

/// Suitcase carry.
pub static SUITCASE_CARRY: Figure = Figure {
    camera: Camera::FRONT,
    anchor: (Joint::FarToe, 0),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Walk,
    start: pose(0).legs(0, 0, 0).arms(0, 0),
    end: pose(0).legs(0, 0, 0).arms(0, 0),
    props: &[Prop::Kettlebell(Hold::FarHand)],
};
