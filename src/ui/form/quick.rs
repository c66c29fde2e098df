//! Answers at a tap or a few letters: who, when, and those who were there the last time.

use chrono::Days;
use chrono::Months;
use chrono::NaiveDate;
use leptos::prelude::*;

use super::OpenForm;
use super::fields::element_id;
use crate::app::clock;
use crate::app::page;
use crate::app::use_app;
use crate::domain::kind::Kind;
use crate::domain::moment;
use crate::domain::parts::Party;
use crate::present::form::join;
use crate::present::parties;
use crate::text::Message;
use crate::text::visit_form as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::words::t;

const ROLES: &str = "known-roles";
const ORGANISATIONS: &str = "known-organisations";

/// The list of what is known already that a field with this name offers.
pub(super) fn known_list(name: &str) -> Option<&'static str> {
    match name {
        "role" => Some(ROLES),
        "organisation" => Some(ORGANISATIONS),
        _ => None,
    }
}

/// The roles and organisations of the book, once for all fields that ask for one.
#[component]
pub(super) fn KnownParties(kind: Kind) -> impl IntoView {
    let asks = matches!(
        kind,
        Kind::Visit
            | Kind::Followup
            | Kind::Action
            | Kind::Contact
            | Kind::Observation
            | Kind::Agreement
            | Kind::Tour
    );
    asks.then(|| {
        let (roles, organisations) = use_app().book().with_untracked(parties::known);
        let lists = [(ROLES, roles), (ORGANISATIONS, organisations)];
        lists
            .into_iter()
            .map(|(id, names)| {
                let names = names.into_iter().map(|name| view! { <option value=name></option> });
                view! { <datalist id=id>{names.collect_view()}</datalist> }
            })
            .collect_view()
    })
}

/// Who does it, and until when, with a tap each.
#[component]
pub(super) fn QuickAnswers(
    open: OpenForm,
    /// The path of the follow-up.
    item: StoredValue<String>,
) -> impl IntoView {
    let own = own_party(open);
    let write = move |path: &str, text: &str| {
        open.type_at(path, text);
        page::write_into(&element_id(path), text);
    };
    let owners = open.typed.with_value(|typed| parties::owners(&own, typed));
    let owners = owners.into_iter().map(|party| {
        let owner = item.with_value(|item| join(item, "owner"));
        let word = if party == own { t(words::MYSELF) } else { party.name() };
        let choose = move || {
            write(&join(&owner, "role"), party.role.trim());
            write(&join(&owner, "organisation"), party.organisation.trim());
        };
        view! {
            <button type="button" class="btn" on:click=tap(choose)>
                {word}
            </button>
        }
    });
    let days = WAITS.into_iter().map(|(word, later)| {
        let due = item.with_value(|item| join(item, "due"));
        let choose = move || {
            if let Some(day) = later(clock::today()) {
                write(&due, &moment::write_day(day));
            }
        };
        view! {
            <button type="button" class="btn" on:click=tap(choose)>
                {t(word)}
            </button>
        }
    });
    view! {
        <div class="btn-row quick" role="group" aria-label=t(words::QUICK)>
            {owners.collect_view()}
            {days.collect_view()}
        </div>
    }
}

/// A day some time after another.
type Later = fn(NaiveDate) -> Option<NaiveDate>;

/// How long promises are given, counted from today.
const WAITS: [(Message, Later); 3] = [
    (words::IN_A_WEEK, |today| today.checked_add_days(Days::new(7))),
    (words::IN_TWO_WEEKS, |today| today.checked_add_days(Days::new(14))),
    (words::IN_A_MONTH, |today| today.checked_add_months(Months::new(1))),
];

fn own_party(open: OpenForm) -> Party {
    open.app.settings().with_untracked(|it| Party {
        role: it.role.trim().to_owned(),
        organisation: it.organisation.trim().to_owned(),
    })
}

/// Writes down those who were there the last time; for a list that is empty.
#[component]
pub(super) fn SameAsLastTime(open: OpenForm, items: RwSignal<Vec<u32>>) -> impl IntoView {
    let before = Memo::new(move |_| {
        let today = clock::today();
        open.app
            .book()
            .with(|book| open.met.with(|met| met.participants_before(book, open.id, today)))
    });
    let write = move || {
        for (number, party) in (0..).zip(before.get_untracked()) {
            let item = join("participants", number);
            open.type_at(&join(&item, "role"), &party.role);
            open.type_at(&join(&item, "organisation"), &party.organisation);
            items.update(|items| items.push(number));
        }
        page::focus(&element_id("participants.0.role"));
    };
    live(move || {
        let count = before.with(Vec::len);
        (count > 0 && items.with(Vec::is_empty)).then(|| {
            view! {
                <button type="button" class="btn" on:click=tap(write)>
                    {t(words::same_as_last_time(u64::try_from(count).unwrap_or(u64::MAX)))}
                </button>
            }
        })
    })
}
