//! Point 6: Idag shows what is due and late, where one was, how the plans go, and how old the last
//! backup is.

use crate::acts::Action;
use crate::acts::Party;
use crate::acts::Plan;
use crate::acts::Visit;
use crate::acts::adds_goal;
use crate::acts::begins_on;
use crate::acts::the_third_of_april;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Server;
use crate::harness::containing;

#[test]
fn idag_shows_follow_ups_visits_plans_and_the_age_of_the_backup() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    page.sees("måndag 3 april 2017");
    page.sees("Här är din fältbok.");

    Visit::in_sikas().written_by(page);
    let earlier = Visit {
        notes: "Ägaren är rätt ny och vill veta vad kommunen kan göra.",
        place: "Gällö",
        day: "2017-03-10",
        ..Visit::default()
    };
    earlier.written_by(page);
    Plan::of_bracke().written_by(page);
    adds_goal(page, "1.", "God tillgång till service i hela kommunen");
    Action {
        goal: ("1.", "God tillgång till service i hela kommunen"),
        title: "Serviceturné med några olika aktörer",
        responsible: Party("Servicesamordnare", "Region Jämtland Härjedalen"),
        start: "2017-02-01",
        due: "2017-03-15",
        status: "Pågår",
    }
    .written_by(page);

    page.navigation("Huvudmeny").link("Idag").click();
    let due = page.region("Uppföljningar");
    let told = due.text();
    let at = |text: &str| told.find(text).unwrap_or_else(|| panic!("{text:?} in {told}"));
    assert!(at("Försenade") < at("Gå igenom sortiment"), "{told}");
    assert!(at("Gå igenom sortiment") < at("14 dagar försenad"), "{told}");
    assert!(at("Senare") < at("Räkna på stöd till kyldiskar"), "{told}");
    let visits = page.region("Senaste besöken");
    visits.items().nth(0).says("Butiksbesök i Sikås");
    visits.items().nth(0).says("3 öppna uppföljningar");
    visits.items().nth(1).says("Gällö");
    page.region("Planer").says("Serviceplan för Bräcke kommun 2017–2020");
    page.region("Planer").says("0 av 1 klar");
    page.region("Planer").says("1 försenad");
    page.region("Säkerhetskopia").says("Aldrig säkerhetskopierad, ");

    // Ticking off is one tap, from here.
    page.button("Klar: Gå igenom sortiment och öppettider med butiken").click();
    page.status_says("Markerad som klar");
    due.says("Inget är försenat och inget ska vara klart den närmaste veckan.");
    due.link("Alla uppföljningar").click();
    page.region(containing("Klara")).says("Gå igenom sortiment och öppettider med butiken");

    // Nine days later one is due this week, and the visits are still there.
    page.pretend_it_is("2017-04-12T09:00:00+02:00");
    page.open("");
    page.reload();
    due.says("Inom en vecka");
    due.says("om 3 dagar");
}
