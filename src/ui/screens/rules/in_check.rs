//! Rule sets from files in a support check: beside the law, each with whose it is.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::check;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::field::FieldValue;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::present::rules_in_check;
use crate::present::rules_in_check::Before;
use crate::present::rules_in_check::FromFile;
use crate::text::rule_sets as words;
use crate::ui::erased::tap;
use crate::ui::parts::Status;
use crate::ui::screens::checks::Criteria;
use crate::ui::screens::checks::Limits;
use crate::ui::screens::checks::Source;
use crate::ui::screens::checks::listed;
use crate::ui::screens::checks::shape;
use crate::ui::words::t;

/// What the files that are switched on say of a check, and what the check keeps of those that were;
/// nothing where there is neither.
#[component]
pub fn FilesBeside(id: RecordId, told: rules_in_check::RulesInCheck) -> impl IntoView {
    let now: Vec<AnyView> =
        told.now.into_iter().map(|row| view! { <Now row /> }.into_any()).collect();
    let before: Vec<AnyView> =
        told.before.into_iter().map(|row| view! { <Earlier row /> }.into_any()).collect();
    view! {
        {(!now.is_empty()).then(|| view! { <p class="small muted">{t(words::IN_CHECK_TEXT)}</p> })}
        {listed(now)}
        {told.can_be_kept.then(|| view! { <Keep id /> })}
        {(!before.is_empty()).then(|| view! { <h3>{t(words::BEFORE)}</h3> })}
        {listed(before)}
    }
}

fn link(id: RecordId, title: String) -> AnyView {
    view! { <a href=Route::Show(Kind::RuleSet, id).href()>{title}</a> }.into_any()
}

#[component]
fn Now(row: FromFile) -> impl IntoView {
    let title = link(row.record, row.title);
    let byline = t(row.byline);
    match row.says {
        Err(why) => view! {
            <article class="criterion">
                <div class="criterion__head">
                    <h3>{title}</h3>
                </div>
                <div class="criterion__body">
                    <p class="small">{byline}</p>
                    <p>{t(why)}</p>
                </div>
            </article>
        }
        .into_any(),
        Ok(says) => view! {
            <article class="criterion">
                <div class="criterion__head">
                    <h3>{title}</h3>
                    <Status kind=shape(says.overall) text=t(says.overall.word()) />
                </div>
                <div class="criterion__body">
                    <p class="small">{byline}</p>
                    <Limits ceilings=says.ceilings checked_long_ago=says.checked_long_ago />
                    <Source source=says.source />
                    <details>
                        <summary>{t(words::CRITERIA)}</summary>
                        <Criteria rows=says.criteria is_nested=true />
                    </details>
                </div>
            </article>
        }
        .into_any(),
    }
}

#[component]
fn Earlier(row: Before) -> impl IntoView {
    let title = match row.record {
        Some(id) => link(id, row.title),
        None => row.title.into_any(),
    };
    view! {
        <article class="criterion">
            <div class="criterion__head">
                <h4>{title}</h4>
                <Status kind=shape(row.outcome) text=t(row.outcome.word()) />
            </div>
            <div class="criterion__body">
                <p class="small">{t(row.byline)}</p>
                <p>{t(row.since)}</p>
            </div>
        </article>
    }
}

/// Saves what is shown in the check, so that it can be told later.
#[component]
fn Keep(id: RecordId) -> impl IntoView {
    let app = use_app();
    let keep = move || {
        let on = app.rule_sets_on();
        let kept = app.book().with_untracked(|book| {
            let content = check::settled(book.shown(id)?);
            Some(rules_in_check::to_keep(book, &content, &on))
        });
        let Some(kept) = kept else { return };
        let edit = Edit::Set { field: check::RULE_SETS.name(), value: Some(kept.write()) };
        app.spawn(async move {
            // A failure stands in the banner, and the button is still there.
            if app.save(vec![Change { id, kind: Kind::Check, edit }], &[]).await.is_ok() {
                app.notify(words::KEPT);
            }
        });
    };
    view! {
        <p class="small muted">{t(words::KEEP_TEXT)}</p>
        <div class="btn-row no-print">
            <button type="button" class="btn" on:click=tap(keep)>
                {t(words::KEEP)}
            </button>
        </div>
    }
}

/// `changes`, with what the files that are switched on say noted in the checks among them.
pub fn noting(app: AppState, changes: Vec<Change>) -> Vec<Change> {
    let on = untrack(|| app.rule_sets_on());
    app.book().with_untracked(|book| rules_in_check::noting(book, changes, &on))
}
