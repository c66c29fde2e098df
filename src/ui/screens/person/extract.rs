//! The extract for the one who asks: saved, shared or copied.

use leptos::prelude::*;

use super::Search;
use super::found;
use crate::app::boot;
use crate::app::clock;
use crate::app::files;
use crate::app::parcel;
use crate::app::parcel::Parcel;
use crate::app::parcel::Unsent;
use crate::domain::moment::write_day;
use crate::present::person;
use crate::text::Message;
use crate::text::person_screen as words;
use crate::text::share;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::parts::Icon;
use crate::ui::parts::Section;
use crate::ui::words::language;
use crate::ui::words::t;

#[component]
pub fn Extract(search: Search) -> impl IntoView {
    let told: RwSignal<Option<Result<Message, Message>>> = RwSignal::new(None);
    // The file's name says nothing of whom it is about.
    let text = move || {
        let typed = search.typed.get_untracked();
        let today = clock::today();
        let beside: Vec<_> = search.noted.get_untracked().iter().map(found::noted_words).collect();
        search.found.with_untracked(|it| person::report(&typed, it, &beside, today, language()))
    };
    let file = move || Parcel::of_text(t(words::extract_name(write_day(clock::today()))), text());
    let save = move || {
        let saved = file().download();
        told.set(Some(saved.map(|()| words::EXTRACT_SAVED).map_err(|_unsent| share::NOT_SAVED)));
    };
    let share = move || {
        // The sheet is asked for in the tap itself; only its answer is awaited.
        let Some(answer) = file().share() else {
            told.set(Some(Err(share::NOT_SHARED)));
            return;
        };
        search.app.spawn(async move {
            told.set(match answer.await {
                Ok(()) => Some(Ok(words::EXTRACT_SHARED)),
                Err(Unsent::Cancelled) => None,
                Err(Unsent::Refused) => Some(Err(share::NOT_SHARED)),
            });
        });
    };
    let copy = move || {
        search.app.spawn(async move {
            let copied = files::copy(text()).await;
            told.set(Some(
                copied.map(|()| words::EXTRACT_COPIED).map_err(|_unsent| share::NOT_COPIED),
            ));
        });
    };
    view! {
        <Section id="person-extract" title=t(words::EXTRACT)>
            <p class="prose">{t(words::EXTRACT_WHAT)}</p>
            <div class="btn-row">
                // On an iPhone's home screen a download opens a page without a way back.
                {(!boot::is_ios_app())
                    .then(|| {
                        view! {
                            <button type="button" class="btn" on:click=tap(save)>
                                <Icon name="export" />
                                {t(words::SAVE_EXTRACT)}
                            </button>
                        }
                    })}
                {parcel::can_share()
                    .then(|| {
                        view! {
                            <button type="button" class="btn" on:click=tap(share)>
                                <Icon name="share" />
                                {t(words::SHARE_EXTRACT)}
                            </button>
                        }
                    })}
                <button type="button" class="btn btn--quiet" on:click=tap(copy)>
                    {t(words::COPY_EXTRACT)}
                </button>
            </div>
            <div role="status">
                {live(move || {
                    told.get().map(|told| match told {
                        Ok(done) => view! { <Callout kind="info" text=t(done) /> },
                        Err(failed) => view! { <Callout kind="danger" text=t(failed) /> },
                    })
                })}
            </div>
        </Section>
    }
}
