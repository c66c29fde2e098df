//! All places by services: a table for each municipality.

use leptos::prelude::*;

use super::all_marks;
use super::shape;
use crate::app::clock;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::kind::Kind;
use crate::domain::observation::Service;
use crate::domain::observation::ServiceGroup;
use crate::present::service_matrix::Cell;
use crate::present::service_matrix::Matrix;
use crate::present::service_matrix::MatrixRow;
use crate::present::service_matrix::Part;
use crate::present::service_matrix::matrix;
use crate::present::words::Worded;
use crate::text::inventory as marks;
use crate::text::inventory_screen as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Empty;
use crate::ui::parts::Field;
use crate::ui::parts::FilterBox;
use crate::ui::parts::Status;
use crate::ui::parts::in_pieces;
use crate::ui::words::t;

#[component]
pub fn MatrixScreen() -> impl IntoView {
    let app = use_app();
    let group = RwSignal::new(ServiceGroup::Core);
    let text = RwSignal::new(String::new());
    let all = all_marks(app);
    let shown = Memo::new(move |_| {
        let (group, text, today) = (group.get(), text.read(), clock::today());
        app.book().with(|book| all.with(|all| matrix(book, &all.0, group, &text, today)))
    });
    let has_marks =
        Memo::new(move |_| app.book().with(|it| it.of_kind(Kind::Observation).next().is_some()));
    view! {
        <h1 tabindex="-1">{t(words::MATRIX)}</h1>
        {live(move || {
            if has_marks.get() {
                view! { <Choosing group text /> }.into_any()
            } else {
                view! { <NothingMarked /> }.into_any()
            }
        })}
        {live(move || has_marks.get().then(|| view! { <Tables shown=shown.get() /> }))}
    }
}

#[component]
fn NothingMarked() -> impl IntoView {
    view! {
        <Empty icon="place" title=t(words::EMPTY) text=t(words::EMPTY_TEXT)>
            <a class="btn btn--primary" href=Route::List(Kind::Place).href()>
                {t(words::TO_PLACES)}
            </a>
        </Empty>
    }
}

#[component]
fn Choosing(group: RwSignal<ServiceGroup>, text: RwSignal<String>) -> impl IntoView {
    let now = group.get_untracked();
    let groups = ServiceGroup::ALL.iter().map(|&it| {
        view! { <option value=it.token() selected=it == now>{t(it.word())}</option> }
    });
    let groups = groups.collect_view();
    let choose = move |token: String| {
        if let Some(chosen) = ServiceGroup::ALL.iter().find(|it| it.token() == token) {
            group.set(*chosen);
        }
    };
    view! {
        <div class="no-print">
            <Field id="matrix-group" label=t(words::GROUPS) let:_ties>
                <select
                    class="field__input"
                    id="matrix-group"
                    on:change:target=move |event| choose(event.target().value())
                >
                    {groups}
                </select>
            </Field>
        </div>
        <FilterBox id="matrix-filter" text label=t(words::FILTER) />
        <div class="btn-row no-print">
            <button type="button" class="btn" on:click=tap(crate::app::page::print)>
                {t(words::PRINT)}
            </button>
        </div>
    }
}

#[component]
fn Tables(shown: Matrix) -> impl IntoView {
    let is_empty = shown.parts.is_empty();
    let services = StoredValue::new(shown.services);
    let tables = shown.parts.into_iter().map(|part| table_of(part, services));
    view! {
        {tables.collect_view()}
        <p class="muted" role="status">
            {is_empty.then(|| t(words::NONE_FOUND))} " " {shown.without.map(t)}
        </p>
    }
}

fn table_of(part: Part, services: StoredValue<Vec<Service>>) -> AnyView {
    let municipality = StoredValue::new(t(part.municipality));
    in_pieces(part.rows, move |rows| {
        view! { <Table municipality=municipality.get_value() services=services.get_value() rows /> }
            .into_any()
    })
}

#[component]
fn Table(municipality: String, services: Vec<Service>, rows: Vec<MatrixRow>) -> impl IntoView {
    let heads = services.iter().map(|it| view! { <th scope="col">{t(it.word())}</th> });
    let rows = rows.into_iter().map(|row| {
        let cells = row.cells.into_iter().map(|cell| view! { <td>{cell_view(cell)}</td> });
        view! {
            <tr>
                <th scope="row">
                    <a href=Route::Inventory(row.id).href()>{t(row.name)}</a>
                </th>
                {cells.collect_view()}
            </tr>
        }
    });
    view! {
        <div class="matrix section">
            <table class="matrix__table">
                <caption>{municipality}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(words::PLACE)}</th>
                        {heads.collect_view()}
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

fn cell_view(cell: Option<Cell>) -> AnyView {
    match cell {
        None => view! { <span class="muted">{t(words::NOT_MARKED)}</span> }.into_any(),
        Some(cell) => view! {
            <Status kind=shape(cell.state) text=t(cell.state.word()) />
            <span class="matrix__age" class:matrix__age--old=cell.is_old>
                {t(cell.age)}
            </span>
            {cell.then.map(|then| view! { <span class="matrix__age">{t(then)}</span> })}
            {cell
                .is_disputed
                .then(|| view! { <span class="matrix__age">{t(marks::DISPUTED)}</span> })}
        }
        .into_any(),
    }
}
