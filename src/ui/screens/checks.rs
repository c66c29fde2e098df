//! Support checks: the list, and the page of one.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::clock;
use crate::app::device;
use crate::app::page as nav;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::book::Book;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::present::check_page::check_page;
use crate::present::checks;
use crate::present::checks::CheckRow;
use crate::present::compared;
use crate::present::following::with_following;
use crate::present::rules_in_check::in_check;
use crate::present::verdict::Outcome;
use crate::text::Phrase;
use crate::text::checks as phrases;
use crate::text::checks_screen as words;
use crate::ui::erased::live;
use crate::ui::parts::RowLink;
use crate::ui::parts::Status;
use crate::ui::screens::missing::MissingScreen;
use crate::ui::screens::record_page;
use crate::ui::screens::record_page::ListWords;
use crate::ui::screens::rules::noting;
use crate::ui::words::t;

mod all_forms;
mod criterion;
mod forward;
mod head;
mod page;
mod rules;
mod times;
mod walk;

pub use all_forms::AllFormsScreen;
pub use walk::WalkScreen;

pub(in crate::ui::screens) use criterion::Criteria;
pub(in crate::ui::screens) use criterion::Source;
use page::CheckFound;
pub(in crate::ui::screens) use rules::Limits;
pub(in crate::ui::screens) use rules::listed;

/// `changes`, with what follows from them: in what was born in a visit, of a question; and of a check
/// which outlet is compared, and what the rule sets that are switched on say of it.
pub fn completed(app: AppState, book: &Book, changes: Vec<Change>) -> Vec<Change> {
    let changes = with_following(book, changes, clock::today(), device::new_id);
    noting(app, compared::settle(book, changes, clock::today()))
}

/// All checks.
#[component]
pub fn ChecksScreen() -> impl IntoView {
    record_page::split(words::TITLE, list(None), None)
}

/// What the list is called, and says when it is empty.
const LIST: ListWords = ListWords {
    kind: Kind::Check,
    icon: "check",
    new: words::NEW,
    empty: words::EMPTY,
    empty_text: words::EMPTY_TEXT,
};

/// The page of one, beside the others.
#[component]
pub fn CheckScreen(id: RecordId) -> impl IntoView {
    record_page::split(words::TITLE, list(Some(id)), Some(page(id)))
}

fn list(chosen: Option<RecordId>) -> AnyView {
    let app = use_app();
    live(move || {
        let rows = app.book().with(|book| checks::list(book, clock::today()));
        view! {
            <p class="lead">{t(words::LEAD)}</p>
            {record_page::rows(
                &LIST,
                rows.into_iter()
                    .map(|row| {
                        let is_chosen = chosen == Some(row.id);
                        view! { <CheckLine row is_chosen /> }.into_any()
                    })
                    .collect(),
            )}
        }
    })
}

fn page(id: RecordId) -> AnyView {
    let app = use_app();
    let has_regional = Memo::new(move |_| app.settings().with(|it| it.regional_rules));
    live(move || match app.book().with(|book| check_page(book, id, clock::today())) {
        None => view! { <MissingScreen /> }.into_any(),
        Some(shown) => {
            let shown = if has_regional.get() { shown } else { shown.without_regional_rules() };
            let on = app.rule_sets_on();
            let files = app.book().with(|book| in_check(book, id, clock::today(), &on));
            view! { <CheckFound shown files /> }.into_any()
        }
    })
}

/// A check as a row.
#[component]
pub fn CheckLine(row: CheckRow, is_chosen: bool) -> impl IntoView {
    let assessed_on = row.assessed_on.map(phrases::assessed_on);
    let meta = [row.support_time, assessed_on, Some(row.headline)].into_iter().flatten().map(t);
    let meta = meta.collect::<Vec<_>>().join(" · ");
    view! {
        <RowLink
            href=Route::Show(Kind::Check, row.id).href()
            title=t(row.title)
            meta
            is_chosen
        >
            <Status kind=shape(row.outcome) text=t(row.outcome.word()) />
        </RowLink>
    }
}

/// Saves a check that was made from another, goes there, and offers to take it back.
fn make(app: AppState, change: Change, said: Phrase) {
    let id = change.id;
    let undo = Change { id, kind: Kind::Check, edit: Edit::Delete };
    app.spawn(async move {
        // A failure stands in the banner, and the button is still there.
        if app.save(noting(app, vec![change]), &[]).await.is_ok() {
            app.notify_with_undo(said, vec![undo]);
            nav::go(Route::Show(Kind::Check, id));
        }
    });
}

/// The shape that goes with an outcome's word.
pub(in crate::ui::screens) fn shape(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met | Outcome::MetByAlternative => "met",
        Outcome::NotMet => "not-met",
        Outcome::Unknown => "unknown",
    }
}
