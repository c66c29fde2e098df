//! The top of a check: what was checked, the outcome in one look, and the next question.

use leptos::prelude::*;

use crate::app::route::Route;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::present::check_page::CheckPage;
use crate::present::titles::RecordLine;
use crate::present::verdict::Outcome;
use crate::present::verdict::Question;
use crate::present::verdict::Tension;
use crate::present::verdict::Verdict;
use crate::present::words::Worded;
use crate::text::Phrase;
use crate::text::checks_screen as words;
use crate::text::common;
use crate::ui::parts::Callout;
use crate::ui::parts::Icon;
use crate::ui::parts::Section;
use crate::ui::parts::Status;
use crate::ui::words::t;

use super::shape;

/// What was checked, for when, and where it is.
#[component]
pub fn CheckHead(shown: CheckPage) -> impl IntoView {
    let meta = [shown.support_time, shown.assessed_on].into_iter().flatten();
    let link = |line: RecordLine| {
        let title = t(line.title);
        match line.kind {
            Some(kind) => {
                view! { <a href=Route::Show(kind, line.id).href()>{title}</a> }.into_any()
            }
            None => title.into_any(),
        }
    };
    let plan = shown.plan.map(|(line, validity)| {
        let holds = t(validity.words());
        view! {
            {link(line)}
            <br />
            {holds}
        }
        .into_any()
    });
    let facts = [
        (words::SHOP, shown.shop.map(link)),
        (Kind::Place.word(), shown.place.map(link)),
        (Kind::Plan.word(), plan),
    ];
    let facts = facts.into_iter().filter_map(|(label, value)| Some((t(label), value?)));
    view! {
        <header class="card">
            <p class="card__kicker">{t(Kind::Check.word())}</p>
            <h1 tabindex="-1">{t(shown.title)}</h1>
            <p class="card__meta">
                {meta.map(|it| view! { <span>{t(it)}</span> }).collect_view()}
            </p>
            <dl class="summary-list summary-list--tight">
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
            {shown.support_time_note.map(|note| view! { <p class="small muted">{t(note)}</p> })}
            <div class="btn-row">
                <a class="btn" href=Route::Edit(Kind::Check, shown.id).href()>
                    <Icon name="edit" />
                    {t(common::CHANGE)}
                </a>
            </div>
        </header>
    }
}

/// The outcome in one look.
#[component]
pub fn VerdictView(verdict: Verdict, reasons: Vec<Phrase>) -> impl IntoView {
    let kind = match verdict.overall {
        Outcome::Unknown => "",
        outcome => shape(outcome),
    };
    view! {
        <section class="section">
            <div
                class="verdict"
                class:verdict--met=kind == "met"
                class:verdict--not-met=kind == "not-met"
            >
                <p class="verdict__status">
                    <Status kind=shape(verdict.overall) text=t(verdict.overall.word()) />
                </p>
                <h2 class="verdict__headline">{t(verdict.headline)}</h2>
                {reasons
                    .into_iter()
                    .chain([verdict.summary])
                    .map(|line| view! { <p class="verdict__reason">{t(line)}</p> })
                    .collect_view()}
                <p class="verdict__note">
                    {t(verdict.preliminary)} <br /> {t(verdict.authority)}
                </p>
            </div>
        </section>
    }
}

/// The plan's priority and the distance, side by side.
#[component]
pub fn TensionView(tension: Tension) -> impl IntoView {
    let pulls_apart = tension.prioritised && tension.distance == Outcome::NotMet;
    let plan_shape = if tension.prioritised { "met" } else { "info" };
    let plan_origin = [t(tension.plan_fact.origin), tension.plan_fact.detail];
    let plan_origin: Vec<_> = plan_origin.into_iter().filter(|it| !it.is_empty()).collect();
    let distance = match tension.distance_facts.into_iter().next() {
        Some(fact) => words::against_limit(fact.value, tension.distance_limit),
        None => words::only_limit(tension.distance_limit),
    };
    view! {
        <Section id="c-tension" title=t(words::TENSION)>
            <div class="tension">
                <div class="tension__side">
                    <h3 class="tension__title">{t(words::TENSION_PLAN)}</h3>
                    <Status kind=plan_shape text=t(tension.plan) />
                    <p class="small muted">{plan_origin.join(" · ")}</p>
                </div>
                <p class="tension__between">
                    {t(if pulls_apart { words::BUT } else { words::AND })}
                </p>
                <div class="tension__side">
                    <h3 class="tension__title">{t(tension.distance_title)}</h3>
                    <Status kind=shape(tension.distance) text=t(tension.distance.word()) />
                    <p>{t(distance)}</p>
                </div>
            </div>
            <p class="small muted">{t(tension.explanation)}</p>
        </Section>
    }
}

/// The question that would settle most, with a way to answer it.
#[component]
pub fn NextQuestion(question: Question, decides: bool, id: RecordId) -> impl IntoView {
    let (title, text) = if decides {
        (t(words::NEXT_QUESTION), [t(question.text), t(question.help)].join(" "))
    } else {
        (t(words::MORE_QUESTIONS), t(words::MORE_QUESTIONS_TEXT))
    };
    view! {
        <section class="section">
            <Callout kind="info" title text>
                <a class="btn" class:btn--primary=decides href=Route::Ask(id, None).href()>
                    {t(words::ANSWER)}
                </a>
            </Callout>
        </section>
    }
}
