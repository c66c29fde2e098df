//! One village project: what it saves, its phases, its units and its tasks.

use leptos::prelude::*;

use crate::app::route::Route;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::project::Unit;
use crate::present::projects::PhaseView;
use crate::present::projects::ProjectPage;
use crate::present::words::Worded;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::project_form as labels;
use crate::text::projects_screen as words;
use crate::ui::parts::Icon;
use crate::ui::parts::LongText;
use crate::ui::parts::Section;
use crate::ui::screens::OpenChoices;
use crate::ui::screens::record_page::RecordFooter;
use crate::ui::words::t;

use super::figures::BigFigures;
use super::figures::test_title;
use super::tasks::Tasks;

/// The page of a project that is there.
#[component]
pub fn ProjectFound(shown: ProjectPage) -> impl IntoView {
    let row = shown.row;
    let id = row.id;
    let title = t(row.title);
    let place = shown.place.map(|line| {
        let href = Route::Show(Kind::Place, line.id).href();
        view! { <span><a href=href>{t(line.title)}</a></span> }
    });
    view! {
        <header class="card">
            <p class="card__kicker">{row.kind.map(|kind| t(kind.word()))}</p>
            <h1 tabindex="-1">{title.clone()}</h1>
            <p class="card__meta">
                {place}
                {row.period.map(|period| view! { <span>{t(period)}</span> })}
            </p>
        </header>
        <OpenChoices id />
        <Buttons id />
        <Section id="j-yearly" title=t(words::SAVED_YEARLY)>
            <BigFigures savings=shown.yearly />
        </Section>
        {shown
            .test
            .map(|test| {
                view! {
                    <Section id="j-test" title=test_title(test.months)>
                        <BigFigures savings=test.savings />
                    </Section>
                }
            })}
        <Tasks project=id tasks=shown.tasks />
        <Method factor=shown.factor note=shown.factor_note />
        <Phases phases=shown.phases />
        <Units units=shown.units />
        <LongText id="j-goal" title=t(labels::GOAL) text=shown.goal />
        <LongText id="j-notes" title=t(labels::NOTES) text=shown.notes />
        <RecordFooter kind=Kind::Project id title />
    }
}

#[component]
fn Buttons(id: RecordId) -> impl IntoView {
    view! {
        <div class="btn-row">
            <a class="btn" href=Route::New(Kind::TaskMoved, Some(id)).href()>
                <Icon name="add" />
                {t(words::NEW_TASK)}
            </a>
            <a class="btn" href=Route::Edit(Kind::Project, id).href()>
                <Icon name="edit" />
                {t(words::CHANGE)}
            </a>
        </div>
    }
}

/// What a kilometre weighs, from what year and by whom.
#[component]
fn Method(factor: Option<Phrase>, note: Option<Message>) -> impl IntoView {
    view! {
        <Section id="j-method" title=t(words::METHOD)>
            {match factor {
                Some(factor) => view! { <p>{t(words::factor(factor))}</p> }.into_any(),
                None => view! { <p class="muted">{t(words::NO_FACTOR)}</p> }.into_any(),
            }}
            {note
                .map(|note| {
                    view! {
                        <details>
                            <summary>{t(words::WHERE_FROM)}</summary>
                            <p class="prose">{t(note)}</p>
                        </details>
                    }
                })}
        </Section>
    }
}

#[component]
fn Phases(phases: Vec<PhaseView>) -> impl IntoView {
    let is_empty = phases.is_empty();
    view! {
        <Section id="j-phases" title=t(words::PHASES)>
            {is_empty.then(|| view! { <p class="muted">{t(words::NO_PHASES)}</p> })}
            <ol class="timeline" role="list">
                {phases.into_iter().map(|phase| view! { <PhaseItem phase /> }).collect_view()}
            </ol>
        </Section>
    }
}

#[component]
fn PhaseItem(phase: PhaseView) -> impl IntoView {
    let word = phase.kind.map_or(words::OTHER_PHASE, Worded::word);
    let what = [Some(t(word)), phase.is_current.then(|| t(words::NOW))];
    let what = what.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let funder = Some(phase.funder).filter(|it| !it.is_empty());
    let when = phase.period.into_iter().chain(phase.length).map(t).chain(funder);
    let when = when.collect::<Vec<_>>().join(" · ");
    view! {
        <li class="timeline__item" class:timeline__item--now=phase.is_current>
            <p class="timeline__what">{what}</p>
            <p class="timeline__when">{when}</p>
        </li>
    }
}

#[component]
fn Units(units: Vec<Unit>) -> impl IntoView {
    (!units.is_empty()).then(|| {
        view! {
            <Section id="j-units" title=t(words::UNITS)>
                <dl class="summary-list">
                    {units.into_iter().map(|unit| view! { <UnitLine unit /> }).collect_view()}
                </dl>
            </Section>
        }
    })
}

#[component]
fn UnitLine(unit: Unit) -> impl IntoView {
    let digits: String =
        unit.function_phone.chars().filter(|it| it.is_ascii_digit() || *it == '+').collect();
    let phone = (!digits.is_empty()).then(|| {
        view! {
            <br />
            <a href=format!("tel:{digits}")>{unit.function_phone}</a>
        }
    });
    view! {
        <div>
            <dt>{unit.name}</dt>
            <dd>{unit.owner} {phone}</dd>
        </div>
    }
}
