//! What a rule set from a file is called and says of itself, for histories and choices. Nobody
//! types one in: it comes as a file.

use super::super::form::Form;
use super::super::form::Input;
use super::super::form::Row;
use super::super::form::Section;
use super::super::words::Worded;
use super::nothing_else;
use super::nothing_together;
use crate::domain::kind::Kind;
use crate::domain::rule::form::Form as Support;
use crate::text::rule_sets as words;

pub const FORM: Form = Form {
    kind: Kind::RuleSet,
    new_title: words::TITLE,
    change_title: words::TITLE,
    sections: &[Section {
        title: None,
        folded: false,
        rows: &[
            Row::new("title", words::NAME, Input::Line),
            Row::new(
                "rules",
                words::RULES,
                Input::Group(&[
                    Row::new("author", words::AUTHOR, Input::Line),
                    Row::new("written_on", words::WRITTEN_ON, Input::Day),
                    Row::new("source", words::SOURCE, Input::Line),
                    Row::new("forms", words::FORMS, Input::Choices(Support::WORDS)),
                    Row::new("county", words::COUNTY_CODE, Input::Line),
                    Row::new("text", words::FILE_TEXT, Input::Note { tall: true }),
                ]),
            ),
        ],
    }],
    check: nothing_together,
    also: nothing_else,
};
