//! Photos: what a picture is of, and what is written under it. The picture itself is no field: it
//! never changes, weighs more than all else together, and lies apart.

use chrono::NaiveDate;

use super::field::Field;
use super::field::KindDef;
use super::field::tokens;
use super::history::Liveness;
use super::id::RecordId;
use super::kind::Kind;
use super::record::Record;

/// The visit, place or provider that it is a picture of.
pub const OF: Field<RecordId> = Field::new("of");
/// What it shows, also for those who don't see it.
pub const CAPTION: Field<String> = Field::new("caption");
/// The day it was taken, as far as that is known.
pub const DAY: Field<NaiveDate> = Field::new("day");
/// In pixels, upright.
pub const WIDTH: Field<i64> = Field::new("width");
pub const HEIGHT: Field<i64> = Field::new("height");
/// The picture's length.
pub const BYTES: Field<i64> = Field::new("bytes");
pub const MEDIA_TYPE: Field<MediaType> = Field::new("media_type");
/// Which picture it is: the SHA-256 of its bytes, in hexadecimal digits. Set once.
pub const SHA256: Field<String> = Field::new("sha256");

pub const DEF: KindDef = KindDef {
    kind: Kind::Photo,
    fields: &[
        OF.def(),
        CAPTION.def(),
        DAY.def(),
        WIDTH.def(),
        HEIGHT.def(),
        BYTES.def(),
        MEDIA_TYPE.def(),
        SHA256.def(),
    ],
};

tokens! {
    /// How a picture is written. There is no other way.
    MediaType {
        Webp = "image/webp",
        Jpeg = "image/jpeg",
    }
}

/// The fields that say which picture it is and how large: no words of a person's.
pub const OF_THE_PICTURE: [&str; 5] =
    [WIDTH.name(), HEIGHT.name(), BYTES.name(), MEDIA_TYPE.name(), SHA256.name()];

/// Whether there is a picture to `record`, here or elsewhere.
pub fn has_picture(record: &Record) -> bool {
    record.kind() == Some(Kind::Photo)
        && !matches!(record.liveness(), Liveness::Erased)
        && !record.content().text(SHA256).is_empty()
}

/// The picture's length in bytes, as its record tells it; never below zero.
pub fn length(record: &Record) -> usize {
    let told = record.content().get(BYTES).unwrap_or_default();
    usize::try_from(told).unwrap_or_default()
}

/// The longest side of a picture, in pixels: enough to read a price tag by.
pub const LONGEST_SIDE: u32 = 1_600;

/// How large a picture of so many pixels is kept: within [`LONGEST_SIDE`], in its own proportions,
/// and never larger than it was.
pub fn scaled(width: u32, height: u32) -> (u32, u32) {
    let longest = width.max(height).max(1);
    let side = |pixels: u32| {
        let scaled = u64::from(pixels) * u64::from(LONGEST_SIDE.min(longest));
        let nearest = (scaled + u64::from(longest) / 2) / u64::from(longest);
        u32::try_from(nearest).unwrap_or(LONGEST_SIDE).max(1)
    };
    (side(width), side(height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_picture_is_made_smaller_in_its_own_proportions_and_a_small_one_is_left() {
        assert_eq!(scaled(4_032, 3_024), (1_600, 1_200));
        assert_eq!(scaled(3_024, 4_032), (1_200, 1_600));
        assert_eq!(scaled(8_000, 10), (1_600, 2));
        assert_eq!(scaled(100_000, 1), (1_600, 1));
        for small in [(1_600, 1_600), (640, 480), (1, 1)] {
            assert_eq!(scaled(small.0, small.1), small);
        }
        assert_eq!(scaled(0, 0), (1, 1));
        assert_eq!(scaled(u32::MAX, u32::MAX), (1_600, 1_600));
    }
}
