//! Packs wasm.
#![no_std]

extern crate alloc;

mod coder;
mod model;
mod tree;
mod wasm;

use alloc::vec::Vec;
use coder::{Decoder, Encoder};
use model::Model;
use tree::Tree;
use wasm::{CONTEXTS, Next, Reader, TREES};

/// More than this is not read: what says so is damaged.
const MOST: usize = 1 << 24;
/// A byte needs no more than this of what is packed: twelve bits, of two bytes each at most.
const AHEAD: usize = 32;
/// Nor do the trees, of 1,024 bits for each.
const TREES_AHEAD: usize = 4096;

/// The packed form of a module; nothing when it is none.
#[must_use]
pub fn pack(wasm: &[u8]) -> Option<Vec<u8>> {
    let bare = wasm::bare(wasm)?;
    let mut counts = [[0; 256]; TREES];
    let mut reader = Reader::new();
    for (at, byte) in bare.iter().enumerate() {
        counts[reader.outlook(&bare[..at]).tree][usize::from(*byte)] += 1;
        reader.read(*byte, &bare[..=at]);
    }
    let mut coder = Encoder::new();
    let trees = counts.map(|counts| Tree::code(Some(&Tree::for_counts(&counts)), &mut coder));
    let mut model = Model::<CONTEXTS>::new();
    let mut reader = Reader::new();
    for (at, byte) in bare.iter().enumerate() {
        let outlook = reader.outlook(&bare[..at]);
        model.code(&mut coder, &trees, &outlook, *byte, &bare[..at]);
        reader.read(*byte, &bare[..=at]);
        model.note(&bare[..=at], reader.key(&bare[..=at]));
    }
    let mut packed = (bare.len() as u32).to_le_bytes().to_vec();
    packed.extend(coder.finish());
    Some(packed)
}

/// Unpacks what arrives in pieces.
#[derive(Debug)]
pub struct Unpacker {
    decoder: Decoder,
    model: Model<CONTEXTS>,
    reader: Reader,
    trees: Vec<Tree>,
    length: usize,
    bare: Vec<u8>,
    inside: bool,
    body: Vec<u8>,
    ready: Vec<u8>,
}

impl Unpacker {
    /// For one module.
    #[must_use]
    pub fn new() -> Self {
        Self {
            decoder: Decoder::new(),
            model: Model::new(),
            reader: Reader::new(),
            trees: Vec::new(),
            length: 0,
            bare: Vec::new(),
            inside: false,
            body: Vec::new(),
            ready: Vec::new(),
        }
    }

    /// Room for the next piece, to be filled before anything else is asked.
    pub fn room(&mut self, length: usize) -> &mut [u8] {
        self.decoder.room(length)
    }

    /// Unpacks as far as what has come allows; how many bytes are [`Self::unpacked`] then.
    pub fn unpack(&mut self) -> usize {
        self.ready.clear();
        if self.trees.is_empty() {
            // The decoder may read past the end only when nothing more comes.
            if !self.decoder.has(TREES_AHEAD) {
                return 0;
            }
            self.begin();
        }
        while self.bare.len() < self.length && self.decoder.has(AHEAD) {
            self.unpack_byte();
        }
        self.ready.len()
    }

    /// Unpacks the rest, as nothing more comes: whether it was all that there has to be.
    pub fn end(&mut self) -> bool {
        self.decoder.end();
        self.unpack();
        !self.trees.is_empty() && self.bare.len() == self.length
    }

    /// What the last call has unpacked.
    #[must_use]
    pub fn unpacked(&self) -> &[u8] {
        &self.ready
    }

    fn begin(&mut self) {
        let length = u32::from_le_bytes(core::array::from_fn(|_| self.decoder.byte()));
        self.length = (length as usize).min(MOST);
        self.decoder.start();
        self.trees = (0..TREES).map(|_| Tree::code(None, &mut self.decoder)).collect();
    }

    fn unpack_byte(&mut self) {
        let outlook = self.reader.outlook(&self.bare);
        let byte = self.model.code(&mut self.decoder, &self.trees, &outlook, 0, &self.bare);
        self.bare.push(byte);
        if self.inside { &mut self.body } else { &mut self.ready }.push(byte);
        match self.reader.read(byte, &self.bare) {
            Next::Byte => {}
            Next::Hint => self.body.push(0),
            Next::Size => {
                self.put_body();
                self.inside = true;
            }
            Next::End => {
                self.put_body();
                self.inside = false;
            }
        }
        self.model.note(&self.bare, self.reader.key(&self.bare));
    }

    /// A function with its size before it.
    fn put_body(&mut self) {
        if self.inside {
            let mut size = self.body.len();
            while size > 0x7f {
                self.ready.push(size as u8 | 0x80);
                size >>= 7;
            }
            self.ready.push(size as u8);
            self.ready.append(&mut self.body);
        }
    }
}
