//! Automatic backups to a folder that the person chose: after changes, at most
//! every quarter of an hour. See [`crate::domain::backup_files`] for which stay.

use chrono::NaiveDateTime;
use leptos::prelude::*;

use super::AppState;
use super::Opening;
use crate::domain::moment;

/// Why a backup was not written to the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The person chose no folder after all.
    Cancelled,
    /// The browser wants the person to allow it again, by a tap.
    NotAllowed,
    /// The folder was moved or removed, or its disk is not connected.
    Missing,
    Full,
    /// The file would be larger than what can be taken in again. None was written.
    TooLarge,
    /// Some pictures can't be read. The rest was written, and no older file removed.
    Partly,
    Other,
}

/// How it goes with the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Waiting,
    Writing,
    Halted(Trouble),
}

/// Signals about the folder. Which it is, and when it was last written to, stand
/// in the settings.
#[derive(Clone, Copy, Debug)]
pub struct FolderBackup {
    standing: RwSignal<Standing>,
    #[cfg(target_arch = "wasm32")]
    folder: StoredValue<Option<super::folder::Folder>, LocalStorage>,
    /// When writing was last begun in this run: what fails is not tried every moment.
    #[cfg(target_arch = "wasm32")]
    tried_at: StoredValue<Option<NaiveDateTime>>,
}

impl FolderBackup {
    pub(super) fn new() -> Self {
        Self {
            standing: RwSignal::new(Standing::Waiting),
            #[cfg(target_arch = "wasm32")]
            folder: StoredValue::new_local(None),
            #[cfg(target_arch = "wasm32")]
            tried_at: StoredValue::new(None),
        }
    }

    pub fn standing(self) -> Standing {
        self.standing.get()
    }

    /// Why nothing is written to the folder any more, if that is so.
    pub fn trouble(self) -> Option<Trouble> {
        match self.standing.get() {
            Standing::Halted(trouble) => Some(trouble),
            Standing::Waiting | Standing::Writing => None,
        }
    }
}

impl AppState {
    pub fn folder_backup(self) -> FolderBackup {
        self.folder_backup
    }

    /// Whether what is open is a book to back up by itself: one's own, and all of
    /// it. One that could not be read, or vanished, must not crowd out the files
    /// that it can be brought back from.
    pub fn is_worth_backing_up(self) -> bool {
        !self.is_example_untracked()
            && self.opening.with_untracked(|opening| *opening == Opening::Open)
            && self.book.with_untracked(|book| !book.is_empty())
    }

    /// Notes that the book, as it was at `moment` with so many changes, was
    /// written to the folder. What was changed meanwhile still counts.
    pub fn note_folder_backup(self, moment: NaiveDateTime, changes: u64, since_folder: u64) {
        self.note_part_in_folder(moment, since_folder);
        self.set(|settings| {
            settings.backed_up_at = moment::write_moment(moment);
            settings.changes_since_backup = settings.changes_since_backup.saturating_sub(changes);
            settings.backup_put_off_until.clear();
        });
    }

    /// Notes that something was written to the folder that is no backup, since
    /// pictures are missing: it is not written again before something is changed.
    pub fn note_part_in_folder(self, moment: NaiveDateTime, since_folder: u64) {
        self.set(|settings| {
            settings.folder_written_at = moment::write_moment(moment);
            settings.changes_since_folder =
                settings.changes_since_folder.saturating_sub(since_folder);
        });
    }
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::time::Duration;

    use leptos::prelude::*;

    use super::AppState;
    use super::FolderBackup;
    use super::Standing;
    use super::Trouble;
    use crate::app::clock;
    use crate::app::device;
    use crate::app::folder::Folder;
    use crate::app::making::Ask;
    use crate::app::making::Unmade;
    use crate::app::page;
    use crate::app::settings;
    use crate::domain::backup_files;
    use crate::domain::selection::Scope;
    use crate::domain::selection::Wish;

    /// How often it is looked whether a backup is due.
    const LOOK_EVERY: Duration = Duration::from_secs(30);

    impl FolderBackup {
        /// Says how it goes, where that is news.
        fn stands(self, standing: Standing) {
            if self.standing.get_untracked() != standing {
                self.standing.set(standing);
            }
        }
    }

    impl AppState {
        /// Lets the person choose a folder, and writes the first backup to it. To
        /// be called in a tap.
        pub async fn choose_backup_folder(self) {
            let folder = match Folder::choose().await {
                Ok(folder) => folder,
                Err(Trouble::Cancelled) => return,
                Err(trouble) => return self.folder_backup.stands(Standing::Halted(trouble)),
            };
            if let Err(trouble) = folder.keep().await {
                return self.folder_backup.stands(Standing::Halted(trouble));
            }
            self.set(|settings| {
                settings.folder_name = Some(folder.name());
                settings.folder_written_at.clear();
            });
            self.folder_backup.folder.set_value(Some(folder));
            // The button that was pressed is gone.
            page::focus_heading();
            self.back_up_to_folder().await;
        }

        /// Writes no more to the folder. What was written stays there.
        pub async fn leave_backup_folder(self) {
            self.set(|settings| {
                settings.folder_name = None;
                settings.folder_written_at.clear();
            });
            self.folder_backup.folder.set_value(None);
            self.folder_backup.stands(Standing::Waiting);
            page::focus_heading();
            // A handle that stays behind is not read again: the settings say so.
            let _forgotten = Folder::forget().await;
        }

        /// Writes to the folder now, and asks for leave where that is wanting. To
        /// be called in a tap.
        pub async fn back_up_to_folder(self) {
            let Some(folder) = self.folder_backup.folder.get_value() else {
                return self.folder_backup.stands(Standing::Halted(Trouble::Missing));
            };
            if folder.ask_to_write().await {
                self.write_to(folder).await;
            } else {
                self.folder_backup.stands(Standing::Halted(Trouble::NotAllowed));
            }
        }

        /// Finds the folder that was chosen in an earlier run, and keeps it up to
        /// date from now on.
        pub(in crate::app) async fn follow_backup_folder(self) {
            if self.settings.with_untracked(|settings| settings.folder_name.is_some()) {
                match Folder::kept().await {
                    Ok(Some(folder)) => {
                        let may_write = folder.may_write().await;
                        self.folder_backup.folder.set_value(Some(folder));
                        if !may_write {
                            let halted = Standing::Halted(Trouble::NotAllowed);
                            self.folder_backup.stands(halted);
                        }
                    }
                    _ => self.folder_backup.stands(Standing::Halted(Trouble::Missing)),
                }
            }
            set_interval(move || self.back_up_if_due(), LOOK_EVERY);
            self.back_up_if_due();
        }

        /// Writes to the folder if anything was changed and the last time is long
        /// enough ago.
        pub(in crate::app) fn back_up_if_due(self) {
            if !self.is_worth_backing_up() {
                return;
            }
            let Some(folder) = self.folder_backup.folder.try_get_value().flatten() else { return };
            // Another window may have written since this one read its settings.
            let last =
                settings::read().folder_written_at().max(self.folder_backup.tried_at.get_value());
            let has_changes =
                self.settings.with_untracked(|settings| settings.changes_since_folder != 0);
            if has_changes && backup_files::is_due(last, clock::now()) {
                self.spawn(async move {
                    if folder.may_write().await {
                        self.write_to(folder).await;
                    } else {
                        let halted = Standing::Halted(Trouble::NotAllowed);
                        self.folder_backup.stands(halted);
                    }
                });
            }
        }

        async fn write_to(self, folder: Folder) {
            if self.folder_backup.standing.get_untracked() == Standing::Writing {
                return;
            }
            self.folder_backup.tried_at.set_value(Some(clock::now()));
            self.folder_backup.stands(Standing::Writing);
            let standing = match self.try_write_to(&folder).await {
                Ok(()) => Standing::Waiting,
                Err(trouble) => Standing::Halted(trouble),
            };
            self.folder_backup.stands(standing);
        }

        async fn try_write_to(self, folder: &Folder) -> Result<(), Trouble> {
            if !self.is_worth_backing_up() {
                return Ok(());
            }
            if !self.settings.with_untracked(|it| backup_files::is_mark(&it.folder_mark)) {
                self.set(|settings| settings.folder_mark = device::new_mark());
            }
            let settings = self.settings.get_untracked();
            let now = clock::now();
            let ask = Ask { wish: Wish::everything(), ..Ask::default() };
            let made = match self.make(ask, |_record| (), |_thousandth| true).await {
                Ok(made) => made,
                Err(Unmade::TooLarge) => return Err(Trouble::TooLarge),
                Err(Unmade::Stopped | Unmade::Failed(_)) => return Err(Trouble::Other),
            };
            // A part of the book is no backup, and takes the place of none.
            let is_all = made.is_all(Scope::Book);
            let name = if is_all {
                backup_files::name(&settings.folder_mark, now)
            } else {
                backup_files::partial_name(&settings.folder_mark)
            };
            let file = self.parcel(&made, "").body.blob("application/json");
            folder.write(&name, &file.map_err(|_error| Trouble::Other)?).await?;
            let (changes, since) = (settings.changes_since_backup, settings.changes_since_folder);
            if !is_all {
                self.note_part_in_folder(now, since);
                return Err(Trouble::Partly);
            }
            self.note_folder_backup(now, changes, since);
            // Older files that can't be removed now are tried again with the next one.
            let names = folder.names().await.unwrap_or_default();
            for gone in backup_files::superseded(&settings.folder_mark, &name, &names) {
                let _removed = folder.remove(&gone).await;
            }
            Ok(())
        }
    }
}
