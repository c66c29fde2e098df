//! Who changed a record and when, newest first; and the way back to an earlier state.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use chrono::Timelike;

use crate::domain::book::Book;
use crate::domain::check;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::field::Content;
use crate::domain::history::Body;
use crate::domain::history::History;
use crate::domain::history::Revision;
use crate::domain::id::RecordId;
use crate::domain::id::RevisionId;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::order::gathered;
use crate::domain::photo;
use crate::domain::record::Record;
use crate::present::titles;
use crate::present::titles::RecordLine;
use crate::present::value_words;
use crate::present::value_words::ValueWords;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::format;
use crate::text::history_page as words;

/// The history of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryPage {
    pub line: RecordLine,
    /// Newest first, as far as the phones know of each other.
    pub entries: Vec<Entry>,
}

/// One saved state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub revision: RevisionId,
    pub what: Happening,
    pub saved: Saved,
    /// What it erased, a sentence for each field.
    pub erased: Vec<Phrase>,
    /// The fields that it changed, in the order they are asked for, and those of
    /// which what it said has been erased.
    pub changes: Vec<FieldChange>,
    /// Whether it is what the record is now.
    pub is_current: bool,
    /// Whether the record can be made what it was then.
    pub can_come_back: bool,
    /// What opens the choices again that it settled and that nothing has settled
    /// since; empty where it settled none.
    pub reopening: Vec<Change>,
}

/// Who saved something, and when by that phone's clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    pub by: Phrase,
    pub at: Phrase,
}

impl Saved {
    pub fn of(revision: &Revision) -> Self {
        let by = revision.saved_by.trim();
        let at = revision.saved_at;
        Self {
            by: if by.is_empty() { words::NOBODY.into() } else { Phrase::verbatim(by) },
            at: words::at(at.date(), format::clock(at.hour(), at.minute())),
        }
    }

    /// "Servicesamordnare, 14 mars 2017 14:02"
    pub fn words(&self) -> Phrase {
        words::saved(self.by.clone(), self.at.clone())
    }
}

/// What a field was, and what it became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    pub label: Phrase,
    pub before: ValueWords,
    pub after: ValueWords,
}

/// What a revision did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening {
    Created,
    Changed,
    /// Made one of several edits made apart.
    Joined,
    /// Took a choice back.
    Reopened,
    /// Saved, with nothing different from what was there.
    Untouched,
    Deleted,
    Restored,
    /// Fields of it were erased, and the rest stayed.
    FieldsErased,
    Erased,
}

impl Happening {
    pub fn word(self) -> Message {
        match self {
            Self::Created => words::CREATED,
            Self::Changed => words::CHANGED,
            Self::Joined => words::JOINED,
            Self::Reopened => words::REOPENED,
            Self::Untouched => words::UNTOUCHED,
            Self::Deleted => words::DELETED,
            Self::Restored => words::RESTORED,
            Self::FieldsErased => words::FIELDS_ERASED,
            Self::Erased => words::ERASED,
        }
    }
}

/// The history of the record called `id`, also when it is deleted; `None` when
/// there is no such record.
pub fn history_page(book: &Book, id: RecordId) -> Option<HistoryPage> {
    let record = book.get(id)?;
    let gone = Gone::of(record.history());
    let revisions = record.history().revisions().rev();
    let mut entries: Vec<Entry> =
        revisions.map(|(id, revision)| entry(book, record, &gone, id, revision)).collect();
    for (revision, change) in reopenings(record) {
        for entry in entries.iter_mut().filter(|entry| entry.revision == revision) {
            entry.reopening.push(change.clone());
        }
    }
    Some(HistoryPage { line: titles::line_of(book, record), entries })
}

/// The changes that make the record called `id` what it was in `revision`;
/// `None` when nothing is left of that.
///
/// Choices that are open are settled by it: what it then held is what somebody
/// wants.
pub fn taking_back(book: &Book, id: RecordId, revision: RevisionId) -> Option<Vec<Change>> {
    let record = book.get(id)?;
    let kind = record.kind()?;
    let mut content = record.history().revision(revision)?.body.content()?.clone();
    // What was erased is not there to come back; what stands now stays.
    for field in record.history().erased_of(revision) {
        let now = record.content().value(&field).cloned();
        content.set(&field, now);
    }
    let base: BTreeSet<RevisionId> = gathered(record.history().heads());
    let still_open = record
        .choices()
        .iter()
        .filter(|choice| content.value(&choice.field) == record.content().value(&choice.field))
        .map(|choice| Edit::Choose {
            field: choice.field.clone(),
            value: content.value(&choice.field).cloned(),
        })
        .collect::<Vec<_>>();
    let write = Edit::Write { base, content };
    let edits = std::iter::once(write).chain(still_open);
    Some(edits.map(|edit| Change { id, kind, edit }).collect())
}

/// The changes that open settled choices again, each with the revision that
/// settled it.
fn reopenings(record: &Record) -> Vec<(RevisionId, Change)> {
    let Some(kind) = record.kind() else { return Vec::new() };
    let (id, history) = (record.id(), record.history());
    let picks = history
        .picks()
        .into_iter()
        // Nobody picked what a check says; it followed from what they did.
        .filter(|(field, _)| kind != Kind::Check || !check::is_worked_out(field))
        .map(|(field, pick)| (pick.revision, Change { id, kind, edit: Edit::Reopen { field } }));
    let deletion = history.decided_a_deletion().then(|| {
        let last = history.heads().into_iter().last()?;
        Some((last, Change { id, kind, edit: Edit::ReopenDeletion }))
    });
    picks.chain(deletion.flatten()).collect()
}

/// What the revision called `id` changed, in the order the fields are asked for.
pub fn changes_in(book: &Book, record: &Record, id: RevisionId) -> Vec<FieldChange> {
    let Some(revision) = record.history().revision(id) else { return Vec::new() };
    changes(book, record, &Gone::of(record.history()), id, revision)
}

fn changes(
    book: &Book,
    record: &Record,
    gone: &Gone,
    id: RevisionId,
    revision: &Revision,
) -> Vec<FieldChange> {
    let Body::Alive(after) = &revision.body else { return Vec::new() };
    let before = before(record.history(), revision);
    let kind = record.kind();
    let mut names: BTreeSet<&str> = gathered(changed_fields(&before, after));
    names.extend(gone.from(id));
    let mut names: Vec<&str> = names.into_iter().collect();
    if kind == Some(Kind::Photo) {
        names.retain(|name| !photo::OF_THE_PICTURE.contains(name));
    }
    order::sort_by_key(&mut names, |name| (value_words::rank(kind, name), *name));
    let words = |content: &Content, is_gone: bool, name| match content.value(name) {
        None if is_gone => ValueWords::Erased,
        value => value_words::value_words(book, kind, name, value),
    };
    let was_gone = |name| revision.replaces.iter().any(|id| gone.is(*id, name));
    names
        .into_iter()
        .map(|name| FieldChange {
            label: value_words::label(kind, name),
            before: words(&before, was_gone(name) && !gone.is(id, name), name),
            after: words(after, gone.is(id, name), name),
        })
        .collect()
}

/// By revision, the fields whose value there an erasure took, or may have taken:
/// that there was one is forgotten with it.
struct Gone(BTreeMap<RevisionId, BTreeSet<String>>);

impl Gone {
    fn of(history: &History) -> Self {
        let has_any = history.revisions().any(|(_, it)| !it.erases.is_empty());
        let all = history.revisions().filter(|_| has_any);
        Self(gathered(all.map(|(id, _)| (id, history.erased_of(id)))))
    }

    fn from(&self, id: RevisionId) -> impl Iterator<Item = &str> {
        self.0.get(&id).into_iter().flatten().map(String::as_str)
    }

    fn is(&self, id: RevisionId, field: &str) -> bool {
        self.0.get(&id).is_some_and(|fields| fields.contains(field))
    }
}

/// What `revision` erased, a sentence for each field; never what it held.
fn erasures(record: &Record, revision: &Revision) -> Vec<Phrase> {
    let mut fields: Vec<&String> = revision.erases.iter().collect();
    order::sort_by_key(&mut fields, |name| (value_words::rank(record.kind(), name), *name));
    let who = revision.saved_by.trim();
    let when = Saved::of(revision).at;
    let said = |field: &String| {
        let label = value_words::label(record.kind(), field);
        match who {
            "" => words::field_erased_at(label, when.clone()),
            who => words::field_erased(label, who, when.clone()),
        }
    };
    fields.into_iter().map(said).collect()
}

fn entry(book: &Book, record: &Record, gone: &Gone, id: RevisionId, revision: &Revision) -> Entry {
    let history = record.history();
    let erased = erasures(record, revision);
    let is_reopening = erased.is_empty() && history.is_reopening(id);
    let changes = if is_reopening { Vec::new() } else { changes(book, record, gone, id, revision) };
    let replaced_a_deleted_one = revision.replaces.iter().any(|replaced| {
        history.revision(*replaced).is_some_and(|it| matches!(it.body, Body::Deleted(_)))
    });
    let what = match revision.body {
        Body::Erased => Happening::Erased,
        _ if !erased.is_empty() => Happening::FieldsErased,
        _ if is_reopening => Happening::Reopened,
        Body::Deleted(_) => Happening::Deleted,
        Body::Alive(_) if replaced_a_deleted_one => Happening::Restored,
        Body::Alive(_) if revision.replaces.is_empty() => Happening::Created,
        Body::Alive(_) if revision.replaces.len() > 1 => Happening::Joined,
        Body::Alive(_) if changes.is_empty() => Happening::Untouched,
        Body::Alive(_) => Happening::Changed,
    };
    let is_settled = record.is_shown() && !record.has_open_choices();
    let is_same = revision.body.content() == Some(record.content());
    Entry {
        revision: id,
        what,
        saved: Saved::of(revision),
        erased,
        changes,
        is_current: history.heads() == [id],
        can_come_back: record.kind().is_some()
            && revision.body.content().is_some()
            && !(is_settled && is_same),
        reopening: Vec::new(),
    }
}

/// What the one who saved `revision` had before them.
fn before(history: &History, revision: &Revision) -> Content {
    history.as_of(&revision.replaces).outcome().content
}

fn changed_fields<'a>(before: &'a Content, after: &'a Content) -> Vec<&'a str> {
    let filled = after.fields().filter(|(name, value)| before.value(name) != Some(*value));
    let cleared = before.fields().filter(|(name, _)| after.value(name).is_none());
    filled.chain(cleared).map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests;
