//! A register of shops from a table: its columns are understood, the points are looked at, taken in,
//! seen on the map, and taken back.

use crate::acts::begins;
use crate::acts::chooses_file;
use crate::acts::rows_of;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Folder;
use crate::harness::Server;
use crate::harness::starting;

const SHOPS: &str = "Butik;Postort;Kommun;N;E;Telefon;Slag\n\
    Lanthandeln;Sikås;Strömsund;7 055 000;513 000;1;Butik och mack\n\
    \"Affären; i byn\";Hammerdal;Strömsund;7050600;518000,5;2;\n\
    Utan läge;Hammerdal;Strömsund;;;3;butik\n";

#[test]
fn a_register_of_shops_comes_onto_the_map_and_away_again() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins(&browser);
    let page = browser.page();
    let before = rows_of(page);
    let folder = Folder::new("points");
    chooses_file(page, &folder.write("butiker.csv", SHOPS));
    page.heading("Punkter ur en fil").shown();
    page.sees("2 punkter går att läsa");
    page.sees("1 rad saknar namn eller läge i Sverige och följer inte med");
    page.field("Ort som den ligger i").holds("Postort");
    page.field("Slag").holds("Slag");
    page.sees("Lanthandeln, Dagligvarubutik, Drivmedel, Sikås");
    page.has_no_barriers();
    assert_eq!(rows_of(page), before, "nothing has changed yet");

    page.field("Latitud eller nord").choose("Telefon");
    page.sees("Ingen rad har både namn och läge. Välj andra kolumner.");
    page.field("Latitud eller nord").choose("N");
    page.sees("2 punkter går att läsa");
    page.button("Visa vad som ändras").click();
    page.heading("Så här ändras din bok").shown();
    page.button("Hämta in").click();
    page.heading("Filen är inhämtad").shown();
    page.open("#/karta");
    let list = page.region("I kartbilden");
    list.says("4 av 4 syns i kartbilden.");
    list.link(starting("Lanthandeln")).shown();

    // The card of a place says how far it is to what it lacks.
    list.link(starting("Sikås")).click();
    page.heading("Sikås").shown();
    let near = page.region("Närmaste alternativ");
    near.says("Dagligvaror");
    near.link("Affären; i byn").shown();
    near.says("km");
    page.has_no_barriers();

    page.open("#/hamta");
    chooses_file(page, &folder.write("butiker.csv", SHOPS));
    page.button("Visa vad som ändras").click();
    page.heading("Inget nytt i filen").shown();
}
