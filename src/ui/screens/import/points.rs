//! Points from a register: which column says what, with the first points as they are understood.

use std::sync::Arc;

use leptos::prelude::*;

use super::Importing;
use super::Step;
use crate::app::files;
use crate::app::page;
use crate::app::points;
use crate::domain::points::Become;
use crate::domain::points::Part;
use crate::domain::points::Reading;
use crate::domain::points::Table;
use crate::domain::provider::ProviderKind;
use crate::present::points::label;
use crate::present::points::understood;
use crate::present::words::Worded;
use crate::text::common;
use crate::text::points as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Field;
use crate::ui::words::t;

/// A register that was read.
pub(super) struct Register {
    name: String,
    table: Table,
}

impl Importing {
    /// Reads a register, and asks what its columns mean.
    pub(super) async fn read_register(self, turn: u32, file: files::File) {
        let name = file.name();
        #[expect(clippy::cast_precision_loss, reason = "a limit far below where it matters")]
        let is_too_large = (points::MAX_FILE_BYTES as f64) < file.size();
        let read = if is_too_large {
            Err(words::TOO_LARGE)
        } else {
            let bytes = files::bytes_of(&file, 0..points::MAX_FILE_BYTES).await;
            // What can't be had of the device has no rows.
            points::read(&bytes.unwrap_or_default())
        };
        if !self.is_still(turn) {
            return;
        }
        match read {
            Ok(table) => {
                self.step.set(Step::Points(Arc::new(Register { name, table })));
                page::focus("import-points");
            }
            Err(why) => self.step.set(Step::Refused(why.into())),
        }
    }
}

#[component]
pub(super) fn Points(importing: Importing, register: Arc<Register>) -> impl IntoView {
    let reading = RwSignal::new(Reading::guessed(&register.table));
    let columns = StoredValue::new(register.table.columns.clone());
    let register = StoredValue::new(register);
    let shown = Memo::new(move |_| {
        register.with_value(|it| reading.with(|reading| understood(&it.table, reading)))
    });
    let is_providers =
        Memo::new(move |_| reading.with(|it| matches!(it.points, Become::Providers(_))));
    let look = move || {
        if shown.with_untracked(|it| it.count == 0) {
            return;
        }
        let file = register.with_value(|it| {
            reading
                .with_untracked(|reading| importing.app.points_file(&it.table, reading, &it.name))
        });
        importing.look_at(file);
    };
    let always = [Part::Name, Part::North, Part::East, Part::Municipality];
    view! {
        <div class="flow">
            <h2 id="import-points" tabindex="-1">
                {t(words::TITLE)}
            </h2>
            <p>{t(words::LEAD)}</p>
            <PointsAre reading />
            {always.map(|part| view! { <Column part columns reading /> }).collect_view()}
            {live(move || {
                is_providers
                    .get()
                    .then(|| {
                        let parts = [Part::Place, Part::Kind];
                        parts.map(|part| view! { <Column part columns reading /> }).collect_view()
                    })
            })}
            <p class="muted small">{t(words::POSITION_HINT)}</p>
            <div role="status">
                {live(move || {
                    let shown = shown.get();
                    let count = if shown.count == 0 {
                        t(words::NONE)
                    } else {
                        t(words::understood(shown.count))
                    };
                    view! {
                        <p>{count}</p>
                        {shown.left_out.map(|it| view! { <p class="muted">{t(it)}</p> })}
                    }
                })}
            </div>
            {live(move || {
                let first = shown.with(|it| it.first.clone());
                (!first.is_empty())
                    .then(|| {
                        let first = first.into_iter().map(|it| view! { <li>{t(it)}</li> });
                        view! {
                            <h3>{t(words::FIRST)}</h3>
                            <ul role="list">{first.collect_view()}</ul>
                        }
                    })
            })}
            <p class="muted">{t(words::KNOWN_STAYS)}</p>
            <div class="btn-row">
                <button
                    type="button"
                    class="btn btn--primary"
                    aria-disabled=Signal::derive(move || {
                        shown.with(|it| it.count == 0).then_some("true")
                    })
                    on:click=tap(look)
                >
                    {t(words::LOOK)}
                </button>
                <button type="button" class="btn" on:click=tap(move || importing.leave())>
                    {t(common::CANCEL)}
                </button>
            </div>
        </div>
    }
}

/// What the points become.
#[component]
fn PointsAre(reading: RwSignal<Reading>) -> impl IntoView {
    let now = reading.with_untracked(|it| it.points);
    let choose = move |token: String| {
        let kind = ProviderKind::ALL.iter().find(|it| it.token() == token);
        reading.update(|it| it.points = kind.map_or(Become::Places, |it| Become::Providers(*it)));
    };
    let kinds = ProviderKind::ALL.iter().map(|&kind| {
        let is_now = now == Become::Providers(kind);
        view! { <option value=kind.token() selected=is_now>{t(kind.word())}</option> }
    });
    let kinds = kinds.collect_view();
    view! {
        <Field id="points-are" label=t(words::POINTS_ARE) let:_ties>
            <select
                class="field__input"
                id="points-are"
                on:change:target=move |event| choose(event.target().value())
            >
                <option value="" selected=now == Become::Places>{t(words::PLACES)}</option>
                {kinds}
            </select>
        </Field>
    }
}

/// Which column says a part.
#[component]
fn Column(
    part: Part,
    columns: StoredValue<Vec<String>>,
    reading: RwSignal<Reading>,
) -> impl IntoView {
    let now = reading.with_untracked(|it| it.columns.get(&part).copied());
    let choose = move |text: String| {
        reading.update(|it| match text.parse() {
            Ok(at) => drop(it.columns.insert(part, at)),
            Err(_none) => drop(it.columns.remove(&part)),
        });
    };
    let options = columns.get_value().into_iter().enumerate().map(|(at, name)| {
        let name = if name.is_empty() { (at + 1).to_string() } else { name };
        view! { <option value=at.to_string() selected=now == Some(at)>{name}</option> }
    });
    let options = options.collect_view();
    let id = match part {
        Part::Name => "points-name",
        Part::North => "points-north",
        Part::East => "points-east",
        Part::Municipality => "points-municipality",
        Part::Place => "points-place",
        Part::Kind => "points-kind",
    };
    view! {
        <Field
            id=id
            label=t(label(part))
            hint=if part == Part::Kind { t(words::KIND_HINT) } else { String::new() }
            let:ties
        >
            <select
                aria-describedby=ties.described
                class="field__input"
                id=id
                on:change:target=move |event| choose(event.target().value())
            >
                <option value="" selected=now.is_none()>{t(words::NO_COLUMN)}</option>
                {options}
            </select>
        </Field>
    }
}
