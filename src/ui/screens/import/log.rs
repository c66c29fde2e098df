//! Which files came in, with what they did, and the way back.

use leptos::prelude::*;

use super::Importing;
use super::differences::named;
use crate::app::clock;
use crate::app::intake::log::Entry;
use crate::domain::id::RecordId;
use crate::domain::moment::read_moment;
use crate::present::import_log;
use crate::present::import_log::ImportRow;
use crate::present::import_log::ImportState;
use crate::present::import_log::Noted;
use crate::text::import_log as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Icon;
use crate::ui::parts::Section;
use crate::ui::words::t;

/// Nothing where no file ever came in.
#[component]
pub(super) fn Log(importing: Importing) -> impl IntoView {
    let imports = importing.app.imports();
    live(move || {
        let imports = imports.get();
        (!imports.is_empty()).then(|| {
            let rows = imports
                .into_iter()
                .map(|entry| view! { <li><Row importing entry /></li> })
                .collect_view();
            view! {
                <Section id="import-log" title=t(words::TITLE)>
                    <p class="muted">{t(words::LEAD)}</p>
                    <ul class="row-list" role="list">
                        {rows}
                    </ul>
                </Section>
            }
        })
    })
}

#[component]
fn Row(importing: Importing, entry: Entry) -> impl IntoView {
    let row = importing.app.book().with_untracked(|book| in_words(book, &entry));
    let from = t(row.from);
    let when = row.when.map(t).unwrap_or_default();
    let counts: Vec<String> = row.counts.into_iter().map(t).collect();
    let (records, others) = (row.records, row.others);
    let state = match row.state {
        ImportState::Settled(why) => view! { <p class="muted small">{t(why)}</p> }.into_any(),
        ImportState::Undoable => {
            let of = t(words::undo_of(from.clone(), when.clone()));
            let id = entry.id;
            view! {
                <div class="btn-row">
                    <button
                        type="button"
                        class="btn"
                        on:click=tap(move || importing.undo(id.clone()))
                    >
                        <Icon name="undo" />
                        {t(words::UNDO)}
                        <span class="visually-hidden">" " {of}</span>
                    </button>
                </div>
            }
            .into_any()
        }
    };
    view! {
        <div class="logged">
            <p class="logged__title">{from}</p>
            <p class="muted small">{when} " · " {counts.join(", ")}</p>
            {(!records.is_empty())
                .then(|| {
                    view! {
                        <details>
                            <summary>{t(words::RECORDS)}</summary>
                            {named(&records, others)}
                        </details>
                    }
                })}
            {state}
        </div>
    }
}

fn in_words(book: &crate::domain::book::Book, entry: &Entry) -> ImportRow {
    let ids: Vec<RecordId> = entry.named.iter().filter_map(|id| id.parse().ok()).collect();
    let noted = Noted {
        from: &entry.from,
        taken_at: read_moment(&entry.taken_at),
        new: entry.new,
        changed: entry.changed,
        deleted: entry.deleted,
        choices: entry.choices,
        pictures: entry.pictures,
        named: &ids,
        undone_at: read_moment(&entry.undone_at),
        left: entry.left,
        is_undoable: entry.is_undoable(),
    };
    import_log::row(book, &noted, clock::today())
}
