//! Which bits a byte is coded as: few for common ones, as Huffman did. Not to save room, which the model does anyway, but
//! time: there are half as many bits to predict.

use crate::coder::Coder;
use alloc::vec::Vec;

/// No path is longer.
const DEEPEST: usize = 12;

/// A canonical code.
#[derive(Clone, Debug)]
pub(crate) struct Tree {
    /// By depth: the first path that ends there, and where its byte stands.
    first: [u16; DEEPEST + 2],
    start: [u16; DEEPEST + 2],
    /// In the order of their paths.
    bytes: [u8; 256],
    /// By byte.
    depths: [u8; 256],
    paths: [u16; 256],
}

impl Tree {
    fn of(depths: [u8; 256]) -> Self {
        let mut tree = Self {
            first: [0; DEEPEST + 2],
            start: [0; DEEPEST + 2],
            bytes: [0; 256],
            depths,
            paths: [0; 256],
        };
        let (mut path, mut place) = (0, 0);
        for depth in 1..=DEEPEST {
            path <<= 1;
            tree.first[depth] = path;
            tree.start[depth] = place;
            for byte in 0..=255 {
                if usize::from(depths[usize::from(byte)]) == depth {
                    tree.bytes[usize::from(place & 0xff)] = byte;
                    tree.paths[usize::from(byte)] = path;
                    path = path.wrapping_add(1);
                    place += 1;
                }
            }
        }
        tree.start[DEEPEST + 1] = place;
        tree
    }

    pub(crate) fn path(&self, byte: u8) -> (u16, usize) {
        (self.paths[usize::from(byte)], usize::from(self.depths[usize::from(byte)]))
    }

    /// The byte at the end of this path; nothing while it goes on.
    #[inline]
    pub(crate) fn byte(&self, path: u16, depth: usize) -> Option<u8> {
        let place = self.start[depth].wrapping_add(path.wrapping_sub(self.first[depth]));
        if place < self.start[depth + 1] && path >= self.first[depth] {
            return Some(self.bytes[usize::from(place & 0xff)]);
        }
        // Damaged: no tree ends here.
        (depth == DEEPEST).then_some(0)
    }

    /// The tree for bytes of these frequencies; all that occur have a path.
    pub(crate) fn for_counts(counts: &[u32; 256]) -> Self {
        let mut depths = [0; 256];
        // Flatter until it is no deeper than it may be.
        for flatter in 0.. {
            depths = huffman(counts, flatter);
            if depths.iter().all(|depth| usize::from(*depth) <= DEEPEST) {
                break;
            }
        }
        Self::of(depths)
    }

    /// Codes the depths, as four bits each; likely is what came after a depth as the last one.
    pub(crate) fn code(known: Option<&Self>, coder: &mut impl Coder) -> Self {
        let mut likely = [[1 << 15; 16]; 16];
        let mut depths = [0; 256];
        let mut before = 0;
        for (byte, depth) in depths.iter_mut().enumerate() {
            let known = known.map_or(0, |tree| tree.depths[byte]);
            let mut node = 1;
            for bit in (0..4).rev() {
                let likely: &mut u32 = &mut likely[before][node & 15];
                let bit = coder.bit(*likely, known >> bit & 1 == 1);
                *likely = if bit { *likely + ((65_536 - *likely) >> 3) } else { *likely - (*likely >> 3) };
                *likely = (*likely).clamp(64, 65_472);
                node = node << 1 | usize::from(bit);
            }
            before = node & 15;
            *depth = before as u8;
        }
        Self::of(depths)
    }
}

fn huffman(counts: &[u32; 256], flatter: u32) -> [u8; 256] {
    let mut depths = [0; 256];
    let mut trees: Vec<(u32, Vec<usize>)> = (0..256)
        .filter(|byte| counts[*byte] > 0)
        .map(|byte| ((counts[byte] >> flatter).max(1), [byte].to_vec()))
        .collect();
    if let [(_, only)] = &trees[..] {
        depths[only[0]] = 1;
    }
    while trees.len() > 1 {
        trees.sort_by_key(|tree| core::cmp::Reverse(tree.0));
        if let (Some((a, left)), Some((b, right))) = (trees.pop(), trees.pop()) {
            let both = [left, right].concat();
            both.iter().for_each(|byte| depths[*byte] += 1);
            trees.push((a + b, both));
        }
    }
    depths
}
