//! Who changed a record and when, newest first.

use chrono::Timelike;

use crate::domain::book::Book;
use crate::domain::field::Content;
use crate::domain::history::Body;
use crate::domain::history::History;
use crate::domain::history::Revision;
use crate::domain::id::RecordId;
use crate::domain::id::RevisionId;
use crate::domain::kind::Kind;
use crate::present::forms;
use crate::present::titles;
use crate::present::titles::RecordLine;
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
    pub saved_by: Phrase,
    /// By that phone's clock.
    pub saved_at: Phrase,
    /// The labels of the fields that it changed, in the order they are asked for.
    pub fields: Vec<Phrase>,
}

/// What a revision did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening {
    Created,
    Changed,
    /// Made one of several edits made apart.
    Joined,
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
    let history = record.history();
    let entries = history
        .revisions()
        .rev()
        .map(|(id, revision)| entry(record.kind(), history, id, revision))
        .collect();
    Some(HistoryPage { line: titles::line_of(book, record), entries })
}

fn entry(kind: Option<Kind>, history: &History, id: RevisionId, revision: &Revision) -> Entry {
    let before = history.as_of(&revision.replaces).outcome().content;
    let names = match &revision.body {
        Body::Alive(content) => changed_fields(&before, content),
        Body::Deleted(_) | Body::Erased => Vec::new(),
    };
    let replaced_a_deleted_one = revision.replaces.iter().any(|replaced| {
        history.revision(*replaced).is_some_and(|it| matches!(it.body, Body::Deleted(_)))
    });
    let what = match revision.body {
        Body::Erased => Happening::Erased,
        Body::Deleted(_) => Happening::Deleted,
        Body::Alive(_) if replaced_a_deleted_one => Happening::Restored,
        Body::Alive(_) if revision.replaces.is_empty() => Happening::Created,
        Body::Alive(_) if revision.replaces.len() > 1 => Happening::Joined,
        Body::Alive(_) if names.is_empty() => Happening::Untouched,
        Body::Alive(_) => Happening::Changed,
    };
    let saved_at = revision.saved_at;
    let saved_by = revision.saved_by.trim();
    Entry {
        revision: id,
        what,
        saved_by: if saved_by.is_empty() {
            words::NOBODY.into()
        } else {
            Phrase::verbatim(saved_by)
        },
        saved_at: words::at(saved_at.date(), format::clock(saved_at.hour(), saved_at.minute())),
        fields: labels(kind, &names),
    }
}

fn changed_fields<'a>(before: &'a Content, after: &'a Content) -> Vec<&'a str> {
    let filled = after.fields().filter(|(name, value)| before.value(name) != Some(*value));
    let cleared = before.fields().filter(|(name, _)| after.value(name).is_none());
    filled.chain(cleared).map(|(name, _)| name).collect()
}

/// The labels of `names` as the record's form has them. Fields that the form
/// does not ask for come last, and are told once.
fn labels(kind: Option<Kind>, names: &[&str]) -> Vec<Phrase> {
    let rows = || kind.into_iter().flat_map(|kind| forms::form(kind).rows());
    let mut labels: Vec<Phrase> =
        rows().filter(|row| names.contains(&row.name)).map(|row| row.label.into()).collect();
    let known = |name: &str| kind.is_some_and(|kind| kind.def().field(name).is_some());
    for name in names.iter().filter(|name| !rows().any(|row| row.name == **name)) {
        let label = if known(name) { words::OTHER_FIELD.into() } else { words::newer_field(*name) };
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::goal;
    use crate::domain::history::Stamp;
    use crate::domain::value::Value;
    use crate::domain::visit;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::stamp;
    use crate::present::sample::swedish;

    fn told(sample: &Sample, id: RecordId) -> Vec<(Happening, Vec<String>)> {
        let page = history_page(&sample.book, id).unwrap();
        let fields = |entry: &Entry| entry.fields.iter().map(swedish).collect();
        page.entries.iter().map(|entry| (entry.what, fields(entry))).collect()
    }

    fn label(name: &str) -> String {
        let row = forms::form(Kind::Visit).rows().find(|row| row.name == name).unwrap();
        swedish(&row.label.into())
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
        assert_eq!(swedish(&page.entries[0].saved_by), "Handläggare");
        assert_eq!(swedish(&page.entries[0].saved_at), "14 mars 2017 14:02");
        assert_eq!(swedish(&page.entries[1].saved_by), "Okänd");
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
    fn fields_without_a_question_are_told_too() {
        let names = [goal::ORDER.name(), goal::PARENT.name(), goal::PLAN.name(), "mood"];
        let said: Vec<_> = labels(Some(Kind::Goal), &names).iter().map(swedish).collect();
        assert!(said.contains(&"Annan uppgift".to_owned()));
        assert_eq!(said.last().unwrap(), "Fält från en nyare version (mood)");
    }
}
