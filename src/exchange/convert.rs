//! Between the newest format and the domain, with every check that a file from
//! a stranger needs.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::Damage;
use super::ReadError;
use super::limits::MAX_COUNTER_LEAD;
use super::limits::MAX_DEPTH;
use super::limits::MAX_FIELDS;
use super::limits::MAX_REVISIONS;
use super::limits::MAX_TEXT_BYTES;
use super::v1;
use crate::domain::field::Content;
use crate::domain::history::Body;
use crate::domain::history::History;
use crate::domain::history::Revision;
use crate::domain::id::RecordId;
use crate::domain::id::RevisionId;
use crate::domain::moment;
use crate::domain::order::gathered;
use crate::domain::record::Record;
use crate::domain::value::Members;
use crate::domain::value::Value;

/// A stranger's record, if it is sound, whole, and holds no more than it may.
pub fn strange_record(it: v1::Record) -> Result<Record, ReadError> {
    check_limits(&it).map_err(ReadError::Damaged)?;
    let record = record(it)?;
    if let Some(missing) = record.history().missing() {
        return Err(ReadError::Damaged(Damage::Missing { record: record.id(), missing }));
    }
    // Every step of an honest counter left a revision; a number near the end of
    // all numbers would leave the next edit none.
    let last = record.history().revisions().next_back().map_or(0, |(id, _)| id.counter as usize);
    if record.history().revisions().count() + MAX_COUNTER_LEAD < last {
        return Err(ReadError::Damaged(Damage::Counter { record: record.id() }));
    }
    Ok(record)
}

/// The record, if it is sound. How much it may hold is asked of strangers' files
/// only: a book must never be closed by what it took in itself.
pub fn record(it: v1::Record) -> Result<Record, ReadError> {
    let v1::Record { id, kind, revisions } = it;
    let id = id.parse().map_err(|_id| ReadError::Damaged(Damage::RecordId))?;
    history(id, &kind, revisions)
        .map(|history| Record::new(id, kind, history))
        .map_err(ReadError::Damaged)
}

fn history(record: RecordId, kind: &str, revisions: Vec<v1::Revision>) -> Result<History, Damage> {
    if revisions.is_empty() {
        return Err(Damage::NoRevision { record });
    }
    let mut read = BTreeMap::new();
    for it in revisions {
        let name = it.id.clone();
        let id = revision_id(record, &name)?;
        if read.insert(id, Arc::new(revision(record, kind, it)?)).is_some() {
            return Err(Damage::TwiceTheSame { record, revision: name });
        }
    }
    History::from_revisions(read).map_err(|unsound| Damage::Unsound(unsound, record))
}

fn revision(record: RecordId, kind: &str, it: v1::Revision) -> Result<Revision, Damage> {
    let v1::Revision { at, by, deleted, erased, erases, fields, id, leaves_open, replaces, extra } =
        it;
    let saved_at = moment::read_moment(&at).ok_or(Damage::SavedAt { record, revision: id })?;
    check_shapes(record, kind, &fields)?;
    let content = Content::from(fields);
    Ok(Revision {
        replaces: replaces
            .iter()
            .map(|name| revision_id(record, name))
            .collect::<Result<BTreeSet<_>, _>>()?,
        leaves_open: gathered(leaves_open),
        erases: gathered(erases),
        saved_by: by,
        saved_at,
        body: match (erased, deleted) {
            (true, _) => Body::Erased,
            (false, true) => Body::Deleted(content),
            (false, false) => Body::Alive(content),
        },
        extra,
    })
}

fn revision_id(record: RecordId, name: &str) -> Result<RevisionId, Damage> {
    name.parse().map_err(|_id| Damage::RevisionId { record })
}

fn check_limits(it: &v1::Record) -> Result<(), Damage> {
    let record = it.id.parse().map_err(|_id| Damage::RecordId)?;
    let is_revision_within = |it: &v1::Revision| {
        it.by.len() <= MAX_TEXT_BYTES
            && it.fields.len() + it.extra.len() <= MAX_FIELDS
            && it.fields.values().chain(it.extra.values()).all(|value| is_within(value, MAX_DEPTH))
    };
    let within = it.revisions.len() <= MAX_REVISIONS && it.revisions.iter().all(is_revision_within);
    if within { Ok(()) } else { Err(Damage::Limit { record }) }
}

fn is_within(value: &Value, depth: usize) -> bool {
    match value {
        Value::Text(text) => text.len() <= MAX_TEXT_BYTES,
        Value::Whole(_) | Value::Flag(_) | Value::Foreign(_) => true,
        Value::List(values) => 0 < depth && values.iter().all(|it| is_within(it, depth - 1)),
        Value::Group(parts) => 0 < depth && parts.values().all(|it| is_within(it, depth - 1)),
    }
}

/// Fields that this program knows must hold what it expects of them.
fn check_shapes(record: RecordId, kind: &str, fields: &Members) -> Result<(), Damage> {
    let Some(kind) = Record::known_kind(kind) else { return Ok(()) };
    let wrong = kind
        .def()
        .fields
        .iter()
        .find(|def| fields.get(def.name).is_some_and(|value| !def.shape.fits(value)));
    match wrong {
        None => Ok(()),
        Some(def) => Err(Damage::Field { record, field: def.name.to_owned() }),
    }
}

/// The record as the newest format writes it.
pub fn record_v1(record: &Record) -> v1::Record {
    v1::Record {
        id: record.id().to_string(),
        kind: record.kind_name().to_owned(),
        revisions: record.history().revisions().map(|(id, it)| revision_v1(id, it)).collect(),
    }
}

fn revision_v1(id: RevisionId, revision: &Revision) -> v1::Revision {
    let fields = revision.body.content().into_iter().flat_map(Content::fields);
    v1::Revision {
        at: moment::write_moment(revision.saved_at),
        by: revision.saved_by.clone(),
        deleted: matches!(revision.body, Body::Deleted(_)),
        erased: revision.body == Body::Erased,
        erases: revision.erases.iter().cloned().collect(),
        fields: gathered(fields.map(|(name, value)| (name.to_owned(), value.clone()))),
        id: id.to_string(),
        leaves_open: revision.leaves_open.iter().cloned().collect(),
        replaces: revision.replaces.iter().map(ToString::to_string).collect(),
        extra: revision.extra.clone(),
    }
}
