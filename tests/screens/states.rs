//! Screens that no address leads to: what is empty, wrong, asked, or about to be brought in.

use crate::acts::Visit;
use crate::acts::chooses_file;
use crate::album::Album;
use crate::harness::Finds;
use crate::harness::Folder;
use crate::harness::Page;
use crate::harness::any;
use crate::harness::containing;
use crate::harness::program;
use crate::harness::starting;

const RULES: &str = include_str!("../rules_files/region.json");

/// The screens that say what to do next while there is nothing yet.
const EMPTY: [(&str, &str); 18] = [
    ("tom-idag", ""),
    ("tom-planer", "#/planer"),
    ("tom-orter", "#/orter"),
    ("tom-besok", "#/besok"),
    ("tom-uppfoljningar", "#/uppfoljningar"),
    ("tom-stodkontroller", "#/stodkontroller"),
    ("tom-byprojekt", "#/byprojekt"),
    ("tom-kontakter", "#/kontakter"),
    ("tom-inventering", "#/inventering"),
    ("tom-avtal", "#/avtal"),
    ("tom-turneer", "#/turneer"),
    ("tom-regelverk", "#/regelverk"),
    ("tom-gallring", "#/gallring"),
    ("tom-sok", "#/sok"),
    ("tom-val", "#/val"),
    ("tom-papperskorg", "#/papperskorg"),
    ("tom-dela", "#/dela"),
    ("tom-lagring", "#/lagring"),
];

/// Nothing has been entered; ends on the first screen.
pub fn of_an_empty_book(album: &Album, page: &Page) {
    for (name, address) in EMPTY {
        if album.wants(name) {
            page.open(address);
            page.heading(any()).nth(0).shown();
            album.take(page, name);
        }
    }
    page.open("");
}

/// Forms that were not filled in as they should be.
pub fn of_forms(album: &Album, page: &Page) {
    for (name, address) in [
        ("fel-besok", "#/besok/nytt"),
        ("fel-plan", "#/planer/nytt"),
        ("fel-atgard", "#/atgarder/nytt"),
        ("fel-byprojekt", "#/byprojekt/nytt"),
        ("fel-stodkontroll", "#/stodkontroller/nytt"),
    ] {
        if !album.wants(name) {
            continue;
        }
        page.open(address);
        match name {
            "fel-besok" => {
                page.field("Anteckning").fill("Ägaren vill fortsätta ett år till.");
                page.field("Datum").fill("");
                page.button("Lägg till uppföljning").click();
            }
            "fel-stodkontroll" => {
                let road = page.group("Vägen till närmaste andra dagligvarubutik");
                road.field("Kilometer").fill("sju");
            }
            _ => {}
        }
        page.button("Spara").click();
        page.alert_says("behöver rättas");
        album.take(page, name);
        page.button("Avbryt").click();
        if matches!(name, "fel-besok" | "fel-stodkontroll") {
            page.dialog("Släng det du har skrivit?").shown();
            album.take(page, &name.replace("fel", "slang"));
            page.button("Släng").click();
            page.dialog(any()).gone();
        }
    }
}

/// Files that come in; afterwards the book holds what the example does.
pub fn of_files(album: &Album, page: &Page) {
    if album.wants("hamta-fel") {
        let folder = Folder::new("foreign");
        chooses_file(page, &folder.write("brev.txt", "Hej! Här kommer filen."));
        page.alert_says("Filen går inte att hämta in");
        album.take(page, "hamta-fel");
    }
    if album.wants_any(&["hamta-regelverk", "hamta-regelverk-fel"]) {
        let folder = Folder::new("rules");
        chooses_file(page, &folder.write("fel.json", RULES.replace("\"servicebidrag\"", "\"x\"")));
        page.alert_says("Ingen stödform heter så.");
        album.take(page, "hamta-regelverk-fel");
        chooses_file(page, &folder.write("regler.json", RULES));
        page.heading("Regelverket i filen").shown();
        album.take(page, "hamta-regelverk");
    }
    chooses_file(page, &program("FALTBOK_DIST", "dist").join("example.json"));
    page.heading("Så här ändras din bok").shown();
    album.take(page, "hamta-forhandsvisning");
    if album.wants("hamta-forhandsvisning-oppen") {
        page.button(containing(" nya")).click();
        album.take(page, "hamta-forhandsvisning-oppen");
    }
    page.button("Hämta in").click();
    page.heading("Filen är inhämtad").shown();
    album.take(page, "hamta-klar");
}

/// What comes up while one works.
pub fn of_a_full_book(album: &Album, page: &Page) {
    if album.wants_any(&["sok-traffar", "sok-inget"]) {
        page.open("#/sok");
        page.field("Sök i boken").fill("sikas");
        page.link(containing("Sikås")).nth(0).shown();
        album.take(page, "sok-traffar");
        page.field("Sök i boken").fill("vindkraft");
        page.sees("Inget hittades.");
        album.take(page, "sok-inget");
    }
    if album.wants_any(&["besok-sparat", "besok-borttaget", "papperskorg-en"]) {
        Visit { place: "Kälarne", ..Visit::in_sikas() }.written_by(page);
        album.take(page, "besok-sparat");
        page.button("Ta bort").click();
        page.status_says("papperskorgen");
        page.heading("Besök").shown();
        album.take(page, "besok-borttaget");
        page.open("#/papperskorg");
        page.heading(any()).nth(0).shown();
        album.take(page, "papperskorg-en");
    }
    if album.wants_any(&["idag-utkast", "besok-utkast"]) {
        page.open("#/besok/nytt");
        page.field("Anteckning").fill("Kylen är från 1998, och ägaren");
        page.status_says("Utkast på den här telefonen");
        album.take(page, "besok-utkast");
        page.open("");
        page.region("Påbörjat").shown();
        album.take(page, "idag-utkast");
    }
    if album.wants_any(&["besok-tva-varden", "val-oppna", "idag-tva-varden"]) {
        of_open_choices(album, page);
    }
    if album.wants_any(&["person-traffar", "person-fraga", "gallring-lista"]) {
        of_people(album, page);
    }
    if album.wants_any(&["engelska-idag", "engelska-besok-nytt"]) {
        page.open("#/installningar");
        page.radio("English").check();
        page.heading("Settings").shown();
        page.open("");
        page.heading(starting("Today")).shown();
        album.take(page, "engelska-idag");
        page.open("#/besok/nytt");
        page.heading("New visit").shown();
        album.take(page, "engelska-besok-nytt");
    }
    if album.wants("raddning") {
        page.script(
            "const error = new WebAssembly.RuntimeError('unreachable'); \
             window.dispatchEvent(new ErrorEvent('error', { error, message: error.message }))",
            &[],
        );
        page.heading("Något gick fel").shown();
        album.take(page, "raddning");
    }
}

/// Two windows change one field apart.
fn of_open_choices(album: &Album, page: &Page) {
    let other = page.second_window();
    other.heading(starting("Idag")).shown();
    for window in [page, &other] {
        window.open("#/besok");
        window.link(containing("Butiksbesök i Sikås")).nth(0).click();
        window.link("Ändra").click();
    }
    let field = "Vad har ändrats sedan sist?";
    for (window, month) in [(page, "juni"), (&other, "augusti")] {
        window.field(field).fill(&format!("Sågverket läggs ner i {month}."));
        window.button("Spara").click();
    }
    page.sees("har ändrats på två håll.");
    album.take(page, "besok-tva-varden");
    page.open("#/val");
    page.sees("augusti slut på skillnad");
    album.take(page, "val-oppna");
    page.open("");
    page.heading(starting("Idag")).shown();
    album.take(page, "idag-tva-varden");
}

/// Somebody with a long name, in a contact and in a visit.
fn of_people(album: &Album, page: &Page) {
    const NAME: &str = "Karin Maria Exempelsson-Påhittadström";
    page.open("#/kontakter/nytt");
    page.field("Roll").fill("Verksamhetsansvarig för dagligvaror och servicepunkt");
    page.field("Organisation").fill("Sikåsbygdens ekonomiska utvecklingsförening");
    page.field("Namn").fill(NAME);
    page.field("Telefon").fill("063-12 34");
    page.field("Ort").fill("Sikås");
    page.field("Gallras efter").fill("2016-12-31");
    page.button("Spara").click();
    page.sees(NAME);
    page.open("#/besok/nytt");
    page.field("Ort").fill("Sikås");
    page.field("Anteckning").fill(&format!("Mötte {NAME}, som vill sälja butiken i höst."));
    page.button("Spara").click();
    page.sees("sälja butiken i höst");
    page.link("Ändra").shown();
    page.open("#/gallring");
    page.sees("Verksamhetsansvarig");
    album.take(page, "gallring-lista");
    page.open("#/person");
    page.field("Namn, telefonnummer och e-post").fill(NAME);
    page.button("Sök i allt").click();
    page.status_says("Hittades på 2 ställen");
    album.take(page, "person-traffar");
    page.button("Radera allt som hittats").click();
    page.dialog("Radera för gott?").shown();
    album.take(page, "person-fraga");
    page.dialog("Radera för gott?").button("Avbryt").click();
    page.dialog(any()).gone();
}
