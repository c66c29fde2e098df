//! Every screen, for everybody: no fault that axe-core finds, on a phone and on a desk, in light
//! and in dark; nothing to scroll sideways for, on a narrow window and with text twice as large.

use crate::acts::begins;
use crate::acts::opens_the_example;
use crate::addresses::Screen;
use crate::addresses::every_screen;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::any;
use serde_json::json;

#[test]
fn no_screen_of_a_phone_keeps_anybody_out_or_runs_off_its_side() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins(&browser);
    let page = browser.page();
    opens_the_example(page);
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
    begins(&browser);
    let page = browser.page();
    opens_the_example(page);
    let faults = walk(page, 1280, |_| String::new());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The faults of every screen, with its address.
fn walk(page: &Page, width: u32, also: impl Fn(&Page) -> String) -> Vec<String> {
    let mut faults = Vec::new();
    for Screen { name, address } in every_screen(page) {
        page.resize(width, 740);
        page.open(&address);
        page.heading(any()).nth(0).shown();
        page.is_drawn();
        let mut found = headings(page);
        // Bars that stay in view cover what has not been scrolled clear.
        page.resize(width, page.height().max(740));
        page.color_scheme("light");
        page.is_drawn();
        found += &page.barriers();
        page.color_scheme("dark");
        page.is_drawn();
        found += &page.barriers();
        page.color_scheme("light");
        found += &also(page);
        if !found.is_empty() {
            faults.push(format!("{name}, {address}, at {width} px:{found}"));
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
