//! Files that came in by themselves: dropped, shared from another app, opened with
//! this one. They are looked at like one that was chosen.

use leptos::prelude::*;

use super::Importing;
use super::Step;
use crate::text::import as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::words::t;

/// Turns to a file that has just come in, and says how many more wait.
#[component]
pub(super) fn Waiting(importing: Importing) -> impl IntoView {
    let arriving = importing.app.arriving();
    let look_at_next = move || {
        if let Some(file) = arriving.next() {
            importing.read_file(file);
        }
    };
    // What is being written is not turned away from.
    let is_writing = Memo::new(move |_| importing.step.with(Step::is_writing));
    Effect::new(move |_| {
        if arriving.is_fresh() && !is_writing.get() {
            look_at_next();
        }
    });
    live(move || {
        let count = u64::try_from(arriving.count()).unwrap_or(u64::MAX);
        (count != 0 && !is_writing.get()).then(|| {
            view! {
                <Callout kind="info" text=t(words::waiting(count))>
                    <button type="button" class="btn" on:click=tap(look_at_next)>
                        {t(words::LOOK_AT_NEXT)}
                    </button>
                </Callout>
            }
        })
    })
}
