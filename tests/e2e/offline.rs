//! Point 9: with no network the app is closed and opened again, and everything still works.

use crate::acts::Plan;
use crate::acts::Project;
use crate::acts::Visit;
use crate::acts::backs_up;
use crate::acts::begins;
use crate::acts::chooses_file;
use crate::acts::moves_task;
use crate::acts::starts;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Server;
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
