//! One visit: what was seen and said, and what came of it.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::clock;
use crate::app::page;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::present::titles::RecordLine;
use crate::present::visits;
use crate::present::visits::Previous;
use crate::present::words::Worded;
use crate::text::common;
use crate::text::format;
use crate::text::visit_form as labels;
use crate::text::visits_screen as words;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::parts::Confirm;
use crate::ui::parts::Icon;
use crate::ui::parts::LongText;
use crate::ui::parts::RowLink;
use crate::ui::parts::Section;
use crate::ui::screens::followups::FollowupList;
use crate::ui::screens::missing::MissingScreen;
use crate::ui::words::language;
use crate::ui::words::t;

#[component]
pub fn VisitPage(id: RecordId) -> impl IntoView {
    let app = use_app();
    let shown =
        Memo::new(move |_| app.book().with(|book| visits::visit_page(book, id, clock::today())));
    move || match shown.get() {
        None => view! { <MissingScreen /> }.into_any(),
        Some(shown) => view! { <Found shown /> }.into_any(),
    }
}

#[component]
fn Found(shown: visits::VisitPage) -> impl IntoView {
    let id = shown.id;
    let kind = shown.kind.map(|kind| t(kind.word())).unwrap_or_default();
    let day = shown.day.map(|day| format::day_long(day, language())).unwrap_or_default();
    view! {
        <header class="card">
            <p class="card__kicker">{kind}</p>
            <h1 tabindex="-1">{t(shown.title)}</h1>
            <p class="card__meta">
                <span>{day}</span>
                {(!shown.municipality.is_empty()).then(|| view! { <span>{shown.municipality}</span> })}
            </p>
            <div class="btn-row">
                <a class="btn" href=Route::Edit(Kind::Visit, id).href()>
                    <Icon name="edit" />
                    {t(common::CHANGE)}
                </a>
                <a class="btn" href=Route::New(Kind::Check, Some(id)).href()>
                    <Icon name="check" />
                    {t(words::CHECK)}
                </a>
            </div>
        </header>
        {shown
            .has_open_choices
            .then(|| {
                view! {
                    <Callout kind="warning" text=t(words::OPEN_CHOICES)>
                        <a class="btn" href=Route::Choices.href()>
                            {t(words::CHOOSE)}
                        </a>
                    </Callout>
                }
            })}
        <LongText id="v-notes" title=t(labels::NOTES) text=shown.notes />
        <LongText id="v-changed" title=t(labels::CHANGED) text=shown.changed />
        <LongText id="v-conditions" title=t(labels::CONDITIONS) text=shown.conditions />
        <Section
            id="v-followups"
            title=t(labels::FOLLOWUPS_SECTION)
            link=(Route::New(Kind::Followup, Some(id)).href(), t(labels::ADD_FOLLOWUP))
        >
            {if shown.followups.is_empty() {
                view! { <p class="muted">{t(words::NO_FOLLOWUPS)}</p> }.into_any()
            } else {
                view! { <FollowupList rows=shown.followups /> }.into_any()
            }}
        </Section>
        <Facts
            place=shown.place
            provider=shown.provider
            participants=shown.participants
            rest=vec![
                (t(labels::NEXT_CONTACT), shown.next_contact.map(t).unwrap_or_default()),
                (
                    t(labels::NOTE_KIND),
                    shown.note_kind.map(|kind| t(kind.word())).unwrap_or_default(),
                ),
                (t(labels::CASE_NUMBER), shown.case_number),
                (t(labels::SHARED_WITH), shown.shared_with),
            ]
        />
        {(!shown.actions.is_empty())
            .then(|| {
                view! {
                    <Section id="v-actions" title=t(words::ACTIONS)>
                        <ul class="row-list" role="list">
                            {shown
                                .actions
                                .into_iter()
                                .map(|action| {
                                    let href = Route::Show(Kind::Action, action.id).href();
                                    view! { <li><RowLink href title=t(action.title) /></li> }
                                })
                                .collect_view()}
                        </ul>
                    </Section>
                }
            })}
        {shown.previous.map(|previous| view! { <PreviousVisit previous /> })}
        <Footer id />
    }
}

/// Where it was, who took part, and what the note is; what is not filled in is
/// left out.
#[component]
fn Facts(
    place: Option<RecordLine>,
    provider: Option<RecordLine>,
    participants: Vec<String>,
    rest: Vec<(String, String)>,
) -> impl IntoView {
    let linked = |label: String, line: Option<RecordLine>| {
        line.and_then(|line| {
            let href = Route::Show(line.kind?, line.id).href();
            let link = view! { <a href=href>{t(line.title)}</a> }.into_any();
            Some((label, link))
        })
    };
    let people = (!participants.is_empty()).then(|| {
        let list = participants.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
        (t(labels::PARTICIPANTS), view! { <ul role="list">{list}</ul> }.into_any())
    });
    let rest = rest
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, text)| (label, text.into_any()));
    let facts: Vec<(String, AnyView)> = linked(t(labels::PLACE), place)
        .into_iter()
        .chain(linked(t(labels::PROVIDER), provider))
        .chain(people)
        .chain(rest)
        .collect();
    (!facts.is_empty()).then(|| {
        view! {
            <Section id="v-facts" title=t(words::FACTS)>
                <dl class="summary-list">
                    {facts
                        .into_iter()
                        .map(|(label, value)| {
                            view! {
                                <div>
                                    <dt>{label}</dt>
                                    <dd>{value}</dd>
                                </div>
                            }
                        })
                        .collect_view()}
                </dl>
            </Section>
        }
    })
}

/// What was noted the last time somebody was there.
#[component]
fn PreviousVisit(previous: Previous) -> impl IntoView {
    view! {
        <Section
            id="v-previous"
            title=t(previous.heading)
            link=(Route::Show(Kind::Visit, previous.id).href(), t(words::OPEN_PREVIOUS))
        >
            {[previous.changed, previous.notes]
                .into_iter()
                .filter(|text| !text.is_empty())
                .map(|text| view! { <p class="prose prose--note">{text}</p> })
                .collect_view()}
            {(!previous.open_followups.is_empty())
                .then(|| view! { <FollowupList rows=previous.open_followups /> })}
        </Section>
    }
}

/// The history, and the way to the bin.
#[component]
fn Footer(id: RecordId) -> impl IntoView {
    let app = use_app();
    let asks = RwSignal::new(false);
    view! {
        <div class="btn-row">
            <a class="btn btn--quiet" href=Route::History(id).href()>
                <Icon name="clock" />
                {t(words::HISTORY)}
            </a>
            <button
                type="button"
                class="btn btn--quiet btn--danger"
                on:click=tap(move || asks.set(true))
            >
                <Icon name="delete" />
                {t(words::DELETE)}
            </button>
        </div>
        <Confirm
            is_open=asks
            title=t(words::DELETE_TITLE)
            text=t(words::DELETE_TEXT)
            yes=t(words::DELETE)
            no=t(words::KEEP)
            on_yes=move |()| delete(app, id)
        />
    }
}

fn delete(app: AppState, id: RecordId) {
    app.spawn(async move {
        let change = Change { id, kind: Kind::Visit, edit: Edit::Delete };
        if app.save(vec![change], &[]).await.is_ok() {
            app.notify(words::DELETED);
            page::go_instead(app, Route::List(Kind::Visit));
        }
    });
}
