//! The form for an action: every action hangs on a goal.

use super::super::form::Fault;
use super::super::form::Form;
use super::super::form::Input;
use super::super::form::Number;
use super::super::form::Row;
use super::super::form::Section;
use super::super::words::Worded;
use super::nothing_else;
use crate::domain::action;
use crate::domain::action::ActionStatus;
use crate::domain::action::MunicipalityRole;
use crate::domain::action::Perspective;
use crate::domain::field::Content;
use crate::domain::kind::Kind;
use crate::text::action_form as words;
use crate::text::input;

pub const FORM: Form = Form {
    kind: Kind::Action,
    new_title: words::NEW,
    change_title: words::CHANGE,
    sections: &[
        Section {
            title: None,
            folded: false,
            rows: &[
                Row::new("title", words::TITLE, Input::Note { tall: false })
                    .hint(words::TITLE_HINT)
                    .required(words::TITLE_MISSING),
                Row::new("goal", words::GOAL, Input::Pick(Kind::Goal))
                    .hint(words::GOAL_HINT)
                    .required(words::GOAL_MISSING),
                Row::new("responsible", words::RESPONSIBLE, Input::Group(PARTY)),
                Row::new("start", words::START, Input::Day),
                Row::new("due", words::DUE, Input::Day),
                Row::new("status", words::STATUS, Input::Choice(ActionStatus::WORDS)),
                Row::new("expected_result", words::EXPECTED_RESULT, Input::Note { tall: false }),
            ],
        },
        Section {
            title: Some(words::MORE_SECTION),
            folded: true,
            rows: &[
                Row::new("service_owner", words::SERVICE_OWNER, Input::Line)
                    .hint(words::SERVICE_OWNER_HINT),
                Row::new(
                    "municipality_role",
                    words::MUNICIPALITY_ROLE,
                    Input::Choice(MunicipalityRole::WORDS),
                ),
                Row::new("partners", words::PARTNERS, Input::Line),
                Row::new("cost_kr", words::COST, Input::Number(Number::Kronor)),
                Row::new("financing", words::FINANCING, Input::Line),
                Row::new("perspectives", words::PERSPECTIVES, Input::Choices(Perspective::WORDS))
                    .hint(words::PERSPECTIVES_HINT),
                Row::new("target_groups", words::TARGET_GROUPS, Input::Line),
                Row::new("last_followed_up", words::LAST_FOLLOWED_UP, Input::Day),
                Row::new("source_visit", words::SOURCE_VISIT, Input::Pick(Kind::Visit)),
                Row::new("comment", words::COMMENT, Input::Note { tall: false }),
            ],
        },
    ],
    check: starts_before_it_is_due,
    also: nothing_else,
};

/// A role and an organisation.
pub const PARTY: &[Row] = &[
    Row::new("role", words::ROLE, Input::Line),
    Row::new("organisation", words::ORGANISATION, Input::Line),
];

fn starts_before_it_is_due(content: &Content) -> Vec<Fault> {
    match (content.get(action::START), content.get(action::DUE)) {
        (Some(start), Some(due)) if due < start => vec![("due", input::ENDS_BEFORE_START)],
        _ => Vec::new(),
    }
}
