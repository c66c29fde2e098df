//! Joining: two records that turn out to be about the same thing.
//!
//! Two people made the same place. One record says that it is the *same as* the
//! other; that is an ordinary field, so it merges, stands in the history and is
//! undone by clearing it. Nothing is moved: the book shows whoever links to the
//! joined record as linked to the one that stays ([`Standing`]), also what comes
//! in later from somebody who knows of no joining.
//!
//! # Which record stays
//!
//! The last one of a chain that is there. If that one is deleted or was never
//! sent here, the one before it stands for itself again, so that nothing becomes
//! unreachable because somebody deleted what others had joined with. Two who
//! join the same pair apart, each in their direction, make a ring: then the one
//! with the smallest id stays, on every phone.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::command::Change;
use super::command::Edit;
use super::field::Content;
use super::field::Field;
use super::field::Shape;
use super::id::RecordId;
use super::record::Record;
use super::value::Value;
use crate::domain::order::gathered;

/// The record that stays, of which this is another writing.
pub const SAME_AS: Field<RecordId> = Field::new("same_as");
/// Records that look like this one and are not: a person said so.
pub const NOT_SAME_AS: Field<Vec<RecordId>> = Field::new("not_same_as");

/// Which records stand for which.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// By joined record: the one that stays.
    stays: BTreeMap<RecordId, RecordId>,
    /// The same, as links are written.
    links: BTreeMap<String, String>,
}

impl Standing {
    /// Works it out from what each record `claims` to be the same as.
    pub fn of(
        claims: &BTreeMap<RecordId, RecordId>,
        records: &BTreeMap<RecordId, Arc<Record>>,
    ) -> Self {
        let there = |id: &RecordId| records.get(id).filter(|it| it.is_shown()).map(|_| *id);
        let next = |id: RecordId| {
            let target = claims.get(&id).and_then(|target| records.get(target))?;
            let is_alike = records.get(&id).is_some_and(|it| it.kind_name() == target.kind_name());
            is_alike.then(|| target.id())
        };
        // What stands for each record that was walked over: itself, another, or
        // nothing that is there.
        let mut found: BTreeMap<RecordId, Option<RecordId>> = BTreeMap::new();
        for &claimant in claims.keys() {
            let mut path: Vec<RecordId> = Vec::new();
            let mut walked = BTreeSet::new();
            let mut at = Some(claimant);
            while let Some(id) = at.filter(|id| !found.contains_key(id) && walked.insert(*id)) {
                path.push(id);
                at = next(id);
            }
            let mut standing = at.and_then(|id| found.get(&id).copied().flatten());
            if let Some(start) = at.and_then(|id| path.iter().position(|it| *it == id)) {
                let ring = path.split_off(start);
                standing = ring.iter().filter_map(there).min();
                found.extend(ring.into_iter().map(|id| (id, standing)));
            }
            for id in path.into_iter().rev() {
                standing = standing.or_else(|| there(&id));
                found.insert(id, standing);
            }
        }
        let stays: BTreeMap<RecordId, RecordId> = gathered(
            found.into_iter().filter_map(|(id, it)| it.filter(|it| *it != id).map(|it| (id, it))),
        );
        let links = stays.iter().map(|(joined, stays)| (joined.to_string(), stays.to_string()));
        Self { links: gathered(links), stays }
    }

    /// Whether nothing was joined.
    pub fn is_empty(&self) -> bool {
        self.stays.is_empty()
    }

    /// The record that stays in place of `id`, if it is joined.
    pub fn of_joined(&self, id: RecordId) -> Option<RecordId> {
        self.stays.get(&id).copied()
    }

    /// The records that `id` stands for, but for itself.
    pub fn joined_into(&self, id: RecordId) -> impl Iterator<Item = RecordId> {
        self.stays.iter().filter(move |(_, stays)| **stays == id).map(|(joined, _)| *joined)
    }

    /// The record as the book shows it, if that is another than it is itself:
    /// its links lead to those that stay, and a joined one is not there.
    pub fn shown(&self, record: &Record) -> Option<Record> {
        let content = self.content(record);
        let is_joined = record.is_shown() && self.stays.contains_key(&record.id());
        (is_joined || content.is_some()).then(|| record.seen_as(content, is_joined))
    }

    /// The record's content with its links led on, if any is.
    fn content(&self, record: &Record) -> Option<Content> {
        let mut led: Option<Content> = None;
        for field in record.kind()?.def().fields {
            let is_own = field.name == SAME_AS.name() || field.name == NOT_SAME_AS.name();
            let Some(value) = record.content().value(field.name).filter(|_| !is_own) else {
                continue;
            };
            let on = match field.shape {
                Shape::Link => self.link(value),
                Shape::List(Shape::Link) => self.list(value),
                _ => None,
            };
            if on.is_some() {
                led.get_or_insert_with(|| record.content().clone()).set(field.name, on);
            }
        }
        led
    }

    fn link(&self, value: &Value) -> Option<Value> {
        let Value::Text(link) = value else { return None };
        self.links.get(link).map(|stays| Value::Text(stays.clone()))
    }

    fn list(&self, value: &Value) -> Option<Value> {
        let Value::List(links) = value else { return None };
        if links.iter().all(|link| self.link(link).is_none()) {
            return None;
        }
        let mut led: Vec<Value> = Vec::new();
        for link in links {
            let link = self.link(link).unwrap_or_else(|| link.clone());
            if !led.contains(&link) {
                led.push(link);
            }
        }
        Some(Value::List(led))
    }
}

/// What joining takes, and what takes it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join {
    pub changes: Vec<Change>,
    pub undo: Vec<Change>,
}

/// Joins `goes` with `stays`, which gets what only the other one says. `None`
/// when they can't be joined: unlike kinds, or one and the same.
pub fn join(stays: &Record, goes: &Record) -> Option<Join> {
    let kind = stays.kind().filter(|kind| goes.kind() == Some(*kind) && stays.id() != goes.id())?;
    // As they are in their own histories, not as the book shows them.
    let (before, other) = (stays.history().outcome().content, goes.history().outcome().content);
    let mut content = before.clone();
    for (name, value) in other.fields() {
        if content.value(name).is_none() && name != SAME_AS.name() {
            content.set(name, Some(value.clone()));
        }
    }
    // Else the two would stand for each other.
    if content.get(SAME_AS) == Some(goes.id()) {
        content.set(SAME_AS.name(), None);
    }
    let same = Some(Value::Text(stays.id().to_string()));
    let set = |id, value| Change { id, kind, edit: Edit::Set { field: SAME_AS.name(), value } };
    let mut changes = vec![set(goes.id(), same)];
    let mut undo = vec![set(goes.id(), None)];
    if content != before {
        let defs = kind.def().fields.iter().map(|def| def.name);
        let filled = defs.filter(|name| before.value(name) != content.value(name));
        undo.extend(filled.map(|field| {
            let value = before.value(field).cloned();
            Change { id: stays.id(), kind, edit: Edit::Set { field, value } }
        }));
        let base = gathered(stays.history().heads());
        changes.push(Change { id: stays.id(), kind, edit: Edit::Write { base, content } });
    }
    Some(Join { changes, undo })
}

/// Says that two records that look alike are not the same, so that nobody asks again.
pub fn tell_apart(one: &Record, other: &Record) -> Option<Change> {
    let mut apart = one.content().get(NOT_SAME_AS).unwrap_or_default();
    apart.push(other.id());
    let links = apart.into_iter().map(|id| Value::Text(id.to_string()));
    let value = Some(Value::List(links.collect()));
    let edit = Edit::Set { field: NOT_SAME_AS.name(), value };
    Some(Change { id: one.id(), kind: one.kind()?, edit })
}

/// Whether somebody said that the two are not the same.
pub fn are_told_apart(one: &Record, other: &Record) -> bool {
    let says = |one: &Record, other: &Record| {
        one.content().get(NOT_SAME_AS).is_some_and(|apart| apart.contains(&other.id()))
    };
    says(one, other) || says(other, one)
}

#[cfg(test)]
mod tests;
