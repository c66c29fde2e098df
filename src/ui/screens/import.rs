//! Hämta från fil: a colleague's file, or one's own backup.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::files;
use crate::app::importing::Preview;
use crate::app::intake::Told;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::id::RecordId;
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
mod flow;
mod log;
mod points;
mod twins;
mod unlock;
mod waiting;
mod working;

use differences::Differences;
use flow::Importing;
use flow::Step;
use log::Log;
use points::Points;
use twins::Twins;
use unlock::Unlock;
use waiting::Waiting;
use working::Working;

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
