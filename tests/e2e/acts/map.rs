//! Whether a map is there to be used.

use crate::harness::Page;
use std::thread;
use std::time::Duration;

/// Of the map's canvas: a blank one has one.
const COLOURS: &str = "const canvas = document.querySelector('.map__canvas'); \
    const all = canvas?.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data; \
    const colours = new Set(); \
    for (let at = 0; all && at < all.length; at += 64) { \
      colours.add(`${all[at]},${all[at + 1]},${all[at + 2]}`); \
    } \
    return colours.size";

/// Waits until land is drawn. Not in a promise of the page: WebKit's driver waits for none.
#[track_caller]
pub fn is_painted(page: &Page) {
    let mut colours = 0;
    for _ in 0..100 {
        colours = page.script(COLOURS, &[]).as_u64().unwrap_or_default();
        if 3 < colours {
            return;
        }
        thread::sleep(Duration::from_millis(100));
    }
    panic!("the map has {colours} colours");
}
