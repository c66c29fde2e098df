//! Who changed a record and when, newest first; and the way back to an earlier state.

use std::collections::BTreeSet;

use chrono::Timelike;

use crate::domain::book::Book;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::field::Content;
use crate::domain::history::Body;
use crate::domain::history::History;
use crate::domain::history::Revision;
use crate::domain::id::RecordId;
use crate::domain::id::RevisionId;
use crate::domain::order;
use crate::domain::order::gathered;
use crate::domain::record::Record;
use crate::present::titles;
use crate::present::titles::RecordLine;
use crate::present::value_words;
use crate::present::value_words::ValueWords;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::format;
use crate::text::history_page as words;

/// The history of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryPage {
    pub line: RecordLine,
    /// Newest first, as far as the phones know of each other.
    pub entries: Vec<Entry>,
}

/// One saved state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub revision: RevisionId,
    pub what: Happening,
    pub saved: Saved,
    /// The fields that it changed, in the order they are asked for.
    pub changes: Vec<FieldChange>,
    /// Whether it is what the record is now.
    pub is_current: bool,
    /// Whether the record can be made what it was then.
    pub can_come_back: bool,
    /// What opens the choices again that it settled and that nothing has settled
    /// since; empty where it settled none.
    pub reopening: Vec<Change>,
}

/// Who saved something, and when by that phone's clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    pub by: Phrase,
    pub at: Phrase,
}

impl Saved {
    pub fn of(revision: &Revision) -> Self {
        let by = revision.saved_by.trim();
        let at = revision.saved_at;
        Self {
            by: if by.is_empty() { words::NOBODY.into() } else { Phrase::verbatim(by) },
            at: words::at(at.date(), format::clock(at.hour(), at.minute())),
        }
    }

    /// "Servicesamordnare, 14 mars 2017 14:02"
    pub fn words(&self) -> Phrase {
        words::saved(self.by.clone(), self.at.clone())
    }
}

/// What a field was, and what it became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    pub label: Phrase,
    pub before: ValueWords,
    pub after: ValueWords,
}

/// What a revision did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening {
    Created,
    Changed,
    /// Made one of several edits made apart.
    Joined,
    /// Took a choice back.
    Reopened,
    /// Saved, with nothing different from what was there.
    Untouched,
    Deleted,
    Restored,
    Erased,
}

impl Happening {
    pub fn word(self) -> Message {
        match self {
            Self::Created => words::CREATED,
            Self::Changed => words::CHANGED,
            Self::Joined => words::JOINED,
            Self::Reopened => words::REOPENED,
            Self::Untouched => words::UNTOUCHED,
            Self::Deleted => words::DELETED,
            Self::Restored => words::RESTORED,
            Self::Erased => words::ERASED,
        }
    }
}

/// The history of the record called `id`, also when it is deleted; `None` when
/// there is no such record.
pub fn history_page(book: &Book, id: RecordId) -> Option<HistoryPage> {
    let record = book.get(id)?;
    let revisions = record.history().revisions().rev();
    let mut entries: Vec<Entry> =
        revisions.map(|(id, revision)| entry(book, record, id, revision)).collect();
    for (revision, change) in reopenings(record) {
        for entry in entries.iter_mut().filter(|entry| entry.revision == revision) {
            entry.reopening.push(change.clone());
        }
    }
    Some(HistoryPage { line: titles::line_of(book, record), entries })
}

/// The changes that make the record called `id` what it was in `revision`;
/// `None` when nothing is left of that.
///
/// Choices that are open are settled by it: what it then held is what somebody
/// wants.
pub fn taking_back(book: &Book, id: RecordId, revision: RevisionId) -> Option<Vec<Change>> {
    let record = book.get(id)?;
    let kind = record.kind()?;
    let mut content = record.history().revision(revision)?.body.content()?.clone();
    // What was erased is not there to come back; what stands now stays.
    for field in record.history().erased_of(revision) {
        let now = record.content().value(&field).cloned();
        content.set(&field, now);
    }
    let base: BTreeSet<RevisionId> = gathered(record.history().heads());
    let still_open = record
        .choices()
        .iter()
        .filter(|choice| content.value(&choice.field) == record.content().value(&choice.field))
        .map(|choice| Edit::Choose {
            field: choice.field.clone(),
            value: content.value(&choice.field).cloned(),
        })
        .collect::<Vec<_>>();
    let write = Edit::Write { base, content };
    let edits = std::iter::once(write).chain(still_open);
    Some(edits.map(|edit| Change { id, kind, edit }).collect())
}

/// The changes that open settled choices again, each with the revision that
/// settled it.
fn reopenings(record: &Record) -> Vec<(RevisionId, Change)> {
    let Some(kind) = record.kind() else { return Vec::new() };
    let (id, history) = (record.id(), record.history());
    let picks = history
        .picks()
        .into_iter()
        .map(|(field, pick)| (pick.revision, Change { id, kind, edit: Edit::Reopen { field } }));
    let deletion = history.decided_a_deletion().then(|| {
        let last = history.heads().into_iter().last()?;
        Some((last, Change { id, kind, edit: Edit::ReopenDeletion }))
    });
    picks.chain(deletion.flatten()).collect()
}

/// What `revision` changed, in the order the fields are asked for.
pub fn changes_in(book: &Book, record: &Record, revision: &Revision) -> Vec<FieldChange> {
    let Body::Alive(after) = &revision.body else { return Vec::new() };
    let before = before(record.history(), revision);
    let kind = record.kind();
    let mut names = changed_fields(&before, after);
    order::sort_by_key(&mut names, |name| (value_words::rank(kind, name), *name));
    let words =
        |content: &Content, name| value_words::value_words(book, kind, name, content.value(name));
    names
        .into_iter()
        .map(|name| FieldChange {
            label: value_words::label(kind, name),
            before: words(&before, name),
            after: words(after, name),
        })
        .collect()
}

fn entry(book: &Book, record: &Record, id: RevisionId, revision: &Revision) -> Entry {
    let history = record.history();
    let is_reopening = history.is_reopening(id);
    let changes = if is_reopening { Vec::new() } else { changes_in(book, record, revision) };
    let replaced_a_deleted_one = revision.replaces.iter().any(|replaced| {
        history.revision(*replaced).is_some_and(|it| matches!(it.body, Body::Deleted(_)))
    });
    let what = match revision.body {
        Body::Erased => Happening::Erased,
        _ if is_reopening => Happening::Reopened,
        Body::Deleted(_) => Happening::Deleted,
        Body::Alive(_) if replaced_a_deleted_one => Happening::Restored,
        Body::Alive(_) if revision.replaces.is_empty() => Happening::Created,
        Body::Alive(_) if revision.replaces.len() > 1 => Happening::Joined,
        Body::Alive(_) if changes.is_empty() => Happening::Untouched,
        Body::Alive(_) => Happening::Changed,
    };
    let is_settled = record.is_shown() && !record.has_open_choices();
    let is_same = revision.body.content() == Some(record.content());
    Entry {
        revision: id,
        what,
        saved: Saved::of(revision),
        changes,
        is_current: history.heads() == [id],
        can_come_back: record.kind().is_some()
            && revision.body.content().is_some()
            && !(is_settled && is_same),
        reopening: Vec::new(),
    }
}

/// What the one who saved `revision` had before them.
fn before(history: &History, revision: &Revision) -> Content {
    history.as_of(&revision.replaces).outcome().content
}

fn changed_fields<'a>(before: &'a Content, after: &'a Content) -> Vec<&'a str> {
    let filled = after.fields().filter(|(name, value)| before.value(name) != Some(*value));
    let cleared = before.fields().filter(|(name, _)| after.value(name).is_none());
    filled.chain(cleared).map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::decide;
    use crate::domain::history::Stamp;
    use crate::domain::kind::Kind;
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
}
