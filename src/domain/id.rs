//! What names a record and a revision.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// Names a record: a UUID, version 7, so that ids sort by the time they were made.
///
/// Printed and read in the usual form, `018f3c5e-7a10-7c3b-9a51-0d3f2b1c4e5a`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(u128);

impl RecordId {
    /// Makes an id from the milliseconds since 1970 and ten random bytes.
    ///
    /// The domain has neither clock nor chance, so both are given.
    #[must_use]
    pub fn from_parts(unix_milliseconds: u64, random: [u8; 10]) -> Self {
        let mut bytes = [0; 16];
        bytes[..6].copy_from_slice(&unix_milliseconds.to_be_bytes()[2..]);
        bytes[6..].copy_from_slice(&random);
        bytes[6] = 0x70 | (bytes[6] & 0x0f);
        bytes[8] = 0x80 | (bytes[8] & 0x3f);
        Self(u128::from_be_bytes(bytes))
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hex = format!("{:032x}", self.0);
        let parts = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
        f.write_str(&parts.join("-"))
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for RecordId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let dashes = [8, 13, 18, 23];
        let well_formed = text.len() == 36
            && text.bytes().enumerate().all(|(at, byte)| {
                if dashes.contains(&at) {
                    byte == b'-'
                } else {
                    matches!(byte, b'0'..=b'9' | b'a'..=b'f')
                }
            });
        if !well_formed {
            return Err(IdError::Record);
        }
        // Read for every record and link at a start, so digit by digit and without a copy.
        let digits = text.bytes().filter(|&byte| byte != b'-');
        Ok(Self(digits.fold(0, |number, digit| number << 4 | u128::from(value_of(digit)))))
    }
}

/// What a hexadecimal digit in lower case stands for.
const fn value_of(digit: u8) -> u8 {
    if digit.is_ascii_digit() { digit - b'0' } else { digit - b'a' + 10 }
}

/// Names whoever writes revisions: one run of the app in one window.
///
/// Chosen at random at each start. So two windows, or a phone restored from a
/// backup, can never use the same revision id twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Writer(pub u64);

/// Names one revision of a record, and orders it after everything its writer had seen.
///
/// Printed as `counter-writer`, the writer in sixteen hexadecimal digits: `3-00a1b2c3d4e5f607`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RevisionId {
    /// One more than the largest counter the writer had seen in this record. Not a clock.
    pub counter: u32,
    /// Who wrote it; settles ties between equal counters.
    pub writer: Writer,
}

impl fmt::Display for RevisionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:016x}", self.counter, self.writer.0)
    }
}

impl fmt::Debug for RevisionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for RevisionId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let (counter, writer) = text.split_once('-').ok_or(IdError::Revision)?;
        let plain = counter.bytes().all(|byte| byte.is_ascii_digit()) && !counter.starts_with('0');
        let hex = writer.len() == 16
            && writer.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if !plain || !hex {
            return Err(IdError::Revision);
        }
        let counter = counter.parse().map_err(|_number| IdError::Revision)?;
        let writer = u64::from_str_radix(writer, 16).map_err(|_hex| IdError::Revision)?;
        Ok(Self { counter, writer: Writer(writer) })
    }
}

/// Why a text is no id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum IdError {
    #[error("a record id is a UUID in lower case, such as 018f3c5e-7a10-7c3b-9a51-0d3f2b1c4e5a")]
    Record,
    #[error("a revision id is a counter and a writer, such as 3-00a1b2c3d4e5f607")]
    Revision,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_record_id_is_a_uuid_of_version_seven() {
        let id = RecordId::from_parts(0x0123_4567_89ab, [0xff; 10]);
        assert_eq!(id.to_string(), "01234567-89ab-7fff-bfff-ffffffffffff");
    }

    #[test]
    fn record_ids_sort_by_the_time_they_were_made() {
        assert!(RecordId::from_parts(1, [0xff; 10]) < RecordId::from_parts(2, [0; 10]));
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in [
            "",
            "x",
            "01234567-89AB-7fff-bfff-ffffffffffff",
            "0123456789ab7fffbfffffffffffffff1234",
        ] {
            assert_eq!(text.parse::<RecordId>(), Err(IdError::Record), "{text}");
        }
        for text in [
            "",
            "1",
            "-1-0000000000000001",
            "01-0000000000000001",
            "1-1",
            "4294967296-0000000000000001",
        ] {
            assert_eq!(text.parse::<RevisionId>(), Err(IdError::Revision), "{text}");
        }
    }

    proptest! {
        #[test]
        fn ids_survive_being_printed_and_read(
            milliseconds in 0_u64..(1 << 48), random: [u8; 10], counter in 1_u32.., writer: u64,
        ) {
            let record = RecordId::from_parts(milliseconds, random);
            prop_assert_eq!(record.to_string().parse(), Ok(record));
            let revision = RevisionId { counter, writer: Writer(writer) };
            prop_assert_eq!(revision.to_string().parse(), Ok(revision));
        }

        #[test]
        fn no_text_makes_reading_an_id_panic(text: String) {
            prop_assert!(text.parse::<RecordId>().is_err() || text.len() == 36);
            prop_assert!(text.parse::<RevisionId>().is_err() || text.len() > 17);
        }
    }
}
