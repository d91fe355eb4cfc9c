//! What the wasm's binary form has in common for all who read it here.

/// Sections by their numbers; names stand in a section of no fixed meaning.
pub(super) const NAMES: u8 = 0;
pub(super) const IMPORTS: u8 = 2;
pub(super) const CODE: u8 = 10;

/// What is still to be read.
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    pub(super) fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|byte| byte[0])
    }

    pub(super) fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// LEB128.
    pub(super) fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..usize::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    pub(super) fn import_is_function(&mut self) -> Option<bool> {
        for _module_and_name in 0..2 {
            let length = self.number()?;
            self.take(length)?;
        }
        let kind = self.byte()?;
        match kind {
            // A function or a tag: its type. A global: type and whether it changes.
            0 => drop(self.number()?),
            3 => drop(self.take(2)?),
            4 => drop((self.byte()?, self.number()?)),
            // A table has a type, then limits as a memory.
            1 | 2 => {
                self.take(usize::from(kind == 1))?;
                let has_most = self.byte()? & 1 == 1;
                for _ in 0..=usize::from(has_most) {
                    self.number()?;
                }
            }
            _ => return None,
        }
        Some(kind == 0)
    }
}

/// LEB128 of a number.
pub(super) fn leb(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::{Bytes, leb};

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for number in [0, 127, 128, 300, 1 << 20] {
            assert_eq!(Bytes(&leb(number)).number(), Some(number));
        }
    }
}
