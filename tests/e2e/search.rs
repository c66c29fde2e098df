//! Point 7: everything is found, with å, ä and ö or without, in either language.

use crate::acts::Plan;
use crate::acts::Visit;
use crate::acts::begins_on;
use crate::acts::the_third_of_april;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::any;
use crate::harness::containing;
use crate::harness::starting;

#[test]
fn sikas_is_found_however_it_is_written_and_in_either_language() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    Visit::in_sikas().written_by(page);
    Plan::of_bracke().written_by(page);
    page.link("Sök").click();
    page.sees("sikas hittar Sikås");
    let field = page.field("Sök i boken");
    // The cursor is there already: one tap from anywhere to the first letter.
    page.is_focused("Sök i boken");
    for query in ["sikas", "SIKÅS", "Sikås", "ika"] {
        field.fill(query);
        page.link(starting("Butiksbesök i Sikås")).shown();
        page.link(starting("Sikås lanthandel")).shown();
        assert!(!page.link(containing("Bräcke")).is_there(), "{query}");
    }
    // Several words, anywhere and in any order; a word of a note, a role, a follow-up.
    for (query, title) in [
        ("hammerdal butik", "Butiksbesök i Sikås"),
        ("lanstyrelsen", ""),
        ("länsstyrelsen natverket", "Ta upp butiken i nätverket"),
        ("kyldisk", "Räkna på stöd till kyldiskar"),
        ("bracke", "Serviceplan för Bräcke kommun"),
        ("KS 2016", "Serviceplan för Bräcke kommun"),
    ] {
        field.fill(query);
        if title.is_empty() {
            page.sees("Inget hittades.");
        } else {
            hits(page).with_text(title).nth(0).shown();
        }
    }
    page.has_no_barriers();
    field.fill("kyldisk");
    page.link(starting("Räkna på stöd till kyldiskar")).click();
    page.field("Vad ska göras?").holds("Räkna på stöd till kyldiskar");

    page.open("#/installningar");
    page.radio("English").check();
    page.heading("Settings").shown();
    page.link("Search").click();
    page.field("Search the book").fill("sikas");
    hits(page).with_text("Sikås lanthandel").nth(0).shown();
    page.sees("Visit");
}

fn hits(page: &Page) -> crate::harness::Locator {
    page.region(any()).nth(0).items()
}
