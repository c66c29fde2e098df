//! Idag: what is due, where one was, how the plans go.

use leptos::prelude::*;

use crate::app::clock;
use crate::app::drafts::Draft;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::present::agreement_days::DayRow;
use crate::present::drafts;
use crate::present::followups::Urgency;
use crate::present::next_contacts::NextContact;
use crate::present::plans::PlanRow;
use crate::present::today;
use crate::present::today::Due;
use crate::present::today::Today;
use crate::text::followups_screen as groups;
use crate::text::format;
use crate::text::today as counts;
use crate::text::today_screen as words;
use crate::ui::backup::BackupAlarm;
use crate::ui::backup::BackupSection;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::invite::Invite;
use crate::ui::later;
use crate::ui::parts::Callout;
use crate::ui::parts::Empty;
use crate::ui::parts::Icon;
use crate::ui::parts::ProgressBar;
use crate::ui::parts::RowLink;
use crate::ui::parts::Section;
use crate::ui::parts::Status;
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
    let choices = u64::try_from(shown.open_choices.len()).unwrap_or(u64::MAX);
    let to_erase = shown.to_erase_words();
    let other_days = shown.other_days_words();
    let due_is_empty = shown.late.rows.is_empty() && shown.soon.rows.is_empty();
    view! {
        {(choices != 0)
            .then(|| {
                view! {
                    <Callout kind="warning" text=t(counts::open_choices(choices))>
                        <a class="btn" href=Route::Choices.href()>
                            {t(words::CHOOSE)}
                        </a>
                    </Callout>
                }
            })}
        <BackupAlarm />
        {to_erase
            .map(|text| {
                view! {
                    <Callout kind="info" text=t(text)>
                        <a class="btn" href=Route::Retention.href()>
                            {t(words::GO_THROUGH)}
                        </a>
                    </Callout>
                }
            })}
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
                {(!shown.agreement_days.is_empty())
                    .then(|| {
                        view! {
                            <Section
                                id="today-agreements"
                                title=t(words::AGREEMENTS)
                                link=(Route::List(Kind::Agreement).href(), t(words::ALL_AGREEMENTS))
                            >
                                <AgreementDays rows=shown.agreement_days />
                                {other_days
                                    .map(|words| {
                                        let href = Route::List(Kind::Agreement).href();
                                        view! { <p><a href=href>{t(words)}</a></p> }
                                    })}
                            </Section>
                        }
                    })}
                {(!shown.contacts.is_empty())
                    .then(|| {
                        view! {
                            <Section id="today-contacts" title=t(words::CONTACTS)>
                                <Contacts rows=shown.contacts />
                            </Section>
                        }
                    })}
                <Section
                    id="today-visits"
                    title=t(words::VISITS)
                    link=(Route::List(Kind::Visit).href(), t(words::ALL_VISITS))
                >
                    <VisitList visits=shown.visits chosen=None />
                </Section>
            </div>
            <div>
                {(!shown.plans.is_empty())
                    .then(|| {
                        view! {
                            <Section
                                id="today-plans"
                                title=t(words::PLANS)
                                link=(Route::List(Kind::Plan).href(), t(words::ALL_PLANS))
                            >
                                <ul class="row-list" role="list">
                                    {shown
                                        .plans
                                        .into_iter()
                                        .map(|plan| view! { <li><PlanLine plan /></li> })
                                        .collect_view()}
                                </ul>
                            </Section>
                        }
                    })}
                <BackupSection />
            </div>
        </div>
    }
}

/// Visits after which somebody wanted to be in touch again about now.
#[component]
fn Contacts(rows: Vec<NextContact>) -> impl IntoView {
    let rows = rows.into_iter().map(|row| {
        let kind = if row.urgency == Urgency::Late { "late" } else { "soon" };
        view! {
            <li>
                <RowLink
                    href=Route::Show(Kind::Visit, row.id).href()
                    title=t(row.title)
                    aside=format::day_in_row(row.day, clock::today(), language())
                >
                    <Status kind text=t(row.when) />
                </RowLink>
            </li>
        }
    });
    view! {
        <ul class="row-list" role="list">
            {rows.collect_view()}
        </ul>
    }
}

/// Days of agreements that must not be missed; also for the pages of agreements.
#[component]
pub fn AgreementDays(rows: Vec<DayRow>) -> impl IntoView {
    let rows = rows.into_iter().map(|row| {
        let kind = match row.urgency {
            Urgency::Late => "late",
            Urgency::Soon => "soon",
            _ => "open",
        };
        let text = t(row.what);
        view! {
            <li>
                <RowLink
                    href=Route::Show(Kind::Agreement, row.id).href()
                    title=t(row.title)
                    aside=format::day_in_row(row.day, clock::today(), language())
                >
                    <Status kind text />
                </RowLink>
            </li>
        }
    });
    view! {
        <ul class="row-list" role="list">
            {rows.collect_view()}
        </ul>
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

#[component]
fn PlanLine(plan: PlanRow) -> impl IntoView {
    let progress = plan.progress;
    let over = plan.is_over().then(|| plan.validity.words());
    view! {
        <RowLink
            href=Route::Show(Kind::Plan, plan.id).href()
            title=t(plan.title)
            aside=plan.period.map(t).unwrap_or_default()
            meta=plan.municipality
        >
            <ProgressBar
                done=progress.done
                total=progress.total
                label=t(words::PROGRESS_LABEL)
                text=t(progress.words())
            />
            {over.map(|words| view! { <Status kind="late" text=t(words) /> })}
            {progress.late_words().map(|late| view! { <Status kind="late" text=t(late) /> })}
        </RowLink>
    }
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
