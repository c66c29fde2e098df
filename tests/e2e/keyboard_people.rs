//! Without a mouse or a finger: a person is found and erased, and what is past its day is gone
//! through.

use crate::acts::begins_on;
use crate::acts::enters;
use crate::acts::rows_of;
use crate::acts::walk_back_to;
use crate::acts::walk_to;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::any;
use crate::harness::starting;

const A_DAY: &str = "2026-11-23T09:00:00+01:00";

#[track_caller]
fn a_contact(page: &Page, role: &str, name: &str, keep_until: &str) {
    page.open("#/kontakter/nytt");
    page.heading("Ny kontakt").shown();
    for (field, text) in [("Roll", role), ("Namn", name), ("Gallras efter", keep_until)] {
        if !text.is_empty() {
            page.field(field).fill(text);
        }
    }
    page.button("Spara").click();
    page.heading(role).shown();
}

#[test]
fn a_person_is_found_and_erased_with_the_keyboard_alone() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    begins_on(&browser, A_DAY);
    let page = browser.page();
    a_contact(page, "Butiksägare", "Karin Exempel", "");
    a_contact(page, "Växel", "Karin Exempel", "");
    walk_back_to(page, "Mer");
    page.press(&["Enter"]);
    page.is_focused("Mer");
    enters(page, starting("Allt om en person"));
    page.is_focused("Allt om en person");
    walk_to(page, "Namn, telefonnummer och e-post");
    page.type_keys("Karin Exempel");
    enters(page, "Sök i allt");
    page.status_says("Hittades på 2 ställen");
    page.is_focused("Det som hittats");

    // The question keeps the focus inside, and gives it back where it came from.
    enters(page, starting("Radera kontakten"));
    page.dialog("Radera för gott?").shown();
    walk_to(page, "Avbryt");
    page.press(&["Enter"]);
    page.dialog(any()).gone();
    page.is_focused(starting("Radera kontakten"));
    page.focus_can_be_seen();
    page.press(&["Enter"]);
    page.dialog("Radera för gott?").shown();
    page.press(&["Escape"]);
    page.dialog(any()).gone();
    page.is_focused(starting("Radera kontakten"));

    // One of two goes, and then the rest; the buttons go with them, the focus does not.
    page.press(&["Enter"]);
    page.dialog("Radera för gott?").shown();
    page.is_focused("Radera för gott");
    page.press(&["Enter"]);
    page.status_says("Hittades på 1 ställe");
    page.is_focused("Det som hittats");
    enters(page, "Radera allt som hittats");
    page.dialog("Radera för gott?").shown();
    page.is_focused("Radera för gott");
    page.press(&["Enter"]);
    page.sees("Ingenting hittades.");
    page.is_focused("Det som hittats");
    assert!(!rows_of(page).to_string().contains("Karin"));
}

#[test]
fn what_is_past_its_day_is_gone_through_with_the_keyboard_alone() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    begins_on(&browser, A_DAY);
    let page = browser.page();
    a_contact(page, "Butiksägare", "Karin Exempel", "2025-12-31");
    a_contact(page, "Växel", "", "");
    walk_back_to(page, "Idag");
    page.press(&["Enter"]);
    page.is_focused(starting("Idag"));
    enters(page, "Gå igenom");
    page.is_focused("Gallring");

    enters(page, starting("Behåll ett år till"));
    page.status_says("Behålls till 23 november 2027");
    page.region(starting("Skulle ha gallrats")).gone();
    page.is_focused("Gallring");
    enters(page, "Ångra");
    page.region(starting("Skulle ha gallrats")).link("Butiksägare").shown();
    page.is_focused("Gallring");

    // Another day than a year on: what is no day leads back to its field.
    enters(page, starting("Behåll till en viss dag"));
    enters(page, "Behåll");
    page.sees("Välj en dag som inte har varit");
    page.is_focused("Gallras efter");
    page.focus_can_be_seen();

    enters(page, starting("Radera"));
    page.dialog(any()).shown();
    walk_to(page, "Avbryt");
    page.press(&["Enter"]);
    page.dialog(any()).gone();
    page.is_focused(starting("Radera"));
    page.press(&["Enter"]);
    page.dialog(any()).shown();
    page.is_focused("Radera för gott");
    page.press(&["Enter"]);
    page.status_says("Raderat.");
    page.is_focused("Gallring");
}
