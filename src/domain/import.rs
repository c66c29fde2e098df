//! What another phone's records would do to this book, worked out before
//! anything is written.

use super::book::Book;
use super::history::Clash;
use super::history::Liveness;
use super::id::RecordId;
use super::record::Record;

/// The outcome of merging another's records into a book, not yet done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// Records that were not here.
    pub new: Vec<RecordId>,
    /// Records that say something else than they did here.
    pub changed: Vec<RecordId>,
    /// Records that will be deleted or erased here.
    pub deleted: Vec<RecordId>,
    /// Records that already say what the file says.
    pub unchanged: usize,
    /// Records in which somebody will have to choose, and did not have to before.
    pub choices: Vec<RecordId>,
    /// The records as they will be: all of the new, changed and deleted ones.
    pub records: Vec<Record>,
}

impl Import {
    /// Whether it would change nothing.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }
}

/// Works out what `incoming` would do to `book`.
///
/// # Errors
///
/// Returns [`Clash`] when a revision differs from the one that is here under
/// the same id; such a file was damaged or edited.
pub fn import(book: &Book, incoming: Vec<Record>) -> Result<Import, Clash> {
    let mut import = Import::default();
    for record in incoming {
        let id = record.id();
        let Some(ours) = book.get(id) else {
            if record.has_open_choices() {
                import.choices.push(id);
            }
            let gone = matches!(record.liveness(), Liveness::Deleted | Liveness::Erased);
            let list = if gone { &mut import.deleted } else { &mut import.new };
            list.push(id);
            import.records.push(record);
            continue;
        };
        let Some(merged) = ours.merged(&record)? else {
            import.unchanged += 1;
            continue;
        };
        if merged.has_open_choices() && !ours.has_open_choices() {
            import.choices.push(id);
        }
        if ours.is_shown() && !merged.is_shown() {
            import.deleted.push(id);
        } else {
            import.changed.push(id);
        }
        import.records.push(merged);
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
        assert_eq!(import.new, [three.id()]);
        assert_eq!(import.changed, [changed.id()]);
        assert_eq!(import.unchanged, 1);
        assert!(import.choices.is_empty() && import.deleted.is_empty());
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
        assert!(again.is_empty());
        assert_eq!(again.unchanged, 1);
    }

    #[test]
    fn edits_made_apart_are_told_before_the_import() {
        let one = a_visit(1, "Sikås");
        let book = Book::from_iter([edited(&one, 1, "mine")]);
        let import = import(&book, vec![edited(&one, 2, "theirs")]).expect("sound");
        assert_eq!(import.choices, [one.id()]);
    }

    #[test]
    fn deletions_are_told_before_the_import() {
        let one = a_visit(1, "Sikås");
        let book = Book::from_iter([one.clone()]);
        let deleted = one.changed(|history| {
            history.delete(&stamp(2));
        });
        assert_eq!(import(&book, vec![deleted]).expect("sound").deleted, [one.id()]);
    }
}
