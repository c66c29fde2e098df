//! Making a support check.

use super::Visit;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::containing;

/// Writes down the visit in Sikås and what the plan says of the place, and begins a check from it.
#[track_caller]
pub fn begins_the_check_of_sikas(page: &Page) {
    Visit::in_sikas().written_by(page);
    page.link("Sikås").click();
    page.link(containing("Ändra")).click();
    page.field("Kommun").fill("Strömsund");
    page.field("Ställning i planen").choose("Prioriterad servicepunkt");
    page.button("Spara").click();
    page.heading("Sikås").shown();
    page.navigation("Huvudmeny").link("Besök").click();
    page.link(containing("Butiksbesök i Sikås")).click();
    page.link("Gör stödkontroll").click();
}

/// In the open check: 7 km to the shop in Hammerdal, which has a full range.
#[track_caller]
pub fn tells_of_the_road_to_hammerdal(page: &Page) {
    let road = page.group("Vägen till närmaste andra dagligvarubutik");
    road.field("Kilometer").fill("7");
    road.button("Källa, datum och mer").click();
    road.field("Källa").choose("Bilens vägmätare");
    road.field("Datum").fill("2017-03-31");
    road.field("Mer om uppgiften").fill("Butiken i Hammerdal");
    answers(page, "Har den butiken ett mångsidigt utbud?", "Ja");
    answers(page, "Ligger butiken i skärgård utan fast landförbindelse?", "Nej");
}

/// Answers a question of the open check.
#[track_caller]
pub fn answers(page: &Page, question: &str, answer: &str) {
    page.group(question).field("Svar").choose(answer);
}
