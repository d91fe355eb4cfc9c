//! The wasm as it travels: sorted, so that any packing of the web's finds more that is alike. First the opcodes of all
//! instructions, then their operands: those of one opcode together, those of locals and constants even by what the next
//! opcode is. `public/unpack.js` puts them together again.
//!
//! Not there: the sizes of functions, which follow from the rest, and how reads and writes of the memory are aligned,
//! which means nothing to the wasm and is a hint to engines that they pass over.

use super::wasm::{Bytes, CODE, leb};
use super::{read, write};
use crate::run::Run;
use crate::{Outcome, While, place};
use std::fs;
use std::path::Path;

/// What travels. The packing of most hosts goes by the extension, and text is packed by all of them; `.wasm` would be, too,
/// but this is no wasm, and a host would say to the browser that it is.
const PACKED: &str = "brace_bg.txt";

/// The streams that hold what belongs to no single instruction. Opcodes have 64 streams each, from their number on; the
/// first ones have no operands, and the last one does not exist.
const OPCODES: usize = 1;
const BEFORE_CODE: usize = 2;
const LOCALS: usize = 3;
const AFTER_CODE: usize = 0xff << 6;
const STREAMS: usize = 256 << 6;

/// `local.get` travels as 0, and what is used most as little numbers: brotli tells bytes before apart by their size.
const MOST_USED: u8 = 0x20;

/// For a constant of three bytes or more, as addresses are: an opcode that wasm does not have.
const LONG_CONSTANT: u8 = 0xc5;
const CONSTANT: u8 = 0x41;
const FIRST_STORE: u8 = 0x36;

/// A module as far as packing has to understand it.
#[derive(Debug, PartialEq, Eq)]
struct Module<'a> {
    /// With the number of the section for the code.
    before_code: &'a [u8],
    functions: Vec<Function<'a>>,
    after_code: &'a [u8],
}

#[derive(Debug, PartialEq, Eq)]
struct Function<'a> {
    locals: &'a [u8],
    instructions: Vec<Instruction<'a>>,
}

#[derive(Debug, PartialEq, Eq)]
struct Instruction<'a> {
    /// One byte, or two.
    opcode: &'a [u8],
    /// Without the hint at the alignment.
    operands: &'a [u8],
}

/// Puts the packed form in the place of the wasm, and makes sure that a browser gets the same out of it.
pub(super) fn in_place_of_wasm(stage: &Path) -> Outcome {
    let (from, to) = (stage.join("brace_bg.wasm"), stage.join(PACKED));
    let wasm = fs::read(&from).doing(from.display())?;
    let module = Module::read(&wasm)?;
    fs::write(&to, module.packed()).doing(to.display())?;
    let unpacked = place::target()?.join("xtask").join("unpacked.wasm");
    unpack(&to, &unpacked)?;
    let again = fs::read(&unpacked).doing(unpacked.display())?;
    if again.len() != wasm.len() || Module::read(&again)? != module {
        return Err(format!("unpack.js makes another wasm of {PACKED}, see {}", unpacked.display()));
    }
    fs::remove_file(&from).doing(from.display())?;
    for file in ["index.html", "brace.js"] {
        write(stage, file, &read(stage, file)?.replace("brace_bg.wasm", PACKED))?;
    }
    Ok(())
}

/// As a browser does it.
fn unpack(from: &Path, to: &Path) -> Outcome {
    const SCRIPT: &str = "const fs = require('fs'); const [from, to] = process.argv.slice(1); \
        const unpack = new Function(fs.readFileSync('public/unpack.js', 'utf8') + 'return unpack;')(); \
        fs.writeFileSync(to, unpack(fs.readFileSync(from)))";
    Run::new("node", &["--eval", SCRIPT, &from.to_string_lossy(), &to.to_string_lossy()]).text().map(drop)
}

impl<'a> Module<'a> {
    fn read(wasm: &'a [u8]) -> Outcome<Self> {
        Self::parsed(wasm).ok_or_else(|| "the wasm has something that cannot be packed".to_owned())
    }

    fn parsed(wasm: &'a [u8]) -> Option<Self> {
        let mut rest = Bytes(wasm.get(8..)?);
        loop {
            let id = rest.byte()?;
            let before_code = &wasm[..wasm.len() - rest.0.len()];
            let length = rest.number()?;
            let mut section = Bytes(rest.take(length)?);
            if id == CODE {
                let functions = (0..section.number()?)
                    .map(|_| {
                        let length = section.number()?;
                        Function::parsed(section.take(length)?)
                    })
                    .collect::<Option<_>>()?;
                return Some(Self { before_code, functions, after_code: rest.0 });
            }
        }
    }

    fn packed(&self) -> Vec<u8> {
        let mut streams = vec![Vec::new(); STREAMS];
        streams[BEFORE_CODE].extend(self.before_code);
        streams[AFTER_CODE].extend(self.after_code);
        streams[LOCALS].extend(leb(self.functions.len()));
        for function in &self.functions {
            streams[LOCALS].extend(function.locals);
            for (place, instruction) in function.instructions.iter().enumerate() {
                let next = function.instructions.get(place + 1);
                streams[instruction.stream(next)].extend(instruction.operands);
                let second = instruction.opcode[1..].iter().copied();
                let opcode = std::iter::once(instruction.first()).chain(second);
                streams[OPCODES].extend(opcode.map(|byte| byte.wrapping_sub(MOST_USED)));
            }
        }
        let lengths = streams.iter().flat_map(|stream| leb(stream.len()));
        lengths.chain(streams.iter().flatten().copied()).collect()
    }
}

impl<'a> Function<'a> {
    fn parsed(body: &'a [u8]) -> Option<Self> {
        let mut rest = Bytes(body);
        for _number_and_type in 0..2 * rest.number()? {
            rest.number()?;
        }
        let locals = &body[..body.len() - rest.0.len()];
        let mut instructions = Vec::new();
        while !rest.0.is_empty() {
            instructions.push(Instruction::read(&mut rest)?);
        }
        Some(Self { locals, instructions })
    }
}

impl<'a> Instruction<'a> {
    fn read(rest: &mut Bytes<'a>) -> Option<Self> {
        let start = rest.0;
        let first = rest.byte()?;
        let second = if first == 0xfc { Some(rest.byte()?) } else { None };
        let opcode = &start[..start.len() - rest.0.len()];
        if matches!(first, 0x28..=0x3e) {
            let _hint = rest.byte().filter(|hint| *hint < 4)?;
        }
        let start = rest.0;
        let numbers = match (first, second) {
            // A table of branches.
            (0x0e, _) => rest.number()? + 1,
            // Floats.
            (0x43 | 0x44, _) => {
                rest.take(if first == 0x43 { 4 } else { 8 })?;
                0
            }
            // Number of a float without a trap; copying, filling.
            (0xfc, Some(0..=7)) => 0,
            (0xfc, Some(0x0a)) => 2,
            (0xfc, Some(0x0b | 0x0f..=0x11)) => 1,
            // A call through a table; a choice whose type is named, after the number of types, which is one.
            (0x11 | 0x1c, _) => 2,
            (0x02..=0x04 | 0x0c | 0x0d | 0x10 | 0x20..=0x26 | 0x28..=0x42 | 0xd0 | 0xd2, _) => 1,
            (0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1, _) => 0,
            _ => return None,
        };
        for _ in 0..numbers {
            rest.number()?;
        }
        Some(Self { opcode, operands: &start[..start.len() - rest.0.len()] })
    }

    /// The first byte of its opcode as it travels.
    fn first(&self) -> u8 {
        match self.opcode[0] {
            CONSTANT if self.operands.len() >= 3 => LONG_CONSTANT,
            first => first,
        }
    }

    /// Where its operands go.
    fn stream(&self, next: Option<&Self>) -> usize {
        let first = self.first();
        let (opcode, kind) = match first {
            0x20..=0x22 | CONSTANT | 0x42 => (first, next.map_or(0, |next| next.first() >> 2)),
            0x28..FIRST_STORE => (0x28, 0),
            FIRST_STORE..=0x3e => (FIRST_STORE, 0),
            _ => (first, 0),
        };
        usize::from(opcode) << 6 | usize::from(kind)
    }
}

#[cfg(test)]
mod tests {
    use super::{AFTER_CODE, BEFORE_CODE, LOCALS, Module, OPCODES, STREAMS, unpack};
    use crate::hook::wasm::{Bytes, leb};
    use crate::run::Run;
    use crate::server::testing::Folder;
    use std::fs;

    /// Two functions with instructions of every form.
    const BODIES: [&[u8]; 2] = [
        // Locals, then a block with a loop in it, a table of branches, reading and writing, a call and one through a table.
        b"\x02\x03\x7f\x81\x01\x7e\x02\x40\x03\x40\x20\x00\x41\x01\x6a\x21\x01\x20\x01\x28\x02\x84\x01\x22\x02\
          \x0e\x02\x00\x01\x00\x0b\x0b\x41\x80\x80\xc0\x00\x42\x7f\x37\x03\x08\x10\x01\x41\x00\x11\x00\x00\x0b",
        // Floats, a choice whose type is named, filling, no reference, a place that is not reached.
        b"\x00\x43\x00\x00\x80\xbf\x44\x00\x00\x00\x00\x00\x00\xf0\xbf\x1c\x01\x7c\xfc\x0b\x00\xfc\x02\xfc\x0a\x00\x00\xd0\x6f\x00\x0b",
    ];

    /// With a section before the code and one after it.
    fn wasm() -> Vec<u8> {
        let functions = BODIES.iter().flat_map(|body| [&leb(body.len()), *body].concat());
        let code: Vec<u8> = leb(BODIES.len()).into_iter().chain(functions).collect();
        [b"\0asm\x01\0\0\0\x05\x01\x00\x0a".to_vec(), leb(code.len()), code, b"\x0b\x01\x00".to_vec()]
            .concat()
    }

    fn streams(packed: &[u8]) -> Vec<&[u8]> {
        let mut rest = Bytes(packed);
        let lengths: Vec<_> = (0..STREAMS).map(|_| rest.number().unwrap()).collect();
        lengths.into_iter().map(|length| rest.take(length).unwrap()).collect()
    }

    #[test]
    fn a_browser_gets_back_what_was_packed() {
        if !Run::new("node", &["--version"]).succeeds() {
            return;
        }
        let folder = Folder::new();
        let (packed, unpacked) = (folder.path().join("packed"), folder.path().join("unpacked"));
        let wasm = wasm();
        let module = Module::read(&wasm).unwrap();
        fs::write(&packed, module.packed()).unwrap();
        unpack(&packed, &unpacked).unwrap();
        let again = fs::read(&unpacked).unwrap();
        assert_eq!(Module::read(&again), Ok(module));
        let differing = wasm.iter().zip(&again).filter(|(before, after)| before != after).count();
        assert_eq!((again.len(), differing), (wasm.len(), 2), "only the hints at two alignments");
    }

    #[test]
    fn operands_stand_with_their_like() {
        let wasm = wasm();
        let packed = Module::read(&wasm).unwrap().packed();
        let streams = streams(&packed);
        assert_eq!(streams[BEFORE_CODE], b"\0asm\x01\0\0\0\x05\x01\x00\x0a");
        assert_eq!(streams[AFTER_CODE], b"\x0b\x01\x00");
        assert_eq!(streams[LOCALS], b"\x02\x02\x03\x7f\x81\x01\x7e\x00");
        assert_eq!(&streams[OPCODES][..4], b"\xe2\xe3\x00\x21");
        let local_before = |next: usize| streams[0x20 << 6 | next >> 2];
        assert_eq!(local_before(0x41), [0]);
        assert_eq!(local_before(0x28), [1]);
        assert_eq!(streams[0xc5 << 6], b"\x80\x80\xc0\x00", "an address");
    }

    #[test]
    fn what_packing_does_not_know_fails_the_build() {
        let mut wasm = wasm();
        assert!(Module::read(&wasm[..20]).is_err(), "cut off");
        let not_reached = wasm.len() - 5;
        wasm[not_reached] = 0xfd;
        assert!(Module::read(&wasm).is_err(), "an instruction on vectors");
    }
}
