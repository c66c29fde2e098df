//! Point 8, bad input: a file that is wrong, damaged, foreign, newer or empty is refused with a
//! sentence that says why and what to do, and nothing is changed.

use crate::acts::Visit;
use crate::acts::backs_up;
use crate::acts::begins;
use crate::acts::chooses_file;
use crate::acts::rows_of;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Folder;
use crate::harness::Server;

const UNCHANGED: &str = "Inget har ändrats i din bok.";

#[test]
fn a_file_that_is_no_sound_book_is_refused_in_words_and_changes_nothing() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins(&browser);
    let page = browser.page();
    Visit::in_sikas().written_by(page);
    let sound = backs_up(page).text();
    let before = rows_of(page);
    let half: String = sound.chars().take(sound.chars().count() / 2).collect();
    let newer = sound.replace(r#""version":1"#, r#""version":2"#);
    assert_ne!(newer, sound);
    let other_kind = sound.replace(r#""2017-03-31""#, r#"["2017-03-31"]"#);
    assert_ne!(other_kind, sound);
    let folder = Folder::new("bad-files");
    let damaged = "Filen är skadad eller ändrad för hand. Be avsändaren skicka den igen.";
    let foreign = "Det här är ingen fil från Fältbok. Välj filen som slutar på .json eller .txt";
    let no_rows = "Filen har inga rader under rubrikerna.";
    for (name, content, why) in [
        ("tom.json", "", "Filen är tom. Be avsändaren skicka den igen."),
        ("halv.json", &half, damaged),
        ("andrad.json", &other_kind, damaged),
        ("nyare.json", &newer, "Filen är gjord med en nyare version av Fältbok. Uppdatera appen"),
        ("karta.json", r#"{"type":"FeatureCollection","features":[]}"#, no_rows),
        ("butiker.csv", "Namn;Lat;Lon\n", no_rows),
        ("brev.txt", "Hej! Här kommer filen som vi talade om.", foreign),
        ("bild.txt", "\u{fffd}PNG\r\n\u{1a}\n\0\0\0", foreign),
    ] {
        let file = folder.write(name, content);
        chooses_file(page, &file);
        page.alert_says("Filen går inte att hämta in");
        page.alert_says(why);
        page.alert_says(UNCHANGED);
        assert!(!page.button("Hämta in").is_there(), "{name}");
        assert_eq!(rows_of(page), before, "{name}");
    }
    page.has_no_barriers();
    // Another try leads on from there.
    page.file_field("Välj en annan fil").upload(&folder.write("hel.txt", &sound));
    page.heading("Inget nytt i filen").shown();
    page.sees("6 poster finns redan och är likadana");
}
