//! Search in everything, as you type.

use std::cell::RefCell;
use std::time::Duration;

use leptos::prelude::*;

use crate::app::page;
use crate::app::route::Route;
use crate::app::use_app;
use crate::present::finder::Finder;
use crate::present::search::Found;
use crate::present::search::Hit;
use crate::present::words::Worded;
use crate::text::search_screen as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Empty;
use crate::ui::parts::Icon;
use crate::ui::words::t;

const FIELD: &str = "search-field";
const RESULTS: &str = "search-results";

/// How many hits are shown at first, and how many more each time.
const STEP: usize = 20;

/// How many records are taken up before the page gets to breathe.
const SLICE: usize = 200;

thread_local! {
    /// Kept between visits to the screen, so that it is made ready once.
    static FINDER: RefCell<Finder> = RefCell::default();
    /// What was looked for last, for the way back from a hit.
    static LAST: RefCell<String> = RefCell::default();
}

#[component]
pub fn SearchScreen() -> impl IntoView {
    let app = use_app();
    let query = RwSignal::new(LAST.with_borrow(Clone::clone));
    let limit = RwSignal::new(STEP);
    // Counts how often there was more to search in than before.
    let grown = RwSignal::new(0_u32);
    Effect::new(move |_| {
        let book = app.book().get();
        FINDER.with_borrow_mut(|finder| finder.follow(&book));
        set_timeout(move || grow(grown), Duration::ZERO);
    });
    // After the heading, which gets the focus on every other screen.
    Effect::new(move |_| page::focus(FIELD));
    let found = Memo::new(move |_| {
        grown.track();
        FINDER.with_borrow(|finder| finder.search(&query.read(), limit.get()))
    });
    let is_typed = Memo::new(move |_| !query.read().trim().is_empty());
    let look_for = move |text: String| {
        LAST.set(text.clone());
        limit.set(STEP);
        query.set(text);
    };
    view! {
        <h1 tabindex="-1">{t(words::TITLE)}</h1>
        <form
            class="search-box"
            role="search"
            on:submit=|event| {
                event.prevent_default();
                // Away from the field, so that the phone's keyboard makes room.
                page::focus(RESULTS);
            }
        >
            <Icon name="search" />
            <label class="visually-hidden" for=FIELD>
                {t(words::FIELD)}
            </label>
            <input
                class="search-box__input"
                id=FIELD
                type="search"
                enterkeyhint="search"
                autocomplete="off"
                placeholder=t(words::PLACEHOLDER)
                prop:value=query.get_untracked()
                on:input:target=move |event| look_for(event.target().value())
            />
        </form>
        <h2 class="visually-hidden">{t(words::RESULTS)}</h2>
        <p class="muted" id=RESULTS tabindex="-1" role="status">
            {live(move || {
                grown.track();
                is_typed.get().then(|| status(&found.read())).flatten()
            })}
        </p>
        <ul class="row-list" role="list">
            {live(move || {
                let hits = found.get().hits.into_iter();
                hits.map(|hit| view! { <li><HitLine hit /></li> }).collect_view()
            })}
        </ul>
        {live(move || found.with(|found| more(found, limit)))}
        <div role="status">
        {live(move || {
            grown.track();
            let is_done = FINDER.with_borrow(Finder::is_complete);
            if !is_typed.get() {
                view! { <Empty icon="search" title=t(words::EMPTY) text=t(words::EMPTY_TEXT) /> }
                    .into_any()
            } else if is_done && found.with(|found| found.total == 0) {
                view! { <Empty icon="search" title=t(words::NOTHING) text=t(words::NOTHING_TEXT) /> }
                    .into_any()
            } else {
                ().into_any()
            }
        })}
        </div>
    }
}

/// Takes up some more records, and comes back for the rest.
fn grow(grown: RwSignal<u32>) {
    let is_complete = FINDER.with_borrow_mut(|finder| finder.grow(SLICE));
    let is_left = grown.try_update(|times| *times += 1).is_none();
    if !is_complete && !is_left {
        set_timeout(move || grow(grown), Duration::ZERO);
    }
}

/// How many hits there are. None at all is said by what stands in their place.
fn status(found: &Found) -> Option<String> {
    if found.total == 0 {
        return (!FINDER.with_borrow(Finder::is_complete)).then(|| t(words::READING));
    }
    Some(t(words::hits(u64::try_from(found.total).unwrap_or(u64::MAX))))
}

/// How many hits are not shown, and the way to them.
fn more(found: &Found, limit: RwSignal<usize>) -> Option<impl IntoView + use<>> {
    let left = found.total.saturating_sub(found.hits.len());
    (left != 0).then(|| {
        let left = u64::try_from(left).unwrap_or(u64::MAX);
        view! {
            <p class="row-list__more">
                <span class="muted">{t(words::more_hits(left))}</span>
                " "
                <button
                    type="button"
                    class="btn btn--quiet"
                    on:click=tap(move || limit.update(|limit| *limit += STEP))
                >
                    {t(words::SHOW_MORE)}
                </button>
            </p>
        }
    })
}

#[component]
fn HitLine(hit: Hit) -> impl IntoView {
    view! {
        <a class="row" href=Route::Show(hit.kind, hit.id).href()>
            <span class="row__title">{t(hit.title)}</span>
            <span class="row__aside">{t(hit.kind.word())}</span>
            {hit
                .snippet
                .map(|snippet| {
                    view! {
                        <span class="row__meta">
                            {snippet.before} <mark>{snippet.hit}</mark> {snippet.after}
                        </span>
                    }
                })}
        </a>
    }
}
