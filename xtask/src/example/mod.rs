//! The example book: the two documents the project began with, as records.
//!
//! Roles stand in place of names, and there are no telephone numbers. What the
//! documents do not say (days of decision, case numbers, who answers for an
//! action) is invented and says `(exempel)`.

mod field;
mod inventory;
mod places;
mod plans;
mod projects;
mod rules;
mod visits;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono::NaiveDateTime;
use chrono::NaiveTime;
use faltbok::domain::field::Content;
use faltbok::domain::history::History;
use faltbok::domain::history::Stamp;
use faltbok::domain::id::RecordId;
use faltbok::domain::id::Writer;
use faltbok::domain::kind::Kind;
use faltbok::domain::parts::Party;
use faltbok::domain::parts::Period;
use faltbok::domain::record::Record;
use faltbok::exchange;
use faltbok::exchange::Header;
use faltbok::exchange::picture::Picture;

/// Where the app finds it.
pub const PATH: &str = "public/example.json";

const COORDINATOR: &str = "Servicesamordnare, Region Jämtland Härjedalen";

/// The book as a file, always the same to the letter.
pub fn text() -> String {
    let mut shelf = Shelf::default();
    let plans = plans::add(&mut shelf);
    let places = places::add(&mut shelf, &plans);
    let visits = visits::add(&mut shelf, &places);
    let sikas = plans::add_goals_and_actions(&mut shelf, &plans, &visits, &places);
    visits::add_followups(&mut shelf, &visits, &places, sikas);
    visits::add_check(&mut shelf, &places);
    visits::add_photo(&mut shelf, visits.sikas);
    inventory::add(&mut shelf, &places);
    projects::add(&mut shelf, &places);
    rules::add(&mut shelf);
    field::add(&mut shelf, &places);
    let header = Header {
        exported_by: COORDINATOR.to_owned(),
        exported_at: "2017-09-01T08:00:00".to_owned(),
    };
    exchange::write_all(&header, &shelf.records, &shelf.pictures)
}

/// The records so far.
#[derive(Default)]
struct Shelf {
    records: Vec<Record>,
    pictures: BTreeMap<RecordId, Picture>,
}

impl Shelf {
    /// Adds a record. Its number never changes and is never used again: the
    /// record's id is made of it and of the day.
    fn add(&mut self, number: u8, kind: Kind, day: NaiveDate, content: Content) -> RecordId {
        let saved_at = NaiveDateTime::new(day, NaiveTime::MIN) + chrono::TimeDelta::hours(15);
        let milliseconds = u64::try_from(saved_at.and_utc().timestamp_millis())
            .expect("the example is younger than 1970");
        let id = RecordId::from_parts(milliseconds, [0, 0, 0, 0, 0, 0, 0, 0, 0, number]);
        let taken = self.records.iter().any(|it| it.id() == id);
        assert!(!taken, "two records of the example have the number {number}");
        let mut history = History::default();
        history.write(&stamp(COORDINATOR, saved_at), content);
        self.records.push(Record::new(id, kind.token().to_owned(), history));
        id
    }

    /// Saves the record as it is after `edit`, by somebody else, some days later.
    fn edit(&mut self, id: RecordId, by: &str, days: i64, edit: impl FnOnce(Content) -> Content) {
        let record = self.records.iter_mut().find(|it| it.id() == id);
        let record = record.expect("only what stands on the shelf is edited");
        let last = record.history().revisions().last();
        let (_, last) = last.expect("a record has a revision");
        let stamp = stamp(by, last.saved_at + chrono::TimeDelta::days(days));
        let content = edit(record.content().clone());
        *record = record.changed(|history| {
            history.write(&stamp, content);
        });
    }
}

fn stamp(by: &str, saved_at: NaiveDateTime) -> Stamp {
    Stamp { writer: Writer(0x6578_656d_7065_6c00), saved_by: by.to_owned(), saved_at }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("the example's days are in the calendar")
}

fn period(from: NaiveDate, to: NaiveDate) -> Period {
    Period { from: Some(from), to: Some(to) }
}

fn party(role: &str, organisation: &str) -> Party {
    Party { role: role.to_owned(), organisation: organisation.to_owned() }
}

fn words(text: &str) -> String {
    text.to_owned()
}
