//! Checks made from a check: for another form, or the same form today, with the same facts.

use chrono::Datelike;
use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::check;
use crate::domain::command::Change;
use crate::domain::field::Content;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::law;
use crate::domain::parts::Period;
use crate::domain::record::Record;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::form::Form;
use crate::domain::rule::version::SupportTime;
use crate::present::titles;
use crate::present::titles::RecordLine;
use crate::present::validity;
use crate::text::Phrase;

/// The way from a check to the one for this year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Again {
    /// "2026"
    pub year: String,
    /// The one that is there already.
    pub there: Option<RecordLine>,
}

/// The way from `record` to a check for this year; `None` where it is about this
/// year or a later one, or the form is no longer given.
#[must_use]
pub fn again(book: &Book, record: &Record, today: NaiveDate) -> Option<Again> {
    let content = record.content();
    let form = content.get(check::FORM)?;
    let time = check::support_time(content).ok()?;
    let this_year = SupportTime::year(today.year())?;
    if this_year.first() <= time.last() || law::version_for(form, this_year).is_err() {
        return None;
    }
    let there = same(book, record, form, whole(this_year));
    Some(Again { year: today.year().to_string(), there: there.map(|it| titles::line_of(book, it)) })
}

/// A new check called `id` for this year, with what is known about the outlet;
/// what was about one application is asked anew.
#[must_use]
pub fn for_this_year(record: &Record, id: RecordId, today: NaiveDate) -> Change {
    let mut content = with_facts_of(record);
    for fact in FactKind::ALL.into_iter().filter(|fact| fact.is_of_one_application()) {
        content.set(fact.field_name(), None);
    }
    if let Some(year) = SupportTime::year(today.year()) {
        content = content.with(check::SUPPORT_TIME, whole(year));
    }
    let content = content.with(check::ASSESSED_ON, today).with(check::MADE_FROM, record.id());
    Change::new_record(id, Kind::Check, content)
}

/// A new check called `id` for another form, with all the same facts and times.
#[must_use]
pub fn for_form(record: &Record, id: RecordId, form: Form) -> Change {
    let mut content = with_facts_of(record).with(check::FORM, form);
    // That one was for the form of its own.
    content.set(check::MADE_FROM.name(), None);
    Change::new_record(id, Kind::Check, content)
}

/// The checks that were made from the one called `id`, each with its support time.
#[must_use]
pub fn made_from(book: &Book, id: RecordId) -> Vec<(RecordLine, Option<Phrase>)> {
    let made = book.linked(Kind::Check, check::MADE_FROM, id);
    made.map(|it| {
        let time = it.content().get(check::SUPPORT_TIME).and_then(validity::period);
        (titles::line_of(book, it), time)
    })
    .collect()
}

/// The check about the same outlet for this form and time, other than `record`;
/// the latest where there are several.
#[must_use]
pub fn same<'a>(book: &'a Book, record: &Record, form: Form, time: Period) -> Option<&'a Record> {
    let outlet = outlet(record)?;
    book.of_kind(Kind::Check)
        .filter(|it| {
            let content = it.content();
            it.id() != record.id()
                && self::outlet(it) == Some(outlet)
                && content.get(check::FORM) == Some(form)
                && content.get(check::SUPPORT_TIME) == Some(time)
        })
        .max_by_key(|it| it.id())
}

/// What it is about: the shop, or the place where no shop is named.
fn outlet(record: &Record) -> Option<RecordId> {
    let content = record.content();
    content.get(check::PROVIDER).or_else(|| content.get(check::PLACE))
}

/// All of a check but what came out of it, and what was argued for its sake.
fn with_facts_of(record: &Record) -> Content {
    let mut content = check::settled(record);
    content.set(check::OUTCOME.name(), None);
    content.set(check::RULE_SETS.name(), None);
    content.set(check::NOTES.name(), None);
    content
}

fn whole(time: SupportTime) -> Period {
    Period { from: Some(time.first()), to: Some(time.last()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::Edit;
    use crate::domain::command::decide;
    use crate::domain::recorded_fact::Recorded;
    use crate::domain::recorded_fact::facts;
    use crate::domain::recorded_fact::field;
    use crate::domain::rule_set::LookedAt;
    use crate::domain::truth::Truth;
    use crate::present::check_page::tests::sikas;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::stamp;

    const TODAY: &str = "2026-11-21";

    fn new_id(number: u64) -> RecordId {
        RecordId::from_parts(number, [7; 10])
    }

    fn content_of(change: &Change) -> &Content {
        match &change.edit {
            Edit::Write { content, .. } => content,
            other => panic!("{other:?} makes no record"),
        }
    }

    fn saved(sample: &mut Sample, change: Change) {
        let records = decide(&sample.book, vec![change], &stamp(1));
        sample.book.put_all(records);
    }

    #[test]
    fn an_old_check_is_made_again_for_this_year_once() {
        let mut sample = Sample::default();
        let old = sikas(&mut sample, "2017-04-21");
        let record = sample.book.get(old).unwrap().clone();
        let way = again(&sample.book, &record, on(TODAY)).unwrap();
        assert_eq!((way.year.as_str(), way.there), ("2026", None));

        let change = for_this_year(&record, new_id(900), on(TODAY));
        let content = content_of(&change);
        assert_eq!(content.get(check::MADE_FROM), Some(old));
        assert_eq!(content.get(check::ASSESSED_ON), Some(on(TODAY)));
        let road = facts(content).known(FactKind::RoadToNearest).unwrap().on;
        assert_eq!(road, Some(on("2017-04-20")), "a fact keeps its day");
        saved(&mut sample, change);
        let made = sample.book.get(new_id(900)).unwrap().clone();
        assert_eq!(made.content().get(check::OUTCOME).unwrap().rule_set, "SD-3");
        let way = again(&sample.book, &record, on(TODAY)).unwrap();
        assert_eq!(way.there.unwrap().id, made.id());
        assert_eq!(again(&sample.book, &made, on(TODAY)), None, "it is about this year");
        assert_eq!(made_from(&sample.book, old).len(), 1);
    }

    #[test]
    fn what_was_about_one_application_is_asked_anew_and_its_arguments_are_left() {
        let mut sample = Sample::default();
        let old = sikas(&mut sample, "2017-04-21");
        let record = sample.book.get(old).unwrap();
        let said = |number| Recorded { number: Some(number), ..Recorded::default() };
        let looked_at = LookedAt {
            rule_set: None,
            title: "Egna gränser".to_owned(),
            author: "Regionen".to_owned(),
            written_on: None,
            outcome: Truth::NotMet,
        };
        let content = record
            .content()
            .clone()
            .with(field(FactKind::SupportSought), said(150_000))
            .with(field(FactKind::ServiceGrantYears), said(3))
            .with(check::RULE_SETS, vec![looked_at])
            .with(check::NOTES, "Vägen är stängd på vintern.".to_owned());
        let old = sample.add(Kind::Check, content);
        let record = sample.book.get(old).unwrap();
        let again = for_this_year(record, new_id(1), on(TODAY));
        assert_eq!(facts(content_of(&again)).known(FactKind::SupportSought), None);
        // "The one sought counted" was another year then.
        assert_eq!(facts(content_of(&again)).known(FactKind::ServiceGrantYears), None);
        assert_eq!(content_of(&again).get(check::RULE_SETS), None, "it was said of another time");
        assert_eq!(content_of(&again).text(check::NOTES), "");
        let other = for_form(record, new_id(2), Form::Servicebidrag);
        assert!(facts(content_of(&other)).known(FactKind::SupportSought).is_some());
        assert_eq!(content_of(&other).get(check::RULE_SETS), None, "it was said of another form");
    }

    #[test]
    fn a_form_that_is_no_longer_given_is_not_offered_again() {
        let mut sample = Sample::default();
        let year = Period { from: Some(on("2023-01-01")), to: Some(on("2023-12-31")) };
        let content = Content::default()
            .with(check::FORM, Form::Drivmedelsstod)
            .with(check::SUPPORT_TIME, year);
        let id = sample.add(Kind::Check, content);
        assert_eq!(again(&sample.book, sample.book.get(id).unwrap(), on(TODAY)), None);
    }

    #[test]
    fn a_check_for_another_form_is_found_by_its_shop_form_and_time() {
        let mut sample = Sample::default();
        let old = sikas(&mut sample, "2017-04-21");
        let record = sample.book.get(old).unwrap().clone();
        let time = record.content().get(check::SUPPORT_TIME).unwrap();
        assert!(same(&sample.book, &record, Form::Servicebidrag, time).is_none());
        saved(&mut sample, for_form(&record, new_id(900), Form::Servicebidrag));
        let found = same(&sample.book, &record, Form::Servicebidrag, time).unwrap();
        assert_eq!(found.id(), new_id(900));
        let later = Period { from: Some(on("2018-01-01")), to: Some(on("2018-12-31")) };
        assert!(same(&sample.book, &record, Form::Servicebidrag, later).is_none());
    }
}
