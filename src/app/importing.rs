//! Files of others: looked at, merged in one transaction, logged and taken back.
//!
//! The work itself is [`intake`]'s. A large file is worked through beside the page, so that it
//! stays quick and the work can be stopped; a small one here.

#[cfg(target_arch = "wasm32")]
use std::collections::BTreeSet;
use std::rc::Rc;
#[cfg(target_arch = "wasm32")]
use std::rc::Weak;
use std::sync::Arc;

use chrono::NaiveDateTime;
use leptos::prelude::*;

use super::AppState;
#[cfg(target_arch = "wasm32")]
use super::aside::Aside;
use super::changes::Failure;
use super::clock;
use super::device;
use super::intake;
use super::intake::Looked;
use super::intake::Order;
use super::intake::Refusal;
use super::intake::Told;
use super::intake::Undone;
use super::intake::log::Entry;
use super::pace::Pace;
use super::rule_sets::as_book_file;
#[cfg(target_arch = "wasm32")]
use super::sealing::Locked;
use super::settings::Settings;
#[cfg(target_arch = "wasm32")]
use super::store::AnyStore;
use super::windows;
use crate::domain::id::RecordId;
use crate::domain::moment::read_moment;
use crate::domain::moment::write_moment;
#[cfg(target_arch = "wasm32")]
use crate::domain::order::gathered;
#[cfg(target_arch = "wasm32")]
use crate::domain::record::Record;
use crate::exchange;
#[cfg(target_arch = "wasm32")]
use crate::storage::RecordStore;
#[cfg(target_arch = "wasm32")]
use crate::storage::Table;

/// A file that somebody wants to take in.
#[derive(Clone, Debug)]
pub enum Arrived {
    Text(Rc<str>),
    #[cfg(target_arch = "wasm32")]
    Blob(web_sys::Blob),
    /// A locked file, with its passphrase.
    #[cfg(target_arch = "wasm32")]
    Locked(Rc<Locked>, String),
}

impl Arrived {
    /// A larger file could fill the phone's memory before it is refused.
    pub const MAX_BYTES: usize = exchange::limits::MAX_FILE_BYTES;

    /// A text, which is worked through beside the page too where it is large.
    pub fn of(text: &str) -> Self {
        #[cfg(target_arch = "wasm32")]
        if Aside::WORTH_IT <= text.len()
            && let Some(blob) = super::files::blob_of(text)
        {
            return Self::Blob(blob);
        }
        Self::Text(text.into())
    }
}

/// The text of a file that the browser holds.
#[cfg(target_arch = "wasm32")]
async fn text_of(file: &web_sys::Blob) -> Result<Rc<str>, Refusal> {
    // In the page it is held whole, several times.
    #[expect(clippy::cast_precision_loss, reason = "a size far below where it matters")]
    let is_too_large = (exchange::limits::MAX_RECORDS_BYTES as f64) < file.size();
    if is_too_large {
        return Err(Refusal::TooLarge);
    }
    Ok(super::files::text_of(file).await.ok_or(Refusal::Unavailable)?.into())
}

/// A file that was read, and what merging it would do. Nothing is written.
#[derive(Clone, Debug)]
pub struct Preview {
    pub told: Arc<Told>,
    work: Work,
}

/// Where the file is that was looked at.
#[derive(Clone, Debug)]
enum Work {
    Here(Rc<StoredLooked>),
    #[cfg(target_arch = "wasm32")]
    Aside(Rc<Aside>),
}

type StoredLooked = std::cell::RefCell<Option<Looked<String>>>;

impl Preview {
    /// When the file was made, by the clock of the phone that made it; `None`
    /// when it doesn't say, or says what is no time.
    pub fn saved_at(&self) -> Option<NaiveDateTime> {
        read_moment(&self.told.header.exported_at)
    }
}

/// How many records other windows are told of in one message.
const TOLD_AT_A_TIME: usize = 1_000;

/// Called with how far the work has come, so much of so much; says whether it is to go on.
pub type OnProgress = Rc<dyn Fn(u64, u64) -> bool>;

impl AppState {
    /// Reads a file and works out what it would change. What is done beside the page,
    /// [`AppState::stop_import`] stops.
    ///
    /// # Errors
    ///
    /// Returns [`Refusal`] when the file is not sound, or holds another content
    /// under a revision that is here.
    pub async fn look_at(self, file: Arrived, on_progress: OnProgress) -> Result<Preview, Refusal> {
        let store = self.store().ok_or(Refusal::NotOpen)?;
        #[cfg(target_arch = "wasm32")]
        if let Some(aside) = self.aside_for(&store, &file)? {
            let told = Arc::new(aside.look(&on_progress).await?);
            return Ok(Preview { told, work: Work::Aside(aside) });
        }
        #[cfg(target_arch = "wasm32")]
        let text = match file {
            Arrived::Text(text) => text,
            Arrived::Blob(file) => text_of(&file).await?,
            Arrived::Locked(locked, passphrase) => {
                text_of(&locked.unlock(&passphrase, &*on_progress).await?).await?
            }
        };
        #[cfg(not(target_arch = "wasm32"))]
        let Arrived::Text(text) = file;
        let text = match self.rules_as_book_file(&text) {
            Some(file) => file?.into(),
            None => text,
        };
        // It is over before anybody could stop it.
        let mut progress = |done, of| {
            let _goes_on = on_progress(done, of);
        };
        let mut looked = intake::look(&store, &&*text, &mut progress).await?;
        let told = Arc::new(std::mem::take(&mut looked.told));
        Ok(Preview { told, work: Work::Here(Rc::new(Some(looked).into())) })
    }

    /// A file of rules, as the book's own file; `None` for any other.
    fn rules_as_book_file(self, text: &str) -> Option<Result<String, Refusal>> {
        let saved_by = self.settings.with_untracked(Settings::saved_by);
        let file = self.book.with_untracked(|book| as_book_file(book, text, saved_by));
        file.map(|file| file.map_err(Refusal::Rules))
    }

    /// Starts the program beside the page for a file that is large enough for it.
    #[cfg(target_arch = "wasm32")]
    fn aside_for(self, store: &AnyStore, file: &Arrived) -> Result<Option<Rc<Aside>>, Refusal> {
        let (blob, passphrase) = match file {
            Arrived::Text(_) => return Ok(None),
            Arrived::Blob(blob) => (blob, None),
            Arrived::Locked(locked, passphrase) => (locked.file(), Some(passphrase.as_str())),
        };
        // A book that the browser does not keep is nowhere but here.
        #[expect(clippy::cast_precision_loss, reason = "a size far below where it matters")]
        let is_large = Aside::WORTH_IT as f64 <= blob.size();
        if !is_large || !matches!(store, AnyStore::IndexedDb(_)) {
            return Ok(None);
        }
        let aside = Rc::new(Aside::start_with(self.database(), blob, passphrase)?);
        self.aside.set_value(Rc::downgrade(&aside));
        Ok(Some(aside))
    }

    /// Merges a file that was looked at into the book, all of it or nothing. Gives
    /// the import's id.
    ///
    /// # Errors
    ///
    /// Returns [`Refusal`]; nothing is then changed.
    pub async fn take_in(
        self,
        preview: Preview,
        on_progress: OnProgress,
    ) -> Result<String, Refusal> {
        let store = self.store().ok_or(Refusal::NotOpen)?;
        let order =
            Order { id: device::new_id().to_string(), taken_at: write_moment(clock::now()) };
        let id = order.id.clone();
        let ids = match preview.work {
            Work::Here(looked) => {
                let mut looked = looked.take().ok_or(Refusal::Stopped)?;
                looked.told = (*preview.told).clone();
                let go_on = move |done, of| on_progress(done, of);
                intake::take_in(&store, looked, order, go_on).await?
            }
            #[cfg(target_arch = "wasm32")]
            Work::Aside(aside) => match aside.take_in(order.clone(), &on_progress).await {
                // It was just done when it was stopped.
                Err(Refusal::Stopped) if self.is_logged(&order.id, |_| true).await? => {
                    self.all_ids(&store).await?
                }
                outcome => outcome?,
            },
        };
        self.count_changes(ids.len());
        self.ask_to_persist();
        self.see_touched(&ids).await;
        Ok(id)
    }

    /// Stops work that is done beside the page, if there is any. Whoever waits
    /// for it hears [`Refusal::Stopped`], and nothing is changed.
    #[cfg(target_arch = "wasm32")]
    pub fn stop_import(self) {
        if let Some(aside) = self.aside.try_get_value().and_then(|aside| aside.upgrade()) {
            aside.stop();
        }
    }

    /// Lets what is being written be done, whatever else is stopped from now on.
    #[cfg(target_arch = "wasm32")]
    pub fn let_import_finish(self) {
        self.aside.set_value(Weak::new());
    }

    #[cfg(target_arch = "wasm32")]
    async fn is_logged(self, id: &str, is: fn(&Entry) -> bool) -> Result<bool, Refusal> {
        self.read_imports().await?;
        let is_it = |it: &Entry| it.id == id && is(it);
        Ok(self.imports.with_untracked(|imports| imports.iter().any(is_it)))
    }

    /// All records that are shown or kept: each may be otherwise now.
    #[cfg(target_arch = "wasm32")]
    async fn all_ids(self, store: &AnyStore) -> Result<Vec<RecordId>, Refusal> {
        let shown = self.book.with_untracked(|book| gathered(book.all().map(Record::id)));
        let mut all: BTreeSet<RecordId> = shown;
        let kept = store.keys(Table::Records).await?;
        all.extend(kept.iter().filter_map(|key| key.parse::<RecordId>().ok()));
        Ok(all.into_iter().collect())
    }

    /// The files that came in, the latest first, once [`AppState::read_imports`] has read them.
    pub fn imports(self) -> Signal<Vec<Entry>> {
        self.imports.into()
    }

    /// Reads the log of imports.
    ///
    /// # Errors
    ///
    /// Returns [`Failure`] when the rows could not be read.
    pub async fn read_imports(self) -> Result<(), Failure> {
        let store = self.store().ok_or(Failure::NotOpen)?;
        let entries = intake::log::entries(&store).await?;
        self.imports.set(entries);
        Ok(())
    }

    /// Takes an import back. Says how many records have been changed since, and
    /// are left as they are. What is done beside the page, [`AppState::stop_import`] stops.
    ///
    /// # Errors
    ///
    /// Returns [`Refusal`]; nothing is then changed.
    pub async fn undo_import(self, id: &str, on_progress: OnProgress) -> Result<usize, Refusal> {
        let store = self.store().ok_or(Refusal::NotOpen)?;
        let undone_at = write_moment(clock::now());
        #[cfg(target_arch = "wasm32")]
        if self.is_large(id) && matches!(store, AnyStore::IndexedDb(_)) {
            let aside = Rc::new(Aside::start_undoing(self.database(), id, &undone_at)?);
            self.aside.set_value(Rc::downgrade(&aside));
            let undone = match aside.done(&on_progress).await {
                // It was just done when it was stopped.
                Err(Refusal::Stopped) if self.is_logged(id, |it| !it.is_undoable()).await? => {
                    Undone { ids: self.all_ids(&store).await?, left: 0 }
                }
                outcome => outcome?,
            };
            // Its memory is better used for the records.
            drop(aside);
            return Ok(self.see_undone(undone).await);
        }
        // It is over before anybody could stop it.
        let progress = move |done, of| {
            let _goes_on = on_progress(done, of);
        };
        let undone = intake::undo(&store, id, undone_at, progress).await?;
        Ok(self.see_undone(undone).await)
    }

    async fn see_undone(self, undone: Undone) -> usize {
        self.uncount_changes(undone.ids.len());
        self.see_touched(&undone.ids).await;
        undone.left
    }

    /// Whether an import is so large that it is better taken back beside the page.
    #[cfg(target_arch = "wasm32")]
    fn is_large(self, id: &str) -> bool {
        let is_it = |entry: &Entry| entry.id == id && 4 < entry.parts;
        self.imports.with_untracked(|imports| imports.iter().any(is_it))
    }

    /// Shows here and in other windows what the device holds of some records now. Where they can't
    /// be shown here the banner says so: on the device all is done.
    async fn see_touched(self, ids: &[RecordId]) {
        let mut pace = Pace::new();
        for some in ids.chunks(TOLD_AT_A_TIME) {
            windows::tell(self.database(), some);
            if pace.is_tired() {
                pace.pause().await;
            }
        }
        if let Err(failure) = self.renew(ids).await {
            self.fault.set(Some(failure));
        } else if let Err(failure) = self.read_imports().await {
            self.fault.set(Some(failure));
        }
        // What follows from the records is drawn by now; what the screen says next comes after.
        pace.pause().await;
    }

    /// Forgets how records were before any import: what is erased must not come
    /// back by taking an import back.
    ///
    /// # Errors
    ///
    /// Returns [`Failure`]; nothing is then forgotten.
    pub(super) async fn forget_undo(
        self,
        ids: impl IntoIterator<Item = RecordId>,
    ) -> Result<(), Failure> {
        let store = self.store().ok_or(Failure::NotOpen)?;
        Ok(intake::forget(&store, &ids.into_iter().collect()).await?)
    }
}
