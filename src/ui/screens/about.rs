//! Om Fältbok: what it is, which version, whose work and whose figures.

use leptos::prelude::*;

use crate::app::boot;
use crate::app::page;
use crate::app::route::Route;
use crate::app::use_app;
use crate::text::Message;
use crate::text::about as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Fact;
use crate::ui::parts::Icon;
use crate::ui::parts::Section;
use crate::ui::words::t;

const GEONAMES: &str = "https://www.geonames.org/";

/// What `boot.js` is told where nothing was released.
const DEVELOPMENT: &str = "dev";

#[component]
pub fn AboutScreen() -> impl IntoView {
    view! {
        <h1 tabindex="-1">{t(words::TITLE)}</h1>
        <p class="lead">{t(words::WHAT)}</p>
        <p class="prose">{t(words::ASSESSMENT)}</p>
        <div class="btn-row">
            <a class="btn" href=Route::Accessibility.href()>
                {t(words::ACCESSIBILITY)}
            </a>
        </div>
        <Version />
        <Paragraphs
            id="about-privacy"
            title=words::PRIVACY_SECTION
            texts=vec![
                words::PRIVACY_DEVICE,
                words::PRIVACY_REQUESTS,
                words::PRIVACY_POSITION,
                words::PRIVACY_FILES,
                words::PRIVACY_ROLES,
            ]
        />
        <Paragraphs
            id="about-licence"
            title=words::LICENCE_SECTION
            texts=vec![words::LICENCE, words::LICENCE_PARTS]
        />
        <Paragraphs
            id="about-data"
            title=words::DATA_SECTION
            texts=vec![
                words::DATA_MAP,
                words::DATA_PLACES,
                words::DATA_CO2,
                words::DATA_RULES,
                words::DATA_EXAMPLE,
            ]
        />
        <div class="btn-row">
            <a class="btn" href=GEONAMES rel="noreferrer">
                <Icon name="external" />
                {t(words::DATA_PLACES_LINK)}
            </a>
        </div>
    }
}

#[component]
fn Version() -> impl IntoView {
    let boot = use_app().boot();
    let (version, build) = boot::version();
    let is_development = build == DEVELOPMENT;
    let build = if is_development { t(words::DEVELOPMENT) } else { build };
    let is_asked = RwSignal::new(false);
    view! {
        <Section id="about-version" title=t(words::VERSION_SECTION)>
            <dl class="summary-list">
                <Fact what=t(words::VERSION)>{version}</Fact>
                <Fact what=t(words::BUILD)>{build}</Fact>
                <Fact what=t(words::OPENED_FROM)>{page::host()}</Fact>
            </dl>
            <div class="btn-row">
                <button
                    type="button"
                    class="btn"
                    on:click=tap(move || {
                        boot.check_for_update();
                        is_asked.set(true);
                    })
                >
                    <Icon name="search" />
                    {t(words::CHECK)}
                </button>
            </div>
            <p class="muted" role="status">
                {live(move || is_asked.get().then(|| t(words::CHECK_HINT)))}
            </p>
        </Section>
    }
}

/// A few paragraphs under a heading.
#[component]
fn Paragraphs(id: &'static str, title: Message, texts: Vec<Message>) -> impl IntoView {
    view! {
        <Section id=id title=t(title)>
            <div class="prose">
                {texts.into_iter().map(|text| view! { <p>{t(text)}</p> }).collect_view()}
            </div>
        </Section>
    }
}
