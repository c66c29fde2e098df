//! The example book is what `cargo xtask example` writes, and a book that a person could have.

#[path = "../xtask/src/example/mod.rs"]
mod example;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use chrono::NaiveDateTime;
use faltbok::domain::book::Book;
use faltbok::domain::check;
use faltbok::domain::command::decide;
use faltbok::domain::field::Shape;
use faltbok::domain::history::Stamp;
use faltbok::domain::id::RecordId;
use faltbok::domain::id::Writer;
use faltbok::domain::kind::Kind;
use faltbok::domain::law;
use faltbok::domain::project;
use faltbok::domain::record::Record;
use faltbok::domain::recorded_fact::facts;
use faltbok::domain::rule::form::Form as SupportForm;
use faltbok::domain::rule::version::SupportTime;
use faltbok::domain::task_moved;
use faltbok::domain::travel::TripsSaved;
use faltbok::domain::truth::Truth;
use faltbok::domain::value::Value;
use faltbok::exchange;
use faltbok::present::form::Reader;
use faltbok::present::form::Typed;
use faltbok::present::form::fill;
use faltbok::present::forms::form;
use faltbok::text::Language;

fn committed() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(example::PATH);
    fs::read_to_string(path).expect("the example book is committed")
}

fn book() -> Book {
    let document = exchange::read(&committed()).expect("the example book reads");
    Book::from_iter(document.records)
}

#[test]
fn the_committed_example_is_what_the_task_writes() {
    assert!(committed() == example::text(), "run `cargo xtask example`, and look at what changed");
}

#[test]
fn it_holds_something_of_every_kind_and_nothing_is_left_to_choose() {
    let book = book();
    for &kind in Kind::ALL {
        assert!(book.of_kind(kind).next().is_some(), "there is no {kind:?}");
    }
    for record in book.all() {
        assert!(record.kind().is_some() && record.is_shown(), "{}", record.kind_name());
        assert!(!record.has_open_choices(), "{}", record.kind_name());
    }
}

#[test]
fn every_link_leads_to_a_record_of_the_right_kind() {
    let book = book();
    let mut links = 0;
    for record in book.all() {
        let kind = record.kind().expect("checked above");
        for def in kind.def().fields {
            let value = record.content().value(def.name);
            let targets: Vec<&Value> = match (def.shape, value) {
                (Shape::Link, Some(value)) => vec![value],
                (Shape::List(Shape::Link), Some(Value::List(values))) => values.iter().collect(),
                _ => Vec::new(),
            };
            for target in targets {
                let Value::Text(id) = target else { panic!("a link is a text") };
                let id: RecordId = id.parse().expect("a link is an id");
                let target = book.shown(id).and_then(Record::kind);
                assert_eq!(target, Some(linked_kind(def.name)), "{}.{}", kind.token(), def.name);
                links += 1;
            }
        }
    }
    assert!(30 < links, "only {links} links");
}

fn linked_kind(field: &str) -> Kind {
    match field {
        "parent" => Kind::Goal,
        "replaces" => Kind::Plan,
        "places" => Kind::Place,
        "source_visit" | "of" | "settled_at" => Kind::Visit,
        name => Record::known_kind(name).expect("other links are named after their kind"),
    }
}

/// A record is complete when its own form takes it as it is.
#[test]
fn every_record_is_complete_and_comes_back_from_its_form_unchanged() {
    let book = book();
    let saved_at = NaiveDateTime::default();
    let stamp = Stamp { writer: Writer(1), saved_by: String::new(), saved_at };
    for record in book.all() {
        let form = form(record.kind().expect("checked above"));
        let typed = fill(form, record.content(), &book, Language::Swedish);
        let reader = Reader {
            book: &book,
            form,
            id: record.id(),
            base: BTreeSet::new(),
            before: record.content().clone(),
            opened: Typed::default(),
            new_id: || panic!("the names in a form are those of records that are there"),
        };
        let changes = reader.read(&typed).unwrap_or_else(|problems| {
            panic!("{} {}: {problems:?}", record.kind_name(), record.id());
        });
        for after in decide(&book, changes, &stamp) {
            let before = book.get(after.id()).expect("a form of the example makes nothing new");
            assert_eq!(after.content(), before.content(), "{} {}", after.kind_name(), after.id());
        }
    }
}

#[test]
fn nobody_s_telephone_number_is_in_it() {
    for record in book().of_kind(Kind::Project) {
        let units = record.content().get(project::UNITS).unwrap_or_default();
        assert!(units.iter().all(|unit| unit.function_phone.is_empty()));
    }
}

#[test]
fn the_check_of_sikas_says_that_the_distance_is_too_short_then_and_now() {
    let book = book();
    let record = book.of_kind(Kind::Check).next().expect("the check");
    let time = record.content().get(check::SUPPORT_TIME).expect("a support time");
    let day = |day: Option<NaiveDate>| day.expect("both ends are said");
    let time = SupportTime::new(day(time.from), day(time.to)).expect("a time");
    let facts = facts(record.content());
    for time in [time, SupportTime::year(2026).expect("a year")] {
        let rules = law::version_for(SupportForm::SarskiltDriftstod, time).expect("one version");
        let assessment =
            faltbok::domain::rule::assess::assess(rules, rules.support_time.first, &facts);
        assert_eq!(assessment.overall, Truth::NotMet, "{}", rules.id);
        let unknown = assessment.criteria.iter().filter(|it| it.truth == Truth::Unknown).count();
        assert!(1 < unknown, "{}: what was not asked is unknown", rules.id);
    }
}

#[test]
fn the_task_moved_saves_what_the_worked_example_says() {
    let book = book();
    let task = book.of_kind(Kind::TaskMoved).next().expect("the task").content();
    let project = book.shown(task.get(task_moved::PROJECT).expect("a project")).expect("is there");
    let factor = project.content().get(project::CO2_FACTOR).expect("a factor");
    let saved = TripsSaved {
        trips: task.get(task_moved::TRIPS_PER_YEAR).expect("said"),
        metres_per_trip: task.get(task_moved::TRIP_METRES).expect("said"),
        minutes_per_trip: task.get(task_moved::TRIP_MINUTES),
    };
    assert_eq!(saved.metres(), 5_520_000);
    assert_eq!(saved.minutes(), Some(69 * 60));
    assert_eq!(saved.grams_of_co2(&factor), 832_416);
}
