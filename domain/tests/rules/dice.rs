//! Numbers that look drawn, the same for the same seed (SplitMix64): a failing case is named by its seed alone.

use std::ops::RangeInclusive;

#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5bf0_3635_d1e2_4b29)
    }

    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    pub fn of(&mut self, range: RangeInclusive<u64>) -> u64 {
        range.start() + self.number() % (range.end() - range.start() + 1)
    }

    pub fn byte(&mut self, range: RangeInclusive<u8>) -> u8 {
        self.of(u64::from(*range.start())..=u64::from(*range.end())) as u8
    }

    /// In so many of a hundred cases.
    pub fn in_hundred(&mut self, cases: u64) -> bool {
        self.number() % 100 < cases
    }

    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.number() as usize % of.len()]
    }

    /// Each of them in so many of a hundred cases.
    pub fn some<T: Copy>(&mut self, of: &[T], cases: u64) -> Vec<T> {
        of.iter().copied().filter(|_| self.in_hundred(cases)).collect()
    }
}
