//! How likely the next bit is: what came in each of several contexts before, weighed by how right each was lately.
//!
//! As in Mahoney's lpaq, with what a phone can do in a second. Integers only: the same on every machine.

use crate::coder::Coder;
use crate::tree::Tree;
use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

/// Slots of each context, as a power of two.
const SLOTS: u32 = 16;
/// Places where a match may go on, as a power of two.
const PLACES: u32 = 16;
/// From this length on, all matches are equally good.
const LONGEST: usize = 15;
/// What is weighed beside the contexts: the match, and a constant.
const BESIDE: usize = 2;
/// How many ways of weighing [`Outlook::set`] and [`Outlook::kind`] choose from.
pub(crate) const SETS: usize = 8192;
pub(crate) const KINDS: usize = 32;
/// Nodes of a tree that are told apart for the second.
const NODES: usize = 64;
/// How many ways there are by the tree and by which contexts have been met before.
const MET: usize = 32 << 7;

/// What was seen in a context at three levels of the tree: a check, then for each node how likely its bit is (12 bits)
/// and how often it was asked (4 bits).
type Slot = [u16; 8];
const NEW: u16 = 1 << 15;
const OFTEN: u16 = 9;
/// A context was met that was asked more often than so.
const SELDOM: u16 = 2;

/// What part of its error (of 65,536) a counter corrects that was asked so often.
const RATES: [i32; 16] = {
    let mut rates = [0; 16];
    let mut asked = 0;
    while asked < 16 {
        rates[asked as usize] = 655_360 / (asked * 10 + 12);
        asked += 1;
    }
    rates
};

/// 65,536 / (1 + e^-x) for x = -8 to 8 in halves.
const LOGISTIC: [i32; 33] = [
    22, 36, 60, 98, 162, 267, 440, 720, 1179, 1921, 3108, 4971, 7812, 11954, 17625, 24743, 32768, 40793,
    47911, 53582, 57724, 60565, 62428, 63615, 64357, 64816, 65096, 65269, 65374, 65438, 65476, 65500, 65514,
];

/// What likelihoods were said to be, in 32 steps, and what they turned out to be.
type Correction = [u16; 33];

/// Weights; as many as may be needed, so that no place has to be checked.
type Weights = [i32; 16];

/// What is known of the next byte before it is.
#[derive(Debug)]
pub(crate) struct Outlook<const N: usize> {
    /// Hashes of what it may depend on.
    pub(crate) contexts: [u32; N],
    /// Which tree it is coded with.
    pub(crate) tree: usize,
    /// Two ways of weighing; those and one by what has been met are added.
    pub(crate) set: usize,
    pub(crate) kind: usize,
}

#[derive(Debug)]
pub(crate) struct Model<const N: usize> {
    slots: Vec<Slot>,
    weights_of_sets: Vec<Weights>,
    weights_of_kinds: Vec<Weights>,
    weights_of_met: Vec<Weights>,
    corrections: Vec<Correction>,
    stretched: Box<[i16; 4096]>,
    // The match: where what came before goes on like now, for how long it has, and how right each length was.
    places: Vec<u32>,
    follows: usize,
    length: usize,
    right: [u16; 2 * LONGEST + 2],
}

pub(crate) const fn hash(a: u32, b: u32) -> u32 {
    (a.wrapping_mul(0x2c1b_3c6d) ^ b.wrapping_add(0x9e37_79b9)).wrapping_mul(0x85eb_ca6b).rotate_left(13)
}

impl<const N: usize> Model<N> {
    pub(crate) fn new() -> Self {
        let mut weights = [0; 16];
        weights[..N].fill(16_000);
        Self {
            slots: vec![[NEW; 8]; N << SLOTS],
            weights_of_sets: vec![weights; 2 * SETS],
            weights_of_kinds: vec![[0; 16]; KINDS * NODES],
            weights_of_met: vec![[0; 16]; MET],
            corrections: vec![LOGISTIC.map(|likely| likely as u16); KINDS * NODES],
            stretched: stretched(),
            places: vec![0; 1 << PLACES],
            follows: 0,
            length: 0,
            right: [1 << 15; 2 * LONGEST + 2],
        }
    }

    /// Codes the byte after those `before`; `known` is what the encoder knows of it.
    /// Never inlined: engines compile small functions well while they run, and big ones late.
    #[inline(never)]
    pub(crate) fn code(
        &mut self,
        coder: &mut impl Coder,
        trees: &[Tree],
        outlook: &Outlook<N>,
        known: u8,
        before: &[u8],
    ) -> u8 {
        let tree = &trees[outlook.tree];
        let (known, known_depth) = tree.path(known);
        let (matching, matching_depth) = match before.get(self.follows) {
            Some(byte) if self.length > 0 => tree.path(*byte),
            _ => (0, 0),
        };
        let mut slots = [0; N];
        let (mut path, mut depth) = (0, 0);
        loop {
            let level = depth % 3;
            if level == 0 {
                slots = self.find(&outlook.contexts, path, depth);
            }
            let node = (1 << level | usize::from(path) & ((1 << level) - 1)) & 7;
            let right = match matching_depth.checked_sub(depth + 1) {
                Some(rest) if matching >> rest >> 1 == path => {
                    2 * self.length.min(LONGEST) + usize::from(matching >> rest & 1)
                }
                _ => 0,
            };

            // What each says, from -2,047 (surely not) to 2,047.
            let mut inputs = [0; 16];
            let mut met = outlook.tree;
            for (input, slot) in inputs.iter_mut().zip(slots) {
                let counter = self.slots[slot][node];
                *input = i32::from(self.stretched[usize::from(counter >> 4)]);
                met = met << 1 | usize::from(counter & 15 > SELDOM);
            }
            if right > 0 {
                inputs[N] = i32::from(self.stretched[usize::from(self.right[right] >> 4)]);
            }
            inputs[N + 1] = 256;

            let of_set = &mut self.weights_of_sets[(2 * outlook.set + usize::from(right > 0)) % (2 * SETS)];
            let node_of_tree = 1 << depth.min(5) | usize::from(path) & 31;
            let kind = (outlook.kind * NODES + node_of_tree) % (KINDS * NODES);
            let of_kind = &mut self.weights_of_kinds[kind];
            let of_met = &mut self.weights_of_met[met % MET];
            let mut sum = 0;
            for input in 0..N + BESIDE {
                sum += i64::from(inputs[input]) * i64::from(of_set[input] + of_kind[input] + of_met[input]);
            }
            let (step, between) = step((sum >> 16) as i32);
            let said = blend(LOGISTIC[step], LOGISTIC[step + 1], between);
            let correction = &mut self.corrections[kind];
            let turned_out = blend(correction[step].into(), correction[step + 1].into(), between);
            let likely = ((said + turned_out) >> 1).clamp(16, 65_520);

            let known = known_depth > depth && known >> (known_depth - depth - 1) & 1 == 1;
            let bit = coder.bit(likely as u32, known);

            let error = if bit { 65_535 - said } else { -said };
            let error = (error * 3) >> 4;
            for input in 0..N + BESIDE {
                let change = (inputs[input] * error + (1 << 13)) >> 14;
                of_set[input] += change;
                of_kind[input] += change;
                of_met[input] += change;
            }
            approach(&mut correction[step + (between >> 6) as usize], bit);
            if right > 0 {
                approach(&mut self.right[right], bit);
            }
            for slot in slots {
                let counter = &mut self.slots[slot][node];
                let (likely, asked) = (i32::from(*counter >> 4), *counter & 15);
                let error = if bit { 4095 - likely } else { -likely };
                let likely = likely + ((error * RATES[usize::from(asked)]) >> 16);
                *counter = (likely as u16) << 4 | (asked + 1).min(OFTEN);
            }

            path = path << 1 | u16::from(bit);
            depth += 1;
            if let Some(byte) = tree.byte(path, depth) {
                return byte;
            }
        }
    }

    /// The slots for the next three levels.
    fn find(&mut self, contexts: &[u32; N], path: u16, depth: usize) -> [usize; N] {
        let mut found = [(0, 0, 0); N];
        // All of them are looked up before any is looked at: so the memory is waited for once.
        for (context, found) in found.iter_mut().enumerate() {
            let hashed = hash(contexts[context], u32::from(path) << 4 | depth as u32);
            let slot = context << SLOTS | (hashed >> (32 - SLOTS)) as usize;
            *found = (slot, hashed as u16 | 1, self.slots[slot][0]);
        }
        found.map(|(slot, check, present)| {
            if present == check {
                return slot;
            }
            // Its neighbour, or else in place of the one of both that was asked less.
            let other = slot ^ 1;
            if self.slots[other][0] == check {
                return other;
            }
            let asked = |slot: usize| self.slots[slot][1] & 15;
            let (slot, stays) = if asked(other) < asked(slot) { (other, slot) } else { (slot, other) };
            // What is not asked any more gives way in time.
            if asked(stays) > SELDOM {
                self.slots[stays][1] -= 1;
            }
            self.slots[slot] = [NEW; 8];
            self.slots[slot][0] = check;
            slot
        })
    }

    /// After each byte: goes on with the match; if there is none, and a `key` of what came last, looks for one.
    pub(crate) fn note(&mut self, before: &[u8], key: Option<u32>) {
        if self.length > 0 && before.get(self.follows) == before.last() {
            self.length += 1;
            self.follows += 1;
        } else {
            self.length = 0;
        }
        let Some(key) = key else { return };
        let place = &mut self.places[(key >> (32 - PLACES)) as usize];
        if self.length == 0 && *place > 0 {
            self.follows = *place as usize;
            let now = before.iter().rev().take(LONGEST);
            let then = before.get(..self.follows).unwrap_or_default().iter().rev();
            self.length = now.zip(then).take_while(|(now, then)| now == then).count().max(1);
        }
        *place = before.len() as u32;
    }
}

/// A sum of what is said, in steps of 1/256, as the step of [`LOGISTIC`] before it and how far it is from there (of 128).
fn step(x: i32) -> (usize, i32) {
    let x = x.clamp(-2047, 2047) + 2048;
    ((x >> 7) as usize & 31, x & 127)
}

fn blend(before: i32, after: i32, between: i32) -> i32 {
    (before * (128 - between) + after * between) >> 7
}

fn approach(likely: &mut u16, bit: bool) {
    *likely = if bit { *likely + ((u16::MAX - *likely) >> 6) } else { *likely - (*likely >> 6) };
}

/// How likely it is (of 65,536) by the sum of what is said of it.
fn squash(x: i32) -> i32 {
    let (step, between) = step(x);
    blend(LOGISTIC[step], LOGISTIC[step + 1], between)
}

/// The reverse of [`squash`], in steps of 1/4,096.
fn stretched() -> Box<[i16; 4096]> {
    let mut x = -2047;
    Box::new(core::array::from_fn(|likely| {
        while x < 2047 && squash(x) < likely as i32 * 16 + 8 {
            x += 1;
        }
        x as i16
    }))
}
