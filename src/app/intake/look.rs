//! Looking at a file: it is read whole and found sound, and nothing is written.
//!
//! The file is read in pieces. What is kept of it is the text of those records that bring something
//! new; no more than [`BATCH`] are records at a time.

use std::cell::Cell;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::io;
use std::io::Read;

use super::BATCH;
use super::Progress;
use super::Refusal;
use super::Source;
use super::Told;
use super::clash;
use super::own_row;
use crate::domain::history::Liveness;
use crate::domain::id::RecordId;
use crate::domain::import::Group;
use crate::domain::import::NAMED;
use crate::domain::import::Tally;
use crate::domain::order::gathered;
use crate::domain::record::Record;
use crate::exchange;
use crate::exchange::Part;
use crate::exchange::ReadError;
use crate::storage::RecordStore;
use crate::storage::Table;

/// A file that was read whole and found sound, ready to be taken in.
#[derive(Debug)]
pub struct Looked<K> {
    pub told: Told,
    /// What of it is not here already.
    pub(super) incoming: Vec<Incoming>,
    /// The pictures that are not here already, by the keys of their records.
    pub(super) pictures: Vec<(String, K)>,
}

/// A record of the file, as its text.
#[derive(Debug)]
pub(super) struct Incoming {
    pub key: String,
    pub text: String,
}

/// Reads a file and works out what it would do to the book that `store` holds.
///
/// # Errors
///
/// Returns [`Refusal`] when the file is not sound, or the rows could not be read.
pub async fn look<S: Source>(
    store: &impl RecordStore,
    source: &S,
    progress: &mut Progress<'_>,
) -> Result<Looked<S::Kept>, Refusal> {
    let here: BTreeSet<String> = gathered(store.keys(Table::Records).await?);
    let seen: BTreeSet<String> = gathered(store.keys(Table::Photos).await?);
    let mut pictures: BTreeMap<RecordId, S::Kept> = BTreeMap::new();
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
    let ending = exchange::read_each(length, open, &mut |part| {
        let record = match part {
            Part::Record(record) => record,
            Part::Picture(id, picture) => {
                if !seen.contains(&id.to_string()) {
                    let kept = source.keep(picture.into_text());
                    pictures.insert(id, kept.map_err(|_io| ReadError::Unavailable)?);
                }
                return Ok(());
            }
        };
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
    pictures.retain(|id, _| !ending.untold.contains(id));
    // Those that are here are read again, some at a time, beside the rows they meet.
    let share = length.checked_div(known.len() as u64).unwrap_or_default();
    for batch in known.chunks_mut(BATCH) {
        let keys: Vec<String> = batch.iter().map(|it| it.key.clone()).collect();
        for (it, row) in batch.iter_mut().zip(store.read(Table::Records, &keys).await?) {
            let ours = row.map(|text| own_row(&text)).transpose()?;
            let theirs = exchange::read_record(&it.text)?;
            let id = theirs.id();
            let merged = tally.meet(ours.as_ref(), theirs).map_err(clash)?;
            // Nothing brings back the picture of what was erased.
            if merged.as_ref().or(ours.as_ref()).is_some_and(is_erased) {
                pictures.remove(&id);
            }
            match merged {
                Some(merged) => spoken_of.keep(&tally, Some(merged)),
                // Nothing in it is new: it need not be kept until it is taken in.
                None => it.text.clear(),
            }
        }
        passed(share * batch.len() as u64);
    }
    incoming.extend(known.into_iter().filter(|it| !it.text.is_empty()));
    let named = spoken_of.of(&tally);
    let told = Told { header: ending.header, tally, pictures: pictures.len(), named };
    let pictures = pictures.into_iter().map(|(id, kept)| (id.to_string(), kept)).collect();
    Ok(Looked { told, incoming, pictures })
}

fn is_erased(record: &Record) -> bool {
    record.liveness() == Liveness::Erased
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

/// The records that are told of, while it is not yet known which they will be. Places come first
/// among them, so that the others are called by them.
#[derive(Default)]
struct Names {
    met: Vec<Record>,
}

impl Names {
    fn keep(&mut self, tally: &Tally, record: Option<Record>) {
        self.met.extend(record);
        // Of the very many, those that are no longer among the first are let go.
        if 8 * NAMED < self.met.len() {
            self.drop_unnamed(tally);
        }
    }

    fn drop_unnamed(&mut self, tally: &Tally) {
        let groups = [&tally.new, &tally.changed, &tally.deleted, &tally.choices];
        let named: BTreeSet<RecordId> = gathered(groups.into_iter().flat_map(Group::named));
        self.met.retain(|record| named.contains(&record.id()));
    }

    fn of(mut self, tally: &Tally) -> Vec<Record> {
        self.drop_unnamed(tally);
        self.met
    }
}
