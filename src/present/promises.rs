//! "Det här lovade ni": what one owner has promised, as the text of a mail.

use crate::domain::book::Book;
use crate::domain::contact;
use crate::domain::kind::Kind;
use crate::domain::parts::Party;
use crate::present::contacts::write_to;
use crate::present::followups::FollowupRow;
use crate::present::followups::Urgency;
use crate::present::letters::sorting_key;
use crate::present::mail;
use crate::present::titles;
use crate::text::Language;
use crate::text::promises as words;

/// A mail that can be copied, or opened in a mail program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    pub subject: String,
    pub body: String,
    /// `None` where it is longer than mail programs take from a link.
    pub href: Option<String>,
}

/// The letter to `owner` about `rows`, from who is called `from`; the address is that of the one
/// contact with the owner's role and organisation, if there is just one.
pub fn letter<'a>(
    book: &Book,
    owner: &str,
    rows: impl IntoIterator<Item = &'a FollowupRow>,
    from: &str,
    language: Language,
) -> Letter {
    let mut lines = Vec::new();
    for row in rows {
        let what = row.what.to(language);
        let place = row.place.as_ref().map(|(_, name)| name.clone());
        let what = match place {
            Some(place) => words::at_place(what, place).to(language),
            None => what,
        };
        lines.push(match (row.due, row.urgency) {
            (None, _) => words::undated(what).to(language),
            (Some(due), Urgency::Late) => words::late(what, due).to(language),
            (Some(due), _) => words::dated(what, due).to(language),
        });
    }
    let subject = words::SUBJECT.to(language).to_owned();
    let mut parts = vec![
        words::GREETING.to(language).to_owned(),
        words::INTRODUCTION.to(language).to_owned(),
        lines.join("\n"),
        words::QUESTION.to(language).to_owned(),
    ];
    parts.push(words::regards(from).to(language).trim_end().to_owned());
    let body = parts.join("\n\n");
    let address = address_of(book, owner).unwrap_or_else(|| "mailto:".to_owned());
    let href = mail::link(&address, &subject, &body);
    Letter { subject, body, href }
}

fn address_of(book: &Book, owner: &str) -> Option<String> {
    let mut found = book.of_kind(Kind::Contact).filter_map(|record| {
        let content = record.content();
        let party = Party {
            role: content.text(contact::ROLE).to_owned(),
            organisation: content.text(contact::ORGANISATION).to_owned(),
        };
        (sorting_key(&titles::party(&party)) == sorting_key(owner))
            .then(|| write_to(content.text(contact::EMAIL).trim()))?
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::domain::followup;
    use crate::present::followups;
    use crate::present::sample::Sample;
    use crate::present::sample::on;

    fn the_letter(sample: &Sample) -> Letter {
        let rows = followups::open(&sample.book, on("2017-04-03"));
        letter(&sample.book, "Handlare", &rows, "Servicesamordnare, Regionen", Language::Swedish)
    }

    #[test]
    fn what_was_promised_is_a_mail_with_place_and_day_and_what_is_late_says_so() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        let visit = sample.visit(place, "2017-03-31");
        sample.followup(visit, "Räkna på kylar", "2017-04-01");
        sample.followup(visit, "Ring", "2017-05-01");
        let content = Content::default().with(followup::WHAT, "Skriv om sortimentet".to_owned());
        sample.add(Kind::Followup, content);
        let letter = the_letter(&sample);
        assert_eq!(letter.subject, "Det här lovade ni");
        let body = "Hej!\n\nDet här lovade ni:\n\n\
                    - Räkna på kylar (Sikås), skulle vara klart 1 april 2017\n\
                    - Ring (Sikås), senast 1 maj 2017\n\
                    - Skriv om sortimentet\n\n\
                    Är något klart, eller har något ändrat sig? Svara gärna på det här mejlet.\n\n\
                    Hälsningar\nServicesamordnare, Regionen";
        assert_eq!(letter.body, body);
        let href = letter.href.expect("it is short");
        assert!(href.starts_with("mailto:?subject=Det%20h%C3%A4r%20lovade%20ni&body=Hej%21%0D%0A"));
        assert!(href.is_ascii());
    }

    #[test]
    fn it_goes_to_the_owner_s_own_address_where_there_is_just_one() {
        let mut sample = Sample::default();
        let mut contact = |email: &str| {
            let content = Content::default().with(contact::ROLE, "Handlare".to_owned());
            sample.add(Kind::Contact, content.with(contact::EMAIL, email.to_owned()));
        };
        contact("butiken@exempel.se");
        contact("");
        assert!(the_letter(&sample).href.expect("short").starts_with("mailto:butiken@exempel.se?"));
        let content = Content::default().with(contact::ROLE, "Handlare".to_owned());
        let other = content.with(contact::EMAIL, "macken@exempel.se".to_owned());
        sample.add(Kind::Contact, other);
        assert!(the_letter(&sample).href.expect("short").starts_with("mailto:?"));
    }

    #[test]
    fn a_long_letter_has_no_link_that_a_mail_program_would_cut() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        let visit = sample.visit(place, "2017-03-31");
        for _ in 0..40 {
            sample.followup(visit, "Räkna på kylar och en ny kassa", "2017-05-01");
        }
        let letter = the_letter(&sample);
        assert_eq!(letter.href, None);
        assert_eq!(letter.body.matches("kylar").count(), 40);
    }
}
