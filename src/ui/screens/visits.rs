//! Visits: the list by month, and the page of one.

use leptos::prelude::*;

use crate::app::clock;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::present::visits;
use crate::present::visits::Month;
use crate::present::visits::VisitRow;
use crate::present::words::Worded;
use crate::text::format;
use crate::text::visits as months;
use crate::text::visits_screen as words;
use crate::ui::erased::live;
use crate::ui::parts::Empty;
use crate::ui::parts::FilterBox;
use crate::ui::parts::Icon;
use crate::ui::parts::RowLink;
use crate::ui::parts::Status;
use crate::ui::parts::in_pieces;
use crate::ui::parts::nearby;
use crate::ui::words::language;
use crate::ui::words::t;

mod page;

use page::VisitPage;

/// All visits, and beside them the one that is chosen.
#[component]
pub fn VisitsScreen(chosen: Option<RecordId>) -> impl IntoView {
    let app = use_app();
    let text = RwSignal::new(String::new());
    let months = Memo::new(move |_| {
        let rows = app.book().with(|book| visits::rows(book, clock::today()));
        visits::by_month(&rows, &text.read())
    });
    let is_empty = move || app.book().with(|book| book.of_kind(Kind::Visit).next().is_none());
    view! {
        <div class="split" class:split--open=chosen.is_some()>
            <div class="split__list">
                <ListHeading is_chosen=chosen.is_some() />
                {live(move || {
                    if is_empty() {
                        view! { <NoVisits /> }.into_any()
                    } else {
                        view! { <FilterBox id="visit-filter" text label=t(words::FILTER) /> }.into_any()
                    }
                })}
                {live(move || in_months(months.get(), chosen))}
                {live(move || {
                    (!is_empty() && months.with(Vec::is_empty))
                        .then(|| view! { <p class="muted" role="status">{t(words::NONE_FOUND)}</p> })
                })}
            </div>
            {chosen.map(|id| view! { <div class="split__detail"><VisitPage id /></div> })}
        </div>
    }
}

/// The list's heading; beside an open visit the page has the first one.
#[component]
fn ListHeading(is_chosen: bool) -> impl IntoView {
    if is_chosen {
        view! { <h2>{t(words::TITLE)}</h2> }.into_any()
    } else {
        view! { <h1 tabindex="-1">{t(words::TITLE)}</h1> }.into_any()
    }
}

#[component]
fn NoVisits() -> impl IntoView {
    view! {
        <Empty icon="visit" title=t(words::EMPTY) text=t(words::EMPTY_TEXT)>
            <a class="btn btn--primary" href=Route::New(Kind::Visit, None).href()>
                <Icon name="add" />
                {t(words::NEW)}
            </a>
        </Empty>
    }
}

/// More months than these, and only those near the screen are drawn.
const MANY_MONTHS: usize = 24;

fn in_months(months: Vec<Month>, chosen: Option<RecordId>) -> AnyView {
    let is_long = MANY_MONTHS < months.len();
    let draw = move |month: Month| {
        if is_long {
            let rows = month.visits.len() + 1;
            let draw = move || view! { <MonthList month=month.clone() chosen /> }.into_any();
            nearby(rows, Box::new(draw))
        } else {
            view! { <MonthList month chosen /> }.into_any()
        }
    };
    months.into_iter().map(draw).collect_view().into_any()
}

#[component]
fn MonthList(month: Month, chosen: Option<RecordId>) -> impl IntoView {
    let title = month.first_day.map_or_else(
        || t(months::NO_DAY),
        |day| {
            use chrono::Datelike;
            t(months::month(format::month(day, language()), day.year().to_string()))
        },
    );
    view! {
        <section class="section">
            <div class="section__head">
                {if chosen.is_some() {
                    view! { <h3>{title}</h3> }.into_any()
                } else {
                    view! { <h2>{title}</h2> }.into_any()
                }}
            </div>
            {in_pieces(month.visits, move |visits| view! { <VisitList visits chosen /> }.into_any())}
        </section>
    }
}

/// Visits as rows.
#[component]
pub fn VisitList(visits: Vec<VisitRow>, chosen: Option<RecordId>) -> impl IntoView {
    view! {
        <ul class="row-list" role="list">
            {visits
                .into_iter()
                .map(|visit| {
                    let is_chosen = chosen == Some(visit.id);
                    view! { <li><VisitLine visit is_chosen /></li> }
                })
                .collect_view()}
        </ul>
    }
}

#[component]
fn VisitLine(visit: VisitRow, is_chosen: bool) -> impl IntoView {
    let followups = visit.followup_words();
    let kind = visit.kind.map(|kind| t(kind.word()));
    let meta = kind.into_iter().chain(visit.place).collect::<Vec<_>>();
    let state = if visit.late_followups == 0 { "open" } else { "late" };
    view! {
        <RowLink
            href=Route::Show(Kind::Visit, visit.id).href()
            title=t(visit.title)
            aside=visit.day.map(|day| format::day_in_row(day, clock::today(), language())).unwrap_or_default()
            meta=meta.join(" · ")
            is_chosen
        >
            {followups.map(|words| view! { <Status kind=state text=t(words) /> })}
        </RowLink>
    }
}
