//! Two people made the same place, each on a phone: it is joined, and everything is at one.

use crate::acts::Party;
use crate::acts::Visit;
use crate::acts::backs_up;
use crate::acts::begins_on;
use crate::acts::belongs_to;
use crate::acts::takes_in;
use crate::acts::the_third_of_april;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::starting;

#[test]
fn a_place_that_two_people_made_is_joined_and_parted_again() {
    let server = Server::of_the_app();
    let (first, second) = (Browser::phone(&server), Browser::phone(&server));
    for (browser, who) in [(&first, "Region Jämtland Härjedalen"), (&second, "Länsstyrelsen")] {
        begins_on(browser, the_third_of_april());
        belongs_to(browser.page(), &Party("Servicesamordnare", who));
        Visit::in_sikas().written_by(browser.page());
    }
    let page = first.page();
    takes_in(page, &backs_up(second.page()).path);
    opens_sikas(page);
    assert_eq!(visits_on(page), 1);
    page.sees("Det finns två poster som ser ut att vara samma");
    page.has_no_barriers();
    page.link("Jämför och slå ihop").click();
    page.heading("Slå ihop två poster").shown();
    page.sees("Stannar");
    page.has_no_barriers();
    page.button("Slå ihop").click();
    page.sees("är nu en enda post");
    page.region("Ihopslagen med").shown();
    assert_eq!(visits_on(page), 2);
    page.has_no_barriers();

    page.button(starting("Dela upp igen")).click();
    page.sees("De är två poster igen.");
    page.sees("Det finns två poster som ser ut att vara samma");
    assert_eq!(visits_on(page), 1);
}

fn opens_sikas(page: &Page) {
    page.navigation("Huvudmeny").link("Orter").click();
    page.link(starting("Sikås")).nth(0).click();
    page.heading("Sikås").shown();
}

fn visits_on(page: &Page) -> usize {
    let visits = || page.region("Senaste besöken").link(starting("Butiksbesök"));
    visits().nth(0).shown();
    visits().count()
}
