//! Reading and writing, golden files, and files that must be refused.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use proptest::prelude::*;

use super::*;
use crate::domain::field::Content;
use crate::domain::history::History;
use crate::domain::history::Stamp;
use crate::domain::id::Writer;
use crate::domain::value::Value;

/// Files as each version wrote them, by version and minor. Never edited: add one
/// per minor.
const GOLDEN: [(u32, u32, &str); 4] = [
    (1, 0, include_str!("golden/v1.json")),
    (1, 1, include_str!("golden/v1-1.json")),
    (1, 2, include_str!("golden/v1-2.json")),
    (1, 3, include_str!("golden/v1-3.json")),
];

/// The newest of them.
fn newest() -> &'static str {
    GOLDEN[GOLDEN.len() - 1].2
}

#[test]
fn every_version_ever_written_still_reads() {
    for (version, minor, text) in GOLDEN {
        let document = read(text).unwrap_or_else(|error| panic!("{version}.{minor}: {error}"));
        let count = [3, 3, 7, 15][usize::try_from(minor).expect("a small number")];
        assert_eq!(document.records.len(), count, "format {version}.{minor}");
        let written = write_all(&document.header, &document.records, &document.pictures);
        let records = |file: &str| file.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(records(&written), records(text), "format {version}.{minor}");
    }
    assert_eq!(GOLDEN.last().map(|it| (it.0, it.1)), Some((CURRENT, MINOR)));
}

#[test]
fn the_newest_golden_file_is_written_byte_for_byte() {
    let document = read(newest()).expect("a golden file");
    assert_eq!(write_all(&document.header, &document.records, &document.pictures), newest());
}

#[test]
fn the_order_of_records_does_not_change_the_file() {
    let document = read(newest()).expect("a golden file");
    let backwards: Vec<_> = document.records.iter().rev().collect();
    assert_eq!(write_all(&document.header, backwards, &document.pictures), newest());
}

fn refused(text: &str) -> String {
    read(text).expect_err("this file must be refused").to_string()
}

fn file_with(revision: &str) -> String {
    format!(
        r#"{{"format":"faltbok","version":1,"records":[{{"id":"01890a5d-ac96-774b-bcce-b302099a8057","kind":"visit","revisions":[{revision}]}}]}}"#
    )
}

#[test]
fn a_file_that_is_not_ours_is_said_to_be_so() {
    for text in ["hello", "{}", "[]", r#"{"format":"other","version":1}"#, "\u{0}", "PK\u{3}\u{4}"]
    {
        assert!(refused(text).starts_with("this is not a Fältbok file"), "{text}");
    }
    assert!(refused("").starts_with("there is nothing in the file"));
    assert!(refused(" \n\t ").starts_with("there is nothing in the file"));
}

#[test]
fn a_newer_file_says_to_update() {
    let newer = refused(r#"{"format":"faltbok","version":2,"records":{}}"#);
    assert!(newer.contains("newer Fältbok (format 2"), "{newer}");
}

#[test]
fn a_cut_file_is_damaged_and_not_foreign() {
    let whole = newest();
    let cut: String = whole.chars().take(whole.chars().count() / 2).collect();
    assert!(refused(&cut).starts_with("the file is damaged"));
}

#[test]
fn revisions_that_cannot_be_are_refused() {
    for (revision, why) in [
        (
            r#"{"id":"1-0000000000000001","at":"2026-02-30T10:00:00","replaces":[],"fields":{}}"#,
            "at no time",
        ),
        (r#"{"id":"1","at":"2026-02-20T10:00:00","replaces":[],"fields":{}}"#, "is not an id"),
        (
            r#"{"id":"1-0000000000000001","at":"2026-02-20T10:00:00","replaces":["1-0000000000000001"],"fields":{}}"#,
            "not older",
        ),
        (
            r#"{"id":"4294967295-0000000000000001","at":"2026-02-20T10:00:00","replaces":[],"fields":{}}"#,
            "out of range",
        ),
        (
            r#"{"id":"1-0000000000000001","at":"2026-02-20T10:00:00","replaces":[],"fields":{"day":"2023-02-29"}}"#,
            "the field day",
        ),
        (
            r#"{"id":"1-0000000000000001","at":"2026-02-20T10:00:00","replaces":[],"fields":{"day":7}}"#,
            "the field day",
        ),
        (
            r#"{"id":"1-0000000000000001","at":"2026-02-20T10:00:00","replaces":[],"fields":{"title":"a","title":"b"}}"#,
            "not as the format says",
        ),
        (
            r#"{"id":"1-0000000000000001","at":"2026-02-20T10:00:00","replaces":[],"fields":{"new":[[[[[[[[[1]]]]]]]]]}}"#,
            "says too much",
        ),
        (
            r#"{"id":"1-0000000000000001","at":"2026-02-20T10:00:00","replaces":"x","fields":{}}"#,
            "not as the format says",
        ),
    ] {
        let found = refused(&file_with(revision));
        assert!(found.contains(why), "{found}");
    }
    assert!(refused(&file_with("")).contains("has no revision"));
}

#[test]
fn limits_are_for_files_of_strangers_and_not_for_the_books_own_rows() {
    let long = "x".repeat(limits::MAX_TEXT_BYTES + 1);
    let file = file_with(&format!(
        r#"{{"id":"1-0000000000000001","at":"2026-02-20T10:00:00","replaces":[],"fields":{{"notes":"{long}"}}}}"#
    ));
    assert!(refused(&file).contains("says too much"));
    let row = &file[file.find(r#"{"id""#).expect("a record")..file.len() - 2];
    assert!(read_record(row).is_ok());
}

#[test]
fn an_error_never_quotes_what_a_person_wrote() {
    let text = file_with(r#"{"id":"1-0000000000000001","at":"hemlig","by":7}"#);
    assert!(!refused(&text).contains("hemlig"));
}

#[test]
fn what_a_newer_minor_version_added_survives() {
    let revision = r#"{"at":"2026-02-20T10:00:00","fields":{"day":"2026-02-20","mood":{"scale":4.5,"why":null},"weather":"snö"},"id":"1-0000000000000001","replaces":[],"signed":true}"#;
    let document = read(&file_with(revision)).expect("a newer minor version reads");
    assert!(write(&document.header, &document.records).contains(revision));
}

#[test]
fn a_record_of_an_unknown_kind_survives() {
    let text = file_with(r#"{"at":"2026-02-20T10:00:00","fields":{"day":7},"id":"1-0000000000000001","replaces":[]}"#)
        .replace("\"visit\"", "\"weather\"");
    let document = read(&text).expect("an unknown kind is kept");
    assert!(write(&document.header, &document.records).contains(r#""kind":"weather""#));
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<String>().prop_map(Value::Text),
        any::<i64>().prop_map(Value::Whole),
        any::<bool>().prop_map(Value::Flag),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::List),
            prop::collection::btree_map("[a-z]{1,5}", inner, 0..3)
                .prop_map(|parts| Value::Group(parts.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn a_record_survives_being_written_and_read(
        contents in prop::collection::vec(prop::collection::btree_map("x_[a-z]{1,5}", any_value(), 0..4), 1..4),
        by: String,
        deleted: bool,
    ) {
        let mut history = History::default();
        let stamp = Stamp { writer: Writer(7), saved_by: by, saved_at: NaiveDateTime::default() };
        for fields in contents {
            history.write(&stamp, Content::from_iter(fields));
        }
        if deleted {
            history.delete(&stamp);
        }
        let record = Record::new(RecordId::from_parts(1, [1; 10]), "visit".to_owned(), history);
        let read = read_record(&write_record(&record)).expect("what was written reads");
        prop_assert_eq!(read, record);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text: String) {
        prop_assert!(read(&text).is_err());
    }

    #[test]
    fn a_golden_file_with_bytes_changed_never_makes_the_reader_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = newest().as_bytes().to_vec();
        for (index, byte) in changes {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        let text = String::from_utf8_lossy(&bytes);
        if let Ok(document) = read(&text) {
            let written = write_all(&document.header, &document.records, &document.pictures);
            let again = read(&written).expect("reads again");
            prop_assert_eq!(again, document);
        }
    }
}

#[test]
fn the_golden_files_hold_an_edit_a_deletion_and_an_open_choice() {
    for (_, _, text) in GOLDEN {
        let document = read(text).expect("a golden file");
        let by_kind: BTreeMap<_, _> =
            document.records.iter().map(|it| (it.kind_name(), it)).collect();
        assert_eq!(by_kind["visit"].choices().len(), 1);
        assert!(!by_kind["followup"].is_shown());
        assert_eq!(by_kind["place"].history().revisions().count(), 1);
    }
}

/// The colleague's file from last year and the one with the erasure, in either
/// order: the note's second line is in neither afterwards.
#[test]
fn an_old_file_does_not_bring_back_what_a_newer_one_erased() {
    let [old, new] = [GOLDEN[0].2, GOLDEN[1].2].map(|text| read(text).expect("a golden file"));
    assert!(GOLDEN[0].2.contains("Ägaren vill fortsätta"));
    for (first, second) in [(&old, &new), (&new, &old)] {
        let mut book: BTreeMap<_, _> =
            first.records.iter().map(|record| (record.id(), record.clone())).collect();
        for record in &second.records {
            let merged = book[&record.id()].merged(record).expect("an erasure is no clash");
            book.extend(merged.map(|merged| (merged.id(), merged)));
        }
        let written = write(&new.header, book.values());
        assert_eq!(written, GOLDEN[1].2.replace("\"minor\":1", "\"minor\":3"));
    }
}

#[test]
fn a_part_of_a_history_is_refused_in_a_file_and_read_in_the_books_own_row() {
    let revision = r#"{"at":"2026-02-20T10:00:00","fields":{},"id":"2-0000000000000001","replaces":["1-0000000000000001"]}"#;
    let file = file_with(revision);
    assert!(refused(&file).contains("is replaced and is not there"));
    let row = &file[file.find(r#"{"id""#).expect("a record")..file.len() - 2];
    assert!(read_record(row).is_ok());
}

/// The newest golden file, with its records and its photos.
fn photos() -> Document {
    read(newest()).expect("a golden file")
}

#[test]
fn pictures_are_read_wherever_they_stand_and_written_behind_the_records() {
    let document = photos();
    assert_eq!(document.pictures.len(), 2);
    let (records, rest) = newest().split_once("],\"photos\":{").expect("it has photos");
    let (pictures, end) = rest.split_once("},").expect("they end");
    let (head, records) = records.split_once("\"records\":[").expect("it has records");
    let first = format!("{head}\"photos\":{{{pictures}}},\"records\":[{records}],{end}");
    assert_eq!(read(&first).expect("photos may come first"), document);
    let without = write(&document.header, &document.records);
    assert!(!without.contains("photos\":{"), "a file without pictures has no member for them");
    assert_eq!(read(&without).expect("sound").pictures, BTreeMap::new());
}

/// A picture of which no record tells is nobody's; one of an erased photo is among them.
#[test]
fn a_picture_that_no_record_tells_of_is_left_alone() {
    let document = photos();
    let erased = document.records.last().expect("the erased photo").id();
    let picture = document.pictures.values().next().expect("two").clone();
    let mut pictures = document.pictures.clone();
    pictures.insert(erased, picture.clone());
    pictures.insert(RecordId::from_parts(7, [7; 10]), picture);
    let file = write_all(&document.header, &document.records, &pictures);
    assert_eq!(read(&file).expect("sound but for that"), document);
}
