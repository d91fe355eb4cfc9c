//! SHA-256 in the three forms that a build needs: a name, a stamp, an integrity value.

use crate::{Outcome, While};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use std::fs;
use std::path::Path;

/// A digest over several pieces; their borders count.
#[derive(Debug, Default)]
pub struct Digest(Sha256);

impl Digest {
    /// Of nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one piece.
    pub fn add(&mut self, piece: &[u8]) {
        self.0.update(piece.len().to_le_bytes());
        self.0.update(piece);
    }

    /// Adds the contents of a file as one piece.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn add_file(&mut self, path: &Path) -> Outcome {
        self.add(&fs::read(path).doing(path.display())?);
        Ok(())
    }

    /// The digest in hexadecimal.
    #[must_use]
    pub fn hex(self) -> String {
        hex(&self.0.finalize())
    }
}

/// Twelve hexadecimal digits of the contents: enough to tell builds apart, short in a name.
#[must_use]
pub fn short(contents: &[u8]) -> String {
    hex(&Sha256::digest(contents)).chars().take(12).collect()
}

/// `sha256-...` as `fetch` and browsers check it.
#[must_use]
pub fn integrity(contents: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(contents)))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{Digest, integrity};

    #[test]
    fn integrity_has_the_form_that_browsers_know() {
        assert_eq!(integrity(b""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    #[test]
    fn moving_a_byte_from_one_file_to_the_next_is_a_change() {
        let of = |pieces: [&[u8]; 2]| {
            let mut digest = Digest::new();
            pieces.iter().for_each(|piece| digest.add(piece));
            digest.hex()
        };
        assert_ne!(of([b"ab", b"c"]), of([b"a", b"bc"]));
    }
}
