//! What has changed since an earlier day, what leaves with a provider, and all marks there are.

use leptos::prelude::*;

use super::MarkedBook;
use super::a_year_ago;
use super::shape;
use crate::app::clock;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::domain::inventory::Subject;
use crate::domain::kind::Kind;
use crate::domain::moment;
use crate::present::inventory;
use crate::present::inventory::Compared;
use crate::present::inventory::LeavingRow;
use crate::present::inventory::PastMark;
use crate::present::words::Worded;
use crate::text::format;
use crate::text::inventory_screen as words;
use crate::ui::erased::live;
use crate::ui::parts::Field;
use crate::ui::parts::RowLink;
use crate::ui::parts::Section;
use crate::ui::parts::Status;
use crate::ui::parts::in_pieces;
use crate::ui::words::language;
use crate::ui::words::t;

/// The services now, beside how they were a year ago, or on any other day.
#[component]
pub fn Changes(subject: Subject, all: Memo<MarkedBook>) -> impl IntoView {
    let then = RwSignal::new(a_year_ago());
    let compared = Memo::new(move |_| {
        all.with(|all| inventory::compared(&all.0, subject, then.get(), clock::today()))
    });
    view! {
        <Section id="i-changes" title=t(words::CHANGES)>
            <Field id="i-then" label=t(words::SINCE) let:_ties>
                <input
                    class="field__input field__input--short"
                    id="i-then"
                    type="date"
                    max=moment::write_day(clock::today())
                    prop:value=moment::write_day(then.get_untracked())
                    on:change:target=move |event| {
                        let typed = moment::read_day(&event.target().value());
                        then.set(typed.unwrap_or_else(a_year_ago));
                    }
                />
            </Field>
            <div role="status">
                {live(move || view! { <ComparedList compared=compared.get() /> })}
            </div>
        </Section>
    }
}

/// What has changed in a year; nothing where nothing has.
#[component]
pub fn ComparedAYear(subject: Subject, all: Memo<MarkedBook>) -> impl IntoView {
    let compared = Memo::new(move |_| {
        all.with(|all| inventory::compared(&all.0, subject, a_year_ago(), clock::today()))
    });
    live(move || {
        let compared = compared.get();
        (!compared.changes.is_empty()).then(|| {
            view! {
                <Section id="p-changes" title=t(words::CHANGES_IN_A_YEAR)>
                    <ComparedList compared />
                </Section>
            }
        })
    })
}

/// What is lost first, then what has come; then how much is as it was.
#[component]
pub fn ComparedList(compared: Compared) -> impl IntoView {
    let rest: Vec<String> =
        [compared.same, compared.without].into_iter().flatten().map(t).collect();
    let is_empty = compared.changes.is_empty();
    let rows = compared.changes.into_iter().map(|change| {
        view! {
            <div>
                <dt>{t(change.service.word())}</dt>
                <dd>
                    <Status kind=shape(change.now) text=t(change.said) />
                </dd>
            </div>
        }
    });
    view! {
        {if is_empty {
            view! { <p class="muted">{t(words::NO_CHANGES)}</p> }.into_any()
        } else {
            view! { <dl class="summary-list">{rows.collect_view()}</dl> }.into_any()
        }}
        {(!rest.is_empty()).then(|| view! { <p class="muted small">{rest.join(". ")} "."</p> })}
    }
}

/// What leaves with a provider; nothing where it has nothing that was marked.
#[component]
pub fn Leaving(id: RecordId, all: Memo<MarkedBook>) -> impl IntoView {
    let app = use_app();
    let rows = Memo::new(move |_| {
        let today = clock::today();
        app.book().with(|book| all.with(|all| inventory::leaving(book, &all.0, id, today)))
    });
    live(move || {
        let rows = rows.get();
        (!rows.is_empty()).then(|| view! { <LeavingList rows /> })
    })
}

#[component]
fn LeavingList(rows: Vec<LeavingRow>) -> impl IntoView {
    let rows = rows.into_iter().map(|row| {
        let (kind, state) =
            if row.leaves { ("late", words::LEAVES) } else { ("met", words::STAYS) };
        view! {
            <div>
                <dt>{t(row.service.word())}</dt>
                <dd>
                    <Status kind text=t(state) />
                    <p class="small muted">{t(row.said)}</p>
                </dd>
            </div>
        }
    });
    view! {
        <Section id="i-leaving" title=t(words::LEAVING)>
            <p class="muted small">{t(words::LEAVING_HINT)}</p>
            <dl class="summary-list">{rows.collect_view()}</dl>
        </Section>
    }
}

/// All marks, each with the way to its form; folded, since it is for who wants to correct one.
#[component]
pub fn History(subject: Subject, all: Memo<MarkedBook>) -> impl IntoView {
    let app = use_app();
    let marks = Memo::new(move |_| {
        let today = clock::today();
        app.book().with(|book| all.with(|all| inventory::history(book, &all.0, subject, today)))
    });
    view! {
        <details class="section form__more">
            <summary>{t(words::HISTORY)}</summary>
            <p class="muted small">{t(words::HISTORY_HINT)}</p>
            {live(move || in_pieces(marks.get(), list))}
            <p>
                <a href=Route::New(
                    Kind::Observation,
                    Some(subject.id()),
                )
                    .href()>{t(words::NEW_MARK)}</a>
            </p>
        </details>
    }
}

fn list(marks: Vec<PastMark>) -> AnyView {
    let rows = marks.into_iter().map(|mark| {
        view! {
            <li>
                <RowLink
                    href=Route::Show(Kind::Observation, mark.id).href()
                    title=t(mark.service.word())
                    aside=format::day_in_row(mark.day, clock::today(), language())
                    meta=t(mark.said)
                />
            </li>
        }
    });
    view! {
        <ul class="row-list" role="list">
            {rows.collect_view()}
        </ul>
    }
    .into_any()
}
