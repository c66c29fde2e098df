//! Texts that somebody writes outside a form, kept until they are saved: through a
//! change of screen, a reload and a kill.
//!
//! Like a draft, such a text is written to localStorage at once and to the database
//! beside it: see [`drafts`](super::drafts).

use std::cell::RefCell;
use std::collections::BTreeMap;

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

thread_local! {
    /// The texts for which localStorage had no room, by their key there.
    static NO_ROOM: RefCell<BTreeMap<String, Row>> = const { RefCell::new(BTreeMap::new()) };
}

/// What was written, and when: milliseconds since 1970.
#[derive(Clone, Serialize, Deserialize)]
struct Row {
    text: String,
    typed_at: u64,
}

impl AppState {
    /// What was begun about a field of a record, if anything was. An earlier program
    /// kept the text alone.
    pub fn half_written(self, id: RecordId, field: &str) -> Option<String> {
        let key = row_of(id, field);
        let earlier = || local::get::<String>(&self.shelf(&key));
        self.half_written_row(&key).map(|row| row.text).or_else(earlier)
    }

    /// Keeps what has been written so far.
    pub fn keep_half_written(self, id: RecordId, field: &str, text: &str) {
        let key = row_of(id, field);
        let row = Row { text: text.to_owned(), typed_at: clock::unix_milliseconds() };
        let written = serde_json::to_string(&row).expect("a text and a number can be written");
        self.put_half_written(&key, row);
        self.write_half_written(Write::put(Table::Drafts, key, written));
    }

    /// Forgets it: it is saved, or the person gave it up.
    pub fn forget_half_written(self, id: RecordId, field: &str) {
        let key = row_of(id, field);
        take_off_shelf(&self.shelf(&key));
        self.write_half_written(Write::delete(Table::Drafts, key));
    }

    /// All that was begun: the record, the field, the text.
    pub fn all_half_written(self) -> Vec<(RecordId, String, String)> {
        let prefix = self.shelf("");
        let no_room: Vec<(String, Row)> = NO_ROOM.with_borrow(|rows| {
            let here = rows.iter().filter_map(|(key, row)| Some((key.strip_prefix(&prefix)?, row)));
            here.map(|(key, row)| (key.to_owned(), row.clone())).collect()
        });
        let mut rows = local::all::<Row>(&prefix);
        rows.retain(|(key, _)| no_room.iter().all(|(newer, _)| newer != key));
        let rows = rows.into_iter().chain(no_room).map(|(key, row)| (key, row.text));
        let read = |(key, text): (String, String)| {
            let (id, field) = key.split_once('.')?;
            Some((id.parse().ok()?, field.to_owned(), text))
        };
        rows.chain(local::all::<String>(&prefix)).filter_map(read).collect()
    }

    /// Forgets all of the book that is open, whose database goes too.
    #[cfg(target_arch = "wasm32")]
    pub(super) fn forget_all_half_written(self) {
        for (id, field, _) in self.all_half_written() {
            take_off_shelf(&self.shelf(&row_of(id, &field)));
        }
    }

    /// Takes from the database's `drafts` what localStorage had no time to put on disk.
    pub(super) fn take_half_written(self, drafts: &[(String, String)]) {
        for (key, text) in drafts {
            let Ok(row) = serde_json::from_str::<Row>(text) else { continue };
            let is_newer = |it: Row| it.typed_at <= row.typed_at;
            if key.contains('.') && self.half_written_row(key).is_none_or(is_newer) {
                self.put_half_written(key, row);
            }
        }
    }

    fn half_written_row(self, key: &str) -> Option<Row> {
        let key = self.shelf(key);
        NO_ROOM.with_borrow(|rows| rows.get(&key).cloned()).or_else(|| local::get(&key))
    }

    /// Puts it on the shelf; where that is full, it is held here, and the database has it a moment
    /// later.
    fn put_half_written(self, key: &str, row: Row) {
        let key = self.shelf(key);
        if local::set(&key, &row) {
            NO_ROOM.with_borrow_mut(|rows| drop(rows.remove(&key)));
        } else {
            // What was there before stays, should the app be killed before the database has this.
            NO_ROOM.with_borrow_mut(|rows| drop(rows.insert(key, row)));
        }
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

fn take_off_shelf(key: &str) {
    local::remove(key);
    NO_ROOM.with_borrow_mut(|rows| drop(rows.remove(key)));
}

/// The key of a text, among those of drafts: these have no point in them.
pub(super) fn row_of(id: RecordId, field: &str) -> String {
    format!("{id}.{field}")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use pollster::block_on;

    use super::*;
    use crate::app::store::AnyStore;
    use crate::domain::command::Change;
    use crate::domain::command::Edit;
    use crate::domain::dialogue::BEGUN;
    use crate::domain::field::Content;
    use crate::domain::field::FieldValue;
    use crate::domain::kind::Kind;
    use crate::domain::visit;
    use crate::storage::memory::MemoryStore;

    fn on(store: &MemoryStore) -> AppState {
        let app = AppState::new();
        block_on(app.open_on(AnyStore::Memory(store.clone())));
        app
    }

    fn a_visit(app: AppState, number: u8) -> RecordId {
        let id = RecordId::from_parts(1, [number; 10]);
        let content = Content::default().with(visit::NOTES, "Karin Exempel".to_owned());
        let change = Change::new_record(id, Kind::Visit, content);
        block_on(app.save(vec![change], &[])).expect("an ordinary phone saves");
        id
    }

    fn begun(app: AppState) -> Vec<String> {
        app.all_half_written().into_iter().map(|(.., text)| text).collect()
    }

    #[test]
    fn what_the_shelf_has_no_room_for_is_there_all_the_same_also_after_a_kill() {
        Owner::new().with(|| {
            let store = MemoryStore::default();
            let app = on(&store);
            let id = RecordId::from_parts(1, [1; 10]);
            app.keep_half_written(id, BEGUN, "Vem äg");
            local::fill(true);
            app.keep_half_written(id, BEGUN, "Vem äger hjärtstartaren?");
            assert_eq!(begun(app), ["Vem äger hjärtstartaren?"]);
            let again = on(&store);
            assert_eq!(again.half_written(id, BEGUN).unwrap(), "Vem äger hjärtstartaren?");
            assert_eq!(begun(again), ["Vem äger hjärtstartaren?"]);
            again.forget_half_written(id, BEGUN);
            assert_eq!(again.half_written(id, BEGUN), None);
            assert!(begun(on(&store)).is_empty());
            local::fill(false);
        });
    }

    #[test]
    fn a_name_taken_out_of_a_meeting_s_notes_takes_no_begun_question_along_but_the_meeting_does() {
        Owner::new().with(|| {
            let app = on(&MemoryStore::default());
            let id = a_visit(app, 2);
            app.keep_half_written(id, BEGUN, "När kommer bredbandet?");
            let edit = |edit| vec![Change { id, kind: Kind::Visit, edit }];
            let fields = BTreeSet::from([visit::NOTES.name().to_owned()]);
            let named = Edit::EraseFields { fields, content: Content::default() };
            block_on(app.erase(edit(named))).expect("an ordinary phone erases");
            assert_eq!(begun(app), ["När kommer bredbandet?"]);
            block_on(app.erase(edit(Edit::Erase))).expect("an ordinary phone erases");
            assert!(begun(app).is_empty());
        });
    }

    #[test]
    fn what_was_begun_about_a_choice_that_is_erased_goes_with_it() {
        Owner::new().with(|| {
            let app = on(&MemoryStore::default());
            let id = a_visit(app, 3);
            let base = app.book.with_untracked(|book| {
                book.get(id).expect("it is there").history().heads().into_iter().collect()
            });
            let base: BTreeSet<_> = base;
            for notes in ["Karin Exempel sa ja", "Karin Exempel sa nej"] {
                let content = Content::default().with(visit::NOTES, notes.to_owned());
                let edit = Edit::Write { base: base.clone(), content };
                let change = Change { id, kind: Kind::Visit, edit };
                block_on(app.save(vec![change], &[])).expect("an ordinary phone saves");
            }
            assert!(app.has_choice(id, visit::NOTES.name()), "two wrote apart");
            app.keep_half_written(id, visit::NOTES.name(), "Karin Exempel sa kanske");
            let mut content = Content::default();
            content.set(visit::NOTES.name(), Some("Någon sa ja".to_owned().write()));
            let fields = BTreeSet::from([visit::NOTES.name().to_owned()]);
            let edit = Edit::EraseFields { fields, content };
            block_on(app.erase(vec![Change { id, kind: Kind::Visit, edit }])).expect("erased");
            assert!(begun(app).is_empty());
        });
    }
}
