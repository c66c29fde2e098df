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
use crate::present::links::place_of;

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
    called(book, kind, name).next().map(Record::id)
}

/// The provider in `place` that people call `name`, or one that nobody has said the place of. Many
/// villages have a shop that is just called the shop: one that is elsewhere is another. `place` is
/// `None` for one that is not in the book yet.
pub fn find_provider_at(book: &Book, place: Option<RecordId>, name: &str) -> Option<RecordId> {
    let found: Vec<&Record> = called(book, Kind::Provider, name).collect();
    let in_place = |wanted: Option<RecordId>| {
        found.iter().find(|it| place_of(book, it) == wanted).map(|it| it.id())
    };
    place.and_then(|it| in_place(Some(it))).or_else(|| in_place(None))
}

fn called<'a>(book: &'a Book, kind: Kind, name: &str) -> impl Iterator<Item = &'a Record> {
    let wanted = name.trim().to_lowercase();
    book.of_kind(kind).filter(move |record| {
        let other_names = record.content().get(place::OTHER_NAMES).unwrap_or_default();
        name_of(record).to_lowercase() == wanted
            || other_names.iter().any(|it| it.to_lowercase() == wanted)
    })
}
