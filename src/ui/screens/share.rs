//! Dela och säkerhetskopiera: the whole book as a backup, and the way to send it or a part of it.

use leptos::prelude::*;

use crate::app::clock;
use crate::app::making::Ask;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::book::Book;
use crate::domain::selection::Scope;
use crate::domain::selection::Wish;
use crate::present::backup;
use crate::present::backup::BackupUrgency;
use crate::text::send as send_words;
use crate::text::share as words;
use crate::ui::backup::backup_state;
use crate::ui::erased::live;
use crate::ui::parts::Callout;
use crate::ui::parts::Empty;
use crate::ui::parts::Icon;
use crate::ui::parts::Section;
use crate::ui::parts::Status;
use crate::ui::words::t;

mod leaving;
mod lock;
mod making;
mod send;

use leaving::FileFacts;
use leaving::Leaving;
use leaving::LeavingFile;
use making::Making;
pub use send::SendScreen;

#[component]
pub fn ShareScreen() -> impl IntoView {
    let app = use_app();
    let is_empty = Memo::new(move |_| app.book().with(Book::is_empty));
    view! {
        <h1 tabindex="-1">{t(words::TITLE)}</h1>
        {live(move || {
            if is_empty.get() {
                view! { <NothingYet /> }.into_any()
            } else {
                view! { <Backup /> }.into_any()
            }
        })}
    }
}

/// That there is nothing to send, and what to do.
#[component]
fn NothingYet() -> impl IntoView {
    view! {
        <Empty icon="export" title=t(words::EMPTY) text=t(words::EMPTY_TEXT)>
            <a class="btn btn--primary" href=Route::Import.href()>
                <Icon name="import" />
                {t(words::IMPORT)}
            </a>
        </Empty>
    }
}

/// Everything in one file, in one tap; and behind a link of its own what is for others.
#[component]
fn Backup() -> impl IntoView {
    let app = use_app();
    let making = Making::new(app, || Ask { wish: Wish::everything(), ..Ask::default() });
    let leaving = Leaving::new(
        making,
        String::new,
        move || {
            let is_all = making.ready_untracked().is_some_and(|it| it.made.is_all(Scope::Book));
            Box::new(move || {
                if is_all {
                    app.note_backup();
                }
            })
        },
        words::COPIED,
    );
    view! {
        <p class="lead">{t(words::LEAD)}</p>
        <Section id="share-backup" title=t(words::BACKUP_SECTION)>
            <p>
                <BackupLine />
            </p>
            {live(move || {
                app.is_example().then(|| view! { <Callout kind="info" text=t(words::EXAMPLE) /> })
            })}
            <LeavingFile leaving />
        </Section>
        <Section id="share-send" title=t(send_words::SECTION)>
            <p>{t(send_words::SECTION_TEXT)}</p>
            <div class="btn-row">
                <a class="btn" href=Route::Send.href()>
                    <Icon name="share" />
                    {t(send_words::BEGIN)}
                </a>
            </div>
        </Section>
        <FileFacts leaving />
    }
}

/// How old the last backup is and what has changed since; the example has none.
#[component]
pub fn BackupLine() -> impl IntoView {
    let app = use_app();
    live(move || {
        let settings = app.settings().get();
        (!settings.example).then(|| {
            let backup = backup::backup(backup_state(&settings), clock::today());
            match backup.urgency {
                BackupUrgency::Calm => {
                    view! { <span class="muted">{t(backup.words)}</span> }.into_any()
                }
                BackupUrgency::Soon => {
                    view! { <Status kind="soon" text=t(backup.words) /> }.into_any()
                }
                BackupUrgency::Late => {
                    view! { <Status kind="late" text=t(backup.words) /> }.into_any()
                }
            }
        })
    })
}
