//! A box that narrows the list under it as somebody types.

use leptos::prelude::*;

use super::Icon;

#[component]
pub fn FilterBox(
    id: &'static str,
    /// What is typed.
    text: RwSignal<String>,
    /// Its name, which stands in it too while it is empty.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    view! {
        <form class="search-box" role="search" on:submit=|event| event.prevent_default()>
            <Icon name="search" />
            <label class="visually-hidden" for=id>
                {label.clone()}
            </label>
            <input
                class="search-box__input"
                id=id
                type="search"
                autocomplete="off"
                placeholder=label
                on:input:target=move |event| text.set(event.target().value())
            />
        </form>
    }
}
