//! The last step: what goes along and what stays, and the file.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::super::leaving::FileFacts;
use super::super::leaving::Leaving;
use super::super::leaving::LeavingFile;
use super::super::leaving::Outcome;
use super::super::leaving::Told;
use super::super::leaving::copy;
use super::super::making::Making;
use super::HEADING;
use super::Sending;
use super::Step;
use crate::app::making;
use crate::app::making::Pictures;
use crate::app::making::Stays;
use crate::app::page;
use crate::domain::parts::Party;
use crate::present::outgoing;
use crate::present::outgoing::Letter;
use crate::present::titles;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::format;
use crate::text::send as words;
use crate::text::share;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Empty;
use crate::ui::parts::Fact;
use crate::ui::parts::Field;
use crate::ui::parts::Section;
use crate::ui::words::language;
use crate::ui::words::t;

/// Words for a number of something.
type Counted = fn(u64) -> Phrase;

#[component]
pub fn FileStep(sending: Sending) -> impl IntoView {
    let making = Making::new(sending.app, move || sending.ask());
    let leaving = Leaving::new(
        making,
        move || sending.about(),
        move || sending.when_left(making),
        words::COPIED,
    );
    let is_empty = Memo::new(move |_| making.ready().is_some_and(|ready| ready.made.records == 0));
    let since = untrack(|| sending.last_sent());
    view! {
        <h2 id=HEADING tabindex="-1">
            {t(words::FILE_STEP)}
        </h2>
        <Chosen sending />
        <div class="flow">
            {since.map(|day| view! { <HowMuch sending making day /> })}
            <WithPictures sending making />
            <WhatStays sending making />
        </div>
        {live(move || {
            if is_empty.get() {
                view! { <NothingToSend sending /> }.into_any()
            } else {
                view! {
                    <LeavingFile leaving />
                    <Noted sending />
                    <FileFacts leaving />
                    <ByKind making />
                    <LetterSection sending leaving since />
                }
                    .into_any()
            }
        })}
    }
}

/// What was chosen so far, and the ways back to it.
#[component]
fn Chosen(sending: Sending) -> impl IntoView {
    let party = sending.recipient.get_untracked();
    let whom = if party == Party::default() { t(words::NOBODY) } else { titles::party(&party) };
    let what = untrack(|| sending.part()).map_or_else(|| t(words::BOOK), t);
    let change = move |step, word: Message| {
        view! {
            <button
                type="button"
                class="btn btn--quiet"
                on:click=tap(move || sending.go(step))
            >
                {t(word)}
            </button>
        }
    };
    view! {
        <dl class="summary-list">
            <Fact what=t(words::WHAT)>{what} " " {change(Step::What, words::CHANGE_WHAT)}</Fact>
            <Fact what=t(words::WHOM)>{whom} " " {change(Step::Whom, words::CHANGE_WHOM)}</Fact>
        </dl>
    }
}

/// Only what is new to who has been sent something before, or everything again.
#[component]
fn HowMuch(sending: Sending, making: Making, day: NaiveDate) -> impl IntoView {
    let party = titles::party(&sending.recipient.get_untracked());
    let day = format::day(day, language());
    // Kept while another file is made, so that what is read does not flicker.
    let counted = Memo::new(move |before: Option<&(usize, usize)>| {
        let counted = making.ready().map(|it| (it.made.changed, it.made.selected));
        counted.or_else(|| before.copied()).unwrap_or_default()
    });
    let records = |count: usize| t(share::records(u64::try_from(count).unwrap_or(u64::MAX)));
    let choice = move |only_changed: bool, label: String, hint: AnyView| {
        view! {
            <label class="choice">
                <input
                    class="choice__input"
                    type="radio"
                    name="send-how-much"
                    prop:checked=sending.only_changed.get_untracked() == only_changed
                    on:change=move |_| {
                        sending.noted.set(None);
                        sending.only_changed.set(only_changed);
                    }
                />
                <span class="choice__text">
                    {label} <span class="choice__hint">{hint}</span>
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="choices">
            <legend class="choices__title">{t(words::HOW_MUCH)}</legend>
            {choice(
                true,
                t(words::only_changed(party, day)),
                live(move || records(counted.get().0)),
            )}
            {choice(
                false,
                t(words::ALL_AGAIN),
                view! {
                    {live(move || records(counted.get().1))}
                    ". "
                    {t(words::ALL_AGAIN_HINT)}
                }
                    .into_any(),
            )}
        </fieldset>
    }
}

/// With the pictures or without, and how large the file is then.
#[component]
fn WithPictures(sending: Sending, making: Making) -> impl IntoView {
    // Kept while another file is made, so that what is read does not flicker.
    let made = Memo::new(move |before: Option<&Option<(Pictures, [usize; 2])>>| {
        let made = making.ready().map(|it| (it.made.pictures, it.made.lengths()));
        made.or_else(|| before.copied().flatten())
    });
    let size = |bytes: usize| format::file_size(u64::try_from(bytes).unwrap_or(u64::MAX));
    let has_any = Memo::new(move |_| made.get().is_some_and(|(pictures, _)| pictures.count != 0));
    let choice = move |with: bool| {
        let label = move || {
            let (pictures, [large, small]) = made.get()?;
            let count = u64::try_from(pictures.count).unwrap_or(u64::MAX);
            let label = if with { words::with_photos(count) } else { words::WITHOUT_PHOTOS.into() };
            let size = size(if with { large } else { small });
            Some(format!("{}: {}", t(label), t(size)))
        };
        let hint = move || {
            let (_, [large, _]) = made.get()?;
            if with {
                (making::LIGHT < large).then(|| t(words::TOO_LARGE_FOR_MAIL))
            } else {
                Some(t(words::WITHOUT_PHOTOS_HINT))
            }
        };
        let is_chosen = move || made.get().is_some_and(|(pictures, _)| pictures.go == with);
        view! {
            <label class="choice">
                <input
                    class="choice__input"
                    type="radio"
                    name="send-photos"
                    prop:checked=Signal::derive(is_chosen)
                    on:change=move |_| {
                        sending.noted.set(None);
                        sending.pictures.set(Some(with));
                    }
                />
                <span class="choice__text">
                    {live(label)} <span class="choice__hint">{live(hint)}</span>
                </span>
            </label>
        }
    };
    live(move || {
        has_any.get().then(|| {
            view! {
                <fieldset class="choices">
                    <legend class="choices__title">{t(words::PHOTOS)}</legend>
                    {choice(true)}
                    {choice(false)}
                </fieldset>
            }
        })
    })
}

/// What is left out and why, and the boxes that take it along all the same.
#[component]
fn WhatStays(sending: Sending, making: Making) -> impl IntoView {
    let stays = Memo::new(move |before: Option<&Stays>| {
        let stays = making.ready().map(|it| it.made.stays);
        stays.or_else(|| before.copied()).unwrap_or_default()
    });
    let has_contacts =
        Memo::new(move |_| stays.with(|it| it.contacts != 0) || sending.contacts.get());
    let has_inner = Memo::new(move |_| {
        stays.with(|it| it.inner + it.of_inner + it.photos_of_inner != 0) || sending.inner.get()
    });
    let lines = move || {
        let Stays { contacts, inner, of_inner, photos_of_inner } = stays.get();
        let counted: [(usize, Counted); 4] = [
            (contacts, words::stays_contacts),
            (inner, words::stays_inner),
            (of_inner, words::stays_of_inner),
            (photos_of_inner, words::stays_photos),
        ];
        let lines = counted.into_iter().filter(|(count, _)| *count != 0);
        let lines = lines.map(|(count, words)| t(words(u64::try_from(count).unwrap_or(u64::MAX))));
        lines.map(|line| view! { <li>{line}</li> }).collect::<Vec<_>>()
    };
    live(move || {
        (has_contacts.get() || has_inner.get()).then(|| {
            view! {
                <fieldset class="choices">
                    <legend class="choices__title">{t(words::STAYS_TITLE)}</legend>
                    <ul>{live(lines)}</ul>
                    {has_contacts
                        .get()
                        .then(|| view! { <Take word=words::TAKE_CONTACTS value=sending.contacts /> })}
                    {has_inner
                        .get()
                        .then(|| view! { <Take word=words::TAKE_INNER value=sending.inner /> })}
                </fieldset>
            }
        })
    })
}

#[component]
fn Take(word: Message, value: RwSignal<bool>) -> impl IntoView {
    view! {
        <label class="choice">
            <input
                class="choice__input"
                type="checkbox"
                prop:checked=value.get_untracked()
                on:change:target=move |event| value.set(event.target().checked())
            />
            <span class="choice__text">{t(word)}</span>
        </label>
    }
}

#[component]
fn NothingToSend(sending: Sending) -> impl IntoView {
    let (title, text) = if sending.only_changed.get() {
        (words::NOTHING_NEW, words::NOTHING_NEW_TEXT)
    } else {
        (words::NOTHING, words::NOTHING_TEXT)
    };
    view! { <Empty icon="export" title=t(title) text=t(text) /> }
}

/// That the phone remembers what has left, or does not.
#[component]
fn Noted(sending: Sending) -> impl IntoView {
    view! {
        <p class="muted" role="status">
            {live(move || sending.noted.get().map(t))}
        </p>
    }
}

/// How many of each kind, for who wants to look.
#[component]
fn ByKind(making: Making) -> impl IntoView {
    let rows = move || {
        let contents = making.ready()?.contents.clone();
        let rows = contents.kinds.into_iter().map(|(kind, count)| {
            let count = format::count(count, language());
            view! { <Fact what=t(kind)>{count}</Fact> }
        });
        Some(rows.collect::<Vec<_>>())
    };
    view! {
        <details>
            <summary>{t(words::BY_KIND)}</summary>
            <dl class="summary-list">{live(rows)}</dl>
        </details>
    }
}

/// A letter to send the file with.
#[component]
fn LetterSection(sending: Sending, leaving: Leaving, since: Option<NaiveDate>) -> impl IntoView {
    let text = Signal::derive(move || {
        let Some(ready) = leaving.making.ready() else { return String::new() };
        let name = leaving.name_and_length().map(|it| it.0).unwrap_or_default();
        t(outgoing::mail(Letter {
            name: &name,
            records: ready.contents.records.clone(),
            part: sending.part(),
            since: since.filter(|_| sending.only_changed.get()),
            address: &page::address(),
            is_locked: leaving.lock.is_wanted(),
        }))
    });
    let told: Told = RwSignal::new(None);
    let app = sending.app;
    let take = move || copy(app, Some(text.get_untracked()), told, share::MAIL_COPIED);
    view! {
        <Section id="share-mail" title=t(share::MAIL_SECTION)>
            <div class="flow">
                <p>{t(share::MAIL_HINT)}</p>
                <Field id="share-letter" label=t(share::MAIL_LABEL) let:_ties>
                    <textarea
                        class="field__input"
                        id="share-letter"
                        rows="9"
                        readonly
                        prop:value=text
                    ></textarea>
                </Field>
                <div class="btn-row">
                    <button type="button" class="btn" on:click=tap(take)>
                        {t(share::MAIL_COPY)}
                    </button>
                </div>
                <Outcome told />
                <p class="muted">{t(share::MAIL_REMOVE)}</p>
            </div>
        </Section>
    }
}
