//! Pictures that come and go with files: late, twice, without their records' leave, never again.

use std::collections::BTreeMap;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use proptest::prelude::*;

use super::*;
use crate::domain::history::Liveness;
use crate::domain::photo;
use crate::exchange::picture::Picture;

/// A picture unlike those of other numbers, as far as a reader looks into it.
fn picture(number: usize) -> Picture {
    let bytes = [b"\xff\xd8\xff".as_slice(), &number.to_be_bytes()].concat();
    Picture::read(BASE64_STANDARD.encode(bytes)).expect("it begins like a JPEG")
}

fn a_photo(number: usize) -> Record {
    let mut history = History::default();
    let picture = picture(number);
    let content = Content::default()
        .with(photo::OF, id(1))
        .with(photo::BYTES, 11)
        .with(photo::MEDIA_TYPE, picture.media_type)
        .with(photo::SHA256, picture.sha256);
    history.write(&stamp(1), content);
    Record::new(id(number), "photo".to_owned(), history)
}

fn captioned(record: &Record, writer: u64, caption: &str) -> Record {
    let content = record.content().clone().with(photo::CAPTION, caption.to_owned());
    record.changed(|history| {
        history.write(&stamp(writer), content);
    })
}

fn erased(record: &Record) -> Record {
    record.changed(|history| {
        history.erase(&stamp(9));
    })
}

/// A file of these records, with the pictures of these numbers.
fn with_pictures(records: &[Record], numbers: &[usize]) -> String {
    let pictures: BTreeMap<_, _> = numbers.iter().map(|&it| (id(it), picture(it))).collect();
    exchange::write_all(&Header::default(), records, &pictures)
}

/// The numbers of the pictures that are there.
fn seen(store: &MemoryStore) -> Vec<usize> {
    let rows = rows(store, Table::Photos);
    let numbers = rows.iter().map(|(key, text)| {
        let number = (0..4 * BATCH).find(|&it| id(it).to_string() == *key).expect("a photo's");
        assert_eq!(text, picture(number).text(), "its own picture");
        number
    });
    numbers.collect()
}

#[test]
fn a_picture_comes_with_its_record_or_later_and_the_same_one_is_nothing_new() {
    let photos = [a_photo(2), a_photo(3)];
    let store = MemoryStore::default();
    let first = with_pictures(&photos, &[2]);
    let told = looked(&store, &first).expect("sound").told;
    assert_eq!((told.tally.new.count, told.pictures), (2, 1));
    takes(&store, &first, 1);
    assert_eq!(seen(&store), [2]);

    let second = with_pictures(&photos, &[2, 3]);
    let told = looked(&store, &second).expect("sound").told;
    assert_eq!((told.tally.touched(), told.pictures), (0, 1));
    assert_eq!(takes(&store, &second, 2), [id(3)]);
    assert_eq!(seen(&store), [2, 3]);
    let told = looked(&store, &second).expect("sound").told;
    assert_eq!((told.tally.touched(), told.pictures), (0, 0));
}

#[test]
fn more_pictures_than_a_turn_takes_come_whole_and_are_taken_back_whole() {
    let numbers: Vec<usize> = (0..=BATCH + 3 * PICTURES).collect();
    let photos: Vec<Record> = numbers.iter().map(|it| a_photo(*it)).collect();
    let store = a_store(&photos[..BATCH]);
    takes(&store, &with_pictures(&photos, &numbers), 1);
    assert_eq!(seen(&store), numbers);
    let undone = undoes(&store, 1).expect("kept");
    assert_eq!((undone.ids.len(), undone.left), (numbers.len(), 0));
    assert_eq!(seen(&store), Vec::<usize>::new());
    assert_eq!(book(&store).len(), BATCH);
    assert_eq!(rows(&store, Table::Undo), vec![]);
}

#[test]
fn who_has_written_a_caption_since_keeps_the_photo_when_the_import_is_taken_back() {
    let store = MemoryStore::default();
    takes(&store, &with_pictures(&[a_photo(2), a_photo(3)], &[2, 3]), 1);
    takes(&store, &with_pictures(&[captioned(&a_photo(2), 2, "Kassan")], &[]), 2);
    let undone = undoes(&store, 1).expect("for the other one");
    assert_eq!((undone.ids, undone.left), (vec![id(3)], 1));
    assert_eq!(seen(&store), [2]);
}

#[test]
fn what_a_later_file_brought_goes_when_that_is_taken_back_and_the_record_stays() {
    let store = MemoryStore::default();
    takes(&store, &with_pictures(&[a_photo(2)], &[]), 1);
    takes(&store, &with_pictures(&[a_photo(2)], &[2]), 2);
    assert_eq!(undoes(&store, 2).expect("kept").ids, [id(2)]);
    assert_eq!((seen(&store), book(&store).len()), (Vec::new(), 1));
    assert_eq!(undoes(&store, 2), Err(Refusal::NotKept));
}

#[test]
fn a_picture_that_a_later_file_brought_goes_with_its_record() {
    let store = MemoryStore::default();
    takes(&store, &with_pictures(&[a_photo(2), a_photo(3)], &[3]), 1);
    takes(&store, &with_pictures(&[a_photo(2)], &[2]), 2);
    assert_eq!(seen(&store), [2, 3]);
    undoes(&store, 1).expect("nothing was changed since");
    assert_eq!((seen(&store), book(&store).len()), (Vec::new(), 0));
}

#[test]
fn an_erased_picture_goes_with_the_file_that_erases_it_and_no_file_or_undo_brings_it_back() {
    let both = with_pictures(&[a_photo(2), a_photo(3)], &[2, 3]);
    let erasing = file(&[erased(&a_photo(2))]);
    let store = MemoryStore::default();
    takes(&store, &both, 1);
    takes(&store, &erasing, 2);
    assert_eq!(seen(&store), [3]);
    let told = looked(&store, &both).expect("sound").told;
    assert_eq!((told.tally.touched(), told.pictures), (0, 0));
    takes(&store, &both, 3);
    undoes(&store, 1).expect("for the other one");
    assert_eq!(seen(&store), Vec::<usize>::new());

    let store = MemoryStore::default();
    takes(&store, &erasing, 1);
    takes(&store, &both, 2);
    assert_eq!(seen(&store), [3]);
}

#[test]
fn a_picture_that_was_erased_in_another_window_meanwhile_stays_away() {
    let store = a_store(&[a_photo(2)]);
    let seen_before = looked(&store, &with_pictures(&[a_photo(2)], &[2])).expect("sound");
    takes(&store, &file(&[erased(&a_photo(2))]), 1);
    block_on(take_in(&store, seen_before, order(2), |_, _| true)).expect("taken in");
    assert_eq!(seen(&store), Vec::<usize>::new());
}

#[test]
fn a_device_that_fills_up_among_the_pictures_keeps_nothing_of_the_file() {
    let numbers: Vec<usize> = (0..3 * PICTURES).collect();
    let photos: Vec<Record> = numbers.iter().map(|it| a_photo(*it)).collect();
    let inner = a_store(&photos[..1]);
    let store = RefusingStore::new(inner.clone());
    store.refusal().refuse_writes_after(2, StoreError::Full);
    let looked = looked(&store, &with_pictures(&photos, &numbers)).expect("sound");
    let taken = block_on(take_in(&store, looked, order(1), |_, _| true));
    assert_eq!(taken, Err(Refusal::Store(StoreError::Full)));
    assert_eq!((seen(&inner), book(&inner).len()), (Vec::new(), 1));
}

/// What phones do to photos. Numbers are taken modulo what there is.
#[derive(Clone, Copy, Debug)]
enum Step {
    Take { phone: usize },
    Caption { phone: usize, photo: usize },
    Delete { phone: usize, photo: usize },
    Erase { phone: usize, photo: usize },
    Send { phone: usize, pictures: bool },
    Read { phone: usize, file: usize },
    TakeBack { phone: usize, import: usize },
}

const PHONES: usize = 3;

fn step() -> impl Strategy<Value = Step> {
    let (phone, photo) = (0..PHONES, 0..6_usize);
    let at = (phone.clone(), photo);
    prop_oneof![
        3 => phone.clone().prop_map(|phone| Step::Take { phone }),
        2 => at.clone().prop_map(|(phone, photo)| Step::Caption { phone, photo }),
        1 => at.clone().prop_map(|(phone, photo)| Step::Delete { phone, photo }),
        2 => at.prop_map(|(phone, photo)| Step::Erase { phone, photo }),
        3 => (phone.clone(), any::<bool>())
            .prop_map(|(phone, pictures)| Step::Send { phone, pictures }),
        5 => (phone.clone(), 0..8_usize).prop_map(|(phone, file)| Step::Read { phone, file }),
        1 => (phone, 0..6_usize).prop_map(|(phone, import)| Step::TakeBack { phone, import }),
    ]
}

#[derive(Default)]
struct Story {
    phones: [MemoryStore; PHONES],
    files: Vec<String>,
    /// How many photos were taken, and how many files read.
    taken: usize,
    imports: usize,
}

impl Story {
    fn goes_on(&mut self, step: Step) {
        match step {
            Step::Take { phone } => {
                self.taken += 1;
                let photo = a_photo(self.taken);
                let text = picture(self.taken).into_text();
                let row = Write::put(Table::Photos, photo.id().to_string(), text);
                self.saves(phone, &photo, vec![row]);
            }
            Step::Caption { phone, photo } => {
                self.edits(phone, photo, |record, writer| captioned(record, writer, "Kassan"));
            }
            Step::Delete { phone, photo } => self.edits(phone, photo, |record, writer| {
                record.changed(|history| {
                    history.delete(&stamp(writer));
                })
            }),
            Step::Erase { phone, photo } => {
                self.edits(phone, photo, |record, writer| {
                    record.changed(|history| {
                        history.erase(&stamp(writer));
                    })
                });
            }
            Step::Send { phone, pictures } => self.files.push(whole(&self.phones[phone], pictures)),
            Step::Read { phone, file } => {
                if let Some(file) = self.files.get(file % self.files.len().max(1)).cloned() {
                    self.reads(phone, &file);
                }
            }
            Step::TakeBack { phone, import } => {
                // There may be none, it may be another phone's, or it may be too late.
                let _undone = undoes(&self.phones[phone], self.imports.saturating_sub(import));
            }
        }
    }

    fn reads(&mut self, phone: usize, file: &str) {
        self.imports += 1;
        takes(&self.phones[phone], file, self.imports);
    }

    fn edits(&mut self, phone: usize, photo: usize, edit: impl FnOnce(&Record, u64) -> Record) {
        let book = book(&self.phones[phone]);
        let Some(record) = book.all().nth(photo % book.len().max(1)) else { return };
        // Each edit by a writer of its own, as each start of the program is.
        self.imports += 1;
        let after = edit(record, 1_000 + self.imports as u64);
        let mut beside = Vec::new();
        if after.liveness() == Liveness::Erased {
            let ids = BTreeSet::from([after.id()]);
            block_on(forget(&self.phones[phone], &ids)).expect("memory forgets");
            beside.push(Write::delete(Table::Photos, after.id().to_string()));
        }
        self.saves(phone, &after, beside);
    }

    fn saves(&self, phone: usize, record: &Record, mut beside: Vec<Write>) {
        let text = exchange::write_record(record);
        beside.push(Write::put(Table::Records, record.id().to_string(), text));
        let saved: Result<(), UpdateError<Refusal>> =
            block_on(self.phones[phone].update(Table::Records, &[], |_| Ok((beside, ()))));
        saved.expect("memory takes all");
    }
}

/// All of a phone's book as a file.
fn whole(store: &MemoryStore, with_pictures: bool) -> String {
    let rows = if with_pictures { rows(store, Table::Photos) } else { Vec::new() };
    let pictures = rows
        .into_iter()
        .map(|(key, text)| (key.parse().expect("an id"), Picture::read(text).expect("a picture")));
    exchange::write_all(&Header::default(), book(store).all(), &pictures.collect())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 300, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn whoever_reads_all_files_in_whatever_order_sees_the_same_photos_and_none_that_was_erased(
        steps in prop::collection::vec(step(), 0..40),
        order in prop::collection::vec(0..16_usize, 0..8),
    ) {
        let mut story = Story::default();
        for step in steps {
            story.goes_on(step);
            for store in &story.phones {
                let book = book(store);
                for (key, _) in rows(store, Table::Photos) {
                    let record = book.get(key.parse().expect("an id"));
                    let record = record.expect("no picture without its record");
                    prop_assert!(record.liveness() != Liveness::Erased, "{key} is still seen");
                }
            }
        }
        let mut files = story.files.clone();
        files.extend(story.phones.iter().map(|store| whole(store, true)));
        for phone in 0..PHONES {
            for at in order.iter().map(|at| (at + phone) % files.len()).chain(0..files.len()) {
                let file = files[at].clone();
                story.reads(phone, &file);
            }
        }
        let all = whole(&story.phones[0], true);
        for store in &story.phones {
            prop_assert_eq!(&whole(store, true), &all);
            let book = book(store);
            for photo in book.all().filter(|it| it.liveness() != Liveness::Erased) {
                let is_there = rows(store, Table::Photos).iter().any(|it| it.0 == photo.id().to_string());
                // Somebody may have taken the only file with it back, and never sent one since.
                let was_sent = files.iter().any(|it| it.contains(&format!("\"{}\":\"", photo.id())));
                prop_assert_eq!(is_there, was_sent);
            }
        }
    }
}
