//! Without a mouse or a finger: a visit is written with the keyboard alone.

use crate::acts::begins;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::containing;

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

    // A question takes the focus, and Escape leaves everything as it was.
    walk_to(page, "Ta bort");
    page.press(&["Enter"]);
    page.dialog(containing("Ta bort besöket?")).shown();
    page.press(&["Escape"]);
    page.dialog(containing("Ta bort besöket?")).gone();
    page.is_focused("Ta bort");
}

/// Presses Tab until the focus is there.
#[track_caller]
fn walk_to(page: &Page, name: &str) {
    for _ in 0..60 {
        page.press(&["Tab"]);
        if page.focused() == name {
            page.focus_can_be_seen();
            return;
        }
    }
    panic!("sixty steps do not lead to {name:?}; the focus is on {:?}", page.focused());
}
