//! The form for a goal.

use super::super::form::Form;
use super::super::form::Input;
use super::super::form::Row;
use super::super::form::Section;
use super::nothing_else;
use super::nothing_together;
use crate::domain::kind::Kind;
use crate::text::goal_form as words;

pub const FORM: Form = Form {
    kind: Kind::Goal,
    new_title: words::NEW,
    change_title: words::CHANGE,
    sections: &[
        Section {
            title: None,
            folded: false,
            rows: &[
                Row::new("statement", words::STATEMENT, Input::Note { tall: false })
                    .hint(words::STATEMENT_HINT)
                    .required(words::STATEMENT_MISSING),
                Row::new("plan", words::PLAN, Input::Pick(Kind::Plan))
                    .required(words::PLAN_MISSING),
            ],
        },
        Section {
            title: Some(words::MORE_SECTION),
            folded: true,
            rows: &[
                Row::new("parent", words::PARENT, Input::Pick(Kind::Goal)).hint(words::PARENT_HINT),
                Row::new("priority_area", words::PRIORITY_AREA, Input::Line),
            ],
        },
    ],
    check: nothing_together,
    also: nothing_else,
};
