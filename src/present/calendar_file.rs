//! Follow-ups, visits and tours as a file for any calendar (RFC 5545).
//!
//! Whole days, with a reminder the day before; stops of a tour at their hour, with one half an hour
//! before. The file goes into calendars that others see, so it says what, who and where, and never
//! what was noted.

use chrono::Datelike;
use chrono::NaiveDate;
use chrono::NaiveDateTime;
use chrono::NaiveTime;
use chrono::TimeDelta;

use crate::domain::book::Book;
use crate::domain::followup;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::record::Record;
use crate::domain::visit;
use crate::present::followups;
use crate::present::links::provider_of;
use crate::present::titles;
use crate::present::tours;
use crate::text::Language;
use crate::text::calendar_file as words;
use crate::text::tours as tour_words;

/// A day in a calendar, or an hour of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The same each time, so that a calendar changes what it has instead of adding to it.
    pub uid: String,
    /// Grows when the record is changed.
    pub sequence: usize,
    pub day: NaiveDate,
    /// When it begins, by the clock where it is; without it, it is on the day.
    pub time: Option<NaiveTime>,
    /// How long it is from then on.
    pub minutes: Option<u32>,
    pub summary: String,
    pub description: String,
    pub place: String,
}

/// The follow-ups called `ids` that are to be done on a day.
pub fn of_followups(
    book: &Book,
    ids: impl IntoIterator<Item = RecordId>,
    language: Language,
) -> Vec<Event> {
    let shown = ids.into_iter().filter_map(|id| book.shown(id));
    shown.filter_map(|it| of_followup(book, it, language)).collect()
}

fn of_followup(book: &Book, record: &Record, language: Language) -> Option<Event> {
    let content = record.content();
    let day = content.get(followup::DUE).filter(|_| followups::is_open(record))?;
    let owner = content.get(followup::OWNER).map(|it| titles::party(&it)).unwrap_or_default();
    let description =
        if owner.is_empty() { String::new() } else { words::whose(owner).to(language) };
    Some(event(book, record, "", day, titles::title(book, record).to(language), description))
}

/// A visit: its day, the next contact, and what is still to be done after it.
pub fn of_visit(book: &Book, id: RecordId, language: Language) -> Vec<Event> {
    let Some(record) = book.shown(id).filter(|it| it.is(Kind::Visit)) else { return Vec::new() };
    let title = titles::title(book, record).to(language);
    let content = record.content();
    let day = content
        .get(visit::DAY)
        .map(|day| event(book, record, "", day, title.clone(), String::new()));
    let next = content.get(visit::NEXT_CONTACT).map(|day| {
        let whose = provider_of(book, record).and_then(|it| titles::provider_name(book, it));
        let whose = whose.or_else(|| titles::place_name_of(book, record)).unwrap_or(title);
        event(book, record, "-next", day, words::next_contact(whose).to(language), String::new())
    });
    let own = book.linked(Kind::Followup, followup::VISIT, id);
    let promised = own.filter_map(|it| of_followup(book, it, language));
    day.into_iter().chain(next).chain(promised).collect()
}

/// The stops of a tour that have a day, each at its hour where that is known.
pub fn of_tour(book: &Book, id: RecordId, language: Language) -> Vec<Event> {
    let Some(record) = book.shown(id) else { return Vec::new() };
    let stops = tours::events(book, id).into_iter();
    let event = |stop: tours::StopEvent| Event {
        uid: format!("{}-{}@faltbok", record.id(), stop.name),
        sequence: sequence(record),
        day: stop.day,
        time: stop.time.and_then(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0)),
        minutes: stop.minutes.filter(|it| 0 < *it),
        summary: stop.title.to(language),
        description: match stop.joins.as_str() {
            "" => String::new(),
            joins => tour_words::joins(joins).to(language),
        },
        place: stop.place.to(language),
    };
    stops.map(event).collect()
}

fn event(
    book: &Book,
    record: &Record,
    part: &str,
    day: NaiveDate,
    summary: String,
    description: String,
) -> Event {
    Event {
        uid: format!("{}{part}@faltbok", record.id()),
        sequence: sequence(record),
        day,
        time: None,
        minutes: None,
        summary,
        description,
        place: titles::place_name_of(book, record).unwrap_or_default(),
    }
}

fn sequence(record: &Record) -> usize {
    record.history().revisions().count().saturating_sub(1)
}

/// The file, as it was made at `made_at`, in universal time.
pub fn text(events: &[Event], made_at: NaiveDateTime) -> String {
    let mut file = File::default();
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", "-//Faltbok//Faltbok//SV");
    file.line("CALSCALE", "GREGORIAN");
    // The format has four figures for a year.
    for event in events.iter().filter(|it| (0..=9_998).contains(&it.day.year())) {
        file.event(event, made_at);
    }
    file.line("END", "VCALENDAR");
    file.0
}

#[derive(Default)]
struct File(String);

/// The most bytes of a line, without its end.
const LONGEST: usize = 75;

impl File {
    fn event(&mut self, event: &Event, made_at: NaiveDateTime) {
        self.line("BEGIN", "VEVENT");
        self.line("UID", &event.uid);
        self.line("DTSTAMP", &made_at.format("%Y%m%dT%H%M%SZ").to_string());
        self.line("SEQUENCE", &event.sequence.to_string());
        match event.time {
            None => self.whole_day(event.day),
            Some(time) => self.hour(event.day.and_time(time), event.minutes),
        }
        self.line("SUMMARY", &escaped(&event.summary));
        for (name, text) in [("DESCRIPTION", &event.description), ("LOCATION", &event.place)] {
            if !text.is_empty() {
                self.line(name, &escaped(text));
            }
        }
        // Nobody is taken for busy all that day.
        let is_busy = event.time.is_some();
        self.line("TRANSP", if is_busy { "OPAQUE" } else { "TRANSPARENT" });
        self.line("BEGIN", "VALARM");
        self.line("ACTION", "DISPLAY");
        self.line("DESCRIPTION", &escaped(&event.summary));
        // Half an hour before, or nine in the morning the day before.
        self.line("TRIGGER", if is_busy { "-PT30M" } else { "-PT15H" });
        self.line("END", "VALARM");
        self.line("END", "VEVENT");
    }

    fn whole_day(&mut self, day: NaiveDate) {
        self.line("DTSTART;VALUE=DATE", &date(day));
        if let Some(next) = day.succ_opt() {
            self.line("DTEND;VALUE=DATE", &date(next));
        }
    }

    /// By the clock on the wall, in no zone: a calendar shows the hour as it is written.
    fn hour(&mut self, start: NaiveDateTime, minutes: Option<u32>) {
        let written = |it: NaiveDateTime| it.format("%Y%m%dT%H%M%S").to_string();
        self.line("DTSTART", &written(start));
        let end = minutes.and_then(|it| start.checked_add_signed(TimeDelta::minutes(it.into())));
        if let Some(end) = end.filter(|it| it.year() <= 9_999) {
            self.line("DTEND", &written(end));
        }
    }

    /// A line, folded where it is too long.
    fn line(&mut self, name: &str, value: &str) {
        let line = format!("{name}:{value}");
        let (mut rest, mut room) = (line.as_str(), LONGEST);
        while room < rest.len() {
            let (folded, further) = rest.split_at(fold(rest, room));
            self.0.push_str(folded);
            self.0.push_str("\r\n ");
            // The space counts.
            (rest, room) = (further, LONGEST - 1);
        }
        self.0.push_str(rest);
        self.0.push_str("\r\n");
    }
}

/// Where a line is folded: never inside a letter, and not beside a space, which some programs take for
/// a part of the fold.
fn fold(line: &str, room: usize) -> usize {
    let is_whole = |at: &usize| line.is_char_boundary(*at);
    let is_plain = |at: &usize| {
        let (before, after) = line.split_at(*at);
        !before.ends_with([' ', '\t']) && !after.starts_with([' ', '\t'])
    };
    let places = || (1..=room).rev().filter(is_whole);
    let found = places().find(is_plain).or_else(|| places().next());
    found.expect("a letter is shorter than a line")
}

fn date(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// A text as a value: signs that mean something are marked, and those that no line may hold are gone.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.trim().replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' | '\r' => escaped.push_str("\\n"),
            letter if letter.is_control() && letter != '\t' => (),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::decide;
    use crate::domain::field::Content;
    use crate::domain::followup::FollowupStatus;
    use crate::domain::moment;
    use crate::domain::parts::Period;
    use crate::domain::tour;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::stamp;
    use ical::IcalParser;
    use proptest::prelude::*;

    fn now() -> NaiveDateTime {
        moment::read_moment("2017-04-03T07:00:00").expect("a moment")
    }

    /// What another program reads of it: uid, day, summary and place of each event.
    fn read(file: &str) -> Vec<[String; 4]> {
        let mut calendars = IcalParser::new(file.as_bytes());
        let calendar = calendars.next().expect("there is one").expect("another program reads it");
        assert!(calendars.next().is_none(), "and no more than one");
        let events = calendar.events.iter().map(|event| {
            assert_eq!(event.alarms.len(), 1, "a reminder each");
            ["UID", "DTSTART", "SUMMARY", "LOCATION"].map(|name| {
                let found = event.properties.iter().find(|it| it.name == name);
                said(found.and_then(|it| it.value.as_deref()).unwrap_or_default())
            })
        });
        events.collect()
    }

    /// A value as it was meant: that program leaves the marks before signs where they are.
    fn said(value: &str) -> String {
        let mut letters = value.chars();
        let mut said = String::new();
        while let Some(letter) = letters.next() {
            said.push(match letter {
                '\\' => match letters.next().expect("a mark stands before something") {
                    'n' => '\n',
                    marked => {
                        assert!("\\;,".contains(marked), "{marked:?} is marked");
                        marked
                    }
                },
                plain => {
                    assert!(!";,".contains(plain), "{plain:?} is not marked");
                    plain
                }
            });
        }
        said
    }

    #[test]
    fn another_program_reads_the_follow_ups_and_only_those_to_be_done_on_a_day() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        let visit = sample.visit(place, "2017-03-31");
        let what = "Räkna på stöd; kyldiskar, frysar\noch en ny kassa \\ våg, gärna före midsommar";
        let open = sample.followup(visit, what, "2017-04-15");
        let settled = Content::default()
            .with(followup::DUE, on("2017-04-15"))
            .with(followup::STATUS, FollowupStatus::Done);
        let settled = sample.add(Kind::Followup, settled);
        let undated = sample.add(Kind::Followup, Content::default());
        let events = of_followups(&sample.book, [open, settled, undated], Language::Swedish);
        let file = text(&events, now());
        let expected =
            [format!("{open}@faltbok"), "20170415".to_owned(), what.to_owned(), "Sikås".to_owned()];
        assert_eq!(read(&file), [expected]);
        assert!(file.contains("DESCRIPTION:Handlare gör det\r\n"), "{file}");
        assert!(file.contains("DTSTAMP:20170403T070000Z\r\n"));
        assert!(file.contains("DTEND;VALUE=DATE:20170416\r\n"));
        for line in file.split_terminator("\r\n") {
            assert!(line.len() <= LONGEST && !line.contains(['\n', '\r']), "{line:?}");
        }
    }

    #[test]
    fn a_visit_is_its_day_the_next_contact_and_what_was_promised_but_no_notes() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        let content = Content::default()
            .with(visit::PLACE, place)
            .with(visit::DAY, on("2017-03-31"))
            .with(visit::NEXT_CONTACT, on("2017-09-14"))
            .with(visit::NOTES, "Ägaren är orolig".to_owned());
        let visit = sample.add(Kind::Visit, content);
        sample.followup(visit, "Ring", "2017-05-01");
        let file = text(&of_visit(&sample.book, visit, Language::Swedish), now());
        let told: Vec<_> = read(&file).into_iter().map(|[_, day, what, _]| (day, what)).collect();
        let expected = [
            ("20170331", "Besök i Sikås"),
            ("20170914", "Nästa kontakt: Sikås"),
            ("20170501", "Ring"),
        ];
        assert_eq!(told, expected.map(|(day, what)| (day.to_owned(), what.to_owned())));
        assert!(!file.contains("orolig"));
        let mut uids: Vec<_> = read(&file).into_iter().map(|[uid, ..]| uid).collect();
        uids.sort();
        uids.dedup();
        assert_eq!(uids.len(), 3);
    }

    #[test]
    fn the_stops_of_a_tour_are_at_their_hour_with_who_joins_but_no_notes() {
        let mut sample = Sample::default();
        let place = sample.place("Hoting");
        let first = tour::Stop {
            place: Some(place),
            time: "9.30".to_owned(),
            minutes: Some(45),
            joins: "Handläggare, länsstyrelsen".to_owned(),
            note: "Ägaren är orolig".to_owned(),
            ..<_>::default()
        };
        let late = tour::Stop {
            day: Some(on("2017-09-13")),
            time: "23.30".to_owned(),
            minutes: Some(60),
            ..<_>::default()
        };
        let day = Period { from: Some(on("2017-09-12")), to: None };
        let stops = vec![first, late, tour::Stop::default()];
        let content = Content::default().with(tour::PERIOD, day).with(tour::STOPS, stops);
        let id = sample.add(Kind::Tour, content);
        let file = text(&of_tour(&sample.book, id, Language::Swedish), now());
        let read = read(&file);
        let days: Vec<_> = read.iter().map(|[_, day, ..]| day.as_str()).collect();
        assert_eq!(days, ["20170912T093000", "20170913T233000", "20170912"]);
        let first = format!("{id}-{place}-1@faltbok");
        assert_eq!(read[0][0], first);
        assert_eq!(read[0][3], "Hoting");
        assert!(file.contains("DTEND:20170912T101500\r\n"), "{file}");
        assert!(file.contains("DTEND:20170914T003000\r\n"), "it goes on past midnight");
        assert!(file.contains("Ansluter: Handläggare\\, länsstyrelsen\r\n"), "{file}");
        assert!(!file.contains("orolig"));

        // A calendar that has the stop already moves it with the stop.
        let (change, _) = tours::reordered(&sample.book, id, &[2, 1, 0]).expect("its stops");
        sample.book.put_all(decide(&sample.book, vec![change], &stamp(1)));
        let events = of_tour(&sample.book, id, Language::Swedish);
        assert_eq!((events[2].uid.as_str(), events[2].place.as_str()), (first.as_str(), "Hoting"));
        assert_eq!(events[2].sequence, 1);
    }

    #[test]
    fn an_empty_list_is_a_calendar_all_the_same() {
        assert!(read(&text(&[], now())).is_empty());
    }

    proptest! {
        // That program loses a value that begins with a colon, which is its own mistake.
        #[test]
        fn whatever_somebody_wrote_is_read_back_by_another_program(
            what in "[a-zåäöÅÄÖ][ -~åäöÅÄÖ€😀\n;,:\\\\\"]{1,200}",
        ) {
            let event = Event {
                uid: "1@faltbok".to_owned(),
                sequence: 0,
                day: on("2024-02-29"),
                time: None,
                minutes: None,
                summary: what.clone(),
                description: String::new(),
                place: String::new(),
            };
            let file = text(&[event], now());
            let [_, day, summary, _] = &read(&file)[0];
            prop_assert_eq!(day, "20240229");
            prop_assert_eq!(summary, what.trim());
        }
    }
}
