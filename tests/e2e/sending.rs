//! A part of the book goes to a colleague: from its page, without what is not for others, and the
//! next time only what has changed.

use crate::acts::Party;
use crate::acts::Visit;
use crate::acts::begins_on;
use crate::acts::belongs_to;
use crate::acts::opens_the_example;
use crate::acts::rows_of;
use crate::acts::takes_in;
use crate::acts::the_third_of_april;
use crate::harness::Browser;
use crate::harness::Download;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::containing;
use crate::harness::starting;

const COORDINATOR: Party = Party("Servicesamordnare", "Region Jämtland Härjedalen");
const CHANGED: &str =
    "Bara det som har ändrats sedan du skickade till Landsbygdshandläggare, Länsstyrelsen";

/// Writes a visit that is for nobody else.
#[track_caller]
fn writes_an_inner_note(page: &Page) {
    Visit { place: "Sikås", notes: "Ägaren funderar på att sälja.", ..Visit::default() }
        .written_by(page);
    page.link("Ändra").click();
    page.text_of_more();
    page.field("Får skickas till").choose("Bara jag, inre anteckning");
    page.button("Spara").click();
    page.status_says("Sparat på den här telefonen");
}

impl Page {
    /// Unfolds what a visit's form keeps behind "Mer om besöket".
    fn text_of_more(&self) {
        self.script(
            "document.querySelectorAll('form details').forEach((it) => it.open = true)",
            &[],
        );
    }
}

#[track_caller]
fn names_the_officer(page: &Page) {
    page.heading("Vem ska ha filen?").shown();
    page.field("Roll").fill("Landsbygdshandläggare");
    page.field("Organisation").fill("Länsstyrelsen");
    page.button("Fortsätt").click();
    page.heading("Kontrollera och skicka").shown();
}

#[track_caller]
fn saves(page: &Page) -> Download {
    let file = page.download(|| page.button("Spara fil").click());
    page.status_says("Filen är gjord.");
    file
}

#[test]
fn a_place_goes_from_its_page_without_the_inner_notes_and_later_only_what_has_changed() {
    let server = Server::of_the_app();
    let (first, second) = (Browser::phone(&server), Browser::phone(&server));
    begins_on(&first, the_third_of_april());
    begins_on(&second, the_third_of_april());
    let (one, other) = (first.page(), second.page());
    belongs_to(one, &COORDINATOR);
    Visit::in_sikas().written_by(one);
    writes_an_inner_note(one);

    one.navigation("Huvudmeny").link("Orter").click();
    one.link(starting("Sikås")).click();
    one.link("Skicka").click();
    one.heading("Skicka till en kollega").shown();
    one.has_no_barriers();
    names_the_officer(one);
    one.is_focused("Kontrollera och skicka");
    one.group("Det här följer inte med").says("1 besök som inte är till för mottagaren");
    one.sees("Det kan finnas personuppgifter i filen");
    one.has_no_barriers();
    let letter = one.field("Text till mejlet").value();
    let file = saves(one);
    one.sees("Telefonen minns vad du har skickat till Landsbygdshandläggare, Länsstyrelsen.");
    assert!(
        file.name().starts_with("faltbok-2017-04-03-09")
            && file.name().ends_with("-ort-sikas.json"),
        "{}",
        file.name()
    );
    for part in [file.name().as_str(), "en del av min fältbok", "Den gäller Sikås och har 6"] {
        assert!(letter.contains(part), "{part} is not in {letter}");
    }
    let text = file.text();
    assert!(text.contains("Hammerdal") && !text.contains("funderar"), "{text}");
    takes_in(other, &file.path);
    other.navigation("Huvudmeny").link("Besök").click();
    other.link(starting("Butiksbesök i Sikås")).shown();
    // A part is no backup.
    one.navigation("Huvudmeny").link("Idag").click();
    assert!(!one.region("Säkerhetskopia").text().contains("Säkerhetskopierad idag"));

    // Something new, to the same recipient, who is chosen among the earlier ones.
    Visit { place: "Los", notes: "Ny ägare sedan mars.", ..Visit::default() }.written_by(one);
    one.open("#/dela");
    one.link("Välj vad du vill skicka").click();
    one.heading("Vad vill du skicka?").shown();
    one.has_no_barriers();
    one.button("Fortsätt").click();
    one.radio(starting("Landsbygdshandläggare, Länsstyrelsen")).check();
    one.has_no_barriers();
    one.button("Fortsätt").click();
    assert!(one.radio(starting(CHANGED)).is_checked());
    one.has_no_barriers();
    let changes = saves(one);
    assert!(changes.name().ends_with("-nytt.json"), "{}", changes.name());
    let text = changes.text();
    assert!(text.contains("Ny ägare") && !text.contains("Hammerdal"), "{text}");
    one.radio(starting("Skicka allt igen")).check();
    let whole = saves(one);
    assert!(whole.text().contains("Ny ägare") && whole.text().contains("Hammerdal"));

    takes_in(other, &changes.path);
    // With the inner note ticked both have the same book.
    one.checkbox("Ta med de besöken med uppföljningar och bilder").check();
    let all = saves(one);
    assert!(all.text().contains("funderar"));
    takes_in(other, &all.path);
    assert_eq!(rows_of(other), rows_of(one));
}

#[test]
fn what_is_missing_is_asked_for_and_a_recipient_is_forgotten() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    opens_the_example(page);
    page.open("#/dela/skicka");
    page.radio(starting("En plan")).check();
    page.button("Fortsätt").click();
    page.is_focused("Vilken plan?");
    assert!(page.field("Vilken plan?").description().contains("Välj i listan."));
    page.has_no_barriers();
    page.radio(starting("En tidsperiod")).check();
    page.button("Fortsätt").click();
    assert!(page.field("Från och med").description().contains("Välj minst en av dagarna."));
    page.field("Från och med").fill("2017-04-30");
    page.field("Till och med").fill("2017-03-01");
    page.button("Fortsätt").click();
    assert!(page.field("Till och med").description().contains("ska inte vara före"));
    page.has_no_barriers();
    page.field("Från och med").fill("2017-01-01");
    page.field("Till och med").fill("2017-12-31");
    page.button("Fortsätt").click();
    names_the_officer(page);
    page.sees("1 januari 2017 till 31 december 2017");
    let file = saves(page);
    assert!(file.name().ends_with("-period-2017-01-01-2017-12-31-exempel.json"), "{}", file.name());
    page.sees("Telefonen minns vad du har skickat");

    page.button("Ändra till vem").click();
    page.radio(starting("Landsbygdshandläggare, Länsstyrelsen")).check();
    page.button("Glöm mottagaren").click();
    page.dialog("Glömma mottagaren?").shown();
    page.has_no_barriers();
    page.button("Glöm").click();
    page.status_says("Mottagaren är glömd.");
    page.field("Roll").shown();
    assert!(!page.radio(containing("Länsstyrelsen")).is_there());
}
