//! Records that look like one and the same, so that a person can join them or say that they are two.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::domain::book::Book;
use crate::domain::contact;
use crate::domain::field::Field;
use crate::domain::id::RecordId;
use crate::domain::join::are_told_apart;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::order::gathered;
use crate::domain::place;
use crate::domain::provider;
use crate::domain::record::Record;
use crate::present::titles;
use crate::present::titles::RecordLine;

/// The kinds of record that two people may make of one thing.
pub const KINDS: [Kind; 3] = [Kind::Place, Kind::Provider, Kind::Contact];

/// Fewer figures than this are no telephone number to know somebody by.
const FIGURES: usize = 6;

/// Two records that look like one. The older one is offered to stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    pub stays: RecordLine,
    pub goes: RecordLine,
}

/// All pairs that look like one, oldest first. Of many that look alike each is
/// paired with the oldest, so that the work grows with the book and no faster.
pub fn duplicates(book: &Book) -> Vec<Pair> {
    let mut groups: BTreeMap<String, Vec<&Record>> = BTreeMap::new();
    for record in KINDS.iter().flat_map(|&kind| book.of_kind(kind)) {
        for key in keys(record) {
            groups.entry(key).or_default().push(record);
        }
    }
    let mut pairs: BTreeSet<(RecordId, RecordId)> = BTreeSet::new();
    for mut group in groups.into_values() {
        order::sort_by_key(&mut group, |record| record.id());
        let Some((oldest, others)) = group.split_first() else { continue };
        let alike = others.iter().filter(|other| are_alike(oldest, other));
        pairs.extend(alike.map(|other| (oldest.id(), other.id())));
    }
    let pair = |(stays, goes)| {
        Some(Pair { stays: titles::line(book, stays)?, goes: titles::line(book, goes)? })
    };
    pairs.into_iter().filter_map(pair).collect()
}

/// The pairs of which one record, or both, came in just now.
pub fn brought_by(book: &Book, new: &BTreeSet<RecordId>) -> Vec<Pair> {
    let is_new = |line: &RecordLine| new.contains(&line.id);
    let mut pairs = duplicates(book);
    pairs.retain(|pair| is_new(&pair.stays) || is_new(&pair.goes));
    pairs
}

/// The record that looks like the one called `id`, if there is one: the oldest.
pub fn twin(book: &Book, id: RecordId) -> Option<RecordLine> {
    let record = book.shown(id)?;
    let kind = record.kind().filter(|kind| KINDS.contains(kind))?;
    let mine: BTreeSet<String> = gathered(keys(record));
    if mine.is_empty() {
        return None;
    }
    let shares = |other: &Record| keys(other).iter().any(|key| mine.contains(key));
    let mut others = book.of_kind(kind).filter(|other| other.id() != record.id());
    let twin = others.find(|other| shares(other) && are_alike(record, other))?;
    titles::line(book, twin.id())
}

/// Of a pair that shares a key, what it does not say.
fn are_alike(one: &Record, other: &Record) -> bool {
    let may_be = |field: Field<String>| {
        let [one, other] = [one, other].map(|it| alike(it.content().text(field)));
        one.is_empty() || other.is_empty() || one == other
    };
    let fits = match one.kind() {
        // Who has not said the municipality may mean the same one.
        Some(Kind::Place) => may_be(place::MUNICIPALITY),
        Some(Kind::Contact) => may_be(contact::NAME),
        _ => true,
    };
    fits && !are_told_apart(one, other)
}

/// What a record shares with another writing of the same thing.
fn keys(record: &Record) -> Vec<String> {
    let content = record.content();
    let text = |field| alike(content.text(field));
    let mut keys = Vec::new();
    match record.kind() {
        Some(Kind::Place) => keys.push(("place", text(place::NAME), String::new())),
        Some(Kind::Provider) => {
            let at = content.get(provider::PLACE).map(|id| id.to_string());
            keys.extend(at.map(|at| ("provider", text(provider::NAME), at)));
        }
        Some(Kind::Contact) => {
            let organisation = text(contact::ORGANISATION);
            if !organisation.is_empty() {
                keys.push(("contact", text(contact::NAME), organisation));
            }
            let digits: String =
                content.text(contact::PHONE).chars().filter(char::is_ascii_digit).collect();
            // "+46 70" and "070" are one telephone.
            let digits = digits.strip_prefix("00").unwrap_or(&digits);
            let digits = digits.strip_prefix("46").unwrap_or(digits);
            if FIGURES <= digits.len() {
                keys.push(("phone", digits.trim_start_matches('0').to_owned(), String::new()));
            }
            keys.push(("email", text(contact::EMAIL), String::new()));
        }
        _ => (),
    }
    keys.retain(|(_, what, _)| !what.is_empty());
    keys.into_iter().map(|(of, what, at)| format!("{of}\n{what}\n{at}")).collect()
}

/// `text` without what people write differently: case, and spaces too many. Å, Ä
/// and Ö stay: Vårsta is not Varsta.
fn alike(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::decide;
    use crate::domain::field::Content;
    use crate::domain::join::join;
    use crate::domain::join::tell_apart;
    use crate::present::sample::Sample;
    use crate::present::sample::stamp;

    fn place(sample: &mut Sample, name: &str, municipality: &str) -> RecordId {
        let content = Content::default()
            .with(place::NAME, name.to_owned())
            .with(place::MUNICIPALITY, municipality.to_owned());
        sample.add(Kind::Place, content)
    }

    fn contact(sample: &mut Sample, fields: [(Field<String>, &str); 2]) -> RecordId {
        let content = fields
            .into_iter()
            .fold(Content::default(), |it, (field, text)| it.with(field, text.to_owned()));
        sample.add(Kind::Contact, content)
    }

    fn pairs(sample: &Sample) -> Vec<(RecordId, RecordId)> {
        duplicates(&sample.book).into_iter().map(|it| (it.stays.id, it.goes.id)).collect()
    }

    #[test]
    fn places_of_one_name_in_one_municipality_look_like_one() {
        let mut sample = Sample::default();
        let first = place(&mut sample, "Sikås", "Strömsund");
        let second = place(&mut sample, " sikås ", "");
        place(&mut sample, "Sikås", "Ljusdal");
        place(&mut sample, "Los", "Ljusdal");
        place(&mut sample, "", "Ljusdal");
        place(&mut sample, "", "Ljusdal");
        assert_eq!(pairs(&sample), [(first, second)]);
        assert_eq!(twin(&sample.book, second).map(|it| it.id), Some(first));
    }

    #[test]
    fn shops_of_one_name_look_like_one_when_their_places_were_joined() {
        let mut sample = Sample::default();
        let (one, other) = (place(&mut sample, "Sikås", "A"), place(&mut sample, "Sikås", "B"));
        let shop = |at| {
            Content::default().with(provider::PLACE, at).with(provider::NAME, "Handeln".to_owned())
        };
        let first = sample.add(Kind::Provider, shop(one));
        let second = sample.add(Kind::Provider, shop(other));
        assert!(pairs(&sample).is_empty());
        let join = join(sample.book.get(one).unwrap(), sample.book.get(other).unwrap()).unwrap();
        sample.book.put_all(decide(&sample.book, join.changes, &stamp(1)));
        assert_eq!(pairs(&sample), [(first, second)]);
    }

    #[test]
    fn contacts_look_like_one_by_organisation_telephone_or_address() {
        use contact::{EMAIL, NAME, ORGANISATION, PHONE};
        let mut sample = Sample::default();
        let first = [
            contact(&mut sample, [(NAME, "Karin Exempel"), (ORGANISATION, "Bräcke kommun")]),
            contact(&mut sample, [(NAME, "karin exempel"), (ORGANISATION, "Bräcke Kommun")]),
        ];
        let second = [
            contact(&mut sample, [(NAME, "Olle Exempel"), (PHONE, "070/123 45 67")]),
            contact(&mut sample, [(NAME, ""), (PHONE, "0046 70 123 45 67")]),
        ];
        // One telephone in the shop, and two people.
        contact(&mut sample, [(NAME, "Eva Exempel"), (PHONE, "0701234567")]);
        let third = [
            contact(&mut sample, [(NAME, "Per"), (EMAIL, "per@example.se")]),
            contact(&mut sample, [(NAME, "Per"), (EMAIL, "Per@Example.se")]),
        ];
        contact(&mut sample, [(NAME, "Per"), (PHONE, "112")]);
        let expected = [first, second, third].map(|[stays, goes]| (stays, goes));
        assert_eq!(pairs(&sample), expected);
        let brought = brought_by(&sample.book, &BTreeSet::from([second[1]]));
        assert_eq!(brought.iter().map(|pair| pair.stays.id).collect::<Vec<_>>(), [second[0]]);
    }

    #[test]
    fn who_was_told_apart_is_not_asked_about_again() {
        let mut sample = Sample::default();
        let first = place(&mut sample, "Sikås", "");
        let second = place(&mut sample, "Sikås", "");
        let [one, other] = [first, second].map(|id| sample.book.get(id).unwrap());
        let change = tell_apart(one, other).unwrap();
        sample.book.put_all(decide(&sample.book, vec![change], &stamp(1)));
        assert!(pairs(&sample).is_empty());
        assert_eq!(twin(&sample.book, second), None);
    }

    #[test]
    fn of_ten_thousand_that_look_alike_each_is_paired_once() {
        let mut sample = Sample::default();
        for _ in 0..10_000 {
            place(&mut sample, "Sikås", "");
        }
        assert_eq!(duplicates(&sample.book).len(), 9_999);
    }
}
