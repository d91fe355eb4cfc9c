//! A binary arithmetic coder. Model and coder do not know which way they go: both ways ask for a bit, and only the encoder
//! looks at the one that it is given.

use alloc::vec::Vec;

/// Codes bits one by one, each with how likely it is to be set (of 65,536).
pub(crate) trait Coder {
    fn bit(&mut self, likely: u32, bit: bool) -> bool;
}

/// What is left of the interval of all codes; its leading bytes are settled once both ends agree.
#[derive(Debug)]
struct Interval {
    low: u32,
    high: u32,
}

impl Interval {
    const ALL: Self = Self { low: 0, high: u32::MAX };

    fn middle(&self, likely: u32) -> u32 {
        self.low + ((u64::from(self.high - self.low) * u64::from(likely)) >> 16) as u32
    }

    fn take(&mut self, bit: bool, middle: u32) {
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
    }

    /// The next byte that is settled.
    fn settled(&mut self) -> Option<u8> {
        if (self.low ^ self.high) >> 24 != 0 {
            return None;
        }
        let byte = (self.high >> 24) as u8;
        self.low <<= 8;
        self.high = self.high << 8 | 0xff;
        Some(byte)
    }
}

#[derive(Debug)]
pub(crate) struct Encoder {
    interval: Interval,
    packed: Vec<u8>,
}

impl Encoder {
    pub(crate) fn new() -> Self {
        Self { interval: Interval::ALL, packed: Vec::new() }
    }

    pub(crate) fn finish(mut self) -> Vec<u8> {
        self.packed.extend(self.interval.high.to_be_bytes());
        self.packed
    }
}

impl Coder for Encoder {
    fn bit(&mut self, likely: u32, bit: bool) -> bool {
        let middle = self.interval.middle(likely);
        self.interval.take(bit, middle);
        while let Some(byte) = self.interval.settled() {
            self.packed.push(byte);
        }
        bit
    }
}

/// Takes in what it decodes piece by piece, and reads zeros past the end.
#[derive(Debug)]
pub(crate) struct Decoder {
    interval: Interval,
    code: u32,
    packed: Vec<u8>,
    at: usize,
    ended: bool,
}

impl Decoder {
    pub(crate) fn new() -> Self {
        Self { interval: Interval::ALL, code: 0, packed: Vec::new(), at: 0, ended: false }
    }

    /// Room for the next piece.
    pub(crate) fn room(&mut self, length: usize) -> &mut [u8] {
        let end = self.packed.len();
        self.packed.resize(end + length, 0);
        &mut self.packed[end..]
    }

    pub(crate) fn end(&mut self) {
        self.ended = true;
    }

    /// Whether so many bytes may be read. Past the end there are some zeros for what is still on its way, and no more.
    pub(crate) fn has(&self, ahead: usize) -> bool {
        if self.ended { self.at <= self.packed.len() + 4 } else { self.at + ahead <= self.packed.len() }
    }

    pub(crate) fn byte(&mut self) -> u8 {
        let byte = self.packed.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        byte
    }

    pub(crate) fn start(&mut self) {
        for _ in 0..4 {
            self.code = self.code << 8 | u32::from(self.byte());
        }
    }
}

impl Coder for Decoder {
    fn bit(&mut self, likely: u32, _: bool) -> bool {
        let middle = self.interval.middle(likely);
        let bit = self.code <= middle;
        self.interval.take(bit, middle);
        while self.interval.settled().is_some() {
            self.code = self.code << 8 | u32::from(self.byte());
        }
        bit
    }
}
