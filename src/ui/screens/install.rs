//! Installera på telefonen: the icon on the home screen, and why it matters.

use leptos::prelude::*;

use crate::app::boot;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::book::Book;
use crate::text::Message;
use crate::text::install as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::parts::Icon;
use crate::ui::parts::Section;
use crate::ui::words::t;

#[component]
pub fn InstallScreen() -> impl IntoView {
    let is_ios = boot::is_ios_tab();
    let why = if is_ios { words::WHY_IOS } else { words::WHY_OTHER };
    view! {
        <h1 tabindex="-1">{t(words::TITLE)}</h1>
        {if boot::is_installed() {
            view! { <Callout kind="info" title=t(words::INSTALLED) text=t(words::INSTALLED_TEXT) /> }
                .into_any()
        } else {
            view! {
                <p class="lead">{t(words::LEAD)}</p>
                <InstallButton />
                <Section id="install-why" title=t(words::WHY_SECTION)>
                    <p class="prose">{t(why)}</p>
                </Section>
                {is_ios.then(|| view! { <OwnBook /> })}
                <Guides is_ios />
            }
                .into_any()
        }}
    }
}

/// Where the browser lets the app ask.
#[component]
fn InstallButton() -> impl IntoView {
    let boot = use_app().boot();
    live(move || {
        boot.installable().then(|| {
            view! {
                <div class="flow">
                <div class="btn-row">
                    <button type="button" class="btn btn--primary" on:click=tap(move || boot.install())>
                        <Icon name="phone-saved" />
                        {t(words::INSTALL)}
                    </button>
                </div>
                <p class="muted">{t(words::INSTALL_HINT)}</p>
                </div>
            }
        })
    })
}

/// What is written in a tab does not follow into the app.
#[component]
fn OwnBook() -> impl IntoView {
    let app = use_app();
    live(move || {
        (!app.book().with(Book::is_empty)).then(|| {
            view! {
                <Callout kind="warning" title=t(words::IOS_OWN_TITLE) text=t(words::IOS_OWN)>
                    <a class="btn" href=Route::Share.href()>
                        <Icon name="export" />
                        {t(words::IOS_OWN_LINK)}
                    </a>
                </Callout>
            }
        })
    })
}

/// Step by step, for the device at hand first.
#[component]
fn Guides(is_ios: bool) -> impl IntoView {
    let ios = || {
        view! {
            <Guide
                id="install-ios"
                title=words::IOS_SECTION
                steps=vec![words::IOS_1, words::IOS_2, words::IOS_3, words::IOS_4]
                note=words::WHY_IOS
            />
        }
    };
    view! {
        {is_ios.then(ios)}
        <Guide
            id="install-android"
            title=words::ANDROID_SECTION
            steps=vec![words::ANDROID_1, words::ANDROID_2, words::ANDROID_3]
        />
        {(!is_ios).then(ios)}
        <Guide
            id="install-desktop"
            title=words::DESKTOP_SECTION
            steps=vec![words::DESKTOP_1, words::DESKTOP_2]
            note=words::DESKTOP_HINT
        />
    }
}

/// Numbered steps, and what there is to know besides.
#[component]
fn Guide(
    id: &'static str,
    title: Message,
    steps: Vec<Message>,
    #[prop(optional)] note: Option<Message>,
) -> impl IntoView {
    view! {
        <Section id=id title=t(title)>
            <div class="prose">
                <ol>
                    {steps.into_iter().map(|step| view! { <li>{t(step)}</li> }).collect_view()}
                </ol>
                {note.map(|note| view! { <p>{t(note)}</p> })}
            </div>
        </Section>
    }
}
