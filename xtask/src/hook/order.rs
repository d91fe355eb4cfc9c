//! The order of functions in the wasm: each after the one that it is most alike. What is alike packs best side by side, and
//! a build has thousands of functions that were written once and compiled for several types.
//!
//! Only the order is found here. Every call names its function by number, so the moving is left to wasm-opt, which sorts by
//! the names in the section for debuggers: there the places are written.

use super::wasm::{Bytes, CODE, IMPORTS, NAMES, leb};
use crate::Outcome;
use std::collections::HashMap;

/// As many bytes in a row are compared.
const GRAM: usize = 4;

/// The wasm with its functions named by the places that they should have.
pub(super) fn named_by_place(wasm: &[u8]) -> Outcome<Vec<u8>> {
    let (imported, bodies) = functions(wasm).ok_or("the wasm cannot be read")?;
    let mut names: Vec<(usize, String)> =
        (0..imported).map(|import| (import, format!("import{import}"))).collect();
    let mut places = vec![0; bodies.len()];
    for (place, body) in chain(&bodies).into_iter().enumerate() {
        places[body] = place;
    }
    names.extend(places.iter().enumerate().map(|(body, place)| (imported + body, format!("{place:05}"))));
    let mut listed = leb(names.len());
    for (function, name) in names {
        listed.extend(leb(function).into_iter().chain(leb(name.len())).chain(name.bytes()));
    }
    let mut section = [&leb(4)[..], b"name", &[1]].concat();
    section.extend(leb(listed.len()).into_iter().chain(listed));
    Ok([wasm, &[NAMES], &leb(section.len())[..], &section[..]].concat())
}

/// Number of imported functions, and the bodies of the others.
fn functions(wasm: &[u8]) -> Option<(usize, Vec<&[u8]>)> {
    let mut rest = Bytes(wasm.get(8..)?);
    let (mut imported, mut bodies) = (0, Vec::new());
    while let Some(id) = rest.byte() {
        let length = rest.number()?;
        let mut section = Bytes(rest.take(length)?);
        if id == IMPORTS {
            for _ in 0..section.number()? {
                imported += usize::from(section.import_is_function()?);
            }
        } else if id == CODE {
            for _ in 0..section.number()? {
                let length = section.number()?;
                bodies.push(section.take(length)?);
            }
        }
    }
    Some((imported, bodies))
}

/// The bodies in a row, from the longest on: next is the one that shares most with the last.
fn chain(bodies: &[&[u8]]) -> Vec<usize> {
    let (grams, holders) = grams(bodies);
    let mut left = vec![true; bodies.len()];
    let mut order = Vec::with_capacity(bodies.len());
    let mut next = (0..bodies.len()).max_by_key(|body| grams[*body].len());
    let mut shared = vec![0_usize; bodies.len()];
    while let Some(last) = next {
        order.push(last);
        left[last] = false;
        shared.fill(0);
        for gram in &grams[last] {
            for holder in &holders[*gram] {
                shared[*holder] += 1;
            }
        }
        let alike = |body: usize| {
            // Of what either of them has.
            let of = grams[body].len() + grams[last].len() - shared[body];
            // A part in a million: whole numbers order the same on every machine.
            1_000_000 * shared[body] / of.max(1)
        };
        let candidates = (0..bodies.len()).rev().filter(|body| left[*body]);
        next = candidates.max_by_key(|body| alike(*body));
    }
    order
}

/// The different grams of each body, numbered, and the bodies that hold each of them.
fn grams(bodies: &[&[u8]]) -> (Vec<Vec<usize>>, Vec<Vec<usize>>) {
    let mut numbers = HashMap::new();
    let mut holders: Vec<Vec<usize>> = Vec::new();
    let mut all = Vec::with_capacity(bodies.len());
    for (place, body) in bodies.iter().enumerate() {
        let mut grams = Vec::new();
        for gram in body.windows(GRAM) {
            let number = *numbers.entry(gram).or_insert_with(|| {
                holders.push(Vec::new());
                holders.len() - 1
            });
            if holders[number].last() != Some(&place) {
                holders[number].push(place);
                grams.push(number);
            }
        }
        all.push(grams);
    }
    (all, holders)
}

#[cfg(test)]
mod tests {
    use super::{chain, functions, leb, named_by_place};

    /// A module that imports a memory, a function, a table and a global, with these bodies.
    fn module(bodies: &[&[u8]]) -> Vec<u8> {
        let section = |id: u8, count: usize, items: Vec<u8>| {
            let contents = [leb(count), items].concat();
            [vec![id], leb(contents.len()), contents].concat()
        };
        let imports = b"\x01a\x01m\x02\x01\x11\x80\x02\x01a\x01f\x00\x85\x01\x01a\x01t\x01\x70\x00\x80\x01\x01a\x01g\x03\x7f\x01";
        let code = bodies.iter().flat_map(|body| [leb(body.len()), body.to_vec()].concat()).collect();
        [b"\0asm\x01\0\0\0".to_vec(), section(2, 4, imports.to_vec()), section(10, bodies.len(), code)]
            .concat()
    }

    const LONG: &[u8] = b"one two three four five six seven";
    const OTHER: &[u8] = b"ABCDEFGHIJKLMNOP";
    const ALIKE: &[u8] = b"one two three four five";
    const LIKE_OTHER: &[u8] = b"ABCDEFGHIJ";

    #[test]
    fn what_is_alike_stands_side_by_side() {
        assert_eq!(chain(&[OTHER, LONG, LIKE_OTHER, ALIKE]), [1, 3, 0, 2]);
    }

    #[test]
    fn equal_likeness_keeps_the_order_and_no_function_is_left_out() {
        assert_eq!(chain(&[b"", b"xy", LONG, b"", b"zz"]), [2, 0, 1, 3, 4]);
        assert_eq!(chain(&[]), [0; 0]);
    }

    #[test]
    fn functions_are_counted_past_imports_of_every_kind() {
        let wasm = module(&[LONG, OTHER]);
        assert_eq!(functions(&wasm), Some((1, vec![LONG, OTHER])));
    }

    #[test]
    fn places_are_written_as_names() {
        let wasm = module(&[OTHER, LONG, LIKE_OTHER]);
        let named = named_by_place(&wasm).unwrap();
        let names = named.strip_prefix(&wasm[..]).unwrap();
        let expected =
            [&b"\0\x26\x04name\x01\x1f\x04\x00\x07import0"[..], b"\x01\x0500001\x02\x0500000\x03\x0500002"];
        assert_eq!(names, expected.concat());
        assert!(named_by_place(&wasm[..wasm.len() - 1]).is_err(), "cut off");
    }
}
