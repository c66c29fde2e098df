//! The bin: what was deleted, and the way back.

use leptos::prelude::*;

use crate::app::route::Route;
use crate::app::use_app;
use crate::present::bin;
use crate::present::bin::BinRow;
use crate::present::bin::StrayRow;
use crate::present::words::Worded;
use crate::text::bin_screen as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Empty;
use crate::ui::parts::Icon;
use crate::ui::parts::RowLink;
use crate::ui::parts::Section;
use crate::ui::screens::record_page::take_back;
use crate::ui::words::t;

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
    let strays = live(move || {
        let rows = {
            let drafts = app.drafts().get();
            app.book().with(|book| bin::strays(book, |id| drafts.contains_key(&id)))
        };
        (!rows.is_empty()).then(|| {
            let rows = rows.into_iter().map(|row| view! { <StrayLine row /> }).collect_view();
            view! {
                <Section id="bin-strays" title=t(words::STRAYS)>
                    <p>{t(words::STRAYS_LEAD)}</p>
                    <ul class="row-list" role="list">
                        {rows}
                    </ul>
                </Section>
            }
        })
    });
    view! {
        <h1 tabindex="-1">{t(words::TITLE)}</h1>
        <p class="lead">{t(words::LEAD)}</p>
        {rows}
        {strays}
    }
}

/// A record that is seen nowhere else, and the way to mend that.
#[component]
fn StrayLine(row: StrayRow) -> impl IntoView {
    let app = use_app();
    let kind = row.line.kind.map(|kind| t(kind.word())).unwrap_or_default();
    let href = row.line.kind.map(|kind| Route::Show(kind, row.line.id).href());
    let href = href.unwrap_or_else(|| Route::History(row.line.id).href());
    let title = t(row.line.title);
    view! {
        <li>
            <RowLink href title meta=kind />
            {match row.deleted {
                None => view! { <p class="muted">{t(words::NEVER_HERE)}</p> }.into_any(),
                Some(deleted) => {
                    let what = t(deleted.title);
                    view! {
                        <p class="muted">{t(words::belonged_to(what.as_str()))}</p>
                        <button
                            type="button"
                            class="btn"
                            on:click=tap(move || take_back(app, deleted.id))
                        >
                            <Icon name="undo" />
                            {t(words::take_back_what(what))}
                        </button>
                    }
                        .into_any()
                }
            }}
        </li>
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
                .map(|_| {
                    view! {
                        <button
                            type="button"
                            class="btn"
                            aria-label=name
                            on:click=tap(move || take_back(app, id))
                        >
                            <Icon name="undo" />
                            {t(words::TAKE_BACK)}
                        </button>
                    }
                })}
        </li>
    }
}
