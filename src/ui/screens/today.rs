//! Idag: what is due and where one was. What else it tells comes with the later part.

mod ahead;

pub use ahead::Ahead;
pub use ahead::shape_of;
use leptos::prelude::*;

use crate::app::clock;
use crate::app::drafts::Draft;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::present::drafts;
use crate::present::today;
use crate::present::today::Due;
use crate::present::today::Today;
use crate::text::followups_screen as groups;
use crate::text::format;
use crate::text::today_screen as words;
use crate::ui::backup::BackupAlarm;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::invite::Invite;
use crate::ui::later;
use crate::ui::parts::Callout;
use crate::ui::parts::Empty;
use crate::ui::parts::Icon;
use crate::ui::parts::RowLink;
use crate::ui::parts::Section;
use crate::ui::screens::followups::FollowupList;
use crate::ui::screens::visits::VisitList;
use crate::ui::words::language;
use crate::ui::words::t;

#[component]
pub fn TodayScreen() -> impl IntoView {
    let app = use_app();
    let day = clock::today();
    let shown = Memo::new(move |_| app.book().with(|book| today::today(book, day)));
    view! {
        <div class="today">
            <h1 tabindex="-1">
                {t(words::TITLE)} " "
                <span class="today__date">{format::day_long(day, language())}</span>
            </h1>
            <Invite />
            <Drafts />
            {live(move || {
                let shown = shown.get();
                if app.is_untouched() {
                    view! { <EmptyBook /> }.into_any()
                } else if shown.is_empty {
                    ().into_any()
                } else {
                    view! { <Filled shown /> }.into_any()
                }
            })}
        </div>
    }
}

/// A book in which nothing stands yet.
#[component]
fn EmptyBook() -> impl IntoView {
    let app = use_app();
    view! {
        <Empty icon="visit" title=t(words::EMPTY) text=t(words::EMPTY_TEXT)>
            <a class="btn btn--primary" href=Route::New(Kind::Visit, None).href()>
                <Icon name="add" />
                {t(words::NEW_VISIT)}
            </a>
            <a class="btn" href=Route::New(Kind::Plan, None).href()>
                {t(words::NEW_PLAN)}
            </a>
            <a class="btn" href=Route::Import.href()>
                {t(words::IMPORT)}
            </a>
            {(!app.is_example())
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="btn"
                            on:click=tap(move || later::with(app, move |later| (later.enter_example)(app)))
                        >
                            {t(words::EXAMPLE)}
                        </button>
                    }
                })}
        </Empty>
    }
}

#[component]
fn Filled(shown: Today) -> impl IntoView {
    let choices = shown.open_choices_words();
    let due_is_empty = shown.late.rows.is_empty() && shown.soon.rows.is_empty();
    view! {
        {choices
            .map(|text| {
                view! {
                    <Callout kind="warning" text=t(text)>
                        <a class="btn" href=Route::Choices.href()>
                            {t(words::CHOOSE)}
                        </a>
                    </Callout>
                }
            })}
        <BackupAlarm />
        <div class="columns">
            <div>
                <Section
                    id="today-followups"
                    title=t(words::FOLLOWUPS)
                    link=(Route::Followups.href(), t(words::ALL_FOLLOWUPS))
                >
                    {due_is_empty.then(|| view! { <p class="muted">{t(words::NOTHING_DUE)}</p> })}
                    <FollowupGroup title=t(groups::LATE) due=shown.late />
                    <FollowupGroup title=t(groups::SOON) due=shown.soon />
                    <FollowupGroup title=t(groups::LATER) due=shown.later />
                </Section>
                <Section
                    id="today-visits"
                    title=t(words::VISITS)
                    link=(Route::List(Kind::Visit).href(), t(words::ALL_VISITS))
                >
                    <VisitList visits=shown.visits chosen=None />
                </Section>
            </div>
            <div>
                {later::ahead()}
            </div>
        </div>
    }
}

#[component]
fn FollowupGroup(title: String, due: Due) -> impl IntoView {
    let others = due.others_words();
    (!due.rows.is_empty()).then(|| {
        view! {
            <h3>{title}</h3>
            <FollowupList rows=due.rows />
            {others
                .map(|words| view! { <p><a href=Route::Followups.href()>{t(words)}</a></p> })}
        }
    })
}

/// Forms that were begun and not saved.
#[component]
fn Drafts() -> impl IntoView {
    let app = use_app();
    live(move || {
        let mut drafts: Vec<Draft> = app.drafts().get().into_values().collect();
        order::sort_by_key(&mut drafts, |draft| std::cmp::Reverse(draft.typed_at));
        (!drafts.is_empty()).then(|| {
            view! {
                <Section id="today-drafts" title=t(words::DRAFTS)>
                    <p class="muted">{t(words::DRAFTS_HINT)}</p>
                    <ul class="row-list" role="list">
                        {drafts.into_iter().map(|draft| view! { <DraftRow draft /> }).collect_view()}
                    </ul>
                </Section>
            }
        })
    })
}

#[component]
fn DraftRow(draft: Draft) -> impl IntoView {
    let app = use_app();
    let id = draft.id;
    view! {
        <li>
            <RowLink
                href=Route::Edit(draft.kind, id).href()
                title=t(drafts::title(draft.kind, &draft.typed))
                aside=format::moment_in_row(clock::at(draft.typed_at), clock::today(), language())
            />
            <button
                type="button"
                class="btn btn--quiet"
                on:click=tap(move || later::with(app, move |later| (later.discard_draft)(app, id)))
            >
                {t(words::THROW_AWAY)}
            </button>
        </li>
    }
}
