//! What pages of records share: the list beside, and what stands first and last.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::page;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::hanging;
use crate::domain::hanging::hanging_on;
use crate::domain::hanging::return_of;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::present::bin;
use crate::present::part;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::bin_screen;
use crate::text::record_page as words;
use crate::text::send;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::form::element_id;
use crate::ui::parts::Callout;
use crate::ui::parts::Empty;
use crate::ui::parts::Icon;
use crate::ui::words::t;

/// A list, and beside it the page of the record that is chosen. One heading of
/// the first level is seen: the list's, or else the page's.
pub fn split(title: Message, list: AnyView, page: Option<AnyView>) -> AnyView {
    let is_open = page.is_some();
    let heading = if is_open {
        view! { <h2>{t(title)}</h2> }.into_any()
    } else {
        view! { <h1 tabindex="-1">{t(title)}</h1> }.into_any()
    };
    view! {
        <div class="split" class:split--open=is_open>
            <div class="split__list">{heading} {(!is_open).then(strays)} {list}</div>
            {page.map(|page| view! { <div class="split__detail">{page}</div> })}
        </div>
    }
    .into_any()
}

/// Tells of records that are in no list, since what they belong to is gone.
fn strays() -> AnyView {
    let app = use_app();
    let count = Memo::new(move |_| {
        let drafts = app.drafts().get();
        app.book().with(|book| hanging::strays(book, |id| drafts.contains_key(&id)).len())
    });
    live(move || {
        let count = u64::try_from(count.get()).unwrap_or(u64::MAX);
        (count != 0).then(|| {
            view! {
                <Callout kind="warning" text=t(words::strays(count))>
                    <a class="btn" href=Route::Bin.href()>
                        {t(words::SHOW_STRAYS)}
                    </a>
                </Callout>
            }
        })
    })
    .into_any()
}

/// That the record is in no list, since what it belongs to is gone, and the ways
/// back; nothing where it is seen.
#[component]
pub fn Astray(
    id: RecordId,
    /// Whether the field in which another is chosen stands further down.
    #[prop(optional)]
    in_form: bool,
) -> impl IntoView {
    let app = use_app();
    let said = Memo::new(move |_| app.book().with(|book| bin::astray(book, id)));
    live(move || {
        said.get().map(|said| {
            let field = said.field;
            let choose = match said.above {
                Some(above) => {
                    let href = above
                        .kind
                        .map_or(Route::History(above.id), |kind| Route::Show(kind, above.id));
                    way(href, words::open_above(above.title))
                }
                None if in_form => view! {
                    <button
                        type="button"
                        class="btn btn--quiet"
                        on:click=tap(move || page::focus_at_once(&element_id(field)))
                    >
                        {t(words::CHOOSE_ANOTHER)}
                    </button>
                }
                .into_any(),
                None => {
                    let kind = app.book().with_untracked(|book| book.shown(id)?.kind());
                    kind.map(|kind| way(Route::Edit(kind, id), words::CHOOSE_ANOTHER.into()))
                        .into_any()
                }
            };
            view! {
                <Callout kind="warning" title=t(words::ASTRAY) text=t(said.words)>
                    {said
                        .deleted
                        .map(|deleted| {
                            view! {
                                <button
                                    type="button"
                                    class="btn"
                                    on:click=tap(move || take_back(app, deleted.id))
                                >
                                    <Icon name="undo" />
                                    {t(bin_screen::take_back_what(deleted.title))}
                                </button>
                            }
                        })}
                    {choose}
                </Callout>
            }
        })
    })
}

fn way(to: Route, said: Phrase) -> AnyView {
    view! {
        <a class="btn btn--quiet" href=to.href()>
            {t(said)}
        </a>
    }
    .into_any()
}

/// Brings a record back from the bin, with all that went there with it.
pub fn take_back(app: AppState, id: RecordId) {
    let changes = app.book().with_untracked(|book| return_of(book, id));
    app.spawn(async move {
        if app.save(changes, &[]).await.is_ok() {
            app.notify(bin_screen::TAKEN_BACK);
            // The button that was pressed is gone.
            page::focus_heading();
        }
    });
}

/// What a list of records says when it is empty, and how one is added to it.
pub struct ListWords {
    pub kind: Kind,
    pub icon: &'static str,
    pub new: Message,
    pub empty: Message,
    pub empty_text: Message,
}

/// A list of records with the way to a new one; an empty one says what to do.
pub fn rows(list: &ListWords, rows: Vec<AnyView>) -> AnyView {
    let is_empty = rows.is_empty();
    let new = view! {
        <a class="btn" class:btn--primary=is_empty href=Route::New(list.kind, None).href()>
            <Icon name="add" />
            {t(list.new)}
        </a>
    };
    if is_empty {
        view! { <Empty icon=list.icon title=t(list.empty) text=t(list.empty_text)>{new}</Empty> }
            .into_any()
    } else {
        let rows = rows.into_iter().map(|row| view! { <li>{row}</li> }).collect_view();
        view! {
            <div class="btn-row">{new}</div>
            <ul class="row-list section" role="list">
                {rows}
            </ul>
        }
        .into_any()
    }
}

/// The ways to a file of the record, to its history, and to the bin.
#[component]
pub fn RecordFooter(
    kind: Kind,
    id: RecordId,
    /// What the record is called, for the words after it is deleted.
    #[prop(into)]
    title: String,
) -> impl IntoView {
    let app = use_app();
    let delete = move || {
        let hanging = app.book().with_untracked(|book| hanging_on(book, id).len());
        let said = match u64::try_from(hanging).unwrap_or(u64::MAX) {
            0 => words::deleted(&title),
            hanging => words::deleted_with(hanging, &title),
        };
        app.spawn(async move {
            if app.delete(kind, id, said).await.is_ok() {
                page::go_instead(app, Route::List(kind));
            }
        });
    };
    view! {
        <div class="btn-row no-print">
            {part::KINDS
                .contains(&kind)
                .then(|| {
                    view! {
                        <a class="btn btn--quiet" href=Route::SendOf(id).href()>
                            <Icon name="share" />
                            {t(send::SEND)}
                        </a>
                    }
                })}
            {(kind == Kind::Place)
                .then(|| {
                    view! {
                        <a class="btn btn--quiet" href=Route::Handover(Some(id)).href()>
                            <Icon name="people" />
                            {t(words::HAND_OVER)}
                        </a>
                    }
                })}
            <a class="btn btn--quiet" href=Route::History(id).href()>
                <Icon name="clock" />
                {t(words::HISTORY)}
            </a>
            <button type="button" class="btn btn--quiet btn--danger" on:click=tap(delete)>
                <Icon name="delete" />
                {t(words::DELETE)}
            </button>
        </div>
    }
}
