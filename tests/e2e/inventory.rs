//! The services of a place: marked with one tap each in the shop, compared with a year ago, and seen in
//! the table of all places.

use crate::acts::Visit;
use crate::acts::begins_on;
use crate::acts::starts;
use crate::acts::the_third_of_april;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::containing;
use crate::harness::starting;

/// Opens the page of the shop in Sikås from any screen.
#[track_caller]
fn goes_to_the_shop(page: &Page) {
    page.navigation("Huvudmeny").link("Orter").click();
    page.link(starting("Sikås")).nth(0).click();
    page.region("Servicegivare").link(starting("Sikås lanthandel")).click();
    page.heading("Sikås lanthandel").shown();
}

#[test]
fn services_are_marked_with_one_tap_each_and_a_slip_is_taken_back_where_it_was_made() {
    let server = Server::of_the_app();
    let mut browser = Browser::phone(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    Visit::in_sikas().written_by(page);
    goes_to_the_shop(page);
    let card = |page: &Page, service: &str| page.region("Service").group(service.to_owned());
    card(page, "Dagligvaror").says("Inte inventerat");
    let before = page.taps();
    for (service, state) in
        [("Dagligvaror", "Finns"), ("Drivmedel", "Saknas"), ("Post och paket", "Hotad")]
    {
        card(page, service).button(state).click();
        card(page, service).says(&format!("{state}, idag"));
    }
    assert_eq!(page.taps() - before, 3, "one tap for each service");
    let (width, height) = card(page, "Dagligvaror").button("Okänt").size();
    assert!(48.0 <= width && 48.0 <= height, "{width} by {height} for a thumb");

    card(page, "Post och paket").button("Ångra Post och paket").click();
    card(page, "Post och paket").says("Inte inventerat");
    // The second thought of the same day is no second mark.
    card(page, "Drivmedel").button("Säsong").click();
    card(page, "Drivmedel").says("Säsong, idag");
    page.has_no_barriers();

    browser.kill_and_reopen();
    let page = browser.page();
    page.pretend_it_is(the_third_of_april());
    starts(page);
    goes_to_the_shop(page);
    card(page, "Dagligvaror").says("Finns, idag");
    card(page, "Drivmedel").says("Säsong, idag");
    card(page, "Post och paket").says("Inte inventerat");
    let leaving = page.region("Vad försvinner med butiken?");
    leaving.says("Dagligvaror");
    leaving.says("Finns inte på någon annan ort i boken");

    // The place has what its shop has, and so does the table.
    page.open("#/inventering");
    page.heading("Inventering").shown();
    page.sees("Säsong");
    page.sees("idag");
    page.link("Sikås").click();
    page.heading("Inventera Sikås").shown();
    page.region("Grundläggande service").group("Drivmedel").says("Säsong hos Sikås lanthandel");
}

#[test]
fn a_year_later_one_tap_says_that_all_is_as_before_and_what_changed_stands_beside() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    Visit::in_sikas().written_by(page);
    goes_to_the_shop(page);
    for service in ["Dagligvaror", "Drivmedel", "Post och paket"] {
        page.region("Service").group(service).button("Finns").click();
        page.region("Service").group(service).says("Finns, idag");
    }
    page.pretend_it_is("2018-04-05T09:00:00+02:00");
    page.reload();
    page.region("Service").link("Inventera allt").click();
    page.heading("Inventera Sikås lanthandel").shown();
    let core = page.region("Grundläggande service");
    core.group("Drivmedel").says("Äldre än ett år");
    core.group("Drivmedel").button("Saknas").click();
    core.group("Drivmedel").says("Saknas, idag");
    page.button(containing("Allt är som förut (2 tjänster)")).click();
    page.status_says("2 tjänster markerade som förut");
    core.group("Dagligvaror").says("Finns, idag");
    let compared = page.region("Jämfört med förr");
    compared.says("Drivmedel");
    compared.says("Då: Finns, nu: Saknas");
    compared.says("2 tjänster är som då");
    page.button("Ångra").click();
    core.group("Dagligvaror").says("för 12 månader sedan");
    core.group("Drivmedel").says("Saknas, idag");
    page.has_no_barriers();
}
