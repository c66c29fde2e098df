//! Texts that somebody writes in place of those to choose between, kept until
//! the choice is made: through a change of screen, a reload and a kill.

use super::AppState;
use super::local;
use crate::domain::id::RecordId;

impl AppState {
    /// What was begun about a field of a record, if anything was.
    pub fn half_written(self, id: RecordId, field: &str) -> Option<String> {
        local::get(&self.half_written_key(id, field))
    }

    /// Keeps what has been written so far.
    pub fn keep_half_written(self, id: RecordId, field: &str, text: &str) {
        // A shelf that is full costs no more than the text's life after a kill.
        local::set(&self.half_written_key(id, field), &text);
    }

    /// Forgets it: the choice is made, or the person gave it up.
    pub fn forget_half_written(self, id: RecordId, field: &str) {
        local::remove(&self.half_written_key(id, field));
    }

    /// All that was begun: the record, the field, the text.
    pub fn all_half_written(self) -> Vec<(RecordId, String, String)> {
        let prefix = format!("{}.third.", self.database());
        let found = local::all::<String>(&prefix).into_iter();
        let read = |(key, text): (String, String)| {
            let (id, field) = key.split_once('.')?;
            Some((id.parse().ok()?, field.to_owned(), text))
        };
        found.filter_map(read).collect()
    }

    fn half_written_key(self, id: RecordId, field: &str) -> String {
        format!("{}.third.{id}.{field}", self.database())
    }
}
