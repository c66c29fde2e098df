//! Files of others: previewed, merged in one transaction, and undone.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use leptos::prelude::*;

use super::AppState;
use super::changes::Failure;
use super::changes::read_rows;
use super::changes::row;
use super::windows;
use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::import::Import;
use crate::domain::import::import;
use crate::domain::moment::read_moment;
use crate::domain::order::gathered;
use crate::domain::record::Record;
use crate::exchange;
use crate::exchange::Document;
use crate::exchange::Header;
use crate::exchange::ReadError;
use crate::storage::RecordStore;
use crate::storage::Table;
use crate::storage::Write;

/// A file that was read, and what merging it would do. Nothing is written.
#[derive(Clone, Debug)]
pub struct Preview {
    pub header: Header,
    pub import: Import,
    /// The file's own records, for the transaction to merge.
    incoming: Vec<Record>,
}

impl Preview {
    /// When the file was made, by the clock of the phone that made it; `None`
    /// when it doesn't say, or says what is no time.
    pub fn saved_at(&self) -> Option<NaiveDateTime> {
        read_moment(&self.header.exported_at)
    }
}

/// The rows as they were before an import and as they were after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undo {
    rows: Vec<UndoRow>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct UndoRow {
    key: String,
    before: Option<String>,
    after: String,
}

impl AppState {
    /// Reads a file and works out what it would change.
    ///
    /// # Errors
    ///
    /// Returns [`ReadError`] when the file is not sound, or holds another
    /// content under a revision that is here.
    pub fn preview(self, text: &str) -> Result<Preview, ReadError> {
        let Document { header, records } = exchange::read(text)?;
        let import = self
            .book
            .with_untracked(|book| import(book, records.clone()))
            .map_err(|clash| ReadError::Damaged(exchange::Damage::Clash(clash)))?;
        Ok(Preview { header, import, incoming: records })
    }

    /// Merges a previewed file into the book, all of it or nothing.
    ///
    /// # Errors
    ///
    /// Returns [`Failure`]; nothing is then changed.
    pub async fn merge(self, preview: Preview) -> Result<(), Failure> {
        let store = self.store().ok_or(Failure::NotOpen)?;
        let touched: BTreeSet<RecordId> = gathered(preview.import.records.iter().map(Record::id));
        let mut incoming = preview.incoming;
        incoming.retain(|record| touched.contains(&record.id()));
        let ids: Vec<RecordId> = incoming.iter().map(Record::id).collect();
        let keys: Vec<String> = ids.iter().map(ToString::to_string).collect();
        let (records, undo) = store
            .update(Table::Records, &keys, {
                let keys = keys.clone();
                move |rows| {
                    let book = read_rows(rows.clone())?;
                    let merged = import(&book, incoming).map_err(|_clash| Failure::Unreadable)?;
                    let writes: Vec<Write> = merged.records.iter().map(row).collect();
                    let undo = Undo { rows: undo_rows(&keys, rows, &writes) };
                    Ok::<_, Failure>((writes, (merged.records, undo)))
                }
            })
            .await?;
        let count = records.len();
        self.show(records);
        self.imported.set(Some(undo));
        self.count_changes(count);
        windows::tell(self.database(), &ids);
        Ok(())
    }

    /// Whether the last import of this run can still be taken back.
    pub fn can_undo_import(self) -> bool {
        self.imported.with(Option::is_some)
    }

    /// Takes the last import back. Says how many records have been changed
    /// since, and are left as they are.
    ///
    /// # Errors
    ///
    /// Returns [`Failure`]; nothing is then changed.
    pub async fn undo_import(self) -> Result<usize, Failure> {
        let (store, undo) =
            self.store().zip(self.imported.get_untracked()).ok_or(Failure::NotOpen)?;
        let keys: Vec<String> = undo.rows.iter().map(|row| row.key.clone()).collect();
        let (undone, kept) = store
            .update(Table::Records, &keys, move |now| {
                let (same, changed): (Vec<_>, Vec<_>) = undo
                    .rows
                    .into_iter()
                    .zip(now)
                    .partition(|(row, now)| now.as_ref() == Some(&row.after));
                let undone = same.len();
                let writes = same
                    .into_iter()
                    .map(|(row, _)| Write { table: Table::Records, key: row.key, text: row.before })
                    .collect();
                Ok::<_, Failure>((writes, (undone, changed.len())))
            })
            .await?;
        self.imported.set(None);
        self.uncount_changes(undone);
        self.reload().await?;
        windows::tell(self.database(), &[]);
        Ok(kept)
    }

    /// Shows what the device holds, whatever was shown before.
    pub(super) async fn reload(self) -> Result<(), Failure> {
        let store = self.store().ok_or(Failure::NotOpen)?;
        let rows = store.load_all(Table::Records).await?;
        let book: Book = read_rows(rows.into_iter().map(|(_, text)| Some(text)).collect())?;
        self.book.set(book);
        self.show(Vec::new());
        Ok(())
    }
}

fn undo_rows(keys: &[String], before: Vec<Option<String>>, writes: &[Write]) -> Vec<UndoRow> {
    let after: BTreeMap<&str, &str> =
        gathered(writes.iter().filter_map(|it| Some((it.key.as_str(), it.text.as_deref()?))));
    let rows = keys.iter().zip(before).filter_map(|(key, before)| {
        let after = (*after.get(key.as_str())?).to_owned();
        Some(UndoRow { key: key.clone(), before, after })
    });
    rows.collect()
}
