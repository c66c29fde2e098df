//! Texts that somebody writes outside a form, kept until they are saved: through a
//! change of screen, a reload and a kill.
//!
//! Like a draft, such a text is written to localStorage at once and to the database
//! beside it: see [`drafts`](super::drafts).

use leptos::prelude::*;
use serde::Deserialize;
use serde::Serialize;

use super::AppState;
use super::changes::Failure;
use super::clock;
use super::local;
use crate::domain::id::RecordId;
use crate::storage::RecordStore;
use crate::storage::Table;
use crate::storage::Write;

/// What was written, and when: milliseconds since 1970.
#[derive(Serialize, Deserialize)]
struct Row {
    text: String,
    typed_at: u64,
}

impl AppState {
    /// What was begun about a field of a record, if anything was. An earlier program
    /// kept the text alone.
    pub fn half_written(self, id: RecordId, field: &str) -> Option<String> {
        let key = key(id, field);
        let earlier = || local::get::<String>(&self.shelf(&key));
        self.half_written_row(&key).map(|row| row.text).or_else(earlier)
    }

    /// Keeps what has been written so far.
    pub fn keep_half_written(self, id: RecordId, field: &str, text: &str) {
        let key = key(id, field);
        let row = Row { text: text.to_owned(), typed_at: clock::unix_milliseconds() };
        let written = serde_json::to_string(&row).expect("a text and a number can be written");
        // Where the shelf is full, the database has it a moment later.
        local::set(&self.shelf(&key), &row);
        self.write_half_written(Write::put(Table::Drafts, key, written));
    }

    /// Forgets it: it is saved, or the person gave it up.
    pub fn forget_half_written(self, id: RecordId, field: &str) {
        let key = key(id, field);
        local::remove(&self.shelf(&key));
        self.write_half_written(Write::delete(Table::Drafts, key));
    }

    /// All that was begun: the record, the field, the text.
    pub fn all_half_written(self) -> Vec<(RecordId, String, String)> {
        let prefix = self.shelf("");
        let rows = local::all::<Row>(&prefix).into_iter().map(|(key, row)| (key, row.text));
        let read = |(key, text): (String, String)| {
            let (id, field) = key.split_once('.')?;
            Some((id.parse().ok()?, field.to_owned(), text))
        };
        rows.chain(local::all::<String>(&prefix)).filter_map(read).collect()
    }

    /// Takes from the database's `drafts` what localStorage had no time to put on disk.
    pub(super) fn take_half_written(self, drafts: &[(String, String)]) {
        for (key, text) in drafts {
            let Ok(row) = serde_json::from_str::<Row>(text) else { continue };
            let is_newer = self.half_written_row(key).is_none_or(|it| it.typed_at < row.typed_at);
            if key.contains('.') && is_newer {
                local::set(&self.shelf(key), &row);
            }
        }
    }

    fn half_written_row(self, key: &str) -> Option<Row> {
        local::get(&self.shelf(key))
    }

    fn write_half_written(self, write: Write) {
        self.spawn(async move {
            if let Some(store) = self.store()
                && let Err(error) = store.write_relaxed(write).await
            {
                self.fault.set(Some(Failure::Store(error)));
            }
        });
    }

    fn shelf(self, key: &str) -> String {
        format!("{}.third.{key}", self.database())
    }
}

/// The key of a text, among those of drafts: these have no point in them.
fn key(id: RecordId, field: &str) -> String {
    format!("{id}.{field}")
}
