//! Registers of villages and shops, once and again, in books that know some of them.

use super::*;
use crate::domain::command::decide;
use crate::domain::history::Stamp;
use crate::domain::id::Writer;

fn table(columns: &[&str], rows: &[&[&str]]) -> Table {
    let texts = |row: &[&str]| row.iter().map(|it| (*it).to_owned()).collect();
    Table { columns: texts(columns), rows: rows.iter().map(|row| texts(row)).collect() }
}

fn takes(book: &mut Book, table: &Table) -> usize {
    let reading = Reading::guessed(table);
    let mut number = u8::try_from(book.all().count()).expect("a small book");
    let new_id = || {
        number += 1;
        RecordId::from_parts(number.into(), [number; 10])
    };
    let points: Vec<Point> = reading.points(table).into_iter().flatten().collect();
    let changes = taking(book, points, reading.points, new_id);
    let count = changes.len();
    let stamp = Stamp {
        writer: Writer(1),
        saved_by: String::new(),
        saved_at: chrono::NaiveDateTime::default(),
    };
    let records = decide(book, changes, &stamp);
    book.put_all(records);
    count
}

fn villages() -> Table {
    let rows: &[&[&str]] = &[
        &["Sikås", "Strömsund", "63,615", "15,265"],
        &["Hammerdal", "Strömsund", "63.576", "15.365"],
        &["", "Strömsund", "63.5", "15.3"],
        &["Oslo", "", "0", "0"],
    ];
    table(&["Ort", "Kommun", "Lat", "Long"], rows)
}

fn shops() -> Table {
    let rows: &[&[&str]] = &[
        &["Lanthandeln", "Sikås", "Strömsund", "7 055 000", "513 000"],
        &["Lanthandeln", "Hammerdal", "Strömsund", "7050600", "518000,5"],
    ];
    table(&["Butik", "Postort", "Kommun", "N", "E"], rows)
}

#[test]
fn headings_are_understood_and_rows_without_name_or_position_left_out() {
    let villages = villages();
    let reading = Reading::guessed(&villages);
    let columns: Vec<_> = reading.columns.iter().map(|(part, at)| (*part, *at)).collect();
    let expected = [(Part::Name, 0), (Part::North, 2), (Part::East, 3), (Part::Municipality, 1)];
    assert_eq!(columns, expected);
    assert_eq!(reading.points, Become::Places);
    let points = reading.points(&villages);
    assert_eq!(points.iter().map(Option::is_some).collect::<Vec<_>>(), [true, true, false, false]);
    assert_eq!(points[0].as_ref().unwrap().position, Position::at(63_615_000, 15_265_000));
    assert_eq!(Reading::guessed(&shops()).points, Become::Providers(ProviderKind::Groceries));
}

#[test]
fn a_column_says_what_each_provider_is_and_the_rest_is_what_the_person_chose() {
    let rows: &[&[&str]] = &[
        &["Lanthandeln", "63,615", "15,265", "Butik, drivmedel"],
        &["Ombudet", "63,616", "15,265", "APOTEKSOMBUD"],
        &["Boden", "63,617", "15,265", "pharmacy"],
        &["Huset", "63,618", "15,265", "vet ej"],
    ];
    let table = table(&["Namn", "Lat", "Long", "Typ"], rows);
    let reading = Reading::guessed(&table);
    assert_eq!(reading.columns.get(&Part::Kind), Some(&3));
    assert_eq!(reading.points, Become::Providers(ProviderKind::Groceries), "villages have no sort");
    let mut book = Book::default();
    assert_eq!(takes(&mut book, &table), 4);
    let kinds: Vec<_> = book
        .of_kind(Kind::Provider)
        .map(|it| it.content().get(provider::KINDS).unwrap_or_default())
        .collect();
    let expected: [&[ProviderKind]; 4] = [
        &[ProviderKind::Groceries, ProviderKind::Fuel],
        &[ProviderKind::Pharmacy],
        &[ProviderKind::Pharmacy],
        &[ProviderKind::Groceries],
    ];
    assert_eq!(kinds, expected);
}

#[test]
fn every_kind_is_known_by_its_own_word_in_a_file() {
    for kind in ProviderKind::ALL {
        assert!(kinds(kind.token()).contains(kind), "{}", kind.token());
    }
    assert_eq!(kinds(""), []);
}

#[test]
fn a_list_of_shops_without_villages_is_one_of_providers() {
    let shops = table(&["Butik", "Lat", "Long"], &[&["Lanthandeln", "63,6", "15,2"]]);
    assert_eq!(Reading::guessed(&shops).points, Become::Providers(ProviderKind::Groceries));
}

#[test]
fn a_register_that_comes_again_changes_nothing() {
    let mut book = Book::default();
    assert_eq!(takes(&mut book, &villages()), 2);
    assert_eq!(takes(&mut book, &villages()), 0);
    assert_eq!(takes(&mut book, &shops()), 2, "their places are there already");
    assert_eq!(takes(&mut book, &shops()), 0);
    assert_eq!(book.of_kind(Kind::Place).count(), 2);
}

#[test]
fn shops_make_the_places_they_are_in_once_with_a_position_that_says_how_unsure_it_is() {
    let mut book = Book::default();
    assert_eq!(takes(&mut book, &shops()), 4);
    let place = book.of_kind(Kind::Place).next().unwrap();
    assert_eq!(place.content().text(place::MUNICIPALITY), "Strömsund");
    assert_eq!(place.content().get(place::POSITION).unwrap().uncertainty, Some(BESIDE));
    let shop = book.of_kind(Kind::Provider).next().unwrap();
    assert_eq!(shop.content().get(provider::PLACE), Some(place.id()));
    assert_eq!(shop.content().get(provider::POSITION).unwrap().uncertainty, None);
}

#[test]
fn what_somebody_has_written_stays_and_only_what_is_empty_is_filled() {
    let mut book = Book::default();
    let own = Position::at(63_600_000, 15_200_000);
    let places = [
        Content::default().with(place::NAME, "SIKÅS".to_owned()).with(place::POSITION, own),
        Content::default().with(place::NAME, "Hammerdal".to_owned()),
    ];
    let ids = [1, 2].map(|number| RecordId::from_parts(number, [7; 10]));
    let stamp = Stamp {
        writer: Writer(2),
        saved_by: String::new(),
        saved_at: chrono::NaiveDateTime::default(),
    };
    for (id, content) in ids.into_iter().zip(places) {
        let change = Change::new_record(id, Kind::Place, content);
        let records = decide(&book, vec![change], &stamp);
        book.put_all(records);
    }
    takes(&mut book, &villages());
    let hammerdal = book.get(ids[1]).unwrap().content();
    assert_eq!(hammerdal.text(place::MUNICIPALITY), "Strömsund");
    assert!(hammerdal.get(place::POSITION).is_some());
    let sikas = book.get(ids[0]).unwrap().content();
    assert_eq!(sikas.get(place::POSITION), Some(own), "three kilometres away it may be another");
    assert_eq!(book.of_kind(Kind::Place).count(), 3);
}
