//! Placeholder until the screen is drawn.

use leptos::prelude::*;

use crate::domain::id::RecordId;

#[component]
pub fn PlansScreen(chosen: Option<RecordId>) -> impl IntoView {
    drop(chosen);
    view! { <h1 tabindex="-1"></h1> }
}
