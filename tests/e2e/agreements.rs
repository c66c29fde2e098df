//! Agreements: duties ticked and paid by the quarter, days that come up on Idag in time, a sheet for
//! the day the power is out; and a hand-over with all that was promised.

use crate::acts::Visit;
use crate::acts::begins_on;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::any;
use crate::harness::containing;
use crate::harness::starting;

const SUMMER: &str = "2017-07-02T09:00:00+02:00";

#[track_caller]
fn to_agreements(page: &Page) {
    page.navigation("Huvudmeny").link("Mer").click();
    page.link(starting("Avtal")).click();
}

#[test]
fn a_service_point_s_duties_are_ticked_paid_and_given_notice_of_in_time() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, SUMMER);
    let page = browser.page();
    to_agreements(page);
    page.link("Nytt avtal").click();
    page.field("Butik eller servicegivare").fill("Sikås lanthandel");
    page.field("Ort").fill("Sikås");
    page.group("Avtalstid").field("Från och med").fill("2015-01-01");
    page.group("Avtalstid").field("Till och med").fill("2017-08-31");
    page.field("Säg upp senast").fill("2018-08-31");
    for duty in ["Information från kommunen", "Anslagstavla", "Wifi"] {
        page.checkbox(duty).check();
    }
    page.field("Ersättning per uppgift och år").fill("10 000");
    page.field("Högst per år").fill("50000");
    page.button("Spara").click();
    page.alert_says("Dagen för uppsägning ligger efter avtalets slut");
    page.field("Säg upp senast").fill("2017-07-14");
    page.button("Spara").click();
    page.heading("Servicepunkt, Sikås lanthandel").shown();
    page.has_no_barriers();

    let quarter = page.group("Kvartal 2, 2017");
    quarter.checkbox("Information från kommunen").check();
    quarter.says("1 av 3 uppgifter uppfyllda ger 2 500 kr");
    quarter.checkbox("Wifi").check();
    quarter.says("2 av 3 uppgifter uppfyllda ger 5 000 kr");
    assert!(!page.group("Kvartal 3, 2017").checkbox("Wifi").is_checked());
    page.button("Ångra").click();
    quarter.says("1 av 3 uppgifter uppfyllda ger 2 500 kr");

    page.navigation("Huvudmeny").link("Idag").click();
    let days = page.region("Avtal att hålla ögonen på");
    days.says("Säg upp senast om 12 dagar");
    days.says("Avtalet slutar om 60 dagar");
    days.says("Kvartal 2, 2017: följ upp och betala");
    days.link(starting("Servicepunkt, Sikås lanthandel")).nth(0).click();
    page.button("Betalt i dag").click();
    page.group("Kvartal 2, 2017").says("betalt 2 juli 2017, 2 500 kr");
    page.navigation("Huvudmeny").link("Idag").click();
    page.no_longer_sees("följ upp och betala");
}

#[test]
fn the_sheet_for_a_power_cut_says_what_to_do_and_the_test_is_asked_for() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, SUMMER);
    let page = browser.page();
    to_agreements(page);
    page.link("Nytt avtal").click();
    page.field("Slag").choose("SOT-punkt");
    page.field("Ort").fill("Kall");
    page.button("När strömmen går").click();
    page.group("Reservkraft").field("Effekt").fill("70 kVA");
    page.field("Senast provkörd").fill("2016-05-02");
    page.group("Beslutar att öppna").field("Roll").fill("Säkerhetssamordnare");
    page.field("Gör så här").fill("Starta elverket\nTänd i entrén");
    page.button("Spara").click();
    page.heading("SOT-punkt, Kall").shown();
    page.sees("Reservkraften skulle ha provkörts");
    page.as_on_paper(true);
    page.sees("1. Starta elverket");
    page.sees("Beslutar att öppna: Säkerhetssamordnare");
    page.as_on_paper(false);
    page.button("Provkörd i dag").click();
    page.status_says("Provkörningen är noterad");
    page.no_longer_sees("skulle ha provkörts");
    page.has_no_barriers();
}

#[test]
fn whoever_takes_over_a_village_reads_first_what_was_promised_there() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, SUMMER);
    let page = browser.page();
    Visit::in_sikas().written_by(page);
    page.link("Sikås").click();
    page.link(containing("Ändra")).click();
    page.field("Kommun").fill("Strömsund");
    page.button("Spara").click();
    page.heading("Sikås").shown();
    page.link("Lämna över").click();
    page.heading("Överlämning").shown();
    let paper = page.article(any());
    paper.says("Lovat");
    paper.says("Räkna på stöd till kyldiskar");
    paper.says("Senaste anteckningarna");
    paper.says("endast 7 km till närmaste butik");
    page.has_no_barriers();
    page.field("Vad ska lämnas över?").choose("Hela boken");
    paper.says("Räkna på stöd till kyldiskar");
    page.field("Vad ska lämnas över?").choose("Kommun: Strömsund");
    paper.says("Räkna på stöd till kyldiskar");
    page.link("Skicka fil").click();
    page.heading("Vem ska ha filen?").shown();
    page.back();
    page.heading("Överlämning").shown();
    page.article(any()).says("Räkna på stöd till kyldiskar");
    page.field("Vad ska lämnas över?").choose("Ort: Sikås");
    page.link("Skicka fil").click();
    page.heading("Vem ska ha filen?").shown();
}
