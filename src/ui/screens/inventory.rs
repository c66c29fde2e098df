//! Inventories: all services of a place or a provider on one screen, the table of all places, and what
//! the pages of places and providers show of it.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::clock;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::domain::inventory::Inventory;
use crate::domain::inventory::Subject;
use crate::domain::kind::Kind;
use crate::domain::moment;
use crate::domain::observation::ServiceGroup;
use crate::domain::observation::ServiceState;
use crate::present::inventory;
use crate::present::inventory::InventoryPage;
use crate::present::inventory::a_year_before;
use crate::present::titles::RecordLine;
use crate::present::words::Worded;
use crate::text::inventory_screen as words;
use crate::ui::erased::live;
use crate::ui::parts::Field;
use crate::ui::parts::Section;
use crate::ui::screens::missing::MissingScreen;
use crate::ui::words::t;

mod changes;
mod matrix;
mod on_page;
mod taps;

pub use matrix::MatrixScreen;
pub use on_page::InventoryInForm;
pub use on_page::InventoryOf;
pub use taps::Taps;

use changes::Changes;
use changes::History;
use changes::Leaving;
use taps::Tapping;

/// The shape that goes with a state.
pub(super) const fn shape(state: ServiceState) -> &'static str {
    match state {
        ServiceState::Exists => "met",
        ServiceState::Missing => "not-met",
        ServiceState::Seasonal => "soon",
        ServiceState::Threatened => "late",
        ServiceState::Unknown => "unknown",
    }
}

/// All marks, worked out once for a screen.
pub(super) fn all_marks(app: AppState) -> Memo<MarkedBook> {
    Memo::new(move |_| app.book().with(|book| MarkedBook(Inventory::of(book))))
}

/// Marks follow from the book, so a change of it is a change of them.
#[derive(Clone, Debug)]
pub(super) struct MarkedBook(pub Inventory);

impl PartialEq for MarkedBook {
    fn eq(&self, _other: &Self) -> bool {
        false
    }
}

/// The inventory of the place or provider called `id`, for the screen of it.
pub(super) fn shown(
    app: AppState,
    all: Memo<MarkedBook>,
    id: RecordId,
) -> Memo<Option<InventoryPage>> {
    Memo::new(move |_| {
        let today = clock::today();
        app.book().with(|book| all.with(|all| inventory::inventory_page(book, &all.0, id, today)))
    })
}

/// All services of a place or a provider, each marked with a tap.
#[component]
pub fn InventoryScreen(id: RecordId) -> AnyView {
    let app = use_app();
    let all = all_marks(app);
    let shown = shown(app, all, id);
    // Drawn once: taps change what stands in the rows, and the focus stays where it is.
    let subject = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|it| it.subject)));
    live(move || match subject.get() {
        None => view! { <MissingScreen /> }.into_any(),
        Some(subject) => view! { <Found subject all shown /> }.into_any(),
    })
}

#[component]
fn Found(
    subject: Subject,
    all: Memo<MarkedBook>,
    shown: Memo<Option<InventoryPage>>,
) -> impl IntoView {
    let app = use_app();
    let day = RwSignal::new(clock::today());
    let tapping = Tapping::of(app, subject, day.into());
    let title = shown.with_untracked(|it| it.as_ref().map(|it| t(it.title.clone())));
    let neighbours = Memo::new(move |_| {
        shown.with(|it| it.as_ref().map(|it| it.neighbours.clone()).unwrap_or_default())
    });
    let unconfirmed = Memo::new(move |_| {
        shown.with(|it| it.as_ref().map_or(0, |it| u64::try_from(it.unconfirmed).unwrap_or(0)))
    });
    let groups = ServiceGroup::ALL.iter().map(|&group| {
        let marked = move || {
            shown.with(|it| it.as_ref().map(|it| t(it.marked_words(group)))).unwrap_or_default()
        };
        let cards = view! { <Taps tapping group shown /> };
        if group == ServiceGroup::Core {
            view! {
                <Section id="i-core" title=t(group.word())>
                    {cards}
                </Section>
            }
            .into_any()
        } else {
            view! {
                <details class="section form__more">
                    <summary>
                        {t(group.word())} " "
                        <span class="section__count">{live(marked)}</span>
                    </summary>
                    {cards}
                </details>
            }
            .into_any()
        }
    });
    view! {
        <h1 tabindex="-1">{t(words::title(title.unwrap_or_default()))}</h1>
        <p class="lead">{t(words::HINT)}</p>
        {live(move || view! { <Whose subject neighbours=neighbours.get() /> })}
        <NoRole />
        <Field id="i-day" label=t(words::DAY) let:_ties>
            <input
                class="field__input field__input--short"
                id="i-day"
                type="date"
                max=moment::write_day(clock::today())
                prop:value=moment::write_day(day.get_untracked())
                on:change:target=move |event| {
                    let typed = moment::read_day(&event.target().value());
                    day.set(typed.unwrap_or_else(clock::today));
                }
            />
        </Field>
        <p class="muted small" role="status">
            {live(move || (day.get() < clock::today()).then(|| t(words::PAST_DAY)))}
        </p>
        {live(move || {
            let count = unconfirmed.get();
            (count > 0).then(|| view! { <AsBefore tapping count /> })
        })}
        <taps::Trouble tapping />
        {groups.collect_view()}
        <Changes subject all />
        {matches!(subject, Subject::Provider(_)).then(|| view! { <Leaving id=subject.id() all /> })}
        <History subject all />
    }
}

/// Whose services are marked, with the way to its neighbours'.
#[component]
fn Whose(subject: Subject, neighbours: Vec<RecordLine>) -> impl IntoView {
    (neighbours.len() > 1).then(|| {
        let links = neighbours.into_iter().map(|line| {
            let name = if line.kind == Some(Kind::Place) {
                t(words::whole(line.title))
            } else {
                t(line.title)
            };
            let here = line.id == subject.id();
            view! {
                <li>
                    <a
                        class="btn"
                        class:btn--primary=here
                        href=Route::Inventory(line.id).href()
                        aria-current=here.then_some("page")
                    >
                        {name}
                    </a>
                </li>
            }
        });
        view! {
            <nav aria-label=t(words::WHOSE)>
                <ul class="btn-row" role="list">
                    {links.collect_view()}
                </ul>
            </nav>
        }
    })
}

/// Where nobody has said who they are, marks have no observer.
#[component]
fn NoRole() -> impl IntoView {
    let app = use_app();
    live(move || {
        app.settings().with(|it| it.saved_by().is_empty()).then(|| {
            view! {
                <p class="muted small">
                    {t(words::NO_ROLE)} " "
                    <a href=Route::Settings.href()>{t(words::SAY_ROLE)}</a>
                </p>
            }
        })
    })
}

/// One tap for who finds everything as it was.
#[component]
fn AsBefore(tapping: Tapping, count: u64) -> impl IntoView {
    view! {
        <div class="btn-row">
            <button
                type="button"
                class="btn"
                on:click=crate::ui::erased::tap(move || tapping.confirm_all())
            >
                <crate::ui::parts::Icon name="check" />
                {t(words::as_before(count))}
            </button>
        </div>
    }
}

/// The day that a comparison begins with.
pub(super) fn a_year_ago() -> chrono::NaiveDate {
    let today = clock::today();
    a_year_before(today).unwrap_or(today)
}
