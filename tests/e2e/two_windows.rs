//! Two windows on one book: each sees what the other saves, and neither loses anything.

use crate::acts::Visit;
use crate::acts::begins_on;
use crate::acts::the_third_of_april;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Server;
use crate::harness::containing;

#[test]
fn a_second_window_shows_what_the_first_saves_and_both_may_change_one_visit() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    begins_on(&browser, the_third_of_april());
    let first = browser.page();
    let second = first.second_window();
    Visit::in_sikas().written_by(first);

    // Seen without a reload.
    second.region("Senaste besöken").link(containing("Butiksbesök i Sikås")).click();
    second.region("Anteckning").says("endast 7 km");

    // Both open the form on the same visit; one changes the note, the other the conditions.
    first.link("Ändra").click();
    second.link("Ändra").click();
    first.field("Anteckning").type_on(" Ägaren är positiv.");
    second.field("Förutsättningar att driva verksamheten").type_on(" Kylen är gammal.");
    first.button("Spara").click();
    first.status_says("Sparat på den här telefonen");
    second.button("Spara").click();
    second.status_says("Sparat på den här telefonen");
    for page in [first, &second] {
        page.region("Anteckning").says("Ägaren är positiv.");
        page.region("Förutsättningar att driva verksamheten").says("Kylen är gammal.");
        assert!(!page.text().contains("ändrats på två håll"));
    }

    // Now both change the same field: both texts are kept, and a person is asked.
    first.link("Ändra").click();
    second.link("Ändra").click();
    first.field("Vad har ändrats sedan sist?").fill("Sågverket läggs ner i juni.");
    second.field("Vad har ändrats sedan sist?").fill("Sågverket läggs ner i augusti.");
    first.button("Spara").click();
    first.status_says("Sparat på den här telefonen");
    second.button("Spara").click();
    for page in [first, &second] {
        let choices = page.region("Välj vad som ska gälla");
        choices.says("Skillnad: juni slut på skillnad");
        choices.says("Skillnad: augusti slut på skillnad");
    }
}
