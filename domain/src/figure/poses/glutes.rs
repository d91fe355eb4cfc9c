//! Figures. Glutes: bridges, thrusts, split squats, abduction, one-leg hinges.

use super::*;

/// Glute bridge.
pub static GLUTE_BRIDGE: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Shoulders, 48),
    pins: &[Joint::Toe, Joint::FarToe],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(-90).legs(56, 98, -48).arms(0, 0),
    end: pose(-117).legs(0, 107, -10).arms(-37, 0),
    props: &[],
};

/// Glute bridge with band.
pub static BANDED_GLUTE_BRIDGE: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Shoulders, 48),
    pins: &[Joint::Toe, Joint::FarToe],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(-90).legs(56, 98, -48).arms(0, 0),
    end: pose(-117).legs(0, 107, -10).arms(-37, 0),
    props: &[Prop::BandAboveKnees],
};

/// Single-leg glute bridge.
pub static SINGLE_LEG_GLUTE_BRIDGE: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Shoulders, 48),
    pins: &[Joint::Toe],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(-90).legs(56, 98, -48).far_leg(90, 90, 0).arms(0, 0),
    end: pose(-117).legs(0, 107, -10).far_leg(48, 90, 0).arms(-37, 0),
    props: &[],
};

/// Barbell hip thrust.
pub static BARBELL_HIP_THRUST: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Shoulders, 48),
    pins: &[Joint::Toe, Joint::FarToe],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(-48).legs(84, 95, -37).arms(2, 20),
    end: pose(-90).legs(0, 90, 0).arms(0, 0),
    props: &[Prop::Bench { x: [-90, 60], top: 250 }, Prop::Barbell(Hold::Hips)],
};

/// Split squat.
pub static SPLIT_SQUAT: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(5).legs(40, 25, -10).far_leg(-30, 15, -5).arms(5, 0),
    end: pose(10).legs(90, 88, 8).far_leg(-2, 80, 2).arms(10, 0),
    props: &[],
};

/// Bulgarian split squat.
pub static BULGARIAN_SPLIT_SQUAT: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(12).legs(42, 25, -5).far_leg(-8, 75, 0).arms(12, 0),
    end: pose(25).legs(110, 97, 12).far_leg(20, 110, 0).arms(25, 0),
    props: &[Prop::Bench { x: [-600, -380], top: 200 }, Prop::Dumbbells],
};

/// Step-up.
pub static STEP_UP: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(15).legs(85, 75, 5).far_leg(10, 0, 5).arms(15, 0),
    end: pose(0).legs(0, 0, 0).far_leg(20, 40, 0).arms(0, 0),
    props: &[Prop::Block { x: [-180, 180], y: [0, 200] }],
};

/// Clamshell.
pub static CLAMSHELL: Figure = Figure {
    camera: Camera::FRONT,
    anchor: (Joint::Hips, 70),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(0).legs(0, 0, 0).arms(0, 0),
    end: pose(0).legs(0, 0, 0).arms(0, 0),
    props: &[],
};

/// Side-lying leg raise.
pub static SIDE_LYING_HIP_ABDUCTION: Figure = Figure {
    camera: Camera::FRONT,
    anchor: (Joint::Hips, 70),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(0).legs(0, 0, 0).arms(0, 0),
    end: pose(0).legs(0, 0, 0).arms(0, 0),
    props: &[],
};

/// Lateral band walk.
pub static LATERAL_BAND_WALK: Figure = Figure {
    camera: Camera::FRONT,
    anchor: (Joint::FarToe, 0),
    pins: &[],
    outward: Outward::Lifting,
    motion: Motion::Rep,
    start: pose(0).legs(0, 0, 0).arms(0, 0),
    end: pose(0).legs(0, 0, 0).arms(0, 0),
    props: &[Prop::BandAtAnkles],
};

/// Single-leg Romanian deadlift.
pub static SINGLE_LEG_RDL: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(0).legs(3, 6, 3).far_leg(-5, 15, -10).arms(0, 0),
    end: pose(78).legs(94, 22, 6).far_leg(-2, 4, -11).arms(78, 0),
    props: &[Prop::Dumbbell(Joint::FarHand)],
};

/// Kickstand Romanian deadlift.
pub static KICKSTAND_RDL: Figure = Figure {
    camera: Camera::SIDE,
    anchor: (Joint::Toe, 0),
    pins: &[],
    outward: Outward::Lowering,
    motion: Motion::Rep,
    start: pose(0).legs(5, 8, 3).far_leg(-12, 8, -10).arms(0, 0),
    end: pose(65).legs(90, 31, 6).far_leg(80, 45, -10).arms(65, 0),
    props: &[Prop::Dumbbells],
};
