//! One place: what to read two minutes before going in.

use leptos::prelude::*;

use super::ShowAll;
use super::alternatives::AlternativesOf;
use crate::app::clock;
use crate::app::route::Route;
use crate::domain::id::RecordId;
use crate::domain::inventory::Subject;
use crate::domain::kind::Kind;
use crate::present::checks::CheckRow;
use crate::present::place_page::PlacePage;
use crate::present::place_page::ProviderRow;
use crate::present::plan_page::ActionView;
use crate::present::titles::RecordLine;
use crate::present::validity::Validity;
use crate::present::visits::VisitRow;
use crate::present::words::Worded;
use crate::text::format;
use crate::text::places_screen as words;
use crate::ui::erased::live;
use crate::ui::parts::Icon;
use crate::ui::parts::LongText;
use crate::ui::parts::RowLink;
use crate::ui::parts::Section;
use crate::ui::parts::Status;
use crate::ui::screens::OpenChoices;
use crate::ui::screens::Photos;
use crate::ui::screens::agreements::AgreementsOf;
use crate::ui::screens::checks::CheckLine;
use crate::ui::screens::contacts::ContactsOf;
use crate::ui::screens::dialogue::UnsettledOf;
use crate::ui::screens::followups::FollowupList;
use crate::ui::screens::inventory::InventoryOf;
use crate::ui::screens::join::JoinedWith;
use crate::ui::screens::join::Twin;
use crate::ui::screens::record_page::RecordFooter;
use crate::ui::screens::visits::VisitList;
use crate::ui::words::language;
use crate::ui::words::t;

/// How many of the latest visits are shown at first.
const LATEST: usize = 5;

#[component]
pub fn PlaceFound(shown: PlacePage) -> impl IntoView {
    let id = shown.id;
    let other_names = shown.other_names.join(", ");
    let name = t(shown.name);
    view! {
        <Head
            id
            name=name.clone()
            has_position=shown.position.is_some()
            plan=shown.plan
            meta=[
                (!other_names.is_empty()).then(|| t(words::also_called(other_names))),
                (!shown.municipality.is_empty())
                    .then(|| t(words::municipality(shown.municipality.as_str()))),
                shown.status.map(|status| t(status.word())),
                shown.population.map(t),
                Some(t(shown.last_visit_words)),
            ]
        />
        <OpenChoices id />
        <Twin id />
        <Section
            id="p-followups"
            title=t(words::FOLLOWUPS)
            link=(Route::New(Kind::Followup, Some(id)).href(), t(words::NEW_FOLLOWUP))
        >
            {if shown.followups.is_empty() {
                view! { <p class="muted">{t(words::NO_FOLLOWUPS)}</p> }.into_any()
            } else {
                view! { <FollowupList rows=shown.followups /> }.into_any()
            }}
        </Section>
        <Providers place=id rows=shown.providers />
        <InventoryOf subject=Subject::Place(id) />
        <AlternativesOf id />
        <ContactsOf id rows=shown.contacts />
        <Visits visits=shown.visits />
        <Photos of=id />
        <UnsettledOf id />
        <AgreementsOf id />
        <Checks place=Some(id) checks=shown.checks />
        <Projects place=id projects=shown.projects />
        <Actions actions=shown.actions />
        <LongText id="p-notes" title=t(words::NOTES) text=shown.notes />
        <JoinedWith id />
        <RecordFooter kind=Kind::Place id title=name />
    }
}

#[component]
fn Head(
    id: RecordId,
    name: String,
    meta: [Option<String>; 5],
    /// The plan that names the place, and whether it holds.
    plan: Option<(RecordLine, Validity)>,
    has_position: bool,
) -> impl IntoView {
    view! {
        <header class="card">
            <p class="card__kicker">{t(words::KICKER)}</p>
            <h1 tabindex="-1">{name}</h1>
            <p class="card__meta">
                {meta.into_iter().flatten().map(|it| view! { <span>{it}</span> }).collect_view()}
            </p>
            {plan.map(named_in)}
            <div class="btn-row">
                <a class="btn btn--primary" href=Route::New(Kind::Visit, Some(id)).href()>
                    <Icon name="add" />
                    {t(words::NEW_VISIT)}
                </a>
                <a class="btn" href=Route::New(Kind::Check, Some(id)).href()>
                    <Icon name="check" />
                    {t(words::NEW_CHECK)}
                </a>
                <a class="btn" href=Route::Edit(Kind::Place, id).href()>
                    <Icon name="edit" />
                    {t(words::CHANGE_PLACE)}
                </a>
                {has_position
                    .then(|| {
                        view! {
                            <a class="btn" href=Route::MapAround(id).href()>
                                <Icon name="place" />
                                {t(words::ON_MAP)}
                            </a>
                        }
                    })}
            </div>
        </header>
    }
}

fn named_in((plan, validity): (RecordLine, Validity)) -> AnyView {
    let href = Route::Show(Kind::Plan, plan.id).href();
    view! {
        <p class="card__meta">
            <span>
                {t(words::IN_PLAN)} " " <a href=href>{t(plan.title)}</a> ", "
                {t(validity.words())}
            </span>
        </p>
    }
    .into_any()
}

#[component]
fn Providers(place: RecordId, rows: Vec<ProviderRow>) -> impl IntoView {
    view! {
        <Section
            id="p-providers"
            title=t(words::PROVIDERS)
            link=(Route::New(Kind::Provider, Some(place)).href(), t(words::NEW_PROVIDER))
        >
            {if rows.is_empty() {
                view! { <p class="muted">{t(words::NO_PROVIDERS)}</p> }.into_any()
            } else {
                let rows = rows
                    .into_iter()
                    .map(|row| {
                        view! {
                            <li>
                                <RowLink
                                    href=Route::Show(Kind::Provider, row.id).href()
                                    title=t(row.name.clone())
                                    meta=provider_meta(&row)
                                />
                            </li>
                        }
                    })
                    .collect_view();
                view! { <ul class="row-list" role="list">{rows}</ul> }.into_any()
            }}
        </Section>
    }
}

/// What it has, and when it is open.
fn provider_meta(row: &ProviderRow) -> String {
    let kinds = row.kinds.iter().map(|kind| t(kind.word())).collect::<Vec<_>>().join(", ");
    let parts = [kinds, row.opening.clone()];
    parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The latest visits, and all of them for those who ask.
#[component]
pub fn Visits(visits: Vec<VisitRow>) -> impl IntoView {
    let shows_all = RwSignal::new(visits.len() <= LATEST);
    let count = visits.len();
    let shown = move || {
        let few = if shows_all.get() { count } else { LATEST };
        visits.iter().take(few).cloned().collect::<Vec<_>>()
    };
    view! {
        <Section id="p-visits" title=t(words::VISITS)>
            {if count == 0 {
                view! { <p class="muted">{t(words::NO_VISITS)}</p> }.into_any()
            } else {
                live(move || view! { <VisitList visits=shown() chosen=None /> })
            }}
            {live(move || {
                (!shows_all.get())
                    .then(|| view! { <ShowAll count shows_all text=words::all_visits /> })
            })}
        </Section>
    }
}

/// Support checks, and the way to a new one where there is a place to make it from.
#[component]
pub fn Checks(place: Option<RecordId>, checks: Vec<CheckRow>) -> impl IntoView {
    let new = place.map(|id| (Route::New(Kind::Check, Some(id)).href(), t(words::NEW_CHECK)));
    let rows = checks
        .into_iter()
        .map(|row| view! { <li><CheckLine row is_chosen=false /></li> })
        .collect::<Vec<_>>();
    let list = if rows.is_empty() {
        view! { <p class="muted">{t(words::NO_CHECKS)}</p> }.into_any()
    } else {
        view! { <ul class="row-list" role="list">{rows}</ul> }.into_any()
    };
    view! {
        <section class="section" aria-labelledby="p-checks">
            <div class="section__head">
                <h2 id="p-checks">{t(words::CHECKS)}</h2>
                {new.map(|(href, text)| view! { <a href=href>{text}</a> })}
            </div>
            {list}
        </section>
    }
}

/// Village projects here; nothing where there are none.
#[component]
fn Projects(place: RecordId, projects: Vec<RecordLine>) -> impl IntoView {
    (!projects.is_empty()).then(|| {
        view! {
            <Section
                id="p-projects"
                title=t(words::PROJECTS)
                link=(Route::New(Kind::Project, Some(place)).href(), t(words::NEW_PROJECT))
            >
                <ul class="row-list" role="list">
                    {projects
                        .into_iter()
                        .map(|line| {
                            let href = Route::Show(Kind::Project, line.id).href();
                            view! { <li><RowLink href title=t(line.title) /></li> }
                        })
                        .collect_view()}
                </ul>
            </Section>
        }
    })
}

#[component]
fn Actions(actions: Vec<ActionView>) -> impl IntoView {
    (!actions.is_empty()).then(|| {
        view! {
            <Section id="p-actions" title=t(words::ACTIONS)>
                <ul class="row-list" role="list">
                    {actions
                        .into_iter()
                        .map(|action| view! { <li><ActionLine action /></li> })
                        .collect_view()}
                </ul>
            </Section>
        }
    })
}

#[component]
fn ActionLine(action: ActionView) -> impl IntoView {
    use crate::domain::action::ActionStatus;

    let kind = match action.status {
        _ if action.is_late() => "late",
        ActionStatus::NotStarted => "open",
        ActionStatus::Ongoing => "going",
        ActionStatus::Done | ActionStatus::Dropped => "done",
    };
    let text = if action.is_late() { t(action.when) } else { t(action.status.word()) };
    view! {
        <RowLink
            href=Route::Show(Kind::Action, action.id).href()
            title=t(action.title)
            aside=action.due.map(|day| format::day_in_row(day, clock::today(), language())).unwrap_or_default()
            meta=action.responsible
        >
            <Status kind text />
        </RowLink>
    }
}
