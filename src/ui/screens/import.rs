//! Placeholder until the screen is drawn.

use leptos::prelude::*;

#[component]
pub fn ImportScreen() -> impl IntoView {
    view! { <h1 tabindex="-1"></h1> }
}
