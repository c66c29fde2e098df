//! A photo from the shop: kept at once, without what the camera noted of place and phone, seen
//! offline, captioned, sent or not, removed and taken back.

use crate::acts::Visit;
use crate::acts::adds_photo;
use crate::acts::begins;
use crate::acts::begins_on;
use crate::acts::from_the_camera;
use crate::acts::rows_of;
use crate::acts::starts;
use crate::acts::takes_in;
use crate::acts::the_third_of_april;
use crate::harness::Browser;
use crate::harness::Download;
use crate::harness::Engine;
use crate::harness::Finds;
use crate::harness::Look;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::containing;
use crate::harness::starting;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;
use serde_json::json;
use std::fs;

#[track_caller]
fn visits_sikas(page: &Page) {
    Visit { place: "Sikås", notes: "Ny kyldisk.", ..Visit::default() }.written_by(page);
}

/// Scrolls to the photo, waits until it is drawn, and gives its size in pixels.
#[track_caller]
fn drawn_size(page: &Page) -> Value {
    page.script(
        "return new Promise((done, fail) => { \
           const started = Date.now(); \
           const look = () => { \
             const frame = document.querySelector('main li .photo'); \
             frame?.scrollIntoView({ block: 'center' }); \
             const image = frame?.querySelector('img'); \
             if (image && image.complete && 0 < image.naturalWidth) { \
               done([image.naturalWidth, image.naturalHeight]); \
             } else if (10_000 < Date.now() - started) { \
               fail(new Error('the photo is not drawn')); \
             } else { \
               setTimeout(look, 50); \
             } \
           }; \
           look(); \
         })",
        &[],
    )
}

#[track_caller]
fn opens_the_visit(page: &Page) {
    page.navigation("Huvudmeny").link("Besök").click();
    page.link(starting("Butiksbesök i Sikås")).click();
    page.heading("Butiksbesök i Sikås").shown();
}

#[track_caller]
fn saves(page: &Page) -> Download {
    let file = page.download(|| page.button("Spara fil").click());
    page.status_says("Filen är gjord.");
    file
}

/// The pictures in a file, as their bytes.
fn pictures(file: &Download) -> Vec<Vec<u8>> {
    let file: Value = serde_json::from_str(&file.text()).expect("the file is JSON");
    let photos = file["photos"].as_object().cloned().unwrap_or_default();
    let decoded = photos.values().map(|it| {
        BASE64_STANDARD.decode(it.as_str().expect("a text")).expect("pictures are base64")
    });
    decoded.collect()
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|it| it == word.as_bytes())
}

#[test]
fn a_photo_goes_from_the_camera_to_the_colleague_without_the_place_it_was_taken_at() {
    let camera = fs::read(from_the_camera()).expect("a part of the tests");
    assert!(["Exif", "Hemlig tillverkare"].iter().all(|it| holds(&camera, it)));
    let mut server = Server::of_the_app();
    let (mut first, second) = (Browser::phone(&server), Browser::phone(&server));
    begins_on(&first, the_third_of_april());
    begins_on(&second, the_third_of_april());
    let one = first.page();
    visits_sikas(one);
    adds_photo(one);
    assert_eq!(drawn_size(one), json!([1200, 1600]), "upright, and no larger than it has to be");
    one.region("Bilder").says("Tagen 31 mars 2017");
    one.field("Bildtext Bild 1").fill("Kassan och postdisken");
    // Told when the field is left, before anything else is opened.
    one.press(&["Tab"]);
    one.status_says("Bildtexten är sparad.");
    one.button(containing("Visa större")).click();
    one.dialog("Bilder").says("Kassan och postdisken");
    one.has_no_barriers();
    one.button("Stäng").click();
    one.dialog("Bilder").gone();
    one.has_no_barriers();
    assert_eq!(one.too_wide(), "");

    // Offline, in a new start.
    server.stop();
    first.close_and_reopen();
    let one = first.page();
    one.pretend_it_is(the_third_of_april());
    starts(one);
    opens_the_visit(one);
    assert_eq!(drawn_size(one), json!([1200, 1600]));
    one.field("Bildtext Bild 1").holds("Kassan och postdisken");
    one.reload();
    assert_eq!(drawn_size(one), json!([1200, 1600]));
    server.start();

    // Without the picture first, then with it; both sizes are told beforehand.
    one.link("Skicka").click();
    one.button("Fortsätt").click();
    let asked = one.group("Ska bilderna med?");
    assert!(asked.radio(starting("Med 1 bild: ")).is_checked());
    asked.radio(starting("Utan bilder: ")).check();
    one.has_no_barriers();
    let without = saves(one);
    assert_eq!(pictures(&without).len(), 0);
    one.group("Ska bilderna med?").radio(starting("Med 1 bild: ")).check();
    one.sees("Filen har 1 bild");
    let with = saves(one);
    let sent = pictures(&with);
    assert_eq!(sent.len(), 1);
    for word in ["Exif", "Hemlig", "GPS"] {
        assert!(!holds(&sent[0], word) && !with.text().contains(word), "{word} went along");
    }

    let other = second.page();
    takes_in(other, &without.path);
    opens_the_visit(other);
    other.region("Bilder").says("Bilden följde inte med filen som den kom i.");
    other.has_no_barriers();
    takes_in(other, &with.path);
    opens_the_visit(other);
    assert_eq!(drawn_size(other), json!([1200, 1600]));
    assert_eq!(rows_of(other), rows_of(one));
    // At the place too, with the way to the visit.
    other.region("Bilder").shown();
    other.navigation("Huvudmeny").link("Orter").click();
    other.link(starting("Sikås")).click();
    other.region("Bilder").link("Butiksbesök i Sikås").shown();
    assert_eq!(drawn_size(other), json!([1200, 1600]));

    opens_the_visit(other);
    other.button("Ta bort Bild 1").click();
    other.field("Bildtext Bild 1").gone();
    other.button("Ångra").click();
    other.field("Bildtext Bild 1").holds("Kassan och postdisken");
    assert_eq!(drawn_size(other), json!([1200, 1600]));
    assert_eq!(server.foreign(), [""; 0]);
}

#[test]
fn a_photo_of_a_visit_that_is_not_saved_yet_survives_a_kill_and_goes_to_the_bin_with_it() {
    let server = Server::of_the_app();
    let mut browser = Browser::phone(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    page.link("Nytt besök").click();
    adds_photo(page);
    page.has_no_barriers();
    browser.kill_and_reopen();
    let page = browser.page();
    page.pretend_it_is(the_third_of_april());
    starts(page);
    page.region("Påbörjat").link(starting("Besök")).click();
    assert_eq!(drawn_size(page), json!([1200, 1600]));
    page.field("Anteckning").fill("Ny kyldisk.");
    page.field("Ort").fill("Sikås");
    page.button("Spara").click();
    page.heading("Butiksbesök i Sikås").shown();
    assert_eq!(drawn_size(page), json!([1200, 1600]));

    let menu = page.navigation("Huvudmeny");
    menu.link("Besök").click();
    menu.link("Nytt besök").click();
    page.heading("Nytt besök").shown();
    adds_photo(page);
    page.button("Avbryt").click();
    page.button("Släng").click();
    page.heading("Nytt besök").gone();
    page.open("#/papperskorg");
    page.button(starting("Ta tillbaka")).shown();
    page.no_longer_sees("Hör till något som är borta");
}

#[test]
fn what_is_no_photo_is_told_so_and_the_others_are_kept() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    visits_sikas(page);
    // As an iPhone writes it, and something that only calls itself a picture.
    page.script(
        "const files = new DataTransfer(); \
         const heic = new Uint8Array([0, 0, 0, 24, 102, 116, 121, 112, 104, 101, 105, 99]); \
         files.items.add(new File([heic], 'IMG_0001.HEIC', { type: 'image/heic' })); \
         files.items.add(new File(['hej'], 'brev.jpg', { type: 'image/jpeg' })); \
         const field = document.querySelector('input[type=file][multiple]'); \
         field.files = files.files; \
         field.dispatchEvent(new Event('change', { bubbles: true }));",
        &[],
    );
    page.alert_says("IMG_0001.HEIC har iPhones eget format");
    page.alert_says("brev.jpg är ingen bild som går att läsa.");
    page.has_no_barriers();
    adds_photo(page);
    // The camera may have kept them nowhere else: they stay until somebody has decided.
    let file = page.download(|| page.button("Spara som fil IMG_0001.HEIC").click());
    assert_eq!(file.name(), "IMG_0001.HEIC");
    page.navigation("Huvudmeny").link("Orter").click();
    opens_the_visit(page);
    page.alert_says("IMG_0001.HEIC har iPhones eget format");
    page.button("Släng filen IMG_0001.HEIC").click();
    page.button("Försök igen brev.jpg").click();
    page.alert_says("brev.jpg är ingen bild som går att läsa.");
    page.button("Släng filen brev.jpg").click();
    page.no_longer_sees("Bilden lades inte till");
}

#[test]
fn firefox_keeps_and_shows_a_photo() {
    a_photo_is_kept(Engine::Firefox);
}

#[test]
fn webkit_keeps_and_shows_a_photo() {
    a_photo_is_kept(Engine::WebKit);
}

/// WebP or JPEG, whichever the browser writes: without anything of the camera's.
fn a_photo_is_kept(engine: Engine) {
    let server = Server::of_the_app();
    let browser = Browser::open(engine, Look::Desk, &server);
    begins(&browser);
    let page = browser.page();
    visits_sikas(page);
    adds_photo(page);
    assert_eq!(drawn_size(page), json!([1200, 1600]));
    page.reload();
    assert_eq!(drawn_size(page), json!([1200, 1600]));
    page.link("Skicka").click();
    page.button("Fortsätt").click();
    let file = saves(page);
    let sent = pictures(&file);
    assert_eq!(sent.len(), 1);
    assert!(["Exif", "Hemlig"].iter().all(|word| !holds(&sent[0], word)));
}
