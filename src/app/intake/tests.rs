//! Files taken in and taken back, on a store in memory.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use pollster::block_on;

use super::log::UNDOABLE;
use super::*;
use crate::domain::book::Book;
use crate::domain::field::Content;
use crate::domain::history::History;
use crate::domain::history::Stamp;
use crate::domain::id::RecordId;
use crate::domain::id::Writer;
use crate::domain::import::import;
use crate::domain::place;
use crate::domain::visit;
use crate::storage::RecordStore;
use crate::storage::Table;
use crate::storage::Write;
use crate::storage::memory::MemoryStore;
use crate::storage::refusing::RefusingStore;

mod pictures;

/// More than a batch, and no whole number of them.
const MANY: usize = 2 * BATCH + 7;

fn stamp(writer: u64) -> Stamp {
    Stamp {
        writer: Writer(writer),
        saved_by: String::new(),
        saved_at: chrono::NaiveDateTime::default(),
    }
}

fn id(number: usize) -> RecordId {
    RecordId::from_parts(number as u64, [7; 10])
}

fn a_visit(number: usize) -> Record {
    let mut history = History::default();
    history.write(&stamp(1), Content::default().with(visit::TITLE, format!("Besök {number}")));
    Record::new(id(number), "visit".to_owned(), history)
}

fn edited(record: &Record, writer: u64, notes: &str) -> Record {
    let content = record.content().clone().with(visit::NOTES, notes.to_owned());
    record.changed(|history| {
        history.write(&stamp(writer), content);
    })
}

fn file(records: &[Record]) -> String {
    let header = Header { exported_by: "Handläggare".to_owned(), ..Header::default() };
    exchange::write(&header, records)
}

fn a_store(records: &[Record]) -> MemoryStore {
    let store = MemoryStore::default();
    let writes = records.iter().map(|record| {
        Write::put(Table::Records, record.id().to_string(), exchange::write_record(record))
    });
    let writes = writes.collect();
    let saved: Result<(), UpdateError<Refusal>> =
        block_on(store.update(Table::Records, &[], |_| Ok((writes, ()))));
    saved.expect("memory takes all");
    store
}

fn rows(store: &MemoryStore, table: Table) -> Vec<(String, String)> {
    block_on(store.load_all(table)).expect("memory loads")
}

fn book(store: &MemoryStore) -> Book {
    let rows = rows(store, Table::Records);
    rows.iter().map(|(_, text)| exchange::read_record(text).expect("a sound row")).collect()
}

fn looked(store: &impl RecordStore, file: &str) -> Result<Looked<String>, Refusal> {
    block_on(look(store, &file, &mut |_, _| ()))
}

fn order(number: usize) -> Order {
    Order { id: id(1_000_000 + number).to_string(), taken_at: "2017-04-03T14:02:00".to_owned() }
}

fn takes(store: &impl RecordStore, file: &str, number: usize) -> Vec<RecordId> {
    let looked = looked(store, file).expect("a sound file");
    block_on(take_in(store, looked, order(number), |_, _| true)).expect("taken in")
}

fn undoes(store: &impl RecordStore, number: usize) -> Result<Undone, Refusal> {
    block_on(undo(store, &order(number).id, "2017-04-03T15:00:00".to_owned(), |_, _| ()))
}

#[test]
fn a_file_of_many_batches_ends_as_one_merged_at_once() {
    let visits: Vec<Record> = (0..MANY).map(a_visit).collect();
    let mine: Vec<Record> = visits
        .iter()
        .step_by(2)
        .enumerate()
        .map(|(at, it)| if at % 3 == 0 { edited(it, 2, "mitt") } else { it.clone() })
        .collect();
    let theirs: Vec<Record> = visits
        .iter()
        .enumerate()
        .map(|(at, it)| if at % 4 == 0 { edited(it, 3, "deras") } else { it.clone() })
        .collect();
    let store = a_store(&mine);
    let at_once = import(&book(&store), theirs.clone()).expect("sound");
    let told = looked(&store, &file(&theirs)).expect("sound").told;
    assert_eq!(told.tally, at_once.tally);
    assert_eq!(told.header.exported_by, "Handläggare");
    assert!(told.tally.choices.count != 0 && told.tally.unchanged != 0);

    let mut expected = book(&store);
    let touched: Vec<RecordId> = at_once.records.iter().map(Record::id).collect();
    at_once.records.into_iter().for_each(|record| expected.put(record));
    let mut taken = takes(&store, &file(&theirs), 1);
    taken.sort();
    assert_eq!(taken, touched);
    assert_eq!(book(&store), expected);

    let again = looked(&store, &file(&theirs)).expect("sound");
    assert_eq!((again.told.tally.touched(), again.incoming.len()), (0, 0));
}

#[test]
fn an_import_of_many_batches_is_taken_back_whole() {
    let visits: Vec<Record> = (0..MANY).map(a_visit).collect();
    let store = a_store(&visits[..BATCH]);
    let before = rows(&store, Table::Records);
    let changed: Vec<Record> = visits.iter().map(|it| edited(it, 2, "nytt")).collect();
    takes(&store, &file(&changed), 1);
    assert_eq!(rows(&store, Table::Undo).len(), 3);
    let undone = undoes(&store, 1).expect("it was just made");
    assert_eq!((undone.ids.len(), undone.left), (MANY, 0));
    assert_eq!(rows(&store, Table::Records), before);
    assert_eq!(rows(&store, Table::Undo), []);
    assert_eq!(undoes(&store, 1), Err(Refusal::NotKept));
}

#[test]
fn what_was_changed_since_is_left_and_when_all_was_nothing_is_taken_back() {
    let (one, two) = (a_visit(1), a_visit(2));
    let store = MemoryStore::default();
    takes(&store, &file(&[one.clone(), two.clone()]), 1);
    takes(&store, &file(&[edited(&two, 2, "nytt")]), 2);
    let undone = undoes(&store, 1).expect("one is as it came");
    assert_eq!((undone.ids, undone.left), (vec![one.id()], 1));
    assert_eq!(book(&store).len(), 1);
    let entry = &block_on(log::entries(&store)).expect("loads")[1];
    assert_eq!((entry.left, entry.undone_at.as_str()), (1, "2017-04-03T15:00:00"));

    takes(&store, &file(&[edited(&edited(&two, 2, "nytt"), 3, "nyare")]), 3);
    let all = [Table::Records, Table::Imports, Table::Undo].map(|table| rows(&store, table));
    assert_eq!(undoes(&store, 2), Err(Refusal::ChangedSince));
    assert_eq!(all, [Table::Records, Table::Imports, Table::Undo].map(|it| rows(&store, it)));
    // Backwards, each can be.
    assert_eq!(undoes(&store, 3).expect("the latest").left, 0);
    assert_eq!(undoes(&store, 2).expect("now the latest").left, 0);
}

#[test]
fn the_last_ten_imports_can_be_taken_back_and_the_log_tells_of_all() {
    let store = MemoryStore::default();
    for number in 0..UNDOABLE + 2 {
        takes(&store, &file(&[a_visit(number)]), number);
    }
    let entries = block_on(log::entries(&store)).expect("loads");
    assert_eq!(entries.len(), UNDOABLE + 2);
    assert_eq!(entries[0].id, order(UNDOABLE + 1).id, "the latest comes first");
    let undoable: Vec<bool> = entries.iter().map(log::Entry::is_undoable).collect();
    assert_eq!(undoable, [[true; UNDOABLE].as_slice(), &[false; 2]].concat());
    assert_eq!(rows(&store, Table::Undo).len(), UNDOABLE);
    assert_eq!(undoes(&store, 1), Err(Refusal::NotKept));
    for number in (2..UNDOABLE + 2).rev() {
        assert_eq!(undoes(&store, number).expect("kept").ids, [id(number)]);
    }
    assert_eq!(book(&store).len(), 2);
}

#[test]
fn a_device_that_fills_up_half_way_keeps_nothing_of_a_file() {
    let visits: Vec<Record> = (0..MANY).map(a_visit).collect();
    let inner = a_store(&visits[..1]);
    let before = rows(&inner, Table::Records);
    let store = RefusingStore::new(inner.clone());
    store.refusal().refuse_writes_after(1, StoreError::Full);
    let looked = looked(&store, &file(&visits)).expect("sound");
    let taken = block_on(take_in(&store, looked, order(1), |_, _| true));
    assert_eq!(taken, Err(Refusal::Store(StoreError::Full)));
    assert_eq!(rows(&inner, Table::Records), before);
    assert_eq!(rows(&inner, Table::Imports), []);
    assert_eq!(rows(&inner, Table::Undo), []);
}

#[test]
fn a_file_that_is_stopped_half_way_changes_nothing() {
    let visits: Vec<Record> = (0..MANY).map(a_visit).collect();
    let store = a_store(&visits[..1]);
    let before = rows(&store, Table::Records);
    let looked = looked(&store, &file(&visits)).expect("sound");
    let taken = block_on(take_in(&store, looked, order(1), |done, of| done < of));
    assert_eq!(taken, Err(Refusal::Stopped));
    assert_eq!(rows(&store, Table::Records), before);
    assert_eq!((rows(&store, Table::Imports), rows(&store, Table::Undo)), (vec![], vec![]));
}

#[test]
fn a_record_that_another_window_saved_meanwhile_is_merged_with() {
    let one = a_visit(1);
    let store = a_store(std::slice::from_ref(&one));
    let seen = looked(&store, &file(&[edited(&one, 2, "deras"), a_visit(2)])).expect("sound");
    takes(&store, &file(&[edited(&one, 3, "mitt"), edited(&a_visit(2), 3, "mitt")]), 1);
    block_on(take_in(&store, seen, order(2), |_, _| true)).expect("taken in");
    let book = book(&store);
    assert_eq!(book.get(one.id()).expect("there").choices().len(), 1);
    assert_eq!(book.get(id(2)).expect("there").content().text(visit::NOTES), "mitt");
}

#[test]
fn what_was_erased_does_not_come_back_by_taking_an_import_back() {
    let (one, two) = (a_visit(1), a_visit(2));
    let store = a_store(&[one.clone(), two.clone()]);
    takes(&store, &file(&[edited(&one, 2, "nytt"), edited(&two, 2, "nytt")]), 1);
    block_on(forget(&store, &BTreeSet::from([one.id()]))).expect("forgets");
    assert!(!rows(&store, Table::Undo)[0].1.contains("Besök 1"));
    let undone = undoes(&store, 1).expect("for the other one");
    assert_eq!(undone.ids, [two.id()]);
    block_on(forget(&store, &BTreeSet::from([one.id()]))).expect("nothing is left to forget");

    takes(&store, &file(&[edited(&two, 4, "än nyare")]), 2);
    block_on(forget(&store, &BTreeSet::from([two.id()]))).expect("forgets");
    assert_eq!(undoes(&store, 2), Err(Refusal::ChangedSince), "all of it was erased");
}

#[test]
fn the_work_tells_how_far_it_has_come_up_to_the_end() {
    let visits: Vec<Record> = (0..MANY).map(a_visit).collect();
    let store = a_store(&visits[..=BATCH]);
    let file = file(&visits.iter().map(|it| edited(it, 2, "nytt")).collect::<Vec<_>>());
    let mut told = Vec::new();
    let looked = block_on(look(&store, &file.as_str(), &mut |done, of| told.push((done, of))))
        .expect("sound");
    assert!(told.is_sorted() && told.iter().all(|(done, of)| done <= of));
    let &(done, of) = told.last().expect("something was told");
    assert!(of / 100 * 99 <= done, "it ended at {done} of {of}");

    let told = Rc::new(RefCell::new(Vec::new()));
    let telling = Rc::clone(&told);
    let progress = move |done, of| {
        telling.borrow_mut().push((done, of));
        true
    };
    block_on(take_in(&store, looked, order(1), progress)).expect("taken in");
    let many = MANY as u64;
    assert_eq!(told.take(), [(250, many), (500, many), (many, many)]);

    let telling = Rc::clone(&told);
    let progress = move |done, of| telling.borrow_mut().push((done, of));
    block_on(undo(&store, &order(1).id, String::new(), progress)).expect("it was just made");
    let told = told.take();
    assert!(told.is_sorted() && told.iter().all(|(_, of)| *of == 3), "{told:?}");
    assert_eq!(told.last(), Some(&(3, 3)));
}

#[test]
fn of_a_large_file_those_records_are_told_of_that_are_named_and_places_first() {
    let mut history = History::default();
    history.write(&stamp(1), Content::default().with(place::NAME, "Sikås".to_owned()));
    let place = Record::new(id(5_000), "place".to_owned(), history);
    let mut records: Vec<Record> = (1_000..3_500).map(a_visit).collect();
    records.push(place.clone());
    let told = looked(&MemoryStore::default(), &file(&records)).expect("sound").told;
    assert_eq!(told.tally.new.count, 2_501);
    let named: BTreeSet<RecordId> = told.named.iter().map(Record::id).collect();
    assert_eq!(told.tally.new.named().collect::<BTreeSet<_>>(), named);
    assert_eq!((named.len(), told.named.contains(&place)), (200, true));
}

#[test]
fn a_clash_with_what_is_here_refuses_the_file() {
    let store = a_store(&[edited(&a_visit(1), 2, "mitt")]);
    let forged = edited(&a_visit(1), 2, "något annat under samma nummer");
    assert_eq!(looked(&store, &file(&[forged])).map(|_| ()), Err(Refusal::Damaged));
}

/// A store in which another window does something as soon as this one has read the log.
struct Overtaken {
    inner: MemoryStore,
    meanwhile: RefCell<Option<Meanwhile>>,
}

type Meanwhile = Box<dyn FnOnce(&MemoryStore)>;

impl Overtaken {
    fn new(inner: &MemoryStore, meanwhile: impl FnOnce(&MemoryStore) + 'static) -> Self {
        Self { inner: inner.clone(), meanwhile: RefCell::new(Some(Box::new(meanwhile))) }
    }
}

impl RecordStore for Overtaken {
    async fn load_all(&self, table: Table) -> Result<Vec<(String, String)>, StoreError> {
        let rows = self.inner.load_all(table).await;
        if table == Table::Imports
            && let Some(meanwhile) = self.meanwhile.take()
        {
            meanwhile(&self.inner);
        }
        rows
    }

    async fn keys(&self, table: Table) -> Result<Vec<String>, StoreError> {
        self.inner.keys(table).await
    }

    async fn read(&self, table: Table, keys: &[String]) -> Result<Vec<Option<String>>, StoreError> {
        self.inner.read(table, keys).await
    }

    async fn walk<E: 'static>(
        &self,
        first: Vec<crate::storage::RowKey>,
        step: impl FnMut(Vec<Option<String>>) -> Result<crate::storage::Turn, E> + 'static,
    ) -> Result<(), UpdateError<E>> {
        self.inner.walk(first, step).await
    }

    async fn write_relaxed(&self, write: Write) -> Result<(), StoreError> {
        self.inner.write_relaxed(write).await
    }

    async fn clear(&self) -> Result<(), StoreError> {
        self.inner.clear().await
    }
}

#[test]
fn a_sender_forgotten_in_another_window_meanwhile_is_not_written_again() {
    let store = MemoryStore::default();
    for number in 0..UNDOABLE {
        takes(&store, &file(&[a_visit(number)]), number);
    }
    let overtaken = Overtaken::new(&store, |store| {
        let entries = block_on(log::entries(store)).expect("loads");
        let forgotten = entries.into_iter().map(|it| log::Entry { from: String::new(), ..it });
        let writes = forgotten.map(|it| it.row()).collect();
        let saved: Result<(), UpdateError<Refusal>> =
            block_on(store.update(Table::Imports, &[], |_| Ok((writes, ()))));
        saved.expect("memory takes all");
    });
    takes(&overtaken, &file(&[a_visit(UNDOABLE)]), UNDOABLE);
    let entries = block_on(log::entries(&store)).expect("loads");
    assert_eq!(entries.iter().filter(|it| it.is_undoable()).count(), UNDOABLE);
    assert_eq!(entries.iter().filter(|it| !it.from.is_empty()).count(), 1, "the new one's");
}

#[test]
fn of_two_imports_at_once_both_are_counted_and_no_more_than_ten_can_be_taken_back() {
    let store = MemoryStore::default();
    for number in 0..UNDOABLE {
        takes(&store, &file(&[a_visit(number)]), number);
    }
    let overtaken = Overtaken::new(&store, |store| {
        takes(store, &file(&[a_visit(UNDOABLE)]), UNDOABLE);
    });
    takes(&overtaken, &file(&[a_visit(UNDOABLE + 1)]), UNDOABLE + 1);
    let entries = block_on(log::entries(&store)).expect("loads");
    assert_eq!(entries.len(), UNDOABLE + 2);
    assert_eq!(entries.iter().filter(|it| it.is_undoable()).count(), UNDOABLE);
    assert_eq!(rows(&store, Table::Undo).len(), UNDOABLE);
}

#[test]
fn what_an_import_in_another_window_kept_meanwhile_is_forgotten_too() {
    let one = a_visit(1);
    let erased = one.changed(|history| {
        history.erase(&stamp(9));
    });
    let other_takes = {
        let theirs = file(&[edited(&one, 2, "nytt")]);
        move |store: &MemoryStore| drop(takes(store, &theirs, 1))
    };
    let says_it = |store: &MemoryStore| {
        rows(store, Table::Undo).iter().any(|(_, text)| text.contains("Besök 1"))
    };
    // By a file that erases it.
    let store = a_store(std::slice::from_ref(&one));
    let overtaken = Overtaken::new(&store, other_takes.clone());
    takes(&overtaken, &file(std::slice::from_ref(&erased)), 2);
    assert!(!says_it(&store));
    // And by a person who erases it here.
    let store = a_store(std::slice::from_ref(&one));
    let overtaken = Overtaken::new(&store, other_takes);
    block_on(forget(&overtaken, &BTreeSet::from([one.id()]))).expect("forgets");
    assert_eq!(rows(&store, Table::Undo).len(), 1);
    assert!(!says_it(&store));
}
