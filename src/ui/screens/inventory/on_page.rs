//! What the page of a place or a provider shows of its services: the core five to tap, and the rest in words.

use leptos::prelude::*;

use super::all_marks;
use super::changes::ComparedAYear;
use super::changes::Leaving;
use super::shown;
use super::taps::Tapping;
use super::taps::Taps;
use super::taps::Trouble;
use crate::app::clock;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::domain::inventory::Subject;
use crate::domain::observation::ServiceGroup;
use crate::present::inventory::InventoryPage;
use crate::present::inventory::ServiceRow;
use crate::text::inventory_screen as words;
use crate::ui::erased::live;
use crate::ui::parts::Section;
use crate::ui::words::t;

/// The services of a place or a provider, on its page.
#[component]
pub fn InventoryOf(subject: Subject) -> impl IntoView {
    let app = use_app();
    let id: RecordId = subject.id();
    let all = all_marks(app);
    let shown = shown(app, all, id);
    let tapping = Tapping::of(app, subject, Signal::stored(clock::today()));
    let others = Memo::new(move |_| shown.with(|it| it.as_ref().map(others).unwrap_or_default()));
    view! {
        <Section
            id="p-services"
            title=t(words::SERVICES)
            link=(Route::Inventory(id).href(), t(words::ALL_SERVICES))
        >
            <Trouble tapping />
            <Taps tapping group=ServiceGroup::Core shown />
            {live(move || {
                let others = others.get();
                (!others.is_empty()).then(|| view! { <Others others /> })
            })}
        </Section>
        {match subject {
            Subject::Place(_) => view! { <ComparedAYear subject all /> }.into_any(),
            Subject::Provider(_) => view! { <Leaving id all /> }.into_any(),
        }}
    }
}

/// The core five of what a form is about, marked as seen on the form's own day.
#[component]
pub fn InventoryInForm(subject: Subject, day: Signal<chrono::NaiveDate>) -> impl IntoView {
    let app = use_app();
    let id: RecordId = subject.id();
    let all = all_marks(app);
    let shown = shown(app, all, id);
    let tapping = Tapping::of(app, subject, day);
    view! {
        <Trouble tapping />
        <Taps tapping group=ServiceGroup::Core shown />
        <p>
            <a href=Route::Inventory(id).href()>{t(words::ALL_SERVICES)}</a>
        </p>
    }
}

/// What is there besides the basic five.
#[component]
fn Others(others: Vec<String>) -> impl IntoView {
    view! {
        <h3>{t(words::ALSO)}</h3>
        <ul class="services small" role="list">
            {others.into_iter().map(|other| view! { <li>{other}</li> }).collect_view()}
        </ul>
    }
}

/// The other services that are there, each with the age of its mark.
fn others(page: &InventoryPage) -> Vec<String> {
    let others = page.rows.iter().filter(|it| it.service.group() != ServiceGroup::Core);
    others.filter_map(ServiceRow::with_age).map(t).collect()
}
