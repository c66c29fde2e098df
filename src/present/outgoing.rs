//! What a file that leaves the phone holds, and the letter that goes with it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::action;
use crate::domain::agreement;
use crate::domain::field::Content;
use crate::domain::followup;
use crate::domain::kind::Kind;
use crate::domain::observation;
use crate::domain::parts::Party;
use crate::domain::photo;
use crate::domain::record::Record;
use crate::domain::tour;
use crate::domain::visit;
use crate::present::words::Worded;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::share as words;

/// What the file holds, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// "84 poster"
    pub records: Phrase,
    /// "2 borttagna", when there are any.
    pub deleted: Option<Phrase>,
    /// How many of each kind: "Besök" and 12.
    pub kinds: Vec<(Message, u64)>,
    /// What in it may be about people; `None` when nothing is.
    pub personal: Option<Phrase>,
}

/// Words for a number of something.
type Counted = fn(u64) -> Phrase;

/// Counts what goes into a file, a record at a time.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    shown: usize,
    gone: usize,
    kinds: BTreeMap<Kind, u64>,
    contacts: usize,
    notes: usize,
    parties: usize,
    photos: usize,
}

impl Tally {
    /// Counts a record. Earlier texts and deleted records tell of people too: the
    /// file has what they said.
    pub fn look_at(&mut self, record: &Record) {
        if record.is_shown() {
            self.shown += 1;
            if let Some(kind) = record.kind() {
                *self.kinds.entry(kind).or_default() += 1;
            }
        } else {
            self.gone += 1;
        }
        let is_contact = record.kind() == Some(Kind::Contact);
        self.contacts += usize::from(is_contact && contents_of(record).next().is_some());
        self.notes += usize::from(contents_of(record).any(is_note));
        self.parties += parties(record);
        self.photos += usize::from(photo::has_picture(record));
    }

    /// What was counted; whether its pictures are in the file.
    pub fn contents(&self, with_pictures: bool) -> Contents {
        Contents {
            records: words::records(as_u64(self.shown)),
            deleted: (self.gone != 0).then(|| words::deleted(as_u64(self.gone))),
            kinds: self.kinds.iter().map(|(kind, &count)| (kind.word(), count)).collect(),
            personal: self.personal(with_pictures),
        }
    }

    fn personal(&self, with_pictures: bool) -> Option<Phrase> {
        let photos = if with_pictures { self.photos } else { 0 };
        let counted: [(usize, Counted); 4] = [
            (photos, words::photos_count),
            (self.contacts, words::contacts_count),
            (self.notes, words::notes_count),
            (self.parties, words::parties_count),
        ];
        let mut found = counted
            .into_iter()
            .filter(|(count, _)| *count != 0)
            .map(|(count, words)| words(as_u64(count)));
        let listed = match (found.next()?, found.next(), found.next(), found.next()) {
            (one, None, ..) => one,
            (one, Some(other), None, _) => words::two(one, other),
            (one, Some(other), Some(third), None) => words::three(one, other, third),
            (one, Some(other), Some(third), Some(fourth)) => words::four(one, other, third, fourth),
        };
        Some(words::personal(listed))
    }
}

/// What a letter says of the file that it goes with.
#[derive(Clone, Debug)]
pub struct Letter<'a> {
    pub name: &'a str,
    /// "84 poster"
    pub records: Phrase,
    /// What part of the book it is; `None` for all of it.
    pub part: Option<Phrase>,
    /// The day since which it holds what has changed, when it holds no more.
    pub since: Option<NaiveDate>,
    /// Where the app is opened.
    pub address: &'a str,
    pub is_locked: bool,
}

/// The text of a mail to send a file with.
pub fn mail(letter: Letter<'_>) -> Phrase {
    let Letter { name, records, part, since, address, is_locked } = letter;
    let what = match (part, since) {
        (None, None) => words::mail_book(name, records),
        (Some(part), None) => words::mail_part(name, part, records),
        (None, Some(day)) => words::mail_book_since(day, name, records),
        (Some(part), Some(day)) => words::mail_part_since(name, part, day, records),
    };
    if is_locked { words::mail_locked(what, address) } else { words::mail(what, address) }
}

/// The name of the locked file that is made of the file `name`.
pub fn locked_name(name: &str) -> String {
    format!("{}-last.json", name.strip_suffix(".json").unwrap_or(name))
}

/// What is wrong with a passphrase that somebody wants to lock a file with.
pub fn passphrase_problem(passphrase: &str) -> Option<Message> {
    match passphrase.trim().chars().count() {
        0 => Some(words::LOCK_MISSING),
        1..12 => Some(words::LOCK_SHORT),
        _ => None,
    }
}

/// All that a record has ever said, and still says in a file.
fn contents_of(record: &Record) -> impl Iterator<Item = (Option<Kind>, &Content)> {
    let revisions = record.history().revisions();
    revisions.filter_map(|(_, revision)| Some((record.kind(), revision.body.content()?)))
}

/// Whether somebody wrote freely of what was seen and said.
fn is_note((kind, content): (Option<Kind>, &Content)) -> bool {
    let texts = [
        visit::NOTES,
        visit::CHANGED,
        visit::CONDITIONS,
        visit::OPENING,
        visit::STAFF,
        visit::ELIGIBILITY,
        visit::IDEAS,
        visit::ATMOSPHERE,
    ];
    kind == Some(Kind::Visit) && texts.iter().any(|&text| !content.text(text).trim().is_empty())
}

/// How many different people a record speaks of, by role and organisation.
fn parties(record: &Record) -> usize {
    let mut named: Vec<Party> = contents_of(record)
        .flat_map(|(kind, content)| match kind {
            Some(Kind::Visit) => content.get(visit::PARTICIPANTS).unwrap_or_default(),
            Some(Kind::Followup) => content.get(followup::OWNER).into_iter().collect(),
            Some(Kind::Action) => content.get(action::RESPONSIBLE).into_iter().collect(),
            Some(Kind::Observation) => content.get(observation::OBSERVER).into_iter().collect(),
            Some(Kind::Tour) => content.get(tour::PARTICIPANTS).unwrap_or_default(),
            Some(Kind::Agreement) => {
                agreement::PARTIES.iter().filter_map(|&field| content.get(field)).collect()
            }
            _ => Vec::new(),
        })
        .filter(|party| *party != Party::default())
        .collect();
    named.sort_by(|one, other| {
        (&one.role, &one.organisation).cmp(&(&other.role, &other.organisation))
    });
    named.dedup();
    named.len()
}

fn as_u64(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contact;
    use crate::present::sample::Sample;
    use crate::present::sample::party;
    use crate::present::sample::stamp;
    use crate::present::sample::swedish;

    fn check(sample: &Sample, records: &str, personal: Option<&str>) {
        let mut tally = Tally::default();
        sample.book.all().for_each(|record| tally.look_at(record));
        let contents = tally.contents(true);
        assert_eq!(swedish(&contents.records), records);
        let said = contents.personal.as_ref().map(swedish);
        assert_eq!(said.as_deref().and_then(|said| said.split(". ").next()), personal);
    }

    #[test]
    fn what_may_be_about_people_is_told_before_the_file_is_sent() {
        let mut sample = Sample::default();
        check(&sample, "0 poster", None);
        let place = sample.place("Sikås");
        check(&sample, "1 post", None);
        let noted = Content::default().with(visit::NOTES, "Butiken har fått ny kyl.".to_owned());
        let noted = sample.add(Kind::Visit, noted);
        check(&sample, "2 poster", Some("Filen har 1 anteckning från besök"));
        let visit = sample.visit(place, "2017-03-14");
        sample.followup(visit, "Ring länsstyrelsen", "2017-04-01");
        let there = vec![party("Handlare", ""), party("Butiksansvarig", "Ica"), party("", "")];
        sample.add(Kind::Visit, Content::default().with(visit::PARTICIPANTS, there));
        let both = "Filen har 1 anteckning från besök och 3 uppgifter om vem någon är";
        check(&sample, "5 poster", Some(both));
        // What was removed from a note is still in the file.
        sample.change(noted, |history| {
            history.write(&stamp(1), Content::default());
        });
        check(&sample, "5 poster", Some(both));
    }

    #[test]
    fn a_deleted_record_keeps_what_it_said_until_it_is_erased() {
        let mut sample = Sample::default();
        let noted = Content::default().with(visit::CHANGED, "Nya öppettider".to_owned());
        let visit = sample.add(Kind::Visit, noted);
        sample.delete(visit);
        check(&sample, "0 poster", Some("Filen har 1 anteckning från besök"));
        sample.change(visit, |history| {
            history.erase(&stamp(1));
        });
        check(&sample, "0 poster", None);
    }

    #[test]
    fn pictures_show_people_where_they_are_in_the_file() {
        let mut sample = Sample::default();
        let sha256 = "00".repeat(32);
        let content = Content::default().with(photo::SHA256, sha256);
        sample.add(Kind::Photo, content);
        check(&sample, "1 post", Some("Filen har 1 bild"));
        let mut tally = Tally::default();
        sample.book.all().for_each(|record| tally.look_at(record));
        assert_eq!(tally.contents(false).personal, None);
        let noted = Content::default().with(visit::NOTES, "Ny kyl.".to_owned());
        let there = vec![party("Handlare", "")];
        sample.add(Kind::Visit, noted.with(visit::PARTICIPANTS, there));
        sample.add(Kind::Contact, Content::default());
        let all =
            "Filen har 1 bild, 1 kontakt, 1 anteckning från besök och 1 uppgift om vem någon är";
        check(&sample, "3 poster", Some(all));
    }

    #[test]
    fn contacts_are_told_first_and_each_kind_is_counted() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        let visit = sample.visit(place, "2017-03-14");
        sample.followup(visit, "Ring länsstyrelsen", "2017-04-01");
        let contact = sample.add(Kind::Contact, Content::default().with(contact::PLACE, place));
        let told = "Filen har 1 kontakt och 1 uppgift om vem någon är";
        check(&sample, "4 poster", Some(told));
        sample.delete(contact);
        let mut tally = Tally::default();
        sample.book.all().for_each(|record| tally.look_at(record));
        let contents = tally.contents(true);
        assert_eq!(contents.deleted.as_ref().map(swedish).as_deref(), Some("1 borttagen"));
        assert_eq!(contents.kinds.iter().map(|it| it.1).collect::<Vec<_>>(), [1, 1, 1]);
        check(&sample, "3 poster", Some(told));
    }

    #[test]
    fn the_mail_names_the_file_and_says_what_to_do_with_it() {
        let address = "https://example.org/faltbok/";
        for (part, since, is_locked, told) in [
            (None, None, false, "Här är min fältbok som fil: faltbok.json."),
            (None, None, true, "Här är min fältbok som fil: faltbok.json."),
            (
                Some("Sikås"),
                None,
                true,
                "Här är en del av min fältbok som fil: faltbok.json. Den gäller Sikås",
            ),
            (None, Some("2017-04-03"), false, "sedan 3 april 2017"),
            (Some("Sikås"), Some("2017-04-03"), false, "Den gäller Sikås"),
        ] {
            let said = swedish(&mail(Letter {
                name: "faltbok.json",
                records: words::records(84),
                part: part.map(Phrase::verbatim),
                since: since.map(crate::present::sample::on),
                address,
                is_locked,
            }));
            for part in ["faltbok.json", "84 poster", address, "Ta bort", told] {
                assert!(said.contains(part), "{part} is not in {said}");
            }
            assert_eq!(said.contains("lösenfras, som du får på annat sätt"), is_locked);
        }
    }

    #[test]
    fn a_locked_file_says_so_in_its_name() {
        assert_eq!(
            locked_name("faltbok-2017-04-03-0900.json"),
            "faltbok-2017-04-03-0900-last.json"
        );
    }

    #[test]
    fn a_passphrase_has_twelve_letters_however_they_are_written() {
        assert_eq!(passphrase_problem("  "), Some(words::LOCK_MISSING));
        assert_eq!(passphrase_problem(" åäöåäöåäöåä "), Some(words::LOCK_SHORT));
        assert_eq!(passphrase_problem("åäöåäöåäöåäö"), None);
    }
}
