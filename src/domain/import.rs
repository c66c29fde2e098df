//! What another phone's records do to this book, worked out before anything is
//! written: record by record, so that a large file need never be held whole.

use std::collections::BTreeSet;

use super::book::Book;
use super::history::Clash;
use super::history::Liveness;
use super::id::RecordId;
use super::kind::Kind;
use super::record::Record;

/// The numbers of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Records that were not here.
    pub new: Group,
    /// Records that say something else than they did here.
    pub changed: Group,
    /// Records that will be deleted or erased here.
    pub deleted: Group,
    /// Records in which somebody will have to choose, and did not have to
    /// before. They are among the new or changed ones too.
    pub choices: Group,
    /// Records that already say what the file says.
    pub unchanged: usize,
}

/// One of the numbers, with some of the records behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    pub count: usize,
    /// The first [`NAMED`] of them: by kind, and within a kind oldest first.
    first: BTreeSet<(usize, RecordId)>,
}

/// How many records of a group are named: as many as anybody reads through.
pub const NAMED: usize = 200;

impl Group {
    /// A group of `count` records, of which `named` are named.
    pub fn new(count: usize, named: impl IntoIterator<Item = (Option<Kind>, RecordId)>) -> Self {
        let mut group = Self::default();
        named.into_iter().for_each(|(kind, id)| group.add(kind, id));
        group.count = count;
        group
    }

    /// The records that are named, by kind, and within a kind oldest first.
    pub fn named(&self) -> impl Iterator<Item = RecordId> {
        self.first.iter().map(|&(_, id)| id)
    }

    /// How many there are besides those that are named.
    pub fn others(&self) -> usize {
        self.count.saturating_sub(self.first.len())
    }

    fn add(&mut self, kind: Option<Kind>, id: RecordId) {
        self.count += 1;
        let rank = kind.and_then(|kind| Kind::ALL.iter().position(|&it| it == kind));
        self.first.insert((rank.unwrap_or(usize::MAX), id));
        if NAMED < self.first.len() {
            self.first.pop_last();
        }
    }
}

impl Tally {
    /// How many records are changed in any way.
    pub fn touched(&self) -> usize {
        self.new.count + self.changed.count + self.deleted.count
    }

    /// Merges `theirs` into `ours`, the record with the same id, and counts what
    /// that does. Gives the record as it will be, unless it stays as it is.
    ///
    /// # Errors
    ///
    /// Returns [`Clash`] when a revision differs from the one that is here under
    /// the same id; such a file was damaged or edited.
    pub fn meet(&mut self, ours: Option<&Record>, theirs: Record) -> Result<Option<Record>, Clash> {
        let Some(ours) = ours else {
            let gone = matches!(theirs.liveness(), Liveness::Deleted | Liveness::Erased);
            let group = if gone { &mut self.deleted } else { &mut self.new };
            group.add(theirs.kind(), theirs.id());
            if theirs.has_open_choices() {
                self.choices.add(theirs.kind(), theirs.id());
            }
            return Ok(Some(theirs));
        };
        let Some(merged) = ours.merged(&theirs)? else {
            self.unchanged += 1;
            return Ok(None);
        };
        let gone = ours.is_shown() && !merged.is_shown();
        let group = if gone { &mut self.deleted } else { &mut self.changed };
        group.add(merged.kind(), merged.id());
        if merged.has_open_choices() && !ours.has_open_choices() {
            self.choices.add(merged.kind(), merged.id());
        }
        Ok(Some(merged))
    }
}

/// The outcome of merging another's records into a book, not yet done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    pub tally: Tally,
    /// The records as they will be: all of the new, changed and deleted ones.
    pub records: Vec<Record>,
}

/// Works out what `incoming` would do to `book`.
///
/// # Errors
///
/// As [`Tally::meet`].
pub fn import(book: &Book, incoming: Vec<Record>) -> Result<Import, Clash> {
    let mut import = Import::default();
    for record in incoming {
        let ours = book.get(record.id());
        import.records.extend(import.tally.meet(ours, record)?);
    }
    Ok(import)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDateTime;

    use super::*;
    use crate::domain::field::Content;
    use crate::domain::history::History;
    use crate::domain::history::Stamp;
    use crate::domain::id::Writer;
    use crate::domain::visit;

    fn named(group: &Group) -> Vec<RecordId> {
        group.named().collect()
    }

    fn stamp(writer: u64) -> Stamp {
        Stamp {
            writer: Writer(writer),
            saved_by: String::new(),
            saved_at: NaiveDateTime::default(),
        }
    }

    fn a_visit(number: u8, title: &str) -> Record {
        let mut history = History::default();
        history.write(&stamp(1), Content::default().with(visit::TITLE, title.to_owned()));
        Record::new(RecordId::from_parts(1, [number; 10]), "visit".to_owned(), history)
    }

    fn edited(record: &Record, writer: u64, title: &str) -> Record {
        let content = record.content().clone().with(visit::TITLE, title.to_owned());
        record.changed(|history| {
            history.write(&stamp(writer), content);
        })
    }

    #[test]
    fn an_import_tells_new_from_changed_from_unchanged() {
        let (one, two, three) = (a_visit(1, "Sikås"), a_visit(2, "Los"), a_visit(3, "Ramsjö"));
        let book = Book::from_iter([one.clone(), two.clone()]);
        let changed = edited(&two, 2, "Loos");
        let import = import(&book, vec![one, changed.clone(), three.clone()]).expect("sound");
        let tally = &import.tally;
        assert_eq!(named(&tally.new), [three.id()]);
        assert_eq!(named(&tally.changed), [changed.id()]);
        assert_eq!(tally.unchanged, 1);
        assert_eq!((tally.choices.count, tally.deleted.count, tally.touched()), (0, 0, 2));
        assert_eq!(import.records, [changed, three]);
    }

    #[test]
    fn the_same_file_again_changes_nothing() {
        let one = a_visit(1, "Sikås");
        let mut book = Book::default();
        for record in import(&book, vec![one.clone()]).expect("sound").records {
            book.put(record);
        }
        let again = import(&book, vec![one]).expect("sound");
        assert_eq!(again.records, []);
        assert_eq!(again.tally, Tally { unchanged: 1, ..Tally::default() });
    }

    #[test]
    fn edits_made_apart_are_told_before_the_import() {
        let one = a_visit(1, "Sikås");
        let book = Book::from_iter([edited(&one, 1, "mine")]);
        let import = import(&book, vec![edited(&one, 2, "theirs")]).expect("sound");
        assert_eq!(named(&import.tally.choices), [one.id()]);
    }

    #[test]
    fn deletions_are_told_before_the_import() {
        let one = a_visit(1, "Sikås");
        let book = Book::from_iter([one.clone()]);
        let deleted = one.changed(|history| {
            history.delete(&stamp(2));
        });
        let import = import(&book, vec![deleted]).expect("sound");
        assert_eq!(named(&import.tally.deleted), [one.id()]);
    }

    #[test]
    fn of_very_many_records_the_first_are_named_and_the_rest_counted() {
        let id = |number: usize| {
            RecordId::from_parts(u64::try_from(number).expect("a small number"), [0; 10])
        };
        let mut group = Group::default();
        for number in (0..1_000).rev() {
            group.add(Some(Kind::Visit), id(number));
        }
        group.add(None, id(0));
        group.add(Some(Kind::Place), id(5_000));
        assert_eq!((group.count, group.others()), (1_002, 1_002 - NAMED));
        let expected = [5_000].into_iter().chain(0..NAMED - 1).map(id);
        assert!(group.named().eq(expected));
    }
}
