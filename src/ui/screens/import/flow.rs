//! How a file is brought in, from the choice of it to the way back: what the parts of the screen share.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::points::Register;
use crate::app::AppState;
use crate::app::failure;
use crate::app::files;
use crate::app::importing::Arrived;
use crate::app::importing::OnProgress;
use crate::app::importing::Preview;
use crate::app::intake::Refusal;
use crate::app::intake::Told;
use crate::app::page;
use crate::app::points;
use crate::app::sealing;
use crate::app::sealing::Locked;
use crate::app::sealing::SealError;
use crate::present::import_preview;
use crate::present::import_preview::From;
use crate::present::import_preview::ImportPreview;
use crate::text::Phrase;
use crate::text::import as words;

/// How far the person has come.
#[derive(Clone)]
pub(super) enum Step {
    Choose,
    Reading,
    Refused(Phrase),
    /// A passphrase is asked for.
    Locked(Rc<Locked>),
    /// A register of points: what its columns mean is asked for.
    Points(Arc<Register>),
    /// Read and understood; nothing is changed yet.
    Read(Preview),
    TakingIn,
    /// Brought in, with what it did; the last is the import's id.
    Done(ImportPreview, Arc<Told>, String),
    Undoing,
}

impl Step {
    /// Whether the book is being changed, which is not turned away from.
    pub(super) const fn is_writing(&self) -> bool {
        matches!(self, Self::TakingIn | Self::Undoing)
    }
}

/// What the parts of the screen share.
#[derive(Clone, Copy)]
pub(super) struct Importing {
    pub(super) app: AppState,
    pub(super) step: RwSignal<Step, LocalStorage>,
    /// So much of so much, while something is worked on.
    pub(super) progress: RwSignal<(u64, u64)>,
    /// Grows when the person turns to something else: what was begun before is not shown then.
    pub(super) turn: StoredValue<u32>,
    pub(super) is_busy: RwSignal<bool>,
    pub(super) failure: RwSignal<Option<Phrase>>,
}

impl Importing {
    /// Looks at a file of any name. Whatever is wrong with it, the book is as it was.
    pub(super) fn read_file(self, file: files::File) {
        self.turn_to_another();
        #[expect(clippy::cast_precision_loss, reason = "a limit far below where it matters")]
        if (Arrived::MAX_BYTES as f64) < file.size() {
            self.refuse(&Refusal::TooLarge);
            return;
        }
        let turn = self.begin(Step::Reading);
        self.app.spawn(async move {
            let start = files::start_of(&file).await;
            if points::is_register(&file.name(), start.as_deref().unwrap_or_default()) {
                return self.read_register(turn, file).await;
            }
            if !start.as_deref().is_some_and(sealing::is_sealed) {
                if self.is_still(turn) {
                    self.look_at(Arrived::Blob(file.into()));
                }
                return;
            }
            self.read_locked(turn, sealing::locked(file.into()).await);
        });
    }

    /// What was looked at before is of no use any more.
    pub(super) fn turn_to_another(self) {
        self.failure.set(None);
        self.app.stop_import();
    }

    /// Looks at a file's text.
    pub(super) fn read(self, text: &str) {
        self.turn_to_another();
        let file = sealing::is_sealed(text).then(|| files::blob_of(text)).flatten();
        let Some(file) = file else { return self.look_at(Arrived::of(text)) };
        let turn = self.begin(Step::Reading);
        self.app.spawn(async move { self.read_locked(turn, sealing::locked(file).await) });
    }

    /// Asks for the passphrase of a locked file that the device gave.
    pub(super) fn read_locked(self, turn: u32, locked: Option<Result<Locked, SealError>>) {
        if !self.is_still(turn) {
            return;
        }
        match locked {
            Some(Ok(locked)) => {
                self.begin(Step::Locked(Rc::new(locked)));
                page::focus("import-locked");
            }
            Some(Err(error)) => self.step.set(Step::Refused(failure::seal_words(error))),
            None => self.refuse(&Refusal::Unavailable),
        }
    }

    pub(super) fn look_at(self, file: Arrived) {
        let turn = self.begin(Step::Reading);
        self.app.spawn(async move {
            let looked = self.app.look_at(file, self.on_progress(turn)).await;
            if !self.is_still(turn) {
                return;
            }
            match looked {
                Ok(preview) => self.show(preview),
                Err(why) => self.refuse(&why),
            }
        });
    }

    pub(super) fn show(self, preview: Preview) {
        self.step.set(Step::Read(preview));
        page::focus("import-preview");
    }

    pub(super) fn refuse(self, why: &Refusal) {
        self.step.set(Step::Refused(failure::refusal_words(why)));
    }

    /// Begins something that takes its time; gives what tells it from what is begun later.
    pub(super) fn begin(self, step: Step) -> u32 {
        self.turn.update_value(|turn| *turn += 1);
        self.progress.set((0, 0));
        self.is_busy.set(false);
        self.step.set(step);
        self.turn.get_value()
    }

    /// Whether the person still waits for what was begun.
    pub(super) fn is_still(self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn)
    }

    /// Whether the person has gone on to another screen, and is told there.
    pub(super) fn is_gone(self) -> bool {
        self.turn.try_get_value().is_none()
    }

    /// Shows how far it has come, and stops it when the person has turned away.
    pub(super) fn on_progress(self, turn: u32) -> OnProgress {
        Rc::new(move |done, of| {
            let is_still = self.is_still(turn);
            if is_still {
                self.progress.set((done, of));
            }
            is_still
        })
    }

    /// Turns away from the file; what is being worked on is stopped.
    pub(super) fn leave(self) {
        self.begin(Step::Choose);
        self.failure.set(None);
        self.app.stop_import();
        page::focus_heading();
    }

    /// What bringing `preview` in would do, in words.
    pub(super) fn words_for(self, preview: &Preview) -> ImportPreview {
        let told = &preview.told;
        let from = From { whom: &told.header.exported_by, saved_at: preview.saved_at() };
        let words =
            |book: &_| import_preview::preview(book, &told.tally, told.pictures, &told.named, from);
        self.app.book().with_untracked(words)
    }

    pub(super) fn take_in(self, preview: Preview) {
        let (words, told) = (self.words_for(&preview), Arc::clone(&preview.told));
        let turn = self.begin(Step::TakingIn);
        page::focus("import-working");
        self.app.spawn(async move {
            let taken = self.app.take_in(preview, self.on_progress(turn)).await;
            match taken {
                // It was done before it could be stopped, or while the person was elsewhere.
                Ok(_id) if !self.is_still(turn) => self.app.notify(words::TAKEN_IN_ANYWAY),
                Err(why) if self.is_gone() => {
                    self.app.notify(words::not_taken_in(failure::refusal_words(&why)));
                }
                Err(_stopped) if !self.is_still(turn) => {}
                Ok(id) => {
                    self.step.set(Step::Done(words, told, id));
                    page::focus("import-done");
                }
                // A file that was looked at is not looked at twice: it is chosen again.
                Err(why) => self.refuse(&why),
            }
        });
    }

    /// Takes the import called `id` back.
    pub(super) fn undo(self, id: String) {
        self.failure.set(None);
        let before = self.step.get_untracked();
        let turn = self.begin(Step::Undoing);
        page::focus("import-working");
        self.app.spawn(async move {
            let undone = self.app.undo_import(&id, self.on_progress(turn)).await;
            let is_still = self.is_still(turn);
            match undone {
                Ok(left) => {
                    let left = u64::try_from(left).unwrap_or(u64::MAX);
                    let undone = words::UNDONE.into();
                    self.app.notify(if left == 0 { undone } else { words::undone_kept(left) });
                    if is_still {
                        self.step.set(Step::Choose);
                        page::focus_heading();
                    }
                }
                Err(why) if is_still => {
                    self.step.set(before);
                    self.failure.set(Some(failure::refusal_words(&why)));
                    page::focus_heading();
                }
                Err(why) if self.is_gone() => {
                    self.app.notify(words::not_taken_back(failure::refusal_words(&why)));
                }
                Err(_stopped) => {}
            }
        });
    }
}
