//! Photos of a visit, a place or a provider: taken, seen, captioned, removed.

use leptos::html::Dialog;
use leptos::prelude::*;

use crate::app::page;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::present::photos;
use crate::present::photos::PhotoView;
use crate::text::format;
use crate::text::photos as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Icon;
use crate::ui::words::language;
use crate::ui::words::t;

mod adding;
mod caption;
mod picture;

use adding::Adding;
use caption::Caption;
use picture::Picture;

/// The section's heading, which takes the focus when a photo is removed.
const HEADING: &str = "photos";

/// The photos shown at a record, and the ways to more.
#[component]
pub fn Photos(
    of: RecordId,
    /// Called before a photo is kept, by a form that is not saved yet: its draft is then kept too.
    #[prop(optional)]
    before_adding: Option<Callback<()>>,
) -> impl IntoView {
    let app = use_app();
    let ids = Memo::new(move |_| app.book().with(|book| photos::photos_at(book, of)));
    let has_any = Memo::new(move |_| ids.with(|ids| !ids.is_empty()));
    let large = RwSignal::new(None);
    view! {
        <section class="section" aria-labelledby=HEADING>
            <div class="section__head">
                <h2 id=HEADING tabindex="-1">
                    {t(words::TITLE)}
                </h2>
            </div>
            <div class="flow">
                <Adding of before_adding />
                {live(move || {
                    has_any
                        .get()
                        .then(|| {
                            view! {
                                <ul class="photo-list" role="list">
                                    // Who types a caption goes on typing when another photo comes.
                                    <For
                                        each=move || ids.get()
                                        key=|id| *id
                                        children=move |id| view! { <Item id at=of ids large /> }
                                    />
                                </ul>
                            }
                        })
                })}
            </div>
            <Large large at=of />
        </section>
    }
}

/// The photo as a form shows it that asks for its caption.
#[component]
pub fn Photo(id: RecordId) -> impl IntoView {
    let view = view_of(id, None);
    live(move || {
        let PhotoView { width, height, of, day, .. } = view.get()?;
        Some(view! {
            <Picture id alt=alt(view) size=Some((width, height)) />
            <Meta day=day.map(|day| format::day(day, language())) of />
        })
    })
}

fn view_of(id: RecordId, at: Option<RecordId>) -> Memo<Option<PhotoView>> {
    let app = use_app();
    Memo::new(move |_| app.book().with(|book| photos::photo_view(book, id, at)))
}

/// What a photo says to those who don't see it.
fn alt(view: Memo<Option<PhotoView>>) -> Signal<String> {
    Signal::derive(move || {
        let caption = view.with(|view| view.as_ref().map(|view| view.caption.clone()));
        caption.filter(|it| !it.is_empty()).unwrap_or_else(|| t(words::NO_CAPTION))
    })
}

/// A photo in the list.
#[component]
fn Item(
    id: RecordId,
    at: RecordId,
    ids: Memo<Vec<RecordId>>,
    large: RwSignal<Option<RecordId>>,
) -> impl IntoView {
    let app = use_app();
    let view = view_of(id, Some(at));
    let alt = alt(view);
    let number = move || ids.with(|ids| ids.iter().position(|it| *it == id)).unwrap_or_default();
    let name =
        Signal::derive(move || t(words::photo(u64::try_from(number() + 1).unwrap_or(u64::MAX))));
    let delete = move || {
        app.spawn(async move {
            // A failure stands in the banner, and the photo is still there.
            if app.delete(Kind::Photo, id, words::DELETED).await.is_ok() {
                page::focus(HEADING);
            }
        });
    };
    view! {
        <li class="photo-list__item">
            <button
                type="button"
                class="photo-list__open"
                on:click=tap(move || large.set(Some(id)))
            >
                <Picture id alt size=None />
                <span class="visually-hidden">{t(words::OPEN)}</span>
            </button>
            <div class="photo-list__text">
                {live(move || {
                    let PhotoView { day, of, .. } = view.get()?;
                    Some(view! { <Meta day=day.map(|day| format::day(day, language())) of /> })
                })}
                <Caption id view name />
                <div class="btn-row">
                    <button type="button" class="btn btn--quiet btn--danger" on:click=tap(delete)>
                        <Icon name="delete" />
                        {t(words::DELETE)}
                        <span class="visually-hidden">" " {name}</span>
                    </button>
                </div>
            </div>
        </li>
    }
}

/// When it was taken, and of what, where that is not said already.
#[component]
fn Meta(day: Option<String>, of: Option<crate::present::titles::RecordLine>) -> impl IntoView {
    let of = of.and_then(|of| {
        let href = Route::Show(of.kind?, of.id).href();
        Some(view! { <a href=href>{t(of.title)}</a> })
    });
    view! {
        <p class="photo-list__meta">
            {day.map(|day| view! { <span>{t(words::taken(day))}</span> })} " " {of}
        </p>
    }
}

/// The photo that is looked at, as large as the screen lets it be.
#[component]
fn Large(large: RwSignal<Option<RecordId>>, at: RecordId) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            if large.get().is_some() && !dialog.open() {
                dialog.show_modal().unwrap_or_default();
            } else if large.get().is_none() && dialog.open() {
                dialog.close();
            }
        }
    });
    view! {
        <dialog
            class="dialog dialog--photo"
            node_ref=dialog
            aria-label=t(words::TITLE)
            on:close=move |_| large.set(None)
        >
            {live(move || {
                let id = large.get()?;
                let view = view_of(id, Some(at));
                let size = view.with_untracked(|view| view.as_ref().map(|it| (it.width, it.height)));
                let caption = move || view.get().map(|view| view.caption).unwrap_or_default();
                Some(view! {
                    <Picture id alt=alt(view) size />
                    <p class="prose prose--note">{live(caption)}</p>
                })
            })}
            <div class="dialog__actions">
                <button type="button" class="btn btn--primary" on:click=tap(move || large.set(None))>
                    <Icon name="close" />
                    {t(words::CLOSE)}
                </button>
            </div>
        </dialog>
    }
}
