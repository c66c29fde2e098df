//! Tours: the list, and the page of one with its stops in order.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::clock;
use crate::app::parcel::Parcel;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::book::Book;
use crate::domain::command::Change;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::moment;
use crate::present::calendar_file;
use crate::present::tours;
use crate::present::tours::Shorter;
use crate::present::tours::StopView;
use crate::present::tours::TourPage;
use crate::text::Message;
use crate::text::common;
use crate::text::followups_screen as calendar_words;
use crate::text::tour_form as labels;
use crate::text::tours_screen as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::parts::Icon;
use crate::ui::parts::LongText;
use crate::ui::parts::RowLink;
use crate::ui::parts::Section;
use crate::ui::screens::OpenChoices;
use crate::ui::screens::at_once;
use crate::ui::screens::missing::MissingScreen;
use crate::ui::screens::paper::PaperSheet;
use crate::ui::screens::paper::paper_buttons;
use crate::ui::screens::record_page;
use crate::ui::screens::record_page::ListWords;
use crate::ui::screens::record_page::RecordFooter;
use crate::ui::screens::taking::TakeFile;
use crate::ui::words::language;
use crate::ui::words::t;

/// What the list is called, and says when it is empty.
const LIST: ListWords = ListWords {
    kind: Kind::Tour,
    icon: "car",
    new: words::NEW,
    empty: words::EMPTY,
    empty_text: words::EMPTY_TEXT,
};

/// All tours, and beside them the one that is chosen.
#[component]
pub fn ToursScreen(chosen: Option<RecordId>) -> impl IntoView {
    let app = use_app();
    let list = live(move || {
        let rows = app.book().with(tours::list).into_iter().map(|row| {
            let meta = row.period.map(t).into_iter().chain([t(row.stops)]).collect::<Vec<_>>();
            view! {
                <RowLink
                    href=Route::Show(Kind::Tour, row.id).href()
                    title=t(row.title)
                    meta=meta.join(" · ")
                    is_chosen=chosen == Some(row.id)
                />
            }
            .into_any()
        });
        record_page::rows(&LIST, rows.collect())
    });
    record_page::split(words::TITLE, list, chosen.map(page_of))
}

fn page_of(id: RecordId) -> AnyView {
    let app = use_app();
    let shown = Memo::new(move |_| app.book().with(|book| tours::tour_page(book, id)));
    live(move || match shown.get() {
        None => view! { <MissingScreen /> }.into_any(),
        Some(shown) => view! { <Found shown /> }.into_any(),
    })
}

#[component]
fn Found(shown: TourPage) -> impl IntoView {
    let app = use_app();
    let id = shown.row.id;
    let title = t(shown.row.title.clone());
    let has_days = app.book().with_untracked(|book| !tours::events(book, id).is_empty());
    let calendar = Callback::new(move |()| {
        let events = app.book().with_untracked(|it| calendar_file::of_tour(it, id, language()));
        let first = events.iter().map(|it| it.day).min();
        let name = first.map_or_else(|| "x".to_owned(), moment::write_day);
        let text = calendar_file::text(&events, clock::utc());
        Parcel::of_text(t(words::calendar_name(name)), text)
    });
    let paper = app.book().with_untracked(|book| shown.paper(book, clock::today()));
    let buttons = paper_buttons(&paper);
    let count = shown.stops.len();
    let meta = shown.row.period.clone().into_iter().chain([shown.row.stops.clone()]);
    let meta = meta.chain(shown.length.clone()).map(|it| view! { <span>{t(it)}</span> });
    let stops = shown.stops.into_iter().enumerate();
    let stops = stops.map(move |(at, stop)| view! { <StopLine tour=id stop at count /> });
    let unplaced = u64::try_from(shown.unplaced).unwrap_or(u64::MAX);
    let stops_word = if count == 0 { labels::ADD_STOP } else { words::ADD_STOP };
    let has_company = !shown.participants.is_empty();
    let along = shown.participants.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
    view! {
        <div class="no-print">
            <header class="card">
                <p class="card__kicker">{t(words::KICKER)}</p>
                <h1 tabindex="-1">{title.clone()}</h1>
                <p class="card__meta">{meta.collect_view()}</p>
                <div class="btn-row">
                    <a class="btn" href=Route::Edit(Kind::Tour, id).href()>
                        <Icon name="edit" />
                        {t(common::CHANGE)}
                    </a>
                    {has_days
                        .then(|| {
                            view! {
                                <TakeFile
                                    icon="calendar"
                                    file=calendar
                                    save=calendar_words::CALENDAR
                                    done=calendar_words::CALENDAR_SAVED
                                />
                            }
                        })}
                </div>
            </header>
            <OpenChoices id />
            <LongText id="t-purpose" title=t(labels::PURPOSE) text=shown.purpose />
            <Section
                id="t-stops"
                title=t(labels::STOPS)
                link=(Route::Edit(Kind::Tour, id).href(), t(stops_word))
            >
                {(count == 0).then(|| view! { <p class="muted">{t(words::NO_STOPS)}</p> })}
                <ol class="stops" role="list">
                    {stops.collect_view()}
                </ol>
                {(unplaced != 0)
                    .then(|| view! { <p class="muted small">{t(words::unplaced(unplaced))}</p> })}
                {shown.shorter.map(|shorter| view! { <ShorterWay id shorter /> })}
            </Section>
            {has_company
                .then(|| {
                    view! {
                        <Section id="t-along" title=t(labels::PARTICIPANTS_SECTION)>
                            <ul role="list">{along}</ul>
                        </Section>
                    }
                })}
            <Summary id summary=shown.summary draft=shown.draft inner=shown.inner />
            <Section id="t-paper" title=t(words::PAPER)>
                <p class="muted">{t(words::PAPER_HINT)}</p>
                {buttons}
            </Section>
            <RecordFooter kind=Kind::Tour id title />
        </div>
        <PaperSheet paper />
    }
}

#[component]
fn StopLine(tour: RecordId, stop: StopView, at: usize, count: usize) -> impl IntoView {
    let app = use_app();
    let name = t(stop.name);
    let number = (at + 1).to_string();
    let head = match &stop.place {
        Some(place) => {
            let href = Route::Show(Kind::Place, place.id).href();
            view! { <a href=href>{name.clone()}</a> }.into_any()
        }
        None => name.clone().into_any(),
    };
    let move_stop = move |up: bool| {
        let order = tours::moved(count, at, up);
        // The button goes with its stop.
        let to = if up { at.saturating_sub(1) } else { at + 1 };
        reorder(app, tour, &order, words::MOVED, button_id(to, up));
    };
    let button = |up: bool| {
        let (word, icon_turn) = if up {
            (words::move_up(name.as_str()), "stops__up")
        } else {
            (words::move_down(name.as_str()), "stops__down")
        };
        let is_end = if up { at == 0 } else { at + 1 == count };
        view! {
            <button
                type="button"
                class=format!("btn btn--quiet {icon_turn}")
                id=button_id(at, up)
                aria-label=t(word)
                aria-disabled=is_end.then_some("true")
                on:click=tap(move || if !is_end { move_stop(up) })
            >
                <Icon name="chevron" />
                {t(if up { words::UP } else { words::DOWN })}
            </button>
        }
    };
    let (up, down) = (button(true), button(false));
    let visits = stop.visits.into_iter().map(|line| {
        let href = Route::Show(Kind::Visit, line.id).href();
        view! { <li><a href=href>{t(line.title)}</a></li> }
    });
    let visits = visits.collect_view();
    view! {
        <li class="stops__item">
            <p class="stops__name">{number} ". " {head}</p>
            {stop.when.map(|it| view! { <p class="muted">{t(it)}</p> })}
            {(!stop.joins.is_empty())
                .then(|| view! { <p>{t(crate::text::tours::joins(stop.joins.as_str()))}</p> })}
            {(!stop.note.is_empty()).then(|| view! { <p>{stop.note.clone()}</p> })}
            <ul role="list">{visits}</ul>
            <div class="btn-row">
                {stop
                    .place
                    .map(|_| {
                        let stop = u16::try_from(at + 1).unwrap_or(u16::MAX);
                        let href = Route::AtStop(tour, stop).href();
                        view! {
                            <a class="btn" href=href aria-label=t(words::write_at(name.as_str()))>
                                <Icon name="add" />
                                {t(words::WRITE)}
                            </a>
                        }
                    })}
                {up}
                {down}
            </div>
        </li>
    }
}

fn button_id(at: usize, up: bool) -> String {
    format!("t-stop-{at}-{}", if up { "up" } else { "down" })
}

/// The order in which the way is shortest, and the button that takes it.
#[component]
fn ShorterWay(id: RecordId, shorter: Shorter) -> impl IntoView {
    let app = use_app();
    let names: Vec<String> = shorter.names.into_iter().map(t).collect();
    let order = shorter.order;
    view! {
        <Callout kind="info" title=t(shorter.words) text=names.join(" – ")>
            <button
                type="button"
                class="btn"
                on:click=tap(move || reorder(app, id, &order, words::REORDERED, button_id(0, false)))
            >
                {t(words::TAKE_ORDER)}
            </button>
        </Callout>
        <p class="muted small">{t(words::ORDER_NOTE)}</p>
    }
}

/// What those who came along say together: their own text, or a draft of the stops' notes.
#[component]
fn Summary(id: RecordId, summary: String, draft: Option<String>, inner: usize) -> impl IntoView {
    let app = use_app();
    let is_empty = summary.is_empty();
    let inner = u64::try_from(inner).unwrap_or(u64::MAX);
    let has_draft = draft.is_some();
    let button = draft.filter(|draft| *draft != summary).map(|draft| {
        let take = move || {
            let draft = draft.clone();
            let summarised = move |book: &_| Some(tours::summarised(book, id, draft));
            save(app, summarised, words::DRAFTED, "t-summary".to_owned());
        };
        let word = if is_empty { words::DRAFT } else { words::DRAFT_ANEW };
        view! {
            <button type="button" class="btn" on:click=tap(take)>
                {t(word)}
            </button>
        }
    });
    view! {
        <Section id="t-summary" title=t(labels::SUMMARY_SECTION)>
            {(!is_empty).then(|| view! { <p class="prose prose--note">{summary}</p> })}
            {(is_empty && !has_draft).then(|| view! { <p class="muted">{t(words::NO_DRAFT)}</p> })}
            {(inner != 0).then(|| view! { <p class="muted small">{t(words::inner(inner))}</p> })}
            {button}
        </Section>
    }
}

fn reorder(app: AppState, id: RecordId, order: &[usize], said: Message, focus: String) {
    let order = order.to_vec();
    save(app, move |book| tours::reordered(book, id, &order), said, focus);
}

/// Saves a change at once, with the way back, and gives the finger its place again.
fn save(
    app: AppState,
    change: impl FnOnce(&Book) -> Option<(Change, Change)> + 'static,
    said: Message,
    focus: String,
) {
    let changes = move |book: &_| {
        change(book).map_or_else(Default::default, |(change, undo)| (vec![change], vec![undo]))
    };
    at_once::work_out(app, changes, said, focus);
}
