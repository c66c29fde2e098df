//! Erasing what the book says of a person, and what else on the device still says it.

use chrono::NaiveDateTime;
use leptos::prelude::*;
use serde::Deserialize;

use super::AppState;
use super::changes::Failure;
use super::intake::log;
use super::intake::log::Entry;
use crate::domain::command::Change;
use crate::domain::id::RecordId;
use crate::domain::moment::read_moment;
use crate::storage::RecordStore;
use crate::storage::Table;
use crate::storage::Write;

/// Somebody in a list beside the book, which no file takes along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    pub name: String,
    /// Whether a file came from there; else one was sent there.
    pub is_sender: bool,
    pub at: Option<NaiveDateTime>,
    key: String,
}

/// What the row of a recipient says of it, on its first line.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Recipient {
    role: String,
    organisation: String,
    sent_at: String,
}

impl AppState {
    /// Saves `changes`, which erase, and forgets what would bring back what
    /// they erased: messages that offer an earlier content, and rows kept so
    /// that an import can be taken back.
    ///
    /// # Errors
    ///
    /// Returns [`Failure`]. Where the changes were not saved, nothing is erased.
    pub async fn erase(self, changes: Vec<Change>) -> Result<(), Failure> {
        // First, so that what can't be forgotten is not called erased.
        self.forget_undo(changes.iter().map(|change| change.id)).await?;
        let erased: Vec<RecordId> = changes.iter().map(|change| change.id).collect();
        self.save(changes, &[]).await?;
        self.forget_notices();
        // What was begun about a choice that is no more.
        for (id, field, _) in self.all_half_written() {
            let is_open = self.book.with_untracked(|book| {
                let choices = book.get(id).map(|it| it.choices().to_vec()).unwrap_or_default();
                choices.iter().any(|choice| choice.field == field)
            });
            if erased.contains(&id) && !is_open {
                self.forget_half_written(id, &field);
            }
        }
        Ok(())
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
            is_sender: true,
            at: read_moment(&entry.taken_at),
            key: entry.id,
        });
        let sent = store.load_all(Table::Sent).await?;
        let recipients = sent.into_iter().map(|(key, text)| {
            let line = text.lines().next().unwrap_or_default();
            // A row that can't be read names nobody that could be told here.
            let Recipient { role, organisation, sent_at } =
                serde_json::from_str(line).unwrap_or_default();
            let names = [role, organisation].into_iter().filter(|it| !it.is_empty());
            let name = names.collect::<Vec<_>>().join(", ");
            Noted { name, is_sender: false, at: read_moment(&sent_at), key }
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
        let table = if noted.is_sender { Table::Imports } else { Table::Sent };
        let Noted { key, is_sender, .. } = noted;
        store
            .update(table, std::slice::from_ref(&key.clone()), move |rows| {
                let entry = rows.into_iter().flatten().next().and_then(|text| Entry::read(&text));
                let write = match entry.filter(|_| is_sender) {
                    Some(entry) => Entry { from: String::new(), ..entry }.row(),
                    None => Write::delete(table, key),
                };
                Ok::<_, Failure>((vec![write], ()))
            })
            .await?;
        Ok(())
    }
}
