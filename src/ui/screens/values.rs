//! A value that was told in words, drawn.

use leptos::prelude::*;

use crate::present::value_words::ValueWords;
use crate::text::Message;
use crate::text::history_screen as words;
use crate::ui::words::t;

/// How many letters a text may have before it is folded away.
const FOLDED_FROM: usize = 240;

/// A value as a person reads it.
#[component]
pub fn ValueView(
    value: ValueWords,
    /// What stands where nothing is filled in.
    nothing: Message,
    /// Whether a long text is opened by those who want to read it.
    #[prop(optional)]
    is_folding: bool,
) -> AnyView {
    match value {
        ValueWords::Nothing => view! { <span class="muted">{t(nothing)}</span> }.into_any(),
        ValueWords::Erased => view! { <span class="muted">{t(words::ERASED)}</span> }.into_any(),
        ValueWords::Short(text) => view! { <span>{t(text)}</span> }.into_any(),
        ValueWords::Long(text) if is_folding && FOLDED_FROM < text.chars().count() => view! {
            <details>
                <summary>{t(words::LONG_TEXT)}</summary>
                <p class="prose prose--note">{text}</p>
            </details>
        }
        .into_any(),
        ValueWords::Long(text) => view! { <p class="prose prose--note">{text}</p> }.into_any(),
        ValueWords::Lines(lines) => {
            let lines = lines.into_iter().map(|line| {
                let label = line.label.map(|label| {
                    view! { <span class="muted">{t(label)} ": "</span> }
                });
                view! { <li>{label} {t(line.text)}</li> }
            });
            view! { <ul role="list">{lines.collect_view()}</ul> }.into_any()
        }
    }
}
