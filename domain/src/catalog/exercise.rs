//! What a record of the library says of an exercise.
//!
//! Lives here: the structure. What does not: its words (`content/<language>/exercises.json`, by id), the figure that
//! shows it, and the rules that read it (T35 for flags, T41 for equipment, T57 for steps of load).

use super::source::Source;
use super::{AxialClass, ByPhase, Dose, ExerciseId, Laterality, Measure, Pillar, Traits};
use crate::figure::Figure;
use std::fmt;

/// An exercise of the library.
///
/// Records are statics, because they name their neighbours: a ladder that leads nowhere does not compile.
pub struct Exercise {
    /// Its identity, for ever.
    pub id: ExerciseId,
    /// Whether the article behind this app names it.
    pub in_article: bool,
    /// What it trains.
    pub pillar: Pillar,
    /// The part of the pillar, for variety within a week (T39, T40).
    pub focus: Focus,
    /// How the body is held, or what most of its variants are done in.
    pub position: Position,
    /// What it needs: one item of each group. Empty: nothing.
    pub required: &'static [&'static [Equipment]],
    /// What it may use besides.
    pub optional: &'static [Equipment],
    /// How the two sides work.
    pub laterality: Laterality,
    /// In what its sets are counted.
    pub measure: Measure,
    /// Whether external mass is usual.
    pub loadable: bool,
    /// Spinal load class. It also tells compression: moderate is one step of it, high two.
    pub axial: AxialClass,
    /// A working set above this percentage of body mass counts one class higher for the axial day (L8).
    pub class_up_above_pct_bw: Option<u8>,
    /// What the trunk does, or resists.
    pub direction: Direction,
    /// How far it exposes the spine to each direction (T33, T40).
    pub direction_load: DirectionLoad,
    /// How much of it, by phase; none where it does not belong to the phase.
    pub dose: ByPhase<Option<Dose>>,
    /// Easier variants, the first to be offered first.
    pub(super) regressions: &'static [&'static Exercise],
    /// Harder variants, the first to be offered first.
    pub(super) progressions: &'static [&'static Exercise],
    /// How much each usual fault weighs, in the order of their words. A fault is known by its place, from 1: new ones are
    /// added at the end.
    pub faults: &'static [FaultWeight],
    /// It is left out while one of these is on.
    pub avoid: &'static [UserFlag],
    /// Its easier variant is offered first while one of these is on.
    pub modify: &'static [UserFlag],
    /// From where to film it; none where a video tells nothing.
    pub camera: Option<Camera>,
    /// The rhythm of its breaths, where there is one.
    pub pacer: Option<Pacer>,
    /// What its evidence note rests on.
    pub sources: &'static [&'static Source],
    /// How it looks.
    pub figure: &'static Figure,
}

impl Exercise {
    /// What the ledgers and the forms need to know of it.
    pub const fn traits(&self) -> Traits {
        Traits {
            measure: self.measure,
            axial: self.axial,
            class_up_above_pct_bw: self.class_up_above_pct_bw,
            laterality: self.laterality,
            loadable: self.loadable,
        }
    }

    /// Easier variants, the first to be offered first. Following them always ends.
    pub const fn easier(&self) -> &'static [&'static Exercise] {
        self.regressions
    }

    /// Harder variants, the first to be offered first. Following them always ends.
    pub const fn harder(&self) -> &'static [&'static Exercise] {
        self.progressions
    }

    /// Whether it suits a bad day (T10, T20): it has a dose for the calmest phase, can be done without a weight, and loads
    /// the spine little or not at all. A band is no weight; a weight that is usual but not needed is left out that day.
    pub fn good_on_a_bad_day(&self) -> bool {
        let without_weight = |group: &&[Equipment]| !group.iter().all(|item| item.is_weight());
        self.dose.calm_down.is_some()
            && self.required.iter().all(without_weight)
            && matches!(self.axial, AxialClass::None | AxialClass::Low)
    }

    /// How its load may rise; none without external mass. The higher the class, the smaller the step (T57; the range is
    /// that of ACSM 2009).
    pub const fn load_step(&self) -> Option<LoadStep> {
        match self.axial {
            _ if !self.loadable => None,
            AxialClass::None | AxialClass::Low => Some(LoadStep { per_mille: 50, max_per_mille: 100 }),
            AxialClass::Moderate | AxialClass::High => Some(LoadStep { per_mille: 25, max_per_mille: 50 }),
        }
    }
}

impl fmt::Debug for Exercise {
    /// The id only: neighbours name each other, so the whole record would never end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Exercise({})", self.id)
    }
}

impl PartialEq for Exercise {
    /// There is one record for an id.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Exercise {}

/// A step of external mass, in thousandths of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoadStep {
    /// The usual step.
    pub per_mille: u8,
    /// The largest that a coarse set of plates may make of it.
    pub max_per_mille: u8,
}

/// The part of a pillar that an exercise trains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Focus {
    /// Extending the hip against the floor, a bench or a bar.
    HipExtension,
    /// Bending at the hips with a quiet back.
    Hinge,
    /// Knee and hip of one leg.
    SingleLeg,
    /// Moving the leg out to the side, or keeping it there.
    Abduction,
    /// Small movements of the low back.
    Control,
    /// Bending the spine forward.
    Flexion,
    /// Bending the spine backward.
    Extension,
    /// Both in turn.
    FlexionExtension,
    /// Bending it forward with a light weight.
    FlexionLoaded,
    /// Extending against the weight of trunk or legs.
    ExtensionLoaded,
    /// Turning.
    Rotation,
    /// The front of the trunk, with a neutral low back.
    AnteriorTrunk,
    /// The mid-back.
    Thoracic,
    /// The hip joint.
    Hip,
    /// The ankle.
    Ankle,
    /// Breathing.
    Breathing,
    /// Stiffening the trunk at will.
    Bracing,
    /// Resisting extension.
    AntiExtension,
    /// Resisting rotation.
    AntiRotation,
    /// Resisting a bend to the side.
    AntiLateralFlexion,
    /// Walking with weights.
    Carry,
    /// Squats and leg presses.
    Squat,
    /// Walking.
    Walking,
}

impl Focus {
    /// Its name in files: stable.
    pub const fn code(self) -> &'static str {
        match self {
            Self::HipExtension => "focus_hip_extension",
            Self::Hinge => "focus_hinge",
            Self::SingleLeg => "focus_single_leg",
            Self::Abduction => "focus_abduction",
            Self::Control => "focus_control",
            Self::Flexion => "focus_flexion",
            Self::Extension => "focus_extension",
            Self::FlexionExtension => "focus_flexion_extension",
            Self::FlexionLoaded => "focus_flexion_loaded",
            Self::ExtensionLoaded => "focus_extension_loaded",
            Self::Rotation => "focus_rotation",
            Self::AnteriorTrunk => "focus_anterior_trunk",
            Self::Thoracic => "focus_thoracic",
            Self::Hip => "focus_hip",
            Self::Ankle => "focus_ankle",
            Self::Breathing => "focus_breathing",
            Self::Bracing => "focus_bracing",
            Self::AntiExtension => "focus_anti_extension",
            Self::AntiRotation => "focus_anti_rotation",
            Self::AntiLateralFlexion => "focus_anti_lateral_flexion",
            Self::Carry => "focus_carry",
            Self::Squat => "focus_squat",
            Self::Walking => "focus_walking",
        }
    }
}

/// How the body is held during an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Position {
    /// Lying on the back, or with the shoulders on a bench.
    Back,
    /// Face down: lying, or on forearms and toes.
    Front,
    /// On one side.
    Side,
    /// On hands and knees.
    AllFours,
    /// On one knee or both.
    Kneeling,
    /// On a chair, a machine's seat or the floor.
    Sitting,
    /// On the feet, or on one of them.
    Standing,
    /// Going.
    Walking,
}

impl Position {
    /// From lying to walking.
    pub const ALL: [Self; 8] = [
        Self::Back,
        Self::Front,
        Self::Side,
        Self::AllFours,
        Self::Kneeling,
        Self::Sitting,
        Self::Standing,
        Self::Walking,
    ];

    /// Its name in the language content.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Back => "on_back",
            Self::Front => "on_front",
            Self::Side => "on_side",
            Self::AllFours => "all_fours",
            Self::Kneeling => "kneeling",
            Self::Sitting => "sitting",
            Self::Standing => "standing",
            Self::Walking => "walking",
        }
    }
}

/// Something to train with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Equipment {
    /// A mat, a towel, a carpet.
    Mat,
    /// A free piece of wall.
    Wall,
    /// A chair.
    Chair,
    /// Something to hold on to.
    Support,
    /// A cushion or pillow.
    Cushion,
    /// A small ball.
    Ball,
    /// A balloon.
    Balloon,
    /// A stick or dowel.
    Stick,
    /// A step, ankle to shin high.
    Step,
    /// A sturdy box.
    Box,
    /// Blocks under a weight.
    Blocks,
    /// A bench.
    Bench,
    /// A foam roller.
    FoamRoller,
    /// A short loop band.
    MiniBand,
    /// A long band.
    LongBand,
    /// A fixed point for a band.
    AnchorPoint,
    /// A cable machine.
    Cable,
    /// A dumbbell, or two.
    Dumbbell,
    /// A kettlebell, or two.
    Kettlebell,
    /// A barbell with plates.
    Barbell,
    /// A pad around the bar.
    BarPad,
    /// A rack with pins.
    Rack,
    /// A trap bar.
    TrapBar,
    /// A roman chair.
    RomanChair,
    /// A reverse hyper machine.
    ReverseHyper,
    /// A leg press.
    LegPress,
}

impl Equipment {
    /// Everything, from the living room to the gym.
    pub const ALL: [Self; 26] = [
        Self::Mat,
        Self::Wall,
        Self::Chair,
        Self::Support,
        Self::Cushion,
        Self::Ball,
        Self::Balloon,
        Self::Stick,
        Self::Step,
        Self::Box,
        Self::Blocks,
        Self::Bench,
        Self::FoamRoller,
        Self::MiniBand,
        Self::LongBand,
        Self::AnchorPoint,
        Self::Cable,
        Self::Dumbbell,
        Self::Kettlebell,
        Self::Barbell,
        Self::BarPad,
        Self::Rack,
        Self::TrapBar,
        Self::RomanChair,
        Self::ReverseHyper,
        Self::LegPress,
    ];

    /// Nobody is asked for these: there is always a floor and a wall.
    pub const fn is_always_there(self) -> bool {
        matches!(self, Self::Mat | Self::Wall)
    }

    /// Its name, as stored with exercises of one's own and in the language content.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mat => "mat",
            Self::Wall => "wall",
            Self::Chair => "chair",
            Self::Support => "support",
            Self::Cushion => "cushion",
            Self::Ball => "ball",
            Self::Balloon => "balloon",
            Self::Stick => "stick",
            Self::Step => "step",
            Self::Box => "box",
            Self::Blocks => "blocks",
            Self::Bench => "bench",
            Self::FoamRoller => "foam_roller",
            Self::MiniBand => "mini_band",
            Self::LongBand => "long_band",
            Self::AnchorPoint => "anchor_point",
            Self::Cable => "cable",
            Self::Dumbbell => "dumbbell",
            Self::Kettlebell => "kettlebell",
            Self::Barbell => "barbell",
            Self::BarPad => "bar_pad",
            Self::Rack => "rack",
            Self::TrapBar => "trap_bar",
            Self::RomanChair => "roman_chair",
            Self::ReverseHyper => "reverse_hyper",
            Self::LegPress => "leg_press",
        }
    }

    /// Whether it is an external load (a mass, or a stack or sledge that stands for one).
    pub const fn is_weight(self) -> bool {
        matches!(
            self,
            Self::Cable | Self::Dumbbell | Self::Kettlebell | Self::Barbell | Self::TrapBar | Self::LegPress
        )
    }

    /// Whether everybody has it: a towel is a mat, and every room has a wall.
    pub const fn is_everywhere(self) -> bool {
        matches!(self, Self::Mat | Self::Wall)
    }
}

/// What the trunk does, or resists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// It keeps its shape.
    Neutral,
    /// It bends forward.
    Flexion,
    /// It bends backward.
    Extension,
    /// Both in turn.
    FlexionExtension,
    /// It turns.
    Rotation,
    /// It resists bending backward.
    AntiExtension,
    /// It resists turning.
    AntiRotation,
    /// It resists bending to the side.
    AntiLateralFlexion,
}

/// How far a movement exposes the spine to a direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exposure {
    /// Not at all.
    None,
    /// Without load.
    Unloaded,
    /// With load.
    Loaded,
}

/// Exposure of the spine, direction by direction. Resisting a direction is no exposure to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DirectionLoad {
    /// Bending forward.
    pub flexion: Exposure,
    /// Bending backward.
    pub extension: Exposure,
    /// Turning.
    pub rotation: Exposure,
}

impl DirectionLoad {
    /// The spine keeps its shape.
    pub const NONE: Self =
        Self { flexion: Exposure::None, extension: Exposure::None, rotation: Exposure::None };
}

/// How much a fault counts in a form check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaultWeight {
    /// Weight 1.
    Minor,
    /// Weight 2.
    Moderate,
    /// Weight 3; while it is there, the form score stays below 60.
    Critical,
}

impl FaultWeight {
    /// 1, 2 or 3.
    pub const fn points(self) -> u8 {
        match self {
            Self::Minor => 1,
            Self::Moderate => 2,
            Self::Critical => 3,
        }
    }
}

/// Something a person said of themselves that changes which exercises suit (T35).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UserFlag {
    /// Bending forward is uncomfortable.
    FlexionIntolerant,
    /// Bending backward is uncomfortable.
    ExtensionIntolerant,
    /// Turning is uncomfortable.
    RotationIntolerant,
    /// Weight from above is uncomfortable.
    CompressionIntolerant,
    /// Symptoms in a leg.
    LegSymptoms,
    /// A flare is going on (T20).
    AcuteFlare,
    /// Osteoporosis.
    Osteoporosis,
    /// Known spinal stenosis.
    SpinalStenosisKnown,
    /// Known spondylolisthesis.
    SpondylolisthesisKnown,
    /// High blood pressure.
    Hypertension,
    /// Dizziness.
    Dizziness,
    /// Late pregnancy: lying on the back.
    LatePregnancySupine,
    /// Late pregnancy: lying on the front.
    LatePregnancyProne,
    /// Pelvic floor symptoms.
    PelvicFloorSymptoms,
    /// A hernia.
    Hernia,
    /// COPD.
    Copd,
    /// A recent operation on belly or eyes.
    RecentAbdominalOrEyeSurgery,
    /// A latex allergy: a straw takes the place of the balloon.
    LatexAllergyUseStraw,
    /// Hip impingement.
    HipImpingement,
    /// A hip replacement.
    HipReplacement,
    /// Hamstrings that cramp.
    HamstringCramp,
    /// Knee pain.
    KneePain,
    /// An ankle injury.
    AnkleInjury,
    /// Shoulder pain.
    ShoulderPain,
    /// Wrist pain.
    WristPain,
    /// Neck pain.
    NeckPain,
    /// Trouble with grip.
    GripProblem,
    /// Unsure balance.
    BalanceRisk,
    /// Just up: on for an hour.
    EarlyMorning,
}

impl UserFlag {
    /// In the order in which a form offers them.
    pub const ALL: [Self; 29] = [
        Self::FlexionIntolerant,
        Self::ExtensionIntolerant,
        Self::RotationIntolerant,
        Self::CompressionIntolerant,
        Self::LegSymptoms,
        Self::AcuteFlare,
        Self::Osteoporosis,
        Self::SpinalStenosisKnown,
        Self::SpondylolisthesisKnown,
        Self::Hypertension,
        Self::Dizziness,
        Self::LatePregnancySupine,
        Self::LatePregnancyProne,
        Self::PelvicFloorSymptoms,
        Self::Hernia,
        Self::Copd,
        Self::RecentAbdominalOrEyeSurgery,
        Self::LatexAllergyUseStraw,
        Self::HipImpingement,
        Self::HipReplacement,
        Self::HamstringCramp,
        Self::KneePain,
        Self::AnkleInjury,
        Self::ShoulderPain,
        Self::WristPain,
        Self::NeckPain,
        Self::GripProblem,
        Self::BalanceRisk,
        Self::EarlyMorning,
    ];

    /// Its name, as stored with a programme and in the language content.
    pub const fn code(self) -> &'static str {
        match self {
            Self::FlexionIntolerant => "flexion_intolerant",
            Self::ExtensionIntolerant => "extension_intolerant",
            Self::RotationIntolerant => "rotation_intolerant",
            Self::CompressionIntolerant => "compression_intolerant",
            Self::LegSymptoms => "leg_symptoms",
            Self::AcuteFlare => "acute_flare",
            Self::Osteoporosis => "osteoporosis",
            Self::SpinalStenosisKnown => "spinal_stenosis_known",
            Self::SpondylolisthesisKnown => "spondylolisthesis_known",
            Self::Hypertension => "hypertension",
            Self::Dizziness => "dizziness",
            Self::LatePregnancySupine => "late_pregnancy_supine",
            Self::LatePregnancyProne => "late_pregnancy_prone",
            Self::PelvicFloorSymptoms => "pelvic_floor_symptoms",
            Self::Hernia => "hernia",
            Self::Copd => "copd",
            Self::RecentAbdominalOrEyeSurgery => "recent_abdominal_or_eye_surgery",
            Self::LatexAllergyUseStraw => "latex_allergy_use_straw",
            Self::HipImpingement => "hip_impingement",
            Self::HipReplacement => "hip_replacement",
            Self::HamstringCramp => "hamstring_cramp",
            Self::KneePain => "knee_pain",
            Self::AnkleInjury => "ankle_injury",
            Self::ShoulderPain => "shoulder_pain",
            Self::WristPain => "wrist_pain",
            Self::NeckPain => "neck_pain",
            Self::GripProblem => "grip_problem",
            Self::BalanceRisk => "balance_risk",
            Self::EarlyMorning => "early_morning",
        }
    }
}

/// Where the phone stands to film a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Camera {
    /// Exactly side-on at hip height, 2.5 to 3 m away.
    SideHip,
    /// Straight in front at hip height, 2.5 to 3 m away.
    FrontHip,
    /// Side-on from the floor to 30 cm high, 1.5 to 2 m away.
    SideFloor,
    /// In front, 30 to 50 cm high, 2 m away.
    FrontFloor,
    /// Straight in front at chest height, 1.5 to 2 m away.
    FrontSeated,
}

impl Camera {
    /// Its name in the language content.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SideHip => "side_hip",
            Self::FrontHip => "front_hip",
            Self::SideFloor => "side_floor",
            Self::FrontFloor => "front_floor",
            Self::FrontSeated => "front_seated",
        }
    }
}

/// A rhythm of breaths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pacer {
    /// In for 4 seconds, out for 6.
    Calm,
    /// In for 3, blow for 5, pause for 3; four breaths a set (Boyle 2010).
    Balloon,
    /// In for 2, brace for the seconds of the dose, release for 3.
    Brace,
}
