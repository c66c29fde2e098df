//! Records that came with a file and look like one that was here.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::present::duplicates;
use crate::present::duplicates::Brought;
use crate::present::duplicates::Pair;
use crate::text::import as words;
use crate::ui::erased::live;
use crate::ui::parts::RowLink;
use crate::ui::parts::Section;
use crate::ui::words::t;

/// Nothing where each is one of its kind.
#[component]
pub(super) fn Twins(new: BTreeSet<RecordId>) -> impl IntoView {
    let app = use_app();
    let brought = Memo::new(move |_| app.book().with(|book| duplicates::brought_by(book, &new)));
    live(move || {
        let Brought { pairs, others } = brought.get();
        (!pairs.is_empty()).then(|| {
            let rows = pairs.into_iter().map(|pair| view! { <li><Row pair /></li> }).collect_view();
            let others = (others != 0).then(|| {
                view! { <p class="muted">{t(words::twins_others(others as u64))}</p> }
            });
            view! {
                <Section id="import-twins" title=t(words::TWINS_TITLE)>
                    <p class="muted">{t(words::TWINS_TEXT)}</p>
                    <ul class="row-list" role="list">
                        {rows}
                    </ul>
                    {others}
                </Section>
            }
        })
    })
}

#[component]
fn Row(pair: Pair) -> impl IntoView {
    let Pair { stays, goes } = pair;
    view! {
        <RowLink
            href=Route::Join(stays.id, Some(goes.id)).href()
            title=t(words::twins(t(stays.title), t(goes.title)))
        />
    }
}
