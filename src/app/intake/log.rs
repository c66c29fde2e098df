//! Which files came in, from whom and when: one row of its own table for each.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde::Serialize;

use super::Order;
use super::Told;
use super::undo;
use crate::domain::import::Group;
use crate::domain::order::gathered;
use crate::storage::RecordStore;
use crate::storage::RowKey;
use crate::storage::StoreError;
use crate::storage::Table;
use crate::storage::Write;

/// How many imports can be taken back.
pub const UNDOABLE: usize = 10;

/// How many imports the log tells of.
const KEPT: usize = 100;

/// The row that names all imports that are told of, the latest first, a line each:
/// a walk can only read rows that it knows of, and others may have come since.
const NAMES: &str = "names";

/// One import.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    /// A record's kind of id, so that they sort by age.
    pub id: String,
    /// By this phone's clock: `YYYY-MM-DDTHH:MM:SS`.
    pub taken_at: String,
    /// What the file said of itself.
    pub from: String,
    pub exported_at: String,
    pub new: usize,
    pub changed: usize,
    pub deleted: usize,
    pub choices: usize,
    pub unchanged: usize,
    /// How many pictures came.
    pub pictures: usize,
    /// Some of the records that were new, changed or deleted.
    pub named: Vec<String>,
    /// How many rows of [`Table::Undo`] say how it was before; none when that is no longer kept.
    pub parts: usize,
    /// When it was taken back, if it was.
    pub undone_at: String,
    /// How many records were then left as they were, since they had been changed.
    pub left: usize,
}

impl Entry {
    pub(super) fn new(order: &Order, told: &Told) -> Self {
        let tally = &told.tally;
        let named = [&tally.new, &tally.changed, &tally.deleted].into_iter().flat_map(Group::named);
        Self {
            id: order.id.clone(),
            taken_at: order.taken_at.clone(),
            from: told.header.exported_by.clone(),
            exported_at: told.header.exported_at.clone(),
            new: tally.new.count,
            changed: tally.changed.count,
            deleted: tally.deleted.count,
            choices: tally.choices.count,
            unchanged: tally.unchanged,
            pictures: told.pictures,
            named: named.map(|id| id.to_string()).collect(),
            ..Self::default()
        }
    }

    /// Whether it may still be taken back.
    pub fn is_undoable(&self) -> bool {
        self.parts != 0 && self.undone_at.is_empty()
    }

    /// The row that tells of it.
    pub(in crate::app) fn row(&self) -> Write {
        let text = serde_json::to_string(self).expect("texts and numbers can always be written");
        Write::put(Table::Imports, self.id.clone(), text)
    }

    /// Reads a row; one that can't be read tells of nothing.
    pub(in crate::app) fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// All imports that are told of, the latest first.
///
/// # Errors
///
/// Returns [`StoreError`] when the rows could not be read.
pub async fn entries(store: &impl RecordStore) -> Result<Vec<Entry>, StoreError> {
    let rows = store.load_all(Table::Imports).await?;
    let entries = rows.iter().rev().filter(|(key, _)| key != NAMES);
    Ok(entries.filter_map(|(_, text)| Entry::read(text)).collect())
}

/// A reading of the log inside a walk, in two turns: which rows there are, and
/// the rows. What was read before the walk may not be so any more, since another
/// window can take a file in or back, or forget a sender, meanwhile.
pub(super) struct Reading {
    /// The imports known of before: a log of an older program has no row of names.
    known: BTreeSet<String>,
    has_names: bool,
}

/// What a turn of a [`Reading`] gives.
pub(super) enum Read {
    /// The rows that it is to be given next.
    Asks(Vec<RowKey>),
    /// The whole log as it is now, the latest first.
    Entries(Vec<Entry>),
}

impl Reading {
    /// `known` is the log as it was before the walk.
    pub(super) fn new(known: &[Entry]) -> Self {
        Self { known: gathered(known.iter().map(|it| it.id.clone())), has_names: false }
    }

    /// The rows that its first turn is to be given.
    pub(super) fn first() -> Vec<RowKey> {
        vec![(Table::Imports, NAMES.to_owned())]
    }

    pub(super) fn turn(&mut self, rows: Vec<Option<String>>) -> Read {
        if !self.has_names {
            self.has_names = true;
            let names = rows.into_iter().flatten().next().unwrap_or_default();
            self.known.extend(names.lines().map(str::to_owned));
            if !self.known.is_empty() {
                let latest_first = self.known.iter().rev();
                return Read::Asks(latest_first.map(|id| (Table::Imports, id.clone())).collect());
            }
            return Read::Entries(Vec::new());
        }
        Read::Entries(rows.into_iter().flatten().filter_map(|text| Entry::read(&text)).collect())
    }
}

/// What is written and what goes when `entry` is logged; `entries` are those before it.
pub(super) fn logged(entry: &Entry, entries: &[Entry]) -> Vec<Write> {
    let names = std::iter::once(entry).chain(entries).take(KEPT);
    let names: Vec<&str> = names.map(|it| it.id.as_str()).collect();
    let mut writes = vec![entry.row(), Write::put(Table::Imports, NAMES, names.join("\n"))];
    writes.extend(outdated(entries));
    writes
}

fn outdated(entries: &[Entry]) -> Vec<Write> {
    let mut writes = Vec::new();
    let mut undoable = 1;
    for (number, entry) in entries.iter().enumerate() {
        undoable += usize::from(entry.is_undoable());
        if entry.parts != 0 && UNDOABLE < undoable {
            let parts = (0..entry.parts).map(|number| undo::part(&entry.id, number));
            writes.extend(parts.map(|part| Write::delete(Table::Undo, part)));
            writes.push(Entry { parts: 0, ..entry.clone() }.row());
        }
        if KEPT <= number + 1 {
            writes.push(Write::delete(Table::Imports, entry.id.clone()));
        }
    }
    writes
}
