//! Gallring: the yearly review of what is to be erased or kept longer.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::app::AppState;
use crate::app::clock;
use crate::app::page;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::id::RecordId;
use crate::present::input;
use crate::present::retention;
use crate::present::retention::RetentionRow;
use crate::present::retention::retention;
use crate::present::words::Worded;
use crate::text::person as phrases;
use crate::text::retention_screen as words;
use crate::text::value_words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::parts::Confirm;
use crate::ui::parts::Empty;
use crate::ui::parts::Field;
use crate::ui::parts::Icon;
use crate::ui::parts::Section;
use crate::ui::parts::Status;
use crate::ui::parts::in_pieces;
use crate::ui::words::t;

const HEADING: &str = "retention-heading";

/// What the rows share: the record that somebody is asked about before it is erased.
type Asked = RwSignal<Option<RetentionRow>>;

#[component]
pub fn RetentionScreen() -> impl IntoView {
    let app = use_app();
    let today = clock::today();
    let shown = Memo::new(move |_| app.book().with(|book| retention(book, today)));
    let asked: Asked = RwSignal::new(None);
    view! {
        <h1 id=HEADING tabindex="-1">
            {t(words::TITLE)}
        </h1>
        <p class="lead">{t(words::LEAD)}</p>
        <Callout kind="info" title=t(words::CAUTION_TITLE) text=t(words::CAUTION) />
        {live(move || {
            let shown = shown.get();
            if shown.overdue.is_empty() && shown.this_year.is_empty() && shown.undated.is_empty() {
                return view! { <Empty icon="check" title=t(words::EMPTY) text=t(words::EMPTY_TEXT) /> }
                    .into_any();
            }
            view! {
                <Rows id="r-overdue" title=t(words::OVERDUE) rows=shown.overdue asked />
                <Rows id="r-year" title=t(words::THIS_YEAR) rows=shown.this_year asked />
                <Rows
                    id="r-undated"
                    title=t(words::UNDATED)
                    hint=t(words::UNDATED_HINT)
                    rows=shown.undated
                    asked
                />
            }
                .into_any()
        })}
        <Question asked />
    }
}

#[component]
fn Rows(
    id: &'static str,
    title: String,
    #[prop(into, optional)] hint: String,
    rows: Vec<RetentionRow>,
    asked: Asked,
) -> impl IntoView {
    let count = rows.len().to_string();
    (!rows.is_empty()).then(|| {
        view! {
            <Section id title count>
                {(!hint.is_empty()).then(|| view! { <p class="muted">{hint}</p> })}
                {in_pieces(
                    rows,
                    move |rows| {
                        let items =
                            rows.into_iter().map(|row| view! { <Item row asked /> }).collect_view();
                        view! {
                            <ul class="found" role="list">
                                {items}
                            </ul>
                        }
                            .into_any()
                    },
                )}
            </Section>
        }
    })
}

#[component]
fn Item(row: RetentionRow, asked: Asked) -> impl IntoView {
    let app = use_app();
    let (id, day) = (row.id, row.day);
    let title = t(row.title.clone());
    let href = if row.is_deleted { Route::History(id) } else { Route::Show(row.kind, id) }.href();
    let meta = [
        Some(t(row.kind.word())),
        day.map(|day| t(value_words::day(day))),
        row.is_deleted.then(|| t(phrases::IN_BIN)),
    ];
    let meta = meta.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let is_late = day.is_some_and(|day| day < clock::today());
    let state = row.when.clone().map(|when| {
        view! { <p><Status kind=if is_late { "late" } else { "soon" } text=t(when) /></p> }
    });
    let caution = row.may_be_public.then(|| {
        view! {
            <p class="noted small">
                <Icon name="warning" />
                {t(words::MAY_BE_PUBLIC)}
            </p>
        }
    });
    let of = title.clone();
    let one_year = move || keep(app, id, retention::one_year_on(day, clock::today()));
    view! {
        <li class="found__item">
            <h3 class="found__title">
                <a href=href>{title.clone()}</a>
            </h3>
            <p class="found__meta">{meta}</p>
            {state}
            {caution}
            <div class="btn-row">
                <button type="button" class="btn" on:click=tap(one_year)>
                    {t(words::ONE_YEAR)}
                    <span class="visually-hidden">" " {of.clone()}</span>
                </button>
                <button
                    type="button"
                    class="btn btn--danger"
                    on:click=tap(move || asked.set(Some(row.clone())))
                >
                    <Icon name="delete" />
                    {t(words::ERASE)}
                    <span class="visually-hidden">" " {title}</span>
                </button>
            </div>
            <OtherDay id of />
        </li>
    }
}

/// Another day than a year on.
#[component]
fn OtherDay(id: RecordId, of: String) -> impl IntoView {
    let app = use_app();
    let text = RwSignal::new(String::new());
    let problem = RwSignal::new(None);
    let field = format!("until-{id}");
    let input_id = field.clone();
    let keep_it = move || match input::day(&text.get_untracked()) {
        Ok(day) if clock::today() <= day => keep(app, id, day),
        _ => {
            problem.set(Some(t(words::NO_DAY)));
            page::focus_at_once(&field);
        }
    };
    view! {
        <details>
            <summary>
                {t(words::OTHER_DAY)}
                <span class="visually-hidden">" " {of}</span>
            </summary>
            <form
                novalidate=true
                on:submit=move |event| {
                    event.prevent_default();
                    keep_it();
                }
            >
                <Field id=input_id.clone() label=t(words::UNTIL) problem let:ties>
                    <input
                        class="field__input field__input--short"
                        id=input_id
                        type="date"
                        autocomplete="off"
                        aria-invalid=ties.invalid
                        aria-describedby=ties.described
                        on:input:target=move |event| text.set(event.target().value())
                    />
                </Field>
                <div class="btn-row">
                    <button type="submit" class="btn">
                        {t(words::KEEP)}
                    </button>
                </div>
            </form>
        </details>
    }
}

/// Keeps a record until `day`, says so, and offers to take it back.
fn keep(app: AppState, id: RecordId, day: NaiveDate) {
    let keeping = app.book().with_untracked(|book| retention::keeping(book, id, day));
    let Some((change, back)) = keeping else { return };
    app.spawn(async move {
        // A failure stands in the banner, and the row is still there.
        if app.save(vec![change], &[]).await.is_ok() {
            app.notify_with_undo(words::kept(value_words::day(day)), vec![back]);
            // The row with the button may be gone.
            page::focus(HEADING);
        }
    });
}

/// Asks before a record is erased.
#[component]
fn Question(asked: Asked) -> impl IntoView {
    let app = use_app();
    let erase = move |row: &RetentionRow| {
        let change = Change { id: row.id, kind: row.kind, edit: Edit::Erase };
        app.spawn(async move {
            if app.erase(vec![change]).await.is_ok() {
                app.notify(words::ERASED);
                page::focus(HEADING);
            }
        });
    };
    live(move || {
        asked.get().map(|row| {
            let public = row.may_be_public.then(|| t(words::ERASE_PUBLIC));
            let text = [Some(t(words::ERASE_TEXT)), public];
            let text = text.into_iter().flatten().collect::<Vec<_>>().join(" ");
            let is_open = RwSignal::new(true);
            // Closed without an answer is an answer too.
            Effect::new(move |_| {
                if !is_open.get() {
                    asked.set(None);
                }
            });
            let title = t(words::erase_title(row.title.clone()));
            view! {
                <Confirm
                    is_open
                    title
                    text
                    yes=t(words::ERASE_YES)
                    no=t(words::ERASE_NO)
                    on_yes=move |()| erase(&row)
                />
            }
        })
    })
}
