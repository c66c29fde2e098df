//! A shop in a village that no list has, from the car door to the next car door: the place by the
//! phone's position, a visit with services, note, photo and three follow-ups, the phone killed in the
//! middle, and the taps counted.

use crate::acts::adds_photo;
use crate::acts::begins;
use crate::acts::begins_on;
use crate::acts::is_at;
use crate::acts::starts;
use crate::acts::the_third_of_april;
use crate::harness::Browser;
use crate::harness::Engine;
use crate::harness::Finds;
use crate::harness::Look;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::containing;
use crate::harness::starting;
use std::thread;
use std::time::Duration;

/// What is promised, by whom and when; each button one tap.
const PROMISED: [(&str, &str, &str); 3] = [
    ("Räkna på kyldiskar", "Jag", "Om en vecka"),
    ("Fråga om paketen", "Jag", "Om två veckor"),
    ("Ring bolaget om en pump", "Jag", "Om en månad"),
];

#[test]
fn a_shop_visit_takes_few_taps_and_a_kill_takes_nothing() {
    let mut server = Server::of_the_app();
    let mut browser = Browser::phone(&server);
    begins_on(&browser, the_third_of_april());
    says_who_writes(browser.page());
    // That was another day: what is set is on disk some seconds later.
    browser.close_and_reopen();
    let page = browser.page();
    page.pretend_it_is(the_third_of_april());
    starts(page);
    server.stop();
    is_at(page, 63.615, 15.265, 25);
    let mut taps = page.taps();
    adds_sikas(page);
    writes_the_first_half(page);
    taps = page.taps() - taps;

    browser.kill_and_reopen();
    let page = browser.page();
    page.pretend_it_is(the_third_of_april());
    starts(page);
    let returned = page.taps();
    page.region("Påbörjat").link(starting("Besök")).click();
    writes_the_second_half(page);
    taps += page.taps() - returned;
    // Five for the place, four for services, note and photo, ten for three promises, two for the
    // return and the save; the picture is chosen in the camera.
    assert!(taps <= 21, "{taps} taps");
}

/// On a phone's screen. Its driver makes a mouse's events of a finger's, also when asked for touch, and
/// keeps no profile, so that a reload stands for the kill.
#[test]
fn a_shop_visit_is_written_down_in_webkit_too() {
    let server = Server::of_the_app();
    let browser = Browser::open(Engine::WebKit, Look::Phone, &server);
    begins(&browser);
    let page = browser.page();
    says_who_writes(page);
    page.script(
        "navigator.geolocation.getCurrentPosition = (found) => \
           found({ coords: { latitude: 63.615, longitude: 15.265, accuracy: 25 } })",
        &[],
    );
    adds_sikas(page);
    writes_the_first_half(page);
    page.reload();
    writes_the_second_half(page);
}

#[track_caller]
fn says_who_writes(page: &Page) {
    page.open("#/installningar");
    page.field("Roll").fill("Servicesamordnare");
    page.field("Organisation").fill("Region Jämtland Härjedalen");
    page.open("");
}

#[track_caller]
fn adds_sikas(page: &Page) {
    page.navigation("Huvudmeny").link("Orter").click();
    page.link("Ny ort").click();
    page.field("Ortens namn").fill("Sikås");
    page.button("Hämta min position").click();
    page.status_says("Läget ligger i kommunen Strömsund.");
    page.button("Spara").click();
    page.heading("Sikås").shown();
}

#[track_caller]
fn writes_the_first_half(page: &Page) {
    page.link("Nytt besök här").click();
    adds_photo(page);
    for (service, state) in [("Dagligvaror", "Finns"), ("Drivmedel", "Saknas")] {
        page.group(service).button(state).click();
        page.group(service).says(&format!("{state}, idag"));
    }
    page.field("Anteckning").type_on("Ny kyl behövs före sommaren.");
    // Less than a second, as when a phone needs the memory for a call.
    thread::sleep(Duration::from_millis(700));
}

#[track_caller]
fn writes_the_second_half(page: &Page) {
    page.field("Anteckning").holds("Ny kyl behövs före sommaren.");
    page.group("Drivmedel").says("Saknas, idag");
    page.field("Bildtext Bild 1").shown();
    for (at, (what, who, when)) in PROMISED.into_iter().enumerate() {
        page.button("Lägg till uppföljning").click();
        let group = page.group(format!("Uppföljning {}", at + 1));
        page.is_focused("Vad ska göras?");
        page.type_keys(what);
        group.button(who).click();
        group.button(when).click();
    }
    page.button("Spara").click();
    page.status_says("Sparat på den här telefonen");
    page.heading(containing("Sikås")).nth(0).shown();
    let followups = page.region("Vem gör vad härnäst?").list("");
    assert_eq!(followups.items().count(), 3);
    followups.items().nth(0).says("Räkna på kyldiskar");
    followups.items().nth(0).says("Servicesamordnare, Region Jämtland Härjedalen");
    page.region("Anteckning").says("Ny kyl behövs före sommaren.");
    page.region("Bilder").shown();
}
