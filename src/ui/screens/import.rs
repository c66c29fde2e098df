//! Hämta från fil: a colleague's file, or one's own backup.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::failure;
use crate::app::files;
use crate::app::importing::Arrived;
use crate::app::importing::OnProgress;
use crate::app::importing::Preview;
use crate::app::intake::Refusal;
use crate::app::intake::Told;
use crate::app::page;
use crate::app::route::Route;
use crate::app::sealing;
use crate::app::sealing::Locked;
use crate::app::sealing::SealError;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::present::import_preview;
use crate::present::import_preview::From;
use crate::present::import_preview::ImportPreview;
use crate::text::Phrase;
use crate::text::common;
use crate::text::import as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Actions;
use crate::ui::parts::Callout;
use crate::ui::parts::Field;
use crate::ui::parts::Icon;
use crate::ui::screens::rules::ArrivingRules;
use crate::ui::words::t;

mod differences;
mod log;
mod points;
mod twins;
mod unlock;
mod waiting;
mod working;

use differences::Differences;
use log::Log;
use points::Points;
use points::Register;
use points::is_register;
use twins::Twins;
use unlock::Unlock;
use waiting::Waiting;
use working::Working;

/// How far the person has come.
#[derive(Clone)]
enum Step {
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
    const fn is_writing(&self) -> bool {
        matches!(self, Self::TakingIn | Self::Undoing)
    }
}

/// What the parts of the screen share.
#[derive(Clone, Copy)]
struct Importing {
    app: AppState,
    step: RwSignal<Step, LocalStorage>,
    /// So much of so much, while something is worked on.
    progress: RwSignal<(u64, u64)>,
    /// Grows when the person turns to something else: what was begun before is not shown then.
    turn: StoredValue<u32>,
    is_busy: RwSignal<bool>,
    failure: RwSignal<Option<Phrase>>,
}

impl Importing {
    /// Looks at a file of any name. Whatever is wrong with it, the book is as it was.
    fn read_file(self, file: files::File) {
        self.turn_to_another();
        #[expect(clippy::cast_precision_loss, reason = "a limit far below where it matters")]
        if (Arrived::MAX_BYTES as f64) < file.size() {
            self.refuse(&Refusal::TooLarge);
            return;
        }
        let turn = self.begin(Step::Reading);
        self.app.spawn(async move {
            let start = files::start_of(&file).await;
            if is_register(&file.name(), start.as_deref().unwrap_or_default()) {
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
    fn turn_to_another(self) {
        self.failure.set(None);
        self.app.stop_import();
    }

    /// Looks at a file's text.
    fn read(self, text: &str) {
        self.turn_to_another();
        let file = sealing::is_sealed(text).then(|| files::blob_of(text)).flatten();
        let Some(file) = file else { return self.look_at(Arrived::of(text)) };
        let turn = self.begin(Step::Reading);
        self.app.spawn(async move { self.read_locked(turn, sealing::locked(file).await) });
    }

    /// Asks for the passphrase of a locked file that the device gave.
    fn read_locked(self, turn: u32, locked: Option<Result<Locked, SealError>>) {
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

    fn look_at(self, file: Arrived) {
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

    fn show(self, preview: Preview) {
        self.step.set(Step::Read(preview));
        page::focus("import-preview");
    }

    fn refuse(self, why: &Refusal) {
        self.step.set(Step::Refused(failure::refusal_words(why)));
    }

    /// Begins something that takes its time; gives what tells it from what is begun later.
    fn begin(self, step: Step) -> u32 {
        self.turn.update_value(|turn| *turn += 1);
        self.progress.set((0, 0));
        self.is_busy.set(false);
        self.step.set(step);
        self.turn.get_value()
    }

    /// Whether the person still waits for what was begun.
    fn is_still(self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn)
    }

    /// Whether the person has gone on to another screen, and is told there.
    fn is_gone(self) -> bool {
        self.turn.try_get_value().is_none()
    }

    /// Shows how far it has come, and stops it when the person has turned away.
    fn on_progress(self, turn: u32) -> OnProgress {
        Rc::new(move |done, of| {
            let is_still = self.is_still(turn);
            if is_still {
                self.progress.set((done, of));
            }
            is_still
        })
    }

    /// Turns away from the file; what is being worked on is stopped.
    fn leave(self) {
        self.begin(Step::Choose);
        self.failure.set(None);
        self.app.stop_import();
        page::focus_heading();
    }

    /// What bringing `preview` in would do, in words.
    fn words_for(self, preview: &Preview) -> ImportPreview {
        let told = &preview.told;
        let from = From { whom: &told.header.exported_by, saved_at: preview.saved_at() };
        let words =
            |book: &_| import_preview::preview(book, &told.tally, told.pictures, &told.named, from);
        self.app.book().with_untracked(words)
    }

    fn take_in(self, preview: Preview) {
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
    fn undo(self, id: String) {
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

#[component]
pub fn ImportScreen() -> impl IntoView {
    let app = use_app();
    let importing = Importing {
        app,
        step: RwSignal::new_local(Step::Choose),
        progress: RwSignal::new((0, 0)),
        turn: StoredValue::new(0),
        is_busy: RwSignal::new(false),
        failure: RwSignal::new(None),
    };
    app.spawn(async move {
        if let Err(why) = app.read_imports().await {
            // The person may have gone on to another screen.
            let _gone = importing.failure.try_set(Some(why.words()));
        }
    });
    // Who goes on to another screen does not wait for the file any more, unless it is being
    // written: that is done, and told in the log.
    on_cleanup(move || {
        if importing.step.with_untracked(Step::is_writing) {
            app.let_import_finish();
        } else {
            app.stop_import();
        }
    });
    view! {
        <h1 tabindex="-1">{t(words::TITLE)}</h1>
        <div class="flow">
        {live(move || app.is_example().then(|| view! { <Callout kind="info" text=t(words::EXAMPLE) /> }))}
        <Waiting importing />
        {live(move || match importing.step.get() {
            Step::Choose => view! { <Choose importing /> }.into_any(),
            Step::Reading => view! { <Working importing title=words::READING /> }.into_any(),
            Step::Refused(why) => view! { <Refused importing why /> }.into_any(),
            Step::Locked(locked) => view! { <Unlock importing locked /> }.into_any(),
            Step::Points(register) => view! { <Points importing register /> }.into_any(),
            Step::Read(preview) => view! { <Read importing preview /> }.into_any(),
            Step::TakingIn => view! { <Working importing title=words::TAKING_IN /> }.into_any(),
            Step::Done(words, told, id) => view! { <Done importing words told id /> }.into_any(),
            Step::Undoing => view! { <Working importing title=words::UNDOING /> }.into_any(),
        })}
        </div>
    }
}

#[component]
fn Choose(importing: Importing) -> impl IntoView {
    view! {
        <div class="flow">
        <p class="lead">{t(words::LEAD)}</p>
        <Failed importing title=t(words::NOT_UNDONE) />
        <div class="drop-target">
            <div class="btn-row">
                <FileButton importing word=t(words::CHOOSE) />
            </div>
            <p class="drop-target__hint">{t(words::DROP_HINT)}</p>
        </div>
        <p class="muted">{t(words::CHOOSE_HINT)}</p>
        <Paste importing />
        <Log importing />
        </div>
    }
}

/// A file field that looks and is pressed like a button.
#[component]
fn FileButton(importing: Importing, word: String) -> impl IntoView {
    view! {
        <label class="btn btn--primary file-button">
            <Icon name="import" />
            {word}
            <input
                class="file-button__input"
                type="file"
                on:change:target=move |event| {
                    if let Some(file) = files::chosen(&event.target()) {
                        importing.read_file(file);
                    }
                }
            />
        </label>
    }
}

/// For whom the text is in a mail, and not in a file.
#[component]
fn Paste(importing: Importing) -> impl IntoView {
    let pasted = RwSignal::new(String::new());
    view! {
        <details>
            <summary>{t(words::PASTE)}</summary>
            <form
                class="form"
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    pasted.with_untracked(|text| importing.read(text));
                }
            >
                <Field
                    id="import-text"
                    label=t(words::PASTE_LABEL)
                    hint=t(words::PASTE_HINT)
                    let:ties
                >
                    <textarea
                        class="field__input"
                        id="import-text"
                        rows="5"
                        spellcheck="false"
                        autocomplete="off"
                        aria-describedby=ties.described
                        on:input:target=move |event| pasted.set(event.target().value())
                    ></textarea>
                </Field>
                <div>
                    <button type="submit" class="btn">
                        {t(words::PASTE_READ)}
                    </button>
                </div>
            </form>
        </details>
    }
}

/// Why the file is not taken in, and the way on.
#[component]
fn Refused(importing: Importing, why: Phrase) -> impl IntoView {
    view! {
        <div class="flow">
        <div role="alert">
            <Callout kind="danger" title=t(words::REFUSED) text=t(why) />
        </div>
        <div class="btn-row">
            <FileButton importing word=t(words::CHOOSE_ANOTHER) />
        </div>
        <Paste importing />
        </div>
    }
}

/// What the file would do, and whether it may.
#[component]
fn Read(importing: Importing, preview: Preview) -> impl IntoView {
    let told = importing.words_for(&preview);
    let is_new = told.nothing_new.is_none();
    let heading = if is_new { words::PREVIEW } else { words::NOTHING_NEW };
    let from = told.header.clone().unwrap_or_else(|| words::NOWHERE.into());
    view! {
        <div class="flow">
        <h2 id="import-preview" tabindex="-1">
            {t(heading)}
        </h2>
        <p class="muted">{t(from)}</p>
        {is_new.then(|| view! { <ArrivingRules told=Arc::clone(&preview.told) /> })}
        <Differences told />
        {if is_new {
            let preview = StoredValue::new_local(preview);
            view! {
                <p>{t(words::CAN_UNDO)}</p>
                <Actions>
                    <button
                        type="button"
                        class="btn btn--primary"
                        on:click=tap(move || importing.take_in(preview.get_value()))
                    >
                        <Icon name="import" />
                        {t(words::TAKE_IN)}
                    </button>
                    <button
                        type="button"
                        class="btn btn--quiet"
                        on:click=tap(move || importing.leave())
                    >
                        {t(common::CANCEL)}
                    </button>
                </Actions>
            }
                .into_any()
        } else {
            view! {
                <div class="btn-row">
                    <FileButton importing word=t(words::CHOOSE_ANOTHER) />
                    <a class="btn" href=Route::Today.href()>
                        {t(words::SEE)}
                    </a>
                </div>
            }
                .into_any()
        }}
        </div>
    }
}

/// What the file did, with the way back.
#[component]
fn Done(importing: Importing, words: ImportPreview, told: Arc<Told>, id: String) -> impl IntoView {
    let choices = u64::try_from(told.tally.choices.count).unwrap_or(u64::MAX);
    let new: BTreeSet<RecordId> = told.tally.new.named().collect();
    view! {
        <div class="flow">
        <h2 id="import-done" tabindex="-1">
            {t(words::DONE)}
        </h2>
        {(choices != 0)
            .then(|| {
                view! {
                    <Callout kind="warning" text=t(words::choices(choices))>
                        <a class="btn btn--primary" href=Route::Choices.href()>
                            {t(words::CHOOSE_BETWEEN)}
                        </a>
                    </Callout>
                }
            })}
        <Differences told=words />
        <Twins new />
        <p class="muted">{t(words::DELETE_MAIL)}</p>
        <Failed importing title=t(words::NOT_UNDONE) />
        <div class="btn-row">
            <a class="btn" class:btn--primary=choices == 0 href=Route::Today.href()>
                {t(words::SEE)}
            </a>
            <button
                type="button"
                class="btn"
                on:click=tap(move || importing.undo(id.clone()))
            >
                <Icon name="undo" />
                {t(words::UNDO)}
            </button>
        </div>
        </div>
    }
}

#[component]
fn Failed(importing: Importing, title: String) -> impl IntoView {
    view! {
        <div role="alert">
            {live(move || {
                importing
                    .failure
                    .get()
                    .map(|why| view! { <Callout kind="danger" title=title.clone() text=t(why) /> })
            })}
        </div>
    }
}
