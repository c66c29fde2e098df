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
use crate::ui::parts::Empty;
use crate::ui::parts::Icon;
use crate::ui::parts::RowLink;
use crate::ui::parts::Status;
use crate::ui::screens::missing::MissingScreen;
use crate::ui::words::t;

mod figures;
mod page;
mod tasks;

use page::ProjectFound;

/// All village projects.
#[component]
pub fn ProjectsScreen() -> impl IntoView {
    let app = use_app();
    let rows = Memo::new(move |_| app.book().with(|book| projects::list(book, clock::today())));
    view! {
        <h1 tabindex="-1">{t(words::TITLE)}</h1>
        <p class="lead">{t(words::LEAD)}</p>
        {live(move || {
            if rows.with(Vec::is_empty) {
                view! {
                    <Empty icon="project" title=t(words::EMPTY) text=t(words::EMPTY_TEXT)>
                        <NewProject />
                    </Empty>
                }
                    .into_any()
            } else {
                view! {
                    <div class="btn-row">
                        <NewProject />
                    </div>
                    <section class="section">
                        <ul class="row-list" role="list">
                            {rows
                                .get()
                                .into_iter()
                                .map(|row| view! { <li><ProjectLine row /></li> })
                                .collect_view()}
                        </ul>
                    </section>
                }
                    .into_any()
            }
        })}
    }
}

#[component]
fn NewProject() -> impl IntoView {
    view! {
        <a class="btn btn--primary" href=Route::New(Kind::Project, None).href()>
            <Icon name="add" />
            {t(words::NEW)}
        </a>
    }
}

#[component]
fn ProjectLine(row: ProjectRow) -> impl IntoView {
    let kind = row.kind.map(|kind| t(kind.word()));
    let meta = kind.into_iter().chain(row.place).chain(row.period.map(t)).chain([t(row.tasks)]);
    let meta = meta.collect::<Vec<_>>().join(" · ");
    let phase = row.current_phase.map(|phase| t(phase.word()));
    view! {
        <RowLink href=Route::Show(Kind::Project, row.id).href() title=t(row.title) meta>
            {phase.map(|text| view! { <Status kind="going" text /> })}
        </RowLink>
    }
}

/// The page of one village project.
#[component]
pub fn ProjectScreen(id: RecordId) -> impl IntoView {
    let app = use_app();
    let shown = Memo::new(move |_| app.book().with(|book| project_page(book, id, clock::today())));
    move || match shown.get() {
        None => view! { <MissingScreen /> }.into_any(),
        Some(shown) => view! { <ProjectFound shown /> }.into_any(),
    }
}
