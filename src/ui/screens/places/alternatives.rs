//! How far it is to the next shop, pump and so on, on the pages of places and providers.

use leptos::prelude::*;

use crate::app::clock;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::domain::inventory::Inventory;
use crate::domain::kind::Kind;
use crate::present::alternatives::AlternativeRow;
use crate::present::alternatives::Alternatives;
use crate::present::alternatives::alternatives;
use crate::present::provider_page::FactRow;
use crate::present::words::Worded;
use crate::text::Phrase;
use crate::text::map_screen;
use crate::text::places_screen as words;
use crate::ui::erased::live;
use crate::ui::parts::Fact;
use crate::ui::parts::Section;
use crate::ui::words::t;

/// The nearest of each basic service elsewhere, and the roads that were measured.
#[component]
pub fn AlternativesOf(id: RecordId) -> AnyView {
    let app = use_app();
    let found = Memo::new(move |_| {
        app.book().with(|book| alternatives(book, &Inventory::of(book), id, clock::today()))
    });
    live(move || found.get().map(|found| section(id, found)))
}

fn section(id: RecordId, found: Alternatives) -> AnyView {
    let has_rows = !found.rows.is_empty();
    let rows = found.rows.into_iter().map(row).chain(found.roads.into_iter().map(road));
    let rows: Vec<_> = rows.collect();
    let app = use_app();
    let kind = app.book().with_untracked(|book| book.shown(id)?.kind());
    let way = kind.filter(|_| !found.has_position).map(|kind| Route::Edit(kind, id).href());
    let said = match (found.has_position, has_rows) {
        (false, _) => words::NO_POSITION,
        (true, false) => words::NO_ALTERNATIVES,
        (true, true) => words::STRAIGHT_LINES,
    };
    view! {
        <Section id="p-alternatives" title=t(words::ALTERNATIVES)>
            <p class="muted small">
                {t(said)} " "
                {way.map(|href| view! { <a href=href>{t(map_screen::GIVE_POSITION)}</a> })}
            </p>
            {(!rows.is_empty()).then(|| view! { <dl class="summary-list">{rows}</dl> })}
            {found
                .has_position
                .then(|| {
                    view! {
                        <p class="section__more">
                            <a href=Route::MapAround(id).href()>{t(words::AROUND)}</a>
                        </p>
                    }
                })}
        </Section>
    }
    .into_any()
}

fn row(row: AlternativeRow) -> AnyView {
    let kind = row.nearest.kind.unwrap_or(Kind::Provider);
    let href = Route::Show(kind, row.nearest.id).href();
    view! {
        <Fact what=t(row.service.word())>
            {t(row.distance)} " · " <a href=href>{t(row.nearest.title)}</a>
            {row.place.map(|place| view! { <p class="muted small">{t(place)}</p> })}
        </Fact>
    }
    .into_any()
}

/// "Vägen till närmaste butik: 7 km", of one of the place's providers.
fn road((whose, fact): (Phrase, FactRow)) -> AnyView {
    let from = t(map_screen::from(whose));
    let origin = fact.origin.map(t).into_iter();
    let origin = std::iter::once(from).chain(origin).collect::<Vec<_>>().join(", ");
    view! {
        <Fact what=t(fact.label)>
            {t(fact.value)}
            <p class="muted small">{origin}</p>
            {(!fact.detail.is_empty()).then(|| view! { <p class="muted small">{fact.detail}</p> })}
        </Fact>
    }
    .into_any()
}
