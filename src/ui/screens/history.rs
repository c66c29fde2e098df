//! Who changed a record and when, and the way back.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::page;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::command::Change;
use crate::domain::id::RecordId;
use crate::domain::id::RevisionId;
use crate::present::history_page::Entry;
use crate::present::history_page::FieldChange;
use crate::present::history_page::Happening;
use crate::present::history_page::HistoryPage;
use crate::present::history_page::history_page;
use crate::present::history_page::taking_back;
use crate::present::value_words::ValueWords;
use crate::text::Message;
use crate::text::history_screen as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Icon;
use crate::ui::screens::missing::MissingScreen;
use crate::ui::screens::values::ValueView;
use crate::ui::words::t;

const HEADING: &str = "history-heading";

#[component]
pub fn HistoryScreen(id: RecordId) -> impl IntoView {
    let app = use_app();
    live(move || {
        let shown = app.book().with(|book| history_page(book, id));
        let is_shown = app.book().with(|book| book.shown(id).is_some());
        match shown {
            None => view! { <MissingScreen /> }.into_any(),
            Some(shown) => view! { <Found id shown is_shown /> }.into_any(),
        }
    })
}

#[component]
fn Found(id: RecordId, shown: HistoryPage, is_shown: bool) -> impl IntoView {
    let title = t(shown.line.title);
    let home = shown.line.kind.filter(|_| is_shown).map(|kind| Route::Show(kind, id).href());
    view! {
        <h1 id=HEADING tabindex="-1">
            {t(words::TITLE)}
        </h1>
        <p class="lead">{t(words::of(title))}</p>
        {home
            .map(|href| {
                view! {
                    <div class="btn-row">
                        <a class="btn" href=href>
                            {t(words::OPEN)}
                        </a>
                    </div>
                }
            })}
        <section class="section">
            <ol class="timeline" role="list">
                {shown
                    .entries
                    .into_iter()
                    .map(|entry| view! { <EntryItem id entry /> })
                    .collect_view()}
            </ol>
            <p class="muted small">{t(words::CLOCKS)}</p>
        </section>
    }
}

#[component]
fn EntryItem(id: RecordId, entry: Entry) -> impl IntoView {
    let app = use_app();
    let who_and_when = t(entry.saved.words());
    let revision = entry.revision;
    let is_first = entry.what == Happening::Created;
    let changes = entry.changes;
    let reopening = entry.reopening;
    let by_whom = who_and_when.clone();
    view! {
        <li class="timeline__item" class:timeline__item--now=entry.is_current>
            <p class="timeline__what">
                {t(entry.what.word())}
                {entry.is_current.then(|| view! { " " <span class="chip">{t(words::NOW)}</span> })}
            </p>
            <p class="timeline__when">{who_and_when.clone()}</p>
            {entry.erased.into_iter().map(|said| view! { <p>{t(said)}</p> }).collect_view()}
            {(!changes.is_empty())
                .then(|| {
                    if is_first {
                        view! {
                            <details>
                                <summary>{t(words::ENTERED)}</summary>
                                <Changes changes />
                            </details>
                        }
                            .into_any()
                    } else {
                        view! { <Changes changes /> }.into_any()
                    }
                })}
            {(!reopening.is_empty())
                .then(|| {
                    view! {
                        <div class="btn-row">
                            <button
                                type="button"
                                class="btn"
                                on:click=tap(move || {
                                    save(app, reopening.clone(), words::REOPENED);
                                })
                            >
                                <Icon name="undo" />
                                {t(words::REOPEN)}
                                <span class="visually-hidden">
                                    " " {t(words::reopen_of(by_whom.clone()))}
                                </span>
                            </button>
                        </div>
                    }
                })}
            {entry
                .can_come_back
                .then(|| {
                    view! {
                        <div class="btn-row">
                            <button
                                type="button"
                                class="btn"
                                on:click=tap(move || take_back(app, id, revision))
                            >
                                <Icon name="undo" />
                                {t(words::TAKE_BACK)}
                                <span class="visually-hidden">
                                    " " {t(words::take_back_of(who_and_when))}
                                </span>
                            </button>
                        </div>
                    }
                })}
        </li>
    }
}

/// Fields as they were and as they became.
#[component]
pub fn Changes(changes: Vec<FieldChange>) -> impl IntoView {
    view! {
        <dl class="summary-list summary-list--tight">
            {changes
                .into_iter()
                .map(|change| {
                    view! {
                        <div>
                            <dt>{t(change.label)}</dt>
                            <dd>
                                <BeforeAndAfter before=change.before after=change.after />
                            </dd>
                        </div>
                    }
                })
                .collect_view()}
        </dl>
    }
}

#[component]
fn BeforeAndAfter(before: ValueWords, after: ValueWords) -> impl IntoView {
    if before == ValueWords::Nothing {
        return view! { <ValueView value=after nothing=words::NOTHING is_folding=true /> }
            .into_any();
    }
    view! {
        <div class="muted">
            <span>{t(words::BEFORE)}</span>
            " "
            <ValueView value=before nothing=words::NOTHING is_folding=true />
        </div>
        <div>
            <span class="muted">{t(words::AFTER)}</span>
            " "
            <ValueView value=after nothing=words::EMPTIED is_folding=true />
        </div>
    }
    .into_any()
}

fn take_back(app: AppState, id: RecordId, revision: RevisionId) {
    let changes = app.book().with_untracked(|book| taking_back(book, id, revision));
    if let Some(changes) = changes {
        save(app, changes, words::TAKEN_BACK);
    }
}

fn save(app: AppState, changes: Vec<Change>, said: Message) {
    app.spawn(async move {
        if app.save(changes, &[]).await.is_ok() {
            app.notify(said);
            // The button that was pressed is gone.
            page::focus(HEADING);
        }
    });
}
