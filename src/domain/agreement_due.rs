//! The days of an agreement: how long it lasts, when to give notice, which quarters or years are to
//! be followed up and paid.

use chrono::Datelike;
use chrono::Months;
use chrono::NaiveDate;
use chrono::TimeDelta;

use super::agreement;
use super::agreement::Renewal;
use super::agreement::Rhythm;
use super::agreement::Term;
use super::field::Content;
use super::order;
use super::parts::Period;

/// How long the end of a year is told of when the agreement went on; then the next end counts.
pub const TOLD_AFTER: i64 = 30;

/// The most terms that nobody has written anything of and that are asked for all the same: those of
/// a year, or whoever comes back after long is met by nothing else.
const MOST_TERMS: usize = 4;

/// How often it is paid: once a year where nobody has said, as the pay is.
pub fn rhythm(content: &Content) -> Rhythm {
    content.get(agreement::PAID).unwrap_or(Rhythm::Yearly)
}

/// Whether it goes on a year at a time until somebody gives notice.
pub fn goes_on(content: &Content) -> bool {
    content.get(agreement::RENEWAL) == Some(Renewal::YearByYear)
}

/// The last day; of one that goes on a year at a time, that of the year it is in.
pub fn end(content: &Content, today: NaiveDate) -> Option<NaiveDate> {
    let end = content.get(agreement::PERIOD)?.to?;
    end.checked_add_months(Months::new(12 * years_on(content, today)))
}

/// The last day to give notice; of one that goes on a year at a time, before its next end.
pub fn notice_day(content: &Content, today: NaiveDate) -> Option<NaiveDate> {
    let day = content.get(agreement::NOTICE_DAY)?;
    day.checked_add_months(Months::new(12 * years_on(content, today)))
}

/// Whether a last day to give notice is in `period`: of one that goes on a year at a time, also those
/// of the years to come.
pub fn has_notice_in(content: &Content, period: Period) -> bool {
    let Some(first) = content.get(agreement::NOTICE_DAY) else { return false };
    let years = match period.from {
        // The first that is in the period or after it is this year's or the next's.
        Some(from) if goes_on(content) => {
            let apart = u32::try_from(from.year() - first.year()).unwrap_or_default();
            apart..=apart + 1
        }
        _ => 0..=0,
    };
    let mut days = years.filter_map(|it| first.checked_add_months(Months::new(12 * it)));
    days.any(|day| period.covers(day))
}

/// How many years it has gone on beyond its time.
fn years_on(content: &Content, today: NaiveDate) -> u32 {
    let end = content.get(agreement::PERIOD).and_then(|it| it.to).filter(|_| goes_on(content));
    let Some(end) = end else { return 0 };
    let is_past = |years: u32| {
        let end = end.checked_add_months(Months::new(12 * years));
        let told = end.and_then(|it| it.checked_add_signed(TimeDelta::days(TOLD_AFTER)));
        told.is_some_and(|it| it < today)
    };
    let mut years = 0;
    while is_past(years) {
        years += 1;
    }
    years
}

/// Whether its last day has passed.
pub fn is_over(content: &Content, today: NaiveDate) -> bool {
    let end = content.get(agreement::PERIOD).and_then(|it| it.to);
    !goes_on(content) && end.is_some_and(|end| end < today)
}

/// Whether it runs on some day of `term`; one without days runs always.
pub fn runs_in(content: &Content, term: &Term) -> bool {
    let Some(of_term) = term.period() else { return false };
    let period = content.get(agreement::PERIOD).unwrap_or_default();
    let begins = period.from.is_none_or(|from| of_term.to.is_none_or(|to| from <= to));
    let lasts =
        goes_on(content) || period.to.is_none_or(|to| of_term.from.is_none_or(|from| from <= to));
    begins && lasts
}

/// The last day of `term` on which the agreement runs.
pub fn last_day_of(content: &Content, term: &Term) -> Option<NaiveDate> {
    let last = term.period()?.to?;
    let end = content.get(agreement::PERIOD).and_then(|it| it.to);
    let end = end.filter(|_| !goes_on(content));
    Some(end.map_or(last, |end| end.min(last)))
}

/// The quarters or years that are over and that nobody has paid or said need no pay, the oldest
/// first.
///
/// One that anything was written of is asked for until it is settled. Of the others the latest four
/// after the first that was written of; and of an agreement that nobody has followed up here, those
/// when it began within a year, and else the latest alone: those before were seen to elsewhere. Of
/// one without days nobody knows what it was for, until something is written.
pub fn to_settle(content: &Content, today: NaiveDate) -> Vec<Term> {
    if agreement::pay(content, 1).is_none_or(|it| it <= 0) {
        return Vec::new();
    }
    let written = content.get(agreement::TERMS).unwrap_or_default();
    let is_over = |it: &Term| last_day_of(content, it).is_some_and(|last| last < today);
    let open = written.iter().filter(|it| is_over(it) && !it.is_settled());
    let mut found: Vec<Term> = open.cloned().collect();

    let first = written.iter().map(order_of).min();
    let period = content.get(agreement::PERIOD).unwrap_or_default();
    let is_young = period.from.and_then(|it| it.checked_add_months(Months::new(12)));
    let is_young = is_young.is_some_and(|it| today <= it);
    let is_dated = period.from.is_some() || period.to.is_some();
    let most = if first.is_some() || is_young { MOST_TERMS } else { usize::from(is_dated) };
    let mut term = last_term(content, today);
    for _ in 0..most {
        let is_asked_for = first.is_none_or(|first| first <= order_of(&term));
        if !runs_in(content, &term) || !is_asked_for {
            break;
        }
        if !written.iter().any(|it| it.overlaps(&term)) {
            found.push(term.clone());
        }
        term = term.before();
    }
    order::sort_by_key(&mut found, order_of);
    found
}

/// The last term that is over.
fn last_term(content: &Content, today: NaiveDate) -> Term {
    let rhythm = rhythm(content);
    let end = content.get(agreement::PERIOD).and_then(|it| it.to);
    match end.filter(|_| is_over(content, today)) {
        Some(end) => Term::around(end, rhythm),
        None => Term::around(today, rhythm).before(),
    }
}

/// Where a term stands among others.
pub fn order_of(term: &Term) -> (i64, i64) {
    (term.year, term.quarter.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn quarterly(from: &str, to: &str) -> Content {
        Content::default()
            .with(agreement::PERIOD, Period { from: Some(day(from)), to: Some(day(to)) })
            .with(agreement::PAY_PER_DUTY_KR, 10_000)
            .with(agreement::PAID, Rhythm::Quarterly)
    }

    fn quarter(year: i64, quarter: i64) -> Term {
        Term { year, quarter: Some(quarter), ..Term::default() }
    }

    fn due(content: &Content, today: &str) -> Vec<(i64, i64)> {
        to_settle(content, day(today)).iter().map(order_of).collect()
    }

    #[test]
    fn the_last_quarter_is_asked_for_until_it_is_settled_however_long_ago_it_ended() {
        let content = quarterly("2015-01-01", "2017-08-31");
        assert_eq!(due(&content, "2017-08-31"), [(2017, 2)]);
        for today in ["2017-09-01", "2017-10-01", "2022-01-01"] {
            assert_eq!(due(&content, today), [(2017, 3)], "{today}");
        }
        let paid = Term { paid_on: Some(day("2018-02-01")), ..quarter(2017, 3) };
        assert_eq!(due(&content.clone().with(agreement::TERMS, vec![paid]), "2022-01-01"), []);
        let waived = Term { is_waived: true, ..quarter(2017, 3) };
        assert_eq!(due(&content.with(agreement::TERMS, vec![waived]), "2022-01-01"), []);
    }

    #[test]
    fn a_quarter_is_not_forgotten_when_the_next_one_ends() {
        let paid = Term { paid_on: Some(day("2017-04-02")), ..quarter(2017, 1) };
        let content = quarterly("2015-01-01", "2019-12-31").with(agreement::TERMS, vec![paid]);
        assert_eq!(due(&content, "2018-01-02"), [(2017, 2), (2017, 3), (2017, 4)]);
        let young = quarterly("2017-03-15", "2019-12-31");
        assert_eq!(due(&young, "2017-10-02"), [(2017, 1), (2017, 2), (2017, 3)]);
        let old = quarterly("2015-01-01", "2019-12-31");
        assert_eq!(due(&old, "2017-10-02"), [(2017, 3)], "those before were seen to elsewhere");
        let undated = old.with(agreement::PERIOD, Period::default());
        assert_eq!(due(&undated, "2017-10-02"), []);
        let ticked = undated.with(agreement::TERMS, vec![quarter(2017, 3)]);
        assert_eq!(due(&ticked, "2017-10-02"), [(2017, 3)]);
    }

    #[test]
    fn the_pay_of_one_that_went_on_is_asked_for_in_january_too() {
        let content =
            quarterly("2015-01-01", "2016-12-31").with(agreement::RENEWAL, Renewal::YearByYear);
        assert_eq!(due(&content, "2017-01-10"), [(2016, 4)]);
        assert!(!is_over(&content, day("2017-01-10")));
    }

    #[test]
    fn a_quarter_within_a_year_that_was_paid_whole_is_not_asked_for() {
        let year = Term { year: 2016, paid_on: Some(day("2017-01-05")), ..Term::default() };
        let content = quarterly("2015-01-01", "2019-12-31").with(agreement::TERMS, vec![year]);
        assert_eq!(due(&content, "2017-04-02"), [(2017, 1)]);
        assert_eq!(rhythm(&Content::default()), Rhythm::Yearly, "as the pay is worked out");
        assert_eq!(to_settle(&Content::default(), day("2017-04-02")), []);
    }

    #[test]
    fn notice_comes_again_before_the_next_end() {
        let content = quarterly("2015-01-01", "2016-12-31")
            .with(agreement::RENEWAL, Renewal::YearByYear)
            .with(agreement::NOTICE_DAY, day("2016-09-30"));
        let both = |today: &str| (notice_day(&content, day(today)), end(&content, day(today)));
        assert_eq!(both("2016-08-01"), (Some(day("2016-09-30")), Some(day("2016-12-31"))));
        assert_eq!(both("2017-08-01"), (Some(day("2017-09-30")), Some(day("2017-12-31"))));
        assert_eq!(both("2027-01-30").1, Some(day("2026-12-31")));
        assert_eq!(both("2027-01-31").1, Some(day("2027-12-31")));
        let leap = quarterly("2015-01-01", "2016-02-29");
        let leap = leap.with(agreement::RENEWAL, Renewal::YearByYear);
        assert_eq!(end(&leap, day("2020-01-01")), Some(day("2020-02-29")), "no day is lost");
    }

    #[test]
    fn a_period_has_the_notice_of_one_that_goes_on_in_every_year() {
        let once =
            quarterly("2015-01-01", "2016-12-31").with(agreement::NOTICE_DAY, day("2016-09-30"));
        let goes_on = once.clone().with(agreement::RENEWAL, Renewal::YearByYear);
        let has = |content: &Content, from: Option<&str>, to: Option<&str>| {
            has_notice_in(content, Period { from: from.map(day), to: to.map(day) })
        };
        for (from, to, is_in) in [
            ("2016-09-30", "2016-09-30", true),
            ("2020-09-01", "2020-09-30", true),
            ("2020-10-01", "2021-09-29", false),
            ("2020-10-01", "2021-09-30", true),
            ("2015-01-01", "2016-09-29", false),
            ("9999-12-31", "9999-12-31", false),
        ] {
            assert_eq!(has(&goes_on, Some(from), Some(to)), is_in, "{from} {to}");
        }
        assert!(!has(&once, Some("2017-01-01"), None) && has(&goes_on, Some("2017-01-01"), None));
        assert!(has(&once, None, Some("2016-12-31")));
    }

    #[test]
    fn days_at_the_end_of_all_calendars_are_no_trouble() {
        let content = quarterly("0001-01-01", "9999-12-31");
        let content = content.with(agreement::RENEWAL, Renewal::YearByYear);
        assert_eq!(end(&content, day("9999-12-31")), Some(day("9999-12-31")));
        let old = quarterly("0001-01-01", "0001-12-31");
        let old = old.with(agreement::RENEWAL, Renewal::YearByYear);
        assert_eq!(end(&old, day("2017-06-01")), Some(day("2017-12-31")));
    }
}
