//! The page of one check: what came out, why, and what can be done.

use leptos::prelude::*;

use crate::app::files;
use crate::app::page as nav;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::kind::Kind;
use crate::present::check_memo::memo;
use crate::present::check_page::CheckPage;
use crate::present::check_page::Found;
use crate::present::paper::Paper;
use crate::present::rules_in_check::RulesInCheck as FilesOfRules;
use crate::present::verdict::Outcome;
use crate::text::Phrase;
use crate::text::check_result as result_words;
use crate::text::checks_screen as words;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::parts::Icon;
use crate::ui::parts::Section;
use crate::ui::screens::OpenChoices;
use crate::ui::screens::paper::PaperSheet;
use crate::ui::screens::record_page::RecordFooter;
use crate::ui::words::language;
use crate::ui::words::t;

use super::criterion::Criteria;
use super::forward::Application;
use super::forward::Folded;
use super::forward::OtherWays;
use super::forward::SpecialReasons;
use super::head::CheckHead;
use super::head::NextQuestion;
use super::head::TensionView;
use super::head::VerdictView;
use super::rules::BesideLaw;
use super::rules::Ceilings;
use super::rules::GuidanceList;
use super::rules::Versions;
use super::times::BesideEarlier;
use super::times::KeptDiffers;
use super::times::KeptStands;
use super::times::MadeFrom;
use super::times::MakeAgain;
use super::times::OldFacts;

/// The page of a check that is there.
#[component]
pub fn CheckFound(shown: CheckPage, files: FilesOfRules) -> impl IntoView {
    let id = shown.id;
    let title = t(shown.title.clone());
    let memo = memo(&shown, &files);
    let copied = StoredValue::new(memo.clone());
    let result = match shown.result.clone() {
        Ok(found) => view! { <CheckResult found page=shown.clone() files /> }.into_any(),
        Err(problem) => view! { <CannotAssess problem page=shown.clone() files /> }.into_any(),
    };
    view! {
        <div class="no-print">
            <CheckHead shown />
            <OpenChoices id />
            {result}
            <div class="btn-row">
                <a class="btn btn--primary" href=Route::Edit(Kind::Check, id).href()>
                    <Icon name="edit" />
                    {t(words::CHANGE)}
                </a>
                <CopyButton memo=copied />
                <button type="button" class="btn" on:click=tap(nav::print)>
                    {t(result_words::PRINT)}
                </button>
            </div>
            <RecordFooter kind=Kind::Check id title />
        </div>
        <PaperSheet paper=memo />
    }
}

#[component]
fn CannotAssess(problem: Phrase, page: CheckPage, files: FilesOfRules) -> impl IntoView {
    view! {
        <section class="section">
            <Callout kind="warning" title=t(words::CANNOT_ASSESS) text=t(problem) />
        </section>
        {page.kept.map(|kept| view! { <KeptDiffers kept /> })}
        <SpecialReasons waivers=Vec::new() notes=page.notes id=page.id />
        <BesideLaw id=page.id rules=Vec::new() left_out=false files />
        <MadeFrom made=page.made />
    }
}

/// What came out of the check: the answer, why, what can be done, and below that
/// what else there is to know.
#[component]
fn CheckResult(found: Found, page: CheckPage, files: FilesOfRules) -> impl IntoView {
    let id = page.id;
    let folded = found.clone();
    let Found { verdict, reasons, others, old_facts, beside_the_law, regional_left_out, .. } =
        found;
    let governing = verdict.versions.first().cloned();
    view! {
        <VerdictView verdict=verdict.clone() reasons />
        <Notices notices=verdict.notices checked_long_ago=verdict.checked_long_ago />
        {page.kept.clone().map(|kept| view! { <KeptDiffers kept /> })}
        {page.again.map(|again| view! { <MakeAgain again id /> })}
        {verdict.tension.map(|tension| view! { <TensionView tension /> })}
        {verdict
            .next_question
            .map(|question| {
                view! { <NextQuestion question decides=verdict.overall == Outcome::Unknown id /> }
            })}
        <OldFacts facts=old_facts />
        <Section id="c-criteria" title=t(words::CRITERIA)>
            <p class="small muted">{t(words::LINKS_NOTE)}</p>
            <Criteria rows=verdict.criteria is_nested=false />
            {page.kept.map(|kept| view! { <KeptStands kept /> })}
        </Section>
        <SpecialReasons waivers=verdict.waivers notes=page.notes id />
        <OtherWays ways=verdict.other_ways id />
        {page.beside.map(|beside| view! { <BesideEarlier beside /> })}
        <Versions governing others />
        <BesideLaw id rules=beside_the_law left_out=regional_left_out files />
        <GuidanceList rows=verdict.guidance note=verdict.guidance_note />
        <Ceilings
            rows=verdict.ceilings
            sought=verdict.sought_in_euro
            note=verdict.ceiling_note
        />
        <Application authority=verdict.authority apply_at=verdict.apply_at />
        <Folded found=folded />
        <MadeFrom made=page.made />
    }
}

/// What a person has to know about the choice of rules; and, as a warning, that
/// nobody has compared them with their sources for a year.
#[component]
fn Notices(notices: Vec<Phrase>, checked_long_ago: Option<Phrase>) -> impl IntoView {
    let is_empty = notices.is_empty() && checked_long_ago.is_none();
    (!is_empty).then(|| {
        let warnings = checked_long_ago.into_iter().map(|it| ("warning", it));
        let all = warnings.chain(notices.into_iter().map(|it| ("info", it)));
        view! {
            <Section id="c-notices" title=t(words::NOTICES)>
                {all
                    .map(|(kind, notice)| view! { <Callout kind text=t(notice) /> })
                    .collect_view()}
            </Section>
        }
    })
}

/// Puts the whole result on the clipboard.
#[component]
fn CopyButton(memo: StoredValue<Paper>) -> impl IntoView {
    let app = use_app();
    let copy = move || {
        let text = memo.with_value(|memo| memo.text(language()));
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
