//! What people are still typing, kept through a kill.
//!
//! A draft is written to two places: to localStorage at once, since a page that
//! is being hidden gets no time for more, and to the database a moment later,
//! since a browser that is killed may not have put localStorage on disk yet.
//! The newer of the two counts.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use serde::Deserialize;
use serde::Serialize;

use super::local;
use crate::domain::id::RecordId;
use crate::domain::id::RevisionId;
use crate::domain::kind::Kind;
use crate::domain::order::gathered;
use crate::domain::record::Record;

/// A form that was begun and not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub id: RecordId,
    pub kind: Kind,
    /// What its author had seen of the record; nothing of a new one.
    pub base: BTreeSet<RevisionId>,
    /// What stands in the fields, by path.
    pub typed: Vec<(String, String)>,
    /// Milliseconds since 1970.
    pub typed_at: u64,
}

#[derive(Serialize, Deserialize)]
struct Row {
    kind: String,
    base: Vec<String>,
    typed: BTreeMap<String, String>,
    typed_at: u64,
}

/// The draft as text.
pub fn write(draft: &Draft) -> String {
    let row = Row {
        kind: draft.kind.token().to_owned(),
        base: draft.base.iter().map(ToString::to_string).collect(),
        typed: gathered(draft.typed.iter().cloned()),
        typed_at: draft.typed_at,
    };
    serde_json::to_string(&row).expect("texts and numbers can always be written")
}

/// The draft of the record called `key`, if the text is one.
pub fn read(key: &str, text: &str) -> Option<Draft> {
    let row: Row = serde_json::from_str(text).ok()?;
    Some(Draft {
        id: key.parse().ok()?,
        kind: Record::known_kind(&row.kind)?,
        base: row.base.iter().map(|id| id.parse().ok()).collect::<Option<_>>()?,
        typed: row.typed.into_iter().collect(),
        typed_at: row.typed_at,
    })
}

/// The draft journal in localStorage; one for each book.
#[derive(Clone, Debug)]
pub struct Journal {
    prefix: String,
}

impl Journal {
    /// The journal of the book whose database is called `database`.
    pub fn of(database: &str) -> Self {
        Self { prefix: format!("{database}.draft.") }
    }

    /// Keeps a draft. Says whether the browser took it.
    pub fn put(&self, draft: &Draft) -> bool {
        local::set(&self.key(draft.id), &write(draft))
    }

    pub fn remove(&self, id: RecordId) {
        local::remove(&self.key(id));
    }

    /// All drafts in it.
    pub fn all(&self) -> Vec<Draft> {
        let rows = local::all::<String>(&self.prefix);
        rows.into_iter().filter_map(|(id, text)| read(&id, &text)).collect()
    }

    fn key(&self, id: RecordId) -> String {
        format!("{}{id}", self.prefix)
    }
}

/// The newest draft of each record among those found in the two places.
pub fn newest(found: impl IntoIterator<Item = Draft>) -> BTreeMap<RecordId, Draft> {
    let mut newest: BTreeMap<RecordId, Draft> = BTreeMap::new();
    for draft in found {
        match newest.get(&draft.id) {
            Some(other) if draft.typed_at <= other.typed_at => (),
            _ => drop(newest.insert(draft.id, draft)),
        }
    }
    newest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a_draft(typed_at: u64, note: &str) -> Draft {
        Draft {
            id: RecordId::from_parts(1, [1; 10]),
            kind: Kind::Visit,
            base: BTreeSet::from(["3-00a1b2c3d4e5f607".parse().expect("an id")]),
            typed: vec![("notes".to_owned(), note.to_owned())],
            typed_at,
        }
    }

    #[test]
    fn a_draft_is_read_as_it_was_written() {
        let draft = a_draft(7, "Sju \"kilometer\"\ntill Hammerdal");
        assert_eq!(read(&draft.id.to_string(), &write(&draft)), Some(draft));
    }

    #[test]
    fn a_text_that_is_no_draft_is_none() {
        assert_eq!(read("x", &write(&a_draft(7, ""))), None);
        assert_eq!(read(&RecordId::from_parts(1, [1; 10]).to_string(), "{}"), None);
    }

    #[test]
    fn the_newer_of_two_copies_counts() {
        let newest = newest([a_draft(7, "old"), a_draft(9, "new"), a_draft(8, "middle")]);
        assert_eq!(newest.into_values().collect::<Vec<_>>(), [a_draft(9, "new")]);
    }
}
