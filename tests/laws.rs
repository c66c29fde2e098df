//! The laws of books that meet as files: late, twice, in part, in any order, and from newer programs.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDateTime;
use faltbok::domain::book::Book;
use faltbok::domain::command::Change;
use faltbok::domain::command::Edit;
use faltbok::domain::command::decide;
use faltbok::domain::field::Content;
use faltbok::domain::history::History;
use faltbok::domain::history::Revision;
use faltbok::domain::history::Stamp;
use faltbok::domain::id::RecordId;
use faltbok::domain::id::RevisionId;
use faltbok::domain::id::Writer;
use faltbok::domain::import::import;
use faltbok::domain::kind::Kind;
use faltbok::domain::record::Record;
use faltbok::domain::value::Value;
use faltbok::exchange;
use faltbok::exchange::Header;
use proptest::prelude::*;

/// How many stories each law is held against.
const CASES: u32 = 2_000;

const PHONES: usize = 4;
/// This one runs a newer program than the others.
const NEWER: usize = 3;
const KINDS: [Kind; 3] = [Kind::Visit, Kind::Place, Kind::Followup];
/// The last two are of a newer program.
const FIELDS: [&str; 4] = ["notes", "comment", "mood", "weather"];

/// What phones do to their books. Numbers are taken modulo what there is.
#[derive(Clone, Debug)]
enum Step {
    Make {
        phone: usize,
        kind: usize,
    },
    Write {
        phone: usize,
        record: usize,
        field: usize,
    },
    Delete {
        phone: usize,
        record: usize,
    },
    Restore {
        phone: usize,
        record: usize,
    },
    Pick {
        phone: usize,
        record: usize,
        side: usize,
    },
    EraseRecord {
        phone: usize,
        record: usize,
    },
    EraseField {
        phone: usize,
        record: usize,
        field: usize,
        left: usize,
    },
    /// Sends a file of some records; it may be read at any time.
    Send {
        phone: usize,
        picks: u8,
    },
    Read {
        phone: usize,
        file: usize,
    },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let (phone, record, field) = (0..PHONES, 0..8_usize, 0..FIELDS.len());
    let at = (phone.clone(), record);
    let step = prop_oneof![
        3 => (phone.clone(), 0..=KINDS.len()).prop_map(|(phone, kind)| Step::Make { phone, kind }),
        6 => (at.clone(), field.clone())
            .prop_map(|((phone, record), field)| Step::Write { phone, record, field }),
        1 => at.clone().prop_map(|(phone, record)| Step::Delete { phone, record }),
        1 => at.clone().prop_map(|(phone, record)| Step::Restore { phone, record }),
        2 => (at.clone(), 0..3_usize)
            .prop_map(|((phone, record), side)| Step::Pick { phone, record, side }),
        1 => at.clone().prop_map(|(phone, record)| Step::EraseRecord { phone, record }),
        2 => (at, field, 0..3_usize).prop_map(|((phone, record), field, left)| {
            Step::EraseField { phone, record, field, left }
        }),
        4 => (phone.clone(), any::<u8>()).prop_map(|(phone, picks)| Step::Send { phone, picks }),
        6 => (phone, 0..16_usize).prop_map(|(phone, file)| Step::Read { phone, file }),
    ];
    prop::collection::vec(step, 0..32)
}

/// What an erasure was to make forgotten.
struct Forgotten {
    record: RecordId,
    /// The revision that did it; without one, the whole record went.
    erasure: Option<RevisionId>,
    words: BTreeSet<String>,
}

/// All that happened: the phones' books, the files on their way, and what was
/// written by whom.
#[derive(Default)]
struct Story {
    books: [Book; PHONES],
    files: Vec<String>,
    /// Every word that was written, each once, with its record and field.
    written: Vec<(String, RecordId, String)>,
    erased_records: BTreeSet<RecordId>,
    erased_fields: BTreeSet<(RecordId, String)>,
    forgotten: Vec<Forgotten>,
    count: u64,
}

fn told(steps: &[Step]) -> Story {
    let mut story = Story::default();
    for step in steps {
        story.goes_on(step);
    }
    story
}

impl Story {
    fn goes_on(&mut self, step: &Step) {
        self.count += 1;
        match *step {
            Step::Make { phone, kind } => self.make(phone, kind),
            Step::Write { phone, record, field } => {
                let Some(before) = self.record(phone, record) else { return };
                let field = if phone == NEWER { field } else { field % 2 };
                let word = self.word(before.id(), FIELDS[field]);
                let mut content = before.content().clone();
                content.set(FIELDS[field], Some(Value::Text(word)));
                let base = before.history().heads().into_iter().collect();
                self.does(phone, &before, Edit::Write { base, content });
            }
            Step::Delete { phone, record } => self.does_to(phone, record, Edit::Delete),
            Step::Restore { phone, record } => self.does_to(phone, record, Edit::Restore),
            Step::Pick { phone, record, side } => {
                let Some(before) = self.record(phone, record) else { return };
                if let Some(choice) = before.choices().first() {
                    let (_, value) = choice.sides[side % choice.sides.len()].clone();
                    self.does(phone, &before, Edit::Choose { field: choice.field.clone(), value });
                }
            }
            Step::EraseRecord { phone, record } => {
                let Some(before) = self.record(phone, record) else { return };
                self.erased_records.insert(before.id());
                let words = self.words_in(&before, None);
                self.forgotten.push(Forgotten { record: before.id(), erasure: None, words });
                self.does(phone, &before, Edit::Erase);
            }
            Step::EraseField { phone, record, field, left } => {
                self.erase_field(phone, record, FIELDS[field], left);
            }
            Step::Send { phone, picks } => {
                let records = self.books[phone].all().enumerate();
                let picked = records.filter(|(at, _)| picks & (1 << (at % 8)) != 0);
                self.files.push(file_of(picked.map(|(_, record)| record)));
            }
            Step::Read { phone, file } => {
                if let Some(file) = self.files.get(file % self.files.len().max(1)) {
                    takes(&mut self.books[phone], file);
                }
            }
        }
    }

    fn make(&mut self, phone: usize, kind: usize) {
        let part = u8::try_from(phone).expect("few phones");
        let id = RecordId::from_parts(self.count, [part; 10]);
        let word = self.word(id, "notes");
        let mut content = Content::default();
        content.set("notes", Some(Value::Text(word)));
        if phone == NEWER {
            let day = self.word(id, "weather");
            content.set("kind", Some(Value::Text("drone_flight".to_owned())));
            content.set("weather", Some(Value::Text(day)));
        }
        // A kind that nobody but the newer program knows.
        let kind = if phone == NEWER { kind } else { kind % KINDS.len() };
        let kind = KINDS.get(kind).map_or("drone", |kind| kind.token());
        let record = Record::new(id, kind.to_owned(), History::default());
        self.does(phone, &record, Edit::Write { base: BTreeSet::new(), content });
    }

    fn erase_field(&mut self, phone: usize, record: usize, field: &str, left: usize) {
        let Some(before) = self.record(phone, record) else { return };
        let mut content = before.content().clone();
        let left = match left {
            0 => None,
            1 => Some(Value::Text("rest".to_owned())),
            _ => content.value(field).cloned(),
        };
        let mut words = self.words_in(&before, Some(field));
        if let Some(Value::Text(left)) = &left {
            words.remove(left);
        }
        content.set(field, left);
        self.erased_fields.insert((before.id(), field.to_owned()));
        let fields = BTreeSet::from([field.to_owned()]);
        self.does(phone, &before, Edit::EraseFields { fields, content });
        let after = self.books[phone].get(before.id()).expect("it was just changed");
        let erasure = after.history().heads()[0];
        self.forgotten.push(Forgotten { record: before.id(), erasure: Some(erasure), words });
    }

    /// The words that any revision of `record` holds, in one field or in all.
    fn words_in(&self, record: &Record, field: Option<&str>) -> BTreeSet<String> {
        let text = exchange::write_record(record);
        let own = |(word, id, its): &&(String, RecordId, String)| {
            *id == record.id() && field.is_none_or(|field| its == field) && text.contains(word)
        };
        self.written.iter().filter(own).map(|(word, _, _)| word.clone()).collect()
    }

    fn word(&mut self, record: RecordId, field: &str) -> String {
        let word = format!("<{}>", self.written.len());
        self.written.push((word.clone(), record, field.to_owned()));
        word
    }

    fn record(&self, phone: usize, at: usize) -> Option<Record> {
        let known: Vec<_> = self.books[phone].all().filter(|it| it.kind().is_some()).collect();
        known.get(at % known.len().max(1)).map(|record| (*record).clone())
    }

    fn does_to(&mut self, phone: usize, record: usize, edit: Edit) {
        if let Some(before) = self.record(phone, record) {
            self.does(phone, &before, edit);
        }
    }

    fn does(&mut self, phone: usize, before: &Record, edit: Edit) {
        let writer = Writer(phone as u64 + 1);
        let stamp = Stamp { writer, saved_by: String::new(), saved_at: NaiveDateTime::default() };
        let after = match before.kind() {
            Some(kind) => {
                let change = Change { id: before.id(), kind, edit };
                decide(&self.books[phone], vec![change], &stamp).remove(0)
            }
            None => before.changed(|history| {
                if let Edit::Write { base, content } = edit {
                    history.write_on(&stamp, base, content);
                }
            }),
        };
        let after = if phone == NEWER { signed(before, &after) } else { after };
        self.books[phone].put(after);
    }

    /// Every phone's book and every file, in the order that `order` says, as one.
    fn all_in_order(&self, order: &[usize]) -> Book {
        let mut files: Vec<String> = self.books.iter().map(|book| file_of(book.all())).collect();
        files.extend(self.files.iter().cloned());
        let mut book = Book::default();
        for at in order {
            takes(&mut book, &files[at % files.len()]);
        }
        for file in &files {
            takes(&mut book, file);
        }
        book
    }
}

/// The record with a member that only the newer program knows, on what it wrote.
fn signed(before: &Record, after: &Record) -> Record {
    let sign = |(id, revision): (RevisionId, &Revision)| {
        let mut revision = revision.clone();
        if before.history().revision(id).is_none() {
            let mark = Value::List(vec![Value::Text(format!("mark of {id}")), Value::Whole(7)]);
            revision.extra.insert("signed".to_owned(), mark);
        }
        (id, Arc::new(revision))
    };
    let revisions: BTreeMap<_, _> = after.history().revisions().map(sign).collect();
    let history = History::from_revisions(revisions).expect("it was sound before");
    Record::new(after.id(), after.kind_name().to_owned(), history)
}

fn file_of<'a>(records: impl Iterator<Item = &'a Record>) -> String {
    exchange::write(&Header::default(), records)
}

fn takes(book: &mut Book, file: &str) {
    let document = exchange::read(file).expect("an honest phone's file is sound");
    let of_file: BTreeSet<_> = document.records.iter().map(Record::id).collect();
    let import = import(book, document.records).expect("honest phones never clash");
    assert!(import.records.iter().all(|record| of_file.contains(&record.id())));
    import.records.into_iter().for_each(|record| book.put(record));
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: CASES, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn whoever_reads_all_files_in_whatever_order_has_the_same_book_to_the_byte(
        steps in steps(),
        one in prop::collection::vec(0..32_usize, 0..12),
        other in prop::collection::vec(0..32_usize, 0..12),
    ) {
        let story = told(&steps);
        let first = file_of(story.all_in_order(&one).all());
        prop_assert_eq!(&file_of(story.all_in_order(&other).all()), &first);
        for book in &story.books {
            let mut book = book.clone();
            takes(&mut book, &first);
            prop_assert_eq!(&file_of(book.all()), &first);
        }
        let document = exchange::read(&first).expect("sound");
        let mut book = story.all_in_order(&one);
        prop_assert!(import(&book, document.records).expect("no clash").records.is_empty());
        for file in &story.files {
            takes(&mut book, file);
        }
        prop_assert_eq!(file_of(book.all()), first);
    }

    #[test]
    fn what_was_erased_is_in_the_file_of_nobody_who_has_the_erasure(
        steps in steps(),
        order in prop::collection::vec(0..32_usize, 0..12),
    ) {
        let story = told(&steps);
        let all = story.all_in_order(&order);
        for book in story.books.iter().chain([&all]) {
            for Forgotten { record, erasure, words } in &story.forgotten {
                let Some(record) = book.get(*record) else { continue };
                let history = record.history();
                let has_it = match erasure {
                    None => history.revisions().any(|(_, it)| it.body.content().is_none()),
                    Some(erasure) => history.revision(*erasure).is_some(),
                };
                let file = file_of([record].into_iter());
                let found = words.iter().find(|word| file.contains(*word));
                prop_assert!(!has_it || found.is_none(), "{found:?} is in {file}");
                // Nor what only a newer program said of the revisions.
                let is_whole = has_it && erasure.is_none();
                prop_assert!(!is_whole || !file.contains("mark of"), "{file}");
            }
        }
    }

    #[test]
    fn what_nobody_erased_is_in_the_book_of_whoever_read_all(
        steps in steps(),
        order in prop::collection::vec(0..32_usize, 0..12),
    ) {
        let story = told(&steps);
        let all = story.all_in_order(&order);
        let file = file_of(all.all());
        for (word, record, field) in &story.written {
            let erased = story.erased_records.contains(record)
                || story.erased_fields.contains(&(*record, field.clone()));
            prop_assert!(erased || file.contains(word.as_str()), "{word} of {field} is gone");
        }
        // What only the newer program says of a revision comes through the others.
        for record in story.books[NEWER].all() {
            if story.erased_records.contains(&record.id()) {
                continue;
            }
            let history = all.get(record.id()).expect("its file was read").history();
            for (id, revision) in record.history().revisions() {
                let through = &history.revision(id).expect("it was read").extra;
                prop_assert_eq!(through, &revision.extra);
            }
        }
    }
}
