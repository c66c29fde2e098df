//! A place by three letters, by where the phone is, and by a tap on the map, with no network.

use crate::acts::allows_position;
use crate::acts::begins;
use crate::acts::is_at;
use crate::acts::is_painted;
use crate::harness::Browser;
use crate::harness::Engine;
use crate::harness::Finds;
use crate::harness::Look;
use crate::harness::Server;
use crate::harness::containing;
use crate::harness::starting;

#[test]
fn three_letters_offer_a_place_and_choosing_it_fills_in_the_rest() {
    let mut server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins(&browser);
    server.stop();
    let page = browser.page();
    page.open("#/orter/nytt");
    let name = page.field("Ortens namn");
    name.click();
    page.type_keys("ham");
    page.status_says("orter i listan");
    page.type_keys("me");
    page.sees("Strömsund, 1 043 invånare");
    page.has_no_barriers();
    page.press(&["Down"]);
    page.press(&["Enter"]);
    page.status_says("Ifyllt ur ortlistan: Kommun, Läge, Invånare");
    name.holds("Hammerdal");
    page.field("Kommun").holds("Strömsund");
    page.field("Latitud (nord)").holds("63,5762");
    page.sees("Läget är från ortlistan.");
    page.field("Källa").holds("GeoNames, utan datum");
    page.button("Spara").click();
    page.heading("Hammerdal").shown();
    page.sees("1 043 invånare (GeoNames, utan datum)");
    page.link("Visa på karta").shown();
}

#[test]
fn what_was_written_before_stays_until_the_person_takes_the_list_s() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    begins(&browser);
    let page = browser.page();
    page.open("#/orter/nytt");
    page.field("Kommun").fill("Krokom");
    page.field("Ortens namn").click();
    page.type_keys("hammerd");
    page.sees("Strömsund, 1 043 invånare");
    // Escape closes the list and leaves what was typed.
    page.press(&["Escape"]);
    page.field("Ortens namn").holds("hammerd");
    page.press(&["Down"]);
    page.press(&["Enter"]);
    page.field("Kommun").holds("Krokom");
    page.status_says("Det du skrev står kvar");
    page.button("Byt till Strömsund").click();
    page.field("Kommun").holds("Strömsund");
}

#[test]
fn a_village_that_no_list_has_gets_its_place_from_the_phone() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins(&browser);
    let page = browser.page();
    is_at(page, 63.615, 15.265, 25);
    page.open("#/orter/nytt");
    page.field("Ortens namn").fill("Sikås");
    page.button("Hämta min position").click();
    page.status_says("Positionen är hämtad. Den kan vara 25 m fel.");
    page.field("Latitud (nord)").holds("63,615");
    page.field("Kommun").holds("Strömsund");
    page.status_says("Läget ligger i kommunen Strömsund.");
    page.has_no_barriers();
    page.button("Spara").click();
    page.heading("Sikås").shown();

    is_at(page, 63.6, 15.2, 12_000);
    page.link("Ändra orten").click();
    page.field("Latitud (nord)").holds("63,615");
    page.button("Hämta min position").click();
    page.status_says("Positionen är mycket osäker");
}

#[test]
fn a_phone_that_may_not_tell_where_it_is_says_what_to_do() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins(&browser);
    let page = browser.page();
    allows_position(page, "denied");
    page.open("#/orter/nytt");
    page.field("Ortens namn").fill("Sikås");
    page.button("Hämta min position").click();
    page.status_says("Webbläsaren får inte läsa din position");
    // The way on: both numbers as a map on the web gives them, pasted into one field.
    page.field("Latitud (nord)").fill("63.615, 15.265");
    page.press(&["Tab"]);
    page.field("Longitud (öst)").holds("15,265");
    page.field("Kommun").holds("Strömsund");
    page.field("Longitud (öst)").fill("");
    page.button("Spara").click();
    page.alert_says("Läge: Skriv både latitud och longitud");
    page.field("Longitud (öst)").fill("15,265");
    page.button("Spara").click();
    page.heading("Sikås").shown();
}

#[test]
fn a_tap_on_the_map_says_where_a_place_is_also_by_keys_and_in_other_engines() {
    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        let server = Server::of_the_app();
        let browser = Browser::open(engine, Look::Phone, &server);
        begins(&browser);
        let page = browser.page();
        page.open("#/orter/nytt");
        page.field("Ortens namn").fill("Kårböle");
        page.field("Latitud (nord)").fill("61,983");
        page.field("Longitud (öst)").fill("15,317");
        page.button("Välj på kartan").click();
        page.button("Stäng kartan").shown();
        is_painted(page);
        page.script("document.querySelector('.map__frame').focus()", &[]);
        page.is_focused(starting("Karta att välja läge på"));
        // The map opens around the position; its middle is where it was.
        page.press(&["Enter"]);
        page.sees("Läget är från kartan.");
        page.field("Kommun").holds("Ljusdal");
        page.button("Spara").click();
        page.heading("Kårböle").shown();
        page.link(starting("Visa på karta")).shown();
        page.has_no_barriers();
        page.link(containing("Visa på karta")).click();
        page.heading("Karta").shown();
    }
}
