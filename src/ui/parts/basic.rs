//! Icons, sections, states, empty lists, long texts.

use leptos::prelude::*;

/// A line icon of the sprite; always with a word beside it.
#[component]
pub fn Icon(
    /// The icon's id in `public/icons.svg`.
    name: &'static str,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true">
            <use href=format!("icons.svg#{name}")></use>
        </svg>
    }
}

/// A part of a screen under a heading.
#[component]
pub fn Section(
    /// Names the section in the page; unlike the others on the screen.
    id: &'static str,
    #[prop(into)] title: String,
    /// How many there are, in words; empty for none.
    #[prop(into, optional)]
    count: String,
    /// Where the head's link leads, and what it is called.
    #[prop(optional)]
    link: Option<(String, String)>,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="section" aria-labelledby=id>
            <div class="section__head">
                <h2 id=id>
                    {title}
                    {(!count.is_empty())
                        .then(|| view! { " " <span class="section__count">{count}</span> })}
                </h2>
                {link.map(|(href, words)| view! { <a href=href>{words}</a> })}
            </div>
            {children()}
        </section>
    }
}

/// A state in a word, with its shape before it.
#[component]
pub fn Status(
    /// `met`, `not-met`, `unknown`, `late`, `soon`, `done`, `open`, `going` or `info`.
    kind: &'static str,
    #[prop(into)] text: String,
) -> impl IntoView {
    view! { <span class=format!("status status--{kind}")>{text}</span> }
}

/// What stands where there is nothing yet: what it is, and what to do.
#[component]
pub fn Empty(
    icon: &'static str,
    #[prop(into)] title: String,
    #[prop(into, optional)] text: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name=icon />
            <p>
                <span class="empty__title">{title}</span>
                " "
                {text}
            </p>
            {children.map(|children| view! { <div class="btn-row">{children()}</div> })}
        </div>
    }
}

/// Something to take notice of, in the run of the page.
#[component]
pub fn Callout(
    /// `info`, `warning` or `danger`.
    kind: &'static str,
    #[prop(into, optional)] title: String,
    #[prop(into)] text: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let icon = if kind == "info" { "info" } else { "warning" };
    view! {
        <div class=format!("callout callout--{kind}")>
            <Icon name=icon />
            <div class="callout__body">
                {(!title.is_empty()).then(|| view! { <p class="callout__title">{title}</p> })}
                <p>{text}</p>
                {children.map(|children| view! { <div class="btn-row">{children()}</div> })}
            </div>
        </div>
    }
}

/// How much of something is done, as a bar with its words.
#[component]
pub fn ProgressBar(
    done: usize,
    total: usize,
    #[prop(into)] label: String,
    #[prop(into)] text: String,
) -> impl IntoView {
    view! {
        <span class="progress">
            <progress
                class="progress__bar"
                max=total.max(1).to_string()
                value=done.to_string()
                aria-label=label
            ></progress>
            <span class="progress__text">{text}</span>
        </span>
    }
}

/// A text that somebody wrote, under its heading; nothing when it is empty.
#[component]
pub fn LongText(
    id: &'static str,
    #[prop(into)] title: String,
    #[prop(into)] text: String,
) -> impl IntoView {
    (!text.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby=id>
                <div class="section__head">
                    <h2 id=id>{title}</h2>
                </div>
                <p class="prose prose--note">{text}</p>
            </section>
        }
    })
}
