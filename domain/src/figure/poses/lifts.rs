//! Figures. Lifts: hinges and squats.

use super::*;

/// Hip hinge with stick.
pub static HIP_HINGE_DRILL: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[Joint::FarToe],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(0).legs(0, 0, 0).arms(-25, 25).far_arm(150, 150),
    end: pose(62).legs(82, 25, 5).arms(92, 25).far_arm(267, 150),
    props: &[Prop::StickOnBack],
};

/// Kettlebell deadlift (raised).
pub static KETTLEBELL_DEADLIFT: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[Joint::FarToe],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(55).legs(100, 57, 12).arms(60, 0),
    end: pose(0).legs(0, 0, 0).arms(0, 0),
    props: &[Prop::Kettlebell(Hold::Hands), Prop::Block { x: [60, 200], y: [0, 60] }],
};

/// Romanian deadlift.
pub static ROMANIAN_DEADLIFT: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[Joint::FarToe],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(0).legs(3, 6, 3).arms(0, 0),
    end: pose(70).legs(92, 26, 4).arms(64, 0),
    props: &[Prop::Barbell(Hold::Hands)],
};

/// Trap-bar deadlift.
pub static TRAP_BAR_DEADLIFT: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[Joint::FarToe],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(48).legs(110, 82, 20).arms(46, 0),
    end: pose(0).legs(0, 0, 0).arms(0, 0),
    props: &[Prop::Barbell(Hold::Hands)],
};

/// Block pull.
pub static BLOCK_PULL: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[Joint::FarToe],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(48).legs(90, 52, 10).arms(45, 0),
    end: pose(0).legs(0, 0, 0).arms(0, 0),
    props: &[Prop::Barbell(Hold::Hands), Prop::Block { x: [0, 260], y: [0, 100] }],
};

/// Barbell deadlift.
pub static BARBELL_DEADLIFT: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[Joint::FarToe],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(62).legs(120, 74, 16).arms(56, 0),
    end: pose(0).legs(0, 0, 0).arms(0, 0),
    props: &[Prop::Barbell(Hold::Hands)],
};

/// Box squat, body weight.
pub static BODYWEIGHT_BOX_SQUAT: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[Joint::FarToe],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(0).legs(0, 0, 0).arms(30, 30),
    end: pose(42).legs(127, 103, 18).arms(112, 10),
    props: &[Prop::Block { x: [-420, -200], y: [0, 240] }],
};

/// Goblet squat.
pub static GOBLET_SQUAT: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[Joint::FarToe],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(0).legs(0, 0, 0).arms(30, 110),
    end: pose(28).legs(120, 120, 28).arms(68, 105),
    props: &[Prop::Kettlebell(Hold::Hands)],
};

/// Front squat.
pub static FRONT_SQUAT: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[Joint::FarToe],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(0).legs(0, 0, 0).arms(85, 105),
    end: pose(22).legs(117, 125, 30).arms(107, 105),
    props: &[Prop::Barbell(Hold::FrontOfShoulders)],
};

/// Barbell back squat.
pub static BARBELL_BACK_SQUAT: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[Joint::FarToe],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(2).legs(4, 4, 2).arms(-33, 155),
    end: pose(38).legs(128, 116, 26).arms(38, 150),
    props: &[Prop::Barbell(Hold::UpperBack)],
};

/// Leg press (supported back).
pub static LEG_PRESS: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Hips, 70),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(-45).legs(85, 55, 0).arms(-65, 40),
    end: pose(-45).legs(73, 8, -35).arms(-65, 40),
    props: &[Prop::FootPlate],
};
