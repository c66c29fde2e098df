//! Opening a book: one's own or the example.

use leptos::prelude::*;

use super::AppState;
use super::Opening;
use super::changes::read_rows;
use super::drafts;
use super::drafts::Draft;
use super::settings;
use super::settings::Witness;
use super::store::AnyStore;
use crate::domain::book::Book;
use crate::storage::RecordStore;
use crate::storage::StoreError;
use crate::storage::Table;
use crate::storage::memory::MemoryStore;

impl AppState {
    /// Reads the book that `store` holds, and shows it.
    pub async fn open_on(self, store: AnyStore) {
        self.store.set_value(Some(store.clone()));
        let opening = match self.read_all(&store).await {
            Ok(opening) => opening,
            Err(error) => Opening::Failed(error),
        };
        self.opening.set(opening);
    }

    async fn read_all(self, store: &AnyStore) -> Result<Opening, StoreError> {
        let rows = store.load_all(Table::Records).await?;
        let drafts = store.load_all(Table::Drafts).await?;
        let Ok(book) = read_rows(rows.into_iter().map(|(_, text)| Some(text)).collect()) else {
            return Ok(Opening::Unreadable);
        };
        let stored = drafts.iter().filter_map(|(key, text)| drafts::read(key, text));
        self.take_drafts(&book, stored.chain(self.journal().all()));
        self.take_half_written(&drafts);
        let Witness { records } = settings::read_witness();
        if book.is_empty() && records != 0 && !self.is_example_untracked() {
            return Ok(Opening::Vanished { records });
        }
        self.book.set(book);
        self.show(Vec::new());
        Ok(Opening::Open)
    }

    /// Drafts of records that are still to be written, and only those: one that
    /// was saved may have left a copy in the journal.
    fn take_drafts(self, book: &Book, found: impl Iterator<Item = Draft>) {
        let mut drafts = drafts::newest(found);
        drafts.retain(|id, draft| !draft.base.is_empty() || book.get(*id).is_none());
        self.drafts.set(drafts);
    }

    /// Begins a new book where there once was another, on the person's word.
    pub fn begin_anew(self) {
        settings::write_witness(Witness::default());
        // The new book's backups do not crowd out those of the old one.
        self.set(|settings| settings.folder_mark.clear());
        self.opening.set(Opening::Open);
    }

    /// Goes on without a device that keeps anything; says so on every screen.
    pub async fn open_forgetful(self, error: StoreError) {
        self.open_on(AnyStore::Memory(MemoryStore::default())).await;
        self.opening.set(Opening::Forgetful(error));
    }
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use leptos::prelude::*;

    use super::super::EXAMPLE_DATABASE;
    use super::AnyStore;
    use super::AppState;
    use super::Opening;
    use super::RecordStore;
    use super::StoreError;
    use crate::app::files;
    use crate::app::windows;
    use crate::domain::id::RecordId;
    use crate::exchange;
    use crate::storage::indexed_db::IndexedDbStore;

    impl AppState {
        /// Opens the book that the settings name.
        pub async fn open(self) {
            let database = self.database();
            windows::listen(database);
            let superseded = move |_why| self.boot.note_superseded();
            match IndexedDbStore::open(database, superseded).await {
                Ok(store) => {
                    let store = AnyStore::IndexedDb(store);
                    self.open_on(store.clone()).await;
                    // Whether it keeps anything is asked when the person already reads: it takes
                    // as long as all of the reading.
                    if let Err(error @ StoreError::Unavailable { .. }) = store.probe().await {
                        self.open_forgetful(error).await;
                    }
                }
                Err(error @ StoreError::Unavailable { .. }) => self.open_forgetful(error).await,
                Err(error) => self.opening.set(Opening::Failed(error)),
            }
        }

        /// Keeps up with other windows on the open book, and with how the browser keeps it.
        /// Nothing on the first screen waits for it.
        pub async fn keep_up(self) {
            self.listen_for_files();
            windows::attend(move |ids| self.spawn(self.hear(ids)));
            self.boot.look_at_storage().await;
            self.follow_backup_folder().await;
        }

        /// Shows what another window has saved. What is heard meanwhile is shown after it, all at
        /// once: a large file is told of in many messages.
        async fn hear(self, ids: Vec<RecordId>) {
            let is_read_already = !self.heard.with_value(Vec::is_empty);
            self.heard.update_value(|heard| heard.extend(ids));
            if is_read_already {
                return;
            }
            loop {
                let ids = self.heard.get_value();
                if ids.is_empty() {
                    return;
                }
                if let Err(failure) = self.renew(&ids).await {
                    self.fault.set(Some(failure));
                }
                self.heard.update_value(|heard| drop(heard.drain(..ids.len())));
            }
        }

        /// Opens the example book, in a database of its own.
        pub async fn enter_example(self) {
            self.close(true);
            self.open().await;
            if self.book.with_untracked(super::Book::is_empty)
                && let Some(text) = files::fetch_own("example.json").await
                && let Ok(example) = exchange::read(&text)
                && let Err(failure) = self.put_all(&example).await
            {
                self.fault.set(Some(failure));
            }
        }

        /// Leaves the example book, and removes all of it.
        pub async fn leave_example(self) {
            let left = self.store();
            for draft in self.journal().all() {
                self.journal().remove(draft.id);
            }
            self.forget_all_half_written();
            self.close(false);
            if let Some(AnyStore::IndexedDb(store)) = left
                && store.remove().await.is_err()
                && let Ok(again) = IndexedDbStore::open(EXAMPLE_DATABASE, |_| ()).await
                && let Err(error) = again.clear().await
            {
                self.fault.set(Some(error.into()));
            }
            self.open().await;
        }

        fn close(self, example: bool) {
            self.opening.set(Opening::Reading);
            self.store.set_value(None);
            self.book.set(super::Book::default());
            self.drafts.update(std::collections::BTreeMap::clear);
            self.fault.set(None);
            self.saved_at.set(None);
            self.imports.set(Vec::new());
            self.set(|settings| settings.example = example);
        }
    }
}
