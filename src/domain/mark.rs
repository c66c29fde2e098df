//! A number that tells one thing from another, the same in every program: FNV-1a.
//!
//! Quick and small, for tables and for noticing changes; no guard against somebody who wants two
//! things to have the same.

/// The mark of a sequence of bytes.
pub fn mark(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |mark, byte| {
        (mark ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of a device's database hold marks, so they stay the same.
    #[test]
    fn marks_are_those_of_fnv_1a() {
        assert_eq!(mark([]), 0xcbf2_9ce4_8422_2325);
        assert_eq!(mark(*b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(mark(*b"foobar"), 0x8594_4171_f739_67e8);
    }
}
