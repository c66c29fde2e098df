//! Tests of the tools themselves, on a page with one of everything, in each engine.

use crate::harness::Browser;
use crate::harness::Download;
use crate::harness::Engine;
use crate::harness::Finds;
use crate::harness::Folder;
use crate::harness::Locator;
use crate::harness::Look;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::any;
use crate::harness::containing;
use crate::harness::starting;
use serde_json::json;
use std::fs;
use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::path::Path;

fn server() -> Server {
    Server::of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/sample"))
}

#[test]
fn chromium_is_used_by_role_and_name() {
    let server = server();
    let browser = Browser::phone(&server);
    everything_is_found_and_used(browser.page());
    assert_eq!(server.foreign(), [""; 0]);
}

#[test]
fn firefox_is_used_by_role_and_name() {
    let server = server();
    let browser = Browser::open(Engine::Firefox, Look::Desk, &server);
    everything_is_found_and_used(browser.page());
}

#[test]
fn webkit_is_used_by_role_and_name() {
    let server = server();
    let browser = Browser::open(Engine::WebKit, Look::Desk, &server);
    everything_is_found_and_used(browser.page());
}

fn everything_is_found_and_used(page: &Page) {
    page.open("");
    assert_eq!(page.title(), "Provsida");
    assert_eq!(page.heading("Provsida").text(), "Provsida");

    page.field("Ort").fill("Ramsjö");
    page.field("Ort").fill("Sikås");
    page.field("Ort").type_on(" by");
    page.field("Ort").holds("Sikås by");
    assert_eq!(page.field("Ort").description(), "Till exempel Sikås");
    page.field("Dag").fill("2017-03-14");
    page.field("Kilometer").fill("10,4");
    page.field("Sök").fill("sikas");
    page.field("Antal").fill("12");
    assert_eq!(page.field("Antal").value(), "12");
    page.field("Slag").choose("Mack");
    assert_eq!(page.field("Slag").value(), "Mack");
    page.sees("Vald dag 2017-03-14, slag b");
    page.field("Anteckning").fill("Rad ett");

    page.group("Prioriterad").radio("Nej").check();
    assert!(page.radio("Nej").is_checked() && !page.radio("Ja").is_checked());
    page.checkbox("Ägaren vet").check();
    assert!(page.checkbox("Ägaren vet").is_checked());
    page.checkbox("Ägaren vet").uncheck();

    assert!(!page.text().contains("Sju kilometer"));
    page.button("Mer om orten").click();
    page.sees("Sju kilometer till Hammerdal");

    page.button("Visa senare").click();
    page.button(starting("Nu syns")).click();
    page.alert_says("Tryckt");
    page.button("Nu syns jag").gone();

    let results: Locator = page.region("Resultat");
    results.button("Ändra").shown();
    assert_eq!(page.button("Ändra").count(), 2);
    assert_eq!(page.list("Uppföljningar").items().count(), 2);
    page.list("Uppföljningar").items().nth(1).says("länsstyrelsen");
    let (_, height) = page.button("Spara").size();
    assert!(height >= 48.0, "{height}");

    page.article("Senaste besöket").says("Sikås");
    page.button("Töm").click();
    assert_eq!(page.accept_question(), "Tömma allt?");
    page.no_longer_sees("Butiken i Sikås");

    page.navigation("Huvudmeny").link(containing("Besök")).click();
    assert!(page.url().ends_with("#/besok"), "{}", page.url());
    page.back();

    page.button("Fråga").click();
    page.dialog("Är du säker?").button("Ja, ta bort").shown();
    assert!(!page.button("Spara").is_there(), "what lies behind a dialog cannot be used");
    page.button("Ja, ta bort").click();
    page.dialog(any()).gone();
    assert!(page.button("Spara").is_enabled());

    page.press(&["Control", "k"]);
    assert_eq!(page.focused(), "Sök");

    let saved: Download = page.download(|| page.button("Exportera").click());
    assert!(saved.name().starts_with("bok 2017-03-14"), "{}", saved.name());
    assert_eq!(saved.text(), r#"{"ort":"Sikås"}"#);
    page.file_field("Välj fil").upload(&saved.path);
    page.status_says(r#"Filen säger {"ort":"Sikås"}"#);

    assert_eq!(page.barriers(), "");
    let second = page.second_window();
    assert_eq!(second.heading("Provsida").count(), 1);
    assert_eq!(page.field("Ort").value(), "Sikås by");
}

#[test]
fn a_page_is_reloaded_without_a_network_in_every_engine() {
    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        let mut server = server();
        let browser = Browser::open(engine, Look::Desk, &server);
        let page = browser.page();
        page.open("");
        page.status_says("Fungerar utan nät");
        page.works_offline();
        page.field("Ort").fill("Sikås");
        page.button("Spara").click();
        page.status_says("Sparat");
        server.stop();
        page.reload();
        page.field("Ort").holds("Sikås");
        page.open("?igen");
        page.field("Ort").holds("Sikås");
        server.start();
        let before = server.asked().len();
        page.script("return fetch('sample.css?' + Math.random()).then((it) => it.ok)", &[]);
        assert!(server.asked().len() > before, "{engine:?}: the network is back");
    }
}

#[test]
fn what_was_saved_survives_a_kill_and_a_start_without_a_network() {
    for engine in [Engine::Chromium, Engine::Firefox] {
        let mut server = server();
        let mut browser = Browser::open(engine, Look::Phone, &server);
        browser.page().open("");
        browser.page().works_offline();
        browser.page().field("Ort").fill("Sikås");
        browser.page().button("Spara").click();
        browser.page().status_says("Sparat");
        server.stop();
        browser.kill_and_reopen();
        browser.page().open("");
        browser.page().field("Ort").holds("Sikås");
        browser.close_and_reopen();
        browser.page().open("");
        browser.page().field("Ort").holds("Sikås");
    }
}

#[test]
fn what_is_asked_of_other_hosts_is_refused_and_known() {
    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        let folder = Folder::new("foreign");
        folder.write("index.html", "<img src='http://example.com/pixel.png'>");
        let server = Server::of(folder.path());
        let browser = Browser::open(engine, Look::Desk, &server);
        browser.page().open("");
        assert_eq!(server.foreign(), ["http://example.com/pixel.png"], "{engine:?}");
        assert_eq!(server.asked().first().map(String::as_str), Some("index.html"));
    }
}

#[test]
fn a_new_build_is_served_from_then_on() {
    let server = server();
    let browser = Browser::desk(&server);
    let folder = Folder::new("new-build");
    folder.write("index.html", "<h1>Ny</h1>");
    server.switch_to(folder.path());
    browser.page().open("");
    browser.page().heading("Ny").shown();
}

#[test]
fn taps_are_counted_as_a_person_counts_them() {
    let server = server();
    let browser = Browser::phone(&server);
    let page = browser.page();
    page.open("");
    page.link("Idag").click();
    page.field("Ort").fill("Sikås");
    page.field("Ort").type_on(" by");
    assert_eq!(page.taps(), 2);
}

#[test]
fn a_phone_has_its_size_and_touch_and_the_clock_and_colours_it_is_told() {
    let server = server();
    let browser = Browser::phone(&server);
    let page = browser.page();
    page.pretend_it_is("2017-03-14T09:00:00+01:00");
    page.open("");
    let told = "return [innerWidth, innerHeight, navigator.maxTouchPoints > 0, navigator.language]";
    assert_eq!(page.script(told, &[]), json!([360, 740, true, "sv-SE"]));
    assert_eq!((page.day(0), page.day(18)), ("2017-03-14".to_owned(), "2017-04-01".to_owned()));
    page.has_no_barriers();
    page.color_scheme("dark");
    assert!(page.barriers().contains("color-contrast"));
    page.resize(320, 740);
    assert_eq!(page.script("return innerWidth", &[]), 320);
    let png = fs::read(page.picture("small")).unwrap();
    assert_eq!((&png[..4], &png[png.len() - 8..png.len() - 4]), (&b"\x89PNG"[..], &b"IEND"[..]));
}

#[test]
fn a_failure_says_what_was_there_instead() {
    let server = server();
    let browser = Browser::desk(&server);
    let page = browser.page();
    page.open("");
    let told = catch_unwind(AssertUnwindSafe(|| page.button("Sprara").shown().count()))
        .expect_err("there is no such button");
    let told = told.downcast_ref::<String>().expect("failures are text");
    assert!(told.contains(r#"Button "Sprara" is not there"#), "{told}");
    assert!(told.contains(r#"Button "Spara""#) && told.contains(".png"), "{told}");
}
