//! Writing something else than what the others wrote.

use leptos::prelude::*;

use crate::app::page;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::domain::value::Value;
use crate::text::common;
use crate::text::open_choices as words;
use crate::ui::erased::tap;
use crate::ui::parts::Field;
use crate::ui::words::t;

/// A text of one's own in place of the others; it begins with what is there.
#[component]
pub fn ThirdWay(
    id: RecordId,
    /// The field's name in files, and what the field is called.
    field: String,
    label: String,
    start: String,
    is_long: bool,
    decide: Callback<Option<Value>>,
    /// What stands before the button.
    children: Children,
) -> impl IntoView {
    let app = use_app();
    let name = format!("third-{id}-{field}");
    let input = StoredValue::new(name.clone());
    let opener = StoredValue::new(format!("{name}-open"));
    let field = StoredValue::new(field);
    let begun = app.half_written(id, &field.get_value());
    let is_open = RwSignal::new(begun.is_some());
    let text = RwSignal::new(begun.unwrap_or_else(|| start.clone()));
    let keep = move |typed: String| {
        field.with_value(|field| app.keep_half_written(id, field, &typed));
        text.set(typed);
    };
    let give_up = move || {
        field.with_value(|field| app.forget_half_written(id, field));
        text.set(start.clone());
        is_open.set(false);
        // The button that was pressed is gone.
        opener.with_value(|opener| page::focus_at_once(opener));
    };
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
                id=opener.get_value()
                aria-expanded=move || if is_open.get() { "true" } else { "false" }
                on:click=tap(move || is_open.update(|is_open| *is_open = !*is_open))
            >
                {t(words::WRITE_THIRD)}
            </button>
        </div>
        <Show when=move || is_open.get()>
            <Field id=input.get_value() label=t(words::third_label(label.as_str())) let:_ties>
                <textarea
                    class="field__input"
                    id=input.get_value()
                    rows=if is_long { "6" } else { "2" }
                    prop:value=text.get_untracked()
                    on:input:target=move |event| keep(event.target().value())
                ></textarea>
            </Field>
            <div class="btn-row">
                <button type="button" class="btn" on:click=tap(save)>
                    {t(words::KEEP_THIRD)}
                </button>
                <button type="button" class="btn btn--quiet" on:click=tap(give_up.clone())>
                    {t(common::CANCEL)}
                </button>
            </div>
        </Show>
    }
}
