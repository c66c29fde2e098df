//! Decide, save, show: the ways to change the book.

use std::collections::BTreeSet;

use thiserror::Error;

use leptos::prelude::*;

use super::AppState;
use super::clock;
use super::drafts;
use super::drafts::Draft;
use super::settings;
use super::settings::Witness;
use super::windows;
use crate::domain::book::Book;
use crate::domain::command::Change;
use crate::domain::command::decide;
use crate::domain::hanging::deletion;
use crate::domain::history::Liveness;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order::gathered;
use crate::domain::record::Record;
use crate::exchange;
use crate::storage::RecordStore;
use crate::storage::StoreError;
use crate::storage::Table;
use crate::storage::UpdateError;
use crate::storage::Write;
use crate::text::Phrase;

/// Why something was not saved. What stands on the screen still stands there.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Failure {
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What the device holds of the record can't be read by this program.
    #[error("the saved record can't be read; export everything, then reload")]
    Unreadable,
    /// The book is not open.
    #[error("the book is not open; reload the app")]
    NotOpen,
}

impl From<UpdateError<Self>> for Failure {
    fn from(error: UpdateError<Self>) -> Self {
        match error {
            UpdateError::Refused(failure) => failure,
            UpdateError::Store(error) => Self::Store(error),
        }
    }
}

impl AppState {
    /// Saves `changes`, all or none, and removes the drafts they came from in
    /// the same transaction. Only then are they shown.
    ///
    /// # Errors
    ///
    /// Returns [`Failure`]; nothing is then changed, on the device or on the
    /// screen, and the drafts are still there.
    pub async fn save(self, changes: Vec<Change>, drafts: &[RecordId]) -> Result<(), Failure> {
        self.save_with(changes, drafts, Vec::new()).await
    }

    /// As [`AppState::save`], with `beside` in the same transaction.
    pub(super) async fn save_with(
        self,
        changes: Vec<Change>,
        drafts: &[RecordId],
        beside: Vec<Write>,
    ) -> Result<(), Failure> {
        let outcome = self.try_save(changes, drafts, beside).await;
        self.fault.set(outcome.as_ref().err().cloned());
        let count = outcome?;
        self.saved_at.set(Some(clock::now()));
        self.count_changes(count);
        self.ask_to_persist();
        Ok(())
    }

    /// Moves a record to the bin with all that hangs on it, says so, and offers
    /// to take it back.
    ///
    /// # Errors
    ///
    /// Returns [`Failure`]; the record is then still where it was.
    pub async fn delete(
        self,
        kind: Kind,
        id: RecordId,
        said: impl Into<Phrase>,
    ) -> Result<(), Failure> {
        let (changes, undo) = self.book.with_untracked(|book| deletion(book, kind, id));
        self.save(changes, &[]).await?;
        self.notify_with_undo(said, undo);
        Ok(())
    }

    async fn try_save(
        self,
        changes: Vec<Change>,
        drafts: &[RecordId],
        beside: Vec<Write>,
    ) -> Result<usize, Failure> {
        let store = self.store().ok_or(Failure::NotOpen)?;
        let ids = changes.iter().map(|change| change.id);
        // A record changed twice is one row.
        let ids: Vec<RecordId> = gathered::<_, BTreeSet<_>>(ids).into_iter().collect();
        let keys: Vec<String> = ids.iter().map(ToString::to_string).collect();
        let removed: Vec<RecordId> = drafts.to_vec();
        let stamp = self.stamp();
        let records = store
            .update(Table::Records, &keys, move |rows| {
                // What the rows hold, not what this window shows: another window
                // may have saved since.
                let book = read_rows(rows)?;
                let records = decide(&book, changes, &stamp);
                let mut writes: Vec<Write> = records.iter().map(row).collect();
                writes.extend(beside);
                // The picture of what is erased goes with it.
                let erased = records.iter().filter(|it| it.liveness() == Liveness::Erased);
                writes.extend(erased.map(|it| Write::delete(Table::Photos, it.id().to_string())));
                let drafts = removed.iter();
                writes.extend(drafts.map(|id| Write::delete(Table::Drafts, id.to_string())));
                Ok::<_, Failure>((writes, records))
            })
            .await?;
        for &id in drafts {
            self.forget_draft(id);
        }
        let count = records.len();
        self.show(records);
        windows::tell(self.database(), &ids);
        Ok(count)
    }

    /// Shows records that are on the device now.
    pub(super) fn show(self, records: Vec<Record>) {
        self.book.update(|book| book.put_all(records));
        if !self.is_example_untracked() {
            let records = self.book.with_untracked(Book::len);
            settings::write_witness(Witness { records });
        }
    }

    /// Notes that `count` records were changed since the last backup.
    pub(super) fn count_changes(self, count: usize) {
        if !self.is_example_untracked() {
            let count = u64::try_from(count).unwrap_or(u64::MAX);
            self.set(|settings| {
                settings.changes_since_backup = settings.changes_since_backup.saturating_add(count);
                settings.changes_since_folder = settings.changes_since_folder.saturating_add(count);
            });
            #[cfg(target_arch = "wasm32")]
            self.back_up_if_due();
        }
    }

    /// Notes that `count` of those changes were taken back.
    pub(super) fn uncount_changes(self, count: usize) {
        if !self.is_example_untracked() {
            let count = u64::try_from(count).unwrap_or(u64::MAX);
            self.set(|settings| {
                settings.changes_since_backup = settings.changes_since_backup.saturating_sub(count);
                // The folder may have what was taken back.
                settings.changes_since_folder = settings.changes_since_folder.saturating_add(count);
            });
        }
    }

    pub(super) fn is_example_untracked(self) -> bool {
        self.settings.with_untracked(|settings| settings.example)
    }

    /// Keeps what is being typed, at once in the journal.
    pub fn keep_draft(self, draft: Draft) {
        self.journal().put(&draft);
        self.drafts.update(|drafts| drop(drafts.insert(draft.id, draft)));
    }

    /// Keeps the draft of `id` in the database too, where a killed browser does
    /// not lose it. A device that refuses still has the journal.
    pub async fn settle_draft(self, id: RecordId) {
        let draft = self.drafts.with_untracked(|drafts| drafts.get(&id).cloned());
        if let (Some(store), Some(draft)) = (self.store(), draft) {
            let row = Write::put(Table::Drafts, id.to_string(), drafts::write(&draft));
            if let Err(error) = store.write_relaxed(row).await {
                self.fault.set(Some(Failure::Store(error)));
            } else if !self.drafts.with_untracked(|drafts| drafts.contains_key(&id)) {
                // It was saved or thrown away while this was being written.
                self.remove_draft_row(id).await;
            }
        }
    }

    /// Throws a draft away, on the person's word.
    pub async fn discard_draft(self, id: RecordId) {
        self.forget_draft(id);
        self.remove_draft_row(id).await;
        self.discard_photos_of(id).await;
    }

    async fn remove_draft_row(self, id: RecordId) {
        if let Some(store) = self.store()
            && let Err(error) =
                store.write_relaxed(Write::delete(Table::Drafts, id.to_string())).await
        {
            self.fault.set(Some(Failure::Store(error)));
        }
    }

    fn forget_draft(self, id: RecordId) {
        self.journal().remove(id);
        self.drafts.update(|drafts| drop(drafts.remove(&id)));
    }

    /// Shows the records called `ids` as the device has them now, also those it
    /// no longer has. It waits for the device after every few, so that the page
    /// stays quick however many they are.
    ///
    /// # Errors
    ///
    /// Returns [`Failure`] when the rows could not be read.
    pub async fn renew(self, ids: &[RecordId]) -> Result<(), Failure> {
        let store = self.store().ok_or(Failure::NotOpen)?;
        for ids in ids.chunks(RENEWED_AT_A_TIME) {
            let keys: Vec<String> = ids.iter().map(ToString::to_string).collect();
            let rows = store.read(Table::Records, &keys).await?;
            let mut found = Vec::new();
            let mut gone = Vec::new();
            for (&id, row) in ids.iter().zip(rows) {
                match row {
                    Some(text) => found
                        .push(exchange::read_record(&text).map_err(|_damage| Failure::Unreadable)?),
                    None => gone.push(id),
                }
            }
            self.book.update_untracked(|book| {
                book.put_all(found);
                if !gone.is_empty() {
                    book.remove_all(gone);
                }
            });
        }
        self.show(Vec::new());
        Ok(())
    }

    /// Keeps a file of which nothing is here yet, and shows it: the example's.
    #[cfg(target_arch = "wasm32")]
    pub(super) async fn put_all(self, example: &exchange::Document) -> Result<(), Failure> {
        let store = self.store().ok_or(Failure::NotOpen)?;
        let pictures = example.pictures.iter();
        let pictures =
            pictures.map(|(id, it)| Write::put(Table::Photos, id.to_string(), it.text()));
        let writes = example.records.iter().map(row).chain(pictures).collect();
        store.update(Table::Records, &[], |_| Ok::<_, Failure>((writes, ()))).await?;
        self.show(example.records.clone());
        Ok(())
    }
}

/// What a phone reads and shows before a person could notice.
const RENEWED_AT_A_TIME: usize = 250;

/// The records in `rows`.
///
/// # Errors
///
/// Returns [`Failure::Unreadable`] when a row is no record.
pub(super) fn read_rows(rows: Vec<Option<String>>) -> Result<Book, Failure> {
    rows.into_iter()
        .flatten()
        .map(|text| exchange::read_record(&text).map_err(|_damage| Failure::Unreadable))
        .collect()
}

/// The row of a record.
pub(super) fn row(record: &Record) -> Write {
    Write::put(Table::Records, record.id().to_string(), exchange::write_record(record))
}
