//! A field: its label, a hint, what is wrong, and the input that they belong to.

use leptos::prelude::*;

use super::Icon;
use crate::ui::erased::live;

/// What an input says of itself, so that its field's hint and fault are heard with it.
#[derive(Clone, Copy, Debug)]
pub struct Ties {
    /// For `aria-describedby`: the ids of the hint and of what is wrong.
    pub described: Signal<Option<String>>,
    /// For `aria-invalid`.
    pub invalid: Signal<Option<&'static str>>,
}

/// A label over an input, with a hint and what is wrong between them.
#[component]
pub fn Field<V: IntoAny>(
    /// The input's own id.
    #[prop(into)]
    id: String,
    #[prop(into)] label: String,
    #[prop(into, optional)] hint: String,
    /// What is wrong with what stands in the input, in words.
    #[prop(into, optional)]
    problem: Option<Signal<Option<String>>>,
    /// Draws the input with this id, tied to the rest; and what stands below it.
    children: impl FnOnce(Ties) -> V,
) -> AnyView {
    let problem = problem.unwrap_or_else(|| Signal::stored(None));
    let ties = ties(&id, !hint.is_empty(), problem);
    drawn(id, label, hint, problem, children(ties).into_any())
}

fn ties(id: &str, has_hint: bool, problem: Signal<Option<String>>) -> Ties {
    let hint = has_hint.then(|| hint_id(id));
    let error = error_id(id);
    let described = Signal::derive(move || {
        let error = problem.with(Option::is_some).then(|| error.clone());
        let ids: Vec<String> = hint.clone().into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    });
    let invalid = Signal::derive(move || problem.with(Option::is_some).then_some("true"));
    Ties { described, invalid }
}

fn drawn(
    id: String,
    label: String,
    hint: String,
    problem: Signal<Option<String>>,
    input: AnyView,
) -> AnyView {
    let (hint_id, error_id) = (hint_id(&id), error_id(&id));
    view! {
        <div
            class="field"
            class:field--wrong=Signal::derive(move || problem.with(Option::is_some))
        >
            <label class="field__label" for=id>
                {label}
            </label>
            {(!hint.is_empty())
                .then(|| {
                    view! {
                        <p class="field__hint" id=hint_id>
                            {hint}
                        </p>
                    }
                })}
            {live(move || {
                let error_id = error_id.clone();
                problem
                    .get()
                    .map(|message| {
                        view! {
                            <p class="field__error" id=error_id>
                                <Icon name="warning" />
                                {message}
                            </p>
                        }
                    })
            })}
            {input}
        </div>
    }
    .into_any()
}

fn hint_id(id: &str) -> String {
    format!("{id}-h")
}

fn error_id(id: &str) -> String {
    format!("{id}-e")
}
