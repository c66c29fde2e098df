//! A browser that has thrown the book away: it is said, never shown as an empty book.

use crate::acts::Visit;
use crate::acts::begins;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Server;
use crate::harness::starting;

#[test]
fn a_book_that_the_browser_threw_away_is_missed() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins(&browser);
    let page = browser.page();
    Visit::in_sikas().written_by(page);
    page.script(
        "return new Promise((done, fail) => { \
           const request = indexedDB.deleteDatabase('faltbok'); \
           request.onsuccess = () => done(); request.onerror = () => fail(request.error); \
         })",
        &[],
    );
    page.open("");
    page.reload();
    page.heading("Boken är borta från den här webbläsaren").shown();
    page.sees("Här fanns en bok med 6 poster.");
    page.has_no_barriers();
    // Also after another try: nothing has been taken for an empty book meanwhile.
    page.reload();
    page.heading("Boken är borta från den här webbläsaren").shown();
    page.link("Hämta från säkerhetskopia").shown();
    page.button("Börja på en ny bok").click();
    page.heading(starting("Idag")).shown();
    page.sees("Här är din fältbok.");
    page.reload();
    page.sees("Här är din fältbok.");
}
