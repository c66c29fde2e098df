//! Point 5: the project in Ramsjö, and what a task moved to the village saves.

use crate::acts::Project;
use crate::acts::begins_on;
use crate::acts::moves_task;
use crate::acts::the_third_of_april;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Server;
use crate::harness::starting;

#[test]
fn the_project_in_ramsjo_shows_kilometres_hours_and_carbon_dioxide_with_formula_and_year() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    // The way there that a person finds.
    page.navigation("Huvudmeny").link("Mer").click();
    page.link(starting("Byprojekt")).click();
    Project::in_ramsjo().written_by(page);
    let phases = page.region("Skeden");
    phases.says("Förstudie");
    phases.says("10 mars 2015 – 31 mars 2016");
    phases.says("Vinnova, delfinansierar");
    phases.says("Testperiod, nu");
    phases.says("1 april 2016 – 31 augusti 2018 · 29 månader");
    page.region("Enheter").says("Ljusdalshem");
    page.sees("Inga flyttade uppgifter än.");

    moves_task(page, "12 mil", "46", "1,5");
    let yearly = page.region("Sparat på ett år");
    yearly.says("5 520 km");
    yearly.says("69 timmar");
    yearly.says("832 kg koldioxid");
    yearly.says("5 520 km × 150,8 g/km = 832 kg koldioxid");
    page.region("Räknesätt").says("150,8 g/km, 2023");
    page.region("Räknesätt").button("Varifrån kommer siffran?").click();
    page.region("Räknesätt").says("Genomsnittlig bil");
    page.region("Sparat under testperioden, 29 månader").says("13 340 km");
    let task = page.region("Flyttade uppgifter");
    task.says("46 resor × 120 km = 5 520 km om året");
    task.says("46 resor × 1 timme 30 minuter = 69 timmar om året");
    task.says("Ljusdal Vatten");
    task.says("Personal från tätorten");
    task.says("Bygdens personal");

    // What is not known is said, and not counted as nothing.
    page.link(starting("Ändra uppgiften")).click();
    page.field("Resa tur och retur").holds("120");
    page.field("Restid tur och retur").fill("");
    page.button("Spara").click();
    page.region("Sparat på ett år").says("Går inte att räkna");
    page.region("Sparat på ett år").says("832 kg koldioxid");
}
