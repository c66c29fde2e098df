//! What cameras and programs note beside a picture (EXIF, XMP, IPTC): found, and left out.

use crate::domain::photo::MediaType;

/// The marks of segments of a JPEG in which something is noted: EXIF and XMP, and IPTC.
const NOTED: [u8; 2] = [0xe1, 0xed];

/// Whether a picture holds anything of the kind.
pub fn is_in(media_type: MediaType, bytes: &[u8]) -> bool {
    match media_type {
        MediaType::Jpeg => Segments::of(bytes).any(is_noted),
        MediaType::Webp => Chunks::of(bytes).any(|name| name == b"EXIF" || name == b"XMP "),
    }
}

/// The bytes of a JPEG without what is noted in it; those of anything else as they are.
pub fn without(jpeg: &[u8]) -> Vec<u8> {
    let Some(start) = jpeg.get(..2) else { return Vec::new() };
    let mut bare = start.to_vec();
    let mut segments = Segments::of(jpeg);
    for segment in segments.by_ref().filter(|segment| !is_noted(segment)) {
        bare.extend(segment);
    }
    bare.extend(segments.rest);
    bare
}

fn is_noted(segment: &[u8]) -> bool {
    segment.get(1).is_some_and(|mark| NOTED.contains(mark))
}

/// The segments of a JPEG before the picture itself, each with its mark and its length.
pub struct Segments<'a> {
    /// What was not given yet.
    rest: &'a [u8],
}

impl<'a> Segments<'a> {
    pub fn of(jpeg: &'a [u8]) -> Self {
        Self { rest: jpeg.get(2..).filter(|_| jpeg.starts_with(b"\xff\xd8")).unwrap_or_default() }
    }
}

impl<'a> Iterator for Segments<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        const PICTURE: u8 = 0xda;
        // A mark may be filled up.
        while let [0xff, rest @ ..] = self.rest
            && rest.first() == Some(&0xff)
        {
            self.rest = rest;
        }
        let (&[0xff, mark, high, low], _) = self.rest.split_first_chunk()? else { return None };
        let length = 2 + usize::from(u16::from_be_bytes([high, low]));
        if mark == PICTURE || length < 4 {
            return None;
        }
        let (segment, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(segment)
    }
}

/// The names of the parts of a WebP.
struct Chunks<'a> {
    rest: &'a [u8],
}

impl<'a> Chunks<'a> {
    fn of(webp: &'a [u8]) -> Self {
        Self { rest: webp.get(12..).unwrap_or_default() }
    }
}

impl<'a> Iterator for Chunks<'a> {
    type Item = &'a [u8; 4];

    fn next(&mut self) -> Option<&'a [u8; 4]> {
        let (name, rest) = self.rest.split_first_chunk()?;
        let (length, rest) = rest.split_first_chunk()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).unwrap_or(usize::MAX);
        // Parts begin at even places.
        self.rest = rest.get(length.saturating_add(length % 2)..).unwrap_or_default();
        Some(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BARE: &[u8] =
        b"\xff\xd8\xff\xe0\x00\x04ab\xff\xdb\x00\x03c\xff\xda\x00\x02\xff\xe1 the picture";

    #[test]
    fn what_is_noted_in_a_jpeg_is_found_and_left_out_and_nothing_else_is() {
        assert!(!is_in(MediaType::Jpeg, BARE), "what stands in the picture itself is no mark");
        assert_eq!(without(BARE), BARE);
        for noted in [b"\xff\xe1\x00\x08Exif\0\0".as_slice(), b"\xff\xff\xed\x00\x03p"] {
            for at in [2, 8, 13] {
                let file = [&BARE[..at], noted, &BARE[at..]].concat();
                assert!(is_in(MediaType::Jpeg, &file));
                assert_eq!(without(&file), BARE);
            }
        }
    }

    #[test]
    fn what_is_noted_in_a_webp_is_found() {
        let file = |name: &[u8]| {
            let parts = [b"RIFF\0\0\0\0WEBPVP8X\x03\0\0\0abc\0".as_slice(), name, b"\x01\0\0\0d\0"];
            parts.concat()
        };
        assert!(!is_in(MediaType::Webp, &file(b"VP8 ")));
        assert!(is_in(MediaType::Webp, &file(b"EXIF")));
        assert!(is_in(MediaType::Webp, &file(b"XMP ")));
    }

    proptest! {
        #[test]
        fn no_bytes_do_harm(mut bytes: Vec<u8>) {
            for start in [b"\xff\xd8\xff\xe1".as_slice(), b"RIFF\0\0\0\0WEBP"] {
                bytes.splice(0..0, start.iter().copied());
                let bare = without(&bytes);
                prop_assert!(bare.len() <= bytes.len());
                // It may find something or nothing; reading goes to an end.
                let [_jpeg, _webp] = [MediaType::Jpeg, MediaType::Webp].map(|it| is_in(it, &bytes));
            }
        }
    }
}
