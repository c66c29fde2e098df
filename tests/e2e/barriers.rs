//! Every screen, for everybody: no fault that axe-core finds, on a phone and on a desk, in light
//! and in dark; nothing to scroll sideways for, on a narrow window and with text twice as large.

use crate::acts::begins;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::any;
use serde_json::Value;
use serde_json::json;
use std::collections::BTreeMap;

const KINDS: [(&str, &str); 10] = [
    ("plan", "planer"),
    ("goal", "mal"),
    ("action", "atgarder"),
    ("place", "orter"),
    ("provider", "servicegivare"),
    ("visit", "besok"),
    ("followup", "uppfoljning"),
    ("check", "stodkontroller"),
    ("project", "byprojekt"),
    ("task_moved", "flyttade-uppgifter"),
];

const PLAIN: [&str; 14] = [
    "",
    "uppfoljningar",
    "sok",
    "val",
    "papperskorg",
    "mer",
    "dela",
    "hamta",
    "installningar",
    "lagring",
    "installera",
    "om",
    "tillganglighet",
    "finns-inte",
];

#[test]
fn no_screen_of_a_phone_keeps_anybody_out_or_runs_off_its_side() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    let page = in_the_example(&browser);
    let faults = walk(page, 360, |page| {
        page.resize(320, 740);
        let narrow = page.too_wide();
        page.resize(360, 740);
        let size = "document.documentElement.style.fontSize = arguments[0]";
        page.script(size, &[json!("200%")]);
        let large = page.too_wide();
        page.script(size, &[json!("")]);
        let of = |what: &str, found: &str| match found {
            "" => String::new(),
            found => format!("\n  {what}: {found}"),
        };
        of("320 px", &narrow) + &of("200 %", &large)
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_screen_of_a_desk_keeps_anybody_out() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    let page = in_the_example(&browser);
    let faults = walk(page, 1280, |_| String::new());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn in_the_example(browser: &Browser) -> &Page {
    begins(browser);
    let page = browser.page();
    page.button("Titta i exempelboken").click();
    page.sees("Du läser exempelboken.");
    page.region("Senaste besöken").shown();
    page
}

/// The faults of every screen, with its address.
fn walk(page: &Page, width: u32, also: impl Fn(&Page) -> String) -> Vec<String> {
    let mut faults = Vec::new();
    for route in routes(page) {
        page.resize(width, 740);
        page.open(&format!("#/{route}"));
        page.heading(any()).nth(0).shown();
        settle(page);
        let mut found = headings(page);
        // Bars that stay in view cover what has not been scrolled clear.
        let height = page.script("return document.documentElement.scrollHeight", &[]);
        let height = u32::try_from(height.as_u64().unwrap_or(740)).unwrap_or(740);
        page.resize(width, height.max(740));
        page.color_scheme("light");
        settle(page);
        found += &page.barriers();
        page.color_scheme("dark");
        settle(page);
        found += &page.barriers_of_colour();
        page.color_scheme("light");
        found += &also(page);
        if !found.is_empty() {
            faults.push(format!("#/{route} at {width} px:{found}"));
        }
    }
    faults
}

/// One main heading in view, and a window that is named after it.
fn headings(page: &Page) -> String {
    let told = page.script(
        "const seen = [...document.querySelectorAll('h1')].filter((it) => it.checkVisibility()); \
         const [title, text] = [document.title, seen[0]?.textContent.trim() ?? '']; \
         if (seen.length !== 1) return `${seen.length} main headings`; \
         return title.startsWith(text) ? '' : `the window is called ${title} and not ${text}`",
        &[],
    );
    let told = told.as_str().unwrap_or_default();
    if told.is_empty() { String::new() } else { format!("\n  {told}") }
}

/// Until what was changed has been drawn.
fn settle(page: &Page) {
    page.script(
        "return new Promise((done) => \
           requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20))))",
        &[],
    );
}

/// Every address there is, with the example's first record of each kind.
fn routes(page: &Page) -> Vec<String> {
    let rows = page.script(
        "return new Promise((done) => { \
           const opening = indexedDB.open('faltbok-example'); \
           opening.onsuccess = () => { \
             const database = opening.result; \
             const all = database.transaction('records').objectStore('records').getAll(); \
             all.onsuccess = () => { database.close(); done(all.result.map(JSON.parse)); }; \
           }; \
         })",
        &[],
    );
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    for row in rows.as_array().expect("the rows are a list") {
        let text = |name: &str| row.get(name).and_then(Value::as_str).expect("a record has it");
        first.entry(text("kind")).or_insert(text("id"));
    }
    let mut routes: Vec<String> = PLAIN.map(str::to_owned).to_vec();
    for (kind, word) in KINDS {
        let id = first.get(kind).unwrap_or_else(|| panic!("the example has a {kind}"));
        routes.extend([word.to_owned(), format!("{word}/{id}"), format!("{word}/{id}/andra")]);
        routes.push(format!("{word}/nytt"));
    }
    routes.push(format!("historik/{}", first["visit"]));
    routes
}
