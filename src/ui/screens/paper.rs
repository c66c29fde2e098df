//! A paper: what is printed, and the ways to print, copy and mail it.

use leptos::prelude::*;

use crate::app::files;
use crate::app::page;
use crate::app::use_app;
use crate::present::paper::Look;
use crate::present::paper::Paper;
use crate::present::paper::Part;
use crate::text::paper as words;
use crate::ui::erased::tap;
use crate::ui::parts::Icon;
use crate::ui::words::language;
use crate::ui::words::t;

/// The paper itself, which on the screen is not seen.
#[component]
pub fn PaperSheet(paper: Paper) -> impl IntoView {
    view! { <div class="memo only-print">{sheet(paper, true)}</div> }
}

/// The lines of a paper under its heading: the page's own, unless the screen has another one.
pub fn sheet(paper: Paper, is_alone: bool) -> AnyView {
    let title = t(paper.title);
    let title = if is_alone {
        view! { <h1>{title}</h1> }.into_any()
    } else {
        view! { <p class="only-print memo__title">{title}</p> }.into_any()
    };
    view! {
        {title}
        {paper.parts.into_iter().map(part).collect_view()}
    }
    .into_any()
}

fn part(part: Part) -> AnyView {
    view! {
        <section class="memo__part" class:memo__part--sheet=part.is_sheet>
            {part.title.map(|title| view! { <h2>{t(title)}</h2> })}
            {part
                .lines
                .into_iter()
                .map(|line| {
                    let class = match line.look {
                        Look::Plain => "memo__line",
                        Look::Item => "memo__line memo__line--item",
                        Look::Under => "memo__line memo__line--under",
                        Look::ToTick => "memo__line memo__line--tick",
                    };
                    view! { <p class=class>{t(line.text)}</p> }
                })
                .collect_view()}
        </section>
    }
    .into_any()
}

/// Print, mail, copy. What is too long for a letter's address is only copied.
pub fn paper_buttons(paper: &Paper) -> AnyView {
    let app = use_app();
    let mail = paper.mail(language());
    let text = paper.text(language());
    let copy = move || {
        let text = text.clone();
        app.spawn(async move {
            let is_copied = files::copy(text).await.is_ok();
            app.notify(if is_copied { words::COPIED } else { words::NOT_COPIED });
        });
    };
    let is_long = mail.is_none();
    view! {
        <div class="btn-row no-print">
            <button type="button" class="btn" on:click=tap(page::print)>
                {t(words::PRINT)}
            </button>
            {mail
                .map(|href| {
                    view! {
                        <a class="btn" href=href>
                            {t(words::MAIL)}
                        </a>
                    }
                })}
            <button type="button" class="btn" on:click=tap(copy)>
                <Icon name="share" />
                {t(words::COPY)}
            </button>
        </div>
        {is_long.then(|| view! { <p class="small muted no-print">{t(words::TOO_LONG)}</p> })}
    }
    .into_any()
}
