//! The page of one check: what came out, why, and what can be done.

use leptos::prelude::*;

use crate::app::files;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::present::check_page::CheckPage;
use crate::present::check_page::Found;
use crate::present::check_text::plain_text;
use crate::present::verdict::OtherWay;
use crate::text::Phrase;
use crate::text::checks_screen as words;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::parts::Icon;
use crate::ui::parts::LongText;
use crate::ui::parts::Section;
use crate::ui::screens::OpenChoices;
use crate::ui::screens::record_page::RecordFooter;
use crate::ui::screens::rules::RulesInCheck;
use crate::ui::words::language;
use crate::ui::words::t;

use super::criterion::Criteria;
use super::head::CheckHead;
use super::head::NextQuestion;
use super::head::TensionView;
use super::head::VerdictView;
use super::rules::Ceilings;
use super::rules::GuidanceList;
use super::rules::Versions;

/// The page of a check that is there.
#[component]
pub fn CheckFound(shown: CheckPage) -> impl IntoView {
    let id = shown.id;
    let title = t(shown.title.clone());
    let notes = shown.notes.clone();
    let copied = StoredValue::new(shown.clone());
    let result = match shown.result.clone() {
        Ok(found) => view! { <CheckResult found id /> }.into_any(),
        Err(problem) => view! { <CannotAssess problem /> }.into_any(),
    };
    view! {
        <CheckHead shown />
        <OpenChoices id />
        {result}
        <RulesInCheck id />
        <LongText id="c-reasons" title=t(words::SPECIAL_REASONS) text=notes />
        <div class="btn-row">
            <a class="btn btn--primary" href=Route::Edit(Kind::Check, id).href()>
                <Icon name="edit" />
                {t(words::CHANGE)}
            </a>
            <CopyButton shown=copied />
        </div>
        <RecordFooter kind=Kind::Check id title />
    }
}

#[component]
fn CannotAssess(problem: Phrase) -> impl IntoView {
    view! {
        <section class="section">
            <Callout kind="warning" title=t(words::CANNOT_ASSESS) text=t(problem) />
        </section>
    }
}

/// What came out of the check, from the headline to the other ways forward.
#[component]
fn CheckResult(found: Found, id: RecordId) -> impl IntoView {
    let Found { verdict, reasons, others } = found;
    let governing = verdict.versions.first().cloned();
    view! {
        <VerdictView verdict=verdict.clone() reasons />
        {verdict.tension.map(|tension| view! { <TensionView tension /> })}
        {verdict.next_question.map(|question| view! { <NextQuestion question id /> })}
        <Section id="c-criteria" title=t(words::CRITERIA)>
            <p class="small muted">{t(words::LINKS_NOTE)}</p>
            <Criteria rows=verdict.criteria is_nested=false />
        </Section>
        <Versions governing others />
        <Notices notices=verdict.notices />
        <GuidanceList rows=verdict.guidance note=verdict.guidance_note />
        <Ceilings rows=verdict.ceilings note=verdict.ceiling_note />
        <OtherWays ways=verdict.other_ways />
    }
}

#[component]
fn Notices(notices: Vec<Phrase>) -> impl IntoView {
    (!notices.is_empty()).then(|| {
        view! {
            <Section id="c-notices" title=t(words::NOTICES)>
                {notices
                    .into_iter()
                    .map(|notice| view! { <Callout kind="info" text=t(notice) /> })
                    .collect_view()}
            </Section>
        }
    })
}

#[component]
fn OtherWays(ways: Vec<OtherWay>) -> impl IntoView {
    (!ways.is_empty()).then(|| {
        view! {
            <Section id="c-ways" title=t(words::OTHER_WAYS)>
                <dl class="summary-list">
                    {ways
                        .into_iter()
                        .map(|way| {
                            view! {
                                <div>
                                    <dt>{t(way.title)}</dt>
                                    <dd>{t(way.text)}</dd>
                                </div>
                            }
                        })
                        .collect_view()}
                </dl>
            </Section>
        }
    })
}

/// Puts the whole result on the clipboard.
#[component]
fn CopyButton(shown: StoredValue<CheckPage>) -> impl IntoView {
    let app = use_app();
    let copy = move || {
        let text = shown.with_value(|page| plain_text(page, language()));
        app.spawn(async move {
            let is_copied = files::copy(text).await.is_ok();
            app.notify(if is_copied { words::COPIED } else { words::NOT_COPIED });
        });
    };
    view! {
        <button type="button" class="btn" on:click=tap(copy)>
            <Icon name="share" />
            {t(words::COPY)}
        </button>
    }
}
