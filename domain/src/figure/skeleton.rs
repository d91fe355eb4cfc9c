//! From joint angles to joints: forward kinematics, and the two-link solution where a hand or a foot stays put.
//!
//! Segment lengths are shares of the body's height (Winter, Biomechanics and Motor Control of Human Movement, after Drillis and
//! Contini), widths of the joints likewise.

use super::pose::{
    ANGLES, ANKLE, BEND, ELBOW, HIP, HIP_OUT, HIP_TURN, KNEE, LEAN, LIMBS, LUMBAR, NECK, PELVIS, SHOULDER,
    SHOULDER_OUT, SHOULDER_TURN, THORACIC, TURN, TWIST,
};
use super::space::{Facing, Point, UPRIGHT, at, turned};

const THIGH: f32 = 0.245;
const SHANK: f32 = 0.246;
const ANKLE_HEIGHT: f32 = 0.039;
const FOOT_AHEAD: f32 = 0.10;
const HEEL_BEHIND: f32 = 0.035;
const PELVIS_LENGTH: f32 = 0.06;
const LUMBAR_LENGTH: f32 = 0.10;
const THORAX_LENGTH: f32 = 0.128;
const NECK_AND_HEAD: f32 = 0.125;
const UPPER_ARM: f32 = 0.186;
const FOREARM: f32 = 0.176;
/// From the middle to a hip joint.
const HALF_HIPS: f32 = 0.052;
/// From the middle to a shoulder joint.
const HALF_SHOULDERS: f32 = 0.108;

/// The near or the far side.
pub(super) const SIDES: [f32; 2] = [1.0, -1.0];

/// A place of the spine and where the trunk looks there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Station {
    pub(super) at: Point,
    pub(super) facing: Facing,
}

/// Joints of a leg. Heel and toe are on the sole.
#[derive(Debug, Clone, Copy)]
pub(super) struct Leg {
    pub(super) hip: Point,
    pub(super) knee: Point,
    pub(super) ankle: Point,
    pub(super) heel: Point,
    pub(super) toe: Point,
    /// From the ankle to the sole.
    pub(super) down: Point,
}

/// Joints of an arm.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arm {
    pub(super) shoulder: Point,
    pub(super) elbow: Point,
    /// The middle of the hand.
    pub(super) hand: Point,
}

/// All joints of a pose.
#[derive(Debug, Clone, Copy)]
pub(super) struct Skeleton {
    /// Hips, L5, T12, the middle of the chest, C7.
    pub(super) spine: [Station; 5],
    pub(super) head: Station,
    /// The near one, the far one.
    pub(super) legs: [Leg; 2],
    pub(super) arms: [Arm; 2],
}

/// A joint that can rest on something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// The middle of the hips.
    Hips,
    /// The top of the back.
    Shoulders,
    /// The ball of the near foot.
    Toe,
    /// The ball of the far foot.
    FarToe,
    /// The near ankle.
    Ankle,
    /// The near knee.
    Knee,
    /// The far knee.
    FarKnee,
    /// The near elbow.
    Elbow,
    /// The far elbow.
    FarElbow,
    /// The near hand.
    Hand,
    /// The far hand.
    FarHand,
}

impl Skeleton {
    /// The joints of these angles, hips at the origin.
    pub(super) fn of(angles: &[f32; ANGLES]) -> Self {
        let pelvis = UPRIGHT.twisted(angles[TURN]).leaned(angles[LEAN]).pitched(angles[PELVIS]);
        // Of bend and twist a third is in the low back, the rest above.
        let curved = |facing: Facing, flexion: f32, share: f32| {
            facing.twisted(angles[TWIST] * share).leaned(angles[BEND] * share).pitched(flexion)
        };
        let mid_lumbar = curved(pelvis, angles[LUMBAR] / 2.0, 1.0 / 6.0);
        let lumbar = curved(pelvis, angles[LUMBAR], 1.0 / 3.0);
        let mid_thorax = curved(lumbar, angles[THORACIC] / 2.0, 1.0 / 3.0);
        let thorax = curved(lumbar, angles[THORACIC], 2.0 / 3.0);
        let head = thorax.pitched(angles[NECK]);
        let hips = at(0.0, 0.0, 0.0);
        let l5 = hips + pelvis.up * PELVIS_LENGTH;
        let t12 = l5 + mid_lumbar.up * LUMBAR_LENGTH;
        let chest = t12 + mid_thorax.up * (THORAX_LENGTH * 0.55);
        let c7 = t12 + mid_thorax.up * THORAX_LENGTH;
        let station = |at: Point, facing: Facing| Station { at, facing };
        let limb = |side: usize, angle: usize| angles[LIMBS[side] + angle];
        let leg = |side: usize| {
            let hip = hips + pelvis.right * (SIDES[side] * HALF_HIPS);
            let turns = [limb(side, HIP), limb(side, HIP_OUT), limb(side, HIP_TURN)];
            let (thigh, front) = hang(pelvis, SIDES[side], turns);
            let knee = hip + thigh * THIGH;
            let (shank, front) = turned(thigh, front, -limb(side, KNEE));
            let ankle = knee + shank * SHANK;
            let (down, ahead) = turned(shank, front, limb(side, ANKLE));
            let sole = ankle + down * ANKLE_HEIGHT;
            Leg { hip, knee, ankle, heel: sole - ahead * HEEL_BEHIND, toe: sole + ahead * FOOT_AHEAD, down }
        };
        let arm = |side: usize| {
            let shoulder = c7 + thorax.right * (SIDES[side] * HALF_SHOULDERS);
            let turns = [limb(side, SHOULDER), limb(side, SHOULDER_OUT), limb(side, SHOULDER_TURN)];
            let (upper, front) = hang(thorax, SIDES[side], turns);
            let elbow = shoulder + upper * UPPER_ARM;
            let (fore, _) = turned(upper, front, limb(side, ELBOW));
            Arm { shoulder, elbow, hand: elbow + fore * FOREARM }
        };
        Self {
            spine: [
                station(hips, pelvis),
                station(l5, pelvis),
                station(t12, lumbar),
                station(chest, mid_thorax),
                station(c7, thorax),
            ],
            head: station(c7 + head.up * NECK_AND_HEAD, head),
            legs: [leg(0), leg(1)],
            arms: [arm(0), arm(1)],
        }
    }

    /// Where a joint is.
    pub(super) fn joint(&self, joint: Joint) -> Point {
        match joint {
            Joint::Hips => self.spine[0].at,
            Joint::Shoulders => self.spine[4].at,
            Joint::Toe => self.legs[0].toe,
            Joint::FarToe => self.legs[1].toe,
            Joint::Ankle => self.legs[0].ankle,
            Joint::Knee => self.legs[0].knee,
            Joint::FarKnee => self.legs[1].knee,
            Joint::Elbow => self.arms[0].elbow,
            Joint::FarElbow => self.arms[1].elbow,
            Joint::Hand => self.arms[0].hand,
            Joint::FarHand => self.arms[1].hand,
        }
    }

    /// Heads, hands and feet: as far as the body reaches.
    pub(super) fn outermost(&self) -> [Point; 9] {
        let [near, far] = &self.legs;
        let [near_arm, far_arm] = &self.arms;
        let hands = [near_arm.hand, far_arm.hand, near_arm.elbow, far_arm.elbow];
        let [a, b, c, d] = hands;
        [self.head.at, near.toe, far.toe, near.heel, far.heel, a, b, c, d]
    }

    /// All of it, moved.
    pub(super) fn moved(mut self, by: Point) -> Self {
        for station in self.spine.iter_mut().chain([&mut self.head]) {
            station.at = station.at + by;
        }
        for leg in &mut self.legs {
            for joint in [&mut leg.hip, &mut leg.knee, &mut leg.ankle, &mut leg.heel, &mut leg.toe] {
                *joint = *joint + by;
            }
        }
        for arm in &mut self.arms {
            for joint in [&mut arm.shoulder, &mut arm.elbow, &mut arm.hand] {
                *joint = *joint + by;
            }
        }
        self
    }

    /// Brings a hand or a foot to where it is held; knee and elbow keep pointing where they did. What cannot be reached is
    /// reached for. Other joints stay as they are.
    pub(super) fn hold(&mut self, joint: Joint, target: Point) {
        match joint {
            Joint::Toe => self.legs[0].hold(target),
            Joint::FarToe => self.legs[1].hold(target),
            Joint::Hand => self.arms[0].hold(target),
            Joint::FarHand => self.arms[1].hold(target),
            _ => {}
        }
    }
}

impl Leg {
    fn hold(&mut self, toe: Point) {
        let by = toe - self.toe;
        (self.knee, self.ankle) = two_links(self.hip, self.knee, self.ankle + by, THIGH, SHANK);
        (self.heel, self.toe) = (self.heel + by, self.toe + by);
    }
}

impl Arm {
    fn hold(&mut self, hand: Point) {
        (self.elbow, self.hand) = two_links(self.shoulder, self.elbow, hand, UPPER_ARM, FOREARM);
    }
}

/// A hanging limb, raised ahead, then out to its side, then turned outward about itself: its direction and its front.
fn hang(trunk: Facing, side: f32, [flexion, out, turn]: [f32; 3]) -> (Point, Point) {
    let (along, front) = turned(-trunk.up, trunk.ahead, flexion);
    let (along, outward) = turned(along, trunk.right * side, out);
    let (front, _) = turned(front, outward, turn);
    (along, front)
}

/// Middle joint and end of two links from a root to a target. The middle joint stays on the side where it is now.
fn two_links(root: Point, middle: Point, target: Point, upper: f32, lower: f32) -> (Point, Point) {
    let way = target - root;
    let distance = way.length().max(1e-6);
    let along = way * (1.0 / distance);
    let reach = distance.min((upper + lower) * 0.999_999);
    let pole = middle - root;
    let pole = pole - along * pole.dot(along);
    let pole = pole * (1.0 / pole.length().max(1e-6));
    let ahead = (upper * upper - lower * lower + reach * reach) / (2.0 * reach);
    let aside = (upper * upper - ahead * ahead).max(0.0).sqrt();
    (root + along * ahead + pole * aside, root + along * reach)
}
