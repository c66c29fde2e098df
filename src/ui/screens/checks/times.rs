//! A check at other times: what it kept, the same check this year, and what differs.

use leptos::prelude::*;

use crate::app::clock;
use crate::app::device;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::present::new_checks;
use crate::present::new_checks::Again;
use crate::present::then_and_now::Beside;
use crate::present::then_and_now::Kept;
use crate::present::then_and_now::State;
use crate::present::then_and_now::ThenNow;
use crate::present::titles::RecordLine;
use crate::present::verdict::FactLine;
use crate::text::Phrase;
use crate::text::check_result as words;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::parts::RowLink;
use crate::ui::parts::Section;
use crate::ui::parts::Status;
use crate::ui::words::t;

use super::make;
use super::shape;

/// That what the check kept is not what the rules say now, with the difference
/// and the way to keep the new outcome; nothing where it is.
#[component]
pub fn KeptDiffers(kept: Kept) -> impl IntoView {
    let app = use_app();
    let by = t(kept.by);
    kept.differs.map(|differs| {
        let text = [t(differs.why), by].join(" ");
        let keep = differs.keep.map(|(keep, undo)| {
            let keep = move || {
                let (keep, undo) = (keep.clone(), undo.clone());
                app.spawn(async move {
                    if app.save(vec![keep], &[]).await.is_ok() {
                        app.notify_with_undo(words::KEPT_DONE, vec![undo]);
                    }
                });
            };
            view! {
                <button type="button" class="btn" on:click=tap(keep)>
                    {t(words::KEPT_KEEP)}
                </button>
            }
        });
        // Without a new outcome there is nothing to hold the old one against.
        let now = keep.is_some().then(|| words::NOW.into());
        let rows = differs.rows;
        view! {
            <section class="section flow">
                <Callout kind="warning" title=t(words::KEPT_TITLE) text>
                    {keep}
                </Callout>
                {(!rows.is_empty())
                    .then(|| {
                        view! {
                            <ThenNowTable
                                rows
                                caption=words::THEN_TABLE.into()
                                then=words::THEN.into()
                                now
                            />
                        }
                    })}
            </section>
        }
    })
}

/// What was kept, where it still stands.
#[component]
pub fn KeptStands(kept: Kept) -> impl IntoView {
    kept.differs.is_none().then(|| {
        let text = [t(kept.by), t(words::KEPT_NOTE)].join(" ");
        view! { <p class="small muted">{text}</p> }
    })
}

/// The way to the same check for this year.
#[component]
pub fn MakeAgain(again: Again, id: RecordId) -> impl IntoView {
    let app = use_app();
    let year = again.year;
    let (text, way) = if let Some(there) = again.there {
        let href = Route::Show(Kind::Check, there.id).href();
        let open = view! {
            <a class="btn" href=href>
                {t(words::again_open(&year))}
            </a>
        };
        (words::again_there(&year), open.into_any())
    } else {
        let said = words::again_made(&year);
        let again = move || {
            let change = app.book().with_untracked(|book| {
                let record = book.shown(id)?;
                Some(new_checks::for_this_year(record, device::new_id(), clock::today()))
            });
            if let Some(change) = change {
                make(app, change, said.clone());
            }
        };
        let button = view! {
            <button type="button" class="btn" on:click=tap(again)>
                {t(words::again_make(&year))}
            </button>
        };
        (words::again_text(&year), button.into_any())
    };
    view! {
        <section class="section">
            <Callout kind="info" title=t(words::AGAIN_TITLE) text=t(text)>
                {way}
            </Callout>
        </section>
    }
}

/// What decides something and was old on the day of assessment.
#[component]
pub fn OldFacts(facts: Vec<FactLine>) -> impl IntoView {
    (!facts.is_empty()).then(|| {
        let lines = facts.into_iter().map(|fact| {
            let line = words::old_fact(fact.label, fact.value, fact.origin);
            view! { <li>{t(line)}</li> }
        });
        view! {
            <section class="section flow">
                <Callout kind="warning" title=t(words::OLD_TITLE) text=t(words::OLD_TEXT) />
                <ul>{lines.collect_view()}</ul>
            </section>
        }
    })
}

/// The check that this one was made from, and what differs, criterion by criterion.
#[component]
pub fn BesideEarlier(beside: Beside) -> impl IntoView {
    let differing: Vec<_> = beside.rows.into_iter().filter(|row| !row.is_same()).collect();
    let of_time = |time: Option<Phrase>, otherwise| time.map_or(otherwise, words::at_time);
    let then = of_time(beside.then_time, words::THEN.into());
    let now = of_time(beside.now_time, words::NOW.into());
    let href = Route::Show(Kind::Check, beside.line.id).href();
    let overall = ThenNow {
        title: words::BESIDE_OVERALL.into(),
        then: Some(State { outcome: beside.then, limit: None, citation: String::new() }),
        now: Some(State { outcome: beside.now, limit: None, citation: String::new() }),
    };
    let is_same = differing.is_empty();
    let rows: Vec<_> = std::iter::once(overall).chain(differing).collect();
    view! {
        <Section id="c-earlier" title=t(words::BESIDE_TITLE)>
            <p>
                {t(words::BESIDE_FROM)} " " <a href=href>{t(beside.line.title)} ", " {t(then.clone())}</a>
            </p>
            <ThenNowTable rows caption=words::BESIDE_TITLE.into() then now=Some(now) />
            {is_same.then(|| view! { <p class="muted">{t(words::BESIDE_ALL_SAME)}</p> })}
        </Section>
    }
}

/// The checks that were made from this one.
#[component]
pub fn MadeFrom(made: Vec<(RecordLine, Option<Phrase>)>) -> impl IntoView {
    (!made.is_empty()).then(|| {
        let rows = made.into_iter().map(|(line, time)| {
            let href = Route::Show(Kind::Check, line.id).href();
            let meta = time.map(|it| t(words::at_time(it))).unwrap_or_default();
            view! { <li><RowLink href title=t(line.title) meta /></li> }
        });
        view! {
            <Section id="c-made" title=t(words::MADE_TITLE)>
                <ul class="row-list" role="list">
                    {rows.collect_view()}
                </ul>
            </Section>
        }
    })
}

/// Criteria at two times, side by side where there is room; or as they were,
/// where nothing can be said of now.
#[component]
fn ThenNowTable(
    rows: Vec<ThenNow>,
    caption: Phrase,
    then: Phrase,
    now: Option<Phrase>,
) -> impl IntoView {
    let (then, now) = (t(then), now.map(t));
    let heads = [Some(t(words::CRITERION)), Some(then.clone()), now.clone()];
    let heads = heads.into_iter().chain([now.is_some().then(|| t(words::CHANGE))]).flatten();
    let rows = rows
        .into_iter()
        .map(|row| {
            let changed = if row.is_same() { words::SAME } else { words::CHANGED };
            let of_now = now.clone().map(|now| {
                view! {
                    <td role="cell" data-label=now>
                        <StateView state=row.now />
                    </td>
                    <td role="cell" data-label=t(words::CHANGE)>
                        {t(changed)}
                    </td>
                }
            });
            view! {
                <tr role="row">
                    <th scope="row" role="rowheader">
                        {t(row.title)}
                    </th>
                    <td role="cell" data-label=then.clone()>
                        <StateView state=row.then />
                    </td>
                    {of_now}
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="data-table" role="table">
            <caption>{t(caption)}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    {heads
                        .map(|head| {
                            view! {
                                <th scope="col" role="columnheader">
                                    {head}
                                </th>
                            }
                        })
                        .collect_view()}
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

#[component]
fn StateView(state: Option<State>) -> impl IntoView {
    let Some(State { outcome, limit, citation }) = state else {
        return view! { <span class="muted">{t(words::WAS_NOT_THERE)}</span> }.into_any();
    };
    view! {
        <Status kind=shape(outcome) text=t(outcome.word()) />
        {limit.map(|limit| view! { <p class="small">{t(limit)}</p> })}
        {(!citation.is_empty()).then(|| view! { <p class="small muted">{citation}</p> })}
    }
    .into_any()
}
