//! What a form says when something is wrong, or was not saved.

use leptos::prelude::*;

use super::OpenForm;
use super::fields::element_id;
use crate::app::page;
use crate::app::parcel::Parcel;
use crate::text::form as words;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::parts::Icon;
use crate::ui::words::t;

/// Everything that is wrong, each a link to its field.
#[component]
pub(super) fn ErrorSummary(open: OpenForm) -> impl IntoView {
    move || {
        let problems = open.problems.get();
        (!problems.is_empty()).then(|| {
            let count = u64::try_from(problems.len()).unwrap_or(u64::MAX);
            let links = problems
                .into_iter()
                .map(|problem| {
                    let id = element_id(&problem.path);
                    // A label that asks is here only a name: "Vad ska göras: Skriv …".
                    let label = t(problem.label);
                    let label = label.trim_end_matches('?');
                    let text = words::problem(label, t(problem.message));
                    view! {
                        <li>
                            <a
                                href=format!("#{id}")
                                on:click=move |event| {
                                    event.prevent_default();
                                    page::focus(&id);
                                }
                            >
                                {t(text)}
                            </a>
                        </li>
                    }
                })
                .collect_view();
            view! {
                <div class="error-summary" role="alert" tabindex="-1" id="error-summary">
                    <h2 class="error-summary__title">{t(words::problems(count))}</h2>
                    <ul role="list">{links}</ul>
                </div>
            }
        })
    }
}

/// That the device did not save, what it means, and the way on: try again, or
/// take everything along in a file, what was just typed included.
#[component]
pub(super) fn NotSaved(open: OpenForm) -> impl IntoView {
    move || {
        open.failure.get().map(|(failure, changes)| {
            let again = changes.clone();
            view! {
                <div role="alert" tabindex="-1" id="not-saved">
                    <Callout
                        kind="danger"
                        title=t(words::NOT_SAVED)
                        text=t(failure.words())
                    >
                        <button type="button" class="btn" on:click=tap(move || open.save(again.clone()))>
                            {t(words::TRY_AGAIN)}
                        </button>
                        <button
                            type="button"
                            class="btn"
                            on:click=tap(move || {
                                let file = Parcel::from(open.app.export_with(changes.clone()));
                                if file.download().is_err() {
                                    open.app.notify(words::NOT_EXPORTED);
                                }
                            })
                        >
                            <Icon name="export" />
                            {t(words::EXPORT_ALL)}
                        </button>
                    </Callout>
                </div>
            }
        })
    }
}
