//! The form for a question: what was asked, and what became of it.

use super::super::form::Form;
use super::super::form::Input;
use super::super::form::Row;
use super::super::form::Section;
use super::super::words::Worded;
use super::nothing_else;
use super::nothing_together;
use crate::domain::kind::Kind;
use crate::domain::question::QuestionState;
use crate::domain::question::Recurrence;
use crate::text::question_form as words;

pub const FORM: Form = Form {
    kind: Kind::Question,
    new_title: words::NEW,
    change_title: words::CHANGE,
    sections: &[Section {
        title: None,
        folded: false,
        rows: &[
            Row::new("text", words::TEXT, Input::Note { tall: false })
                .hint(words::TEXT_HINT)
                .required(words::TEXT_MISSING),
            Row::new("state", words::STATE, Input::Choice(QuestionState::WORDS)),
            Row::new("answer", words::ANSWER, Input::Note { tall: true }).hint(words::ANSWER_HINT),
            Row::new("recurrence", words::RECURRENCE, Input::Choice(Recurrence::WORDS))
                .hint(words::RECURRENCE_HINT),
            Row::new("place", words::PLACE, Input::Named(Kind::Place)),
            Row::new("visit", words::VISIT, Input::Pick(Kind::Visit)),
        ],
    }],
    check: nothing_together,
    also: nothing_else,
};
