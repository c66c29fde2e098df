//! Where a person was found: the records, and the drafts.

use leptos::prelude::*;

use super::Search;
use crate::app::erasing::Noted;
use crate::app::route::Route;
use crate::domain::dialogue::BEGUN;
use crate::domain::kind::Kind;
use crate::present::person::FoundDraft;
use crate::present::person::FoundPlace;
use crate::present::person::FoundRecord;
use crate::present::person::Remedy;
use crate::present::person::Stands;
use crate::present::search::Snippet;
use crate::present::words::Worded;
use crate::text::Phrase;
use crate::text::person as phrases;
use crate::text::person_screen as words;
use crate::text::value_words;
use crate::ui::erased::tap;
use crate::ui::parts::Fact;
use crate::ui::parts::Icon;
use crate::ui::parts::Section;
use crate::ui::parts::in_pieces;
use crate::ui::words::t;

#[component]
pub fn Records(search: Search, records: Vec<FoundRecord>) -> impl IntoView {
    let count = records.len().to_string();
    (!records.is_empty()).then(|| {
        view! {
            <Section id="person-records" title=t(words::RECORDS) count>
                {in_pieces(
                    records,
                    move |records| {
                        let items = records
                            .into_iter()
                            .map(|record| view! { <RecordItem search record /> })
                            .collect_view();
                        view! {
                            <ul class="found" role="list">
                                {items}
                            </ul>
                        }
                            .into_any()
                    },
                )}
            </Section>
        }
    })
}

#[component]
fn RecordItem(search: Search, record: FoundRecord) -> impl IntoView {
    let id = record.line.id;
    let title = t(record.line.title);
    let kind = record.line.kind;
    let is_shown = record.stands == Stands::InBook;
    let href = match kind.filter(|_| is_shown) {
        Some(kind) => Route::Show(kind, id).href(),
        None => Route::History(id).href(),
    };
    let meta = [
        kind.map_or_else(|| t(phrases::NEWER), |kind| t(kind.word())),
        t(value_words::day(record.day)),
        match record.stands {
            Stands::InBook => String::new(),
            Stands::InBin => t(phrases::IN_BIN),
            Stands::Joined => t(phrases::JOINED),
        },
    ];
    let meta: Vec<String> = meta.into_iter().filter(|it| !it.is_empty()).collect();
    let saved = record.saved.last().map(|last| {
        let times = u64::try_from(record.saved.len()).unwrap_or(u64::MAX);
        (t(words::saved_times(times)), t(last.at.clone()))
    });
    let of = title.clone();
    view! {
        <li class="found__item">
            <h3 class="found__title">
                <a href=href>{title.clone()}</a>
            </h3>
            <p class="found__meta">{meta.join(" · ")}</p>
            <dl class="summary-list summary-list--tight">
                {record.places.into_iter().map(|place| view! { <Place place /> }).collect_view()}
                {saved
                    .map(|(times, last)| {
                        view! {
                            <Fact what=t(words::SAVED_BY)>
                                {times} " " <span class="muted">{t(words::saved_last(last))}</span>
                            </Fact>
                        }
                    })}
            </dl>
            {match record.remedy {
                Remedy::SavedOnly => {
                    view! { <p class="muted small">{t(words::SAVED_ONLY)}</p> }.into_any()
                }
                Remedy::Newer => view! { <p class="muted small">{t(words::UPDATE)}</p> }.into_any(),
                Remedy::EraseWhole | Remedy::TakeOut => {
                    view! {
                        <div class="btn-row">
                            {kind
                                .filter(|_| is_shown)
                                .map(|kind| {
                                    view! {
                                        <a class="btn" href=Route::Edit(kind, id).href()>
                                            <Icon name="edit" />
                                            {t(words::CORRECT)}
                                            <span class="visually-hidden">" " {of}</span>
                                        </a>
                                    }
                                })}
                            <button
                                type="button"
                                class="btn btn--danger"
                                on:click=tap(move || search.asked.set(vec![id]))
                            >
                                <Icon name="delete" />
                                {t(match (record.remedy, record.line.kind) {
                                    (Remedy::EraseWhole, Some(Kind::Photo)) => words::ERASE_PHOTO,
                                    (Remedy::EraseWhole, _) => words::ERASE_CONTACT,
                                    _ => words::ERASE_HERE,
                                })}
                                <span class="visually-hidden">" " {title}</span>
                            </button>
                        </div>
                    }
                        .into_any()
                }
            }}
        </li>
    }
}

#[component]
fn Place(place: FoundPlace) -> impl IntoView {
    let when = if place.is_now { phrases::NOW } else { phrases::EARLIER };
    view! {
        <Fact what=t(place.label)>
            <Around snippet=place.snippet />
            <p class="muted small">
                {t(when)}
                {place.goes_whole.then(|| view! { ". " {t(words::GOES_WHOLE)} })}
            </p>
        </Fact>
    }
}

/// "Hämtad fil från Servicesamordnare, 3 april 2017"
pub fn noted_words(noted: &Noted) -> Phrase {
    let who = noted.name.as_str();
    let words = if noted.is_sender() { phrases::sender(who) } else { phrases::recipient(who) };
    match noted.at {
        Some(at) => phrases::noted_at(words, value_words::day(at.date())),
        None => words,
    }
}

/// Those in the lists beside the book.
#[component]
pub fn NotedBeside(search: Search, noted: Vec<Noted>) -> impl IntoView {
    (!noted.is_empty()).then(|| {
        let items = noted
            .into_iter()
            .map(|noted| {
                let text = t(noted_words(&noted));
                let of = text.clone();
                let word =
                    if noted.is_sender() { words::FORGET_SENDER } else { words::FORGET_RECIPIENT };
                view! {
                    <li class="found__item">
                        <p class="found__text">{text}</p>
                        <div class="btn-row">
                            <button
                                type="button"
                                class="btn btn--danger"
                                on:click=tap(move || search.forget(noted.clone()))
                            >
                                <Icon name="delete" />
                                {t(word)}
                                <span class="visually-hidden">" " {of}</span>
                            </button>
                        </div>
                    </li>
                }
            })
            .collect_view();
        view! {
            <Section id="person-noted" title=t(words::NOTED)>
                <p class="muted">{t(words::NOTED_HINT)}</p>
                <ul class="found" role="list">
                    {items}
                </ul>
            </Section>
        }
    })
}

/// The words around what was found, which is marked.
#[component]
fn Around(snippet: Snippet) -> impl IntoView {
    view! {
        <p class="found__text">{snippet.before} <mark>{snippet.hit}</mark> {snippet.after}</p>
    }
}

/// Forms that were begun: opened, or thrown away.
#[component]
pub fn Drafts(search: Search, drafts: Vec<FoundDraft>) -> impl IntoView {
    (!drafts.is_empty()).then(|| {
        let items = drafts
            .into_iter()
            .map(|draft| {
                let id = draft.id;
                let title = t(draft.title);
                let href = match &draft.choice {
                    Some(field) if field == BEGUN => Route::Questions(id),
                    Some(_) => Route::Choices,
                    None => Route::Edit(draft.kind, id),
                };
                let throw_away = move || search.throw_away(id, draft.choice.as_deref());
                view! {
                    <li class="found__item">
                        <h3 class="found__title">
                            <a href=href.href()>{title.clone()}</a>
                        </h3>
                        <Around snippet=draft.snippet />
                        <div class="btn-row">
                            <button
                                type="button"
                                class="btn btn--danger"
                                on:click=tap(throw_away)
                            >
                                <Icon name="delete" />
                                {t(words::THROW_AWAY)}
                                <span class="visually-hidden">" " {title}</span>
                            </button>
                        </div>
                    </li>
                }
            })
            .collect_view();
        view! {
            <Section id="person-drafts" title=t(words::DRAFTS)>
                <p class="muted">{t(words::DRAFTS_HINT)}</p>
                <ul class="found" role="list">
                    {items}
                </ul>
            </Section>
        }
    })
}
