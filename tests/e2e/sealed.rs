//! Files that are locked with a passphrase: made, opened, refused, and understood by other programs.

use crate::acts::Visit;
use crate::acts::backs_up;
use crate::acts::begins;
use crate::acts::begins_on;
use crate::acts::chooses_file;
use crate::acts::rows_of;
use crate::acts::the_third_of_april;
use crate::harness::Browser;
use crate::harness::Download;
use crate::harness::Engine;
use crate::harness::Finds;
use crate::harness::Folder;
use crate::harness::Look;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::installed;
use crate::harness::program;
use crate::harness::starting;
use crate::large_files::large_file;
use serde_json::Value;
use serde_json::json;
use std::path::Path;
use std::process::Command;

const PASSPHRASE: &str = "fyra blåa ord ihop";
const LOCKED: &str = "Filen är låst. Spara eller skicka den nu.";

/// Goes to where files are made, and asks for a locked one.
#[track_caller]
fn wants_a_locked_file(page: &Page) {
    page.navigation("Huvudmeny").link("Mer").click();
    page.link(starting("Dela och säkerhetskopiera")).click();
    page.checkbox("Lås filen med en lösenfras").check();
}

#[track_caller]
fn locks(page: &Page) {
    page.button("Lås filen").click();
    page.sees(LOCKED);
}

#[track_caller]
fn backs_up_locked(page: &Page) -> Download {
    wants_a_locked_file(page);
    page.field("Lösenfras").fill(PASSPHRASE);
    page.field("Lösenfras").holds(PASSPHRASE);
    locks(page);
    let file = page.download(|| page.button("Spara fil").click());
    page.status_says("Filen är gjord.");
    file
}

#[track_caller]
fn unlocks(page: &Page, passphrase: &str) {
    page.heading("Filen är låst").shown();
    page.field("Lösenfras").fill(passphrase);
    page.field("Lösenfras").holds(passphrase);
    page.button("Lås upp").click();
}

#[test]
fn a_locked_book_goes_to_another_phone_and_only_its_passphrase_opens_it() {
    let server = Server::of_the_app();
    let (first, second) = (Browser::phone(&server), Browser::phone(&server));
    begins_on(&first, the_third_of_april());
    begins_on(&second, the_third_of_april());
    let (one, other) = (first.page(), second.page());
    Visit::in_sikas().written_by(one);
    let file = locks_and_saves(one);
    one.navigation("Huvudmeny").link("Idag").click();
    one.region("Säkerhetskopia").says("Säkerhetskopierad idag, inget ändrat sedan dess");

    chooses_file(other, &file.path);
    other.heading("Filen är låst").shown();
    other.has_no_barriers();
    other.button("Lås upp").click();
    other.is_focused("Lösenfras");
    assert!(other.field("Lösenfras").description().contains("Skriv lösenfrasen."));
    unlocks(other, "fyra blå ord ihop");
    other.sees("Lösenfrasen stämmer inte.");
    other.is_focused("Lösenfras");
    other.field("Lösenfras").holds("fyra blå ord ihop");
    assert!(other.field("Lösenfras").description().contains("Lösenfrasen stämmer inte."));
    other.has_no_barriers();
    // As a phone that writes å as a and a ring does it, with a space behind.
    unlocks(other, "fyra bla\u{30a}a ord ihop ");
    other.heading("Så här ändras din bok").shown();
    assert_eq!(rows_of(other), json!([]));
    other.button("Hämta in").click();
    other.heading("Filen är inhämtad").shown();
    assert_eq!(rows_of(other), rows_of(one));
}

/// A phone that is slow shows the field well before the heading gets the focus.
#[test]
fn who_types_the_passphrase_at_once_is_not_interrupted() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins(&browser);
    let page = browser.page();
    Visit::in_sikas().written_by(page);
    let file = backs_up_locked(page);
    page.script(
        "window.later = []; window.requestAnimationFrame = (draw) => window.later.push(draw)",
        &[],
    );
    chooses_file(page, &file.path);
    page.field("Lösenfras").fill("fyra blåa");
    page.script("window.later.splice(0).forEach((draw) => draw(0))", &[]);
    page.is_focused("Lösenfras");
    page.type_keys(" ord ihop");
    page.button("Lås upp").click();
    page.script("window.later.splice(0).forEach((draw) => draw(0))", &[]);
    page.heading("Inget nytt i filen").shown();
}

/// With all that can go otherwise on the way.
#[track_caller]
fn locks_and_saves(page: &Page) -> Download {
    wants_a_locked_file(page);
    page.button("Spara fil").gone();
    page.has_no_barriers();
    page.field("Lösenfras").fill("tre ord här");
    page.button("Lås filen").click();
    page.is_focused("Lösenfras");
    assert!(page.field("Lösenfras").description().contains("Lösenfrasen är för kort."));
    page.has_no_barriers();
    page.field("Lösenfras").fill("en helt annan lösenfras");
    locks(page);
    // Another passphrase needs another file.
    page.field("Lösenfras").fill(PASSPHRASE);
    page.no_longer_sees(LOCKED);
    assert!(!page.button("Spara fil").is_there());
    locks(page);
    page.has_no_barriers();
    let file = page.download(|| page.button("Spara fil").click());
    page.status_says("Filen är gjord.");
    assert!(file.name().ends_with("-last.json"), "{}", file.name());
    let text = file.text();
    assert!(text.starts_with("{\"protected\":\"") && !text.contains("Sik"), "{text}");
    // Without the choice the file is as it always was.
    page.checkbox("Lås filen med en lösenfras").uncheck();
    let open = page.download(|| page.button("Spara fil").click());
    assert!(!open.name().contains("last") && open.text().contains("Sikås"), "{}", open.name());
    file
}

#[test]
fn a_locked_file_that_no_passphrase_could_open_is_refused_in_words_and_changes_nothing() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins(&browser);
    let page = browser.page();
    Visit::in_sikas().written_by(page);
    let before = rows_of(page);
    let sound = backs_up_locked(page).text();
    let envelope: Value = serde_json::from_str(&sound).expect("a locked file is JSON");
    let folder = Folder::new("locked-files");
    let half: String = sound.chars().take(sound.chars().count() / 2).collect();
    let damaged = "Filen är skadad eller ändrad för hand. Be avsändaren skicka den igen.";
    // As `{"alg":"dir","enc":"A256GCM"}` stands in a file, and one with 2,000,000,000 rounds.
    let directly = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0";
    let for_days = "eyJhbGciOiJQQkVTMi1IUzUxMitBMjU2S1ciLCJlbmMiOiJBMjU2R0NNIiwicDJjIjoyMDAwMDAwMDAwLCJwMnMiOiJjMkZzZEhOaGJIUSJ9";
    for (name, content, why) in [
        ("halv.json", half, damaged),
        (
            "annat.json",
            with_member(&envelope, "protected", directly),
            "Filen är låst av ett annat program på ett sätt som Fältbok inte kan öppna.",
        ),
        (
            "dagar.json",
            with_member(&envelope, "protected", for_days),
            "Filen har ett lås som Fältbok inte godtar",
        ),
    ] {
        chooses_file(page, &folder.write(name, content));
        page.alert_says("Filen går inte att hämta in");
        page.alert_says(why);
        page.alert_says("Inget har ändrats i din bok.");
        assert_eq!(rows_of(page), before, "{name}");
    }
    // The key is whole and the content is not: that is told from a wrong passphrase.
    let other_tag = with_member(&envelope, "tag", "AAAAAAAAAAAAAAAAAAAAAA");
    chooses_file(page, &folder.write("andrad.txt", other_tag));
    unlocks(page, PASSPHRASE);
    page.alert_says(damaged);
    // As text out of a mail it opens as well.
    page.button("Klistra in texten i stället").click();
    page.field("Text från Fältbok").fill(sound.trim());
    page.button("Läs texten").click();
    unlocks(page, PASSPHRASE);
    page.heading("Inget nytt i filen").shown();
    assert_eq!(rows_of(page), before);
}

#[test]
fn the_letter_with_a_locked_file_says_so_and_never_the_passphrase() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    Visit::in_sikas().written_by(page);
    page.open("#/dela/skicka");
    page.button("Fortsätt").click();
    page.button("Fortsätt").click();
    page.checkbox("Lås filen med en lösenfras").check();
    page.field("Lösenfras").fill(PASSPHRASE);
    locks(page);
    let letter = page.field("Text till mejlet").value();
    let file = page.download(|| page.button("Spara fil").click());
    page.status_says("Filen är gjord.");
    for part in [file.name().as_str(), "Filen är låst med en lösenfras, som du får på annat sätt."]
    {
        assert!(letter.contains(part), "{part} is not in {letter}");
    }
    assert!(!letter.contains(PASSPHRASE));
}

fn with_member(envelope: &Value, name: &str, value: &str) -> String {
    let mut changed = envelope.clone();
    changed[name] = json!(value);
    changed.to_string()
}

#[test]
fn another_program_opens_what_the_app_locks_and_the_app_what_it_locks() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    Visit::in_sikas().written_by(page);
    let before = rows_of(page);
    let plain = backs_up(page).text();
    let locked = backs_up_locked(page);
    let folder = Folder::new("other-program");
    let opened = folder.path().join("opened.json");
    let header = other_program("open", &locked.path, &opened);
    let header: Value = serde_json::from_str(&header).expect("it tells the header");
    assert_eq!(header["p2c"], 600_000);
    assert_eq!(header["cty"], "application/json");
    let opened = std::fs::read_to_string(opened).expect("it wrote what it opened");
    let without_the_time =
        |text: &str| text.split_once(",\"exported_by\"").map(|it| it.1.to_owned());
    assert!(without_the_time(&plain).is_some_and(|text| text.contains("Sikås")));
    assert_eq!(without_the_time(&opened), without_the_time(&plain));

    let example = program("FALTBOK_DIST", "dist").join("example.json");
    let theirs = folder.path().join("theirs.json");
    other_program("lock", &example, &theirs);
    chooses_file(page, &theirs);
    unlocks(page, PASSPHRASE);
    page.heading("Så här ändras din bok").shown();
    assert_eq!(rows_of(page), before);
    page.button("Hämta in").click();
    page.heading("Filen är inhämtad").shown();
    page.navigation("Huvudmeny").link("Planer").click();
    page.no_longer_sees("Inga planer än.");
}

#[test]
fn a_large_locked_file_is_opened_in_pieces() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins(&browser);
    let page = browser.page();
    let folder = Folder::new("large-locked-file");
    let locked = folder.path().join("stor-last.json");
    other_program("lock", &large_file(&folder), &locked);
    chooses_file(page, &locked);
    unlocks(page, "fyra blå ord ihop");
    page.sees("Lösenfrasen stämmer inte.");
    assert_eq!(rows_of(page), json!([]));
    unlocks(page, PASSPHRASE);
    page.heading("Så här ändras din bok").shown();
    page.button("4 000 nya").shown();
    // A letter in the middle is another one.
    let mut text = std::fs::read(&locked).expect("it was written");
    let middle = text.len() / 2;
    text[middle] = if text[middle] == b'A' { b'B' } else { b'A' };
    chooses_file(page, &folder.write("andrad.json", text));
    unlocks(page, PASSPHRASE);
    page.alert_says("Filen är skadad eller ändrad för hand.");
    assert_eq!(rows_of(page), json!([]));
}

/// Runs a well-kept JOSE library of another language, and gives what it says.
fn other_program(task: &str, from: &Path, to: &Path) -> String {
    let library = installed("jose-6.2.17/node_modules/jose/dist/webapi/index.js");
    let output = Command::new(program("FALTBOK_NODE", "node"))
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/sealed/jose.mjs"))
        .arg(program("FALTBOK_JOSE", &library))
        .args([task, PASSPHRASE])
        .args([from, to])
        .output()
        .expect("node is installed; run `cargo xtask setup` first");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "the other program could not {task}: {told}");
    String::from_utf8(output.stdout).expect("it speaks UTF-8")
}

#[test]
fn firefox_opens_what_webkit_locks_and_webkit_what_firefox_locks() {
    let server = Server::of_the_app();
    let first = Browser::open(Engine::Firefox, Look::Desk, &server);
    let second = Browser::open(Engine::WebKit, Look::Desk, &server);
    begins(&first);
    begins(&second);
    let (one, other) = (first.page(), second.page());
    Visit::in_sikas().written_by(one);
    chooses_file(other, &backs_up_locked(one).path);
    unlocks(other, PASSPHRASE);
    other.button("Hämta in").click();
    other.heading("Filen är inhämtad").shown();
    chooses_file(one, &backs_up_locked(other).path);
    unlocks(one, PASSPHRASE);
    one.heading("Inget nytt i filen").shown();
}

#[test]
fn where_the_browser_may_not_lock_files_it_is_said_and_the_file_can_still_leave() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins(&browser);
    let page = browser.page();
    Visit::in_sikas().written_by(page);
    // As on a page that was not opened by https.
    page.script("Object.defineProperty(crypto, 'subtle', { value: undefined })", &[]);
    wants_a_locked_file(page);
    page.field("Lösenfras").fill(PASSPHRASE);
    page.button("Lås filen").click();
    page.alert_says("Webbläsaren låser bara filer på sidor som börjar med https");
    page.has_no_barriers();
    page.checkbox("Lås filen med en lösenfras").uncheck();
    let file = page.download(|| page.button("Spara fil").click());
    assert!(file.text().contains("Sikås"));
}
