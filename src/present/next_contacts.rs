//! The days on which somebody wanted to be in touch again, for Idag.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::record::Record;
use crate::domain::visit;
use crate::present::followups::SOON_DAYS;
use crate::present::followups::Urgency;
use crate::present::followups::urgency;
use crate::present::links::place_of;
use crate::present::links::provider_of;
use crate::present::titles;
use crate::text::Phrase;
use crate::text::format;

/// A visit after which somebody is to be in touch again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextContact {
    /// The visit.
    pub id: RecordId,
    pub title: Phrase,
    pub day: NaiveDate,
    /// "om 3 dagar"
    pub when: Phrase,
    pub urgency: Urgency,
}

/// How long a day that has passed is told of.
const PASSED: i64 = 90;

/// The days that are near or have passed, the earliest first; none after which somebody was there.
pub fn next_contacts(book: &Book, today: NaiveDate) -> Vec<NextContact> {
    let mut near: Vec<NextContact> = book
        .of_kind(Kind::Visit)
        .filter_map(|record| {
            let day = record.content().get(visit::NEXT_CONTACT)?;
            let days = day.signed_duration_since(today).num_days();
            let is_near = (-PASSED..=SOON_DAYS).contains(&days);
            (is_near && !was_there_since(book, record)).then(|| NextContact {
                id: record.id(),
                title: titles::title(book, record),
                day,
                when: format::relative_day(day, today),
                urgency: urgency(Some(day), false, today),
            })
        })
        .collect();
    order::sort_by_key(&mut near, |it| (it.day, it.id));
    near
}

/// Whether somebody was at the same shop, or in the same place where it was no shop, after that.
fn was_there_since(book: &Book, record: &Record) -> bool {
    let Some(day) = record.content().get(visit::DAY) else { return false };
    let (provider, place) = (provider_of(book, record), place_of(book, record));
    let is_there = |it: &Record| match (provider, place) {
        (Some(_), _) => provider_of(book, it) == provider,
        (None, Some(_)) => place_of(book, it) == place,
        (None, None) => false,
    };
    let since = |it: &Record| it.content().get(visit::DAY).is_some_and(|it| day < it);
    book.of_kind(Kind::Visit).any(|it| since(it) && is_there(it))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    #[test]
    fn a_contact_is_told_of_a_week_before_until_somebody_was_there() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        let visit = sample.visit(place, "2017-03-14");
        sample.change(visit, |history| {
            let content = history.outcome().content.with(visit::NEXT_CONTACT, on("2017-06-08"));
            history.write(&crate::present::sample::stamp(1), content);
        });
        let told = |sample: &Sample, today| {
            let found = next_contacts(&sample.book, on(today));
            found.into_iter().map(|it| (swedish(&it.when), it.urgency)).collect::<Vec<_>>()
        };
        assert_eq!(told(&sample, "2017-05-31"), []);
        assert_eq!(told(&sample, "2017-06-01"), [("om 7 dagar".to_owned(), Urgency::Soon)]);
        assert_eq!(told(&sample, "2017-06-10"), [("för 2 dagar sedan".to_owned(), Urgency::Late)]);
        assert_eq!(told(&sample, "2017-09-07"), []);
        sample.visit(place, "2017-06-02");
        assert_eq!(told(&sample, "2017-06-10"), []);
    }
}
