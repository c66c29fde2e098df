//! Village projects: the list, and the page of one.

use leptos::prelude::*;

use crate::app::clock;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::present::projects;
use crate::present::projects::ProjectRow;
use crate::present::projects::project_page;
use crate::present::words::Worded;
use crate::text::projects_screen as words;
use crate::ui::erased::live;
use crate::ui::parts::RowLink;
use crate::ui::parts::Status;
use crate::ui::screens::missing::MissingScreen;
use crate::ui::screens::record_page;
use crate::ui::screens::record_page::ListWords;
use crate::ui::words::t;

mod figures;
mod page;
mod tasks;

use page::ProjectFound;

/// All village projects.
#[component]
pub fn ProjectsScreen() -> impl IntoView {
    record_page::split(words::TITLE, list(None), None)
}

/// What the list is called, and says when it is empty.
const LIST: ListWords = ListWords {
    kind: Kind::Project,
    icon: "project",
    new: words::NEW,
    empty: words::EMPTY,
    empty_text: words::EMPTY_TEXT,
};

/// The page of one, beside the others.
#[component]
pub fn ProjectScreen(id: RecordId) -> impl IntoView {
    record_page::split(words::TITLE, list(Some(id)), Some(page(id)))
}

fn list(chosen: Option<RecordId>) -> AnyView {
    let app = use_app();
    live(move || {
        let rows = app.book().with(|book| projects::list(book, clock::today()));
        view! {
            <p class="lead">{t(words::LEAD)}</p>
            {record_page::rows(
                &LIST,
                rows.into_iter()
                    .map(|row| {
                        let is_chosen = chosen == Some(row.id);
                        view! { <ProjectLine row is_chosen /> }.into_any()
                    })
                    .collect(),
            )}
        }
    })
}

fn page(id: RecordId) -> AnyView {
    let app = use_app();
    live(move || match app.book().with(|book| project_page(book, id, clock::today())) {
        None => view! { <MissingScreen /> }.into_any(),
        Some(shown) => view! { <ProjectFound shown /> }.into_any(),
    })
}

#[component]
fn ProjectLine(row: ProjectRow, is_chosen: bool) -> impl IntoView {
    let kind = row.kind.map(|kind| t(kind.word()));
    let meta = kind.into_iter().chain(row.place).chain(row.period.map(t)).chain([t(row.tasks)]);
    let meta = meta.collect::<Vec<_>>().join(" · ");
    let phase = row.current_phase.map(|phase| t(phase.word()));
    view! {
        <RowLink href=Route::Show(Kind::Project, row.id).href() title=t(row.title) meta is_chosen>
            {phase.map(|text| view! { <Status kind="going" text /> })}
        </RowLink>
    }
}
