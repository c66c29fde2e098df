//! Marks by several people, on several days, of places and what is in them.

use super::*;
use crate::domain::command::Change;
use crate::domain::command::decide;
use crate::domain::history::Stamp;
use crate::domain::id::Writer;
use crate::domain::import::import;
use crate::domain::join;

fn id(number: u8) -> RecordId {
    RecordId::from_parts(number.into(), [number; 10])
}

fn on(day: &str) -> NaiveDate {
    day.parse().expect("a day")
}

fn puts(book: &mut Book, number: u8, kind: Kind, content: Content) {
    let stamp = Stamp {
        writer: Writer(1),
        saved_by: String::new(),
        saved_at: chrono::NaiveDateTime::default(),
    };
    let change = Change::new_record(id(number), kind, content);
    book.put_all(decide(book, vec![change], &stamp));
}

fn marks(book: &mut Book, number: u8, of: Subject, state: ServiceState, day: &str) {
    let content = of.content().with(observation::SERVICE, Service::Fuel);
    let content = content.with(observation::STATE, state).with(observation::DAY, on(day));
    puts(book, number, Kind::Observation, content);
}

const PLACE: u8 = 1;
const SHOP: u8 = 2;
const PUMP: u8 = 3;

fn the_place() -> Subject {
    Subject::Place(id(PLACE))
}

fn the_shop() -> Subject {
    Subject::Provider(id(SHOP))
}

fn the_pump() -> Subject {
    Subject::Provider(id(PUMP))
}

/// A place with a shop and a pump.
fn sikas() -> Book {
    let mut book = Book::default();
    puts(&mut book, PLACE, Kind::Place, Content::default());
    for number in [SHOP, PUMP] {
        let content = Content::default().with(provider::PLACE, id(PLACE));
        puts(&mut book, number, Kind::Provider, content);
    }
    book
}

fn standing(
    book: &Book,
    of: Subject,
    day: &str,
) -> Option<(ServiceState, u8, Option<ServiceState>)> {
    let found = Inventory::of(book).standing(of, Service::Fuel, on(day))?;
    let number = (0..=u8::MAX).find(|it| id(*it) == found.mark.id).expect("a mark of the test");
    Some((found.mark.state, number, found.beside.map(|it| it.state)))
}

use ServiceState::Exists;
use ServiceState::Missing;
use ServiceState::Seasonal;
use ServiceState::Threatened;
use ServiceState::Unknown;

#[test]
fn nothing_marked_is_not_the_same_as_missing_or_unknown() {
    let mut book = sikas();
    assert_eq!(standing(&book, the_place(), "2026-01-01"), None);
    marks(&mut book, 10, the_place(), Unknown, "2026-01-01");
    assert_eq!(standing(&book, the_place(), "2026-01-01"), Some((Unknown, 10, None)));
}

#[test]
fn the_latest_day_holds_and_any_earlier_day_can_be_asked_for() {
    let mut book = sikas();
    marks(&mut book, 12, the_place(), Exists, "2025-03-14");
    // Written down later, of an earlier day.
    marks(&mut book, 13, the_place(), Missing, "2024-03-14");
    assert_eq!(standing(&book, the_place(), "2026-01-01"), Some((Exists, 12, None)));
    assert_eq!(standing(&book, the_place(), "2025-03-13"), Some((Missing, 13, None)));
    assert_eq!(standing(&book, the_place(), "2024-03-13"), None);
}

#[test]
fn two_who_saw_different_things_on_one_day_are_both_heard() {
    let mut book = sikas();
    marks(&mut book, 10, the_shop(), Exists, "2026-01-01");
    marks(&mut book, 11, the_shop(), Missing, "2026-01-01");
    assert_eq!(standing(&book, the_shop(), "2026-02-01"), Some((Missing, 11, Some(Exists))));
    marks(&mut book, 12, the_shop(), Missing, "2026-01-02");
    assert_eq!(standing(&book, the_shop(), "2026-02-01"), Some((Missing, 12, None)));
}

#[test]
fn a_provider_that_has_it_speaks_for_its_place() {
    let mut book = sikas();
    marks(&mut book, 10, the_shop(), Missing, "2026-01-01");
    assert_eq!(standing(&book, the_place(), "2026-02-01"), Some((Missing, 10, None)));
    marks(&mut book, 11, the_pump(), Seasonal, "2025-06-01");
    let said = standing(&book, the_place(), "2026-02-01");
    assert_eq!(said, Some((Seasonal, 11, None)), "what the pump has the shop need not have");
    marks(&mut book, 12, the_place(), Missing, "2025-12-01");
    let said = standing(&book, the_place(), "2026-02-01");
    assert_eq!(said, Some((Missing, 12, None)), "somebody has looked in all of the place since");
    marks(&mut book, 13, the_pump(), Exists, "2026-01-15");
    assert_eq!(standing(&book, the_place(), "2026-02-01"), Some((Exists, 13, None)));
}

#[test]
fn that_one_shop_lacks_it_does_not_say_that_the_place_does() {
    let mut book = sikas();
    marks(&mut book, 10, the_place(), Exists, "2025-01-01");
    marks(&mut book, 11, the_shop(), Missing, "2026-01-01");
    let said = standing(&book, the_place(), "2026-02-01");
    assert_eq!(said, Some((Exists, 10, Some(Missing))), "but it is told");
    marks(&mut book, 12, the_pump(), Threatened, "2026-01-02");
    let said = standing(&book, the_place(), "2026-02-01");
    assert_eq!(said, Some((Threatened, 12, None)), "seen later, and still there");
}

#[test]
fn a_shop_without_it_is_no_second_opinion_where_another_is_known_to_have_it() {
    let mut book = sikas();
    marks(&mut book, 10, the_pump(), Exists, "2025-06-01");
    marks(&mut book, 11, the_place(), Exists, "2026-01-01");
    marks(&mut book, 12, the_shop(), Missing, "2026-01-01");
    assert_eq!(standing(&book, the_place(), "2026-02-01"), Some((Exists, 11, None)));
    marks(&mut book, 13, the_pump(), Missing, "2026-01-15");
    let said = standing(&book, the_place(), "2026-02-01");
    assert_eq!(said, Some((Exists, 11, Some(Missing))), "now nobody there is known to have it");
}

#[test]
fn that_one_could_not_tell_is_not_that_the_place_lacks_it() {
    let mut book = sikas();
    marks(&mut book, 10, the_shop(), Missing, "2026-01-01");
    marks(&mut book, 11, the_pump(), Unknown, "2026-01-01");
    assert_eq!(standing(&book, the_place(), "2026-02-01"), Some((Unknown, 11, None)));
}

#[test]
fn two_who_saw_different_things_at_the_pump_are_both_heard_of_its_place() {
    let mut book = sikas();
    marks(&mut book, 10, the_pump(), Missing, "2026-01-01");
    marks(&mut book, 11, the_pump(), Exists, "2026-01-01");
    assert_eq!(standing(&book, the_place(), "2026-02-01"), Some((Exists, 11, Some(Missing))));
}

#[test]
fn what_leaves_with_a_provider_is_what_nobody_else_there_has() {
    let mut book = sikas();
    marks(&mut book, 10, the_shop(), Exists, "2026-01-01");
    let leaves = |book: &Book| leaving(&Inventory::of(book), book, id(SHOP), on("2026-02-01"));
    assert_eq!(leaves(&book).len(), 1);
    assert!(leaves(&book)[0].others.is_empty());
    marks(&mut book, 11, the_pump(), Threatened, "2026-01-01");
    assert_eq!(leaves(&book)[0].others, [id(PUMP)]);
    marks(&mut book, 12, the_shop(), Missing, "2026-01-02");
    assert!(leaves(&book).is_empty());
}

#[test]
fn marks_of_two_phones_come_together_in_any_order_and_ask_nobody() {
    let (mut one, mut other) = (sikas(), sikas());
    marks(&mut one, 10, the_shop(), Exists, "2026-01-01");
    marks(&mut other, 11, the_shop(), Missing, "2026-01-03");
    for (mut mine, theirs) in [(one.clone(), &other), (other.clone(), &one)] {
        let records = import(&mine, theirs.clone().into_records()).expect("honest").records;
        mine.put_all(records);
        assert!(mine.all().all(|it| !it.has_open_choices()));
        assert_eq!(standing(&mine, the_shop(), "2026-02-01"), Some((Missing, 11, None)));
        assert_eq!(standing(&mine, the_shop(), "2026-01-02"), Some((Exists, 10, None)));
    }
}

#[test]
fn marks_of_a_joined_place_are_those_of_the_one_that_stays() {
    let mut book = sikas();
    puts(&mut book, 5, Kind::Place, Content::default().with(join::SAME_AS, id(PLACE)));
    marks(&mut book, 10, Subject::Place(id(5)), Exists, "2026-01-01");
    assert_eq!(standing(&book, the_place(), "2026-02-01"), Some((Exists, 10, None)));
}

#[test]
fn a_tap_makes_a_mark_and_the_next_tap_of_the_same_day_changes_it() {
    let mut book = sikas();
    let observer = Party { role: "Servicesamordnare".to_owned(), organisation: String::new() };
    let seen = Seen { subject: the_shop(), day: on("2026-01-01"), observer };
    let stamp = |writer| Stamp {
        writer: Writer(writer),
        saved_by: String::new(),
        saved_at: chrono::NaiveDateTime::default(),
    };
    let does = |book: &mut Book, changes| book.put_all(decide(book, changes, &stamp(7)));
    let tap = |book: &Book, state, number| {
        seen.marking(&Inventory::of(book), Service::Fuel, state, id(number))
    };
    let (first, undo_first) = tap(&book, Exists, 10);
    does(&mut book, first);
    let (second, undo_second) = tap(&book, Missing, 11);
    does(&mut book, second);
    assert_eq!(standing(&book, the_shop(), "2026-01-01"), Some((Missing, 10, None)));
    does(&mut book, undo_second);
    assert_eq!(standing(&book, the_shop(), "2026-01-01"), Some((Exists, 10, None)));
    does(&mut book, undo_first);
    assert_eq!(standing(&book, the_shop(), "2026-01-01"), None);
    // Somebody else that day, and oneself another day, make marks of their own.
    let (mine, _) = tap(&book, Exists, 12);
    does(&mut book, mine);
    let other = Seen { observer: Party::default(), ..seen.clone() };
    let later = Seen { day: on("2026-01-02"), ..seen.clone() };
    for (number, seen) in [(13, other), (14, later)] {
        let (changes, _) = seen.marking(&Inventory::of(&book), Service::Fuel, Missing, id(number));
        does(&mut book, changes);
    }
    assert_eq!(Inventory::of(&book).marks(the_shop(), Service::Fuel).len(), 3);
}

#[test]
fn nothing_has_changed_is_one_tap_and_keeps_what_was_written_beside_a_mark() {
    let mut book = sikas();
    let bus = the_place().content().with(observation::SERVICE, Service::BusStop);
    let bus = bus.with(observation::STATE, Exists).with(observation::DAY, on("2025-01-01"));
    let bus = bus.with(observation::DETAIL, "fyra turer om dagen".to_owned());
    puts(&mut book, 10, Kind::Observation, bus);
    marks(&mut book, 11, the_place(), Missing, "2026-01-01");
    let day = on("2026-01-01");
    let seen = Seen { subject: the_place(), day, observer: Party::default() };
    let (changes, undo) = seen.confirming(&Inventory::of(&book), || id(12));
    assert_eq!((changes.len(), undo.len()), (1, 1), "fuel was marked that very day");
    let stamp = Stamp {
        writer: Writer(1),
        saved_by: String::new(),
        saved_at: chrono::NaiveDateTime::default(),
    };
    book.put_all(decide(&book, changes, &stamp));
    let all = Inventory::of(&book);
    let now = all.own(the_place(), Service::BusStop, day).expect("it was confirmed").mark;
    assert_eq!((now.day, now.detail.as_str()), (day, "fyra turer om dagen"));
    assert!(seen.unconfirmed(&all).is_empty());
}

#[test]
fn the_nearest_other_place_that_has_it_is_found_by_the_straight_line() {
    use crate::domain::place;
    let mut book = sikas();
    let at = |latitude| place::Position {
        uncertainty: Some(0),
        ..place::Position::at(latitude, 15_265_000)
    };
    let put = |book: &mut Book, number, latitude| {
        puts(book, number, Kind::Place, Content::default().with(place::POSITION, at(latitude)));
    };
    put(&mut book, PLACE, 63_615_000);
    put(&mut book, 20, 63_576_000);
    put(&mut book, 21, 63_852_000);
    puts(&mut book, 22, Kind::Place, Content::default());
    let find = |book: &Book| {
        let all = Inventory::of(book);
        nearest(&all, book, id(SHOP), &[Service::Fuel], on("2026-01-01"))[0]
    };
    assert_eq!(find(&book), None);
    marks(&mut book, 30, Subject::Place(id(22)), Exists, "2026-01-01");
    assert_eq!(find(&book), Some((id(22), None)), "nobody has said where that is");
    marks(&mut book, 31, Subject::Place(id(21)), Exists, "2026-01-01");
    assert_eq!(find(&book).map(|it| it.0), Some(id(21)));
    marks(&mut book, 32, Subject::Place(id(20)), Threatened, "2026-01-01");
    let (nearest, far) = find(&book).expect("three have it");
    assert_eq!(nearest, id(20));
    assert!((2_000..4_400).contains(&far.expect("both are known").0));
}
