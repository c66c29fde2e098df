//! A program that stops or does not start: the recovery page saves a copy of everything.

use crate::acts::Visit;
use crate::acts::begins;
use crate::acts::rows_of;
use crate::acts::starts;
use crate::acts::takes_in;
use crate::harness::Browser;
use crate::harness::Download;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::containing;
use crate::harness::starting;
use serde_json::Value;
use serde_json::json;

#[test]
fn a_program_that_stops_or_does_not_start_hands_out_everything_and_the_file_can_be_taken_in() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins(&browser);
    let page = browser.page();
    Visit::in_sikas().written_by(page);
    page.navigation("Huvudmeny").link("Nytt besök").click();
    page.field("Anteckning").type_on("Det här hann aldrig spa");

    // What a panic in the program comes to.
    page.script(
        "const error = new WebAssembly.RuntimeError('unreachable'); \
         window.dispatchEvent(new ErrorEvent('error', { error, message: error.message }))",
        &[],
    );
    let file = rescue(page);
    let rescued = read(&file);
    assert_eq!(rescued["format"], "faltbok");
    let records = rescued["records"].as_array().expect("records are a list");
    assert_eq!(records.len(), 6, "place, shop, visit and three follow-ups");
    let screen = rescued["rescue"]["on_screen"].to_string();
    assert!(screen.contains("Det här hann aldrig spa"), "{screen}");
    page.has_no_barriers();

    // It goes on after a reload, and the draft is there.
    page.button(starting("Ladda om")).click();
    page.field("Anteckning").holds("Det här hann aldrig spa");
    starts(page);
    page.region("Påbörjat").link(containing("Det här hann aldrig")).shown();

    // A start that fails: the same page, the same file.
    let broken = page.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        &json!({ "source": "WebAssembly.instantiate = WebAssembly.instantiateStreaming = \
                            () => Promise.reject(new Error('no memory'))" }),
    );
    page.reload();
    let again = read(&rescue(page));
    assert_eq!(again["records"], rescued["records"]);
    assert!(again["rescue"]["drafts"].to_string().contains("Det här hann aldrig spa"));
    page.devtools("Page.removeScriptToEvaluateOnNewDocument", &broken);
    page.reload();
    starts(page);

    // On another phone the copy is a file like any other.
    let other = Browser::phone(&server);
    begins(&other);
    takes_in(other.page(), &file.path);
    assert_eq!(rows_of(other.page()), rows_of(page));
}

#[test]
fn one_photo_that_the_browser_does_not_give_leaves_the_others_in_the_rescue() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins(&browser);
    let page = browser.page();
    page.script(
        "return new Promise((done, fail) => { \
           const open = indexedDB.open('faltbok'); \
           open.onsuccess = () => { \
             const writing = open.result.transaction('photos', 'readwrite'); \
             writing.objectStore('photos').put('/9j/', 'one'); \
             writing.objectStore('photos').put('/9j/', 'two'); \
             writing.oncomplete = () => { open.result.close(); done(true); }; \
             writing.onabort = () => fail(writing.error); \
           }; \
         })",
        &[],
    );
    page.script(
        "const get = IDBObjectStore.prototype.get; \
         IDBObjectStore.prototype.get = function (key) { \
           if (key === 'one') { throw new DOMException('lost', 'UnknownError'); } \
           return get.call(this, key); \
         }; \
         const error = new WebAssembly.RuntimeError('unreachable'); \
         window.dispatchEvent(new ErrorEvent('error', { error, message: error.message }))",
        &[],
    );
    let rescued = read(&rescue(page));
    page.sees("Bilder: 1. Bilder som inte gick att läsa och inte följer med: 1.");
    assert_eq!(rescued["rescue"]["photos"], json!({ "two": "/9j/" }));
}

/// What the recovery page hands out.
fn rescue(page: &Page) -> Download {
    page.heading("Något gick fel").shown();
    page.sees("Fältbok stannade. Det du har sparat finns kvar på den här enheten.");
    page.sees("Poster att spara:");
    let file = page.download(|| page.button(starting("Spara en kopia av allt")).click());
    assert!(file.name().starts_with("faltbok-raddning-"), "{}", file.name());
    file
}

fn read(file: &Download) -> Value {
    serde_json::from_str(&file.text()).expect("the copy is JSON")
}
