//! A search that is made ready bit by bit, and follows the book from then on.

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::present::search::Found;
use crate::present::search::Index;

/// An index together with the book that it is of.
#[derive(Debug, Default)]
pub struct Finder {
    book: Book,
    index: Index,
    /// The last record that was taken up, while there are more to come.
    taken_up_to: Option<RecordId>,
    is_complete: bool,
}

impl Finder {
    /// Takes `book` as it is now, and takes up anew what has changed in it.
    pub fn follow(&mut self, book: &Book) {
        if self.book.is_empty() {
            *self = Self { book: book.clone(), ..Self::default() };
            return;
        }
        let mut changed = changed_between(&self.book, book);
        if !self.is_complete {
            // The others are still to come.
            changed.retain(|id| Some(*id) <= self.taken_up_to);
        }
        self.book = book.clone();
        self.index.update(book, changed);
    }

    /// Takes up the next `count` records. Says whether all are taken up.
    pub fn grow(&mut self, count: usize) -> bool {
        if !self.is_complete {
            self.taken_up_to = self.index.take_up(&self.book, self.taken_up_to, count);
            self.is_complete = self.taken_up_to.is_none();
        }
        self.is_complete
    }

    /// Whether all records are taken up.
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// Finds the records in which every word of `query` occurs, as far as they
    /// are taken up, and gives the first `limit` of them.
    pub fn search(&self, query: &str, limit: usize) -> Found {
        self.index.search(&self.book, query, limit)
    }
}

/// The records that are new, gone or another than they were. Books share the
/// records that nobody has changed, so this needs no look inside.
fn changed_between(old: &Book, new: &Book) -> Vec<RecordId> {
    let is_other = |id| match (old.get(id), new.get(id)) {
        (Some(before), Some(after)) => !std::ptr::eq(before, after),
        _ => true,
    };
    let gone = old.all().map(Record::id).filter(|&id| new.get(id).is_none());
    let others = new.all().map(Record::id).filter(|&id| is_other(id));
    gone.chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::domain::kind::Kind;
    use crate::domain::place;
    use crate::present::sample::Sample;
    use crate::present::sample::stamp;

    fn found(finder: &Finder, query: &str) -> Vec<RecordId> {
        finder.search(query, 50).hits.iter().map(|hit| hit.id).collect()
    }

    #[test]
    fn what_is_taken_up_is_found_and_in_the_end_all_is() {
        let mut sample = Sample::default();
        let places: Vec<_> =
            ["Sikås ett", "Sikås två", "Sikås tre"].map(|it| sample.place(it)).into();
        let mut finder = Finder::default();
        finder.follow(&sample.book);
        assert_eq!(found(&finder, "sikas"), [], "nothing is taken up yet");
        assert!(!finder.grow(1));
        assert_eq!(found(&finder, "sikas"), [places[0]]);
        while !finder.grow(1) {}
        let mut all = found(&finder, "sikas");
        all.sort_unstable();
        assert_eq!(all, places);
        assert!(finder.grow(1) && finder.is_complete(), "it stays complete");
    }

    #[test]
    fn it_follows_what_is_written_changed_and_deleted_also_half_way() {
        for taken_up in [1, 2, 100] {
            let mut sample = Sample::default();
            let (los, sikas) = (sample.place("Los"), sample.place("Sikås"));
            let mut finder = Finder::default();
            finder.follow(&sample.book);
            finder.grow(taken_up);
            let visit = sample.visit(sikas, "2017-03-14");
            sample.delete(los);
            let renamed = Content::default().with(place::NAME, "Hammerdal".to_owned());
            sample.change(sikas, |history| {
                history.write(&stamp(1), renamed);
            });
            finder.follow(&sample.book);
            while !finder.grow(1) {}
            assert_eq!(found(&finder, "los"), []);
            assert_eq!(found(&finder, "sikas"), []);
            let mut named = found(&finder, "hammerdal");
            named.sort_unstable();
            assert_eq!(named, [sikas, visit], "after {taken_up}");
        }
    }

    #[test]
    fn another_book_leaves_nothing_of_the_first() {
        let mut own = Sample::default();
        own.place("Sikås");
        let mut finder = Finder::default();
        finder.follow(&own.book);
        finder.grow(10);
        let mut example = Sample::default();
        example.add(Kind::Visit, Content::default());
        let los = example.place("Los");
        finder.follow(&example.book);
        finder.grow(10);
        assert_eq!(found(&finder, "sikas"), []);
        assert_eq!(found(&finder, "los"), [los]);
    }
}
