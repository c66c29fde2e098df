//! The form for a follow-up.

use super::super::form::Form;
use super::super::form::Input;
use super::super::form::Row;
use super::super::form::Section;
use super::super::words::Worded;
use super::action::PARTY;
use super::nothing_else;
use super::nothing_together;
use crate::domain::followup::FollowupStatus;
use crate::domain::kind::Kind;
use crate::text::followup_form as words;

pub const FORM: Form = Form {
    kind: Kind::Followup,
    new_title: words::NEW,
    change_title: words::CHANGE,
    sections: &[Section {
        title: None,
        folded: false,
        rows: &[
            Row::new("what", words::WHAT, Input::Note { tall: false })
                .required(words::WHAT_MISSING),
            Row::new("owner", words::OWNER, Input::Group(PARTY)),
            Row::new("due", words::DUE, Input::Day),
            Row::new("status", words::STATUS, Input::Choice(FollowupStatus::WORDS)),
            Row::new("done_on", words::DONE_ON, Input::Day),
            Row::new("place", words::PLACE, Input::Named(Kind::Place)),
            Row::new("visit", words::VISIT, Input::Pick(Kind::Visit)),
            Row::new("action", words::ACTION, Input::Pick(Kind::Action)).hint(words::ACTION_HINT),
            Row::new("comment", words::COMMENT, Input::Note { tall: false }),
        ],
    }],
    check: nothing_together,
    also: nothing_else,
};
