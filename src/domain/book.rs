//! The book: all records of one device, and the ways to find them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::field::Field;
use super::id::RecordId;
use super::kind::Kind;
use super::record::Record;
use crate::domain::order::gathered;

/// All records, by id.
///
/// A copy is cheap: it shares the records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    records: BTreeMap<RecordId, Arc<Record>>,
}

impl Book {
    /// The record called `id`, also when it is deleted.
    pub fn get(&self, id: RecordId) -> Option<&Record> {
        self.records.get(&id).map(Arc::as_ref)
    }

    /// The record called `id`, if a person should see it.
    pub fn shown(&self, id: RecordId) -> Option<&Record> {
        self.get(id).filter(|record| record.is_shown())
    }

    /// Every record, also deleted ones and those of kinds not known here.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = &Record> {
        self.records.values().map(Arc::as_ref)
    }

    /// The records of `kind` that a person should see, oldest first.
    pub fn of_kind(&self, kind: Kind) -> impl DoubleEndedIterator<Item = &Record> {
        self.all().filter(move |record| record.is(kind))
    }

    /// The records of `kind` whose `field` links to `target`, oldest first.
    pub fn linked(
        &self,
        kind: Kind,
        field: Field<RecordId>,
        target: RecordId,
    ) -> impl DoubleEndedIterator<Item = &Record> {
        let target = target.to_string();
        self.of_kind(kind).filter(move |record| {
            matches!(record.content().value(field.name()),
                Some(super::value::Value::Text(text)) if *text == target)
        })
    }

    /// Puts `record` in, in place of what stood under its id.
    pub fn put(&mut self, record: Record) {
        self.records.insert(record.id(), Arc::new(record));
    }

    /// How many records there are, deleted ones too.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether nothing was ever entered.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }
}

impl FromIterator<Record> for Book {
    fn from_iter<I: IntoIterator<Item = Record>>(records: I) -> Self {
        Self { records: gathered(records.into_iter().map(|it| (it.id(), Arc::new(it)))) }
    }
}
