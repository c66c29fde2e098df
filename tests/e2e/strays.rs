//! Somebody deletes a place while another puts a shop there: the shop says on its own page what is
//! missing, and brings it back.

use crate::acts::Visit;
use crate::acts::backs_up;
use crate::acts::begins_on;
use crate::acts::takes_in;
use crate::acts::the_third_of_april;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::starting;

fn opens_sikas(page: &Page) {
    page.navigation("Huvudmeny").link("Orter").click();
    page.link(starting("Sikås")).nth(0).click();
    page.heading("Sikås").shown();
}

#[test]
fn a_shop_whose_place_is_in_the_bin_says_so_and_brings_it_back() {
    let server = Server::of_the_app();
    let (first, second) = (Browser::phone(&server), Browser::phone(&server));
    for browser in [&first, &second] {
        begins_on(browser, the_third_of_april());
    }
    let (one, other) = (first.page(), second.page());
    Visit::in_sikas().written_by(one);
    takes_in(other, &backs_up(one).path);
    opens_sikas(other);
    other.button("Ta bort").click();
    other.status_says("Sikås ligger i papperskorgen");
    opens_sikas(one);
    one.link("Ny servicegivare").click();
    one.field("Namn").fill("Macken i Sikås");
    one.button("Spara").click();
    one.heading("Macken i Sikås").shown();

    takes_in(other, &backs_up(one).path);
    other.navigation("Huvudmeny").link("Orter").click();
    other.link("Visa i papperskorgen").click();
    other.link(starting("Macken i Sikås")).click();
    other.heading("Macken i Sikås").shown();
    other.sees("Syns inte i någon lista");
    other.sees("Den här posten hör till Sikås, som ligger i papperskorgen.");
    other.has_no_barriers();
    other.link("Låt den höra till något annat").click();
    other.sees("Syns inte i någon lista");
    other.button("Låt den höra till något annat").click();
    other.is_focused("Ort");
    other.has_no_barriers();
    other.button("Avbryt").click();
    other.button("Ta tillbaka Sikås").click();
    other.status_says("Tillbaka i boken");
    other.no_longer_sees("Syns inte i någon lista");
    other.is_focused("Macken i Sikås");
    opens_sikas(other);
    other.link(starting("Macken i Sikås")).shown();
}
