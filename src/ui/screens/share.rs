//! Dela och säkerhetskopiera: the whole book as one file.

use leptos::prelude::*;

use crate::app::boot;
use crate::app::clock;
use crate::app::files;
use crate::app::files::Outgoing;
use crate::app::files::Unsent;
use crate::app::page;
use crate::app::route::Route;
use crate::app::settings::Settings;
use crate::app::use_app;
use crate::domain::book::Book;
use crate::present::backup;
use crate::present::backup::BackupUrgency;
use crate::present::outgoing;
use crate::text::Message;
use crate::text::format;
use crate::text::share as words;
use crate::ui::backup::backup_state;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::parts::Empty;
use crate::ui::parts::Fact;
use crate::ui::parts::Icon;
use crate::ui::parts::Section;
use crate::ui::parts::Status;
use crate::ui::words::t;

mod lock;

use lock::Lock;
use lock::LockChoice;

#[component]
pub fn ShareScreen() -> impl IntoView {
    let app = use_app();
    let is_empty = Memo::new(move |_| app.book().with(Book::is_empty));
    view! {
        <h1 tabindex="-1">{t(words::TITLE)}</h1>
        {live(move || {
            if is_empty.get() {
                view! {
                    <Empty icon="export" title=t(words::EMPTY) text=t(words::EMPTY_TEXT)>
                        <a class="btn btn--primary" href=Route::Import.href()>
                            <Icon name="import" />
                            {t(words::IMPORT)}
                        </a>
                    </Empty>
                }
                    .into_any()
            } else {
                view! { <WholeBook /> }.into_any()
            }
        })}
    }
}

/// How handing the file over went.
type Told = RwSignal<Option<Result<Message, Message>>>;

#[component]
fn WholeBook() -> impl IntoView {
    let app = use_app();
    let again = RwSignal::new(());
    let file = Memo::new(move |_| {
        again.track();
        app.book().track();
        app.export()
    });
    let contents = Memo::new(move |_| app.book().with(outgoing::contents));
    let told: Told = RwSignal::new(None);
    // Its name tells the time, so it is made anew in the tap that takes it.
    let plain = Callback::new(move |()| {
        again.set(());
        file.get_untracked()
    });
    let lock = Lock::new(app);
    let fresh = Callback::new(move |()| lock.leaving(|| plain.run(())));
    let is_ready = Memo::new(move |_| lock.is_ready());
    let leaving = Memo::new(move |_| file.with(|file| lock.name_and_length(file)));
    view! {
        <p class="lead">{t(words::LEAD)}</p>
        <p>
            <BackupLine />
        </p>
        <div class="flow">
            {live(move || {
                app.is_example().then(|| view! { <Callout kind="info" text=t(words::EXAMPLE) /> })
            })}
            {live(move || contents.get().personal.map(|text| view! { <Personal text=t(text) /> }))}
            <LockChoice lock plain />
            {live(move || is_ready.get().then(|| view! { <Ways fresh told /> }))}
            <Outcome told />
        </div>
        <Section id="share-file" title=t(words::FILE_SECTION)>
            <dl class="summary-list">
                <Fact what=t(words::NAME)>{live(move || leaving.get().0)}</Fact>
                <Fact what=t(words::HOLDS)>{live(move || t(contents.get().records))}</Fact>
                <Fact what=t(words::SIZE)>{live(move || t(size(leaving.get().1)))}</Fact>
            </dl>
            <NoSender />
        </Section>
        <Section id="share-mail" title=t(words::MAIL_SECTION)>
            <Letter text=Signal::derive(move || {
                let (name, records) = (leaving.get().0, contents.get().records);
                t(outgoing::mail(&name, records, &page::address(), lock.is_wanted()))
            }) />
        </Section>
    }
}

fn size(bytes: usize) -> crate::text::Phrase {
    format::file_size(u64::try_from(bytes).unwrap_or(u64::MAX))
}

/// That the file may tell of people, before it is handed over.
#[component]
fn Personal(text: String) -> impl IntoView {
    view! {
        <p class="noted small">
            <Icon name="warning" />
            <span>
                <strong>{t(words::PERSONAL_TITLE)} "."</strong>
                " "
                {text}
            </span>
        </p>
    }
}

/// The ways out, the best one for this device first.
#[component]
fn Ways(fresh: Callback<(), Option<Outgoing>>, told: Told) -> impl IntoView {
    let app = use_app();
    let save = move || {
        let Some(file) = fresh.run(()) else { return };
        told.set(Some(match file.download() {
            Ok(()) => {
                app.note_backup();
                Ok(words::SAVED)
            }
            Err(_unsent) => Err(words::NOT_SAVED),
        }));
    };
    let share = move || {
        // The sheet is asked for in the tap itself; only its answer is awaited.
        let Some(file) = fresh.run(()) else { return };
        let Some(answer) = file.share() else {
            told.set(Some(Err(words::NOT_SHARED)));
            return;
        };
        app.spawn(async move {
            match answer.await {
                Ok(()) => {
                    app.note_backup();
                    told.set(Some(Ok(words::SHARED)));
                }
                Err(Unsent::Cancelled) => told.set(None),
                Err(Unsent::Refused) => told.set(Some(Err(words::NOT_SHARED))),
            }
        });
    };
    let copy = move || {
        let Some(file) = fresh.run(()) else { return };
        app.spawn(async move {
            let copied = files::copy(file.text).await;
            told.set(Some(copied.map(|()| words::COPIED).map_err(|_unsent| words::NOT_COPIED)));
        });
    };
    // There a download opens a page without a way back, and saves nothing.
    let can_download = !boot::is_ios_app();
    let share_word = if can_download { words::SHARE } else { words::SHARE_OR_SAVE };
    view! {
        <div class="btn-row">
            {can_download
                .then(|| {
                    view! {
                        <button type="button" class="btn btn--primary" on:click=tap(save)>
                            <Icon name="export" />
                            {t(words::SAVE)}
                        </button>
                    }
                })}
            {files::can_share()
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="btn"
                            class:btn--primary=!can_download
                            on:click=tap(share)
                        >
                            <Icon name="share" />
                            {t(share_word)}
                        </button>
                    }
                })}
            <button type="button" class="btn btn--quiet" on:click=tap(copy)>
                {t(words::COPY)}
            </button>
        </div>
    }
}

/// What became of the file: said aloud, and kept on the screen.
#[component]
fn Outcome(told: Told) -> impl IntoView {
    view! {
        <div role="status">
            {live(move || {
                told.get()
                    .and_then(Result::ok)
                    .map(|done| view! { <Callout kind="info" text=t(done) /> })
            })}
        </div>
        <div role="alert">
            {live(move || {
                told.get()
                    .and_then(Result::err)
                    .map(|failed| {
                        view! { <Callout kind="danger" title=t(words::FAILED_TITLE) text=t(failed) /> }
                    })
            })}
        </div>
    }
}

/// That a file without a sender says less, and where to write who one is.
#[component]
fn NoSender() -> impl IntoView {
    let app = use_app();
    live(move || {
        app.settings().with(Settings::saved_by).is_empty().then(|| {
            view! {
                <p>
                    {t(words::NO_SENDER)} " "
                    <a href=Route::Settings.href()>{t(words::NO_SENDER_LINK)}</a>
                </p>
            }
        })
    })
}

/// A letter to send the file with.
#[component]
fn Letter(text: Signal<String>) -> impl IntoView {
    let app = use_app();
    let told: Told = RwSignal::new(None);
    let copy = move || {
        app.spawn(async move {
            let copied = files::copy(text.get_untracked()).await;
            told.set(Some(
                copied.map(|()| words::MAIL_COPIED).map_err(|_unsent| words::NOT_COPIED),
            ));
        });
    };
    view! {
        <div class="flow">
        <p>{t(words::MAIL_HINT)}</p>
        <div class="field">
            <label class="field__label" for="share-letter">
                {t(words::MAIL_LABEL)}
            </label>
            <textarea class="field__input" id="share-letter" rows="9" readonly prop:value=text></textarea>
        </div>
        <div class="btn-row">
            <button type="button" class="btn" on:click=tap(copy)>
                {t(words::MAIL_COPY)}
            </button>
        </div>
        <Outcome told />
        <p class="muted">{t(words::MAIL_REMOVE)}</p>
        </div>
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
