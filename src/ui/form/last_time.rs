//! Last time's facts beside the form for a visit, and the services to tap.

use leptos::prelude::*;

use super::OpenForm;
use crate::app::clock;
use crate::app::route::Route;
use crate::domain::kind::Kind;
use crate::present::last_time;
use crate::present::last_time::LastTime;
use crate::present::last_time::Met;
use crate::present::provider_page::FactRow;
use crate::present::visits::Previous;
use crate::present::words::Worded;
use crate::text::visit_form as words;
use crate::ui::erased::live;
use crate::ui::parts::Fact;
use crate::ui::screens::InventoryInForm;
use crate::ui::words::t;

/// What is known of where the visit is; nothing while that is nowhere in the book.
#[component]
pub(super) fn LastTimeBeside(open: OpenForm) -> impl IntoView {
    let found = Memo::new(move |_| {
        let today = clock::today();
        open.app
            .book()
            .with(|book| open.met.with(|met| last_time::last_time(book, met, open.id, today)))
    });
    live(move || found.get().map(|found| view! { <Beside open found /> }))
}

#[component]
fn Beside(open: OpenForm, found: LastTime) -> impl IntoView {
    // A mark of a day to come would not count yet.
    let day = Signal::derive(move || {
        let today = clock::today();
        open.met.with(Met::day).map_or(today, |day| day.min(today))
    });
    let status = found.status.map(|it| view! { <p class="small">{t(it.word())}</p> });
    view! {
        <aside class="last-time" aria-labelledby="last-time">
            <h2 id="last-time">{t(found.question.unwrap_or_else(|| words::FIRST_TIME.into()))}</h2>
            {status}
            {found.previous.map(|previous| view! { <Before previous /> })}
            <Known opening=found.opening facts=found.facts />
            <details class="form__more" open=true>
                <summary>{t(words::SERVICES)}</summary>
                <InventoryInForm subject=found.subject day />
            </details>
        </aside>
    }
}

/// What is known of the shop, folded: it is long, and asked for now and then.
#[component]
fn Known(opening: String, facts: Vec<FactRow>) -> impl IntoView {
    let opening = (!opening.is_empty()).then(|| (t(words::OPENING), opening, String::new()));
    let facts = facts
        .into_iter()
        .map(|it| (t(it.label), t(it.value), it.origin.map(t).unwrap_or_default()));
    let known: Vec<_> = opening.into_iter().chain(facts).collect();
    (!known.is_empty()).then(|| {
        let known = known.into_iter().map(|(what, value, origin)| {
            view! {
                <Fact what>
                    {value}
                    {(!origin.is_empty()).then(|| view! { <p class="small muted">{origin}</p> })}
                </Fact>
            }
        });
        view! {
            <details class="form__more">
                <summary>{t(words::KNOWN)}</summary>
                <dl class="summary-list">{known.collect_view()}</dl>
            </details>
        }
    })
}

/// What was noted then, and what of it is still to be done.
#[component]
fn Before(previous: Previous) -> impl IntoView {
    let texts = [
        (words::CHANGED_THEN, previous.changed),
        (words::CONDITIONS, previous.conditions),
        (words::NOTES, previous.notes),
    ];
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| {
        view! {
            <div>
                <dt>{t(label)}</dt>
                <dd class="prose prose--note">{text}</dd>
            </div>
        }
    });
    let open = previous.open_followups.into_iter().map(|row| {
        let meta = [row.owner, t(row.when)];
        let meta: Vec<String> = meta.into_iter().filter(|it| !it.is_empty()).collect();
        view! { <li>{t(row.what)} " " <span class="muted small">{meta.join(", ")}</span></li> }
    });
    let open: Vec<_> = open.collect();
    view! {
        <dl class="summary-list">{texts.collect_view()}</dl>
        {(!open.is_empty())
            .then(|| {
                view! {
                    <h3>{t(words::STILL_OPEN)}</h3>
                    <ul class="last-time__open">{open}</ul>
                }
            })}
        <p>
            <a href=Route::Show(Kind::Visit, previous.id).href()>{t(previous.heading)}</a>
        </p>
    }
}
