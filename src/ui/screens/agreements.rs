//! Agreements: the list, and the page of one with its duties to tick.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::clock;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::book::Book;
use crate::domain::command::Change;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::present::agreement_days::DayRow;
use crate::present::agreements;
use crate::present::agreements::AgreementPage;
use crate::present::agreements::AgreementRow;
use crate::present::agreements::Settled;
use crate::present::agreements::TermView;
use crate::present::words::Worded;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::agreement_form as labels;
use crate::text::agreements_screen as words;
use crate::text::common;
use crate::text::format;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Fact;
use crate::ui::parts::Icon;
use crate::ui::parts::LongText;
use crate::ui::parts::RowLink;
use crate::ui::parts::Section;
use crate::ui::parts::Status;
use crate::ui::screens::OpenChoices;
use crate::ui::screens::at_once;
use crate::ui::screens::missing::MissingScreen;
use crate::ui::screens::paper::PaperSheet;
use crate::ui::screens::paper::paper_buttons;
use crate::ui::screens::record_page;
use crate::ui::screens::record_page::ListWords;
use crate::ui::screens::record_page::RecordFooter;
use crate::ui::screens::today::shape_of;
use crate::ui::words::language;
use crate::ui::words::t;

/// The heading of the page of one.
const HEADING: &str = "a-title";

/// What the list is called, and says when it is empty.
const LIST: ListWords = ListWords {
    kind: Kind::Agreement,
    icon: "calendar",
    new: words::NEW,
    empty: words::EMPTY,
    empty_text: words::EMPTY_TEXT,
};

/// All agreements, and beside them the one that is chosen.
#[component]
pub fn AgreementsScreen(chosen: Option<RecordId>) -> impl IntoView {
    let app = use_app();
    let list = live(move || {
        let rows = app.book().with(|book| agreements::list(book, None, clock::today()));
        let rows = rows.into_iter().map(|row| {
            let is_chosen = chosen == Some(row.id);
            view! { <AgreementLine row is_chosen /> }.into_any()
        });
        record_page::rows(&LIST, rows.collect())
    });
    record_page::split(words::TITLE, list, chosen.map(page_of))
}

/// How many terms that wait for somebody stand open on the page; those before them are folded.
const OPEN_TERMS: usize = 3;

fn page_of(id: RecordId) -> AnyView {
    let app = use_app();
    // Stays as it is while a tick draws the page anew.
    let shows_older = RwSignal::new(false);
    let shown = Memo::new(move |_| {
        app.book().with(|book| agreements::agreement_page(book, id, clock::today()))
    });
    live(move || match shown.get() {
        None => view! { <MissingScreen /> }.into_any(),
        Some(shown) => view! { <Found shown shows_older /> }.into_any(),
    })
}

#[component]
fn AgreementLine(row: AgreementRow, #[prop(optional)] is_chosen: bool) -> impl IntoView {
    let kind = row.kind.map(|kind| t(kind.word()));
    let meta = kind.into_iter().chain(row.place).chain(row.period.map(t)).collect::<Vec<_>>();
    let next = row.next.map(|next| {
        view! { <Status kind=shape_of(next.urgency) text=t(next.what) /> }
    });
    view! {
        <RowLink
            href=Route::Show(Kind::Agreement, row.id).href()
            title=t(row.title)
            meta=meta.join(" · ")
            is_chosen
        >
            {next}
        </RowLink>
    }
}

/// The agreements of a place or a provider, and the way to a new one.
#[component]
pub fn AgreementsOf(id: RecordId) -> impl IntoView {
    let app = use_app();
    let rows = app.book().with(|book| agreements::list(book, Some(id), clock::today()));
    let is_empty = rows.is_empty();
    let lines = rows.into_iter().map(|row| view! { <li><AgreementLine row /></li> });
    view! {
        <Section
            id="s-agreements"
            title=t(words::TITLE)
            link=(Route::New(Kind::Agreement, Some(id)).href(), t(words::NEW))
        >
            {is_empty.then(|| view! { <p class="muted">{t(words::NONE_HERE)}</p> })}
            <ul class="row-list" role="list">
                {lines.collect_view()}
            </ul>
        </Section>
    }
}

#[component]
fn Found(mut shown: AgreementPage, shows_older: RwSignal<bool>) -> impl IntoView {
    let id = shown.row.id;
    let title = t(shown.row.title.clone());
    let paper = shown.paper();
    let buttons = paper_buttons(&paper);
    let kind = shown.row.kind.map(|kind| t(kind.word())).unwrap_or_default();
    let crisis = (shown.is_for_crises || !shown.crisis.is_empty()).then(|| {
        let missing: Vec<String> = shown.missing.iter().map(|it| t(*it)).collect();
        view! {
            <Section id="a-crisis" title=t(labels::CRISIS_SECTION)>
                {facts(shown.crisis)}
                {(!missing.is_empty())
                    .then(|| {
                        let missing = format!("{} {}", t(words::MISSING), missing.join(", "));
                        view! { <p class="muted">{missing}</p> }
                    })}
                {shown.is_tested.then(|| view! { <TestButton id /> })}
            </Section>
        }
    });
    let mut older = std::mem::take(&mut shown.open_terms);
    let latest = older.split_off(older.len().saturating_sub(OPEN_TERMS));
    let paper_hint = if shown.is_for_crises { words::PAPER_CRISIS_HINT } else { words::PAPER_HINT };
    let days = (!shown.days.is_empty()).then(|| {
        view! {
            <Section id="a-days" title=t(words::DAYS)>
                <ul class="row-list" role="list">
                    {shown.days.into_iter().map(|row| view! { <OwnDay row /> }).collect_view()}
                </ul>
            </Section>
        }
    });
    view! {
        <div class="no-print">
            <header class="card">
                <p class="card__kicker">{kind}</p>
                <h1 id=HEADING tabindex="-1">
                    {title.clone()}
                </h1>
                <p class="card__meta">
                    {[(Kind::Provider, shown.provider), (Kind::Place, shown.place)]
                        .into_iter()
                        .filter_map(|(kind, line)| Some((kind, line?)))
                        .map(|(kind, line)| {
                            let href = Route::Show(kind, line.id).href();
                            view! { <a href=href>{t(line.title)}</a> }
                        })
                        .collect_view()}
                </p>
                <div class="btn-row">
                    <a class="btn" href=Route::Edit(Kind::Agreement, id).href()>
                        <Icon name="edit" />
                        {t(common::CHANGE)}
                    </a>
                </div>
            </header>
            <OpenChoices id />
            {days}
            <LongText id="a-instructions" title=t(labels::INSTRUCTIONS) text=shown.instructions />
            {crisis}
            <LongText id="a-equipment" title=t(labels::EQUIPMENT) text=shown.equipment />
            <OlderTerms id terms=older shows_older />
            {latest.into_iter().map(|term| view! { <TermSection id term /> }).collect_view()}
            <Earlier terms=shown.earlier />
            {(!shown.facts.is_empty())
                .then(|| {
                    view! {
                        <Section id="a-facts" title=t(words::FACTS)>
                            {facts(shown.facts)}
                        </Section>
                    }
                })}
            <LongText id="a-notes" title=t(labels::NOTES) text=shown.notes />
            <Section id="a-paper" title=t(words::PAPER)>
                <p class="muted">{t(paper_hint)}</p>
                {buttons}
            </Section>
            <RecordFooter kind=Kind::Agreement id title />
        </div>
        <PaperSheet paper />
    }
}

/// A day of the agreement whose page this is.
#[component]
fn OwnDay(row: DayRow) -> impl IntoView {
    view! {
        <li>
            <div class="row">
                <span class="row__title">
                    <Status kind=shape_of(row.urgency) text=t(row.what) />
                </span>
                <span class="row__aside">
                    {format::day_in_row(row.day, clock::today(), language())}
                </span>
            </div>
        </li>
    }
}

fn facts(facts: Vec<(Message, Phrase)>) -> AnyView {
    let facts =
        facts.into_iter().map(|(what, value)| view! { <Fact what=t(what)>{t(value)}</Fact> });
    view! { <dl class="summary-list">{facts.collect_view()}</dl> }.into_any()
}

/// The duties of a quarter or a year, each ticked when it was kept.
#[component]
fn TermSection(id: RecordId, term: TermView) -> impl IntoView {
    let app = use_app();
    let quarter = term.term.quarter.unwrap_or_default();
    let element = format!("a-term-{}-{quarter}", term.term.year);
    let name = t(term.name.clone());
    let boxes = term.duties.iter().enumerate().map(|(at, duty)| {
        let (of, duty_name, is_kept) = (term.term.clone(), duty.name.clone(), duty.is_kept);
        let field = format!("{element}-{at}");
        let focus = field.clone();
        let tick = move |_| {
            let (of, duty) = (of.clone(), duty_name.clone());
            let ticked = move |book: &_| agreements::ticked(book, id, &of, &duty, !is_kept);
            save(app, ticked, focus.clone());
        };
        view! {
            <label class="choice">
                <input
                    class="choice__input"
                    type="checkbox"
                    id=field
                    prop:checked=duty.is_kept
                    on:change=tick
                />
                <span class="choice__text">{t(duty.word.clone())}</span>
            </label>
        }
    });
    let boxes = boxes.collect_view();
    let stays = term.stays;
    let settle = |what: Settled, word: Message, mark: &str| {
        let of = term.term.clone();
        let field = format!("{element}-{mark}");
        // A term that goes to the others of before leaves the next one under the finger.
        let focus = if stays { format!("{element}-paid") } else { HEADING.to_owned() };
        let settle = move || {
            let of = of.clone();
            save(app, move |book| agreements::settled(book, id, &of, what), focus.clone());
        };
        view! {
            <button type="button" class="btn" id=field on:click=tap(settle)>
                {t(word)}
            </button>
        }
        .into_any()
    };
    let buttons = if term.term.paid_on.is_some() {
        vec![settle(Settled::Open, words::NOT_PAID, "paid")]
    } else if term.term.is_waived {
        vec![settle(Settled::Open, words::TO_BE_PAID, "paid")]
    } else if term.is_due {
        vec![
            settle(Settled::Paid(clock::today()), words::PAID, "paid"),
            settle(Settled::Waived, words::NOTHING_TO_PAY, "waived"),
        ]
    } else {
        Vec::new()
    };
    view! {
        <div class="section" role="group" aria-label=name.clone()>
            <div class="section__head">
                <h2>{name.clone()}</h2>
            </div>
            <div class="choices">{boxes}</div>
            <p role="status">{t(term.sum)}</p>
            {term.settled.map(|settled| view! { <p class="muted">{t(settled)}</p> })}
            {(!buttons.is_empty()).then(|| view! { <div class="btn-row">{buttons}</div> })}
        </div>
    }
}

/// Terms that have waited for long, which would hide those that are of interest now.
#[component]
fn OlderTerms(id: RecordId, terms: Vec<TermView>, shows_older: RwSignal<bool>) -> impl IntoView {
    let count = u64::try_from(terms.len()).unwrap_or(u64::MAX);
    (count != 0).then(|| {
        view! {
            <details
                class="section"
                prop:open=shows_older.get_untracked()
                on:toggle:target=move |event| shows_older.set(event.target().open())
            >
                <summary>{t(words::older_terms(count))}</summary>
                {terms.into_iter().map(|term| view! { <TermSection id term /> }).collect_view()}
            </details>
        }
    })
}

#[component]
fn Earlier(terms: Vec<Phrase>) -> impl IntoView {
    (!terms.is_empty()).then(|| {
        view! {
            <Section id="a-earlier" title=t(words::EARLIER)>
                <ul role="list">
                    {terms.into_iter().map(|term| view! { <li>{t(term)}</li> }).collect_view()}
                </ul>
            </Section>
        }
    })
}

/// Notes that the reserve power was tested today.
#[component]
fn TestButton(id: RecordId) -> impl IntoView {
    let app = use_app();
    let test = move || {
        let tested = move |book: &_| agreements::tested(book, id, clock::today());
        at_once::work_out(app, tested, words::TESTED, "a-tested".to_owned());
    };
    view! {
        <button type="button" class="btn" id="a-tested" on:click=tap(test)>
            <Icon name="check" />
            {t(words::TEST)}
        </button>
    }
}

/// Saves a change at once, with the way back, and gives the finger its place again.
fn save(app: AppState, change: impl FnOnce(&Book) -> (Change, Change) + 'static, focus: String) {
    let change = move |book: &_| {
        let (change, undo) = change(book);
        (vec![change], vec![undo])
    };
    at_once::work_out(app, change, words::SAVED, focus);
}
