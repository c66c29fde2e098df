//! Lagring på telefonen: where the book is, and how safely it lies there.

use leptos::prelude::*;

use crate::app::boot;
use crate::app::boot::Usage;
use crate::app::route::Route;
use crate::app::use_app;
use crate::present::photos;
use crate::text::format::file_size;
use crate::text::storage as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::parts::Fact;
use crate::ui::parts::Icon;
use crate::ui::parts::Section;
use crate::ui::parts::Status;
use crate::ui::words::clock_text;
use crate::ui::words::t;

mod folder;

use folder::FolderSection;

#[component]
pub fn StorageScreen() -> impl IntoView {
    let app = use_app();
    // What it has come to since the app was opened.
    app.spawn(app.boot().look_at_storage());
    view! {
        <h1 tabindex="-1">{t(words::TITLE)}</h1>
        <p class="lead">{t(words::LEAD)}</p>
        <Section id="storage-kept" title=t(words::KEPT_SECTION)>
            <Kept />
        </Section>
        <FolderSection />
        <Section id="storage-figures" title=t(words::FIGURES_SECTION)>
            <Figures />
        </Section>
    }
}

/// Whether the browser keeps the book, and what can be done about it.
#[component]
fn Kept() -> impl IntoView {
    let app = use_app();
    let boot = app.boot();
    let asked = RwSignal::new(false);
    let is_kept = move || boot.persisted() == Some(true);
    let ask = move || {
        app.spawn(async move {
            app.ask_again_to_persist().await;
            asked.set(true);
        });
    };
    view! {
        <div class="flow">
        {live(move || {
            let (kind, word, text) = match boot.persisted() {
                Some(true) => ("met", words::KEPT, words::KEPT_TEXT),
                Some(false) => ("unknown", words::NOT_KEPT, words::NOT_KEPT_TEXT),
                None => ("unknown", words::NOT_TOLD, words::NOT_TOLD_TEXT),
            };
            view! {
                <p>
                    <Status kind text=t(word) />
                </p>
                <p class="prose">{t(text)}</p>
            }
        })}
        {boot::is_ios_tab().then(|| view! { <Callout kind="warning" text=t(words::IOS_TAB) /> })}
        <div role="status">
            {live(move || {
                asked
                    .get()
                    .then(|| {
                        let answer = if is_kept() { words::ASKED_KEPT } else { words::ASKED_NOT_KEPT };
                        view! { <p>{t(answer)}</p> }
                    })
            })}
        </div>
        <div class="btn-row">
            {live(move || {
                (!is_kept())
                    .then(|| {
                        view! {
                            <button type="button" class="btn btn--primary" on:click=tap(ask)>
                                {t(words::ASK)}
                            </button>
                        }
                    })
            })}
            <a class="btn" href=Route::Share.href()>
                <Icon name="export" />
                {t(words::BACK_UP)}
            </a>
            {(!boot::is_installed())
                .then(|| {
                    view! {
                        <a class="btn" href=Route::Install.href()>
                            {t(words::INSTALL)}
                        </a>
                    }
                })}
        </div>
        </div>
    }
}

#[component]
fn Figures() -> impl IntoView {
    let app = use_app();
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let drafts = move || match app.drafts().with(std::collections::BTreeMap::len) {
        0 => t(words::NONE),
        some => t(words::drafts_count(count(some))),
    };
    let photos = move || match app.book().with(photos::weight) {
        (0, _) => t(words::NONE),
        (some, bytes) => t(words::photos_count(count(some), file_size(count(bytes)))),
    };
    let used = move || match app.boot().usage() {
        Some(Usage { used, available }) => t(words::used_of(file_size(used), file_size(available))),
        None => t(words::UNKNOWN),
    };
    let saved = move || match app.saved_at().get() {
        Some(at) => clock_text(at),
        None => t(words::NOT_SAVED_YET),
    };
    view! {
        <dl class="summary-list">
            <Fact what=t(words::RECORDS)>{live(move || t(words::records_count(count(app.size()))))}</Fact>
            <Fact what=t(words::PHOTOS)>{live(photos)}</Fact>
            <Fact what=t(words::DRAFTS)>{live(drafts)}</Fact>
            <Fact what=t(words::USED)>
                {live(used)} <span class="muted small">" " {t(words::USED_HINT)}</span>
            </Fact>
            <Fact what=t(words::LAST_SAVED)>{live(saved)}</Fact>
        </dl>
    }
}
