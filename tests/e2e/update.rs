//! A new version: kept in whole, offered in a banner, never under an open form, started on the
//! person's word.

use crate::acts::begins;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Folder;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::copy_folder;
use crate::harness::program;
use serde_json::json;
use std::fs;
use std::path::Path;

#[test]
fn a_new_version_waits_until_no_form_is_open_and_the_person_starts_it() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins(&browser);
    let page = browser.page();
    let old = build(page);
    page.link("Nytt besök").click();
    page.field("Anteckning").fill("Mitt i en mening när");

    let folder = Folder::new("next-version");
    copy_as_build(page, "abcdefabcdef", folder.path());
    server.switch_to(folder.path());
    page.script("return faltbok.checkForUpdate()", &[]);
    page.sees("Det finns en ny version av Fältbok.");
    page.sees("Spara eller avbryt formuläret först, så kan du starta den.");
    assert!(!page.button("Starta den nya versionen").is_there());
    assert_eq!(build(page), old);
    page.field("Anteckning").holds("Mitt i en mening när");

    page.field("Ort").fill("Sikås");
    page.button("Spara").click();
    page.status_says("Sparat på den här telefonen");
    assert_eq!(build(page), old, "a save starts nothing");
    page.has_no_barriers();
    page.button("Starta den nya versionen").click();
    page.heading("Butiksbesök i Sikås").shown();
    page.no_longer_sees("Det finns en ny version av Fältbok.");
    assert_eq!(build(page), "abcdefabcdef");
    page.region("Anteckning").says("Mitt i en mening när");
    page.open("#/om");
    page.sees("abcdefabcdef");
}

#[test]
fn an_upload_that_is_half_done_changes_nothing() {
    let mut server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins(&browser);
    let page = browser.page();
    let old = build(page);
    let folder = Folder::new("half-uploaded");
    copy_as_build(page, "abcdefabcdef", folder.path());
    // The worker has come, the page that belongs to it has not.
    let old_page = fs::read(program("FALTBOK_DIST", "dist").join("index.html"));
    folder.write("index.html", old_page.expect("a release has a page"));
    server.switch_to(folder.path());
    page.script(
        "return navigator.serviceWorker.getRegistration().then((it) => it.update()) \
           .then((it) => new Promise((done) => { \
             const worker = it.installing; \
             if (!worker || worker.state === 'redundant') { done(); } \
             else { worker.onstatechange = () => done(worker.state); } \
           }))",
        &[],
    );
    assert!(!page.text().contains("Det finns en ny version"));
    server.stop();
    page.reload();
    page.heading(crate::harness::starting("Idag")).shown();
    assert_eq!(build(page), old);
}

/// The build that runs.
fn build(page: &Page) -> String {
    page.script("return faltbok.build", &[]).as_str().expect("a build has a name").to_owned()
}

/// Copies the release under the name of another build.
fn copy_as_build(page: &Page, name: &str, target: &Path) {
    let dist = program("FALTBOK_DIST", "dist");
    copy_folder(&dist, target);
    let old = build(page);
    let html = fs::read_to_string(dist.join("index.html")).expect("a release has a page");
    let new_html = html.replace(&old, name);
    assert_ne!(new_html, html, "the page names its build");
    let worker = fs::read_to_string(dist.join("sw.js")).expect("a release has a worker");
    let worker = worker.replace(&old, name).replace(&hash(page, &html), &hash(page, &new_html));
    fs::write(target.join("index.html"), new_html).expect("the folder is the test's own");
    fs::write(target.join("sw.js"), worker).expect("the folder is the test's own");
}

/// SHA-256, which the browser knows.
fn hash(page: &Page, text: &str) -> String {
    let script = "return crypto.subtle.digest('SHA-256', new TextEncoder().encode(arguments[0])) \
                  .then((it) => [...new Uint8Array(it)] \
                    .map((byte) => byte.toString(16).padStart(2, '0')).join(''))";
    page.script(script, &[json!(text)]).as_str().expect("a hash is text").to_owned()
}
