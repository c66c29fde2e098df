//! Parts of the example book: what a place, a plan or a month holds, and that parts and wholes are
//! merged without a trace of the way they came.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use chrono::NaiveDateTime;
use faltbok::domain::book::Book;
use faltbok::domain::field::Content;
use faltbok::domain::history::Stamp;
use faltbok::domain::id::RecordId;
use faltbok::domain::id::Writer;
use faltbok::domain::import::import;
use faltbok::domain::kind::Kind;
use faltbok::domain::parts::Party;
use faltbok::domain::parts::Period;
use faltbok::domain::place;
use faltbok::domain::record::Record;
use faltbok::domain::selection::Scope;
use faltbok::domain::selection::Selection;
use faltbok::domain::selection::Wish;
use faltbok::domain::visit;
use faltbok::domain::visit::Sharing;
use faltbok::exchange;
use faltbok::exchange::Header;
use proptest::prelude::*;
use proptest::test_runner::Config;

const EXAMPLE: &str = include_str!("../public/example.json");

fn example() -> Book {
    Book::from_iter(exchange::read(EXAMPLE).expect("the example book reads").records)
}

fn file<'a>(records: impl IntoIterator<Item = &'a Record>) -> String {
    exchange::write(&Header::default(), records)
}

/// The book after a file was merged into it.
fn with_file(book: &Book, file: &str) -> Book {
    let incoming = exchange::read(file).expect("what was written is read").records;
    let mut merged = book.clone();
    for record in import(book, incoming).expect("parts of one book do not clash").records {
        merged.put(record);
    }
    merged
}

fn stamp() -> Stamp {
    Stamp { writer: Writer(9), saved_by: String::new(), saved_at: NaiveDateTime::default() }
}

/// The book after each number has edited, deleted, erased or hidden one of its records.
fn worked_on(mut book: Book, lots: &[(u16, u8)]) -> Book {
    let ids: Vec<RecordId> = book.all().map(Record::id).collect();
    for &(which, what) in lots {
        let record = book.get(ids[usize::from(which) % ids.len()]).expect("it is there");
        let content = record.content().clone();
        let changed = record.changed(|history| {
            match what % 4 {
                0 => history.delete(&stamp()),
                1 => history.erase(&stamp()),
                2 => history.write(&stamp(), content.with(visit::SHARING, Sharing::OnlyMe)),
                _ => history.write(&stamp(), content.with(visit::NOTES, "mer".to_owned())),
            };
        });
        book.put(changed);
    }
    book
}

fn scopes() -> impl Strategy<Value = (u16, u8)> {
    (any::<u16>(), any::<u8>())
}

fn scope(book: &Book, (which, what): (u16, u8)) -> Scope {
    let month = |month: u8| NaiveDate::from_ymd_opt(2017, u32::from(month % 12) + 1, 1);
    match what % 8 {
        0 => Scope::Book,
        1 => Scope::Period(Period { from: month(what / 8), to: month(what / 4) }),
        _ => {
            let ids: Vec<RecordId> = book.all().map(Record::id).collect();
            Scope::Around(ids[usize::from(which) % ids.len()])
        }
    }
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(300) })]

    #[test]
    fn a_part_is_some_of_the_book_and_the_whole_after_it_is_the_book(
        lots in prop::collection::vec((any::<u16>(), any::<u8>()), 0..8),
        chosen in scopes(),
        inner: bool,
        organisation in prop::sample::select(vec!["", "Länsstyrelsen", "Region Jämtland Härjedalen"]),
    ) {
        let book = worked_on(example(), &lots);
        let recipient = Party { role: String::new(), organisation: organisation.to_owned() };
        let scope = scope(&book, chosen);
        let wish = Wish { scope, inner, recipient, ..Wish::default() };
        let selection = Selection::of(wish, &book);
        let part: Vec<&Record> = selection.records(&book).collect();
        for record in &part {
            prop_assert_eq!(book.get(record.id()), Some(*record), "whole, and ours");
            let is_inner = record.content().get(visit::SHARING) == Some(Sharing::OnlyMe);
            prop_assert!(inner || !record.is(Kind::Visit) || !is_inner);
        }
        for erased in book.all().filter(|it| it.history().revisions().any(|(_, it)| it.body.content().is_none())) {
            prop_assert!(part.iter().any(|it| it.id() == erased.id()), "erasures are everywhere");
        }
        let (part, whole) = (file(part), file(book.all()));
        let once = with_file(&Book::default(), &part);
        prop_assert_eq!(file(once.all()), part.clone(), "a part is what it is");
        prop_assert_eq!(file(with_file(&once, &whole).all()), whole.clone());
        let back = with_file(&with_file(&Book::default(), &whole), &part);
        prop_assert_eq!(file(back.all()), whole, "a part of a book is nothing new to it");
    }
}

/// What a part of the example holds, as kinds with their numbers.
fn kinds(book: &Book, scope: Scope) -> BTreeSet<(&'static str, usize)> {
    let selection = Selection::of(Wish { scope, ..Wish::default() }, book);
    let of = |kind| selection.records(book).filter(|it| it.is(kind)).count();
    Kind::ALL.iter().map(|&kind| (kind.token(), of(kind))).filter(|it| 0 < it.1).collect()
}

#[test]
fn sikas_in_the_example_comes_with_its_shop_its_visit_and_what_was_promised() {
    let book = example();
    let named = |name: &str| {
        let mut places = book.of_kind(Kind::Place);
        places.find(|it| it.content().text(place::NAME) == name).expect("the example has it").id()
    };
    let there = kinds(&book, Scope::Around(named("Sikås")));
    for kind in ["place", "provider", "visit", "followup"] {
        assert!(there.iter().any(|(it, _)| *it == kind), "no {kind} in {there:?}");
    }
    let all = kinds(&book, Scope::Book);
    assert!(there.len() < all.len() && there.is_disjoint(&BTreeSet::from([("task_moved", 1)])));
}

#[test]
fn a_plan_of_the_example_holds_its_goals_and_actions_and_no_other_plan_s() {
    let book = example();
    let plans: Vec<RecordId> = book.of_kind(Kind::Plan).map(Record::id).collect();
    let actions = book.of_kind(Kind::Action).count();
    let of = |plan: RecordId| {
        let selection =
            Selection::of(Wish { scope: Scope::Around(plan), ..Wish::default() }, &book);
        selection.records(&book).filter(|it| it.is(Kind::Action)).count()
    };
    assert_eq!(plans.iter().map(|&plan| of(plan)).sum::<usize>(), actions);
}

#[test]
fn an_empty_record_is_a_part_by_itself() {
    let mut book = example();
    let id = RecordId::from_parts(1, [1; 10]);
    let mut history = faltbok::domain::history::History::default();
    history.write(&stamp(), Content::default());
    book.put(Record::new(id, "place".to_owned(), history));
    let selection = Selection::of(Wish { scope: Scope::Around(id), ..Wish::default() }, &book);
    assert_eq!(selection.records(&book).map(Record::id).collect::<Vec<_>>(), [id]);
}
