//! Figures. Spinal motion: bending, extending, turning.

use super::*;

/// Pelvic tilt (lying).
pub static PELVIC_TILT: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Hips, 70),
    pins: &[Joint::Toe, Joint::FarToe],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(-90).spine(-12, 12, 0).legs(56, 98, -48).arms(0, 0),
    end: pose(-90).spine(10, -10, 0).legs(56, 98, -48).arms(0, 0),
    props: &[],
};

/// Cat-camel.
pub static CAT_CAMEL: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Knee, 37),
    pins: &[Joint::Hand, Joint::FarHand],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(44).spine(30, 25, 15).legs(44, 90, -90).arms(83, 33),
    end: pose(82).spine(-18, -12, -15).legs(82, 90, -90).arms(38, 29),
    props: &[],
};

/// Prone on elbows.
pub static PRONE_ON_ELBOWS: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Hips, 70),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Breath,
    start: pose(84).spine(-20, -26, -12).legs(-6, 0, -150).arms(77, 49),
    end: pose(78).spine(-26, -30, -12).legs(-12, 0, -150).arms(22, 88),
    props: &[],
};

/// Prone press-up.
pub static PRONE_PRESS_UP: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Hips, 70),
    pins: &[Joint::Hand, Joint::FarHand],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(90).spine(0, 0, -8).legs(0, 0, -150).arms(-30, 178),
    end: pose(70).spine(-45, -25, -5).legs(-20, 0, -150).arms(-14, 83),
    props: &[],
};

/// Standing back bend.
pub static STANDING_EXTENSION: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[Joint::FarToe],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(0).legs(0, 0, 0).arms(-25, 65),
    end: pose(-8).spine(-20, -12, -5).legs(-14, -8, -2).arms(-85, 80),
    props: &[],
};

/// McGill curl-up.
pub static MCGILL_CURL_UP: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Hips, 70),
    pins: &[Joint::Toe],
    outward: Outward::Lifting,
    motion: Motion::Hold,
    start: pose(-90).legs(56, 98, -48).far_leg(0, 0, -5).arms(-15, 35),
    end: pose(-90).spine(0, 16, 8).legs(56, 98, -48).far_leg(0, 0, -5).arms(1, 35),
    props: &[],
};

/// Wall roll-down.
pub static WALL_ROLL_DOWN: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[Joint::FarToe],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(0).legs(12, 0, -12).arms(0, 0),
    end: pose(28).spine(42, 32, 25).legs(42, 2, -12).arms(102, 0),
    props: &[Prop::Block { x: [-300, -260], y: [0, 1100] }],
};

/// Jefferson curl (light).
pub static JEFFERSON_CURL: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[Joint::FarToe],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(0).legs(0, 0, 0).arms(0, 0),
    end: pose(45).spine(45, 30, 20).legs(53, 4, -4).arms(120, 0),
    props: &[Prop::LightBar(Hold::Hands), Prop::Block { x: [-250, 100], y: [-100, 0] }],
};

/// Child's pose.
pub static CHILDS_POSE: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Knee, 37),
    pins: &[],
    outward: Outward::Lowering,
    motion: Motion::Breath,
    start: pose(66).legs(66, 90, -90).arms(65, 3),
    end: pose(85).spine(20, 10, -10).legs(147, 152, -90).arms(195, 2),
    props: &[],
};

/// Knee rolls.
pub static LOWER_TRUNK_ROTATION: Figure = Figure {
    camera: Camera::FRONT,
    anchor: (Joint::Shoulders, 48),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(0).legs(0, 0, 0).arms(0, 0),
    end: pose(0).legs(0, 0, 0).arms(0, 0),
    props: &[],
};

/// 45-degree back extension (hip hinge).
pub static BACK_EXTENSION: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Ankle, 60),
    pins: &[Joint::Toe, Joint::FarToe],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(115).legs(70, 0, 0).arms(235, -140),
    end: pose(45).legs(0, 0, 0).arms(85, 100),
    props: &[Prop::Beam { ends: [[0, 0], [300, 400]], half: 20 }],
};

/// Reverse hyperextension.
pub static REVERSE_HYPER: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Shoulders, 48),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(90).legs(90, 0, -90).arms(130, 20),
    end: pose(90).legs(0, 0, -150).arms(130, 20),
    props: &[Prop::Bench { x: [-300, 100], top: 420 }],
};
