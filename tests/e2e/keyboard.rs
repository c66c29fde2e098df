//! Without a mouse or a finger: visits, plans, checks, search and files with the keyboard alone.

use crate::acts::Visit;
use crate::acts::begins;
use crate::acts::walk_back_to;
use crate::acts::walk_to;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Server;
use crate::harness::containing;
use crate::harness::program;
use crate::harness::starting;
use serde_json::Value;
use std::fs;

#[test]
fn a_visit_is_written_with_the_keyboard_alone() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    begins(&browser);
    let page = browser.page();
    page.is_focused(containing("Idag"));

    // Before everything else stands a way past the menu.
    for _ in 0..12 {
        page.press(&["Shift", "Tab"]);
        if page.focused() == "Hoppa till innehållet" {
            break;
        }
    }
    page.is_focused("Hoppa till innehållet");
    page.focus_can_be_seen();
    page.press(&["Enter"]);
    page.press(&["Tab"]);
    page.focus_can_be_seen();
    let is_past_the_menu = "return !!document.activeElement.closest('main')";
    assert_eq!(page.script(is_past_the_menu, &[]), true, "{}", page.focused());
    walk_to(page, "Nytt besök");
    page.press(&["Enter"]);
    page.is_focused("Nytt besök");
    walk_to(page, "Anteckning");
    page.type_keys("Kunderna från bruket saknas.");
    walk_to(page, "Ort");
    page.type_keys("Sikås");
    walk_to(page, "Lägg till deltagare");
    page.press(&["Enter"]);
    // The new field has the focus by itself.
    page.is_focused("Roll");
    page.type_keys("Butiksägare");
    walk_to(page, "Spara");
    page.press(&["Enter"]);
    page.is_focused("Butiksbesök i Sikås");
    page.region("Anteckning").says("Kunderna från bruket saknas.");
    page.region("Om besöket").says("Butiksägare");

    // What was removed comes back by the notice.
    walk_to(page, "Ta bort");
    page.press(&["Enter"]);
    page.status_says("Butiksbesök i Sikås ligger i papperskorgen under Mer.");
    page.heading("Besök").shown();
    walk_to(page, "Ångra");
    page.press(&["Enter"]);
    page.link(containing("Butiksbesök i Sikås")).shown();

    // A question takes the focus, and Escape leaves everything as it was.
    walk_back_to(page, containing("Nytt besök"));
    page.press(&["Enter"]);
    page.is_focused("Nytt besök");
    walk_to(page, "Anteckning");
    page.type_keys("Mer om bruket.");
    walk_to(page, "Avbryt");
    page.press(&["Enter"]);
    page.dialog(containing("Släng det du har skrivit?")).shown();
    page.press(&["Escape"]);
    page.dialog(containing("Släng det du har skrivit?")).gone();
    page.is_focused("Avbryt");
    page.field("Anteckning").holds("Mer om bruket.");
}

#[test]
fn a_plan_gets_a_goal_and_an_action_with_the_keyboard_alone() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    begins(&browser);
    let page = browser.page();
    walk_back_to(page, "Planer");
    page.press(&["Enter"]);
    page.is_focused("Planer");
    walk_to(page, "Ny plan");
    page.press(&["Enter"]);
    page.is_focused("Ny plan");
    walk_to(page, "Planens namn");
    page.type_keys("Serviceplan för Bräcke kommun");
    walk_to(page, "Läge");
    page.type_keys("Beslutad");
    page.field("Läge").holds("Beslutad");
    walk_to(page, "Spara");
    page.press(&["Enter"]);
    page.is_focused("Serviceplan för Bräcke kommun");

    walk_to(page, "Nytt mål");
    page.press(&["Enter"]);
    page.is_focused("Nytt mål");
    // What was forgotten is led to: the list of faults has the focus, its link leads to the field.
    walk_to(page, "Spara");
    page.press(&["Space"]);
    page.is_focused(containing("En uppgift behöver rättas"));
    walk_to(page, starting("Mål: "));
    page.press(&["Enter"]);
    page.is_focused("Mål");
    page.focus_can_be_seen();
    page.type_keys("God tillgång till service");
    walk_to(page, "Spara");
    page.press(&["Enter"]);
    page.is_focused("Serviceplan för Bräcke kommun");

    walk_to(page, starting("Ny åtgärd"));
    page.press(&["Enter"]);
    page.is_focused("Ny åtgärd");
    walk_to(page, "Åtgärd");
    page.type_keys("Serviceturné");
    walk_to(page, "Spara");
    page.press(&["Enter"]);
    page.is_focused("Serviceplan för Bräcke kommun");

    // The row is drawn anew with what it has become, and keeps the focus.
    walk_to(page, "Påbörja: Serviceturné");
    page.press(&["Space"]);
    page.status_says("Serviceturné: Pågår");
    page.is_focused(containing("Serviceturné"));
    page.focus_can_be_seen();
    walk_to(page, "Klar: Serviceturné");
    page.press(&["Space"]);
    page.sees("1 av 1 klar");
}

#[test]
fn a_check_is_made_and_read_with_the_keyboard_alone() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    begins(&browser);
    let page = browser.page();
    walk_back_to(page, "Mer");
    page.press(&["Enter"]);
    page.is_focused("Mer");
    walk_to(page, starting("Stödkontroller"));
    page.press(&["Enter"]);
    page.is_focused("Stödkontroller");
    walk_to(page, "Ny stödkontroll");
    page.press(&["Enter"]);
    page.is_focused("Ny stödkontroll");
    walk_to(page, "Butik");
    page.type_keys("Valsjöbyns lanthandel");
    walk_to(page, "Kilometer");
    page.type_keys("7");
    // What is folded away opens with the space bar, and is the next thing to reach.
    walk_to(page, "Källa, datum och mer");
    page.press(&["Space"]);
    walk_to(page, "Källa");
    page.type_keys("Bilens");
    page.field("Källa").holds("Bilens vägmätare");
    walk_to(page, "Spara");
    page.press(&["Enter"]);
    page.is_focused("Särskilt driftstöd, Valsjöbyns lanthandel");
    page.sees("7 km vägavstånd till närmaste butik: bilens vägmätare");

    // Past the law behind each criterion, and on to what was entered.
    walk_to(page, containing("kräver nät"));
    walk_to(page, "Ändra uppgifterna");
    page.press(&["Enter"]);
    page.is_focused("Ändra stödkontrollen");
    walk_to(page, "Kilometer");
    page.press(&["Backspace"]);
    page.type_keys("17");
    walk_to(page, "Spara");
    page.press(&["Enter"]);
    page.is_focused("Särskilt driftstöd, Valsjöbyns lanthandel");
    page.sees("17 km");
}

#[test]
fn something_is_found_and_opened_with_the_keyboard_alone() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    begins(&browser);
    let page = browser.page();
    Visit { notes: "Kylen är gammal.", place: "Kälarne", ..Visit::default() }.written_by(page);
    walk_back_to(page, "Sök");
    page.press(&["Enter"]);
    page.is_focused("Sök i boken");
    page.focus_can_be_seen();
    page.type_keys("kalarne");
    walk_to(page, starting("Butiksbesök i Kälarne"));
    page.press(&["Enter"]);
    page.is_focused("Butiksbesök i Kälarne");
    // And on from there, to the place of the visit.
    walk_to(page, "Kälarne");
    page.press(&["Enter"]);
    page.is_focused("Kälarne");
}

#[test]
fn a_file_is_brought_in_and_taken_out_again_with_the_keyboard_alone() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    begins(&browser);
    let page = browser.page();
    walk_to(page, "Hämta från fil");
    page.press(&["Enter"]);
    page.is_focused("Hämta från fil");
    walk_to(page, starting("Välj fil"));
    // The window in which a file is chosen is the system's own.
    let example = program("FALTBOK_DIST", "dist").join("example.json");
    let text = fs::read_to_string(&example).expect("the example is in the release");
    let book: Value = serde_json::from_str(&text).expect("the example is JSON");
    let records = book["records"].as_array().expect("records").len();
    page.file_field("Välj fil").upload(&example);
    page.is_focused("Så här ändras din bok");
    walk_to(page, format!("{records} nya").as_str());
    page.press(&["Space"]);
    page.sees("Butiken i Sikås");
    walk_to(page, "Hämta in");
    page.press(&["Enter"]);
    page.is_focused("Filen är inhämtad");
    walk_to(page, "Ångra hämtningen");
    page.press(&["Space"]);
    page.status_says("Hämtningen är ångrad. Boken är som den var.");
    page.is_focused("Hämta från fil");
    walk_to(page, starting("Välj fil"));
}
