//! A check at several times, beside other forms, and on paper: the shop in Sikås for 2017, 2018 and
//! today.

use crate::acts::begins_on;
use crate::acts::begins_the_check_of_sikas;
use crate::acts::tells_of_the_road_to_hammerdal;
use crate::acts::the_third_of_april;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::containing;

const TODAY: &str = "2026-11-21T09:00:00+01:00";

#[test]
fn sikas_is_told_for_2017_for_2018_and_for_today_and_each_check_leads_to_the_next() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    let page = a_check_of_sikas(&browser);
    let criteria = page.region("Villkor enligt reglerna för stödtiden");
    criteria.article("").with_text("Avstånd till en annan butik").says("mer än 15 km");
    criteria.says("Sparat enligt SD-1");
    let special = page.region("Särskilda skäl");
    special.says("Avstånd till en annan butik");
    special.says("Inga skäl är skrivna.");
    special.says("De ändrar inte utfallet här.");

    // The same facts for 2018: another limit, from a day that had not come yet.
    page.link("Ändra uppgifterna").click();
    let time = page.group("Stödtid");
    time.field("Från och med").fill("2018-01-01");
    time.field("Till och med").fill("2018-12-31");
    page.button("Spara").click();
    page.heading("Särskilt driftstöd, Sikås lanthandel").shown();
    criteria.article("").with_text("Avstånd till en annan butik").says("mer än 10 km");
    criteria.says("Sparat enligt SD-2");
    page.sees("Reglerna för stödtiden började gälla 19 april 2018.");
    let versions = page.region("Samma butik, olika tiders regler");
    versions.article("").with_text("Regler i kraft på bedömningsdagen").says("mer än 15 km");

    // Years later it is made again, with the old facts said to be old.
    page.pretend_it_is(TODAY);
    page.reload();
    page.sees("Kontrollen gäller en äldre stödtid");
    page.button("Kontrollera för 2026").click();
    page.status_says("En ny kontroll för 2026 är gjord med samma uppgifter.");
    page.sees("stödtid 2026");
    page.sees("Gamla uppgifter");
    page.sees("bilens vägmätare, 31 mars 2017");
    let earlier = page.region("Vad skiljer mot den tidigare kontrollen");
    earlier.says("Stödtid 2018");
    earlier.says("Kommunens synpunkter är inhämtade");
    page.has_no_barriers();

    // The old one says where it went, and does not offer it twice.
    earlier.link(containing("Sikås lanthandel")).click();
    page.sees("Butiken är redan kontrollerad för 2026.");
    assert!(!page.button("Kontrollera för 2026").is_there());
    page.region("Gjorda från den här kontrollen").link(containing("Sikås lanthandel")).shown();
}

#[test]
fn all_forms_stand_in_one_table_and_each_row_leads_on_once() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    let page = a_check_of_sikas(&browser);
    let ways = page.region("Andra vägar framåt");
    ways.says("Avtal om servicepunkt");
    ways.says("Servicebidrag");
    ways.link("Jämför alla stödformer").click();
    page.heading("Alla stödformer för Sikås lanthandel").shown();
    for told in [
        "Avstånd till en annan butik: 7 km. Kravet är mer än 15 km.",
        "Region Jämtland Härjedalen beslutar",
        "Länsstyrelsen i Jämtlands län beslutar",
        "Gäller inte den här tiden",
        "i kraft 1 april 2016",
    ] {
        page.sees(told);
    }
    assert_eq!(page.too_wide(), "");
    page.has_no_barriers();
    page.button("Kontrollera detta stöd: Servicebidrag").click();
    page.heading("Servicebidrag, Sikås lanthandel").shown();
    page.status_says("En kontroll av Servicebidrag är gjord med samma uppgifter.");
    page.sees("stödtid 2017");
    page.link("Jämför alla stödformer").click();
    page.link("Öppna kontrollen av Särskilt driftstöd").click();
    page.heading("Särskilt driftstöd, Sikås lanthandel").shown();
    page.link("Jämför alla stödformer").click();
    page.link("Öppna kontrollen av Servicebidrag").shown();
    assert!(!page.button("Kontrollera detta stöd: Servicebidrag").is_there());
}

#[test]
fn the_memo_on_paper_has_what_a_case_file_needs_and_nothing_to_press() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    let page = a_check_of_sikas(&browser);
    assert!(!page.text().contains("Bilagor till ansökan Hela listan"), "it is only for paper");
    page.as_on_paper(true);
    let paper = page.text();
    for told in [
        "Förhandsbedömning: Särskilt driftstöd, Sikås lanthandel",
        "inte ett beslut",
        "Kommun: Strömsund",
        "Gäller: stödtid 2017, bedömd 3 april 2017",
        "Avstånd till en annan butik: Inte uppfyllt",
        "vägavstånd till närmaste butik: 7 km (bilens vägmätare, 31 mars 2017; Butiken i Hammerdal)",
        "Regler för stödtiden (SD-1): Inte uppfyllt",
        "i kraft 1 april 2016 – 18 april 2018",
        "Källa: 2000:284 21 a §, lydelse enligt SFS 2016:126.",
        "Region Jämtland Härjedalen beslutar",
        "Registreringsbevis",
        "När kontrollen sparades",
    ] {
        assert!(paper.contains(told), "{told} stands not in\n{paper}");
    }
    for pressed in ["Kopiera som text", "Skriv ut", "Ändra uppgifterna", "Historik"] {
        assert!(!paper.contains(pressed), "{pressed} is on the paper");
    }
    page.as_on_paper(false);
    let pdf = page.paper("underlag");
    assert!(pdf.starts_with(b"%PDF"), "the browser prints to PDF");
    let pages = pdf.windows(11).filter(|it| it == b"/Type /Page").count();
    assert!(pages > 1, "it has pages, and a list of them");
}

/// The check for 2017 in the shop in Sikås, open: 7 km to the next, which has a full range.
fn a_check_of_sikas(browser: &Browser) -> &Page {
    begins_on(browser, the_third_of_april());
    let page = browser.page();
    begins_the_check_of_sikas(page);
    tells_of_the_road_to_hammerdal(page);
    page.button("Spara").click();
    page.heading("Särskilt driftstöd, Sikås lanthandel").shown();
    page
}
