//! Files out and in, and who one is to the others.

use super::Party;
use crate::harness::Download;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::starting;
use serde_json::Value;
use std::path::Path;

/// Tells the phone whose it is.
#[track_caller]
pub fn belongs_to(page: &Page, party: &Party) {
    page.navigation("Huvudmeny").link("Mer").click();
    page.link(starting("Inställningar")).click();
    page.field("Roll").fill(party.0);
    page.field("Organisation").fill(party.1);
}

/// Saves the whole book in a file.
#[track_caller]
pub fn backs_up(page: &Page) -> Download {
    page.navigation("Huvudmeny").link("Mer").click();
    page.link(starting("Dela och säkerhetskopiera")).click();
    let file = page.download(|| page.button("Spara fil").click());
    page.status_says("Filen är gjord.");
    file
}

/// Chooses a file to bring in; nothing is changed yet.
#[track_caller]
pub fn chooses_file(page: &Page, file: &Path) {
    page.navigation("Huvudmeny").link("Mer").click();
    page.link(starting("Hämta från fil")).click();
    page.file_field("Välj fil").upload(file);
}

/// Brings in a file, and says whether the person is asked to choose between values.
#[track_caller]
pub fn takes_in(page: &Page, file: &Path) {
    chooses_file(page, file);
    page.heading("Så här ändras din bok").shown();
    page.button("Hämta in").click();
    page.heading("Filen är inhämtad").shown();
}

/// Everything that the phone holds of the book, as the rows of the browser's own database.
#[track_caller]
pub fn rows_of(page: &Page) -> Value {
    page.script(
        "return new Promise((done, fail) => { \
           const opening = indexedDB.open('faltbok'); \
           opening.onerror = () => fail(opening.error); \
           opening.onsuccess = () => { \
             const database = opening.result; \
             const all = database.transaction('records').objectStore('records').getAll(); \
             all.onsuccess = () => { database.close(); done(all.result); }; \
           }; \
         })",
        &[],
    )
}
