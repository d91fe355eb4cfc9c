//! Figures. Mobility: mid-back, hips, ankles.

use super::*;

/// Seated thoracic rotation.
pub static SEATED_THORACIC_ROTATION: Figure = Figure {
    camera: Camera::TOP,
    anchor: (Joint::Hips, 100),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(0).legs(0, 0, 0).arms(0, 0).side(0, 0),
    end: pose(0).legs(0, 0, 0).arms(0, 0).side(0, 45),
    props: &[Prop::StickAcrossChest],
};

/// Quadruped thread-the-needle.
pub static THREAD_THE_NEEDLE: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Knee, 37),
    pins: &[Joint::Hand],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(88).spine(0, 8, 8).legs(92, 94, -90).arms(66, 91).far_arm(131, 45).side(0, -35),
    end: pose(66).spine(0, 0, -5).legs(66, 90, -90).arms(65, 3).far_arm(246, 0).side(0, 60),
    props: &[],
};

/// Foam roller thoracic extension.
pub static FOAM_ROLLER_EXTENSION: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Hips, 70),
    pins: &[Joint::Toe, Joint::FarToe],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(-72).spine(6, 10, 10).legs(77, 104, -45).arms(-206, 125),
    end: pose(-78).spine(0, -26, 0).legs(71, 104, -45).arms(-269, 125),
    props: &[Prop::Roller { x: -200 }],
};

/// Open book.
pub static OPEN_BOOK: Figure = Figure {
    camera: Camera::TOP,
    anchor: (Joint::Hips, 100),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(0).legs(0, 0, 0).arms(0, 0).side(0, 90),
    end: pose(0).legs(0, 0, 0).arms(0, 0).side(0, 15),
    props: &[],
};

/// Deep lunge hold.
pub static DEEP_LUNGE_HOLD: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[],
    outward: Outward::Lowering,
    motion: Motion::Hold,
    start: pose(5).legs(65, 65, 5).far_leg(-30, 55, -10).arms(25, 0),
    end: pose(15).legs(115, 122, 22).far_leg(-40, 37, -8).arms(25, 0),
    props: &[],
};

/// Half-kneeling hip flexor stretch.
pub static HALF_KNEELING_HIP_FLEXOR: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[],
    outward: Outward::Lowering,
    motion: Motion::Hold,
    start: pose(0).legs(85, 90, 5).far_leg(0, 90, -90).arms(0, 0),
    end: pose(-4).spine(4, 0, 0).legs(76, 94, 14).far_leg(-18, 76, -90).arms(0, 0).far_arm(175, 0),
    props: &[],
};

/// 90/90 hip rotation.
pub static NINETY_NINETY_SWITCH: Figure = Figure {
    camera: Camera::TOP,
    anchor: (Joint::Hips, 100),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(0).legs(0, 0, 0).arms(0, 0).side(0, 0),
    end: pose(0).legs(0, 0, 0).arms(0, 0).side(0, 0),
    props: &[],
};

/// Banded hip distraction.
pub static BANDED_HIP_DISTRACTION: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Knee, 37),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Hold,
    start: pose(0).legs(0, 90, -90).far_leg(85, 90, 5).arms(10, 20),
    end: pose(8).legs(-8, 74, -90).far_leg(103, 113, 18).arms(18, 20),
    props: &[Prop::Band(Hold::HipCrease, [-600, 300, 0])],
};

/// Couch stretch.
pub static COUCH_STRETCH: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Knee, 37),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Hold,
    start: pose(40).legs(45, 175, -20).far_leg(135, 95, 0).arms(70, 0),
    end: pose(0).legs(-10, 162, -18).far_leg(85, 95, 10).arms(10, 50),
    props: &[Prop::Block { x: [-300, -260], y: [0, 1100] }],
};

/// Hip circles (CARs).
pub static HIP_CARS: Figure = Figure {
    camera: Camera::FRONT,
    anchor: (Joint::Toe, 0),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(0).legs(0, 0, 0).arms(0, 0),
    end: pose(0).legs(0, 0, 0).arms(0, 0),
    props: &[],
};

/// Hip airplane.
pub static HIP_AIRPLANE: Figure = Figure {
    camera: Camera::FRONT,
    anchor: (Joint::Toe, 0),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(0).legs(0, 0, 0).arms(0, 0),
    end: pose(0).legs(0, 0, 0).arms(0, 0),
    props: &[],
};

/// Rock back.
pub static QUADRUPED_ROCK_BACK: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Knee, 37),
    pins: &[Joint::Hand, Joint::FarHand],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(66).legs(66, 90, -90).arms(65, 3),
    end: pose(84).spine(0, 0, -8).legs(122, 128, -90).arms(135, 3),
    props: &[],
};

/// Knee-to-wall.
pub static KNEE_TO_WALL: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(0).legs(5, 13, 8).far_leg(-20, 0, 15).arms(40, 30),
    end: pose(4).legs(34, 66, 36).far_leg(-24, 0, 8).arms(49, 30),
    props: &[Prop::Block { x: [200, 240], y: [0, 1100] }],
};

/// Loaded ankle rock.
pub static LOADED_ANKLE_ROCK: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(0).legs(85, 90, 5).far_leg(0, 90, -90).arms(20, 40),
    end: pose(8).legs(103, 127, 32).far_leg(-6, 76, -90).arms(28, 40),
    props: &[Prop::Kettlebell(Hold::Knee)],
};
