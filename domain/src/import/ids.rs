//! Identities made from content, so that a second import adds nothing (X13).

use crate::units::Id;
use rustc_hash::FxHashSet;

/// 36^5: what five digits can tell apart.
const WRITERS: u64 = 60_466_176;
/// Clocks of undated records are below this, so that they never move the clock of the record forward.
const UNDATED: u64 = 1_000_000;

/// FNV-1a, 64 bits, over the parts, each followed by the byte 0x1F. It must never change: ids are made of it.
pub(super) fn hash(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0x1F]));
    bytes.fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

/// Ids of one file. Two contents whose hashes meet get different ids: the later one in the file is hashed with a count.
#[derive(Default)]
pub(super) struct Ids(FxHashSet<Id>);

impl Ids {
    /// An id that orders like its content: the seconds of a session's start.
    pub(super) fn dated(&mut self, clock: u64, parts: &[&str]) -> Id {
        self.free(parts, |hash| Id { clock, writer: writer(hash) })
    }

    /// An id of something without a date.
    pub(super) fn undated(&mut self, parts: &[&str]) -> Id {
        self.free(parts, |hash| Id { clock: hash % UNDATED, writer: writer(hash / UNDATED) })
    }

    fn free(&mut self, parts: &[&str], id: impl Fn(u64) -> Id) -> Id {
        let mut made = id(hash(parts));
        let mut count = 0_u32;
        while !self.0.insert(made) {
            count += 1;
            let count = count.to_string();
            let parts: Vec<&str> = parts.iter().copied().chain([count.as_str()]).collect();
            made = id(hash(&parts));
        }
        made
    }
}

fn writer(hash: u64) -> [u8; 5] {
    let mut rest = hash % WRITERS;
    let mut digits = [b'0'; 5];
    for digit in digits.iter_mut().rev() {
        *digit = b"0123456789abcdefghijklmnopqrstuvwxyz"[(rest % 36) as usize];
        rest /= 36;
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv_1a_for_ever() {
        // Published test values of FNV-1a, 64 bits: "" and "a".
        assert_eq!(hash(&[]), 0xCBF2_9CE4_8422_2325);
        let a = (0xCBF2_9CE4_8422_2325_u64 ^ u64::from(b'a')).wrapping_mul(0x0100_0000_01B3);
        assert_eq!(a, 0xAF63_DC4C_8601_EC8C);
        assert_eq!(hash(&["a"]), (a ^ 0x1F).wrapping_mul(0x0100_0000_01B3));
        assert_ne!(hash(&["ab", "c"]), hash(&["a", "bc"]));
    }

    #[test]
    fn two_contents_that_meet_get_two_ids() {
        let mut ids = Ids::default();
        let first = ids.dated(7, &["same"]);
        let second = ids.dated(7, &["same"]);
        assert_ne!(first, second);
        assert_eq!(second, Ids(FxHashSet::from_iter([first])).dated(7, &["same"]));
    }

    #[test]
    fn an_undated_id_never_moves_a_clock_forward() {
        for name in ["Deadlift", "Row", "Press", ""] {
            assert!(Ids::default().undated(&["hevy", name]).clock < 1_000_000);
        }
    }
}
