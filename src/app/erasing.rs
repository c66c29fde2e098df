//! Erasing what the book says of a person, and what else on the device still says it.

use leptos::prelude::*;

use super::AppState;
use super::changes::Failure;
use crate::domain::command::Change;
use crate::domain::id::RecordId;

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
}
