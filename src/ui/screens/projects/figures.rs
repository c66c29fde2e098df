//! What trips no longer made save, each figure with how it was worked out.

use leptos::prelude::*;

use crate::present::savings::Figure;
use crate::present::savings::Savings;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::projects_screen as words;
use crate::ui::words::t;

/// The heading over what the test phase saves.
pub fn test_title(months: Option<Phrase>) -> String {
    months.map_or_else(|| t(words::SAVED_TEST), |months| t(words::saved_test_months(months)))
}

fn labelled(savings: Savings) -> [(Message, Figure); 3] {
    [(words::CO2, savings.co2), (words::KM, savings.km), (words::HOURS, savings.hours)]
}

/// What stands under a figure: how it was worked out, and what is not in it.
fn basis(figure: &Figure) -> Vec<String> {
    let left_out = match figure {
        Figure::AtLeast { left_out, .. } => Some(left_out),
        Figure::Known { .. } | Figure::Unknown(_) => None,
    };
    figure.formula().into_iter().chain(left_out).map(|it| t(it.clone())).collect()
}

/// The three figures of a project, to be read across a room.
#[component]
pub fn BigFigures(savings: Savings) -> impl IntoView {
    view! {
        <div class="figure-list">
            {labelled(savings)
                .into_iter()
                .map(|(label, figure)| view! { <BigFigure label figure /> })
                .collect_view()}
        </div>
    }
}

#[component]
fn BigFigure(label: Message, figure: Figure) -> impl IntoView {
    let amount = t(figure.words().clone());
    let amount = match figure {
        Figure::Unknown(_) => view! { <p>{amount}</p> }.into_any(),
        Figure::Known { .. } | Figure::AtLeast { .. } => view! {
            <p class="figure-big__value">
                <span class="figure-big__number">{amount}</span>
            </p>
        }
        .into_any(),
    };
    let basis = basis(&figure);
    view! {
        <div class="figure-big">
            <h3 class="figure-big__label">{t(label)}</h3>
            {amount}
            {basis
                .into_iter()
                .map(|line| view! { <p class="figure-big__label">{line}</p> })
                .collect_view()}
        </div>
    }
}

/// The three figures of a task, as facts.
#[component]
pub fn FigureFacts(savings: Savings) -> impl IntoView {
    view! {
        <dl class="summary-list summary-list--tight">
            {labelled(savings)
                .into_iter()
                .map(|(label, figure)| {
                    let basis = basis(&figure);
                    view! {
                        <div>
                            <dt>{t(label)}</dt>
                            <dd>
                                <strong>{t(figure.words().clone())}</strong>
                                {basis
                                    .into_iter()
                                    .map(|line| {
                                        view! {
                                            <br />
                                            <span class="muted">{line}</span>
                                        }
                                    })
                                    .collect_view()}
                            </dd>
                        </div>
                    }
                })
                .collect_view()}
        </dl>
    }
}
