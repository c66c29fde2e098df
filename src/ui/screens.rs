//! The screens, one file each, and which one an address shows.

use leptos::prelude::*;

use crate::app::clock;
use crate::app::route::Route;
use crate::domain::action;
use crate::domain::book::Book;
use crate::domain::field::Field;
use crate::domain::followup;
use crate::domain::goal;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::observation;
use crate::domain::photo;
use crate::domain::question;
use crate::domain::selection::Scope;
use crate::domain::task_moved;
use crate::present::dialogue::seen_at;
use crate::ui::form::FormScreen;
use crate::ui::later;

mod about;
mod accessibility;
mod agreements;
mod at_once;
mod bin;
mod checks;
mod choices;
mod contacts;
mod dialogue;
mod followups;
mod handover;
mod history;
mod import;
mod install;
mod inventory;
mod join;
mod map;
mod missing;
mod more;
mod paper;
mod person;
mod photos;
mod places;
mod plans;
mod projects;
mod record_page;
mod retention;
mod rules;
mod search;
mod settings;
mod share;
mod storage;
mod taking;
mod today;
mod tours;
mod values;
mod visits;

pub use checks::completed;
pub use choices::InPlace as OpenChoices;
pub use followups::mark_done;
pub use inventory::InventoryInForm;
pub use map::Picker as MapPicker;
pub use photos::Photo;
pub use photos::Photos;
pub use record_page::Astray;
pub use today::Ahead;

/// The screen at `route`; only Idag is a part of the start.
pub fn screen(route: Route) -> AnyView {
    match route {
        Route::Today => view! { <today::TodayScreen /> }.into_any(),
        other => later::screen(other),
    }
}

fn handing_over(chosen: Scope) -> AnyView {
    view! { <handover::HandoverScreen chosen /> }.into_any()
}

fn sending(chosen: Scope) -> AnyView {
    view! { <share::SendScreen chosen /> }.into_any()
}

/// The screen at `route`, of those that come later.
pub fn later_screen(route: Route) -> AnyView {
    match route {
        Route::Today => ().into_any(),
        Route::Followups | Route::List(Kind::Followup) => {
            view! { <followups::FollowupsScreen /> }.into_any()
        }
        Route::Search => view! { <search::SearchScreen /> }.into_any(),
        Route::List(kind) => list(kind),
        Route::Show(kind, id) => show(kind, id),
        // A photo begins with its picture.
        Route::New(Kind::Photo, _) => view! { <missing::MissingScreen /> }.into_any(),
        // A rule set comes in a file, and is changed by another one.
        Route::New(Kind::RuleSet, _) => list(Kind::RuleSet),
        Route::Edit(Kind::RuleSet, id) | Route::Decide(Kind::RuleSet, id, _) => {
            show(Kind::RuleSet, id)
        }
        Route::Rules(name) => view! { <rules::BroughtScreen name /> }.into_any(),
        Route::New(kind, from) => view! { <FormScreen kind id=None from /> }.into_any(),
        Route::AtStop(tour, stop) => {
            // The first is number one, and nobody goes to the one before.
            let stop = usize::from(stop).checked_sub(1);
            view! { <FormScreen kind=Kind::Visit id=None from=Some(tour) stop /> }.into_any()
        }
        Route::Edit(kind, id) => view! { <FormScreen kind id=Some(id) from=None /> }.into_any(),
        Route::Decide(kind, id, field) => {
            view! { <FormScreen kind id=Some(id) from=None decides=field /> }.into_any()
        }
        Route::Ask(id, kind) => view! { <checks::WalkScreen id kind /> }.into_any(),
        Route::AllForms(id) => view! { <checks::AllFormsScreen id /> }.into_any(),
        Route::Inventory(id) => view! { <inventory::InventoryScreen id /> }.into_any(),
        Route::Questions(id) => view! { <dialogue::QuestionsScreen id /> }.into_any(),
        Route::Handover(None) => handing_over(Scope::Book),
        Route::Handover(Some(id)) => handing_over(Scope::Around(id)),
        Route::HandoverOfMunicipality(id) => handing_over(Scope::Municipality(id)),
        Route::Map => view! { <map::MapScreen around=None /> }.into_any(),
        Route::MapAround(id) => view! { <map::MapScreen around=Some(id) /> }.into_any(),
        Route::History(id) => view! { <history::HistoryScreen id /> }.into_any(),
        Route::Join(id, other) => view! { <join::JoinScreen id other /> }.into_any(),
        Route::Choices => view! { <choices::ChoicesScreen /> }.into_any(),
        Route::Bin => view! { <bin::BinScreen /> }.into_any(),
        Route::Person => view! { <person::PersonScreen /> }.into_any(),
        Route::Retention => view! { <retention::RetentionScreen /> }.into_any(),
        Route::More => view! { <more::MoreScreen /> }.into_any(),
        Route::Share => view! { <share::ShareScreen /> }.into_any(),
        Route::Send => sending(Scope::Book),
        Route::SendOf(id) => sending(Scope::Around(id)),
        Route::SendOfMunicipality(id) => sending(Scope::Municipality(id)),
        Route::Import => view! { <import::ImportScreen /> }.into_any(),
        Route::Settings => view! { <settings::SettingsScreen /> }.into_any(),
        Route::Storage => view! { <storage::StorageScreen /> }.into_any(),
        Route::Install => view! { <install::InstallScreen /> }.into_any(),
        Route::About => view! { <about::AboutScreen /> }.into_any(),
        Route::Accessibility => view! { <accessibility::AccessibilityScreen /> }.into_any(),
        Route::Unknown => view! { <missing::MissingScreen /> }.into_any(),
    }
}

fn list(kind: Kind) -> AnyView {
    match kind {
        Kind::Plan | Kind::Goal | Kind::Action => {
            view! { <plans::PlansScreen chosen=None /> }.into_any()
        }
        Kind::Place | Kind::Provider => view! { <places::PlacesScreen chosen=None /> }.into_any(),
        Kind::Visit | Kind::Photo | Kind::Question => {
            view! { <visits::VisitsScreen chosen=None /> }.into_any()
        }
        Kind::Project | Kind::TaskMoved => view! { <projects::ProjectsScreen /> }.into_any(),
        Kind::Check => view! { <checks::ChecksScreen /> }.into_any(),
        Kind::Followup => view! { <followups::FollowupsScreen /> }.into_any(),
        Kind::Contact => view! { <contacts::ContactsScreen chosen=None /> }.into_any(),
        Kind::RuleSet => view! { <rules::RulesScreen /> }.into_any(),
        Kind::Observation => view! { <inventory::MatrixScreen /> }.into_any(),
        Kind::Agreement => view! { <agreements::AgreementsScreen chosen=None /> }.into_any(),
        Kind::Tour => view! { <tours::ToursScreen chosen=None /> }.into_any(),
    }
}

fn show(kind: Kind, id: RecordId) -> AnyView {
    match kind {
        Kind::Plan => view! { <plans::PlansScreen chosen=Some(id) /> }.into_any(),
        Kind::Place => view! { <places::PlacesScreen chosen=Some(id) /> }.into_any(),
        Kind::Provider => view! { <places::ProviderScreen id /> }.into_any(),
        Kind::Visit => view! { <visits::VisitsScreen chosen=Some(id) /> }.into_any(),
        Kind::Project => view! { <projects::ProjectScreen id /> }.into_any(),
        Kind::Check => view! { <checks::CheckScreen id /> }.into_any(),
        Kind::Contact => view! { <contacts::ContactsScreen chosen=Some(id) /> }.into_any(),
        Kind::RuleSet => view! { <rules::FileScreen id /> }.into_any(),
        Kind::Agreement => view! { <agreements::AgreementsScreen chosen=Some(id) /> }.into_any(),
        Kind::Tour => view! { <tours::ToursScreen chosen=Some(id) /> }.into_any(),
        // Small records are shown as what they are changed in.
        Kind::Goal
        | Kind::Action
        | Kind::Followup
        | Kind::TaskMoved
        | Kind::Photo
        | Kind::Observation
        | Kind::Question => view! { <FormScreen kind id=Some(id) from=None /> }.into_any(),
    }
}

/// Where a record of `kind` is seen once it is saved: its own page, or that of
/// the record it hangs on.
pub fn home_of(book: &Book, kind: Kind, id: RecordId) -> Route {
    let linked = |id: RecordId, field: Field<RecordId>| book.get(id)?.content().get(field);
    let home = match kind {
        Kind::Goal => linked(id, goal::PLAN).map(|plan| Route::Show(Kind::Plan, plan)),
        Kind::Action => linked(id, action::GOAL)
            .and_then(|goal| linked(goal, goal::PLAN))
            .map(|plan| Route::Show(Kind::Plan, plan)),
        Kind::Followup => Some(
            linked(id, followup::VISIT)
                .map_or(Route::Followups, |visit| Route::Show(Kind::Visit, visit)),
        ),
        Kind::TaskMoved => {
            linked(id, task_moved::PROJECT).map(|project| Route::Show(Kind::Project, project))
        }
        // Where it is taken up: the meeting, whose page has its own way on.
        Kind::Question => seen_at(book, id, clock::today())
            .map(Route::Questions)
            .or_else(|| linked(id, question::PLACE).map(|it| Route::Show(Kind::Place, it))),
        Kind::Photo => linked(id, photo::OF).and_then(|of| book.shown(of)).map(Route::of),
        Kind::Observation => linked(id, observation::PROVIDER)
            .or_else(|| linked(id, observation::PLACE))
            .and_then(|of| book.shown(of))
            .map(|of| Route::Inventory(of.id())),
        _ => None,
    };
    let is_there = |home: &Route| match home {
        Route::Show(_, id) | Route::Questions(id) => book.shown(*id).is_some(),
        _ => true,
    };
    home.filter(is_there).unwrap_or(match kind {
        // A form is no place to come to from itself: their list tells where they are.
        Kind::Goal
        | Kind::Action
        | Kind::Followup
        | Kind::TaskMoved
        | Kind::Observation
        | Kind::Question => Route::List(kind),
        _ => Route::Show(kind, id),
    })
}

/// Where "back" leads from a screen.
pub fn up_of(book: &Book, route: Route) -> Route {
    match route {
        Route::Show(Kind::Provider, id) => {
            let place =
                book.get(id).and_then(|it| it.content().get(crate::domain::provider::PLACE));
            place.map_or(Route::List(Kind::Place), |place| Route::Show(Kind::Place, place))
        }
        Route::Show(Kind::Photo, id) => match home_of(book, Kind::Photo, id) {
            // Of nothing that is here.
            Route::Show(Kind::Photo, _) => Route::List(Kind::Visit),
            home => home,
        },
        Route::Show(
            kind @ (Kind::Goal
            | Kind::Action
            | Kind::Followup
            | Kind::TaskMoved
            | Kind::Observation
            | Kind::Question),
            id,
        ) => home_of(book, kind, id),
        Route::Edit(kind, id) | Route::Decide(kind, id, _) if book.get(id).is_some() => {
            home_of(book, kind, id)
        }
        Route::Show(kind, _) | Route::New(kind, None) => Route::List(kind),
        Route::New(_, Some(from)) => book.get(from).map_or(Route::Today, Route::of),
        Route::Ask(id, _) => Route::Show(Kind::Check, id),
        Route::Questions(id) => Route::Show(Kind::Visit, id),
        Route::AtStop(id, _) => Route::Show(Kind::Tour, id),
        Route::History(id)
        | Route::Inventory(id)
        | Route::Join(id, _)
        | Route::SendOf(id)
        | Route::AllForms(id)
        | Route::MapAround(id) => book.get(id).map_or(Route::Today, Route::of),
        Route::Map | Route::List(Kind::Observation) => Route::List(Kind::Place),
        Route::Handover(Some(id)) => Route::Show(Kind::Place, id),
        Route::Send => Route::Share,
        Route::SendOfMunicipality(id) => Route::HandoverOfMunicipality(id),
        Route::Rules(_) => Route::List(Kind::RuleSet),
        Route::List(
            Kind::Project
            | Kind::Check
            | Kind::Contact
            | Kind::RuleSet
            | Kind::Agreement
            | Kind::Tour,
        )
        | Route::Handover(None)
        | Route::HandoverOfMunicipality(_)
        | Route::Choices
        | Route::Bin
        | Route::Person
        | Route::Retention
        | Route::Share
        | Route::Import
        | Route::Settings
        | Route::Storage
        | Route::Install
        | Route::About
        | Route::Accessibility => Route::More,
        _ => Route::Today,
    }
}
