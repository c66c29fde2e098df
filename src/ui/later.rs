//! The later part of the program: all that a start does without.
//!
//! A phone with one bar of signal waits for every kilobyte before the first
//! screen. So the release is cut in two at [`cut::entry`] (the Cargo feature
//! `split`): what only [`LATER`] names is fetched once the book is open, kept
//! on the phone with the rest, and there before anybody has read the screen.
//! Without the feature all is one program, and [`fetch`] has nothing to wait for.

use std::sync::OnceLock;

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::page;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::command::Change;
use crate::domain::id::RecordId;
use crate::text::later as words;
use crate::text::shell;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::screens;
use crate::ui::words::t;

/// What the first part of the program calls in the later part.
#[derive(Debug)]
pub struct Later {
    /// What an open book does besides being shown.
    pub keep_up: fn(AppState),
    /// Any screen but Idag.
    pub screen: fn(Route) -> AnyView,
    /// What stands beside what is due on Idag.
    pub ahead: fn() -> AnyView,
    pub enter_example: fn(AppState),
    pub leave_example: fn(AppState),
    /// Takes back what the notice with this number tells of.
    pub undo: fn(AppState, Vec<Change>, u64),
    /// Notes that a follow-up was done today, and offers the next one at the same place.
    pub mark_done: fn(AppState, RecordId),
    /// Throws a draft away, with the photos of what was never saved.
    pub discard_draft: fn(AppState, RecordId),
}

static LATER: Later = Later {
    keep_up: |app| app.spawn(app.keep_up()),
    screen: screens::later_screen,
    ahead: || view! { <screens::Ahead /> }.into_any(),
    enter_example: |app| app.spawn(app.enter_example()),
    leave_example: |app| app.spawn(app.leave_example()),
    undo: |app, changes, notice| {
        app.spawn(async move {
            // A failure stands in the banner, and the button is still there.
            if app.save(changes, &[]).await.is_ok() {
                app.dismiss(notice);
            }
        });
    },
    mark_done: screens::mark_done,
    discard_draft: |app, id| app.spawn(app.discard_draft(id)),
};

/// The later part, once it is here.
static HERE: OnceLock<&'static Later> = OnceLock::new();

/// The network or the host did not give the later part.
#[derive(Clone, Copy, Debug)]
pub struct NotFetched;

impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_error: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// The one place where the program is cut.
#[expect(clippy::unnecessary_wraps, reason = "fetching it can fail")]
mod cut {
    use super::LATER;
    use super::Later;
    use super::NotFetched;

    #[cfg_attr(
        feature = "split",
        leptos::wasm_split::wasm_split(later, wasm_split_path = leptos::wasm_split, fallible)
    )]
    pub fn entry() -> Result<&'static Later, NotFetched> {
        Ok(&LATER)
    }
}

/// Fetches the later part, unless it is here.
///
/// # Errors
///
/// Returns [`NotFetched`]; another try begins anew.
async fn fetch(app: AppState) -> Result<&'static Later, NotFetched> {
    if let Some(later) = HERE.get() {
        return Ok(later);
    }
    #[cfg(feature = "split")]
    let entered = cut::entry().await;
    #[cfg(not(feature = "split"))]
    let entered = std::future::ready(cut::entry()).await;
    let later = entered?;
    if HERE.set(later).is_ok() {
        (later.keep_up)(app);
    }
    Ok(later)
}

/// Fetches the later part before it is asked for.
pub fn prepare(app: AppState) {
    app.spawn(async move {
        // Where it fails, whoever needs it tries again and says so.
        let _fetched = fetch(app).await;
    });
}

/// Runs `act` with the later part, as soon as it is here; says so when it can't be had.
pub fn with(app: AppState, act: impl FnOnce(&'static Later) + 'static) {
    if let Some(later) = HERE.get() {
        return act(later);
    }
    app.spawn(async move {
        match fetch(app).await {
            Ok(later) => act(later),
            Err(NotFetched) => app.notify(words::NOT_FETCHED),
        }
    });
}

/// A screen of the later part, or the way to it.
pub fn screen(route: Route) -> AnyView {
    if let Some(later) = HERE.get() {
        return (later.screen)(route);
    }
    let drawn = move |later: &'static Later| {
        page::focus_heading();
        (later.screen)(route)
    };
    view! { <Fetching drawn=Callback::new(drawn) is_screen=true /> }.into_any()
}

/// The rest of Idag, or the way to it.
pub fn ahead() -> AnyView {
    if let Some(later) = HERE.get() {
        return (later.ahead)();
    }
    view! { <Fetching drawn=Callback::new(|later: &'static Later| (later.ahead)()) is_screen=false /> }
        .into_any()
}

/// Stands in for what is drawn by a program that is on its way.
#[component]
fn Fetching(drawn: Callback<&'static Later, AnyView>, is_screen: bool) -> impl IntoView {
    let app = use_app();
    let fetched = RwSignal::new(None);
    let fetch_it = move || {
        fetched.set(None);
        app.spawn(async move {
            // The person may have gone on to another screen.
            let _gone = fetched.try_set(Some(fetch(app).await));
        });
    };
    fetch_it();
    live(move || match fetched.get() {
        None => view! { <p class="muted" role="status">{t(words::FETCHING)}</p> }.into_any(),
        Some(Ok(later)) => drawn.run(later),
        Some(Err(NotFetched)) => view! {
            {is_screen.then(|| view! { <h1 tabindex="-1">{t(words::NOT_HERE)}</h1> })}
            <Callout kind="warning" text=t(words::NOT_FETCHED)>
                <button type="button" class="btn btn--primary" on:click=tap(fetch_it)>
                    {t(words::TRY_AGAIN)}
                </button>
                // After an update the host may no longer have this one's second file.
                <button type="button" class="btn" on:click=tap(page::reload)>
                    {t(shell::RELOAD)}
                </button>
            </Callout>
        }
        .into_any(),
    })
}
