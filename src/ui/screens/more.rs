//! Mer: what has no place of its own in the menu.

use leptos::prelude::*;

use crate::app::boot;
use crate::app::clock;
use crate::app::page;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::book::Book;
use crate::domain::kind::Kind;
use crate::present::more;
use crate::present::more::More;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::more as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Icon;
use crate::ui::parts::RowLink;
use crate::ui::parts::Section;
use crate::ui::screens::share::BackupLine;
use crate::ui::words::t;

#[component]
pub fn MoreScreen() -> impl IntoView {
    let app = use_app();
    let shown = Memo::new(move |_| app.book().with(|book| more::more(book, clock::today())));
    view! {
        <h1 tabindex="-1">{t(words::TITLE)}</h1>
        <Section id="more-book" title=t(words::BOOK_SECTION)>
            <ul class="row-list" role="list">
                <li>
                    <RowLink icon="export" href=Route::Share.href() title=t(words::SHARE)>
                        <BackupLine />
                    </RowLink>
                </li>
                <Row
                    icon="import"
                    route=Route::Import
                    title=words::IMPORT
                    meta=words::IMPORT_HINT
                />
                {live(move || view! { <BookRows shown=shown.get() /> })}
            </ul>
        </Section>
        <Section id="more-app" title=t(words::APP_SECTION)>
            <ul class="row-list" role="list">
                <Row
                    icon="edit"
                    route=Route::Settings
                    title=words::SETTINGS
                    meta=words::SETTINGS_HINT
                />
                {live(move || {
                    let is_kept = app.boot().persisted() == Some(true);
                    view! {
                        <Row
                            icon="phone-saved"
                            route=Route::Storage
                            title=words::STORAGE
                            meta=if is_kept { words::STORAGE_KEPT } else { words::STORAGE_NOT_KEPT }
                        />
                    }
                })}
                <Row
                    icon="add"
                    route=Route::Install
                    title=words::INSTALL
                    meta=if boot::is_installed() { words::INSTALLED } else { words::INSTALL_HINT }
                />
                <li>
                    <ExampleRow />
                </li>
            </ul>
        </Section>
        <Section id="more-about" title=t(words::ABOUT_SECTION)>
            <ul class="row-list" role="list">
                <Row
                    icon="info"
                    route=Route::About
                    title=words::ABOUT
                    meta=words::version(boot::version().0)
                />
                <Row
                    icon="people"
                    route=Route::Accessibility
                    title=words::ACCESSIBILITY
                    meta=words::ACCESSIBILITY_HINT
                />
            </ul>
        </Section>
    }
}

#[component]
fn Row(
    icon: &'static str,
    route: Route,
    title: Message,
    #[prop(into)] meta: Phrase,
) -> impl IntoView {
    view! {
        <li>
            <RowLink icon=icon href=route.href() title=t(title) meta=t(meta) />
        </li>
    }
}

/// The rows that say what the book has behind them.
#[component]
fn BookRows(shown: More) -> impl IntoView {
    let or = |there: Option<Phrase>, none: Message| there.unwrap_or_else(|| none.into());
    view! {
        <Row icon="place" route=Route::Map title=words::MAP meta=Phrase::from(words::MAP_HINT) />
        <Row
            icon="people"
            route=Route::List(Kind::Contact)
            title=words::CONTACTS
            meta=or(shown.contacts, words::CONTACTS_NONE)
        />
        <Row
            icon="project"
            route=Route::List(Kind::Project)
            title=words::PROJECTS
            meta=or(shown.projects, words::PROJECTS_NONE)
        />
        <Row
            icon="calendar"
            route=Route::List(Kind::Agreement)
            title=words::AGREEMENTS
            meta=or(shown.agreements, words::AGREEMENTS_NONE)
        />
        <Row
            icon="car"
            route=Route::List(Kind::Tour)
            title=words::TOURS
            meta=or(shown.tours, words::TOURS_NONE)
        />
        <Row
            icon="check"
            route=Route::List(Kind::Check)
            title=words::CHECKS
            meta=or(shown.checks, words::CHECKS_NONE)
        />
        <Row
            icon="plan"
            route=Route::List(Kind::RuleSet)
            title=words::RULE_SETS
            meta=or(shown.rule_sets, words::RULE_SETS_NONE)
        />
        <Row
            icon="people"
            route=Route::Choices
            title=words::CHOICES
            meta=or(shown.choices, words::CHOICES_NONE)
        />
        <Row
            icon="delete"
            route=Route::Bin
            title=words::BIN
            meta=or(shown.binned, words::BIN_NONE)
        />
        <Row
            icon="calendar"
            route=Route::Retention
            title=words::RETENTION
            meta=or(shown.to_erase, words::TO_ERASE_NONE)
        />
        <Row
            icon="share"
            route=Route::Handover(None)
            title=words::HANDOVER
            meta=words::HANDOVER_HINT
        />
        <Row icon="search" route=Route::Person title=words::PERSON meta=words::PERSON_HINT />
    }
}

/// Into the example book, or back out of it.
#[component]
fn ExampleRow() -> impl IntoView {
    let app = use_app();
    let enter = move || {
        page::go(Route::Today);
        app.spawn(async move {
            app.enter_example().await;
            // It is fetched; a phone that never kept it may be without coverage.
            if app.book().with_untracked(Book::is_empty) {
                app.notify(words::EXAMPLE_MISSING);
            }
        });
    };
    let leave = move || {
        page::go(Route::Today);
        app.spawn(app.leave_example());
    };
    live(move || {
        let is_inside = app.is_example();
        let (title, hint) = if is_inside {
            (words::LEAVE_EXAMPLE, words::LEAVE_EXAMPLE_HINT)
        } else {
            (words::EXAMPLE, words::EXAMPLE_HINT)
        };
        view! {
            <button
                type="button"
                class="row"
                on:click=tap(move || if is_inside { leave() } else { enter() })
            >
                <Icon name="visit" />
                <span class="row__title">{t(title)}</span>
                <span class="row__meta">{t(hint)}</span>
            </button>
        }
    })
}
