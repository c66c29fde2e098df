//! How rows were before an import, and the way back to it.
//!
//! Beside how it was, a row's mark after the import is kept: a row that bears another mark has been
//! changed since, and is left as it is.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use serde::Deserialize;
use serde::Serialize;

use super::Refusal;
use super::log;
use super::log::Entry;
use super::log::Read;
use super::log::Reading;
use crate::domain::id::RecordId;
use crate::domain::mark::mark;
use crate::storage::RecordStore;
use crate::storage::RowKey;
use crate::storage::StoreError;
use crate::storage::Table;
use crate::storage::Turn;
use crate::storage::UpdateError;
use crate::storage::Write;

/// The rows of one batch, as one row of [`Table::Undo`].
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Before {
    rows: Vec<RowBefore>,
}

#[derive(Debug, Serialize, Deserialize)]
struct RowBefore {
    key: String,
    /// How it was; a row that was not there has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    /// The mark of how it was after.
    after: u64,
    /// Whether it is not the record that came, but its picture, which was not there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    picture: bool,
}

impl Before {
    pub(super) fn note(&mut self, key: &str, before: Option<String>, after: &str) {
        let after = mark(after.bytes());
        self.rows.push(RowBefore { key: key.to_owned(), before, after, picture: false });
    }

    pub(super) fn note_picture(&mut self, key: &str) {
        self.rows.push(RowBefore { key: key.to_owned(), before: None, after: 0, picture: true });
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The text of the row; `None` when there is nothing to tell.
    pub(super) fn text(&self) -> Option<String> {
        let write = || serde_json::to_string(self).expect("texts can always be written");
        (!self.rows.is_empty()).then(write)
    }

    fn read(row: Option<String>) -> Result<Self, Refusal> {
        row.and_then(|text| serde_json::from_str(&text).ok()).ok_or(Refusal::NotKept)
    }
}

/// The key of a part of what an import keeps.
pub(super) fn part(import: &str, number: usize) -> String {
    format!("{import}/{number:06}")
}

/// What taking an import back did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Undone {
    /// The records that are as they were before it, or gone.
    pub ids: Vec<RecordId>,
    /// How many have been changed since, and are left as they are.
    pub left: usize,
}

/// Takes the import called `id` back, noting that it was at `undone_at`. `on_progress` is told
/// how far it has come.
///
/// # Errors
///
/// Returns [`Refusal::NotKept`] when it is too long ago or was taken back already,
/// [`Refusal::ChangedSince`] when every record of it has been changed since; nothing is then changed.
pub async fn undo(
    store: &impl RecordStore,
    id: &str,
    undone_at: String,
    mut on_progress: impl FnMut(u64, u64) + 'static,
) -> Result<Undone, Refusal> {
    let undone = Rc::new(RefCell::new(Undone::default()));
    let mut walk = Walk {
        import: id.to_owned(),
        undone_at,
        entry: Entry::default(),
        at: 0,
        parts: 0,
        rows: None,
        left: BTreeSet::new(),
        undone: Rc::clone(&undone),
    };
    let first = vec![(Table::Imports, id.to_owned()), (Table::Undo, part(id, 0))];
    let turn = move |rows| {
        let turn = walk.turn(rows)?;
        on_progress(walk.at as u64, walk.parts as u64);
        Ok::<_, Refusal>(turn)
    };
    store.walk(first, turn).await?;
    Ok(undone.take())
}

/// A taking back that is under way.
struct Walk {
    import: String,
    undone_at: String,
    entry: Entry,
    /// The part that is being dealt with, and how many there are.
    at: usize,
    parts: usize,
    /// Its rows, while what they are now is being read.
    rows: Option<Vec<RowBefore>>,
    /// The records that have been changed since; they keep their pictures.
    left: BTreeSet<String>,
    undone: Rc<RefCell<Undone>>,
}

impl Walk {
    /// Turns alternate: a part is read, then the rows it is about.
    fn turn(&mut self, mut found: Vec<Option<String>>) -> Result<Turn, Refusal> {
        if self.entry.parts == 0 {
            // The first turn has the log's row too.
            let entry = found.remove(0).and_then(|text| Entry::read(&text));
            self.entry = entry.filter(Entry::is_undoable).ok_or(Refusal::NotKept)?;
            self.parts = self.entry.parts;
        }
        if let Some(rows) = self.rows.take() {
            return self.put_back(rows, found);
        }
        let rows = Before::read(found.pop().flatten())?.rows;
        if rows.is_empty() {
            // All of it was erased.
            return self.put_back(rows, found);
        }
        let next = rows.iter().map(|row| (Table::Records, row.key.clone())).collect();
        self.rows = Some(rows);
        Ok(Turn { writes: Vec::new(), next })
    }

    /// The rows of a part as they were, unless they have been changed since.
    fn put_back(
        &mut self,
        rows: Vec<RowBefore>,
        found: Vec<Option<String>>,
    ) -> Result<Turn, Refusal> {
        let mut writes = vec![Write::delete(Table::Undo, part(&self.import, self.at))];
        let mut undone = self.undone.borrow_mut();
        for (row, now) in rows.into_iter().zip(found) {
            if row.picture {
                if !self.left.contains(&row.key) {
                    let id = row.key.parse::<RecordId>().ok();
                    let is_new = |id: &RecordId| !undone.ids.contains(id);
                    let id = id.filter(is_new);
                    undone.ids.extend(id);
                    writes.push(Write::delete(Table::Photos, row.key));
                }
            } else if now.is_some_and(|now| mark(now.bytes()) == row.after) {
                undone.ids.extend(row.key.parse::<RecordId>());
                if row.before.is_none() {
                    // Another file may have brought its picture, which would be nobody's.
                    writes.push(Write::delete(Table::Photos, row.key.clone()));
                }
                writes.push(Write { table: Table::Records, key: row.key, text: row.before });
            } else {
                undone.left += 1;
                self.left.insert(row.key);
            }
        }
        drop(undone);
        self.at += 1;
        let next = if self.at < self.entry.parts {
            vec![(Table::Undo, part(&self.import, self.at))]
        } else {
            writes.push(self.last()?);
            Vec::new()
        };
        Ok(Turn { writes, next })
    }

    fn last(&mut self) -> Result<Write, Refusal> {
        let undone = self.undone.borrow();
        if undone.ids.is_empty() {
            return Err(Refusal::ChangedSince);
        }
        self.entry.undone_at.clone_from(&self.undone_at);
        self.entry.left = undone.left;
        self.entry.parts = 0;
        Ok(self.entry.row())
    }
}

/// Forgets how the records called `ids` were before any import: what is erased must not come back
/// by taking an import back. Those imports can still be taken back for the others.
///
/// # Errors
///
/// Returns [`StoreError`] when the rows could not be read or written; nothing is then forgotten.
pub async fn forget(store: &impl RecordStore, ids: &BTreeSet<RecordId>) -> Result<(), StoreError> {
    let erased: BTreeSet<String> = ids.iter().map(ToString::to_string).collect();
    let mut reading = Reading::new(&log::entries(store).await?);
    let mut forgetting: Option<Forgetting> = None;
    let mut turn = move |found| match &mut forgetting {
        Some(forgetting) => forgetting.turn(found),
        None => match reading.turn(found) {
            Read::Asks(next) => Turn { writes: Vec::new(), next },
            Read::Entries(entries) => {
                let mut earlier = Forgetting::new(erased.clone(), &entries);
                let next = earlier.next();
                forgetting = Some(earlier);
                Turn { writes: Vec::new(), next }
            }
        },
    };
    let forgotten: Result<(), UpdateError<StoreError>> =
        store.walk(Reading::first(), move |found| Ok(turn(found))).await;
    forgotten.map_err(|error| match error {
        UpdateError::Refused(error) | UpdateError::Store(error) => error,
    })
}

/// A forgetting that is under way: a part at a time.
pub(super) struct Forgetting {
    erased: BTreeSet<String>,
    parts: Vec<RowKey>,
    asked: Option<RowKey>,
}

impl Forgetting {
    /// Of the records with these keys, in all that `entries` keep.
    pub(super) fn new(erased: BTreeSet<String>, entries: &[Entry]) -> Self {
        // Where nothing was erased, nothing is looked at.
        let entries = if erased.is_empty() { &[] } else { entries };
        let parts = entries.iter().flat_map(|entry| {
            (0..entry.parts).map(|number| (Table::Undo, part(&entry.id, number)))
        });
        Self { parts: parts.collect(), erased, asked: None }
    }

    /// The row that the next turn is to be given; none when it is done.
    pub(super) fn next(&mut self) -> Vec<RowKey> {
        self.asked = self.parts.pop();
        self.asked.clone().into_iter().collect()
    }

    pub(super) fn turn(&mut self, mut found: Vec<Option<String>>) -> Turn {
        let mut writes = Vec::new();
        if let Some((table, key)) = self.asked.take()
            && let Ok(mut before) = Before::read(found.pop().flatten())
        {
            let count = before.rows.len();
            before.rows.retain(|row| !self.erased.contains(&row.key));
            if before.rows.len() != count {
                // A part that says nothing is still a part.
                let text = serde_json::to_string(&before).expect("texts can be written");
                writes.push(Write::put(table, key, text));
            }
        }
        Turn { writes, next: self.next() }
    }
}
