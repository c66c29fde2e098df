//! Long lists: only what is near the screen is drawn, and all of it can be reached.

use crate::acts::begins;
use crate::acts::takes_in;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Folder;
use crate::harness::Server;
use crate::harness::containing;
use serde_json::json;

const MANY: usize = 600;

#[test]
fn of_a_long_list_only_what_is_near_is_drawn_and_its_end_is_reached_by_scrolling() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins(&browser);
    let page = browser.page();
    let drawn = || {
        let rows = page.script("return document.querySelectorAll('.row').length", &[]);
        rows.as_u64().expect("a count is a number")
    };
    let folder = Folder::new("long-list");
    takes_in(page, &folder.write("many.json", file()));

    page.navigation("Huvudmeny").link("Idag").click();
    page.link("Och 590 till i listan över uppföljningar").click();
    page.link(containing("Uppgift 0000")).shown();
    assert!(drawn() < 200, "{} rows are drawn", drawn());
    page.script("window.scrollTo(0, document.documentElement.scrollHeight)", &[]);
    page.link(containing("Uppgift 0599")).shown();
    page.link(containing("Uppgift 0000")).gone();
    assert!(drawn() < 200, "{} rows are drawn", drawn());
    // Paper has no part that is far away.
    page.script("window.dispatchEvent(new Event('beforeprint'))", &[]);
    page.is_drawn();
    assert_eq!(drawn(), MANY as u64);
    page.link(containing("Uppgift 0599")).click();
    page.field("Vad ska göras?").holds("Uppgift 0599");
}

/// A book with many late follow-ups, one a day.
fn file() -> String {
    let records: Vec<_> = (0..MANY)
        .map(|number| {
            let day = format!(
                "{}-{:02}-{:02}",
                2015 + number / 336,
                number / 28 % 12 + 1,
                number % 28 + 1
            );
            json!({
                "id": format!("015b1fba-fd80-7000-8000-{number:012x}"),
                "kind": "followup",
                "revisions": [{
                    "at": "2015-01-01T08:00:00",
                    "fields": { "due": day, "what": format!("Uppgift {number:04}") },
                    "id": "1-6578656d70656c00",
                    "replaces": [],
                }],
            })
        })
        .collect();
    json!({
        "format": "faltbok", "version": 1, "minor": 0,
        "exported_at": "2015-01-01T08:00:00", "exported_by": "", "records": records,
    })
    .to_string()
}
