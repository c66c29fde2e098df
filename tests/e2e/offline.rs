//! Point 9: with no network the app is closed and opened again, and everything still works.

use crate::acts::Plan;
use crate::acts::Project;
use crate::acts::Visit;
use crate::acts::backs_up;
use crate::acts::begins;
use crate::acts::begins_on;
use crate::acts::chooses_file;
use crate::acts::moves_task;
use crate::acts::starts;
use crate::acts::takes_in;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::containing;
use crate::harness::program;
use crate::harness::starting;

#[test]
fn without_a_network_the_app_opens_again_and_does_all_it_did() {
    let mut server = Server::of_the_app();
    let mut browser = Browser::phone(&server);
    begins(&browser);
    Visit::in_sikas().written_by(browser.page());

    server.stop();
    browser.close_and_reopen();
    let page = browser.page();
    starts(page);
    page.region("Senaste besöken").link(starting("Butiksbesök i Sikås")).click();
    page.region("Anteckning").says("endast 7 km");
    page.link("Gör stödkontroll").click();
    page.button("Spara").click();
    page.heading(starting("Hur långt är det att köra")).shown();
    page.link("Särskilt driftstöd, Sikås lanthandel").click();
    page.heading("Särskilt driftstöd, Sikås lanthandel").shown();
    page.sees("Oklart");

    let new = Visit {
        notes: "Kunderna frågar efter paket på kvällen.",
        place: "Kälarne",
        kind: "Butiksbesök",
        ..Visit::default()
    };
    new.written_by(page);
    Plan::of_bracke().written_by(page);
    Project::in_ramsjo().written_by(page);
    moves_task(page, "120", "46", "1,5");
    page.region("Sparat på ett år").says("832 kg koldioxid");
    page.link("Sök").click();
    page.field("Sök i boken").fill("kalarne paket");
    page.link(starting("Butiksbesök i Kälarne")).shown();
    let file = backs_up(page);
    assert!(file.text().contains("Kunderna frågar efter paket"));
    chooses_file(page, &file.path);
    page.heading("Inget nytt i filen").shown();
    page.sees("13 poster finns redan och är likadana");

    // Reloaded at once, killed, and on a screen that has not been seen before.
    page.reload();
    page.heading("Hämta från fil").shown();
    browser.kill_and_reopen();
    let page = browser.page();
    page.open("#/om");
    page.heading("Om Fältbok").shown();
    starts(page);
    page.region("Senaste besöken").link(starting("Butiksbesök i Kälarne")).shown();
    page.region("Uppföljningar").says("Räkna på stöd till kyldiskar");
    page.navigation("Huvudmeny").link("Planer").click();
    page.link(starting(Plan::of_bracke().title)).shown();
}

#[test]
fn every_screen_of_the_main_job_opens_first_after_a_reload_without_a_network_and_is_used() {
    let mut server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, "2017-05-29T09:00:00+02:00");
    let page = browser.page();
    takes_in(page, &program("FALTBOK_DIST", "dist").join("example.json"));
    // Loaded anew with the network, so that nothing is in the memory of the page but the start.
    starts(page);
    page.reload();
    page.works_offline();
    server.stop();
    let known = server.asked().len();

    page.reload();
    page.region("Uppföljningar").says("Reda ut vilka stöd");
    page.button(starting("Klar: Ta upp med kommunen")).click();
    page.status_says("Markerad som klar");

    opens_anew(page, "planer", "Serviceplan Bräcke");
    page.button(starting("Påbörja: Genomföra en serviceturné")).click();
    page.status_says("Genomföra en serviceturné tillsammans med några olika aktörer: Pågår");

    opens_anew(page, "stodkontroller", "Särskilt driftstöd");
    page.sees("Inte uppfyllt");
    page.link("Ändra uppgifterna").click();
    page.group("Vägen till närmaste andra dagligvarubutik").field("Kilometer").fill("16,2");
    page.button("Spara").click();
    page.sees("16,2 km");

    opens_anew(page, "byprojekt", "Intraprenad i Ramsjö");
    page.region("Sparat på ett år").says("832 kg koldioxid");
    moves_task(page, "10 mil", "10", "1,5");
    page.region("Sparat på ett år").says("6 520 km");

    page.open("#/sok");
    page.reload();
    page.field("Sök i boken").fill("sikas butik");
    page.link(starting("Butiken i Sikås")).click();
    page.heading("Butiken i Sikås").shown();

    // What was changed is there after one more, and nobody was asked for anything.
    starts(page);
    page.reload();
    page.region("Uppföljningar").link("Alla uppföljningar").click();
    page.region(containing("Klara")).says("Ta upp med kommunen");
    assert_eq!(server.asked().len(), known);
}

/// Opens a record from its list, both as the first screen after a reload.
#[track_caller]
fn opens_anew(page: &Page, list: &str, title: &str) {
    page.open(&format!("#/{list}"));
    page.reload();
    page.link(starting(title)).nth(0).click();
    page.heading(starting(title)).nth(0).shown();
    page.reload();
    page.heading(starting(title)).nth(0).shown();
}
