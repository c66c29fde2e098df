//! Stories of one and two phones, told through the app's state, without a browser.

#![cfg(feature = "app")]

#[path = "scenarios/apart.rs"]
mod apart;
#[path = "scenarios/checks.rs"]
mod checks;

use std::collections::BTreeSet;

use faltbok::app::AppState;
use faltbok::app::Opening;
use faltbok::app::changes::Failure;
use faltbok::app::device;
use faltbok::app::drafts::Draft;
use faltbok::app::importing::Arrived;
use faltbok::app::importing::Preview;
use faltbok::app::intake::Refusal;
use faltbok::app::settings;
use faltbok::app::store::AnyStore;
use faltbok::domain::book::Book;
use faltbok::domain::command::Change;
use faltbok::domain::command::Edit;
use faltbok::domain::contact;
use faltbok::domain::field::Content;
use faltbok::domain::field::FieldValue;
use faltbok::domain::id::RecordId;
use faltbok::domain::kind::Kind;
use faltbok::domain::record::Record;
use faltbok::domain::visit;
use faltbok::present::person;
use faltbok::present::person::Terms;
use faltbok::storage::RecordStore;
use faltbok::storage::StoreError;
use faltbok::storage::Table;
use faltbok::storage::Write;
use faltbok::storage::memory::MemoryStore;
use faltbok::storage::refusing::RefusingStore;
use faltbok::text::Language;
use leptos::prelude::*;
use pollster::block_on;
use std::rc::Rc;

#[path = "scenarios/field.rs"]
mod field;
#[path = "scenarios/followups.rs"]
mod followups;
#[path = "scenarios/inventory.rs"]
mod inventory;
#[path = "scenarios/photos.rs"]
mod photos;
#[path = "scenarios/points.rs"]
mod points;
#[path = "scenarios/rules.rs"]
mod rules;
#[path = "scenarios/sending.rs"]
mod sending;
#[path = "scenarios/walking.rs"]
mod walking;

/// A phone with its own state and its own store. All phones of a test share the
/// thread's shelf, which holds settings only.
struct Phone {
    app: AppState,
    store: MemoryStore,
}

impl Phone {
    fn new() -> Self {
        Self::on(MemoryStore::default())
    }

    fn on(store: MemoryStore) -> Self {
        let app = AppState::new();
        block_on(app.open_on(AnyStore::Memory(store.clone())));
        Self { app, store }
    }

    fn writes_visit(&self, title: &str) -> RecordId {
        let id = device::new_id();
        let content = Content::default().with(visit::TITLE, title.to_owned());
        let change = Change::new_record(id, Kind::Visit, content);
        block_on(self.app.save(vec![change], &[])).expect("an ordinary phone saves");
        id
    }

    fn sets_notes(&self, id: RecordId, notes: &str) {
        let edit = Edit::Set { field: visit::NOTES.name(), value: Some(notes.to_owned().write()) };
        let change = Change { id, kind: Kind::Visit, edit };
        block_on(self.app.save(vec![change], &[])).expect("an ordinary phone saves");
    }

    fn book(&self) -> Book {
        self.app.book().get_untracked()
    }

    fn notes(&self, id: RecordId) -> String {
        self.book().get(id).expect("the visit").content().text(visit::NOTES).to_owned()
    }

    fn takes(&self, file: &str) {
        let preview = self.looks_at(file).expect("a sound file");
        block_on(self.app.take_in(preview, Rc::new(|_, _| true)))
            .expect("an ordinary phone merges");
    }

    fn looks_at(&self, file: &str) -> Result<Preview, Refusal> {
        block_on(self.app.look_at(Arrived::of(file), Rc::new(|_, _| true)))
    }

    /// Takes the latest import back.
    fn undoes(&self) -> Result<usize, Refusal> {
        let imports = self.app.imports().get_untracked();
        let latest = imports.first().expect("something was taken in");
        block_on(self.app.undo_import(&latest.id, Rc::new(|_, _| true)))
    }

    fn rows(&self) -> Vec<(String, String)> {
        block_on(self.store.load_all(Table::Records)).expect("memory loads")
    }
}

fn told(story: impl FnOnce()) {
    Owner::new().with(story);
}

#[test]
fn a_saved_visit_is_shown_and_is_there_on_the_next_start() {
    told(|| {
        let phone = Phone::new();
        let id = phone.writes_visit("Sikås");
        assert_eq!(phone.book().of_kind(Kind::Visit).count(), 1);
        let again = Phone::on(phone.store.clone());
        assert_eq!(again.book().get(id).expect("kept").content().text(visit::TITLE), "Sikås");
    });
}

#[test]
fn what_a_full_device_did_not_save_is_not_shown_and_can_still_be_exported() {
    told(|| {
        let store = RefusingStore::new(MemoryStore::default());
        let refusal = store.refusal();
        let app = AppState::new();
        block_on(app.open_on(AnyStore::Refusing(store)));
        refusal.refuse_writes(StoreError::Full);

        let content = Content::default().with(visit::TITLE, "Sikås".to_owned());
        let change = Change::new_record(device::new_id(), Kind::Visit, content);
        let outcome = block_on(app.save(vec![change.clone()], &[]));
        assert_eq!(outcome, Err(Failure::Store(StoreError::Full)));
        assert_eq!(app.fault().get_untracked(), Some(Failure::Store(StoreError::Full)));
        assert!(app.book().get_untracked().is_empty());
        assert!(app.saved_at().get_untracked().is_none());
        assert!(app.export_with(vec![change.clone()]).text.contains("Sikås"));

        refusal.allow_all();
        block_on(app.save(vec![change], &[])).expect("space was freed");
        assert_eq!(app.fault().get_untracked(), None);
        assert_eq!(app.book().get_untracked().len(), 1);
    });
}

#[test]
fn two_windows_on_one_book_never_overwrite_each_other() {
    told(|| {
        let one = Phone::new();
        let id = one.writes_visit("Sikås");
        let other = Phone::on(one.store.clone());
        // Each has the same form open and saves what it had seen.
        let base = one.book().get(id).expect("there").history().heads().into_iter().collect();
        let content = one.book().get(id).expect("there").content().clone();
        let write = |content| Change { id, kind: Kind::Visit, edit: Edit::Write { base, content } };
        let title = content.clone().with(visit::NOTES, "from the other".to_owned());
        one.sets_notes(id, "from the one");
        block_on(other.app.save(vec![write(title)], &[])).expect("saves");

        let third = Phone::on(one.store.clone());
        let record = third.book().get(id).expect("there").clone();
        assert_eq!(record.choices().len(), 1);
        let sides: Vec<_> = record.choices()[0].sides.iter().map(|(_, value)| value).collect();
        assert!(sides.contains(&&Some("from the one".to_owned().write())));
        assert!(sides.contains(&&Some("from the other".to_owned().write())));
    });
}

#[test]
fn edits_made_apart_wait_for_a_person_and_the_pick_travels() {
    told(|| {
        let (region, county) = (Phone::new(), Phone::new());
        let id = region.writes_visit("Sikås");
        county.takes(&region.app.export().text);
        region.sets_notes(id, "sju kilometer");
        county.sets_notes(id, "åtta kilometer");
        let from_region = region.app.export().text;
        let told = county.looks_at(&from_region).expect("sound").told;
        assert!(told.tally.choices.named().eq([id]));
        county.takes(&from_region);
        assert_eq!(county.book().get(id).expect("there").choices().len(), 1);

        let value = Some("sju kilometer".to_owned().write());
        let edit = Edit::Choose { field: visit::NOTES.name().to_owned(), value };
        let pick = Change { id, kind: Kind::Visit, edit };
        block_on(county.app.save(vec![pick], &[])).expect("saves");
        region.takes(&county.app.export().text);
        assert!(region.book().get(id).expect("there").choices().is_empty());
        assert_eq!(region.notes(id), "sju kilometer");
    });
}

#[test]
fn a_pick_that_is_undone_is_open_on_every_phone_and_stops_nobody() {
    told(|| {
        let (region, county) = (Phone::new(), Phone::new());
        let id = region.writes_visit("Sikås");
        county.takes(&region.app.export().text);
        region.sets_notes(id, "sju kilometer");
        county.sets_notes(id, "åtta kilometer");
        county.takes(&region.app.export().text);
        let asks = |phone: &Phone, edit| {
            let change = Change { id, kind: Kind::Visit, edit };
            block_on(phone.app.save(vec![change], &[])).expect("saves");
        };
        let field = || visit::NOTES.name().to_owned();
        let open = county.book().get(id).expect("there").choices().to_vec();
        asks(&county, Edit::Choose { field: field(), value: Some("sju".to_owned().write()) });
        asks(&county, Edit::Reopen { field: field() });
        assert_eq!(county.book().get(id).expect("there").choices(), open);

        // Other fields are written, other visits are made, files come and go.
        region.takes(&county.app.export().text);
        assert_eq!(region.book().get(id).expect("there").choices(), open);
        let title = Some("Sikås handel".to_owned().write());
        asks(&region, Edit::Set { field: visit::TITLE.name(), value: title });
        region.writes_visit("Los");
        asks(&county, Edit::Choose { field: field(), value: Some("åtta".to_owned().write()) });
        let (from_region, from_county) = (region.app.export().text, county.app.export().text);
        region.takes(&from_county);
        county.takes(&from_region);
        for phone in [&region, &county] {
            let book = phone.book();
            let record = book.get(id).expect("there");
            assert!(record.choices().is_empty());
            assert_eq!(record.content().text(visit::TITLE), "Sikås handel");
            assert_eq!(phone.notes(id), "åtta");
        }
        assert_eq!(region.rows(), county.rows());
    });
}

#[test]
fn a_book_restored_from_a_backup_never_uses_a_revision_s_id_again() {
    told(|| {
        let old = Phone::new();
        let id = old.writes_visit("Sikås");
        old.sets_notes(id, "före kopian");
        let backup = old.app.export().text;
        // The old phone is found again, and both are written on.
        let new = Phone::new();
        new.takes(&backup);
        assert_eq!(new.rows(), old.rows());
        old.sets_notes(id, "på den gamla");
        new.sets_notes(id, "på den nya");
        let again = Phone::on(new.store.clone());
        again.sets_notes(id, "efter en omstart");
        let ids = |phone: &Phone| {
            let book = phone.book();
            let history = book.get(id).expect("the visit").history();
            history.revisions().map(|(id, _)| id).collect::<BTreeSet<_>>()
        };
        let (on_old, on_new) = (ids(&old), ids(&again));
        assert_eq!((on_old.len(), on_new.len()), (3, 4));
        assert_eq!(on_old.intersection(&on_new).count(), 2, "what the backup held, and no more");
        // So their files meet without a clash, and both texts are there to choose between.
        again.takes(&old.app.export().text);
        assert_eq!(ids(&again).len(), 5);
        assert_eq!(again.book().get(id).expect("there").choices().len(), 1);
    });
}

#[test]
fn what_is_changed_while_a_folder_is_written_to_still_counts() {
    told(|| {
        let phone = Phone::new();
        phone.writes_visit("Sikås");
        let counted = || {
            let settings = phone.app.settings().get_untracked();
            (settings.changes_since_backup, settings.changes_since_folder)
        };
        let (changes, since_folder) = counted();
        phone.writes_visit("Los");
        let moment = chrono::NaiveDate::from_ymd_opt(2017, 4, 3)
            .and_then(|day| day.and_hms_opt(9, 0, 0))
            .expect("a moment");
        phone.app.note_folder_backup(moment, changes, since_folder);
        assert_eq!(counted(), (1, 1));
        let settings = phone.app.settings().get_untracked();
        assert_eq!(settings.backed_up_at, "2017-04-03T09:00:00");
        assert_eq!(settings.folder_written_at(), Some(moment));
    });
}

#[test]
fn a_bad_file_changes_nothing() {
    told(|| {
        let phone = Phone::new();
        phone.writes_visit("Sikås");
        let before = phone.rows();
        let whole = phone.app.export().text;
        for bad in [
            "",
            "hello",
            &whole[..whole.len() / 2],
            &whole.replace("\"version\":1", "\"version\":2"),
        ] {
            assert!(phone.looks_at(bad).is_err());
        }
        assert_eq!(phone.rows(), before);
    });
}

#[test]
fn an_import_can_be_undone_but_for_what_was_changed_since() {
    told(|| {
        let (region, county) = (Phone::new(), Phone::new());
        let kept = region.writes_visit("Sikås");
        region.writes_visit("Los");
        county.writes_visit("Ramsjö");
        let before = county.rows();
        county.takes(&region.app.export().text);
        assert_eq!(county.rows().len(), 3);
        let not_backed_up =
            || county.app.settings().with_untracked(|settings| settings.changes_since_backup);
        assert_eq!(not_backed_up(), 3);
        assert_eq!(county.undoes(), Ok(0));
        assert_eq!(not_backed_up(), 1);
        assert_eq!(county.rows(), before);
        assert_eq!(county.book().len(), 1);

        county.takes(&region.app.export().text);
        county.sets_notes(kept, "mine since");
        assert_eq!(county.undoes(), Ok(1));
        assert_eq!(county.book().len(), 2);
        assert_eq!(county.notes(kept), "mine since");
        assert_eq!(county.undoes(), Err(Refusal::NotKept));
    });
}

#[test]
fn a_draft_outlives_a_kill_and_goes_with_the_save() {
    told(|| {
        let phone = Phone::new();
        let id = device::new_id();
        let draft = Draft {
            id,
            kind: Kind::Visit,
            base: std::collections::BTreeSet::new(),
            typed: vec![("notes".to_owned(), "mitt i en men".to_owned())],
            typed_at: 1,
        };
        phone.app.keep_draft(draft.clone());
        block_on(phone.app.settle_draft(id));

        let again = Phone::on(phone.store.clone());
        assert_eq!(again.app.drafts().get_untracked().get(&id), Some(&draft));

        let content = Content::default().with(visit::NOTES, "hela meningen".to_owned());
        let change = Change::new_record(id, Kind::Visit, content);
        block_on(again.app.save(vec![change], &[id])).expect("saves");
        let third = Phone::on(phone.store.clone());
        assert!(third.app.drafts().get_untracked().is_empty());
        assert_eq!(block_on(phone.store.load_all(Table::Drafts)), Ok(Vec::new()));
    });
}

#[test]
fn a_book_that_vanished_is_not_taken_for_a_new_one() {
    told(|| {
        let phone = Phone::new();
        phone.writes_visit("Sikås");
        assert!(phone.app.is_worth_backing_up());
        phone.app.set(|settings| settings.folder_mark = "1a2b3c4d".to_owned());
        let emptied = Phone::new();
        assert!(!emptied.app.is_worth_backing_up());
        let opening = emptied.app.opening().get_untracked();
        assert_eq!(opening, Opening::Vanished { records: 1 });
        emptied.app.begin_anew();
        assert_eq!(emptied.app.opening().get_untracked(), Opening::Open);
        assert_eq!(settings::read_witness().records, 0);
        assert_eq!(emptied.app.settings().get_untracked().folder_mark, "");
        assert!(!emptied.app.is_worth_backing_up(), "nothing stands in it yet");
    });
}

#[test]
fn a_row_that_cannot_be_read_is_never_overwritten() {
    told(|| {
        let store = MemoryStore::default();
        let key = device::new_id().to_string();
        let row = Write::put(Table::Records, key.clone(), "{broken");
        block_on(store.write_relaxed(row)).expect("memory writes");
        let phone = Phone::on(store);
        assert_eq!(phone.app.opening().get_untracked(), Opening::Unreadable);
        let id = key.parse().expect("an id");
        let change = Change::new_record(id, Kind::Visit, Content::default());
        assert_eq!(block_on(phone.app.save(vec![change], &[])), Err(Failure::Unreadable));
        assert_eq!(phone.rows(), [(key, "{broken".to_owned())]);
    });
}

/// What a file may hold at the most is for files of strangers: a book never
/// becomes unreadable by something that it took in itself.
#[test]
fn a_text_longer_than_a_file_may_hold_does_not_close_the_book() {
    told(|| {
        let phone = Phone::new();
        let id = phone.writes_visit("Sikås");
        let long = "å".repeat(600_000);
        phone.sets_notes(id, &long);
        let again = Phone::on(phone.store.clone());
        assert_eq!(again.app.opening().get_untracked(), Opening::Open);
        assert_eq!(again.notes(id), long);
    });
}

/// A phone with a contact, a visit that names her, and an earlier text that did.
fn a_phone_that_knows_karin() -> (Phone, [RecordId; 2]) {
    let phone = Phone::new();
    let contact = device::new_id();
    let content = Content::default().with(contact::NAME, "Karin Exempel".to_owned());
    let change = Change::new_record(contact, Kind::Contact, content);
    block_on(phone.app.save(vec![change], &[])).expect("an ordinary phone saves");
    let visit = phone.writes_visit("Sikås");
    phone.sets_notes(visit, "Karin Exempel säljer");
    phone.sets_notes(visit, "Karin Exempel säljer i höst");
    (phone, [contact, visit])
}

impl Phone {
    fn finds_karin(&self) -> usize {
        person::find(&self.book(), [], &Terms::read("Karin Exempel")).records.len()
    }

    fn erases_karin(&self) {
        let terms = Terms::read("Karin Exempel");
        let ids = person::find(&self.book(), [], &terms).records;
        let ids = ids.iter().map(|it| it.line.id);
        let erasing = person::erasing(&self.book(), &terms, ids, Language::Swedish);
        block_on(self.app.erase(erasing.changes)).expect("an ordinary phone erases");
    }

    /// Whether her name stands anywhere on the device.
    fn holds_karin(&self) -> bool {
        Table::ALL.iter().any(|&table| {
            let rows = block_on(self.store.load_all(table)).expect("memory loads");
            rows.iter().any(|(_, text)| text.contains("Karin"))
        })
    }
}

#[test]
fn a_person_who_was_erased_stays_erased_whatever_files_come_in_and_in_whatever_order() {
    told(|| {
        let (one, [contact, visit]) = a_phone_that_knows_karin();
        let old_file = one.app.export().text;
        let other = Phone::new();
        other.takes(&old_file);
        // Written apart, by somebody who has not heard of the erasure.
        other.sets_notes(visit, "Karin Exempel säljer till våren");
        let later_file = other.app.export().text;

        one.erases_karin();
        assert!(!one.holds_karin());
        assert_eq!(one.notes(visit), "[borttaget namn] säljer i höst");
        let erasing_file = one.app.export().text;
        assert!(!erasing_file.contains("Karin"));

        let third = Phone::new();
        for files in [
            [&old_file, &later_file, &erasing_file],
            [&erasing_file, &old_file, &later_file],
            [&later_file, &erasing_file, &old_file],
        ] {
            for phone in [&one, &other, &third] {
                for file in files {
                    phone.takes(file);
                }
                assert_eq!(phone.finds_karin(), 0);
                assert_eq!(phone.notes(visit), "[borttaget namn] säljer i höst");
                assert!(!phone.book().get(contact).expect("its id stays").is_shown());
            }
        }
        assert_eq!(one.rows(), other.rows());
        assert_eq!(one.rows(), third.rows());
    });
}

#[test]
fn taking_an_import_back_does_not_bring_back_who_was_erased_since() {
    told(|| {
        let (one, _) = a_phone_that_knows_karin();
        let other = Phone::new();
        other.takes(&one.app.export().text);
        assert_eq!(other.finds_karin(), 2);
        other.erases_karin();
        assert!(!other.holds_karin());
        // Whatever else came with that file may go, or not: she does not come back.
        let _undone = other.undoes();
        assert!(!other.holds_karin());
    });
}

#[test]
fn taking_back_the_file_that_erased_somebody_does_not_bring_them_back() {
    told(|| {
        let (one, [_, visit]) = a_phone_that_knows_karin();
        let other = Phone::new();
        other.takes(&one.app.export().text);
        assert_eq!(other.finds_karin(), 2);
        one.erases_karin();
        one.writes_visit("Los");
        other.takes(&one.app.export().text);
        // Neither in the book nor among the rows that were kept for taking imports back.
        assert!(!other.holds_karin());
        assert_eq!(other.undoes(), Ok(0));
        assert!(!other.holds_karin());
        assert_eq!(other.notes(visit), "[borttaget namn] säljer i höst");
        assert_eq!(other.book().of_kind(Kind::Visit).count(), 1, "the new visit is gone again");
        let _earlier = other.undoes();
        assert!(!other.holds_karin());
    });
}

#[test]
fn a_phone_that_never_knew_somebody_keeps_their_erasure_when_a_file_is_taken_back() {
    told(|| {
        let (one, _) = a_phone_that_knows_karin();
        let old_file = one.app.export().text;
        one.erases_karin();
        let other = Phone::new();
        other.takes(&one.app.export().text);
        let _undone = other.undoes();
        other.takes(&old_file);
        assert_eq!(other.book().of_kind(Kind::Contact).count(), 0);
    });
}

#[test]
fn who_a_file_came_from_is_forgotten_and_the_import_can_still_be_taken_back() {
    told(|| {
        let (one, _) = a_phone_that_knows_karin();
        let file = one.app.export().text;
        assert!(file.contains("\"exported_by\":\"\""), "the sender is filled in below");
        let file = file.replace("\"exported_by\":\"\"", "\"exported_by\":\"Asta Påhittad\"");
        let other = Phone::new();
        other.takes(&file);
        let noted = block_on(other.app.noted()).expect("memory loads");
        assert_eq!(noted.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Asta Påhittad"]);
        block_on(other.app.forget_noted(noted[0].clone())).expect("memory forgets");
        assert_eq!(block_on(other.app.noted()), Ok(Vec::new()));
        assert_eq!(other.undoes(), Ok(0));
    });
}

#[test]
fn a_person_who_could_not_be_erased_is_still_there_and_it_is_told() {
    told(|| {
        let store = RefusingStore::new(MemoryStore::default());
        let refusal = store.refusal();
        let app = AppState::new();
        block_on(app.open_on(AnyStore::Refusing(store)));
        let content = Content::default().with(contact::NAME, "Karin Exempel".to_owned());
        let change = Change::new_record(device::new_id(), Kind::Contact, content);
        block_on(app.save(vec![change], &[])).expect("not yet full");
        refusal.refuse_writes(StoreError::Full);
        let terms = Terms::read("Karin Exempel");
        let book = app.book().get_untracked();
        let ids: Vec<_> = book.all().map(Record::id).collect();
        let changes = person::erasing(&book, &terms, ids, Language::Swedish).changes;
        assert!(block_on(app.erase(changes)).is_err());
        assert!(app.fault().get_untracked().is_some());
        let book = app.book().get_untracked();
        assert_eq!(person::find(&book, [], &terms).records.len(), 1);
    });
}
