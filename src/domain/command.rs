//! What a person may ask for, and what the book's records are after it.

use std::collections::BTreeSet;

use super::book::Book;
use super::check;
use super::field::Content;
use super::history::History;
use super::history::Stamp;
use super::id::RecordId;
use super::id::RevisionId;
use super::kind::Kind;
use super::order::gathered;
use super::record::Record;
use super::value::Value;

/// One thing asked for about one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub id: RecordId,
    pub kind: Kind,
    pub edit: Edit,
}

/// What is to happen to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Write `content`, by somebody who had seen `base`; a new record has none.
    Write {
        base: BTreeSet<RevisionId>,
        content: Content,
    },
    /// The same by somebody who came to decide what `field` is to hold.
    Decide {
        base: BTreeSet<RevisionId>,
        content: Content,
        field: String,
    },
    /// Set one field on what is there now: ticking off, changing a status.
    Set {
        field: &'static str,
        value: Option<Value>,
    },
    /// Settle an open choice about a field.
    Choose {
        field: String,
        value: Option<Value>,
    },
    /// Open a choice about a field again that was settled; nothing where the
    /// field was written since.
    Reopen {
        field: String,
    },
    /// Open the choice again between a deletion and an edit, if that was what
    /// was last settled.
    ReopenDeletion,
    Delete,
    Restore,
    /// Erase the record for good.
    Erase,
    /// Erase what `fields` hold and ever held; `content` is what the record says
    /// afterwards.
    EraseFields {
        fields: BTreeSet<String>,
        content: Content,
    },
}

impl Change {
    /// A change that makes a new record.
    pub fn new_record(id: RecordId, kind: Kind, content: Content) -> Self {
        Self { id, kind, edit: Edit::Write { base: BTreeSet::new(), content } }
    }
}

/// The records as they are after `changes`, in the order asked for; a record
/// changed twice comes once, with both changes. The book itself is as before.
pub fn decide(book: &Book, changes: Vec<Change>, stamp: &Stamp) -> Vec<Record> {
    let mut decided: Vec<Record> = Vec::new();
    for Change { id, kind, edit } in changes {
        let at = decided.iter().position(|record| record.id() == id);
        let before = match at {
            Some(at) => decided[at].clone(),
            None => book
                .get(id)
                .cloned()
                .unwrap_or_else(|| Record::new(id, kind.token().to_owned(), History::default())),
        };
        let after = before.changed(|history| apply(kind, history, edit, stamp));
        match at {
            Some(at) => decided[at] = after,
            None => decided.push(after),
        }
    }
    decided
}

fn apply(kind: Kind, history: &mut History, edit: Edit, stamp: &Stamp) {
    match edit {
        Edit::Write { base, content } => {
            let content = complete(kind, || seen(history, &base), content, stamp);
            history.write_on(stamp, base, content);
        }
        Edit::Decide { base, content, field } => {
            let content = complete(kind, || seen(history, &base), content, stamp);
            history.write_deciding(stamp, base, content, Some(&field));
        }
        Edit::Set { field, value } => {
            let before = history.outcome().content;
            if before.value(field) != value.as_ref() {
                let mut content = before.clone();
                content.set(field, value);
                history.write(stamp, complete(kind, || before, content, stamp));
            }
        }
        Edit::Choose { field, value } if kind == Kind::Check => {
            let before = history.outcome().content;
            let mut content = before.clone();
            content.set(&field, value);
            let content = complete(kind, || before, content, stamp);
            let heads = gathered(history.heads());
            history.write_deciding(stamp, heads, content, Some(&field));
        }
        Edit::Choose { field, value } => {
            history.choose(stamp, &field, value);
        }
        Edit::Reopen { field } => {
            history.reopen(stamp, &field);
        }
        Edit::ReopenDeletion => {
            history.reopen_deletion(stamp);
        }
        Edit::Delete => {
            history.delete(stamp);
        }
        Edit::Restore => {
            history.restore(stamp);
        }
        Edit::Erase => {
            history.erase(stamp);
        }
        Edit::EraseFields { fields, content } => {
            history.erase_fields(stamp, fields, content);
        }
    }
}

/// What somebody saw who had seen `base`.
fn seen(history: &History, base: &BTreeSet<RevisionId>) -> Content {
    history.as_of(base).outcome().content
}

/// `content` with what follows from it: a check says in the same save what came
/// out of its facts.
fn complete(
    kind: Kind,
    before: impl FnOnce() -> Content,
    content: Content,
    stamp: &Stamp,
) -> Content {
    if kind == Kind::Check {
        check::with_outcome(&before(), content, stamp.saved_at.date())
    } else {
        content
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDateTime;

    use super::*;
    use crate::domain::followup;
    use crate::domain::id::Writer;

    #[test]
    fn two_changes_of_one_record_give_it_once_with_both() {
        let id = RecordId::from_parts(1, [1; 10]);
        let stamp = Stamp {
            writer: Writer(1),
            saved_by: String::new(),
            saved_at: NaiveDateTime::default(),
        };
        let content = Content::default().with(followup::WHAT, "Ring ägaren".to_owned());
        let set = Edit::Set { field: "comment", value: Some(Value::Text("svarade".to_owned())) };
        let changes = vec![
            Change::new_record(id, Kind::Followup, content),
            Change { id, kind: Kind::Followup, edit: set },
        ];
        let decided = decide(&Book::default(), changes, &stamp);
        assert_eq!(decided.len(), 1);
        assert_eq!(decided[0].content().text(followup::WHAT), "Ring ägaren");
        assert_eq!(decided[0].content().text(followup::COMMENT), "svarade");
        assert_eq!(decided[0].history().heads().len(), 1);
    }
}
