//! What is seen while a file is read or taken in: how far it has come, and the way out.

use leptos::prelude::*;

use super::Importing;
use crate::text::Message;
use crate::text::common;
use crate::text::import as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::ProgressBar;
use crate::ui::words::t;

/// How far it has come.
#[component]
pub(super) fn Progress(importing: Importing, title: Message) -> impl IntoView {
    // In whole hundredths, so that the bar is drawn as often as it is seen to move.
    let hundredth = Memo::new(move |_| {
        let (done, of) = importing.progress.get();
        done.saturating_mul(100).checked_div(of).unwrap_or_default().min(100)
    });
    live(move || {
        let done = hundredth.get();
        let whole = usize::try_from(done).unwrap_or_default();
        view! { <ProgressBar done=whole total=100 label=t(title) text=t(words::hundredths(done)) /> }
    })
}

#[component]
pub(super) fn Working(importing: Importing, title: Message) -> impl IntoView {
    view! {
        <div class="flow">
        <h2 id="import-working" tabindex="-1">
            {t(title)}
        </h2>
        <Progress importing title />
        <p class="muted">{t(words::CAN_CANCEL)}</p>
        <div class="btn-row">
            <button type="button" class="btn" on:click=tap(move || importing.leave())>
                {t(common::CANCEL)}
            </button>
        </div>
        </div>
    }
}
