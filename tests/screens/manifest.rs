//! The pictures that a phone shows before it installs the app, and the README to its readers.

use crate::MOMENT;
use crate::acts::begins_on;
use crate::acts::takes_in;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::containing;
use crate::harness::program;
use crate::harness::starting;
use std::fs;
use std::path::Path;

/// Phones fetch them over the air.
const MOST_BYTES: usize = 125_000;

/// How fine the pictures of a phone are: sharp enough in the shop of apps, and small.
const PHONE_RATIO: f64 = 1.5;

/// Takes them anew and writes them where the manifest names them.
pub fn pictures(server: &Server) {
    let phone = Browser::phone(server);
    let page = in_a_full_book(&phone);
    page.resize_at(360, 740, PHONE_RATIO);
    save(page, "idag");
    page.open("#/besok");
    page.link(containing("Sikås")).nth(0).click();
    page.link("Ändra").shown();
    save(page, "besok");
    drop(phone);

    let desk = Browser::desk(server);
    let page = in_a_full_book(&desk);
    page.open("#/planer");
    page.link(starting("Serviceplan Bräcke")).nth(0).click();
    page.region("Mål och åtgärder").shown();
    save(page, "plan");
}

/// A book with the example's content, which is not announced as an example.
fn in_a_full_book(browser: &Browser) -> &Page {
    begins_on(browser, MOMENT);
    let page = browser.page();
    takes_in(page, &program("FALTBOK_DIST", "dist").join("example.json"));
    page.open("");
    // Loaded anew, nothing is left on the screen of what has just been done.
    page.reload();
    page.region("Senaste besöken").shown();
    // Whoever looks at the pictures is being asked already.
    page.button("Inte nu").click();
    page.button("Inte nu").gone();
    // And this book is nobody's to lose.
    page.button("Påminn mig om en vecka").click();
    page.button("Påminn mig om en vecka").gone();
    page.reload();
    page.region("Senaste besöken").shown();
    page
}

fn save(page: &Page, name: &str) {
    page.is_drawn();
    let png = page.screenshot().expect("a picture can be taken");
    assert!(png.len() < MOST_BYTES, "{name} has {} bytes; show less of it", png.len());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("public/screenshots/{name}.png"));
    fs::write(&path, png).expect("the project's folder can be written to");
    eprintln!("{}", path.display());
}
