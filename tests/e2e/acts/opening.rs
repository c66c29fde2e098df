//! Starting the app.

use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::starting;

/// Opens the app and waits for its first screen.
#[track_caller]
pub fn starts(page: &Page) {
    page.open("");
    page.heading(starting("Idag")).shown();
}

/// Opens the app for the first time on this phone and waits until it can do without a network.
#[track_caller]
pub fn begins(browser: &Browser) {
    starts(browser.page());
    browser.page().works_offline();
}

/// The same, on a day of the person's choosing; Chromium only.
#[track_caller]
pub fn begins_on(browser: &Browser, moment: &str) {
    browser.page().pretend_it_is(moment);
    begins(browser);
}

/// Opens the example book from the empty start, and waits until it is there.
#[track_caller]
pub fn opens_the_example(page: &Page) {
    page.button("Titta i exempelboken").click();
    page.sees("Du läser exempelboken.");
    page.region("Senaste besöken").shown();
}

/// A Monday after the visits that the tests tell of.
pub const fn the_third_of_april() -> &'static str {
    "2017-04-03T09:00:00+02:00"
}
