//! Services to mark with one tap each: saved at once, and taken back beside where it was tapped.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::app::AppState;
use crate::app::changes::Failure;
use crate::app::device;
use crate::app::page;
use crate::domain::command::Change;
use crate::domain::inventory::Inventory;
use crate::domain::inventory::Seen;
use crate::domain::inventory::Subject;
use crate::domain::observation::Service;
use crate::domain::observation::ServiceGroup;
use crate::domain::observation::ServiceState;
use crate::domain::parts::Party;
use crate::present::inventory::InventoryPage;
use crate::present::inventory::ServiceRow;
use crate::present::words::Worded;
use crate::text::common;
use crate::text::inventory_screen as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::parts::Icon;
use crate::ui::parts::Status;
use crate::ui::screens::at_once;
use crate::ui::words::t;

use super::shape;

/// What the cards of a subject share.
#[derive(Clone, Copy)]
pub struct Tapping {
    app: AppState,
    subject: Subject,
    day: Signal<NaiveDate>,
    /// What was tapped last, and what takes it back.
    last: RwSignal<Option<(Service, Vec<Change>)>>,
    failure: RwSignal<Option<Failure>>,
}

impl Tapping {
    pub fn of(app: AppState, subject: Subject, day: Signal<NaiveDate>) -> Self {
        Self { app, subject, day, last: RwSignal::new(None), failure: RwSignal::new(None) }
    }

    fn seen(self) -> Seen {
        let observer = self.app.settings().with_untracked(|it| Party {
            role: it.role.clone(),
            organisation: it.organisation.clone(),
        });
        Seen { subject: self.subject, day: self.day.get_untracked(), observer }
    }

    fn mark(self, service: Service, state: ServiceState) {
        // In turn: who corrects a slip at once changes that mark, and makes no other of the same day.
        let seen = self.seen();
        self.app.spawn_in_turn(async move {
            let all = self.app.book().with_untracked(Inventory::of);
            let (changes, undo) = seen.marking(&all, service, state, device::new_id());
            self.save(changes, Some((service, undo))).await;
        });
    }

    /// Marks everything as it was when it was last marked.
    pub fn confirm_all(self) {
        let all = self.app.book().with_untracked(Inventory::of);
        let (changes, undo) = self.seen().confirming(&all, device::new_id);
        let count = u64::try_from(changes.len()).unwrap_or(u64::MAX);
        self.app.spawn(async move {
            // A failure stands in the banner, and the button is still there.
            if at_once::save(self.app, changes, undo, words::confirmed(count), None).await {
                // The button that was pressed is gone.
                page::focus_heading();
            }
        });
    }

    fn take_back(self) {
        if let Some((service, undo)) = self.last.get_untracked() {
            self.app.spawn_in_turn(self.save(undo, None));
            page::focus_at_once(&first_id(service));
        }
    }

    async fn save(self, changes: Vec<Change>, last: Option<(Service, Vec<Change>)>) {
        let failure = self.app.save(changes, &[]).await.err();
        // The person may have gone on to another screen.
        let _gone = self.failure.try_set(failure.clone());
        if failure.is_none() {
            let _gone = self.last.try_set(last);
        }
    }
}

/// Why the last tap was not kept.
#[component]
pub fn Trouble(tapping: Tapping) -> impl IntoView {
    view! {
        <div role="alert">
            {live(move || {
                tapping
                    .failure
                    .get()
                    .map(|failure| {
                        view! {
                            <Callout
                                kind="danger"
                                title=t(words::NOT_KEPT)
                                text=t(failure.words())
                            />
                        }
                    })
            })}
        </div>
    }
}

/// The services of a group, each with its states to tap.
#[component]
pub fn Taps(
    tapping: Tapping,
    group: ServiceGroup,
    shown: Memo<Option<InventoryPage>>,
) -> impl IntoView {
    let cards = group.services().map(|service| view! { <Card tapping service shown /> });
    view! { <div class="tap-cards">{cards.collect_view()}</div> }
}

/// The id of the first state of a card.
fn first_id(service: Service) -> String {
    format!("tap-{}", service.token())
}

#[component]
fn Card(tapping: Tapping, service: Service, shown: Memo<Option<InventoryPage>>) -> impl IntoView {
    let row = Memo::new(move |_| shown.with(|it| it.as_ref()?.row(service).cloned()));
    let is_last = Memo::new(move |_| {
        tapping.last.with(|last| last.as_ref().is_some_and(|(it, _)| *it == service))
    });
    let states = ServiceState::ALL.iter().enumerate().map(|(at, &state)| {
        let is_so =
            move || row.with(|row| row.as_ref().and_then(|it| it.state) == Some(state)).to_string();
        view! {
            <button
                type="button"
                class="tap"
                id=(at == 0).then(|| first_id(service))
                aria-pressed=Signal::derive(is_so)
                on:click=tap(move || tapping.mark(service, state))
            >
                {t(state.word())}
            </button>
        }
    });
    view! {
        <fieldset class="tap-card">
            <legend class="tap-card__title">{t(service.word())}</legend>
            <div class="tap-card__now" role="status">
                {live(move || row.get().map(|row| view! { <Now row /> }))}
            </div>
            <div class="tap-card__states">{states.collect_view()}</div>
            {live(move || is_last.get().then(|| view! { <TakeBack tapping service /> }))}
        </fieldset>
    }
}

/// How it is, since when, and who says so.
#[component]
fn Now(row: ServiceRow) -> impl IntoView {
    let said = match row.state {
        Some(state) => view! { <Status kind=shape(state) text=t(row.said) /> }.into_any(),
        None => view! { <span class="muted">{t(row.said)}</span> }.into_any(),
    };
    view! {
        <p class="small">{said}</p>
        {row.beside.map(|words| view! { <p class="small muted">{t(words)}</p> })}
        {row.is_old.then(|| view! { <p class="small muted">{t(words::OLD)}</p> })}
    }
}

#[component]
fn TakeBack(tapping: Tapping, service: Service) -> impl IntoView {
    view! {
        <button
            type="button"
            class="btn btn--quiet tap-card__undo"
            aria-label=t(words::undo(service.word()))
            on:click=tap(move || tapping.take_back())
        >
            <Icon name="undo" />
            {t(common::UNDO)}
        </button>
    }
}
