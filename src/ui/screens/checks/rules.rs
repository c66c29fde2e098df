//! Beside the criteria: the rules of other times, guidance, and the most that may be paid.

use leptos::prelude::*;

use crate::present::verdict::CeilingRow;
use crate::present::verdict::GuidanceRow;
use crate::present::verdict::VersionRow;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::checks_screen as words;
use crate::ui::parts::Section;
use crate::ui::parts::Status;
use crate::ui::words::t;

use super::criterion::Changes;
use super::criterion::Criteria;
use super::criterion::Facts;
use super::criterion::Source;
use super::shape;

/// The rules that govern, and those of other times with what differs.
#[component]
pub fn Versions(
    governing: Option<VersionRow>,
    others: Vec<(VersionRow, Vec<Phrase>)>,
) -> impl IntoView {
    let is_only = others.is_empty();
    view! {
        <Section id="c-versions" title=t(words::VERSIONS)>
            <ul role="list">
                {governing
                    .map(|version| {
                        view! { <li><Version version differences=Vec::new() is_other=false /></li> }
                    })}
                {others
                    .into_iter()
                    .map(|(version, differences)| {
                        view! { <li><Version version differences is_other=true /></li> }
                    })
                    .collect_view()}
            </ul>
            {is_only.then(|| view! { <p class="muted">{t(words::ONLY_VERSION)}</p> })}
        </Section>
    }
}

#[component]
fn Version(
    version: VersionRow,
    differences: Vec<Phrase>,
    /// Whether they are not the rules that govern, whose criteria stand above.
    is_other: bool,
) -> impl IntoView {
    view! {
        <article class="criterion">
            <div class="criterion__head">
                <h3>{t(version.title)}</h3>
                <Status kind=shape(version.overall) text=t(version.overall.word()) />
            </div>
            <div class="criterion__body">
                <dl class="summary-list summary-list--tight">
                    <div>
                        <dt>{t(words::DISTANCE_LIMIT)}</dt>
                        <dd>{t(version.distance_limit)}</dd>
                    </div>
                    <div>
                        <dt>{t(words::DISTANCE_OUTCOME)}</dt>
                        <dd>
                            <Status kind=shape(version.distance) text=t(version.distance.word()) />
                        </dd>
                    </div>
                </dl>
                {differences
                    .into_iter()
                    .map(|line| view! { <p class="small">{t(line)}</p> })
                    .collect_view()}
                <Source source=version.source />
                {is_other
                    .then(|| {
                        view! {
                            <details>
                                <summary>{t(words::ALL_CRITERIA)}</summary>
                                <Criteria rows=version.criteria is_nested=true />
                            </details>
                        }
                    })}
            </div>
        </article>
    }
}

/// What authorities go by without it being law, kept apart from the criteria.
#[component]
pub fn GuidanceList(rows: Vec<GuidanceRow>, note: Message) -> impl IntoView {
    (!rows.is_empty()).then(|| {
        view! {
            <Section id="c-guidance" title=t(words::GUIDANCE)>
                <p class="small muted">{t(note)}</p>
                <ul role="list">
                    {rows
                        .into_iter()
                        .map(|row| view! { <li><Guidance row /></li> })
                        .collect_view()}
                </ul>
            </Section>
        }
    })
}

#[component]
fn Guidance(row: GuidanceRow) -> impl IntoView {
    view! {
        <article class="criterion">
            <div class="criterion__head">
                <h3>{t(row.title)}</h3>
                <Status kind=shape(row.outcome) text=t(row.outcome.word()) />
            </div>
            <div class="criterion__body">
                <dl class="summary-list summary-list--tight">
                    <div>
                        <dt>{t(words::LIMIT)}</dt>
                        <dd>{t(row.limit)}</dd>
                    </div>
                    <Facts facts=row.facts />
                </dl>
                <Source source=row.source />
                <Changes changes=row.changes />
            </div>
        </article>
    }
}

/// The most that may be paid, apart from whether anything is.
#[component]
pub fn Ceilings(rows: Vec<CeilingRow>, note: Message) -> impl IntoView {
    (!rows.is_empty()).then(|| {
        view! {
            <Section id="c-ceilings" title=t(words::CEILINGS)>
                {rows
                    .into_iter()
                    .map(|row| {
                        view! {
                            <p>{t(row.amount)}</p>
                            {row.rival.map(|rival| view! { <p>{t(rival)}</p> })}
                            <Source source=row.source />
                        }
                    })
                    .collect_view()}
                <p class="small muted">{t(note)}</p>
            </Section>
        }
    })
}
