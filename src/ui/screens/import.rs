//! Hämta från fil: a colleague's file, or one's own backup.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::failure;
use crate::app::files;
use crate::app::importing::Preview;
use crate::app::page;
use crate::app::route::Route;
use crate::app::sealing;
use crate::app::sealing::Sealed;
use crate::app::use_app;
use crate::present::import_preview;
use crate::present::import_preview::ImportPreview;
use crate::text::Phrase;
use crate::text::common;
use crate::text::import as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::parts::Icon;
use crate::ui::words::t;

mod differences;
mod unlock;

use differences::Differences;
use unlock::Unlock;

/// How far the person has come.
#[derive(Clone)]
enum Step {
    Choose,
    Reading,
    Refused(Phrase),
    /// A passphrase is asked for.
    Locked(Arc<Sealed>),
    /// Read and understood; nothing is changed yet.
    Read(Preview),
    /// Brought in, with what it did.
    Done(ImportPreview, usize),
}

/// What the parts of the screen share.
#[derive(Clone, Copy)]
struct Importing {
    app: AppState,
    step: RwSignal<Step>,
    is_busy: RwSignal<bool>,
    failure: RwSignal<Option<Phrase>>,
}

impl Importing {
    /// Reads a file's text. Whatever is wrong with it, the book is as it was.
    fn read(self, text: &str) {
        self.failure.set(None);
        match sealing::sealed(text) {
            None => self.read_unlocked(text),
            Some(Ok(sealed)) => {
                self.step.set(Step::Locked(Arc::new(sealed)));
                page::focus("import-locked");
            }
            Some(Err(error)) => self.step.set(Step::Refused(failure::seal_words(error))),
        }
    }

    fn read_unlocked(self, text: &str) {
        match self.app.preview(text) {
            Ok(preview) => {
                self.step.set(Step::Read(preview));
                page::focus("import-preview");
            }
            Err(error) => self.step.set(Step::Refused(failure::read_words(&error))),
        }
    }

    /// What bringing `preview` in would do, in words.
    fn words_for(self, preview: &Preview) -> ImportPreview {
        self.app.book().with_untracked(|book| {
            let from = &preview.header.exported_by;
            import_preview::preview(book, &preview.import, from, preview.saved_at())
        })
    }

    fn take_in(self, preview: Preview) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.failure.set(None);
        let (told, choices) = (self.words_for(&preview), preview.import.choices.len());
        self.app.spawn(async move {
            match self.app.merge(preview).await {
                Ok(()) => {
                    self.step.set(Step::Done(told, choices));
                    page::focus("import-done");
                }
                Err(error) => self.failure.set(Some(error.words())),
            }
            self.is_busy.set(false);
        });
    }

    fn undo(self) {
        self.failure.set(None);
        self.app.spawn(async move {
            match self.app.undo_import().await {
                Ok(kept) => {
                    let kept = u64::try_from(kept).unwrap_or(u64::MAX);
                    let undone = words::UNDONE.into();
                    self.app.notify(if kept == 0 { undone } else { words::undone_kept(kept) });
                    self.step.set(Step::Choose);
                    page::focus_heading();
                }
                Err(error) => self.failure.set(Some(error.words())),
            }
        });
    }
}

#[component]
pub fn ImportScreen() -> impl IntoView {
    let app = use_app();
    let importing = Importing {
        app,
        step: RwSignal::new(Step::Choose),
        is_busy: RwSignal::new(false),
        failure: RwSignal::new(None),
    };
    view! {
        <h1 tabindex="-1">{t(words::TITLE)}</h1>
        <div class="flow">
        {live(move || app.is_example().then(|| view! { <Callout kind="info" text=t(words::EXAMPLE) /> }))}
        <div role="status">
            {live(move || {
                importing
                    .step
                    .with(|step| matches!(step, Step::Reading))
                    .then(|| view! { <p class="muted">{t(words::READING)}</p> })
            })}
        </div>
        {live(move || match importing.step.get() {
            Step::Choose => view! { <Choose importing /> }.into_any(),
            Step::Reading => ().into_any(),
            Step::Refused(why) => view! { <Refused importing why /> }.into_any(),
            Step::Locked(sealed) => view! { <Unlock importing sealed /> }.into_any(),
            Step::Read(preview) => view! { <Read importing preview /> }.into_any(),
            Step::Done(told, choices) => view! { <Done importing told choices /> }.into_any(),
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
        <div class="btn-row">
            <FileButton importing word=t(words::CHOOSE) />
        </div>
        <p class="muted">{t(words::CHOOSE_HINT)}</p>
        <Paste importing />
        {importing
            .app
            .can_undo_import()
            .then(|| {
                view! {
                    <div class="section">
                        <p>{t(words::UNDO_EARLIER)}</p>
                        <div class="btn-row">
                            <UndoButton importing />
                        </div>
                    </div>
                }
            })}
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
                accept=".json,.txt,application/json,text/plain"
                on:change:target=move |event| {
                    let input = event.target();
                    importing
                        .app
                        .spawn(async move {
                            let Some(text) = files::read_chosen(input).await else { return };
                            importing.step.set(Step::Reading);
                            // So that the words above are seen while a large file is read.
                            request_animation_frame(move || {
                                set_timeout(
                                    move || match text {
                                        Ok(text) => importing.read(&text),
                                        Err(error) => {
                                            let why = failure::unread_words(error);
                                            importing.step.set(Step::Refused(why));
                                        }
                                    },
                                    std::time::Duration::ZERO,
                                );
                            });
                        });
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
                <div class="field">
                    <label class="field__label" for="import-text">
                        {t(words::PASTE_LABEL)}
                    </label>
                    <p class="field__hint" id="import-text-h">
                        {t(words::PASTE_HINT)}
                    </p>
                    <textarea
                        class="field__input"
                        id="import-text"
                        rows="5"
                        spellcheck="false"
                        autocomplete="off"
                        aria-describedby="import-text-h"
                        on:input:target=move |event| pasted.set(event.target().value())
                    ></textarea>
                </div>
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
        <Differences told />
        <Failed importing title=t(words::FAILED) />
        {if is_new {
            view! {
                <p>{t(words::CAN_UNDO)}</p>
                <div class="form__actions">
                    <button
                        type="button"
                        class="btn btn--primary"
                        aria-disabled=Signal::derive(move || importing.is_busy.get().then_some("true"))
                        on:click=tap(move || importing.take_in(preview.clone()))
                    >
                        <Icon name="import" />
                        {live(move || {
                            t(if importing.is_busy.get() { words::TAKING_IN } else { words::TAKE_IN })
                        })}
                    </button>
                    <button
                        type="button"
                        class="btn btn--quiet"
                        on:click=tap(move || {
                            importing.step.set(Step::Choose);
                            page::focus_heading();
                        })
                    >
                        {t(common::CANCEL)}
                    </button>
                </div>
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
fn Done(importing: Importing, told: ImportPreview, choices: usize) -> impl IntoView {
    let choices = u64::try_from(choices).unwrap_or(u64::MAX);
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
        <Differences told />
        <p class="muted">{t(words::DELETE_MAIL)}</p>
        <Failed importing title=t(words::NOT_UNDONE) />
        <div class="btn-row">
            <a class="btn" class:btn--primary=choices == 0 href=Route::Today.href()>
                {t(words::SEE)}
            </a>
            <UndoButton importing />
        </div>
        </div>
    }
}

#[component]
fn UndoButton(importing: Importing) -> impl IntoView {
    view! {
        <button type="button" class="btn" on:click=tap(move || importing.undo())>
            <Icon name="undo" />
            {t(words::UNDO)}
        </button>
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
