//! Records that people call by name.

use crate::domain::book::Book;
use crate::domain::field::Field;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::place;
use crate::domain::record::Record;
use crate::domain::{
    action, agreement, contact, goal, photo, plan, project, provider, question, rule_set, tour,
    visit,
};

/// The field that holds what a record of `kind` is called.
pub const fn name_field(kind: Kind) -> Field<String> {
    match kind {
        Kind::Plan => plan::TITLE,
        Kind::Goal => goal::STATEMENT,
        Kind::Action => action::TITLE,
        Kind::Place => place::NAME,
        Kind::Provider => provider::NAME,
        Kind::Project => project::TITLE,
        Kind::Contact => contact::NAME,
        Kind::Photo => photo::CAPTION,
        Kind::RuleSet => rule_set::TITLE,
        Kind::Question => question::TEXT,
        Kind::Agreement => agreement::TITLE,
        Kind::Tour => tour::TITLE,
        Kind::Visit | Kind::Followup | Kind::Check | Kind::TaskMoved | Kind::Observation => {
            visit::TITLE
        }
    }
}

/// What a record is called by those who pick it.
pub fn name_of(record: &Record) -> &str {
    record.kind().map_or("", |kind| record.content().text(name_field(kind)))
}

/// The record of `kind` that people call `name`, whatever the case of letters.
pub fn find_by_name(book: &Book, kind: Kind, name: &str) -> Option<RecordId> {
    let wanted = name.trim().to_lowercase();
    let mut records = book.of_kind(kind);
    let found = records.find(|record| {
        let other_names = record.content().get(place::OTHER_NAMES).unwrap_or_default();
        name_of(record).to_lowercase() == wanted
            || other_names.iter().any(|it| it.to_lowercase() == wanted)
    });
    found.map(Record::id)
}
