//! Takes a picture of every screen, for people to look at: `cargo xtask screens`.
//!
//! It uses the app as the end-to-end tests do, and asserts nothing but that each screen is there.

#[expect(dead_code, reason = "the tests do more with it than pictures need")]
#[expect(unused_imports, reason = "the tests do more with it than pictures need")]
#[path = "../e2e/acts/mod.rs"]
mod acts;
#[path = "../e2e/addresses.rs"]
mod addresses;
mod album;
#[expect(dead_code, reason = "the tests do more with it than pictures need")]
#[expect(unused_imports, reason = "the tests do more with it than pictures need")]
#[path = "../e2e/harness/mod.rs"]
mod harness;
mod manifest;
mod sheet;
mod states;

use crate::acts::begins_on;
use crate::acts::opens_the_example;
use crate::addresses::every_screen;
use crate::album::Album;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Server;
use crate::harness::any;
use std::env;
use std::path::Path;

/// A Monday on which the example has something late and something soon.
const MOMENT: &str = "2017-05-29T09:00:00+02:00";

fn main() {
    let words: Vec<String> = env::args().skip(1).collect();
    let server = Server::of_the_app();
    if words == ["manifest"] {
        manifest::pictures(&server);
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screens");
    let phone = Album::new(&folder, (360, 740), &words);
    take(&phone, &Browser::phone(&server));
    let desk = Album::new(&folder, (1280, 800), &words);
    take(&desk, &Browser::desk(&server));
    let sheet = sheet::write(&folder);
    eprintln!("{} pictures, shown together in {}", phone.taken() + desk.taken(), sheet.display());
}

/// One window, from the empty start through the example to what no address leads to.
fn take(album: &Album, browser: &Browser) {
    begins_on(browser, MOMENT);
    let page = browser.page();
    states::of_an_empty_book(album, page);
    opens_the_example(page);
    for screen in every_screen(page) {
        if album.wants(&screen.name) {
            page.open(&screen.address);
            page.heading(any()).nth(0).shown();
            album.take(page, &screen.name);
        }
    }
    page.open("");
    page.button("Lämna exemplet").click();
    page.sees("Här är din fältbok.");
    states::of_forms(album, page);
    states::of_files(album, page);
    states::of_a_full_book(album, page);
}
