//! The core's own work, called from a page: save, read, search, merge, with no Leptos around it.
//!
//! The page reads the clock before and after each call. What is prepared is prepared in
//! constructors, so that a call does what its name says and no more.

use std::collections::BTreeSet;

use faltbok::domain::book::Book;
use faltbok::domain::command::Change;
use faltbok::domain::command::Edit;
use faltbok::domain::command::decide;
use faltbok::domain::import::import;
use faltbok::domain::record::Record;
use faltbok::exchange;
use faltbok::exchange::Header;
use faltbok::present::finder::Finder;
use faltbok::storage::RecordStore;
use faltbok::storage::Table;
use faltbok::storage::UpdateError;
use faltbok::storage::Write;
use faltbok::storage::indexed_db::IndexedDbStore;
use js_sys::Array;
use js_sys::JsString;
use wasm_bindgen::JsError;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::sample;

/// How many hits the search screen shows at first.
const SHOWN: usize = 50;

/// The key of the row with this number.
#[wasm_bindgen]
pub fn key(number: u32) -> String {
    sample::id(number).to_string()
}

/// The text of the row with this number.
#[wasm_bindgen]
pub fn text(number: u32) -> String {
    exchange::write_record(&sample::record(number))
}

/// The database, as the app uses it.
#[wasm_bindgen]
pub struct Rows {
    store: IndexedDbStore,
}

#[wasm_bindgen]
impl Rows {
    /// Opens a database of this name.
    pub async fn open(name: String) -> Result<Self, JsError> {
        let store = IndexedDbStore::open(&name, |_superseded| ()).await?;
        Ok(Self { store })
    }

    /// Keeps one text, in a transaction of its own.
    pub async fn write(&self, key: String, text: String) -> Result<(), JsError> {
        self.write_all(vec![Write::put(Table::Records, key, text)]).await
    }

    /// Keeps many texts in one transaction.
    pub async fn write_many(&self, keys: Array, texts: Array) -> Result<(), JsError> {
        let string = |value: JsValue| value.as_string().unwrap_or_default();
        let writes = keys.iter().map(string).zip(texts.iter().map(string));
        self.write_all(writes.map(|(key, text)| Write::put(Table::Records, key, text)).collect())
            .await
    }

    /// Saves a new record as the app does: reads its row, decides, writes it, removes its draft.
    pub async fn save(&self, number: u32) -> Result<(), JsError> {
        let (kind, content) = sample::content(number);
        let id = sample::id(number);
        let change = Change { id, kind, edit: Edit::Write { base: BTreeSet::default(), content } };
        let keys = [id.to_string()];
        let saved = self.store.update(Table::Records, &keys, move |rows| {
            let book = book_of(rows.into_iter().flatten())?;
            let records = decide(&book, vec![change], &sample::stamp(1));
            let mut writes: Vec<Write> = records.iter().map(row).collect();
            writes.push(Write::delete(Table::Drafts, id.to_string()));
            Ok::<_, exchange::ReadError>((writes, ()))
        });
        saved.await.map_err(|error| told(&error))
    }

    /// Reads every row's text. Says how many.
    pub async fn read(&self) -> Result<usize, JsError> {
        Ok(self.store.load_all(Table::Records).await?.len())
    }

    /// Reads every row and makes a book of them, as the app does when it starts. Says how many.
    pub async fn load(&self) -> Result<usize, JsError> {
        let rows = self.store.load_all(Table::Records).await?;
        Ok(book_of(rows.into_iter().map(|(_, text)| text))?.len())
    }

    /// Closes and removes the database.
    pub async fn remove(self) -> Result<(), JsError> {
        Ok(self.store.remove().await?)
    }

    async fn write_all(&self, writes: Vec<Write>) -> Result<(), JsError> {
        let kept = self
            .store
            .update(Table::Records, &[], move |_| Ok::<_, exchange::ReadError>((writes, ())));
        kept.await.map_err(|error| told(&error))
    }
}

fn told(error: &UpdateError<exchange::ReadError>) -> JsError {
    JsError::new(&error.to_string())
}

fn book_of(texts: impl Iterator<Item = String>) -> Result<Book, exchange::ReadError> {
    texts.map(|text| exchange::read_record(&text)).collect()
}

fn row(record: &Record) -> Write {
    Write::put(Table::Records, record.id().to_string(), exchange::write_record(record))
}

/// The search, ready to be asked.
#[wasm_bindgen]
pub struct Search {
    finder: Finder,
}

#[wasm_bindgen]
impl Search {
    /// Takes up a book of this many records.
    #[wasm_bindgen(constructor)]
    pub fn new(records: u32) -> Self {
        let mut finder = Finder::default();
        finder.follow(&(0..records).map(sample::record).collect());
        while !finder.grow(1_000) {}
        Self { finder }
    }

    /// Looks for what is typed so far. Says how many there are.
    pub fn ask(&self, query: &str) -> usize {
        self.finder.search(query, SHOWN).total
    }
}

/// Two books that have grown apart, each as one has it: ours open, theirs as a file.
///
/// Of their records a quarter are new here, a quarter changed there, a quarter changed on both
/// sides and a quarter the same.
#[wasm_bindgen]
pub struct Merge {
    ours: Book,
    theirs: JsString,
    read: Vec<Record>,
}

#[wasm_bindgen]
impl Merge {
    /// Makes two books of this many records.
    #[wasm_bindgen(constructor)]
    pub fn new(records: u32) -> Self {
        let both = |number: u32| number % 4 == 2;
        let ours = (0..records).map(|number| {
            let record = sample::record(number);
            if both(number) { sample::edited(&record, 2, "notes") } else { record }
        });
        let theirs: Vec<Record> = (0..records)
            .map(|number| match number % 4 {
                0 => sample::record(number),
                1 | 2 => sample::edited(&sample::record(number), 3, "comment"),
                _ => sample::record(number + records),
            })
            .collect();
        let file = exchange::write(&Header::default(), &theirs);
        Self { ours: ours.collect(), theirs: file.into(), read: Vec::new() }
    }

    /// Reads the file, from the text that the browser has of it. Says how many bytes it is.
    pub fn read(&mut self) -> Result<usize, JsError> {
        let text = String::from(&self.theirs);
        self.read = exchange::read(&text)?.records;
        Ok(text.len())
    }

    /// Brings what was read into a copy of our book. Says how many records that changed.
    pub fn merge(&mut self) -> Result<usize, JsError> {
        let mut book = self.ours.clone();
        let merged = import(&book, std::mem::take(&mut self.read))
            .map_err(|it| JsError::new(&it.to_string()))?;
        let changed = merged.records.len();
        merged.records.into_iter().for_each(|record| book.put(record));
        Ok(changed)
    }
}
