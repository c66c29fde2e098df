//! An address that leads nowhere, or a record that was deleted.

use leptos::prelude::*;

use crate::app::route::Route;
use crate::app::use_app;
use crate::present::bin;
use crate::present::bin::BinRow;
use crate::text::missing as words;
use crate::ui::erased::tap;
use crate::ui::parts::Empty;
use crate::ui::parts::Icon;
use crate::ui::screens::record_page::take_back;
use crate::ui::words::t;

#[component]
pub fn MissingScreen() -> impl IntoView {
    let app = use_app();
    let deleted = match app.route().get_untracked() {
        Route::Show(_, id) | Route::Edit(_, id) => {
            app.book().with_untracked(|book| bin::deleted(book, id))
        }
        _ => None,
    };
    match deleted {
        Some(row) => view! { <Deleted row /> }.into_any(),
        None => view! { <Nowhere /> }.into_any(),
    }
}

#[component]
fn Nowhere() -> impl IntoView {
    view! {
        <h1 tabindex="-1">{t(words::TITLE)}</h1>
        <Empty icon="info" title=t(words::WHAT) text=t(words::WHAT_TO_DO)>
            <a class="btn btn--primary" href=Route::Today.href()>
                {t(words::TODAY)}
            </a>
            <a class="btn" href=Route::Bin.href()>
                {t(words::BIN)}
            </a>
        </Empty>
    }
}

/// It was here, and can come back.
#[component]
fn Deleted(row: BinRow) -> impl IntoView {
    let app = use_app();
    let id = row.line.id;
    view! {
        <h1 tabindex="-1">{t(words::DELETED_TITLE)}</h1>
        <Empty
            icon="delete"
            title=t(words::deleted_what(t(row.line.title)))
            text=t(words::deleted_when(row.deleted.words()))
        >
            {row
                .line
                .kind
                .map(|_| {
                    view! {
                        <button
                            type="button"
                            class="btn btn--primary"
                            on:click=tap(move || take_back(app, id))
                        >
                            <Icon name="undo" />
                            {t(words::TAKE_BACK)}
                        </button>
                    }
                })}
            <a class="btn" href=Route::History(id).href()>
                {t(words::HISTORY)}
            </a>
        </Empty>
    }
}
