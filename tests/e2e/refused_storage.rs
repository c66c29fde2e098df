//! A phone that is full: it is said at once, the text stays on the screen, and it can leave in a
//! file.

use crate::acts::Visit;
use crate::acts::begins;
use crate::acts::starts;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::containing;

#[test]
fn a_full_phone_says_so_keeps_the_text_offers_a_file_and_saves_once_there_is_room() {
    let server = Server::of_the_app();
    let mut browser = Browser::phone(&server);
    begins(&browser);
    let page = browser.page();
    page.link("Nytt besök").click();
    Visit::in_sikas().fills(page);
    fill_up(page);
    page.button("Spara").click();

    page.alert_says("Det sparades inte");
    page.alert_says("Telefonen är full. Ta bort något annat från telefonen och försök igen");
    page.field("Ort").holds("Sikås");
    page.field("Anteckning").holds(Visit::in_sikas().notes);
    page.group("Uppföljning 3").field("Klart senast").holds("2017-03-20");
    page.has_no_barriers();

    // What was typed goes along, though the phone does not have it.
    let file = page.download(|| page.button("Spara allt i en fil").click());
    assert!(file.name().starts_with("faltbok-"), "{}", file.name());
    assert!(file.text().contains(r#""format":"faltbok""#));
    assert!(file.text().contains("Färre kunder på vardagarna"));
    assert!(file.text().contains("Räkna på stöd till kyldiskar"));

    page.button("Försök igen").click();
    page.alert_says("Det sparades inte");
    make_room(page);
    page.button("Försök igen").click();
    page.status_says("Sparat på den här telefonen");
    page.heading("Butiksbesök i Sikås").shown();
    page.no_longer_sees("Telefonen är full");
    browser.kill_and_reopen();
    starts(browser.page());
    browser.page().region("Senaste besöken").link(containing("Butiksbesök i Sikås")).shown();
}

/// From now on the browser refuses to keep anything more, as a full phone's does.
fn fill_up(page: &Page) {
    page.script(
        "IDBObjectStore.prototype.room = IDBObjectStore.prototype.put; \
         IDBObjectStore.prototype.put = function () { \
           throw new DOMException('The quota has been exceeded.', 'QuotaExceededError'); \
         }",
        &[],
    );
}

fn make_room(page: &Page) {
    page.script("IDBObjectStore.prototype.put = IDBObjectStore.prototype.room", &[]);
}
