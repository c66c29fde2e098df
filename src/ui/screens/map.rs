//! The map of all places and providers, what is around one, and the same as a list; and the map
//! on which the form for a place is told where it is.

use leptos::prelude::*;

use crate::app::clock;
use crate::app::page;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::place::Position;
use crate::domain::place::PositionSource;
use crate::present::map::around;
use crate::present::map::glyph::Glyph;
use crate::present::map::spots;
use crate::present::map::spots::Spot;
use crate::present::map::view::scale_bar;
use crate::text::map_screen as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Empty;
use crate::ui::parts::Icon;
use crate::ui::parts::RowLink;
use crate::ui::parts::Section;
use crate::ui::parts::Status;
use crate::ui::parts::in_pieces;
use crate::ui::words::t;

mod frame;
mod painter;
mod state;

use frame::MapFrame;
use frame::ShowAll;
use state::MapState;

/// The map of everything, or around one record.
#[component]
pub fn MapScreen(around: Option<RecordId>) -> AnyView {
    let state = MapState::new(use_app());
    state.chosen.set(around);
    let on_tap = Callback::new(move |at| {
        if let Some(id) = state.touched(at) {
            state.chosen.set(Some(id));
        }
    });
    let is_empty = Memo::new(move |_| state.spots.with(|it| it.all.is_empty()));
    view! {
        <h1 tabindex="-1">{t(words::TITLE)}</h1>
        {live(move || is_empty.get().then(nothing_placed))}
        <div class="map">
            <div class="map__part">
                <MapFrame state label=t(words::FRAME_LABEL) on_tap />
                <p class="map__under small muted">
                    <span>{live(move || scale(state))}</span>
                    <span>{t(words::CREDIT)}</span>
                </p>
                <div class="btn-row map__tools">
                    <ShowAll state />
                    <button type="button" class="btn" on:click=tap(page::print)>
                        {t(words::PRINT)}
                    </button>
                    <button type="button" class="btn" on:click=tap(move || save(state))>
                        <Icon name="export" />
                        {t(words::SAVE_PICTURE)}
                    </button>
                </div>
                {live(move || (!is_empty.get()).then(|| key(state)))}
            </div>
            <div class="map__part">
                {live(move || chosen(state))}
                {live(move || (!is_empty.get()).then(|| shown(state)))}
                {live(move || without_position(state))}
            </div>
        </div>
    }
    .into_any()
}

fn nothing_placed() -> AnyView {
    view! {
        <Empty icon="place" title=t(words::EMPTY) text=t(words::EMPTY_TEXT)>
            <a class="btn btn--primary" href=Route::New(Kind::Place, None).href()>
                <Icon name="add" />
                {t(words::NEW_PLACE)}
            </a>
        </Empty>
    }
    .into_any()
}

/// The bar of the scale.
fn scale(state: MapState) -> Option<AnyView> {
    let (metres, pixels) = scale_bar(&state.settled.get()?);
    let bar = view! {
        <span class="map__bar" style:inline-size=format!("{pixels:.0}px") aria-hidden="true"></span>
        " "
        {t(painter::scale_words(metres))}
    };
    Some(bar.into_any())
}

fn save(state: MapState) {
    let name = format!("karta-{}.png", clock::today());
    state.save(name, move || state.app.notify(words::NOT_SAVED));
}

/// What the shapes mean; each can be switched off.
fn key(state: MapState) -> AnyView {
    let counts = Memo::new(move |_| state.spots.with(|it| spots::counts(&it.all)));
    let boxes = live(move || {
        let boxes = counts.get().into_iter().map(|(glyph, count)| glyph_box(state, glyph, count));
        boxes.collect::<Vec<_>>()
    });
    view! {
        <fieldset class="choices map__key">
            <legend class="choices__title">{t(words::KEY)}</legend>
            {boxes}
            <label class="choice">
                <input
                    class="choice__input"
                    type="checkbox"
                    on:change:target=move |event| {
                        let only = event.target().checked();
                        state.wanted.update(|wanted| wanted.only_followups = only);
                    }
                />
                <span class="choice__text">{t(words::ONLY_FOLLOWUPS)}</span>
            </label>
            <p class="muted small">{t(words::FLAGS)}</p>
        </fieldset>
    }
    .into_any()
}

fn glyph_box(state: MapState, glyph: Glyph, count: usize) -> AnyView {
    let is_on = state.wanted.with_untracked(|wanted| !wanted.hidden.contains(&glyph));
    let text = words::of_kind(t(glyph.word()), u64::try_from(count).unwrap_or(u64::MAX));
    view! {
        <label class="choice">
            <input
                class="choice__input"
                type="checkbox"
                prop:checked=is_on
                on:change:target=move |event| {
                    let is_on = event.target().checked();
                    state.wanted.update(|wanted| {
                        if is_on {
                            wanted.hidden.remove(&glyph);
                        } else {
                            wanted.hidden.insert(glyph);
                        }
                    });
                }
            />
            <svg class="icon map__glyph" viewBox="0 0 24 24" aria-hidden="true">
                <path d=glyph.path()></path>
            </svg>
            <span class="choice__text">{t(text)}</span>
        </label>
    }
    .into_any()
}

/// The chosen one: what is around it.
fn chosen(state: MapState) -> Option<AnyView> {
    let id = state.chosen.get()?;
    let (spot, near) = state.spots.with(|spots| {
        let spot = spots.all.iter().find(|it| it.id == id).cloned();
        (spot, around::nearest(&spots.all, id))
    });
    let spot = spot?;
    let rows = near.into_iter().map(|it| {
        let kinds = it.spot.kinds.iter().map(|kind| t(*kind)).collect::<Vec<_>>().join(", ");
        view! {
            <li>
                <RowLink
                    href=Route::Show(it.spot.kind, it.spot.id).href()
                    title=t(it.spot.title.clone())
                    aside=t(it.distance_words())
                    meta=kinds
                />
            </li>
        }
    });
    let rows: Vec<_> = rows.collect();
    let list = if rows.is_empty() {
        view! { <p class="muted">{t(words::NOTHING_NEAR)}</p> }.into_any()
    } else {
        view! { <ul class="row-list" role="list">{rows}</ul> }.into_any()
    };
    let followups = spot.followup_words().map(|words| {
        let kind = if spot.late_followups == 0 { "open" } else { "late" };
        view! { <Status kind text=t(words) /> }
    });
    let rings = state.rings.get().into_iter().map(|ring| view! { <li>{t(ring.words())}</li> });
    let rings: Vec<_> = rings.collect();
    let rings = (!rings.is_empty()).then(|| view! { <ul role="list" class="small">{rings}</ul> });
    let section = view! {
        <Section
            id="map-around"
            title=t(words::around(spot.title.clone()))
            link=(Route::Show(spot.kind, spot.id).href(), t(words::OPEN))
        >
            {rings}
            <p class="muted small">{t(words::AROUND_HINT)}</p>
            {followups}
            {list}
            <div class="btn-row">
                <button
                    type="button"
                    class="btn btn--quiet"
                    on:click=tap(move || state.chosen.set(None))
                >
                    {t(words::NO_RINGS)}
                </button>
            </div>
        </Section>
    };
    Some(section.into_any())
}

/// What can be seen on the map, as a list that follows it.
fn shown(state: MapState) -> AnyView {
    let rows = Memo::new(move |_| {
        let Some(view) = state.settled.get() else { return Vec::new() };
        state.spots.with(|spots| {
            let seen = state.wanted.with(|wanted| spots::in_view(&spots.all, wanted, &view));
            seen.into_iter().cloned().collect::<Vec<_>>()
        })
    });
    let total = Memo::new(move |_| state.spots.with(|it| it.all.len()));
    let count = live(move || {
        let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        t(words::in_view(number(rows.with(Vec::len)), number(total.get())))
    });
    let list = live(move || {
        let chosen = state.chosen.get();
        let chosen =
            state.spots.with(|spots| spots.all.iter().find(|it| Some(it.id) == chosen).cloned());
        let rows = rows.get().into_iter().map(|spot| {
            let far = around::metres_from(chosen.as_ref(), &spot);
            (spot, far)
        });
        in_pieces(rows.collect(), move |rows| list_of(state, rows))
    });
    view! {
        <Section id="map-list" title=t(words::LIST)>
            <p class="muted" role="status">
                {count}
            </p>
            {list}
        </Section>
    }
    .into_any()
}

fn list_of(state: MapState, rows: Vec<(Spot, Option<u64>)>) -> AnyView {
    let rows = rows.into_iter().map(|(spot, far)| {
        let id = spot.id;
        let kinds = spot.kinds.iter().map(|kind| t(*kind)).collect::<Vec<_>>().join(", ");
        let meta: Vec<String> =
            [kinds, spot.municipality.clone()].into_iter().filter(|it| !it.is_empty()).collect();
        let followups = spot.followup_words().map(|words| {
            let kind = if spot.late_followups == 0 { "open" } else { "late" };
            view! { <Status kind text=t(words) /> }
        });
        view! {
            <li class="map__row">
                <RowLink
                    href=Route::Show(spot.kind, id).href()
                    title=t(spot.title.clone())
                    aside=far.map(|far| t(around::distance_words(far))).unwrap_or_default()
                    meta=meta.join(" · ")
                >
                    {followups}
                </RowLink>
                <button
                    type="button"
                    class="btn btn--quiet"
                    aria-label=t(words::rings_around(spot.title.clone()))
                    on:click=tap(move || {
                        state.chosen.set(Some(id));
                        state.show_all();
                    })
                >
                    {t(words::RINGS)}
                </button>
            </li>
        }
    });
    view! { <ul class="row-list" role="list">{rows.collect::<Vec<_>>()}</ul> }.into_any()
}

/// Places that the map can't show, each with the way to say where it is.
fn without_position(state: MapState) -> Option<AnyView> {
    let rows = state.spots.with(|it| it.without_position.clone());
    let rows = rows.into_iter().map(|(id, name)| {
        view! {
            <li>
                <RowLink
                    href=Route::Edit(Kind::Place, id).href()
                    title=t(name)
                    meta=t(words::GIVE_POSITION)
                />
            </li>
        }
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| {
        view! {
            <Section id="map-without" title=t(words::WITHOUT_POSITION)>
                <ul class="row-list" role="list">{rows}</ul>
            </Section>
        }
        .into_any()
    })
}

/// A map in a form: a tap, or Enter for its middle, says where a place is.
#[component]
pub fn Picker(
    /// Where it is so far.
    now: Option<Position>,
    on_pick: Callback<Position>,
) -> AnyView {
    let state = MapState::new(use_app());
    state.picked.set(now.map(crate::domain::map::plane::Point::of));
    let on_tap = Callback::new(move |at| {
        if let Some(point) = state.point(at) {
            state.picked.set(Some(point));
            let source = Some(PositionSource::Map);
            on_pick.run(Position { source, ..point.position() });
        }
    });
    view! {
        <p class="muted small">{t(words::PICK_HINT)}</p>
        <MapFrame state label=t(words::PICK_LABEL) on_tap has_cross=true />
        <div class="btn-row">
            <ShowAll state />
        </div>
    }
    .into_any()
}
