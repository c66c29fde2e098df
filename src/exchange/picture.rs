//! A picture as it stands in a file and in the database: its bytes, in base64.

use std::fmt::Write as _;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::Digest;
use sha2::Sha256;
use thiserror::Error;

use super::limits::MAX_PHOTO_BYTES;
use super::noted;
use crate::domain::photo::MediaType;

/// Whole, and of a kind that is taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    text: String,
    pub media_type: MediaType,
    /// The length of its bytes.
    pub bytes: usize,
    /// Of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// Whether it holds what cameras note beside the picture, such as where it was taken.
    pub says_more: bool,
}

impl Picture {
    /// Reads the base64 of a picture.
    ///
    /// # Errors
    ///
    /// Returns [`NoPicture`] for anything else, whatever it calls itself.
    pub fn read(text: String) -> Result<Self, NoPicture> {
        if MAX_PHOTO_BYTES / 3 * 4 + 4 < text.len() {
            return Err(NoPicture::TooLarge);
        }
        let bytes = BASE64_STANDARD.decode(&text).map_err(|_base64| NoPicture::NotBase64)?;
        if MAX_PHOTO_BYTES < bytes.len() {
            return Err(NoPicture::TooLarge);
        }
        let media_type = media_type(&bytes).ok_or(NoPicture::Kind)?;
        let mut sha256 = String::new();
        for byte in Sha256::digest(&bytes) {
            write!(sha256, "{byte:02x}").expect("a string takes all that is written");
        }
        let says_more = noted::is_in(media_type, &bytes);
        Ok(Self { text, media_type, bytes: bytes.len(), sha256, says_more })
    }

    /// Reads the base64 of a picture that was drawn here, and leaves out what is noted beside
    /// it: some browsers note something in every JPEG that they write.
    ///
    /// # Errors
    ///
    /// Returns [`NoPicture`] for anything else, and where something noted can't be left out.
    pub fn bare(text: String) -> Result<Self, NoPicture> {
        let picture = Self::read(text)?;
        if !picture.says_more {
            return Ok(picture);
        }
        let bytes =
            BASE64_STANDARD.decode(&picture.text).map_err(|_base64| NoPicture::NotBase64)?;
        let bare = Self::read(BASE64_STANDARD.encode(noted::without(&bytes)))?;
        if bare.says_more { Err(NoPicture::Kind) } else { Ok(bare) }
    }

    /// The picture in base64.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The picture in base64.
    pub fn into_text(self) -> String {
        self.text
    }
}

/// What the first bytes say that it is.
fn media_type(bytes: &[u8]) -> Option<MediaType> {
    if bytes.starts_with(b"\xff\xd8\xff") {
        return Some(MediaType::Jpeg);
    }
    let is_webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    is_webp.then_some(MediaType::Webp)
}

/// The address under which a browser shows the picture whose base64 is `text`.
pub fn address(text: &str) -> String {
    // Nothing else was taken in.
    let is_jpeg = text.starts_with("/9j/");
    let media_type = if is_jpeg { MediaType::Jpeg } else { MediaType::Webp };
    format!("data:{};base64,{text}", media_type.token())
}

/// How many letters a picture of so many bytes has in base64.
pub const fn text_length(bytes: usize) -> usize {
    bytes.div_ceil(3) * 4
}

/// Why something is not taken for a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NoPicture {
    #[error("is not written as base64")]
    NotBase64,
    #[error("is neither WebP nor JPEG")]
    Kind,
    #[error("is larger than this app can take in")]
    TooLarge,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Picture, NoPicture> {
        Picture::read(BASE64_STANDARD.encode(bytes))
    }

    #[test]
    fn webp_and_jpeg_are_pictures_and_nothing_else_is() {
        let jpeg = read(b"\xff\xd8\xff\xe0").expect("a beginning of a JPEG");
        assert_eq!((jpeg.media_type, jpeg.bytes), (MediaType::Jpeg, 4));
        assert!(address(jpeg.text()).starts_with("data:image/jpeg;base64,/9j/"));
        let webp = read(b"RIFF\x00\x00\x00\x00WEBPVP8 ").expect("a beginning of a WebP");
        assert_eq!(webp.media_type, MediaType::Webp);
        assert!(address(webp.text()).starts_with("data:image/webp;base64,UklGR"));
        let others: [&[u8]; 6] = [
            b"",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            b"\x89PNG\r\n\x1a\n",
            b"GIF89a",
            b"RIFF\x00\x00\x00\x00WAVE",
            b"\xff\xd8",
        ];
        for other in others {
            assert_eq!(read(other), Err(NoPicture::Kind));
        }
    }

    #[test]
    fn one_picture_has_one_writing() {
        for text in ["/9j/4A", "/9j/4B==", " /9j/4A==", "/9j/4A==\n", "_9j_4A==", "å"] {
            assert_eq!(Picture::read(text.to_owned()), Err(NoPicture::NotBase64), "{text}");
        }
    }

    #[test]
    fn it_is_known_by_its_digest() {
        let digest = read(b"\xff\xd8\xff").expect("a JPEG, as far as it goes").sha256;
        assert_eq!(digest, "6e568e1f67fba258184c78181539e5e8fdee447e49bb706fc0ea34fbf12336a5");
    }

    #[test]
    fn what_a_browser_notes_in_a_picture_that_it_draws_is_left_out() {
        let drawn = b"\xff\xd8\xff\xe1\x00\x08Exif\0\0\xff\xdb\x00\x02";
        let with = read(drawn).expect("like a JPEG");
        assert!(with.says_more);
        let bare = Picture::bare(with.into_text()).expect("what is left is a picture");
        assert_eq!(Ok(&bare), read(b"\xff\xd8\xff\xdb\x00\x02").as_ref());
        assert_eq!(Picture::bare(bare.text().to_owned()), Ok(bare));
        // What Fältbok can't leave out it does not keep.
        let webp = b"RIFF\x00\x00\x00\x00WEBPEXIF\x01\0\0\0a\0";
        assert_eq!(Picture::bare(BASE64_STANDARD.encode(webp)), Err(NoPicture::Kind));
    }

    #[test]
    fn a_picture_may_weigh_so_much_and_no_more() {
        let mut bytes = vec![0; MAX_PHOTO_BYTES];
        bytes[..3].copy_from_slice(b"\xff\xd8\xff");
        assert_eq!(read(&bytes).map(|it| it.text().len()), Ok(text_length(MAX_PHOTO_BYTES)));
        bytes.push(0);
        assert_eq!(read(&bytes), Err(NoPicture::TooLarge));
        assert_eq!(read(&bytes.repeat(2)), Err(NoPicture::TooLarge));
    }
}
