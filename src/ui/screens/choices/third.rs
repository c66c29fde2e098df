//! Writing something else than what the others wrote.

use leptos::prelude::*;

use crate::domain::value::Value;
use crate::text::common;
use crate::text::open_choices as words;
use crate::ui::erased::tap;
use crate::ui::words::t;

/// A text of one's own in place of the others; it begins with what is there.
#[component]
pub fn ThirdWay(
    /// Names the text in the page; unlike the others on the screen.
    name: String,
    /// What the field is called.
    label: String,
    start: String,
    is_long: bool,
    decide: Callback<Option<Value>>,
    /// What stands before the button.
    children: Children,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let text = RwSignal::new(start);
    let save = move || {
        let text = text.get_untracked().trim().to_owned();
        decide.run((!text.is_empty()).then_some(Value::Text(text)));
    };
    view! {
        <div class="btn-row">
            {children()}
            <button
                type="button"
                class="btn btn--quiet"
                aria-expanded=move || if is_open.get() { "true" } else { "false" }
                on:click=tap(move || is_open.update(|is_open| *is_open = !*is_open))
            >
                {t(words::WRITE_THIRD)}
            </button>
        </div>
        <Show when=move || is_open.get()>
            <div class="field">
                <label class="field__label" for=name.clone()>
                    {t(words::third_label(label.as_str()))}
                </label>
                <textarea
                    class="field__input"
                    id=name.clone()
                    rows=if is_long { "6" } else { "2" }
                    prop:value=text.get_untracked()
                    on:input:target=move |event| text.set(event.target().value())
                ></textarea>
            </div>
            <div class="btn-row">
                <button type="button" class="btn" on:click=tap(save)>
                    {t(words::KEEP_THIRD)}
                </button>
                <button type="button" class="btn btn--quiet" on:click=tap(move || is_open.set(false))>
                    {t(common::CANCEL)}
                </button>
            </div>
        </Show>
    }
}
