//! Support checks: the list, and the page of one.

use leptos::prelude::*;

use crate::app::clock;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::present::check_page::check_page;
use crate::present::checks;
use crate::present::checks::CheckRow;
use crate::present::verdict::Outcome;
use crate::text::checks_screen as words;
use crate::text::format;
use crate::ui::erased::live;
use crate::ui::parts::Empty;
use crate::ui::parts::Icon;
use crate::ui::parts::RowLink;
use crate::ui::parts::Status;
use crate::ui::screens::missing::MissingScreen;
use crate::ui::words::language;
use crate::ui::words::t;

mod criterion;
mod head;
mod page;
mod rules;

use page::CheckFound;

/// All checks.
#[component]
pub fn ChecksScreen() -> impl IntoView {
    let app = use_app();
    let rows = Memo::new(move |_| app.book().with(|book| checks::list(book, clock::today())));
    view! {
        <h1 tabindex="-1">{t(words::TITLE)}</h1>
        <p class="lead">{t(words::LEAD)}</p>
        {live(move || {
            if rows.with(Vec::is_empty) {
                view! {
                    <Empty icon="check" title=t(words::EMPTY) text=t(words::EMPTY_TEXT)>
                        <NewCheck />
                    </Empty>
                }
                    .into_any()
            } else {
                view! {
                    <div class="btn-row">
                        <NewCheck />
                    </div>
                    <section class="section">
                        <ul class="row-list" role="list">
                            {rows
                                .get()
                                .into_iter()
                                .map(|row| view! { <li><CheckLine row /></li> })
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
fn NewCheck() -> impl IntoView {
    view! {
        <a class="btn btn--primary" href=Route::New(Kind::Check, None).href()>
            <Icon name="add" />
            {t(words::NEW)}
        </a>
    }
}

#[component]
fn CheckLine(row: CheckRow) -> impl IntoView {
    let meta = [row.support_time, Some(row.headline)].into_iter().flatten().map(t);
    let meta = meta.collect::<Vec<_>>().join(" · ");
    view! {
        <RowLink
            href=Route::Show(Kind::Check, row.id).href()
            title=t(row.title)
            aside=row.assessed_on.map(|day| format::day_short(day, language())).unwrap_or_default()
            meta
        >
            <Status kind=shape(row.outcome) text=t(row.outcome.word()) />
        </RowLink>
    }
}

/// The page of one check.
#[component]
pub fn CheckScreen(id: RecordId) -> impl IntoView {
    let app = use_app();
    let shown = Memo::new(move |_| app.book().with(|book| check_page(book, id, clock::today())));
    move || match shown.get() {
        None => view! { <MissingScreen /> }.into_any(),
        Some(shown) => view! { <CheckFound shown /> }.into_any(),
    }
}

/// The shape that goes with an outcome's word.
fn shape(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met | Outcome::MetByAlternative => "met",
        Outcome::NotMet => "not-met",
        Outcome::Unknown => "unknown",
    }
}
