//! The parts of a form, the photos of a visit among them, and the line that says what is kept.

use leptos::prelude::*;

use super::OpenForm;
use super::fields::RowField;
use crate::domain::kind::Kind;
use crate::present::form::Row;
use crate::present::form::Section;
use crate::present::forms::visit;
use crate::present::last_time::Met;
use crate::text::form as words;
use crate::ui::erased::live;
use crate::ui::parts::Icon;
use crate::ui::screens::Photos;
use crate::ui::words::clock_text;
use crate::ui::words::t;

/// The photos of a visit, also of one that is not saved yet: they are kept at once, and so is the
/// draft that they belong to.
pub(super) fn photos(open: OpenForm) -> AnyView {
    let before_adding = Callback::new(move |()| {
        if open.is_new {
            open.is_touched.set(true);
            open.keep_draft();
        }
    });
    view! { <Photos of=open.id before_adding /> }.into_any()
}

/// A part of the form; a folded one opens by itself when something in it is
/// filled in or wrong.
#[component]
pub(super) fn FormSection(open: OpenForm, section: &'static Section) -> impl IntoView {
    let rows = move || section.rows.iter().map(|row| row_field(open, row)).collect_view();
    let is_asked = Memo::new(move |_| section.rows.iter().any(|row| is_asked(open, row)));
    let has_wrong = move || {
        open.problems.with(|problems| {
            problems.iter().any(|problem| {
                section.rows.iter().any(|row| problem.path.split('.').next() == Some(row.name))
            })
        })
    };
    match section.title {
        Some(title) if section.folded => {
            let is_filled = move || {
                open.by_app.track();
                let holds =
                    |row: &Row| open.typed.with_value(|typed| !typed.is_empty_under(row.name));
                section.rows.iter().any(holds)
            };
            live(move || {
                is_asked.get().then(|| {
                    view! {
                        <details
                            class="section form__more"
                            prop:open=Signal::derive(move || is_filled() || has_wrong())
                        >
                            <summary>{t(title)}</summary>
                            {rows()}
                        </details>
                    }
                })
            })
            .into_any()
        }
        Some(title) => {
            // A list or group of its own carries the heading as its legend.
            view! {
                <section class="section">
                    <div class="section__head">
                        <h2>{t(title)}</h2>
                    </div>
                    {rows()}
                </section>
            }
            .into_any()
        }
        None => rows().into_any(),
    }
}

/// A field; one that is asked for at some visits and not at others comes and goes with their kind, and
/// what was typed in it stays.
fn row_field(open: OpenForm, row: &'static Row) -> AnyView {
    let field = move || view! { <RowField open row path=row.name.to_owned() /> };
    if open.form.kind != Kind::Visit || !visit::is_of_some(row.name) {
        return field().into_any();
    }
    let is_asked = Memo::new(move |_| is_asked(open, row));
    live(move || is_asked.get().then(field)).into_any()
}

/// Whether a row is asked for; one in which something stands always is.
fn is_asked(open: OpenForm, row: &Row) -> bool {
    open.form.kind != Kind::Visit
        || visit::is_asked(row.name, open.met.with(Met::kind))
        || open.typed.with_value(|typed| !typed.is_empty_under(row.name))
}

/// That what is being typed is kept on this phone.
#[component]
pub(super) fn DraftLine(open: OpenForm) -> impl IntoView {
    view! {
        <p class="saved-line" role="status">
            {live(move || {
                open.drafted_at
                    .get()
                    .map(|at| {
                        view! {
                            <Icon name="phone-saved" />
                            {t(words::draft_kept_at(clock_text(at)))}
                        }
                    })
            })}
        </p>
    }
}
