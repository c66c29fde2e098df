//! Forms filled in and read back.

use chrono::NaiveDate;

use super::*;
use crate::domain::book::Book;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::command::decide;
use crate::domain::history::Stamp;
use crate::domain::id::RecordId;
use crate::domain::id::Writer;
use crate::domain::plan;
use crate::domain::provider;
use crate::domain::task_moved;
use crate::domain::value::Value;
use crate::domain::visit;
use crate::domain::{followup, place};
use crate::present::forms;
use crate::text::Language;

fn ids() -> impl FnMut() -> RecordId {
    let mut last = 0;
    move || {
        last += 1;
        RecordId::from_parts(1_000 + last, [7; 10])
    }
}

const ID: fn() -> RecordId = || RecordId::from_parts(1, [1; 10]);

fn typed(entries: &[(&str, &str)]) -> Typed {
    entries.iter().map(|&(path, text)| (path.to_owned(), text.to_owned())).collect()
}

fn read_new(
    kind: Kind,
    book: &Book,
    entries: &[(&str, &str)],
) -> Result<Vec<Change>, Vec<Problem>> {
    let reader = Reader {
        book,
        form: forms::form(kind),
        id: ID(),
        base: BTreeSet::new(),
        before: Content::default(),
        opened: Typed::default(),
        new_id: ids(),
    };
    reader.read(&typed(entries))
}

fn content(change: &Change) -> &Content {
    let Edit::Write { content, .. } = &change.edit else { panic!("forms write whole records") };
    content
}

fn saved(book: &Book, changes: Vec<Change>) -> Book {
    let stamp = Stamp {
        writer: Writer(1),
        saved_by: String::new(),
        saved_at: chrono::NaiveDateTime::default(),
    };
    let mut book = book.clone();
    for record in decide(&book, changes, &stamp) {
        book.put(record);
    }
    book
}

/// The visit to Sikås, as it is typed in the shop.
const SIKAS: &[(&str, &str)] = &[
    ("day", "2017-04-15"),
    ("kind", "shop"),
    ("place", "Sikås"),
    ("provider", "Sikås lanthandel"),
    ("notes", "Sju kilometer till Hammerdal."),
    ("participants.0.role", "Servicesamordnare"),
    ("participants.0.organisation", "Region Jämtland Härjedalen"),
    ("participants.2.role", "Butiksägare"),
    ("followups.0.what", "Ring ägaren"),
    ("followups.0.owner.role", "Näringslivsutvecklare"),
    ("followups.0.due", "2017-05-01"),
    ("followups.1.what", "Räkna på hemsändning"),
];

#[test]
fn a_visit_makes_its_place_its_shop_and_its_followups() {
    let changes = read_new(Kind::Visit, &Book::default(), SIKAS).expect("all is well typed");
    let book = saved(&Book::default(), changes);
    let place = book.of_kind(Kind::Place).next().expect("the place was made");
    assert_eq!(place.content().text(place::NAME), "Sikås");
    let shop = book.of_kind(Kind::Provider).next().expect("the shop was made");
    assert_eq!(shop.content().get(provider::PLACE), Some(place.id()));
    let visit = book.get(ID()).expect("the visit").content();
    assert_eq!(visit.get(visit::PLACE), Some(place.id()));
    assert_eq!(visit.get(visit::PROVIDER), Some(shop.id()));
    assert_eq!(visit.get(visit::PARTICIPANTS).expect("two").len(), 2);
    let followups: Vec<_> = book.linked(Kind::Followup, followup::VISIT, ID()).collect();
    assert_eq!(followups.len(), 2);
    assert_eq!(followups[0].content().get(followup::PLACE), Some(place.id()));
    assert_eq!(followups[0].content().get(followup::DUE), NaiveDate::from_ymd_opt(2017, 5, 1));
}

#[test]
fn a_name_that_is_there_is_linked_whatever_its_case() {
    let book =
        saved(&Book::default(), read_new(Kind::Visit, &Book::default(), SIKAS).expect("well"));
    let again =
        read_new(Kind::Visit, &book, &[("day", "2018-05-05"), ("place", " sikås ")]).expect("well");
    assert_eq!(again.len(), 1, "no second place is made");
}

#[test]
fn what_a_record_fills_in_reads_back_the_same() {
    let book =
        saved(&Book::default(), read_new(Kind::Visit, &Book::default(), SIKAS).expect("well"));
    let before = book.get(ID()).expect("the visit").content().clone();
    let filled = fill(forms::form(Kind::Visit), &before, &book, Language::Swedish);
    assert_eq!(filled.get("place"), "Sikås");
    assert_eq!(filled.get("participants.1.role"), "Butiksägare");
    let reader = Reader {
        book: &book,
        form: forms::form(Kind::Visit),
        id: ID(),
        base: BTreeSet::new(),
        before: before.clone(),
        // As if every field had been touched.
        opened: Typed::default(),
        new_id: ids(),
    };
    let changes = reader.read(&filled).expect("what was filled in is right");
    assert_eq!(content(&changes[0]), &before);
}

#[test]
fn everything_wrong_is_told_at_once_where_it_stands() {
    let wrong = [
        ("what", "Pumphus"),
        ("trip_m", "långt"),
        ("trips_per_year", "46,5"),
        ("period.from", "2018-08-31"),
        ("period.to", "2016-04-01"),
    ];
    let problems = read_new(Kind::TaskMoved, &Book::default(), &wrong).expect_err("four are wrong");
    let paths: Vec<_> = problems.iter().map(|it| it.path.as_str()).collect();
    assert_eq!(paths, ["trip_m", "trips_per_year", "period.to", "project"]);
}

#[test]
fn a_visit_needs_a_place_or_a_title() {
    let problems = read_new(Kind::Visit, &Book::default(), &[("day", "2017-04-15")])
        .expect_err("it has neither");
    assert_eq!(problems[0].path, "place");
    let titled = [("day", "2017-04-15"), ("title", "Integrationsmöte")];
    assert!(read_new(Kind::Visit, &Book::default(), &titled).is_ok());
}

#[test]
fn distances_may_be_typed_in_mil() {
    let project = RecordId::from_parts(9, [9; 10]).to_string();
    let entries = [
        ("what", "Pumphus"),
        ("trip_m", "12 mil"),
        ("trips_per_year", "46"),
        ("trip_min", "1:30"),
        ("project", project.as_str()),
    ];
    let changes = read_new(Kind::TaskMoved, &Book::default(), &entries).expect("well typed");
    assert_eq!(content(&changes[0]).get(task_moved::TRIP_METRES), Some(120_000));
    assert_eq!(content(&changes[0]).get(task_moved::TRIP_MINUTES), Some(90));
}

#[test]
fn an_untouched_field_keeps_what_a_newer_program_put_there() {
    let mut before = Content::default().with(plan::TITLE, "Serviceplan".to_owned());
    before.set("status", Some(Value::Text("archived".to_owned())));
    before.set("weather", Some(Value::Text("snö".to_owned())));
    let book = Book::default();
    let opened = fill(forms::form(Kind::Plan), &before, &book, Language::Swedish);
    let mut typed = opened.clone();
    typed.set("title", "Serviceplan för Bräcke");
    let reader = Reader {
        book: &book,
        form: forms::form(Kind::Plan),
        id: ID(),
        base: BTreeSet::new(),
        before,
        opened,
        new_id: ids(),
    };
    let changes = reader.read(&typed).expect("well typed");
    assert_eq!(content(&changes[0]).value("status"), Some(&Value::Text("archived".to_owned())));
    assert_eq!(content(&changes[0]).value("weather"), Some(&Value::Text("snö".to_owned())));
    assert_eq!(content(&changes[0]).text(plan::TITLE), "Serviceplan för Bräcke");
}

#[test]
fn an_emptied_field_is_cleared() {
    let before = Content::default()
        .with(plan::TITLE, "Serviceplan".to_owned())
        .with(plan::VISION, "Service för alla".to_owned());
    let book = Book::default();
    let opened = fill(forms::form(Kind::Plan), &before, &book, Language::Swedish);
    let mut typed = opened.clone();
    typed.set("vision", "");
    let reader = Reader {
        book: &book,
        form: forms::form(Kind::Plan),
        id: ID(),
        base: BTreeSet::new(),
        before,
        opened,
        new_id: ids(),
    };
    let changes = reader.read(&typed).expect("well typed");
    assert_eq!(content(&changes[0]).text(plan::VISION), "");
}

#[test]
fn items_of_a_list_are_told_apart_by_their_numbers() {
    let typed = typed(&[("p.0.role", "a"), ("p.2.role", "b"), ("p.10.role", "c"), ("pq.1.x", "d")]);
    assert_eq!(typed.items("p"), [0, 2, 10]);
}

#[test]
fn a_text_that_no_file_may_hold_is_refused_in_its_field() {
    let long = "å".repeat(crate::domain::value::MAX_TEXT_BYTES / 2 + 1);
    let entries = [("day", "2017-04-15"), ("place", "Sikås"), ("notes", long.as_str())];
    let problems = read_new(Kind::Visit, &Book::default(), &entries).expect_err("it is too long");
    assert_eq!(problems[0].path, "notes");
    assert_eq!(problems.len(), 1);
}

#[test]
fn one_row_is_taken_from_another_form_whole_and_nothing_beside_it() {
    let mut typed = typed(&[("road.number", "7"), ("road.day", "2017-04-15"), ("notes", "Egen")]);
    let other = super::tests::typed(&[("road.number", "9"), ("notes", "Annan")]);
    typed.take_under(&other, "road");
    let entries: Vec<_> = typed.entries().collect();
    assert_eq!(entries, [("notes", "Egen"), ("road.number", "9")]);
}

#[test]
fn a_position_needs_both_its_numbers_and_they_are_on_the_earth() {
    let read = |entries: &[(&str, &str)]| {
        let named = [("name", "Sikås")];
        let entries: Vec<_> = named.iter().chain(entries).copied().collect();
        read_new(Kind::Place, &Book::default(), &entries)
    };
    let (latitude, longitude) =
        ("position.latitude_microdegrees", "position.longitude_microdegrees");
    let changes = read(&[(latitude, "63,6289"), (longitude, "15.2215")]).expect("a point");
    let position = content(&changes[0]).get(place::POSITION).expect("both are there");
    assert_eq!((position.latitude, position.longitude), (63_628_900, 15_221_500));
    for wrong in [&[(latitude, "63,6")][..], &[(latitude, "152,2"), (longitude, "63,6")][..]] {
        let problems = read(wrong).expect_err("no point of the earth");
        assert_eq!(problems[0].path, latitude);
    }
    assert!(read(&[]).is_ok(), "nobody has to say where a place is");
}

#[test]
fn the_shop_of_one_village_is_not_the_shop_of_the_same_name_in_another() {
    let book = saved(
        &Book::default(),
        read_new(
            Kind::Visit,
            &Book::default(),
            &[("day", "2017-04-15"), ("place", "Sikås"), ("provider", "Lanthandeln")],
        )
        .expect("nothing is wrong"),
    );
    let made_at = |place: &str, name: &str| {
        let entries = [("day", "2017-05-15"), ("place", place), ("provider", name)];
        let changes = read_new(Kind::Visit, &book, &entries).expect("nothing is wrong");
        changes.iter().filter(|it| it.kind == Kind::Provider).count()
    };
    assert_eq!(made_at("sikås", "lanthandeln"), 0);
    assert_eq!(made_at("", "Lanthandeln"), 0, "the only one of that name");
    assert_eq!(made_at("Los", "Lanthandeln"), 1);
    assert_eq!(find_provider_at(&book, None, "Lanthandeln"), None);
}
