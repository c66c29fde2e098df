//! The map: what stands on it, what is around one, and the same as a list; offline, by finger,
//! wheel, buttons and keys, on paper and as a picture.

use crate::acts::begins;
use crate::acts::is_painted;
use crate::acts::opens_the_example;
use crate::acts::starts;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::containing;
use crate::harness::starting;
use serde_json::Value;

#[test]
fn the_map_shows_the_book_offline_with_rings_distances_and_the_same_as_a_list() {
    let mut server = Server::of_the_app();
    let mut browser = Browser::phone(&server);
    begins(&browser);
    opens_the_example(browser.page());
    server.stop();
    browser.close_and_reopen();
    let page = browser.page();
    starts(page);
    page.open("#/orter");
    page.link("Visa karta").click();
    page.heading("Karta").shown();
    is_painted(page);
    let list = page.region("I kartbilden");
    list.says("5 av 5 syns i kartbilden.");
    list.link(starting("Hammerdal")).shown();
    page.region("Orter utan läge").link(starting("Sikås")).shown();
    page.has_no_barriers();

    list.button("Ringar runt Ljusdal").click();
    page.region("Runt Ljusdal").says("10 km: Särskilt driftstöd");
    list.link(starting("Ljusdal")).shown();
    list.link(starting("Hammerdal")).gone();
    page.button("Ta bort ringarna").click();
    page.button("Visa allt").click();
    list.link(containing("Hammerdal")).shown();

    page.checkbox("Bara orter med öppna uppföljningar").check();
    list.link(starting("Hammerdal")).gone();
    page.checkbox("Bara orter med öppna uppföljningar").uncheck();
    page.checkbox("Orter (5)").uncheck();
    list.says("0 av 5 syns i kartbilden.");
}

#[test]
fn keys_and_wheel_move_the_map_and_the_list_follows() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    begins(&browser);
    opens_the_example(browser.page());
    let page = browser.page();
    page.open("#/karta");
    is_painted(page);
    let list = page.region("I kartbilden");
    list.says("5 av 5");
    // By the keyboard, from what stands before it: a ring is for who came that way.
    page.script("document.querySelector('h1').focus()", &[]);
    page.press(&["Tab"]);
    page.is_focused(starting("Karta. Flytta med piltangenterna"));
    page.focus_can_be_seen();
    for _ in 0..6 {
        page.press(&["Left"]);
    }
    list.says("0 av 5");
    page.script("document.querySelector('.map__frame').focus()", &[]);
    page.press(&["0"]);
    list.says("5 av 5");
    page.script(
        "const frame = document.querySelector('.map__frame'); \
         const box = frame.getBoundingClientRect(); \
         for (let at = 0; at < 12; at += 1) { \
           frame.dispatchEvent(new WheelEvent('wheel', { deltaY: -150, bubbles: true, \
             cancelable: true, clientX: box.left + 5, clientY: box.top + 5 })); \
         }",
        &[],
    );
    list.says("0 av 5");
}

#[test]
fn the_picture_of_the_map_is_a_png_that_somebody_finds() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    begins(&browser);
    opens_the_example(browser.page());
    let page = browser.page();
    page.open("#/karta");
    is_painted(page);
    let picture = page.download(|| page.button("Spara som bild").click());
    assert!(picture.name().starts_with("karta-"), "{}", picture.name());
    let bytes = std::fs::read(&picture.path).expect("the picture is there");
    assert!(bytes.starts_with(b"\x89PNG") && 10_000 < bytes.len(), "{} bytes", bytes.len());
}

#[test]
fn the_map_is_drawn_in_the_dark_and_in_forced_colours() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    begins(&browser);
    let page = browser.page();
    page.open("#/karta");
    is_painted(page);
    let middle = |page: &Page| -> Value {
        page.script(
            "return new Promise((done) => setTimeout(() => { \
               const canvas = document.querySelector('.map__canvas'); \
               const one = canvas.getContext('2d').getImageData(2, 2, 1, 1).data; \
               done(one[0] + one[1] + one[2]); \
             }, 400))",
            &[],
        )
    };
    let light = middle(page).as_u64().unwrap_or_default();
    page.color_scheme("dark");
    let dark = middle(page).as_u64().unwrap_or_default();
    assert!(dark + 200 < light, "the sea is as light in the dark: {light}, {dark}");
    page.has_no_barriers();
}
