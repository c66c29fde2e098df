//! What the history of a record tells, and the way back.

use super::*;
use crate::domain::command::decide;
use crate::domain::history::Stamp;
use crate::domain::place;
use crate::domain::value::Value;
use crate::domain::visit;
use crate::present::sample::Sample;
use crate::present::sample::on;
use crate::present::sample::stamp;
use crate::present::sample::swedish;

fn told(sample: &Sample, id: RecordId) -> Vec<(Happening, Vec<String>)> {
    let page = history_page(&sample.book, id).unwrap();
    let fields = |entry: &Entry| entry.changes.iter().map(|it| swedish(&it.label)).collect();
    page.entries.iter().map(|entry| (entry.what, fields(entry))).collect()
}

fn label(name: &str) -> String {
    swedish(&value_words::label(Some(Kind::Visit), name))
}

#[test]
fn each_change_tells_who_when_and_which_fields() {
    let mut sample = Sample::default();
    let place = sample.place("Sikås");
    let visit = sample.visit(place, "2017-03-14");
    let content = sample.book.get(visit).unwrap().content().clone();
    let noted = content.clone().with(visit::NOTES, "Kylen är gammal".to_owned());
    let saved_at = on("2017-03-14").and_hms_opt(14, 2, 0).unwrap();
    let by = |saved_by: &str| Stamp { saved_by: saved_by.to_owned(), saved_at, ..stamp(2) };
    sample.change(visit, |history| {
        history.write(&by(""), noted);
        history.write(&by("Handläggare"), content);
    });
    let page = history_page(&sample.book, visit).unwrap();
    assert_eq!(swedish(&page.line.title), "Besök i Sikås");
    assert_eq!(swedish(&page.entries[0].saved.by), "Handläggare");
    assert_eq!(swedish(&page.entries[0].saved.at), "14 mars 2017 14:02");
    assert_eq!(swedish(&page.entries[1].saved.by), "Ingen roll angiven");
    let expected = [
        (Happening::Changed, vec![label("notes")]),
        (Happening::Changed, vec![label("notes")]),
        (Happening::Created, vec![label("place"), label("day")]),
    ];
    assert_eq!(told(&sample, visit), expected);
}

#[test]
fn what_was_removed_brought_back_and_erased_is_told() {
    use Happening::{Created, Deleted, Erased, Restored, Untouched};
    let mut sample = Sample::default();
    let visit = sample.add(Kind::Visit, Content::default());
    sample.delete(visit);
    sample.change(visit, |history| {
        history.restore(&stamp(1));
        history.write(&stamp(1), Content::default());
    });
    let happenings: Vec<_> = told(&sample, visit).into_iter().map(|it| it.0).collect();
    assert_eq!(happenings, [Untouched, Restored, Deleted, Created]);
    sample.change(visit, |history| {
        history.erase(&stamp(1));
    });
    assert!(told(&sample, visit).iter().all(|it| it.0 == Erased && it.1.is_empty()));
}

#[test]
fn edits_made_apart_are_told_each_and_their_joining_too() {
    let mut sample = Sample::default();
    let visit = sample.add(Kind::Visit, Content::default());
    let titled = |title: &str| Content::default().with(visit::TITLE, title.to_owned());
    sample.edit_apart(visit, titled("Min"), titled("Din"));
    sample.change(visit, |history| {
        history.choose(&stamp(1), "title", Some(Value::Text("Min".to_owned())));
    });
    let told = told(&sample, visit);
    assert_eq!(told.len(), 4);
    assert_eq!(told[0].0, Happening::Joined);
    for (what, fields) in &told[1..3] {
        assert_eq!((*what, fields.as_slice()), (Happening::Changed, &[label("title")][..]));
    }
}

#[test]
fn a_choice_can_be_opened_again_from_where_it_was_made_until_something_new_is_written() {
    let mut sample = Sample::default();
    let visit = sample.add(Kind::Visit, Content::default());
    let titled = |title: &str| Content::default().with(visit::TITLE, title.to_owned());
    sample.edit_apart(visit, titled("Min"), titled("Din"));
    let undoable = |sample: &Sample| {
        let page = history_page(&sample.book, visit).unwrap();
        page.entries.iter().map(|entry| entry.reopening.len()).collect::<Vec<_>>()
    };
    assert_eq!(undoable(&sample), [0, 0, 0]);
    sample.change(visit, |history| {
        history.choose(&stamp(1), "title", Some(Value::Text("Min".to_owned())));
        let noted = history.outcome().content.with(visit::NOTES, "Kyl".to_owned());
        history.write(&stamp(2), noted);
    });
    assert_eq!(undoable(&sample), [0, 1, 0, 0, 0]);
    let page = history_page(&sample.book, visit).unwrap();
    for record in decide(&sample.book, page.entries[1].reopening.clone(), &stamp(1)) {
        sample.book.put(record);
    }
    assert_eq!(sample.book.get(visit).unwrap().choices().len(), 1);
    assert_eq!(undoable(&sample), [0; 6]);
    assert_eq!(told(&sample, visit)[0], (Happening::Reopened, Vec::new()));
}

#[test]
fn each_field_tells_what_it_was_and_what_it_became() {
    let mut sample = Sample::default();
    let place = sample.place("Sikas");
    let mended = Content::default()
        .with(place::NAME, "Sikås".to_owned())
        .with(place::PLAN_STATUS, place::PlaceStatus::ServicePoint);
    sample.change(place, |history| {
        history.write(&stamp(1), mended);
    });
    let page = history_page(&sample.book, place).unwrap();
    let [name, status] = &page.entries[0].changes[..] else { panic!("two fields") };
    let short = |text: &str| ValueWords::Short(Phrase::verbatim(text));
    assert_eq!((&name.before, &name.after), (&short("Sikas"), &short("Sikås")));
    assert_eq!(status.before, ValueWords::Nothing);
    assert!(matches!(&status.after, ValueWords::Short(it) if swedish(it) == "Servicepunkt"));
}

fn take_back(sample: &mut Sample, id: RecordId, revision: RevisionId) {
    let changes = taking_back(&sample.book, id, revision).unwrap();
    for record in decide(&sample.book, changes, &stamp(1)) {
        sample.book.put(record);
    }
}

#[test]
fn an_earlier_state_comes_back_as_a_new_revision() {
    let mut sample = Sample::default();
    let place = sample.place("Sikås");
    sample.change(place, |history| {
        history.write(&stamp(1), Content::default().with(place::NAME, "Fel".to_owned()));
    });
    let page = history_page(&sample.book, place).unwrap();
    assert_eq!((page.entries[0].can_come_back, page.entries[0].is_current), (false, true));
    assert!(page.entries[1].can_come_back);
    take_back(&mut sample, place, page.entries[1].revision);
    let record = sample.book.get(place).unwrap();
    assert_eq!(record.content().text(place::NAME), "Sikås");
    assert_eq!(record.history().revisions().count(), 3, "nothing is taken away");
}

#[test]
fn what_was_deleted_comes_back_by_its_history_and_what_was_erased_does_not() {
    let mut sample = Sample::default();
    let place = sample.place("Sikås");
    sample.delete(place);
    let page = history_page(&sample.book, place).unwrap();
    assert!(page.entries.iter().all(|entry| entry.can_come_back));
    take_back(&mut sample, place, page.entries[1].revision);
    assert!(sample.book.shown(place).is_some());
    sample.change(place, |history| {
        history.erase(&stamp(1));
    });
    let page = history_page(&sample.book, place).unwrap();
    assert!(!page.entries.iter().any(|entry| entry.can_come_back));
    assert_eq!(taking_back(&sample.book, place, page.entries[1].revision), None);
}

#[test]
fn taking_back_either_side_of_an_open_choice_settles_it() {
    for side in 0..2 {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        let named = |name: &str| Content::default().with(place::NAME, name.to_owned());
        sample.edit_apart(place, named("Min"), named("Din"));
        let page = history_page(&sample.book, place).unwrap();
        assert!(page.entries[side].can_come_back && !page.entries[side].is_current);
        take_back(&mut sample, place, page.entries[side].revision);
        let record = sample.book.get(place).unwrap();
        assert!(!record.has_open_choices());
        assert_eq!(record.content().text(place::NAME), ["Din", "Min"][side]);
    }
}

#[test]
fn going_back_to_before_an_erasure_leaves_what_stands_in_the_erased_field() {
    let mut sample = Sample::default();
    let place = sample.place("Sikås");
    let write = |sample: &mut Sample, notes: &str| {
        sample.change(place, |history| {
            let content = history.outcome().content.with(place::NOTES, notes.to_owned());
            history.write(&stamp(1), content);
        });
    };
    write(&mut sample, "Karin öppnar nio");
    let before = sample.book.get(place).unwrap().history().heads()[0];
    sample.change(place, |history| {
        let content = history.outcome().content.with(place::NOTES, "Öppnar nio".to_owned());
        let fields = BTreeSet::from([place::NOTES.name().to_owned()]);
        history.erase_fields(&stamp(1), fields, content);
    });
    let changes = taking_back(&sample.book, place, before).unwrap();
    let Edit::Write { content, .. } = &changes[0].edit else { panic!("it is written") };
    assert_eq!(content.text(place::NOTES), "Öppnar nio");
}

/// A note in which somebody is named, and what is left when the name goes.
fn erased_note(left: &str) -> (Sample, RecordId) {
    let mut sample = Sample::default();
    let place = sample.place("Sikås");
    sample.change(place, |history| {
        let named = history.outcome().content.with(place::NOTES, "Karin öppnar nio".to_owned());
        history.write(&stamp(1), named);
        let content = history.outcome().content.with(place::NOTES, left.to_owned());
        let fields = BTreeSet::from([place::NOTES.name().to_owned()]);
        history.erase_fields(&stamp(1), fields, content);
    });
    (sample, place)
}

#[test]
fn the_erasure_of_a_field_is_told_in_words_and_what_it_held_is_not() {
    let (sample, place) = erased_note("Öppnar nio");
    let page = history_page(&sample.book, place).unwrap();
    let [erasure, before, created] = &page.entries[..] else { panic!("three") };
    assert_eq!(erasure.what, Happening::FieldsErased);
    assert_eq!(
        erasure.erased.iter().map(swedish).collect::<Vec<_>>(),
        ["Värdet i Om orten raderades för gott av Servicesamordnare den 1 januari 1970 \
          00:00, också ur tidigare versioner."]
    );
    let [notes] = &erasure.changes[..] else { panic!("what it left") };
    assert_eq!(notes.before, ValueWords::Erased);
    assert_eq!(notes.after, ValueWords::Long("Öppnar nio".to_owned()));
    // The one that wrote it says that it is erased, not that nothing was there.
    assert_eq!(before.what, Happening::Changed);
    let [notes] = &before.changes[..] else { panic!("the note") };
    assert_eq!((&notes.before, &notes.after), (&ValueWords::Nothing, &ValueWords::Erased));
    assert_eq!(created.changes.len(), 2, "it may have held a note too: nobody can tell now");
    assert!(before.erased.is_empty() && created.erased.is_empty());
    assert!(!format!("{page:?}").contains("Karin"));
}

#[test]
fn a_field_that_was_emptied_when_it_was_erased_says_so_and_who_is_not_made_up() {
    let (mut sample, place) = erased_note("");
    let nobody = Stamp { saved_by: String::new(), ..stamp(2) };
    sample.change(place, |history| {
        let content = history.outcome().content.with(place::NOTES, "Ny".to_owned());
        history.write(&nobody, content);
        let content = history.outcome().content.with(place::NOTES, String::new());
        let fields = BTreeSet::from([place::NOTES.name().to_owned()]);
        history.erase_fields(&nobody, fields, content);
    });
    let page = history_page(&sample.book, place).unwrap();
    let said: Vec<_> = page.entries.iter().flat_map(|it| it.erased.iter()).collect();
    assert_eq!(said.len(), 2);
    assert!(swedish(said[0]).starts_with("Värdet i Om orten raderades för gott den 1 jan"));
    assert!(page.entries[0].changes.is_empty());
    assert!(!format!("{page:?}").contains("Ny\""));
}
