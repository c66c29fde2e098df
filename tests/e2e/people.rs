//! People have a right to know what is written about them, and to be forgotten: a person is found
//! everywhere, handed an extract, erased, and no old file brings them back. What is past its day
//! comes up once a year.

use crate::acts::backs_up;
use crate::acts::begins_on;
use crate::acts::chooses_file;
use crate::acts::rows_of;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::any;
use crate::harness::containing;
use crate::harness::starting;

const A_DAY: &str = "2026-11-23T09:00:00+01:00";

struct Contact {
    role: &'static str,
    name: &'static str,
    phone: &'static str,
    email: &'static str,
    keep_until: &'static str,
}

const KARIN: Contact = Contact {
    role: "Butiksägare",
    name: "Karin Exempel",
    phone: "063-12 34",
    email: "karin@exempel.example",
    keep_until: "2025-12-31",
};

impl Contact {
    #[track_caller]
    fn written_by(&self, page: &Page) {
        page.navigation("Huvudmeny").link("Mer").click();
        page.link(starting("Kontakter")).click();
        page.link("Ny kontakt").click();
        let fields = [
            ("Roll", self.role),
            ("Namn", self.name),
            ("Telefon", self.phone),
            ("E-post", self.email),
            ("Ort", "Sikås"),
            ("Gallras efter", self.keep_until),
        ];
        for (field, text) in fields.into_iter().filter(|(_, text)| !text.is_empty()) {
            page.field(field).fill(text);
        }
        page.button("Spara").click();
        page.heading(self.role).shown();
    }
}

/// A visit whose note names somebody, and once said more of them.
#[track_caller]
fn a_visit_tells_of_karin(page: &Page) {
    page.navigation("Huvudmeny").link("Besök").click();
    page.link("Nytt besök").nth(0).click();
    page.field("Anteckning").fill("Karin Exempels kyl är trasig, hon är sjukskriven.");
    page.field("Ort").fill("Sikås");
    page.button("Spara").click();
    page.link("Ändra").click();
    page.field("Anteckning").fill("Karin Exempels kyl är trasig.");
    page.button("Spara").click();
    page.sees("Karin Exempels kyl är trasig.");
}

#[test]
fn a_person_is_found_everywhere_handed_an_extract_erased_and_stays_erased() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, A_DAY);
    let page = browser.page();
    KARIN.written_by(page);
    page.link("063-12 34").shown();
    page.link("karin@exempel.example").shown();
    page.has_no_barriers();
    a_visit_tells_of_karin(page);
    let old_file = backs_up(page);

    // From her contact, with all that is known of her filled in.
    page.navigation("Huvudmeny").link("Orter").click();
    page.link(starting("Sikås")).click();
    page.region("Kontakter").link(starting("Butiksägare")).click();
    page.link("Allt om den här personen").click();
    page.heading("Allt om en person").shown();
    page.field("Namn, telefonnummer och e-post")
        .holds("Karin Exempel\n063-12 34\nkarin@exempel.example");
    assert!(page.url().ends_with("#/person"), "{}", page.url());
    page.status_says("Hittades på 2 ställen");
    let found = page.region(starting("Poster"));
    found.link(starting("Butiksbesök i Sikås")).shown();
    found.says("Karin Exempels kyl är trasig.");
    found.says("Står nu");
    page.has_no_barriers();

    let extract = page.download(|| page.button("Spara utdraget").click());
    assert_eq!(extract.name(), "faltbok-utdrag-2026-11-23.txt");
    for part in ["Kontakt: Butiksägare", "063-12 34", "hon är sjukskriven", "Stod tidigare"] {
        assert!(extract.text().contains(part), "{part} is not in\n{}", extract.text());
    }

    // Not without a question, and the question can be answered no.
    page.button("Radera allt som hittats").click();
    let question = page.dialog("Radera för gott?");
    question.says("En kontakt raderas helt");
    question.says("I en post skrivs [borttaget namn] i stället");
    page.has_no_barriers();
    question.button("Avbryt").click();
    page.dialog(any()).gone();
    page.status_says("Hittades på 2 ställen");
    page.button("Radera allt som hittats").click();
    page.dialog("Radera för gott?").button("Radera för gott").click();
    page.status_says("Raderat.");
    page.sees("Ingenting hittades.");
    assert!(!rows_of(page).to_string().contains("Karin"));
    page.has_no_barriers();

    // An old file holds her still, and brings nothing back.
    chooses_file(page, &old_file.path);
    page.heading("Inget nytt i filen").shown();
    assert!(!rows_of(page).to_string().contains("Karin"));
    page.navigation("Huvudmeny").link("Besök").click();
    page.link(starting("Butiksbesök i Sikås")).click();
    page.sees("[borttaget namn] kyl är trasig.");
    page.link("Historik").click();
    page.heading("Historik").shown();
    assert!(!page.text().contains("sjukskriven"));
}

#[test]
fn a_colleague_who_takes_in_the_book_afterwards_forgets_the_person_too() {
    let server = Server::of_the_app();
    let (first, second) = (Browser::phone(&server), Browser::phone(&server));
    begins_on(&first, A_DAY);
    begins_on(&second, A_DAY);
    let (one, other) = (first.page(), second.page());
    KARIN.written_by(one);
    a_visit_tells_of_karin(one);
    let old_file = backs_up(one);
    chooses_file(other, &old_file.path);
    other.button("Hämta in").click();
    other.heading("Filen är inhämtad").shown();
    one.navigation("Huvudmeny").link("Mer").click();
    one.link(starting("Allt om en person")).click();
    one.field("Namn, telefonnummer och e-post").fill("karin exempel");
    one.button("Sök i allt").click();
    one.button("Radera allt som hittats").click();
    one.dialog("Radera för gott?").button("Radera för gott").click();
    one.status_says("Raderat.");
    chooses_file(other, &backs_up(one).path);
    other.button("Hämta in").click();
    other.heading("Filen är inhämtad").shown();
    assert!(!rows_of(other).to_string().contains("Karin"));
    assert_eq!(rows_of(other), rows_of(one));
    chooses_file(other, &old_file.path);
    other.heading("Inget nytt i filen").shown();
    assert_eq!(rows_of(other), rows_of(one));
}

#[test]
fn what_is_past_its_day_comes_up_and_is_kept_or_erased() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, A_DAY);
    let page = browser.page();
    KARIN.written_by(page);
    Contact { role: "Växel", name: "", phone: "", email: "", keep_until: "" }.written_by(page);
    page.navigation("Huvudmeny").link("Idag").click();
    page.sees("1 post skulle ha gallrats");
    page.link("Gå igenom").click();
    page.heading("Gallring").shown();
    let overdue = page.region(starting("Skulle ha gallrats"));
    overdue.link("Butiksägare").shown();
    overdue.says("31 december 2025");
    page.region(starting("Utan datum")).link("Växel").shown();
    page.has_no_barriers();

    overdue.button(starting("Behåll ett år till")).click();
    page.status_says("Behålls till 23 november 2027");
    page.region(starting("Skulle ha gallrats")).gone();
    page.button("Ångra").click();
    page.region(starting("Skulle ha gallrats")).link("Butiksägare").shown();

    page.region(starting("Utan datum")).button(starting("Radera")).click();
    let question = page.dialog("Radera Växel för gott?");
    question.says("Posten raderas helt");
    page.has_no_barriers();
    question.button("Radera för gott").click();
    page.status_says("Raderat.");
    page.region(starting("Utan datum")).gone();
    page.navigation("Huvudmeny").link("Mer").click();
    page.link(containing("1 post att gå igenom i år")).shown();
}
