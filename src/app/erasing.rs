//! Erasing what the book says of a person, and what else on the device still says it.

use chrono::NaiveDateTime;
use leptos::prelude::*;

use super::AppState;
use super::changes::Failure;
use super::half_written;
use super::intake::log;
use super::intake::log::Entry;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::hanging::erased_with_photos;
use crate::domain::id::RecordId;
use crate::domain::moment::read_moment;
use crate::domain::parts::Party;
use crate::storage::RecordStore;
use crate::storage::Table;
use crate::storage::Write;

/// Somebody in a list beside the book, which no file takes along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    pub name: String,
    pub at: Option<NaiveDateTime>,
    pub in_list: List,
}

/// Which list somebody is in, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum List {
    /// A file came from there; by the key of the import.
    Senders(String),
    /// Files were sent there.
    Recipients(Party),
}

impl Noted {
    /// Whether a file came from there; else one was sent there.
    pub const fn is_sender(&self) -> bool {
        matches!(self.in_list, List::Senders(_))
    }
}

impl AppState {
    /// Saves `changes`, which erase, with the photos of what is erased whole, and forgets what would bring back what
    /// they erased: messages that offer an earlier content, and rows kept so
    /// that an import can be taken back.
    ///
    /// # Errors
    ///
    /// Returns [`Failure`]. Where the changes were not saved, nothing is erased.
    pub async fn erase(self, changes: Vec<Change>) -> Result<(), Failure> {
        let changes = self.book.with_untracked(|book| erased_with_photos(book, changes));
        // First, so that what can't be forgotten is not called erased.
        if let Err(failure) = self.forget_undo(changes.iter().map(|change| change.id)).await {
            self.fault.set(Some(failure.clone()));
            return Err(failure);
        }
        // What was begun of a record that goes whole, or about a choice that goes. The rest stays,
        // such as a question at a meeting of whose notes a name is taken out.
        let goes = |id: RecordId, field: &str| {
            changes.iter().filter(|change| change.id == id).any(|change| match &change.edit {
                Edit::Erase => true,
                Edit::EraseFields { fields, .. } => {
                    fields.contains(field) && self.has_choice(id, field)
                }
                _ => false,
            })
        };
        let mut begun = self.all_half_written();
        begun.retain(|(id, field, _)| goes(*id, field));
        // In the same transaction: a phone that is killed now has forgotten both.
        let rows = begun.iter().map(|(id, field, _)| half_written::row_of(*id, field));
        self.save_with(changes, &[], rows.map(|it| Write::delete(Table::Drafts, it)).collect())
            .await?;
        self.forget_notices();
        for (id, field, _) in begun {
            self.forget_half_written(id, &field);
        }
        Ok(())
    }

    pub(super) fn has_choice(self, id: RecordId, field: &str) -> bool {
        self.book.with_untracked(|book| {
            book.get(id).is_some_and(|it| it.choices().iter().any(|it| it.field == field))
        })
    }

    /// Everybody whom files came from, or were sent to.
    ///
    /// # Errors
    ///
    /// Returns [`Failure`] when the lists could not be read.
    pub async fn noted(self) -> Result<Vec<Noted>, Failure> {
        let store = self.store().ok_or(Failure::NotOpen)?;
        let senders = log::entries(&store).await?.into_iter().map(|entry| Noted {
            name: entry.from,
            at: read_moment(&entry.taken_at),
            in_list: List::Senders(entry.id),
        });
        let recipients = self.recipients().await?.into_iter().map(|it| {
            let (name, at) = (it.party.name(), Some(it.sent_at));
            Noted { name, at, in_list: List::Recipients(it.party) }
        });
        Ok(senders.chain(recipients).filter(|it| !it.name.is_empty()).collect())
    }

    /// Forgets who a file came from, or a recipient with all that it was sent.
    ///
    /// # Errors
    ///
    /// Returns [`Failure`]; nothing is then forgotten.
    pub async fn forget_noted(self, noted: Noted) -> Result<(), Failure> {
        let store = self.store().ok_or(Failure::NotOpen)?;
        let key = match noted.in_list {
            List::Recipients(party) => return self.forget_recipient(&party).await,
            List::Senders(key) => key,
        };
        store
            .update(Table::Imports, &[key], |rows| {
                let entry = rows.into_iter().flatten().next().and_then(|text| Entry::read(&text));
                let row = entry.map(|entry| Entry { from: String::new(), ..entry }.row());
                Ok::<_, Failure>((row.into_iter().collect(), ()))
            })
            .await
            .map_err(Failure::from)
    }
}
