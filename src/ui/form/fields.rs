//! The fields of a form: a label, a hint, what is wrong, and the input.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::OpenForm;
use super::lists::ListField;
use super::locality::LocalityField;
use super::position::PositionField;
use super::quick::known_list;
use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order::gathered;
use crate::present::form::Input;
use crate::present::form::Number;
use crate::present::form::Row;
use crate::present::form::join;
use crate::present::form::name_of;
use crate::present::identity::looks_like_identity_number;
use crate::present::titles;
use crate::present::value_words;
use crate::present::words::Words;
use crate::text::form as words;
use crate::ui::erased::live;
use crate::ui::parts::Field;
use crate::ui::parts::Icon;
use crate::ui::parts::Ties;
use crate::ui::words::t;

/// The id of the element that stands for `path`.
pub(in crate::ui) fn element_id(path: &str) -> String {
    format!("f-{}", path.replace('.', "-"))
}

/// A field, drawn as its input asks.
#[component]
pub(super) fn RowField(open: OpenForm, row: &'static Row, path: String) -> AnyView {
    match row.input {
        Input::Group(rows) => view! { <GroupField open row rows path /> }.into_any(),
        Input::Fact(rows) => view! { <FactField open row rows path /> }.into_any(),
        Input::List(list) => view! { <ListField open row list path /> }.into_any(),
        Input::Choices(words) => view! { <ChoicesField open row words path /> }.into_any(),
        Input::Position(rows) => view! { <PositionField open row rows path=row.name /> }.into_any(),
        Input::Locality => view! { <LocalityField open row path /> }.into_any(),
        _ => view! { <SimpleField open row path /> }.into_any(),
    }
}

/// A field with one input under its label.
#[component]
fn SimpleField(open: OpenForm, row: &'static Row, path: String) -> impl IntoView {
    let id = element_id(&path);
    let wrong = wrong_at(open, path.clone());
    let looks_personal =
        RwSignal::new(open.typed.with_value(|typed| looks_like_identity_number(typed.get(&path))));
    let type_it = {
        let path = path.clone();
        move |text: String| {
            open.type_at(&path, &text);
            let looks = looks_like_identity_number(&text);
            if looks != looks_personal.get_untracked() {
                looks_personal.set(looks);
            }
        }
    };
    let hint = row.hint.map(t).unwrap_or_default();
    view! {
        <Field id=id.clone() label=t(row.label) hint problem=wrong let:ties>
            {the_input(open, row, &path, id, ties, type_it)}
            <div role="status">
                {live(move || {
                    looks_personal
                        .get()
                        .then(|| {
                            view! {
                                <p class="noted small">
                                    <Icon name="warning" />
                                    {t(words::IDENTITY_NUMBER)}
                                </p>
                            }
                        })
                })}
            </div>
        </Field>
    }
}

/// What is wrong with what stands at `path`, in words.
pub(super) fn wrong_at(open: OpenForm, path: String) -> Memo<Option<String>> {
    Memo::new(move |_| {
        open.problems.with(|problems| {
            let found = problems.iter().find(|problem| problem.path == path);
            found.map(|problem| t(problem.message))
        })
    })
}

fn the_input(
    open: OpenForm,
    row: &'static Row,
    path: &str,
    id: String,
    ties: Ties,
    type_it: impl Fn(String) + 'static,
) -> AnyView {
    let value = open.typed.with_value(|typed| typed.get(path).to_owned());
    let required = row.required.map(|_| "true");
    match row.input {
        Input::Note { tall } => view! {
            <textarea
                class="field__input"
                class:textarea--note=tall
                id=id
                rows=if tall { "6" } else { "3" }
                aria-invalid=ties.invalid
                aria-required=required
                aria-describedby=ties.described
                on:input:target=move |event| type_it(event.target().value())
                prop:value=value.clone()
            >
                {value.clone()}
            </textarea>
        }
        .into_any(),
        Input::Choice(words) => {
            let options = words.iter().map(|&(token, word)| (token.to_owned(), t(word))).collect();
            view! { <Select id options value ties required type_it /> }.into_any()
        }
        Input::Pick(kind) => {
            let options =
                open.app.book().with_untracked(|book| pickable(book, kind, open.id, &value));
            view! { <Select id options value ties required type_it /> }.into_any()
        }
        Input::Named(kind) => {
            let list = format!("{id}-list");
            let names = open.app.book().with_untracked(|book| names(book, kind));
            view! {
                <input
                    class="field__input"
                    id=id
                    type="text"
                    list=list.clone()
                    autocomplete="off"
                    aria-invalid=ties.invalid
                    aria-required=required
                    aria-describedby=ties.described
                    on:input:target=move |event| type_it(event.target().value())
                    prop:value=value
                />
                <datalist id=list>
                    {names.into_iter().map(|name| view! { <option value=name></option> }).collect_view()}
                </datalist>
            }
            .into_any()
        }
        _ => {
            let (kind, mode) = kind_and_mode(row.input);
            let path = path.to_owned();
            let value = move || {
                open.by_app.track();
                open.typed.with_value(|typed| typed.get(&path).to_owned())
            };
            view! {
                <input
                    class="field__input"
                    class:field__input--short=kind == "date" || mode.is_some_and(|it| it != "email")
                    id=id
                    type=kind
                    inputmode=mode
                    list=known_list(row.name)
                    autocomplete="off"
                    aria-invalid=ties.invalid
                    aria-required=required
                    aria-describedby=ties.described
                    on:input:target=move |event| type_it(event.target().value())
                    prop:value=value
                />
            }
            .into_any()
        }
    }
}

const fn kind_and_mode(input: Input) -> (&'static str, Option<&'static str>) {
    match input {
        Input::Day => ("date", None),
        Input::Telephone => ("tel", Some("tel")),
        Input::Mail => ("email", Some("email")),
        Input::Number(Number::Count | Number::Year) => ("text", Some("numeric")),
        // Letters are needed too: "mil", "mkr", "min".
        Input::Number(_) => ("text", Some("decimal")),
        _ => ("text", None),
    }
}

/// One of several, or none.
#[component]
fn Select(
    id: String,
    options: Vec<(String, String)>,
    value: String,
    ties: Ties,
    required: Option<&'static str>,
    type_it: impl Fn(String) + 'static,
) -> impl IntoView {
    // A word of a newer program is kept, though it can't be told.
    let is_foreign = !value.is_empty() && options.iter().all(|(token, _)| *token != value);
    view! {
        <select
            class="field__input"
            id=id
            aria-invalid=ties.invalid
            aria-required=required
            aria-describedby=ties.described
            on:change:target=move |event| type_it(event.target().value())
        >
            <option value="">{t(words::CHOOSE)}</option>
            {is_foreign
                .then(|| view! { <option value=value.clone() selected=true>{t(words::NEWER_WORD)}</option> })}
            {options
                .into_iter()
                .map(|(token, word)| {
                    let is_chosen = token == value;
                    view! { <option value=token selected=is_chosen>{word}</option> }
                })
                .collect_view()}
        </select>
    }
}

fn names(book: &Book, kind: Kind) -> Vec<String> {
    let names = book.of_kind(kind).map(|it| name_of(it).to_owned());
    let names: BTreeSet<String> = gathered(names.filter(|name| !name.is_empty()));
    names.into_iter().collect()
}

/// The records of `kind` by id and title, newest first; not the form's own. First
/// the one that is chosen, where it is in the bin or not here.
fn pickable(book: &Book, kind: Kind, own: RecordId, chosen: &str) -> Vec<(String, String)> {
    // What is gone, or of another kind, stays what it is until something else is chosen.
    let is_offered = |id: &RecordId| book.shown(*id).is_some_and(|it| it.is(kind));
    let other = chosen.parse::<RecordId>().ok().filter(|id| !is_offered(id));
    let other = other.map(|id| (chosen.to_owned(), t(value_words::linked(book, id))));
    let records = book.of_kind(kind).rev().filter(|record| record.id() != own);
    let there = records.map(|it| (it.id().to_string(), t(titles::title(book, it))));
    other.into_iter().chain(there).collect()
}

/// Fields that are one value together, under a legend.
#[component]
fn GroupField(
    open: OpenForm,
    row: &'static Row,
    rows: &'static [Row],
    path: String,
) -> impl IntoView {
    view! {
        <fieldset class="group">
            <legend class="group__title">{t(row.label)}</legend>
            {row.hint.map(|hint| view! { <p class="field__hint">{t(hint)}</p> })}
            <div class="field-row">{part_fields(open, rows, &path)}</div>
        </fieldset>
    }
}

pub(super) fn part_fields(open: OpenForm, rows: &'static [Row], path: &str) -> Vec<AnyView> {
    rows.iter()
        .map(|row| view! { <RowField open row path=join(path, row.name) /> }.into_any())
        .collect()
}

/// A fact: the answer first, and folded below it where the answer comes from.
#[component]
fn FactField(
    open: OpenForm,
    row: &'static Row,
    rows: &'static [Row],
    path: String,
) -> impl IntoView {
    let (answer, source) = rows.split_at(1);
    let is_sourced = source
        .iter()
        .any(|part| open.typed.with_value(|typed| !typed.is_empty_under(&join(&path, part.name))));
    view! {
        <fieldset class="group">
            <legend class="group__title">{t(row.label)}</legend>
            {row.hint.map(|hint| view! { <p class="field__hint">{t(hint)}</p> })}
            {part_fields(open, answer, &path)}
            <details open=is_sourced>
                <summary>{t(words::FACT_SOURCE)}</summary>
                <div class="field-row">{part_fields(open, source, &path)}</div>
            </details>
        </fieldset>
    }
}

/// Any of several, each with its own box.
#[component]
fn ChoicesField(open: OpenForm, row: &'static Row, words: Words, path: String) -> impl IntoView {
    let boxes = words
        .iter()
        .map(|&(token, word)| {
            let path = join(&path, token);
            let is_on = open.typed.with_value(|typed| !typed.get(&path).is_empty());
            view! {
                <label class="choice">
                    <input
                        class="choice__input"
                        type="checkbox"
                        id=element_id(&path)
                        prop:checked=is_on
                        on:change:target=move |event| {
                            open.type_at(&path, if event.target().checked() { "on" } else { "" });
                        }
                    />
                    <span class="choice__text">{t(word)}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="choices">
            <legend class="choices__title">{t(row.label)}</legend>
            {row.hint.map(|hint| view! { <p class="field__hint">{t(hint)}</p> })}
            {boxes}
        </fieldset>
    }
}
