//! What has been deleted and can come back.

use std::cmp::Reverse;

use crate::domain::book::Book;
use crate::domain::hanging;
use crate::domain::hanging::Stray;
use crate::domain::history::Liveness;
use crate::domain::history::Revision;
use crate::domain::id::RecordId;
use crate::domain::order;
use crate::domain::record::Record;
use crate::present::history_page::Saved;
use crate::present::titles;
use crate::present::titles::RecordLine;

/// A deleted record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BinRow {
    pub line: RecordLine,
    pub place: Option<String>,
    /// Who deleted it, and when.
    pub deleted: Saved,
}

/// A record that is in no list, since what it belongs to is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrayRow {
    pub line: RecordLine,
    /// What it belonged to, if that can come back.
    pub deleted: Option<RecordLine>,
}

/// What belongs to something that is deleted or was never here, oldest first.
pub fn strays(book: &Book) -> Vec<StrayRow> {
    let row = |stray: Stray<'_>| StrayRow {
        line: titles::line_of(book, stray.record),
        deleted: stray
            .at
            .filter(|it| it.liveness() == Liveness::Deleted)
            .map(|it| titles::line_of(book, it)),
    };
    hanging::strays(book).into_iter().map(row).collect()
}

/// Everything that is deleted and not erased, the latest first.
pub fn bin(book: &Book) -> Vec<BinRow> {
    let mut rows: Vec<_> = book
        .all()
        .filter_map(|record| Some((deletion(record)?, record)))
        .map(|(deletion, record)| (deletion.saved_at, record.id(), row(book, record, deletion)))
        .collect();
    order::sort_by_key(&mut rows, |(saved_at, id, _)| Reverse((*saved_at, *id)));
    rows.into_iter().map(|(_, _, row)| row).collect()
}

/// The row of the record called `id`, if it is deleted.
pub fn deleted(book: &Book, id: RecordId) -> Option<BinRow> {
    let record = book.get(id)?;
    deletion(record).map(|deletion| row(book, record, deletion))
}

fn row(book: &Book, record: &Record, deletion: &Revision) -> BinRow {
    BinRow {
        line: titles::line_of(book, record),
        place: titles::place_name_of(book, record),
        deleted: Saved::of(deletion),
    }
}

/// The latest of the revisions that deleted `record`.
fn deletion(record: &Record) -> Option<&Revision> {
    if record.liveness() != Liveness::Deleted {
        return None;
    }
    let heads = record.history().heads_of_life().into_iter();
    heads.filter_map(|id| record.history().revision(id)).max_by_key(|head| head.saved_at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::history::Stamp;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::stamp;
    use crate::present::sample::swedish;

    fn delete_on(sample: &mut Sample, id: RecordId, day: &str) {
        let saved_at = on(day).and_hms_opt(14, 2, 0).unwrap();
        sample.change(id, |history| {
            history.delete(&Stamp { saved_at, ..stamp(1) });
        });
    }

    #[test]
    fn deleted_records_come_latest_first_and_others_not_at_all() {
        let mut sample = Sample::default();
        let (los, sikas) = (sample.place("Los"), sample.place("Sikås"));
        let visit = sample.visit(sikas, "2017-03-14");
        delete_on(&mut sample, visit, "2017-04-02");
        delete_on(&mut sample, los, "2017-04-01");
        let rows = bin(&sample.book);
        let shown: Vec<_> = rows.iter().map(|row| row.line.id).collect();
        assert_eq!(shown, [visit, los]);
        assert_eq!(swedish(&rows[0].line.title), "Besök i Sikås");
        assert_eq!(rows[0].place.as_deref(), Some("Sikås"));
        assert_eq!(swedish(&rows[0].deleted.words()), "Servicesamordnare, 2 april 2017 14:02");
        assert_eq!(deleted(&sample.book, sikas), None);
        assert_eq!(deleted(&sample.book, los).as_ref(), Some(&rows[1]));
    }

    #[test]
    fn what_is_back_or_erased_is_not_in_the_bin() {
        let mut sample = Sample::default();
        let (los, sikas) = (sample.place("Los"), sample.place("Sikås"));
        sample.delete(los);
        sample.delete(sikas);
        sample.change(los, |history| {
            history.restore(&stamp(1));
        });
        sample.change(sikas, |history| {
            history.erase(&stamp(1));
        });
        assert_eq!(bin(&sample.book), []);
    }
}
