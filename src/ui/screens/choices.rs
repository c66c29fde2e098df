//! What was changed in two places, and the buttons that decide.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::page;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::value::Value;
use crate::present::open_choices;
use crate::present::open_choices::Deletion;
use crate::present::open_choices::FieldChoice;
use crate::present::open_choices::RecordChoices;
use crate::present::open_choices::Side;
use crate::present::open_choices::Third;
use crate::present::words::Worded;
use crate::text::Message;
use crate::text::open_choices as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Empty;
use crate::ui::screens::history::Changes;
use crate::ui::screens::values::ValueView;
use crate::ui::words::t;

mod third;

use third::ThirdWay;

const HEADING: &str = "choices-heading";

#[component]
pub fn ChoicesScreen() -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| app.book().with(open_choices::open_choices));
    let count = move || {
        let of =
            |record: &RecordChoices| record.fields.len() + usize::from(record.deletion.is_some());
        all.with(|all| all.iter().map(of).sum::<usize>())
    };
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty));
    view! {
        <h1 id=HEADING tabindex="-1">
            {t(words::TITLE)}
        </h1>
        {live(move || {
            if is_empty.get() {
                view! {
                    <Empty icon="check" title=t(words::EMPTY) text=t(words::EMPTY_TEXT)>
                        <a class="btn btn--primary" href=Route::Today.href()>
                            {t(words::TODAY)}
                        </a>
                    </Empty>
                }
                    .into_any()
            } else {
                view! { <p class="lead">{t(words::LEAD)}</p> }.into_any()
            }
        })}
        <p class="muted" role="status">
            {live(move || {
                let count = u64::try_from(count()).unwrap_or(u64::MAX);
                (count != 0).then(|| t(words::left(count)))
            })}
        </p>
        // Kept by id: deciding one thing leaves what is half written elsewhere.
        <For
            each=move || all.get()
            key=|record| record.line.id
            children=move |record| view! { <RecordSection id=record.line.id all /> }
        />
    }
}

fn heading_id(id: RecordId) -> String {
    format!("choices-{id}")
}

#[component]
fn RecordSection(id: RecordId, all: Memo<Vec<RecordChoices>>) -> impl IntoView {
    let mine = Memo::new(move |_| all.with(|all| all.iter().find(|it| it.line.id == id).cloned()));
    let title = move || mine.get().map(|it| t(it.line.title));
    let kind = Memo::new(move |_| mine.get().and_then(|it| it.line.kind));
    let about = move || {
        let place = mine.get().and_then(|it| it.place);
        let kind = kind.get().map(|kind| t(kind.word()));
        kind.into_iter().chain(place).collect::<Vec<_>>().join(" · ")
    };
    let deletion = Memo::new(move |_| mine.get().and_then(|it| it.deletion));
    view! {
        <section class="section" aria-labelledby=heading_id(id)>
            <div class="section__head">
                <h2 id=heading_id(id) tabindex="-1">
                    {title}
                </h2>
                <a href=Route::History(id).href()>{t(words::HISTORY)}</a>
            </div>
            <p class="muted small">{about}</p>
            {live(move || {
                kind.get().is_none().then(|| view! { <p class="muted">{t(words::NEWER)}</p> })
            })}
            {live(move || {
                deletion
                    .get()
                    .map(|deletion| view! { <DeletionChoice id kind=kind.get() deletion /> })
            })}
            <For
                each=move || mine.get().map(|it| it.fields).unwrap_or_default()
                key=|choice| (choice.field.clone(), choice.revisions.clone())
                children=move |choice| {
                    view! { <FieldSection id kind=kind.get_untracked() choice /> }
                }
            />
        </section>
    }
}

/// A field's values, each with its button.
#[component]
fn FieldSection(id: RecordId, kind: Option<Kind>, choice: FieldChoice) -> impl IntoView {
    let app = use_app();
    let decide = {
        let field = choice.field.clone();
        Callback::new(move |value: Option<Value>| {
            if let Some(kind) = kind {
                settle(app, id, kind, Edit::Choose { field: field.clone(), value }, words::CHOSEN);
            }
        })
    };
    let label = t(choice.label);
    let name = format!("third-{id}-{}", choice.field);
    let is_pair = choice.sides.len() == 2;
    let sides = choice
        .sides
        .into_iter()
        .enumerate()
        .map(|(number, side)| {
            view! {
                {(number != 0).then(|| view! { <p class="tension__between">{t(words::BETWEEN)}</p> })}
                <SideView side can_pick=kind.is_some() decide />
            }
        })
        .collect_view();
    view! {
        <h3>{label.clone()}</h3>
        <div class=if is_pair { "tension" } else { "tension tension--stacked" }>{sides}</div>
        {kind
            .map(|kind| {
                view! { <OtherWays id kind name label is_pair both=choice.both third=choice.third decide /> }
            })}
    }
}

#[component]
fn SideView(side: Side, can_pick: bool, decide: Callback<Option<Value>>) -> impl IntoView {
    let who: Vec<String> = side.saved.iter().map(|saved| t(saved.words())).collect();
    let value = side.value;
    view! {
        <div class="tension__side">
            {who
                .iter()
                .map(|who| view! { <p class="tension__title">{who.clone()}</p> })
                .collect_view()}
            <ValueView value=side.words nothing=words::NOTHING />
            {can_pick
                .then(|| {
                    view! {
                        <div class="btn-row">
                            <button
                                type="button"
                                class="btn"
                                on:click=tap(move || decide.run(value.clone()))
                            >
                                {t(words::KEEP_THIS)}
                                <span class="visually-hidden">
                                    " " {t(words::keep_this_of(who.join(", ")))}
                                </span>
                            </button>
                        </div>
                    }
                })}
        </div>
    }
}

/// Both, or something else.
#[component]
fn OtherWays(
    id: RecordId,
    kind: Kind,
    /// Names what is written on the spot, in the page.
    name: String,
    label: String,
    /// Whether there are two values, and not more.
    is_pair: bool,
    both: Option<Value>,
    third: Third,
    decide: Callback<Option<Value>>,
) -> impl IntoView {
    let keep_both = both.map(|both| {
        view! {
            <button type="button" class="btn" on:click=tap(move || decide.run(Some(both.clone())))>
                {t(if is_pair { words::KEEP_BOTH } else { words::KEEP_ALL })}
            </button>
        }
    });
    match third {
        Third::Text { start, is_long } => view! {
            <ThirdWay name label start is_long decide>
                {keep_both}
            </ThirdWay>
        }
        .into_any(),
        Third::Form => view! {
            <div class="btn-row">
                {keep_both}
                <a class="btn btn--quiet" href=Route::Edit(kind, id).href()>
                    {t(words::THIRD_IN_FORM)}
                </a>
            </div>
        }
        .into_any(),
        Third::No => view! { <div class="btn-row">{keep_both}</div> }.into_any(),
    }
}

/// Whether a record that one deleted and another changed is to stay.
#[component]
fn DeletionChoice(id: RecordId, kind: Option<Kind>, deletion: Deletion) -> impl IntoView {
    let app = use_app();
    let button = move |edit: Edit, word: Message, said: Message, class: &'static str| {
        kind.map(|kind| {
            view! {
                <div class="btn-row">
                    <button
                        type="button"
                        class=class
                        on:click=tap(move || settle(app, id, kind, edit.clone(), said))
                    >
                        {t(word)}
                    </button>
                </div>
            }
        })
    };
    let who = |saved: Vec<crate::present::history_page::Saved>| {
        let lines = saved.into_iter().map(|it| view! { <p class="small">{t(it.words())}</p> });
        lines.collect_view()
    };
    view! {
        <h3>{t(words::DELETION)}</h3>
        <div class="tension">
            <div class="tension__side">
                <p class="tension__title">{t(words::WAS_DELETED)}</p>
                {who(deletion.deleted)}
                {button(Edit::Delete, words::DELETE, words::DELETED, "btn btn--danger")}
            </div>
            <p class="tension__between">{t(words::BETWEEN)}</p>
            <div class="tension__side">
                <p class="tension__title">{t(words::WAS_CHANGED)}</p>
                {who(deletion.changed)}
                <Changes changes=deletion.changes />
                {button(Edit::Restore, words::KEEP, words::CHOSEN, "btn")}
            </div>
        </div>
    }
}

fn settle(app: AppState, id: RecordId, kind: Kind, edit: Edit, said: Message) {
    app.spawn(async move {
        if app.save(vec![Change { id, kind, edit }], &[]).await.is_ok() {
            app.notify(said);
            // The button is gone: to the record if it has more to decide, else to the top.
            page::focus(HEADING);
            page::focus(&heading_id(id));
        }
    });
}
