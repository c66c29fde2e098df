//! Large files: read beside the page, with progress and a way out; and the log of what came in.

use crate::acts::begins;
use crate::acts::chooses_file;
use crate::harness::Browser;
use crate::harness::Engine;
use crate::harness::Finds;
use crate::harness::Folder;
use crate::harness::Look;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::starting;
use serde_json::Value;
use serde_json::json;
use std::path::PathBuf;

/// Many enough to weigh more than a page reads by itself.
const MANY: usize = 4_000;

pub fn large_file(folder: &Folder) -> PathBuf {
    let record = |number: usize| {
        json!({
            "id": format!("0185c7d0-0000-7000-8000-{number:012x}"),
            "kind": "followup",
            "revisions": [{
                "at": "2017-03-14T10:00:00",
                "by": "Servicesamordnare, Region Jämtland Härjedalen",
                "fields": {
                    "what": format!("Uppgift {number:05} på vägen mellan Sikås och Hammerdal"),
                    "due": "2017-06-01",
                },
                "id": "1-0000000000000001",
                "replaces": [],
            }],
        })
    };
    let records: Vec<Value> = (0..MANY).map(record).collect();
    let file = json!({
        "format": "faltbok", "version": 1, "minor": 0,
        "exported_by": "Servicesamordnare", "exported_at": "2017-03-14T10:05:00",
        "records": records,
    });
    folder.write("stor.json", file.to_string())
}

/// How many rows each table of one's own book has; of the log's, only the entries.
fn counts(page: &Page) -> Value {
    page.script(
        "return new Promise((done, fail) => { \
           const opening = indexedDB.open('faltbok'); \
           opening.onerror = () => fail(opening.error); \
           opening.onsuccess = () => { \
             const database = opening.result; \
             const reading = database.transaction(['records', 'imports', 'undo']); \
             const asked = ['records', 'imports', 'undo'] \
               .map((table) => reading.objectStore(table).getAllKeys()); \
             reading.oncomplete = () => { \
               database.close(); \
               done(asked.map((it) => it.result.filter((key) => key !== 'names').length)); \
             }; \
           }; \
         })",
        &[],
    )
}

fn is_read_stopped_taken_in_and_taken_back(engine: Engine) {
    let server = Server::of_the_app();
    let browser = Browser::open(engine, Look::Desk, &server);
    begins(&browser);
    let page = browser.page();
    let folder = Folder::new("large-file");
    let file = large_file(&folder);

    // Slow enough to be stopped: the last thing that the worker says is held back.
    page.script(
        "const hear = Object.getOwnPropertyDescriptor(Worker.prototype, 'onmessage'); \
         Object.defineProperty(Worker.prototype, 'onmessage', { ...hear, \
           set(listener) { \
             hear.set.call(this, listener && ((event) => { \
               if (String(event.data).includes('Looked')) { \
                 document.documentElement.dataset.looked = 'yes'; \
               } else { listener(event); } })); } });",
        &[],
    );
    chooses_file(page, &file);
    page.heading("Läser filen …").shown();
    page.sees("procent");
    if engine == Engine::Chromium {
        page.has_no_barriers();
    }
    page.script(
        "return new Promise((done) => { \
           const is = () => document.documentElement.dataset.looked; \
           const look = () => is() ? done(true) : setTimeout(look, 50); look(); })",
        &[],
    );
    page.button("Avbryt").click();
    page.heading("Hämta från fil").shown();
    page.button("Avbryt").gone();
    assert_eq!(counts(page), json!([0, 0, 0]));

    page.reload();
    page.file_field("Välj fil").upload(&file);
    page.heading("Så här ändras din bok").shown();
    page.sees("Från Servicesamordnare, sparad 14 mars 2017 10:05");
    page.button("4 000 nya").click();
    page.sees("Uppgift 00000 på vägen mellan Sikås och Hammerdal");
    page.sees("och 3 800 till");
    assert_eq!(counts(page), json!([0, 0, 0]));
    page.button("Hämta in").click();
    page.heading("Filen är inhämtad").shown();
    assert_eq!(counts(page), json!([MANY, 1, 16]));
    page.navigation("Huvudmeny").link("Idag").click();
    page.sees("Uppgift 00000");

    chooses_file(page, &file);
    page.heading("Inget nytt i filen").shown();
    page.sees("4 000 poster finns redan och är likadana");

    // The log outlives a restart, and so does the way back.
    page.reload();
    page.region("Tidigare hämtningar").says("Servicesamordnare");
    page.region("Tidigare hämtningar").says("idag ");
    page.region("Tidigare hämtningar").says("4 000 nya");
    if engine == Engine::Chromium {
        page.has_no_barriers();
    }
    page.button(starting("Ångra hämtningen från Servicesamordnare")).click();
    page.status_says("Hämtningen är ångrad. Boken är som den var.");
    assert_eq!(counts(page), json!([0, 1, 0]));
    page.region("Tidigare hämtningar").says("Ångrad idag ");
    page.navigation("Huvudmeny").link("Idag").click();
    assert!(!page.text().contains("Uppgift 00000"));
}

/// Holds back that the work is done, until `finish` is called with what is to be heard instead.
const HELD_BACK: &str = "const hear = Object.getOwnPropertyDescriptor(Worker.prototype, 'onmessage'); \
    Object.defineProperty(Worker.prototype, 'onmessage', { ...hear, \
      set(listener) { \
        hear.set.call(this, listener && ((event) => { \
          if (String(event.data).startsWith('{\"Done\"')) { \
            window.finish = (data) => listener({ data: data ?? event.data }); \
          } else { listener(event); } })); } });";

/// Begins by a button what takes its time, goes on to Idag, and only then hears how it ended.
#[track_caller]
fn ends_elsewhere(page: &Page, button: &str, heard: &Value) {
    page.script("delete window.finish", &[]);
    page.button(starting(button)).click();
    page.script(
        "return new Promise((done) => { \
           const look = () => window.finish ? done(true) : setTimeout(look, 50); look(); })",
        &[],
    );
    page.navigation("Huvudmeny").link("Idag").click();
    page.heading(starting("Idag")).shown();
    page.script("window.finish(arguments[0] ?? undefined)", std::slice::from_ref(heard));
}

#[test]
fn who_goes_on_to_another_screen_is_told_there_how_a_large_file_ended() {
    let server = Server::of_the_app();
    let browser = Browser::open(Engine::Chromium, Look::Desk, &server);
    begins(&browser);
    let page = browser.page();
    let folder = Folder::new("left-alone");
    let file = large_file(&folder);
    page.script(HELD_BACK, &[]);
    let refused = json!(r#"{"Refused":"Damaged"}"#);

    chooses_file(page, &file);
    ends_elsewhere(page, "Hämta in", &Value::Null);
    page.status_says("Filen är inhämtad. Du kan ångra det under Mer, Hämta från fil.");
    page.sees("Uppgift 00000");

    page.open("#/hamta");
    ends_elsewhere(page, "Ångra hämtningen från Servicesamordnare", &refused);
    page.status_says("Hämtningen gick inte att ångra.");

    chooses_file(page, &file);
    ends_elsewhere(page, "Hämta in", &refused);
    page.status_says("Filen kom inte in i boken.");
    page.status_says("Inget har ändrats i din bok.");
}

#[test]
fn a_large_file_can_be_stopped_taken_in_and_taken_back() {
    is_read_stopped_taken_in_and_taken_back(Engine::Chromium);
}

#[test]
fn firefox_reads_a_large_file_beside_the_page() {
    is_read_stopped_taken_in_and_taken_back(Engine::Firefox);
}

#[test]
fn webkit_reads_a_large_file_beside_the_page() {
    is_read_stopped_taken_in_and_taken_back(Engine::WebKit);
}
