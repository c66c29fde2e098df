//! The questions of a support check, one at a time, with a thumb: skipped, not to be known, gone
//! back to, and kept through a reload in the middle.

use crate::acts::Visit;
use crate::acts::begins_on;
use crate::acts::the_third_of_april;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::containing;

const ROAD: &str = "Hur långt är det att köra till närmaste andra butik med dagligvaror?";
const ISLAND: &str = "Ligger butiken i ett skärgårdsområde utan fast landförbindelse?";
const RANGE: &str = "Har butiken ett mångsidigt utbud av dagligvaror?";
const PREMISES: &str = "Har butiken fasta lokaler?";

#[test]
fn the_shop_in_sikas_is_walked_through_and_nothing_is_asked_twice() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    Visit::in_sikas().written_by(page);
    page.link("Gör stödkontroll").click();
    page.button("Spara").click();

    page.heading(ROAD).shown();
    page.sees("9 frågor kan ännu avgöra något");
    page.sees("Avgör: Avstånd till en annan butik, mer än 15 km.");
    page.button("Spara och fortsätt").click();
    page.alert_says("Svara på frågan, eller hoppa över den");
    page.has_no_barriers();
    page.button("Hoppa över").click();

    page.heading(ISLAND).shown();
    answers(page, "Nej");
    page.heading(RANGE).shown();
    page.button("Går inte att få veta").click();
    page.heading(PREMISES).shown();

    page.button("Föregående fråga").click();
    page.heading(RANGE).shown();
    page.sees("Svaret nu: går inte att få veta");
    page.radio("Ja").check();
    page.field("Källa").choose("Sett på plats");
    page.field("Datum").fill("2017-03-31");
    page.button("Spara och fortsätt").click();

    // What was told last is taken for the next answer, which outlives the page.
    page.heading(PREMISES).shown();
    page.field("Källa").holds("Sett på plats");
    page.field("Datum").holds("2017-04-03");
    page.radio("Ja").check();
    page.field("Mer om uppgiften").fill("Tegelhuset vid vägen");
    page.status_says("Utkast på den här telefonen");
    page.reload();
    page.heading(PREMISES).shown();
    page.field("Mer om uppgiften").holds("Tegelhuset vid vägen");
    assert!(page.radio("Ja").is_checked());
    page.button("Spara och fortsätt").click();

    page.heading("Kan kunderna handla dagligvaror där året runt?").shown();
    answers(page, "Ja");
    page.heading("Vad omsatte butiken i dagligvaror enligt senaste bokslutet?").shown();
    page.field("Kronor").fill("sex miljoner");
    page.button("Spara och fortsätt").click();
    page.alert_says("Kronor");
    page.field("Kronor").fill("6,1 mkr");
    page.button("Spara och fortsätt").click();
    page.heading("Har kommunen planerat varuförsörjningen?").shown();
    answers(page, "Ja");
    page.heading("Har den närmaste butiken ett mångsidigt utbud av dagligvaror?").shown();
    answers(page, "Ja");
    page.heading("Har regionen bedömt att området har gles service?").shown();
    page.button("Går inte att få veta").click();

    // Only what was skipped is left.
    page.heading("Inga fler frågor nu").shown();
    page.region("Överhoppade frågor").says(ROAD);
    page.region("Går inte att få veta").says("gles service");
    page.has_no_barriers();
    page.button("Gå igenom de överhoppade").click();
    page.heading(ROAD).shown();
    page.field("Kilometer").fill("0,7 mil");
    page.field("Källa").choose("Bilens vägmätare");
    page.button("Spara och fortsätt").click();
    page.heading("Går vägen till den jämförda butiken med färja?").shown();
    answers(page, "Nej");

    page.heading("Svaren räcker").shown();
    page.sees("Förhandsbedömning, inte ett beslut");
    page.sees("Inte uppfyllt");
    page.button(containing("om de andra stödformerna")).shown();
    page.link("Se resultatet").click();
    page.heading("Särskilt driftstöd, Sikås lanthandel").shown();
    page.sees("Avstånd till en annan butik: 7 km. Kravet är mer än 15 km.");

    // The shop knows it from now on: the next check begins with it, and asks for the rest.
    page.link("Sikås lanthandel").nth(0).click();
    page.sees("7 km");
    page.sees("Tegelhuset vid vägen");
}

#[test]
fn an_answer_that_was_begun_is_thrown_away_only_on_the_person_s_word() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    Visit::in_sikas().written_by(page);
    page.link("Gör stödkontroll").click();
    page.button("Spara").click();
    page.heading(ROAD).shown();
    page.field("Kilometer").fill("7");
    page.button("Hoppa över").click();
    let asked = page.dialog("Hoppa över utan att spara?");
    asked.button("Fortsätt skriva").click();
    page.field("Kilometer").holds("7");
    page.button("Hoppa över").click();
    asked.button("Hoppa över").click();
    page.heading(ISLAND).shown();
    page.button("Föregående fråga").click();
    page.heading(ROAD).shown();
    page.field("Kilometer").holds("");
}

#[test]
fn the_book_s_own_shops_are_offered_and_the_straight_line_can_be_enough() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, "2026-11-21T09:00:00+01:00");
    let page = browser.page();
    Visit::in_sikas().written_by(page);
    let kalarne = Visit { place: "Kälarne", provider: "Handlarn i Kälarne", ..Visit::in_sikas() };
    kalarne.written_by(page);
    for (place, latitude, longitude) in
        [("Kälarne", "62,99", "16,08"), ("Sikås", "63,6289", "15,2215")]
    {
        page.open("#/orter");
        page.link(containing(place)).nth(0).click();
        page.link(containing("Ändra")).click();
        page.button("Fler uppgifter om orten").click();
        page.field("Latitud (nord)").fill(latitude);
        page.field("Longitud (öst)").fill(longitude);
        page.button("Spara").click();
        page.heading(place).shown();
    }
    for shop in ["Handlarn i Kälarne", "Sikås lanthandel"] {
        page.open("#/orter");
        page.link(containing(if shop.contains("Sikås") { "Sikås" } else { "Kälarne" }))
            .nth(0)
            .click();
        page.link(containing(shop)).nth(0).click();
        page.link(containing("Ändra")).click();
        page.checkbox("Dagligvarubutik").check();
        page.button("Spara").click();
        page.heading(shop).shown();
    }
    page.link("Gör stödkontroll").click();
    page.button("Spara").click();
    page.heading(ROAD).shown();
    let which = page.group("Vilken butik är det?");
    which.says("minst 79");
    which.says("Det räcker för att visa mer än 10 km.");
    which.radio(containing("Handlarn i Kälarne")).check();
    page.has_no_barriers();
    page.button("Spara och fortsätt").click();
    page.heading(ROAD).gone();
    page.button(containing("känd")).click();
    page.sees("räknat från positioner");
    page.link("Särskilt driftstöd, Sikås lanthandel").click();
    let distance = page
        .region("Villkor enligt reglerna för stödtiden")
        .article("")
        .with_text("Avstånd till en annan butik");
    distance.says("Uppfyllt");
    distance.says("Handlarn i Kälarne");
}

#[track_caller]
fn answers(page: &Page, answer: &str) {
    page.radio(answer).check();
    page.button("Spara och fortsätt").click();
}

#[test]
fn what_was_just_saved_is_told_beside_the_buttons_and_not_on_them() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    Visit::in_sikas().written_by(page);
    page.link("Gör stödkontroll").click();
    page.button("Spara").click();
    page.heading(ROAD).shown();
    page.status_says("Sparat");
    for width in [360, 320] {
        page.resize(width, 740);
        let between = page.script(
            "const at = (name) => document.querySelector(name).getBoundingClientRect();
             return new Promise((done) => {
               let left = 50;
               const look = () => {
                 const gap = at('.notice').top - at('.form__actions').bottom;
                 left -= 1;
                 if (0 <= gap || left === 0) { done(gap); } else { setTimeout(look, 100); }
               };
               look();
             });",
            &[],
        );
        assert!(between.as_f64().is_some_and(|gap| gap >= 0.0), "at {width} px: {between}");
    }
}
