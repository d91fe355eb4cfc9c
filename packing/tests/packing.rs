//! What is packed comes back to the byte; what is damaged does no harm.

use brace_packing::{Unpacker, pack, without_hints};
use proptest::collection::vec;
use proptest::prelude::*;

/// Unpacks in pieces of this size.
fn unpacked(packed: &[u8], piece: usize) -> Option<Vec<u8>> {
    let (mut unpacker, mut wasm) = (Unpacker::new(), Vec::new());
    for piece in packed.chunks(piece) {
        unpacker.room(piece.len()).copy_from_slice(piece);
        unpacker.unpack();
        wasm.extend_from_slice(unpacker.unpacked());
    }
    unpacker.finish()?;
    wasm.extend_from_slice(unpacker.unpacked());
    Some(wasm)
}

fn section(id: u8, contents: &[u8]) -> Vec<u8> {
    [&[id, contents.len() as u8], contents].concat()
}

/// A module that imports a function, with functions that have these bodies, and data.
fn module(bodies: &[&[u8]]) -> Vec<u8> {
    let count = bodies.len() as u8;
    let code: Vec<u8> = bodies.iter().flat_map(|body| [&[body.len() as u8], *body].concat()).collect();
    [
        b"\0asm\x01\0\0\0".to_vec(),
        section(1, b"\x01\x60\x02\x7f\x7f\x01\x7f"),
        section(2, b"\x01\x01a\x01b\x00\x00"),
        section(3, &[vec![count], vec![0; bodies.len()]].concat()),
        section(10, &[vec![count], code].concat()),
        section(11, b"\x01\x00\x41\x00\x0b\x05words"),
    ]
    .concat()
}

/// Locals, a call, reading with a hint at alignment, a block, a table of branches, a float and a constant of five bytes.
const BODIES: [&[u8]; 3] = [
    b"\x01\x02\x7e\x20\x00\x20\x01\x10\x00\x28\x02\x04\x0b",
    b"\x00\x02\x40\x02\x40\x20\x00\x0e\x01\x00\x01\x0b\x0b\x44\0\0\0\0\0\0\xf0\x3f\x1a\x41\x80\x80\x80\x80\x78\x0b",
    b"\x00\x20\x00\x20\x01\x36\x02\x08\x20\x00\xfc\x0a\x00\x00\x0b",
];

#[test]
fn a_module_comes_back_whole_in_pieces_of_any_size() {
    let wasm = without_hints(&module(&BODIES)).unwrap();
    let packed = pack(&wasm).unwrap();
    for piece in [1, 7, 4096] {
        assert_eq!(unpacked(&packed, piece).as_ref(), Some(&wasm));
    }
}

#[test]
fn hints_at_alignment_are_zeroes_and_nothing_else_is() {
    let wasm = module(&BODIES);
    let without = without_hints(&wasm).unwrap();
    let changed: Vec<_> = wasm.iter().zip(&without).filter(|(before, after)| before != after).collect();
    assert_eq!(changed, [(&2, &0), (&2, &0)]);
}

#[test]
fn what_follows_is_passed_over_and_what_lacks_is_noticed() {
    let wasm = without_hints(&module(&BODIES)).unwrap();
    let packed = pack(&wasm).unwrap();
    assert_eq!(unpacked(&[&packed, &b"\nmore"[..]].concat(), 64), Some(wasm));
    assert_eq!(unpacked(&packed[..packed.len() / 2], 64), None);
    assert_eq!(unpacked(b"", 64), None);
}

#[test]
fn a_module_without_code_and_one_without_functions_come_back() {
    for wasm in [b"\0asm\x01\0\0\0".to_vec(), module(&[])] {
        assert_eq!(unpacked(&pack(&wasm).unwrap(), 64), Some(wasm));
    }
}

#[test]
fn words_at_the_end_come_back_whatever_they_are() {
    let words = "\x05words{\"é\":[\"Push the floor away.\",\"Push\\n\"],\"b\":{\"c\":1}}]]";
    let wasm = [module(&BODIES), section(0, words.as_bytes())].concat();
    let wasm = without_hints(&wasm).unwrap();
    assert!(wasm.ends_with(words.as_bytes()));
    for piece in [1, 64] {
        assert_eq!(unpacked(&pack(&wasm).unwrap(), piece).as_ref(), Some(&wasm));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_bytes_are_too_odd_to_be_unpacked(packed in vec(any::<u8>(), 0..2_000), length in 0u32..20_000) {
        unpacked(&[&length.to_le_bytes(), &packed[..]].concat(), 512);
    }

    #[test]
    fn no_bytes_are_too_odd_to_be_packed(wasm in vec(any::<u8>(), 0..2_000)) {
        if let Some(packed) = pack(&wasm) {
            unpacked(&packed, 512);
        }
    }

    #[test]
    fn damage_is_not_dangerous(at in 0usize..400, to: u8) {
        let mut packed = pack(&module(&BODIES)).unwrap();
        let at = at % packed.len();
        packed[at] = to;
        // A length that was hit is as long as can be.
        packed[3] = 0;
        packed[2] = packed[2].min(1);
        unpacked(&packed, 64);
    }
}
