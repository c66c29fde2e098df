//! The frame around every screen: bar, navigation, messages, and the screen itself.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::Opening;
use crate::app::failure::store_words;
use crate::app::page;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::kind::Kind;
use crate::text::common;
use crate::text::shell as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::later;
use crate::ui::messages;
use crate::ui::messages::Banners;
use crate::ui::messages::Notices;
use crate::ui::parts::Callout;
use crate::ui::parts::Icon;
use crate::ui::screens;
use crate::ui::words::speak;
use crate::ui::words::t;

/// The app: provides the state, follows the address, opens the book.
#[component]
pub fn Root() -> impl IntoView {
    let app = AppState::new();
    provide_context(app);
    page::follow_address(app);
    page::follow_settings(app);
    app.boot().listen();
    messages::tell_when_offline(app);
    app.spawn(app.open());
    // Behind the line above, so that the device opens the book while the frame is drawn.
    let is_opening = RwSignal::new(false);
    app.spawn(async move { is_opening.set(true) });
    let language = Memo::new(move |_| app.language());
    // Drawn anew in another language; nothing in it outlives that.
    live(move || {
        is_opening.get().then(|| {
            speak(language.get());
            view! { <Shell /> }
        })
    })
}

/// The five ways in.
const WAYS: [(Route, &str, crate::text::Message); 5] = [
    (Route::Today, "today", words::TODAY),
    (Route::List(Kind::Plan), "plan", words::PLANS),
    (Route::List(Kind::Place), "place", words::PLACES),
    (Route::List(Kind::Visit), "visit", words::VISITS),
    (Route::More, "more", words::MORE),
];

/// Which of the ways in a screen belongs to.
fn way_of(route: Route) -> Route {
    match route {
        Route::Today | Route::Followups | Route::Search | Route::Unknown => Route::Today,
        Route::List(kind) | Route::Show(kind, _) | Route::New(kind, _) | Route::Edit(kind, _) => {
            match kind {
                Kind::Plan | Kind::Goal | Kind::Action => Route::List(Kind::Plan),
                Kind::Place | Kind::Provider | Kind::Observation => Route::List(Kind::Place),
                Kind::Visit | Kind::Photo | Kind::Question => Route::List(Kind::Visit),
                Kind::Followup => Route::Today,
                Kind::Check
                | Kind::Project
                | Kind::TaskMoved
                | Kind::Contact
                | Kind::RuleSet
                | Kind::Agreement
                | Kind::Tour => Route::More,
            }
        }
        Route::Inventory(_) | Route::Map | Route::MapAround(_) => Route::List(Kind::Place),
        Route::Questions(_) | Route::AtStop(..) => Route::List(Kind::Visit),
        _ => Route::More,
    }
}

/// Whether a screen has more to show side by side than lines to read.
const fn is_wide(route: Route) -> bool {
    matches!(
        route,
        Route::Today
            | Route::AllForms(_)
            | Route::Map
            | Route::MapAround(_)
            | Route::List(Kind::Observation)
    )
}

/// Whether a new visit is offered beside what a screen is about. An empty book
/// has its own button for it.
fn offers_visit(app: AppState) -> bool {
    match app.route().get() {
        Route::Today => !app.is_untouched(),
        Route::Followups
        | Route::List(Kind::Plan | Kind::Place | Kind::Visit | Kind::Followup)
        | Route::Show(Kind::Place | Kind::Provider | Kind::Visit, _) => true,
        _ => false,
    }
}

/// The form for a new visit; on the page of a place or a provider of a visit there.
const fn new_visit(shown: Route) -> Route {
    match shown {
        Route::Show(Kind::Place | Kind::Provider, id) => Route::New(Kind::Visit, Some(id)),
        _ => Route::New(Kind::Visit, None),
    }
}

#[component]
fn Shell() -> impl IntoView {
    let app = use_app();
    let route = app.route();
    let offers_visit = Memo::new(move |_| offers_visit(app));
    let is_way = move || WAYS.iter().any(|(way, ..)| *way == route.get());
    view! {
        <div class="app">
            <a
                class="skip-link"
                href="#main"
                on:click=|event| {
                    event.prevent_default();
                    page::focus_at_once("main");
                }
            >
                {t(words::SKIP)}
            </a>
            <header class="app__bar">
                {live(move || {
                    if is_way() {
                        view! { <p class="app__title">{t(common::APP_NAME)}</p> }.into_any()
                    } else {
                        view! { <BackLink /> }.into_any()
                    }
                })}
                <a class="app__search" href=Route::Search.href()>
                    <Icon name="search" />
                    {t(words::SEARCH)}
                </a>
            </header>
            <nav class="nav" aria-label=t(words::NAVIGATION)>
                <ul class="nav__list" role="list">
                    {WAYS.map(|(way, icon, word)| {
                        view! {
                            <li class="nav__item">
                                <a
                                    class="nav__link"
                                    href=way.href()
                                    aria-current=Signal::derive(move || (way_of(route.get()) == way).then_some("page"))
                                >
                                    <Icon name=icon />
                                    {t(word)}
                                </a>
                            </li>
                        }
                    })
                        .collect_view()}
                </ul>
                {live(move || {
                    offers_visit
                        .get()
                        .then(|| {
                            view! {
                                <a class="fab" href=new_visit(route.get()).href()>
                                    <Icon name="add" />
                                    {t(words::NEW_VISIT)}
                                </a>
                            }
                        })
                })}
            </nav>
            <main class="app__main" class:app__main--wide=Signal::derive(move || is_wide(route.get())) id="main" tabindex="-1">
                <Banners />
                {live(move || view! { <OpenedScreen route=route.get() /> })}
            </main>
            <Notices />
        </div>
    }
}

/// Up from a screen: to the list or page that it hangs on.
#[component]
fn BackLink() -> impl IntoView {
    let app = use_app();
    let up = move || app.book().with(|book| screens::up_of(book, app.route().get()));
    let word = move || {
        let up = up();
        let known = WAYS.iter().find(|(way, ..)| *way == up).map(|(.., word)| *word);
        known.map_or_else(|| t(common::BACK), t)
    };
    view! {
        <a class="app__back" href=Signal::derive(move || up().href())>
            <Icon name="back" />
            {word}
        </a>
    }
}

/// The screen, once the book is open; else how far that has come.
#[component]
fn OpenedScreen(route: Route) -> impl IntoView {
    let app = use_app();
    let opening = app.opening();
    Effect::new(move |_| {
        if matches!(opening.get(), Opening::Open | Opening::Forgetful(_)) {
            page::focus_heading();
            // Once the screen is drawn, which comes first. A window in the background has no frames.
            set_timeout(move || later::prepare(app), std::time::Duration::ZERO);
        }
    });
    live(move || match opening.get() {
        Opening::Reading => {
            view! { <p class="muted" role="status">{t(words::READING)}</p> }.into_any()
        }
        Opening::Open | Opening::Forgetful(_) => screens::screen(route),
        Opening::Failed(error) => view! { <NotOpened text=t(store_words(&error)) /> }.into_any(),
        Opening::Unreadable => view! { <NotOpened text=t(words::UNREADABLE) /> }.into_any(),
        Opening::Vanished { records } => view! { <Vanished records /> }.into_any(),
    })
}

/// The book can't be opened: nothing is shown, so nothing is mistaken for an
/// empty book.
#[component]
fn NotOpened(text: String) -> impl IntoView {
    view! {
        <h1 tabindex="-1">{t(words::NOT_OPENED)}</h1>
        <Callout kind="danger" text=text>
            <button type="button" class="btn btn--primary" on:click=tap(page::reload)>
                {t(words::RELOAD)}
            </button>
            <button type="button" class="btn" on:click=tap(page::recover)>
                <Icon name="export" />
                {t(words::RESCUE)}
            </button>
        </Callout>
    }
}

/// There was a book here and it is gone.
#[component]
fn Vanished(records: usize) -> impl IntoView {
    let app = use_app();
    let count = u64::try_from(records).unwrap_or(u64::MAX);
    view! {
        <h1 tabindex="-1">{t(words::VANISHED)}</h1>
        <Callout kind="danger" text=t(words::vanished_records(count))>
            <a
                class="btn btn--primary"
                href=Route::Import.href()
                on:click=tap(move || app.begin_anew())
            >
                <Icon name="import" />
                {t(words::RESTORE)}
            </a>
            <button type="button" class="btn" on:click=tap(move || app.begin_anew())>
                {t(words::BEGIN_ANEW)}
            </button>
        </Callout>
    }
}
