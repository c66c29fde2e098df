//! The exchange file's schema and description say what the program does.

#[path = "format/json_schema.rs"]
mod json_schema;
#[path = "../xtask/src/schema.rs"]
mod schema;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use faltbok::domain::field::FieldDef;
use faltbok::domain::field::Shape;
use faltbok::domain::history::MAX_COUNTER;
use faltbok::domain::kind::Kind;
use faltbok::exchange;
use faltbok::exchange::limits;
use serde_json::Value;

use crate::json_schema::problems;

fn committed(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(path).expect("the file is committed")
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("the sample is JSON")
}

/// What is wrong with `file` by the committed schema.
fn wrong_by_schema(file: &str) -> Vec<String> {
    let schema = json(&committed(schema::PATH));
    problems(&schema, &schema, &json(file), "")
}

#[test]
fn the_committed_schema_is_what_the_task_writes() {
    assert!(committed(schema::PATH) == schema::text(), "run `cargo xtask schema`");
}

#[test]
fn the_files_that_the_program_wrote_keep_to_the_schema() {
    let golden =
        ["v1", "v1-1", "v1-2", "v1-3"].map(|name| format!("src/exchange/golden/{name}.json"));
    for path in golden.iter().map(String::as_str).chain(["public/example.json"]) {
        assert_eq!(wrong_by_schema(&committed(path)), Vec::<String>::new(), "{path}");
    }
}

fn file_with(revision: &str) -> String {
    format!(
        r#"{{"format":"faltbok","version":1,"records":[{{"id":"01890a5d-ac96-774b-bcce-b302099a8057","kind":"visit","revisions":[{revision}]}}]}}"#
    )
}

const PHOTO: &str = "\"01890a5d-ac96-774b-bcce-b302099a8059\"";

/// The schema and the program are two readers: neither may be the stricter one.
#[test]
fn what_the_schema_refuses_the_program_refuses_and_the_other_way_round() {
    let revision = |change: &dyn Fn(&str) -> String| {
        change(r#"{"at":"2026-02-20T10:00:00","id":"1-0000000000000001","fields":{FIELDS}}"#)
    };
    let fields = |fields: &str| file_with(&revision(&|it: &str| it.replace("FIELDS", fields)));
    let good = [
        fields(""),
        fields(r#""title":"Sikås","day":"2024-02-29","kind":"shop""#),
        fields(r#""kind":"a newer word","mood":{"scale":4.5,"why":null}"#),
        fields(r#""participants":[{"role":"Butiksägare","since":1999}]"#),
        fields("").replace("\"visit\"", "\"weather\"").replace("{}", r#"{"day":7}"#),
        fields("").replace("\"fields\"", "\"signed\":true,\"fields\""),
        fields("").replace("\"fields\":{}", "\"erased\":true"),
        fields("").replace("\"fields\"", "\"erases\":[\"notes\"],\"fields\""),
        fields("").replace("\"records\"", "\"photos\":{},\"records\""),
    ];
    for file in good {
        assert_eq!(wrong_by_schema(&file), Vec::<String>::new(), "{file}");
        assert!(exchange::read(&file).is_ok(), "{file}");
    }
    let bad = [
        fields(r#""title":7"#),
        fields(r#""day":"2026-2-5""#),
        fields(r#""day":20260205"#),
        fields(r#""place":"Sikås""#),
        fields(r#""participants":{"role":"Butiksägare"}"#),
        fields(r#""participants":[{"role":7}]"#),
        fields("").replace("\"1-", "\"01-"),
        fields("").replace("\"1-0", "\"1-"),
        fields("").replace("01890a5d", "01890A5D"),
        fields("").replace("2026-02-20T", "2026-02-20 "),
        fields("").replace("\"fields\":{}", "\"fields\":[]"),
        fields("").replace("\"fields\":{}", "\"replaces\":7"),
        fields("").replace("\"fields\":{}", "\"deleted\":\"yes\""),
        fields("").replace("\"fields\"", "\"erases\":\"notes\",\"fields\""),
        fields("").replace("faltbok", "other"),
        fields("").replace("\"version\":1", "\"version\":2"),
        file_with(""),
        fields("").replace("\"kind\":\"visit\",", ""),
        fields("").replace("\"records\"", "\"photos\":[],\"records\""),
        fields("").replace("\"records\"", "\"photos\":{\"x\":\"/9j/\"},\"records\""),
        fields("").replace("\"records\"", &format!("\"photos\":{{{PHOTO}:7}},\"records\"")),
        fields("").replace("\"records\"", &format!("\"photos\":{{{PHOTO}:\"å\"}},\"records\"")),
    ];
    for file in bad {
        assert_ne!(wrong_by_schema(&file), Vec::<String>::new(), "{file}");
        assert!(exchange::read(&file).is_err(), "{file}");
    }
}

#[test]
fn the_description_has_a_table_of_every_kind_s_fields() {
    let text = committed("docs/format.md");
    let facts = rows(&text, "facts");
    for kind in Kind::ALL {
        let described = rows(&text, kind.token());
        let own: Vec<_> =
            kind.def().fields.iter().filter(|def| !def.name.starts_with("fact_")).collect();
        let names: BTreeSet<_> = own.iter().map(|def| def.name.to_owned()).collect();
        let described_names: BTreeSet<_> = described.iter().map(|row| row.name.clone()).collect();
        assert_eq!(described_names, names, "docs/format.md, {}", kind.token());
        for def in own {
            let row = described.iter().find(|row| row.name == def.name).expect("compared above");
            assert_eq!(missing_words(row, def), Vec::<String>::new(), "{}", kind.token());
        }
        for def in kind.def().fields.iter().filter(|def| def.name.starts_with("fact_")) {
            assert!(facts.iter().any(|row| row.name == def.name), "the facts lack {}", def.name);
        }
    }
    let known: BTreeSet<_> = Kind::ALL.iter().map(|kind| kind.token()).collect();
    let headings = text.lines().filter_map(|line| line.strip_prefix("### "));
    let described: BTreeSet<_> = headings.filter(|it| *it != "facts").collect();
    assert_eq!(described, known);
}

#[test]
fn the_description_states_the_limits_as_they_are() {
    let text = committed("docs/format.md");
    for (what, limit) in [
        ("the file", limits::MAX_FILE_BYTES),
        ("all of it but the photos", limits::MAX_RECORDS_BYTES),
        ("one photo", limits::MAX_PHOTO_BYTES),
        ("a locked file", limits::MAX_LOCKED_BYTES),
        ("revisions of one record", limits::MAX_REVISIONS),
        ("fields of one revision", limits::MAX_FIELDS),
        ("one text", limits::MAX_TEXT_BYTES),
        ("lists and groups inside each other", limits::MAX_DEPTH),
        ("a counter above the number of the record's revisions", limits::MAX_COUNTER_LEAD),
        ("a revision's counter", usize::try_from(MAX_COUNTER).expect("32 bits fit")),
    ] {
        let row = format!("| {what} | {}", in_thousands(limit));
        assert!(text.contains(&row), "docs/format.md lacks {row:?}");
    }
}

/// A row of a table: the field, its shape in words, and what is said of it.
struct DescribedField {
    name: String,
    shape: String,
    what: String,
}

fn rows(text: &str, heading: &str) -> Vec<DescribedField> {
    let start = format!("### {heading}\n");
    let from = text.find(&start).unwrap_or_else(|| panic!("docs/format.md lacks {heading}"));
    let section = &text[from + start.len()..];
    let section = section.find("\n#").map_or(section, |end| &section[..end]);
    section
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.strip_suffix('|'))
        .map(|row| {
            let mut cells = row.splitn(3, " | ").map(|cell| cell.trim().to_owned());
            let name = cells.next().unwrap_or_default().trim_matches('`').to_owned();
            let shape = cells.next().unwrap_or_default().trim_matches('|').trim().to_owned();
            DescribedField { name, shape, what: cells.next().unwrap_or_default() }
        })
        .collect()
}

/// What the row should say of the field's shape, and does not.
fn missing_words(row: &DescribedField, def: &FieldDef) -> Vec<String> {
    let (shape, inside) = match def.shape {
        Shape::List(items) => ("list of ", *items),
        shape => ("", shape),
    };
    let named: Vec<&str> = match inside {
        Shape::Group(parts) => parts.iter().map(|part| part.name).collect(),
        Shape::Token(words) => words.to_vec(),
        _ => Vec::new(),
    };
    let expected: &[&str] = match inside {
        Shape::Text => &["text"],
        Shape::Whole => &["whole"],
        Shape::Flag => &["flag"],
        Shape::Day => &["day"],
        Shape::Link => &["link"],
        Shape::Token(_) => &["word"],
        Shape::List(_) => &["list"],
        Shape::Group(_) => &["group", "party", "period"],
    };
    let mut missing = Vec::new();
    if !expected.iter().any(|word| row.shape == format!("{shape}{word}")) {
        missing.push(format!("{}: {} is not {shape}{}", row.name, row.shape, expected[0]));
    }
    if !["party", "period"].iter().any(|it| row.shape.ends_with(it)) {
        let unnamed = named.iter().filter(|it| !row.what.contains(&format!("`{it}`")));
        missing.extend(unnamed.map(|it| format!("{}: lacks `{it}`", row.name)));
    }
    missing
}

/// 1000000 as 1,000,000.
fn in_thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if 0 < at && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
