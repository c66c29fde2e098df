//! A file that is about to leave: what it is, what it may tell of people, whether it is locked, and
//! the ways out.

use leptos::prelude::*;

use super::lock::Lock;
use super::lock::LockChoice;
use super::making::Making;
use super::making::Progress;
use crate::app::AppState;
use crate::app::boot;
use crate::app::files;
use crate::app::parcel;
use crate::app::parcel::Body;
use crate::app::parcel::Parcel;
use crate::app::parcel::Unsent;
use crate::app::route::Route;
use crate::app::settings::Settings;
use crate::app::use_app;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::format;
use crate::text::share as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::parts::Fact;
use crate::ui::parts::Icon;
use crate::ui::parts::Section;
use crate::ui::words::t;

/// What is to be done when a file has left: settled in the tap that sends it, since
/// the screen may be gone when the answer comes.
pub type OnLeft = Box<dyn FnOnce()>;

/// How handing something over went.
pub type Told = RwSignal<Option<Result<Message, Message>>>;

/// A file on its way, as its parts on the screen share it.
#[derive(Clone, Copy)]
pub struct Leaving {
    pub making: Making,
    pub lock: Lock,
    /// What its name says of what it holds.
    about: StoredValue<Box<dyn Fn() -> String + Send + Sync>>,
    pub told: Told,
    on_left: StoredValue<Box<dyn Fn() -> OnLeft + Send + Sync>>,
    copied: Message,
}

impl Leaving {
    pub fn new(
        making: Making,
        about: impl Fn() -> String + Send + Sync + 'static,
        on_left: impl Fn() -> OnLeft + Send + Sync + 'static,
        copied: Message,
    ) -> Self {
        let told = RwSignal::new(None);
        let leaving = Self {
            making,
            lock: Lock::new(),
            about: StoredValue::new(Box::new(about)),
            told,
            on_left: StoredValue::new(Box::new(on_left)),
            copied,
        };
        Effect::new(move |_| {
            // Another file needs another lock, and nothing is known of it yet.
            making.track();
            leaving.lock.forget();
            told.set(None);
        });
        leaving
    }

    /// The file as it would be unlocked. Its name tells the time, so it is put
    /// together anew in the tap that takes it.
    fn plain(self) -> Option<Parcel> {
        let ready = self.making.ready_untracked()?;
        Some(self.making.app.parcel(&ready.made, &self.about.with_value(|about| about())))
    }

    /// What leaves: the locked file, if that is what was asked for.
    fn fresh(self) -> Option<Parcel> {
        if self.lock.is_wanted_untracked() { self.lock.made_untracked() } else { self.plain() }
    }

    fn is_ready(self) -> bool {
        self.making.ready().is_some() && self.lock.is_ready()
    }

    /// The name and the length of what leaves.
    pub fn name_and_length(self) -> Option<(String, usize)> {
        self.making.ready()?;
        Some(self.lock.name_and_length(&self.plain()?))
    }

    fn save(self) {
        let Some(file) = self.fresh() else { return };
        let on_left = self.on_left.with_value(|it| it());
        self.told.set(Some(match file.download() {
            Ok(()) => {
                on_left();
                Ok(words::SAVED)
            }
            Err(_unsent) => Err(words::NOT_SAVED),
        }));
    }

    /// The sheet is asked for in the tap itself; only its answer is awaited.
    fn share(self) {
        let Some(file) = self.fresh() else { return };
        let Some(answer) = file.share() else {
            self.told.set(Some(Err(words::NOT_SHARED)));
            return;
        };
        let on_left = self.on_left.with_value(|it| it());
        let told = self.told;
        self.making.app.spawn(async move {
            let outcome = match answer.await {
                Ok(()) => {
                    on_left();
                    Some(Ok(words::SHARED))
                }
                Err(Unsent::Cancelled) => None,
                Err(Unsent::Refused) => Some(Err(words::NOT_SHARED)),
            };
            // Nobody is told who has left the screen.
            let _gone = told.try_set(outcome);
        });
    }

    fn copy(self) {
        let text = self.fresh().and_then(|file| file.body.short().map(str::to_owned));
        copy(self.making.app, text, self.told, self.copied);
    }
}

/// Puts a text on the clipboard, and tells.
pub fn copy(app: AppState, text: Option<String>, told: Told, done: Message) {
    let Some(text) = text else { return };
    app.spawn(async move {
        let copied = files::copy(text).await;
        let copied = copied.map(|()| done).map_err(|_unsent| words::NOT_COPIED);
        let _gone = told.try_set(Some(copied));
    });
}

/// All that stands between a file and its leaving.
#[component]
pub fn LeavingFile(leaving: Leaving) -> impl IntoView {
    let contents = move || leaving.making.ready().map(|ready| ready.contents.clone());
    let is_ready = Memo::new(move |_| leaving.is_ready());
    view! {
        <div class="flow">
            <Progress making=leaving.making />
            {live(move || contents()?.personal.map(|text| view! { <Personal text=t(text) /> }))}
            <LockChoice lock=leaving.lock plain=Callback::new(move |()| leaving.plain()) />
            {live(move || is_ready.get().then(|| view! { <Ways leaving /> }))}
            <Outcome told=leaving.told />
        </div>
    }
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
fn Ways(leaving: Leaving) -> impl IntoView {
    // There a download opens a page without a way back, and saves nothing.
    let can_download = !boot::is_ios_app();
    let share_word = if can_download { words::SHARE } else { words::SHARE_OR_SAVE };
    let can_copy = leaving.fresh().is_some_and(|file| Body::short(&file.body).is_some());
    view! {
        <div class="btn-row">
            {can_download
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="btn btn--primary"
                            on:click=tap(move || leaving.save())
                        >
                            <Icon name="export" />
                            {t(words::SAVE)}
                        </button>
                    }
                })}
            {parcel::can_share()
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="btn"
                            class:btn--primary=!can_download
                            on:click=tap(move || leaving.share())
                        >
                            <Icon name="share" />
                            {t(share_word)}
                        </button>
                    }
                })}
            {can_copy
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="btn btn--quiet"
                            on:click=tap(move || leaving.copy())
                        >
                            {t(words::COPY)}
                        </button>
                    }
                })}
        </div>
    }
}

/// What became of something: said aloud, and kept on the screen.
#[component]
pub fn Outcome(told: Told) -> impl IntoView {
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

/// The file's name, size and contents.
#[component]
pub fn FileFacts(leaving: Leaving) -> impl IntoView {
    let holds = move || {
        let contents = leaving.making.ready()?.contents.clone();
        let both = [Some(contents.records), contents.deleted];
        Some(both.into_iter().flatten().map(t).collect::<Vec<_>>().join(", "))
    };
    view! {
        <Section id="share-file" title=t(words::FILE_SECTION)>
            <dl class="summary-list">
                <Fact what=t(words::NAME)>{live(move || leaving.name_and_length().map(|it| it.0))}</Fact>
                <Fact what=t(words::HOLDS)>{live(holds)}</Fact>
                <Fact what=t(words::SIZE)>
                    {live(move || leaving.name_and_length().map(|it| t(size(it.1))))}
                </Fact>
            </dl>
            <NoSender />
        </Section>
    }
}

fn size(bytes: usize) -> Phrase {
    format::file_size(u64::try_from(bytes).unwrap_or(u64::MAX))
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
