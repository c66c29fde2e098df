//! Two records that are the same thing: side by side, joined, and parted again.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::page;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::book::Book;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::field::FieldValue;
use crate::domain::id::RecordId;
use crate::domain::join;
use crate::domain::join::Join;
use crate::domain::kind::Kind;
use crate::present::duplicates;
use crate::present::join_page;
use crate::present::join_page::Becomes;
use crate::present::join_page::JoinPage;
use crate::present::join_page::JoinRow;
use crate::present::join_page::JoinedRow;
use crate::present::titles;
use crate::present::titles::RecordLine;
use crate::text::Message;
use crate::text::join as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::parts::FilterBox;
use crate::ui::parts::Icon;
use crate::ui::parts::RowLink;
use crate::ui::parts::Section;
use crate::ui::screens::missing::MissingScreen;
use crate::ui::screens::values::ValueView;
use crate::ui::words::t;

/// Asks whether another record is the same as this one; nothing when none looks so.
#[component]
pub fn Twin(id: RecordId) -> impl IntoView {
    let app = use_app();
    let twin = Memo::new(move |_| app.book().with(|book| duplicates::twin(book, id)));
    live(move || {
        let other = twin.get()?;
        let apart = move || tell_apart(app, id, other.id);
        Some(view! {
            <Callout kind="info" text=t(words::looks_same(t(other.title)))>
                <a class="btn" href=Route::Join(id, Some(other.id)).href()>
                    {t(words::LOOK)}
                </a>
                <button type="button" class="btn btn--quiet" on:click=tap(apart)>
                    {t(words::NOT_SAME)}
                </button>
            </Callout>
        })
    })
}

fn tell_apart(app: AppState, id: RecordId, other: RecordId) {
    let change =
        app.book().with_untracked(|book| join::tell_apart(book.get(id)?, book.get(other)?));
    let Some(change) = change else { return };
    let before = app.book().with_untracked(|book| {
        book.get(id).and_then(|it| it.content().value(join::NOT_SAME_AS.name()).cloned())
    });
    let undo = Edit::Set { field: join::NOT_SAME_AS.name(), value: before };
    let undo = Change { id: change.id, kind: change.kind, edit: undo };
    app.spawn(async move {
        if app.save(vec![change], &[]).await.is_ok() {
            app.notify_with_undo(words::TOLD_APART, vec![undo]);
            page::focus_heading();
        }
    });
}

/// What was joined with a record, and the way to join it with one more.
#[component]
pub fn JoinedWith(id: RecordId) -> impl IntoView {
    let app = use_app();
    let joined = Memo::new(move |_| app.book().with(|book| join_page::joined(book, id)));
    let section = live(move || {
        let rows = joined.get();
        (!rows.is_empty()).then(|| {
            let rows = rows.into_iter().map(|row| view! { <JoinedItem row /> }).collect_view();
            view! {
                <Section id="r-joined" title=t(words::JOINED_WITH)>
                    <ul class="row-list" role="list">
                        {rows}
                    </ul>
                </Section>
            }
        })
    });
    view! {
        {section}
        <div class="btn-row no-print">
            <a class="btn btn--quiet" href=Route::Join(id, None).href()>
                <Icon name="add" />
                {t(words::WITH_OTHER)}
            </a>
        </div>
    }
}

#[component]
fn JoinedItem(row: JoinedRow) -> impl IntoView {
    let app = use_app();
    let RecordLine { id, kind, title } = row.line;
    let title = t(title);
    let name = t(words::split_what(title.as_str()));
    let differs = row.differs;
    view! {
        <li>
            <RowLink href=Route::History(id).href() title meta=t(words::HISTORY) />
            {(!differs.is_empty())
                .then(|| {
                    let facts = differs
                        .into_iter()
                        .map(|(label, value)| {
                            view! {
                                <div>
                                    <dt>{t(label)}</dt>
                                    <dd>
                                        <ValueView value nothing=words::NOTHING />
                                    </dd>
                                </div>
                            }
                        })
                        .collect_view();
                    view! {
                        <p class="muted small">{t(words::SAYS_ALSO)}</p>
                        <dl class="summary-list">{facts}</dl>
                    }
                })}
            {kind
                .map(|kind| {
                    view! {
                        <button
                            type="button"
                            class="btn"
                            aria-label=name
                            on:click=tap(move || split(app, kind, id))
                        >
                            <Icon name="undo" />
                            {t(words::SPLIT)}
                        </button>
                    }
                })}
        </li>
    }
}

fn split(app: AppState, kind: Kind, id: RecordId) {
    let set =
        move |value| Change { id, kind, edit: Edit::Set { field: join::SAME_AS.name(), value } };
    let same = |book: &Book| book.get(id)?.content().get(join::SAME_AS);
    let before = app.book().with_untracked(same);
    app.spawn(async move {
        if app.save(vec![set(None)], &[]).await.is_ok() {
            app.notify_with_undo(words::APART, vec![set(before.map(RecordId::write))]);
            page::focus_heading();
        }
    });
}

/// The two side by side, or the others to choose one of.
#[component]
pub fn JoinScreen(id: RecordId, other: Option<RecordId>) -> impl IntoView {
    let app = use_app();
    let Some(other) = other else { return view! { <Choosing id /> }.into_any() };
    live(move || {
        app.book().with(|book| match join_page::join_page(book, id, other) {
            Some(shown) => view! { <SideBySide shown /> }.into_any(),
            None => view! {
                <h1 tabindex="-1">{t(words::TITLE)}</h1>
                <p class="lead">{t(words::CANNOT)}</p>
            }
            .into_any(),
        })
    })
    .into_any()
}

#[component]
fn SideBySide(shown: JoinPage) -> impl IntoView {
    let app = use_app();
    let (kind, stays, goes) = (shown.kind, shown.stays.id, shown.goes.id);
    let join = move || join_them(app, kind, stays, goes);
    let side = |title: Message, line: &RecordLine| {
        view! {
            <div class="tension__side">
                <p class="tension__title">{t(title)}</p>
                <p>
                    <strong>{t(line.title.clone())}</strong>
                </p>
                <a href=Route::History(line.id).href()>{t(words::HISTORY)}</a>
            </div>
        }
    };
    let (first, second) = (side(words::STAYS, &shown.stays), side(words::GOES, &shown.goes));
    view! {
        <h1 tabindex="-1">{t(words::TITLE)}</h1>
        <p class="lead">{t(words::LEAD)}</p>
        <div class="tension">{first} {second}</div>
        <div class="btn-row">
            <button type="button" class="btn btn--primary" on:click=tap(join)>
                {t(words::JOIN)}
            </button>
            <a class="btn" href=Route::Join(goes, Some(stays)).href()>
                {t(words::SWAP)}
            </a>
        </div>
        {shown.rows.into_iter().map(|row| view! { <FieldRow row /> }).collect_view()}
    }
}

#[component]
fn FieldRow(row: JoinRow) -> impl IntoView {
    let becomes = match row.becomes {
        Becomes::AsItIs => words::AS_IT_IS,
        Becomes::FilledIn => words::FILLED_IN,
        Becomes::First => words::FIRST,
    };
    let side = |title: Message, value| {
        view! {
            <div class="tension__side">
                <p class="tension__title">{t(title)}</p>
                <ValueView value nothing=words::NOTHING />
            </div>
        }
    };
    view! {
        <section class="section">
            <h2>{t(row.label)}</h2>
            <div class="tension">{side(words::STAYS, row.stays)} {side(words::GOES, row.goes)}</div>
            <p class="muted small">{t(becomes)}</p>
        </section>
    }
}

fn join_them(app: AppState, kind: Kind, stays: RecordId, goes: RecordId) {
    let found = app.book().with_untracked(|book| {
        let join = join::join(book.shown(stays)?, book.shown(goes)?)?;
        Some((join, titles::line(book, stays)?.title))
    });
    let Some((Join { changes, undo }, title)) = found else { return };
    app.spawn(async move {
        if app.save(changes, &[]).await.is_ok() {
            app.notify_with_undo(words::joined(t(title)), undo);
            page::go_instead(app, Route::Show(kind, stays));
        }
    });
}

#[component]
fn Choosing(id: RecordId) -> impl IntoView {
    let app = use_app();
    let text = RwSignal::new(String::new());
    let own = app.book().with_untracked(|book| titles::line(book, id));
    let Some(own) = own else { return view! { <MissingScreen /> }.into_any() };
    let found = Memo::new(move |_| {
        app.book().with(|book| text.with(|text| join_page::others(book, id, text)))
    });
    let rows = live(move || {
        let rows = found.get().0.into_iter().map(|line| {
            let href = Route::Join(line.id, Some(id)).href();
            view! {
                <li>
                    <RowLink href title=t(line.title) />
                </li>
            }
        });
        rows.collect_view()
    });
    let told = live(move || {
        found.with(|(lines, has_more)| {
            if lines.is_empty() { Some(t(words::NONE)) } else { has_more.then(|| t(words::MORE)) }
        })
    });
    view! {
        <h1 tabindex="-1">{t(words::CHOOSE_TITLE)}</h1>
        <p class="lead">{t(words::choose_lead(t(own.title)))}</p>
        <FilterBox id="join-filter" text label=t(words::FILTER) />
        <ul class="row-list section" role="list">
            {rows}
        </ul>
        <p class="muted" role="status">
            {told}
        </p>
    }
    .into_any()
}
