//! What of a record is searched: its own words, and the names of where it belongs.

use std::collections::BTreeSet;

use crate::domain::agreement;
use crate::domain::book::Book;
use crate::domain::check;
use crate::domain::contact;
use crate::domain::field::Field;
use crate::domain::field::FieldDef;
use crate::domain::field::Shape;
use crate::domain::followup;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::observation;
use crate::domain::order::gathered;
use crate::domain::photo;
use crate::domain::project;
use crate::domain::provider;
use crate::domain::question;
use crate::domain::record::Record;
use crate::domain::task_moved;
use crate::domain::value::Value;
use crate::domain::visit;
use crate::present::links::place_of;
use crate::present::links::provider_of;
use crate::present::titles;

/// Calls `visit` with each text that a person wrote in `record`. Days, links
/// and choices are no such texts.
pub fn each<'a>(record: &'a Record, visit: &mut impl FnMut(&'a str)) {
    let def = record.kind().map(Kind::def);
    for (name, value) in record.content().fields() {
        written(def.and_then(|def| def.field(name)), value, visit);
    }
}

/// Calls `visit` with each text that a person wrote in `value`, which `field` holds.
pub fn written<'a>(field: Option<&FieldDef>, value: &'a Value, visit: &mut impl FnMut(&'a str)) {
    match field {
        // Figures that look like somebody's telephone number now and then.
        Some(field) if field.name == photo::SHA256.name() => (),
        // The program's own words, not a person's.
        Some(field) if field.name == check::OUTCOME.name() => (),
        Some(field) => shaped(field.shape, value, visit),
        // A newer program's field may be anything; its links are told by their form.
        None => value.each_text(&mut |text| {
            if text.parse::<RecordId>().is_err() {
                visit(text);
            }
        }),
    }
}

fn shaped<'a>(shape: Shape, value: &'a Value, visit: &mut impl FnMut(&'a str)) {
    match (shape, value) {
        (Shape::Text, Value::Text(text)) => visit(text),
        (Shape::List(shape), Value::List(values)) => {
            for value in values {
                shaped(*shape, value, visit);
            }
        }
        (Shape::Group(parts), Value::Group(values)) => {
            for (name, value) in values {
                written(parts.iter().find(|part| part.name == name), value, visit);
            }
        }
        _ => (),
    }
}

/// Calls `visit` with the names of the place and the provider that `record`
/// belongs to.
pub fn each_lent(book: &Book, record: &Record, visit: &mut impl FnMut(&str)) {
    let name_of = |id: Option<RecordId>| {
        let lender = id.filter(|id| *id != record.id()).and_then(|id| book.shown(id))?;
        Some(titles::own_title(lender.kind()?, lender.content()))
    };
    name_of(place_of(book, record)).map(&mut *visit);
    name_of(provider_of(book, record)).map(visit);
}

/// The links along which names are lent, by the kind that has them.
const LENDING: &[(Kind, Field<RecordId>)] = &[
    (Kind::Provider, provider::PLACE),
    (Kind::Visit, visit::PLACE),
    (Kind::Visit, visit::PROVIDER),
    (Kind::Followup, followup::PLACE),
    (Kind::Followup, followup::VISIT),
    (Kind::Check, check::PLACE),
    (Kind::Check, check::PROVIDER),
    (Kind::Contact, contact::PLACE),
    (Kind::Contact, contact::PROVIDER),
    (Kind::Project, project::PLACE),
    (Kind::TaskMoved, task_moved::PROJECT),
    (Kind::Photo, photo::OF),
    (Kind::Observation, observation::PLACE),
    (Kind::Observation, observation::PROVIDER),
    (Kind::Question, question::PLACE),
    (Kind::Question, question::VISIT),
    (Kind::Agreement, agreement::PLACE),
    (Kind::Agreement, agreement::PROVIDER),
];

/// `ids` and all records that may bear the name of one of them.
pub fn named_after(book: &Book, ids: BTreeSet<RecordId>) -> BTreeSet<RecordId> {
    let lends = |record: &Record| {
        let kind = record.kind();
        matches!(kind, Some(Kind::Place | Kind::Provider | Kind::Visit | Kind::Project))
    };
    let changed = ids.iter().filter_map(|id| book.get(*id));
    // Links are texts; comparing them so saves reading each one.
    let mut lenders: BTreeSet<String> =
        gathered(changed.filter(|it| lends(it)).map(|it| it.id().to_string()));
    let mut named = ids;
    // From places to shops, to visits, to follow-ups: a few rounds.
    while !lenders.is_empty() {
        let mut next = BTreeSet::new();
        for record in book.all().filter(|record| bears_name_of(&lenders, record)) {
            if named.insert(record.id()) && lends(record) {
                next.insert(record.id().to_string());
            }
        }
        lenders = next;
    }
    named
}

fn bears_name_of(lenders: &BTreeSet<String>, record: &Record) -> bool {
    let kind = record.kind();
    let fields = LENDING.iter().filter(|it| Some(it.0) == kind);
    fields
        .map(|it| record.content().value(it.1.name()))
        .any(|value| matches!(value, Some(Value::Text(link)) if lenders.contains(link)))
}
