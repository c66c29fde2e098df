//! One plan: its decision, whether it holds, its goals, and what is missing.

use leptos::prelude::*;

use crate::app::route::Route;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::present::plan_page::Gaps;
use crate::present::plan_page::PlanPage;
use crate::present::progress::Progress;
use crate::present::titles::RecordLine;
use crate::present::words::Worded;
use crate::text::Phrase;
use crate::text::plan_form as labels;
use crate::text::plans_screen as words;
use crate::ui::parts::Icon;
use crate::ui::parts::LongText;
use crate::ui::parts::ProgressBar;
use crate::ui::parts::Section;
use crate::ui::parts::Status;
use crate::ui::screens::OpenChoices;
use crate::ui::screens::record_page::RecordFooter;
use crate::ui::words::t;

use super::ActionLinks;
use super::goals::Goals;
use super::shape;

/// The page of a plan that is there.
#[component]
pub fn PlanFound(shown: PlanPage) -> impl IntoView {
    let row = shown.row;
    let id = row.id;
    let title = t(row.title);
    let meta = [row.period.map(t).unwrap_or_default(), row.municipality];
    view! {
        <header class="card">
            <p class="card__kicker">{row.kind.map(|kind| t(kind.word()))}</p>
            <h1 tabindex="-1">{title.clone()}</h1>
            <p class="card__meta">
                {meta
                    .into_iter()
                    .filter(|it| !it.is_empty())
                    .map(|it| view! { <span>{it}</span> })
                    .collect_view()}
            </p>
            <p>
                <Status kind=shape(row.validity) text=t(row.validity.words()) />
            </p>
            <PlanProgress progress=row.progress />
        </header>
        <OpenChoices id />
        <div class="btn-row">
            <a class="btn" href=Route::Edit(Kind::Plan, id).href()>
                <Icon name="edit" />
                {t(words::CHANGE)}
            </a>
        </div>
        <Decision
            decision=shown.decision
            replaces=shown.replaces
            facts=vec![
                (t(labels::ORGANISATION), shown.organisation),
                (t(labels::OWNER_UNIT), shown.owner_unit),
                (t(labels::NEXT_REVISION), shown.next_revision.map(t).unwrap_or_default()),
                (t(labels::CADENCE), shown.cadence),
            ]
        />
        <Goals plan=id goals=shown.goals />
        <GapList gaps=shown.gaps />
        <LongText id="p-vision" title=t(labels::VISION) text=shown.vision />
        <RecordFooter kind=Kind::Plan id title />
    }
}

#[component]
fn PlanProgress(progress: Progress) -> impl IntoView {
    let text = [Some(progress.words()), progress.late_words()].into_iter().flatten().map(t);
    let text = text.collect::<Vec<_>>().join(" · ");
    view! {
        <ProgressBar
            done=progress.done
            total=progress.total
            label=t(words::PROGRESS)
            text
        />
    }
}

/// The decision, and what else is known of the plan itself.
#[component]
fn Decision(
    decision: Option<Phrase>,
    replaces: Option<RecordLine>,
    facts: Vec<(String, String)>,
) -> impl IntoView {
    let replaces = replaces.map(|line| {
        let href = Route::Show(Kind::Plan, line.id).href();
        (t(labels::REPLACES), view! { <a href=href>{t(line.title)}</a> }.into_any())
    });
    let facts = facts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, text)| (label, text.into_any()))
        .chain(replaces);
    view! {
        <Section id="p-decision" title=t(words::DECISION)>
            {match decision {
                Some(decision) => view! { <p>{t(decision)}</p> }.into_any(),
                None => view! { <p class="muted">{t(words::NO_DECISION)}</p> }.into_any(),
            }}
            <dl class="summary-list">
                {facts
                    .map(|(label, value)| {
                        view! {
                            <div>
                                <dt>{label}</dt>
                                <dd>{value}</dd>
                            </div>
                        }
                    })
                    .collect_view()}
            </dl>
        </Section>
    }
}

/// What is missing before the plan can be followed up, with the way to mend it.
#[component]
fn GapList(gaps: Gaps) -> impl IntoView {
    let lines: Vec<_> =
        gaps.lines().into_iter().map(|(line, records)| (t(line), records.to_vec())).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <Section id="p-gaps" title=t(words::GAPS)>
                {lines
                    .into_iter()
                    .map(|(line, actions)| {
                        view! {
                            <details>
                                <summary>{line}</summary>
                                <ActionLinks actions />
                            </details>
                        }
                    })
                    .collect_view()}
            </Section>
        }
    })
}

/// The way to a new goal in `plan`.
#[component]
pub fn NewGoal(plan: RecordId) -> impl IntoView {
    view! {
        <a class="btn" href=Route::New(Kind::Goal, Some(plan)).href()>
            <Icon name="add" />
            {t(words::NEW_GOAL)}
        </a>
    }
}
