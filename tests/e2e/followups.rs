//! The list over all follow-ups: narrowed, ticked off several at once, mailed to who promised, and taken
//! to the calendar.

use crate::acts::Visit;
use crate::acts::begins_on;
use crate::acts::the_third_of_april;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Server;
use crate::harness::containing;

#[test]
fn several_are_ticked_off_at_once_and_the_next_at_the_same_place_is_offered() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    Visit::in_sikas().written_by(page);
    page.open("#/uppfoljningar");
    page.heading("Uppföljningar").nth(0).shown();

    // One done: the next one there is a tap away.
    page.button("Klar: Gå igenom sortiment och öppettider med butiken").click();
    page.status_says("Markerad som klar");
    page.link("Nästa i Sikås: Räkna på stöd till kyldiskar").shown();
    page.button("Ångra").click();
    page.region(containing("Försenade")).says("Gå igenom sortiment och öppettider med butiken");

    page.button("Välj flera").click();
    page.checkbox(containing("Räkna på stöd till kyldiskar")).check();
    page.checkbox(containing("Gå igenom sortiment")).check();
    page.has_no_barriers();
    page.button("Klara (2)").click();
    page.status_says("2 markerade som klara");
    page.link("Nästa i Sikås: Ta upp butiken i nätverket för landsbygdsfrågor").shown();
    page.region(containing("Klara")).says("Räkna på stöd till kyldiskar");
    page.button("Ångra").click();
    page.region(containing("Försenade")).says("Gå igenom sortiment och öppettider med butiken");
    page.region(containing("Senare")).says("Räkna på stöd till kyldiskar");
}

#[test]
fn the_list_is_narrowed_to_an_owner_who_gets_it_as_a_mail_and_it_goes_to_the_calendar() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    Visit::in_sikas().written_by(page);
    page.open("#/uppfoljningar");
    page.button("Visa bara en del").click();
    page.field("Vem gör det?").choose("Landsbygdshandläggare, Länsstyrelsen");
    page.no_longer_sees("Räkna på stöd till kyldiskar");
    page.region(containing("Senare")).says("Ta upp butiken i nätverket");
    page.region("Mejl till Landsbygdshandläggare, Länsstyrelsen").shown();
    let letter = page.field("Mejlets text").value();
    assert!(letter.contains("Det här lovade ni:"), "{letter}");
    let line = "- Ta upp butiken i nätverket för landsbygdsfrågor (Sikås), senast 2 maj 2017";
    assert!(letter.contains(line), "{letter}");
    assert!(!letter.contains("kyldiskar"), "{letter}");
    page.link("Öppna i mejlen").shown();
    page.has_no_barriers();

    page.field("Vem gör det?").choose("Alla");
    let file = page.download(|| page.button("Till kalendern").click());
    assert_eq!(file.name(), "uppfoljningar-2017-04-03.ics");
    let text = file.text();
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 3, "{text}");
    assert!(text.contains("DTSTART;VALUE=DATE:20170415\r\n"), "{text}");
    assert!(text.contains("SUMMARY:Räkna på stöd till kyldiskar\r\n"), "{text}");

    // The visit itself, with what was promised in it.
    page.open("#/besok");
    page.link(containing("Butiksbesök i Sikås")).click();
    let file = page.download(|| page.button("Till kalendern").click());
    assert_eq!(file.name(), "besok-2017-03-31.ics");
    assert_eq!(file.text().matches("BEGIN:VEVENT").count(), 4);
}
