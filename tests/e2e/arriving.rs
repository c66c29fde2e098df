//! Files that come in by themselves: dropped on the window, shared from another app, opened with
//! this one. Each is looked at first, and nothing is changed before the person says so.

use crate::acts::begins_on;
use crate::acts::rows_of;
use crate::acts::the_third_of_april;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::program;
use crate::harness::starting;
use serde_json::json;
use std::fs;

fn example() -> String {
    let path = program("FALTBOK_DIST", "dist").join("example.json");
    fs::read_to_string(path).expect("the example book is a part of the app")
}

/// Drops files of these names and texts on the window, as a mouse would.
fn drops(page: &Page, files: &[(&str, &str)]) {
    let script = "
        const data = new DataTransfer();
        for (const [name, text] of arguments[0]) data.items.add(new File([text], name));
        const target = document.querySelector('main') ?? document.body;
        for (const name of ['dragenter', 'dragover', 'drop']) {
          const event = new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true });
          target.dispatchEvent(event);
          if (name !== 'drop' && !document.documentElement.hasAttribute('data-dropping')) {
            throw new Error('it is not seen where the file can be dropped');
          }
        }";
    page.script(script, &[json!(files)]);
}

#[test]
fn a_file_dropped_on_any_screen_is_looked_at_and_the_next_one_waits_its_turn() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    let example = example();
    drops(page, &[("utan ändelse", &example), ("brev.docx", "PK")]);
    page.heading("Så här ändras din bok").shown();
    page.sees("1 fil till väntar på att du tittar på den");
    assert_eq!(rows_of(page), json!([]));
    page.has_no_barriers();
    page.button("Hämta in").click();
    page.heading("Filen är inhämtad").shown();
    page.button("Titta på nästa").click();
    page.alert_says("Det här är ingen fil från Fältbok.");

    // On the screen itself, where it says so.
    page.navigation("Huvudmeny").link("Idag").click();
    page.heading(starting("Idag")).shown();
    page.open("#/hamta");
    page.sees("eller släpp filen här, eller var som helst i appens fönster");
    page.has_no_barriers();
    page.color_scheme("dark");
    page.has_no_barriers();
    page.resize(360, 740);
    page.has_no_barriers();
    assert_eq!(page.too_wide(), "");
    drops(page, &[("exempel.json", &example)]);
    page.heading("Inget nytt i filen").shown();
    // Text that is dragged within the page is no file.
    let dropped = "const data = new DataTransfer(); data.setData('text/plain', 'x'); \
         const drop = new DragEvent('drop', { dataTransfer: data, cancelable: true }); \
         window.dispatchEvent(drop); return drop.defaultPrevented;";
    assert_eq!(page.script(dropped, &[]), json!(false));
}

#[test]
fn a_file_shared_from_another_app_comes_in_without_a_network() {
    let mut server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    server.stop();
    // As the system does it: a form is sent to the app's address, which the service worker answers.
    let share = "
        const form = new FormData();
        form.append('title', 'Fältbok');
        form.append('file', new File([arguments[0]], 'faltbok.txt', { type: 'text/plain' }));
        return fetch('ta-emot', { method: 'POST', body: form, redirect: 'manual' })
          .then((answer) => answer.type);";
    assert_eq!(page.script(share, &[json!(example())]), json!("opaqueredirect"));
    page.reload();
    page.heading("Så här ändras din bok").shown();
    assert_eq!(rows_of(page), json!([]));
    assert!(page.url().ends_with("#/hamta"), "{}", page.url());
    page.button("Hämta in").click();
    page.heading("Filen är inhämtad").shown();
    // It was handed over once.
    page.open("#/hamta");
    page.reload();
    page.heading("Hämta från fil").shown();
    assert!(!page.heading("Så här ändras din bok").is_there());
}

#[test]
fn a_file_opened_with_the_app_is_looked_at_also_from_a_cold_start() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    let page = browser.page();
    // The browser's queue of files, which no test can fill from outside.
    let queue = "
        const text = () => localStorage.getItem('test.opened');
        Object.defineProperty(window, 'launchQueue', { value: { setConsumer(consumer) {
          const files = [{ getFile: async () => new File([text()], 'bok.json') }];
          if (text() !== null) consumer({ files });
          window.openAnother = () => consumer({ files: [{ getFile: async () => { throw new Error(); } }] });
        } } });";
    page.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": queue }));
    begins_on(&browser, the_third_of_april());
    page.script("localStorage.setItem('test.opened', arguments[0])", &[json!(example())]);
    page.reload();
    page.heading("Så här ändras din bok").shown();
    assert_eq!(rows_of(page), json!([]));
    page.script("window.openAnother()", &[]);
    page.status_says("Filen kom inte fram. Spara den på enheten och välj den här.");
}
