//! Placeholder until the screen is drawn.

use leptos::prelude::*;

use crate::domain::id::RecordId;

#[component]
pub fn HistoryScreen(id: RecordId) -> impl IntoView {
    drop(id);
    view! { <h1 tabindex="-1"></h1> }
}
