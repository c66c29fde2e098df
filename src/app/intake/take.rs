//! Taking in a file that was looked at: one transaction in many turns, with how it was before.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use serde::Deserialize;
use serde::Serialize;

use super::BATCH;
use super::Kept;
use super::PICTURES;
use super::Refusal;
use super::clash;
use super::log;
use super::log::Entry;
use super::log::Read;
use super::log::Reading;
use super::look::Incoming;
use super::look::Looked;
use super::own_row;
use super::undo;
use super::undo::Before;
use super::undo::Forgetting;
use crate::domain::history::Liveness;
use crate::domain::id::RecordId;
use crate::exchange;
use crate::storage::RecordStore;
use crate::storage::RowKey;
use crate::storage::Table;
use crate::storage::Turn;
use crate::storage::Write;

/// What is needed to take a file in, besides the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The import's own name: a record's kind of id, so that imports sort by age.
    pub id: String,
    /// By this phone's clock: `YYYY-MM-DDTHH:MM:SS`.
    pub taken_at: String,
}

/// Merges a file that was looked at into the book, all of it or nothing, logs it, and keeps how
/// the rows were before. Gives the records that are new or changed, or have got their picture.
/// `go_on` is told how far it has come, and stops it by saying so.
///
/// # Errors
///
/// Returns [`Refusal`]; nothing is then changed.
pub async fn take_in<K: Kept>(
    store: &impl RecordStore,
    looked: Looked<K>,
    order: Order,
    mut go_on: impl FnMut(u64, u64) -> bool + 'static,
) -> Result<Vec<RecordId>, Refusal> {
    let mut reading = Reading::new(&log::entries(store).await?);
    let Looked { told, incoming, pictures } = looked;
    let total = (incoming.len() + pictures.len()) as u64;
    let ids = Rc::new(RefCell::new(BTreeSet::new()));
    let mut taking = Taking {
        entry: Entry::new(&order, &told),
        order,
        batches: Batches { items: incoming, at: 0, size: BATCH },
        pictures: Batches {
            items: pictures.into_iter().map(|(key, kept)| (key, Some(kept))).collect(),
            at: 0,
            size: PICTURES,
        },
        before: Before::default(),
        parts: 0,
        erased: BTreeSet::new(),
        ids: Rc::clone(&ids),
    };
    let first = taking.asked();
    let mut is_taken = false;
    let mut forgetting: Option<Forgetting> = None;
    store
        .walk(first, move |rows| {
            if let Some(forgetting) = &mut forgetting {
                return Ok(forgetting.turn(rows));
            }
            if is_taken {
                let entries = match reading.turn(rows) {
                    Read::Asks(next) => return Ok(Turn { writes: Vec::new(), next }),
                    Read::Entries(entries) => entries,
                };
                let writes = log::logged(&taking.entry, &entries);
                let mut earlier = Forgetting::new(std::mem::take(&mut taking.erased), &entries);
                let next = earlier.next();
                forgetting = Some(earlier);
                return Ok(Turn { writes, next });
            }
            let mut writes = taking.turn(rows)?;
            if !go_on(taking.done(), total) {
                return Err(Refusal::Stopped);
            }
            let mut next = taking.asked();
            if next.is_empty() {
                is_taken = true;
                writes.extend(taking.last());
                next = Reading::first();
            }
            Ok::<_, Refusal>(Turn { writes, next })
        })
        .await?;
    Ok(ids.take().into_iter().collect())
}

/// A taking in that is under way: first the records, then the pictures.
struct Taking<K> {
    order: Order,
    entry: Entry,
    batches: Batches<Incoming>,
    /// A picture that was taken in is let go.
    pictures: Batches<(String, Option<K>)>,
    /// How rows were that are not told of in a part yet.
    before: Before,
    /// How many parts there are.
    parts: usize,
    erased: BTreeSet<String>,
    ids: Rc<RefCell<BTreeSet<RecordId>>>,
}

impl<K: Kept> Taking<K> {
    /// How many records and pictures have been dealt with.
    fn done(&self) -> u64 {
        (self.batches.at + self.pictures.at) as u64
    }

    /// The rows that the next turn is to be given; none after the last.
    fn asked(&self) -> Vec<RowKey> {
        if !self.batches.is_over() {
            let next = self.batches.next().iter();
            return next.map(|it| (Table::Records, it.key.clone())).collect();
        }
        let next = self.pictures.next().iter();
        next.flat_map(|(key, _)| [(Table::Records, key.clone()), (Table::Photos, key.clone())])
            .collect()
    }

    fn turn(&mut self, rows: Vec<Option<String>>) -> Result<Vec<Write>, Refusal> {
        if self.batches.is_over() {
            return self.turn_of_pictures(&rows);
        }
        // What the rows hold, not what was looked at: another window may have saved since.
        let mut writes = Vec::new();
        for (it, row) in self.batches.take().iter_mut().zip(rows) {
            let text = std::mem::take(&mut it.text);
            let Some(Merged { text: after, erases, is_gone }) = merged(row.as_deref(), text)?
            else {
                continue;
            };
            if is_gone {
                writes.push(Write::delete(Table::Photos, it.key.clone()));
            }
            if erases {
                // Nothing brings back what somebody had erased, here or there.
                self.erased.insert(it.key.clone());
            } else {
                self.before.note(&it.key, row, &after);
            }
            self.ids.borrow_mut().extend(it.key.parse::<RecordId>());
            writes.push(Write::put(Table::Records, it.key.clone(), after));
        }
        writes.extend(self.part());
        Ok(writes)
    }

    fn turn_of_pictures(&mut self, rows: &[Option<String>]) -> Result<Vec<Write>, Refusal> {
        let mut writes = Vec::new();
        for ((key, kept), rows) in self.pictures.take().iter_mut().zip(rows.chunks(2)) {
            let [Some(record), None] = rows else { continue };
            let Some(kept) = kept.take() else { continue };
            if own_row(record)?.liveness() == Liveness::Erased {
                continue;
            }
            let picture = kept.picture().map_err(|_io| Refusal::Unavailable)?;
            self.before.note_picture(key);
            self.ids.borrow_mut().extend(key.parse::<RecordId>());
            writes.push(Write::put(Table::Photos, key.clone(), picture));
        }
        if BATCH <= self.before.len() {
            writes.extend(self.part());
        }
        Ok(writes)
    }

    /// The row that says how the last rows were before.
    fn part(&mut self) -> Option<Write> {
        let text = std::mem::take(&mut self.before).text()?;
        self.parts += 1;
        Some(Write::put(Table::Undo, undo::part(&self.order.id, self.parts - 1), text))
    }

    /// What is still to be written when all has been taken in, but for the log.
    fn last(&mut self) -> Option<Write> {
        let part = self.part();
        self.entry.parts = self.parts;
        part
    }
}

/// Things to be taken in, some at a time.
struct Batches<T> {
    items: Vec<T>,
    /// How many of them have been taken.
    at: usize,
    size: usize,
}

impl<T> Batches<T> {
    fn is_over(&self) -> bool {
        self.items.len() <= self.at
    }

    fn end(&self) -> usize {
        self.items.len().min(self.at + self.size)
    }

    fn next(&self) -> &[T] {
        &self.items[self.at..self.end()]
    }

    fn take(&mut self) -> &mut [T] {
        let (from, to) = (self.at, self.end());
        self.at = to;
        &mut self.items[from..to]
    }
}

/// A row as it is after a file came.
struct Merged {
    text: String,
    /// Whether the file erased something of it.
    erases: bool,
    /// Whether nothing of it is left.
    is_gone: bool,
}

/// The row as it is after `text` came to it; `None` when it stays as it is.
fn merged(row: Option<&str>, text: String) -> Result<Option<Merged>, Refusal> {
    let Some(row) = row else {
        // A record that is erased whole is only there to keep old files out.
        let is_gone = text.contains("\"erased\":true")
            && exchange::read_record(&text)?.liveness() == Liveness::Erased;
        return Ok(Some(Merged { text, erases: is_gone, is_gone }));
    };
    let (own, theirs) = (own_row(row)?, exchange::read_record(&text)?);
    let merged = own.merged(&theirs).map_err(clash)?;
    Ok(merged.map(|record| Merged {
        text: exchange::write_record(&record),
        erases: !own.history().erasures().eq(record.history().erasures()),
        is_gone: record.liveness() == Liveness::Erased,
    }))
}
