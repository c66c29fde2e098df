//! One condition of a support: how it stands, by which fact, and where it is written.

use leptos::prelude::*;

use crate::present::verdict::CriterionRow;
use crate::present::verdict::FactLine;
use crate::present::verdict::SourceLine;
use crate::present::verdict::WayRow;
use crate::text::Phrase;
use crate::text::checks_screen as words;
use crate::ui::parts::Icon;
use crate::ui::parts::Status;
use crate::ui::words::t;

use super::shape;

/// Criteria in the order of the law.
#[component]
pub fn Criteria(
    rows: Vec<CriterionRow>,
    /// Whether they stand under a heading of the third level.
    is_nested: bool,
) -> impl IntoView {
    view! {
        <ul role="list">
            {rows
                .into_iter()
                .map(|row| view! { <li><Criterion row is_nested /></li> })
                .collect_view()}
        </ul>
    }
}

#[component]
fn Criterion(row: CriterionRow, is_nested: bool) -> impl IntoView {
    let title = t(row.title);
    let has_several = row.ways.len() > 1;
    view! {
        <article class="criterion">
            <div class="criterion__head">
                {if is_nested {
                    view! { <h4>{title}</h4> }.into_any()
                } else {
                    view! { <h3>{title}</h3> }.into_any()
                }}
                <Status kind=shape(row.outcome) text=t(row.outcome.word()) />
            </div>
            <div class="criterion__body">
                {row
                    .ways
                    .into_iter()
                    .enumerate()
                    .map(|(place, way)| {
                        view! {
                            {(place > 0)
                                .then(|| view! { <p class="small muted">{t(words::OR)}</p> })}
                            <Way way has_several />
                        }
                    })
                    .collect_view()}
                <Changes changes=row.changes />
            </div>
        </article>
    }
}

/// What would change an outcome.
#[component]
pub fn Changes(changes: Vec<Phrase>) -> impl IntoView {
    changes
        .into_iter()
        .map(|change| view! { <p class="criterion__change">{t(change)}</p> })
        .collect_view()
}

/// One way of meeting a criterion.
#[component]
fn Way(
    way: WayRow,
    /// Whether it is one of several, so that its own outcome is told.
    has_several: bool,
) -> impl IntoView {
    view! {
        <dl class="summary-list summary-list--tight">
            {has_several
                .then(|| {
                    view! {
                        <div>
                            <dt>{t(words::WAY_OUTCOME)}</dt>
                            <dd>
                                <Status kind=shape(way.outcome) text=t(way.outcome.word()) />
                            </dd>
                        </div>
                    }
                })}
            <div>
                <dt>{t(words::LIMIT)}</dt>
                <dd>{t(way.limit)}</dd>
            </div>
            <Facts facts=way.facts />
        </dl>
        <Source source=way.source />
    }
}

/// The facts that were used, each with where it comes from.
#[component]
pub fn Facts(facts: Vec<FactLine>) -> impl IntoView {
    let is_missing = facts.is_empty();
    view! {
        {facts.into_iter().map(|fact| view! { <Fact fact /> }).collect_view()}
        {is_missing
            .then(|| {
                view! {
                    <div>
                        <dt>{t(words::FACT)}</dt>
                        <dd>{t(words::FACT_MISSING)}</dd>
                    </div>
                }
            })}
    }
}

#[component]
fn Fact(fact: FactLine) -> impl IntoView {
    let from = t(words::fact_from(fact.label, fact.origin));
    view! {
        <div>
            <dt>{t(words::FACT)}</dt>
            <dd>
                <strong>{t(fact.value)}</strong>
                <br />
                <span class="muted">{from}</span>
                {(!fact.detail.is_empty())
                    .then(|| {
                        view! {
                            <br />
                            <span class="muted">{fact.detail}</span>
                        }
                    })}
            </dd>
        </div>
    }
}

/// Where a rule stands, how sure that is, and a way to read it.
#[component]
pub fn Source(source: SourceLine) -> impl IntoView {
    view! {
        <p class="criterion__law">
            <OutsideLink href=source.url text=source.citation />
            {source
                .also
                .map(|also| {
                    view! {
                        " · "
                        <OutsideLink href=also text=t(words::ALSO_SOURCE) />
                    }
                })}
            <br />
            {t(words::certainty(source.certainty, source.checked))}
        </p>
    }
}

/// A link that leaves the app, and needs a network.
#[component]
pub fn OutsideLink(href: String, text: String) -> impl IntoView {
    view! {
        <a href=href target="_blank" rel="noopener noreferrer">
            {text}
            " "
            <span class="nowrap">{t(words::NEEDS_NETWORK)} <Icon name="external" /></span>
        </a>
    }
}
