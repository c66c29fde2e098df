//! Places: the list, the page of one, and the page of a provider there.

use leptos::prelude::*;

use crate::app::clock;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::place::PlaceStatus;
use crate::present::place_page::place_page;
use crate::present::places;
use crate::present::places::PlaceRow;
use crate::present::words::Worded;
use crate::text::places_screen as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Empty;
use crate::ui::parts::FilterBox;
use crate::ui::parts::Icon;
use crate::ui::parts::RowLink;
use crate::ui::parts::Status;
use crate::ui::parts::in_pieces;
use crate::ui::screens::missing::MissingScreen;
use crate::ui::screens::record_page;
use crate::ui::words::t;

mod alternatives;
mod page;
mod provider;

use page::PlaceFound;
pub use provider::ProviderScreen;

/// How many places are drawn before somebody asks for all.
const FIRST: usize = 100;

/// All places, and beside them the one that is chosen.
#[component]
pub fn PlacesScreen(chosen: Option<RecordId>) -> impl IntoView {
    record_page::split(words::TITLE, list(chosen), chosen.map(page))
}

fn page(id: RecordId) -> AnyView {
    let app = use_app();
    // Drawn anew only when what it says has changed: somebody may be writing a caption.
    let shown = Memo::new(move |_| app.book().with(|book| place_page(book, id, clock::today())));
    live(move || match shown.get() {
        None => view! { <MissingScreen /> }.into_any(),
        Some(shown) => view! { <PlaceFound shown /> }.into_any(),
    })
}

fn list(chosen: Option<RecordId>) -> AnyView {
    let app = use_app();
    let text = RwSignal::new(String::new());
    let shows_all = RwSignal::new(false);
    let all = Memo::new(move |_| app.book().with(|book| places::list(book, clock::today())));
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty));
    // The box stays as it is while the rows below it change.
    let head = live(move || {
        if is_empty.get() {
            view! { <NoPlaces /> }.into_any()
        } else {
            view! { <Filter text /> }.into_any()
        }
    });
    let found = Memo::new(move |_| places::filtered(&all.read(), &text.read()));
    let rows = live(move || view! { <PlaceRows rows=found.get() chosen shows_all /> });
    let none_found = live(move || {
        let is_none = found.with(Vec::is_empty) && !is_empty.get();
        is_none.then(|| t(words::NONE_FOUND))
    });
    view! {
        {head}
        {rows}
        <p class="muted" role="status">
            {none_found}
        </p>
    }
    .into_any()
}

#[component]
fn PlaceRows(
    rows: Vec<PlaceRow>,
    chosen: Option<RecordId>,
    shows_all: RwSignal<bool>,
) -> impl IntoView {
    let count = rows.len();
    let is_cut = FIRST < count && !shows_all.get();
    let shown = if is_cut { FIRST } else { count };
    view! {
        {in_pieces(rows.into_iter().take(shown).collect(), move |rows| place_list(rows, chosen))}
        {is_cut.then(|| view! { <ShowAll count shows_all text=words::show_all /> })}
    }
}

fn place_list(places: Vec<PlaceRow>, chosen: Option<RecordId>) -> AnyView {
    let lines = places.into_iter().map(|place| {
        let is_chosen = chosen == Some(place.id);
        view! { <li><PlaceLine place is_chosen /></li> }
    });
    view! {
        <ul class="row-list" role="list">
            {lines.collect_view()}
        </ul>
    }
    .into_any()
}

#[component]
fn NoPlaces() -> impl IntoView {
    view! {
        <Empty icon="place" title=t(words::EMPTY) text=t(words::EMPTY_TEXT)>
            <NewPlace class="btn btn--primary" />
        </Empty>
    }
}

#[component]
fn NewPlace(class: &'static str) -> impl IntoView {
    view! {
        <a class=class href=Route::New(Kind::Place, None).href()>
            <Icon name="add" />
            {t(words::NEW)}
        </a>
    }
}

/// The way to a new place, and the box that narrows the list.
#[component]
fn Filter(text: RwSignal<String>) -> impl IntoView {
    view! {
        <div class="btn-row">
            <NewPlace class="btn" />
            <a class="btn" href=Route::List(Kind::Observation).href()>
                {t(words::INVENTORY)}
            </a>
            <a class="btn btn--quiet" href=Route::Map.href()>
                <Icon name="place" />
                {t(words::MAP)}
            </a>
        </div>
        <FilterBox id="place-filter" text label=t(words::FILTER) />
    }
}

#[component]
fn PlaceLine(place: PlaceRow, is_chosen: bool) -> impl IntoView {
    let followups = place.followup_words();
    let state = if place.late_followups == 0 { "open" } else { "late" };
    let meta = [place.municipality, t(place.last_visit_words)];
    let meta: Vec<String> = meta.into_iter().filter(|it| !it.is_empty()).collect();
    let status = place.status.filter(|&status| status != PlaceStatus::NotNamed);
    view! {
        <RowLink
            href=Route::Show(Kind::Place, place.id).href()
            title=t(place.name)
            meta=meta.join(" · ")
            is_chosen
        >
            {status.map(|status| view! { <Status kind="info" text=t(status.word()) /> " " })}
            {followups.map(|words| view! { <Status kind=state text=t(words) /> })}
        </RowLink>
    }
}

/// A button under a list that shows the rest of it.
#[component]
pub fn ShowAll(
    count: usize,
    shows_all: RwSignal<bool>,
    /// What it says, for a number of rows.
    text: fn(u64) -> crate::text::Phrase,
) -> impl IntoView {
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    view! {
        <p class="row-list__more">
            <button type="button" class="btn btn--quiet" on:click=tap(move || shows_all.set(true))>
                {t(text(count))}
            </button>
        </p>
    }
}
