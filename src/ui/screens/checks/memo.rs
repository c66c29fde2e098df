//! The memo of a check on paper; on the screen it is not seen.

use leptos::prelude::*;

use crate::present::check_memo::Line;
use crate::present::check_memo::Look;
use crate::present::check_memo::Memo;
use crate::present::check_memo::Part;
use crate::ui::words::t;

/// All of the memo, part by part.
#[component]
pub fn MemoView(memo: Memo) -> impl IntoView {
    view! {
        <div class="memo only-print">
            <h1>{t(memo.title)}</h1>
            {memo.parts.into_iter().map(|part| view! { <PartView part /> }).collect_view()}
        </div>
    }
}

#[component]
fn PartView(part: Part) -> impl IntoView {
    view! {
        <section class="memo__part">
            {part.title.map(|title| view! { <h2>{t(title)}</h2> })}
            {part
                .lines
                .into_iter()
                .map(|Line { look, text }| view! { <p class=class_of(look)>{t(text)}</p> })
                .collect_view()}
        </section>
    }
}

const fn class_of(look: Look) -> &'static str {
    match look {
        Look::Plain => "memo__line",
        Look::Item => "memo__line memo__line--item",
        Look::Under => "memo__line memo__line--under",
        Look::ToTick => "memo__line memo__line--tick",
    }
}
