//! The rule sets in a file that is about to be taken in: what they ask, by whom they are, and how
//! they differ from what the book has.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::clock;
use crate::app::intake::Told;
use crate::app::rule_sets::reading;
use crate::app::use_app;
use crate::domain::kind::Kind;
use crate::domain::record::Record;
use crate::present::rule_sets;
use crate::present::titles;
use crate::text::rule_sets as words;
use crate::ui::parts::Callout;
use crate::ui::words::t;

use super::shown::Rules;

/// Every rule set that the file tells of; nothing where it has none.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "what a component takes is its own")]
pub fn ArrivingRules(told: Arc<Told>) -> impl IntoView {
    let records = told.named.iter().filter(|it| it.is(Kind::RuleSet));
    records.map(|record| view! { <Arriving record=record.clone() /> }).collect_view()
}

#[component]
fn Arriving(record: Record) -> impl IntoView {
    let app = use_app();
    let here = app.book().with_untracked(|book| book.shown(record.id()).cloned());
    let title = app.book().with_untracked(|book| titles::title(book, &record));
    // Both are of one record, and only one of them is remembered.
    let new = reading(&record);
    let old = here.and_then(|here| reading(&here).ok());
    let file = match new {
        Ok(file) => file,
        Err(why) => {
            return view! {
                <Callout kind="warning" title=t(title) text=t(words::unreadable_text(why)) />
            }
            .into_any();
        }
    };
    let view = rule_sets::file_view(&file, clock::today());
    let differences = old.map(|old| rule_sets::differences(&old, &file));
    let is_only = view.rule_sets.len() == 1;
    view! {
        <section class="section">
            <h2>{t(words::ARRIVING)}</h2>
            <p>
                <strong>{view.title}</strong>
            </p>
            <p>{t(view.byline)}</p>
            {view.county.map(|region| view! { <p>{t(words::for_county(region))}</p> })}
            <p>{t(words::ARRIVING_OFF)}</p>
            {differences
                .map(|lines| {
                    let is_same = lines.is_empty();
                    view! {
                        <h3>{t(words::COMPARED)}</h3>
                        {if is_same {
                            view! { <p>{t(words::COMPARED_SAME)}</p> }.into_any()
                        } else {
                            let lines = lines.into_iter();
                            let lines = lines.map(|line| view! { <li>{t(line)}</li> });
                            view! { <ul>{lines.collect_view()}</ul> }.into_any()
                        }}
                    }
                })}
            <details>
                <summary>{t(words::CRITERIA)}</summary>
                {view
                    .rule_sets
                    .into_iter()
                    .map(|rules| view! { <Rules rules is_only /> })
                    .collect_view()}
            </details>
        </section>
    }
    .into_any()
}
