//! What can be done after a check: special reasons to argue, other ways, who decides, annexes.

use leptos::prelude::*;

use crate::app::route::Route;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::present::annexes::AnnexLine;
use crate::present::check_page::Found;
use crate::present::verdict::ApplyAt;
use crate::present::verdict::FactLine;
use crate::present::verdict::OtherWay;
use crate::present::verdict::WaiverRow;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::check_memo as memo;
use crate::text::check_result as words;
use crate::text::checks_screen as screen;
use crate::ui::parts::Icon;
use crate::ui::parts::Section;
use crate::ui::parts::Status;
use crate::ui::words::t;

use super::criterion::OutsideLink;
use super::criterion::Source;
use super::shape;

/// Special reasons: what the law says of each criterion that is not met, and the
/// text to argue. Nothing where none may be weighed and none is written.
#[component]
pub fn SpecialReasons(waivers: Vec<WaiverRow>, notes: String, id: RecordId) -> impl IntoView {
    (!waivers.is_empty() || !notes.is_empty()).then(|| {
        let may_be_argued = waivers.iter().any(|row| row.may_be_argued) || !notes.is_empty();
        view! {
            <Section id="c-special" title=t(words::SPECIAL_TITLE)>
                <div class="flow">
                    {waivers
                        .into_iter()
                        .map(|row| {
                            view! {
                                <div>
                                    <p>
                                        <strong>{t(row.title)}</strong>
                                        ": "
                                        {t(row.text)}
                                    </p>
                                    <Source source=row.source />
                                </div>
                            }
                        })
                        .collect_view()}
                    {may_be_argued.then(|| view! { <Reasons notes id /> })}
                </div>
            </Section>
        }
    })
}

/// The text to argue, and the way to write it.
#[component]
fn Reasons(notes: String, id: RecordId) -> impl IntoView {
    let (write, text) = if notes.is_empty() {
        (words::SPECIAL_WRITE, view! { <p>{t(words::SPECIAL_NONE)}</p> }.into_any())
    } else {
        let text = view! { <p class="prose prose--note">{notes}</p> };
        (words::SPECIAL_CHANGE, text.into_any())
    };
    view! {
        {text}
        <p class="small muted">{t(words::SPECIAL_NOTE)}</p>
        <div class="btn-row">
            <a class="btn" href=Route::Edit(Kind::Check, id).href()>
                <Icon name="edit" />
                {t(write)}
            </a>
        </div>
    }
}

/// What else can be done, and the way to all forms in one table.
#[component]
pub fn OtherWays(ways: Vec<OtherWay>, id: RecordId) -> impl IntoView {
    let is_empty = ways.is_empty();
    let table = Route::AllForms(id).href();
    let link = view! {
        <div class="btn-row">
            <a class="btn" href=table.clone()>
                {t(words::ALL_FORMS)}
            </a>
        </div>
    };
    view! {
        <Section id="c-ways" title=t(screen::OTHER_WAYS)>
            {(!is_empty)
                .then(|| {
                    view! {
                        <dl class="summary-list">
                            {ways
                                .into_iter()
                                .map(|way| view! { <Way way table=table.clone() /> })
                                .collect_view()}
                        </dl>
                    }
                })}
            {is_empty.then(|| view! { <p>{t(words::ALL_FORMS_TEXT)}</p> })}
            {link}
        </Section>
    }
}

#[component]
fn Way(way: OtherWay, table: String) -> impl IntoView {
    let title = t(way.title);
    let title = if way.outcome.is_some() {
        view! { <a href=table>{title}</a> }.into_any()
    } else {
        title.into_any()
    };
    view! {
        <div>
            <dt>{title}</dt>
            <dd>
                {way
                    .outcome
                    .map(|outcome| {
                        view! {
                            <Status kind=shape(outcome) text=t(outcome.word()) />
                            <br />
                        }
                    })} {t(way.text)}
            </dd>
        </div>
    }
}

/// Who decides and where one applies.
#[component]
pub fn Application(authority: Phrase, apply_at: Option<ApplyAt>) -> impl IntoView {
    view! {
        <Section id="c-apply" title=t(words::APPLY_TITLE)>
            <p>{t(authority)}</p>
            {apply_at
                .map(|apply_at| {
                    view! {
                        <p>{t(apply_at.text)}</p>
                        <p>
                            <OutsideLink
                                href=apply_at.url.to_owned()
                                text=apply_at.url.to_owned()
                            />
                        </p>
                        <Source source=apply_at.source />
                    }
                })}
        </Section>
    }
}

/// What stands last, folded: what to send along, all facts, and what is not
/// settled about the rules.
#[component]
pub fn Folded(found: Found) -> impl IntoView {
    view! {
        <section class="section flow">
            <details>
                <summary>{t(words::ANNEXES_TITLE)}</summary>
                <Annexes annexes=found.annexes />
            </details>
            <details>
                <summary>{t(words::ALL_FACTS)}</summary>
                <AllFacts facts=found.facts cannot_be_known=found.cannot_be_known />
            </details>
            <Doubts doubts=found.verdict.doubts />
        </section>
    }
}

#[component]
fn Annexes(annexes: Vec<AnnexLine>) -> impl IntoView {
    let note = if annexes.is_empty() { memo::ANNEXES_UNKNOWN } else { memo::ANNEXES_NOTE };
    let lines = annexes.into_iter().map(|annex| {
        view! {
            <li>
                {t(annex.what)} {annex.unsure.map(|unsure| view! { <p class="small">{t(unsure)}</p> })}
                <Source source=annex.source />
            </li>
        }
    });
    view! {
        <p>{t(note)}</p>
        <ul>{lines.collect_view()}</ul>
    }
}

#[component]
fn AllFacts(facts: Vec<FactLine>, cannot_be_known: Vec<Message>) -> impl IntoView {
    let unknown = cannot_be_known.into_iter().map(|label| {
        view! { <li>{t(memo::cannot_be_known(label))}</li> }
    });
    let known = facts.into_iter().map(|fact| {
        let line = if fact.detail.is_empty() {
            memo::fact(fact.label, fact.value, fact.origin)
        } else {
            memo::fact_more(fact.label, fact.value, fact.origin, &fact.detail)
        };
        view! { <li>{t(line)}</li> }
    });
    view! { <ul>{known.collect_view()} {unknown.collect_view()}</ul> }
}

#[component]
fn Doubts(doubts: Vec<Message>) -> impl IntoView {
    (!doubts.is_empty()).then(|| {
        let lines = doubts.into_iter().map(|doubt| view! { <li>{t(doubt)}</li> });
        view! {
            <details>
                <summary>{t(words::DOUBTS_TITLE)}</summary>
                <ul>{lines.collect_view()}</ul>
            </details>
        }
    })
}
