//! Figures. Mobility: mid-back, hips, ankles.

use super::*;

/// Seated thoracic rotation.
pub static SEATED_THORACIC_ROTATION: Figure = Figure {
    camera: Camera::new(66, 16),
    anchor: (Joint::Hips, 287),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(0).legs(90, 90, 0).arms(38, 116).arms_out(-2, -75),
    end: pose(0).side(0, 48).legs(90, 90, 0).arms(38, 116).arms_out(-2, -75),
    props: &[Prop::Chair { x: [-130, 80], seat: 228 }, Prop::StickAcrossChest],
};

/// Quadruped thread-the-needle.
pub static THREAD_THE_NEEDLE: Figure = Figure {
    camera: Camera::new(172, 8),
    anchor: (Joint::Knee, 37),
    pins: &[Joint::FarHand],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(104)
        .spine(6, 8, 14)
        .side(0, 50)
        .legs(104, 90, -90)
        .arms(32, 88)
        .far_arm(83, 92)
        .near_arm_out(-7, -9)
        .far_arm_out(-8, -41),
    end: pose(69)
        .spine(0, 0, -4)
        .side(0, -64)
        .legs(69, 90, -90)
        .arms(-18, 6)
        .far_arm(60, 20)
        .near_arm_out(108, -90),
    props: &[],
};

/// Foam roller thoracic extension.
pub static FOAM_ROLLER_EXTENSION: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Hips, 70),
    pins: &[Joint::Toe, Joint::FarToe],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(-76).spine(8, 22, 18).legs(54, 92, -39).arms(143, 130).arms_out(19, -42),
    end: pose(-63).spine(-4, -34, 0).legs(68, 92, -39).arms(161, 130).arms_out(19, -42),
    props: &[Prop::Roller { x: -199 }],
};

/// Open book.
pub static OPEN_BOOK: Figure = Figure {
    camera: Camera::TOP,
    anchor: (Joint::Hips, 110),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(0)
        .lying(-90, 0)
        .spine(0, 0, 4)
        .side(17, 0)
        .legs(88, 92, 0)
        .arms(90, 0)
        .near_arm_out(-24, 0)
        .far_arm_out(1, 0),
    end: pose(0)
        .lying(-90, 0)
        .spine(0, 0, 4)
        .side(-14, -70)
        .legs(88, 92, 0)
        .arms(90, 0)
        .far_arm(138, 0)
        .near_arm_out(70, 0)
        .far_arm_out(64, 0),
    props: &[],
};

/// Deep lunge hold.
pub static DEEP_LUNGE_HOLD: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::FarKnee, 37),
    pins: &[Joint::Toe],
    outward: Outward::Lowering,
    motion: Motion::Hold,
    start: pose(2).legs(91, 67, -21).far_leg(-13, 75, -90).arms(14, 57),
    end: pose(34).spine(14, 8, -14).legs(146, 116, 4).far_leg(-16, 40, -90).arms(61, 0),
    props: &[],
};

/// Half-kneeling hip flexor stretch.
pub static HALF_KNEELING_HIP_FLEXOR: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::FarKnee, 37),
    pins: &[Joint::Toe],
    outward: Outward::Lowering,
    motion: Motion::Hold,
    start: pose(0).legs(91, 91, 0).far_leg(0, 90, -90).arms(8, 67).far_arm(10, 10),
    end: pose(-7).spine(5, 0, 0).legs(84, 111, 20).far_leg(-27, 70, -90).arms(12, 60).far_arm(172, 4),
    props: &[],
};

/// 90/90 hip rotation.
pub static NINETY_NINETY_SWITCH: Figure = Figure {
    camera: Camera::new(72, 20),
    anchor: (Joint::Hips, 60),
    pins: &[Joint::Toe, Joint::FarToe],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(-22)
        .spine(6, 4, 12)
        .legs(74, 101, -18)
        .far_leg(102, 101, -26)
        .near_leg_out(-19, -75)
        .far_leg_out(80, 44)
        .arms(-52, 27)
        .arms_out(13, -2),
    end: pose(-22)
        .spine(6, 4, 12)
        .legs(102, 101, -26)
        .far_leg(74, 101, -18)
        .near_leg_out(80, 44)
        .far_leg_out(-19, -75)
        .arms(-52, 27)
        .arms_out(13, -2),
    props: &[],
};

/// Banded hip distraction.
pub static BANDED_HIP_DISTRACTION: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Knee, 37),
    pins: &[Joint::FarToe],
    outward: Outward::Lifting,
    motion: Motion::Hold,
    start: pose(4).legs(9, 95, -90).far_leg(95, 86, -5).arms(12, 68),
    end: pose(14).legs(-14, 62, -90).far_leg(105, 119, 28).arms(6, 86),
    props: &[
        Prop::Beam { ends: [[-560, 12], [-560, 460]], half: 12 },
        Prop::Band(Hold::HipCrease, [-560, 290, 0]),
    ],
};

/// Couch stretch.
pub static COUCH_STRETCH: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Knee, 37),
    pins: &[Joint::FarToe],
    outward: Outward::Lifting,
    motion: Motion::Hold,
    start: pose(42).spine(6, 6, -16).legs(-7, 120, -80).far_leg(149, 128, 21).arms(55, 0),
    end: pose(-3).spine(3, 0, 0).legs(-27, 145, -80).far_leg(93, 99, 3).arms(14, 66),
    props: &[Prop::Block { x: [-108, -68], y: [0, 1100] }],
};

/// Hip circles (CARs).
pub static HIP_CARS: Figure = Figure {
    camera: Camera::new(75, 10),
    anchor: (Joint::Toe, 0),
    pins: &[Joint::Hand],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(0)
        .legs(0, 0, 0)
        .far_leg(92, 92, 0)
        .arms(-7, 59)
        .far_arm(0, 8)
        .near_arm_out(34, 4)
        .far_arm_out(8, 4),
    end: pose(0)
        .legs(0, 0, 0)
        .far_leg(72, 92, 0)
        .far_leg_out(75, 12)
        .arms(-7, 59)
        .far_arm(0, 8)
        .near_arm_out(34, 4)
        .far_arm_out(8, 4),
    props: &[Prop::Post { x: 20, z: 270, top: 560 }],
};

/// Hip airplane.
pub static HIP_AIRPLANE: Figure = Figure {
    camera: Camera::new(35, 12),
    anchor: (Joint::FarToe, 0),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(76)
        .lying(10, 0)
        .spine(0, 0, -10)
        .legs(-4, 6, -10)
        .far_leg(87, 14, 3)
        .far_leg_out(-10, 2)
        .arms(30, 4)
        .arms_out(75, 0),
    end: pose(76)
        .lying(-42, 0)
        .spine(0, 0, -10)
        .legs(-4, 6, -10)
        .far_leg(85, 6, 0)
        .far_leg_out(43, -6)
        .arms(30, 4)
        .arms_out(75, 0),
    props: &[],
};

/// Rock back.
pub static QUADRUPED_ROCK_BACK: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Knee, 37),
    pins: &[Joint::Hand, Joint::FarHand],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(74).legs(74, 90, -90).arms(71, 36),
    end: pose(82).spine(0, 0, -2).legs(131, 139, -90).arms(111, 43),
    props: &[Prop::StickOnBack],
};

/// Knee-to-wall.
pub static KNEE_TO_WALL: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[Joint::FarToe, Joint::Hand, Joint::FarHand],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(4).legs(24, 33, 13).far_leg(-10, 5, 19).arms(19, 120),
    end: pose(2).legs(40, 74, 36).far_leg(5, 53, 34).arms(21, 146),
    props: &[Prop::Block { x: [85, 125], y: [0, 1100] }],
};

/// Loaded ankle rock.
pub static LOADED_ANKLE_ROCK: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::FarKnee, 37),
    pins: &[Joint::Toe],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(0).legs(91, 88, -2).far_leg(2, 92, -90).arms(15, 92),
    end: pose(8).spine(0, 0, -4).legs(100, 128, 38).far_leg(-32, 50, -90).arms(12, 103),
    props: &[Prop::Kettlebell(Hold::Knee)],
};
