//! The goals of a plan in outline, each with its actions and how far they have come.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::page;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::action;
use crate::domain::action::ActionStatus;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::field::FieldValue;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::present::followups::Urgency;
use crate::present::plan_page::ActionView;
use crate::present::plan_page::GoalView;
use crate::present::words::Worded;
use crate::text::format;
use crate::text::plans_screen as words;
use crate::ui::erased::tap;
use crate::ui::parts::Empty;
use crate::ui::parts::Icon;
use crate::ui::parts::RowLink;
use crate::ui::parts::Section;
use crate::ui::parts::Status;
use crate::ui::words::language;
use crate::ui::words::t;

use super::page::NewGoal;

/// All goals of a plan.
#[component]
pub fn Goals(plan: RecordId, goals: Vec<GoalView>) -> impl IntoView {
    let is_empty = goals.is_empty();
    view! {
        <Section id="p-goals" title=t(words::GOALS)>
            {goals.into_iter().map(|goal| view! { <Goal goal /> }).collect_view()}
            {if is_empty {
                view! {
                    <Empty icon="plan" title=t(words::NO_GOALS) text=t(words::NO_GOALS_TEXT)>
                        <NewGoal plan />
                    </Empty>
                }
                    .into_any()
            } else {
                view! {
                    <div class="btn-row">
                        <NewGoal plan />
                    </div>
                }
                    .into_any()
            }}
        </Section>
    }
}

/// A goal with its own actions.
#[component]
fn Goal(goal: GoalView) -> impl IntoView {
    let heading = t(words::numbered(&goal.number, goal.statement));
    let progress = [Some(goal.progress.words()), goal.progress.late_words()];
    let under = [goal.priority_area].into_iter().filter(|it| !it.is_empty());
    let under = under.chain(progress.into_iter().flatten().map(t)).collect::<Vec<_>>();
    let is_empty = goal.actions.is_empty();
    view! {
        {if goal.depth == 0 {
            view! { <h3>{heading}</h3> }.into_any()
        } else {
            view! { <h4>{heading}</h4> }.into_any()
        }}
        <p class="small muted">{under.join(" · ")}</p>
        {if is_empty {
            view! { <p class="muted">{t(words::NO_ACTIONS)}</p> }.into_any()
        } else {
            view! {
                <ul class="row-list" role="list">
                    {goal
                        .actions
                        .into_iter()
                        .map(|action| view! { <ActionLine action /> })
                        .collect_view()}
                </ul>
            }
                .into_any()
        }}
        <GoalButtons id=goal.id number=goal.number />
    }
}

#[component]
fn GoalButtons(id: RecordId, number: String) -> impl IntoView {
    let under = t(words::under_goal(&number));
    let of = t(words::of_goal(&number));
    let hidden = |text: String| view! { <span class="visually-hidden">{text}</span> };
    view! {
        <div class="btn-row">
            <a class="btn" href=Route::New(Kind::Action, Some(id)).href()>
                <Icon name="add" />
                <span>{t(words::NEW_ACTION)} " " {hidden(under)}</span>
            </a>
            <a class="btn btn--quiet" href=Route::Edit(Kind::Goal, id).href()>
                <span>{t(words::CHANGE_GOAL)} " " {hidden(of)}</span>
            </a>
        </div>
    }
}

/// An action as a row, with a button that takes it one step on.
#[component]
fn ActionLine(action: ActionView) -> impl IntoView {
    let id = action.id;
    let what = t(action.title.clone());
    let (kind, state) = state_of(&action);
    let responsible =
        if action.responsible.is_empty() { t(words::NO_RESPONSIBLE) } else { action.responsible };
    let due = action.due.map(|day| t(words::due(format::day(day, language()))));
    let meta = [responsible].into_iter().chain(due).chain(action.places);
    let meta = meta.collect::<Vec<_>>().join(" · ");
    view! {
        <li id=element_id(id) tabindex="-1">
            <RowLink href=Route::Show(Kind::Action, id).href() title=what.clone() meta>
                <Status kind text=state />
            </RowLink>
            <NextStep id what status=action.status />
        </li>
    }
}

/// The state of an action in a shape and a word: lateness before all else.
fn state_of(action: &ActionView) -> (&'static str, String) {
    let word = t(action.status.word());
    match (action.status, action.urgency) {
        (ActionStatus::Done, _) => ("done", word),
        (ActionStatus::Dropped, _) => ("info", word),
        (_, Urgency::Late) => ("late", t(action.when.clone())),
        (_, Urgency::Soon) => ("soon", t(action.when.clone())),
        (ActionStatus::Ongoing, _) => ("going", word),
        (ActionStatus::NotStarted, _) => ("open", word),
    }
}

/// Begins an action, or ticks it off; nothing for one that is settled.
#[component]
fn NextStep(id: RecordId, what: String, status: ActionStatus) -> impl IntoView {
    let app = use_app();
    let step = match status {
        ActionStatus::NotStarted => {
            Some((ActionStatus::Ongoing, words::START, words::start_what(&what)))
        }
        ActionStatus::Ongoing => Some((ActionStatus::Done, words::DONE, words::done_what(&what))),
        ActionStatus::Done | ActionStatus::Dropped => None,
    };
    step.map(|(next, word, name)| {
        view! {
            <button
                type="button"
                class="btn btn--quiet"
                aria-label=t(name)
                on:click=tap(move || take_on(app, id, what.clone(), status, next))
            >
                {t(word)}
            </button>
        }
    })
}

/// Saves that an action is `next`, and offers to take it back.
fn take_on(app: AppState, id: RecordId, what: String, before: ActionStatus, next: ActionStatus) {
    app.spawn(async move {
        if app.save(vec![set_status(id, next)], &[]).await.is_ok() {
            let said = words::now(what, next.word());
            app.notify_with_undo(said, vec![set_status(id, before)]);
            // The list is drawn anew; the focus stays on the row.
            page::focus(&element_id(id));
        }
    });
}

fn set_status(id: RecordId, status: ActionStatus) -> Change {
    let edit = Edit::Set { field: action::STATUS.name(), value: Some(status.write()) };
    Change { id, kind: Kind::Action, edit }
}

fn element_id(id: RecordId) -> String {
    format!("action-{id}")
}
