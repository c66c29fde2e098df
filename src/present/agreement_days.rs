//! The days of agreements that must not be missed, for Idag and the pages of agreements: when to
//! give notice, when one ends, when to pay, when the reserve power is to be tested.

use chrono::Months;
use chrono::NaiveDate;
use chrono::TimeDelta;

use crate::domain::agreement;
use crate::domain::agreement::Renewal;
use crate::domain::agreement::Term;
use crate::domain::book::Book;
use crate::domain::field::Content;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::record::Record;
use crate::present::followups::Urgency;
use crate::present::titles;
use crate::text::Phrase;
use crate::text::agreement_days as words;
use crate::text::format;

/// A day of an agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayRow {
    /// The agreement.
    pub id: RecordId,
    pub title: Phrase,
    pub day: NaiveDate,
    /// "Säg upp senast om 12 dagar"
    pub what: Phrase,
    pub urgency: Urgency,
}

/// How long before its day each is told of: a council takes months to decide, a test is rung for.
const ENDS: i64 = 90;
const NOTICE: i64 = 60;
const TEST: i64 = 30;

/// How long a day that has passed is told of, where nothing can be done about it any more.
const PASSED: i64 = 30;

/// What is said of a day that comes, and of one that has passed.
type Said = (fn(Phrase) -> Phrase, fn(Phrase) -> Phrase);

/// The days of all agreements that are in sight on `today`, the most pressing first.
pub fn days(book: &Book, today: NaiveDate) -> Vec<DayRow> {
    let agreements = book.of_kind(Kind::Agreement);
    let mut rows: Vec<DayRow> =
        agreements.flat_map(|record| days_of(book, record, today)).collect();
    order::sort_by_key(&mut rows, |row| (row.day, row.id));
    rows
}

/// The days of one agreement that are in sight, the most pressing first.
pub fn days_of(book: &Book, record: &Record, today: NaiveDate) -> Vec<DayRow> {
    let content = record.content();
    let end = end(content, today);
    let mut found: Vec<(NaiveDate, Phrase)> = Vec::new();
    let mut tell = |day: Option<NaiveDate>, before: i64, past: i64, what: Said| {
        let Some(day) = day else { return };
        let left = (day - today).num_days();
        if left <= before && -past <= left {
            let said = if left < 0 { what.1 } else { what.0 };
            found.push((day, said(format::relative_day(day, today))));
        }
    };
    let is_over = end.is_some_and(|end| end < today);
    tell(content.get(agreement::NOTICE_DAY), NOTICE, PASSED, (words::notice, words::notice_passed));
    let renews = content.get(agreement::RENEWAL) == Some(Renewal::YearByYear);
    let what: Said =
        if renews { (words::renews, words::renewed) } else { (words::ends, words::ended) };
    tell(end, ENDS, PASSED, what);
    if !is_over {
        tell(agreement::next_test(content), TEST, i64::MAX, (words::test, words::test_passed));
        tell(to_pay(content, today), 0, i64::MAX, (words::pay, words::pay));
    }
    let mut rows: Vec<DayRow> = found
        .into_iter()
        .map(|(day, what)| DayRow {
            id: record.id(),
            title: titles::title(book, record),
            day,
            what,
            urgency: crate::present::followups::urgency(Some(day), false, today),
        })
        .collect();
    order::sort_by_key(&mut rows, |row| row.day);
    rows
}

/// The last day; of one that goes on a year at a time, that of the year it is in.
fn end(content: &Content, today: NaiveDate) -> Option<NaiveDate> {
    let mut end = content.get(agreement::PERIOD)?.to?;
    if content.get(agreement::RENEWAL) == Some(Renewal::YearByYear) {
        // A month is told of after it went on, and then the next year counts.
        while end + TimeDelta::days(PASSED) < today {
            end = end.checked_add_months(Months::new(12))?;
        }
    }
    Some(end)
}

/// The last day of a quarter or year that is over and not paid, when any is: the first of those
/// somebody has ticked duties in, or else the latest, where pay was agreed on.
fn to_pay(content: &Content, today: NaiveDate) -> Option<NaiveDate> {
    agreement::pay(content, 1)?;
    let last = |term: &Term| term.period().and_then(|it| it.to);
    let terms = content.get(agreement::TERMS).unwrap_or_default();
    let unpaid = terms.iter().filter(|it| it.paid_on.is_none()).filter_map(last);
    if let Some(day) = unpaid.filter(|day| *day < today).min() {
        return Some(day);
    }
    let before = Term::around(today, content.get(agreement::PAID)?).before();
    let day = last(&before)?;
    let period = content.get(agreement::PERIOD)?;
    let is_known = terms.iter().any(|it| it.is_same_time(&before));
    (!is_known && period.from.is_some_and(|from| from <= day)).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agreement::ReservePower;
    use crate::domain::agreement::Rhythm;
    use crate::domain::parts::Period;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    fn told(content: Content, today: &str) -> Vec<String> {
        let mut sample = Sample::default();
        sample.add(Kind::Agreement, content);
        days(&sample.book, on(today)).iter().map(|row| swedish(&row.what)).collect()
    }

    fn until(day: &str) -> Content {
        let period = Period { from: Some(on("2015-01-01")), to: Some(on(day)) };
        Content::default().with(agreement::PERIOD, period)
    }

    /// Practice.md 7.3: one that ends in 60 days, and a test 14 months ago.
    #[test]
    fn an_end_in_sixty_days_and_a_test_long_ago_are_told_of() {
        assert_eq!(told(until("2017-10-01"), "2017-08-02"), ["Avtalet slutar om 60 dagar"]);
        assert_eq!(told(until("2018-10-01"), "2017-08-02"), Vec::<String>::new());
        let power = ReservePower { power: "70 kVA".to_owned(), ..ReservePower::default() };
        let point = Content::default()
            .with(agreement::RESERVE_POWER, power)
            .with(agreement::LAST_TEST, on("2016-06-02"));
        assert_eq!(
            told(point.clone(), "2017-08-02"),
            ["Reservkraften skulle ha provkörts för 2 månader sedan"]
        );
        assert_eq!(told(point, "2017-04-02"), Vec::<String>::new());
    }

    #[test]
    fn notice_is_told_of_two_months_before_and_a_month_after() {
        let content = until("2018-12-31").with(agreement::NOTICE_DAY, on("2017-09-30"));
        assert_eq!(told(content.clone(), "2017-07-31"), Vec::<String>::new());
        assert_eq!(told(content.clone(), "2017-09-18"), ["Säg upp senast om 12 dagar"]);
        assert_eq!(told(content.clone(), "2017-10-30").len(), 1);
        assert_eq!(told(content, "2017-10-31"), Vec::<String>::new());
    }

    #[test]
    fn one_that_goes_on_by_the_year_is_told_of_every_year() {
        let content = until("2016-12-31").with(agreement::RENEWAL, Renewal::YearByYear);
        assert_eq!(told(content.clone(), "2018-12-11"), ["Avtalet förlängs ett år om 20 dagar"]);
        assert_eq!(told(content, "2018-06-11"), Vec::<String>::new());
    }

    #[test]
    fn a_quarter_that_is_over_is_to_be_paid_until_it_is() {
        let content = until("2019-12-31")
            .with(agreement::PAY_PER_DUTY_KR, 10_000)
            .with(agreement::PAID, Rhythm::Quarterly);
        let due = ["Perioden tog slut för 2 dagar sedan: följ upp och betala"];
        assert_eq!(told(content.clone(), "2017-07-02"), due);
        let term = Term { year: 2017, quarter: Some(2), ..Term::default() };
        let ticked = content.clone().with(agreement::TERMS, vec![term.clone()]);
        assert_eq!(told(ticked, "2017-07-02"), due);
        let paid = Term { paid_on: Some(on("2017-07-02")), ..term };
        let paid = content.with(agreement::TERMS, vec![paid]);
        assert_eq!(told(paid, "2017-07-02"), Vec::<String>::new());
    }
}
