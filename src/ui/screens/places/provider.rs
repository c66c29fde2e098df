//! One provider: what it is, what is known about it, who has been there.

use leptos::prelude::*;

use super::alternatives::AlternativesOf;
use super::list;
use super::page::Checks;
use super::page::Visits;
use crate::app::clock;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::domain::inventory::Subject;
use crate::domain::kind::Kind;
use crate::domain::provider;
use crate::present::provider_page::FactRow;
use crate::present::provider_page::ProviderPage;
use crate::present::provider_page::provider_page;
use crate::present::words::Worded;
use crate::text::places_screen as words;
use crate::ui::erased::live;
use crate::ui::parts::Fact;
use crate::ui::parts::Icon;
use crate::ui::parts::LongText;
use crate::ui::parts::Section;
use crate::ui::screens::OpenChoices;
use crate::ui::screens::Photos;
use crate::ui::screens::agreements::AgreementsOf;
use crate::ui::screens::contacts::ContactsOf;
use crate::ui::screens::inventory::InventoryOf;
use crate::ui::screens::join::JoinedWith;
use crate::ui::screens::join::Twin;
use crate::ui::screens::missing::MissingScreen;
use crate::ui::screens::record_page;
use crate::ui::screens::record_page::Astray;
use crate::ui::screens::record_page::RecordFooter;
use crate::ui::words::t;

/// The page, beside the list in which its place is chosen.
#[component]
pub fn ProviderScreen(id: RecordId) -> impl IntoView {
    let app = use_app();
    let place = app.book().with_untracked(|book| book.get(id)?.content().get(provider::PLACE));
    // Drawn anew only when what it says has changed: somebody may be writing a caption.
    let shown = Memo::new(move |_| app.book().with(|book| provider_page(book, id, clock::today())));
    let page = live(move || match shown.get() {
        None => view! { <MissingScreen /> }.into_any(),
        Some(shown) => view! { <Found shown /> }.into_any(),
    });
    record_page::split(words::TITLE, list(place), Some(page))
}

#[component]
fn Found(shown: ProviderPage) -> impl IntoView {
    let id = shown.row.id;
    let name = t(shown.row.name.clone());
    view! {
        <Head shown=shown.clone() />
        <Astray id />
        <OpenChoices id />
        <Twin id />
        <Section id="s-opening" title=t(words::OPENING)>
            {if shown.row.opening.is_empty() {
                view! { <p class="muted">{t(words::NO_OPENING)}</p> }.into_any()
            } else {
                view! { <p class="prose prose--note">{shown.row.opening}</p> }.into_any()
            }}
        </Section>
        <InventoryOf subject=Subject::Provider(id) />
        <AlternativesOf id />
        <Section id="s-known" title=t(words::KNOWN)>
            {if shown.facts.is_empty() {
                view! { <p class="muted">{t(words::NOTHING_KNOWN)}</p> }.into_any()
            } else {
                let facts = shown.facts.into_iter().map(|fact| view! { <KnownFact fact /> });
                view! { <dl class="summary-list">{facts.collect_view()}</dl> }.into_any()
            }}
        </Section>
        <ContactsOf id rows=shown.contacts />
        <AgreementsOf id />
        <Checks place=None checks=shown.checks />
        <Visits visits=shown.visits />
        <Photos of=id />
        <LongText id="s-notes" title=t(words::PROVIDER_NOTES) text=shown.row.notes />
        <JoinedWith id />
        <RecordFooter kind=Kind::Provider id title=name />
    }
}

#[component]
fn Head(shown: ProviderPage) -> impl IntoView {
    let id = shown.row.id;
    let kinds: Vec<String> = shown.row.kinds.iter().map(|kind| t(kind.word())).collect();
    let kicker = if kinds.is_empty() { t(words::PROVIDER_KICKER) } else { kinds.join(", ") };
    let municipality = (!shown.municipality.is_empty())
        .then(|| t(words::municipality(shown.municipality.as_str())));
    view! {
        <header class="card">
            <p class="card__kicker">{kicker}</p>
            <h1 tabindex="-1">{t(shown.row.name)}</h1>
            <p class="card__meta">
                {shown
                    .place
                    .map(|place| {
                        let href = Route::Show(Kind::Place, place.id).href();
                        view! { <a href=href>{t(place.title)}</a> }
                    })}
                {municipality.map(|it| view! { <span>{it}</span> })}
                <span>{t(shown.last_visit_words)}</span>
            </p>
            <div class="btn-row">
                <a class="btn btn--primary" href=Route::New(Kind::Check, Some(id)).href()>
                    <Icon name="check" />
                    {t(words::CHECK)}
                </a>
                <a class="btn" href=Route::New(Kind::Visit, Some(id)).href()>
                    <Icon name="add" />
                    {t(words::NEW_VISIT)}
                </a>
                <a class="btn" href=Route::Edit(Kind::Provider, id).href()>
                    <Icon name="edit" />
                    {t(words::CHANGE_PROVIDER)}
                </a>
            </div>
        </header>
    }
}

/// A fact, and where it comes from.
#[component]
fn KnownFact(fact: FactRow) -> impl IntoView {
    view! {
        <Fact what=t(fact.label)>
            {t(fact.value)}
            {fact.origin.map(|origin| view! { <p class="muted small">{t(origin)}</p> })}
            {(!fact.detail.is_empty()).then(|| view! { <p class="muted small">{fact.detail}</p> })}
        </Fact>
    }
}
