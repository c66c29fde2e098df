//! The days of agreements that must not be missed, for Idag and the pages of agreements: when to
//! give notice, when one ends, when to pay, when the reserve power is to be tested.

use chrono::NaiveDate;

use crate::domain::agreement;
use crate::domain::agreement::Term;
use crate::domain::agreement_due;
use crate::domain::agreement_due::TOLD_AFTER;
use crate::domain::book::Book;
use crate::domain::field::Content;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::record::Record;
use crate::present::agreements::term_name;
use crate::present::followups;
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
pub const TEST: i64 = 30;
/// The end of a quarter is told of so early that whoever is to be paid can be rung.
const TERM_ENDS: i64 = 7;

/// How many days there are to pay in before it is late.
const TIME_TO_PAY: i64 = 30;

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
    let mut found: Vec<(NaiveDate, Phrase, Urgency)> = Vec::new();
    let mut tell = |day: Option<NaiveDate>, before: i64, past: i64, what: Said| {
        let Some(day) = day else { return };
        let left = (day - today).num_days();
        if left <= before && -past <= left {
            let said = if left < 0 { what.1 } else { what.0 };
            let urgency = followups::urgency(Some(day), false, today);
            found.push((day, said(format::relative_day(day, today)), urgency));
        }
    };
    let notice = agreement_due::notice_day(content, today);
    tell(notice, NOTICE, TOLD_AFTER, (words::notice, words::notice_passed));
    let what: Said = if agreement_due::goes_on(content) {
        (words::renews, words::renewed)
    } else {
        (words::ends, words::ended)
    };
    tell(agreement_due::end(content, today), ENDS, TOLD_AFTER, what);
    if !agreement_due::is_over(content, today) {
        tell(agreement::next_test(content), TEST, i64::MAX, (words::test, words::test_passed));
    }
    found.extend(to_pay(content, today));
    found.extend(soon_over(content, today));
    let mut rows: Vec<DayRow> = found
        .into_iter()
        .map(|(day, what, urgency)| DayRow {
            id: record.id(),
            title: titles::title(book, record),
            day,
            what,
            urgency,
        })
        .collect();
    order::sort_by_key(&mut rows, |row| row.day);
    rows
}

/// The oldest quarter or year that is over and not settled, and how many there are besides.
fn to_pay(content: &Content, today: NaiveDate) -> Option<(NaiveDate, Phrase, Urgency)> {
    let terms = agreement_due::to_settle(content, today);
    let (oldest, others) = terms.split_first()?;
    let day = agreement_due::last_day_of(content, oldest)?;
    let name = term_name(oldest);
    let what = match others.len() {
        0 => words::pay(name),
        others => words::pay_several(others as u64, name),
    };
    let is_late = TIME_TO_PAY < (today - day).num_days();
    Some((day, what, if is_late { Urgency::Late } else { Urgency::Soon }))
}

/// A quarter or year that is over within days, where it is to be followed up and paid.
fn soon_over(content: &Content, today: NaiveDate) -> Option<(NaiveDate, Phrase, Urgency)> {
    let term = Term::around(today, agreement_due::rhythm(content));
    let day = agreement_due::last_day_of(content, &term)?;
    let is_in_sight = (0..=TERM_ENDS).contains(&(day - today).num_days());
    let is_paid_for = agreement::pay(content, 1).is_some_and(|it| 0 < it);
    (is_in_sight && is_paid_for && agreement_due::runs_in(content, &term)).then(|| {
        let when = format::relative_day(day, today);
        (day, words::term_ends(term_name(&term), when), Urgency::Soon)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agreement::Renewal;
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
    fn one_that_went_on_by_the_year_still_has_its_notice_its_test_and_its_pay() {
        let content = until("2016-12-31")
            .with(agreement::RENEWAL, Renewal::YearByYear)
            .with(agreement::NOTICE_DAY, on("2016-09-30"))
            .with(agreement::LAST_TEST, on("2016-01-20"))
            .with(agreement::PAY_FIXED_KR, 30_000)
            .with(agreement::PAID, Rhythm::Quarterly);
        let january = told(content.clone(), "2017-01-10");
        assert_eq!(
            january,
            [
                "Avtalet förlängdes ett år för 10 dagar sedan",
                "Kvartal 4, 2016: följ upp och betala",
                "Provkör reservkraften senast om 10 dagar",
            ]
        );
        let autumn = told(content, "2018-09-20");
        assert!(autumn.contains(&"Säg upp senast om 10 dagar".to_owned()), "{autumn:?}");
    }

    #[test]
    fn a_quarter_that_is_over_is_to_be_paid_until_it_is() {
        let content = until("2019-12-31")
            .with(agreement::PAY_PER_DUTY_KR, 10_000)
            .with(agreement::PAID, Rhythm::Quarterly);
        let ends = ["Kvartal 2, 2017 tar slut om 7 dagar: dags att följa upp"];
        let before = Term { year: 2017, quarter: Some(1), is_waived: true, ..Term::default() };
        let content = content.with(agreement::TERMS, vec![before.clone()]);
        assert_eq!(told(content.clone(), "2017-06-23"), ends);
        let due = ["Kvartal 2, 2017: följ upp och betala"];
        assert_eq!(told(content.clone(), "2017-07-02"), due);
        let several = ["Kvartal 2, 2017 och 1 period till: följ upp och betala"];
        assert_eq!(told(content.clone(), "2017-10-02"), several);
        let term = Term { year: 2017, quarter: Some(2), ..Term::default() };
        let with = |term: Term| content.clone().with(agreement::TERMS, vec![before.clone(), term]);
        assert_eq!(told(with(term.clone()), "2017-07-02"), due, "ticked is not paid");
        let paid = Term { paid_on: Some(on("2017-07-02")), ..term };
        assert_eq!(told(with(paid), "2017-07-02"), Vec::<String>::new());
    }

    #[test]
    fn there_is_a_month_to_pay_in_before_it_is_late() {
        let mut sample = Sample::default();
        let content = until("2017-06-30").with(agreement::PAY_FIXED_KR, 30_000);
        sample.add(Kind::Agreement, content.with(agreement::PAID, Rhythm::Quarterly));
        let urgency = |today: &str| {
            let rows = days(&sample.book, on(today));
            let pay = rows.iter().find(|it| swedish(&it.what).contains("betala"));
            pay.map(|it| it.urgency)
        };
        assert_eq!(urgency("2017-07-01"), Some(Urgency::Soon));
        assert_eq!(urgency("2017-07-30"), Some(Urgency::Soon));
        assert_eq!(urgency("2017-07-31"), Some(Urgency::Late));
        assert_eq!(urgency("2019-01-01"), Some(Urgency::Late), "also long after its end");
    }
}
