//! The form for a contact: a role first, a name only where it is needed.

use super::super::form::Fault;
use super::super::form::Form;
use super::super::form::Input;
use super::super::form::Row;
use super::super::form::Section;
use super::nothing_else;
use crate::domain::field::Content;
use crate::domain::kind::Kind;
use crate::text::contact_form as words;

pub const FORM: Form = Form {
    kind: Kind::Contact,
    new_title: words::NEW,
    change_title: words::CHANGE,
    sections: &[
        Section {
            title: None,
            folded: false,
            rows: &[
                Row::new("role", words::ROLE, Input::Line).hint(words::ROLE_HINT),
                Row::new("organisation", words::ORGANISATION, Input::Line),
                Row::new("name", words::NAME, Input::Line).hint(words::NAME_HINT),
                Row::new("phone", words::PHONE, Input::Telephone).hint(words::PHONE_HINT),
                Row::new("email", words::EMAIL, Input::Mail),
                Row::new("place", words::PLACE, Input::Named(Kind::Place)),
                Row::new("provider", words::PROVIDER, Input::Named(Kind::Provider)),
                Row::new("notes", words::NOTES, Input::Note { tall: false })
                    .hint(words::NOTES_HINT),
            ],
        },
        Section {
            title: Some(words::RETENTION_SECTION),
            folded: false,
            rows: &[
                Row::new("keep_until", words::KEEP_UNTIL, Input::Day).hint(words::KEEP_UNTIL_HINT)
            ],
        },
    ],
    check: role_organisation_or_name,
    also: nothing_else,
};

/// Nobody finds a contact again that has none of them.
fn role_organisation_or_name(content: &Content) -> Vec<Fault> {
    let has = |name| content.value(name).is_some();
    if has("role") || has("organisation") || has("name") {
        Vec::new()
    } else {
        vec![("role", words::ROLE_MISSING)]
    }
}
