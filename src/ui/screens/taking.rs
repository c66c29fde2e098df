//! A small file to take along: saved, or shared where a download saves nothing.

use leptos::prelude::*;

use crate::app::boot;
use crate::app::parcel::Parcel;
use crate::app::parcel::Unsent;
use crate::app::use_app;
use crate::text::Message;
use crate::text::share;
use crate::ui::erased::tap;
use crate::ui::parts::Icon;
use crate::ui::words::t;

/// A button that hands a file over.
#[component]
pub fn TakeFile(
    icon: &'static str,
    /// Makes the file, in the tap.
    file: Callback<(), Parcel>,
    /// The word on the button.
    save: Message,
    /// What is said when it is saved.
    done: Message,
) -> impl IntoView {
    let app = use_app();
    let take = move || {
        let file = file.run(());
        // On an iPhone's home screen a download opens a page without a way back.
        if !boot::is_ios_app() {
            app.notify(if file.download().is_ok() { done } else { share::NOT_SAVED });
            return;
        }
        // The sheet is asked for in the tap itself; only its answer is awaited.
        let Some(answer) = file.share() else {
            app.notify(share::NOT_SHARED);
            return;
        };
        app.spawn(async move {
            if answer.await == Err(Unsent::Refused) {
                app.notify(share::NOT_SHARED);
            }
        });
    };
    view! {
        <button type="button" class="btn" on:click=tap(take)>
            <Icon name=icon />
            {t(save)}
        </button>
    }
}
