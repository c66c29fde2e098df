//! The folder that the book is backed up to by itself.

use leptos::prelude::*;

use crate::app::clock;
use crate::app::folder;
use crate::app::folder_backup::Standing;
use crate::app::folder_backup::Trouble;
use crate::app::page;
use crate::app::settings::Settings;
use crate::app::use_app;
use crate::text::Message;
use crate::text::folder_backup as words;
use crate::text::format;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::parts::Icon;
use crate::ui::parts::Section;
use crate::ui::words::language;
use crate::ui::words::t;

/// The folder, or the offer to choose one; nothing where the browser has no such thing.
#[component]
pub fn FolderSection() -> impl IntoView {
    let app = use_app();
    // Not drawn anew with every setting: the button that somebody stands on would go.
    let is_example = Memo::new(move |_| app.is_example());
    live(move || {
        if is_example.get() || !folder::is_offered() {
            return None;
        }
        let is_chosen = Memo::new(move |_| app.settings().with(|it| it.folder_name.is_some()));
        Some(view! {
            <Section id="storage-folder" title=t(words::SECTION)>
                <div class="flow">
                    <p class="prose">{t(words::TEXT)}</p>
                    {live(move || {
                        if is_chosen.get() {
                            view! { <Chosen /> }.into_any()
                        } else {
                            view! { <Offer /> }.into_any()
                        }
                    })}
                </div>
            </Section>
        })
    })
}

#[component]
fn Offer() -> impl IntoView {
    let app = use_app();
    view! {
        <Halted />
        <div class="btn-row">
            <button
                type="button"
                class="btn"
                on:click=tap(move || app.spawn(app.choose_backup_folder()))
            >
                <Icon name="export" />
                {t(words::CHOOSE)}
            </button>
        </div>
    }
}

#[component]
fn Chosen() -> impl IntoView {
    let app = use_app();
    let name =
        move || app.settings().with(|settings| settings.folder_name.clone().unwrap_or_default());
    let written = move || match app.settings().with(Settings::folder_written_at) {
        Some(at) => format::moment_in_row(at, clock::today(), language()),
        None => t(words::NEVER_WRITTEN),
    };
    let standing = move || {
        t(match app.folder_backup().standing() {
            Standing::Writing => words::WRITING,
            Standing::Halted(Trouble::Partly) => words::PARTLY_WRITTEN,
            Standing::Halted(_) => words::HALTED,
            Standing::Waiting => words::WAITING,
        })
    };
    view! {
        <dl class="summary-list">
            <div>
                <dt>{t(words::FOLDER)}</dt>
                <dd>{live(name)}</dd>
            </div>
            <div>
                <dt>{t(words::LAST_WRITTEN)}</dt>
                <dd>{live(written)}</dd>
            </div>
            <div>
                <dt>{t(words::STATE)}</dt>
                <dd>
                    <span role="status">{live(standing)}</span>
                </dd>
            </div>
        </dl>
        <Halted />
        <p class="muted small">{t(words::NOT_LOCKED)}</p>
        <div class="btn-row">
            <button type="button" class="btn" on:click=tap(move || app.spawn(app.back_up_to_folder()))>
                {t(words::WRITE_NOW)}
            </button>
            <button
                type="button"
                class="btn btn--quiet"
                on:click=tap(move || app.spawn(app.choose_backup_folder()))
            >
                {t(words::CHOOSE_OTHER)}
            </button>
            <button
                type="button"
                class="btn btn--quiet"
                on:click=tap(move || app.spawn(app.leave_backup_folder()))
            >
                {t(words::STOP)}
            </button>
        </div>
    }
}

/// Why nothing is written, and the way on.
#[component]
fn Halted() -> impl IntoView {
    let app = use_app();
    live(move || {
        let (text, way_on): (Message, Option<Message>) = match app.folder_backup().trouble()? {
            Trouble::NotAllowed => (words::NOT_ALLOWED, Some(words::ALLOW)),
            Trouble::Missing => (words::MISSING, None),
            Trouble::TooLarge => (words::TOO_LARGE, None),
            Trouble::Partly => (words::PARTLY, Some(words::TRY_AGAIN)),
            Trouble::Full => (words::FULL, Some(words::TRY_AGAIN)),
            Trouble::Cancelled | Trouble::Other => (words::FAILED, Some(words::TRY_AGAIN)),
        };
        let is_chosen = app.settings().with(|settings| settings.folder_name.is_some());
        let again = move || {
            app.spawn(async move {
                app.back_up_to_folder().await;
                if untrack(|| app.folder_backup().trouble()).is_none() {
                    // The button that was pressed is gone.
                    page::focus_heading();
                }
            });
        };
        Some(view! {
            <div role="alert">
                <Callout kind="danger" text=t(text)>
                    {way_on
                        .filter(|_| is_chosen)
                        .map(|word| {
                            view! {
                                <button type="button" class="btn" on:click=tap(again)>
                                    {t(word)}
                                </button>
                            }
                        })}
                </Callout>
            </div>
        })
    })
}
