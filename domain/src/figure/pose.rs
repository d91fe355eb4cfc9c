//! Joint angles, and how a record writes them.

/// How many angles a pose has.
pub(super) const ANGLES: usize = 28;

// Where each angle stands. Of the limbs there are two rows, the near side's and the far side's.
pub(super) const PELVIS: usize = 0;
pub(super) const LEAN: usize = 1;
pub(super) const TURN: usize = 2;
pub(super) const LUMBAR: usize = 3;
pub(super) const THORACIC: usize = 4;
pub(super) const NECK: usize = 5;
pub(super) const BEND: usize = 6;
pub(super) const TWIST: usize = 7;
pub(super) const BELLY: usize = 8;
pub(super) const BRACE: usize = 9;
pub(super) const LIMBS: [usize; 2] = [10, 19];
pub(super) const HIP: usize = 0;
pub(super) const HIP_OUT: usize = 1;
pub(super) const HIP_TURN: usize = 2;
pub(super) const KNEE: usize = 3;
pub(super) const ANKLE: usize = 4;
pub(super) const SHOULDER: usize = 5;
pub(super) const SHOULDER_OUT: usize = 6;
pub(super) const SHOULDER_TURN: usize = 7;
pub(super) const ELBOW: usize = 8;

/// A pose in joint angles, in degrees. The near side is the figure's right one.
///
/// The pelvis is pitched from upright (forward +; 90 is face down, -90 on the back). Every other angle is relative to the
/// part before it: spine and neck in flexion; hip, knee, shoulder and elbow in flexion; ankle in dorsiflexion; `out` is
/// abduction, `turn` outward rotation about the limb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pose(pub(super) [i16; ANGLES]);

/// Upright with hanging arms; the pelvis is pitched.
pub(crate) const fn pose(pelvis: i16) -> Pose {
    Pose([0; ANGLES]).set(PELVIS, pelvis)
}

impl Pose {
    const fn set(mut self, place: usize, degrees: i16) -> Self {
        self.0[place] = degrees;
        self
    }

    /// Leaned to the right as a whole (-90: lying on the left side), then turned to the left.
    pub(crate) const fn lying(self, lean: i16, turn: i16) -> Self {
        self.set(LEAN, lean).set(TURN, turn)
    }

    /// Flexion of low back, mid-back and neck.
    pub(crate) const fn spine(self, lumbar: i16, thoracic: i16, neck: i16) -> Self {
        self.set(LUMBAR, lumbar).set(THORACIC, thoracic).set(NECK, neck)
    }

    /// The spine bent to the right, and the chest turned to the left against the pelvis.
    pub(crate) const fn side(self, bend: i16, twist: i16) -> Self {
        self.set(BEND, bend).set(TWIST, twist)
    }

    /// How far the belly is out, and how firm the waist, in percent.
    pub(crate) const fn breath(self, belly: i16, brace: i16) -> Self {
        self.set(BELLY, belly).set(BRACE, brace)
    }

    const fn leg(self, side: usize, hip: i16, knee: i16, ankle: i16) -> Self {
        let row = LIMBS[side];
        self.set(row + HIP, hip).set(row + KNEE, knee).set(row + ANKLE, ankle)
    }

    const fn leg_out(self, side: usize, out: i16, turn: i16) -> Self {
        let row = LIMBS[side];
        self.set(row + HIP_OUT, out).set(row + HIP_TURN, turn)
    }

    const fn arm(self, side: usize, shoulder: i16, elbow: i16) -> Self {
        let row = LIMBS[side];
        self.set(row + SHOULDER, shoulder).set(row + ELBOW, elbow)
    }

    const fn arm_out(self, side: usize, out: i16, turn: i16) -> Self {
        let row = LIMBS[side];
        self.set(row + SHOULDER_OUT, out).set(row + SHOULDER_TURN, turn)
    }

    /// Both legs alike.
    pub(crate) const fn legs(self, hip: i16, knee: i16, ankle: i16) -> Self {
        self.leg(0, hip, knee, ankle).leg(1, hip, knee, ankle)
    }

    /// The far leg, where it differs.
    pub(crate) const fn far_leg(self, hip: i16, knee: i16, ankle: i16) -> Self {
        self.leg(1, hip, knee, ankle)
    }

    /// Abduction and rotation of both legs.
    pub(crate) const fn legs_out(self, out: i16, turn: i16) -> Self {
        self.leg_out(0, out, turn).leg_out(1, out, turn)
    }

    /// Abduction and rotation of the near leg.
    pub(crate) const fn near_leg_out(self, out: i16, turn: i16) -> Self {
        self.leg_out(0, out, turn)
    }

    /// Abduction and rotation of the far leg.
    pub(crate) const fn far_leg_out(self, out: i16, turn: i16) -> Self {
        self.leg_out(1, out, turn)
    }

    /// Both arms alike.
    pub(crate) const fn arms(self, shoulder: i16, elbow: i16) -> Self {
        self.arm(0, shoulder, elbow).arm(1, shoulder, elbow)
    }

    /// The far arm, where it differs.
    pub(crate) const fn far_arm(self, shoulder: i16, elbow: i16) -> Self {
        self.arm(1, shoulder, elbow)
    }

    /// Abduction and rotation of both arms.
    pub(crate) const fn arms_out(self, out: i16, turn: i16) -> Self {
        self.arm_out(0, out, turn).arm_out(1, out, turn)
    }

    /// Abduction and rotation of the near arm.
    pub(crate) const fn near_arm_out(self, out: i16, turn: i16) -> Self {
        self.arm_out(0, out, turn)
    }

    /// Abduction and rotation of the far arm.
    pub(crate) const fn far_arm_out(self, out: i16, turn: i16) -> Self {
        self.arm_out(1, out, turn)
    }

    /// Whether both sides are alike.
    pub(super) fn is_even(&self) -> bool {
        let turned = [LEAN, TURN, BEND, TWIST].into_iter().any(|angle| self.0[angle] != 0);
        let [near, far] = LIMBS;
        !turned && (0..far - near).all(|angle| self.0[near + angle] == self.0[far + angle])
    }

    /// The angles on the way from this pose to another, `part` of it from 0 to 1.
    pub(super) fn toward(&self, end: &Self, part: f32) -> [f32; ANGLES] {
        std::array::from_fn(|place| {
            let (from, to) = (f32::from(self.0[place]), f32::from(end.0[place]));
            from + (to - from) * part
        })
    }
}
