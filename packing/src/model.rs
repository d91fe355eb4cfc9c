//! How likely the next bit is: what was seen in each of several contexts, mixed by how right each was lately.

use crate::coder::Coder;
use crate::tree::Tree;
use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

/// Slots of one context, as a power of two.
const SLOTS: u32 = 16;
/// Places in what came before by its last bytes, as a power of two.
const PLACES: u32 = 16;
const LONGEST: usize = 15;
/// What mixes beside the contexts: what followed the same bytes before, and a constant.
const BESIDE: usize = 2;
pub(crate) const SETS: usize = 512;
pub(crate) const KINDS: usize = 32;

/// Of one context at a branch of four levels: a check, then for each node how likely its bit is (22 bits) and how often
/// it was asked (10 bits).
type Slot = [u16; 8];
const NEW: u16 = 1 << 15;
const SURE: u16 = 15;

/// What is known of the next byte before it is.
#[derive(Debug)]
pub(crate) struct Outlook<const N: usize> {
    /// Hashes of what it may depend on.
    pub(crate) contexts: [u32; N],
    /// Which tree it is coded with.
    pub(crate) tree: usize,
    /// Two numbers that choose how the contexts are weighed: below [`SETS`] and below [`KINDS`].
    pub(crate) set: usize,
    pub(crate) kind: usize,
}

#[derive(Debug)]
pub(crate) struct Model<const N: usize> {
    slots: Vec<Slot>,
    weights: Vec<[i32; 16]>,
    weights_of_nodes: Vec<[i32; 16]>,
    stretched: Box<[i16; 4096]>,
    // Where the longest match goes on.
    places: Vec<u32>,
    follows: usize,
    length: usize,
    right: [u16; 64],
}

/// What part of the error (of 65,536) a counter takes over that was asked so often.
const RATES: [i32; 16] = {
    let mut rates = [0; 16];
    let mut asked = 0;
    while asked < 16 {
        rates[asked as usize] = 65_536 * 10 / (asked * 10 + 14);
        asked += 1;
    }
    rates
};

/// 65,536 / (1 + e^-x) for x = -8 to 8 in halves.
const LOGISTIC: [i32; 33] = [
    22, 36, 60, 98, 162, 267, 440, 720, 1179, 1921, 3108, 4971, 7812, 11954, 17625, 24743, 32768, 40793, 47911,
    53582, 57724, 60565, 62428, 63615, 64357, 64816, 65096, 65269, 65374, 65438, 65476, 65500, 65514,
];

/// Of -2,048 to 2,047, in steps of 1/256.
#[inline]
fn squash(x: i32) -> i32 {
    let x = x.clamp(-2047, 2047) + 2048;
    let (at, between) = ((x >> 7) as usize & 31, x & 127);
    (LOGISTIC[at] * (128 - between) + LOGISTIC[at + 1] * between) >> 7
}

fn stretched() -> Box<[i16; 4096]> {
    let mut table = Box::new([2047; 4096]);
    let mut x = -2047;
    for (likely, entry) in table.iter_mut().enumerate() {
        while x < 2047 && squash(x) < (likely as i32) * 16 + 8 {
            x += 1;
        }
        *entry = x as i16;
    }
    table
}

pub(crate) const fn hash(a: u32, b: u32) -> u32 {
    (a.wrapping_mul(0x2c1b_3c6d) ^ b.wrapping_add(0x9e37_79b9)).wrapping_mul(0x85eb_ca6b).rotate_left(13)
}

impl<const N: usize> Model<N> {
    pub(crate) fn new() -> Self {
        let mut start = [0; 16];
        start[..N].fill(20_000);
        Self {
            slots: vec![[NEW; 8]; N << SLOTS],
            weights: vec![start; SETS * 2],
            weights_of_nodes: vec![[0; 16]; KINDS << 8],
            stretched: stretched(),
            places: vec![0; 1 << PLACES],
            follows: 0,
            length: 0,
            right: [1 << 15; 64],
        }
    }

    /// Codes a byte; `known` is what the encoder knows of it.
    pub(crate) fn code(
        &mut self,
        coder: &mut impl Coder,
        trees: &[Tree],
        outlook: &Outlook<N>,
        known: u8,
        before: &[u8],
    ) -> u8 {
        let Outlook { contexts, tree, set, kind } = outlook;
        let tree = &trees[*tree];
        let (known, deep) = tree.path(known);
        let (expected, expected_deep) = match before.get(self.follows) {
            Some(byte) if self.length > 0 => tree.path(*byte),
            _ => (0, 0),
        };
        let mut path = 0;
        let mut at = [0; N];
        let mut depth = 0;
        loop {
            let group = depth % 3;
            if group == 0 {
                self.find(contexts, path, depth, &mut at);
            }
            let node = usize::from(path) & ((1 << group) - 1) | 1 << group;
            let matching = if depth < expected_deep && expected >> (expected_deep - depth) == path {
                let bit = usize::from(expected >> (expected_deep - depth - 1) & 1);
                2 * self.length.min(LONGEST) + bit
            } else {
                0
            };

            let mut inputs = [0; 16];
            for context in 0..N {
                let counter = self.slots[at[context]][node & 7];
                inputs[context] = i32::from(self.stretched[usize::from(counter >> 4)]) ;
            }
            if matching > 0 {
                inputs[N] = i32::from(self.stretched[usize::from(self.right[matching] >> 4)]);
            }
            inputs[N + 1] = 256;
            let whole = usize::from(path) & 127 | 1 << depth.min(7);
            let weights = &mut self.weights[(set << 1 | usize::from(matching > 0)) & (2 * SETS - 1)];
            let weights_of_node = &mut self.weights_of_nodes[(kind << 8 | whole) & ((KINDS << 8) - 1)];
            let mut sum = 0i64;
            for input in 0..N + BESIDE {
                sum += i64::from(inputs[input]) * i64::from(weights[input] + weights_of_node[input]);
            }
            let mixed = ((sum >> 16) as i32).clamp(-2047, 2047);
            let likely = squash(mixed);

            let corrected = likely.clamp(24, 65_536 - 24);
            let bit = coder.bit(corrected as u32, deep > depth && known >> (deep - depth - 1) & 1 == 1);

            let target = if bit { 65_535 } else { 0 };
            let error = ((target - likely) * 7) >> 4;
            for input in 0..N + BESIDE {
                let change = (inputs[input] * error + (1 << 13)) >> 14;
                weights[input] += change;
                weights_of_node[input] += change;
            }
            if matching > 0 {
                let right = &mut self.right[matching];
                *right = (i32::from(*right) + ((target - i32::from(*right)) >> 6)) as u16;
            }
            for context in 0..N {
                let counter = &mut self.slots[at[context]][node & 7];
                let (asked, likely) = (*counter & 15, i32::from(*counter >> 4));
                let target = if bit { 4095 } else { 0 };
                let likely = likely + (((target - likely) * RATES[usize::from(asked)]) >> 16);
                *counter = (likely as u16) << 4 | (asked + u16::from(asked < SURE));
            }
            path = path << 1 | u16::from(bit);
            depth += 1;
            if let Some(byte) = tree.byte(path, depth) {
                return byte;
            }
        }
    }

    #[inline]
    fn find(&mut self, contexts: &[u32; N], path: u16, depth: usize, at: &mut [usize; N]) {
        let mut checks = [(0, 0); N];
        for context in 0..N {
            let hashed = hash(contexts[context], u32::from(path) << 4 | depth as u32);
            at[context] = context << SLOTS | (hashed >> (32 - SLOTS)) as usize;
            checks[context] = (hashed as u16 | 1, self.slots[at[context]][0]);
        }
        for context in 0..N {
            let (check, found) = checks[context];
            if found != check {
                // Its neighbour, in the same line of the cache; else in place of the one that was asked less.
                let other = at[context] ^ 1;
                if self.slots[other][0] == check {
                    at[context] = other;
                } else {
                    if self.slots[other][1] & 15 < self.slots[at[context]][1] & 15 {
                        at[context] = other;
                    }
                    let slot = &mut self.slots[at[context]];
                    *slot = [NEW; 8];
                    slot[0] = check;
                }
            }
        }
    }

    /// After each byte: goes on with the match, or looks for one where the same stood before, as `key` says.
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
            (self.follows, self.length) = (*place as usize, 1);
        }
        *place = before.len() as u32;
    }
}
