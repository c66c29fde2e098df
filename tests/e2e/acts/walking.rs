//! Going about with the keyboard alone.

use crate::harness::Name;
use crate::harness::Page;

/// Says whether what has the focus now comes after what had it last, or before it when one walks
/// backwards; from the end of the page the walk begins anew.
const IN_ORDER: &str = "const [it, last, backwards] = [document.activeElement, window.lastStop, arguments[0]]; \
    window.lastStop = it; \
    if (!last || !last.isConnected || last === it || last.contains(it) || it.contains(last)) return 'yes'; \
    const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')] \
      .filter((stop) => stop.checkVisibility() && !stop.disabled); \
    const isWrapped = backwards ? stops.indexOf(last) < 2 : stops.indexOf(it) < 2; \
    const follows = !!(last.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING); \
    return follows !== backwards || isWrapped ? 'yes' : `${it.textContent} after ${last.textContent}`";

const BEGIN: &str = "window.lastStop = document.activeElement";

/// Presses Tab until the focus is there; every stop must be seen, and come after the one before.
#[track_caller]
pub fn walk_to(page: &Page, name: impl Into<Name>) {
    walk(page, &["Tab"], &name.into());
}

/// The same, backwards.
#[track_caller]
pub fn walk_back_to(page: &Page, name: impl Into<Name>) {
    walk(page, &["Shift", "Tab"], &name.into());
}

#[track_caller]
fn walk(page: &Page, keys: &[&str], name: &Name) {
    page.script(BEGIN, &[]);
    let is_backwards = 1 < keys.len();
    for _ in 0..80 {
        page.press(keys);
        page.focus_can_be_seen();
        assert_eq!(page.script(IN_ORDER, &[is_backwards.into()]), "yes");
        if name.is(&page.focused()) {
            return;
        }
    }
    panic!("eighty steps do not lead to {name:?}; the focus is on {:?}", page.focused());
}

/// Walks there, and presses Enter.
#[track_caller]
pub fn enters(page: &Page, name: impl Into<Name>) {
    walk_to(page, name);
    page.press(&["Enter"]);
}

/// Says where a walk has come: back to where it began, between the page's end and its beginning, or on.
const ROUND: &str = "const it = document.activeElement; \
    if (it === document.body) return 'between'; \
    if (it === window.firstStop) return 'round'; \
    window.firstStop ??= it; return 'on'";

/// Presses Tab from the heading until the walk is round, and says how many stops there were; every
/// one must be seen, and come after the one before.
#[track_caller]
pub fn walks_round(page: &Page) -> usize {
    page.script(BEGIN, &[]);
    page.script("window.firstStop = undefined", &[]);
    let mut stops = 0;
    for _ in 0..300 {
        page.press(&["Tab"]);
        match page.script(ROUND, &[]).as_str() {
            Some("round") => return stops,
            Some("between") => {}
            _ => {
                page.focus_can_be_seen();
                assert_eq!(page.script(IN_ORDER, &[false.into()]), "yes");
                stops += 1;
            }
        }
    }
    panic!("three hundred steps do not lead round; the focus is on {:?}", page.focused());
}
