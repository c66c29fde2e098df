//! Rule sets that come in a file: what is read, what is refused, and in which words.

#[path = "format/json_schema.rs"]
mod json_schema;
#[path = "../xtask/src/rules_schema.rs"]
mod rules_schema;

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use faltbok::domain::rule::Issuer;
use faltbok::domain::rule::RuleSet;
use faltbok::domain::rule::assess::assess;
use faltbok::domain::rule::fact::Answer;
use faltbok::domain::rule::fact::Fact;
use faltbok::domain::rule::fact::FactKind;
use faltbok::domain::rule::fact::FactSource;
use faltbok::domain::rule::fact::FactValue;
use faltbok::domain::rule::fact::Facts;
use faltbok::domain::rule::fact::Shape;
use faltbok::domain::rule::form::Form;
use faltbok::domain::rule::version;
use faltbok::domain::rule::version::SupportTime;
use faltbok::domain::truth::Truth;
use faltbok::exchange::rules::read;
use serde_json::Value;

use crate::json_schema::problems;

fn committed(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(path).expect("the file is committed")
}

fn region() -> String {
    committed("tests/rules_files/region.json")
}

fn rules() -> RuleSet {
    read(&region()).expect("a sound file").rule_sets.remove(0)
}

fn facts(given: &[(FactKind, u64)]) -> Facts {
    let mut facts = Facts::default();
    for &(kind, number) in given {
        let value = FactValue::from_number(kind, number).expect("a number that fits");
        let source = FactSource::Other;
        let fact = Fact { value, source, on: None, detail: String::new() };
        facts.set(kind, Answer::Known(fact)).expect("the unit of the fact");
    }
    facts
}

#[test]
fn a_region_s_rules_from_a_file_are_read_like_any_other() {
    let rules = rules();
    assert_eq!(rules.form, Form::Servicebidrag);
    let on = rules.support_time.first;
    let mut known = facts(&[
        (FactKind::DiverseRange, 1),
        (FactKind::RoadToNearest, 10_000),
        (FactKind::TotalTurnover, 24_999_999),
    ]);
    assert_eq!(assess(&rules, on, &known).overall, Truth::Met);
    known = facts(&[(FactKind::TotalTurnover, 25_000_000)]);
    assert_eq!(assess(&rules, on, &known).overall, Truth::NotMet);
    assert_eq!(assess(&rules, on, &Facts::default()).overall, Truth::Unknown);
}

#[test]
fn they_say_whose_they_are_and_never_stand_in_for_the_law() {
    let rules = rules();
    let written_on = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
    let author = "Serviceutvecklare, Region Dalarna".into();
    assert_eq!(rules.issuer, Issuer::File { author, written_on });
    let time = SupportTime::year(2026).expect("a year");
    let found = version::version_for(&[&rules], Form::Servicebidrag, time);
    assert!(found.is_err(), "rules from a file were taken for law");
}

/// What is changed in the sample, into what, and what is then said.
const BROKEN: &[(&str, &str, &str)] = &[
    (
        "faltbok-rules",
        "faltbok",
        "this is no file of rules; pick one whose format is faltbok-rules",
    ),
    (
        "\"version\": 1",
        "\"version\": 2",
        "the rules are of format 2, this app reads 1; update the app",
    ),
    (
        "\"version\": 1,",
        "\"version\": 1",
        "line 4, column 3: this is not JSON; look for a comma, a quotation mark or a bracket",
    ),
    (
        "\"author\"",
        "\"autor\"",
        "line 4, column 9: no member is called autor; correct its name, or take it out",
    ),
    ("Serviceutvecklare, Region Dalarna", " ", "author: there is nothing here; fill it in"),
    (
        "\"written_on\": \"2026-11-20\",",
        "",
        "line 37, column 1: the member written_on is missing; write it",
    ),
    ("\"written_on\"", "\"author\"", "line 5, column 10: the member author stands twice; keep one"),
    (
        "\"rule_sets\": [",
        "\"rule_sets\": 7, \"x\": [",
        "line 7, column 16: another kind of value belongs here; see the description",
    ),
    (
        "\"county\": \"20\"",
        "\"county\": \"2\"",
        "county: no county has this code; write its two digits",
    ),
    (
        "\"2026-11-20\",\n  \"county",
        "\"2026-11-31\",\n  \"county",
        "written_on: this is no day; write it like 2026-11-20",
    ),
    (
        "Dalarna servicebidrag 2026",
        "SB-3",
        "rule_sets[0].id: the law or a region has this name; choose another",
    ),
    (
        "Dalarna servicebidrag 2026",
        " sb-3 ",
        "rule_sets[0].id: the law or a region has this name; choose another",
    ),
    (
        "Dalarna servicebidrag 2026",
        "W-SB",
        "rule_sets[0].id: the law or a region has this name; choose another",
    ),
    (
        "\"servicebidrag\"",
        "\"bidrag\"",
        "rule_sets[0].form: no form of support has this name; use one of those in the description",
    ),
    (
        "\"to\": \"2026",
        "\"to\": \"2025",
        "rule_sets[0].support_time: the time ends before it begins; change one of the days",
    ),
    (
        "https://example",
        "example",
        "rule_sets[0].source.url: this is no address of a page; begin it with https://",
    ),
    (
        "\"confirmed\"",
        "\"sure\"",
        "rule_sets[0].source.certainty: no certainty has this name; use one of those in the description",
    ),
    (
        "\"about\": \"range\"",
        "\"about\": \"size\"",
        "rule_sets[0].criteria[0].about: no criterion is about this; use one of those in the description",
    ),
    (
        "\"about\": \"range\"",
        "\"about\": \"distance\"",
        "rule_sets[0].criteria[1].about: another rule set or criterion here has this name or is about this; keep one",
    ),
    (
        "\"diverse_range\"",
        "\"range\"",
        "rule_sets[0].criteria[0].any_of[0].fact: no fact has this name; use one of those in the description",
    ),
    (
        "\"diverse_range\"",
        "\"diverse_range\", \"at_least\": 1",
        "rule_sets[0].criteria[0].any_of[0]: the fact is answered by yes or no; leave the amount out",
    ),
    (
        ", \"at_least\": 10000",
        "",
        "rule_sets[0].criteria[1].any_of[0]: the fact is an amount; say more_than, at_least, at_most or less_than, and only one",
    ),
    (
        "\"at_least\": 10000",
        "\"at_least\": 10000, \"more_than\": 1",
        "rule_sets[0].criteria[1].any_of[0]: the fact is an amount; say more_than, at_least, at_most or less_than, and only one",
    ),
    (
        "\"special_reasons\": \"no\"",
        "\"special_reasons\": \"perhaps\"",
        "rule_sets[0].criteria[0].special_reasons: this is not yes, unsure or no; write one of them",
    ),
    (
        "[{ \"fact\": \"diverse_range\" }]",
        "[]",
        "rule_sets[0].criteria[0].any_of: there is nothing here; fill it in",
    ),
    (
        "{ \"a_year\": 250000 }",
        "{}",
        "rule_sets[0].ceilings[0]: say a_year, once, or percent and of, and only one",
    ),
    (
        "\"percent\": 50",
        "\"percent\": 500",
        "rule_sets[0].ceilings[1]: the share is not from 1 to 100 per cent of an amount in kronor; correct it",
    ),
];

#[test]
fn every_broken_file_is_refused_with_the_place_and_what_to_do() {
    for (from, to, said) in BROKEN {
        let file = region();
        assert!(file.contains(from), "{from} is not in the file");
        let broken = file.replacen(from, to, 1);
        let error = read(&broken).expect_err(said);
        assert_eq!(error.to_string(), *said);
    }
    let two = region().replacen("\"rule_sets\": [", "\"rule_sets\": [SET,", 1);
    let set = &region()[region().find("    {").expect("a set")..];
    let set = set[..set.rfind("\n  ]").expect("its end")].to_owned();
    let error = read(&two.replace("SET", &set)).expect_err("the same name twice");
    assert!(error.to_string().starts_with("rule_sets[1].id: another"), "{error}");
    assert!(read(&" ".repeat(1_000_001)).is_err());
}

#[test]
fn the_committed_schema_is_what_the_task_writes_and_takes_the_sample() {
    let schema = committed(rules_schema::PATH);
    assert!(schema == rules_schema::text(), "run `cargo xtask schema`");
    let schema: Value = serde_json::from_str(&schema).expect("a schema");
    let wrong = |file: &str| {
        let file: Value = serde_json::from_str(file).expect("the sample is JSON");
        problems(&schema, &schema, &file, "")
    };
    assert_eq!(wrong(&region()), Vec::<String>::new());
    for (from, to) in [
        ("\"author\"", "\"autor\""),
        ("\"servicebidrag\"", "\"bidrag\""),
        ("\"confirmed\"", "\"sure\""),
        ("\"about\": \"range\"", "\"about\": \"size\""),
        ("\"diverse_range\"", "\"range\""),
        (", \"at_least\": 10000", ""),
        ("\"special_reasons\": \"no\"", "\"special_reasons\": \"perhaps\""),
        ("\"percent\": 50", "\"percent\": 0"),
        ("{ \"a_year\": 250000 }", "{}"),
    ] {
        assert_ne!(wrong(&region().replacen(from, to, 1)), Vec::<String>::new(), "{to}");
    }
}

#[test]
fn the_description_names_every_word_that_a_file_may_use() {
    let text = committed("docs/rules-format.md");
    let forms = Form::ALL.iter().map(|form| form.token());
    let subjects = faltbok::domain::rule::Subject::ALL.iter().map(|it| it.token());
    for word in forms.chain(subjects) {
        assert!(text.contains(&format!("`{word}`")), "docs/rules-format.md lacks {word}");
    }
    // The facts stand in the description of the other file, by the same names.
    let facts = committed("docs/format.md");
    for kind in FactKind::ALL {
        assert!(facts.contains(&format!("`fact_{}`", kind.token())), "{kind:?}");
        assert!(matches!(kind.shape(), Shape::YesNo | Shape::Amount(_)));
    }
}
