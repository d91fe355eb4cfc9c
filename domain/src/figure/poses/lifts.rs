//! Figures. Lifts: hinges and squats.

use super::*;

/// Hip hinge with stick.
pub static HIP_HINGE_DRILL: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[Joint::FarToe],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(-3).spine(-10, 28, -15).legs(-3, 0, 0).arms(-50, 60).far_arm(150, 150),
    end: pose(59).spine(-10, 28, -15).legs(79, 25, 5).arms(-50, 60).far_arm(150, 150),
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
    props: &[Prop::Kettlebell(Hold::Hands), Prop::Block { x: [-20, 110], y: [0, 115] }],
};

/// Romanian deadlift.
pub static ROMANIAN_DEADLIFT: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[Joint::FarToe],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(0).legs(3, 6, 3).arms(0, 0),
    end: pose(70).legs(92, 26, 4).arms(57, 0),
    props: &[Prop::Barbell(Hold::Hands)],
};

/// Trap-bar deadlift.
pub static TRAP_BAR_DEADLIFT: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[Joint::FarToe],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(58).legs(130, 94, 22).arms(48, 0),
    end: pose(0).legs(0, 0, 0).arms(0, 0),
    props: &[Prop::TrapBar],
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
    props: &[Prop::Barbell(Hold::Hands), Prop::Block { x: [-120, 70], y: [0, 167] }],
};

/// Barbell deadlift.
pub static BARBELL_DEADLIFT: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[Joint::FarToe],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(71).legs(131, 76, 16).arms(64, 0),
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
    props: &[Prop::Block { x: [-420, -190], y: [0, 226] }],
};

/// Goblet squat.
pub static GOBLET_SQUAT: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[Joint::FarToe],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(0).legs(0, 0, 0).arms(20, 145),
    end: pose(28).legs(120, 120, 28).arms(48, 145),
    props: &[Prop::Kettlebell(Hold::Hands)],
};

/// Front squat.
pub static FRONT_SQUAT: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[Joint::FarToe],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(0).legs(0, 0, 0).arms(74, 153),
    end: pose(22).legs(117, 125, 30).arms(90, 153),
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
    end: pose(38).legs(128, 116, 26).arms(-20, 155),
    props: &[Prop::Barbell(Hold::UpperBack)],
};

/// Leg press (supported back).
pub static LEG_PRESS: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Hips, 300),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(-45).legs(85, 55, 0).arms(-30, 20),
    end: pose(-45).legs(73, 8, -35).arms(-30, 20),
    props: &[
        Prop::Beam { ends: [[-70, 225], [-330, 500]], half: 22 },
        Prop::Beam { ends: [[-60, 215], [150, 225]], half: 18 },
        Prop::FootPlate,
    ],
};
