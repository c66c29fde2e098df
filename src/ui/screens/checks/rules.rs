//! Beside the criteria: the rules of other times, guidance, and the most that may be paid.

use leptos::prelude::*;

use crate::app::page as nav;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::present::all_forms::BesideTheLaw;
use crate::present::rules_in_check::RulesInCheck;
use crate::present::verdict::CeilingRow;
use crate::present::verdict::DistanceRow;
use crate::present::verdict::GuidanceRow;
use crate::present::verdict::VersionRow;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::check_result as result;
use crate::text::checks_screen as words;
use crate::ui::erased::tap;
use crate::ui::parts::Fact;
use crate::ui::parts::Section;
use crate::ui::parts::Status;
use crate::ui::screens::rules::FilesBeside;
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
                    {version.distance.map(|distance| view! { <Distance distance /> })}
                    <Fact what=t(result::IN_FORCE)>{t(version.in_force)}</Fact>
                    <Fact what=t(result::SUPPORT_TIME)>{t(version.support_time)}</Fact>
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

#[component]
fn Distance(distance: DistanceRow) -> impl IntoView {
    view! {
        <Fact what=t(words::DISTANCE_LIMIT)>{t(distance.limit)}</Fact>
        <Fact what=t(words::DISTANCE_OUTCOME)>
            <Status kind=shape(distance.outcome) text=t(distance.outcome.word()) />
        </Fact>
    }
}

const BESIDE: &str = "c-beside-note";

/// Rules beside the law, never mixed with it: a region's own, once they are switched on, and those
/// from files.
#[component]
pub fn BesideLaw(
    id: RecordId,
    rules: Vec<BesideTheLaw>,
    left_out: bool,
    files: RulesInCheck,
) -> impl IntoView {
    let app = use_app();
    let is_empty = rules.is_empty() && !left_out && files.is_empty();
    let left_out = left_out.then(|| {
        let show = move || {
            app.set(|settings| settings.regional_rules = true);
            // The button is gone, and what it was for stands in its place.
            nav::focus(BESIDE);
        };
        view! {
            <p>{t(result::REGIONAL_LEFT_OUT)}</p>
            <div class="btn-row">
                <button type="button" class="btn" on:click=tap(show)>
                    {t(result::REGIONAL_SHOW)}
                </button>
            </div>
        }
    });
    let rules = rules.into_iter().map(|rules| view! { <OneBeside rules /> }.into_any()).collect();
    (!is_empty).then(|| {
        view! {
            <Section id="c-beside" title=t(result::BESIDE_LAW_TITLE)>
                <p class="small muted" id=BESIDE tabindex="-1">
                    {t(result::BESIDE_LAW_NOTE)}
                </p>
                {left_out}
                {listed(rules)}
                <FilesBeside id told=files />
            </Section>
        }
    })
}

/// Rows as a list; none as nothing.
pub fn listed(rows: Vec<AnyView>) -> AnyView {
    let is_empty = rows.is_empty();
    let rows = rows.into_iter().map(|row| view! { <li>{row}</li> }).collect_view();
    (!is_empty).then(|| view! { <ul role="list">{rows}</ul> }).into_any()
}

#[component]
fn OneBeside(rules: BesideTheLaw) -> impl IntoView {
    view! {
        <article class="criterion">
            <div class="criterion__head">
                <h3>{t(rules.author)}</h3>
                <Status kind=shape(rules.overall) text=t(rules.overall.word()) />
            </div>
            <div class="criterion__body">
                <p class="small">{t(result::beside_law_time(rules.time))}</p>
                {rules
                    .doubts
                    .into_iter()
                    .map(|doubt| view! { <p class="small">{t(doubt)}</p> })
                    .collect_view()}
                <Limits ceilings=rules.ceilings checked_long_ago=rules.checked_long_ago />
                <Source source=rules.source />
                <details>
                    <summary>{t(words::ALL_CRITERIA)}</summary>
                    <Criteria rows=rules.criteria is_nested=true />
                </details>
            </div>
        </article>
    }
}

/// The most that rules beside the law give, and that they may be out of date.
#[component]
pub fn Limits(ceilings: Vec<CeilingRow>, checked_long_ago: Option<Phrase>) -> impl IntoView {
    let most = ceilings.into_iter().flat_map(|it| [Some(it.amount), it.room]).flatten();
    most.chain(checked_long_ago).map(|line| view! { <p class="small">{t(line)}</p> }).collect_view()
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

/// The most that may be paid, and what is left of it, apart from whether
/// anything is.
#[component]
pub fn Ceilings(rows: Vec<CeilingRow>, sought: Option<Phrase>, note: Message) -> impl IntoView {
    (!rows.is_empty()).then(|| {
        let sources: Vec<_> = rows.iter().map(|row| row.source.clone()).collect();
        view! {
            <Section id="c-ceilings" title=t(words::CEILINGS)>
                <ul class="flow" role="list">
                    {rows.into_iter().map(|row| view! { <Ceiling row /> }).collect_view()}
                </ul>
                {sought.map(|sought| view! { <p>{t(sought)}</p> })}
                <p class="small muted">{t(note)}</p>
                <details>
                    <summary>{t(result::SOURCES)}</summary>
                    {sources.into_iter().map(|source| view! { <Source source /> }).collect_view()}
                </details>
            </Section>
        }
    })
}

#[component]
fn Ceiling(row: CeilingRow) -> impl IntoView {
    let missing = row.missing.into_iter().map(result::needed_for_room);
    let small = row.rival.into_iter().chain(missing);
    view! {
        <li>
            <strong>{t(row.amount)}</strong>
            {row.room.map(|room| view! { <p>{t(room)}</p> })}
            {row.fits.map(|fits| view! { <p>{t(fits)}</p> })}
            {small.map(|line| view! { <p class="small">{t(line)}</p> }).collect_view()}
        </li>
    }
}
