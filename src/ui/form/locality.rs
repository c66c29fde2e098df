//! The name of a place: a field under which localities are offered as somebody types.
//!
//! A combobox as the ARIA practices describe it: the focus stays in the field, and
//! the arrows go through the list, which is said by `aria-activedescendant`.

use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::OpenForm;
use super::fields::element_id;
use super::fields::wrong_at;
use crate::app::atlas;
use crate::app::atlas::Coming;
use crate::app::page;
use crate::present::form::Row;
use crate::present::form::Typed;
use crate::present::localities;
use crate::present::localities::Known;
use crate::present::localities::Offer;
use crate::text::Phrase;
use crate::text::place_form as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Field;
use crate::ui::words::language;
use crate::ui::words::t;

impl OpenForm {
    /// Puts what the app knows into the fields where nobody has written anything else, and gives
    /// back the rest.
    pub(super) fn fill_in(self, known: Vec<Known>) -> Vec<Known> {
        let put = |typed: &mut Typed| {
            self.by_app.try_update(|by_app| localities::put(known, typed, by_app))
        };
        let left = self.typed.try_update_value(put).flatten();
        self.touch();
        left.unwrap_or_default()
    }

    /// Puts it there whatever stands there: the person has said so.
    pub(super) fn take_in(self, known: &Known) {
        self.typed.update_value(|typed| {
            self.by_app.update(|by_app| localities::take(known, typed, by_app));
        });
        self.touch();
    }
}

/// What the field shows and says, shared by its handlers.
#[derive(Clone, Copy)]
struct Offering {
    form: StoredValue<OpenForm>,
    coming: RwSignal<Coming>,
    /// What has been typed since the last choice.
    text: RwSignal<String>,
    offers: Memo<Vec<Offer>>,
    is_open: RwSignal<bool>,
    /// The offer that the arrows have reached.
    reached: RwSignal<Option<usize>>,
    /// What choosing one has filled in.
    filled: RwSignal<Option<Phrase>>,
    left: RwSignal<Vec<Known>>,
}

impl Offering {
    fn new(open: OpenForm) -> Self {
        let coming = RwSignal::new(Coming::Fetching);
        atlas::fetch(open.app, coming);
        let text = RwSignal::new(String::new());
        let offers = Memo::new(move |_| {
            let Some(atlas) = coming.get().here() else { return Vec::new() };
            text.with(|text| {
                open.app.book().with_untracked(|book| localities::offers(atlas, book, text))
            })
        });
        Self {
            form: StoredValue::new(open),
            coming,
            text,
            offers,
            is_open: RwSignal::new(false),
            reached: RwSignal::new(None),
            filled: RwSignal::new(None),
            left: RwSignal::new(Vec::new()),
        }
    }

    fn open(self) -> OpenForm {
        self.form.get_value()
    }

    fn is_shown(self) -> bool {
        self.is_open.get() && !self.offers.with(Vec::is_empty)
    }

    fn typed(self, path: &str, text: String) {
        self.open().type_at(path, &text);
        self.text.set(text);
        self.reached.set(None);
        self.is_open.set(true);
        self.filled.set(None);
        self.left.set(Vec::new());
    }

    fn close(self) {
        self.is_open.set(false);
        self.reached.set(None);
    }

    fn choose(self, at: usize) {
        let offer = self.offers.with_untracked(|offers| offers.get(at).cloned());
        let (Some(offer), Some(atlas)) = (offer, self.coming.get_untracked().here()) else {
            return;
        };
        let mut known =
            localities::of_locality(atlas, &atlas.localities[offer.locality], language());
        // Choosing a name is writing it.
        self.open().take_in(&known.remove(0));
        let left = self.open().fill_in(known.clone());
        self.filled.set(localities::filled_words(&known, &left, language()));
        self.left.set(left);
        self.text.set(String::new());
        self.close();
    }

    /// What a key does; the arrows and Enter only where there is something to choose.
    fn key(self, event: &KeyboardEvent) {
        let count = self.offers.with_untracked(Vec::len);
        if count == 0 {
            return;
        }
        let is_open = self.is_open.get_untracked();
        let reached = self.reached.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => {
                self.is_open.set(true);
                self.reached.set(Some(reached.map_or(0, |at| (at + 1) % count)));
            }
            "ArrowUp" => {
                self.is_open.set(true);
                self.reached.set(Some(reached.map_or(count - 1, |at| (at + count - 1) % count)));
            }
            "Enter" if is_open && reached.is_some() => self.choose(reached.unwrap_or_default()),
            "Escape" if is_open => self.close(),
            _ => return,
        }
        event.prevent_default();
    }
}

/// So long after the field is left its list closes: what is tapped below must not move up from
/// under the finger before the tap has landed.
const A_TAP: Duration = Duration::from_millis(250);

/// The field for the name, with the offers under it and what came of choosing one.
#[component]
pub fn LocalityField(open: OpenForm, row: &'static Row, path: String) -> AnyView {
    let id = element_id(&path);
    let list = format!("{id}-list");
    let wrong = wrong_at(open, path.clone());
    let offering = Offering::new(open);
    let value = {
        let path = path.clone();
        move || {
            open.by_app.track();
            open.typed.with_value(|typed| typed.get(&path).to_owned())
        }
    };
    let active = {
        let list = list.clone();
        move || offering.reached.get().map(|at| format!("{list}-{at}"))
    };
    let controls = list.clone();
    let typed_in = {
        let id = id.clone();
        move || document().active_element().is_some_and(|it| it.id() == id)
    };
    view! {
        <Field
            id=id.clone()
            label=t(row.label)
            hint=row.hint.map(t).unwrap_or_default()
            problem=wrong
            let:ties
        >
            <div class="combobox">
                <input
                    class="field__input"
                    id=id
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    aria-autocomplete="list"
                    aria-controls=controls
                    aria-expanded=Signal::derive(move || {
                        if offering.is_shown() { "true" } else { "false" }
                    })
                    aria-activedescendant=active
                    aria-invalid=ties.invalid
                    aria-required=row.required.map(|_| "true")
                    aria-describedby=ties.described
                    prop:value=value
                    on:input:target=move |event| offering.typed(&path, event.target().value())
                    on:keydown=move |event| offering.key(&event)
                    on:blur=move |_| {
                        let is_back = typed_in.clone();
                        let leave = move || {
                            // The person may have gone on to another screen.
                            if offering.is_open.try_get_untracked() == Some(true) && !is_back() {
                                offering.close();
                            }
                        };
                        set_timeout(leave, A_TAP);
                    }
                />
                {options(offering, list)}
            </div>
            {said(offering)}
        </Field>
    }
    .into_any()
}

/// The list itself; empty and hidden while there is nothing to choose.
fn options(offering: Offering, list: String) -> AnyView {
    let id = list.clone();
    let rows = live(move || {
        let offers = if offering.is_shown() { offering.offers.get() } else { Vec::new() };
        offers
            .into_iter()
            .enumerate()
            .map(|(at, offer)| option(offering, format!("{list}-{at}"), at, offer))
            .collect::<Vec<_>>()
    });
    view! {
        <ul
            class="combobox__list"
            id=id
            role="listbox"
            aria-label=t(words::LIST_LABEL)
            hidden=Signal::derive(move || !offering.is_shown())
            // A finger on an offer must not take the focus from the field, which closes the list.
            on:mousedown=|event| event.prevent_default()
        >
            {rows}
        </ul>
    }
    .into_any()
}

fn option(offering: Offering, id: String, at: usize, offer: Offer) -> AnyView {
    view! {
        <li
            class="combobox__option"
            id=id
            role="option"
            aria-selected=Signal::derive(move || {
                if offering.reached.get() == Some(at) { "true" } else { "false" }
            })
            on:click=tap(move || offering.choose(at))
        >
            <span class="combobox__name">{offer.name}</span>
            " "
            <span class="combobox__meta">{t(offer.meta)}</span>
            {offer
                .is_in_book
                .then(|| {
                    view! {
                        " "
                        <span class="combobox__meta">{t(words::OFFER_IN_BOOK)}</span>
                    }
                })}
        </li>
    }
    .into_any()
}

/// How many there are, that the list is not here, or what choosing has filled in.
fn said(offering: Offering) -> AnyView {
    let status = live(move || {
        let count = offering.offers.with(Vec::len);
        let has_typed = 2 < offering.text.with(|text| text.trim().chars().count());
        if let Some(filled) = offering.filled.get() {
            Some(t(filled))
        } else if !offering.is_open.get() || !has_typed {
            None
        } else if offering.coming.get() == Coming::NotHere {
            Some(t(words::NO_ATLAS))
        } else if count == 0 && offering.coming.get().here().is_some() {
            Some(t(words::NO_OFFERS))
        } else {
            (0 < count).then(|| t(words::offers(u64::try_from(count).unwrap_or(u64::MAX))))
        }
    });
    let again = live(move || {
        let is_missing = offering.coming.get() == Coming::NotHere;
        is_missing.then(|| {
            let again = tap(move || {
                atlas::fetch(offering.open().app, offering.coming);
                page::focus(&element_id("name"));
            });
            view! {
                <button type="button" class="btn btn--quiet" on:click=again>
                    {t(words::TRY_AGAIN)}
                </button>
            }
        })
    });
    view! {
        <p class="muted small" role="status">
            {status}
        </p>
        {again}
        {left_alone(offering.open(), offering.left)}
    }
    .into_any()
}

/// What the map knows otherwise than a person has written, each with a button that takes it.
pub(super) fn left_alone(open: OpenForm, left: RwSignal<Vec<Known>>) -> AnyView {
    let rows = live(move || {
        let rows = left.get().into_iter().map(|known| {
            let text = t(words::differs(t(known.label), known.told.as_str()));
            let take = t(words::take_theirs(known.told.as_str()));
            let field = known.field;
            let take_it = tap(move || {
                open.take_in(&known);
                left.update(|left| left.retain(|it| it.field != field));
                page::focus(&element_id(field));
            });
            view! {
                <div class="noted">
                    <p>{text}</p>
                    <button type="button" class="btn btn--quiet" on:click=take_it>
                        {take}
                    </button>
                </div>
            }
        });
        rows.collect::<Vec<_>>()
    });
    view! { <div role="status">{rows}</div> }.into_any()
}
