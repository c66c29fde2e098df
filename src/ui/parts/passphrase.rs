//! The field that a file's passphrase is written in.

use leptos::prelude::*;

use super::Icon;
use crate::text::Message;
use crate::ui::erased::live;
use crate::ui::words::t;

/// What is typed is shown: it is read out over the telephone, and copied from a
/// slip of paper, and a letter that was mistyped unseen locks the owner out.
#[component]
pub fn Passphrase(
    id: &'static str,
    label: Message,
    hint: Message,
    value: RwSignal<String>,
    /// What is wrong with what was typed; goes away when it is changed.
    problem: RwSignal<Option<Message>>,
    /// What more to do when it is changed.
    on_change: Callback<()>,
) -> impl IntoView {
    let (hint_id, error_id) = (format!("{id}-h"), format!("{id}-e"));
    let described = {
        let (hint_id, error_id) = (hint_id.clone(), error_id.clone());
        Signal::derive(move || {
            if problem.get().is_some() { format!("{hint_id} {error_id}") } else { hint_id.clone() }
        })
    };
    view! {
        <div class="field" class:field--wrong=Signal::derive(move || problem.get().is_some())>
            <label class="field__label" for=id>
                {t(label)}
            </label>
            <p class="field__hint" id=hint_id>
                {t(hint)}
            </p>
            {live(move || {
                problem
                    .get()
                    .map(|message| {
                        view! {
                            <p class="field__error" id=error_id.clone()>
                                <Icon name="warning" />
                                {t(message)}
                            </p>
                        }
                    })
            })}
            <input
                class="field__input"
                id=id
                type="text"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                aria-required="true"
                aria-invalid=Signal::derive(move || problem.get().map(|_| "true"))
                aria-describedby=described
                on:input:target=move |event| {
                    value.set(event.target().value());
                    problem.set(None);
                    on_change.run(());
                }
                prop:value=value.get_untracked()
            />
        </div>
    }
}
