//! Erasing what the book says of a person, and what else on the device still says it.

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
        // First, so that what can't be forgotten is not called erased.
        self.forget_undo(changes.iter().map(|change| change.id)).await?;
        self.save(changes, &[]).await?;
        self.forget_notices();
        Ok(())
    }
}
