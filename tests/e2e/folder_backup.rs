//! Automatic backup: a folder is chosen once, and the book is written there by itself. The browser's
//! private folders stand in for the person's disk, with the same kind of handle.

use crate::acts::Visit;
use crate::acts::begins_on;
use crate::acts::rows_of;
use crate::acts::starts;
use crate::acts::takes_in;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Folder;
use crate::harness::Page;
use crate::harness::Server;
use crate::harness::containing;
use crate::harness::starting;
use crate::harness::until;
use serde_json::Value;
use serde_json::json;

/// A chosen folder is one of the browser's own, and whether it may be written in is told by a mark.
pub const STAND_IN: &str = "
    window.showDirectoryPicker = async () =>
      (await navigator.storage.getDirectory()).getDirectoryHandle('Reserv', { create: true });
    const leave = () => (localStorage.getItem('test.refused') ? 'prompt' : 'granted');
    FileSystemHandle.prototype.queryPermission = async () => leave();
    FileSystemHandle.prototype.requestPermission = async () => {
      localStorage.removeItem('test.refused');
      return 'granted';
    };
    const close = FileSystemWritableFileStream.prototype.close;
    FileSystemWritableFileStream.prototype.close = async function () {
      const error = localStorage.getItem('test.fails');
      if (error) throw new DOMException('', error);
      return close.call(this);
    };
";

const LIST: &str = "
    const top = await navigator.storage.getDirectory();
    const folder = await top.getDirectoryHandle('Reserv', { create: true });
    const files = {};
    for await (const [name, file] of folder.entries()) {
      files[name] = await (await file.getFile()).text();
    }
    return files;
";

const PUT: &str = "
    const top = await navigator.storage.getDirectory();
    const folder = await top.getDirectoryHandle('Reserv', { create: true });
    const mark = JSON.parse(localStorage.getItem('faltbok.settings')).folder_mark;
    for (const name of names) {
      const file = await folder.getFileHandle(name.replace('MARK', mark), { create: true });
      const stream = await file.createWritable();
      await stream.write('x');
      await stream.close();
    }
";

fn asks(page: &Page, body: &str, arguments: &[Value]) -> Value {
    page.script(&format!("return (async (names) => {{ {body} }})(arguments[0])"), arguments)
}

/// The files in the folder, by name.
fn files(page: &Page) -> Vec<(String, String)> {
    let files = asks(page, LIST, &[]);
    let files = files.as_object().expect("the folder's files");
    files
        .iter()
        .map(|(name, text)| (name.clone(), text.as_str().unwrap_or_default().to_owned()))
        .collect()
}

fn opens_storage(page: &Page) {
    page.navigation("Huvudmeny").link("Mer").click();
    page.link(starting("Lagring")).click();
    page.heading("Automatisk säkerhetskopia").shown();
}

/// The visit in Sikås, written down where a folder of the browser's can be chosen.
#[track_caller]
fn with_a_visit(browser: &Browser) -> &Page {
    let page = browser.page();
    let source = json!({ "source": STAND_IN });
    page.devtools("Page.addScriptToEvaluateOnNewDocument", &source);
    begins_on(browser, "2017-04-03T09:00:00+02:00");
    Visit::in_sikas().written_by(page);
    page
}

/// The same, with the folder chosen and written in once.
#[track_caller]
fn with_a_folder(browser: &Browser) -> &Page {
    let page = with_a_visit(browser);
    opens_storage(page);
    page.button("Välj mapp").click();
    page.region("Automatisk säkerhetskopia").says("Skriver när något ändras");
    page
}

fn adds_to_the_note(page: &Page, text: &str) {
    page.navigation("Huvudmeny").link("Idag").click();
    page.region("Senaste besöken").link(containing("Butiksbesök i Sikås")).click();
    page.link("Ändra").click();
    page.field("Anteckning").type_on(text);
    page.button("Spara").click();
    page.status_says("Sparat på den här telefonen");
}

#[test]
fn a_folder_is_chosen_once_and_the_book_is_written_there_by_itself() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    let page = with_a_visit(&browser);
    opens_storage(page);
    page.has_no_barriers();
    page.button("Välj mapp").click();
    let folder = page.region("Automatisk säkerhetskopia");
    folder.says("Reserv");
    folder.says("Skriver när något ändras");
    page.has_no_barriers();
    page.resize(360, 740);
    page.has_no_barriers();
    assert_eq!(page.too_wide(), "");
    page.resize(1280, 900);
    let first = files(page);
    assert_eq!(first.len(), 1, "{first:?}");
    assert!(first[0].0.starts_with("faltbok-reserv-") && first[0].0.contains("-2017-04-03-09"));
    assert!(first[0].1.contains("endast 7 km"));
    page.navigation("Huvudmeny").link("Idag").click();
    page.region("Säkerhetskopia").says("Säkerhetskopierad idag, inget ändrat sedan dess");

    // Soon after, nothing is written; a quarter of an hour later it is, by itself. Files of others
    // and of other devices are left alone, and older ones of ours make room.
    let mut others = vec!["faltbok-2016.json".to_owned(), "semester.txt".to_owned()];
    others.push("faltbok-reserv-ffffffff-2016-01-01-080000.json".to_owned());
    let ours = (1..=12).map(|day| format!("faltbok-reserv-MARK-2017-03-{day:02}-080000.json"));
    asks(page, PUT, &[json!(others.iter().cloned().chain(ours).collect::<Vec<_>>())]);
    adds_to_the_note(page, " Ägaren är positiv.");
    assert_eq!(files(page).len(), 1 + 15);
    page.pretend_it_is("2017-04-03T09:20:00+02:00");
    page.reload();
    page.navigation("Huvudmeny").link("Idag").click();
    page.region("Säkerhetskopia").says("Säkerhetskopierad idag, inget ändrat sedan dess");
    // Ten of ours, and the three of others.
    until("older backups to make room", || files(page).len() == 10 + 3);
    let now = files(page);
    assert!(others.iter().all(|name| now.iter().any(|(it, _)| it == name)), "{now:?}");
    let newest = now.iter().rfind(|(name, _)| name.contains("-2017-04-03-092")).expect("it is due");
    assert!(newest.1.contains("Ägaren är positiv."));

    // It is a whole backup: an empty book on another machine becomes the same.
    let kept = Folder::new("reserv");
    let other = Browser::desk(&server);
    begins_on(&other, "2017-04-03T10:00:00+02:00");
    takes_in(other.page(), &kept.write(&newest.0, &newest.1));
    assert_eq!(rows_of(other.page()), rows_of(page));
}

#[test]
fn a_folder_that_may_no_longer_be_written_in_is_told_and_allowed_again_by_a_tap() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    let page = with_a_folder(&browser);

    page.script("localStorage.setItem('test.refused', '1')", &[]);
    page.pretend_it_is("2017-04-03T10:00:00+02:00");
    starts(page);
    page.reload();
    page.region("Säkerhetskopia").says("Den automatiska säkerhetskopian har stannat.");
    page.has_no_barriers();
    page.link("Visa varför").click();
    page.alert_says("Webbläsaren vill att du tillåter Fältbok att skriva i mappen igen.");
    page.has_no_barriers();
    page.button("Tillåt").click();
    page.region("Automatisk säkerhetskopia").says("Skriver när något ändras");
    assert_eq!(files(page).len(), 2);

    // Who has had enough is left alone; the files stay.
    page.button("Sluta skriva").click();
    page.button("Välj mapp").shown();
    assert_eq!(files(page).len(), 2);
}

#[test]
fn a_backup_that_can_t_be_written_is_told_with_a_way_on_and_leaves_the_earlier_ones() {
    let server = Server::of_the_app();
    let browser = Browser::desk(&server);
    let page = with_a_folder(&browser);
    let ours = (1..=9).map(|day| format!("faltbok-reserv-MARK-2017-03-{day:02}-080000.json"));
    asks(page, PUT, &[json!(ours.collect::<Vec<_>>())]);
    let before = files(page);
    assert_eq!(before.len(), 10);

    let reasons = [
        ("QuotaExceededError", "Det är fullt där mappen ligger. Gör plats och försök igen"),
        ("NotFoundError", "Mappen går inte att nå."),
        ("InvalidStateError", "Det gick inte att skriva i mappen. Försök igen, eller byt mapp."),
    ];
    for (error, words) in reasons {
        page.script("localStorage.setItem('test.fails', arguments[0])", &[json!(error)]);
        page.button("Skriv nu").click();
        page.alert_says(words);
        assert_eq!(files(page), before, "{error} left something, or took something away");
    }
    page.has_no_barriers();
    page.navigation("Huvudmeny").link("Idag").click();
    page.region("Säkerhetskopia").says("Den automatiska säkerhetskopian har stannat.");

    // The disk has room again: the oldest of ours makes room, now that the new one is there.
    page.script("localStorage.removeItem('test.fails')", &[]);
    page.link("Visa varför").click();
    page.button("Försök igen").click();
    page.region("Automatisk säkerhetskopia").says("Skriver när något ändras");
    let after = files(page);
    assert_eq!(after.len(), 10);
    let is_of_today = |(name, text): &&(String, String)| {
        name.contains("-2017-04-03-") && text.contains("endast 7 km")
    };
    assert_eq!(after.iter().filter(is_of_today).count(), 2);
    assert!(!after.iter().any(|(name, _)| name.contains("-2017-03-01-")), "it was the oldest");
}
