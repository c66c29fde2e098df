//! The book: all records of one device, and the ways to find them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::field::Field;
use super::id::RecordId;
use super::join::SAME_AS;
use super::join::Standing;
use super::kind::Kind;
use super::record::Record;

/// All records, by id.
///
/// A copy is cheap: it shares the records.
#[derive(Clone, Debug, Default)]
pub struct Book {
    records: BTreeMap<RecordId, Arc<Record>>,
    /// What records say that they are the same as.
    claims: BTreeMap<RecordId, RecordId>,
    standing: Standing,
    /// Records that are seen otherwise than they are, since some are joined.
    seen: BTreeMap<RecordId, Arc<Record>>,
}

/// The rest follows from the records.
impl PartialEq for Book {
    fn eq(&self, other: &Self) -> bool {
        self.records == other.records
    }
}

impl Eq for Book {}

impl Book {
    /// The record called `id`, also when it is deleted or joined.
    pub fn get(&self, id: RecordId) -> Option<&Record> {
        self.seen.get(&id).or_else(|| self.records.get(&id)).map(Arc::as_ref)
    }

    /// The record called `id`, or that it is joined with, if a person should see it.
    pub fn shown(&self, id: RecordId) -> Option<&Record> {
        self.get(self.standing_for(id)).filter(|record| record.is_shown())
    }

    /// The record that stands for `id`: itself, but for a joined one.
    pub fn standing_for(&self, id: RecordId) -> RecordId {
        self.standing.of_joined(id).unwrap_or(id)
    }

    /// The records that are joined with `id` and not shown, oldest first.
    pub fn joined_into(&self, id: RecordId) -> impl Iterator<Item = &Record> {
        self.standing.joined_into(id).filter_map(|joined| self.get(joined))
    }

    /// Every record, also deleted ones and those of kinds not known here.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = &Record> {
        self.records.iter().map(|(id, record)| {
            let seen = if self.seen.is_empty() { None } else { self.seen.get(id) };
            seen.unwrap_or(record).as_ref()
        })
    }

    /// The records of `kind` that a person should see, oldest first.
    pub fn of_kind(&self, kind: Kind) -> impl DoubleEndedIterator<Item = &Record> {
        self.all().filter(move |record| record.is(kind))
    }

    /// The records of `kind` whose `field` links to `target`, or to what is
    /// joined with it, oldest first.
    pub fn linked(
        &self,
        kind: Kind,
        field: Field<RecordId>,
        target: RecordId,
    ) -> impl DoubleEndedIterator<Item = &Record> {
        let target = self.standing_for(target).to_string();
        self.of_kind(kind).filter(move |record| {
            matches!(record.content().value(field.name()),
                Some(super::value::Value::Text(text)) if *text == target)
        })
    }

    /// Puts `record` in, in place of what stood under its id.
    pub fn put(&mut self, record: Record) {
        self.put_all([record]);
    }

    /// Puts `records` in. Many at once are quicker so than one by one.
    pub fn put_all(&mut self, records: impl IntoIterator<Item = Record>) {
        let mut put = Vec::new();
        for record in records {
            let id = record.id();
            match record.content().get(SAME_AS).filter(|it| *it != id) {
                Some(same) => drop(self.claims.insert(id, same)),
                None => drop(self.claims.remove(&id)),
            }
            self.records.insert(id, Arc::new(record));
            put.push(id);
        }
        let standing = Standing::of(&self.claims, &self.records);
        if standing == self.standing {
            for id in put {
                self.see(id);
            }
        } else {
            self.standing = standing;
            self.seen.clear();
            let all: Vec<RecordId> = self.records.keys().copied().collect();
            for id in all {
                self.see(id);
            }
        }
    }

    fn see(&mut self, id: RecordId) {
        if self.standing.is_empty() {
            return;
        }
        match self.standing.shown(&self.records[&id]) {
            Some(seen) => drop(self.seen.insert(id, Arc::new(seen))),
            None => drop(self.seen.remove(&id)),
        }
    }

    /// The records as they are in their own histories, which is how they are kept.
    pub fn into_records(self) -> Vec<Record> {
        self.records.into_values().map(Arc::unwrap_or_clone).collect()
    }

    /// Takes the records called `ids` out, as if they had never been here.
    pub fn remove_all(&mut self, ids: impl IntoIterator<Item = RecordId>) {
        for id in ids {
            self.records.remove(&id);
            self.claims.remove(&id);
            self.seen.remove(&id);
        }
        // What was joined with them stands for itself again.
        self.put_all([]);
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
        let mut book = Self::default();
        book.put_all(records);
        book
    }
}
