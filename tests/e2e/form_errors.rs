//! Wrong values: the form says what is wrong and what a right value looks like, and keeps what
//! was typed.

use crate::acts::begins;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Server;
use crate::harness::starting;

#[test]
fn a_visit_without_a_place_is_kept_on_the_screen_with_links_to_what_is_missing() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins(&browser);
    let page = browser.page();
    page.link("Nytt besök").click();
    page.field("Anteckning").fill("Ägaren vill fortsätta ett år till.");
    page.field("Datum").fill("");
    page.button("Lägg till uppföljning").click();
    page.group("Uppföljning 1").group("Vem gör det?").field("Roll").fill("Butiksägare");
    page.button("Spara").click();

    page.alert_says("3 uppgifter behöver rättas");
    page.alert_says("Datum: Välj dagen för besöket");
    page.link(starting("Ort: Skriv en ort eller en rubrik")).click();
    page.is_focused("Ort");
    assert!(page.field("Ort").description().contains("så att du hittar besöket igen"));
    page.link(starting("Vad ska göras: Skriv vad som ska göras")).click();
    page.is_focused("Vad ska göras?");
    page.field("Anteckning").holds("Ägaren vill fortsätta ett år till.");
    page.has_no_barriers();

    page.field("Ort").fill("Sikås");
    page.field("Datum").fill("2017-03-31");
    page.button("Ta bort uppföljning 1").click();
    page.button("Spara").click();
    page.status_says("Sparat på den här telefonen");
    page.region("Anteckning").says("Ägaren vill fortsätta ett år till.");
}

#[test]
fn distances_are_taken_as_people_write_them_and_refused_with_an_example() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins(&browser);
    let page = browser.page();
    page.open("#/stodkontroller/nytt");
    page.field("Butik").fill("Valsjöbyns lanthandel");
    let road = page.group("Vägen till närmaste andra dagligvarubutik");
    let kilometres = road.field("Kilometer");
    for wrong in ["sju", "7,", "-7"] {
        kilometres.fill(wrong);
        page.button("Spara").click();
        page.alert_says("Kilometer: Skriv avståndet i kilometer, till exempel 10,4");
        assert!(kilometres.description().contains("eller i mil, till exempel 1,5 mil"), "{wrong}");
        kilometres.holds(wrong);
    }
    kilometres.fill("0");
    page.button("Spara").click();
    page.alert_says("Avståndet ska vara längre än 0");

    for (typed, shown) in [("10,4", "10,4 km"), ("1,5 mil", "15 km")] {
        kilometres.fill(typed);
        page.button("Spara").click();
        page.sees(shown);
        page.link("Ändra uppgifterna").click();
    }
    // The form shows it again as kilometres, whatever it was written as.
    kilometres.holds("15");
}
