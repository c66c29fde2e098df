//! The bin: what was deleted, and the way back.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::page;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::present::bin;
use crate::present::bin::BinRow;
use crate::present::words::Worded;
use crate::text::bin_screen as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Empty;
use crate::ui::parts::Icon;
use crate::ui::parts::RowLink;
use crate::ui::words::t;

const HEADING: &str = "bin-heading";

#[component]
pub fn BinScreen() -> impl IntoView {
    let app = use_app();
    let rows = live(move || {
        let rows = app.book().with(bin::bin);
        if rows.is_empty() {
            return view! { <Empty icon="delete" title=t(words::EMPTY) text=t(words::EMPTY_TEXT) /> }
                .into_any();
        }
        let rows = rows.into_iter().map(|row| view! { <BinLine row /> }).collect_view();
        view! { <ul class="row-list" role="list">{rows}</ul> }.into_any()
    });
    view! {
        <h1 id=HEADING tabindex="-1">
            {t(words::TITLE)}
        </h1>
        <p class="lead">{t(words::LEAD)}</p>
        {rows}
    }
}

#[component]
fn BinLine(row: BinRow) -> impl IntoView {
    let app = use_app();
    let id = row.line.id;
    let title = t(row.line.title);
    let kind = row.line.kind.map(|kind| t(kind.word()));
    let name = t(words::take_back_what(title.clone()));
    let meta: Vec<String> = [kind, row.place].into_iter().flatten().collect();
    view! {
        <li>
            <RowLink href=Route::History(id).href() title meta=meta.join(" · ")>
                <span class="muted">{t(words::deleted(row.deleted.words()))}</span>
                {row
                    .line
                    .kind
                    .is_none()
                    .then(|| view! { " " <span class="muted">{t(words::NEWER)}</span> })}
            </RowLink>
            {row
                .line
                .kind
                .map(|kind| {
                    view! {
                        <button
                            type="button"
                            class="btn"
                            aria-label=name
                            on:click=tap(move || take_back(app, kind, id))
                        >
                            <Icon name="undo" />
                            {t(words::TAKE_BACK)}
                        </button>
                    }
                })}
        </li>
    }
}

fn take_back(app: AppState, kind: Kind, id: RecordId) {
    app.spawn(async move {
        if app.save(vec![Change { id, kind, edit: Edit::Restore }], &[]).await.is_ok() {
            app.notify(words::TAKEN_BACK);
            // The row with the button is gone.
            page::focus(HEADING);
        }
    });
}
