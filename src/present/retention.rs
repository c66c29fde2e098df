//! Gallring: what is to be erased, or kept for a while longer, by the day that
//! somebody set ("gallras efter").

use chrono::Datelike;
use chrono::Months;
use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::contact;
use crate::domain::field::FieldValue;
use crate::domain::history::Liveness;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::record::Record;
use crate::domain::visit;
use crate::domain::visit::NoteKind;
use crate::present::titles;
use crate::text::Phrase;
use crate::text::format;
use crate::text::retention as words;

/// What there is to go through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Retention {
    /// Past their day, the oldest first.
    pub overdue: Vec<RetentionRow>,
    /// Due later this year, the next first.
    pub this_year: Vec<RetentionRow>,
    /// Contacts for which nobody has set a day, the oldest first.
    pub undated: Vec<RetentionRow>,
}

/// A record to go through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetentionRow {
    pub id: RecordId,
    pub kind: Kind,
    pub title: Phrase,
    pub day: Option<NaiveDate>,
    /// "skulle ha gallrats för 2 månader sedan"; `None` without a day.
    pub when: Option<Phrase>,
    pub is_deleted: bool,
    /// Whether it may be a part of a public record, of which the registrar knows more.
    pub may_be_public: bool,
}

/// Everything there is to go through on `today`.
pub fn retention(book: &Book, today: NaiveDate) -> Retention {
    let mut all = Retention::default();
    for record in book.all() {
        let Some(kind) = record.kind().filter(|_| record.liveness() != Liveness::Erased) else {
            continue;
        };
        match day_of(record) {
            Some(day) if day < today => all.overdue.push(row(book, record, kind, today)),
            Some(day) if day.year() == today.year() => {
                all.this_year.push(row(book, record, kind, today));
            }
            None if record.is(Kind::Contact) => all.undated.push(row(book, record, kind, today)),
            _ => (),
        }
    }
    for rows in [&mut all.overdue, &mut all.this_year] {
        order::sort_by_key(rows, |row| (row.day, row.id));
    }
    all
}

/// How many records are past their day.
pub fn overdue(book: &Book, today: NaiveDate) -> usize {
    let is_left = |record: &&Record| record.liveness() != Liveness::Erased;
    let days = book.all().filter(is_left).filter_map(day_of);
    days.filter(|day| *day < today).count()
}

/// What keeps the record called `id` until `day`, and what takes that back.
pub fn keeping(book: &Book, id: RecordId, day: NaiveDate) -> Option<(Change, Change)> {
    let record = book.get(id)?;
    let kind = record.kind()?;
    let field = contact::KEEP_UNTIL.name();
    let set = |value| Change { id, kind, edit: Edit::Set { field, value } };
    Some((set(Some(day.write())), set(record.content().value(field).cloned())))
}

/// A year longer: from its day, or from today when that has passed.
pub fn one_year_on(day: Option<NaiveDate>, today: NaiveDate) -> NaiveDate {
    let from = day.map_or(today, |day| day.max(today));
    from.checked_add_months(Months::new(12)).unwrap_or(from)
}

/// The day after which it is to be erased, of kinds that have one.
fn day_of(record: &Record) -> Option<NaiveDate> {
    match record.kind()? {
        Kind::Contact => record.content().get(contact::KEEP_UNTIL),
        Kind::Visit => record.content().get(visit::KEEP_UNTIL),
        _ => None,
    }
}

fn row(book: &Book, record: &Record, kind: Kind, today: NaiveDate) -> RetentionRow {
    let content = record.content();
    let is_filed = content.get(visit::NOTE_KIND) == Some(NoteKind::FileNote)
        || !content.text(visit::CASE_NUMBER).trim().is_empty();
    let day = day_of(record);
    RetentionRow {
        id: record.id(),
        kind,
        title: titles::title(book, record),
        day,
        when: day.map(|day| {
            let relative = format::relative_day(day, today);
            if day < today { words::was_due(relative) } else { words::is_due(relative) }
        }),
        is_deleted: record.liveness() == Liveness::Deleted,
        may_be_public: kind == Kind::Visit && is_filed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::decide;
    use crate::domain::field::Content;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::stamp;
    use crate::present::sample::swedish;

    const TODAY: &str = "2026-06-15";

    fn contact(sample: &mut Sample, keep_until: Option<&str>) -> RecordId {
        let content = Content::default().with(contact::ROLE, "Växel".to_owned());
        let content = match keep_until {
            Some(day) => content.with(contact::KEEP_UNTIL, on(day)),
            None => content,
        };
        sample.add(Kind::Contact, content)
    }

    fn ids(rows: &[RetentionRow]) -> Vec<RecordId> {
        rows.iter().map(|row| row.id).collect()
    }

    #[test]
    fn what_is_past_its_day_or_due_this_year_is_told_oldest_first() {
        let mut sample = Sample::default();
        let yesterday = contact(&mut sample, Some("2026-06-14"));
        let long_ago = contact(&mut sample, Some("2024-01-01"));
        let today = contact(&mut sample, Some("2026-06-15"));
        let new_years_eve = contact(&mut sample, Some("2026-12-31"));
        contact(&mut sample, Some("2027-01-01"));
        let undated = contact(&mut sample, None);
        let place = sample.place("Sikås");
        sample.visit(place, "2017-03-14");
        let all = retention(&sample.book, on(TODAY));
        assert_eq!(ids(&all.overdue), [long_ago, yesterday]);
        assert_eq!(ids(&all.this_year), [today, new_years_eve]);
        assert_eq!(ids(&all.undated), [undated]);
        assert_eq!(overdue(&sample.book, on(TODAY)), 2);
        let said = |row: &RetentionRow| row.when.as_ref().map(swedish);
        assert_eq!(said(&all.overdue[1]).as_deref(), Some("Skulle ha gallrats igår"));
        assert_eq!(said(&all.this_year[0]).as_deref(), Some("Gallras efter idag"));
        assert_eq!(said(&all.undated[0]), None);
    }

    #[test]
    fn what_lies_in_the_bin_is_still_to_be_erased_and_what_is_erased_is_not() {
        let mut sample = Sample::default();
        let binned = contact(&mut sample, Some("2024-01-01"));
        sample.delete(binned);
        let erased = contact(&mut sample, Some("2024-01-01"));
        sample.change(erased, |history| {
            history.erase(&stamp(1));
        });
        let all = retention(&sample.book, on(TODAY));
        assert_eq!(ids(&all.overdue), [binned]);
        assert!(all.overdue[0].is_deleted);
        assert_eq!(overdue(&sample.book, on(TODAY)), 1);
    }

    #[test]
    fn a_note_in_a_case_calls_for_caution() {
        let mut sample = Sample::default();
        let due = Content::default().with(visit::KEEP_UNTIL, on("2024-01-01"));
        sample.add(Kind::Visit, due.clone());
        sample.add(Kind::Visit, due.clone().with(visit::CASE_NUMBER, "KS 2024/1".to_owned()));
        sample.add(Kind::Visit, due.with(visit::NOTE_KIND, NoteKind::FileNote));
        let all = retention(&sample.book, on(TODAY)).overdue;
        let cautions: Vec<_> = all.iter().map(|row| row.may_be_public).collect();
        assert_eq!(cautions, [false, true, true]);
    }

    #[test]
    fn what_is_kept_longer_is_due_later_and_that_can_be_taken_back() {
        let mut sample = Sample::default();
        let id = contact(&mut sample, Some("2024-01-01"));
        let day = one_year_on(Some(on("2024-01-01")), on(TODAY));
        assert_eq!(day, on("2027-06-15"));
        assert_eq!(one_year_on(Some(on("2026-12-31")), on(TODAY)), on("2027-12-31"));
        assert_eq!(one_year_on(None, on("2024-02-29")), on("2025-02-28"));
        let (keep, back) = keeping(&sample.book, id, day).unwrap();
        sample.book.put(decide(&sample.book, vec![keep], &stamp(1)).remove(0));
        assert_eq!(retention(&sample.book, on(TODAY)), Retention::default());
        sample.book.put(decide(&sample.book, vec![back], &stamp(1)).remove(0));
        assert_eq!(overdue(&sample.book, on(TODAY)), 1);
    }
}
