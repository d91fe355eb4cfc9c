//! The form in which the app's wasm travels to a phone: a quarter smaller than brotli makes it (ADR 0016).
//!
//! A model ([`model`]) says how likely the next bit is, an arithmetic coder ([`coder`]) spends the less on it the likelier
//! it was, and both go the same way when packing and unpacking. What makes the model good is that it knows what the next
//! byte means ([`wasm`]): it reads along.
//!
//! Not checked here is whether what arrives is what was packed; whoever fetches it compares hashes. Damage gives another
//! wasm or none, and no panic.
#![no_std]

extern crate alloc;

mod coder;
mod model;
mod text;
mod tree;
mod wasm;

use alloc::vec::Vec;
use coder::{Decoder, Encoder};
use model::Model;
use tree::Tree;
use wasm::{CONTEXTS, Next, Reader, TREES};

/// More is not unpacked: a length above is damaged.
const MOST: usize = 1 << 24;
/// What a byte can take of what is packed: twelve bits, each less than two bytes.
const AHEAD: usize = 32;
/// What the trees can take: 256 times four bits for each, most of them foreseen.
const AHEAD_OF_TREES: usize = 4096;

/// A module as it will be unpacked: its hints at alignment, which engines pass over, are 0. Nothing when it is none.
#[must_use]
pub fn without_hints(wasm: &[u8]) -> Option<Vec<u8>> {
    let (_, hints) = wasm::bare(wasm)?;
    let mut wasm = wasm.to_vec();
    hints.into_iter().for_each(|hint| wasm[hint] = 0);
    Some(wasm)
}

/// The packed form of a module [`without_hints`]. Nothing when it is none.
#[must_use]
pub fn pack(wasm: &[u8]) -> Option<Vec<u8>> {
    let (bare, _) = wasm::bare(wasm)?;
    let mut counts = [[0; 256]; TREES];
    let mut reader = Reader::new();
    for (at, byte) in bare.iter().enumerate() {
        counts[reader.outlook(&bare[..at]).tree][usize::from(*byte)] += 1;
        reader.read(*byte, &bare[..=at]);
    }
    let mut coder = Encoder::new();
    let trees = counts.map(|counts| Tree::code(Some(&Tree::for_counts(&counts)), &mut coder));
    let (mut model, mut reader) = (Model::<CONTEXTS>::new(), Reader::new());
    for (at, byte) in bare.iter().enumerate() {
        let before = &bare[..at];
        model.code(&mut coder, &trees, &reader.outlook(before), *byte, before);
        let before = &bare[..=at];
        reader.read(*byte, before);
        model.note(before, reader.key(before));
    }
    let length = u32::try_from(bare.len()).ok()?;
    Some([&length.to_le_bytes(), &coder.finish()[..]].concat())
}

/// Unpacks a module while it arrives.
#[derive(Debug)]
pub struct Unpacker {
    decoder: Decoder,
    trees: Vec<Tree>,
    model: Model<CONTEXTS>,
    reader: Reader,
    /// What travelled, unpacked, and how much of it there will be.
    bare: Vec<u8>,
    length: usize,
    /// A function until its size is known.
    body: Option<Vec<u8>>,
    /// What nobody has fetched yet.
    ready: Vec<u8>,
}

impl Default for Unpacker {
    fn default() -> Self {
        Self::new()
    }
}

impl Unpacker {
    /// Of which nothing has arrived.
    #[must_use]
    pub fn new() -> Self {
        Self {
            decoder: Decoder::new(),
            trees: Vec::new(),
            model: Model::new(),
            reader: Reader::new(),
            bare: Vec::new(),
            length: 0,
            body: None,
            ready: Vec::new(),
        }
    }

    /// Room for the next piece, to be filled before anything else is asked.
    pub fn room(&mut self, length: usize) -> &mut [u8] {
        self.decoder.room(length)
    }

    /// Unpacks as far as what has come allows; as many bytes are [`Self::unpacked`] then.
    pub fn unpack(&mut self) -> usize {
        self.ready.clear();
        if self.trees.is_empty() && self.decoder.has(AHEAD_OF_TREES) {
            self.begin();
        }
        while self.bare.len() < self.length && self.decoder.has(AHEAD) {
            self.unpack_byte();
        }
        self.ready.len()
    }

    /// Unpacks the rest, as nothing more comes. Nothing when it is not whole.
    pub fn finish(&mut self) -> Option<usize> {
        self.decoder.end();
        let length = self.unpack();
        (self.length > 0 && self.bare.len() == self.length).then_some(length)
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
        self.body.as_mut().unwrap_or(&mut self.ready).push(byte);
        match self.reader.read(byte, &self.bare) {
            Next::Byte => {}
            Next::Hint => self.body.as_mut().unwrap_or(&mut self.ready).push(0),
            Next::Size => {
                self.put_body();
                self.body = Some(Vec::new());
            }
            Next::End => self.put_body(),
        }
        self.model.note(&self.bare, self.reader.key(&self.bare));
    }

    /// Gives out the function that has ended, with its size before it.
    fn put_body(&mut self) {
        let Some(body) = self.body.take() else { return };
        let mut size = body.len();
        while size > 0x7f {
            self.ready.push(size as u8 | 0x80);
            size >>= 7;
        }
        self.ready.push(size as u8);
        self.ready.extend_from_slice(&body);
    }
}
