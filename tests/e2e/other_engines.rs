//! Points 1, 3, 8 and 9 in Firefox and WebKit: start, save, reload without a network, file out and
//! in.

use crate::acts::Visit;
use crate::acts::backs_up;
use crate::acts::begins;
use crate::acts::takes_in;
use crate::harness::Browser;
use crate::harness::Engine;
use crate::harness::Finds;
use crate::harness::Look;
use crate::harness::Server;
use crate::harness::starting;

#[test]
fn firefox_saves_starts_without_a_network_and_hands_the_book_over() {
    a_book_is_written_offline_and_handed_over(Engine::Firefox);
}

#[test]
fn webkit_saves_starts_without_a_network_and_hands_the_book_over() {
    a_book_is_written_offline_and_handed_over(Engine::WebKit);
}

fn a_book_is_written_offline_and_handed_over(engine: Engine) {
    let mut server = Server::of_the_app();
    let first = Browser::open(engine, Look::Desk, &server);
    begins(&first);
    let page = first.page();
    Visit::in_sikas().written_by(page);
    server.stop();
    page.reload();
    page.heading("Butiksbesök i Sikås").shown();
    page.region("Anteckning").says("endast 7 km");
    page.region("Vem gör vad härnäst?").says("Räkna på stöd till kyldiskar");
    let offline = Visit { notes: "Skrivet utan täckning.", place: "Kälarne", ..Visit::default() };
    offline.written_by(page);
    page.open("");
    page.reload();
    page.region("Senaste besöken").link(starting("Butiksbesök i Kälarne")).shown();
    let file = backs_up(page);
    assert!(file.text().contains("Skrivet utan täckning."));

    server.start();
    let second = Browser::open(engine, Look::Desk, &server);
    begins(&second);
    let page = second.page();
    takes_in(page, &file.path);
    page.navigation("Huvudmeny").link("Besök").click();
    page.link(starting("Butiksbesök i Sikås")).click();
    page.region("Anteckning").says("endast 7 km");
    assert_eq!(server.foreign(), [""; 0]);
}
