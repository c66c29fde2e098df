//! A question before something that can't be done lightly.

use leptos::html::Dialog;
use leptos::prelude::*;

use crate::ui::erased::tap;

/// A dialog that asks; the caller opens it by setting `is_open`.
#[component]
pub fn Confirm(
    is_open: RwSignal<bool>,
    #[prop(into)] title: String,
    #[prop(into)] text: String,
    /// The word on the button that does it.
    #[prop(into)]
    yes: String,
    /// The word on the button that leaves everything as it is.
    #[prop(into)]
    no: String,
    #[prop(into)] on_yes: Callback<()>,
) -> impl IntoView {
    let label = title.clone();
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            if is_open.get() && !dialog.open() {
                dialog.show_modal().unwrap_or_default();
            } else if !is_open.get() && dialog.open() {
                dialog.close();
            }
        }
    });
    view! {
        <dialog
            class="dialog"
            node_ref=dialog
            aria-label=label
            on:close=move |_| is_open.set(false)
        >
            <h2 class="dialog__title">{title}</h2>
            <div class="dialog__body">
                <p>{text}</p>
            </div>
            <div class="dialog__actions">
                <button
                    type="button"
                    class="btn btn--primary btn--danger"
                    on:click=tap(move || {
                        is_open.set(false);
                        on_yes.run(());
                    })
                >
                    {yes}
                </button>
                <button type="button" class="btn" on:click=tap(move || is_open.set(false))>
                    {no}
                </button>
            </div>
        </dialog>
    }
}
