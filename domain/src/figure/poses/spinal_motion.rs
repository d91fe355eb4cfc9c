//! Figures. Spinal motion: bending, extending, turning.

use super::*;

/// Pelvic tilt (lying).
pub static PELVIC_TILT: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Hips, 68),
    pins: &[Joint::Toe, Joint::FarToe],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(-66).spine(-46, -2, 30).legs(61, 82, -45).arms(-41, 6).arms_out(74, 0),
    end: pose(-106).spine(20, -10, 16).legs(21, 82, -45).arms(-28, 6).arms_out(74, 0),
    props: &[],
};

/// Cat-camel.
pub static CAT_CAMEL: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Knee, 37),
    pins: &[Joint::Hand, Joint::FarHand],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(40).spine(34, 34, 30).legs(40, 90, -90).arms(96, 26),
    end: pose(86).spine(-24, -12, 0).legs(86, 90, -90).arms(36, 25),
    props: &[],
};

/// Prone on elbows.
pub static PRONE_ON_ELBOWS: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Hips, 58),
    pins: &[Joint::Hand, Joint::FarHand],
    outward: Outward::Lowering,
    motion: Motion::Breath,
    start: pose(80).spine(-29, -30, 4).legs(-6, 0, -92).arms(21, 88),
    end: pose(84).spine(-36, -26, 18).breath(60, 0).legs(-2, 0, -92).arms(22, 89),
    props: &[],
};

/// Prone press-up.
pub static PRONE_PRESS_UP: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Hips, 58),
    pins: &[Joint::Hand, Joint::FarHand],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(90).spine(-1, 0, -4).legs(4, 0, -92).arms(-37, 157),
    end: pose(72).spine(-36, -34, 10).legs(-15, 0, -92).arms(-4, 34),
    props: &[],
};

/// Standing back bend.
pub static STANDING_EXTENSION: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[Joint::FarToe],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(0).arms(-56, 83).arms_out(4, -21),
    end: pose(-9).spine(-20, -12, 8).legs(-16, 0, 7).arms(-58, 84).arms_out(16, -32),
    props: &[],
};

/// McGill curl-up.
pub static MCGILL_CURL_UP: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Hips, 72),
    pins: &[Joint::Toe, Joint::Hand, Joint::FarHand],
    outward: Outward::Lifting,
    motion: Motion::Hold,
    start: pose(-86)
        .spine(-12, -12, 31)
        .legs(43, 89, -40)
        .far_leg(-1, -5, 0)
        .arms(-25, 124)
        .arms_out(41, -93),
    end: pose(-86).spine(-12, 14, 39).legs(43, 89, -40).far_leg(-1, -5, 0).arms(-16, 121).arms_out(40, -85),
    props: &[],
};

/// Wall roll-down.
pub static WALL_ROLL_DOWN: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[Joint::FarToe],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(0).legs(16, 6, -10).arms(2, 0),
    end: pose(30).spine(46, 38, 34).legs(46, 6, -10).arms(112, 4),
    props: &[Prop::Block { x: [-322, -282], y: [0, 1100] }],
};

/// Jefferson curl (light).
pub static JEFFERSON_CURL: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 150),
    pins: &[Joint::FarToe],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(0).legs(0, 2, 2).arms(14, 4),
    end: pose(52).spine(48, 38, 34).legs(60, 8, 0).arms(134, 2),
    props: &[Prop::LightBar(Hold::Hands), Prop::Block { x: [-230, 70], y: [0, 150] }],
};

/// Child's pose.
pub static CHILDS_POSE: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Knee, 37),
    pins: &[Joint::Hand, Joint::FarHand],
    outward: Outward::Lifting,
    motion: Motion::Breath,
    start: pose(77).spine(26, 14, -32).legs(147, 157, -92).arms(190, 39).arms_out(-14, 72),
    end: pose(76).spine(0, 4, 0).legs(76, 90, -90).arms(77, 44),
    props: &[],
};

/// Knee rolls.
pub static LOWER_TRUNK_ROTATION: Figure = Figure {
    camera: Camera::new(60, 42),
    anchor: (Joint::Shoulders, 80),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(-90).spine(0, 0, 2).legs(52, 123, -19).legs_out(-3, 0).arms_out(82, 0),
    end: pose(-90)
        .lying(44, 0)
        .spine(0, 0, -6)
        .side(0, 44)
        .legs(52, 107, -39)
        .far_leg(52, 122, -24)
        .legs_out(-3, 0)
        .arms_out(82, 0),
    props: &[],
};

/// 45-degree back extension (hip hinge).
pub static BACK_EXTENSION: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Ankle, 130),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(122).spine(0, 0, -4).legs(77, 0, 0).arms(2, 133).arms_out(14, -49),
    end: pose(45).spine(0, 0, -2).arms(2, 133).arms_out(14, -49),
    props: &[
        Prop::Beam { ends: [[312, 338], [396, 422]], half: 28 },
        Prop::Beam { ends: [[366, 370], [366, 12]], half: 10 },
        Prop::Beam { ends: [[-72, 130], [50, 8]], half: 9 },
        Prop::Beam { ends: [[-34, 164], [-33, 165]], half: 18 },
        Prop::Beam { ends: [[30, 12], [420, 12]], half: 12 },
    ],
};

/// Reverse hyperextension.
pub static REVERSE_HYPER: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Hips, 600),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(90).spine(0, 0, -4).legs(84, 4, -40).arms(81, 135),
    end: pose(90).spine(0, 0, -4).legs(0, 0, -70).arms(81, 135),
    props: &[Prop::Bench { x: [50, 440], top: 544 }],
};
