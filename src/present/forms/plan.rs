//! The form for a plan, with its decision block.

use super::super::form::Form;
use super::super::form::Input;
use super::super::form::Row;
use super::super::form::Section;
use super::super::words::Worded;
use super::nothing_else;
use super::nothing_together;
use crate::domain::field::Content;
use crate::domain::kind::Kind;
use crate::domain::plan;
use crate::domain::plan::DecidingBody;
use crate::domain::plan::PlanKind;
use crate::domain::plan::PlanStatus;
use crate::text::plan_form as words;

pub const FORM: Form = Form {
    kind: Kind::Plan,
    new_title: words::NEW,
    change_title: words::CHANGE,
    sections: &[
        Section {
            title: None,
            folded: false,
            rows: &[
                Row::new("title", words::TITLE, Input::Line)
                    .hint(words::TITLE_HINT)
                    .required(words::TITLE_MISSING),
                Row::new("kind", words::KIND, Input::Choice(PlanKind::WORDS)),
                Row::new("municipality", words::MUNICIPALITY, Input::Line),
                Row::new("period", words::PERIOD, Input::Group(PERIOD)),
                Row::new("status", words::STATUS, Input::Choice(PlanStatus::WORDS)),
                Row::new("decision", words::DECISION, Input::Group(DECISION)),
                Row::new("vision", words::VISION, Input::Note { tall: false }),
            ],
        },
        Section {
            title: Some(words::MORE_SECTION),
            folded: true,
            rows: &[
                Row::new("organisation", words::ORGANISATION, Input::Line),
                Row::new("owner_unit", words::OWNER_UNIT, Input::Line).hint(words::OWNER_UNIT_HINT),
                Row::new("extended_until", words::EXTENDED_UNTIL, Input::Day)
                    .hint(words::EXTENDED_UNTIL_HINT),
                Row::new("next_revision", words::NEXT_REVISION, Input::Day),
                Row::new("cadence", words::CADENCE, Input::Line).hint(words::CADENCE_HINT),
                Row::new("replaces", words::REPLACES, Input::Pick(Kind::Plan)),
            ],
        },
    ],
    check: nothing_together,
    also: nothing_else,
};

/// From and to, as periods have them.
pub const PERIOD: &[Row] =
    &[Row::new("from", words::FROM, Input::Day), Row::new("to", words::TO, Input::Day)];

const DECISION: &[Row] = &[
    Row::new("body", words::BODY, Input::Choice(DecidingBody::WORDS)),
    Row::new("day", words::DECISION_DAY, Input::Day),
    Row::new("paragraph", words::PARAGRAPH, Input::Line).hint(words::PARAGRAPH_HINT),
    Row::new("reference", words::REFERENCE, Input::Line).hint(words::REFERENCE_HINT),
];

/// Most plans here are municipal.
pub fn start() -> Content {
    Content::default().with(plan::KIND, PlanKind::Municipal)
}
