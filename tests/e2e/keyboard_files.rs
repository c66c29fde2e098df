//! Without a mouse or a finger: a part is sent, two records become one, a folder is chosen, and
//! what was written apart is decided.

use crate::acts::Visit;
use crate::acts::backs_up;
use crate::acts::begins_on;
use crate::acts::enters;
use crate::acts::takes_in;
use crate::acts::the_third_of_april;
use crate::acts::walk_back_to;
use crate::acts::walk_to;
use crate::choices::written_apart;
use crate::folder_backup::STAND_IN;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::containing;
use crate::harness::starting;
use serde_json::json;

/// From anywhere to a screen under Mer.
#[track_caller]
fn opens_under_more(page: &Page, name: &str) {
    walk_back_to(page, "Mer");
    page.press(&["Enter"]);
    page.is_focused("Mer");
    enters(page, starting(name));
}

#[test]
fn a_place_is_sent_with_the_keyboard_alone() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    Visit::in_sikas().written_by(page);
    opens_under_more(page, "Dela och säkerhetskopiera");
    page.is_focused("Dela och säkerhetskopiera");
    enters(page, "Välj vad du vill skicka");
    page.is_focused("Skicka till en kollega");

    // The choices are one stop; the arrows go between them.
    walk_to(page, starting("Hela fältboken"));
    for _ in 0..4 {
        if page.focused().starts_with("En ort") {
            break;
        }
        page.press(&["Down"]);
        page.focus_can_be_seen();
    }
    page.is_focused(starting("En ort"));
    // What was not chosen is led to.
    enters(page, "Fortsätt");
    page.is_focused("Vilken ort?");
    assert!(page.field("Vilken ort?").description().contains("Välj i listan."));
    page.focus_can_be_seen();
    page.type_keys("Sikås");
    page.field("Vilken ort?").holds("Sikås");
    enters(page, "Fortsätt");

    page.is_focused("Vem ska ha filen?");
    walk_to(page, "Roll");
    page.type_keys("Landsbygdshandläggare");
    walk_to(page, "Organisation");
    page.type_keys("Länsstyrelsen");
    enters(page, "Fortsätt");
    page.is_focused("Kontrollera och skicka");
    walk_to(page, "Spara fil");
    let file = page.download(|| page.press(&["Enter"]));
    page.status_says("Filen är gjord.");
    page.is_focused("Spara fil");
    assert!(file.name().ends_with("-ort-sikas.json"), "{}", file.name());
    // And on, to the letter that goes with it.
    walk_to(page, "Text till mejlet");
    enters(page, starting("Kopiera"));
    page.is_focused(starting("Kopiera"));
}

#[test]
fn two_records_of_one_place_are_joined_and_parted_with_the_keyboard_alone() {
    let server = Server::of_the_app();
    let (first, second) = (Browser::desk(&server), Browser::phone(&server));
    for browser in [&first, &second] {
        begins_on(browser, the_third_of_april());
        Visit::in_sikas().written_by(browser.page());
    }
    let page = first.page();
    takes_in(page, &backs_up(second.page()).path);
    walk_back_to(page, "Orter");
    page.press(&["Enter"]);
    page.is_focused("Orter");
    enters(page, starting("Sikås"));
    page.is_focused("Sikås");
    enters(page, "Jämför och slå ihop");
    page.is_focused("Slå ihop två poster");
    enters(page, "Slå ihop");
    page.sees("är nu en enda post");
    page.is_focused("Sikås");
    enters(page, "Stäng");
    page.no_longer_sees("är nu en enda post");
    page.is_focused("Sikås");
    enters(page, starting("Dela upp igen"));
    page.sees("De är två poster igen.");
    page.is_focused("Sikås");
    enters(page, "Stäng");
    page.no_longer_sees("De är två poster igen.");
    page.is_focused("Sikås");
    enters(page, starting("Nej, det är två olika"));
    page.no_longer_sees("Det finns två poster som ser ut att vara samma");
    page.is_focused("Sikås");
    enters(page, "Ångra");
    page.sees("Det finns två poster som ser ut att vara samma");
    walk_to(page, "Jämför och slå ihop");
}

/// The browser's own picker can't be walked through: it answers at once.
const NOT_PICKED: &str = "window.showDirectoryPicker = async () => { \
    throw new DOMException('', 'AbortError'); };";

#[test]
fn a_folder_for_backups_is_chosen_and_left_with_the_keyboard_alone() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    Visit::in_sikas().written_by(page);
    opens_under_more(page, "Lagring");
    page.is_focused("Lagring på telefonen");
    // Who changes their mind in the browser's picker is where they were.
    page.script(NOT_PICKED, &[]);
    enters(page, "Välj mapp");
    page.is_focused("Välj mapp");
    page.script(STAND_IN, &[]);
    page.press(&["Enter"]);
    let folder = page.region("Automatisk säkerhetskopia");
    folder.says("Reserv");
    page.is_focused("Lagring på telefonen");
    enters(page, "Skriv nu");
    folder.says("Senast skriven");
    page.is_focused("Skriv nu");
    enters(page, "Sluta skriva");
    page.is_focused("Lagring på telefonen");
    walk_to(page, "Välj mapp");
}

#[test]
fn what_was_written_apart_is_decided_with_the_keyboard_alone() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    written_apart(page, &page.second_window());
    page.region("Välj vad som ska gälla").shown();
    let visit = "Butiksbesök i Sikås";

    // A text of one's own: begun, given up, and begun again.
    enters(page, "Skriv något annat");
    walk_to(page, starting("Det som ska gälla"));
    enters(page, "Avbryt");
    page.is_focused("Skriv något annat");
    page.focus_can_be_seen();
    page.press(&["Enter"]);
    walk_to(page, starting("Det som ska gälla"));
    page.press(&["Control", "a"]);
    page.type_keys("Sågverket läggs ner i höst.");
    enters(page, "Spara det");
    page.status_says("Valet är sparat.");
    page.is_focused(visit);
    page.region("Vad har ändrats sedan sist?").says("Sågverket läggs ner i höst.");

    // Undone by the notice, and decided by taking one of the two.
    enters(page, "Ångra");
    page.region("Välj vad som ska gälla").shown();
    enters(page, starting("Behåll det här"));
    page.status_says("Valet är sparat.");
    page.is_focused(visit);

    // The list of all choices: one is left, and then none.
    enters(page, "Ångra");
    page.region("Välj vad som ska gälla").shown();
    walk_back_to(page, "Idag");
    page.press(&["Enter"]);
    page.is_focused(containing("Idag"));
    enters(page, "Välj");
    page.is_focused("Välj vad som ska gälla");
    enters(page, "Behåll båda");
    page.sees("Inget att välja.");
    page.is_focused("Välj vad som ska gälla");
    assert_eq!(page.script("return document.activeElement.localName", &[]), json!("h1"));
}
