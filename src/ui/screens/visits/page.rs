//! One visit: what was seen and said, and what came of it.

use leptos::prelude::*;

use crate::app::clock;
use crate::app::parcel::Parcel;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::moment;
use crate::domain::visit;
use crate::present::calendar_file;
use crate::present::forms::visit::is_asked;
use crate::present::titles::RecordLine;
use crate::present::visits;
use crate::present::visits::Previous;
use crate::present::words::Worded;
use crate::text::common;
use crate::text::followups_screen as calendar_words;
use crate::text::format;
use crate::text::visit_form as labels;
use crate::text::visits_screen as words;
use crate::ui::parts::Icon;
use crate::ui::parts::LongText;
use crate::ui::parts::RowLink;
use crate::ui::parts::Section;
use crate::ui::screens::OpenChoices;
use crate::ui::screens::Photos;
use crate::ui::screens::dialogue::QuestionsOf;
use crate::ui::screens::followups::FollowupList;
use crate::ui::screens::missing::MissingScreen;
use crate::ui::screens::record_page::RecordFooter;
use crate::ui::screens::taking::TakeFile;
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
    let title = t(shown.title);
    let kind = shown.kind.map(|kind| t(kind.word())).unwrap_or_default();
    let name = shown.day.map_or_else(|| "x".to_owned(), moment::write_day);
    let app = use_app();
    let calendar = Callback::new(move |()| {
        let events = app.book().with_untracked(|it| calendar_file::of_visit(it, id, language()));
        // The file's name says nothing of what was written.
        let text = calendar_file::text(&events, clock::utc());
        Parcel::of_text(t(words::calendar_name(name.as_str())), text)
    });
    let inventory = shown.provider.as_ref().or(shown.place.as_ref()).map(|line| line.id);
    // Nobody seeks support at a meeting, unless it is about a shop.
    let has_business = shown.provider.is_some() || is_asked(visit::PROVIDER.name(), shown.kind);
    let perspectives: Vec<String> = shown.perspectives.iter().map(|it| t(it.word())).collect();
    let perspectives = perspectives.join(", ");
    let distance = shown.distance.map_or_else(Default::default, |row| {
        let told = [Some(t(row.value)), row.origin.map(t), Some(row.detail)];
        let told: Vec<String> = told.into_iter().flatten().filter(|it| !it.is_empty()).collect();
        (t(row.label), told.join(", "))
    });
    let day = shown.day.map(|day| format::day_long(day, language())).unwrap_or_default();
    view! {
        <header class="card">
            <p class="card__kicker">{kind}</p>
            <h1 tabindex="-1">{title.clone()}</h1>
            <p class="card__meta">
                <span>{day}</span>
                {shown
                    .place
                    .map(|place| {
                        let href = Route::Show(Kind::Place, place.id).href();
                        view! { <a href=href>{t(place.title)}</a> }
                    })}
                {(!shown.municipality.is_empty()).then(|| view! { <span>{shown.municipality}</span> })}
            </p>
            <div class="btn-row">
                <a class="btn" href=Route::Edit(Kind::Visit, id).href()>
                    <Icon name="edit" />
                    {t(common::CHANGE)}
                </a>
                {inventory
                    .map(|id| {
                        view! {
                            <a class="btn" href=Route::Inventory(id).href()>
                                {t(words::INVENTORY)}
                            </a>
                        }
                    })}
                {has_business
                    .then(|| {
                        view! {
                            <a class="btn" href=Route::New(Kind::Check, Some(id)).href()>
                                <Icon name="check" />
                                {t(words::CHECK)}
                            </a>
                        }
                    })}
                <TakeFile
                    icon="calendar"
                    file=calendar
                    save=calendar_words::CALENDAR
                    done=calendar_words::CALENDAR_SAVED
                />
            </div>
        </header>
        <OpenChoices id />
        <QuestionsOf id kind=shown.kind />
        <LongText id="v-notes" title=t(labels::NOTES) text=shown.notes />
        <LongText id="v-changed" title=t(labels::CHANGED) text=shown.changed />
        <LongText id="v-conditions" title=t(labels::CONDITIONS) text=shown.conditions />
        <LongText id="v-ideas" title=t(labels::IDEAS) text=shown.ideas />
        <LongText id="v-eligibility" title=t(labels::ELIGIBILITY) text=shown.eligibility />
        <LongText id="v-mood" title=t(labels::MOOD) text=shown.mood />
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
        <Photos of=id />
        <Facts
            provider=shown.provider
            participants=shown.participants
            rest=vec![
                (t(labels::OPENING), shown.opening),
                (t(labels::STAFF), shown.staff),
                (
                    t(labels::TURNOVER_CLASS),
                    shown.turnover.map(|class| t(class.word())).unwrap_or_default(),
                ),
                distance,
                (t(labels::PERSPECTIVES), perspectives),
                (t(labels::NEXT_CONTACT), shown.next_contact.map(t).unwrap_or_default()),
                (
                    t(labels::NOTE_KIND),
                    shown.note_kind.map(|kind| t(kind.word())).unwrap_or_default(),
                ),
                (t(labels::CASE_NUMBER), shown.case_number),
                (
                    t(labels::SHARING),
                    shown.sharing.map(|sharing| t(sharing.word())).unwrap_or_default(),
                ),
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
        <RecordFooter kind=Kind::Visit id title />
    }
}

/// The shop, who took part, and what the note is; what is not filled in is
/// left out.
#[component]
fn Facts(
    provider: Option<RecordLine>,
    participants: Vec<String>,
    rest: Vec<(String, String)>,
) -> impl IntoView {
    let provider = provider.map(|line| {
        let href = Route::Show(Kind::Provider, line.id).href();
        (t(labels::PROVIDER), view! { <a href=href>{t(line.title)}</a> }.into_any())
    });
    let people = (!participants.is_empty()).then(|| {
        let list = participants.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
        (t(labels::PARTICIPANTS), view! { <ul role="list">{list}</ul> }.into_any())
    });
    let rest = rest
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, text)| (label, text.into_any()));
    let facts: Vec<(String, AnyView)> = provider.into_iter().chain(people).chain(rest).collect();
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
    // On paper a visit is handed to others, and that other one may not be for them.
    view! {
        <div class="no-print"><Section
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
        </Section></div>
    }
}
