//! A tour of five stops in Jämtland: a shorter order, stops moved with buttons, a visit written at a
//! stop, and what those who came along say together.

use crate::acts::begins_on;
use crate::acts::takes_in;
use crate::acts::walk_to;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Folder;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::starting;
use serde_json::json;

const MORNING: &str = "2017-09-12T08:00:00+02:00";

/// Practice.md 7.1.
const PLACES: [(&str, i64, i64); 5] = [
    ("Hammerdal", 63_576_000, 15_365_000),
    ("Hoting", 64_114_000, 16_204_000),
    ("Strömsund", 63_852_000, 15_556_000),
    ("Backe", 63_814_000, 16_404_000),
    ("Rossön", 63_921_000, 16_340_000),
];

/// A book with the places and where they are.
fn places() -> String {
    let records: Vec<_> = PLACES
        .iter()
        .enumerate()
        .map(|(number, (name, latitude, longitude))| {
            json!({
                "id": format!("01890a5d-ac96-774b-bcce-b302099a80{number:02}"),
                "kind": "place",
                "revisions": [{
                    "id": "1-00a1b2c3d4e5f607",
                    "at": "2017-04-15T09:30:00",
                    "fields": {
                        "name": name,
                        "municipality": "Strömsund",
                        "position": {
                            "latitude_microdegrees": latitude,
                            "longitude_microdegrees": longitude,
                        },
                    },
                }],
            })
        })
        .collect();
    json!({ "format": "faltbok", "version": 1, "minor": 2, "records": records }).to_string()
}

#[track_caller]
fn stops_are(page: &Page, names: [&str; 5]) {
    let stops = page.region("Stopp i ordning").list("").nth(0);
    for (at, name) in names.into_iter().enumerate() {
        stops.items().with_text(&format!("{}. {name}", at + 1)).nth(0).shown();
    }
}

#[track_caller]
fn writes_the_tour(page: &Page) {
    page.navigation("Huvudmeny").link("Mer").click();
    page.link(starting("Serviceturnéer")).click();
    page.link("Ny serviceturné").click();
    page.group("Dagar").field("Från och med").fill("2017-09-12");
    page.button("Lägg till deltagare").click();
    page.group("Deltagare 1").field("Roll").fill("Servicesamordnare");
    for (at, (name, ..)) in PLACES.iter().enumerate() {
        page.button("Lägg till stopp").click();
        page.group(format!("Stopp {}", at + 1)).field("Ort").fill(name);
    }
    let first = page.group("Stopp 1");
    first.field("Klockan").fill("9.30");
    first.field("Minuter på plats").fill("60");
    first.field("Vilka ansluter här?").fill("Handläggare, länsstyrelsen");
    page.button("Spara").click();
    page.heading("Serviceturné 12 september 2017").shown();
}

#[test]
fn five_stops_in_jamtland_are_put_in_order_visited_and_summed_up() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, MORNING);
    let page = browser.page();
    let folder = Folder::new("tour");
    takes_in(page, &folder.write("orter.json", places()));
    writes_the_tour(page);
    page.sees("Kl. 9.30, 60 minuter");
    page.sees("Ansluter: Handläggare, länsstyrelsen");
    stops_are(page, ["Hammerdal", "Hoting", "Strömsund", "Backe", "Rossön"]);
    page.has_no_barriers();

    page.sees("Luftlinje 109 km i stället för 170 km");
    page.button("Ta den ordningen").click();
    page.status_says("Stoppen har fått ny ordning");
    stops_are(page, ["Hammerdal", "Strömsund", "Backe", "Rossön", "Hoting"]);
    page.button("Ångra").click();
    stops_are(page, ["Hammerdal", "Hoting", "Strömsund", "Backe", "Rossön"]);
    page.button("Ta den ordningen").click();
    stops_are(page, ["Hammerdal", "Strömsund", "Backe", "Rossön", "Hoting"]);
    // The road says otherwise.
    page.button("Tidigare: Rossön").click();
    stops_are(page, ["Hammerdal", "Strömsund", "Rossön", "Backe", "Hoting"]);
    page.is_focused("Tidigare: Rossön");

    let file = page.download(|| page.button("Till kalendern").click());
    assert_eq!(file.name(), "serviceturne-2017-09-12.ics");
    let text = file.text();
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 5, "{text}");
    assert!(text.contains("DTSTART:20170912T093000\r\n"), "{text}");

    // Written down the day after, it tells of the stop's day all the same.
    page.pretend_it_is("2017-09-13T08:00:00+02:00");
    page.reload();
    page.link("Skriv besök: Strömsund").click();
    page.field("Ort").holds("Strömsund");
    page.field("Datum").holds("2017-09-12");
    page.field("Anteckning").fill("Bokinkastet används varje dag.");
    page.button("Spara").click();
    page.heading("Stopp på serviceturné i Strömsund").shown();
    page.region("Om besöket").says("Servicesamordnare");
    page.navigation("Huvudmeny").link("Mer").click();
    page.link(starting("Serviceturnéer")).click();
    page.link(starting("Serviceturné 12 september 2017")).click();
    page.link(starting("Stopp på serviceturné i Strömsund")).shown();
    page.button("Gör ett utkast av det ni skrivit").click();
    page.region("Gemensam sammanfattning").says("Bokinkastet används varje dag.");
    page.as_on_paper(true);
    page.sees("2. Strömsund");
    page.sees("Gemensam sammanfattning");
    page.as_on_paper(false);
    page.has_no_barriers();
    let pdf = page.paper("serviceturne");
    let pages = pdf.windows(11).filter(|it| it == b"/Type /Page").count();
    assert!(pages > 6, "{pages} pages for the plan, five stops and the list of pages");
}

#[test]
fn stops_are_moved_with_the_keyboard_alone() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    begins_on(&browser, MORNING);
    let page = browser.page();
    let folder = Folder::new("tour-keys");
    takes_in(page, &folder.write("orter.json", places()));
    writes_the_tour(page);
    walk_to(page, "Senare: Hammerdal");
    page.press(&["Enter"]);
    stops_are(page, ["Hoting", "Hammerdal", "Strömsund", "Backe", "Rossön"]);
    page.is_focused("Senare: Hammerdal");
    page.press(&["Enter"]);
    stops_are(page, ["Hoting", "Strömsund", "Hammerdal", "Backe", "Rossön"]);
}
