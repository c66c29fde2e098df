//! What is only seen at another record: goals at their plan, tasks at their project.
//!
//! Whoever deletes the other one means all of it, so what hangs on it goes to
//! the bin in the same save, and comes back with it. What was added apart on
//! another phone, or links to a record that was never sent here, hangs on nothing:
//! it is listed, so that a person can bring the other back or move it.

use std::collections::BTreeSet;

use super::action;
use super::book::Book;
use super::command::Change;
use super::command::Edit;
use super::field::Field;
use super::goal;
use super::history::Body;
use super::history::Liveness;
use super::history::Revision;
use super::id::RecordId;
use super::id::Writer;
use super::kind::Kind;
use super::observation;
use super::order::gathered;
use super::photo;
use super::provider;
use super::question;
use super::record::Record;
use super::task_moved;

/// The field by which a record of a kind is found; without what it links to it
/// is in no list. A mark is about a provider or about a place.
const SEEN_AT: [(Kind, Field<RecordId>); 8] = [
    (Kind::Goal, goal::PLAN),
    (Kind::Action, action::GOAL),
    (Kind::TaskMoved, task_moved::PROJECT),
    (Kind::Provider, provider::PLACE),
    (Kind::Photo, photo::OF),
    (Kind::Observation, observation::PROVIDER),
    (Kind::Observation, observation::PLACE),
    (Kind::Question, question::VISIT),
];

/// Goals may also be parts of goals.
const PART_OF: (Kind, Field<RecordId>) = (Kind::Goal, goal::PARENT);

/// A record that is seen at one that is not there.
#[derive(Clone, Copy, Debug)]
pub struct Stray<'a> {
    pub record: &'a Record,
    /// What it hangs on: deleted or erased, or `None` where it never was here.
    pub at: Option<&'a Record>,
}

/// The records that a person sees at the one called `id`, and at those, oldest
/// first, with what was joined with it.
pub fn hanging_on(book: &Book, id: RecordId) -> Vec<&Record> {
    let mut found: BTreeSet<RecordId> = BTreeSet::new();
    let mut wanted = vec![id];
    while let Some(at) = wanted.pop() {
        let joined = book.joined_into(at).filter(|it| it.is_joined()).map(Record::id);
        let links = SEEN_AT.into_iter().chain([PART_OF]);
        let seen = links.flat_map(|(kind, field)| book.linked(kind, field, at)).map(Record::id);
        for next in joined.chain(seen).collect::<Vec<_>>() {
            if next != id && found.insert(next) {
                wanted.push(next);
            }
        }
    }
    found.into_iter().filter_map(|id| book.get(id)).collect()
}

/// The changes that delete a record with all that hangs on it, and those that
/// take that back.
pub fn deletion(book: &Book, kind: Kind, id: RecordId) -> (Vec<Change>, Vec<Change>) {
    let hanging = hanging_on(book, id).into_iter();
    let all = hanging.filter_map(|it| it.kind().map(|kind| (kind, it.id())));
    let all: Vec<(Kind, RecordId)> = std::iter::once((kind, id)).chain(all).collect();
    let each = |edit: Edit| {
        let of = move |&(kind, id): &(Kind, RecordId)| Change { id, kind, edit: edit.clone() };
        all.iter().map(of).collect()
    };
    (each(Edit::Delete), each(Edit::Restore))
}

/// The changes that bring a deleted record back, with all that was deleted in
/// the same save.
pub fn return_of(book: &Book, id: RecordId) -> Vec<Change> {
    let Some(moment) = book.get(id).and_then(deleted_in) else { return Vec::new() };
    let together = book.all().filter(|it| it.id() == id || deleted_in(it) == Some(moment));
    let changes = together.filter_map(|record| {
        Some(Change { id: record.id(), kind: record.kind()?, edit: Edit::Restore })
    });
    changes.collect()
}

/// `changes`, and the erasing of the photos of what they erase: they are in the
/// bin otherwise, or of nothing, and show what was to be forgotten.
pub fn erased_with_photos(book: &Book, mut changes: Vec<Change>) -> Vec<Change> {
    let is_erased = |change: &&Change| change.edit == Edit::Erase;
    let erased: BTreeSet<RecordId> = gathered(changes.iter().filter(is_erased).map(|it| it.id));
    if erased.is_empty() {
        return changes;
    }
    let photos = book.all().filter(|it| it.kind() == Some(Kind::Photo));
    let theirs = photos.filter(|it| {
        let of = it.content().get(photo::OF);
        of.is_some_and(|of| erased.contains(&of)) && !erased.contains(&it.id())
    });
    let erase = |id| Change { id, kind: Kind::Photo, edit: Edit::Erase };
    let also: Vec<Change> = theirs.map(|it| erase(it.id())).collect();
    changes.extend(also);
    changes
}

/// The records that hang on nothing that is there, oldest first. What is being
/// written and not saved yet, `begun`, counts as there.
pub fn strays(book: &Book, begun: impl Fn(RecordId) -> bool) -> Vec<Stray<'_>> {
    let mut strays = Vec::new();
    for record in book.all().filter(|it| it.is_shown()) {
        let at = link_of(record).and_then(|field| record.content().get(field));
        let Some(at) = at else { continue };
        if book.shown(at).is_none() && !begun(at) {
            strays.push(Stray { record, at: book.get(at) });
        }
    }
    strays
}

/// What the record called `id` lacks, so that it is in no list: what it hangs on
/// itself, or what one of those hangs on at which it is seen.
pub fn stray_above(book: &Book, id: RecordId) -> Option<Stray<'_>> {
    let mut record = book.shown(id)?;
    // No record is seen further down than that, but a file may say so in a ring.
    for _ in SEEN_AT {
        let at = record.content().get(link_of(record)?)?;
        match book.shown(at) {
            Some(next) => record = next,
            None => return Some(Stray { record, at: book.get(at) }),
        }
    }
    None
}

/// The field by which a record is seen at another, if its kind has one.
pub fn link_of(record: &Record) -> Option<Field<RecordId>> {
    let mut fields = SEEN_AT.iter().filter(|(kind, _)| record.kind() == Some(*kind));
    fields.find(|(_, field)| record.content().get(*field).is_some()).map(|(_, field)| *field)
}

/// The save in which a record was deleted: nobody saves twice in a second.
fn deleted_in(record: &Record) -> Option<(Writer, chrono::NaiveDateTime)> {
    if record.liveness() != Liveness::Deleted {
        return None;
    }
    let heads = record.history().heads_of_life();
    let last = heads.last()?;
    let Revision { saved_at, body: Body::Deleted(_), .. } = record.history().revision(*last)?
    else {
        return None;
    };
    Some((last.writer, *saved_at))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::command::decide;
    use crate::domain::field::Content;
    use crate::domain::history::Stamp;
    use crate::domain::import::import;
    use crate::domain::join;
    use crate::domain::visit;

    fn id(number: u8) -> RecordId {
        RecordId::from_parts(number.into(), [number; 10])
    }

    fn stamp(writer: u64, minute: u32) -> Stamp {
        let day = NaiveDate::from_ymd_opt(2017, 4, 3).expect("a day");
        let saved_at = day.and_hms_opt(9, minute, 0).expect("a time");
        Stamp { writer: Writer(writer), saved_by: String::new(), saved_at }
    }

    fn does(book: &mut Book, writer: u64, minute: u32, changes: Vec<Change>) {
        book.put_all(decide(book, changes, &stamp(writer, minute)));
    }

    fn makes(book: &mut Book, number: u8, kind: Kind, links: &[(Field<RecordId>, u8)]) {
        let content = links
            .iter()
            .fold(Content::default(), |it, (field, target)| it.with(*field, id(*target)));
        does(book, 1, 0, vec![Change::new_record(id(number), kind, content)]);
    }

    /// A plan with a goal, a part of the goal, and an action for that.
    fn a_plan() -> Book {
        let mut book = Book::default();
        makes(&mut book, 1, Kind::Plan, &[]);
        makes(&mut book, 2, Kind::Goal, &[(goal::PLAN, 1)]);
        makes(&mut book, 3, Kind::Goal, &[(goal::PLAN, 1), (goal::PARENT, 2)]);
        makes(&mut book, 4, Kind::Action, &[(action::GOAL, 3)]);
        book
    }

    fn shown(book: &Book) -> Vec<RecordId> {
        book.all().filter(|it| it.is_shown()).map(Record::id).collect()
    }

    #[test]
    fn a_plan_goes_with_all_that_hangs_on_it_and_comes_back_with_it() {
        let mut book = a_plan();
        let before = shown(&book);
        makes(&mut book, 9, Kind::Plan, &[]);
        let (changes, undo) = deletion(&book, Kind::Plan, id(1));
        does(&mut book, 1, 5, changes);
        assert_eq!(shown(&book), [id(9)]);
        assert!(strays(&book, |_| false).is_empty());
        let mut undone = book.clone();
        does(&mut undone, 1, 6, undo);
        assert_eq!(shown(&undone).len(), before.len() + 1);
        // And from the bin, another day.
        let changes = return_of(&book, id(1));
        does(&mut book, 2, 30, changes);
        assert_eq!(shown(&book).len(), before.len() + 1);
    }

    #[test]
    fn what_was_deleted_before_does_not_come_back_with_the_rest() {
        let mut book = a_plan();
        let goes = |id| vec![Change { id, kind: Kind::Action, edit: Edit::Delete }];
        does(&mut book, 1, 5, goes(id(4)));
        let (changes, _) = deletion(&book, Kind::Plan, id(1));
        does(&mut book, 1, 7, changes);
        let changes = return_of(&book, id(1));
        does(&mut book, 1, 9, changes);
        assert_eq!(shown(&book), [id(1), id(2), id(3)]);
    }

    /// One deletes the plan, another adds a goal to it apart.
    #[test]
    fn a_goal_added_apart_from_the_deletion_of_its_plan_is_listed_until_somebody_mends_it() {
        let mut one = a_plan();
        let mut other = one.clone();
        let (changes, _) = deletion(&one, Kind::Plan, id(1));
        does(&mut one, 1, 5, changes);
        makes(&mut other, 7, Kind::Goal, &[(goal::PLAN, 1)]);
        for (mut mine, theirs) in [(one.clone(), &other), (other.clone(), &one)] {
            let records = import(&mine, theirs.clone().into_records()).expect("honest").records;
            mine.put_all(records);
            let found = strays(&mine, |_| false);
            assert_eq!(found.iter().map(|it| it.record.id()).collect::<Vec<_>>(), [id(7)]);
            assert_eq!(found[0].at.map(Record::id), Some(id(1)));
            let changes = return_of(&mine, id(1));
            does(&mut mine, 3, 30, changes);
            assert!(strays(&mine, |_| false).is_empty());
            assert_eq!(shown(&mine).len(), 5);
        }
    }

    #[test]
    fn what_hangs_on_a_record_that_was_never_sent_here_is_listed_too() {
        let mut book = Book::default();
        makes(&mut book, 2, Kind::TaskMoved, &[(task_moved::PROJECT, 1)]);
        let found = strays(&book, |_| false);
        assert_eq!((found.len(), found[0].at.is_none()), (1, true));
    }

    #[test]
    fn what_is_seen_at_a_stray_knows_what_is_missing_above_it() {
        let mut book = a_plan();
        let goes = |id| vec![Change { id, kind: Kind::Plan, edit: Edit::Delete }];
        assert!(stray_above(&book, id(4)).is_none());
        does(&mut book, 1, 5, goes(id(1)));
        let found = |book: &Book, it| {
            let stray = stray_above(book, it)?;
            Some((stray.record.id(), stray.at.map(Record::id)))
        };
        assert_eq!(found(&book, id(2)), Some((id(2), Some(id(1)))));
        assert_eq!(found(&book, id(4)), Some((id(3), Some(id(1)))));
        assert_eq!(found(&book, id(1)), None, "it is in the bin itself");
        makes(&mut book, 5, Kind::Action, &[(action::GOAL, 5)]);
        assert_eq!(found(&book, id(5)), None, "an action that is its own goal is gone through");
    }

    /// A visit has a list of its own: nobody loses it with its place.
    #[test]
    fn a_place_takes_its_shops_and_what_was_joined_with_it_and_leaves_visits() {
        let mut book = Book::default();
        makes(&mut book, 1, Kind::Place, &[]);
        makes(&mut book, 2, Kind::Place, &[(join::SAME_AS, 1)]);
        makes(&mut book, 3, Kind::Provider, &[(provider::PLACE, 2)]);
        makes(&mut book, 4, Kind::Visit, &[(visit::PLACE, 1)]);
        let (changes, _) = deletion(&book, Kind::Place, id(1));
        does(&mut book, 1, 5, changes);
        assert_eq!(shown(&book), [id(4)]);
    }

    #[test]
    fn a_photo_goes_with_its_visit_and_is_no_stray_while_the_visit_is_being_written() {
        let mut book = Book::default();
        makes(&mut book, 4, Kind::Visit, &[]);
        makes(&mut book, 5, Kind::Photo, &[(photo::OF, 4)]);
        let (changes, undo) = deletion(&book, Kind::Visit, id(4));
        does(&mut book, 1, 5, changes);
        assert!(shown(&book).is_empty());
        does(&mut book, 1, 6, undo);
        assert_eq!(shown(&book), [id(4), id(5)]);
        makes(&mut book, 7, Kind::Photo, &[(photo::OF, 6)]);
        let found = strays(&book, |_| false);
        assert_eq!(found.iter().map(|it| it.record.id()).collect::<Vec<_>>(), [id(7)]);
        assert!(strays(&book, |begun| begun == id(6)).is_empty());
    }

    #[test]
    fn who_erases_a_visit_erases_its_photos_also_those_in_the_bin() {
        let mut book = Book::default();
        makes(&mut book, 1, Kind::Visit, &[]);
        makes(&mut book, 2, Kind::Visit, &[]);
        for (number, of) in [(3, 1), (4, 1), (5, 2)] {
            makes(&mut book, number, Kind::Photo, &[(photo::OF, of)]);
        }
        does(&mut book, 1, 2, vec![Change { id: id(4), kind: Kind::Photo, edit: Edit::Delete }]);
        let change = |edit| vec![Change { id: id(1), kind: Kind::Visit, edit }];
        let all = erased_with_photos(&book, change(Edit::Erase));
        assert_eq!(all.iter().map(|it| it.id).collect::<Vec<_>>(), [id(1), id(3), id(4)]);
        assert!(all.iter().all(|it| it.edit == Edit::Erase));
        assert_eq!(erased_with_photos(&book, change(Edit::Delete)), change(Edit::Delete));
    }

    #[test]
    fn marks_go_with_their_shop_or_place_and_come_back_with_it() {
        let mut book = Book::default();
        makes(&mut book, 1, Kind::Place, &[]);
        makes(&mut book, 2, Kind::Provider, &[(provider::PLACE, 1)]);
        makes(&mut book, 3, Kind::Observation, &[(observation::PLACE, 1)]);
        makes(&mut book, 4, Kind::Observation, &[(observation::PROVIDER, 2)]);
        let (changes, undo) = deletion(&book, Kind::Provider, id(2));
        does(&mut book, 1, 5, changes);
        assert_eq!(shown(&book), [id(1), id(3)]);
        does(&mut book, 1, 6, undo);
        let (changes, _) = deletion(&book, Kind::Place, id(1));
        does(&mut book, 1, 7, changes);
        assert!(shown(&book).is_empty());
        makes(&mut book, 5, Kind::Observation, &[(observation::PROVIDER, 9)]);
        assert_eq!(strays(&book, |_| false).len(), 1, "of a shop that was never sent here");
    }

    #[test]
    fn goals_that_are_parts_of_each_other_are_gone_through_once() {
        let mut book = Book::default();
        makes(&mut book, 1, Kind::Goal, &[(goal::PARENT, 2)]);
        makes(&mut book, 2, Kind::Goal, &[(goal::PARENT, 1)]);
        assert_eq!(hanging_on(&book, id(1)).len(), 1);
    }
}
