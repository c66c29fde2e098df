//! Follow-ups: who promised what, over all visits.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::clock;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::field::FieldValue;
use crate::domain::followup;
use crate::domain::followup::FollowupStatus;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::present::followups;
use crate::present::followups::FollowupRow;
use crate::present::followups::Urgency;
use crate::present::words::Worded;
use crate::text::followups_screen as words;
use crate::text::format;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::later;
use crate::ui::parts::Empty;
use crate::ui::parts::Icon;
use crate::ui::parts::RowLink;
use crate::ui::parts::Section;
use crate::ui::parts::Status;
use crate::ui::parts::in_pieces;
use crate::ui::words::language;
use crate::ui::words::t;

#[component]
pub fn FollowupsScreen() -> impl IntoView {
    let app = use_app();
    let today = clock::today();
    let open = Memo::new(move |_| app.book().with(|book| followups::open(book, today)));
    let done = Memo::new(move |_| {
        app.book().with(|book| {
            let settled = book.of_kind(Kind::Followup).filter(|it| !followups::is_open(it)).rev();
            settled.map(|it| followups::row(book, it, today)).collect::<Vec<_>>()
        })
    });
    let of = move |urgency: Urgency| {
        open.get().into_iter().filter(|row| row.urgency == urgency).collect::<Vec<_>>()
    };
    view! {
        <h1 tabindex="-1">{t(words::TITLE)}</h1>
        {live(move || {
            if open.with(Vec::is_empty) && done.with(Vec::is_empty) {
                view! {
                    <Empty icon="check" title=t(words::EMPTY) text=t(words::EMPTY_TEXT)>
                        <NewFollowup is_primary=true />
                    </Empty>
                }
                    .into_any()
            } else {
                view! { <div class="btn-row"><NewFollowup is_primary=false /></div> }.into_any()
            }
        })}
        {live(move || view! { <Group id="f-late" title=t(words::LATE) rows=of(Urgency::Late) /> })}
        {live(move || view! { <Group id="f-soon" title=t(words::SOON) rows=of(Urgency::Soon) /> })}
        {live(move || view! { <Group id="f-later" title=t(words::LATER) rows=of(Urgency::Later) /> })}
        {live(move || view! { <Group id="f-done" title=t(words::DONE) rows=done.get() /> })}
    }
}

#[component]
fn NewFollowup(is_primary: bool) -> impl IntoView {
    view! {
        <a
            class="btn"
            class:btn--primary=is_primary
            href=Route::New(Kind::Followup, None).href()
        >
            <Icon name="add" />
            {t(words::NEW)}
        </a>
    }
}

#[component]
fn Group(id: &'static str, title: String, rows: Vec<FollowupRow>) -> impl IntoView {
    let count = rows.len().to_string();
    (!rows.is_empty()).then(|| {
        view! {
            <Section id title count>
                {in_pieces(rows, |rows| view! { <FollowupList rows /> }.into_any())}
            </Section>
        }
    })
}

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

/// Ticks a follow-up off today.
pub fn mark_done(app: AppState, id: RecordId) {
    app.spawn(async move {
        if app.save(done_today(id), &[]).await.is_ok() {
            app.notify(words::MARKED_DONE);
        }
    });
}

fn done_today(id: RecordId) -> Vec<Change> {
    let set = |field, value| Change {
        id,
        kind: Kind::Followup,
        edit: Edit::Set { field, value: Some(value) },
    };
    vec![
        set(followup::STATUS.name(), FollowupStatus::Done.write()),
        set(followup::DONE_ON.name(), clock::today().write()),
    ]
}
