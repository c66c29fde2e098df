//! The program comes in two files: Idag needs the first one only, and a missing second one is
//! said in words, with a way on.

use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Folder;
use crate::harness::Server;
use crate::harness::copy_folder;
use crate::harness::program;
use crate::harness::starting;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

#[test]
fn a_part_that_cannot_be_fetched_is_said_so_and_tried_again() {
    let dist = program("FALTBOK_DIST", "dist");
    let folder = Folder::new("half-a-host");
    copy_folder(&dist, folder.path());
    let missing = name_of(&later(&dist));
    fs::remove_file(folder.path().join(&missing)).expect("the folder is the test's own");
    let server = Server::of(folder.path());
    let browser = Browser::phone(&server);
    let page = browser.page();
    page.open("");
    page.heading(starting("Idag")).shown();
    page.sees("Här är din fältbok.");

    page.navigation("Huvudmeny").link("Planer").click();
    page.heading("Sidan är inte hämtad").shown();
    page.sees("Det du har skrivit finns kvar.");
    page.button("Ladda om").shown();
    page.has_no_barriers();
    page.button("Försök igen").click();
    page.heading("Sidan är inte hämtad").shown();

    fs::copy(later(&dist), folder.path().join(&missing)).expect("the folder is the test's own");
    page.button("Försök igen").click();
    page.heading("Planer").shown();
    page.navigation("Huvudmeny").link("Orter").click();
    page.heading("Orter").shown();
}

#[test]
fn nothing_is_fetched_before_the_start_but_what_the_page_names() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    let page = browser.page();
    page.open("");
    page.heading(starting("Idag")).shown();
    page.works_offline();
    let dist = program("FALTBOK_DIST", "dist");
    let html = fs::read_to_string(dist.join("index.html")).expect("the build has a page");
    let asked = server.asked();
    // Once started, it is kept on the phone as a whole.
    let later = name_of(&later(&dist));
    let unnamed: Vec<_> = asked
        .iter()
        .take_while(|name| **name != "sw.js" && **name != later)
        .filter(|name| !["index.html", "icons.svg"].contains(&name.as_str()))
        .filter(|name| !html.contains(name.as_str()))
        // The browser's own wish, and the icons that the manifest names.
        .filter(|name| *name != "favicon.ico" && !name.starts_with("icons/"))
        .collect();
    assert_eq!(unnamed, [""; 0], "of {asked:?}");
}

/// The later part of the program.
fn later(dist: &Path) -> PathBuf {
    let files = fs::read_dir(dist).expect("there is a build").filter_map(Result::ok);
    let mut later = files.map(|it| it.path()).filter(|it| name_of(it).starts_with("faltbok-later"));
    later.next().expect("the build has a later part")
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
