//! A region's own thresholds come in a file: looked at, taken in, switched on, seen beside the law
//! in a check, mailed on to a colleague, and taken away.

use crate::acts::Visit;
use crate::acts::begins_on;
use crate::acts::chooses_file;
use crate::acts::rows_of;
use crate::acts::takes_in;
use crate::acts::the_third_of_april;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Folder;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::containing;
use crate::harness::starting;

/// For the time and the county of the visit in Sikås.
fn rules() -> String {
    include_str!("../rules_files/region.json")
        .replace("2026-01-01", "2017-01-01")
        .replace("2026-12-31", "2017-12-31")
        .replace("\"county\": \"20\"", "\"county\": \"23\"")
        .replace("\"servicebidrag\"", "\"sarskilt_driftstod\"")
        .replace("10000", "5000")
}

const NAME: &str = "Dalarna servicebidrag 2026";
const SWITCH: &str = "Visa ”Dalarna servicebidrag 2026” i stödkontroller";
const BYLINE: &str = "Skrivet av Serviceutvecklare, Region Dalarna, 20 november 2026";

#[track_caller]
fn opens_rule_sets(page: &Page) {
    page.navigation("Huvudmeny").link("Mer").click();
    page.link(starting("Regelverk")).click();
    page.heading("Regelverk").shown();
}

#[track_caller]
fn answer(page: &Page, question: &str, answer: &str) {
    page.group(question).field("Svar").choose(answer);
}

/// A check of the shop in Sikås, seven kilometres from the next one.
#[track_caller]
fn checks_the_shop(page: &Page) {
    page.link("Gör stödkontroll").click();
    let road = page.group("Vägen till närmaste andra dagligvarubutik");
    road.field("Kilometer").fill("7");
    answer(page, "Har den butiken ett mångsidigt utbud?", "Ja");
    page.button("Spara").click();
    page.heading("Särskilt driftstöd, Sikås lanthandel").shown();
}

#[track_caller]
fn opens_the_check(page: &Page) {
    page.open("#/stodkontroller");
    page.link(starting("Särskilt driftstöd, Sikås lanthandel")).click();
    page.heading("Särskilt driftstöd, Sikås lanthandel").shown();
}

#[test]
fn a_region_s_rules_come_in_a_file_stand_beside_the_law_and_are_mailed_on_and_removed() {
    let server = Server::of_the_app();
    let (first, second) = (Browser::phone(&server), Browser::phone(&server));
    begins_on(&first, the_third_of_april());
    begins_on(&second, the_third_of_april());
    let (one, other) = (first.page(), second.page());
    let folder = Folder::new("rule-sets");
    let file = folder.write("regler.json", rules());

    // What it asks is shown before anything is changed.
    chooses_file(one, &file);
    one.heading("Så här ändras din bok").shown();
    one.sees("Från Serviceutvecklare, Region Dalarna");
    one.heading("Regelverket i filen").shown();
    one.sees(BYLINE);
    one.sees("Det används inte förrän du slår på det");
    assert_eq!(rows_of(one), serde_json::json!([]));
    one.has_no_barriers();
    one.button("Hämta in").click();
    one.heading("Filen är inhämtad").shown();
    chooses_file(one, &file);
    one.heading("Inget nytt i filen").shown();

    let place = Visit { place: "Sikås", ..Visit::in_sikas() };
    place.written_by(one);
    one.navigation("Huvudmeny").link("Besök").click();
    one.link(containing("Butiksbesök i Sikås")).click();
    checks_the_shop(one);
    assert!(!one.text().contains("Från filer som är påslagna"), "it was mixed in unasked");

    opens_rule_sets(one);
    let switch = one.checkbox(SWITCH);
    assert!(!switch.is_checked(), "it is on before anybody switched it on");
    one.sees("Av");
    switch.check();
    one.status_says("Påslaget på den här enheten");
    one.has_no_barriers();
    opens_the_check(one);
    let section = one.region("Regler vid sidan av lagen");
    section.says("är inte lag. De räknas inte in i utfallet.");
    section.says(BYLINE);
    section.link(NAME).shown();
    one.sees("Uppfyllda villkor: 0. Inte uppfyllda: 0. Oklara: 7.");
    one.has_no_barriers();
    section.button("Spara utfallet i kontrollen").click();
    one.status_says("Utfallet är sparat i kontrollen.");

    // It goes on to a colleague as it came.
    section.link(NAME).click();
    one.heading(NAME).shown();
    one.sees("minst 5 km");
    one.has_no_barriers();
    let sent = one.download(|| one.button("Spara som fil").click());
    assert!(sent.name().contains("regelverk-dalarna"), "{}", sent.name());
    chooses_file(other, &sent.path);
    other.heading("Regelverket i filen").shown();
    other.button("Hämta in").click();
    other.heading("Filen är inhämtad").shown();
    opens_rule_sets(other);
    assert!(!other.checkbox(SWITCH).is_checked(), "who switched it on here?");

    // Removed, the check still tells what was looked at; and it can be brought back.
    one.button("Ta bort").click();
    one.heading("Regelverk").shown();
    one.sees("Inga regelverk från fil än.");
    opens_the_check(one);
    section.says("När kontrollen sparades");
    section.says("Regelverket är borttaget ur boken.");
    one.open("#/papperskorg");
    one.button(starting("Ta tillbaka")).click();
    opens_the_check(one);
    one.no_longer_sees("Regelverket är borttaget ur boken.");
    section.link(NAME).shown();
}

#[test]
fn a_broken_file_of_rules_is_refused_with_the_place_and_other_rules_are_off_until_looked_at() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    let folder = Folder::new("broken-rules");
    let broken = rules().replace("\"confirmed\"", "\"sure\"");
    chooses_file(page, &folder.write("fel.json", &broken));
    page.alert_says("rule_sets[0].source.certainty: Ingen grad av säkerhet heter så.");
    page.alert_says("Inget har ändrats i din bok.");
    assert_eq!(rows_of(page), serde_json::json!([]));
    page.has_no_barriers();

    chooses_file(page, &folder.write("regler.json", rules()));
    page.button("Hämta in").click();
    page.heading("Filen är inhämtad").shown();
    opens_rule_sets(page);
    page.checkbox(SWITCH).check();
    chooses_file(page, &folder.write("nya.json", rules().replace("5000", "9000")));
    page.heading("Skiljer sig från det du har").shown();
    page.sees("minst 9 km");
    page.button("Hämta in").click();
    page.heading("Filen är inhämtad").shown();
    opens_rule_sets(page);
    page.sees("Reglerna har ändrats sedan du slog på dem.");
    assert!(!page.checkbox(SWITCH).is_checked());
}

#[test]
fn the_regions_own_rules_are_shown_beside_the_law_once_somebody_switches_them_on() {
    let record = |number: u8, kind: &str, fields: serde_json::Value| {
        serde_json::json!({
            "id": format!("015b8be0-8980-7000-8000-0000000000{number:02}"),
            "kind": kind,
            "revisions": [{
                "at": "2023-04-21T10:00:00", "by": "", "fields": fields,
                "id": "1-0000000000000001", "replaces": [],
            }],
        })
    };
    let check = serde_json::json!({
        "assessed_on": "2023-04-21",
        "form": "servicebidrag",
        "place": "015b8be0-8980-7000-8000-000000000001",
        "support_time": { "from": "2023-01-01", "to": "2023-12-31" },
    });
    let file = serde_json::json!({
        "format": "faltbok", "version": 1, "exported_at": "2023-04-21T10:00:00",
        "exported_by": "", "minor": 2,
        "records": [
            record(1, "place", serde_json::json!({ "name": "Våmhus", "municipality": "Mora" })),
            record(2, "check", check),
        ],
    });
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, "2023-04-22T09:00:00+02:00");
    let page = browser.page();
    let folder = Folder::new("regional");
    takes_in(page, &folder.write("mora.json", file.to_string()));
    let opens_it = || {
        page.navigation("Huvudmeny").link("Mer").click();
        page.link(starting("Stödkontroller")).click();
        page.link(starting("Servicebidrag")).click();
    };
    opens_it();
    let section = page.region("Regler vid sidan av lagen");
    section.says("Regionen har egna gränser för det här stödet.");
    page.has_no_barriers();
    section.button("Visa dem här och i andra kontroller").click();
    section.says("Kända för");
    page.has_no_barriers();
    opens_rule_sets(page);
    let switch = page.checkbox("Visa regionernas egna regler i stödkontroller");
    assert!(switch.is_checked());
    switch.uncheck();
    page.status_says("Avslaget på den här enheten");
    opens_it();
    section.says("Regionen har egna gränser för det här stödet.");
}
