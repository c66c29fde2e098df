//! Taking in a file that was looked at: one transaction in many turns, with how it was before.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use serde::Deserialize;
use serde::Serialize;

use super::BATCH;
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
/// the rows were before. Gives the records that are new or changed. `go_on` is told how far it has
/// come, and stops it by saying so.
///
/// # Errors
///
/// Returns [`Refusal`]; nothing is then changed.
pub async fn take_in(
    store: &impl RecordStore,
    looked: Looked,
    order: Order,
    mut go_on: impl FnMut(u64, u64) -> bool + 'static,
) -> Result<Vec<RecordId>, Refusal> {
    let mut reading = Reading::new(&log::entries(store).await?);
    let Looked { told, incoming } = looked;
    let total = incoming.len() as u64;
    let ids = Rc::new(RefCell::new(Vec::new()));
    let taken = Rc::clone(&ids);
    let mut entry = Entry::new(&order, &told);
    let mut batches = Batches { incoming, at: 0, are_taken: false };
    let first = batches.keys();
    let mut parts = 0;
    let mut erased = BTreeSet::new();
    let mut forgetting: Option<Forgetting> = None;
    store
        .walk(first, move |rows| {
            if let Some(forgetting) = &mut forgetting {
                return Ok(forgetting.turn(rows));
            }
            if batches.are_taken {
                let entries = match reading.turn(rows) {
                    Read::Asks(next) => return Ok(Turn { writes: Vec::new(), next }),
                    Read::Entries(entries) => entries,
                };
                entry.parts = parts;
                let writes = log::logged(&entry, &entries);
                let mut earlier = Forgetting::new(std::mem::take(&mut erased), &entries);
                let next = earlier.next();
                forgetting = Some(earlier);
                return Ok(Turn { writes, next });
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
            if !go_on(batches.at as u64, total) {
                return Err(Refusal::Stopped);
            }
            let mut next = batches.keys();
            if next.is_empty() {
                batches.are_taken = true;
                next = Reading::first();
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
    /// Whether the last of them has had its turn.
    are_taken: bool,
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
