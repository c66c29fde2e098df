//! Plans: the list, and the page of one beside it.

use leptos::prelude::*;

use crate::app::clock;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::present::plan_page::plan_page;
use crate::present::plans;
use crate::present::plans::PlanList;
use crate::present::plans::PlanRow;
use crate::present::titles::RecordLine;
use crate::present::validity::Validity;
use crate::present::words::Worded;
use crate::text::plans_screen as words;
use crate::ui::erased::live;
use crate::ui::parts::Empty;
use crate::ui::parts::Icon;
use crate::ui::parts::RowLink;
use crate::ui::parts::Section;
use crate::ui::parts::Status;
use crate::ui::screens::missing::MissingScreen;
use crate::ui::screens::record_page;
use crate::ui::words::t;

mod goals;
mod page;

use page::PlanFound;

/// All plans, and beside them the one that is chosen.
#[component]
pub fn PlansScreen(chosen: Option<RecordId>) -> impl IntoView {
    record_page::split(words::TITLE, list(chosen), chosen.map(page))
}

fn list(chosen: Option<RecordId>) -> AnyView {
    let app = use_app();
    live(move || {
        let list = app.book().with(|book| plans::list(book, clock::today()));
        view! { <PlanRows list chosen /> }
    })
}

fn page(id: RecordId) -> AnyView {
    let app = use_app();
    live(move || match app.book().with(|book| plan_page(book, id, clock::today())) {
        None => view! { <MissingScreen /> }.into_any(),
        Some(shown) => view! { <PlanFound shown /> }.into_any(),
    })
}

#[component]
fn PlanRows(list: PlanList, chosen: Option<RecordId>) -> impl IntoView {
    let (over, current): (Vec<_>, Vec<_>) = list.plans.into_iter().partition(PlanRow::is_over);
    let is_empty = over.is_empty() && current.is_empty();
    view! {
        {if is_empty {
            view! {
                <Empty icon="plan" title=t(words::EMPTY) text=t(words::EMPTY_TEXT)>
                    <NewPlan is_first=true />
                </Empty>
            }
                .into_any()
        } else {
            view! {
                <div class="btn-row">
                    <NewPlan is_first=false />
                </div>
                {(!current.is_empty()).then(|| view! { <PlanGroup rows=current chosen /> })}
            }
                .into_any()
        }}
        {(!over.is_empty())
            .then(|| {
                view! {
                    <Section id="p-over" title=t(words::OVER)>
                        <PlanGroup rows=over chosen />
                    </Section>
                }
            })}
        <Homeless actions=list.actions_without_goal />
    }
}

#[component]
fn NewPlan(
    /// Whether it is the one thing to do.
    is_first: bool,
) -> impl IntoView {
    view! {
        <a class="btn" class:btn--primary=is_first href=Route::New(Kind::Plan, None).href()>
            <Icon name="add" />
            {t(words::NEW)}
        </a>
    }
}

#[component]
fn PlanGroup(rows: Vec<PlanRow>, chosen: Option<RecordId>) -> impl IntoView {
    view! {
        <ul class="row-list" role="list">
            {rows
                .into_iter()
                .map(|row| {
                    let is_chosen = chosen == Some(row.id);
                    view! { <li><PlanLine row is_chosen /></li> }
                })
                .collect_view()}
        </ul>
    }
}

#[component]
fn PlanLine(row: PlanRow, is_chosen: bool) -> impl IntoView {
    let kind = row.kind.map(|kind| t(kind.word()));
    let progress = [Some(row.progress.words()), row.progress.late_words()];
    let meta = kind.into_iter().chain(progress.into_iter().flatten().map(t));
    let meta = meta.collect::<Vec<_>>().join(" · ");
    view! {
        <RowLink
            href=Route::Show(Kind::Plan, row.id).href()
            title=t(row.title)
            aside=row.period.map(t).unwrap_or_default()
            meta
            is_chosen
        >
            <Status kind=shape(row.validity) text=t(row.validity.words()) />
        </RowLink>
    }
}

/// Actions that no plan shows, so that they are not lost.
#[component]
fn Homeless(actions: Vec<RecordLine>) -> impl IntoView {
    (!actions.is_empty()).then(|| {
        view! {
            <Section id="p-homeless" title=t(words::HOMELESS)>
                <ActionLinks actions />
            </Section>
        }
    })
}

/// Goals or actions as rows that lead to their forms.
#[component]
fn ActionLinks(actions: Vec<RecordLine>) -> impl IntoView {
    view! {
        <ul class="row-list" role="list">
            {actions
                .into_iter()
                .filter_map(|line| {
                    let href = Route::Edit(line.kind?, line.id).href();
                    Some(view! { <li><RowLink href title=t(line.title) /></li> })
                })
                .collect_view()}
        </ul>
    }
}

/// The shape that goes with whether a plan holds.
fn shape(validity: Validity) -> &'static str {
    match validity {
        Validity::Unknown | Validity::Prolonged { until: None } => "unknown",
        Validity::Draft | Validity::Consultation => "open",
        Validity::From(_) => "soon",
        Validity::InForce { .. } | Validity::Prolonged { .. } => "met",
        Validity::Ended(_) => "late",
        Validity::Repealed => "not-met",
    }
}
