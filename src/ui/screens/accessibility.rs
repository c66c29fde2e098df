//! The accessibility statement that the law asks for.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::app::page;
use crate::app::route::Route;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::accessibility as words;
use crate::ui::parts::Icon;
use crate::ui::parts::Section;
use crate::ui::words::t;

/// Where the law's supervisor takes complaints.
const COMPLAINTS: &str = "https://www.digg.se/tdosanmalan";

/// The day of the assessment; to be changed with what it says, never alone.
const ASSESSED: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 11, 21);

#[component]
pub fn AccessibilityScreen() -> impl IntoView {
    view! {
        <h1 tabindex="-1">{t(words::TITLE)}</h1>
        <div class="prose">
            <p>{t(words::what(page::host()))}</p>
            <p>{t(words::AIM)}</p>
        </div>
        <Part
            id="accessibility-degree"
            title=words::DEGREE_SECTION
            texts=vec![words::DEGREE.into()]
        />
        <Section id="accessibility-gaps" title=t(words::GAPS_SECTION)>
            <List items=vec![
                words::GAP_SCREEN_READER,
                words::GAP_VOICE,
                words::GAP_USERS,
                words::GAP_ZOOM,
                words::GAP_NAMES,
                words::GAP_EXAMPLE,
            ] />
        </Section>
        <Section id="accessibility-tested" title=t(words::TESTED_SECTION)>
            <div class="flow">
            <List items=vec![
                words::TESTED_SELF,
                words::TESTED_AXE,
                words::TESTED_KEYBOARD,
                words::TESTED_NAMES,
                words::TESTED_CONTRAST,
            ] />
            {ASSESSED.map(|day| view! { <p>{t(words::assessed(day))}</p> })}
            </div>
        </Section>
        <Part
            id="accessibility-report"
            title=words::REPORT_SECTION
            texts=vec![words::report(page::host()), words::REPORT_OTHER_WAY.into()]
        />
        <Part id="accessibility-digg" title=words::DIGG_SECTION texts=vec![words::DIGG.into()] />
        <div class="btn-row">
            <a class="btn" href=COMPLAINTS rel="noreferrer">
                <Icon name="external" />
                {t(words::DIGG_LINK)}
            </a>
            <a class="btn" href=Route::About.href()>
                {t(words::ABOUT)}
            </a>
        </div>
    }
}

/// Paragraphs under a heading.
#[component]
fn Part(id: &'static str, title: Message, texts: Vec<Phrase>) -> impl IntoView {
    view! {
        <Section id=id title=t(title)>
            <div class="prose">
                {texts.into_iter().map(|text| view! { <p>{t(text)}</p> }).collect_view()}
            </div>
        </Section>
    }
}

#[component]
fn List(items: Vec<Message>) -> impl IntoView {
    view! {
        <div class="prose">
            <ul>{items.into_iter().map(|item| view! { <li>{t(item)}</li> }).collect_view()}</ul>
        </div>
    }
}
