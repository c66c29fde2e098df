//! The day a picture was taken, as cameras note it in a JPEG file (EXIF), and nothing else of what
//! they note.

use chrono::NaiveDate;

use super::noted::Segments;
use crate::domain::moment::read_day;

/// The day in the beginning of a picture's file, if it tells one.
pub fn taken_on(file: &[u8]) -> Option<NaiveDate> {
    let tiff = Tiff::of(exif(file)?)?;
    let first = tiff.number(4, 4)?;
    // The camera's own part, in which the moment of the exposure stands.
    let part = tiff.entry(first, 0x8769)?;
    let text = tiff.entry(tiff.number(part + 8, 4)?, 0x9003)?;
    let at = tiff.number(text + 8, 4)?;
    day(tiff.bytes.get(at..at.checked_add(10)?)?)
}

/// What stands behind the mark of EXIF in the segments of a JPEG.
fn exif(file: &[u8]) -> Option<&[u8]> {
    Segments::of(file).find_map(|segment| match segment {
        [0xff, 0xe1, _, _, rest @ ..] => rest.strip_prefix(b"Exif\0\0"),
        _ => None,
    })
}

/// Numbers and texts by their places, in one of two orders of bytes.
struct Tiff<'a> {
    bytes: &'a [u8],
    is_little: bool,
}

impl<'a> Tiff<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        match bytes.get(..4)? {
            b"II*\0" => Some(Self { bytes, is_little: true }),
            b"MM\0*" => Some(Self { bytes, is_little: false }),
            _ => None,
        }
    }

    fn number(&self, at: usize, length: usize) -> Option<usize> {
        let bytes = self.bytes.get(at..at.checked_add(length)?)?;
        let join = |sum: usize, byte: &u8| sum << 8 | usize::from(*byte);
        Some(if self.is_little {
            bytes.iter().rev().fold(0, join)
        } else {
            bytes.iter().fold(0, join)
        })
    }

    /// Where the entry called `tag` stands, of the table that begins at `table`.
    fn entry(&self, table: usize, tag: usize) -> Option<usize> {
        const ENTRY: usize = 12;
        let count = self.number(table, 2)?;
        let first = table.checked_add(2)?;
        let mut places = (0..count).map_while(|number| first.checked_add(number * ENTRY));
        places.find(|&at| self.number(at, 2) == Some(tag))
    }
}

/// `2017:04:03` as a day.
fn day(text: &[u8]) -> Option<NaiveDate> {
    let text = std::str::from_utf8(text).ok()?;
    // What a record could not say again would close the book that it is in.
    read_day(&text.replace(':', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::write_day;
    use proptest::prelude::*;

    /// A JPEG that was exposed at `moment`, as far as that is told.
    fn a_jpeg(moment: &str, is_little: bool) -> Vec<u8> {
        let two = |number: u16| if is_little { number.to_le_bytes() } else { number.to_be_bytes() };
        let four =
            |number: u32| if is_little { number.to_le_bytes() } else { number.to_be_bytes() };
        let mut tiff = Vec::from(if is_little { b"II*\0" } else { b"MM\0*" });
        tiff.extend(four(8));
        for (tag, kind, count, value, next) in [(0x8769, 4, 1, 26, 0), (0x9003, 2, 20, 44, 0)] {
            tiff.extend(two(1));
            tiff.extend(two(tag));
            tiff.extend(two(kind));
            tiff.extend(four(count));
            tiff.extend(four(value));
            tiff.extend(four(next));
        }
        tiff.extend(moment.as_bytes());
        let mut file = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xe1".to_vec();
        let length = u16::try_from(tiff.len() + 8).expect("it is short");
        file.extend(length.to_be_bytes());
        file.extend(b"Exif\0\0");
        file.extend(tiff);
        file
    }

    #[test]
    fn the_day_is_read_in_both_orders_of_bytes() {
        let day = NaiveDate::from_ymd_opt(2017, 4, 3);
        for is_little in [true, false] {
            assert_eq!(taken_on(&a_jpeg("2017:04:03 09:40:00\0", is_little)), day);
        }
        for moment in [
            "2017:02:30 09:40:00\0",
            "    :  :     :  :  \0",
            "2017",
            "12345:1:01 9:40:00\0",
            "-001:01:01 09:40:00\0",
            "+017:01:01 09:40:00\0",
        ] {
            assert_eq!(taken_on(&a_jpeg(moment, true)), None, "{moment}");
        }
        assert_eq!(taken_on(b"\xff\xd8\xff\xdb\x00\x43"), None);
        assert_eq!(taken_on(b""), None);
    }

    proptest! {
        #[test]
        fn no_harm_comes_of_a_broken_one(
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
            length: prop::sample::Index,
        ) {
            let mut file = a_jpeg("2017:04:03 09:40:00\0", true);
            for (at, byte) in changes {
                let at = at.index(file.len());
                file[at] = byte;
            }
            file.truncate(length.index(file.len() + 1));
            if let Some(told) = taken_on(&file) {
                prop_assert_eq!(read_day(&write_day(told)), Some(told));
            }
        }
    }
}
