//! What a file that leaves the phone holds, and the letter that goes with it.

use crate::domain::action;
use crate::domain::book::Book;
use crate::domain::field::Content;
use crate::domain::followup;
use crate::domain::kind::Kind;
use crate::domain::parts::Party;
use crate::domain::record::Record;
use crate::domain::visit;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::share as words;

/// What the file holds, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// "84 poster"
    pub records: Phrase,
    /// What in it may be about people; `None` when nothing is.
    pub personal: Option<Phrase>,
}

/// Looks through `book`, as a file of all of it would hold it.
pub fn contents(book: &Book) -> Contents {
    let shown = book.all().filter(|record| record.is_shown()).count();
    Contents { records: words::records(as_u64(shown)), personal: personal(book) }
}

/// The text of a mail to send the file `name` with; `address` is where the app
/// is opened.
pub fn mail(name: &str, records: Phrase, address: &str, is_locked: bool) -> Phrase {
    if is_locked {
        words::mail_locked(name, records, address)
    } else {
        words::mail(name, records, address)
    }
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

/// Earlier texts and deleted records count too: the file has what they said.
fn personal(book: &Book) -> Option<Phrase> {
    let notes = book.all().filter(|record| contents_of(record).any(is_note)).count();
    let parties = book.all().map(parties).sum();
    let notes_words = words::notes_count(as_u64(notes));
    let parties_words = words::parties_count(as_u64(parties));
    match (notes, parties) {
        (0, 0) => None,
        (_, 0) => Some(words::personal(notes_words)),
        (0, _) => Some(words::personal(parties_words)),
        _ => Some(words::personal_both(notes_words, parties_words)),
    }
}

/// All that a record has ever said, and still says in a file.
fn contents_of(record: &Record) -> impl Iterator<Item = (Option<Kind>, &Content)> {
    let revisions = record.history().revisions();
    revisions.filter_map(|(_, revision)| Some((record.kind(), revision.body.content()?)))
}

/// Whether somebody wrote freely of what was seen and said.
fn is_note((kind, content): (Option<Kind>, &Content)) -> bool {
    let texts = [visit::NOTES, visit::CHANGED, visit::CONDITIONS];
    kind == Some(Kind::Visit) && texts.iter().any(|&text| !content.text(text).trim().is_empty())
}

/// How many different people a record speaks of, by role and organisation.
fn parties(record: &Record) -> usize {
    let mut named: Vec<Party> = contents_of(record)
        .flat_map(|(kind, content)| match kind {
            Some(Kind::Visit) => content.get(visit::PARTICIPANTS).unwrap_or_default(),
            Some(Kind::Followup) => content.get(followup::OWNER).into_iter().collect(),
            Some(Kind::Action) => content.get(action::RESPONSIBLE).into_iter().collect(),
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
    use crate::present::sample::Sample;
    use crate::present::sample::party;
    use crate::present::sample::stamp;
    use crate::present::sample::swedish;

    fn check(sample: &Sample, records: &str, personal: Option<&str>) {
        let contents = contents(&sample.book);
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
    fn the_mail_names_the_file_and_says_what_to_do_with_it() {
        for is_locked in [false, true] {
            let address = "https://example.org/faltbok/";
            let said = swedish(&mail("faltbok.json", words::records(84), address, is_locked));
            for part in ["faltbok.json", "84 poster", address, "Ta bort"] {
                assert!(said.contains(part), "{part} is not in the mail");
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
