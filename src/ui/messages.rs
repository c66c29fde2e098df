//! Messages above and below the screen: banners that stay, notices that go.

use leptos::ev::MouseEvent;
use leptos::html::Div;
use leptos::prelude::*;

use crate::app::AppState;
use crate::app::Opening;
use crate::app::page;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::command::Change;
use crate::text::common;
use crate::text::install;
use crate::text::shell as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::later;
use crate::ui::parts::Icon;
use crate::ui::words::t;

/// Says so the first time that the whole app is kept on the device.
pub fn tell_when_offline(app: AppState) {
    Effect::new(move |_| {
        if app.boot().newly_offline() {
            app.notify(install::OFFLINE_READY);
        }
    });
}

/// What concerns every screen: a new version, the example book, a device that
/// does not keep.
#[component]
pub fn Banners() -> impl IntoView {
    let app = use_app();
    let boot = app.boot();
    view! {
        {live(move || app.is_example().then(|| view! { <Example /> }))}
        {live(move || {
            matches!(app.opening().get(), Opening::Forgetful(_))
                .then(|| {
                    view! { <Warning text=t(words::FORGETFUL) /> }
                })
        })}
        {live(move || {
            // On a form the failure stands in the form.
            let fault = app.fault().get().filter(|_| !app.route().get().is_form());
            fault.map(|failure| view! { <Warning text=t(failure.words()) /> })
        })}
        {live(move || {
            boot.updated_elsewhere()
                .then(|| view! { <Update text=t(words::UPDATED_ELSEWHERE) is_waiting=false /> })
        })}
        {live(move || {
            (boot.update_waiting() && !boot.updated_elsewhere())
                .then(|| view! { <Update text=t(words::UPDATE) is_waiting=true /> })
        })}
    }
}

/// That this is the example book: told at length on Idag, and in a line elsewhere.
#[component]
fn Example() -> impl IntoView {
    let app = use_app();
    let is_short = Memo::new(move |_| app.route().get() != Route::Today);
    let leave = move || {
        page::go(Route::Today);
        later::with(app, move |later| (later.leave_example)(app));
    };
    view! {
        <div class="banner" class:banner--line=is_short>
            <p class="banner__text">
                <Icon name="info" />
                {live(move || t(if is_short.get() { words::EXAMPLE_SHORT } else { words::EXAMPLE }))}
            </p>
            <div class="banner__actions">
                <button
                    type="button"
                    class="btn"
                    class:btn--quiet=is_short
                    on:click=tap(leave)
                >
                    {t(words::LEAVE_EXAMPLE)}
                </button>
            </div>
        </div>
    }
}

#[component]
fn Warning(text: String) -> impl IntoView {
    view! {
        <div class="banner banner--danger" role="alert">
            <p class="banner__text">
                <Icon name="warning" />
                {text}
            </p>
        </div>
    }
}

/// A new version, by the person's word and never under an open form.
#[component]
fn Update(text: String, is_waiting: bool) -> impl IntoView {
    let app = use_app();
    view! {
        <div class="banner">
            <p class="banner__text">
                <Icon name="info" />
                {text}
            </p>
            {live(move || {
                if app.route().get().is_form() {
                    view! { <p class="small">{t(words::UPDATE_AFTER_FORM)}</p> }.into_any()
                } else {
                    view! {
                        <div class="banner__actions">
                            <button
                                type="button"
                                class="btn"
                                on:click=tap(move || {
                                    if is_waiting {
                                        app.boot().activate_update();
                                    } else {
                                        page::reload();
                                    }
                                })
                            >
                                {t(words::UPDATE_NOW)}
                            </button>
                        </div>
                    }
                        .into_any()
                }
            })}
        </div>
    }
}

/// What just happened, said once and taken away by the person or the next screen.
#[component]
pub fn Notices() -> impl IntoView {
    let app = use_app();
    let row = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(row) = row.get() {
            page::tell_height(row, "--notices-size");
        }
    });
    view! {
        <div class="app__notices" role="status" node_ref=row>
            <For
                each=move || app.notices().get()
                key=|notice| notice.number
                children=move |notice| {
                    // Several may stand there: each button says which it belongs to.
                    let text_id = format!("notice-{}", notice.number);
                    view! {
                        <div class="notice">
                            <p class="notice__text" id=text_id.clone()>
                                {t(notice.text)}
                            </p>
                            {notice
                                .next
                                .map(|(route, words)| {
                                    view! {
                                        <a class="btn" href=route.href()>
                                            {t(words)}
                                        </a>
                                    }
                                })}
                            {(!notice.undo.is_empty())
                                .then(|| {
                                    let (number, undo) = (notice.number, notice.undo);
                                    view! { <UndoButton number undo text_id=text_id.clone() /> }
                                })}
                            <button
                                type="button"
                                class="btn"
                                aria-label=t(common::CLOSE)
                                aria-describedby=text_id
                                on:click=move |event: MouseEvent| {
                                    app.dismiss(notice.number);
                                    keep_focus(&event);
                                }
                            >
                                <Icon name="close" />
                            </button>
                        </div>
                    }
                }
            />
        </div>
    }
}

/// Leads who pressed a button of a notice by key to the heading, since the button
/// goes. Who pressed it otherwise has no use for it, and the page would jump.
fn keep_focus(event: &MouseEvent) {
    if event.detail() == 0 {
        page::focus_heading();
    }
}

/// Takes back what the notice tells of, in the element called `text_id`.
#[component]
fn UndoButton(number: u64, undo: Vec<Change>, text_id: String) -> impl IntoView {
    let app = use_app();
    view! {
        <button
            type="button"
            class="btn"
            aria-describedby=text_id
            on:click=move |event: MouseEvent| {
                let undo = undo.clone();
                later::with(app, move |later| (later.undo)(app, undo, number));
                keep_focus(&event);
            }
        >
            <Icon name="undo" />
            {t(common::UNDO)}
        </button>
    }
}
