//! Rows of lists: the whole row is a link.

use leptos::prelude::*;

/// A row that leads somewhere.
#[component]
pub fn RowLink(
    #[prop(into)] href: String,
    #[prop(into)] title: String,
    /// What stands at the far end: a day, a period.
    #[prop(into, optional)]
    aside: String,
    /// The second line.
    #[prop(into, optional)]
    meta: String,
    /// An icon before the row, where rows are of different kinds.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// Whether it is the one that is open beside the list.
    #[prop(optional)]
    is_chosen: bool,
    /// The state, last.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <a class="row" href=href aria-current=is_chosen.then_some("true")>
            {icon.map(|name| view! { <super::Icon name=name /> })}
            <span class="row__title">{title}</span>
            {(!aside.is_empty()).then(|| view! { <span class="row__aside">{aside}</span> })}
            {(!meta.is_empty()).then(|| view! { <span class="row__meta">{meta}</span> })}
            {children.map(|children| view! { <span class="row__status">{children()}</span> })}
        </a>
    }
}

/// A pair in a `summary-list`: what, and how it is.
#[component]
pub fn Fact(#[prop(into)] what: String, children: Children) -> impl IntoView {
    view! {
        <div>
            <dt>{what}</dt>
            <dd>{children()}</dd>
        </div>
    }
}
