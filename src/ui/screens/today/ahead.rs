//! Beside what is due: days of agreements, whom to be in touch with, the plans, the backup.

use leptos::prelude::*;

use crate::app::clock;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::kind::Kind;
use crate::present::agreement_days::DayRow;
use crate::present::ahead;
use crate::present::followups::Urgency;
use crate::present::next_contacts::NextContact;
use crate::present::plans::PlanRow;
use crate::text::format;
use crate::text::today_screen as words;
use crate::ui::backup::BackupSection;
use crate::ui::erased::live;
use crate::ui::parts::Callout;
use crate::ui::parts::ProgressBar;
use crate::ui::parts::RowLink;
use crate::ui::parts::Section;
use crate::ui::parts::Status;
use crate::ui::words::language;
use crate::ui::words::t;

/// What Idag tells of a book with something in it.
#[component]
pub fn Ahead() -> impl IntoView {
    let app = use_app();
    let day = clock::today();
    let shown = Memo::new(move |_| app.book().with(|book| ahead::ahead(book, day)));
    live(move || {
        let shown = shown.get();
        let to_erase = shown.to_erase_words();
        let other_days = shown.other_days_words();
        view! {
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
        }
    })
}

/// Visits after which somebody wanted to be in touch again about now.
#[component]
fn Contacts(rows: Vec<NextContact>) -> impl IntoView {
    let rows = rows.into_iter().map(|row| {
        let kind = shape_of(row.urgency);
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

/// The shape of a day that must not be missed.
pub const fn shape_of(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Late => "late",
        Urgency::Soon => "soon",
        Urgency::Later | Urgency::Settled => "open",
    }
}

/// Days of agreements that must not be missed.
#[component]
fn AgreementDays(rows: Vec<DayRow>) -> impl IntoView {
    let rows = rows.into_iter().map(|row| {
        let (kind, text) = (shape_of(row.urgency), t(row.what));
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
