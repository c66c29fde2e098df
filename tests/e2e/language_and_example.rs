//! Point 10: English and back, and the example book that leaves no trace in one's own.

use crate::acts::Visit;
use crate::acts::begins_on;
use crate::acts::rows_of;
use crate::acts::the_third_of_april;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::containing;
use crate::harness::starting;
use serde_json::Value;
use serde_json::json;

#[test]
fn the_app_speaks_english_and_swedish_again_and_what_was_written_stays_as_it_is() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    Visit::in_sikas().written_by(page);
    page.navigation("Huvudmeny").link("Mer").click();
    page.link(starting("Inställningar")).click();
    page.radio("English").check();
    page.heading("Settings").shown();
    assert_eq!(language(page), "en");
    page.navigation("Main menu").link("Today").click();
    page.sees("Monday 3 April 2017");
    page.region("Follow-ups").says("14 days late");
    page.region("Latest visits").link(containing("Sikås")).click();
    page.region("Note").says("endast 7 km till närmaste butik i Hammerdal");
    page.reload();
    page.region("What has changed since last time?").says("relativt många anställda");
    assert_eq!(language(page), "en");
    page.link("Change").click();
    page.field("Note").type_on(" Mer på engelska.");
    page.button("Save").click();
    page.status_says("Saved on this phone");
    page.has_no_barriers();

    page.open("#/installningar");
    page.radio("Svenska").check();
    page.heading("Inställningar").shown();
    assert_eq!(language(page), "sv");
    page.navigation("Huvudmeny").link("Besök").click();
    page.link(starting("Butiksbesök i Sikås")).click();
    page.region("Anteckning").says("Mer på engelska.");
}

fn language(page: &Page) -> Value {
    page.script("return document.documentElement.lang", &[])
}

#[test]
fn the_example_book_is_opened_from_an_empty_start_and_left_without_a_trace() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    let before = traces(page);
    assert_eq!(before[0], json!(["faltbok"]));
    page.button("Titta i exempelboken").click();
    page.sees("Du läser exempelboken. Det du skriver här sparas inte i din egen bok.");
    page.region("Planer").says("Serviceplan Bräcke kommun 2017–2020 (exempel)");
    page.navigation("Huvudmeny").link("Orter").click();
    page.link(starting("Sikås")).shown();
    assert_eq!(traces(page)[0], json!(["faltbok", "faltbok-example"]));

    // What is written there, saved or not, is the example's.
    Visit { notes: "Bara på prov.", place: "Los", ..Visit::default() }.written_by(page);
    page.navigation("Huvudmeny").link("Nytt besök").click();
    page.field("Anteckning").fill("Ett utkast på prov");
    page.status_says("Utkast på den här telefonen");
    assert_eq!(rows_of(page), json!([]));
    page.button("Lämna exemplet").click();
    page.sees("Här är din fältbok.");
    assert!(!page.text().contains("Du läser exempelboken"));
    assert_eq!(traces(page), before);
    page.reload();
    page.sees("Här är din fältbok.");
    page.navigation("Huvudmeny").link("Besök").click();
    page.sees("Inga besök än.");
}

/// The databases there are, and what is kept beside them except the settings.
fn traces(page: &Page) -> Value {
    page.script(
        "const beside = Object.keys(localStorage).filter((it) => it !== 'faltbok.settings'); \
         return indexedDB.databases().then((all) => [all.map((it) => it.name).sort(), beside.sort()])",
        &[],
    )
}
