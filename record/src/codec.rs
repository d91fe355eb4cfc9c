//! Sealed values: `crc32|payload`.
//!
//! The checksum covers key, `|` and payload, so a value under a wrong key is as invalid as a flipped bit
//! (spec S2). It finds accidents; it is no protection against somebody who means to change the log.

/// The 256 remainders of CRC-32 (IEEE 802.3). One small table: the fast ones of the crates travel as 16 KB.
const TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut n = 0;
    while n < 256 {
        let mut rest = n as u32;
        let mut bit = 0;
        while bit < 8 {
            rest = if rest & 1 == 1 {
                0xedb8_8320 ^ (rest >> 1)
            } else {
                rest >> 1
            };
            bit += 1;
        }
        table[n] = rest;
        n += 1;
    }
    table
};

/// CRC-32 of several texts, one after the other.
pub(crate) fn crc32(parts: &[&str]) -> u32 {
    let bytes = parts.iter().flat_map(|part| part.bytes());
    !bytes.fold(u32::MAX, |crc, byte| {
        TABLE[usize::from(crc as u8 ^ byte)] ^ (crc >> 8)
    })
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
}
