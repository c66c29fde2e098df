//! The first question: what is to be sent.

use leptos::prelude::*;

use super::HEADING;
use super::Sending;
use super::Step;
use super::What;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::moment;
use crate::domain::parts::Period;
use crate::domain::selection::Scope;
use crate::present::part;
use crate::text::Message;
use crate::text::send as words;
use crate::ui::erased::live;
use crate::ui::parts::Actions;
use crate::ui::parts::Field;
use crate::ui::words::language;
use crate::ui::words::t;

const RECORD: &str = "send-record";
const FROM: &str = "send-from";
const TO: &str = "send-to";

impl Sending {
    /// What is chosen, or the field that is wrong and why.
    fn read_scope(self) -> Result<Scope, (&'static str, Message)> {
        match self.what.get_untracked() {
            What::Book => Ok(Scope::Book),
            What::One(kind) => {
                let book = self.app.book();
                let is_there = |id: &RecordId| {
                    book.with_untracked(|book| book.shown(*id).is_some_and(|it| it.is(kind)))
                };
                let record = self.record.get_untracked().filter(is_there);
                record.map(Scope::Around).ok_or((RECORD, words::CHOOSE_MISSING))
            }
            What::Municipality => {
                let book = self.app.book();
                let is_there =
                    |id: &RecordId| book.with_untracked(|book| book.shown(*id).is_some());
                let place = self.record.get_untracked().filter(is_there);
                place.map(Scope::Municipality).ok_or((RECORD, words::CHOOSE_MISSING))
            }
            What::Period => {
                let day = |text: RwSignal<String>| text.with_untracked(|it| moment::read_day(it));
                match (day(self.from), day(self.to)) {
                    (None, None) => Err((FROM, words::DAYS_MISSING)),
                    (Some(from), Some(to)) if to < from => Err((TO, words::DAYS_REVERSED)),
                    (from, to) => Ok(Scope::Period(Period { from, to })),
                }
            }
        }
    }
}

type Wrong = RwSignal<Option<(&'static str, Message)>>;

#[component]
pub fn WhatStep(sending: Sending) -> impl IntoView {
    let wrong: Wrong = RwSignal::new(None);
    let offered = sending.app.book().with_untracked(|book| {
        let mut offered = vec![What::Book];
        let kinds = part::KINDS.into_iter().filter(|&kind| book.of_kind(kind).next().is_some());
        offered.extend(kinds.map(What::One));
        if !part::municipalities(book).is_empty() {
            offered.push(What::Municipality);
        }
        offered.push(What::Period);
        offered
    });
    // The choice of a kind that is gone since is no choice.
    if !offered.contains(&sending.what.get_untracked()) {
        sending.what.set(What::Book);
    }
    let go_on = move || match sending.read_scope() {
        Ok(scope) => {
            sending.scope.set(scope);
            sending.go(Step::Whom);
        }
        Err(found) => {
            wrong.set(Some(found));
            crate::app::page::focus(found.0);
        }
    };
    view! {
        <form
            class="form"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                go_on();
            }
        >
            <h2 id=HEADING tabindex="-1">
                {t(words::WHAT_STEP)}
            </h2>
            <fieldset class="choices" aria-labelledby=HEADING>
                {offered
                    .into_iter()
                    .map(|what| view! { <Choice sending what wrong /> })
                    .collect_view()}
            </fieldset>
            {live(move || match sending.what.get() {
                What::Book => ().into_any(),
                What::One(kind) => view! { <Which sending kind wrong /> }.into_any(),
                What::Municipality => view! { <WhichMunicipality sending wrong /> }.into_any(),
                What::Period => view! { <Days sending wrong /> }.into_any(),
            })}
            <Actions>
                <button type="submit" class="btn btn--primary">
                    {t(words::CONTINUE)}
                </button>
            </Actions>
        </form>
    }
}

const fn words_of(what: What) -> (Message, Option<Message>) {
    match what {
        What::One(Kind::Plan) => (words::PLAN, Some(words::PLAN_HINT)),
        What::One(Kind::Place) => (words::PLACE, Some(words::PLACE_HINT)),
        What::One(Kind::Visit) => (words::VISIT, Some(words::VISIT_HINT)),
        What::One(Kind::Project) => (words::PROJECT, Some(words::PROJECT_HINT)),
        What::Municipality => (words::MUNICIPALITY_CHOICE, Some(words::MUNICIPALITY_HINT)),
        What::Period => (words::PERIOD_CHOICE, Some(words::PERIOD_HINT)),
        What::Book | What::One(_) => (words::BOOK, None),
    }
}

#[component]
fn Choice(sending: Sending, what: What, wrong: Wrong) -> impl IntoView {
    let (word, hint) = words_of(what);
    view! {
        <label class="choice">
            <input
                class="choice__input"
                type="radio"
                name="send-what"
                prop:checked=sending.what.get_untracked() == what
                on:change=move |_| {
                    wrong.set(None);
                    sending.what.set(what);
                }
            />
            <span class="choice__text">
                {t(word)}
                {hint.map(|hint| view! { <span class="choice__hint">{t(hint)}</span> })}
            </span>
        </label>
    }
}

/// Which of the records of a kind.
#[component]
fn Which(sending: Sending, kind: Kind, wrong: Wrong) -> impl IntoView {
    let label = match kind {
        Kind::Plan => words::WHICH_PLAN,
        Kind::Place => words::WHICH_PLACE,
        Kind::Visit => words::WHICH_VISIT,
        _ => words::WHICH_PROJECT,
    };
    let chosen = sending.record.get_untracked();
    let book = sending.app.book();
    let choices = book.with_untracked(|book| part::choices(book, kind, language()));
    let most = u64::try_from(part::MOST).unwrap_or_default();
    let is_long = part::MOST <= choices.len();
    let hint = if is_long { t(words::only_some(most)) } else { String::new() };
    let mut options = choices;
    // Whoever came from its page finds it here, however old it is.
    if let Some(id) = chosen.filter(|id| options.iter().all(|(it, _)| it != id))
        && let Some(name) = book.with_untracked(|book| {
            book.shown(id).filter(|it| it.is(kind))?;
            part::name(book, Scope::Around(id))
        })
    {
        options.insert(0, (id, t(name)));
    }
    let choice = Selecting { label, hint, options, chosen };
    view! { <Selection sending wrong choice /> }
}

/// Which municipality, of those that places are in.
#[component]
fn WhichMunicipality(sending: Sending, wrong: Wrong) -> impl IntoView {
    let options = sending.app.book().with_untracked(part::municipalities);
    // A place was chosen: its municipality is what is seen, or else nothing.
    let chosen = sending.record.get_untracked();
    let chosen = sending.app.book().with_untracked(|book| part::municipality_of(book, chosen?));
    sending.record.set(chosen);
    let label = words::WHICH_MUNICIPALITY;
    let choice = Selecting { label, hint: String::new(), options, chosen };
    view! { <Selection sending wrong choice /> }
}

/// What a list to choose from says.
struct Selecting {
    label: Message,
    hint: String,
    options: Vec<(RecordId, String)>,
    chosen: Option<RecordId>,
}

#[component]
fn Selection(sending: Sending, wrong: Wrong, choice: Selecting) -> impl IntoView {
    let Selecting { label, hint, options, chosen } = choice;
    view! {
        <Field id=RECORD label=t(label) hint problem=problem(wrong, RECORD) let:ties>
            <select
                class="field__input"
                id=RECORD
                aria-required="true"
                aria-invalid=ties.invalid
                aria-describedby=ties.described
                on:change:target=move |event| {
                    wrong.set(None);
                    sending.record.set(event.target().value().parse().ok());
                }
            >
                <option value="">{t(words::CHOOSE)}</option>
                {options
                    .into_iter()
                    .map(|(id, title)| {
                        view! {
                            <option value=id.to_string() selected=chosen == Some(id)>
                                {title}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </Field>
    }
}

#[component]
fn Days(sending: Sending, wrong: Wrong) -> impl IntoView {
    view! {
        <div class="field-row">
            <Day id=FROM label=words::FROM value=sending.from wrong />
            <Day id=TO label=words::TO value=sending.to wrong />
        </div>
    }
}

#[component]
fn Day(id: &'static str, label: Message, value: RwSignal<String>, wrong: Wrong) -> impl IntoView {
    view! {
        <Field id label=t(label) problem=problem(wrong, id) let:ties>
            <input
                class="field__input field__input--short"
                id=id
                type="date"
                aria-invalid=ties.invalid
                aria-describedby=ties.described
                on:input:target=move |event| {
                    wrong.set(None);
                    value.set(event.target().value());
                }
                prop:value=value.get_untracked()
            />
        </Field>
    }
}

/// What is wrong with the field called `at`, in words.
fn problem(wrong: Wrong, at: &'static str) -> Signal<Option<String>> {
    Signal::derive(move || {
        let (_, message) = wrong.get().filter(|(id, _)| *id == at)?;
        Some(t(message))
    })
}
