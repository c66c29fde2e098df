//! Without a mouse or a finger, in the field: services, follow-ups, an agreement, a hand-over.

use crate::acts::Visit;
use crate::acts::begins_on;
use crate::acts::opens_the_example;
use crate::acts::the_third_of_april;
use crate::acts::walk_to;
use crate::acts::walks_round;
use crate::addresses::every_screen;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Server;
use crate::harness::any;
use crate::harness::containing;
use crate::harness::starting;

#[test]
fn services_and_follow_ups_are_ticked_with_the_keyboard_alone() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    Visit::in_sikas().written_by(page);
    page.open("#/orter");
    page.heading("Orter").shown();
    walk_to(page, starting("Sikås"));
    page.press(&["Enter"]);
    page.is_focused("Sikås");
    walk_to(page, "Hotad");
    page.press(&["Space"]);
    page.group("Dagligvaror").says("Hotad, idag");
    // Where one was, with the way back beside.
    page.is_focused("Hotad");
    walk_to(page, "Ångra Dagligvaror");
    page.press(&["Enter"]);
    page.group("Dagligvaror").says("Inte inventerat");

    page.open("#/uppfoljningar");
    page.is_focused("Uppföljningar");
    walk_to(page, "Välj flera");
    page.press(&["Enter"]);
    walk_to(page, containing("Räkna på stöd till kyldiskar"));
    page.press(&["Space"]);
    walk_to(page, "Klara (1)");
    page.press(&["Enter"]);
    page.status_says("Markerad som klar");
    page.is_focused("Uppföljningar");
}

#[test]
fn an_agreement_is_made_followed_up_and_handed_over_with_the_keyboard_alone() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    page.open("#/avtal/nytt");
    page.is_focused("Nytt avtal");
    walk_to(page, "Butik eller servicegivare");
    page.type_keys("Sikås lanthandel");
    walk_to(page, "Ort");
    page.type_keys("Sikås");
    walk_to(page, "Wifi");
    page.press(&["Space"]);
    walk_to(page, "Spara");
    page.press(&["Enter"]);
    page.is_focused(containing("Sikås lanthandel"));
    walk_to(page, "Wifi");
    page.press(&["Space"]);
    page.checkbox("Wifi").nth(0).shown();
    assert!(page.checkbox("Wifi").nth(0).is_checked());
    page.is_focused("Wifi");

    page.open("#/overlamning");
    page.is_focused("Överlämning");
    walk_to(page, "Vad ska lämnas över?");
    page.type_keys("Ort: S");
    page.article(any()).says("Sikås lanthandel");
    walk_to(page, "Skicka fil");
    page.press(&["Enter"]);
    page.is_focused("Skicka till en kollega");
    page.heading("Vem ska ha filen?").shown();
}

/// What the screens of the field are called in their addresses.
const FIELD: [&str; 12] = [
    "orter",
    "servicegivare",
    "inventer",
    "karta",
    "besok",
    "uppfoljning",
    "turneer",
    "avtal",
    "overlamning",
    "kontakter",
    "fragor",
    "dela-kommun",
];

#[test]
fn every_screen_of_the_field_is_walked_round_with_the_keyboard_alone() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    opens_the_example(page);
    let screens = every_screen(page);
    let screens = screens.iter().filter(|it| FIELD.iter().any(|word| it.name.contains(word)));
    let mut walked = 0;
    for screen in screens {
        page.open(&screen.address);
        page.heading(any()).nth(0).shown();
        let stops = walks_round(page);
        assert!(8 < stops, "{} has {stops} stops", screen.name);
        walked += 1;
    }
    assert!(30 < walked, "{walked} screens");
}
