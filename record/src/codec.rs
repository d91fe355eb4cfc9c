//! Sealed values, `crc32|payload`, and packed payloads, `c1:` and base64 of what [`pack`](crate::pack) makes.
//!
//! The checksum covers key, `|` and payload, so a value under a wrong key is as invalid as a flipped bit
//! (spec S2). It finds accidents; it is no protection against somebody who means to change the log.

use std::borrow::Cow;

use crate::{base64, pack};

/// Packed.
const PACKED: &str = "c1:";

/// Not packed: what packing does not make shorter, or what is longer than [`LIMIT`].
const PLAIN: &str = "j1:";

/// The most characters that one payload may unpack to. A month of 600 sets has about 40,000.
const LIMIT: usize = 4 << 20;

/// The 256 remainders of CRC-32 (IEEE 802.3). One small table: the fast ones of the crates travel as 16 KB.
const TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut n = 0;
    while n < 256 {
        let mut rest = n as u32;
        let mut bit = 0;
        while bit < 8 {
            rest = if rest & 1 == 1 { 0xedb8_8320 ^ (rest >> 1) } else { rest >> 1 };
            bit += 1;
        }
        table[n] = rest;
        n += 1;
    }
    table
};

/// CRC-32 of several texts, one after the other.
pub(crate) fn crc32(parts: &[&str]) -> u32 {
    let mut crc = u32::MAX;
    for byte in parts.iter().flat_map(|part| part.as_bytes()) {
        crc = TABLE[usize::from(crc as u8 ^ byte)] ^ (crc >> 8);
    }
    !crc
}

/// The value to store under a key: checksum, `|`, payload.
pub(crate) fn seal(key: &str, payload: &str) -> String {
    format!("{:08x}|{payload}", crc32(&[key, "|", payload]))
}

/// The payload of a value, if its checksum holds for this key.
pub(crate) fn unseal<'a>(key: &str, value: &'a str) -> Option<&'a str> {
    let (crc, payload) = value.split_once('|')?;
    (crc == format!("{:08x}", crc32(&[key, "|", payload]))).then_some(payload)
}

/// Makes a long text short.
pub(crate) fn pack(text: &str) -> String {
    let mut packed = String::from(PACKED);
    if text.len() <= LIMIT {
        base64::encode(&mut packed, &pack::pack(text.as_bytes()));
        if packed.len() < text.len() + PLAIN.len() {
            return packed;
        }
    }
    format!("{PLAIN}{text}")
}

/// The text that was packed; `None` for an unknown tag, a broken stream or one that is too long.
pub(crate) fn unpack(packed: &str) -> Option<Cow<'_, str>> {
    if let Some(text) = packed.strip_prefix(PLAIN) {
        return Some(Cow::Borrowed(text));
    }
    let text = pack::unpack(&base64::decode(packed.strip_prefix(PACKED)?)?, LIMIT)?;
    String::from_utf8(text).ok().map(Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_common_crc32() {
        assert_eq!(crc32(&["1234", "56789"]), 0xcbf4_3926);
    }

    #[test]
    fn a_value_holds_only_under_its_key_and_untouched() {
        let value = seal("brace.head", "{}");
        assert_eq!(unseal("brace.head", &value), Some("{}"));
        assert_eq!(unseal("brace.other", &value), None);
        assert_eq!(unseal("brace.head", &value.replace('}', "]")), None);
        for cut in 0..value.len() {
            assert_eq!(unseal("brace.head", &value[..cut]), None);
        }
    }

    #[test]
    fn a_packed_text_reads_back() {
        let long = "60,60,60,62.5,".repeat(1000);
        assert!(pack(&long).len() < 200);
        let huge = "x".repeat(LIMIT + 1);
        for text in ["", "{}", &long, &huge] {
            assert_eq!(unpack(&pack(text)).as_deref(), Some(text));
        }
    }

    #[test]
    fn a_stream_that_unpacks_without_end_is_refused() {
        let mut bomb = String::from("c1:");
        base64::encode(&mut bomb, &[&(50_u32 << 20).to_le_bytes()[..], &[0x55; 60_000]].concat());
        assert_eq!(unpack(&bomb), None);
        assert_eq!(unpack("c2:AAAA"), None);
        assert_eq!(unpack("c1:A"), None);
    }
}
