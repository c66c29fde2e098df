//! A photo, as a phone's camera gives it to the page.

use crate::harness::Finds;
use crate::harness::Page;
use std::path::Path;
use std::path::PathBuf;

/// As a phone's camera wrote it, lying on its side: 2000 by 1500 pixels to be turned upright, the
/// maker, the model, the moment and the position.
pub fn from_the_camera() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/pictures/shop.jpg")
}

/// Adds it on the screen that is open.
#[track_caller]
pub fn adds_photo(page: &Page) {
    page.file_field("Välj bilder").upload(&from_the_camera());
    page.status_says("1 bild är sparad på den här telefonen.");
}
