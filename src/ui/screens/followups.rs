//! Follow-ups: who promised what, over all visits.

use leptos::prelude::*;

use crate::app::clock;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::followup::FollowupStatus;
use crate::domain::kind::Kind;
use crate::present::followups::FollowupRow;
use crate::present::followups::Urgency;
use crate::present::words::Worded;
use crate::text::followups_screen as words;
use crate::text::format;
use crate::ui::erased::tap;
use crate::ui::later;
use crate::ui::parts::RowLink;
use crate::ui::parts::Status;
use crate::ui::words::language;
use crate::ui::words::t;

mod letter;
mod list;
mod ticking;

pub use list::FollowupsScreen;
pub use ticking::mark_done;

/// Follow-ups as rows, each with a button that ticks it off.
#[component]
pub fn FollowupList(rows: Vec<FollowupRow>) -> impl IntoView {
    view! {
        <ul class="row-list" role="list">
            {rows.into_iter().map(|row| view! { <FollowupLine row /> }).collect_view()}
        </ul>
    }
}

#[component]
fn FollowupLine(row: FollowupRow) -> impl IntoView {
    let app = use_app();
    let id = row.id;
    let what = t(row.what);
    let is_settled = row.status.is_settled();
    let kind = shape_of(row.status, row.urgency);
    let state = if is_settled { t(row.status.word()) } else { t(row.when) };
    let place = row.place.map(|(_, name)| name).unwrap_or_default();
    let meta = [row.owner, place].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>();
    let name = t(words::mark_done(what.clone()));
    view! {
        <li>
            <RowLink
                href=Route::Show(Kind::Followup, id).href()
                title=what
                aside=row.due.map(|day| format::day_in_row(day, clock::today(), language())).unwrap_or_default()
                meta=meta.join(" · ")
            >
                <Status kind text=state />
            </RowLink>
            {(!is_settled)
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="btn btn--quiet"
                            aria-label=name
                            on:click=tap(move || later::with(app, move |later| (later.mark_done)(app, id)))
                        >
                            {t(words::TICK)}
                        </button>
                    }
                })}
        </li>
    }
}

fn shape_of(status: FollowupStatus, urgency: Urgency) -> &'static str {
    match (status, urgency) {
        (FollowupStatus::Done | FollowupStatus::Dropped, _) => "done",
        (_, Urgency::Late) => "late",
        (_, Urgency::Soon) => "soon",
        (FollowupStatus::Waiting, _) => "going",
        (FollowupStatus::Open, _) => "open",
    }
}
