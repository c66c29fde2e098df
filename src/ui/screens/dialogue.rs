//! The evening of a dialogue meeting: one field, Enter, next; and under each question three large
//! choices. Made for a school hall with one phone.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::app::AppState;
use crate::app::clock;
use crate::app::device;
use crate::app::page;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::dialogue::BEGUN;
use crate::domain::dialogue::asked;
use crate::domain::dialogue::decided;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::question::QuestionState;
use crate::domain::question::Recurrence;
use crate::domain::visit::VisitKind;
use crate::present::dialogue;
use crate::present::dialogue::Meeting;
use crate::present::dialogue::QuestionRow;
use crate::present::titles::RecordLine;
use crate::present::words::Worded;
use crate::text::Phrase;
use crate::text::dialogue_screen as words;
use crate::text::format;
use crate::text::value_words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Icon;
use crate::ui::parts::RowLink;
use crate::ui::parts::Section;
use crate::ui::screens::at_once;
use crate::ui::screens::missing::MissingScreen;
use crate::ui::screens::paper::PaperSheet;
use crate::ui::screens::paper::paper_buttons;
use crate::ui::words::language;
use crate::ui::words::t;

/// The field that questions are written in.
const FIELD: &str = BEGUN;

/// The questions of the meeting called `id`.
#[component]
pub fn QuestionsScreen(id: RecordId) -> impl IntoView {
    let app = use_app();
    let shown =
        Memo::new(move |_| app.book().with(|book| dialogue::meeting(book, id, clock::today())));
    let is_there = Memo::new(move |_| shown.with(Option::is_some));
    live(move || {
        if is_there.get() {
            view! { <Evening id shown /> }.into_any()
        } else {
            view! { <MissingScreen /> }.into_any()
        }
    })
}

/// The frame stays while questions come, so that the field keeps what is typed in it.
#[component]
fn Evening(id: RecordId, shown: Memo<Option<Meeting>>) -> impl IntoView {
    let part = move |of: fn(&Meeting) -> Vec<QuestionRow>| {
        Memo::new(move |_| shown.with(|it| it.as_ref().map(of).unwrap_or_default()))
    };
    let head = Memo::new(move |_| {
        shown.with(|it| it.as_ref().map(|it| (it.title.clone(), it.day, it.place.clone())))
    });
    let count = Memo::new(move |_| shown.with(|it| it.as_ref()?.count_words()));
    let carried = part(|it| it.carried.clone());
    let rows = part(|it| it.asked.clone());
    let standing = Memo::new(move |_| {
        shown.with(|it| it.as_ref().map(|it| it.standing.clone()).unwrap_or_default())
    });
    view! {
        <div class="no-print">
            {live(move || head.get().map(|head| view! { <Head head /> }))}
            <p role="status">{live(move || count.get().map(t))}</p>
            {live(move || {
                let rows = carried.get();
                (!rows.is_empty())
                    .then(|| {
                        view! {
                            <Section id="q-carried" title=t(words::CARRIED)>
                                <QuestionList meeting=id rows />
                            </Section>
                        }
                    })
            })}
            <AskField meeting=id />
            {live(move || {
                let texts: Vec<Phrase> = standing.get().into_iter().map(|it| it.text).collect();
                (!texts.is_empty()).then(|| view! { <StandingQuestions meeting=id texts /> })
            })}
            {live(move || {
                let rows = rows.get();
                (!rows.is_empty())
                    .then(|| {
                        view! {
                            <Section id="q-asked" title=t(words::ASKED)>
                                <QuestionList meeting=id rows />
                            </Section>
                        }
                    })
            })}
            {live(move || {
                shown
                    .get()
                    .filter(|it| it.rows().next().is_some())
                    .map(|it| {
                        view! {
                            <Section id="q-back" title=t(words::BACK)>
                                <p class="muted">{t(words::BACK_HINT)}</p>
                                {paper_buttons(&it.paper())}
                            </Section>
                        }
                    })
            })}
        </div>
        {live(move || shown.get().map(|it| view! { <PaperSheet paper=it.paper() /> }))}
    }
}

#[component]
fn Head(head: (Phrase, Option<NaiveDate>, Option<RecordLine>)) -> impl IntoView {
    let (title, day, place) = head;
    let day = day.map(|day| format::day_long(day, language()));
    view! {
        <header class="card">
            <p class="card__kicker">{t(words::KICKER)}</p>
            <h1 tabindex="-1">{t(title)}</h1>
            <p class="card__meta">
                {day.map(|day| view! { <span>{day}</span> })}
                {place
                    .map(|place| {
                        let href = Route::Show(Kind::Place, place.id).href();
                        view! { <a href=href>{t(place.title)}</a> }
                    })}
            </p>
        </header>
    }
}

/// One field; Enter saves the question, and the field is ready for the next.
#[component]
fn AskField(meeting: RecordId) -> impl IntoView {
    let app = use_app();
    // What somebody had begun when the phone was put away.
    let text = RwSignal::new(app.half_written(meeting, FIELD).unwrap_or_default());
    let is_missing = RwSignal::new(false);
    let ask = move || {
        let asked = text.get_untracked();
        if asked.trim().is_empty() {
            is_missing.set(true);
            page::focus_at_once(FIELD);
            return;
        }
        // At once, so that a quick thumb asks nothing twice; a failure puts it back.
        text.set(String::new());
        page::focus_at_once(FIELD);
        app.spawn(async move {
            if log(app, meeting, &asked, None).await {
                if app.half_written(meeting, FIELD).as_ref() == Some(&asked) {
                    app.forget_half_written(meeting, FIELD);
                }
            } else {
                // The screen may be gone, and then the text is kept as what was begun.
                let _gone = text.try_update(|now| {
                    if now.is_empty() {
                        *now = asked;
                    }
                });
            }
        });
    };
    let problem = Signal::derive(move || is_missing.get().then(|| t(words::MISSING)));
    view! {
        <form
            class="section form ask-line"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                ask();
            }
        >
            <crate::ui::parts::Field
                id=FIELD
                label=t(words::FIELD)
                hint=t(words::FIELD_HINT)
                problem
                let:ties
            >
                <input
                    class="field__input"
                    id=FIELD
                    type="text"
                    autocomplete="off"
                    enterkeyhint="done"
                    aria-invalid=ties.invalid
                    aria-describedby=ties.described
                    prop:value=text
                    on:input:target=move |event| {
                        let typed = event.target().value();
                        is_missing.set(false);
                        app.keep_half_written(meeting, FIELD, &typed);
                        text.set(typed);
                    }
                />
            </crate::ui::parts::Field>
            <button type="submit" class="btn btn--primary">
                <Icon name="add" />
                {t(words::ADD)}
            </button>
        </form>
    }
}

/// Saves a question; says whether it is kept.
async fn log(app: AppState, meeting: RecordId, text: &str, recurrence: Option<Recurrence>) -> bool {
    let id = device::new_id();
    let change = app.book().with_untracked(|book| asked(book, id, meeting, text, recurrence));
    let undo = vec![Change { id, kind: Kind::Question, edit: Edit::Delete }];
    at_once::save(app, vec![change], undo, words::ADDED, None).await
}

/// What is asked every time, or commonly: a tap takes it up.
#[component]
fn StandingQuestions(meeting: RecordId, texts: Vec<Phrase>) -> impl IntoView {
    let app = use_app();
    let buttons = texts
        .into_iter()
        .map(|text| {
            let text = t(text);
            let taken = text.clone();
            let take_up = move || {
                let text = taken.clone();
                app.spawn(async move {
                    log(app, meeting, &text, Some(Recurrence::EveryMeeting)).await;
                });
            };
            view! {
                <li>
                    <button type="button" class="btn btn--quiet" on:click=tap(take_up)>
                        <Icon name="add" />
                        {text}
                    </button>
                </li>
            }
        })
        .collect_view();
    view! {
        <Section id="q-standing" title=t(words::STANDING)>
            <ul class="questions__standing" role="list">
                {buttons}
            </ul>
        </Section>
    }
}

#[component]
fn QuestionList(meeting: RecordId, rows: Vec<QuestionRow>) -> impl IntoView {
    view! {
        <ul class="questions" role="list">
            {rows.into_iter().map(|row| view! { <QuestionLine meeting row /> }).collect_view()}
        </ul>
    }
}

#[component]
fn QuestionLine(meeting: RecordId, row: QuestionRow) -> impl IntoView {
    let app = use_app();
    let id = row.id;
    let name = format!("q-{id}");
    let asked_on = row.asked_on.map(|day| format::day_in_row(day, clock::today(), language()));
    let choices = QuestionState::ALL.iter().map(|&state| {
        let is_chosen = row.state == Some(state);
        let choose = move || decide(app, id, meeting, (!is_chosen).then_some(state), state);
        view! {
            <button
                type="button"
                class="btn"
                id=format!("q-{id}-{}", state.token())
                aria-pressed=if is_chosen { "true" } else { "false" }
                on:click=tap(choose)
            >
                {is_chosen.then(|| view! { <Icon name="check" /> })}
                {t(state.word())}
            </button>
        }
    });
    let change = if row.answer.is_empty() { words::WRITE_ANSWER } else { words::CHANGE };
    view! {
        <li class="questions__item">
            <p class="questions__text" id=name.clone()>
                {t(row.text.clone())}
            </p>
            {asked_on.map(|day| view! { <p class="muted small">{t(words::first_asked(day))}</p> })}
            {(!row.answer.is_empty()).then(|| view! { <p class="prose">{row.answer.clone()}</p> })}
            {row.news.map(|news| view! { <p class="muted small">{t(news)}</p> })}
            <div class="questions__choices" role="group" aria-labelledby=name>
                {choices.collect_view()}
            </div>
            <p class="questions__ways">
                <a
                    href=Route::Show(Kind::Question, id).href()
                    aria-label=t(words::named(t(change), row.text.clone()))
                >
                    {t(change)}
                </a>
                {row
                    .followup
                    .map(|promise| {
                        let href = Route::Show(Kind::Followup, promise).href();
                        view! {
                            <a href=href aria-label=t(words::named(t(words::PROMISE), row.text))>
                                {t(words::PROMISE)}
                            </a>
                        }
                    })}
            </p>
        </li>
    }
}

/// Saves what became of a question, and gives the finger its button back.
fn decide(
    app: AppState,
    id: RecordId,
    meeting: RecordId,
    state: Option<QuestionState>,
    tapped: QuestionState,
) {
    let said: Phrase = match state {
        Some(QuestionState::TakenAlong) => words::SAID_TAKEN_ALONG.into(),
        Some(state) => words::said(t(state.word())),
        None => words::SAID_CLEARED.into(),
    };
    let decide =
        move |book: &_| decided(book, id, meeting, state, clock::today(), device::new_id());
    at_once::work_out(app, decide, said, format!("q-{id}-{}", tapped.token()));
}

/// On the page of a meeting: how far its questions have come, and the way there.
#[component]
pub fn QuestionsOf(id: RecordId, kind: Option<VisitKind>) -> impl IntoView {
    let app = use_app();
    let shown = app.book().with_untracked(|book| dialogue::meeting(book, id, clock::today()));
    let shown = shown.filter(|it| kind == Some(VisitKind::DialogueMeeting) || !it.asked.is_empty());
    shown.map(|shown| {
        let count = shown.count_words().map_or_else(|| t(words::NONE), t);
        view! {
            <Section id="v-questions" title=t(words::SECTION)>
                <p class="muted">{count}</p>
                <div class="btn-row no-print">
                    <a class="btn btn--primary" href=Route::Questions(id).href()>
                        {t(words::OPEN)}
                    </a>
                </div>
            </Section>
        }
    })
}

/// On the page of a place: what was asked there and nobody has answered; nothing where all is.
#[component]
pub fn UnsettledOf(id: RecordId) -> impl IntoView {
    let app = use_app();
    let rows = app.book().with_untracked(|book| dialogue::unsettled(book, id, clock::today()));
    (!rows.is_empty()).then(|| {
        let lines = rows.into_iter().map(|row| {
            let asked_on = row.asked_on.map(|day| t(words::first_asked(t(value_words::day(day)))));
            let meta = asked_on.into_iter().chain(row.news.map(t)).collect::<Vec<_>>();
            view! {
                <li>
                    <RowLink
                        href=Route::Show(Kind::Question, row.id).href()
                        title=t(row.text)
                        meta=meta.join(" · ")
                    />
                </li>
            }
        });
        view! {
            <Section id="p-questions" title=t(words::UNSETTLED)>
                <ul class="row-list" role="list">
                    {lines.collect_view()}
                </ul>
            </Section>
        }
    })
}
