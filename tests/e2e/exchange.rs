//! Point 8: the whole book goes in one file to another phone, is looked at and merged there, as
//! often as anybody likes; what two people wrote apart is shown, and one of them chooses.

use crate::acts::Party;
use crate::acts::Visit;
use crate::acts::backs_up;
use crate::acts::begins;
use crate::acts::begins_on;
use crate::acts::belongs_to;
use crate::acts::chooses_file;
use crate::acts::rows_of;
use crate::acts::starts;
use crate::acts::takes_in;
use crate::acts::the_third_of_april;
use crate::harness::Browser;
use crate::harness::Engine;
use crate::harness::Finds;
use crate::harness::Look;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::containing;
use crate::harness::starting;

const COORDINATOR: Party = Party("Servicesamordnare", "Region Jämtland Härjedalen");
const OFFICER: Party = Party("Landsbygdshandläggare", "Länsstyrelsen");

#[test]
fn a_book_goes_to_another_phone_and_back_and_edits_made_apart_are_chosen_between() {
    let server = Server::of_the_app();
    let (first, second) = (Browser::phone(&server), Browser::phone(&server));
    begins_on(&first, the_third_of_april());
    begins_on(&second, the_third_of_april());
    let (one, other) = (first.page(), second.page());
    belongs_to(one, &COORDINATOR);
    belongs_to(other, &OFFICER);
    Visit::in_sikas().written_by(one);
    let file = backs_up(one);
    assert!(
        file.name().starts_with("faltbok-2017-04-03-09") && file.name().contains("samordnare"),
        "{}",
        file.name()
    );
    one.navigation("Huvudmeny").link("Idag").click();
    one.region("Säkerhetskopia").says("Säkerhetskopierad idag, inget ändrat sedan dess");

    // Nothing is changed until the person has seen what would be.
    chooses_file(other, &file.path);
    other.heading("Så här ändras din bok").shown();
    other.sees("Från Servicesamordnare, Region Jämtland Härjedalen, sparad 3 april 2017 09:");
    other.button("6 nya").click();
    other.sees("Räkna på stöd till kyldiskar");
    assert_eq!(rows_of(other), serde_json::json!([]));
    other.has_no_barriers();
    other.button("Hämta in").click();
    other.heading("Filen är inhämtad").shown();
    assert_eq!(rows_of(other), rows_of(one));

    // The same file again changes nothing, and says so.
    chooses_file(other, &file.path);
    other.heading("Inget nytt i filen").shown();
    other.sees("6 poster finns redan och är likadana");
    assert!(!other.button("Hämta in").is_there());
    assert_eq!(rows_of(other), rows_of(one));

    both_write_apart(one, other);
    let theirs = backs_up(other);
    chooses_file(one, &theirs.path);
    one.sees("1 har ändrats av er båda, du får välja efteråt");
    one.button("Hämta in").click();
    one.heading("Filen är inhämtad").shown();
    one.sees("1 sak har ni ändrat var för sig. Båda värdena är sparade.");
    one.link("Välj").click();
    one.heading("Välj vad som ska gälla").shown();
    one.sees("Ni har båda ändrat ”Vad har ändrats sedan sist?” sedan ni senast delade.");
    one.sees("Skillnad: juni slut på skillnad");
    one.sees("Skillnad: augusti slut på skillnad");
    one.sees("Servicesamordnare, Region Jämtland Härjedalen");
    one.has_no_barriers();
    one.button(containing("från Landsbygdshandläggare, Länsstyrelsen")).click();
    one.sees("Inget att välja.");
    one.navigation("Huvudmeny").link("Besök").click();
    one.link(starting("Butiksbesök i Sikås")).click();
    one.region("Vad har ändrats sedan sist?").says("Bruket läggs ner i augusti.");
    // What only one of them changed came along without a question.
    one.region("Förutsättningar att driva verksamheten").says("Kylen är från 1998.");

    // The choice travels, and both phones hold the same again.
    takes_in(other, &backs_up(one).path);
    assert!(!other.text().contains("ändrat var för sig"));
    assert_eq!(rows_of(other), rows_of(one));
    starts(other);
    assert!(!other.text().contains("ändrats på två håll"));
}

fn both_write_apart(one: &Page, other: &Page) {
    for (page, month) in [(one, "juni"), (other, "augusti")] {
        page.navigation("Huvudmeny").link("Besök").click();
        page.link(starting("Butiksbesök i Sikås")).click();
        page.link("Ändra").click();
        page.field("Vad har ändrats sedan sist?").fill(&format!("Bruket läggs ner i {month}."));
        if month == "augusti" {
            page.field("Förutsättningar att driva verksamheten").fill("Kylen är från 1998.");
        }
        page.button("Spara").click();
        page.status_says("Sparat på den här telefonen");
    }
}

/// Both have the same book, edit one visit apart, hand each other files, and one of them chooses.
fn edits_made_apart_end_alike(engine: Engine) {
    let server = Server::of_the_app();
    let open = || Browser::open(engine, Look::Desk, &server);
    let (first, second) = (open(), open());
    begins(&first);
    begins(&second);
    let (one, other) = (first.page(), second.page());
    belongs_to(one, &COORDINATOR);
    belongs_to(other, &OFFICER);
    Visit::in_sikas().written_by(one);
    takes_in(other, &backs_up(one).path);
    both_write_apart(one, other);
    let (ours, theirs) = (backs_up(one), backs_up(other));
    takes_in(one, &theirs.path);
    takes_in(other, &ours.path);
    assert_eq!(rows_of(one), rows_of(other), "both hold both before anybody chooses");

    one.navigation("Huvudmeny").link("Idag").click();
    one.link("Välj").click();
    one.button(containing("från Landsbygdshandläggare, Länsstyrelsen")).click();
    one.sees("Inget att välja.");
    takes_in(other, &backs_up(one).path);
    other.navigation("Huvudmeny").link("Besök").click();
    other.link(starting("Butiksbesök i Sikås")).click();
    other.region("Vad har ändrats sedan sist?").says("Bruket läggs ner i augusti.");
    assert_eq!(rows_of(one), rows_of(other));
    // The files differ in who made them and when, and in nothing else.
    let records = |page: &Page| {
        let text = backs_up(page).text();
        text[text.find("\"records\"").expect("a book's file")..].to_owned()
    };
    assert_eq!(records(one), records(other));
}

#[test]
fn chromium_ends_with_the_same_bytes_on_both_sides() {
    edits_made_apart_end_alike(Engine::Chromium);
}

#[test]
fn firefox_ends_with_the_same_bytes_on_both_sides() {
    edits_made_apart_end_alike(Engine::Firefox);
}

#[test]
fn webkit_ends_with_the_same_bytes_on_both_sides() {
    edits_made_apart_end_alike(Engine::WebKit);
}

#[test]
fn a_file_that_was_brought_in_by_mistake_is_taken_out_again() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    Visit::in_sikas().written_by(page);
    let before = rows_of(page);
    let example = crate::harness::program("FALTBOK_DIST", "dist").join("example.json");
    takes_in(page, &example);
    assert_ne!(rows_of(page), before);
    page.button("Ångra hämtningen").click();
    page.status_says("Hämtningen är ångrad. Boken är som den var.");
    assert_eq!(rows_of(page), before);
    page.navigation("Huvudmeny").link("Planer").click();
    page.sees("Inga planer än.");
}
