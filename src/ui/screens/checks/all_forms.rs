//! All forms of support for one shop in one table, each with the way on to its own check.
//!
//! The roles are written out, since browsers forget that a table is one when its
//! rows are stacked on a narrow screen.

use leptos::prelude::*;

use crate::app::clock;
use crate::app::device;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::rule::form::Form;
use crate::present::all_forms::FormFound;
use crate::present::all_forms::FormRow;
use crate::present::forms_page::FormsPage;
use crate::present::forms_page::Way;
use crate::present::forms_page::forms_page;
use crate::present::new_checks;
use crate::present::verdict::ApplyAt;
use crate::present::words::Worded;
use crate::text::Phrase;
use crate::text::check_forms as words;
use crate::text::checks_screen;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::parts::Status;
use crate::ui::screens::missing::MissingScreen;
use crate::ui::words::t;

use super::criterion::OutsideLink;
use super::make;
use super::shape;

/// The table that starts from the check called `id`.
#[component]
pub fn AllFormsScreen(id: RecordId) -> impl IntoView {
    let app = use_app();
    live(move || match app.book().with(|book| forms_page(book, id, clock::today())) {
        None => view! { <MissingScreen /> }.into_any(),
        Some(shown) => view! { <Shown shown /> }.into_any(),
    })
}

#[component]
fn Shown(shown: FormsPage) -> impl IntoView {
    let id = shown.id;
    let title = shown.outlet.map_or_else(|| Phrase::from(words::TITLE), words::title_for);
    let times = [shown.support_time, shown.assessed_on].into_iter().flatten().map(t);
    let times = times.collect::<Vec<_>>().join(" · ");
    let table = match shown.rows {
        Ok(rows) => view! { <Table rows id /> }.into_any(),
        Err(problem) => {
            let title = t(checks_screen::CANNOT_ASSESS);
            view! { <Callout kind="warning" title text=t(problem) /> }.into_any()
        }
    };
    view! {
        <h1 tabindex="-1">{t(title)}</h1>
        <p class="lead">{t(words::LEAD)}</p>
        <p class="muted">{times}</p>
        {table}
        <div class="btn-row">
            <a class="btn" href=Route::Show(Kind::Check, id).href()>
                {t(words::BACK)}
            </a>
        </div>
    }
}

#[component]
fn Table(rows: Vec<(FormRow, Way)>, id: RecordId) -> impl IntoView {
    let heads = [
        words::FORM,
        words::OUTCOME,
        words::DECIDES,
        words::AMOUNT,
        words::AUTHORITY,
        words::RULES,
        words::WAY_ON,
    ];
    view! {
        <table class="data-table" role="table">
            <caption>{t(words::CAPTION)}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    {heads
                        .map(|head| view! { <th scope="col" role="columnheader">{t(head)}</th> })
                        .into_iter()
                        .collect_view()}
                </tr>
            </thead>
            <tbody role="rowgroup">
                {rows.into_iter().map(|(row, way)| view! { <Row row way id /> }).collect_view()}
            </tbody>
        </table>
    }
}

#[component]
fn Row(row: FormRow, way: Way, id: RecordId) -> impl IntoView {
    let (outcome, decides, amount, rules) = cells(row.found);
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{t(row.title)}</th>
            <td role="cell" data-label=t(words::OUTCOME)>{outcome}</td>
            <td role="cell" data-label=t(words::DECIDES)>{decides}</td>
            <td role="cell" data-label=t(words::AMOUNT)>{amount}</td>
            <td role="cell" data-label=t(words::AUTHORITY)>
                <p>{t(row.authority)}</p>
                {row.apply_at.map(|apply_at| view! { <Apply apply_at /> })}
            </td>
            <td role="cell" data-label=t(words::RULES)>{rules}</td>
            <td role="cell">
                <WayOn way form=row.form id />
            </td>
        </tr>
    }
}

/// The cells for what came out, or for why nothing can be said.
fn cells(found: Result<FormFound, Phrase>) -> (AnyView, AnyView, AnyView, AnyView) {
    match found {
        Ok(found) => {
            let today =
                found.today.map(|it| view! { <p class="small">{t(words::today(it.word()))}</p> });
            let outcome = view! {
                <Status kind=shape(found.overall) text=t(found.overall.word()) />
                {today}
            };
            let lines = if found.decides.is_empty() { vec![found.headline] } else { found.decides };
            let decides = lines.into_iter().map(|line| view! { <p>{t(line)}</p> }).collect_view();
            let most = found.at_most.unwrap_or_else(|| words::NO_AMOUNT.into());
            let amount = view! {
                <p>{t(most)}</p>
                {found.fits.map(|fits| view! { <p class="small">{t(fits)}</p> })}
            };
            let version = found.version.map(t).unwrap_or_default();
            let rules = view! { <span class="small">{version}</span> };
            (outcome.into_any(), decides.into_any(), amount.into_any(), rules.into_any())
        }
        Err(problem) => (
            view! { <span class="muted">{t(words::NO_RULES)}</span> }.into_any(),
            view! { <p>{t(problem)}</p> }.into_any(),
            ().into_any(),
            ().into_any(),
        ),
    }
}

#[component]
fn Apply(apply_at: ApplyAt) -> impl IntoView {
    view! {
        <p class="small">
            <OutsideLink href=apply_at.url.to_owned() text=t(apply_at.text) />
        </p>
    }
}

#[component]
fn WayOn(way: Way, form: Form, id: RecordId) -> impl IntoView {
    let app = use_app();
    let name = form.word();
    match way {
        Way::This => view! { <span class="muted">{t(words::THIS)}</span> }.into_any(),
        Way::None => ().into_any(),
        Way::Open(there) => view! {
            <a
                class="btn"
                href=Route::Show(Kind::Check, there).href()
                aria-label=t(words::open_named(name))
            >
                {t(words::OPEN)}
            </a>
        }
        .into_any(),
        Way::Make => {
            let check = move || {
                let change = app.book().with_untracked(|book| {
                    let record = book.shown(id)?;
                    Some(new_checks::for_form(record, device::new_id(), form))
                });
                if let Some(change) = change {
                    make(app, change, words::made(name));
                }
            };
            view! {
                <button
                    type="button"
                    class="btn"
                    aria-label=t(words::make_named(name))
                    on:click=tap(check)
                >
                    {t(words::MAKE)}
                </button>
            }
            .into_any()
        }
    }
}
