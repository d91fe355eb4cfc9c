//! What the next byte of a module means, and what it may depend on.
//!
//! Follows the bytes one by one, so it knows the same when packing and when unpacking. It checks nothing: a module that is
//! not valid is only predicted badly.

use crate::model::{Outlook, hash};
use crate::text::{CUSTOM, Text};
use alloc::vec::Vec;

/// The sections of functions and of data.
const CODE: u8 = 10;
const DATA_SECTION: u8 = 11;

pub(crate) const CONTEXTS: usize = 7;

/// Bytes that depend on the same.
const SORTS: usize = 9;
const OPCODES: usize = 0;
const LOCALS: usize = 1;
const OFFSETS: usize = 2;
const CONSTANTS: usize = 3;
const CALLS: usize = 4;
const OTHERS: usize = 5;
const DATA: usize = 6;
const ELSE: usize = 7;
const TEXT: usize = 8;

/// Bytes that are coded with the same tree: those sorts, and what of them has shorter paths by itself. What depends on nothing
/// but its sort must not depend on paths of different trees, so what chooses the tree is part of all contexts.
pub(crate) const TREES: usize = SORTS + 13;
const OPCODES_AFTER: usize = SORTS;
const OFFSETS_GO_ON: usize = SORTS + 5;
const CONSTANTS_GO_ON: usize = SORTS + 6;
const CALLS_GO_ON: usize = SORTS + 9;
const DATA_AFTER: usize = SORTS + 10;

/// What a byte may depend on; the first fact is none.
const FACTS: usize = 32;
// Opcodes before, the last one first, and whole instructions.
const OPCODE_1: u8 = 1;
const OPCODE_2: u8 = 2;
const OPCODE_3: u8 = 3;
const OPCODE_4: u8 = 4;
const OPCODES_4_TO_6: u8 = 5;
const INSTRUCTION_1: u8 = 6;
const INSTRUCTION_3: u8 = 7;
const INSTRUCTION_4: u8 = 8;
// Types on the stack (with height and block; three of them; one), and what put the values there.
const STACK: u8 = 9;
const TYPES: u8 = 10;
const TOP_TYPE: u8 = 11;
const TOP: u8 = 12;
const BELOW: u8 = 13;
// What the address stems from that is read or written.
const BASE: u8 = 14;
// The block's result, the blocks around, the function.
const RESULT: u8 = 15;
const BLOCKS: u8 = 16;
const FUNCTION: u8 = 17;
// Of this instruction, and of the last one with its opcode.
const OPCODE: u8 = 18;
const OPERAND_BEFORE: u8 = 19;
const LIKE_LAST: u8 = 20;
// The local used before the last one, the one set last, the last one of the type on top, and what was done with the last
// one when it was used before.
const LOCAL_2: u8 = 21;
const LOCAL_SET: u8 = 22;
const LOCAL_OF_TYPE: u8 = 23;
const USE: u8 = 24;
// Functions called last, the offset used last, and the last offset from such an address.
const CALL_1: u8 = 25;
const CALL_2: u8 = 26;
const OFFSET_1: u8 = 27;
const OFFSET_OF_BASE: u8 = 28;
// The function's type, and how many locals it has.
const FUNCTION_TYPE: u8 = 29;
const LOCALS_THERE: u8 = 30;
// Outside of functions: bytes before, the last one first; the place in a word of four bytes; letters of a word; and what
// kind of bytes the last four are.
const BYTE_1: u8 = 1;
const BYTE_2: u8 = 2;
const BYTE_3: u8 = 3;
const BYTE_4: u8 = 4;
const BYTES_5_AND_6: u8 = 5;
const BYTE_8: u8 = 6;
const BYTE_12: u8 = 7;
const COLUMN: u8 = 8;
const WORD: u8 = 9;
const SHAPE: u8 = 10;
// In data, the byte that is foreseen: if each second word goes on as it did, and if this one is the end of the text before.
const GOES_ON: u8 = 11;
const END: u8 = 12;
// In words: letters of this one, the words before, what came last if it was no letter, the field, the last sign, and how
// deep it is.
const LETTERS: u8 = 13;
const WORD_1: u8 = 14;
const WORD_2: u8 = 15;
const AFTER: u8 = 16;
const FIELD: u8 = 17;
const SIGN: u8 = 18;
const DEPTH: u8 = 19;

/// Where the ways of weighing begin that are not those of opcodes, nor of the further bytes of operands.
const SETS_OUTSIDE: usize = 320;
const SETS_OF_TEXT: usize = 448;

/// For each sort, the facts of each context. Found by trying: what made the app smaller was kept.
#[rustfmt::skip]
const RECIPES: [[&[u8]; CONTEXTS]; SORTS] = [
    // Opcodes.
    [
        &[OPCODE_1, OPCODE_2, OPCODE_3, STACK, OPCODE_4, RESULT],
        &[INSTRUCTION_1, STACK],
        &[OPCODES_4_TO_6, OPCODE_3, OPCODE_2, CALL_1, TOP_TYPE],
        &[USE, OPCODE_1, OPCODE_2, OPCODE_3, OPCODES_4_TO_6],
        &[TYPES],
        &[FUNCTION_TYPE, BELOW, INSTRUCTION_1, TOP],
        &[OPCODE_1, OPCODE_2, TOP_TYPE, USE],
    ],
    // Locals.
    [
        &[OPCODE_2, LOCAL_OF_TYPE, INSTRUCTION_3, OPCODE_1],
        &[OPCODES_4_TO_6, LOCAL_2, OPCODE_1, FUNCTION_TYPE, OPCODE_2, OPCODE_3],
        &[FUNCTION_TYPE, LOCAL_2, TOP_TYPE, BASE],
        &[BLOCKS, CALL_2, BASE, CALL_1, LOCALS_THERE],
        &[TOP_TYPE, FUNCTION_TYPE, LOCALS_THERE],
        &[LOCAL_SET, OPCODE_1],
        &[LOCALS_THERE],
    ],
    // Offsets.
    [
        &[OPCODE_2, OPCODE_3, OPCODE, LIKE_LAST, OFFSET_1, OFFSET_OF_BASE],
        &[USE, OFFSET_OF_BASE, OPCODE_3, OPCODE_4, OPCODE_1],
        &[FUNCTION, BASE],
        &[BLOCKS, CALL_2, LOCALS_THERE, CALL_1, BASE],
        &[OPCODE, INSTRUCTION_4, OPCODE_2, OPCODE_3],
        &[LIKE_LAST],
        &[OFFSET_OF_BASE, OPCODE],
    ],
    // Constants.
    [
        &[OPCODE_1, OPCODE_2, OPCODE_3, LIKE_LAST],
        &[TOP],
        &[OPCODE_2, OPCODE_1, CALL_1],
        &[OFFSET_OF_BASE, OPCODE_1],
        &[FUNCTION, RESULT],
        &[USE, OPCODE_2, OPCODES_4_TO_6, OPCODE_1],
        &[],
    ],
    // Calls.
    [
        &[OPCODE_1, OPCODE_2, OPCODE_3, OPCODES_4_TO_6],
        &[],
        &[OPCODES_4_TO_6, LIKE_LAST, OPCODE_1],
        &[LIKE_LAST, TYPES],
        &[FUNCTION, TYPES, TOP_TYPE],
        &[OPCODE_1, TYPES, OPCODE_2],
        &[TYPES],
    ],
    // Other operands.
    [
        &[STACK, OPCODE_4, OPCODE_2],
        &[OPCODES_4_TO_6, OPERAND_BEFORE, INSTRUCTION_1, BLOCKS],
        &[OPCODES_4_TO_6, LIKE_LAST],
        &[LIKE_LAST],
        &[OPERAND_BEFORE],
        &[TYPES],
        &[BLOCKS],
    ],
    // Data.
    [
        &[BYTE_8, GOES_ON],
        &[BYTE_1, BYTE_2, BYTE_3],
        &[WORD],
        &[BYTE_1, BYTE_2, BYTE_4, BYTES_5_AND_6],
        &[SHAPE],
        &[BYTE_1],
        &[COLUMN, END],
    ],
    // Else.
    [
        &[BYTE_2],
        &[BYTE_2, SHAPE],
        &[BYTE_3, BYTE_12, WORD],
        &[BYTE_1, BYTE_2, BYTE_3, BYTE_4],
        &[BYTE_4, BYTES_5_AND_6, COLUMN],
        &[WORD],
        &[BYTE_4],
    ],
    // Text.
    [
        &[SHAPE, SIGN],
        &[BYTE_1, BYTE_2],
        &[BYTE_1, SHAPE, DEPTH],
        &[BYTE_3, BYTE_4, LETTERS, WORD_2],
        &[BYTE_1, BYTE_2, BYTE_3, FIELD, DEPTH],
        &[LETTERS, AFTER],
        &[BYTE_4, WORD, WORD_1, AFTER],
    ],
];

/// Locals of a function whose uses are told apart.
const LOCALS_FOLLOWED: usize = 256;

/// Value types.
const I32: u8 = 0x7f;
const I64: u8 = 0x7e;
const F32: u8 = 0x7d;
const F64: u8 = 0x7c;

/// What comes after a byte that does not travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// Nothing: the next byte travels.
    Byte,
    /// The hint at the alignment of what is read or written: engines pass over it, so it is 0.
    Hint,
    /// The size of a function, after the end of another one or of none.
    Size,
    /// The end of the last function.
    End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Header,
    Section,
    Size,
    Contents,
    Functions,
    LocalGroups,
    LocalCount,
    LocalType,
    Opcode,
    SecondOpcode,
    /// A LEB128.
    Number,
    /// A byte of a float.
    Byte,
}

/// The types of the parameters stand in what came before.
#[derive(Clone, Copy, Debug, Default)]
struct Signature {
    start: usize,
    parameters: usize,
    result: u8,
}

/// What stands on the stack, and a hash of what put it there.
#[derive(Clone, Copy, Debug, Default)]
struct Value {
    kind: u8,
    origin: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct Block {
    opcode: u8,
    height: usize,
    result: u8,
}

#[derive(Debug)]
pub(crate) struct Reader {
    state: State,
    section: u8,
    left: usize,
    start: usize,
    // The number being read: value, bytes so far and their hash.
    number: u32,
    bytes: u32,
    prefix: u32,
    // The instruction being read.
    opcode: u8,
    second: u8,
    operands_left: u32,
    operand: u32,
    first_operand: u32,
    operand_before: u32,
    // Before the code.
    types: Vec<u8>,
    signatures: Vec<Signature>,
    functions: Vec<u32>,
    // Of this function.
    function: usize,
    functions_left: u32,
    groups_left: u32,
    locals: Vec<u8>,
    blocks: Vec<Block>,
    stack: Vec<Value>,
    instructions: [u32; 4],
    opcodes: [u8; 6],
    used: [u32; 2],
    uses: [u8; LOCALS_FOLLOWED],
    function_type: u32,
    set_last: u32,
    called: u32,
    called_before: u32,
    offset: u32,
    offsets: [u32; 64],
    // Over all functions.
    last_operands: [u32; 256],
    locals_of_types: [u32; 8],
    // After them.
    text: Text,
}

impl Reader {
    pub(crate) fn new() -> Self {
        Self {
            state: State::Header,
            section: 0,
            left: 8,
            start: 0,
            number: 0,
            bytes: 0,
            prefix: 0,
            opcode: 0,
            second: 0,
            operands_left: 0,
            operand: 0,
            first_operand: 0,
            operand_before: 0,
            types: Vec::new(),
            signatures: Vec::new(),
            functions: Vec::new(),
            function: 0,
            functions_left: 0,
            groups_left: 0,
            locals: Vec::new(),
            blocks: Vec::new(),
            stack: Vec::new(),
            instructions: [0; 4],
            opcodes: [0; 6],
            used: [0; 2],
            uses: [0; LOCALS_FOLLOWED],
            function_type: 0,
            set_last: 0,
            called: 0,
            called_before: 0,
            offset: 0,
            offsets: [0; 64],
            last_operands: [0; 256],
            locals_of_types: [0; 8],
            text: Text::default(),
        }
    }

    #[inline(never)]
    pub(crate) fn outlook(&self, before: &[u8]) -> Outlook<CONTEXTS> {
        let (which, class) = self.class();
        let mut facts = [0; FACTS];
        let (what, set, kind) =
            if which < DATA { self.inside(class, &mut facts) } else { self.outside(before, &mut facts) };
        let contexts = RECIPES[which].map(|recipe| {
            recipe.iter().fold(what, |mixed, fact| hash(mixed, facts[usize::from(*fact) % FACTS]))
        });
        Outlook { contexts, tree: self.tree(which, before), set, kind }
    }

    fn tree(&self, which: usize, before: &[u8]) -> usize {
        match (which, self.bytes) {
            (OPCODES, _) => after(self.opcodes[0]),
            (OFFSETS, 1..) => OFFSETS_GO_ON,
            (CONSTANTS, 1..) => CONSTANTS_GO_ON + self.bytes.min(3) as usize - 1,
            (CALLS, 1..) => CALLS_GO_ON,
            (DATA, _) if self.section == DATA_SECTION => {
                DATA_AFTER + shape(before.last().copied().unwrap_or_default())
            }
            _ => which,
        }
    }

    fn class(&self) -> (usize, usize) {
        match (self.state, self.opcode) {
            (State::Opcode, _) => (OPCODES, 0),
            (State::Number | State::Byte | State::SecondOpcode, opcode) => match opcode {
                0x02..=0x04 => (OTHERS, 1),
                0x0c | 0x0d => (OTHERS, 2),
                0x0e => (OTHERS, 3),
                0x10 => (CALLS, 4),
                0x11 => (OTHERS, 5),
                0x20 => (LOCALS, 6),
                0x21 => (LOCALS, 7),
                0x22 => (LOCALS, 8),
                0x28..=0x3e => (OFFSETS, 10),
                0x41 => (CONSTANTS, 11),
                0x42 => (CONSTANTS, 12),
                _ => (OTHERS, 14),
            },
            (State::Contents, _) if self.section == CUSTOM => (TEXT, 0),
            (State::Contents, _) => (DATA, 0),
            _ => (ELSE, 0),
        }
    }

    fn inside(&self, class: usize, facts: &mut [u32; FACTS]) -> (u32, usize, usize) {
        let (top, below, third) = (self.value(0), self.value(1), self.value(2));
        let height = self.height();
        let block = self.blocks.last().copied().unwrap_or_default();
        let [one, two, three, four, five, six] = self.opcodes.map(u32::from);
        let types = u32::from(top.kind) | u32::from(below.kind) << 8;
        let store = matches!(self.opcode, 0x36..=0x3e);
        let mut put = |fact: u8, value: u32| facts[usize::from(fact) % FACTS] = value;
        let base = if store { below.origin } else { top.origin };
        put(OPCODE_1, one);
        put(OPCODE_2, two);
        put(OPCODE_3, three);
        put(OPCODES_4_TO_6, four | five << 8 | six << 16);
        put(INSTRUCTION_1, self.instructions[0]);
        put(INSTRUCTION_4, self.instructions[3]);
        put(STACK, types | (height.min(3) as u32) << 16 | u32::from(block.opcode) << 24);
        put(TYPES, types | u32::from(third.kind) << 16 | (height.min(7) as u32) << 24);
        put(TOP_TYPE, top.kind.into());
        put(TOP, top.origin);
        put(BELOW, below.origin);
        put(BASE, base);
        put(RESULT, block.result.into());
        put(
            BLOCKS,
            self.blocks.iter().rev().take(5).fold(0, |around, block| hash(around, block.opcode.into())),
        );
        put(FUNCTION, self.function as u32);
        put(OPCODE, self.opcode.into());
        put(OPERAND_BEFORE, self.operand_before);
        put(LIKE_LAST, self.last_operands[usize::from(self.opcode)]);
        put(LOCAL_2, self.used[1]);
        put(LOCAL_SET, self.set_last);
        put(CALL_1, self.called);
        put(CALL_2, self.called_before);
        put(OFFSET_1, self.offset);
        put(FUNCTION_TYPE, self.function_type);
        put(LOCALS_THERE, self.locals.len() as u32);
        put(LOCAL_OF_TYPE, self.locals_of_types[usize::from(top.kind & 7)]);
        put(USE, self.uses[self.used[0] as usize % LOCALS_FOLLOWED].into());
        put(OPCODE_4, four);
        put(INSTRUCTION_3, self.instructions[2]);
        put(OFFSET_OF_BASE, self.offsets[(base >> 26) as usize]);
        if class == 0 {
            (after(self.opcodes[0]) as u32, usize::from(self.opcodes[0]), 0)
        } else {
            let opcode = if class == 10 { u32::from(store) } else { self.opcode.into() };
            let what = opcode | self.operand.min(3) << 8 | self.bytes << 12 | 1 << 16;
            let set = match self.bytes {
                0 => SETS_OF_TEXT + 64 + class * 256 + usize::from(self.opcodes[0]),
                bytes => 256 + class * 4 + bytes.min(3) as usize,
            };
            (hash(what, self.prefix), set, class)
        }
    }

    fn outside(&self, before: &[u8], facts: &mut [u32; FACTS]) -> (u32, usize, usize) {
        let at = |back: usize| before.len().checked_sub(back).map_or(0, |place| u32::from(before[place]));
        let what = match self.state {
            State::Contents => u32::from(self.section & 15),
            state => 16 + state as u32,
        };
        let column = before.len() as u32 & 3;
        let column_of = before.len() & 3;
        let number = |back: usize| {
            let start = (before.len() - column_of).checked_sub(4 * back);
            let bytes = start.and_then(|start| before.get(start..)).and_then(<[u8]>::first_chunk);
            bytes.map_or(0, |bytes| u32::from_le_bytes(*bytes))
        };
        // The byte of this number, and whether it began like that.
        let foreseen = |number: u32| {
            let bytes = number.to_le_bytes();
            u32::from(bytes[column_of]) | u32::from(!before.ends_with(&bytes[..column_of])) << 8
        };
        let word = before.iter().rev().take(12).take_while(|byte| byte.is_ascii_alphabetic());
        let mut put = |fact: u8, value: u32| facts[usize::from(fact) % FACTS] = value;
        put(BYTE_1, at(1));
        put(BYTE_2, at(2));
        put(BYTE_3, at(3));
        put(BYTE_4, at(4));
        put(BYTES_5_AND_6, at(5) | at(6) << 8);
        put(BYTE_8, at(8));
        put(BYTE_12, at(12));
        put(COLUMN, column);
        put(WORD, word.fold(0, |word, byte| hash(word, u32::from(*byte))));
        put(GOES_ON, foreseen(number(2).wrapping_mul(2).wrapping_sub(number(4))));
        put(END, foreseen(number(2).wrapping_add(number(1))));
        put(LETTERS, self.text.letters);
        put(WORD_1, self.text.words[0]);
        put(WORD_2, self.text.words[1]);
        put(AFTER, if self.text.letters == 0 { at(1) } else { 0 });
        put(FIELD, self.text.field);
        put(SIGN, self.text.sign.into());
        put(DEPTH, self.text.depth);
        put(SHAPE, at(1) >> 5 | at(2) >> 5 << 3 | at(3) >> 5 << 6 | at(4) >> 5 << 9);
        if what == u32::from(CUSTOM) {
            return (1 << 21, SETS_OF_TEXT + self.text.set(at(1) as u8), 31);
        }
        let set = if what == u32::from(DATA_SECTION) {
            (at(1) >> 5 << 2 | column) as usize
        } else {
            32 + what as usize
        };
        let kind =
            if what == u32::from(DATA_SECTION) { 16 + column as usize } else { 20 + (what as usize % 8) };
        let last = if what == u32::from(DATA_SECTION) { shape(at(1) as u8) as u32 } else { 3 };
        (what | last << 8 | 1 << 20, SETS_OUTSIDE + set, kind)
    }

    /// What has to be alike for the same to follow; asked where it pays.
    pub(crate) fn key(&self, before: &[u8]) -> Option<u32> {
        match self.state {
            State::Opcode => Some(mix(&self.instructions[..2])),
            State::Contents => before.last_chunk::<4>().map(|recent| hash(u32::from_le_bytes(*recent), 7)),
            _ => None,
        }
    }

    /// Takes a byte in, which stands at the end of `before`.
    #[inline(never)]
    pub(crate) fn read(&mut self, byte: u8, before: &[u8]) -> Next {
        match self.state {
            State::Header => {
                self.left -= 1;
                if self.left == 0 {
                    self.state = State::Section;
                }
            }
            State::Section => {
                self.section = byte;
                self.begin_number(State::Size);
            }
            State::Size => {
                if self.number_ends(byte) {
                    (self.left, self.start) = (self.number as usize, before.len());
                    match (self.section, self.left) {
                        (CODE, _) => self.begin_number(State::Functions),
                        (_, 0) => self.state = State::Section,
                        _ => self.state = State::Contents,
                    }
                }
            }
            State::Contents => {
                self.left -= 1;
                if self.section == CUSTOM {
                    self.text.read(byte);
                }
                if self.left == 0 {
                    self.read_section(before.get(self.start..).unwrap_or_default());
                    self.state = State::Section;
                }
            }
            State::Functions => {
                if self.number_ends(byte) {
                    self.functions_left = self.number;
                    self.begin_function();
                }
            }
            State::LocalGroups => {
                if self.number_ends(byte) {
                    self.groups_left = self.number;
                    self.begin_number(if self.groups_left == 0 { State::Opcode } else { State::LocalCount });
                }
            }
            State::LocalCount => {
                if self.number_ends(byte) {
                    self.state = State::LocalType;
                }
            }
            State::LocalType => {
                // More are not allowed.
                let count = (self.number as usize).min(50_000 - self.locals.len().min(50_000));
                self.locals.resize(self.locals.len() + count, byte);
                self.groups_left -= 1;
                self.begin_number(if self.groups_left == 0 { State::Opcode } else { State::LocalCount });
            }
            State::Opcode => self.begin_instruction(byte),
            State::SecondOpcode => {
                self.second = byte;
                self.expect(match byte {
                    0..8 => 0,
                    8 | 10 | 12 | 14 => 2,
                    _ => 1,
                });
            }
            State::Number => {
                if self.number_ends(byte) {
                    self.end_operand();
                }
            }
            State::Byte => {
                self.number = hash(self.number, byte.into());
                self.bytes += 1;
                self.prefix = self.number;
                self.expect(self.operands_left - 1);
            }
        }
        self.next()
    }

    fn next(&self) -> Next {
        match self.state {
            State::Number if self.bytes == 0 && matches!(self.opcode, 0x28..=0x3e) => Next::Hint,
            State::LocalGroups if self.bytes == 0 => Next::Size,
            State::Section if self.section == CODE => Next::End,
            _ => Next::Byte,
        }
    }

    fn begin_number(&mut self, state: State) {
        (self.number, self.bytes, self.prefix, self.state) = (0, 0, 0, state);
    }

    fn number_ends(&mut self, byte: u8) -> bool {
        if self.bytes < 5 {
            self.number |= u32::from(byte & 0x7f) << (7 * self.bytes);
        }
        self.bytes = (self.bytes + 1).min(15);
        self.prefix = hash(self.prefix, u32::from(byte) + 1);
        byte < 0x80
    }

    fn begin_instruction(&mut self, opcode: u8) {
        (self.opcode, self.second, self.operand, self.first_operand, self.operand_before) =
            (opcode, 0, 0, 0, 0);
        self.begin_number(State::Number);
        match opcode {
            0x43 | 0x44 => self.state = State::Byte,
            0xfc => self.state = State::SecondOpcode,
            _ => {}
        }
        match opcode {
            0xfc => {}
            0x02..=0x04 | 0x0c..=0x0e | 0x10 | 0x1c | 0x20..=0x26 | 0x28..=0x42 | 0xd0 | 0xd2 => {
                self.expect(1)
            }
            0x11 => self.expect(2),
            0x43 => self.expect(4),
            0x44 => self.expect(8),
            _ => self.expect(0),
        }
    }

    /// So many operands are still to come.
    fn expect(&mut self, operands: u32) {
        self.operands_left = operands;
        if operands == 0 {
            self.end_instruction();
        } else if self.state == State::SecondOpcode {
            self.begin_number(State::Number);
        }
    }

    fn end_operand(&mut self) {
        if self.operand == 0 {
            self.first_operand = self.number;
            match self.opcode {
                // Branches of a table, the last one for all others; types of a choice.
                0x0e => self.operands_left = self.operands_left.saturating_add(self.number).saturating_add(1),
                0x1c => self.operands_left = self.operands_left.saturating_add(self.number),
                _ => {}
            }
        }
        self.operand += 1;
        if self.operands_left > 1 {
            self.operand_before = self.number;
            self.begin_number(State::Number);
        }
        self.expect(self.operands_left - 1);
    }

    fn end_instruction(&mut self) {
        let (opcode, operand) = (self.opcode, self.first_operand);
        let head = mix(&[opcode.into(), operand, self.second.into()]);
        let base = self.value(usize::from(matches!(opcode, 0x36..=0x3e))).origin;
        self.apply(opcode, operand, head);
        if matches!(self.opcodes[0], 0x20 | 0x22) {
            self.uses[self.used[0] as usize % LOCALS_FOLLOWED] = opcode;
        }
        self.instructions.rotate_right(1);
        self.instructions[0] = hash(head, self.number);
        self.opcodes.rotate_right(1);
        self.opcodes[0] = if opcode == 0xfc { 0xd0 | self.second & 31 } else { opcode };
        self.last_operands[usize::from(opcode)] = self.number;
        match opcode {
            0x10 => (self.called, self.called_before) = (operand, self.called),
            0x28..=0x3e => {
                self.offset = operand;
                self.offsets[(base >> 26) as usize] = operand;
            }
            _ => {}
        }
        if matches!(opcode, 0x20..=0x22) {
            let kind = self.locals.get(operand as usize).copied().unwrap_or_default();
            self.locals_of_types[usize::from(kind & 7)] = operand;
            self.used.rotate_right(1);
            self.used[0] = operand;
            if opcode != 0x20 {
                self.set_last = operand;
            }
        }
        self.begin_number(State::Opcode);
        if self.blocks.is_empty() {
            self.functions_left = self.functions_left.saturating_sub(1);
            self.begin_function();
        }
    }

    fn begin_function(&mut self) {
        if self.functions_left == 0 {
            self.state = State::Section;
            return;
        }
        let signature = self.signature(self.function as u32);
        self.function_type = self.functions.get(self.function).copied().unwrap_or_default();
        self.function += 1;
        self.blocks.clear();
        self.blocks.push(Block { opcode: 0, height: 0, result: signature.result });
        let parameters = self.types.get(signature.start..signature.start + signature.parameters);
        self.locals.clear();
        self.locals.extend_from_slice(parameters.unwrap_or_default());
        self.stack.clear();
        (self.instructions, self.opcodes, self.used, self.offsets) = ([0; 4], [0; 6], [0; 2], [0; 64]);
        self.uses = [0; LOCALS_FOLLOWED];
        self.begin_number(State::LocalGroups);
    }

    fn signature(&self, function: u32) -> Signature {
        self.functions.get(function as usize).map_or_else(Signature::default, |kind| self.signature_of(*kind))
    }

    fn signature_of(&self, kind: u32) -> Signature {
        self.signatures.get(kind as usize).copied().unwrap_or_default()
    }

    /// What an instruction does to stack and blocks.
    fn apply(&mut self, opcode: u8, operand: u32, head: u32) {
        match opcode {
            0x02..=0x04 => {
                self.pop(usize::from(opcode == 0x04));
                let result = if operand == 0x40 { 0 } else { operand as u8 };
                self.blocks.push(Block { opcode, height: self.stack.len(), result });
            }
            0x05 => {
                if let Some(block) = self.blocks.last_mut() {
                    block.opcode = opcode;
                    self.stack.truncate(block.height);
                }
            }
            0x0b => {
                if let Some(block) = self.blocks.pop() {
                    self.stack.truncate(block.height);
                    self.push(block.result, hash(block.opcode.into(), 77));
                }
            }
            // What follows is not reached.
            0x00 | 0x0c | 0x0e | 0x0f => self.pop(self.height()),
            0x10 | 0x11 => {
                let called =
                    if opcode == 0x10 { self.signature(operand) } else { self.signature_of(operand) };
                self.pop(called.parameters + usize::from(opcode == 0x11));
                self.push(called.result, head);
            }
            0x0d | 0x1a | 0x21 | 0x24 => self.pop(1),
            0x1b => {
                self.pop(2);
                let kind = self.value(0).kind;
                self.pop(1);
                self.push(kind, head);
            }
            0x20 | 0x22 => {
                self.pop(usize::from(opcode == 0x22));
                self.push(self.locals.get(operand as usize).copied().unwrap_or(0), head);
            }
            0x23 | 0x3f | 0x41 => self.push(I32, head),
            0x42 => self.push(I64, head),
            0x43 => self.push(F32, head),
            0x44 => self.push(F64, head),
            0x36..=0x3e => self.pop(2),
            0xfc if self.second >= 8 => self.pop(3),
            _ => {
                let (taken, kind) = arithmetic(opcode, self.second);
                // One step of where it comes from is enough.
                let origin = self.value(taken.saturating_sub(1)).origin;
                self.pop(taken);
                self.push(kind, hash(opcode.into(), if taken == 1 || kind == I32 { origin } else { 0 }));
            }
        }
    }

    fn height(&self) -> usize {
        self.stack.len() - self.blocks.last().map_or(0, |block| block.height)
    }

    fn value(&self, below: usize) -> Value {
        if below < self.height() { self.stack[self.stack.len() - 1 - below] } else { Value::default() }
    }

    fn pop(&mut self, count: usize) {
        self.stack.truncate(self.stack.len() - count.min(self.height()));
    }

    fn push(&mut self, kind: u8, origin: u32) {
        if kind != 0 {
            self.stack.push(Value { kind, origin });
        }
    }

    /// Types, imports and functions by their types: what says which values a call takes and gives.
    fn read_section(&mut self, contents: &[u8]) {
        let mut rest = Bytes(contents);
        let _ = match self.section {
            1 => self.read_types(&mut rest),
            2 => self.read_imports(&mut rest),
            3 => self.read_functions(&mut rest),
            _ => None,
        };
    }

    fn read_types(&mut self, rest: &mut Bytes) -> Option<()> {
        self.types = rest.0.to_vec();
        for _ in 0..rest.number()? {
            rest.byte()?;
            let parameters = rest.bytes()?.len();
            let start = self.types.len() - rest.0.len() - parameters;
            let result = rest.bytes()?.first().copied().unwrap_or(0);
            self.signatures.push(Signature { start, parameters, result });
        }
        Some(())
    }

    fn read_imports(&mut self, rest: &mut Bytes) -> Option<()> {
        for _ in 0..rest.number()? {
            rest.bytes()?;
            rest.bytes()?;
            // Others than functions are not there: wasm-bindgen exports memory and tables.
            (rest.byte()? == 0).then_some(())?;
            self.functions.push(rest.number()?);
            self.function += 1;
        }
        Some(())
    }

    fn read_functions(&mut self, rest: &mut Bytes) -> Option<()> {
        for _ in 0..rest.number()? {
            self.functions.push(rest.number()?);
        }
        Some(())
    }
}

/// The tree of what follows this opcode.
fn after(opcode: u8) -> usize {
    match opcode {
        0x20 => OPCODES_AFTER,
        0x28..=0x35 => OPCODES_AFTER + 1,
        0x41 | 0x42 => OPCODES_AFTER + 2,
        0x02 | 0x03 | 0x0b | 0x0d | 0x10 | 0x1a | 0x21 | 0x36..=0x3e => OPCODES_AFTER + 3,
        0x45..=0x66 => OPCODES_AFTER + 4,
        _ => OPCODES,
    }
}

/// What kind of byte came last in the data.
fn shape(byte: u8) -> usize {
    match byte {
        0 => 0,
        b'a'..=b'z' => 1,
        _ => 2,
    }
}

/// How many values an instruction without operands takes, and what it gives.
fn arithmetic(opcode: u8, second: u8) -> (usize, u8) {
    let taken = match opcode {
        0x45
        | 0x50
        | 0x67..=0x69
        | 0x79..=0x7b
        | 0x8b..=0x91
        | 0x99..=0x9f
        | 0xa7..=0xc4
        | 0x28..=0x35
        | 0x40
        | 0xfc => 1,
        0x46..=0xa6 => 2,
        _ => 0,
    };
    let kind = match opcode {
        0x29 | 0x30..=0x35 | 0x79..=0x8a | 0xac..=0xb1 | 0xbd | 0xc2..=0xc4 => I64,
        0x2a | 0x8b..=0x98 | 0xb2..=0xb6 | 0xbe => F32,
        0x2b | 0x99..=0xa6 | 0xb7..=0xbb | 0xbf => F64,
        0xfc if second >= 4 => I64,
        0x28..=0xc4 | 0xfc => I32,
        _ => 0,
    };
    (taken, kind)
}

fn mix(parts: &[u32]) -> u32 {
    parts.iter().fold(0, |mixed, part| hash(mixed, *part))
}

/// What is still to be read.
#[derive(Debug)]
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*byte)
    }

    fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn take(&mut self, length: u32) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length as usize)?;
        self.0 = rest;
        Some(taken)
    }

    fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        self.take(length)
    }
}

/// What travels of a module: not the sizes of functions, which follow from the rest, nor hints at alignment, whose places
/// come with it.
pub(crate) fn bare(wasm: &[u8]) -> Option<(Vec<u8>, Vec<usize>)> {
    let (mut bare, mut hints) = (Vec::new(), Vec::new());
    let (mut reader, mut rest) = (Reader::new(), Bytes(wasm));
    while let Some(byte) = rest.byte() {
        bare.push(byte);
        match reader.read(byte, &bare) {
            Next::Size => drop(rest.number()?),
            Next::Hint => {
                hints.push(wasm.len() - rest.0.len());
                (rest.byte()? < 8).then_some(())?;
            }
            Next::Byte | Next::End => {}
        }
    }
    Some((bare, hints))
}
