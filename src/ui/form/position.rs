//! A position: two fields of degrees, or by the telephone, or by a tap on the map;
//! and the municipality that it is in.

use leptos::prelude::*;

use super::OpenForm;
use super::fields::element_id;
use super::fields::wrong_at;
use super::locality::left_alone;
use crate::app::atlas;
use crate::app::atlas::Coming;
use crate::app::whereabouts;
use crate::app::whereabouts::NoPosition;
use crate::domain::place::Position;
use crate::present::form::Row;
use crate::present::form::join;
use crate::present::localities;
use crate::present::localities::Known;
use crate::present::words::Worded;
use crate::text::Arg;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::place_form as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Field;
use crate::ui::parts::Icon;
use crate::ui::screens::MapPicker;
use crate::ui::words::language;
use crate::ui::words::t;

/// From how many metres on a position is no good for a village.
const BAD: i64 = 1_000;

/// What the field shares with its handlers.
#[derive(Clone, Copy)]
struct Locating {
    form: StoredValue<OpenForm>,
    coming: RwSignal<Coming>,
    is_looking: RwSignal<bool>,
    /// What came of the last attempt.
    said: RwSignal<Option<Phrase>>,
    /// In which municipality it is.
    around: RwSignal<Option<Phrase>>,
    left: RwSignal<Vec<Known>>,
    /// Whether the map to choose on is there.
    has_map: RwSignal<bool>,
}

impl Locating {
    fn open(self) -> OpenForm {
        self.form.get_value()
    }

    fn ask(self) {
        if self.is_looking.get_untracked() {
            return;
        }
        self.is_looking.set(true);
        self.said.set(Some(words::LOCATING.into()));
        self.open().app.spawn(async move {
            let found = whereabouts::position().await;
            // The person may have gone on to another screen.
            if self.is_looking.try_set(false).is_some() {
                return;
            }
            match found {
                Ok(located) => self.found(located),
                Err(why) => self.said.set(Some(why_not(why).into())),
            }
        });
    }

    fn found(self, located: Position) {
        let metres = located.uncertainty.unwrap_or_default();
        let words = if metres < BAD { words::located } else { words::located_badly };
        self.take(located);
        self.said.set(Some(words(Arg::Decimal { units: metres, places: 0 })));
    }

    fn take(self, located: Position) {
        self.open().take_in(&localities::position(located, language()));
        self.look_around(located);
    }

    /// Says which municipality it is in, and fills it in where nobody has written another.
    fn look_around(self, located: Position) {
        let Some(atlas) = self.coming.get_untracked().here() else { return };
        if let Some((municipality, is_just_outside)) = localities::around(atlas, located) {
            let words =
                if is_just_outside { words::beside_municipality } else { words::in_municipality };
            self.around.set(Some(words(municipality.told.as_str())));
            // A shop's form has no such field: its place does.
            let has_field = self.open().form.rows().any(|row| row.name == municipality.field);
            let known = if has_field { vec![municipality] } else { Vec::new() };
            self.left.set(self.open().fill_in(known));
        } else {
            self.around.set(Some(words::OUTSIDE.into()));
            self.left.set(Vec::new());
        }
    }

    /// Notes what is typed into one of the two fields.
    fn typed(self, path: &str, text: &str) {
        self.open().typed.update_value(|typed| localities::write_position(typed, path, text));
        self.open().touch();
        self.said.set(None);
    }

    /// Once a field has been left, and both are there.
    fn left_field(self) {
        self.open().typed.update_value(localities::part_position);
        let located = self.open().typed.with_value(localities::typed_position);
        if let Some(located) = located {
            self.look_around(located);
        } else {
            self.around.set(None);
            self.left.set(Vec::new());
        }
        self.open().by_app.notify();
    }
}

const fn why_not(why: NoPosition) -> Message {
    match why {
        NoPosition::Refused => words::LOCATED_REFUSED,
        NoPosition::TimedOut => words::LOCATED_TOO_LATE,
        NoPosition::NotFound => words::LOCATED_NOT_FOUND,
        NoPosition::NotAble => words::LOCATED_NOT_ABLE,
    }
}

/// "Läget är från telefonen och kan vara 25 m fel."
fn how_known(located: Position) -> Option<Phrase> {
    let how = located.source?.word();
    Some(match located.uncertainty {
        Some(metres) => words::how_known_within(t(how), Arg::Decimal { units: metres, places: 0 }),
        None => words::how_known(t(how)),
    })
}

#[component]
pub fn PositionField(
    open: OpenForm,
    row: &'static Row,
    rows: &'static [Row],
    path: &'static str,
) -> AnyView {
    let locating = Locating {
        form: StoredValue::new(open),
        coming: RwSignal::new(Coming::Fetching),
        is_looking: RwSignal::new(false),
        said: RwSignal::new(None),
        around: RwSignal::new(None),
        left: RwSignal::new(Vec::new()),
        has_map: RwSignal::new(false),
    };
    atlas::fetch(open.app, locating.coming);
    let ask = tap(move || locating.ask());
    let how = live(move || {
        open.by_app.track();
        let located = open.typed.with_value(localities::typed_position)?;
        Some(t(how_known(located)?))
    });
    let degrees: Vec<AnyView> = rows
        .iter()
        .filter(|part| part.name != "source")
        .map(|part| part_field(locating, part, join(path, part.name)))
        .collect();
    view! {
        <fieldset class="group">
            <legend class="group__title">{t(row.label)}</legend>
            {row.hint.map(|hint| view! { <p class="field__hint">{t(hint)}</p> })}
            <div class="btn-row">
                <button
                    type="button"
                    class="btn"
                    on:click=ask
                    aria-disabled=Signal::derive(move || locating.is_looking.get().then_some("true"))
                >
                    <Icon name="place" />
                    {t(words::LOCATE)}
                </button>
                <button
                    type="button"
                    class="btn"
                    aria-expanded=Signal::derive(move || {
                        if locating.has_map.get() { "true" } else { "false" }
                    })
                    on:click=tap(move || locating.has_map.update(|has_map| *has_map = !*has_map))
                >
                    {live(move || {
                        let has_map = locating.has_map.get();
                        t(if has_map { words::HIDE_MAP } else { words::PICK_ON_MAP })
                    })}
                </button>
            </div>
            <p role="status">{live(move || locating.said.get().map(t))}</p>
            {live(move || locating.has_map.get().then(|| picker(locating)))}
            <div class="field-row">{degrees}</div>
            <p class="muted small">{how}</p>
            <p role="status">{live(move || locating.around.get().map(t))}</p>
            {left_alone(open, locating.left)}
        </fieldset>
    }
    .into_any()
}

/// The map to choose on.
fn picker(locating: Locating) -> AnyView {
    let now = locating.open().typed.with_value(localities::typed_position);
    let on_pick = Callback::new(move |located| {
        locating.take(located);
        locating.said.set(None);
    });
    view! { <MapPicker now on_pick /> }.into_any()
}

/// One half of it in degrees, or how far off it may be.
fn part_field(locating: Locating, row: &'static Row, path: String) -> AnyView {
    let open = locating.open();
    let id = element_id(&path);
    let wrong = wrong_at(open, path.clone());
    let value = {
        let path = path.clone();
        move || {
            open.by_app.track();
            open.typed.with_value(|typed| typed.get(&path).to_owned())
        }
    };
    view! {
        <Field
            id=id.clone()
            label=t(row.label)
            hint=row.hint.map(t).unwrap_or_default()
            problem=wrong
            let:ties
        >
            <input
                class="field__input field__input--short"
                id=id
                type="text"
                inputmode="decimal"
                autocomplete="off"
                aria-invalid=ties.invalid
                aria-describedby=ties.described
                prop:value=value
                on:input:target=move |event| locating.typed(&path, &event.target().value())
                on:change=move |_| locating.left_field()
            />
        </Field>
    }
    .into_any()
}
