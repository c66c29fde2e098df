//! What waits in one record, and the buttons that decide: on the list of all
//! choices, and on the record's own page.

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
use crate::present::differences::Piece;
use crate::present::open_choices;
use crate::present::open_choices::Deletion;
use crate::present::open_choices::FieldChoice;
use crate::present::open_choices::RecordChoices;
use crate::present::open_choices::Side;
use crate::present::open_choices::Third;
use crate::text::Message;
use crate::text::open_choices as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::screens::history::Changes;
use crate::ui::screens::rules::noting;
use crate::ui::screens::values::ValueView;
use crate::ui::words::t;

use super::third::ThirdWay;

/// The choices of one record on its own page; nothing where it has none.
#[component]
pub fn InPlace(id: RecordId) -> impl IntoView {
    let app = use_app();
    let shown = Memo::new(move |_| app.book().with(|book| open_choices::choices_in(book, id)));
    let has_any = Memo::new(move |_| shown.with(Option::is_some));
    let kind = Memo::new(move |_| shown.get().and_then(|it| it.line.kind));
    live(move || {
        has_any.get().then(|| {
            view! {
                <section class="section" aria-labelledby=heading_id(id)>
                    <h2 id=heading_id(id) tabindex="-1">
                        {t(words::TITLE)}
                    </h2>
                    <p class="muted">{t(words::LEAD)}</p>
                    <RecordBody id kind shown />
                </section>
            }
        })
    })
}

/// The id of the heading over a record's choices.
pub(super) fn heading_id(id: RecordId) -> String {
    format!("choices-{id}")
}

/// A record's choices, each with its buttons.
#[component]
pub(super) fn RecordBody(
    id: RecordId,
    kind: Memo<Option<Kind>>,
    shown: Memo<Option<RecordChoices>>,
) -> impl IntoView {
    let deletion = Memo::new(move |_| shown.get().and_then(|it| it.deletion));
    view! {
        {live(move || {
            kind.get().is_none().then(|| view! { <p class="muted">{t(words::NEWER)}</p> })
        })}
        {live(move || {
            deletion
                .get()
                .map(|deletion| view! { <DeletionChoice id kind=kind.get() deletion /> })
        })}
        // Kept by what they are about: deciding one leaves the others as they are.
        <For
            each=move || shown.get().map(|it| it.fields).unwrap_or_default()
            key=|choice| (choice.field.clone(), choice.revisions.clone())
            children=move |choice| {
                view! { <FieldSection id kind=kind.get_untracked() choice /> }
            }
        />
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
                let edit = Edit::Choose { field: field.clone(), value };
                let undo = Edit::Reopen { field: field.clone() };
                app.forget_half_written(id, &field);
                settle(app, id, kind, edit, undo, words::CHOSEN);
            }
        })
    };
    let label = t(choice.label);
    let is_pair = choice.sides.len() == 2;
    let is_marked = choice.sides.iter().any(|side| !side.marked.is_empty());
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
        <p>
            {t(choice.happened)}
            {is_marked.then(|| view! { " " {t(words::DIFFERS_HINT)} })}
        </p>
        <div class=if is_pair { "tension" } else { "tension tension--stacked" }>{sides}</div>
        {kind
            .map(|kind| {
                view! {
                    <OtherWays
                        id
                        kind
                        field=choice.field
                        label
                        is_pair
                        both=choice.both
                        third=choice.third
                        decide
                    />
                }
            })}
    }
}

#[component]
fn SideView(side: Side, can_pick: bool, decide: Callback<Option<Value>>) -> impl IntoView {
    let who: Vec<String> = side.saved.iter().map(|saved| t(saved.words())).collect();
    let value = side.value;
    let words = if side.marked.is_empty() {
        view! { <ValueView value=side.words nothing=words::NOTHING /> }.into_any()
    } else {
        view! { <Marked pieces=side.marked /> }.into_any()
    };
    view! {
        <div class="tension__side">
            {who
                .iter()
                .map(|who| view! { <p class="tension__title">{who.clone()}</p> })
                .collect_view()}
            {words}
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

/// A text with the words marked that differ: by a line under them, and in words
/// for who listens.
#[component]
fn Marked(pieces: Vec<Piece>) -> impl IntoView {
    let pieces = pieces.into_iter().map(|piece| {
        if piece.differs {
            view! {
                <span class="visually-hidden">" " {t(words::DIFFERS)} " "</span>
                <mark class="differing">{piece.text}</mark>
                <span class="visually-hidden">" " {t(words::DIFFERS_END)} " "</span>
            }
            .into_any()
        } else {
            piece.text.into_any()
        }
    });
    view! { <p class="prose prose--note">{pieces.collect_view()}</p> }
}

/// Both, or something else.
#[component]
fn OtherWays(
    id: RecordId,
    kind: Kind,
    field: String,
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
            <ThirdWay id field label start is_long decide>
                {keep_both}
            </ThirdWay>
        }
        .into_any(),
        Third::Form => {
            let known = kind.def().fields.iter().find(|it| it.name == field);
            let route = known.map_or(Route::Edit(kind, id), |it| Route::Decide(kind, id, it.name));
            view! {
                <div class="btn-row">
                    {keep_both}
                    <a class="btn btn--quiet" href=route.href()>
                        {t(words::THIRD_IN_FORM)}
                    </a>
                </div>
            }
            .into_any()
        }
        Third::No => view! { <div class="btn-row">{keep_both}</div> }.into_any(),
    }
}

/// Whether a record that one deleted and another changed is to stay.
#[component]
fn DeletionChoice(id: RecordId, kind: Option<Kind>, deletion: Deletion) -> impl IntoView {
    let app = use_app();
    let button = move |edit: Edit, word: Message, said: Message, class: &'static str| {
        kind.map(|kind| {
            let decide = move || {
                settle(app, id, kind, edit.clone(), Edit::ReopenDeletion, said);
            };
            view! {
                <div class="btn-row">
                    <button type="button" class=class on:click=tap(decide)>
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

/// Settles a choice, says so, and offers to take that back.
fn settle(app: AppState, id: RecordId, kind: Kind, edit: Edit, undo: Edit, said: Message) {
    app.spawn(async move {
        let changes = noting(app, vec![Change { id, kind, edit }]);
        if app.save(changes, &[]).await.is_ok() {
            app.notify_with_undo(said, vec![Change { id, kind, edit: undo }]);
            // The button is gone: to what the record has more to decide, else to the top.
            page::focus_heading();
            page::focus(&heading_id(id));
        }
    });
}
