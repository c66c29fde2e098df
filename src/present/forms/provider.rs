//! The form for a provider: a shop, a fuel station, a service point.

use super::super::form::Form;
use super::super::form::Input;
use super::super::form::Row;
use super::super::form::Section;
use super::super::words::Worded;
use super::nothing_else;
use super::place;
use crate::domain::kind::Kind;
use crate::domain::provider::ProviderKind;
use crate::text::place_form as place_words;
use crate::text::provider_form as words;

pub const FORM: Form = Form {
    kind: Kind::Provider,
    new_title: words::NEW,
    change_title: words::CHANGE,
    sections: &[
        Section {
            title: None,
            folded: false,
            rows: &[
                Row::new("name", words::NAME, Input::Line)
                    .hint(words::NAME_HINT)
                    .required(words::NAME_MISSING),
                Row::new("place", words::PLACE, Input::Named(Kind::Place)),
                Row::new("kinds", words::KINDS, Input::Choices(ProviderKind::WORDS)),
                Row::new("opening", words::OPENING, Input::Note { tall: false })
                    .hint(words::OPENING_HINT),
                Row::new("notes", words::NOTES, Input::Note { tall: false }),
            ],
        },
        Section {
            title: Some(words::POSITION_SECTION),
            folded: true,
            rows: &[Row::new("position", place_words::POSITION, Input::Position(place::POSITION))
                .hint(words::POSITION_HINT)],
        },
    ],
    check: place::position_is_whole,
    also: nothing_else,
};
