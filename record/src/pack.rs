//! Making a text short: repetitions become references, and what is left is coded bit by bit with chances that are learned
//! on the way. The family of LZMA, in the smallest form that packs a log better than deflate does, and at a tenth of the
//! code that would have to travel to a phone (docs/adr/0002).
//!
//! A packed text is its length (four bytes, the lowest first) and the code. Each step is a flag: a letter, or a
//! reference, which is a distance backwards and a length. A reference may repeat the distance of the one before.

/// Shortest repetition that is worth a reference.
const SHORTEST: usize = 3;
/// Longest: what 8 bits hold above the shortest.
const LONGEST: usize = SHORTEST + 255;
/// How many earlier places with the same beginning are looked at.
const LOOKS: usize = 48;
/// Even chances.
const EVEN: u16 = 1 << 15;

/// What is learned: the chance of a 1, in 65,536ths, for every bit in its context.
struct Chances {
    /// Whether a reference comes, after two steps of either kind.
    is_reference: [u16; 4],
    /// Whether its distance is the one before, after the same.
    same_distance: [u16; 4],
    /// The bits of a letter, after each letter.
    letter: Vec<u16>,
    /// The bits of a length, of a first and of a repeated distance.
    length: [[u16; 256]; 2],
    /// How many bits a distance has.
    digits: [u16; 32],
    /// Its second to fifth highest bits, for each number of bits.
    high: [[u16; 16]; 32],
}

impl Chances {
    fn new() -> Self {
        Self {
            is_reference: [EVEN; 4],
            same_distance: [EVEN; 4],
            letter: vec![EVEN; 1 << 16],
            length: [[EVEN; 256]; 2],
            digits: [EVEN; 32],
            high: [[EVEN; 16]; 32],
        }
    }
}

/// One side of the coder: writing takes the bit that it is given, reading gives the bit that was written.
trait Coder {
    fn bit(&mut self, chance: &mut u16, bit: bool) -> bool;

    /// `count` bits, the highest first, each in the context of those before it.
    fn tree(&mut self, chances: &mut [u16], count: u32, value: usize) -> usize {
        let mut node = 1;
        for place in (0..count).rev() {
            let bit = self.bit(&mut chances[node], value >> place & 1 == 1);
            node = node * 2 + usize::from(bit);
        }
        node - (1 << count)
    }

    /// A distance of at least 1.
    fn distance(&mut self, chances: &mut Chances, value: usize) -> usize {
        let digits = self.tree(&mut chances.digits, 5, value.checked_ilog2().unwrap_or(0) as usize);
        let high = digits.min(4) as u32;
        let low = digits as u32 - high;
        let top = self.tree(&mut chances.high[digits], high, value >> low & ((1 << high) - 1));
        let mut distance = 1 << high | top;
        for place in (0..low).rev() {
            distance = distance << 1 | usize::from(self.bit(&mut EVEN.clone(), value >> place & 1 == 1));
        }
        distance
    }
}

/// The interval in which the code lies.
struct Interval {
    low: u32,
    high: u32,
}

impl Interval {
    const WHOLE: Self = Self { low: 0, high: u32::MAX };

    /// The last number of the part that stands for a 1.
    fn middle(&self, chance: u16) -> u32 {
        let width = u64::from(self.high - self.low);
        self.low + ((width * u64::from(chance)) >> 16) as u32
    }

    fn take(&mut self, middle: u32, bit: bool) {
        if bit { self.high = middle } else { self.low = middle + 1 }
    }

    /// The next byte of the code, once it is settled.
    fn settled(&mut self) -> Option<u8> {
        let byte = (self.high >> 24) as u8;
        if self.low >> 24 != u32::from(byte) {
            return None;
        }
        self.low <<= 8;
        self.high = self.high << 8 | 0xFF;
        Some(byte)
    }
}

/// Learns from a bit.
fn learn(chance: &mut u16, bit: bool) {
    if bit {
        *chance += (u16::MAX - *chance) >> 4
    } else {
        *chance -= *chance >> 4
    }
    // Nothing is certain.
    *chance = (*chance).clamp(64, u16::MAX - 64);
}

struct Writer {
    interval: Interval,
    code: Vec<u8>,
}

impl Coder for Writer {
    fn bit(&mut self, chance: &mut u16, bit: bool) -> bool {
        let middle = self.interval.middle(*chance);
        self.interval.take(middle, bit);
        learn(chance, bit);
        while let Some(byte) = self.interval.settled() {
            self.code.push(byte);
        }
        bit
    }
}

struct Reader<'a> {
    interval: Interval,
    number: u32,
    code: std::slice::Iter<'a, u8>,
    /// Bytes that were asked for and not there.
    missing: usize,
}

impl Reader<'_> {
    fn next(&mut self) {
        let byte = self.code.next().copied();
        self.missing += usize::from(byte.is_none());
        self.number = self.number << 8 | u32::from(byte.unwrap_or(0));
    }
}

impl Coder for Reader<'_> {
    fn bit(&mut self, chance: &mut u16, _: bool) -> bool {
        let middle = self.interval.middle(*chance);
        let bit = self.number <= middle;
        self.interval.take(middle, bit);
        learn(chance, bit);
        while self.interval.settled().is_some() {
            self.next();
        }
        bit
    }
}

/// Packs a text.
pub(crate) fn pack(text: &[u8]) -> Vec<u8> {
    let mut chances = Chances::new();
    let length = (text.len() as u32).to_le_bytes();
    let mut writer = Writer { interval: Interval::WHOLE, code: length.to_vec() };
    let mut found = Finder::new(text.len());
    let (mut at, mut kind, mut last) = (0, 0, 1);
    while at < text.len() {
        let here = found.longest(text, at, last);
        // A longer one that begins one letter later is better.
        let wait = here.is_some_and(|(_, length)| length < 32) && {
            let next = found.longest(text, at + 1, last);
            next.is_some_and(|(_, length)| length > here.map_or(0, |(_, length)| length) + 1)
        };
        let reference = here.filter(|_| !wait);
        writer.bit(&mut chances.is_reference[kind], reference.is_some());
        let length = match reference {
            Some((distance, length)) => {
                let same = distance == last;
                writer.bit(&mut chances.same_distance[kind], same);
                if !same {
                    writer.distance(&mut chances, distance);
                }
                writer.tree(&mut chances.length[usize::from(same)], 8, length - SHORTEST);
                last = distance;
                length
            }
            None => {
                let before = usize::from(at.checked_sub(1).map_or(0, |before| text[before]));
                writer.tree(&mut chances.letter[before << 8..][..256], 8, usize::from(text[at]));
                1
            }
        };
        kind = kind << 1 & 3 | usize::from(reference.is_some());
        found.pass(text, at, length);
        at += length;
    }
    // The highest bytes differ, or they would be settled: this one and zeros lie between.
    writer.code.push((writer.interval.low >> 24) as u8 + 1);
    writer.code
}

/// The text that was packed; `None` if the code is none, or the text has more than `limit` bytes.
pub(crate) fn unpack(packed: &[u8], limit: usize) -> Option<Vec<u8>> {
    let (length, code) = packed.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok().filter(|length| *length <= limit)?;
    let mut chances = Chances::new();
    let mut reader = Reader { interval: Interval::WHOLE, number: 0, code: code.iter(), missing: 0 };
    (0..4).for_each(|_| reader.next());
    let mut text = Vec::new();
    let (mut kind, mut last) = (0, 1);
    while text.len() < length {
        // A code that was cut off does not go on for ever.
        if reader.missing > 8 {
            return None;
        }
        let is_reference = reader.bit(&mut chances.is_reference[kind], false);
        if is_reference {
            let same = reader.bit(&mut chances.same_distance[kind], false);
            if !same {
                last = reader.distance(&mut chances, 0);
            }
            let count = SHORTEST + reader.tree(&mut chances.length[usize::from(same)], 8, 0);
            let from = text.len().checked_sub(last)?;
            for place in from..from + count {
                text.push(text[place]);
            }
        } else {
            let before = usize::from(text.last().copied().unwrap_or(0));
            text.push(reader.tree(&mut chances.letter[before << 8..][..256], 8, 0) as u8);
        }
        kind = kind << 1 & 3 | usize::from(is_reference);
    }
    (text.len() == length).then_some(text)
}

/// Finds repetitions: for each beginning of three letters the last place where it stood, and for each place the one
/// before it.
struct Finder {
    newest: Vec<u32>,
    before: Vec<u32>,
}

const NOWHERE: u32 = u32::MAX;

impl Finder {
    fn new(length: usize) -> Self {
        Self { newest: vec![NOWHERE; 1 << 14], before: vec![NOWHERE; length] }
    }

    fn slot(text: &[u8], at: usize) -> Option<usize> {
        let begin = text.get(at..at + SHORTEST)?;
        let number = begin.iter().fold(0_u32, |number, letter| number << 8 | u32::from(*letter));
        Some((number.wrapping_mul(0x9E37_79B1) >> 18) as usize)
    }

    /// Distance and length of the best repetition at a place.
    fn longest(&self, text: &[u8], at: usize, last: usize) -> Option<(usize, usize)> {
        let length = |from: usize| {
            let pairs = text[from..].iter().zip(&text[at..]);
            pairs.take(LONGEST).take_while(|(a, b)| a == b).count()
        };
        let mut best = (0, SHORTEST - 1);
        if last <= at {
            best = (last, length(at - last).max(SHORTEST - 1));
        }
        let mut place = self.newest[Self::slot(text, at)?];
        for _ in 0..LOOKS {
            if place == NOWHERE {
                break;
            }
            let from = place as usize;
            let distance = at - from;
            let found = length(from);
            // A new distance costs about as much as two letters, the one before nothing.
            let dear = if best.0 == last { 2 } else { 0 };
            if found > best.1 + dear {
                best = (distance, found);
            }
            place = self.before[from];
        }
        (best.1 >= SHORTEST).then_some(best)
    }

    /// Remembers the places that were passed.
    fn pass(&mut self, text: &[u8], from: usize, count: usize) {
        for at in from..from + count {
            if let Some(slot) = Self::slot(text, at) {
                self.before[at] = self.newest[slot];
                self.newest[slot] = at as u32;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_column_of_a_log_becomes_a_twentieth() {
        let column = "60,60,60,62.5,".repeat(1000);
        assert!(pack(column.as_bytes()).len() * 20 < column.len());
    }

    #[test]
    fn a_code_that_was_cut_off_or_is_none_is_refused() {
        let packed = pack("a log of a lifter, set by set".repeat(20).as_bytes());
        for cut in 0..packed.len() - 12 {
            assert_eq!(unpack(&packed[..cut], 1000), None, "{cut}");
        }
        let text_of_a_million = [&1_000_000_u32.to_le_bytes()[..], &[0; 20]].concat();
        assert_eq!(unpack(&text_of_a_million, 999_999), None);
        assert_eq!(unpack(&text_of_a_million, 1_000_000), None);
    }

    proptest! {
        #[test]
        fn every_text_reads_back(pieces in proptest::collection::vec((0_u8..4, 0_usize..400), 0..40)) {
            let text: Vec<u8> = pieces
                .iter()
                .flat_map(|&(kind, length)| (0..length).map(move |n| if kind == 0 { (n * n) as u8 } else { kind }))
                .collect();
            prop_assert_eq!(unpack(&pack(&text), text.len()), Some(text));
        }

        #[test]
        fn no_code_gives_more_than_its_limit(code in proptest::collection::vec(any::<u8>(), 0..400)) {
            let text = unpack(&code, 5_000);
            prop_assert!(text.is_none_or(|text| text.len() <= 5_000));
        }
    }
}
