//! The picture of a photo, in memory only while it is near what is seen.

use leptos::html::Span;
use leptos::prelude::*;

use crate::app::page;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::text::photos as words;
use crate::ui::erased::live;
use crate::ui::words::t;

/// How far the device has come with a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Shown {
    Waiting,
    Here(String),
    /// Its record came without it.
    Missing,
    Unreadable,
}

#[component]
pub(super) fn Picture(
    id: RecordId,
    /// What it says to those who don't see it.
    alt: Signal<String>,
    /// In pixels, for a picture that is shown whole; the others fill a frame.
    size: Option<(u32, u32)>,
) -> impl IntoView {
    let app = use_app();
    let (is_near, shown) = (RwSignal::new(false), RwSignal::new(Shown::Waiting));
    let frame = NodeRef::<Span>::new();
    Effect::new(move |_| {
        if let Some(frame) = frame.get() {
            page::follow_nearness(frame, 0, is_near);
        }
    });
    Effect::new(move |_| {
        if !is_near.get() {
            shown.set(Shown::Waiting);
            return;
        }
        app.spawn(async move {
            let found = match app.picture(id).await {
                Ok(Some(address)) => Shown::Here(address),
                Ok(None) => Shown::Missing,
                Err(_failure) => Shown::Unreadable,
            };
            // It may have been scrolled away, or the screen be gone.
            if is_near.try_get_untracked() == Some(true) {
                shown.set(found);
            }
        });
    });
    // What is not there yet has its room already.
    let (width, height) = size.unwrap_or((4, 3));
    view! {
        <span
            class="photo"
            class:photo--whole=size.is_some()
            node_ref=frame
            style:aspect-ratio=format!("{width} / {height}")
        >
            {live(move || match shown.get() {
                Shown::Waiting => view! { <span class="visually-hidden">{t(words::LOADING)}</span> }.into_any(),
                Shown::Here(address) => view! {
                    <img
                        class="photo__image"
                        src=address
                        alt=alt
                        width=width.to_string()
                        height=height.to_string()
                        decoding="async"
                    />
                }
                .into_any(),
                Shown::Missing => view! { <span class="photo__note">{t(words::MISSING)}</span> }.into_any(),
                Shown::Unreadable => view! { <span class="photo__note">{t(words::UNREADABLE)}</span> }.into_any(),
            })}
        </span>
    }
}
