//! Files made to do harm, or damaged on their way: each is refused in words or taken in as data,
//! and no screen stumbles over what was taken in.

use chrono::NaiveDate;
use faltbok::domain::book::Book;
use faltbok::domain::id::RecordId;
use faltbok::domain::import::import;
use faltbok::domain::inventory::Inventory;
use faltbok::domain::inventory::Subject;
use faltbok::domain::kind::Kind;
use faltbok::domain::observation::ServiceGroup;
use faltbok::domain::record::Record;
use faltbok::domain::rule_set;
use faltbok::domain::selection::Scope;
use faltbok::exchange;
use faltbok::exchange::rules;
use faltbok::present::agreements;
use faltbok::present::bin;
use faltbok::present::calendar_file;
use faltbok::present::check_page;
use faltbok::present::checks;
use faltbok::present::contacts;
use faltbok::present::dialogue;
use faltbok::present::duplicates;
use faltbok::present::followups;
use faltbok::present::followups_page;
use faltbok::present::handover;
use faltbok::present::history_page;
use faltbok::present::inventory;
use faltbok::present::join_page;
use faltbok::present::map::spots;
use faltbok::present::open_choices;
use faltbok::present::parties;
use faltbok::present::person;
use faltbok::present::photos;
use faltbok::present::place_page;
use faltbok::present::places;
use faltbok::present::plan_page;
use faltbok::present::projects;
use faltbok::present::promises;
use faltbok::present::provider_page;
use faltbok::present::retention;
use faltbok::present::rule_sets;
use faltbok::present::rules_in_check;
use faltbok::present::service_matrix;
use faltbok::present::titles;
use faltbok::present::today;
use faltbok::present::tours;
use faltbok::present::visits;
use faltbok::text::Language;
use proptest::prelude::*;
use proptest::test_runner::Config;
use proptest::test_runner::TestRunner;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

const EXAMPLE: &str = include_str!("../public/example.json");
const REGION: &str = include_str!("rules_files/region.json");

/// What has been found to matter to readers of JSON, or to ours.
const TOKENS: &[&str] = &[
    "null",
    "true",
    "-0",
    "1e999",
    "NaN",
    "0.1",
    "18446744073709551616",
    "4294967295",
    "\"\"",
    "[]",
    "{}",
    "[[[[[[[[[[[[",
    "{\"a\":{\"a\":{\"a\":",
    "\\ud800",
    "\\u0000",
    "\u{202e}",
    ",",
    ":",
    "}",
    "]",
    "\"",
    "0000-00-00",
    "0000-01-01",
    "9999-12-31",
    "-9999-01-01",
    "+262143-01-01",
    "9999-12-31T23:59:60",
    "\"1-0000000000000001\"",
    "\"4294967295-6578656d70656c00\"",
    "\"deleted\":true,",
    "\"erased\":true,",
    "\"leaves_open\":[\"title\"],",
    "\"erases\":[\"name\",\"notes\",\"title\"],",
    "\"same_as\":\"015b1fba-fd80-7000-8000-000000000001\",",
    "\"fields\":{},",
    "\"replaces\":[\"1-6578656d70656c00\"],",
    "015b1fba-fd80-7000-8000-000000000001",
    "9223372036854775807",
    "-9223372036854775808",
    "<script>",
    "=1+1",
    "javascript:alert(1)",
];

/// One way in which a file may come to harm.
#[derive(Clone, Debug)]
enum Harm {
    Replaced(prop::sample::Index, u8),
    Cut(prop::sample::Index, usize),
    Twice(prop::sample::Index, usize),
    Token(prop::sample::Index, usize, usize),
}

fn harm() -> impl Strategy<Value = Harm> {
    use prop::sample::Index;
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Harm::Replaced(at, byte)),
        (any::<Index>(), 1..40_usize).prop_map(|(at, length)| Harm::Cut(at, length)),
        (any::<Index>(), 1..80_usize).prop_map(|(at, length)| Harm::Twice(at, length)),
        (any::<Index>(), 0..TOKENS.len(), 0..24_usize)
            .prop_map(|(at, token, length)| Harm::Token(at, token, length)),
    ]
}

fn harmed(text: &str, harms: &[Harm]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for harm in harms {
        if bytes.is_empty() {
            break;
        }
        let length = bytes.len();
        let until = |at: usize, more: usize| (at + more).min(length);
        match harm {
            Harm::Replaced(at, byte) => bytes[at.index(length)] = *byte,
            Harm::Cut(at, more) => {
                let at = at.index(length);
                bytes.drain(at..until(at, *more));
            }
            Harm::Twice(at, more) => {
                let at = at.index(length);
                let piece = bytes[at..until(at, *more)].to_vec();
                bytes.splice(at..at, piece);
            }
            Harm::Token(at, token, more) => {
                let at = at.index(length);
                bytes.splice(at..until(at, *more), TOKENS[*token].bytes());
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Reads it, and where it is taken in, shows all of it.
fn meets(text: &str) -> bool {
    let document = match exchange::read(text) {
        Ok(document) => document,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return false;
        }
    };
    let written = exchange::write(&document.header, &document.records);
    let again = exchange::read(&written).expect("what is written can be read");
    assert_eq!(again, document, "writing and reading changes nothing");
    let mut book = Book::default();
    let Ok(first) = import(&book, document.records.clone()) else { return false };
    first.records.into_iter().for_each(|record| book.put(record));
    let second = import(&book, document.records).expect("it was taken in before");
    assert!(second.records.is_empty(), "the same file again changes nothing");
    shows_all(&book);
    true
}

/// Every screen that shows records, on three days.
fn shows_all(book: &Book) {
    for day in [(1, 1, 1), (2026, 11, 21), (9999, 12, 31)] {
        let day = NaiveDate::from_ymd_opt(day.0, day.1, day.2).expect("a day");
        drop(today::today(book, day));
        drop(visits::by_month(&visits::rows(book, day), "å"));
        drop(places::list(book, day));
        drop(projects::list(book, day));
        drop(checks::list(book, day));
        drop(contacts::list(book));
        drop(retention::retention(book, day));
        drop(person::find(book, [], &person::Terms::read("Sikås\n063 12 34")));
        drop(followups::open(book, day));
        shows_followups(book, day);
        let all = Inventory::of(book);
        drop(service_matrix::matrix(book, &all, ServiceGroup::Core, "", day));
        drop(handover::paper(book, Scope::Book, day));
        drop(spots::spots(book, day));
        drop((bin::bin(book), bin::strays(book, |_| false), open_choices::open_choices(book)));
        let all = book.all().map(Record::id).collect();
        let mut looking = duplicates::Looking::new(book, Rc::new(all));
        while looking.look(book, 3).is_none() {}
        for record in book.all() {
            let id = record.id();
            drop(history_page::history_page(book, id));
            drop((join_page::joined(book, id), join_page::others(book, id, "")));
            drop(duplicates::twin(book, id));
            drop(photos::photos_at(book, id));
            for other in book.all().take(2) {
                drop(join_page::join_page(book, id, other.id()));
            }
            match record.kind() {
                Some(Kind::Plan) => drop(plan_page::plan_page(book, id, day)),
                Some(Kind::Place) => {
                    drop(place_page::place_page(book, id, day));
                    shows_inventory(book, id, day);
                }
                Some(Kind::Provider) => {
                    drop(provider_page::provider_page(book, id, day));
                    shows_inventory(book, id, day);
                }
                Some(Kind::Visit) => {
                    drop(visits::visit_page(book, id, day));
                    let meeting = dialogue::meeting(book, id, day);
                    drop(meeting.map(|it| it.paper().text(Language::Swedish)));
                }
                Some(Kind::Project) => drop(projects::project_page(book, id, day)),
                Some(Kind::Contact) => drop(contacts::contact_page(book, id)),
                Some(Kind::Check) => drop(check_page::check_page(book, id, day)),
                Some(Kind::Photo) => drop(photos::photo_view(book, id, Some(id))),
                Some(Kind::Agreement) => {
                    let page = agreements::agreement_page(book, id, day);
                    drop(page.map(|it| it.paper().text(Language::Swedish)));
                }
                Some(Kind::Tour) => {
                    let page = tours::tour_page(book, id);
                    drop(page.map(|it| it.paper(book, day).text(Language::Swedish)));
                }
                Some(Kind::RuleSet) => {
                    let kept = record.content().get(rule_set::RULES).unwrap_or_default();
                    shows_rules(book, &kept.text, day);
                }
                Some(
                    Kind::Goal
                    | Kind::Action
                    | Kind::Followup
                    | Kind::TaskMoved
                    | Kind::Observation
                    | Kind::Question,
                )
                | None => (),
            }
        }
    }
}

/// Shows the list over all follow-ups, the mail that is made of it, and the calendars.
fn shows_followups(book: &Book, day: NaiveDate) {
    let page = followups_page::followups_page(book, &followups_page::Filter::default(), day);
    drop(promises::letter(book, "", page.open(), "", Language::Swedish));
    let ids: Vec<RecordId> = book.all().map(Record::id).collect();
    let mut events = calendar_file::of_followups(book, ids.iter().copied(), Language::Swedish);
    for id in ids {
        drop(followups_page::next_at_place(book, id, day));
        events.extend(calendar_file::of_visit(book, id, Language::Swedish));
        events.extend(calendar_file::of_tour(book, id, Language::Swedish));
    }
    let text = calendar_file::text(&events, day.and_hms_opt(0, 0, 0).expect("midnight"));
    assert!(text.split_terminator("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    drop(parties::known(book));
}

/// Shows all that is told of the services of a place or a provider.
fn shows_inventory(book: &Book, id: RecordId, day: NaiveDate) {
    let all = Inventory::of(book);
    drop(inventory::inventory_page(book, &all, id, day));
    drop(inventory::leaving(book, &all, id, day));
    if let Some(subject) = Subject::of(book, id) {
        let then = day.pred_opt().unwrap_or(day);
        drop(inventory::compared(&all, subject, then, day));
        drop(inventory::history(book, &all, subject, day));
    }
}

/// Reads rules, and where they are sound, shows all that they say, and what they say of every check.
fn shows_rules(book: &Book, text: &str, day: NaiveDate) -> bool {
    let file = match rules::read(text) {
        Ok(file) => file,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return false;
        }
    };
    let view = rule_sets::file_view(&file, day);
    assert_eq!(view.rule_sets.len(), file.rule_sets.len());
    let region = rules::read(REGION).expect("the sample is sound");
    drop((rule_sets::differences(&region, &file), rule_sets::differences(&file, &region)));
    let kept = rules::kept(text, &file);
    assert_eq!(rules::read(&kept.text).as_ref(), Ok(&file), "what is kept can be read again");
    let on = [(rules::record_id(&file.title, 0), Arc::new(file))];
    for check in book.of_kind(Kind::Check) {
        drop(rules_in_check::in_check(book, check.id(), day, &on));
    }
    true
}

#[test]
fn harmed_rules_are_refused_in_words_or_shown_and_nothing_stumbles() {
    const CASES: u32 = 5_000;
    let book = Book::from_iter(exchange::read(EXAMPLE).expect("the example is sound").records);
    let day = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    let sound = Cell::new(0);
    TestRunner::new(config)
        .run(&prop::collection::vec(harm(), 0..3), |harms| {
            let is_sound = shows_rules(&book, &harmed(REGION, &harms), day);
            sound.set(sound.get() + u32::from(is_sound));
            Ok(())
        })
        .unwrap_or_else(|found| panic!("{found}"));
    let sound = sound.get();
    assert!(CASES / 20 < sound && sound < CASES / 10 * 9, "{sound} were sound");
}

#[test]
fn rules_that_would_fill_the_memory_the_stack_or_a_list_are_refused() {
    let refused = |text: &str| rules::read(text).expect_err("it is refused").to_string();
    assert!(refused(&" ".repeat(200_001)).contains("larger"));
    let deep = REGION.replacen("\"20\"", &"[".repeat(150_000), 1);
    assert!(refused(&deep).contains("line 6"), "{}", refused(&deep));
    let long = REGION.replacen("Serviceutvecklare", &"x".repeat(400), 1);
    assert!(refused(&long).starts_with("author: this is longer"));
    let script = REGION.replacen("https://example.org", "javascript:alert(1)//", 1);
    assert!(refused(&script).contains("no address of a page"));
}

/// A sound file of a few records of the example.
fn a_file(records: &[&str]) -> String {
    format!("{{\"format\":\"faltbok\",\"records\":[{}],\"version\":1}}", records.join(","))
}

#[test]
fn a_hundred_thousand_harmed_files_are_refused_or_shown_and_nothing_stumbles() {
    const CASES: u32 = 100_000;
    let records: Vec<&str> = EXAMPLE
        .lines()
        .filter(|line| line.starts_with("{\"id\""))
        .map(|line| line.trim_end_matches(','))
        .collect();
    assert!(20 < records.len(), "the example has many records");
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    let file = prop::sample::subsequence(records, 1..3);
    let (met, taken_in) = (Cell::new(0), Cell::new(0));
    TestRunner::new(config)
        .run(&(file, prop::collection::vec(harm(), 1..4)), |(records, harms)| {
            let is_in = meets(&harmed(&a_file(&records), &harms));
            met.set(met.get() + 1);
            taken_in.set(taken_in.get() + u32::from(is_in));
            Ok(())
        })
        .unwrap_or_else(|found| panic!("{found}"));
    let taken_in = taken_in.get();
    assert!(CASES <= met.get());
    // Both ways are tried often, or the harm is too little or too much.
    assert!(CASES / 20 < taken_in && taken_in < CASES / 10 * 9, "{taken_in} were taken in");
}

fn refused(text: &str) -> String {
    exchange::read(text).expect_err("this file must be refused").to_string()
}

fn with_fields(fields: &str) -> String {
    a_file(&[&format!(
        "{{\"id\":\"015b1fba-fd80-7000-8000-000000000001\",\"kind\":\"place\",\"revisions\":[{{\
         \"at\":\"2017-03-30T15:00:00\",\"fields\":{{{fields}}},\"id\":\"1-6578656d70656c00\",\
         \"replaces\":[]}}]}}"
    )])
}

#[test]
fn a_file_that_would_fill_the_memory_or_the_stack_is_refused() {
    assert!(refused(&" ".repeat(200_000_000)).starts_with("there is nothing in the file"));
    let deep = with_fields(&format!("\"x\":{}{}", "[".repeat(100_000), "]".repeat(100_000)));
    assert!(refused(&deep).starts_with("the file is damaged"));
    let keys: Vec<_> = (0..1_000_000).map(|key| format!("\"k{key}\":1")).collect();
    assert!(refused(&with_fields(&keys.join(","))).contains("says too much"));
}

#[test]
fn json_that_readers_disagree_about_is_refused() {
    for fields in [
        "\"name\":\"a\",\"name\":\"b\"",
        "\"x\":NaN",
        "\"x\":1e999",
        "\"x\":0123",
        "\"x\":'a'",
        "\"name\":\"\\ud800\"",
        "\"name\":[\"a\"]",
        "\"name\":7",
        "\"name\":\"\u{0}\"",
    ] {
        assert!(refused(&with_fields(fields)).starts_with("the file is damaged"), "{fields}");
    }
}

#[test]
fn text_that_turns_the_writing_round_and_markup_are_data_and_stay_as_they_are() {
    for name in ["\u{202e}sakiS", "<img src=x onerror=alert(1)>", "=HYPERLINK(\\\"x\\\")"] {
        let file = with_fields(&format!("\"name\":\"{name}\""));
        assert!(meets(&file), "{name}");
    }
}

#[test]
fn days_at_the_ends_of_the_calendar_are_taken_in_and_shown_or_refused() {
    for day in ["0000-01-01", "0001-01-01", "9999-12-31"] {
        let file = with_fields("\"name\":\"Sikås\"").replace("2017-03-30", day);
        meets(&file);
        let record = file.replace("\"place\"", "\"followup\"").replace("name", "what");
        meets(&record.replace("\"what\"", &format!("\"due\":\"{day}\",\"what\"")));
    }
}

fn revision(counter: usize, writer: usize, replaces: &[String], name: &str) -> String {
    let replaces: Vec<_> = replaces.iter().map(|id| format!("\"{id}\"")).collect();
    format!(
        "{{\"at\":\"2017-03-30T15:00:00\",\"fields\":{{\"name\":\"{name}\"}},\
         \"id\":\"{counter}-{writer:016x}\",\"replaces\":[{}]}}",
        replaces.join(",")
    )
}

fn of_revisions(revisions: &[String]) -> String {
    a_file(&[&format!(
        "{{\"id\":\"015b1fba-fd80-7000-8000-000000000001\",\"kind\":\"place\",\"revisions\":[{}]}}",
        revisions.join(",")
    )])
}

/// As many as a record may have: in one line with a fork at its end, and all apart.
#[test]
fn a_record_with_as_many_revisions_as_it_may_have_is_taken_in_and_shown() {
    let id = |counter: usize, writer: usize| format!("{counter}-{writer:016x}");
    let mut line: Vec<String> = vec![revision(1, 1, &[], "a")];
    line.extend((2..9_999).map(|at| revision(at, 1, &[id(at - 1, 1)], "a")));
    line.extend([1, 2].map(|writer| revision(9_999, writer, &[id(9_998, 1)], &writer.to_string())));
    assert_eq!(line.len(), 10_000);
    let document = exchange::read(&of_revisions(&line)).expect("as many as it may have");
    assert_eq!(document.records[0].choices().len(), 1);
    let apart: Vec<_> = (1..=1_000).map(|it| revision(1, it, &[], &it.to_string())).collect();
    let document = exchange::read(&of_revisions(&apart)).expect("a thousand made apart");
    assert_eq!(document.records[0].choices()[0].sides.len(), 1_000);
}

/// Otherwise one file would leave the next edit no number, and close the book.
#[test]
fn a_counter_near_its_end_is_refused_before_it_is_taken_in() {
    let file = of_revisions(&[revision(1_000_000_000, 1, &[], "a")]);
    assert!(refused(&file).contains("counts further than it has revisions"));
    let file = of_revisions(&[revision(1_001, 1, &[], "a")]);
    assert!(meets(&file));
}

#[test]
fn a_name_that_turns_the_writing_round_does_not_turn_ours() {
    let file = with_fields("\"name\":\"\u{202e}sakiS\u{2066}\"");
    let document = exchange::read(&file).expect("it is data");
    let book = Book::from_iter(document.records);
    let id = book.all().next().expect("a place").id();
    let line = titles::line(&book, id).expect("it is shown");
    assert_eq!(line.title.to(Language::Swedish), "sakiS");
    assert!(exchange::write(&document.header, book.all()).contains("\u{202e}sakiS\u{2066}"));
}
