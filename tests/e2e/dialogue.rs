//! An evening in a school hall: eight questions with one thumb and no network, five answered, three
//! carried to the next meeting in the village.

use crate::acts::Visit;
use crate::acts::begins_on;
use crate::acts::starts;
use crate::acts::walk_to;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::containing;
use crate::harness::starting;
use std::thread;
use std::time::Duration;

const EVENING: &str = "2023-09-12T19:00:00+02:00";

fn a_meeting(day: &'static str) -> Visit {
    Visit { place: "Kårböle", day, kind: "Dialogmöte", ..Visit::default() }
}

#[track_caller]
fn decides(page: &Page, question: &str, choice: &str) {
    page.group(question).button(choice).click();
    page.group(question).button(choice).shown();
    page.is_focused(choice);
}

#[test]
fn three_of_eight_questions_go_on_to_the_next_meeting_and_the_list_goes_back_to_the_village() {
    let mut server = Server::of_the_app();
    let mut browser = Browser::phone(&server);
    begins_on(&browser, EVENING);
    let page = browser.page();
    a_meeting("2023-09-12").written_by(page);
    page.region("Frågor").says("Inga frågor än");
    // There is no coverage in the school hall.
    server.stop();
    page.link("Öppna frågorna").click();
    page.heading("Dialogmöte i Kårböle").shown();
    page.has_no_barriers();

    // What is commonly asked is a tap away; the rest is one field and Enter.
    page.button("Vilken service saknas?").click();
    page.region("Frågor på mötet").says("Vilken service saknas?");
    page.field("Ny fråga").click();
    for number in 2..=8 {
        page.type_keys(&format!("Fråga {number}?"));
        page.press(&["Enter"]);
        page.group(format!("Fråga {number}?")).shown();
        page.field("Ny fråga").holds("");
        page.is_focused("Ny fråga");
    }
    page.press(&["Enter"]);
    page.sees("Skriv frågan först");

    decides(page, "Vilken service saknas?", "Besvarad");
    for number in 2..=4 {
        decides(page, &format!("Fråga {number}?"), "Besvarad");
    }
    decides(page, "Fråga 5?", "Inte vår fråga");
    decides(page, "Fråga 7?", "Tas med");
    decides(page, "Fråga 8?", "Tas med");
    page.status_says("5 av 8 klara, 3 följer med till nästa möte");

    // A slip of the thumb is taken back, and its follow-up with it.
    decides(page, "Fråga 6?", "Tas med");
    page.status_says("Tas med, nu som uppföljning");
    page.button("Ångra").click();
    page.group("Fråga 6?").shown();

    page.link("Skriv svar: Fråga 2?").click();
    page.field("Svar").fill("Ja, från och med hösten.");
    page.button("Spara").click();
    page.sees("Ja, från och med hösten.");
    page.has_no_barriers();

    // Half a question survives the phone being put away.
    page.field("Ny fråga").fill("Vem sköter hjärt");
    thread::sleep(Duration::from_millis(700));
    browser.kill_and_reopen();
    let page = browser.page();
    page.pretend_it_is(EVENING);
    starts(page);
    page.link(starting("Fråga 7?")).shown();
    page.region("Senaste besöken").link(starting("Dialogmöte i Kårböle")).click();
    page.region("Frågor").says("5 av 8 klara, 3 följer med till nästa möte");
    page.link("Öppna frågorna").click();
    page.field("Ny fråga").holds("Vem sköter hjärt");
    page.field("Ny fråga").fill("");

    page.as_on_paper(true);
    page.sees("Frågor från Dialogmöte i Kårböle 12 september 2023");
    page.sees("Tar vi med oss");
    page.as_on_paper(false);
    page.link("Mejla").shown();

    // Two years later, in the same village.
    page.pretend_it_is("2025-09-03T19:00:00+02:00");
    page.reload();
    a_meeting("2025-09-03").written_by(page);
    page.link("Öppna frågorna").click();
    let carried = page.region("Från förra gången");
    for (at, question) in ["Fråga 7?", "Fråga 8?", "Fråga 6?"].into_iter().enumerate() {
        carried.list("").items().nth(at).says(question);
    }
    carried.says("Ställdes");
    page.button("Vilken service saknas?").shown();
    decides(page, "Fråga 7?", "Besvarad");
    page.status_says("1 av 3 klara, 2 följer med till nästa möte");
    // An answer written in its form is given tonight, and leads back here.
    page.link("Skriv svar: Fråga 6?").click();
    page.field("Vad blev det av den?").choose("Besvarad");
    page.field("Svar").fill("Bygdegården har nyckeln.");
    page.button("Spara").click();
    page.region("Från förra gången").says("Bygdegården har nyckeln.");
    page.status_says("2 av 3 klara, 1 följer med till nästa möte");
    page.navigation("Huvudmeny").link("Idag").click();
    page.link(starting("Fråga 7?")).gone();
    page.link(starting("Fråga 8?")).shown();
}

#[test]
fn a_meeting_is_held_with_the_keyboard_alone() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    begins_on(&browser, EVENING);
    let page = browser.page();
    a_meeting("2023-09-12").written_by(page);
    walk_to(page, "Öppna frågorna");
    page.press(&["Enter"]);
    page.is_focused(containing("Dialogmöte i Kårböle"));
    walk_to(page, "Ny fråga");
    page.type_keys("När kommer bredbandet?");
    page.press(&["Enter"]);
    page.group("När kommer bredbandet?").shown();
    walk_to(page, "Tas med");
    page.press(&["Enter"]);
    page.is_focused("Tas med");
    walk_to(page, "Uppföljningen: När kommer bredbandet?");
    page.press(&["Enter"]);
    page.field("Vad ska göras?").holds("När kommer bredbandet?");
}
