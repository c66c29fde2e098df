//! Point 3: a visit is written down in the shop, on a phone that may be killed at any moment.

use crate::acts::Party;
use crate::acts::Visit;
use crate::acts::begins;
use crate::acts::begins_on;
use crate::acts::starts;
use crate::acts::the_third_of_april;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Server;
use crate::harness::containing;
use crate::harness::starting;
use serde_json::json;
use std::thread;
use std::time::Duration;

#[test]
fn a_visit_to_the_shop_in_sikas_is_written_down_through_a_kill_in_mid_sentence() {
    let server = Server::of_the_app();
    let mut browser = Browser::phone(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    let visit = Visit::in_sikas();

    page.link("Nytt besök").click();
    page.field("Anteckning").type_on("Butiken i Sikås är en prioriterad Servicepu");
    assert!(page.taps() <= 3, "{} taps before the first word", page.taps());
    // Less than a second, as when a phone needs the memory for a call.
    thread::sleep(Duration::from_millis(700));
    browser.kill_and_reopen();

    let page = browser.page();
    page.pretend_it_is(the_third_of_april());
    starts(page);
    page.sees("Det du skrev finns kvar. Fortsätt där du var.");
    page.region("Påbörjat").link(starting("Besök")).click();
    page.field("Anteckning").holds("Butiken i Sikås är en prioriterad Servicepu");
    page.field("Anteckning").type_on("nkt i Strömsunds kommuns serviceplan.");
    page.field("Anteckning")
        .holds("Butiken i Sikås är en prioriterad Servicepunkt i Strömsunds kommuns serviceplan.");
    visit.fills(page);
    page.button("Spara").click();
    page.status_says("Sparat på den här telefonen 09:");

    page.heading("Butiksbesök i Sikås").shown();
    page.sees("fredag 31 mars 2017");
    page.region("Anteckning").says("endast 7 km till närmaste butik i Hammerdal");
    page.region("Vad har ändrats sedan sist?").says("relativt många anställda");
    page.region("Förutsättningar att driva verksamheten").says("Färre kunder på vardagarna");
    let facts = page.region("Om besöket");
    for Party(role, organisation) in visit.participants {
        facts.says(role);
        facts.says(organisation);
    }
    facts.link("Sikås lanthandel").shown();
    let followups = page.region("Vem gör vad härnäst?").list("");
    assert_eq!(followups.items().count(), 3);
    for (at, (followup, when)) in [2, 0, 1]
        .map(|at| &visit.followups[at])
        .into_iter()
        .zip(["14 dagar försenad", "om 12 dagar", "om 29 dagar"])
        .enumerate()
    {
        let row = followups.items().nth(at);
        row.says(followup.what);
        row.says(followup.owner.0);
        row.says(when);
    }

    // Once saved it is no draft any more, also after the next kill.
    browser.kill_and_reopen();
    starts(browser.page());
    browser.page().region("Senaste besöken").link(containing("Butiksbesök i Sikås")).shown();
    assert!(!browser.page().text().contains("Det du skrev finns kvar"));
}

#[test]
fn a_person_who_types_without_a_pause_loses_no_more_than_the_last_word() {
    let server = Server::of_the_app();
    let mut browser = Browser::phone(&server);
    begins(&browser);
    let page = browser.page();
    page.link("Nytt besök").click();
    page.field("Anteckning").click();
    // A quick thumb: fifteen keys a second, and no pause between the words.
    page.script(
        "const [text, note] = [arguments[0], document.activeElement]; let typed = 0; \
         setInterval(() => { \
           note.value = text.slice(0, typed += 1); \
           note.dispatchEvent(new InputEvent('input', { bubbles: true })); \
         }, 66)",
        &[json!("Sju kilometer till Hammerdal är för nära för stöd, säger ägaren av butiken")],
    );
    thread::sleep(Duration::from_secs(3));
    let typed = page.field("Anteckning").value();
    browser.kill_and_reopen();
    starts(browser.page());
    browser.page().region("Påbörjat").link(starting("Besök")).click();
    let kept = browser.page().field("Anteckning").value();
    assert!(kept.chars().count() + 10 > typed.chars().count(), "{typed:?} became {kept:?}");
}

/// A year after the first visit: last time's facts stand beside the form, the services are tapped, the
/// follow-ups are born with an owner and a day each, and the taps are counted.
#[test]
fn a_shop_that_was_visited_before_is_written_down_in_the_fewest_taps() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    Visit::in_sikas().written_by(page);
    page.open("#/installningar");
    page.field("Roll").fill("Servicesamordnare");
    page.field("Organisation").fill("Region Jämtland Härjedalen");
    page.pretend_it_is("2018-04-05T09:00:00+02:00");
    page.open("#/orter");
    page.reload();
    page.link(starting("Sikås")).nth(0).click();
    page.region("Servicegivare").link(starting("Sikås lanthandel")).click();
    page.heading("Sikås lanthandel").shown();

    let before = page.taps();
    page.link("Nytt besök här").click();
    page.heading("Vad har ändrats sedan 31 mars 2017?").shown();
    page.sees("relativt många anställda");
    page.sees("Lovat då och inte klart");
    for (service, state) in [("Dagligvaror", "Finns"), ("Drivmedel", "Saknas")] {
        page.group(service).button(state).click();
        page.group(service).says(&format!("{state}, idag"));
    }
    page.field("Anteckning").type_on("Kylen är bytt. Macken är borta sedan i höstas.");
    page.button("Samma som sist (3)").click();
    for (at, (what, who, when)) in [
        ("Räkna på drivmedel", "Jag", "Om en vecka"),
        ("Ta upp macken i nätverket", "Landsbygdshandläggare, Länsstyrelsen", "Om en månad"),
        ("Fråga bolaget om en pump", "Representant, Strömsunds Utvecklingsbolag", "Om två veckor"),
    ]
    .into_iter()
    .enumerate()
    {
        page.button("Lägg till uppföljning").click();
        let group = page.group(format!("Uppföljning {}", at + 1));
        page.is_focused("Vad ska göras?");
        page.type_keys(what);
        group.button(who).click();
        group.button(when).click();
    }
    page.button("Spara").click();
    page.status_says("Sparat på den här telefonen");
    let taps = page.taps() - before;
    assert!(taps <= 15, "{taps} taps for a visit with two services and three follow-ups");

    page.heading("Butiksbesök i Sikås").shown();
    let followups = page.region("Vem gör vad härnäst?").list("");
    assert_eq!(followups.items().count(), 3);
    followups.items().nth(0).says("Räkna på drivmedel");
    followups.items().nth(0).says("Servicesamordnare, Region Jämtland Härjedalen");
    followups.items().nth(0).says("om 7 dagar");
    followups.items().nth(1).says("om 14 dagar");
    page.region("Om besöket").says("Landsbygdshandläggare");
    page.link("Sikås lanthandel").click();
    page.region("Service").group("Drivmedel").says("Saknas, idag");
}

#[test]
fn a_note_that_looks_like_a_personal_identity_number_is_warned_about_and_saved() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins(&browser);
    let page = browser.page();
    page.link("Nytt besök").click();
    page.field("Ort").fill("Sikås");
    page.field("Idéer").gone();
    page.button("Idéer och intryck").click();
    for field in ["Anteckning", "Idéer"] {
        // The tax agency's own example.
        page.field(field).type_on("Ägaren, 811218-9876, ringde");
        page.status_says("personnummer");
    }
    page.button("Spara").click();
    page.status_says("Sparat på den här telefonen");
    page.region("Idéer").says("811218-9876");
}

#[test]
fn a_meeting_is_asked_nothing_of_a_shop_and_is_found_by_its_title() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins(&browser);
    let page = browser.page();
    page.link("Nytt besök").click();
    page.field("Butik eller servicegivare").shown();
    page.field("Slag").choose("Nätverksmöte");
    page.field("Butik eller servicegivare").gone();
    page.button("Om verksamheten").gone();
    page.button("Spara").click();
    page.sees("Skriv en ort eller en rubrik, så att du hittar besöket igen");
    page.field("Rubrik").fill("Nätverksträff om hemsändning");
    page.button("Spara").click();
    page.status_says("Sparat på den här telefonen");
    page.heading("Nätverksträff om hemsändning").shown();
    page.link("Gör stödkontroll").gone();
}
