//! Stödkontroller: the list, with what came out of each.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::check;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::record::Record;
use crate::present::check_page;
use crate::present::titles;
use crate::present::validity;
use crate::present::verdict::Outcome;
use crate::text::Phrase;
use crate::text::checks as words;

/// A check as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckRow {
    pub id: RecordId,
    pub title: Phrase,
    /// "stödtid 2017"
    pub support_time: Option<Phrase>,
    pub assessed_on: Option<NaiveDate>,
    /// Unknown also when it can't be assessed; `headline` then says why.
    pub outcome: Outcome,
    pub headline: Phrase,
}

/// All checks, those assessed last first.
pub fn list(book: &Book, today: NaiveDate) -> Vec<CheckRow> {
    rows(book, book.of_kind(Kind::Check), today)
}

/// The rows of `checks`, those assessed last first.
pub fn rows<'a>(
    book: &Book,
    checks: impl Iterator<Item = &'a Record>,
    today: NaiveDate,
) -> Vec<CheckRow> {
    let mut rows: Vec<_> = checks.map(|it| row(book, it, today)).collect();
    order::sort_by_key(&mut rows, |row| Reverse((row.assessed_on, row.id)));
    rows
}

fn row(book: &Book, record: &Record, today: NaiveDate) -> CheckRow {
    let content = record.content();
    let (outcome, headline) = match check_page::outcome(record, today) {
        Ok(found) => found,
        Err(problem) => (Outcome::Unknown, problem),
    };
    CheckRow {
        id: record.id(),
        title: titles::title(book, record),
        support_time: content
            .get(check::SUPPORT_TIME)
            .and_then(validity::period)
            .map(words::support_time),
        assessed_on: content.get(check::ASSESSED_ON),
        outcome,
        headline,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::present::check_page::tests::sikas;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    #[test]
    fn each_check_says_what_came_out_of_it_and_the_latest_is_first() {
        let mut sample = Sample::default();
        let bare = sample.add(Kind::Check, Content::default());
        let check = sikas(&mut sample, "2017-04-21");
        let rows = list(&sample.book, on("2026-11-21"));
        assert_eq!(rows.iter().map(|it| it.id).collect::<Vec<_>>(), [check, bare]);
        assert_eq!(rows[0].outcome, Outcome::NotMet);
        assert_eq!(swedish(rows[0].support_time.as_ref().unwrap()), "stödtid 2017");
        assert_eq!(rows[1].outcome, Outcome::Unknown);
        assert!(swedish(&rows[1].headline).starts_with("Stödformen saknas"));
    }
}
