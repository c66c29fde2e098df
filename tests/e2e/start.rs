//! The app starts, from nowhere but its own address.

use crate::harness::Browser;
use crate::harness::Server;

#[test]
fn the_app_starts_and_asks_nothing_of_other_hosts() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    browser.page().open("");
    browser.page().works_offline();
    assert!(browser.page().title().contains("Fältbok"), "{}", browser.page().title());
    assert_eq!(server.foreign(), [""; 0]);
}
