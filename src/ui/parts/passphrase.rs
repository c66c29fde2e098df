//! The field that a file's passphrase is written in.

use leptos::prelude::*;

use super::Field;
use crate::text::Message;
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
    let said = Signal::derive(move || problem.get().map(t));
    view! {
        <Field id label=t(label) hint=t(hint) problem=said let:ties>
            <input
                class="field__input"
                id=id
                type="text"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                aria-required="true"
                aria-invalid=ties.invalid
                aria-describedby=ties.described
                on:input:target=move |event| {
                    value.set(event.target().value());
                    problem.set(None);
                    on_change.run(());
                }
                prop:value=value.get_untracked()
            />
        </Field>
    }
}
