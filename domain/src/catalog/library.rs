//! The whole library, and the way to a record by its id.

use super::{Exercise, aerobic, bracing, glutes, lifts, mobility, spinal_motion};

/// Every exercise of the library, pillar by pillar, in the order in which a list shows them.
pub static LIBRARY: &[&Exercise] = &[
    &glutes::GLUTE_BRIDGE,
    &glutes::BANDED_GLUTE_BRIDGE,
    &glutes::SINGLE_LEG_GLUTE_BRIDGE,
    &glutes::BARBELL_HIP_THRUST,
    &glutes::SPLIT_SQUAT,
    &glutes::BULGARIAN_SPLIT_SQUAT,
    &glutes::STEP_UP,
    &glutes::CLAMSHELL,
    &glutes::SIDE_LYING_HIP_ABDUCTION,
    &glutes::LATERAL_BAND_WALK,
    &glutes::SINGLE_LEG_RDL,
    &glutes::KICKSTAND_RDL,
    &spinal_motion::PELVIC_TILT,
    &spinal_motion::CAT_CAMEL,
    &spinal_motion::PRONE_ON_ELBOWS,
    &spinal_motion::PRONE_PRESS_UP,
    &spinal_motion::STANDING_EXTENSION,
    &spinal_motion::MCGILL_CURL_UP,
    &spinal_motion::WALL_ROLL_DOWN,
    &spinal_motion::JEFFERSON_CURL,
    &spinal_motion::CHILDS_POSE,
    &spinal_motion::LOWER_TRUNK_ROTATION,
    &spinal_motion::BACK_EXTENSION,
    &spinal_motion::REVERSE_HYPER,
    &mobility::SEATED_THORACIC_ROTATION,
    &mobility::THREAD_THE_NEEDLE,
    &mobility::FOAM_ROLLER_EXTENSION,
    &mobility::OPEN_BOOK,
    &mobility::DEEP_LUNGE_HOLD,
    &mobility::HALF_KNEELING_HIP_FLEXOR,
    &mobility::NINETY_NINETY_SWITCH,
    &mobility::BANDED_HIP_DISTRACTION,
    &mobility::COUCH_STRETCH,
    &mobility::HIP_CARS,
    &mobility::HIP_AIRPLANE,
    &mobility::QUADRUPED_ROCK_BACK,
    &mobility::KNEE_TO_WALL,
    &mobility::LOADED_ANKLE_ROCK,
    &bracing::DIAPHRAGMATIC_BREATHING,
    &bracing::NINETY_NINETY_BALLOON,
    &bracing::BRACE_DRILL,
    &bracing::WALL_DEAD_BUG,
    &bracing::DEAD_BUG,
    &bracing::BIRD_DOG,
    &bracing::BIRD_DOG_LEG_ONLY,
    &bracing::SIDE_BRIDGE_KNEES,
    &bracing::SIDE_BRIDGE,
    &bracing::FRONT_PLANK,
    &bracing::TALL_KNEEL_PALLOF,
    &bracing::PALLOF_PRESS,
    &bracing::FARMERS_CARRY,
    &bracing::SUITCASE_CARRY,
    &lifts::HIP_HINGE_DRILL,
    &lifts::KETTLEBELL_DEADLIFT,
    &lifts::ROMANIAN_DEADLIFT,
    &lifts::TRAP_BAR_DEADLIFT,
    &lifts::BLOCK_PULL,
    &lifts::BARBELL_DEADLIFT,
    &lifts::BODYWEIGHT_BOX_SQUAT,
    &lifts::GOBLET_SQUAT,
    &lifts::FRONT_SQUAT,
    &lifts::BARBELL_BACK_SQUAT,
    &lifts::LEG_PRESS,
    &aerobic::WALKING,
];

/// The record of a library exercise, if this version has it.
pub fn find(id: &str) -> Option<&'static Exercise> {
    LIBRARY
        .iter()
        .copied()
        .find(|exercise| exercise.id.as_str() == id)
}
