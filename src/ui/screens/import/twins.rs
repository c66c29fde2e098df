//! Records that came with a file and look like one that was here.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::present::duplicates::Brought;
use crate::present::duplicates::Looking;
use crate::present::duplicates::Pair;
use crate::text::import as words;
use crate::ui::erased::live;
use crate::ui::parts::RowLink;
use crate::ui::parts::Section;
use crate::ui::words::t;

/// So many records are looked at before the page may answer again.
const SLICE: usize = 2_000;

/// Nothing where each is one of its kind.
#[component]
pub(super) fn Twins(new: BTreeSet<RecordId>) -> impl IntoView {
    let app = use_app();
    let brought = RwSignal::new(Brought::default());
    let new = Rc::new(new);
    let turn = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let looking = app.book().with(|book| Looking::new(book, Rc::clone(&new)));
        turn.update_value(|turn| *turn += 1);
        look(app, looking, brought, (turn, turn.get_value()));
    });
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

/// Looks on, and comes back for the rest, unless the book changed or the person left meanwhile.
fn look(
    app: AppState,
    mut looking: Looking,
    brought: RwSignal<Brought>,
    (turn, mine): (StoredValue<u32>, u32),
) {
    if turn.try_get_value() != Some(mine) {
        return;
    }
    match app.book().with_untracked(|book| looking.look(book, SLICE)) {
        Some(found) => brought.set(found),
        None => set_timeout(move || look(app, looking, brought, (turn, mine)), Duration::ZERO),
    }
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
