//! Choosing between what was written apart: in the record itself, with the differences marked, and
//! undone again.

use crate::acts::Visit;
use crate::acts::begins_on;
use crate::acts::the_third_of_april;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::containing;
use crate::harness::starting;

const CHANGED: &str = "Vad har ändrats sedan sist?";
const WORDS: &str = "Ni har båda ändrat ”Vad har ändrats sedan sist?” sedan ni senast delade.";

/// Two windows have the same form open, and both save.
pub fn written_apart(first: &Page, second: &Page) {
    Visit::in_sikas().written_by(first);
    second.region("Senaste besöken").link(containing("Butiksbesök i Sikås")).click();
    for page in [first, second] {
        page.link("Ändra").click();
    }
    for (page, month) in [(first, "juni"), (second, "augusti")] {
        page.field(CHANGED).fill(&format!("Sågverket läggs ner i {month}."));
        page.button("Spara").click();
        page.status_says("Sparat på den här telefonen");
    }
}

#[test]
fn a_choice_is_made_on_the_visit_s_own_page_and_undone_there_and_from_its_history() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    let other = page.second_window();
    written_apart(page, &other);

    let choices = page.region("Välj vad som ska gälla");
    choices.says(WORDS);
    choices.says("Skillnad: juni slut på skillnad");
    choices.says("Skillnad: augusti slut på skillnad");
    page.has_no_barriers();
    page.resize(360, 740);
    page.has_no_barriers();
    assert_eq!(page.too_wide(), "");
    page.resize(1280, 900);

    // Nothing else waits for the choice.
    page.link("Ändra").click();
    page.field("Anteckning").type_on(" Ägaren är positiv.");
    page.button("Spara").click();
    page.region("Anteckning").says("Ägaren är positiv.");
    page.region("Välj vad som ska gälla").says(WORDS);

    // A third text is still there after a reload.
    page.button("Skriv något annat").click();
    page.field(starting("Det som ska gälla")).fill("Sågverket läggs ner i höst.");
    page.reload();
    page.field(starting("Det som ska gälla")).holds("Sågverket läggs ner i höst.");
    page.button("Spara det").click();
    page.status_says("Valet är sparat. Det andra finns kvar i historiken.");
    page.region(CHANGED).says("Sågverket läggs ner i höst.");
    assert!(!page.region("Välj vad som ska gälla").is_there());

    // Undone at once, then decided anew, then undone from the history after a reload.
    page.button("Ångra").click();
    page.region("Välj vad som ska gälla").says("Skillnad: augusti slut på skillnad");
    page.button(containing("Behåll det här")).nth(0).click();
    // Which of them stands first, chance decides.
    page.region(CHANGED).says("Sågverket läggs ner i");
    assert!(!page.region("Välj vad som ska gälla").is_there());
    page.reload();
    page.link("Historik").click();
    page.button(starting("Öppna valet igen")).click();
    page.status_says("Valet är öppet igen.");
    page.sees("Valet öppnades igen");
    page.has_no_barriers();
    page.link("Öppna").click();
    page.region("Välj vad som ska gälla").says(WORDS);
    other.region("Välj vad som ska gälla").says(WORDS);
    page.navigation("Huvudmeny").link("Idag").click();
    page.link("Välj").click();
    page.heading("Välj vad som ska gälla").shown();
    page.sees("1 val kvar");
    page.button("Behåll båda").click();
    page.sees("Inget att välja.");
}

#[test]
fn what_is_saved_in_the_form_that_a_choice_opens_is_what_holds() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    let other = page.second_window();
    Visit::in_sikas().written_by(page);
    other.region("Senaste besöken").link(containing("Butiksbesök i Sikås")).click();
    for window in [page, &other] {
        window.link("Ändra").click();
    }
    for (window, day) in [(page, 1), (&other, 2)] {
        window.field("Datum").fill(&window.day(-day));
        window.button("Spara").click();
        window.status_says("Sparat på den här telefonen");
    }
    page.region("Välj vad som ska gälla").says("Ni har båda ändrat ”Datum”");
    page.link("Fyll i något annat").click();
    page.sees("Du väljer ”Datum”. Det du sparar här gäller.");
    // What is shown is also an answer.
    page.button("Spara").click();
    page.status_says("Sparat på den här telefonen");
    assert!(!page.region("Välj vad som ska gälla").is_there());
    page.button("Ångra").click();
    page.region("Välj vad som ska gälla").says("Ni har båda ändrat ”Datum”");
}
