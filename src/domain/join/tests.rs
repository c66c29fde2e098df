//! Who stands for whom, whatever was joined, deleted or is missing.

use chrono::NaiveDateTime;
use proptest::prelude::*;

use super::*;
use crate::domain::book::Book;
use crate::domain::command::decide;
use crate::domain::contact;
use crate::domain::history::History;
use crate::domain::history::Stamp;
use crate::domain::id::Writer;
use crate::domain::import::import;
use crate::domain::kind::Kind;
use crate::domain::place;
use crate::domain::provider;
use crate::domain::visit;

fn stamp() -> Stamp {
    Stamp { writer: Writer(1), saved_by: String::new(), saved_at: NaiveDateTime::default() }
}

fn id(number: u8) -> RecordId {
    RecordId::from_parts(number.into(), [number; 10])
}

fn made(number: u8, kind: Kind, content: Content) -> Record {
    let mut history = History::default();
    history.write(&stamp(), content);
    Record::new(id(number), kind.token().to_owned(), history)
}

fn a_place(number: u8, name: &str) -> Record {
    made(number, Kind::Place, Content::default().with(place::NAME, name.to_owned()))
}

fn a_visit(number: u8, place: u8) -> Record {
    made(number, Kind::Visit, Content::default().with(visit::PLACE, id(place)))
}

fn same(book: &mut Book, goes: u8, stays: u8) {
    let join = join(book.get(id(stays)).unwrap(), book.get(id(goes)).unwrap()).unwrap();
    book.put_all(decide(book, join.changes, &stamp()));
}

fn does(book: &mut Book, number: u8, change: impl FnOnce(&mut History)) {
    let after = book.get(id(number)).unwrap().changed(change);
    book.put(after);
}

fn places(book: &Book) -> Vec<RecordId> {
    book.of_kind(Kind::Place).map(Record::id).collect()
}

fn visits_at(book: &Book, place: u8) -> Vec<RecordId> {
    book.linked(Kind::Visit, visit::PLACE, id(place)).map(Record::id).collect()
}

#[test]
fn whoever_links_to_a_joined_record_is_seen_at_the_one_that_stays() {
    let mut book = Book::from_iter([a_place(1, "Sikås"), a_place(2, "Sikås"), a_visit(11, 2)]);
    same(&mut book, 2, 1);
    assert_eq!(places(&book), [id(1)]);
    assert_eq!(visits_at(&book, 1), [id(11)]);
    assert_eq!(visits_at(&book, 2), [id(11)]);
    assert_eq!(book.shown(id(2)).map(Record::id), Some(id(1)));
    assert!(book.get(id(2)).unwrap().is_joined());
    assert_eq!(book.get(id(11)).unwrap().content().get(visit::PLACE), Some(id(1)));
    // Somebody who knows of no joining sends another visit.
    book.put(a_visit(12, 2));
    assert_eq!(visits_at(&book, 1), [id(11), id(12)]);
}

#[test]
fn undoing_a_joining_leaves_everything_as_it_was() {
    let filled = Content::default()
        .with(place::NAME, "Sikås".to_owned())
        .with(place::MUNICIPALITY, "Strömsund".to_owned());
    let records = [a_place(1, "Sikås"), made(2, Kind::Place, filled), a_visit(11, 2)];
    let before = Book::from_iter(records);
    let mut book = before.clone();
    let join = join(book.get(id(1)).unwrap(), book.get(id(2)).unwrap()).unwrap();
    book.put_all(decide(&book, join.changes, &stamp()));
    assert_eq!(book.get(id(1)).unwrap().content().text(place::MUNICIPALITY), "Strömsund");
    book.put_all(decide(&book, join.undo, &stamp()));
    for (then, now) in before.all().zip(book.all()) {
        assert_eq!((then.content(), then.liveness()), (now.content(), now.liveness()));
    }
    assert_eq!(visits_at(&book, 2), [id(11)]);
}

#[test]
fn a_joined_record_fills_in_what_is_empty_and_overwrites_nothing() {
    let contact = |number, name: &str, phone: &str| {
        let content = Content::default()
            .with(contact::NAME, name.to_owned())
            .with(contact::PHONE, phone.to_owned());
        made(number, Kind::Contact, content)
    };
    let mut book = Book::from_iter([contact(1, "Karin", ""), contact(2, "Karin E", "070-1")]);
    same(&mut book, 2, 1);
    let stays = book.shown(id(2)).unwrap().content();
    assert_eq!((stays.text(contact::NAME), stays.text(contact::PHONE)), ("Karin", "070-1"));
    let goes = book.get(id(2)).unwrap().content();
    assert_eq!(goes.text(contact::NAME), "Karin E");
}

#[test]
fn links_follow_a_chain_of_joinings_and_list_nobody_twice() {
    let places = (1..=3).map(|number| a_place(number, "Sikås"));
    let mut book: Book = places.chain([a_visit(11, 1)]).collect();
    let action = Content::default().with(crate::domain::action::PLACES, vec![id(1), id(2), id(3)]);
    book.put(made(12, Kind::Action, action));
    same(&mut book, 1, 2);
    same(&mut book, 2, 3);
    assert_eq!(visits_at(&book, 3), [id(11)]);
    let at = book.get(id(12)).unwrap().content().get(crate::domain::action::PLACES);
    assert_eq!(at, Some(vec![id(3)]));
    assert_eq!(book.joined_into(id(3)).count(), 2);
}

/// Two phones join the same pair apart, each in its direction.
#[test]
fn in_a_ring_the_same_record_stays_on_every_phone() {
    let both = Book::from_iter([a_place(1, "Sikås"), a_place(2, "Sikås"), a_visit(11, 2)]);
    let (mut one, mut other) = (both.clone(), both);
    same(&mut one, 1, 2);
    same(&mut other, 2, 1);
    for (book, theirs) in [(one.clone(), &other), (other.clone(), &one)] {
        let mut book = book;
        let incoming = theirs.clone().into_records();
        book.put_all(import(&book, incoming).unwrap().records);
        assert_eq!(places(&book), [id(1)]);
        assert_eq!(visits_at(&book, 1), [id(11)]);
    }
}

#[test]
fn a_record_stands_for_itself_again_when_the_one_that_stays_is_not_there() {
    let mut book = Book::from_iter([a_place(1, "Sikås"), a_place(2, "Sikås"), a_visit(11, 2)]);
    same(&mut book, 2, 1);
    does(&mut book, 1, |history| {
        history.delete(&stamp());
    });
    assert_eq!(places(&book), [id(2)]);
    assert_eq!(visits_at(&book, 2), [id(11)]);
    does(&mut book, 1, |history| {
        history.restore(&stamp());
    });
    assert_eq!(places(&book), [id(1)]);
    assert_eq!(visits_at(&book, 1), [id(11)]);
    // The file held the joined one only.
    let joined = book.clone().into_records().remove(1);
    let mut part = Book::from_iter([joined]);
    assert_eq!(places(&part), [id(2)]);
    part.put(book.get(id(1)).unwrap().clone());
    assert_eq!(places(&part), [id(1)]);
}

#[test]
fn a_link_to_a_joined_record_that_was_deleted_leads_to_the_one_that_stays() {
    let mut book = Book::from_iter([a_place(1, "Sikås"), a_place(2, "Sikås"), a_visit(11, 2)]);
    same(&mut book, 2, 1);
    does(&mut book, 2, |history| {
        history.delete(&stamp());
    });
    assert_eq!(visits_at(&book, 1), [id(11)]);
}

#[test]
fn unlike_kinds_and_one_and_the_same_do_not_join() {
    let shop = made(2, Kind::Provider, Content::default().with(provider::PLACE, id(1)));
    let place = a_place(1, "Sikås");
    assert_eq!(join(&place, &shop), None);
    assert_eq!(join(&place, &place), None);
    let claimed = shop.changed(|history| {
        let content = history.outcome().content.with(SAME_AS, id(1));
        history.write(&stamp(), content);
    });
    let book = Book::from_iter([place, claimed]);
    assert!(book.shown(id(2)).is_some());
}

fn claimed(number: u8, target: u8, is_there: bool) -> Record {
    let content = Content::default().with(SAME_AS, id(target));
    let record = made(number, Kind::Place, content);
    let deletion = |history: &mut History| {
        history.delete(&stamp());
    };
    if is_there { record } else { record.changed(deletion) }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Chains and rings of any shape, with records deleted and missing.
    #[test]
    fn nothing_that_is_there_becomes_unreachable_by_joining(
        claims in prop::collection::btree_map(1..9_u8, (1..9_u8, any::<bool>()), 1..9),
        backwards: bool,
    ) {
        let mut records: Vec<_> = claims
            .iter()
            .map(|(number, (target, is_there))| claimed(*number, *target, *is_there))
            .collect();
        if backwards {
            records.reverse();
        }
        let together = Book::from_iter(records.clone());
        let mut one_by_one = Book::default();
        for record in &records {
            one_by_one.put(record.clone());
        }
        for (number, (_, is_there)) in &claims {
            let standing = together.standing_for(id(*number));
            prop_assert_eq!(one_by_one.standing_for(id(*number)), standing);
            prop_assert_eq!(together.standing_for(standing), standing);
            prop_assert!(!is_there || together.shown(id(*number)).is_some());
        }
    }
}

/// Ten thousand that each say that they are the same as the next.
#[test]
fn a_long_chain_of_joinings_takes_no_long_time() {
    let at = |number: u64| RecordId::from_parts(number, [0; 10]);
    let records = (0..10_000).map(|number| {
        let mut history = History::default();
        history.write(&stamp(), Content::default().with(SAME_AS, at((number + 1) % 10_000)));
        Record::new(at(number), "place".to_owned(), history)
    });
    let book: Book = records.collect();
    assert_eq!(book.of_kind(Kind::Place).map(Record::id).collect::<Vec<_>>(), [at(0)]);
}
