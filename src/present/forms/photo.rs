//! The form for what is said of a photo; the picture itself never changes.

use super::super::form::Form;
use super::super::form::Input;
use super::super::form::Row;
use super::super::form::Section;
use super::nothing_else;
use super::nothing_together;
use crate::domain::kind::Kind;
use crate::text::photo_form as words;

pub const FORM: Form = Form {
    kind: Kind::Photo,
    new_title: words::CHANGE,
    change_title: words::CHANGE,
    sections: &[Section {
        title: None,
        folded: false,
        rows: &[
            Row::new("caption", words::CAPTION, Input::Note { tall: false })
                .hint(words::CAPTION_HINT),
            Row::new("day", words::DAY, Input::Day),
            Row::new("of", words::OF, Input::Pick(Kind::Visit)).hint(words::OF_HINT),
        ],
    }],
    check: nothing_together,
    also: nothing_else,
};
