//! Erasing what the book says of a person, and what else on the device still says it.

use leptos::prelude::*;

use super::AppState;
use super::changes::Failure;
use crate::domain::command::Change;

impl AppState {
    /// Saves `changes`, which erase, and forgets what would bring back what
    /// they erased: messages that offer an earlier content, and rows kept so
    /// that an import can be taken back.
    ///
    /// # Errors
    ///
    /// Returns [`Failure`]. Where the changes were not saved, nothing is erased.
    pub async fn erase(self, changes: Vec<Change>) -> Result<(), Failure> {
        self.save(changes, &[]).await?;
        self.forget_notices();
        self.imported.set(None);
        Ok(())
    }
}
