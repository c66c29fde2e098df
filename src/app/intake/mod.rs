//! The taking in of a file, large or small: looked at, merged in one transaction, logged, undone.
//!
//! It knows no screen and no signal, only rows and bytes, so that it runs in the page and beside
//! it ([`crate::app::aside`]) alike. A file is read in pieces; what is kept of it between looking
//! and taking in is the text of its records, and no more than [`BATCH`] are records at a time.

use std::cell::Cell;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io;
use std::io::Read;
use std::rc::Rc;

use serde::Deserialize;
use serde::Serialize;
use thiserror::Error;

use crate::app::changes::Failure;
use crate::domain::history::Liveness;
use crate::domain::id::RecordId;
use crate::domain::import::Group;
use crate::domain::import::Tally;
use crate::domain::kind::Kind;
use crate::domain::order::gathered;
use crate::domain::record::Record;
use crate::exchange;
use crate::exchange::Header;
use crate::exchange::ReadError;
use crate::storage::RecordStore;
use crate::storage::RowKey;
use crate::storage::StoreError;
use crate::storage::Table;
use crate::storage::Turn;
use crate::storage::UpdateError;
use crate::storage::Write;

pub mod log;
mod undo;

pub use undo::Undone;
pub use undo::forget;
pub use undo::undo;

use log::Entry;
use undo::Before;
use undo::Forgetting;

/// How many records are dealt with at a time.
pub const BATCH: usize = 250;

/// How many places and providers are told along, so that records are called by them.
const MAX_AROUND: usize = 5_000;

/// A file, wherever it is.
pub trait Source {
    type Reader: Read;

    /// Its length in bytes.
    fn length(&self) -> u64;

    /// The file from its beginning.
    ///
    /// # Errors
    ///
    /// Returns an error when the device does not give it.
    fn open(&self) -> io::Result<Self::Reader>;
}

impl<'a> Source for &'a str {
    type Reader = &'a [u8];

    fn length(&self) -> u64 {
        self.len() as u64
    }

    fn open(&self) -> io::Result<&'a [u8]> {
        Ok(self.as_bytes())
    }
}

/// Why a file is not taken in, or not taken back. Nothing is changed then.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum Refusal {
    #[error("there is nothing in the file; ask for it to be sent again")]
    Empty,
    #[error("this is not a Fältbok file; pick the file that Fältbok made")]
    NotOurs,
    #[error("the file was made by a newer Fältbok; update the app, then try again")]
    Newer,
    #[error("the file is larger than this app can take in; ask for a part of it")]
    TooLarge,
    #[error("the device did not give the file; pick it again")]
    Unavailable,
    #[error("the file is damaged or was edited by hand; ask for it to be sent again")]
    Damaged,
    /// What the device holds of a record can't be read by this program.
    #[error("a saved record can't be read; export everything, then reload")]
    Unreadable,
    #[error("only the last imports can be taken back, and this is none of them any more")]
    NotKept,
    #[error("every record of the import has been changed since; nothing is taken back")]
    ChangedSince,
    /// Whoever did the work was stopped, or stopped by itself.
    #[error("the work was stopped; try again")]
    Stopped,
    #[error("the book is not open; reload the app")]
    NotOpen,
    #[error(transparent)]
    Store(
        #[from]
        #[serde(with = "StoreErrorText")]
        StoreError,
    ),
}

/// How a [`StoreError`] is told from beside the page.
#[derive(Serialize, Deserialize)]
#[serde(remote = "StoreError")]
enum StoreErrorText {
    Unavailable { cause: String },
    Full,
    Blocked,
    Newer,
    Lost { cause: String },
    Gone,
    Other { cause: String },
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Store(error) => Self::Store(error),
            Failure::Unreadable => Self::Unreadable,
            Failure::NotOpen => Self::NotOpen,
        }
    }
}

impl From<ReadError> for Refusal {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Empty => Self::Empty,
            ReadError::NotOurs => Self::NotOurs,
            ReadError::Newer { .. } => Self::Newer,
            ReadError::TooLarge => Self::TooLarge,
            ReadError::Unavailable => Self::Unavailable,
            ReadError::Damaged(_) => Self::Damaged,
        }
    }
}

impl From<UpdateError<Self>> for Refusal {
    fn from(error: UpdateError<Self>) -> Self {
        match error {
            UpdateError::Refused(refusal) => refusal,
            UpdateError::Store(error) => Self::Store(error),
        }
    }
}

/// What a file would do to the book: enough to tell a person of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    pub header: Header,
    pub tally: Tally,
    /// The records that the tally names, as they will be, and the places and providers of the
    /// file, by which others are called.
    pub named: Vec<Record>,
}

/// A file that was read whole and found sound, ready to be taken in.
#[derive(Debug, Default)]
pub struct Looked {
    pub told: Told,
    /// What of it is not here already.
    incoming: Vec<Incoming>,
}

#[derive(Debug)]
struct Incoming {
    key: String,
    text: String,
}

/// How far something has come: so much of so much.
pub type Progress<'a> = dyn FnMut(u64, u64) + 'a;

/// Reads a file and works out what it would do to the book that `store` holds.
///
/// # Errors
///
/// Returns [`Refusal`] when the file is not sound, or the rows could not be read.
pub async fn look(
    store: &impl RecordStore,
    source: &impl Source,
    progress: &mut Progress<'_>,
) -> Result<Looked, Refusal> {
    let here: BTreeSet<String> = gathered(store.keys(Table::Records).await?);
    let mut tally = Tally::default();
    let mut spoken_of = Names::default();
    let (mut incoming, mut known) = (Vec::new(), Vec::new());
    // Every byte is read twice, and those records that are here once more.
    let (length, told) = (source.length(), RefCell::new(&mut *progress));
    let (whole, read) = (length.saturating_mul(3), Cell::new(0));
    let passed = |bytes: u64| {
        read.set(read.get() + bytes);
        (*told.borrow_mut())(read.get().min(whole), whole);
    };
    let open = || Ok(Counted { file: source.open()?, passed: &passed });
    let header = exchange::read_each(length, open, &mut |record| {
        let it = Incoming { key: record.id().to_string(), text: exchange::write_record(&record) };
        if here.contains(&it.key) {
            known.push(it);
        } else {
            incoming.push(it);
            // A record that is not here clashes with nothing.
            let met = tally.meet(None, record).map_err(clash)?;
            spoken_of.keep(&tally, met);
        }
        Ok(())
    })?;
    // Those that are here are read again, some at a time, beside the rows they meet.
    let share = length.checked_div(known.len() as u64).unwrap_or_default();
    for batch in known.chunks_mut(BATCH) {
        let keys: Vec<String> = batch.iter().map(|it| it.key.clone()).collect();
        for (it, row) in batch.iter_mut().zip(store.read(Table::Records, &keys).await?) {
            let ours = row.map(|text| own_row(&text)).transpose()?;
            let theirs = exchange::read_record(&it.text)?;
            match tally.meet(ours.as_ref(), theirs).map_err(clash)? {
                Some(merged) => spoken_of.keep(&tally, Some(merged)),
                // Nothing in it is new: it need not be kept until it is taken in.
                None => it.text.clear(),
            }
        }
        passed(share * batch.len() as u64);
    }
    incoming.extend(known.into_iter().filter(|it| !it.text.is_empty()));
    let named = spoken_of.of(&tally);
    Ok(Looked { told: Told { header, tally, named }, incoming })
}

/// A file that tells how much of it has been read.
struct Counted<'a, R> {
    file: R,
    passed: &'a dyn Fn(u64),
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.file.read(buffer)?;
        (self.passed)(length as u64);
        Ok(length)
    }
}

/// The records that are told of, while it is not yet known which they will be.
#[derive(Default)]
struct Names {
    met: Vec<Record>,
    around: Vec<Record>,
}

impl Names {
    fn keep(&mut self, tally: &Tally, record: Option<Record>) {
        let Some(record) = record else { return };
        if matches!(record.kind(), Some(Kind::Place | Kind::Provider))
            && self.around.len() < MAX_AROUND
        {
            self.around.push(record);
        } else {
            self.met.push(record);
            // Of the very many, those that are no longer among the first are let go.
            if 4 * crate::domain::import::NAMED < self.met.len() {
                self.drop_unnamed(tally);
            }
        }
    }

    fn drop_unnamed(&mut self, tally: &Tally) {
        let groups = [&tally.new, &tally.changed, &tally.deleted, &tally.choices];
        let named: BTreeSet<RecordId> = gathered(groups.into_iter().flat_map(Group::named));
        self.met.retain(|record| named.contains(&record.id()));
    }

    fn of(mut self, tally: &Tally) -> Vec<Record> {
        self.drop_unnamed(tally);
        self.met.append(&mut self.around);
        self.met
    }
}

/// What is needed to take a file in, besides the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The import's own name: a record's kind of id, so that imports sort by age.
    pub id: String,
    /// By this phone's clock: `YYYY-MM-DDTHH:MM:SS`.
    pub taken_at: String,
}

/// Merges a file that was looked at into the book, all of it or nothing, logs it, and keeps how
/// the rows were before. Gives the records that are new or changed.
///
/// # Errors
///
/// Returns [`Refusal`]; nothing is then changed.
pub async fn take_in(
    store: &impl RecordStore,
    looked: Looked,
    order: Order,
    mut progress: impl FnMut(u64, u64) + 'static,
) -> Result<Vec<RecordId>, Refusal> {
    let entries = log::entries(store).await?;
    let Looked { told, incoming } = looked;
    let total = incoming.len() as u64;
    let ids = Rc::new(RefCell::new(Vec::new()));
    let taken = Rc::clone(&ids);
    let mut entry = Entry::new(&order, &told);
    let mut batches = Batches { incoming, at: 0 };
    let first = batches.keys();
    let mut parts = 0;
    let mut erased = BTreeSet::new();
    let mut forgetting: Option<Forgetting> = None;
    store
        .walk(first, move |rows| {
            if let Some(forgetting) = &mut forgetting {
                return Ok(forgetting.turn(rows));
            }
            // What the rows hold, not what was looked at: another window may have saved since.
            let mut before = Before::default();
            let mut writes = Vec::new();
            for (it, row) in batches.take().iter_mut().zip(rows) {
                let text = std::mem::take(&mut it.text);
                let Some(Merged { text: after, erases }) = merged(row.as_deref(), text)? else {
                    continue;
                };
                if erases {
                    // Nothing brings back what somebody had erased, here or there.
                    erased.insert(it.key.clone());
                } else {
                    before.note(&it.key, row, &after);
                }
                taken.borrow_mut().extend(it.key.parse::<RecordId>());
                writes.push(Write::put(Table::Records, it.key.clone(), after));
            }
            if let Some(text) = before.text() {
                writes.push(Write::put(Table::Undo, undo::part(&order.id, parts), text));
                parts += 1;
            }
            progress(batches.at as u64, total);
            let mut next = batches.keys();
            if next.is_empty() {
                entry.parts = parts;
                writes.push(entry.row());
                writes.extend(log::outdated(&entries));
                if !erased.is_empty() {
                    let mut earlier = Forgetting::new(std::mem::take(&mut erased), &entries);
                    next = earlier.next();
                    forgetting = Some(earlier);
                }
            }
            Ok::<_, Refusal>(Turn { writes, next })
        })
        .await?;
    Ok(ids.take())
}

/// The incoming records, a batch at a time.
struct Batches {
    incoming: Vec<Incoming>,
    /// How many of them have been taken.
    at: usize,
}

impl Batches {
    fn end(&self) -> usize {
        self.incoming.len().min(self.at + BATCH)
    }

    /// The rows that the next batch meets.
    fn keys(&self) -> Vec<RowKey> {
        let next = &self.incoming[self.at..self.end()];
        next.iter().map(|it| (Table::Records, it.key.clone())).collect()
    }

    fn take(&mut self) -> &mut [Incoming] {
        let (from, to) = (self.at, self.end());
        self.at = to;
        &mut self.incoming[from..to]
    }
}

/// A row as it is after a file came.
struct Merged {
    text: String,
    /// Whether the file erased something of it.
    erases: bool,
}

/// The row as it is after `text` came to it; `None` when it stays as it is.
fn merged(row: Option<&str>, text: String) -> Result<Option<Merged>, Refusal> {
    let Some(row) = row else {
        // A record that is erased whole is only there to keep old files out.
        let erases = text.contains("\"erased\":true")
            && exchange::read_record(&text)?.liveness() == Liveness::Erased;
        return Ok(Some(Merged { text, erases }));
    };
    let (own, theirs) = (own_row(row)?, exchange::read_record(&text)?);
    let merged = own.merged(&theirs).map_err(clash)?;
    Ok(merged.map(|record| Merged {
        text: exchange::write_record(&record),
        erases: !own.history().erasures().eq(record.history().erasures()),
    }))
}

fn own_row(text: &str) -> Result<Record, Refusal> {
    exchange::read_record(text).map_err(|_damage| Refusal::Unreadable)
}

fn clash(clash: crate::domain::history::Clash) -> ReadError {
    ReadError::Damaged(exchange::Damage::Clash(clash))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
