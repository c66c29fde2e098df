//! What a rule set asks, apart from any case: criteria, guidance, ceilings, and what is not settled.

use leptos::prelude::*;

use crate::present::rule_sets::CeilingView;
use crate::present::rule_sets::CriterionView;
use crate::present::rule_sets::RulesView;
use crate::present::rule_sets::WayView;
use crate::text::Message;
use crate::text::checks_screen;
use crate::text::rule_sets as words;
use crate::ui::parts::Callout;
use crate::ui::parts::Fact;
use crate::ui::screens::checks::Source;
use crate::ui::words::t;

/// All of a rule set.
#[component]
pub fn Rules(
    rules: RulesView,
    /// Whether it is all there is on the page, whose heading is its name.
    is_only: bool,
) -> impl IntoView {
    view! {
        <section class="section">
            {(!is_only).then(|| view! { <h2>{rules.name.clone()}</h2> })}
            <dl class="summary-list summary-list--tight">
                <Fact what=t(words::FORM)>{t(rules.form)}</Fact>
                <Fact what=t(words::ISSUER)>{t(rules.issuer)}</Fact>
                <Fact what=t(words::SUPPORT_TIME_LABEL)>{t(rules.support_time)}</Fact>
                <Fact what=t(words::IN_FORCE)>{t(rules.in_force)}</Fact>
            </dl>
            <Source source=rules.source />
            {rules
                .is_old
                .map(|day| view! { <Callout kind="warning" text=t(words::old_since(day)) /> })}
            {rules
                .is_unsure
                .then(|| view! { <Callout kind="warning" text=t(words::UNSURE) /> })}
        </section>
        <Criteria title=words::CRITERIA rows=rules.criteria />
        <Criteria title=words::GUIDANCE rows=rules.guidance />
        <Ceilings rows=rules.ceilings />
        {(!rules.doubts.is_empty())
            .then(|| {
                view! {
                    <section class="section">
                        <h2>{t(words::DOUBTS)}</h2>
                        <ul>
                            {rules
                                .doubts
                                .into_iter()
                                .map(|doubt| view! { <li>{t(doubt)}</li> })
                                .collect_view()}
                        </ul>
                    </section>
                }
            })}
    }
}

#[component]
fn Criteria(title: Message, rows: Vec<CriterionView>) -> impl IntoView {
    (!rows.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{t(title)}</h2>
                <ul role="list">
                    {rows
                        .into_iter()
                        .map(|row| view! { <li><Criterion row /></li> })
                        .collect_view()}
                </ul>
            </section>
        }
    })
}

#[component]
fn Criterion(row: CriterionView) -> impl IntoView {
    view! {
        <article class="criterion">
            <div class="criterion__head">
                <h3>{t(row.title)}</h3>
            </div>
            <div class="criterion__body">
                {row
                    .ways
                    .into_iter()
                    .enumerate()
                    .map(|(place, way)| {
                        view! {
                            {(place > 0)
                                .then(|| {
                                    view! { <p class="small muted">{t(checks_screen::OR)}</p> }
                                })}
                            <Way way />
                        }
                    })
                    .collect_view()}
                {row
                    .notes
                    .into_iter()
                    .map(|note| view! { <p class="small">{t(note)}</p> })
                    .collect_view()}
            </div>
        </article>
    }
}

#[component]
fn Way(way: WayView) -> impl IntoView {
    view! {
        <dl class="summary-list summary-list--tight">
            <Fact what=t(checks_screen::FACT)>{t(way.fact)}</Fact>
            <Fact what=t(checks_screen::LIMIT)>{t(way.limit)}</Fact>
            {way
                .time
                .map(|time| view! { <Fact what=t(words::SUPPORT_TIME_LABEL)>{t(time)}</Fact> })}
        </dl>
        <Source source=way.source />
    }
}

#[component]
fn Ceilings(rows: Vec<CeilingView>) -> impl IntoView {
    (!rows.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{t(words::CEILINGS)}</h2>
                {rows
                    .into_iter()
                    .map(|row| {
                        view! {
                            <p>{t(row.amount)} " · " {t(row.time)}</p>
                            <Source source=row.source />
                        }
                    })
                    .collect_view()}
            </section>
        }
    })
}
