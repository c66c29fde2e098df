//! The tasks that a project moved to the village, each with what it saves.

use leptos::prelude::*;

use crate::app::route::Route;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::present::projects::TaskView;
use crate::text::projects_screen as words;
use crate::text::task_form as labels;
use crate::ui::parts::Empty;
use crate::ui::parts::Icon;
use crate::ui::parts::Section;
use crate::ui::words::t;

use super::figures::FigureFacts;
use super::figures::test_title;

/// All tasks of a project.
#[component]
pub fn Tasks(project: RecordId, tasks: Vec<TaskView>) -> impl IntoView {
    let is_empty = tasks.is_empty();
    view! {
        <Section id="j-tasks" title=t(words::TASKS)>
            {is_empty
                .then(|| {
                    let href = Route::New(Kind::TaskMoved, Some(project)).href();
                    view! {
                        <Empty icon="car" title=t(words::NO_TASKS) text=t(words::NO_TASKS_TEXT)>
                            <a class="btn" href=href>
                                <Icon name="add" />
                                {t(words::NEW_TASK)}
                            </a>
                        </Empty>
                    }
                })}
            <ul role="list">
                {tasks.into_iter().map(|task| view! { <li><Task task /></li> }).collect_view()}
            </ul>
        </Section>
    }
}

#[component]
fn Task(task: TaskView) -> impl IntoView {
    let what = t(task.what);
    let facts = [
        (labels::CLIENT, task.client),
        (labels::BEFORE, task.done_by_before),
        (labels::NOW, task.done_by_now),
        (labels::PERIOD, task.period.map(t).unwrap_or_default()),
    ];
    let facts = facts.into_iter().filter(|(_, text)| !text.is_empty());
    let of_task = t(words::of_task(&what));
    view! {
        <article class="criterion">
            <h3>{what}</h3>
            <div class="criterion__body">
                <dl class="summary-list summary-list--tight">
                    {facts
                        .map(|(label, text)| {
                            view! {
                                <div>
                                    <dt>{t(label)}</dt>
                                    <dd>{text}</dd>
                                </div>
                            }
                        })
                        .collect_view()}
                </dl>
                <h4>{t(words::A_YEAR)}</h4>
                <FigureFacts savings=task.yearly />
                {task
                    .test
                    .map(|test| {
                        view! {
                            <h4>{test_title(test.months)}</h4>
                            <FigureFacts savings=test.savings />
                        }
                    })}
                {(!task.notes.is_empty())
                    .then(|| view! { <p class="prose prose--note small">{task.notes}</p> })}
            </div>
            <div class="btn-row">
                <a class="btn" href=Route::Edit(Kind::TaskMoved, task.id).href()>
                    <Icon name="edit" />
                    <span>
                        {t(words::CHANGE_TASK)} " " <span class="visually-hidden">{of_task}</span>
                    </span>
                </a>
            </div>
        </article>
    }
}
