//! The numbers of an import, each with the records behind it.

use leptos::prelude::*;

use crate::present::import_preview::ImportPreview;
use crate::present::import_preview::Section;
use crate::present::titles::RecordLine;
use crate::present::words::Worded;
use crate::text::Phrase;
use crate::ui::erased::live;
use crate::ui::words::t;

/// What is new, changed, removed, to be chosen, and as it was.
#[component]
pub(super) fn Differences(told: ImportPreview) -> impl IntoView {
    view! {
        <ul class="diff" role="list">
            {told.sections.into_iter().map(|section| view! { <Line section /> }).collect_view()}
            {told
                .unchanged
                .map(|unchanged| {
                    view! {
                        <li class="diff__line diff__line--same">{t(unchanged)}</li>
                    }
                })}
        </ul>
    }
}

/// A number, and its records under it when it is opened.
#[component]
fn Line(section: Section) -> impl IntoView {
    // Thousands of records are drawn only for those who ask.
    let is_open = RwSignal::new(false);
    let records = StoredValue::new((section.lines, section.others));
    view! {
        <li class="diff__line">
            // Said in both directions: a redraw may keep the element for another section.
            <details
                prop:open=move || is_open.get()
                on:toggle:target=move |event| is_open.set(event.target().open())
            >
                <summary>{t(section.heading)}</summary>
                {live(move || is_open.get().then(|| records.with_value(|(lines, others)| named(lines, others.clone()))))}
            </details>
        </li>
    }
}

/// Records by name, and how many there are besides.
pub(super) fn named(lines: &[RecordLine], others: Option<Phrase>) -> impl IntoView + use<> {
    let shown = lines
        .iter()
        .map(|line| {
            let kind = line.kind.map(|kind| t(kind.word()));
            let title = t(line.title.clone());
            // A record without a title of its own is called what it is.
            let kind = kind.filter(|kind| *kind != title);
            view! {
                <li>
                    {title}
                    {kind.map(|kind| view! { " " <span class="diff__kind">{kind}</span> })}
                </li>
            }
        })
        .collect_view();
    view! {
        <ul class="diff__records" role="list">{shown}</ul>
        {others.map(|others| view! { <p class="muted">{t(others)}</p> })}
    }
}
